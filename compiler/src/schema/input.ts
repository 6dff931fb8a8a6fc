import { periodTermsOf } from "../period-terms.js";
import type { Bearer, Choice, Fact, HeadNode, Plan, UnitFact } from "../plan.js";
import { hashTerms } from "../terms-hash.js";
import { incidentKinds, type ListedKind, scheduledKinds } from "../unit-kinds.js";
import {
  byName,
  type Definitions,
  fieldsOf,
  id,
  inDefs,
  type JsonSchema,
  list,
  oneOf,
  record,
  type RefTo,
  text,
  truth,
} from "./json-schema.js";
import { schemaOfValue, titled, valueDefinitions } from "./values.js";

/**
 * What a settlement of the product takes. Every valid input has this shape; an input of another shape, type,
 * member or range is refused. What a schema cannot say is left to `validate`: guards and rules of the contract,
 * ids that are listed and unique, sums, and ranges of dates, durations, spans and of ratios that are texts.
 */
export function describeInput(
  plan: Plan,
  refTo: RefTo = inDefs,
): { readonly schema: JsonSchema; readonly definitions: Definitions } {
  const listed = incidentKinds(plan.units);
  const schema = record(
    {
      contract: refTo("contract"),
      incident: refTo("incident"),
      "claims?": list(refTo("claim")),
      "insureds?": list(refTo("insured")),
      ...(listed.length > 0 && { "units?": unitsOf(listed, refTo) }),
      losses: list(refTo("loss")),
      "ledger?": refTo("ledger"),
    },
    { title: `A claim under ${plan.name}, edition ${plan.edition}` },
  );
  return {
    schema,
    definitions: {
      ...valueDefinitions,
      contract: contract(plan, refTo),
      incident: record({
        id,
        triggers: list(oneOf(plan.triggers.map(({ name }) => name))),
        ...stated(plan, "incident", refTo),
        "others?": { const: "none" },
      }),
      claim: record({ id, ...stated(plan, "claim", refTo) }),
      insured: record({ id, ...stated(plan, "insured", refTo) }),
      loss: loss(plan, refTo),
      ledger: ledger(plan, refTo),
    },
  };
}

/** As one document. */
export function inputSchema(plan: Plan): JsonSchema {
  const { schema, definitions } = describeInput(plan);
  return { $schema: "https://json-schema.org/draft/2020-12/schema", ...schema, $defs: definitions };
}

function contract(plan: Plan, refTo: RefTo): JsonSchema {
  const { choices, options, readings, units } = plan;
  return fieldsOf(
    [
      ["policy", id],
      ["period", record({ from: refTo("date"), to: refTo("date") })],
      ["options", list(oneOf(options.map(({ name }) => name)))],
      [
        "readings",
        fieldsOf(
          readings.map(({ name, label, members }) => [
            name,
            titled(oneOf(members.map((member) => member.name)), label),
          ]),
        ),
      ],
      ["units", unitsOf(scheduledKinds(units), refTo)],
      ...choices.map(
        (choice) => [choice.name, titled(schemaOfValue(choice.type, choice.range, refTo), choice.label)] as const,
      ),
    ],
    ["policy", "period", ...choices.filter(isAlwaysGiven).map(({ name }) => name)],
    { description: "The schedule. Money in minor units of the currency." },
  );
}

/** Lists of units by kind, with what is said of each. */
function unitsOf(kinds: readonly ListedKind[], refTo: RefTo): JsonSchema {
  return fieldsOf(
    kinds.map(({ name, label, of, facts }) => {
      const unit = record({ id, ...(of !== undefined && { of: id }), "facts?": factsOf(facts, refTo) });
      return [name, titled(list(unit), label)];
    }),
  );
}

function isAlwaysGiven({ when, optional, default: standing }: Choice): boolean {
  return when === undefined && !optional && standing === undefined;
}

/** Facts and circumstances of a bearer. */
function stated(plan: Plan, of: Bearer, refTo: RefTo): Readonly<Record<string, JsonSchema>> {
  const asserted = plan.exclusions.filter((exclusion) => exclusion.of === of && exclusion.asserted);
  return {
    "facts?": factsOf(
      plan.facts.filter((fact) => fact.of === of),
      refTo,
    ),
    "exclusions?": fieldsOf(asserted.map(({ name, label }) => [name, titled(truth, label)])),
  };
}

