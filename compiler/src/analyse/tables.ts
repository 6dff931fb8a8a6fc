import { compareLiterals, formatLiteral } from "../check/expressions.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { compareRational, rational } from "../exact/rational.js";
import {
  bandEnds,
  type Expr,
  type Literal,
  type Range,
  type Rational,
  type Table,
  type TableKey,
  type Type,
} from "../plan.js";
import type { Context } from "./context.js";
import { formatSize } from "./conditions.js";
import { zero } from "./interval.js";
import { isWholeLiteral } from "../whole-literal.js";
import { type Declared, declarationOf, isWholeNumber, isWholeRange } from "../whole-numbers.js";

/** Larger tables are not looked through. */
const mostCells = 10_000;

/**
 * Rows of tables that leave a gap, that are never used, or that overlap. Every key is cut into the fewest
 * stretches that no row tells apart; the rows are tried on every combination of them.
 */
export function findTableFaults(context: Context): Diagnostic[] {
  return context.plan.tables.flatMap((table) => {
    const keys = table.keys.map(({ name, type }, index) => stretchesOf(table, index, name, type, context));
    if (keys.some((stretches) => stretches === undefined)) return [];
    const all = keys as readonly (readonly Stretch[])[];
    if (all.reduce((product, { length }) => product * length, 1) > mostCells) return [];
    return findFaults(table, all, context);
  });
}

/** A value of a key, or all values between two that rows name. */
interface Stretch {
  /** One value of it. */
  readonly sample: Literal;
  /** For people: `wide`, `from 30 % to under 50 %`. */
  readonly shown: string;
  /** The key has it; else it is there only because a row names it. */
  readonly allowed: boolean;
}

function findFaults(table: Table, keys: readonly (readonly Stretch[])[], context: Context): Diagnostic[] {
  const matching = table.rows.map(() => 0);
  const first = table.rows.map(() => 0);
  const overlaps = new Map<number, { readonly earlier: number; readonly example: string }>();
  let gap: readonly Stretch[] | undefined;
  for (const cell of combinations(keys)) {
    if (cell.some(({ allowed }) => !allowed)) continue;
    const rows = table.rows.flatMap((row, index) =>
      row.keys.every((alternatives, key) => alternatives.some((one) => fits(one, cell[key]!.sample))) ? [index] : [],
    );
    const [winner, ...losers] = rows;
    for (const row of rows) matching[row]!++;
    if (winner !== undefined) first[winner]!++;
    else if (gap === undefined && canBe(table, cell, context)) gap = cell;
    for (const loser of losers)
      if (!overlaps.has(loser)) overlaps.set(loser, { earlier: winner!, example: show(table, cell) });
  }
  const never = table.rows.flatMap(({ source }, index) => (first[index] === 0 ? [{ source, index }] : []));
  return [
    ...(gap === undefined
      ? []
      : [
          diagnose(
            "table/gap",
            { example: show(table, gap), isFraction: isFraction(table, gap, context) },
            context.nameOf(table.name, ["table"]) ?? table.source,
          ),
        ]),
    ...never.map(({ source }) => diagnose("table/row-never", {}, source, { unused: true })),
    ...[...overlaps].flatMap(([row, { earlier, example }]) => {
      // A later row for everything that the earlier ones left is a common way to end a table.
      const isFallback = first[row] === 0 || table.rows[row]!.keys.some((alternatives) => alternatives.some(isOpen));
      if (isFallback) return [];
      return [
        diagnose("table/overlap", { example }, table.rows[row]!.source, {
          related: [note("earlierRow", {}, table.rows[earlier]!.source)],
        }),
      ];
    }),
  ];
}

/** Whether some choice or fact could have been said to be whole. */
function isFraction({ keys }: Table, cell: readonly Stretch[], { lets }: Context): boolean {
  return keys.some(
    ({ name, type }, index) => type.kind === "number" && !lets.has(name) && !isWholeLiteral(cell[index]!.sample),
  );
}

