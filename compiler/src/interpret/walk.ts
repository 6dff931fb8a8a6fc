import type { Derivation, FigureResult, LayerStep, LayerTermStep, Pending, Working } from "@yakkan/runtime/result.js";
import type { Cap, Expr, HeadNode, LayerTerm, Node, Rational, Term } from "../plan.js";
import { derivationOf, figuresOf } from "../figures.js";
import { allocate } from "./allocate.js";
import { formatMoment } from "./calendar.js";
import type { Line, LineUnit, Probe, Situation } from "./case.js";
import { compareCells, toCell, triggerOf, type Cell } from "./cells.js";
import type { ComputedLine } from "./computed-lines.js";
import { countOff, type Entry } from "./counted.js";
import { least, notNegative } from "./whole.js";
import { evaluate, holds, type AmountScope, type Scope } from "./evaluate.js";
import { groupCells, isCounted, isSameGroup, keyOf, yearOf, type Group, type GroupKey } from "./groups.js";
import { judge, refusal, scopeOf, type Judgement } from "./judge.js";
import { sortReferences } from "./order.js";
import { compare, floor, formatRatio, multiply, one, rational, subtract, toAmount, zero } from "./rational.js";
import { type CountedTerm, isCountedTerm, quantityKey } from "../quantities.js";
import { asksInsured, asksYear } from "../walk-plan.js";
import { isSameUnit, unitOfKind } from "./units.js";
import { number, unknown, whole, type Unknown, type Value } from "./values.js";

/** What other incidents of the period have used of a term's amount, in minor units, by the unit's id (`""`: not per unit). */
export type UsedByOthers = (term: string, unit: string) => bigint;

/** What is walked: the lines with what they were judged to be, and the computed heads that are lines. */
export interface Docket {
  readonly situation: Situation;
  readonly lines: readonly { readonly line: Line; readonly judgement: Judgement }[];
  readonly computed: readonly ComputedLine[];
  readonly usedByOthers: UsedByOthers;
  /** Whether it is asked how amounts were worked out. */
  readonly explains: boolean;
}

/** The walk as it ended. */
export interface Walk {
  /** In the order of allocation; `present` is what is due. */
  readonly cells: readonly Cell[];
  readonly steps: readonly Step[];
  /** Terms that acted, in the order of the text. */
  readonly acted: readonly Term[];
  /** What the computed heads were worked out from, in the order of the lines. */
  readonly workings: readonly Working[];
}

/** A term that acted on a group. */
export interface Step {
  readonly term: Term;
  readonly group: Group;
  /** x, and what the term left of it; of `borne at most` what was borne, and what still is. */
  readonly before: bigint;
  readonly after: bigint;
  /** Below 0: given back. */
  readonly cuts: ReadonlyMap<Cell, bigint>;
  readonly action: Action;
  readonly caps: readonly ActedCap[];
  /** How its amount or share was worked out, where that is more than one value of the contract. */
  readonly working?: Derivation;
}

export type Action =
  | { readonly kind: "coinsurance"; /** From 0 to 1. */ readonly pays: Rational }
  | {
      readonly kind: "deductible" | "franchise" | "limit" | "borne";
      /** Of all units of the group; absent: unlimited. */
      readonly amount?: bigint;
      /** What other incidents have used; 0 unless the term is per period. */
      readonly used: bigint;
      /** By number of times, where the amount is unlimited while some are left and 0 otherwise. */
      readonly times?: { /** Absent: unlimited. */ readonly allowed?: bigint; readonly used: bigint };
      /** Counted in a quantity of the lines. */
      readonly counted?: Counted;
    }
  | {
      readonly kind: "layers";
      /** What each deductible and limit of the layers, by its id, used of its amount. */
      readonly uses: readonly { readonly id: string; readonly amount: bigint }[];
      readonly layers: readonly LayerStep[];
    };

/** How a counted term stood for a group. */
export interface Counted {
  /** Absent: unlimited. */
  readonly allowed?: bigint;
  readonly used: bigint;
  /** The quantity: terms that count in the same one have the same key. */
  readonly key: string;
  /** In the order of allocation, of each line that has any: how much there was of it, and how much of that was counted. */
  readonly lines: readonly { readonly cell: Cell; readonly quantity: bigint; readonly counted: bigint }[];
}

/**
 * Walks the text once from top to bottom. Where the amount of a term is unknown its lines are undetermined,
 * and the text is walked again with these lines at 0, until none is added; each walk that is repeated takes
 * at least one line out, so this ends.
 */
export function walk(docket: Docket): Walk {
  const notes = new Map<string, readonly Pending[]>();
  for (;;) {
    docket.situation.probe?.begin();
    const state = startState(docket, notes);
    walkNode(docket.situation.index.plan.root, state);
    if (state.notes.size === 0) {
      const cells = sortCells(state);
      return { cells, steps: state.steps, acted: state.acted, workings: workingsOf(cells, state) };
    }
    for (const [line, pendings] of state.notes) notes.set(line, pendings);
  }
}

interface State {
  readonly docket: Docket;
  readonly cells: Cell[];
  /** Computed heads whose cells are still to come. */
  readonly awaited: Set<string>;
  /** What earlier walks noted, by line. */
  readonly noted: ReadonlyMap<string, readonly Pending[]>;
  /** What this walk notes: lines of terms whose guard or amount is unknown. */
  readonly notes: Map<string, Pending[]>;
  /** Each node as the walk left it. */
  readonly left: Map<string, LeftNode>;
  readonly steps: Step[];
  readonly acted: Term[];
  /** By the line of a computed head. */
  readonly workings: Map<string, Working>;
}

/** What was left of each cell of a node's heads. */
interface LeftNode {
  readonly heads: readonly string[];
  readonly present: ReadonlyMap<Cell, bigint>;
}

