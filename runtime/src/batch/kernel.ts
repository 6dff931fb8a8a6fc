import { Arithmetic } from "./arithmetic.js";
import { largestAmount, shareOf, portionOf, type Rounding } from "../money.js";
import { add, divide, floorOf, multiply, type Numeric } from "../numeric.js";
import { no, open, unknownDay, yes, type Truth } from "./codes.js";
import { type Columns, enlarged, grown, type FactColumns } from "./columns.js";
import type { Bearer } from "../facts.js";

/** Verdicts as the kernel writes them. */
export const refused = 0;
export const undetermined = 1;
export const eligible = 2;
/** Of a computed head that nothing opens: the line is none. */
export const absent = 3;

/** What groups of a term are by, as bits. */
export const byClaim = 1;
export const byUnit = 2;
export const byTrigger = 4;
export const byItem = 8;
export const byLoss = 16;
export const byDay = 32;
export const byInsured = 64;

/** A term as the kernel uses it: which lines it acts on, and in which groups. */
export interface TermShape {
  /** The rank of each head, by its place; `notActedOn` for the others. */
  readonly ranks: Uint8Array;
  readonly rankCount: number;
  /** The heads acted on, bits of 32 to a word. */
  readonly heads: Int32Array;
  /** The first and the last of the heads acted on. */
  readonly firstHead: number;
  readonly lastHead: number;
  /** Whether it acts on every eligible line of the heads from the first to the last. */
  readonly isRun: boolean;
  /** The triggers of lines that it acts on, as bits; -1: all. */
  readonly triggers: number;
  /** Only lines that name a claim. */
  readonly claims: boolean;
  /** Only lines of this kind of unit; -1: all. */
  readonly unit: number;
  /** What its groups are by. */
  readonly by: number;
  /** The place among the terms per period, -1: not per period. */
  readonly period: number;
}

const notActedOn = 255;

/** A term's shape; `heads` are the places of heads by rank. */
export function termShape(
  headCount: number,
  heads: readonly (readonly number[])[],
  { triggers = -1, claims = false, unit = -1, by = 0, period = -1 }: Partial<TermShape> = {},
): TermShape {
  const ranks = new Uint8Array(headCount).fill(notActedOn);
  const words = new Int32Array(Math.ceil(headCount / 32));
  heads.forEach((ofRank, rank) => {
    for (const head of ofRank) {
      ranks[head] = rank;
      words[head >>> 5]! |= 1 << (head & 31);
    }
  });
  const places = heads.flat();
  const firstHead = Math.min(...places);
  const lastHead = Math.max(...places);
  const isRun = lastHead - firstHead + 1 === places.length && triggers === -1 && !claims && unit < 0;
  return {
    ranks,
    rankCount: heads.length,
    heads: words,
    firstHead,
    lastHead,
    isRun,
    triggers,
    claims,
    unit,
    by,
    period,
  };
}

/**
 * The state of a batch while it is settled, and what emitted code calls: judging a line under a trigger, and
 * what each kind of term does to a group. Everything is in typed arrays that only ever grow, so nothing is
 * allocated for an incident. A method that gives `false`, and `carried` when it is so, ask for the incident to be settled
 * by the scalar evaluator.
 */
export class Kernel<Facts = Record<Bearer, FactColumns>> extends Arithmetic {
  readonly columns: Columns;
  readonly facts: Facts;

