import { Position, Range, Selection, TextEditorRevealType, type Uri, ViewColumn, window } from "vscode";
import type { Stretch } from "./protocol.js";

/** Shows a clause in the editor that has its file, or in the first one; the clause's first line is selected. */
export async function reveal(uri: Uri, { start, end }: Stretch): Promise<void> {
  const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const viewColumn = open?.viewColumn ?? ViewColumn.One;
  const editor = await window.showTextDocument(uri, { viewColumn });
  const lineEnd = editor.document.lineAt(Math.min(start.line, editor.document.lineCount - 1)).range.end;
  const from = new Position(start.line, start.character);
  const to = end.line === start.line ? new Position(end.line, end.character) : lineEnd;
  editor.selection = new Selection(from, to);
  editor.revealRange(new Range(from, to), TextEditorRevealType.InCenterIfOutsideViewport);
}
