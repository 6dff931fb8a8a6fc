import type { CodeBlockWriter } from "ts-morph";
import type { Bearer, Choice, Fact, Type, UnitFact } from "../plan.js";
import { incidentKinds, type ListedKind, scheduledKinds } from "../unit-kinds.js";
import type { Module } from "./module.js";
import { comment, labelOf, typeKey, union } from "./text.js";

/** The names and the input of the product as types: what a caller may say, checked while it is written. */
export function emitTypes(module: Module, writer: CodeBlockWriter): void {
  emitNames(module, writer);
  emitContract(module, writer);
  emitIncident(module, writer);
  emitLoss(module, writer);
  const { types } = module;
  writer.writeLine(`export type ${types.input} = {`);
  writer.writeLine(`readonly contract: ${types.contract};`);
  writer.writeLine(`readonly incident: ${types.incident};`);
  writer.writeLine(`readonly claims?: readonly ${types.claim}[];`);
  writer.writeLine(`readonly insureds?: readonly ${types.insured}[];`);
  const listed = incidentKinds(module.plan.units);
  if (listed.length > 0) {
    writer.writeLine("/** What is established of units in the incident, by kind. */");
    writer.writeLine(`readonly units?: ${listsOfUnits(listed)};`);
  }
  writer.writeLine(`readonly losses: readonly ${types.loss}[];`);
  writer.writeLine("/** As the settlement before returned it; left out: nothing used yet. */");
  writer.writeLine(`readonly ledger?: ${module.useType("Ledger")};`);
  writer.writeLine("};");
  writer.blankLine();
  writer.writeLine("/** An incident as a period replays it. */");
  writer.writeLine(`export type ${types.call} = Omit<${types.input}, "contract" | "ledger">;`);
}

function emitNames({ plan, types }: Module, writer: CodeBlockWriter): void {
  const nameType = (name: string, members: readonly string[]): void => {
    writer.writeLine(`export type ${name} = ${union(members)};`);
  };
  const planChoice = plan.choices.find(({ name }) => name === "plan");
  nameType(types.plan, planChoice?.type.kind === "enum" ? planChoice.type.members.map(({ name }) => name) : []);
  nameType(
    types.option,
    plan.options.map(({ name }) => name),
  );
  nameType(
    types.reading,
    plan.readings.map(({ name }) => name),
  );
  nameType(
    types.fact,
    plan.facts.map(({ name }) => name),
  );
  nameType(
    types.trigger,
    plan.triggers.map(({ name }) => name),
  );
  nameType(
    types.head,
    plan.heads.map(({ name }) => name),
  );
  nameType(
    types.uncovered,
    plan.uncovered.map(({ name }) => name),
  );
  if (plan.premiums.length > 0) {
    nameType(
      types.premium,
      plan.premiums.map(({ name }) => name),
    );
  }
  writer.blankLine();
}

function emitContract(module: Module, writer: CodeBlockWriter): void {
  const { plan, types } = module;
  writer.writeLine("/** The schedule (保険証券). Money in minor units of the currency. */");
  writer.writeLine(`export type ${types.contract} = {`);
  writer.writeLine("readonly policy: string;");
  writer.writeLine("/** Half open; a date, or a date with a time. */");
  writer.writeLine("readonly period: { readonly from: string; readonly to: string };");
  for (const choice of plan.choices) {
    writeDoc(writer, labelOf(choice.label));
    writer.writeLine(`readonly ${typeKey(choice.name)}${isNeeded(choice) ? "" : "?"}: ${choiceType(module, choice)};`);
  }
  writer.writeLine(`readonly options?: readonly ${types.option}[];`);
  writer.writeLine(
    `readonly readings?: ${record(plan.readings.map(({ name, members }) => [name, union(members.map((member) => member.name))]))};`,
  );
  writer.writeLine(`readonly units?: ${listsOfUnits(scheduledKinds(plan.units))};`);
  writer.writeLine("};");
  writer.blankLine();
}

function isNeeded(choice: Choice): boolean {
  return choice.when === undefined && !choice.optional && choice.default === undefined;
}

function choiceType({ types }: Module, choice: Choice): string {
  if (choice.name === "plan" && choice.type.kind === "enum") return types.plan;
  return amountType(choice);
}

function emitIncident(module: Module, writer: CodeBlockWriter): void {
  const { types } = module;
  writer.writeLine(`export type ${types.incident} = {`);
  writer.writeLine("readonly id: string;");
  writer.writeLine(`readonly triggers: readonly ${types.trigger}[];`);
  writeStated(module, writer, "incident");
  writer.writeLine("/** No circumstance that is not stated holds. */");
  writer.writeLine('readonly others?: "none";');
  writer.writeLine("};");
  writer.blankLine();
  for (const of of ["claim", "insured"] as const) {
    writer.writeLine(
      of === "claim"
        ? "/** One third party's demand, connected ones together (1請求). */"
        : "/** An insured (被保険者). */",
    );
    writer.writeLine(`export type ${types[of]} = {`);
    writer.writeLine("readonly id: string;");
    writeStated(module, writer, of);
    writer.writeLine("};");
    writer.blankLine();
  }
}

