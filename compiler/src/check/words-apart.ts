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
 * are, words of the language, and behind particles members and numbers. Nothing where it cannot be divided so; of
 * several ways the one of the fewest words.
 */
export function wordsApart(text: string, known: KnownWords): string | undefined {
  const words = divide(text, known, Infinity);
  const isNamed = (word: string): boolean => known.isName(word) || builtInOf(word) !== undefined;
  return words !== undefined && words.length > 1 && words.some(isNamed) ? words.join(" ") : undefined;
}

/**
 * The same where it holds a name with a word of the language behind it, and other words that nobody knows. `の` alone is
 * none: it is within many a name, `建物の用途`.
 */
export function wordsRoughlyApart(text: string, known: KnownWords): string | undefined {
  // Rather one stretch that is not known than two with a particle between them.
  const words = divide(text, known, 10);
  const isSaid = words?.some((word, place) => {
    const behind = words[place + 1] ?? "";
    return known.isName(word) && isWord(behind) && behind !== "の";
  });
  return isSaid === true ? words!.join(" ") : undefined;
}

interface Way {
  readonly cost: number;
  readonly words: readonly string[];
}

/** Into words that cost least: a known one costs 1, another as it says and 3 a sign. */
function divide(text: string, { isName, isMember }: KnownWords, unknown: number): readonly string[] | undefined {
  if (!/[^\0-\x7f]/.test(text) || text.length > 3 * longest) return undefined;
  // The best for what stands in front of each place, and of those the best that end with a particle: behind anything
  // else a number or a member is the end of another name, 限度額2.
  const ways: (Way | undefined)[] = [{ cost: 0, words: [] }];
  const afterParticle: (Way | undefined)[] = [];
  for (let end = 1; end <= text.length; end++)
    for (let start = Math.max(0, end - longest); start < end; start++) {
      if (ways[start] === undefined) continue;
      const word = text.slice(start, end);
      const isOfLanguage = isWord(word);
      const isParticle = isOfLanguage && /\p{Script=Hiragana}$/u.test(word);
      const add = (before: Way | undefined, cost: number): void => {
        if (before === undefined) return;
        const way = { cost: before.cost + cost, words: [...before.words, word] };
        for (const best of isParticle ? [ways, afterParticle] : [ways])
          if (way.cost < (best[end]?.cost ?? Infinity)) best[end] = way;
      };
      add(ways[start], isName(word) || isOfLanguage ? 1 : unknown + 3 * word.length);
      if (isQuantity(word) || isMember(word)) add(afterParticle[start], 1);
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
