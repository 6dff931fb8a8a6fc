import { headsOfTerm } from "../heads-below.js";
import type { Expr, GroupNode, HeadNode, Let, Term } from "../plan.js";
import { letsByName, someExpr } from "../walk-expr.js";
import { inCase, type Prose } from "./prose.js";

type GroupOrHead = GroupNode | HeadNode;

/** The heads and events that the term is for, where that is not all of its node: `Damages, Breach`. */
export function termScope(prose: Prose, { heads, triggers }: Term, node: GroupOrHead): string {
  const of = headsOfTerm(heads, node);
  return prose.list([
    ...(of === undefined ? [] : [prose.names(of)]),
    ...(triggers === undefined ? [] : [prose.names(triggers)]),
  ]);
}

/** For which lines or units: for each of them by itself, or, of a term by no unit, for all of them as one. */
export function termWhere(prose: Prose, term: Term, lets: readonly Let[]): string {
  if (term.where === undefined) return "";
  const where = prose.expr(term.where);
  const { over } = term.basis;
  const own = over.kind === "unit" ? over.unit : term.forEach;
  if (own !== undefined || term.whereUnit === undefined) {
    const among = readsLine(term.where, lets) ? "損害" : own && prose.name(own);
    return prose.say(among === undefined ? inCase(where) : `${among}のうち${inCase(where)}のもの`, `where ${where}`);
  }
  const unit = prose.name(term.whereUnit);
  return prose.say(`${unit}のうち${inCase(where)}のもの全体で`, `for every ${unit} where ${where}, together`);
}

/** Whether it asks about each line, and not of its unit alone. */
function readsLine(where: Expr, lets: readonly Let[]): boolean {
  return someExpr(
    where,
    letsByName(lets),
    (part) => part.kind === "item-is" || part.kind === "line" || (part.kind === "fact" && part.of !== "incident"),
  );
}
