import type {
  ExclusionClauses,
  ExclusionDeclaration,
  ExclusionGroup,
  ExclusionsBlock,
  Product,
} from "@yakkan/grammar/syntax.js";
import type { Bearer, Exclusion, Expr, Reference, Scope } from "../plan.js";
import { someAtHand } from "../walk-expr.js";
import { bearers } from "./declarations.js";
import type { Expressions, Place } from "./expressions.js";
import type { ReadKind } from "./reads.js";
import type { Nodes } from "./nodes.js";
import { ofClaim } from "./of-claim.js";
import { labelOf, type ProductScope } from "./scope.js";
import { boolType } from "./types.js";

interface Placed {
  readonly syntax: ExclusionDeclaration;
  readonly group: ExclusionGroup | undefined;
  readonly block: ExclusionsBlock;
}

/** Enters every exclusion, and of those that an adjuster asserts whom they are about. */
export function declareExclusions(scope: ProductScope, product: Product): void {
  for (const { syntax, group } of exclusionsOf(product)) {
    const symbol = scope.declare("exclusion", syntax.name, syntax, labelOf(syntax.labels, syntax.doc));
    if (symbol !== undefined && syntax.asserted)
      scope.circumstances.set(symbol.name, bearerOf(syntax, group) ?? "incident");
  }
}

export function lowerExclusions(
  scope: ProductScope,
  expressions: Expressions,
  nodes: Nodes,
  product: Product,
): Exclusion[] {
  return exclusionsOf(product).flatMap((placed) => lowerExclusion(scope, expressions, nodes, placed) ?? []);
}

function exclusionsOf(product: Product): Placed[] {
  return product.items.flatMap((block) =>
    block.kind !== "exclusions"
      ? []
      : block.entries.flatMap((entry): Placed[] =>
          entry.kind === "exclusion"
            ? [{ syntax: entry, group: undefined, block }]
            : entry.exclusions.map((syntax) => ({ syntax, group: entry, block })),
        ),
  );
}

function bearerOf(syntax: ExclusionDeclaration, group: ExclusionGroup | undefined): Bearer | undefined {
  if (syntax.of !== undefined) return bearers.find((bearer) => bearer === syntax.of!.text);
  return syntax.perInsured || group?.perInsured ? "insured" : undefined;
}

function lowerExclusion(
  scope: ProductScope,
  expressions: Expressions,
  nodes: Nodes,
  { syntax, group, block }: Placed,
): Exclusion | undefined {
  const { file } = scope;
  const name = syntax.name.text;
  if (syntax.of !== undefined && syntax.of.text !== "" && bearerOf(syntax, group) === undefined)
    file.report("exclusion/bearer", { name: syntax.of.text }, syntax.of);
  if (!syntax.asserted && syntax.whens.length === 0) {
    file.report("exclusion/no-ground", { name }, syntax.name);
    return undefined;
  }
  const clauses: readonly ExclusionClauses[] = group === undefined ? [syntax] : [group, syntax];
  const place: Place = {
    where: "in an exclusion",
    allows: new Set<ReadKind>(["incident", "claim", "insured", "loss", "line", "amount", "trigger", "item"]),
    units: new Set(scope.units.keys()),
    guards: [],
  };
  for (const { scopes, whens } of clauses)
    for (const [what, repeated] of [
      ["for", scopes[1]],
      ["when", whens[1]],
    ] as const)
      if (repeated !== undefined) file.report("exclusion/repeated", { what }, repeated);
  const conditions = clauses.flatMap(({ whens }) =>
    whens.flatMap((when) => expressions.typed(when, "bool", place) ?? []),
  );
  const unless = clauses.flatMap((part) =>
    part.unless.flatMap((carveBack) => {
      const test = expressions.typed(carveBack, "bool", place);
      return test === undefined ? [] : [{ test, ...ofClaim(test, scope) }];
    }),
  );
  const ofInsured = [...conditions, ...unless.map(({ test }) => test)].some((test) =>
    someAtHand(test, scope.lets, (part) => (part.kind === "fact" || part.kind === "asserted") && part.of === "insured"),
  );
  const of = bearerOf(syntax, group) ?? (ofInsured && !syntax.asserted ? "insured" : "incident");
  const perInsured = clauses.some((part) => part.perInsured);
  if (perInsured && of !== "insured" && !ofInsured)
    file.report("exclusion/per-insured", { name }, syntax.of ?? syntax.name);
  const asserted: Expr[] = syntax.asserted ? [{ type: boolType, kind: "asserted", of, name }] : [];
  const ground = conjunction([...asserted, ...conditions]);
  if (ground === undefined) return undefined;
  const { readsClaim: groundReadsClaim, unclaimed } = ofClaim(ground, scope);
  const inherited: readonly Reference[] =
    group === undefined
      ? scope.source(block).references
      : scope.source(group, scope.source(block).references).references;
  return {
    name,
    label: labelOf(syntax.labels, syntax.doc),
    of,
    asserted: syntax.asserted,
    perInsured,
    ...(of !== "insured" && ofInsured && { readsInsured: true as const }),
    scope: joinScopes(
      clauses.flatMap((part) =>
        part.scopes.map((one) => nodes.parts.resolveScope(one, scope.nodes.get(scope.name)!, true)),
      ),
    ),
    ground,
    groundReadsClaim,
    ...(unclaimed && { groundUnclaimed: unclaimed }),
    unless,
    liftedBy: clauses.flatMap((part) =>
      part.liftedBy.flatMap((option) => scope.resolve(option, ["option"], "an option")?.name ?? []),
    ),
    source: scope.source(syntax, inherited),
  };
}

function conjunction(tests: readonly Expr[]): Expr | undefined {
  return tests.length < 2 ? tests[0] : { type: boolType, kind: "and", operands: tests };
}

/** What both the block and the exclusion itself are for. */
function joinScopes(scopes: readonly Scope[]): Scope {
  const both = (key: keyof Scope): readonly string[] | undefined =>
    scopes
      .flatMap((scope) => (scope[key] === undefined ? [] : [scope[key]]))
      .reduce<readonly string[] | undefined>(
        (a, b) => (a === undefined ? b : a.filter((name) => b.includes(name))),
        undefined,
      );
  const [triggers, heads, items] = [both("triggers"), both("heads"), both("items")];
  return { ...(triggers && { triggers }), ...(heads && { heads }), ...(items && { items }) };
}
