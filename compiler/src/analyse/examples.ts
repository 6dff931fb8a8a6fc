import { formatMoment } from "../interpret/calendar.js";
import type { Contract } from "../interpret/case.js";
import { evaluate, holds } from "../interpret/evaluate.js";
import { indexPlan, type PlanIndex, unitKindsOf } from "../interpret/plan-index.js";
import { contractSituation } from "../interpret/read-contract.js";
import type { Expr, Plan, Term } from "../plan.js";
import type { Steps } from "../steps.js";
import { visitExpr } from "../walk-expr.js";
import { amountsOf, asksDay, asksInsured, findLeft } from "../walk-plan.js";
import type { Context } from "./context.js";
import { isByClaim, isByLine, unitsOf } from "./groups.js";
import { largerShares } from "./larger-shares.js";
import type { SuspectedShare, Suspicion } from "./larger-loss.js";
import type { PlacedTerm } from "./layout.js";
import { passagesOf } from "./passages.js";
import { type PossibleContract, PossibleContracts } from "./possible-contracts.js";
import { type Asked, asksOf, type Kind, kindsOf } from "./told-apart.js";
import {
  broughtInBy,
  type ExampleLine,
  settlingAlone,
  type Stated,
  type Trial,
  trialOf,
  withoutTerms,
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
/** Of losses that are built from two terms, two or three are enough for a suspicion. */
const mostOfSharesInAll = 200_000;
const mostLines = 4;
/** By the number of lines: of few lines more can be tried, so that what lies just above a step of an `if` is among them. */
const mostAmounts = [0, 24, 9];
const mostAmountsApart = [0, 24, 7];
const fewestAmounts = 4;

/** Claims and insureds. */
const bearers = ["A", "B"] as const;

/** Of those that both terms act on, and that one of them does. */
const mostHeads = 3;
const mostLinesThatCouldBe = 64;

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
  private leftOfShares: number;
  private readonly tellsInsureds: boolean;
  private readonly asksDays: boolean;
  /** Nodes of which an amount reads what they came to; most products raise no suspicion that asks for them. */
  private read: ReadonlyMap<string, unknown> | undefined = undefined;
  /** By the heads of the lines. */
  private readonly plans = new Map<string, Plan>();
  /** By what is settled and the input, as most suspicions of a product are of the same lines under the same contract. */
  private readonly trials = new Map<string, Trial | undefined>();
  private readonly contracts: PossibleContracts;

  constructor(private readonly context: Context) {
    this.contracts = new PossibleContracts(context.plan);
    const heads = Math.max(1, context.plan.heads.length);
    this.leftInAll = Math.ceil(mostInAll / heads);
    this.leftOfShares = Math.ceil(mostOfSharesInAll / heads);
    this.tellsInsureds = context.layout.terms.some(({ term }) => asksInsured(term));
    this.asksDays = context.layout.terms.some(({ term }) => asksDay(term));
  }

  /** A term that acts on a part of what an earlier one shared out; `beside` are others that do, and are not meant. */
  *ofShares(suspicion: SuspectedShare, beside: readonly Term[]): Steps<Example | undefined> {
    if (this.leftOfShares <= 0) return undefined;
    const heads = this.headsSharing(suspicion);
    const plan = this.planFor(heads);
    const index = indexPlan(plan);
    const terms = termsOf(suspicion).map(({ term }) => term);
    const [earlier, later] = [suspicion.earlier.term, suspicion.term.term];
    const asked = asksOf(terms, this.context.lets);
    for (const possible of this.contracts.of(plan, guardsOf(suspicion))) {
      const { stated } = possible;
      const lines = this.linesThatCouldBe(terms, heads, asked, index, possible);
      const passages = passagesOf(index, stated, lines);
      if (passages === undefined) continue;
      const under = wordsOf(possible, asked);
      for (const { amounts, raised, to } of largerShares(passages, earlier.id, later.id)) {
        yield;
        if (this.leftOfShares <= 0) return undefined;
        this.leftOfShares -= 2;
        const before = lines.map((_, place) => amounts.get(place) ?? 0n);
        const after = before.map((amount, place) => (place === raised ? to : amount));
        const found = this.fallOf(suspicion, beside, plan, { stated, under, lines }, before, after, raised);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  private fallOf(
    { term: { term } }: SuspectedShare,
    beside: readonly Term[],
    plan: Plan,
    { stated, under, lines }: Attempt & { readonly stated: Stated },
    from: readonly bigint[],
    to: readonly bigint[],
    raised: number,
  ): Example | undefined {
    const trial = this.trialOf(plan, stated, lines);
    const [before, after] = [trial?.(from), trial?.(to)];
    if (before === undefined || after === undefined) return undefined;
    const named = lines.flatMap((line, place) =>
      to[place]! > 0n ? [{ line: { ...line, amount: from[place]! }, place }] : [],
    );
    const byRounding = BigInt(named.length);
    if (before - after <= byRounding) return undefined;
    const fallWithout = (terms: readonly Term[]): bigint | undefined => {
      const trial = this.trialWithout(terms, plan, stated, lines);
      const [first, second] = [trial?.(from), trial?.(to)];
      return first === undefined || second === undefined ? undefined : first - second;
    };
    const fallsMore = (fall: bigint | undefined, without: bigint | undefined): boolean =>
      fall !== undefined && without !== undefined && fall - without > byRounding;
    // Of several by each of which it falls, it falls as much without the one.
    const takesPart =
      fallsMore(before - after, fallWithout([term])) ||
      (beside.length > 0 && fallsMore(fallWithout(beside), fallWithout([term, ...beside])));
    if (!takesPart) return undefined;
    return {
      stated,
      under,
      lines: named.map(({ line }) => line),
      raised: named.findIndex(({ place }) => place === raised),
      to: to[raised]!,
      before,
      after,
    };
  }

  /** Of heads that both terms act on, and those that one of them does, the few with the fewest terms. */
  private headsSharing({ earlier, term }: SuspectedShare): readonly string[] {
    const stated = this.context.plan.heads.flatMap(({ name, computed, each }) =>
      computed === undefined && each === undefined ? [name] : [],
    );
    const [first, later] = [new Set(earlier.term.heads), new Set(term.term.heads)];
    const { places } = indexPlan(this.context.plan);
    const termsOn = (head: string): number => places.get(head)?.terms.length ?? 0;
    const fewest = (isMeant: (head: string) => boolean): readonly string[] =>
      stated
        .filter(isMeant)
        .sort((a, b) => termsOn(a) - termsOn(b))
        .slice(0, mostHeads);
    const chosen = [
      ...fewest((head) => first.has(head) && later.has(head)),
      ...fewest((head) => first.has(head) && !later.has(head)),
      ...fewest((head) => !first.has(head) && later.has(head)),
    ];
    return stated.filter((head) => chosen.includes(head));
  }

  /** Lines of all that the terms tell apart, without an amount yet. */
  private linesThatCouldBe(
    terms: readonly Term[],
    heads: readonly string[],
    asked: Asked,
    index: PlanIndex,
    possible: PossibleContract,
  ): readonly ExampleLine[] {
    // Who is said to be of another kind is another.
    const [claims, insureds] = [
      new Bearers("claim", terms.some(isByClaim)),
      new Bearers("insured", terms.some(asksInsured)),
    ];
    const [onDays, copies] = [terms.some(asksDay), terms.some(isByLine) ? [0, 1] : [0]];
    return this.placesOf(terms, heads, asked, index, possible)
      .flatMap(({ line, triggers, units, days }) => {
        const kinds = isAsked(asked) ? kindsOf(line, terms, asked, triggers, { ...possible, index }) : [];
        return (kinds.length > 0 ? kinds.map((kind) => kind.line) : [line]).flatMap((kind) =>
          claims.of(kind).flatMap((claim) =>
            insureds.of(kind).flatMap((insured) =>
              orNone(units).flatMap((unit) =>
                orNone(onDays ? days : []).flatMap((incurred) =>
                  copies.map((): ExampleLine => ({
                    ...kind,
                    ...(claim && { claim }),
                    ...(insured && { insured }),
                    ...(unit && { unit }),
                    ...(incurred && { incurred }),
                  })),
                ),
              ),
            ),
          ),
        );
      })
      .slice(0, mostLinesThatCouldBe);
  }

  /** By all of a few amounts for each of a few lines. */
  *find(suspicion: Exclude<Suspicion, SuspectedShare>): Steps<Example | undefined> {
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
    for (const possible of this.contracts.of(plan, guardsOf(suspicion)))
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
    const { earlier } = suspicion;
    const later = suspicion.term.term;
    const ofLater = later.heads.filter((head) => stated.includes(head));
    const first = earlier?.term.heads.filter((head) => stated.includes(head)) ?? ofLater;
    const both = first.find((head) => ofLater.includes(head)) ?? first[0];
    const second = first.find((head) => head !== both && !ofLater.includes(head));
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
    if (places.length === 0 || places.length < heads.length) return;
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

  /** Where lines of the heads can come in, as far as they can, of nobody yet but whom some term asks for. */
  private placesOf(
    terms: readonly Term[],
    heads: readonly string[],
    asked: Asked,
    index: PlanIndex,
    { contract, read }: PossibleContract,
  ): readonly PlaceOfLine[] {
    const first = this.asksDays || read.has("line incurred") ? contract.period?.from.day : undefined;
    const days =
      first !== undefined && this.asksDays ? [0, 1].map((later) => formatMoment({ day: first + later })) : [];
    const told = terms.flatMap(unitsOf);
    const openings = this.openingsUnder(index, contract, terms);
    // A trigger that opens all that can be opened can be asserted alone.
    const all = heads.map(openings).filter((triggers) => triggers.length > 0);
    const common = all[0]?.find((trigger) => all.every((triggers) => triggers.includes(trigger)));
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
    return places;
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
    return this.trialWithout([suspicion.term.term], plan, stated, lines);
  }

  private trialWithout(
    terms: readonly Term[],
    plan: Plan,
    stated: Stated,
    lines: readonly ExampleLine[],
  ): Trial | undefined {
    const ids = terms.map(({ id }) => id);
    return this.trialBy(`without ${ids.join(" ")}`, plan, stated, lines, () =>
      trialOf(withoutTerms(plan, ids), stated, lines),
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

function orNone<T>(items: readonly T[]): readonly (T | undefined)[] {
  return items.length > 0 ? items : [undefined];
}

/** Names of claims or insureds: of two where terms tell them apart; of one for each that more is said of. */
class Bearers {
  private readonly names = new Map<string, string>();

  constructor(
    private readonly kind: "claim" | "insured",
    private readonly areTwo: boolean,
  ) {}

  of({ details = [], ...line }: ExampleLine): readonly (string | undefined)[] {
    const said = details.filter(({ of }) => of === this.kind);
    if (said.length === 0) return this.areTwo ? bearers : [line[this.kind]];
    const key = JSON.stringify(said);
    const name = this.names.get(key) ?? String.fromCharCode("A".charCodeAt(0) + this.names.size);
    this.names.set(key, name);
    return [name];
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
