// A computed head in a frame for each unit brings an amount for each unit that lines in that frame name.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import type { Ledger, Loss, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { explain } from "@yakkan/runtime/explain.js";
import { loadBatch } from "../support/run-batch.js";
import type { Answer } from "./answers.js";
import { compare, type Engines, enginesOf } from "./agreement.js";

/** Fire insurance (火災保険): 臨時費用保険金 is a share of each site's damage. */
const fire = (places: string, around = ""): string =>
  `product p "火災保険" en "Fire" {
  edition 2026-04-01
  unit site "所在地" en "Site" { value "評価額" en "Value" : money }
  unit person "従業員" en "Person"
  contract { schedule site }
  facts of loss { sound "確認済み" en "Sound" : bool }
  triggers { fire "火災" en "Fire"  flood "水災" en "Flood" }
  section costs "損害" en "Damage" {
    covers fire
    covered at any time
    require for building: sound
    frame places "所在地別" en "Places" for each site {
      ${places}
    }
    ${around}
  }
}`;

const damage = 'frame d "損害" en "Damage" { head building "建物" en "Building" }';
const temporary = (amount: string, terms = ""): string =>
  `head temp "臨時費用" en "Temporary costs" = ${amount} ${terms}`;

const sites = ["A", "B", "C", "日:本"].map((id) => ({ id, facts: { value: 4_000_000 } }));

interface Settling {
  readonly triggers?: readonly string[];
  readonly ledger?: Ledger;
}

function input(losses: readonly Loss[], { triggers = ["fire"], ledger }: Settling = {}): SettlementInput {
  return {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, units: { site: sites } },
    incident: { id: "I-1", triggers },
    losses,
    ...(ledger && { ledger }),
  };
}

async function answerTo(text: string, losses: readonly Loss[], settling?: Settling): Promise<Answer> {
  const engines: Engines | undefined = await enginesOf(text);
  ok(engines, text);
  const { answer, disagreement } = compare(engines, "settle", input(losses, settling) as never, true);
  strictEqual(disagreement, undefined);
  return answer;
}

/** All readings say so, and the batch too. */
async function settle(text: string, losses: readonly Loss[], settling: Settling = {}): Promise<SettlementResult> {
  const answer = await answerTo(text, losses, settling);
  ok("result" in answer, JSON.stringify(answer));
  const result = answer.result as SettlementResult;
  if (settling.ledger !== undefined) return result;
  const { plan } = (await enginesOf(text))!;
  const batch = new InputBatch(await loadBatch(plan));
  deepStrictEqual(batch.add(input(losses, settling)), []);
  batch.settle();
  deepStrictEqual(
    batch.linesOf(0).map(({ id, due }) => [id, due]),
    result.lines.map(({ id, due }) => [id, due]),
  );
  return result;
}

async function dueOf(text: string, losses: readonly Loss[], settling?: Settling): Promise<Record<string, number>> {
  const { lines } = await settle(text, losses, settling);
  return Object.fromEntries(lines.map(({ id, due }) => [id, due]));
}

const at = (unitId: string, amount: number, more: Partial<Loss> = {}): Loss => ({
  id: unitId,
  head: "building",
  amount,
  unit: "site",
  unitId,
  facts: { sound: true },
  ...more,
});

const three = [at("A", 2_000_000), at("B", 5_000_000), at("C", 1_000_000)] as const;

