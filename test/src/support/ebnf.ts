import { spellingIn } from "@yakkan/grammar/keywords.js";
import type { YakkanParser } from "@yakkan/grammar/parser.js";
import {
  Alternation,
  Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
  type TokenType,
} from "chevrotain";

/** The first rule of each part of the grammar, with the part's heading, in the order in which they are read best. */
const headings: Readonly<Record<string, string>> = {
  file: "Files",
  vocabulary: "Products and vocabularies",
  contractBlock: "Contract",
  type: "Types",
  documentDeclaration: "Documents, units, facts, triggers, readings, formulas, tables",
  nodeItem: "Nodes",
  term: "Terms",
  exclusionsBlock: "Exclusions",
  scope: "Clauses",
  expression: "Expressions",
  sampleContract: "Scenarios",
  id: "Names",
};

/** What stands for a class of tokens. */
const classes: Readonly<Record<string, string>> = {
  NAME: "NAME",
  TEXT: "TEXT",
  DATE_LITERAL: "DATE",
  JAPANESE_AMOUNT: "AMOUNT",
  PERCENT: "PERCENT",
  NUMBER_LITERAL: "NUMBER",
  MARK: "MARK",
  EACH_OF_BASIS: '"1"',
};

const width = 100;

/** The grammar of the parser as EBNF (ISO/IEC 14977), rules that nothing reaches left out. */
export function ebnfOf(parser: YakkanParser): string {
  const rules = parser.getGAstProductions();
  const reached = reachedFrom("file", rules);
  const parts = new Map<string, Rule[]>();
  for (const rule of Object.values(rules)) {
    if (rule.name in headings) parts.set(rule.name, []);
    if (reached.has(rule.name)) [...parts.values()].at(-1)!.push(rule);
  }
  return Object.entries(headings)
    .map(([first, heading]) => [`(* ${heading} *)`, ...parts.get(first)!.map(ebnfOfRule)].join("\n"))
    .join("\n\n");
}

function ebnfOfRule({ name, definition }: Rule): string {
  return wrap(`${name} = ${sequence(definition)} ;`);
}

function reachedFrom(name: string, rules: Readonly<Record<string, Rule>>, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const visit = (production: IProduction): void => {
    if (production instanceof NonTerminal) reachedFrom(production.nonTerminalName, rules, seen);
    else if ("definition" in production) (production.definition as IProduction[]).forEach(visit);
  };
  rules[name]!.definition.forEach(visit);
  return seen;
}

function sequence(parts: readonly IProduction[]): string {
  // A choice among others needs parentheses where something stands beside it.
  return parts
    .map((part) => (part instanceof Alternation && parts.length > 1 ? `( ${write(part)} )` : write(part)))
    .join(" ");
}

function write(part: IProduction): string {
  if (part instanceof Terminal) return terminal(part.terminalType);
  if (part instanceof NonTerminal) return part.nonTerminalName;
  if (part instanceof Alternation) return alternatives(part.definition).join(" | ");
  if (part instanceof Alternative) return sequence(part.definition);
  if (part instanceof Option) return `[ ${sequence(part.definition)} ]`;
  if (part instanceof Repetition) return `{ ${sequence(part.definition)} }`;
  if (part instanceof RepetitionMandatory) return `{ ${sequence(part.definition)} }-`;
  if (part instanceof RepetitionMandatoryWithSeparator) return separated(part.definition, part.separator);
  if (part instanceof RepetitionWithSeparator) return `[ ${separated(part.definition, part.separator)} ]`;
  throw new TypeError(`no EBNF for ${part.constructor.name}`);
}

/** Each once: `day` and `日` are one keyword. */
function alternatives(parts: readonly IProduction[]): string[] {
  return [...new Set(parts.map(write))];
}

function separated(definition: readonly IProduction[], separator: TokenType): string {
  const one = sequence(definition);
  const isOne = definition.length === 1 && !(definition[0] instanceof Alternation);
  const item = isOne ? one : `( ${one} )`;
  return `${item} { ${terminal(separator)} ${isOne || definition.length > 1 ? one : item} }`;
}

function terminal(type: TokenType): string {
  const spelling = spellingIn(type, "en") ?? classes[type.name] ?? spellingIn(type, "ja") ?? type.name;
  return spelling === classes[type.name] ? spelling : `"${spelling}"`;
}

/** Breaks a rule before what no longer fits on the line. */
function wrap(rule: string): string {
  const indent = " ".repeat(6);
  const lines: string[] = [""];
  for (const word of rule.split(" ")) {
    const line = lines.at(-1)!;
    if (line !== "" && line.length + 1 + word.length > width) lines.push(indent + word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.join("\n");
}