  // ── The incident at hand ─────────────────────────────────────────────────────────────────────────────
  row = 0;
  /** The run of its lines. */
  first = 0;
  last = 0;
  /** The run of its claims. */
  firstClaim = 0;
  lastClaim = 0;
  /** The run of its insureds, and where those end that are listed. */
  firstInsured = 0;
  lastInsured = 0;
  lastListed = 0;
  /** Its place among those of the period, from 1. */
  incidentNumber = 1;
  /** Triggers that stand for lines that name one, and for those that name none; bits. */
  named = 0;
  unnamed = 0;
  /** Heads with an eligible line, bits of 32 to a word. */
  heads: Int32Array;
  /** Its eligible lines; those of a head stand together, the heads in declared order. */
  private eligibleLines = new Int32Array(64);
  private eligibleCount = 0;
  /** Heads with an undetermined line, likewise: sums that may take it in are unknown. */
  private openHeads: Int32Array;
  /** Asserted circumstances of any insured, as the words of their columns. */
  readonly ofInsureds: Int32Array;
  /** Tests of rules that read nothing but the incident, by the rule's place. */
  readonly held: Uint8Array;
  /** What nodes came to when the walk left them, for terms that read it. */
  readonly noted: Float64Array;
  /** What other incidents of the period have used, by term per period. */
  readonly used: Float64Array;
  /** The period: instants in seconds, and the day on which an end turns otherwise than at 00:00. */
  from = 0;
  to = 0;
  turnOfFrom = unknownDay;
  turnOfTo = unknownDay;

  // ── Lines, of the whole batch ────────────────────────────────────────────────────────────────────────
  verdict = new Uint8Array(64);
  /** The trigger that a line is eligible under, -1: none. */
  trigger = new Int32Array(64);
  /** What the walk leaves so far; in the end what is due. */
  left = new Float64Array(64);
  deducted = new Float64Array(64);
  /** What the incidents used of each term per period: a row of it for each incident. */
  uses = new Float64Array(64);
  /** Why lines are refused, or wait: clauses with their triggers, in runs that end where `reasonsEnd` says. */
  reasons = new Int32Array(64);
  reasonsEnd = new Int32Array(64);
  reasonCount = 0;

  // ── The group at hand ────────────────────────────────────────────────────────────────────────────────
  /** The term's that took it. */
  private shape: TermShape | undefined = undefined;
  /** Its lines: those of `members` from `memberFrom` to before `memberUntil`. */
  private members = this.eligibleLines;
  private memberFrom = 0;
  private memberUntil = 0;
  /** What is left of them together. */
  x = 0;
  /** Lines that are picked out for a group. */
  private picked = new Int32Array(64);
  private candidates = new Int32Array(64);
  private candidateCount = 0;
  private cuts = new Float64Array(64);
  /** Terms per period that a line came through, as bits, and the shares paid of it since. */
  private passed = new Int32Array(64);
  private ratios: (Numeric | undefined)[] = [];
  private readonly through: Float64Array;
  private readonly back: Float64Array;
  private readonly backExactly: (Numeric | undefined)[];
  private pendings = new Int32Array(64);
  private pendingCount = 0;

  constructor(
    columns: Columns,
    rounding: Rounding,
    { heads, rules, nodes, periodTerms }: { heads: number; rules: number; nodes: number; periodTerms: number },
  ) {
    super(rounding);
    this.columns = columns;
    this.facts = columns.facts as Facts;
    this.heads = new Int32Array(Math.ceil(heads / 32));
    this.openHeads = new Int32Array(this.heads.length);
    this.ofInsureds = new Int32Array(columns.circumstances.insured.asserted.length);
    this.held = new Uint8Array(rules);
    this.noted = new Float64Array(nodes);
    this.used = new Float64Array(periodTerms);
    this.through = new Float64Array(periodTerms);
    this.back = new Float64Array(periodTerms);
    this.backExactly = new Array<Numeric | undefined>(periodTerms).fill(undefined);
  }

  /** Makes room for the results of the columns as they stand now. */
  reserve(): void {
    const { rows, lines } = this.columns;
    if (lines > this.verdict.length) {
      const size = grown(lines);
      this.verdict = new Uint8Array(size);
      this.trigger = new Int32Array(size);
      this.left = new Float64Array(size);
      this.deducted = new Float64Array(size);
      this.reasonsEnd = new Int32Array(size);
    }
    if (rows * this.used.length > this.uses.length) this.uses = new Float64Array(grown(rows * this.used.length));
    this.reasonCount = 0;
  }

