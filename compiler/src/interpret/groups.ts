import type { Alike, Term } from "../plan.js";
import { type Cell, compareCells, triggerOf } from "./cells.js";
import { compareText } from "./order.js";
import { policyYearOf, turnsOnDay } from "./calendar.js";
import type { LineUnit, Situation } from "./case.js";
import { evaluate } from "./evaluate.js";
import { scopeOf } from "./judge.js";
import { unknown, unknownTime, type Unknown, type Value } from "./values.js";
import { isPerInsured } from "../walk-plan.js";
import { unitKindsOfTerm } from "./plan-index.js";
import { unitOfKind } from "./units.js";

/** What the cells of a group have in common. A field is absent where the term is not by it, or the cells have none. */
export interface GroupKey {
  readonly claim?: string;
  readonly insured?: string;
  /** The policy year, from 1; 0 of what never attaches. */
  readonly year?: number;
  /** The day on which its lines were incurred. */
  readonly day?: number;
  /** The unit, or group of units, that is named by id; or those of a line that gives a count without one. */
  readonly unit?: LineUnit;
  /** How many units the amounts of the group are for. */
  readonly count: bigint;
  readonly trigger?: string;
  readonly item?: string;
  /** Of a term per loss: the line that is alone in the group. */
  readonly alone?: string;
  /** Of a share that reads something of the lines: what that is; undefined where it is not known of them. */
  readonly alike?: readonly (string | undefined)[];
}

export interface Group<C extends Cell = Cell> extends GroupKey {
  readonly cells: readonly C[];
}

/** The policy year in which the date lies by which the line attaches. */
export function yearOf({ line }: Cell, trigger: string | undefined, situation: Situation): number | Unknown {
  const { index, contract } = situation;
  const date = index.policyYears.get(line.head);
  if (date === undefined || contract.period === undefined) return unknown();
  const { from } = contract.period;
  const value = evaluate(date, scopeOf(line, situation, trigger));
  if (value.state === "unknown") return value;
  if (value.state === "never" || value.data.kind !== "date") return 0;
  if (value.data.minute === undefined && turnsOnDay(value.data.day, from)) return unknownTime(value.data);
  return policyYearOf(value.data, from);
}

/** The group of the term that a cell is in under a trigger; nothing where it is in none. */
export function keyOf(term: Term, cell: Cell, trigger: string | undefined, situation: Situation): GroupKey | undefined {
  const { unit: lineUnit, claim, insured, incurred, item, id } = cell.line;
  const units = unitKindsOfTerm(term).map((kind) => unitOfKind(lineUnit, kind));
  if (units.includes(undefined)) return undefined;
  // Of two the basis is of the other, which then is the same for all of the group.
  const [unit = unitRead(term, cell)] = units;
  const year = term.basis.year === true ? yearOf(cell, trigger, situation) : undefined;
  const day = term.basis.day === true ? incurred?.day : undefined;
  const counted = isByLine(term) ? lineUnit : unit;
  return {
    ...(isByClaim(term) && claim !== undefined ? { claim } : {}),
    ...((isPerInsured(term.basis) || term.alike?.insured === true) && insured !== undefined ? { insured } : {}),
    ...(typeof year === "number" ? { year } : {}),
    ...(day === undefined ? {} : { day }),
    ...(unit === undefined ? {} : { unit }),
    count: counted?.count ?? 1n,
    ...(isByLine(term) ? { alone: id } : {}),
    ...(term.alike === undefined ? {} : { alike: readOf(term.alike, cell, trigger, situation) }),
    ...(term.reads.trigger && trigger !== undefined ? { trigger } : {}),
    ...(term.reads.item && item !== undefined ? { item } : {}),
  };
}

/** The unit of which the share reads something. */
function unitRead({ alike }: Term, { line }: Cell): LineUnit | undefined {
  return alike?.units?.map((kind) => unitOfKind(line.unit, kind)).find((unit) => unit !== undefined);
}

