import { contextOf } from "@yakkan/compiler/analyse/context.js";
import { inputOf } from "@yakkan/compiler/analyse/trials.js";
import { type LargerLoss, largerLossesIn } from "@yakkan/compiler/analyse/larger-loss.js";
import type { Expr, GroupNode, HeadNode, LayerTerm, Node, Plan, Term } from "@yakkan/compiler/plan.js";
import { finish } from "@yakkan/compiler/steps.js";
import type { SettlementResult } from "@yakkan/runtime";
import { type History, termsOf } from "../support/generate/history.js";
import { type Json, type JsonObject, objectOf } from "../support/generate/json.js";
import type { Random } from "../support/generate/random.js";
import { checkedOf } from "./agreement.js";
import { type Breach, settled } from "./laws.js";

// ── The compiler's own word ──────────────────────────────────────────────────────────────────────────

export type LargerLosses = readonly LargerLoss[];

/** Where the compiler suspects, or shows, that a larger loss pays less in the first product of a sound text. */
export function largerLossesOf(text: string): LargerLosses {
  const { plan, context } = checkedOf(text)!;
  return finish(largerLossesIn(contextOf(plan, context)));
}

/** What the example of a warning says, as two inputs that differ in one amount, with what is due on each. */
export function inputsOf({ stated, lines, raised, to, before, after }: NonNullable<LargerLosses[number]["example"]>) {
  const more = lines.map((line, place) => (place === raised ? { ...line, amount: to } : line));
  return [
    { input: inputOf(stated, lines), due: Number(before) },
    { input: inputOf(stated, more), due: Number(after) },
  ] as const;
}

/** The plan without what the facts of an incident could refuse. */
export function withoutRules(plan: Plan): Plan {
  // Amounts may read the circumstance of an exclusion, so each stays, and is of no head.
  const exclusions = plan.exclusions.map((exclusion) => ({ ...exclusion, scope: { ...exclusion.scope, heads: [] } }));
  return { ...withNodes(plan, (node) => ({ ...node, rules: [] })), exclusions };
}

/** The plan with every group and every head changed. */
function withNodes(plan: Plan, change: <T extends GroupNode | HeadNode>(node: T) => T): Plan {
  const inGroup = (node: GroupNode): GroupNode => change({ ...node, members: node.members.map(inNode) });
  const inNode = (node: Node): Node =>
    node.kind === "uncovered" ? node : node.kind === "head" ? change(node) : inGroup(node);
  const root = inGroup(plan.root);
  // The heads of a plan are those of its nodes.
  const heads = new Map(headsOf(root).map((head) => [head.name, head]));
  return { ...plan, root, heads: plan.heads.map(({ name }) => heads.get(name)!) };
}

function headsOf(node: Node): readonly HeadNode[] {
  return node.kind === "head" ? [node] : node.kind === "uncovered" ? [] : node.members.flatMap(headsOf);
}

// ── The laws ─────────────────────────────────────────────────────────────────────────────────────────

/** Raising the amount of an eligible line lowers the total by no more than a minor unit for each head and claim. */
export function breachOfLargerLoss(plan: Plan, history: History, random: Random): Breach | undefined {
  for (const call of history) {
    const before = settled(plan, call);
    if (before === undefined) continue;
    const losses = call["losses"] as JsonObject[];
    const eligible = before.lines.flatMap(({ id, verdict }) => (verdict === "eligible" ? [id] : []));
    const raised = losses.findIndex(({ id }) => eligible.includes(id as string) && random.chance(60));
    if (raised < 0) continue;
    const more = random.pick([1, 2, 7, 50, 1000]);
    const input = objectOf(
      Object.entries({
        ...call,
        losses: losses.map((loss, place): Json =>
          place === raised ? { ...loss, amount: Number(loss["amount"]) + more } : loss,
        ),
      }),
    );
    const detail = lowered(plan, call, before, settled(plan, input));
    if (detail !== undefined)
      return { law: "a larger loss pays no less", input, detail: `line ${raised} raised by ${more}: ${detail}` };
  }
  return undefined;
}

/** Raising a limit or lowering a deductible lowers the total by no more than a minor unit for each head and claim. */
export function breachOfEasierTerm(plan: Plan, history: History, random: Random): Breach | undefined {
  const ids = termsOf(plan.root).flatMap((term) =>
    (term.kind === "layers" ? term.layers.flatMap(({ terms }) => terms) : [term]).flatMap(({ id, kind }) =>
      kind === "limit" || kind === "deductible" ? [id] : [],
    ),
  );
  if (ids.length === 0) return undefined;
  for (const call of history) {
    const before = settled(plan, call);
    if (before === undefined) continue;
    const [id, by] = [random.pick(ids), random.pick([1, 2, 7, 50, 1000])];
    const detail = lowered(plan, call, before, settled(eased(plan, id, by), call));
    if (detail !== undefined)
      return {
        law: "a higher limit or lower deductible pays no less",
        input: call,
        detail: `${id} by ${by}: ${detail}`,
      };
  }
  return undefined;
}

function lowered(
  plan: Plan,
  call: JsonObject,
  before: SettlementResult,
  after: SettlementResult | undefined,
): string | undefined {
  // A rule or a term may read the amount, and then it is another case.
  if (after === undefined || verdicts(after) !== verdicts(before)) return undefined;
  const claims = (call["claims"] as Json[] | undefined)?.length ?? 0;
  return after.due < before.due - plan.heads.length * (claims + 1) ? `${before.due} to ${after.due}` : undefined;
}

function verdicts({ lines }: SettlementResult): string {
  return lines.map(({ id, verdict, trigger }) => `${id} ${verdict} ${trigger ?? ""}`).join();
}

/** The plan with one limit higher, or one deductible lower, by so many minor units. */
function eased(plan: Plan, id: string, by: number): Plan {
  const literal = (value: number): Expr => ({
    kind: "literal",
    type: { kind: "money" },
    literal: { type: "money", value: { numerator: BigInt(value), denominator: 1n } },
  });
  const easeAmount = <T extends LayerTerm | Term>(term: T): T => {
    if (term.id !== id || (term.kind !== "limit" && term.kind !== "deductible")) return term;
    const kind = term.kind === "limit" ? "add" : "subtract";
    return { ...term, amount: { kind, type: { kind: "money" }, left: term.amount, right: literal(by) } };
  };
  const ease = (term: Term): Term =>
    term.kind === "layers"
      ? { ...term, layers: term.layers.map((layer) => ({ ...layer, terms: layer.terms.map(easeAmount) })) }
      : easeAmount(term);
  return withNodes(plan, (node) =>
    node.kind === "head"
      ? { ...node, terms: node.terms.map(ease) }
      : { ...node, above: node.above.map(ease), below: node.below.map(ease) },
  );
}
