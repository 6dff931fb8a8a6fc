import type { Expr, GroupNode, HeadNode, Node, Term } from "../plan.js";
import { visitExpr } from "../walk-expr.js";
import { amountsOf, headsOfWalk } from "../walk-plan.js";
import type { ProductScope } from "./scope.js";

/** Amounts that read `loss(n)` where n has a computed head that the walk has not reached: it would count as nothing. */
export function findEarlySums(root: GroupNode, heads: readonly HeadNode[], scope: ProductScope): void {
  const unreached = new Set(headsOfWalk(heads, scope.lets));
  const reported = new Set<Expr>();
  const check = (amount: Expr): void =>
    visitExpr(amount, scope.lets, (part) => {
      if (part.kind !== "loss" || reported.has(part)) return;
      const name = part.heads?.find((head) => unreached.has(head));
      const span = scope.file.places.get(part);
      if (name === undefined || span === undefined) return;
      reported.add(part);
      const { nameSpan } = scope.nodes.get(name)!.symbol;
      const related = [{ message: `\`${name}\` is written here`, span: nameSpan }];
      scope.file.report("expression/loss-unwritten", { name }, span, { related });
    });
  const act = (terms: readonly Term[]): void =>
    terms.forEach((term) => amountsOf(term).forEach(({ amount }) => check(amount)));
  const walk = (node: Node): void => {
    switch (node.kind) {
      case "uncovered":
        return;
      case "head":
        // One that reads itself is a cycle, which is told of by itself.
        unreached.delete(node.name);
        if (node.computed !== undefined) check(node.computed);
        act(node.terms);
        return;
      case "product":
      case "section":
      case "frame":
        act(node.above);
        node.members.forEach(walk);
        act(node.below);
    }
  };
  walk(root);
}
