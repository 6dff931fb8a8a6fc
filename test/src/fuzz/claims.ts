import { InvalidInput, type Problem } from "@yakkan/runtime";
import { compare, type Engines, ledgerAfter } from "../agree/agreement.js";
import { byEvaluator } from "../agree/answers.js";
import { HistoryWriter } from "../support/generate/history.js";
import { at, type Json, type JsonObject, objectOf, setField } from "../support/generate/json.js";
import { mutate } from "../support/generate/mutate.js";
import type { Random } from "../support/generate/random.js";

/** How claims that were broken at random came out. */
export interface ClaimTally {
  settled: number;
  refused: number;
}

/**
 * Settles mutated inputs of a product, one after the other on one ledger. Each is settled alike by both readings,
 * or refused by both with the same problems at the same paths; a refused one leaves the ledger alone. Gives what
 * is wrong, if anything is.
 */
export function fuzzClaims(engines: Engines, random: Random, inputs: number, tally: ClaimTally): string | undefined {
  const writer = new HistoryWriter(engines.plan);
  let calls: readonly JsonObject[] = [];
  let ledger: Json | undefined;
  for (let count = 0; count < inputs; count += 1) {
    if (calls.length === 0) [calls, ledger] = [writer.history(random.fork()), undefined];
    const [call, ...rest] = calls;
    const input = objectOf(Object.entries(call!));
    if (ledger !== undefined) setField(input, "ledger", ledger);
    const mutated = mutate(random, input);
    const before = text(mutated);
    const { answer, disagreement } = compare(engines, "settle", mutated, true);
    const wrong = disagreement
      ? `${disagreement.about}: ${disagreement.differences.join("; ")}`
      : (thrownOf(answer) ??
        problemsOf(engines, mutated, answer) ??
        (text(mutated) === before ? undefined : "the input was changed"));
    if (wrong !== undefined) return `${wrong}\n${engines.text}\n${before}`;
    if ("result" in answer) tally.settled += 1;
    else tally.refused += 1;
    // Now and then the history goes on from what the broken claim came to, if it came to anything.
    if (random.chance(30)) ledger = ledgerAfter(answer) ?? ledger;
    if (random.chance(40)) {
      ledger = ledgerAfter(byEvaluator(engines.product, "settle", input)) ?? ledger;
      calls = rest;
    }
  }
  return undefined;
}

function thrownOf(answer: object): string | undefined {
  return "thrown" in answer ? String(answer.thrown) : undefined;
}

/** What is refused says why, in words, and where: each path leads to a part of the input, or to one that it lacks. */
function problemsOf({ product }: Engines, input: Json, answer: object): string | undefined {
  if (!("problems" in answer)) return undefined;
  try {
    product.settle(input);
    return "it is refused by one and settled by the other";
  } catch (error) {
    if (!(error instanceof InvalidInput)) return `thrown: ${String(error)}`;
    if (error.problems.length === 0) return "it is refused for nothing";
    const bad = error.problems.find((one) => one.message === "" || !leads(input, one));
    return bad && `a problem without a place: ${JSON.stringify(bad)}`;
  }
}

function leads(input: Json, { path }: Problem): boolean {
  const steps = [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|\.?([^.[\]]+)/g)];
  const keys = steps.map(([, quoted, place, name]) =>
    quoted === undefined ? (place ?? name!) : (JSON.parse(`"${quoted}"`) as string),
  );
  return keys.length > 0 ? at(input, keys.slice(0, -1)) !== undefined : path === "";
}

function text(input: Json): string {
  return JSON.stringify(input, (_, value: unknown) =>
    typeof value === "bigint" || typeof value === "symbol" ? String(value) : value,
  );
}
