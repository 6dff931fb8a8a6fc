import {
  breaksReading,
  isOfGuessedBlocks,
  isOneClause,
  lacksEnds,
  withoutMissingEnd,
  parse,
  type SyntaxProblem,
} from "@yakkan/grammar/parse.js";
import type { Language } from "@yakkan/grammar/keywords.js";
import { withLate } from "@yakkan/grammar/late.js";
import type { SourceFile } from "@yakkan/grammar/syntax.js";
import { Analysis, type AnalyseOptions } from "./analyse/analyse.js";
import { findUnreferenced } from "./analyse/unused.js";
import { CompileCache } from "./cache.js";
import { check, type Checked, distinct, modelOf, type SoundProduct } from "./check/check.js";
import type { Model } from "./check/model.js";
import { type CheckedScenarios, checkScenarios } from "./check/scenarios.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import { inFileKeywords } from "./diagnostics/file-keywords.js";
import { describeSyntaxProblem } from "./diagnostics/syntax.js";
import { load, type Resolver } from "./files/load.js";
import { Sources } from "./files/sources.js";
import { once } from "./once.js";
import type { Plan } from "./plan.js";
import type { CheckedScenario } from "./scenarios/scenario.js";
import { type Steps, Work } from "./steps.js";

export interface SourceText {
  /** The file's name for messages and generated code, with `/`; never an absolute path. */
  readonly name: string;
  readonly text: string;
}

export interface CompileOptions extends AnalyseOptions {
  /** Finds the files that the text uses; left out: there are none. */
  readonly resolve?: Resolver;
  /** Keeps what compiling came to, where many texts are compiled, or one many times. */
  readonly cache?: CompileCache;
}

/** What a text comes to. All but the first four is worked out when it is first read. */
export interface Compiled {
  readonly source: SourceText;
  /** The text and the files that it uses. Positions in the text itself are its offsets. */
  readonly sources: Sources;
  readonly file: SourceFile;
  /** In which language its keywords are, most of them. */
  readonly keywords: Language;
  /** What is wrong with the syntax, and with the names, types and rules of products and vocabularies. */
  readonly faults: readonly Diagnostic[];
  /** What is wrong with scenarios, and what the analyses say of products that have no error. */
  readonly findings: readonly Diagnostic[];
  /** Both, in the order of the text; what is to be said of another file comes last. */
  readonly diagnostics: readonly Diagnostic[];
  /** Every declaration and what each name refers to, also where the text has errors. */
  readonly model: Model;
  /** The products of the text that have no error. */
  readonly plans: readonly Plan[];
  /** The scenarios that have no error, of products that have none. */
  readonly scenarios: readonly CheckedScenario[];
  /** Works out the findings bit by bit. */
  readonly inSteps: () => Steps<readonly Diagnostic[]>;
}

/**
 * From a text to its plans: parse, check, lower, analyse. A function of the text and of what the resolver
 * finds. Never throws for a bad text; reads nothing else.
 */
export function compile(source: SourceText, options: CompileOptions = {}): Compiled {
  const { resolve = () => undefined, cache = new CompileCache() } = options;
  const { name } = source;
  const program = load(source, resolve, cache.parsed);
  const { sources } = program;
  const { problems, keywords, syntax: file } = program.entry;
  const checked = check(program, cache.checked.get(name));
  cache.checked.set(name, checked);
  const isBroken = problems.length > 0;

  const scenarios = new Work(scenariosOf(sources, file, checked, { cache, name }));
  const analyses = once(() =>
    (isBroken ? [] : checked.products).map((product) => ({
      ...product,
      analysis: analysisOf(product, options, cache),
    })),
  );
  const names = once(() => checked.names);
  const told = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
    inOrder(keywords === "ja" ? found.map((one) => inFileKeywords(one, names(), sources.textOf(one.span))) : found);
  const faults = once(() => {
    const ofNames = withoutConsequences(sources, problems, checked.diagnostics);
    return told(onePerPlace(sources, withoutMissingEnd(problems).map(describeSyntaxProblem), ofNames));
  });
  const model = once(() => modelOf(checked, scenarios.result));
  const plans = once(() =>
    analyses().flatMap(({ plan, analysis }) => (analysis.contradictions.length > 0 ? [] : [plan])),
  );
  const findings = once(() => {
    const ofScenarios = distinct(scenarios.result.diagnostics);
    // What is missing from a text with errors may be what would have used it.
    const isSound = !isBroken && !hasError(checked.diagnostics) && !hasError(ofScenarios);
    const unreferenced = isSound ? findUnreferenced(model(), scenarios.result.scenarios) : [];
    // An expectation that cannot be read is one.
    const said = withoutConsequences(sources, problems, ofScenarios).filter(
      ({ code }) => !isBroken || code !== "scenario/no-expectation",
    );
    return told([...said, ...analyses().flatMap(ownFindings), ...unreferenced]);
  });
  const usable = (): readonly CheckedScenario[] => {
    const known = new Set([...plans(), ...checked.borrowed]);
    return scenarios.result.scenarios.filter(({ plan }) => known.has(plan));
  };
  return withLate(
    {
      source: sources.entry,
      sources,
      file,
      keywords,
      inSteps: () => stepsTo(findings, scenarios, () => analyses().map(({ analysis }) => analysis)),
    },
    {
      faults,
      findings,
      diagnostics: () => inOrder([...faults(), ...findings()]),
      model,
      plans,
      scenarios: usable,
    },
  );
}