function startState(docket: Docket, noted: ReadonlyMap<string, readonly Pending[]>): State {
  const cells = docket.lines.map(({ line, judgement }) =>
    toCell(line, judgement, [...pendingAmount(line), ...(noted.get(line.id) ?? [])]),
  );
  const state: State = {
    docket,
    cells,
    awaited: new Set(docket.computed.map(({ head }) => head.name)),
    noted,
    notes: new Map(),
    left: new Map(),
    steps: [],
    acted: [],
    workings: new Map(),
  };
  // A computed head counts from the start, so that terms above it act on it; only one that reads what the walk
  // comes to has to wait for it.
  for (const { head } of docket.computed) {
    if (!docket.situation.index.headsOfWalk.has(head.name)) computeHead(head, state);
  }
  return state;
}

/** Returns the heads below. */
function walkNode(node: Node, state: State): readonly string[] {
  switch (node.kind) {
    case "uncovered":
      return [];
    case "head":
      computeHead(node, state);
      for (const term of node.terms) act(term, state);
      leave(node.name, [node.name], state);
      return [node.name];
    case "product":
    case "section":
    case "frame": {
      for (const term of node.above) act(term, state);
      const heads = node.members.flatMap((member) => walkNode(member, state));
      for (const term of node.below) act(term, state);
      leave(node.name, heads, state);
      return heads;
    }
  }
}

function leave(node: string, heads: readonly string[], state: State): void {
  state.left.set(node, { heads, present: new Map(cellsOf(heads, state).map((cell) => [cell, cell.present])) });
}

// ── Computed heads ───────────────────────────────────────────────────────────────────────────────────

/** Adds the cells of a computed head, unless they are there. */
function computeHead(head: HeadNode, state: State): void {
  if (!state.awaited.delete(head.name)) return;
  // All are worked out before one is there: none reads another.
  const cells = state.docket.computed.filter((line) => line.head === head).map((line) => computeLine(line, state));
  state.cells.push(...cells);
}

function computeLine(line: ComputedLine, state: State): Cell {
  const { id, head, unit, lost } = line;
  const { situation } = state.docket;
  const bare: Line = {
    of: "loss",
    id,
    head: head.name,
    claimed: 0n,
    amount: whole(0n),
    ...(unit === undefined ? {} : { unit }),
    facts: new Map(),
    circumstances: new Map(),
  };
  if (lost) return toCell(bare, refusal([{ kind: "unit", clause: head.name }]), []);

  situation.probe?.enter(head.name);
  const value = evaluate(head.computed!, computedScope(line, state));
  const count = unit?.count ?? 1n;
  const one = amountOf(value, situation);
  if (state.docket.explains) state.workings.set(id, workingOf(line, value, state));
  // Where it cannot be known, or is unlimited, nothing is claimed.
  const amount = typeof one === "bigint" ? one * count : toUnknown(one);
  const claimed = typeof amount === "bigint" ? amount : 0n;
  const stated: Line = { ...bare, claimed, amount: typeof amount === "bigint" ? whole(amount) : amount };
  const judgement = judge(stated, situation);
  const pending: Pending[] =
    typeof amount === "bigint"
      ? []
      : [{ kind: "computed", clause: head.name, waitsFor: sortReferences(amount.waitsFor) }];
  const judged = judgement.verdict === "refused" ? { ...stated, claimed: 0n } : stated;
  return toCell(judged, judgement, [...pending, ...(state.noted.get(id) ?? [])]);
}

/** The line with the amount that its head works out for it: rounded, and once for each unit that it counts. */
export function valued(line: Line, situation: Situation): Line {
  if (line.valued !== true) return line;
  const amount = amountOf(valueOf(line, situation), situation);
  if (typeof amount !== "bigint") return { ...line, amount: toUnknown(amount) };
  const claimed = amount * (line.unit?.count ?? 1n);
  return { ...line, claimed, amount: whole(claimed) };
}

function valueOf(line: Line, situation: Situation): Value {
  const expr = eachOf(line, situation);
  situation.probe?.enter(line.head);
  return expr === undefined ? unknown() : evaluate(expr, scopeOf(line, situation, undefined));
}

function eachOf({ head }: Line, { index }: Situation): Expr | undefined {
  const node = index.places.get(head)?.node;
  return node?.kind === "head" ? node.each : undefined;
}

/** What a line waits for whose amount cannot be worked out. */
function pendingAmount({ head, amount, valued: isValued }: Line): readonly Pending[] {
  if (isValued !== true || amount.state !== "unknown") return [];
  return [{ kind: "computed", clause: head, waitsFor: sortReferences(amount.waitsFor) }];
}

/** What a computed head may read: of its unit, where it is for each. */
function computedScope({ id, head, unit }: ComputedLine, state: State): Scope {
  const { situation } = state.docket;
  const of: OfUnit | undefined = unit && { ...unit, heads: head.perUnit?.unitHeads };
  return {
    situation,
    waitingLine: unit?.line ?? id,
    ...(unit?.id === undefined ? {} : { unit }),
    amounts: {
      subject: () => unknown(),
      deducted: () => unknown(),
      loss: (heads, counts, each) =>
        heads === undefined ? unknown() : lossOf(heads, state, ofEach(each) ?? of, counts),
      left: (node, counts, each) => leftOf(node, state, ofEach(each) ?? of, counts),
      unplaced: (heads) => unplacedIn(heads, state),
      unitOf: (heads) => (countsUnit(heads, of) ? of : undefined),
    },
  };
}

/** What a computed head is worked out from, as it stands when it is. */
function workingOf(line: ComputedLine, value: Value, state: State): Working {
  const { id, head, unit } = line;
  const ofUnit = unit === undefined ? {} : { line: id };
  const counted = unit?.count === undefined || unit.count === 1n ? {} : { count: Number(unit.count) };
  return { head: head.name, ...ofUnit, ...counted, ...derived(head.computed!, value, computedScope(line, state)) };
}

