import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { settle, type Ledger, type SettlementInput } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { planOf } from "../agree/agreement.js";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";
import { everything } from "../support/generate/vocabulary.js";
import { loadBatch } from "../support/run-batch.js";
import { agreeInBatch } from "./agreement.js";

/**
 * How much is tried; the environment asks for more: with YAKKAN_HISTORIES=600000 about a million claims of each product,
 * with YAKKAN_VARIATIONS=200 most of them variations of one that is drawn, and with YAKKAN_INTERPRETER by the interpreter, too.
 */
const products = Number(process.env["YAKKAN_PRODUCTS"] ?? 20);
const histories = Number(process.env["YAKKAN_HISTORIES"] ?? 12);
const variations = Number(process.env["YAKKAN_VARIATIONS"] ?? 0);
const interpreted = process.env["YAKKAN_INTERPRETER"] !== undefined;
const firstSeed = Number(process.env["YAKKAN_SEED"] ?? 1);
const root = new URL("../../../", import.meta.url);

const period = { from: "2026-04-01", to: "2027-04-01" };

/**
 * How much the kernel leaves to the scalar evaluator at most: rows of contracts without an amount that only some claims
 * need, and lines of nobody in particular where an exclusion holds for all insureds listed, which random claims often have.
 */
const leaves = 0.6;

describe("agreement of the batch kernel and the scalar evaluator", function () {
  this.timeout(0);

  it(`on ${histories} histories of each of ${products} random products`, async () => {
    let [first, carried] = [0, 0];
    for (let seed = firstSeed; seed < firstSeed + products; seed += 1) {
      // What the kernel does not carry stands in most products, so there are some without it.
      const intricate = seed % 3 === 0;
      const plan = planOf(randomProduct(new Random(seed), { ...everything, intricate }));
      if (plan === undefined) continue;
      const agreed = agreeInBatch(plan, await loadBatch(plan), new Random(seed), histories, {
        restating: seed % 2 === 0,
      });
      assert.deepEqual(agreed.differences, [], `seed ${seed}`);
      first += agreed.rows - agreed.restated;
      carried += agreed.rows - agreed.scalar;
    }
    assert.ok(carried > 0.1 * first, `the kernel carries ${carried} of ${first} rows`);
  });

  for (const name of ["cyber_club", "cyber_protector", "kyoei_cyber", "silver_jinzai", "sompo_cyber"]) {
    it(`on ${histories * 3} histories of ${name}, what it can by the kernel`, async () => {
      const plan = planOf(readFileSync(new URL(`policies/${name}.yakkan`, root), "utf8"));
      assert.ok(plan);
      const product = await loadBatch(plan);
      let [rows, scalar, restating] = [0, 0, 0];
      // In pieces, so that a million of them stay in bounded memory.
      for (const piece of Array(Math.ceil(histories / 1000)).keys()) {
        const agree = (share: number, restates: boolean) => {
          const some = share * Math.min(1000, histories - piece * 1000);
          const random = new Random(firstSeed + 1000 * piece + Number(restates));
          const agreed = agreeInBatch(plan, product, random, some, { restating: restates, variations, interpreted });
          assert.deepEqual(agreed.differences, []);
          return agreed;
        };
        restating += agree(1, true).rows;
        const agreed = agree(2, false);
        rows += agreed.rows;
        scalar += agreed.scalar;
      }
      assert.ok(scalar <= leaves * rows + 2, `${scalar} of ${rows} rows are not the kernel's`);
      if (process.env["YAKKAN_HISTORIES"] !== undefined)
        console.log(
          `${rows + restating} claims, ${restating} of them in histories that restate; of the others ${scalar} by the evaluator`,
        );
    });
  }
});

const sample = `
language 1
product sample "見本" {
  edition  2026-04-01
  currency JPY rounding down
  contract { cost_limit "限度額" : money 1_000_000 .. 50_000_000 }
  facts of incident { discovered "知った日" : date }
  triggers { leak "漏えい" }
  section costs "費用" {
    covers leak
    covered when discovered during period
    deductible 100_000 per incident
    head response   "事故対応費用"
    head prevention "再発防止費用" requires approval { coinsurance pays 90% }
    limit cost_limit per incident and period
  }
}`;

