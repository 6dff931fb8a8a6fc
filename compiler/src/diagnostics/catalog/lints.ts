import { once } from "../../once.js";
import { inJapanese } from "../phrases.js";
import { lint } from "./entry.js";
import { quoted } from "./words.js";

/** Habits, off unless asked for. */
export const lints = once(() => ({
  "lint/no-label": lint<{ name: string; kind: string }>(
    {
      en: ({ name, kind }) => `the ${kind} ${quoted(name)} has no label`,
      ja: ({ name, kind }) => `${inJapanese(kind)}${quoted(name)}に名称がありません`,
    },
    {
      en: ({ name }) => `the label is what people read: \`${name} "…"\``,
      ja: ({ name }) => `人が読む名称を付けてください：\`${name} "…"\``,
    },
  ),
  "lint/no-source": lint<{ name: string; kind: string }>(
    {
      en: ({ name, kind }) => `the ${kind} ${quoted(name)} does not say where it comes from`,
      ja: ({ name, kind }) => `${inJapanese(kind)}${quoted(name)}に典拠がありません`,
    },
    {
      en: () => "refer to a document of the product: `@brochure(p.7)`",
      ja: () => "商品の文書を引用してください：`@brochure(p.7)`",
    },
  ),
  "lint/same-label": lint<{ name: string; other: string; label: string }>({
    en: ({ name, other, label }) => `${quoted(name)} and ${quoted(other)} have the same label “${label}”`,
    ja: ({ name, other, label }) => `${quoted(name)}と${quoted(other)}の名称が同じ「${label}」です`,
  }),
  "lint/larger-loss": lint<{ because: "amount" | "groups" | "ranking" | "franchise" | "quantity" | "computed" }>({
    en: ({ because }) => {
      const reason = {
        amount: "its amount depends on the loss",
        groups: "it acts on only a part of what an earlier limit shared out",
        ranking: "it ranks heads that an earlier limit put together",
        franchise: "it follows another term on the same losses",
        quantity: "a loss that was nothing before is counted, and later ones get less",
        computed: "its amount may fall where more is lost of others",
      }[because];
      return `a larger loss may pay less because of this ${because === "computed" ? "head" : "term"}: ${reason}`;
    },
    ja: ({ because }) => {
      const reason = {
        amount: "金額が損害の額によって変わる",
        groups: "先の限度額がまとめて分けた額の一部だけに働く",
        ranking: "先の限度額がまとめた費目に順位を付ける",
        franchise: "同じ損害に別の支払条件が先に働く",
        quantity: "額のなかった損害も数えられ、後の損害への支払が減る",
        computed: "他の損害が大きいほど金額が減ることがある",
      }[because];
      return `${reason}ため、この${because === "computed" ? "費目" : "支払条件"}により、損害が大きいほど支払が減ることがありえます`;
    },
  }),
}));

/** Whether a code is that of a remark on a habit, which is told only where it is asked for. */
export function isLint(code: string): boolean {
  return Object.hasOwn(lints(), code);
}
