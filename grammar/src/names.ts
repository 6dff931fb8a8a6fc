import { createToken, Lexer } from "chevrotain";

/** A name, or a contextual keyword that stands where a name is asked for. */
export const AnyName = createToken({ name: "NAME", pattern: Lexer.NA });

const namePattern = /[\p{L}_〇々ー][\p{L}\p{M}\p{N}_々ー〇・]*/uy;

/** The name that begins at `offset`; chevrotain drops the `u` flag of a pattern, so it is matched by hand. */
export function matchName(text: string, offset: number): RegExpExecArray | null {
  namePattern.lastIndex = offset;
  return namePattern.exec(text);
}

/** Names are compared after NFKC, so that ｶﾅ and カナ are one name. */
export function normalizeName(text: string): string {
  return text.normalize("NFKC");
}
