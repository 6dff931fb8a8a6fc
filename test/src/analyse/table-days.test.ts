// Tables by days, instants, spans and sets: what no row is for, and rows that nothing comes to.
import { deepStrictEqual, ok } from "node:assert/strict";
import { compileParts, type Parts } from "./product.js";

const period = "2020-01-01 .. 2030-12-31";

/** What is said of tables, each with the line that it is about where that is a row. */
function toldOf(parts: Parts): readonly string[] {
  const { diagnostics, source } = compileParts(parts);
  return diagnostics
    .filter(({ code }) => code.startsWith("table/"))
    .map(({ code, message, span }) => {
      const row = source.text.slice(span.start, span.end).replace(/\s+/g, " ");
      return code === "table/gap" ? message : `${row}: ${message}`;
    });
}

function rows(type: string, rowsOf: string, { by = "came", read = "most", more = "" } = {}): readonly string[] {
  return toldOf({
    contract: `plan a "甲" | b "乙"`,
    facts: `came "来た日" : ${type}`,
    more: `table rates "表" by ${by} { most ${rowsOf} } ${more}`,
    section: `head h "費目" { limit ${read} per incident }`,
  });
}

const earlier = "this row is never used: earlier rows are for all of it that there can be";
const unreached = (key: string): string => `this row is never used: \`${key}\` never is what it says`;

describe("a table by days", () => {
  it("has no gap where its bands meet on the next day", () => {
    deepStrictEqual(rows(`date ${period}`, ".. 2026-03-31 : 1  2026-04-01 .. : 2"), []);
    deepStrictEqual(rows(`date ${period}`, "2020-01-01 .. under 2026-04-01 : 1  2026-04-01 .. 2030-12-31 : 2"), []);
    deepStrictEqual(rows("date", ".. 2026-03-31 : 1  over 2026-03-31 .. : 2"), []);
    deepStrictEqual(rows("date 2024-02-28 .. 2024-03-01", ".. 2024-02-28 : 1  2024-03-01 .. : 2  2024-02-29 : 3"), []);
  });

  it("lacks a day between two bands", () => {
    deepStrictEqual(rows(`date ${period}`, ".. 2026-03-31 : 1  2026-04-02 .. : 2"), [
      "no row is for `came` 2026-04-01",
    ]);
    deepStrictEqual(rows("date 2024-02-28 .. 2024-03-01", ".. 2024-02-28 : 1  2024-03-01 .. : 2"), [
      "no row is for `came` 2024-02-29",
    ]);
  });

  it("lacks what is before and behind its bands", () => {
    const years = "2026-01-01 .. 2026-12-31 : 1";
    deepStrictEqual(rows("date 2026-01-01 .. 2026-12-31", years), []);
    deepStrictEqual(rows("date 2025-12-31 .. 2026-12-31", years), ["no row is for `came` 2025-12-31"]);
    deepStrictEqual(rows("date 2026-01-01 .. 2027-12-31", years), ["no row is for `came` > 2026-12-31, < 2027-12-31"]);
    deepStrictEqual(rows("date", years), ["no row is for `came` < 2026-01-01"]);
    deepStrictEqual(rows("date", `.. 2025-12-31 : 2  ${years}`), ["no row is for `came` > 2026-12-31"]);
  });

  it("has rows that are never used", () => {
    const first = ".. 2026-12-31 : 1  2027-01-01 .. : 2";
    deepStrictEqual(rows(`date ${period}`, `${first}  2026-06-01 .. 2026-09-30 : 3`), [
      `2026-06-01 .. 2026-09-30 : 3: ${earlier}`,
    ]);
    deepStrictEqual(rows(`date ${period}`, `2031-01-01 .. : 3  ${first}`), [`2031-01-01 .. : 3: ${unreached("came")}`]);
    // An exception before its rule, and a day that both are for.
    deepStrictEqual(rows(`date ${period}`, `2026-06-01 .. 2026-09-30 : 3  ${first}`), []);
    deepStrictEqual(
      rows(`date ${period}`, ".. 2026-12-31 : 1  2026-12-31 .. 2028-12-31 : 2  2029-01-01 .. : 3").map((one) =>
        one.replace(/:.*this row/, ": this row"),
      ),
      ["2026-12-31 .. 2028-12-31 : this row and an earlier one are both for `came` 2026-12-31: the earlier one counts"],
    );
  });

  it("is looked at by its other keys, too", () => {
    const two = "a | .. 2026-03-31 : 1  a | 2026-04-01 .. : 2";
    deepStrictEqual(rows(`date ${period}`, two, { by: "plan, came" }), ["no row is for `plan` `b`, `came` 2020-01-01"]);
    deepStrictEqual(rows(`date ${period}`, `${two}  b | 2020-01-01 .. 2030-12-31 : 3`, { by: "plan, came" }), []);
  });

  it("lacks a day for the one plan, and all for the other", () => {
    deepStrictEqual(rows(`date ${period}`, "a | .. 2026-03-31 : 1  a | 2026-04-02 .. : 2", { by: "plan, came" }), [
      "no row is for `plan` `a`, `came` 2026-04-01, nor for `plan` `b`, `came` 2020-01-01",
    ]);
    deepStrictEqual(rows(`date ${period}`, ".. 2026-03-31 | a : 1  2026-04-02 .. | a : 2", { by: "came, plan" }), [
      "no row is for `came` 2020-01-01, `plan` `b`, nor for `came` 2026-04-01, `plan` `a`",
    ]);
    // What both lack is said of one.
    deepStrictEqual(
      rows(`date ${period}`, "a, b | .. 2026-03-31 : 1  a, b | 2026-04-02 .. : 2", { by: "plan, came" }),
      ["no row is for `plan` `a`, `came` 2026-04-01"],
    );
  });

  it("has a gap where it is read alone", () => {
    const some = "2026-01-01 .. 2026-12-31 : 1";
    const year = (test: string): string => `(if ${test} then most else 5)`;
    deepStrictEqual(rows("date", some, { read: year("came >= 2026-01-01 and came < 2027-01-01") }), []);
    deepStrictEqual(rows("date", some, { read: year("came >= 2026-01-01 and came <= 2027-01-01") }), [
      "no row is for `came` 2027-01-01",
    ]);
  });

  it("of a formula lacks what lies between its rows, and nothing else that is not known to come", () => {
    const by = (formula: string, text: string): readonly string[] =>
      rows(`date ${period}`, text, { by: "due", more: `let due "期日" = ${formula}` });
    deepStrictEqual(by("3 months after came", "2026-01-01 .. 2026-12-31 : 1  2027-01-01 .. 2027-12-31 : 2"), []);
    deepStrictEqual(by("3 months after came", "2026-01-01 .. 2026-12-31 : 1  2027-01-02 .. 2027-12-31 : 2"), [
      "no row is for `due` 2027-01-01",
    ]);
    deepStrictEqual(by("came", ".. 2030-12-30 : 1"), ["no row is for `due` 2030-12-31"]);
  });
});

