import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import { isCountedTerm } from "../quantities.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { one, zero } from "./interval.js";
import { isNamed, type PlacedTerm } from "./layout.js";
import { goesByCuts, isPrice, isReducing, type Reducing, sizeOfReducing } from "./prices.js";

/**
 * `deductible 5万 per incident  franchise 20万 per incident`: the franchise is measured against what the deductible leaves,
 * so that nothing is paid up to 25万. Wordings measure it against the loss, for which it stands in front.
 */
export function findFranchisesBehind(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap((placed): Diagnostic[] => {
    const { term } = placed;
    if (term.kind !== "franchise" || goesByCuts(term.amount, context)) return [];
    if (isNamed(term)) return [];
    const found = term.heads.map((head) => cutBefore(placed, byHead.about([head]), byHead, context));
    const [first] = found;
    if (first === undefined || found.includes(undefined)) return [];
    return [
      diagnose("term/deductibles-add-up", { term: "franchise", other: context.quote(first.term.source) }, term.source, {
        related: [note("otherTerm", {}, first.term.source)],
      }),
    ];
  });
}

/** The deductible or share in front of it, with nothing in between that stands there for the order. */
function cutBefore(
  placed: PlacedTerm,
  ofHead: readonly PlacedTerm[],
  byHead: ByHead<PlacedTerm>,
  context: Context,
): PlacedTerm | undefined {
  for (const other of ofHead.filter((one) => byHead.isBefore(one, placed)).reverse()) {
    if (!isReducing(other)) return undefined;
    if (takes(other, placed, context)) return other;
  }
  return undefined;
}

function takes(other: Reducing, { guards }: PlacedTerm, context: Context): boolean {
  const { term } = other;
  if (term.kind === "franchise" || "times" in term || isCountedTerm(term)) return false;
  if (!other.guards.every((guard) => context.logic.implies(guards, guard))) return false;
  const { least, most } = context.bounds.intervalOf(sizeOfReducing(other), guards);
  if (term.kind === "coinsurance")
    return isPrice(other, context) && (least === undefined || compareRational(least, one) < 0);
  return most === undefined || compareRational(most, zero) > 0;
}
