// What a derived product fixes is decided where it is read: it pays what its base pays under that choice, and is told of
// as if it had never been open.
import { deepStrictEqual, doesNotMatch, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeSheet } from "@yakkan/compiler/docs/sheet.js";
import { coverClauses } from "@yakkan/compiler/scenarios/coverage.js";
import type { SettlementResult } from "@yakkan/runtime";
import { explain } from "@yakkan/runtime/explain.js";
import { agreeInBatch } from "../batch/agreement.js";
import { Random } from "../support/generate/random.js";
import { loadBatch } from "../support/run-batch.js";
import { loadProduct } from "../support/run-emitted.js";
import { compare, type Engines } from "./agreement.js";

const text = `product p "商品" en "Product" {
  edition 2026-04-01
  contract {
    plan pine "松" en "Pine" | bamboo "竹" en "Bamboo" | plum "梅" en "Plum"
    own "自己負担額" en "Own share" : money one of 0, 30 = 30
    extra "追加" en "Extra" : money 100 .. 500 = 200 when plan is pine
    options {
      glass "ガラス" en "Glass" ○ requires own <= 0 or plan is plum
      pool "プール" en "Pool" ○ requires plan is pine
    }
    require small "小口" en "Small": plan is not plum or own < 30
  }
  facts of incident { sudden "急激" en "Sudden" : bool }
  triggers {
    fire "火災" en "Fire"
    quake "地震" en "Quake" when plan is pine
  }
  let top = plan is pine or (plan is plum and own = 0)
  table rate by plan, own { share "割合" en "Share"
    pine | 0, 30 : 90%
    bamboo, plum | 0 : 50%
    bamboo, plum | 30 : 80%
  }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    require "急激" en "Sudden": sudden or top
    require "松以外" en "Not pine": not top or sudden or plan is not pine
    deductible own per incident
    head repair "修理" en "Repair" { limit if top then 900 else 500 per incident  coinsurance pays share }
    head gift "見舞" en "Gift" = if plan is pine then extra else if own > 0 then 30 else 40
    head bonus "祝金" en "Bonus" = 70 when top
    head pane "窓" en "Pane" when glass and (top or own = 0)
    head wet "水濡れ" en "Wet" when pool { require "松" en "Under pine": top  limit 5 per incident for quake }
  }
  section quakes "地震費用" en "Quakes" when plan is pine {
    covers quake
    covered at any time
    head ruin "倒壊" en "Ruin"
  }
}
product q "派生" en "Derived" extends p { edition 2026-10-01  fix plan = bamboo  fix own = 0 }
scenario "派生" for q {
  contract { glass  period from 2026-10-01 to 2027-10-01 }
  incident { fire  sudden yes  others none }
  loss repair 1_000
  loss pane 60
  expect due 350
}`;

const { plans, scenarios, diagnostics } = compile({ name: "p.yakkan", text });
const planOf = (product: string): (typeof plans)[number] => plans.find(({ name }) => name === product)!;
const enginesOf = async (product: string): Promise<Engines> => {
  const plan = planOf(product);
  return { text, plan, product: await loadProduct(plan) };
};
const inputOf = (chosen: object, sudden: boolean): object => ({
  contract: { policy: "P", period: { from: "2026-10-01", to: "2027-10-01" }, ...chosen },
  incident: { id: "I", triggers: ["fire"], facts: { sudden } },
  losses: [
    { id: "1", head: "repair", amount: 1_000 },
    { id: "2", head: "pane", amount: 60 },
  ],
});

