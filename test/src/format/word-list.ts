import type {
  builtInNames,
  constructions,
  contextualWords,
  particles,
  phrases,
  reservedWords,
} from "@yakkan/grammar/spellings.js";

interface Spellings {
  readonly reservedWords: typeof reservedWords;
  readonly contextualWords: typeof contextualWords;
  readonly phrases: typeof phrases;
  readonly constructions: typeof constructions;
  readonly builtInNames: typeof builtInNames;
  readonly particleSpellings: typeof particles;
}

/** The text of docs/keywords.md, made from the table of the grammar. */
export function wordList(spellings: Spellings): string {
  const { reservedWords, contextualWords, phrases, constructions, builtInNames, particleSpellings } = spellings;
  const words = (table: Readonly<Record<string, readonly string[]>>): string[] =>
    Object.entries(table).flatMap(([english, [first, ...others]]) =>
      first === undefined ? [] : [row(code(english), code(first), others.map(code).join(" "))],
    );
  return `<!-- Made from grammar/src/spellings.ts by test/src/grammar/keywords.test.ts; UPDATE_GOLDEN=1 rewrites it. -->

# Keywords

Every word of the language has an English and a Japanese spelling, and both mean the same. A file may use either, also
side by side. \`yakkan fmt --keywords ja\` writes a file's keywords in Japanese, \`--keywords en\` in English; what the
file says does not change, and the way back gives the same text, but for parentheses: where Japanese needs them to say
of what a share is, \`income - 50% of other\` becomes \`income - (other の 50%)\`, and they stay on the way back.

Japanese sets no spaces between words, Yakkan does: a name and the word behind it need one between them (\`plan が wide\`),
numbers need none (\`180日\`, \`1請求につき\`, \`の50%\`). 、 reads as a comma, full-width digits, letters and brackets as
half-width ones. Where several Japanese spellings stand in a row, the formatter writes the first, or the one that fits
the place.

## Reserved words

A reserved word can be a name only in backticks, in either spelling.

${table(["English", "Japanese", "also"], words(reservedWords))}

## Words that are reserved nowhere

These are keywords only where the grammar asks for them, and names elsewhere.

${table(["English", "Japanese", "also"], words(contextualWords))}

## Phrases

Several English words that are one in Japanese. The Japanese words are reserved.

${table(
  ["English", "Japanese"],
  Object.entries(phrases).map(([english, japanese]) =>
    row(code(english.replace(/ A$/, " …")), code(japanese.replaceAll("|", ""))),
  ),
)}

## Constructions

Where Japanese puts its words in another order. A basis may also stand before its term (\`1事故につき 支払限度額 1億円\`) or,
as in English, behind the amount (\`支払限度額 1億円 1事故につき\`); a day of approval is \`承認日 2026-05-04\`.

${table(
  ["English", "Japanese"],
  constructions.map(({ english, japanese }) => row(code(english), code(japanese))),
)}

The words of these constructions are reserved: ${Object.values(particleSpellings)
    .flat()
    .map((word: string) => code(word))
    .join(" ")}

## Names with a meaning

Names that the language itself gives a meaning to. They are not reserved: where a file declares a name of this spelling,
the name is the file's own throughout that file, and the language's meaning is to be had by the English spelling only.
In backticks it is always a name of the file.

${table(
  ["English", "Japanese"],
  Object.entries(builtInNames).map(([english, japanese]) => row(code(english), code(japanese))),
)}
`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function table(titles: readonly string[], rows: readonly string[]): string {
  return [row(...titles), `|${titles.map(() => "---|").join("")}`, ...rows].join("\n");
}
