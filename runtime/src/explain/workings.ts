import type { FormulaText, TypeMetadata } from "../metadata.js";
import type {
  Derivation,
  FigureResult,
  LayerTermStep,
  LineResult,
  SettlementResult,
  TraceStep,
  Working,
} from "../result.js";
import type { Names } from "./names.js";
import { byKeys, once } from "./once.js";
import { valueText } from "./values.js";

const keyOf = (head: string, line?: string): string => JSON.stringify([head, line]);
const workingsByLine = once((workings: readonly Working[]) =>
  byKeys(workings, ({ head, line }) => [keyOf(head, line)]),
);

/**
 * How a computed head, or a line that its head works out, was worked out, formula by formula, the head's own first:
 * `Lost profit = “Decrease” (¥1,000) × “Ratio” (1/3) = ¥333.33…`. Nothing for another line, or without the trace.
 */
export function workingTexts(names: Names, line: LineResult, { workings = [] }: SettlementResult): readonly string[] {
  const formula = names.formulaOfHead(line.head);
  const known = workingsByLine(workings);
  const [working] = known.get(keyOf(line.head, line.id)) ?? known.get(keyOf(line.head)) ?? [];
  if (formula === undefined || working === undefined) return [];
  return [
    ...derivationTexts(names, names.clause(line.head), formula, "money", working),
    ...countedText(names, line, working),
  ];
}

/** How the amount or share of a term was worked out in a step; nothing where it is one value of the contract. */
export function termTexts(names: Names, step: TraceStep | LayerTermStep | undefined): readonly string[] {
  const clause = step && names.findClause(step.clause);
  if (step?.working === undefined || clause?.formula === undefined) return [];
  const kind = "times" in step || "counted" in step ? "number" : step.pays === undefined ? "money" : "ratio";
  return derivationTexts(names, undefined, clause.formula, kind, step.working);
}

/** The formula with its figures and what it comes to, then each formula in it. */
function derivationTexts(
  names: Names,
  label: string | undefined,
  formula: FormulaText,
  kind: TypeMetadata["kind"],
  { value, figures }: Derivation,
): readonly string[] {
  const byKey = new Map(figures.map((figure) => [`${figure.of}:${figure.name}`, figure]));
  const taken = (text: FormulaText): string =>
    branchesTaken(names, names.label(text, ""), (key) => byKey.get(key)?.value);
  const filled = (text: FormulaText): string => {
    // Each figure is told once.
    const told = new Set<string>();
    return taken(text).replace(/\{(\w+:[^}]+)\}/g, (_, key: string) => {
      const figure = byKey.get(key);
      const shown = figure === undefined || told.has(key) ? undefined : shownValue(names, figure);
      told.add(key);
      return shown === undefined ? "" : names.words.given(shown);
    });
  };
  const formulasIn = (text: FormulaText): string[] =>
    [...taken(text).matchAll(/\{let:([^}]+)\}/g)].map(([, name]) => name!);
  const reached = new Set<string>();
  const reach = (text: FormulaText): void => {
    for (const name of formulasIn(text)) {
      const inner = reached.has(name) ? undefined : names.formula(name);
      reached.add(name);
      if (inner !== undefined) reach(inner.formula);
    }
  };
  reach(formula);
  // What is one figure stands at its value already.
  const [first] = figures;
  const isOne = taken(formula).endsWith(`{${first?.of}:${first?.name}}`) && first?.value === value;
  const total = value === undefined || isOne ? undefined : valueText(names, { kind }, value);
  return [
    equation([label, filled(formula), total]),
    ...figures.flatMap((figure) => {
      const inner = figure.of === "let" ? names.formula(figure.name) : undefined;
      if (inner === undefined || !reached.has(figure.name)) return [];
      return [equation([names.label(inner.label, figure.name), filled(inner.formula), shownValue(names, figure)])];
    }),
  ];
}

/**
 * Of what depends on conditions the case that was taken, with its condition, or the only one, which failed. Where it is
 * open which one is, all that may be.
 */
function branchesTaken(names: Names, text: string, valueOf: (key: string) => string | undefined): string {
  // From the innermost outwards: what holds no other `if`.
  const innermost = /\{if\}((?:(?!\{if\}|\{end\}).)*)\{end\}/su;
  let rest = text;
  for (let found = innermost.exec(rest); found !== null; found = innermost.exec(rest))
    rest =
      rest.slice(0, found.index) + caseTaken(names, found[1]!, valueOf) + rest.slice(found.index + found[0].length);
  return rest;
}

function caseTaken(names: Names, text: string, valueOf: (key: string) => string | undefined): string {
  const [listed = "", rest = ""] = text.split("{else}");
  const [other = "", failed] = rest.split("{not}");
  const all = [...listed.matchAll(/\{case ([^}]+)\}(.*?)\{then\}(.*?)(?=\{case |$)/gsu)].map(
    ([, key = "", condition = "", value = ""]) => ({ holds: valueOf(key), condition, value }),
  );
  const first = all.findIndex(({ holds }) => holds !== "no");
  if (first === -1) return failed === undefined ? names.words.cases([], other) : names.words.otherCase(failed, other);
  if (all[first]?.holds === "yes") return names.words.cases([all[first]]);
  return names.words.cases(
    all.slice(first).filter(({ holds }) => holds !== "no"),
    other,
  );
}

/** Of a line that counts units: `3 × ¥30,000 = ¥90,000`, each of them rounded. */
function countedText(names: Names, line: LineResult, { count, value }: Working): readonly string[] {
  const { claimed } = line;
  // A computed head that is refused has claimed nothing.
  if (count === undefined || value === undefined || (names.isComputed(line) && line.verdict === "refused")) return [];
  return [`${count} × ${names.money(claimed / count)} = ${names.money(claimed)}`];
}

/** A formula that is one value is not said to equal it once more. */
function equation(sides: readonly (string | undefined)[]): string {
  const said = sides.filter((side) => side !== undefined);
  return said.filter((side, place) => side !== said[place - 1]).join(" = ");
}

function shownValue(names: Names, { of, name, kind, value }: FigureResult): string | undefined {
  return value === undefined ? undefined : valueText(names, { kind, members: membersOf(names, of, name) }, value);
}

function membersOf(names: Names, of: FigureResult["of"], name: string): NonNullable<TypeMetadata["members"]> {
  const { choices, facts, formulas, readings, units } = names.metadata;
  const found = <T extends { readonly name: string }>(list: readonly T[]): T | undefined =>
    list.find((candidate) => candidate.name === name);
  switch (of) {
    case "choice":
      return found(choices)?.type.members ?? [];
    case "fact":
      return found(facts)?.type.members ?? [];
    case "let":
      return found(formulas)?.type.members ?? [];
    case "reading":
      return found(readings)?.members ?? [];
    default: {
      const ofUnits = units.flatMap((unit) =>
        [...unit.facts, ...(unit.established ?? [])].map((fact) => ({ ...fact, name: `${unit.name}.${fact.name}` })),
      );
      return found(ofUnits)?.type.members ?? [];
    }
  }
}
