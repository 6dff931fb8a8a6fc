import { Moment, orderSpans, type Span } from "./calendar.js";
import { isUnknown, type Maybe, type Unknown, waitingForAll } from "./kleene.js";
import { Fraction, order } from "./numeric.js";

/**
 * The branch that the condition takes. Where the condition is unknown, both branches being the same known value are
 * that value; else the result is unknown, and waits for the condition and for what an unknown branch waits for.
 * (Branches are pure, so both may be computed.)
 */
export function choose<A, B>(condition: Maybe<boolean>, then: A, otherwise: B): A | B | Unknown {
  if (!isUnknown(condition)) return condition ? then : otherwise;
  return bothSame(then, otherwise) ?? waitingForAll([condition, then, otherwise]);
}

/** The value that two are both known to be; undefined where they are not. */
export function bothSame<A, B>(a: A, b: B): A | undefined {
  if (isUnknown(a) || isUnknown(b)) return undefined;
  if (a instanceof Moment && b instanceof Moment) return momentOfBoth(a, b) as A | undefined;
  return isSameValue(a, b) ? a : undefined;
}

/** Where its time is needed and not there, what stated either is waited for. */
function momentOfBoth(a: Moment, b: Moment): Moment | undefined {
  if (a.day !== b.day || a.second !== b.second) return undefined;
  return new Moment(a.day, a.second, [...a.statedBy, ...b.statedBy]);
}

function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a instanceof Fraction && b instanceof Fraction) return order(a, b) === 0;
  // The chosen members of sets, each once.
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((member) => b.includes(member));
  return isSpan(a) && isSpan(b) && orderSpans(a, b) === 0;
}

export function isSpan(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "months" in value;
}
