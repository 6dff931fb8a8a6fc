/** The same text for the same meaning: where something stands in the file and the number that it got do not count. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (field, part: unknown) => {
    if (field === "source" || field === "id" || field === "label") return undefined;
    return typeof part === "bigint" ? `${part}n` : part;
  });
}
