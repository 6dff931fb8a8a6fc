// Terms for each insured: `limit 300 per insured`. Amounts worked out by hand.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { Ledger, Loss, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { compare, enginesOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

type Given = Partial<Pick<SettlementInput, "insureds" | "claims" | "units" | "losses" | "ledger">> & {
  readonly incident?: string;
};

function inputOf({ incident = "I-1", ...rest }: Given): SettlementInput {
  return {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
    incident: { id: incident, triggers: ["injury"] },
    insureds: [{ id: "A", facts: { capital: 1_000 } }, { id: "B", facts: { capital: 200 } }, { id: "C" }],
    losses: [],
    ...rest,
  };
}

const product = (body: string, rest = ""): string => `product care "傷害" en "Care" {
  edition 2026-04-01
  ${rest}
  facts of insured { capital "保険金額" en "Sum insured" : money }
  triggers { injury "傷害" en "Injury"  illness "疾病" en "Illness" }
  section medical "治療" en "Medical" {
    covers all
    covered at any time
    ${body}
  }
}`;

const settle = async (body: string, given: Given, rest?: string): Promise<SettlementResult> =>
  settledByAll(product(body, rest), inputOf(given));

async function dueOf(body: string, given: Given, rest?: string): Promise<Readonly<Record<string, number>>> {
  const { lines } = await settle(body, given, rest);
  return Object.fromEntries(lines.map(({ id, due }) => [id, due]));
}

/** `A1` is of the insured A, `-1` of nobody. */
function line(id: string, amount: number, more: Partial<Loss> = {}): Loss {
  const insured = id[0] === "-" ? {} : { insured: id[0]! };
  return { id, head: "visits", amount, ...insured, ...more };
}

const visits = `head visits "外来" en "Visits"`;

