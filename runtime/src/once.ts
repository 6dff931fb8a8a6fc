import type { Reads, Scope } from "./scope.js";

export const noneKept: ReadonlyMap<number, never> = new Map<number, never>();

/**
 * What reads nothing of the group, line or element at hand, worked out once for all groups of the term that acts: of as
 * many units as there are groups it would be done as often, over all of them.
 */
export function once<R extends Reads, V>(at: Scope<R>, place: number, value: (at: Scope<R>) => V): V {
  const { walk } = at;
  if (walk?.kept === undefined) return value(at);
  if (walk.kept.has(place)) return walk.kept.get(place) as V;
  const found = value(at);
  walk.kept = new Map([...walk.kept, [place, found]]);
  return found;
}

/** The same of sums over heads, of which lines of the group's unit alone may count. */
export function onceOfAll<R extends Reads, V>(at: Scope<R>, place: number, value: (at: Scope<R>) => V): V {
  const group = at.walk?.group;
  return group === undefined || group.term.unitHeads === undefined ? once(at, place, value) : value(at);
}
