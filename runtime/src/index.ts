/** Everything that emitted evaluators, and those who call them, need. */
export type * from "./claim.js";
export type * from "./facts.js";
export type * from "./result.js";
export type * from "./metadata.js";
export { findClause } from "./metadata.js";
export { InvalidInput } from "./problems.js";
export { settle, validate, type SettleOptions } from "./settle.js";
export { settlePeriod, type PeriodOptions } from "./period.js";
export { editions, type Editions, type Evaluator } from "./editions.js";
export { openLedger } from "./opening.js";
export { payBack } from "./pay-back.js";
export { premium } from "./premium.js";
export type { Product } from "./product.js";
export {
  deducted,
  earlier,
  earlierLargest,
  earlierTimes,
  incidentNumber,
  leftOf,
  leftOfUnit,
  lineAmount,
  loss,
  lossOf,
  lossOfUnit,
  subject,
} from "./amounts.js";
export {
  compareDays,
  compareInstants,
  compareSpans,
  daysBetween,
  during,
  elapsed,
  lastDay,
  Moment,
  moment,
  monthOf,
  monthsBetween,
  shiftSeconds,
  spanEnd,
  within,
  yearOf,
  yearsBetween,
  type Span,
} from "./calendar.js";
export { choose } from "./choose.js";
export {
  and,
  hasAny,
  isEmpty,
  isNever,
  isOneOf,
  isSame,
  never,
  not,
  nowhere,
  or,
  Unknown,
  type Maybe,
  type Never,
  type Value,
} from "./kleene.js";
export {
  add,
  compare,
  compareLoss,
  divide,
  fraction,
  Fraction,
  max,
  min,
  multiply,
  negate,
  roundTo,
  subtract,
  unlimited,
  type Numeric,
} from "./numeric.js";
export {
  itemIs,
  lineApproved,
  lineCount,
  lineIncurred,
  lineItem,
  triggerIs,
  unasserted,
  unitCount,
  unitFact,
  unstated,
  type Reads,
  type Scope,
} from "./scope.js";
export { once, onceOfAll } from "./once.js";
export {
  anyOf,
  earliestOf,
  everyOf,
  firstOf,
  lastOf,
  largestOf,
  latestOf,
  overClaims,
  overInsureds,
  overLines,
  overNamed,
  overUnits,
  overUnitsOf,
  smallestOf,
  sumFromZero,
  sumOf,
} from "./aggregate.js";
export { lookup, type Row } from "./table.js";
export { term, type Term } from "./terms.js";
export { compute } from "./computed.js";
export { borne, coinsurance, deductible, franchise, layers, limit } from "./steps.js";
export { leave, type Walk } from "./walk.js";
export type { ContractRule, CoverRule, ExclusionRule, Guard, HeadRule, LineRule, PremiumRule } from "./product.js";
