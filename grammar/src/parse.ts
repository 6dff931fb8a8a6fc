import { type Edit, editBetween } from "./edit.js";
import type { Language } from "./keywords.js";
import { lex, type Lexed, lexedWithin, mostly } from "./lexer.js";
import { withLate } from "./late.js";
import { unpackMisfit } from "./messages.js";
import { nameAt } from "./names.js";
import { moveDefinition } from "./moved.js";
import type { Piece } from "./piece.js";
import { distanceBetween, firstOf, movePiece, noNames, readPiece } from "./pieces.js";
import type { SyntaxProblem } from "./problem.js";
import { beginsPart, placeOf, type Split, split, type Stretch } from "./stretches.js";
import type {
  Comment,
  GroupDeclaration,
  Product,
  ProductItem,
  Reference,
  SampleContract,
  Scenario,
  SourceFile,
  Span,
  TopLevel,
  Vocabulary,
} from "./syntax.js";

export type { SyntaxProblem } from "./problem.js";

export interface Parsed {
  readonly file: SourceFile;
  /** Those of its declarations that others can be about or be made of: most of a file are scenarios. */
  readonly definitions: readonly Definition[];
  /** In which language most of the keywords are written. */
  readonly keywords: Language;
  readonly problems: readonly SyntaxProblem[];
  /** What it was put together from. */
  readonly read: Reading;
}

type Definition = Exclude<TopLevel, Scenario | SampleContract>;

/** A text in pieces, each of which was read on its own. */
interface Reading {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Every brace has its other one. */
  readonly balanced: boolean;
  /** Products and vocabularies by what the first of their pieces held before it moved. */
  readonly assembled: ReadonlyMap<Piece["content"], Assembled>;
}

interface Assembled {
  readonly parts: readonly Piece["content"][];
  readonly declaration: Product | Vocabulary;
}

/**
 * Reads a text into a tree; there always is one, whatever the text. With `before`, what was read of another text,
 * usually the same before an edit, only the pieces are read that the edit touched. That changes nothing but the time:
 * a piece is read by its own text alone. Trees of pieces that have not moved are shared.
 */
export function parse(text: string, before?: Parsed): Parsed {
  const edit = before && editBetween(before.read.text, text);
  if (before !== undefined && edit === undefined) return before;
  const { pieces, balanced } =
    (before && reparse(text, before.read, edit!)) ?? readAll(text, before && reusable(before.read, edit!));
  return assemble(text, withOwnNames(text, pieces), balanced, before?.read.assembled ?? new Map());
}

type Pieces = Pick<Reading, "pieces" | "balanced">;

/** Reads a text; a stretch for which there is a piece is not read again. */
function readAll(text: string, known?: (stretch: Stretch) => Piece | undefined): Pieces {
  const lexed = lex(text);
  const { stretches, balanced } = split(text, lexed, { start: 0, end: text.length });
  const again = (stretch: Stretch): Piece => known?.(stretch) ?? readPiece(text, stretch);
  // What shares the tokens of a text keeps it in memory, so only what is read with all others does.
  const read = (stretch: Stretch): Piece =>
    known === undefined ? readPiece(text, stretch, noNames, lexedWithin(lexed, stretch)) : again(stretch);
  return { pieces: readStretches(stretches, read, again)!, balanced };
}

/** Nothing where a header begins a product that is not there as a whole. */
function readStretches(
  stretches: readonly Stretch[],
  read: (stretch: Stretch) => Piece,
  /** The same for a stretch of which a part has been read: tokens that have been read are not what they were. */
  again = read,
  /** What the pieces behind begin in, that are not among them. */
  goesOn = false,
): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let index = 0; index < stretches.length; index++) {
    const stretch = stretches[index]!;
    const piece = read(stretch);
    if (stretch.role === "header" && !isHeader(piece)) {
      // What stands in it can only be read together.
      const { level } = stretch;
      const last = stretches.findIndex((one, other) => other > index && one.role === "end" && one.level === level + 1);
      if (last === -1 && goesOn) return undefined;
      const role = level === 0 ? "declarations" : "items";
      pieces.push(again({ ...stretch, role, ...placeOf(stretch), end: stretches[last]!.end }));
      index = last;
    } else pieces.push(piece);
  }
  return pieces;
}

function isHeader({ content: { declarations, items }, inside, end }: Piece): boolean {
  if (inside !== "node") return declarations.length === 1 && declarations[0]!.kind === inside;
  const last = items.at(-1);
  return isGroup(last) && last.end === end && last.items.length === 0;
}

