import type { Bearer } from "@yakkan/runtime/facts.js";
import type { FactRule, Product, RangeRule, ValueType } from "@yakkan/runtime/product.js";

/** What a column of a claims table says, and where it goes in an input. */
export type Place =
  | {
      readonly of: "row";
      readonly field:
        | "policy"
        | "period_from"
        | "period_to"
        | "options"
        | "incident"
        | "settled"
        | "triggers"
        | "others"
        | "claim"
        | "insured"
        | "line"
        | "head"
        | "amount"
        | "incurred"
        | "approved"
        | "item"
        | "trigger"
        | "unit"
        | "unit_id"
        | "count";
    }
  | { readonly of: "contract" | "reading" | "units"; readonly field: string }
  /** What is established of the unit that the row names. */
  | { readonly of: "unit"; readonly unit: string; readonly field: string }
  /** Of which unit the one is that the row names. */
  | { readonly of: "outer"; readonly unit: string }
  | { readonly of: Bearer; readonly part: "facts" | "exclusions"; readonly field: string };

/** How the text of a cell becomes a value of JSON. */
export type Form = "text" | "number" | "truth" | "truth or text" | "list" | "ratio" | "json";

export interface Column {
  readonly name: string;
  readonly place: Place;
  readonly form: Form;
  /** Of a list: a member is called `none`, the word for no member otherwise. */
  readonly listsNone?: true;
  /** Without it nothing can be settled. */
  readonly needed: boolean;
  /** For people: what may stand in it. */
  readonly holds: string;
}

/** The columns that a table of claims under a product may have, one row for each line of an incident. */
export function columnsOf(product: Product): readonly Column[] {
  const row = (name: Extract<Place, { of: "row" }>["field"], form: Form, holds: string, needed = false): Column => ({
    name,
    place: { of: "row", field: name },
    form,
    needed,
    holds,
  });
  const columns: Column[] = [
    row("policy", "text", "the policy's number", true),
    row("period_from", "text", "first day of the policy period, or its instant", true),
    row("period_to", "text", "end of the policy period, not in it", true),
  ];
  for (const { name, type, range } of product.choices)
    columns.push({
      name: `contract.${name}`,
      place: { of: "contract", field: name },
      form: formOf(type),
      ...(type.kind === "set" ? listingNone(type.members) : {}),
      needed: false,
      holds: wordsOf(type, range),
    });
  const some = (
    field: "options" | "triggers",
    named: readonly { readonly name: string }[],
    needed: boolean,
  ): Column => {
    const members = named.map(({ name }) => name);
    return { ...row(field, "list", someOf(members), needed), ...listingNone(members) };
  };
  if (product.options.length > 0) columns.push(some("options", product.options, false));
  for (const { name, members } of product.readings)
    columns.push({
      name: `reading.${name}`,
      place: { of: "reading", field: name },
      form: "text",
      needed: false,
      holds: `one of ${members.join(", ")}`,
    });
  for (const { name, scheduled } of product.units)
    if (scheduled)
      columns.push({
        name: `units.${name}`,
        place: { of: "units", field: name },
        form: "json",
        needed: false,
        holds: 'the schedule as JSON, such as [{"id": "a", "facts": {}}]',
      });
  columns.push(
    row("incident", "text", "the incident's number, unique in the policy period", true),
    row(
      "settled",
      "text",
      "when this state was settled, a day or an instant; the rows of a policy do not go back in time",
    ),
    some("triggers", product.triggers, true),
    row("others", "text", "none: no circumstance that is not stated holds"),
    ...statedColumns(product, "incident"),
    row("claim", "text", "the claim that the line belongs to"),
    ...statedColumns(product, "claim"),
    row("insured", "text", "the insured that the line is about"),
    ...statedColumns(product, "insured"),
    row("line", "text", "the line's number, unique in the incident", true),
    row(
      "head",
      "text",
      `one of ${[...product.heads.flatMap((h) => (h.computed ? [] : [h.name])), ...product.uncovered].join(", ")}`,
      true,
    ),
    row("amount", "number", amountHint(product), true),
    row("incurred", "text", "the day on which the cost arose"),
    row("approved", "truth or text", "true, false, or the day of approval"),
    row("item", "text", "an item of the head"),
    row("trigger", "text", "the trigger of this line alone"),
  );
  if (product.units.length > 0)
    columns.push(
      row("unit", "text", `one of ${product.units.map(({ name }) => name).join(", ")}`),
      row("unit_id", "text", "the unit's number"),
      row("count", "number", "how many units of equal amounts the line stands for"),
    );
  for (const { name: unit, of: outer, scheduled, established = [] } of product.units) {
    if (outer !== undefined && !scheduled)
      columns.push({
        ...row("unit_id", "text", `the \`${outer}\` of which it is`),
        name: `unit.${unit}.of`,
        place: { of: "outer", unit },
      });
    columns.push(
      ...established.map((fact): Column => ({
        ...factColumn(fact),
        name: `unit.${unit}.${fact.name}`,
        place: { of: "unit", unit, field: fact.name },
      })),
    );
  }
  columns.push(...statedColumns(product, "loss"));
  return columns;
}