describe("Terms per insured", () => {
  it("count for each insured that lines name, over all heads and claims", async () =>
    deepStrictEqual(
      await dueOf(`deductible 100 per insured  ${visits}  head hospital "入院" en "Hospital"  limit 300 per insured`, {
        claims: [{ id: "X" }, { id: "Y" }],
        losses: [
          // A: 300 and 200 less 100 are 240 and 160, of which 300 are paid: 180 and 120.
          line("A1", 300, { claim: "X" }),
          line("A2", 200, { head: "hospital", claim: "Y" }),
          // B: 150 less 100.
          line("B1", 150),
          line("C1", 90),
        ],
      }),
      { A1: 180, A2: 120, B1: 50, C1: 0 },
    ));

  it("keep a line waiting that names no insured, and pay what is sure for the others", async () => {
    const given = { losses: [line("A1", 250), line("-1", 100)] };
    const body = `${visits} { limit 300 per insured }`;
    const { due, lines } = await settle(body, given);
    strictEqual(due, 250);
    const waiting = lines.find(({ id }) => id === "-1")!;
    deepStrictEqual(waiting.undetermined, [
      {
        kind: "term",
        clause: "visits:limit:insured:1",
        trigger: "injury",
        waitsFor: [{ of: "loss", id: "-1", name: "insured" }],
      },
    ]);
    // It was A's: 350 are more than 300, shared as ⌊300 · 100 / 350⌋ of the first in order and the rest.
    const known = { losses: [line("A1", 250), line("-1", 100, { insured: "A" })] };
    strictEqual((await settle(body, known)).due, 300);
    strictEqual((await settle(body, { losses: [line("A1", 250), line("-1", 100, { insured: "B" })] })).due, 350);
  });

  it("do not keep a line waiting for which they are not", async () => {
    const losses = [line("-1", 100), line("A1", 90)];
    const forIllness = `${visits} { limit 50 per insured for illness }`;
    deepStrictEqual(await dueOf(forIllness, { losses }), { "-1": 100, A1: 90 });
    const ofApproved = `${visits} { limit 50 per insured where approved }`;
    const judged = (approved: boolean) => losses.map((one) => ({ ...one, approved: approved === (one.id === "-1") }));
    deepStrictEqual(await dueOf(ofApproved, { losses: judged(false) }), { "-1": 100, A1: 50 });
    deepStrictEqual(await dueOf(ofApproved, { losses: judged(true) }), { "-1": 0, A1: 90 });
    const offered = `contract { small "小型" en "Small" : bool = no }`;
    deepStrictEqual(await dueOf(`${visits} { limit 50 per insured when small }`, { losses }, offered), {
      "-1": 100,
      A1: 90,
    });
  });

  it("read the facts of the insured, and wait for those that are not stated", async () => {
    const { lines } = await settle(`${visits} { limit 50% of capital per insured }`, {
      losses: [line("A1", 700), line("B1", 700), line("C1", 700)],
    });
    deepStrictEqual(
      lines.map(({ id, due, undetermined }) => [id, due, undetermined.flatMap(({ waitsFor }) => waitsFor)]),
      [
        ["A1", 500, []],
        ["B1", 100, []],
        ["C1", 0, [{ of: "insured", id: "C", name: "capital" }]],
      ],
    );
  });

  it("take a waiting line for anybody's in sums over the insured's lines", async () => {
    // A tenth of A's loss is A's own: whether the 1,000 are A's, and so what is left, is not known.
    const body = `deductible 10% of loss per insured  ${visits}  head hospital "入院" en "Hospital" requires approval`;
    const open = { head: "hospital" };
    const { lines } = await settle(body, { losses: [line("A1", 500), line("-1", 1_000, open)] });
    deepStrictEqual(
      lines.map(({ id, verdict }) => [id, verdict]),
      [
        ["A1", "undetermined"],
        ["-1", "undetermined"],
      ],
    );
    // B's line is no matter of A.
    const named = await dueOf(body, { losses: [line("A1", 500), line("B1", 1_000, open)] });
    deepStrictEqual(named, { A1: 450, B1: 0 });
  });

  it("keep in the ledger what each insured used in the period", async () => {
    const body = `${visits} { deductible 100 per insured per period  limit 500 per insured per period }`;
    const text = product(body);
    const first = await settledByAll(text, inputOf({ losses: [line("A1", 400), line("B1", 60)] }));
    // A bears 100 and gets 300; B bears 60 and gets nothing.
    strictEqual(first.due, 300);
    deepStrictEqual(first.ledger.incidents[0]!.used, {
      "visits:deductible:insured-period:1": { A: 100, B: 60 },
      "visits:limit:insured-period:1": { A: 300 },
    });
    const second = await settledByAll(
      text,
      inputOf({ incident: "I-2", ledger: first.ledger, losses: [line("A1", 900), line("B1", 900), line("C1", 900)] }),
    );
    // A has borne all and has 200 left; B bears 40 more and gets 500 of 860; C bears 100 and gets 500.
    deepStrictEqual(Object.fromEntries(second.lines.map(({ id, due }) => [id, due])), { A1: 200, B1: 500, C1: 500 });
  });

  it("have an end for each insured of what each line bears, and of all that is borne", async () => {
    const capped = `${visits} { deductible 60 per loss bearing at most 100 per insured and period }`;
    const first = await settle(capped, { losses: [line("A1", 80), line("A2", 80), line("B1", 80)] });
    // A would bear 120 and bears 100, 50 of each; with B's 60 that is the 160 of the period, which are too many: of
    // 50, 50 and 60 the first bears ⌊100 · 50 / 160⌋ = 31, the second 62 − 31, the third 38.
    deepStrictEqual(Object.fromEntries(first.lines.map(({ id, due }) => [id, due])), { A1: 49, A2: 49, B1: 42 });
    const borne = `deductible 60 per loss  ${visits}  borne at most 100 per insured per period`;
    const text = product(borne);
    const before = await settledByAll(text, inputOf({ losses: [line("A1", 80), line("A2", 80), line("B1", 80)] }));
    deepStrictEqual(Object.fromEntries(before.lines.map(({ id, due }) => [id, due])), { A1: 30, A2: 30, B1: 20 });
    const after = await settledByAll(
      text,
      inputOf({ incident: "I-2", ledger: before.ledger, losses: [line("A1", 80), line("B1", 80)] }),
    );
    // A has borne the 100; B has 40 of it left.
    deepStrictEqual(Object.fromEntries(after.lines.map(({ id, due }) => [id, due])), { A1: 80, B1: 40 });
  });

  it("are layers for each insured, with what others of the period used", async () => {
    const text = product(`${visits} { layer 200 xs 100 per insured per period }`);
    const first = await settledByAll(text, inputOf({ losses: [line("A1", 250), line("B1", 120)] }));
    deepStrictEqual(Object.fromEntries(first.lines.map(({ id, due }) => [id, due])), { A1: 150, B1: 20 });
    const next = { incident: "I-2", ledger: first.ledger, losses: [line("A1", 250), line("B1", 120)] };
    const second = await settledByAll(text, inputOf(next));
    deepStrictEqual(Object.fromEntries(second.lines.map(({ id, due }) => [id, due])), { A1: 50, B1: 120 });
  });

  it("count for each insured at each unit in a frame for each unit", async () => {
    const rest = `unit site "拠点" en "Site"`;
    const at = (unitId: string) => ({ unit: "site", unitId });
    deepStrictEqual(
      await dueOf(
        `frame sites "拠点ごと" en "Sites" for each site { ${visits}  limit 100 per insured }`,
        {
          losses: [
            line("A1", 150, at("S")),
            line("A2", 150, at("T")),
            line("B1", 80, at("T")),
            line("A3", 50, at("T")),
          ],
        },
        rest,
      ),
      { A1: 100, A2: 75, A3: 25, B1: 80 },
    );
  });

  it("say in the trace whose group it was", async () => {
    const { trace } = await settle(`${visits} { limit 100 per insured }`, {
      losses: [line("B1", 150), line("A1", 120), line("A2", 60)],
    });
    deepStrictEqual(
      trace!.map(({ insured, before, after }) => [insured, before, after]),
      [
        ["A", 180, 100],
        ["B", 150, 100],
      ],
    );
  });

  it("offset what was paid too much within one insured first", async () => {
    const text = product(`${visits}  limit 1_000 per insured`);
    const first = await settledByAll(text, inputOf({ losses: [line("A1", 300), line("B1", 300)] }));
    const again = await settledByAll(
      text,
      inputOf({
        ledger: first.ledger,
        losses: [line("A1", 0), line("A2", 200), line("B1", 300), line("B2", 200)],
      }),
    );
    // 200 of A's 300 are for A's new line; the 100 that are left are for B's.
    deepStrictEqual(Object.fromEntries(again.lines.map(({ id, pay }) => [id, pay])), { A1: 0, A2: 0, B1: 0, B2: 100 });
  });

  it("refuse a ledger that names no insured, or one where none is counted", async () => {
    const engines = await enginesOf(product(`${visits} { limit 500 per insured per period  limit 900 per period }`));
    ok(engines);
    const first = await settledByAll(
      product(`${visits} { limit 500 per insured per period  limit 900 per period }`),
      inputOf({ losses: [line("A1", 100)] }),
    );
    const [entry] = first.ledger.incidents;
    const ledger: Ledger = {
      ...first.ledger,
      incidents: [
        { ...entry!, used: { "visits:limit:insured-period:1": { "": 100 }, "visits:limit:period:1": { A: 100 } } },
      ],
    };
    const { answer, disagreement } = compare(engines, "settle", inputOf({ incident: "I-2", ledger }) as never, true);
    strictEqual(disagreement, undefined);
    ok("problems" in answer);
    deepStrictEqual(
      answer.problems.map(({ code, path }) => [code, path.replace(/^.*used/, "used")]),
      [
        ["ledger", `used["visits:limit:insured-period:1"][""]`],
        ["ledger", `used["visits:limit:period:1"].A`],
      ],
    );
  });

  it("are no matter of what was paid elsewhere, which is not known by insured", async () => {
    const engines = await enginesOf(product(`${visits} { limit 500 per insured per period }`));
    ok(engines);
    const { contract } = inputOf({});
    const { answer, disagreement } = compare(engines, "opening", { contract, paid: { visits: 100 } } as never, true);
    strictEqual(disagreement, undefined);
    ok("problems" in answer);
    deepStrictEqual(
      answer.problems.map(({ code, path }) => [code, path]),
      [["ledger", "paid.visits"]],
    );
  });
});
