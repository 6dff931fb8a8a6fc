import { formatBasis } from "../describe/summary.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import { keyOf } from "../keys.js";
import { isCountedTerm } from "../quantities.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { isByLine, isNarrower, isWithinGroups } from "./groups.js";
import { isBare, type PlacedTerm } from "./layout.js";
import { canBothTake } from "./together.js";
import { asReducing, isBarrier, isOfContractOrLoss, type Reducing } from "./prices.js";

type Deductible = Reducing & { readonly term: { readonly kind: "deductible" } };

/**
 * A deductible behind another of the same losses, over wider or narrower groups, or of another amount: of an individual
 * and a family deductible the second is the most that is borne of the first, but here both come off. A layer is one by
 * what it begins above.
 */
export function findAddedUp(placed: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const terms = placed.map((one) => asReducing(one, context));
  return [...inOneList(terms, context), ...atTwoPlaces(terms, context)];
}

function inOneList(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  return [...inRows(terms, context)].flatMap((group) =>
    group.flatMap((placed, index): Diagnostic[] => {
      const other = group
        .slice(0, index)
        .find(
          (one) =>
            keyOf(one.guards) === keyOf(placed.guards) &&
            keyOf(one.term) !== keyOf(placed.term) &&
            (isWithinGroups(one.term, placed.term, context) || isWithinGroups(placed.term, one.term, context)) &&
            mayBeTwice(one, placed) &&
            canBothTake(one.term.amount, placed.term.amount, placed.guards, context),
        );
      return other === undefined ? [] : [tell(other, placed, insteadOf(other, placed, context), context)];
    }),
  );
}

/** A deductible below or above heads all of which have one over narrower groups. */
function atTwoPlaces(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap((wide): Diagnostic[] => {
    if (!isDeductible(wide, context)) return [];
    const narrow = wide.term.heads.map((head) =>
      byHead.about([head]).find((one): one is Deductible => {
        const [earlier, later] = byHead.isBefore(one, wide) ? [one, wide] : [wide, one];
        return (
          one.node !== wide.node &&
          isDeductible(one, context) &&
          kindOf(one) === kindOf(wide) &&
          keyOf(one.term.when) === keyOf(wide.term.when) &&
          isNarrower(one.term, wide.term, context) &&
          mayBeTwice(earlier as Deductible, later as Deductible) &&
          canBothTake(one.term.amount, wide.term.amount, [...one.guards, ...wide.guards], context) &&
          !byHead
            .about([head])
            .some((other) => isBarrier(other) && !byHead.isBefore(other, earlier) && byHead.isBefore(other, later))
        );
      }),
    );
    const [first] = narrow;
    if (first === undefined || narrow.includes(undefined)) return [];
    const most = `borne at most ${context.written(wide.term.amount)} ${formatBasis(wide.term.basis)}`;
    const isBelow = byHead.isBefore(first, wide);
    // Of a part of its node, or under some contracts, it is more than a basis that would have to be said.
    const instead =
      first.isLayers === true || !isBare(wide)
        ? {}
        : { most, place: isBelow ? ("there" as const) : ("below" as const) };
    return [isBelow ? tell(first, wide, instead, context) : tell(wide, first, instead, context)];
  });
}

interface Instead {
  /** The wider one as the most that is borne. */
  readonly most?: string;
  /** Where that stands, where it is a term of its own. */
  readonly place?: "there" | "below";
  /** One for the larger of the two. */
  readonly larger?: string;
}

function insteadOf(other: Deductible, placed: Deductible, context: Context): Instead {
  if (placed.isLayers === true) return {};
  const basis = formatBasis(placed.term.basis);
  if (keyOf(other.term.basis) === keyOf(placed.term.basis)) {
    const both = [other, placed];
    const isPlain = both.every(({ term }) => term.amount.kind === "literal");
    const larger = `deductible max(${both.map((one) => context.written(one.term.amount)).join(", ")}) ${basis}`;
    return isPlain ? {} : { larger };
  }
  const [fine, wide] = isNarrower(other.term, placed.term, context) ? [other, placed] : [placed, other];
  if (!isNarrower(fine.term, wide.term, context)) return {};
  const most = `bearing at most ${context.written(wide.term.amount)} ${formatBasis(wide.term.basis)}`;
  return { most: `${context.quote(fine.term.source)} ${most}` };
}

function tell(other: Deductible, placed: Deductible, instead: Instead, { quote }: Context): Diagnostic {
  return diagnose(
    "term/deductibles-add-up",
    { term: placed.isLayers === true ? "layer" : "deductible", other: quote(other.term.source), ...instead },
    placed.term.source,
    { related: [note("otherTerm", {}, other.term.source)] },
  );
}

/**
 * Not of a retention of each claim or incident in front of an annual aggregate deductible, nor of what a head is the
 * excess above; of layers not those that act on what deductibles of the parts leave, as a cover of an event behind one of
 * each risk.
 */
function mayBeTwice(earlier: Deductible, later: Deductible): boolean {
  const { node, term } = earlier;
  if (later.term.basis.period && !term.basis.period && !isByLine(term)) return false;
  if (node.kind === "head" && node.computed !== undefined && node !== later.node) return false;
  if (later.isLayers !== true) return true;
  return earlier.term.basis.period || keyOf(earlier.term.basis) === keyOf(later.term.basis);
}

/** Deductibles of stated amounts that follow each other, and are alike but for their size and their basis. */
function inRows(terms: readonly PlacedTerm[], context: Context): Iterable<readonly Deductible[]> {
  const byKey = new Map<string, Deductible[]>();
  let run = 0;
  for (const placed of terms) {
    if (placed.before === undefined) run++;
    if (isDeductible(placed, context)) {
      const key = `${run} ${keyOf([placed.term.forEach, placed.term.heads])} ${kindOf(placed)}`;
      byKey.set(key, [...(byKey.get(key) ?? []), placed]);
    }
    if (isBarrier(placed)) run++;
  }
  return byKey.values();
}

/** The same of deductibles of the same losses that are called alike. */
function kindOf({ term: { label, triggers, where } }: Deductible): string {
  return `${JSON.stringify(label)} ${keyOf([triggers, where])}`;
}

/** Of an amount that does not go by what another took, and without an end. */
function isDeductible(placed: PlacedTerm, context: Context): placed is Deductible {
  const { term } = placed;
  return (
    term.kind === "deductible" &&
    term.caps === undefined &&
    term.times === undefined &&
    !isCountedTerm(term) &&
    isOfContractOrLoss(placed as Deductible, context)
  );
}
