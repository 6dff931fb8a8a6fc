// The server in a web worker.
import { compile } from "@yakkan/compiler/compile.js";
import { CompileCache } from "@yakkan/compiler/cache.js";
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { startServer } from "./server.js";

/** The worker's own scope. Its type is the browser's, which this project leaves out: the server must not rely on it. */
declare const self: never;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
const cache = new CompileCache();
startServer(connection, { compile: (source, resolve, options) => compile(source, { ...options, resolve, cache }) });
