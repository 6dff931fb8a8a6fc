import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { RuntimeSources } from "../emit/standalone.js";

/** The runtime as it is written, for evaluators that carry it along. */
export async function readRuntimeSources(): Promise<RuntimeSources> {
  const manifest = createRequire(import.meta.url).resolve("@yakkan/runtime/package.json");
  const folder = join(dirname(manifest), "src");
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
  const sources = names.map(
    async (name) => [name.replaceAll("\\", "/"), await readFile(join(folder, name), "utf8")] as const,
  );
  return new Map(await Promise.all(sources));
}
