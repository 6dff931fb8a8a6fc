import type { DeclaredSymbol } from "@yakkan/compiler/check/model.js";
import type { Product, UseFile, Vocabulary } from "@yakkan/grammar/syntax.js";
import type { TextEdit } from "vscode-languageserver";
import type { StoredFile } from "./host.js";
import { pathBetween, type Snapshot } from "./snapshot.js";
import type { Workspace } from "./workspace.js";

/** A definition of a vocabulary that the product at a place does not have yet. */
export interface SharedWord {
  readonly symbol: DeclaredSymbol;
  /** The document that declares the vocabulary. */
  readonly from: Snapshot;
  readonly vocabulary: string;
  /** What has to be written for the product to have it. */
  readonly edits: readonly TextEdit[];
}

/** Definitions of all vocabularies within reach, of kinds that are wanted, for the product at an offset. */
export function findSharedWords(
  snapshot: Snapshot,
  offset: number,
  wants: (symbol: DeclaredSymbol) => boolean,
  workspace: Workspace,
  stored: readonly StoredFile[],
): SharedWord[] {
  const { model } = snapshot.compiled;
  const target = model.definitions.find(({ declaration }) => declaration.start < offset && offset < declaration.end);
  if (target === undefined) return [];
  const known = new Set(target.symbols.map(({ name }) => name));
  const files = [
    ...workspace.open.flatMap((uri) => workspace.snapshot(uri) ?? []),
    ...stored
      .filter(({ uri, text }) => !workspace.open.includes(uri) && mentionsVocabulary.test(text))
      .map((file) => workspace.look(file)),
  ];
  return files.flatMap((from) =>
    from.compiled.model.definitions.flatMap(({ declaration, symbols }) => {
      if (declaration.kind !== "vocabulary" || declaration === target.declaration) return [];
      const words = symbols.filter(
        (symbol) =>
          symbol.within === undefined && symbol.kind !== "vocabulary" && !known.has(symbol.name) && wants(symbol),
      );
      return words.map((symbol) => ({
        symbol,
        from,
        vocabulary: declaration.name.text,
        edits: editsFor(snapshot, target.declaration, from, declaration.name.text, symbol.name),
      }));
    }),
  );
}

/** The keyword in either language: the rest of a text need not be looked at without it. */
const mentionsVocabulary = /vocabulary|用語集/u;

function editsFor(
  { document, compiled }: Snapshot,
  product: Product | Vocabulary,
  from: Snapshot,
  vocabulary: string,
  name: string,
): TextEdit[] {
  const insert = (offset: number, newText: string): TextEdit => {
    const position = document.positionAt(offset);
    return { range: { start: position, end: position }, newText };
  };
  const taken = product.items.find((item) => item.kind === "use" && !item.names.all && item.from?.text === vocabulary);
  const last = taken?.kind === "use" ? taken.names.names.at(-1) : undefined;
  const open = document.getText().indexOf("{", (product.labels.en ?? product.labels.plain ?? product.name).end);
  const inside =
    last === undefined ? insert(open + 1, `\n  use ${name} from ${vocabulary}`) : insert(last.end, `, ${name}`);
  return [...editsForFile(insert, { document, compiled }, from, vocabulary), inside];
}

function editsForFile(
  insert: (offset: number, newText: string) => TextEdit,
  { document, compiled }: Pick<Snapshot, "document" | "compiled">,
  from: Snapshot,
  vocabulary: string,
): TextEdit[] {
  if (from.document.uri === document.uri) return [];
  const uses = compiled.file.declarations.filter((one): one is UseFile => one.kind === "use-file");
  if (uses.some(({ names }) => names.some(({ text }) => text === vocabulary))) return [];
  const path = pathBetween(document.uri, from.document.uri);
  const same = uses.find((use) => use.path.value === path)?.names.at(-1);
  if (same !== undefined) return [insert(same.end, `, ${vocabulary}`)];
  const line = `use ${vocabulary} from "${path}"`;
  const last = uses.at(-1);
  if (last !== undefined) return [insert(last.end, `\n${line}`)];
  const [first] = compiled.file.declarations;
  return [insert(first?.start ?? 0, `${line}\n\n`)];
}
