import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { LineOfExample } from "../diagnostics/catalog/words.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Expr, HeadNode, Term } from "../plan.js";
import type { Steps } from "../steps.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { type Example, Examples, saidOfFact } from "./examples.js";
import { isFinerThan, unitsOf } from "./groups.js";
import { isWithin } from "../unit-kinds.js";
import { neverFalls, readsOnlyWhether, turnsOnLoss } from "./growth.js";
import { keyOf } from "../keys.js";
import { isNamed, type PlacedTerm } from "./layout.js";
import { rational } from "../exact/rational.js";
import { someAtHand, unitAskedOf } from "../walk-expr.js";
import { formatSize } from "./conditions.js";
import { isCountedTerm } from "../quantities.js";
import { amountsOf } from "../walk-plan.js";
import type { Detail } from "./trials.js";

/** Why a larger loss may pay less. */
export type Suspicion = SuspectedTerm | SuspectedShare | SuspectedHead;

interface SuspectedTerm {
  readonly term: PlacedTerm;
  readonly earlier: PlacedTerm | undefined;
  readonly because: "amount" | "quantity";
}

/** A term, and the earlier one that it does it to. */
export interface SuspectedShare {
  readonly term: PlacedTerm;
  readonly earlier: PlacedTerm;
  readonly because: "groups" | "ranking" | "franchise";
}

/** A head whose amount is worked out, and may be less where more is lost of others. */
interface SuspectedHead {
  readonly head: HeadNode & { readonly computed: Expr };
  readonly guards: readonly Expr[];
  readonly earlier?: undefined;
  readonly because: "computed";
}

/**
 * Texts in which a larger loss can pay less. The calculus says of which texts this cannot be (the proviso
 * of its laws); where a text is none of these, small losses are tried. What is found is shown; where nothing
 * is, a lint says that it is not known.
 */
export function* findLargerLosses(context: Context, lints: boolean): Steps<Diagnostic[]> {
  const isTold = (suspicion: Suspicion): boolean => lints || !isMeant(suspicion, context);
  return (yield* largerLossesIn(context, isTold)).flatMap(({ suspicion, example }) => {
    const { earlier, because } = suspicion;
    const { source } = because === "computed" ? suspicion.head : suspicion.term.term;
    const related = earlier === undefined ? [] : [note("earlierTerm", {}, earlier.term.source)];
    if (example !== undefined && !isMeant(suspicion, context)) {
      const words = { ...wordsOf(example, context), isComputed: because === "computed" };
      return [diagnose("settlement/larger-loss", words, source, { related })];
    }
    return lints ? [diagnose("lint/larger-loss", { because }, source, { related })] : [];
  });
}

/** One with a label is meant, or that asks only whether there is a loss: a lint tells of it. */
function isMeant(suspicion: Suspicion, context: Context): boolean {
  if (suspicion.because === "computed") return isCalled(suspicion.head.computed, context);
  const { term, because } = suspicion;
  return isNamed(term.term) || (because === "amount" && asksOnlyWhether(term.term, context));
}

export interface LargerLoss {
  readonly suspicion: Suspicion;
  /** Losses that show it, where some are found. */
  readonly example: Example | undefined;
}

/** Where a larger loss may pay less. */
export function* largerLossesIn(
  context: Context,
  isAskedFor: (suspicion: Suspicion) => boolean = () => true,
): Steps<readonly LargerLoss[]> {
  const examples = new Examples(context);
  // Of several terms after one limit the first is enough to show what happens.
  const shown = new Set<PlacedTerm>();
  const found: LargerLoss[] = [];
  const all = suspicionsOf(context);
  /** Those that are not meant, by the earlier term. */
  const sharing = new Map<PlacedTerm, Term[]>();
  for (const suspicion of all.filter(isOfShares)) {
    const { earlier, term } = suspicion;
    if (!isMeant(suspicion, context)) sharing.set(earlier, [...(sharing.get(earlier) ?? []), term.term]);
  }
  for (const suspicion of all.filter(isAskedFor)) {
    const { earlier } = suspicion;
    if (earlier !== undefined && shown.has(earlier)) continue;
    const example = yield* isOfShares(suspicion)
      ? examples.ofShares(
          suspicion,
          (sharing.get(suspicion.earlier) ?? []).filter((other) => other !== suspicion.term.term),
        )
      : examples.find(suspicion);
    if (example !== undefined && earlier !== undefined) shown.add(earlier);
    found.push({ suspicion, example });
  }
  return found;
}

