import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import type { Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { one } from "./interval.js";
import { isNamed, type PlacedTerm } from "./layout.js";
import { goesByCuts, isPrice, isReducing, type Reducing } from "./prices.js";
import { canBothTake, canMeetOnLine } from "./together.js";

type Franchise = PlacedTerm & { readonly term: Term & { readonly kind: "franchise" } };

/**
 * `deductible 5万 per incident  franchise 20万 per incident`: the franchise is measured against what the deductible leaves,
 * so that nothing is paid up to 25万. Wordings measure it against the loss, for which it stands in front.
 */
export function findFranchisesBehind(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap((placed): Diagnostic[] => {
    const { term } = placed;
    if (!isFranchise(placed) || goesByCuts(placed.term.amount, context) || isNamed(term)) return [];
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
  placed: Franchise,
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

function takes(other: Reducing, placed: Franchise, context: Context): boolean {
  const { term: franchise, guards } = placed;
  const { term } = other;
  if (term.kind === "franchise" || "times" in term || isCountedTerm(term)) return false;
  if (!other.guards.every((guard) => context.logic.implies(guards, guard))) return false;
  if (!canMeetOnLine(other, placed, context)) return false;
  if (term.kind === "deductible") return canBothTake(term.amount, franchise.amount, guards, context);
  const { least } = context.bounds.intervalOf(term.pays, guards);
  return isPrice(other, context) && (least === undefined || compareRational(least, one) < 0);
}

function isFranchise(placed: PlacedTerm): placed is Franchise {
  return placed.term.kind === "franchise";
}
