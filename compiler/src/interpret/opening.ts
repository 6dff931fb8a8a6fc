import type { Ledger, LedgerOpening, Problem } from "@yakkan/runtime/claim.js";
import type { Expr, HeadNode, Node, Plan, Rational, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { readsIncident } from "../reads-incident.js";
import { hashTerms } from "../terms-hash.js";
import { isPerInsured } from "../walk-plan.js";
import type { Situation } from "./case.js";
import { evaluate, holds } from "./evaluate.js";
import { describe, field, fieldsOf, isObject, toRecord } from "./json.js";
import { resolvedReadings } from "./ledger.js";
import { indexPlan, unitKindsOfTerm, type PlanIndex } from "./plan-index.js";
import { at, collectProblems, suggest, type Problems } from "./problems.js";
import { add, compare, divide, floor, multiply, one, rational, toAmount, zero } from "./rational.js";
import { contractSituation, readContract } from "./read-contract.js";
import { maxAmount, readAmount } from "./read-value.js";

export type LedgerOpened =
  { readonly ok: true; readonly ledger: Ledger } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * A ledger for a period in which something was paid elsewhere, in minor units by head. There is none where
 * what was paid does not say what it used of a term per period.
 */
export function openLedger(plan: Plan, contractJson: unknown, paidJson: unknown): LedgerOpened {
  const index = indexPlan(plan);
  const problems = collectProblems();
  const contract = readContract(index, contractJson, problems);
  const paid = readPaid(paidJson, index, problems);
  if (problems.all.length > 0) return { ok: false, problems: problems.all };
  const opening = openWith(paid, contractSituation(index, contract), problems);
  if (problems.all.length > 0) return { ok: false, problems: problems.all };
  const { name, edition } = plan;
  const { policy, periodText: period } = contract;
  return {
    ok: true,
    ledger: {
      schema: 1,
      product: name,
      edition,
      terms: hashTerms(plan),
      policy,
      period,
      readings: toRecord([...resolvedReadings(index, contract)]),
      revision: 1,
      opening,
      incidents: [],
    },
  };
}

/** A head with what was paid on it, above 0, and the triggers that may open it under the contract. */
interface PaidHead {
  readonly head: HeadNode;
  readonly amount: bigint;
  readonly triggers: readonly string[];
}

function readPaid(json: unknown, index: PlanIndex, problems: Problems): ReadonlyMap<string, bigint> {
  const paid = new Map<string, bigint>();
  if (json === undefined) problems.add("paid", "missing", "what was `paid`, by head, is not given");
  else if (!isObject(json)) problems.add("paid", "shape", `what was \`paid\` is by head; ${describe(json)} is given`);
  if (!isObject(json)) return paid;
  let total = 0n;
  for (const name of fieldsOf(json)) {
    const path = at("paid", name);
    const node = index.places.get(name)?.node;
    if (node === undefined) {
      const heads = index.plan.heads.map((head) => head.name);
      problems.add(path, "unknown-name", `no head is named \`${name}\`${suggest(name, heads)}`);
    } else if (node.kind === "uncovered") problems.add(path, "not-available", `\`${name}\` is never paid`);
    const amount = readAmount(name, field(json, name), path, problems) ?? 0n;
    total += amount;
    if (amount > 0n) paid.set(name, amount);
  }
  if (total > maxAmount) {
    problems.add(
      "paid",
      "amount",
      "what was paid on all heads together is more than 9,000,000,000,000,000 minor units",
    );
  }
  return paid;
}

function openWith(paid: ReadonlyMap<string, bigint>, situation: Situation, problems: Problems): LedgerOpening {
  const { plan } = situation.index;
  const heads = plan.heads.flatMap((head): PaidHead[] => {
    const amount = paid.get(head.name);
    return amount === undefined ? [] : [{ head, amount, triggers: openedBy(head, situation) }];
  });
  for (const { head, triggers } of heads) {
    if (triggers.length > 0) continue;
    problems.add(at("paid", head.name), "not-available", `nothing is ever due on \`${head.name}\` under this contract`);
  }
  const terms = termsBelow(plan.root).filter((term) => holds(term.when, { situation }) !== false);
  const used = terms.flatMap((term, position): [string, { "": number }][] => {
    const later = terms.slice(position + 1);
    for (const paid of heads.filter((one) => one.triggers.length > 0 && hasEnd(term, one, later)))
      problems.add(
        at("paid", paid.head.name),
        "ledger",
        `what was paid does not say how much was borne by \`${term.id}\``,
      );
    if (!term.basis.period) return [];
    const amount = usedOf(
      term,
      heads.filter((head) => head.triggers.length > 0 && reachOf(term, head) !== "none"),
      later,
      situation,
      problems,
    );
    return amount > 0n ? [[term.id, { "": Number(amount < maxAmount ? amount : maxAmount) }]] : [];
  });
  const open = heads.filter(({ triggers }) => triggers.length > 0);
  const kept = situation.index.tallies.flatMap(({ id, heads: summed, unit, ofEach }): [string, { "": number }][] => {
    const own = open.filter(({ head }) => summed.includes(head.name));
    for (const { head } of own) {
      const path = at("paid", head.name);
      if (unit !== undefined)
        problems.add(path, "unit", `what was paid does not say for which ${unit}, as \`${id}\` asks`);
      else if (ofEach)
        problems.add(path, "ledger", `what was paid does not say how much in which incident, as \`${id}\` asks`);
    }
    const sum = own.reduce((all, { amount }) => all + amount, 0n);
    return sum > 0n ? [[id, { "": Number(sum) }]] : [];
  });
  return {
    paid: toRecord(heads.map(({ head, amount }) => [head.name, Number(amount)])),
    used: toRecord([...used, ...kept]),
  };
}

/** None where the contract does not have the head. */
function openedBy(head: HeadNode, situation: Situation): readonly string[] {
  const { plan, places } = situation.index;
  const around = [...(places.get(head.name)?.path ?? []), head];
  if (around.some((node) => holds(node.when, { situation }) === false)) return [];
  const covers = head.covers.filter((cover) => holds(cover.when, { situation }) !== false);
  return plan.triggers
    .filter((trigger) => holds(trigger.when, { situation }) !== false)
    .map((trigger) => trigger.name)
    .filter((trigger) => covers.some((cover) => cover.triggers.includes(trigger)));
}

/** In the order of the walk. */
function termsBelow(node: Node): readonly Term[] {
  switch (node.kind) {
    case "uncovered":
      return [];
    case "head":
      return node.terms;
    case "product":
    case "section":
    case "frame":
      return [...node.above, ...node.members.flatMap(termsBelow), ...node.below];
  }
}

/** How much of what may be paid on a head a term acts on, where its guard holds. */
function reachOf(term: Term, { head, triggers }: PaidHead): "all" | "part" | "none" {
  if (!term.heads.includes(head.name)) return "none";
  const those = triggers.filter((trigger) => term.triggers === undefined || term.triggers.includes(trigger));
  if (those.length === 0) return "none";
  return those.length < triggers.length || term.where !== undefined || term.reads.claim ? "part" : "all";
}

/**
 * Whether what is borne by the term on the head has an end that counts in the period. A deductible per period may then
 * have let something through before all of it was borne.
 */
function hasEnd(term: Term, paid: PaidHead, later: readonly Term[]): boolean {
  if (reachOf(term, paid) === "none") return false;
  if (term.caps?.some(({ basis }) => basis.period) === true) return true;
  if (term.kind !== "deductible" || !term.basis.period) return false;
  return term.caps !== undefined || later.some((next) => next.kind === "borne" && reachOf(next, paid) !== "none");
}

/** What was used of the amount of a term per period by what was paid on these heads, on which it may act. */
function usedOf(
  term: Term,
  heads: readonly PaidHead[],
  later: readonly Term[],
  situation: Situation,
  problems: Problems,
): bigint {
  const kind = unitKindsOfTerm(term)[0];
  const borne = term.kind === "deductible" ? amountByContract(term, situation) : undefined;
  for (const paid of heads) {
    const path = at("paid", paid.head.name);
    if (kind !== undefined) {
      problems.add(path, "unit", `\`${term.id}\` is by \`${kind}\`, and what was paid is not given so`);
    } else if (term.basis.year === true) {
      problems.add(path, "ledger", `\`${term.id}\` is by policy year, and what was paid is not given so`);
    } else if (term.basis.day === true) {
      problems.add(path, "ledger", `\`${term.id}\` is by day, and what was paid is not given so`);
    } else if (isPerInsured(term.basis)) {
      problems.add(path, "ledger", `\`${term.id}\` is by insured, and what was paid does not say whose it was`);
    } else if (term.kind === "limit" && term.times === true) {
      problems.add(path, "ledger", `what was paid does not say how many of the times of \`${term.id}\` it used`);
    } else if (isCountedTerm(term)) {
      problems.add(path, "ledger", `what was paid does not say how much \`${term.id}\` counted of it`);
    } else if (term.kind === "layers") {
      problems.add(path, "ledger", `what was paid does not say through which layer of \`${term.id}\` it came`);
    } else if (term.kind === "borne") {
      problems.add(path, "ledger", `what was paid does not say how much was borne under \`${term.id}\``);
    } else if (reachOf(term, paid) === "part") {
      problems.add(path, "ledger", `\`${term.id}\` acts on a part of what was paid, which is not given`);
    } else if (term.kind === "deductible" && borne === undefined) {
      problems.add(path, "ledger", `the contract does not say how much \`${term.id}\`, which is used up, comes to`);
    }
  }
  if (
    term.basis.year === true ||
    term.basis.day === true ||
    isPerInsured(term.basis) ||
    kind !== undefined ||
    heads.length === 0
  )
    return 0n;
  if (isCountedTerm(term)) return 0n;
  switch (term.kind) {
    case "limit":
      return floor(
        heads.reduce((sum, paid) => {
          const gaveBack = later.map((next) => next.kind === "borne" && reachOf(next, paid) !== "none");
          const after = later.slice(gaveBack.lastIndexOf(true) + 1);
          const ratio = after.reduce((product, next) => multiply(product, sharePaid(next, paid, situation)), one);
          return add(sum, divide(rational(paid.amount), ratio) ?? zero);
        }, zero),
      );
    case "deductible":
      // Something was paid on one of its heads, and nothing given back: all of it had been borne before.
      return borne ?? 0n;
    case "coinsurance":
    case "franchise":
    case "layers":
    case "borne":
      return 0n;
  }
}

/** The share that the term pays of everything on the head; 1 unless the contract says it, and of a share of 0. */
function sharePaid(term: Term, paid: PaidHead, situation: Situation): Rational {
  if (term.kind !== "coinsurance" || term.caps !== undefined || reachOf(term, paid) !== "all") return one;
  if (holds(term.when, { situation }) !== true || readsIncident(term.pays, situation.index.lets)) return one;
  const share = evaluate(term.pays, { situation });
  if (share.state !== "known" || share.data.kind !== "number") return one;
  return compare(share.data.value, zero) <= 0 || compare(share.data.value, one) > 0 ? one : share.data.value;
}

/** Its amount, or number of times, where that is a matter of the contract and known. */
function amountByContract(
  { amount, times }: { readonly amount: Expr; readonly times?: true },
  situation: Situation,
): bigint | undefined {
  if (readsIncident(amount, situation.index.lets)) return undefined;
  const value = evaluate(amount, { situation });
  if (value.state !== "known" || value.data.kind !== "number") return undefined;
  if (times !== true) return toAmount(value.data.value, situation.index.plan.rounding);
  const number = floor(value.data.value);
  return number > 0n ? number : 0n;
}
