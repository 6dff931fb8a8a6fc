import { interpret } from "../interpret/interpret.js";
import type { HeadNode, Plan, Source, Term } from "../plan.js";
import type { ScenarioCall } from "../scenarios/scenario.js";
import { allTerms } from "../walk-plan.js";

/** A line that says under which of the events it is to be judged by none, and a term that is for another one. */
interface Assumed {
  /** Its place among the lines. */
  readonly line: number;
  readonly event: string;
  readonly other: string;
  readonly term: Source;
}

/**
 * Lines of an incident of several events that name none, where a term of their head is for a later one: they are judged
 * under the first, so that it does not act on them, unless something refuses them under that.
 */
export function findAssumedEvents(input: ScenarioCall["input"], plan: Plan): readonly Assumed[] {
  const passed = findPassed(input, plan);
  if (passed.length === 0) return [];
  const settled = interpret(plan, input);
  const lines = new Map(settled.ok ? settled.result.lines.map(({ id, trigger }) => [id, trigger]) : []);
  return passed.filter(({ line, event }) => lines.get(input.losses?.[line]?.id ?? "") === event);
}

function findPassed({ incident, losses = [] }: ScenarioCall["input"], plan: Plan): readonly Assumed[] {
  if (incident.triggers.length < 2) return [];
  const terms = allTerms(plan.root).filter(({ triggers }) => triggers !== undefined);
  if (terms.length === 0) return [];
  return losses.flatMap((loss, line): Assumed[] => {
    if (loss.trigger !== undefined) return [];
    const head = plan.heads.find(({ name }) => name === loss.head);
    const [event, ...others] = head === undefined ? [] : eventsOf(head, incident.triggers, plan);
    if (head === undefined || event === undefined) return [];
    const passed = (other: string, { heads, triggers }: Term): boolean =>
      heads.includes(head.name) && triggers?.includes(other) === true && !triggers.includes(event);
    for (const other of others) {
      const term = terms.find((one) => passed(other, one));
      if (term !== undefined) return [{ line, event, other, term: term.source }];
    }
    return [];
  });
}

/** Those of the incident that can open the head, in declared order; one that is out beside another is none. */
function eventsOf({ covers }: HeadNode, asserted: readonly string[], { triggers }: Plan): readonly string[] {
  return triggers.flatMap(({ name, except }) => {
    const isOpen = asserted.includes(name) && covers.some((cover) => cover.triggers.includes(name));
    return isOpen && !except.some(({ trigger }) => asserted.includes(trigger)) ? [name] : [];
  });
}
