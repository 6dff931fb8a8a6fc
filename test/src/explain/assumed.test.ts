// What a line leaves out though it matters, and what the result and its explanation say of it.
import { deepStrictEqual, match, ok, doesNotMatch } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { explain, explainHtml } from "@yakkan/runtime/explain.js";
import type { SettlementResult } from "@yakkan/runtime";
import { loadProduct } from "../support/run-emitted.js";

const text = `product p "見本" en "Sample" {
  edition 2026-04-01
  unit person "個人" en "Person"
  facts of claim { made "請求日" en "Claim made" : date  discharge "汚染" en "Discharge" : bool }
  triggers {
    leak   "漏えい" en "Leak"
    injury "身体の障害" en "Injury"
    attack "攻撃" en "Attack"
    other  "その他" en "Other"
  }
  section liability "賠償" en "Liability" {
    covers leak, injury, attack
    covered when made during period
    require discharged "汚染でない" en "No discharge" for injury: not discharge
    head damages "賠償金" en "Damages"
  }
  section costs "費用" en "Costs" {
    covers leak, injury, attack
    covered at any time
    head sympathy "見舞金" en "Sympathy" { limit 1_000 per person for leak }
    head publicity "広告" en "Publicity" { item ad "広告"  refuse video "動画" en "Video" }
    head plain "その他" en "Plain" { item x "X" }
  }
}`;

const { plans } = compile({ name: "p.yakkan", text });
const plan = plans[0]!;

async function settle(triggers: readonly string[], losses: readonly object[]): Promise<SettlementResult> {
  const input = {
    contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
    incident: { id: "I", triggers },
    claims: [{ id: "A", facts: { made: "2026-05-01", discharge: true } }],
    losses,
  };
  const result = (await loadProduct(plan)).settle(input, { trace: true });
  const reference = interpret(plan, input, { trace: true });
  ok(reference.ok);
  deepStrictEqual(result, reference.result);
  return result;
}

const damages = { id: "d", head: "damages", amount: 500, claim: "A" };
const sympathy = { id: "s", head: "sympathy", amount: 5_000, unit: "person", unitId: "x" };

describe("what a line does not say", () => {
  it("of its event: where it would not fare alike under another that opens its head", async () => {
    // `other` opens no head. Under `attack` damages are paid alike; of sympathy the limit is for leaks only.
    const { lines, assumed } = await settle(["leak", "injury", "attack", "other"], [damages, sympathy]);
    deepStrictEqual(
      lines.map(({ id, trigger, due, elsewhere }) => [id, trigger, due, elsewhere]),
      [
        [
          "d",
          "leak",
          500,
          [
            {
              trigger: "injury",
              verdict: "refused",
              refused: [{ kind: "condition", clause: "discharged", trigger: "injury" }],
              undetermined: [],
            },
          ],
        ],
        [
          "s",
          "leak",
          1_000,
          [
            { trigger: "injury", verdict: "eligible", refused: [], undetermined: [] },
            { trigger: "attack", verdict: "eligible", refused: [], undetermined: [] },
          ],
        ],
      ],
    );
    deepStrictEqual(assumed, [
      { of: "loss", id: "d", name: "trigger" },
      { of: "loss", id: "s", name: "trigger" },
    ]);
  });

  it("of its event: nothing where it names one, or where it makes no difference", async () => {
    const named = await settle(["leak", "injury"], [{ ...damages, trigger: "leak" }]);
    deepStrictEqual([named.lines[0]?.elsewhere, named.assumed], [undefined, []]);
    const alike = await settle(["leak", "attack", "other"], [damages]);
    deepStrictEqual([alike.lines[0]?.elsewhere, alike.assumed], [undefined, []]);
  });

  it("of its item: where one is never paid or asked for", async () => {
    const { assumed } = await settle(
      ["leak"],
      [
        { id: "1", head: "publicity", amount: 1 },
        { id: "2", head: "publicity", amount: 1, item: "ad" },
        { id: "3", head: "plain", amount: 1 },
      ],
    );
    deepStrictEqual(assumed, [{ of: "loss", id: "1", name: "item" }]);
  });

  it("is told to people", async () => {
    const publicity = { id: "p", head: "publicity", amount: 1 };
    const result = await settle(["leak", "injury"], [damages, publicity]);
    const metadata = describeMetadata(plan);
    const english = explain(metadata, result, { language: "en" });
    match(english, /It names no event: it was taken under the first that pays for it\./);
    match(english, /Under Injury it would be refused:\n.*No discharge/);
    match(english, /Which event it belongs to \(line d\): Leak|which event it belongs to \(line d\): Leak/);
    match(english, /which item it is \(line p\): none of those that the product names/);
    const japanese = explain(metadata, result, { language: "ja" });
    match(japanese, /身体の障害によるものとすれば、対象外となる/);
    ok(explainHtml(metadata, result, { language: "en", readings: true }).includes("Under Injury it would be refused"));
  });

  it("of its claim: the reason says so, not that it is outside the time of cover", async () => {
    const result = await settle(["leak"], [{ id: "d", head: "damages", amount: 500 }]);
    deepStrictEqual(result.lines[0]?.refused, [
      { kind: "attachment", clause: "liability:attachment:1", trigger: "leak", lacks: "claim" },
    ]);
    const english = explain(describeMetadata(plan), result, { language: "en" });
    match(english, /it names no claim/);
    doesNotMatch(english, /outside the time of cover/);
  });
});

