/**
 * The parts of `total` that fall on `weights`, in their order, by running total: the first k together bear
 * the rounded-down share of the first k. So the parts are whole, add up to `total`, and no part is more
 * than its weight while `total` is not more than all weights together.
 */
export function allocate(total: bigint, weights: readonly bigint[]): readonly bigint[] {
  let sum = 0n;
  for (const weight of weights) sum += weight;
  if (sum === 0n) return weights.map(() => 0n);
  let passed = 0n;
  let borne = 0n;
  return weights.map((weight) => {
    passed += weight;
    const together = (total * passed) / sum;
    const part = together - borne;
    borne = together;
    return part;
  });
}
