/** The key of every part of a plan that was asked for, as its parts are parts of others. */
const keys = new WeakMap<object, string>();

/** The same text for the same meaning: where something stands in the file and the number that it got do not count. */
export function keyOf(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(JSON.stringify(value));
  const known = keys.get(value);
  if (known !== undefined) return known;
  const key = Array.isArray(value) ? `[${value.map(keyOf).join()}]` : `{${textOfFields(value)}}`;
  keys.set(value, key);
  return key;
}

function textOfFields(value: object): string {
  let text = "";
  for (const [field, part] of Object.entries(value) as readonly (readonly [string, unknown])[])
    if (part !== undefined && field !== "source" && field !== "id" && field !== "label")
      text += `${field}:${keyOf(part)},`;
  return text;
}
