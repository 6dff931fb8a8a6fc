/** `yakkan/coverage`: which clauses the scenarios try, and which ways they come out. */
import { type ClauseCoverage, coverClauses, type Way } from "@yakkan/compiler/scenarios/coverage.js";
import { Names } from "@yakkan/runtime/explain/names.js";
import type { Range } from "vscode-languageserver";
import { ClausePlaces } from "./clause-places.js";
import type { Client } from "./client.js";
import { checkedScenario, metadataOf, scenariosIn } from "./scenarios.js";
import { locationOf, type Snapshot } from "./snapshot.js";
import { inTurns } from "./turns.js";

export interface CoveredClause {
  /** The file that it stands in, which may be one that the text uses. */
  readonly uri: string;
  readonly name: string;
  /** Heads, triggers, exclusions: what an author names. */
  readonly named: boolean;
  readonly range: Range;
  /** How many scenarios come out each way. */
  readonly outcomes: readonly { readonly way: string; readonly count: number }[];
  /** How many scenarios try it at all. */
  readonly count: number;
}

/**
 * Of the scenarios with these ids; of all without any. A clause that several products have is there for each of them.
 * Undefined: given up, as nobody waits for it any more.
 */
export function coverFile(
  snapshot: Snapshot,
  ids: readonly string[] | undefined,
  { language }: Client,
  goOn: () => boolean,
): Promise<CoveredClause[] | undefined> {
  return inTurns(coverPlans(snapshot, ids, language), goOn);
}

function* coverPlans(
  snapshot: Snapshot,
  ids: readonly string[] | undefined,
  language: Client["language"],
): Generator<undefined, CoveredClause[]> {
  const scenarios = scenariosIn(snapshot)
    .filter(({ id }) => ids?.includes(id) ?? true)
    .flatMap((entry) => checkedScenario(snapshot, entry) ?? []);
  const covered: CoveredClause[] = [];
  for (const plan of new Set([...snapshot.compiled.plans, ...scenarios.map((scenario) => scenario.plan)])) {
    const metadata = metadataOf(plan);
    const names = new Names(metadata, language, new ClausePlaces(snapshot, metadata).quote);
    for (const clause of yield* coverClauses(plan, scenarios))
      covered.push(toCovered(snapshot, clause, names, language));
  }
  return covered;
}

function toCovered(
  snapshot: Snapshot,
  { id, kind, source, outcomes }: ClauseCoverage,
  names: Names,
  language: Client["language"],
): CoveredClause {
  const named = kind === "head" || kind === "uncovered" || kind === "trigger" || kind === "exclusion";
  return {
    ...locationOf(snapshot, source),
    name: named ? names.clause(id) : (names.saying(id)[0] ?? id),
    named,
    outcomes: outcomes.map(({ way, scenarios }) => ({ way: ways[language][way], count: scenarios.length })),
    count: new Set(outcomes.flatMap(({ scenarios }) => scenarios)).size,
  };
}

const ways: Readonly<Record<Client["language"], Readonly<Record<Way, string>>>> = {
  en: {
    used: "a loss is paid under it",
    takes: "takes something",
    leaves: "leaves the loss as it is",
    passes: "lets a loss pass",
    stops: "stops a loss",
  },
  ja: {
    used: "損害に使われる",
    takes: "減額する",
    leaves: "減額しない",
    passes: "支払を妨げない",
    stops: "支払を止める",
  },
};
