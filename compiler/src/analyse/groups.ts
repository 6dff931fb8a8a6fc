import type { Expr, Term } from "../plan.js";
import { isWithin } from "../unit-kinds.js";
import { isPerInsured } from "../walk-plan.js";
import type { Context } from "./context.js";

/** The kinds of unit that the groups of a term are by. */
export function unitsOf({ basis, forEach, kind }: Term): readonly string[] {
  // Coinsurance acts per claim, whatever its basis says.
  const over = basis.over.kind === "unit" && kind !== "coinsurance" ? [basis.over.unit] : [];
  return [...new Set([...over, ...(forEach === undefined ? [] : [forEach])])];
}

export function isByClaim({ basis, kind }: Term): boolean {
  return kind === "coinsurance" || basis.over.kind === "claim";
}

/** Whether each line is a group of its own. */
export function isByLine({ basis }: Term): boolean {
  return basis.over.kind === "loss";
}

/** Whether its groups of a claim are also by what is read of lines. */
export function isByRead(term: Term): boolean {
  return isByLine(term) || term.alike !== undefined || term.reads.trigger || term.reads.item;
}

/** Whether the lines of the groups of a term have in common all that the share reads of lines. */
function isAsAlike(fine: Term, { alike }: Term): boolean {
  if (alike === undefined) return true;
  const isSame = (value: Expr): boolean =>
    fine.alike?.values.some((other) => JSON.stringify(other) === JSON.stringify(value)) === true;
  return (
    (alike.insured !== true || isPerInsured(fine.basis) || fine.alike?.insured === true) &&
    (alike.units ?? []).every((unit) => [...unitsOf(fine), ...(fine.alike?.units ?? [])].includes(unit)) &&
    (alike.year !== true || fine.basis.year === true || fine.alike?.year === true) &&
    (alike.day !== true || fine.basis.day === true || fine.alike?.day === true) &&
    alike.values.every(isSame)
  );
}

/** Whether every group of the first lies in one group of the second, as far as both act on its cells. */
export function isFinerThan(fine: Term, coarse: Term, { units }: Context): boolean {
  if (isByLine(fine) || isByLine(coarse)) return isByLine(fine);
  const kinds = [...unitsOf(fine), ...(fine.alike?.units ?? [])];
  return (
    unitsOf(coarse).every((unit) => kinds.some((kind) => isWithin(kind, unit, units))) &&
    (!isByClaim(coarse) || isByClaim(fine)) &&
    (!isPerInsured(coarse.basis) || isPerInsured(fine.basis) || fine.alike?.insured === true) &&
    (coarse.basis.year !== true || fine.basis.year === true) &&
    (coarse.basis.day !== true || fine.basis.day === true) &&
    isAsAlike(fine, coarse) &&
    (!coarse.reads.trigger || fine.reads.trigger) &&
    (!coarse.reads.item || fine.reads.item)
  );
}

/** Each group of the first lies in one of the second, which is wider, or goes over several incidents. */
export function isNarrower(fine: Term, wide: Term, context: Context): boolean {
  if (!isWithinGroups(fine, wide, context)) return false;
  return fine.basis.period === wide.basis.period ? !isWithinGroups(wide, fine, context) : wide.basis.period;
}

export function isWithinGroups(fine: Term, wide: Term, context: Context): boolean {
  return isFinerThan(fine, fine.basis.period ? wide : ofAnyYear(wide), context);
}

/** The term as if all years of the period were one: lines of one incident are mostly of one year. */
export function ofAnyYear(term: Term): Term {
  const { over, period, day } = term.basis;
  return { ...term, basis: { over, period, ...(day && { day }) } };
}
