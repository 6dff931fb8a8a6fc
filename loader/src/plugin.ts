import { readFile, writeFile } from "node:fs/promises";
import { createUnplugin } from "unplugin";
import { compileModule, isProductFile, pathOf } from "./compile.js";

export interface YakkanOptions {
  /** Write `PRODUCT.d.yakkan.ts` beside each product file that is imported, for TypeScript to read (`allowArbitraryExtensions`). */
  readonly types?: boolean;
}

/** Imports product files on the fly, whatever the build tool. */
export const plugin = createUnplugin<YakkanOptions | undefined>(({ types = false } = {}) => ({
  name: "yakkan",
  loadInclude: isProductFile,
  async load(id: string) {
    const path = pathOf(id);
    // Also where it has an error: it is read again once that is mended.
    this.addWatchFile(path);
    const { code, declarations, files } = await compileModule(path);
    for (const file of files) this.addWatchFile(file);
    if (types) await writeChanged(path.replace(/\.yakkan$/, ".d.yakkan.ts"), declarations);
    return { code, map: null };
  },
  esbuild: { onLoadFilter: /\.yakkan$/, loader: () => "js" as const },
}));

/** A file that stays the same is not written: tools that watch it would start again and again. */
async function writeChanged(path: string, text: string): Promise<void> {
  const before = await readFile(path, "utf8").catch(() => undefined);
  if (before !== text) await writeFile(path, text);
}
