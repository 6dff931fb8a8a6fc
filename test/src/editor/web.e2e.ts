// The extension in the browser build of VS Code, where its server is a web worker: part of `npm run test:editor`.
import { framed, sound } from "../lsp/samples.js";
import { type EditorHost, Workbench } from "./workbench.js";

const found = process.env["YAKKAN_EDITOR_HOST"];
const host = found === undefined ? undefined : (JSON.parse(found) as EditorHost);

describe("VS Code in a browser alone", function () {
  this.timeout(180_000);
  let workbench: Workbench | undefined;

  before(async function () {
    if (host === undefined) return this.skip();
    workbench = await Workbench.startWeb(host, {
      "framed.yakkan": framed,
      "broken.yakkan": sound.replace("covers leak", "covers leek"),
    });
  });
  after(() => workbench?.stop());

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== "failed") return;
    await workbench?.shot(`failed-web-${currentTest.title.replace(/[^a-z]+/gi, "-")}`);
    await workbench?.recover();
  });

  it("marks an unknown name", async () => {
    await workbench!.openFile("broken.yakkan");
    await workbench!.page.locator(".squiggly-error").first().waitFor({ state: "attached", timeout: 40_000 });
    await workbench!.shot("web-1-unknown-name");
  });

  it("shows on hover what a Japanese name stands for", async () => {
    await workbench!.hover(workbench!.word("争訟費用").last(), "弁護士その他の専門家に払う費用。");
    await workbench!.page.mouse.move(5, 400);
  });

  it("runs scenarios and explains one", async () => {
    await workbench!.openFile("framed.yakkan");
    await workbench!.goTo(58, 1);
    await workbench!.lens("run · due ¥1,000,000").first().waitFor();
    await workbench!.lens("explain").first().click();
    await workbench!.treeRow("yakkan.explanation", "deductible per incident of Costs").waitFor();
    await workbench!.shot("web-2-explanation");
  });

  it("follows the payout against the loss", async () => {
    await workbench!.lens("payout curve").first().click();
    // The title is there when the server has answered. What is drawn stands in a page that this build loads from a
    // network of its makers, which the tests do not reach; the other workbench shows it.
    await workbench!.page.locator(".tab", { hasText: "Payout curve: Framed" }).waitFor();
    await workbench!.shot("web-3-payout");
  });
});
