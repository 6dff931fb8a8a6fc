import type { Contract, Ledger } from "@yakkan/runtime/claim.js";
import type { Basis, Expr, GroupNode, LayerTerm, Node, Plan, Term } from "../plan.js";
import { readsIncident } from "../reads-incident.js";
import { evaluate } from "./evaluate.js";
import { usedByOthers } from "./ledger.js";
import { indexPlan } from "./plan-index.js";
import { collectProblems } from "./problems.js";
import { floor, toAmount } from "./rational.js";
import { contractSituation, readContract } from "./read-contract.js";
import { namedUnit } from "./units.js";

/** A deductible, limit or end of what is borne of the period, of which the ledger keeps what was used. */
export interface PeriodTerm {
  readonly id: string;
  readonly node: string;
  /** The name of the layer that it is a part of. */
  readonly layer?: string;
  /** `borne`: `borne at most`, or the end of what is borne by a deductible or coinsurance. */
  readonly kind: "deductible" | "limit" | "borne";
  /** The kind of unit that its amount is for, each one apart; `insured`, `policy year` of one for each of these. */
  readonly unit: string | undefined;
  readonly amount: Expr;
  /** It is a number of times, and so is what the ledger keeps and leaves of it. */
  readonly times?: true;
}

/** In the order of the text. */
export function periodTerms(plan: Plan): readonly PeriodTerm[] {
  return termsOf(plan.root).flatMap(({ node, term }) => [...ownUse(node, term), ...capUses(node, term)]);
}

function capUses(node: string, { caps = [], forEach }: Term): readonly PeriodTerm[] {
  return caps.flatMap(({ id, basis, amount }): PeriodTerm[] => {
    const unit = countedBy(basis, forEach);
    return basis.period ? [{ id, node, kind: "borne", unit, amount }] : [];
  });
}

function ownUse(node: string, term: Term): readonly PeriodTerm[] {
  if (!term.basis.period) return [];
  const unit = countedBy(term.basis, term.forEach);
  const parts: readonly { readonly part: Term | LayerTerm; readonly layer?: string }[] =
    term.kind === "layers"
      ? term.layers.flatMap(({ name, terms }) => terms.map((part) => ({ part, layer: name })))
      : [{ part: term }];
  return parts.flatMap(({ part, layer }): PeriodTerm[] =>
    part.kind === "deductible" || part.kind === "limit" || part.kind === "borne"
      ? [
          {
            id: part.id,
            node,
            ...(layer !== undefined && { layer }),
            kind: part.kind,
            unit,
            amount: part.amount,
            ...("times" in part && { times: true }),
          },
        ]
      : [],
  );
}

function countedBy({ over, year }: Basis, forEach: string | undefined): string | undefined {
  // Of one for each of two things no id tells which.
  if (year === true) return over.kind === "incident" && forEach === undefined ? "policy year" : "";
  return over.kind === "unit" ? over.unit : over.kind === "insured" ? over.kind : forEach;
}

/** Whether the amount is known from the contract alone, and so what is left of it from the ledger. */
export function isOfContract({ amount }: PeriodTerm, plan: Plan): boolean {
  const lets = new Map(plan.lets.map((formula) => [formula.name, formula]));
  return !readsIncident(amount, lets);
}

/**
 * What the ledger leaves of the term's amount, in minor units, or of its times; 0 where the amount is not known.
 * `countOf` says how many units of a kind the id names, each of which has the amount.
 */
export function remainderOf(
  plan: Plan,
  contract: Contract,
  ledger: Ledger,
  term: string,
  unit: string,
  countOf: (kind: string) => number = () => 1,
): number {
  const index = indexPlan(plan);
  const situation = contractSituation(index, readContract(index, contract, collectProblems()));
  const found = periodTerms(plan).find(({ id }) => id === term);
  if (found === undefined) return 0;
  const value = evaluate(found.amount, {
    situation,
    ...(found.unit !== undefined && { unit: namedUnit(found.unit, unit, situation) }),
  });
  if (value.state !== "known") return 0;
  if (value.data.kind === "unlimited") return Infinity;
  if (value.data.kind !== "number") return 0;
  // No incident is left out: the present one has used of it too.
  const used = usedByOthers(ledger, "")(term, unit);
  const count = found.unit === undefined ? 1 : countOf(found.unit);
  const allowed =
    found.times === true ? floor(value.data.value) : toAmount(value.data.value, plan.rounding) * BigInt(count);
  const left = allowed - used;
  return left > 0n ? Number(left) : 0;
}

function termsOf(node: Node): readonly { readonly node: string; readonly term: Term }[] {
  const own = (terms: readonly Term[]): { node: string; term: Term }[] =>
    terms.map((term) => ({ node: node.name, term }));
  switch (node.kind) {
    case "uncovered":
      return [];
    case "head":
      return own(node.terms);
    case "product":
    case "section":
    case "frame":
      return inGroup(node, own);
  }
}

function inGroup(
  { above, members, below }: GroupNode,
  own: (terms: readonly Term[]) => { node: string; term: Term }[],
): readonly { readonly node: string; readonly term: Term }[] {
  return [...own(above), ...members.flatMap(termsOf), ...own(below)];
}
