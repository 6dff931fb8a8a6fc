import { strictEqual, match } from "node:assert/strict";
import { explain, explainLine } from "@yakkan/runtime/explain.js";
import { planOf } from "../agree/agreement.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { assertSaid, assertUnsaid, settledBoth } from "./said.js";

const plan = planOf(`
  product p "見本" en "Sample" {
    edition 2026-04-01
    triggers { stop "停止" en "Stop" }
    unit supplier "委託先" en "Supplier"
    facts of supplier { hours "時間" en "Hours" : number 0 .. 100 }
    contract { schedule supplier }
    facts of claim { made "請求日" en "Made" : date }
    facts of incident { known "確認" en "Known" : bool }
    section s "中断" en "Interruption" {
      covers stop
      covered at any time
      head income "利益" en "Income" for each loss = supplier.hours * 10
    }
    section t "賠償" en "Liability" {
      covers stop
      covered at any time
      head costs "費用" en "Costs"
      head fees "報酬" en "Fees" { require "確認済み" en "Known": known }
    }
  }`)!;

describe("explain: the summary", () => {
  let product: EmittedProduct;

  before(async () => {
    product = await loadProduct(plan);
  });

  const settled = (losses: readonly object[], triggers = ["stop"], ledger?: object) =>
    settledBoth(plan, product, {
      contract: {
        policy: "P",
        period: { from: "2026-04-01", to: "2027-04-01" },
        units: { supplier: ["A", "B"].map((id) => ({ id, facts: {} })) },
      },
      incident: { id: "I", triggers },
      units: { supplier: [{ id: "A", facts: { hours: 3 } }] },
      claims: [{ id: "C", facts: {} }],
      losses,
      ...(ledger && { ledger }),
    });
  const page = (result: ReturnType<typeof settled>, language: "en" | "ja") =>
    explain(product.metadata, result, { language });

  it("says of a line that waits to be worked out that its amount is open, not nothing", () => {
    const income = ["A", "B"].map((unitId) => ({ id: unitId, head: "income", unit: "supplier", unitId }));
    const result = settled(income);
    // 3 hours at 10; of B no hours are stated.
    strictEqual(result.due, 30);
    match(page(result, "en"), /^ +worked out +undecided +due /m);
    match(page(result, "en"), /^Sample +¥30 +amount open +¥30 +¥30$/m);
    match(page(result, "en"), /^ +line A \(Supplier A\) +¥30 +¥30 +¥30$/m);
    match(page(result, "en"), /^ +line B \(Supplier B\) +amount open +¥0 +¥0$/m);
    match(page(result, "ja"), /^見本 +¥30 +額未確定 +¥30 +¥30$/m);
    match(page(result, "ja"), /^ +明細B（委託先「B」） +額未確定 +¥0 +¥0$/m);
    const more = settled([...income, { id: "F", head: "fees", amount: 500 }]);
    match(page(more, "en"), /^Sample +¥530 +-¥500 and open +¥30 /m);
    match(page(more, "ja"), /^見本 +¥530 +-¥500と額未確定分 +¥30 /m);
  });

  it("has lines of a claim before those of none", () => {
    const result = settled([
      { id: "3", head: "costs", amount: 1, claim: "C" },
      { id: "4", head: "costs", amount: 1 },
    ]);
    match(page(result, "en"), /line 3 \(claim C\)[^]*line 4/);
  });

  it("says of a line that is restated with 0 that it is withdrawn", () => {
    const first = settled([{ id: "1", head: "costs", amount: 1_000 }]);
    const withdrawn = settled([{ id: "1", head: "costs", amount: 0 }], ["stop"], first.ledger);
    strictEqual(withdrawn.overpaid, 1_000);
    assertSaid(product, withdrawn, {
      en: "Nothing is claimed on this line any more: it was withdrawn",
      ja: "この明細の請求は取り下げられた",
    });
    const none = settled([{ id: "1", head: "costs", amount: 0 }]);
    assertSaid(product, none, { en: "Nothing is claimed on this line", ja: "この明細の請求はない" });
    assertUnsaid(product, none, { en: "withdrawn", ja: "取り下げ" });
    assertUnsaid(product, first, { en: "Nothing is claimed", ja: "この明細の請求" });
  });

  it("says that an incident without any event has none reported", () => {
    const result = settled([{ id: "1", head: "costs", amount: 1_000 }], []);
    assertSaid(product, result, { en: "no event has been reported", ja: "対象となる事由の申告がない" });
    assertUnsaid(product, result, { en: "counts as another event", ja: "他の事由として" });
    strictEqual(
      explainLine(product.metadata, result.lines[0]!, { language: "en" }),
      "Costs, line 1: claimed ¥1,000; refused: no event has been reported (random.yakkan:2)",
    );
  });
});
