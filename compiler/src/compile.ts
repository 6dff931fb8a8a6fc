import { parse } from "@yakkan/grammar/parse.js";
import type { SourceFile } from "@yakkan/grammar/syntax.js";
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

/** From a text to its plans: parse, check, lower. Never throws for a bad text; reads nothing else. */
export function compile(source: SourceText): Compiled {
  const { file, problems } = parse(source.text);
  const checked = check(source, file);
  const diagnostics = [...problems.map(describeSyntaxProblem), ...checked.diagnostics];
  const broken = problems.length > 0;
  return {
    source,
    file,
    model: checked.model,
    diagnostics: diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    plans: broken ? [] : checked.plans,
    scenarios: broken ? [] : checked.scenarios,
  };
}
