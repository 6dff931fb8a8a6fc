import { compile } from "@yakkan/compiler/compile.js";
import { interpret, type Interpretation } from "@yakkan/compiler/interpret/interpret.js";
import { validate } from "@yakkan/compiler/interpret/validate.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { type Problem, InvalidInput, type SettlementResult } from "@yakkan/runtime";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { freeze, type Json } from "../support/generate/json.js";

/** A product both ways: its plan for the interpreter, and the evaluator emitted from it. */
export interface Engines {
  readonly text: string;
  readonly plan: Plan;
  readonly product: EmittedProduct;
}

/** Nothing where the text does not compile. */
export function planOf(text: string): Plan | undefined {
  const { diagnostics, plans } = compile({ name: "random.yakkan", text });
  return diagnostics.some(({ severity }) => severity === "error") ? undefined : plans[0];
}

export async function enginesOf(text: string): Promise<Engines | undefined> {
  const plan = planOf(text);
  return plan && { text, plan, product: await loadProduct(plan) };
}

/** Two answers to one input that are not the same. */
export interface Disagreement {
  readonly about: "validate" | "settle" | "trace" | "thrown";
  /** `lines[0].due: 5 | 6`, the interpreter's first. */
  readonly differences: readonly string[];
}

export interface Comparison {
  readonly disagreement?: Disagreement;
  readonly interpretation?: Interpretation;
}

/** Asks both, with the trace. `thorough`: also without it, and validation by itself. */
export function compare({ plan, product }: Engines, input: Json, thorough: boolean): Comparison {
  freeze(input);
  let interpretation: Interpretation;
  try {
    interpretation = interpret(plan, input, { trace: true });
  } catch (error) {
    return { disagreement: { about: "thrown", differences: [`the interpreter throws ${show(error)}`] } };
  }
  const disagreement =
    settledAlike(interpretation, product, input) ??
    (thorough ? alikeOtherwise(interpretation, plan, product, input) : undefined);
  return { interpretation, ...(disagreement && { disagreement }) };
}

function settledAlike(expected: Interpretation, product: EmittedProduct, input: Json): Disagreement | undefined {
  const found = answerOf(product, input, true);
  if ("error" in found) return { about: "thrown", differences: [`the evaluator throws ${show(found.error)}`] };
  if ("problems" in found || !expected.ok) {
    const differences = problemDifferences(
      expected.ok ? [] : expected.problems,
      "problems" in found ? found.problems : [],
    );
    return differences.length === 0 ? undefined : { about: "validate", differences };
  }
  const differences = differencesIn(expected.result, found.result);
  return differences.length === 0 ? undefined : { about: "settle", differences };
}

function alikeOtherwise(
  expected: Interpretation,
  plan: Plan,
  product: EmittedProduct,
  input: Json,
): Disagreement | undefined {
  const problems = problemDifferences(validate(plan, input), product.validate(input));
  if (problems.length > 0) return { about: "validate", differences: problems };
  if (!expected.ok) return undefined;
  const plain: Record<string, unknown> = { ...expected.result };
  delete plain["trace"];
  delete plain["readings"];
  const found = answerOf(product, input, false);
  if ("problems" in found && lookedPast.length > 0) return undefined;
  const differences =
    "result" in found ? differencesIn(plain, found.result) : ["it cannot be settled without the trace"];
  return differences.length === 0 ? undefined : { about: "trace", differences };
}

type Answer =
  { readonly result: SettlementResult } | { readonly problems: readonly Problem[] } | { readonly error: unknown };

function answerOf(product: EmittedProduct, input: Json, trace: boolean): Answer {
  try {
    return { result: product.settle(input, { trace }) };
  } catch (error) {
    return error instanceof InvalidInput ? { problems: error.problems } : { error };
  }
}

/** Problems that only one of them has, by code and path: messages are for people, and the order is free. */
function problemDifferences(expected: readonly Problem[], found: readonly Problem[]): string[] {
  const keysOf = (problems: readonly Problem[]): string[] => problems.map(({ path, code }) => `${code} at ${path}`);
  const only = (these: readonly string[], those: readonly string[], whose: string): string[] => {
    const rest = [...those];
    return these.flatMap((key) => {
      const place = rest.indexOf(key);
      if (place >= 0) rest.splice(place, 1);
      return place >= 0 ? [] : [`only ${whose}: ${key}`];
    });
  };
  const [a, b] = [keysOf(expected), keysOf(found)];
  return unknownAmong([...only(a, b, "the interpreter"), ...only(b, a, "the evaluator")]);
}

function show(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 4).join(" | ") : String(error);
}

/** Differences that are known and looked past, while they wait to be mended. */
export const lookedPast: ((difference: string) => boolean)[] = [];

/** Where two values differ, by path; a field that is undefined is not one that is left out. */
export function differencesIn(a: unknown, b: unknown): string[] {
  const found = collectDifferences(a, b, "", []);
  return unknownAmong(found);
}

function unknownAmong(differences: readonly string[]): string[] {
  return differences.filter((difference) => !lookedPast.some((looks) => looks(difference))).slice(0, 12);
}

function collectDifferences(a: unknown, b: unknown, path: string, found: string[]): string[] {
  if (found.length >= 100 || Object.is(a, b)) return found;
  if (
    typeof a !== "object" ||
    typeof b !== "object" ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  ) {
    found.push(`${path === "" ? "all" : path}: ${brief(a)} | ${brief(b)}`);
    return found;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const place = Array.isArray(a) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const [hasA, hasB] = [Object.hasOwn(a, key), Object.hasOwn(b, key)];
    if (hasA && hasB)
      collectDifferences((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], place, found);
    else
      found.push(
        `${place}: ${hasA ? brief((a as Record<string, unknown>)[key]) : "nothing"} | ${hasB ? brief((b as Record<string, unknown>)[key]) : "nothing"}`,
      );
  }
  return found;
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
