import { formatBasis, formatExpr, isInfix } from "../describe/summary.js";
import { compareRational } from "../exact/rational.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr, HeadNode, LayerTerm, Node, Rational, Source, Term } from "../plan.js";
import { visitExpr } from "../walk-expr.js";
import { amountsOf, findLeft, partsOfLayers } from "../walk-plan.js";
import { findAddedUp } from "./added-up.js";
import { findLossBeforeTerms } from "./before-terms.js";
import { findGivenBack } from "./borne-back.js";
import { findIdleEnds, findNothingDeducted } from "./borne.js";
import { findAverageBehind } from "./average-behind.js";
import { findBothActing } from "./both-act.js";
import { findBothLimiting } from "./both-limit.js";
import { ByHead } from "./by-head.js";
import { findClaimless, findWithoutClaim } from "./claimless.js";
import type { Context } from "./context.js";
import { findTermsOfEachLine } from "./each-line.js";
import { findFranchisesBehind } from "./franchise-behind.js";
import { findLimitsFirst } from "./limit-first.js";
import { isByLine, isFinerThan, unitsOf } from "./groups.js";
import { isCountedTerm } from "../quantities.js";
import { isWithin } from "../unit-kinds.js";
import { one, sizeOf, zero } from "./interval.js";
import { sumOf } from "./sum-of.js";
import { findEarlierFaults } from "./earlier.js";
import { keyOf } from "../keys.js";
import { knownOf } from "./known.js";
import { findLeftEarly } from "./left-early.js";
import { findSumsOfOtherTriggers } from "./other-triggers.js";
import { findLeftOfLimits } from "./left-of-limit.js";
import { findLimitsOfOwnLoss } from "./own-share.js";
import { headsPaidNothing } from "./paid-nothing.js";
import { findOnMeasured, type ReadOfHeads, readsOfHeads } from "./measured.js";
import { findPaidTwice } from "./paid-twice.js";
import { findPeriodSublimits } from "./period-sublimits.js";
import { findSharedAmounts } from "./shared-amounts.js";
import { neverLeavesMore, type Through } from "./through-terms.js";
import { isSettled, readThrough } from "./settled.js";
import { findGrowingShares, findShareFault } from "./shares.js";
import { findWideFirst } from "./wide-first.js";
import { findCountsFirst } from "./count-first.js";
import { findUncountedLines } from "./uncounted-lines.js";
import { isNamed, mayActOn, type PlacedTerm, triggersOf } from "./layout.js";

/** Of an amount: one by number of times leaves what it lets through as it is, one that counts a quantity a part of it. */
type Limit = PlacedTerm & { readonly term: Term & { readonly kind: "limit" } };

/** Terms that change nothing, leave nothing, never act, or are not what they look like. */
export function findTermFaults(context: Context): Diagnostic[] {
  // A term that can never be there is said to be so where its guard stands.
  const terms = context.layout.terms.filter(({ guards }) => context.logic.satisfiable(guards));
  const reads = readsOfHeads(context);
  const paidNothing = headsPaidNothing(terms, context);
  return [
    ...terms.flatMap((placed) => findNeverActing(placed, context)),
    ...terms.flatMap((placed) => findExtreme(placed, reads, context)),
    ...terms.flatMap((placed) => findIdleCaps(placed, context)),
    ...findIdleLimits(terms, context),
    ...findLargeDeductibles(terms, context),
    ...findIdleEnds(terms, context),
    ...findNothingDeducted(terms, context),
    ...findWideFirst(terms, context),
    ...findFranchisesBehind(terms, context),
    ...findLimitsFirst(terms, context),
    ...findRepeated(terms),
    ...findGrowingShares(terms, context),
    ...findBothActing(terms, context),
    ...findBothLimiting(terms, context),
    ...findAddedUp(terms, context),
    ...findOutdone(terms, context),
    ...findClaimless(terms, context),
    ...findWithoutClaim(terms, context),
    ...findTermsOfEachLine(terms, context),
    ...findAverageBehind(terms, context),
    ...findCountTwice(terms, context),
    ...findEarlierFaults(terms, paidNothing, context),
    ...findSharedAmounts(terms, context),
    ...findLeftEarly(terms, paidNothing, context),
    ...findSumsOfOtherTriggers(terms, context),
    ...findLeftOfLimits(terms, context),
    ...findLossBeforeTerms(terms, paidNothing, context),
    ...findGivenBack(terms, context),
    ...findLimitsOfOwnLoss(terms, context),
    ...findOnMeasured(terms, paidNothing, reads, context),
    ...findPaidTwice(paidNothing, context),
    ...findPeriodSublimits(terms, context),
    ...findCountedTogether(terms, context),
    ...findUncountedLines(terms, context),
    ...findCountsFirst(terms, context),
    ...findTimesOfClaims(terms, context),
  ];
}

