import type { IToken } from "chevrotain";
import type { Lexed } from "./lexer.js";
import { normalizeName } from "./names.js";
import type { Declaration, Expression, Name, Reference, ScopeSyntax, Text } from "./syntax.js";
import { Bar, DocComment } from "./tokens.js";

/**
 * Gives references and doc comments to their declarations. A reference belongs to the innermost
 * declaration that the word before it stands in, and before the first one to nothing; the `///` lines to the
 * declaration that begins right after them: where a reference follows, they stand among the words of the one before it.
 */
export function attach(
  declarations: readonly Declaration[],
  lexed: Lexed,
): { readonly ownerless: readonly Reference[] } {
  const docs = lexed.comments.filter(({ tokenType }) => tokenType === DocComment);
  if (docs.length === 0 && lexed.references.length === 0) return { ownerless: [] };
  const all = collect(declarations);
  attachDocs(all, docs, lexed);
  return { ownerless: attachReferences(all, lexed) };
}

interface Placed {
  readonly declaration: Declaration;
  readonly parent: Placed | undefined;
}

/** Kinds of names and expressions, which most of a tree is: no declaration stands in them. */
export const holdNoDeclaration: ReadonlySet<unknown> = new Set<(Expression | Name | Text | ScopeSyntax)["kind"]>([
  ...["name", "text", "scope", "number", "date", "span", "word", "reference", "field", "call", "not"],
  ...["negate", "binary", "is", "within", "during", "span-from", "if", "missing"],
] as const);

/** All declarations in the order in which they begin, outer before inner. */
function collect(declarations: readonly Declaration[]): Placed[] {
  const found: Placed[] = [];
  const visit = (value: unknown, parent: Placed | undefined): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, parent);
      return;
    }
    const node = value as { readonly [key: string]: unknown };
    if (holdNoDeclaration.has(node["kind"])) return;
    let inside = parent;
    if ("references" in node) {
      inside = { declaration: value as Declaration, parent };
      found.push(inside);
    }
    for (const key in node)
      // What a reference after a head's `requires approval` or `requires item` says, it says of the head; after a layer in short, of the layer.
      if (key !== "references" && key !== "requirements" && !(key === "terms" && node["slice"] !== undefined))
        visit(node[key], inside);
  };
  visit(declarations, undefined);
  return found.sort((a, b) => a.declaration.start - b.declaration.start || b.declaration.end - a.declaration.end);
}

function attachReferences(all: readonly Placed[], lexed: Lexed): Reference[] {
  const ownerless: Reference[] = [];
  let token = 0;
  let next = 0;
  let current: Placed | undefined;
  for (const reference of lexed.references) {
    while (token < lexed.tokens.length && lexed.tokens[token]!.startOffset < reference.startOffset) token++;
    const before = lexed.tokens[token - 1]?.startOffset;
    while (before !== undefined && next < all.length && all[next]!.declaration.start <= before) current = all[next++];
    let owner = current;
    while (before !== undefined && owner !== undefined && owner.declaration.end <= before) owner = owner.parent;
    if (owner === undefined) ownerless.push(toReference(reference));
    else owner.declaration.references = [...owner.declaration.references, toReference(reference)];
  }
  return ownerless;
}

function toReference(token: IToken): Reference {
  const start = token.startOffset;
  const end = start + token.image.length;
  const open = token.image.indexOf("(");
  return {
    document: {
      kind: "name",
      text: normalizeName(token.image.slice(1, open)),
      start: start + 1,
      end: start + open,
    },
    place: token.image.slice(open + 1, -1).trim(),
    start,
    end,
  };
}

function attachDocs(all: readonly Placed[], docs: readonly IToken[], lexed: Lexed): void {
  const byStart = new Map<number, Declaration>();
  for (const { declaration } of all) if (!byStart.has(declaration.start)) byStart.set(declaration.start, declaration);
  const { tokens, references } = lexed;
  let token = 0;
  let reference = 0;
  for (const comment of docs) {
    while (token < tokens.length && tokens[token]!.startOffset < comment.startOffset) token++;
    while (reference < references.length && references[reference]!.startOffset < comment.startOffset) reference++;
    // Above `| b` stands what is said of b.
    const next = tokens[token]?.tokenType === Bar ? tokens[token + 1] : tokens[token];
    const owner = next && byStart.get(next.startOffset);
    const isInside = next !== undefined && (references[reference]?.startOffset ?? Infinity) < next.startOffset;
    if (owner === undefined || isInside) continue;
    const line = comment.image.slice(3).trim();
    owner.doc = owner.doc === undefined ? line : `${owner.doc}\n${line}`;
  }
}
