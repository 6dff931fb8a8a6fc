import type * as s from "@yakkan/grammar/syntax.js";
import { type DocumentSymbol, SymbolKind } from "vscode-languageserver";
import { clauseText } from "./clause-text.js";
import { spelled } from "./completion-words.js";
import { rangeOf, type Snapshot } from "./snapshot.js";

/** The outline of a file, read off the syntax: it is there while names are still wrong. */
export function findDocumentSymbols(snapshot: Snapshot): DocumentSymbol[] {
  return snapshot.compiled.file.declarations.flatMap((declaration) => toSymbols(declaration, snapshot));
}

type Item =
  | s.TopLevel
  | s.ProductItem
  | s.ContractItem
  | s.OptionRow
  | s.MemberDeclaration
  | s.FactDeclaration
  | s.TriggerDeclaration
  | s.ExclusionDeclaration
  | s.ExclusionGroup;

function toSymbols(item: Item, snapshot: Snapshot): DocumentSymbol[] {
  const named = (declaration: s.Named, kind: SymbolKind, children: readonly Item[] = []): DocumentSymbol[] => [
    entry(declaration, declaration.name, declaration.labels, kind, children, snapshot),
  ];
  // What has no name is called by the words that begin it, in the language of the file.
  const block = (children: readonly Item[]): DocumentSymbol[] => [
    entry(item, clauseText(snapshot, item), undefined, SymbolKind.Namespace, children, snapshot),
  ];
  switch (item.kind) {
    case "product":
      return named(item, SymbolKind.Package, item.items);
    case "vocabulary":
      return named(item, SymbolKind.Module, item.items);
    case "change":
      return named(item, SymbolKind.Class, item.items);
    case "add":
      return block(item.items);
    case "sample-contract":
      return named(item, SymbolKind.Object);
    case "scenario":
      return [entry(item, item.title ?? "scenario", undefined, SymbolKind.Event, [], snapshot)];
    case "contract":
      return block(item.items);
    case "plan":
      return [
        entry(
          item,
          spelled("plan", snapshot.compiled.keywords) ?? "plan",
          undefined,
          SymbolKind.Namespace,
          item.members,
          snapshot,
        ),
      ];
    case "options":
      return block(item.rows);
    case "facts":
      return block(item.facts);
    case "triggers":
      return block(item.triggers);
    case "exclusions":
      return block(item.entries);
    case "exclusion-group":
      // It has no name of its own.
      return item.exclusions.flatMap((exclusion) => toSymbols(exclusion, snapshot));
    case "section":
      return named(item, SymbolKind.Class, item.items);
    case "frame":
      return named(item, SymbolKind.Struct, item.items);
    case "head":
      return named(item, SymbolKind.Method, item.items);
    case "uncovered":
      return named(item, SymbolKind.Null);
    case "layer":
      return named(item, SymbolKind.Array);
    case "items":
      return item.items.flatMap((member) => toSymbols(member, snapshot));
    case "member":
      return named(item, SymbolKind.EnumMember);
    case "choice":
      return named(item, SymbolKind.Property);
    case "option":
      return named(item, SymbolKind.Boolean);
    case "unit":
      return named(item, SymbolKind.Interface, item.facts);
    case "fact":
      return named(item, SymbolKind.Field, item.type.fields);
    case "trigger":
      return named(item, SymbolKind.Event);
    case "reading":
      return named(item, SymbolKind.Enum, item.members);
    case "let":
      return named(item, SymbolKind.Constant);
    case "table":
      return named(item, SymbolKind.Array);
    case "premium":
      return named(item, SymbolKind.Function);
    case "exclusion":
      return named(item, SymbolKind.Operator);
    case "document":
      return named(item, SymbolKind.File);
    case "use-file":
    case "use":
    case "fix":
    case "remove":
    case "edition":
    case "currency":
    case "schedule":
    case "require":
    case "requires":
    case "covers":
      return [];
    case "covered":
    case "window": {
      const label = item.labels.plain ?? item.labels.en;
      return label === undefined ? [] : [entry(item, label, undefined, SymbolKind.Event, [], snapshot)];
    }
    case "term": {
      const label = item.labels.plain ?? item.labels.en;
      return label === undefined ? [] : [entry(item, label, undefined, SymbolKind.Number, [], snapshot)];
    }
  }
}

function entry(
  declaration: s.Declaration,
  title: s.Name | s.Text | string,
  labels: s.Labels | undefined,
  kind: SymbolKind,
  children: readonly Item[],
  snapshot: Snapshot,
): DocumentSymbol {
  const name = typeof title === "string" ? title : title.kind === "name" ? title.text : title.value;
  const detail = labels?.plain?.value ?? labels?.en?.value;
  // Where a name is missing, it is missing somewhere else in the text; the protocol wants it inside.
  const inside =
    typeof title !== "string" && title.start >= declaration.start && title.end <= declaration.end && name !== "";
  const start = rangeOf(snapshot, declaration).start;
  return {
    name: name.trim() === "" ? "…" : name,
    ...(detail !== undefined && { detail }),
    kind,
    range: rangeOf(snapshot, declaration),
    selectionRange: inside ? rangeOf(snapshot, title) : { start, end: start },
    children: children.flatMap((child) => toSymbols(child, snapshot)),
  };
}
