import { describeMetadata } from "../describe/metadata.js";
import type {
  Expression,
  Expect,
  ExpectedOf,
  Name,
  SampleContract,
  Scenario,
  ScenarioIncident,
  OuterUnit,
  ScenarioLoss,
  SourceFile,
  Span,
  Text,
  Word,
} from "@yakkan/grammar/syntax.js";
import { builtInOf } from "@yakkan/grammar/keywords.js";
import { originOf } from "@yakkan/grammar/moved.js";
import type {
  Claim,
  Contract,
  FactValue,
  Incident,
  Insured,
  Loss,
  ScheduledUnit,
  StatedUnit,
} from "@yakkan/runtime/claim.js";
import type { ReasonKind } from "@yakkan/runtime/result.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { closest, note, replaceBy } from "../diagnostics/report.js";
import type { Sources } from "../files/sources.js";
import { formatMoment, parseMoment } from "../interpret/calendar.js";
import { Validator } from "../interpret/validator.js";
import { policyYear } from "@yakkan/grammar/spellings.js";
import { isInForce, isOfContract, periodTerms, type PeriodTerm } from "../interpret/remainder.js";
import type { Literal, Plan, Range, Type, UnitFact } from "../plan.js";
import type { CheckedScenario, Expectation, PremiumExpectation, ScenarioCall, Whose } from "../scenarios/scenario.js";
import type { Steps } from "../steps.js";
import { reasonKinds } from "../reason-kinds.js";
import { findAssumedEvents } from "./assumed-events.js";
import { wantedValue } from "./declarations.js";
import { contractPlace, Expressions } from "./expressions.js";
import { dateExists } from "./literals.js";
import { checkDocuments, type CheckedProduct } from "./product.js";
import type { Checked } from "./check.js";
import type { DeclaredSymbol, NameUse } from "./model.js";
import { FileContext, labelOf, type ProductScope } from "./scope.js";

/** The words of a block, grouped: each name with the values that follow it. */
interface Entry {
  readonly name: Name;
  readonly negated: boolean;
  readonly values: readonly Exclude<Word, { kind: "punctuation" }>[];
}

type Mutable<T> = { -readonly [P in keyof T]: T[P] };

/** A contract as far as it has been described; a sample contract is one. */
interface ContractDraft {
  readonly policy: string;
  readonly period?: Contract["period"];
  readonly options: readonly string[];
  readonly readings: Readonly<Record<string, string>>;
  readonly choices: Readonly<Record<string, FactValue>>;
}

const emptyContract: ContractDraft = { policy: "P-1", options: [], readings: {}, choices: {} };

type Stated = Record<string, FactValue>;

/** A contract that scenarios start from. */
interface Sample {
  readonly syntax: SampleContract;
  /** It stands beside a product of another file. */
  readonly elsewhere: boolean;
  readonly scope: ProductScope;
  readonly symbol: DeclaredSymbol;
  readonly draft: ContractDraft;
}

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
    checkDocuments(product.scope, declaration);
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
  checkDocuments(product.scope, declaration);
  const reader = new ScenarioReader(product.scope, samples);
  const drafted = reader.read(declaration);
  const read = drafted && product.plan && { ...drafted, calls: reader.withRemainders(drafted.calls, product.plan) };
  if (file.hasErrors() || product.plan === undefined || read === undefined) return broken;
  const contract = contractSpan(declaration, samples);
  const validator = validatorOf(product.plan);
  for (const { path, message, code } of validator.contract(read.contract))
    file.report("scenario/invalid", { path, message, problem: code }, contract);
  for (const { input, span } of read.calls)
    for (const { path, message, code } of validator.input(input))
      file.report("scenario/invalid", { path, message, problem: code }, reader.placeOf(input, path) ?? span);
  if (file.hasErrors()) return broken;
  for (const { input, span } of read.calls)
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

/** One call as it is being read; a further call on the same incident starts from a copy. */
interface Draft {
  incident: Mutable<Incident> & { facts: Stated; exclusions: Record<string, boolean> };
  claims: Map<string, Claim>;
  insureds: Map<string, Insured>;
  /** By kind and id. */
  units: Map<string, Map<string, StatedUnit>>;
  losses: Map<string, Loss>;
  /** What this statement of the incident has said by now, not one before it: `loss calls`. */
  readonly stated: Set<string>;
  expectations: Expectation[];
  span: Span;
}

class ScenarioReader {
  private readonly expressions: Expressions;
  /** What is expected to be left, until it is known of which term. */
  private readonly remainders = new Map<Expectation, Expect>();
  /** Where claims, insureds, units and lines were stated last. */
  private readonly places = new WeakMap<Claim | Insured | StatedUnit | Loss, Span>();

  constructor(
    private readonly scope: ProductScope,
    /** Of the same product. */
    private readonly samples: readonly Sample[],
  ) {
    this.expressions = new Expressions(scope, new Map(), new Map());
  }

  /** Where that is stated to which a path into the input leads, `losses[0].amount`. */
  placeOf(input: ScenarioCall["input"], path: string): Span | undefined {
    const [, list, kind, place] = /^(claims|insureds|losses|units\.(.+?))\[(\d+)\]/.exec(path) ?? [];
    const listed = kind === undefined ? list && input[list as "claims" | "insureds" | "losses"] : input.units?.[kind];
    const stated = listed ? listed[Number(place)] : undefined;
    return stated ? this.places.get(stated) : undefined;
  }

