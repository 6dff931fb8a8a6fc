import type { DeclaredSymbol } from "@yakkan/compiler/check/model.js";
import { type Hover, MarkupKind, type Position } from "vscode-languageserver";
import { clauseText } from "./clause-text.js";
import type { Client } from "./client.js";
import { amendmentAt, describeAmendment } from "./derived.js";
import { explain, functionAt, parametersOf } from "./functions.js";
import { describeReach } from "./hover-reach.js";
import { describeWindowsHere } from "./scenario-dates.js";
import { describeTerm } from "./signature-help.js";
import { rangeOf, type Snapshot, symbolsWithin, textOf, useAt } from "./snapshot.js";
import { inWord, kindWords, sourceWord, typeWord, typeWords } from "./words.js";

/** What the name at the cursor stands for. */
export function findHover(snapshot: Snapshot, position: Position, client: Client): Hover | null {
  const use = useAt(snapshot, position);
  if (use === undefined) return describeWords(snapshot, position, client);
  const amendment = amendmentAt(snapshot, use.name);
  const value = [
    ...(amendment === undefined ? [] : [`*${describeAmendment(amendment, client)}*`]),
    describeSymbol(snapshot, use.symbol, client),
    ...describeReach(snapshot, use, client),
    ...describeWindowsHere(snapshot, use, client),
  ].join("\n\n");
  return {
    contents: { kind: MarkupKind.Markdown, value },
    range: rangeOf(snapshot, use.name),
  };
}

/** A term or a function of the language: how it is written, and what it comes to. */
function describeWords(snapshot: Snapshot, position: Position, client: Client): Hover | null {
  const { document } = snapshot;
  const term = describeTerm(snapshot, position, client);
  if (term !== undefined) return { contents: { kind: MarkupKind.Markdown, value: term } };
  const found = functionAt(document.getText(), document.offsetAt(position));
  if (found === undefined) return null;
  const { name, words } = found;
  const parameters = parametersOf(words, snapshot.compiled.keywords).join(", ");
  const value = ["```yakkan", `${name}(${parameters})`, "```", "", explain(words, snapshot, client)].join("\n");
  return { contents: { kind: MarkupKind.Markdown, value } };
}

/** A symbol in Markdown: how it is declared, what it is, its labels, what its author says of it, where it comes from. */
export function describeSymbol(snapshot: Snapshot, symbol: DeclaredSymbol, client: Client): string {
  return [
    ["```yakkan", headerOf(snapshot, symbol), "```"].join("\n"),
    [describeKind(symbol, client), describeLabels(symbol)].filter((part) => part !== "").join(" "),
    describeDoc(symbol),
    describeType(symbol, client),
    describeSources(snapshot, symbol, client),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function headerOf(snapshot: Snapshot, { declaration, nameSpan }: DeclaredSymbol): string {
  const header = clauseText(snapshot, declaration);
  return header === "" ? textOf(snapshot, nameSpan) : header;
}

function describeKind({ kind, within }: DeclaredSymbol, { language }: Client): string {
  const own = `*${kindWords[kind][language]}*`;
  if (within === undefined) return own;
  return own + inWord(language, kindWords[within.kind][language], `**${escape(titleOf(within))}**`);
}

function describeLabels({ label }: DeclaredSymbol): string {
  return [label.ja, label.en]
    .filter((text) => text !== undefined)
    .map((text) => `**${escape(text)}**`)
    .join(" · ");
}

/** Line by line: often one line in each language. */
function describeDoc({ declaration, label }: DeclaredSymbol): string {
  return (declaration.doc ?? label.doc ?? "").replaceAll("\n", "  \n");
}

function describeType({ type, declaration }: DeclaredSymbol, { language }: Client): string {
  // Choices and facts state their type in the header.
  if (type === undefined || "type" in declaration) return "";
  return `${typeWord[language]}: ${typeWords(type, language)}`;
}

function describeSources({ compiled }: Snapshot, { declaration }: DeclaredSymbol, { language }: Client): string {
  if (declaration.references.length === 0) return "";
  const sources = declaration.references.map(({ document, place }) => {
    const cited = symbolsWithin(compiled).find(({ kind, name }) => kind === "document" && name === document.text);
    return escape(`${cited === undefined ? document.text : titleOf(cited)} ${place}`);
  });
  return `${sourceWord[language]}: ${sources.join("; ")}`;
}

function titleOf({ name, label }: DeclaredSymbol): string {
  return label.ja ?? label.en ?? name;
}

/** Text as it is, where Markdown would read signs into it. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");
}
