import type { Expression, Name, ScopeSyntax } from "@yakkan/grammar/syntax.js";
import type { Expr, Reference, Scope } from "../plan.js";
import { contractPlace, type Expressions } from "./expressions.js";
import type { ReadKind } from "./reads.js";
import type { NodeInfo, ProductScope } from "./scope.js";

/** What a node stands in. */
export interface Around {
  readonly guards: readonly Expr[];
  readonly references: readonly Reference[];
  /** The unit of the innermost node around that is `for each` unit. */
  readonly forEach?: string;
  /** The heads of that node. */
  readonly each?: readonly string[];
}

/** What is of one line. */
export const ofLine = [
  "claim",
  "insured",
  "loss",
  "line",
  "amount",
  "trigger",
  "item",
] as const satisfies readonly ReadKind[];

/** What rules and terms of a node have in common: guards, what they are for, ids. */
export class NodeParts {
  private readonly ordinals = new Map<string, number>();

  constructor(
    private readonly scope: ProductScope,
    private readonly expressions: Expressions,
  ) {}

  guard(syntax: Expression | undefined, where: string, around: Around): Expr | undefined {
    return syntax && this.expressions.typed(syntax, "bool", contractPlace(where, around.guards));
  }

  /**
   * Names behind `for`: triggers, heads (also by their frames) and items. A list not given allows all; among items the
   * empty name stands for a line that names none.
   */
  resolveScope(syntax: ScopeSyntax | undefined, node: NodeInfo, withTriggers: boolean): Scope {
    if (syntax === undefined) return {};
    const triggers = new Set<string>();
    const heads = new Set<string>();
    const items = new Set<string>();
    // What kinds of things are named decides what the scope narrows, also where a frame named is empty.
    const named = new Set<"triggers" | "heads" | "items">();
    const kinds = withTriggers
      ? (["trigger", "head", "frame", "section"] as const)
      : (["head", "frame", "section"] as const);
    for (const name of syntax.names) {
      const itemOf = (withTriggers ? this.scope.items.get(name.text) : undefined) ?? [];
      const isItemBelow = itemOf.some((head) => node.heads.includes(head));
      if (itemOf.length > 0 && !this.scope.names.has(name.text)) {
        named.add("items");
        if (isItemBelow) items.add(name.text);
        else this.scope.file.report("scope/not-below", { name: name.text, node: node.symbol.name }, name);
        this.scope.useItem(name);
        continue;
      }
      const wanted = withTriggers ? "a trigger, head, frame or section" : "a head, frame or section";
      const symbol = this.scope.resolve(name, kinds, wanted);
      if (symbol === undefined) continue;
      if (isItemBelow) this.scope.file.report("scope/item-hidden", { name: name.text, kind: symbol.kind }, name);
      named.add(symbol.kind === "trigger" ? "triggers" : "heads");
      if (symbol.kind === "trigger") triggers.add(symbol.name);
      else for (const head of this.headsBelow(name, node)) heads.add(head);
    }
    const pick = (all: Iterable<string>, chosen: ReadonlySet<string>): readonly string[] =>
      [...all].filter((one) => chosen.has(one) !== syntax.all);
    return {
      ...(named.has("triggers") && { triggers: pick(this.scope.triggers, triggers) }),
      ...(named.has("heads") && { heads: pick(node.heads, heads) }),
      ...(named.has("items") && { items: pick([...this.scope.items.keys(), ""], items) }),
    };
  }

  headsBelow(name: Name, node: NodeInfo): readonly string[] {
    const isBelow = (heads: readonly string[]): boolean => heads.every((head) => node.heads.includes(head));
    const inner = this.scope.nodes.get(name.text)?.heads ?? [];
    if (isBelow(inner)) return inner;
    // Of those that have one name, which has been told of, it may be another.
    for (const { symbol, heads } of this.scope.nodesByPlace.values())
      if (symbol.name === name.text && isBelow(heads)) return heads;
    this.scope.file.report("scope/not-below", { name: name.text, node: node.symbol.name }, name);
    return [];
  }

  /** The how-manieth of this prefix, from 1. */
  ordinal(prefix: string): number {
    const next = (this.ordinals.get(prefix) ?? 0) + 1;
    this.ordinals.set(prefix, next);
    return next;
  }
}
