/**
 * What a product pays against the loss: exact to the smallest unit of the currency, with every loss at which the
 * payment begins to follow another rule, and the clause that makes it so.
 *
 * A settlement turns on comparisons of amounts: is the loss beyond the deductible, is the limit reached. Between two
 * losses under which all comparisons come out alike nothing bends. So the comparisons that the interpreter makes are
 * followed, and where the first one turns is searched for until the two losses on both sides of it are next to each
 * other. Nothing is drawn between samples.
 */
import type { Ledger, SettlementInput } from "@yakkan/runtime/claim.js";
import type { SettlementResult, Verdict } from "@yakkan/runtime/result.js";
import type { Comparison, Probe } from "../interpret/case.js";
import { interpret } from "../interpret/interpret.js";
import { compare, floor, multiply, negate, rational, subtract, zero } from "../interpret/rational.js";
import { runScenario } from "../scenarios/run.js";
import type { CheckedScenario, ScenarioCall } from "../scenarios/scenario.js";
import type { GroupNode, Node, Plan, Rational } from "../plan.js";

/** A settlement whose lines on some heads are made larger and smaller; everything else stays as it is. */
export interface PayoutSetting {
  readonly plan: Plan;
  readonly input: SettlementInput;
  /** The section, frame or head, or the product: the lines below it are varied, and its due is looked at. */
  readonly node: string;
}

export interface PayoutCurve {
  /** In the order of the loss, without a gap; the last one has no end. */
  readonly pieces: readonly PayoutPiece[];
  /** The setting as it is. */
  readonly stated: PayoutPoint;
  /** The varied lines; a loss is shared among them as their amounts are. */
  readonly lines: readonly (VariedLine & { readonly verdict: Verdict })[];
  /** Whether every change was looked for; of a product that bends without end the first ones are. */
  readonly complete: boolean;
}

export interface PayoutPoint {
  readonly loss: bigint;
  readonly due: bigint;
}

export interface VariedLine {
  readonly id: string;
  readonly head: string;
  readonly amount: bigint;
}

/** Losses, in minor units, under which the payment follows one rule. */
export interface PayoutPiece {
  readonly from: bigint;
  readonly dueFrom: bigint;
  /** Inclusive; absent: any larger loss. */
  readonly to?: bigint;
  readonly dueTo?: bigint;
  /** Due of each further unit of loss; absent where it is not the same all along. */
  readonly share: Rational | undefined;
  /** Points in between, where the piece is no straight line. */
  readonly between: readonly PayoutPoint[];
  /** Why the piece begins; absent of the first. */
  readonly because: Turn | undefined;
}

/** A comparison that came out one way up to a loss, and another way beyond it. */
export interface Turn {
  /** The term, layer term, rule, exclusion or computed head that compares. */
  readonly clause: string;
  readonly by: Comparison;
}

/** More is not looked for. */
const mostChanges = 80;
/** Beyond any loss that a policy is about: a hundred billion yen, a hundred trillion of the smallest unit. */
const largest = 100_000_000_000_000n;

/** The settlements that the curve of a node can be drawn in: calls of scenarios with a loss below the node. */
export function payoutSettings(scenario: CheckedScenario, node: string): PayoutSetting[] {
  const { plan } = scenario;
  const heads = headsBelow(plan, node);
  let ledger: Ledger | undefined;
  const settings: PayoutSetting[] = [];
  // Nothing is expected here.
  const calls = scenario.calls.map((one) => ({ ...one, expectations: [] }));
  for (const { call, settled } of runScenario({ ...scenario, calls }, (input) => interpret(plan, input)).calls) {
    const input = withLedger(call, ledger);
    if (settled.ok && input.losses.some(({ head, amount = 0 }) => heads.has(head) && amount > 0))
      settings.push({ plan, input, node });
    if (settled.ok) ledger = settled.result.ledger;
  }
  return settings;
}