function isGroup(item: ProductItem | undefined): item is GroupDeclaration {
  return item?.kind === "section" || item?.kind === "frame";
}

// ── Edits ────────────────────────────────────────────────────────────────────────────────────────────

/** Behind an edit a piece is another one, unless it stands where it stood. */
function follow(piece: Piece, { by, stays }: Edit): Piece {
  return stays ? piece : movePiece(piece, by);
}

/** The pieces of stretches that an edit has not touched. */
function reusable({ pieces }: Reading, edit: Edit): (stretch: Stretch) => Piece | undefined {
  const keyOf = ({ start, end, role, inside, level }: Stretch, by: number): string =>
    `${start + by} ${end + by} ${role} ${inside} ${level}`;
  const before = new Map(pieces.filter(({ end }) => end <= edit.start).map((piece) => [keyOf(piece, 0), piece]));
  const behind = new Map(pieces.filter(({ start }) => start > edit.end).map((piece) => [keyOf(piece, edit.by), piece]));
  return (stretch) => {
    const key = keyOf(stretch, 0);
    const moved = behind.get(key);
    return before.get(key) ?? (moved && follow(moved, edit));
  };
}

/** Reads again only where the edit is; nothing where it may have a say in how what follows is read. */
function reparse(text: string, { pieces, balanced }: Reading, edit: Edit): Pieces | undefined {
  if (!balanced) return undefined;
  let first = pieces.findIndex(({ end }) => end >= edit.start);
  // The first word of a piece decides where the one before it ends.
  while (first > 0 && edit.start <= pieces[first]!.firstEnd) first--;
  const behind = pieces.findIndex(({ start }) => start > edit.end);
  const last = behind === -1 ? pieces.length : behind;
  const region = { start: pieces[first]!.start, end: pieces[last - 1]!.end + edit.by };
  const begin = placeOf(pieces[first]!);
  const lexed = lex(text, region);
  if (last < pieces.length && !endsForSure(text, lexed, region)) return undefined;
  const found: Split = split(text, lexed, region, begin);
  const behindIt = last < pieces.length ? placeOf(pieces[last]!) : undefined;
  if (!found.balanced || found.ends.level !== (behindIt?.level ?? 0)) return undefined;
  if (behindIt !== undefined && found.ends.inside !== behindIt.inside) return undefined;
  // Behind a node anything is another part; where it is a node no longer, only what begins like one.
  if (behindIt !== undefined && found.stretches.at(-1)?.role === "items") {
    const { start, firstEnd } = pieces[last]!;
    if (!beginsPart(lex(text, { start: start + edit.by, end: firstEnd + edit.by }))) return undefined;
  }
  const read = readStretches(found.stretches, (stretch) => readPiece(text, stretch), undefined, found.ends.level > 0);
  if (read === undefined) return undefined;
  return {
    pieces: [...pieces.slice(0, first), ...read, ...pieces.slice(last).map((piece) => follow(piece, edit))],
    balanced: true,
  };
}

/** Whether a part of a text reads the same whatever follows it, and what follows reads on as it did. */
function endsForSure(text: string, { tokens, references, comments, unreadable }: Lexed, { end }: Span): boolean {
  const last = tokens.at(-1);
  if (last === undefined || !"{}".includes(last.image)) return false;
  const reaches = [last, references.at(-1)].some((token) => token && token.startOffset + token.image.length === end);
  if (!reaches || comments.some(({ startOffset }) => startOffset > last.startOffset)) return false;
  // A quotation mark, backtick or @ that has not found its other end on its line, or a comment that is not closed.
  const line = text.lastIndexOf("\n", end - 1) + 1;
  return !unreadable.some((span) => span.end > line || text.startsWith("/*", span.start));
}

// ── The whole ────────────────────────────────────────────────────────────────────────────────────────

/** A name that the file itself declares is no word of the language, whatever the language means by it. */
function withOwnNames(text: string, pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ content }) => content.meetsJapaneseName)) return pieces;
  const own = new Set(pieces.flatMap(({ content }) => content.declared).sort());
  const isSame = (other: ReadonlySet<string>): boolean =>
    other.size === own.size && [...own].every((name) => other.has(name));
  return pieces.map((piece) => {
    const { content, ...stretch } = piece;
    if (!content.meetsJapaneseName || isSame(content.own)) return piece;
    const again = readPiece(text, stretch, own.size > 0 ? own : noNames);
    return piece.role === "header" && !isHeader(again) ? readPiece(text, stretch) : again;
  });
}

