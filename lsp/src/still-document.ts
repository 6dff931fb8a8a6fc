import type { Position, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";

/** What is asked of a document, also of one that an editor changes. */
export type Document = Pick<TextDocument, "uri" | "version" | "getText" | "positionAt" | "offsetAt">;

/**
 * A document that does not change. The library's own finds the lines of each version character by character, which
 * would be a tenth of what an author waits for at a keystroke.
 */
export class StillDocument implements Document {
  private starts: readonly number[] | undefined;

  constructor(
    readonly uri: string,
    readonly version: number,
    private readonly text: string,
  ) {}

  getText(range?: Range): string {
    return range === undefined ? this.text : this.text.substring(this.offsetAt(range.start), this.offsetAt(range.end));
  }

  positionAt(offset: number): Position {
    const { lines } = this;
    const within = Math.max(0, Math.min(offset, this.text.length));
    let line = 0;
    let after = lines.length;
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if (lines[middle]! <= within) line = middle;
      else after = middle;
    }
    const start = lines[line]!;
    return { line, character: this.beforeLineEnd(within, start) - start };
  }

  offsetAt({ line, character }: Position): number {
    if (line < 0) return 0;
    const start = this.lines[line];
    if (start === undefined) return this.text.length;
    const end = this.lines[line + 1] ?? this.text.length;
    return this.beforeLineEnd(Math.min(start + Math.max(0, character), end), start);
  }

  /** No position stands between or behind the characters that end its line. */
  private beforeLineEnd(offset: number, lineStart: number): number {
    while (offset > lineStart && "\r\n".includes(this.text[offset - 1]!)) offset--;
    return offset;
  }

  private get lines(): readonly number[] {
    return (this.starts ??= lineStarts(this.text));
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (text.includes("\r")) {
    for (const { index, 0: ending } of text.matchAll(/\r\n?|\n/g)) starts.push(index + ending.length);
    return starts;
  }
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
