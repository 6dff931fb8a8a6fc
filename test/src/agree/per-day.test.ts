// Terms for each day on which lines were incurred. Amounts worked out by hand.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { Ledger, Loss, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { loadBatch } from "../support/run-batch.js";
import { compare, enginesOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

const product = (body: string): string => `product p "商品" en "Product" {
  edition 2026-04-01
  unit room "客室" en "Room"
  facts of incident { occurred "事故日" en "Day of the event" : date }
  facts of insured { preferred "優待" en "Preferred" : bool = no }
  facts of loss { visits "回数" en "Visits" : whole 0 .. 100 }
  triggers { delay "遅延" en "Delay" }
  section costs "費用" en "Costs" {
    covers all
    covered when occurred during period
    ${body}
  }
}`;

const head = `head a "甲" en "A"`;
const [first, second] = ["2026-05-01", "2026-05-02"];
const loss = (id: string, amount: number, incurred?: string, more: Partial<Loss> = {}): Loss => ({
  id,
  head: "a",
  amount,
  ...(incurred !== undefined && { incurred }),
  ...more,
});

function inputOf(losses: readonly Loss[], more: { incident?: string; ledger?: Ledger } = {}): SettlementInput {
  const { incident = "I-1", ledger } = more;
  return {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
    incident: { id: incident, triggers: ["delay"], facts: { occurred: "2026-05-01" } },
    claims: [{ id: "X" }, { id: "Y" }],
    insureds: [{ id: "A" }, { id: "B", facts: { preferred: true } }],
    losses,
    ...(ledger && { ledger }),
  };
}

const dueBy = ({ lines }: SettlementResult): Readonly<Record<string, number>> =>
  Object.fromEntries(lines.map(({ id, due }) => [id, due]));
const due = async (body: string, losses: readonly Loss[]) => dueBy(await settledByAll(product(body), inputOf(losses)));

describe("Terms per day", () => {
  it("have one amount for the bills of one day, and another for the next, whatever the time", async () => {
    const bills = [loss("1", 70, first), loss("2", 60, `${first}T23:59`), loss("3", 60, `${second}T00:00`)];
    const text = product(`${head} { limit 100 per day }`);
    const result = await settledByAll(text, inputOf(bills));
    // The cut of 30 is borne by running total: ⌊30 · 70 / 130⌋ = 16, and 14.
    deepStrictEqual(dueBy(result), { "1": 54, "2": 46, "3": 60 });
    deepStrictEqual(
      result.trace!.map(({ clause, day, before, after }) => [clause, day, before, after]),
      [
        ["a:limit:day:1", first, 130, 100],
        ["a:limit:day:1", second, 60, 60],
      ],
    );
    // Within the incident nothing is kept of it.
    deepStrictEqual(result.ledger.incidents[0]!.used, {});
    deepStrictEqual(await due(`${head} { deductible 50 per day }`, bills), { "1": 44, "2": 36, "3": 10 });
    deepStrictEqual(await due(`${head} { franchise 65 per day }`, bills), { "1": 70, "2": 60, "3": 0 });
    deepStrictEqual(await due(`${head} { layer 50% of 80 xs 40 per day }`, bills), { "1": 22, "2": 18, "3": 10 });
  });

  it("stand between those per loss and those per incident", async () => {
    const bills = [loss("1", 70, first), loss("2", 60, first), loss("3", 60, second)];
    const sum = async (basis: string): Promise<number> =>
      (await settledByAll(product(`${head} { limit 50 per ${basis} }`), inputOf(bills))).due;
    deepStrictEqual([await sum("loss"), await sum("day"), await sum("incident")], [150, 100, 50]);
  });

  it("count for each insured, unit and claim on each day, and read what these say", async () => {
    const bills = [
      loss("1", 50, first, { insured: "A", claim: "X" }),
      loss("2", 50, first, { insured: "A", claim: "Y" }),
      loss("3", 50, first, { insured: "B" }),
      loss("4", 50, second, { insured: "B" }),
    ];
    const perInsured = `${head} { limit (if preferred then 40 else 30) per insured per day }`;
    deepStrictEqual(await due(perInsured, bills), { "1": 15, "2": 15, "3": 40, "4": 40 });
    const perClaim = `${head} { limit 60 per claim per day }`;
    deepStrictEqual(await due(perClaim, bills), { "1": 50, "2": 50, "3": 50, "4": 50 });
    const rooms = bills.map((bill, place) => ({ ...bill, unit: "room", unitId: place < 3 ? "N" : "S" }));
    const perRoom = `${head} { deductible 30 per room per day }`;
    deepStrictEqual(await due(perRoom, rooms), { "1": 40, "2": 40, "3": 40, "4": 20 });
    // In a frame for each room the days are of each of them.
    const frame = `frame rooms "客室" en "Rooms" for each room { ${head}  limit 90 per day }`;
    deepStrictEqual(await due(frame, rooms), { "1": 30, "2": 30, "3": 30, "4": 50 });
  });

  it("count a line with a count for each of its units", async () => {
    const bills = [
      loss("1", 250, first, { unit: "room", count: 2 }),
      loss("2", 250, first, { unit: "room", unitId: "N" }),
      loss("3", 40, first, { unit: "room", unitId: "N" }),
    ];
    // 2 · 100, and of the 290 of one room 100: of the cut of 190 ⌊190 · 250 / 290⌋ = 163 and 27.
    deepStrictEqual(await due(`${head} { limit 100 per room per day }`, bills), { "1": 200, "2": 87, "3": 13 });
  });

  it("wait for the day of a line that has none, alone", async () => {
    const text = product(`${head} { limit 100 per day  limit 150 per incident }`);
    const bills = [loss("1", 70, first), loss("2", 60), loss("3", 120, second)];
    const result = await settledByAll(text, inputOf(bills));
    // 70 and 100 are 20 more than 150, of which the first bears ⌊20 · 70 / 170⌋ = 8.
    deepStrictEqual(dueBy(result), { "1": 62, "2": 0, "3": 88 });
    deepStrictEqual(result.lines.find(({ id }) => id === "2")!.undetermined, [
      {
        kind: "term",
        clause: "a:limit:day:1",
        trigger: "delay",
        waitsFor: [{ of: "loss", id: "2", name: "incurred" }],
      },
    ]);
    // A sum over the day of others waits while it may be of that day.
    const ofSum = `${head} { limit max(50, 80% of loss) per day }`;
    const waiting = await settledByAll(product(ofSum), inputOf(bills));
    deepStrictEqual(
      waiting.lines.map(({ verdict }) => verdict),
      ["undetermined", "undetermined", "undetermined"],
    );
  });

  it("have one amount over all incidents with `per period`, which a restated incident gives back", async () => {
    const text = product(`${head} { limit 100 per day per period  limit 150 per insured per day per period }`);
    const ofA = { insured: "A" };
    const one = await settledByAll(text, inputOf([loss("1", 70, first, ofA), loss("2", 90, second, ofA)]));
    deepStrictEqual(dueBy(one), { "1": 70, "2": 90 });
    deepStrictEqual(one.ledger.incidents[0]!.used, {
      "a:limit:day-period:1": { [first]: 70, [second]: 90 },
      "a:limit:insured-day-period:1": { [`${first}/A`]: 70, [`${second}/A`]: 90 },
    });
    const next = (ledger: Ledger) =>
      settledByAll(text, inputOf([loss("1", 70, first, ofA)], { incident: "I-2", ledger }));
    const two = await next(one.ledger);
    deepStrictEqual(dueBy(two), { "1": 30 });
    // The first bill turns out to be of the day before.
    const again = await settledByAll(
      text,
      inputOf([loss("1", 70, "2026-04-30", ofA), loss("2", 90, second, ofA)], { ledger: two.ledger }),
    );
    deepStrictEqual(again.ledger.incidents[0]!.used["a:limit:day-period:1"], { "2026-04-30": 70, [second]: 90 });
    deepStrictEqual(dueBy(await next(again.ledger)), { "1": 70 });
  });

  it("pay so many times, and so much of a quantity, on each day", async () => {
    const visits = (number: number) => ({ facts: { visits: number } });
    const bills = [loss("1", 90, first, visits(3)), loss("2", 30, first, visits(1)), loss("3", 60, second, visits(2))];
    // Of the first day two visits, both of the first line; of the next day both.
    deepStrictEqual(await due(`${head} { limit 2 of visits per day }`, bills), { "1": 60, "2": 0, "3": 60 });
    const times = product(`${head} { limit 1 time per day per period }`);
    const one = await settledByAll(times, inputOf([loss("1", 70, first)]));
    const two = await settledByAll(
      times,
      inputOf([loss("1", 70, first), loss("2", 60, second)], { incident: "I-2", ledger: one.ledger }),
    );
    deepStrictEqual(dueBy(two), { "1": 0, "2": 60 });
  });

  it("have ends of what is borne on each day", async () => {
    const bills = [loss("1", 50, first), loss("2", 50, first), loss("3", 50, second)];
    // 20 and 20 of the first day come down to 30.
    const ends = `${head} { deductible 20 per loss bearing at most 30 per day }`;
    deepStrictEqual(await due(ends, bills), { "1": 35, "2": 35, "3": 30 });
    const wider = `${head} { deductible 40 per day bearing at most 50 per incident }`;
    deepStrictEqual(await due(wider, bills), { "1": 38, "2": 37, "3": 25 });
    const borne = `${head} { deductible 20 per loss  borne at most 30 per day }`;
    deepStrictEqual(await due(borne, bills), { "1": 35, "2": 35, "3": 30 });
  });

  it("are settled by the kernel, but for a line without a day and what is kept for a period", async () => {
    const carried = async (body: string, bills: readonly Loss[]): Promise<number> => {
      const batch = new InputBatch(await loadBatch((await enginesOf(product(body)))!.plan));
      deepStrictEqual(batch.add(inputOf(bills)), []);
      batch.settle();
      return batch.batch.counts.rows - batch.batch.counts.scalar;
    };
    const bills = [loss("1", 70, first), loss("2", 60, first)];
    strictEqual(await carried(`${head} { deductible 5 per day  limit 100 per day }`, bills), 1);
    strictEqual(await carried(`${head} { limit 100 per day }`, [...bills, loss("3", 1)]), 0);
    strictEqual(await carried(`${head} { limit 100 per day per period }`, bills), 0);
  });

  it("are refused where a ledger says a use by anything but a day that there is", async () => {
    const engines = (await enginesOf(product(`${head} { limit 100 per day per period }`)))!;
    const { ledger } = await settledByAll(
      product(`${head} { limit 100 per day per period }`),
      inputOf([loss("1", 70, first)]),
    );
    for (const key of ["", "A", "2026-02-30", "2026-05-01T10:00", "2026-05-01/A", "1"]) {
      const used = { "a:limit:day-period:1": { [key]: 10 } };
      const wrong = { ...ledger, incidents: [{ ...ledger.incidents[0]!, used }] };
      const input = inputOf([loss("1", 70, first)], { incident: "I-2", ledger: wrong });
      const { answer, disagreement } = compare(engines, "settle", input as never, true);
      strictEqual(disagreement, undefined, key);
      ok("problems" in answer, key);
    }
  });

  it("are per the unit in a product that calls one `day`", () => {
    const text = product(`${head} { limit 100 per day  limit 80 per day per period }`);
    const basisOf = (of: string) =>
      compile({ name: "p.yakkan", text: of }).plans[0]!.heads[0]!.terms.map(({ id, basis }) => [id, basis]);
    const over = { kind: "unit", unit: "day" };
    deepStrictEqual(basisOf(text.replace('unit room "客室" en "Room"', 'unit day "日" en "Day"')), [
      ["a:limit:day:1", { over, period: false }],
      ["a:limit:day-period:1", { over, period: true }],
    ]);
    const incident = { kind: "incident" };
    deepStrictEqual(basisOf(text.replace("occurred", "day").replace("when occurred", "when day")), [
      ["a:limit:day:1", { over: incident, period: false, day: true }],
      ["a:limit:day-period:1", { over: incident, period: true, day: true }],
    ]);
  });
});