function isOfShares(suspicion: Suspicion): suspicion is SuspectedShare {
  return suspicion.because === "groups" || suspicion.because === "ranking" || suspicion.because === "franchise";
}

function wordsOf({ under, lines, raised, to, before, after }: Example, { plan }: Context) {
  const show = (amount: bigint): string => formatSize(rational(amount), { kind: "money" }, plan.currency.minorDigits);
  // What is said of every line is said once.
  const common = (lines[0]?.details ?? []).filter((detail) =>
    lines.every(({ details = [] }) => details.some((other) => isSame(detail, other))),
  );
  const named = lines.map(({ head, claim, insured, incurred, unit, details = [], amount }) => ({
    head,
    of: [
      ...(["claim", "insured", "incurred", "unit"] as const).flatMap((kind) => {
        const id = { claim, insured, incurred, unit }[kind];
        return id === undefined ? [] : [{ kind, id }];
      }),
      ...details.filter((detail) => !isFactOf(common, detail)).flatMap(saidBy),
    ],
    amount: show(amount),
  }));
  return {
    under: [...under, ...common.filter(isFact).map(({ name, value }) => saidOfFact(name, value))],
    lines: named.filter((_, index) => index !== raised),
    raised: named[raised]!,
    to: show(to),
    before: show(before),
    after: show(after),
  };
}

/** What the example says of a line by itself, for messages. */
function saidBy({ kind, name, value }: Detail): LineOfExample["of"] {
  // The day is that of the line.
  if (value === undefined || kind === "incurred") return [];
  if (kind === "trigger" || kind === "item") return [{ kind, id: value as string }];
  return [{ kind: "fact", id: saidOfFact(name, value) }];
}

function isFact({ kind }: Detail): boolean {
  return kind === "fact" || kind === "asserted" || kind === "approved";
}

function isFactOf(common: readonly Detail[], detail: Detail): boolean {
  return isFact(detail) && common.some((other) => isSame(detail, other));
}

function isSame(a: Detail, b: Detail): boolean {
  return a.of === b.of && a.kind === b.kind && a.name === b.name && String(a.value) === String(b.value);
}

// ── The proviso ──────────────────────────────────────────────────────────────────────────────────────

function suspicionsOf(context: Context): Suspicion[] {
  const { layout, logic } = context;
  const terms = layout.terms.filter(({ guards, term }) => term.heads.length > 0 && logic.satisfiable(guards));
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  const ofTerms = terms.flatMap((term): Suspicion[] => {
    if (mayFall(term.term, context)) return [{ term, earlier: undefined, because: "amount" }];
    const before = byHead
      .about(term.term.heads)
      .filter(
        (other) =>
          byHead.isBefore(other, term) &&
          !isByTimes(other.term) &&
          mayMeet(other.term, term.term, context) &&
          logic.satisfiable([...other.guards, ...term.guards]),
      );
    // A line of which something is left at last is counted, and others get less.
    if (isCountedTerm(term.term))
      return [{ term, earlier: before.find((other) => sharesOut(other.term)), because: "quantity" }];
    const parted = before.filter((other) => sharesOut(other.term) && !actsOnWhole(term.term, other.term, context));
    if (term.term.kind === "franchise")
      return (parted.length > 0 ? parted : before.slice(-1)).map((earlier) => ({
        term,
        earlier,
        because: "franchise",
      }));
    return before.flatMap((earlier): Suspicion[] => {
      if (parted.includes(earlier)) return [{ term, earlier, because: "groups" }];
      return sharesOut(earlier.term) && ranksApart(term.term, earlier.term)
        ? [{ term, earlier, because: "ranking" }]
        : [];
    });
  });
  return [...ofTerms, ...suspectedHeads(terms, context)];
}

