import { own, plainObject } from "./bare.js";
import type { Ledger, LedgerOpening } from "./claim.js";
import { openCourt } from "./judge.js";
import { isUnknown, never, type Maybe } from "./kleene.js";
import { standingReadings } from "./ledger-readings.js";
import { atMost, clampRatio, formatAmount, isAmount, largestAmount } from "./money.js";
import { add, divide, floorOf, multiply, order, type Numeric } from "./numeric.js";
import { InvalidInput, join, Problems, quoted, shown } from "./problems.js";
import type { HeadRule, Product } from "./product.js";
import { indexOf } from "./product-index.js";
import { contractScope, readContract, type ReadContract } from "./read-contract.js";
import { emptyLedger, Used } from "./read-ledger.js";
import type { Scope } from "./scope.js";
import type { AmountStep, Term } from "./terms.js";
import { amountOf, Walk } from "./walk.js";

/**
 * A ledger for a period in which something was paid elsewhere, in minor units by head. Throws `InvalidInput`
 * where the contract has problems, or where what was paid does not say what it used of a term per period.
 */
export function openLedger(product: Product, contractJson: unknown, paidJson: unknown): Ledger {
  const problems = new Problems();
  const contract = readContract(product, contractJson, problems);
  const paid = readPaid(product, paidJson, problems);
  if (contract === undefined || problems.list.length > 0) throw new InvalidInput(problems.list);
  const opening = openingOf(product, contract, paid, problems);
  if (problems.list.length > 0) throw new InvalidInput(problems.list);
  return {
    schema: 1,
    product: product.name,
    edition: product.edition,
    terms: product.terms,
    policy: contract.policy,
    period: contract.periodText,
    readings: standingReadings(contract),
    revision: 1,
    opening,
    incidents: [],
  };
}

/** A head with what was paid on it: above 0, in minor units. */
interface Paid {
  readonly head: HeadRule;
  readonly amount: number;
}

/** In declared order. */
function readPaid(product: Product, json: unknown, problems: Problems): readonly Paid[] {
  const record = problems.record(json, "paid", true);
  if (record === undefined) return [];
  let sum = 0;
  for (const name of Object.keys(record)) {
    const amount = own(record, name);
    if (amount === undefined) continue;
    const path = join("paid", name);
    if (product.uncovered.includes(name)) problems.report(path, "not-available", `${quoted(name)} is never paid`);
    else if (!product.heads.some((head) => head.name === name)) {
      problems.report(path, "unknown-name", `${shown(name)} is not a head of this product`);
    }
    if (isAmount(amount)) sum = Math.min(sum + amount, largestAmount + 1);
    else {
      const code = typeof amount === "number" ? "amount" : "shape";
      const range = `a whole number of minor units from 0 to ${formatAmount(largestAmount)}`;
      problems.report(path, code, `what was paid on ${quoted(name)} is ${range}; ${shown(amount)} is given`);
    }
  }
  if (sum > largestAmount) {
    problems.report(
      "paid",
      "amount",
      `what was paid comes to more than ${formatAmount(largestAmount)} minor units together`,
    );
  }
  return product.heads.flatMap((head) => {
    const amount = own(record, head.name);
    return isAmount(amount) && amount > 0 ? [{ head, amount }] : [];
  });
}

function openingOf(product: Product, contract: ReadContract, paid: readonly Paid[], problems: Problems): LedgerOpening {
  const at = contractScope(contract);
  const opened = new Map(paid.map(({ head }) => [head.name, triggersOf(product, head, at)]));
  for (const { head } of paid) {
    if (opened.get(head.name)?.size !== 0) continue;
    problems.report(join("paid", head.name), "not-available", `this contract pays nothing on ${quoted(head.name)}`);
  }
  const opening: Opening = { product, at, terms: termsInOrder(product, at), opened, problems };
  const used: (readonly [string, Readonly<Record<string, number>>])[] = [];
  // Of what is never due nothing more is said.
  const due = paid.filter(({ head }) => opened.get(head.name)?.size !== 0);
  opening.terms.forEach((term, place) => {
    reportBorne(opening, term, place, due);
    const amount = usedOf(opening, term, place, due);
    if (amount > 0) used.push([term.id, { "": amount }]);
  });
  for (const { id, heads, unit, ofEach } of product.tallies ?? []) {
    const own = due.filter(({ head }) => heads.includes(head.name));
    for (const { head } of unit === undefined && ofEach === undefined ? [] : own) {
      const [code, message] =
        unit === undefined
          ? (["ledger", "does not say how much in which incident, which is read of earlier ones"] as const)
          : (["unit", `does not say for which ${quoted(unit)}, which is read of earlier incidents`] as const);
      problems.report(join("paid", head.name), code, `what was paid on ${quoted(head.name)} ${message}`);
    }
    const sum = own.reduce((all, { amount }) => all + amount, 0);
    if (sum > 0) used.push([id, { "": sum }]);
  }
  return {
    paid: plainObject(paid.map(({ head, amount }) => [head.name, amount] as const)),
    used: plainObject(used),
  };
}