/** Follows the payment from no loss upwards. Steps in between are short, so that who drives it can do other work. */
export function* followPayout(setting: PayoutSetting): Generator<undefined, PayoutCurve> {
  const loss = new VariedLoss(setting);
  const changes: Change[] = [];
  for (let settledFrom = 0n; changes.length < mostChanges;) {
    const next: Change | undefined = yield* findChange(loss, settledFrom);
    if (next === undefined) break;
    changes.push(next);
    settledFrom = next.settledFrom;
  }
  const bends: Change[] = [];
  for (const [index, change] of changes.entries()) {
    const [before, after] = [bends.at(-1)?.settledFrom ?? 0n, changes[index + 1]?.last ?? largest];
    if (!isOneLine(loss, before, change, after)) bends.push(change);
  }
  const pieces: PayoutPiece[] = [];
  for (let index = 0; index <= bends.length; index++) {
    const [begins, ends] = [bends[index - 1], bends[index]];
    pieces.push(yield* pieceOf(loss, begins, ends));
  }
  const { stated } = loss;
  const { due, verdicts } = loss.settle(stated);
  return {
    pieces,
    stated: { loss: stated, due },
    lines: loss.lines.map((line) => ({ ...line, verdict: verdicts.get(line.id) ?? "eligible" })),
    complete: changes.length < mostChanges,
  };
}

/** What the setting pays as it is. */
export function statedDue(setting: PayoutSetting): bigint {
  const loss = new VariedLoss(setting);
  return loss.settle(loss.stated).due;
}

/** The curve at once. */
export function payoutCurve(setting: PayoutSetting): PayoutCurve {
  const following = followPayout(setting);
  for (;;) {
    const step = following.next();
    if (step.done === true) return step.value;
  }
}

/** The names of the heads and uncovered kinds below a node, itself included. */
export function headsBelow({ root }: Plan, name: string): ReadonlySet<string> {
  const leaves = (node: Node): string[] => ("members" in node ? node.members.flatMap(leaves) : [node.name]);
  const find = (node: Node): Node | undefined =>
    node.name === name ? node : "members" in node ? first(node.members, find) : undefined;
  const found = find(root);
  return new Set(found === undefined ? [] : leaves(found));
}