/** What it comes to, and the figures that it is worked out from. */
function derived(expr: Expr, value: Value, scope: Scope): Derivation {
  return {
    ...exactText(value),
    figures: figuresOf(expr, scope.situation.index.lets).map(({ of, name, expr: figure }): FigureResult => ({
      of,
      name,
      kind: figure.type.kind as FigureResult["kind"],
      ...exactText(evaluate(figure, scope)),
    })),
  };
}

/** None of heads that the contract does not have: those are refused for a node, without a trigger. */
function workingsOf(cells: readonly Cell[], { workings, docket }: State): readonly Working[] {
  if (!docket.explains) return [];
  const had = cells.filter(({ refused }) =>
    refused.every((reason) => reason.kind !== "contract" || "trigger" in reason),
  );
  return had.flatMap(({ line }) => workings.get(line.id) ?? workingOfLine(line, docket.situation));
}

function workingOfLine(line: Line, situation: Situation): Working | [] {
  const each = eachOf(line, situation);
  if (line.valued !== true || each === undefined) return [];
  const count = line.unit?.count ?? 1n;
  const counted = count > 1n ? { count: Number(count) } : {};
  const scope = scopeOf(line, situation, undefined);
  return { head: line.head, line: line.id, ...counted, ...derived(each, evaluate(each, scope), scope) };
}

function exactText(value: Value): { readonly value?: string } {
  if (value.state === "never") return { value: "never" };
  if (value.state === "unknown") return {};
  const { data } = value;
  switch (data.kind) {
    case "number":
      return { value: exact(data.value) };
    case "duration":
      return { value: exact(data.seconds) };
    case "unlimited":
      return { value: "unlimited" };
    case "bool":
      return { value: data.value ? "yes" : "no" };
    case "enum":
      return { value: data.value };
    case "date":
      return { value: formatMoment(data) };
    case "span": {
      const { years, months, days } = data.span;
      return { value: years !== 0 ? `P${years}Y` : months !== 0 ? `P${months}M` : `P${days}D` };
    }
    case "set":
      return {};
  }
}

function exact({ numerator, denominator }: Rational): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}

/** Whose unit's cells alone count, in sums over some of these heads; the amount is then that of one of its units. */
type OfUnit = LineUnit & { readonly heads: readonly string[] | "all" | undefined };

/** An aggregate's element: lines of all heads that are summed of it name units of its kind. */
function ofEach(unit: LineUnit | undefined): OfUnit | undefined {
  return unit && { ...unit, heads: "all" };
}

/** What undetermined lines of the heads wait for that name no unit: each may be of any. */
function unplacedIn(heads: readonly string[], state: State): readonly Unknown[] {
  return cellsOf(heads, state)
    .filter(({ verdict, line }) => verdict === "undetermined" && line.unit === undefined)
    .map(({ undetermined }) => unknown(undetermined.flatMap(({ waitsFor }) => waitsFor)));
}

/** The unit of a group, where an amount of the term sums over heads. */
function unitOfGroup({ unitHeads: heads }: Term, { unit, count }: Group): OfUnit | undefined {
  return unit && { ...unit, count, heads };
}

/** What the node came to when the walk left it. */
function leftOf(node: string, state: State, of: OfUnit | undefined, counts: (line: Line) => boolean): Value {
  const left = state.left.get(node);
  if (left === undefined) return unknown();
  return sumForOne(
    left.heads,
    [...left.present.keys()].filter(({ line }) => counts(line)),
    of,
    (cell) => left.present.get(cell) ?? 0n,
  );
}

/** The eligible amounts of these heads, before any term. */
function lossOf(
  heads: readonly string[],
  state: State,
  of: OfUnit | undefined,
  counts: (line: Line) => boolean,
): Value {
  const { index } = state.docket.situation;
  for (const head of index.plan.heads.filter(({ name }) => state.awaited.has(name))) {
    // One that has to wait for the walk, or reads itself in a circle, is not there yet and counts nothing.
    const ready = !index.headsOfWalk.has(head.name);
    if (ready && heads.includes(head.name)) computeHead(head, state);
  }
  return sumForOne(
    heads,
    cellsOf(heads, state).filter(({ line }) => counts(line)),
    of,
    (cell) => cell.eligible,
  );
}

/** Where all the heads stand in the node `for each` unit, the sum over the cells of the unit, for one of it. */
function sumForOne(
  heads: readonly string[],
  cells: readonly Cell[],
  of: OfUnit | undefined,
  amountIn: (cell: Cell) => bigint,
): Value {
  if (of === undefined || !countsUnit(heads, of)) return sumOf(cells, amountIn);
  const own = cells.filter(({ line }) => {
    const unit = unitOfKind(line.unit, of.kind);
    return unit !== undefined && isSameUnit(unit, of);
  });
  return partOf(sumOf(own, amountIn), of.count ?? 1n);
}

/** Whether of these heads the unit's cells alone count. */
function countsUnit(heads: readonly string[], of: OfUnit | undefined): boolean {
  const naming = of?.heads;
  return naming === "all" || (naming !== undefined && heads.every((head) => naming.includes(head)));
}

// ── Terms ────────────────────────────────────────────────────────────────────────────────────────────

