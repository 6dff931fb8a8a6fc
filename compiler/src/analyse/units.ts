import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note, replaceBy } from "../diagnostics/report.js";
import { largestNodes } from "../heads-below.js";
import type { Expr, Term, HeadNode } from "../plan.js";
import { allParts, isAggregate, isSumOfLines, parts, someExpr, unitsAskedOf } from "../walk-expr.js";
import { isWithin } from "../unit-kinds.js";
import { amountsOf } from "../walk-plan.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { namesUnit } from "./exclusions.js";
import { isByRead, unitsOf } from "./groups.js";
import { isNamed, type PlacedTerm, triggersOf } from "./layout.js";

/** Terms per unit that do not act on what they seem to act on, and sums that are not of the unit. */
export function findUnitFaults(context: Context): Diagnostic[] {
  const placed = context.layout.terms.filter(
    ({ term, guards }) => unitsOf(term).length > 0 && context.logic.satisfiable(guards),
  );
  const byHead = new ByHead(placed, ({ term }) => term.heads);
  return [
    ...findComputedHeads(placed, byHead, context),
    ...findOtherUnits(placed, byHead, context),
    ...findWholeIncidents(placed, context),
    ...findAllClaims(context),
    ...findSharesOfClaims(context),
    ...findSumsOfAll(context),
    ...findLargestOfNone(context),
    ...findAllUnits(context),
    ...findUntouchedUnits(context),
  ];
}

/**
 * The largest or smallest of the units that the incident names is unknown where it names none, and then lines that name
 * none wait for nothing that could be stated. What stands in an `if` is taken to be guarded by it.
 */
function findLargestOfNone(context: Context): Diagnostic[] {
  const { heads: all } = context.plan;
  const find = (amount: Expr, heads: readonly string[]): Diagnostic[] =>
    unguarded(amount).flatMap((part): Diagnostic[] => {
      const span = context.placeOf(part);
      if ((part.kind !== "largest" && part.kind !== "smallest") || part.named === undefined || span === undefined)
        return [];
      const { unit } = part.named;
      const without = all.filter((head) => heads.includes(head.name) && !namesUnit(head, unit, context));
      if (without.length === 0) return [];
      const what = { of: context.quote(span), unit, heads: without.map(({ name }) => name) };
      return [diagnose("term/none-named", what, span)];
    });
  return [
    ...context.layout.terms.flatMap(({ term, guards }) =>
      context.logic.satisfiable(guards) ? amountsOf(term).flatMap(({ amount }) => find(amount, term.heads)) : [],
    ),
    ...all.flatMap(({ name, computed }) => (computed === undefined ? [] : find(computed, [name]))),
  ];
}

/**
 * What goes over all units of the contract in an amount for each of them, or of what they are of: `5% of
 * largest(location.value) per location`. As a formula it is taken to be meant, and as a part of which the amount also asks
 * of the unit at hand.
 */
function findAllUnits(context: Context): Diagnostic[] {
  const find = (amount: Expr, kinds: readonly string[]): Diagnostic[] =>
    allParts(amount).flatMap((part): Diagnostic[] => {
      if (!isAggregate(part) || part.unit === undefined || part.within !== undefined || part.named !== undefined)
        return [];
      const { unit } = part;
      const around = kinds.find((kind) => isWithin(unit, kind, context.units));
      const [span, value] = [context.placeOf(part), context.placeOf(part.value)];
      if (around === undefined || span === undefined || value === undefined) return [];
      const isOfEach = around === unit;
      if (isOfEach && unitsAskedOf(amount, context.lets).includes(unit)) return [];
      const of = context.quote(span);
      const own = isOfEach ? context.quote(value) : `${of.slice(0, -1)} per ${around})`;
      return [diagnose("term/all-units", { of, unit: around, own }, span)];
    });
  return [
    ...context.layout.terms.flatMap(({ term, guards }) =>
      context.logic.satisfiable(guards) ? amountsOf(term).flatMap(({ amount }) => find(amount, unitsOf(term))) : [],
    ),
    ...context.plan.heads.flatMap(({ computed, perUnit }) =>
      computed === undefined || perUnit === undefined ? [] : find(computed, [perUnit.unit]),
    ),
  ];
}

