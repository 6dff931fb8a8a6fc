import { lex } from "@yakkan/grammar/lexer.js";
import { MarkupKind, type Position, type SignatureHelp } from "vscode-languageserver";
import type { Client } from "./client.js";
import { callAround } from "./functions.js";
import type { Snapshot } from "./snapshot.js";

interface Part {
  /** As it stands in the signature. */
  readonly text: string;
  /** The keyword that begins it; none: it follows the first word. */
  readonly keyword?: readonly string[];
  readonly en: string;
  readonly ja: string;
}

interface Signature {
  readonly word: string;
  readonly en: string;
  readonly ja: string;
  readonly parts: readonly Part[];
}

const scope: Part = {
  text: "[for …]",
  keyword: ["FOR"],
  en: "Only these triggers, heads, frames or items; `all but …` leaves some out.",
  ja: "対象となる保険事故・費目・枠・品目。`all but …` は、それ以外のすべて。",
};
const guard: Part = {
  text: "[when CONDITION]",
  keyword: ["WHEN"],
  en: "Only under such contracts and readings.",
  ja: "契約や解釈がこの条件に当てはまるときだけ。",
};
const basis: Part = {
  text: "per BASIS",
  keyword: ["PER"],
  en: "What the amount is counted over: `claim`, `incident`, `loss`, `period`, or a unit.",
  ja: "金額を数える単位。`claim`（1請求）、`incident`（1事故）、`loss`（1明細）、`period`（保険期間）、または単位の名前。",
};
const bases: Part = { ...basis, text: "per BASIS [and BASIS]" };
const ranking: Part = {
  text: "[falling first on HEADS, then … | sparing HEADS] [if CONDITION]",
  keyword: ["FALLING", "SPARING"],
  en: "Which heads are cut first (`falling first on`) or last (`sparing`). Without it, or where the condition is false, all are cut in proportion.",
  ja: "先に減らす費目（`falling first on`）、最後に減らす費目（`sparing`）。書かなければ、または条件が当てはまらなければ按分。",
};
const where: Part = {
  text: "[where CONDITION]",
  keyword: ["WHERE"],
  en: "Only lines of loss that fulfil this: facts of the line, its claim, its insured, its unit or the incident.",
  ja: "この条件を満たす損害の明細だけ。明細、その請求・被保険者・単位、または事故の事実で判定する。",
};

const times = { text: "[times]", keyword: ["TIMES", "TIME"] };
const quantity = { text: "[of QUANTITY]", keyword: ["OF"] };

/** By the token that begins the statement. */
const signatures: Readonly<Record<string, Signature>> = {
  LIMIT: {
    word: "limit",
    en: "The most that is paid.",
    ja: "支払限度額。",
    parts: [
      {
        text: "AMOUNT",
        en: "An amount, a choice of the contract, or `unlimited`.",
        ja: "金額、契約項目、または `unlimited`。",
      },
      {
        ...times,
        en: "The amount is a number of incidents: so many of the period are paid, the others get nothing.",
        ja: "金額ではなく回数。その回数の事故まで支払い、それを超える事故には支払わない（期間を通算）。",
      },
      {
        ...quantity,
        en: "The amount is a number of something that each line has, such as its days: so many are paid, the earliest first.",
        ja: "金額ではなく、日数など各明細の数量のうちいくつまで支払うか。日付の早い明細から数える。",
      },
      bases,
      ranking,
      scope,
      where,
      guard,
    ],
  },
  DEDUCTIBLE: {
    word: "deductible",
    en: "What the insured bears first.",
    ja: "免責金額。",
    parts: [
      { text: "AMOUNT", en: "An amount, or a choice of the contract.", ja: "金額、または契約項目。" },
      {
        ...times,
        en: "The amount is a number of incidents: so many of the period are borne in full, the others not at all.",
        ja: "金額ではなく回数。その回数の事故までは全額を自己負担とし、それを超える事故からは差し引かない（期間を通算）。",
      },
      {
        ...quantity,
        en: "The amount is a number of something that each line has, such as its days: the first so many are not paid.",
        ja: "金額ではなく、日数など各明細の数量のうち最初のいくつを支払わないか。日付の早い明細から数える。",
      },
      basis,
      ranking,
      scope,
      where,
      guard,
    ],
  },
  FRANCHISE: {
    word: "franchise",
    en: "Nothing is paid up to this amount, everything above it.",
    ja: "この額以下は支払わず、超えれば全額を支払う。",
    parts: [
      { text: "AMOUNT", en: "An amount, or a choice of the contract.", ja: "金額、または契約項目。" },
      basis,
      scope,
      where,
      guard,
    ],
  },
  BORNE: {
    word: "borne at most",
    en: "Of all that deductibles, franchises and coinsurance took so far, the insured bears this at most: the rest is given back.",
    ja: "ここまでの免責・フランチャイズ・縮小支払による自己負担の合計の上限。超える分は支払に戻す。",
    parts: [
      { text: "AMOUNT", en: "An amount, or a choice of the contract.", ja: "金額、または契約項目。" },
      bases,
      scope,
      where,
      guard,
    ],
  },
  COINSURANCE: {
    word: "coinsurance",
    en: "The share that is paid.",
    ja: "縮小支払割合。",
    parts: [
      {
        text: "pays SHARE",
        keyword: ["PAYS"],
        en: "The share that is paid, `90%`, not the one that is borne.",
        ja: "支払う割合（`90%` など）。負担する割合ではない。",
      },
      scope,
      where,
      guard,
    ],
  },
  WINDOW: {
    word: "window",
    en: "The days in which a loss must fall.",
    ja: "対象となる期間。",
    parts: [
      { text: "from DAY", keyword: ["FROM"], en: "The first day, which counts.", ja: "初日。当日を含む。" },
      {
        text: "[until DAY]",
        keyword: ["UNTIL"],
        en: "The last day, which counts: `180 days after notified` ends with the 180th day after it. Without it there is no end.",
        ja: "最終日。当日を含む。`180 days after notified` は翌日から数えて180日目まで。書かなければ終わりはない。",
      },
      scope,
      guard,
    ],
  },
};

