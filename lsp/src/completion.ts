import type { DeclaredSymbol } from "@yakkan/compiler/check/model.js";
import { isReserved, type Language } from "@yakkan/grammar/keywords.js";
import { lex } from "@yakkan/grammar/lexer.js";
import { type CompletionItem, CompletionItemKind, MarkupKind, type Position } from "vscode-languageserver";
import type { Client } from "./client.js";
import { type Expected, expectedAt, wordsIn } from "./completion-context.js";
import { spelled, wordOrder } from "./completion-words.js";
import { describeSymbol } from "./hover.js";
import { definitionAt } from "./meanings.js";
import { snippetItems } from "./snippets.js";
import type { StoredFile } from "./host.js";
import { findSharedWords } from "./shared-words.js";
import { type Snapshot, symbolsWithin } from "./snapshot.js";
import type { Workspace } from "./workspace.js";

/** What can be written at the cursor: names of the kinds that belong there, then words of the language and whole constructs. */
export function findCompletions(
  snapshot: Snapshot,
  position: Position,
  client: Client,
  workspace: Workspace,
  stored: readonly StoredFile[],
): CompletionItem[] {
  const { document } = snapshot;
  const offset = document.offsetAt(position);
  const text = document.getText();
  const lexed = lex(text);
  const expected = expectedAt(text, offset, lexed);
  const language = wordsIn(lexed, client.language);
  // The half-typed name at the cursor may itself have become a symbol.
  const bearers = bearersOf(snapshot);
  const fits = (symbol: DeclaredSymbol): boolean => isExpected(symbol, expected, bearers);
  const symbols = namesAt(snapshot, offset).filter(
    (symbol) => fits(symbol) && !(symbol.nameSpan.start <= offset && offset <= symbol.nameSpan.end),
  );
  const isOffered = new Set(symbols.map(({ name }) => name));
  const words = findSharedWords(
    snapshot,
    offset,
    (symbol) => fits(symbol) && !isOffered.has(symbol.name),
    workspace,
    stored,
  );
  return [
    ...symbols.map((symbol) => nameItem(symbol, document.uri, language, expected.bearer)),
    ...words.map(({ symbol, from, vocabulary, edits }): CompletionItem => ({
      ...nameItem(symbol, from.document.uri, language, expected.bearer),
      sortText: `2 ${symbol.name}`,
      labelDetails: { description: vocabulary },
      additionalTextEdits: [...edits],
    })),
    ...expected.words.flatMap((word, place) => keywordItem(word, language, place)),
    ...snippetItems(expected.words, language, client),
  ];
}

/** In a Japanese text an English word finds its Japanese spelling too. */
function keywordItem(word: string, language: Language, place: number): CompletionItem[] {
  const label = spelled(word, language);
  if (label === undefined) return [];
  return [
    {
      label,
      kind: CompletionItemKind.Keyword,
      sortText: wordOrder(place),
      ...(label !== word && { filterText: `${label} ${word}` }),
    },
  ];
}

/** The names of the text, and those that its products have from elsewhere; of one name the nearest. */
function namesAt({ compiled }: Snapshot, offset: number): DeclaredSymbol[] {
  const { uses } = compiled.model;
  const all = [
    ...(definitionAt(compiled, { start: offset, end: offset })?.symbols ?? []),
    ...symbolsWithin(compiled),
    // Products and vocabularies of other files are named in `use`.
    ...uses.flatMap(({ symbol }) => (symbol.kind === "product" || symbol.kind === "vocabulary" ? [symbol] : [])),
  ];
  const seen = new Map<string, DeclaredSymbol>();
  for (const symbol of all) {
    const key = `${symbol.kind} ${symbol.within?.name ?? ""} ${symbol.name}`;
    if (!seen.has(key)) seen.set(key, symbol);
  }
  return [...seen.values()];
}

