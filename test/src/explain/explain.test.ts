import { deepStrictEqual, doesNotMatch, match, ok, strictEqual, throws } from "node:assert/strict";
import { explain, explainHtml, explainLine, explainTree, type ExplainOptions } from "@yakkan/runtime/explain.js";
import { formatMoney } from "@yakkan/runtime/explain/amount.js";
import { alignRight, columnsOf, wrap } from "@yakkan/runtime/explain/columns.js";
import type { LineResult, SettlementResult } from "@yakkan/runtime/result.js";
import { expectGolden } from "../support/golden.js";
import { metadata, result } from "./fixture.js";
import { says } from "./said.js";

const english = explain(metadata, result, { language: "en" });

describe("explain", () => {
  for (const language of ["en", "ja"] as const) {
    it(`a claim with every kind of line, in ${language}`, () => {
      expectGolden("explain", `claim.${language}.txt`, explain(metadata, result, { language }));
    });
  }

  it("shows sums that add up: every row of the overview, and every column", () => {
    const rows = overviewRows(english);
    for (const row of rows) {
      strictEqual(row.claimed + row.refused + row.undecided + row.reduced, row.due, row.label);
      strictEqual(row.due + row.paid + row.overpaid, row.pay, row.label);
    }
    const total = rows[0]!;
    const lines = rows.filter(({ label }) => label.includes("line "));
    strictEqual(lines.length, result.lines.length);
    for (const column of ["claimed", "refused", "undecided", "reduced", "due", "paid", "overpaid", "pay"] as const) {
      strictEqual(
        lines.reduce((sum, row) => sum + row[column], 0),
        total[column],
        column,
      );
    }
    deepStrictEqual([total.claimed, total.due, total.pay], [result.claimed, result.due, result.pay]);
  });

  it("leads every line from what is claimed to what is paid, step by step", () => {
    const blocks = english
      .slice(english.indexOf("LINE BY LINE"), english.indexOf("OPEN QUESTIONS"))
      .split("\n\n")
      .slice(1)
      .filter((block) => block.trim() !== "");
    strictEqual(blocks.length, result.lines.length);
    for (const block of blocks) {
      let left: number | undefined;
      for (const step of block.matchAll(/^ {2}\S.*?(?: {2,}([+-]¥[\d,]+))? {2,}(-?¥[\d,]+)$/gm)) {
        const after = yen(step[2]!);
        if (left !== undefined) strictEqual(left + yen(step[1] ?? "0"), after, step[0]);
        left = after;
      }
      match(block, /claimed/);
    }
  });

  it("keeps amounts in columns below full-width labels", () => {
    const japanese = explain(metadata, result, { language: "ja" });
    const rows = japanese.split("\n").filter((line) => /^ {0,8}\S.*¥[\d,]+ +-?¥[\d,]+$/.test(line));
    const table = rows.slice(0, 12).map(columnsOf);
    strictEqual(new Set(table).size, 1, rows.join("\n"));
  });

  it("quotes the author's text where it is given", () => {
    const quoted = explain(metadata, result, {
      language: "ja",
      quote: ({ id }) => (id === "sympathy:limit:individual:1" ? "支払限度額 1_000円 1個人につき" : undefined),
    });
    match(quoted, /\| 支払限度額 1_000円 1個人につき\n/);
    doesNotMatch(quoted, /limit 1_000 per individual/);
    match(quoted, /coinsurance pays 90%/);
  });

  it("says which policy period it is of, by its last day or the instant at which it ends", () => {
    const { ledger } = result;
    const at = { ...ledger, period: { from: "2026-04-01T16:00", to: "2027-04-01T16:00" } };
    for (const [settled, en, ja] of [
      [result, "2026-04-01 to 2027-03-31", "2026年4月1日から2027年3月31日まで"],
      [{ ...result, ledger: at }, "2026-04-01 16:00 to 2027-04-01 16:00", "2026年4月1日16時から2027年4月1日16時まで"],
    ] as const) {
      match(explain(metadata, settled, { language: "en" }), new RegExp(`^Policy period: ${en}$`, "m"));
      match(explain(metadata, settled, { language: "ja" }), new RegExp(`^保険期間: ${ja}$`, "m"));
      match(explainHtml(metadata, settled, { language: "ja" }), new RegExp(`<p>保険期間: ${ja}</p>`));
    }
  });

  it("says of a payment beyond what is due that it is not asked back", () => {
    const overpaid: SettlementResult = {
      ...result,
      claimed: 1_000_000,
      due: 900_000,
      pay: 0,
      overpaid: 100_000,
      lines: result.lines.filter(({ id }) => id === "1"),
      open: [],
      assumed: [],
      readings: [],
    };
    const text = explain(metadata, overpaid, { language: "en" });
    match(text, /To pay now: ¥0\n¥100,000 more was paid before than is due now/);
    match(text, /overpaid {2}pay now/);
    match(text, /\+¥100,000 +¥0/);
  });

  it("says what of a payment beyond what is due is offset against other lines, and what is not asked back", () => {
    const [line] = result.lines.filter(({ id }) => id === "1");
    const of = (id: string, amounts: Partial<LineResult>): LineResult => ({ ...line!, id, reduced: [], ...amounts });
    const offset = of("2", { claimed: 300_000, due: 300_000, paid: 0, pay: 0 });
    const overpaid = of("1", { claimed: 500_000, due: 500_000, paid: 1_000_000, pay: 0 });
    const told = (lines: readonly LineResult[], left: number): Record<"en" | "ja", string> => {
      const settled: SettlementResult = { ...result, overpaid: left, lines, open: [], assumed: [], readings: [] };
      const [en, ja] = (["en", "ja"] as const).map((language) => explain(metadata, settled, { language }));
      return { en: en!, ja: ja! };
    };
    const some = told([overpaid, offset], 200_000);
    match(
      some.en,
      /paid before beyond what is due +\+¥500,000 +¥0\n +of it ¥300,000 is offset against other lines now/,
    );
    ok(says(some.en, "and ¥200,000 is not asked back"), some.en);
    ok(says(some.ja, "うち¥300,000は今回、他の明細に充当し、¥200,000は返還を求めない"), some.ja);
    const ofTwo = told([overpaid, { ...overpaid, id: "3" }, offset], 700_000);
    ok(says(ofTwo.en, "of the ¥1,000,000 overpaid on all lines ¥300,000 is offset"), ofTwo.en);
    ok(says(ofTwo.ja, "各明細の過払額の合計¥1,000,000のうち¥300,000は今回"), ofTwo.ja);
    const all = told([overpaid, { ...offset, claimed: 500_000, due: 500_000 }], 0);
    ok(says(all.en, "paid before beyond what is due; offset against other lines"), all.en);
    doesNotMatch(all.en, /not asked back/);
    doesNotMatch(all.ja, /返還を求めない/);
  });

  it("refuses metadata of other terms than those of the result: the letter would be wrong", () => {
    const edition = { ...result, edition: "2028-04-01", terms: "f".repeat(64) };
    for (const [settled, message] of [
      [{ ...result, product: "other" }, 'the metadata is of product "sample_cyber", the result of "other"'],
      [edition, 'the metadata is of edition "2021-10-01", the result of "2028-04-01"'],
      [{ ...result, terms: "f".repeat(64) }, /^the metadata is of terms "0123.*, the result of "ffff/],
    ] as const)
      for (const told of [explain, explainHtml, explainTree])
        throws(() => told(metadata, settled, { language: "en" }), { name: "RangeError", message });
  });

  it("says what the language may be where it is left out or another", () => {
    const wrong = [undefined, {}, { language: "fr" }, { language: "toString" }] as readonly unknown[];
    const name = "RangeError";
    for (const options of wrong as readonly ExplainOptions[]) {
      for (const told of [explain, explainHtml, explainTree])
        throws(() => told(metadata, result, options), { name, message: /^the language is "en" or "ja"; .* is given$/ });
      throws(() => explainLine(metadata, result.lines[0]!, options), { name });
    }
  });

  it("explains a claim without lines, and a result without a trace", () => {
    const bare = { ...result } as { trace?: unknown; readings?: unknown } & SettlementResult;
    delete bare.trace;
    delete bare.readings;
    doesNotMatch(explain(metadata, bare, { language: "en" }), /undefined|READINGS/);
    match(explain(metadata, { ...bare, lines: [] }, { language: "en" }), /Nothing is claimed\./);
  });

  it("tells the triggers apart where a line was judged under several", () => {
    const [line] = result.lines.filter(({ id }) => id === "3");
    const refused = [
      { kind: "approval", clause: "forensics:approval:1", trigger: "leak" },
      { kind: "trigger", clause: "attack", trigger: "attack" },
    ] as const;
    const text = explain(metadata, { ...result, lines: [{ ...line!, refused }] }, { language: "en" });
    match(text, /- not approved by the insurer \[Event: 他人の情報の漏えいまたはそのおそれ\]/);
    match(text, /- the event is not reported, or counts as another event: attack\n/);
  });

  it("explains a single line in a few words", () => {
    expectGolden(
      "explain",
      "lines.en.txt",
      result.lines.map((line) => `${explainLine(metadata, line, { language: "en" })}\n`).join(""),
    );
  });
});

