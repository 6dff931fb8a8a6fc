import assert from "node:assert/strict";
import { explain, explainHtml } from "@yakkan/runtime/explain.js";
import type { SettlementResult } from "@yakkan/runtime/result.js";
import { planOf } from "../agree/agreement.js";
import { HistoryWriter } from "../support/generate/history.js";
import { type Json, objectOf, setField } from "../support/generate/json.js";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";
import { expectGolden } from "../support/golden.js";
import { loadProduct } from "../support/run-emitted.js";
import { metadata, result } from "./fixture.js";

/** What a reader sees of a cell. */
function textOf(markup: string): string {
  return markup.replace(/<[^>]*>/g, "").replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** `-¥1,000`; empty is 0, and so is what is not known yet. */
function amountOf(cell: string): number {
  const text = cell.replace(/(?:amount| and) open$/, "");
  const digits = text.replace(/[^0-9]/g, "");
  assert.ok(digits !== "" || text.trim() === "", text);
  return (text.startsWith("-") ? -1 : 1) * Number(digits);
}

interface Line {
  /** Signed changes and what is left, from what is claimed to what is paid. */
  readonly steps: readonly { readonly label: string; readonly change: number; readonly after: number }[];
}

/** The articles of a letter, as a reader would add them up. */
function linesOf(page: string): readonly Line[] {
  return page
    .split("<article>")
    .slice(1)
    .map((article) => ({
      steps: [...article.matchAll(/<tr class="step"><th>([^]*?)<\/th><td>([^]*?)<\/td><td>([^]*?)<\/td>/g)].map(
        ([, label = "", change = "", after = ""]) => ({
          label: textOf(label),
          change: amountOf(textOf(change)),
          after: amountOf(textOf(after)),
        }),
      ),
    }));
}

/** Claimed less each cut is due, and due less what was paid before is what is paid now, line by line and in total. */
function checkSums(page: string, settled: SettlementResult): void {
  const lines = linesOf(page);
  assert.equal(lines.length, settled.lines.length);
  let [claimed, due, pay] = [0, 0, 0];
  for (const { steps } of lines) {
    const [first] = steps;
    let left = first!.after;
    for (const { label, change, after } of steps.slice(1)) {
      left += change;
      assert.equal(after, left, label);
    }
    claimed += first!.after;
    due += steps.find(({ label }) => label === "due")!.after;
    pay += steps.find(({ label }) => label === "pay now")?.after ?? 0;
  }
  assert.deepEqual([claimed, due, pay], [settled.claimed, settled.due, settled.pay]);
  const rows = [...page.matchAll(/<tr class="depth\d">([^]*?)<\/tr>/g)].map(([, row = ""]) =>
    [...row.matchAll(/<td>([^]*?)<\/td>/g)].map(([, cell = ""]) => amountOf(textOf(cell))),
  );
  const columns = [...page.matchAll(/<th class="amount">([^]*?)<\/th>/g)].map(([, name]) => name);
  for (const row of rows) {
    const [until, last] = [columns.indexOf("due"), columns.indexOf("pay now")];
    const sum = (from: number, to: number) => row.slice(from, to).reduce((total, amount) => total + amount, 0);
    assert.equal(sum(0, until), row[until]);
    assert.equal(sum(until, last), row[last]);
  }
}

describe("an explanation as a page", () => {
  for (const language of ["en", "ja"] as const) {
    it(`of a claim with every kind of line, in ${language}`, () => {
      expectGolden("explain", `letter.${language}.html`, explainHtml(metadata, result, { language, readings: true }));
    });
  }

  it("tells the insured neither of other readings nor of documents that are not theirs, unless it is asked to", () => {
    const plain = explainHtml(metadata, result, { language: "en" });
    assert.ok(plain.includes("見本パンフレット p.10") && !plain.includes("READINGS"));
    assert.ok(explainHtml(metadata, result, { language: "en", readings: true }).includes("READINGS"));
    const internal = { ...metadata.documents[0]!, name: "internal", label: { en: "Internal codes" } };
    const withCodes = {
      ...metadata,
      documents: [...metadata.documents, internal],
      clauses: metadata.clauses.map((clause) => ({
        ...clause,
        place: { ...clause.place, references: [...clause.place.references, { document: "internal", place: "A001-2" }] },
      })),
    };
    assert.ok(explainHtml(withCodes, result, { language: "en" }).includes("Internal codes A001-2"));
    const letter = explainHtml(withCodes, result, { language: "en", documents: ["brochure"] });
    assert.ok(letter.includes("見本パンフレット p.10") && !letter.includes("A001-2"));
  });

  it("adds up", () => {
    checkSums(explainHtml(metadata, result, { language: "en" }), result);
    // It would not, were a yen lost.
    const [first, ...others] = result.lines;
    const wrong = { ...result, lines: [{ ...first!, due: first!.due - 1 }, ...others] };
    assert.throws(() => checkSums(explainHtml(metadata, wrong, { language: "en" }), wrong));
  });

  it("adds up for claims under random products", async function () {
    this.timeout(120_000);
    let [settlements, lines, cuts] = [0, 0, 0];
    for (let seed = 101; seed <= 110; seed += 1) {
      const plan = planOf(randomProduct(new Random(seed)));
      if (plan === undefined) continue;
      const product = await loadProduct(plan);
      const writer = new HistoryWriter(plan);
      const random = new Random(seed);
      for (let history = 0; history < 4; history += 1) {
        let ledger: Json | undefined;
        for (const call of writer.history(random)) {
          const input = objectOf(Object.entries(call));
          if (ledger !== undefined) setField(input, "ledger", ledger);
          if (product.validate(input).length > 0) continue;
          const settled = product.settle(input, { trace: true });
          ledger = JSON.parse(JSON.stringify(settled.ledger)) as Json;
          const page = explainHtml(product.metadata, settled, { language: "en" });
          if (settled.lines.length > 0) checkSums(page, settled);
          assert.ok(explainHtml(product.metadata, settled, { language: "ja" }).length > 0);
          settlements += 1;
          lines += settled.lines.length;
          cuts += settled.lines.reduce((sum, line) => sum + line.reduced.length, 0);
        }
      }
    }
    assert.ok(settlements > 60 && lines > 150 && cuts > 40, `${settlements} settlements, ${lines} lines, ${cuts} cuts`);
  });

  it("shows what comes from a claim or a product as text, whatever it is", () => {
    const evil = `"><script>alert(1)</script><img src=x onerror='x'>&amp;`;
    const first = result.lines[0]!;
    const hostile: SettlementResult = {
      ...result,
      policy: evil,
      incident: `${evil}\u202e`,
      lines: [{ ...first, id: `${evil}\u001b[31m` }, ...result.lines.slice(1)],
      assumed: [{ of: "claim", id: evil, name: evil }],
      open: [{ exclusion: evil, lines: [evil], waitsFor: [{ of: "claim", id: evil, name: evil }] }],
    };
    const named = { ...metadata, label: { ja: evil, en: evil } };
    for (const language of ["en", "ja"] as const) {
      const page = explainHtml(named, hostile, { language, readings: true });
      assert.doesNotMatch(page, /<script|<img|onerror='/);
      assert.ok(textOf(page).includes(evil));
      // Nor does it move the cursor of a terminal, or turn the direction of writing.
      // eslint-disable-next-line no-control-regex
      for (const text of [page, explain(named, hostile, { language })]) assert.doesNotMatch(text, /[\u001b\u202e]/);
    }
  });

  it("stands alone: no scripts, nothing to load", () => {
    const page = explainHtml(metadata, result, { language: "ja" });
    assert.doesNotMatch(page, /<script|<link|src=|href=|url\(|@import/);
    assert.match(page, /^<!doctype html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">/);
  });
});
