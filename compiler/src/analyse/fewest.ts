/** Leaves out one after the other what is not needed. */
export function fewest<T>(all: readonly T[], isEnough: (some: readonly T[]) => boolean): readonly T[] {
  return all.reduce<readonly T[]>((kept, one) => {
    const without = kept.filter((other) => other !== one);
    return isEnough(without) ? without : kept;
  }, all);
}
