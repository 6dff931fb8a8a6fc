// Terms for each policy year of a contract of several years. Amounts worked out by hand.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { Ledger, Loss, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { compare, enginesOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

interface Given {
  readonly incident?: string;
  readonly found?: string;
  /** By claim, the day on which it was made. */
  readonly made?: Readonly<Record<string, string | undefined>>;
  readonly period?: { readonly from: string; readonly to: string };
  readonly losses: readonly Loss[];
  readonly ledger?: Ledger;
}

const threeYears = { from: "2026-04-01", to: "2029-04-01" };

function inputOf({ incident = "I-1", found, made = {}, period = threeYears, losses, ledger }: Given): SettlementInput {
  return {
    contract: { policy: "P-1", period },
    incident: { id: incident, triggers: ["leak"], ...(found && { facts: { found } }) },
    claims: Object.entries(made).map(([id, day]) => ({ id, ...(day && { facts: { made: day } }) })),
    insureds: [{ id: "A" }, { id: "B" }],
    losses,
    ...(ledger && { ledger }),
  };
}

const product = (
  body: string,
  attaches = "covered when found during period",
): string => `product p "商品" en "Product" {
  edition 2026-04-01
  unit site "拠点" en "Site"
  facts of incident { found "発見日" en "Found" : date }
  facts of claim { made "請求日" en "Made" : date }
  triggers { leak "漏えい" en "Leak"  attack "攻撃" en "Attack" }
  section costs "費用" en "Costs" {
    covers all
    ${attaches}
    ${body}
  }
}`;

const head = `head a "甲" en "A"`;
const loss = (id: string, amount: number, more: Partial<Loss> = {}): Loss => ({ id, head: "a", amount, ...more });
const dueBy = ({ lines }: SettlementResult): Readonly<Record<string, number>> =>
  Object.fromEntries(lines.map(({ id, due }) => [id, due]));

/** Settles incidents one after the other; what is due of each. */
async function dues(
  text: string,
  incidents: readonly (readonly [found: string, amount: number])[],
  period?: Given["period"],
) {
  const due: number[] = [];
  let ledger: Ledger | undefined;
  for (const [place, [found, amount]] of incidents.entries()) {
    const result = await settledByAll(
      text,
      inputOf({
        incident: `I-${place}`,
        found,
        losses: [loss("1", amount)],
        ...(period && { period }),
        ...(ledger && { ledger }),
      }),
    );
    due.push(result.due);
    ({ ledger } = result);
  }
  return { due, ledger: ledger! };
}

