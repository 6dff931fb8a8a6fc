import type { Ledger, LedgerIncident, LedgerOpening } from "./claim.js";
import { isRecord, own, plainObject, put } from "./bare.js";
import { instantOf, parseMoment, type Moment } from "./calendar.js";
import { readComputedId } from "./computed-id.js";
import type { StandingReadings } from "./ledger-readings.js";
import { formatAmount, isAmount, largestAmount } from "./money.js";
import { add, subtract, type Numeric } from "./numeric.js";
import { join, quoted, shown, type Problems } from "./problems.js";
import type { PeriodTerm, Product } from "./product.js";
import { indexOf } from "./product-index.js";
import type { ReadContract } from "./read-contract.js";

/** What the period knows before this settlement. */
export interface ReadLedger {
  readonly revision: number;
  readonly readings: StandingReadings;
  readonly opening: LedgerOpening | undefined;
  readonly incidents: readonly LedgerIncident[];
  /** Of one that knows them without going through its incidents. */
  placeOf?(incident: string): number;
  usedOf?(term: string, unit: string): Numeric;
}

export const emptyLedger: ReadLedger = { revision: 0, readings: {}, opening: undefined, incidents: [] };

/** Reads a ledger of this product, edition, terms, policy and period. */
export function readLedger(
  product: Product,
  json: unknown,
  contract: ReadContract | undefined,
  problems: Problems,
): ReadLedger {
  if (json === undefined) return emptyLedger;
  const broken = (path: string, message: string): void => void problems.report(path, "ledger", message);
  if (!isRecord(json)) {
    broken("ledger", `the ledger is a record; ${shown(json)} is given`);
    return emptyLedger;
  }
  const ledger = (key: keyof Ledger): unknown => own(json, key);
  if (ledger("schema") !== 1)
    broken("ledger.schema", `this ledger is of schema 1; ${shown(ledger("schema"))} is given`);
  const checkTerms = (): void => {
    const terms = ledger("terms");
    if (terms === product.terms) return;
    broken(
      "ledger.terms",
      `the ledger was settled by other terms of this edition: ${shown(terms)}, not ${shown(product.terms)}`,
    );
  };
  const expected = [
    ["product", product.name],
    ["edition", product.edition],
    // A contract with problems of its own says nothing about the ledger.
    ["policy", problems.isContractSound() ? contract?.policy : undefined],
  ] as const;
  for (const [key, value] of expected) {
    if (value !== undefined && ledger(key) !== value)
      broken(`ledger.${key}`, `the ledger is of ${key} ${shown(ledger(key))}, not ${shown(value)}`);
  }
  // Of another product or edition the terms are others anyway.
  if (ledger("product") === product.name && ledger("edition") === product.edition) checkTerms();
  if (!isSamePeriod(ledger("period"), contract)) broken("ledger.period", "the ledger is of another period");
  const revision = ledger("revision");
  const known = Number.isSafeInteger(revision) && (revision as number) >= 0;
  if (!known) broken("ledger.revision", `the revision is a whole number; ${shown(revision)} is given`);
  return {
    revision: known ? (revision as number) : 0,
    readings: readReadings(product, ledger("readings"), broken),
    opening: readOpening(product, ledger("opening"), broken),
    incidents: readIncidents(product, ledger("incidents"), broken),
  };
}

/** The incident's place in the ledger; -1: it is new to it. */
export function placeOf(incident: string, ledger: ReadLedger): number {
  if (ledger.placeOf !== undefined) return ledger.placeOf(incident);
  const { incidents } = ledger;
  for (let place = 0; place < incidents.length; place += 1) if (incidents[place]?.id === incident) return place;
  return -1;
}

/** What was due by a tally in earlier incidents: in all, in how many, and the most in one of them. */
export interface DueEarlier {
  readonly amount: Numeric;
  readonly times: number;
  readonly largest: number;
}

/** What other incidents, and the opening, have used of a term per period, by the ledger's keys. */
export class Used {
  private readonly byTerm: UseSums | undefined = undefined;
  private readonly ledger: ReadLedger;
  private readonly incident: string;

  constructor(ledger: ReadLedger, incident: string) {
    this.ledger = ledger;
    this.incident = incident;
    if (ledger === emptyLedger || ledger.usedOf !== undefined) return;
    this.byTerm = new Map();
    if (ledger.opening !== undefined) countUse(this.byTerm, ledger.opening.used, add);
    for (const { id, used } of ledger.incidents) if (id !== incident) countUse(this.byTerm, used, add);
  }

