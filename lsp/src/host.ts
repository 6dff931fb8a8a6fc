import type { Compiled, SourceText } from "@yakkan/compiler/compile.js";

/** What the server needs from the place where it runs: an editor's Node, a web worker, a test. */
export interface Host {
  readonly compile: (source: SourceText) => Compiled;
}
