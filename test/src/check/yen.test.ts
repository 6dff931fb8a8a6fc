// 円 in products of other currencies, and how their amounts are written instead.
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { filesIn } from "../support/files.js";

const product = (currency: string, more: { readonly given?: string; readonly loss?: string; readonly head?: string }) =>
  `product p {
  edition 2026-04-01
  currency ${currency}
  contract { cap : money 0 .. ${more.given ?? "1_000"} }
  triggers { leak }
  let small : money = 50
  table steps by cap {
                  share
    .. under 500 : ${more.given ?? "1_000"}
    500 ..       : 700
  }
  section costs {
    covers leak
    covered at any time
    head response { ${more.head ?? "deductible max(small, 10) per incident  limit steps.share per incident"} }
  }
}
scenario "s" for p {
  contract { cap 400  period from 2026-04-01 to 2027-04-01 }
  incident { leak }
  loss response ${more.loss ?? "120.50"}
  expect due 70.50
}
`;

const codesOf = (text: string): readonly string[] => compile({ name: "p", text }).diagnostics.map(({ code }) => code);

describe("円 in a product of another currency", () => {
  it("is an error in ranges, tables and terms, and in scenarios", () => {
    deepStrictEqual(codesOf(product("USD", {})), []);
    // In the range of the choice and in the table.
    deepStrictEqual(codesOf(product("USD", { given: "2,000円" })), ["type/yen", "type/yen"]);
    deepStrictEqual(
      codesOf(product("USD", { head: "limit max(small, 10円) per incident  deductible steps.share per incident" })),
      ["type/yen"],
    );
    deepStrictEqual(codesOf(product("USD", { loss: "120円" })), ["type/yen"]);
    deepStrictEqual(codesOf(product("JPY", { given: "2,000円", loss: "120円" })), []);
  });

  it("is taken out by the fix, with commas that then group nothing", () => {
    for (const [amount, plain] of [
      ["120円", "120"],
      ["1,500円", "1_500"],
      ["3,000万円", "3,000万"],
    ] as const) {
      const text = product("EUR", { given: amount });
      const { fixes } = compile({ name: "p", text }).diagnostics.find(({ code }) => code === "type/yen")!;
      strictEqual(fixes[0]?.edits[0]?.text, plain);
    }
  });

  it("is no error in a vocabulary, and one in the product that uses it", () => {
    const files = (currency: string) =>
      filesIn(
        `// words.yakkan
vocabulary words { let small = 50円 }
// p.yakkan
use words from "words.yakkan"
product p {
  edition 2026-04-01
  currency ${currency}
  use words
  triggers { leak }
  section costs { covers leak  covered at any time  head response { deductible small per incident } }
}
`,
        "p.yakkan",
      );
    for (const [currency, codes] of [
      ["JPY", []],
      ["USD", ["type/yen"]],
    ] as const) {
      const { resolve, ...source } = files(currency);
      deepStrictEqual(
        compile(source, { resolve }).diagnostics.map(({ code }) => code),
        codes,
      );
    }
  });
});

describe("a formula with a type", () => {
  const typed = (formula: string) => codesOf(product("USD", {}).replace("let small : money = 50", formula));

  it("is an amount where its plain number is one, and has to be of its type", () => {
    deepStrictEqual(typed("let small : money = if cap > 5 then 50 else 60"), []);
    deepStrictEqual(typed("let small : money = 5%"), ["type/mismatch"]);
    // Without a type it is a number, and the deductible asks for an amount.
    deepStrictEqual(typed("let small = 50"), ["type/mismatch"]);
  });
});
