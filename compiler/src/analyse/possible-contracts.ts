import type { Contract } from "../interpret/case.js";
import { holds } from "../interpret/evaluate.js";
import { indexPlan, type PlanIndex } from "../interpret/plan-index.js";
import { collectProblems } from "../interpret/problems.js";
import { contractSituation, readContract } from "../interpret/read-contract.js";
import type { Bearer, Choice, Expr, Fact, Plan } from "../plan.js";
import { visitExpr } from "../walk-expr.js";
import { amountsOf, askedOfLines } from "../walk-plan.js";
import { plansOf } from "./logic.js";
import { type Level, valueAt } from "./stated-values.js";
import type { Stated } from "./trials.js";

const mostContracts = 2;

/** Contracts of a product to try losses under, with what is stated beside them. */
export class PossibleContracts {
  private readonly known = new Map<string, ReadContract | undefined>();

  constructor(private readonly plan: Plan) {}

  /** A few contracts that fulfil the rules and under which the guards hold. */
  of(plan: Plan, guards: readonly Expr[]): readonly PossibleContract[] {
    const index = indexPlan(plan);
    const found: PossibleContract[] = [];
    const read = readOfTerms(plan, index);
    const facts = factsThatMatter(plan, read);
    // An amount that the contract may leave out is stated, as far as its rules let it.
    const choices = plan.choices.filter(({ name, optional }) => optional && read.has(`contract ${name}`));
    for (const chosen of decisions(plan, guards, index))
      for (const level of ["middle", "most", "least"] as const) {
        const possible = this.at(chosen, level, choices) ?? this.at(chosen, level, []);
        if (possible === undefined) continue;
        const { contract, given } = possible;
        const situation = contractSituation(index, contract);
        if (!guards.every((guard) => holds(guard, { situation }) === true)) continue;
        const stated = statedAt(given, facts, level, read);
        const isKnown = found.some((other) => JSON.stringify(other.stated) === JSON.stringify(stated));
        if (!isKnown) found.push({ contract, level, chosen, read, stated });
        if (found.length >= mostContracts) return found;
      }
    return found;
  }

  private at(chosen: Decision, level: Level, optional: readonly Choice[]): ReadContract | undefined {
    const key = JSON.stringify([chosen, level, optional.map(({ name }) => name)]);
    if (!this.known.has(key)) this.known.set(key, contractAt(this.plan, chosen, level, optional));
    return this.known.get(key);
  }
}

export interface PossibleContract {
  readonly contract: Contract;
  readonly chosen: Decision;
  readonly level: Level;
  readonly stated: Stated;
  /** What terms and computed heads of the lines read. */
  readonly read: ReadonlySet<string>;
}

/** The facts and choices that the terms and computed heads read, by their bearer and name. */
function readOfTerms(plan: Plan, index: PlanIndex): ReadonlySet<string> {
  const read = new Set<string>();
  const visit = (expr: Expr | undefined): void => {
    if (expr === undefined) return;
    visitExpr(expr, index.lets, (part) => {
      if (part.kind === "fact") read.add(`${part.of} ${part.name}`);
      if (part.kind === "asserted") read.add("circumstances").add(`${part.of} asserted ${part.name}`);
      if (part.kind === "line") read.add(`line ${part.field}`);
      if (part.kind === "choice") read.add(`contract ${part.name}`);
    });
  };
  for (const head of plan.heads) {
    visit(head.computed);
    for (const term of index.places.get(head.name)?.terms ?? []) {
      askedOfLines(term).forEach(visit);
      for (const { amount } of amountsOf(term)) visit(amount);
    }
  }
  return read;
}

function factsThatMatter({ facts }: Plan, read: ReadonlySet<string>): readonly Fact[] {
  return facts.filter((fact) => fact.default === undefined && read.has(`${fact.of} ${fact.name}`));
}

function statedAt(
  contract: Stated["contract"],
  facts: readonly Fact[],
  level: Level,
  read: ReadonlySet<string>,
): Stated {
  const of = (bearer: Bearer) =>
    Object.fromEntries(facts.filter((fact) => fact.of === bearer).map((fact) => [fact.name, valueAt(fact, level)]));
  return {
    contract,
    facts: { incident: of("incident"), claim: of("claim"), insured: of("insured"), loss: of("loss") },
    ...(read.has("line approved") && { approved: true }),
    ...(read.has("circumstances") && { others: "none" }),
  };
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
  // A reading that is open may leave every amount open.
  const others = plan.readings.filter((reading) => reading.default === undefined && !readings.has(reading.name));
  const preset = Object.fromEntries(
    others.flatMap(({ name, members: [first] }) => (first ? [[name, first.name]] : [])),
  );
  const plans = plansOf(plan);
  for (const chosen of plans.length === 0 ? [undefined] : plans)
    for (const chosenOptions of ofOptions)
      for (const chosenReadings of ofReadings)
        yield {
          ...(chosen !== undefined && { plan: chosen }),
          options: chosenOptions,
          readings: { ...preset, ...chosenReadings },
        };
}

interface ReadContract {
  readonly contract: Contract;
  readonly given: Stated["contract"];
}

function contractAt(
  plan: Plan,
  { plan: member, ...chosen }: Decision,
  level: Level,
  optional: readonly Choice[],
): ReadContract | undefined {
  const index = indexPlan(plan);
  const values = plan.choices.flatMap((choice): [string, unknown][] =>
    choice.name === "plan"
      ? [["plan", member]]
      : choice.optional && !optional.includes(choice)
        ? []
        : [[choice.name, valueAt(choice, level)]],
  );
  const given = {
    ...Object.fromEntries(values),
    ...chosen,
    units: Object.fromEntries(
      plan.units
        .filter(({ scheduled }) => scheduled)
        .map(({ name, facts }) => {
          const stated = Object.fromEntries(facts.map((fact) => [fact.name, valueAt(fact, level)]));
          return [name, ["1", "2"].map((id) => ({ id, facts: stated }))];
        }),
    ),
    policy: "P-1",
    period: { from: "2026-04-01", to: "2027-04-01" },
  };
  const first = collectProblems();
  readContract(index, given, first);
  const lacking = new Set(first.all.flatMap(({ code, path }) => (code === "not-available" ? [path] : [])));
  const problems = collectProblems();
  const kept = Object.fromEntries(Object.entries(given).filter(([name]) => !lacking.has(`contract.${name}`)));
  const contract = readContract(index, kept, problems);
  return problems.all.length === 0 ? { contract, given: kept } : undefined;
}
