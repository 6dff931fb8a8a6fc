// `earlier(n)`, `earlier_times(n)`, `earlier_largest(n)`: what is due on a node for the earlier incidents of the period. Both readings agree.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { Ledger, SettlementResult } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { loadBatch } from "../support/run-batch.js";
import { compare, type Engines, enginesOf } from "./agreement.js";

const contract = { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } };

const product = (body: string, declarations = "") => `product p "商品" en "Product" {
  edition 2026-04-01
  ${declarations}
  facts of incident { denied "否認" en "Denied" : bool = no }
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" {
    covers fire
    covered at any time
    require not denied
    ${body}
  }
}`;

type Line = number | ({ readonly amount?: number; readonly head?: string } & Readonly<Record<string, unknown>>);

/** A period in which incidents are settled by both, one after the other. */
class Period {
  ledger: Ledger | undefined;

  private constructor(private readonly engines: Engines) {}

  static async of(text: string): Promise<Period> {
    const engines = await enginesOf(text);
    ok(engines, text);
    return new Period(engines);
  }

  settle(id: string, lines: Line | readonly Line[], facts: object = {}): SettlementResult {
    const losses = [lines].flat().map((line, place) => ({
      id: String(place),
      head: "damage",
      ...(typeof line === "number" ? { amount: line } : line),
    }));
    const ledger = this.ledger === undefined ? {} : { ledger: this.ledger };
    const result = this.ask("settle", { contract, incident: { id, triggers: ["fire"], facts }, losses, ...ledger });
    this.ledger = (result as SettlementResult).ledger;
    return result as SettlementResult;
  }

  due(id: string, lines: Line | readonly Line[], facts: object = {}): number {
    return this.settle(id, lines, facts).due;
  }

  open(paid: object): void {
    this.ledger = (this.ask("opening", { contract, paid }) as { ledger: Ledger }).ledger;
  }

  problems(task: "settle" | "opening", input: object): readonly string[] {
    const { answer, disagreement } = compare(this.engines, task, { contract, ...input }, true);
    strictEqual(disagreement, undefined, JSON.stringify(disagreement));
    return "problems" in answer ? answer.problems.map(({ path, code }) => `${path} ${code}`) : [];
  }

  private ask(task: "settle" | "opening", input: object): unknown {
    const { answer, disagreement } = compare(this.engines, task, input as never, true);
    strictEqual(disagreement, undefined, JSON.stringify(disagreement));
    ok("result" in answer, JSON.stringify(answer));
    return answer.result;
  }
}

