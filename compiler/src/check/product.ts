import type {
  ChoiceDeclaration,
  ContractItem,
  LetDeclaration,
  PlainType,
  PremiumDeclaration,
  OptionsBlock,
  Product,
  ProductItem,
  TopLevel,
} from "@yakkan/grammar/syntax.js";
import { holdNoDeclaration } from "@yakkan/grammar/attach.js";
import { rational } from "../exact/rational.js";
import type { ContractRule, Expr, Plan, Rounding } from "../plan.js";
import {
  bearers,
  declareChoice,
  declareFact,
  declareLet,
  declareOptions,
  declarePlan,
  declareReading,
  declareTable,
  declareTriggers,
  declareUnit,
  nestUnits,
  establishFacts,
  fixChoice,
  elaborateContractRule,
  elaborateOptions,
  elaborateTable,
  elaborateTriggers,
  guardChoice,
} from "./declarations.js";
import { checkBehindParts } from "./behind-parts.js";
import { declareExclusions, lowerExclusions } from "./exclusions.js";
import { roundings } from "./calls.js";
import { Expressions, type FormulaSyntax } from "./expressions.js";
import { dateExists } from "./literals.js";
import { decided } from "./decided.js";
import { declareNodes } from "./declare-nodes.js";
import { checkHiddenWords, checkTakenNames } from "./hidden-words.js";
import { Nodes } from "./nodes.js";
import { labelOf, type ProductScope } from "./scope.js";
import { moneyType } from "./types.js";
import { minorDigitsOf } from "../currencies.js";

export interface CheckedProduct {
  readonly scope: ProductScope;
  /** With everything in it that it uses or is derived from. */
  readonly syntax: Product;
  /** Absent where the product has an error. */
  readonly plan: Plan | undefined;
}

/** Binds and checks everything a product says, and lowers it to a plan. Errors never stop the rest from being checked. */
export function checkProduct(scope: ProductScope, syntax: Product): CheckedProduct {
  const { file } = scope;
  const { edition, currency } = header(scope, syntax);
  const { body, unclear } = elaborate(scope, syntax);
  checkWhole(scope, syntax, body, unclear);
  if (file.hasErrors() || edition === undefined) return { scope, syntax, plan: undefined };
  const { name, labels, doc } = syntax;
  const plan: Plan = {
    name: name.text,
    label: labelOf(labels, doc),
    edition,
    ...currency,
    ...(scope.fixed.size > 0 ? decided(body, file.places) : body),
    source: scope.source(syntax),
  };
  return { scope, syntax, plan };
}

/** Binds and checks definitions that stand for themselves. */
export function checkVocabulary(scope: ProductScope, syntax: Product): void {
  // Amounts are rounded to the unit of the currency by each product; here every unit will do.
  scope.minorDigits = 4;
  elaborate(scope, syntax);
}

/** That what a formula comes to is whole, no word makes it: `down(…)` does. */
function typeOfLet({ file }: ProductScope, { type }: LetDeclaration): Exclude<PlainType, "whole"> | undefined {
  if (type?.name !== "whole") return type?.name;
  file.report("node/misplaced", { what: "`whole`", where: "a formula" }, type);
  return "number";
}

