import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";

const product = (attachment: string, condition = "届出 が 該当"): string => `language 1
商品 p "商品" {
  版 2026-04-01
  事故の事実 { 事故日 "事故日" : 日付  届出 "届出" : 該否 }
  事由 { fire "火災" }
  補償 s "費用" {
    対象事由 fire
    対象時期 ${attachment}
    条件 reported "届出": ${condition}
    費目 a "建物"
  }
}`;

describe("Japanese words", () => {
  const errorsIn = (text: string): unknown[] =>
    compile({ name: "p.yakkan", text })
      .diagnostics.filter(({ severity }) => severity === "error")
      .map(({ code, help, fixes }) => [code, help, fixes[0]?.edits[0]?.text]);

  it("that are written in one are told how they stand apart", () => {
    deepStrictEqual(errorsIn(product("事故日 が 保険期間中")), []);
    for (const [written, apart] of [
      ["事故日が保険期間中", "事故日 が 保険期間中"],
      ["事故日が 保険期間中", "事故日 が"],
    ] as const)
      deepStrictEqual(errorsIn(product(written)).slice(0, 1), [
        ["name/unknown", `words are set apart by spaces: \`${apart}\``, apart],
      ]);
  });

  it("are told apart from members and numbers, and as far as they are known", () => {
    const text = (condition: string, limit = "1億円"): string => `language 1
商品 p "商品" {
  版 2026-04-01
  契約 { 構造 "構造" : いずれか M, H }
  事故の事実 { 事故日 "事故日" : 日付  通知日 "通知日" : 日付 }
  事由 { fire "火災" }
  補償 s "費用" {
    対象事由 fire
    対象時期不問
    条件 ${condition}
    費目 a "建物" { 支払限度額 1事故につき ${limit} }
  }
}`;
    for (const [written, apart] of [
      ["構造がMでない", "構造 が M でない"],
      ["通知日が事故日の翌日から30日以内", "通知日 が 事故日 の翌日から 30日 以内"],
    ] as const) {
      deepStrictEqual(errorsIn(text(written)), [
        ["name/unknown", `words are set apart by spaces: \`${apart}\``, apart],
      ]);
      deepStrictEqual(errorsIn(text(apart)), []);
    }
    const chosen = (condition: string): string =>
      text("構造 が M", `もし ${condition}ならば 100万円 そうでなければ 50万円`);
    deepStrictEqual(errorsIn(chosen("構造がM")), [
      ["name/unknown", "words are set apart by spaces: `構造 が M ならば`", "構造 が M ならば"],
    ]);
    deepStrictEqual(errorsIn(chosen("構造 が M ")), []);
    // What is not known is not mended.
    deepStrictEqual(errorsIn(text("構造が木造でない")), [
      ["name/unknown", "words are set apart by spaces: `構造 が 木造 でない`", undefined],
    ]);
    deepStrictEqual(errorsIn(text("構造物が木造でない")), [["name/unknown", undefined, undefined]]);
    // A value of the language with a particle behind it.
    deepStrictEqual(errorsIn(text("損害の 10% > 5円")), [
      ["name/unknown", "words are set apart by spaces: `損害 の`", "損害 の"],
    ]);
  });

  it("are names where a number, a member or の stands within one", () => {
    const text = (limit: string): string => `language 1
商品 p "商品" {
  版 2026-04-01
  契約 { 構造 "構造" : いずれか M, H  限度額 "限度額" : 金額  限度額1 "限度額1" : 金額  建物支払限度額1 "建物の限度額" : 金額 }
  事由 { fire "火災" }
  補償 s "費用" { 対象事由 fire  対象時期不問  費目 建物 "建物" { 支払限度額 1事故につき ${limit} } }
}`;
    deepStrictEqual(errorsIn(text("限度額1")), []);
    for (const [written, meant] of [
      ["限度額２", "限度額"],
      ["構造M", "構造"],
      ["建物支払限度額2", "建物支払限度額1"],
    ] as const)
      deepStrictEqual(
        errorsIn(text(written)).map((error) => (error as readonly unknown[])[2]),
        [meant],
        written,
      );
    deepStrictEqual(errorsIn(text("建物の用途")), [["name/unknown", undefined, undefined]]);
  });

  it("that are a unit and の are told how they stand apart", () => {
    const text = (limit: string): string => `language 1
商品 p "商品" {
  版 2026-04-01
  単位 部屋 "部屋"
  事故の事実 { 事故日 "事故日" : 日付 }
  事由 { fire "火災" }
  補償 s "費用" { 対象事由 fire  対象時期 事故日 が 保険期間中  費目 a "建物" { 支払限度額 ${limit} 200万円 } }
}`;
    deepStrictEqual(errorsIn(text("1 部屋 の 保険期間中につき")), []);
    deepStrictEqual(errorsIn(text("1 部屋 の 保険年度につき")), []);
    deepStrictEqual(errorsIn(text("1 部屋の 保険期間中につき")), [
      ["syntax/unexpected", "words are set apart by spaces: `1 部屋 の`", "部屋 の"],
    ]);
  });

  it("of yes and no stand behind が, as in English behind `is`", () => {
    for (const condition of ["届出 が 該当", "届出 が 非該当", "届出 が 該当 でない", "届出 is yes"])
      deepStrictEqual(errorsIn(product("事故日 が 保険期間中", condition)), [], condition);
  });
});
