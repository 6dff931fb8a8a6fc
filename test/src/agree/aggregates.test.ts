// One value over all claims, insureds or scheduled units: any, every, sum, largest, smallest, earliest, latest.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { interpretPremium } from "@yakkan/compiler/interpret/premium.js";
import { Validator } from "@yakkan/compiler/interpret/validator.js";
import { hashTerms } from "@yakkan/compiler/terms-hash.js";
import type { FactReference, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { planOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

const product = (members: string, more = ""): string => `product p "商品" en "Product" {
  edition 2026-04-01
  unit location "所在地" en "Location" {
    value  "価額" en "Value" : money
    wooden "木造" en "Wooden" : bool = no
    closed "休業" en "Closed" : duration = 0 hours
  }
  contract { schedule location  ${more.includes("require") ? more : ""} }
  facts of incident { late "遅延" en "Late" : bool = no }
  facts of claim {
    made   "請求日" en "Made" : date or never
    demand "請求額" en "Demand" : money
    share  "割合" en "Share" : ratio = 50%
  }
  facts of insured { knew "認識" en "Knew" : bool  joined "加入" en "Joined" : date }
  triggers { suit "提訴" en "Suit" }
  let demanded "請求総額" en "Demanded" = sum(demand)
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    ${members}
  }
  ${more.includes("require") ? "" : more}
}`;

interface Given {
  readonly claims?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly insureds?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly locations?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly losses?: readonly Readonly<Record<string, unknown>>[];
  readonly period?: { readonly from: string; readonly to: string };
  readonly others?: "none";
}

const year = { from: "2026-04-01", to: "2027-04-01" };
const listed = (all: Given["claims"] = {}) => Object.entries(all).map(([id, facts]) => ({ id, facts }));

function inputOf({ claims, insureds, locations, losses = [{}], period = year, others }: Given): SettlementInput {
  return {
    contract: { policy: "P-1", period, units: { location: listed(locations) } },
    incident: { id: "I-1", triggers: ["suit"], ...(others && { others }) },
    claims: listed(claims),
    insureds: listed(insureds),
    losses: losses.map((loss, place) => ({ id: `L${place + 1}`, head: "defence", amount: 1000, ...loss })),
  } as never;
}

/** The result, after the interpreter, the evaluator and the batch have said the same. */
async function settled(text: string, given: Given): Promise<SettlementResult> {
  const input = inputOf(given);
  return settledByAll(text, input);
}

/** Of each line what is due, "refused", or what it waits for: `claim b made`. */
async function linesOf(text: string, given: Given): Promise<readonly (number | string | readonly string[])[]> {
  const { lines } = await settled(text, given);
  return lines.map(({ verdict, due, undetermined }) => {
    if (verdict !== "undetermined") return verdict === "refused" ? verdict : due;
    return undetermined.flatMap(({ waitsFor }) => waitsFor.map(named));
  });
}

const named = ({ of, id, name }: FactReference): string =>
  [of, id, name].filter((part) => part !== undefined).join(" ");

describe("aggregates", () => {
  describe("any, every", () => {
    const opened = product("covered when any(made during period) for defence\n head defence", "");
    const within = product("require proper for defence: every(made during period)\n head defence", "");
    const inside = { made: "2026-05-01" };
    const outside = { made: "2026-03-31" };

    it("any is decided by one claim, also for a line that names none", async () => {
      deepStrictEqual(await linesOf(opened, { claims: { a: outside, b: inside, c: {} } }), [1000]);
      deepStrictEqual(await linesOf(opened, { claims: { a: outside, b: { made: "never" } } }), ["refused"]);
      deepStrictEqual(await linesOf(opened, { claims: { a: outside, b: {}, c: {} } }), [
        ["claim b made", "claim c made"],
      ]);
      // For a line of a claim the others count, too.
      deepStrictEqual(await linesOf(opened, { claims: { a: outside, b: inside }, losses: [{ claim: "a" }] }), [1000]);
    });

    it("every is decided by one claim that fails", async () => {
      deepStrictEqual(await linesOf(within, { claims: { a: inside, b: outside, c: {} } }), ["refused"]);
      deepStrictEqual(await linesOf(within, { claims: { a: inside, b: inside } }), [1000]);
      deepStrictEqual(await linesOf(within, { claims: { a: inside, b: {} } }), [["claim b made"]]);
    });

    it("of no claims any is false, every true", async () => {
      deepStrictEqual(await linesOf(opened, {}), ["refused"]);
      deepStrictEqual(await linesOf(within, {}), [1000]);
    });

    it("an exclusion that looks over all insureds is the incident's", async () => {
      const excluded = product("head defence", "exclusions { known for defence when every(knew) }");
      deepStrictEqual(
        planOf(excluded)?.exclusions.map(({ of }) => of),
        ["incident"],
      );
      const insureds = { x: { knew: true }, y: { knew: true } };
      deepStrictEqual(await linesOf(excluded, { insureds, losses: [{ insured: "x" }] }), ["refused"]);
      deepStrictEqual(await linesOf(excluded, { insureds: { ...insureds, z: { knew: false } } }), [1000]);
      const { open } = await settled(excluded, { insureds: { ...insureds, z: {} } });
      deepStrictEqual(
        open.map(({ waitsFor }) => waitsFor.map(named)),
        [["insured z knew"]],
      );
    });

    it("what a claim asserts is one of its facts", async () => {
      const asserted = product(
        "require any(war)\n head defence",
        "exclusions { war of claim : bool for overhead }",
      ).replace("head defence", "head defence head overhead");
      deepStrictEqual(await linesOf(asserted, { claims: { a: {}, b: {} } }), [["claim a war", "claim b war"]]);
      deepStrictEqual(await linesOf(asserted, { claims: { a: {}, b: {} }, others: "none" }), ["refused"]);
    });
  });

  describe("sum, largest, smallest", () => {
    const claims = { a: { demand: 300 }, b: { demand: 500, share: "20%" } };
    const withLimit = (amount: string, basis = "incident"): string =>
      product(`head defence { limit ${amount} per ${basis} }`);

    it("of money of all claims", async () => {
      deepStrictEqual(await linesOf(withLimit("demanded"), { claims }), [800]);
      // 300 × 50 % and 500 × 20 %
      deepStrictEqual(await linesOf(withLimit("sum(demand * share)"), { claims }), [250]);
      deepStrictEqual(await linesOf(withLimit("largest(demand * share)"), { claims }), [150]);
      deepStrictEqual(await linesOf(withLimit("smallest(demand * share)"), { claims }), [100]);
      deepStrictEqual(
        await linesOf(withLimit("smallest(if demand > 400 then unlimited else demand)"), { claims }),
        [300],
      );
    });

    it("is unknown where one is, and waits for it", async () => {
      const open = { ...claims, c: {} };
      for (const amount of ["demanded", "largest(demand)", "smallest(demand)"])
        deepStrictEqual(await linesOf(withLimit(amount), { claims: open }), [["claim c demand"]]);
    });

    it("of none the sum is 0; the largest is unknown, waiting for nothing", async () => {
      deepStrictEqual(await linesOf(withLimit("demanded"), {}), [0]);
      deepStrictEqual(await linesOf(withLimit("largest(demand)"), {}), [[]]);
      deepStrictEqual(await linesOf(withLimit("smallest(demand)"), {}), [[]]);
      deepStrictEqual(await linesOf(withLimit("if any(demand > 0円) then largest(demand) else 70円"), {}), [70]);
    });

    it("an amount per claim acts on lines without a claim, too: it reads none at hand", async () => {
      const losses = [{ claim: "a" }, {}, { claim: "b", amount: 100 }];
      deepStrictEqual(await linesOf(withLimit("50% of demanded", "claim"), { claims, losses }), [400, 400, 100]);
      // Beside a fact of the claim at hand it does not; the line without one comes first.
      deepStrictEqual(await linesOf(withLimit("demanded - demand", "claim"), { claims, losses }), [1000, 500, 100]);
    });

    it("reads nothing of a line: a share is per claim still, an amount per loss for each line the same", async () => {
      const shared = product("head defence { coinsurance pays if any(demand > 400円) then 50% else 80% }");
      deepStrictEqual(planOf(shared)?.heads[0]?.terms[0]?.basis.over, { kind: "claim" });
      const losses = [{ claim: "a" }, {}];
      deepStrictEqual(await linesOf(shared, { claims, losses }), [500, 500]);
      // 10 % of 800 from each line
      const each = product("head defence { deductible 10% of demanded per loss }");
      deepStrictEqual(await linesOf(each, { claims, losses }), [920, 920]);
    });

    it("of units of the schedule, also lengths of time", async () => {
      const locations = {
        A: { value: 900, closed: "PT36H" },
        B: { value: 100, wooden: true, closed: "PT12H" },
      };
      const places = withLimit("if any(location.wooden) then largest(location.value) else 1円");
      deepStrictEqual(await linesOf(places, { locations }), [900]);
      deepStrictEqual(await linesOf(places, { locations: { A: locations.A } }), [1]);
      // (36 h + 12 h) / 1 day × 70
      const closed = withLimit("70円 * (sum(location.closed) / 1 day)");
      deepStrictEqual(await linesOf(closed, { locations }), [140]);
      deepStrictEqual(await linesOf(closed, {}), [0]);
    });

    it("in a computed head, once for the incident, with its workings", async () => {
      const help = product("head defence\n head help = 10% of demanded");
      const { lines, workings } = await settled(help, { claims });
      deepStrictEqual(
        lines.map(({ id, due }) => [id, due]),
        [
          ["L1", 1000],
          ["=help", 80],
        ],
      );
      deepStrictEqual(workings, [
        {
          head: "help",
          value: "80",
          figures: [
            { of: "let", name: "demanded", value: "800", kind: "money" },
            { of: "expression", name: "sum(demand)", value: "800", kind: "money" },
          ],
        },
      ]);
    });

    it("goes on with its claim after another computed head was worked out", async () => {
      // `share` is worked out while the first claim is looked at: 300 + 500 of those above a loss of 100.
      const nested = product(
        "head defence\n head total = sum(if loss(other) < demand then demand else 0円)\n head other = 10% of loss(defence)",
      );
      const { lines } = await settled(nested, { claims });
      deepStrictEqual(
        lines.map(({ id, due }) => [id, due]),
        [
          ["L1", 1000],
          ["=total", 800],
          ["=other", 100],
        ],
      );
    });

    it("one in another goes over its own", async () => {
      // A claim of more than half of all demands: b with 500 of 800.
      const most = product("require any(demand > 50% of sum(demand))\n head defence");
      deepStrictEqual(await linesOf(most, { claims }), [1000]);
      deepStrictEqual(await linesOf(most, { claims: { a: claims.a, b: { demand: 300 } } }), ["refused"]);
      const mixed = product("require any(demand > 400円 and every(knew))\n head defence");
      deepStrictEqual(await linesOf(mixed, { claims, insureds: { x: { knew: true } } }), [1000]);
      deepStrictEqual(await linesOf(mixed, { claims, insureds: { x: {} } }), [["insured x knew"]]);
    });
  });

  describe("earliest, latest", () => {
    const connected = product("covered when earliest(made) during period for defence\n head defence");
    const last = product("covered when latest(made) during period for defence\n head defence");

    it("the first of the claims counts for all", async () => {
      const claims = { a: { made: "2026-05-10" }, b: { made: "2026-03-20" } };
      deepStrictEqual(await linesOf(connected, { claims }), ["refused"]);
      deepStrictEqual(await linesOf(last, { claims }), [1000]);
      deepStrictEqual(await linesOf(connected, { claims: { a: claims.a } }), [1000]);
      deepStrictEqual(await linesOf(connected, { claims: { ...claims, c: {} } }), [["claim c made"]]);
    });

    it("takes no notice of dates that never came; of none it is never", async () => {
      const never = { made: "never" };
      deepStrictEqual(await linesOf(connected, { claims: { a: never, b: { made: "2026-05-10" } } }), [1000]);
      deepStrictEqual(await linesOf(connected, { claims: { a: never, b: never } }), ["refused"]);
      deepStrictEqual(await linesOf(connected, {}), ["refused"]);
      const none = product("require latest(made) is never\n head defence");
      deepStrictEqual(await linesOf(none, {}), [1000]);
      deepStrictEqual(await linesOf(none, { claims: { a: never } }), [1000]);
      deepStrictEqual(await linesOf(none, { claims: { a: never, b: {} } }), [["claim b made"]]);
    });

    it("without its time where one of that day has none", async () => {
      const period = { from: "2026-04-01T16:00", to: "2027-04-01T16:00" };
      const timed = { a: { made: "2026-04-01T17:00" }, b: { made: "2026-04-01T16:30" } };
      deepStrictEqual(await linesOf(connected, { period, claims: timed }), [1000]);
      const early = { ...timed, b: { made: "2026-04-01T15:30" } };
      deepStrictEqual(await linesOf(connected, { period, claims: early }), ["refused"]);
      deepStrictEqual(await linesOf(last, { period, claims: early }), [1000]);
      const open = { ...timed, c: { made: "2026-04-01" }, d: { made: "2026-04-01" }, e: { made: "2026-04-02" } };
      deepStrictEqual(await linesOf(connected, { period, claims: open }), [["claim c made", "claim d made"]]);
      deepStrictEqual(await linesOf(last, { period, claims: open }), [1000]);
    });

    it("says the dates that were compared", async () => {
      const { lines } = await settled(connected, { claims: { a: { made: "2026-03-20" } } });
      deepStrictEqual(
        lines[0]?.refused.map(({ dates }) => dates),
        [{ value: "2026-03-20", from: "2026-04-01", before: "2027-04-01" }],
      );
    });
  });

  it("over a schedule it may stand wherever the contract is read", async () => {
    const text = product(
      "head defence { limit 100 per incident when any(location.wooden) }",
      "premium annual = 1% of largest(location.value)",
    );
    const locations = { A: { value: 900_000 }, B: { value: 100_000, wooden: true } };
    deepStrictEqual(await linesOf(text, { locations }), [100]);
    deepStrictEqual(await linesOf(text, { locations: { A: locations.A } }), [1000]);
    const plan = planOf(text);
    ok(plan);
    const { contract } = inputOf({ locations });
    const annual = interpretPremium(plan, contract, "annual");
    strictEqual(annual.ok && annual.result.verdict === "determined" && annual.result.amount, 9_000);
    const ruled = planOf(product("head defence", "require stone: not any(location.wooden)"));
    ok(ruled);
    deepStrictEqual(
      new Validator(ruled).contract(contract).map(({ code, path }) => [code, path]),
      [["rule", "contract"]],
    );
  });

  it("is part of the terms; a sum over units is in the plan as in earlier releases, so hashes stay", () => {
    const hashes = ["any(demand > 5円)", "every(demand > 5円)", "any(location.wooden)"].map((test) =>
      hashTerms(planOf(product(`require ${test}\n head defence`))!),
    );
    strictEqual(new Set(hashes).size, 3);
    const value = { kind: "unit-fact", type: { kind: "money" }, unit: "location", name: "value" };
    deepStrictEqual(planOf(product("head defence { limit sum(location.value) per incident }"))?.heads[0]?.terms[0], {
      ...planOf(product("head defence { limit 5 per incident }"))!.heads[0]!.terms[0],
      amount: { kind: "sum", type: { kind: "money" }, unit: "location", value },
      source: planOf(product("head defence { limit sum(location.value) per incident }"))!.heads[0]!.terms[0]!.source,
    });
  });

  it("over claims it cannot stand where only the contract is read", () => {
    const codes = (text: string) => compile({ name: "p.yakkan", text }).diagnostics.map(({ code }) => code);
    deepStrictEqual(codes(product("head defence { limit 100 per incident when any(demand > 5円) }")), [
      "expression/not-here",
    ]);
    deepStrictEqual(codes(product("head defence", "premium annual = 1% of demanded")), ["expression/not-here"]);
  });

  it("takes what it can work with, over one kind", () => {
    const codes = (amount: string) =>
      compile({ name: "p.yakkan", text: product(`head defence { limit ${amount} per incident }`) })
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code }) => code);
    for (const wrong of ["sum(made)", "largest(knew)", "sum(demand, demand)", "sum()"])
      deepStrictEqual(codes(wrong), ["expression/arguments"], wrong);
    for (const wrong of [
      "sum(5円)",
      "sum(if late then 5円 else 6円)",
      "sum(if knew then demand else 0円)",
      "sum(sum(demand))",
    ])
      deepStrictEqual(codes(wrong), ["expression/elements"], wrong);
    for (const wrong of ["if any(demand) then 5 else 6", "if earliest(demand) is never then 5 else 6"])
      deepStrictEqual(codes(wrong), ["expression/arguments"], wrong);
    deepStrictEqual(codes("sum(if demand > 5円 then unlimited else demand)"), ["type/mismatch"]);
  });
});