describe("a choice that a derived product fixes", () => {
  it("compiles without an error", () => {
    deepStrictEqual(
      diagnostics.filter(({ severity }) => severity === "error"),
      [],
    );
  });

  for (const [product, chosen] of [
    ["p", { plan: "bamboo", own: 0, options: ["glass"] }],
    ["q", { options: ["glass"] }],
  ] as const)
    it(`is paid as its base pays it: ${product}`, async () => {
      const engines = await enginesOf(product);
      for (const [sudden, due] of [
        // Of 1,000 up to 500, of which 50 %; 60 for the pane; a gift of 40.
        [true, 250 + 60 + 40],
        [false, 0],
      ] as const) {
        const { answer, disagreement } = compare(engines, "settle", inputOf(chosen, sudden) as never, true);
        strictEqual(disagreement, undefined);
        ok("result" in answer, JSON.stringify(answer));
        strictEqual((answer.result as SettlementResult).pay, due);
      }
    });

  it("still refuses an option whose demand it never fulfils", async () => {
    const { answer, disagreement } = compare(
      await enginesOf("q"),
      "settle",
      inputOf({ options: ["pool"] }, true) as never,
      true,
    );
    strictEqual(disagreement, undefined);
    ok("problems" in answer, JSON.stringify(answer));
    deepStrictEqual(
      answer.problems.map(({ code }) => code),
      ["rule"],
    );
  });

  it("settles in a batch as one by one", async () => {
    const plan = planOf("q");
    const { differences } = agreeInBatch(plan, await loadBatch(plan), new Random(7), 60, { interpreted: true });
    deepStrictEqual(differences, []);
  });

  it("is not told of in a letter", async () => {
    const { product } = await enginesOf("q");
    const result = product.settle(inputOf({ options: ["glass"] }, true), { trace: true });
    for (const language of ["ja", "en"] as const) {
      const letter = explain(product.metadata, result, { language });
      doesNotMatch(letter, /いいえ|はい|\bno\b|\byes\b|竹|Bamboo/);
    }
  });

  it("leaves in the tables of the product what there can be of it", () => {
    const rows = (language: "ja" | "en", part: string): (readonly string[])[] =>
      describeSheet(planOf("q"), language)
        .parts.find(({ id }) => id === part)!
        .table.rows.map(({ cells }) => cells.map((cell) => [cell].flat().join("; ")));
    deepStrictEqual(rows("ja", "coverage"), [
      ["費用", "", "", "", "", ""],
      ["修理 【外枠】", "", "② 「rate」の「share」", "① 500円（1事故につき）", "", ""],
      ["見舞", "", "", "", "算式による額：40円", ""],
      ["窓", "", "", "", "「ガラス」を付帯", ""],
      ["水濡れ", "", "", "", "「プール」を付帯", ""],
    ]);
    deepStrictEqual(rows("en", "plans"), [
      ["Glass", "○", "", ""],
      ["Pool", "×", "", ""],
    ]);
    deepStrictEqual(rows("en", "events"), [["1", "Fire", "", "", "", ""]]);
    deepStrictEqual(rows("en", "conditions"), [
      ["Costs", "Attachment", "At any time", "", ""],
      ["Costs", "Condition", "Sudden; “Sudden”", "", ""],
      ["Wet", "Condition", "Under pine; Never fulfilled", "", ""],
    ]);
    deepStrictEqual(rows("ja", "table-rate"), [["50%", ""]]);
    const known = ["contract", "formulas"];
    ok(describeSheet(planOf("q"), "ja").parts.every(({ id }) => !known.includes(id)));
  });

  it("leaves out no row of a table that is read by other keys, too", () => {
    const changed = text.replace("head pane", `head other "他" en "Other" = share(plum, 30) of 100\n    head pane`);
    const plan = compile({ name: "p.yakkan", text: changed }).plans.find(({ name }) => name === "q")!;
    const { columns, rows } = describeSheet(plan, "ja").parts.find(({ id }) => id === "table-rate")!.table;
    strictEqual(rows.length, 3);
    strictEqual(columns[0]!.title, "プラン");
  });

  it("asks scenarios of no clause for what it can never do", () => {
    const steps = coverClauses(planOf("q"), scenarios);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const listed = step.value.map(({ id, outcomes }) => [id, ...outcomes.map(({ way }) => way)]);
    deepStrictEqual(listed, [
      ["fire", "used"],
      ["costs:attachment:1", "passes"],
      ["costs:condition:1", "stops", "passes"],
      ["repair", "used"],
      ["repair:limit:incident:1", "takes", "leaves"],
      ["repair:coinsurance:claim:1", "takes"],
      ["gift", "used"],
      ["pane", "used"],
      ["wet", "used"],
      ["wet:condition:1", "stops"],
    ]);
  });
});
