import { formatRational } from "../exact/rational.js";
import { formatMoment } from "../interpret/calendar.js";
import type { Contract } from "../interpret/case.js";
import { evaluate, holds } from "../interpret/evaluate.js";
import { indexPlan, type PlanIndex, unitKindsOf } from "../interpret/plan-index.js";
import { collectProblems } from "../interpret/problems.js";
import { contractSituation, readContract } from "../interpret/read-contract.js";
import type { Choice, Expr, Fact, Literal, Plan, Term, UnitFact } from "../plan.js";
import type { Steps } from "../steps.js";
import { visitExpr } from "../walk-expr.js";
import { amountsOf, askedOfLines, asksDay, asksInsured, findLeft } from "../walk-plan.js";
import type { Context } from "./context.js";
import { isByClaim, unitsOf } from "./groups.js";
import { sizeOf } from "./interval.js";
import type { Suspicion } from "./larger-loss.js";
import type { PlacedTerm } from "./layout.js";
import { plansOf } from "./logic.js";
import { type ExampleLine, settlingAlone, type Stated, type Trial, trialOf } from "./trials.js";

/** Losses of which one is raised, and what is due before and after. */
export interface Example {
  readonly stated: Stated;
  /** The readings and options of the contract, and the facts, that bring it about. */
  readonly under: readonly string[];
  readonly lines: readonly ExampleLine[];
  /** Which of them. */
  readonly raised: number;
  readonly to: bigint;
  readonly before: bigint;
  readonly after: bigint;
}

/** How many settlements may be tried for one suspicion: an editor waits for them. */
const mostSettlements = 100;
/** And for all suspicions of a product, times its heads: a large one settles slowly. */
const mostInAll = 20_000;
const mostContracts = 2;
const mostLines = 4;
/** By the number of lines: of few lines more can be tried, so that what lies just above a step of an `if` is among them. */
const mostAmounts = [0, 24, 9];
const fewestAmounts = 4;

/** Tries small losses, settled by the interpreter with nothing that could refuse them, for a larger one that pays less. */
export class Examples {
  private left = 0;
  private leftInAll: number;
  /** Nodes of which an amount reads what they came to; most products raise no suspicion that asks for them. */
  private read: ReadonlyMap<string, unknown> | undefined = undefined;
  /** By the heads of the lines. */
  private readonly plans = new Map<string, Plan>();
  /** By the plan and the input, as most suspicions of a product are of the same lines under the same contract. */
  private readonly trials = new Map<string, Trial | undefined>();
  private readonly contracts = new Map<string, ReadContract | undefined>();

  constructor(private readonly context: Context) {
    this.leftInAll = Math.ceil(mostInAll / Math.max(1, context.plan.heads.length));
  }

