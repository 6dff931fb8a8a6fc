// The server with a compiler that throws on texts that say `boom`, and whose scenarios throw on those that say `trap`.
import { compile } from "@yakkan/compiler/compile.js";
import { startServer } from "@yakkan/lsp/server.js";
import { createConnection } from "vscode-languageserver/node";

startServer(createConnection(), {
  compile(source) {
    if (source.text.includes("boom")) throw new Error("boom");
    if (!source.text.includes("trap")) return compile(source);
    return {
      ...compile(source),
      get scenarios(): never {
        throw new Error("trap");
      },
    };
  },
});
