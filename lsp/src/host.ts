import type { AnalyseOptions } from "@yakkan/compiler/analyse/analyse.js";
import type { Compiled, SourceText } from "@yakkan/compiler/compile.js";
import type { Resolver } from "@yakkan/compiler/files/load.js";
import type { Plan } from "@yakkan/compiler/plan.js";

/** What the server needs from the place where it runs: an editor's Node, a web worker, a test. */
export interface Host {
  /** `resolve` finds the files that the text uses; with `lints` habits are told of, too. */
  readonly compile: (source: SourceText, resolve: Resolver, options: AnalyseOptions) => Compiled;
  /** A stored file by its URI; undefined where there is none. Left out: only what is open is known. */
  readonly readFile?: (uri: string) => string | undefined;
  /** The files of a folder of the workspace, by its URI. Left out: only what is open is known. */
  readonly readFolder?: (uri: string) => Promise<readonly StoredFile[]>;
  /** The evaluator of a product as TypeScript. Left out where it is too heavy to be carried along. */
  readonly emit?: (plan: Plan) => Promise<string>;
}

/** A file that may not be open. */
export interface StoredFile {
  readonly uri: string;
  readonly text: string;
}
