import { parse } from "@yakkan/grammar/parse.js";
import type {
  ExclusionDeclaration,
  GroupDeclaration,
  HeadDeclaration,
  NodeItem,
  Product,
  ProductItem,
  Span,
} from "@yakkan/grammar/syntax.js";
import type { Random } from "./random.js";

/** What moves to a vocabulary, for it stands by itself. */
const shared: readonly ProductItem["kind"][] = ["document", "unit", "facts", "reading"];
/** What does so where it reads no formula and no table. */
const mostlyShared: readonly ProductItem["kind"][] = ["contract", "triggers"];

export const derivedName = "derived";

/** The product of a text that holds nothing else. */
export function productIn(text: string): Product {
  return parse(text).file.declarations[0] as Product;
}

/**
 * The same product spread over three files, as `filesIn` reads them: a vocabulary, a product that uses it, and
 * one that is derived from that and says `amendments`.
 */
export function spread(text: string, amendments: readonly string[]): string {
  const { name, items } = productIn(text);
  const written = (span: Span): string => text.slice(span.start, span.end);
  const staying = items.flatMap((item) =>
    item.kind === "let"
      ? [item.name]
      : item.kind === "table"
        ? [item.name, ...item.columns.map((column) => column.name)]
        : [],
  );
  const candidates = items
    .filter(({ kind }) => mostlyShared.includes(kind))
    .map(written)
    .join("\n");
  const isClosed = staying.every((one) => !candidates.includes(written(one)));
  const moved = items.filter(({ kind }) => shared.includes(kind) || (isClosed && mostlyShared.includes(kind)));
  const rest = edited(
    text,
    moved.map((span, index) => ({ ...span, text: index === 0 ? "use shared_words" : "" })),
  );
  return [
    "// parts/words.yakkan",
    `vocabulary shared_words {\n${moved.map(written).join("\n")}\n}`,
    "// parts/base.yakkan",
    `use shared_words from "words.yakkan"\n${rest}`,
    "// random.yakkan",
    `use ${written(name)} from "parts/base.yakkan"`,
    `product ${derivedName} extends ${written(name)} {\n${amendments.join("\n")}\n}\n`,
  ].join("\n");
}

/** A change of a product, said in two ways. */
export interface Override {
  /** As a derived product says it. */
  readonly amendment: string;
  /** As it comes to in the product's own text. */
  readonly edit: Edit;
}

type Edit = Span & { readonly text: string };

