/** What can be done to a sound text at a place: its meaning stays, or the title says how it changes. */
import type { HeadDeclaration, Named, NodeItem, NumberLiteral, Span, TermDeclaration } from "@yakkan/grammar/syntax.js";
import { CodeActionKind } from "vscode-languageserver";
import { isNumberOf } from "./counted.js";
import type { Edit } from "./edits.js";
import type { Title } from "./fixes.js";
import { Meanings } from "./meanings.js";
import type { Mending } from "./mending.js";
import { scenarioFor } from "./new-scenario.js";
import { titled } from "./titles.js";

export interface Refactoring {
  readonly kind: CodeActionKind;
  readonly title: Title;
  readonly edits: readonly Edit[];
}

export function refactoringsAt(selected: Span, mending: Mending): Refactoring[] {
  return [
    extractFrame(selected, mending),
    moveLimit(selected, mending),
    extractChoice(selected, mending),
    addLabel(selected, mending),
    ...addSources(selected, mending),
    writeScenario(selected, mending),
  ].filter((found) => found !== undefined);
}

/** Puts the heads that are selected into a frame of their own; at the name of a head that one. */
function extractFrame(selected: Span, mending: Mending): Refactoring | undefined {
  const group = mending.nearest(selected, "section", "frame", "product");
  const named = mending.nearest(selected, "head", "frame");
  if (group === undefined) return undefined;
  const isPoint = selected.start === selected.end;
  const atName = isPoint && named !== undefined && isOn(named.name, selected) ? named : undefined;
  const around = atName === undefined ? group : groupAround(atName, mending);
  const members = (around?.items ?? []).filter(
    (item): item is Extract<NodeItem, { kind: "head" | "frame" }> => item.kind === "head" || item.kind === "frame",
  );
  const chosen = members.filter((member) => (isPoint ? member === atName : overlap(member, selected)));
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const end = endOf(last);
  const lineStart = mending.text.lastIndexOf("\n", first.start - 1) + 1;
  // On one line with others there is nothing to be indented.
  if (
    mending.text.slice(lineStart, first.start).trim() !== "" ||
    mending.text.slice(end, mending.lineEnd(end)).trim().startsWith("}")
  )
    return undefined;
  const indent = mending.indentAt(first.start);
  const inside = mending.text.slice(lineStart, mending.lineEnd(end)).replace(/^(?=.)/gm, "  ");
  const name = freeName(`${first.name.text}_frame`, mending);
  const opening = `${indent}${mending.say("frame", "枠")} ${name} ${titled(name)} {`;
  const names = chosen.map((member) => `\`${member.name.text}\``).join(", ");
  return {
    kind: CodeActionKind.RefactorExtract,
    title: { en: `Extract a frame of ${names}`, ja: `${names}を枠にまとめる` },
    edits: [{ start: lineStart, end: mending.lineEnd(end), text: `${opening}\n${inside}\n${indent}}` }],
  };
}

/** A limit of a head becomes one of the frame or section around it, which its other heads share. */
function moveLimit(selected: Span, mending: Mending): Refactoring | undefined {
  const term = mending.nearest(selected, "term");
  const head = term && mending.nearest(term, "head");
  const group = head && groupAround(head, mending);
  if (term?.term !== "limit" || head === undefined || group === undefined || group.kind === "product") return undefined;
  if (head.items.at(-1) !== term) return undefined;
  const text = mending.text.slice(term.start, endOf(term));
  const kind = mending.say(group.kind, group.kind === "frame" ? "枠" : "補償");
  return {
    kind: CodeActionKind.RefactorRewrite,
    title: {
      en: `Move the limit to the ${group.kind} \`${group.name.text}\`: all its heads share it`,
      ja: `限度額を${kind}\`${group.name.text}\`へ移動：その費目すべてで共有`,
    },
    edits: [withoutTerm(head, term, mending), mending.addTo(group, text, "last")],
  };
}

/** A block that holds nothing else goes with its term. */
function withoutTerm(head: HeadDeclaration, term: TermDeclaration, mending: Mending): Edit {
  if (head.items.length > 1) return mending.remove(term);
  const block = mending.text.slice(0, term.start).lastIndexOf("{");
  const close = mending.text.indexOf("}", endOf(term));
  const before = /[ \t]*$/.exec(mending.text.slice(0, block))!;
  return { start: before.index, end: close + 1, text: "" };
}

