import type {
  ExclusionClauses,
  NodeItem,
  Product,
  ProductItem,
  Span,
  TermDeclaration,
} from "@yakkan/grammar/syntax.js";
import type { ProductScope } from "./scope.js";

/** A condition or a scope of a whole declaration, and a part of the declaration that it stands behind. */
interface Behind {
  readonly of: "exclusion" | "trigger" | "head" | "term";
  /** What the declaration is called; of a term its word. */
  readonly name: string;
  readonly clause: Span;
  readonly part: Span;
}

/**
 * Tells of conditions and scopes that read as if they were of the part before them: in `flood : bool unless reported
 * when rider` the exclusion is there with the rider alone. On a line of its own such a clause misleads nobody.
 */
export function checkBehindParts({ file }: ProductScope, product: Product): void {
  const { sources } = file;
  const isOnOneLine = (part: Span, clause: Span): boolean => {
    const [before, behind] = [sources.placeOf(part), sources.placeOf(clause)];
    if (before.source !== behind.source || before.end > behind.start) return false;
    return !before.source.text.slice(before.end, behind.start).includes("\n");
  };
  const told = new Set<Span>();
  for (const { of, name, clause, part } of product.items.flatMap(inItem)) {
    if (told.has(clause) || !isOnOneLine(part, clause)) continue;
    told.add(clause);
    file.report("syntax/behind-part", { of, name, clause: sources.textOf(clause), part: sources.textOf(part) }, clause);
  }
}

function inItem(item: ProductItem | NodeItem): Behind[] {
  switch (item.kind) {
    case "triggers":
      return item.triggers.flatMap(({ name, when, excepts }) => pairs("trigger", name.text, [when], excepts));
    case "exclusions":
      return item.entries.flatMap((entry) => {
        if (entry.kind === "exclusion") return inExclusion(entry.name.text, entry);
        return entry.exclusions.flatMap((exclusion) => inExclusion(exclusion.name.text, exclusion));
      });
    case "section":
    case "frame":
      return item.items.flatMap(inItem);
    case "head":
      return [...pairs("head", item.name.text, [item.when], item.requirements), ...item.items.flatMap(inItem)];
    case "layer":
      return item.terms.flatMap(inTerm);
    case "term":
      return inTerm(item);
    default:
      return [];
  }
}

function inExclusion(name: string, { scopes, whens, unless, liftedBy }: ExclusionClauses): Behind[] {
  return pairs("exclusion", name, [...whens, ...scopes], [...unless, ...liftedBy]);
}

function inTerm({ term, cap, when, where, scope }: TermDeclaration): Behind[] {
  return cap === undefined ? [] : pairs("term", term, [when, where, scope], [cap]);
}

function pairs(
  of: Behind["of"],
  name: string,
  clauses: readonly (Span | undefined)[],
  parts: readonly Span[],
): Behind[] {
  return clauses.flatMap((clause) => {
    const part = clause && parts.filter(({ end }) => end <= clause.start).at(-1);
    return clause === undefined || part === undefined ? [] : [{ of, name, clause, part }];
  });
}