function act(term: Term, state: State): void {
  const { situation } = state.docket;
  const guard = guardOf(term, situation);
  if (guard === false) return;
  const inScope = cellsOf(term.heads, state).filter((cell) => mayActOn(term, cell));
  const eligible: Cell[] = [];
  for (const cell of inScope.filter((candidate) => candidate.verdict === "eligible")) {
    const where = holds(term.where, scopeOf(cell.line, situation, cell.trigger));
    const open = placeIn(term, cell, situation);
    if (where === true && open.length === 0) eligible.push(cell);
    else if (where !== false && keyOf(term, cell, cell.trigger, situation) !== undefined) {
      note(term, [cell], [where, ...open, guard], state);
    }
  }
  if (guard === true) state.acted.push(term);
  const groups = groupCells(term, eligible, situation);
  const doubtfulIn = (group: Group): readonly Cell[] =>
    inScope.filter((cell) => cell.verdict === "undetermined" && mayBeIn(term, cell, group, situation));
  if (isCountedTerm(term)) {
    for (const group of groups) countIn(term, group, doubtfulIn(group), guard, state);
    return;
  }
  // Groups share no cell, so what one leaves does not depend on what is taken from another.
  const outcomes = groups.map((group) => applyTerm(term, group, doubtfulIn(group), state));
  for (const [position, outcome] of capped(term, groups, outcomes, state).entries()) {
    const group = groups[position]!;
    if (guard !== true || "state" in outcome) {
      note(term, group.cells, [guard, "state" in outcome ? outcome : true], state);
    } else settleGroup(term, group, outcome, state);
  }
}

/** Each line gets its own part of the number, and waits by itself where that is not known. */
function countIn(
  term: CountedTerm,
  group: Group,
  doubtful: readonly Cell[],
  guard: true | Unknown,
  state: State,
): void {
  const { situation } = state.docket;
  const { index, probe } = situation;
  probe?.enter(term.id);
  const scope = groupScope(term, group, doubtful, state);
  const allowed = timesOf(evaluate(term.amount, scope), probe);
  if (guard !== true || typeof allowed === "object") {
    note(term, group.cells, [guard, typeof allowed === "object" ? allowed : true], state);
    return;
  }
  // What is counted turns on what is left of each line, be it little or much.
  for (const { present } of group.cells) probe?.compared(term.kind, rational(present));
  const key = quantityKey(term, index.lets);
  const used = term.basis.period ? state.docket.usedByOthers(term.id, ledgerKeyOf(group)) : 0n;
  const inOrder = (a: Cell, b: Cell): number => compareCells(a, b, index);
  const entriesOf = (cells: readonly Cell[]): readonly Entry[] =>
    [...cells].sort(inOrder).map((cell) => ({ cell, quantity: quantityOf(term, cell, key, situation) }));
  const lines = entriesOf(group.cells.filter(({ present }) => present > 0n));
  const parts = countOff(
    lines,
    entriesOf(doubtful.filter(({ line }) => !isNothing(line.amount))),
    allowed === "unlimited" ? allowed : notNegative(allowed - used),
    inOrder,
  );
  if (parts.some((part) => typeof part === "object")) {
    lines.forEach(({ cell }, place) => {
      const part = parts[place]!;
      if (typeof part === "object") note(term, [cell], [part], state);
    });
    return;
  }
  const counted: Counted = {
    ...(allowed === "unlimited" ? {} : { allowed }),
    used,
    key,
    lines: lines.flatMap(({ cell, quantity }, place) =>
      typeof quantity === "bigint" && quantity > 0n ? [{ cell, quantity, counted: parts[place] as bigint }] : [],
    ),
  };
  settleCounted(term, group, counted, scope, state);
}

/** Of what counted terms have left so far; below 0 it is 0. */
function quantityOf(term: CountedTerm, cell: Cell, key: string, situation: Situation): bigint | Unknown {
  const value = evaluate(term.quantity, scopeOf(cell.line, situation, cell.trigger));
  if (value.state === "unknown") return value;
  if (value.state === "never" || value.data.kind !== "number") return unknown();
  return notNegative(notNegative(floor(value.data.value)) - (cell.counted.get(key) ?? 0n));
}

function isNothing(amount: Value): boolean {
  return amount.state === "known" && amount.data.kind === "number" && amount.data.value.numerator === 0n;
}

/** Of each line that has any of the quantity, in proportion to the part of it: a limit leaves it, a deductible takes it. */
function settleCounted(term: CountedTerm, group: Group, counted: Counted, scope: Scope, state: State): void {
  const before = presentOf(group);
  const cuts = new Map<Cell, bigint>();
  // A line that came to nothing has none of what the limit pays: nothing is given back of it.
  if (term.kind === "limit" && counted.allowed !== undefined)
    for (const cell of group.cells) if (cell.present === 0n) cell.returnable = 0n;
  for (const { cell, quantity, counted: part } of counted.lines) {
    const stays = term.kind === "limit" ? part : quantity - part;
    const ratio = rational(stays, quantity);
    cuts.set(cell, cell.present - share(cell.present, ratio, state));
    cell.counted.set(counted.key, (cell.counted.get(counted.key) ?? 0n) + quantity - stays);
    if (term.kind === "limit") cell.returnable = floor(multiply(rational(cell.returnable), ratio));
  }
  take(term, cuts, true);
  const action: Action = { kind: term.kind, used: 0n, counted };
  const after = presentOf(group);
  state.steps.push({ term, group, before, after, cuts, action, caps: [], ...workingOfTerm(term, scope, state) });
}

/** Unknown where it is not known whether the heads have ranks, too. */
function guardOf(term: Term, situation: Situation): boolean | Unknown {
  const guard = holds(term.when, { situation });
  const ranked = holds(term.ranksWhen, { situation });
  if (guard === false || typeof ranked === "boolean") return guard;
  return guard === true ? ranked : unknown([...guard.waitsFor, ...ranked.waitsFor]);
}

/** What the line waits for before it is known in which group it is: its insured, the date of its policy year. */
function placeIn(term: Term, cell: Cell, situation: Situation): readonly Unknown[] {
  const { id, insured } = cell.line;
  const year = asksYear(term) ? yearOf(cell, cell.trigger, situation) : 0;
  return [
    ...(insured === undefined && asksInsured(term) ? [unknown([{ of: "loss", id, name: "insured" }])] : []),
    ...(typeof year === "number" ? [] : [year]),
  ];
}

