import { interpret } from "../interpret/interpret.js";
import type { Plan, Source } from "../plan.js";
import type { ScenarioCall } from "../scenarios/scenario.js";
import { isWithin } from "../unit-kinds.js";
import { allTerms } from "../walk-plan.js";

/** A line that names a unit of which others are, and a term per one of those, which passes it by. */
interface PassedBy {
  /** Its place among the lines. */
  readonly line: number;
  readonly unit: string;
  readonly inner: string;
  readonly term: Source;
}

/** Lines that count, and on which such a term would act, whatever the contract and the event, did they name its unit. */
export function findPassedBy(input: ScenarioCall["input"], plan: Plan): readonly PassedBy[] {
  if (!plan.units.some(({ of }) => of !== undefined)) return [];
  const kinds = new Map(plan.units.map((kind) => [kind.name, kind]));
  const terms = allTerms(plan.root).flatMap((term) => {
    const { basis, triggers, where, when } = term;
    const isForAll = triggers === undefined && where === undefined && when === undefined;
    // Of which nothing is taken, lines are only asked for their unit by it.
    if (term.kind === "limit" && term.amount.kind === "unlimited") return [];
    return isForAll && basis.over.kind === "unit" ? [{ term, inner: basis.over.unit }] : [];
  });
  const passed = (input.losses ?? []).flatMap(({ id, head, unit }, line) => {
    if (unit === undefined) return [];
    const found = terms.find(
      ({ term, inner }) => inner !== unit && isWithin(inner, unit, kinds) && term.heads.includes(head),
    );
    return found === undefined ? [] : [{ id, line, unit, inner: found.inner, term: found.term.source }];
  });
  if (passed.length === 0) return [];
  const settled = interpret(plan, input);
  const counted = new Set(
    settled.ok ? settled.result.lines.flatMap((line) => (line.verdict === "eligible" ? [line.id] : [])) : [],
  );
  return passed.filter(({ id }) => counted.has(id));
}
