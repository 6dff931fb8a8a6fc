import type { TraceStep } from "../result.js";
import type { Names } from "./names.js";
import { valueText } from "./values.js";

/** The amount or share of a term as it stood when it acted; of counted units that of each, so many times. */
export function amountOf(
  names: Names,
  step: Pick<TraceStep, "clause" | "amount" | "count" | "pays" | "times" | "counted"> | undefined,
): string | undefined {
  if (step?.pays !== undefined) return valueText(names, { kind: "ratio" }, step.pays);
  if (typeof step?.times === "number") return names.words.term.times(step.times);
  if (step?.times === null) return names.words.term.unlimited;
  if (step?.counted?.allowed === null) return names.words.term.unlimited;
  if (step?.counted !== undefined)
    return names.words.term.numberOf(numberText(names, step.counted.allowed), names.quantity(step.clause));
  if (step?.amount === undefined) return undefined;
  if (step.amount === null) return names.words.term.unlimited;
  const { amount, count = 1 } = step;
  return count > 1 && amount % count === 0 ? `${count} × ${names.money(amount / count)}` : names.money(amount);
}

/** `1,000` */
export function numberText(names: Names, number: number): string {
  return valueText(names, { kind: "number" }, String(number));
}
