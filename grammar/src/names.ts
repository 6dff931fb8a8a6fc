import { createToken } from "chevrotain";
import { particles, timeSpellings } from "./spellings.js";

/** A name, or a contextual keyword that stands where a name is asked for. */
export const AnyName = createToken({ name: "NAME" });

const namePattern = /[\p{L}_〇々ー][\p{L}\p{M}\p{N}_々ー〇・]*/uy;

// Japanese sets no spaces around numbers: `の50%` and `2時間30分以内` are words with numbers between them.
const beforeDigit = new RegExp(
  `^(?:${[...particles.dayAfter, ...particles.dayCounted, ...particles.backFrom, ...particles.of, ...particles.above, ...particles.subject].join("|")})(?=[0-9])`,
);
const behindTime = [particles.within, particles.atLeast, particles.atMost, particles.above, particles.below].flat();
const afterDigit = new RegExp(`^(?:${timeSpellings.join("|")})(?=[0-9]|未満|${behindTime.join("|")})`);

/** The name that begins at `offset`. */
export function nameAt(text: string, offset: number): string | undefined {
  const end = endOfAscii(text, offset);
  if (end > offset && !(text.charCodeAt(end) >= 0x80)) return text.slice(offset, end);
  namePattern.lastIndex = offset;
  const name = namePattern.exec(text)?.[0];
  if (name === undefined) return undefined;
  const shared = shareBehind(text, offset, name);
  if (shared !== undefined) return shared;
  if (name.charCodeAt(0) < 0x3000) return name;
  const word = beforeDigit.exec(name) ?? (/[0-9]/.test(text[offset - 1] ?? "") ? afterDigit.exec(name) : null);
  return word?.[0] ?? name;
}

/** 損害 of `損害の5%`: a name does not go on with a percent sign, so the number in it is a share. */
function shareBehind(text: string, offset: number, name: string): string | undefined {
  percent.lastIndex = offset + name.length;
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

/** Where the letters, digits and underscores end that begin with a letter or an underscore. */
function endOfAscii(text: string, offset: number): number {
  if (asciiLetters[text.charCodeAt(offset)] !== true) return offset;
  let at = offset + 1;
  while (inNames[text.charCodeAt(at)] === true) at++;
  return at;
}

/** Names are compared after NFKC, so that ｶﾅ and カナ are one name. */
export function normalizeName(text: string): string {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return text.normalize("NFKC");
  return text;
}
