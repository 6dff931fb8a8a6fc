import type { CodeBlockWriter } from "ts-morph";
import { formatExpr } from "../describe/summary.js";
import type { Bearer, Choice, ContractRule, Fact, Node, Range, Type, UnitFact } from "../plan.js";
import { periodTermsOf } from "../period-terms.js";
import { talliesOf } from "../tallies.js";
import { hashTerms } from "../terms-hash.js";
import { emitExpr, emitLiteral } from "./expressions.js";
import { productName, type Module } from "./module.js";
import type { EmittedText } from "./nodes.js";
import { arrow, comment, key, labelOf, list, placeOf, quote, separator } from "./text.js";

/** The product's declaration: what an input may say, and the text that it is settled by. */
export function emitProduct(
  module: Module,
  writer: CodeBlockWriter,
  text: EmittedText,
  exclusions: readonly string[],
): void {
  const { plan, types } = module;
  writer.writeLine(separator("The product"));
  writer.blankLine();
  writer.writeLine(`const ${productName}: ${module.useType("Product")}<${types.reads}> = {`);
  writer.writeLine(`name: ${quote(plan.name)},`);
  writer.writeLine(`edition: ${quote(plan.edition)},`);
  writer.writeLine(`terms: ${quote(hashTerms(plan))},`);
  writer.writeLine(`rounding: ${quote(plan.rounding)},`);
  writeList(
    writer,
    "choices",
    plan.choices.map((choice) => emitChoice(module, choice)),
  );
  writeList(
    writer,
    "options",
    plan.options.map((option) => emitOption(module, option)),
  );
  writeList(
    writer,
    "contractRules",
    plan.contractRules.map((rule) => emitContractRule(module, rule)),
  );
  writeList(
    writer,
    "readings",
    plan.readings.map(({ name, members, default: byDefault }) => {
      const standing = byDefault === undefined ? "" : `, default: ${quote(byDefault)}`;
      return `{ name: ${quote(name)}, members: ${list(members.map((member) => member.name))}${standing} }`;
    }),
  );
  writeList(
    writer,
    "units",
    plan.units.map(({ name, of, scheduled, facts, established }) => {
      const listOf = (some: readonly UnitFact[]): string =>
        `[${some.map((fact) => emitFact(module, fact)).join(", ")}]`;
      const ofIncident = established.length === 0 ? "" : `, established: ${listOf(established)}`;
      const outer = of === undefined ? "" : `, of: ${quote(of)}`;
      return `{ name: ${quote(name)}${outer}, scheduled: ${scheduled}, facts: ${listOf(facts)}${ofIncident} }`;
    }),
  );
  writer.writeLine("facts: {");
  for (const of of ["incident", "claim", "insured", "loss"] as const satisfies readonly Bearer[]) {
    writeList(
      writer,
      of,
      plan.facts.filter((fact) => fact.of === of).map((fact) => emitFact(module, fact)),
    );
  }
  writer.writeLine("},");
  writer.writeLine("triggers: [");
  for (const trigger of plan.triggers) {
    const except = trigger.except.map(
      (other) =>
        `{ trigger: ${quote(other.trigger)}, lineByLine: ${other.lineByLine}${other.when === undefined ? "" : `, when: ${arrow(emitExpr(module, other.when).text)}`} }`,
    );
    const when = trigger.when === undefined ? "" : `, when: ${arrow(emitExpr(module, trigger.when).text)}`;
    writer.writeLine(`// ${comment(`trigger ${trigger.name} ${labelOf(trigger.label)} ${placeOf(trigger.source)}`)}`);
    writer.writeLine(`{ name: ${quote(trigger.name)}, except: [${except.join(", ")}]${when} },`);
  }
  writer.writeLine("],");
  writer.writeLine(`heads: [${text.heads.join(", ")}],`);
  writer.writeLine(`uncovered: ${list(plan.uncovered.map(({ name }) => name))},`);
  writer.writeLine(`exclusions: [${exclusions.join(", ")}],`);
  writeList(
    writer,
    "groups",
    groupsOf(plan.root).map(({ name, heads }) => `{ name: ${quote(name)}, heads: ${list(heads)} }`),
  );
  writeList(
    writer,
    "periodTerms",
    periodTermsOf(plan).map(({ id, keys }) => `{ id: ${quote(id)}, keys: ${quote(keys)} }`),
  );
  const tallies = talliesOf(plan);
  if (tallies.length > 0) writeList(writer, "tallies", tallies.map(emitData));
  if (plan.premiums.length > 0) {
    writer.writeLine("premiums: [");
    for (const { name, label, value, source } of plan.premiums) {
      writer.writeLine(`// ${comment(`premium ${name} ${labelOf(label)} ${placeOf(source)}`)}`);
      writer.writeLine(`{ name: ${quote(name)}, amount: ${arrow(emitExpr(module, value).text)} },`);
    }
    writer.writeLine("],");
  }
  writer.writeLine(text.walk === undefined ? "walk: () => {}," : `walk: ${text.walk},`);
  writer.writeLine("};");
}