describe("a computed head in a frame for each unit", () => {
  it("brings a share of each site's damage", async () => {
    const due = {
      A: 2_000_000,
      B: 5_000_000,
      C: 1_000_000,
      "=temp:A": 600_000,
      "=temp:B": 1_500_000,
      "=temp:C": 300_000,
    };
    deepStrictEqual(await dueOf(fire(damage + temporary("30% of left(d)")), three), due);
    deepStrictEqual(await dueOf(fire(damage + temporary("30% of loss(building)")), three), due);
  });

  it("a limit of the frame is for each site, with its costs", async () => {
    // Of 10,000,000 and 3,000,000 it takes 11,000,000: ⌊11,000,000 · 10 / 13⌋ = 8,461,538 and the rest, 2,538,462.
    const text = fire(`${damage} ${temporary("30% of left(d)")} limit 2_000_000 per incident`);
    deepStrictEqual(await dueOf(text, [at("A", 10_000_000)]), { A: 1_538_462, "=temp:A": 461_538 });
    // The calculus: 1,100 off 1,300, ⌊1,100 · 10 / 13⌋ = 846 of the damage.
    const small = fire(`${damage} ${temporary("30% of left(d)")} limit 200 per incident`);
    deepStrictEqual(await dueOf(small, [at("A", 1_000), at("B", 100)]), {
      A: 154,
      B: 100,
      "=temp:A": 46,
      "=temp:B": 30,
    });
    // C's 1,000,000 and 300,000 stay below it.
    deepStrictEqual(await dueOf(text, [at("A", 10_000_000), at("C", 1_000_000)]), {
      A: 1_538_462,
      C: 1_000_000,
      "=temp:A": 461_538,
      "=temp:C": 300_000,
    });
  });

  it("a limit of the head is for each site", async () => {
    const due = {
      A: 2_000_000,
      B: 5_000_000,
      C: 1_000_000,
      "=temp:A": 600_000,
      "=temp:B": 1_000_000,
      "=temp:C": 300_000,
    };
    for (const basis of ["incident", "site"])
      deepStrictEqual(
        await dueOf(fire(damage + temporary("30% of left(d)", `{ limit 1_000_000 per ${basis} }`)), three),
        due,
      );
  });

  it("a deductible above comes off what a site has in all", async () => {
    // What reads loss(…) is there from the start. A: ⌊100,000 · 2,000,000 / 2,600,000⌋ = 76,923 and 23,077; B and C likewise.
    const shared = fire(`deductible 100_000 per incident ${damage} ${temporary("30% of loss(building)")}`);
    deepStrictEqual(await dueOf(shared, three), {
      A: 1_923_077,
      B: 4_923_077,
      C: 923_077,
      "=temp:A": 576_923,
      "=temp:B": 1_476_923,
      "=temp:C": 276_923,
    });
    // What reads left(…) is not: the deductible comes off the damage alone.
    const first = fire(`deductible 100_000 per incident ${damage} ${temporary("30% of left(d)")}`);
    deepStrictEqual(await dueOf(first, [at("A", 2_000_000)]), { A: 1_900_000, "=temp:A": 570_000 });
  });

  it("terms around the frame act on all of them", async () => {
    // 8,000,000 and 2,400,000, less 400,000 in proportion: ⌊400,000 · 80 / 104⌋ = 307,692 of the damage, 92,308 of the costs.
    const text = fire(damage + temporary("30% of left(d)"), "limit 10_000_000 per incident");
    const { groups, heads } = await settle(text, three);
    strictEqual(groups[0]?.due, 10_000_000);
    deepStrictEqual(
      heads.map(({ head, due }) => [head, due]),
      [
        ["building", 7_692_308],
        ["temp", 2_307_692],
      ],
    );
  });

  it("waits for its own site alone", async () => {
    const [a, b, c] = three;
    const { lines, pay } = await settle(fire(damage + temporary("30% of left(d)")), [a, { ...b, facts: {} }, c]);
    deepStrictEqual(
      lines.map(({ id, verdict, due }) => [id, verdict, due]),
      [
        ["A", "eligible", 2_000_000],
        ["B", "undetermined", 0],
        ["C", "eligible", 1_000_000],
        ["=temp:A", "eligible", 600_000],
        ["=temp:B", "undetermined", 0],
        ["=temp:C", "eligible", 300_000],
      ],
    );
    deepStrictEqual(lines[4]?.undetermined, [
      { kind: "computed", clause: "temp", waitsFor: [{ of: "loss", id: "B", name: "sound" }] },
    ]);
    strictEqual(pay, 3_900_000);
  });

  it("reads facts of the unit, and is judged as a line that names it", async () => {
    const text = fire(
      `${damage} ${temporary("min(30% of left(d), 25% of site.value)")} require for temp: site.value > 0`,
    );
    deepStrictEqual(await dueOf(text, [...three, at("日:本", 100)]), {
      A: 2_000_000,
      B: 5_000_000,
      C: 1_000_000,
      "日:本": 100,
      "=temp:A": 600_000,
      "=temp:B": 1_000_000,
      "=temp:C": 300_000,
      "=temp:日:本": 30,
    });
  });

  it("brings one amount for a site however many lines name it, and none where no line names one", async () => {
    const text = fire(damage + temporary("5万円"), 'head other "その他" en "Other"');
    deepStrictEqual(await dueOf(text, [at("A", 1), at("A", 2, { id: "A2" })]), { A: 1, A2: 2, "=temp:A": 50_000 });
    deepStrictEqual(await dueOf(text, [at("A", 7, { id: "o", head: "other" })]), { o: 7 });
    // No trigger that is asserted opens it: it is no line.
    deepStrictEqual(await dueOf(text, [at("A", 1)], { triggers: ["flood"] }), { A: 0 });
  });

  it("another computed head of the frame reads that of the unit, one outside all of them", async () => {
    const text = fire(
      `${damage} ${temporary("30% of loss(building)")} head more "追加" en "More" = 10% of loss(temp)`,
      'head all_in_all "総額" en "All" = 1% of loss(temp)',
    );
    deepStrictEqual(await dueOf(text, [at("A", 1_000), at("B", 2_000)]), {
      A: 1_000,
      B: 2_000,
      "=temp:A": 300,
      "=temp:B": 600,
      "=more:A": 30,
      "=more:B": 60,
      "=all_in_all": 9,
    });
  });

  it("in another frame for each site reads what the sites came to there, whose lines name them", async () => {
    // Through what is computed there, too.
    const text = fire(
      damage,
      `frame costs_of "費用" en "Costs" for each site {
        ${temporary("30% of left(d)")}
        limit 500 per incident
      }
      frame more_of "追加" en "More" for each site { head more "追加" en "More" = 10% of left(costs_of) }
      head other "その他" en "Other"`,
    );
    deepStrictEqual(await dueOf(text, [at("A", 1_000), at("B", 2_000), at("C", 7, { id: "o", head: "other" })]), {
      A: 1_000,
      B: 2_000,
      o: 7,
      "=temp:A": 300,
      "=temp:B": 500,
      "=more:A": 30,
      "=more:B": 50,
    });
  });

  it("a term per loss acts on each", async () => {
    const text = fire(`${damage} ${temporary("30% of left(d)")} deductible 100 per loss`);
    deepStrictEqual(await dueOf(text, [at("A", 1_000), at("B", 2_000)]), {
      A: 900,
      B: 1_900,
      "=temp:A": 200,
      "=temp:B": 500,
    });
  });

  const people = (terms = "") =>
    fire("").replace(
      /frame places[^]*?\n {4}\}/,
      `frame each "従業員別" en "Each" for each person {
        head building "対応" en "Response"
        head temp "見舞金" en "Gift" = 30% of loss(building) ${terms}
        limit 250 per incident
      }`,
    );
  const of = (id: string, amount: number, count: number, unitId?: string): Loss => ({
    ...{ id, head: "building", amount, unit: "person", count, facts: { sound: true } },
    ...(unitId === undefined ? {} : { unitId }),
  });

  it("counted units: worked out for one, so many times", async () => {
    // 1,003 / 5 · 30 % = 60.18, rounded 60, 5 times 300; the limit of 5 · 250 does not bind. 1,200 / 4 = 300 and 90 of the
    // group's, two lines together: 390 · 4 beyond 4 · 250: ⌊560 · 1,200 / 1,560⌋ = 430 (of which ⌊430 · 800 / 1,200⌋ = 286) and 130.
    const { lines, workings } = await settle(people(), [of("1", 803, 5), of("2", 800, 4, "G"), of("3", 400, 4, "G")]);
    deepStrictEqual(
      lines.map(({ id, claimed, due, unit, unitId, count, countOf }) => [
        id,
        claimed,
        due,
        unit,
        unitId ?? countOf,
        count,
      ]),
      [
        ["1", 803, 803, "person", undefined, 5],
        ["2", 800, 514, "person", "G", 4],
        ["3", 400, 256, "person", "G", 4],
        ["=temp/1", 240, 240, "person", "1", 5],
        ["=temp:G", 360, 230, "person", "G", 4],
      ],
    );
    deepStrictEqual(
      workings?.map(({ head, line, value, figures }) => [head, line, value, figures.map((figure) => figure.value)]),
      // 803 / 5 · 30 % = 48.18.
      [
        ["temp", "=temp/1", "2409/50", ["803/5"]],
        ["temp", "=temp:G", "90", ["300"]],
      ],
    );
  });

  it("a count alone is refused where a term on it is per unit and period", async () => {
    const answer = await answerTo(people("{ limit 100 per person per period }"), [of("1", 803, 5)]);
    deepStrictEqual("problems" in answer && answer.problems.map(({ path, code }) => [path, code]), [
      ["losses[0].unit", "unit"],
    ]);
  });

  it("what was paid for a unit that is named no more is set off within its limit", async () => {
    const text = fire(`${damage} ${temporary("30% of left(d)")}`, "limit 20_000_000 per incident");
    const { ledger } = await settle(text, three);
    deepStrictEqual(ledger.incidents[0]?.paid, {
      ...{ "=temp:A": 600_000, "=temp:B": 1_500_000, "=temp:C": 300_000 },
      ...{ A: 2_000_000, B: 5_000_000, C: 1_000_000 },
    });
    // The line B was at C after all: 6,000,000 there, of which 30 % are 1,800,000, of which 300,000 is paid; of the
    // 1,500,000 still to get all is set off against what was paid for B.
    const [a, b, c] = three;
    const { lines, pay, overpaid } = await settle(text, [a, { ...b, unitId: "C" }, c], { ledger });
    deepStrictEqual(
      lines.map(({ id, verdict, refused, due, paid, pay: now }) => [id, verdict, refused[0]?.kind, due, paid, now]),
      [
        ["A", "eligible", undefined, 2_000_000, 2_000_000, 0],
        ["B", "eligible", undefined, 5_000_000, 5_000_000, 0],
        ["C", "eligible", undefined, 1_000_000, 1_000_000, 0],
        ["=temp:A", "eligible", undefined, 600_000, 600_000, 0],
        ["=temp:B", "refused", "unit", 0, 1_500_000, 0],
        ["=temp:C", "eligible", undefined, 1_800_000, 300_000, 0],
      ],
    );
    deepStrictEqual([pay, overpaid], [0, 0]);
  });

  it("a second call pays what has come in addition, for each site", async () => {
    const text = fire(damage + temporary("30% of left(d)", "{ limit 1_000_000 per site per period }"));
    const { ledger } = await settle(text, three);
    deepStrictEqual(ledger.incidents[0]?.used, {
      "temp:limit:site-period:1": { A: 600_000, B: 1_000_000, C: 300_000 },
    });
    const [a, b] = three;
    const again = await settle(text, [a, b, at("C", 5_000_000)], { ledger });
    deepStrictEqual(
      again.lines.filter(({ pay }) => pay > 0).map(({ id, due, pay }) => [id, due, pay]),
      [
        ["C", 5_000_000, 4_000_000],
        ["=temp:C", 1_000_000, 700_000],
      ],
    );
  });

  it("a ledger names such lines by unit, and others not", async () => {
    const text = fire(damage + temporary("30% of left(d)"), 'head once "一回" en "Once" = 5万円');
    const { ledger } = await settle(text, three);
    const problemsOf = async (line: string): Promise<unknown> => {
      const [entry] = ledger.incidents;
      const incidents = [{ ...entry!, paid: { [line]: 1 } }];
      const answer = await answerTo(text, three, { ledger: { ...ledger, incidents } });
      return "problems" in answer && answer.problems.map(({ path, code }) => [path, code]);
    };
    for (const line of ["=temp:A", "=temp:Z", "=temp:a:b", "=temp/1", "=once"])
      strictEqual(await problemsOf(line), false, line);
    for (const line of ["=temp", "=temp:", "=temp/", "=temp A", "=once:A", "=`temp`:A", "=other", "="])
      deepStrictEqual(
        await problemsOf(line),
        [[`ledger.incidents[0].paid${/^[=\w]+$/.test(line) ? "" : ""}["${line}"]`, "ledger"]],
        line,
      );
  });

  it("no two lines have one id", async () => {
    const text = fire(
      `${damage} ${temporary("1円")} head \`temp:A\` "一" en "One" = 2円`,
      'head `temp:B` "二" en "Two" = 3円  head `x/y` "三" en "Three" = 4円',
    );
    deepStrictEqual(await dueOf(text, [at("A", 1), at("B", 1)]), {
      A: 1,
      B: 1,
      "=temp:A": 1,
      "=temp:B": 1,
      "=`temp:A`:A": 2,
      "=`temp:A`:B": 2,
      "=`temp:B`": 3,
      "=`x/y`": 4,
    });
  });

  it("an explanation names the unit", async () => {
    const settled = async (text: string, losses: readonly Loss[], language: "en" | "ja"): Promise<string> => {
      const { product } = (await enginesOf(text))!;
      return explain(product.metadata, product.settle(input(losses), { trace: true }), { language });
    };
    const two = [at("A", 1_000), at("B", 2_000)];
    const places = fire(damage + temporary("30% of left(d)"));
    const english = await settled(places, two, "en");
    match(
      english,
      /Temporary costs \(Site A\)\n +Event: Fire\n.+ = 30% × what is left of “Damage” for this Site \(¥1,000\) = ¥300\n/,
    );
    match(
      english,
      /Temporary costs \(Site B\)\n +Event: Fire\n.+ = 30% × what is left of “Damage” for this Site \(¥2,000\) = ¥600\n/,
    );
    match(await settled(places, two, "ja"), /臨時費用（所在地「B」）\n/);
    const counted = await settled(people(), [of("1", 803, 5), of("2", 800, 4, "G")], "en");
    match(counted, /Gift \(Person × 5, line 1\)\n.+\n.+ = ¥48.18\n +5 × ¥48 = ¥240\n +worked out +¥240\n/);
    match(counted, /Gift \(Person G × 4\)\n.+\n.+ = ¥60\n +4 × ¥60 = ¥240\n +worked out +¥240\n/);
  });

  it("an explanation says that a unit is named no more", async () => {
    const text = fire(damage + temporary("30% of left(d)"));
    const { ledger } = await settle(text, [at("A", 1_000)]);
    const { product } = (await enginesOf(text))!;
    const result = product.settle(input([at("A", 1_000, { unitId: "B" })], { ledger }), { trace: true });
    match(
      explain(product.metadata, result, { language: "en" }),
      /Temporary costs \(Site A\)\n +refused\n +- no line names the unit any more\n/,
    );
  });
});
