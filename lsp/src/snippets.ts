import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver";
import type { Client } from "./client.js";

interface Snippet {
  /** The word of the language that it begins with: it is offered where that word may stand. */
  readonly word: string;
  readonly label: string;
  readonly en: string;
  readonly ja: string;
  readonly body: readonly string[];
}

const snippets: readonly Snippet[] = [
  {
    word: "product",
    label: "product …",
    en: "A product with what every product has",
    ja: "商品の最小の形",
    body: [
      'product ${1:name} "${2:商品名}" en "${3:Name}" {',
      "  edition  ${4:2026-04-01}",
      "  currency JPY rounding down",
      '  document ${5:brochure} "${6:パンフレット}"',
      "",
      "  contract {",
      '    plan ${7:basic} "${8:ベーシックプラン}"',
      '    ${9:cost_limit} "${10:支払限度額}" : money 1 .. ${11:100_000_000}',
      "  }",
      "",
      "  facts of incident {",
      '    ${12:discovered} "${13:事故の発生を知った日}" : date',
      "  }",
      "",
      "  triggers {",
      '    ${14:leak} "${15:情報の漏えい}" @${5:brochure}(${16:p.1})',
      "  }",
      "",
      '  section ${17:costs} "${18:費用損害}" {',
      "    covers ${14:leak}",
      "    covered when ${12:discovered} during period",
      '    head ${19:response} "${20:事故対応費用}"',
      "    limit ${9:cost_limit} per incident and period",
      "  }",
      "}",
    ],
  },
  {
    word: "scenario",
    label: "scenario …",
    en: "An example with what is expected of it",
    ja: "期待する結果のある事例",
    body: [
      'scenario "${1:What it shows}" for ${2:product} {',
      "  contract { plan ${3:basic}  period from ${4:2026-04-01} to ${5:2027-04-01} }",
      "  incident { ${6:trigger}  discovered ${7:2026-05-01} }",
      "  loss ${8:head} ${9:1_000_000} on ${10:2026-05-03}",
      "  expect due ${11:1_000_000}",
      "}",
    ],
  },
  {
    word: "section",
    label: "section …",
    en: "A part of the coverage",
    ja: "補償の部分",
    body: [
      'section ${1:costs} "${2:費用損害}" {',
      "  covers ${3:trigger}",
      "  covered when ${4:discovered} during period",
      "  $0",
      "}",
    ],
  },
  {
    word: "frame",
    label: "frame …",
    en: "Heads that share terms",
    ja: "限度額などを共有する費目の枠",
    body: [
      'frame ${1:name} "${2:名称}" {',
      "  $0",
      "  limit ${3:10_000_000} per ${4|incident,claim,period,incident and period|}",
      "}",
    ],
  },
  {
    word: "head",
    label: "head …",
    en: "A kind of loss or cost",
    ja: "費目",
    body: ['head ${1:name} "${2:費用の名称}"$0'],
  },
  {
    word: "head",
    label: "head … { coinsurance, limit }",
    en: "A head with a paid share and a limit of its own",
    ja: "縮小支払割合と限度額のある費目",
    body: [
      'head ${1:name} "${2:費用の名称}" {',
      "  coinsurance pays ${3:90%}",
      "  limit ${4:10_000_000} per ${5|incident,claim,period,incident and period|}",
      "}",
    ],
  },
  {
    word: "limit",
    label: "limit … per …",
    en: "The most that is paid",
    ja: "支払限度額",
    body: ["limit ${1:10_000_000} per ${2|incident,claim,period,incident and period,claim and period|}"],
  },
  {
    word: "deductible",
    label: "deductible … per …",
    en: "What the insured bears first",
    ja: "免責金額",
    body: ["deductible ${1:100_000} per ${2|incident,claim,period|}"],
  },
  {
    word: "window from",
    label: "window from … until …",
    en: "The days in which a loss must fall",
    ja: "対象となる期間",
    body: ["window from ${1:discovered} until ${2:180 days} after ${1:discovered}"],
  },
  {
    word: "options by plan",
    label: "options by plan …",
    en: "The grid of options by plan: ○ optional, ◎ automatic, × not available",
    ja: "プランごとの特約の表（○任意、◎自動、×不可）",
    body: ["options by plan ${1:basic wide} {", '  ${2:rider} "${3:特約の名称}" ${4|○,◎,×|} ${5|○,◎,×|}', "}"],
  },
  {
    word: "facts of incident",
    label: "facts of … { … }",
    en: "What the adjuster establishes",
    ja: "調査で確かめる事実",
    body: [
      "facts of ${1|incident,claim,insured,loss|} {",
      '  ${2:discovered} "${3:事故の発生を知った日}" : ${4|date,bool,money,number,date or never|}',
      "}",
    ],
  },
  {
    word: "exclusions",
    label: "exclusions { … }",
    en: "What is not paid for",
    ja: "免責事由",
    body: ["exclusions {", '  ${1:war} "${2:戦争、外国の武力行使、革命 等}" : bool', "}"],
  },
];

/** Whole constructs, where the words that begin them may stand. */
export function snippetItems(words: readonly string[], { language, snippets: understood }: Client): CompletionItem[] {
  if (!understood) return [];
  return snippets
    .filter(({ word }) => words.includes(word))
    .map((snippet) => ({
      label: snippet.label,
      kind: CompletionItemKind.Snippet,
      filterText: snippet.word,
      // Behind the word itself.
      sortText: `1 ${snippet.word} ${snippet.label}`,
      detail: snippet[language],
      insertText: snippet.body.join("\n"),
      insertTextFormat: InsertTextFormat.Snippet,
    }));
}
