import type { Bearing, Line } from "../interpret/case.js";
import type { Cell } from "../interpret/cells.js";
import { computedLines } from "../interpret/computed-lines.js";
import { holds } from "../interpret/evaluate.js";
import { situationOf } from "../interpret/interpret.js";
import { judge } from "../interpret/judge.js";
import { indexPlan } from "../interpret/plan-index.js";
import { readCase } from "../interpret/validate.js";
import { whole } from "../interpret/values.js";
import { walk } from "../interpret/walk.js";
import type { Bearer, Expr, GroupNode, HeadNode, Let, Node, Plan, Term } from "../plan.js";
import { isOverLines, isSumOfLines, letsByName, parts, someExpr } from "../walk-expr.js";
import { allTerms, amountsOf, askedOfLines } from "../walk-plan.js";

/** What an input states besides its lines. */
export interface Stated {
  readonly contract: Readonly<Record<string, unknown>>;
  /** Of the incident, and of every claim, insured and line of which no detail says otherwise. */
  readonly facts: Readonly<Record<Bearer, Readonly<Record<string, unknown>>>>;
  /** Where approval is asked of lines. */
  readonly approved?: true;
  /** Where circumstances are asked of anybody: there are none but those of details. */
  readonly others?: "none";
}

/** What is said of one line, or of the claim or insured that it is of, as some term asks it. */
export interface Detail {
  readonly of: "loss" | "claim" | "insured";
  readonly kind: "trigger" | "item" | "approved" | "incurred" | "fact" | "asserted";
  readonly name: string;
  /** As the input states it; an item that is none is not stated. */
  readonly value: unknown;
}

export interface ExampleLine {
  readonly head: string;
  readonly claim?: string;
  readonly insured?: string;
  /** Its day. */
  readonly incurred?: string;
  /** Its kind and id. */
  readonly unit?: string;
  /** Under which it is judged. */
  readonly trigger: string;
  readonly item?: string;
  readonly details?: readonly Detail[];
  readonly amount: bigint;
}

/** What the lines come to with these amounts, those of 0 left out; nothing where a line is not eligible. */
export type Trial = (amounts: readonly bigint[]) => bigint | undefined;

/** What all cells of a settlement come to. */
type Measure = (cells: readonly Cell[]) => bigint;

/** What is due. */
const dueOf: Measure = (cells) => cells.reduce((sum, { present }) => sum + present, 0n);

/** What a computed head brings in, before any term. */
export function broughtInBy(head: string): Measure {
  return (cells) => cells.reduce((sum, { line, eligible }) => (line.head === head ? sum + eligible : sum), 0n);
}

/**
 * Settles the lines by the interpreter with one amount after the other. What the amounts do not change is worked out
 * once: what the input says, which terms the contract has, how each line is judged and, where no amount of a term
 * turns on a loss, whether the lines are eligible at all. Nothing where the input is not valid.
 */
export function trialOf(
  plan: Plan,
  stated: Stated,
  lines: readonly ExampleLine[],
  measure: Measure = dueOf,
): Trial | undefined {
  const one = lines.map((line) => ({ ...line, amount: 1n }));
  const reading = readCase(indexPlan(plan), inputOf(stated, one));
  if (!reading.ok) return undefined;
  const input = reading.case;
  const situation = situationOf(indexPlan(plan), input);
  const index = indexPlan(underContract(plan, (guard) => holds(guard, { situation })));
  const mayTurn = mayTurnOnLosses(index.plan);

  /** The lines that have an amount, however much it is. */
  const settlingOf = (present: readonly number[]): Trial => {
    const stated = present.map((position) => input.lines[position]!);
    const asserted = new Set(stated.flatMap(({ trigger }) => trigger ?? []));
    // Who bears no loss is not listed: sums over claims and insureds count those that are.
    const claims = namedIn(input.claims, stated, ({ claim }) => claim);
    const insureds = namedIn(input.insureds, stated, ({ insured }) => insured);
    const situation = situationOf(index, { ...input, asserted, claims, insureds, lines: stated });
    const judged = stated.map((line) => ({ line, judgement: judge(line, situation) }));
    const computed = computedLines(situation, stated, []);
    const ids = new Set(stated.map(({ id }) => id));
    let hopeless = judged.some(({ judgement }) => judgement.verdict !== "eligible");
    return (amounts) => {
      if (hopeless) return undefined;
      const { cells } = walk({
        situation,
        lines: judged.map(({ line, judgement }, position) => ({
          line: withAmount(line, amounts[present[position]!]!),
          judgement,
        })),
        computed,
        usedByOthers: () => 0n,
        explains: false,
      });
      if (cells.every(({ line, verdict }) => verdict === "eligible" || !ids.has(line.id))) return measure(cells);
      hopeless = !mayTurn;
      return undefined;
    };
  };

  const settlings = new Map<string, Trial>();
  const settle = (amounts: readonly bigint[]): bigint | undefined => {
    const present = lines.flatMap((_, position) => (amounts[position]! > 0n ? [position] : []));
    const key = present.join(" ");
    const settling = settlings.get(key) ?? settlingOf(present);
    settlings.set(key, settling);
    return settling(amounts);
  };
  const settled = new Map<string, bigint | undefined>();
  return (amounts) => {
    const key = amounts.join(" ");
    if (!settled.has(key)) settled.set(key, settle(amounts));
    return settled.get(key);
  };
}