/** The amount of a term becomes a choice of the contract, with the amount as its default. */
function extractChoice(selected: Span, mending: Mending): Refactoring | undefined {
  const term = mending.nearest(selected, "term");
  const product = mending.product(selected);
  if (term === undefined || product === undefined || term.term === "coinsurance") return undefined;
  const numbers = [...mending.parts<NumberLiteral>(term.amount, "number")];
  const number =
    numbers.find((candidate) => isOn(candidate, selected)) ?? (isOn(term, selected) ? soleOf(numbers) : undefined);
  const node = mending.nearest(term, "head", "section", "frame", "product");
  if (number === undefined || number.percent || node === undefined) return undefined;
  const amount = mending.read(number);
  const name = freeName(
    term.times
      ? mending.say(`${node.name.text}_times`, `${node.name.text}の回数`)
      : mending.say(`${node.name.text}_${term.term}`, `${node.name.text}の${japaneseTerms[term.term]}`),
    mending,
  );
  const isNumber = isNumberOf(term, Meanings.in(mending.snapshot.compiled));
  const type = isNumber ? mending.say("number", "数値") : mending.say("money", "金額");
  const line = `${name} ${titled(name)} : ${type} 1 .. ${amount} = ${amount}`;
  const contract = product.items.find((item) => item.kind === "contract");
  const first = product.items.find(({ kind }) => kind !== "edition" && kind !== "currency" && kind !== "document");
  const opening = `${mending.say("contract", "契約")} {\n  ${line}\n}`;
  return {
    kind: CodeActionKind.RefactorExtract,
    title: { en: `Let the contract choose ${amount}: \`${name}\``, ja: `${amount} を契約項目にする：\`${name}\`` },
    edits: [
      mending.replace(number, name),
      contract !== undefined
        ? mending.addTo(contract, line, "last")
        : first === undefined
          ? mending.addTo(product, opening, "first")
          : mending.addBefore(first, opening),
    ],
  };
}

const japaneseTerms = {
  deductible: "免責金額",
  franchise: "免責基準額",
  limit: "限度額",
  borne: "自己負担限度額",
} as const;

function addLabel(selected: Span, mending: Mending): Refactoring | undefined {
  const declared = namedAt(selected, mending);
  if (declared === undefined || declared.labels.plain !== undefined) return undefined;
  const label = titled(declared.name.text);
  return {
    kind: CodeActionKind.RefactorRewrite,
    title: { en: `Add the label ${label}`, ja: `名称 ${label} を追加` },
    edits: [mending.insert(declared.name.end, ` ${label}`)],
  };
}

function addSources(selected: Span, mending: Mending): Refactoring[] {
  const named = namedAt(selected, mending);
  const declared = named ?? mending.nearest(selected, "term", "covers", "covered", "window", "require");
  const documents = mending.product(selected)?.items.filter((item) => item.kind === "document") ?? [];
  if (declared === undefined || declared.references.length > 0) return [];
  const end = named === undefined ? declared.end : mending.behindLabels(named);
  return documents.slice(0, 3).map(({ name }) => {
    const reference = `@${name.text}(p.)`;
    return {
      kind: CodeActionKind.RefactorRewrite,
      title: { en: `Add the source ${reference}`, ja: `出典 ${reference} を追加` },
      edits: [mending.insert(end, ` ${reference}`)],
    };
  });
}

/** Whether the lines of the head state their amounts. */
function isStated({ computed, each }: HeadDeclaration): boolean {
  return computed === undefined && each === undefined;
}

/** For a head that no scenario names. */
function writeScenario(selected: Span, mending: Mending): Refactoring | undefined {
  const head = mending.nearest(selected, "head");
  if (head === undefined || !isStated(head) || !isOn(head.name, selected)) return undefined;
  const { uses } = mending.snapshot.compiled.model;
  const scenarios = mending.snapshot.compiled.file.declarations.filter(({ kind }) => kind === "scenario");
  const isTested = uses.some(
    ({ name, symbol }) =>
      symbol.nameSpan.start === head.name.start &&
      scenarios.some(({ start, end }) => start <= name.start && name.end <= end),
  );
  const scenario = isTested ? undefined : scenarioFor(head, mending);
  if (scenario === undefined) return undefined;
  const end = mending.text.trimEnd().length;
  return {
    kind: CodeActionKind.RefactorRewrite,
    title: { en: `Write a scenario for \`${head.name.text}\``, ja: `\`${head.name.text}\`の事例を作成` },
    edits: [{ start: end, end: mending.text.length, text: `\n\n${scenario}\n` }],
  };
}

/** The declaration whose name is selected. */
function namedAt(selected: Span, mending: Mending): (Named & { readonly kind: string }) | undefined {
  const declared = mending.around(selected).at(-1) as (Named & { readonly kind: string }) | undefined;
  return declared !== undefined &&
    "labels" in declared &&
    "name" in declared &&
    (declared.name as unknown) !== undefined &&
    isOn(declared.name, selected)
    ? declared
    : undefined;
}

function groupAround(node: Span, mending: Mending) {
  const groups = mending.around(node).filter((at) => at !== node && "items" in at) as unknown as Extract<
    ReturnType<Mending["nearest"]>,
    { kind: "section" | "frame" | "product" }
  >[];
  return groups.filter(({ kind }) => kind === "section" || kind === "frame" || kind === "product").at(-1);
}

function freeName(wanted: string, { snapshot }: Mending): string {
  const taken = new Set(snapshot.compiled.model.symbols.map(({ name }) => name));
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}_${count}`;
  return name;
}

function soleOf<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function isOn(place: Span, selected: Span): boolean {
  return place.start <= selected.start && selected.end <= place.end;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function endOf({ end, references }: Span & { readonly references: readonly Span[] }): number {
  return Math.max(end, ...references.map((reference) => reference.end));
}
