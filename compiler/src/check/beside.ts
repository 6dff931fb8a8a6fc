import type { HeadDeclaration, NodeItem, ProductItem, Span } from "@yakkan/grammar/syntax.js";
import type { Sources } from "../files/sources.js";

type Part = NodeItem | ProductItem;

/** What stands behind a head without braces as if it were the head's: on its line, or further in than it. */
export interface Beside {
  readonly head: HeadDeclaration;
  readonly parts: readonly Part[];
}

export function findBeside(items: readonly Part[], sources: Sources): Beside[] {
  return items.flatMap((head, index) => {
    if (head.kind !== "head" || head.items.length > 0 || sources.textOf(head).endsWith("}")) return [];
    const parts: Part[] = [];
    let last: Part = head;
    for (const part of items.slice(index + 1)) {
      if (isMember(part) || !looksInside(part, last, firstOnLine(head, items.slice(0, index), sources), sources)) break;
      parts.push(part);
      last = part;
    }
    return parts.length === 0 ? [] : [{ head, parts }];
  });
}

export function isMember({ kind }: Part): boolean {
  return kind === "section" || kind === "frame" || kind === "head";
}

/** The first head on the line of this one, in the same block. */
function firstOnLine(head: Span, before: readonly Part[], sources: Sources): Span {
  const { source, start } = sources.placeOf(head);
  const isOnLine = (part: Span): boolean => {
    const place = sources.placeOf(part);
    return place.source === source && place.start < start && !source.text.slice(place.start, start).includes("\n");
  };
  return before.find((part) => isMember(part) && isOnLine(part)) ?? head;
}

/**
 * `head` is the first on its line. Between is the text from one part to the next; in a derived product they
 * may come from different places.
 */
function looksInside(part: Span, last: Span, head: Span, sources: Sources): boolean {
  const [{ source, start }, at] = [sources.placeOf(head), sources.placeOf(part)];
  const before = sources.placeOf(last);
  if (at.source !== source || before.source !== source || at.start < before.end) return false;
  const { text } = source;
  const between = text.slice(before.end, at.start);
  if (!/^(?:\s|\/\/.*|\/\*[^]*?\*\/)*$/.test(between)) return false;
  const heads = indentOf(text, start);
  // Where a whole block stands on one line, nothing is meant by it.
  if (heads === undefined) return false;
  if (!between.includes("\n")) return true;
  const own = indentOf(text, at.start);
  return own !== undefined && own > heads;
}

/** How far in something begins; undefined where something else stands before it on its line. */
function indentOf(text: string, start: number): number | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  return text.slice(lineStart, start).trim() === "" ? start - lineStart : undefined;
}
