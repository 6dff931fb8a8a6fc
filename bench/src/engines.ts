import { ZenEngine } from "@gorules/zen-engine";
import { Engine } from "json-rules-engine";
import type { BenchInput } from "./claims.js";

/** What is due of an incident in total, by a rule engine with its own expression language. */
export async function zen(): Promise<(input: BenchInput) => Promise<number>> {
  const expression = (id: string, key: string, value: string) => ({ id, key, value });
  const sumOf = (head: string, test = "true"): string =>
    `sum(map(filter(losses, #.head == '${head}' and ${test}), #.amount))`;
  const rows = ["response", "forensics", "containment", "recurrence", "probe"];
  const approved = "(#.approved ?? false) == true";
  const expressions = [
    expression("in", "inside", "discovered >= start and discovered < end"),
    ...rows.map((head) =>
      expression(
        `s${head}`,
        `s_${head}`,
        `$.inside ? ${sumOf(head, head === "forensics" || head === "containment" ? approved : "true")} : 0`,
      ),
    ),
    expression("t", "total", rows.map((head) => `$.s_${head}`).join(" + ")),
    expression("d", "cut", "own_share < $.total ? own_share : $.total"),
    // Pro rata by running total.
    ...rows.map((head, place) => {
      const upTo = (count: number): string =>
        count === 0
          ? "0"
          : `floor($.cut * (${rows
              .slice(0, count)
              .map((one) => `$.s_${one}`)
              .join(" + ")}) / ($.total > 0 ? $.total : 1))`;
      return expression(`n${head}`, `n_${head}`, `$.s_${head} - (${upTo(place + 1)} - ${upTo(place)})`);
    }),
    expression("c", "c", "floor($.n_containment * 90 / 100)"),
    expression("r", "r", "floor($.n_recurrence * 90 / 100)"),
    expression("f", "frame", "$.c + $.r > 3000000 ? 3000000 : $.c + $.r"),
    expression("p", "p", "floor($.n_probe * 80 / 100)"),
    expression("a", "all", "$.n_response + $.n_forensics + $.frame + $.p"),
    expression("due", "due", "$.all > cost_limit ? cost_limit : $.all"),
  ];
  const content = {
    nodes: [
      { id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 } },
      { id: "x", name: "x", type: "expressionNode", position: { x: 1, y: 0 }, content: { expressions } },
      { id: "out", name: "out", type: "outputNode", position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: "1", sourceId: "in", targetId: "x", type: "edge" },
      { id: "2", sourceId: "x", targetId: "out", type: "edge" },
    ],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(content)));
  await Promise.resolve();
  return async ({ contract, incident, losses }) => {
    const { result } = (await decision.evaluate({
      discovered: dayOf(incident.facts!["discovered"] as string),
      start: dayOf(contract.period.from),
      end: dayOf(contract.period.to),
      own_share: contract.own_share,
      cost_limit: contract.cost_limit,
      losses,
    })) as { result: { due: number } };
    return result.due;
  };
}

/** The same by an engine that decides which lines are covered; it has no arithmetic, which is written out. */
export function jsonRules(): (input: BenchInput) => Promise<number> {
  const inside = [
    { fact: "discovered", operator: "greaterThanInclusive", value: { fact: "start" } },
    { fact: "discovered", operator: "lessThan", value: { fact: "end" } },
  ];
  const engine = new Engine(
    [
      {
        conditions: { all: [...inside, { fact: "head", operator: "in", value: ["response", "recurrence", "probe"] }] },
        event: { type: "covered" },
      },
      {
        conditions: {
          all: [
            ...inside,
            { fact: "head", operator: "in", value: ["forensics", "containment"] },
            { fact: "approved", operator: "equal", value: true },
          ],
        },
        event: { type: "covered" },
      },
    ],
    { allowUndefinedFacts: true },
  );
  return async ({ contract, incident, losses }) => {
    const period = {
      discovered: dayOf(incident.facts!["discovered"] as string),
      start: dayOf(contract.period.from),
      end: dayOf(contract.period.to),
    };
    const sums = new Map<string, number>();
    for (const { head, amount, approved } of losses) {
      const { events } = await engine.run({ ...period, head, approved: approved ?? false });
      if (events.length > 0) sums.set(head, (sums.get(head) ?? 0) + (amount ?? 0));
    }
    const of = ["response", "forensics", "containment", "recurrence", "probe"].map((head) => sums.get(head) ?? 0);
    const total = of.reduce((sum, x) => sum + x, 0);
    const cut = Math.min(total, contract.own_share);
    let [running, borne] = [0, 0];
    const net = of.map((x) => {
      running += x;
      const upTo = total === 0 ? 0 : Math.floor((cut * running) / total);
      const rest = x - (upTo - borne);
      borne = upTo;
      return rest;
    });
    const frame = Math.min(3_000_000, Math.floor((net[2]! * 90) / 100) + Math.floor((net[3]! * 90) / 100));
    return Math.min(contract.cost_limit, net[0]! + net[1]! + frame + Math.floor((net[4]! * 80) / 100));
  };
}

function dayOf(text: string): number {
  return Date.parse(text) / 86_400_000;
}
