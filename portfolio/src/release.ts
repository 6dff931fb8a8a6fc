import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * A hash of the code that settles claims and writes the results, of this package and of the runtime: what an older
 * release has left is not put together with what this one makes of the rest. A version would not tell of every change.
 */
export async function codeHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const module of [import.meta.url, import.meta.resolve("@yakkan/runtime")]) {
    const folder = dirname(fileURLToPath(module));
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter(isCode).sort())
      hash.update(name.replaceAll("\\", "/")).update(await readFile(join(folder, name)));
  }
  return hash.digest("hex");
}

function isCode(name: string): boolean {
  return /\.[jt]s$/.test(name) && !name.endsWith(".d.ts");
}
