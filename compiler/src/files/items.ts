import type {
  ContractBlock,
  DefinitionItem,
  Except,
  ExclusionsBlock,
  FactsBlock,
  GroupDeclaration,
  HeadDeclaration,
  ItemsDeclaration,
  Name,
  NodeItem,
  ProductItem,
  TriggersBlock,
} from "@yakkan/grammar/syntax.js";
import { bearers } from "../check/declarations.js";

/** A section, frame or head whose text may still be changed. */
export type OpenNode =
  | (Omit<GroupDeclaration, "items"> & { items: Item[] })
  | (Omit<HeadDeclaration, "items" | "requirements"> & {
      items: Item[];
      requirements: HeadDeclaration["requirements"];
    });

/** A part of a product that stands for itself: of a block each thing in it apart, in a block of its own. */
export type Item = Exclude<ProductItem, GroupDeclaration | HeadDeclaration> | OpenNode;

/** The parts of a text in their order. What they hold is copied as far as it may be changed. */
export function explode(items: readonly (ProductItem | NodeItem)[]): Item[] {
  return items.flatMap((item): Item[] => {
    switch (item.kind) {
      case "contract":
        return item.items.flatMap((one): ContractBlock[] =>
          one.kind === "options"
            ? one.rows.map((row) => ({ ...item, items: [{ ...one, rows: [row] }] }))
            : [{ ...item, items: [one] }],
        );
      case "facts":
        return item.facts.map((fact): FactsBlock => ({ ...item, facts: [fact] }));
      case "triggers":
        return item.triggers.map((trigger): TriggersBlock => ({ ...item, triggers: [trigger] }));
      case "exclusions":
        return item.entries.flatMap((entry): ExclusionsBlock[] =>
          entry.kind === "exclusion"
            ? [{ ...item, entries: [entry] }]
            : entry.exclusions.map((one) => ({ ...item, entries: [{ ...entry, exclusions: [one] }] })),
        );
      case "section":
      case "frame":
      case "head":
        return [{ ...item, items: explode(item.items) }];
      default:
        return [item];
    }
  });
}

/** The name by which others speak of a part; nothing where it has none. */
export function nameOf(item: Item): Name | undefined {
  switch (item.kind) {
    case "contract": {
      const [one] = item.items;
      switch (one?.kind) {
        case undefined:
          return undefined;
        case "plan":
          return { kind: "name", text: "plan", start: one.start, end: one.start + "plan".length };
        case "choice":
        case "require":
          return one.name;
        case "options":
          return one.rows[0]?.name;
        case "schedule":
          return undefined;
      }
      return undefined;
    }
    case "facts":
      return isOfUnit(item) ? undefined : item.facts[0]?.name;
    case "triggers":
      return item.triggers[0]?.name;
    case "exclusions": {
      const [entry] = item.entries;
      return entry?.kind === "exclusion-group" ? entry.exclusions[0]?.name : entry?.name;
    }
    case "items":
      // Items that share a list share a rule, so only what is spoken of stands apart.
      return item.items.length === 1 ? item.items[0]!.name : undefined;
    case "fix":
      return undefined;
    default:
      return "name" in item ? item.name : undefined;
  }
}

/** The names by which others speak of parts of a text; of what stands in a node the node is asked. */
export function namesIn(items: readonly ProductItem[]): string[] {
  return items.flatMap((item): string[] =>
    item.kind === "section" || item.kind === "frame" || item.kind === "head"
      ? [item.name.text]
      : explode([item]).flatMap((part) => nameOf(part)?.text ?? []),
  );
}

/** Facts of a unit are known by it: they have no name of their own among the product's, and go with it. */
export function isOfUnit({ of }: FactsBlock): boolean {
  return !(bearers as readonly string[]).includes(of.text);
}

/** The unit to which a part without a name belongs. */
export function unitOf(item: Item): string | undefined {
  if (item.kind === "facts") return isOfUnit(item) ? item.of.text : undefined;
  const one = item.kind === "contract" ? item.items[0] : undefined;
  return one?.kind === "schedule" ? one.unit.text : undefined;
}

/** A list of items in parts, the named one in one of its own. */
export function setApart(list: ItemsDeclaration, name: string): ItemsDeclaration[] {
  const at = list.items.findIndex((item) => item.name.text === name);
  return [list.items.slice(0, at), list.items.slice(at, at + 1), list.items.slice(at + 1)].flatMap((items) =>
    items.length === 0 ? [] : [{ ...list, items }],
  );
}

/** Documents and the items of a head have names of their own beside the product's. */
export function spaceOf(item: Item): "document" | "item" | undefined {
  return item.kind === "document" ? "document" : item.kind === "items" ? "item" : undefined;
}

export function isNode(item: Item): item is OpenNode {
  return item.kind === "section" || item.kind === "frame" || item.kind === "head";
}

export function isTerm(item: Item): boolean {
  return item.kind === "term" || item.kind === "layer";
}

/** What may stand in a section, frame or head. */
export function isNodeItem(item: Item): boolean {
  switch (item.kind) {
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
    default:
      return false;
  }
}

/** `except all above`, spelled out: among the triggers of another text it still means those of its own. */
export function spellOutAbove(items: readonly DefinitionItem[] | readonly Item[]): Item[] {
  const above: Name[] = [];
  return (items as readonly Item[]).map((item) => {
    if (item.kind !== "triggers") return item;
    const triggers = item.triggers.map((trigger) => {
      const excepts = trigger.excepts.map((except): Except =>
        except.allAbove
          ? {
              ...except,
              allAbove: false,
              triggers: above.map(({ text }) => ({ kind: "name", text, start: except.start, end: except.end })),
            }
          : except,
      );
      above.push(trigger.name);
      return { ...trigger, excepts };
    });
    return { ...item, triggers };
  });
}

/** Whether two pieces of syntax say the same, wherever they stand. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return a === b;
  const positions = ["start", "end", "references", "doc"];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => !positions.includes(key));
  return keys.every((key) => saysTheSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
