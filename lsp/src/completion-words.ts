import { japanesePhrase, japaneseWord, type Keyword, type Language } from "@yakkan/grammar/keywords.js";
import { builtInNames, contextualWords, type Phrase, phrases, reservedWords } from "@yakkan/grammar/spellings.js";

/** A keyword, or several, as it is offered in a language; undefined where the language says it in another way. */
export function spelled(words: string, language: Language): string | undefined {
  if (language === "en") return particles.has(words) ? undefined : words;
  if (particles.has(words)) return words;
  return wholes[words] ?? phraseOrWord(words) ?? inPieces(words);
}

/** Sorts words as they are usually written, behind names; by their place in the list of what may stand there. */
export function wordOrder(place: number): string {
  return `1 ${String(place).padStart(3, "0")}`;
}

/** Bases, which an English text says with `per`, behind the amount. */
export const japaneseBases = [
  "1事故につき",
  "1請求につき",
  "被保険者1名につき",
  "1日につき",
  "1保険年度につき",
  "保険期間中につき",
];

/** What Japanese says with words of its own; an English text has no place for them. */
export const particles: ReadonlySet<string> = new Set([
  ...japaneseBases,
  "ただし",
  "の場合に限る",
  "の場合を除く",
  "のものに限る",
  "が",
  "に",
  "の",
  "でない",
  "を含む",
  "のいずれか",
  "のいずれかを含む",
  "の翌日から",
  "からその日を含めて",
  "から遡って",
  "以内",
  "以上",
  "以下",
  "を超える",
  "以外",
  "承認日",
  "保険期間中",
]);

/** What depends on its place, or is said in another order: `""` where the particles say it. */
const wholes: Readonly<Record<string, string | undefined>> = {
  "window from": "対象期間 起算日",
  "period from": "保険期間 始期",
  "others none": "その他の免責事由 該当なし",
  "language 1": "言語 1",
  "options by plan": "特約 プラン別",
};

/** English words that Japanese has no word for: it says them by particles, or inside a phrase. */
const unsaid: ReadonlySet<string> = new Set([
  ..."after all_but all_above approval at_any_time before but by covered during has in including is lifted per unless when where within xs"
    .split(" ")
    .map((word) => word.replaceAll("_", " ")),
  "not",
  "pays",
]);

function phraseOrWord(words: string): string | undefined {
  if (Object.hasOwn(phrases, words)) return japanesePhrase(words as Phrase);
  if (unsaid.has(words)) return undefined;
  if (Object.hasOwn(reservedWords, words) || Object.hasOwn(contextualWords, words)) {
    const word = japaneseWord(words as Keyword);
    if (word !== undefined) return word;
  }
  return Object.hasOwn(builtInNames, words) ? builtInNames[words as keyof typeof builtInNames] : undefined;
}

function inPieces(words: string): string | undefined {
  if (unsaid.has(words) || !words.includes(" ")) return undefined;
  const pieces = words.split(" ").map((word) => phraseOrWord(word));
  return pieces.every((piece) => piece !== undefined) ? pieces.join(" ") : undefined;
}
