import { formatMoment } from "../interpret/calendar.js";
import type { Contract } from "../interpret/case.js";
import { evaluate, holds } from "../interpret/evaluate.js";
import { indexPlan, type PlanIndex, unitKindsOf } from "../interpret/plan-index.js";
import { collectProblems } from "../interpret/problems.js";
import { contractSituation, readContract } from "../interpret/read-contract.js";
import type { Bearer, Choice, Expr, Fact, Plan, Term } from "../plan.js";
import type { Steps } from "../steps.js";
import { visitExpr } from "../walk-expr.js";
import { amountsOf, askedOfLines, asksDay, asksInsured, findLeft } from "../walk-plan.js";
import type { Context } from "./context.js";
import { isByClaim, isByLine, unitsOf } from "./groups.js";
import type { Suspicion } from "./larger-loss.js";
import type { PlacedTerm } from "./layout.js";
import { plansOf } from "./logic.js";
import { type Level, valueAt } from "./stated-values.js";
import { type Asked, asksOf, type Kind, kindsOf } from "./told-apart.js";
import {
  broughtInBy,
  type ExampleLine,
  settlingAlone,
  type Stated,
  type Trial,
  trialOf,
  withoutTerm,
} from "./trials.js";

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
const mostAmountsApart = [0, 24, 7];
const fewestAmounts = 4;

/** Claims and insureds. */
const bearers = ["A", "B"] as const;

/** Lines without an amount yet, and what is said beside them. */
interface Attempt {
  readonly lines: readonly ExampleLine[];
  readonly under: readonly string[];
}

/** Where a line of a head can come in. */
interface PlaceOfLine {
  readonly line: ExampleLine;
  /** That open the head, the usual one first. */
  readonly triggers: readonly string[];
  /** Two, where the terms tell these apart. */
  readonly units: readonly string[];
  readonly days: readonly string[];
}

/** Tries small losses, settled by the interpreter with nothing that could refuse them, for a larger one that pays less. */
export class Examples {
  private leftInAll: number;
  private readonly tellsInsureds: boolean;
  private readonly asksDays: boolean;
  /** Nodes of which an amount reads what they came to; most products raise no suspicion that asks for them. */
  private read: ReadonlyMap<string, unknown> | undefined = undefined;
  /** By the heads of the lines. */
  private readonly plans = new Map<string, Plan>();
  /** By what is settled and the input, as most suspicions of a product are of the same lines under the same contract. */
  private readonly trials = new Map<string, Trial | undefined>();
  private readonly contracts = new Map<string, ReadContract | undefined>();

  constructor(private readonly context: Context) {
    this.leftInAll = Math.ceil(mostInAll / Math.max(1, context.plan.heads.length));
    this.tellsInsureds = context.layout.terms.some(({ term }) => asksInsured(term));
    this.asksDays = context.layout.terms.some(({ term }) => asksDay(term));
  }

  *find(suspicion: Suspicion): Steps<Example | undefined> {
    const heads = this.headsOf(suspicion);
    const plan = this.planFor(heads);
    const index = indexPlan(plan);
    const asked = asksOf(
      termsOf(suspicion).map(({ term }) => term),
      this.context.lets,
    );
    const tellsApart = isAsked(asked) || takesOneByOne(suspicion);
    const most = tellsApart ? mostAmountsApart : mostAmounts;
    const budget = { left: mostSettlements };
    for (const possible of this.contractsOf(plan, guardsOf(suspicion)))
      for (const attempt of this.attemptsOf(suspicion, heads, asked, index, possible)) {
        const amounts = amountsToTry(index, possible.contract, suspicion, attempt.lines, most);
        const found = yield* this.tryLines(suspicion, plan, possible, attempt, amounts, budget);
        if (found !== undefined) return found;
      }
    return undefined;
  }