// ── Never acting ─────────────────────────────────────────────────────────────────────────────────────

function findNeverActing({ term }: PlacedTerm, context: Context): Diagnostic[] {
  if (term.heads.length === 0) return [];
  const tell = (because: "triggers" | "guard" | "unit" | "claim", unit?: string): Diagnostic[] => [
    diagnose("term/never-acts", { because, unit }, term.source, { unused: true }),
  ];
  const opened = triggersOf(context.layout, term.heads);
  if (term.triggers !== undefined && !term.triggers.some((trigger) => opened.includes(trigger)))
    return tell("triggers");
  if (term.when !== undefined && opened.length > 0 && !meetsOpenHead(term, context)) return tell("guard");
  const heads = context.plan.heads.filter(({ name }) => term.heads.includes(name));
  if (!heads.every(({ computed }) => computed !== undefined)) return [];
  const unit = unitsOf(term).find((kind) =>
    heads.every(({ perUnit }) => perUnit === undefined || !isWithin(perUnit.unit, kind, context.units)),
  );
  if (unit !== undefined) return tell("unit", unit);
  return term.reads.claim ? tell("claim") : [];
}

/** Whether under some contract on which the term is there something opens one of its heads. */
function meetsOpenHead({ heads, triggers, when }: Term, { layout, logic }: Context): boolean {
  return layout.openingsByHead
    .about(heads)
    .some(
      ({ trigger, guards }) =>
        (triggers?.includes(trigger) ?? true) && logic.satisfiable(when === undefined ? guards : [...guards, when]),
    );
}

// ── Nothing off, nothing left, more than all ─────────────────────────────────────────────────────────

/** Whether all that the term is for is there to be read, as it is without the term: it may pay nothing itself. */
function isMeasuring({ term, node }: PlacedTerm, reads: readonly ReadOfHeads[]): boolean {
  const below = node.kind === "head" ? [] : node.members.flatMap(namesIn);
  const measured = new Set(
    reads.flatMap((read) => (read.kind === "loss" || below.includes(read.node) ? (read.heads ?? []) : [])),
  );
  return term.heads.every((head) => measured.has(head));
}

function namesIn(node: Node): readonly string[] {
  return node.kind === "head" || node.kind === "uncovered"
    ? [node.name]
    : [node.name, ...node.members.flatMap(namesIn)];
}

function findExtreme(placed: PlacedTerm, reads: readonly ReadOfHeads[], context: Context): Diagnostic[] {
  const { term } = placed;
  const known = knownOf(placed, context);
  if (term.kind === "layers")
    return partsOfLayers(term).flatMap(({ part, layer, guards: own }) => {
      const holds = [...known, ...own];
      if (part.kind === "coinsurance") return findShareFault(part.pays, part.source, holds, context);
      const { most } = part.kind === "limit" ? context.bounds.intervalOf(part.amount, holds) : {};
      const isNothing = most !== undefined && compareRational(most, zero) <= 0;
      return isNothing ? [diagnose("term/pays-nothing", { term: "layer" }, layer.source)] : [];
    });
  const amount = term.kind === "coinsurance" ? term.pays : term.amount;
  const { least, most } = context.bounds.intervalOf(amount, known);
  const isAtMost = (end: Rational | undefined, value: Rational): boolean =>
    end !== undefined && compareRational(end, value) <= 0;
  const isUnlimited = readThrough(amount, context).kind === "unlimited";
  // `coinsurance pays 100%`, `deductible 0`, `limit unlimited` say on purpose that there is none; `deductible -100` does not.
  const isNegative = least !== undefined && compareRational(least, zero) < 0;
  const isSaid = (amount.kind === "literal" && !isNegative) || amount.kind === "unlimited";
  const noEffect = (): Diagnostic[] =>
    isSaid ? [] : [diagnose("term/no-effect", { term: term.kind }, term.source, { unused: true })];
  const paysNothing = (): Diagnostic[] => [diagnose("term/pays-nothing", { term: term.kind }, term.source)];
  switch (term.kind) {
    case "coinsurance":
      if (least !== undefined && most !== undefined && keyOf([least, most]) === keyOf([one, one])) return noEffect();
      return findShareFault(amount, term.source, known, context);
    case "franchise":
      return isUnlimited ? paysNothing() : isAtMost(most, zero) ? noEffect() : [];
    case "deductible":
    case "limit": {
      // Of a number of times, or of a quantity, only the whole ones count.
      const isCounted = isCountedTerm(term);
      const isNothing =
        term.times === true || isCounted ? most !== undefined && compareRational(most, one) < 0 : isAtMost(most, zero);
      // What has none of the quantity is paid all the same.
      const isMeant = (): boolean => isCounted || (term.kind === "limit" && isSaid && isMeasuring(placed, reads));
      const nothingLeft = (): Diagnostic[] => (isMeant() ? [] : paysNothing());
      const [ofAll, ofNothing] = term.kind === "limit" ? [noEffect, nothingLeft] : [nothingLeft, noEffect];
      return isUnlimited ? ofAll() : isNothing ? ofNothing() : [];
    }
    case "borne":
      return isUnlimited ? noEffect() : [];
  }
}