const capped = `
language 1
product capped "見本" {
  edition  2026-04-01
  currency JPY rounding down
  contract { cost_limit "限度額" : money 1_000_000 .. 50_000_000 }
  facts of incident { discovered "知った日" : date }
  triggers { leak "漏えい" }
  section costs "費用" {
    covers leak
    covered when discovered during period
    deductible 100_000 per incident bearing at most 150_000 per period
    head response   "事故対応費用"
    head prevention "再発防止費用" { coinsurance pays 90% bearing at most 25_000 per incident }
  }
}`;

const overAll = `
language 1
product over_all "見本" {
  edition  2026-04-01
  currency JPY rounding down
  facts of claim {
    made    "請求日" : date or never
    written "書面日時" : datetime
    shared  "分担" : bool
    part    "負担額" : money
  }
  facts of insured {
    told "告知日" : date or never
    held "保有額" : money
    kept "遵守" : bool
  }
  triggers { leak "漏えい" }
  section costs "費用" {
    covers leak
    covered at any time
    require one_shared  "分担者" for shared_costs: any(shared)
    require all_shared  "全員分担" for all_costs: every(shared)
    require none_kept   "不遵守" for kept_costs: not every(kept) or any(kept)
    require first_made  "最初の請求" for first_costs: earliest(made) during period
    require last_made   "最後の請求" for last_costs: latest(made) during period
    require first_told  "最初の告知" for told_costs: earliest(told) is not never and latest(told) during period
    require in_writing  "書面" for written_costs: latest(written) > earliest(written)
    head shared_costs  "甲"
    head all_costs     "乙"
    head kept_costs    "丙"
    head first_costs   "丁"
    head last_costs    "戊"
    head told_costs    "己"
    head written_costs "庚"
    head summed   "辛" { limit sum(part) + sum(held) per incident }
    head largest  "壬" { limit largest(part) + largest(held) per incident }
    head smallest "癸" { limit smallest(part) + smallest(held) per incident }
  }
}`;

/** An incident of the policy, with lines by id: head, amount and whether it is approved. */
function incident(
  id: string,
  lines: Readonly<Record<string, readonly [head: string, amount: number, approved?: boolean]>>,
  discovered = "2026-05-01",
): Omit<SettlementInput, "ledger"> {
  return {
    contract: { policy: "P-1", period, cost_limit: 5_000_000 },
    incident: { id, triggers: ["leak"], facts: { discovered } },
    losses: Object.entries(lines).map(([line, [head, amount, approved]]) => ({
      id: line,
      head,
      amount,
      ...(approved === undefined ? {} : { approved }),
    })),
  };
}

