import type { Span } from "@yakkan/grammar/syntax.js";
import type { DiagnosticArguments } from "../diagnostics/catalog.js";
import { boolType } from "../check/types.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { keyOf } from "../keys.js";
import type { Exclusion, Expr, HeadNode, Rule, Scope } from "../plan.js";
import { unitsAskedOf, visitExpr } from "../walk-expr.js";
import { alternativesOf, areCompatible } from "./compatible.js";
import type { Context } from "./context.js";
import { namesUnit } from "./exclusions.js";
import { fewest } from "./fewest.js";
import type { Opening, PlacedRule } from "./layout.js";
import { and, never, not, optionInForce, or, planIs, plansOf, triggerIs } from "./logic.js";

/** What has to hold of a line so that it is paid: a rule, or that an exclusion does not take it away. */
interface Need {
  readonly of: PlacedRule | Exclusion;
  readonly span: Span;
  /** Where it is asked of lines of its heads: under which contracts, of which triggers and items. */
  readonly where: readonly Expr[];
  readonly test: Expr;
  /** The test of a line that names no claim, where another one. */
  readonly unclaimed: Expr;
  /** What each way of fulfilling it is about, by names. */
  readonly ways: readonly ReadonlySet<string>[];
  readonly about: ReadonlySet<string>;
}

/** Something of which every line is refused. */
type What = DiagnosticArguments<"rule/contradiction">["what"];

interface Case {
  readonly what: What;
  readonly name: string;
  readonly openings: readonly Opening[];
  readonly known: readonly Expr[];
  /** Without this something is paid. */
  readonly because?: Need | undefined;
}

/**
 * Rules and exclusions that together let no line be paid: of a head, under a trigger or a plan, of an item, or wherever a
 * rule is that is of some lines or contracts only. That a rule narrows a few of its heads away under some contracts may
 * be meant, and so may an exclusion of all of something. What one clause does by itself is said of that.
 */
export function findContradictoryRules(context: Context): Diagnostic[] {
  return new Contradictions(context).find();
}

class Contradictions {
  private readonly rules: ReadonlyMap<PlacedRule, Need>;
  private readonly exclusions: readonly Need[];
  private readonly answers = new Map<string, boolean>();
  private readonly needs = new Map<HeadNode, readonly (readonly Need[])[]>();
  /** Whether lines of a head name a unit. */
  private readonly naming = new Map<string, boolean>();
  private readonly numbers = new Map<unknown, number>();
  private readonly found = new Map<string, { readonly needs: readonly Need[]; readonly cases: Case[] }>();

  constructor(private readonly context: Context) {
    const { layout, plan } = context;
    this.rules = new Map(layout.rules.map((placed) => [placed, this.needOfRule(placed)]));
    this.exclusions = plan.exclusions.map((exclusion) => this.needOfExclusion(exclusion));
  }

  find(): Diagnostic[] {
    const { layout, plan } = this.context;
    const heads = [...new Set(layout.openings.map(({ head }) => head))];
    for (const head of heads)
      this.look({ what: "head", name: head.name, openings: layout.openingsByHead.about([head.name]), known: [] });
    const told = new Set([...this.found.values()].flatMap(({ cases }) => cases.map(({ name }) => name)));
    const left = layout.openings.filter(({ head }) => !told.has(head.name));
    // Of several it is the last that takes away what was left.
    for (const [placed, need] of [...this.rules].reverse()) {
      if (need.where.length === 0) continue;
      const openings = placed.heads
        .filter((head) => !told.has(head))
        .flatMap((head) => layout.openingsByHead.about([head]))
        .filter(({ head }) => hasItemOf(head, placed.rule.scope));
      this.look({ what: "rule", name: "", openings, known: need.where, because: need });
    }
    for (const [name, openings] of grouped(left, ({ trigger }) => trigger))
      this.look({ what: "trigger", name, openings, known: [triggerIs([name])] });
    const plans = plansOf(plan);
    for (const name of plans.length > 1 ? plans : [])
      this.look({ what: "plan", name, openings: left, known: [planIs(plan, [name])] });
    return [...this.found.values()].map(({ needs, cases }) => this.describe(needs, cases));
  }

  // ── What is asked of lines ─────────────────────────────────────────────────────────────────────────

  private needOfRule(placed: PlacedRule): Need {
    const { test, readsClaim, unclaimed, scope, when, source } = placed.rule;
    return this.need(
      placed,
      source,
      [...(when === undefined ? [] : [when]), ...linesIn(scope)],
      test,
      !readsClaim ? test : (unclaimed ?? never),
    );
  }