// ── Ends of what is borne ────────────────────────────────────────────────────────────────────────────

/** An end over the term's own groups that is never below what one of them bears. */
function findIdleCaps({ term, guards }: PlacedTerm, context: Context): Diagnostic[] {
  if (term.kind !== "deductible" || !isSettled(term.amount, context)) return [];
  return (term.caps ?? []).flatMap(({ basis, amount }): Diagnostic[] => {
    const isOwn =
      keyOf(basis.over) === keyOf(term.basis.over) &&
      (term.basis.period || !basis.period) &&
      (basis.year === true || term.basis.year !== true) &&
      (basis.day === true || term.basis.day !== true);
    if (!isOwn || !isSettled(amount, context) || !context.bounds.isAtLeast(amount, term.amount, guards)) return [];
    const span = context.placeOf(amount) ?? term.source;
    return [diagnose("term/cap-never-binds", { forEach: term.forEach }, span, { unused: true })];
  });
}

// ── Limits inside limits ─────────────────────────────────────────────────────────────────────────────

/**
 * Limits that can never cut anything off, because of a limit around them or of limits inside. Of
 * `limit M per claim and period` both have to be idle.
 */
function findIdleLimits(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const othersOf = (limit: Limit, when: "before" | "after"): readonly Limit[] =>
    byHead
      .about(limit.term.heads)
      .filter(isLimit)
      .filter((other) => (when === "before" ? byHead.isBefore(other, limit) : byHead.isBefore(limit, other)));
  // `limit unlimited per person` takes nothing on purpose.
  const clauses = clausesOf(terms.filter(isLimit).filter(({ term }) => term.amount.kind !== "unlimited"));
  // What a node came to may be read before the limit around it acts.
  const readOnTheWay = new Set([...findLeft(context.plan).values()].flat());
  const swallowed = new Set<Limit>();
  const byOuter = clauses.flatMap((clause): Diagnostic[] => {
    const outers = clause.map((limit) =>
      limit.term.heads.some((head) => readOnTheWay.has(head))
        ? undefined
        : othersOf(limit, "after").find((outer) => !clause.includes(outer) && makesIdle(limit, outer, byHead, context)),
    );
    const [outer] = outers;
    if (outer === undefined || outers.includes(undefined)) return [];
    for (const limit of clause) swallowed.add(limit);
    const node = outer.node.name;
    return [
      diagnose("term/limit-never-binds", { outer: context.quote(outer.term.source), node }, clause[0]!.term.source, {
        related: [note("outerLimit", { node }, outer.term.source)],
        unused: true,
      }),
    ];
  });
  const byInner = clauses.flatMap((clause): Diagnostic[] => {
    const inners = clause.map((limit) => {
      const earlier = byHead
        .about(limit.term.heads)
        .filter((other) => byHead.isBefore(other, limit) && !clause.includes(other as Limit))
        .filter((other) => !swallowed.has(other as Limit));
      const ends = innerEndsOf(
        limit,
        limit.term.amount,
        earlier.flatMap((other) => asLimit(other, context)),
        context,
      );
      return ends === undefined ? throughTerms(limit, earlier, context) : { ...ends, through: [] };
    });
    const [inner] = inners;
    if (inner === undefined || inners.includes(undefined)) return [];
    return [
      diagnose(
        "term/limit-above-inner",
        {
          inner: inner.limits.map(({ term }) => context.quote(term.source)),
          computed: inner.computed.map(({ name }) => name),
          through: inner.through.map(({ term }) => context.quote(term.source)),
          forEach: clause[0]!.term.forEach,
        },
        clause[0]!.term.source,
        {
          related: [...notesOf(inner), ...inner.through.map(({ term }) => note("earlierTerm", {}, term.source))],
          unused: true,
        },
      ),
    ];
  });
  return [...byOuter, ...byInner];
}

