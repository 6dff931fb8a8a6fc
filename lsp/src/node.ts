// The server as a process of its own: `node node.js --stdio`, or `--node-ipc` where the editor starts it.
import { compile } from "@yakkan/compiler/compile.js";
import { CompileCache } from "@yakkan/compiler/cache.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { readFileSync } from "node:fs";
import { readdir, readFile as readStored } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createConnection } from "vscode-languageserver/node";
import { logFailure } from "./answer.js";
import type { StoredFile } from "./host.js";
import { makeNoObjectOldAtOnce } from "./old-objects.js";
import { startServer } from "./server.js";

makeNoObjectOldAtOnce();
const connection = createConnection();
process.on("uncaughtException", goOn);
process.on("unhandledRejection", goOn);
const cache = new CompileCache();
startServer(connection, {
  compile: (source, resolve, options) => compile(source, { ...options, resolve, cache }),
  readFile,
  readFolder,
  emit,
});

/** Folders that hold what others made. */
const passedOver = new Set(["node_modules", "dist", "build"]);

async function readFolder(uri: string): Promise<StoredFile[]> {
  if (!uri.startsWith("file:")) return [];
  const files: StoredFile[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith(".") && !passedOver.has(entry.name)) await visit(path);
      if (entry.isFile() && entry.name.endsWith(".yakkan"))
        files.push({ uri: pathToFileURL(path).href, text: await readStored(path, "utf8") });
    }
  };
  await visit(fileURLToPath(uri));
  return files;
}

function readFile(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return readFileSync(fileURLToPath(uri), "utf8");
  } catch {
    return undefined;
  }
}

/** Loaded when somebody asks for an evaluator, and not before. */
async function emit(plan: Plan): Promise<string> {
  const emitter = await import("@yakkan/compiler/emit/emit.js");
  return emitter.emit(plan);
}

/** A fault in one answer must not take away all others. */
function goOn(error: unknown): void {
  try {
    logFailure(connection, error);
  } catch {
    // Nobody listens any more: the editor has gone without a word.
    process.exit(1);
  }
}
