import { type IToken, tokenMatcher, type TokenType } from "chevrotain";
import { Each, englishOf, keywordOf, keywords, type Language, particles, phraseOf } from "./keywords.js";
import { AnyName, normalizeName } from "./names.js";
import { insuredAsBasis } from "./spellings.js";
import type { Span } from "./syntax.js";
import { scan } from "./scan.js";
import { GroupedNumber, Identifier, NumberToken, TextToken, tokenAt } from "./tokens.js";

export type KeywordCount = Readonly<Record<Language, number>>;

export function mostly({ en, ja }: KeywordCount): Language {
  return ja > en ? "ja" : "en";
}

export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  /** `@brochure(p.9)` */
  readonly references: readonly IToken[];
  /** `30,000`: a comma where an underscore belongs. */
  readonly grouped: readonly { readonly start: number; readonly end: number }[];
  /** Stretches of text that no token begins with. */
  readonly unreadable: readonly { readonly start: number; readonly end: number }[];
  /** Where the keywords in each language are. */
  readonly words: Readonly<Record<Language, readonly number[]>>;
  /** In which language most of the keywords are written. */
  readonly language: Language;
}

/** Splits a text into tokens, or a part of it that begins and ends between two. Offsets are those of the text as it is. */
export function lex(text: string, { start, end }: Span = { start: 0, end: text.length }): Lexed {
  const part = apart(text.slice(start, end));
  const { tokens, comments, references, unreadable } = scan(toHalfWidth(part), start);
  const asWritten = (token: IToken): void => {
    const at = token.startOffset - start;
    token.image = part.slice(at, at + token.image.length);
  };
  const read: IToken[] = [];
  const grouped: { start: number; end: number }[] = [];
  const words: Record<Language, number[]> = { en: [], ja: [] };
  tokens.forEach((token) => {
    if (token.tokenType === TextToken) asWritten(token);
    if (token.tokenType === GroupedNumber) {
      grouped.push({ start: token.startOffset, end: token.startOffset + token.image.length });
      retype(token, NumberToken);
    }
    if (token.tokenType !== Identifier) {
      read.push(token);
      return;
    }
    const before = read.length;
    readWord(read, token);
    if (read.length === before + 1 && read[before]!.tokenType === Identifier) return;
    words[token.image.charCodeAt(0) < 0x3000 ? "en" : "ja"].push(token.startOffset);
  });
  comments.forEach(asWritten);
  return {
    tokens: read,
    comments,
    references,
    grouped,
    unreadable,
    words,
    language: mostly({ en: words.en.length, ja: words.ja.length }),
  };
}

/** What stands in a part of the text. */
export function lexedWithin(lexed: Lexed, { start, end }: Span): Lexed {
  const within = <T>(list: readonly T[], at: (one: T) => number): T[] =>
    list.length === 0 ? [] : list.slice(firstFrom(list, start, at), firstFrom(list, end, at));
  const ofToken = ({ startOffset }: IToken): number => startOffset;
  const ofSpan = (span: Span): number => span.start;
  const itself = (offset: number): number => offset;
  return {
    tokens: within(lexed.tokens, ofToken),
    comments: within(lexed.comments, ofToken),
    references: within(lexed.references, ofToken),
    grouped: within(lexed.grouped, ofSpan),
    unreadable: within(lexed.unreadable, ofSpan),
    words: { en: within(lexed.words.en, itself), ja: within(lexed.words.ja, itself) },
    language: lexed.language,
  };
}