/** Whether the line names what the term asks about. */
function concerns({ reads, whereUnit }: Term, { line }: Cell): boolean {
  if (whereUnit !== undefined && unitOfKind(line.unit, whereUnit) === undefined) return false;
  return !reads.claim || line.claim !== undefined;
}

/** As far as the trigger, the claim and the kind of unit tell. */
function mayActOn(term: Term, cell: Cell): boolean {
  if (!concerns(term, cell)) return false;
  if (term.triggers === undefined) return true;
  const { triggers } = term;
  return cell.possible.some((trigger) => triggers.includes(trigger));
}

/** Whether an undetermined cell may turn out to belong to the group. */
function mayBeIn(term: Term, cell: Cell, group: Group, situation: Situation): boolean {
  return cell.possible.some((trigger) => {
    if (term.triggers?.includes(trigger) === false) return false;
    if (holds(term.where, scopeOf(cell.line, situation, trigger)) === false) return false;
    const key = keyOf(term, cell, trigger, situation);
    // A line that names no insured may be that of any, one without its date of any year.
    return key !== undefined && isSameGroup(filledIn(key, group), group);
  });
}

function filledIn(key: GroupKey, { insured, year }: GroupKey): GroupKey {
  return { ...(insured !== undefined && { insured }), ...(year !== undefined && { year }), ...key };
}

function note(term: Term, cells: readonly Cell[], because: readonly (boolean | Unknown)[], state: State): void {
  const waitsFor = sortReferences(because.flatMap((open) => (typeof open === "boolean" ? [] : open.waitsFor)));
  for (const cell of cells) {
    const trigger = cell.trigger === undefined ? {} : { trigger: cell.trigger };
    const pendings = state.notes.get(cell.line.id) ?? [];
    pendings.push({ kind: "term", clause: term.id, ...trigger, waitsFor });
    state.notes.set(cell.line.id, pendings);
  }
}

interface Outcome {
  readonly leaves: bigint;
  readonly action: Action;
  readonly caps?: readonly ActedCap[];
  readonly working?: Derivation;
}

/** An end of what is borne, as it stood for a group. */
export interface ActedCap {
  readonly cap: Cap;
  /** Absent: unlimited. */
  readonly amount?: bigint;
  /** The units that the amount is for, where they are counted. */
  readonly count?: bigint;
  readonly used: bigint;
  /** The key of its use in the ledger. */
  readonly unit: string;
  /** What the wider group would bear, and of it this group before and after. */
  readonly together: bigint;
  readonly before: bigint;
  readonly after: bigint;
}

/**
 * What the groups are left with when what they bear is brought down, cap by cap: of more than is allowed over
 * its wider groups, each bears its part in proportion. Groups of which it is unknown what they bear count nothing.
 */
function capped(
  term: Term,
  groups: readonly Group[],
  outcomes: readonly (Outcome | Unknown)[],
  state: State,
): readonly (Outcome | Unknown)[] {
  const results = [...outcomes];
  for (const cap of term.caps ?? []) {
    const { kind: over } = cap.basis.over;
    const keyIn = (group: Group): string => {
      const { claim, alone } = group;
      const { unit, insured, year } = widerGroup(cap, term, group, state);
      return JSON.stringify([
        over === "claim" ? claim : "",
        insured,
        year,
        over === "loss" ? alone : "",
        unit?.id,
        unit?.line,
      ]);
    };
    for (const key of new Set(groups.map(keyIn))) {
      const places = groups.flatMap((group, place) => (keyIn(group) === key ? [place] : []));
      const first = groups[places[0]!]!;
      const wider = widerGroup(cap, term, first, state);
      const amount = capAmount(cap, wider, state);
      if (typeof amount === "object") {
        for (const place of places) results[place] = unknownBoth(results[place]!, amount);
        continue;
      }
      const unit = ledgerKeyOf(wider);
      const used = cap.basis.period ? state.docket.usedByOthers(cap.id, unit) : 0n;
      const known = places.filter((place) => !("state" in results[place]!));
      const borne = known.map((place) => presentOf(groups[place]!) - (results[place] as Outcome).leaves);
      const together = borne.reduce((sum, part) => sum + part, 0n);
      const allowed = amount === "unlimited" ? together : least(together, notNegative(amount - used));
      if (amount !== "unlimited") {
        state.docket.situation.probe?.compared("deductible", rational(together - notNegative(amount - used)));
      }
      allocate(allowed, borne).forEach((part, index) => {
        const place = known[index]!;
        const outcome = results[place] as Outcome;
        const acted: ActedCap = {
          cap,
          ...(amount === "unlimited" ? {} : { amount }),
          ...(isCounted(wider) ? { count: wider.count } : {}),
          used,
          unit,
          together,
          before: borne[index]!,
          after: part,
        };
        results[place] = {
          ...outcome,
          leaves: presentOf(groups[place]!) - part,
          caps: [...(outcome.caps ?? []), acted],
        };
      });
    }
  }
  return results;
}

/** The insured or unit that the wider group of a cap is by, as that of the group is or is of it; and how many its amount is for. */
function widerGroup(
  { basis: { over, year: byYear } }: Cap,
  { forEach }: Term,
  { cells, count }: Group,
  { docket }: State,
): GroupKey {
  const kind = over.kind === "unit" ? over.unit : forEach;
  const [first] = cells;
  const unit = kind === undefined ? undefined : unitOfKind(first?.line.unit, kind);
  const insured = over.kind === "insured" ? first?.line.insured : undefined;
  const year = byYear === true && first !== undefined ? yearOf(first, first.trigger, docket.situation) : undefined;
  return {
    ...(unit && { unit }),
    ...(insured !== undefined && { insured }),
    ...(typeof year === "number" && { year }),
    count: over.kind === "loss" ? count : (unit?.count ?? 1n),
  };
}