/**
 * `deductible largest(shop.own) per incident` where the contract lists its shops: it is that of a shop where nothing
 * happened, too. What asks where something was lost is meant, and so is a sum, or what has a name.
 */
function findUntouchedUnits(context: Context): Diagnostic[] {
  const { plan, layout, logic, lets, placeOf, quote } = context;
  const asks = (part: Expr): boolean => part.kind === "if" || part.kind === "established" || isSumOfLines(part);
  return layout.terms.flatMap((placed): Diagnostic[] => {
    const { term, guards } = placed;
    if ((term.kind !== "deductible" && term.kind !== "franchise") || term.basis.period || isNamed(term)) return [];
    if (term.basis.over.kind !== "incident" || term.forEach !== undefined || !logic.satisfiable(guards)) return [];
    return allParts(term.amount).flatMap((part): Diagnostic[] => {
      if ((part.kind !== "largest" && part.kind !== "smallest") || part.unit === undefined) return [];
      const { unit, within, named, value } = part;
      if (within !== undefined || named !== undefined || someExpr(value, lets, asks)) return [];
      const [span, inner] = [placeOf(part), placeOf(value)];
      if (span === undefined || inner === undefined) return [];
      const none = part.kind === "largest" ? "0" : "unlimited";
      // What one of them lost is known of heads whose lines name it.
      const isOf = (head: HeadNode): boolean => head.computed === undefined && namesUnit(head, unit, context);
      const naming = plan.heads.filter((head) => term.heads.includes(head.name) && isOf(head));
      if (naming.length === 0) return [];
      const heads = naming.map(({ name }) => name);
      const triggers = term.triggers === undefined ? "" : ` for ${term.triggers.join(", ")}`;
      const lost = `${largestNodes(heads, plan.root).join(", ")} per ${unit}${triggers}`;
      const own = `${part.kind}(if loss(${lost}) > 0 then ${quote(inner)} else ${none})`;
      return [diagnose("term/all-units", { of: quote(span), unit, own, ofIncident: true }, span)];
    });
  });
}

function unguarded(expr: Expr): readonly Expr[] {
  return [expr, ...(expr.kind === "if" ? [expr.condition] : parts(expr)).flatMap(unguarded)];
}

/** A sum over heads in an amount per claim is that of all claims of the incident. As a formula it is taken to be meant. */
function findAllClaims(context: Context): Diagnostic[] {
  const hasClaims = context.plan.facts.some(({ of }) => of === "claim");
  return context.layout.terms.flatMap(({ term }) =>
    term.basis.over.kind !== "claim" ||
    (term.kind === "coinsurance" && !hasClaims) ||
    sumsFor(term, context) !== undefined
      ? []
      : amountsOf(term).flatMap(({ amount }) => tellAllClaims(amount, context)),
  );
}

/** Those of one amount are told of together: of a quotient both are of the claim, or neither is. */
function tellAllClaims(amount: Expr, { placeOf, quote }: Context): Diagnostic[] {
  const sums = allParts(amount).flatMap((part) => {
    const span = placeOf(part);
    if (!isSumOfAll(part) || span === undefined) return [];
    const text = quote(span);
    return [{ span, text, own: `claim_${part.kind}${text.slice(text.indexOf("("))}` }];
  });
  const [first] = sums;
  if (first === undefined) return [];
  const own = [...new Set(sums.map((sum) => sum.own))];
  const edits = sums.map((sum) => ({ start: sum.span.start, end: sum.span.end, text: sum.own }));
  const fix = { title: replaceBy(own.join(", "), first.span).title, edits };
  return [
    diagnose("term/all-claims", { sums: [...new Set(sums.map(({ text }) => text))], own }, first.span, {
      fixes: [fix],
    }),
  ];
}

/**
 * `coinsurance pays if loss > 1_000_000 then 90% else 80%`: a share acts per claim, so that is the loss of each claim, while
 * terms beside it go by that of all. Beside terms per claim alone it is taken to be meant, and where it has a label.
 */