  /** Stands at an incident. */
  enter(row: number): void {
    const { columns } = this;
    this.row = row;
    this.first = row === 0 ? 0 : columns.linesEnd[row - 1]!;
    this.last = columns.linesEnd[row]!;
    this.firstClaim = row === 0 ? 1 : columns.claimsEnd[row - 1]!;
    this.lastClaim = columns.claimsEnd[row]!;
    this.firstInsured = row === 0 ? 1 : columns.insuredsEnd[row - 1]!;
    this.lastInsured = columns.insuredsEnd[row]!;
    this.lastListed = this.firstInsured + columns.insuredsListed[row]!;
    this.startCounting();
    // `fill` is a call for what is a few words.
    for (let word = 0; word < this.heads.length; word += 1) this.heads[word] = this.openHeads[word] = 0;
    for (let term = 0; term < this.through.length; term += 1) this.through[term] = 0;
    for (let node = 0; node < this.noted.length; node += 1) this.noted[node] = 0;
    if (this.ofInsureds.length > 0) this.gatherInsureds();
    this.eligibleCount = 0;
    const lines = this.last - this.first;
    if (lines > this.eligibleLines.length) this.growGroup(lines);
    if (this.used.length > 0) for (let line = 0; line < lines; line += 1) this.passed[line] = 0;
  }

  private gatherInsureds(): void {
    const { asserted } = this.columns.circumstances.insured;
    for (let word = 0; word < asserted.length; word += 1) {
      let bits = 0;
      for (let insured = this.firstInsured; insured < this.lastInsured; insured += 1) bits |= asserted[word]![insured]!;
      this.ofInsureds[word] = bits;
    }
  }

  enterPolicy(row: number): void {
    const { from, to } = this.columns;
    const fromSecond = Math.max(0, from.second[row]!);
    const toSecond = Math.max(0, to.second[row]!);
    this.from = from.day[row]! * 86_400 + fromSecond;
    this.to = to.day[row]! * 86_400 + toSecond;
    this.turnOfFrom = fromSecond === 0 ? unknownDay : from.day[row]!;
    this.turnOfTo = toSecond === 0 ? unknownDay : to.day[row]!;
  }

  // ── Judging ──────────────────────────────────────────────────────────────────────────────────────────

  /** The line of the computed head that is worked out. */
  private brought = 0;
  /** The trigger under which a line is judged, counted from 1; 0: none. */
  under = 0;
  /** Where the clauses of rules and of exclusions begin among all. */
  ruleBase = 0;
  exclusionBase = 0;

  /** A rule on the line, by its place. */
  rule(rule: number, holds: Truth): void {
    if (holds !== yes) this.require(holds, this.ruleBase + rule);
  }

  /** An exclusion whose ground holds, by its place, and whether one of its carve-backs does. */
  exclude(exclusion: number, kept: Truth): void {
    if (kept === no) this.refuse(this.exclusionBase + exclusion);
    else if (kept === open) this.wait(this.exclusionBase + exclusion);
  }

  /** Whether the instant is in the policy period; of a day without a time not where the period turns on that day. */
  during(day: number, second: number): Truth {
    if (day === 2147483647) return no;
    if (day === unknownDay) return open;
    if (second < 0 && (day === this.turnOfFrom || day === this.turnOfTo)) return open;
    const instant = day * 86_400 + (second < 0 ? 0 : second);
    return this.from <= instant && instant < this.to ? yes : no;
  }

  /** Keeps a condition that has to hold. */
  require(holds: Truth, clause: number): void {
    if (holds === yes) return;
    if (holds === no) this.refuse(clause);
    else this.wait(clause);
  }

  refuse(clause: number): void {
    this.note((clause << 6) | this.under);
  }

  private note(reason: number): void {
    if (this.reasonCount === this.reasons.length) this.reasons = enlarged(this.reasons, grown(this.reasonCount + 1));
    this.reasons[this.reasonCount] = reason;
    this.reasonCount += 1;
  }

  wait(clause: number): void {
    if (this.pendingCount === this.pendings.length)
      this.pendings = enlarged(this.pendings, grown(this.pendingCount + 1));
    this.pendings[this.pendingCount] = (clause << 6) | this.under;
    this.pendingCount += 1;
  }

  /** Begins to judge a line. */
  openLine(): void {
    this.pendingCount = 0;
  }

  get waiting(): number {
    return this.pendingCount;
  }