/** What the terms per period are asked for. */
interface Opening {
  readonly product: Product;
  readonly at: Scope;
  /** Those of the nodes that the contract has, in the order of the text. */
  readonly terms: readonly Term[];
  /** The triggers that open each head that was paid. */
  readonly opened: ReadonlyMap<string, ReadonlySet<string>>;
  readonly problems: Problems;
}

/** The triggers that may open a head under the contract; none where the contract does not have the head. */
function triggersOf(product: Product, head: HeadRule, at: Scope): ReadonlySet<string> {
  if (head.guards.some((guard) => guard.holds(at) === false)) return new Set();
  const covers = head.covers.filter((cover) => cover.when?.(at) !== false);
  const triggers = product.triggers.filter((trigger) => trigger.when?.(at) !== false);
  return new Set(
    triggers.map(({ name }) => name).filter((name) => covers.some((cover) => cover.triggers.includes(name))),
  );
}

/** The terms that the walk comes by, without any line to act on. */
function termsInOrder(product: Product, at: Scope): readonly Term[] {
  const terms: Term[] = [];
  const court = openCourt(product, at, indexOf(product).nobody);
  const walk = new Walk(court, [], new Used(emptyLedger, ""), false);
  walk.visit = (term) => void terms.push(term);
  product.walk(walk);
  // What follows reads the contract alone.
  at.walk = undefined;
  return terms;
}

/**
 * What was borne elsewhere by a term that has an end to it in the period, nobody tells; nor what was by a deductible
 * of the period that has any end, as something may have been paid before it was used up.
 */
function reportBorne(opening: Opening, term: Term, place: number, paid: readonly Paid[]): void {
  if (term.when?.(opening.at) === false) return;
  const isCounted = term.kind === "deductible" && term.period;
  const hasOwn = term.caps?.some(({ period }) => period || isCounted) === true;
  const ends = isCounted ? opening.terms.slice(place + 1).filter(({ kind }) => kind === "borne") : [];
  for (const { head } of paid) {
    if (reachOf(opening, term, head) === "never") continue;
    if (!hasOwn && !ends.some((end) => isBehind(opening, end, head))) continue;
    const message = `what was paid on ${quoted(head.name)} does not say how much was borne by ${quoted(term.id)}`;
    opening.problems.report(join("paid", head.name), "ledger", message);
  }
}

/** What was used of a term's amount, in minor units; 0 of one that is not per period. */
function usedOf(opening: Opening, term: Term, place: number, paid: readonly Paid[]): number {
  const { at, problems } = opening;
  if (!term.period || term.when?.(at) === false) return 0;
  const reached = paid.filter(({ head }) => reachOf(opening, term, head) !== "never");
  if (reached.length === 0) return 0;
  const obstacles = reached.flatMap(({ head }) => {
    const obstacle = obstacleOf(opening, term, head);
    return obstacle === undefined ? [] : [{ head, ...obstacle }];
  });
  for (const { head, code, message } of obstacles) {
    problems.report(join("paid", head.name), code, `what was paid on ${quoted(head.name)} ${message}`);
  }
  if (obstacles.length > 0) return 0;
  if (term.kind === "limit") return broughtBack(opening, place, reached);
  // Nothing is paid after a deductible of the period before all of it has been borne.
  const borne = term.kind === "deductible" ? borneBy(term, opening) : 0;
  return isUnknown(borne) ? 0 : atMost(largestAmount, borne, 0);
}