function suspectedHeads(terms: readonly PlacedTerm[], context: Context): Suspicion[] {
  // What is left of a node grows with its losses where nothing was shared with others before.
  const leftGrows = (heads: readonly string[]): boolean =>
    !terms.some(
      ({ term, node }) =>
        node.kind !== "head" &&
        node.above.includes(term) &&
        sharesOut(term) &&
        term.heads.some((head) => heads.includes(head)) &&
        term.heads.some((head) => !heads.includes(head)),
    );
  return context.layout.nodes.flatMap(({ node, guards }): Suspicion[] => {
    if (node.kind !== "head" || node.computed === undefined || !context.logic.satisfiable(guards)) return [];
    if (neverFalls(node.computed, context, leftGrows)) return [];
    return [{ head: { ...node, computed: node.computed }, guards, because: "computed" }];
  });
}

/** A formula by a label, or one that asks only whether there is a loss. */
function isCalled(computed: Expr, context: Context): boolean {
  const formula = computed.kind === "let" ? context.lets.get(computed.name) : undefined;
  return (formula !== undefined && isNamed(formula)) || readsOnlyWhether(computed, context);
}

function asksOnlyWhether(term: Term, context: Context): boolean {
  return amountsOf(term).every(({ amount }) => readsOnlyWhether(amount, context));
}

/** Whether more loss may change the amount so that less is paid. A limit that only grows with the losses pays no less. */
function mayFall(term: Term, context: Context): boolean {
  const amounts = amountsOf(term).map(({ amount }) => amount);
  if (term.kind === "limit") return !amounts.every((amount) => neverFalls(amount, context));
  return amounts.some((amount) => turnsOnLoss(amount, context));
}

/** It takes all or nothing, whatever the loss: an incident above 0 is paid, or borne, in full, or not at all. */
function isByTimes(term: Term): boolean {
  return "times" in term;
}

/** Whether a line can be acted on by both. */
function mayMeet(a: Term, b: Term, { units }: Context): boolean {
  const { triggers } = b;
  if (a.triggers !== undefined && triggers !== undefined && !a.triggers.some((one) => triggers.includes(one)))
    return false;
  // A line names one unit, and those that it is of.
  const kinds = [...unitsOf(a), ...unitsOf(b)];
  return kinds.length === 0 || kinds.some((kind) => kinds.every((other) => isWithin(kind, other, units)));
}

/** What one line gets from it depends on the others. */
function sharesOut(term: Term): boolean {
  const { kind, ranks, caps } = term;
  if (caps !== undefined) return true;
  if (isByTimes(term) || isCountedTerm(term)) return false;
  return kind === "limit" || kind === "layers" || kind === "borne" || (kind === "coinsurance" && ranks.length > 1);
}

/** On every head of the earlier term, in groups each of which is a union of its groups. */
function actsOnWhole(later: Term, earlier: Term, context: Context): boolean {
  if (!earlier.heads.every((head) => later.heads.includes(head))) return false;
  if (later.triggers !== undefined && keyOf(later.triggers) !== keyOf(earlier.triggers)) return false;
  if (later.where !== undefined && keyOf(later.where) !== keyOf(earlier.where)) return false;
  // One share of all comes to the same however it is grouped, but for the rounding.
  if (later.kind === "coinsurance" && isConstant(later, context)) return true;
  return !(later.reads.claim && !earlier.reads.claim) && isFinerThan(earlier, later, context);
}

/** Whether it comes to the same for every line. */
function isConstant(term: Term, { lets }: Context): boolean {
  return amountsOf(term).every(({ amount }) => !someAtHand(amount, lets, isOfLine));
}

/** Of the line, or of the claim, insured or unit that it is of. */
function isOfLine(part: Expr): boolean {
  if (part.kind === "fact" || part.kind === "asserted") return part.of !== "incident";
  return ["line", "trigger-is", "item-is"].includes(part.kind) || unitAskedOf(part) !== undefined;
}

/**
 * Whether a deductible takes from the earlier term's heads one after the other. What another term leaves of all
 * is the same whatever it takes first, and whether what comes after it shares that out evenly, is asked of it too.
 */
function ranksApart({ kind, ranks, caps }: Term, earlier: Term): boolean {
  if (kind !== "deductible" || caps !== undefined) return false;
  return ranks.filter((rank) => rank.some((head) => earlier.heads.includes(head))).length > 1;
}