describe("amounts and columns of an explanation", () => {
  it("writes amounts in the product's currency", () => {
    const yen = { code: "JPY", minorDigits: 0 };
    strictEqual(formatMoney(0, yen), "¥0");
    strictEqual(formatMoney(1_234_567, yen), "¥1,234,567");
    strictEqual(formatMoney(9_000_000_000_000_000, yen), "¥9,000,000,000,000,000");
    strictEqual(formatMoney(-999, yen), "-¥999");
    strictEqual(formatMoney(1_234_567, { code: "USD", minorDigits: 2 }), "$12,345.67");
    strictEqual(formatMoney(5, { code: "CHF", minorDigits: 2 }), "CHF 0.05");
  });

  it("counts a full-width character as two columns, a combining one as none", () => {
    const widths = { 免責: 4, ﾒﾝｾｷ: 4, "（1）": 5, "か\u3099": 2, "○①": 2, "𠮷": 2, ab: 2, "😀": 2, "": 0 };
    for (const [text, width] of Object.entries(widths)) strictEqual(columnsOf(text), width, text);
    strictEqual(alignRight("円", 4), "  円");
  });

  it("breaks lines at spaces and between full-width characters, and loses nothing", () => {
    deepStrictEqual(wrap("limit 30_000 per incident", 12), ["limit 30_000", "per incident"]);
    deepStrictEqual(wrap("支払限度額", 6), ["支払限", "度額"]);
    deepStrictEqual(wrap("a_very_long_word b", 4), ["a_very_long_word", "b"]);
  });
});

