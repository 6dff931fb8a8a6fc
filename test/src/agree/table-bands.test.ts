// The ends of bands: `a .. b` has both, `over a` and `under b` are no part of it. In every engine, by both spellings.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeSheet } from "@yakkan/compiler/docs/sheet.js";
import { settledByAll } from "./settled.js";

const text = `product p "商品" en "Product" {
  edition 2026-01-01
  facts of incident {
    days_lost "日数" en "Days" : whole -5 .. 400
    part "割合" en "Part" : ratio 0% .. 100%
    came "来た日" en "Came" : date
    \`over\` "超過" en "Over" : one of over "超", under "未満"
  }
  table by_days by days_lost { of_days  over -6 .. 45 : 10  over 45 .. under 90 : 20  90, over 91 .. : 30  91 : 40 }
  table by_part by part { of_part  0% .. 30% : 100  30% 超 .. 50% 未満 : 200  50% .. : 300 }
  table by_day by came { of_day  .. 2026-04-01 : 1_000  over 2026-04-01 .. 2026-05-01 : 2_000  over 2026-05-01 .. : 3_000 }
  table by_word by \`over\` { of_word  over : 10_000  under : 20_000 }
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    head limited "限度" en "Limited" { limit of_days + of_part + of_day + of_word per incident }
  }
}`;

async function due(facts: object): Promise<number> {
  const { due: total } = await settledByAll(text, {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id: "I-1", triggers: ["fire"], facts },
    losses: [{ id: "1", head: "limited", amount: 100_000 }],
  } as never);
  return total;
}

describe("a band of a table", () => {
  it("has its ends but for those that it is over or under", async () => {
    const facts = { days_lost: -5, part: 0, came: "2026-01-01", over: "over" };
    const dues = async (changed: readonly object[]) =>
      Promise.all(changed.map((change) => due({ ...facts, ...change })));
    deepStrictEqual(
      await dues([-5, 45, 46, 89, 90, 91, 92, 400].map((days_lost) => ({ days_lost }))),
      [10, 10, 20, 20, 30, 40, 30, 30].map((of_days) => 11_100 + of_days),
    );
    deepStrictEqual(
      await dues(["30%", "30.01%", "49.99%", "50%"].map((part) => ({ part: Number.parseFloat(part) / 100 }))),
      [100, 200, 200, 300].map((of_part) => 11_010 + of_part),
    );
    deepStrictEqual(
      await dues(["2026-04-01", "2026-04-02", "2026-05-01", "2026-05-02"].map((came) => ({ came }))),
      [1_000, 2_000, 2_000, 3_000].map((of_day) => 10_110 + of_day),
    );
    deepStrictEqual(await dues([{ over: "under" }]), [21_110]);
  });

  it("is said in tables by its ends", () => {
    const { plans, diagnostics } = compile({ name: "p.yakkan", text });
    deepStrictEqual(diagnostics, []);
    const keys = (language: "ja" | "en", id: string) =>
      describeSheet(plans[0]!, language)
        .parts.find((part) => part.id === `table-${id}`)
        ?.table.rows.map(({ cells }) => cells[0]);
    deepStrictEqual(
      [keys("ja", "by_days"), keys("en", "by_days")],
      [
        ["-6超45以下", "45超90未満", "90または91超", "91"],
        ["over -6 to 45", "over 45 to under 90", "90 or over 91", "91"],
      ],
    );
    deepStrictEqual(
      [keys("ja", "by_day"), keys("en", "by_day")],
      [
        ["2026-04-01以前", "2026-04-01より後2026-05-01以前", "2026-05-01より後"],
        ["until 2026-04-01", "after 2026-04-01 to 2026-05-01", "after 2026-05-01"],
      ],
    );
  });
});

describe("a key that is a span or a set", () => {
  const product = `product p "商品" en "Product" {
    edition 2026-01-01
    contract { waits "待機" en "Waits" : span 0 days .. 3 years }
    facts of incident { harmed "損害" en "Harmed" : any of roof "屋根", wall "壁" }
    table by_wait by waits { of_wait  .. under 30 days : 10  30 days : 20  over 30 days .. : 30  1 month, 1 year : 40  over 1 month .. : 50 }
    table by_part by harmed { of_part  none : 100  roof : 200  wall : 300 }
    triggers { fire "火災" en "Fire" }
    section costs "費用" en "Costs" {
      covers all
      covered at any time
      head limited "限度" en "Limited" { limit of_wait + of_part per incident }
    }
  }`;
  const dueOf = async (waits: string, harmed: readonly string[]): Promise<number> => {
    const { due: total } = await settledByAll(product, {
      contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" }, waits },
      incident: { id: "I-1", triggers: ["fire"], facts: { harmed } },
      losses: [{ id: "1", head: "limited", amount: 100_000 }],
    });
    return total;
  };

  it("is compared with spans of like units", async () => {
    const dues = await Promise.all(
      ["P0D", "P29D", "P30D", "P31D", "P1M", "P2M", "P1Y"].map(async (waits) => dueOf(waits, [])),
    );
    deepStrictEqual(dues, [110, 110, 120, 130, 140, 150, 140]);
  });

  it("is the same set of members, however they are listed", async () => {
    const dues = await Promise.all([[], ["roof"], ["wall"]].map(async (harmed) => dueOf("P30D", harmed)));
    deepStrictEqual(dues, [120, 220, 320]);
    // No row is for both.
    deepStrictEqual(await dueOf("P30D", ["roof", "wall"]), 0);
  });
});
