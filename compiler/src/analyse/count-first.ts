import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr, Term } from "../plan.js";
import { type CountedTerm, isCountedTerm, keyOfQuantity, quantityKey } from "../quantities.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isNamed, type PlacedTerm } from "./layout.js";
import { readThrough } from "./settled.js";

/**
 * `limit 10 of nights per incident  limit 10_000円 * nights per loss`: of 20 nights 10 are left, and the amount behind
 * them is still that of 20. In front of the count it is cut down with the nights.
 */
export function findCountsFirst(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const { lets, logic, quote } = context;
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap((placed): Diagnostic[] => {
    const { term, guards } = placed;
    if (!isPerLoss(term) || isNamed(term)) return [];
    const factors = factorsOf(term.amount, context);
    if (factors.length === 0) return [];
    const first = byHead
      .about(term.heads)
      .find(
        (other): other is PlacedTerm & { readonly term: CountedTerm } =>
          byHead.isBefore(other, placed) &&
          isCountedTerm(other.term) &&
          factors.includes(quantityKey(other.term, lets)) &&
          mayMeet(term, other.term) &&
          logic.satisfiable([...guards, ...other.guards]),
      );
    if (first === undefined) return [];
    const [amount, quantity] = [context.written(term.amount), context.written(first.term.quantity)];
    const said = { term: term.kind, amount, quantity, count: quote(first.term.source) };
    return [diagnose("term/count-first", said, term.source, { related: [note("earlierTerm", {}, first.term.source)] })];
  });
}

function isPerLoss(term: Term): term is Extract<Term, { readonly kind: "limit" | "deductible" }> {
  const isAmount = (term.kind === "limit" || term.kind === "deductible") && !("times" in term) && !isCountedTerm(term);
  return isAmount && term.basis.over.kind === "loss";
}

/** By what amounts are multiplied that it comes to: not in what is only asked, nor up to some other amount. */
function factorsOf(amount: Expr, context: Context): readonly string[] {
  const { lets } = context;
  const read = readThrough(amount, context);
  switch (read.kind) {
    case "multiply":
      return [
        [read.left, read.right],
        [read.right, read.left],
      ].flatMap(([one, by]) =>
        one!.type.kind === "money" && by!.type.kind === "number" ? [keyOfQuantity(by!, lets)] : [],
      );
    case "add":
      return [read.left, read.right].flatMap((part) => factorsOf(part, context));
    case "max":
      return read.operands.flatMap((part) => factorsOf(part, context));
    case "if":
      return [read.then, read.otherwise].flatMap((part) => factorsOf(part, context));
    default:
      return [];
  }
}

/** Not where only one kind of event, or one of two tests, lets each of them act. */
function mayMeet(a: Term, b: Term): boolean {
  const isApart = a.triggers !== undefined && b.triggers?.every((trigger) => !a.triggers!.includes(trigger)) === true;
  return !isApart && (a.where === undefined || b.where === undefined);
}
