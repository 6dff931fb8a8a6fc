import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Exclusion, Expr, HeadNode, Scope } from "../plan.js";
import { isWithin } from "../unit-kinds.js";
import { someExpr, unitsAskedOf } from "../walk-expr.js";
import { isCountedTerm } from "../quantities.js";
import { amountsOf } from "../walk-plan.js";
import type { Context } from "./context.js";
import { isRuledOut } from "./contracts.js";
import { bearersIn } from "./conditions.js";
import { follows } from "./follows.js";
import { unitsOf } from "./groups.js";
import { coveredIn, type Opening } from "./layout.js";
import { and, never, not, optionInForce, or, triggerIs } from "./logic.js";

/** Exclusions that take nothing away, that another one makes idle, or whose exceptions do nothing. */
export function findExclusionFaults(context: Context): Diagnostic[] {
  return context.plan.exclusions.flatMap((exclusion) => {
    const span = context.nameOf(exclusion.name, ["exclusion"]) ?? exclusion.source;
    const openings = openingsIn(exclusion.scope, context);
    if (openings.length === 0)
      return isAlive(exclusion.scope, context)
        ? [diagnose("exclusion/no-scope", { name: exclusion.name }, span, { unused: true })]
        : [];
    const lifted = findLifting(exclusion, openings, span, context);
    if (lifted.length > 0) return lifted;
    const excepted = findExceptions(exclusion, span, context);
    const faults = excepted.length > 0 ? excepted : findShadow(exclusion, span, context);
    const found = faults.length > 0 ? faults : findExcludedAgain(exclusion, context);
    return [
      ...found,
      ...findUnnamed(exclusion, openings, span, context),
      ...findClaimless(exclusion, openings, span, context),
      ...findTakingAll(exclusion, openings, span, context),
    ];
  });
}

type Place = { readonly start: number; readonly end: number };

/** What is covered where the exclusion applies. */
function openingsIn({ heads, triggers, items }: Scope, { layout }: Context): readonly Opening[] {
  if (items?.length === 0) return [];
  return layout.openings.filter(
    ({ head, trigger }) => (heads?.includes(head.name) ?? true) && (triggers?.includes(trigger) ?? true),
  );
}

/** Something is left of its scope, or nothing ever was: not only heads that themselves can never be. */
function isAlive({ heads }: Scope, { layout, logic }: Context): boolean {
  const inScope = layout.nodes.filter(({ node }) => node.kind === "head" && (heads?.includes(node.name) ?? true));
  return inScope.length === 0 || inScope.some(({ guards }) => logic.satisfiable(guards));
}

// ── Options that lift it ─────────────────────────────────────────────────────────────────────────────

function findLifting(
  { name, liftedBy }: Exclusion,
  openings: readonly Opening[],
  span: Place,
  context: Context,
): Diagnostic[] {
  if (liftedBy.length === 0) return [];
  const { logic } = context;
  const somethingCovered = coveredIn(openings);
  const isLifted = or(liftedBy.map(optionInForce));
  const isAlways = logic.implies([somethingCovered], isLifted);
  if (isAlways || isRuledOut([somethingCovered, not(isLifted)], context))
    return [diagnose("exclusion/always-lifted", { name, options: liftedBy }, span, { unused: true })];
  return liftedBy.flatMap((option) =>
    logic.satisfiable([somethingCovered, optionInForce(option)]) &&
    !isRuledOut([somethingCovered, optionInForce(option)], context)
      ? []
      : [diagnose("exclusion/lift-never", { name, option }, span)],
  );
}

// ── Nothing left ─────────────────────────────────────────────────────────────────────────────────────

