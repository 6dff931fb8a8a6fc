import type { CodeBlockWriter } from "ts-morph";
import { bandEnds, type Bearer, type Fact, type TableKey, type Type, type UnitFact } from "../plan.js";
import { emitLiteral, isAlwaysStated, knownType } from "./expressions.js";
import type { Module, TableRead } from "./module.js";
import { comment, key, labelOf, member, placeOf, quote, readsScope, separator, typeKey, union } from "./text.js";

/** What the text of the product reads: the scope's types, then facts, tables and formulas that are used. */
export function emitReads(module: Module, writer: CodeBlockWriter): void {
  // Formulas and tables hoist numbers, so they are written before those are.
  const declarations: string[] = [];
  for (const { name } of module.plan.tables)
    for (const read of module.tables.values()) if (read.table.name === name) declarations.push(emitTable(module, read));
  for (const formula of module.plan.lets) {
    const called = module.lets.get(formula.name);
    if (called === undefined) continue;
    const parameter = readsScope(called.body.text) ? `at: ${module.types.at}` : "";
    const type = called.body.known ? `: ${importKnown(module, knownType(formula.value.type))}` : "";
    declarations.push(
      `${doc(`${formula.name}${labelled(formula.label)}. ${placeOf(formula.source)}`)}\nfunction ${called.name}(${parameter})${type} {\nreturn ${called.body.text};\n}`,
    );
  }
  const accessors = emitAccessors(module);
  writer.writeLine(separator("What the text reads"));
  writer.blankLine();
  emitScope(module, writer);
  const functions = [...accessors, ...declarations];
  if (functions.some((declared) => declared.includes(`(at: ${module.types.at})`))) {
    writer.writeLine(`type ${module.types.at} = ${module.useType("Scope")}<${module.types.reads}>;`);
    writer.blankLine();
  }
  for (const { name, value, type } of module.hoisted.values()) {
    writer.writeLine(`const ${name}${type === undefined ? "" : `: ${type}`} = ${value};`);
  }
  writer.blankLine();
  for (const declaration of functions) {
    writer.writeLine(declaration);
    writer.blankLine();
  }
}

function emitScope(module: Module, writer: CodeBlockWriter): void {
  const { plan, types } = module;
  const write = (name: string, fields: readonly string[]): void => {
    writer.writeLine(`readonly ${name}: ${fields.length === 0 ? "object" : `{ ${fields.join(" ")} }`};`);
  };
  writer.writeLine(`interface ${types.reads} extends ${module.useType("Reads")} {`);
  write(
    "contract",
    plan.choices.map((choice) => {
      const type = choice.name === "plan" && choice.type.kind === "enum" ? types.plan : readType(module, choice.type);
      return `readonly ${typeKey(choice.name)}: ${module.isAlwaysChosen(choice.name) ? type : maybe(module, type)};`;
    }),
  );
  write(
    "given",
    plan.choices.map((choice) => `readonly ${typeKey(choice.name)}: boolean;`),
  );
  write(
    "options",
    plan.options.map((option) => `readonly ${typeKey(option.name)}: boolean;`),
  );
  write(
    "readings",
    plan.readings.map((reading) => {
      const type = union(reading.members.map(({ name }) => name));
      return `readonly ${typeKey(reading.name)}: ${reading.default === undefined ? maybe(module, type) : type};`;
    }),
  );
  for (const of of bearers)
    write(
      of,
      plan.facts.filter((fact) => fact.of === of).map((fact) => factField(module, fact)),
    );
  writer.writeLine("readonly circumstances: {");
  for (const of of bearers) {
    const asserted = plan.exclusions.filter((exclusion) => exclusion.of === of && exclusion.asserted);
    write(
      of,
      asserted.map(({ name }) => `readonly ${typeKey(name)}: boolean | undefined;`),
    );
  }
  writer.writeLine("};");
  writer.writeLine("}");
  writer.blankLine();
}

const bearers = ["incident", "claim", "insured", "loss"] as const satisfies readonly Bearer[];

