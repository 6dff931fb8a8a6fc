import { productTexts } from "../support/edits.js";
import { fuzz } from "./fuzz.js";
import { framed, sound } from "./samples.js";

describe("language server: random edits and requests", function () {
  this.timeout(180_000);

  it("never end it, and leave it saying what a fresh one says", () =>
    fuzz({ steps: 1_500, seed: 7, texts: [sound, framed] }));

  it("nor do they on a whole product", () => fuzz({ steps: 60, seed: 8, texts: [productTexts()[0]!.text] }));
});
