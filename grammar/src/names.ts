import { createToken, Lexer } from "chevrotain";
import { particles, timeSpellings } from "./spellings.js";

/** A name, or a contextual keyword that stands where a name is asked for. */
export const AnyName = createToken({ name: "NAME", pattern: Lexer.NA });

const namePattern = /[\p{L}_〇々ー][\p{L}\p{M}\p{N}_々ー〇・]*/uy;

// Japanese sets no spaces around numbers: `の50%` and `2時間30分以内` are words with numbers between them.
const beforeDigit = new RegExp(
  `^(?:${[...particles.dayAfter, ...particles.backFrom, ...particles.of].join("|")})(?=[0-9])`,
);
const afterDigit = new RegExp(`^(?:${timeSpellings.join("|")})(?=[0-9]|${particles.within[0]})`);

/** The name that begins at `offset`; chevrotain drops the `u` flag of a pattern, so it is matched by hand. */
export function matchName(text: string, offset: number): RegExpExecArray | null {
  namePattern.lastIndex = offset;
  const found = namePattern.exec(text);
  if (found === null || found[0].charCodeAt(0) < 0x3000) return found;
  const word = beforeDigit.exec(found[0]) ?? (/[0-9]/.test(text[offset - 1] ?? "") ? afterDigit.exec(found[0]) : null);
  return word ?? found;
}

/** Names are compared after NFKC, so that ｶﾅ and カナ are one name. */
export function normalizeName(text: string): string {
  return text.normalize("NFKC");
}
