import { lex } from "@yakkan/grammar/lexer.js";
import { declaredNames } from "@yakkan/grammar/own-names.js";
import { parse } from "@yakkan/grammar/parse.js";
import type { Language } from "@yakkan/grammar/keywords.js";
import { childrenOf, type Printable, type Root, referencesOf } from "./nodes.js";
import { Words } from "./words.js";

/** What the printer knows of a text besides its tree. */
export interface Source {
  readonly text: string;
  /** In which the text is to be written. */
  readonly words: Words;
  /** What has to fit in either language is measured in both. */
  readonly both: readonly Words[];
  /** Where a block begins, by where the statement with it ends. */
  readonly braces: ReadonlyMap<number, number>;
  /** Where the next word or reference behind a place begins; bars and comments are none. */
  readonly nextWord: (after: number) => number | undefined;
}

const sources = new WeakMap<Printable, Source>();

/** Reads a text without syntax errors for the printer; `keep` is the language of most of its keywords. */
export function readSource(text: string, keywords: Language | "keep"): Root {
  const { file } = parse(text);
  const { tokens, references, language } = lex(text);
  const declared = declaredNames(text, file.declarations);
  const parentheses = parenthesesOf(tokens);
  const english = new Words("en", text, declared, parentheses);
  const japanese = new Words("ja", text, declared, parentheses);
  const first = tokens[0];
  const root: Root = {
    kind: "file",
    statements:
      file.language === undefined || first === undefined
        ? file.declarations
        : [
            { kind: "language", version: file.language, start: first.startOffset, end: file.language.end },
            ...file.declarations,
          ],
    comments: file.comments,
    start: 0,
    end: text.length,
  };
  const wanted = keywords === "keep" ? language : keywords;
  sources.set(root, {
    text,
    words: wanted === "ja" ? japanese : english,
    both: [english, japanese],
    braces: bracesOf(tokens),
    nextWord: (after) => {
      const isBehind = ({ image, startOffset }: (typeof tokens)[number]): boolean =>
        startOffset >= after && image !== "|";
      const next = [tokens.find(isBehind), references.find(isBehind)].flatMap((token) => token?.startOffset ?? []);
      return next.length > 0 ? Math.min(...next) : undefined;
    },
  });
  return root;
}

export function sourceOf(root: Printable): Source {
  return sources.get(root)!;
}

function bracesOf(tokens: ReturnType<typeof lex>["tokens"]): Map<number, number> {
  const braces = new Map<number, number>();
  const open: number[] = [];
  for (const { image, startOffset } of tokens) {
    if (image === "{") open.push(startOffset);
    if (image === "}") braces.set(startOffset + 1, open.pop() ?? startOffset);
  }
  return braces;
}

/** Where what stands right behind an opening parenthesis begins, and where what stands right before a closing one ends. */
function parenthesesOf(tokens: ReturnType<typeof lex>["tokens"]): { after: Set<number>; before: Set<number> } {
  const after = new Set<number>();
  const before = new Set<number>();
  tokens.forEach(({ image, startOffset }, index) => {
    const last = tokens[index - 1];
    if (last === undefined) return;
    if (last.image === "(") after.add(startOffset);
    if (image === ")") before.add(last.startOffset + last.image.length);
  });
  return { after, before };
}

const ends = new WeakMap<Printable, number>();

/** Where a statement ends with the references that stand behind it. */
export function endOf(node: Printable): number {
  let end = ends.get(node);
  if (end === undefined) {
    end = Math.max(
      node.end,
      ...referencesOf(node).map((reference) => reference.end),
      ...childrenOf(node).nodes.slice(-1).map(endOf),
    );
    ends.set(node, end);
  }
  return end;
}
