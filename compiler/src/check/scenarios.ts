import type { Name, SampleContract, Scenario, SourceFile, Span } from "@yakkan/grammar/syntax.js";
import { originOf } from "@yakkan/grammar/moved.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closest, note, replaceBy } from "../diagnostics/report.js";
import type { Sources } from "../files/sources.js";
import { Validator } from "../interpret/validator.js";
import type { Plan } from "../plan.js";
import type { CheckedScenario } from "../scenarios/scenario.js";
import type { Steps } from "../steps.js";
import { findAssumedEvents } from "./assumed-events.js";
import type { Checked } from "./check.js";
import type { DeclaredSymbol, NameUse } from "./model.js";
import { findIdleClaims } from "./idle-claims.js";
import { findPassedBy } from "./outer-units.js";
import { findEmptyIncidents, findEventless } from "./silent-incidents.js";
import { checkDocuments, type CheckedProduct } from "./product.js";
import { FileContext, labelOf, type ProductScope } from "./scope.js";
import { emptyContract, ScenarioReader, type Sample } from "./scenario-reader.js";

/** What was found in one scenario, which depends on nothing but its subject and the sample contracts. */
interface Found {
  readonly context: Pick<FileContext, "diagnostics" | "uses">;
  /** Nothing where it cannot be run. */
  readonly scenario: CheckedScenario | undefined;
}

interface Known {
  readonly found: Found;
  /** Where the scenario began. */
  readonly start: number;
  readonly environment: readonly unknown[];
}

export interface CheckedScenarios {
  readonly diagnostics: readonly Diagnostic[];
  /** The sample contracts. */
  readonly symbols: readonly DeclaredSymbol[];
  readonly uses: readonly NameUse[];
  /** Those that can be run. */
  readonly scenarios: readonly CheckedScenario[];
  readonly samples: readonly Sample[];
  readonly sampleContext: FileContext;
  readonly sampleEnvironment: readonly unknown[];
  readonly known: ReadonlyMap<Scenario, Known>;
}

/**
 * Reads every scenario into calls that an evaluator can settle, one at each step. What is wrong with sample
 * contracts of other files is said there. Those that `before`, a check of
 * the text as it was, has read from the same syntax under the same product are not read again.
 */
export function* checkScenarios(
  sources: Sources,
  syntax: SourceFile,
  { subjects, elsewhere }: Pick<Checked, "subjects" | "elsewhere">,
  before?: CheckedScenarios,
): Steps<CheckedScenarios> {
  const names = subjects.map(({ scope }) => scope.name);
  const find = ({ text }: Name): CheckedProduct | undefined => subjects.find(({ scope }) => scope.name === text);

  const declared = syntax.declarations.filter((one) => one.kind === "sample-contract");
  const sampleEnvironment = [...elsewhere, ...declared, ...subjects.map(({ scope }) => scope)];
  const isKnown = before !== undefined && isSame(before.sampleEnvironment, sampleEnvironment);
  const sampleContext = isKnown ? before.sampleContext : new FileContext(sources, new Map());
  const samples = isKnown ? before.samples : readSamples(elsewhere, declared, sampleContext, find, names);

  const validators = new Map<Plan, Validator>();
  const validatorOf = (plan: Plan): Validator => {
    const validator = validators.get(plan) ?? new Validator(plan);
    validators.set(plan, validator);
    return validator;
  };
  const known = new Map<Scenario, Known>();
  const all: Found[] = [];
  for (const declaration of syntax.declarations) {
    if (declaration.kind !== "scenario") continue;
    const subject = find(declaration.product);
    const own = samples.filter(({ scope }) => scope === subject?.scope);
    const environment = subject === undefined ? names : [subject.scope, subject.plan, ...own];
    const origin = originOf(declaration);
    const last = before?.known.get(origin);
    const isRead = last !== undefined && isSame(last.environment, environment);
    const found = isRead
      ? moveFound(last.found, last.start, declaration)
      : readScenario(declaration, subject, own, names, new FileContext(sources, new Map()), validatorOf);
    known.set(origin, { found, start: declaration.start, environment });
    all.push(found);
    if (!isRead) yield;
  }
  return {
    diagnostics: [
      ...sampleContext.diagnostics,
      ...sameTitles(syntax, sources),
      ...all.flatMap(({ context }) => context.diagnostics),
    ],
    symbols: sampleContext.symbols,
    uses: [...sampleContext.uses, ...all.flatMap(({ context }) => context.uses)],
    scenarios: all.flatMap(({ scenario }) => scenario ?? []),
    samples,
    sampleContext,
    sampleEnvironment,
    known,
  };
}

