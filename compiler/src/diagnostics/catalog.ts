import { once } from "../once.js";
import type { CatalogEntry, Wording } from "./catalog/entry.js";
import { quoted } from "./catalog/words.js";
import { syntax } from "./catalog/syntax.js";
import { declarations } from "./catalog/declarations.js";
import { expressions } from "./catalog/expressions.js";
import { rules } from "./catalog/rules.js";
import { termBases } from "./catalog/term-bases.js";
import { termEffects } from "./catalog/term-effects.js";
import { terms } from "./catalog/terms.js";
import { exclusions } from "./catalog/exclusions.js";
import { tables } from "./catalog/tables.js";
import { scenarios } from "./catalog/scenarios.js";
import { files } from "./catalog/files.js";
import { lints } from "./catalog/lints.js";

/** Every code, severity and wording, and nothing else. Codes are stable. */
export const catalog = once(
  () =>
    ({
      ...syntax(),
      ...declarations(),
      ...expressions(),
      ...rules(),
      ...terms(),
      ...termBases(),
      ...termEffects(),
      ...exclusions(),
      ...tables(),
      ...scenarios(),
      ...files(),
      ...lints(),
    }) satisfies Entries,
);

type Entries = Readonly<Record<string, CatalogEntry<never>>>;
type Catalog = ReturnType<typeof catalog>;
export type DiagnosticCode = keyof Catalog;
export type DiagnosticArguments<C extends DiagnosticCode> = Parameters<Catalog[C]["text"]["en"]>[0];

/** What is most often told of first: to make all takes as long as to read some twenty lines. */
const byUse: readonly (() => Entries)[] = [
  ...[termBases, scenarios, terms, termEffects, lints, exclusions, rules, tables, expressions, declarations],
  ...[syntax, files],
];

export function entryOf<C extends DiagnosticCode>(code: C): CatalogEntry<DiagnosticArguments<C>> {
  const part = byUse.find((entries) => Object.hasOwn(entries(), code));
  return part!()[code]! as unknown as CatalogEntry<DiagnosticArguments<C>>;
}

const said = <A>(wording: Wording<A>): Wording<A> => wording;

/** What related places say. */
export const notes = {
  limitFirst: said<object>({
    en: () => "the limit",
    ja: () => "その支払限度額",
  }),
  outerLimit: said<{ node: string }>({
    en: ({ node }) => `the limit of ${quoted(node)}`,
    ja: ({ node }) => `${quoted(node)}の支払限度額`,
  }),
  innerLimit: said<{ node: string }>({
    en: ({ node }) => `a limit of ${quoted(node)}`,
    ja: ({ node }) => `${quoted(node)}の支払限度額`,
  }),
  declared: said<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is declared here`,
    ja: ({ name }) => `${quoted(name)}の宣言`,
  }),
  usesFile: said<{ file: string }>({
    en: ({ file }) => `which uses ${quoted(file)}`,
    ja: ({ file }) => `ここで${quoted(file)}を利用`,
  }),
  removed: said<object>({ en: () => "removed here", ja: () => "ここで削除" }),
  candidate: said<object>({ en: () => "this one?", ja: () => "これですか" }),
  rule: said<object>({ en: () => "this rule takes part", ja: () => "関係する規則" }),
  first: said<object>({ en: () => "the first one stands here", ja: () => "一つ目はここにあります" }),
  earlierRow: said<object>({ en: () => "the earlier row", ja: () => "前の行" }),
  ground: said<{ name: string }>({
    en: ({ name }) => `the exclusion ${quoted(name)}`,
    ja: ({ name }) => `免責事由${quoted(name)}`,
  }),
  passesBy: said<{ name: string }>({
    en: ({ name }) => `this term does not act on ${quoted(name)}`,
    ja: ({ name }) => `この支払条件は${quoted(name)}に働きません`,
  }),
  countsNothing: said<{ name: string }>({
    en: ({ name }) => `this amount counts nothing of ${quoted(name)}`,
    ja: ({ name }) => `この金額に${quoted(name)}は数えられません`,
  }),
  termPer: said<{ unit: string }>({
    en: ({ unit }) => `the term per ${quoted(unit)}`,
    ja: ({ unit }) => `${quoted(unit)}ごとの支払条件`,
  }),
  cover: said<object>({ en: () => "covered here", ja: () => "補償の定め" }),
  statedBefore: said<object>({ en: () => "as it was stated before", ja: () => "前に述べた明細" }),
  otherTerm: said<object>({ en: () => "the other one", ja: () => "もう一方" }),
  otherWindow: said<object>({ en: () => "the narrower one", ja: () => "より狭い期間" }),
  earlierTerm: said<object>({ en: () => "the term before it", ja: () => "先に働く支払条件" }),
};
