import type { ReasonKind } from "@yakkan/runtime/result.js";

/** Why a line may be refused, in the order in which a line is judged. */
export const reasonKinds: readonly ReasonKind[] = [
  "contract",
  "trigger",
  "cover",
  "attachment",
  "window",
  "condition",
  "approval",
  "item",
  "uncovered",
  "exclusion",
  "unit",
];