  /** Forgets what was found under a trigger. */
  forget(reasons: number, pendings: number): void {
    this.reasonCount = reasons;
    this.pendingCount = pendings;
  }

  /** The line is eligible under a trigger. */
  accept(line: number, trigger: number): void {
    this.verdict[line] = eligible;
    this.trigger[line] = trigger;
    this.left[line] = this.columns.amount[line]!;
    this.deducted[line] = 0;
    const head = this.columns.head[line]!;
    this.heads[head >>> 5]! |= 1 << (head & 31);
    this.eligibleLines[this.eligibleCount] = line;
    this.eligibleCount += 1;
  }

  /** The line is not paid: refused, or waiting for what is pending. */
  reject(line: number, isRefused: boolean): void {
    this.verdict[line] = isRefused ? refused : undetermined;
    this.trigger[line] = -1;
    this.left[line] = 0;
    // What a computed head would come to is nobody's claim.
    if (isRefused && this.columns.amount[line] !== this.columns.amount[line]) this.columns.amount[line] = 0;
    if (isRefused) return;
    const head = this.columns.head[line]!;
    this.openHeads[head >>> 5]! |= 1 << (head & 31);
    for (let index = 0; index < this.pendingCount; index += 1) this.note(this.pendings[index]!);
  }

  /**
   * An exclusion of insured, by its place: by the line's insured where it is per insured, else by whether any
   * insured fulfils it; of a line that names none, what all insureds agree on. Standings are as `standing` gives them.
   */
  excludeInsured(exclusion: number, perInsured: boolean, line: number, standing: (insured: number) => number): void {
    const clause = this.exclusionBase + exclusion;
    const own = this.columns.insured[line]!;
    if (perInsured && own !== 0) {
      this.apply(clause, standing(own));
      return;
    }
    let most = 0;
    let least = standingOut;
    let everyGround = true;
    for (let insured = this.firstInsured; insured < this.lastInsured; insured += 1) {
      const found = standing(insured);
      const kind = found < standingOpen ? 0 : found;
      if (kind > most) most = kind;
      if (kind < least) least = kind;
      everyGround &&= found === standingKept || found > standingOpen;
    }
    const isListed = this.lastListed > this.firstInsured;
    // Whether it would hold for one who is not listed too, of whom nothing is stated, the evaluator sees.
    if (perInsured && least === standingOut && isListed && standing(0) !== standingOut) this.notCarried();
    else if (!perInsured || least === most) this.apply(clause, most);
    else if (everyGround) this.wait(clause);
  }

  private apply(clause: number, standing: number): void {
    if (standing === standingOut) this.refuse(clause);
    else if (standing === standingPending) this.wait(clause);
  }

  // ── Groups ───────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Takes the eligible lines that the term acts on, or the first group of them: such alone as `where`, if there is one,
   * holds for. Whether there are any.
   */
  gather(shape: TermShape, where?: (line: number) => Truth): boolean {
    if (!areSome(shape.heads, this.heads)) return false;
    this.shape = shape;
    if (shape.isRun && where === undefined) this.takeRun(shape);
    else this.pick(shape, where);
    this.candidateCount = 0;
    if (shape.by !== 0 && !this.isWhole(shape.by)) this.split(shape.by);
    return this.memberUntil > this.memberFrom;
  }

  /** The lines of heads that stand together, as they stand. */
  private takeRun({ firstHead, lastHead }: TermShape): void {
    const { eligibleLines, eligibleCount, left } = this;
    const { head } = this.columns;
    let from = 0;
    while (from < eligibleCount && head[eligibleLines[from]!]! < firstHead) from += 1;
    let until = from;
    let x = 0;
    for (; until < eligibleCount; until += 1) {
      const line = eligibleLines[until]!;
      if (head[line]! > lastHead) break;
      x += left[line]!;
    }
    this.members = eligibleLines;
    this.memberFrom = from;
    this.memberUntil = until;
    this.x = x;
  }

