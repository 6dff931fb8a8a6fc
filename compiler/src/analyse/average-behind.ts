import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { keyOf } from "../keys.js";
import type { Expr, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { parts } from "../walk-expr.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isNamed, type PlacedTerm } from "./layout.js";
import { readThrough } from "./settled.js";
import { canMeetOnLine } from "./together.js";

/**
 * `limit insured per incident  coinsurance pays min(100%, insured / worth)`: average is of the loss, and the sum insured
 * the end of what it leaves. In this order the sum insured cuts twice.
 */
export function findAverageBehind(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap((placed): Diagnostic[] => {
    const { term } = placed;
    if (term.kind !== "coinsurance") return [];
    const shared = dividends(term.pays, context).map(keyOf);
    const isTwice = (limit: PlacedTerm): boolean =>
      byHead.isBefore(limit, placed) &&
      endsOf(limit.term, context).some((end) => shared.includes(keyOf(end))) &&
      canMeetOnLine(limit, placed, context);
    const limit = byHead.about(term.heads).find(isTwice);
    if (limit === undefined) return [];
    const what = { limit: context.quote(limit.term.source) };
    return [
      diagnose("term/average-behind", what, term.source, { related: [note("limitFirst", {}, limit.term.source)] }),
    ];
  });
}

/** The amounts that a limit ends at; none of one with a name of its own, which has been thought about. */
function endsOf(term: Term, context: Context): readonly Expr[] {
  if (term.kind !== "limit" || term.times === true || isCountedTerm(term)) return [];
  if (isNamed(term)) return [];
  const read = readThrough(term.amount, context);
  return (read.kind === "min" ? read.operands : [read]).map((end) => readThrough(end, context));
}

/** What is divided in a share, formulas read through. */
function dividends(share: Expr, context: Context): readonly Expr[] {
  const read = readThrough(share, context);
  const own = read.kind === "divide" ? [readThrough(read.left, context)] : [];
  return [...own.filter(({ kind }) => kind !== "literal"), ...parts(read).flatMap((part) => dividends(part, context))];
}
