import type { Span } from "@yakkan/grammar/syntax.js";
import { compareLiterals, formatLiteral } from "../check/literals.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { compareRational, rational } from "../exact/rational.js";
import {
  bandEnds,
  type Expr,
  type Let,
  type Literal,
  type Range,
  type Rational,
  type Table,
  type TableKey,
  type Type,
} from "../plan.js";
import type { Context } from "./context.js";
import { formatSize } from "./conditions.js";
import { add, type Interval, sizeOf, zero } from "./interval.js";
import { once } from "../once.js";
import { keyOf } from "../keys.js";
import { someExpr } from "../walk-expr.js";
import { hasValue } from "./table-keys.js";
import { canBeRead, endsOfKey, readsOfTables, type TableRead } from "./table-reads.js";
import { isWholeLiteral } from "../whole-literal.js";
import { declarationOf, isWholeNumber, isWholeRange } from "../whole-numbers.js";

/** What is looked through at most: a row in a stretch of a key counts one. An ordinary table of 10,000 rows has 100,000. */
const mostSteps = 500_000;
/** Whether some contract has these values takes as long as so many, and whether they can be read at one place. */
const [stepsOfContract, stepsOfRead] = [50, 50];

/** Rows of tables that leave a gap, that are never used, or that overlap. */
export function findTableFaults(context: Context): Diagnostic[] {
  const reads = once(() => readsOfTables(context));
  const { plan, sites } = context;
  const isOwn = (part: Expr): boolean => part.kind === "lookup" && part.ownKeys === true;
  const hasOwn = plan.tables.length > 0 && sites().some(({ expr }) => someExpr(expr, noLets, isOwn));
  return plan.tables.flatMap((table) => {
    const readsOf = once(() => reads().get(table.name) ?? []);
    const own = hasOwn ? groupedByKeys(readsOf().filter(({ read }) => isOwn(read))) : [];
    return findFaults(
      { table, keys: table.keys.map((key) => declaredKey(key, context)) },
      () => readsOf().filter(({ read }) => !isOwn(read)),
      own.map((group) => ({ asked: { table, keys: ownKeys(group[0]!, context) }, reads: group })),
      context,
    );
  });
}

/** Formulas are looked at by themselves. */
const noLets: ReadonlyMap<string, Let> = new Map();

/** By what keys a table is asked: by those that it declares, or by others. */
interface Asked {
  readonly table: Table;
  readonly keys: readonly Key[];
}

interface Key {
  /** For people; of a value in the text nothing. */
  readonly name: string | undefined;
  readonly type: Type;
  /** Undefined of a choice that has one value under every contract. */
  readonly expr: Expr | undefined;
}

function declaredKey({ name, type }: Table["keys"][number], { choices, facts, lets }: Context): Key {
  const fact = facts.get(name);
  const expr: Expr | undefined = choices.has(name)
    ? { type, kind: "choice", name }
    : fact !== undefined
      ? { type, kind: "fact", of: fact.of, name }
      : lets.has(name)
        ? { type, kind: "let", name }
        : undefined;
  return { name, type, expr };
}

function ownKeys({ read }: TableRead, { written }: Context): readonly Key[] {
  return read.keys.map((expr) => ({
    name: expr.kind === "literal" ? undefined : written(expr),
    type: expr.type,
    expr,
  }));
}

function groupedByKeys(reads: readonly TableRead[]): readonly (readonly TableRead[])[] {
  const groups = new Map<string, TableRead[]>();
  for (const one of reads) {
    const keys = keyOf(one.read.keys);
    groups.set(keys, [...(groups.get(keys) ?? []), one]);
  }
  return [...groups.values()];
}

function stretchesOfKeys(asked: Asked, context: Context, reads: readonly TableRead[] = []): Cell[] | undefined {
  const keys = asked.keys.map((_, index) => {
    const ends = reads.flatMap((read) => endsOfKey(read, index, context));
    return stretchesOf(asked, index, ends, context);
  });
  return keys.some((stretches) => stretches === undefined) ? undefined : (keys as Cell[]);
}

