/** What is the same before and after an edit: the text up to `start`, and from `end` on, which is `by` further on. */
export interface Edit {
  readonly start: number;
  /** In the text before the edit. */
  readonly end: number;
  readonly by: number;
  /** What stands behind the edit has neither another position nor another line or column. */
  readonly stays: boolean;
}

/** Nothing where the texts are the same. */
export function editBetween(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  const start = sameLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const tail = sameLength(
    shorter - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  const end = before.length - tail;
  const by = after.length - before.length;
  const changed = before.slice(start, end) + after.slice(start, end + by);
  return { start, end, by, stays: by === 0 && !changed.includes("\n") };
}

/** How far two texts are the same, by comparing ever shorter stretches: whole ones are compared fastest. */
function sameLength(length: number, isSame: (from: number, to: number) => boolean): number {
  let same = 0;
  let size = 1 << 14;
  while (size > 0) {
    const to = Math.min(length, same + size);
    if (to > same && isSame(same, to)) same = to;
    else size >>= 1;
  }
  return same;
}
