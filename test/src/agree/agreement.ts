import { compile } from "@yakkan/compiler/compile.js";
import { check, type SoundProduct } from "@yakkan/compiler/check/check.js";
import { load, ParseCache } from "@yakkan/compiler/files/load.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { filesIn } from "../support/files.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { at, freeze, type Json, withAt } from "../support/generate/json.js";
import { type Answer, byEvaluator, byInterpreter, type Task } from "./answers.js";
import { differencesIn, problemDifferences } from "./differences.js";

/** A product both ways: its plan for the interpreter, and the evaluator emitted from it. */
export interface Engines {
  readonly text: string;
  readonly plan: Plan;
  readonly product: EmittedProduct;
}

/** Nothing where the text has an error. What the compiler only warns of is not looked for, which takes its time. */
export function planOf(text: string): Plan | undefined {
  return checkedOf(text)?.plan;
}

/** The product of a text, with what was found in checking it. */
export function checkedOf(text: string): SoundProduct | undefined {
  const { resolve, ...source } = filesIn(text, "random.yakkan");
  const program = load(source, resolve, new ParseCache());
  if (program.entry.problems.length > 0) return undefined;
  const { products, diagnostics } = check(program);
  return diagnostics.some(({ severity }) => severity === "error") ? undefined : products[0];
}

/** Whether the whole compiler takes the text, with all its analyses. */
export function compiles(text: string): boolean {
  const { resolve, ...source } = filesIn(text, "random.yakkan");
  const { plans, diagnostics } = compile(source, { resolve });
  return plans.length === 1 && !diagnostics.some(({ severity }) => severity === "error");
}

export async function enginesOf(text: string): Promise<Engines | undefined> {
  const plan = planOf(text);
  return plan && { text, plan, product: await loadProduct(plan) };
}

/** Two answers to one question that are not the same. */
export interface Disagreement {
  readonly about: string;
  /** `lines[0].due: 5 | 6`, the interpreter's first. */
  readonly differences: readonly string[];
}

export interface Comparison {
  readonly disagreement?: Disagreement;
  /** What the interpreter says. */
  readonly answer: Answer;
}

/** Asks both. `thorough`: also for what is wrong alone, and to settle without the trace. */
export function compare({ plan, product }: Engines, task: Task, input: Json, thorough: boolean): Comparison {
  freeze(input);
  const answer = byInterpreter(plan, task, input);
  const differ = (about: string, differences: readonly string[]): Disagreement | undefined =>
    differences.length === 0 ? undefined : { about, differences };
  const compared = (about: Task | "validate", expected: Answer): Disagreement | undefined => {
    const found = byEvaluator(product, about, input);
    if ("thrown" in expected || "thrown" in found)
      return differ("thrown", [
        ...("thrown" in expected ? [`the interpreter throws ${expected.thrown}`] : []),
        ...("thrown" in found ? [`the evaluator throws ${found.thrown}`] : []),
      ]);
    if ("problems" in expected || "problems" in found) {
      const [own, other] = [expected, found].map((one) => ("problems" in one ? one.problems : []));
      return differ("validate", problemDifferences(own!, other!));
    }
    return differ(about, differencesIn(expected.result, found.result));
  };
  let disagreement = compared(task, answer);
  if (thorough && task === "settle") {
    disagreement ??= compared("validate", byInterpreter(plan, "validate", input));
    disagreement ??= "result" in answer ? compared("untraced", { result: withoutTrace(answer.result) }) : undefined;
  }
  return { answer, ...(disagreement && { disagreement }) };
}

function withoutTrace(result: unknown): unknown {
  return ["trace", "workings", "readings"].reduce((left, name) => withAt(left, [name], undefined), result as Json);
}

/** The ledger that an answer ends with. */
export function ledgerAfter(answer: Answer): Json | undefined {
  if (!("result" in answer)) return undefined;
  const ledger = at(answer.result as Json, ["ledger"]);
  return ledger && (JSON.parse(JSON.stringify(ledger)) as Json);
}
