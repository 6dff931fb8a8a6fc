import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr, Node, Term } from "../plan.js";
import { amountsOf } from "../walk-plan.js";
import { parts } from "../walk-expr.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { canBothHappen } from "./events.js";
import type { Opening, PlacedTerm } from "./layout.js";

/** For what the amount is that reads it. */
interface Reader {
  readonly heads: readonly string[];
  readonly triggers: readonly string[] | undefined;
  readonly guards: readonly Expr[];
}

/**
 * `left(goods)` in an amount of another head, where a term behind goods still cuts them and not that head: it reads
 * what goods had come to when the walk left them, more than what is paid for them. A formula with a name is taken to be
 * meant, and so is what is measured only.
 */
export function findLeftEarly(
  terms: readonly PlacedTerm[],
  paidNothing: ReadonlyMap<string, PlacedTerm>,
  context: Context,
): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const lastOf = lastTerms(terms, context);
  const isBehind = (placed: PlacedTerm, last: PlacedTerm | undefined): boolean =>
    last === undefined || byHead.isBefore(last, placed);
  /** The first term behind the node that is for some of its heads and none of those that the amount is for. */
  const cutBehind = (read: Expr & { readonly kind: "left" }, own: Reader): PlacedTerm | undefined =>
    byHead
      .about(read.heads)
      .find(
        (placed) =>
          placed.term.kind !== "borne" &&
          isBehind(placed, lastOf.get(read.node)) &&
          !own.heads.some((head) => placed.term.heads.includes(head)) &&
          canMeet(placed, read, own, context),
      );
  /** Of one amount the first place where it reads what is left of a node, as what to do about it is the same at each. */
  const find = (expr: Expr, own: Reader, told = new Set<string>()): Diagnostic[] => {
    const inner = parts(expr).flatMap((part) => find(part, own, told));
    if (expr.kind !== "left" || expr.heads.some((head) => own.heads.includes(head)) || told.has(expr.node))
      return inner;
    if (expr.heads.every((head) => paidNothing.has(head))) return inner;
    const cut = cutBehind(expr, own);
    const span = context.placeOf(expr);
    if (cut === undefined || span === undefined) return inner;
    told.add(expr.node);
    const what = { node: expr.node, cut: context.quote(cut.term.source), read: context.quote(span) };
    return [...inner, diagnose("term/left-early", what, span, { related: [note("otherTerm", {}, cut.term.source)] })];
  };
  return [
    ...terms.flatMap(({ term, guards }) => {
      const { heads, triggers } = term;
      return amountsOf(term).flatMap(({ amount }) => find(amount, { heads, triggers, guards }));
    }),
    ...context.plan.heads.flatMap(({ name, computed }) =>
      computed === undefined ? [] : find(computed, { heads: [name], triggers: undefined, guards: [] }),
    ),
  ];
}

/** Whether there is a contract and an incident with lines of which the amount is, and others that the term cuts. */
function canMeet(
  { term, guards }: PlacedTerm,
  read: Expr & { readonly kind: "left" },
  own: Reader,
  context: Context,
): boolean {
  const openings = (of: readonly string[], triggers: readonly string[] | undefined): readonly Opening[] =>
    context.layout.openingsByHead.about(of).filter(({ trigger }) => triggers?.includes(trigger) ?? true);
  const cut = openings(
    read.heads.filter((head) => term.heads.includes(head)),
    term.triggers,
  ).filter(({ trigger }) => read.triggers?.includes(trigger) ?? true);
  const all = [...guards, ...own.guards];
  return openings(own.heads, own.triggers).some((reading) =>
    cut.some((other) => {
      const known = [...all, ...reading.guards, ...other.guards];
      return context.logic.satisfiable(known) && canBothHappen(reading.trigger, other.trigger, known, context);
    }),
  );
}

/** By the name of a node the last term that stands in it or in front of it, in the order of the walk; nothing where none does. */
function lastTerms(terms: readonly PlacedTerm[], { plan }: Context): ReadonlyMap<string, PlacedTerm | undefined> {
  const placed = new Map(terms.map((one) => [one.term, one]));
  const found = new Map<string, PlacedTerm | undefined>();
  let last: PlacedTerm | undefined;
  const pass = (list: readonly Term[]): void => {
    for (const term of list) last = placed.get(term) ?? last;
  };
  const visit = (node: Node): void => {
    if (node.kind === "uncovered") return;
    if (node.kind === "head") pass(node.terms);
    else {
      pass(node.above);
      node.members.forEach(visit);
      pass(node.below);
    }
    found.set(node.name, last);
  };
  visit(plan.root);
  return found;
}
