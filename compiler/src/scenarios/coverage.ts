/**
 * Which clauses of a product its scenarios try, and which ways each can come out: a limit that is reached and one
 * that is not, an exclusion that takes a loss away and one that lets it pass.
 */
import type { LineResult, SettlementResult } from "@yakkan/runtime/result.js";
import type { Probe } from "../interpret/case.js";
import { interpret } from "../interpret/interpret.js";
import type { Label, Node, Plan, Rule, Scope, Source, Term } from "../plan.js";
import { isAlways } from "../constants.js";
import { standing } from "../standing.js";
import { runScenario } from "./run.js";
import type { CheckedScenario } from "./scenario.js";

export interface ClauseCoverage extends Clause {
  /** The ways in which it can come out, each with the titles of the scenarios in which it does. */
  readonly outcomes: readonly { readonly way: Way; readonly scenarios: readonly string[] }[];
}

interface Clause {
  readonly id: string;
  readonly kind: "head" | "uncovered" | "trigger" | "item" | "rule" | "exclusion" | "premium" | Term["kind"];
  readonly label: Label;
  readonly source: Source;
}

export type Way =
  /** A loss is booked to it, names it or is paid under it; a premium is quoted. */
  | "used"
  /** A term takes something of a loss; leaves all of it. */
  | "takes"
  | "leaves"
  /** A rule or exclusion lets a loss pass; stops it. */
  | "passes"
  | "stops";

/** Every clause that can change a payment, in the order of the text. A step for each scenario. */
export function* coverClauses(
  plan: Plan,
  scenarios: readonly CheckedScenario[],
): Generator<undefined, ClauseCoverage[]> {
  const clauses = clausesOf(standing(plan));
  const tried = new Map<string, Set<string>>();
  for (const scenario of scenarios) {
    if (scenario.plan !== plan) continue;
    const add = (clause: string, way: Way): void => {
      const key = `${way} ${clause}`;
      tried.set(key, (tried.get(key) ?? new Set()).add(scenario.title));
    };
    yield;
    const { premiums } = runScenario(scenario, (input) => {
      const there = new ClausesThere();
      const settled = interpret(plan, input, { trace: true, probe: there });
      if (settled.ok) tally(plan, settled.result, there, add);
      return settled;
    });
    for (const { expectation } of premiums) add(expectation.premium, "used");
  }
  return clauses.map(({ ways, ...clause }) => ({
    ...clause,
    outcomes: ways.map((way) => ({ way, scenarios: [...(tried.get(`${way} ${clause.id}`) ?? [])] })),
  }));
}

/** The rules and exclusions that are there under a contract: an option may lift them, a guard may fail. */
class ClausesThere implements Probe {
  readonly ids = new Set<string>();

  begin(): void {
    // What was judged before the walk was judged.
  }

  enter(clause: string): void {
    this.ids.add(clause);
  }

  compared(): void {
    // Which way a comparison went is read off the result.
  }
}

function tally(
  plan: Plan,
  { lines, open, trace = [] }: SettlementResult,
  there: ClausesThere,
  add: (clause: string, way: Way) => void,
): void {
  for (const { clause, before, after } of trace) add(clause, after < before ? "takes" : "leaves");
  const asked = new Set(open.map(({ exclusion }) => exclusion));
  for (const line of lines) {
    add(line.head, "used");
    if (line.trigger !== undefined) add(line.trigger, "used");
    for (const { kind, clause } of line.refused) add(clause, kind === "item" ? "used" : "stops");
    // Whether a line names its item decides nothing but whether it waits.
    for (const { kind, clause } of line.undetermined) if (kind === "item") add(clause, "stops");
    if (line.verdict !== "eligible") continue;
    for (const { id, scope } of rulesIn(plan.root)) if (there.ids.has(id) && isFor(scope, line)) add(id, "passes");
    for (const { name, scope } of plan.exclusions)
      if (there.ids.has(name) && !asked.has(name) && isFor(scope, line)) add(name, "passes");
  }
}

/** Whether a clause may look at a line. Rules carry the heads below their node. */
function isFor({ heads, triggers }: Scope, { head, trigger }: LineResult): boolean {
  return heads?.includes(head) !== false && (trigger === undefined || triggers?.includes(trigger) !== false);
}

function rulesIn(node: Node): readonly Rule[] {
  if (node.kind === "uncovered") return [];
  const below = leavesOf(node);
  const own = node.rules.map((rule) => ({
    ...rule,
    scope: { ...rule.scope, heads: rule.scope.heads?.filter((head) => below.includes(head)) ?? below },
  }));
  return "members" in node ? [...own, ...node.members.flatMap(rulesIn)] : own;
}

function leavesOf(node: Node): string[] {
  return "members" in node ? node.members.flatMap(leavesOf) : [node.name];
}

type Listed = Clause & { readonly ways: readonly Way[] };

function clausesOf(plan: Plan): Listed[] {
  const named =
    <Kind extends Clause["kind"]>(kind: Kind, ways: readonly Way[]) =>
    ({ name, label, source }: { readonly name: string; readonly label: Label; readonly source: Source }): Listed => ({
      id: name,
      kind,
      label,
      source,
      ways,
    });
  const found = [
    ...plan.triggers.map(named("trigger", ["used"])),
    ...clausesBelow(plan.root),
    ...plan.exclusions.map(named("exclusion", ["stops", "passes"])),
    ...plan.premiums.map(named("premium", ["used"])),
  ];
  return found.sort((a, b) => a.source.start - b.source.start);
}

function clausesBelow(node: Node): Listed[] {
  const { name: id, label, source } = node;
  if (node.kind === "uncovered") return [{ id, kind: "uncovered", label, source, ways: ["used"] }];
  const rules = node.rules.map(({ id: rule, label: called, source: at, test }): Listed => {
    // What is covered at any time stops nothing, what nothing fulfils lets nothing pass.
    const ways = (["stops", "passes"] as const).filter((way) => !isAlways(test, way === "stops"));
    return { id: rule, kind: "rule", label: called, source: at, ways };
  });
  if (node.kind !== "head")
    return [...rules, ...[...node.above, ...node.below].map(toClause), ...node.members.flatMap(clausesBelow)];
  const items = node.items.map((item): Listed => ({
    id: `${node.name}:${item.name}`,
    kind: "item",
    label: item.label,
    source: item.source,
    ways: item.refused ? ["used"] : [],
  }));
  return [
    { id, kind: "head", label, source, ways: ["used"] },
    ...rules,
    ...items.filter(({ ways }) => ways.length > 0),
    ...node.terms.map(toClause),
  ];
}

function toClause(term: Term): Listed {
  const { id, kind, source } = term;
  return { id, kind, label: {}, source, ways: waysOf(term) };
}

function waysOf(term: Term): readonly Way[] {
  if (paysAll(term)) return ["leaves"];
  const always = term.kind === "coinsurance" || (term.kind === "deductible" && term.times !== true);
  return always ? ["takes"] : ["takes", "leaves"];
}

/** A paid share of 100 %, written as a number: it can take nothing. */
export function paysAll(term: Term): boolean {
  if (term.kind !== "coinsurance" || term.pays.kind !== "literal" || term.pays.literal.type !== "ratio") return false;
  const { numerator, denominator } = term.pays.literal.value;
  return numerator === denominator;
}
