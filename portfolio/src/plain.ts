import { saysNothingElse } from "./cells.js";
import { hasBlankEnd } from "./gather.js";
import { columnOf, type Incidents, isEmpty, textOf } from "./incidents.js";
import type { Column, Place } from "./layout.js";
import type { RowBlock } from "./rows.js";

/**
 * Whether the rows of an incident are plain: each whole, the lines with ids of their own, no unit of which something is
 * stated, and all rows saying the same of what they share. What else there is to check is checked cell by cell. Rows
 * that are not are read as an input.
 */
export class PlainRows {
  private readonly shared: readonly number[];
  private readonly names: readonly number[];
  private readonly line: number;
  private readonly unitId: number;
  /** What is established of units. */
  private readonly established: readonly number[];
  /** What only a line says. */
  private readonly ofLine: readonly number[];
  private readonly bearers: readonly { readonly named: number; readonly stated: readonly number[] }[];

  constructor(columns: readonly Column[]) {
    const where = (is: (place: Place) => boolean): readonly number[] =>
      columns.flatMap(({ place }, column) => (is(place) ? [column] : []));
    const fields = (...names: readonly string[]): readonly number[] =>
      where((place) => place.of === "row" && names.includes(place.field));
    this.shared = where(isShared);
    this.names = fields("policy", "incident");
    this.line = columnOf(columns, "line");
    this.unitId = columnOf(columns, "unit_id");
    this.established = where((place) => place.of === "unit" || place.of === "outer");
    this.ofLine = where((place) => place.of === "loss").concat(
      fields("head", "amount", "incurred", "approved", "item", "trigger", "unit", "unit_id", "count"),
      this.established,
    );
    this.bearers = (["claim", "insured"] as const).map((of) => ({
      named: columnOf(columns, of),
      stated: where((place) => place.of === of),
    }));
  }

  are(block: RowBlock, { rows, ends }: Incidents, incident: number): boolean {
    const from = incident === 0 ? 0 : ends[incident - 1]!;
    const until = ends[incident]!;
    const first = rows[from]!;
    for (const column of this.names) if (!isName(block, column, first)) return false;
    for (let index = from; index < until; index += 1) {
      const row = rows[index]!;
      if (block.faults.size > 0 && block.faults.has(row)) return false;
      if (index > from && !saysNothingElse(block, this.shared, first, row)) return false;
      if (!this.isPlain(block, row)) return false;
    }
    return this.areDistinct(block, rows, from, until);
  }

  private isPlain(block: RowBlock, row: number): boolean {
    if (isEmpty(block, this.line, row)) {
      // A row may be there for a claim or an insured alone, or for an incident without lines.
      for (const column of this.ofLine) if (!isEmpty(block, column, row)) return false;
    } else {
      if (!isName(block, this.line, row)) return false;
      // Such an id is that of a computed head.
      if (block.bytes[block.starts[row * block.width + this.line]!] === equals) return false;
      for (const column of this.established) if (!isEmpty(block, column, row)) return false;
      if (this.unitId >= 0 && !isEmpty(block, this.unitId, row) && !isName(block, this.unitId, row)) return false;
    }
    for (const { named, stated } of this.bearers) {
      if (named < 0 || isEmpty(block, named, row)) {
        for (const column of stated) if (!isEmpty(block, column, row)) return false;
      } else if (!isName(block, named, row)) return false;
    }
    return true;
  }

  /** Whether no two lines have one id. Most often the ids count up. */
  private areDistinct(block: RowBlock, rows: Int32Array, from: number, until: number): boolean {
    for (let index = from + 1; index < until; index += 1) {
      if (!this.isAfter(block, rows[index]!, rows[index - 1]!)) {
        const ids = Array.from(rows.subarray(from, until), (row) => textOf(block, row, this.line));
        const ofLines = ids.filter((id) => id !== "");
        return new Set(ofLines).size === ofLines.length;
      }
    }
    return true;
  }

  private isAfter({ bytes, starts, ends, width }: RowBlock, row: number, before: number): boolean {
    const start = starts[row * width + this.line]!;
    const other = starts[before * width + this.line]!;
    const length = ends[row * width + this.line]! - start;
    const otherLength = ends[before * width + this.line]! - other;
    if (length !== otherLength) return length > otherLength;
    for (let index = 0; index < length; index += 1)
      if (bytes[start + index] !== bytes[other + index]) return bytes[start + index]! > bytes[other + index]!;
    return false;
  }
}

const equals = 61;
const hyphen = 45;
const blank = 32;

/**
 * Whether a cell is not empty, and a name as it stands: without blanks at its ends, and `2026-04-01 16:00:00` would be
 * read as an instant.
 */
function isName(block: RowBlock, column: number, row: number): boolean {
  const { bytes, starts, ends, width } = block;
  const start = starts[row * width + column]!;
  const end = ends[row * width + column]!;
  if (start === end) return false;
  const [first, last] = [bytes[start]!, bytes[end - 1]!];
  if (first <= blank || last <= blank) return false;
  // Most names are of ASCII.
  if ((first > 127 || last > 127) && hasBlankEnd(textOf(block, row, column))) return false;
  return end - start < 19 || bytes[start + 4] !== hyphen || bytes[start + 7] !== hyphen;
}

/** Whether a column says something of the contract or the incident, so that of plain rows the first says it all. */
export function isShared(place: Place): boolean {
  if (place.of === "row" && (place.field === "triggers" || place.field === "others")) return true;
  return isOfContract(place) || place.of === "incident";
}

/** Whether a column is one of those that say what the contract is, beside the policy's number. */
export function isOfContract(place: Place): boolean {
  if (place.of === "row")
    return place.field === "period_from" || place.field === "period_to" || place.field === "options";
  return place.of === "contract" || place.of === "reading" || place.of === "units";
}