// Not within `compile`: a generator function has a hidden class of its own, as an object with getters has.
function* scenariosOf(
  sources: Sources,
  file: SourceFile,
  checked: Checked,
  { cache, name }: { readonly cache: CompileCache; readonly name: string },
): Steps<CheckedScenarios> {
  const found = yield* checkScenarios(sources, file, checked, cache.scenarios.get(name));
  cache.scenarios.set(name, found);
  return found;
}

function* stepsTo<Result>(
  find: () => Result,
  scenarios: Work<unknown>,
  analyses: () => readonly Analysis[],
): Steps<Result> {
  yield* scenarios.inSteps();
  for (const analysis of analyses()) yield* analysis.inSteps();
  return find();
}

/**
 * What is wrong with a clause that was not read as it is meant is no mistake of its own. In front of where it breaks off
 * that is so of the type of what was read: a name that is unknown there may be the mistake. What holds the break is not.
 */
function withoutConsequences(
  sources: Sources,
  problems: readonly SyntaxProblem[],
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (problems.length === 0) return found;
  const breaks = problems.filter(breaksReading);
  const isGuessed = isOfGuessedBlocks(problems);
  const isOpen = lacksEnds(problems);
  const { source: entry } = sources.placeOf(problems[0]!);
  // `found = date`: what was to be declared there is not unknown.
  const halfDeclared = new Set(
    breaks.flatMap(({ start }) =>
      entry.text[start] === "=" ? [/[^\s{}(),:]+(?=\s*$)/u.exec(entry.text.slice(0, start))?.[0]] : [],
    ),
  );
  return found.filter(({ code, span, severity }) => {
    const { source, start, end } = sources.placeOf(span);
    if (source === entry && problems.some((problem) => problem.kind === "unreadable" && problem.start === start))
      return false;
    if (source === entry && code === "name/unknown" && halfDeclared.has(entry.text.slice(start, end))) return false;
    if (source === entry && (isGuessed || (breaks.length > 0 && ofMissing.has(code)))) return false;
    if (source === entry && isOpen && !ofWords.has(code)) return false;
    if (source !== entry || severity !== "error" || /[\n{}]/.test(entry.text.slice(start, end))) return true;
    return !breaks.some(
      (problem) =>
        (code.startsWith("type/") || ofUnread.has(code) || problem.start < end) &&
        isOneClause(entry.text, problem, { start, end }),
    );
  });
}

/**
 * A word that is no name of anything, and what then does not fit behind it or is reserved there, are one mistake: told
 * is what says more of it.
 */
function onePerPlace(
  sources: Sources,
  ofSyntax: readonly Diagnostic[],
  ofNames: readonly Diagnostic[],
): readonly Diagnostic[] {
  const isSame = (one: Diagnostic, other: Diagnostic): boolean => {
    if (one.code === "syntax/reserved-name") return one.span.start === other.span.start;
    if (one.code !== "syntax/unexpected" || other.span.end > one.span.start) return false;
    return /^[^\S\n]*$/.test(sources.textOf({ start: other.span.end, end: one.span.start }));
  };
  const lesser = new Set<Diagnostic>();
  for (const one of ofSyntax) {
    const other = ofNames.find((found) => ofWords.has(found.code) && isSame(one, found));
    if (other === undefined) continue;
    const isLesser =
      one.code === "syntax/reserved-name"
        ? other.help !== undefined
        : one.help === undefined || other.code !== "name/unknown";
    lesser.add(isLesser ? one : other);
  }
  return [...ofSyntax, ...ofNames].filter((one) => !lesser.has(one));
}

/** What is told of a word that stands for nothing. */
const ofWords: ReadonlySet<string> = new Set(["name/unknown", "term/basis", "expression/span-direction"]);

/** What is told of what a clause says, which may go on behind a mistake. */
const ofUnread: ReadonlySet<string> = new Set(["term/share", "scenario/amount-missing"]);

/** What a product lacks may stand in what could not be read. */
const ofMissing: ReadonlySet<string> = new Set([
  "product/no-edition",
  "product/no-heads",
  "product/no-triggers",
  "cover/trigger-unused",
  "cover/none",
  "attachment/none",
]);

/** A text read, and not checked: for what needs no names, and where there is no time. */
export function parseOnly(source: SourceText): Compiled {
  const { file, keywords } = parse(source.text);
  const model: Model = { symbols: [], uses: [], definitions: [], elsewhere: [] };
  return {
    source,
    sources: new Sources(source),
    file,
    keywords,
    faults: [],
    findings: [],
    diagnostics: [],
    model,
    plans: [],
    scenarios: [],
    // eslint-disable-next-line require-yield -- there is nothing to work out
    *inSteps() {
      return [];
    },
  };
}

function analysisOf({ plan, context }: SoundProduct, options: AnalyseOptions, cache: CompileCache): Analysis {
  const known = cache.analyses.get(plan);
  if (known !== undefined && known.options.lints === options.lints) return known;
  const analysis = new Analysis(plan, context, { ...(options.lints !== undefined && { lints: options.lints }) });
  cache.analyses.set(plan, analysis);
  return analysis;
}

/** Of what a product has from elsewhere only what makes it impossible is its own matter. */
function ownFindings({ syntax, analysis }: SoundProduct & { readonly analysis: Analysis }): Diagnostic[] {
  return analysis.all.filter(
    ({ span, severity }) => severity === "error" || (syntax.start <= span.start && span.end <= syntax.end),
  );
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
