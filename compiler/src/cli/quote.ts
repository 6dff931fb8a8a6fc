import type { ClauseMetadata } from "@yakkan/runtime/metadata.js";
import type { Sources } from "../files/sources.js";
import type { Plan, Source } from "../plan.js";

const longest = 400;

/** Finds the words of a clause in the file that it stands in; of a declaration with a block only what stands before the block. */
export function quoteFrom(sources: Sources, plan: Plan): (clause: ClauseMetadata) => string | undefined {
  const clauses = new Map<string, Source>();
  for (const source of sourcesOf(plan)) {
    const known = clauses.get(keyOf(source));
    // Clauses that begin at one place, such as a head and its `requires approval`: the shorter says less that is beside the point.
    if (known === undefined || source.end < known.end) clauses.set(keyOf(source), source);
  }
  return ({ place }) => {
    const source = clauses.get(keyOf(place));
    return source && tidy(sources.textOf(source));
  };
}

function keyOf({ file, line, column }: Pick<Source, "file" | "line" | "column">): string {
  return `${file}:${line}:${column}`;
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
