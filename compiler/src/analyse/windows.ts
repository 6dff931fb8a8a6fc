import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import { keyOf } from "../keys.js";
import { mayBeNever } from "../may-be-never.js";
import type { Expr, Rule } from "../plan.js";
import { visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { one } from "./interval.js";
import { isNamed, type PlacedRule } from "./layout.js";
import { readThrough } from "./settled.js";

/** Windows that end before they begin, whatever the facts are. */
export function findClosedWindows(context: Context): Diagnostic[] {
  const rules = context.layout.rules.flatMap(({ rule }) => {
    const { detail } = rule;
    if (detail?.kind !== "window" || detail.until === undefined) return [];
    return isClosed(detail.from, detail.until, context) ? [diagnose("window/never", {}, rule.source)] : [];
  });
  const tests = context.sites().flatMap(({ expr }) => {
    const found: Diagnostic[] = [];
    visitExpr(expr, context.lets, (part) => {
      if (part.kind !== "within" || part.until === undefined || !isClosed(part.from, part.until, context)) return;
      const span = context.placeOf(part);
      if (span !== undefined) found.push(diagnose("window/never", {}, span));
    });
    return found;
  });
  return [...rules, ...tests];
}

/**
 * `window from 180 days after found` begins on the last of the days that wordings give by `until`, and so refuses what
 * came in time. What waits behind the beginning of a cover says so by its label, or has an end.
 */
export function findWindowsFromSpan(context: Context): Diagnostic[] {
  const { layout, placeOf, quote } = context;
  const windows = layout.rules.filter(isWindow);
  return windows.flatMap(({ rule, heads }) => {
    const { from, until } = rule.detail;
    if (until !== undefined || isNamed(rule) || from.kind !== "span-end" || from.direction === "before") return [];
    if (from.from.kind !== "fact") return [];
    const hasEnd = windows.some(
      (other) => other.rule.detail.until !== undefined && other.heads.some((head) => heads.includes(head)),
    );
    const [place, day] = [from, from.from].map(placeOf);
    if (hasEnd || place === undefined || day === undefined) return [];
    // The day after it is a beginning, no time that is given.
    const { most } = context.bounds.intervalOf(from.span, []);
    if (most !== undefined && compareRational(most, one) <= 0) return [];
    const better = `window from ${quote(day)} until ${quote(place)}`;
    return [diagnose("window/from-span", { first: quote(place), better }, rule.source)];
  });
}

type Window = Rule & { readonly detail: { readonly kind: "window" } };
type PlacedWindow = PlacedRule & { readonly rule: Window };

function isWindow(placed: PlacedRule): placed is PlacedWindow {
  return placed.rule.detail?.kind === "window";
}

/** Windows that take out nothing, as another one takes it out of the same lines: all of them have to be open. */
export function findIdleWindows(context: Context): Diagnostic[] {
  const windows = context.layout.rules.filter(
    (placed): placed is PlacedWindow =>
      isWindow(placed) && placed.heads.length > 0 && context.logic.satisfiable(placed.guards),
  );
  return windows.flatMap((wide): Diagnostic[] => {
    const narrow = windows.find((other) => other !== wide && isIdleBeside(wide, other, context));
    if (narrow === undefined) return [];
    return [
      diagnose("window/never-binds", { other: context.quote(narrow.rule.source) }, wide.rule.source, {
        related: [note("otherWindow", {}, narrow.rule.source)],
        unused: true,
      }),
    ];
  });
}

function isIdleBeside(wide: PlacedWindow, narrow: PlacedWindow, context: Context): boolean {
  const [outer, inner] = [wide.rule, narrow.rule];
  const isPart = (part: readonly string[] | undefined, whole: readonly string[] | undefined): boolean =>
    whole === undefined || (part?.every((name) => whole.includes(name)) ?? false);
  if (!wide.heads.every((head) => narrow.heads.includes(head))) return false;
  if (!isPart(outer.scope.triggers, inner.scope.triggers) || !isPart(outer.scope.items, inner.scope.items))
    return false;
  if (!narrow.guards.every((guard) => context.logic.implies(wide.guards, guard))) return false;
  // One that never comes refuses by itself.
  if (!comesWith(outer.detail.from, inner.detail, context)) return false;
  if (outer.detail.until !== undefined && !comesWith(outer.detail.until, inner.detail, context)) return false;
  const begins = compareDays(outer.detail.from, inner.detail.from, context);
  const ends =
    outer.detail.until === undefined
      ? inner.detail.until && "before"
      : inner.detail.until && compareDays(inner.detail.until, outer.detail.until, context);
  // The same window twice is no more than said twice.
  const isEndless = outer.detail.until === undefined && inner.detail.until === undefined;
  return begins === "before" ? isEndless || ends !== undefined : begins === "same" && ends === "before";
}

/** Whether the day comes wherever those of the window do: for certain, or because it is counted from one of them. */
function comesWith(day: Expr, { from, until }: Window["detail"], context: Context): boolean {
  if (!mayBeNever(day, context.plan)) return true;
  const start = startOf(day, context);
  return [from, until].some(
    (other) =>
      other !== undefined &&
      (keyOf(other) === keyOf(day) || (start !== undefined && start === startOf(other, context))),
  );
}

/** Whether the first day is certainly before the second one, or the same, where both of them come. */
function compareDays(first: Expr, second: Expr, { bounds }: Context): "before" | "same" | undefined {
  if (keyOf(first) === keyOf(second)) return "same";
  return bounds.isAtLeast(second, first, [], true) ? "before" : undefined;
}

/** What the spans that lead to a day are counted from, by its key; nothing where that depends. */
function startOf(day: Expr, context: Context): string | undefined {
  const read = readThrough(day, context);
  switch (read.kind) {
    case "span-end":
      return startOf(read.from, context);
    case "if": {
      const start = startOf(read.then, context);
      return start === startOf(read.otherwise, context) ? start : undefined;
    }
    default:
      return keyOf({ ...read, type: undefined });
  }
}

function isClosed(from: Expr, until: Expr, { bounds }: Context): boolean {
  return bounds.isAtLeast(from, until, [], true);
}
