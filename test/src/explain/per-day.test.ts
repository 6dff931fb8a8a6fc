// Of a term per day it is told of which day its group is, and what other incidents have used of that day.
import { deepStrictEqual, ok } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Ledger } from "@yakkan/runtime";
import { explain } from "@yakkan/runtime/explain.js";
import { says } from "./said.js";

const text = `product p "商品" en "Product" {
  edition 2026-04-01
  facts of incident { found "発見日" en "Found" : date }
  unit room "客室" en "Room"
  triggers { delay "遅延" en "Delay" }
  section s "費用" en "Costs" {
    covers delay
    covered when found during period
    head a "甲" en "A" { limit 100 per day per period }
    head b "乙" en "B" { limit 1 time per day per period }
    head c "丙" en "C" { deductible 40 per loss bearing at most 60 per day per period }
    head d "丁" en "D" { limit 50 per insured per day  limit 70 per room per day per period }
  }
}`;

/** The letter of the second incident that brings these bills on one day. */
function letter(language: "en" | "ja"): string {
  const [plan] = compile({ name: "p.yakkan", text }).plans;
  const contract = { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } };
  let ledger: Ledger | undefined;
  let told = "";
  for (const place of [0, 1]) {
    const incurred = place === 0 ? "2026-05-01" : "2026-05-01T09:00";
    const of = { insured: "N", unit: "room", unitId: "R" };
    const losses = [
      { id: "1", head: "a", amount: 60, incurred },
      { id: "2", head: "b", amount: 60, incurred },
      { id: "3", head: "c", amount: 60, incurred },
      { id: "4", head: "d", amount: 40, incurred, ...of },
      { id: "5", head: "d", amount: 40, incurred, ...of },
    ];
    const incident = { id: `I${place}`, triggers: ["delay"], facts: { found: "2026-05-01" }, others: "none" };
    const input = { contract, incident, insureds: [{ id: "N" }], losses, ...(ledger && { ledger }) };
    const settled = interpret(plan!, input, { trace: true });
    if (!settled.ok) throw new Error(JSON.stringify(settled.problems));
    ({ ledger } = settled.result);
    told = explain(describeMetadata(plan!), settled.result, { language });
  }
  return told;
}

describe("what a term per day did", () => {
  it("names the day, whose it is, and what other incidents have used of it", () => {
    const found = (language: "en" | "ja", pattern: RegExp): readonly string[] => letter(language).match(pattern) ?? [];
    deepStrictEqual(found("en", /other incidents of the [a-z ]*? have used [^ \n]*/g), [
      "other incidents of the day have used ¥60",
      "other incidents of the day have used all",
      "other incidents of the day have used ¥50",
      "other incidents of the day have used ¥50",
    ]);
    deepStrictEqual(found("ja", /(?:同じ日|保険期間中)の他の事故[^、\n]*/g), [
      "同じ日の他の事故による使用額: ¥60",
      "同じ日の他の事故で1回となり",
      "同じ日の他の事故による負担額:",
      "同じ日の他の事故による使用額: ¥50",
      "同じ日の他の事故による使用額: ¥50",
    ]);
    const english = [
      "limit per day per period: ¥100",
      "bears at most ¥60 per day per period, of which other incidents of the day have used ¥40, and so ¥20 here",
      "limit per insured per day: ¥50",
      "acts on ¥80 together (2026-05-01, insured N), of which it leaves ¥50",
      "limit per Room per day per period: ¥70",
      "acts on ¥50 together (2026-05-01, Room R), of which it leaves ¥20",
    ];
    for (const words of english) ok(says(letter("en"), words), words);
    const japanese = [
      "支払限度額（1日につき・保険期間中）: ¥100",
      "支払限度額（被保険者1名につき・1日につき）: ¥50",
      "2026年5月1日、被保険者Nの合計¥80に適用し、¥50が残る",
      "支払限度額（1客室につき・1日につき・保険期間中）: ¥70",
    ];
    for (const words of japanese) ok(says(letter("ja"), words), words);
  });
});
