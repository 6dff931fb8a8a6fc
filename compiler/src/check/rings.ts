/** What leads from one to another, by names. */
interface Way {
  readonly from: string;
  readonly to: string;
}

/** Names of which each leads to every other, and those that lead to themselves. */
export function ringsIn(ways: readonly Way[]): readonly (readonly string[])[] {
  const [onward, back] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const { from, to } of ways) {
    add(onward, from, to);
    add(back, to, from);
  }
  const seen = new Set<string>();
  const finished = [...onward.keys()].flatMap((name) => reachedFrom(name, onward, seen));
  const seenBack = new Set<string>();
  return finished
    .reverse()
    .map((name) => reachedFrom(name, back, seenBack))
    .filter(([first, second]) => second !== undefined || (first !== undefined && onward.get(first)?.includes(first)));
}

function add(ways: Map<string, string[]>, from: string, to: string): void {
  const known = ways.get(from);
  if (known === undefined) ways.set(from, [to]);
  else known.push(to);
}

/** What it leads to and nobody has seen yet, with itself; first what leads no further. */
function reachedFrom(start: string, ways: ReadonlyMap<string, readonly string[]>, seen: Set<string>): string[] {
  if (seen.has(start)) return [];
  seen.add(start);
  const finished: string[] = [];
  const path = [{ name: start, next: 0 }];
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const to = ways.get(last.name)?.[last.next++];
    if (to === undefined) {
      finished.push(last.name);
      path.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      path.push({ name: to, next: 0 });
    }
  }
  return finished;
}