  /** Nothing where the scenario does not say under which contract it is. */
  read(scenario: Scenario): Pick<CheckedScenario, "contract" | "premiums" | "calls"> | undefined {
    const { file } = this.scope;
    let contract: ContractDraft | undefined;
    const units = new Map<string, readonly ScheduledUnit[]>();
    const drafts: Draft[] = [];
    const premiums: PremiumExpectation[] = [];
    const current = (what: string, span: Span): Draft | undefined => {
      const draft = drafts.at(-1);
      if (draft === undefined) file.report("scenario/no-incident", { what }, span);
      return draft;
    };
    for (const statement of scenario.statements) {
      switch (statement.kind) {
        case "scenario-contract":
          if (contract !== undefined) file.report("scenario/twice", { name: "contract" }, statement);
          else if (drafts.length > 0) file.report("scenario/contract-late", {}, statement);
          contract = this.contract(statement.words, this.sample(statement.base));
          break;
        case "scenario-schedule": {
          const symbol = this.scope.resolve(statement.unit, ["unit"], "a unit");
          if (symbol === undefined) break;
          if (drafts.length > 0) file.report("scenario/contract-late", {}, statement);
          const facts = this.facts(statement.words, (name) => this.unitFact(symbol.name, "facts", name));
          const of = this.outerUnit(symbol.name, statement.of);
          const unit = { id: idText(statement.id), ...of, facts: facts.facts };
          units.set(symbol.name, [...(units.get(symbol.name) ?? []), unit]);
          break;
        }
        case "scenario-incident":
          drafts.push(this.incident(statement, drafts));
          break;
        case "scenario-bearer": {
          const draft = current(`a ${statement.of}`, statement);
          if (draft === undefined) break;
          const id = idText(statement.id);
          this.onceIn(draft, statement.of, id, statement.id);
          const list = statement.of === "claim" ? draft.claims : draft.insureds;
          const known = list.get(id);
          const stated = this.facts(statement.words, (name) => this.bearerFact(statement.of, name));
          const bearer = {
            id,
            facts: { ...known?.facts, ...stated.facts },
            exclusions: { ...known?.exclusions, ...stated.exclusions },
          };
          list.set(id, bearer);
          this.places.set(bearer, statement);
          break;
        }
        case "scenario-unit": {
          const draft = current("a unit", statement);
          const symbol = this.scope.resolve(statement.unit, ["unit"], "a unit");
          if (draft === undefined || symbol === undefined) break;
          const stated = this.facts(statement.words, (name) => this.unitFact(symbol.name, "established", name));
          const id = idText(statement.id);
          this.onceIn(draft, symbol.name, id, statement.id);
          const known = draft.units.get(symbol.name);
          const of = this.outerUnit(symbol.name, statement.of);
          const unit = { ...known?.get(id), id, ...of, facts: { ...known?.get(id)?.facts, ...stated.facts } };
          draft.units.set(symbol.name, new Map(known).set(id, unit));
          this.places.set(unit, statement);
          break;
        }
        case "scenario-loss": {
          const draft = current("a loss", statement);
          if (draft !== undefined) this.loss(statement, draft);
          break;
        }
        case "expect": {
          const symbol = this.scope.names.get(statement.subject.text);
          if (symbol?.kind === "premium") {
            this.scope.file.uses.push({ name: statement.subject, symbol });
            premiums.push(...this.premium(statement));
            break;
          }
          const draft = current("an expectation", statement);
          const expectation = draft && this.expectation(statement, draft);
          if (draft !== undefined && expectation !== undefined) draft.expectations.push(expectation);
          break;
        }
      }
    }
    if (contract === undefined) {
      file.report("scenario/no-contract", {}, scenario.title ?? scenario);
      return undefined;
    }
    const { policy, period, options, readings, choices } = contract;
    if (period === undefined) {
      file.report("scenario/period", {}, scenario.title ?? scenario);
      return undefined;
    }
    if (premiums.length === 0 && !drafts.some(({ expectations }) => expectations.length > 0))
      file.report("scenario/no-expectation", {}, scenario.title ?? scenario);
    this.idleBearers(drafts);
    const whole: Contract = {
      ...choices,
      policy,
      period,
      options,
      readings,
      ...(units.size > 0 && { units: Object.fromEntries(units) }),
    };
    const calls = drafts.map((draft): ScenarioCall => ({
      input: {
        contract: whole,
        incident: draft.incident,
        claims: [...draft.claims.values()],
        insureds: [...draft.insureds.values()],
        ...(draft.units.size > 0 && {
          units: Object.fromEntries([...draft.units].map(([kind, listed]) => [kind, [...listed.values()]])),
        }),
        losses: [...draft.losses.values()],
      },
      expectations: draft.expectations,
      span: draft.span,
    }));
    return { contract: whole, premiums, calls };
  }

  /** The calls with the term behind each remainder that is expected. */
  withRemainders(calls: readonly ScenarioCall[], plan: Plan): readonly ScenarioCall[] {
    return calls.map((call) => ({
      ...call,
      expectations: call.expectations.flatMap((expectation) => {
        const written = this.remainders.get(expectation);
        if (written?.of === undefined || expectation.kind !== "left") return [expectation];
        const each = (expectation.whose ?? []).map(({ unit, kind }) => unit ?? kind);
        const term = this.periodTerm(written.of, each, plan, call.input.contract);
        if (term === undefined) return [];
        // It was read as an amount before its term was known.
        const plain = term.plain && { plain: term.plain, amount: expectation.amount / 10 ** plan.currency.minorDigits };
        return [{ ...expectation, term: term.id, ...plain }];
      }),
    }));
  }

