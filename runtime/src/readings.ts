import type { Product } from "./product.js";
import type { ReadInput } from "./read-input.js";
import type { ReadingResult } from "./result.js";
import { rereadContract } from "./read-contract.js";
import { isTooMuch, settleOnce, type Settled } from "./settle.js";

/** The readings that matter: under which the total due, or the due of a line, would differ. */
export function compareReadings(product: Product, input: ReadInput, present: Settled): readonly ReadingResult[] {
  return product.readings.flatMap((reading) => {
    const outcomes = reading.members.flatMap((member) => {
      const contract = rereadContract(product, input.contract, reading.name, member);
      const settled = settleOnce(product, input, contract, false);
      return isTooMuch(settled) ? [] : [{ member, due: duesOf(settled) }];
    });
    const now = duesOf(present);
    if (outcomes.every(({ due }) => isSame(due, now))) return [];
    const chosen = input.contract.chosenReadings.get(reading.name);
    const stands = chosen ?? reading.default;
    const result: ReadingResult = {
      reading: reading.name,
      ...(stands === undefined ? {} : { chosen: stands }),
      byDefault: chosen === undefined && reading.default !== undefined,
      due: outcomes.map(({ member, due }) => ({
        reading: member,
        due: [...due.values()].reduce((sum, amount) => sum + amount, 0),
      })),
    };
    return [result];
  });
}

/** What is due on each line; a computed head may be a line under one reading and none under another. */
function duesOf(settled: Settled): ReadonlyMap<string, number> {
  return new Map(settled.lines.map(({ line, due }) => [line.id, due]));
}

function isSame(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return [...a.keys(), ...b.keys()].every((id) => (a.get(id) ?? 0) === (b.get(id) ?? 0));
}