/** The text with edits, which do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start))
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return result;
}

/** Random changes of a random product; of each place at most one. */
export function overrides(text: string, random: Random): Override[] {
  const product = productIn(text);
  const written = (span: Span): string => text.slice(span.start, span.end);
  const found: Override[] = [];
  const taken: Span[] = [];
  const offer = (chance: number, whole: Span, make: () => Override): void => {
    if (taken.some((span) => span.start < whole.end && whole.start < span.end) || !random.chance(chance)) return;
    taken.push(whole);
    found.push(make());
  };
  const after = (node: GroupDeclaration | HeadDeclaration): void =>
    offer(8, node, () => {
      const head = `head added_${node.start} "追加" { limit ${random.between(1, 900)} per incident }`;
      const edit = { start: node.end, end: node.end, text: `\n${head}` };
      return { amendment: `add after ${written(node.name)} { ${head} }`, edit };
    });
  const terms = (node: GroupDeclaration | HeadDeclaration): void => {
    const open = text.indexOf("{", node.items[0] === undefined ? node.end : headerEnd(node));
    if (node.items.length === 0 || open === -1) return;
    const kind = node.kind;
    const name = written(node.name);
    const term = `limit ${random.between(1, 5_000)} per incident`;
    offer(10, { start: open, end: open + 1 }, () => ({
      amendment: `change ${kind} ${name} { add first { ${term} } }`,
      edit: { start: open + 1, end: open + 1, text: ` ${term}\n` },
    }));
    const close = node.end - 1;
    offer(10, { start: close, end: node.end }, () => ({
      amendment: `change ${kind} ${name} { add last { ${term} } }`,
      edit: { start: close, end: close, text: `\n${term}\n` },
    }));
  };
  const visit = (items: readonly (NodeItem | ProductItem)[]): void => {
    for (const item of items) {
      if (item.kind === "uncovered")
        offer(25, item, () => ({ amendment: `remove ${written(item.name)}`, edit: { ...item, text: "" } }));
      if (item.kind === "require" && item.name !== undefined)
        offer(25, item, () => ({ amendment: `remove ${written(item.name!)}`, edit: { ...item, text: "" } }));
      if (item.kind === "section" || item.kind === "frame" || item.kind === "head") {
        after(item);
        terms(item);
        if (item.kind === "head")
          offer(15, item, () => {
            const anew = relabelled(item, written);
            return { amendment: `replace ${anew}`, edit: { ...item, text: anew } };
          });
        else visit(item.items);
      }
    }
  };
  visit(product.items);
  for (const block of product.items) {
    if (block.kind === "exclusions")
      for (const exclusion of block.entries.flatMap((one): readonly ExclusionDeclaration[] =>
        one.kind === "exclusion" ? [one] : one.exclusions,
      ))
        offer(20, exclusion, () => ({
          amendment: `remove ${written(exclusion.name)}`,
          edit: { ...exclusion, text: "" },
        }));
    if (block.kind === "reading")
      offer(15, block, () => {
        const anew = relabelled(block, written);
        return { amendment: `replace ${anew}`, edit: { ...block, text: anew } };
      });
    if (block.kind === "facts")
      for (const fact of block.facts)
        offer(8, fact, () => {
          const anew = `${written(fact.name)} "別の名" : ${written(fact.type)}`;
          return {
            amendment: `replace facts of ${written(block.of)} { ${anew} }`,
            edit: { ...fact, text: `${anew}\n` },
          };
        });
    // Of the triggers of a vocabulary, `all above` means those of the vocabulary.
    if (block.kind === "triggers" && !block.triggers.some(({ excepts }) => excepts.some(({ allAbove }) => allAbove)))
      for (const trigger of block.triggers)
        offer(8, trigger, () => {
          const anew = `trigger_${trigger.start} "追加"`;
          const edit = { start: trigger.start, end: trigger.start, text: `${anew} ` };
          return { amendment: `add before ${written(trigger.name)} { triggers { ${anew} } }`, edit };
        });
  }
  return found;
}

function headerEnd({ name, labels }: GroupDeclaration | HeadDeclaration): number {
  return (labels.en ?? labels.plain ?? name).end;
}

/** A declaration with another label. */
function relabelled(
  declaration: Span & Pick<HeadDeclaration, "name" | "labels">,
  written: (span: Span) => string,
): string {
  const { name, labels, start, end } = declaration;
  const rest = written({ start: (labels.en ?? labels.plain ?? name).end, end });
  return `${written({ start, end: name.end })} "改めた名"${rest}`;
}

/** Choices fixed at values that they may have. */
export function fixes(text: string, random: Random): string[] {
  const written = (span: Span): string => text.slice(span.start, span.end);
  const contract = productIn(text).items.flatMap((item) => (item.kind === "contract" ? item.items : []));
  return contract.flatMap((item) => {
    if (!random.chance(35)) return [];
    if (item.kind === "plan") return [`fix plan = ${written(random.pick(item.members).name)}`];
    if (item.kind !== "choice") return [];
    const { name, members, oneOf, min } = item.type;
    const value =
      name === "enum" || name === "set"
        ? written(random.pick(members).name)
        : name === "bool"
          ? random.pick(["yes", "no"])
          : oneOf !== undefined
            ? written(random.pick(oneOf))
            : min && written(min);
    return value === undefined ? [] : [`fix ${written(item.name)} = ${value}`];
  });
}

/** Now and then the product derived over several files, in which much is fixed and changed. */
export function mostlyPlain(text: string, random: Random, isSound: (text: string) => boolean): string {
  if (!random.chance(30)) return text;
  const amendments = [
    ...fixes(text, random),
    ...overrides(text, random)
      .slice(0, 3)
      .map(({ amendment }) => amendment),
  ];
  return [spread(text, amendments), spread(text, fixes(text, random))].find(isSound) ?? text;
}
