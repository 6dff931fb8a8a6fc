import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { Choice, ContractRule, Expr, Plan } from "../plan.js";
import { someExpr } from "../walk-expr.js";
import { Bounds } from "./bounds.js";
import { areCompatible, hasCases } from "./compatible.js";
import type { Context } from "./context.js";
import { fewest } from "./fewest.js";
import { and, Logic, optionInForce, or, planIs, plansOf } from "./logic.js";

/** Rules that every contract fulfils; plans, choices and options that there never are. Some contract is left. */
export function findContractFaults(context: Context): Diagnostic[] {
  return [
    ...findIdleRules(context),
    ...findImpossiblePlans(context),
    ...findImpossibleChoices(context),
    ...findImpossibleOptions(context),
  ];
}

// ── Rules ────────────────────────────────────────────────────────────────────────────────────────────

/** The first rule that no contract fulfils beside those before it, with the fewest of them that are needed to show it. */
export function findContradictions(context: Context): Diagnostic[] {
  const { contractRules } = context.plan;
  const areSo = (rules: readonly ContractRule[]): boolean => noneFulfils(rules, context);
  if (contractRules.length === 0 || !areSo(contractRules)) return [];
  const index = contractRules.findIndex((_, place) => areSo(contractRules.slice(0, place + 1)));
  const found = contractRules[index]!;
  const needed = fewest(contractRules.slice(0, index), (others) => areSo([...others, found]));
  return [
    diagnose("contract/contradiction", { others: needed.length }, found.source, {
      related: needed.map(({ source }) => note("rule", {}, source)),
    }),
  ];
}

/** No contract fulfils the rules, or none of any plan. */
function noneFulfils(rules: readonly ContractRule[], context: Context): boolean {
  if (isImpossible(rules, [], context)) return true;
  const plans = plansOf(context.plan);
  return plans.length > 1 && plans.every((member) => isImpossible(rules, [planIs(context.plan, [member])], context));
}

/** Whether the sizes that rules of the contract ask for leave no contract of the guards, of which there may be some by logic. */
export function isRuledOut(guards: readonly Expr[], context: Context): boolean {
  const { contractRules } = context.plan;
  return contractRules.some(({ test }) => hasCases(test, context)) && isImpossible(contractRules, guards, context);
}

/** That no contract of the guards fulfils the rules, by sizes or by logic. */
function isImpossible(rules: readonly ContractRule[], guards: readonly Expr[], context: Context): boolean {
  const { plan, bounds } = context;
  const unruled = withoutRules(context);
  const conditions = rules.map((rule) => or([...unruled.logic.lacking(rule.reads), rule.test]));
  if (!unruled.logic.satisfiable([...guards, ...conditions])) return true;
  const isThere = ({ when, optional }: Choice): boolean =>
    !optional && (when === undefined || unruled.logic.implies(guards, when));
  const tests = rules.filter(({ reads }) => choicesOf(plan, reads).every(isThere)).map(({ test }) => test);
  const isContradicted = tests.some((test, index) => {
    const others = bounds.withRules(tests.filter((_, other) => other !== index));
    return comparisonsOf(test).some(
      ({ operator, left, right }) => others.compare(operator, left, right, guards) === false,
    );
  });
  if (isContradicted) return true;
  // A rule that reads a table holds where no row is for its keys.
  const sure = rules.flatMap(({ test }, index) => (readsTable(test, context) ? [] : [conditions[index]!]));
  return sure.some((condition) => hasCases(condition, context)) && !areCompatible([...guards, ...sure], unruled);
}

/** What is known without the rules of the contract. */
const unruled = new WeakMap<Context, Pick<Context, "logic" | "bounds" | "lets">>();
function withoutRules(context: Context): Pick<Context, "logic" | "bounds" | "lets"> {
  const known = unruled.get(context);
  if (known !== undefined) return known;
  const { plan, lets } = context;
  const logic = new Logic({ ...plan, contractRules: [] });
  const made = { logic, bounds: new Bounds(plan, logic, []), lets };
  unruled.set(context, made);
  return made;
}

function readsTable(test: Expr, { lets }: Context): boolean {
  return someExpr(test, lets, ({ kind }) => kind === "lookup");
}

function choicesOf(plan: Plan, names: readonly string[]): Plan["choices"] {
  return plan.choices.filter(({ name }) => names.includes(name));
}

/** Comparisons that all have to hold. */
function comparisonsOf(test: Expr): (Expr & { kind: "compare" })[] {
  switch (test.kind) {
    case "compare":
      return [test];
    case "and":
      return test.operands.flatMap(comparisonsOf);
    default:
      return [];
  }
}

function findIdleRules(context: Context): Diagnostic[] {
  const { plan, logic } = context;
  const byRanges = withoutRules(context).bounds;
  return plan.contractRules.flatMap(({ test, reads, source }) => {
    const exist = choicesOf(plan, reads).flatMap(({ when }) => when ?? []);
    if (!logic.satisfiable(exist)) return [];
    return byRanges.holds(test, exist) ? [diagnose("contract/rule-idle", {}, source, { unused: true })] : [];
  });
}

// ── Plans, choices, options ──────────────────────────────────────────────────────────────────────────

function findImpossiblePlans(context: Context): Diagnostic[] {
  const { plan, logic } = context;
  return plansOf(plan).flatMap((member) => {
    const chosen = [planIs(plan, [member])];
    const possible = logic.satisfiable(chosen) && !isImpossible(plan.contractRules, chosen, context);
    const span = context.nameOf(member, ["member"], "plan");
    return possible || span === undefined ? [] : [diagnose("contract/plan-impossible", { plan: member }, span)];
  });
}

function findImpossibleChoices(context: Context): Diagnostic[] {
  return context.plan.choices.flatMap(({ name, when }) => {
    const span = context.nameOf(name, ["choice"]);
    if (when === undefined || span === undefined || context.logic.satisfiable([when])) return [];
    return [diagnose("choice/never", { name }, span, { unused: true })];
  });
}

function findImpossibleOptions(context: Context): Diagnostic[] {
  const { plan, logic } = context;
  return plan.options.flatMap(({ name, availability }) => {
    const span = context.nameOf(name, ["option"]);
    const marked = Object.entries(availability).flatMap(([member, mark]) => (mark === "optional" ? [member] : []));
    // Under no plan at all: the checker has said so.
    if (span === undefined || Object.values(availability).every((mark) => mark === "unavailable")) return [];
    if (!logic.satisfiable([optionInForce(name)]) || isRuledOut([optionInForce(name)], context))
      return [diagnose("option/impossible", { name }, span)];
    return marked.flatMap((member) => {
      if (member === "" || !logic.satisfiable([planIs(plan, [member])])) return [];
      if (logic.satisfiable([and([planIs(plan, [member]), optionInForce(name)])])) return [];
      return [diagnose("option/mark-impossible", { name, plan: member }, span)];
    });
  });
}
