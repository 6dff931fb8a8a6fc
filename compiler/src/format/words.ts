import {
  englishOf,
  isReserved,
  japaneseParticle,
  japanesePhrase,
  japaneseWord,
  type Keyword,
  type Language,
} from "@yakkan/grammar/keywords.js";
import { lex } from "@yakkan/grammar/lexer.js";
import { normalizeName } from "@yakkan/grammar/names.js";
import { builtInNames, insuredAsBasis, type Particle, type Phrase } from "@yakkan/grammar/spellings.js";
import type { Name, Span, TermWord } from "@yakkan/grammar/syntax.js";

/** The words of one language, as one file may use them. */
export class Words {
  constructor(
    readonly language: Language,
    private readonly text: string,
    /** What the file declares. Where a Japanese spelling is among it, the file has to keep to the English one. */
    private readonly declared: ReadonlySet<string>,
    private readonly parentheses: { readonly after: ReadonlySet<number>; readonly before: ReadonlySet<number> },
  ) {}

  /** Whether the author has put parentheses around an expression. */
  isInParentheses({ start, end }: Span): boolean {
    return this.parentheses.after.has(start) && this.parentheses.before.has(end);
  }

  get isJapanese(): boolean {
    return this.language === "ja";
  }

  /** `nth` chooses among the Japanese spellings of a word with several meanings. */
  word(keyword: Keyword, nth = 0): string {
    return (this.isJapanese ? japaneseWord(keyword, nth) : undefined) ?? keyword;
  }

  phrase(phrase: Phrase): string {
    return this.isJapanese ? japanesePhrase(phrase) : phrase.replace(/ A$/, "");
  }

  /** What a term begins with. */
  term(term: TermWord): string {
    return term === "borne" ? this.phrase("borne at most") : this.word(term);
  }

  particle(particle: Particle, nth = 0): string {
    return japaneseParticle(particle, nth);
  }

  /** A word that stands for a value: `yes`, `unlimited`. */
  value(word: Keyword): string {
    const japanese = this.word(word);
    return this.declared.has(japanese) ? word : japanese;
  }

  /** A name as it is written; one that the language gives a meaning to in the words of this language. */
  name({ text, start, end }: Name): string {
    const written = this.text.slice(start, end);
    if (written.startsWith("`")) return written;
    const isJapaneseSpelling = normalizeName(written) !== text;
    if (!isJapaneseSpelling && this.declared.has(text)) return written;
    if (!this.isJapanese) return isJapaneseSpelling ? text : written;
    const japanese = Object.hasOwn(builtInNames, text) ? builtInNames[text as keyof typeof builtInNames] : undefined;
    // As a name, a reserved word would need backticks.
    if (japanese === undefined || this.declared.has(japanese)) return isJapaneseSpelling ? text : written;
    return isReserved(japanese) ? written : japanese;
  }

  /** What a refusal is `by`: here some reserved words stand for themselves. */
  reason(name: Name): string {
    if (!(["contract", "window", "uncovered"] as readonly string[]).includes(name.text)) return this.name(name);
    return this.word(name.text as "contract" | "window" | "uncovered");
  }

  /** `1請求`, `1個人`, `1 building `: one of what a basis is counted over. */
  one(name: Name): string {
    const written = this.name(name);
    if (name.text === "period" && !this.declared.has("period")) return japanesePhrase("during period");
    // Persons are counted, as 被保険者1名につき.
    if (name.text === "insured" && written === builtInNames.insured) return insuredAsBasis;
    const [each, read, per] = lex(`1${written}${japaneseParticle("per")}`).tokens;
    const runsTogether =
      written.charCodeAt(0) >= 0x3000 &&
      each?.image === "1" &&
      per?.image === japaneseParticle("per") &&
      (read?.image === written || isBasis(read, name));
    return runsTogether ? `1${written}` : `1 ${written} `;
  }
}

function isBasis(token: ReturnType<typeof lex>["tokens"][number] | undefined, { text }: Name): boolean {
  return token !== undefined && englishOf(token.tokenType) === text;
}
