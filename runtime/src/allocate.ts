import { portionOf } from "./money.js";

/**
 * Shares out `amount` over `weights`, which come to at least as much, in proportion: by running total, the
 * first k together bear ⌊amount × (w₁ + … + wₖ) / sum⌋. Whole minor units; they come to `amount` exactly.
 */
export function allocate(amount: number, weights: readonly number[]): readonly number[] {
  let sum = 0;
  for (const weight of weights) sum += weight;
  let running = 0;
  let borne = 0;
  return weights.map((weight) => {
    if (weight === 0 || amount === 0) return 0;
    running += weight;
    const upToHere = portionOf(amount, running, sum);
    const share = upToHere - borne;
    borne = upToHere;
    return share;
  });
}

export interface Bearing {
  readonly headIndex: number;
  /** Of its head. */
  readonly rank: number;
  /** What is there to be cut. */
  readonly left: number;
}

/**
 * Shares out a cut over cells in the order of allocation: over the heads by rank, the first rank first, pro
 * rata within a rank; then over each head's cells likewise. Of one rank, whatever they have, all heads are alike.
 * The cut for each cell, in the same order.
 */
export function allocateByRank(amount: number, cells: readonly Bearing[], ranks: number): readonly number[] {
  const cuts = new Array<number>(cells.length).fill(0);
  let rest = amount;
  for (let rank = 0; rank < ranks && rest > 0; rank += 1) {
    const of = ranks === 1 ? undefined : rank;
    const there = leftInRank(cells, of);
    const taken = Math.min(rest, there);
    if (taken > 0) cutRank(taken, there, cells, of, cuts);
    rest -= taken;
  }
  return cuts;
}

function leftInRank(cells: readonly Bearing[], rank: number | undefined): number {
  let sum = 0;
  for (const cell of cells) if (rank === undefined || cell.rank === rank) sum += cell.left;
  return sum;
}

/** Over the heads of a rank (none: over all) by running total. */
function cutRank(
  amount: number,
  there: number,
  cells: readonly Bearing[],
  rank: number | undefined,
  cuts: number[],
): void {
  let running = 0;
  let borne = 0;
  for (let from = 0, until; from < cells.length; from = until) {
    const { headIndex, rank: ofHead } = cells[from]!;
    let own = 0;
    for (until = from; until < cells.length && cells[until]!.headIndex === headIndex; until += 1)
      own += cells[until]!.left;
    if ((rank !== undefined && ofHead !== rank) || own === 0) continue;
    running += own;
    const upToHere = portionOf(amount, running, there);
    cutHead(upToHere - borne, own, cells, from, until, cuts);
    borne = upToHere;
  }
}

/** Over the cells of a head, likewise. */
function cutHead(
  amount: number,
  there: number,
  cells: readonly Bearing[],
  from: number,
  until: number,
  cuts: number[],
): void {
  let running = 0;
  let borne = 0;
  for (let place = from; place < until; place += 1) {
    running += cells[place]!.left;
    const upToHere = portionOf(amount, running, there);
    cuts[place] = upToHere - borne;
    borne = upToHere;
  }
}
