import { least } from "../interpret/whole.js";
import { isShare, leftBy, neededBy, type Passage, type Step } from "./passages.js";

/** Amounts of lines, by their place, of which one is raised. */
export interface Raise {
  readonly amounts: ReadonlyMap<number, bigint>;
  readonly raised: number;
  readonly to: bigint;
}

/** Of so many different lines that could be raised. */
const mostRaised = 3;
/** A line that is raised so far gets nearly all of what is shared out. */
const far = 10n;
/** More than any limit. */
const boundless = 10n ** 14n;

/**
 * Losses of which a larger one is likely to pay less, the likeliest first. The earlier term shares out what it leaves: of
 * a line that is raised the share grows, and those of the lines beside it shrink. So less is paid where the later
 * term cuts what the one gains, and not what the others lose; or where it leaves nothing of what the others keep.
 */
export function* largerShares(passages: readonly Passage[], earlier: string, later: string): Generator<Raise> {
  const shared = passages.filter((passage) => stepOf(passage, earlier) !== undefined);
  const seen = new Set<string>();
  for (const raised of byReach(shared, earlier)) {
    const { line } = raised;
    const kind = JSON.stringify([line.head, line.trigger, line.item, line.details?.map(({ value }) => value)]);
    const cut = stepOf(raised, later);
    if (seen.has(kind) || seen.size >= mostRaised) continue;
    if (cut === undefined && !passages.some((passage) => (stepOf(passage, later)?.over ?? 0n) > 0n)) continue;
    seen.add(kind);
    const inGroup = shared.filter((one) => one !== raised && isTogether(one, raised, earlier));
    // Whatever another term takes first, it leaves as much of all.
    const isAlike = (one: Passage): boolean =>
      isTogether(one, raised, later) && (cut?.kind !== "deductible" || stepOf(one, later)?.rank === cut.rank);
    const setting: Setting = {
      earlier,
      later,
      raised,
      mates: inGroup.filter(isAlike),
      fillers: passages.filter((one) => isTogether(one, raised, later) && !isTogether(one, raised, earlier)),
      all: passages,
    };
    const groupOf = (one: Passage): string => {
      const step = stepOf(one, later);
      return step === undefined ? "" : `${step.rank} ${step.group}`;
    };
    // Of one on which the earlier term falls first it takes all that is more.
    const rankOf = (one: Passage): number => stepOf(one, earlier)?.rank ?? 0;
    const beside = inGroup.filter((one) => !isAlike(one) && rankOf(one) <= rankOf(raised));
    const inOrder = [...byReach(beside, earlier)].sort((a, b) => rankOf(a) - rankOf(b));
    for (const losing of groupsBy(inOrder, groupOf)) yield* raisesOf(setting, losing);
  }
}

interface Setting {
  readonly earlier: string;
  readonly later: string;
  readonly raised: Passage;
  /** In the same groups of both. */
  readonly mates: readonly Passage[];
  /** In the same group of the later one alone. */
  readonly fillers: readonly Passage[];
  readonly all: readonly Passage[];
}

function* raisesOf(setting: Setting, losing: readonly Passage[]): Generator<Raise> {
  const { later, raised } = setting;
  if (isTogether(raised, losing[0]!, later)) {
    yield* byRanking(setting, losing);
    return;
  }
  const [of, onLosing] = [stepOf(raised, later), stepOf(losing[0]!, later)];
  if (of !== undefined && isShare(of)) yield* byShare(setting, losing);
  if (of?.most !== undefined) yield* byLimit(setting, losing, of.from + of.most);
  if (of !== undefined && of.from > 0n) yield* byDeductible(setting, losing, of.from);
  if (of !== undefined && of.over > 0n) yield* byDeductible(setting, losing, of.over);
  if (onLosing !== undefined && onLosing.over > 0n) yield* byFranchise(setting, losing, onLosing.over);
}

/** What the raised line gains is paid by a part only. */
function* byShare({ earlier, raised, mates }: Setting, losing: readonly Passage[]): Generator<Raise> {
  const draft = new Draft();
  const room = capacityOf(raised, earlier) ?? 1_000_000n;
  const lost = draft.fill(losing, room, earlier);
  if (lost > 0n) yield* draft.raise(raised, mates, room - lost, room, earlier);
}

