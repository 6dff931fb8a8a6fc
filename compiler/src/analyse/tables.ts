import type { Span } from "@yakkan/grammar/syntax.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { keyOf } from "../keys.js";
import { once } from "../once.js";
import { bandEnds, type Expr, type Let, type Table, type TableKey } from "../plan.js";
import { someExpr } from "../walk-expr.js";
import { isWholeLiteral } from "../whole-literal.js";
import type { Context } from "./context.js";
import { unitWithoutRows } from "./spans-and-sets.js";
import { finderOf, isStated, type Key, type Stretch, stretchesOf } from "./stretches.js";
import { hasValue, keysAt } from "./table-keys.js";
import { canBeRead, endsOfKey, readsOfTables, type TableRead } from "./table-reads.js";

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

/** Of more members of a key it is not asked what each lacks. */
const mostMembers = 12;

/** Formulas are looked at by themselves. */
const noLets: ReadonlyMap<string, Let> = new Map();

/** By what keys a table is asked: by those that it declares, or by others. */
interface Asked {
  readonly table: Table;
  readonly keys: readonly Key[];
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

function stretchesOfKeys({ table, keys }: Asked, context: Context, reads: readonly TableRead[] = []): Cell[] {
  return keys.map((key, index) => {
    const ends = reads.flatMap((read) => endsOfKey(read, index, context));
    return stretchesOf(table, key, index, ends, context);
  });
}

function findFaults(
  asked: Asked,
  readsOf: () => readonly TableRead[],
  own: readonly { readonly asked: Asked; readonly reads: readonly TableRead[] }[],
  context: Context,
): Diagnostic[] {
  const { table } = asked;
  const name = context.nameOf(table.name, ["table"]) ?? table.source;
  const found = lookThrough(asked, stretchesOfKeys(asked, context), context);
  const others = own.map(({ asked, reads }) => {
    const ofOthers = lookThrough(asked, stretchesOfKeys(asked, context), context);
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
  const all = [found, ...others.map(({ ofOthers }) => ofOthers)];
  if (!all.every(({ isWhole }) => isWhole)) return told;
  const used = new Set(all.flatMap((one) => [...one.used]));
  const never = table.rows.filter((_, index) => !used.has(index));
  return [
    ...told,
    ...never.map((row) => {
      const places = all.map(({ unreached }) => unreached.get(row));
      // By none of the keys that it is read by does it have a value that there is.
      const place = places.every((one) => one !== undefined) ? places[0] : undefined;
      const key = place === undefined ? undefined : table.keys[place]?.name;
      return diagnose("table/row-never", { key }, row.source, { unused: true });
    }),
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
  const read = first && gapsRead(asked, first, readsOf(), context);
  if (read === undefined || read.gaps.length === 0)
    return { gaps: [], isUnchecked: !isWhole || read?.isWhole === false };
  const isOfFraction = read.gaps.some((gap) => isFraction(asked, gap));
  const examples = read.gaps.map((gap) => show(asked, gap));
  const unit = read.gaps.map((gap) => unitLacking(asked, gap)).find((one) => one !== undefined);
  return { gaps: [diagnose("table/gap", { examples, isFraction: isOfFraction, unit }, at)], isUnchecked: !isWhole };
}

/** The first gaps that something reads: `if months > 12 then 300_000 else amount` asks for no row above 12. */
function gapsRead(
  asked: Asked,
  first: Cell,
  reads: readonly TableRead[],
  context: Context,
): { readonly gaps: readonly Cell[]; readonly isWhole: boolean } {
  const { contractRules } = context.plan;
  const isOpen = reads.some(({ known }) => known.length === 0) && contractRules.length === 0;
  const isAny = reads.length === 0 || isOpen;
  const keys = stretchesOfKeys(asked, context, isAny ? [] : reads);
  const gapIn = (some: readonly Cell[]): Found => lookThrough(asked, some, context, isAny ? undefined : reads);
  const { gap, isWhole } = isAny ? { gap: first, isWhole: true } : gapIn(keys);
  if (gap === undefined || !isWhole) return { gaps: gap === undefined ? [] : [gap], isWhole };
  return { gaps: [gap, ...gapsOfOthers(asked, gap, keys, (some) => gapIn(some).gap)], isWhole };
}

/** What other members of the first key that has some lack, where that is something else: all of a plan, one band of another. */
function gapsOfOthers(
  { keys: ofTable }: Asked,
  gap: Cell,
  keys: readonly Cell[],
  gapIn: (keys: readonly Cell[]) => Cell | undefined,
): readonly Cell[] {
  const place = ofTable.findIndex(({ type }) => type.kind === "enum" || type.kind === "bool");
  const member = keys[place]?.filter(({ allowed, shown }) => allowed && shown !== gap[place]?.shown) ?? [];
  const rest = (cell: Cell): string => cell.map(({ shown }, at) => (at === place ? "" : shown)).join("|");
  const told = new Set(keys.length > 1 ? [rest(gap)] : []);
  return member.slice(0, mostMembers).flatMap((stretch) => {
    const found = gapIn(keys.map((stretches, at) => (at === place ? [stretch] : stretches)));
    if (found === undefined || told.has(rest(found))) return [];
    if (keys.length > 1) told.add(rest(found));
    return [found];
  });
}

type Cell = readonly Stretch[];

interface Found {
  /** The first one that no row is for, and that a contract may have. */
  readonly gap: Cell | undefined;
  /** Rows that are the first one for something. */
  readonly used: ReadonlySet<number>;
  /** Rows that are for a part of what an earlier one is for, with the first such: what holds all of it is the rule to its exception. */
  readonly overlaps: ReadonlyMap<number, { readonly earlier: number; readonly cell: Cell }>;
  /** Rows that are for nothing that a key can be, with the place of the first such key. */
  readonly unreached: ReadonlyMap<Row, number>;
  readonly isWhole: boolean;
}

type Row = Table["rows"][number];

/**
 * Every key is cut into the fewest stretches that no row tells apart. Its rows are sorted into those of the first key,
 * those of each stretch into those of the second, and so on; where the same rows come together again, the same follows.
 */
function lookThrough(asked: Asked, keys: readonly Cell[], context: Context, reads?: readonly TableRead[]): Found {
  const { table } = asked;
  const stretchesOfRow = keys.map((stretches, key) => {
    const find = finderOf(asked.keys[key]!, stretches);
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
    const some = keys[key]!.filter((stretch) => stretch.allowed);
    const sure = some.filter((stretch) => stretch.isDoubtful !== true);
    // Where no row is for whatever it is, it is one of them.
    const allowed = sure.length === 0 ? some : sure;
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
  const unreached = new Map(
    table.rows.flatMap((row, place) => {
      const key = stretchesOfRow.findIndex((ofRow, key) => !ofRow[place]!.some((one) => keys[key]![one]!.allowed));
      return key < 0 ? [] : [[row, key] as const];
    }),
  );
  return { gap, used, overlaps, unreached, isWhole: steps <= mostSteps };
}

/** Whether some choice or fact could have been said to be whole. */
function isFraction({ keys }: Asked, cell: Cell): boolean {
  return keys.some(
    ({ expr, type }, index) =>
      type.kind === "number" && !isWhole(cell[index]!) && (expr === undefined || isStated(expr)),
  );
}

/** The unit of a span that its key counts in nowhere. */
function unitLacking({ table, keys }: Asked, cell: Cell): "days" | "months" | undefined {
  const units = keys.map(({ type }, index) =>
    type.kind === "span" ? unitWithoutRows(cell[index]!.sample, keysAt(table, index)) : undefined,
  );
  return units.find((unit) => unit !== undefined);
}

function isWhole({ sample }: Stretch): boolean {
  return sample !== "never" && isWholeLiteral(sample);
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
    const isNamed = sample !== "never" && (sample.type === "enum" || sample.type === "set");
    return [...(when === undefined ? [] : [when]), ...(isNamed ? [hasValue(expr, sample)] : [])];
  });
  return logic.satisfiable(conditions);
}

function show({ keys }: Asked, cell: Cell): string {
  return keys
    .map(({ name }, index) => (name === undefined ? cell[index]!.shown : `\`${name}\` ${cell[index]!.shown}`))
    .join(", ");
}
