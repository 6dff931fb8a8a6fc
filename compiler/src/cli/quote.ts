import type { ClauseMetadata } from "@yakkan/runtime/metadata.js";
import type { SourceText } from "../compile.js";
import type { Plan, Source } from "../plan.js";

const longest = 400;

/** Finds the words of a clause in its product's text; of a declaration with a block only what stands before the block. */
export function quoteFrom(source: SourceText, plan: Plan): (clause: ClauseMetadata) => string | undefined {
  const ends = new Map<string, number>();
  for (const { line, column, end } of sourcesOf(plan)) {
    const key = `${line}:${column}`;
    // Clauses that begin at one place, such as a head and its `requires approval`: the shorter says less that is beside the point.
    ends.set(key, Math.min(end, ends.get(key) ?? end));
  }
  const starts = lineStarts(source.text);
  return ({ place: { line, column } }) => {
    const end = ends.get(`${line}:${column}`);
    const start = starts[line - 1];
    return end === undefined || start === undefined ? undefined : tidy(source.text.slice(start + column - 1, end));
  };
}

/** On one line, without comments, block and references, which are shown beside it. */
function tidy(text: string): string | undefined {
  const words = text
    .replace(/\/\/.*$/gm, "")
    .replace(/\s*\{[^]*$/, "")
    .replace(/\s*@[\p{L}\p{N}_]+\([^)]*\)/gu, "")
    .replace(/\s+/g, " ")
    .trim();
  if (words === "") return undefined;
  return words.length > longest ? `${words.slice(0, longest)} …` : words;
}

/** Every place in the text that the plan names. */
function* sourcesOf(value: unknown): Generator<Source> {
  if (typeof value !== "object" || value === null) return;
  if ("source" in value) yield value.source as Source;
  for (const part of Object.values(value)) yield* sourcesOf(part);
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}
