// The grammar in the language reference is the parser's; UPDATE_GOLDEN=1 writes it there.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { keywords } from "@yakkan/grammar/keywords.js";
import { YakkanParser } from "@yakkan/grammar/parser.js";
import { ebnfOf } from "../support/ebnf.js";

const page = new URL("../../../docs/language.md", import.meta.url);
const fence = /(?<=```ebnf\n)[^]*?(?=\n```)/;

describe("the grammar in docs/language.md", () => {
  const text = readFileSync(page, "utf8");
  const generated = ebnfOf(new YakkanParser({ recovers: false }));

  it("is that of the parser", () => {
    if (process.env.UPDATE_GOLDEN === "1")
      writeFileSync(
        page,
        text.replace(fence, () => generated),
      );
    else strictEqual(fence.exec(text)?.[0], generated, "differs from the parser; UPDATE_GOLDEN=1 rewrites it");
  });

  it("has every keyword, and no other word in quotes", () => {
    const quoted = [...generated.matchAll(/"(\p{Script=Latin}+)"/gu)].map(([, word]) => word!);
    // `period from D to D` in a scenario is read as words, as any fact is.
    const known = Object.keys(keywords).filter((word) => word !== "to");
    deepStrictEqual([...new Set(quoted)].sort(), known.sort());
  });

  it("defines every rule that it uses, once", () => {
    const defined = [...generated.matchAll(/^(\w+) =/gm)].map(([, name]) => name!);
    const used = new Set(
      [...generated.replace(/"[^"]*"|\(\*.*?\*\)/g, "").matchAll(/[a-z]\w+/g)].map(([name]) => name),
    );
    strictEqual(new Set(defined).size, defined.length);
    for (const name of used) ok(defined.includes(name), name);
  });
});
