import type {
  Name,
  SampleContract,
  Scenario,
  ScenarioIncident,
  ScenarioLoss,
  Span,
  Word,
} from "@yakkan/grammar/syntax.js";
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
import { note, replaceBy } from "../diagnostics/report.js";
import { formatMoment, parseMoment } from "../interpret/calendar.js";
import { at as pathTo } from "../interpret/problems.js";
import type { CheckedScenario, Expectation, PremiumExpectation, ScenarioCall } from "../scenarios/scenario.js";
import type { DeclaredSymbol } from "./model.js";
import type { ProductScope } from "./scope.js";
import { ScenarioWords, idText, placeOf, put, type Stated, ungroup } from "./scenario-words.js";
import { ScenarioExpectations } from "./scenario-expectations.js";

type Mutable<T> = { -readonly [P in keyof T]: T[P] };

/** A contract as far as it has been described; a sample contract is one. */
export interface ContractDraft {
  readonly policy: string;
  readonly period?: Contract["period"];
  /** Also one that could not be read, of which it is told where it stands. */
  readonly saysPeriod: boolean;
  readonly options: readonly string[];
  readonly readings: Readonly<Record<string, string>>;
  readonly choices: Readonly<Record<string, FactValue>>;
}

export const emptyContract: ContractDraft = {
  policy: "P-1",
  saysPeriod: false,
  options: [],
  readings: {},
  choices: {},
};

/** A contract that scenarios start from. */
export interface Sample {
  readonly syntax: SampleContract;
  /** It stands beside a product of another file. */
  readonly elsewhere: boolean;
  readonly scope: ProductScope;
  readonly symbol: DeclaredSymbol;
  readonly draft: ContractDraft;
}

/** One call as it is being read; a further call on the same incident starts from a copy. */
interface Draft {
  incident: Mutable<Incident> & { facts: Stated; exclusions: Record<string, boolean> };
  claims: Map<string, Claim>;
  insureds: Map<string, Insured>;
  /** By kind and id. */
  units: Map<string, Map<string, StatedUnit>>;
  losses: Map<string, Loss>;
  /** The lines of the incident as it was stated anew; of a `later` none, as it goes on. */
  readonly before: ReadonlyMap<string, Loss>;
  /** What this statement of the incident has said by now, not one before it: `loss calls`. */
  readonly stated: Set<string>;
  expectations: Expectation[];
  span: Span;
}

/** Reads scenarios of a product into calls that an evaluator can settle. */
export class ScenarioReader {
  readonly expectations: ScenarioExpectations;
  private readonly words: ScenarioWords;
  /** Where claims, insureds, units and lines were stated last. */
  private readonly places = new WeakMap<Claim | Insured | StatedUnit | Loss, Span>();
  /** Where the scenario says what is in its contract, by the path into it. */
  private readonly contractPlaces = new Map<string, Span>();

  constructor(
    private readonly scope: ProductScope,
    /** Of the same product. */
    private readonly samples: readonly Sample[],
  ) {
    this.words = new ScenarioWords(scope);
    this.expectations = new ScenarioExpectations(scope, this.words);
  }

  /** Where that is stated to which a path into the input leads, `losses[0].amount`. */
  placeOf(input: ScenarioCall["input"], path: string): Span | undefined {
    const [, list, kind, place] = /^(claims|insureds|losses|units\.(.+?))\[(\d+)\]/.exec(path) ?? [];
    const listed = kind === undefined ? list && input[list as "claims" | "insureds" | "losses"] : input.units?.[kind];
    const stated = listed ? listed[Number(place)] : undefined;
    return stated ? this.places.get(stated) : undefined;
  }

  /** Where the scenario says that to which a path into its contract leads, or what it is in. */
  placeInContract(path: string): Span | undefined {
    const place = this.contractPlaces.get(path);
    const end = Math.max(path.lastIndexOf("."), path.lastIndexOf("["));
    return place ?? (end > 0 ? this.placeInContract(path.slice(0, end)) : undefined);
  }

