import type { Decisions } from "./candidates.js";
import { recordedDecisions } from "./lookahead.js";
import { YakkanParser } from "./parser.js";

/**
 * What the decisions of the grammar turn on. A bundle has it written here, as `writeDecisions` does: to work it out takes
 * as long as to read a file of a thousand lines.
 */
export function decide(): Decisions {
  return recordedDecisions(new YakkanParser({ recovers: false }).getGAstProductions());
}
