import type { Pending, Working } from "@yakkan/runtime/result.js";
import type { Expr, HeadNode, NamedUnits, Term } from "../plan.js";
import { amountOf, partOf, sumOf, toUnknown } from "./amounts.js";
import type { Line, LineUnit, Situation } from "./case.js";
import { type Cell, toCell } from "./cells.js";
import type { ComputedLine } from "./computed-lines.js";
import { type Counts, evaluate, type Scope } from "./evaluate.js";
import type { Group } from "./groups.js";
import { judge, refusal, scopeOf } from "./judge.js";
import { sortReferences } from "./order.js";
import { isSameUnit, unitOfKind } from "./units.js";
import { unknown, type Unknown, type Value, whole } from "./values.js";
import { cellsOf, type State } from "./walk-state.js";
import { derived } from "./workings.js";

/** Adds the cells of a computed head, unless they are there. */
export function computeHead(head: HeadNode, state: State): void {
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
export function pendingAmount({ head, amount, valued: isValued }: Line): readonly Pending[] {
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
      lines: () => [],
      loss: (heads, counts, each) =>
        heads === undefined ? unknown() : lossOf(heads, state, ofEach(each) ?? of, counts),
      left: (node, counts, each) => leftOf(node, state, ofEach(each) ?? of, counts),
      unplaced: (sums) => unplacedIn(sums, state),
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

/** None of heads that the contract does not have: those are refused for a node, without a trigger. */
export function workingsOf(cells: readonly Cell[], { workings, docket }: State): readonly Working[] {
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

// ── Sums over heads ──────────────────────────────────────────────────────────────────────────────────

/** Whose unit's cells alone count, in sums over some of these heads; the amount is then that of one of its units. */
type OfUnit = LineUnit & { readonly heads: readonly string[] | "all" | undefined };

/** An aggregate's element: lines of all heads that are summed of it name units of its kind. */
export function ofEach(unit: LineUnit | undefined): OfUnit | undefined {
  return unit && { ...unit, heads: "all" };
}

/** What undetermined lines of the heads wait for that name no unit: each may be of any. */
export function unplacedIn({ heads, underTriggers = [] }: NamedUnits, { cells }: State): readonly Unknown[] {
  const counts = ({ line: { head }, possible }: Cell): boolean =>
    heads.includes(head) ||
    underTriggers.some((sum) => sum.heads.includes(head) && possible.some((trigger) => sum.triggers.includes(trigger)));
  return cells
    .filter((cell) => cell.verdict === "undetermined" && cell.line.unit === undefined && counts(cell))
    .map(({ undetermined }) => unknown(undetermined.flatMap(({ waitsFor }) => waitsFor)));
}

/** The unit of a group, where an amount of the term sums over heads. */
export function unitOfGroup({ unitHeads: heads }: Term, { unit, count }: Group): OfUnit | undefined {
  return unit && { ...unit, count, heads };
}

/** What the node came to when the walk left it. */
export function leftOf(node: string, state: State, of: OfUnit | undefined, counts: Counts): Value {
  const left = state.left.get(node);
  if (left === undefined) return unknown();
  return sumForOne(
    left.heads,
    [...left.present.keys()].filter(({ line, possible }) => counts(line, possible)),
    of,
    (cell) => left.present.get(cell) ?? 0n,
  );
}

/** The eligible amounts of these heads, before any term. */
export function lossOf(heads: readonly string[], state: State, of: OfUnit | undefined, counts: Counts): Value {
  const { index } = state.docket.situation;
  for (const head of index.plan.heads.filter(({ name }) => state.awaited.has(name))) {
    // One that has to wait for the walk, or reads itself in a circle, is not there yet and counts nothing.
    const ready = !index.headsOfWalk.has(head.name);
    if (ready && heads.includes(head.name)) computeHead(head, state);
  }
  return sumForOne(
    heads,
    cellsOf(heads, state).filter(({ line, possible }) => counts(line, possible)),
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
export function countsUnit(heads: readonly string[], of: OfUnit | undefined): boolean {
  const naming = of?.heads;
  return naming === "all" || (naming !== undefined && heads.every((head) => naming.includes(head)));
}
