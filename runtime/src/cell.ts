import type { Judgement } from "./judge.js";
import { compareText, isUnknown, type Maybe, type Unknown } from "./kleene.js";
import { append, none } from "./lists.js";
import { add, type Numeric } from "./numeric.js";
import type { HeadRule } from "./product.js";
import type { IndexedHead } from "./product-index.js";
import type { Cut, Elsewhere, FactReference, Pending, Reason, Verdict } from "./result.js";
import type { StatedLine } from "./scope.js";
import type { Term } from "./terms.js";
import type { TermUse } from "./use.js";

/** A line, or a computed head, on its way through the walk. Amounts in minor units. */
export class Cell {
  readonly indexed: IndexedHead;
  readonly head: HeadRule;
  /** The head's place in declared order. */
  readonly headIndex: number;
  line: StatedLine;
  verdict: Verdict = "eligible";
  /** Where it belongs in groups by trigger: the one it is eligible under, else the first that may yet be, else the one it names. */
  trigger: string | undefined;
  /** Undetermined: the triggers under which it may yet be eligible. */
  possibleTriggers: readonly string[] = none;
  refused: readonly Reason[] = none;
  openQuestions: readonly OpenExclusion[] = none;
  /** What was found of it under other triggers than its own. */
  elsewhere: readonly Elsewhere[] = none;
  /** What judging found open. */
  private judged: readonly Pending[] = none;
  /** The amount of a computed head that is unknown. */
  private uncomputed: readonly Pending[] = none;
  /** What terms left open in the passes before. */
  private suspended: readonly Pending[] = none;
  /** Pendings of terms found in the present pass: it stands at zero from the next one on. */
  found: readonly Pending[] = none;
  /** Of a computed head: something was paid for a unit that no line names any more. */
  isLost = false;
  /** A computed head that reads what earlier nodes came to is not there until the walk reaches it. */
  isThere: boolean;
  /** Its head works out its amount. */
  isValued = false;
  /** As it came in. */
  claimed = 0;
  /** What may be paid of it, before any term. */
  eligible = 0;
  /** What the terms so far leave of it. */
  left = 0;
  /** What deductibles and franchises took so far, less what was given back of it. */
  deducted = 0;
  /** What deductibles, franchises and coinsurance took so far, less what was given back. */
  borne = 0;
  /** As much of it as may be given back without any limit being passed. */
  returnable = 0;
  /** What deductibles took that count in a quantity: it is not paid, whatever the insured has borne. */
  countedOff = 0;
  cuts: readonly Cut[] = none;
  /** What counted terms took of each of the product's quantities so far. */
  private taken: ReadonlyMap<number, Taken> = noneTaken;
  /** What it has of its quantity at each counted term that it came to before it had to wait, by the id of the term. */
  private counted: ReadonlyMap<string, Numeric> = noneCounted;
  /** What deductibles, franchises and layers took, also where it was given back. */
  lost = 0;
  /** The kind of the last term that took something. */
  lastTaken: Term["kind"] | undefined = undefined;
  /** The last of what the insured bears of it. */
  bearing: Bearing | undefined = undefined;
  /** The last of the limits per period that it came through. */
  cameThrough: Passage | undefined = undefined;
  /** The rank of its head in the term that acts. */
  rank = 0;
  /** Order keys of the groups that it can be in. */
  claimOrder = 0;
  insuredOrder = 0;
  unitOrder = 0;
  itemOrder = 0;

  constructor(indexed: IndexedHead, line: StatedLine) {
    this.indexed = indexed;
    this.head = indexed.head;
    this.headIndex = indexed.index;
    this.line = line;
    this.trigger = line.trigger;
    this.isThere = this.head.computed?.ofWalk !== true;
  }

  /** Takes what judging found, of a line that comes in with this amount (of a computed head it may be unknown). */
  judge(judgement: Judgement, amount: Maybe<number>): void {
    this.possibleTriggers = triggersOf(judgement.undetermined);
    this.trigger = judgement.trigger ?? this.possibleTriggers[0] ?? this.line.trigger;
    this.refused = judgement.refused;
    this.judged = judgement.undetermined;
    this.openQuestions = judgement.open;
    this.elsewhere = judgement.elsewhere;
    const isOpen = isUnknown(amount) && judgement.verdict !== "refused";
    this.uncomputed = isOpen ? [{ kind: "computed", clause: this.head.name, waitsFor: amount.waitsFor }] : none;
    this.claimed =
      isUnknown(amount) || (this.head.computed !== undefined && judgement.verdict === "refused") ? 0 : amount;
    this.isThere ||= this.isLacking;
    this.decide();
    this.left = this.eligible;
  }

  /** Refuses it, whatever happened: it is there for what was paid. */
  lose(): void {
    this.isLost = this.isThere = true;
    this.refused = [{ kind: "unit", clause: this.head.name }];
    this.decide();
  }

  /** Whether the contract does not have the head: it is refused for a node, not for what happened, and no walk reaches it. */
  get isLacking(): boolean {
    return this.refused.some(({ kind, trigger }) => kind === "contract" && trigger === undefined);
  }

  /** What counted terms took so far of the quantity of the line, and of that limits alone. */
  takenOf(quantity: number): Numeric {
    return this.taken.get(quantity)?.inAll ?? 0;
  }

  cutOffOf(quantity: number): Numeric {
    return this.taken.get(quantity)?.byLimits ?? 0;
  }

