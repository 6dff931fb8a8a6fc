import {
  japaneseParticle,
  japanesePhrase,
  japaneseWord,
  type Keyword,
  type Language,
} from "@yakkan/grammar/keywords.js";
import { lex } from "@yakkan/grammar/lexer.js";
import type { Phrase } from "@yakkan/grammar/spellings.js";
import { type MarkupContent, MarkupKind, type Position, type SignatureHelp } from "vscode-languageserver";
import type { Client } from "./client.js";
import { inFileKeywords } from "./file-keywords.js";
import { callAround, explain, parametersOf } from "./functions.js";
import type { Snapshot } from "./snapshot.js";

type Words = Readonly<Record<Client["language"], string>>;

interface Part extends Words {
  /** As it stands in the signature, by the language of the file's keywords. */
  readonly form: Form;
  /** The tokens that begin it; none: it follows the first word. */
  readonly keyword?: readonly string[];
}

type Form = Readonly<Record<Language, string>>;

interface Signature extends Words {
  readonly word: Form;
  /** In English the basis stands behind the amount, in Japanese in front of it. */
  readonly parts: Readonly<Record<Language, readonly Part[]>>;
}

function wordForm(word: Keyword): Form {
  return { en: word, ja: japaneseWord(word)! };
}

function phraseForm(phrase: Phrase): Form {
  return { en: phrase, ja: japanesePhrase(phrase) };
}

const per = japaneseParticle("per");
const and = japaneseWord("and", 1)!;

const scope: Part = {
  form: { en: "[for …]", ja: `[${japaneseWord("for")!} …]` },
  keyword: ["FOR"],
  en: "Only these triggers, heads, frames or items; `all but …` leaves some out.",
  ja: "対象となる保険事故・費目・枠・品目。`all but …` は、それ以外のすべて。",
};
const guard: Part = {
  form: {
    en: "[when CONDITION]",
    ja: `[${japaneseParticle("proviso")} 〈条件〉 ${japaneseParticle("onlyWhen")}]`,
  },
  keyword: ["WHEN", "JAPANESE_PROVISO", "JAPANESE_ONLYWHEN"],
  en: "Only under such contracts and readings.",
  ja: "契約や解釈がこの条件に当てはまるときだけ。",
};
const basis: Part = {
  form: { en: "per BASIS", ja: `1〈単位〉${per}` },
  keyword: ["PER", "EACH_OF_BASIS"],
  en: "What the amount is counted over: `claim`, `incident`, `loss`, `period`, or a unit.",
  ja: "金額を数える単位。`claim`（1請求）、`incident`（1事故）、`loss`（1明細）、`period`（保険期間）、または単位の名前。",
};
const bases: Part = { ...basis, form: { en: "per BASIS [and BASIS]", ja: `1〈単位〉[${and}〈単位〉]${per}` } };
const ranking: Part = {
  form: {
    en: "[falling first on HEADS, then … | sparing HEADS] [if CONDITION]",
    ja:
      `[[${japaneseWord("if")!} 〈条件〉 ${japaneseWord("then")!}] ` +
      `${japanesePhrase("falling first on")} 〈費目〉, ${japaneseWord("then", 1)!} … | ${japaneseWord("sparing")!} 〈費目〉]`,
  },
  keyword: ["FALLING", "SPARING"],
  en: "Which heads are cut first (`falling first on`) or last (`sparing`). Without it, or where the condition is false, all are cut in proportion.",
  ja: "先に減らす費目（`falling first on`）、最後に減らす費目（`sparing`）。書かなければ、または条件が当てはまらなければ按分。",
};
const where: Part = {
  form: {
    en: "[where CONDITION]",
    ja: `[${japaneseParticle("proviso")} 〈条件〉 ${japaneseParticle("onlyThose")}]`,
  },
  keyword: ["WHERE", "JAPANESE_ONLYTHOSE"],
  en: "Only lines of loss that fulfil this: facts of the line, its claim, its insured, its unit or the incident.",
  ja: "この条件を満たす損害の明細だけ。明細、その請求・被保険者・単位、または事故の事実で判定する。",
};
const cap: Part = {
  form: {
    en: "[bearing at most AMOUNT per BASIS]",
    ja: `[${japanesePhrase("bearing at most")} 1〈単位〉${per} 〈額〉]`,
  },
  keyword: ["BEARING"],
  en: "The most that the insured bears by it, over the incident or the period.",
  ja: "これによる自己負担の限度額。1事故または保険期間を通じて数える。",
};

