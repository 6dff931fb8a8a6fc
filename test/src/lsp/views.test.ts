// What the views of our own extension ask for: the explanation tree, the payout curve, the coverage of clauses.
import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import type { CoveredClause } from "@yakkan/lsp/clause-coverage.js";
import type { Explanation, ExplanationPart } from "@yakkan/lsp/explanation.js";
import type { PayoutView } from "@yakkan/lsp/payout.js";
import { framed, framedWith } from "./samples.js";
import { type Opened, ServerProcess, textIn } from "./server-process.js";

let server: ServerProcess;
const ask = <Answer>(method: string, { at: { textDocument } }: Opened, params: object): Promise<Answer> =>
  server.connection.sendRequest<Answer>(method, { textDocument, ...params });

describe("language server: explanation tree", () => {
  before(async () => {
    server = await ServerProcess.start({ initializationOptions: { commands: true } });
  });
  after(() => server?.stop());

  /** `  line 1 ¥1,000,000 → loss probe …`, a line for each part. */
  function shown(opened: Opened, parts: readonly ExplanationPart[], depth = 0): string[] {
    return parts.flatMap(({ label, amount, location, parts: inner }) => {
      const leadsTo = location === undefined ? "" : ` → ${textIn(opened, location.range).split(/[{\n]/)[0]!.trim()}`;
      return [
        `${"  ".repeat(depth)}${label}${amount === undefined ? "" : ` ${amount}`}${leadsTo}`,
        ...shown(opened, inner, depth + 1),
      ];
    });
  }

  it("goes from the total down to each step, and each clause is found in the text", async () => {
    const opened = await server.open(framed);
    const found = await ask<Explanation>("yakkan/explanation", opened, { id: "調査費用は支払われる" });
    deepStrictEqual(shown(opened, found.parts.slice(0, 1)), [
      "pay now ¥1,000,000",
      '  Framed ¥1,000,000 → product 枠組 "枠のある商品" en "Framed"',
      '    Costs ¥1,000,000 → section costs "費用損害" en "Costs"',
      '      Probe ¥1,000,000 → head probe "調査費用" en "Probe"',
      '        line 1 ¥1,000,000 → head probe "調査費用" en "Probe"',
      '          Event: 漏えい → leak "漏えい"',
      "          claimed ¥1,100,000",
      "          deductible per incident of Costs: ¥100,000 -¥100,000 → deductible 100_000 per incident when order is first",
      "          due ¥1,000,000",
    ]);
    const deductible = JSON.stringify(found.parts);
    ok(deductible.includes("deductible 100_000 per incident when order is first"), "the words of the clause");
    strictEqual(found.parts[1]?.label.startsWith("READINGS"), true);
  });

  it("tells of a refused line every reason with its clause", async () => {
    const opened = await server.open(framed);
    const found = await ask<Explanation>("yakkan/explanation", opened, { id: "It is twice as much" });
    const lines = shown(opened, found.parts);
    ok(
      lines.some((line) => line.trim() === 'excluded: War → war "戦争" en "War" : bool'),
      lines.join("\n"),
    );
  });

  it("has a part for each settlement of a scenario", async () => {
    const more = "expect due 0\n  later { not war }\n  expect due 500_000\n}";
    const opened = await server.open(framedWith("expect due 0\n}", more));
    const found = await ask<Explanation>("yakkan/explanation", opened, { id: "It is twice as much" });
    deepStrictEqual(
      found.parts.map(({ label, amount }) => `${label} ${amount}`),
      ["1 / 2 · Policy P-1, incident incident-1 ¥0", "2 / 2 · Policy P-1, incident incident-1 ¥500,000"],
    );
  });

  it("says why there is none while the file has errors", async () => {
    const opened = await server.open(framedWith("covers leak, attack", "covers leak, atack"));
    await rejects(ask("yakkan/explanation", opened, { id: "調査費用は支払われる" }), /cannot be run.*atack/);
  });
});

describe("language server: payout curve", () => {
  before(async () => {
    server = await ServerProcess.start({ locale: "ja", initializationOptions: { commands: true } });
  });
  after(() => server?.stop());

  it("has exact bends, each with its clause and the place of the clause", async () => {
    const opened = await server.open(framed);
    const view = await ask<PayoutView>("yakkan/payout", opened, { node: "costs" });
    strictEqual(view.scenario, "調査費用は支払われる");
    deepStrictEqual(view.stated, { loss: 1_100_000, due: 1_000_000 });
    deepStrictEqual(
      view.pieces.map(({ from, to, share, because }) => [from.loss, to?.loss, share, because?.what]),
      [
        [0, 100_000, "0%", undefined],
        [100_001, 5_100_000, "100%", "免責金額を超える"],
        [5_100_001, undefined, "0%", "支払限度額に達する"],
      ],
    );
    const places = view.pieces.flatMap(({ because }) =>
      because?.location ? textIn(opened, because.location.range) : [],
    );
    deepStrictEqual(places, ["deductible 100_000 per incident when order is first", "limit cost_limit per incident"]);
  });

  it("is of the head, section or scenario at the cursor", async () => {
    for (const [part, other, node] of [
      ["head probe", "head pro‸be", "probe"],
      ["deductible 100_000", "deduct‸ible 100_000", "costs"],
      ["expect due 1_000_000", "expect d‸ue 1_000_000", "枠組"],
    ] as const) {
      const opened = await server.open(framedWith(part, other));
      const view = await ask<PayoutView>("yakkan/payout", opened, { position: opened.position });
      strictEqual(view.node, node);
    }
  });

  it("says which scenario is missing, and that there is no product", async () => {
    const opened = await server.open(framed);
    await rejects(ask("yakkan/payout", opened, { node: "sympathy" }), /`sympathy` の損害がある事例がありません/);
    const broken = await server.open(framedWith("covers leak, attack", "covers leak, atack"));
    await rejects(ask("yakkan/payout", broken, {}), /誤りのない商品がありません/);
  });
});

describe("language server: coverage of clauses", () => {
  before(async () => {
    server = await ServerProcess.start({ initializationOptions: { commands: true } });
  });
  after(() => server?.stop());

  async function covered(text: string, ids?: string[]): Promise<string[]> {
    const opened = await server.open(text);
    const found = await ask<CoveredClause[]>("yakkan/coverage", opened, { ids });
    return found.map(
      ({ name, outcomes }) => `${name}: ${outcomes.map(({ way, count }) => `${way} ${count}`).join(", ")}`,
    );
  }

  it("says of every clause which ways it comes out in how many scenarios", async () => {
    const found = await covered(framed);
    for (const line of [
      "漏えい: a loss is paid under it 1",
      "攻撃: a loss is paid under it 0",
      "Damages: a loss is paid under it 1",
      "Probe: a loss is paid under it 1",
      "Containment: a loss is paid under it 0",
      "deductible 100_000 per incident when order is first: takes something 1",
      "limit cost_limit per incident: takes something 0, leaves the loss as it is 1",
      "limit 30_000_000 per incident: takes something 0, leaves the loss as it is 0",
      "War: stops a loss 1, lets a loss pass 1",
    ])
      ok(found.includes(line), `${line}\n\n${found.join("\n")}`);
  });

  it("counts only the scenarios that are asked for", async () => {
    const found = await covered(framed, ["It is twice as much"]);
    ok(found.includes("Probe: a loss is paid under it 0"), found.join("\n"));
    ok(found.includes("War: stops a loss 1, lets a loss pass 0"), found.join("\n"));
  });

  it("has nothing to say of a product with an error", async () => {
    deepStrictEqual(await covered(framedWith("covers leak, attack", "covers leak, atack")), []);
  });
});
