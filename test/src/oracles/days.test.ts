// Days, spans and windows of both readings against Temporal, which knows nothing of either.
import { strictEqual } from "node:assert/strict";
import * as plain from "@yakkan/compiler/interpret/calendar.js";
import * as fast from "@yakkan/runtime/calendar.js";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill/full";

type Unit = "days" | "months" | "years";

const dates = fc
  .oneof(fc.integer({ min: -30_000, max: 60_000 }), fc.integer({ min: -700_000, max: 2_900_000 }))
  .map((days) => Temporal.PlainDate.from("1970-01-01").add({ days }));
/** Near the ends of months, where spans of months differ. */
const monthEnds = fc
  .tuple(fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: -2, max: 2 }))
  .map(([year, month, days]) => Temporal.PlainDate.from({ year, month, day: 1 }).add({ days }));
const anyDate = fc.oneof(dates, monthEnds);
const units = fc.constantFrom<Unit>("days", "months", "years");
const counts = fc.integer({ min: 0, max: 40 });

/** The span begins on the day after, and ends before that beginning's date so much later: Civil Code, arts. 140 and 143. */
function lastDayAfter(date: Temporal.PlainDate, unit: Unit, count: number): Temporal.PlainDate {
  if (unit === "days" || count === 0) return date.add({ days: count });
  const begin = date.add({ days: 1 });
  const end = begin.add({ [unit]: count }, { overflow: "constrain" });
  return end.day === begin.day ? end.subtract({ days: 1 }) : end;
}

function firstDayBefore(date: Temporal.PlainDate, unit: Unit, count: number): Temporal.PlainDate {
  if (unit === "days" || count === 0) return date.subtract({ days: count });
  const end = date.subtract({ days: 1 });
  return end.subtract({ [unit]: count }, { overflow: "constrain" }).add({ days: 1 });
}

function textOf(moment: fast.Moment): string {
  const { year, month, day } = fast.civilOf(moment.day);
  return Temporal.PlainDate.from({ year, month, day }).toString();
}

describe("days, against Temporal", () => {
  it("spans after and before a day", () => {
    fc.assert(
      fc.property(anyDate, units, counts, (date, unit, count) => {
        const text = date.toString();
        const span = { years: 0, months: 0, days: 0, [unit]: count };
        const [after, before] = [lastDayAfter(date, unit, count), firstDayBefore(date, unit, count)];
        if ([after, before].some(({ year }) => year < 1 || year > 9999)) return;
        strictEqual(textOf(fast.spanEnd(span, fast.moment(text), "after")), after.toString());
        strictEqual(textOf(fast.spanEnd(span, fast.moment(text), "before")), before.toString());
        const evening = lastDayAfter(date.subtract({ days: 1 }), unit, count);
        strictEqual(textOf(fast.spanEnd(span, fast.moment(text), "including")), evening.toString());
        const { day } = plain.parseMoment(text)!;
        strictEqual(plain.formatMoment({ day: plain.lastDayAfter(span, day) }), after.toString());
        strictEqual(plain.formatMoment({ day: plain.firstDayBefore(span, day) }), before.toString());
        strictEqual(plain.formatMoment({ day: plain.endOfSpan(span, day, "including") }), evening.toString());
      }),
      { numRuns: 20_000 },
    );
  });

  it("the month and the year of a day", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const text = date.toString();
        if (date.year < 1 || date.year > 9999) return;
        const moment = fast.moment(text);
        strictEqual(fast.monthOf(moment), date.month);
        strictEqual(fast.yearOf(moment), date.year);
        const { month, year } = plain.toCivil(plain.parseMoment(text)!.day);
        strictEqual(month, date.month);
        strictEqual(year, date.year);
      }),
      { numRuns: 5000 },
    );
  });

  it("days between, order, and windows closed at both ends", () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, (from, to, date) => {
        const [a, b, c] = [from, to, date].map((one) => fast.moment(one.toString())) as [
          fast.Moment,
          fast.Moment,
          fast.Moment,
        ];
        const { days } = from.until(to, { largestUnit: "days" });
        strictEqual(fast.daysBetween(a, b), days);
        strictEqual(
          plain.wholeSpans("days", plain.parseMoment(from.toString())!.day, plain.parseMoment(to.toString())!.day),
          days,
        );
        const compare = (one: Temporal.PlainDate, other: Temporal.PlainDate): number =>
          Temporal.PlainDate.compare(one, other);
        strictEqual(fast.compareDays(a, "<", b), compare(from, to) < 0);
        strictEqual(fast.within(c, a, b), compare(from, date) <= 0 && compare(date, to) <= 0);
      }),
      { numRuns: 5000 },
    );
  });

  it("instants in a period that is open at its end", () => {
    const times = fc.record({ hour: fc.constantFrom(0, 15, 16, 23), minute: fc.constantFrom(0, 1, 59) });
    const instants = fc.tuple(monthEnds, times).map(([date, time]) => date.toPlainDateTime(time));
    fc.assert(
      fc.property(instants, instants, instants, (from, to, at) => {
        const [start, end, value] = [from, to, at].map((one) =>
          fast.moment(one.toString({ smallestUnit: "minute" })),
        ) as [fast.Moment, fast.Moment, fast.Moment];
        const compare = (one: Temporal.PlainDateTime, other: Temporal.PlainDateTime): number =>
          Temporal.PlainDateTime.compare(one, other);
        const expected = compare(from, at) <= 0 && compare(at, to) < 0;
        strictEqual(fast.during(value, { from: start, to: end }), expected);
        const [a, b, c] = [from, to, at].map((one) => plain.parseMoment(one.toString({ smallestUnit: "minute" }))!) as [
          plain.Moment,
          plain.Moment,
          plain.Moment,
        ];
        strictEqual(plain.compareInstants(a, c) <= 0 && plain.compareInstants(c, b) < 0, expected);
      }),
      { numRuns: 5000 },
    );
  });
});
