/** Everything that emitted batch kernels, and those who run them, need. */
export { Batch, type BatchProduct, type BatchSource } from "./batch/batch.js";
export {
  circumstance,
  differenceOfDays,
  differenceOfInstants,
  fromDay,
  neverDay,
  no,
  open,
  spanEndOf,
  truth,
  unknownDay,
  withinDays,
  yes,
  type Truth,
} from "./batch/codes.js";
export { Columns, ColumnWriter, type Days } from "./batch/columns.js";
export { InputBatch, linesOf, type BatchLine } from "./batch/inputs.js";
export { byClaim, byItem, byTrigger, byUnit, standing, termShape, type Kernel } from "./batch/kernel.js";
export type { ContractReader, KernelText, Standing } from "./batch/law.js";