  /** The one term of the period that is meant; an error where it is none, or the contract has more than one. */
  private periodTerm(
    { term = "limit", node, ...span }: ExpectedOf,
    each: readonly string[],
    plan: Plan,
    contract: Contract,
  ): PeriodTerm | undefined {
    const { file } = this.scope;
    const all = periodTerms(plan);
    const found =
      node.kind === "text"
        ? all.filter(({ id }) => id === node.value)
        : all.filter((one) => (one.node === node.text || one.layer === node.text) && one.kind === term);
    const isOfThese = (one: PeriodTerm): boolean =>
      one.each.length === each.length && one.each.every((counted) => each.includes(counted));
    const counted = found.filter(isOfThese);
    // Those that this contract lacks are meant only where it has none.
    const inForce = counted.filter((one) => isInForce(one, plan, contract));
    const fitting = inForce.length === 0 ? counted.slice(0, 1) : inForce;
    const [first] = fitting;
    if (first === undefined || fitting.length > 1) {
      const ofNode = (one: PeriodTerm): boolean => node.kind === "text" && one.node === node.value;
      const meant = fitting.length > 1 ? fitting : found.length > 0 ? found : all.filter(ofNode);
      const { clauses } = describeMetadata(plan);
      const terms = meant.map(({ id }) => ({ id, says: clauses.find((clause) => clause.id === id)?.summary }));
      file.report(
        "scenario/remainder",
        {
          name: idText(node),
          isUnknownId: node.kind === "text" && found.length === 0,
          term,
          terms,
          each: meant[0]?.each ?? [],
        },
        span,
      );
      return undefined;
    }
    if (!isOfContract(first, plan)) {
      file.report("scenario/remainder-open", { term: first.id }, span);
      return undefined;
    }
    return first;
  }

  private sample(base: Name | undefined): ContractDraft {
    if (base === undefined || base.text === "") return emptyContract;
    const named = this.samples.filter(({ symbol }) => symbol.name === base.text);
    if (named[0] !== undefined) this.scope.file.uses.push({ name: base, symbol: named[0].symbol });
    else
      this.scope.unknown(
        "sample contract",
        base,
        this.samples.map(({ symbol }) => symbol.name),
      );
    return named.at(-1)?.draft ?? emptyContract;
  }

  /** The contract that the words describe, on top of another. */
  contract(words: readonly Word[], base: ContractDraft): ContractDraft {
    const { scope } = this;
    let { policy, period } = base;
    const options = new Set(base.options);
    const readings: Record<string, string> = { ...base.readings };
    const choices: Record<string, FactValue> = { ...base.choices };
    const seen = new Set<string>();
    for (const entry of this.group(words)) {
      const { name, values } = entry;
      this.once(seen, entry);
      const declared = scope.names.get(name.text)?.kind;
      if ((name.text === "policy" || name.text === "period") && declared !== "option" && this.isNegated(entry))
        continue;
      if (name.text === "policy" && declared !== "option" && declared !== "reading") {
        const value = values[0];
        if (value?.kind === "text" || value?.kind === "name") policy = idText(value);
        else this.needs(name, 'a text, such as `policy "P-1"`');
        continue;
      }
      if (name.text === "period") {
        const [from, to] = values.filter((value) => value.kind === "date");
        if (from === undefined || to === undefined)
          this.needs(name, "two dates: `period from 2026-04-01 to 2027-04-01`");
        else if (this.date(from) && this.date(to)) {
          period = { from: from.value, to: to.value };
          this.checkLastDay(period, to);
        }
        continue;
      }
      const symbol = scope.names.get(name.text);
      if (symbol?.kind === "option") {
        scope.file.uses.push({ name, symbol });
        if (entry.negated) options.delete(name.text);
        else options.add(name.text);
        this.noValue(entry);
      } else if (symbol?.kind === "reading") {
        const value = this.value(entry, symbol.type!);
        if (typeof value === "string") put(readings, name.text, value);
      } else if (symbol?.kind === "choice") {
        const value =
          symbol.type && (this.unlimited(entry, scope.choices.get(name.text)?.range) ?? this.value(entry, symbol.type));
        scope.file.uses.push({ name, symbol });
        if (value !== undefined) put(choices, name.text, value);
      } else {
        const known = [...scope.names.values()].filter(({ kind }) => ["choice", "option", "reading"].includes(kind));
        scope.unknown("choice, option or reading", name, [...known.map((other) => other.name), "period", "policy"]);
      }
    }
    return { policy, ...(period && { period }), options: [...options], readings, choices };
  }

  /** As policies print it, `to` would be the last day: it is that on which, as it begins, the period ends. */
  private checkLastDay({ from, to }: Contract["period"], span: Span): void {
    const end = parseMoment(to);
    if (end === undefined || end.minute !== undefined) return;
    const [last, better] = [end.day - 1, end.day + 1].map((day) => formatMoment({ day }));
    const isWholeYears = better!.slice(4) === from.slice(4, 10) && better! > from;
    if (isWholeYears)
      this.scope.file.report("scenario/last-day", { last: last!, better: better! }, span, {
        fixes: [replaceBy(better!, span)],
      });
  }

