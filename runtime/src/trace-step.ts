import { formatDay } from "./calendar.js";
import { isRanked } from "./cuts.js";
import { type Group, isCounted } from "./groups.js";
import { formatRatio, nearest } from "./money.js";
import type { Numeric } from "./numeric.js";
import type { Outcome } from "./outcome.js";
import type { TraceStep } from "./result.js";
import type { Term } from "./terms.js";
import type { Walk } from "./walk.js";

export function stepOf(
  term: Term,
  group: Group,
  before: number,
  after: number,
  figures: Partial<TraceStep>,
  cuts: readonly number[],
): TraceStep {
  const line = group.ownLine ?? group.countLine;
  return {
    clause: term.id,
    ...(group.claim?.id === undefined ? {} : { claim: group.claim.id }),
    ...(group.insured?.id === undefined ? {} : { insured: group.insured.id }),
    ...(group.year === undefined ? {} : { policyYear: group.year }),
    ...(group.day === undefined ? {} : { day: formatDay(group.day) }),
    ...(group.unitId === undefined ? {} : { unit: group.unitId }),
    ...(line === undefined ? {} : { line }),
    ...(isCounted(group) ? { count: group.count } : {}),
    before,
    after,
    ...figures,
    cuts: group.cells.flatMap((cell, index) => {
      const amount = cuts[index] ?? 0;
      return amount === 0 ? [] : [{ line: cell.line.id, amount }];
    }),
  };
}

/** The amount or share by which the term acted, and how it came about. */
export function figuresOf(
  term: Term,
  { times, amount, ratio, used, caps, layers: ofLayers, working }: Outcome,
): Partial<TraceStep> {
  return {
    ...(times === undefined ? {} : timesOf(times, used)),
    ...(amount === undefined || times !== undefined ? {} : { amount: amount === Infinity ? null : nearest(amount) }),
    ...(ratio === undefined ? {} : { pays: formatRatio(ratio) }),
    ...(term.period && term.kind !== "layers" && times === undefined ? { used: nearest(used) } : {}),
    ...(caps === undefined ? {} : { caps: caps.map(({ step }) => step) }),
    ...(ofLayers === undefined ? {} : { layers: ofLayers }),
    ...(working === undefined ? {} : { working }),
  };
}

/** A number of times, apart from any amount. */
function timesOf(allowed: number, used: Numeric): Pick<TraceStep, "times" | "timesUsed"> {
  return { times: allowed === Infinity ? null : allowed, timesUsed: nearest(used) };
}

/** What there was in each rank before the term took its cuts, and after. */
export function ranksOf(walk: Walk, term: Term, { cells }: Group, cuts: readonly number[]): Pick<TraceStep, "ranks"> {
  if (!isRanked(walk, term)) return {};
  const ranks = term.ranks.flatMap((_, rank) => {
    const there = cells.flatMap(({ head, rank: own, left }, place) => {
      const before = left + (cuts[place] ?? 0);
      return own === rank && before > 0 ? [{ head: head.name, before, after: left }] : [];
    });
    const sum = (of: "before" | "after"): number => there.reduce((all, cell) => all + cell[of], 0);
    if (there.length === 0) return [];
    return [{ heads: [...new Set(there.map(({ head }) => head))], before: sum("before"), after: sum("after") }];
  });
  return { ranks };
}