/** The index of the first that does not stand before an offset. */
export function firstFrom<T>(list: readonly T[], offset: number, at: (one: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(list[middle]!) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of a part of a text a copy: what is cut out of a string keeps all of it in memory, long after it has been edited. */
function apart(part: string): string {
  return ` ${part}`.slice(1);
}

/** A word is a keyword, a Japanese phrase of several keywords, or a name. */
function readWord(read: IToken[], token: IToken): void {
  // As most are written it needs no normalizing.
  const keyword = keywordOf(token.image) ?? keywordOf(normalizeName(token.image));
  if (keyword !== undefined) {
    retype(token, keyword);
    read.push(token);
    if (keyword === particles.per) readBasis(read, read.length - 1);
  } else if (token.image.charCodeAt(token.image.length - 1) < 0x80) read.push(token);
  else readJapaneseWord(read, token);
}

function readJapaneseWord(read: IToken[], token: IToken): void {
  const { image, startOffset } = token;
  let at = startOffset;
  const push = (type: TokenType, length: number): void => {
    // A part of a phrase is no spelling of its word, and the word may stand for a name.
    read.push(tokenAt(type, image.slice(at - startOffset, at - startOffset + length), at, englishOf(type)));
    at += length;
  };
  const phrase = phraseOf(image);
  if (phrase !== undefined) {
    for (const { type, length } of phrase) push(type, length);
    return;
  }
  const basis = image.endsWith("につき") ? basisPattern.exec(image) : null;
  if (basis === null) {
    read.push(token);
    return;
  }
  const { first = "", more = "" } = basis.groups!;
  // Behind a `1` any name may be a unit; elsewhere one may end in につき and mean nothing by it.
  if (first !== "" && !basisWords.has(first) && !isOne(read.at(-1))) {
    read.push(token);
    return;
  }
  if (first !== "") push(basisWords.get(first) ?? Identifier, first.length);
  for (const [, joint = "", one = "", next = ""] of more.matchAll(jointPattern)) {
    push(joint === "の" ? particles.of : keywords.and, joint.length);
    if (one !== "") push(NumberToken, one.length);
    push(basisWords.get(next)!, next.length);
  }
  push(particles.per, 3);
  readBasis(read, read.length - 1);
}

// What is written in one word: `請求および保険期間中につき`, `個人につき`, `保険期間中につき`.
const joined = "(および|・|の)(1?)(請求|事故|損害|被保険者(?:1名)?|日|保険期間中?|保険年度)";
const basisPattern = new RegExp(`^(?<first>.*?)(?<more>(?:${joined})*)につき$`, "u");
const jointPattern = new RegExp(joined, "gu");
const basisWords = new Map<string, TokenType>([
  ["請求", keywords.claim],
  ["1請求", keywords.claim],
  ["事故", keywords.incident],
  ["1事故", keywords.incident],
  ["損害", keywords.loss],
  ["1損害", keywords.loss],
  ["被保険者", keywords.insured],
  ["1被保険者", keywords.insured],
  [insuredAsBasis, keywords.insured],
  ["日", keywords.day],
  ["1日", keywords.day],
  ["保険期間", keywords.period],
  ["保険期間中", keywords.period],
  // Two words in English, and so a name.
  ["保険年度", Identifier],
]);

/**
 * Going back from につき over `1請求`, `1請求および保険期間中`, `1 building の 保険期間中`: marks where the basis begins,
 * so that the parser knows one when it sees it.
 */
function readBasis(read: IToken[], per: number): void {
  let first = per;
  for (let name = per - 1; read[name] !== undefined;) {
    if (!tokenMatcher(read[name]!, AnyName)) break;
    first = name;
    // 保険期間中 on its own was read as `during period`.
    if (read[name - 1]?.tokenType === keywords.during) first = name - 1;
    if (isOne(read[first - 1])) first--;
    const joint = read[first - 1]?.tokenType;
    if (joint !== keywords.and && joint !== particles.of) break;
    name = first - 2;
  }
  if (first === per) return;
  const basis = read.splice(first, per - first);
  const start = basis[0]!.startOffset;
  const each = isOne(basis[0]) ? basis.shift()! : tokenAt(Each, "", start);
  retype(each, Each);
  for (const token of basis) if (normalizeName(token.image) === insuredAsBasis) token.payload = "insured";
  // A second `1`, as in `1請求および1事故につき`, says nothing more.
  read.splice(first, 0, each, ...basis.filter((token) => !isOne(token) && token.tokenType !== keywords.during));
}

function isOne(token: IToken | undefined): boolean {
  return token?.tokenType === NumberToken && token.image === "1";
}

function retype(token: IToken, type: TokenType): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx!;
}

/** The word behind a token, whatever its spelling. */
export function wordOf(token: IToken): string {
  return englishOf(token.tokenType) ?? token.image;
}

/**
 * Full-width digits, letters, brackets and signs read as their half-width, 、 as a comma; every code unit keeps its
 * place. A full-width quotation mark or backslash is left alone: inside a label it is a character like any other.
 */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uFF01\uFF03-\uFF3B\uFF3D-\uFF5E\u3000\u3001]/g, (wide) =>
    wide === "\u3000" ? " " : wide === "\u3001" ? "," : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}