function assemble(
  text: string,
  pieces: readonly Piece[],
  balanced: boolean,
  known: ReadonlyMap<Piece["content"], Assembled>,
): Parsed {
  let tooDeep: SyntaxProblem | undefined;
  for (const { content } of pieces) tooDeep ??= content.problems.find(({ kind }) => kind === "too-deep");
  // Scenarios move when somebody reads them, as do comments.
  const parts: (Piece["content"] | Product | Vocabulary)[] = [];
  const definitions: Definition[] = [];
  const assembled = new Map<Piece["content"], Assembled>();
  let open: Piece[] = [];
  for (const piece of pieces) {
    if (piece.role === "declarations") {
      parts.push(piece.content);
      if (firstOf(piece.content).declarations.some(isDefinition))
        definitions.push(...piece.content.declarations.filter(isDefinition));
      continue;
    }
    open.push(piece);
    if (piece.role !== "end" || piece.level > 1) continue;
    const contents = open.map(({ content }) => content);
    const first = firstOf(contents[0]!);
    const before = known.get(first);
    const by = before && distanceBetween(before.parts, contents);
    const declaration = by === undefined ? join(open) : moveDefinition(before!.declaration, by);
    assembled.set(first, { parts: contents, declaration });
    parts.push(declaration);
    definitions.push(declaration);
    open = [];
  }
  const isTooDeep = tooDeep !== undefined;
  const language = isTooDeep ? undefined : pieces[0]?.content.language;
  const file: SourceFile = withLate(
    { kind: "file" as const, language, start: 0, end: text.length },
    {
      // What is missing would make much of the rest seem wrong.
      declarations: (): readonly TopLevel[] =>
        isTooDeep ? [] : parts.flatMap((part) => ("declarations" in part ? part.declarations : [part])),
      comments: (): readonly Comment[] => pieces.flatMap(({ content }) => content.comments),
    },
  );
  const keywords = languageOf(pieces);
  return {
    file,
    definitions: tooDeep === undefined ? definitions : [],
    keywords,
    problems: tooDeep === undefined ? problemsOf(text, pieces, keywords) : [tooDeep],
    read: { text, pieces, balanced, assembled },
  };
}

function isDefinition(declaration: TopLevel): declaration is Definition {
  return declaration.kind !== "scenario" && declaration.kind !== "sample-contract";
}

/** A declaration that is put together from its parts. */
interface Open<T> {
  readonly header: T;
  readonly items: ProductItem[];
  readonly references: Reference[];
}

function openOf<T extends Product | Vocabulary | GroupDeclaration>(header: T): Open<T> {
  return { header, items: [], references: [...header.references] };
}

/** A product or a vocabulary from its header and all its parts. */
function join([first, ...rest]: readonly Piece[]): Product | Vocabulary {
  const whole = openOf(first!.content.declarations[0] as Product);
  const nodes: Open<GroupDeclaration>[] = [];
  for (const { role, content, close } of rest) {
    const { items, references } = nodes.at(-1) ?? whole;
    items.push(...content.items);
    references.push(...content.ownerless);
    if (role === "header") nodes.push(openOf(items.pop() as GroupDeclaration));
    const node = role === "end" ? nodes.pop() : undefined;
    if (node !== undefined) (nodes.at(-1) ?? whole).items.push(closed(node, close));
  }
  return closed(whole, rest.at(-1)!.close);
}

function closed<T>({ header, items, references }: Open<T>, end: number | undefined): T {
  return { ...header, items, references, end };
}

function languageOf(pieces: readonly Piece[]): Language {
  let [en, ja] = [0, 0];
  for (const { content } of pieces) {
    en += content.words.en;
    ja += content.words.ja;
  }
  return mostly({ en, ja });
}

function problemsOf(text: string, pieces: readonly Piece[], language: Language): SyntaxProblem[] {
  const isUnderstood = pieces.every(({ content }) => content.misfits.length === 0);
  const problems: SyntaxProblem[] = [];
  for (const { level, content } of pieces) {
    problems.push(...content.problems);
    // Where the text has other errors, the declaration of a reference may just not have been understood.
    // Before a part of a product stands what the reference belongs to.
    if (level === 0 && isUnderstood)
      problems.push(...content.ownerless.map((reference) => describeOwnerless(text, reference)));
    for (const { packed, ...where } of content.misfits)
      problems.push(wholeWord(text, { kind: "misfit", ...unpackMisfit(packed, language), ...where }));
  }
  const inOrder = problems.sort((a, b) => a.start - b.start);
  return withoutConsequences(text, inOrder).map((problem) => atBasis(text, atLastWord(text, problem)));
}

