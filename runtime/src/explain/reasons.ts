import type { Pending, Reason } from "../result.js";

/** A reason with the events under which it was found: those of many, or all of them. */
export interface Told<R extends Reason | Pending> {
  readonly reason: R;
  /** Empty where there is one event, or none, and nothing to tell apart. */
  readonly under: readonly string[] | "every";
}

/** Each reason once, in order, of the events that matter. */
export function toldReasons(all: readonly Reason[]): readonly Told<Reason>[] {
  return told(ofOpeningEvents(all));
}

/** Each reason once, in order. */
export function told<R extends Reason | Pending>(reasons: readonly R[]): readonly Told<R>[] {
  const events = new Set(reasons.flatMap(({ trigger }) => trigger ?? []));
  const byText = new Map<string, { readonly reason: R; readonly under: string[] }>();
  for (const reason of reasons) {
    const { trigger, ...same } = reason;
    const key = JSON.stringify(same);
    const known = byText.get(key) ?? { reason, under: [] };
    byText.set(key, known);
    if (trigger !== undefined) known.under.push(trigger);
  }
  return [...byText.values()].map(({ reason, under }) => {
    const isClear = events.size <= 1 || reason.trigger === undefined || reason.trigger === reason.clause;
    return { reason, under: isClear ? [] : under.length === events.size ? "every" : under };
  });
}

/** Where some event opens the head, what is found under one that does not says nothing. */
export function ofOpeningEvents(reasons: readonly Reason[]): readonly Reason[] {
  const closed = new Set(reasons.flatMap(({ kind, trigger }) => (kind === "cover" ? [trigger] : [])));
  const opens = ({ kind, trigger }: Reason): boolean =>
    trigger !== undefined && !closed.has(trigger) && kind !== "trigger" && kind !== "contract";
  return reasons.some(opens) ? reasons.filter(({ trigger }) => !closed.has(trigger)) : reasons;
}
