// Names of an author beside words of the language that are spelt like them.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { foundIn, productOf } from "../analyse/product.js";
import { filesIn } from "../support/files.js";

function layersOf(head: string): readonly (readonly string[])[] {
  const { diagnostics, plans } = compile({
    name: "p.yakkan",
    text: productOf({ contract: `cap "上限" : money 1 .. 500`, section: `head a "甲" { ${head} }` }),
  });
  deepStrictEqual(
    diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
    [],
  );
  return plans[0]!.heads[0]!.terms.flatMap((term) =>
    term.kind === "layers" ? [term.layers.map(({ name }) => name)] : [],
  );
}

describe("a name beside words of the language", () => {
  it("is that of a layer before parentheses, unless it can be called", () => {
    deepStrictEqual(layersOf("layer above (cap - 20) xs 5 per incident"), [["above"]]);
    deepStrictEqual(layersOf("layer 上 (cap - 20) xs 5 per incident"), [["上"]]);
    const [[first], [second]] = [
      layersOf("layer max(cap, 20) xs 5 per incident")[0]!,
      layersOf("layer 最大(cap, 20) xs 5 per incident")[0]!,
    ];
    deepStrictEqual([first, second], [layersOf("layer 20 xs 5 per incident")[0]![0], first]);
  });

  it("is no basis: with a frame named 損害, 1損害につき is per loss", () => {
    const text = productOf({ section: `frame 損害 "損害" { head a "甲" { 1損害につき 免責金額 5円 } }` });
    const { diagnostics, plans } = compile({ name: "p.yakkan", text });
    deepStrictEqual(
      diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
      [],
    );
    deepStrictEqual(
      plans[0]!.heads[0]!.terms.map(({ basis }) => basis.over.kind),
      ["loss"],
    );
  });

  // Its terms would be taken for those of the whole product, and bear on the heads beside it.
  it("is not that of its product", () => {
    deepStrictEqual(foundIn({ section: `head sample "甲" { deductible 5 per incident }  head b "乙"` }), [
      "name/duplicate: sample",
    ]);
    deepStrictEqual(foundIn({ triggers: `leak "漏えい"  sample "危険"`, covers: "leak, sample" }), [
      "name/duplicate: sample",
    ]);
    const derived = `${productOf({})} product costs "子" extends sample { edition 2026-10-01 }`;
    const { diagnostics } = compile({ name: "p.yakkan", text: derived });
    deepStrictEqual(
      diagnostics.map(({ code, span }) => [code, derived.slice(span.start, span.end)]),
      [["name/duplicate", "costs"]],
    );
  });

  it("is no plan that a contract states, and nothing else is wrong for it", () => {
    const product = productOf({ contract: `plan small "小" | large "大"` });
    const found = (scenario: string): readonly string[] =>
      compile({ name: "p.yakkan", text: `${product}\n${scenario}` })
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code }) => code);
    const stated = (plan: string): string => `{ plan ${plan} period from 2026-04-01 to 2027-04-01 }`;
    const scenario = (contract: string): string =>
      `scenario "x" for sample { contract ${contract} incident { leak found 2026-05-01 } expect due 0 }`;
    deepStrictEqual(found(scenario(stated("small"))), []);
    for (const word of ["within", "when", "limit"])
      deepStrictEqual(found(scenario(stated(word))), ["syntax/reserved-name", "name/unknown"], word);
    deepStrictEqual(found(`contract c for sample ${stated("within")}\n${scenario("c")}`), [
      "syntax/reserved-name",
      "name/unknown",
    ]);
    // In a condition `is` goes on.
    const asks = product.replace('head response "対応"', `head response "対応" when plan is small`);
    deepStrictEqual(
      compile({ name: "p.yakkan", text: asks }).diagnostics.filter(({ severity }) => severity === "error"),
      [],
    );
  });

  it("is the label of a rule where the word goes on as that rule does", () => {
    const section = `covered "発見" en "Found" when found during period  window "期間" from found  head a "甲"`;
    const { diagnostics, plans } = compile({ name: "p.yakkan", text: productOf({ section }) });
    deepStrictEqual(
      diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
      [],
    );
    const labels = plans[0]!.root.members.flatMap((node) =>
      node.kind === "section" ? node.rules.map(({ label }) => label.ja) : [],
    );
    deepStrictEqual(
      labels.filter((label) => label !== undefined),
      ["発見", "期間"],
    );
  });

  it("is a reserved word in either language: one mistake where it is declared, and one where it is read", () => {
    const errors = (parts: Parameters<typeof productOf>[0]): readonly string[] => {
      const text = productOf(parts);
      return compile({ name: "p.yakkan", text })
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);
    };
    const wrong = (...words: readonly string[]): readonly string[] =>
      words.map((word) => `syntax/reserved-name: ${word}`);
    for (const [limit, window, head] of [
      ["limit", "window", "head"],
      ["支払限度額", "対象期間", "費目"],
    ] as const) {
      deepStrictEqual(errors({ contract: `${limit} "上限" : money 1 .. 500` }), wrong(limit));
      deepStrictEqual(
        errors({ contract: `${limit} : money 1 .. 500`, section: `head a "甲" { limit ${limit} per incident }` }),
        wrong(limit, limit),
      );
      deepStrictEqual(errors({ triggers: `leak "漏えい" ${window} "期間"` }), wrong(window));
      deepStrictEqual(errors({ triggers: `${window} leak` }), wrong(window));
      deepStrictEqual(errors({ triggers: `leak\n  ${window}\n` }), wrong(window));
      deepStrictEqual(errors({ section: `head ${head} "甲" { limit 5 per incident }` }), wrong(head));
    }
  });

  it("is none where a term or rule is called something", () => {
    const section = `対象時期 "発見" found が 保険期間中  対象期間 "期間" en "Window" 起算日 found  require "届出" not found < 2026-04-01  require : found > 2026-04-01
      条件 "条件" 2026-04-01 <= found  head a "甲" { 免責金額 "控除" 1事故につき 5円  支払限度額 "上限" 500円 1事故につき
        層 "層" { 支払限度額 "高さ" 500円 1事故につき } }`;
    const { diagnostics } = compile({ name: "p.yakkan", text: productOf({ section }) });
    deepStrictEqual(
      diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message),
      [],
    );
  });
});

