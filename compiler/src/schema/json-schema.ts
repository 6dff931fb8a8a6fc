/** A JSON Schema of draft 2020-12, as plain JSON. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Schemas that others refer to by name. */
export type Definitions = Readonly<Record<string, JsonSchema>>;

/** How a definition is referred to: it stands in `$defs` of the schema, or among the components of an API. */
export type RefTo = (name: string) => JsonSchema;

export const inDefs: RefTo = (name) => ({ $ref: `#/$defs/${name}` });

export const largestAmount = 9e15;

/** In minor units. */
export const amount: JsonSchema = { type: "integer", minimum: 0, maximum: largestAmount };
export const text: JsonSchema = { type: "string" };
export const id: JsonSchema = { type: "string", minLength: 1 };
export const truth: JsonSchema = { type: "boolean" };

/** A record of these fields and no others; those whose name ends in `?` may be left out. */
export function record(fields: Readonly<Record<string, JsonSchema>>, more: JsonSchema = {}): JsonSchema {
  const entries = Object.entries(fields);
  return fieldsOf(
    entries.map(([name, schema]) => [name.replace(/\?$/, ""), schema]),
    entries.map(([name]) => name).filter((name) => !name.endsWith("?")),
    more,
  );
}

/** The same for names that come from a product. */
export function fieldsOf(
  fields: readonly (readonly [name: string, schema: JsonSchema])[],
  required: readonly string[] = [],
  more: JsonSchema = {},
): JsonSchema {
  return {
    type: "object",
    ...more,
    properties: Object.fromEntries(fields),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

export function list(items: JsonSchema): JsonSchema {
  return { type: "array", items };
}

/** Amounts by some name. */
export function byName(values: JsonSchema): JsonSchema {
  return { type: "object", additionalProperties: values };
}

/** One of these texts; of none, nothing. */
export function oneOf(names: readonly string[]): JsonSchema {
  return names.length === 0 ? { not: {} } : { enum: [...new Set(names)] };
}

export function anyOf(...schemas: readonly JsonSchema[]): JsonSchema {
  return { anyOf: schemas };
}