  private pick({ ranks, triggers, claims, unit }: TermShape, where?: (line: number) => Truth): void {
    const { columns, picked, eligibleLines, left } = this;
    let count = 0;
    let x = 0;
    for (let index = 0; index < this.eligibleCount; index += 1) {
      const line = eligibleLines[index]!;
      if (ranks[columns.head[line]!] === notActedOn) continue;
      if (triggers !== -1 && ((triggers >>> this.trigger[line]!) & 1) === 0) continue;
      if (claims && columns.claim[line] === 0) continue;
      if (unit >= 0 && columns.unit[line] !== unit) continue;
      if (where !== undefined) {
        const holds = where(line);
        if (holds === no) continue;
        // The line waits for what would decide whether the term acts on it.
        if (holds === open) this.notCarried();
      }
      picked[count] = line;
      count += 1;
      x += left[line]!;
    }
    this.members = picked;
    this.memberFrom = 0;
    this.memberUntil = count;
    this.x = x;
  }

  /** Whether what was gathered is one group. */
  private isWhole(by: number): boolean {
    const { members, memberFrom } = this;
    for (let index = memberFrom + 1; index < this.memberUntil; index += 1)
      if (!this.isOneGroup(members[memberFrom]!, members[index]!, by)) return false;
    return true;
  }

  /** Splits what was gathered by claim, unit …, and takes the first group. */
  private split(by: number): void {
    const { candidates, members, memberFrom } = this;
    this.candidateCount = this.memberUntil - memberFrom;
    for (let index = 0; index < this.candidateCount; index += 1) candidates[index] = members[memberFrom + index]!;
    this.takeGroup(by);
  }

  /** Takes the next of the groups; whether there is one. */
  nextGroup(shape: TermShape): boolean {
    if (this.candidateCount === 0) return false;
    this.takeGroup(shape.by);
    return true;
  }

  private takeGroup(by: number): void {
    const { candidates, picked, candidateCount, left } = this;
    const seed = candidates[0]!;
    let count = 0;
    let rest = 0;
    let x = 0;
    for (let index = 0; index < candidateCount; index += 1) {
      const line = candidates[index]!;
      if (this.isOneGroup(seed, line, by)) {
        picked[count] = line;
        count += 1;
        x += left[line]!;
      } else {
        candidates[rest] = line;
        rest += 1;
      }
    }
    this.members = picked;
    this.memberFrom = 0;
    this.memberUntil = count;
    this.candidateCount = rest;
    this.x = x;
  }

  private isOneGroup(a: number, b: number, by: number): boolean {
    const { columns } = this;
    return (
      ((by & byLoss) === 0 || a === b) &&
      ((by & byClaim) === 0 || columns.claim[a] === columns.claim[b]) &&
      ((by & byDay) === 0 || columns.incurred.day[a] === columns.incurred.day[b]) &&
      ((by & byUnit) === 0 || columns.unitKey[a] === columns.unitKey[b]) &&
      ((by & byTrigger) === 0 || this.trigger[a] === this.trigger[b]) &&
      ((by & byItem) === 0 || columns.item[a] === columns.item[b]) &&
      ((by & byInsured) === 0 || columns.insured[a] === columns.insured[b])
    );
  }

  /** The first line of the group: its claim, insured, day, unit, trigger and item are the group's where it is by them. */
  get seed(): number {
    return this.members[this.memberFrom]!;
  }

  /** Whether it is known on which day the group's lines were incurred. */
  isDated(): boolean {
    return this.columns.incurred.day[this.seed] !== unknownDay;
  }

  /** Whether the group is one line. */
  isAlone(): boolean {
    return this.memberUntil - this.memberFrom === 1;
  }

  /** How many units the group stands for. */
  units(): number {
    const count = this.columns.count[this.seed]!;
    return count === 0 ? 1 : count;
  }

  /** The line of a computed head that is not there. */
  leaveOut(line: number): void {
    this.verdict[line] = absent;
    this.trigger[line] = -1;
    this.left[line] = 0;
    this.columns.amount[line] = 0;
  }

  /** Whether the incident has a line of a computed head, by its place, which is not refused: the next to be worked out. */
  brings(head: number): boolean {
    for (let line = this.first; line < this.last; line += 1) {
      if (this.columns.head[line] !== head) continue;
      this.brought = line;
      return this.verdict[line] === eligible || this.verdict[line] === undetermined;
    }
    return false;
  }

