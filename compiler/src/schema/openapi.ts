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
      "/health": { get: got("health", "Whether the service answers.", answer("It does.", { type: "object" })) },
      "/products": {
        get: got(
          "products",
          "The products, with their editions and the content hash of their terms.",
          answer("The products.", { type: "array", items: { type: "object" } }),
        ),
      },
      "/openapi.json": {
        get: got("openapi", "This document.", answer("An OpenAPI document.", { type: "object" })),
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
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [`refusal_${status}`, problem(description)]),
      ),
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
  return [
    [
      path,
      {
        get: {
          ...got(id("product"), "What the product says of itself.", {
            ...answer("Its metadata.", { type: "object" }),
            ...refused(404),
          }),
          parameters: [terms],
        },
      },
    ],
    [
      `${path}/schema/{of}`,
      {
        get: {
          ...got(id("schema"), "The JSON Schema of a claim or of a settlement.", {
            ...answer("The schema.", { type: "object" }),
            ...refused(404),
          }),
          parameters: [{ name: "of", in: "path", required: true, schema: { enum: ["input", "result"] } }, terms],
        },
      },
    ],
    [
      `${path}/validate`,
      {
        post: {
          ...posted(
            id("validate"),
            "Everything that is wrong with a claim.",
            answer("The problems; none: it can be settled.", {
              type: "object",
              properties: { problems: refTo("problems") },
              required: ["problems"],
            }),
          ),
          ...input,
          parameters: [terms],
        },
      },
    ],
    [
      `${path}/settle`,
      {
        post: {
          ...posted(id("settle"), "What is due and what is to be paid now.", {
            ...answer("The settlement.", any("result")),
            ...refused(422),
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
          ...posted(id("explain"), "The settlement for a person.", {
            200: {
              description: "The explanation.",
              content: { "text/html": { schema: { type: "string" } }, "text/plain": { schema: { type: "string" } } },
            },
            ...refused(422),
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

/** What is answered as a problem. A path that is asked by another method than its own (405) has no operation for that. */
const refusals = {
  400: "The body is no JSON, or the query asks for something that there is not.",
  404: "There is no such product, or no such terms.",
  408: "The request did not come in time.",
  413: "The body is too large, or the claim has too many lines.",
  415: "The body is not sent as JSON.",
  421: "The service does not answer for this host.",
  422: "The claim has problems: each with its path.",
  431: "The headers are too large.",
  500: "The service has a fault.",
  default: "Another problem, such as 405 where a path is asked by another method than its own.",
} as const;

function refused(...statuses: readonly (keyof typeof refusals)[]): JsonSchema {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/refusal_${status}` }] as const),
  );
}

function got(operationId: string, summary: string, responses: JsonSchema): JsonSchema {
  return { operationId, summary, responses: { ...responses, ...refused(400, 408, 421, 431, 500, "default") } };
}

function posted(operationId: string, summary: string, responses: JsonSchema): JsonSchema {
  const all = refused(400, 404, 408, 413, 415, 421, 431, 500, "default");
  return { operationId, summary, responses: { ...responses, ...all } };
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
