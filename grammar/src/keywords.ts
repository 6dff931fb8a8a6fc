import { createToken, type TokenType } from "chevrotain";
import { AnyName } from "./names.js";
import {
  builtInNames,
  functionNames,
  type ContextualWord,
  contextualWords,
  type Keyword,
  particles as particleSpellings,
  type Particle,
  type Phrase,
  phrases,
  type ReservedWord,
  reservedWords,
} from "./spellings.js";

export type { ContextualWord, Keyword, ReservedWord };

export type Language = "en" | "ja";

/** The token type of each keyword, whatever its spelling. The lexer reads names and looks them up here. */
export const keywords: Readonly<Record<Keyword, TokenType>> = Object.fromEntries([
  ...Object.keys(reservedWords).map((word) => [word, createToken({ name: word.toUpperCase() })]),
  ...Object.keys(contextualWords).map((word) => [
    word,
    createToken({ name: word.toUpperCase(), categories: [AnyName] }),
  ]),
]) as Record<Keyword, TokenType>;

/** The token types of the words that only Japanese has. */
export const particles: Readonly<Record<Particle, TokenType>> = Object.fromEntries(
  Object.keys(particleSpellings).map((word) => [word, createToken({ name: `JAPANESE_${word.toUpperCase()}` })]),
) as Record<Particle, TokenType>;

/** The `1` of `1事故につき`; it stands nowhere in `保険期間中につき`. */
export const Each = createToken({ name: "EACH_OF_BASIS" });

const spellings: Readonly<Record<Keyword, readonly string[]>> = { ...reservedWords, ...contextualWords };

const byWord = new Map<string, TokenType>();
const englishByType = new Map<TokenType, Keyword>();
for (const [word, japanese] of Object.entries(spellings)) {
  const type = keywords[word as Keyword];
  englishByType.set(type, word as Keyword);
  byWord.set(word, type);
  // Of 日, day and days, the first that has a spelling takes it: the grammar accepts both words alike.
  for (const spelling of japanese) if (!byWord.has(spelling)) byWord.set(spelling, type);
}
for (const [particle, japanese] of Object.entries(particleSpellings))
  for (const spelling of japanese) byWord.set(spelling, particles[particle as Particle]);

const reservedSpellings: ReadonlySet<string> = new Set([
  ...Object.keys(reservedWords),
  ...Object.values(reservedWords).flat(),
  ...Object.values(particleSpellings).flat(),
]);

/** Words that can be a name anywhere: everything that is not reserved, in either language. */
export function isReserved(word: string): boolean {
  return reservedSpellings.has(word) || phraseParts.has(word);
}

/** The keyword or Japanese particle of a spelling, Japanese or English. */
export function keywordOf(word: string): TokenType | undefined {
  return byWord.get(word);
}

/** The English spelling of a keyword's token. */
export function englishOf(type: TokenType): Keyword | undefined {
  return englishByType.get(type);
}

/** One of the tokens that a Japanese phrase stands for, with the stretch of the phrase that is its own. */
export interface PhrasePart {
  readonly type: TokenType;
  readonly length: number;
}

const phraseParts = new Map<string, readonly PhrasePart[]>(
  Object.entries(phrases).map(([english, japanese]) => {
    const pieces = japanese.split("|");
    const words = english.split(" ").flatMap((word) => (word in keywords ? [keywords[word as Keyword]] : []));
    return [pieces.join(""), words.map((type, index) => ({ type, length: pieces[index]!.length }))];
  }),
);

export function phraseOf(word: string): readonly PhrasePart[] | undefined {
  return phraseParts.get(word);
}

/** How a phrase is written in Japanese. */
export function japanesePhrase(phrase: Phrase): string {
  return phrases[phrase].replaceAll("|", "");
}

/** How a keyword is written in Japanese where it is a word of its own; `nth` chooses among its meanings. */
export function japaneseWord(word: Keyword, nth = 0): string | undefined {
  return spellings[word][nth];
}

export function japaneseParticle(particle: Particle, nth = 0): string {
  const japanese: readonly string[] = particleSpellings[particle];
  return japanese[nth]!;
}

const builtInByJapanese = new Map<string, string>(
  Object.entries(builtInNames).map(([english, japanese]) => [japanese, english]),
);

/** Every keyword as it may be written, in English and in Japanese, phrases too. */
export const keywordSpellings: readonly string[] = [
  ...Object.entries(spellings).flatMap(([english, japanese]) => [english, ...japanese]),
  ...phraseParts.keys(),
];

/** The English spelling of a name that the language gives a meaning to, from its Japanese one. */
export function builtInOf(japanese: string): string | undefined {
  return builtInByJapanese.get(japanese);
}

const functions: ReadonlySet<string> = new Set(functionNames);

/** Whether the language has a function of this name, in either spelling. */
export function isFunction(name: string): boolean {
  return functions.has(builtInOf(name) ?? name);
}

/** Words that stand for a value, where a name could stand too. */
export const valueWords = ["yes", "no", "never", "unlimited", "none", "empty"] as const;

const japaneseValues: ReadonlySet<string> = new Set(valueWords.map((word) => contextualWords[word][0]));

/** Whether a Japanese spelling means something where a name could stand. */
export function isJapaneseMeaning(word: string): boolean {
  return word.charCodeAt(0) >= 0x80 && (builtInByJapanese.has(word) || japaneseValues.has(word));
}

/** How a message shows a token type that the grammar asks for; undefined where the language has no such word. */
export function spellingIn(type: TokenType, language: Language): string | undefined {
  const word = englishByType.get(type);
  if (word !== undefined) {
    if (language === "en") return word;
    // Of a basis 被保険者ごと, per insured, is none.
    if (word === "per") return undefined;
    const phrase = Object.keys(phrases).find((english) => english.startsWith(`${word} `)) as Phrase | undefined;
    return japaneseWord(word) ?? (phrase && japanesePhrase(phrase));
  }
  if (language === "en") return undefined;
  if (type === Each) return "1…につき";
  const particle = (Object.keys(particles) as Particle[]).find((candidate) => particles[candidate] === type);
  return particle && japaneseParticle(particle);
}
