// The package as it is published: packed, unpacked beside a Prettier, and called by it.
import { strictEqual, match } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Workplace } from "../cli/run.js";
import { product } from "../cli/fixture.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const untidy = product.replace("deductible 10_000", "deductible    10000");

describe("prettier-plugin-yakkan, packed", () => {
  let place: Workplace;
  before(function () {
    this.timeout(60_000);
    place = new Workplace({ "sample.yakkan": untidy, "broken.yakkan": "product p {\n  section }" });
    const packed = mkdtempSync(join(tmpdir(), "yakkan-pack-"));
    try {
      const run = (command: string, ...args: string[]): void => {
        const { status, stderr } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
        strictEqual(status, 0, stderr);
      };
      run("npm", "pack", "--silent", "--workspace", "prettier-plugin-yakkan", "--pack-destination", packed);
      run("tar", "-xzf", join(packed, readdirSync(packed)[0]!), "-C", packed);
      const modules = join(place.folder, "node_modules");
      mkdirSync(modules);
      cpSync(join(packed, "package"), join(modules, "prettier-plugin-yakkan"), { recursive: true });
      symlinkSync(join(root, "node_modules/prettier"), join(modules, "prettier"), "dir");
    } finally {
      rmSync(packed, { recursive: true });
    }
  });
  after(() => place.remove());

  const prettier = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, "node_modules/prettier/bin/prettier.cjs"), ...args], {
      cwd: place.folder,
      encoding: "utf8",
    });

  for (const keywords of ["keep", "ja"])
    it(`writes what \`yakkan fmt\` writes: ${keywords}`, () => {
      const chosen = keywords === "keep" ? [] : ["--keywords", keywords];
      const expected = place.yakkan(["fmt", "--stdin", ...chosen], { input: untidy }).stdout;
      const found = prettier("--plugin", "prettier-plugin-yakkan", `--yakkan-keywords=${keywords}`, "sample.yakkan");
      strictEqual(found.stdout, expected, found.stderr);
    });

  it("needs nothing but Prettier", () => {
    const folder = join(place.folder, "node_modules/prettier-plugin-yakkan");
    const text = readFileSync(join(folder, "dist/plugin.js"), "utf8");
    const imported = [...text.matchAll(/^import .* from "([^"]+)"/gm)].map(([, name]) => name!);
    strictEqual([...new Set(imported)].join(), "prettier/standalone");
    strictEqual(dirname(folder).endsWith("node_modules"), true);
  });

  it("leaves a file with errors alone and says where the first is", () => {
    const { status, stderr } = prettier("--write", "--plugin", "prettier-plugin-yakkan", "broken.yakkan");
    strictEqual(status, 2);
    match(stderr, /broken\.yakkan: SyntaxError: .*\(2:3\)/);
    strictEqual(readFileSync(join(place.folder, "broken.yakkan"), "utf8"), "product p {\n  section }");
  });
});
