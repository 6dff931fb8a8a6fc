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

  it("of yes and no stand behind が, as in English behind `is`", () => {
    for (const condition of ["届出 が 該当", "届出 が 非該当", "届出 が 該当 でない", "届出 is yes"])
      deepStrictEqual(errorsIn(product("事故日 が 保険期間中", condition)), [], condition);
  });
});
