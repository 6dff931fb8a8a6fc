import { toHalfWidth } from "@yakkan/grammar/lexer.js";
import type { Span } from "@yakkan/grammar/syntax.js";
import { isInfix } from "../describe/summary.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, replaceBy } from "../diagnostics/report.js";
import type { Expr, Plan, Rational, Term } from "../plan.js";
import { once } from "../once.js";
import { isWholeNumber } from "../whole-numbers.js";
import { amountsOf, visitObjects } from "../walk-plan.js";
import type { Context } from "./context.js";
import { readThrough } from "./settled.js";

/** What no amount of a policy is, in the main unit of a currency: of one without a smaller unit, and of others. */
const tiny = { whole: 100, divided: 10 };
/** More than this is no number of times. */
const mostTimes = 30;
/** More than this is no number of days of waiting. */
const mostDays = 366;
/** Beside an amount of which other ones are none. */
const large = 10_000;

/**
 * Amounts that are too small for money and have nothing but digits: `limit 2 per period` for two times, `limit 60 per
 * incident` for days, `layer 5 xs 5` for 億. So are those below what one day of a benefit comes to. A sign of money, or
 * digits behind the point, say that it is meant, but for less than 1, which reads as a share.
 */
export function findBareAmounts(context: Context): Diagnostic[] {
  const { code, minorDigits } = context.plan.currency;
  const least = once(() => largestIn(context.plan, minorDigits) / large);
  return context.layout.terms.flatMap(({ term, guards }) =>
    amountsOf(term).flatMap(({ amount }): Diagnostic[] => {
      const value = valueOf(amount, minorDigits);
      const span = context.placeOf(amount);
      if (value === undefined || value === 0 || span === undefined) return [];
      const text = toHalfWidth(context.sources.textOf(span));
      // Finer than the currency is told of for itself.
      if (/^0?\.\d+$/.test(text) && minorDigits > 0) return [tellOfDecimal(text, value, code, span)];
      if (!/^[\d_]+$/.test(text)) return [];
      const price = priceOf(term, guards, context);
      const isBelowOne = price !== undefined && isTooFew(value, price.least, term);
      if (!isBelowOne && text.includes("_")) return [];
      const couldBeTimes = isByTimes(term) && value <= mostTimes;
      const isCoarse = minorDigits === 0 || term.kind === "layers";
      // A few dollars of each visit are borne.
      if (!isBelowOne && !couldBeTimes && (!isCoarse || value > least())) return [];
      if (!isBelowOne && value >= (isCoarse ? tiny.whole : tiny.divided)) return [];
      const isYen = code === "JPY";
      const money = isYen ? `${text}円` : `${text}.${"0".repeat(minorDigits)}`;
      const written = isYen || minorDigits > 0 ? money : undefined;
      const full = `${text}${term.kind === "layers" ? (isYen ? "億" : "_000_000") : isYen ? "万円" : "_000"}`;
      const isOfDays = couldBeTimes && isBelowOne;
      const other = isOfDays
        ? "times or quantity"
        : couldBeTimes
          ? "times"
          : term.kind === "layers"
            ? "none"
            : "quantity";
      const said = {
        digits: text,
        currency: code,
        written,
        full,
        other,
        one: isBelowOne ? price.of : undefined,
      } as const;
      return [
        diagnose("term/bare-amount", said, span, { fixes: written === undefined ? [] : [replaceBy(written, span)] }),
      ];
    }),
  );
}

/** `0.02`, as tables of terms have a share of 2 %. */
function tellOfDecimal(digits: string, value: number, currency: string, span: Span): Diagnostic {
  const full = `${Number((100 * value).toPrecision(12))}%`;
  return diagnose("term/bare-amount", { digits, currency, written: undefined, full, other: "share" }, span);
}

/** A term of which `N times` may have been meant. */
function isByTimes({ kind, basis }: Term): boolean {
  return basis.period && (kind === "limit" || kind === "deductible");
}

/** What one of what is counted comes to at least, in the main unit. */
interface Price {
  readonly least: number;
  readonly of: string;
}

/** The least of the benefits that the term acts on; nothing where it acts on anything else. */
function priceOf({ heads }: Term, guards: readonly Expr[], context: Context): Price | undefined {
  const prices = heads.map((name) => {
    const each = context.plan.heads.find((head) => head.name === name)?.each;
    return each && priceIn(each, guards, context);
  });
  const [first] = prices;
  if (first === undefined || prices.includes(undefined)) return undefined;
  return prices.reduce((least, price) => (price!.least < least!.least ? price : least));
}

/** `5_000 * days`, also as the one or the other. */
function priceIn(benefit: Expr, guards: readonly Expr[], context: Context): Price | undefined {
  const expr = readThrough(benefit, context);
  switch (expr.kind) {
    case "multiply": {
      const [amount, count] = expr.left.type.kind === "money" ? [expr.left, expr.right] : [expr.right, expr.left];
      const { least } = context.bounds.intervalOf(amount, guards);
      // What is not whole cannot be counted.
      const isCounted = count.type.kind === "number" && count.kind !== "literal" && isWholeNumber(count, context);
      if (!isCounted || least === undefined) return undefined;
      return {
        least: mainUnits(least, context.plan.currency.minorDigits),
        of: isInfix(count) ? `(${context.written(count)})` : context.written(count),
      };
    }
    case "min":
    case "max":
      return expr.operands.map((operand) => priceIn(operand, guards, context)).find((price) => price !== undefined);
    default:
      return undefined;
  }
}

/** Of a limit that cuts the first day, and of a deductible of days of which two come to more. */
function isTooFew(value: number, price: number, { kind }: Term): boolean {
  return kind === "limit" ? value < price : kind === "deductible" && value <= mostDays && 2 * value <= price;
}

/** An amount that is written out, in the main unit. */
function valueOf(expr: unknown, minorDigits: number): number | undefined {
  const { type, value } = ((expr as Partial<Expr & { kind: "literal" }>).literal ?? expr) as Partial<
    (Expr & { kind: "literal" })["literal"]
  >;
  if (type !== "money" || typeof value !== "object" || !("numerator" in value)) return undefined;
  return mainUnits(value, minorDigits);
}

function mainUnits({ numerator, denominator }: Rational, minorDigits: number): number {
  return Number(numerator) / Number(denominator) / 10 ** minorDigits;
}

function largestIn(plan: Plan, minorDigits: number): number {
  let largest = 0;
  visitObjects(plan, (part) => (largest = Math.max(largest, valueOf(part, minorDigits) ?? 0)));
  return largest;
}