/** Plain data as an object literal. */
export function emitData(data: unknown): string {
  if (typeof data === "string") return quote(data);
  if (Array.isArray(data)) return `[${data.map(emitData).join(", ")}]`;
  if (typeof data !== "object" || data === null) return String(data);
  return `{ ${Object.entries(data)
    .map(([name, value]) => `${key(name)}: ${emitData(value)}`)
    .join(", ")} }`;
}

function writeList(writer: CodeBlockWriter, name: string, elements: readonly string[]): void {
  if (elements.length === 0) {
    writer.writeLine(`${name}: [],`);
    return;
  }
  writer.writeLine(`${name}: [`);
  for (const element of elements) writer.writeLine(`${element},`);
  writer.writeLine("],");
}

function emitChoice(module: Module, choice: Choice): string {
  const fields = [`name: ${quote(choice.name)}`, `type: ${emitType(choice.type)}`, ...emitRange(module, choice.range)];
  if (choice.optional) fields.push("optional: true");
  if (choice.default !== undefined) {
    const standing =
      choice.default === "unlimited" ? module.use("unlimited") : emitLiteral(module, choice.default).text;
    fields.push(`default: ${standing}`);
  }
  if (choice.when !== undefined) fields.push(`when: ${arrow(emitExpr(module, choice.when).text)}`);
  const members = choice.type.kind === "enum" || choice.type.kind === "set" ? choice.type.members : [];
  const guarded = members.flatMap(({ name, when }) => {
    return when === undefined ? [] : [`{ name: ${quote(name)}, when: ${arrow(emitExpr(module, when).text)} }`];
  });
  if (guarded.length > 0) fields.push(`members: [${guarded.join(", ")}]`);
  return `{ ${fields.join(", ")} }`;
}

function emitOption(module: Module, option: Module["plan"]["options"][number]): string {
  const availability = Object.entries(option.availability).map(([plan, how]) => `[${quote(plan)}, ${quote(how)}]`);
  const requires = option.requires.map((rule) => emitContractRule(module, rule));
  return `{ name: ${quote(option.name)}, availability: [${availability.join(", ")}], requires: [${requires.join(", ")}], notWith: ${list(option.notWith)} }`;
}

function emitContractRule(module: Module, rule: ContractRule): string {
  const text = labelOf(rule.label) || formatExpr(rule.test, module.plan.currency);
  return `{ id: ${quote(rule.id)}, text: ${quote(text)}, reads: ${list(rule.reads)}, test: ${arrow(emitExpr(module, rule.test).text)} }`;
}

function emitFact(module: Module, fact: Fact | UnitFact): string {
  const fields = [`name: ${quote(fact.name)}`, `type: ${emitType(fact.type)}`, ...emitRange(module, fact.range)];
  if (fact.orNever) fields.push("orNever: true");
  if (fact.default !== undefined) fields.push(`default: ${emitLiteral(module, fact.default).text}`);
  return `{ ${fields.join(", ")} }`;
}

function emitType(type: Type): string {
  if (type.kind !== "enum" && type.kind !== "set") return `{ kind: ${quote(type.kind)} }`;
  return `{ kind: ${quote(type.kind)}, members: ${list(type.members.map(({ name }) => name))} }`;
}

function emitRange(module: Module, range: Range | undefined): readonly string[] {
  if (range === undefined) return [];
  const fields: string[] = [];
  if (range.min !== undefined) fields.push(`min: ${emitLiteral(module, range.min).text}`);
  if (range.max !== undefined) fields.push(`max: ${emitLiteral(module, range.max).text}`);
  if (range.oneOf !== undefined)
    fields.push(`oneOf: [${range.oneOf.map((value) => emitLiteral(module, value).text).join(", ")}]`);
  if (range.orUnlimited === true) fields.push("orUnlimited: true");
  if (range.whole === true) fields.push("whole: true");
  return [`range: { ${fields.join(", ")} }`];
}

/** Product, sections and frames in the order of the text, with all heads and uncovered kinds below. */
function groupsOf(node: Node): readonly { readonly name: string; readonly heads: readonly string[] }[] {
  if (node.kind === "uncovered" || node.kind === "head") return [];
  return [{ name: node.name, heads: leavesBelow(node) }, ...node.members.flatMap(groupsOf)];
}

function leavesBelow(node: Node): readonly string[] {
  return node.kind === "uncovered" || node.kind === "head" ? [node.name] : node.members.flatMap(leavesBelow);
}
