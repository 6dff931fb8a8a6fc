import type { Name, ProductItem, Span, Use } from "@yakkan/grammar/syntax.js";
import type { CheckedDefinition } from "../check/check.js";
import type { DeclaredSymbol } from "../check/model.js";
import type { ProductScope } from "../check/scope.js";
import { closest, replaceBy } from "../diagnostics/report.js";
import { explode, type Item, nameOf, namesIn, spellOutAbove, unitOf } from "./items.js";

/** Definitions of a vocabulary that a text takes. */
interface Taken {
  readonly item: Item;
  readonly from: CheckedDefinition;
  /** Where the text asks for it. */
  readonly at: Name;
  readonly use: Use;
}

type Find = (name: Name, wanted: "vocabulary") => CheckedDefinition | undefined;

/** What one `use` brings, in the order of the vocabulary. */
export function takeUsed(use: Use, scope: ProductScope, find: Find): Taken[] {
  const { names, from } = use;
  if (from === undefined) {
    if (names.all) scope.file.report("use/all-of-what", {}, names);
    return names.names.flatMap((name) => {
      const vocabulary = names.all ? undefined : find(name, "vocabulary");
      return vocabulary === undefined ? [] : all(vocabulary).map((item) => ({ item, from: vocabulary, at: name, use }));
    });
  }
  const vocabulary = find(from, "vocabulary");
  if (vocabulary === undefined) return [];
  const items = all(vocabulary);
  const named = new Map<string, Name>();
  for (const name of names.names) {
    const found = items.find((item) => nameOf(item)?.text === name.text);
    if (found === undefined) {
      const known = items.flatMap((item) => nameOf(item)?.text ?? []);
      const nearest = closest(name.text, known);
      if (name.text !== "")
        scope.file.report("use/unknown-word", { name: name.text, vocabulary: vocabulary.scope.name, nearest }, name, {
          fixes: nearest === undefined ? [] : [replaceBy(nearest, name)],
        });
      continue;
    }
    const symbol = symbolOf(found, scope);
    if (symbol !== undefined) scope.file.uses.push({ name, symbol });
    named.set(name.text, name);
  }
  const isChosen = (item: Item): boolean => {
    const name = nameOf(item)?.text ?? unitOf(item);
    return name === undefined ? names.all : named.has(name) !== names.all;
  };
  const chosen = items.filter(isChosen);
  const cited = new Set(chosen.flatMap(referencesIn));
  // The documents that a definition cites come with it.
  return items.flatMap((item): Taken[] =>
    isChosen(item) || (item.kind === "document" && !names.all && cited.has(item.name.text))
      ? [{ item: onlyExcept(item, chosen), from: vocabulary, at: named.get(nameOf(item)?.text ?? "") ?? from, use }]
      : [],
  );
}

function all({ flat }: CheckedDefinition): Item[] {
  return spellOutAbove(explode(flat.items));
}

/** Of the triggers above that are not taken, `except all above` says nothing. */
function onlyExcept(item: Item, chosen: readonly Item[]): Item {
  if (item.kind !== "triggers") return item;
  const taken = new Set(chosen.flatMap((other) => (other.kind === "triggers" ? (nameOf(other)?.text ?? []) : [])));
  return {
    ...item,
    triggers: item.triggers.map((trigger) => ({
      ...trigger,
      excepts: trigger.excepts.map((except) => ({
        ...except,
        triggers: except.triggers.filter((name) => name.start !== except.start || taken.has(name.text)),
      })),
    })),
  };
}

function referencesIn(item: unknown): string[] {
  if (typeof item !== "object" || item === null) return [];
  const own = "references" in item ? (item.references as readonly { readonly document: Name }[]) : [];
  return [
    ...own.map(({ document }) => document.text),
    ...Object.entries(item).flatMap(([key, part]) => (key === "references" ? [] : referencesIn(part))),
  ];
}

/** The symbol that a part declares, known from when its own text was checked. */
export function symbolOf(item: Item, scope: ProductScope): DeclaredSymbol | undefined {
  const name = nameOf(item);
  return name && scope.file.table.get(name.start);
}

/** Says of each definition taken what it reads that nobody brings. */
export function checkNeeds(
  taken: readonly Taken[],
  before: readonly Item[],
  own: readonly ProductItem[],
  scope: ProductScope,
): void {
  const there = new Set([
    ...[...taken.map(({ item }) => item), ...before].flatMap((item) => nameOf(item)?.text ?? []),
    ...namesIn([...own, ...own.flatMap(bringsWithin)]),
  ]);
  const told = new Set<string>();
  for (const { item, from, at, use } of taken) {
    if (from.broken) continue;
    const span = partOf(item);
    for (const { name, symbol } of from.context.uses) {
      if (name.start < span.start || name.end > span.end) continue;
      const needed = symbol.within?.kind === "head" ? symbol : (symbol.within ?? symbol);
      if (from.scope.names.get(needed.name) !== needed || there.has(needed.name) || told.has(needed.name)) continue;
      told.add(needed.name);
      const last = use.names.names.at(-1);
      const fixes =
        use.names.all || last === undefined
          ? []
          : [
              {
                title: { en: `Also use \`${needed.name}\``, ja: `\`${needed.name}\`も利用` },
                edits: [{ start: last.end, end: last.end, text: `, ${needed.name}` }],
              },
            ];
      const left = use.names.all ? use.names.names.find(({ text }) => text === needed.name) : undefined;
      scope.file.report(
        "use/needs",
        { name: nameOf(item)?.text ?? from.scope.name, needed: needed.name, vocabulary: from.scope.name },
        left ?? at,
        { fixes },
      );
      scope.removed.set(needed.name, undefined);
    }
  }
}

/** Of an exploded block what it holds. */
function partOf(item: Item): Span {
  switch (item.kind) {
    case "contract":
      return item.items[0] ?? item;
    case "facts":
      return item.facts[0] ?? item;
    case "triggers":
      return item.triggers[0] ?? item;
    case "exclusions":
      return item.entries[0] ?? item;
    default:
      return item;
  }
}

function bringsWithin(item: ProductItem): readonly ProductItem[] {
  return item.kind === "add" ? item.items : [];
}