function first<T, Found>(items: readonly T[], find: (item: T) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function withLedger({ input }: ScenarioCall, ledger: Ledger | undefined): SettlementInput {
  return ledger === undefined ? input : { ...input, ledger };
}

// ── Settling at a loss ───────────────────────────────────────────────────────────────────────────────

interface Decision {
  readonly clause: string;
  readonly by: Comparison;
  readonly difference: Rational;
}

interface Settled {
  readonly due: bigint;
  /** In the order in which they were made. */
  readonly decisions: readonly Decision[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** The setting with any loss in place of its own. */
class VariedLoss {
  readonly lines: readonly VariedLine[];
  readonly stated: bigint;
  private readonly known = new Map<bigint, Settled>();

  constructor(private readonly setting: PayoutSetting) {
    const heads = headsBelow(setting.plan, setting.node);
    this.lines = setting.input.losses
      .filter(({ head, amount = 0 }) => heads.has(head) && amount > 0)
      .map(({ id, head, amount = 0 }) => ({ id, head, amount: BigInt(amount) }));
    this.stated = this.lines.reduce((sum, { amount }) => sum + amount, 0n);
  }

  /** For how many units of loss a comparison may waver, as several lines share them in whole units. */
  get wavering(): bigint {
    const count = BigInt(this.lines.length);
    return count === 1n ? 0n : count * count;
  }

  /** By how much, in whole units, rounding may take an amount off its line. */
  get slack(): bigint {
    return BigInt(2 * this.lines.length);
  }

  settle(loss: bigint): Settled {
    const known = this.known.get(loss);
    if (known !== undefined) return known;
    const { plan, input, node } = this.setting;
    const amounts = this.amountsOf(loss);
    const losses = input.losses.map((line) => {
      const amount = amounts.get(line.id);
      return amount === undefined ? line : { ...line, amount };
    });
    const decisions = new Decisions();
    const settled = interpret(plan, { ...input, losses }, { probe: decisions });
    if (!settled.ok) throw new Error(settled.problems.map(({ message }) => message).join("; "));
    const verdicts = new Map(settled.result.lines.map(({ id, verdict }) => [id, verdict]));
    const found = { due: dueOf(settled.result, node), decisions: decisions.made, verdicts };
    this.known.set(loss, found);
    return found;
  }

  /** Each line its share, rounded down; the largest line what is left over. */
  private amountsOf(loss: bigint): ReadonlyMap<string, number> {
    const largestLine = this.lines.reduce((a, b) => (b.amount > a.amount ? b : a));
    const shares = new Map(this.lines.map(({ id, amount }) => [id, (loss * amount) / this.stated]));
    const others = [...shares].reduce((sum, [id, share]) => (id === largestLine.id ? sum : sum + share), 0n);
    shares.set(largestLine.id, loss - others);
    return new Map([...shares].map(([id, share]) => [id, Number(share)]));
  }
}

class Decisions implements Probe {
  readonly made: Decision[] = [];
  private clause = "";
  private walkFrom: number | undefined;

  begin(): void {
    // Judging comes before the walk and counts; of walks only the last one.
    this.walkFrom ??= this.made.length;
    this.made.length = this.walkFrom;
  }

  enter(clause: string): void {
    this.clause = clause;
  }

  compared(by: Comparison, difference: Rational): void {
    this.made.push({ clause: this.clause, by, difference });
  }
}

function dueOf({ due, heads, groups, lines }: SettlementResult, node: string): bigint {
  const group = groups.find((candidate) => candidate.group === node);
  if (group !== undefined) return BigInt(group.due);
  const head = heads.find((candidate) => candidate.head === node);
  if (head !== undefined) return BigInt(head.due);
  return lines.length === 0 ? 0n : BigInt(due);
}

/** Terms do nothing or something; values are below, alike or above. */
function sideOf({ by, difference }: Decision): number {
  const order = compare(difference, zero);
  return by === "value" ? order : order > 0 ? 1 : 0;
}

/** The first decision that is another one, or comes out another way. */
function turnBetween(before: Settled, after: Settled): number | undefined {
  const count = Math.max(before.decisions.length, after.decisions.length);
  for (let index = 0; index < count; index++) {
    const [a, b] = [before.decisions[index], after.decisions[index]];
    if (a?.clause !== b?.clause || a?.by !== b?.by) return index;
    if (a !== undefined && b !== undefined && sideOf(a) !== sideOf(b)) return index;
  }
  return undefined;
}

// ── Searching ────────────────────────────────────────────────────────────────────────────────────────

interface Change {
  /** The last loss under which everything comes out as before. */
  readonly last: bigint;
  /** From here on it comes out as it does beyond. */
  readonly settledFrom: bigint;
  readonly turn: Turn;
}

/** The next loss after which something comes out another way than under `from`. */
function* findChange(loss: VariedLoss, from: bigint): Generator<undefined, Change | undefined> {
  const start = loss.settle(from);
  const differs = (at: bigint): boolean => turnBetween(start, loss.settle(at)) !== undefined;
  let [same, step] = [from, 1n];
  for (;;) {
    yield;
    const next = from + step > largest ? largest : from + step;
    if (next <= same) return undefined;
    if (differs(next)) return yield* narrow(loss, start, same, next);
    // Something may have turned there and back: then what is compared does not move in a straight line.
    if (step > 1n && !isStraight(loss, same, next)) {
      const inside = yield* probeInside(same, next, differs);
      if (inside !== undefined) return yield* narrow(loss, start, same, inside);
    }
    same = next;
    step *= 2n;
  }
}

function* probeInside(
  low: bigint,
  high: bigint,
  differs: (at: bigint) => boolean,
): Generator<undefined, bigint | undefined> {
  const parts = 16n;
  for (let part = 1n; part < parts; part++) {
    yield;
    const at = low + ((high - low) * part) / parts;
    if (at > low && at < high && differs(at)) return at;
  }
  return undefined;
}

/** Whether every difference half-way is half-way, give or take what rounding does. */
function isStraight(loss: VariedLoss, low: bigint, high: bigint): boolean {
  const middle = (low + high) / 2n;
  const [a, b, m] = [low, high, middle].map((at) => loss.settle(at)) as [Settled, Settled, Settled];
  if (turnBetween(a, m) !== undefined) return false;
  const slack = rational(BigInt(a.decisions.length + loss.lines.length + 2));
  const along = rational(middle - low, high - low);
  return a.decisions.every(({ difference }, index) => {
    const rise = subtract(b.decisions[index]?.difference ?? difference, difference);
    const expected = multiply(rise, along);
    const off = subtract(subtract(m.decisions[index]?.difference ?? difference, difference), expected);
    return compare(off, slack) <= 0 && compare(subtract(zero, off), slack) <= 0;
  });
}

/** Brings the two sides of a change next to each other. */
function* narrow(loss: VariedLoss, start: Settled, same: bigint, other: bigint): Generator<undefined, Change> {
  let [low, high] = [same, other];
  let halve = false;
  while (high - low > 1n) {
    yield;
    const guess = halve ? undefined : crossing(loss, low, high);
    const middle = guess ?? (low + high) / 2n;
    if (turnBetween(start, loss.settle(middle)) === undefined) low = middle;
    else high = middle;
    // A straight line leads there at once; where it does not, halving does.
    halve = !halve;
  }
  const after = loss.settle(high);
  const index = turnBetween(start, after) ?? 0;
  const decision = after.decisions[index] ?? start.decisions[index];
  const turn = { clause: decision?.clause ?? "", by: decision?.by ?? "value" };
  return { last: low, settledFrom: high + loss.wavering, turn };
}

/** Where the comparison that turns would be even, if it moved in a straight line. */
function crossing(loss: VariedLoss, low: bigint, high: bigint): bigint | undefined {
  const [a, b] = [loss.settle(low), loss.settle(high)];
  const index = turnBetween(a, b);
  const [before, after] = index === undefined ? [] : [a.decisions[index], b.decisions[index]];
  if (before === undefined || after === undefined || before.clause !== after.clause || before.by !== after.by)
    return undefined;
  const rise = subtract(after.difference, before.difference);
  if (rise.numerator === 0n) return undefined;
  const part = rational(
    -before.difference.numerator * rise.denominator,
    before.difference.denominator * rise.numerator,
  );
  const at = low + floor(multiply(part, rational(high - low)));
  return at <= low ? low + 1n : at >= high ? high - 1n : at;
}

// ── Pieces ───────────────────────────────────────────────────────────────────────────────────────────

/** Whether the payment goes on across a change as it did before: then nobody can see it. */
function isOneLine(loss: VariedLoss, from: bigint, { last, settledFrom }: Change, to: bigint): boolean {
  if (to <= from) return true;
  const [start, end] = [loss.settle(from).due, loss.settle(to).due];
  return [last, settledFrom].every((at) => {
    const off = loss.settle(at).due - start - ((end - start) * (at - from)) / (to - from);
    return off <= loss.slack && off >= -loss.slack;
  });
}

function* pieceOf(
  loss: VariedLoss,
  begins: Change | undefined,
  ends: Change | undefined,
): Generator<undefined, PayoutPiece> {
  const from = begins === undefined ? 0n : begins.last + 1n;
  const to = ends?.last ?? largest;
  const dueAt = (at: bigint): bigint => loss.settle(at).due;
  const [dueFrom, dueTo, length] = [dueAt(from), dueAt(to), to - from];
  const between: PayoutPoint[] = [];
  const parts = 16n;
  for (let part = 1n; part < parts && length > parts; part++) {
    yield;
    const at = from + (length * part) / parts;
    between.push({ loss: at, due: dueAt(at) });
  }
  const straight = between.every(({ loss: at, due }) => {
    const off = due - dueFrom - ((dueTo - dueFrom) * (at - from)) / length;
    return off <= loss.slack && off >= -loss.slack;
  });
  return {
    from,
    dueFrom,
    ...(ends !== undefined && { to, dueTo }),
    share: straight && length > 0n ? simplest(dueTo - dueFrom, length, loss.slack) : undefined,
    between: straight ? [] : between,
    because: begins?.turn,
  };
}

/** The simplest ratio that, give or take `slack`, makes `rise` of `length`: each amount was rounded. */
function simplest(rise: bigint, length: bigint, slack: bigint): Rational {
  const [low, high] = [rational(rise - slack, length), rational(rise + slack, length)];
  if (compare(low, zero) <= 0 && compare(high, zero) >= 0) return zero;
  // Where a larger loss pays less, the share is below zero.
  return compare(high, zero) < 0 ? negate(between(negate(high), negate(low))) : between(low, high);
}

/** The ratio of the smallest denominator in an interval above zero. */
function between(low: Rational, high: Rational): Rational {
  const whole = floor(low);
  if (compare(rational(whole), low) === 0) return rational(whole);
  if (compare(rational(whole + 1n), high) <= 0) return rational(whole + 1n);
  const inverse = (of: Rational): Rational => {
    const rest = subtract(of, rational(whole));
    return rational(rest.denominator, rest.numerator);
  };
  const rest = between(inverse(high), inverse(low));
  return rational(whole * rest.numerator + rest.denominator, rest.numerator);
}

/** Product, sections, frames and heads, in the order of the text. */
export function nodesOf({
  root,
}: Plan): readonly { readonly node: Exclude<Node, { kind: "uncovered" }>; readonly depth: number }[] {
  const visit = (node: Node, depth: number): { node: Exclude<Node, { kind: "uncovered" }>; depth: number }[] => {
    if (node.kind === "uncovered") return [];
    const members = "members" in node ? (node satisfies GroupNode).members : [];
    return [{ node, depth }, ...members.flatMap((member) => visit(member, depth + 1))];
  };
  return visit(root, 0);
}
