import { japanesePhrase, japaneseWord, keywords, type Keyword } from "@yakkan/grammar/keywords.js";
import { builtInNames, type Phrase, phrases } from "@yakkan/grammar/spellings.js";
import type { Diagnostic } from "./diagnostic.js";

/**
 * A diagnostic of a file that is written with Japanese keywords: what it quotes of the language is spelt as in the
 * file, whatever language the reader reads. `names` are the file's own, and stay as they are.
 */
export function inFileKeywords(diagnostic: Diagnostic, names: ReadonlySet<string>): Diagnostic {
  const say = (text: string): string =>
    // Words, and perhaps a number or date behind them: `edition 2026-04-01`.
    text.replace(/`([a-z_ ]+?)( \d[\d_-]*)?`/g, (quoted, words: string, value = "") => {
      const japanese = names.has(words) ? undefined : spelt(words);
      return japanese === undefined ? quoted : `\`${japanese}${value}\``;
    });
  const { message, help, related, fixes, japanese } = diagnostic;
  return {
    ...diagnostic,
    message: say(message),
    ...(help !== undefined && { help: say(help) }),
    related: related.map((place) => ({ ...place, message: say(place.message) })),
    fixes: fixes.map((fix) => ({ ...fix, title: say(fix.title) })),
    japanese: {
      message: say(japanese.message),
      ...(japanese.help !== undefined && { help: say(japanese.help) }),
      related: japanese.related.map(say),
      fixes: japanese.fixes.map(say),
    },
  };
}

/** A word or phrase in Japanese; nothing where Japanese says it by the order of its words. */
function spelt(words: string): string | undefined {
  if (Object.hasOwn(phrases, words)) return japanesePhrase(words as Phrase);
  if (Object.hasOwn(keywords, words)) return japaneseWord(words as Keyword) ?? builtIn(words);
  return builtIn(words) ?? bases[words];
}

function builtIn(name: string): string | undefined {
  return Object.hasOwn(builtInNames, name) ? builtInNames[name as keyof typeof builtInNames] : undefined;
}

const bases: Readonly<Record<string, string | undefined>> = {
  "per incident": "1事故につき",
  "per claim": "1請求につき",
  "per period": "保険期間中につき",
  "per incident and period": "1事故および保険期間中につき",
  "per claim and period": "1請求および保険期間中につき",
};
