import type { FactReference } from "@yakkan/runtime/result.js";
import type { Literal, Rational, Span } from "../plan.js";
import { parseMoment } from "./calendar.js";
import { rational } from "./rational.js";

/** What is known. Money is in minor units, exact until it becomes an amount. */
export type Data =
  | { readonly kind: "bool"; readonly value: boolean }
  /** Money, a number or a ratio. */
  | { readonly kind: "number"; readonly value: Rational }
  /** Larger than every amount. */
  | { readonly kind: "unlimited" }
  | DateData
  | { readonly kind: "duration"; readonly seconds: Rational }
  | { readonly kind: "span"; readonly span: Span }
  | { readonly kind: "enum"; readonly value: string }
  | { readonly kind: "set"; readonly members: ReadonlySet<string> };

export interface DateData {
  readonly kind: "date";
  readonly day: number;
  /** Minutes after 00:00; absent: only the day is known. */
  readonly minute?: number;
  /** The facts that the date was read from: what a period waits for when the time of day would decide. */
  readonly readFrom: readonly FactReference[];
}

/** Known; unknown, with the facts that it waits for; or never (of a date that may not have happened). */
export type Value =
  | { readonly state: "known"; readonly data: Data }
  | {
      readonly state: "unknown";
      readonly waitsFor: readonly FactReference[];
      /** Tables that were asked for a row that they do not have; absent: none. */
      readonly unmatched?: readonly string[];
      /** Of a sum over lines, what the certain ones come to: of losses the least that it can be, when one is compared. */
      readonly atLeast?: Rational;
    }
  | { readonly state: "never" };

export type Unknown = Extract<Value, { state: "unknown" }>;

export const never: Value = { state: "never" };

export function known(data: Data): Value {
  return { state: "known", data };
}

export function bool(value: boolean): Value {
  return known({ kind: "bool", value });
}

export function number(value: Rational): Value {
  return known({ kind: "number", value });
}

/** A whole number or amount. */
export function whole(value: bigint): Value {
  return number(rational(value));
}

/** Of a date that is stated without a time, where the time would decide. */
export function unknownTime({ readFrom }: DateData): Unknown {
  return unknown(readFrom.map((fact) => ({ ...fact, lacks: "time" })));
}

export function unknown(waitsFor: readonly FactReference[] = [], unmatched: readonly string[] = []): Unknown {
  return { state: "unknown", waitsFor, ...(unmatched.length === 0 ? {} : { unmatched }) };
}

/** Unknown as long as one of these is. */
export function unknownWith(open: readonly Unknown[]): Unknown {
  return unknown(
    open.flatMap((part) => part.waitsFor),
    open.flatMap((part) => part.unmatched ?? []),
  );
}

export function fromLiteral(literal: Literal): Data {
  switch (literal.type) {
    case "bool":
      return { kind: "bool", value: literal.value };
    case "money":
    case "number":
    case "ratio":
      return { kind: "number", value: literal.value };
    case "date":
    case "datetime": {
      const moment = parseMoment(literal.value);
      if (moment === undefined) throw new Error(`the plan holds a date that does not exist: ${literal.value}`);
      return { kind: "date", ...moment, readFrom: [] };
    }
    case "duration":
      return { kind: "duration", seconds: rational(BigInt(literal.value)) };
    case "span":
      return { kind: "span", span: literal.value };
    case "enum":
      return { kind: "enum", value: literal.value };
    case "set":
      return { kind: "set", members: new Set(literal.value) };
  }
}
