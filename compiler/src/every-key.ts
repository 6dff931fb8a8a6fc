import { byName } from "./by-name.js";
import { compareRational, rational } from "./exact/rational.js";
import type { Expr, Literal, Plan, Range, Rational, Table, TableKey, Type } from "./plan.js";
import { letsByName } from "./walk-expr.js";
import { declarationOf, isWholeRange } from "./whole-numbers.js";

type Row = Table["rows"][number];
type Lookup = Extract<Expr, { kind: "lookup" }>;

/** For each row of a table that is read the places of the keys of which it has all that they can be: these need not be known. */
export function keysOfEvery(read: Lookup, table: Table, plan: Plan): ReadonlyMap<Row, ReadonlySet<number>> {
  // All that read it by the keys that it declares come to the same.
  const by = read.ownKeys ? read : table;
  const known = found.get(by);
  if (known !== undefined) return known;
  const names = {
    choices: byName(plan.choices),
    facts: byName(plan.facts),
    lets: letsByName(plan.lets),
    tables: byName(plan.tables),
    units: byName(plan.units),
  };
  const keys = read.keys.map((key) => {
    const declared = declarationOf(key, names);
    // Nothing is known of the size of what is worked out.
    return { type: key.type, range: declared && (declared.range ?? {}) };
  });
  const made = new Map(
    table.rows.map((row) => {
      const places = row.keys.flatMap((alternatives, place) => {
        const { type, range } = keys[place]!;
        return isEverything(alternatives, type, range) ? [place] : [];
      });
      return [row, new Set(places)];
    }),
  );
  found.set(by, made);
  return made;
}

/** By a table or what reads it: each plan has its own, and never changes. */
const found = new WeakMap<Table | Lookup, ReadonlyMap<Row, ReadonlySet<number>>>();

function isEverything(alternatives: readonly TableKey[], type: Type, range: Range | undefined): boolean {
  const has = (value: string | boolean): boolean =>
    alternatives.some((alternative) => alternative.kind === "value" && alternative.literal.value === value);
  switch (type.kind) {
    case "bool":
      return has(true) && has(false);
    case "enum":
      return type.members.every(({ name }) => has(name));
    case "money":
    case "number":
    case "ratio":
    case "duration": {
      const isWhole = type.kind === "money" || type.kind === "duration" || isWholeRange(range);
      return range !== undefined && coversRange(alternatives, range, isWhole);
    }
    // A day may never come, and a row matches it only where it came.
    case "date":
    case "datetime":
    case "span":
    case "set":
      return false;
  }
}

// ── Sizes ────────────────────────────────────────────────────────────────────────────────────────────

/** A place between two sizes: just before one, or just behind it. */
interface Cut {
  readonly value: Rational;
  readonly isBehind: boolean;
}

/** From one cut to another; without one of them without that end. */
interface Stretch {
  readonly from: Cut | undefined;
  readonly to: Cut | undefined;
}

/** What is declared is not below zero where its range does not say so. */
function coversRange(alternatives: readonly TableKey[], range: Range, isWhole: boolean): boolean {
  const at = (cut: Cut): Cut => (isWhole ? beforeWhole(cut) : cut);
  const stretches = alternatives
    .map(stretchOf)
    .map(({ from, to }): Stretch => ({ from: from && at(from), to: to && at(to) }));
  const isOpenAbove = stretches.some(({ to }) => to === undefined);
  if (range.orUnlimited && !isOpenAbove) return false;
  if (range.oneOf !== undefined)
    return range.oneOf.every((value) => reaches(stretches, at(cutAt(value, false)), at(cutAt(value, true))));
  const least = range.min === undefined ? { value: rational(0n), isBehind: false } : cutAt(range.min, false);
  return reaches(stretches, at(least), range.max && at(cutAt(range.max, true)));
}

/** Whether the stretches leave nothing out from one cut to another, or to no end. */
function reaches(stretches: readonly Stretch[], from: Cut, to: Cut | undefined): boolean {
  let reached = from;
  for (;;) {
    if (to !== undefined && compareCuts(reached, to) >= 0) return true;
    const next = stretches.filter((one) => one.from === undefined || compareCuts(one.from, reached) <= 0);
    if (next.some((one) => one.to === undefined)) return true;
    const farthest = next.map((one) => one.to!).reduce((a, b) => (compareCuts(a, b) < 0 ? b : a), reached);
    if (compareCuts(farthest, reached) <= 0) return false;
    reached = farthest;
  }
}

function stretchOf(alternative: TableKey): Stretch {
  if (alternative.kind === "value")
    return { from: cutAt(alternative.literal, false), to: cutAt(alternative.literal, true) };
  const { from, over, to, under } = alternative;
  return {
    from: from !== undefined ? cutAt(from, false) : over && cutAt(over, true),
    to: to !== undefined ? cutAt(to, true) : under && cutAt(under, false),
  };
}

function cutAt(literal: Literal, isBehind: boolean): Cut {
  const value = literal.type === "duration" ? rational(BigInt(literal.value)) : (literal.value as Rational);
  return { value, isBehind };
}

/** Between whole numbers every cut is one just before the next of them. */
function beforeWhole({ value: { numerator, denominator }, isBehind }: Cut): Cut {
  const rest = ((numerator % denominator) + denominator) % denominator;
  const floor = (numerator - rest) / denominator;
  return { value: rational(rest === 0n && !isBehind ? floor : floor + 1n), isBehind: false };
}

function compareCuts(a: Cut, b: Cut): number {
  return compareRational(a.value, b.value) || Number(a.isBehind) - Number(b.isBehind);
}