/** Scenarios of one product that are called alike: no report tells which one it means. */
function sameTitles({ declarations }: SourceFile, sources: Sources): readonly Diagnostic[] {
  const file = new FileContext(sources, new Map());
  const first = new Map<string, Span>();
  for (const { product, title } of declarations.filter((one) => one.kind === "scenario")) {
    if (title === undefined) continue;
    const key = `${product.text} ${title.value}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, title);
    else
      file.report("scenario/same-title", { title: title.value }, title, {
        related: [note("declared", { name: title.value }, before)],
      });
  }
  return file.diagnostics;
}

/** The product that something is about, with its names as seen from there; or an error and nothing. */
function resolveSubject(
  name: Name,
  product: CheckedProduct | undefined,
  names: readonly string[],
  file: FileContext,
): CheckedProduct | undefined {
  if (name.text === "") return undefined;
  if (product === undefined) {
    const nearest = closest(name.text, names);
    file.report("name/unknown", { what: "product", name: name.text, nearest }, name, {
      fixes: nearest === undefined ? [] : [replaceBy(nearest, name)],
    });
    return undefined;
  }
  file.uses.push({ name, symbol: product.scope.symbol });
  return { ...product, scope: product.scope.seenFrom(file) };
}

function readSamples(
  elsewhere: readonly SampleContract[],
  declared: readonly SampleContract[],
  file: FileContext,
  find: (name: Name) => CheckedProduct | undefined,
  names: readonly string[],
): Sample[] {
  const samples: Sample[] = [];
  const read = (declaration: SampleContract, subject: ProductScope, seen: ProductScope): void => {
    const { name, labels, doc } = declaration;
    if (samples.some((one) => one.scope === subject && one.symbol.name === name.text))
      seen.file.report("name/duplicate", { name: name.text, kind: "sample contract" }, name);
    const symbol = seen.enter("sample contract", name, declaration, labelOf(labels, doc));
    const draft = new ScenarioReader(seen, []).contract(declaration.words, emptyContract);
    samples.push({ syntax: declaration, elsewhere: seen.file !== file, scope: subject, symbol, draft });
  };
  const unheard = new FileContext(file.sources, file.table);
  for (const declaration of elsewhere) {
    const found = find(declaration.product);
    if (found !== undefined) read(declaration, found.scope, found.scope.seenFrom(unheard));
  }
  file.symbols.push(...unheard.symbols);
  for (const declaration of declared) {
    const found = find(declaration.product);
    const product = resolveSubject(declaration.product, found, names, file);
    if (product === undefined || found === undefined) continue;
    checkReferences(product.scope, declaration);
    read(declaration, found.scope, product.scope);
  }
  return samples;
}

function readScenario(
  declaration: Scenario,
  subject: CheckedProduct | undefined,
  samples: readonly Sample[],
  names: readonly string[],
  file: FileContext,
  validatorOf: (plan: Plan) => Validator,
): Found {
  const product = resolveSubject(declaration.product, subject, names, file);
  // Not the whole context: it would keep the text as it was in memory.
  const context = { diagnostics: file.diagnostics, uses: file.uses };
  const broken: Found = { context, scenario: undefined };
  if (product === undefined) return broken;
  checkReferences(product.scope, declaration);
  const reader = new ScenarioReader(product.scope, samples);
  const drafted = reader.read(declaration);
  const read = drafted &&
    product.plan && { ...drafted, calls: reader.expectations.withRemainders(drafted.calls, product.plan) };
  if (file.hasErrors() || product.plan === undefined || read === undefined) return broken;
  const contract = contractSpan(declaration, samples);
  const validator = validatorOf(product.plan);
  for (const { path, message, code } of validator.contract(read.contract))
    file.report("scenario/invalid", { path, message, problem: code }, reader.placeInContract(path) ?? contract);
  for (const { input, span } of read.calls)
    for (const { path, message, code } of validator.input(input))
      file.report("scenario/invalid", { path, message, problem: code }, reader.placeOf(input, path) ?? span);
  if (file.hasErrors()) return broken;
  for (const { input, span } of read.calls) {
    for (const { line, unit, inner, term } of findPassedBy(input, product.plan)) {
      const said = { unit, inner, term: file.sources.textOf(term).replace(/\s+/g, " ") };
      const place = reader.placeOf(input, `losses[${line}]`) ?? span;
      file.report("scenario/passed-by", said, place, { related: [note("termPer", { unit: inner }, term)] });
    }
    for (const { line, event, other, term } of findAssumedEvents(input, product.plan)) {
      const text = file.sources.textOf(term).replace(/\s+/g, " ");
      file.report(
        "scenario/assumed-event",
        { event, other, term: text },
        reader.placeOf(input, `losses[${line}]`) ?? span,
        {
          related: [note("otherTerm", {}, term)],
        },
      );
    }
  }
  for (const claim of findIdleClaims(read.calls, product.plan)) {
    const place = reader.placeOfClaim(claim);
    if (place) file.report("scenario/bearer-unused", { what: "claim", id: claim.id, isSaid: true }, place);
  }
  for (const empty of findEmptyIncidents(declaration))
    file.report("scenario/empty-incident", { later: empty.later }, empty);
  for (const { head, span } of findEventless(read.calls, product.plan))
    file.report("scenario/no-event", { trigger: product.scope.triggers[0] ?? "", head }, span);
  const titleSpan = declaration.title ?? declaration;
  const scenario = {
    title: declaration.title?.value ?? "",
    plan: product.plan,
    ...read,
    span: { start: declaration.start, end: declaration.end },
    titleSpan: { start: titleSpan.start, end: titleSpan.end },
  };
  return { context, scenario };
}

/** Few have any, and to find them takes looking through all of the tree. */
function checkReferences(scope: ProductScope, declaration: Scenario | SampleContract): void {
  if (/[@＠]/.test(scope.file.sources.textOf(declaration))) checkDocuments(scope, declaration);
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}

/** What was found in a scenario that now stands elsewhere. */
function moveFound(found: Found, before: number, { start, end }: Span): Found {
  const by = start - before;
  if (by === 0) return found;
  // Other places that it speaks of, such as declarations, stand where they stood.
  const move = <T extends Span>(span: T): T =>
    before <= span.start && span.end <= end - by ? { ...span, start: span.start + by, end: span.end + by } : span;
  const { context, scenario } = found;
  return {
    context: {
      diagnostics: context.diagnostics.map((one) => ({
        ...one,
        span: move(one.span),
        related: one.related.map((place) => ({ ...place, span: move(place.span) })),
        fixes: one.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(move) })),
      })),
      uses: context.uses.map(({ name, symbol }) => ({ name: move(name), symbol })),
    },
    scenario: scenario && {
      ...scenario,
      premiums: scenario.premiums.map((one) => ({ ...one, span: move(one.span) })),
      calls: scenario.calls.map((call) => ({
        ...call,
        span: move(call.span),
        expectations: call.expectations.map((one) => ({ ...one, span: move(one.span) })),
      })),
      span: move(scenario.span),
      titleSpan: move(scenario.titleSpan),
    },
  };
}

/** Where the contract of a scenario is described: its own statement, or the sample contract that it takes as it is. */
function contractSpan(scenario: Scenario, samples: readonly Sample[]): Span {
  const statement = scenario.statements.find((one) => one.kind === "scenario-contract");
  if (statement === undefined) return scenario.title ?? scenario;
  const sample = samples.find((one) => !one.elsewhere && one.symbol.name === statement.base?.text);
  return sample !== undefined && statement.words.length === 0 ? sample.symbol.nameSpan : statement;
}
