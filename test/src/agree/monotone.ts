import type { Expr, Plan, Term } from "@yakkan/compiler/plan.js";
import { someExpr } from "@yakkan/compiler/walk-expr.js";
import type { SettlementResult } from "@yakkan/runtime";
import { type History, termsOf } from "../support/generate/history.js";
import { type JsonObject, objectOf, type Json } from "../support/generate/json.js";
import type { Random } from "../support/generate/random.js";
import { settled, type Breach } from "./laws.js";

/**
 * The law of the larger loss: raising the amount of an eligible line lowers the total by no more than a minor
 * unit for each head and claim. It holds for products that fulfil its proviso, which is read off the plan.
 */
export function breachOfLargerLoss(plan: Plan, history: History, random: Random): Breach | undefined {
  for (const call of history) {
    const before = settled(plan, call);
    if (before === undefined) continue;
    const losses = call["losses"] as JsonObject[];
    const place = random.between(0, losses.length - 1);
    const line = losses[place];
    if (before.lines.find(({ id }) => id === line?.["id"])?.verdict !== "eligible") continue;
    const more = random.pick([1, 2, 7, 50, 1000]);
    const raised = objectOf(
      Object.entries({
        ...call,
        losses: losses.map((loss, at): Json =>
          at === place ? { ...loss, amount: Number(loss["amount"]) + more } : loss,
        ),
      }),
    );
    const after = settled(plan, raised);
    // A rule may read the amount, and then it is another case.
    if (after === undefined || verdicts(after) !== verdicts(before)) continue;
    const claims = (call["claims"] as Json[] | undefined)?.length ?? 0;
    const slack = plan.heads.length * (claims + 1);
    if (after.due < before.due - slack)
      return {
        law: "a larger loss pays no less",
        input: raised,
        detail: `${before.due} to ${after.due}, raising line ${place} by ${more}`,
      };
  }
  return undefined;
}

function verdicts({ lines }: SettlementResult): string {
  return lines.map(({ id, verdict, trigger }) => `${id} ${verdict} ${trigger ?? ""}`).join();
}

/** The proviso of the law, as far as the plan shows it; where it is in doubt, it does not hold. */
export function holdsProviso(plan: Plan): boolean {
  const lets = new Map(plan.lets.map((formula) => [formula.name, formula]));
  const readsWalk = (expr: Expr): boolean =>
    someExpr(expr, lets, ({ kind }) => ["subject", "loss", "deducted", "left", "line"].includes(kind));
  const terms = termsOf(plan.root);
  if (plan.heads.some(({ computed }) => computed !== undefined)) return false;
  if (terms.some((term) => amountsOf(term).some(readsWalk))) return false;
  return terms.every((term, place) => {
    const later = terms.slice(place + 1).filter((other) => other.heads.some((head) => term.heads.includes(head)));
    if (term.kind === "franchise")
      return !terms.slice(0, place).some((other) => other.heads.some((head) => term.heads.includes(head)));
    // In layers a franchise stands after whatever came before, and a share may fall with what is left of it.
    if (term.kind === "layers" && term.layers.some((layer) => layer.terms.some(({ kind }) => kind === "franchise")))
      return false;
    const binds =
      term.kind === "limit" || term.kind === "layers" || (term.kind === "coinsurance" && term.ranks.length > 1);
    return !binds || later.every((other) => isWider(term, other));
  });
}

/** Whether the later term acts on all heads of the earlier one, in unions of its groups, in one rank. */
function isWider(term: Term, later: Term): boolean {
  if (!term.heads.every((head) => later.heads.includes(head))) return false;
  if (
    later.triggers !== undefined ||
    later.where !== undefined ||
    later.reads.trigger ||
    later.reads.item ||
    later.reads.claim
  )
    return false;
  if (!later.ranks.some((rank) => term.heads.every((head) => rank.includes(head)))) return false;
  if (later.forEach !== undefined && later.forEach !== term.forEach) return false;
  const keyOf = ({ kind, basis }: Term): string =>
    kind === "coinsurance" || basis.over.kind === "claim"
      ? "claim"
      : basis.over.kind === "unit"
        ? `unit ${basis.over.unit}`
        : "all";
  const [own, wide] = [keyOf(term), keyOf(later)];
  return wide === "all" || own === wide;
}

function amountsOf(term: Term): readonly Expr[] {
  switch (term.kind) {
    case "coinsurance":
      return [term.pays];
    case "deductible":
    case "franchise":
    case "limit":
      return [term.amount];
    case "layers":
      return term.layers.flatMap(({ terms }) =>
        terms.map((inner) => (inner.kind === "coinsurance" ? inner.pays : inner.amount)),
      );
  }
}
