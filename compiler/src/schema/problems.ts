import { type JsonSchema, list, oneOf, record, text } from "./json-schema.js";

const problemCodes = [
  "shape",
  "missing",
  "unknown-name",
  "range",
  "amount",
  "whole",
  "date",
  "not-available",
  "duplicate",
  "reference",
  "unit",
  "rule",
  "ledger",
  "not-restated",
];

/** Everything that is wrong with an input. */
export const problems: JsonSchema = list(
  record({
    path: { ...text, description: "losses[2].amount" },
    code: oneOf(problemCodes),
    message: text,
  }),
);

/** An answer that is none: RFC 9457. */
export const problemDetails: JsonSchema = {
  type: "object",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    problems,
  },
  required: ["type", "title", "status"],
};