  /** One that both terms act on, one more of the earlier term, and one that only the later one acts on, or reads. */
  private headsOf(suspicion: Suspicion): readonly string[] {
    const stated = this.context.plan.heads.flatMap(({ name, computed, each }) =>
      computed === undefined && each === undefined ? [name] : [],
    );
    if (suspicion.because === "computed") return this.headsRead(suspicion.head.computed, stated);
    const { earlier, because } = suspicion;
    const later = suspicion.term.term;
    const ofLater = later.heads.filter((head) => stated.includes(head));
    const first = earlier?.term.heads.filter((head) => stated.includes(head)) ?? ofLater;
    const both = first.find((head) => ofLater.includes(head)) ?? first[0];
    const rankOf = (head: string): number => later.ranks.findIndex((rank) => rank.includes(head));
    const second = first.find((head) =>
      because === "ranking" && both !== undefined
        ? rankOf(head) !== rankOf(both)
        : head !== both && !ofLater.includes(head),
    );
    const third =
      ofLater.find((head) => !first.includes(head)) ??
      amountsOf(later)
        .flatMap(({ amount }) => this.headsRead(amount, stated))
        .find((head) => !later.heads.includes(head));
    const other = first.find((head) => head !== both);
    const chosen = [both, second ?? other, third];
    return stated.filter((head) => chosen.includes(head));
  }

  /** Of heads that an amount reads, and that come in with an amount, the first, and one with which these share what they get. */
  private headsRead(amount: Expr, stated: readonly string[]): readonly string[] {
    const { plan, lets, layout } = this.context;
    const read = new Set<string>();
    const visit = (expr: Expr): void =>
      visitExpr(expr, lets, (part) => {
        for (const name of part.kind === "loss" || part.kind === "left" ? (part.heads ?? []) : []) {
          if (read.has(name)) continue;
          read.add(name);
          const computed = plan.heads.find((head) => head.name === name)?.computed;
          if (computed !== undefined) visit(computed);
        }
      });
    visit(amount);
    const shared = layout.terms
      .filter(({ term }) => term.heads.some((head) => read.has(head)))
      .flatMap(({ term }) => term.heads)
      .find((head) => !read.has(head) && stated.includes(head));
    const chosen = [...stated.filter((head) => read.has(head)).slice(0, 2), shared];
    return read.size === 0 ? [] : stated.filter((head) => chosen.includes(head));
  }

  /**
   * Lines to be tried together: the plain ones, then two that the terms tell apart, or that a term takes one by one. What
   * is asked of lines is looked for in the text first: most terms ask nothing.
   */
  private *attemptsOf(
    suspicion: Suspicion,
    heads: readonly string[],
    asked: Asked,
    index: PlanIndex,
    possible: PossibleContract,
  ): Generator<Attempt> {
    const terms = termsOf(suspicion).map(({ term }) => term);
    const places = this.placesOf(terms, heads, asked, index, possible);
    if (places === undefined) return;
    const kinds = isAsked(asked)
      ? places.map(({ line, triggers }) => kindsOf(line, terms, asked, triggers, { ...possible, index }))
      : [];
    const usual = places.map(({ line }, place) =>
      (kinds[place] ?? []).reduce((best, kind) => (kind.acting > best.acting ? kind : best), { line, acting: -1 }),
    );
    const under = wordsOf(possible, asked);
    yield {
      under,
      lines: this.plainLines(
        terms,
        places,
        usual.map(({ line }) => line),
      ),
    };
    const pairs = [
      ...(takesOneByOne(suspicion) ? usual.slice(0, 1).map((one) => [one, one]) : []),
      ...pairsOf(kinds.flat()),
    ];
    for (const pair of pairs)
      yield {
        under,
        lines: pair.map(({ line }, position) => {
          const { units, days } = places.find((place) => place.line.head === line.head)!;
          const [unit, incurred] = [units[position] ?? units[0], days[position]];
          return {
            ...line,
            ...(unit && { unit }),
            ...(incurred && line.incurred === undefined && { incurred }),
            ...(line.insured && { insured: bearers[position]! }),
            ...(line.claim && { claim: bearers[position]! }),
          };
        }),
      };
  }

  /** Lines without an amount yet: of two claims, insureds, days or units where the terms tell these apart. */
  private plainLines(
    terms: readonly Term[],
    places: readonly PlaceOfLine[],
    usual: readonly ExampleLine[],
  ): readonly ExampleLine[] {
    const claims = terms.some(isByClaim) ? bearers : [undefined];
    const tellsInsureds = this.tellsInsureds;
    return claims
      .flatMap((claim) =>
        [0, 1].flatMap((position) =>
          usual.flatMap((line, place): ExampleLine[] => {
            const { units, days } = places[place]!;
            const unit = units[position] ?? (tellsInsureds || days.length > 0 ? units[0] : undefined);
            const incurred = days[position];
            if (position > 0 && unit === undefined && !tellsInsureds && incurred === undefined) return [];
            return [
              {
                ...line,
                ...(incurred && { incurred }),
                ...(claim && { claim }),
                ...(line.insured && tellsInsureds && { insured: bearers[position]! }),
                ...(unit && { unit }),
              },
            ];
          }),
        ),
      )
      .slice(0, mostLines);
  }

