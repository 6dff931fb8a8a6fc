// What terms are called that their author calls something else than the language does.
import { deepStrictEqual, notStrictEqual, strictEqual } from "node:assert/strict";
import { describeSheet } from "@yakkan/compiler/docs/sheet.js";
import { hashTerms } from "@yakkan/compiler/terms-hash.js";
import type { SettlementResult } from "@yakkan/runtime";
import { planOf } from "../agree/agreement.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { assertSaid, assertUnsaid, settledBoth } from "./said.js";

const text = `
language 1
product p "見本" en "Sample" {
  edition 2026-04-01
  currency JPY rounding down
  contract { own "自己負担額" en "Own share" : money }
  facts of claim {
    paid "自賠責保険から支払われる額" en "Paid by compulsory cover" : money
    nth "何日目" en "Day" : number 1 .. 366
  }
  facts of incident { plan_no "型" en "Plan" : one of a "甲", b "乙" }
  table caps "限度表" en "Caps" by plan_no {
    most (number)  daily
    a : 20  14_000
    b : 30  10_000
  }
  triggers { accident "事故" en "Accident" }
  section s "補償" en "Cover" {
    covers accident
    covered at any time
    head injury "対人" en "Injury" {
      deductible "自賠責控除" en "Less compulsory cover" paid per claim
      coinsurance "比例てん補" en "Average" pays 80%
      deductible own per claim
      limit "回収金" en "Recovery" 5_000_000 per claim and period
    }
    head visits "通院" en "Visits" { limit (if nth <= most then daily else 0) per claim }
  }
}`;

const plan = planOf(text)!;

describe("explain: a term with a label", () => {
  let product: EmittedProduct;
  let result: SettlementResult;

  before(async () => {
    product = await loadProduct(plan);
    result = settledBoth(plan, product, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" }, own: 40_000 },
      incident: { id: "I", triggers: ["accident"], facts: { plan_no: "a" } },
      claims: [{ id: "A", facts: { paid: 1_200_000, nth: 20 } }],
      losses: [
        { id: "1", head: "injury", amount: 10_000_000, claim: "A" },
        { id: "2", head: "visits", amount: 20_000, claim: "A" },
      ],
    });
  });

  it("is called by it, and one that the contract chooses without one by its choice", () => {
    // 10,000,000 less 1,200,000 is 8,800,000; of that 80 %: 7,040,000; less 40,000; at most 5,000,000. Of day 21: 0.
    strictEqual(result.due, 5_014_000);
    for (const said of [
      { en: "Less compulsory cover per claim: ¥1,200,000", ja: "自賠責控除（1請求につき）: ¥1,200,000" },
      // What is paid, not what the label calls: of 過失相殺 70% one would read that so much is the victim's fault.
      { en: "Average (paid share 80%)", ja: "比例てん補（支払割合80%）" },
      { en: "Own share per claim", ja: "自己負担額（1請求につき）" },
      { en: "Recovery per claim: ¥5,000,000", ja: "回収金（1請求につき）: ¥5,000,000" },
    ])
      assertSaid(product, result, said);
    assertUnsaid(product, result, { en: "deductible per claim:", ja: "免責金額" });
    assertUnsaid(product, result, { en: "Average: 80%", ja: "比例てん補: 80%" });
  });

  it("keeps its id and what the product means", () => {
    const bare = planOf(text.replace(/(deductible|coinsurance|limit) "[^"]*" en "[^"]*"/g, "$1"))!;
    notStrictEqual(bare.heads[0]?.terms[0]?.label.ja, plan.heads[0]?.terms[0]?.label.ja);
    deepStrictEqual(
      plan.heads[0]?.terms.map(({ id }) => id),
      [
        "injury:deductible:claim:1",
        "injury:coinsurance:claim:1",
        "injury:deductible:claim:2",
        "injury:limit:claim:1",
        "injury:limit:period:1",
      ],
    );
    strictEqual(hashTerms(plan), hashTerms(bare));
  });

  it("is called so in the tables of the product", () => {
    const cells = (language: "en" | "ja"): string[] =>
      describeSheet(plan, language)
        .parts[0]!.table.rows.flatMap((row) => row.cells)
        .flat();
    for (const cell of [
      "① 自賠責控除：「自賠責保険から支払われる額」（1請求につき）",
      "② 比例てん補：80%",
      "④ 回収金：500万円（1請求につき・保険期間中）",
    ])
      strictEqual(cells("ja").includes(cell), true, cells("ja").join("\n"));
    strictEqual(cells("en").includes("② Average: 80%"), true, cells("en").join("\n"));
  });

  it("is called so in the layers of the tables, and a share is said to be what is paid", () => {
    const layered = planOf(
      text.replace(
        'coinsurance "比例てん補" en "Average" pays 80%',
        'layer low "下" en "Low" { limit 500 per claim  coinsurance "比例てん補" en "Average" pays 80% }',
      ),
    )!;
    for (const [language, said] of [
      ["en", "② Low: limit ¥500, Average (paid share 80%) per claim"],
      ["ja", "② 下：限度 500円、比例てん補（支払割合80%）（1請求につき）"],
    ] as const) {
      const cells = describeSheet(layered, language)
        .parts[0]!.table.rows.flatMap((row) => row.cells)
        .flat();
      strictEqual(cells.includes(said), true, cells.join("\n"));
    }
  });

  it("names the columns of a table that has several", () => {
    assertSaid(product, result, {
      en: "daily of “Caps” by “Plan” (甲) (¥14,000)",
      ja: "「何日目」（20）が「型」（甲）による「限度表」の「most」（20）以下の場合は「型」による「限度表」の「daily」（¥14,000）",
    });
  });
});

describe("explain: rules that are called something", () => {
  const called = `
    product p "見本" en "Sample" {
      edition 2026-04-01
      facts of incident { disabled "就業不能" en "Disabled" : date }
      triggers { illness "病気" en "Illness" }
      section s "補償" en "Cover" {
        covers illness
        covered "責任開始" en "Onset" when disabled during period
        window "免責期間" en "Elimination period" from 90 days after disabled
        head income "所得" en "Income"
      }
    }`;
  const settled = async (disabled: string, incurred: string) => {
    const product = await loadProduct(planOf(called)!);
    const result = settledBoth(planOf(called)!, product, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "1", triggers: ["illness"], facts: { disabled } },
      losses: [{ id: "1", head: "income", amount: 1_000, incurred }],
    });
    return [product, result] as const;
  };

  it("says by its label which window a line is outside of", async () => {
    assertSaid(...(await settled("2026-05-01", "2026-06-01")), {
      en: "outside the time allowed: Elimination period: the day of the loss 2026-06-01, allowed from 2026-07-30",
      ja: "定められた期間の外: 免責期間: 損害の発生日2026年6月1日、対象期間 2026年7月30日から",
    });
  });

  it("says by its label when it had to attach", async () => {
    assertSaid(...(await settled("2026-03-01", "2026-08-01")), {
      en: "outside the time of cover: Onset: “Disabled” 2026-03-01, allowed from 2026-04-01 and before 2027-04-01",
      ja: "補償の対象となる時期の外: 責任開始: 「就業不能」2026年3月1日、対象期間 2026年4月1日から2027年3月31日まで",
    });
  });

  it("shows them in the tables of the product", () => {
    const shown = JSON.stringify(describeSheet(planOf(called)!, "en"));
    for (const label of ["Onset", "Elimination period"]) strictEqual(shown.includes(`"${label}"`), true, label);
  });
});