  private incident(statement: ScenarioIncident, drafts: readonly Draft[]): Draft {
    const { scope } = this;
    const last = drafts.at(-1);
    const number = new Set(drafts.map(({ incident }) => incident.id)).size + 1;
    if (statement.later && last === undefined)
      scope.file.report("scenario/no-incident", { what: "`later`" }, statement);
    const draft: Draft =
      statement.later && last !== undefined
        ? {
            incident: {
              ...last.incident,
              facts: { ...last.incident.facts },
              exclusions: { ...last.incident.exclusions },
            },
            claims: new Map(last.claims),
            insureds: new Map(last.insureds),
            units: new Map(last.units),
            losses: new Map(last.losses),
            stated: new Set(),
            expectations: [],
            span: { start: statement.start, end: statement.end },
          }
        : {
            incident: {
              id: statement.id === undefined ? `incident-${number}` : idText(statement.id),
              triggers: [],
              facts: {},
              exclusions: {},
            },
            claims: new Map(),
            insureds: new Map(),
            units: new Map(),
            losses: new Map(),
            stated: new Set(),
            expectations: [],
            span: { start: statement.start, end: statement.end },
          };
    const triggers = new Set(draft.incident.triggers);
    const rest: Word[] = [];
    const seen = new Set<string>();
    for (const entry of this.group(statement.words)) {
      const symbol = scope.names.get(entry.name.text);
      if (symbol?.kind === "trigger") {
        this.once(seen, entry);
        scope.file.uses.push({ name: entry.name, symbol });
        this.noValue(entry);
        if (entry.negated) triggers.delete(entry.name.text);
        else triggers.add(entry.name.text);
      } else if (entry.name.text === "others") {
        if (this.isNegated(entry)) continue;
        if (entry.values[0]?.kind === "word" && entry.values[0].word === "none") draft.incident.others = "none";
        else this.needs(entry.name, "`none`");
      } else rest.push(...ungroup(entry));
    }
    const stated = this.facts(rest, (name) => this.bearerFact("incident", name));
    for (const [name, value] of Object.entries(stated.facts)) put(draft.incident.facts, name, value);
    for (const [name, value] of Object.entries(stated.exclusions)) put(draft.incident.exclusions, name, value);
    draft.incident.triggers = scope.triggers.filter((trigger) => triggers.has(trigger));
    return draft;
  }

  private loss(syntax: ScenarioLoss, draft: Draft): void {
    const { scope } = this;
    const symbol = scope.resolve(syntax.head, ["head", "uncovered"], "a head");
    const isValued = scope.valued.has(syntax.head.text);
    const amount = syntax.amount && this.amount(syntax.amount);
    if (symbol !== undefined && syntax.amount === undefined && !isValued)
      scope.file.report("scenario/amount-missing", { head: symbol.name }, syntax.head);
    if (syntax.amount !== undefined && isValued && amount !== undefined && amount !== 0)
      scope.file.report("scenario/amount-computed", { head: syntax.head.text }, syntax.amount);
    const trigger = syntax.trigger && scope.resolve(syntax.trigger, ["trigger"], "a trigger")?.name;
    const unit = syntax.unit && scope.resolve(syntax.unit.kind, ["unit"], "a unit")?.name;
    if (syntax.item !== undefined) {
      if (scope.items.has(syntax.item.text)) scope.useItem(syntax.item, syntax.head.text);
      else scope.unknown("item", syntax.item, scope.items.keys());
    }
    const stated = this.facts(syntax.words, (name) => this.bearerFact("loss", name));
    const approvedOn = syntax.approval?.on;
    if (syntax.on !== undefined) this.date(syntax.on);
    if (approvedOn !== undefined) this.date(approvedOn);
    for (const [id, list, what] of [
      [syntax.claim, draft.claims, "claim"],
      [syntax.insured, draft.insureds, "insured"],
    ] as const)
      if (id !== undefined && !list.has(idText(id))) scope.file.report("name/unknown", { what, name: idText(id) }, id);
    if (symbol === undefined || (amount === undefined && !(isValued && syntax.amount === undefined))) return;
    const id = syntax.id === undefined ? nextNumber(draft.losses) : idText(syntax.id);
    this.onceIn(draft, "loss", id, syntax.id ?? syntax.head);
    const loss: Loss = {
      id,
      head: symbol.name,
      ...(amount !== undefined && { amount }),
      ...(syntax.on && { incurred: syntax.on.value }),
      ...(syntax.approval && { approved: approvedOn?.value ?? syntax.approval.approved }),
      ...(syntax.claim && { claim: idText(syntax.claim) }),
      ...(syntax.insured && { insured: idText(syntax.insured) }),
      ...(syntax.item && { item: syntax.item.text }),
      ...(trigger !== undefined && { trigger }),
      ...(unit !== undefined && { unit }),
      ...(syntax.unit?.id && { unitId: idText(syntax.unit.id) }),
      ...(syntax.unit?.count && { count: Number(syntax.unit.count.digits) }),
      ...(Object.keys(stated.facts).length > 0 && { facts: stated.facts }),
      ...(Object.keys(stated.exclusions).length > 0 && { exclusions: stated.exclusions }),
    };
    draft.losses.set(id, loss);
    this.places.set(loss, syntax);
  }

