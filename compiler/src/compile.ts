import { parse } from "@yakkan/grammar/parse.js";
import type { SourceFile } from "@yakkan/grammar/syntax.js";
import { analyse, type AnalyseOptions } from "./analyse/analyse.js";
import { findUnreferenced } from "./analyse/unused.js";
import { check, type SoundProduct } from "./check/check.js";
import type { Model } from "./check/model.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { describeSyntaxProblem } from "./diagnostics/syntax.js";
import { load, ParseCache, type Resolver } from "./files/load.js";
import { Sources } from "./files/sources.js";
import type { Plan } from "./plan.js";
import type { CheckedScenario } from "./scenarios/scenario.js";

export interface SourceText {
  /** The file's name for messages and generated code, with `/`; never an absolute path. */
  readonly name: string;
  readonly text: string;
}

export interface CompileOptions extends AnalyseOptions {
  /** Finds the files that the text uses; left out: there are none. */
  readonly resolve?: Resolver;
  /** Keeps what was read, where many texts are compiled, or one many times. */
  readonly cache?: ParseCache;
}

export interface Compiled {
  readonly source: SourceText;
  /** The text and the files that it uses. Positions in the text itself are its offsets. */
  readonly sources: Sources;
  readonly file: SourceFile;
  /** Every declaration and what each name refers to, also where the text has errors. */
  readonly model: Model;
  /** In the order of the text; what is to be said of another file comes last. */
  readonly diagnostics: readonly Diagnostic[];
  /** The products of the text that have no error. */
  readonly plans: readonly Plan[];
  /** The scenarios that have no error, of products that have none. */
  readonly scenarios: readonly CheckedScenario[];
}

/**
 * From a text to its plans: parse, check, lower, analyse. A function of the text and of what the resolver
 * finds. Never throws for a bad text; reads nothing else.
 */
export function compile(source: SourceText, options: CompileOptions = {}): Compiled {
  const { resolve = () => undefined, cache = new ParseCache() } = options;
  const program = load(source, resolve, cache);
  const { problems, syntax: file } = program.entry;
  const checked = check(program);
  const broken = problems.length > 0;
  const sound = broken ? [] : checked.products;
  const analysed = sound.map((product) => ({ plan: product.plan, diagnostics: analyseProduct(product, options) }));
  const plans = analysed.flatMap(({ plan, diagnostics }) => (hasError(diagnostics) ? [] : [plan]));
  const diagnostics = [
    ...problems.map(describeSyntaxProblem),
    ...checked.diagnostics,
    ...analysed.flatMap((one) => one.diagnostics),
    // What is missing from a text with errors may be what would have used it.
    ...(broken || hasError(checked.diagnostics) ? [] : findUnreferenced(checked.model, checked.scenarios)),
  ];
  const usable = new Set([...plans, ...checked.borrowed]);
  return {
    source,
    sources: program.sources,
    file,
    model: checked.model,
    diagnostics: diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
    plans,
    scenarios: checked.scenarios.filter(({ plan }) => usable.has(plan)),
  };
}

/** A text read, and not checked: for what needs no names, and where there is no time. */
export function parseOnly(source: SourceText): Compiled {
  const { file } = parse(source.text);
  const model: Model = { symbols: [], uses: [], definitions: [] };
  return { source, sources: new Sources(source), file, model, diagnostics: [], plans: [], scenarios: [] };
}

/** Of what a product has from elsewhere only what makes it impossible is its own matter. */
function analyseProduct({ plan, context, syntax }: SoundProduct, options: AnalyseOptions): Diagnostic[] {
  return analyse(plan, context, options).filter(
    ({ span, severity }) => severity === "error" || (syntax.start <= span.start && span.end <= syntax.end),
  );
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
