// The pictures of the README, taken from a real workbench: `npm run screenshots`. Look at them before you keep them.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type EditorHost, Workbench } from "./workbench.js";

const template = new URL("../../../compiler/templates/liability-and-costs.yakkan", import.meta.url);
const found = process.env["YAKKAN_EDITOR_HOST"];

/** Little around what is to be seen. */
const settings = {
  "breadcrumbs.enabled": false,
  "editor.fontSize": 13,
  "editor.lineHeight": 19,
  "editor.stickyScroll.enabled": false,
  "editor.scrollBeyondLastLine": false,
  "editor.renderWhitespace": "none",
  "window.commandCenter": false,
  "workbench.layoutControl.enabled": false,
  "workbench.statusBar.visible": false,
  "workbench.navigationControl.enabled": false,
  "yakkan.codeLens.tested": false,
};

describe("screenshots", function () {
  this.timeout(300_000);
  let workbench: Workbench;

  before(async function () {
    if (found === undefined) return this.skip();
    const text = readFileSync(template, "utf8")
      .replaceAll("new_product", "cyber")
      .replace(/新しい保険商品/, "サイバー保険")
      .replace("New product", "Cyber");
    const host = {
      ...(JSON.parse(found) as EditorHost),
      shots: fileURLToPath(new URL("../../../docs/images/", import.meta.url)),
    };
    workbench = await Workbench.start(
      host,
      {
        "cyber.yakkan": text,
        "draft.yakkan": text.replace("limit cost_limit per", "limit cost_limi per"),
      },
      { settings, size: { width: 1180, height: 700 }, scale: 2 },
    );
  });
  after(() => workbench?.stop());

  it("an error, and what cannot be seen in the text", async () => {
    await workbench.openFile("draft.yakkan");
    await workbench.page.keyboard.press("Control+B");
    await workbench.goTo(56, 1);
    await workbench.goTo(45, 1);
    await workbench.page.locator(".squiggly-error").first().waitFor({ state: "attached", timeout: 90_000 });
    await workbench.hover(workbench.word("recurrence").first(), "Recurrence");
    await workbench.shot("editor");
    await workbench.command("View: Close All Editor Groups");
    await workbench.page.keyboard.press("Control+B");
  });

  it("a scenario explained", async () => {
    await workbench.openFile("cyber.yakkan");
    await workbench.goTo(80, 1);
    await workbench.lens("run · due ¥1,400,000").first().waitFor();
    await workbench.goTo(66, 1);
    await workbench.command("Yakkan: Explain Scenario");
    await workbench.treeRow("yakkan.explanation", "pay now").waitFor();
    const side = (await workbench.page.locator(".part.sidebar").boundingBox())!;
    await workbench.page.mouse.move(side.x + side.width, 400);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(540, 400, { steps: 8 });
    await workbench.page.mouse.up();
    await workbench.page.mouse.move(900, 650);
    await workbench.treeRow("yakkan.explanation", "deductible per incident of Costs").waitFor();
    await workbench.shot("explanation");
  });

  it("the payout against the loss", async () => {
    await workbench.goTo(66, 1);
    await workbench.page.keyboard.press("Control+B");
    await workbench.command("Yakkan: Show the Payout Curve");
    const page = await workbench.webview(".curve");
    await page.locator("select[data-choose=node]").selectOption("costs");
    await workbench.page.locator(".tab", { hasText: "Payout curve: Costs" }).waitFor();
    await workbench.webview("circle.bend");
    await workbench.shot("payout");
  });
});
