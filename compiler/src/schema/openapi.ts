import type { Plan } from "../plan.js";
import { describeInput } from "./input.js";
import type { Definitions, JsonSchema, RefTo } from "./json-schema.js";
import { problemDetails, problems } from "./problems.js";
import { describeResult } from "./result.js";

/** The service that `yakkan serve` gives for these products, as an OpenAPI 3.1 document. */
export function describeApi(plans: readonly Plan[], version: string): JsonSchema {
  const names = [...new Set(plans.map(({ name }) => name))];
  return {
    openapi: "3.1.0",
    info: { title: `Claims under ${names.join(", ")}`, version },
    paths: {
      "/health": { get: operation("health", "Whether the service answers.", answer("It does.", { type: "object" })) },
      "/products": {
        get: operation(
          "products",
          "The products, with their editions and the content hash of their terms.",
          answer("The products.", { type: "array", items: { type: "object" } }),
        ),
      },
      "/openapi.json": {
        get: operation("openapi", "This document.", answer("An OpenAPI document.", { type: "object" })),
      },
      ...Object.fromEntries(
        names.flatMap((name) =>
          pathsOf(
            name,
            plans.filter((plan) => plan.name === name),
          ),
        ),
      ),
    },
    components: {
      schemas: {
        problems,
        problemDetails,
        ...(Object.assign({}, ...plans.map((plan) => componentsOf(plan, plans))) as Definitions),
      },
    },
  };
}

function pathsOf(name: string, plans: readonly Plan[]): readonly (readonly [path: string, item: JsonSchema])[] {
  const path = `/products/${encodeURIComponent(name)}`;
  const any = (what: string): JsonSchema => {
    const [first, ...more] = plans.map((plan) => toComponent(plan, plans)(what));
    return more.length === 0 ? first! : { anyOf: [first, ...more] };
  };
  const input = { requestBody: { required: true, content: json(any("input")) } };
  const terms = query(
    "terms",
    "The terms to settle by, of an old claim; left out: those of the ledger, else of the edition of the policy's start.",
    { type: "string" },
  );
  const id = (verb: string): string => `${verb}_${name}`;
  const refusals = {
    400: problem("The body is no JSON."),
    404: problem("There is no such product, or no such terms."),
    413: problem("The body is too large."),
    415: problem("The body is not sent as JSON."),
    422: problem("The claim has problems: each with its path."),
  };
  return [
    [
      path,
      {
        get: {
          ...operation(id("product"), "What the product says of itself.", answer("Its metadata.", { type: "object" })),
          parameters: [terms],
        },
      },
    ],
    [
      `${path}/schema/{of}`,
      {
        get: {
          ...operation(
            id("schema"),
            "The JSON Schema of a claim or of a settlement.",
            answer("The schema.", { type: "object" }),
          ),
          parameters: [{ name: "of", in: "path", required: true, schema: { enum: ["input", "result"] } }, terms],
        },
      },
    ],
    [
      `${path}/validate`,
      {
        post: {
          ...operation(id("validate"), "Everything that is wrong with a claim.", {
            ...answer("The problems; none: it can be settled.", {
              type: "object",
              properties: { problems: refTo("problems") },
              required: ["problems"],
            }),
            ...refusals,
          }),
          ...input,
          parameters: [terms],
        },
      },
    ],
    [
      `${path}/settle`,
      {
        post: {
          ...operation(id("settle"), "What is due and what is to be paid now.", {
            ...answer("The settlement.", any("result")),
            ...refusals,
          }),
          ...input,
          parameters: [
            terms,
            query("trace", "Also how every term acted, and the readings that matter.", { enum: ["true", "false"] }),
            query("revision", "Which the ledger given has to have, 0 where none is given.", {
              type: "integer",
              minimum: 0,
            }),
          ],
        },
      },
    ],
    [
      `${path}/explain`,
      {
        post: {
          ...operation(id("explain"), "The settlement for a person.", {
            200: {
              description: "The explanation.",
              content: { "text/html": { schema: { type: "string" } }, "text/plain": { schema: { type: "string" } } },
            },
            ...refusals,
          }),
          ...input,
          parameters: [
            terms,
            query("lang", "The language.", { enum: ["ja", "en"] }),
            query("format", "A page, or plain text.", { enum: ["html", "text"] }),
            query("readings", "Also what would be due under other readings, in a page.", { enum: ["false", "true"] }),
          ],
        },
      },
    ],
  ];
}

/** Of several editions of a product each has schemas of its own. */
function toComponent(plan: Plan, plans: readonly Plan[]): RefTo {
  return (what) => refTo(nameOf(plan, plans, what));
}

function nameOf(plan: Plan, plans: readonly Plan[], what: string): string {
  const alone = plans.filter(({ name }) => name === plan.name).length === 1;
  // What a component may be called: letters, digits, `.`, `-`, `_`.
  const product = plan.name.replace(/[^A-Za-z0-9_-]/gu, (char) => `u${char.codePointAt(0)!.toString(16)}`);
  return alone ? `${product}.${what}` : `${product}.${plan.edition}.${what}`;
}

function componentsOf(plan: Plan, plans: readonly Plan[]): Definitions {
  const ref = toComponent(plan, plans);
  const input = describeInput(plan, ref);
  const result = describeResult(plan, ref);
  const all = { ...input.definitions, ...result.definitions, input: input.schema, result: result.schema };
  return Object.fromEntries(Object.entries(all).map(([what, schema]) => [nameOf(plan, plans, what), schema]));
}

function refTo(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

function operation(operationId: string, summary: string, responses: JsonSchema): JsonSchema {
  return { operationId, summary, responses };
}

function answer(description: string, schema: JsonSchema): JsonSchema {
  return { 200: { description, content: json(schema) } };
}

function problem(description: string): JsonSchema {
  return { description, content: { "application/problem+json": { schema: refTo("problemDetails") } } };
}

function json(schema: JsonSchema): JsonSchema {
  return { "application/json": { schema } };
}

function query(name: string, description: string, schema: JsonSchema): JsonSchema {
  return { name, in: "query", description, schema };
}
