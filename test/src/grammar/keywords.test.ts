// The words of the language in English and Japanese, and the page of the documentation that lists them.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { format } from "@yakkan/compiler/format/format.js";
import { isSameMeaning } from "@yakkan/compiler/format/same-meaning.js";
import { englishOf, isReserved, type Keyword, keywordOf, keywords, particles } from "@yakkan/grammar/keywords.js";
import { lex } from "@yakkan/grammar/lexer.js";
import { parse } from "@yakkan/grammar/parse.js";
import {
  builtInNames,
  constructions,
  contextualWords,
  particles as particleSpellings,
  phrases,
  reservedWords,
} from "@yakkan/grammar/spellings.js";
import type { Product } from "@yakkan/grammar/syntax.js";
import * as prettier from "prettier";
import { everything } from "../format/everything.js";
import { wordList } from "../format/word-list.js";

const page = new URL("../../../docs/keywords.md", import.meta.url);

async function japanese(text: string): Promise<string> {
  const formatted = await format(text, { keywords: "ja" });
  ok("text" in formatted);
  return formatted.text;
}

function keywordsIn(text: string): Set<Keyword> {
  return new Set(lex(text).tokens.flatMap(({ tokenType }) => englishOf(tokenType) ?? []));
}

function productOf(text: string): Product {
  const { file, problems } = parse(text);
  deepStrictEqual(problems, []);
  return file.declarations[0] as Product;
}

/** The tree as text, to look for names in. */
function treeOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? "" : part));
}

/** Two ways of saying one thing in a section. */
function saysTheSame(one: string, other: string): void {
  const wrap = (text: string): string => `product p { section s { ${text} } }`;
  deepStrictEqual(parse(wrap(one)).problems, [], one);
  deepStrictEqual(parse(wrap(other)).problems, [], other);
  ok(isSameMeaning(wrap(one), wrap(other)), `${one} — ${other}`);
}

describe("keywords", () => {
  const spellings = Object.entries({ ...reservedWords, ...contextualWords });
  /** One day and two days are one unit. */
  const unit = (word: string): string =>
    /^(?:second|minute|hour|day|week|month|year)s$/.test(word) ? word.slice(0, -1) : word;

  it("occur, every one, in a text in English and in its Japanese form", async () => {
    const english = new Set([...keywordsIn(everything)].map(unit));
    deepStrictEqual(
      Object.keys(keywords).filter((word) => !english.has(unit(word))),
      [],
    );

    const text = await japanese(everything);
    // There is not one English keyword left.
    const words = lex(text).tokens.filter(({ tokenType }) => englishOf(tokenType) !== undefined);
    deepStrictEqual(
      words.filter(({ image }) => /^[a-z]/.test(image)).map(({ image }) => image),
      [],
    );
    // Every Japanese word is there that the formatter writes.
    for (const [word, [first]] of spellings) if (first !== undefined) ok(text.includes(first), `${word} ${first}`);
    for (const phrase of Object.values(phrases)) ok(text.includes(phrase.replaceAll("|", "")), phrase);
    // Of comparisons it writes the signs.
    const asSigns = ["atLeast", "atMost", "above", "below"];
    for (const [particle, [first]] of Object.entries(particleSpellings))
      ok(asSigns.includes(particle) || text.includes(first), first);
    ok(isSameMeaning(everything, text));
  });

  it("have no spelling in common", () => {
    const seen = new Map<string, string>();
    for (const [word, words] of [...spellings, ...Object.entries(particleSpellings)])
      for (const spelling of words) {
        strictEqual(seen.get(spelling) ?? unit(word), unit(word), spelling);
        seen.set(spelling, unit(word));
      }
    for (const phrase of Object.values(phrases)) ok(!seen.has(phrase.replaceAll("|", "")), phrase);
  });

  it("stand for one token in any of their spellings, and are reserved in all of them or in none", () => {
    for (const [word, words] of spellings)
      for (const spelling of [word, ...words]) {
        strictEqual(unit(englishOf(keywordOf(spelling)!)!), unit(word), spelling);
        strictEqual(isReserved(spelling), Object.hasOwn(reservedWords, word), spelling);
      }
    for (const [word, words] of Object.entries(particleSpellings))
      for (const spelling of words) {
        strictEqual(keywordOf(spelling), particles[word as keyof typeof particles], spelling);
        ok(isReserved(spelling), spelling);
      }
  });

  it("have a Japanese form, each of them, as a word, in a phrase or in a construction", () => {
    const inPhrases = new Set(Object.keys(phrases).flatMap((phrase) => phrase.split(" ")));
    const inConstructions = new Set<string>(constructions.flatMap(({ of }) => of));
    for (const [word, words] of spellings)
      ok(words.length > 0 || inPhrases.has(word) || inConstructions.has(word), word);
  });

  for (const { english, japanese: written } of constructions)
    it(`${english} — ${written}`, async () => {
      const fill = (text: string): string => text.replaceAll(/\bM\b/g, "5").replaceAll(/\bE\b/g, "e");
      const place = (text: string): string =>
        text.startsWith("war") ? `product p { exclusions { ${text} } }` : `product p { section s { ${text} } }`;
      deepStrictEqual(parse(place(fill(written))).problems, []);
      ok(isSameMeaning(place(fill(english)), place(fill(written))));
      // It is what the formatter writes.
      ok((await japanese(place(fill(english)))).includes(fill(written)));
    });
});

