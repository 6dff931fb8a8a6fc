import type { LineResult, TraceStep } from "../result.js";
import type { Names } from "./names.js";

/** Steps in which a deductible that is worked out came to 0 and so took nothing of the line. */
export function waivedSteps(names: Names, line: LineResult, trace: readonly TraceStep[] = []): readonly TraceStep[] {
  return trace.filter((step) => step.amount === 0 && isOf(step, line) && actsOn(names, step, line));
}

/** Whether the line is in the group, as far as it says; where it does not say, nothing is told. */
function isOf({ claim, insured, policyYear, unit, line: own }: TraceStep, line: LineResult): boolean {
  const same = (of: string | undefined, id: string | undefined): boolean => of === undefined || of === id;
  return (
    policyYear === undefined &&
    same(claim, line.claim) &&
    same(insured, line.insured) &&
    same(unit, line.unitId) &&
    same(own, line.id)
  );
}

function actsOn(names: Names, { clause }: TraceStep, { head, trigger = "" }: LineResult): boolean {
  const actsOn = names.findClause(clause)?.actsOn;
  return actsOn?.heads.includes(head) === true && actsOn.triggers?.includes(trigger) !== false;
}
