import type { Scenario, ScenarioIncident, ScenarioStatement } from "@yakkan/grammar/syntax.js";
import type { Plan } from "../plan.js";
import type { ScenarioCall } from "../scenarios/scenario.js";

/** `incident incident "1" { … }`: statements of an incident that state nothing, and behind which nothing is. */
export function findEmptyIncidents({ statements }: Scenario): readonly ScenarioIncident[] {
  const isIncident = (one: ScenarioStatement | undefined): one is ScenarioIncident => one?.kind === "scenario-incident";
  return statements.filter(isIncident).filter((one) => {
    const next = statements[statements.indexOf(one) + 1];
    return one.words.length === 0 && (next === undefined || isIncident(next));
  });
}

/**
 * Of each incident that has lines of heads and at no time a trigger, the first call and the first such head: all that is
 * claimed is refused, which `expect due 0` does not tell from what it was meant to be. Where a head is expected to be
 * refused, that is said. A kind that is never paid is refused whatever has come.
 */
export function findEventless(
  calls: readonly ScenarioCall[],
  plan: Plan,
): readonly (Pick<ScenarioCall, "span"> & { readonly head: string })[] {
  const incidents = new Map<string, ScenarioCall[]>();
  for (const call of calls) {
    const { id } = call.input.incident;
    incidents.set(id, [...(incidents.get(id) ?? []), call]);
  }
  const eventless = [...incidents.values()].filter((ofOne) =>
    ofOne.every(({ input }) => input.incident.triggers.length === 0),
  );
  if (eventless.length === 0) return [];
  const heads = new Set(plan.heads.map(({ name }) => name));
  return eventless.flatMap((ofOne) => {
    const line = ofOne.flatMap(({ input }) => input.losses).find(({ head }) => heads.has(head));
    const isSaid = ofOne.some(({ expectations }) =>
      expectations.some((one) => one.kind === "refused" && heads.has(one.head)),
    );
    return line !== undefined && !isSaid ? [{ head: line.head, span: ofOne[0]!.span }] : [];
  });
}