describe("Terms per policy year", () => {
  it("start anew on each anniversary: a deductible and a limit of each year beside one of the period", async () => {
    const text = product(`deductible 100 per policy year  ${head}  limit 500 per policy year  limit 900 per period`);
    const { due, ledger } = await dues(text, [
      ["2026-05-01", 300], // 200
      ["2027-03-31", 400], // the same year: 300 of the 500 are left
      ["2027-04-01", 450], // the second year bears 100: 350, of the 900 the 400 left
      ["2028-09-30", 350], // the third bears 100: 250, of which the period leaves 50
    ]);
    deepStrictEqual(due, [200, 300, 350, 50]);
    deepStrictEqual(
      ledger.incidents.map(({ used }) => used),
      [
        {
          "costs:deductible:policy-year:1": { "1": 100 },
          "costs:limit:policy-year:1": { "1": 200 },
          "costs:limit:period:1": { "": 200 },
        },
        { "costs:limit:policy-year:1": { "1": 300 }, "costs:limit:period:1": { "": 300 } },
        {
          "costs:deductible:policy-year:1": { "2": 100 },
          "costs:limit:policy-year:1": { "2": 350 },
          "costs:limit:period:1": { "": 350 },
        },
        // What the limit of the period cut off was not used of that of the year.
        {
          "costs:deductible:policy-year:1": { "3": 100 },
          "costs:limit:policy-year:1": { "3": 50 },
          "costs:limit:period:1": { "": 50 },
        },
      ],
    );
  });

  const limited = product(`${head} { limit 100 per policy year }`);
  /** Two losses of 100 on these days are in one year. */
  const isOneYear = async (from: string, first: string, second: string): Promise<boolean> => {
    const to = `${Number(from.slice(0, 4)) + 6}${from.slice(4).replace("-02-29", "-02-28")}`;
    const { due } = await dues(
      limited,
      [
        [first, 100],
        [second, 100],
      ],
      { from, to },
    );
    return due[1] === 0;
  };

  it("turn where there is no 29 February behind the last day of that month", async () => {
    const from = "2024-02-29";
    ok(await isOneYear(from, "2024-02-29", "2025-02-28"));
    ok(!(await isOneYear(from, "2025-02-28", "2025-03-01")));
    ok(await isOneYear(from, "2025-03-01", "2026-02-28"));
    // In 2028 there is one again.
    ok(!(await isOneYear(from, "2028-02-28", "2028-02-29")));
    ok(await isOneYear(from, "2027-03-01", "2028-02-28"));
  });

  it("turn at the hour at which the policy began, on the last day of February where there is no 29th", async () => {
    ok(await isOneYear("2026-04-01T16:00", "2026-04-02", "2027-04-01T15:59"));
    ok(!(await isOneYear("2026-04-01T16:00", "2026-04-02", "2027-04-01T16:00")));
    ok(await isOneYear("2024-02-29T16:00", "2024-03-01", "2025-02-28T15:59"));
    ok(!(await isOneYear("2024-02-29T16:00", "2024-03-01", "2025-02-28T16:00")));
  });

  it("wait for the time of a day on which the policy turns at another time than midnight", async () => {
    const period = { from: "2026-04-01T16:00", to: "2029-04-01T16:00" };
    const { lines } = await settledByAll(limited, inputOf({ found: "2027-04-01", period, losses: [loss("1", 50)] }));
    deepStrictEqual(
      lines.map(({ verdict, undetermined }) => [verdict, undetermined]),
      [
        [
          "undetermined",
          [
            {
              kind: "term",
              clause: "a:limit:policy-year:1",
              trigger: "leak",
              waitsFor: [{ of: "incident", name: "found", lacks: "time" }],
            },
          ],
        ],
      ],
    );
  });

  it("count each claim of one incident in the year in which it was made", async () => {
    const text = product(`${head} { limit 100 per policy year }`, "covered when made during period");
    const result = await settledByAll(
      text,
      inputOf({
        made: { X: "2026-05-01", Y: "2027-05-01", Z: "2027-06-01", O: undefined },
        losses: [
          loss("x", 150, { claim: "X" }),
          loss("y", 60, { claim: "Y" }),
          loss("z", 90, { claim: "Z" }),
          loss("o", 90, { claim: "O" }),
        ],
      }),
    );
    // X has the first year to itself; of the second year's 100 Y bears ⌊50 · 60 / 150⌋ of the cut.
    deepStrictEqual(dueBy(result), { o: 0, x: 100, y: 40, z: 60 });
    deepStrictEqual(result.ledger.incidents[0]!.used, { "a:limit:policy-year:1": { "1": 100, "2": 100 } });
    deepStrictEqual(
      result.trace!.map(({ policyYear, before, after }) => [policyYear, before, after]),
      [
        [1, 150, 100],
        [2, 150, 100],
      ],
    );
  });

  it("count by the date that is asked for under the line's trigger", async () => {
    const text = product(
      `${head} { limit 100 per policy year }`,
      "covered when found during period for leak  covered when made during period for attack",
    );
    const input = inputOf({
      found: "2026-05-01",
      made: { Y: "2027-05-01" },
      losses: [loss("l", 90, { trigger: "leak", claim: "Y" }), loss("m", 90, { trigger: "attack", claim: "Y" })],
    });
    const both = { ...input, incident: { ...input.incident, triggers: ["leak", "attack"] } };
    deepStrictEqual(dueBy(await settledByAll(text, both)), { l: 90, m: 90 });
  });

  it("count for each insured and each unit in each year", async () => {
    const text = product(
      `${head} { limit 100 per insured per policy year  limit 150 per site per policy year }`,
      "covered when made during period",
    );
    const at = { unit: "site", unitId: "S" };
    const given = {
      made: { X: "2026-05-01", Y: "2027-05-01" },
      losses: [
        loss("1", 120, { claim: "X", insured: "A", ...at }),
        loss("2", 120, { claim: "X", insured: "B", ...at }),
        loss("3", 120, { claim: "Y", insured: "A", ...at }),
      ],
    };
    const first = await settledByAll(text, inputOf(given));
    // 100 each, which at the site are 200 in the first year and so 150: 75 each.
    deepStrictEqual(dueBy(first), { "1": 75, "2": 75, "3": 100 });
    deepStrictEqual(first.ledger.incidents[0]!.used, {
      "a:limit:insured-policy-year:1": { "1/A": 75, "1/B": 75, "2/A": 100 },
      "a:limit:site-policy-year:1": { "1/S": 150, "2/S": 100 },
    });
    const { ledger } = first;
    const second = await settledByAll(text, inputOf({ ...given, incident: "I-2", ledger }));
    // In the first year the site has nothing left; in the second A has nothing.
    deepStrictEqual(dueBy(second), { "1": 0, "2": 0, "3": 0 });
  });

  it("have an end of what is borne in each year", async () => {
    const text = product(`${head} { deductible 60 per loss bearing at most 100 per policy year }`);
    const { due } = await dues(text, [
      ["2026-05-01", 80],
      ["2026-06-01", 80],
      ["2027-06-01", 80],
    ]);
    // 60 are borne, then the 40 that are left of the year, then 60 again.
    deepStrictEqual(due, [20, 40, 20]);
    const borne = product(`${head} { deductible 60 per loss  borne at most 100 per policy year }`);
    deepStrictEqual(
      (
        await dues(borne, [
          ["2026-05-01", 80],
          ["2026-06-01", 80],
          ["2027-06-01", 80],
        ])
      ).due,
      [20, 40, 20],
    );
  });

  it("have an end in each year of what is borne of each incident, with the ledger", async () => {
    const text = product(`deductible 60 per incident bearing at most 100 per policy year  ${head}`);
    const { due, ledger } = await dues(text, [
      ["2026-05-01", 80],
      ["2026-06-01", 80],
      ["2027-06-01", 80],
      ["2026-07-01", 80],
    ]);
    // 60, then the 40 that are left of the year; 60 in the next; nothing more in the first.
    deepStrictEqual(due, [20, 40, 20, 80]);
    deepStrictEqual(ledger?.incidents.at(1)?.used, { "costs:deductible:incident:1/borne:policy-year": { "1": 40 } });
  });

  it("have one of what is borne of each claim, insured, site and loss, and of a share", async () => {
    const end = "bearing at most 100 per policy year";
    const claims = product(`deductible 60 per claim ${end}  ${head}`, "covered when made during period");
    const made = { X: "2026-05-01", Y: "2026-06-01", Z: "2027-06-01" };
    const losses = Object.keys(made).map((claim) => loss(claim, 80, { claim }));
    // 60 and 60 come down to 100; the third claim is of another year, though of the same incident.
    deepStrictEqual(dueBy(await settledByAll(claims, inputOf({ made, losses }))), { X: 30, Y: 30, Z: 20 });
    const shares = product(`coinsurance pays 25% ${end}  ${head}`, "covered when made during period");
    deepStrictEqual(dueBy(await settledByAll(shares, inputOf({ made, losses }))), { X: 30, Y: 30, Z: 20 });

    const found = "2026-05-01";
    const insureds = [loss("1", 80, { insured: "A" }), loss("2", 80, { insured: "B" })];
    const perInsured = product(`deductible 60 per insured ${end}  ${head}`);
    deepStrictEqual(dueBy(await settledByAll(perInsured, inputOf({ found, losses: insureds }))), { "1": 30, "2": 30 });
    const ofEach = product(`deductible 60 per insured bearing at most 50 per insured per policy year  ${head}`);
    deepStrictEqual(dueBy(await settledByAll(ofEach, inputOf({ found, losses: insureds }))), { "1": 30, "2": 30 });
    const sites = [loss("1", 80, { unit: "site", unitId: "N" }), loss("2", 80, { unit: "site", unitId: "S" })];
    const perSite = product(`deductible 60 per site ${end}  ${head}`);
    deepStrictEqual(dueBy(await settledByAll(perSite, inputOf({ found, losses: sites }))), { "1": 30, "2": 30 });
    const ofSite = product(`deductible 60 per site bearing at most 50 per site per policy year  ${head}`);
    deepStrictEqual(dueBy(await settledByAll(ofSite, inputOf({ found, losses: sites }))), { "1": 30, "2": 30 });
  });

  it("wait for the date where what is borne has an end in the year", async () => {
    const text = product(`deductible 60 per incident bearing at most 100 per policy year  ${head}`);
    const { lines } = await settledByAll(text, inputOf({ losses: [loss("1", 80)] }));
    deepStrictEqual(
      lines.map(({ verdict }) => verdict),
      ["undetermined"],
    );
  });

  it("have no end in a year where the lines of a group may be of several", () => {
    const refusedWith = (text: string): readonly string[] =>
      compile({ name: "p.yakkan", text })
        .diagnostics.map(({ code }) => code)
        .filter((code) => code.startsWith("term/"));
    const end = "bearing at most 100 per policy year";
    const byClaim = "covered when made during period";
    const found = "covered when found during period";
    deepStrictEqual(refusedWith(product(`deductible 60 per incident ${end}  ${head}`, byClaim)), ["term/cap-year"]);
    deepStrictEqual(refusedWith(product(`deductible 60 per site ${end}  ${head}`, byClaim)), ["term/cap-year"]);
    deepStrictEqual(refusedWith(product(`deductible 60 per claim ${end}  ${head}`, byClaim)), []);
    const byEvent = "covered when found during period for leak  covered when made during period for attack";
    deepStrictEqual(refusedWith(product(`deductible 60 per incident ${end}  ${head}`, byEvent)), ["term/cap-year"]);
    deepStrictEqual(refusedWith(product(`deductible 60 per incident ${end} for leak  ${head}`, byEvent)), []);
    deepStrictEqual(refusedWith(product(`deductible 60 per period ${end}  ${head}`, found)), ["term/cap-basis"]);
    deepStrictEqual(
      refusedWith(product(`deductible 60 per incident ${end}  ${head}`, "covered when incurred during period")),
      ["term/cap-year"],
    );
    deepStrictEqual(
      refusedWith(product(`deductible 60 per incident ${end}  ${head}`, "covered when earliest(made) during period")),
      [],
    );
  });

  it("take a waiting line for one of any year in sums over the lines", async () => {
    const text = product(`deductible 10% of loss per policy year  ${head}`, "covered when made during period");
    const given = (day: string | undefined) =>
      inputOf({
        made: { X: "2026-05-01", Y: day },
        losses: [loss("x", 100, { claim: "X" }), loss("y", 100, { claim: "Y" })],
      });
    deepStrictEqual(dueBy(await settledByAll(text, given(undefined))), { x: 0, y: 0 });
    deepStrictEqual(dueBy(await settledByAll(text, given("2027-05-01"))), { x: 90, y: 90 });
  });

  it("are known to a ledger by the year, and to no other key", async () => {
    const text = product(`${head} { limit 100 per policy year  limit 90 per insured per policy year }`);
    const engines = await enginesOf(text);
    ok(engines);
    const found = "2026-05-01";
    const first = await settledByAll(text, inputOf({ found, losses: [loss("1", 10, { insured: "A" })] }));
    const wrong = { "": 1, "0": 1, "01": 1, A: 1, "1/A": 1 };
    const wrongById = { "": 1, A: 1, "/A": 1, "1/": 1, "1": 1, "0/A": 1 };
    const used = {
      "a:limit:policy-year:1": { ...wrong, "12": 1 },
      "a:limit:insured-policy-year:1": { ...wrongById, "2/A/B": 1 },
    };
    const ledger = { ...first.ledger, incidents: [{ ...first.ledger.incidents[0]!, used }] };
    const input = inputOf({ incident: "I-2", found, losses: [], ledger });
    const { answer, disagreement } = compare(engines, "settle", input as never, true);
    strictEqual(disagreement, undefined);
    ok("problems" in answer);
    strictEqual(answer.problems.length, Object.keys({ ...wrong }).length + Object.keys(wrongById).length);
    const opening = compare(engines, "opening", { contract: input.contract, paid: { a: 5 } } as never, true);
    strictEqual(opening.disagreement, undefined);
    ok("problems" in opening.answer);
  });
});