/** A value of a key, or all values between two that rows name. */
interface Stretch {
  /** One value of it. */
  readonly sample: Literal;
  /** For people: `wide`, `from 30 % to under 50 %`. */
  readonly shown: string;
  /** The key has it; else it is there only because a row names it. */
  readonly allowed: boolean;
  /** A formula may come to it, for all that is known: a row may be for it, and none is missed. */
  readonly isDoubtful?: true;
}

function findFaults(
  asked: Asked,
  readsOf: () => readonly TableRead[],
  own: readonly { readonly asked: Asked; readonly reads: readonly TableRead[] }[],
  context: Context,
): Diagnostic[] {
  const { table } = asked;
  const keys = stretchesOfKeys(asked, context);
  if (keys === undefined) return [];
  const name = context.nameOf(table.name, ["table"]) ?? table.source;
  const found = lookThrough(asked, keys, context);
  const others = own.map(({ asked, reads }) => {
    const ofOthers = lookThrough(asked, stretchesOfKeys(asked, context) ?? [], context);
    return { ...gapsOf(asked, ofOthers, () => reads, context.placeOf(reads[0]!.read) ?? name, context), ofOthers };
  });
  // By which keys it is read where none are written, is of no matter where nothing reads it so.
  const isDeclared = own.length === 0 || readsOf().length > 0;
  const { gaps, isUnchecked } = isDeclared
    ? gapsOf(asked, found, readsOf, name, context)
    : { gaps: [], isUnchecked: !found.isWhole };
  const unchecked =
    isUnchecked || others.some((other) => other.isUnchecked)
      ? [diagnose("table/unchecked", { name: table.name }, name)]
      : [];
  const told = [...gaps, ...others.flatMap((other) => other.gaps), ...unchecked];
  if (!found.isWhole || others.some(({ ofOthers }) => !ofOthers.isWhole)) return told;
  const used = new Set([found, ...others.map(({ ofOthers }) => ofOthers)].flatMap((one) => [...one.used]));
  const never = table.rows.filter((_, index) => !used.has(index));
  return [
    ...told,
    ...never.map(({ source }) => diagnose("table/row-never", {}, source, { unused: true })),
    ...[...found.overlaps].flatMap(([row, { earlier, cell }]) => {
      // A later row for everything that the earlier ones left, of the table or of one key, is a common way to end it.
      const isFallback =
        !found.used.has(row) || table.rows[row]!.keys.some((alternatives) => alternatives.some(isOpen));
      if (isFallback) return [];
      return [
        diagnose("table/overlap", { example: show(asked, cell) }, table.rows[row]!.source, {
          related: [note("earlierRow", {}, table.rows[earlier]!.source)],
        }),
      ];
    }),
  ];
}

function gapsOf(
  asked: Asked,
  { gap: first, isWhole }: Found,
  readsOf: () => readonly TableRead[],
  at: Span,
  context: Context,
): { readonly gaps: readonly Diagnostic[]; readonly isUnchecked: boolean } {
  const read = first && gapRead(asked, first, readsOf(), context);
  const gap = read?.gap;
  const gaps =
    gap === undefined
      ? []
      : [diagnose("table/gap", { example: show(asked, gap), isFraction: isFraction(asked, gap) }, at)];
  return { gaps, isUnchecked: !isWhole || (read?.isWhole === false && gap === undefined) };
}

/** The first gap that something reads: `if months > 12 then 300_000 else amount` asks for no row above 12. */
function gapRead(
  asked: Asked,
  first: Cell,
  reads: readonly TableRead[],
  context: Context,
): Pick<Found, "gap" | "isWhole"> {
  const { contractRules } = context.plan;
  const isOpen = reads.some(({ known }) => known.length === 0) && contractRules.length === 0;
  if (reads.length === 0 || isOpen) return { gap: first, isWhole: true };
  return lookThrough(asked, stretchesOfKeys(asked, context, reads) ?? [], context, reads);
}

type Cell = readonly Stretch[];

