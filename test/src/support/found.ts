import { type Compiled, compile } from "@yakkan/compiler/compile.js";
import type { Diagnostic } from "@yakkan/compiler/diagnostics/diagnostic.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { interpretPremium } from "@yakkan/compiler/interpret/premium.js";
import { failuresOf } from "@yakkan/compiler/scenarios/failed.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";
import { formatMoney } from "@yakkan/runtime/explain/amount.js";

/** All that an author is told of a text: what is wrong in it, and the expectations of its scenarios that are not met. */
export function diagnosticsOf(...given: Parameters<typeof compile>): readonly Diagnostic[] {
  const { diagnostics, scenarios } = compile(...given);
  return [...diagnostics, ...scenarios.flatMap(failuresIn)];
}

function failuresIn(scenario: Compiled["scenarios"][number]): readonly Diagnostic[] {
  const { plan } = scenario;
  const outcome = runScenario(scenario, {
    settle: (input) => interpret(plan, input, { trace: true }),
    quote: (contract, premium) => interpretPremium(plan, contract, premium),
  });
  return failuresOf(outcome, (amount) => formatMoney(amount, plan.currency)).map(({ diagnostic }) => diagnostic);
}
