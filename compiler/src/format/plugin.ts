import type { Language } from "@yakkan/grammar/keywords.js";
import { parse } from "@yakkan/grammar/parse.js";
import type { Comment } from "@yakkan/grammar/syntax.js";
import type { Parser, Plugin } from "prettier";
import { describeSyntaxProblem } from "../diagnostics/syntax.js";
import { positionAt } from "../diagnostics/render.js";
import type { Printable } from "./nodes.js";
import { printer } from "./printer.js";
import { endOf, readSource } from "./source.js";

/** In which language the keywords are written; `keep` is that of most of them. */
export type KeywordChoice = Language | "keep";

const parser: Parser<Printable> = {
  astFormat: "yakkan",
  locStart: ({ start }) => start,
  // Prettier asks it of comments too.
  locEnd: (node) => (isComment(node) ? node.end : endOf(node)),
  parse: (text, options) => {
    const [problem] = parse(text).problems.map(describeSyntaxProblem);
    // A text that cannot be read in full cannot be set anew without a loss. Prettier shows the place by `loc`.
    if (problem !== undefined) {
      const { start, end } = problem.span;
      const loc = { start: positionAt(text, start), end: positionAt(text, end) };
      throw Object.assign(new SyntaxError(`${problem.message} (${loc.start.line}:${loc.start.column})`), { loc });
    }
    return readSource(text, (options as unknown as { readonly yakkanKeywords: KeywordChoice }).yakkanKeywords);
  },
};

function isComment({ kind }: Printable | Comment): boolean {
  return kind === "line" || kind === "block" || kind === "doc";
}

/** Yakkan for Prettier. It needs no Node, so that the editor's server and a browser can use it too. */
export const plugin: Plugin<Printable> = {
  languages: [{ name: "Yakkan", parsers: ["yakkan"], extensions: [".yakkan"], vscodeLanguageIds: ["yakkan"] }],
  parsers: { yakkan: parser },
  printers: { yakkan: printer },
  options: {
    yakkanKeywords: {
      type: "choice",
      category: "Yakkan",
      default: "keep",
      description: "The language of the keywords.",
      choices: [
        { value: "keep", description: "The one that most of the file's keywords are written in." },
        { value: "en", description: "English" },
        { value: "ja", description: "Japanese" },
      ],
    },
  },
  defaultOptions: { printWidth: 120, tabWidth: 2, useTabs: false },
};
