import type { Doc } from "prettier";
import { headerOf } from "./headers.js";
import { childrenOf, commentsOf, type PlacedComment, type Printable, referencesOf, type Statement } from "./nodes.js";
import { doc, util } from "./prettier.js";
import { endOf, sourceOf } from "./source.js";

const { hardline, join, literalline } = doc.builders;

interface Placing extends PlacedComment {
  readonly enclosingNode?: Printable;
  readonly precedingNode?: Printable;
  readonly followingNode?: Printable;
}

/** Finds the place of a comment that stands inside a statement; all others Prettier places itself. */
export function placeComment(comment: Placing, text: string, _options: unknown, root: Printable): boolean {
  const { enclosingNode: node } = comment;
  if (node === undefined || node.kind === "file") return false;
  const region = regionOf(comment, node, text, root);
  if (region === undefined) {
    comment.isPlain = comment.followingNode !== undefined && !leadsTo(comment.followingNode, comment, root);
    return false;
  }
  // Among the words of a statement it documents nothing, and must not come to document what follows.
  comment.isPlain = region !== "body";
  if (region === "end") {
    const isTaken =
      /^[^\n]*\/[/*]/.test(text.slice(endOf(node))) || commentsOf(node).some(({ trailing }) => trailing === true);
    if (isBelow(comment, text) || isTaken) util.addLeadingComment(node, comment);
    else util.addTrailingComment(node, comment);
    return true;
  }
  // One comment can stand behind the brace; more than one would become one.
  if (region === "open" && commentsOf(node).some((other) => other.region === "open")) {
    util.addLeadingComment(node, comment);
    return true;
  }
  comment.region = region;
  util.addDanglingComment(node, comment, undefined);
  return true;
}

/** Whether a comment stands right before a statement, as its documentation would. */
function leadsTo(node: Printable, { end }: PlacedComment, root: Printable): boolean {
  return sourceOf(root).nextWord(end) === node.start;
}

/** `end` is inside of the last words of a statement: the comment goes behind it, or on a line of its own above it. */
function regionOf(
  comment: Placing,
  node: Statement,
  text: string,
  root: Printable,
): PlacedComment["region"] | "end" | undefined {
  const { words, braces } = sourceOf(root);
  const open = braces.get(node.end);
  const hasPlace = comment.precedingNode !== undefined || comment.followingNode !== undefined;
  const isLast = (): boolean =>
    [...headerOf(node, words, text), ...referencesOf(node).filter(({ start }) => start < (open ?? Infinity))].every(
      ({ start }) => start <= comment.start,
    );
  if (open === undefined) {
    // What stands in columns has no place for it.
    if (node.kind === "row" || node.kind === "option" || node.kind === "member") return "end";
    // Before the type of a choice or fact it stands among the statement's own words, not among the members.
    const isHeader = !hasPlace || ("type" in node && node.type !== undefined && comment.start < node.type.start);
    return !isHeader ? undefined : isLast() ? "end" : "header";
  }
  // Behind the last word of a header a comment would swallow the brace.
  if (comment.start < open) return comment.kind !== "block" && isLast() ? "open" : "header";
  // `section a {  // what it is about`
  const ownLine = text.slice(open + 1, comment.start).includes("\n");
  if (!ownLine && comment.kind === "line" && comment.precedingNode === undefined) return "open";
  // Above the names of a table's columns.
  const following = comment.followingNode;
  if (node.kind === "table" && following !== undefined && !leadsTo(following, comment, root)) {
    if (comment.precedingNode === undefined) return "body";
  }
  return hasPlace ? undefined : "body";
}

/** As it is written, but for spaces at the ends of lines. */
export function formatComment(comment: PlacedComment, text: string): Doc {
  const written = text.slice(comment.start, comment.end);
  const lines = (comment.isPlain === true && comment.kind === "doc" ? written.replace(/^\/+/, "//") : written)
    .split("\n")
    .map((line) => line.trimEnd());
  const isStarred = lines.slice(1).every((line) => line.trimStart().startsWith("*"));
  return isStarred
    ? join(
        hardline,
        lines.map((line, index) => (index === 0 ? line : ` ${line.trimStart()}`)),
      )
    : join(literalline, lines);
}

/** The comments inside of a statement that stand in one of its regions; printed by whoever asks. */
export function takeComments(comments: readonly PlacedComment[], region: PlacedComment["region"]): PlacedComment[] {
  const taken = comments.filter((comment) => comment.region === region && !comment.leading && !comment.trailing);
  for (const comment of taken) comment.printed = true;
  return taken;
}

/** Whether a comment stands on a line below its statement, and not behind it. */
export function isBelow({ start }: PlacedComment, text: string): boolean {
  return util.hasNewline(text, start, { backwards: true });
}

export function hasComments(node: Printable): boolean {
  return "comments" in node || childrenOf(node).nodes.some(hasComments);
}
