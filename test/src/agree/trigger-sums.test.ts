// `loss(… for TRIGGER)` and `left(… for TRIGGER)`: sums of what comes under some triggers alone. All readings agree, and
// the batch.
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { Loss, SettlementInput } from "@yakkan/runtime";
import { settledByAll, settledByBoth } from "./settled.js";

const goodsAndStock = `head goods "商品" en "Goods"  head stock "在庫" en "Stock"`;

/** What wind and flood do to goods and stock, in an incident that may be both, and what others read of it. */
const product = (others: string, own = goodsAndStock): string => `product p "商品" en "Product" {
  edition 2026-01-01
  facts of loss { sound "確認済み" en "Sound" : bool }
  unit shop "店舗" en "Shop"
  triggers { wind "風災" en "Wind"  flood "水災" en "Flood"  quake "地震" en "Earthquake" }
  section property "財産" en "Property" {
    covers all
    covered at any time
    require for goods, stock: sound
    ${own}
    ${others}
  }
}`;

const under = (trigger: string | undefined, amount: number, more: Partial<Loss> = {}): Loss => ({
  id: `${trigger ?? "none"}-${amount}`,
  head: "goods",
  amount,
  facts: { sound: true },
  ...(trigger === undefined ? {} : { trigger }),
  ...more,
});

function inputOf(losses: readonly Loss[], triggers = ["wind", "flood"]): SettlementInput {
  return {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id: "I-1", triggers },
    claims: [{ id: "A" }, { id: "B" }],
    losses,
  };
}

/** Each line names the shop that it is of. */
const ofShops = `frame shops "店舗" en "Shops" for each shop { ${goodsAndStock} }`;

const both = [under("wind", 400), under("flood", 100)];

async function dueOn(head: string, others: string, losses: readonly Loss[], own?: string): Promise<number> {
  const { lines } = await settledByAll(product(others, own), inputOf(losses));
  return lines.filter((line) => line.head === head).reduce((sum, { due }) => sum + due, 0);
}