function capAmount(cap: Cap, { unit, insured, count }: GroupKey, state: State): bigint | "unlimited" | Unknown {
  const { situation } = state.docket;
  const amount = amountOf(
    evaluate(cap.amount, {
      situation,
      ...insuredAt(insured, situation),
      ...(unit?.id === undefined ? {} : { unit }),
      ...(unit?.line === undefined ? {} : { waitingLine: unit.line }),
    }),
    situation,
  );
  return typeof amount === "bigint" ? amount * count : amount;
}

function unknownBoth(outcome: Outcome | Unknown, cap: Unknown): Unknown {
  return "state" in outcome ? unknown([...outcome.waitsFor, ...cap.waitsFor]) : cap;
}

/** What the term leaves of the group's x; unknown where an amount is. */
function applyTerm(term: Term, group: Group, doubtful: readonly Cell[], state: State): Outcome | Unknown {
  const x = actedOn(term, group);
  const scope = groupScope(term, group, doubtful, state);
  const { probe } = state.docket.situation;
  probe?.enter(term.id);
  const usedOf = (id: string): bigint => (term.basis.period ? state.docket.usedByOthers(id, ledgerKeyOf(group)) : 0n);
  switch (term.kind) {
    case "coinsurance": {
      const pays = ratioOf(evaluate(term.pays, scope), probe);
      if ("state" in pays) return pays;
      return {
        leaves: share(x, pays, state),
        action: { kind: "coinsurance", pays },
        ...workingOfTerm(term, scope, state),
      };
    }
    case "deductible":
    case "franchise":
    case "limit":
    case "borne": {
      if ("times" in term) return applyTimes(term, x, scope, usedOf(term.id), state);
      const amount = groupAmount(term.amount, scope, group);
      if (typeof amount === "object") return amount;
      const used = term.kind === "franchise" ? 0n : usedOf(term.id);
      const leaves = leavesOf(term.kind, amount, used, x, probe);
      return {
        leaves,
        action: { kind: term.kind, ...(amount === "unlimited" ? {} : { amount }), used },
        ...workingOfTerm(term, scope, state),
      };
    }
    case "layers":
      return applyLayers(term, x, group, scope, usedOf, state);
  }
}

/** While fewer other incidents than allowed have used one of its times a limit leaves everything, and a deductible nothing. */
function applyTimes(
  term: Term & { readonly kind: "deductible" | "limit" },
  x: bigint,
  scope: Scope,
  used: bigint,
  state: State,
): Outcome | Unknown {
  const allowed = timesOf(evaluate(term.amount, scope), scope.situation.probe);
  if (typeof allowed === "object") return allowed;
  const isLeft = allowed === "unlimited" || used < allowed;
  const times = { ...(allowed === "unlimited" ? {} : { allowed }), used };
  return {
    leaves: isLeft === (term.kind === "limit") ? x : 0n,
    action: { kind: term.kind, ...(isLeft ? {} : { amount: 0n }), used: 0n, times },
    ...workingOfTerm(term, scope, state),
  };
}

/** The whole times in a number; below 0 it is 0. */
function timesOf(value: Value, probe: Probe | undefined): bigint | "unlimited" | Unknown {
  if (value.state === "unknown") return value;
  if (value.state === "never") return unknown();
  if (value.data.kind === "unlimited") return "unlimited";
  if (value.data.kind !== "number") return unknown();
  probe?.compared("value", value.data.value);
  return notNegative(floor(value.data.value));
}

function workingOfTerm(term: Term | LayerTerm, scope: Scope, { docket }: State): { readonly working?: Derivation } {
  const amount = docket.explains ? derivationOf(term) : undefined;
  if (amount === undefined) return {};
  return { working: derived(amount, evaluate(amount, scope), scope) };
}

/** What a term of `amount` leaves of x, when others have used `used` of it. */
function leavesOf(
  kind: "deductible" | "franchise" | "limit" | "borne",
  amount: bigint | "unlimited",
  used: bigint,
  x: bigint,
  probe: Probe | undefined,
): bigint {
  if (amount !== "unlimited") probe?.compared(kind, rational(x - notNegative(amount - used)));
  switch (kind) {
    case "deductible":
      return amount === "unlimited" ? 0n : x - least(x, notNegative(amount - used));
    case "franchise":
      return amount !== "unlimited" && x > amount ? x : 0n;
    case "limit":
    case "borne":
      return amount === "unlimited" ? x : least(x, notNegative(amount - used));
  }
}

/** Each layer starts from the same x; they add up, never beyond it. */
function applyLayers(
  block: Term & { readonly kind: "layers" },
  x: bigint,
  group: Group,
  scope: Scope,
  usedOf: (id: string) => bigint,
  state: State,
): Outcome | Unknown {
  const open: Unknown[] = [];
  const uses: { id: string; amount: bigint }[] = [];
  const steps: LayerStep[] = [];
  let total = 0n;
  for (const layer of block.layers) {
    const terms: LayerTermStep[] = [];
    let y = x;
    for (const term of layer.terms) {
      const guard = holds(term.when, scope);
      if (guard === false) continue;
      if (guard !== true) open.push(guard);
      const outcome = applyLayerTerm(term, y, group, layerScope(scope, y, group.count), usedOf, state);
      if ("state" in outcome) {
        open.push(outcome);
        continue;
      }
      const { leaves, ...given } = outcome;
      if (term.kind === "deductible") uses.push({ id: term.id, amount: y - leaves });
      if (term.kind === "limit") uses.push({ id: term.id, amount: leaves });
      const used = block.basis.period && term.kind !== "coinsurance" ? { used: Number(usedOf(term.id)) } : {};
      terms.push({ clause: term.id, before: Number(y), after: Number(leaves), ...used, ...given });
      y = leaves;
    }
    steps.push({ clause: `${block.id}/${layer.name}`, terms, after: Number(y) });
    total += y;
  }
  if (open.length > 0) return unknown(open.flatMap((part) => part.waitsFor));
  state.docket.situation.probe?.compared("layers", rational(total - x));
  return { leaves: least(total, x), action: { kind: "layers", uses, layers: steps } };
}

