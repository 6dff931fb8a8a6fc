import { mostlyPlain } from "../support/generate/derive.js";
import { randomProduct } from "../support/generate/product.js";
import { HistoryWriter } from "../support/generate/history.js";
import { mutate } from "../support/generate/mutate.js";
import { Random } from "../support/generate/random.js";
import { child, type Json, type JsonObject, objectOf, setField, withAt } from "../support/generate/json.js";
import {
  compare,
  type Comparison,
  type Disagreement,
  type Engines,
  enginesOf,
  ledgerAfter,
  planOf,
} from "./agreement.js";
import type { Task } from "./answers.js";
import { type Failure, reduce } from "./reduce.js";

/** A disagreement, with all that is needed to see it again. */
export interface Finding {
  readonly seed: number;
  readonly failure: Failure;
  readonly disagreement: Disagreement;
}

export interface Observer {
  /** A settlement of a history, not of an input that was made invalid on purpose. */
  settled?(comparison: Comparison, history: number, input: Json): void;
}

/** The product that the seed draws; nothing where it does not compile. */
export function productOf(seed: number): Promise<Engines | undefined> {
  return enginesOf(mostlyPlain(textOf(seed), new Random(~seed), (other) => planOf(other) !== undefined));
}

/** Where it seems to pay for nothing, which tells little of its terms, another is drawn once. */
export function textOf(seed: number): string {
  const text = randomProduct(new Random(seed));
  const plan = planOf(text);
  if (plan === undefined || new HistoryWriter(plan).isPaying(new Random(seed))) return text;
  return randomProduct(new Random(seed ^ 0x2545f491));
}

/**
 * Settles random histories of a product both ways; the first disagreement ends it. `variations`: how many inputs
 * that differ a little from each call are settled too.
 */
export function agreeOn(
  engines: Engines,
  seed: number,
  histories: number,
  { observer = {}, variations = 0 }: { readonly observer?: Observer; readonly variations?: number } = {},
): { readonly finding?: Finding; readonly settlements: number } {
  const random = new Random(seed ^ 0x5bd1e995);
  const writer = new HistoryWriter(engines.plan);
  const trial = new Trial(engines, seed, observer, variations);
  for (let history = 0; history < histories && trial.finding === undefined; history += 1)
    trial.history(writer, random.fork(), history);
  const { finding, settlements } = trial;
  return { settlements, ...(finding && { finding }) };
}

class Trial {
  finding: Finding | undefined;
  settlements = 0;

  constructor(
    private readonly engines: Engines,
    private readonly seed: number,
    private readonly observer: Observer,
    private readonly variations: number,
  ) {}

  history(writer: HistoryWriter, random: Random, place: number): void {
    const changing = random.chance(70);
    const calls = writer.history(random, { changing });
    const contract = calls[0]!["contract"]!;
    this.premiums(contract, random);
    const opened = random.chance(20) ? this.opening(writer, contract, random) : undefined;
    let ledger = opened;
    let valid = true;
    for (const call of calls) {
      if (this.finding) return;
      const input: JsonObject = objectOf(Object.entries(call));
      if (ledger !== undefined) setField(input, "ledger", ledger);
      const comparison = this.ask("settle", input, random.chance(20));
      this.observer.settled?.(comparison, place, input);
      ledger = ledgerAfter(comparison.answer) ?? ledger;
      valid &&= "result" in comparison.answer;
      if (random.chance(12)) this.ask("settle", mutate(random, input), true);
      for (let variation = 0; variation < this.variations; variation += 1)
        this.ask("untraced", writer.varied(random, input));
    }
    if (changing || !valid || this.finding !== undefined) return;
    const period: JsonObject = { contract, calls: calls.map((call) => withAt(call, ["contract"], undefined)) };
    if (opened !== undefined) setField(period, "ledger", opened);
    this.ask("period", period);
  }

  private ask(task: Task, input: Json, thorough = false): Comparison {
    const comparison = compare(this.engines, task, input, thorough);
    this.settlements += task === "period" ? (child(input, "calls") as Json[]).length : 1;
    const { disagreement } = comparison;
    if (disagreement)
      this.finding ??= { seed: this.seed, failure: { text: this.engines.text, task, input }, disagreement };
    return comparison;
  }

  private premiums(contract: Json, random: Random): void {
    const { premiums } = this.engines.plan;
    if (premiums.length === 0 || !random.chance(40)) return;
    const name = random.chance(3) ? "toString" : random.pick(premiums).name;
    this.ask("premium", { contract, name });
    if (random.chance(20))
      this.ask("premium", { name, contract: child(mutate(random, { contract }), "contract") ?? {} });
  }

  /** The ledger of a period in which something was paid elsewhere, where that can be told. */
  private opening(writer: HistoryWriter, contract: Json, random: Random): Json | undefined {
    const input: JsonObject = { contract, paid: writer.paidElsewhere(random) };
    if (random.chance(10)) this.ask("opening", mutate(random, input));
    return ledgerAfter(this.ask("opening", input).answer);
  }
}

/** The finding made small, of the same kind. */
export async function smallest({ seed, failure, disagreement }: Finding, milliseconds?: number): Promise<Finding> {
  const again = async (candidate: Failure): Promise<Disagreement | undefined> => {
    try {
      const engines = await enginesOf(candidate.text);
      return engines && compare(engines, candidate.task, candidate.input, true).disagreement;
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
  const place = first.replace(/\[\d+\]/g, "[]");
  if (about === "validate") return place.replace(/(?<=facts|exclusions|contract|units|paid|used)\..*$/, ".…");
  return `${about} ${place.split(":")[0]!.replace(/ledger\..*/, "ledger")}`;
}

export function report({ seed, failure, disagreement }: Finding): string {
  return [
    `seed ${seed}, ${failure.task}: the interpreter and the evaluator disagree about ${disagreement.about}`,
    ...disagreement.differences.map((difference) => `  ${difference}`),
    failure.text,
    JSON.stringify(failure.input),
  ].join("\n");
}
