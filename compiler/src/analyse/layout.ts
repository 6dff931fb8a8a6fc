import type { Cover, Expr, GroupNode, HeadNode, Node, Plan, Rule, Term } from "../plan.js";
import { ByHead } from "./by-head.js";
import { and, type Logic, or } from "./logic.js";
import { headsBelow } from "../heads-below.js";

/** A term with what is around it. */
export interface PlacedTerm {
  readonly term: Term;
  readonly node: GroupNode | HeadNode;
  /** What holds of the contract wherever the term acts: the guards of its nodes and its own. */
  readonly guards: readonly Expr[];
  /** The terms of its list that stand just before it. */
  readonly before: Term | undefined;
}

/** Called by a name of its own: what it does has been thought about. */
export function isNamed({ label }: Pick<Term, "label">): boolean {
  return label.ja !== undefined || label.en !== undefined;
}

/** Of all losses of its node, under all contracts that have that. */
export function isBare({ term, node }: PlacedTerm): boolean {
  const { triggers, where, when, heads } = term;
  return (
    triggers === undefined && where === undefined && when === undefined && heads.length === headsBelow(node).length
  );
}

/** Whether they stand in one list, so that only their order tells them apart. */
export function isOneList(a: PlacedTerm, b: PlacedTerm): boolean {
  return (
    a.node === b.node && (a.node.kind === "head" || a.node.above.includes(a.term) === a.node.above.includes(b.term))
  );
}

export interface PlacedRule {
  readonly rule: Rule;
  readonly guards: readonly Expr[];
  /** Heads below its node that it is for. */
  readonly heads: readonly string[];
}

export interface PlacedNode {
  readonly node: GroupNode | HeadNode;
  /** The guards around it, without its own. */
  readonly around: readonly Expr[];
  readonly guards: readonly Expr[];
  readonly heads: readonly string[];
}

/** A trigger that can open a head under some contract. */
export interface Opening {
  readonly head: HeadNode;
  readonly trigger: string;
  readonly cover: Cover;
  /** What holds of every such contract. */
  readonly guards: readonly Expr[];
}

/** The tree of a plan as lists in the order of the walk. */
export interface Layout {
  readonly nodes: readonly PlacedNode[];
  readonly terms: readonly PlacedTerm[];
  readonly rules: readonly PlacedRule[];
  readonly rulesByHead: ByHead<PlacedRule>;
  readonly openings: readonly Opening[];
  readonly openingsByHead: ByHead<Opening>;
}

export function layOut(plan: Plan, logic: Logic): Layout {
  const nodes: PlacedNode[] = [];
  const terms: PlacedTerm[] = [];
  const rules: PlacedRule[] = [];
  const addTerms = (list: readonly Term[], node: GroupNode | HeadNode, guards: readonly Expr[]): void =>
    list.forEach((term, index) =>
      terms.push({ term, node, guards: withGuard(guards, term.when), before: list[index - 1] }),
    );
  const visit = (node: Node, around: readonly Expr[]): readonly string[] => {
    if (node.kind === "uncovered") return [];
    const guards = withGuard(around, node.when);
    const heads = node.kind === "head" ? [node.name] : headsBelow(node);
    nodes.push({ node, around, guards, heads });
    for (const rule of node.rules)
      rules.push({
        rule,
        guards: withGuard(guards, rule.when),
        heads: heads.filter((head) => rule.scope.heads?.includes(head) ?? true),
      });
    if (node.kind === "head") addTerms(node.terms, node, guards);
    else {
      addTerms(node.above, node, guards);
      for (const member of node.members) visit(member, guards);
      addTerms(node.below, node, guards);
    }
    return heads;
  };
  visit(plan.root, []);
  const openings = openingsOf(plan, nodes, logic);
  return {
    nodes,
    terms,
    rules,
    rulesByHead: new ByHead(rules, ({ heads }) => heads),
    openings,
    openingsByHead: new ByHead(openings, ({ head }) => [head.name]),
  };
}

export function withGuard(guards: readonly Expr[], when: Expr | undefined): readonly Expr[] {
  return when === undefined ? guards : [...guards, when];
}

/** Every trigger of every `covers` of a head with which it can exist under one contract. */
function openingsOf(plan: Plan, nodes: readonly PlacedNode[], logic: Logic): Opening[] {
  return nodes.flatMap(({ node: head, guards }) =>
    head.kind !== "head"
      ? []
      : head.covers.flatMap((cover) =>
          cover.triggers.flatMap((trigger): Opening[] => {
            const when = plan.triggers.find(({ name }) => name === trigger)?.when;
            const all = withGuard(withGuard(guards, cover.when), when);
            return logic.satisfiable(all) ? [{ head, trigger, cover, guards: all }] : [];
          }),
        ),
  );
}

/** Whether some contract has the term and opens the head, under a trigger that the term is for. */
export function mayActOn({ term, guards }: PlacedTerm, head: string, { layout, logic }: LayoutAndLogic): boolean {
  return layout.openingsByHead
    .about([head])
    .some(
      (opening) =>
        (term.triggers?.includes(opening.trigger) ?? true) && logic.satisfiable([...guards, ...opening.guards]),
    );
}

interface LayoutAndLogic {
  readonly layout: Layout;
  readonly logic: Logic;
}

/** The triggers under which lines of these heads can be eligible. */
export function triggersOf(layout: Layout, heads: readonly string[]): readonly string[] {
  return [...new Set(layout.openingsByHead.about(heads).map(({ trigger }) => trigger))];
}

/** One of these holds of every contract under which something in the scope is covered. */
export function coveredIn(openings: readonly Opening[]): Expr {
  // Where there is one under every contract, and there mostly is, the others say no more.
  if (openings.some(({ guards }) => guards.length === 0)) return and([]);
  return or(openings.map(({ guards }) => and(guards)));
}
