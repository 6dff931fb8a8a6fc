import type { Name, Product, ProductItem, Vocabulary } from "@yakkan/grammar/syntax.js";
import type { CheckedDefinition } from "../check/check.js";
import type { ProductScope } from "../check/scope.js";
import { note } from "../diagnostics/report.js";
import { type AmendmentMade, Amending } from "./amend.js";
import { explode, type Item } from "./items.js";
import type { Definition } from "./load.js";
import { checkNeeds, takeUsed } from "./use.js";

export interface Expanded {
  /** Nothing in it uses or amends anything. */
  readonly flat: Product;
  /** What it is derived from, or uses, is not known: the names of that would all be unknown. */
  readonly incomplete: boolean;
  readonly amendments: readonly AmendmentMade[];
  /** Names that will have a meaning once the flat text is checked, by the names that declare it. */
  readonly early: Amending["early"];
  /** Something that it is made of has an error, or is not there. */
  readonly broken: boolean;
  /** The first part that has an error. */
  readonly cause: CheckedDefinition | undefined;
}

/** Nothing where the definition is made of itself. */
type CheckDefinition = (definition: Definition) => CheckedDefinition | undefined;

/**
 * Puts the definitions that a product or vocabulary uses, and the product that it is derived from, in its own
 * text. What comes of it is a product like any other: nothing further on knows of several files.
 */
export function expand(definition: Definition, scope: ProductScope, checkDefinition: CheckDefinition): Expanded {
  const { syntax, file } = definition;
  const base = syntax.kind === "product" ? syntax.extends : undefined;
  const { name, labels, references, doc, start, end } = syntax;
  const header = { kind: "product", name, references, start, end, extends: undefined } as const;
  if (isAlone(syntax)) {
    const flat = syntax.kind === "product" ? syntax : { ...header, labels, doc, items: syntax.items };
    return { flat, incomplete: false, amendments: [], early: [], broken: false, cause: undefined };
  }

  let broken = false;
  let incomplete = false;
  let cause: CheckedDefinition | undefined;
  const find = (wantedName: Name, wanted: "product" | "vocabulary"): CheckedDefinition | undefined => {
    const { text } = wantedName;
    const known = file.definitions.get(text)?.definition;
    const checked = known && checkDefinition(known);
    broken ||= checked?.broken ?? true;
    if (checked?.broken) cause ??= checked;
    incomplete ||= checked === undefined || checked.incomplete || known?.syntax.kind !== wanted;
    if (text === "" || (known === undefined && file.missing.has(text))) return undefined;
    if (known === undefined) {
      const candidates = [...file.definitions].filter(([, entry]) => entry.definition.syntax.kind === wanted);
      scope.unknown(
        wanted,
        wantedName,
        candidates.map(([candidate]) => candidate),
      );
      return undefined;
    }
    if (checked === undefined) {
      scope.file.report("extend/cycle", { name: text }, wantedName);
      return undefined;
    }
    scope.file.uses.push({ name: wantedName, symbol: checked.scope.symbol });
    const { kind } = known.syntax;
    if (kind === wanted) return checked;
    scope.file.report("name/wrong-kind", { name: text, kind, wanted: `a ${wanted}` }, wantedName, {
      related: [note("declared", { name: text }, checked.scope.symbol.nameSpan)],
    });
    return undefined;
  };

  const derived = base && find(base, "product");
  const before: Item[] = derived === undefined ? [] : explode(derived.flat.items);
  const taken = syntax.items.flatMap((item) => (item.kind === "use" ? takeUsed(item, scope, find) : []));
  checkNeeds(taken, before, syntax.items, scope);
  const amending = new Amending(scope, [...before, ...taken.map(({ item }) => item)], base !== undefined);
  amending.apply(syntax.items);
  const isLabelled = labels.plain !== undefined || labels.en !== undefined;
  const flat: Product = {
    ...header,
    labels: isLabelled || derived === undefined ? labels : derived.flat.labels,
    doc: doc ?? derived?.flat.doc,
    items: amending.text,
  };
  return { flat, incomplete, amendments: amending.made, early: amending.early, broken, cause };
}

/** Whether nothing of it comes from elsewhere. */
export function isAlone(syntax: Product | Vocabulary): boolean {
  return (syntax.kind !== "product" || syntax.extends === undefined) && syntax.items.every(standsForItself);
}

function standsForItself(item: ProductItem): boolean {
  if (item.replaces) return false;
  switch (item.kind) {
    case "use":
    case "fix":
    case "change":
    case "remove":
    case "add":
      return false;
    case "edition":
    case "currency":
    case "document":
    case "contract":
    case "unit":
    case "facts":
    case "triggers":
    case "reading":
    case "let":
    case "table":
    case "premium":
    case "exclusions":
    case "section":
    case "frame":
    case "head":
    case "uncovered":
    case "covers":
    case "covered":
    case "window":
    case "require":
    case "requires":
    case "term":
    case "layer":
    case "items":
      return true;
  }
}
