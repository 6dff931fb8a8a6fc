import type { Analysis } from "./analyse/analyse.js";
import type { Checked } from "./check/check.js";
import type { CheckedScenarios } from "./check/scenarios.js";
import { ParseCache } from "./files/load.js";
import type { Plan } from "./plan.js";

/**
 * Keeps what compiling came to, where many texts are compiled that use the same files, or one again and again as it
 * is edited. It changes how long compiling takes and nothing else.
 */
export class CompileCache {
  readonly parsed = new ParseCache();
  /** By the name of the text. */
  readonly checked = new Map<string, Checked>();
  readonly scenarios = new Map<string, CheckedScenarios>();
  /** As long as a product is the same its plan is, too. */
  readonly analyses = new WeakMap<Plan, Analysis>();
}
