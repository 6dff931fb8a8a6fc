import type { Name, NodeItem, Product, ProductItem } from "@yakkan/grammar/syntax.js";
import { checkMemberWords } from "./declarations.js";
import type { DeclaredSymbol } from "./model.js";
import { labelOf, type NodeInfo, type ProductScope } from "./scope.js";

/** Enters every section, frame, head, item, layer and named rule, and says which heads each node holds. */
export function declareNodes(scope: ProductScope, product: Product): void {
  const enter = (item: NodeItem | ProductItem, info: NodeInfo): void => {
    scope.nodesByPlace.set(item, info);
    if (!scope.nodes.has(info.symbol.name)) scope.nodes.set(info.symbol.name, info);
  };
  const declare = (items: readonly (NodeItem | ProductItem)[]): string[] => {
    const heads: string[] = [];
    for (const item of items) {
      scope.order.set(item, scope.order.size);
      switch (item.kind) {
        case "section":
        case "frame": {
          const symbol = declareNode(scope, item);
          const inner = declare(item.items);
          heads.push(...inner);
          if (symbol !== undefined) enter(item, { symbol, kind: item.kind, heads: inner, end: scope.order.size });
          break;
        }
        case "head": {
          const symbol = declareNode(scope, item);
          declare(item.items);
          if (symbol === undefined) break;
          heads.push(symbol.name);
          enter(item, { symbol, kind: "head", heads: [symbol.name], end: scope.order.size });
          const own = new Map<string, Name>();
          for (const list of item.items)
            if (list.kind === "items")
              for (const member of list.items) {
                const { name, labels, doc, ...span } = member;
                const first = own.get(name.text);
                if (first !== undefined)
                  scope.file.report("name/duplicate", { name: name.text, kind: "item" }, name, {
                    related: [{ message: `\`${name.text}\` stands here`, span: first }],
                  });
                own.set(name.text, name);
                checkMemberWords(scope, [member], [], "an item");
                scope.items.set(name.text, [...(scope.items.get(name.text) ?? []), symbol.name]);
                scope.enter("item", name, { ...span, doc }, labelOf(labels, doc), { within: symbol });
              }
          break;
        }
        case "uncovered":
          scope.declare("uncovered", item.name, item, labelOf(item.labels, item.doc));
          break;
        case "layer":
          for (const term of item.terms) scope.order.set(term, scope.order.size);
          scope.declare("layer", item.name, item, labelOf(item.labels, item.doc));
          break;
        case "require":
          if (item.name !== undefined) scope.declare("rule", item.name, item, labelOf(item.labels, item.doc));
          break;
        default:
          break;
      }
    }
    return [...new Set(heads)];
  };
  const heads = declare(product.items);
  scope.nodes.set(scope.name, { symbol: scope.symbol, kind: "product", heads, end: scope.order.size });
}

/** Of one whose name is taken all is checked, as far as it stands for itself. */
function declareNode(
  scope: ProductScope,
  item: NodeItem & { kind: "section" | "frame" | "head" },
): DeclaredSymbol | undefined {
  const { kind, name, labels, doc } = item;
  return scope.declare(kind, name, item, labelOf(labels, doc)) ?? scope.repeatedAs(name, [kind]);
}