  /** Where lines of the heads can come in, of nobody yet but whom some term asks for; nothing where one of them cannot. */
  private placesOf(
    terms: readonly Term[],
    heads: readonly string[],
    asked: Asked,
    index: PlanIndex,
    { contract, read }: PossibleContract,
  ): readonly PlaceOfLine[] | undefined {
    const first = this.asksDays || read.has("line incurred") ? contract.period?.from.day : undefined;
    const days =
      first !== undefined && this.asksDays ? [0, 1].map((later) => formatMoment({ day: first + later })) : [];
    const told = terms.flatMap(unitsOf);
    const openings = this.openingsUnder(index, contract, terms);
    // A trigger that opens all of the heads can be asserted alone.
    const common = openings(heads[0] ?? "").find((trigger) => heads.every((head) => openings(head).includes(trigger)));
    const asksInsured = this.tellsInsureds || [...read].some((name) => name.startsWith("insured "));
    const places = heads.flatMap((head): PlaceOfLine[] => {
      const opened = openings(head);
      const trigger = common ?? opened[0];
      if (trigger === undefined) return [];
      const place = index.places.get(head);
      const kinds = place === undefined ? [] : [...unitKindsOf(place)];
      const kind = kinds.find((one) => told.includes(one)) ?? kinds[0];
      const units = kind === undefined ? [] : told.includes(kind) ? [`${kind} 1`, `${kind} 2`] : [`${kind} 1`];
      const line = {
        head,
        trigger,
        ...(first !== undefined && { incurred: formatMoment({ day: first }) }),
        ...((asksOfClaim(asked) || terms.some(isPerClaim)) && { claim: bearers[0] }),
        ...(asksInsured && { insured: bearers[0] }),
        ...(units[0] !== undefined && { unit: units[0] }),
        amount: 0n,
      };
      return [{ line, triggers: [...new Set([trigger, ...opened])], units, days }];
    });
    return places.length === 0 || places.length < heads.length ? undefined : places;
  }

  /** The triggers that open each head under the contract, those under which all of the terms act first. */
  private openingsUnder(
    index: PlanIndex,
    contract: Contract,
    terms: readonly Term[],
  ): (head: string) => readonly string[] {
    const situation = contractSituation(index, contract);
    const open = this.context.layout.openings.filter(({ guards }) =>
      guards.every((guard) => holds(guard, { situation }) === true),
    );
    const fits = (trigger: string): boolean => terms.every((term) => term.triggers?.includes(trigger) ?? true);
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
        if (guards.every((guard) => holds(guard, { situation }) === true))
          found.push({ contract, level, chosen, read, stated: statedAt(given, facts, level, read) });
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
    return this.trialBy("due", plan, stated, lines, () => trialOf(plan, stated, lines));
  }

  /** What tells whether the suspected clause takes part: what is due without the term, or what the head brings in. */
  private attributionOf(
    suspicion: Suspicion,
    plan: Plan,
    stated: Stated,
    lines: readonly ExampleLine[],
  ): Trial | undefined {
    if (suspicion.because === "computed") {
      const { name } = suspicion.head;
      return this.trialBy(`of ${name}`, plan, stated, lines, () => trialOf(plan, stated, lines, broughtInBy(name)));
    }
    const { term } = suspicion.term;
    return this.trialBy(`without ${term.id}`, plan, stated, lines, () =>
      trialOf(withoutTerm(plan, term), stated, lines),
    );
  }

  private trialBy(
    what: string,
    plan: Plan,
    stated: Stated,
    lines: readonly ExampleLine[],
    make: () => Trial | undefined,
  ): Trial | undefined {
    const key = JSON.stringify([
      what,
      plan.heads.map(({ name }) => name),
      stated,
      lines.map((line) => ({ ...line, amount: undefined })),
    ]);
    if (!this.trials.has(key)) this.trials.set(key, make());
    return this.trials.get(key);
  }

