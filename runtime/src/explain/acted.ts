import type { Cut, LineResult, TraceStep } from "../result.js";
import type { Names } from "./names.js";
import { byKeys, once } from "./once.js";

type Trace = readonly TraceStep[];

const placesIn = once((trace: Trace) => new Map(trace.map((step, place) => [step, place])));
const cutting = once((trace: Trace) => byKeys(trace, ({ cuts }) => cuts.map(({ line }) => line)));
/** Steps that took nothing, as there was nothing to take or other incidents have borne it all, by whose they are: of one line, of one claim, or (`""`) of whatever. */
const waived = once((trace: Trace) => {
  const steps = trace.filter((step) => step.amount === 0 || isUsedUp(step));
  return {
    ofLines: byKeys(steps, ({ line }) => (line === undefined ? [] : [line])),
    ofClaims: byKeys(steps, ({ line, claim }) => (line === undefined ? [claim ?? ""] : [])),
  };
});

/** Only of a deductible: a limit that is used up takes all that there is. */
function isUsedUp({ amount, used = 0, caps = [], cuts }: TraceStep): boolean {
  return cuts.length === 0 && amount !== undefined && (used > 0 || caps.some((cap) => (cap.used ?? 0) > 0));
}

/** What the terms took of the line, in their order, with those that came to nothing because of what is the case. */
export function actedOn(
  names: Names,
  line: LineResult,
  trace: Trace = [],
): readonly { readonly cut: Cut; readonly step: TraceStep | undefined }[] {
  const idle = waivedSteps(names, line, trace);
  const places = placesIn(trace);
  const placeOf = (step: TraceStep): number => places.get(step) ?? -1;
  const nothing = (step: TraceStep) => ({ cut: { clause: step.clause, amount: 0 }, step });
  const told = line.reduced.flatMap((cut) => {
    const step = findStep(trace, cut, line);
    const before = step === undefined ? [] : idle.filter((other) => placeOf(other) < placeOf(step));
    idle.splice(0, before.length);
    return [...before.map(nothing), { cut, step }];
  });
  return [...told, ...idle.map(nothing)];
}

/** The step of the trace in which the term cut the line. */
function findStep(trace: Trace, { clause }: Cut, { id }: LineResult): TraceStep | undefined {
  return cutting(trace)
    .get(id)
    ?.find((step) => step.clause === clause);
}

/** Steps in which a deductible came to 0, or was used up, and so took nothing of the line, in their order. */
function waivedSteps(names: Names, line: LineResult, trace: Trace): TraceStep[] {
  const { ofLines, ofClaims } = waived(trace);
  const claims = line.claim === undefined ? [] : (ofClaims.get(line.claim) ?? []);
  const places = placesIn(trace);
  return [...(ofLines.get(line.id) ?? []), ...claims, ...(ofClaims.get("") ?? [])]
    .filter((step) => isOf(step, line) && actsOn(names, step, line))
    .sort((a, b) => places.get(a)! - places.get(b)!);
}

/** Whether the line is in the group, as far as it says; where it does not say, nothing is told. */
function isOf({ claim, insured, policyYear, day, unit, line: own }: TraceStep, line: LineResult): boolean {
  const same = (of: string | undefined, id: string | undefined): boolean => of === undefined || of === id;
  return (
    policyYear === undefined &&
    day === undefined &&
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