  /** Claims and insureds of which nothing is said and that no line is of: `loss costs 5 claim A` are two statements. */
  private idleBearers(drafts: readonly Draft[]): void {
    const losses = drafts.flatMap((draft) => [...draft.losses.values()]);
    if (losses.length === 0) return;
    for (const [what, list] of [
      ["claim", "claims"],
      ["insured", "insureds"],
    ] as const) {
      const named = new Set(losses.map((loss) => loss[what]));
      const last = new Map(drafts.flatMap((draft) => [...draft[list].values()]).map((bearer) => [bearer.id, bearer]));
      for (const bearer of last.values()) {
        const { id, facts, exclusions } = bearer;
        if (named.has(id) || Object.keys({ ...facts, ...exclusions }).length > 0) continue;
        this.scope.file.report("scenario/bearer-unused", { what, id }, this.places.get(bearer)!);
      }
    }
  }

  /** What is said again is said in a `later`. */
  private onceIn({ stated }: Draft, what: string, id: string, at: Span): void {
    const key = `${what} ${id}`;
    if (stated.has(key)) this.scope.file.report("scenario/twice", { name: key }, at);
    stated.add(key);
  }

  /** What a premium is expected to come to; none where that is no amount. */
  private premium({ subject, of, for: whose, outcome, start, end }: Expect): PremiumExpectation[] {
    if (of !== undefined || whose.length > 0)
      this.scope.file.report("scenario/whole", { what: "premium", name: subject.text }, of ?? whose[0]!.kind);
    if (outcome !== undefined && outcome.kind !== "amount") this.needs(subject, "an amount");
    const amount = outcome?.kind === "amount" ? this.amount(outcome.amount) : undefined;
    return amount === undefined ? [] : [{ premium: subject.text, amount, span: { start, end } }];
  }

  private expectation(syntax: Expect, draft: Draft): Expectation | undefined {
    const { subject } = syntax;
    const isLeft = this.isLeft(subject);
    const whose = syntax.for.flatMap((one) => (isLeft ? this.counted(one) : this.whose(one, draft)) ?? []);
    if (whose.length < syntax.for.length) return undefined;
    const found = this.expectationOfAll(syntax);
    const whole =
      found?.kind === "layer"
        ? found.kind
        : found?.kind === "total" && found.what === "overpaid"
          ? found.what
          : undefined;
    if (whose.length > 0 && whole !== undefined) {
      this.scope.file.report("scenario/whole", { what: whole, name: subject.text }, subject);
      return undefined;
    }
    if (found === undefined) return undefined;
    const expectation: Expectation = whose.length === 0 ? found : { ...found, whose };
    if (isLeft) this.remainders.set(expectation, syntax);
    return expectation;
  }

  /** `expect left …`, where nothing of the product is called so. */
  private isLeft({ text }: Name): boolean {
    return text === "left" && !this.scope.names.has("left");
  }

  private whose({ kind, id }: Expect["for"][number], draft: Draft): Whose | undefined {
    const { scope } = this;
    const isOf = (what: "claim" | "insured" | "loss"): boolean => kind.text === what && !scope.names.has(what);
    for (const [what, known] of [
      ["claim", draft.claims],
      ["insured", draft.insureds],
    ] as const) {
      if (!isOf(what)) continue;
      if (known.has(idText(id))) return { kind: what, id: idText(id) };
      scope.file.report("name/unknown", { what, name: idText(id) }, id);
      return undefined;
    }
    if (isOf("loss")) return { kind: "loss", id: idText(id) };
    const unit = scope.resolve(kind, ["unit"], "a unit, `claim`, `insured` or `loss`")?.name;
    return unit === undefined ? undefined : { kind: "unit", unit, id: idText(id) };
  }

  private expectationOfAll(syntax: Expect): Expectation | undefined {
    const { scope } = this;
    const { subject, outcome } = syntax;
    const span: Span = { start: syntax.start, end: syntax.end };
    if (outcome === undefined || subject.text === "") return undefined;
    const total = totals.get(subject.text);
    if (syntax.of !== undefined) return this.expectationOf(syntax, syntax.of, span);
    if (total !== undefined && !scope.names.has(subject.text)) {
      const amount = outcome.kind === "amount" ? this.amount(outcome.amount) : undefined;
      if (outcome.kind !== "amount") this.needs(subject, "an amount");
      return amount === undefined ? undefined : { kind: "total", what: total, amount, span };
    }
    const kinds =
      outcome.kind === "amount"
        ? (["head", "section", "frame", "uncovered", "layer"] as const)
        : (["head", "uncovered"] as const);
    const wanted = outcome.kind === "amount" ? "a head, section, frame or layer" : "a head";
    const symbol = scope.resolve(subject, kinds, wanted);
    if (symbol === undefined) return undefined;
    switch (outcome.kind) {
      case "amount": {
        const amount = this.amount(outcome.amount);
        if (amount === undefined) return undefined;
        return symbol.kind === "layer"
          ? { kind: "layer", layer: symbol.name, amount, span }
          : { kind: "node", what: "due", node: symbol.name, amount, span };
      }
      case "refused": {
        const by = outcome.by.flatMap((name) => this.reason(name) ?? []);
        return { kind: "refused", head: symbol.name, by, span };
      }
      case "undetermined": {
        const known = new Set([
          ...lineFacts,
          ...scope.facts.keys(),
          ...[...scope.units.values()].flatMap(({ name, facts, established }) =>
            [...facts, ...established].map((fact) => `${name}.${fact.name}`),
          ),
          ...scope.circumstances.keys(),
          ...scope.readings.keys(),
          ...[...scope.choices.values()].filter(({ optional }) => optional).map(({ name }) => name),
        ]);
        for (const name of outcome.for) {
          const declared = scope.names.get(name.text);
          if (declared !== undefined) scope.file.uses.push({ name, symbol: declared });
          else if (known.has(name.text)) this.useField(name);
          if (known.has(name.text)) continue;
          if (declared === undefined) scope.unknown("fact, reading or optional choice", name, known);
          else
            scope.file.report(
              "name/wrong-kind",
              {
                name: name.text,
                kind: declared.kind,
                wanted: "a fact, circumstance, reading or optional choice that may be open",
              },
              name,
            );
        }
        return { kind: "undetermined", head: symbol.name, waitsFor: outcome.for.map(({ text }) => text), span };
      }
    }
  }

