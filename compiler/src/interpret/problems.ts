import type { Problem, ProblemCode } from "@yakkan/runtime/claim.js";

/** Problems in the order in which they were found. */
export interface Problems {
  readonly all: readonly Problem[];
  add(path: string, code: ProblemCode, message: string): void;
}

export function collectProblems(): Problems {
  const all: Problem[] = [];
  return { all, add: (path, code, message) => void all.push({ path, code, message }) };
}

/** `losses[2].amount`; a name that is no identifier is quoted: `contract["見積 額"]`. */
export function at(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  // The longer pattern takes long to make, and many keys are in ASCII.
  if (!/^[a-z_]\w*$/i.test(key) && !/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(key))
    return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** “; did you mean `damages`?” where one of the names is near enough, else nothing. */
export function suggest(name: string, names: Iterable<string>): string {
  const near = [...names]
    .map((candidate) => ({ candidate, steps: editSteps(name, candidate) }))
    .filter(({ candidate, steps }) => steps <= Math.max(1, Math.floor(Math.min(candidate.length, name.length) / 3)))
    .sort((a, b) => a.steps - b.steps);
  return near[0] === undefined ? "" : `; did you mean \`${near[0].candidate}\`?`;
}

/** How many letters have to be put in, taken out or changed. */
function editSteps(from: string, to: string): number {
  // A name of many lines is no slip of the pen, and not worth the time.
  if (from.length > 100 || to.length > 100) return Infinity;
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? Infinity;
}