/** All that the share reads of the line, and what an end of what is borne by it is over. */
function readOf(
  alike: Alike,
  cell: Cell,
  trigger: string | undefined,
  situation: Situation,
): NonNullable<GroupKey["alike"]> {
  const { line } = cell;
  const ofUnits = (alike.units ?? []).map((kind) => {
    const unit = unitOfKind(line.unit, kind);
    return unit === undefined ? undefined : JSON.stringify([unit.id, unit.line]);
  });
  const year = alike.year === true ? yearOf(cell, trigger, situation) : undefined;
  const scope = scopeOf(line, situation, trigger);
  return [
    ...(alike.insured === true ? [line.insured] : []),
    ...ofUnits,
    ...(alike.year === true ? [typeof year === "number" ? String(year) : undefined] : []),
    ...(alike.day === true ? [line.incurred && String(line.incurred.day)] : []),
    ...alike.values.map((value) => textOf(evaluate(value, scope))),
  ];
}

/** One text for one value. */
function textOf(value: Value): string | undefined {
  if (value.state !== "known") return value.state === "never" ? "never" : undefined;
  const { data } = value;
  if (data.kind === "set") return JSON.stringify([...data.members].sort(compareText));
  // From which facts a date was read is no part of it.
  const said = data.kind === "date" ? { day: data.day, minute: data.minute } : data;
  return JSON.stringify(said, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
}

/** Whether the group stands for units that are counted. */
export function isCounted({ unit, count }: GroupKey): boolean {
  return unit?.line !== undefined || count > 1n;
}

export function isSameGroup(a: GroupKey, b: GroupKey): boolean {
  return (
    a.claim === b.claim &&
    a.insured === b.insured &&
    a.year === b.year &&
    a.day === b.day &&
    a.unit?.id === b.unit?.id &&
    a.unit?.line === b.unit?.line &&
    a.trigger === b.trigger &&
    a.item === b.item &&
    a.alone === b.alone &&
    (a.alike ?? []).every((read, place) => read === b.alike?.[place])
  );
}

/**
 * The cells in their groups: by claim (none first), insured, policy year, day, unit id (counts last, by line), trigger as declared, item; of a
 * term per loss, or a share that reads something of lines, by the first of their cells in the order of allocation.
 */
export function groupCells<C extends Cell>(term: Term, cells: readonly C[], situation: Situation): readonly Group<C>[] {
  const { index } = situation;
  const groups: { key: GroupKey; cells: C[] }[] = [];
  for (const cell of cells) {
    const key = keyOf(term, cell, triggerOf(cell), situation);
    if (key === undefined) continue;
    const found = groups.find((group) => isSameGroup(group.key, key));
    if (found === undefined) groups.push({ key, cells: [cell] });
    else found.cells.push(cell);
  }
  if (isByLine(term) || term.alike !== undefined) {
    const inOrder = (a: C, b: C): number => compareCells(a, b, index);
    return groups
      .map(({ key, cells: members }) => ({ ...key, cells: members.sort(inOrder) }))
      .sort(({ cells: [a] }, { cells: [b] }) => inOrder(a!, b!));
  }
  const triggerOrder = ({ trigger }: GroupKey): number =>
    trigger === undefined ? -1 : (index.triggerOrder.get(trigger) ?? -1);
  return groups
    .sort(
      ({ key: a }, { key: b }) =>
        compareText(a.claim ?? "", b.claim ?? "") ||
        compareText(a.insured ?? "", b.insured ?? "") ||
        (a.year ?? 0) - (b.year ?? 0) ||
        (a.day ?? 0) - (b.day ?? 0) ||
        Number(a.unit?.line !== undefined) - Number(b.unit?.line !== undefined) ||
        compareText(a.unit?.id ?? "", b.unit?.id ?? "") ||
        compareText(a.unit?.line ?? "", b.unit?.line ?? "") ||
        triggerOrder(a) - triggerOrder(b) ||
        compareText(a.item ?? "", b.item ?? ""),
    )
    .map(({ key, cells: members }) => ({ ...key, cells: members }));
}

function isByClaim(term: Term): boolean {
  return isByLine(term) || term.kind === "coinsurance" || term.basis.over.kind === "claim";
}

function isByLine({ basis }: Term): boolean {
  return basis.over.kind === "loss";
}
