import { countsOthers } from "./ledger-readings.js";
import { sortReferences } from "./kleene.js";
import type { Product } from "./product.js";
import type { ReadInput } from "./read-input.js";
import type { ReadingOutcome, ReadingResult } from "./result.js";
import { rereadContract } from "./read-contract.js";
import { isTooMuch, settleOnce, type Settled } from "./settlement.js";

/**
 * The readings that matter: under which the due of a line, or whether it is known, would differ. One that the
 * present settlement did not ask for cannot: under every member of it the same would happen.
 */
export function compareReadings(
  product: Product,
  input: ReadInput,
  present: Settled,
  asked: ReadonlySet<string>,
): readonly ReadingResult[] {
  const now = standingOf(present);
  const othersCount = product.periodTerms.length > 0 && countsOthers(input.ledger, input.incident.id);
  return product.readings.flatMap((reading) => {
    if (!asked.has(reading.name)) return [];
    const chosen = input.contract.chosenReadings.get(reading.name);
    const stands = chosen ?? reading.default;
    const outcomes = reading.members.flatMap((member) => {
      if (member === stands) return [{ member, settled: present }];
      const contract = rereadContract(product, input.contract, reading.name, member);
      const settled = settleOnce(product, input, contract, false);
      return isTooMuch(settled) ? [] : [{ member, settled }];
    });
    if (outcomes.every(({ settled }) => isSame(standingOf(settled), now))) return [];
    const result: ReadingResult = {
      reading: reading.name,
      ...(stands === undefined ? {} : { chosen: stands }),
      byDefault: chosen === undefined && reading.default !== undefined,
      ...(othersCount ? { othersAsSettled: true } : {}),
      due: outcomes.map(({ member, settled }) => outcomeOf(member, settled)),
    };
    return [result];
  });
}

function outcomeOf(member: string, { lines }: Settled): ReadingOutcome {
  return {
    reading: member,
    due: lines.reduce((sum, line) => sum + line.due, 0),
    undetermined: lines.flatMap(({ line: { id, head }, cell }) =>
      cell?.verdict === "undetermined" ? [{ id, head, waitsFor: sortReferences(cell.waitsFor()) }] : [],
    ),
  };
}

/** By line what is due, or that it is open; a computed head may be a line under one reading and none under another. */
function standingOf({ lines }: Settled): ReadonlyMap<string, number | "open"> {
  return new Map(lines.map(({ line, cell, due }) => [line.id, cell?.verdict === "undetermined" ? "open" : due]));
}

function isSame(a: ReadonlyMap<string, number | "open">, b: ReadonlyMap<string, number | "open">): boolean {
  return [...a.keys(), ...b.keys()].every((id) => (a.get(id) ?? 0) === (b.get(id) ?? 0));
}
