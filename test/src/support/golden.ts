import { strictEqual } from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

/**
 * Compares a text with `test/golden/FOLDER/NAME`. With UPDATE_GOLDEN=1 the file is written instead; without
 * it a missing one fails.
 */
export function expectGolden(folder: string, name: string, actual: string): void {
  // The same folders up from the sources and from what they are compiled to.
  const file = new URL(`../../golden/${folder}/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(new URL(".", file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  strictEqual(actual, read(file), `differs from test/golden/${folder}/${name}; UPDATE_GOLDEN=1 rewrites it`);
}

function read(file: URL): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
