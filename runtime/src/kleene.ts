import type { Numeric } from "./numeric.js";
import type { FactReference } from "./result.js";

/**
 * Kleene's logic with the facts that are waited for.
 *
 * A known value stands for itself (a boolean, a number, a moment …), so that code about known values costs
 * nothing; what is not known is an `Unknown`, and a date that is known not to have come is `never`.
 */
export class Unknown {
  /** What has to be stated; may hold a reference twice, the result sorts and clears. */
  readonly waitsFor: readonly FactReference[];
  /** Tables that were asked for a row that they do not have; nothing that could be stated would add it. */
  readonly unmatched: readonly string[];
  /** Of a sum of losses what it comes to at least, whatever becomes of the lines that are open; `compareLoss` reads it. */
  readonly atLeast: Numeric | undefined;

  constructor(waitsFor: readonly FactReference[], unmatched: readonly string[] = [], atLeast?: Numeric) {
    this.waitsFor = waitsFor;
    this.unmatched = unmatched;
    this.atLeast = atLeast;
  }
}

/** Known not to have happened. */
export const never: unique symbol = Symbol("never");
export type Never = typeof never;

export type Maybe<T> = T | Unknown;
export type Value<T> = T | Never | Unknown;

/** Unknown, and nothing that could be stated would change it: a choice that the contract lacks, a division by zero. */
export const nowhere = new Unknown([]);

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

/** Unknown, waiting for one fact. */
export function waitingFor(of: FactReference["of"], id: string | undefined, name: string): Unknown {
  return new Unknown([id === undefined ? { of, name } : { of, id, name }]);
}

/** Unknown, waiting for all that those of `values` wait for that are unknown themselves. */
export function waitingForAll(values: readonly unknown[]): Unknown {
  const unknown = values.filter(isUnknown);
  const [first] = unknown;
  if (first === undefined) return nowhere;
  if (unknown.length === 1) return first;
  return new Unknown(
    unknown.flatMap((value) => value.waitsFor),
    unknown.flatMap((value) => value.unmatched),
  );
}

/** False if an operand is false; else unknown if one is unknown; else true. */
export function and(...operands: readonly Maybe<boolean>[]): Maybe<boolean> {
  let open = false;
  for (const operand of operands) {
    if (operand === false) return false;
    if (operand !== true) open = true;
  }
  return open ? waitingForAll(operands) : true;
}

/** True if an operand is true; else unknown if one is unknown; else false. */
export function or(...operands: readonly Maybe<boolean>[]): Maybe<boolean> {
  let open = false;
  for (const operand of operands) {
    if (operand === true) return true;
    if (operand !== false) open = true;
  }
  return open ? waitingForAll(operands) : false;
}

export function not(operand: Maybe<boolean>): Maybe<boolean> {
  return isUnknown(operand) ? operand : !operand;
}

/** Whether a value of the same kind is the same: for booleans and enum members. With never: false. */
export function isSame(left: string | boolean, right: string | boolean): boolean;
export function isSame(left: Value<string | boolean>, right: Value<string | boolean>): Maybe<boolean>;
export function isSame(left: Value<string | boolean>, right: Value<string | boolean>): Maybe<boolean> {
  if (left === never || right === never) return false;
  if (isUnknown(left) || isUnknown(right)) return waitingForAll([left, right]);
  return left === right;
}

/** Whether an enum value is one of `members`. */
export function isOneOf(value: string, members: readonly string[]): boolean;
export function isOneOf(value: Value<string>, members: readonly string[]): Maybe<boolean>;
export function isOneOf(value: Value<string>, members: readonly string[]): Maybe<boolean> {
  if (isUnknown(value)) return value;
  return value !== never && members.includes(value);
}

/** Whether a set holds at least one of `members`. */
export function hasAny(set: readonly string[], members: readonly string[]): boolean;
export function hasAny(set: Value<readonly string[]>, members: readonly string[]): Maybe<boolean>;
export function hasAny(set: Value<readonly string[]>, members: readonly string[]): Maybe<boolean> {
  if (isUnknown(set)) return set;
  return set !== never && set.some((member) => members.includes(member));
}

export function isEmpty(set: readonly string[]): boolean;
export function isEmpty(set: Value<readonly string[]>): Maybe<boolean>;
export function isEmpty(set: Value<readonly string[]>): Maybe<boolean> {
  if (isUnknown(set)) return set;
  return set !== never && set.length === 0;
}

export function isNever(value: unknown): Maybe<boolean> {
  if (isUnknown(value)) return value;
  return value === never;
}

/** Sorted by bearer, id and name, each once. */
export function sortReferences(references: readonly FactReference[]): readonly FactReference[] {
  const sorted = [...references];
  // Of two units of one id, of which one lacks the fact and the other its time, the fact is asked for.
  if (sorted.length > 1) sorted.sort((a, b) => compareReferences(a, b) || compareText(a.lacks ?? "", b.lacks ?? ""));
  const distinct: FactReference[] = [];
  for (const reference of sorted) {
    const before = distinct.at(-1);
    if (before === undefined || compareReferences(before, reference) !== 0) distinct.push(reference);
  }
  return distinct;
}

function compareReferences(a: FactReference, b: FactReference): number {
  return compareText(a.of, b.of) || compareText(a.id ?? "", b.id ?? "") || compareText(a.name, b.name);
}

/** By UTF-16 code unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