describe("a table by a day that may never come", () => {
  const all = ".. 2026-03-31 : 1  2026-04-01 .. : 2";
  it("has no row for never", () => deepStrictEqual(rows("date or never", all), ["no row is for `came` `never`"]));
  it("tells of another gap first", () =>
    deepStrictEqual(rows("date or never", ".. 2026-03-31 : 1  2026-04-02 .. : 2"), [
      "no row is for `came` 2026-04-01",
    ]));
  it("needs none where something asks for the day", () => {
    deepStrictEqual(rows("date or never", all, { read: "(if came is never then 3 else most)" }), []);
    deepStrictEqual(rows("date or never", all, { read: "(if came >= found then most else 3)" }), []);
  });
});

describe("a table by instants", () => {
  it("goes by minutes", () => {
    const type = "datetime 2026-01-01T00:00 .. 2026-12-31T23:59";
    const from = (start: string): readonly string[] =>
      rows(type, `.. 2026-05-01T12:00 : 1  ${start} .. : 2`).filter((one) => one.startsWith("no row"));
    deepStrictEqual(from("2026-05-01T12:01"), []);
    deepStrictEqual(from("2026-05-01T12:02"), ["no row is for `came` 2026-05-01T12:01"]);
    deepStrictEqual(rows(type, ".. 2026-05-01T12:00 : 1  over 2026-05-01T12:00 .. under 2026-12-31T23:59 : 2"), [
      "no row is for `came` 2026-12-31T23:59",
    ]);
  });
});

