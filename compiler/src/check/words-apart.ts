import { builtInOf, keywordOf, phraseOf } from "@yakkan/grammar/keywords.js";

/** No word of the language or name is longer. */
const longest = 40;

export interface KnownWords {
  readonly isName: (word: string) => boolean;
  /** Of a choice or fact, with which it may be compared. */
  readonly isMember: (word: string) => boolean;
}

/**
 * What was written in one as the words that it is made of, `事故日が保険期間中` as `事故日 が 保険期間中`: names that there
 * are, their members, numbers and words of the language. Nothing where it cannot be divided so; of several ways the one
 * of the fewest words.
 */
export function wordsApart(text: string, known: KnownWords): string | undefined {
  const words = divide(text, known, Infinity);
  return words !== undefined && words.length > 1 && words.some(known.isName) ? words.join(" ") : undefined;
}

/** The same where it holds a name with a word of the language behind it, and other words that nobody knows. */
export function wordsRoughlyApart(text: string, known: KnownWords): string | undefined {
  // Rather one stretch that is not known than two with a particle between them.
  const words = divide(text, known, 10);
  const isSaid = words?.some((word, place) => known.isName(word) && isWord(words[place + 1] ?? ""));
  return isSaid === true ? words!.join(" ") : undefined;
}

/** Into words that cost least: a known one costs 1, another as it says and 3 a sign. */
function divide(text: string, { isName, isMember }: KnownWords, unknown: number): readonly string[] | undefined {
  if (!/[^\0-\x7f]/.test(text) || text.length > 3 * longest) return undefined;
  // The best for what stands in front of each place.
  const ways: ({ readonly cost: number; readonly words: readonly string[] } | undefined)[] = [{ cost: 0, words: [] }];
  for (let end = 1; end <= text.length; end++)
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const before = ways[start];
      if (before === undefined) continue;
      const word = text.slice(start, end);
      const isKnown = isName(word) || isWord(word) || isQuantity(word) || (start > 0 && isMember(word));
      const cost = before.cost + (isKnown ? 1 : unknown + 3 * word.length);
      if (cost < (ways[end]?.cost ?? Infinity)) ways[end] = { cost, words: [...before.words, word] };
    }
  return ways[text.length]?.words;
}

function isWord(word: string): boolean {
  return (
    word.charCodeAt(0) >= 0x80 &&
    (keywordOf(word) !== undefined || phraseOf(word) !== undefined || builtInOf(word) !== undefined)
  );
}

/** `30日`, `100万円`, `50%`: what stands behind the number needs no space. */
function isQuantity(word: string): boolean {
  const behind = /^[\d０-９][\d０-９_,.]*(.*)$/u.exec(word)?.[1];
  return behind !== undefined && (/^[万億]?円?$|^[%％]$/u.test(behind) || isWord(behind));
}
