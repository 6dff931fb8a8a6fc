import type { IToken, TokenType } from "chevrotain";
import { keywords as k, particles } from "./keywords.js";
import { Bar, Comma, LeftBrace, RightBrace, TextToken, tokenAt } from "./tokens.js";

export interface RepairedBraces {
  readonly tokens: IToken[];
  /** Opening braces that nothing closes. */
  readonly unclosed: readonly IToken[];
  /** Closing braces that nothing opens. */
  readonly unopened: readonly IToken[];
  /** Nobody knows which are not closed: all that are stand at the end, where this declaration is open at least. */
  readonly unended?: string;
}

interface Line {
  /** Index of its first token. */
  readonly first: number;
  /** Columns before its first token. */
  readonly indent: number;
}

/** A missing brace and the index of the token before which it belongs. */
interface Insertion {
  readonly before: number;
  readonly type: TokenType;
}

/**
 * Where opening and closing braces do not balance, puts the missing one where the indentation says that it
 * belongs, so that one forgotten brace does not make nonsense of all that follows it. A text whose braces
 * balance is never touched, however it is indented.
 */
export function repairBraces(text: string, tokens: IToken[], end: number): RepairedBraces {
  const untouched = { tokens, unclosed: [], unopened: [] };
  let balance = 0;
  tokens.forEach(({ tokenType }) => {
    if (tokenType === LeftBrace) balance++;
    else if (tokenType === RightBrace) balance--;
  });
  if (balance === 0) return untouched;

  const lines = linesOf(text, tokens);
  const atTheEnd = (): RepairedBraces => {
    const ends = Array.from({ length: balance }, () => tokenAt(RightBrace, "", end));
    return { ...untouched, tokens: [...tokens, ...ends], unended: outermostOpen(tokens) };
  };
  // Lines that all begin in one column say nothing of what stands in what.
  if (lines.every(({ indent }) => indent === lines[0]!.indent)) return balance > 0 ? atTheEnd() : untouched;

  const lineOf = tokens.map(() => 0);
  lines.forEach((line, number) => lineOf.fill(number, line.first, lines[number + 1]?.first ?? tokens.length));
  const insertions: Insertion[] = [];
  const unclosed: IToken[] = [];
  const unopened: IToken[] = [];
  const open: { readonly index: number; readonly line: number }[] = [];
  const indentOf = (entry: { readonly line: number } | undefined): number =>
    entry === undefined ? -1 : lines[entry.line]!.indent;
  /** The line of which this one is a continuation, or the line itself. */
  const headerOf = (line: number): number =>
    startsBlock(tokens[lines[line]!.first]!) ? line : headerAbove(lines, line, lines[line]!.indent - 1);
  const close = (before: number): void => {
    const { index } = open.pop()!;
    // A brace that was put in is nobody's mistake a second time.
    if (index !== -1) unclosed.push(tokens[index]!);
    insertions.push({ before, type: RightBrace });
  };

  tokens.forEach((token, index) => {
    const line = lineOf[index]!;
    const { first, indent } = lines[line]!;
    const isClosing = token.tokenType === RightBrace;
    if (index === first)
      while (open.length > 0 && (isClosing ? indentOf(open.at(-1)) > indent : indentOf(open.at(-1)) >= indent))
        close(index);
    if (token.tokenType === LeftBrace) open.push({ index, line: headerLine(tokens, lines, line) });
    if (!isClosing) return;
    const top = open.at(-1);
    const header = index === first ? headerAbove(lines, line, indent) : headerOf(line);
    const closesTop =
      top !== undefined &&
      (index === first ? indentOf(top) === indent : top.line >= header || !startsBlock(tokens[lines[header]!.first]!));
    if (closesTop) {
      open.pop();
      return;
    }
    unopened.push(token);
    insertions.push({ before: bodyOf(tokens, lines, header, index), type: LeftBrace });
  });
  while (open.length > 0) close(tokens.length);

  const added = insertions.reduce((sum, { type }) => sum + (type === LeftBrace ? 1 : -1), 0);
  // Where the layout tells no clear story, the parser's own recovery is the better reader; at the end it would give up all.
  if (balance + added !== 0 || insertions.length > 3) {
    return balance < 0 ? untouched : atTheEnd();
  }
  return { tokens: insert(tokens, insertions, end), unclosed, unopened };
}

/** How the declaration begins, `scenario "…"`, whose block is open at the end, whatever is in it. */
function outermostOpen(tokens: readonly IToken[]): string {
  let depth = 0;
  let begins: number | undefined;
  let found: number | undefined;
  tokens.forEach(({ tokenType }, index) => {
    if (tokenType === LeftBrace && depth++ === 0) found = begins;
    if (tokenType === RightBrace && --depth === 0) begins = undefined;
    if (depth === 0 && declarationWords.has(tokenType)) begins ??= index;
  });
  const first = found ?? 0;
  return tokens
    .slice(first, first + 2)
    .filter(({ tokenType }) => tokenType !== LeftBrace)
    .map(({ image }) => image)
    .join(" ");
}

