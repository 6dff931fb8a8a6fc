import assert from "node:assert/strict";
import fc from "fast-check";
import { firstDayBefore, formatMoment, lastDayAfter, parseMoment } from "@yakkan/compiler/interpret/calendar.js";

const days = (count: number) => ({ years: 0, months: 0, days: count });
const months = (count: number) => ({ years: 0, months: count, days: 0 });
const years = (count: number) => ({ years: count, months: 0, days: 0 });

function dayOf(text: string): number {
  const moment = parseMoment(text);
  assert.ok(moment, text);
  return moment.day;
}

describe("interpret: days", () => {
  const after: readonly (readonly [ReturnType<typeof days>, string, string])[] = [
    [years(1), "2023-05-10", "2024-05-10"],
    [years(1), "2023-02-28", "2024-02-29"],
    [years(1), "2024-02-28", "2025-02-28"],
    [years(1), "2024-02-29", "2025-02-28"],
    [days(180), "2026-05-02", "2026-10-29"],
    // Begins on 2026-01-31; there is no 2026-02-31, so it ends with that month.
    [months(1), "2026-01-30", "2026-02-28"],
    // Begins on 2026-02-01, ends on the day before 2026-03-01.
    [months(1), "2026-01-31", "2026-02-28"],
    [months(12), "2023-02-28", "2024-02-29"],
    [months(11), "2026-03-31", "2027-02-28"],
    [days(0), "2026-01-31", "2026-01-31"],
    [months(0), "2026-01-31", "2026-01-31"],
  ];
  for (const [span, from, to] of after) {
    it(`${JSON.stringify(span)} after ${from} ends with ${to}`, () => {
      assert.equal(formatMoment({ day: lastDayAfter(span, dayOf(from)) }), to);
    });
  }

  const before: readonly (readonly [ReturnType<typeof days>, string, string])[] = [
    [days(3), "2026-03-02", "2026-02-27"],
    // Ends on 2026-05-09; the day after 2025-05-09.
    [years(1), "2026-05-10", "2025-05-10"],
    // Ends on 2024-02-29; there is no 2023-02-29, so the first day of the month that follows.
    [years(1), "2024-03-01", "2023-03-01"],
    // Ends on 2026-03-30; there is no 2026-02-30.
    [months(1), "2026-03-31", "2026-03-01"],
  ];
  for (const [span, from, to] of before) {
    it(`${JSON.stringify(span)} before ${from} begins with ${to}`, () => {
      assert.equal(formatMoment({ day: firstDayBefore(span, dayOf(from)) }), to);
    });
  }

  it("knows which days there are", () => {
    const none = [
      ...["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "0000-01-01"],
      ...["2026-4-1", "2026-04-01T24:00", "2026-04-01T12:60", "2026-04-01T12", "2026-04-01 12:00", "+2026-04-01", ""],
      ...["2026-04-01\n", "２０２６-04-01", "2026-04-01T12:00:00Z"],
    ];
    assert.deepEqual(
      none.filter((text) => parseMoment(text) !== undefined),
      [],
    );
    for (const some of ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-04-01T23:59"]) {
      const moment = parseMoment(some);
      assert.equal(moment && formatMoment(moment), some);
    }
  });

  it("counts days as the Gregorian calendar does", () => {
    // Day 0 is 0001-01-01, which is 719162 days before 1970-01-01.
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_652_058 }), (day) => {
        const text = formatMoment({ day });
        assert.equal(dayOf(text), day);
        const expected = new Date((day - 719_162) * 86_400_000).toISOString().slice(0, 10);
        assert.equal(text, expected);
      }),
    );
  });

  it("makes a later day end no earlier span", () => {
    fc.assert(
      fc.property(fc.integer({ min: 700_000, max: 800_000 }), fc.integer({ min: 0, max: 40 }), (day, count) => {
        assert.ok(lastDayAfter(months(count), day) <= lastDayAfter(months(count), day + 1));
        assert.ok(firstDayBefore(months(count), day) <= firstDayBefore(months(count), day + 1));
        assert.ok(lastDayAfter(months(count), day) >= day);
        assert.ok(firstDayBefore(months(count), day) <= day);
      }),
    );
  });
});
