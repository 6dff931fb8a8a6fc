import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose, note } from "../diagnostics/report.js";
import type { ContractRule, Expr, Plan } from "../plan.js";
import { Bounds } from "./bounds.js";
import type { Context } from "./context.js";
import { fewest } from "./fewest.js";
import { and, Logic, optionInForce, planIs, plansOf } from "./logic.js";

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
  const found = contractRules.find((_, index) => isImpossible(contractRules.slice(0, index + 1), [], context));
  if (found === undefined) return [];
  const before = contractRules.slice(0, contractRules.indexOf(found));
  const needed = fewest(before, (others) => isImpossible([...others, found], [], context));
  return [
    diagnose("contract/contradiction", { others: needed.length }, found.source, {
      related: needed.map(({ source }) => note("rule", {}, source)),
    }),
  ];
}

/** That no contract of the guards fulfils the rules, by sizes or by logic. */
function isImpossible(rules: readonly ContractRule[], guards: readonly Expr[], { plan, bounds }: Context): boolean {
  const withoutRules = new Logic({ ...plan, contractRules: [] });
  const alive = rules.filter(({ reads }) =>
    choicesOf(plan, reads).every(({ when }) => when === undefined || withoutRules.implies(guards, when)),
  );
  const tests = alive.map(({ test }) => test);
  if (!withoutRules.satisfiable([...guards, ...tests])) return true;
  return tests.some((test, index) => {
    const others = bounds.withRules(tests.filter((_, other) => other !== index));
    return comparisonsOf(test).some(
      ({ operator, left, right }) => others.compare(operator, left, right, guards) === false,
    );
  });
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

function findIdleRules({ plan, logic }: Context): Diagnostic[] {
  const withoutRules = new Logic({ ...plan, contractRules: [] });
  const byRanges = new Bounds(plan, withoutRules, []);
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
    if (!logic.satisfiable([optionInForce(name)])) return [diagnose("option/impossible", { name }, span)];
    return marked.flatMap((member) => {
      if (member === "" || !logic.satisfiable([planIs(plan, [member])])) return [];
      if (logic.satisfiable([and([planIs(plan, [member]), optionInForce(name)])])) return [];
      return [diagnose("option/mark-impossible", { name, plan: member }, span)];
    });
  });
}
