import { own, put } from "./bare.js";
import { join, quoted, shown, type Problems } from "./problems.js";
import type { Product } from "./product.js";
import type { ReadContract } from "./read-contract.js";
import type { ReadLedger } from "./read-ledger.js";

/** The member by which each reading stands; one that is open is left out. */
export type StandingReadings = Readonly<Record<string, string>>;

/** Of a contract: what is chosen or stands by default, in declared order. */
export function standingReadings({ readings }: ReadContract): StandingReadings {
  const standing: Record<string, string> = {};
  for (const name of Object.keys(readings)) {
    const member = readings[name];
    if (typeof member === "string") put(standing, name, member);
  }
  return standing;
}

/** Of the ledger after a settlement. What was used by other incidents stays as it was settled. */
export function readingsAfter(
  product: Product,
  ledger: ReadLedger,
  incident: string,
  contract: ReadContract,
): StandingReadings {
  if (product.readings.length === 0) return {};
  const now = standingReadings(contract);
  if (!countsOthers(ledger, incident)) return now;
  const after: Record<string, string> = {};
  for (const { name } of product.readings) {
    const member = own(now, name) ?? own(ledger.readings, name);
    if (member !== undefined) put(after, name, member as string);
  }
  return after;
}

/**
 * What other incidents used is measured by the readings that they were settled under: a contract that reads the
 * wording otherwise cannot go on from it.
 */
export function checkReadings(
  product: Product,
  ledger: ReadLedger,
  incident: string,
  contract: ReadContract,
  problems: Problems,
): void {
  if (!countsOthers(ledger, incident)) return;
  const now = standingReadings(contract);
  for (const { name } of product.readings) {
    const [before, after] = [own(ledger.readings, name), own(now, name)];
    if (before === undefined || after === undefined || before === after) continue;
    problems.report(
      join("ledger.readings", name),
      "ledger",
      `other incidents were settled with ${quoted(name)} read as ${shown(before)}, not as ${shown(after)}; to change it, replay the period: settle its incidents again from the first (\`settlePeriod\`)`,
    );
  }
}

/** Whether it counts anything that the incident did not use itself. */
export function countsOthers({ opening, incidents }: ReadLedger, incident: string): boolean {
  return opening !== undefined || incidents.some(({ id }) => id !== incident);
}
