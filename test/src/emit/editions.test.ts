import assert from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { editions, type Editions, InvalidInput } from "@yakkan/runtime";
import { claim, product as text } from "../cli/fixture.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";

const edition = async (day: string, deductible = "10_000") => {
  const source = text.replace("2026-04-01\n", `${day}\n`).replace("deductible 10_000", `deductible ${deductible}`);
  return loadProduct(compile({ name: "sample.yakkan", text: source.slice(0, source.indexOf("scenario")) }).plans[0]!);
};

const from = (day: string) => ({ ...claim.contract, period: { from: day, to: "2031-04-01" } });

const problemsOf = (call: () => unknown): readonly string[] => {
  try {
    call();
  } catch (problem) {
    assert.ok(problem instanceof InvalidInput, String(problem));
    return problem.problems.map(({ path, code }) => `${path} ${code}`);
  }
  return [];
};

describe("editions side by side", () => {
  let old: EmittedProduct;
  let newer: EmittedProduct;
  let both: Editions<EmittedProduct>;

  before(async () => {
    old = await edition("2021-10-01");
    newer = await edition("2026-04-01", "20_000");
    both = editions([newer, old]);
  });

  it("chooses by the day on which the policy starts", () => {
    assert.deepEqual(both.all, [old, newer]);
    for (const [day, expected] of [
      ["2021-10-01", old],
      ["2026-03-31", old],
      ["2026-03-31T23:59", old],
      ["2026-04-01", newer],
      ["2026-04-01T00:00", newer],
      ["2030-01-01", newer],
    ] as const) {
      assert.equal(both.of(from(day)), expected, day);
    }
  });

  it("refuses a policy that starts before the oldest, and a contract that does not say when", () => {
    assert.deepEqual(
      problemsOf(() => both.of(from("2021-09-30"))),
      ["contract.period.from range"],
    );
    assert.deepEqual(
      problemsOf(() => both.of(undefined)),
      ["contract missing"],
    );
    assert.deepEqual(
      problemsOf(() => both.of({})),
      ["contract.period missing"],
    );
    assert.deepEqual(
      problemsOf(() => both.of(from("2026-02-30"))),
      ["contract.period.from date"],
    );
    assert.deepEqual(
      problemsOf(() => both.of({ period: { from: 5 } })),
      ["contract.period.from shape"],
    );
  });

  it("settles an old claim again by the terms that it was settled by", () => {
    const first = both.of(from("2025-04-01")).settle({ ...claim, contract: from("2025-04-01") });
    // 100,000 less 10,000, at most 60,000.
    assert.deepEqual([first.edition, first.pay], ["2021-10-01", 60_000]);
    for (const settled of [first, first.ledger]) assert.equal(both.settledBy(settled), old);
    const again = both.settledBy(first).settle({ ...claim, contract: from("2025-04-01"), ledger: first.ledger });
    assert.deepEqual([again.due, again.pay], [60_000, 0]);
    const byOther = { ...claim, contract: from("2025-04-01"), ledger: first.ledger };
    assert.deepEqual(
      problemsOf(() => newer.settle(byOther)),
      ["ledger.edition ledger"],
    );
  });

  it("keeps corrected terms of one edition apart", async () => {
    const corrected = await edition("2021-10-01", "15_000");
    const three = editions([old, corrected, newer]);
    assert.equal(three.of(from("2022-01-01")), corrected);
    const { ledger } = old.settle({ ...claim, contract: from("2022-01-01") });
    assert.equal(three.settledBy(ledger), old);
    const byCorrected = { ...claim, contract: from("2022-01-01"), ledger };
    assert.deepEqual(
      problemsOf(() => corrected.settle(byCorrected)),
      ["ledger.terms ledger"],
    );
    assert.deepEqual(
      problemsOf(() => editions([corrected]).settledBy(ledger)),
      ["terms ledger"],
    );
    assert.deepEqual(
      problemsOf(() => three.settledBy({ ...ledger, product: "other" })),
      ["product ledger"],
    );
    assert.deepEqual(
      problemsOf(() => three.settledBy(null)),
      ["product ledger"],
    );
  });

  it("lets a period go on by corrected terms once somebody decides so", async () => {
    const corrected = await edition("2021-10-01", "15_000");
    const contract = { ...from("2022-01-01"), cost_limit: 200_000 };
    const input = { ...claim, contract, losses: claim.losses.slice(0, 1) };
    // 100,000 less 10,000, and less 15,000: what was paid too much is not asked back.
    const { ledger } = old.settle(input);
    const adopted = { ...ledger, terms: corrected.metadata.terms };
    const again = corrected.settle({ ...input, ledger: adopted });
    assert.deepEqual(
      [ledger.incidents[0]?.paid["1"], again.due, again.pay, again.overpaid],
      [90_000, 85_000, 0, 5_000],
    );
    assert.deepEqual(Object.values(again.ledger.incidents[0]?.used ?? {}), [{ "": 85_000 }]);
  });

  it("takes a wrong list for what it is, a mistake of the program", () => {
    assert.throws(() => editions([]), RangeError);
    assert.throws(() => editions([old, old]), RangeError);
    assert.throws(() => editions([old, { metadata: { ...newer.metadata, name: "other" } }]), RangeError);
  });
});
