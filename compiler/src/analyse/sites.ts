import type { Expr, Plan } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { amountsOf } from "../walk-plan.js";
import type { Layout } from "./layout.js";
import { isNamed, triggersOf, withGuard } from "./layout.js";
import { triggerIs } from "./logic.js";

/** An expression of the plan, and what holds of the contract and the line wherever it is read. */
export interface Site {
  readonly expr: Expr;
  readonly guards: readonly Expr[];
  /** It is said elsewhere that this as a whole can never hold, or also that it always does. */
  readonly silent?: "never" | "both";
  /** A rule of the contract: that it holds of every contract says nothing of its parts. */
  readonly isRule?: boolean;
  /** What a formula comes to is also read elsewhere, with more that holds there. */
  readonly isFormula?: boolean;
  /** A rule that has a label. */
  readonly isNamed?: boolean;
  /** It is read for lines of these heads. */
  readonly heads?: readonly string[];
  /** As the amount of a term, where there is something for it to act on. */
  readonly acts?: boolean;
}

/** Every expression that the author wrote in a product. */
export function sitesOf(plan: Plan, layout: Layout): readonly Site[] {
  const guard = (when: Expr | undefined, guards: readonly Expr[], silent?: Site["silent"]): Site[] =>
    when === undefined ? [] : [{ expr: when, guards, ...(silent && { silent }) }];
  return [
    ...plan.choices.flatMap(({ when, type }) => [
      ...guard(when, [], "never"),
      ...("members" in type ? type.members.flatMap((member) => guard(member.when, when ? [when] : [])) : []),
    ]),
    ...plan.options.flatMap(({ requires }) => requires.flatMap(({ test }) => guard(test, [], "both"))),
    ...plan.contractRules.map((rule): Site => {
      return { expr: rule.test, guards: [], silent: "both", isRule: true, isNamed: isNamed(rule) };
    }),
    ...plan.triggers.flatMap(({ when, except }) => [
      ...guard(when, [], "never"),
      ...except.flatMap((exception) => guard(exception.when, [])),
    ]),
    ...plan.lets.map(({ value }): Site => ({ expr: value, guards: [], isFormula: true })),
    ...plan.premiums.map(({ value }): Site => ({ expr: value, guards: [] })),
    ...layout.nodes.flatMap(({ node, around, guards, heads }) => [
      ...guard(node.when, around, "never"),
      ...(node.kind === "head"
        ? [node.computed ?? [], node.each ?? []].flat().map((expr): Site => ({ expr, guards, heads }))
        : []),
      ...(node.kind === "head" ? coversOf(node.covers, guards, guard) : []),
    ]),
    ...layout.rules.flatMap(({ rule, guards, heads }) => {
      const { when } = rule;
      const around = when === undefined ? guards : guards.slice(0, -1);
      const lines = underTriggers(guards, rule.scope.triggers ?? triggersOf(layout, heads));
      return [...guard(when, around), { expr: rule.test, guards: lines, heads, isNamed: isNamed(rule) }];
    }),
    ...layout.terms.flatMap(({ term, guards }) => {
      const around = term.when === undefined ? guards : guards.slice(0, -1);
      const cells = underTriggers(guards, term.triggers ?? triggersOf(layout, term.heads));
      return [
        ...guard(term.when, around),
        ...guard(term.ranksWhen, guards),
        ...guard(term.where, cells),
        ...(isCountedTerm(term) ? [{ expr: term.quantity, guards: cells, heads: term.heads }] : []),
        ...(term.kind === "layers" ? term.layers : []).flatMap((layer) => [
          ...guard(layer.when, cells),
          ...layer.terms.flatMap((part) => guard(part.when, withGuard(cells, layer.when))),
        ]),
        ...amountsOf(term).map(({ amount, guards: own }): Site => {
          return { expr: amount, guards: [...withGuard(cells, term.where), ...own], heads: term.heads, acts: true };
        }),
      ];
    }),
    ...plan.exclusions.flatMap(({ ground, unless, scope }) => {
      const lines = underTriggers([], scope.triggers ?? []);
      return [...guard(ground, lines), ...unless.flatMap(({ test }) => guard(test, lines))];
    }),
  ];
}

/** None: not known, rather than none at all. */
function underTriggers(guards: readonly Expr[], triggers: readonly string[]): readonly Expr[] {
  return triggers.length === 0 ? guards : [...guards, triggerIs(triggers)];
}

function coversOf(
  covers: readonly { readonly when?: Expr }[],
  guards: readonly Expr[],
  guard: (when: Expr | undefined, guards: readonly Expr[]) => Site[],
): Site[] {
  return covers.flatMap(({ when }) => guard(when, guards));
}