function isOpen(key: TableKey): boolean {
  return key.kind === "band" && bandEnds.every((end) => key[end] === undefined);
}

function* combinations(keys: readonly (readonly Stretch[])[]): Generator<readonly Stretch[]> {
  const [head, ...rest] = keys;
  if (head === undefined) {
    yield [];
    return;
  }
  for (const stretch of head) for (const tail of combinations(rest)) yield [stretch, ...tail];
}

function fits(key: TableKey, value: Literal): boolean {
  switch (key.kind) {
    case "value":
      return isSame(key.literal, value);
    case "band":
      return (
        (key.from === undefined || compareLiterals(key.from, value) <= 0) &&
        (key.over === undefined || compareLiterals(key.over, value) < 0) &&
        (key.to === undefined || compareLiterals(value, key.to) <= 0) &&
        (key.under === undefined || compareLiterals(value, key.under) < 0)
      );
  }
}

function isSame(a: Literal, b: Literal): boolean {
  return a.type === "bool" ? b.type === "bool" && a.value === b.value : compareLiterals(a, b) === 0;
}

/** Whether some contract has these values of the keys that it chooses. */
function canBe(table: Table, cell: readonly Stretch[], { plan, logic }: Context): boolean {
  const conditions = table.keys.flatMap(({ name, type }, index): Expr[] => {
    const choice = plan.choices.find((candidate) => candidate.name === name);
    if (choice === undefined) return [];
    const exists = choice.when === undefined ? [] : [choice.when];
    const { sample } = cell[index]!;
    if (sample.type !== "enum") return exists;
    const value: Expr = { type, kind: "choice", name };
    return [...exists, { type: { kind: "bool" }, kind: "is", value, members: [sample.value] }];
  });
  return logic.satisfiable(conditions);
}

function show({ keys }: Table, cell: readonly Stretch[]): string {
  return keys.map(({ name }, index) => `\`${name}\` ${cell[index]!.shown}`).join(", ");
}

// ── Stretches ────────────────────────────────────────────────────────────────────────────────────────

function stretchesOf(
  table: Table,
  index: number,
  name: string,
  type: Type,
  context: Context,
): readonly Stretch[] | undefined {
  switch (type.kind) {
    case "enum":
      return type.members.map((member) => ({
        sample: { type: "enum", value: member.name },
        shown: `\`${member.name}\``,
        allowed: true,
      }));
    case "bool":
      return [true, false].map((value) => ({
        sample: { type: "bool", value },
        shown: value ? "yes" : "no",
        allowed: true,
      }));
    case "money":
    case "number":
    case "ratio":
    case "duration": {
      return stretchesOfSizes(table, index, type, sizesOf(name, type, context), context.plan.currency.minorDigits);
    }
    case "date":
    case "datetime":
    case "span":
    case "set":
      return undefined;
  }
}

interface Sizes {
  readonly range?: Range | undefined;
  /** There is nothing between two neighbours: money, whole seconds, whole numbers. */
  readonly areWhole: boolean;
}

function sizesOf(name: string, type: Type, context: Context): Sizes {
  const { plan, lets } = context;
  const formula = lets.get(name)?.value;
  const declared: Declared | undefined =
    formula === undefined
      ? (plan.choices.find((choice) => choice.name === name) ?? plan.facts.find((fact) => fact.name === name))
      : declarationOf(formula, context);
  const areWhole =
    type.kind === "money" ||
    type.kind === "duration" ||
    (type.kind === "number" &&
      (formula === undefined ? isWholeRange(declared?.range) : isWholeNumber(formula, context)));
  const range = declared?.range ?? (formula && rangeOf(formula, type, context));
  return { range, areWhole };
}

/** What a formula can come to, as far as that is known; below zero is left out, as where it has no range. */
function rangeOf(formula: Expr, type: Type, { bounds }: Context): Range {
  const { least, most } = bounds.intervalOf(formula, []);
  const end = (value: Rational | undefined): Literal | undefined => value && sizeAs(type, value);
  return {
    ...(least !== undefined && compareRational(least, zero) > 0 && { min: end(least)! }),
    ...(most !== undefined && compareRational(most, zero) >= 0 && { max: end(most)! }),
  };
}

