import { formatLiteral } from "../check/literals.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import { keyOf } from "../keys.js";
import type { Expr, Rational, Source } from "../plan.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { type Interval, one, zero } from "./interval.js";
import { knownOf } from "./known.js";
import type { PlacedTerm } from "./layout.js";
import { isSettled, readThrough } from "./settled.js";

/** A share that can be below 0 % or above 100 %, or is always nothing. */
export function findShareFault(pays: Expr, source: Source, guards: readonly Expr[], context: Context): Diagnostic[] {
  const { least, most } = context.bounds.intervalOf(pays, guards);
  // Of a formula that cannot be followed nothing is said.
  if (most === undefined && !isPlain(pays)) return [];
  // A share of 0 % pays nothing, which a fact or a choice may say; what is never above it is not meant.
  const isAlwaysNothing = most !== undefined && compareRational(most, zero) <= 0;
  const tooLow = isAlwaysNothing || (least !== undefined && compareRational(least, zero) < 0);
  const tooHigh = most === undefined || compareRational(most, one) > 0;
  if (!tooLow && !tooHigh) return [];
  const show = (value: Rational | undefined): string | undefined => value && formatLiteral({ type: "ratio", value });
  // Of one value the range is what is to be mended.
  const ends = tooLow ? (tooHigh ? "both" : "least") : "most";
  // What a formula can be at most is worked out as if all that it reads were independent.
  const isAlwaysMore = least !== undefined && compareRational(least, one) > 0;
  const isSure = isPlain(pays) || isAlwaysNothing || isAlwaysMore || keyOf(least) === keyOf(most);
  const better = isAlwaysNothing || isPlain(pays) ? undefined : between(ends, context.written(pays));
  const place = context.placeOf(pays) ?? source;
  return [
    diagnose(
      "term/share-range",
      { grows: undefined, range: isSure ? { least: show(least), most: show(most) } : undefined, ends, better },
      place,
    ),
  ];
}

/** Brought to where a share has to be. */
function between(ends: "least" | "most" | "both", share: string): string {
  if (ends === "least") return `max(0%, ${share})`;
  return `min(100%, ${ends === "both" ? `max(0%, ${share})` : share})`;
}

/** A share that grows with the loss, which no limit before it ends: `subject / 2` is no half. */
export function findGrowingShares(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const isStated = new Set(
    context.plan.heads.flatMap(({ name, computed, each }) =>
      computed === undefined && each === undefined ? [name] : [],
    ),
  );
  return terms.flatMap((placed) => {
    const { term } = placed;
    if (term.kind !== "coinsurance" || !term.heads.some((head) => isStated.has(head))) return [];
    const isLimited = byHead
      .about(term.heads)
      .some((other) => byHead.isBefore(other, placed) && (other.term.kind === "limit" || other.term.kind === "layers"));
    if (isLimited) return [];
    const known = knownOf(placed, context);
    const place = context.placeOf(term.pays) ?? term.source;
    const shown = context.written(term.pays);
    if (tends("up", term.pays, known, context))
      return [diagnose("term/share-range", { grows: "up", better: `min(100%, ${shown})` }, place)];
    return tends("down", term.pays, known, context)
      ? [diagnose("term/share-range", { grows: "down", better: `max(0%, ${shown})` }, place)]
      : [];
  });
}

/**
 * Whether it is above any bound, or below any, where the loss is large enough: `subject / 2`, `1 - subject / insured`.
 * What is only not known to be bounded is not.
 */
function tends(way: "up" | "down", expr: Expr, guards: readonly Expr[], context: Context): boolean {
  const does = (part: Expr): boolean => tends(way, part, guards, context);
  const doesNot = (part: Expr): boolean => tends(way === "up" ? "down" : "up", part, guards, context);
  const rangeOf = (part: Expr): Interval => context.bounds.intervalOf(part, guards);
  /** What is added does not take it back. */
  const isHeld = (part: Expr): boolean => rangeOf(part)[way === "up" ? "least" : "most"] !== undefined;
  switch (expr.kind) {
    case "subject":
      return way === "up";
    case "loss":
      return way === "up" && expr.heads === undefined;
    case "let": {
      const read = readThrough(expr, context);
      return read !== expr && does(read);
    }
    case "divide": {
      const by = rangeOf(expr.right);
      return does(expr.left) && by.most !== undefined && (way === "up" || isAboveZero(by));
    }
    case "multiply":
      return [
        [expr.left, expr.right],
        [expr.right, expr.left],
      ].some(([part, by]) => does(part!) && isAboveZero(rangeOf(by!)));
    case "add":
      return (does(expr.left) && isHeld(expr.right)) || (does(expr.right) && isHeld(expr.left));
    case "subtract":
      return (
        (does(expr.left) && rangeOf(expr.right)[way === "up" ? "most" : "least"] !== undefined) ||
        (doesNot(expr.right) && isHeld(expr.left))
      );
    case "negate":
      return doesNot(expr.operand);
    case "min":
      return way === "up" ? expr.operands.every(does) : expr.operands.some(does);
    case "max":
      return way === "up" ? expr.operands.some(does) : expr.operands.every(does);
    case "round":
      return does(expr.operand);
    case "if":
      // What asks for the loss may keep it small.
      return isSettled(expr.condition, context) && (does(expr.then) || does(expr.otherwise));
    default:
      return false;
  }
}

function isAboveZero({ least }: Interval): boolean {
  return least !== undefined && compareRational(least, zero) > 0;
}

function isPlain(amount: Expr): boolean {
  return amount.kind === "choice" || amount.kind === "fact";
}