  /** What that computed head comes to. What it waits for, where that is unknown, the scalar evaluator says. */
  comesTo(amount: number): void {
    if (!Number.isSafeInteger(amount)) this.notCarried();
    this.columns.amount[this.brought] = amount;
    if (this.verdict[this.brought] === eligible) this.left[this.brought] = amount;
  }

  /** Whether lines and computed heads come to no more than is settled. */
  isWithinLargest(): boolean {
    let sum = 0;
    for (let line = this.first; line < this.last; line += 1) sum += this.columns.amount[line]!;
    return sum <= largestAmount;
  }

  /** What the line states; of a computed head not until it is worked out. */
  claimed(line: number): number {
    const amount = this.columns.amount[line]!;
    return amount === amount ? amount : this.notCarried();
  }

  /** Whether a line that is undetermined may belong to the group: then nothing is known of what is in it. */
  private isOpen(): boolean {
    const { columns, verdict } = this;
    const { heads, ranks, by } = this.shape!;
    if (!areSome(heads, this.openHeads)) return false;
    const claim = (by & byClaim) === 0 ? undefined : columns.claim[this.seed];
    for (let line = this.first; line < this.last; line += 1) {
      if (verdict[line] !== undetermined || ranks[columns.head[line]!] === notActedOn) continue;
      if (claim === undefined || columns.claim[line] === claim) return true;
    }
    return false;
  }

  /** The eligible amount of the group's lines. */
  loss(): number {
    if (this.isOpen()) return NaN;
    let sum = 0;
    for (let index = this.memberFrom; index < this.memberUntil; index += 1)
      sum += this.columns.amount[this.members[index]!]!;
    return sum;
  }

  subject(): number {
    return this.isOpen() ? NaN : this.x;
  }

  /** What deductibles and franchises took from the group's lines. */
  deductedSoFar(): number {
    if (this.isOpen()) return NaN;
    let sum = 0;
    for (let index = this.memberFrom; index < this.memberUntil; index += 1) sum += this.deducted[this.members[index]!]!;
    return sum;
  }

  /** The eligible amount, or what is left, of the lines of these heads in the incident. */
  sumOf(amounts: Float64Array, heads: readonly number[]): number {
    for (const head of heads) if (((this.openHeads[head >>> 5]! >>> (head & 31)) & 1) !== 0) return NaN;
    let sum = 0;
    for (let index = 0; index < this.eligibleCount; index += 1) {
      const line = this.eligibleLines[index]!;
      if (heads.includes(this.columns.head[line]!)) sum += amounts[line]!;
    }
    return sum;
  }

  /** The eligible amount of the lines of these heads that are of the claim; of none, 0, of those that name none. */
  lossOfClaim(claim: number, heads: readonly number[]): number {
    const { columns, verdict } = this;
    let sum = 0;
    for (let line = this.first; line < this.last; line += 1) {
      if (columns.claim[line] !== claim || !heads.includes(columns.head[line]!)) continue;
      if (verdict[line] === undetermined) return NaN;
      if (verdict[line] === eligible) sum += columns.amount[line]!;
    }
    return sum;
  }

  // ── Terms on the group. An amount that is not known is not the kernel's to settle: false ─────────────

  coinsurance(shape: TermShape, ratio: Numeric | undefined): boolean {
    if (ratio === undefined) return false;
    if (ratio === 1) return true;
    const { x } = this;
    const cut = x - shareOf(x, ratio, this.rounding);
    if (cut > 0) this.cut(cut, shape);
    if (this.used.length === 0) return true;
    for (let index = this.memberFrom; index < this.memberUntil; index += 1) {
      const line = this.members[index]!;
      if (this.passed[line - this.first] !== 0) this.share(line - this.first, ratio);
    }
    return true;
  }

  deductible(shape: TermShape, amount: number): boolean {
    if (!isKnown(amount)) return false;
    const free = shape.period < 0 ? amount : amount - this.used[shape.period]!;
    const taken = Math.min(this.x, free > 0 ? free : 0);
    if (shape.period >= 0) this.through[shape.period] = taken;
    if (taken > 0) this.deduct(taken, shape);
    return true;
  }

