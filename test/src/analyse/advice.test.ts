import { compile } from "@yakkan/compiler/compile.js";
import { deepStrictEqual } from "node:assert/strict";
import { type Parts, productOf } from "./product.js";

/** What is told by the code, with the pieces of text that the help says to write. */
function advised(code: string, parts: Parts, ofProduct = ""): readonly (readonly string[])[] {
  const text = productOf(parts).replace(/\}\n$/, `${ofProduct}\n}\n`);
  return compile({ name: "sample.yakkan", text })
    .diagnostics.filter((one) => one.code === code)
    .map(({ help }) => [...(help ?? "").matchAll(/`([^`]*)`/g)].map(([, piece]) => piece!));
}

describe("advice", () => {
  const more = `unit shop "店舗"`;

  describe("on what a limit leaves", () => {
    const rest = (first: string, inB = "limit left(a) per incident"): readonly string[] =>
      advised("term/left-of-limit", {
        more: `${more}  facts of loss { worn "損耗" : bool }`,
        contract: `options { rider "特約" ○ }`,
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `head a "甲" ${first}\n head b "乙" { ${inB} }`,
      }).flatMap((pieces) => pieces.filter((piece) => piece.includes(" - ")));

    it("is the limit less it, of one limit of the incident", () => {
      deepStrictEqual(rest("{ limit 500 per incident }"), ["500 - left(a)"]);
      deepStrictEqual(rest("{ limit min(500, 900) per incident }"), ["(min(500, 900)) - left(a)"]);
    });

    const several: readonly string[] = [
      "{ limit 500 per claim }",
      "{ limit 500 per shop }",
      "{ limit 500 per loss }",
      "{ limit 500 per period }",
      "{ limit 500 per incident for leak }",
      "{ limit 500 per incident where worn }",
      "{ limit 500 per incident when rider }",
      "when rider { limit 500 per incident }",
    ];
    for (const first of several)
      it(`is not, of ${first}`, () => {
        deepStrictEqual(rest(first), []);
      });
  });

  describe("on a share by the loss of all claims", () => {
    const more = `facts of claim { made "請求日" : date }`;
    const share = "coinsurance pays if loss > 1_000 then 90% else 80%";

    it("names the node, and of one in the product the heads", () => {
      const own = (parts: Parts, ofProduct?: string): readonly (readonly string[])[] =>
        advised("term/all-claims", { more, ...parts }, ofProduct).map((pieces) =>
          pieces.map((piece) => piece.replace(/^let .* = /, "")),
        );
      deepStrictEqual(own({ section: `head a "甲" { ${share} }` }), [["loss(a)", "claim_loss(a)"]]);
      deepStrictEqual(own({ section: `head a "甲"  head b "乙"\n ${share}` }), [["loss(costs)", "claim_loss(costs)"]]);
      deepStrictEqual(own({ section: `head a "甲"\n head b "乙"` }, share), [["loss(a, b)", "claim_loss(a, b)"]]);
    });
  });

  it("on sums of all claims in one amount is one, and its fix turns them all", () => {
    const section = `head a "甲"  head b "乙" { limit (loss(a) / (loss(a) + loss(b) + 1円)) of 500円 per claim }`;
    const text = productOf({ section });
    const [found, ...others] = compile({ name: "sample.yakkan", text }).diagnostics.filter(
      ({ code }) => code === "term/all-claims",
    );
    const written = found?.fixes[0]?.edits.map(({ start, end, text: by }) => [text.slice(start, end), by]);
    deepStrictEqual(
      [others, written],
      [
        [],
        [
          ["loss(a)", "claim_loss(a)"],
          ["loss(a)", "claim_loss(a)"],
          ["loss(b)", "claim_loss(b)"],
        ],
      ],
    );
  });

  describe("on a deductible below heads that have one for each claim", () => {
    const most = (scope: string, ofHead = scope): readonly (string | undefined)[] =>
      advised("term/deductibles-add-up", {
        contract: `options { rider "特約" ○ }`,
        more: `facts of loss { worn "損耗" : bool }`,
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `frame f "枠" { head a "甲" { deductible 20 per claim ${ofHead} }
          deductible 80 per incident ${scope} }
          head b "乙"`,
      }).map(([piece]) => piece);

    it("is the most that is borne, of one for all of its node", () => {
      deepStrictEqual(most(""), ["borne at most 80 per incident"]);
    });

    for (const scope of ["for leak", "where worn", "when rider"])
      it(`is none of one ${scope}`, () => deepStrictEqual(most(scope), [undefined]));

    it("is none of one for some of its heads", () => {
      const section = `head a "甲" { deductible 20 per claim }  head b "乙"\n deductible 80 per incident for a`;
      deepStrictEqual(advised("term/deductibles-add-up", { section }), [[]]);
    });
  });
});