  of(term: string, unit: string): Numeric {
    const { ledger, incident } = this;
    if (ledger.usedOf === undefined) return this.byTerm?.get(term)?.get(unit) ?? 0;
    return subtract(ledger.usedOf(term, unit), useOf(ledger.incidents[placeOf(incident, ledger)], term, unit));
  }

  /**
   * What was due by a tally in the incidents before this one, as they were last settled, and before the first of them.
   * Those that come later do not count, so that an earlier one that is settled again comes to the same.
   */
  earlier(tally: string, unit: string): DueEarlier {
    const { opening, incidents } = this.ledger;
    const place = placeOf(this.incident, this.ledger);
    let amount: Numeric = useOf(opening, tally, unit);
    let times = 0;
    let largest = 0;
    for (let at = 0; at < (place === -1 ? incidents.length : place); at += 1) {
      const due = useOf(incidents[at], tally, unit);
      amount = add(amount, due);
      if (due > 0) times += 1;
      largest = Math.max(largest, due);
    }
    return { amount, times, largest };
  }
}

/** What is used of terms per period, by the ledger's keys. */
export type UseSums = Map<string, Map<string, Numeric>>;

/** Brings into the sums what was used: with `add`, or away from them with `subtract`. */
export function countUse(sums: UseSums, used: LedgerIncident["used"], combine: typeof add): void {
  for (const [term, byUnit] of Object.entries(used)) {
    const ofTerm = sums.get(term) ?? new Map<string, Numeric>();
    sums.set(term, ofTerm);
    for (const [unit, amount] of Object.entries(byUnit)) ofTerm.set(unit, combine(ofTerm.get(unit) ?? 0, amount));
  }
}

function useOf(kept: Pick<LedgerIncident, "used"> | undefined, term: string, unit: string): number {
  const byUnit = kept && (own(kept.used, term) as object | undefined);
  return (byUnit && (own(byUnit, unit) as number | undefined)) ?? 0;
}

/** A period whose ends are the same instants; where the contract cannot be read, any period. */
function isSamePeriod(json: unknown, contract: ReadContract | undefined): boolean {
  if (!isRecord(json)) return false;
  return isSameEnd(own(json, "from"), contract?.period.from) && isSameEnd(own(json, "to"), contract?.period.to);
}

function isSameEnd(json: unknown, end: Moment | undefined): boolean {
  const given = typeof json === "string" ? parseMoment(json) : undefined;
  return given !== undefined && (end === undefined || instantOf(given) === instantOf(end));
}

type Broken = (path: string, message: string) => void;

/** Made where something is wrong: a ledger may have thousands of incidents. */
type Path = () => string;

/** A product without readings has ledgers that need not speak of them. */
function readReadings(product: Product, json: unknown, broken: Broken): StandingReadings {
  if (json === undefined && product.readings.length === 0) return {};
  if (!isRecord(json)) {
    broken("ledger.readings", `the ledger says by which readings it was settled; ${shown(json)} is given`);
    return {};
  }
  const read: (readonly [string, string])[] = [];
  for (const name of namesIn(json)) {
    const reading = product.readings.find((declared) => declared.name === name);
    const member = own(json, name);
    if (reading === undefined) broken(join("ledger.readings", name), `${shown(name)} is not a reading of this product`);
    else if (typeof member === "string" && reading.members.includes(member)) read.push([name, member]);
    else {
      const members = reading.members.join(", ");
      broken(join("ledger.readings", name), `${quoted(name)} is read as one of ${members}; ${shown(member)} is given`);
    }
  }
  return plainObject(read);
}

function readOpening(product: Product, json: unknown, broken: Broken): LedgerOpening | undefined {
  if (json === undefined) return undefined;
  if (!isRecord(json)) {
    broken("ledger.opening", `what the ledger was opened with is a record; ${shown(json)} is given`);
    return undefined;
  }
  const paid = readPaid(
    own(json, "paid"),
    () => "ledger.opening.paid",
    broken,
    (head) =>
      product.heads.some(({ name }) => name === head) ? undefined : `${shown(head)} is not a head of this product`,
  );
  return { paid, used: readUsed(product, own(json, "used"), () => "ledger.opening.used", broken) };
}