/** The ends of bands, what lies between them, and the range around them. */
function stretchesOfSizes(
  table: Table,
  index: number,
  type: Type,
  { range, areWhole }: Sizes,
  minorDigits: number,
): readonly Stretch[] {
  const text = (value: Literal): string =>
    type.kind === "money" && value.type === "money"
      ? formatSize(value.value, type, minorDigits)
      : type.kind === "duration"
        ? `\`${formatLiteral(value)}\``
        : formatLiteral(value);
  const mayBeUnlimited = range?.orUnlimited === true;
  const named = table.rows.flatMap(({ keys }) =>
    (keys[index] ?? []).flatMap((key) =>
      key.kind === "value" ? [key.literal] : bandEnds.flatMap((end) => key[end] ?? []),
    ),
  );
  if (range?.oneOf !== undefined) {
    // What lies beyond all that is named stands for `unlimited`: it is in the same bands.
    const beyond = mayBeUnlimited ? above([...named, ...range.oneOf].sort(compareLiterals).at(-1)!) : undefined;
    return [
      ...range.oneOf.map((sample): Stretch => ({ sample, shown: text(sample), allowed: true })),
      ...(beyond === undefined ? [] : [{ sample: beyond, shown: "unlimited", allowed: true }]),
    ];
  }
  const least = range?.min ?? sizeAs(type, zero);
  const most = range?.max;
  const ends = [...named, least, ...(most === undefined ? [] : [most])]
    .sort(compareLiterals)
    .filter((end, position, sorted) => position === 0 || compareLiterals(sorted[position - 1]!, end) !== 0);
  const isAllowed = (value: Literal): boolean =>
    (!areWhole || type.kind !== "number" || isWholeLiteral(value)) &&
    compareLiterals(least, value) <= 0 &&
    (most === undefined || compareLiterals(value, most) <= 0);
  return ends.flatMap((end, position): Stretch[] => {
    const point: Stretch = { sample: end, shown: text(end), allowed: isAllowed(end) };
    const next = ends[position + 1];
    const inside = next === undefined ? above(end) : between(end, next, areWhole);
    if (inside === undefined) return [point];
    if (next === undefined && mayBeUnlimited && most !== undefined)
      return [point, { sample: inside, shown: "unlimited", allowed: true }];
    const shown = next === undefined ? `> ${text(end)}` : `> ${text(end)}, < ${text(next)}`;
    return [point, { sample: inside, shown, allowed: isAllowed(inside) }];
  });
}

function sizeAs(type: Type, value: Rational): Literal {
  return type.kind === "duration"
    ? { type: "duration", value: Number(value.numerator / value.denominator) }
    : { type: type.kind as "money" | "number" | "ratio", value };
}

function above(end: Literal): Literal | undefined {
  if (end.type === "duration") return { type: "duration", value: end.value + 1 };
  if (end.type !== "money" && end.type !== "number" && end.type !== "ratio") return undefined;
  const { numerator, denominator } = end.value;
  return { type: end.type, value: rational(numerator / denominator + 1n) };
}

function between(low: Literal, high: Literal, isWhole: boolean): Literal | undefined {
  if (low.type === "duration" && high.type === "duration")
    return high.value - low.value > 1 ? { type: "duration", value: low.value + 1 } : undefined;
  if (low.type !== "money" && low.type !== "number" && low.type !== "ratio") return undefined;
  if (high.type !== low.type) return undefined;
  const a = low.value;
  const b = high.value;
  if (isWhole) {
    const next = rational(a.numerator / a.denominator + 1n);
    return next.numerator * b.denominator < b.numerator * next.denominator
      ? { type: low.type, value: next }
      : undefined;
  }
  return {
    type: low.type,
    value: rational(a.numerator * b.denominator + b.numerator * a.denominator, 2n * a.denominator * b.denominator),
  };
}
