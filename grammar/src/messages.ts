import { EOF, type IParserErrorMessageProvider, type IToken, type TokenType } from "chevrotain";
import { AnyName } from "./names.js";
import * as t from "./tokens.js";
import { keywords } from "./keywords.js";

/** What the parser found wrong, without a wording: that is the catalogue's. */
export interface Misfit {
  /** What could have stood there, ready to be listed: `` `{` ``, `a name`. */
  readonly expected: readonly string[];
  /** What stands there; undefined at the end of the text. */
  readonly found: string | undefined;
  /** The grammar rule that was being read. */
  readonly rule: string;
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

export function unpackMisfit(message: string): Misfit {
  return JSON.parse(message) as Misfit;
}

function pack(expected: readonly (TokenType | undefined)[], actual: IToken | undefined, rule: string): string {
  const shown = expected.flatMap((type) => (type === undefined || type === EOF ? [] : [show(type)]));
  const misfit: Misfit = {
    expected: [...new Set(shown)],
    found: actual === undefined || actual.tokenType === EOF ? undefined : actual.image,
    rule,
  };
  return JSON.stringify(misfit);
}

const descriptions = new Map<TokenType, string>([
  [AnyName, "a name"],
  [t.Identifier, "a name"],
  [t.QuotedName, "a name"],
  [t.TextToken, "a text in quotes"],
  [t.DateToken, "a date such as `2026-04-01`"],
  [t.NumberToken, "a number"],
  [t.JapaneseAmount, "a number"],
  [t.Percent, "a number"],
  [t.MarkToken, "○, ◎ or ×"],
  ...Object.entries(keywords).map(([word, type]) => [type, `\`${word}\``] as const),
]);

function show(type: TokenType): string {
  return descriptions.get(type) ?? `\`${type.name}\``;
}