  /** `pay costs 5_000`, `left costs for location L1 20_000` */
  private expectationOf(syntax: Expect, of: ExpectedOf, span: Span): Expectation | undefined {
    const { scope } = this;
    const { subject, outcome } = syntax;
    const isLeft = this.isLeft(subject);
    const amount =
      outcome?.kind !== "amount"
        ? undefined
        : isLeft && outcome.amount.kind === "word" && outcome.amount.word === "unlimited"
          ? Infinity
          : this.amount(outcome.amount);
    if (outcome !== undefined && outcome.kind !== "amount") this.needs(subject, "an amount");
    if (isLeft) {
      const kinds = ["head", "frame", "section", "layer"] as const;
      // A limit may stand in the product itself.
      const { node } = of;
      if (node.kind === "name" && node.text === scope.name) scope.file.uses.push({ name: node, symbol: scope.symbol });
      else if (node.kind === "name" && scope.resolve(node, kinds, "a head, section, frame or layer") === undefined)
        return undefined;
      if (amount === undefined) return undefined;
      return { kind: "left", term: "", amount, span };
    }
    const what = totals.get(subject.text);
    if (what === undefined || scope.names.has(subject.text)) {
      scope.unknown("total", subject, [...totals.keys(), "left"]);
      return undefined;
    }
    if (what === "overpaid") {
      scope.file.report("scenario/whole", { what, name: subject.text }, subject);
      return undefined;
    }
    if (of.term !== undefined || of.node.kind === "text") {
      this.needs(subject, "a head, section or frame");
      return undefined;
    }
    const symbol = scope.resolve(of.node, ["head", "section", "frame", "uncovered"], nodeWanted);
    return symbol === undefined || amount === undefined
      ? undefined
      : { kind: "node", what, node: symbol.name, amount, span };
  }

  /** What an amount is counted for: a unit, an insured, a policy year. */
  private counted({ kind, id }: Expect["for"][number]): Whose | undefined {
    const { scope } = this;
    if (kind.text === policyYear) return { kind: policyYear, id: idText(id) };
    if (kind.text === "insured" && !scope.names.has("insured")) return { kind: "insured", id: idText(id) };
    if ((kind.text === "claim" || kind.text === "loss") && !scope.names.has(kind.text)) {
      scope.file.report("scenario/whole", { what: "left", name: kind.text }, kind);
      return undefined;
    }
    const unit = scope.resolve(kind, ["unit"], "a unit, `insured` or `policy year`")?.name;
    return unit === undefined ? undefined : { kind: "unit", unit, id: idText(id) };
  }

  /** What a refusal is `by`: a kind of rule, or a clause by its name. */
  private reason(name: Name): string | undefined {
    if (reasonKinds.includes(name.text as ReasonKind)) return name.text;
    const symbol = this.scope.names.get(name.text);
    if (
      symbol !== undefined &&
      ["rule", "exclusion", "trigger", "uncovered", "head", "frame", "section"].includes(symbol.kind)
    ) {
      this.scope.file.uses.push({ name, symbol });
      return name.text;
    }
    const clauses = [...this.scope.names.values()].filter(({ kind }) =>
      ["rule", "exclusion", "trigger"].includes(kind),
    );
    this.scope.unknown("reason", name, [...reasonKinds, ...clauses.map((other) => other.name)]);
    return undefined;
  }

  // ── Words ──────────────────────────────────────────────────────────────────────────────────────────

  /** Splits words into entries: a name begins one, unless the name before it takes a name as its value. */
  private group(words: readonly Word[]): Entry[] {
    const entries: { name: Name; negated: boolean; values: Entry["values"][number][] }[] = [];
    let negated: Word | undefined;
    let afterComma = false;
    const stray = (word: Word | undefined): void => {
      if (word !== undefined) this.scope.file.report("scenario/word", { word: this.text(word) }, word);
    };
    for (const word of words) {
      if (word.kind === "punctuation") {
        // `not` stands in front of a name.
        stray(negated);
        negated = word.text === "not" ? word : undefined;
        afterComma = word.text !== "not";
        continue;
      }
      const last = entries.at(-1);
      const isValue =
        last !== undefined && negated === undefined && (word.kind !== "name" || this.takes(last, word, afterComma));
      if (isValue) last.values.push(word);
      else if (word.kind === "name") entries.push({ name: word, negated: negated !== undefined, values: [] });
      else stray(word);
      if (word.kind !== "name") stray(negated);
      negated = undefined;
      afterComma = false;
    }
    stray(negated);
    return entries;
  }

