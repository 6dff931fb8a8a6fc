import {
  getLookaheadPaths,
  type ILookaheadStrategy,
  LLkLookaheadStrategy,
  type LookaheadSequence,
  type Rule,
  type TokenType,
} from "chevrotain";
import { type Candidate, Candidates, type Decisions, follows, isTaken, type Reader } from "./candidates.js";
import { choicesOf, type FirstTokens, FirstTokensOfRules, type ProductionType } from "./first-tokens.js";
import { maxLookahead } from "./rules/base.js";

type Alternation = Parameters<ILookaheadStrategy["buildLookaheadForAlternation"]>[0];
type Optional = Parameters<ILookaheadStrategy["buildLookaheadForOptional"]>[0];

/**
 * Decides by the same tokens as Chevrotain's own strategy, with two differences in when and how. What decides is worked
 * out when a decision is first met: for the whole grammar that costs more than reading a file of a thousand lines.
 * And it is kept by the first token, so that nothing is tried that cannot begin with it, and the paths of a decision
 * are only looked for where its first token may begin several.
 */
export class Lookahead extends LLkLookaheadStrategy {
  private readonly first = new FirstTokensOfRules();

  override buildLookaheadForAlternation({ rule, prodOccurrence }: Alternation) {
    const candidates = candidatesOf(rule, "Alternation", prodOccurrence, this.first);
    return function (this: Reader, alternatives?: readonly { readonly GATE?: (() => boolean) | undefined }[]) {
      for (const { alternative, goesOn } of candidates.by(this.LA(1))) {
        const gate = alternatives?.[alternative]?.GATE;
        if (gate !== undefined && !gate.call(this)) continue;
        if (goesOn === undefined || follows(this, goesOn)) return alternative;
      }
      return undefined;
    };
  }

  override buildLookaheadForOptional({ rule, prodOccurrence, prodType }: Optional) {
    const candidates = candidatesOf(rule, prodType, prodOccurrence, this.first);
    return function (this: Reader) {
      return isTaken(this, candidates.by(this.LA(1)));
    };
  }
}

/** The decisions of a grammar that was recorded. */
export function recordedDecisions(rules: Readonly<Record<string, Rule>>): Decisions {
  const first = new FirstTokensOfRules();
  return { of: (rule, type, occurrence) => candidatesOf(rules[rule]!, type, occurrence, first) };
}

function candidatesOf(rule: Rule, prodType: ProductionType, occurrence: number, known: FirstTokensOfRules): Candidates {
  const isOptional = prodType !== "Alternation";
  let first: readonly FirstTokens[] | undefined;
  let paths: readonly LookaheadSequence[] | undefined;
  return new Candidates((type) => {
    first ??= choicesOf(rule, prodType, occurrence).map((choice) => known.of(choice));
    return (
      candidatesByFirst(first, isOptional, type) ??
      candidatesByPaths((paths ??= getLookaheadPaths({ occurrence, rule, maxLookahead, prodType })), type)
    );
  });
}

/** Nothing where the token, or a category that it belongs to, may begin several. */
function candidatesByFirst(
  first: readonly FirstTokens[],
  isOptional: boolean,
  token: TokenType,
): readonly Candidate[] | undefined {
  // What may be nothing begins with every token. Of what stands behind something optional that says nothing.
  if (first.some(({ empty }, index) => empty && !(isOptional && index === 1))) return undefined;
  const meant = first.map(({ types }) => [...types].filter((type) => matches(type, token)));
  const begun = meant.findIndex((types) => types.length > 0);
  if (begun === -1) return [];
  const overlaps = ({ types }: FirstTokens, index: number): boolean =>
    index !== begun && [...types].some((other) => meant[begun]!.some((type) => isCommon(type, other)));
  return first.some(overlaps) ? undefined : [{ alternative: begun, goesOn: undefined }];
}

function candidatesByPaths(all: readonly LookaheadSequence[], token: TokenType): readonly Candidate[] {
  return all.flatMap((paths, alternative): Candidate[] => {
    const matching = paths.filter(([type]) => type === undefined || matches(type, token));
    if (matching.length === 0) return [];
    const isDecided = matching.some(({ length }) => length <= 1);
    return [{ alternative, goesOn: isDecided ? undefined : matching.map((path) => path.slice(1)) }];
  });
}

const matched = new Map<TokenType, ReadonlySet<number>>();

/** A type and what belongs to it as a category. */
function matchedBy(type: TokenType): ReadonlySet<number> {
  let found = matched.get(type);
  if (found === undefined) matched.set(type, (found = new Set([type.tokenTypeIdx!, ...(type.categoryMatches ?? [])])));
  return found;
}

function matches(type: TokenType, token: TokenType): boolean {
  return matchedBy(type).has(token.tokenTypeIdx!);
}

function isCommon(one: TokenType, other: TokenType): boolean {
  const others = matchedBy(other);
  return [...matchedBy(one)].some((type) => others.has(type));
}