describe("the batch kernel", () => {
  it("pays what the clauses say, from incident to incident of a policy", async () => {
    const plan = planOf(sample);
    assert.ok(plan);
    const batch = new InputBatch(await loadBatch(plan));
    const inputs = [
      // The deductible of 100,000 pro rata: 20,000 and 80,000. 980,000, and 90 % of 3,920,000.
      incident("a", { "1": ["response", 1_000_000], "2": ["prevention", 4_000_000, true] }),
      // 900,000, of which the limit of the period leaves 5,000,000 − 4,508,000. The other line waits for approval.
      incident("b", { "1": ["response", 1_000_000], "2": ["prevention", 4_000_000] }),
      // Not in the period: refused.
      incident("c", { "1": ["response", 1_000_000] }, "2027-04-01"),
      // Nothing is left of the period's limit.
      incident("d", { "1": ["response", 1_000_000] }),
      // Restated: 3,000,000 − 100,000, at most what the others left of the limit, all of it b's own.
      incident("b", { "1": ["response", 3_000_000], "2": ["prevention", 4_000_000, false] }),
    ];
    for (const input of inputs) assert.deepEqual(batch.add(input), []);
    batch.settle();
    const lines = inputs.map((_, row) =>
      batch.linesOf(row).map(({ id, verdict, due, pay }) => [id, verdict, due, pay]),
    );
    assert.deepEqual(lines, [
      [
        ["1", "eligible", 980_000, 980_000],
        ["2", "eligible", 3_528_000, 3_528_000],
      ],
      [
        ["1", "eligible", 492_000, 492_000],
        ["2", "undetermined", 0, 0],
      ],
      [["1", "refused", 0, 0]],
      [["1", "eligible", 0, 0]],
      [
        ["1", "eligible", 492_000, 0],
        ["2", "refused", 0, 0],
      ],
    ]);
    assert.deepEqual(batch.linesOf(2)[0]?.refused, [
      { kind: "attachment", clause: "costs:attachment:1", trigger: "leak" },
    ]);
    assert.deepEqual(batch.linesOf(1)[1]?.undetermined, [
      { kind: "approval", clause: "prevention:approval:1", trigger: "leak" },
    ]);
    assert.deepEqual({ ...batch.batch.counts }, { rows: 5, scalar: 1, restated: 1 });
    const { revision, incidents } = batch.batch.ledgerAfter(4);
    assert.equal(revision, 5);
    assert.deepEqual(
      incidents.map(({ id, paid, used }) => [id, paid, used]),
      [
        ["a", { "1": 980_000, "2": 3_528_000 }, { "costs:limit:period:1": { "": 4_508_000 } }],
        ["b", { "1": 492_000 }, { "costs:limit:period:1": { "": 492_000 } }],
        ["c", {}, {}],
        ["d", {}, {}],
      ],
    );
  });

  it("carries what is one value over all claims, or all insureds", async () => {
    const plan = planOf(overAll);
    assert.ok(plan);
    const product = await loadBatch(plan);
    const agreed = agreeInBatch(plan, product, new Random(firstSeed), 150, { restating: false });
    assert.deepEqual(agreed.differences, []);
    // Where an amount of some claim is not stated, or there is none to be the largest, the limit is unknown.
    assert.ok(agreed.scalar < 0.7 * agreed.rows, `${agreed.scalar} of ${agreed.rows}`);

    // Three claims, one of them not made; no insured is listed.
    const batch = new InputBatch(product);
    const line = (head: string) => ({ id: head, head, amount: 100_000 });
    const claim = (id: string, made: string, written: string, part: number) =>
      ({ id, facts: { made, written, shared: id === "b", part } }) as never;
    const input = {
      contract: { policy: "P-1", period: { from: "2026-04-01T16:00", to: "2027-04-01T16:00" } },
      incident: { id: "a", triggers: ["leak"] },
      claims: [
        claim("a", "2026-04-01T18:00", "2026-05-01T10:00", 10_000),
        claim("b", "2026-04-01T17:00", "2026-05-01T09:59", 20_000),
        claim("c", "never", "2026-05-01T10:00", 0),
      ],
      losses: ["shared_costs", "all_costs", "kept_costs", "first_costs", "last_costs", "told_costs", "written_costs"]
        .concat("summed")
        .map(line),
    };
    assert.deepEqual(batch.add(input), []);
    const untimed = claim("d", "2026-04-01", "2026-05-01T10:00", 0);
    const open = { ...input, incident: { id: "b", triggers: ["leak"] }, claims: [...input.claims, untimed] };
    assert.deepEqual(batch.add(open), []);
    batch.settle();
    assert.equal(batch.batch.counts.scalar, 0);
    const verdicts = (row: number) => batch.linesOf(row).map(({ head, verdict, due }) => [head, verdict, due]);
    assert.deepEqual(verdicts(0), [
      // One of three shares; all do not.
      ["shared_costs", "eligible", 100_000],
      ["all_costs", "refused", 0],
      // Of no insured each is kept, and none.
      ["kept_costs", "refused", 0],
      ["first_costs", "eligible", 100_000],
      ["last_costs", "eligible", 100_000],
      ["told_costs", "refused", 0],
      // At 9:59 and at 10:00.
      ["written_costs", "eligible", 100_000],
      ["summed", "eligible", 30_000],
    ]);
    // A claim of the first day of the period, nobody knows when: before 16:00 it would be too early.
    assert.deepEqual(
      verdicts(1).filter(([head]) => head === "first_costs" || head === "last_costs"),
      [
        ["first_costs", "undetermined", 0],
        ["last_costs", "undetermined", 0],
      ],
    );
  });

  it("bears incidents in full by their number, and knows the first and the last of two dates", async () => {
    const plan = planOf(`
language 1
product visits "通院" {
  edition  2026-04-01
  currency JPY rounding down
  facts of incident { happened "事故日" : date  told "通知日" : date or never  seen "認知日時" : datetime }
  triggers { visit "通院" }
  section costs "費用" {
    covers visit
    covered when earliest(happened, told) during period
    require soon "遅れのないこと": latest(happened, told, seen) <= 30 days after happened
    head fee "費用"
    franchise 10 per incident
    deductible 2 times per period
  }
}`);
    assert.ok(plan);
    const product = await loadBatch(plan);
    const batch = new InputBatch(product);
    const visit = (id: string, amount: number, facts: Readonly<Record<string, string>>): SettlementInput => ({
      contract: { policy: "P-1", period },
      incident: { id, triggers: ["visit"], facts: { seen: "2026-05-01T10:00", ...facts } },
      losses: [{ id: "1", head: "fee", amount }],
    });
    const told = { happened: "2026-05-01", told: "2026-05-31" };
    const inputs = [
      // The first is borne, the second does not reach the deductible, the third is borne, the fourth paid.
      visit("a", 50, told),
      visit("b", 8, told),
      visit("c", 30, told),
      visit("d", 60, told),
      // Never told: the first of the two dates is the day that it happened on, the last never came, so it was not soon.
      visit("e", 60, { ...told, told: "never" }),
      // The 31st day; and before the period.
      visit("f", 60, { ...told, told: "2026-06-01" }),
      visit("g", 60, { ...told, told: "2026-03-31" }),
      // Nobody knows when it was told.
      visit("h", 60, { happened: "2026-05-01" }),
    ];
    for (const input of inputs) assert.deepEqual(batch.add(input), []);
    batch.settle();
    assert.equal(batch.batch.counts.scalar, 0);
    assert.deepEqual(
      inputs.map((_, row) => batch.linesOf(row).map(({ verdict, due }) => `${verdict} ${due}`)[0]),
      [
        ...["eligible 0", "eligible 0", "eligible 0", "eligible 60"],
        ...["refused 0", "refused 0", "refused 0", "undetermined 0"],
      ],
    );
    assert.deepEqual(
      batch.batch.ledgerAfter(3).incidents.map(({ used }) => used),
      [{ "costs:deductible-times:period:1": { "": 1 } }, {}, { "costs:deductible-times:period:1": { "": 1 } }, {}],
    );
    const agreed = agreeInBatch(plan, product, new Random(firstSeed), 40);
    assert.deepEqual(agreed.differences, []);
    assert.ok(agreed.scalar - agreed.restated < 0.2 * agreed.rows, `${agreed.scalar} of ${agreed.rows}`);
  });

  it("leaves terms with an end of what is borne to the scalar evaluator, ledgers and all", async () => {
    const plan = planOf(capped);
    assert.ok(plan);
    const product = await loadBatch(plan);
    const batch = new InputBatch(product);
    const inputs = [
      // The deductible: 100,000 of the 150,000 that are borne in the period at most.
      incident("a", { "1": ["response", 1_000_000] }),
      // 50,000 are left of them.
      incident("b", { "1": ["response", 600_000], "2": ["prevention", 400_000] }),
      // And now nothing.
      incident("c", { "1": ["response", 1_000_000] }),
      // Restated: all of 40,000 is borne.
      incident("a", { "1": ["response", 40_000] }),
      // 150,000 − 40,000 − 50,000.
      incident("d", { "1": ["response", 1_000_000] }),
    ];
    for (const input of inputs) assert.deepEqual(batch.add(input), []);
    batch.settle();
    // Of b the deductible takes 30,000 and 20,000; then of prevention's 380,000 a tenth, at most 25,000.
    assert.deepEqual(
      inputs.map((_, row) => batch.linesOf(row).map(({ due }) => due)),
      [[900_000], [570_000, 355_000], [1_000_000], [0], [940_000]],
    );
    assert.deepEqual({ ...batch.batch.counts }, { rows: 5, scalar: 5, restated: 1 });
    const borne = "costs:deductible:incident:1/borne:period";
    assert.deepEqual(
      batch.batch.ledgerAfter(4).incidents.map(({ id, paid, used }) => [id, paid, used]),
      [
        ["a", { "1": 900_000 }, { [borne]: { "": 40_000 } }],
        ["b", { "1": 570_000, "2": 355_000 }, { [borne]: { "": 50_000 } }],
        ["c", { "1": 1_000_000 }, {}],
        ["d", { "1": 940_000 }, { [borne]: { "": 60_000 } }],
      ],
    );
    let ledger: Ledger | undefined;
    inputs.forEach((input, row) => {
      const result = settle(product.product, ledger === undefined ? input : { ...input, ledger });
      ledger = result.ledger;
      assert.deepEqual(batch.batch.ledgerAfter(row), ledger);
    });
    const agreed = agreeInBatch(plan, product, new Random(firstSeed), 20);
    assert.deepEqual(agreed.differences, []);
    // What has no line for such a term to act on is the kernel's.
    assert.ok(agreed.scalar > 0.8 * agreed.rows, `${agreed.scalar} of ${agreed.rows}`);
  });

  it("asks first on which lines terms and rules are that it leaves to the scalar evaluator", async () => {
    const plan = planOf(`
language 1
product asked "見本" {
  edition  2026-04-01
  currency JPY rounding down
  reading deadline "期限" { endless "なし" (default) | short "3か月" }
  facts of incident { found "知った日" : date  told "通知日" : date }
  facts of loss { abroad "海外" : bool }
  triggers { leak "漏えい" }
  section costs "費用" {
    covers leak
    covered at any time
    require soon "期限内": months(found, told) <= 3 when deadline is short
    head response "事故対応費用"
    deductible 10_000 per incident bearing at most 15_000 per period where abroad
  }
}`);
    assert.ok(plan);
    const batch = new InputBatch(await loadBatch(plan));
    const of = (id: string, ...facts: readonly Readonly<Record<string, boolean>>[]): SettlementInput => ({
      contract: { policy: "P-1", period },
      incident: { id, triggers: ["leak"] },
      losses: facts.map((own, place) => ({ id: String(place), head: "response", amount: 50_000, facts: own })),
    });
    const inputs = [
      of("a", { abroad: false }, { abroad: false }),
      of("b", { abroad: false }, { abroad: true }),
      of("c", { abroad: false }, {}),
      of("d", { abroad: false }),
    ];
    for (const input of inputs) assert.deepEqual(batch.add(input), []);
    batch.settle();
    assert.deepEqual(
      inputs.map((_, row) => batch.linesOf(row).map(({ verdict, due }) => `${verdict} ${due}`)),
      [
        ["eligible 50000", "eligible 50000"],
        ["eligible 50000", "eligible 40000"],
        ["eligible 50000", "undetermined 0"],
        ["eligible 50000"],
      ],
    );
    // Of b the term acts on a line, and of c nobody knows; the rule is nowhere.
    assert.deepEqual([...batch.batch.results.keys()], [1, 2]);
  });

  it("carries terms for some lines alone, and what these have of all that their claim has", async () => {
    const plan = planOf(`
language 1
product unapproved "見本" {
  edition  2026-04-01
  currency JPY rounding down
  contract { schedule lawyer }
  facts of claim { owed "法律上の額" : money }
  facts of insured { officer "役員" : bool = no }
  facts of loss { abroad "海外" : bool  shown "書類" : bool }
  unit lawyer "弁護士" { hired "社内" : bool }
  triggers { leak "漏えい" }
  section liability "賠償" {
    covers leak
    covered at any time
    require documented "書類": shown
    // Of what nobody approved as much as the law owed beyond the rest.
    limit max(owed - (claim_loss(damages) - loss), 0) per claim for damages where not approved
    head damages "損害賠償金"
    head defence "争訟費用" {
      item court "訴訟" | talks "交渉"
      coinsurance pays 50% where abroad
      deductible 10% of claim_loss(damages) per loss for court
      limit 20% of claim_loss(damages, defence) per claim
    }
    head settling "示談" { limit max(loss - 1_000, 0) per claim }
    // Of units nothing is asked by the kernel.
    head advice "相談" { coinsurance pays 80% where not lawyer.hired }
    deductible 1_000 per period where abroad or officer
    limit 120_000 per incident
    limit 80_000 per period for damages where not abroad
  }
}`);
    assert.ok(plan);
    const product = await loadBatch(plan);
    const batch = new InputBatch(product);
    const line = (
      amount: number,
      claim: string | undefined,
      more: Partial<SettlementInput["losses"][number]> = {},
    ) => ({
      ...{ head: "damages", amount, approved: true, insured: "X", facts: { abroad: false, shown: true } },
      ...(claim === undefined ? {} : { claim }),
      ...more,
    });
    const of = (id: string, lines: readonly ReturnType<typeof line>[]): SettlementInput => ({
      contract: { policy: "P-1", period },
      incident: { id, triggers: ["leak"] },
      claims: [{ id: "A", facts: { owed: 50_000 } }, { id: "B" }],
      insureds: [{ id: "X" }],
      losses: lines.map((one, place) => ({ id: String(place), ...one })),
    });
    const inputs = [
      // Of the 30,000 that nobody approved 50,000 − 40,000.
      of("a", [line(40_000, "A"), line(20_000, "A", { approved: false }), line(10_000, "A", { approved: false })]),
      // What is owed of B nobody knows, but all is approved. A half of 20,000, less a tenth of 40,000, is below a fifth of
      // 60,000. 1,000 comes off that and the 30,000, which were abroad; of the 80,000 are 30,000 left for the 40,000.
      of("b", [
        line(30_000, "A", { facts: { abroad: true, shown: true } }),
        line(40_000, "B"),
        line(20_000, "B", { head: "defence", item: "court", facts: { abroad: true, shown: true } }),
      ]),
      // Of no claim: a fifth of 50,000, of 30,000 less a tenth of 10,000, and 10,000; what is refused counts nowhere. Of the
      // 80,000 nothing is left.
      of("c", [
        line(10_000, undefined, { facts: { abroad: true, shown: true } }),
        line(5_000, undefined, { facts: { abroad: true, shown: false } }),
        line(30_000, undefined, { head: "defence", item: "court" }),
        line(10_000, undefined, { head: "defence", item: "talks" }),
        line(90_000, "A"),
      ]),
      // Not known: what is owed; and where it was, so whether the deductible is for it.
      of("d", [line(40_000, "B", { approved: false })]),
      of("e", [line(40_000, "A", { facts: { shown: true } })]),
      // What waits of another claim does not matter. Of the 80,000 nothing is left.
      of("f", [
        line(20_000, "A", { approved: false }),
        line(10_000, "B", { facts: { abroad: false } }),
        line(5_000, "A", { head: "settling" }),
        line(5_000, "B", { head: "settling", facts: { abroad: false } }),
      ]),
      // Of its own claim it does, in each of the sums.
      of("g", [line(20_000, "A", { approved: false }), line(10_000, "A", { facts: { abroad: false } })]),
      of("h", [
        line(5_000, "A", { head: "settling" }),
        line(5_000, "A", { head: "settling", facts: { abroad: false } }),
      ]),
    ];
    for (const input of inputs) assert.deepEqual(batch.add(input), []);
    batch.settle();
    assert.deepEqual(
      inputs.map((_, row) => batch.linesOf(row).map(({ verdict, due }) => `${verdict} ${due}`)),
      [
        ["eligible 40000", "eligible 6667", "eligible 3333"],
        ["eligible 29167", "eligible 30000", "eligible 5833"],
        ["eligible 10000", "refused 0", "eligible 0", "eligible 7436", "eligible 2564"],
        ["undetermined 0"],
        ["undetermined 0"],
        ["eligible 0", "undetermined 0", "eligible 4000", "undetermined 0"],
        ["undetermined 0", "undetermined 0"],
        ["undetermined 0", "undetermined 0"],
      ],
    );
    assert.deepEqual([...batch.batch.results.keys()], [3, 4, 6, 7]);
    const agreed = agreeInBatch(plan, product, new Random(firstSeed), 120, { restating: false, interpreted: true });
    assert.deepEqual(agreed.differences, []);
    assert.ok(agreed.scalar < 0.8 * agreed.rows, `${agreed.scalar} of ${agreed.rows}`);
  });
});