/** `when trigger is leak`: what is opened under the trigger is never paid, whatever the adjuster states. */
function findTakingAll(
  { name, scope, asserted, ground, groundReadsClaim, groundUnclaimed, unless, liftedBy }: Exclusion,
  openings: readonly Opening[],
  span: Place,
  { layout, logic, lets }: Context,
): Diagnostic[] {
  if (asserted || liftedBy.length > 0 || scope.items !== undefined) return [];
  const ofClaimed = and([ground, ...unless.map(({ test }) => not(test))]);
  // Of an insured or unit that nobody names it is not known to hold; of a line without a claim what reads one does not.
  if ([...bearersIn(ofClaimed, lets)].some((bearer) => bearer !== "claim")) return [];
  const takes = and([
    ofClaimed,
    ...(groundReadsClaim ? [groundUnclaimed ?? never] : []),
    ...unless.flatMap(({ readsClaim, unclaimed }) => (readsClaim && unclaimed !== undefined ? [not(unclaimed)] : [])),
  ]);
  const triggers = [...new Set(openings.map(({ trigger }) => trigger))].filter((trigger) => {
    const own = openings.filter((opening) => opening.trigger === trigger);
    return logic.implies([triggerIs([trigger]), coveredIn(own)], takes);
  });
  const taken = new Set(openings.filter(({ trigger }) => triggers.includes(trigger)));
  const isTaken = (opening: Opening): boolean => taken.has(opening);
  const whole = triggers.filter((name) => layout.openings.filter(({ trigger }) => trigger === name).every(isTaken));
  if (whole.length > 0) return [diagnose("exclusion/takes-all", { name, what: "trigger", names: whole }, span)];
  const heads = [...new Set([...taken].map(({ head }) => head.name))].filter((head) =>
    layout.openingsByHead.about([head]).every(isTaken),
  );
  return heads.length === 0 ? [] : [diagnose("exclusion/takes-all", { name, what: "head", names: heads }, span)];
}

// ── Exceptions to it ─────────────────────────────────────────────────────────────────────────────────

function findExceptions({ name, scope, ground, unless }: Exclusion, span: Place, context: Context): Diagnostic[] {
  const { logic } = context;
  const holds = [...underTriggers(scope), ground];
  // A ground that never holds is said to be so where it stands.
  if (unless.length === 0 || !logic.satisfiable(holds)) return [];
  if (logic.implies(holds, or(unless.map(({ test }) => test))))
    return [diagnose("exclusion/never", { name }, span, { unused: true })];
  return unless.flatMap(({ test }) => {
    // One that holds under none of its triggers is an idle condition.
    if (!logic.satisfiable([...underTriggers(scope), test]) || logic.satisfiable([...holds, test])) return [];
    return [
      diagnose("exclusion/carve-back-never", { name }, context.placeOf(test) ?? span, {
        related: [note("ground", { name }, span)],
        unused: true,
      }),
    ];
  });
}

// ── Another one in front of it ───────────────────────────────────────────────────────────────────────

function findShadow(exclusion: Exclusion, span: Place, context: Context): Diagnostic[] {
  const { exclusions } = context.plan;
  const shadow = exclusions.find(
    (other) =>
      shadows(other, exclusion, context) &&
      // Of two that are the same the later one is idle.
      (exclusions.indexOf(other) < exclusions.indexOf(exclusion) || !shadows(exclusion, other, context)),
  );
  if (shadow === undefined) return [];
  const place = context.nameOf(shadow.name, ["exclusion"]) ?? shadow.source;
  return [
    diagnose("exclusion/shadowed", { name: exclusion.name, by: shadow.name }, span, {
      related: [note("ground", { name: shadow.name }, place)],
      unused: true,
    }),
  ];
}

/** Whether the wide one takes away whatever the narrow one does. */
function shadows(wide: Exclusion, narrow: Exclusion, context: Context): boolean {
  return takesAway(wide, narrow, [narrow.ground, ...narrow.unless.map(({ test }) => not(test))], context);
}

/** Whether the one takes away all that the other is for, where the conditions hold. */
function takesAway(wide: Exclusion, narrow: Exclusion, conditions: readonly Expr[], context: Context): boolean {
  const { logic, bounds } = context;
  if (wide === narrow || (wide.perInsured && !narrow.perInsured) || wide.of !== narrow.of) return false;
  if (wide.readsInsured !== narrow.readsInsured) return false;
  // What an adjuster has to assert follows from nothing else.
  if (wide.asserted && !asserts(and(conditions), wide.name, context)) return false;
  const isWider = (key: keyof Scope): boolean =>
    wide.scope[key] === undefined || (narrow.scope[key]?.every((name) => wide.scope[key]!.includes(name)) ?? false);
  if (!isWider("triggers") || !isWider("heads") || !isWider("items")) return false;
  const isLifted = or(narrow.liftedBy.map(optionInForce));
  if (!wide.liftedBy.every((option) => logic.implies([optionInForce(option)], isLifted))) return false;
  const given = [...underTriggers(narrow.scope), ...conditions];
  return (
    logic.satisfiable(given) &&
    bounds.arePossible(given) &&
    [wide.ground, ...wide.unless.map(({ test }) => not(test))].every((condition) => follows(condition, given, context))
  );
}

