import { lastDayAfter, parseMoment } from "@yakkan/compiler/interpret/calendar.js";
import type { Span as CalendarSpan } from "@yakkan/compiler/plan.js";
import type { Expression, SpanDirection, SpanFrom, SpanLiteral, Window } from "@yakkan/grammar/syntax.js";
import type { Client } from "./client.js";
import type { Coverage } from "./coverage.js";
import { oneLine, wordsOf } from "./limit-words.js";
import type { Snapshot } from "./snapshot.js";
import { spansIn } from "./tree.js";

type Language = Client["language"];

/** The spans of a window that are written as a number of days, months or years. */
export function spansOfWindow(window: Window): { readonly literal: SpanLiteral; readonly from: SpanFrom }[] {
  const found: { literal: SpanLiteral; from: SpanFrom }[] = [];
  for (const part of spansIn([window.from, window.until])) {
    if (!isExpression(part) || part.kind !== "span-from") continue;
    for (const inner of spansIn(part.span))
      if (isExpression(inner) && inner.kind === "span") found.push({ literal: inner, from: part });
  }
  return found;
}

function isExpression(span: object): span is Expression {
  return "kind" in span;
}

const countedFrom = {
  after: { ja: "翌日起算", en: "from the next day" },
  including: { ja: "当日起算", en: "from that day" },
  before: { ja: "前日から逆算", en: "back from the day before" },
} as const satisfies Record<SpanDirection, Record<Language, string>>;
const behindDay = { after: "の後", including: "から当日を含めて", before: "の前" } as const satisfies Record<
  SpanDirection,
  string
>;

/**
 * `180 days from the next day`, `365 to 366 days from the next day`; empty for elapsed time. Beside a number of days
 * that number need not be said again.
 */
export function describeDays(
  { literal, from }: { literal: SpanLiteral; from: SpanFrom },
  language: Language,
  isBeside = false,
): string {
  const span = toCalendar(literal);
  if (span === undefined) return "";
  const [least, most] = daysOf(span);
  const counted = countedFrom[from.direction];
  const isSaid = isBeside && literal.parts[0]?.unit === "day";
  if (language === "ja") {
    const days = isSaid ? "" : least === most ? `${least}日、` : `${least}～${most}日、`;
    return `${days}${counted.ja}`;
  }
  const days = isSaid ? "" : least === most ? `${least} days ` : `${least} to ${most} days `;
  return `${days}${counted.en}`;
}

function toCalendar({ parts }: SpanLiteral): CalendarSpan | undefined {
  const [part, second] = parts;
  if (part === undefined || second !== undefined) return undefined;
  const count = Number(part.count.digits);
  switch (part.unit) {
    case "day":
      return { years: 0, months: 0, days: count };
    case "week":
      return { years: 0, months: 0, days: 7 * count };
    case "month":
      return { years: 0, months: count, days: 0 };
    case "year":
      return { years: count, months: 0, days: 0 };
    case "second":
    case "minute":
    case "hour":
      return undefined;
  }
}

/** The shortest and the longest that a span can be. Eight years hold every course of the calendar but for centuries. */
function daysOf(span: CalendarSpan): readonly [number, number] {
  const start = parseMoment("2023-01-01")!.day;
  let [least, most] = [Infinity, 0];
  for (let day = start; day < start + 8 * 366; day++) {
    const length = lastDayAfter(span, day) - day;
    least = Math.min(least, length);
    most = Math.max(most, length);
  }
  return [least, most];
}

/** A window in plain words. */
export function describeWindow(snapshot: Snapshot, coverage: Coverage, window: Window, language: Language): string {
  const from = describeDay(snapshot, coverage, window.from, language);
  const until = window.until && describeDay(snapshot, coverage, window.until, language);
  const days = [...new Set(spansOfWindow(window).flatMap((span) => describeDays(span, language) || []))];
  const scope = window.scope === undefined ? "" : window.scope.names.map(({ text }) => text).join(", ");
  const guard = window.when === undefined ? "" : oneLine(snapshot, window.when);
  if (language === "ja") {
    return [
      `${from}（当日を含む）から${until === undefined ? "、終わりの定めなし" : `${until}（当日を含む）まで`}`,
      ...(days.length > 0 ? [`（${days.join("、または")}）`] : []),
      ...(scope === "" ? [] : [`、対象: ${window.scope!.all ? `${scope}以外` : scope}`]),
      ...(guard === "" ? [] : [`、${guard}のとき`]),
    ].join("");
  }
  return [
    `from ${from} ${until === undefined ? "on, with no end" : `to ${until}, both days included`}`,
    ...(days.length > 0 ? [` (${days.join(", or ")})`] : []),
    ...(scope === "" ? [] : [`, for ${window.scope!.all ? `all but ${scope}` : scope}`]),
    ...(guard === "" ? [] : [`, when ${guard}`]),
  ].join("");
}

function describeDay(snapshot: Snapshot, coverage: Coverage, expression: Expression, language: Language): string {
  if (expression.kind === "reference") return `“${wordsOf(snapshot, coverage, expression, language)}”`;
  if (expression.kind !== "span-from") return oneLine(snapshot, expression);
  const words = oneLine(snapshot, expression.span);
  const span = expression.span.kind === "span" ? words : `(${words})`;
  const from = describeDay(snapshot, coverage, expression.from, language);
  if (language === "ja") return `${from}${behindDay[expression.direction]} ${span}`;
  return `${span} ${expression.direction} ${from}`;
}
