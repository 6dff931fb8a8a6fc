import assert from "node:assert/strict";
import {
  civilOf,
  compareDays,
  dayOf,
  daysInMonth,
  during,
  moment,
  Moment,
  parseMoment,
  spanEnd,
  within,
} from "@yakkan/runtime/calendar.js";
import { never, Unknown } from "@yakkan/runtime/kleene.js";

const years = (count: number) => ({ years: count, months: 0, days: 0 });
const months = (count: number) => ({ years: 0, months: count, days: 0 });
const days = (count: number) => ({ years: 0, months: 0, days: count });

function format(value: unknown): string {
  assert.ok(value instanceof Moment);
  const { year, month, day } = civilOf(value.day);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

describe("calendar", () => {
  it("counts every day from 0001 to 9999 in a row", () => {
    let day = dayOf(1, 1, 1);
    for (let year = 1; year <= 9999; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        const last = daysInMonth(year, month);
        assert.equal(dayOf(year, month, 1), day);
        assert.equal(dayOf(year, month, last), day + last - 1);
        day += last;
      }
    }
    assert.deepEqual([dayOf(1970, 1, 1), dayOf(2000, 3, 1)], [0, 11017]);
    for (let at = dayOf(1896, 1, 1); at < dayOf(2105, 1, 1); at += 1) {
      const civil = civilOf(at);
      assert.equal(dayOf(civil.year, civil.month, civil.day), at);
      // The platform's calendar, as another opinion.
      const other = new Date(at * 86_400_000);
      assert.deepEqual(
        [civil.year, civil.month, civil.day],
        [other.getUTCFullYear(), other.getUTCMonth() + 1, other.getUTCDate()],
      );
    }
  });

  it("takes dates that exist, and no others", () => {
    for (const text of ["2024-02-29", "2026-04-01T16:00", "0001-01-01", "9999-12-31T23:59"])
      assert.ok(parseMoment(text), text);
    for (const text of [
      "2023-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-04-31",
      "0000-01-01",
      "2026-4-1",
      "2026-04-01T24:00",
      "2026-04-01T16",
      "2026-04-01T16:00Z",
      " 2026-04-01",
      "",
    ]) {
      assert.equal(parseMoment(text), undefined, text);
    }
  });

  it("ends a year by the Civil Code", () => {
    const table = [
      ["2023-05-10", "2024-05-10"],
      ["2023-02-28", "2024-02-29"],
      ["2024-02-28", "2025-02-28"],
      ["2024-02-29", "2025-02-28"],
    ] as const;
    for (const [event, last] of table) assert.equal(format(spanEnd(years(1), moment(event), "after")), last);
  });

  it("ends days and months", () => {
    assert.equal(format(spanEnd(days(180), moment("2026-05-02"), "after")), "2026-10-29");
    // Begins on 1 February; one month later is 1 March, so it ends on the last of February.
    assert.equal(format(spanEnd(months(1), moment("2026-01-31"), "after")), "2026-02-28");
    // Begins on 31 January; there is no 31 February: the last day of February.
    assert.equal(format(spanEnd(months(1), moment("2026-01-30"), "after")), "2026-02-28");
    assert.equal(format(spanEnd(months(1), moment("2026-01-29"), "after")), "2026-02-28");
    assert.equal(format(spanEnd(months(1), moment("2026-01-28"), "after")), "2026-02-28");
    assert.equal(format(spanEnd(months(1), moment("2026-01-27"), "after")), "2026-02-27");
    assert.equal(format(spanEnd(months(13), moment("2026-12-15"), "after")), "2028-01-15");
  });

  it("counts the day itself where it is included", () => {
    // 30 days of May, 30 of June, 31, 31, 30, and 28 of October.
    assert.equal(format(spanEnd(days(180), moment("2026-05-02"), "including")), "2026-10-28");
    assert.equal(format(spanEnd(days(1), moment("2026-05-02"), "including")), "2026-05-02");
    // From 31 January: there is no 31 February, so the last of February; from 1 January the last of January.
    assert.equal(format(spanEnd(months(1), moment("2026-01-31"), "including")), "2026-02-28");
    assert.equal(format(spanEnd(months(1), moment("2026-01-01"), "including")), "2026-01-31");
    assert.equal(format(spanEnd(years(1), moment("2024-02-29"), "including")), "2025-02-28");
    assert.equal(format(spanEnd(years(1), moment("2026-04-01"), "including")), "2027-03-31");
  });

  it("begins a span before an event as the mirror of that", () => {
    assert.equal(format(spanEnd(days(30), moment("2026-05-31"), "before")), "2026-05-01");
    assert.equal(format(spanEnd(months(1), moment("2026-05-15"), "before")), "2026-04-15");
    // Ends on 30 March; there is no 30 February: begins on the first of March.
    assert.equal(format(spanEnd(months(1), moment("2026-03-31"), "before")), "2026-03-01");
    assert.equal(format(spanEnd(years(1), moment("2024-03-01"), "before")), "2023-03-01");
  });

  it("never opens a span from never", () => {
    const [from, until] = [moment("2026-04-01"), moment("2026-04-30")];
    assert.equal(spanEnd(days(1), never, "after"), never);
    assert.equal(within(moment("2026-04-01"), from, never), false);
    assert.equal(within(new Unknown([]), never, until), false);
    assert.equal(compareDays(never, "<>", from), true);
    assert.equal(compareDays(from, "<=", never), false);
  });

  it("closes windows at both ends and looks at days only", () => {
    const [from, until] = [moment("2026-04-01"), moment("2026-04-30")];
    const inside = ["2026-03-31T23:59", "2026-04-01", "2026-04-30T23:59", "2026-05-01"].map((text) =>
      within(moment(text), from, until),
    );
    assert.deepEqual(inside, [false, true, true, false]);
  });

  it("opens the period at its start instant and ends it before its end instant", () => {
    const period = { from: moment("2026-04-01T16:00"), to: moment("2027-04-01T16:00") };
    const instants = ["2026-04-01T15:59", "2026-04-01T16:00", "2027-04-01T15:59", "2027-04-01T16:00"];
    assert.deepEqual(
      instants.map((text) => during(moment(text), period)),
      [false, true, true, false],
    );
    const reference = { of: "incident", name: "discovered" } as const;
    for (const text of ["2026-04-01", "2027-04-01"]) {
      const waiting = new Unknown([{ ...reference, lacks: "time" }]);
      assert.deepEqual(during(parseMoment(text, [reference]) ?? never, period), waiting);
    }
    const midnight = { from: moment("2026-04-01"), to: moment("2027-04-01T00:00") };
    assert.deepEqual(
      ["2026-03-31", "2026-04-01", "2027-03-31", "2027-04-01"].map((text) => during(moment(text), midnight)),
      [false, true, true, false],
    );
  });
});