function factsOf(facts: readonly (Fact | UnitFact)[], refTo: RefTo): JsonSchema {
  return fieldsOf(
    facts.map((fact) => {
      const value = schemaOfValue(fact.type, fact.range, refTo);
      return [fact.name, titled(fact.orNever ? { anyOf: [value, { const: "never" }] } : value, fact.label)];
    }),
  );
}

function loss(plan: Plan, refTo: RefTo): JsonSchema {
  const heads = plan.heads.filter(({ computed }) => computed === undefined);
  const valued = heads.filter(({ each }) => each !== undefined);
  return record(
    {
      id: { type: "string", pattern: "^[^=]" },
      head: oneOf([...heads, ...plan.uncovered].map(({ name }) => name)),
      [valued.length > 0 ? "amount?" : "amount"]: refTo("amount"),
      "incurred?": refTo("date"),
      "approved?": { anyOf: [truth, refTo("date")] },
      "claim?": text,
      "insured?": text,
      "item?": text,
      "trigger?": oneOf(plan.triggers.map(({ name }) => name)),
      "unit?": oneOf(plan.units.map(({ name }) => name)),
      "unitId?": id,
      "count?": { type: "integer", minimum: 1 },
      ...stated(plan, "loss", refTo),
    },
    {
      allOf: [
        {
          if: { anyOf: [{ required: ["unit"] }, { required: ["unitId"] }, { required: ["count"] }] },
          then: { required: ["unit"], anyOf: [{ required: ["unitId"] }, { required: ["count"] }] },
        },
        ...amountByHead(valued),
        ...itemsByHead(heads),
      ],
    },
  );
}

/** The amount of a line of these heads is worked out; 0 withdraws the line. */
function amountByHead(valued: readonly HeadNode[]): readonly JsonSchema[] {
  if (valued.length === 0) return [];
  return [
    {
      if: { properties: { head: oneOf(valued.map(({ name }) => name)) }, required: ["head"] },
      then: { properties: { amount: { const: 0 } } },
      else: { required: ["amount"] },
    },
  ];
}

/** A line names an item of its own head. */
function itemsByHead(heads: readonly HeadNode[]): readonly JsonSchema[] {
  const byItems = new Map<string, { readonly names: string[]; readonly items: readonly string[] }>();
  for (const head of heads) {
    const items = head.items.map(({ name }) => name);
    const key = JSON.stringify(items);
    const alike = byItems.get(key) ?? { names: [], items };
    byItems.set(key, alike);
    alike.names.push(head.name);
  }
  return [...byItems.values()].map(({ names, items }) => ({
    if: { properties: { head: oneOf(names) }, required: ["head"] },
    then: { properties: { item: oneOf(items) } },
  }));
}

/** As the settlement before returned it. */
export function ledger(plan: Plan, refTo: RefTo): JsonSchema {
  const { name, edition } = plan;
  const used = fieldsOf(periodTermsOf(plan).map((term) => [term.id, byName(refTo("amount"))]));
  // What else a ledger says is passed over.
  const open = (fields: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
    ...record(fields),
    additionalProperties: true,
  });
  return {
    description: "As the settlement before returned it; left out: nothing used yet.",
    ...open({
      schema: { const: 1 },
      product: { const: name },
      edition: { const: edition },
      terms: { const: hashTerms(plan) },
      policy: id,
      period: open({ from: refTo("date"), to: refTo("date") }),
      [plan.readings.length === 0 ? "readings?" : "readings"]: fieldsOf(
        plan.readings.map((reading) => [reading.name, oneOf(reading.members.map((member) => member.name))]),
      ),
      revision: { type: "integer", minimum: 0 },
      "opening?": open({ paid: fieldsOf(plan.heads.map((head) => [head.name, refTo("amount")])), used }),
      incidents: list(open({ id, paid: byName(refTo("amount")), used })),
    }),
  };
}