function findSharesOfClaims(context: Context): Diagnostic[] {
  const { layout, plan, placeOf, quote } = context;
  const byHead = new ByHead(layout.terms, ({ term }) => term.heads);
  return layout.terms.flatMap(({ term, node, guards }): Diagnostic[] => {
    if (term.kind !== "coinsurance" || isNamed(term)) return [];
    const read = allParts(term.pays)
      .flatMap(thresholdsIn)
      .flatMap(allParts)
      .find((part) => part.kind === "subject" || (part.kind === "loss" && part.heads === undefined));
    const span = read && placeOf(read);
    if (span === undefined || sumsFor(term, context) !== undefined || !context.logic.satisfiable(guards)) return [];
    const beside = byHead.about(term.heads).filter((other) => other.term.kind !== "coinsurance");
    const isOver = (kind: string) => (other: PlacedTerm) =>
      other.term.basis.over.kind === kind && !other.term.basis.period && other.term.basis.day !== true;
    const ofClaims = beside.filter(({ term: { basis } }) => basis.over.kind === "claim");
    const mayBeSeveral =
      ofClaims.length > 0 ||
      plan.facts.some(({ of }) => of === "claim") ||
      layout.rules.some(({ rule, heads }) => rule.readsClaim && heads.some((head) => term.heads.includes(head)));
    if (!mayBeSeveral || (ofClaims.length > 0 && !beside.some(isOver("incident")))) return [];
    // No amount reads the product by its name.
    const isWhole = node.kind !== "product" && (plan.heads.length === term.heads.length || node.kind === "head");
    const heads = isWhole ? [node.name] : term.heads;
    const of = heads.join(", ");
    const [own, all] = read?.kind === "loss" ? [[`claim_loss(${of})`], `loss(${of})`] : [[], "left(…)"];
    const shown = { sums: [quote(span)], own, all };
    return [diagnose("term/all-claims", shown, span)];
  });
}

/** What is compared, or looked up, to say which share it is. */
function thresholdsIn(part: Expr): readonly Expr[] {
  if (part.kind === "compare") return [part.left, part.right];
  return part.kind === "lookup" ? part.keys : [];
}

/** The same of sums in amounts for each insured, line, day or policy year, and in shares by the unit of a line, for which there are none. */
function findSumsOfAll(context: Context): Diagnostic[] {
  const tell = (amount: Expr, each: string, unit?: string, earlierOf?: string): Diagnostic[] =>
    allParts(amount).flatMap((part): Diagnostic[] => {
      const span = context.placeOf(part);
      if (span === undefined) return [];
      const sum = context.quote(span);
      // What was paid earlier is of a unit in a term per that unit, or in a frame for each.
      if (part.kind === "earlier" && earlierOf !== undefined) {
        const ofEarlier = context.units.has(earlierOf) ? "unit" : "insured";
        return [diagnose("term/sum-of-all", { sum, each: earlierOf, ofEarlier }, span)];
      }
      if (!isSumOfAll(part)) return [];
      const own = unit && `${sum.slice(0, -1)} per ${unit})`;
      return [diagnose("term/sum-of-all", { sum, each, own }, span)];
    });
  // In `sum(if loss(building) > 0 then location.value else 0)` it is the same for each location; `loss(building per location)` is not.
  const inAggregates = (amount: Expr): Diagnostic[] =>
    allParts(amount).flatMap((part) => (isAggregate(part) ? tell(part.value, part.unit ?? part.of, part.unit) : []));
  const ofTerms = context.layout.terms.flatMap(({ term, guards }) => {
    if (!context.logic.satisfiable(guards)) return [];
    const each = sumsFor(term, context);
    const earlierOf = each === "insured" ? each : unitOfShare(term, context);
    return amountsOf(term).flatMap(({ amount }) =>
      each === undefined ? inAggregates(amount) : tell(amount, each, undefined, earlierOf),
    );
  });
  const { heads, lets } = context.plan;
  const others = [...heads.flatMap(({ computed, each }) => [computed, each]), ...lets.map(({ value }) => value)];
  return [...ofTerms, ...others.flatMap((amount) => (amount === undefined ? [] : inAggregates(amount)))];
}