  placeOfClaim(claim: Claim): Span | undefined {
    return this.places.get(claim);
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
          const facts = this.words.facts(statement.words, (name) => this.words.unitFact(symbol.name, "facts", name));
          const of = this.words.outerUnit(symbol.name, statement.of);
          const unit = { id: idText(statement.id), ...of, facts: facts.facts };
          const listed = units.get(symbol.name) ?? [];
          const path = pathTo(pathTo("contract.units", symbol.name), listed.length);
          this.contractPlaces.set(path, statement);
          for (const [name, place] of facts.places) this.contractPlaces.set(pathTo(`${path}.facts`, name), place);
          units.set(symbol.name, [...listed, unit]);
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
          const stated = this.words.facts(statement.words, (name) => this.words.bearerFact(statement.of, name));
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
          const stated = this.words.facts(statement.words, (name) =>
            this.words.unitFact(symbol.name, "established", name),
          );
          const id = idText(statement.id);
          this.onceIn(draft, symbol.name, id, statement.id);
          const known = draft.units.get(symbol.name);
          const of = this.words.outerUnit(symbol.name, statement.of);
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
            premiums.push(...this.expectations.premium(statement));
            break;
          }
          const draft = current("an expectation", statement);
          const expectation = draft && this.expectations.expectation(statement, draft);
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
      if (!contract.saysPeriod) file.report("scenario/period", {}, scenario.title ?? scenario);
      return undefined;
    }
    // Of what cannot be expected so, it is told by itself.
    if (!scenario.statements.some(({ kind }) => kind === "expect"))
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
    const last = named.at(-1);
    if (last === undefined) return emptyContract;
    // What is wrong in another file is not told of here: that the scenario has no period, has to be.
    return last.elsewhere ? { ...last.draft, saysPeriod: false } : last.draft;
  }

  /** The contract that the words describe, on top of another. */
  contract(words: readonly Word[], base: ContractDraft): ContractDraft {
    const { scope } = this;
    let { policy, period, saysPeriod } = base;
    const options = new Set(base.options);
    const readings: Record<string, string> = { ...base.readings };
    const choices: Record<string, FactValue> = { ...base.choices };
    const seen = new Set<string>();
    for (const entry of this.words.group(words)) {
      const { name, values } = entry;
      this.words.once(seen, entry);
      saysPeriod ||= name.text === "period";
      const declared = scope.names.get(name.text)?.kind;
      this.contractPlaces.set(
        pathTo(declared === "reading" ? "contract.readings" : "contract", name.text),
        placeOf(entry),
      );
      if ((name.text === "policy" || name.text === "period") && declared !== "option" && this.words.isNegated(entry))
        continue;
      if (name.text === "policy" && declared !== "option" && declared !== "reading") {
        const [value, stray] = values;
        if ((value?.kind === "text" || value?.kind === "name") && stray === undefined) policy = idText(value);
        else this.words.needs(name, 'a text, such as `policy "P-1"`', stray);
        continue;
      }
      if (name.text === "period") {
        const ends = this.words.period(entry);
        if (ends !== undefined && this.words.date(ends.from) && this.words.date(ends.to)) {
          period = { from: ends.from.value, to: ends.to.value };
          this.checkLastDay(period, ends.to);
        }
        continue;
      }
      const symbol = scope.names.get(name.text);
      if (symbol?.kind === "option") {
        scope.file.uses.push({ name, symbol });
        if (entry.negated) options.delete(name.text);
        else options.add(name.text);
        this.words.noValue(entry);
      } else if (symbol?.kind === "reading") {
        const value = this.words.value(entry, symbol.type!);
        if (typeof value === "string") put(readings, name.text, value);
      } else if (symbol?.kind === "choice") {
        const value =
          symbol.type &&
          (this.words.unlimited(entry, scope.choices.get(name.text)?.range) ?? this.words.value(entry, symbol.type));
        scope.file.uses.push({ name, symbol });
        if (value !== undefined) put(choices, name.text, value);
      } else {
        const known = [...scope.names.values()].filter(({ kind }) => ["choice", "option", "reading"].includes(kind));
        scope.unknown("choice, option or reading", name, [...known.map((other) => other.name), "period", "policy"]);
      }
    }
    for (const [place, name] of [...options].entries()) {
      const said = this.contractPlaces.get(pathTo("contract", name));
      if (said !== undefined) this.contractPlaces.set(pathTo("contract.options", place), said);
    }
    return { policy, saysPeriod, ...(period && { period }), options: [...options], readings, choices };
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
    const id = statement.id === undefined ? `incident-${number}` : idText(statement.id);
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
            before: new Map(),
            stated: new Set(),
            expectations: [],
            span: { start: statement.start, end: statement.end },
          }
        : {
            incident: {
              id,
              triggers: [],
              facts: {},
              exclusions: {},
            },
            claims: new Map(),
            insureds: new Map(),
            units: new Map(),
            losses: new Map(),
            before: linesBefore(id, drafts),
            stated: new Set(),
            expectations: [],
            span: { start: statement.start, end: statement.end },
          };
    const triggers = new Set(draft.incident.triggers);
    const rest: Word[] = [];
    const seen = new Set<string>();
    for (const entry of this.words.group(statement.words)) {
      const symbol = scope.names.get(entry.name.text);
      if (symbol?.kind === "trigger") {
        this.words.once(seen, entry);
        scope.file.uses.push({ name: entry.name, symbol });
        this.words.noValue(entry);
        if (entry.negated) triggers.delete(entry.name.text);
        else triggers.add(entry.name.text);
      } else if (entry.name.text === "others") {
        if (this.words.isNegated(entry)) continue;
        const [value, stray] = entry.values;
        if (value?.kind === "word" && value.word === "none" && stray === undefined) draft.incident.others = "none";
        else this.words.needs(entry.name, "`none`", stray);
      } else rest.push(...ungroup(entry));
    }
    const stated = this.words.facts(rest, (name) => this.words.bearerFact("incident", name));
    for (const [name, value] of Object.entries(stated.facts)) put(draft.incident.facts, name, value);
    for (const [name, value] of Object.entries(stated.exclusions)) put(draft.incident.exclusions, name, value);
    draft.incident.triggers = scope.triggers.filter((trigger) => triggers.has(trigger));
    return draft;
  }

  private loss(syntax: ScenarioLoss, draft: Draft): void {
    const { scope } = this;
    const symbol = scope.resolve(syntax.head, ["head", "uncovered"], "a head");
    const isValued = scope.valued.has(syntax.head.text);
    const amount = syntax.amount && this.words.amount(syntax.amount);
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
    const stated = this.words.facts(syntax.words, (name) => this.words.bearerFact("loss", name));
    const approvedOn = syntax.approval?.on;
    if (syntax.on !== undefined) this.words.date(syntax.on);
    if (approvedOn !== undefined) this.words.date(approvedOn);
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
    if (syntax.id === undefined) this.numberMoved(loss, draft.before, syntax);
  }

  /**
   * Lines are known by their id: those without one by their place, which is another line's where they are told anew in
   * another order.
   */
  private numberMoved(line: Loss, before: ReadonlyMap<string, Loss>, { head: at }: ScenarioLoss): void {
    const earlier = before.get(line.id);
    if (earlier === undefined) return;
    const differs = (["claim", "insured", "unitId"] as const).find((field) => earlier[field] !== line[field]);
    if (earlier.head === line.head && differs === undefined) return;
    const whose = differs && earlier[differs];
    this.scope.file.report("scenario/line-moved", { id: line.id, head: earlier.head, whose }, at, {
      related: [note("statedBefore", {}, this.places.get(earlier)!)],
    });
  }

  /** Claims and insureds of which nothing is said and that no line is of: `loss costs 5 claim A` are two statements. */
  private idleBearers(drafts: readonly Draft[]): void {
    if (drafts.every(({ claims, insureds }) => claims.size === 0 && insureds.size === 0)) return;
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
        this.scope.file.report("scenario/bearer-unused", { what, id, isSaid: false }, this.places.get(bearer)!);
      }
    }
  }

  /** What is said again is said in a `later`. */
  private onceIn({ stated }: Draft, what: string, id: string, at: Span): void {
    const key = `${what} ${id}`;
    if (stated.has(key)) this.scope.file.report("scenario/twice", { name: key }, at);
    stated.add(key);
  }
}

