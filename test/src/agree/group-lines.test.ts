// Aggregates over the lines of the group on which a term acts: `largest(amount)`. All readings agree, and the batch.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { Loss, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { compare, enginesOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

/** Operations, for which facts are stated of each, a benefit that is worked out, and a computed head. */
const product = (terms: string, more = ""): string => `product p "手術" en "Operations" {
  edition 2026-01-01
  unit person "人" en "Person"
  facts of claim { late "遅延" en "Late" : bool = no }
  facts of loss {
    sound  "確認済み" en "Sound" : bool = yes
    abroad "国外" en "Abroad" : bool
    healed "治癒日" en "Healed" : date or never
  }
  triggers { surgery "手術" en "Surgery"  fall "転倒" en "Fall" }
  ${more}
  section medical "医療" en "Medical" {
    covers surgery, fall
    covered at any time
    require sound
    frame treated "治療" en "Treatment" {
      head operation "手術" en "Operation" {
        item eye "目" en "Eye" | knee "膝" en "Knee" | ear "耳" en "Ear"
      }
      head device "器具" en "Device"
      ${terms}
    }
  }
}`;

let next = 0;
const line = (amount: number, more: Partial<Loss> = {}): Loss => ({
  id: `L${String((next += 1))}`,
  head: "operation",
  amount,
  ...more,
});

function inputOf(losses: readonly Loss[], more: Partial<SettlementInput> = {}): SettlementInput {
  return {
    contract: { policy: "P-1", period: { from: "2026-01-01", to: "2027-01-01" } },
    incident: { id: "I-1", triggers: ["surgery"] },
    insureds: [{ id: "A" }, { id: "B" }],
    losses,
    ...more,
  };
}

const settled = (terms: string, losses: readonly Loss[], more?: Partial<SettlementInput>): Promise<SettlementResult> =>
  settledByAll(product(terms), inputOf(losses, more));

/** Of each line what is due, or what it waits for. */
async function linesOf(
  terms: string,
  losses: readonly Loss[],
  more?: Partial<SettlementInput>,
): Promise<readonly (number | string)[]> {
  const engines = await enginesOf(product(terms));
  ok(engines, terms);
  // The batch has no sums where something waits.
  const { answer, disagreement } = compare(engines, "settle", inputOf(losses, more) as never, true);
  strictEqual(disagreement, undefined);
  ok("result" in answer, JSON.stringify(answer));
  const { lines } = answer.result as SettlementResult;
  return losses.map(({ id }) => {
    const { verdict, due, undetermined } = lines.find((one) => one.id === id)!;
    if (verdict !== "undetermined") return verdict === "refused" ? verdict : due;
    const facts = undetermined.flatMap(({ waitsFor }) => waitsFor).map(({ id: of, name }) => `${of} ${name}`);
    return [...new Set(facts)].sort().join(", ");
  });
}

const dueOf = async (terms: string, losses: readonly Loss[], more?: Partial<SettlementInput>): Promise<number> =>
  (await settled(terms, losses, more)).due;

const codesOf = (text: string): readonly string[] =>
  compile({ name: "p.yakkan", text }).diagnostics.flatMap(({ code, severity }) => (severity === "error" ? [code] : []));

