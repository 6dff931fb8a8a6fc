/** Everything that emitted batch kernels, and those who run them, need. */
export { Batch, type BatchProduct, type BatchSource } from "./batch/batch.js";
export { CellReaders, type CellReader, type Target } from "./batch/cells.js";
export {
  chosen,
  chosenDay,
  circumstance,
  differenceOfDays,
  differenceOfInstants,
  firstTime,
  fromDay,
  lastDay,
  lastTime,
  laterDay,
  neverDay,
  no,
  noTime,
  open,
  partOfDay,
  spanEndOf,
  timeOfBoth,
  truth,
  unknownDay,
  withinDays,
  yes,
  type Truth,
} from "./batch/codes.js";
export {
  assertedOf,
  broughtHeads,
  type BroughtHead,
  Columns,
  ColumnWriter,
  enlarged,
  grown,
  putMoment,
  type Days,
  type Ratios,
} from "./batch/columns.js";
export { settleBatch, type BatchResult, type BatchSettlement } from "./batch/settle-batch.js";
export { InputBatch, linesOf, type BatchLine, type RowNames } from "./batch/inputs.js";
export {
  absent,
  byClaim,
  byDay,
  byInsured,
  byItem,
  byLoss,
  byTrigger,
  byUnit,
  eligible,
  refused,
  standing,
  termShape,
  undetermined,
  type Kernel,
} from "./batch/kernel.js";
export type { ContractReader, KernelText, Standing } from "./batch/law.js";