function emitLoss(module: Module, writer: CodeBlockWriter): void {
  const { plan, types } = module;
  const computed = plan.heads.filter((head) => head.computed !== undefined).map(({ name }) => name);
  const head = computed.length === 0 ? types.head : `Exclude<${types.head}, ${union(computed)}>`;
  writer.writeLine("/** One line of loss or cost. */");
  writer.writeLine(`export type ${types.loss} = {`);
  writer.writeLine("readonly id: string;");
  writer.writeLine(`readonly head: ${plan.uncovered.length === 0 ? head : `${head} | ${types.uncovered}`};`);
  const valued = plan.heads.filter((each) => each.each !== undefined).map(({ name }) => name);
  writer.writeLine("/** In minor units; of a line with a count, all of its units together. */");
  if (valued.length > 0)
    writer.writeLine(
      `/** Left out of a line of ${comment(valued.join(", "))}, whose amount is worked out; 0 withdraws it. */`,
    );
  writer.writeLine(valued.length > 0 ? "readonly amount?: number;" : "readonly amount: number;");
  writer.writeLine("readonly incurred?: string;");
  writer.writeLine("readonly approved?: boolean | string;");
  writer.writeLine("readonly claim?: string;");
  writer.writeLine("readonly insured?: string;");
  writer.writeLine(`readonly item?: ${union(plan.heads.flatMap(({ items }) => items.map(({ name }) => name)))};`);
  writer.writeLine(`readonly trigger?: ${types.trigger};`);
  writer.writeLine(`readonly unit?: ${union(plan.units.map(({ name }) => name))};`);
  writer.writeLine("readonly unitId?: string;");
  writer.writeLine("readonly count?: number;");
  writeStated(module, writer, "loss");
  writer.writeLine("};");
  writer.blankLine();
}

/** Facts and circumstances of a bearer. */
function writeStated({ plan }: Module, writer: CodeBlockWriter, of: Bearer): void {
  const facts = plan.facts.filter((fact) => fact.of === of);
  if (facts.length === 0) {
    writer.writeLine("readonly facts?: { readonly [name: string]: never };");
  } else {
    writer.writeLine("readonly facts?: {");
    for (const fact of facts) {
      writeDoc(writer, labelOf(fact.label));
      writer.writeLine(`readonly ${typeKey(fact.name)}?: ${factType(fact)};`);
    }
    writer.writeLine("};");
  }
  const circumstances = plan.exclusions.filter((exclusion) => exclusion.of === of && exclusion.asserted);
  if (circumstances.length === 0) {
    writer.writeLine("readonly exclusions?: { readonly [name: string]: never };");
  } else {
    writer.writeLine("readonly exclusions?: {");
    for (const { name, label } of circumstances) {
      writeDoc(writer, labelOf(label));
      writer.writeLine(`readonly ${typeKey(name)}?: boolean;`);
    }
    writer.writeLine("};");
  }
}

function listsOfUnits(kinds: readonly ListedKind[]): string {
  const listOf = ({ of, facts }: ListedKind): string => {
    const outer = of === undefined ? "" : ` /** A ${comment(of)}. */ readonly of: string;`;
    return `readonly { readonly id: string;${outer} readonly facts?: ${factsType(facts)} }[]`;
  };
  return record(kinds.map((kind) => [kind.name, listOf(kind)]));
}

function factsType(facts: readonly UnitFact[]): string {
  return record(facts.map((fact) => [fact.name, factType(fact)]));
}

function amountType({ type, range }: Choice | Fact | UnitFact): string {
  return range?.orUnlimited === true ? 'number | "unlimited"' : inputType(type);
}

function factType(fact: Fact | UnitFact): string {
  const type = amountType(fact);
  return fact.orNever && type !== "string" && !type.includes(" string") ? `${type} | "never"` : type;
}

/** The JSON form of a value. */
function inputType(type: Type): string {
  switch (type.kind) {
    case "bool":
      return "boolean";
    case "money":
    case "number":
      return "number";
    case "ratio":
      return "number | string";
    case "date":
    case "datetime":
    case "duration":
    case "span":
      return "string";
    case "enum":
      return union(type.members.map(({ name }) => name));
    case "set":
      return `readonly (${union(type.members.map(({ name }) => name))})[]`;
  }
}

function record(fields: readonly (readonly [name: string, type: string])[]): string {
  if (fields.length === 0) return "{ readonly [name: string]: never }";
  return `{ ${fields.map(([name, type]) => `readonly ${typeKey(name)}?: ${type};`).join(" ")} }`;
}

function writeDoc(writer: CodeBlockWriter, text: string): void {
  if (text !== "") writer.writeLine(`/** ${comment(text)} */`);
}
