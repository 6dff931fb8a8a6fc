// The server with a compiler that throws on texts that say `boom`.
import { compile } from "@yakkan/compiler/compile.js";
import { startServer } from "@yakkan/lsp/server.js";
import { createConnection } from "vscode-languageserver/node";

startServer(createConnection(), {
  compile(source) {
    if (source.text.includes("boom")) throw new Error("boom");
    return compile(source);
  },
});
