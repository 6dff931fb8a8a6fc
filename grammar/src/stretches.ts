import type { IToken, TokenType } from "chevrotain";
import { keywords as k } from "./keywords.js";
import { firstFrom, type Lexed } from "./lexer.js";
import type { Span } from "./syntax.js";
import { LeftBrace, RightBrace } from "./tokens.js";

/** What a place of a text is in; a product, a vocabulary and a node (a section or frame) are read part by part. */
export type Inside = "file" | "product" | "vocabulary" | "node";

export interface Place {
  readonly inside: Inside;
  /** In how many declarations that are read part by part it is. */
  readonly level: number;
}

const inFile: Place = { inside: "file", level: 0 };

/**
 * What stands in a stretch: whole declarations, the `product x {` of one (or a `section y {`, behind what stands before
 * it in its product), some of what is in it, or the last of that and the `}`.
 */
export type Role = "declarations" | "header" | "items" | "end";

/** A part of a text that can be read on its own, with the comments above it. They follow one another without a gap. */
export interface Stretch extends Span {
  readonly role: Role;
  /** What it stands in; of a header, what it opens. */
  readonly inside: Inside;
  /** Of the place where it begins. */
  readonly level: number;
  /** Where its first word ends. */
  readonly firstEnd: number;
  /** Of an end: where the `}` ends. */
  readonly close: number | undefined;
}

export interface Split {
  readonly stretches: readonly Stretch[];
  /** Where the text ends. */
  readonly ends: Place;
  /** Every brace has its other one. */
  readonly balanced: boolean;
}

/**
 * Splits a text, or one that goes on from where a stretch has ended, at places from which it reads the same whatever
 * goes before: behind a `}`. Where braces do not balance, `product` and `scenario` at the start of a line end what
 * is open.
 */
export function split(text: string, lexed: Lexed, span: Span, begin = inFile): Split {
  const splitter = new Splitter(text, lexed);
  const { tokens } = lexed;
  const all = splitter.split(0, tokens.length, span, begin);
  if (begin.level > 0 || isWhole(all)) return all;
  const starts = tokens.flatMap((_, index) => (index > 0 && splitter.beginsAnew(index, "margin") ? [index] : []));
  const stretches = [0, ...starts].flatMap((first, number) => {
    const last = starts[number] ?? tokens.length;
    const start = first === 0 ? span.start : splitter.cut(first);
    const part = { start, end: last < tokens.length ? splitter.cut(last) : span.end };
    const found = splitter.split(first, last, part, inFile);
    return isWhole(found) ? found.stretches : [splitter.stretch(part, first, "declarations", inFile)];
  });
  return { stretches, ends: inFile, balanced: false };
}

function isWhole({ balanced, ends }: Split): boolean {
  return balanced && ends.level === 0;
}

/** Whether a text begins with what parts of a product begin with. */
export function beginsPart({ tokens: [first] }: Lexed): boolean {
  return first !== undefined && parts.has(first.tokenType);
}

/** What the place is in where a stretch begins. */
export function placeOf({ role, inside, level }: Stretch): Place {
  return role === "header" ? around({ inside, level: level + 1 }) : { inside, level };
}

/** Behind the end of what a place is in. */
function around({ level }: Place): Place {
  return level === 1 ? inFile : { inside: level === 2 ? "product" : "node", level: level - 1 };
}

class Splitter {
  constructor(
    private readonly text: string,
    private readonly lexed: Lexed,
  ) {}

  /** Splits the tokens from one to before another; balanced if nothing is left over. */
  split(first: number, last: number, { start, end }: Span, begin: Place): Split {
    const { tokens } = this.lexed;
    const stretches: Stretch[] = [];
    let at = begin;
    let depth = begin.level;
    let close: number | undefined;
    let from = start;
    let begun = first;
    const add = (next: number, role: Role, inside = at.inside): void => {
      const to = next < last ? this.cut(next) : end;
      const { level } = at;
      stretches.push({ ...this.stretch({ start: from, end: to }, begun, role, { inside, level }), close });
      from = to;
      begun = next;
    };
    for (let index = first; index < last; index++) {
      const { tokenType } = tokens[index]!;
      const next = index + 1;
      if (tokenType === LeftBrace && ++depth === at.level + 1) {
        const opened = this.opened(begun, index, at);
        if (opened === undefined) continue;
        add(next, "header", opened);
        at = { inside: opened, level: depth };
      }
      if (tokenType === RightBrace && --depth < 0) return { stretches, ends: at, balanced: false };
      if (at.level > 1 && depth < at.level) {
        close = endOf(tokens[index]!);
        add(next, "end");
        at = around(at);
        close = undefined;
        continue;
      }
      if (at.level === 1 && depth === 0) close ??= endOf(tokens[index]!);
      if (at.level === 0 || close !== undefined) {
        if (depth > 0) continue;
        const isOver = next === last || (tokenType === RightBrace && isStart(tokens[next]!)) || this.beginsAnew(next);
        if (!isOver) continue;
        add(next, close === undefined ? "declarations" : "end");
        at = inFile;
        close = undefined;
      } else if (depth === at.level && tokenType === RightBrace) {
        if (next === last || parts.has(tokens[next]!.tokenType)) add(next, "items");
      }
    }
    if (first === last) add(last, "declarations");
    return { stretches, ends: at, balanced: begun === last };
  }

  /** What a brace opens that is read part by part. */
  private opened(begun: number, brace: number, { inside, level }: Place): Inside | undefined {
    const { tokens } = this.lexed;
    if (level === 0) return opens.get(tokens[begun]!.tokenType);
    if (inside === "vocabulary") return undefined;
    let index = brace - 1;
    // A brace may be the first of what is read.
    while (index >= begun && !parts.has(tokens[index]!.tokenType)) index--;
    return index >= begun && nodes.has(tokens[index]!.tokenType) ? "node" : undefined;
  }

  stretch({ start, end }: Span, first: number, role: Role, { inside, level }: Place): Stretch {
    const token = this.lexed.tokens[first];
    return { start, end, role, inside, level, firstEnd: token === undefined ? end : endOf(token), close: undefined };
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

/** What begins with these is read part by part, as far as it stands in a product. */
const nodes: ReadonlySet<TokenType> = new Set([k.section, k.frame]);

/** What the parts of a product begin with that need not be asked what goes before them. */
const parts: ReadonlySet<TokenType> = new Set([
  ...[k.document, k.contract, k.unit, k.facts, k.triggers, k.reading, k.let, k.table, k.premium, k.exclusions, k.use],
  ...[k.section, k.frame, k.head, k.uncovered, k.covers, k.covered, k.window, k.require, k.requires],
  ...[k.coinsurance, k.deductible, k.franchise, k.borne, k.limit, k.layer, k.fix, k.change, k.replace, k.remove, k.add],
]);