describe("aggregates over the lines of a group", () => {
  beforeEach(() => (next = 0));

  describe("limit largest(amount) per insured per day", () => {
    const terms = "limit largest(amount) per insured per day";
    const on = (incurred: string, insured = "A"): Partial<Loss> => ({ incurred, insured });

    it("pays of the operations of a day what the dearest comes to", async () => {
      const losses = [
        line(200, on("2026-05-01")),
        line(50, on("2026-05-01")),
        line(50, on("2026-05-02")),
        line(80, on("2026-05-01", "B")),
      ];
      // 200 of 250, in proportion; the others are alone on their day.
      deepStrictEqual(await linesOf(terms, losses), [160, 40, 50, 80]);
    });

    it("goes by the amounts as they came in, not by what terms before left of them", async () => {
      const losses = [line(200, on("2026-05-01")), line(150, on("2026-05-01"))];
      // 200 - 100 and 150 - 100 are 150, less than the 200 of the dearest.
      strictEqual(await dueOf(`deductible 100 per loss  ${terms}`, losses), 150);
    });
  });

  it("take the largest deductible of the articles", async () => {
    const terms = "deductible largest(if item is eye then 10 else if item is knee then 50 else 20) per incident";
    strictEqual(await dueOf(terms, [line(100, { item: "eye" }), line(100, { item: "knee" })]), 150);
    strictEqual(await dueOf(terms, [line(100, { item: "eye" }), line(100)]), 180);
    strictEqual(await dueOf(terms, [line(100, { item: "eye" })]), 90);
  });

  it("count, compare and add up what is stated of each line", async () => {
    const losses = [
      line(100, { unit: "person", count: 3, facts: { abroad: true, healed: "never" }, incurred: "2026-05-02" }),
      line(60, { unit: "person", unitId: "P", facts: { abroad: false, healed: "never" }, incurred: "2026-03-01" }),
    ];
    strictEqual(await dueOf("limit 25 * sum(count) per incident", losses), 100);
    strictEqual(await dueOf("limit (if any(abroad) then 30 else 40) per incident", losses), 30);
    strictEqual(await dueOf("limit (if every(abroad) then 30 else 40) per incident", losses), 40);
    strictEqual(await dueOf("limit smallest(amount) per incident", losses), 60);
    strictEqual(await dueOf("limit sum(if abroad then amount else 0) per incident", losses), 100);
    strictEqual(await dueOf("limit (if earliest(incurred) < 2026-04-01 then 7 else 9) per incident", losses), 7);
    strictEqual(await dueOf("limit (if latest(healed) is never then 7 else 9) per incident", losses), 7);
    // What is read beside the lines is the group's: of more than half of all the share is half.
    strictEqual(await dueOf("limit (if any(amount > 50% of loss) then 80 else 90) per incident", losses), 80);
    strictEqual(await dueOf("limit (if any(amount > 70% of sum(amount)) then 80 else 90) per incident", losses), 90);
  });

  it("go over the lines on which the term acts, and no others", async () => {
    const losses = [
      line(100, { item: "eye" }),
      line(70, { item: "knee" }),
      line(300, { head: "device" }),
      line(500, { facts: { sound: false } }),
    ];
    // 70 of the knee and 300 of the device in full.
    strictEqual(await dueOf("limit largest(amount) per incident for operation", losses), 400);
    strictEqual(await dueOf("limit largest(amount) / 2 per incident where item is eye", losses), 420);
    // What is refused is none of them.
    strictEqual(await dueOf("limit largest(amount) per incident", losses), 300);
  });

  it("are of each claim in a share paid that reads no line, and in layers of their group", async () => {
    const claims = { claims: [{ id: "a" }, { id: "b" }] };
    const losses = [line(100, { claim: "a" }), line(40, { claim: "a" }), line(60, { claim: "b" })];
    // 50 % of 140, all of 60.
    strictEqual(await dueOf("coinsurance pays if largest(amount) >= 100 then 50% else 100%", losses, claims), 130);
    strictEqual(await dueOf('layer l "層" { limit largest(amount) per incident }', losses, claims), 100);
    // Of 70 and 30 that are borne at most 40 and 60.
    strictEqual(await dueOf("coinsurance pays 50%  borne at most smallest(amount) per claim", losses, claims), 130);
  });

  it("are of one of the units that a group stands for", async () => {
    const of = (unitId: string | undefined, count?: number): Partial<Loss> => ({
      unit: "person",
      ...(unitId !== undefined && { unitId }),
      ...(count !== undefined && { count }),
    });
    // Of each of three 300 and 200: 300 for each. The 100 of another are alone.
    const losses = [line(900, of("G", 3)), line(600, of("G", 3)), line(100, of("P"))];
    strictEqual(await dueOf("limit largest(amount) per person", losses), 1_000);
    // Where they are not by unit a line is a line: 900.
    strictEqual(await dueOf("limit largest(amount) per incident", losses), 900);
    strictEqual(await dueOf("limit largest(amount / count) per incident", losses), 300);
  });

  describe("a line that comes to nothing", () => {
    it("is none of them", async () => {
      const terms = "deductible (if any(item is knee) then 50 else 10) per incident";
      const withdrawn = line(0, { item: "knee" });
      strictEqual(await dueOf(terms, [line(100, { item: "eye" }), withdrawn]), 90);
      strictEqual(await dueOf("limit smallest(amount) per incident", [line(100), line(70), line(0)]), 70);
    });

    it("waits for nothing, alone or beside others", async () => {
      const terms = "limit largest(if abroad then amount else 10) per incident";
      deepStrictEqual(await linesOf(terms, [line(0)]), [0]);
      deepStrictEqual(await linesOf(terms, [line(0), line(40, { facts: { abroad: true } })]), [0, 40]);
    });

    it("gives up, withdrawn, what others are to get", async () => {
      const terms = "limit largest(amount) per incident";
      const first = [line(200), line(100)];
      const text = product(terms);
      const before = await settledByAll(text, inputOf(first));
      deepStrictEqual([before.due, before.pay], [200, 200]);
      const engines = await enginesOf(text);
      ok(engines);
      const { answer, disagreement } = compare(
        engines,
        "settle",
        inputOf([{ ...first[0]!, amount: 0 }, first[1]!], { ledger: before.ledger }) as never,
        true,
      );
      strictEqual(disagreement, undefined);
      ok("result" in answer);
      const after = answer.result as SettlementResult;
      // Of 133 and 67 paid the first gives 133 back, of which 33 are what the second is still to get.
      deepStrictEqual([after.due, after.pay, after.overpaid], [100, 0, 100]);
    });
  });

  describe("a line that waits", () => {
    const waiting = (amount: number, more: Partial<Loss> = {}): Loss => line(amount, { facts: {}, ...more });
    const open = "require abroad\n";

    it("leaves the aggregate open only where it makes a difference", async () => {
      const terms = (text: string): string => `${open}${text}`;
      const known = (amount: number): Loss => line(amount, { facts: { abroad: true } });
      // 60 is not more than 100, whatever becomes of it.
      deepStrictEqual(
        await linesOf(terms("limit largest(amount) per incident"), [known(100), known(50), waiting(60)]),
        [67, 33, "L3 abroad"],
      );
      next = 0;
      deepStrictEqual(await linesOf(terms("limit largest(amount) per incident"), [known(100), waiting(160)]), [
        "L2 abroad",
        "L2 abroad",
      ]);
      next = 0;
      deepStrictEqual(
        await linesOf(terms("limit (if any(amount > 90) then 40 else 50) per incident"), [known(100), waiting(160)]),
        [40, "L2 abroad"],
      );
      next = 0;
      deepStrictEqual(
        await linesOf(terms("limit (if any(amount > 110) then 40 else 50) per incident"), [known(100), waiting(90)]),
        [50, "L2 abroad"],
      );
      next = 0;
      deepStrictEqual(await linesOf(terms("limit 10 * sum(count) per incident"), [known(100), waiting(160)]), [
        "L2 abroad",
        "L2 abroad",
      ]);
      next = 0;
      deepStrictEqual(
        await linesOf(terms("limit sum(if item is eye then 30 else 0) + 20 per incident"), [known(100), waiting(160)]),
        [20, "L2 abroad"],
      );
      next = 0;
      // Of what is withdrawn nothing will be paid.
      deepStrictEqual(await linesOf(terms("limit 10 * sum(count) per incident"), [known(100), waiting(0)]), [
        10,
        "L2 abroad",
      ]);
    });

    it("may be of any insured, of any day", async () => {
      const terms = "limit largest(amount) per insured per day";
      const of = (insured: string | undefined, incurred: string | undefined): Partial<Loss> => ({
        ...(insured !== undefined && { insured }),
        ...(incurred !== undefined && { incurred }),
      });
      deepStrictEqual(await linesOf(terms, [line(100, of("A", "2026-05-01")), line(90, of(undefined, "2026-05-01"))]), [
        100,
        "L2 insured",
      ]);
      next = 0;
      deepStrictEqual(await linesOf(terms, [line(100, of("A", "2026-05-01")), line(190, of("A", undefined))]), [
        "L2 incurred",
        "L2 incurred",
      ]);
    });

    it("waits for what the aggregate asks of it", async () => {
      const terms = "limit largest(if abroad then amount else 10) per incident";
      deepStrictEqual(await linesOf(terms, [line(100), line(50, { facts: { abroad: true } })]), [
        "L1 abroad",
        "L1 abroad",
      ]);
      next = 0;
      deepStrictEqual(
        await linesOf("limit (if any(abroad) then 30 else 40) per incident", [
          line(100),
          line(50, { facts: { abroad: true } }),
        ]),
        [20, 10],
      );
    });
  });

  it("tell which item is assumed", async () => {
    const { assumed } = await settled("deductible (if any(item is knee) then 50 else 10) per incident", [line(100)]);
    deepStrictEqual(
      assumed.filter(({ name }) => name === "item"),
      [{ of: "loss", id: "L1", name: "item" }],
    );
  });

  it("are told of in the working of a step", async () => {
    const { trace = [] } = await settled("limit largest(amount) per incident", [line(100), line(50)]);
    deepStrictEqual(
      trace.map(({ working }) => working),
      [{ value: "100", figures: [{ of: "expression", name: "largest(amount)", kind: "money", value: "100" }] }],
    );
  });

  describe("of a computed head", () => {
    it("take its amount", async () => {
      const text = product("").replace(
        'head device "器具" en "Device"',
        'head extra "付帯" en "Extra" = 300% of loss(operation)\n limit largest(amount) per incident',
      );
      strictEqual((await settledByAll(text, inputOf([line(100)]))).due, 300);
    });

    it("ask nothing that is stated of a line", () => {
      const of = (formula: string): readonly string[] =>
        codesOf(
          product("").replace(
            'head device "器具" en "Device"',
            `head extra "付帯" en "Extra" = 300% of loss(operation)\n limit (if any(${formula}) then 5 else 6) per incident`,
          ),
        );
      deepStrictEqual(of("abroad"), ["rule/computed-head"]);
      deepStrictEqual(of("incurred < 2026-05-01"), ["rule/computed-head"]);
      deepStrictEqual(of("item is eye"), []);
      deepStrictEqual(of("amount > 5"), []);
    });
  });

  describe("stand", () => {
    const told = (terms: string, more = ""): readonly string[] => codesOf(product(terms, more));

    it("in the amount of a term that is of several lines", () => {
      deepStrictEqual(told("limit largest(amount) per incident"), []);
      deepStrictEqual(told("limit top per incident and claim", 'let top "最大" en "Top" = largest(amount)'), []);
      deepStrictEqual(told("limit largest(amount) per loss"), ["expression/not-here"]);
      deepStrictEqual(told("require any(amount > 5)"), ["expression/not-here"]);
      deepStrictEqual(told("limit 50 per incident where any(amount > 5)"), ["expression/not-here"]);
      deepStrictEqual(told("limit 50 per incident when any(amount > 5)"), ["expression/not-here"]);
      deepStrictEqual(told("limit sum(count) times per period"), ["expression/not-here"]);
      deepStrictEqual(told("deductible 5 per loss bearing at most largest(amount) per incident"), [
        "expression/not-here",
      ]);
      deepStrictEqual(told('head other "他" en "Other" = largest(amount)'), ["expression/not-here"]);
      deepStrictEqual(told("coinsurance pays amount / largest(amount)"), ["expression/not-here"]);
    });

    it("where `max( )` is told that it takes several values", () => {
      deepStrictEqual(told("limit max(amount) per incident"), ["expression/arguments"]);
    });

    it("of one kind alone", () => {
      deepStrictEqual(told("limit sum(if late then amount else 0) per incident"), ["expression/not-here"]);
      deepStrictEqual(told("limit largest(amount per person) per incident"), ["expression/per"]);
      deepStrictEqual(told("limit largest(loss) per incident"), ["expression/elements"]);
    });
  });
});
