// Removes what the build and the coverage run write.
import { rmSync } from "node:fs";

const packages = [
  "grammar",
  "runtime",
  "compiler",
  "portfolio",
  "service",
  "loader",
  "lsp",
  "vscode-extension",
  "test",
];
for (const folder of [...packages.map((name) => `${name}/dist`), "coverage"]) {
  rmSync(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true });
}