  private needOfExclusion(exclusion: Exclusion): Need {
    const { ground, groundReadsClaim, groundUnclaimed, unless, liftedBy, scope } = exclusion;
    const passes = (holds: Expr, exceptions: readonly Expr[]): Expr =>
      or([not(holds), ...exceptions, ...liftedBy.map(optionInForce)]);
    const test = passes(
      ground,
      unless.map((exception) => exception.test),
    );
    const isOfClaim = groundReadsClaim || unless.some(({ readsClaim }) => readsClaim);
    const unclaimed = (): Expr =>
      passes(
        groundReadsClaim ? (groundUnclaimed ?? never) : ground,
        unless.map((exception) => (exception.readsClaim ? (exception.unclaimed ?? never) : exception.test)),
      );
    const span = this.context.nameOf(exclusion.name, ["exclusion"]) ?? exclusion.source;
    return this.need(exclusion, span, linesIn(scope), test, isOfClaim ? unclaimed() : test);
  }

  private need(of: Need["of"], span: Span, where: readonly Expr[], test: Expr, unclaimed: Expr): Need {
    const ways = alternativesOf(test, this.context).map((way) => namesIn(way, this.context));
    const about = new Set(ways.flatMap((names) => [...names]));
    return { of, span, where, test, unclaimed, ways, about };
  }

  /** What is asked of lines of the head, as far as it is about the same: of two that are not, neither rules out the other. */
  private needsOf(head: HeadNode): readonly (readonly Need[])[] {
    const known = this.needs.get(head);
    if (known !== undefined) return known;
    const rules = this.context.layout.rulesByHead.about([head.name]).map((placed) => this.rules.get(placed)!);
    const exclusions = this.exclusions.filter((need) => this.isAskedOf(need.of as Exclusion, head));
    const found = joined(tied([...rules, ...exclusions])).filter(({ length }) => length > 1);
    this.needs.set(head, found);
    return found;
  }

  private isAskedOf({ scope: { heads, items }, ground }: Exclusion, head: HeadNode): boolean {
    if (heads?.includes(head.name) === false || items?.length === 0) return false;
    // Where its lines name no unit, it stays open what is asked of one, and they are paid.
    return unitsAskedOf(ground, this.context.lets).every((unit) => this.namesUnit(head, unit));
  }

  private namesUnit(head: HeadNode, unit: string): boolean {
    const key = `${head.name} ${unit}`;
    const known = this.naming.get(key) ?? namesUnit(head, unit, this.context);
    this.naming.set(key, known);
    return known;
  }

  // ── Whether something is paid ──────────────────────────────────────────────────────────────────────

  /** Of every head of the case: one of which something is paid is enough. */
  private look(one: Case): void {
    let found: readonly Need[] | undefined;
    for (const [head, openings] of grouped(one.openings, ({ head }) => head)) {
      const known = [coveredBy(openings), ...one.known];
      if (!this.context.logic.satisfiable(known)) continue;
      const closing = this.needsOf(head).find((needs) => !this.isOpen(needs, known));
      if (closing === undefined) return;
      if (
        one.because !== undefined &&
        (!closing.includes(one.because) ||
          !this.isOpen(
            closing.filter((need) => need !== one.because),
            known,
          ))
      )
        return;
      found ??= fewest(closing, (some) => !this.isOpen(some, known));
    }
    // Of nothing that is there, nothing is said; what a single clause does is told of by itself.
    if (found === undefined || found.length < 2) return;
    const key = found.map((need) => this.numberOf(need)).join(" ");
    const same = this.found.get(key);
    if (same === undefined) this.found.set(key, { needs: found, cases: [one] });
    else same.cases.push(one);
  }

  /** Whether a line under a claim, or one that names none, may fulfil all of this. */
  private isOpen(needs: readonly Need[], known: readonly Expr[]): boolean {
    const key = `${known.map(keyOf).join()} ${needs.map((need) => this.numberOf(need)).join()}`;
    const answer = this.answers.get(key);
    if (answer !== undefined) return answer;
    const asked = (test: "test" | "unclaimed"): Expr[] =>
      needs.map((need) => (need.where.length === 0 ? need[test] : or([...need.where.map(not), need[test]])));
    const readsClaim = needs.some(({ test, unclaimed }) => test !== unclaimed);
    const found =
      areCompatible([...known, ...asked("test")], this.context) ||
      (readsClaim && areCompatible([...known, ...asked("unclaimed")], this.context));
    this.answers.set(key, found);
    return found;
  }