  /** So many incidents are borne in full; one uses a time where something reaches the deductible. */
  deductibleByTimes(shape: TermShape, times: number): boolean {
    if (!isKnown(times)) return false;
    if (this.used[shape.period]! >= times) return true;
    this.through[shape.period] = this.x > 0 ? 1 : 0;
    if (this.x > 0) this.deduct(this.x, shape);
    return true;
  }

  franchise(shape: TermShape, amount: number): boolean {
    if (!isKnown(amount)) return false;
    if (this.x <= amount && this.x > 0) this.deduct(this.x, shape);
    return true;
  }

  limit(shape: TermShape, amount: number): boolean {
    if (!isKnown(amount)) return false;
    const free = shape.period < 0 ? amount : amount - this.used[shape.period]!;
    const most = free > 0 ? free : 0;
    if (this.x > most) {
      this.cut(this.x - most, shape);
      this.giveBack();
    }
    if (shape.period >= 0) this.pass(shape.period, this.x);
    return true;
  }

  // ── Use of terms per period ──────────────────────────────────────────────────────────────────────────

  /** Writes what the incident used of each term per period, and counts it for the incidents after it. */
  keepUses(): void {
    const { used, through, back, backExactly } = this;
    const at = this.row * used.length;
    for (let term = 0; term < used.length; term += 1) {
      let use = through[term]!;
      if (use > 0 && (back[term]! > 0 || backExactly[term] !== undefined)) {
        use -= floorOf(add(back[term]!, backExactly[term] ?? 0));
        if (use < 0) use = 0;
      }
      back[term] = 0;
      backExactly[term] = undefined;
      this.uses[at + term] = use;
      used[term]! += use;
    }
  }

  /** Whether what other incidents have used is exact: sums of it may leave the safe numbers. */
  countsUsed(): boolean {
    const { used } = this;
    for (let term = 0; term < used.length; term += 1) if (used[term]! > Number.MAX_SAFE_INTEGER) return false;
    return true;
  }

  /** Forgets what a walk that is given up has noted. */
  dropUses(): void {
    this.back.fill(0);
    this.backExactly.fill(undefined);
  }

  private pass(term: number, through: number): void {
    this.through[term] = through;
    const bit = 1 << term;
    for (let index = this.memberFrom; index < this.memberUntil; index += 1) {
      const line = this.members[index]! - this.first;
      this.passed[line]! |= bit;
      if (this.ratios.length > 0) this.ratios[line * this.used.length + term] = undefined;
    }
  }

  /** The share `ratio` is paid of a line: what limits after it cut off counts for more in those before. */
  private share(line: number, ratio: Numeric): void {
    for (let bits = this.passed[line]!; bits !== 0; bits &= bits - 1) {
      const at = line * this.used.length + 31 - Math.clz32(bits & -bits);
      const before = this.ratios[at];
      this.ratios[at] = before === undefined ? ratio : multiply(before, ratio);
    }
  }

  /** What the limit cut off was not used, after all, of the limits per period that the lines came through before. */
  private giveBack(): void {
    for (let index = this.memberFrom; index < this.memberUntil; index += 1) {
      const taken = this.cuts[index]!;
      const line = this.members[index]! - this.first;
      if (taken === 0) continue;
      for (let bits = this.passed[line]!; bits !== 0; bits &= bits - 1) {
        const term = 31 - Math.clz32(bits & -bits);
        const ratio = this.ratios[line * this.used.length + term];
        if (ratio === undefined) this.back[term]! += taken;
        else this.backExactly[term] = add(this.backExactly[term] ?? 0, divide(taken, ratio) as Numeric);
      }
    }
  }

  // ── Allocation ───────────────────────────────────────────────────────────────────────────────────────

  private deduct(amount: number, shape: TermShape): void {
    this.cut(amount, shape);
    for (let index = this.memberFrom; index < this.memberUntil; index += 1)
      this.deducted[this.members[index]!]! += this.cuts[index]!;
  }