interface Found {
  /** The first one that no row is for, and that a contract may have. */
  readonly gap: Cell | undefined;
  /** Rows that are the first one for something. */
  readonly used: ReadonlySet<number>;
  /** Rows that are for a part of what an earlier one is for, with the first such: what holds all of it is the rule to its exception. */
  readonly overlaps: ReadonlyMap<number, { readonly earlier: number; readonly cell: Cell }>;
  readonly isWhole: boolean;
}

/**
 * Every key is cut into the fewest stretches that no row tells apart. Its rows are sorted into those of the first key,
 * those of each stretch into those of the second, and so on; where the same rows come together again, the same follows.
 */
function lookThrough(asked: Asked, keys: readonly Cell[], context: Context, reads?: readonly TableRead[]): Found {
  const { table } = asked;
  const stretchesOfRow = keys.map((stretches, key) => {
    const find = finderOf(stretches);
    return table.rows.map((row) => [...new Set((row.keys[key] ?? []).flatMap(find))]);
  });
  const used = new Set<number>();
  const overlaps = new Map<number, { readonly earlier: number; readonly cell: Cell }>();
  const covered = keys.map(() => new Map<string, boolean>());
  let gap: Cell | undefined;
  let steps = 0;
  const isRead = (cell: Cell): boolean => {
    const values = cell.map(({ sample }) => sample);
    return reads!.some((read) => {
      steps += stepsOfRead;
      return canBeRead(read, values, context);
    });
  };
  const findGap = (cell: Cell): void => {
    const key = cell.length;
    if (gap !== undefined || steps > mostSteps) return;
    if (key === keys.length) {
      steps += stepsOfContract;
      if ((reads === undefined || isRead(cell)) && canBe(asked, cell, context)) gap = cell;
      return;
    }
    const allowed = keys[key]!.filter((stretch) => stretch.allowed && stretch.isDoubtful !== true);
    const { expr, type } = asked.keys[key]!;
    const decides = reads !== undefined || (type.kind === "enum" && expr?.kind === "choice");
    for (const stretch of decides ? allowed : allowed.slice(0, 1)) findGap([...cell, stretch]);
  };
  /** Whether a row is for all that another is for. */
  const holds = (row: number, other: number): boolean =>
    stretchesOfRow.every((ofRow) => ofRow[other]!.every((stretch) => ofRow[row]!.includes(stretch)));
  /** Whether there is a row for all that goes on so. */
  const visit = (rows: readonly number[], cell: Cell): boolean => {
    const [first, ...others] = rows;
    if (first === undefined) {
      if (!cell.some(({ isDoubtful }) => isDoubtful)) findGap(cell);
      return false;
    }
    const key = cell.length;
    if (key === keys.length) {
      used.add(first);
      for (const row of others)
        if (!overlaps.has(row) && !holds(row, first)) overlaps.set(row, { earlier: first, cell });
      return true;
    }
    const sorted = keys[key]!.map((): number[] => []);
    for (const row of rows)
      for (const stretch of stretchesOfRow[key]![row]!) {
        sorted[stretch]!.push(row);
        steps++;
      }
    let isCovered = true;
    for (const [index, stretch] of keys[key]!.entries()) {
      if (!stretch.allowed || steps > mostSteps) continue;
      const same = sorted[index]!.join();
      const known = covered[key]!.get(same);
      // Whether a contract may have it depends on what stands in front.
      const isKnown = known === true || (known === false && gap !== undefined);
      const result = isKnown ? known : visit(sorted[index]!, [...cell, stretch]);
      covered[key]!.set(same, result);
      isCovered &&= result;
    }
    return isCovered;
  };
  visit([...table.rows.keys()], []);
  return { gap, used, overlaps, isWhole: steps <= mostSteps };
}