describe("Japanese", () => {
  const same: [english: string, japanese: string][] = [
    ["limit 1億 per incident", "支払限度額 1億 1事故につき"],
    ["limit 1億円 per incident", "1事故につき 支払限度額 1億円"],
    ["limit 1億円 per incident", "支払限度額 １事故につき １億円"],
    ["limit 5 per claim and period", "支払限度額 1請求・保険期間中につき 5"],
    ["limit 5 per claim and period", "支払限度額 1請求 および 保険期間中 につき 5"],
    ["limit 5 per claim and incident", "支払限度額 1請求および1事故につき 5"],
    ["limit 5 per 個人", "支払限度額 1個人につき 5"],
    ['limit "枠" en "Cap" 5 per claim', '支払限度額 "枠" 英語 "Cap" 1請求につき 5'],
    ['limit "枠" 5 per claim', '1請求につき 支払限度額 "枠" 5'],
    ['deductible "控除" x per claim', '免責金額 "控除" x 1請求につき'],
    ['coinsurance "比例てん補" pays 80%', '縮小支払割合 "比例てん補" 80%'],
    ['borne at most en "Cap" 5 per period', '自己負担合計限度額 英語 "Cap" 保険期間中につき 5'],
    ["limit 5 per 個人 and period", "支払限度額 1個人および保険期間中につき 5"],
    ["limit 5 per insured", "支払限度額 被保険者1名につき 5"],
    ["limit 5 per insured", "支払限度額 1被保険者につき 5"],
    ["limit 5 per insured per period", "支払限度額 被保険者１名の保険期間中につき 5"],
    ["limit 5 per policy year", "支払限度額 1保険年度につき 5"],
    ["limit 5 per insured per policy year", "支払限度額 被保険者1名 の 1保険年度 につき 5"],
    ["limit 5 per policy year", "支払限度額 保険年度につき 5"],
    ["limit 5 per insured per policy year", "支払限度額 被保険者1名の保険年度につき 5"],
    ["limit 5 per insured per policy year", "支払限度額 被保険者１名の１保険年度につき 5"],
    ["limit 5 per 部屋 per policy year", "支払限度額 1 部屋 の 保険年度につき 5"],
    ["limit 5 per 部屋 per policy year", "支払限度額 1部屋の1保険年度につき 5"],
    ["limit 5 per 部屋 per policy year", "支払限度額 1部屋の保険年度につき 5"],
    ["limit 5 per 部屋 per policy year", "支払限度額 1 部屋 の 1保険年度につき 5"],
    ["limit 5 per claim and policy year", "支払限度額 1請求および1保険年度につき 5"],
    ["limit 5 per insured per day per policy year", "支払限度額 被保険者1名の1日の1保険年度につき 5"],
    ["limit 5 per day", "支払限度額 1日につき 5"],
    ["limit 5 per insured per day", "支払限度額 被保険者1名の1日につき 5"],
    ["limit 5 per day per period", "支払限度額 1日の保険期間中につき 5"],
    ["limit 5 per insured per day per period", "支払限度額 被保険者1名の1日の保険期間中につき 5"],
    ["limit 5 per building per day per period", "支払限度額 1 building の 1日の保険期間中につき 5"],
    ["limit 5 per day and incident", "1日および1事故につき 支払限度額 5"],
    ["limit 5 per claim and insured", "支払限度額 1請求および被保険者1名につき 5"],
    ["limit 5 per insured and period", "被保険者1名および保険期間中につき 支払限度額 5"],
    ["limit cost per building per period", "支払限度額 cost 1 building の 保険期間中につき"],
    ["limit 50% of x per claim", "支払限度額 1請求につき xの50%"],
    ["limit 2.5% of 保険金額 per claim", "支払限度額 1請求につき 保険金額の2.5%"],
    ["limit 50% of x per claim deductible 3 per claim", "支払限度額 x の50% 1請求につき 1請求につき 免責金額 3"],
    ["require outage > 2 hours 30 minutes", "条件 outage > 2時間30分"],
    ["require a within 30 days after b", "条件 a が b の翌日から30日以内"],
    ["require a within 3 months before b", "条件 a は b から遡って3ヶ月以内"],
    ["require a is not b and not c", "条件 a が b ではない かつ c でない"],
    ["require a >= 20万円", "条件 a が20万円以上"],
    ["require a > 3 and b <= 12 hours", "条件 a が 3 を超える かつ b が 12時間以下"],
    ["require a < 5 * c and not b < 3", "条件 a が 5 * c 未満 かつ b が 3 を下回る でない"],
    ["require a > 2026-04-01 or a is b", "条件 a が 2026年4月1日 超 または a が b"],
    ["require a >= b and a <= c + 1", "条件 a が b 以降 かつ a は c + 1 以前"],
    ["covers a, b for all but h", "対象事由 a、b 対象 h 以外"],
    ["covers a when e", "対象事由 a ただし、e の場合に限る"],
    [
      "limit 5 per claim when e limit 6 per claim where f",
      "支払限度額 1請求につき 5 ただし e に限る 支払限度額 1請求につき 6 ただし f のものに限る",
    ],
    ["window from a until 1 year after b", "対象期間 始期 a 満了日 b の翌日から 1年間"],
    ["head h { limit 5 per claim }", "費目 h ｛ 支払限度額 1請求につき ５ ｝"],
    ["head h requires approval when e", "費目 h requires approval ただし e の場合に限る"],
  ];
  for (const [english, written] of same) it(`${written} — ${english}`, () => saysTheSame(english, written));

  it("is read as words with their right places", () => {
    deepStrictEqual(
      lex("支払限度額 １事故および保険期間中につき 5 要承認").tokens.map(({ image, startOffset }) => [
        image,
        startOffset,
      ]),
      [
        ["支払限度額", 0],
        ["1", 6],
        ["事故", 7],
        ["および", 9],
        ["保険期間中", 12],
        ["につき", 17],
        ["5", 21],
        ["要", 23],
        ["承認", 24],
      ],
    );
  });

  it("is the language of messages where it is that of the file", () => {
    const [japaneseProblem] = parse("商品 p { 補償 s { 支払限度額 5 } }").problems;
    const [englishProblem] = parse("product p { section s { limit 5 } }").problems;
    ok(japaneseProblem?.kind === "misfit" && englishProblem?.kind === "misfit");
    ok(japaneseProblem.expected.includes("`1…につき`"), japaneseProblem.expected.join());
    deepStrictEqual(
      japaneseProblem.expected.filter((word) => /^`[a-z]/.test(word)),
      [],
    );
    deepStrictEqual(englishProblem.expected, ["`per`"]);
  });

  describe("names", () => {
    it("that the language gives a meaning to are read as in English", () => {
      const product = productOf("product p { let x = 合計(y.value) + 最大(損害, 残額(h)) let z = 保険期間.始期 }");
      for (const name of ["sum", "max", "loss", "left", "period", "from"])
        ok(treeOf(product.items).includes(`"text":"${name}"`), name);
    });

    it("stay the product's own where it declares them", async () => {
      const text = `product p {
  let 合計 "a" = 1
  let y = 合計 + sum(u.value)
  contract { k : one of 該当 "A", 空 = 該当 }
  head 支払額
}
scenario "s" for p { contract { k 該当 } expect 支払額 5 expect due 6 }`;
      const tree = treeOf(parse(text).file.declarations);
      for (const name of ["合計", "該当", "空", "支払額", "sum", "due"]) ok(tree.includes(`"text":"${name}"`), name);
      for (const word of ['"word":"yes"', '"text":"empty"']) ok(!tree.includes(word), word);
      // In Japanese the language's own words keep their English spelling beside them.
      const written = await japanese(text);
      ok(written.includes("合計 + sum(u.value)"), written);
      ok(/期待 due +6/.test(written), written);
      ok(isSameMeaning(text, written));
    });

    it("in backticks are always the product's own", () => {
      const [item] = productOf("product p { let x = `合計` }").items;
      ok(item?.kind === "let" && item.value.kind === "reference");
      strictEqual(item.value.name.text, "合計");
    });

    it("that only contain such words are names like any other", () => {
      for (const name of ["事故対応費用", "請求事由", "個人につき", "損害額上限", "日本", "免責金額2"]) {
        const [item] = productOf(`product p { let ${name} = 1 }`).items;
        ok(item?.kind === "let", name);
        strictEqual(item.name.text, name);
      }
    });
  });
});

describe("docs/keywords.md", () => {
  it("lists every word as the table has it", async () => {
    const list = wordList({ reservedWords, contextualWords, phrases, constructions, builtInNames, particleSpellings });
    const text = await prettier.format(list, { parser: "markdown" });
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(page, text);
    strictEqual(readFileSync(page, "utf8"), text, "differs from docs/keywords.md; UPDATE_GOLDEN=1 rewrites it");
  });
});
