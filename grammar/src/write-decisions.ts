import type { Rule, TokenType } from "chevrotain";
import type { Candidates } from "./candidates.js";
import { type Group, isName, keyOf, types, type WrittenCandidate } from "./decisions.js";
import { decisionsIn } from "./first-tokens.js";
import { recordedDecisions } from "./lookahead.js";
import { AnyName } from "./names.js";
import { tokenAt } from "./tokens.js";

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