  /** A counted term counts so much of the line. What it counted once stays when the line has to wait. */
  count(term: string, quantity: Numeric): void {
    if (this.verdict === "eligible") this.counted = new Map([...this.counted, [term, quantity]]);
  }

  /** What a term counted of a line that has to wait only since then. */
  countedBefore(term: string): Numeric | undefined {
    return this.verdict === "undetermined" ? this.counted.get(term) : undefined;
  }

  /** A counted term takes so much of a quantity. */
  takeOf(quantity: number, amount: Numeric, byLimit: boolean): void {
    const inAll = add(this.takenOf(quantity), amount);
    const byLimits = byLimit ? add(this.cutOffOf(quantity), amount) : this.cutOffOf(quantity);
    this.taken = new Map([...this.taken, [quantity, { inAll, byLimits }]]);
  }

  /** A term takes a part of what is left, or (below 0) gives back a part of what was borne. */
  bear(cut: Cut, kind: Term["kind"], isCounted = false): void {
    this.left -= cut.amount;
    this.cuts = append(this.cuts, cut);
    if (kind !== "borne") this.lastTaken = kind;
    if (kind === "layers") this.lost += cut.amount;
    if (kind === "deductible" || kind === "franchise") {
      this.deducted += cut.amount;
      this.lost += cut.amount;
    }
    if (kind === "limit" || kind === "layers") return;
    if (isCounted) {
      this.countedOff += cut.amount;
      return;
    }
    this.borne += cut.amount;
    this.returnable += cut.amount;
    if (kind === "borne") this.returned(-cut.amount);
    else this.bearing = { isShare: kind === "coinsurance", amount: cut.amount, before: this.bearing };
  }

  /** What is given back was borne by coinsurance first, by the last one first, and then by the last deductible. */
  private returned(amount: number): void {
    this.deducted = Math.min(this.deducted, this.borne + this.countedOff);
    let rest = amount;
    for (const isShare of [true, false]) {
      for (let bearing = this.bearing; bearing !== undefined && rest > 0; bearing = bearing.before) {
        if (bearing.isShare !== isShare) continue;
        const part = Math.min(bearing.amount, rest);
        bearing.amount -= part;
        rest -= part;
      }
    }
  }

  /** What was found in the pass leaves it undetermined. Whether anything was. */
  suspend(): boolean {
    if (this.found.length === 0) return false;
    this.suspended = [...this.suspended, ...this.found];
    this.decide();
    return true;
  }

  /** Sets it at its beginning for another pass of the walk. */
  restart(): void {
    this.isThere = this.head.computed?.ofWalk !== true || this.isLacking || this.isLost;
    this.left = this.eligible;
    this.deducted = 0;
    this.borne = 0;
    this.returnable = 0;
    this.countedOff = 0;
    this.cuts = none;
    this.taken = noneTaken;
    if (this.verdict === "eligible") this.counted = noneCounted;
    this.lost = 0;
    this.lastTaken = undefined;
    this.bearing = undefined;
    this.cameThrough = undefined;
    this.found = none;
  }

  undetermined(): readonly Pending[] {
    return this.verdict === "undetermined" ? [...this.judged, ...this.uncomputed, ...this.suspended] : none;
  }

  waitsFor(): readonly FactReference[] {
    return this.undetermined().flatMap((pending) => pending.waitsFor);
  }

  private decide(): void {
    const isOpen = this.judged.length + this.uncomputed.length + this.suspended.length > 0;
    this.verdict = this.refused.length > 0 ? "refused" : isOpen ? "undetermined" : "eligible";
    this.eligible = this.verdict === "eligible" ? this.claimed : 0;
  }
}

/** What most cells have of most things. */
const noneTaken: ReadonlyMap<number, Taken> = new Map();
const noneCounted: ReadonlyMap<string, never> = new Map<string, never>();

interface Taken {
  readonly inAll: Numeric;
  readonly byLimits: Numeric;
}

/** Whether the cell is eligible under one of these triggers, or may yet be. */
export function mayComeUnder({ trigger, possibleTriggers }: Cell, triggers: readonly string[]): boolean {
  return (
    (trigger !== undefined && triggers.includes(trigger)) ||
    possibleTriggers.some((possible) => triggers.includes(possible))
  );
}

function triggersOf(pendings: readonly Pending[]): readonly string[] {
  return pendings.length === 0 ? none : [...new Set(pendings.flatMap(({ trigger }) => trigger ?? []))];
}

/** What a deductible, franchise or coinsurance took of a cell. */
export interface Bearing {
  readonly isShare: boolean;
  /** Less what was given back of it. */
  amount: number;
  /** What was taken before. */
  readonly before: Bearing | undefined;
}

/** A limit per period that a cell came through. */
export interface Passage {
  readonly use: TermUse;
  /** The share that coinsurance paid of the cell since. */
  ratio: Numeric;
  /** The limit that it came through before. */
  readonly before: Passage | undefined;
}

/** An exclusion whose ground is unknown, by its place in declared order. */
export interface OpenExclusion {
  readonly exclusion: number;
  readonly waitsFor: Unknown;
}

/** The order of allocation: heads as declared, then claim id, unit id and line id by code unit. */
export function compareCells(a: Cell, b: Cell): number {
  return a.headIndex - b.headIndex || compareLines(a.line, b.line);
}

/** Within a head; none is the empty text. */
export function compareLines(a: StatedLine, b: StatedLine): number {
  return (
    compareText(a.claim?.id ?? "", b.claim?.id ?? "") ||
    compareText(a.unitId ?? "", b.unitId ?? "") ||
    compareText(a.id, b.id)
  );
}
