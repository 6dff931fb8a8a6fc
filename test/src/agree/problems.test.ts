// Inputs in which both readings once found different things wrong.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compare, type Engines, enginesOf } from "./agreement.js";

const text = `product p "商品" en "Product" {
  edition 2026-04-01
  triggers { leak "漏えい" en "Leak" }
  section costs "費用" en "Costs" {
    covers leak
    covered at any time
    head response "対応" en "Response" { item phone "電話" en "Phone" }
    uncovered ransom "身代金" en "Ransom"
  }
}`;

describe("agreement on what is wrong with a claim", () => {
  let engines: Engines;
  before(async () => {
    const made = await enginesOf(text);
    ok(made);
    engines = made;
  });

  const problemsOf = (line: object): readonly string[] => {
    const input = {
      contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "I-1", triggers: ["leak"] },
      losses: [{ id: "1", amount: 1, ...line }],
    };
    const { answer, disagreement } = compare(engines, "settle", input, true);
    strictEqual(disagreement, undefined);
    return "problems" in answer ? answer.problems.map(({ path, code }) => `${path} ${code}`) : [];
  };

  it("takes what JSON writes as -0 in a ledger for 0", () => {
    const contract = { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } };
    const input = (id: string) => ({ contract, incident: { id, triggers: ["leak"] }, losses: [] });
    const { ledger } = engines.product.settle(input("I-1"));
    const carried = { ...ledger, incidents: [{ id: "I-1", paid: { a: -0 }, used: {} }] };
    const { disagreement } = compare(engines, "settle", { ...input("I-2"), ledger: carried } as never, true);
    strictEqual(disagreement, undefined);
  });

  it("refuses a big integer in a ledger", () => {
    const contract = { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } };
    const input = { contract, incident: { id: "I-1", triggers: ["leak"] }, losses: [] };
    const { ledger } = engines.product.settle(input);
    const carried = { ...ledger, incidents: [{ id: "I-2", paid: { a: 12n }, used: {} }] };
    const { answer, disagreement } = compare(engines, "settle", { ...input, ledger: carried } as never, true);
    strictEqual(disagreement, undefined);
    ok("problems" in answer);
  });

  it("an item of a kind of loss that is never paid", () => {
    deepStrictEqual(problemsOf({ head: "ransom", item: "phone" }), ["losses[0].item unknown-name"]);
    deepStrictEqual(problemsOf({ head: "response", item: "phone" }), []);
    deepStrictEqual(problemsOf({ head: "response", item: "mail" }), ["losses[0].item unknown-name"]);
    // One mistake, one problem.
    deepStrictEqual(problemsOf({ head: "respond", item: "phone" }), ["losses[0].head unknown-name"]);
  });
});