  private numberOf(need: Need): number {
    const known = this.numbers.get(need);
    if (known !== undefined) return known;
    this.numbers.set(need, this.numbers.size);
    return this.numbers.size - 1;
  }

  // ── What to say ────────────────────────────────────────────────────────────────────────────────────

  private describe(needs: readonly Need[], [first, ...more]: readonly Case[]): Diagnostic {
    const { what, because } = first!;
    const names = [first!, ...more].flatMap((one) => (one.what === what ? one.name : []));
    const inOrder = [...needs].sort((a, b) => a.span.start - b.span.start);
    const last = because ?? inOrder.at(-1)!;
    const related = inOrder
      .filter((need) => need !== last)
      .map(({ of, span }) => ("name" in of ? note("ground", { name: of.name }, span) : note("rule", {}, span)));
    const isOnceStated = needs.some(({ of }) => "ground" in of);
    return diagnose("rule/contradiction", { what, names, isOnceStated }, last.span, { related });
  }
}

function linesIn({ triggers, items }: Scope): readonly Expr[] {
  return [
    ...(triggers === undefined ? [] : [triggerIs(triggers)]),
    ...(items === undefined ? [] : [{ type: boolType, kind: "item-is", items } as const]),
  ];
}

/** Whether lines of the head can name an item that the rule is for; the empty name: none. */
function hasItemOf({ items }: HeadNode, { items: some }: Rule["scope"]): boolean {
  return some === undefined || some.includes("") || items.some(({ name }) => some.includes(name));
}

/** What is stated or chosen, by a name. What contracts and lines are told apart by joins nothing. */
function nameOf(part: Expr): string | undefined {
  switch (part.kind) {
    case "fact":
    case "asserted":
      return `${part.kind} ${part.of} ${part.name}`;
    case "unit-fact":
    case "established":
      return `${part.kind} ${part.unit} ${part.name}`;
    case "choice":
      return part.name === "plan" ? undefined : `choice ${part.name}`;
    case "line":
      return `line ${part.field}`;
    case "period":
    case "during":
      return "period";
    default:
      return undefined;
  }
}

function namesIn(condition: Expr, { lets }: Context): ReadonlySet<string> {
  const names = new Set<string>();
  visitExpr(condition, lets, (part) => {
    const name = nameOf(part);
    if (name !== undefined) names.add(name);
  });
  return names;
}

/** Without those of which one way is about what no other is: they can be fulfilled whatever becomes of the others. */
function tied(needs: readonly Need[]): readonly Need[] {
  const counts = new Map<string, number>();
  const count = (need: Need, more: number): void => {
    for (const name of need.about) counts.set(name, (counts.get(name) ?? 0) + more);
  };
  for (const need of needs) count(need, 1);
  let left = needs;
  for (let before = -1; before !== left.length;) {
    before = left.length;
    left = left.filter((need) => {
      const isFree = need.ways.some((names) => [...names].every((name) => counts.get(name) === 1));
      if (isFree) count(need, -1);
      return !isFree;
    });
  }
  return left;
}

/** Those that are about the same, directly or through others. */
function joined(needs: readonly Need[]): readonly (readonly Need[])[] {
  // By name another one that is asked about with it; of those that stand for themselves nothing.
  const joinedTo = new Map<string, string>();
  const standingFor = (name: string): string => {
    let one = name;
    for (let next = joinedTo.get(one); next !== undefined; next = joinedTo.get(one)) one = next;
    if (one !== name) joinedTo.set(name, one);
    return one;
  };
  for (const { about } of needs) {
    const [first, ...others] = [...about].map(standingFor);
    for (const other of others)
      if (standingFor(other) !== standingFor(first!)) joinedTo.set(standingFor(other), standingFor(first!));
  }
  const asking = needs.filter(({ about }) => about.size > 0);
  return [...grouped(asking, ({ about }) => standingFor([...about][0]!)).values()];
}

function grouped<T, K>(items: readonly T[], keyOfItem: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** What holds of contract and line where one of these opens the head. */
function coveredBy(openings: readonly Opening[]): Expr {
  const byGuards = grouped(openings, ({ guards }) => keyOf(guards));
  return or(
    [...byGuards.values()].map((some) => and([...some[0]!.guards, triggerIs(some.map(({ trigger }) => trigger))])),
  );
}