function isLimit(placed: PlacedTerm): placed is Limit {
  return placed.term.kind === "limit" && placed.term.times !== true && !isCountedTerm(placed.term);
}

/** The limits of each clause: `per claim and period` is two. */
function clausesOf(limits: readonly Limit[]): readonly (readonly Limit[])[] {
  const clauses = new Map<number, Limit[]>();
  for (const limit of limits) {
    const { start } = limit.term.source;
    clauses.set(start, [...(clauses.get(start) ?? []), limit]);
  }
  return [...clauses.values()];
}

/**
 * Whether the outer limit takes at least what the inner one would, so that the total is the same without
 * the inner one: each group of the inner lies in one of the outer, which is never larger, and nothing but
 * limits acts on these heads in between.
 */
function makesIdle(inner: Limit, outer: Limit, byHead: ByHead<PlacedTerm>, context: Context): boolean {
  const { bounds, logic } = context;
  return (
    inner.term.heads.every((head) => outer.term.heads.includes(head)) &&
    isForAll(outer.term) &&
    isSettled(outer.term.amount, context) &&
    isFinerThan(inner.term, outer.term, context) &&
    (!inner.term.basis.period || outer.term.basis.period) &&
    isInForceWith(outer, inner.guards, context) &&
    // One amount for a part and for the whole is a way to say that the part has no limit of its own.
    keyOf(inner.term.amount) !== keyOf(outer.term.amount) &&
    byHead
      .about(inner.term.heads)
      .filter((between) => byHead.isBefore(inner, between) && byHead.isBefore(between, outer))
      .every(
        ({ term, guards }) =>
          (term.kind === "limit" && !isCountedTerm(term)) || !logic.satisfiable([...inner.guards, ...guards]),
      ) &&
    bounds.isAtLeast(inner.term.amount, outer.term.amount, inner.guards) &&
    // Without it others would bear less of what the outer one takes; behind that it shows in the total where a term acts
    // on a part of them. Asked last, as it goes over all heads of the outer one.
    ((inner.term.heads.length === outer.term.heads.length && isFinerThan(outer.term, inner.term, context)) ||
      byHead
        .about(outer.term.heads)
        .filter((later) => byHead.isBefore(outer, later))
        .every(
          ({ term }) =>
            isForAll(term) &&
            outer.term.heads.every((head) => term.heads.includes(head)) &&
            (term.kind === "coinsurance" || isFinerThan(outer.term, term, context)),
        ))
  );
}

/** What there is at most of the heads of a term: what limits before it leave, and what is computed. */
interface Ends {
  readonly limits: readonly Limit[];
  readonly computed: readonly HeadNode[];
}

function notesOf({ limits, computed }: Ends): ReturnType<typeof note>[] {
  return [
    ...limits.map(({ term, node }) => note("innerLimit", { node: node.name }, term.source)),
    ...computed.map(({ name, source }) => note("declared", { name }, source)),
  ];
}

