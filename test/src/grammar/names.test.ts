import assert from "node:assert/strict";
import { nameAt } from "@yakkan/grammar/names.js";
import fc from "fast-check";

/** What a name is made of, by Unicode: what is read by codes where a name is of ASCII and common Japanese. */
const pattern = /^[\p{L}_〇々ー][\p{L}\p{M}\p{N}_々ー〇・]*/u;

describe("the end of a name", () => {
  it("is where Unicode says that letters, marks and digits end", () => {
    const letters = "aZ_9 ぁんゖァヺーヽ々〇・一龥龦鿿ßéЖ한אΩ\u3099\u309a\u0301゛「」。、①²Ⅳ-.(\ud842\udfb7\ud83d";
    const some = fc.array(fc.constantFrom(...letters), { maxLength: 6 }).map((all) => all.join(""));
    fc.assert(
      fc.property(some, (text) => assert.equal(nameAt(text, 0), pattern.exec(text)?.[0])),
      { numRuns: 20_000, seed: 20_261_201 },
    );
  });
});
