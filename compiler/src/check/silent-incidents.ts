import type { Scenario, ScenarioIncident, ScenarioStatement } from "@yakkan/grammar/syntax.js";
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
 * Of each incident that has lines and at no time a trigger, the first call: all that is claimed is refused, which
 * `expect due 0` does not tell from what it was meant to be. Where a line is expected to be refused, that is said.
 */
export function findEventless(calls: readonly ScenarioCall[]): readonly ScenarioCall[] {
  const incidents = new Map<string, ScenarioCall[]>();
  for (const call of calls) {
    const { id } = call.input.incident;
    incidents.set(id, [...(incidents.get(id) ?? []), call]);
  }
  return [...incidents.values()].flatMap((ofOne) => {
    const hasEvent = ofOne.some(({ input }) => input.incident.triggers.length > 0);
    const hasLines = ofOne.some(({ input }) => input.losses.length > 0);
    const isSaid = ofOne.some(({ expectations }) => expectations.some(({ kind }) => kind === "refused"));
    return hasLines && !hasEvent && !isSaid ? ofOne.slice(0, 1) : [];
  });
}