/** Everything but the header. */
function elaborate(scope: ProductScope, syntax: Product): { readonly body: Body; readonly unclear: boolean } {
  const { file } = scope;
  const lets = of(syntax, "let");
  const premiums = of(syntax, "premium");
  /** What they come to before they are rounded. */
  const exact = new Map<string, Expr>();
  const tables = of(syntax, "table");
  const expressions: Expressions = new Expressions(
    scope,
    new Map<string, FormulaSyntax>([
      ...lets.map((formula): [string, FormulaSyntax] => [
        formula.name.text,
        { value: formula.value, type: typeOfLet(scope, formula), finish: finishLet(scope, formula) },
      ]),
      ...premiums.map((premium): [string, FormulaSyntax] => [
        premium.name.text,
        {
          value: premium.value,
          type: "money",
          finish: (value) => {
            exact.set(premium.name.text, value);
            finishLet(scope, premium)(asQuoted(value, scope));
          },
        },
      ]),
    ]),
    new Map(tables.map((table) => [table.name.text, () => elaborateTable(scope, expressions, table)])),
  );

  declare(scope, expressions, syntax);

  const contract = of(syntax, "contract").flatMap(({ items }) => items);
  for (const choice of choices(contract)) guardChoice(scope, expressions, choice);
  for (const { name } of tables) expressions.table(name.text, name);
  for (const block of options(contract)) elaborateOptions(scope, expressions, block);
  const contractRules = contract
    .flatMap((item) => (item.kind === "require" ? [item] : []))
    .flatMap((rule, index) => elaborateContractRule(scope, expressions, rule, index + 1) ?? []);
  const alwaysThere = ({ reads }: ContractRule): boolean =>
    !choices(contract).some(
      ({ name, optional, when }) => reads.includes(name.text) && (optional || when !== undefined),
    );
  for (const rule of contractRules)
    if (alwaysThere(rule) && !scope.guards.satisfiable([rule.test]))
      file.report("contract/impossible", { name: "this rule" }, rule.source);
  for (const formula of lets) expressions.finishLet(formula.name);
  const triggers = elaborateTriggers(scope, expressions, of(syntax, "triggers"), contractRules);
  const nodes = new Nodes(scope, expressions);
  const tree = nodes.lower(syntax);
  const exclusions = lowerExclusions(scope, expressions, nodes, syntax);
  for (const { name, value } of premiums) expressions.premium(name, value);
  checkDocuments(scope, syntax);
  checkBehindParts(scope, syntax);
  const body: Body = {
    documents: of(syntax, "document").map((document) => ({
      name: document.name.text,
      label: labelOf(document.labels, document.doc),
      source: scope.source(document),
    })),
    choices: [...scope.choices.values()],
    options: [...scope.options.values()],
    contractRules,
    readings: [...scope.readings.values()],
    units: [...scope.units.values()],
    facts: bearers.flatMap((bearer) => [...scope.facts.values()].filter((fact) => fact.of === bearer)),
    triggers,
    lets: [...scope.lets.values()].filter(({ name }) => !exact.has(name) || scope.premiumsRead.has(name)),
    tables: tables.flatMap(({ name }) => scope.tables.get(name.text) ?? []),
    root: tree.root,
    heads: tree.heads,
    uncovered: tree.uncovered,
    ...(tree.policyYears.length > 0 && { policyYears: tree.policyYears }),
    exclusions,
    premiums: premiums.flatMap((premium) => {
      const value = exact.get(premium.name.text);
      const label = labelOf(premium.labels, premium.doc);
      return value === undefined ? [] : [{ name: premium.name.text, label, value, source: scope.source(premium) }];
    }),
  };
  return { body, unclear: tree.unclear };
}

type Body = Omit<Plan, "name" | "label" | "edition" | "currency" | "rounding" | "source">;

function declare(scope: ProductScope, expressions: Expressions, syntax: Product): void {
  const contract = of(syntax, "contract").flatMap(({ items }) => items);
  for (const document of of(syntax, "document")) {
    const symbol = scope.enter("document", document.name, document, labelOf(document.labels, document.doc));
    if (scope.documents.has(symbol.name))
      scope.file.report("name/duplicate", { name: symbol.name, kind: "document" }, document.name);
    scope.documents.set(symbol.name, symbol);
  }
  const scheduled = new Set(contract.flatMap((item) => (item.kind === "schedule" ? [item.unit.text] : [])));
  const units = of(syntax, "unit");
  for (const unit of units) declareUnit(scope, expressions, unit, scheduled.has(unit.name.text));
  nestUnits(scope, units);
  for (const item of contract) {
    if (item.kind === "schedule") scope.resolve(item.unit, ["unit"], "a unit");
    if (item.kind === "plan") declarePlan(scope, item);
    if (item.kind === "choice") declareChoice(scope, expressions, item);
    if (item.kind === "options") declareOptions(scope, item);
    if (item.kind === "require" && item.name !== undefined)
      scope.declare("rule", item.name, item, labelOf(item.labels, item.doc));
  }
  for (const reading of of(syntax, "reading")) declareReading(scope, reading);
  for (const block of of(syntax, "facts")) {
    const bearer = bearers.find((one) => one === block.of.text);
    if (bearer === undefined) {
      establishFacts(scope, expressions, block);
      continue;
    }
    for (const fact of block.facts) declareFact(scope, expressions, bearer, fact);
  }
  for (const table of of(syntax, "table")) declareTable(scope, table);
  for (const formula of of(syntax, "let")) declareLet(scope, formula);
  for (const premium of of(syntax, "premium"))
    scope.declare("premium", premium.name, premium, labelOf(premium.labels, premium.doc), { type: { kind: "money" } });
  for (const block of of(syntax, "triggers")) declareTriggers(scope, block);
  for (const fix of of(syntax, "fix")) fixChoice(scope, expressions, fix);
  declareNodes(scope, syntax);
  declareExclusions(scope, syntax);
  checkHiddenWords(scope);
  checkTakenNames(scope, syntax);
}