/** `war : bool unless cyber_terror  cyber_terror : bool`: where the exception holds the other one takes the line away. */
function findExcludedAgain(exclusion: Exclusion, context: Context): Diagnostic[] {
  return exclusion.unless.flatMap(({ test }) => {
    const by = context.plan.exclusions.find((other) => takesAway(other, exclusion, [exclusion.ground, test], context));
    const span = by && context.placeOf(test);
    if (by === undefined || span === undefined) return [];
    const place = context.nameOf(by.name, ["exclusion"]) ?? by.source;
    const said = { by: by.name, of: by.asserted ? by.of : undefined };
    return [
      diagnose("exclusion/carve-back-excluded", said, span, { related: [note("ground", { name: by.name }, place)] }),
    ];
  });
}

function asserts(ground: Expr, circumstance: string, { lets }: Context): boolean {
  return someExpr(ground, lets, (part) => part.kind === "asserted" && part.name === circumstance);
}

function underTriggers({ triggers }: Scope): Expr[] {
  return triggers === undefined ? [] : [triggerIs(triggers)];
}

// ── Units that its lines do not name ─────────────────────────────────────────────────────────────────

/** Nothing asks lines of these heads for the unit of which the exclusion reads: it stays open, or keeps them waiting. */
function findUnnamed(
  { name, ground, unless }: Exclusion,
  openings: readonly Opening[],
  span: Place,
  context: Context,
): Diagnostic[] {
  const asked = new Set(
    [ground, ...unless.map(({ test }) => test)].flatMap((test) => unitsAskedOf(test, context.lets)),
  );
  const heads = [...new Set(openings.map(({ head }) => head))];
  return [...asked].flatMap((unit) => {
    const [without, naming] = [false, true].map((wanted) =>
      heads.filter((head) => namesUnit(head, unit, context) === wanted).map((head) => head.name),
    ) as [string[], string[]];
    const isScheduled = context.units.get(unit)?.established.length === 0;
    return without.length === 0
      ? []
      : [diagnose("exclusion/no-unit", { name, unit, without, naming, isScheduled }, span)];
  });
}

// ── Claims that its lines do not name ────────────────────────────────────────────────────────────────

/** Nothing else of its heads is about claims, whose facts it reads: what was meant is rather the incident, or the line. */
function findClaimless(
  { name, groundReadsClaim, groundUnclaimed }: Exclusion,
  openings: readonly Opening[],
  span: Place,
  { layout }: Context,
): Diagnostic[] {
  if (!groundReadsClaim || groundUnclaimed !== undefined) return [];
  const heads = new Set(openings.map(({ head }) => head.name));
  const isAbout = (own: readonly string[]): boolean => own.some((head) => heads.has(head));
  const isOfClaims =
    layout.rules.some((placed) => placed.rule.readsClaim && isAbout(placed.heads)) ||
    layout.terms.some(
      ({ term }) =>
        (term.reads.claim || (term.kind !== "coinsurance" && term.basis.over.kind === "claim")) && isAbout(term.heads),
    );
  return isOfClaims ? [] : [diagnose("exclusion/claimless", { name }, span)];
}

/** Whether something that is read for lines of the head is of a unit of the kind. */
export function namesUnit(head: HeadNode, unit: string, { layout, units, lets }: Context): boolean {
  const isOne = (kind: string | undefined): boolean => kind !== undefined && isWithin(kind, unit, units);
  const asks = (expr: Expr | undefined): boolean => expr !== undefined && unitsAskedOf(expr, lets).some(isOne);
  if (head.computed !== undefined) return isOne(head.perUnit?.unit);
  return (
    asks(head.each) ||
    layout.nodes.some(({ node, heads }) => node.kind !== "head" && isOne(node.forEach) && heads.includes(head.name)) ||
    layout.rules.some(({ rule, heads }) => heads.includes(head.name) && asks(rule.test)) ||
    layout.terms.some(
      ({ term }) =>
        term.heads.includes(head.name) &&
        (unitsOf(term).some(isOne) ||
          isOne(term.whereUnit) ||
          amountsOf(term).some(({ amount }) => asks(amount)) ||
          (isCountedTerm(term) && asks(term.quantity))),
    )
  );
}
