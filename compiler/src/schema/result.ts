import type { Plan } from "../plan.js";
import { hashTerms } from "../terms-hash.js";
import { reasonKinds } from "../reason-kinds.js";
import {
  amount,
  anyOf,
  byName,
  type Definitions,
  inDefs,
  type JsonSchema,
  largestAmount,
  list,
  oneOf,
  record,
  type RefTo,
  text,
  truth,
} from "./json-schema.js";

/** The version of the schema that every result names in `schema`; it changes when a reader of the old one would be misled. */
const resultVersion = 1;

const exact: JsonSchema = {
  type: "string",
  pattern: "^(-?[0-9]+(/[0-9]+)?|unlimited)$",
  description: "An exact number; money in minor units.",
};
/** What an amount comes to before it is rounded, and from what. */
const derivation = {
  "value?": exact,
  figures: list(
    record({
      of: oneOf(["choice", "fact", "reading", "let", "loss", "left", "expression"]),
      name: text,
      kind: oneOf(["bool", "money", "number", "ratio", "date", "datetime", "duration", "span", "enum"]),
      "value?": text,
    }),
  ),
};
const holding = { "holds?": { enum: [true, "open"] } };
const triggerOfReason = { "trigger?": text };
/** What a settlement returns: of the product, or, without one, of any. */
export function describeResult(
  plan: Plan | undefined,
  refTo: RefTo = inDefs,
): { readonly schema: JsonSchema; readonly definitions: Definitions } {
  const money = refTo("amount");
  const taken = {
    type: "integer",
    minimum: -largestAmount,
    maximum: largestAmount,
    description: "In minor units of the currency. Below 0: given back.",
  };
  const verdict = oneOf(["eligible", "refused", "undetermined"]);
  const ofPlan = plan && {
    product: { const: plan.name },
    edition: { const: plan.edition },
    terms: { const: hashTerms(plan) },
  };
  const identity = ofPlan ?? {
    product: text,
    edition: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
    terms: {
      type: "string",
      pattern: "^[0-9a-f]{64}$",
      description: "The content hash of the terms that it was settled by.",
    },
  };
  const head = plan === undefined ? text : oneOf([...plan.heads, ...plan.uncovered].map(({ name }) => name));
  const period = record({ from: text, to: text });
  const used = byName(byName(money));
  const schema = record(
    {
      schema: { const: resultVersion },
      ...identity,
      policy: text,
      incident: text,
      claimed: money,
      due: money,
      pay: money,
      overpaid: money,
      lines: list(refTo("line")),
      heads: list(record({ head, claimed: money, due: money, pay: money })),
      groups: list(record({ group: text, claimed: money, due: money, pay: money })),
      open: list(record({ exclusion: text, lines: list(text), waitsFor: list(refTo("fact")) })),
      assumed: list(refTo("fact")),
      ledger: refTo("newLedger"),
      "trace?": list(refTo("step")),
      "workings?": list(
        record(
          { head, "line?": text, "count?": { type: "integer", minimum: 2 }, ...derivation },
          {
            description:
              "What a computed head, in a frame for each unit a line of it, or a line of a head for each loss was worked out from; values that are unknown are left out.",
          },
        ),
      ),
      "readings?": list(
        record({
          reading: text,
          "chosen?": text,
          byDefault: truth,
          "othersAsSettled?": {
            const: true,
            description: "Other incidents count with what they used as they were settled, whatever the reading.",
          },
          due: list(
            record({
              reading: text,
              due: money,
              undetermined: list(record({ id: text, head, waitsFor: list(refTo("fact")) })),
            }),
          ),
        }),
      ),
    },
    { title: plan === undefined ? "A settlement" : `A settlement under ${plan.name}, edition ${plan.edition}` },
  );
  const dates = record({
    "value?": text,
    "from?": text,
    "until?": {
      ...text,
      description: "The last day of a window, or the day by which an approval had to be given.",
    },
    "before?": { ...text, description: "The end of the policy period, which does not belong to it." },
  });
  const refused = list(
    record({
      kind: oneOf(reasonKinds),
      clause: text,
      ...triggerOfReason,
      "lacks?": { const: "claim" },
      "compared?": list(refTo("compared")),
      "unless?": { ...list(refTo("compared")), description: "Of an exclusion: what fails of its exceptions." },
      "dates?": dates,
    }),
  );
  const undetermined = list(
    record({
      kind: oneOf([...reasonKinds, "term", "computed"]),
      clause: text,
      ...triggerOfReason,
      waitsFor: list(refTo("fact")),
    }),
  );
  return {
    schema,
    definitions: {
      amount: { ...amount, description: "In minor units of the currency." },
      fact: record(
        {
          of: oneOf(["incident", "claim", "insured", "loss", "unit", "reading", "contract"]),
          "id?": text,
          name: text,
          "lacks?": { const: "time", description: "A date that is stated, but not at what time of the day." },
        },
        { description: "A fact, built-in fact, circumstance, reading, or choice of the contract." },
      ),
      compared: {
        ...anyOf(
          record({
            "of?": text,
            value: text,
            operator: oneOf(["<", "<=", ">", ">=", "=", "<>"]),
            other: text,
            ...holding,
          }),
          record({ "of?": text, dates, ...holding }),
          record({ condition: text, ...holding }),
          record({ anyOf: list(refTo("compared")), ...holding }),
          record({ allOf: list(refTo("compared")), ...holding }),
        ),
        description:
          "A part of a test: two dates that would have to stand so, or do, a date and its ends, a condition in the words of the language, or several of which one or each has to hold. Without `holds` it does not.",
      },
      line: record(
        {
          id: {
            ...text,
            description:
              "The line's id; of a computed head = and its name, for each unit then : and its id, or / and the line that counts it.",
          },
          head,
          "claim?": text,
          "insured?": text,
          "unit?": text,
          "unitId?": text,
          "count?": { type: "integer", minimum: 1 },
          "countOf?": { ...text, description: "Of a computed head: the line that gives the count without an id." },
          "trigger?": text,
          verdict,
          claimed: money,
          due: money,
          paid: money,
          pay: money,
          refused,
          undetermined,
          reduced: list(record({ clause: text, amount: taken })),
          "elsewhere?": {
            ...list(record({ trigger: text, verdict, refused, undetermined })),
            description: "How a line that names no trigger would fare under others that open its head.",
          },
        },
        {
          description:
            "Of an eligible line, due and the amounts in reduced add up to claimed. Whose it is stands as the line says.",
        },
      ),
      step: record(
        {
          clause: text,
          "claim?": text,
          "insured?": text,
          "policyYear?": { type: "integer", minimum: 0 },
          "day?": text,
          "unit?": text,
          "line?": text,
          "count?": { type: "integer", minimum: 1 },
          before: money,
          after: money,
          "amount?": { type: ["integer", "null"], minimum: 0, description: "Null: unlimited." },
          "pays?": { type: "string", pattern: "^[0-9]+/[0-9]+$" },
          "used?": { type: "integer", minimum: 0 },
          "times?": {
            type: ["integer", "null"],
            minimum: 0,
            description:
              "By number of times: how many incidents a limit lets through, or a deductible bears. Null: unlimited.",
          },
          "ranks?": list(
            record(
              { heads: list(text), before: money, after: money },
              {
                description: "Heads that bear it as one, in proportion, where they do so in an order: the first first.",
              },
            ),
          ),
          "timesUsed?": {
            type: "integer",
            minimum: 0,
            description: "How many other incidents have used one of these times.",
          },
          "counted?": record(
            {
              allowed: { type: ["integer", "null"], minimum: 0, description: "Null: unlimited." },
              "used?": { type: "integer", minimum: 0, description: "By other incidents." },
              lines: list(
                record({
                  line: text,
                  quantity: { type: "integer", minimum: 1 },
                  counted: { type: "integer", minimum: 0 },
                }),
              ),
            },
            {
              description:
                "Counted in a quantity of the lines: how much of it a limit pays, or a deductible leaves to be borne, and of what each line has, how much that is.",
            },
          ),
          "caps?": list(
            record(
              {
                clause: text,
                amount: { type: ["integer", "null"], minimum: 0, description: "Null: unlimited." },
                "count?": { type: "integer", minimum: 1 },
                "used?": { type: "integer", minimum: 0 },
                together: money,
                before: money,
                after: money,
              },
              {
                description:
                  "The most that the insured bears by the term over a wider group: what its groups would bear together, and of it this one before and after.",
              },
            ),
          ),
          "layers?": list(
            record(
              {
                clause: text,
                terms: list(
                  record({
                    clause: text,
                    before: money,
                    after: money,
                    "amount?": { type: ["integer", "null"], minimum: 0, description: "Null: unlimited." },
                    "pays?": { type: "string", pattern: "^[0-9]+/[0-9]+$" },
                    "used?": { type: "integer", minimum: 0 },
                    "working?": record(derivation),
                  }),
                ),
                after: money,
              },
              {
                description:
                  "A layer, with what its terms in turn left of the amount. What layers leave together is `after` of the step, but no more than `before`.",
              },
            ),
          ),
          "working?": record(derivation, { description: "How the amount or share was worked out." }),
          cuts: list(record({ line: text, amount: taken })),
        },
        {
          description:
            "A term that acted on a group of lines with an amount above 0, in the order in which they acted.",
        },
      ),
      newLedger: record(
        {
          schema: { const: 1 },
          ...identity,
          policy: text,
          period,
          readings: byName(text),
          revision: { type: "integer", minimum: 0 },
          "opening?": record({ paid: byName(money), used }),
          incidents: list(record({ id: text, paid: byName(money), used })),
        },
        { description: "To be kept, and given with the next claim of the policy and period." },
      ),
    },
  };
}

/** As one document. */
export function resultSchema(plan?: Plan): JsonSchema {
  const { schema, definitions } = describeResult(plan);
  const version = plan === undefined ? { $id: `urn:yakkan:schema:result:${resultVersion}` } : {};
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...version,
    ...schema,
    $defs: definitions,
  };
}