/** What the term has an amount for each of, where a sum over heads is none of it. */
function sumsFor(term: Term, context: Context): string | undefined {
  const { over, year, day } = term.basis;
  if (year === true) return "policy year";
  if (over.kind === "insured" || over.kind === "loss") return over.kind;
  if (term.alike?.insured === true) return "insured";
  return day === true ? "day" : (unitOfShare(term, context) ?? (isByRead(term) ? "loss" : undefined));
}

/** The kind of unit of which the line's a share reads a fact. */
function unitOfShare(term: Term, { lets }: Context): string | undefined {
  return term.kind === "coinsurance" && term.forEach === undefined ? unitsAskedOf(term.pays, lets)[0] : undefined;
}

/** A computed head belongs to no unit but that of a frame for each around it: what counts by others leaves it out. */
function findComputedHeads(placed: readonly PlacedTerm[], byHead: ByHead<PlacedTerm>, context: Context): Diagnostic[] {
  const heads = context.plan.heads.filter((head) => head.computed !== undefined);
  const computed = heads.map(({ name }) => name);
  return heads.flatMap(({ name, perUnit }): Diagnostic[] => {
    const isOfOthers = ({ term }: PlacedTerm): boolean =>
      unitsOf(term).some((unit) => perUnit === undefined || !isWithin(perUnit.unit, unit, context.units));
    // Where a term is for computed heads alone, it is said to act on nothing.
    const passing = byHead
      .about([name])
      .filter(isOfOthers)
      .filter(({ term }) => !term.heads.every((head) => computed.includes(head)));
    const reading = placed
      .filter(isOfOthers)
      .filter(({ term }) => amountsOf(term).some(({ amount }) => readsOfUnit(amount, name, term, context)));
    const [first] = [...passing, ...reading];
    const span = context.nameOf(name, ["head"]);
    if (first === undefined || span === undefined) return [];
    const related = passing.map(({ term }) => note("passesBy", { name }, term.source));
    const sums = reading.map(({ term }) => note("countsNothing", { name }, term.source));
    return [
      diagnose("term/computed-head", { name, unit: unitsOf(first.term)[0]! }, span, { related: [...related, ...sums] }),
    ];
  });
}

/** Whether the amount counts of the head only what names the unit of the frame. */
function readsOfUnit(amount: Expr, head: string, { unitHeads }: Term, { lets }: Context): boolean {
  return (
    unitHeads?.includes(head) === true &&
    someExpr(amount, lets, (part) => isSumOfAtHand(part) && part.heads.includes(head) && isOfUnit(part, unitHeads))
  );
}

type Sum = Extract<Expr, { readonly kind: "loss" | "left" }>;

function isOfUnit({ heads }: { readonly heads: readonly string[] }, unitHeads: readonly string[]): boolean {
  return heads.every((head) => unitHeads.includes(head));
}

/** A sum over heads of the unit at hand, or of all that there is. One in an aggregate may be of each unit in turn. */
function isSumOfAtHand(part: Expr): part is Sum & { readonly heads: readonly string[] } {
  return (part.kind === "loss" || part.kind === "left") && part.heads !== undefined && part.ofUnit === undefined;
}

function isSumOfAll(part: Expr): part is Sum & { readonly heads: readonly string[] } {
  return isSumOfAtHand(part) && part.ofClaim === undefined;
}

/**
 * Terms around a part that counts by another kind of unit: a line names one unit, so it meets only one of the two.
 * Side by side in one node they are for lines of the one kind and of the other, but for one of the incident and one of
 * the period, of which the one is within the other.
 */