/** The number of a line without an id: its place, or what is free behind it. */
function nextNumber(losses: ReadonlyMap<string, Loss>): string {
  let number = losses.size + 1;
  while (losses.has(String(number))) number++;
  return String(number);
}

/** The lines of an incident as it was stated last. */
function linesBefore(id: string, drafts: readonly Draft[]): ReadonlyMap<string, Loss> {
  const earlier = drafts.filter(({ incident }) => incident.id === id);
  const lines = [...(earlier.at(-1)?.losses ?? [])];
  return new Map(lines.filter(([line]) => earlier.some((draft) => mayHavePaid(line, draft))));
}

/** Whether the scenario does not say itself that nothing is due on the line. */
function mayHavePaid(id: string, { losses, expectations }: Draft): boolean {
  const head = losses.get(id)?.head;
  const isNothing = (expectation: Expectation): boolean => {
    switch (expectation.kind) {
      case "total":
        return expectation.what === "due" && expectation.amount === 0;
      case "node":
        return expectation.what === "due" && expectation.amount === 0 && expectation.node === head;
      case "refused":
      case "undetermined":
        return expectation.head === head;
      case "layer":
      case "left":
        return false;
    }
  };
  return head !== undefined && !expectations.some((one) => one.whose === undefined && isNothing(one));
}
