export function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function notNegative(a: bigint): bigint {
  return a < 0n ? 0n : a;
}
