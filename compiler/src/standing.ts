import { isAlways, isExpr, isNothing } from "./constants.js";
import type { Expr, HeadNode, Node, Plan, Scope, Term } from "./plan.js";
import { Rebuilding } from "./rebuilt.js";

/**
 * The plan as people are told of it: without what no contract has, which is a lot of a product that fixes the plan of
 * the one that it is derived from, and without what never does anything. Nothing is settled by it.
 */
export function standing(plan: Plan): Plan {
  const left = new Rebuilding((part) => (isExpr(part) || !isIdle(part) ? part : undefined)).of(plan)!;
  const names = new Set([...headsOf(left.root), ...left.triggers].map(({ name }) => name));
  if (names.size === plan.heads.length + plan.triggers.length) return left;
  const named = new Rebuilding((part) => naming(part, names)).of(left)!;
  return { ...named, heads: headsOf(named.root) };
}

/** What parts of several kinds have alike. */
interface Part {
  readonly id?: string;
  readonly when?: Expr;
  readonly test?: Expr;
  readonly ground?: Expr;
  readonly detail?: object;
}

function isIdle(part: Part): boolean {
  const { id, when, test, ground, detail } = part;
  if (isAlways(when, false) || isAlways(ground, false)) return true;
  // An exception to an exclusion has no id. A rule that tells when something may happen tells so also where it may always.
  if (test !== undefined) return id === undefined ? isAlways(test, false) : !detail && isAlways(test, true);
  const term = part as Term;
  return (term.kind === "deductible" || term.kind === "franchise") && isNothing(term.amount);
}

function headsOf(node: Node): readonly HeadNode[] {
  if (node.kind === "head") return [node];
  return node.kind === "uncovered" ? [] : node.members.flatMap(headsOf);
}

/** The part with those of the heads and triggers that it names which stand; nothing where it is for others alone. */
function naming(part: object, names: ReadonlySet<string>): object | undefined {
  const stand = (list: readonly string[]): readonly string[] => list.filter((name) => names.has(name));
  const { trigger, scope, ranks } = part as { readonly trigger?: string; readonly scope?: Scope } & Partial<Term>;
  const isForOthers =
    (trigger !== undefined && !names.has(trigger)) ||
    [scope?.heads, scope?.triggers].some((list) => isOfNames(list) && stand(list).length === 0);
  if (isForOthers) return undefined;
  const lists = (["heads", "triggers"] as const).flatMap((key) => {
    const list = (part as Scope)[key];
    return isOfNames(list) ? [[key, stand(list)] as const] : [];
  });
  // What a scope or a sum is of says whose it is.
  if (lists.some(([, list]) => list.length === 0)) return "source" in part ? undefined : part;
  const standingRanks = ranks && { ranks: ranks.map(stand).filter((rank) => rank.length > 0) };
  return { ...part, ...Object.fromEntries(lists), ...standingRanks };
}

function isOfNames(list: readonly unknown[] | undefined): list is readonly string[] {
  return list !== undefined && list.length > 0 && list.every((one) => typeof one === "string");
}