function linesOf(text: string, tokens: readonly IToken[]): Line[] {
  const lines: Line[] = [];
  let lineEnd = -1;
  tokens.forEach(({ startOffset }, index) => {
    if (startOffset < lineEnd) return;
    const start = text.lastIndexOf("\n", startOffset - 1) + 1;
    lines.push({ first: index, indent: startOffset - start });
    const next = text.indexOf("\n", startOffset);
    lineEnd = next === -1 ? text.length + 1 : next;
  });
  return lines;
}

/** The line on which the declaration begins whose header goes on to this one. */
function headerLine(tokens: readonly IToken[], lines: readonly Line[], line: number): number {
  const { first, indent } = lines[line]!;
  const before = tokens[first - 1]?.tokenType;
  const goesOn = before === Comma || before === Bar || continuations.has(tokens[first]!.tokenType);
  if (!goesOn || before === undefined || before === LeftBrace || before === RightBrace) return line;
  const above = headerLine(tokens, lines, line - 1);
  return lines[above]!.indent < indent ? above : line;
}

function headerAbove(lines: readonly Line[], below: number, indent: number): number {
  for (let line = below - 1; line >= 0; line--) if (lines[line]!.indent <= indent) return line;
  return below;
}

/** The token before which the block of the header on this line begins. */
function bodyOf(tokens: readonly IToken[], lines: readonly Line[], header: number, closing: number): number {
  const { first } = lines[header]!;
  const end = Math.min(lines[header + 1]?.first ?? tokens.length, closing);
  for (let index = first + 1; index < end; index++) if (clauseWords.has(tokens[index]!.tokenType)) return index;
  return wordBlocks.has(tokens[first]!.tokenType) ? afterHeader(tokens, first, end) : end;
}

/** After the id or name of a statement of a scenario, or of a sample contract. */
function afterHeader(tokens: readonly IToken[], first: number, end: number): number {
  if (tokens[first]!.tokenType === k.loss) return afterLoss(tokens, first, end);
  const product = tokens.slice(first, end).findIndex(({ tokenType }) => tokenType === k.for);
  if (product !== -1) return first + product + 2;
  const next = tokens[first + 1]?.tokenType;
  const isFirstWord = tokens[first]!.tokenType === k.contract && (next === k.plan || next === k.period);
  const hasId = next === TextToken || nameFirst.has(tokens[first]!.tokenType);
  return hasId && !isFirstWord ? first + 2 : first + 1;
}

/** After the head, the amount and the parts of a loss. */
function afterLoss(tokens: readonly IToken[], first: number, end: number): number {
  let index = first + 3;
  for (let part; index < end && (part = lossParts.get(tokens[index]!.tokenType)) !== undefined;) index += part;
  return Math.min(index, end);
}

function startsBlock({ tokenType }: IToken): boolean {
  return headWords.has(tokenType) || wordBlocks.has(tokenType);
}

/** What stands in a file by itself. */
const declarationWords: ReadonlySet<TokenType> = new Set([k.product, k.vocabulary, k.contract, k.scenario]);

/** Declarations whose block often stands on the same line. */
const headWords: ReadonlySet<TokenType> = new Set([k.head, k.frame, k.section, k.layer, k.unit, k.reading]);

/** Statements of a scenario, whose block begins right after the word. */
const wordBlocks: ReadonlySet<TokenType> = new Set([k.contract, k.incident, k.later, k.claim, k.insured, k.loss]);

/** The parts of a loss by the word that each begins with, and how many tokens each has. */
const lossParts: ReadonlyMap<TokenType, number> = new Map([
  [k.on, 2],
  [k.approved, 1],
  [k.unapproved, 1],
  [k.of, 3],
  [k.under, 2],
  [k.item, 2],
  [k.id, 2],
  [k.for, 3],
]);

/** Of these, those that a name may follow. */
const nameFirst: ReadonlySet<TokenType> = new Set([k.contract, k.claim, k.insured]);

/** What a line begins with that goes on with the header above it. */
const continuations: ReadonlySet<TokenType> = new Set([
  LeftBrace,
  TextToken,
  k.en,
  k.for,
  k.when,
  k.requires,
  k.outside,
  particles.proviso,
]);

/** Words that can only stand inside a block. */
const clauseWords: ReadonlySet<TokenType> = new Set([
  k.limit,
  k.deductible,
  k.coinsurance,
  k.franchise,
  k.borne,
  k.covers,
  k.covered,
  k.window,
  k.require,
  k.item,
  k.refuse,
]);

function insert(tokens: readonly IToken[], insertions: readonly Insertion[], end: number): IToken[] {
  const result: IToken[] = [];
  for (let index = 0; index <= tokens.length; index++) {
    for (const { before, type } of insertions) {
      if (before !== index) continue;
      const at = tokens[index]?.startOffset ?? end;
      result.push(tokenAt(type, "", at));
    }
    if (index < tokens.length) result.push(tokens[index]!);
  }
  return result;
}
