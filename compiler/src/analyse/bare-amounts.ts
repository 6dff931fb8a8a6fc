import { toHalfWidth } from "@yakkan/grammar/lexer.js";
import type { Span } from "@yakkan/grammar/syntax.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, replaceBy } from "../diagnostics/report.js";
import type { Expr, Plan, Term } from "../plan.js";
import { amountsOf } from "../walk-plan.js";
import type { Context } from "./context.js";

/** What no amount of a policy is, in the main unit of a currency: of one without a smaller unit, and of others. */
const tiny = { whole: 100, divided: 10 };
/** More than this is no number of times. */
const mostTimes = 30;
/** Beside an amount of which other ones are none. */
const large = 10_000;

/**
 * Amounts that are too small for money and have nothing but digits: `limit 2 per period` for two times, `limit 60 per
 * incident` for days, `layer 5 xs 5` for 億. A sign of money, or digits behind the point, say that it is meant, but for
 * less than 1, which reads as a share.
 */
export function findBareAmounts(context: Context): Diagnostic[] {
  const { code, minorDigits } = context.plan.currency;
  const least = largestIn(context.plan, minorDigits) / large;
  return context.layout.terms.flatMap(({ term }) =>
    amountsOf(term).flatMap(({ amount }): Diagnostic[] => {
      const value = valueOf(amount, minorDigits);
      const span = context.placeOf(amount);
      if (value === undefined || value === 0 || span === undefined) return [];
      const text = toHalfWidth(context.sources.textOf(span));
      // Finer than the currency is told of for itself.
      if (/^0?\.\d+$/.test(text) && minorDigits > 0) return [tellOfDecimal(text, value, code, span)];
      if (!/^\d+$/.test(text)) return [];
      const couldBeTimes = isByTimes(term) && value <= mostTimes;
      const isCoarse = minorDigits === 0 || term.kind === "layers";
      // A few dollars of each visit are borne.
      if (!couldBeTimes && (!isCoarse || value > least)) return [];
      if (value >= (isCoarse ? tiny.whole : tiny.divided)) return [];
      const digits = String(value);
      const isYen = code === "JPY";
      const money = isYen ? `${digits}円` : `${digits}.${"0".repeat(minorDigits)}`;
      const written = isYen || minorDigits > 0 ? money : undefined;
      const full = `${digits}${term.kind === "layers" ? (isYen ? "億" : "_000_000") : isYen ? "万円" : "_000"}`;
      const other = couldBeTimes ? "times" : term.kind === "layers" ? "none" : "quantity";
      const said = { digits, currency: code, written, full, other } as const;
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

/** An amount that is written out, in the main unit. */
function valueOf(expr: unknown, minorDigits: number): number | undefined {
  const { type, value } = ((expr as Partial<Expr & { kind: "literal" }>).literal ?? expr) as Partial<
    (Expr & { kind: "literal" })["literal"]
  >;
  if (type !== "money" || typeof value !== "object" || !("numerator" in value)) return undefined;
  return Number(value.numerator) / Number(value.denominator) / 10 ** minorDigits;
}

function largestIn(plan: Plan, minorDigits: number): number {
  let largest = 0;
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    largest = Math.max(largest, valueOf(part, minorDigits) ?? 0);
    Object.values(part).forEach(visit);
  };
  visit(plan);
  return largest;
}
