import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver";
import type { Language } from "@yakkan/grammar/keywords.js";
import type { Client } from "./client.js";
import { spelled, wordOrder } from "./completion-words.js";

interface Snippet {
  /** The word of the language that it begins with: it is offered where that word may stand. */
  readonly word: string;
  readonly label: string;
  readonly en: string;
  readonly ja: string;
  readonly body: readonly string[];
  /** The same with Japanese keywords. */
  readonly japanese: { readonly label: string; readonly body: readonly string[] };
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
    japanese: {
      label: "商品 …",
      body: [
        '商品 ${1:商品名} "${2:商品名}" {',
        "  版   ${3:2026-04-01}",
        "  通貨 JPY 端数処理 切捨て",
        '  資料 ${4:パンフレット} "${5:パンフレット}"',
        "",
        "  契約 {",
        '    プラン ${6:標準} "${7:標準プラン}"',
        '    ${8:費用限度額} "${9:費用の支払限度額}" : 金額 1 .. ${10:1億}',
        "  }",
        "",
        "  事故の事実 {",
        '    ${11:発見日} "${12:事故の発生を知った日}" : 日付',
        "  }",
        "",
        "  事由 {",
        '    ${13:漏えい} "${14:情報の漏えい}" @${4:パンフレット}(${15:p.1})',
        "  }",
        "",
        '  補償 ${16:費用} "${17:費用損害}" {',
        "    対象事由 ${13:漏えい}",
        "    対象時期 ${11:発見日} が 保険期間中",
        '    費目 ${18:事故対応費用} "${19:事故対応費用}"',
        "    支払限度額 1事故および保険期間中につき ${8:費用限度額}",
        "  }",
        "}",
      ],
    },
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
    japanese: {
      label: "事例 …",
      body: [
        '事例 "${1:示すこと}" 対象 ${2:商品名} {',
        "  契約 { プラン ${3:標準}  保険期間 始期 ${4:2026-04-01} 終期 ${5:2027-04-01} }",
        "  事故 { ${6:事由}  ${7:発見日} ${8:2026-05-01} }",
        "  損害 ${9:費目} ${10:100万円} 発生日 ${11:2026-05-03}",
        "  期待 支払額 ${12:100万円}",
        "}",
      ],
    },
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
    japanese: {
      label: "補償 …",
      body: [
        '補償 ${1:費用} "${2:費用損害}" {',
        "  対象事由 ${3:事由}",
        "  対象時期 ${4:発見日} が 保険期間中",
        "  $0",
        "}",
      ],
    },
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
    japanese: {
      label: "枠 …",
      body: [
        '枠 ${1:名前} "${2:名称}" {',
        "  $0",
        "  支払限度額 ${3|1事故につき,1請求につき,保険期間中につき,1事故および保険期間中につき|} ${4:1,000万円}",
        "}",
      ],
    },
  },
  {
    word: "head",
    label: "head …",
    en: "A kind of loss or cost",
    ja: "費目",
    body: ['head ${1:name} "${2:費用の名称}"$0'],
    japanese: { label: "費目 …", body: ['費目 ${1:名前} "${2:費用の名称}"$0'] },
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
    japanese: {
      label: "費目 … { 縮小支払割合、支払限度額 }",
      body: [
        '費目 ${1:名前} "${2:費用の名称}" {',
        "  縮小支払割合 ${3:90%}",
        "  支払限度額 ${4|1事故につき,1請求につき,保険期間中につき,1事故および保険期間中につき|} ${5:1,000万円}",
        "}",
      ],
    },
  },
  {
    word: "limit",
    label: "limit … per …",
    en: "The most that is paid",
    ja: "支払限度額",
    body: ["limit ${1:10_000_000} per ${2|incident,claim,period,incident and period,claim and period|}"],
    japanese: {
      label: "支払限度額 …につき …",
      body: [
        "支払限度額 ${1|1事故につき,1請求につき,保険期間中につき,1事故および保険期間中につき,1請求および保険期間中につき|} ${2:1,000万円}",
      ],
    },
  },
  {
    word: "limit",
    label: "limit … times per …",
    en: "So many incidents are paid, the others get nothing",
    ja: "支払回数の限度",
    body: ["limit ${1:2} times per ${2|period,policy year,insured per period|}"],
    japanese: {
      label: "支払限度額 …につき …回",
      body: ["支払限度額 ${1|保険期間中につき,1保険年度につき,被保険者1名の保険期間中につき|} ${2:2}回"],
    },
  },
  {
    word: "limit",
    label: "limit … of … per …",
    en: "So many days, or of what else each line has, are paid",
    ja: "日数などの限度",
    body: ["limit ${1:60} of ${2:stay_days} per ${3|incident,period,incident and period,insured per period|}"],
    japanese: {
      label: "支払限度額 …につき … のうち …",
      body: [
        "支払限度額 ${1|1事故につき,保険期間中につき,1事故および保険期間中につき,被保険者1名の保険期間中につき|} ${2:入院日数} のうち ${3:60}",
      ],
    },
  },
  {
    word: "deductible",
    label: "deductible … per …",
    en: "What the insured bears first",
    ja: "免責金額",
    body: ["deductible ${1:100_000} per ${2|incident,claim,period|}"],
    japanese: {
      label: "免責金額 …につき …",
      body: ["免責金額 ${1|1事故につき,1請求につき,保険期間中につき|} ${2:10万円}"],
    },
  },
  {
    word: "deductible",
    label: "deductible … times per …",
    en: "So many incidents are borne in full, the others not at all",
    ja: "免責の回数",
    body: ["deductible ${1:1} ${2|time,times|} per ${3|period,policy year,insured per period|}"],
    japanese: {
      label: "免責金額 …につき …回",
      body: ["免責金額 ${1|保険期間中につき,1保険年度につき,被保険者1名の保険期間中につき|} ${2:1}回"],
    },
  },
  {
    word: "deductible",
    label: "deductible … of … per …",
    en: "The first so many days, or of what else each line has, are not paid",
    ja: "免責の日数など",
    body: ["deductible ${1:4} of ${2:stay_days} per ${3|incident,period,insured per period|}"],
    japanese: {
      label: "免責金額 …につき … のうち …",
      body: ["免責金額 ${1|1事故につき,保険期間中につき,被保険者1名の保険期間中につき|} ${2:入院日数} のうち ${3:4}"],
    },
  },
  {
    word: "window from",
    label: "window from … until …",
    en: "The days in which a loss must fall",
    ja: "対象となる期間",
    body: ["window from ${1:discovered} until ${2:180 days} after ${1:discovered}"],
    japanese: {
      label: "対象期間 起算日 … 満了日 …",
      body: ["対象期間 起算日 ${1:発見日} 満了日 ${1:発見日} の翌日から ${2:180日}"],
    },
  },
  {
    word: "options by plan",
    label: "options by plan …",
    en: "The grid of options by plan: ○ optional, ◎ automatic, × not available",
    ja: "プランごとの特約の表（○任意、◎自動、×不可）",
    body: ["options by plan ${1:basic wide} {", '  ${2:rider} "${3:特約の名称}" ${4|○,◎,×|} ${5|○,◎,×|}', "}"],
    japanese: {
      label: "特約 プラン別 …",
      body: ["特約 プラン別 ${1:標準 充実} {", '  ${2:特約名} "${3:特約の名称}" ${4|○,◎,×|} ${5|○,◎,×|}', "}"],
    },
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
    japanese: {
      label: "…の事実 { … }",
      body: [
        "${1|事故の事実,請求の事実,被保険者の事実,損害の事実|} {",
        '  ${2:発見日} "${3:事故の発生を知った日}" : ${4|日付,該否,金額,数値,日付 または 未発生|}',
        "}",
      ],
    },
  },
  {
    word: "exclusions",
    label: "exclusions { … }",
    en: "What is not paid for",
    ja: "免責事由",
    body: ["exclusions {", '  ${1:war} "${2:戦争、外国の武力行使、革命 等}" : bool', "}"],
    japanese: {
      label: "免責事由 { … }",
      body: ["免責事由 {", '  ${1:戦争} "${2:戦争、外国の武力行使、革命 等}" : 該否', "}"],
    },
  },
];

/** Whole constructs, where the words that begin them may stand; their keywords in the language of the text. */
export function snippetItems(
  words: readonly string[],
  keywords: Language,
  { language, snippets: understood }: Client,
): CompletionItem[] {
  if (!understood) return [];
  return snippets
    .filter(({ word }) => words.includes(word))
    .map((snippet) => {
      const { label, body } = keywords === "ja" ? snippet.japanese : snippet;
      const word = spelled(snippet.word, keywords) ?? snippet.word;
      return {
        label,
        kind: CompletionItemKind.Snippet,
        filterText: keywords === "ja" ? `${word} ${snippet.word}` : snippet.word,
        // Behind the word itself.
        sortText: `${wordOrder(words.indexOf(snippet.word))} ${label}`,
        detail: snippet[language],
        insertText: body.join("\n"),
        insertTextFormat: InsertTextFormat.Snippet,
      };
    });
}
