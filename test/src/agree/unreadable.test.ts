// What could not be read is one problem: no default stands for it, and nothing that reads it is judged.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compare, enginesOf } from "./agreement.js";

const text = `product p "商品" {
  edition 2026-04-01
  unit site "所在地" { sprinkler "消火設備" : bool = no }
  contract {
    schedule site
    require any(site.sprinkler)
  }
  triggers { fire "火災" }
  section goods "家財" {
    covers fire
    covered at any time
    head stock "在庫" for each loss = 100
    head fixtures "什器"
  }
}`;

async function problemsOf(site: object, losses: readonly object[]): Promise<readonly string[]> {
  const engines = await enginesOf(text);
  ok(engines);
  const contract = { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, units: { site: [site] } };
  const input = { contract, incident: { id: "I-1", triggers: ["fire"] }, losses };
  const { answer, disagreement } = compare(engines, "settle", input as never, false);
  strictEqual(disagreement, undefined);
  ok("problems" in answer);
  return (answer.problems as readonly { path: string; code: string }[])
    .map(({ path, code }) => `${path} ${code}`)
    .sort();
}

describe("what could not be read", () => {
  it("is told once: a rule of the contract that reads it is not judged", async () => {
    deepStrictEqual(await problemsOf({ id: "A", facts: { sprinkler: "yes" } }, []), [
      "contract.units.site[0].facts.sprinkler shape",
    ]);
    // Left out, the default stands.
    deepStrictEqual(await problemsOf({ id: "A" }, []), ["contract rule"]);
  });

  it("counts in the sum of all lines, also where a line may not state an amount", async () => {
    const losses = [
      { id: "1", head: "stock", amount: 5e15 },
      { id: "2", head: "fixtures", amount: 5e15 },
    ];
    deepStrictEqual(await problemsOf({ id: "A", facts: { sprinkler: true } }, losses), [
      "losses amount",
      "losses[0].amount shape",
    ]);
  });
});