function applyLayerTerm(
  term: LayerTerm,
  y: bigint,
  group: Group,
  scope: Scope,
  usedOf: (id: string) => bigint,
  state: State,
): LayerOutcome | Unknown {
  const { situation } = state.docket;
  situation.probe?.enter(term.id);
  switch (term.kind) {
    case "coinsurance": {
      const pays = ratioOf(evaluate(term.pays, scope), situation.probe);
      if ("state" in pays) return pays;
      return { leaves: share(y, pays, state), pays: formatRatio(pays), ...workingOfTerm(term, scope, state) };
    }
    case "deductible":
    case "franchise":
    case "limit": {
      const amount = groupAmount(term.amount, scope, group);
      if (typeof amount === "object") return amount;
      const used = term.kind === "franchise" ? 0n : usedOf(term.id);
      return {
        leaves: leavesOf(term.kind, amount, used, y, situation.probe),
        amount: amount === "unlimited" ? null : Number(amount),
        ...workingOfTerm(term, scope, state),
      };
    }
  }
}

interface LayerOutcome extends Pick<LayerTermStep, "amount" | "pays" | "working"> {
  readonly leaves: bigint;
}

/** Inside a layer, what a term acts on is the number that the layer has come to. */
function layerScope(scope: Scope, y: bigint, count: bigint): Scope {
  const { amounts } = scope;
  if (amounts === undefined) return scope;
  const ofBlock = amounts.subject();
  return {
    ...scope,
    amounts: { ...amounts, subject: () => (ofBlock.state === "unknown" ? ofBlock : partOf(whole(y), count)) },
  };
}

/** Takes from the cells what the term does not leave, or gives it back, rank by rank, then by head, then by line. */
function settleGroup(term: Term, group: Group, outcome: Outcome, state: State): void {
  const before = actedOn(term, group);
  const beyond = before - outcome.leaves;
  const toTake = term.kind === "borne" ? least(beyond, sumAll(group.cells.map((cell) => cell.returnable))) : beyond;
  const cuts = cutsOf(term, group, toTake, state.docket.situation);
  take(term, cuts);
  if (term.kind === "limit" || term.kind === "layers") keepWithin(term, group, outcome, state);
  const { action, caps = [], working } = outcome;
  const after = before - toTake;
  state.steps.push({ term, group, before, after, cuts, action, caps, ...(working !== undefined && { working }) });
}

function take(term: Term, cuts: ReadonlyMap<Cell, bigint>, isCounted = false): void {
  for (const [cell, cut] of cuts) {
    cell.present -= cut;
    if (term.kind === "deductible" || term.kind === "franchise") cell.deducted += cut;
    if (isCounted && term.kind === "deductible") cell.countedOff += cut;
    else if (term.kind !== "limit" && term.kind !== "layers") {
      cell.borne += cut;
      cell.returnable += cut;
    }
    // What is given back was borne by coinsurance first.
    if (term.kind === "borne") cell.deducted = least(cell.deducted, cell.borne + cell.countedOff);
  }
}

/**
 * What is given back later never takes a limit beyond its amount: no more of what was borne before it may be
 * given back than it has left, in proportion; nothing after layers or a limit of the period, but for one by number
 * of times of which some are left.
 */
function keepWithin(term: Term, group: Group, { leaves, action }: Outcome, state: State): void {
  if (action.kind === "limit" && action.amount === undefined) return;
  const room =
    action.kind === "limit" && action.amount !== undefined && !term.basis.period ? action.amount - leaves : 0n;
  const cells = [...group.cells].sort((a, b) => compareCells(a, b, state.docket.situation.index));
  const borne = cells.map((cell) => cell.returnable);
  const parts = allocate(least(room, sumAll(borne)), borne);
  cells.forEach((cell, place) => (cell.returnable = parts[place] ?? 0n));
}

/** By cell; below 0 what is given back. */
function cutsOf(term: Term, group: Group, toTake: bigint, situation: Situation): ReadonlyMap<Cell, bigint> {
  const { index, probe } = situation;
  const isBorne = term.kind === "borne";
  const weightOf = (cell: Cell): bigint => (isBorne ? cell.returnable : cell.present);
  const cuts = new Map<Cell, bigint>();
  const ranks = holds(term.ranksWhen, { situation }) === false ? [term.heads] : term.ranks;
  let rest = toTake;
  for (const rank of ranks) {
    const heads = index.plan.heads
      .filter((head) => rank.includes(head.name))
      .map((head) =>
        group.cells.filter((cell) => cell.line.head === head.name).sort((a, b) => compareCells(a, b, index)),
      );
    const present = heads.map((cells) => sumAll(cells.map(weightOf)));
    const ofAll = sumAll(present);
    if (ranks.length > 1) probe?.compared("rank", rational(rest - ofAll));
    const ofRank = least(rest, ofAll);
    rest -= ofRank;
    allocate(ofRank, present).forEach((ofHead, position) => {
      const cells = heads[position] ?? [];
      const parts = allocate(ofHead, cells.map(weightOf));
      cells.forEach((cell, line) => cuts.set(cell, isBorne ? -(parts[line] ?? 0n) : (parts[line] ?? 0n)));
    });
  }
  return new Map([...cuts].sort(([a], [b]) => compareCells(a, b, index)));
}

// ── Amounts ──────────────────────────────────────────────────────────────────────────────────────────

