import { interpret, type Interpretation } from "@yakkan/compiler/interpret/interpret.js";
import { openLedger } from "@yakkan/compiler/interpret/opening.js";
import { interpretPremium } from "@yakkan/compiler/interpret/premium.js";
import { validate } from "@yakkan/compiler/interpret/validate.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { InvalidInput, type Problem, type SettlementResult } from "@yakkan/runtime";
import type { EmittedProduct } from "../support/run-emitted.js";
import { child, type Json, type JsonObject, objectOf } from "../support/generate/json.js";

/**
 * What can be asked. Settle: a settlement's input; untraced: the same without the steps. Premium: `contract` and the `name`. Opening: `contract` and
 * what was `paid`. Period: `contract` and `calls`, all of them valid.
 */
export type Task = "settle" | "untraced" | "premium" | "opening" | "period";

export type Answer =
  | { readonly result: unknown }
  | { readonly problems: readonly Problem[] }
  /** Something that no input should bring about. */
  | { readonly thrown: string };

function answering(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof InvalidInput) return { problems: error.problems };
    return {
      thrown:
        error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 4).join(" | ") : String(error),
    };
  }
}

export function byInterpreter(plan: Plan, task: Task | "validate", input: Json): Answer {
  return answering(() => {
    const part = (name: string): unknown => child(input, name);
    switch (task) {
      case "validate":
        return { problems: validate(plan, input) };
      case "settle":
        return answerOf(interpret(plan, input, { trace: true }));
      case "untraced":
        return answerOf(interpret(plan, input));
      case "premium":
        return answerOf(interpretPremium(plan, part("contract"), String(part("name"))));
      case "opening": {
        const opened = openLedger(plan, part("contract"), part("paid"));
        return opened.ok ? { result: { ledger: opened.ledger } } : opened;
      }
      case "period":
        return periodOf(plan, input);
    }
  });
}

function answerOf(interpretation: Interpretation | ReturnType<typeof interpretPremium>): Answer {
  return interpretation.ok ? { result: interpretation.result } : { problems: interpretation.problems };
}

/** The calls one after the other, each from the ledger of the call before. */
function periodOf(plan: Plan, input: Json): Answer {
  const results: SettlementResult[] = [];
  let ledger = child(input, "ledger");
  for (const call of child(input, "calls") as JsonObject[]) {
    const entries = Object.entries({ contract: child(input, "contract")!, ...call });
    const settled = interpret(plan, objectOf(ledger === undefined ? entries : [...entries, ["ledger", ledger]]));
    if (!settled.ok) return { problems: settled.problems };
    results.push(settled.result);
    ledger = settled.result.ledger as unknown as Json;
  }
  return { result: { results, ledger } };
}

export function byEvaluator(product: EmittedProduct, task: Task | "validate", input: Json): Answer {
  return answering(() => {
    const part = (name: string): unknown => child(input, name);
    switch (task) {
      case "validate":
        return { problems: product.validate(input) };
      case "settle":
        return { result: product.settle(input, { trace: true }) };
      case "untraced":
        return { result: product.settle(input) };
      case "premium":
        return { result: product.premium(String(part("name")), part("contract")) };
      case "opening":
        return { result: { ledger: product.openLedger(part("contract"), part("paid")) } };
      case "period": {
        const ledger = part("ledger") as never;
        const options = ledger === undefined ? {} : { ledger };
        return { result: product.settlePeriod(part("contract"), part("calls") as unknown[], options) };
      }
    }
  });
}
