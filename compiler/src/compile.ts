import { parse } from "@yakkan/grammar/parse.js";
import type { SourceFile } from "@yakkan/grammar/syntax.js";
import { analyse, type AnalyseOptions } from "./analyse/analyse.js";
import { findUnreferenced } from "./analyse/unused.js";
import { check } from "./check/check.js";
import type { Model } from "./check/model.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { describeSyntaxProblem } from "./diagnostics/syntax.js";
import type { Plan } from "./plan.js";
import type { CheckedScenario } from "./scenarios/scenario.js";

export interface SourceText {
  /** The file's name for messages and generated code, with `/`; never an absolute path. */
  readonly name: string;
  readonly text: string;
}

export interface Compiled {
  readonly source: SourceText;
  readonly file: SourceFile;
  /** Every declaration and what each name refers to, also where the text has errors. */
  readonly model: Model;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** The products of the file that have no error. */
  readonly plans: readonly Plan[];
  /** The scenarios that have no error, of products that have none. */
  readonly scenarios: readonly CheckedScenario[];
}

/** From a text to its plans: parse, check, lower, analyse. Never throws for a bad text; reads nothing else. */
export function compile(source: SourceText, options: AnalyseOptions = {}): Compiled {
  const { file, problems } = parse(source.text);
  const checked = check(source, file);
  const broken = problems.length > 0;
  const sound = broken ? [] : checked.plans;
  const origin = { text: source.text, model: checked.model, places: checked.places };
  const analysed = sound.map((plan) => ({ plan, diagnostics: analyse(plan, origin, options) }));
  const plans = analysed.flatMap(({ plan, diagnostics }) => (hasError(diagnostics) ? [] : [plan]));
  const diagnostics = [
    ...problems.map(describeSyntaxProblem),
    ...checked.diagnostics,
    ...analysed.flatMap((one) => one.diagnostics),
    // What is missing from a text with errors may be what would have used it.
    ...(broken || hasError(checked.diagnostics) ? [] : findUnreferenced(checked.model)),
  ];
  return {
    source,
    file,
    model: checked.model,
    diagnostics: diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    plans,
    scenarios: checked.scenarios.filter(({ plan }) => plans.includes(plan)),
  };
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
