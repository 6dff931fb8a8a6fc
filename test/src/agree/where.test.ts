// Terms for some items, and `where` about what a line, its claim or its insured is. All readings agree, and the batch.
import { deepStrictEqual } from "node:assert/strict";
import type { SettlementInput } from "@yakkan/runtime";
import { settledByAll } from "./settled.js";

const product = (rules: string, terms: string): string => `product p "商品" en "Product" {
  edition 2026-01-01
  facts of incident { reported "通報" en "Reported" : bool = no }
  facts of claim { territory "地域" en "Territory" : one of us "米国", other "その他" }
  facts of insured { officer "役員" en "Officer" : bool = no }
  facts of loss { zone "区域" en "Zone" : one of coast "沿岸", inland "内陸" }
  triggers { theft "盗難" en "Theft" }
  section goods "家財" en "Goods" {
    covers all
    covered at any time
    ${rules}
    head articles "物品" en "Articles" { item jewelry "宝石" en "Jewelry" | sundry "その他" en "Others" }
    head cash "現金" en "Cash"
    head extra "臨時費用" en "Extra" = 10% of loss(articles)
    ${terms}
  }
}`;

type Line = Partial<SettlementInput["losses"][number]>;

async function dueOf(
  { rules = "", terms = "" }: { readonly rules?: string; readonly terms?: string },
  losses: readonly Line[],
  more: Partial<SettlementInput> = {},
): Promise<readonly (number | string)[]> {
  const result = await settledByAll(product(rules, terms), {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id: "I-1", triggers: ["theft"] },
    losses: losses.map((line, place) => ({ id: String(place), head: "articles", amount: 0, ...line })),
    ...more,
  });
  return result.lines.map(({ verdict, due }) => (verdict === "eligible" ? due : verdict));
}

const jewel: Line = { amount: 5_000, item: "jewelry" };
const sundry: Line = { amount: 1_000, item: "sundry" };
const unnamed: Line = { amount: 2_000 };
const cash: Line = { head: "cash", amount: 3_000 };

describe("a term for items", () => {
  it("acts on the lines that name one of them, and on no other", async () => {
    const lines = [jewel, sundry, unnamed, cash];
    // 10 % of 8,000 is computed.
    deepStrictEqual(await dueOf({ terms: "limit 1_500 per incident for jewelry" }, lines), [
      ...[1_500, 1_000, 2_000, 3_000, 800],
    ]);
    // For all but one: also lines that name none, and other heads.
    deepStrictEqual(await dueOf({ terms: "coinsurance pays 50% for all but jewelry" }, lines), [
      ...[5_000, 500, 1_000, 1_500, 400],
    ]);
    deepStrictEqual(await dueOf({ terms: "deductible 100 per loss for jewelry, articles" }, lines), [
      ...[4_900, 1_000, 2_000, 3_000, 800],
    ]);
  });

  it("is, of a rule, for every line that names none of those left out", async () => {
    const rules = "require for all but jewelry: reported";
    deepStrictEqual(await dueOf({ rules }, [jewel, sundry, unnamed, cash]), [
      ...[5_000, "refused", "refused", "refused", "refused"],
    ]);
  });
});

describe("where", () => {
  it("asks about the line: a limit for all that stands on the coast", async () => {
    const terms = "limit 700 per incident where zone is coast for articles, cash";
    const lines: Line[] = [
      { amount: 600, item: "sundry", facts: { zone: "coast" } },
      { head: "cash", amount: 800, facts: { zone: "coast" } },
      { head: "cash", amount: 900, facts: { zone: "inland" } },
    ];
    // 1,400 on the coast: half of each; the computed 60 stands outside.
    deepStrictEqual(await dueOf({ terms }, lines), [300, 400, 900, 60]);
    // Where it is not known, the line waits, and the others share the limit.
    deepStrictEqual(await dueOf({ terms }, [lines[0]!, { head: "cash", amount: 800 }]), [600, "undetermined", 60]);
  });

  it("asks about the claim, and passes by lines without one", async () => {
    const claims = [
      { id: "A", facts: { territory: "us" } },
      { id: "B", facts: { territory: "other" } },
    ];
    const lines = [
      { ...cash, claim: "A" },
      { ...cash, claim: "B" },
    ];
    deepStrictEqual(
      await dueOf({ terms: "limit 500 per incident where territory is us" }, [...lines, cash], { claims }),
      // No articles: nothing is computed.
      [3_000, 500, 3_000, 0],
    );
  });

  it("asks about the insured", async () => {
    const insureds = [{ id: "X", facts: { officer: true } }, { id: "Y" }];
    const lines = [
      { ...cash, insured: "X" },
      { ...cash, insured: "Y" },
    ];
    const terms = "deductible 1_000 per incident where officer for cash";
    deepStrictEqual(await dueOf({ terms }, lines, { insureds }), [2_000, 3_000, 0]);
  });
});
