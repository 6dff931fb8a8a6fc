import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr } from "../plan.js";
import { amountsOf } from "../walk-plan.js";
import { visitExpr } from "../walk-expr.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import type { PlacedTerm } from "./layout.js";

/**
 * `left(goods)` in an amount of another head, where a term further down still cuts goods and not that head: it reads
 * what goods had come to when the walk left them, more than what is paid for them.
 */
export function findLeftEarly(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  /** The first term behind that is for some of these heads and none of those that the amount is for. */
  const cutBehind = (read: readonly string[], own: readonly string[], from: number): PlacedTerm | undefined =>
    byHead
      .about(read)
      .find(
        ({ term }) => term.source.start > from && !own.some((head) => term.heads.includes(head)) && cuts(term.kind),
      );
  const find = (amount: Expr, own: readonly string[], from: number): Diagnostic[] => {
    const found: Diagnostic[] = [];
    visitExpr(amount, context.lets, (part) => {
      if (part.kind !== "left" || part.heads.some((head) => own.includes(head))) return;
      const cut = cutBehind(part.heads, own, from);
      const span = context.placeOf(part);
      if (cut === undefined || span === undefined) return;
      const what = { node: part.node, cut: context.quote(cut.term.source) };
      found.push(diagnose("term/left-early", what, span, { related: [note("otherTerm", {}, cut.term.source)] }));
    });
    return found;
  };
  return [
    ...terms.flatMap(({ term }) =>
      amountsOf(term).flatMap(({ amount }) => find(amount, term.heads, term.source.start)),
    ),
    ...context.plan.heads.flatMap(({ name, computed, source }) =>
      computed === undefined ? [] : find(computed, [name], source.start),
    ),
  ];
}

function cuts(kind: PlacedTerm["term"]["kind"]): boolean {
  return kind !== "borne";
}
