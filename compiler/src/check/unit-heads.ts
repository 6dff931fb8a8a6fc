import type { Span } from "@yakkan/grammar/syntax.js";
import type { Basis, Expr, HeadNode, PerUnit, Term } from "../plan.js";
import { isWithin, kindsFrom } from "../unit-kinds.js";
import { someAtHand, someExpr, unitsAskedOf, visitExpr } from "../walk-expr.js";
import type { ProductScope } from "./scope.js";
import { isAt } from "./whole-tree.js";

/** Of which heads lines name a unit, by its kind: as the tree is read, and complete when all of it was. */
export class UnitHeads {
  private readonly naming = new Map<string, string[]>();
  /** Computed heads in nodes `for each` unit, with the heads of each sum that they read. */
  private readonly computed = new Map<
    string,
    { unit: string; namedBy: string[]; sums: readonly (readonly string[])[] }
  >();

  constructor(private readonly scope: ProductScope) {}

  /** Lines of these heads name a unit of this kind, and so those that it is of. */
  name(unit: string, heads: readonly string[]): void {
    const all = this.scope.nodes.get(this.scope.name)!.heads;
    for (const kind of kindsFrom(unit, this.scope.units)) {
      const naming = this.namesOf(kind);
      naming.push(...heads.filter((head) => !naming.includes(head)));
      naming.sort((a, b) => all.indexOf(a) - all.indexOf(b));
    }
  }

  /** The heads whose lines name a unit of this kind, in declared order: all of them only when the whole tree was read. */
  namesOf(unit: string): string[] {
    let naming = this.naming.get(unit);
    if (naming === undefined) this.naming.set(unit, (naming = []));
    return naming;
  }

  /** The unit that the frame around is for; where an amount by unit sums over heads, those whose lines name that unit. */
  byUnit(
    amounts: readonly Expr[],
    { over }: Basis,
    heads: readonly string[],
    forEach: string | undefined,
  ): Pick<Term, "forEach" | "unitHeads"> {
    if (over.kind === "unit") this.name(over.unit, heads);
    const unit = over.kind === "unit" ? over.unit : forEach;
    const sums = amounts.some((amount) =>
      someExpr(amount, this.scope.lets, (part) => isSumOfUnit(part) || part.kind === "earlier"),
    );
    return { ...(forEach && { forEach }), ...(unit && sums && { unitHeads: this.namesOf(unit) }) };
  }

  /** The kind of unit that is asked about; lines of the heads then name one. Of two kinds no line can be, unless one is of the other. */
  askedOf(where: Expr, heads: readonly string[], at: Span | undefined): string | undefined {
    const kinds = unitsAskedOf(where, this.scope.lets);
    const isInnermost = (unit: string): boolean => kinds.every((other) => isWithin(unit, other, this.scope.units));
    const unit = kinds.find(isInnermost) ?? kinds[0];
    if (unit === undefined) return undefined;
    const other = kinds.find((kind) => !isWithin(unit, kind, this.scope.units));
    if (other !== undefined) this.scope.file.report("term/where-units", { unit, other }, at!);
    this.name(unit, heads);
    return unit;
  }

  /** In a node `for each` unit a computed head brings an amount for each. */
  brings(name: string, amount: Expr, unit: string | undefined, each: readonly string[] = []): PerUnit | undefined {
    if (unit === undefined) return undefined;
    const sums: string[][] = [];
    let readsEarlier = false;
    const { lets } = this.scope;
    const asks = someAtHand(amount, lets, (part) => part.kind === "established" && part.unit === unit);
    visitExpr(amount, lets, (part) => {
      if (isSumOfUnit(part)) sums.push([...part.heads]);
      readsEarlier ||= part.kind === "earlier";
    });
    const namedBy = [...each];
    this.computed.set(name, { unit, namedBy, sums });
    const told = asks && { toldBy: this.namesOf(unit) };
    return { unit, namedBy, ...told, ...((sums.length > 0 || readsEarlier) && { unitHeads: this.namesOf(unit) }) };
  }

  /**
   * Units are named by lines of the node that the computed head stands in, and of all heads that its amount reads for
   * the unit: of which these are is known when the whole tree was read.
   */
  complete(): void {
    const all = this.scope.nodes.get(this.scope.name)!.heads;
    for (let grows = true; grows;) {
      grows = false;
      for (const { unit, namedBy, sums } of this.computed.values()) {
        const naming = this.namesOf(unit);
        const read = sums.filter((heads) => heads.every((head) => naming.includes(head))).flat();
        const through = read.flatMap((head) => {
          const other = this.computed.get(head);
          return other !== undefined && isWithin(other.unit, unit, this.scope.units) ? other.namedBy : [];
        });
        const more = new Set([...read, ...through].filter((head) => !namedBy.includes(head)));
        namedBy.push(...more);
        namedBy.sort((a, b) => all.indexOf(a) - all.indexOf(b));
        grows ||= more.size > 0;
      }
    }
  }

  /** Of a unit can be summed what lines lost that name one, and what is computed for each. */
  checkSums(heads: readonly HeadNode[]): void {
    for (const { unit, heads: read, span } of this.scope.unitSums) {
      const naming = this.namesOf(unit);
      const without = read.filter((name) => {
        const head = heads.find((one) => one.name === name);
        const isComputed = head?.computed !== undefined;
        return isComputed ? !isAt(head.perUnit, unit, this.scope) : !naming.includes(name);
      });
      const sum = this.scope.file.sources.textOf(span).replace(/\s+/g, " ");
      if (without.length > 0) this.scope.file.report("expression/unit-heads", { sum, unit, heads: without }, span);
    }
  }
}

/** A sum over heads that is of the unit at hand where their lines name one. */
function isSumOfUnit(part: Expr): part is Extract<Expr, { kind: "loss" | "left" }> & { heads: readonly string[] } {
  return (part.kind === "loss" || part.kind === "left") && part.heads !== undefined && part.ofUnit === undefined;
}