interface OverviewRow {
  readonly label: string;
  readonly claimed: number;
  readonly refused: number;
  readonly undecided: number;
  readonly reduced: number;
  readonly due: number;
  readonly paid: number;
  readonly overpaid: number;
  readonly pay: number;
}

/** Reads the overview back by the columns of its header. */
function overviewRows(text: string): OverviewRow[] {
  const lines = text.split("\n").map(byColumns);
  const header = lines.findIndex((line) => line.trimStart().startsWith("claimed"));
  const ends = [...lines[header]!.matchAll(/\S+(?: \S+)*/g)].map((found) => found.index + found[0].length);
  const rows = lines.slice(header + 1, lines.indexOf("LINE BY LINE") - 1);
  return rows.map((row) => {
    const cells = ends.map((end, i) =>
      yen(/[-+]?¥[\d,]+$/.exec(row.slice(i === 0 ? 0 : ends[i - 1], end))?.[0] ?? "0"),
    );
    const [claimed = 0, refused = 0, undecided = 0, reduced = 0, due = 0, paid = 0, overpaid = 0, pay = 0] = cells;
    return { label: row.slice(0, ends[0]), claimed, refused, undecided, reduced, due, paid, overpaid, pay };
  });
}

/** A text in which each character stands at its column: a full-width one is followed by a filler. */
function byColumns(line: string): string {
  return [...line].map((character) => (columnsOf(character) === 2 ? `${character[0]}\u0000` : character)).join("");
}

function yen(text: string): number {
  return Number(text.replace(/[¥,]/g, ""));
}