/** Adds the documentation, which is too dear to send for every item of a list. */
export function resolveCompletion(
  item: CompletionItem,
  snapshotOf: (uri: string) => Snapshot | undefined,
  client: Client,
): CompletionItem {
  const { uri, index, name: named } = (item.data ?? {}) as { uri?: string; index?: number; name?: string };
  const snapshot = uri === undefined ? undefined : snapshotOf(uri);
  const symbol =
    snapshot &&
    [...symbolsWithin(snapshot.compiled), ...snapshot.compiled.model.uses.map((use) => use.symbol)].find(
      ({ name, nameSpan }) => nameSpan.start === index && name === named,
    );
  if (snapshot === undefined || symbol === undefined) return item;
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: describeSymbol(snapshot, symbol, client) } };
}

/** Whose facts there are: of incident, of a claim. Facts of a unit belong to their unit. */
function bearersOf({ compiled }: Snapshot): ReadonlyMap<unknown, string> {
  const { definitions, elsewhere } = compiled.model;
  const blocks = [...definitions, ...elsewhere].flatMap(({ flat }) =>
    flat.items.flatMap((item) => (item.kind === "facts" ? [item] : [])),
  );
  return new Map(blocks.flatMap(({ of, facts }) => facts.map((fact) => [fact, of.text] as const)));
}

function isExpected(symbol: DeclaredSymbol, expected: Expected, bearers: ReadonlyMap<unknown, string>): boolean {
  const { kind, within, type } = symbol;
  if (!expected.kinds.includes(kind)) return false;
  if (expected.type !== undefined && type !== undefined && type.kind !== expected.type) return false;
  if (kind === "fact" || kind === "column") {
    const block = bearers.get(symbol.declaration);
    const bearer = within?.name ?? block;
    if (expected.inSchedule !== undefined && expected.inSchedule === (block !== undefined)) return false;
    return expected.bearer === undefined || bearer === undefined || bearer === expected.bearer;
  }
  // The members of one enum and the items of one head, where it is known.
  const isPart = kind === "member" || kind === "item";
  return !isPart || expected.of === undefined || within === undefined || within.name === expected.of;
}

function nameItem(symbol: DeclaredSymbol, uri: string, language: Language, bearer: string | undefined): CompletionItem {
  const { kind, label, nameSpan, within } = symbol;
  // The choice of a plan is named by a word of the language.
  const name = kind === "choice" && symbol.name === "plan" ? spelled("plan", language)! : symbol.name;
  const detail = [label.ja, label.en].filter((text) => text !== undefined).join(" · ");
  const written = isReserved(name) ? `\`${name}\`` : name;
  // Facts of a unit are read with its name, but where it stands there already.
  const owner = kind === "fact" && within?.kind === "unit" && bearer === undefined ? `${within.name}.` : "";
  return {
    label: `${owner}${name}`,
    kind: itemKinds[kind],
    sortText: `0 ${owner}${name}`,
    ...(detail !== "" && { detail, labelDetails: { description: detail } }),
    ...(written !== name && { insertText: `${owner}${written}` }),
    data: { uri, index: nameSpan.start, name: symbol.name },
  };
}

const itemKinds: Readonly<Record<DeclaredSymbol["kind"], CompletionItemKind>> = {
  product: CompletionItemKind.Module,
  vocabulary: CompletionItemKind.Module,
  document: CompletionItemKind.File,
  choice: CompletionItemKind.Property,
  plan: CompletionItemKind.EnumMember,
  member: CompletionItemKind.EnumMember,
  option: CompletionItemKind.Property,
  record: CompletionItemKind.Struct,
  unit: CompletionItemKind.Interface,
  fact: CompletionItemKind.Field,
  trigger: CompletionItemKind.Event,
  reading: CompletionItemKind.Enum,
  let: CompletionItemKind.Constant,
  table: CompletionItemKind.Struct,
  column: CompletionItemKind.Field,
  premium: CompletionItemKind.Function,
  section: CompletionItemKind.Class,
  frame: CompletionItemKind.Struct,
  head: CompletionItemKind.Method,
  uncovered: CompletionItemKind.Method,
  layer: CompletionItemKind.Struct,
  item: CompletionItemKind.EnumMember,
  rule: CompletionItemKind.Operator,
  exclusion: CompletionItemKind.Operator,
  "sample contract": CompletionItemKind.Value,
};
