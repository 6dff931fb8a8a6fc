import { formatRational } from "../exact/rational.js";
import type { Contract, Line, Situation } from "../interpret/case.js";
import { evaluate, holds } from "../interpret/evaluate.js";
import { indexPlan, type PlanIndex } from "../interpret/plan-index.js";
import { collectProblems } from "../interpret/problems.js";
import { contractSituation, readContract } from "../interpret/read-contract.js";
import { whole } from "../interpret/values.js";
import { walk } from "../interpret/walk.js";
import type { Choice, Expr, GroupNode, Literal, Node, Plan, Term } from "../plan.js";
import { visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { isByClaim, unitsOf } from "./groups.js";
import { sizeOf } from "./interval.js";
import type { Suspicion } from "./larger-loss.js";
import { plansOf } from "./logic.js";
import { amountsOf } from "./sites.js";

/** Losses of which one is raised, and what is due before and after. */
export interface Example {
  /** The readings and options of the contract that bring it about. */
  readonly under: readonly string[];
  readonly lines: readonly ExampleLine[];
  /** Which of them. */
  readonly raised: number;
  readonly to: bigint;
  readonly before: bigint;
  readonly after: bigint;
}

interface ExampleLine {
  readonly head: string;
  readonly claim?: string;
  readonly unit?: string;
  readonly amount: bigint;
}

/** How many settlements may be tried for one suspicion: an editor waits for them. */
const mostSettlements = 300;
const mostContracts = 2;
const mostLines = 4;
const mostAmounts = 4;

/** Tries small losses, settled by the interpreter with every line eligible, for a larger one that pays less. */
export class Examples {
  private left = 0;

  constructor(private readonly context: Context) {}

  find(suspicion: Suspicion): Example | undefined {
    this.left = mostSettlements;
    const terms = [suspicion.term, ...(suspicion.earlier === undefined ? [] : [suspicion.earlier])];
    const guards = terms.flatMap(({ guards: own }) => own);
    const heads = this.headsOf(suspicion);
    const plan = onlyTermsOn(this.context.plan, heads);
    for (const { contract, under } of contractsOf(plan, guards)) {
      const found = this.tryContract(indexPlan(plan), contract, suspicion, heads);
      if (found !== undefined) return { ...found, under };
    }
    return undefined;
  }

  /** One that both terms act on, one more of the earlier term, and one that only the later one acts on. */
  private headsOf({ term: { term: later }, earlier, because }: Suspicion): readonly string[] {
    const first = earlier?.term.heads ?? later.heads;
    const both = first.find((head) => later.heads.includes(head)) ?? first[0]!;
    const rankOf = (head: string): number => later.ranks.findIndex((rank) => rank.includes(head));
    const second = first.find((head) =>
      because === "ranking" ? rankOf(head) !== rankOf(both) : head !== both && !later.heads.includes(head),
    );
    const third = later.heads.find((head) => !first.includes(head));
    const other = first.find((head) => head !== both);
    const chosen = [both, second ?? other, third].filter((head) => head !== undefined);
    const all = this.context.plan.heads.map(({ name }) => name);
    return all.filter((head) => chosen.includes(head));
  }

  private tryContract(
    index: PlanIndex,
    contract: Contract,
    { term, earlier }: Suspicion,
    heads: readonly string[],
  ): Omit<Example, "under"> | undefined {
    const terms = earlier === undefined ? [term.term] : [earlier.term, term.term];
    const lines = linesOf(terms, heads);
    const amounts = amountsToTry(index, contract, terms, heads);
    const triggers = this.triggersOf(terms, heads);
    const situation = situationOf(index, contract, lines);
    const dueOf = (chosen: readonly number[]): bigint =>
      settle(
        situation,
        lines.map((line, position) => ({ ...line, amount: amounts[chosen[position]!]! })),
        triggers,
      );
    const known = new Map<string, bigint>();
    const due = (chosen: readonly number[]): bigint | undefined => {
      const key = chosen.join(" ");
      const before = known.get(key);
      if (before !== undefined) return before;
      if (this.left-- <= 0) return undefined;
      const found = dueOf(chosen);
      known.set(key, found);
      return found;
    };
    let best: { readonly example: Omit<Example, "under">; readonly worth: number } | undefined;
    for (const chosen of choices(lines.length, amounts.length)) {
      const before = due(chosen);
      if (before === undefined || (best !== undefined && best.worth > -1)) break;
      for (let raised = 0; raised < lines.length; raised++) {
        const next = chosen[raised]! + 1;
        if (next >= amounts.length) continue;
        const after = due(chosen.map((amount, position) => (position === raised ? next : amount)));
        // A yen for each head and claim may be lost to rounding.
        if (after === undefined || before - after <= BigInt(lines.length)) continue;
        // The fewer losses, the plainer the example; of these the one that loses most.
        const count = chosen.filter((amount, position) => amount > 0 && position !== raised).length;
        const worth = Number(before - after) / Number(before) - count;
        if (best !== undefined && best.worth >= worth) continue;
        const example = {
          lines: lines
            .map((line, position) => ({ ...line, amount: amounts[chosen[position]!]! }))
            .filter(({ amount }, position) => amount > 0n || position === raised),
          raised: chosen.slice(0, raised).filter((amount) => amount > 0).length,
          to: amounts[next]!,
          before,
          after,
        };
        best = { example, worth };
      }
    }
    return best?.example;
  }

  /** A trigger for each head under which the terms act. */
  private triggersOf(terms: readonly Term[], heads: readonly string[]): ReadonlyMap<string, string> {
    return new Map(
      heads.flatMap((name): [string, string][] => {
        const opened = this.context.layout.openings.flatMap(({ head, trigger }) =>
          head.name === name ? [trigger] : [],
        );
        const fitting = opened.find((trigger) => terms.every(({ triggers }) => triggers?.includes(trigger) ?? true));
        const chosen = fitting ?? opened[0];
        return chosen === undefined ? [] : [[name, chosen]];
      }),
    );
  }
}

// ── Settling ─────────────────────────────────────────────────────────────────────────────────────────

function settle(situation: Situation, lines: readonly ExampleLine[], triggers: ReadonlyMap<string, string>): bigint {
  const docket = lines
    .filter(({ amount }) => amount > 0n)
    .map(({ head, claim, unit, amount }, position) => {
      const [kind, id] = unit?.split(" ") ?? [];
      const trigger = triggers.get(head);
      const line: Line = {
        of: "loss",
        id: String(position + 1),
        head,
        claimed: amount,
        amount: whole(amount),
        facts: new Map(),
        circumstances: new Map(),
        ...(claim !== undefined && { claim }),
        ...(kind !== undefined && id !== undefined && { unit: { kind, id } }),
      };
      const judgement = {
        verdict: "eligible" as const,
        ...(trigger !== undefined && { trigger }),
        possible: trigger === undefined ? [] : [trigger],
        refused: [],
        undetermined: [],
        open: [],
      };
      return { line, judgement };
    });
  const { cells } = walk({ situation, lines: docket, computed: [], usedByOthers: () => 0n });
  // Where a fact decides the amount of a term, nothing is due, and nothing is shown by it.
  if (cells.some(({ verdict }) => verdict !== "eligible")) return 0n;
  return cells.reduce((sum, { present }) => sum + present, 0n);
}

function situationOf(index: PlanIndex, contract: Contract, lines: readonly ExampleLine[]): Situation {
  const claims = new Map(
    lines.flatMap(({ claim }) =>
      claim === undefined
        ? []
        : [[claim, { of: "claim" as const, id: claim, facts: new Map(), circumstances: new Map() }] as const],
    ),
  );
  return { ...contractSituation(index, contract), claims };
}

/** The plan with the terms that act on these heads alone. */
function onlyTermsOn(plan: Plan, heads: readonly string[]): Plan {
  const keep = (terms: readonly Term[]): readonly Term[] =>
    terms.filter((term) => term.heads.some((head) => heads.includes(head)));
  const prune = (node: Node): Node => {
    switch (node.kind) {
      case "uncovered":
        return node;
      case "head":
        return { ...node, terms: keep(node.terms) };
      case "product":
      case "section":
      case "frame":
        return pruneGroup(node);
    }
  };
  const pruneGroup = (node: GroupNode): GroupNode => ({
    ...node,
    above: keep(node.above),
    below: keep(node.below),
    members: node.members.map(prune).filter(isLeft),
  });
  const isLeft = (node: Node): boolean => {
    switch (node.kind) {
      case "uncovered":
        return false;
      case "head":
        return heads.includes(node.name);
      case "product":
      case "section":
      case "frame":
        return node.members.length > 0;
    }
  };
  return { ...plan, root: pruneGroup(plan.root) };
}

// ── What to try ──────────────────────────────────────────────────────────────────────────────────────

/** Lines without an amount yet: of two claims or units where the terms tell these apart. */
function linesOf(terms: readonly Term[], heads: readonly string[]): readonly ExampleLine[] {
  const claims = terms.some(isByClaim) ? ["A", "B"] : [undefined];
  const [unit] = terms.flatMap(unitsOf);
  const units = unit === undefined ? [undefined] : [`${unit} 1`, `${unit} 2`];
  return claims
    .flatMap((claim) =>
      units.flatMap((id) =>
        heads.map((head) => ({
          head,
          ...(claim !== undefined && { claim }),
          ...(id !== undefined && { unit: id }),
          amount: 0n,
        })),
      ),
    )
    .slice(0, mostLines);
}

/** Nothing, and what lies at, just above and half way to the amounts that the terms turn at. */
function amountsToTry(
  index: PlanIndex,
  contract: Contract,
  suspected: readonly Term[],
  heads: readonly string[],
): readonly bigint[] {
  const situation = contractSituation(index, contract);
  const turning = new Set<bigint>();
  const add = (amount: Expr): void => {
    const value = evaluate(amount, { situation });
    if (value.state !== "known" || value.data.kind !== "number") return;
    const { numerator, denominator } = value.data.value;
    if (numerator > 0n) turning.add(numerator / denominator);
  };
  for (const term of suspected)
    for (const { amount } of amountsOf(term)) {
      if (amount.type.kind === "money") add(amount);
      visitExpr(amount, index.lets, (part) => {
        if (part.kind === "literal" && part.type.kind === "money") add(part);
      });
    }
  for (const head of heads)
    for (const term of index.places.get(head)?.terms ?? [])
      for (const { amount } of amountsOf(term)) if (amount.type.kind === "money" && turning.size < 2) add(amount);
  const at = [...turning];
  const around = [0n, ...at, ...at.map((amount) => amount / 2n), ...at.map((amount) => amount + amount / 10n + 1n)];
  return [...new Set(around)].slice(0, mostAmounts).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Every way to choose one of so many amounts for each line. */
function* choices(lines: number, amounts: number): Generator<readonly number[]> {
  if (lines === 0) {
    yield [];
    return;
  }
  for (const rest of choices(lines - 1, amounts))
    for (let amount = 0; amount < amounts; amount++) yield [amount, ...rest];
}

// ── Contracts ────────────────────────────────────────────────────────────────────────────────────────

/** A few contracts that fulfil the rules and under which the guards hold. */
function contractsOf(
  plan: Plan,
  guards: readonly Expr[],
): readonly { readonly contract: Contract; readonly under: readonly string[] }[] {
  const index = indexPlan(plan);
  const found: { contract: Contract; under: readonly string[] }[] = [];
  const under = ({ options, readings }: Decision): readonly string[] => [
    ...Object.entries(readings).map(([name, member]) => `${name} ${member}`),
    ...options,
  ];
  for (const chosen of decisions(plan, guards, index))
    for (const level of ["middle", "most", "least"] as const) {
      const contract = contractAt(plan, index, chosen, level);
      if (contract === undefined) continue;
      const situation = contractSituation(index, contract);
      if (guards.every((guard) => holds(guard, { situation }) === true)) found.push({ contract, under: under(chosen) });
      if (found.length >= mostContracts) return found;
    }
  return found;
}

interface Decision {
  readonly plan?: string;
  readonly options: readonly string[];
  readonly readings: Readonly<Record<string, string>>;
}

/** Every plan, with every choice among the readings and options that the guards ask for. */
function* decisions(plan: Plan, guards: readonly Expr[], index: PlanIndex): Generator<Decision> {
  const readings = new Set<string>();
  const options = new Set<string>();
  for (const guard of guards)
    visitExpr(guard, index.lets, (part) => {
      if (part.kind === "reading") readings.add(part.name);
      if (part.kind === "option") options.add(part.name);
    });
  const ofReadings = [...readings]
    .slice(0, 3)
    .reduce<readonly Readonly<Record<string, string>>[]>(
      (all, name) =>
        all.flatMap((chosen) =>
          (index.readings.get(name)?.members ?? []).map((member) => ({ ...chosen, [name]: member.name })),
        ),
      [{}],
    );
  const ofOptions = [...options]
    .slice(0, 3)
    .reduce<readonly (readonly string[])[]>((all, name) => all.flatMap((chosen) => [chosen, [...chosen, name]]), [[]]);
  const plans = plansOf(plan);
  for (const chosen of plans.length === 0 ? [undefined] : plans)
    for (const chosenOptions of ofOptions)
      for (const chosenReadings of ofReadings)
        yield { ...(chosen !== undefined && { plan: chosen }), options: chosenOptions, readings: chosenReadings };
}

type Level = "least" | "middle" | "most";

function contractAt(
  plan: Plan,
  index: PlanIndex,
  { plan: member, ...chosen }: Decision,
  level: Level,
): Contract | undefined {
  const values = plan.choices.flatMap((choice): [string, unknown][] =>
    choice.name === "plan" ? [["plan", member]] : choice.optional ? [] : [[choice.name, valueAt(choice, level)]],
  );
  const given = {
    ...Object.fromEntries(values),
    ...chosen,
    policy: "P-1",
    period: { from: "2026-04-01", to: "2027-04-01" },
  };
  const first = collectProblems();
  readContract(index, given, first);
  const lacking = new Set(first.all.flatMap(({ code, path }) => (code === "not-available" ? [path] : [])));
  const problems = collectProblems();
  const kept = Object.entries(given).filter(([name]) => !lacking.has(`contract.${name}`));
  const contract = readContract(index, Object.fromEntries(kept), problems);
  return problems.all.length === 0 ? contract : undefined;
}

/** A value of the choice, as the input states it. */
function valueAt({ type, range, default: preset }: Choice, level: Level): unknown {
  switch (type.kind) {
    case "bool":
      return preset?.type === "bool" ? preset.value : true;
    case "money":
    case "number":
    case "ratio": {
      if (range?.oneOf !== undefined) return jsonOf(range.oneOf[level === "least" ? 0 : range.oneOf.length - 1]);
      const least = numberOf(range?.min) ?? 0;
      const most = numberOf(range?.max) ?? (type.kind === "ratio" ? 1 : Math.max(least * 100, 1_000_000));
      const value = level === "least" ? least : level === "most" ? most : least + (most - least) / 100;
      return type.kind === "ratio" ? value : Math.floor(value);
    }
    case "enum":
      return preset?.type === "enum" ? preset.value : type.members[0]?.name;
    case "set":
      return [];
    case "date":
      return "2026-04-01";
    case "datetime":
      return "2026-04-01T00:00";
    case "duration":
      return "PT1H";
    case "span":
      return "P1Y";
  }
}

function numberOf(literal: Literal | undefined): number | undefined {
  const size = literal && sizeOf(literal);
  return size && Number(size.numerator) / Number(size.denominator);
}

function jsonOf(literal: Literal | undefined): unknown {
  const size = literal && sizeOf(literal);
  if (size === undefined) return undefined;
  return size.denominator === 1n ? Number(size.numerator) : formatRational(size);
}
