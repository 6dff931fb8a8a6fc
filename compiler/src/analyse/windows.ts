import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr, Let, Literal, Rule, Span } from "../plan.js";
import { visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { keyOf } from "../keys.js";
import { isNamed, type PlacedRule } from "./layout.js";

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
    const lengths = spansOf(from.span, context);
    if (lengths.length > 0 && lengths.every(({ most }) => most <= 1)) return [];
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
  const begins = compareDays(outer.detail.from, inner.detail.from, context);
  const ends =
    outer.detail.until === undefined
      ? inner.detail.until && "before"
      : inner.detail.until && compareDays(inner.detail.until, outer.detail.until, context);
  // The same window twice is no more than said twice.
  const isEndless = outer.detail.until === undefined && inner.detail.until === undefined;
  return begins === "before" ? isEndless || ends !== undefined : begins === "same" && ends === "before";
}

/** Whether the first day is certainly before the second one, or the same. */
function compareDays(first: Expr, second: Expr, context: Context): "before" | "same" | undefined {
  if (keyOf(first) === keyOf(second)) return "same";
  const later = count(second, context);
  return count(first, context).some((one) =>
    later.some((other) => one.anchor === other.anchor && one.most < other.least),
  )
    ? "before"
    : undefined;
}

/** A day counted from another one: at the least and at the most so many days after it. */
interface Counted {
  readonly anchor: string;
  readonly least: number;
  readonly most: number;
}

function isClosed(from: Expr, until: Expr, context: Context): boolean {
  const begins = count(from, context);
  const ends = count(until, context);
  return begins.some((start) => ends.some((end) => start.anchor === end.anchor && end.most < start.least));
}

/** Of the formulas of a plan: those that choose between others would be counted as often as there are ways through them. */
const countedIn = new WeakMap<Context["lets"], Map<string, readonly Counted[]>>();

function countFormula({ name, value }: Let, context: Context): readonly Counted[] {
  const counted = countedIn.get(context.lets) ?? new Map<string, readonly Counted[]>();
  countedIn.set(context.lets, counted);
  const known = counted.get(name) ?? count(value, context);
  counted.set(name, known);
  return known;
}

/** The same day from every anchor that it can be counted from: a literal, or the fact that it starts from. */
function count(expr: Expr, context: Context): readonly Counted[] {
  switch (expr.kind) {
    case "let": {
      const formula = context.lets.get(expr.name);
      return formula === undefined ? [] : countFormula(formula, context);
    }
    case "literal": {
      const day = dayOf(expr.literal);
      return day === undefined ? [] : [{ anchor: "", least: day, most: day }];
    }
    case "span-end": {
      const lengths = spansOf(expr.span, context);
      if (lengths.length === 0) return [];
      const least = Math.min(...lengths.map((length) => length.least));
      const most = Math.max(...lengths.map((length) => length.most));
      // It ends as one that began the day before.
      const first = expr.direction === "including" ? 1 : 0;
      return count(expr.from, context).map(({ anchor, ...from }) =>
        expr.direction === "before"
          ? { anchor, least: from.least - most, most: from.most - least }
          : { anchor, least: from.least + least - first, most: from.most + most - first },
      );
    }
    case "if": {
      // Both branches have to be from one anchor.
      const branches = [count(expr.then, context), count(expr.otherwise, context)] as const;
      return branches[0].flatMap((then) =>
        branches[1]
          .filter(({ anchor }) => anchor === then.anchor)
          .map((other) => ({
            anchor: then.anchor,
            least: Math.min(then.least, other.least),
            most: Math.max(then.most, other.most),
          })),
      );
    }
    default:
      return [{ anchor: keyOf({ ...expr, type: undefined }), least: 0, most: 0 }];
  }
}

/** The days that a span of the calendar can have. */
function spansOf(expr: Expr, context: Context): readonly { readonly least: number; readonly most: number }[] {
  switch (expr.kind) {
    case "literal":
      return expr.literal.type === "span" ? [daysOf(expr.literal.value)] : [];
    case "if": {
      const branches = [spansOf(expr.then, context), spansOf(expr.otherwise, context)];
      return branches.some((branch) => branch.length === 0) ? [] : branches.flat();
    }
    case "let": {
      const formula = context.lets.get(expr.name);
      return formula === undefined ? [] : spansOf(formula.value, context);
    }
    default:
      return [];
  }
}

function daysOf({ years, months, days }: Span): { least: number; most: number } {
  return { least: years * 365 + months * 28 + days, most: years * 366 + months * 31 + days };
}

function dayOf(literal: Literal): number | undefined {
  if (literal.type !== "date" && literal.type !== "datetime") return undefined;
  return Math.floor(Date.parse(`${literal.value.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}