/** The earlier limits and computed heads that together never leave more than this amount of a later term; nothing where they may. */
function innerEndsOf(
  { term, guards }: PlacedTerm,
  amount: Expr,
  earlier: readonly Limit[],
  context: Context,
): Ends | undefined {
  if (term.heads.length === 0 || term.reads.trigger || term.reads.item) return undefined;
  const usable = earlier.filter((inner) => isUsable(inner, term, guards, context));
  const chosen: Limit[] = [];
  const computed: HeadNode[] = [];
  const amounts: Expr[] = [];
  for (const name of term.heads) {
    if (chosen.some((inner) => inner.term.heads.includes(name))) continue;
    const widest = usable
      .filter((inner) => inner.term.heads.includes(name))
      .sort((a, b) => b.term.heads.length - a.term.heads.length)[0];
    const head = widest === undefined ? context.plan.heads.find((one) => one.name === name) : undefined;
    const most = widest?.term.amount ?? (head && !term.basis.period ? mostComputed(head, guards, context) : undefined);
    if (most === undefined) return undefined;
    amounts.push(most);
    if (widest !== undefined) chosen.push(widest);
    if (head !== undefined) computed.push(head);
  }
  const [first, ...rest] = amounts;
  return first !== undefined && context.bounds.isAtLeast(amount, sumOf(first, rest), guards)
    ? { limits: chosen, computed }
    : undefined;
}

/** Whether it limits what there is in each group of the later term, wherever that is. */
function isUsable(inner: Limit, term: Term, guards: readonly Expr[], context: Context): boolean {
  const units = unitsOf(term);
  return (
    isForAll(inner.term) &&
    isSettled(inner.term.amount, context) &&
    isFinerThan(term, inner.term, context) &&
    (!term.basis.period || inner.term.basis.period) &&
    // A count of units, or of a line, multiplies both.
    unitsOf(inner.term).every((unit) => units.includes(unit)) &&
    (!isByLine(inner.term) || isByLine(term)) &&
    isInForceWith(inner, guards, context)
  );
}

/** The same through what shares and deductibles take of what the limits leave. */
function throughTerms(limit: Limit, earlier: readonly PlacedTerm[], context: Context): Through | undefined {
  const { term, guards } = limit;
  if (term.heads.length === 0 || term.reads.trigger || term.reads.item) return undefined;
  const steps = {
    earlier,
    limitOf: (placed: PlacedTerm) => asLimit(placed, context).find((inner) => isUsable(inner, term, guards, context)),
    computedOf: (head: HeadNode) => (term.basis.period ? undefined : mostComputed(head, guards, context)),
  };
  return neverLeavesMore(limit, term.amount, steps, context);
}

/** What the head comes to once per incident, or the most that it can be where that depends on lines. */
function mostComputed({ computed, perUnit }: HeadNode, guards: readonly Expr[], context: Context): Expr | undefined {
  if (computed === undefined || perUnit !== undefined) return undefined;
  if (isSettled(computed, context)) return computed;
  const { most } = context.bounds.intervalOf(computed, guards);
  return most && { type: computed.type, kind: "literal", literal: { type: "money", value: most } };
}

/** Acts on every cell of its heads. */
function isForAll({ triggers, where, reads }: Term): boolean {
  return triggers === undefined && where === undefined && !reads.claim;
}

/** Whether the term is there under every contract of the guards on which its node is. */
function isInForceWith({ term }: PlacedTerm, guards: readonly Expr[], { logic }: Context): boolean {
  return term.when === undefined || logic.implies(guards, term.when);
}

// ── Deductibles ──────────────────────────────────────────────────────────────────────────────────────

/**
 * Deductibles, franchises and layers that nothing of what limits and layers before them leave is above. Of one that is
 * not below the limit after it nothing is said: so the retention of an excess of loss is written. Nor of one that has
 * not to be borne by all, or in full: then something is paid.
 */
function findLargeDeductibles(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const isBorne = (placed: PlacedTerm): boolean =>
    isForAll(placed.term) && placed.term.caps === undefined && !mayBeGivenBack(placed, byHead, context);
  return terms.flatMap((placed) =>
    thresholdsOf(placed).flatMap(({ what, amount, guards, source, isConditional }) => {
      // A layer that nothing reaches pays nothing, whatever the others do.
      if (what !== "layer" && !isBorne(placed)) return [];
      const earlier = byHead
        .about(placed.term.heads)
        .filter((other) => byHead.isBefore(other, placed))
        .flatMap((other) => asLimit(other, context));
      const alone = earlier.find((candidate) => takesAll(placed, amount, candidate, guards, context));
      const ends = alone
        ? { limits: [alone], computed: [] }
        : innerEndsOf({ ...placed, guards }, amount, earlier, context);
      if (ends === undefined) return [];
      const shown = {
        what,
        isConditional,
        limits: ends.limits.map(({ term }) => context.quote(term.source)),
        computed: ends.computed.map(({ name }) => name),
      };
      return [diagnose("term/deductible-above-limit", shown, source, { related: notesOf(ends) })];
    }),
  );
}

