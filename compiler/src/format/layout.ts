import type { Doc } from "prettier";
import { flat, type Part } from "./headers.js";
import { doc, util } from "./prettier.js";

const { align, hardline } = doc.builders;

export const pageWidth = 120;

/** Full-width characters take two columns. */
export const columnsOf = util.getStringWidth;

/** Parts that stay together: references that fit on one line, a label and its name. */
interface Chunk {
  readonly docs: Doc[];
  readonly width: number;
  readonly tight: boolean;
  readonly first: Part;
  readonly last: Part;
}

interface Space {
  /** Where the first line begins. */
  readonly start: number;
  /** Columns before the statement. */
  readonly indent: number;
  /** Columns more before its second line. */
  readonly hanging: number;
  /** Columns to leave free behind the last part, for ` {`. */
  readonly after: number;
  /** The members of an enum, each on a line. */
  readonly members: (part: Part) => Doc;
  /** Whether a list of members can stand on one line. */
  readonly isFlat: (part: Part) => boolean;
}

/**
 * Sets parts one after the other and breaks the line where the next does not fit. What was broken before says
 * nothing: the layout is the same for a text that was changed into the other language and back.
 */
export function layOut(parts: readonly Part[], space: Space): Doc {
  const chunks = chunksOf(parts, pageWidth - space.indent - space.hanging, space);
  const whole = chunks.reduce((sum, { width, tight }) => sum + width + (tight ? 0 : 1), space.start - 1) + space.after;
  const out: Doc[] = [];
  let column = space.start;
  let isFresh = true;
  let mustBreak = false;
  chunks.forEach((chunk, index) => {
    const after = index === chunks.length - 1 ? space.after : 0;
    const gap = isFresh || chunk.tight ? 0 : 1;
    const fits = column + gap + chunk.width + after <= pageWidth;
    const wants = chunk.first.line === "own" || (chunk.first.breaks === true && whole > pageWidth);
    // A second comment on the line would be a part of the first.
    const staysBehind = chunk.tight || (chunk.first.line === "ends" && chunks[index - 1]?.last.line === undefined);
    if (!isFresh && !staysBehind && (mustBreak || wants || !fits)) {
      out.push(align(space.hanging, hardline));
      column = space.indent + space.hanging;
      isFresh = true;
    } else {
      out.push(" ".repeat(gap));
      column += gap;
    }
    const isBroken = column + chunk.width + after > pageWidth;
    // The bars of members stand below the word before them, wherever other lines go on.
    out.push(chunk.first.list?.separator === "|" ? chunk.docs : align(space.hanging, chunk.docs));
    column += chunk.width;
    mustBreak = chunk.last.line !== undefined || isBroken;
    isFresh = false;
  });
  return out;
}

function chunksOf(parts: readonly Part[], room: number, space: Space): Chunk[] {
  const chunks: Chunk[] = [];
  const trailing = parts.length - 1 - [...parts].reverse().findIndex(({ role }) => role !== "reference");
  parts.forEach((part, index) => {
    const asRows = part.list !== undefined && !space.isFlat(part);
    const docs = asRows ? [space.members(part)] : [part.doc];
    // Rows fit nowhere, so that they begin on a line of their own and end it.
    const width = asRows ? Infinity : columnsOf(flat(part.doc));
    const before = chunks.at(-1);
    const gap = part.tight ? 0 : 1;
    const fits = before !== undefined && before.width + gap + width <= room - space.after;
    const isReference = before?.last.role === "reference";
    const joins =
      before !== undefined &&
      before.last.line === undefined &&
      (part.tight === true ||
        (part.role === "label" && before.last.role === "name") ||
        // References stay together, and with a short type that they stand before.
        (isReference &&
          fits &&
          (part.role === "reference" || (part.role === "rest" && index <= trailing && width < 12))));
    if (joins) {
      chunks[chunks.length - 1] = {
        ...before,
        docs: [...before.docs, " ".repeat(gap), ...docs],
        width: before.width + gap + width,
        last: part,
      };
    } else chunks.push({ docs, width, tight: part.tight ?? false, first: part, last: part });
  });
  return chunks;
}

/** Texts in columns: every cell but the last of its row is filled up to the widest of its column. */
export function inColumns(rows: readonly (readonly string[])[], alignRight: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const cells of rows) {
    const last = lastFilled(cells);
    cells.forEach((cell, column) => {
      if (column < last || alignRight.includes(column)) widths[column] = Math.max(widths[column] ?? 0, columnsOf(cell));
    });
  }
  return rows.map((cells) => {
    const last = lastFilled(cells);
    return cells
      .flatMap((cell, column) => {
        const width = widths[column] ?? 0;
        if (column > last || (cell === "" && width === 0)) return [];
        const padding = " ".repeat(Math.max(0, width - columnsOf(cell)));
        return [alignRight.includes(column) ? padding + cell : column < last ? cell + padding : cell];
      })
      .join(" ");
  });
}

function lastFilled(cells: readonly string[]): number {
  let last = cells.length - 1;
  while (last > 0 && cells[last] === "") last--;
  return last;
}
