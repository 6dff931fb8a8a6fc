import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * A hash of the code that settles claims and writes the results, of this package and of the runtime: what an older
 * release has left is not put together with what this one makes of the rest. A version would not tell of every change.
 */
export function codeHash(): string {
  const hash = createHash("sha256");
  for (const module of [import.meta.url, import.meta.resolve("@yakkan/runtime")]) {
    const folder = dirname(fileURLToPath(module));
    // One after the other: they are many, and small.
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const name of names.filter(isCode).sort())
      hash.update(name.replaceAll("\\", "/")).update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex");
}

function isCode(name: string): boolean {
  // The runtime has a second form of its code, for those who require it.
  return /\.[jt]s$/.test(name) && !name.endsWith(".d.ts") && !/^cjs\b/.test(name);
}