/** Whether `borne at most` behind the term may give back some of what it took. */
function mayBeGivenBack(placed: PlacedTerm, byHead: ByHead<PlacedTerm>, { logic }: Context): boolean {
  return byHead
    .about(placed.term.heads)
    .some(
      (end) =>
        end.term.kind === "borne" &&
        byHead.isBefore(placed, end) &&
        logic.satisfiable([...placed.guards, ...end.guards]),
    );
}

/** What has to be above an amount, so that anything is left of it. */
interface Threshold {
  readonly what: "deductible" | "franchise" | "layer";
  readonly amount: Expr;
  readonly guards: readonly Expr[];
  readonly source: Source;
  /** Where its condition fails, more is paid. */
  readonly isConditional: boolean;
}

function thresholdsOf({ term, guards }: PlacedTerm): readonly Threshold[] {
  const { source, when } = term;
  switch (term.kind) {
    case "deductible":
      if (isCountedTerm(term)) return [];
      return [{ what: "deductible", amount: term.amount, guards, source, isConditional: when !== undefined }];
    case "franchise":
      return [{ what: "franchise", amount: term.amount, guards, source, isConditional: when !== undefined }];
    case "layers":
      return partsOfLayers(term).flatMap(({ part, layer, guards: own }): Threshold[] =>
        part.kind === "deductible" && part === layer.terms[0]
          ? [
              {
                what: "layer",
                amount: part.amount,
                guards: [...guards, ...own],
                source: layer.source,
                // One that is not there under a contract pays nothing there either.
                isConditional: part.when !== undefined,
              },
            ]
          : [],
      );
    default:
      return [];
  }
}

/** A limit, or layers that pay no more than their heights together. */
function asLimit(placed: PlacedTerm, context: Context): Limit[] {
  if (isLimit(placed)) return [placed];
  const { term } = placed;
  if (term.kind !== "layers") return [];
  const heights = term.layers.map(({ terms }) => mostOfLayer(terms, context));
  const [first, ...rest] = heights.filter((height) => height !== undefined);
  if (first === undefined || heights.includes(undefined)) return [];
  return [{ ...placed, term: { ...term, kind: "limit", amount: sumOf(first, rest) } }];
}

/** What a layer pays at most under every contract: its limit, and of that the share behind it. */
function mostOfLayer(terms: readonly LayerTerm[], { plan }: Context): Expr | undefined {
  return terms.reduce<Expr | undefined>((most, part) => {
    if (part.when !== undefined) return most;
    if (part.kind === "limit") return most ?? part.amount;
    if (part.kind !== "coinsurance" || most === undefined || plan.rounding !== "down") return most;
    return { type: most.type, kind: "multiply", left: part.pays, right: most };
  }, undefined);
}

function takesAll(
  { term }: PlacedTerm,
  amount: Expr,
  limit: Limit,
  guards: readonly Expr[],
  context: Context,
): boolean {
  return (
    !term.basis.period &&
    term.heads.every((head) => limit.term.heads.includes(head)) &&
    isForAll(limit.term) &&
    isSettled(limit.term.amount, context) &&
    isFinerThan(term, limit.term, context) &&
    isInForceWith(limit, guards, context) &&
    context.bounds.isAtLeast(amount, limit.term.amount, guards)
  );
}

// ── What looks like something else ───────────────────────────────────────────────────────────────────

/** A limit said twice is idle; any other term said twice is applied twice. */
function findRepeated(terms: readonly PlacedTerm[]): Diagnostic[] {
  return terms.flatMap(({ term, before }) => {
    if (term.kind === "limit" || before === undefined || keyOf(before) !== keyOf(term)) return [];
    // What is called otherwise is another, of the same amount.
    if (JSON.stringify(before.label) !== JSON.stringify(term.label)) return [];
    return [
      diagnose("term/repeated", { term: term.kind }, term.source, { related: [note("first", {}, before.source)] }),
    ];
  });
}

/**
 * A franchise, or a limit by number, behind one of the same losses that takes as much: they do not replace each other,
 * so that the stricter one counts.
 */
