import { randomProduct } from "../support/generate/product.js";
import { HistoryWriter } from "../support/generate/history.js";
import { mutate } from "../support/generate/mutate.js";
import { Random } from "../support/generate/random.js";
import type { Json } from "../support/generate/json.js";
import { setField } from "../support/generate/json.js";
import { compare, type Comparison, type Disagreement, type Engines, enginesOf } from "./agreement.js";
import { type Failure, reduce } from "./reduce.js";

/** A disagreement, with all that is needed to see it again. */
export interface Finding {
  readonly seed: number;
  readonly failure: Failure;
  readonly disagreement: Disagreement;
}

export interface Observer {
  settled?(comparison: Comparison, history: number): void;
}

/** The product that the seed draws; nothing where it does not compile. */
export function productOf(seed: number): Promise<Engines | undefined> {
  return enginesOf(randomProduct(new Random(seed)));
}

/** Settles random histories of a product both ways; the first disagreement ends it. */
export function agreeOn(
  engines: Engines,
  seed: number,
  histories: number,
  observer: Observer = {},
): { finding?: Finding; settlements: number } {
  const random = new Random(seed ^ 0x5bd1e995);
  const writer = new HistoryWriter(engines.plan);
  let settlements = 0;
  for (let history = 0; history < histories; history += 1) {
    let ledger: Json | undefined;
    const own = random.fork();
    for (const call of writer.history(own, { changing: true })) {
      const input: Json = { ...call };
      if (ledger !== undefined) setField(input, "ledger", ledger);
      const comparison = compare(engines, input, own.chance(20));
      settlements += 1;
      observer.settled?.(comparison, history);
      if (comparison.disagreement)
        return {
          finding: { seed, failure: { text: engines.text, input }, disagreement: comparison.disagreement },
          settlements,
        };
      if (comparison.interpretation?.ok)
        ledger = JSON.parse(JSON.stringify(comparison.interpretation.result.ledger)) as Json;
      if (!own.chance(12)) continue;
      const wrong = mutate(own, input);
      const other = compare(engines, wrong, true);
      settlements += 1;
      if (other.disagreement)
        return {
          finding: { seed, failure: { text: engines.text, input: wrong }, disagreement: other.disagreement },
          settlements,
        };
    }
  }
  return { settlements };
}

/** The finding made small, of the same kind. */
export async function smallest({ seed, failure, disagreement }: Finding, milliseconds?: number): Promise<Finding> {
  const again = async (candidate: Failure): Promise<Disagreement | undefined> => {
    try {
      const engines = await enginesOf(candidate.text);
      return engines && compare(engines, candidate.input, true).disagreement;
    } catch {
      return undefined;
    }
  };
  const kind = kindOf(disagreement);
  const reduced = await reduce(
    failure,
    async (candidate) => {
      const found = await again(candidate);
      return found !== undefined && kindOf(found) === kind;
    },
    milliseconds,
  );
  return { seed, failure: reduced, disagreement: (await again(reduced)) ?? disagreement };
}

/** What it is about, without ids and amounts, so that shrinking does not wander off to another bug. */
export function kindOf({ about, differences }: Disagreement): string {
  const first = differences[0] ?? "";
  if (about === "thrown") return first.split("|")[0]!.slice(0, 80);
  if (about === "validate")
    return first.replace(/\[\d+\]/g, "[]").replace(/(?<=facts|exclusions|contract|units|paid|used)\..*$/, ".…");
  return `${about} ${first
    .split(":")[0]!
    .replace(/\[\d+\]/g, "[]")
    .replace(/ledger\..*/, "ledger")}`;
}

export function report({ seed, failure, disagreement }: Finding): string {
  return [
    `seed ${seed}: the interpreter and the evaluator disagree about ${disagreement.about}`,
    ...disagreement.differences.map((difference) => `  ${difference}`),
    failure.text,
    JSON.stringify(failure.input, null, 1).replace(/\n\s*/g, " "),
  ].join("\n");
}