/** Finds the stretches, by their places, that a cell of a row is for. */
function finderOf(stretches: Cell): (key: TableKey) => readonly number[] {
  const byName = new Map(stretches.map(({ sample }, place) => [sample.value, place]));
  // Sizes stand in their order.
  const firstPlace = (isReached: (sample: Literal) => boolean): number => {
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isReached(stretches[middle]!.sample)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return (key) => {
    if (key.kind === "value") {
      const { literal } = key;
      const isNamed = literal.type === "enum" || literal.type === "bool";
      const place = isNamed ? byName.get(literal.value) : firstPlace((sample) => compareLiterals(literal, sample) <= 0);
      const found = place === undefined ? undefined : stretches[place];
      return found === undefined || (!isNamed && compareLiterals(found.sample, literal) !== 0) ? [] : [place!];
    }
    const { from, over, to, under } = key;
    const begins = Math.max(
      from === undefined ? 0 : firstPlace((sample) => compareLiterals(from, sample) <= 0),
      over === undefined ? 0 : firstPlace((sample) => compareLiterals(over, sample) < 0),
    );
    const ends = Math.min(
      to === undefined ? stretches.length : firstPlace((sample) => compareLiterals(sample, to) > 0),
      under === undefined ? stretches.length : firstPlace((sample) => compareLiterals(sample, under) >= 0),
    );
    return Array.from({ length: Math.max(0, ends - begins) }, (_, index) => begins + index);
  };
}

/** Whether some choice or fact could have been said to be whole. */
function isFraction({ keys }: Asked, cell: Cell): boolean {
  return keys.some(
    ({ expr, type }, index) =>
      type.kind === "number" && !isWholeLiteral(cell[index]!.sample) && (expr === undefined || isStated(expr)),
  );
}

function isStated({ kind }: Expr): boolean {
  return kind === "choice" || kind === "fact" || kind === "unit-fact" || kind === "established";
}

function isOpen(key: TableKey): boolean {
  return key.kind === "band" && bandEnds.every((end) => key[end] === undefined);
}

/** Whether some contract has these values of the keys that it chooses. */
function canBe({ keys }: Asked, cell: Cell, { choices, logic }: Context): boolean {
  const conditions = keys.flatMap(({ expr }, index): Expr[] => {
    if (expr?.kind !== "choice") return [];
    const when = choices.get(expr.name)?.when;
    const { sample } = cell[index]!;
    return [...(when === undefined ? [] : [when]), ...(sample.type === "enum" ? [hasValue(expr, sample)] : [])];
  });
  return logic.satisfiable(conditions);
}

function show({ keys }: Asked, cell: Cell): string {
  return keys
    .map(({ name }, index) => (name === undefined ? cell[index]!.shown : `\`${name}\` ${cell[index]!.shown}`))
    .join(", ");
}

// ── Stretches ────────────────────────────────────────────────────────────────────────────────────────

function stretchesOf(
  { table, keys }: Asked,
  index: number,
  ends: readonly Rational[],
  context: Context,
): readonly Stretch[] | undefined {
  const { expr, type } = keys[index]!;
  const written = expr?.kind === "literal" ? expr.literal.value : undefined;
  switch (type.kind) {
    case "enum":
      return type.members.map(({ name }) => ({
        sample: { type: "enum", value: name },
        shown: `\`${name}\``,
        allowed: written === undefined || written === name,
      }));
    case "bool":
      return [true, false].map((value) => ({
        sample: { type: "bool", value },
        shown: value ? "yes" : "no",
        allowed: written === undefined || written === value,
      }));
    case "money":
    case "number":
    case "ratio":
    case "duration": {
      const cuts = ends.map((end) => sizeAs(type, end));
      return stretchesOfSizes(
        table,
        index,
        type,
        sizesOf(expr, type, context),
        cuts,
        context.plan.currency.minorDigits,
      );
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
  /** A difference that may be below zero, for all that is known. */
  readonly mayBeNegative: boolean;
}

function sizesOf(expr: Expr | undefined, type: Type, context: Context): Sizes {
  const declared = expr && declarationOf(expr, context);
  const formula =
    expr?.kind === "let" ? context.lets.get(expr.name)?.value : expr && !isStated(expr) ? expr : undefined;
  const areWhole =
    type.kind === "money" ||
    type.kind === "duration" ||
    (type.kind === "number" &&
      (formula === undefined ? isWholeRange(declared?.range) : isWholeNumber(formula, context)));
  if (formula === undefined) return { range: declared?.range, areWhole, mayBeNegative: false };
  const interval = context.bounds.intervalOf(formula, []);
  const range = declared?.range ?? rangeOf(formula, type, interval);
  const mayBeNegative = interval.least === undefined || compareRational(interval.least, zero) < 0;
  return { range, areWhole, mayBeNegative };
}

/** What a formula can come to, as far as that is known; below zero it is doubtful. */
function rangeOf(formula: Expr, type: Type, { least, most }: Interval): Range {
  const floor = least ?? usualLeast(formula);
  const end = (value: Rational | undefined): Literal | undefined => value && sizeAs(type, value);
  return {
    ...(floor !== undefined && compareRational(floor, zero) > 0 && { min: end(floor)! }),
    ...(most !== undefined && compareRational(most, zero) >= 0 && { max: end(most)! }),
  };
}

/** Of `days(admitted, discharged) + 1`, where the days are in order. */
function usualLeast(formula: Expr): Rational | undefined {
  if (formula.kind === "literal") return sizeOf(formula.literal);
  if (formula.kind !== "add") return zero;
  const [left, right] = [usualLeast(formula.left), usualLeast(formula.right)];
  return left && right && add(left, right);
}

/** The ends of bands, what lies between them, and the range around them. */
function stretchesOfSizes(
  table: Table,
  index: number,
  type: Type,
  { range, areWhole, mayBeNegative }: Sizes,
  cuts: readonly Literal[],
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
    const values = [...range.oneOf].sort(compareLiterals);
    const beyond = mayBeUnlimited ? beside([...named, ...values].sort(compareLiterals).at(-1)!, 1) : undefined;
    return [
      ...values.map((sample): Stretch => ({ sample, shown: text(sample), allowed: true })),
      ...(beyond === undefined ? [] : [{ sample: beyond, shown: "unlimited", allowed: true }]),
    ];
  }
  const least = range?.min ?? sizeAs(type, zero);
  const most = range?.max;
  const ends = [...named, ...cuts, least, ...(most === undefined ? [] : [most])]
    .sort(compareLiterals)
    .filter((end, position, sorted) => position === 0 || compareLiterals(sorted[position - 1]!, end) !== 0);
  const isAllowed = (value: Literal): boolean =>
    (!areWhole || type.kind !== "number" || isWholeLiteral(value)) &&
    compareLiterals(least, value) <= 0 &&
    (most === undefined || compareLiterals(value, most) <= 0);
  const lowest = mayBeNegative ? beside(ends[0]!, -1) : undefined;
  const negative: Stretch[] =
    lowest === undefined ? [] : [{ sample: lowest, shown: `< ${text(ends[0]!)}`, allowed: true, isDoubtful: true }];
  const others = ends.flatMap((end, position): Stretch[] => {
    const isDoubtful = mayBeNegative && compareLiterals(end, sizeAs(type, zero)) < 0;
    const doubt = isDoubtful && { allowed: true, isDoubtful };
    const point: Stretch = { sample: end, shown: text(end), allowed: isAllowed(end), ...doubt };
    const next = ends[position + 1];
    const inside = next === undefined ? beside(end, 1) : between(end, next, areWhole);
    if (inside === undefined) return [point];
    if (next === undefined && mayBeUnlimited && most !== undefined)
      return [point, { sample: inside, shown: "unlimited", allowed: true }];
    const shown = next === undefined ? `> ${text(end)}` : `> ${text(end)}, < ${text(next)}`;
    return [point, { sample: inside, shown, allowed: isAllowed(inside), ...doubt }];
  });
  return [...negative, ...others];
}

function sizeAs(type: Type, value: Rational): Literal {
  return type.kind === "duration"
    ? { type: "duration", value: Number(value.numerator / value.denominator) }
    : { type: type.kind as "money" | "number" | "ratio", value };
}

/** The whole number that lies so far from it. */
function beside(end: Literal, by: 1 | -1): Literal | undefined {
  if (end.type === "duration") return { type: "duration", value: end.value + by };
  if (end.type !== "money" && end.type !== "number" && end.type !== "ratio") return undefined;
  const { numerator, denominator } = end.value;
  return { type: end.type, value: rational(numerator / denominator + BigInt(by)) };
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