function findOutdone(terms: readonly PlacedTerm[], { logic }: Context): Diagnostic[] {
  const byKey = new Map<string, PlacedTerm[]>();
  return terms.flatMap((placed) => {
    const { term, guards } = placed;
    const size = sizeOfStrict(term);
    if (size === undefined) return [];
    const key = keyOf({ ...term, amount: undefined, when: undefined });
    const before = byKey.get(key) ?? [];
    byKey.set(key, [...before, placed]);
    const stricter = before.find((other) => {
      const compared = compareRational(sizeOfStrict(other.term)!, size);
      const outdoes = term.kind === "franchise" ? compared > 0 : compared <= 0;
      return outdoes && other.guards.every((guard) => logic.implies(guards, guard));
    });
    if (stricter === undefined) return [];
    return [
      diagnose("term/never-acts", { because: "stricter" }, term.source, {
        related: [note("earlierTerm", {}, stricter.term.source)],
        unused: true,
      }),
    ];
  });
}

/** What is worked out for one of the units that a line counts is taken as often as there are: not multiplied by them before. */
function findCountTwice(terms: readonly PlacedTerm[], { plan, lets, placeOf }: Context): Diagnostic[] {
  const isByCount = ({ basis: { over } }: Term): boolean => over.kind === "loss" || over.kind === "unit";
  const amounts = [
    ...terms.flatMap(({ term }) => (isByCount(term) ? amountsOf(term).map(({ amount }) => amount) : [])),
    ...plan.heads.flatMap(({ each }) => each ?? []),
  ];
  const found = new Map<number, Diagnostic>();
  for (const amount of amounts)
    visitExpr(amount, lets, (part) => {
      const place = part.kind === "multiply" && [part.left, part.right].some(isCount) ? placeOf(part) : undefined;
      if (place !== undefined) found.set(place.start, diagnose("term/count-twice", {}, place));
    });
  return [...found.values()];
}

function isCount(expr: Expr): boolean {
  return expr.kind === "line" && expr.field === "count";
}

/**
 * Hours or days that lines of several heads are counted together by, the earliest first: where they state the same
 * ones each, only the first of them bears it, and a limit counts them for each line. A limit by `count` counts who has lines
 * of several heads for each of them.
 */
function findCountedTogether(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const benefits = new Set(context.plan.heads.flatMap(({ name, each }) => (each === undefined ? [] : [name])));
  return terms.flatMap((placed) => {
    const { term } = placed;
    if (!isCountedTerm(term) || isNamed(term)) return [];
    const heads = term.heads.filter((head) => mayActOn(placed, head, context));
    // Days of benefits by the day are mostly meant to add up; what is billed for one day may be several heads.
    const billed = heads.filter((head) => !benefits.has(head));
    const isMeant = term.kind === "deductible" || isCount(term.quantity) || billed.length > 1;
    return isMeant && heads.length > 1 && !isByLine(term)
      ? [diagnose("term/counted-together", { term: term.kind, heads }, term.source)]
      : [];
  });
}

/** A time is an incident: where another term of these heads is of each claim or line, so may times be for who reads `2 times`. */
function findTimesOfClaims(terms: readonly PlacedTerm[], { logic, plan }: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap(({ term, guards }): Diagnostic[] => {
    if (!("times" in term) || isNamed(term)) return [];
    const other = byHead
      .about(term.heads)
      .find(
        (one) =>
          one.term.kind !== "coinsurance" && countsParts(one.term) && logic.satisfiable([...guards, ...one.guards]),
      );
    if (other === undefined) return [];
    const related = [note("otherTerm", {}, other.term.source)];
    const of = isByLine(other.term) ? "times of lines" : "times of claims";
    const { kind, amount, basis } = term;
    const number = formatExpr(amount, plan.currency);
    const count = `${kind} ${isInfix(amount) ? `(${number})` : number} of count ${formatBasis(basis)}`;
    return [diagnose("term/counted-together", { term: of, heads: term.heads, count }, term.source, { related })];
  });
}

/** Of each claim; or of each line, as of a treatment or a visit. */
function countsParts(term: Term): boolean {
  return term.basis.over.kind === "claim" || (isByLine(term) && !isCountedTerm(term));
}

/** The number or amount of such a term, where it is written out. */
function sizeOfStrict(term: Term): Rational | undefined {
  if (term.kind !== "franchise" && !(term.kind === "limit" && ("times" in term || isCountedTerm(term))))
    return undefined;
  const { amount } = term;
  return amount.kind === "literal" ? sizeOf(amount.literal) : undefined;
}