/** A function for each fact, circumstance and fact of a unit that the text reads, in declared order. */
function emitAccessors(module: Module): readonly string[] {
  const { plan, types } = module;
  const accessors: string[] = [];
  for (const fact of plan.facts) {
    const name = module.facts.get(`${fact.of}:${fact.name}`);
    if (name === undefined) continue;
    const type = orNever(module, readType(module, fact.type), fact);
    const holder = fact.of === "loss" ? "line" : fact.of;
    const stated = `at.${holder}${fact.of === "incident" ? "." : "?."}facts${member(fact.name)}`;
    const text = isAlwaysStated(fact)
      ? stated
      : `${stated} ?? ${module.use("unstated")}(at, ${quote(fact.of)}, ${quote(fact.name)})`;
    const result = isAlwaysStated(fact) ? type : maybe(module, type);
    accessors.push(
      accessor(
        name,
        result,
        text,
        types.at,
        `${fact.name}${labelled(fact.label)}, of the ${fact.of}. ${placeOf(fact.source)}`,
      ),
    );
  }
  for (const unit of plan.units) {
    for (const fact of [...unit.facts, ...unit.established]) {
      const name = module.unitFacts.get(`${unit.name}.${fact.name}`);
      if (name === undefined) continue;
      const type = maybe(module, orNever(module, readType(module, fact.type), fact));
      const text = `${module.use("unitFact")}(at, ${quote(unit.name)}, ${quote(fact.name)}) as ${type}`;
      accessors.push(
        accessor(
          name,
          type,
          text,
          types.at,
          `${unit.name}.${fact.name}${labelled(fact.label)}. ${placeOf(fact.source)}`,
        ),
      );
    }
  }
  for (const exclusion of plan.exclusions) {
    const name = module.circumstances.get(`${exclusion.of}:${exclusion.name}`);
    if (name === undefined) continue;
    const holder = exclusion.of === "loss" ? "line" : exclusion.of;
    const stated = `at.${holder}${exclusion.of === "incident" ? "." : "?."}exclusions${member(exclusion.name)}`;
    const text = `${stated} ?? ${module.use("unasserted")}(at, ${quote(exclusion.of)}, ${quote(exclusion.name)})`;
    const what = `The circumstance ${exclusion.name}${labelled(exclusion.label)}, asserted of the ${exclusion.of}. ${placeOf(exclusion.source)}`;
    accessors.push(accessor(name, maybe(module, "boolean"), text, types.at, what));
  }
  return accessors;
}

function accessor(name: string, type: string, text: string, at: string, what: string): string {
  return `${doc(what)}\nfunction ${name}(at: ${at}): ${type} {\nreturn ${text};\n}`;
}

function factField(module: Module, fact: Fact): string {
  const type = orNever(module, readType(module, fact.type), fact);
  return `readonly ${typeKey(fact.name)}: ${isAlwaysStated(fact) ? type : `${type} | undefined`};`;
}

function emitTable(module: Module, { name, table, every }: TableRead): string {
  const columns = table.columns.map(
    (column) => `readonly ${typeKey(column.name)}: ${importKnown(module, knownType(column.type))};`,
  );
  const rows = table.rows.map((row) => {
    const keys = row.keys.map((alternatives, place) =>
      every.get(row)!.has(place)
        ? quote("any")
        : `[${alternatives.map((alternative) => emitKey(module, alternative)).join(", ")}]`,
    );
    const values = row.values.map((value, index) => {
      const code = value === "unlimited" ? module.use("unlimited") : emitLiteral(module, value).text;
      return `${key(table.columns[index]?.name ?? "")}: ${code}`;
    });
    return `{ keys: [${keys.join(", ")}], values: { ${values.join(", ")} } },`;
  });
  const type = `readonly ${module.useType("Row")}<{ ${columns.join(" ")} }>[]`;
  const what = `Table ${table.name}${labelled(table.label)} by ${table.keys.map((part) => part.name).join(", ")}. ${placeOf(table.source)}`;
  return `${doc(what)}\nconst ${name}: ${type} = [\n${rows.join("\n")}\n];`;
}

function emitKey(module: Module, alternative: TableKey): string {
  if (alternative.kind === "value") return emitLiteral(module, alternative.literal).text;
  const ends = bandEnds.flatMap((end) => {
    const literal = alternative[end];
    return literal === undefined ? [] : [`${end}: ${emitLiteral(module, literal).text}`];
  });
  return `{ ${ends.join(", ")} }`;
}

/** The form in which expressions read a value that is stated. */
function readType(module: Module, type: Type): string {
  switch (type.kind) {
    case "bool":
      return "boolean";
    case "money":
    case "duration":
      return "number";
    case "number":
    case "ratio":
    case "date":
    case "datetime":
    case "span":
      return importKnown(module, knownType(type));
    case "enum":
      return union(type.members.map(({ name }) => name));
    case "set":
      return `readonly (${union(type.members.map(({ name }) => name))})[]`;
  }
}

function importKnown(module: Module, type: string): string {
  if (type === "Numeric" || type === "Moment" || type === "Span") module.useType(type);
  return type;
}

function maybe(module: Module, type: string): string {
  return `${module.useType("Maybe")}<${type}>`;
}

function orNever(module: Module, type: string, fact: Fact | UnitFact): string {
  return fact.orNever ? `${type} | ${module.useType("Never")}` : type;
}

function labelled(label: Fact["label"]): string {
  const text = labelOf(label);
  return text === "" ? "" : ` 「${text}」`;
}

function doc(text: string): string {
  return `/** ${comment(text)} */`;
}
