/** Of lists alone: the members of a type are many, and stand in every expression of the type. */
const ofLists = new WeakMap<object, string>();

/** The same text for the same meaning: where something stands in the file and the number that it got do not count. */
export function keyOf(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(JSON.stringify(value));
  if (!Array.isArray(value)) return keyOfFields(value as Readonly<Record<string, unknown>>);
  const known = ofLists.get(value);
  if (known !== undefined) return known;
  const key = `[${value.map(keyOf).join()}]`;
  ofLists.set(value, key);
  return key;
}

function keyOfFields(value: Readonly<Record<string, unknown>>): string {
  let text = "{";
  for (const field in value) {
    const part = value[field];
    if (part !== undefined && field !== "source" && field !== "id" && field !== "label")
      text += `${field}:${keyOf(part)},`;
  }
  return `${text}}`;
}