describe("a table by spans", () => {
  it("goes by those of like units", () => {
    deepStrictEqual(rows("span 1 month .. 12 months", ".. 6 months : 1  7 months .. : 2"), [
      // 31 days are as long as the longest month, and at most 12 of them.
      "no row is for `came` 31 days",
    ]);
    deepStrictEqual(rows("span 1 month .. 12 months", ".. 6 months : 1  7 months .. : 2  1 day .. : 3"), []);
    deepStrictEqual(rows("span 1 month .. 1 year", ".. 6 months : 1  8 months .. : 2  1 day .. : 3"), [
      "no row is for `came` 7 months",
    ]);
    deepStrictEqual(rows("span one of 30 days, 60 days, 3 months", "30 days : 1  60 days .. : 2"), [
      "no row is for `came` 3 months",
    ]);
    deepStrictEqual(
      rows("span one of 30 days, 60 days, 3 months", "30 days : 1  31 days .. : 2  1 year, 3 months : 3"),
      [],
    );
  });
  it("goes by those in months that its range in days lets be, and by those in days of one in months", () => {
    const days = "1 day .. : 1";
    // Two months have 62 days at most, three more than that.
    deepStrictEqual(rows("span 1 day .. 62 days", `${days}  1 month : 2  3 months : 3`), [
      "no row is for `came` 2 months",
      `3 months : 3: ${unreached("came")}`,
    ]);
    deepStrictEqual(rows("span 1 day .. 61 days", `${days}  1 month : 2`), []);
    // The shortest month has 28 days, so 29 may be longer than one; a year has 366 at most.
    deepStrictEqual(rows("span 28 days .. 366 days", `${days}  1 month .. 11 months : 2`), [
      "no row is for `came` 1 year",
    ]);
    deepStrictEqual(rows("span 29 days .. 365 days", `${days}  2 months .. 11 months : 2`), []);
    deepStrictEqual(rows("span 29 days .. 366 days", `${days}  1 month : 3  2 months .. 1 year : 2`), [
      `1 month : 3: ${unreached("came")}`,
    ]);
    deepStrictEqual(rows("span 2 months .. 3 months", ".. 3 months : 1  62 days .. 83 days : 2"), [
      "no row is for `came` 84 days",
    ]);
  });
  it("takes none for the first month to the last of a range of days without end", () => {
    const ends = "1 day .. under 10_000_000_000 days : 1  10_000_000_000 days .. 100_000_000_000 days : 2";
    const shown = rows("span 1 day .. 100_000_000_000 days", ends);
    deepStrictEqual(shown, ["no row is for `came` 1 month"]);
    deepStrictEqual(rows("span 1 day .. 100_000_000_000 days", `${ends}  1 month .. : 3`), []);
  });
  it("counts none where zero is in either unit", () => {
    deepStrictEqual(rows("span 0 days .. 1 year", "0 months : 1  over 0 days .. : 2  1 month .. : 3"), [
      `1 month .. : 3: ${earlier}`,
    ]);
  });
  it("says why rows in the one unit leave those in the other, and what to do", () => {
    const helpOf = (type: string, of: string): string | undefined =>
      compileParts({
        facts: `came "来た期間" : ${type}`,
        more: `table rates "表" by came { most ${of} }`,
        section: 'head h "費目" { limit most per incident }',
      }).diagnostics.find(({ code }) => code === "table/gap")?.help;
    ok(helpOf("span 1 month .. 12 months", ".. 6 months : 1  7 months .. : 2")?.includes("in no row in months"));
    ok(helpOf("span 1 day .. 40 days", "1 day .. 40 days : 1")?.includes("in no row in days"));
    ok(!helpOf("span 1 month .. 12 months", ".. 6 months : 1  8 months .. : 2  1 day .. : 3")?.includes("in no row"));
  });
  it("has rows that none is for", () =>
    deepStrictEqual(rows("span one of 30 days, 60 days", ".. 60 days : 1  30 days .. 2 months : 2"), [
      `30 days .. 2 months : 2: ${unreached("came")}`,
    ]));
});

describe("a table by sets", () => {
  const type = "any of roof, wall";
  it("has no row for two members, which no row can name", () => {
    deepStrictEqual(rows(type, "none : 1  roof : 2  wall : 3"), ["no row is for `came` `roof`, `wall`"]);
    deepStrictEqual(rows(type, "none : 1  roof : 2"), ["no row is for `came` `wall`"]);
    deepStrictEqual(rows("any of roof", "none : 1  roof : 2"), []);
  });
  it("is read for one where it is known to be one", () => {
    const read = "(if came has roof and not came has wall then most else 5)";
    deepStrictEqual(rows(type, "roof : 2", { read }), []);
    deepStrictEqual(rows(type, "wall : 2", { read }), ["no row is for `came` `roof`"]);
  });
});

describe("a row that is never used", () => {
  it("is for what its key never is, or for what earlier rows are for", () => {
    deepStrictEqual(rows("whole 1 .. 10", "11 .. 20 : 1  1 .. 10 : 2"), [`11 .. 20 : 1: ${unreached("came")}`]);
    deepStrictEqual(rows("whole 1 .. 10", "0, 11 : 1  1 .. 10 : 2"), [`0, 11 : 1: ${unreached("came")}`]);
    deepStrictEqual(rows("whole 1 .. 10", "1 .. 10 : 1  5 .. 20 : 2"), [`5 .. 20 : 2: ${earlier}`]);
    deepStrictEqual(rows("whole 1 .. 10", "10 .. 20 : 1  1 .. 9 : 2"), []);
  });
});
