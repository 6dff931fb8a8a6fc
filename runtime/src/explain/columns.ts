// What Unicode's EastAsianWidth.txt calls W or F: Hangul, kana, han, their punctuation and full-width forms, emoji.
// What it calls ambiguous (○, ①) counts as one column, as terminals outside legacy code pages show it.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const noWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many columns of a terminal a text takes: a full-width character takes two. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    // Most of what is written.
    if (character < "\u0080") {
      columns += 1;
      continue;
    }
    if (noWidth.test(character)) continue;
    columns += wide.test(character) ? 2 : 1;
  }
  return columns;
}

/** `text` with its last column at `width`. */
export function alignRight(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - columnsOf(text))) + text;
}

/** `text` filled up to `width` columns. */
export function alignLeft(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}

/** Columns beyond which prose goes on in the next line. */
export const widestText = 110;

/** `text` in lines of at most `width` columns: broken at spaces, and within a word only where it is longer than a line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  let columns = 0;
  for (const piece of text.match(/\s+|[^\s\u3000-\u9fff]+|[\u3000-\u9fff]/gu) ?? []) {
    columns += columnsOf(piece);
    if (columns > width && line.trim() !== "") {
      lines.push(line.trimEnd());
      line = piece.trimStart();
      columns = columnsOf(line);
    } else {
      line += piece;
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}

/** Steps from one amount to the next, `a → b → c`, in lines of at most `width` columns: broken in front of an arrow. */
export function wrapSteps(text: string, width: number): string[] {
  const [first = "", ...others] = text.split(/ (?=→ )/u);
  const lines = wrap(first, width);
  for (const step of others) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(`${last} ${step}`) <= width) lines.splice(-1, 1, `${last} ${step}`);
    else lines.push(...wrap(step, width));
  }
  return lines;
}

/** Rows of cells as lines: the first column to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, columnsOf(cell))));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? alignLeft(cell, widths[i] ?? 0) : alignRight(cell, widths[i] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
