import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { exit, type ExitCode, wrongUsage } from "./failure.js";

/** Becomes the language server, which the build puts beside the command line: editors start it as `yakkan lsp --stdio`. */
export async function lsp(): Promise<ExitCode> {
  const server = fileURLToPath(new URL("server.cjs", import.meta.url));
  if (!existsSync(server)) throw wrongUsage("the language server is not built yet: run `npm run build` first");
  await import(pathToFileURL(server).href);
  return exit.fine;
}
