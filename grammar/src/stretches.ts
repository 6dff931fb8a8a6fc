import type { IToken, TokenType } from "chevrotain";
import { keywords as k } from "./keywords.js";
import { firstFrom, type Lexed } from "./lexer.js";
import type { Span } from "./syntax.js";
import { LeftBrace, RightBrace } from "./tokens.js";

/** What a place of a text is in; a product and a vocabulary are read part by part. */
export type Inside = "file" | "product" | "vocabulary";

/**
 * What stands in a stretch: whole declarations, the `product x {` of one, some of what is in it, or the last of that
 * and the `}`.
 */
export type Role = "declarations" | "header" | "items" | "end";

/** A part of a text that can be read on its own, with the comments above it. They follow one another without a gap. */
export interface Stretch extends Span {
  readonly role: Role;
  /** What it stands in; of a header, what it opens. */
  readonly inside: Inside;
  /** Where its first word ends. */
  readonly firstEnd: number;
  /** Of an end: where the `}` ends. */
  readonly close: number | undefined;
}

export interface Split {
  readonly stretches: readonly Stretch[];
  /** What the end of the text is in. */
  readonly inside: Inside;
  /** Every brace has its other one. */
  readonly balanced: boolean;
}

/**
 * Splits a text, or one that goes on from where a stretch has ended, at places from which it reads the same whatever
 * goes before: behind a `}`. Where braces do not balance, `product` and `scenario` at the start of a line end what
 * is open.
 */
export function split(text: string, lexed: Lexed, span: Span, begin: Inside = "file"): Split {
  const splitter = new Splitter(text, lexed);
  const { tokens } = lexed;
  const all = splitter.split(0, tokens.length, span, begin);
  if (begin !== "file" || (all.balanced && all.inside === "file")) return all;
  const starts = tokens.flatMap((_, index) => (index > 0 && splitter.beginsAnew(index, "margin") ? [index] : []));
  const stretches = [0, ...starts].flatMap((first, number) => {
    const last = starts[number] ?? tokens.length;
    const start = first === 0 ? span.start : splitter.cut(first);
    const part = { start, end: last < tokens.length ? splitter.cut(last) : span.end };
    const found = splitter.split(first, last, part, "file");
    if (found.balanced && found.inside === "file") return found.stretches;
    return [splitter.stretch(part, first, "declarations", "file")];
  });
  return { stretches, inside: "file", balanced: false };
}

class Splitter {
  constructor(
    private readonly text: string,
    private readonly lexed: Lexed,
  ) {}

  /** Splits the tokens from one to before another; balanced if nothing is left over. */
  split(first: number, last: number, { start, end }: Span, begin: Inside): Split {
    const { tokens } = this.lexed;
    const stretches: Stretch[] = [];
    let inside = begin;
    let depth = begin === "file" ? 0 : 1;
    let close: number | undefined;
    let from = start;
    let begun = first;
    const add = (next: number, role: Role): void => {
      const to = next < last ? this.cut(next) : end;
      stretches.push({ ...this.stretch({ start: from, end: to }, begun, role, inside), close });
      from = to;
      begun = next;
    };
    for (let index = first; index < last; index++) {
      const { tokenType } = tokens[index]!;
      const next = index + 1;
      if (tokenType === LeftBrace && ++depth === 1 && inside === "file") {
        const opened = opens.get(tokens[begun]!.tokenType);
        if (opened === undefined) continue;
        inside = opened;
        add(next, "header");
      }
      if (tokenType === RightBrace && --depth < 0) return { stretches, inside, balanced: false };
      if (inside !== "file" && depth === 0) close ??= endOf(tokens[index]!);
      if (inside === "file" || close !== undefined) {
        const isOver = next === last || (tokenType === RightBrace && isStart(tokens[next]!)) || this.beginsAnew(next);
        if (depth > 0 || !isOver) continue;
        add(next, close === undefined ? "declarations" : "end");
        inside = "file";
        close = undefined;
      } else if (depth === 1 && tokenType === RightBrace) {
        if (next === last || parts.has(tokens[next]!.tokenType)) add(next, "items");
      }
    }
    if (first === last) add(last, "declarations");
    return { stretches, inside, balanced: begun === last };
  }

  stretch({ start, end }: Span, first: number, role: Role, inside: Inside): Stretch {
    const token = this.lexed.tokens[first];
    return { start, end, role, inside, firstEnd: token === undefined ? end : endOf(token), close: undefined };
  }

  /** Where what stands before a token ends, with its references; what is said of what follows stands behind these. */
  cut(next: number): number {
    const { tokens, references } = this.lexed;
    const reference = lastBefore(references, tokens[next]!.startOffset);
    return Math.max(endOf(tokens[next - 1]!), reference === undefined ? 0 : endOf(reference));
  }

  /** Whether a word that can only begin a declaration of the file begins a line. */
  beginsAnew(index: number, at: "anywhere" | "margin" = "anywhere"): boolean {
    const { tokenType, startOffset } = this.lexed.tokens[index]!;
    if (tokenType !== k.product && tokenType !== k.scenario) return false;
    const before = this.text.slice(this.text.lastIndexOf("\n", startOffset - 1) + 1, startOffset);
    return at === "margin" ? before === "" : before.trim() === "";
  }
}

function endOf({ startOffset, image }: IToken): number {
  return startOffset + image.length;
}

/** The last that begins before an offset. */
function lastBefore(tokens: readonly IToken[], offset: number): IToken | undefined {
  return tokens[firstFrom(tokens, offset, ({ startOffset }) => startOffset) - 1];
}

const opens: ReadonlyMap<TokenType, Inside> = new Map([
  [k.product, "product"],
  [k.vocabulary, "vocabulary"],
]);

function isStart({ tokenType }: IToken): boolean {
  return starts.has(tokenType);
}

/** What a declaration of a file begins with. */
const starts: ReadonlySet<TokenType> = new Set([k.product, k.vocabulary, k.contract, k.scenario, k.use]);

/** What the parts of a product begin with that need not be asked what goes before them. */
const parts: ReadonlySet<TokenType> = new Set([
  ...[k.document, k.contract, k.unit, k.facts, k.triggers, k.reading, k.let, k.table, k.premium, k.exclusions, k.use],
  ...[k.section, k.frame, k.head, k.uncovered, k.covers, k.covered, k.window, k.require, k.requires],
  ...[k.coinsurance, k.deductible, k.franchise, k.borne, k.limit, k.layer, k.fix, k.change, k.replace, k.remove, k.add],
]);