function header(
  scope: ProductScope,
  syntax: Product,
): { edition: string | undefined; currency: Pick<Plan, "currency" | "rounding"> } {
  const { file } = scope;
  const [edition, ...moreEditions] = of(syntax, "edition");
  const [currency, ...moreCurrencies] = of(syntax, "currency");
  for (const repeated of [...moreEditions, ...moreCurrencies])
    file.report("product/repeated", { what: `the ${repeated.kind}` }, repeated);
  if (edition === undefined) file.report("product/no-edition", { name: scope.name }, syntax.name);
  const date = edition?.date?.value;
  if (edition?.date !== undefined && date && !dateExists(date)) file.report("date/invalid", { date }, edition.date);
  const code = currency?.code.text ?? "JPY";
  const minorDigits = minorDigitsOf(code);
  if (minorDigits === undefined && currency !== undefined && code !== "")
    file.report("product/currency", { code }, currency.code);
  scope.minorDigits = minorDigits ?? 0;
  if (minorDigits !== undefined) scope.currency = code;
  const written = currency?.rounding?.text ?? "down";
  const rounding: Rounding | undefined = Object.hasOwn(roundings, written)
    ? roundings[written as keyof typeof roundings]
    : undefined;
  if (rounding === undefined && currency?.rounding !== undefined)
    file.report("product/rounding", { name: written }, currency.rounding);
  scope.rounding = rounding ?? "down";
  return {
    edition: date,
    currency: { currency: { code, minorDigits: minorDigits ?? 0 }, rounding: scope.rounding },
  };
}

/** A premium as it is quoted, for what reads it. */
function asQuoted(value: Expr, { rounding }: ProductScope): Expr {
  const type = moneyType;
  const whole = rational(1n);
  const rounded: Expr = { type, kind: "round", rounding, operand: value, to: whole };
  const nothing: Expr = { type, kind: "literal", literal: { type: "money", value: rational(0n) } };
  return { type, kind: "max", operands: [rounded, nothing] };
}

function finishLet(
  scope: ProductScope,
  syntax: LetDeclaration | PremiumDeclaration,
): (value: Plan["lets"][number]["value"]) => void {
  return (value) => {
    scope.lets.set(syntax.name.text, {
      name: syntax.name.text,
      label: labelOf(syntax.labels, syntax.doc),
      value,
      source: scope.source(syntax),
    });
  };
}

function checkWhole(scope: ProductScope, syntax: Product, { heads, triggers }: Body, unclear: boolean): void {
  if (heads.length === 0) scope.file.report("product/no-heads", { name: scope.name }, syntax.name);
  if (scope.triggers.length === 0) scope.file.report("product/no-triggers", { name: scope.name }, syntax.name);
  // One that is named by an exception is there for that: where it happens, another one is out.
  const excepted = of(syntax, "triggers").flatMap((block) =>
    block.triggers.flatMap(({ excepts }) => excepts.flatMap(({ triggers: named }) => named.map(({ text }) => text))),
  );
  for (const trigger of unclear ? [] : triggers)
    if (
      scope.names.get(trigger.name)?.kind === "trigger" &&
      !excepted.includes(trigger.name) &&
      !heads.some(({ covers }) => covers.some((cover) => cover.triggers.includes(trigger.name)))
    )
      scope.file.report("cover/trigger-unused", { name: trigger.name }, scope.names.get(trigger.name)!.nameSpan, {
        unused: true,
      });
}

/** Every reference in a product, a scenario or a sample contract names a document of the product. */
export function checkDocuments(scope: ProductScope, syntax: TopLevel): void {
  const visit = (value: object): void => {
    if (Array.isArray(value)) {
      for (const part of value as unknown[]) if (isObject(part)) visit(part);
      return;
    }
    const node = value as { readonly [key: string]: unknown };
    if (holdNoDeclaration.has(node["kind"])) return;
    for (const { document } of (node as Partial<Product>).references ?? []) {
      const symbol = scope.documents.get(document.text);
      if (symbol !== undefined) scope.file.uses.push({ name: document, symbol });
      else scope.unknownDocument(document);
    }
    for (const key in node) {
      const part = node[key];
      if (key !== "references" && isObject(part)) visit(part);
    }
  };
  visit(syntax);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function of<K extends ProductItem["kind"]>(product: Product, kind: K): (ProductItem & { kind: K })[] {
  return product.items.filter((item): item is ProductItem & { kind: K } => item.kind === kind);
}

function choices(items: readonly ContractItem[]): ChoiceDeclaration[] {
  return items.flatMap((item) => (item.kind === "choice" ? [item] : []));
}

function options(items: readonly ContractItem[]): OptionsBlock[] {
  return items.flatMap((item) => (item.kind === "options" ? [item] : []));
}
