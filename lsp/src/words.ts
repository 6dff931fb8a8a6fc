import type { SymbolKind } from "@yakkan/compiler/check/model.js";
import type { Diagnostic } from "@yakkan/compiler/diagnostics/diagnostic.js";
import type { Type } from "@yakkan/compiler/plan.js";
import type { Client } from "./client.js";
import type { Snapshot } from "./snapshot.js";

type Words = Readonly<Record<Client["language"], string>>;

/** What a kind of declaration is called among people. */
export const kindWords: Readonly<Record<SymbolKind, Words>> = {
  product: { en: "product", ja: "保険商品" },
  vocabulary: { en: "vocabulary", ja: "用語集" },
  document: { en: "document", ja: "文書" },
  choice: { en: "contract choice", ja: "契約項目" },
  plan: { en: "plan", ja: "プラン" },
  member: { en: "choice", ja: "選択肢" },
  option: { en: "option", ja: "特約" },
  record: { en: "record", ja: "記録" },
  unit: { en: "unit", ja: "単位" },
  fact: { en: "fact", ja: "事実" },
  trigger: { en: "trigger", ja: "事由" },
  reading: { en: "reading", ja: "解釈" },
  let: { en: "formula", ja: "計算式" },
  table: { en: "table", ja: "表" },
  column: { en: "column of a table", ja: "表の列" },
  premium: { en: "premium", ja: "保険料" },
  section: { en: "section", ja: "補償" },
  frame: { en: "frame", ja: "枠" },
  head: { en: "head", ja: "費目" },
  uncovered: { en: "head that is never paid", ja: "補償されない費目" },
  layer: { en: "layer", ja: "層" },
  item: { en: "item", ja: "対象" },
  rule: { en: "rule", ja: "要件" },
  exclusion: { en: "exclusion", ja: "免責事由" },
  "sample contract": { en: "sample contract", ja: "契約例" },
};

/** What a value may be. */
export function typeWords(type: Type, language: Client["language"]): string {
  if (type.kind !== "enum" && type.kind !== "set") return simpleTypes[type.kind][language];
  const members = type.members.map(({ name }) => `\`${name}\``).join(", ");
  return `${simpleTypes[type.kind][language]} ${members}`;
}

const simpleTypes: Readonly<Record<Type["kind"], Words>> = {
  bool: { en: "yes or no", ja: "はい・いいえ" },
  money: { en: "money", ja: "金額" },
  number: { en: "number", ja: "数" },
  ratio: { en: "ratio", ja: "割合" },
  date: { en: "date", ja: "日付" },
  datetime: { en: "date and time", ja: "日時" },
  duration: { en: "elapsed time", ja: "経過時間" },
  span: { en: "calendar span", ja: "期間" },
  enum: { en: "one of", ja: "次のいずれか:" },
  set: { en: "any of", ja: "次のうち該当するもの:" },
};

export const sourceWord: Words = { en: "Source", ja: "出典" };
export const typeWord: Words = { en: "Type", ja: "型" };
export const inWord = (language: Client["language"], kind: string, name: string): string =>
  language === "ja" ? `（${kind}${name}）` : ` in ${kind} ${name}`;
export function notFormatted({ compiled }: Snapshot, problem: Diagnostic | undefined, { language }: Client): string {
  const ja = language === "ja";
  const why = ja ? "誤りがあるため、整形していません。" : "Not formatted, as the file cannot be read.";
  if (problem === undefined) return why;
  const { line } = compiled.sources.lineOf(problem.span);
  return ja ? `${why}${line}行目：${problem.japanese.message}` : `${why} Line ${line}: ${problem.message}`;
}
