// Names of an author beside words of the language that are spelt like them.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { foundIn, productOf } from "../analyse/product.js";

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
});
