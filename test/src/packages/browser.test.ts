import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { explainHtml } from "@yakkan/runtime/explain.js";
import { chromium, type Page } from "playwright-core";
import { claim, product } from "../cli/fixture.js";
import { Workplace } from "../cli/run.js";
import { metadata, result } from "../explain/fixture.js";

/** Where a browser is, if this machine has one. */
const browser = [
  process.env["YAKKAN_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

describe("in a browser", function () {
  this.timeout(120_000);
  before(function () {
    if (browser === undefined) this.skip();
  });

  const withPage = async (use: (page: Page) => Promise<void>): Promise<void> => {
    const profile = mkdtempSync(join(tmpdir(), "yakkan-browser-"));
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: browser!,
      args: quiet,
      headless: true,
    });
    try {
      await use(await context.newPage());
    } finally {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    }
  };

  it("a product settles in a page and in a worker, as it was built", async () => {
    const place = new Workplace({ "sample.yakkan": product });
    assert.equal(
      place.yakkan(["build", "sample.yakkan", "--standalone", "--package", "@acme/alone", "--out", "alone"]).code,
      0,
    );
    const module = readFileSync(join(place.folder, "alone/sample.js"), "utf8");
    place.remove();
    await withPage(async (page) => {
      const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
        "/": ["text/html", "<!doctype html>"],
        "/sample.js": ["text/javascript", module],
        "/worker.js": [
          "text/javascript",
          'import { sample } from "./sample.js"; onmessage = ({ data }) => postMessage(sample.settle(data).pay);',
        ],
      };
      await page.route("**/*", async (route) => {
        const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ["text/plain", ""];
        await route.fulfill({ contentType, body });
      });
      await page.goto("http://claims.example/");
      // As a text, for what it names is the browser's and not Node's.
      const answers: unknown = await page.evaluate(`(async () => {
        const input = ${JSON.stringify(claim)};
        const { sample } = await import("/sample.js");
        const worker = new Worker("/worker.js", { type: "module" });
        const inWorker = new Promise((resolve, reject) => {
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
        });
        worker.postMessage(input);
        return [sample.settle(input).pay, await inWorker];
      })()`);
      // 100,000 less 10,000, at most 60,000.
      assert.deepEqual(answers, [60_000, 60_000]);
    });
  });

  it("a letter shows its amounts, runs nothing, and fits the paper", async () => {
    const evil = "<script>document.title = 'run'</script>";
    await withPage(async (page) => {
      const requests: string[] = [];
      page.on("request", (request) => requests.push(request.url()));
      await page.setViewportSize({ width: 794, height: 1123 });
      await page.setContent(explainHtml(metadata, { ...result, incident: evil }, { language: "ja" }));
      assert.match(await page.innerText("body"), /今回支払額: ¥18,400,000/);
      assert.match(await page.innerText("header"), /<script>/);
      assert.equal(await page.title(), "見本サイバー保険（2021-10-01版）");
      assert.deepEqual(requests, []);
      await page.emulateMedia({ media: "print" });
      const { scrollWidth, clientWidth } = await page.evaluate<{ scrollWidth: number; clientWidth: number }>(
        "({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })",
      );
      assert.equal(scrollWidth, clientWidth);
      assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
    });
  });
});
