import type { CheckedScenario } from "../scenarios/scenario.js";
import type { Model, SymbolKind } from "../check/model.js";
import type { DiagnosticCode } from "../diagnostics/catalog.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Choice, Expr } from "../plan.js";
import { visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { unitsOf } from "./groups.js";
import { kindsFrom } from "../unit-kinds.js";
import { optionInForce } from "./logic.js";

/** Declarations that nothing reads. */
export function findUnused(context: Context): Diagnostic[] {
  const { plan, layout } = context;
  const read = readsOf(context);
  const grid = plan.options.some(({ availability }) => !("" in availability));
  const counted = new Set([
    ...layout.terms.flatMap(({ term }) => unitsOf(term)),
    ...layout.nodes.flatMap(({ node }) => (node.kind === "head" ? [] : (node.forEach ?? []))),
    // One that others are of is told by them.
    ...plan.units.flatMap(({ of }) => of ?? []),
  ]);
  // A line may count units of any kind: what it comes to, or a condition, depends on their number.
  const linesCount = read.has("count") || plan.heads.some(({ each }) => each !== undefined);
  const lifting = new Set([
    ...plan.exclusions.flatMap(({ liftedBy }) => liftedBy),
    ...plan.options.flatMap(({ notWith }) => notWith),
  ]);
  return [
    ...tell(
      "choice/unused",
      "choice",
      plan.choices.filter(exists),
      ({ name }) => read.has(`choice ${name}`) || (name === "plan" && grid),
    ),
    // One that no contract can choose or leave out is there to be shown.
    ...tell(
      "option/unused",
      "option",
      plan.options.filter(
        ({ name, availability }) =>
          Object.values(availability).includes("optional") && context.logic.satisfiable([optionInForce(name)]),
      ),
      ({ name }) => read.has(`option ${name}`) || lifting.has(name),
    ),
    ...tell("fact/unused", "fact", plan.facts, ({ name }) => read.has(`fact ${name}`)),
    // Those of records, whose symbols stand in them.
    ...plan.facts.flatMap(({ name }) => {
      const [record, field = ""] = name.split(".");
      return tell("fact/unused", "fact", [{ name: field }], () => read.has(`fact ${name}`), record);
    }),
    ...tell(
      "unit/unused",
      "unit",
      plan.units,
      ({ name, facts, established }) =>
        kindsFrom(name, context.units).some((kind) => counted.has(kind)) ||
        linesCount ||
        [...facts, ...established].some((fact) => read.has(`unit ${name}.${fact.name}`)),
    ),
    ...plan.units
      .filter(({ name }) => counted.has(name))
      .flatMap((unit) =>
        tell(
          "fact/unused",
          "fact",
          [...unit.facts, ...unit.established],
          ({ name }) => read.has(`unit ${unit.name}.${name}`),
          unit.name,
        ),
      ),
    // One with a single member can decide nothing, which the checker has said.
    ...tell(
      "reading/unused",
      "reading",
      plan.readings.filter(({ members }) => members.length > 1),
      ({ name }) => read.has(`reading ${name}`),
    ),
    ...tell("let/unused", "let", plan.lets, ({ name }) => read.has(`let ${name}`)),
    ...tell("table/unused", "table", plan.tables, ({ name }) => read.has(`table ${name}`)),
    ...plan.tables
      .filter(({ name }) => read.has(`table ${name}`))
      .flatMap(({ name: table, columns }) =>
        columns.flatMap(({ name }) => {
          const span = context.nameOf(name, ["column"], table);
          if (span === undefined || read.has(`column ${table}.${name}`)) return [];
          return [diagnose("table/column-unused", { name, table }, span, { unused: true })];
        }),
      ),
  ];

  /** One that there never is has been told of as such. */
  function exists({ when }: Choice): boolean {
    return when === undefined || context.logic.satisfiable([when]);
  }

  function tell<C extends DiagnosticCode & `${string}/unused`, T extends { readonly name: string }>(
    code: C,
    kind: SymbolKind,
    declared: readonly T[],
    isUsed: (one: T) => boolean,
    within?: string,
  ): Diagnostic[] {
    return declared.flatMap((one) => {
      if (isUsed(one)) return [];
      const span = context.nameOf(one.name, [kind], within);
      return span === undefined ? [] : [diagnose(code, { name: one.name }, span, { unused: true })];
    });
  }
}

/** Everything that is read where it can matter: a formula that nobody uses reads nothing. */
function readsOf({ plan, lets, sites }: Context): ReadonlySet<string> {
  const read = new Set<string>();
  const formulas = new Set(plan.lets.map(({ value }) => value));
  const note = (part: Expr): void => {
    switch (part.kind) {
      case "choice":
      case "given":
        read.add(`choice ${part.name}`);
        break;
      case "option":
      case "reading":
      case "fact":
      case "let":
        read.add(`${part.kind} ${part.name}`);
        break;
      case "unit-fact":
      case "established":
        read.add(`unit ${part.unit}.${part.name}`);
        break;
      case "line":
        read.add(part.field);
        break;
      case "lookup":
        read.add(`table ${part.table}`).add(`column ${part.table}.${part.column}`);
        break;
      default:
        break;
    }
  };
  for (const { expr } of sites()) if (!formulas.has(expr)) visitExpr(expr, lets, note);
  return read;
}

/**
 * Documents that nothing refers to, and sample contracts that no scenario starts from. Where a file has no scenario
 * of the product, they are for those of other files.
 */
export function findUnreferenced({ symbols, uses }: Model, scenarios: readonly CheckedScenario[]): Diagnostic[] {
  const tried = new Set(scenarios.map(({ plan }) => plan.name));
  const used = new Set(uses.flatMap(({ name, symbol }) => (name.start === symbol.nameSpan.start ? [] : [symbol])));
  return symbols.flatMap((symbol) => {
    if (used.has(symbol)) return [];
    const { kind, name, nameSpan } = symbol;
    if (kind === "document") return [diagnose("document/unused", { name }, nameSpan, { unused: true })];
    if (kind === "sample contract" && tried.has(symbol.product))
      return [diagnose("scenario/contract-unused", { name }, nameSpan, { unused: true })];
    return [];
  });
}
