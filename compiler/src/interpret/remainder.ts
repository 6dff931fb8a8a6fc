import type { Contract, Ledger } from "@yakkan/runtime/claim.js";
import { policyYear } from "@yakkan/grammar/spellings.js";
import type { Basis, Expr, Layer, LayerTerm, Node, Plan, Term } from "../plan.js";
import { partsOfLayers } from "../walk-plan.js";
import { readsIncident } from "../reads-incident.js";
import type { Whose } from "../scenarios/scenario.js";
import type { Situation } from "./case.js";
import { evaluate, holds } from "./evaluate.js";
import { usedByOthers } from "./ledger.js";
import { indexPlan } from "./plan-index.js";
import { collectProblems } from "./problems.js";
import { floor, toAmount } from "./rational.js";
import { contractSituation, readContract } from "./read-contract.js";
import { namedUnit } from "./units.js";
import { letsByName } from "../walk-expr.js";

/** A deductible, limit or end of what is borne of the period, of which the ledger keeps what was used. */
export interface PeriodTerm {
  readonly id: string;
  readonly node: string;
  /** The name of the layer that it is a part of. */
  readonly layer?: string;
  /** `borne`: `borne at most`, or the end of what is borne by a deductible or coinsurance. */
  readonly kind: "deductible" | "limit" | "borne";
  /** What it counts apart, in the order of the ledger's keys: `policy year`, `day`, `insured` or a kind of unit. */
  readonly each: readonly string[];
  readonly amount: Expr;
  /** Those of its node and of the nodes around it, and its own: without one of them the contract does not have it. */
  readonly guards: readonly Expr[];
  /** It is a plain number, of times or of a quantity that is counted, and so is what the ledger keeps and leaves of it. */
  readonly plain?: true;
}

/** In the order of the text. */
export function periodTerms(plan: Plan): readonly PeriodTerm[] {
  return termsOf(plan.root, []).flatMap((placed) => [...ownUse(placed), ...capUses(placed)]);
}

interface Placed {
  readonly node: string;
  readonly term: Term;
  readonly guards: readonly Expr[];
}

function capUses({ node, term: { caps = [], forEach }, guards }: Placed): readonly PeriodTerm[] {
  return caps.flatMap(({ id, basis, amount }): PeriodTerm[] => {
    const each = countedBy(basis, forEach);
    return basis.period ? [{ id, node, kind: "borne", each, amount, guards }] : [];
  });
}

function ownUse({ node, term, guards }: Placed): readonly PeriodTerm[] {
  if (!term.basis.period) return [];
  const each = countedBy(term.basis, term.forEach);
  const parts: readonly { part: Term | LayerTerm; layer?: Layer; guards: readonly Expr[] }[] =
    term.kind === "layers" ? partsOfLayers(term) : [{ part: term, guards: [] }];
  return parts.flatMap(({ part, layer, guards: own }): PeriodTerm[] =>
    part.kind === "deductible" || part.kind === "limit" || part.kind === "borne"
      ? [
          {
            id: part.id,
            node,
            ...(layer !== undefined && { layer: layer.name }),
            kind: part.kind,
            each,
            amount: part.amount,
            guards: [...guards, ...own],
            ...(("times" in part || "quantity" in part) && { plain: true }),
          },
        ]
      : [],
  );
}

function countedBy({ over, year, day }: Basis, forEach: string | undefined): readonly string[] {
  const whose = over.kind === "unit" ? over.unit : over.kind === "insured" ? over.kind : forEach;
  return [
    ...(year === true ? [policyYear] : []),
    ...(day === true ? ["day"] : []),
    ...(whose === undefined ? [] : [whose]),
  ];
}

/** Whether the amount is known from the contract alone, and so what is left of it from the ledger. */
export function isOfContract({ amount }: PeriodTerm, plan: Plan): boolean {
  const lets = letsByName(plan.lets);
  return !readsIncident(amount, lets);
}

/** Whether the contract has the term, for all that is known of it. */
export function isInForce({ guards }: PeriodTerm, plan: Plan, contract: Contract): boolean {
  const situation = situationOf(plan, contract);
  return guards.every((guard) => holds(guard, { situation }) !== false);
}

function situationOf(plan: Plan, contract: Contract): Situation {
  const index = indexPlan(plan);
  return contractSituation(index, readContract(index, contract, collectProblems()));
}

/**
 * What the ledger leaves of the term's amount, in minor units, or of its plain number; `Infinity` where nothing bounds it, 0
 * where the amount is not known. `whose` says which of those that it counts apart is meant, `countOf` how many units
 * of a kind an id names, each of which has the amount.
 */
export function remainderOf(
  plan: Plan,
  contract: Contract,
  ledger: Ledger,
  id: string,
  whose: readonly Whose[] = [],
  countOf: (kind: string, id: string) => number = () => 1,
): number {
  const term = periodTerms(plan).find((one) => one.id === id);
  if (term === undefined) return 0;
  // Of a deductible that is not there nothing is borne.
  if (!isInForce(term, plan, contract)) return term.kind === "deductible" ? 0 : Infinity;
  const situation = situationOf(plan, contract);
  const unit = whose.find((one) => one.kind === "unit");
  const value = evaluate(term.amount, {
    situation,
    ...(unit?.unit !== undefined && { unit: namedUnit(unit.unit, unit.id, situation) }),
  });
  if (value.state !== "known") return 0;
  if (value.data.kind === "unlimited") return Infinity;
  if (value.data.kind !== "number") return 0;
  // No incident is left out: the present one has used of it too.
  const used = usedByOthers(ledger, "")(term.id, keyOf(term, whose));
  const count = unit?.unit === undefined ? 1 : countOf(unit.unit, unit.id);
  const allowed =
    term.plain === true ? floor(value.data.value) : toAmount(value.data.value, plan.rounding) * BigInt(count);
  const left = allowed - used;
  return left > 0n ? Number(left) : 0;
}

/** `2/L1`: as the ledger keeps the use. */
function keyOf({ each }: PeriodTerm, whose: readonly Whose[]): string {
  return each.map((counted) => whose.find(({ kind, unit }) => (unit ?? kind) === counted)?.id ?? "").join("/");
}

function termsOf(node: Node, around: readonly Expr[]): readonly Placed[] {
  if (node.kind === "uncovered") return [];
  const guards = node.when === undefined ? around : [...around, node.when];
  const own = (terms: readonly Term[]): readonly Placed[] =>
    terms.map((term) => ({
      node: node.name,
      term,
      guards: term.when === undefined ? guards : [...guards, term.when],
    }));
  if (node.kind === "head") return own(node.terms);
  return [...own(node.above), ...node.members.flatMap((member) => termsOf(member, guards)), ...own(node.below)];
}
