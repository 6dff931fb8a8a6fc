import { policyYear } from "./calendar.js";
import type { Cell } from "./cell.js";
import { type Maybe, nowhere } from "./kleene.js";
import type { Walk } from "./walk.js";

/** The policy year in which the date lies by which the line attaches. */
export function policyYearOf(walk: Walk, { line, head }: Cell, trigger: string | undefined): Maybe<number> {
  walk.at.standAt(line, trigger);
  return policyYear(head.attached?.(walk.at) ?? nowhere, walk.at.period);
}
