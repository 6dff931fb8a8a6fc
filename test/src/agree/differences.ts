import type { Problem } from "@yakkan/runtime";

/** Differences that are known and looked past, while they wait to be mended. */
export const lookedPast: ((difference: string) => boolean)[] = [];

function notLookedPast(differences: readonly string[]): string[] {
  return differences.filter((difference) => !lookedPast.some((looks) => looks(difference))).slice(0, 12);
}

/** Problems that only one of them has, by code and path: messages are for people, and the order is free. */
export function problemDifferences(expected: readonly Problem[], found: readonly Problem[]): string[] {
  const keysOf = (problems: readonly Problem[]): string[] => problems.map(({ path, code }) => `${code} at ${path}`);
  const only = (these: readonly string[], those: readonly string[], whose: string): string[] => {
    const rest = [...those];
    return these.flatMap((key) => {
      const place = rest.indexOf(key);
      if (place >= 0) rest.splice(place, 1);
      return place >= 0 ? [] : [`only ${whose}: ${key}`];
    });
  };
  const [a, b] = [keysOf(expected), keysOf(found)];
  return notLookedPast([...only(a, b, "the interpreter"), ...only(b, a, "the evaluator")]);
}

/** Where two values differ, by path; a field that is undefined is not one that is left out. */
export function differencesIn(a: unknown, b: unknown): string[] {
  return notLookedPast(collect(a, b, "", []));
}

function collect(a: unknown, b: unknown, path: string, found: string[]): string[] {
  if (found.length >= 100 || Object.is(a, b)) return found;
  const bothObjects = typeof a === "object" && typeof b === "object" && a !== null && b !== null;
  if (!bothObjects || Array.isArray(a) !== Array.isArray(b)) {
    found.push(`${path === "" ? "all" : path}: ${brief(a)} | ${brief(b)}`);
    return found;
  }
  const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const place = Array.isArray(a) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const [inLeft, inRight] = [Object.hasOwn(left, key), Object.hasOwn(right, key)];
    if (inLeft && inRight) collect(left[key], right[key], place, found);
    else found.push(`${place}: ${inLeft ? brief(left[key]) : "nothing"} | ${inRight ? brief(right[key]) : "nothing"}`);
  }
  return found;
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