  *find(suspicion: Suspicion): Steps<Example | undefined> {
    this.left = Math.min(mostSettlements, this.leftInAll);
    if (this.left === 0) return undefined;
    const terms = [...(suspicion.earlier === undefined ? [] : [suspicion.earlier]), suspicion.term];
    const heads = this.headsOf(suspicion);
    const plan = this.planFor(heads);
    const { ranksWhen } = suspicion.term.term;
    const ranked = suspicion.because === "ranking" && ranksWhen !== undefined ? [ranksWhen] : [];
    for (const possible of this.contractsOf(plan, [...terms.flatMap(({ guards }) => guards), ...ranked])) {
      const lines = this.linesOf(terms, heads, indexPlan(plan), possible.contract);
      const found = lines && (yield* this.tryContract(indexPlan(plan), possible, terms, lines));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** One that both terms act on, one more of the earlier term, and one that only the later one acts on. */
  private headsOf({ term: { term: later }, earlier, because }: Suspicion): readonly string[] {
    const { heads } = this.context.plan;
    const stated = heads.flatMap(({ name, computed, each }) =>
      computed === undefined && each === undefined ? [name] : [],
    );
    const ofLater = later.heads.filter((head) => stated.includes(head));
    const first = earlier?.term.heads.filter((head) => stated.includes(head)) ?? ofLater;
    const both = first.find((head) => ofLater.includes(head)) ?? first[0];
    const rankOf = (head: string): number => later.ranks.findIndex((rank) => rank.includes(head));
    const second = first.find((head) =>
      because === "ranking" && both !== undefined
        ? rankOf(head) !== rankOf(both)
        : head !== both && !ofLater.includes(head),
    );
    const third = ofLater.find((head) => !first.includes(head));
    const other = first.find((head) => head !== both);
    const chosen = [both, second ?? other, third];
    return stated.filter((head) => chosen.includes(head));
  }

  /** Lines without an amount yet: of two claims, insureds, days or units where the terms tell these apart. */
  private linesOf(
    terms: readonly PlacedTerm[],
    heads: readonly string[],
    index: PlanIndex,
    contract: Contract,
  ): readonly ExampleLine[] | undefined {
    const claims = terms.some(({ term }) => isByClaim(term)) ? ["A", "B"] : [undefined];
    const insureds = this.context.layout.terms.some(({ term }) => asksInsured(term)) ? ["A", "B"] : [];
    const first = this.context.layout.terms.some(({ term }) => asksDay(term)) ? contract.period?.from : undefined;
    const days = first === undefined ? [] : [0, 1].map((later) => formatMoment({ day: first.day + later }));
    const told = terms.flatMap(({ term }) => unitsOf(term));
    const openings = this.openingsUnder(index, contract, terms);
    // A trigger that opens all of the heads can be asserted alone.
    const common = openings(heads[0] ?? "").find((trigger) => heads.every((head) => openings(head).includes(trigger)));
    const places = heads.map((head) => {
      const trigger = common ?? openings(head)[0];
      const place = index.places.get(head);
      const kinds = place === undefined ? [] : [...unitKindsOf(place)];
      const kind = kinds.find((one) => told.includes(one)) ?? kinds[0];
      const units = kind === undefined ? [undefined] : told.includes(kind) ? [`${kind} 1`, `${kind} 2`] : [`${kind} 1`];
      return trigger === undefined ? undefined : { head, trigger, units };
    });
    if (places.length === 0 || places.includes(undefined)) return undefined;
    return claims
      .flatMap((claim) =>
        ["1", "2"].flatMap((id) =>
          places.flatMap((place) => {
            const { head, trigger, units } = place!;
            const unit = units[Number(id) - 1] ?? (insureds.length + days.length > 0 ? units[0] : undefined);
            const insured = insureds[Number(id) - 1];
            const incurred = days[Number(id) - 1];
            if (unit === undefined && insured === undefined && incurred === undefined && id === "2") return [];
            const whose = {
              ...(incurred && { incurred }),
              ...(claim && { claim }),
              ...(insured && { insured }),
              ...(unit && { unit }),
            };
            return [{ head, trigger, ...whose, amount: 0n }];
          }),
        ),
      )
      .slice(0, mostLines);
  }

  /** The triggers that open each head under the contract, those under which all of the terms act first. */
  private openingsUnder(
    index: PlanIndex,
    contract: Contract,
    terms: readonly PlacedTerm[],
  ): (head: string) => readonly string[] {
    const situation = contractSituation(index, contract);
    const open = this.context.layout.openings.filter(({ guards }) =>
      guards.every((guard) => holds(guard, { situation }) === true),
    );
    const fits = (trigger: string): boolean => terms.every(({ term }) => term.triggers?.includes(trigger) ?? true);
    return (name) => {
      const triggers = open.flatMap(({ head, trigger }) => (head.name === name ? [trigger] : []));
      return [...triggers.filter(fits), ...triggers.filter((trigger) => !fits(trigger))];
    };
  }

  /** A few contracts that fulfil the rules and under which the guards hold. */
  private contractsOf(plan: Plan, guards: readonly Expr[]): readonly PossibleContract[] {
    const index = indexPlan(plan);
    const found: PossibleContract[] = [];
    const read = readOfTerms(plan, index);
    const facts = factsThatMatter(plan, read);
    // An amount that the contract may leave out is stated, as far as its rules let it.
    const choices = plan.choices.filter(({ name, optional }) => optional && read.has(`contract ${name}`));
    for (const chosen of decisions(plan, guards, index))
      for (const level of ["middle", "most", "least"] as const) {
        const possible = this.contractAt(chosen, level, choices) ?? this.contractAt(chosen, level, []);
        if (possible === undefined) continue;
        const { contract, given } = possible;
        const situation = contractSituation(index, contract);
        if (guards.every((guard) => holds(guard, { situation }) === true)) {
          const stated = { contract: given, facts: statedAt(facts, level) };
          found.push({ contract, stated, under: wordsOf(chosen, stated) });
        }
        if (found.length >= mostContracts) return found;
      }
    return found;
  }

  private contractAt(chosen: Decision, level: Level, optional: readonly Choice[]): ReadContract | undefined {
    const key = JSON.stringify([chosen, level, optional.map(({ name }) => name)]);
    if (!this.contracts.has(key)) this.contracts.set(key, contractAt(this.context.plan, chosen, level, optional));
    return this.contracts.get(key);
  }

  /** What settles lines of these heads, and them alone. */
  private planFor(heads: readonly string[]): Plan {
    const key = JSON.stringify(heads);
    const known = this.plans.get(key);
    if (known !== undefined) return known;
    const plan = settlingAlone(this.context.plan, heads, (this.read ??= findLeft(this.context.plan)));
    this.plans.set(key, plan);
    return plan;
  }

  private trialOf(plan: Plan, stated: Stated, lines: readonly ExampleLine[]): Trial | undefined {
    const told = lines.map(({ head, claim, unit, trigger }) => [head, claim, unit, trigger]);
    const key = JSON.stringify([plan.heads.map(({ name }) => name), stated, told]);
    if (!this.trials.has(key)) this.trials.set(key, trialOf(plan, stated, lines));
    return this.trials.get(key);
  }

  private *tryContract(
    index: PlanIndex,
    { contract, stated, under }: PossibleContract,
    terms: readonly PlacedTerm[],
    lines: readonly ExampleLine[],
  ): Steps<Example | undefined> {
    const heads = lines.map(({ head }) => head);
    const amounts = amountsToTry(
      index,
      contract,
      terms.map(({ term }) => term),
      heads,
    );
    const trial = this.trialOf(index.plan, stated, lines);
    const known = new Map<string, bigint | undefined>();
    const due = (chosen: readonly number[]): bigint | undefined => {
      const key = chosen.join(" ");
      if (known.has(key)) return known.get(key);
      if (this.left <= 0) return undefined;
      this.left -= 1;
      this.leftInAll -= 1;
      const found = trial?.(chosen.map((amount) => amounts[amount]!));
      known.set(key, found);
      return found;
    };
    let best: { readonly example: Example; readonly worth: number } | undefined;
    for (const chosen of choices(lines.length, amounts.length)) {
      if (this.left <= 0 || (best !== undefined && best.worth > -1)) break;
      yield;
      const before = due(chosen);
      if (before === undefined) continue;
      for (let raised = 0; raised < lines.length; raised++) {
        const next = chosen[raised]! + 1;
        if (next >= amounts.length) continue;
        const after = due(chosen.map((amount, position) => (position === raised ? next : amount)));
        // A yen for each head and claim may be lost to rounding.
        if (after === undefined || before - after <= BigInt(lines.length)) continue;
        // The fewer losses, the plainer the example; of these the one that loses most.
        const count = chosen.filter((amount, position) => amount > 0 && position !== raised).length;
        const worth = Number(before - after) / Number(before) - count;
        if (best !== undefined && best.worth >= worth) continue;
        const example = {
          stated,
          under,
          lines: lines
            .map((line, position) => ({ ...line, amount: amounts[chosen[position]!]! }))
            .filter(({ amount }, position) => amount > 0n || position === raised),
          raised: chosen.slice(0, raised).filter((amount) => amount > 0).length,
          to: amounts[next]!,
          before,
          after,
        };
        best = { example, worth };
      }
    }
    return best?.example;
  }
}

// ── What to try ──────────────────────────────────────────────────────────────────────────────────────

/** Nothing, and what lies at, just above and half way to the amounts that the terms turn at. */
function amountsToTry(
  index: PlanIndex,
  contract: Contract,
  suspected: readonly Term[],
  heads: readonly string[],
): readonly bigint[] {
  const situation = contractSituation(index, contract);
  const turning = new Set<bigint>();
  const add = (amount: Expr): void => {
    const value = evaluate(amount, { situation });
    if (value.state !== "known" || value.data.kind !== "number") return;
    const { numerator, denominator } = value.data.value;
    if (numerator > 0n) turning.add(numerator / denominator);
  };
  for (const term of suspected)
    for (const { amount } of amountsOf(term)) {
      if (amount.type.kind === "money") add(amount);
      visitExpr(amount, index.lets, (part) => {
        if (part.kind === "literal" && part.type.kind === "money") add(part);
      });
    }
  for (const head of heads)
    for (const term of index.places.get(head)?.terms ?? [])
      for (const { amount } of amountsOf(term)) if (amount.type.kind === "money" && turning.size < 2) add(amount);
  const at = [...turning];
  const around = [0n, ...at, ...at.map((amount) => amount / 2n), ...at.map((amount) => amount + amount / 10n + 1n)];
  return [...new Set(around)]
    .slice(0, mostAmounts[heads.length] ?? fewestAmounts)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Every way to choose one of so many amounts for each line. */
function* choices(lines: number, amounts: number): Generator<readonly number[]> {
  if (lines === 0) {
    yield [];
    return;
  }
  for (const rest of choices(lines - 1, amounts))
    for (let amount = 0; amount < amounts; amount++) yield [amount, ...rest];
}

// ── Contracts ────────────────────────────────────────────────────────────────────────────────────────

interface PossibleContract {
  readonly contract: Contract;
  readonly stated: Stated;
  readonly under: readonly string[];
}

/** The facts and choices that the terms and computed heads read, by their bearer and name. */
function readOfTerms(plan: Plan, index: PlanIndex): ReadonlySet<string> {
  const read = new Set<string>();
  const visit = (expr: Expr | undefined): void => {
    if (expr === undefined) return;
    visitExpr(expr, index.lets, (part) => {
      if (part.kind === "fact") read.add(`${part.of} ${part.name}`);
      if (part.kind === "choice") read.add(`contract ${part.name}`);
    });
  };
  for (const head of plan.heads) {
    visit(head.computed);
    for (const term of index.places.get(head.name)?.terms ?? []) {
      askedOfLines(term).forEach(visit);
      for (const { amount } of amountsOf(term)) visit(amount);
    }
  }
  return read;
}

/** Of the incident and of claims. */
function factsThatMatter({ facts }: Plan, read: ReadonlySet<string>): readonly Fact[] {
  return facts.filter((fact) => fact.default === undefined && read.has(`${fact.of} ${fact.name}`));
}

function statedAt(facts: readonly Fact[], level: Level): Stated["facts"] {
  const of = (bearer: "incident" | "claim" | "insured") =>
    Object.fromEntries(facts.filter((fact) => fact.of === bearer).map((fact) => [fact.name, valueAt(fact, level)]));
  return { incident: of("incident"), claim: of("claim"), insured: of("insured") };
}

function wordsOf({ options, readings }: Decision, { facts }: Stated): readonly string[] {
  const chosen = Object.entries({ ...readings, ...facts.incident, ...facts.claim, ...facts.insured });
  return [...chosen.map(([name, value]) => `${name} ${value === true ? "yes" : String(value)}`), ...options];
}

interface Decision {
  readonly plan?: string;
  readonly options: readonly string[];
  readonly readings: Readonly<Record<string, string>>;
}

/** Every plan, with every choice among the readings and options that the guards ask for. */
function* decisions(plan: Plan, guards: readonly Expr[], index: PlanIndex): Generator<Decision> {
  const readings = new Set<string>();
  const options = new Set<string>();
  for (const guard of guards)
    visitExpr(guard, index.lets, (part) => {
      if (part.kind === "reading") readings.add(part.name);
      if (part.kind === "option") options.add(part.name);
    });
  const ofReadings = [...readings]
    .slice(0, 3)
    .reduce<readonly Readonly<Record<string, string>>[]>(
      (all, name) =>
        all.flatMap((chosen) =>
          (index.readings.get(name)?.members ?? []).map((member) => ({ ...chosen, [name]: member.name })),
        ),
      [{}],
    );
  const ofOptions = [...options]
    .slice(0, 3)
    .reduce<readonly (readonly string[])[]>((all, name) => all.flatMap((chosen) => [chosen, [...chosen, name]]), [[]]);
  // A reading that is open may leave every amount open.
  const others = plan.readings.filter((reading) => reading.default === undefined && !readings.has(reading.name));
  const preset = Object.fromEntries(
    others.flatMap(({ name, members: [first] }) => (first ? [[name, first.name]] : [])),
  );
  const plans = plansOf(plan);
  for (const chosen of plans.length === 0 ? [undefined] : plans)
    for (const chosenOptions of ofOptions)
      for (const chosenReadings of ofReadings)
        yield {
          ...(chosen !== undefined && { plan: chosen }),
          options: chosenOptions,
          readings: { ...preset, ...chosenReadings },
        };
}

type Level = "least" | "middle" | "most";

interface ReadContract {
  readonly contract: Contract;
  readonly given: Stated["contract"];
}

function contractAt(
  plan: Plan,
  { plan: member, ...chosen }: Decision,
  level: Level,
  optional: readonly Choice[],
): ReadContract | undefined {
  const index = indexPlan(plan);
  const values = plan.choices.flatMap((choice): [string, unknown][] =>
    choice.name === "plan"
      ? [["plan", member]]
      : choice.optional && !optional.includes(choice)
        ? []
        : [[choice.name, valueAt(choice, level)]],
  );
  const given = {
    ...Object.fromEntries(values),
    ...chosen,
    units: Object.fromEntries(
      plan.units
        .filter(({ scheduled }) => scheduled)
        .map(({ name, facts }) => {
          const stated = Object.fromEntries(facts.map((fact) => [fact.name, valueAt(fact, level)]));
          return [name, ["1", "2"].map((id) => ({ id, facts: stated }))];
        }),
    ),
    policy: "P-1",
    period: { from: "2026-04-01", to: "2027-04-01" },
  };
  const first = collectProblems();
  readContract(index, given, first);
  const lacking = new Set(first.all.flatMap(({ code, path }) => (code === "not-available" ? [path] : [])));
  const problems = collectProblems();
  const kept = Object.fromEntries(Object.entries(given).filter(([name]) => !lacking.has(`contract.${name}`)));
  const contract = readContract(index, kept, problems);
  return problems.all.length === 0 ? { contract, given: kept } : undefined;
}

/** A value of the choice, as the input states it. */
function valueAt({ type, range, default: preset }: Choice | Fact | UnitFact, level: Level): unknown {
  if (preset === "unlimited") return preset;
  switch (type.kind) {
    case "bool":
      return preset?.type === "bool" ? preset.value : true;
    case "money":
    case "number":
    case "ratio": {
      if (range?.oneOf !== undefined) return jsonOf(range.oneOf[level === "least" ? 0 : range.oneOf.length - 1]);
      const least = numberOf(range?.min) ?? 0;
      const most = numberOf(range?.max) ?? (type.kind === "ratio" ? 1 : Math.max(least * 100, 1_000_000));
      const value = level === "least" ? least : level === "most" ? most : least + (most - least) / 100;
      return type.kind === "ratio" ? value : Math.floor(value);
    }
    case "enum":
      return preset?.type === "enum" ? preset.value : type.members[0]?.name;
    case "set":
      return [];
    case "date":
      return "2026-04-01";
    case "datetime":
      return "2026-04-01T00:00";
    case "duration":
      return "PT1H";
    case "span":
      return "P1Y";
  }
}

function numberOf(literal: Literal | undefined): number | undefined {
  const size = literal && sizeOf(literal);
  return size && Number(size.numerator) / Number(size.denominator);
}

function jsonOf(literal: Literal | undefined): unknown {
  const size = literal && sizeOf(literal);
  if (size === undefined) return undefined;
  return size.denominator === 1n ? Number(size.numerator) : formatRational(size);
}
