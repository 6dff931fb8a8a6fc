// A computed head that reads the loss of one which reads what is left counts that; in both readings.
import { deepStrictEqual, ok } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { SettlementResult } from "@yakkan/runtime";
import { compare, enginesOf } from "./agreement.js";

const product = (inside: string): string => `product p "商品" en "Product" {
  edition 2026-01-01
  facts of incident { share "割合" en "Share" : ratio 0% .. 100% }
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" {
    covers fire
    covered at any time
    ${inside}
  }
}`;
const debris = `head damage "損害" en "Damage" { deductible 100 per incident }
    head debris "残存物" en "Debris" = 10% of left(damage)`;

async function settled(
  inside: string,
  facts: Readonly<Record<string, string>> = { share: "1/2" },
): Promise<SettlementResult> {
  const engines = await enginesOf(product(inside));
  ok(engines, "compiles");
  const input = {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id: "I-1", triggers: ["fire"], facts },
    losses: [{ id: "1", head: "damage", amount: 1_100 }],
  };
  const { answer, disagreement } = compare(engines, "settle", input, true);
  deepStrictEqual(disagreement, undefined);
  ok("result" in answer, JSON.stringify(answer));
  return answer.result as SettlementResult;
}
const dues = async (inside: string, facts?: Readonly<Record<string, string>>): Promise<readonly number[]> =>
  (await settled(inside, facts)).lines.map(({ due }) => due);

describe("computed heads that read what the walk comes to", () => {
  // 1,100 less 100 are 1,000, of which debris is 100; half of that 50, a tenth of that 5.
  it("count for one that reads their loss", async () => {
    deepStrictEqual(await dues(`${debris}\n head fees = 50% of loss(debris)`), [1_000, 100, 50]);
    deepStrictEqual(
      await dues(`${debris}\n head fees = 50% of loss(debris)\n head tax = 10% of loss(fees)`),
      [1_000, 100, 50, 5],
    );
  });

  it("count in the loss of a frame", async () => {
    deepStrictEqual(
      await dues(`frame f "枠" en "Frame" { ${debris} }\n head fees = 50% of loss(f)`),
      // Half of the 1,100 before the deductible and of 100.
      [1_000, 100, 600],
    );
  });

  it("are acted on by terms further down alone", async () => {
    deepStrictEqual(
      await dues(`${debris}\n head fees = 50% of loss(debris)\n limit 575 per incident`),
      // 1,150 come together; half of it is cut off each.
      [500, 50, 25],
    );
  });

  it("leave open what reads the loss of one that waits", async () => {
    const { lines } = await settled(
      `head damage "損害" en "Damage"
       head debris "残存物" en "Debris" = share * left(damage)
       head fees "費用" en "Fees" = 50% of loss(debris)`,
      {},
    );
    deepStrictEqual(
      lines.map(({ undetermined }) =>
        undetermined.map(({ clause, waitsFor }) => [clause, waitsFor.map(({ name }) => name)]),
      ),
      [[], [["debris", ["share"]]], [["fees", ["share"]]]],
    );
  });

  it("may not be summed before they stand", () => {
    const codes = (inside: string): readonly string[] =>
      compile({ name: "p.yakkan", text: product(inside) })
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code }) => code);
    deepStrictEqual(codes(`head fees = 50% of loss(debris)\n ${debris}`), ["expression/loss-unwritten"]);
    deepStrictEqual(codes(`deductible 10% of loss(costs) per incident\n ${debris}`), ["expression/loss-unwritten"]);
    deepStrictEqual(codes(`deductible 10% of loss(damage) per incident\n ${debris}`), []);
    deepStrictEqual(codes(`${debris}\n head fees { limit loss(debris) per incident }`), []);
  });
});