const times = { form: { en: "[times]", ja: `[${japaneseWord("times")!}]` }, keyword: ["TIMES", "TIME"] };
const quantity = { form: { en: "[of QUANTITY]", ja: `[〈数量〉 ${japaneseParticle("of", 1)}]` }, keyword: ["OF"] };

/** A term with an amount and a basis, and what may follow. */
function counted(
  amount: Words,
  basis: Part,
  rest: readonly Part[],
  numbers?: { readonly times: Words; readonly quantity: Words },
): Signature["parts"] {
  const form = { en: "AMOUNT", ja: "〈額〉" };
  const often = numbers && { ...times, ...numbers.times };
  const quantities = numbers && { ...quantity, ...numbers.quantity };
  const some = (...parts: readonly (Part | undefined)[]): Part[] => parts.filter((part) => part !== undefined);
  return {
    en: some({ form, ...amount }, often, quantities, basis, ...rest),
    ja: some(basis, quantities, { form, keyword: ["JAPANESE_PER"], ...amount }, often, ...rest),
  };
}

function inOrder(...parts: readonly Part[]): Signature["parts"] {
  return { en: parts, ja: parts };
}

const amount: Words = { en: "An amount, or a choice of the contract.", ja: "金額、または契約項目。" };

/** By the token that begins the statement. */
const signatures: Readonly<Record<string, Signature>> = {
  LIMIT: {
    word: wordForm("limit"),
    en: "The most that is paid.",
    ja: "支払限度額。",
    parts: counted(
      { en: "An amount, a choice of the contract, or `unlimited`.", ja: "金額、契約項目、または `unlimited`。" },
      bases,
      [ranking, scope, where, guard],
      {
        times: {
          en: "The amount is a number of incidents: so many of the period are paid, the others get nothing.",
          ja: "金額ではなく回数。その回数の事故まで支払い、それを超える事故には支払わない（期間を通算）。",
        },
        quantity: {
          en: "The amount is a number of something that each line has, such as its days: so many are paid, the earliest first.",
          ja: "金額ではなく、日数など各明細の数量のうちいくつまで支払うか。日付の早い明細から数える。",
        },
      },
    ),
  },
  DEDUCTIBLE: {
    word: wordForm("deductible"),
    en: "What the insured bears first.",
    ja: "免責金額。",
    parts: counted(amount, basis, [ranking, scope, where, guard, cap], {
      times: {
        en: "The amount is a number of incidents: so many of the period are borne in full, the others not at all.",
        ja: "金額ではなく回数。その回数の事故までは全額を自己負担とし、それを超える事故からは差し引かない（期間を通算）。",
      },
      quantity: {
        en: "The amount is a number of something that each line has, such as its days: the first so many are not paid.",
        ja: "金額ではなく、日数など各明細の数量のうち最初のいくつを支払わないか。日付の早い明細から数える。",
      },
    }),
  },
  FRANCHISE: {
    word: wordForm("franchise"),
    en: "Nothing is paid up to this amount, everything above it.",
    ja: "この額以下は支払わず、超えれば全額を支払う。",
    parts: counted(amount, basis, [scope, where, guard]),
  },
  BORNE: {
    word: phraseForm("borne at most"),
    en: "Of all that deductibles, franchises and coinsurance took so far, the insured bears this at most: the rest is given back.",
    ja: "ここまでの免責・フランチャイズ・縮小支払による自己負担の合計の上限。超える分は支払に戻す。",
    parts: counted(amount, bases, [scope, where, guard]),
  },
  COINSURANCE: {
    // One word in Japanese.
    word: { en: "coinsurance", ja: japanesePhrase("coinsurance pays") },
    en: "The share that is paid.",
    ja: "縮小支払割合。",
    parts: inOrder(
      {
        form: { en: "pays SHARE", ja: "〈割合〉" },
        keyword: ["PAYS"],
        en: "The share that is paid, `90%`, not the one that is borne.",
        ja: "支払う割合（`90%` など）。負担する割合ではない。",
      },
      scope,
      where,
      guard,
      cap,
    ),
  },
  WINDOW: {
    word: wordForm("window"),
    en: "The days in which a loss must fall.",
    ja: "対象となる期間。",
    parts: inOrder(
      {
        form: { en: "from DAY", ja: `${japaneseWord("from", 1)!} 〈日〉` },
        keyword: ["FROM"],
        en: "The first day, which counts.",
        ja: "初日。当日を含む。",
      },
      {
        form: { en: "[until DAY]", ja: `[${japaneseWord("until")!} 〈日〉]` },
        keyword: ["UNTIL"],
        en: "The last day, which counts: `180 days after notified` ends with the 180th day after it, `180 days including notified` a day earlier. Without it there is no end.",
        ja: "最終日。当日を含む。`180 days after notified` は翌日から数えて180日目まで、`180 days including notified` はその日を含めて180日目まで。書かなければ終わりはない。",
      },
      scope,
      guard,
    ),
  },
};

