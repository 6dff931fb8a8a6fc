// The TextMate grammar, with the engine that VS Code runs it with.
import { deepStrictEqual, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isReserved, keywords } from "@yakkan/grammar/keywords.js";
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

  it("leaves nothing of a product to be taken for broken", () => {
    for (const line of sound.split("\n")) ok(!colours(line).some((colour) => colour.includes("invalid")), line);
  });
});
