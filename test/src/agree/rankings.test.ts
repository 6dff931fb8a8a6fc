// A ranking with a condition: one term, whichever way its cut is shared out, so one use of it in the ledger.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { hashTerms } from "@yakkan/compiler/terms-hash.js";
import type { Ledger, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { loadBatch } from "../support/run-batch.js";
import { compare, type Engines, enginesOf } from "./agreement.js";

const product = (ranking: string): string => `product p "商品" en "Product" {
  edition 2026-04-01
  reading order "削る順" en "What is cut first" { victims "被害者優先" en "Victims" | shared "按分" en "Shared" }
  triggers { leak "漏えい" en "Leak" }
  section costs "費用" en "Costs" {
    covers leak
    covered at any time
    head response "対応" en "Response"
    head damages "賠償金" en "Damages"
    limit 1_000 per period ${ranking}
  }
}`;

interface Amounts {
  readonly response: number;
  readonly damages: number;
}

/** Incidents of one policy, in turn, under a reading of the order; none: it is open. */
const inputs = (order: string | undefined, incidents: readonly Amounts[]): SettlementInput[] =>
  incidents.map(({ response, damages }, place) => ({
    contract: {
      policy: "P-1",
      period: { from: "2026-04-01", to: "2027-04-01" },
      ...(order === undefined ? {} : { readings: { order } }),
    },
    incident: { id: `I-${place}`, triggers: ["leak"] },
    losses: [
      { id: "1", head: "response", amount: response },
      { id: "2", head: "damages", amount: damages },
    ],
  }));

describe("a ranking with a condition", () => {
  let engines: Engines;
  before(async () => {
    const made = await enginesOf(product("sparing damages if order is victims"));
    ok(made);
    engines = made;
  });

  /** The results of incidents in turn, as both readings say and the batch too. */
  const settled = async (calls: readonly SettlementInput[]): Promise<readonly SettlementResult[]> => {
    let ledger: Ledger | undefined;
    const results = calls.map((call) => {
      const input = ledger === undefined ? call : { ...call, ledger };
      const { answer, disagreement } = compare(engines, "settle", input as never, true);
      strictEqual(disagreement, undefined);
      ok("result" in answer, JSON.stringify(answer));
      const result = answer.result as SettlementResult;
      ({ ledger } = result);
      return result;
    });
    const batch = new InputBatch(await loadBatch(engines.plan));
    for (const call of calls) deepStrictEqual(batch.add(call), []);
    batch.settle();
    results.forEach(({ lines }, row) =>
      deepStrictEqual(
        batch.linesOf(row).map(({ id, verdict, due }) => [id, verdict, due]),
        lines.map(({ id, verdict, due }) => [id, verdict, due]),
      ),
    );
    return results;
  };
  const dues = (results: readonly SettlementResult[]) => results.map(({ lines }) => lines.map(({ due }) => due));

  const incidents = [
    { response: 300, damages: 300 },
    { response: 300, damages: 500 },
  ];

  it("holds: 400 are left for 800, and damages come last", async () => {
    deepStrictEqual(dues(await settled(inputs("victims", incidents))), [
      [300, 300],
      [0, 400],
    ]);
  });

  it("does not hold: what is taken is shared out, 150 of 400 from the response", async () => {
    deepStrictEqual(dues(await settled(inputs("shared", incidents))), [
      [300, 300],
      [150, 250],
    ]);
  });

  it("is unknown: like a guard that is", async () => {
    const [{ lines } = { lines: [] }] = await settled(inputs(undefined, incidents));
    for (const { verdict, undetermined } of lines) {
      strictEqual(verdict, "undetermined");
      deepStrictEqual(undetermined, [
        {
          kind: "term",
          clause: "costs:limit:period:1",
          trigger: "leak",
          waitsFor: [{ of: "reading", name: "order" }],
        },
      ]);
    }
  });

  it("is one term: what other incidents used counts whichever of the readings is looked at", async () => {
    const [, second] = await settled(inputs("victims", incidents));
    deepStrictEqual(second!.readings, [
      {
        reading: "order",
        chosen: "victims",
        byDefault: false,
        othersAsSettled: true,
        due: [
          { reading: "victims", due: 400, undetermined: [] },
          { reading: "shared", due: 400, undetermined: [] },
        ],
      },
    ]);
    deepStrictEqual(
      second!.ledger.incidents.map(({ used }) => used),
      [{ "costs:limit:period:1": { "": 600 } }, { "costs:limit:period:1": { "": 400 } }],
    );
  });

  it("may be written in front, as Japanese has it", async () => {
    const turned = await enginesOf(product("if order is victims then sparing damages"));
    ok(turned);
    strictEqual(hashTerms(turned.plan), hashTerms(engines.plan));
  });
});