describe("sums of what comes under a trigger", () => {
  it("count its lines alone, in a computed head and in a term", async () => {
    strictEqual(await dueOn("more", `head more "追加" en "More" = 70% of loss(goods)`, both), 350);
    strictEqual(await dueOn("more", `head more "追加" en "More" = 70% of loss(goods for flood)`, both), 70);
    const debris = (sum: string): string =>
      `head debris "残存物" en "Debris" { limit 10% of ${sum} per incident for flood }`;
    const losses = [...both, under("flood", 90, { id: "D", head: "debris" })];
    strictEqual(await dueOn("debris", debris("loss(goods)"), losses), 50);
    strictEqual(await dueOn("debris", debris("loss(goods for flood)"), losses), 10);
  });

  it("are for several triggers, or for all but some", async () => {
    const more = (names: string): string => `head more "追加" en "More" = loss(goods for ${names})`;
    strictEqual(await dueOn("more", more("flood, wind"), both), 500);
    strictEqual(await dueOn("more", more("all but wind"), both), 100);
    strictEqual(await dueOn("more", more("quake"), both), 0);
  });

  it("are of what the terms further up left of it", async () => {
    const more = `head more "追加" en "More" = left(goods for flood)`;
    // 60 of 500 are taken in proportion: 48 and 12.
    const cut = (terms: string): string => `head goods "商品" en "Goods" { ${terms} }  head stock "在庫" en "Stock"`;
    strictEqual(await dueOn("more", more, both, cut("deductible 60 per incident")), 88);
    strictEqual(await dueOn("more", more, both, cut("deductible 60 per incident for wind")), 100);
  });

  it("are of the claim at hand, too", async () => {
    const share = `head debris "残存物" en "Debris" { limit 10% of claim_loss(goods for flood) per claim }`;
    const losses = [
      under("wind", 400, { claim: "A" }),
      under("flood", 100, { claim: "A" }),
      under("flood", 300, { claim: "B" }),
      under("flood", 90, { id: "D", head: "debris", claim: "A" }),
      under("flood", 90, { id: "E", head: "debris", claim: "B" }),
    ];
    strictEqual(await dueOn("debris", share, losses), 40);
  });

  it("count a computed head by the trigger that it is eligible under", async () => {
    const twice = (trigger: string): string =>
      `head more "追加" en "More" = 50% of loss(goods)  head again "再" en "Again" = loss(more for ${trigger})`;
    strictEqual(await dueOn("again", twice("wind"), both), 250);
    strictEqual(await dueOn("again", twice("flood"), both), 0);
  });

  it("are of each unit in turn, in either order of words", async () => {
    const affected = (of: string): string =>
      `head clearing "片付け" en "Clearing" = 10円 * sum(if loss(${of}) > 0円 then 1 else 0)`;
    const losses = [
      under("wind", 400, { unit: "shop", unitId: "A" }),
      under("flood", 100, { unit: "shop", unitId: "B" }),
    ];
    const due = (of: string): Promise<number> => dueOn("clearing", affected(of), losses, ofShops);
    strictEqual(await due("goods per shop"), 20);
    strictEqual(await due("goods per shop for wind"), 10);
    strictEqual(await due("goods for wind per shop"), 10);
    strictEqual(await due("goods per shop for quake"), 0);
  });

  it("are of the unit at hand in an amount by unit", async () => {
    const debris = `frame debris "残存物" en "Debris" for each shop {
      head clearing "片付け" en "Clearing" { limit 10% of loss(goods for flood) per incident }
    }`;
    const at = (unitId: string): Partial<Loss> => ({ unit: "shop", unitId });
    const losses = [
      under("wind", 400, at("A")),
      under("flood", 100, at("A")),
      under("flood", 300, at("B")),
      under("flood", 90, { id: "D", head: "clearing", ...at("A") }),
      under("flood", 90, { id: "E", head: "clearing", ...at("B") }),
    ];
    strictEqual(await dueOn("clearing", debris, losses, ofShops), 40);
  });

  it("wait for what may come under it, and for nothing else", async () => {
    const waitsFor = async (text: string, losses: readonly Loss[]): Promise<readonly string[]> => {
      const { lines } = await settledByBoth(text, inputOf(losses));
      const found = lines.find(({ id }) => id === "=more")!;
      return found.undetermined.flatMap(({ waitsFor: facts }) => facts.map(({ id }) => id!));
    };
    const open = { facts: {} };
    const more = product(`head more "追加" en "More" = loss(goods for flood)`);
    // It names its trigger, so it is none of the flood's.
    deepStrictEqual(await waitsFor(more, [under("wind", 400, open), under("flood", 100)]), []);
    deepStrictEqual(await waitsFor(more, [under("wind", 400), under("flood", 100, open)]), ["flood-100"]);
    // It may come under either.
    deepStrictEqual(await waitsFor(more, [under(undefined, 400, open), under("flood", 100)]), ["none-400"]);
    // So too of one that may be of any unit.
    const most = product(`head more "追加" en "More" = largest(loss(goods per shop for flood))`, ofShops);
    const at = { unit: "shop", unitId: "A" };
    deepStrictEqual(await waitsFor(most, [under("wind", 400, { ...at, ...open }), under("flood", 100, at)]), []);
    deepStrictEqual(await waitsFor(most, [under("wind", 400, at), under("flood", 100, { ...at, ...open })]), [
      "flood-100",
    ]);
  });

  it("tell of a line that names no trigger that its trigger was assumed", async () => {
    const assumed = async (others: string): Promise<readonly string[]> =>
      (await settledByBoth(product(others), inputOf([under(undefined, 400)]))).assumed
        .filter(({ name }) => name === "trigger")
        .map(({ id }) => id!);
    deepStrictEqual(await assumed(`head more "追加" en "More" = loss(goods)`), []);
    deepStrictEqual(await assumed(`head more "追加" en "More" = loss(goods for flood)`), ["none-400"]);
    deepStrictEqual(await assumed(`head more "追加" en "More" = loss(stock for flood)`), []);
    deepStrictEqual(await assumed(`head more "追加" en "More" = loss(goods for quake)`), []);
  });
});
