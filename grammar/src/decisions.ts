import { EOF, type Rule, type TokenType } from "chevrotain";
import { decisionsIn } from "./first-tokens.js";
import { type Candidate, Candidates, type Decisions, recordedDecisions } from "./lookahead.js";
import { AnyName } from "./names.js";
import { vocabulary } from "./rules/base.js";
import { tokenAt } from "./tokens.js";

/** Types by their place in `types`, which is the same wherever the grammar is read. */
type Written = Readonly<Record<string, readonly Group[]>>;
/** Tokens, and which alternatives may begin with each of them; a name that is in no group is in that of `AnyName`. */
type Group = readonly [tokens: readonly number[], candidates: readonly WrittenCandidate[]];
type WrittenCandidate = readonly [alternative: number, goesOn?: readonly (readonly number[])[]];

const types: readonly TokenType[] = [...vocabulary, EOF];

/** Of a grammar that was recorded. */
export function writeDecisions(rules: Readonly<Record<string, Rule>>): string {
  const decisions = recordedDecisions(rules);
  const written: Record<string, readonly Group[]> = {};
  for (const rule of Object.values(rules))
    for (const { type, occurrence } of decisionsIn(rule))
      written[keyOf(rule.name, type, occurrence)] = groupsOf(decisions.of(rule.name, type, occurrence));
  return JSON.stringify(written);
}

function groupsOf(candidates: Candidates): readonly Group[] {
  const written = (type: TokenType): string =>
    JSON.stringify(
      candidates
        .by(tokenAt(type, "", 0))
        .map(({ alternative, goesOn }): WrittenCandidate =>
          goesOn === undefined
            ? [alternative]
            : [alternative, goesOn.map((path) => path.map((one) => types.indexOf(one)))],
        ),
    );
  const groups = new Map<string, number[]>();
  const ofNames = written(AnyName);
  for (const [place, type] of types.entries()) {
    const found = written(type);
    if (found === (isName(type) ? ofNames : "[]")) continue;
    groups.set(found, [...(groups.get(found) ?? []), place]);
  }
  if (ofNames !== "[]") groups.set(ofNames, [...(groups.get(ofNames) ?? []), types.indexOf(AnyName)]);
  return [...groups].map(([found, tokens]) => [tokens, JSON.parse(found) as readonly WrittenCandidate[]]);
}

export function readDecisions(text: string): Decisions {
  const written = JSON.parse(text) as Written;
  const places = new Map(types.map((type, place) => [type, place]));
  return {
    of(rule, type, occurrence) {
      const groups = (written[keyOf(rule, type, occurrence)] ?? []).map(([tokens, candidates]) => ({
        tokens,
        candidates: candidates.map(([alternative, goesOn]): Candidate => {
          return { alternative, goesOn: goesOn?.map((path) => path.map((place) => types[place]!)) };
        }),
      }));
      const groupOf = (token: TokenType) => groups.find(({ tokens }) => tokens.includes(places.get(token)!));
      return new Candidates(
        (token) => (groupOf(token) ?? (isName(token) ? groupOf(AnyName) : undefined))?.candidates ?? [],
      );
    },
  };
}

function isName(type: TokenType): boolean {
  return type !== AnyName && (type.CATEGORIES?.includes(AnyName) ?? false);
}

function keyOf(rule: string, type: string, occurrence: number): string {
  return `${rule} ${type} ${occurrence}`;
}
