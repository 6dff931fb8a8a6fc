// Amounts near and beyond 9 × 10^15: no reading loses a yen, and what cannot be settled is refused.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { SettlementInput, SettlementResult } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { loadBatch } from "../support/run-batch.js";
import type { Json } from "../support/generate/json.js";
import { compare, enginesOf, type Engines } from "./agreement.js";

const most = 9_000_000_000_000_000;
/** 2^53 + 3, no double, less the largest amount. */
const rest = Number(2n ** 53n + 3n - BigInt(most));

const product = (section: string, more = ""): string => `product large "巨額" en "Large" {
  edition 2026-04-01
  contract { cap "限度額" : money 0 .. 9_000_000_000_000_000  self_paid "免責金額" : money = 0 }
  unit person "個人" en "Person"
  facts of incident { factor "倍率" : number = 1  appraised "評価額" : money = 0 }
  triggers { leak "漏えい" en "Leak" }
  section costs "費用" en "Costs" {
    covers leak
    covered at any time
    ${section}
  }
  ${more}
}`;

async function engines(section: string, more?: string): Promise<Engines> {
  const made = await enginesOf(product(section, more));
  ok(made, "the product compiles");
  return made;
}

/** Incidents of one policy, in turn. */
type Call = Partial<Pick<SettlementInput, "losses">> & { readonly facts?: Readonly<Record<string, number>> };
const inputs = (cap: number, calls: readonly Call[], choices: object = {}): SettlementInput[] =>
  calls.map(({ facts = {}, losses = [] }, place) => ({
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, cap, ...choices },
    incident: { id: `I-${place}`, triggers: ["leak"], facts },
    losses,
  }));

/** What is due in each incident, as both readings and the batch say. */
async function dues(section: string, calls: readonly SettlementInput[]): Promise<readonly number[]> {
  const both = await engines(section);
  const found: number[] = [];
  let ledger: unknown;
  for (const call of calls) {
    const { answer, disagreement } = compare(both, "settle", { ...call, ...(ledger ? { ledger } : {}) } as never, true);
    strictEqual(disagreement, undefined);
    ok("result" in answer, JSON.stringify(answer));
    const result = answer.result as SettlementResult;
    ({ ledger } = result);
    found.push(result.due);
  }
  const batch = new InputBatch(await loadBatch(both.plan));
  for (const call of calls) deepStrictEqual(batch.add(call), []);
  batch.settle();
  deepStrictEqual(
    calls.map((_, row) => batch.linesOf(row).reduce((sum, { due }) => sum + due, 0)),
    found,
  );
  return found;
}

const line = (amount: number, more: object = {}): Pick<SettlementInput, "losses"> => ({
  losses: [{ id: "1", head: "response", amount, ...more }],
});
const head = 'head response "対応" en "Response"';

describe("amounts near the largest", () => {
  it("of a limit of the period beyond 2^53: what others used is taken off exactly", async () => {
    // 2 × 4,503,599,627,370,497 + 1 is 2^53 + 3.
    const limit = `${head}\n limit 2 * cap + 1 per period`;
    const calls = [line(most), line(1e15)];
    deepStrictEqual(await dues(limit, inputs(4_503_599_627_370_497, calls)), [most, rest]);
  });

  it("of a deductible of the period beyond 2^53", async () => {
    const calls = [line(most), line(1e15)];
    const deductible = `deductible 2 * cap + 1 per period\n ${head}`;
    deepStrictEqual(await dues(deductible, inputs(4_503_599_627_370_497, calls)), [0, 1e15 - rest]);
  });

  it("where what others used adds up beyond 2^53", async () => {
    // Used are 17,999,999,999,999,999 of 18,000,000,000,000,000.
    const calls = [line(most), line(most - 1), line(5), line(5)];
    deepStrictEqual(await dues(`${head}\n limit 2 * cap per period`, inputs(most, calls)), [most, most - 1, 1, 0]);
  });

  it("of so many units that their amounts come to more than 2^53", async () => {
    const used = line(most, { unit: "person", count: 3 });
    // 3 × 3,002,399,751,580,331 is 2^53 + 1.
    const calls = [used, line(8e15, { unit: "person", count: 3 })];
    deepStrictEqual(await dues(`${head}\n limit cap per person`, inputs(3_002_399_751_580_331, calls)), [most, 8e15]);
    deepStrictEqual(
      await dues(`${head}\n limit cap per person`, inputs(2_999_999_999_999_999, calls)),
      [8_999_999_999_999_997, 8e15],
    );
    deepStrictEqual(await dues(`franchise cap per person\n ${head}`, inputs(3e15 - 1, calls)), [most, 0]);
  });

  it("of what is borne at most", async () => {
    const share = `coinsurance pays 50% bearing at most 2 * cap + 1 per period\n ${head}`;
    const half = most / 2;
    deepStrictEqual(await dues(share, inputs(4_503_599_627_370_497, [line(most), line(most), line(most)])), [
      half,
      half,
      most - rest,
    ]);
  });

  it("shares of the largest amount, and layers that add up beyond it", async () => {
    const thirds = `${head} { coinsurance pays 1/3 }`.replace("1/3", "(1 / 3)");
    deepStrictEqual(await dues(thirds, inputs(0, [line(most), line(most - 1)])), [3e15, 2_999_999_999_999_999]);
    const layers = `${head} { layer { limit unlimited per incident } layer { limit unlimited per incident } }`;
    deepStrictEqual(await dues(layers, inputs(0, [line(most - 1)])), [most - 1]);
  });

  it("are refused where the lines, the paid of an incident, or what is computed comes to more", async () => {
    const computed = await engines(`${head}\n head extra "追加" en "Extra" = appraised * factor`);
    const refused = (facts: Record<string, number>, more: object = {}): readonly string[] => {
      const [input] = inputs(0, [{ facts, ...line(1) }]);
      const { answer, disagreement } = compare(computed, "settle", { ...input, ...more } as unknown as Json, true);
      deepStrictEqual(disagreement, undefined);
      return "problems" in answer ? answer.problems.map(({ path, code }) => `${path} ${code}`) : [];
    };
    deepStrictEqual(refused({ appraised: most - 1 }), []);
    deepStrictEqual(refused({ appraised: most }), ["losses amount"]);
    for (const factor of [1.0000000001, 1e10, 1e300])
      deepStrictEqual(refused({ appraised: most, factor }), ["losses amount"]);
    const settled = computed.product.settle(inputs(0, [line(1)])[0]!);
    const paid = (amounts: Record<string, number>): object => ({
      losses: Object.keys(amounts).map((id) => ({ id, head: "response", amount: 1 })),
      ledger: { ...settled.ledger, incidents: [{ id: "I-0", paid: amounts, used: {} }] },
    });
    deepStrictEqual(refused({}, paid({ a: most, b: 0 })), []);
    deepStrictEqual(refused({}, paid({ a: most, b: 1 })), ["ledger.incidents[0].paid ledger"]);
  });
});
