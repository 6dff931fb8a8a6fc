/** Of types and lists alone: the members of a type are many, and stand in every expression of the type. */
const shared = new WeakMap<object, string>();

/** The same text for the same meaning: where something stands in the file and the number that it got do not count. */
export function keyOf(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(JSON.stringify(value));
  return Array.isArray(value) ? keptKeyOf(value) : keyOfFields(value as Readonly<Record<string, unknown>>);
}

function keptKeyOf(value: object): string {
  const known = shared.get(value);
  if (known !== undefined) return known;
  const key = Array.isArray(value)
    ? `[${value.map(keyOf).join()}]`
    : keyOfFields(value as Readonly<Record<string, unknown>>);
  shared.set(value, key);
  return key;
}

function keyOfFields(value: Readonly<Record<string, unknown>>): string {
  let text = "{";
  for (const field in value) {
    const part = value[field];
    if (part !== undefined && field !== "source" && field !== "id" && field !== "label")
      text += `${field}:${field === "type" && typeof part === "object" ? keptKeyOf(part!) : keyOf(part)},`;
  }
  return `${text}}`;
}
