// Puts into a bundle what the decisions of the grammar turn on, which is worked out at every start elsewhere.
import { Buffer } from "node:buffer";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** For esbuild. */
export const decidedGrammar = {
  name: "decided-grammar",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]grammar[\\/](?:src|dist)[\\/]decided\.[jt]s$/ }, async ({ path }) => ({
      contents: `
        import { readDecisions } from "./decisions.js";
        export const decide = () => readDecisions(${JSON.stringify(await (decisions ??= findDecisions()))});
      `,
      loader: "ts",
      resolveDir: dirname(path),
    }));
  },
};

let decisions;

/** By the sources: nothing has to be built before. */
async function findDecisions() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { YakkanParser } from "./grammar/src/parser.ts";
        import { writeDecisions } from "./grammar/src/write-decisions.ts";
        export const found = writeDecisions(new YakkanParser({ recovers: false }).getGAstProductions());
      `,
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
    },
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
  const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
  return module.found;
}
