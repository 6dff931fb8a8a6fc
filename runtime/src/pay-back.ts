import { isRecord, plainObject } from "./bare.js";
import type { Ledger, LedgerIncident } from "./claim.js";
import { formatAmount, isAmount } from "./money.js";
import { InvalidInput, join, Problems, quoted, shown } from "./problems.js";

/**
 * The ledger after the insured has paid back some of what an incident was paid: amounts in minor units, by line as the
 * ledger has them under `paid`. What the incident used of limits goes by what is due, and stays. Throws `InvalidInput`
 * where the ledger has no such incident, or a line was not paid as much.
 */
export function payBack(ledger: Ledger, incident: string, amounts: Readonly<Record<string, number>>): Ledger {
  const problems = new Problems();
  if (!isLedger(ledger))
    problems.report("ledger", "ledger", `${shown(ledger)} is no ledger that a settlement has left`);
  problems.record(amounts, "amounts", true);
  if (problems.list.length > 0) throw new InvalidInput(problems.list);
  const found = ledger.incidents.find(({ id }) => id === incident);
  if (found === undefined) problems.report("incident", "ledger", `${shown(incident)} is no incident of the ledger`);
  else
    for (const [line, amount] of Object.entries(amounts)) {
      const [path, paid] = [join("amounts", line), of(found.paid, line)];
      if (!isAmount(amount))
        problems.report(
          path,
          "amount",
          `what is paid back is a whole number of minor units; ${shown(amount)} is given`,
        );
      else if (amount > paid)
        problems.report(
          path,
          "ledger",
          `${quoted(line)} was paid ${formatAmount(paid)}; ${shown(amount)} is paid back`,
        );
    }
  if (found === undefined || problems.list.length > 0) throw new InvalidInput(problems.list);
  const paid = plainObject(
    Object.entries(found.paid).flatMap(([line, amount]) => {
      const left = amount - of(amounts, line);
      return left > 0 ? [[line, left]] : [];
    }),
  );
  const incidents = ledger.incidents.map((other) => (other === found ? { ...found, paid } : other));
  return { ...ledger, revision: ledger.revision + 1, incidents };
}

/** As far as it is read and written anew here; the next settlement reads all of it. */
function isLedger(ledger: unknown): ledger is Ledger {
  if (!isRecord(ledger)) return false;
  const { revision, incidents } = ledger as Partial<Ledger>;
  return (
    Number.isSafeInteger(revision) &&
    Array.isArray(incidents) &&
    incidents.every((incident: unknown) => isRecord(incident) && isPaid((incident as Partial<LedgerIncident>).paid))
  );
}

function isPaid(paid: unknown): boolean {
  return isRecord(paid) && Object.values(paid).every(isAmount);
}

function of(amounts: Readonly<Record<string, number>>, line: string): number {
  return Object.hasOwn(amounts, line) ? amounts[line]! : 0;
}