function findOtherUnits(placed: readonly PlacedTerm[], byHead: ByHead<PlacedTerm>, context: Context): Diagnostic[] {
  // Of several terms of one node it is told at the first.
  const told = new Set<string>();
  return placed.flatMap((outer): Diagnostic[] => {
    if (isNamed(outer.term)) return [];
    for (const head of outer.term.heads.filter((name) => isStated(name, context))) {
      const others = byHead.about([head]).filter((other) => neverMeet(other, outer, head, context));
      const isBeside = ({ node, term }: PlacedTerm): boolean =>
        node === outer.node && !isWithinPeriod(term, outer.term);
      const inside = others.filter((other) =>
        other.node === outer.node ? !isBeside(other) : isInside(other.node, outer.node, context),
      );
      const [inner] = inside;
      const isOneOfTwo =
        others.some(isBeside) ||
        byHead
          .about([head])
          .some(
            (one) =>
              one !== outer &&
              inside.some(({ node }) => one.node === node) &&
              sharesUnit(one.term, outer.term, context),
          );
      if (inner === undefined || isOneOfTwo) continue;
      const [unit, other] = [unitsOf(outer.term)[0]!, unitsOf(inner.term)[0]!];
      const cause = [outer.node.name, unit, inner.node.name, other].join(" ");
      if (told.has(cause)) return [];
      told.add(cause);
      return [
        diagnose("term/other-unit", { head, unit, other }, outer.term.source, {
          related: [note("termPer", { unit: other }, inner.term.source)],
        }),
      ];
    }
    return [];
  });
}

/** `limit 100 per visit  limit 150 per illness per period`: an amount of each in the incident, within one of the period. */
function isWithinPeriod(fine: Term, wide: Term): boolean {
  return fine.kind === wide.kind && !fine.basis.period && wide.basis.period;
}

/** Every node stands behind those around it. */
function isInside(inner: PlacedTerm["node"], outer: PlacedTerm["node"], { layout }: Context): boolean {
  const around = layout.nodes.findIndex(({ node }) => node === outer);
  const below = layout.nodes.findIndex(({ node }) => node === inner);
  const { heads } = layout.nodes[around]!;
  return around < below && layout.nodes[below]!.heads.every((head) => heads.includes(head));
}

/** Whether who names a unit of the one may name one of the other. */
function sharesUnit(a: Term, b: Term, { units }: Context): boolean {
  return unitsOf(a).some((one) =>
    unitsOf(b).some((other) => isWithin(one, other, units) || isWithin(other, one, units)),
  );
}

function isStated(head: string, { plan }: Context): boolean {
  return plan.heads.some(({ name, computed }) => name === head && computed === undefined);
}

function neverMeet(a: PlacedTerm, b: PlacedTerm, head: string, context: Context): boolean {
  const { layout, logic } = context;
  if (sharesUnit(a.term, b.term, context)) return false;
  const isFor = ({ term }: PlacedTerm, trigger: string): boolean => term.triggers?.includes(trigger) ?? true;
  const shared = triggersOf(layout, [head]).some((trigger) => isFor(a, trigger) && isFor(b, trigger));
  return shared && logic.satisfiable([...a.guards, ...b.guards]);
}

/** A sum over heads whose lines name the unit and others is that of the whole incident. As a formula it is taken to be meant. */
function findWholeIncidents(placed: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const { heads, units } = context.plan;
  const mayBeOfUnits = (name: string): boolean => {
    const head = heads.find((one) => one.name === name);
    return head?.computed === undefined && !units.some((kind) => namesUnit(head!, kind.name, context));
  };
  const find = (amount: Expr, unit: string, unitHeads: readonly string[] = [], alsoAll: boolean): Diagnostic[] =>
    allParts(amount).flatMap((part): Diagnostic[] => {
      if (!isSumOfAtHand(part)) return [];
      const without = part.heads.filter((head) => !unitHeads.includes(head));
      const span = context.placeOf(part);
      // Of a head that brings one amount, or whose lines name another kind of unit, only the whole can be meant.
      const isPlainlyWhole = !alsoAll && without.length === part.heads.length && !without.some(mayBeOfUnits);
      if (without.length === 0 || span === undefined || isPlainlyWhole) return [];
      return [diagnose("term/whole-incident", { sum: context.quote(span), unit, heads: without }, span)];
    });
  return [
    ...placed.flatMap(({ term }) =>
      amountsOf(term).flatMap(({ amount }) => find(amount, unitsOf(term)[0]!, term.unitHeads, false)),
    ),
    // Brought for each unit, an amount of the whole incident would be owed as often as there are units.
    ...context.plan.heads.flatMap(({ computed, perUnit }) =>
      computed === undefined || perUnit === undefined ? [] : find(computed, perUnit.unit, perUnit.unitHeads, true),
    ),
  ];
}
