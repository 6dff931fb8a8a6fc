import type { IToken, TokenType } from "chevrotain";
import { foreignSigns } from "./foreign-signs.js";
import { asciiDigits, asciiLetters, nameAt } from "./names.js";
import type { Span } from "./syntax.js";
import * as t from "./tokens.js";

export interface Scanned {
  /** Keywords among them are still names. */
  readonly tokens: IToken[];
  readonly comments: IToken[];
  /** `@brochure(p.9)` */
  readonly references: IToken[];
  /** Stretches of text that no token begins with. */
  readonly unreadable: Span[];
}

/**
 * Splits a text that begins at a place of another into tokens. By hand, because a table of patterns takes twice as
 * long to try, and as long to set up as a file of a thousand lines takes to read.
 */
export function scan(text: string, start: number): Scanned {
  const scanned: Scanned = { tokens: [], comments: [], references: [], unreadable: [] };
  const { tokens, comments, references, unreadable } = scanned;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    // Most are plain ones, and of ASCII none stands behind these.
    if (code === 0x20 || ((code < 0x20 || code >= 0x80) && isSpace(code))) {
      at++;
      continue;
    }
    const token = tokenFrom(text, at, code);
    if (token === undefined) {
      const share = code === 0x25 ? shareBefore(text, at, tokens.at(-1), start) : undefined;
      if (share !== undefined) {
        tokens[tokens.length - 1] = share;
        unreadable.push({ start: share.startOffset, end: start + ++at });
        continue;
      }
      const foreign = foreignAt(text, at);
      if (foreign !== undefined) {
        const { type, told, length } = foreign;
        unreadable.push({ start: start + at, end: start + at + told });
        if (type !== undefined) tokens.push(t.tokenAt(type, text.slice(at, at + length), start + at));
        at += length;
        continue;
      }
      const [place, last] = [start + at, unreadable.at(-1)];
      if (last?.end === place) unreadable[unreadable.length - 1] = { start: last.start, end: place + 1 };
      else unreadable.push({ start: place, end: place + 1 });
      at++;
      continue;
    }
    at += token.image.length;
    token.startOffset += start;
    if (token.tokenType === t.ReferenceToken) references.push(token);
    else if (code === slash && isComment(token.tokenType)) comments.push(token);
    else tokens.push(token);
  }
  return scanned;
}

/** What other texts write there, so that one mistake is told once: as what it is read, and how much of it is told of. */
function foreignAt(
  text: string,
  at: number,
): { readonly type?: TokenType; readonly told: number; readonly length: number } | undefined {
  const sign = foreignSigns.get(text.charAt(at));
  if (sign !== undefined) return { type: sign, told: 1, length: 1 };
  labelPattern.lastIndex = at;
  const label = labelPattern.exec(text)?.[0];
  if (label !== undefined) return { type: t.TextToken, told: label.length, length: label.length };
  misgrouped.lastIndex = at;
  const amount = misgrouped.exec(text)?.[0];
  if (amount !== undefined) return { type: t.JapaneseAmount, told: amount.length, length: amount.length };
  const isUnended = text.startsWith("/*", at);
  if (text[at] !== "#" && !isUnended) return undefined;
  // A comment that does not end is taken to end with its line, or all behind it would be lost.
  linePattern.lastIndex = at;
  return { told: isUnended ? 2 : 1, length: linePattern.exec(text)![0].length };
}

/** `80 %`: the share, where in front of the sign there are only blanks and a number. */
function shareBefore(text: string, at: number, number: IToken | undefined, start: number): IToken | undefined {
  if (number?.tokenType !== t.NumberToken) return undefined;
  const from = number.startOffset - start;
  const isApart = /^ +$/.test(text.slice(from + number.image.length, at));
  return isApart ? t.tokenAt(t.Percent, text.slice(from, at + 1), number.startOffset) : undefined;
}

/** `1,00円`: commas that do not group three digits each. */
const misgrouped = /\d[\d_]*(?:,\d+)+[千万億兆円]+/y;

const labelPattern = /「[^「」\r\n]*」|『[^『』\r\n]*』|[“”„][^“”„\r\n]*[“”]/y;

const slash = 0x2f;