  /** Takes an amount above 0 from the lines of the group: by rank, pro rata over heads, then over lines. */
  private cut(amount: number, { ranks, rankCount }: TermShape): void {
    const { members, memberFrom, memberUntil, cuts, left, x } = this;
    this.x = x - amount;
    if (memberUntil - memberFrom === 1) {
      cuts[memberFrom] = amount;
      left[members[memberFrom]!]! -= amount;
      return;
    }
    if (amount === x) {
      for (let index = memberFrom; index < memberUntil; index += 1) {
        const line = members[index]!;
        cuts[index] = left[line]!;
        left[line] = 0;
      }
      return;
    }
    if (rankCount === 1) {
      this.cutHeads(amount, x);
    } else {
      for (let index = memberFrom; index < memberUntil; index += 1) cuts[index] = 0;
      let rest = amount;
      for (let rank = 0; rank < rankCount && rest > 0; rank += 1) rest -= this.cutRank(rest, rank, ranks);
    }
    for (let index = memberFrom; index < memberUntil; index += 1) left[members[index]!]! -= cuts[index]!;
  }

  /** Takes up to `amount` from the heads of a rank; what was taken. */
  private cutRank(amount: number, rank: number, ranks: Uint8Array): number {
    const { members, memberFrom, memberUntil, left } = this;
    const { head } = this.columns;
    let there = 0;
    for (let index = memberFrom; index < memberUntil; index += 1) {
      const line = members[index]!;
      if (ranks[head[line]!] === rank) there += left[line]!;
    }
    const taken = amount < there ? amount : there;
    if (taken > 0) this.cutHeads(taken, there, ranks, rank);
    return taken;
  }

  /** Shares out an amount over the heads of the group, or those of a rank, where `there` is left together. */
  private cutHeads(amount: number, there: number, ranks?: Uint8Array, rank?: number): void {
    const { members, memberFrom, memberUntil, left } = this;
    const { head } = this.columns;
    let running = 0;
    let borne = 0;
    for (let from = memberFrom; from < memberUntil;) {
      const first = members[from]!;
      const of = head[first]!;
      let sum = left[first]!;
      let until = from + 1;
      while (until < memberUntil && head[members[until]!] === of) {
        sum += left[members[until]!]!;
        until += 1;
      }
      if (ranks === undefined || ranks[of] === rank) {
        running += sum;
        const upToHere = sum === 0 ? borne : portionOf(amount, running, there);
        this.cutLines(from, until, upToHere - borne, sum);
        borne = upToHere;
      }
      from = until;
    }
  }

  /** Shares out what a head bears over its lines. */
  private cutLines(from: number, until: number, amount: number, sum: number): void {
    const { members, cuts, left } = this;
    if (until - from === 1) {
      cuts[from] = amount;
      return;
    }
    let running = 0;
    let borne = 0;
    for (let index = from; index < until; index += 1) {
      const weight = left[members[index]!]!;
      running += weight;
      const upToHere = amount === 0 || weight === 0 ? borne : portionOf(amount, running, sum);
      cuts[index] = upToHere - borne;
      borne = upToHere;
    }
  }

  private growGroup(lines: number): void {
    const size = grown(lines);
    this.eligibleLines = new Int32Array(size);
    this.picked = new Int32Array(size);
    this.candidates = new Int32Array(size);
    this.cuts = new Float64Array(size);
    this.passed = new Int32Array(size);
  }
}

/** How an exclusion stands for an insured: not there, there but for a carve-back, its ground open, a carve-back open, there. */
const standingKept = 2;
const standingOpen = 3;
const standingPending = 4;
const standingOut = 5;

/** From the ground and whether a carve-back holds. */
export function standing(ground: Truth, kept: Truth): number {
  if (ground === no) return 0;
  if (kept === yes) return ground === yes ? standingKept : 1;
  if (ground === open) return standingOpen;
  return kept === open ? standingPending : standingOut;
}

/** Whether two sets of heads, bits of 32 to a word, have one in common. */
function areSome(heads: Int32Array, others: Int32Array): boolean {
  for (let word = 0; word < heads.length; word += 1) if ((heads[word]! & others[word]!) !== 0) return true;
  return false;
}

function isKnown(amount: number): boolean {
  return amount === amount;
}
