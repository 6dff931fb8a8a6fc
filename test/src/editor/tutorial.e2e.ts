// The tutorial, typed in the editor key by key as its reader would: part of `npm run test:editor`.
import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fencesOf } from "../docs/fences.js";
import { Typist } from "./typist.js";
import { type EditorHost, Workbench } from "./workbench.js";

const tutorial = new URL("../../../docs/tutorial.md", import.meta.url);
const commandLine = fileURLToPath(new URL("../../../compiler/bin/yakkan.cjs", import.meta.url));
const found = process.env["YAKKAN_EDITOR_HOST"];
const host = found === undefined ? undefined : (JSON.parse(found) as EditorHost);

/** The last whole text of a file. */
function lastOf(file: string): string {
  const texts = fencesOf(readFileSync(tutorial, "utf8")).filter(({ language, words }) => {
    return language !== "diff" && words.at(-1) === file;
  });
  return texts.at(-1)!.text;
}

describe("The tutorial in VS Code", function () {
  this.timeout(400_000);
  let workbench: Workbench | undefined;

  before(async function () {
    if (host === undefined) return this.skip();
    workbench = await Workbench.start(host, { "trip.yakkan": "", "claim.json": "" });
    // How deep a block is indented is known of files that are opened after the extension is there.
    await workbench.page.locator('.activitybar [aria-label="Yakkan"]').first().waitFor();
  });
  after(() => workbench?.stop());

  afterEach(async function () {
    if (this.currentTest?.state === "failed") await workbench?.shot("failed-tutorial");
  });

  it("leads whoever types its files key by key to the claim that is settled", async () => {
    const { page } = workbench!;
    const [product, claim] = [lastOf("trip.yakkan"), lastOf("claim.json")];
    await workbench!.openFile("trip.yakkan");
    // Without the server it need not come to the end.
    await page.keyboard.type("lang");
    await page.locator(".squiggly-error").first().waitFor({ state: "attached" });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await new Typist(page).type(product.trimEnd());
    await workbench!.lens("run · due ¥420,792").first().waitFor();
    await page.locator('#status\\.problems [aria-label="No Problems"]').waitFor();
    await workbench!.shot("24-tutorial");
    await page.keyboard.press("Control+S");
    await workbench!.openFile("claim.json");
    // Copied: what suggests words in JSON is not ours.
    await page.keyboard.insertText(claim.trimEnd());
    // Nor is the bracket that closes the first one of its own accord.
    await page.keyboard.press("Control+Shift+End");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Control+S");
    await page.locator(".tab.active.dirty").waitFor({ state: "detached" });
    await workbench!.shot("25-claim");
    strictEqual(workbench!.read("trip.yakkan").trimEnd(), product.trimEnd());
    // JSON is indented as the editor likes it.
    deepStrictEqual(JSON.parse(workbench!.read("claim.json")), JSON.parse(claim));
    await page.keyboard.press("Control+`");
    await page.locator(".terminal-wrapper.active .xterm-screen").waitFor();
    // The prompt comes in its own time; what is typed before it stays.
    await page.keyboard.type(`node "${commandLine}" explain trip.yakkan --input claim.json | tee said.txt`);
    await page.keyboard.press("Enter");
    await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "said.txt" }).waitFor();
    await page.waitForTimeout(2_000);
    await workbench!.shot("26-terminal");
    match(workbench!.read("said.txt"), /^To pay now: ¥0$/m);
    // A shell that ends later would write into the folder that is being deleted.
    await page.keyboard.type("exit");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(1_000);
  });
});
