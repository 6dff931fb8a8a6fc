import type { AmendmentMade } from "@yakkan/compiler/files/amend.js";
import type { DefinitionModel } from "@yakkan/compiler/check/model.js";
import type { Product, Span } from "@yakkan/grammar/syntax.js";
import { type Location, type Position, SymbolKind, type TypeHierarchyItem } from "vscode-languageserver";
import type { Client } from "./client.js";
import type { StoredFile } from "./host.js";
import { Meanings } from "./meanings.js";
import { locationOf, type Snapshot, textOf, useAt } from "./snapshot.js";
import type { Workspace } from "./workspace.js";

// ── What a derived product changes ───────────────────────────────────────────────────────────────────

/** A change, and the product that it is a change of. */
export interface Amendment extends AmendmentMade {
  readonly base: string;
}

/** The changes that the products of a document make. */
export function amendmentsIn({ compiled }: Snapshot): Amendment[] {
  return compiled.model.definitions.flatMap(({ declaration, amendments }) =>
    amendments.map((amendment) => ({ ...amendment, base: amendment.of?.product ?? baseOf(declaration) })),
  );
}

export function amendmentAt(snapshot: Snapshot, { start, end }: Span): Amendment | undefined {
  return amendmentsIn(snapshot).find(({ at }) => at.start === start && at.end === end);
}

function baseOf(declaration: DefinitionModel["declaration"]): string {
  return (declaration.kind === "product" ? declaration.extends?.text : undefined) ?? "";
}

/** `replaces the head `damages` of `base``, in Markdown. */
export function describeAmendment({ kind, of, base }: Amendment, { language }: Client): string {
  const name = of === undefined ? "" : ` \`${of.name}\``;
  const verbs = {
    en: { fixes: "fixes", changes: "changes", replaces: "replaces", removes: "removes" },
    ja: { fixes: "を固定", changes: "を変更", replaces: "を差替え", removes: "を削除" },
  };
  if (language === "ja") return `\`${base}\`の${name.trim() === "" ? "条項" : name.trim()}${verbs.ja[kind]}`;
  return `${verbs.en[kind]}${name === "" ? " a clause" : name} of \`${base}\``;
}

/** What stood there, on one line. */
export function wordsBefore(snapshot: Snapshot, { was, of }: Amendment): string {
  const span = of?.declaration ?? was;
  return (textOf(snapshot, span).split("{")[0] ?? "").replace(/\s+/g, " ").trim();
}

/** Where what is replaced stood, for the name that replaces it. */
export function placeOfBase(snapshot: Snapshot, name: Span): Location | undefined {
  const amendment = amendmentAt(snapshot, name);
  if (amendment?.kind !== "replaces") return undefined;
  return locationOf(snapshot, amendment.of?.nameSpan ?? amendment.was);
}

// ── From a product to those derived from it ──────────────────────────────────────────────────────────

interface Derived {
  readonly snapshot: Snapshot;
  readonly product: Product;
  readonly model: DefinitionModel;
}

/** All products that extend another one, within reach. */
function derivedProducts(workspace: Workspace, stored: readonly StoredFile[]): Derived[] {
  const snapshots = [
    ...workspace.open.flatMap((uri) => workspace.snapshot(uri) ?? []),
    ...stored
      .filter(({ uri, text }) => !workspace.open.includes(uri) && mentionsBase.test(text))
      .map((file) => workspace.look(file)),
  ];
  return snapshots.flatMap((snapshot) =>
    snapshot.compiled.model.definitions.flatMap((model) =>
      model.declaration.kind === "product" && model.declaration.extends !== undefined
        ? [{ snapshot, product: model.declaration, model }]
        : [],
    ),
  );
}

const mentionsBase = /extends|派生元/u;

function isAt(a: Location, b: Location): boolean {
  return (
    a.uri === b.uri && a.range.start.line === b.range.start.line && a.range.start.character === b.range.start.character
  );
}

/** Of a product those that extend it; of anything else in it what replaces or changes it. */
export function findImplementations(
  snapshot: Snapshot,
  position: Position,
  workspace: Workspace,
  stored: readonly StoredFile[],
): Location[] {
  const use = useAt(snapshot, position);
  if (use === undefined) return [];
  const place = locationOf(snapshot, use.symbol.nameSpan);
  return derivedProducts(workspace, stored).flatMap(({ snapshot: other, product, model }) => {
    if (use.symbol.kind === "product") {
      const base = Meanings.in(other.compiled).of(product.extends);
      return base !== undefined && isAt(locationOf(other, base.nameSpan), place)
        ? [locationOf(other, product.name)]
        : [];
    }
    return model.amendments.flatMap(({ of, at, kind }) =>
      of !== undefined && (kind === "replaces" || kind === "changes") && isAt(locationOf(other, of.nameSpan), place)
        ? [locationOf(other, at)]
        : [],
    );
  });
}

/** The product at the cursor. */
export function prepareTypeHierarchy(snapshot: Snapshot, position: Position): TypeHierarchyItem[] | null {
  const use = useAt(snapshot, position);
  if (use?.symbol.kind !== "product") return null;
  return [toItem(snapshot, use.symbol.name, use.symbol.declaration, use.symbol.nameSpan)];
}

/** What the product is derived from. */
export function findSupertypes(snapshot: Snapshot, item: TypeHierarchyItem): TypeHierarchyItem[] {
  const product = productAt(snapshot, item);
  const base = product && Meanings.in(snapshot.compiled).of(product.extends);
  return base === undefined ? [] : [toItem(snapshot, base.name, base.declaration, base.nameSpan)];
}

/** What is derived from the product. */
export function findSubtypes(
  item: TypeHierarchyItem,
  workspace: Workspace,
  stored: readonly StoredFile[],
): TypeHierarchyItem[] {
  const place = { uri: item.uri, range: item.selectionRange };
  return derivedProducts(workspace, stored).flatMap(({ snapshot, product }) => {
    const base = Meanings.in(snapshot.compiled).of(product.extends);
    return base !== undefined && isAt(locationOf(snapshot, base.nameSpan), place)
      ? [toItem(snapshot, product.name.text, product, product.name)]
      : [];
  });
}

function productAt({ compiled, document }: Snapshot, { selectionRange }: TypeHierarchyItem): Product | undefined {
  const offset = document.offsetAt(selectionRange.start);
  return compiled.file.declarations.find((one): one is Product => one.kind === "product" && one.name.start === offset);
}

function toItem(snapshot: Snapshot, name: string, whole: Span, selection: Span): TypeHierarchyItem {
  const { uri, range } = locationOf(snapshot, whole);
  return { name, kind: SymbolKind.Package, uri, range, selectionRange: locationOf(snapshot, selection).range };
}
