import { once } from "../../once.js";
import { error, warning } from "./entry.js";
import { didYouMean, quoted, type Nearest } from "./words.js";

/** Several files, and products that extend others. */
export const files = once(() => ({
  // ── Several files ──
  "use/path": error<{ path: string }>(
    {
      en: ({ path }) => `${quoted(path)} is no path from this file to another one`,
      ja: ({ path }) => `${quoted(path)}はこのファイルからの相対パスではありません`,
    },
    {
      en: () => "write the path from the folder of this file, with `/`: `../words.yakkan`",
      ja: () => "このファイルのフォルダーからのパスを`/`で書いてください：`../words.yakkan`",
    },
  ),
  "use/no-file": error<{ file: string }>({
    en: ({ file }) => `there is no file ${quoted(file)}`,
    ja: ({ file }) => `ファイル${quoted(file)}がありません`,
  }),
  "use/cycle": error<{ files: readonly string[] }>(
    {
      en: ({ files }) => `these files use each other in a circle: ${files.map(quoted).join(" → ")}`,
      ja: ({ files }) => `ファイルが互いに利用し合っています：${files.map(quoted).join(" → ")}`,
    },
    {
      en: () => "put what both need in a file of its own",
      ja: () => "双方に必要な定義を別のファイルに移してください",
    },
  ),
  "use/unknown": error<{ name: string; file: string } & Nearest>(
    {
      en: ({ name, file }) => `${quoted(file)} has no product or vocabulary ${quoted(name)}`,
      ja: ({ name, file }) => `${quoted(file)}に${quoted(name)}という商品・用語集はありません`,
    },
    didYouMean,
  ),
  "use/broken": error<{ name: string; file: string }>(
    {
      en: ({ name, file }) => `${quoted(name)} has errors (in ${quoted(file)})`,
      ja: ({ name, file }) => `${quoted(name)}に誤りがあります（${quoted(file)}）`,
    },
    {
      en: () => "mend that file first",
      ja: () => "先にそのファイルを直してください",
    },
  ),
  "use/all-of-what": error<object>(
    {
      en: () => "this does not say of which vocabulary",
      ja: () => "どの用語集から利用するのかがありません",
    },
    {
      en: () => "write `use NAME` for a whole vocabulary, or `use all but … from NAME`",
      ja: () => "用語集全体なら`利用 名前`、一部を除くなら`利用 … 以外 所収 名前`と書いてください",
    },
  ),
  "use/unknown-word": error<{ name: string; vocabulary: string } & Nearest>(
    {
      en: ({ name, vocabulary }) => `the vocabulary ${quoted(vocabulary)} does not define ${quoted(name)}`,
      ja: ({ name, vocabulary }) => `用語集${quoted(vocabulary)}に${quoted(name)}の定義はありません`,
    },
    didYouMean,
  ),
  "use/needs": error<{ name: string; needed: string; vocabulary: string }>(
    {
      en: ({ name, needed, vocabulary }) =>
        `${quoted(name)} of ${quoted(vocabulary)} reads ${quoted(needed)}, which this product does not have`,
      ja: ({ name, needed, vocabulary }) =>
        `用語集${quoted(vocabulary)}の${quoted(name)}は${quoted(needed)}を参照しますが、この商品にはありません`,
    },
    {
      en: ({ needed }) => `use ${quoted(needed)} too, or declare one of that name`,
      ja: ({ needed }) => `${quoted(needed)}も利用するか、同じ名前で宣言してください`,
    },
  ),
  // ── Derived products ──
  "extend/cycle": error<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is made of itself`,
    ja: ({ name }) => `${quoted(name)}が自分自身を派生元または利用先としています`,
  }),
  "extend/unknown": error<{ name: string } & Nearest>(
    {
      en: ({ name }) => `there is no ${quoted(name)} here to amend`,
      ja: ({ name }) => `変更の対象となる${quoted(name)}がありません`,
    },
    didYouMean,
  ),
  "extend/own": error<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} is declared by this product itself`,
      ja: ({ name }) => `${quoted(name)}はこの商品自身が宣言しています`,
    },
    {
      en: () => "change the declaration; only what the product is derived from, or uses, is amended",
      ja: () => "宣言そのものを直してください。変更できるのは派生元や用語集の定義だけです",
    },
  ),
  "extend/removed": error<{ name: string; product: string }>(
    {
      en: ({ name, product }) => `${quoted(product)} removes ${quoted(name)}, which is still read here`,
      ja: ({ name, product }) => `${quoted(product)}が削除した${quoted(name)}がここでまだ参照されています`,
    },
    {
      en: () => "replace or remove what reads it, too",
      ja: () => "参照している箇所も差替えるか削除してください",
    },
  ),
  "extend/unnamed": error<object>(
    {
      en: () => "this has no name by which to find what it replaces",
      ja: () => "差替えの対象を特定する名前がありません",
    },
    {
      en: () => "replace the section, frame or head that it stands in",
      ja: () => "これを含む補償・枠・費目を差替えてください",
    },
  ),
  "extend/no-clause": error<{ others: boolean }>(
    {
      en: () => "there is no such clause here",
      ja: () => "該当する条項がここにありません",
    },
    {
      en: ({ others }) =>
        others
          ? "write it with the bases that it has, and with what it counts: `limit per incident and period`, `limit of stay_days per incident`"
          : undefined,
      ja: ({ others }) =>
        others
          ? "条項の基準をすべて、数える対象があればそれも書いてください：`limit per incident and period`、`limit of stay_days per incident`"
          : undefined,
    },
  ),
  "extend/ambiguous": error<{ count: number }>(
    {
      en: ({ count }) => `${count} clauses here could be meant`,
      ja: ({ count }) => `該当しうる条項が${count}個あります`,
    },
    {
      en: () => "add the `for`, `where` and `when` of the one that is meant, or replace the node",
      ja: () => "対象の条項の`対象`や「ただし…の場合に限る」も書くか、まとまりごと差替えてください",
    },
  ),
  "extend/term-place": error<object>(
    {
      en: () => "the place of this term decides what it does, and is not said",
      ja: () => "支払条件の働きは位置で決まりますが、位置が示されていません",
    },
    {
      en: () => "put it in `add first { … }`, `add last { … }`, `add before … { … }` or `add after … { … }`",
      ja: () =>
        "`追加 冒頭 { … }`、`追加 末尾 { … }`、`追加 直前 … { … }`、`追加 直後 … { … }`のいずれかに入れてください",
    },
  ),
  "extend/terms-gone": warning<{ name: string; isComputed: boolean }>(
    {
      en: ({ name }) => `${quoted(name)} replaces a head with terms, and has none itself`,
      ja: ({ name }) => `${quoted(name)}は支払条件のある費目を差し替えていますが、ここには支払条件がありません`,
    },
    {
      en: ({ name, isComputed }) =>
        isComputed
          ? "write them in its braces; where they are to go, write `{ }` behind it"
          : `${quoted(`change head ${name} { … }`)} keeps them; where they are to go, write \`{ }\` behind it`,
      ja: ({ name, isComputed }) =>
        isComputed
          ? "支払条件を`{ }`の中に書いてください。なくすのであれば、後ろに`{ }`と書いてください"
          : `${quoted(`change head ${name} { … }`)}なら残ります。なくすのであれば、後ろに\`{ }\`と書いてください`,
    },
  ),
  "extend/add-here": error<object>({
    en: () => "this cannot stand in a section, frame or head",
    ja: () => "これは補償・枠・費目の中に置けません",
  }),
  "extend/currency": error<{ code: string }>(
    {
      en: ({ code }) => `amounts of the product that this one is derived from are in ${quoted(code)}`,
      ja: ({ code }) => `派生元の金額の通貨は${quoted(code)}です`,
    },
    {
      en: () => "only the rounding can be changed",
      ja: () => "変更できるのは端数処理だけです",
    },
  ),
  "extend/fixed-twice": error<{ name: string }>({
    en: ({ name }) => `${quoted(name)} is fixed already`,
    ja: ({ name }) => `${quoted(name)}はすでに固定されています`,
  }),
  "extend/fix-range": error<{ name: string; value: string }>({
    en: ({ name, value }) => `${quoted(name)} cannot be ${value}: it is outside its range`,
    ja: ({ name, value }) => `${quoted(name)}を${value}に固定できません：範囲の外です`,
  }),
}));
