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
  /** What is there to be cut. */
  readonly left: number;
}

/**
 * Shares out a cut over cells in the order of allocation: over the heads by rank, the first rank first, pro
 * rata within a rank; then over each head's cells likewise. The cut for each cell, in the same order.
 */
export function allocateByRank<C extends Bearing>(
  amount: number,
  cells: readonly C[],
  rankOf: (cell: C) => number,
  ranks: number,
): readonly number[] {
  const cuts = new Array<number>(cells.length).fill(0);
  const heads = headsOf(cells, rankOf);
  let rest = amount;
  for (let rank = 0; rank < ranks && rest > 0; rank += 1) {
    const ofRank = heads.filter((head) => head.rank === rank);
    const there = ofRank.reduce((sum, head) => sum + head.left, 0);
    const taken = Math.min(rest, there);
    const byHead = allocate(
      taken,
      ofRank.map((head) => head.left),
    );
    ofRank.forEach((head, index) => cutHead(head, byHead[index] ?? 0, cells, cuts));
    rest -= taken;
  }
  return cuts;
}

/** A run of cells of one head. */
interface HeadRun {
  readonly rank: number;
  readonly from: number;
  until: number;
  left: number;
}

function headsOf<C extends Bearing>(cells: readonly C[], rankOf: (cell: C) => number): readonly HeadRun[] {
  const runs: HeadRun[] = [];
  cells.forEach((cell, index) => {
    const run = runs.at(-1);
    if (run !== undefined && cells[run.from]?.headIndex === cell.headIndex) {
      run.until = index + 1;
      run.left += cell.left;
    } else {
      runs.push({ rank: rankOf(cell), from: index, until: index + 1, left: cell.left });
    }
  });
  return runs;
}

function cutHead(head: HeadRun, amount: number, cells: readonly Bearing[], cuts: number[]): void {
  if (amount === 0) return;
  const lefts = cells.slice(head.from, head.until).map((cell) => cell.left);
  allocate(amount, lefts).forEach((cut, index) => {
    cuts[head.from + index] = cut;
  });
}