function namedIn(
  listed: ReadonlyMap<string, Bearing>,
  lines: readonly Line[],
  nameIn: (line: Line) => string | undefined,
): ReadonlyMap<string, Bearing> {
  const named = new Set(lines.map(nameIn));
  return new Map([...listed].filter(([id]) => named.has(id)));
}

/** The lines as an input, but those of nothing. */
export function inputOf({ contract, facts, approved, others }: Stated, all: readonly ExampleLine[]) {
  const lines = all.filter(({ amount }) => amount > 0n);
  const bearers = (of: "claim" | "insured") =>
    [...new Set(lines.flatMap((line) => line[of] ?? []))].map((id) => {
      const line = lines.find((one) => one[of] === id);
      return { id, ...saidOf(of, line, facts[of]) };
    });
  return {
    contract,
    incident: {
      id: "I-1",
      triggers: [...new Set(lines.map(({ trigger }) => trigger))],
      facts: facts.incident,
      ...(others && { others }),
    },
    claims: bearers("claim"),
    insureds: bearers("insured"),
    losses: lines.map((line, position) => {
      const { head, trigger, claim, insured, incurred, unit, item, amount } = line;
      const [kind, unitId] = unit?.split(" ") ?? [];
      const isApproved = line.details?.find((detail) => detail.kind === "approved")?.value ?? approved;
      return {
        // In the order of the list: what is shared out goes by it, and those without an amount are not shown.
        id: String(position + 1).padStart(String(lines.length).length, "0"),
        head,
        trigger,
        claim,
        insured,
        incurred,
        unit: kind,
        unitId,
        item,
        approved: isApproved,
        ...saidOf("loss", line, facts.loss),
        amount: Number(amount),
      };
    }),
  };
}

/** The facts and circumstances of a line, or of its claim or insured, those that all have and its own. */
function saidOf(of: Detail["of"], line: ExampleLine | undefined, facts: Readonly<Record<string, unknown>>) {
  const own = (kind: Detail["kind"]) =>
    (line?.details ?? []).flatMap((detail) =>
      detail.of === of && detail.kind === kind ? [[detail.name, detail.value] as const] : [],
    );
  const circumstances = own("asserted");
  return {
    facts: { ...facts, ...Object.fromEntries(own("fact")) },
    ...(circumstances.length > 0 && { exclusions: Object.fromEntries(circumstances) }),
  };
}

function withAmount(line: Line, amount: bigint): Line {
  return { ...line, claimed: amount, amount: whole(amount) };
}

// ── Plans to settle by ───────────────────────────────────────────────────────────────────────────────

/**
 * The plan without whatever could refuse a line, and without nodes and terms of nothing but heads without lines:
 * it is settled some thousand times.
 */