  private takes(
    entry: { readonly name: Name; readonly values: readonly Word[] },
    word: Name,
    afterComma: boolean,
  ): boolean {
    if (entry.name.text === "period") {
      // In a file with a name 始期 of its own the word means the period's beginning where that is missing.
      const next = (["from", "to"] as const)[entry.values.filter(({ kind }) => kind === "date").length];
      return word.text === "from" || word.text === "to" || (next !== undefined && builtInOf(word.text) === next);
    }
    if (entry.name.text === "policy") return entry.values.length === 0;
    if (entry.name.text === "others") return entry.values.length === 0;
    const type = this.typeOf(entry.name.text);
    if (type === undefined) return false;
    const isMember = "members" in type && type.members.some(({ name }) => name === word.text);
    if (type.kind === "enum") return entry.values.length === 0 && (isMember || !this.scope.names.has(word.text));
    if (type.kind === "set")
      return isMember || (afterComma && !this.scope.names.has(word.text)) || entry.values.length === 0;
    return false;
  }

  private typeOf(name: string): Type | undefined {
    const symbol = this.scope.names.get(name);
    if (symbol?.type !== undefined) return symbol.type;
    const field = this.scope.facts.get(name);
    if (field !== undefined) return field.type;
    for (const unit of this.scope.units.values()) {
      const fact = [...unit.facts, ...unit.established].find((candidate) => candidate.name === name);
      if (fact !== undefined) return fact.type;
    }
    return undefined;
  }

  private facts(
    words: readonly Word[],
    find: (
      name: Name,
    ) => (Pick<UnitFact, "type" | "range" | "orNever"> & { readonly circumstance: boolean }) | undefined,
  ): { facts: Stated; exclusions: Record<string, boolean> } {
    const facts: Stated = {};
    const exclusions: Record<string, boolean> = {};
    const seen = new Set<string>();
    for (const entry of this.group(words)) {
      const found = find(entry.name);
      if (found === undefined) continue;
      this.once(seen, entry);
      const value = this.unlimited(entry, found.range) ?? this.value(entry, found.type, found.orNever);
      if (value === undefined) continue;
      put<unknown>(found.circumstance ? exclusions : facts, entry.name.text, value);
    }
    return { facts, exclusions };
  }

  private bearerFact(of: string, name: Name): { type: Type; orNever: boolean; circumstance: boolean } | undefined {
    const { scope } = this;
    const fact = scope.facts.get(name.text);
    const circumstance = scope.circumstances.get(name.text);
    const symbol = scope.names.get(name.text);
    if (symbol !== undefined && (fact !== undefined || circumstance !== undefined))
      scope.file.uses.push({ name, symbol });
    if (symbol === undefined && fact !== undefined) this.useField(name);
    if (fact?.of === of) return { type: fact.type, orNever: fact.orNever, circumstance: false };
    if (circumstance === of) return { type: { kind: "bool" }, orNever: false, circumstance: true };
    const actual = fact?.of ?? circumstance;
    if (actual !== undefined) {
      scope.file.report(
        "name/wrong-kind",
        { name: name.text, kind: `fact of ${actual}`, wanted: `a fact of ${of}` },
        name,
      );
      return undefined;
    }
    const known = [
      ...[...scope.facts.values()].filter((other) => other.of === of).map((other) => other.name),
      ...[...scope.circumstances].filter(([, bearer]) => bearer === of).map(([other]) => other),
    ];
    if (of === "incident") known.push(...scope.triggers, "others");
    scope.unknown(of === "incident" ? "trigger, fact or exclusion" : `fact of ${of}`, name, known);
    return undefined;
  }

  /** `outage.from`: the record, and its field. */
  private useField(name: Name): void {
    const { scope } = this;
    const [record = "", field = ""] = name.text.split(".");
    const symbol = scope.names.get(record);
    const inner = symbol && scope.memberOf(symbol, field);
    const written = scope.file.sources.textOf(name);
    const dot = written.indexOf(".");
    if (symbol === undefined || inner === undefined) return;
    const end = name.start + written.slice(0, dot).trimEnd().length;
    const start = name.end - written.slice(dot + 1).trimStart().length;
    scope.file.uses.push({ name: { kind: "name", text: record, start: name.start, end }, symbol });
    scope.file.uses.push({ name: { kind: "name", text: field, start, end: name.end }, symbol: inner });
  }

  /** `of location L1`, where units of the kind are of one. */
  private outerUnit(unit: string, syntax: OuterUnit | undefined): { readonly of?: string } {
    if (syntax === undefined) return {};
    const outer = this.scope.units.get(unit)?.of;
    const named = this.scope.resolve(syntax.kind, ["unit"], "a unit");
    if (named !== undefined && named.name !== outer)
      this.scope.file.report("scenario/outer-unit", { unit, named: named.name, outer }, syntax);
    return { of: idText(syntax.id) };
  }

  /** Of the contract's schedule, or established in the incident. */
  private unitFact(
    unit: string,
    where: "facts" | "established",
    name: Name,
  ): (UnitFact & { circumstance: false }) | undefined {
    const facts = this.scope.units.get(unit)?.[where] ?? [];
    const fact = facts.find((candidate) => candidate.name === name.text);
    const owner = this.scope.names.get(unit);
    const symbol = owner && fact && this.scope.memberOf(owner, name.text);
    if (symbol !== undefined) this.scope.file.uses.push({ name, symbol });
    if (fact === undefined)
      this.scope.unknown(
        `fact of \`${unit}\``,
        name,
        facts.map((other) => other.name),
      );
    return fact && { ...fact, circumstance: false };
  }