describe("what was due in earlier incidents", () => {
  const residual = product(
    "head damage limit_here".replace(" limit_here", " { limit max(0, 1_000 - earlier(damage)) per incident }"),
  );

  it("is read of those before, as they were last settled", async () => {
    const period = await Period.of(residual);
    strictEqual(period.due("A", 600), 600);
    strictEqual(period.due("B", 600), 400);
    deepStrictEqual(
      period.ledger?.incidents.map(({ used }) => used),
      [{ "damage:due": { "": 600 } }, { "damage:due": { "": 400 } }],
    );
    // Settled again, the first has none before it, and comes to the same.
    strictEqual(period.due("A", 600), 600);
    strictEqual(period.due("A", 900), 900);
    strictEqual(period.due("B", 600), 100);
    strictEqual(period.due("C", 600), 0);
    // What is due no more is given back.
    strictEqual(period.due("A", 900, { denied: true }), 0);
    strictEqual(period.due("B", 600), 600);
    strictEqual(period.due("C", 600), 400);
    strictEqual(period.settle("C", 600).pay, 0);
  });

  it("is what is due in the end, not what came to the node", async () => {
    const period = await Period.of(
      product(`head damage { limit 1_000 - earlier(damage) per incident }
    head rent
    coinsurance pays 50%
    limit 300 per incident`),
    );
    // 800 and 200, half of 1,000 are 500, cut to 300: 240 of the damage.
    strictEqual(period.due("A", [800, { head: "rent", amount: 200 }]), 300);
    deepStrictEqual(period.ledger?.incidents[0]?.used, { "damage:due": { "": 240 } });
    // 760 are left, of which 380 would be paid.
    deepStrictEqual(
      period.settle("B", 1_000).lines[0]?.reduced.map(({ amount }) => amount),
      [240, 380, 80],
    );
  });

  it("is of a section, or of several nodes, each head once", async () => {
    for (const nodes of ["costs", "rent, damage", "costs, rent"]) {
      const period = await Period.of(
        product(`head damage { deductible 10% of earlier(${nodes}) per incident }  head rent`),
      );
      strictEqual(period.due("A", [500, { head: "rent", amount: 500 }]), 1_000);
      strictEqual(period.due("B", 500), 400);
    }
  });

  it("makes a share that falls by steps", async () => {
    // 80 % until 1,000 were paid in the period, 60 % of what is beyond.
    const period = await Period.of(
      product(`head damage {
      layer 80% of max(0, 1_000 - earlier(damage)) / 80% xs 0 per incident
      layer 60% of unlimited xs max(0, 1_000 - earlier(damage)) / 80% per incident
    }`),
    );
    strictEqual(period.due("A", 1_000), 800);
    strictEqual(period.due("B", 1_000), 200 + 450);
    strictEqual(period.due("C", 1_000), 600);
    strictEqual(period.due("A", 1_000), 800);
  });

  it("is counted by incidents that were paid", async () => {
    const period = await Period.of(
      product(`head damage { deductible (if earlier_times(damage) >= 1 then 100 else 50) per incident }
    head rent`),
    );
    strictEqual(period.due("A", { head: "rent", amount: 70 }), 70);
    strictEqual(period.due("B", 40), 0);
    strictEqual(period.due("C", 250), 200);
    strictEqual(period.due("D", 250), 150);
    strictEqual(period.due("C", 250), 200);
  });

  it("ends the contract with the largest that was due in one incident", async () => {
    const period = await Period.of(
      product(`head damage { limit 1_000 per incident }
    head rent
    coinsurance pays if earlier_largest(damage, rent) > 800 then 0% else 100%`),
    );
    strictEqual(period.due("A", [500, { head: "rent", amount: 300 }]), 800);
    strictEqual(period.due("B", 700), 700);
    strictEqual(period.due("C", [700, { head: "rent", amount: 101 }]), 801);
    strictEqual(period.due("D", 700), 0);
    // Another amount of an earlier one counts once those behind it are settled again.
    strictEqual(period.due("B", 1_200), 1_000);
    const withdrawn = [700, { head: "rent", amount: 0 }];
    strictEqual(period.due("C", withdrawn), 0);
    strictEqual(period.due("B", 700), 700);
    strictEqual(period.due("C", withdrawn), 700);
    strictEqual(period.due("D", 700), 700);
  });

  it("is the largest of the unit at hand, and of one of a group", async () => {
    const units = `unit animal "動物" en "Animal" {}`;
    const period = await Period.of(product("head damage { limit 1_000 - earlier_largest(damage) per animal }", units));
    const of = (unitId: string, amount: number, more: object = {}) => ({ amount, unit: "animal", unitId, ...more });
    strictEqual(period.due("A", [of("S", 700), of("T", 200)]), 900);
    strictEqual(period.due("B", [of("S", 100), of("T", 500)]), 600);
    strictEqual(period.due("C", [of("S", 900), of("T", 900)]), 300 + 500);
    // A herd of two: 1,500 of it are 750 of each, of which 250 are left.
    const herd = { count: 2 };
    strictEqual(period.due("D", of("herd", 1_500, herd)), 1_500);
    strictEqual(period.due("E", of("herd", 1_500, herd)), 500);
    strictEqual(period.due("F", of("herd", 1_500, herd)), 500);
  });

  it("is that of the unit at hand", async () => {
    const units = `contract { schedule place }
  unit place "場所" en "Place" {}
  unit room "部屋" en "Room" of place {}`;
    const period = await Period.of(
      product(
        `head damage { limit 1_000 - earlier(damage) per place }
    head rent { limit 500 - earlier(costs) per incident }`,
        units,
      ),
    );
    const scheduled = {
      ...contract,
      units: { place: [{ id: "S" }, { id: "T" }] },
    };
    const settle = (id: string, losses: readonly object[]) => {
      const numbered = losses.map((loss, place) => ({ id: String(place), ...loss }));
      const ledger = period.ledger === undefined ? {} : { ledger: period.ledger };
      const { answer, disagreement } = compare(
        period["engines"],
        "settle",
        { contract: scheduled, incident: { id, triggers: ["fire"] }, losses: numbered, ...ledger } as never,
        true,
      );
      strictEqual(disagreement, undefined, JSON.stringify(disagreement));
      ok("result" in answer, JSON.stringify(answer));
      period.ledger = (answer.result as SettlementResult).ledger;
      return (answer.result as SettlementResult).lines.map(({ due }) => due);
    };
    const at = (unitId: string, amount: number) => ({ head: "damage", unit: "place", unitId, amount });
    deepStrictEqual(settle("A", [at("S", 700), at("T", 200)]), [700, 200]);
    deepStrictEqual(period.ledger?.incidents[0]?.used, {
      "damage:due:place": { S: 700, T: 200 },
      "costs:due": { "": 900 },
    });
    deepStrictEqual(settle("B", [at("S", 700), at("T", 700), { head: "rent", amount: 100 }]), [300, 700, 0]);
    deepStrictEqual(settle("A", [at("S", 900), at("T", 200)]), [900, 200]);
    deepStrictEqual(settle("B", [at("S", 700), at("T", 700)]), [100, 700]);
  });

  it("asks for the id of the unit", async () => {
    const units = `unit animal "動物" en "Animal" {}`;
    const text = product(
      `head damage { limit 1_000 - earlier(damage) per animal }
    head rent { limit 10 - earlier(damage) per animal }`,
      units,
    );
    const period = await Period.of(text);
    const of = (head: string, more: object) => ({
      incident: { id: "A", triggers: ["fire"] },
      losses: [{ id: "1", head, amount: 600, unit: "animal", ...more }],
    });
    for (const head of ["damage", "rent"]) {
      deepStrictEqual(period.problems("settle", of(head, { count: 2 })), ["losses[0].unit unit"]);
      deepStrictEqual(period.problems("settle", of(head, { unitId: "herd", count: 2 })), []);
    }
    // A herd of two: 1,500 of it are 750 of each, of which in the second incident 250 are left.
    const herd = { unit: "animal", unitId: "herd", count: 2 };
    strictEqual(period.due("A", { ...herd, amount: 1_500 }), 1_500);
    strictEqual(period.due("B", { ...herd, amount: 1_500 }), 500);
    strictEqual(period.due("C", { ...herd, unitId: "other", amount: 1_500 }), 1_500);
  });

  it("counts what a ledger was opened with", async () => {
    const period = await Period.of(residual);
    period.open({ damage: 700 });
    deepStrictEqual(period.ledger?.opening?.used, { "damage:due": { "": 700 } });
    strictEqual(period.due("A", 600), 300);
    strictEqual(period.due("B", 600), 0);
  });

  it("is not told by amounts of heads where it is by number or unit", async () => {
    const times = await Period.of(product("head damage { limit 1_000 * earlier_times(damage) per incident }"));
    deepStrictEqual(times.problems("opening", { paid: { damage: 1 } }), ["paid.damage ledger"]);
    deepStrictEqual(times.problems("opening", { paid: { damage: 0 } }), []);
    const largest = await Period.of(product("head damage { limit 1_000 - earlier_largest(damage) per incident }"));
    deepStrictEqual(largest.problems("opening", { paid: { damage: 1 } }), ["paid.damage ledger"]);
    const units = await Period.of(
      product(`head damage { limit 1_000 - earlier(damage) per animal }`, `unit animal "動物" en "Animal" {}`),
    );
    deepStrictEqual(units.problems("opening", { paid: { damage: 1 } }), ["paid.damage unit"]);
  });

  it("is read by a computed head", async () => {
    const period = await Period.of(product("head damage  head refund = max(0, 100 - 10% of earlier(damage))"));
    strictEqual(period.due("A", 500), 600);
    strictEqual(period.due("B", 500), 550);
    strictEqual(period.due("A", 500), 600);
  });

  it("is left to the evaluator by the batch", async () => {
    const engines = await enginesOf(residual);
    ok(engines);
    const batch = new InputBatch(await loadBatch(engines.plan));
    const incident = (id: string) => ({ id, triggers: ["fire" as const] });
    for (const [id, amount] of [
      ["A", 600],
      ["B", 600],
      ["A", 900],
      ["B", 600],
    ] as const)
      deepStrictEqual(
        batch.add({ contract, incident: incident(id), losses: [{ id: "1", head: "damage", amount }] }),
        [],
      );
    batch.settle();
    deepStrictEqual(
      [0, 1, 2, 3].map((row) => batch.linesOf(row).map(({ due }) => due)),
      [[600], [400], [900], [100]],
    );
  });

  it("stands in amounts alone, of one node", () => {
    const codes = (body: string) =>
      compile({ name: "p.yakkan", text: product(body) }).diagnostics.flatMap(({ severity, code }) =>
        severity === "error" ? [code] : [],
      );
    deepStrictEqual(codes("head damage  require earlier(damage) < 500"), ["expression/not-here"]);
    deepStrictEqual(codes("head damage when earlier_times(damage) < 2"), ["expression/not-here"]);
    deepStrictEqual(codes("head damage { limit earlier() per incident }"), ["expression/arguments"]);
    deepStrictEqual(codes("head damage { limit earlier_times(damage) per incident }"), ["type/mismatch"]);
    deepStrictEqual(codes("head damage { limit earlier(nothing) per incident }"), ["name/unknown"]);
    deepStrictEqual(codes("head damage when earlier_largest(damage) < 2"), ["expression/not-here"]);
    deepStrictEqual(codes("head damage { limit earlier_largest() per incident }"), ["expression/arguments"]);
  });
});
