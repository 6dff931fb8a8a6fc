import { createTokenInstance, type IToken, Lexer, tokenMatcher, type TokenType } from "chevrotain";
import { Each, englishOf, keywordOf, keywords, type Language, particles, phraseOf } from "./keywords.js";
import { AnyName, normalizeName } from "./names.js";
import { GroupedNumber, Identifier, lexicalTokens, NumberToken, TextToken } from "./tokens.js";

export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: readonly IToken[];
  /** `@brochure(p.9)` */
  readonly references: readonly IToken[];
  /** `30,000`: a comma where an underscore belongs. */
  readonly grouped: readonly { readonly start: number; readonly end: number }[];
  /** Stretches of text that no token begins with. */
  readonly unreadable: readonly { readonly start: number; readonly end: number }[];
  /** In which language most of the keywords are written. */
  readonly language: Language;
}

const lexer = new Lexer(lexicalTokens, { positionTracking: "onlyOffset", ensureOptimizations: true });

/** Splits a text into tokens. Offsets are those of `text` as it is. */
export function lex(text: string): Lexed {
  const { tokens, groups, errors } = lexer.tokenize(toHalfWidth(text));
  const asWritten = (token: IToken): void => {
    token.image = text.slice(token.startOffset, token.startOffset + token.image.length);
  };
  const read: IToken[] = [];
  const grouped: { start: number; end: number }[] = [];
  let english = 0;
  let japanese = 0;
  for (const token of tokens) {
    if (token.tokenType === TextToken) asWritten(token);
    if (token.tokenType === GroupedNumber) {
      grouped.push({ start: token.startOffset, end: token.startOffset + token.image.length });
      retype(token, NumberToken);
    }
    if (token.tokenType !== Identifier) {
      read.push(token);
      continue;
    }
    const before = read.length;
    readWord(read, token);
    if (read.length === before + 1 && read[before]!.tokenType === Identifier) continue;
    if (token.image.charCodeAt(0) < 0x3000) english++;
    else japanese++;
  }
  const comments = groups["comments"] ?? [];
  comments.forEach(asWritten);
  return {
    tokens: read,
    comments,
    references: groups["references"] ?? [],
    grouped,
    unreadable: errors.map((error) => ({ start: error.offset, end: error.offset + error.length })),
    language: japanese > english ? "ja" : "en",
  };
}

/** A word is a keyword, a Japanese phrase of several keywords, or a name. */
function readWord(read: IToken[], token: IToken): void {
  const { image, startOffset } = token;
  const keyword = keywordOf(normalizeName(image));
  if (keyword !== undefined) {
    retype(token, keyword);
    read.push(token);
    if (keyword === particles.per) readBasis(read, read.length - 1);
    return;
  }
  let at = startOffset;
  const push = (type: TokenType, length: number): void => {
    const part = tokenAt(type, image.slice(at - startOffset, at - startOffset + length), at);
    // A part of a phrase is no spelling of its word, and the word may stand for a name.
    part.payload = englishOf(type);
    read.push(part);
    at += length;
  };
  const phrase = phraseOf(image);
  if (phrase !== undefined) {
    for (const { type, length } of phrase) push(type, length);
    return;
  }
  const basis = basisPattern.exec(image);
  if (basis === null) {
    read.push(token);
    return;
  }
  const { first = "", joint, second } = basis.groups!;
  // Behind a `1` any name may be a unit; elsewhere one may end in につき and mean nothing by it.
  if (first !== "" && !basisWords.has(first) && !isOne(read.at(-1))) {
    read.push(token);
    return;
  }
  if (first !== "") push(basisWords.get(first) ?? Identifier, first.length);
  if (joint !== undefined) {
    push(joint === "の" ? particles.of : keywords.and, joint.length);
    push(basisWords.get(second!)!, second!.length);
  }
  push(particles.per, 3);
  readBasis(read, read.length - 1);
}

function tokenAt(type: TokenType, image: string, start: number): IToken {
  return createTokenInstance(type, image, start, NaN, NaN, NaN, NaN, NaN);
}

// What is written in one word: `請求および保険期間中につき`, `個人につき`, `保険期間中につき`.
const basisPattern = /^(?<first>.*?)(?:(?<joint>および|・|の)(?<second>1?請求|1?事故|保険期間中?))?につき$/u;
const basisWords = new Map<string, TokenType>([
  ["請求", keywords.claim],
  ["1請求", keywords.claim],
  ["事故", keywords.incident],
  ["1事故", keywords.incident],
  ["保険期間", keywords.period],
  ["保険期間中", keywords.period],
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
function toHalfWidth(text: string): string {
  return text.replace(/[\uFF01\uFF03-\uFF3B\uFF3D-\uFF5E\u3000\u3001]/g, (wide) =>
    wide === "\u3000" ? " " : wide === "\u3001" ? "," : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}