describe("a name that could be taken for a word of the language", () => {
  const told = (parts: Parameters<typeof foundIn>[0]): readonly string[] =>
    foundIn(parts).filter((one) => one.startsWith("name/"));

  it("is told of where it is read in the place of one", () => {
    for (const word of ["対象額", "損害額", "損害", "控除済額", "無制限", "数量"])
      deepStrictEqual(
        told({ contract: `${word} "額" : money 1 .. 500`, section: `head a "甲" { limit ${word} per incident }` }),
        [`name/hides: ${word}`],
      );
    deepStrictEqual(told({ more: `let 対象額 "額" = 5円`, section: `head a "甲" { limit 対象額 per incident }` }), [
      "name/hides: 対象額",
    ]);
  });

  it("is none where nothing but itself can stand", () => {
    for (const word of ["日数", "残額", "合計", "最大", "事故", "保険期間", "証券番号"])
      deepStrictEqual(
        told({ contract: `${word} "額" : money 1 .. 500`, section: `head a "甲" { limit ${word} per incident }` }),
        [],
      );
    deepStrictEqual(told({ section: `head 対象額 "甲" { limit 5円 per incident }` }), []);
  });

  it("is a unit that a basis would not be of", () => {
    const section = (unit: string): string => `head a "甲" { limit 500円 per ${unit} }`;
    deepStrictEqual(told({ more: `unit insured "人"`, section: section("insured") }), ["name/built-in: insured"]);
    deepStrictEqual(told({ more: `unit claim "件"`, section: section("claim") }), ["name/built-in: claim"]);
    deepStrictEqual(told({ more: `unit 被保険者 "人"`, section: section("被保険者") }), ["name/hides: 被保険者"]);
  });

  // `up(size)` is what the size comes to when it is rounded, and not 5.
  it("is a column that is called like a function", () => {
    const facts = `size "大きさ" : money 0 .. 100`;
    const more = `table t by size { up "額"  0 .. : 5円 }`;
    const section = (amount: string): string => `head a "甲" { limit ${amount} per incident }`;
    deepStrictEqual(told({ facts, more, section: section("up(size)") }), ["name/hides: up"]);
    deepStrictEqual(told({ facts, more: more.replace("up", "切上げ"), section: section("切上げ(size)") }), [
      "name/hides: 切上げ",
    ]);
    deepStrictEqual(told({ facts, more: more.replace("up", "height"), section: section("height(size)") }), []);
  });

  it("is not that of another file, of which it would read something else", () => {
    const errors = (amount: string): readonly string[] => {
      const { resolve, ...source } = filesIn(
        `// words.yakkan
vocabulary words "用語" {
  facts of incident { found "発見日" : date  対象額 "額" : money }
  triggers { leak "漏えい" }
}
// p.yakkan
use words from "words.yakkan"
product p "商品" {
  edition 2026-04-01
  use words
  section s "費用" { covers leak  covered when found during period  head a "甲" { limit ${amount} per incident } }
}
`,
        "p.yakkan",
      );
      const { diagnostics } = compile(source, { resolve });
      return diagnostics.flatMap(({ code, severity }) => (severity === "error" ? [code] : []));
    };
    deepStrictEqual(errors("max(5円, 50% of 対象額)"), ["name/two-meanings"]);
    deepStrictEqual(errors("max(5円, 50% of `対象額`)"), []);
    deepStrictEqual(errors("max(5円, 50% of subject)"), []);
  });
});
