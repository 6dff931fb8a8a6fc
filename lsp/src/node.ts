// The server as a process of its own: `node node.js --stdio`, or `--node-ipc` where the editor starts it.
import { compile } from "@yakkan/compiler/compile.js";
import { createConnection } from "vscode-languageserver/node";
import { logFailure } from "./answer.js";
import { startServer } from "./server.js";

const connection = createConnection();
process.on("uncaughtException", goOn);
process.on("unhandledRejection", goOn);
startServer(connection, { compile });

/** A fault in one answer must not take away all others. */
function goOn(error: unknown): void {
  try {
    logFailure(connection, error);
  } catch {
    // Nobody listens any more: the editor has gone without a word.
    process.exit(1);
  }
}
