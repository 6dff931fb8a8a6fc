import { hasComments } from "./comments.js";
import { alternativesOf, flat, headerOf, type Part, withLead } from "./headers.js";
import { columnsOf, pageWidth } from "./layout.js";
import { childrenOf, commentsOf, referencesOf, type Statement } from "./nodes.js";
import { formatWords, wordsOf } from "./scenario-words.js";
import type { Source } from "./source.js";
import type { Words } from "./words.js";

/** The header of a statement with the references that stand in it. */
export function partsOf(node: Statement, words: Words, source: Source): Part[] {
  const parts = headerOf(node, words, source.text);
  // One right after the brace is the statement's too, and goes before the brace.
  const until = source.braces.has(node.end) ? node.end : Infinity;
  for (const { start, end } of referencesOf(node))
    if (start < until) insert(parts, { doc: source.text.slice(start, end), start, role: "reference" });
  return parts;
}

/** Puts a reference or a comment behind the part that it stands behind in the text. */
export function insert(parts: Part[], part: Part): void {
  const next = parts.findIndex(({ start }) => start > part.start);
  // Nothing stands before the beginning.
  const at = next === -1 ? parts.length : Math.max(next, 1);
  const before = parts[at - 1]!;
  const put = (from: number): void => {
    let place = from;
    // What stands before it in the text may have gone behind the same part.
    while (place < parts.length && parts[place]!.start < part.start) place++;
    parts.splice(place, 0, part);
  };
  if (part.role === "comment") put(parts[at]?.tight === true ? at + 1 : at);
  else if (before.list === undefined) put(at);
  // Behind a member a reference would be the member's: it goes before the list, or behind what follows it.
  else if (part.start > before.list.members.at(-1)!.end) put(at + 1);
  else if (at > 1) parts.splice(at - 1, 0, part);
  else parts[0] = withLead(before, flat(part.doc));
}

/** The references behind the block of a statement. */
export function referencesBehind(node: Statement, { text, braces }: Source): string[] {
  if (!braces.has(node.end)) return [];
  return referencesOf(node).flatMap(({ start, end }) => (start >= node.end ? [text.slice(start, end)] : []));
}

/** A whole statement on one line; undefined where it cannot stand on one. */
export function lineOf(node: Statement, words: Words, source: Source): string | undefined {
  if (commentsOf(node).some(({ region }) => region !== undefined)) return undefined;
  if (childrenOf(node).nodes.some(hasComments)) return undefined;
  const header = join(partsOf(node, words, source));
  if (!source.braces.has(node.end)) return header;
  const block = blockLine(node, words, source);
  return block && [header, block, ...referencesBehind(node, source)].join(" ");
}

export function join(parts: readonly Part[]): string {
  return parts.map(({ doc, tight }, index) => (index === 0 || tight ? "" : " ") + flat(doc)).join("");
}

function blockLine(node: Statement, words: Words, source: Source): string | undefined {
  const open = source.braces.get(node.end)!;
  const isWritten = !source.text.slice(open, node.end).includes("\n");
  if (!isWritten || always.has(node.kind)) return undefined;
  const scenarioWords = wordsOf(node);
  const inside =
    scenarioWords !== undefined
      ? formatWords(scenarioWords, [], source, words)
      : childrenOf(node).nodes.map((child) => lineOf(child, words, source));
  if (inside.includes(undefined)) return undefined;
  if (inside.length === 0) return "{ }";
  return `{ ${inside.join(node.kind === "reading" ? " | " : "  ")} }`;
}

/** Their blocks always have lines of their own. */
const always: ReadonlySet<Statement["kind"]> = new Set([
  "product",
  "vocabulary",
  "contract",
  "options",
  "table",
  "scenario",
]);

/**
 * A statement whose block was written on one line stays so where it fits. It has to fit in either language, or
 * a text that is changed into the other one and back would come back in more lines.
 */
export function inlineOf(node: Statement, source: Source, margin: number): string | undefined {
  if (!source.braces.has(node.end)) return undefined;
  const fits = source.both.every((words) => {
    const line = lineOf(node, words, source);
    // The words of a scenario stand in the lines that their author gave them.
    return line !== undefined && (wordsOf(node) !== undefined || margin + columnsOf(line) <= pageWidth);
  });
  return fits ? lineOf(node, source.words, source) : undefined;
}

/** Whether members that were written on one line fit on one in either language. */
export function isFlatList(node: Statement, part: Part, source: Source, room: number): boolean {
  const { members } = part.list!;
  const [first, last] = [members[0], members.at(-1)];
  if (first === undefined || last === undefined || members.some(hasComments)) return false;
  if (source.text.slice(first.start, last.end).includes("\n")) return false;
  return source.both.every((words) => {
    const lists =
      node.kind === "reading" ? [alternativesOf(node, words, source.text)] : headerOf(node, words, source.text);
    return lists.every(({ doc, list }) => list === undefined || columnsOf(flat(doc)) <= room);
  });
}
