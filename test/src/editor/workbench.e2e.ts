// In a real VS Code workbench in a real browser: `npm run test:editor`. Not part of `npm test`.
import { deepStrictEqual, notStrictEqual, strictEqual } from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { format } from "@yakkan/compiler/format/format.js";
import { framed, sound } from "../lsp/samples.js";
import type { Locator } from "playwright-core";
import { type EditorHost, Workbench } from "./workbench.js";

const product = new URL("../../../policies/cyber_protector.yakkan", import.meta.url);
const words = new URL("../../../policies/shared/cyber_words.yakkan", import.meta.url);
const found = process.env["YAKKAN_EDITOR_HOST"];
const host = found === undefined ? undefined : (JSON.parse(found) as EditorHost);

describe("VS Code workbench", function () {
  this.timeout(180_000);
  let workbench: Workbench | undefined;

  before(async function () {
    if (host === undefined) return this.skip();
    const formatted = await format(sound, { keywords: "ja" });
    const japanese = "text" in formatted ? formatted.text : "";
    workbench = await Workbench.start(host, {
      "framed.yakkan": framed,
      "broken.yakkan": sound.replace("covers leak", "covers leek"),
      "untidy.yakkan": sound.replace("    covers leak", "  covers    leak"),
      "missing.yakkan": sound.replace("    covered when discovered during period\n", ""),
      "日本語.yakkan": japanese,
      ...(existsSync(product) && {
        "cyber_protector.yakkan": readFileSync(product, "utf8"),
        "shared/cyber_words.yakkan": readFileSync(words, "utf8"),
      }),
    });
  });
  after(() => workbench?.stop());

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== "failed") return;
    await workbench?.shot(`failed-${currentTest.title.replace(/[^a-z]+/gi, "-")}`);
    await workbench?.recover();
  });

  it("marks an unknown name", async () => {
    await workbench!.openFile("broken.yakkan");
    await workbench!.page.locator(".squiggly-error").first().waitFor({ state: "attached" });
    await workbench!.shot("1-unknown-name");
  });

  it("lists it among the problems", async () => {
    await workbench!.command("View: Focus Problems");
    const row = workbench!.page.locator(".markers-panel .monaco-list-row", { hasText: "unknown trigger `leek`" });
    await row.waitFor();
    await workbench!.shot("2-problems");
    await workbench!.page.keyboard.press("Control+J");
    await row.waitFor({ state: "hidden" });
  });

  it("shows on hover what a Japanese name stands for", async () => {
    const hover = await workbench!.hover(workbench!.word("争訟費用").last(), "弁護士その他の専門家に払う費用。");
    strictEqual(await hover.locator("text=Source: 見本パンフレット 2026.04 p.7").count(), 1);
    await workbench!.shot("3-hover");
    await workbench!.page.mouse.move(5, 400);
  });

  it("goes to the definition", async () => {
    await workbench!.goTo(17, 45);
    await workbench!.page.keyboard.press("F12");
    await workbench!.status(/Ln 15, Col 10/);
  });

  it("completes triggers after `covers`", async () => {
    await workbench!.goTo(12, 16);
    for (let i = 0; i < "leek".length; i++) await workbench!.page.keyboard.press("Backspace");
    await workbench!.line(/^ *covers *$/);
    await workbench!.complete("leak");
    await workbench!.shot("4-completion");
    await workbench!.page.keyboard.press("Enter");
    await workbench!.page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    await workbench!.line(/^ *covers leak$/);
    await workbench!.shot("5-mended");
  });

  it("begins a new line on Enter behind a word that is complete", async () => {
    await workbench!.goTo(12, 16);
    await workbench!.complete("leak", async () => {
      await workbench!.page.keyboard.press("Backspace");
      await workbench!.page.keyboard.type("k");
    });
    // The list has opened by itself, and what it offers is there already.
    await workbench!.page.keyboard.press("Enter");
    await workbench!.status(/Ln 13, Col 5/);
    await workbench!.page.keyboard.press("Control+Z");
  });

  it("renames a head", async () => {
    await workbench!.goTo(15, 12);
    await workbench!.page.keyboard.press("F2");
    const input = workbench!.page.locator(".rename-box input");
    await input.waitFor();
    await input.fill("弁護士費用");
    await workbench!.page.keyboard.press("Enter");
    await input.waitFor({ state: "hidden" });
    await workbench!.line(/sparing 弁護士費用$/);
    await workbench!.shot("6-renamed");
  });

  it("shows effective limits and frames beside the text", async () => {
    await workbench!.openFile("framed.yakkan");
    await workbench!.goTo(26, 1);
    await workbench!.line(/head damages.*at most Liability limit per incident/);
    await workbench!.line(/frame prevention.*inner frame/);
    await workbench!.shot("8-inlay-hints");
  });

  it("sets a text anew", async () => {
    await workbench!.openFile("untidy.yakkan");
    await workbench!.line(/^ *covers {4}leak$/);
    await workbench!.command("Format Document");
    await workbench!.line(/^ {4}covers leak$/);
    await workbench!.shot("7-formatted");
  });

  it("mends what is wrong at the light bulb", async () => {
    await workbench!.openFile("missing.yakkan");
    await workbench!.page.locator(".squiggly-error").first().waitFor({ state: "attached" });
    await workbench!.goTo(11, 13);
    const action = await workbench!.quickFix("covered at any time");
    await workbench!.shot("7-code-action");
    await action.click();
    await workbench!.line(/^ *covered at any time$/);
    await workbench!.page.locator(".squiggly-error").first().waitFor({ state: "detached" });
  });

  it("completes Japanese keywords in a Japanese file", async () => {
    await workbench!.openFile("日本語.yakkan");
    await workbench!.line(/対象事由/);
    await workbench!.goTo(12, 100);
    await workbench!.page.keyboard.press("Enter");
    await workbench!.complete("費目");
    await workbench!.shot("7-japanese-completion");
    await workbench!.page.keyboard.press("Escape");
    await workbench!.command("File: Revert File");
  });

  it("tells triggers and facts apart by colour", async () => {
    await workbench!.openFile("framed.yakkan");
    await workbench!.goTo(26, 1);
    const trigger = await workbench!.colour(/covers.leak/, "leak");
    const fact = await workbench!.colour(/covered.when.discovered/, "discovered");
    notStrictEqual(trigger, fact);
    await workbench!.shot("9-semantic-colours");
  });

  it("shows above scenarios what they come to", async () => {
    await workbench!.goTo(58, 1);
    await workbench!.lens("run · due ¥1,000,000").first().waitFor();
    await workbench!.lens("✗ 1 expectation fails").first().waitFor();
    await workbench!.page.locator(".squiggly-error").first().waitFor({ state: "attached" });
    await workbench!.shot("10-scenario-lenses");
  });

  it("explains a scenario from its total down to the clause", async () => {
    await workbench!.lens("explain").first().click();
    const row = (text: string): Locator => workbench!.treeRow("yakkan.explanation", text);
    await row("pay now").waitFor();
    await row("Probe").waitFor();
    await row("deductible per incident of Costs: ¥100,000").click();
    await workbench!.status(/Ln 30/);
    await workbench!.shot("11-explanation");
  });

  it("draws the payout against the loss, with the clause at each bend", async () => {
    await workbench!.goTo(58, 1);
    const page = await workbench!.webview(".curve", () => workbench!.lens("payout curve").first().click());
    await page.locator("circle.bend").first().waitFor();
    const bends = await page.locator("ol.bends button").allTextContents();
    deepStrictEqual(bends, [
      "beyond the deductible · deductible per incident of Costs",
      "limit reached · limit per incident of Costs",
    ]);
    // 100,000 off the loss, and 5,000,000 at most.
    const cells = await page.locator("tbody tr").nth(1).locator("td").allTextContents();
    deepStrictEqual(cells.slice(0, 5), ["¥100,001", "¥5,100,000", "¥1", "¥5,000,000", "100%"]);
    await workbench!.shot("12-payout");
    await page.locator("ol.bends button").last().click();
    await workbench!.status(/Ln 37/);
    await workbench!.command("View: Close All Editor Groups");
    await workbench!.command("View: Show Explorer");
    await workbench!.openFile("framed.yakkan");
  });

  it("lists and runs scenarios in the test explorer", async () => {
    await workbench!.command("Testing: Focus on Test Explorer View");
    const row = (title: string, state: string): Locator =>
      workbench!.page.locator(`.test-explorer [aria-label*="${title}"][aria-label*="${state}"]`).first();
    await workbench!.page.locator(".test-explorer .monaco-list-row", { hasText: "framed.yakkan" }).waitFor();
    await workbench!.command("Test: Run All Tests");
    await row("framed.yakkan", "Failed").click();
    await workbench!.page.keyboard.press("ArrowRight");
    await row("It is twice as much", "Failed").waitFor();
    await row("調査費用は支払われる", "Passed").waitFor();
    if (existsSync(product)) await row("cyber_protector.yakkan", "Passed").waitFor();
    await workbench!.shot("12-test-explorer");
    await workbench!.command("View: Show Explorer");
  });

  it("shows which clauses the scenarios try", async () => {
    await workbench!.openFile("framed.yakkan");
    await workbench!.command("Test: Run Tests with Coverage in Current File");
    await workbench!.page.locator(".coverage-deco-gutter, .coverage-deco-inline").first().waitFor({ timeout: 30_000 });
    await workbench!.shot("12-coverage");
    await workbench!.page.getByText("Close Test Coverage").first().click();
  });

  it("shows the evaluator beside the source", async () => {
    await workbench!.openFile("framed.yakkan");
    await workbench!.command("Yakkan: Show the Generated Evaluator");
    await workbench!.line(/^\/\/ Generated from framed\.yakkan/);
    await workbench!.shot("13-evaluator");
    await workbench!.command("View: Close All Editor Groups");
  });

  it("begins a product from a template", async () => {
    await workbench!.openFile("framed.yakkan");
    await workbench!.command("Yakkan: New Product from a Template");
    await workbench!.page.locator(".quick-input-list .monaco-list-row", { hasText: "Costs of an incident" }).click();
    await workbench!.line(/product new_product/);
    await workbench!.page.keyboard.press("Control+J");
    await workbench!.goTo(24, 1);
    await workbench!.line(/head forensics.*at most/);
    await workbench!.shot("14-template");
    await workbench!.command("View: Revert and Close Editor");
  });

  it("opens a whole product without an error", async function () {
    if (!existsSync(product)) return this.skip();
    await workbench!.command("View: Show Explorer");
    await workbench!.openFile("cyber_protector.yakkan");
    const before = readFileSync(product, "utf8").split("liability_limit", 1)[0]!.split("\n");
    await workbench!.goTo(before.length, before.at(-1)!.length + 1);
    await workbench!.page.keyboard.press("Control+K");
    await workbench!.page.keyboard.press("Control+I");
    const hover = workbench!.page.locator(".monaco-hover:not(.hidden)", { hasText: "contract choice" });
    await hover.waitFor();
    await workbench!.shot("7-product");
    strictEqual(await workbench!.page.locator(".squiggly-error").count(), 0);
  });
});