/** Tokens that begin something else, so that no statement goes on behind them. */
const beginnings = new Set(
  "{ } HEAD FRAME SECTION UNCOVERED COVERS COVERED REQUIRE LAYER REFUSE EXCLUSIONS SCENARIO EXPECT CONTRACT".split(" "),
);

/** The form of the term or window whose first word the place is in: `bor‸ne at most`. */
export function describeTerm(snapshot: Snapshot, position: Position, { language }: Client): string | undefined {
  const { document, compiled } = snapshot;
  const offset = document.offsetAt(position);
  const { tokens } = lex(document.getText());
  const token = tokens.find(({ startOffset, image }) => startOffset <= offset && offset < startOffset + image.length);
  if (token === undefined || !Object.hasOwn(signatures, token.tokenType.name)) return undefined;
  const signature = signatures[token.tokenType.name]!;
  const { keywords } = compiled;
  const form = [signature.word[keywords], ...signature.parts[keywords].map((part) => part.form[keywords])].join(" ");
  return ["```yakkan", form, "```", "", inFileKeywords(snapshot)(signature[language])].join("\n");
}

/** The form of the call, term or window that the cursor is in, and the part that is being written. */
export function findSignature(snapshot: Snapshot, position: Position, client: Client): SignatureHelp | null {
  const offset = snapshot.document.offsetAt(position);
  const { tokens, comments } = lex(snapshot.document.getText());
  const inside = ({ startOffset, image }: { startOffset: number; image: string }): boolean =>
    startOffset < offset && offset < startOffset + image.length;
  if (comments.some(inside) || tokens.some((token) => token.image.startsWith('"') && inside(token))) return null;
  const call = callAround(
    tokens.filter(({ startOffset, image }) => startOffset + image.length <= offset),
    snapshot,
  );
  if (call !== undefined) return helpOfCall(snapshot, call, client);
  const before = tokens.filter(({ startOffset, image }) => startOffset + image.length < offset);
  for (let at = before.length - 1; at >= 0; at--) {
    const type = before[at]!.tokenType.name;
    const signature = Object.hasOwn(signatures, type) ? signatures[type] : undefined;
    if (signature !== undefined) return helpOfTerm(snapshot, signature, before.slice(at + 1), client.language);
    if (beginnings.has(type)) return null;
  }
  return null;
}

type Written = readonly { readonly tokenType: { readonly name: string } }[];

function helpOfTerm(
  snapshot: Snapshot,
  signature: Signature,
  written: Written,
  language: Client["language"],
): SignatureHelp {
  const { keywords } = snapshot.compiled;
  const parts = signature.parts[keywords];
  const say = inFileKeywords(snapshot);
  const told = parts.map((part) => ({ text: part.form[keywords], words: say(part[language]) }));
  const words = say(signature[language]);
  return toHelp([signature.word[keywords], " ", " ", ""], told, words, activePart(parts, written));
}

/** The part whose keyword was written last. */
function activePart(parts: readonly Part[], written: Written): number {
  for (const { tokenType } of [...written].reverse()) {
    const part = parts.findIndex(({ keyword }) => keyword?.includes(tokenType.name));
    if (part !== -1) return part;
  }
  return 0;
}

function helpOfCall(
  snapshot: Snapshot,
  { name, words, argument }: NonNullable<ReturnType<typeof callAround>>,
  client: Client,
): SignatureHelp {
  const parts = parametersOf(words, snapshot.compiled.keywords).map((text) => ({ text }));
  return toHelp([name, "(", ", ", ")"], parts, explain(words, snapshot, client), argument);
}

/** A signature of a word, what opens its parts, what stands between them and what closes them. */
function toHelp(
  [word, open, between, close]: readonly [string, string, string, string],
  parts: readonly { readonly text: string; readonly words?: string }[],
  words: string,
  active: number,
): SignatureHelp {
  let label = word;
  const parameters = parts.map((part, place) => {
    label += place === 0 ? open : between;
    const start = label.length;
    label += part.text;
    return {
      label: [start, label.length] as [number, number],
      ...(part.words !== undefined && { documentation: markdown(part.words) }),
    };
  });
  label += close;
  const documentation = markdown(words);
  return { signatures: [{ label, documentation, parameters }], activeSignature: 0, activeParameter: active };
}

function markdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}