describe("what is assumed of a line", () => {
  const grades = compile({
    name: "p.yakkan",
    text: `product p "見本" en "Sample" {
  edition 2026-04-01
  unit insured_person "被保険者" en "Insured person"
  facts of insured_person { earned "所得" en "Earnings" : money }
  facts of loss { grade "等級" en "Grade" : number 0 .. 14 = 0  stay "入院日数" en "Days in hospital" : number 0 .. 180 = 0 }
  triggers { injury "けが" en "Injury" }
  let worst = grade >= 1
  section benefits "給付" en "Benefits" {
    covers injury
    covered at any time
    head hospital   "入院" en "Hospital" for each loss = 5_000円 * stay
    head impairment "後遺障害" en "Impairment" { coinsurance pays if worst then 100% else 50% }
    head income     "休業" en "Income" { limit insured_person.earned per insured_person }
  }
  uncovered comfort "慰謝料" en "Comfort"
}`,
  }).plans[0]!;
  const settled = interpret(grades, {
    contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
    incident: { id: "I", triggers: ["injury"] },
    losses: [
      { id: "H", head: "hospital" },
      { id: "M", head: "impairment", amount: 500 },
      { id: "Q", head: "income", amount: 500, unit: "insured_person", unitId: "P" },
      { id: "U", head: "comfort", amount: 500 },
    ],
  });
  ok(settled.ok);
  const page = (language: "en" | "ja"): string => explain(describeMetadata(grades), settled.result, { language });

  it("is told where something reads it of the line", () => {
    const [, told = ""] = page("en").split("ASSUMED");
    deepStrictEqual(
      told.split("\n").filter((row) => row.startsWith("  - ")),
      ["  - Days in hospital (line H): 0", "  - Grade (line M): 0"],
    );
  });

  it("says of which unit a fact is waited for", () => {
    match(page("en"), /waits for: Earnings \(Insured person P\)/);
    match(page("ja"), /確認が必要な事実: 所得（被保険者「P」）/);
  });
});

describe("the value of an assumed fact", () => {
  const { plans: priced } = compile({
    name: "p.yakkan",
    text: `product p "見本" en "Sample" {
  edition 2026-04-01
  currency USD
  facts of incident {
    prior "前契約の保険金額" en "Earlier sum" : money = 1_234.50
    share "割合" en "Share" : ratio = 12.5%
    found "発見日" en "Found" : date = 2026-04-01
    stay  "滞在" en "Stay" : duration = 90 minutes
    size  "面積" en "Area" : number = 1_000.5
    ways  "経路" en "Ways" : any of post "郵便" en "Post", phone "電話" en "Phone" = post
    kept  "保管" en "Kept" : bool = yes
  }
  triggers { x "事故" en "Accident" }
  section s "補償" en "Cover" {
    covers x
    covered at any time
    head h "費用" en "Cost" { limit max(prior, 2_000.05) per incident  limit 0.5 per incident }
  }
}`,
  });
  const settled = interpret(
    priced[0]!,
    {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "I", triggers: ["x"] },
      losses: [{ id: "1", head: "h", amount: 1_000 }],
    },
    { trace: true },
  );
  ok(settled.ok);
  const metadata = describeMetadata(priced[0]!);

  it("is written by its type, money in the currency", () => {
    const said = (language: "en" | "ja"): string[] =>
      explain(metadata, settled.result, { language })
        .split("\n")
        .filter((row) => row.startsWith("  - "));
    deepStrictEqual(said("en"), [
      "  - Earlier sum: $1,234.50",
      "  - Share: 12.5%",
      "  - Found: 2026-04-01",
      "  - Stay: 1 hour 30 minutes",
      "  - Area: 1,000.5",
      "  - Ways: Post",
      "  - Kept: yes",
    ]);
    deepStrictEqual(said("ja"), [
      "  - 前契約の保険金額: $1,234.50",
      "  - 割合: 12.5%",
      "  - 発見日: 2026年4月1日",
      "  - 滞在: 1時間30分",
      "  - 面積: 1,000.5",
      "  - 経路: 郵便",
      "  - 保管: はい",
    ]);
    ok(explainHtml(metadata, settled.result, { language: "ja", readings: true }).includes("$1,234.50"));
  });

  it("and the clauses are summed up in the currency, where their text is not at hand", () => {
    deepStrictEqual(
      metadata.clauses.filter(({ kind }) => kind === "limit").map(({ summary }) => summary),
      ["limit max(prior, 2_000.05) per incident", "limit 0.50 per incident"],
    );
  });
});