function readIncidents(product: Product, json: unknown, broken: Broken): readonly LedgerIncident[] {
  if (!Array.isArray(json)) {
    broken("ledger.incidents", `the ledger's incidents are a list; ${shown(json)} is given`);
    return [];
  }
  const ids = new Set<string>();
  const incidents: LedgerIncident[] = [];
  for (let index = 0; index < json.length; index += 1) {
    const path: Path = () => `ledger.incidents[${index}]`;
    const incident: unknown = json[index];
    const id = isRecord(incident) ? own(incident, "id") : undefined;
    if (!isRecord(incident) || typeof id !== "string" || id === "") {
      broken(path(), "an incident of the ledger is a record with an id");
      continue;
    }
    if (ids.has(id)) broken(`${path()}.id`, `the ledger has the incident ${shown(id)} twice`);
    ids.add(id);
    incidents.push(readIncident(product, incident as Given, path, broken));
  }
  return incidents;
}

interface Given extends Partial<Record<keyof LedgerIncident, unknown>> {
  readonly id: string;
}

/** An incident of a ledger, which has an id. */
export function readIncident(product: Product, incident: Given, path: Path, broken: Broken): LedgerIncident {
  const paid = readPaid(
    own(incident, "paid"),
    () => `${path()}.paid`,
    broken,
    (line) => notALine(product, line),
  );
  return { id: incident.id, paid, used: readUsed(product, own(incident, "used"), () => `${path()}.used`, broken) };
}

function notALine(product: Product, line: string): string | undefined {
  if (!line.startsWith("=")) return line === "" ? "a line's id is not empty" : undefined;
  const isKnown = readComputedId(indexOf(product), line) !== undefined;
  return isKnown ? undefined : `${shown(line)} is not a computed head of this product`;
}

/** What was used of terms that the product does not have would count for nothing: it is refused, not passed over. */
function readUsed(product: Product, json: unknown, path: Path, broken: Broken): LedgerIncident["used"] {
  if (!isRecord(json)) {
    broken(path(), `what the incident used is a record; ${shown(json)} is given`);
    return {};
  }
  const used: Record<string, Readonly<Record<string, number>>> = {};
  for (const id of namesIn(json)) {
    const term = product.periodTerms.find((declared) => declared.id === id);
    if (term === undefined) {
      broken(join(path(), id), `${shown(id)} is not a term per period of this product`);
      continue;
    }
    const byUnit = readAmounts(
      own(json, id),
      () => join(path(), id),
      broken,
      (key) => notAKey(term, key),
    );
    put(used, id, byUnit);
  }
  return used;
}

const keyPatterns: Readonly<Record<PeriodTerm["keys"], RegExp>> = {
  none: /^$/,
  id: /^[^]+$/,
  year: /^[1-9][0-9]*$/,
  "year and id": /^[1-9][0-9]*\/[^]+$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  "day and id": /^\d{4}-\d{2}-\d{2}\/[^]+$/,
};

function notAKey({ id, keys }: PeriodTerm, key: string): string | undefined {
  const isDay = !keys.startsWith("day") || parseMoment(key.slice(0, 10)) !== undefined;
  if (isDay && keyPatterns[keys].test(key)) return undefined;
  const by = keys === "none" ? "in all" : `by ${keys}`;
  return `the use of ${quoted(id)} is kept ${by}, and ${shown(key)} says another thing`;
}

/** Amounts that come to no more than can be settled. */
function readPaid(...given: Parameters<typeof readAmounts>): Readonly<Record<string, number>> {
  const [, path, broken] = given;
  const paid = readAmounts(...given);
  let sum = 0;
  for (const amount of Object.values(paid)) sum = Math.min(sum + amount, largestAmount + 1);
  if (sum > largestAmount)
    broken(path(), `what was paid comes to more than ${formatAmount(largestAmount)} minor units together`);
  return paid;
}

/** `refuse` says what is wrong with a name. */
function readAmounts(
  json: unknown,
  path: Path,
  broken: Broken,
  refuse: (name: string) => string | undefined,
): Readonly<Record<string, number>> {
  if (!isRecord(json)) {
    broken(path(), `amounts by name are a record; ${shown(json)} is given`);
    return {};
  }
  const amounts: Record<string, number> = {};
  for (const key of Object.keys(json)) {
    const amount = own(json, key);
    if (amount === undefined) continue;
    const wrong = refuse(key);
    if (wrong !== undefined) broken(join(path(), key), wrong);
    // What JSON writes as -0 is 0.
    else if (isAmount(amount)) put(amounts, key, amount === 0 ? 0 : amount);
    else broken(join(path(), key), `${quoted(key)} is a whole number of minor units; ${shown(amount)} is given`);
  }
  return amounts;
}

function namesIn(json: object): readonly string[] {
  return Object.keys(json).filter((key) => own(json, key) !== undefined);
}
