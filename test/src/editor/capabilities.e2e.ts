// What VS Code offers around the text, in a real workbench: part of `npm run test:editor`.
import { strictEqual } from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { fourFiles } from "../lsp/four-files.js";
import { framed, sound } from "../lsp/samples.js";
import type { Locator } from "playwright-core";
import { type EditorHost, Workbench } from "./workbench.js";

const commandLine = fileURLToPath(new URL("../../../compiler/bin/yakkan.cjs", import.meta.url));
const found = process.env["YAKKAN_EDITOR_HOST"];
const host = found === undefined ? undefined : (JSON.parse(found) as EditorHost);

const check = {
  label: "check the products",
  type: "shell",
  command: `node "${commandLine}" check broken.yakkan`,
  problemMatcher: ["$yakkan", "$yakkan-ja-warning", "$yakkan-ja-information"],
  group: { kind: "build", isDefault: true },
  // Its terminal would come up over the problems.
  presentation: { reveal: "never" },
};

describe("VS Code around the text", function () {
  this.timeout(180_000);
  let workbench: Workbench | undefined;

  before(async function () {
    if (host === undefined) return this.skip();
    workbench = await Workbench.start(host, {
      ...fourFiles,
      "framed.yakkan": framed,
      "typed.yakkan": sound,
      "broken.yakkan": sound.replace("covers leak", "covers leek"),
      ".vscode/tasks.json": JSON.stringify({ version: "2.0.0", tasks: [check] }),
    });
  });
  after(() => workbench?.stop());

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== "failed") return;
    await workbench?.shot(`failed-${currentTest.title.replace(/[^a-z]+/gi, "-")}`);
    await workbench?.recover();
  });

  it("fills in a construct, place by place", async () => {
    const { page } = workbench!;
    await workbench!.openFile("typed.yakkan");
    await workbench!.goTo(16, 100);
    await page.keyboard.press("Enter");
    await page.keyboard.type("head");
    await workbench!.complete("head …");
    await page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "head …" }).first().click();
    await workbench!.line(/^ *head /);
    await page.keyboard.type("appraisal");
    await page.keyboard.press("Tab");
    await page.keyboard.type("鑑定費用");
    await workbench!.shot("15-snippet");
    await workbench!.line(/^ *head appraisal "鑑定費用"/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await workbench!.command("File: Revert File");
  });

  it("closes 「 by itself, and puts the marks of a label in its place", async () => {
    const { page } = workbench!;
    await workbench!.goTo(15, 100);
    await page.keyboard.press("Enter");
    await page.keyboard.type("head appraisal ");
    // What an input method puts in, sign by sign.
    await page.keyboard.insertText("「");
    await page.keyboard.insertText("鑑定費用");
    await workbench!.line(/^ *head appraisal 「鑑定費用」/);
    await page.locator(".squiggly-error").first().waitFor({ state: "attached" });
    await workbench!.shot("16-brackets");
    await (await workbench!.quickFix('"鑑定費用"')).click();
    await workbench!.line(/^ *head appraisal "鑑定費用"/);
    await workbench!.command("File: Revert File");
  });

  it("follows a reference to its document", async () => {
    await workbench!.openFile("framed.yakkan");
    await workbench!.goTo(17, 30);
    await workbench!.command("Open Link");
    await workbench!.status(/Ln 4, Col 12/);
    await workbench!.shot("17-link");
  });

  it("shows the heads that draw on a limit as its callers", async () => {
    await workbench!.goTo(34, 10);
    await workbench!.command("Calls: Show Call Hierarchy");
    const row = (name: string): Locator => workbench!.page.locator(".sidebar .monaco-list-row", { hasText: name });
    await row("limit 30_000_000 per incident").waitFor();
    await row("containment").waitFor();
    await row("sympathy").waitFor();
    strictEqual(await row("probe").count(), 0);
    await workbench!.shot("18-calls");
    await workbench!.command("View: Show Explorer");
  });

  it("shows what is derived from a product as its subtypes", async () => {
    await workbench!.openFile("基本.yakkan");
    // Wide signs take two columns.
    await workbench!.goTo(3, 8);
    await workbench!.command("Types: Show Type Hierarchy");
    await workbench!.page.locator(".sidebar .monaco-list-row", { hasText: /^(?!.*yakkan).*団体/ }).waitFor();
    await workbench!.shot("19-types");
    await workbench!.command("View: Show Explorer");
  });

  it("follows a file that is renamed", async () => {
    const { page } = workbench!;
    await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "団体.yakkan" }).click();
    await page.keyboard.press("F2");
    const input = page.locator(".explorer-item-edited input");
    await input.waitFor();
    await input.fill("団体契約.yakkan");
    await page.keyboard.press("Enter");
    await page.locator(".monaco-dialog-modal-block .monaco-button", { hasText: "OK" }).click();
    await page.locator('.tab.active[data-resource-name="団体契約.yakkan"]').waitFor();
    await workbench!.openFile("事例.yakkan");
    await workbench!.line(/所収 "団体契約.yakkan"/);
    await workbench!.shot("20-renamed-file");
  });

  it("lists what the command line finds, run as a task", async () => {
    const { page } = workbench!;
    await workbench!.openFile("broken.yakkan");
    await page.keyboard.press("Control+Shift+B");
    await workbench!.command("View: Focus Problems");
    const rows = page.locator(".markers-panel .monaco-list-row", { hasText: "unknown trigger `leek`" });
    await rows.nth(1).waitFor();
    await workbench!.shot("21-task");
    strictEqual(await rows.count(), 2);
  });

  it("leads from the walkthrough to a product", async () => {
    const { page } = workbench!;
    await workbench!.command("Welcome: Open Walkthrough...");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "Write a product in Yakkan" }).click();
    await page.locator(".getting-started-step").first().waitFor();
    await workbench!.shot("22-walkthrough");
    await page.locator(".getting-started-step .monaco-button", { hasText: "New product" }).click();
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "Costs of an incident" }).click();
    await workbench!.line(/product new_product/);
    await workbench!.shot("23-walked");
    await workbench!.goTo(24, 1);
    await workbench!.line(/head forensics.*at most/);
  });
});
