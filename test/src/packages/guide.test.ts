// What the guide for claims engineers shows is so: its products are built, packed and installed, and its programs say what stands under them.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workplace } from "../cli/run.js";
import { fencesOf } from "../docs/fences.js";
import { pack, root, run } from "./pack.js";

const fences = fencesOf(readFileSync(join(root, "docs/integration.md"), "utf8"));
const programs = fences.flatMap((fence, place) => {
  const said = fences[place + 1];
  return fence.language === "ts"
    ? [{ name: fence.words[0]!, text: fence.text, said: said?.language === "text" ? said.text : "" }]
    : [];
});

describe("docs/integration.md", function () {
  this.timeout(120_000);
  let place: Workplace;
  let project: string;

  before(() => {
    place = new Workplace();
    const products = fences.filter(({ language }) => language === "yakkan");
    for (const { words, text } of products) place.write(words[0]!, text);
    const { code, stderr } = place.yakkan([
      "build",
      ...products.map(({ words }) => words[0]!),
      "--package",
      "@acme/products@1.0.0",
      "--out",
      "products",
    ]);
    assert.equal(code, 0, stderr);
    project = mkdtempSync(join(tmpdir(), "yakkan-guide-"));
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "claims", private: true, type: "module" }));
    const tarballs = [pack(join(root, "runtime"), place.folder), pack(join(place.folder, "products"), place.folder)];
    run("npm", ["install", "--offline", "--ignore-scripts", ...tarballs], project);
    for (const { name, text } of programs) writeFileSync(join(project, name), text);
    const options = [
      "--strict",
      "--exactOptionalPropertyTypes",
      "--noUncheckedIndexedAccess",
      "--target",
      "es2022",
      "--module",
      "nodenext",
    ];
    run(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc"), ...options, ...programs.map(({ name }) => name)],
      project,
    );
  });
  after(() => {
    place.remove();
    rmSync(project, { recursive: true, force: true });
  });

  it("has programs", () => assert.ok(programs.length >= 5));

  for (const { name, said } of programs) {
    it(`${name} compiles strictly and says what stands under it`, () => {
      assert.equal(run(process.execPath, [name.replace(/\.ts$/, ".js")], project), said);
    });
  }
});
