import { inJapanese } from "../phrases.js";
import type { Wanted } from "../syntax.js";
import type { Help, Language } from "./entry.js";

export const quoted = (name: string): string => `\`${name}\``;
export const joined = (names: readonly string[], last: string): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)!}`;
export const allQuoted = (names: readonly string[]): string => joined(names.map(quoted), "and");
export const eachInJapanese = (each: string): string =>
  ({ insured: "被保険者1名分", claim: "1請求分", loss: "明細1件分", "policy year": "1保険年度分", day: "1日分" })[
    each
  ] ?? `一つの${quoted(each)}だけ`;
export const plain = (quotation: string): string => quotation.replaceAll("`", "");
export const inRow = (names: readonly string[]): string => names.map(quoted).join("、");

/** The items with the last in a list of its own. */
export const approvedApart = (items: readonly string[]): string =>
  `item ${items.slice(0, -1).join(" | ")}  item ${items.at(-1)!} requires approval`;

/** `an item`; of what is never covered, which has no noun of its own, what it is. */
export const withArticle = (kind: string): string =>
  kind === "uncovered" ? "a kind of loss that is never covered" : `${/^[aeio]/.test(kind) ? "an" : "a"} ${kind}`;

export interface Nearest {
  readonly nearest?: string | undefined;
}
export const didYouMean: Help<Nearest> = {
  en: ({ nearest }) => nearest && `did you mean ${quoted(nearest)}?`,
  ja: ({ nearest }) => nearest && `${quoted(nearest)}ではありませんか`,
};

/** A loss of an example, and whose it is. */
export interface LineOfExample {
  readonly head: string;
  readonly of: readonly { readonly kind: keyof typeof bearersOfLines; readonly id: string }[];
  readonly amount: string;
}
/** A day, a unit and a fact say themselves what they are. */
const bearersOfLines = {
  claim: { en: "claim ", ja: "請求" },
  insured: { en: "insured ", ja: "被保険者" },
  incurred: { en: "", ja: "" },
  unit: { en: "", ja: "" },
  trigger: { en: "under ", ja: "事由" },
  item: { en: "item ", ja: "内訳" },
  fact: { en: "", ja: "" },
} satisfies Record<string, Record<Language, string>>;
/** `` `response` (claim A, shop 1) 50,000 `` */
export const lineOf = ({ head, of, amount }: LineOfExample, language: Language): string => {
  const whose = of
    .map(({ kind, id }) => `${bearersOfLines[kind][language]}${id}`)
    .join(language === "ja" ? "、" : ", ");
  return `${quoted(head)}${whose === "" ? "" : ` (${whose})`} ${amount}`;
};

/** What is known of a value, ready to be shown: `10,000`. */
export interface Bound {
  readonly value: string;
  readonly least?: string | undefined;
  readonly most?: string | undefined;
  /** It is more than the least, less than the most. */
  readonly isAbove?: boolean;
  readonly isBelow?: boolean;
  /** Behind the conditions before it, not everywhere. */
  readonly isHere?: boolean;
}
export const boundInEnglish = ({ value, least, most, isAbove, isBelow, isHere }: Bound): string => {
  const is = `${quoted(value)} is ${isHere === true ? "here " : ""}`;
  if (least !== undefined && least === most) return `${is}always ${least}`;
  const ends = [
    ...(least === undefined ? [] : [`${isAbove === true ? "more than" : "at least"} ${least}`]),
    ...(most === undefined ? [] : [`${isBelow === true ? "less than" : "at most"} ${most}`]),
  ];
  return is + ends.join(" and ");
};
export const boundInJapanese = ({ value, least, most, isAbove, isBelow, isHere }: Bound): string => {
  const is = `${isHere === true ? "ここでは" : ""}${quoted(value)}は`;
  if (least !== undefined && least === most) return `${is}常に${least}です`;
  const ends = [
    ...(least === undefined ? [] : [`${least}${isAbove === true ? "超" : "以上"}`]),
    ...(most === undefined ? [] : [`${most}${isBelow === true ? "未満" : "以下"}`]),
  ];
  return `${is}${ends.join("、")}です`;
};

/** How an expression says that it stands in the `when` of a term. */
export const guardOfTerm = "in the guard of a term";
export const whereOfTerm = "in `where`";
/** A share paid has no basis that anybody wrote. */
export const ofEach = (term: string, own: string): string =>
  term === "coinsurance" ? `a share paid, which is that of each ${own},` : `a ${term} per ${own}`;
export const ofEachInJapanese = (term: string, own: string): string =>
  term === "coinsurance" ? `${quoted(own)}ごとに計算する縮小支払割合` : `${quoted(own)}ごとの支払条件`;

/** What is wanted where a formula stands. */
export const aValue = "a value";

export const triggerOfLine = "the trigger of a loss";
/** Behind `where`, or in a guard. */
export const isTriggerOfTerm = (what: string, place: string): boolean =>
  what === triggerOfLine && (place === whereOfTerm || place === guardOfTerm);
export const amountOfEachLine = "in the amount of each line";
export const inRule = "in a rule";
export const isAmountOfTerm = (what: string, place: string): boolean =>
  what === "the amount of a loss" && /^in the amount of a .* per /.test(place);

/** What stands behind a word, as an author would write it. */
/** What a clause may be of while it stands behind a part of that. */
export const behindWords = { exclusion: "免責", trigger: "対象事由", head: "費目", term: "条項" };

/** A term beside another that it reads as if it took the place of. */
export interface BothAct {
  readonly term: "deductible" | "franchise" | "coinsurance" | "layer" | "limit";
  readonly base: string;
  /** What the other one lacks, and the two as one, where that can be said. */
  readonly tail: string | undefined;
  readonly one: string | undefined;
  /** The other one is of no other losses. */
  readonly isSame: boolean;
}
export const insteadOfBoth: Help<BothAct> = {
  en: ({ tail, one, isSame }) => {
    const without = isSame ? "leave that one out" : "say of that one that it is not for these losses or contracts";
    const instead = tail === undefined ? without : `write \`${tail}\` behind that one`;
    return `to replace it, ${instead}${one === undefined ? "" : `, or one for both: \`${one}\``}; where both are meant, give this one a label`;
  },
  ja: ({ term, tail, one, isSame }) => {
    const without = isSame ? "もう一方を削って" : "もう一方をこの損害や契約以外に限って";
    const instead =
      tail === undefined
        ? `${without}ください`
        : one === undefined
          ? `もう一方に\`${tail}\`を付けてください`
          : `もう一方に\`${tail}\`を付けるか、一つにまとめてください：\`${one}\``;
    return `置き換えるつもりなら、${instead}。両方を適用するつもりなら、この${inJapanese(term)}にラベルを付けてください`;
  },
};

export const wantedWords = {
  amount: {
    en: "an amount: `5_000`, a choice of the contract, or an expression",
    ja: "金額（`5_000`、契約項目、または式）",
  },
  share: { en: "a share: `80%`", ja: "割合（`80%`など）" },
  condition: {
    en: "a condition: `plan is full`, or a yes-or-no fact",
    ja: "条件（`plan is full`、または該否の事実など）",
  },
  day: { en: "a day: a date, or a fact that is one", ja: "日（日付、または日付の事実）" },
} satisfies Record<Wanted, { readonly en: string; readonly ja: string }>;

/** `"costs:limit:period:1"` (`limit 500 per period for response`) */
export function termWithText({ id, says }: { readonly id: string; readonly says: string | undefined }): string {
  return `\`"${id}"\`${says === undefined ? "" : ` (\`${says}\`)`}`;
}
