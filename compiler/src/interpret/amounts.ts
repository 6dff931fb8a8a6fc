import type { Expr, Rational, Term } from "../plan.js";
import type { Probe, Situation } from "./case.js";
import type { Cell } from "./cells.js";
import { evaluate, type Scope } from "./evaluate.js";
import type { Group } from "./groups.js";
import { compare, floor, multiply, one, rational, subtract, toAmount, zero } from "./rational.js";
import { number, type Unknown, unknown, type Value, whole } from "./values.js";
import type { State } from "./walk-state.js";
import { notNegative } from "./whole.js";

/** Of what all units of a group have together, the part of one. */
export function partOf(value: Value, count: bigint): Value {
  if (count === 1n) return value;
  const one = (all: Rational): Rational => multiply(all, rational(1n, count));
  if (value.state === "unknown" && value.atLeast !== undefined) return { ...value, atLeast: one(value.atLeast) };
  if (value.state !== "known" || value.data.kind !== "number") return value;
  return number(one(value.data.value));
}

/** The amount for all units of the group: rounded, then as many times as there are units. */
export function groupAmount(expr: Expr, scope: Scope, group: Group): bigint | "unlimited" | Unknown {
  const amount = amountOf(evaluate(expr, scope), scope.situation);
  return typeof amount === "bigint" ? amount * group.count : amount;
}

export function amountOf(value: Value, { index, probe }: Situation): bigint | "unlimited" | Unknown {
  if (value.state === "unknown") return value;
  if (value.state === "never") return unknown();
  if (value.data.kind === "unlimited") return "unlimited";
  if (value.data.kind !== "number") return unknown();
  probe?.compared("value", value.data.value);
  return toAmount(value.data.value, index.plan.rounding);
}

export function toUnknown(amount: "unlimited" | Unknown): Unknown {
  return amount === "unlimited" ? unknown() : amount;
}

/** The whole times in a number; below 0 it is 0. */
export function timesOf(value: Value, probe: Probe | undefined): bigint | "unlimited" | Unknown {
  if (value.state === "unknown") return value;
  if (value.state === "never") return unknown();
  if (value.data.kind === "unlimited") return "unlimited";
  if (value.data.kind !== "number") return unknown();
  probe?.compared("value", value.data.value);
  return notNegative(floor(value.data.value));
}

/** The share paid: below 0 it is 0, above 1 it is 1. */
export function ratioOf(value: Value, probe: Probe | undefined): Rational | Unknown {
  if (value.state !== "known") return value.state === "unknown" ? value : unknown();
  if (value.data.kind === "unlimited") return one;
  if (value.data.kind !== "number") return unknown();
  const ratio = value.data.value;
  for (const end of [zero, one]) probe?.compared("value", subtract(ratio, end));
  return compare(ratio, zero) < 0 ? zero : compare(ratio, one) > 0 ? one : ratio;
}

export function share(x: bigint, pays: Rational, { docket }: State): bigint {
  return toAmount(multiply(rational(x), pays), docket.situation.index.plan.rounding);
}

/** A sum over cells; unknown where one of them is undetermined, and waiting for what that one waits for. */
export function sumOf(cells: readonly Cell[], amountIn: (cell: Cell) => bigint): Value {
  const open = cells.filter((cell) => cell.verdict === "undetermined");
  const sum = sumAll(cells.map(amountIn));
  if (open.length === 0) return whole(sum);
  const waitsFor = open.flatMap((cell) => cell.undetermined.flatMap((pending) => pending.waitsFor));
  // Of what is open nothing is counted yet.
  return { ...unknown(waitsFor), atLeast: rational(sum) };
}

/** x: what is left of the group's cells; of `borne at most` what is borne of them. */
export function actedOn({ kind }: Term, { cells }: Group): bigint {
  return sumAll(cells.map((cell) => (kind === "borne" ? cell.borne : cell.present)));
}

export function presentOf({ cells }: Group): bigint {
  return sumAll(cells.map((cell) => cell.present));
}

export function sumAll(amounts: readonly bigint[]): bigint {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}
