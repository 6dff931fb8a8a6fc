import { createToken } from "chevrotain";
import { particles, timeSpellings } from "./spellings.js";

/** A name, or a contextual keyword that stands where a name is asked for. */
export const AnyName = createToken({ name: "NAME" });

// Japanese sets no spaces around numbers: `の50%` and `2時間30分以内` are words with numbers between them.
const beforeDigit = new RegExp(
  `^(?:${[...particles.dayAfter, ...particles.dayCounted, ...particles.backFrom, ...particles.of, ...particles.above, ...particles.subject].join("|")})(?=[0-9])`,
);
const behindTime = [particles.within, particles.atLeast, particles.atMost, particles.above, particles.below].flat();
const afterDigit = new RegExp(`^(?:${timeSpellings.join("|")})(?=[0-9]|未満|${behindTime.join("|")})`);

/** The name that begins at `offset`. */
export function nameAt(text: string, offset: number): string | undefined {
  const end = endOfCommon(text, offset);
  const name = end === undefined ? endedByPattern(text, offset) : text.slice(offset, end);
  if (name === "") return undefined;
  const shared = shareBehind(text, offset, name);
  if (shared !== undefined) return shared;
  if (name.charCodeAt(0) < 0x3000) return name;
  const word = beforeDigit.exec(name) ?? (/[0-9]/.test(text[offset - 1] ?? "") ? afterDigit.exec(name) : null);
  return word?.[0] ?? name;
}

/** 損害 of `損害の5%`: a name does not go on with a percent sign, so the number in it is a share. */
function shareBehind(text: string, offset: number, name: string): string | undefined {
  const end = offset + name.length;
  if (!".%％".includes(text.charAt(end))) return undefined;
  percent.lastIndex = end;
  return percent.test(text) ? ofNumber.exec(name)?.[1] : undefined;
}
const percent = /(?:\.[0-9]+)?[%％]/uy;
const ofNumber = new RegExp(`^(.+?)(?:${particles.of.join("|")})[0-9]+$`, "u");

/** By their codes letters and the underscore: looked up, since every character is asked. */
export const asciiLetters = among(/[A-Za-z_]/);
export const asciiDigits = among(/[0-9]/);
const inNames = among(/\w/);

function among(characters: RegExp): readonly boolean[] {
  return Array.from({ length: 0x80 }, (_, code) => characters.test(String.fromCharCode(code)));
}

/**
 * Where a name of ASCII and of Japanese as it is commonly written ends; `offset` where none begins, nothing where it may
 * go on in another script. To ask Unicode of every letter would take longer than all else that is asked of a text.
 */
function endOfCommon(text: string, offset: number): number | undefined {
  let at = offset;
  let code = text.charCodeAt(at);
  if (code === middleDot || asciiDigits[code] === true) return offset;
  while (code < 0x80 ? inNames[code] === true : isCommon(code)) code = text.charCodeAt(++at);
  return code >= 0x80 ? undefined : at;
}

const middleDot = 0x30fb;

/** Kana with the long vowel and the middle dot, 々, 〇, and the ideographs that no late version of Unicode added. */
function isCommon(code: number): boolean {
  return (
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a1 && code <= 0x30fc) ||
    (code >= 0x4e00 && code <= 0x9fa5) ||
    code === 0x3005 ||
    code === 0x3007
  );
}

function endedByPattern(text: string, offset: number): string {
  const pattern = /[\p{L}_〇々ー][\p{L}\p{M}\p{N}_々ー〇・]*/uy;
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0] ?? "";
}

/** Names are compared after NFKC, so that ｶﾅ and カナ are one name. */
export function normalizeName(text: string): string {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return text.normalize("NFKC");
  return text;
}