  private *tryLines(
    suspicion: Suspicion,
    plan: Plan,
    { stated }: PossibleContract,
    { under, lines }: Attempt,
    amounts: readonly bigint[],
    budget: { left: number },
  ): Steps<Example | undefined> {
    const trial = this.trialOf(plan, stated, lines);
    const known = new Map<string, bigint | undefined>();
    const amountsAt = (chosen: readonly number[]): readonly bigint[] => chosen.map((amount) => amounts[amount]!);
    const isSpent = (): boolean => budget.left <= 0 || this.leftInAll <= 0;
    const due = (chosen: readonly number[]): bigint | undefined => {
      const key = chosen.join(" ");
      if (known.has(key)) return known.get(key);
      if (isSpent()) return undefined;
      budget.left -= 1;
      this.leftInAll -= 1;
      const found = trial?.(amountsAt(chosen));
      known.set(key, found);
      return found;
    };
    // A yen for each head and claim may be lost to rounding.
    const byRounding = BigInt(lines.length);
    // At most the settlements of the budget, once more.
    const takesPart = (before: readonly bigint[], after: readonly bigint[], fall: bigint): boolean => {
      const attribution = this.attributionOf(suspicion, plan, stated, lines);
      const [first, second] = [attribution?.(before), attribution?.(after)];
      if (first === undefined || second === undefined) return false;
      return suspicion.because === "computed" ? second < first : fall - (first - second) > byRounding;
    };
    let best: { readonly example: Example; readonly worth: number } | undefined;
    for (const chosen of choices(lines.length, amounts.length)) {
      if (isSpent() || (best !== undefined && best.worth > -1)) break;
      yield;
      const before = due(chosen);
      if (before === undefined) continue;
      for (let raised = 0; raised < lines.length; raised++) {
        const next = chosen[raised]! + 1;
        if (next >= amounts.length) continue;
        const more = chosen.map((amount, position) => (position === raised ? next : amount));
        const after = due(more);
        if (after === undefined || before - after <= byRounding) continue;
        // The fewer losses, the plainer the example; of these the one that loses most.
        const count = chosen.filter((amount, position) => amount > 0 && position !== raised).length;
        const worth = Number(before - after) / Number(before) - count;
        if (best !== undefined && best.worth >= worth) continue;
        if (!takesPart(amountsAt(chosen), amountsAt(more), before - after)) continue;
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

function termsOf(suspicion: Suspicion): readonly PlacedTerm[] {
  if (suspicion.because === "computed") return [];
  const { earlier, term } = suspicion;
  return earlier === undefined ? [term] : [earlier, term];
}

function guardsOf(suspicion: Suspicion): readonly Expr[] {
  if (suspicion.because === "computed") return suspicion.guards;
  const { ranksWhen } = suspicion.term.term;
  const ranked = suspicion.because === "ranking" && ranksWhen !== undefined ? [ranksWhen] : [];
  return [...termsOf(suspicion).flatMap(({ guards }) => guards), ...ranked];
}

/** Coinsurance acts per claim, whatever it is meant for. */
function isPerClaim(term: Term): boolean {
  return isByClaim(term) && term.kind !== "coinsurance";
}

/** One line after the other of what another term shares out. */
function takesOneByOne(suspicion: Suspicion): boolean {
  return suspicion.earlier !== undefined && termsOf(suspicion).some(({ term }) => isByLine(term));
}

function isAsked({ triggers, items, details }: Asked): boolean {
  return triggers || items || details.length > 0;
}

function asksOfClaim({ details }: Asked): boolean {
  return details.some(({ of }) => of === "claim");
}

/** Every two lines of which the terms do not make the same, and on one of which some term acts. */
function pairsOf(kinds: readonly Kind[]): (readonly Kind[])[] {
  const distinct = [...new Map(kinds.map((kind) => [kind.outcome, kind] as const)).values()];
  return distinct.flatMap((one, position) =>
    distinct.slice(position + 1).flatMap((other) => (one.acting + other.acting > 0 ? [[one, other]] : [])),
  );
}

// ── What to try ──────────────────────────────────────────────────────────────────────────────────────

/** Nothing, and what lies at, just above and half way to the amounts that the terms turn at. */
function amountsToTry(
  index: PlanIndex,
  contract: Contract,
  suspicion: Suspicion,
  lines: readonly ExampleLine[],
  most: readonly number[],
): readonly bigint[] {
  const situation = contractSituation(index, contract);
  const turning = new Set<bigint>();
  const add = (amount: Expr): void => {
    if (amount.type.kind !== "money") return;
    const value = evaluate(amount, { situation });
    if (value.state !== "known" || value.data.kind !== "number") return;
    const { numerator, denominator } = value.data.value;
    if (numerator > 0n) turning.add(numerator / denominator);
  };
  const isComputed = suspicion.because === "computed";
  const terms = termsOf(suspicion).map(({ term }) => term);
  for (const amount of isComputed ? [suspicion.head.computed] : terms.flatMap(amountsWithin)) {
    add(amount);
    visitExpr(amount, index.lets, (part) => {
      if (part.kind === "literal") add(part);
      if (part.kind === "compare") [part.left, part.right].forEach(add);
    });
  }
  for (const { head } of lines)
    for (const term of index.places.get(head)?.terms ?? [])
      for (const amount of amountsWithin(term)) if (turning.size < 2) add(amount);
  const at = [...turning];
  const around = [
    0n,
    ...at,
    ...at.map((amount) => amount / 2n),
    ...at.map((amount) => amount + amount / 10n + 1n),
    // An event without any loss opens no head: a small one stands for it.
    ...(isComputed ? at.map((amount) => amount / 10n) : []),
  ];
  return [...new Set(around)]
    .slice(0, most[lines.length] ?? fewestAmounts)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function amountsWithin(term: Term): readonly Expr[] {
  return amountsOf(term).map(({ amount }) => amount);
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
  readonly chosen: Decision;
  readonly level: Level;
  readonly stated: Stated;
  /** What terms and computed heads of the lines read. */
  readonly read: ReadonlySet<string>;
}

/** The facts and choices that the terms and computed heads read, by their bearer and name. */
function readOfTerms(plan: Plan, index: PlanIndex): ReadonlySet<string> {
  const read = new Set<string>();
  const visit = (expr: Expr | undefined): void => {
    if (expr === undefined) return;
    visitExpr(expr, index.lets, (part) => {
      if (part.kind === "fact") read.add(`${part.of} ${part.name}`);
      if (part.kind === "asserted") read.add("circumstances").add(`${part.of} asserted ${part.name}`);
      if (part.kind === "line") read.add(`line ${part.field}`);
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

function factsThatMatter({ facts }: Plan, read: ReadonlySet<string>): readonly Fact[] {
  return facts.filter((fact) => fact.default === undefined && read.has(`${fact.of} ${fact.name}`));
}

function statedAt(
  contract: Stated["contract"],
  facts: readonly Fact[],
  level: Level,
  read: ReadonlySet<string>,
): Stated {
  const of = (bearer: Bearer) =>
    Object.fromEntries(facts.filter((fact) => fact.of === bearer).map((fact) => [fact.name, valueAt(fact, level)]));
  return {
    contract,
    facts: { incident: of("incident"), claim: of("claim"), insured: of("insured"), loss: of("loss") },
    ...(read.has("line approved") && { approved: true }),
    ...(read.has("circumstances") && { others: "none" }),
  };
}

/** What is said of the contract and the incident, and of everybody; what lines are asked for is said of each. */
function wordsOf(
  { chosen: { options, readings }, stated: { facts, approved } }: PossibleContract,
  asked: Asked,
): readonly string[] {
  const ofLines = (["claim", "insured", "loss"] as const).flatMap((of) =>
    Object.entries(facts[of]).filter(
      ([name]) => !asked.details.some((detail) => detail.kind === "fact" && detail.of === of && detail.name === name),
    ),
  );
  const areApproved = approved === true && !asked.details.some(({ kind }) => kind === "approved");
  const said = [
    ...Object.entries({ ...readings, ...facts.incident }),
    ...ofLines,
    ...(areApproved ? [["approved", true] as const] : []),
  ];
  return [...said.map(([name, value]) => saidOfFact(name, value)), ...options];
}

/** `degree major`, for messages. */
export function saidOfFact(name: string, value: unknown): string {
  return `${name} ${value === true ? "yes" : value === false ? "no" : String(value)}`;
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