/** The group of the raised line has all that the limit leaves of it: by other lines, or by its own. */
function* byLimit(setting: Setting, losing: readonly Passage[], full: bigint): Generator<Raise> {
  const { earlier, later, raised, mates, fillers } = setting;
  const room = capacityOf(raised, earlier) ?? 2n * full;
  const isCut = stepOf(losing[0]!, later)?.most !== undefined;
  for (const beside of fillers.length > 0 ? [[], byReach(fillers, later)] : [[]]) {
    const draft = new Draft();
    const own = full - draft.fill(beside, full, later);
    const least0 = neededFrom(raised, own, later, earlier);
    if (least0 === undefined || least0 >= room) continue;
    const most = isCut ? (neededFrom(losing[0]!, full, later, earlier) ?? room) : room;
    const lost = draft.fill(losing, least(room - least0, most), earlier);
    // What is shared out is not enough from the start, or more than the limit of the group leaves.
    const start = capacityOf(raised, earlier) === undefined ? least0 : room - lost;
    if (lost > 0n) yield* draft.raise(raised, mates, start, room, earlier);
  }
}

/** What the raised line gains is borne, and so is what comes to no more than a franchise. */
function* byDeductible(setting: Setting, losing: readonly Passage[], deductible: bigint): Generator<Raise> {
  const { earlier, later, raised, mates } = setting;
  const room = capacityOf(raised, earlier) ?? 2n * deductible;
  const borne = least(neededFrom(raised, deductible, later, earlier) ?? room, room);
  // Where the deductible takes all of what the others have, they need more, of which it takes the first.
  const besides = besidesOf(setting, losing);
  for (const beside of besides.length > 0 ? [[], byReach(besides, later)] : [[]]) {
    const draft = new Draft();
    draft.fill(beside, deductible, later);
    const lost = draft.fill(losing, room, earlier);
    if (lost > 0n) yield* draft.raise(raised, mates, room - lost, borne, earlier);
  }
}

/** What the losing ones no longer bear, lines beside both of them do; terms behind may cut what the raised one gains. */
function* byRanking({ earlier, later, raised, mates, fillers }: Setting, losing: readonly Passage[]): Generator<Raise> {
  const [first, second] = [stepOf(losing[0]!, later)!, stepOf(raised, later)!];
  if (first.rank > second.rank) return;
  const draft = new Draft();
  const room = capacityOf(raised, earlier) ?? 2n * first.from;
  draft.fill(byReach(fillers, later), room, later);
  const lost = draft.fill(losing, room, earlier);
  if (lost > 0n) yield* draft.raise(raised, mates, room - lost, room, earlier);
}

/** Of what the others keep, with lines beside them or alone, the franchise leaves nothing. */
function* byFranchise(setting: Setting, losing: readonly Passage[], franchise: bigint): Generator<Raise> {
  const { earlier, later, raised, mates, fillers } = setting;
  const beyond = (amount: bigint): bigint | undefined => neededFrom(losing[0]!, amount, later, earlier);
  const [at, over] = [beyond(franchise), beyond(franchise + (franchise / 10n || 1n))];
  if (at === undefined || over === undefined) return;
  const room = capacityOf(raised, earlier) ?? 2n * over;
  // Half of what is shared out is lost: with so much beside it, it comes to no more than the franchise.
  const besides = byReach(besidesOf(setting, losing), later);
  const half = franchise - (franchise * room) / (2n * at);
  for (const [kept, ofBesides] of [[room, half] as const, [least(over, room), 0n] as const])
    for (const ofFillers of fillers.length > 0 ? [0n, franchise + 1n] : [0n]) {
      const draft = new Draft();
      draft.fill(besides, ofBesides, later);
      draft.fill(byReach(fillers, later), ofFillers, later);
      const lost = draft.fill(losing, kept, earlier);
      if (lost > 0n) yield* draft.raise(raised, mates, room - lost, room, earlier);
    }
}

/** Lines of the group in which the losing ones are by the later term, of which the earlier one shares nothing with them. */
function besidesOf({ earlier, later, raised, all }: Setting, losing: readonly Passage[]): readonly Passage[] {
  return all.filter((one) => isTogether(one, losing[0]!, later) && !isTogether(one, raised, earlier));
}

// ── Lines with amounts ───────────────────────────────────────────────────────────────────────────────