/** Tokens that begin something else, so that no statement goes on behind them. */
const beginnings = new Set(
  "{ } HEAD FRAME SECTION UNCOVERED COVERS COVERED REQUIRE LAYER REFUSE EXCLUSIONS SCENARIO EXPECT CONTRACT".split(" "),
);

/** The form of the term or window whose first word the place is in: `bor‸ne at most`. */
export function describeTerm({ document }: Snapshot, position: Position, { language }: Client): string | undefined {
  const offset = document.offsetAt(position);
  const { tokens } = lex(document.getText());
  const token = tokens.find(({ startOffset, image }) => startOffset <= offset && offset < startOffset + image.length);
  if (token === undefined || !Object.hasOwn(signatures, token.tokenType.name)) return undefined;
  const signature = signatures[token.tokenType.name]!;
  const form = [signature.word, ...signature.parts.map(({ text }) => text)].join(" ");
  return ["```yakkan", form, "```", "", signature[language]].join("\n");
}

/** The form of the call, term or window that the cursor is in, and the part that is being written. */
export function findSignature(snapshot: Snapshot, position: Position, { language }: Client): SignatureHelp | null {
  const offset = snapshot.document.offsetAt(position);
  const { tokens, comments } = lex(snapshot.document.getText());
  const inside = ({ startOffset, image }: { startOffset: number; image: string }): boolean =>
    startOffset < offset && offset < startOffset + image.length;
  if (comments.some(inside) || tokens.some((token) => token.image.startsWith('"') && inside(token))) return null;
  const call = callAround(tokens.filter(({ startOffset, image }) => startOffset + image.length <= offset));
  if (call !== undefined) return helpOfCall(call, language);
  const before = tokens.filter(({ startOffset, image }) => startOffset + image.length < offset);
  for (let at = before.length - 1; at >= 0; at--) {
    const type = before[at]!.tokenType.name;
    const signature = Object.hasOwn(signatures, type) ? signatures[type] : undefined;
    if (signature !== undefined) return toHelp(signature, activePart(signature, before.slice(at + 1)), language);
    if (beginnings.has(type)) return null;
  }
  return null;
}

/** The part whose keyword was written last. */
function activePart({ parts }: Signature, written: readonly { tokenType: { name: string } }[]): number {
  for (const { tokenType } of [...written].reverse()) {
    const part = parts.findIndex(({ keyword }) => keyword?.includes(tokenType.name));
    if (part !== -1) return part;
  }
  return 0;
}

function helpOfCall(
  { name, words, argument }: NonNullable<ReturnType<typeof callAround>>,
  language: "en" | "ja",
): SignatureHelp {
  let label = `${name}(`;
  const parameters = words.parameters.map((parameter, place) => {
    const start = label.length + (place === 0 ? 0 : 2);
    label += `${place === 0 ? "" : ", "}${parameter}`;
    return { label: [start, label.length] as [number, number] };
  });
  label += ")";
  const documentation = { kind: MarkupKind.Markdown, value: words[language] };
  return { signatures: [{ label, documentation, parameters }], activeSignature: 0, activeParameter: argument };
}

function toHelp({ word, parts, ...signature }: Signature, active: number, language: "en" | "ja"): SignatureHelp {
  let label = word;
  const parameters = parts.map((part) => {
    const start = label.length + 1;
    label += ` ${part.text}`;
    const place: [number, number] = [start, label.length];
    return { label: place, documentation: { kind: MarkupKind.Markdown, value: part[language] } };
  });
  const documentation = { kind: MarkupKind.Markdown, value: signature[language] };
  return { signatures: [{ label, documentation, parameters }], activeSignature: 0, activeParameter: active };
}
