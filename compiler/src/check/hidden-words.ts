import { builtInOf } from "@yakkan/grammar/keywords.js";
import { normalizeName } from "@yakkan/grammar/names.js";
import { functionNames } from "@yakkan/grammar/spellings.js";
import type { Name, Product } from "@yakkan/grammar/syntax.js";
import { note } from "../diagnostics/report.js";
import type { DeclaredSymbol, SymbolKind } from "./model.js";
import { isBuiltIn, type ProductScope } from "./scope.js";

/**
 * Names of the author's that stand where a word of the language could: who reads one may take it for the other. In
 * Japanese they are the author's throughout the file; in English most are no names at all (`name/built-in`).
 */
export function checkHiddenWords({ names, file }: ProductScope): void {
  for (const symbol of names.values()) {
    const { name, kind, nameSpan } = symbol;
    const word = builtInOf(name);
    const english = word ?? name;
    if (isBuiltIn(name) || !couldBe(english, symbol, names)) continue;
    if (word !== undefined || totals.has(english)) file.report("name/hides", { name, kind, word }, nameSpan);
    // What a basis says wins over a unit, and a function over a column.
    else if (kind === "unit") file.report("name/built-in", { name }, nameSpan);
    else file.report("name/hides", { name, kind, word, instead: `${symbol.within?.name ?? ""}.${name}` }, nameSpan);
  }
}

/**
 * In a file that does not declare such a name itself, what is written means the language's word: not the definition of
 * another file that it takes, which is called so there.
 */
export function checkTakenNames({ names, file }: ProductScope, syntax: Product): void {
  const taken = new Map<string, DeclaredSymbol>();
  for (const symbol of names.values()) {
    const word = builtInOf(symbol.name);
    if (word !== undefined && couldBe(word, symbol, names)) taken.set(word, symbol);
  }
  if (taken.size === 0) return;
  const visit = (value: unknown, isCalled: boolean): void => {
    if (Array.isArray(value)) for (const one of value) visit(one, false);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    if (isName(value)) visitName(value, isCalled);
    const { kind } = value as { readonly kind?: unknown };
    for (const [key, part] of Object.entries(value)) visit(part, kind === "call" && key === "function");
  };
  const visitName = (name: Name, isCalled: boolean): void => {
    const symbol = taken.get(name.text);
    // Nothing but a column is called.
    if (symbol === undefined || isCalled !== (symbol.kind === "column")) return;
    if (normalizeName(file.sources.textOf(name)) !== symbol.name) return;
    const said = { name: symbol.name, kind: symbol.kind, word: name.text };
    file.report("name/two-meanings", said, name, {
      related: [note("declared", { name: symbol.name }, symbol.nameSpan)],
    });
  };
  visit(syntax, false);
}

function isName(value: object): value is Name {
  return "kind" in value && value.kind === "name";
}

/** Whether the word could stand where the name is read, and mean what the language says. */
function couldBe(word: string, { name, kind }: DeclaredSymbol, names: ProductScope["names"]): boolean {
  if (values.has(word)) return readAsValue.has(kind);
  // Where no plan is stated there is nothing that it could mean.
  if (word === "plan") return readAsValue.has(kind) && names.has(word) && name !== word;
  if (kind === "unit") return bases.has(word);
  if (functions.has(word)) return kind === "column";
  return totals.has(word) && expected.has(kind);
}

const values: ReadonlySet<string> = new Set([
  ...["amount", "count", "incurred", "approved", "trigger", "item", "subject", "loss", "deducted"],
  ...["yes", "no", "never", "unlimited", "none", "empty"],
]);

/** What a name of these kinds comes to stands for it. */
const readAsValue: ReadonlySet<SymbolKind> = new Set([
  ...(["choice", "option", "fact", "reading", "let", "exclusion"] as const),
]);

/** A day by itself may be a unit, of which a line says which it is. */
const bases: ReadonlySet<string> = new Set(["claim", "insured", "loss", "incident", "period", "policy year"]);

const functions: ReadonlySet<string> = new Set(functionNames);

/** What a scenario expects of all heads together. */
const totals: ReadonlySet<string> = new Set(["due", "pay", "paid", "overpaid", "claimed"]);
const expected: ReadonlySet<SymbolKind> = new Set([
  ...(["section", "frame", "head", "uncovered", "layer", "premium"] as const),
]);
