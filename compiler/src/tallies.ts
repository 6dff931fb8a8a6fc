import type { EarlierExpr, Expr, Plan, Term } from "./plan.js";
import { letsByName, visitExpr } from "./walk-expr.js";
import { allTerms, amountsOf } from "./walk-plan.js";

/** What a ledger keeps of an incident because an amount reads it of earlier ones: what is due on some heads. */
export interface Tally {
  /** `costs:due`, of two nodes `a+b:due`, of each unit by itself `costs:due:location`. */
  readonly id: string;
  readonly heads: readonly string[];
  readonly unit?: string;
  /** Something is read of each incident by itself, too: their number, or the largest. */
  readonly ofEach?: true;
}

export function tallyId(nodes: readonly string[], unit: string | undefined): string {
  const due = `${[...nodes].sort().join("+")}:due`;
  return unit === undefined ? due : `${due}:${unit}`;
}

type Walked = Pick<Plan, "root" | "heads" | "lets">;

/** Those of a product, in the order in which the text reads them first. */
export function talliesOf(plan: Walked): readonly Tally[] {
  const found = new Map<string, Tally>();
  for (const { part, unit } of readsOf(plan)) {
    const id = tallyId(part.nodes, unit);
    const ofEach = part.times === true || part.largest === true || found.get(id)?.ofEach === true;
    found.set(id, { id, heads: part.heads, ...(unit !== undefined && { unit }), ...(ofEach && { ofEach }) });
  }
  return [...found.values()];
}

/** By head the kinds of unit that its lines name by id, as they have to be known again in later incidents. */
export function unitsKnownAgain(plan: Walked): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { part, unit, readBy } of readsOf(plan)) {
    if (unit === undefined) continue;
    const heads = [...part.heads, ...readBy];
    const naming = plan.heads.flatMap(({ name, perUnit }) => (heads.includes(name) ? (perUnit?.namedBy ?? []) : []));
    for (const head of [...heads, ...naming]) found.set(head, (found.get(head) ?? new Set()).add(unit));
  }
  return found;
}

interface Read {
  readonly part: EarlierExpr;
  /** Where what is of the unit at hand counts alone, its kind. */
  readonly unit?: string;
  /** The heads on which the amount acts, or which it is of. */
  readonly readBy: readonly string[];
}

function readsOf({ root, heads, lets: formulas }: Walked): readonly Read[] {
  const lets = letsByName(formulas);
  const reads: Read[] = [];
  const collect = (amount: Expr, readBy: readonly string[], unit?: string, named: readonly string[] = []): void =>
    visitExpr(amount, lets, (part) => {
      if (part.kind !== "earlier") return;
      const isOfUnit = unit !== undefined && part.heads.every((head) => named.includes(head));
      reads.push({ part, readBy, ...(isOfUnit && { unit }) });
    });
  for (const term of allTerms(root))
    for (const { amount } of amountsOf(term)) collect(amount, term.heads, unitSummed(term), term.unitHeads);
  for (const { name, computed, perUnit } of heads)
    if (computed !== undefined) collect(computed, [name], perUnit?.unit, perUnit?.unitHeads);
  return reads;
}

/** The unit of which sums over heads are in the amounts of a term. */
function unitSummed({ kind, basis, forEach }: Term): string | undefined {
  return kind !== "coinsurance" && basis.over.kind === "unit" ? basis.over.unit : forEach;
}
