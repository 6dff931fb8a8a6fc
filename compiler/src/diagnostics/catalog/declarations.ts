import { once } from "../../once.js";
import { inJapanese } from "../phrases.js";
import { error, warning } from "./entry.js";
import { aValue, didYouMean, quoted, withArticle, type Nearest } from "./words.js";

/** What a product declares. */
export const declarations = once(() => ({
  // ── Names ──
  "name/unknown": error<
    { what: string; name: string; isInOne?: boolean; /** `insured.capital` */ alone?: string } & Nearest
  >(
    {
      en: ({ what, name }) => `unknown ${what} ${quoted(name)}`,
      ja: ({ what, name }) => `${quoted(name)}という${inJapanese(what)}はありません`,
    },
    {
      en: ({ isInOne, nearest, alone }) =>
        alone !== undefined
          ? `facts and choices are read by their names alone: ${quoted(alone)}`
          : isInOne
            ? `words are set apart by spaces: ${quoted(nearest!)}`
            : didYouMean.en({ nearest }),
      ja: ({ isInOne, nearest, alone }) =>
        alone !== undefined
          ? `事実や契約の選択は名前だけで参照します：${quoted(alone)}`
          : isInOne
            ? `語と語の間は空けてください：${quoted(nearest!)}`
            : didYouMean.ja({ nearest }),
    },
  ),
  "name/duplicate": error<{ name: string; kind: string }>(
    {
      en: ({ name, kind }) => `${quoted(name)} is already the name of a ${kind}`,
      ja: ({ name, kind }) => `${quoted(name)}はすでに${inJapanese(kind)}の名前です`,
    },
    {
      en: () => "names are unique in a product: choose another one",
      ja: () => "名前は商品の中で一つだけです。別の名前にしてください",
    },
  ),
  "name/wrong-kind": error<{ name: string; kind: string; wanted: string }>(
    {
      en: ({ name, kind, wanted }) => `${quoted(name)} is ${withArticle(kind)}; ${wanted} is needed here`,
      ja: ({ name, kind, wanted }) =>
        `${quoted(name)}は${inJapanese(kind)}です。ここには${inJapanese(wanted)}が必要です`,
    },
    {
      en: ({ name, kind, wanted }) =>
        kind === "trigger" && wanted === aValue
          ? `what is for one trigger alone says so behind \`for\`: ${quoted(`for ${name}`)}`
          : undefined,
      ja: ({ name, kind, wanted }) =>
        kind === "trigger" && wanted === aValue
          ? `ある支払事由だけのものは、${quoted(`for ${name}`)}と書いて表します`
          : undefined,
    },
  ),
  "name/built-in": error<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} is built into the language`,
      ja: ({ name }) => `${quoted(name)}は言語に組み込まれた名前です`,
    },
    { en: () => "choose another name", ja: () => "別の名前にしてください" },
  ),
  "name/hides": warning<{
    name: string;
    kind: string;
    /** What it means in the language, in English; undefined where the name is that. */
    word: string | undefined;
    /** How what is declared is read all the same, where the language's meaning wins. */
    instead?: string;
  }>(
    {
      en: ({ name, kind, word, instead }) =>
        instead !== undefined
          ? `${quoted(`${name}(…)`)} is a function of the language, not this ${kind}`
          : `${quoted(name)} is also a word of the language${word === undefined ? "" : `, for ${quoted(word)}`}: here it is this ${kind} everywhere`,
      ja: ({ name, kind, word, instead }) =>
        instead !== undefined
          ? `${quoted(`${name}(…)`)}は言語の関数を指し、この${inJapanese(kind)}を指しません`
          : `${quoted(name)}は言語の語${word === undefined ? "" : `（${quoted(word)}）`}でもありますが、ここではすべてこの${inJapanese(kind)}を指します`,
    },
    {
      en: ({ kind, word, instead }) =>
        instead !== undefined
          ? `choose another name, or read the ${kind} as ${quoted(`${instead}(…)`)}`
          : `choose another name${word === undefined ? "" : `; what the language means by it is written ${quoted(word)}`}`,
      ja: ({ kind, word, instead }) =>
        instead !== undefined
          ? `別の名前にするか、${inJapanese(kind)}を${quoted(`${instead}(…)`)}と書いて参照してください`
          : `別の名前にしてください${word === undefined ? "" : `。言語の意味では${quoted(word)}と書きます`}`,
    },
  ),
  "name/two-meanings": error<{ name: string; kind: string; word: string }>(
    {
      en: ({ name, kind, word }) =>
        `${quoted(name)} is a ${kind} of another file, and here the language's word for ${quoted(word)}`,
      ja: ({ name, kind, word }) =>
        `${quoted(name)}は別のファイルの${inJapanese(kind)}ですが、ここでは言語の語（${quoted(word)}）になります`,
    },
    {
      en: ({ name, kind, word }) =>
        `call the ${kind} something else; or write its name in backticks, \`\` \`${name}\` \`\`, and ${quoted(word)} where that is meant`,
      ja: ({ name, kind, word }) =>
        `${inJapanese(kind)}を別の名前にしてください。そのままにする場合は、名前をバッククォートで囲んで\`\` \`${name}\` \`\`と書き、言語の意味では${quoted(word)}と書きます`,
    },
  ),
  // ── Product ──
  "product/no-edition": error<{ name: string }>(
    {
      en: ({ name }) => `the product ${quoted(name)} has no edition`,
      ja: ({ name }) => `商品${quoted(name)}に販売開始日（edition）がありません`,
    },
    {
      en: () => "say from when it is sold: `edition 2026-04-01`",
      ja: () => "いつから販売するかを書いてください：`edition 2026-04-01`",
    },
  ),
  "product/language": error<{ found: string; known: string }>(
    {
      en: ({ found }) => `the language has no version ${quoted(found)}`,
      ja: ({ found }) => `この言語に版${quoted(found)}はありません`,
    },
    {
      en: ({ known }) => `this compiler reads version ${quoted(known)}; a newer file needs a newer compiler`,
      ja: ({ known }) =>
        `このコンパイラが読めるのは版${quoted(known)}です。新しい版のファイルには新しいコンパイラが必要です`,
    },
  ),
  "product/repeated": error<{ what: string }>({
    en: ({ what }) => `${what} is stated twice`,
    ja: ({ what }) => `${inJapanese(what)}が二度書かれています`,
  }),
  "product/rounding": error<{ name: string }>(
    {
      en: ({ name }) => `unknown rounding ${quoted(name)}`,
      ja: ({ name }) => `端数処理に${quoted(name)}はありません`,
    },
    {
      en: () => "`down`, `up` or `half_up`",
      ja: () => "`down`（切捨て）、`up`（切上げ）、`half_up`（四捨五入）のいずれかです",
    },
  ),
  "product/currency": error<{ code: string }>(
    { en: ({ code }) => `unknown currency ${quoted(code)}`, ja: ({ code }) => `通貨に${quoted(code)}はありません` },
    {
      en: () => "a code of ISO 4217 in capitals, such as `JPY`, `USD` or `EUR`",
      ja: () => "`JPY`、`USD`、`EUR`などISO 4217の通貨コードを書いてください",
    },
  ),
  "product/no-heads": error<{ name: string }>(
    {
      en: ({ name }) => `the product ${quoted(name)} has no head: it can never pay`,
      ja: ({ name }) => `商品${quoted(name)}に費目がなく、何も支払えません`,
    },
    {
      en: () => "declare a `section` with a `head`",
      ja: () => "`head`（費目）のある`section`（補償部分）を書いてください",
    },
  ),
  "product/no-triggers": error<{ name: string }>(
    {
      en: ({ name }) => `the product ${quoted(name)} has no trigger: nothing can happen to it`,
      ja: ({ name }) => `商品${quoted(name)}に支払事由がありません`,
    },
    {
      en: () => "declare what has to happen: `triggers { … }`",
      ja: () => "何が起きたときに支払うかを書いてください：`triggers { … }`",
    },
  ),
  // ── Contract ──
  "choice/guard": error<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} does not exist under every contract that comes here`,
      ja: ({ name }) => `${quoted(name)}は、ここに至るすべての契約にあるとは限りません`,
    },
    {
      en: ({ name }) => `read it under a condition that implies the guard of ${quoted(name)}`,
      ja: ({ name }) => `${quoted(name)}がある契約に限る条件（when や if）の下で参照してください`,
    },
  ),
  "choice/never": warning<{ name: string }>({
    en: ({ name }) => `${quoted(name)} exists under no contract: its condition never holds`,
    ja: ({ name }) => `${quoted(name)}はどの契約にもありません。条件が成り立つことがないためです`,
  }),
  "choice/unused": warning<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is never read: what is chosen changes nothing`,
    ja: ({ name }) => `契約の選択項目${quoted(name)}はどこからも参照されず、何を選んでも結果が変わりません`,
  }),
  "range/empty": error<{ min: string; max: string }>({
    en: ({ min, max }) => `no value lies between ${min} and ${max}`,
    ja: ({ min, max }) => `${min}から${max}までの間に値がありません`,
  }),
  "range/percent": warning<{ written: string; most: string; instead: string }>(
    {
      en: ({ written, most }) => `${quoted(written)} is a ratio of ${most}`,
      ja: ({ written, most }) => `${quoted(written)}は割合としては${most}です`,
    },
    {
      en: ({ instead }) => `percentages have their sign: ${quoted(instead)}`,
      ja: ({ instead }) => `百分率には記号を付けます：${quoted(instead)}`,
    },
  ),
  "range/whole": error<{ value: string }>(
    {
      en: ({ value }) => `${quoted(value)} is not a whole number`,
      ja: ({ value }) => `${quoted(value)}は整数ではありません`,
    },
    {
      en: () => "where fractions are meant too, the type is `number`",
      ja: () => "小数もありうるときは、型を`number`にしてください",
    },
  ),
  "range/undecided": error<{ min: string; max: string }>(
    {
      en: ({ min, max }) =>
        `whether ${quoted(max)} is longer than ${quoted(min)} depends on the day from which they are counted`,
      ja: ({ min, max }) => `${quoted(max)}が${quoted(min)}より長いかどうかは、いつから数えるかによります`,
    },
    { en: () => "say both ends in the same unit", ja: () => "両端を同じ単位で書いてください" },
  ),
  "range/default": error<{ value: string }>({
    en: ({ value }) => `the default ${value} is outside the range`,
    ja: ({ value }) => `既定値${value}が範囲の外です`,
  }),
  "range/repeated": warning<{ value: string }>({
    en: ({ value }) => `${value} stands twice among the allowed values`,
    ja: ({ value }) => `選べる値の中に${value}が二度あります`,
  }),
  "option/marks": error<{ name: string; wanted: number; found: number }>(
    {
      en: ({ name, wanted, found }) => `${quoted(name)} has ${found} marks for ${wanted} plans`,
      ja: ({ name, wanted, found }) => `${quoted(name)}の印は${found}個ですが、プランは${wanted}個です`,
    },
    { en: () => "one ○, ◎ or × for each plan", ja: () => "プランごとに○、◎、×のいずれかを一つ書いてください" },
  ),
  "option/never": warning<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is available under no plan`,
    ja: ({ name }) => `特約${quoted(name)}を付けられるプランがありません`,
  }),
  "option/impossible": warning<{ name: string }>({
    en: ({ name }) => `no contract can have the option ${quoted(name)}: what it requires contradicts what else holds`,
    ja: ({ name }) => `特約${quoted(name)}はどの契約にも付けられません。付帯の条件が他の定めと矛盾しています`,
  }),
  "option/mark-impossible": warning<{ name: string; plan: string }>(
    {
      en: ({ name, plan }) =>
        `${quoted(name)} is marked as available under ${quoted(plan)}, but cannot be chosen there`,
      ja: ({ name, plan }) => `特約${quoted(name)}はプラン${quoted(plan)}で付けられる印ですが、実際には付けられません`,
    },
    {
      en: () => "mark it × there, or change what it requires",
      ja: () => "そのプランを×にするか、付帯の条件を見直してください",
    },
  ),
  "option/unused": warning<{ name: string }>({
    en: ({ name }) => `the option ${quoted(name)} is never read: choosing it changes nothing`,
    ja: ({ name }) => `特約${quoted(name)}はどこからも参照されず、付けても結果が変わりません`,
  }),
  "contract/impossible": error<{ name: string }>({
    en: ({ name }) => `no contract can fulfil ${name}`,
    ja: ({ name }) => `${inJapanese(name)}を満たす契約がありません`,
  }),
  "contract/contradiction": error<{ others: number }>({
    en: ({ others }) =>
      others === 0
        ? "no contract can fulfil this rule: the ranges of its choices leave no room for it"
        : "no contract can fulfil this rule together with the others",
    ja: ({ others }) =>
      others === 0
        ? "この規則を満たす契約がありません。選択項目の範囲と両立しません"
        : "この規則を他の規則とともに満たす契約がありません",
  }),
  "contract/plan-impossible": warning<{ plan: string }>({
    en: ({ plan }) => `no contract of the plan ${quoted(plan)} fulfils the rules`,
    ja: ({ plan }) => `プラン${quoted(plan)}で規則を満たす契約がありません`,
  }),
  "contract/rule-idle": warning<object>({
    en: () => "every contract fulfils this rule already: the ranges leave no other",
    ja: () => "この規則は、選択項目の範囲だけですべての契約が満たしており、働くことがありません",
  }),
  // ── Facts, units, formulas, documents ──
  "fact/optional": error<{ word: string }>(
    {
      en: ({ word }) => `a fact needs no ${quoted(word)}: what nobody states is unknown`,
      ja: ({ word }) => `事実に${quoted(word)}は不要です。申告のない事実は不明として扱われます`,
    },
    {
      en: () => "take it out; a value behind `=` stands where nothing is stated",
      ja: () => "取り除いてください。申告がないときの値は`=`の後に書けます",
    },
  ),
  "fact/bearer": error<{ name: string } & Nearest>(
    {
      en: ({ name }) => `${quoted(name)} is not what a fact can be about`,
      ja: ({ name }) => `${quoted(name)}についての事実は書けません`,
    },
    {
      en: () => "`incident`, `claim`, `insured`, `loss`, or a unit of the product",
      ja: () =>
        "`incident`（事故）、`claim`（請求）、`insured`（被保険者）、`loss`（損害明細）、または商品の単位のいずれかです",
    },
  ),
  "fact/unused": warning<{ name: string }>({
    en: ({ name }) => `the fact ${quoted(name)} is never read`,
    ja: ({ name }) => `事実${quoted(name)}はどこからも参照されていません`,
  }),
  "unit/cycle": error<{ name: string }>({
    en: ({ name }) => `each ${quoted(name)} would be of itself: \`of\` leads back to it`,
    ja: ({ name }) => `${quoted(name)}の上位単位（\`of\`）をたどると自分自身に戻ります`,
  }),
  "unit/outer-schedule": error<{ name: string; outer: string; outermost: string }>(
    {
      en: ({ name, outer, outermost }) =>
        `the contract lists each ${quoted(name)} and the ${quoted(outer)} that it is of, but not of which ${quoted(outermost)} that one is`,
      ja: ({ name, outer, outermost }) =>
        `契約は${quoted(name)}とその上位単位${quoted(outer)}を示しますが、その${quoted(outer)}がどの${quoted(outermost)}に属するかを示していません`,
    },
    {
      en: ({ outer }) => `write \`schedule ${outer}\` in the contract, too`,
      ja: ({ outer }) => `契約に\`schedule ${outer}\`も書いてください`,
    },
  ),
  "unit/unused": warning<{ name: string }>({
    en: ({ name }) => `nothing is counted per ${quoted(name)}, and no fact of it is read`,
    ja: ({ name }) => `単位${quoted(name)}ごとに数えるものがなく、その事実も参照されていません`,
  }),
  "let/unused": warning<{ name: string }>({
    en: ({ name }) => `the formula ${quoted(name)} is never used`,
    ja: ({ name }) => `計算式${quoted(name)}はどこからも使われていません`,
  }),
  "document/unused": warning<{ name: string }>({
    en: ({ name }) => `nothing refers to the document ${quoted(name)}`,
    ja: ({ name }) => `文書${quoted(name)}を引用している箇所がありません`,
  }),
  "document/unknown": error<{ name: string } & Nearest>(
    {
      en: ({ name }) => `no document is declared as ${quoted(name)}`,
      ja: ({ name }) => `${quoted(name)}という文書は宣言されていません`,
    },
    {
      en: ({ nearest }) =>
        nearest === undefined ? 'declare it: `document brochure "…"`' : `did you mean ${quoted(nearest)}?`,
      ja: ({ nearest }) =>
        nearest === undefined ? '宣言してください：`document brochure "…"`' : `${quoted(nearest)}ではありませんか`,
    },
  ),
}));