/** `免責金額 明細1件につき 3,000円`: what cannot stand there is the basis, not the amount behind it. */
function atBasis(text: string, problem: SyntaxProblem): SyntaxProblem {
  if (problem.kind !== "misfit" || problem.rule !== "bases" || problem.behind?.endsWith("につき") !== true)
    return problem;
  const { behind, ...rest } = problem;
  const start = text.lastIndexOf(behind, problem.start);
  return { ...rest, found: behind, expected: [], start, end: start + behind.length };
}

/** What is missing before the end of a block is missing behind the last word before it, however many lines above. */
function atLastWord(text: string, problem: SyntaxProblem): SyntaxProblem {
  if (problem.kind !== "misfit" || problem.found !== "}") return problem;
  const lacking = /([^\s{}()"/]+)(?:\s|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*$/u.exec(text.slice(0, problem.start));
  const lacksBehind = lacking?.[1];
  if (lacking === null || lacksBehind === undefined) return problem;
  return { ...problem, lacksBehind, start: lacking.index, end: lacking.index + lacksBehind.length };
}

/** A Japanese phrase is several tokens, `自己` of 自己負担限度額: the author's word is told of, not its first part. */
function wholeWord(text: string, problem: Extract<SyntaxProblem, { kind: "misfit" }>): SyntaxProblem {
  const { found, start } = problem;
  const word = found === undefined || found.charCodeAt(0) < 0x3000 ? undefined : nameAt(text, start);
  if (word === undefined || found === undefined || word.length <= found.length) return problem;
  return { ...problem, found: word, end: start + word.length };
}

/**
 * One mistake is told of once: not what no longer fits behind another misfit in the same clause, nor a brace that closes
 * what was not understood, or nothing where that should go on. A brace that nothing opens is another problem.
 */
function withoutConsequences(text: string, problems: readonly SyntaxProblem[]): SyntaxProblem[] {
  let last: SyntaxProblem | undefined;
  const isGuessed = isOfGuessedBlocks(problems);
  return problems.filter((problem) => {
    if (isGuessed && problem.kind === "misfit") return false;
    // A word that does not fit there, whatever it is, is no name that was meant.
    const isAtMisfit = ({ kind, start }: SyntaxProblem): boolean => kind === "misfit" && start === problem.start;
    if (problem.kind === "reserved" && problems.some(isAtMisfit)) return false;
    // `sub-limit` is one word.
    if (problem.kind === "reserved" && last !== undefined && text.slice(last.end, problem.start) === "-") return false;
    const isMisfit = problem.kind === "misfit";
    const isRest = isMisfit && (problem.found === "}" || problem.found === "");
    if (isMisfit && last !== undefined && (isRest || isOneClause(text, last, problem))) return false;
    if (breaksReading(problem)) last = problem;
    return true;
  });
}

/** Whether braces miss each other on both sides: which of them belong together was guessed by indentation, and wrongly. */
export function isOfGuessedBlocks(problems: readonly SyntaxProblem[]): boolean {
  return ["unclosed", "unopened"].every((side) => problems.some(({ kind }) => kind === side));
}

/** Whether blocks go on to the end of the text, and nobody knows which: what stands in which is not known then. */
export function lacksEnds(problems: readonly SyntaxProblem[]): boolean {
  return problems.some(isMissingEnd);
}

/** Without the end that is missing where it has been told of: something before it cannot stand where it does. */
export function withoutMissingEnd(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const isTold = problems.some((one) => one.kind === "misfit" && !isMissingEnd(one) && one.expected.includes("`}`"));
  return isTold ? problems.filter((problem) => !isMissingEnd(problem)) : problems;
}

function isMissingEnd(problem: SyntaxProblem): boolean {
  return problem.kind === "misfit" && problem.unended !== undefined;
}

/** Whether what stands beside it may have been misread. */
export function breaksReading({ kind }: SyntaxProblem): boolean {
  return kind === "misfit" || kind === "unreadable";
}

/** Whether two places stand on one line, and in it in one block. */
export function isOneClause(text: string, a: Span, b: Span): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return !/[\n{}]/.test(text.slice(Math.min(first.end, second.start), second.start));
}

function describeOwnerless(text: string, { start, end }: Reference): SyntaxProblem {
  return { kind: "misfit", found: text.slice(start, end), expected: [], rule: "file", start, end };
}
