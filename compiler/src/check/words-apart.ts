import { builtInOf, keywordOf, phraseOf } from "@yakkan/grammar/keywords.js";

/** No word of the language or name is longer. */
const longest = 40;

/**
 * What was written in one as the words that it is made of, `事故日が保険期間中` as `事故日 が 保険期間中`: names that there
 * are and words of the language. Nothing where it cannot be divided so; of several ways the one of the fewest words.
 */
export function wordsApart(text: string, isName: (word: string) => boolean): string | undefined {
  if (!/[^\0-\x7f]/.test(text) || text.length > 3 * longest) return undefined;
  const isWord = (word: string): boolean =>
    word.charCodeAt(0) >= 0x80 &&
    (keywordOf(word) !== undefined || phraseOf(word) !== undefined || builtInOf(word) !== undefined);
  // Of each place the fewest words that come up to it.
  const ways: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= text.length; end++)
    for (let start = Math.max(0, end - longest); start < end; start++) {
      const before = ways[start];
      const known = ways[end];
      if (before === undefined || (known !== undefined && known.length <= before.length + 1)) continue;
      const word = text.slice(start, end);
      if (isName(word) || isWord(word)) ways[end] = [...before, word];
    }
  const words = ways[text.length];
  return words !== undefined && words.length > 1 && words.some(isName) ? words.join(" ") : undefined;
}
