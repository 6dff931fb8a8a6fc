/** Declares a name that is used and not there: a trigger, fact, choice, document … where such things stand. */
import type { Product, Span } from "@yakkan/grammar/syntax.js";
import { expectedAt } from "./completion-context.js";
import type { Edit } from "./edits.js";
import type { Mend } from "./fixes.js";
import type { Mending } from "./mending.js";
import { titled } from "./titles.js";
import { kindWords } from "./words.js";

const declared = ["trigger", "fact", "choice", "option", "unit", "head", "document"] as const;
type Declared = (typeof declared)[number];

export function declareUnknown(span: Span, mending: Mending): (Mend | undefined)[] {
  const expected = expectedAt(mending.text, span.start, mending.lexed);
  // In a scenario the product is at hand, but what a word there stands for is open.
  const kinds = declared.filter((kind) => expected.kinds.includes(kind));
  return kinds
    .slice(0, 3)
    .map((kind) => declare(kind, mending.read(span), span, mending, typeAt(expected.type, span, mending)));
}

export function declareDocument(span: Span, mending: Mending): (Mend | undefined)[] {
  return [declare("document", mending.read(span), span, mending, "bool")];
}

/** What is compared with dates is a date, what a term takes an amount; else a fact is a circumstance. */
function typeAt(expected: string | undefined, { start }: Span, mending: Mending): string {
  if (expected === "money") return mending.say("money", "金額");
  const before = mending.text.slice(0, start);
  const isDay =
    /(?:from|until|after|before|起算日|満了日|始期)\s+$/.test(before) ||
    /^\S+\s+(?:during|within|が\s*保険期間中)/.test(mending.text.slice(start));
  return isDay ? mending.say("date", "日付") : mending.say("bool", "該否");
}

function declare(kind: Declared, name: string, place: Span, mending: Mending, type: string): Mend | undefined {
  const product = mending.product(place);
  if (product === undefined || name === "") return undefined;
  const label = titled(name);
  const edit = editFor(kind, name, label, type, product, mending, place);
  if (edit === undefined) return undefined;
  const { en, ja } = kindWords[kind];
  return { title: { en: `Declare the ${en} \`${name}\``, ja: `${ja}\`${name}\`を宣言` }, edits: [edit], safe: false };
}

function editFor(
  kind: Declared,
  name: string,
  label: string,
  type: string,
  product: Product,
  mending: Mending,
  place: Span,
): Edit | undefined {
  const into = (line: string, block: Product["items"][number] | undefined, opening: string): Edit =>
    block === undefined
      ? addToProduct(product, `${opening} {\n  ${line}\n}`, mending)
      : mending.addTo(block, line, "last");
  const { items } = product;
  const range = type === mending.say("money", "金額") ? " 1 .. 100_000_000" : "";
  switch (kind) {
    case "trigger":
      return into(
        `${name} ${label}`,
        items.find((item) => item.kind === "triggers"),
        mending.say("triggers", "事由"),
      );
    case "fact":
      return into(
        `${name} ${label} : ${type}`,
        items.find((item) => item.kind === "facts" && item.of.text === "incident"),
        mending.say("facts of incident", "事故の事実"),
      );
    case "choice":
      return into(
        `${name} ${label} : ${type}${range}`,
        items.find((item) => item.kind === "contract"),
        mending.say("contract", "契約"),
      );
    case "option": {
      const contracts = items.flatMap((item) => (item.kind === "contract" ? item.items : []));
      const options = contracts.find((item) => item.kind === "options");
      return (
        options && mending.addTo(options, `${name} ${label}${" ○".repeat(Math.max(1, options.plans.length))}`, "last")
      );
    }
    case "unit":
      return addToProduct(product, `${mending.say("unit", "単位")} ${name} ${label}`, mending);
    case "document":
      return addToProduct(product, `${mending.say("document", "資料")} ${name} ${label}`, mending);
    case "head": {
      const group = mending.nearest(place, "section", "frame");
      return group && mending.addTo(group, `${mending.say("head", "費目")} ${name} ${label}`, "last");
    }
  }
}

/** Behind the product's header, before its first block. */
function addToProduct(product: Product, line: string, mending: Mending): Edit {
  const first = product.items.find(({ kind }) => kind !== "edition" && kind !== "currency" && kind !== "document");
  return first === undefined ? mending.addTo(product, line, "last") : mending.addBefore(first, line);
}