export function settlingAlone(plan: Plan, stated: readonly string[], read: ReadonlyMap<string, unknown>): Plan {
  const computed = plan.heads.flatMap((head) => (head.computed === undefined ? [] : [head.name]));
  const heads = new Set([...stated, ...computed]);
  const isWalked = (node: Node): boolean =>
    heads.has(node.name) || read.has(node.name) || ("members" in node && node.members.some(isWalked));
  const keep = (terms: readonly Term[]): readonly Term[] =>
    terms.filter((term) => term.heads.some((head) => heads.has(head)));
  const root = withNodes(plan.root, {
    head: (head) => ({ ...head, rules: [], terms: keep(head.terms) }),
    group: (node) => ({
      ...node,
      rules: [],
      above: keep(node.above),
      below: keep(node.below),
      members: node.members.filter(isWalked),
    }),
  });
  return withRoot({ ...plan, exclusions: [] }, root);
}

/** The plan with the terms that it has where some guards are known to hold, and others not to. */
function underContract(plan: Plan, truthOf: (guard: Expr | undefined) => unknown): Plan {
  return withTerms(plan, (terms) =>
    terms.flatMap(({ when, ...term }): Term[] => {
      const truth = truthOf(when);
      if (truth === false) return [];
      return [truth === true || when === undefined ? term : { ...term, when }];
    }),
  );
}

/** The plan without some of its terms. */
export function withoutTerms(plan: Plan, ids: readonly string[]): Plan {
  return withTerms(plan, (terms) => terms.filter(({ id }) => !ids.includes(id)));
}

function withTerms(plan: Plan, keep: (terms: readonly Term[]) => readonly Term[]): Plan {
  const root = withNodes(plan.root, {
    head: (head) => ({ ...head, terms: keep(head.terms) }),
    group: (node) => ({ ...node, above: keep(node.above), below: keep(node.below) }),
  });
  return withRoot(plan, root);
}

function withRoot(plan: Plan, root: GroupNode): Plan {
  const heads = headsIn(root);
  return { ...plan, root, heads: plan.heads.flatMap(({ name }) => heads.get(name) ?? []) };
}

function headsIn(node: Node, found = new Map<string, HeadNode>()): ReadonlyMap<string, HeadNode> {
  if (node.kind === "head") found.set(node.name, node);
  if ("members" in node) for (const member of node.members) headsIn(member, found);
  return found;
}

function withNodes(
  root: GroupNode,
  change: { readonly head: (node: HeadNode) => HeadNode; readonly group: (node: GroupNode) => GroupNode },
): GroupNode {
  const inGroup = (node: GroupNode): GroupNode => {
    const changed = change.group(node);
    return { ...changed, members: changed.members.map(inNode) };
  };
  const inNode = (node: Node): Node => {
    switch (node.kind) {
      case "uncovered":
        return node;
      case "head":
        return change.head(node);
      case "product":
      case "section":
      case "frame":
        return inGroup(node);
    }
  };
  return inGroup(root);
}

// ── What is known whatever is lost ───────────────────────────────────────────────────────────────────

/** Whether a line may be eligible for some amounts only: where what a term or a computed head reads then is known. */
function mayTurnOnLosses({ root, heads, lets }: Plan): boolean {
  const formulas = letsByName(lets);
  const ofTerms = allTerms(root).flatMap((term) => [
    ...askedOfLines(term),
    ...amountsOf(term).map(({ amount }) => amount),
  ]);
  return [...ofTerms, ...heads.map(({ computed }) => computed)].some(
    (expr) => expr !== undefined && turnsOnLosses(expr, formulas),
  );
}

/** Sums and the like are known where their parts are; a question that is asked of a loss decides what else is read. */
function turnsOnLosses(expr: Expr, lets: ReadonlyMap<string, Let>): boolean {
  const turns = (part: Expr): boolean => turnsOnLosses(part, lets);
  if (isSumOfLines(expr) && !isOverLines(expr)) return false;
  switch (expr.kind) {
    case "let": {
      const formula = lets.get(expr.name);
      return formula !== undefined && turns(formula.value);
    }
    case "negate":
    case "round":
    case "add":
    case "subtract":
    case "multiply":
    case "min":
    case "max":
      return parts(expr).some(turns);
    case "if":
      return readsLosses(expr.condition, lets) || turns(expr.then) || turns(expr.otherwise);
    default:
      return readsLosses(expr, lets);
  }
}

function readsLosses(expr: Expr, lets: ReadonlyMap<string, Let>): boolean {
  return someExpr(expr, lets, (part) => isSumOfLines(part) || (part.kind === "line" && part.field === "amount"));
}
