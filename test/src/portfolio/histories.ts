import type { Plan } from "@yakkan/compiler/plan.js";
import type { SettlementInput } from "@yakkan/runtime";
import { HistoryWriter } from "../support/generate/history.js";
import type { JsonObject } from "../support/generate/json.js";
import type { Random } from "../support/generate/random.js";
import type { Stated } from "./table.js";

export type Input = Omit<SettlementInput, "ledger">;

/**
 * Histories of many policies, each incident once: a file says of an incident that it is restated only where it says when.
 * `variations`: how many more there are of each that is drawn, with a few things changed.
 */
export function historiesOnce(plan: Plan, random: Random, policies: number, variations = 0): readonly Input[] {
  const writer = new HistoryWriter(plan);
  let drawn: readonly JsonObject[] = [];
  return Array.from({ length: policies }, (_, place) => {
    const isDrawn = place % (variations + 1) === 0;
    if (isDrawn) drawn = once(writer.history(random.fork()));
    return drawn.map((call) => ofPolicy(isDrawn ? call : writer.varied(random, call), `P-${place}`));
  }).flat();
}

/**
 * Histories of many policies in which incidents are restated: every call with the day on which it was settled. Now and
 * then a line is left out, which is refused once it was paid; so nothing may be left of what was bad.
 */
export function historiesRestated(plan: Plan, random: Random, policies: number): readonly Stated[] {
  const writer = new HistoryWriter(plan);
  return Array.from({ length: policies }, (_, place) =>
    writer.history(random.fork()).map((call, day) => {
      const input = ofPolicy(call, `R-${place}`);
      const losses = input.losses.filter(() => !random.chance(15));
      return { ...input, losses, settled: `2030-01-${String(day + 1).padStart(2, "0")}` };
    }),
  ).flat();
}

/** The last call of each incident. */
function once(history: readonly JsonObject[]): readonly JsonObject[] {
  return [...new Map(history.map((call) => [(call as unknown as Input).incident.id, call])).values()];
}

function ofPolicy(call: unknown, policy: string): Input {
  const input = call as Input;
  return { ...input, contract: { ...input.contract, policy } };
}