/** Facts, then circumstances; their names differ. */
function statedColumns(product: Product, of: Bearer): readonly Column[] {
  return [
    ...product.facts[of].map((fact): Column => ({
      ...factColumn(fact),
      name: `${of}.${fact.name}`,
      place: { of, part: "facts", field: fact.name },
    })),
    ...product.exclusions
      .filter((exclusion) => exclusion.of === of && exclusion.asserted === true)
      .map(({ name }): Column => ({
        name: `${of}.${name}`,
        place: { of, part: "exclusions", field: name },
        form: "truth",
        needed: false,
        holds: "true or false: the circumstance of the exclusion",
      })),
  ];
}

function listingNone(members: readonly string[]): Pick<Column, "listsNone"> {
  return members.includes("none") ? { listsNone: true } : {};
}

function factColumn({ type, range, orNever }: FactRule): Pick<Column, "form" | "listsNone" | "needed" | "holds"> {
  return {
    form: formOf(type),
    ...(type.kind === "set" ? listingNone(type.members) : {}),
    needed: false,
    holds: orNever === true ? `${wordsOf(type, range)}, or never` : wordsOf(type, range),
  };
}

function formOf({ kind }: ValueType): Form {
  switch (kind) {
    case "bool":
      return "truth";
    case "money":
    case "number":
      return "number";
    case "ratio":
      return "ratio";
    case "set":
      return "list";
    case "date":
    case "datetime":
    case "duration":
    case "span":
    case "enum":
      return "text";
  }
}

function wordsOf(type: ValueType, range: RangeRule | undefined): string {
  switch (type.kind) {
    case "bool":
      return "true or false";
    case "money":
      return "whole minor units";
    case "number":
      return range?.whole === true ? "a whole number" : "a number";
    case "ratio":
      return "a ratio: 0.9, 90% or 2/3";
    case "date":
      return "a day, 2026-04-01, or with a time 2026-04-01T16:00";
    case "datetime":
      return "a day with a time, 2026-04-01T16:00";
    case "duration":
      return "an elapsed time, PT12H";
    case "span":
      return "a span, P180D or P1Y";
    case "enum":
      return `one of ${type.members.join(", ")}`;
    case "set":
      return someOf(type.members);
  }
}

function someOf(members: readonly string[]): string {
  const empty = members.includes("none") ? "[]" : "none";
  return `some of ${members.join(", ")}, with | between them, or ${empty}`;
}

function amountHint({ heads }: Product): string {
  const valued = heads.flatMap(({ name, each }) => (each === undefined ? [] : [name]));
  return `whole minor units${valued.length === 0 ? "" : `; empty for ${valued.join(", ")}`}`;
}