/** The token that begins there; nothing where none does. */
function tokenFrom(text: string, at: number, code: number): IToken | undefined {
  if (asciiLetters[code] === true) return t.tokenAt(t.Identifier, nameAt(text, at)!, at);
  if (asciiDigits[code] === true) return number(text, at);
  switch (code) {
    case 0x22: // "
      return matched(t.TextToken, textPattern, text, at);
    case 0x60: // `
      return matched(t.QuotedName, quotedPattern, text, at);
    case 0x40: // @
      return reference(text, at);
    case slash:
      return comment(text, at) ?? (text[at + 1] === "*" ? undefined : t.tokenAt(t.Slash, "/", at));
  }
  if (code < 0x80) return sign(text, at, code);
  const mark = matched(t.MarkToken, markPattern, text, at);
  if (mark !== undefined) return mark;
  const name = nameAt(text, at);
  return name === undefined ? undefined : t.tokenAt(t.Identifier, name, at);
}

function isSpace(code: number): boolean {
  if (code < 0x80) return code >= 0x09 && code <= 0x0d;
  return code === 0xfeff || spaces.includes(code);
}

/** The blanks beyond ASCII; a full-width one has been made a narrow one. */
const spaces = [...[0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000], ...range(0x2000, 0x200a)];

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function isComment(type: TokenType): boolean {
  return type === t.DocComment || type === t.LineComment || type === t.BlockComment;
}

/** At the pattern's own place; it is sticky. */
function matched(type: TokenType, pattern: RegExp, text: string, at: number): IToken | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? t.tokenAt(type, text.slice(at, pattern.lastIndex), at) : undefined;
}

const textPattern = /"(?:[^"\\\r\n]|\\.)*"/y;
const quotedPattern = /`[^`\r\n]+`/y;
const markPattern = /[○◯◎×✕✗]|〇(?=[\s○◯◎×✕✗〇])/y;

/** In the order in which they are tried. */
const numbers: readonly (readonly [TokenType, RegExp])[] = [
  [t.DateToken, /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?|\d{4}年\d{1,2}月\d{1,2}日/y],
  [t.JapaneseAmount, /(?:\d[\d_]*(?:,\d{3})*(?:\.\d+)?[千万億兆])+(?:\d[\d_]*(?:,\d{3})*)?円?|\d[\d_]*(?:,\d{3})*円/y],
  [t.Percent, /\d[\d_]*(?:\.\d+)?%/y],
  [t.GroupedNumber, /\d{1,3}(?:,\d{3})+(?!,\d|[\d_%])/y],
  [t.NumberToken, /\d[\d_]*(?:\.\d+)?/y],
];

function number(text: string, at: number): IToken | undefined {
  let end = at + 1;
  while (asciiDigits[text.charCodeAt(end)] === true || text.charCodeAt(end) === 0x5f) end++;
  // Most numbers end there.
  const next = text.charCodeAt(end);
  if (!(next >= 0x80) && !"-,.%".includes(text.charAt(end))) return t.tokenAt(t.NumberToken, text.slice(at, end), at);
  for (const [type, pattern] of numbers) {
    const token = matched(type, pattern, text, at);
    if (token !== undefined) return isMisgrouped(text, at, token) ? undefined : token;
  }
  return undefined;
}

function isMisgrouped(text: string, at: number, { image, tokenType }: IToken): boolean {
  if (tokenType === t.DateToken || text[at + image.length] !== ",") return false;
  misgrouped.lastIndex = at;
  return misgrouped.test(text) && misgrouped.lastIndex > at + image.length;
}

function reference(text: string, at: number): IToken | undefined {
  const name = nameAt(text, at + 1);
  if (name === undefined || text[at + 1 + name.length] !== "(") return undefined;
  let close = at + 1 + name.length + 1;
  while (close < text.length && text[close] !== ")" && text[close] !== "\n") close++;
  return text[close] === ")" ? t.tokenAt(t.ReferenceToken, text.slice(at, close + 1), at) : undefined;
}

const linePattern = /[^\r\n]*/y;

function comment(text: string, at: number): IToken | undefined {
  if (text[at + 1] === "*") {
    const close = text.indexOf("*/", at + 2);
    return close === -1 ? undefined : t.tokenAt(t.BlockComment, text.slice(at, close + 2), at);
  }
  if (text[at + 1] !== "/") return undefined;
  return matched(text[at + 2] === "/" ? t.DocComment : t.LineComment, linePattern, text, at);
}

/** Signs by the code of their first character, the longer ones first. */
const signs: (readonly TokenType[])[] = Array.from({ length: 0x80 }, () => []);
for (const type of [...t.punctuation].sort((a, b) => b.name.length - a.name.length)) {
  const code = type.name.charCodeAt(0);
  signs[code] = [...signs[code]!, type];
}

function sign(text: string, at: number, code: number): IToken | undefined {
  for (const type of signs[code]!)
    if (type.name.length === 1 || text.startsWith(type.name, at)) return t.tokenAt(type, type.name, at);
  return undefined;
}
