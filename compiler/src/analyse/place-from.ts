/** The first place from which on it is so, found by halves; the end where it never is. */
export function placeFrom(first: number, end: number, isSo: (place: number) => boolean): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