/** Lines that are given amounts one after the other. */
class Draft {
  private readonly amounts = new Map<number, bigint>();
  /** What is left of the limits of a group. */
  private readonly rooms = new Map<string, bigint>();

  /** Gives the lines amounts so that so much of them comes to the term, if as much can; returns how much does. */
  fill(passages: readonly Passage[], wanted: bigint, to: string): bigint {
    let reached = 0n;
    for (const passage of passages) {
      if (reached >= wanted) break;
      reached += this.put(passage, wanted - reached, to);
    }
    return reached;
  }

  /** Raises the line, of which so much comes to the term at first, or far beyond what the term leaves. */
  *raise(raised: Passage, mates: readonly Passage[], start: bigint, room: bigint, term: string): Generator<Raise> {
    const reach = this.reach(raised, boundless, term);
    // One that cannot come to so much by itself needs others of its groups.
    const own = reach <= start ? start - this.fill(mates, start - reach / 2n, term) : start;
    const targets = own === 0n ? [room, far * room] : [far * room];
    const amounts = [...new Set(targets.map((to) => this.amountFor(raised, least(reach, to), term)))];
    this.put(raised, own, term);
    const from = this.amounts.get(raised.place) ?? 0n;
    for (const to of amounts) if (to > from) yield { amounts: this.amounts, raised: raised.place, to };
  }

  private put(passage: Passage, wanted: bigint, to: string): bigint {
    if (wanted <= 0n || this.amounts.has(passage.place)) return 0n;
    const reached = least(this.reach(passage, boundless, to), wanted);
    if (reached <= 0n) return 0n;
    const amount = this.amountFor(passage, reached, to);
    this.amounts.set(passage.place, amount);
    let left = amount;
    for (const step of before(passage, to)) {
      const room = this.roomOf(step);
      if (room !== undefined) this.rooms.set(roomKey(step), room - least(room, left));
      left = leftBy(step, left, room);
    }
    return reached;
  }

  /** How much of an amount comes to the term. */
  private reach(passage: Passage, amount: bigint, to: string): bigint {
    return before(passage, to).reduce((left, step) => leftBy(step, left, this.roomOf(step)), amount);
  }

  private amountFor(passage: Passage, left: bigint, to: string): bigint {
    return neededBefore(before(passage, to), left) ?? left;
  }

  private roomOf(step: Step): bigint | undefined {
    return step.most === undefined ? undefined : (this.rooms.get(roomKey(step)) ?? step.most);
  }
}

function roomKey({ id, group }: Step): string {
  return `${id} ${group}`;
}

function neededBefore(steps: readonly Step[], left: bigint): bigint | undefined {
  return steps.reduceRight<bigint | undefined>(
    (needed, step) => (needed === undefined ? undefined : neededBy(step, needed)),
    left,
  );
}

/** How much has to come through the earlier term so that so much comes to the later one. */
function neededFrom(passage: Passage, left: bigint, later: string, earlier: string): bigint | undefined {
  const steps = before(passage, later);
  return neededBefore(steps.slice(steps.findIndex(({ id }) => id === earlier) + 1), left);
}

/** The terms before one. */
function before({ steps }: Passage, term: string): readonly Step[] {
  const place = steps.findIndex(({ id }) => id === term);
  return place < 0 ? steps : steps.slice(0, place);
}

function stepOf({ steps }: Passage, term: string): Step | undefined {
  return steps.find(({ id }) => id === term);
}

/** Of how much the term still leaves more of a larger amount. */
function capacityOf(passage: Passage, term: string): bigint | undefined {
  const step = stepOf(passage, term);
  return step?.most === undefined ? undefined : step.from + step.most;
}

function isTogether(a: Passage, b: Passage, term: string): boolean {
  const [first, second] = [stepOf(a, term), stepOf(b, term)];
  return first !== undefined && first.group === second?.group;
}

/** Those of which most comes to the term first. */
function byReach(passages: readonly Passage[], term: string): readonly Passage[] {
  const reachOf = (passage: Passage): bigint =>
    before(passage, term).reduce((left, step) => leftBy(step, left), boundless);
  const reaches = new Map(passages.map((passage) => [passage, reachOf(passage)]));
  return [...passages].sort((a, b) =>
    reaches.get(a)! === reaches.get(b)! ? 0 : reaches.get(a)! > reaches.get(b)! ? -1 : 1,
  );
}

function groupsBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
