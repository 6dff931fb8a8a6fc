import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { complaintsOf } from "@yakkan/compiler/scenarios/complaints.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";

/** What the scenarios of a text complain about; where it has errors, their codes. */
export function complaintsIn(text: string): readonly string[] {
  const { scenarios, diagnostics } = compile({ name: "p.yakkan", text });
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
  if (errors.length > 0) return errors;
  return scenarios.flatMap((scenario) => {
    const outcome = runScenario(scenario, (input) => interpret(scenario.plan, input, { trace: true }));
    return complaintsOf(outcome, String, "en").map(({ message }) => message);
  });
}
