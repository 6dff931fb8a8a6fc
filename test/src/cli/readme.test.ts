// What the README shows is so.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { Workplace } from "./run.js";

const root = new URL("../../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");

describe("README", () => {
  it("shows a product that is right, and a scenario that passes", () => {
    const product = /```yakkan\n([^]*?)```/.exec(readme)?.[1] ?? "";
    const place = new Workplace({ "sample.yakkan": product });
    strictEqual(place.yakkan(["check", "sample.yakkan"]).stdout, "no problems in 1 file\n");
    const { code, stdout } = place.yakkan(["test", "sample.yakkan"]);
    deepStrictEqual([code, stdout.trimEnd().split("\n").at(-1)], [0, "1 passed, 0 failed"], stdout);
    place.remove();
  });

  it("names npm scripts, commands and files that exist", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { scripts: object };
    for (const [, script] of readme.matchAll(/npm run (?:--silent )?([\w:]+)/g)) ok(script! in scripts, script);
    for (const [, path] of readme.matchAll(/\]\(([^):]+)\)/g)) ok(existsSync(new URL(path!, root)), path);
    const place = new Workplace();
    const help = place.yakkan(["--help"]).stdout;
    for (const [, command] of readme.matchAll(/\| `yakkan (\w+)/g)) ok(help.includes(`\n  ${command} `), command);
    place.remove();
  });
});
