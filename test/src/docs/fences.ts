/** A fenced block of a Markdown text: ```` ```yakkan wrong term/and section ````. */
export interface Fence {
  /** The first word after the backticks. */
  readonly language: string;
  /** The other words. */
  readonly words: readonly string[];
  readonly text: string;
  /** Where `text` begins in the Markdown. */
  readonly start: number;
  /** Line of the opening backticks, from 1. */
  readonly line: number;
}

export function fencesOf(markdown: string): Fence[] {
  return [...markdown.matchAll(/^```(\S+)([^\n]*)\n([^]*?)^```$/gm)].map((match) => ({
    language: match[1]!,
    words: match[2]!.split(" ").filter((word) => word !== ""),
    text: match[3]!,
    start: match.index + match[0].length - "```".length - match[3]!.length,
    line: markdown.slice(0, match.index).split("\n").length,
  }));
}
