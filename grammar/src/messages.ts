import { EOF, type IParserErrorMessageProvider, type IToken, type TokenType } from "chevrotain";
import { AnyName } from "./names.js";
import * as t from "./tokens.js";
import { Each, keywords, type Language, particles, spellingIn } from "./keywords.js";

/** What the parser found wrong, without a wording: that is the catalogue's. */
export interface Misfit {
  /** What could have stood there, ready to be listed: `` `{` ``, `a name`. */
  readonly expected: readonly string[];
  /** What stands there; undefined at the end of the text. */
  readonly found: string | undefined;
  /** The grammar rule that was being read. */
  readonly rule: string;
  /** The keyword before it, in English; absent where something else stands there. */
  readonly after?: string;
  /** What else stands before it, as it is written. */
  readonly behind?: string;
  /** Something is missing, in front of a `}` or at the end of the text: the word behind which it is, and the place is that word's. */
  readonly lacksBehind?: string;
  /** The text ends before the block of this declaration does: how that begins, as it is written. */
  readonly unended?: string;
}

/** Chevrotain keeps only a string of what went wrong, so the misfit travels in it as JSON. */
export const parserMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, actual, ruleName }) => pack([expected], actual, ruleName),
  buildNotAllInputParsedMessage: ({ firstRedundant, ruleName }) =>
    pack([keywords.product, keywords.scenario, keywords.contract], firstRedundant, ruleName),
  buildNoViableAltMessage: ({ expectedPathsPerAlt, actual, ruleName }) =>
    pack(
      expectedPathsPerAlt.flat().map((path) => path[0]),
      actual[0],
      ruleName,
    ),
  buildEarlyExitMessage: ({ expectedIterationPaths, actual, ruleName }) =>
    pack(
      expectedIterationPaths.map((path) => path[0]),
      actual[0],
      ruleName,
    ),
};

/** The misfit in the words of the file's language. */
export function unpackMisfit(message: string, language: Language): Misfit {
  const misfit = JSON.parse(message) as Misfit;
  const shown = (other: Language): string[] =>
    misfit.expected
      .flatMap((name) => showIn(name, other) ?? [])
      .filter((one, index, all) => all.indexOf(one) === index);
  const own = shown(language);
  // A text that mixes the languages may lack a word that only the other one has.
  return { ...misfit, expected: own.length > 0 ? own : shown(language === "en" ? "ja" : "en") };
}

function pack(expected: readonly (TokenType | undefined)[], actual: IToken | undefined, rule: string): string {
  const misfit: Misfit = {
    expected: expected.flatMap((type) => (type === undefined || type === EOF ? [] : [type.name])),
    found: actual === undefined || actual.tokenType === EOF ? undefined : actual.image,
    rule,
  };
  return JSON.stringify(misfit);
}

/** The end of a declaration that goes on to the end of the text. */
export function packMissingEnd(unended: string): string {
  const misfit: Misfit = { expected: [t.RightBrace.name], found: undefined, rule: "file", unended };
  return JSON.stringify(misfit);
}

const descriptions = new Map<string, string>(
  (
    [
      [AnyName, "a name"],
      [t.Identifier, "a name"],
      [t.QuotedName, "a name"],
      [t.TextToken, "a text in quotes"],
      [t.DateToken, "a date such as `2026-04-01`"],
      [t.NumberToken, "a number"],
      [t.JapaneseAmount, "a number"],
      [t.Percent, "a number"],
      [t.MarkToken, "○, ◎ or ×"],
    ] as const
  ).map(([type, description]) => [type.name, description]),
);

const wordsByName = new Map<string, TokenType>(
  [...Object.values(keywords), ...Object.values(particles), Each].map((type) => [type.name, type]),
);

function showIn(name: string, language: Language): string | undefined {
  const word = wordsByName.get(name);
  if (word === undefined) return descriptions.get(name) ?? `\`${name}\``;
  const spelling = spellingIn(word, language);
  return spelling && `\`${spelling}\``;
}
