import type { BatchLine } from "@yakkan/runtime/batch.js";
import type { Product } from "@yakkan/runtime/product.js";

/** Sums in minor units: of a portfolio they may leave the numbers that are exact. */
export interface Sums {
  lines: number;
  claimed: bigint;
  due: bigint;
  /** To be paid by the settlements of the file. */
  pay: bigint;
}

export interface Counted {
  lines: number;
  claimed: bigint;
}

/** What a portfolio comes to. Of an incident that was restated its last state counts; `pay` is of all states. */
export class Tally {
  settlements = 0;
  incidents = 0;
  policies = 0;
  /** Their periods, each with a ledger; and how many of them begin before the edition that they are settled by. */
  periods = 0;
  periodsBeforeEdition = 0;
  /** Settlements that the evaluator made for the kernel, and those of them that restate an incident. */
  scalar = 0;
  restated = 0;
  /** Settlements that stand in the file of bad rows, or that a variant refuses. */
  bad = 0;
  /** Due under another variant than the first, on incidents that both settle: how many differ, and by how much. */
  differing = 0;
  overpaid = 0n;
  /** `contract.limit range`: by place and code, how many of them have such a problem. */
  readonly problems = new Map<string, number>();
  readonly total: Sums = noSums();
  readonly heads = new Map<string, Sums>();
  /** `exclusion war`: by kind and clause, the lines that it refuses; a line with two reasons counts twice. */
  readonly refused = new Map<string, Counted>();
  /** The same of lines that wait. */
  readonly waiting = new Map<string, Counted>();
  /** `severability=joint`: due by what contracts chose, or what stands by default. */
  readonly readings = new Map<string, { incidents: number; due: bigint }>();

  /** Counts a settlement that is bad. */
  refuse(problems: readonly { readonly path: string; readonly code: string }[]): void {
    this.bad += 1;
    const kinds = problems.map(({ path, code }) => `${path.replace(/\[\d+\]/g, "")} ${code}`.trim());
    for (const kind of new Set(kinds)) this.problems.set(kind, (this.problems.get(kind) ?? 0) + 1);
  }

  /** Counts a line. `isLast`: of the last state of its incident. */
  line(line: BatchLine, isLast: boolean): void {
    const { claimed, due, pay } = line;
    this.sums(line.head, isLast ? { lines: 1, claimed, due, pay } : { lines: 0, claimed: 0, due: 0, pay });
    if (isLast) this.reasons(line);
  }

  /** Counts lines of a head that are summed up already. */
  sums(head: string, { lines, claimed, due, pay }: Readonly<Record<keyof Sums, number>>): void {
    for (const to of [getOrAdd(this.heads, head, noSums), this.total]) {
      to.lines += lines;
      to.claimed += BigInt(claimed);
      to.due += BigInt(due);
      to.pay += BigInt(pay);
    }
  }

  /** Counts why a line is refused, or waits. */
  reasons({ claimed, refused, undetermined }: Pick<BatchLine, "claimed" | "refused" | "undetermined">): void {
    for (const { kind, clause } of refused) count(this.refused, `${kind} ${clause}`, claimed);
    for (const { kind, clause } of undetermined) count(this.waiting, `${kind} ${clause}`, claimed);
  }

  reading(name: string, member: string, due: number): void {
    const sums = getOrAdd(this.readings, `${name}=${member}`, () => ({ incidents: 0, due: 0n }));
    sums.incidents += 1;
    sums.due += BigInt(due);
  }

  /** Adds what another part of the portfolio came to. */
  add(other: Tally): void {
    for (const field of counts) this[field] += other[field];
    this.overpaid += other.overpaid;
    for (const [kind, count] of other.problems) this.problems.set(kind, (this.problems.get(kind) ?? 0) + count);
    addSums(this.total, other.total);
    for (const [head, sums] of other.heads) addSums(getOrAdd(this.heads, head, noSums), sums);
    for (const side of ["refused", "waiting"] as const)
      for (const [reason, counted] of other[side]) {
        const own = getOrAdd(this[side], reason, () => ({ lines: 0, claimed: 0n }));
        own.lines += counted.lines;
        own.claimed += counted.claimed;
      }
    for (const [reading, { incidents, due }] of other.readings) {
      const own = getOrAdd(this.readings, reading, () => ({ incidents: 0, due: 0n }));
      own.incidents += incidents;
      own.due += due;
    }
  }

