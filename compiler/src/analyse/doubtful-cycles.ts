import { cyclesOf } from "../check/trigger-cycles.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { areCompatible } from "./compatible.js";
import type { Context } from "./context.js";
import { or } from "./logic.js";

/** Whether guards go together with sizes and rules takes as long as looking at so many exceptions. */
const stepsOfGuards = 20_000;

/** Triggers that keep themselves out under some contract for all that is known; those that certainly do are errors. */
export function findDoubtfulCycles(context: Context): Diagnostic[] {
  const { plan, lets, logic } = context;
  const rules = plan.contractRules.map((rule) => or([...logic.lacking(rule.reads), rule.test]));
  const mayHold = (guards: readonly Expr[]): boolean => areCompatible([...guards, ...rules], context);
  return cyclesOf(plan.triggers, lets, mayHold, stepsOfGuards).flatMap((cycle) => {
    const name = plan.triggers.find((trigger) => cycle.has(trigger.name))?.name;
    const span = name === undefined ? undefined : context.nameOf(name, ["trigger"]);
    return name === undefined || span === undefined ? [] : [diagnose("trigger/perhaps-cycle", { name }, span)];
  });
}
