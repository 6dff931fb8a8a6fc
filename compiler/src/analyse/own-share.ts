import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { compareRational } from "../exact/rational.js";
import { largestNodes } from "../heads-below.js";
import { keyOf } from "../keys.js";
import type { Expr, Term } from "../plan.js";
import { ByHead } from "./by-head.js";
import type { Context } from "./context.js";
import { one, sizeOf } from "./interval.js";
import { isNamed, type PlacedTerm } from "./layout.js";

/**
 * `limit 25% of loss` as the first term of its heads leaves a quarter of each loss, as a share paid would: what reads so
 * means the loss of other heads, as debris removal has its limit in that of the property. A share of the loss of a section
 * that holds the head counts that of the head, too.
 */
export function findLimitsOfOwnLoss(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  const byHead = new ByHead(terms, ({ term }) => term.heads);
  return terms.flatMap((placed): Diagnostic[] => {
    const { term } = placed;
    if (term.kind !== "limit" || term.times === true || term.basis.period) return [];
    const within = isNamed(term) ? undefined : findWithin(term, context);
    if (within !== undefined) return [within];
    const share = shareOfOwnLoss(term);
    const span = share && context.placeOf(share);
    if (span === undefined || byHead.about(term.heads).some((other) => byHead.isBefore(other, placed))) return [];
    return [diagnose("term/limit-of-own-loss", { share: context.quote(span) }, term.source)];
  });
}

/** `limit 10% of loss(goods)` of a head in the frame `goods`, which does not name the head itself. */
function findWithin(
  { amount, heads, source }: Pick<Term, "heads" | "source"> & { readonly amount: Expr },
  context: Context,
): Diagnostic | undefined {
  for (const end of amount.kind === "min" ? amount.operands : [amount]) {
    const [share, of] = shareOf(end) ?? [];
    if (share === undefined || of?.kind !== "loss" || of.heads === undefined || of.ofUnit !== undefined) continue;
    const [place, whole] = [context.placeOf(share), context.placeOf(of)];
    if (place === undefined || whole === undefined) continue;
    const others = of.heads.filter((head) => !heads.includes(head));
    const names: readonly string[] = context.quote(whole).match(/[\p{L}\p{N}_]+/gu) ?? [];
    const isWithin = heads.every((head) => of.heads!.includes(head) && !names.includes(head));
    if (!isWithin || others.length === 0) continue;
    const said = { heads, read: context.quote(whole), others: largestNodes(others, context.plan.root) };
    return diagnose("term/limit-of-own-loss", { share: context.quote(place), within: said }, source);
  }
  return undefined;
}

/** Of a share of something the share, below 100 %, and of what it is. */
function shareOf(amount: Expr): readonly [Expr, Expr] | undefined {
  if (amount.kind !== "multiply") return undefined;
  const [share, of] = amount.left.type.kind === "ratio" ? [amount.left, amount.right] : [amount.right, amount.left];
  if (share.kind !== "literal" && share.kind !== "choice") return undefined;
  const size = share.kind === "literal" ? sizeOf(share.literal) : undefined;
  return size !== undefined && compareRational(size, one) >= 0 ? undefined : [share, of];
}

/** The share, below 100 %, that the amount is of the loss that it acts on. */
export function shareOfOwnLoss({
  amount,
  heads,
  triggers,
}: Pick<Term, "heads" | "triggers"> & { readonly amount: Expr }): Expr | undefined {
  const [share, of] = shareOf(amount) ?? [];
  const isOwn =
    of?.kind === "subject" ||
    (of?.kind === "loss" &&
      (of.heads === undefined || keyOf(of.heads) === keyOf(heads)) &&
      (of.triggers === undefined || keyOf(of.triggers) === keyOf(triggers ?? null)));
  return isOwn ? share : undefined;
}