  /** In the order of the product, so that the same portfolio gives the same bytes. */
  toJson(product: Product): object {
    const names = [...product.heads.map(({ name }) => name), ...product.uncovered];
    const of = (heads: readonly string[]): Sums | undefined => {
      const present = heads.flatMap((head) => this.heads.get(head) ?? []);
      if (present.length === 0) return undefined;
      const sums = noSums();
      for (const some of present) addSums(sums, some);
      return sums;
    };
    const plain = (entries: readonly (readonly [string, object | number | undefined])[]): object =>
      Object.fromEntries(
        entries.flatMap(([name, value]) =>
          value === undefined ? [] : [[name, typeof value === "number" ? value : numbers(value)]],
        ),
      );
    const sorted = <T extends object | number>(map: ReadonlyMap<string, T>): object =>
      plain([...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
    const { settlements, incidents, policies, periods, periodsBeforeEdition, scalar, restated, bad, differing } = this;
    return {
      settlements,
      incidents,
      policies,
      periods,
      periodsBeforeEdition,
      bad,
      problems: sorted(this.problems),
      settledByEvaluator: scalar,
      restated,
      differing,
      overpaid: number(this.overpaid),
      total: numbers(this.total),
      heads: plain(names.map((name) => [name, this.heads.get(name)])),
      groups: plain(product.groups.map(({ name, heads }) => [name, of(heads)])),
      refused: sorted(this.refused),
      waiting: sorted(this.waiting),
      readings: sorted(this.readings),
    };
  }

  /** As a worker hands it on. */
  static from(parts: Tally): Tally {
    return Object.assign(new Tally(), parts);
  }
}

const counts = [
  "settlements",
  "incidents",
  "policies",
  "periods",
  "periodsBeforeEdition",
  "scalar",
  "restated",
  "bad",
  "differing",
] as const;

/** Sums by the place of a head, as numbers: added to a tally before they would not be exact. */
export class HeadSums {
  private readonly lines: Float64Array;
  private readonly claimed: Float64Array;
  private readonly due: Float64Array;
  private readonly pay: Float64Array;

  constructor(
    private readonly heads: readonly string[],
    private readonly tally: Tally,
  ) {
    const zeros = (): Float64Array => new Float64Array(heads.length);
    [this.lines, this.claimed, this.due, this.pay] = [zeros(), zeros(), zeros(), zeros()];
  }

  line(head: number, claimed: number, due: number, pay: number): void {
    // What is due, and what is paid of it, is never more than what is claimed.
    if (Math.max(this.claimed[head]!, this.pay[head]!) + claimed > Number.MAX_SAFE_INTEGER) this.handOn(head);
    this.lines[head]! += 1;
    this.claimed[head]! += claimed;
    this.due[head]! += due;
    this.pay[head]! += pay;
  }

  /** What a settlement pays that was restated since. */
  paid(head: number, pay: number): void {
    if (this.pay[head]! + pay > Number.MAX_SAFE_INTEGER) this.handOn(head);
    this.pay[head]! += pay;
  }

  /** Adds everything to the tally. */
  finish(): void {
    for (let head = 0; head < this.heads.length; head += 1)
      if (this.lines[head]! + this.pay[head]! > 0) this.handOn(head);
  }

  private handOn(head: number): void {
    const [lines, claimed, due, pay] = [this.lines, this.claimed, this.due, this.pay].map((sums) => sums[head]!);
    this.tally.sums(this.heads[head]!, { lines: lines!, claimed: claimed!, due: due!, pay: pay! });
    for (const sums of [this.lines, this.claimed, this.due, this.pay]) sums[head] = 0;
  }
}

function noSums(): Sums {
  return { lines: 0, claimed: 0n, due: 0n, pay: 0n };
}

function addSums(to: Sums, sums: Sums): void {
  to.lines += sums.lines;
  to.claimed += sums.claimed;
  to.due += sums.due;
  to.pay += sums.pay;
}

function count(map: Map<string, Counted>, reason: string, claimed: number): void {
  const counted = getOrAdd(map, reason, () => ({ lines: 0, claimed: 0n }));
  counted.lines += 1;
  counted.claimed += BigInt(claimed);
}

function numbers(record: object): object {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === "bigint" ? number(value) : (value as unknown),
    ]),
  );
}

/** A number where it is exact as one, else its digits. */
function number(value: bigint): number | string {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
}

function getOrAdd<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