  /** `pd_limit unlimited`, where the choice allows it. */
  private unlimited({ negated, values: [first, ...others] }: Entry, range: Range | undefined): "unlimited" | undefined {
    const isAllowed = range?.orUnlimited === true;
    const isSaid = first?.kind === "word" && first.word === "unlimited" && others.length === 0;
    return isAllowed && isSaid && !negated ? "unlimited" : undefined;
  }

  /** The JSON value of an entry, by its type. A bare name of a yes-or-no fact means yes. */
  private value(entry: Entry, type: Type, orNever = false): FactValue | undefined {
    const { name, values, negated } = entry;
    const [first] = values;
    if (type.kind === "bool" && values.length === 0) return !negated;
    // `not` takes back a name alone, not what stands behind one.
    if (this.isNegated(entry)) return undefined;
    if (type.kind === "bool") {
      if (values.length === 1 && first?.kind === "word" && (first.word === "yes" || first.word === "no"))
        return first.word === "yes";
      this.needs(name, wantedValue(type));
      return undefined;
    }
    if (type.kind === "set") {
      if (values.length === 1 && first?.kind === "word" && (first.word === "none" || first.word === "empty")) return [];
      const owner = this.scope.names.get(name.text);
      const members = values.flatMap((value) =>
        value.kind === "name" ? (this.scope.member(value, type, owner) ?? []) : [],
      );
      if (members.length === 0 || members.length < values.length) {
        if (values.length === 0 || values.some(({ kind }) => kind !== "name")) this.needs(name, wantedValue(type));
        return undefined;
      }
      return members;
    }
    if (first === undefined || values.length > 1) {
      this.needs(name, wantedValue(type));
      return undefined;
    }
    if (first.kind === "word" && first.word === "never" && orNever) return "never";
    if (type.kind === "enum") {
      // `none` and the like are words of the language and may be members of an enum too.
      const member: Name | undefined =
        first.kind === "name"
          ? first
          : first.kind === "word"
            ? { ...first, kind: "name", text: first.word }
            : undefined;
      if (member === undefined) this.needs(name, wantedValue(type));
      return member && this.scope.member(member, type, this.scope.names.get(name.text));
    }
    if (type.kind === "date" || type.kind === "datetime") {
      if (first.kind !== "date") this.needs(name, wantedValue(type));
      else if (this.date(first)) return first.value;
      return undefined;
    }
    if (first.kind !== "number" && first.kind !== "span") {
      this.needs(name, wantedValue(type));
      return undefined;
    }
    const literal = this.expressions.literal(first, type);
    return literal && toJson(literal);
  }

  private amount(syntax: Expression): number | undefined {
    const expr = this.expressions.typed(syntax, "money", contractPlace("in a scenario"));
    if (expr === undefined) return undefined;
    const literal = this.expressions.literal(syntax, { kind: "money" });
    return literal === undefined ? undefined : (toJson(literal) as number);
  }

  private date({ value, ...span }: { readonly value: string } & Span): boolean {
    if (dateExists(value)) return true;
    this.scope.file.report("date/invalid", { date: value }, span);
    return false;
  }

  private once(seen: Set<string>, { name }: Entry): void {
    if (seen.has(name.text)) this.scope.file.report("scenario/twice", { name: name.text }, name);
    seen.add(name.text);
  }

  private isNegated({ name, negated }: Entry): boolean {
    if (negated) this.scope.file.report("scenario/word", { word: "not" }, name);
    return negated;
  }

  private noValue({ values }: Entry): void {
    for (const value of values) this.scope.file.report("scenario/word", { word: this.text(value) }, value);
  }

  private needs(name: Name, wanted: string): void {
    this.scope.file.report("scenario/value", { name: name.text, wanted }, name);
  }

  private text(span: Span): string {
    return this.scope.file.sources.textOf(span);
  }
}

const nodeWanted = "a head, section or frame";

const totals: ReadonlyMap<string, "due" | "pay" | "overpaid" | "claimed"> = new Map([
  ["due", "due"],
  ["pay", "pay"],
  ["paid", "pay"],
  ["overpaid", "overpaid"],
  ["claimed", "claimed"],
]);

const lineFacts = ["incurred", "approved", "claim", "insured", "unit", "count", "item"];

function idText(id: Name | Text): string {
  return id.kind === "name" ? id.text : id.value;
}

/** The number of a line without an id: its place, or what is free behind it. */
function nextNumber(losses: ReadonlyMap<string, Loss>): string {
  let number = losses.size + 1;
  while (losses.has(String(number))) number++;
  return String(number);
}

/** Sets a property of any name, `__proto__` among them. */
function put<T>(target: Record<string, T>, name: string, value: T): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

function ungroup({ name, negated, values }: Entry): Word[] {
  const not: Word[] = negated ? [{ kind: "punctuation", text: "not", start: name.start, end: name.start }] : [];
  return [...not, name, ...values];
}

/** A literal as a claim's JSON has it. */
function toJson(literal: Literal): FactValue {
  switch (literal.type) {
    case "money":
    case "number":
      return Number(literal.value.numerator) / Number(literal.value.denominator);
    case "ratio":
      return `${literal.value.numerator}/${literal.value.denominator}`;
    case "duration":
      return `PT${literal.value}S`;
    case "span": {
      const { years, months, days } = literal.value;
      return years > 0 ? `P${years}Y` : months > 0 ? `P${months}M` : `P${days}D`;
    }
    default:
      return literal.value;
  }
}
