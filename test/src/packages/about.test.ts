import { strictEqual } from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./pack.js";

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly files?: readonly string[];
}

/** Folders of packages for npm. */
const published = readdirSync(root).filter((folder) => {
  const manifest = join(root, folder, "package.json");
  if (folder === "node_modules" || !existsSync(manifest)) return false;
  const { private: isPrivate, files } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  return isPrivate !== true && files !== undefined;
});

describe("what is published", () => {
  it("are the packages", () => {
    strictEqual(published.length, 8, published.join(", "));
  });

  // npm puts both into every package, whatever its `files` say.
  for (const folder of published)
    it(`${folder} says what it is, and under which license`, () => {
      const read = (file: string): string => readFileSync(join(root, folder, file), "utf8");
      const { name } = JSON.parse(read("package.json")) as Manifest;
      strictEqual(read("README.md").split("\n")[0], `# ${name}`);
      strictEqual(read("LICENSE"), readFileSync(join(root, "LICENSE"), "utf8"));
    });
});