/** Why what was paid on a head does not say what it used of the term. */
function obstacleOf(opening: Opening, term: Term, head: HeadRule) {
  const clause = quoted(term.id);
  const unit = term.forEach ?? (term.over.kind === "unit" ? term.over.unit : undefined);
  if (unit !== undefined)
    return { code: "unit", message: `does not say by ${quoted(unit)} what it used of ${clause}` } as const;
  const broken = (message: string) => ({ code: "ledger", message }) as const;
  if (term.year === true) return broken(`does not say by policy year what it used of ${clause}`);
  if (term.day === true) return broken(`does not say by day what it used of ${clause}`);
  if (term.byInsured) return broken(`does not say by insured what it used of ${clause}`);
  if (term.kind === "limit" && term.times === true) return broken(`does not say how many times it used of ${clause}`);
  if ("counts" in term && term.counts !== undefined) return broken(`does not say how much ${clause} counted of it`);
  if (term.kind === "layers") return broken(`does not say how much came through which layer of ${clause}`);
  if (term.kind === "borne") return broken(`does not say how much was borne under ${clause}`);
  if (reachOf(opening, term, head) === "sometimes") {
    return broken(`does not say how much of it ${clause} acted on, which does not act on all of the head`);
  }
  if (term.kind !== "deductible") return undefined;
  const amount: Maybe<Numeric> | undefined = term.readsIncident ? undefined : borneBy(term, opening);
  if (amount !== undefined && !isUnknown(amount) && amount !== Infinity) return undefined;
  return broken(`used up ${clause}, whose amount the contract alone does not say`);
}

/** All of a deductible: its amount, or its number of times. */
function borneBy(term: AmountStep, { at, product }: Opening): Maybe<Numeric> {
  const value = term.amount(at);
  if (term.times !== true || isUnknown(value) || value === never || value === Infinity)
    return amountOf(value, product.rounding);
  return Math.max(0, floorOf(value));
}

/** What was paid, divided by the ratios of the coinsurance written after the limit, as far as the contract says them. */
function broughtBack(opening: Opening, place: number, reached: readonly Paid[]): number {
  let sum: Numeric = 0;
  for (const { head, amount } of reached) {
    let ratio: Numeric = 1;
    const later = opening.terms.slice(place + 1);
    const gaveBack = later.map((term) => term.kind === "borne" && isBehind(opening, term, head));
    for (const term of later.slice(gaveBack.lastIndexOf(true) + 1)) {
      const pays = ratioOf(opening, term, head);
      if (pays !== undefined) ratio = multiply(ratio, pays);
    }
    sum = add(sum, divide(amount, ratio) as Numeric);
  }
  return order(sum, largestAmount) > 0 ? largestAmount : floorOf(sum);
}

/** Whether the term may give something of the head back, more than the shares of the coinsurances before it. */
function isBehind(opening: Opening, term: Term, head: HeadRule): boolean {
  return term.when?.(opening.at) !== false && reachOf(opening, term, head) !== "never";
}

/** The share above 0 that a coinsurance is known to pay of everything on the head; of anything else nothing. */
function ratioOf(opening: Opening, term: Term, head: HeadRule): Numeric | undefined {
  const { at } = opening;
  if (term.kind !== "coinsurance" || term.caps !== undefined || term.readsIncident) return undefined;
  if (reachOf(opening, term, head) !== "always") return undefined;
  if (term.when !== undefined && term.when(at) !== true) return undefined;
  const pays = term.pays(at);
  if (isUnknown(pays) || typeof pays === "symbol") return undefined;
  const ratio = clampRatio(pays);
  return order(ratio, 0) > 0 ? ratio : undefined;
}

/** Whether the term, where it is there, acts on all that may be paid on the head, on none of it, or on a part. */
function reachOf({ opened }: Opening, term: Term, head: HeadRule): "always" | "never" | "sometimes" {
  if (!term.rankOf.has(head.name)) return "never";
  const triggers = [...(opened.get(head.name) ?? [])];
  const acted = triggers.filter((trigger) => term.triggers?.includes(trigger) !== false);
  if (acted.length === 0) return "never";
  if (term.where !== undefined || term.readsClaim) return "sometimes";
  return acted.length === triggers.length ? "always" : "sometimes";
}