function groupScope(term: Term, group: Group, doubtful: readonly Cell[], state: State): Scope {
  const { situation } = state.docket;
  const all = [...group.cells, ...doubtful];
  const of = unitOfGroup(term, group);
  const forOne = (value: Value): Value => partOf(value, group.count);
  const amounts: AmountScope = {
    subject: () => forOne(sumOf(all, (cell) => (term.kind === "borne" ? cell.borne : cell.present))),
    loss: (heads, counts, each) =>
      heads === undefined
        ? forOne(sumOf(all, (cell) => cell.eligible))
        : lossOf(heads, state, ofEach(each) ?? of, counts),
    deducted: () => forOne(sumOf(all, (cell) => cell.deducted)),
    left: (node, counts, each) => leftOf(node, state, ofEach(each) ?? of, counts),
    unplaced: (heads) => unplacedIn(heads, state),
    unitOf: (heads) => (countsUnit(heads, of) ? of : undefined),
  };
  const [first] = group.cells;
  if (group.alone !== undefined && first !== undefined) {
    const line = { ...first.line, amount: forOne(first.line.amount) };
    return { ...scopeOf(line, situation, first.trigger), amounts };
  }
  const claim = group.claim === undefined ? undefined : situation.claims.get(group.claim);
  const { unit } = group;
  return {
    situation,
    ...(claim === undefined ? {} : { claim }),
    ...insuredAt(group.insured, situation),
    ...(unit?.id === undefined ? {} : { unit }),
    ...(unit?.line === undefined ? {} : { waitingLine: unit.line }),
    ...(group.trigger === undefined ? {} : { trigger: group.trigger }),
    ...(group.item === undefined ? {} : { item: group.item }),
    amounts,
  };
}

function insuredAt(id: string | undefined, { insureds }: Situation): Pick<Scope, "insured"> {
  const insured = id === undefined ? undefined : insureds.get(id);
  return insured === undefined ? {} : { insured };
}

/** Of what all units of a group have together, the part of one. */
function partOf(value: Value, count: bigint): Value {
  if (count === 1n) return value;
  const one = (all: Rational): Rational => multiply(all, rational(1n, count));
  if (value.state === "unknown" && value.atLeast !== undefined) return { ...value, atLeast: one(value.atLeast) };
  if (value.state !== "known" || value.data.kind !== "number") return value;
  return number(one(value.data.value));
}

/** The amount for all units of the group: rounded, then as many times as there are units. */
function groupAmount(expr: Expr, scope: Scope, group: Group): bigint | "unlimited" | Unknown {
  const amount = amountOf(evaluate(expr, scope), scope.situation);
  return typeof amount === "bigint" ? amount * group.count : amount;
}

function amountOf(value: Value, { index, probe }: Situation): bigint | "unlimited" | Unknown {
  if (value.state === "unknown") return value;
  if (value.state === "never") return unknown();
  if (value.data.kind === "unlimited") return "unlimited";
  if (value.data.kind !== "number") return unknown();
  probe?.compared("value", value.data.value);
  return toAmount(value.data.value, index.plan.rounding);
}

function toUnknown(amount: "unlimited" | Unknown): Unknown {
  return amount === "unlimited" ? unknown() : amount;
}

/** The share paid: below 0 it is 0, above 1 it is 1. */
function ratioOf(value: Value, probe: Probe | undefined): Rational | Unknown {
  if (value.state !== "known") return value.state === "unknown" ? value : unknown();
  if (value.data.kind === "unlimited") return one;
  if (value.data.kind !== "number") return unknown();
  const ratio = value.data.value;
  for (const end of [zero, one]) probe?.compared("value", subtract(ratio, end));
  return compare(ratio, zero) < 0 ? zero : compare(ratio, one) > 0 ? one : ratio;
}

function share(x: bigint, pays: Rational, { docket }: State): bigint {
  return toAmount(multiply(rational(x), pays), docket.situation.index.plan.rounding);
}

/** A sum over cells; unknown where one of them is undetermined, and waiting for what that one waits for. */
function sumOf(cells: readonly Cell[], amountIn: (cell: Cell) => bigint): Value {
  const open = cells.filter((cell) => cell.verdict === "undetermined");
  const sum = sumAll(cells.map(amountIn));
  if (open.length === 0) return whole(sum);
  const waitsFor = open.flatMap((cell) => cell.undetermined.flatMap((pending) => pending.waitsFor));
  // Of what is open nothing is counted yet.
  return { ...unknown(waitsFor), atLeast: rational(sum) };
}

/** x: what is left of the group's cells; of `borne at most` what is borne of them. */
function actedOn({ kind }: Term, { cells }: Group): bigint {
  return sumAll(cells.map((cell) => (kind === "borne" ? cell.borne : cell.present)));
}

function presentOf({ cells }: Group): bigint {
  return sumAll(cells.map((cell) => cell.present));
}

function sumAll(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** The key under which the ledger keeps the group's use: the policy year, the id of the insured or unit, both, or none. */
export function ledgerKeyOf({ insured, unit, year }: GroupKey): string {
  const id = insured ?? unit?.id;
  return [...(year === undefined ? [] : [String(year)]), ...(id === undefined ? [] : [id])].join("/");
}

function cellsOf(heads: readonly string[], state: State): readonly Cell[] {
  return state.cells.filter((cell) => heads.includes(cell.line.head));
}

function sortCells(state: State): readonly Cell[] {
  return [...state.cells].sort((a, b) => compareCells(a, b, state.docket.situation.index));
}

/** The groups of a term over all lines, also those of which nothing is due: where payments are offset. */
export function payingGroups(term: Term, cells: readonly Cell[], situation: Situation): readonly Group[] {
  const inScope = cells.filter((cell) => {
    const trigger = triggerOf(cell);
    return (
      term.heads.includes(cell.line.head) &&
      concerns(term, cell) &&
      (term.triggers === undefined || (trigger !== undefined && term.triggers.includes(trigger))) &&
      holds(term.where, scopeOf(cell.line, situation, trigger)) !== false
    );
  });
  return groupCells(term, inScope, situation);
}
