import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "@yakkan/grammar/parse.js";
import type { NumberLiteral, Product, Span } from "@yakkan/grammar/syntax.js";
import fc from "fast-check";

const root = new URL("../../../", import.meta.url);
const sample = readFileSync(new URL("test/fixtures/sample_cyber.yakkan", root), "utf8");
const policy = readFileSync(new URL("policies/cyber_protector.yakkan", root), "utf8");

function productOf(text: string): Product {
  const { file, problems } = parse(text);
  assert.deepEqual(problems, []);
  const product = file.declarations[0];
  assert.equal(product?.kind, "product");
  return product;
}

/** The value of the one number in `let x = …`. */
function numberIn(written: string): NumberLiteral {
  const item = productOf(`product p { let x = ${written} }`).items[0];
  assert.ok(item?.kind === "let" && item.value.kind === "number", written);
  return item.value;
}

describe("parser", () => {
  it("reads the sample and the product without a fault", () => {
    assert.deepEqual(parse(sample).problems, []);
    assert.deepEqual(parse(policy).problems, []);
  });

  it("begins a row of a table with a time as with any other value", () => {
    const item = productOf(`product p { table t by d { v
      6 hours .. under 12 hours : 10_000
      12 hours .. under 2 days 6 hours : 20_000
      2 days 6 hours .. : 30_000
      3 months, 6 months : 40_000
    } }`).items[0];
    assert.ok(item?.kind === "table");
    assert.deepEqual(
      item.rows.map(({ keys, values }) => [keys[0]?.length, values.length]),
      [
        [1, 1],
        [1, 1],
        [1, 1],
        [2, 1],
      ],
    );
  });

  it("takes each clause of a line once", () => {
    for (const twice of ["of claim A of claim B", "under a under b", 'id "1" id "2"', "approved unapproved"])
      assert.equal(parse(`scenario "s" for p { loss h 1 ${twice} }`).problems.length > 0, true, twice);
    const line = 'on 2026-05-01 approved on 2026-05-02 of insured x of claim A under a item i for place u id "1"';
    assert.deepEqual(parse(`scenario "s" for p { loss h 1 ${line} }`).problems, []);
  });

  it("takes each clause of a declaration once, and tells of the second", () => {
    for (const [text, second] of [
      ["contract { a : money when b is c when d is e }", "when"],
      ["contract { a : money = 5 optional = 6 }", "="],
      ["contract { plan a (when b is c) (when d is e) }", "when"],
      ["reading r { a (default) (default) | b }", "default"],
      ["section s when a is b when c is d { }", "when"],
      ["change section s when a is b when c is d { }", "when"],
      ["change frame f for each a for each b { }", "for"],
      ["section s { head h { limit 5 per incident for a where b for c } }", "for"],
      ["remove limit per incident where a where b", "where"],
      ["remove limit per incident ただし a のものに限る ただし b のものに限る", "ただし"],
    ]) {
      const { problems } = parse(`product p { ${text} }`);
      assert.deepEqual(
        problems.map((problem) => problem.kind === "repeated" && problem.text),
        [second],
        text,
      );
    }
  });

  it("takes what stands before the first `of` of a layer, and behind the last の, for its share", () => {
    for (const [written, share, limit] of [
      ["100", undefined, "100"],
      ["25% of 100", "25%", "100"],
      ["25% of 10% * income", "25%", "10% * income"],
      ["25% of 10% of income", "25%", "10% of income"],
      ["25% of income * 3 / 4 + 100", "25%", "income * 3 / 4 + 100"],
      ["2 * 25% of income", "2 * 25%", "income"],
      ["(25% of 10%) * income", undefined, "(25% of 10%) * income"],
      ["(25% of income)", undefined, "25% of income"],
      ["10% * income の 25%", "25%", "10% * income"],
      ["income の 10% の 25%", "25%", "income の 10%"],
      ["income の 25% * 3", "25% * 3", "income"],
    ] as const) {
      const text = `product p { section s { head h { layer ${written} xs 7 per incident } } }`;
      const section = productOf(text).items[0];
      assert.ok(section?.kind === "section" && section.items[0]?.kind === "head");
      const layer = section.items[0].items[0];
      assert.ok(layer?.kind === "layer" && layer.slice !== undefined);
      const of = (part: Span | undefined) => part && text.slice(part.start, part.end);
      assert.deepEqual([of(layer.slice.share), of(layer.slice.limit)], [share, limit], written);
    }
  });

  it("reads amounts as they are written in Japan and elsewhere", () => {
    for (const [written, value, decimals] of [
      ["1_000_000", 1_000_000n, 0],
      ["1億", 100_000_000n, 0],
      ["3,000万円", 30_000_000n, 0],
      ["1億5,000万円", 150_000_000n, 0],
      ["1.5億", 150_000_000n, 0],
      ["500円", 500n, 0],
      ["5千円", 5_000n, 0],
      ["12.50", 125n, 1],
      ["90%", 90n, 0],
      ["１０％", 10n, 0],
    ] as const) {
      const number = numberIn(written);
      assert.deepEqual([number.digits, number.decimals], [value, decimals], written);
      assert.equal(number.money, written.endsWith("円"), written);
    }
  });

  it("compares names after NFKC and leaves labels as they are", () => {
    const product = productOf(`product ｶﾅ１ "（２）ｶﾅ＂" { edition 2026-04-01 }`);
    assert.equal(product.name.text, "カナ1");
    assert.equal(product.labels.plain?.value, "（２）ｶﾅ＂");
  });

  it("takes names with 々, ー, 〇 and ・, keywords that are not reserved, and reserved words in backticks", () => {
    for (const name of ["人々", "サーバー", "〇一", "情報・漏えい", "period", "days", "`limit`"]) {
      const item = productOf(`product p { let ${name} = 1 }`).items[0];
      assert.ok(item?.kind === "let");
      assert.equal(item.name.text, name.replaceAll("`", ""));
    }
  });

  it("takes a time unit that a label or type follows for the next name", () => {
    const names = (facts: string) => {
      const block = productOf(`product p { facts of loss { ${facts} } }`).items[0];
      assert.ok(block?.kind === "facts");
      return block.facts.map(({ name, type, defaultValue }) => [name.text, type.max?.kind, defaultValue?.kind]);
    };
    for (const hours of ["hours", "時間", 'weeks "Weeks"', '日 "日数"', 'days en "Days"'])
      assert.deepEqual(names(`age : whole 0 .. 120  ${hours} : number = 1  minutes : 整数`), [
        ["age", "number", undefined],
        [hours.split(" ")[0], undefined, "number"],
        ["minutes", undefined, undefined],
      ]);
    assert.deepEqual(names("stop : duration 1 hour .. 2 hours 30 minutes  hours : duration = 3 hours"), [
      ["stop", "span", undefined],
      ["hours", undefined, "span"],
    ]);
  });

  it("takes a time unit that a number follows for the next name that is stated", () => {
    const [contract] = parse("contract c for p { age 30  hours 5  stop 2 hours 30 minutes  wait 1 day x }").file
      .declarations;
    assert.ok(contract?.kind === "sample-contract");
    assert.deepEqual(
      contract.words.map(({ kind }) => kind),
      ["name", "number", "name", "number", "name", "span", "name", "span", "name"],
    );
  });

  it("passes over an `optional` behind a fact, and reads a fact of that name", () => {
    const read = (facts: string) => {
      const text = `product p { facts of incident { ${facts} } }`;
      const { file, problems } = parse(text);
      const [product] = file.declarations;
      assert.ok(product?.kind === "product");
      const [block] = product.items;
      assert.ok(block?.kind === "facts");
      return {
        names: block.facts.map(({ name }) => name.text),
        problems: problems.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`),
      };
    };
    const found = ["needless optional"];
    assert.deepEqual(read("a : money optional  b : bool"), { names: ["a", "b"], problems: found });
    assert.deepEqual(read("a : money = 5 optional"), { names: ["a"], problems: found });
    assert.deepEqual(read("a : money optional = 5  b : bool"), { names: ["a", "b"], problems: found });
    assert.deepEqual(read("a : money  任意"), { names: ["a"], problems: ["needless 任意"] });
    assert.deepEqual(read('a : money  optional "O" : bool'), { names: ["a", "optional"], problems: [] });
    assert.deepEqual(read("a : money  optional : bool"), { names: ["a", "optional"], problems: [] });
  });

  it("gives a reference to the declaration of the word before it", () => {
    const text = `product p @doc(1) {
  section s "S" @doc(2) {
    limit 5 per incident @doc(3)
      sparing h
    head h "H" requires approval @doc(4) { @doc(5)
      coinsurance pays 90% @doc(6)
    } @doc(7)
  }
}`;
    const product = productOf(text);
    const section = product.items[0];
    assert.ok(section?.kind === "section");
    const [limit, head] = section.items;
    assert.ok(limit?.kind === "term" && head?.kind === "head");
    const places = [product, section, limit, head, head.items[0]!].map(({ references }) =>
      references.map(({ place }) => place),
    );
    assert.deepEqual(places, [["1"], ["2"], ["3"], ["4", "5", "7"], ["6"]]);
    assert.equal(head.requirements[0]?.references.length, 0);
  });

  it("gives the lines of a doc comment to what follows them", () => {
    const product = productOf(`product p {\n  /// First.\n  /// Second.\n  let x = 1 // not this\n}`);
    assert.equal(product.items[0]?.doc, "First.\nSecond.");
  });

  it("takes a doc comment in front of a reference for one among the words of the declaration before it", () => {
    const product = productOf(`product p {
      item a | b
      /// Nothing is said of b.
      @doc(1)
      /// Of x.
      let x = 1
    }`);
    const [items, x] = product.items;
    assert.ok(items?.kind === "items");
    const [a, b] = items.items;
    assert.deepEqual([a?.doc, b?.doc, x?.doc], [undefined, undefined, "Of x."]);
    assert.equal(b?.references.length, 1);
    const [p, q] = parse("product p { }\n/// Nothing of q.\n@doc(1)\nproduct q { }").file.declarations;
    assert.deepEqual([p?.references.length, q?.doc], [1, undefined]);
  });

  it("leaves out of a head what it could not read", () => {
    const [product] = parse("product p { head h requires requires item }").file.declarations;
    assert.ok(product?.kind === "product");
    const [head] = product.items;
    assert.ok(head?.kind === "head");
    assert.ok(head.requirements.every((one) => (one as unknown) !== undefined));
  });

  it("begins a ranking with a head: there is nothing for `then` to come after", () => {
    const ranking = (heads: string) => parse(`product p { limit 5 per incident falling first on ${heads} }`).problems;
    assert.deepEqual(ranking("a, b, then c, d"), []);
    assert.equal(ranking("then a").length, 1);
    assert.equal(ranking("a, then b, then then c").length, 1);
  });

  it("does not let a block of exclusions take the clauses of the exclusion before it", () => {
    const product = productOf(`product p { exclusions {
      one : bool when r for t
      for u, unless v { two : bool }
    } }`);
    const block = product.items[0];
    assert.ok(block?.kind === "exclusions");
    const [one, group] = block.entries;
    assert.equal(one?.kind, "exclusion");
    assert.equal(one.whens.length, 1);
    assert.deepEqual(
      one.scopes[0]?.names.map(({ text }) => text),
      ["t"],
    );
    assert.equal(group?.kind, "exclusion-group");
    assert.deepEqual(
      group.scopes[0]?.names.map(({ text }) => text),
      ["u"],
    );
    assert.equal(group.whens.length, 0);
  });
});

describe("a missing brace", () => {
  const braces = (text: string): number[] =>
    [...text].flatMap((letter, index) => ("{}".includes(letter) ? [index] : []));

  it("is one problem, wherever it is missing in the sample", () => {
    for (const at of braces(sample)) {
      const { problems } = parse(`${sample.slice(0, at)} ${sample.slice(at + 1)}`);
      assert.equal(problems.length, 1, `line ${sample.slice(0, at).split("\n").length}: ${JSON.stringify(problems)}`);
    }
  });

  it("is one problem nearly everywhere in a long product, and leaves the rest to be read", () => {
    // Every 23rd: the whole would take longer than it tells more.
    const all = braces(policy).filter((_, index) => index % 23 === 0);
    const whole = parse(policy).file.declarations.length;
    const single = all.filter((at) => {
      const { file, problems } = parse(`${policy.slice(0, at)} ${policy.slice(at + 1)}`);
      return problems.length === 1 && file.declarations.length === whole;
    });
    assert.ok(single.length >= 0.97 * all.length, `${single.length} of ${all.length}`);
  });
});

describe("any text", () => {
  it("gets an answer where it has thousands of mistakes", () => {
    const rows = Array.from({ length: 2_000 }, (_, n) => `t${n} "T" except t1 (when o), t2 (when o)`).join("\n");
    const { problems, file } = parse(`product p "P" {\n  triggers {\n${rows}\n  }\n}\nscenario "s" for p { }`);
    assert.ok(problems.length >= 50, String(problems.length));
    assert.deepEqual(
      file.declarations.map(({ kind }) => kind),
      ["product", "scenario"],
    );
  });

  it("gives a tree", () => {
    const pieces = fc.constantFrom(...sample.split(/(?<=\s)|(?=\s)/));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(pieces).map((words) => words.join("")),
        ),
        (text) => {
          const { file, problems } = parse(text);
          assert.equal(file.end, text.length);
          for (const { start, end } of problems) assert.ok(start >= 0 && start <= end && end <= text.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("gives a tree after any edit of the sample", () => {
    const edit = fc.record({ at: fc.nat(sample.length), cut: fc.nat(40), put: fc.string({ maxLength: 5 }) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), sample);
        assert.equal(parse(text).file.kind, "file");
      }),
      { numRuns: 200 },
    );
  });
});
