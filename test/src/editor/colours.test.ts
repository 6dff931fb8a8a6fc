// The TextMate grammar, with the engine that VS Code runs it with.
import { deepStrictEqual, ok } from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isReserved, keywords } from "@yakkan/grammar/keywords.js";
import { contextualWords, type Particle, particles, phrases, reservedWords } from "@yakkan/grammar/spellings.js";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar } from "vscode-textmate";
import { sound } from "../lsp/samples.js";

const require = createRequire(import.meta.url);
const grammarUrl = new URL("../../../vscode-extension/syntaxes/yakkan.tmLanguage.json", import.meta.url);

async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: () =>
      Promise.resolve(textmate.parseRawGrammar(readFileSync(grammarUrl, "utf8"), "yakkan.tmLanguage.json")),
  });
  const grammar = await registry.loadGrammar("source.yakkan");
  ok(grammar);
  return grammar;
}

describe("VS Code extension: colours", () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  /** `leak=variable.other`, for each stretch of a line that has a colour; without the `.yakkan` at the end. */
  function colours(line: string): string[] {
    return grammar.tokenizeLine(line, textmate.INITIAL).tokens.flatMap(({ startIndex, endIndex, scopes }) => {
      const scope = scopes.at(-1)!;
      const text = line.slice(startIndex, endIndex).trim();
      return scope === "source.yakkan" || text === "" ? [] : [`${text}=${scope.replace(/\.yakkan$/, "")}`];
    });
  }

  const cases: [line: string, colours: string[]][] = [
    [
      "limit 2 times per period  limit visits times per period",
      [
        "limit=keyword.other.term",
        "2=constant.numeric",
        "times=keyword.other.unit",
        "per=keyword.control",
        "period=support.type",
        "limit=keyword.other.term",
        "visits=variable.other",
        "times=keyword.other.unit",
        "per=keyword.control",
        "period=support.type",
      ],
    ],
    [
      'head 争訟費用 "争訟費用" requires approval @brochure(p.7)',
      [
        "head=storage.type",
        "争訟費用=entity.name.function",
        '"=string.quoted.double',
        "争訟費用=string.quoted.double",
        '"=string.quoted.double',
        "requires approval=keyword.control",
        "@=punctuation.definition.annotation",
        "brochure=entity.name.tag",
        "(=punctuation.definition.annotation.begin",
        "p.7=string.unquoted.place",
        ")=punctuation.definition.annotation.end",
      ],
    ],
    [
      "limit 3,000万円 per incident and period",
      [
        "limit=keyword.other.term",
        "3,000万円=constant.numeric.money",
        "per=keyword.control",
        "incident=support.type",
        "and=keyword.control",
        "period=support.type",
      ],
    ],
    [
      "borne at most 1_000 per period where late is yes",
      [
        "borne at most=keyword.other.term",
        "1_000=constant.numeric",
        "per=keyword.control",
        "period=support.type",
        "where=keyword.control",
        "late=variable.other",
        "is=keyword.operator.wordlike",
        "yes=constant.language",
      ],
    ],
    ["1億", ["1億=constant.numeric.money"]],
    ["1億5,000万円", ["1億5,000万円=constant.numeric.money"]],
    [
      "coinsurance pays 90%",
      ["coinsurance=keyword.other.term", "pays=keyword.other.term", "90%=constant.numeric.ratio"],
    ],
    ["180 days", ["180=constant.numeric", "days=keyword.other.unit"]],
    ["on 2026-05-03T16:00", ["on=keyword.control", "2026-05-03T16:00=constant.numeric.date"]],
    [
      'it_rider "IT" ○ ◎ ×',
      [
        "it_rider=variable.other.declaration",
        '"=string.quoted.double',
        "IT=string.quoted.double",
        '"=string.quoted.double',
        "○=constant.language.optional",
        "◎=constant.language.automatic",
        "×=constant.language.unavailable",
      ],
    ],
    [
      'use words from "words.yakkan"',
      [
        "use=keyword.control",
        "words=variable.other",
        "from=keyword.control",
        '"=string.quoted.double',
        "words.yakkan=string.quoted.double",
        '"=string.quoted.double',
      ],
    ],
    [
      "product b extends a {",
      [
        "product=storage.type",
        "b=entity.name.type",
        "extends=keyword.control",
        "a=entity.name.type",
        "{=punctuation.section.block",
      ],
    ],
    ["  add after leak", ["add=keyword.control", "after=keyword.control", "leak=variable.other"]],
    ["  fix cap = wide", ["fix=keyword.control", "cap=variable.other", "==keyword.operator", "wide=variable.other"]],
    ["// 注 limit", ["// 注 limit=comment.line.double-slash"]],
    ["/// 説明 limit", ["/// 説明 limit=comment.line.documentation"]],
    ["/* limit */ yes", ["/*=comment.block", "limit=comment.block", "*/=comment.block", "yes=constant.language"]],
    ["限度limit額", ["限度limit額=variable.other"]],
    ["外国・limit", ["外国・limit=variable.other"]],
    ["limit・額", ["limit・額=variable.other"]],
    ["`limit`", ["`limit`=variable.other"]],
    ["１０％", ["１０％=constant.numeric.ratio"]],
    [
      "支払限度額 1請求および保険期間中につき 3,000万円 ただし プラン が 充実 の場合に限る",
      [
        "支払限度額=keyword.other.term",
        "1請求=support.type",
        "および=keyword.control",
        "保険期間中=support.type",
        "につき=keyword.control",
        "3,000万円=constant.numeric.money",
        "ただし=keyword.control",
        "プラン=storage.type",
        "が=keyword.operator.wordlike",
        "充実=variable.other",
        "の場合に限る=keyword.control",
      ],
    ],
    [
      "免責金額 被保険者1名の1日の保険期間中につき",
      [
        "免責金額=keyword.other.term",
        "被保険者1名=support.type",
        "の=keyword.control",
        "1日=support.type",
        "の=keyword.control",
        "保険期間中=support.type",
        "につき=keyword.control",
      ],
    ],
    [
      '費目 対象外費用 "対象" 英語 "x" 要承認',
      [
        "費目=storage.type",
        "対象外費用=variable.other.declaration",
        '"=string.quoted.double',
        "対象=string.quoted.double",
        '"=string.quoted.double',
        "英語=keyword.control",
        '"=string.quoted.double',
        "x=string.quoted.double",
        '"=string.quoted.double',
        "要承認=keyword.control",
      ],
    ],
    [
      "事故の事実 { 日 : 日付 }",
      [
        "事故の事実=storage.type",
        "{=punctuation.section.block",
        "日=variable.other.declaration",
        ":=punctuation.separator",
        "日付=support.type",
        "}=punctuation.section.block",
      ],
    ],
    [
      "  差替え 費目 対応 派生元 基本",
      [
        "差替え=keyword.control",
        "費目=storage.type",
        "対応=variable.other",
        "派生元=keyword.control",
        "基本=variable.other",
      ],
    ],
    [
      "満了日 発見 の翌日から 180日",
      [
        "満了日=keyword.control",
        "発見=variable.other",
        "の翌日から=keyword.operator.wordlike",
        "180=constant.numeric",
        "日=keyword.other.unit",
      ],
    ],
  ];
  for (const [line, expected] of cases) {
    it(`colours \`${line}\``, () => deepStrictEqual(colours(line), expected));
  }

  it("colours every reserved word of the language as a keyword", () => {
    const plain = Object.keys(keywords).filter(
      (word) => isReserved(word) && !/=(?:keyword|storage)\./.test(colours(word).join()),
    );
    deepStrictEqual(plain, []);
  });

  /** What Japanese spellings are coloured as: as the English words, from the one table of keywords. */
  function japanesePatterns(): object[] {
    const behindWord = "(?![\\p{L}\\p{M}\\p{N}_々ー〇・])";
    const scopeOf = (english: string): string => colours(english)[0]!.split("=")[1]!;
    const byScope = new Map<string, Set<string>>();
    const add = (scope: string, spellings: readonly string[]): void => {
      byScope.set(scope, new Set([...(byScope.get(scope) ?? []), ...spellings]));
    };
    const unit = "keyword.other.unit";
    for (const [english, spellings] of Object.entries<readonly string[]>({ ...reservedWords, ...contextualWords })) {
      const scope = /^(?:second|minute|hour|day|week|month|year)s?$/.test(english) ? unit : scopeOf(english);
      // The English word is a name, too, where it stands alone.
      if (!scope.startsWith("variable")) add(scope, spellings);
    }
    for (const [english, spelling] of Object.entries(phrases)) {
      const scope = scopeOf(english);
      add(scope.startsWith("variable") ? "keyword.control" : scope, [spelling.replaceAll("|", "")]);
    }
    const joins: readonly Particle[] = [
      "proviso",
      "onlyWhen",
      "onlyThose",
      "exceptWhen",
      "per",
      "others",
      "approvedOn",
    ];
    for (const [particle, spellings] of Object.entries(particles) as [Particle, readonly string[]][])
      add(joins.includes(particle) ? "keyword.control" : "keyword.operator.wordlike", spellings);
    const types = ["money", "number", "whole", "ratio", "datetime", "date", "duration", "span", "bool"] as const;
    const amendments = ["use", "fix", "change", "replace", "remove", "add"] as const;
    const any = (words: Iterable<string>): string =>
      [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join("|");
    const basis = "1?(?:請求|事故|損害|被保険者(?:1名)?|保険期間中?|保険年度|日)";
    const joint = "および|・|の";
    return [
      {
        match: `(?<=[:：])\\s*(${any(types.flatMap((type) => contextualWords[type]))})${behindWord}`,
        captures: { "1": { name: "support.type.yakkan" } },
      },
      {
        match: `(${basis}(?:(?:${joint})${basis})*)(につき)${behindWord}`,
        captures: {
          "1": {
            patterns: [
              { name: "support.type.yakkan", match: basis },
              { name: "keyword.control.yakkan", match: joint },
            ],
          },
          "2": { name: "keyword.control.yakkan" },
        },
      },
      {
        match: `^\\s*(${any(amendments.flatMap((word) => contextualWords[word]))})(?=\\s+[^\\s":])`,
        captures: { "1": { name: "keyword.control.yakkan" } },
      },
      { name: "keyword.control.yakkan", match: `(?:${any(contextualWords.extends)})(?=\\s)` },
      { name: "storage.type.yakkan", match: `(?:${any(contextualWords.vocabulary)})(?=\\s)` },
      ...[...byScope].map(([scope, words]) => ({
        name: `${scope}.yakkan`,
        match: `${scope === unit ? "(?<=[0-9０-９]|[0-9０-９] )" : ""}(?:${any(words)})${behindWord}`,
      })),
    ];
  }

  it("colours Japanese keywords as the English ones", () => {
    const written = JSON.parse(readFileSync(grammarUrl, "utf8")) as { repository: Record<string, object> };
    const japanese = { comment: "Made from the table of keywords by the test.", patterns: japanesePatterns() };
    if (process.env["UPDATE_GOLDEN"] !== undefined) {
      const repository = { ...written.repository, japanese };
      writeFileSync(grammarUrl, `${JSON.stringify({ ...written, repository }, undefined, 2)}\n`);
    } else deepStrictEqual(written.repository["japanese"], japanese);
  });

  it("leaves nothing of a product to be taken for broken", () => {
    for (const line of sound.split("\n")) ok(!colours(line).some((colour) => colour.includes("invalid")), line);
  });
});
