// The formatter: what it may change, what it may not, and how the result looks.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import { format } from "@yakkan/compiler/format/format.js";
import { isSameMeaning } from "@yakkan/compiler/format/same-meaning.js";
import { lex } from "@yakkan/grammar/lexer.js";
import { expectGolden } from "../support/golden.js";
import { crowded } from "./crowded.js";
import { everything } from "./everything.js";
import { besideProducts } from "../support/policies.js";
import { commentsIn, formatted, referencesIn } from "./formatted.js";

const root = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const sample = read("test/fixtures/sample_cyber.yakkan");
const policy = read("policies/cyber_protector.yakkan");

const texts = { sample, policy, everything, crowded } as const;

/** The plans and scenarios of a text, but for where everything stands. */
function planOf(text: string): string {
  const { plans, scenarios, diagnostics } = compile({ name: "p.yakkan", text }, { resolve: besideProducts });
  // Some things keep the words that they are written in, for messages.
  const places = new Set(["start", "end", "line", "column", "span", "titleSpan", "text"]);
  const found = { plans, scenarios, codes: diagnostics.map(({ code }) => code) };
  return JSON.stringify(found, (key, value: unknown) => {
    if (places.has(key)) return undefined;
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
    return typeof value === "bigint" ? String(value) : value;
  });
}

describe("formatter", () => {
  for (const [name, text] of Object.entries(texts)) {
    describe(name, () => {
      it("means the same afterwards, in either language", async () => {
        for (const keywords of ["keep", "en", "ja"] as const) {
          const result = await formatted(text, keywords);
          ok(isSameMeaning(text, result), keywords);
          deepStrictEqual(commentsIn(result), commentsIn(text));
          deepStrictEqual(referencesIn(result), referencesIn(text));
        }
      });

      it("changes nothing the second time", async () => {
        for (const keywords of ["en", "ja"] as const) {
          const once = await formatted(text, keywords);
          strictEqual(await formatted(once), once);
        }
      });

      it("comes back from Japanese byte for byte", async () => {
        const english = await formatted(text, "en");
        const japanese = await formatted(english, "ja");
        strictEqual(lex(japanese).language, "ja");
        strictEqual(await formatted(japanese, "en"), english);
        strictEqual(await formatted(text, "ja"), japanese);
      });
    });
  }

  it("gives the same plans in either language", async function () {
    this.timeout(0);
    const policies = readdirSync(new URL("policies/", root)).filter((name) => name.endsWith(".yakkan"));
    ok(policies.length >= 5);
    for (const text of [sample, ...policies.map((name) => read(`policies/${name}`))])
      for (const keywords of ["en", "ja"] as const) strictEqual(planOf(await formatted(text, keywords)), planOf(text));
  });

  it("keeps to the width of the page", async () => {
    for (const keywords of ["en", "ja"] as const) {
      const comment = /^\s*\/\//;
      const lines = (await formatted(policy, keywords)).split("\n").filter((line) => !comment.test(line));
      const isWords = (line: string): boolean => /^ {2}(incident|later|claim|事故|続報|請求|loss|損害) /.test(line);
      deepStrictEqual(
        lines.filter((line) => columnsOf(line.replace(/ \/\/.*/, "")) > 120 && !isWords(line)),
        [],
      );
    }
  });

  it("looks like this", async () => {
    expectGolden("format", "sample_cyber.en.yakkan", await formatted(sample, "en"));
    expectGolden("format", "sample_cyber.ja.yakkan", await formatted(sample, "ja"));
    expectGolden("format", "everything.en.yakkan", await formatted(everything, "en"));
    expectGolden("format", "everything.ja.yakkan", await formatted(everything, "ja"));
    expectGolden("format", "crowded.yakkan", await formatted(crowded));
  });

  it("writes a share of a share without parentheses that the other language would not need", async () => {
    const text = (amount: string): string => `product p {\n  section s {\n    head h = ${amount}\n  }\n}\n`;
    for (const [english, japanese] of [
      ["r of q of a", "a の (q の r)"],
      ["r of (q of a)", "a の q の r"],
      ["(r + q) of a of b", "b の (a の (r + q))"],
    ] as const) {
      const there = await formatted(text(english), "ja");
      ok(there.includes(`= ${japanese}\n`), there);
      ok(isSameMeaning(text(english), there));
      strictEqual(await formatted(there, "en"), text(english));
    }
    strictEqual(await formatted(text("(r of q) of a"), "en"), text("r of q of a"));
  });

  it("writes a negation behind a name so that でない is read of it alone", async () => {
    const text = (test: string): string => `product p {\n  section s {\n    require ${test}\n    head h\n  }\n}\n`;
    for (const [english, japanese] of [
      ["a or not b", "a または (b でない)"],
      ["a and b and not c", "a かつ b かつ (c でない)"],
      ["not (a or b)", "(a または b) でない"],
      ["not a or not b", "a でない または b でない"],
      ["a is x or not b", "a が x または b でない"],
    ] as const) {
      const there = await formatted(text(english), "ja");
      ok(there.includes(` ${japanese}\n`), there);
      ok(isSameMeaning(text(english), there));
      strictEqual(await formatted(there, "ja"), there);
      strictEqual(await formatted(there, "en"), text(english));
    }
  });

  it("leaves open what Japanese leaves open", async () => {
    for (const test of ["a または b でない", "a に (b, c) を含む", "a に (b, c) のいずれかを含む"]) {
      const text = `商品 p {\n  補償 s {\n    条件 ${test}\n    費目 h\n  }\n}\n`;
      strictEqual(await formatted(text), text);
    }
  });

  it("leaves a text with syntax errors alone and says why", async () => {
    const result = await format("product p { section s { limit 5 } }");
    ok("problems" in result);
    strictEqual(result.problems[0]?.code, "syntax/unexpected");
  });

  it("keeps the ends of lines and a byte order mark", async () => {
    const result = await formatted(`\ufeff${sample.replaceAll("\n", "\r\n")}`);
    strictEqual(result, `\ufeff${(await formatted(sample)).replaceAll("\n", "\r\n")}`);
  });

  it("accepts an empty text and one of comments only", async () => {
    strictEqual(await formatted(""), "");
    strictEqual(await formatted("// nothing yet\n\n\n/* and\n   more */"), "// nothing yet\n\n/* and\n   more */\n");
  });

  it("leaves of what a number is one where the author says so", async () => {
    const text = "商品 p {\n  補償 s {\n    支払限度額 1請求につき n のうち most\n  }\n}\n";
    strictEqual(await formatted(text), text);
  });

  const rewritten: [what: string, from: string, to: string][] = [
    ["groups digits", "let x = 1000000", "let x = 1_000_000"],
    ["groups digits of yen", "let x = 1000000円 + 1億2345万円", "let x = 1,000,000円 + 1億2,345万円"],
    [
      "leaves digits that are apart",
      "let x = 1_0000円 + 1,000円 + 1.2345億円",
      "let x = 1_0000円 + 1,000円 + 1.2345億円",
    ],
    ["groups them by three", "let x = 10_00", "let x = 1_000"],
    ["leaves Japanese amounts", "let x = 3,000万円 + 1億", "let x = 3,000万円 + 1億"],
    ["leaves percentages", "let x = 1250% * 2", "let x = 1250% * 2"],
    ["makes full-width digits half-width", "let x = １００", "let x = 100"],
    ["drops parentheses that nobody needs", "let x = ((1))", "let x = 1"],
    ["keeps those that help", "let x = a or (b and c)", "let x = a or (b and c)"],
    ["keeps those that matter", "let x = (a or b) and not (c or d)", "let x = (a or b) and not (c or d)"],
    ["keeps the author's names", "let `limit` = ｶﾅ + B", "let `limit` = ｶﾅ + B"],
    ["writes one year and two years", "let x = (1 years) after (2 year)", "let x = 1 year after 2 years"],
    [
      "keeps a default out of the guard",
      "contract { a : bool = yes when b }",
      "contract {\n    a : bool = yes when b\n  }",
    ],
    [
      "keeps apart what an option needs and excludes",
      "contract { options { a ○ requires b not with c } }",
      "contract {\n    options {\n      a ○ requires b not with c\n    }\n  }",
    ],
    [
      "writes a chain of cases below one another",
      "let x = if aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa then 1 else if bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb then 2 else 3",
      "let x\n    = if aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa then 1\n        else if bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb then 2\n        else 3",
    ],
    ["keeps a backslash in a label", String.raw`let x "a\"b\\" = 1`, String.raw`let x "a\"b\\" = 1`],
  ];
  for (const [what, from, to] of rewritten) {
    it(what, async () => {
      strictEqual(await formatted(`product p { ${from} }`), `product p {\n  ${to}\n}\n`);
    });
  }

  const places: [what: string, from: string, to: string][] = [
    [
      "above a statement",
      "section s {\n// one\n\n  // two\n  limit 5 per claim\n}",
      "section s {\n    // one\n\n    // two\n    limit 5 per claim\n  }",
    ],
    ["behind a statement", "let x = 1    // one", "let x = 1 // one"],
    ["behind a brace", "section s {   // one\n  head h }", "section s { // one\n    head h\n  }"],
    ["at the end of a block", "section s { head h\n\n  // last\n}", "section s {\n    head h\n\n    // last\n  }"],
    ["in an empty block", "section s {\n // nothing\n}", "section s {\n    // nothing\n  }"],
    [
      "inside a statement",
      "section s { limit 5 per claim   // one\n when x }",
      "section s {\n    limit 5 per claim // one\n      when x\n  }",
    ],
    [
      "on a line inside a statement",
      "section s { limit 5 per claim\n // one\n when x /* two */ @d(1) }",
      "section s {\n    limit 5 per claim\n      // one\n      when x /* two */ @d(1)\n  }",
    ],
    [
      "in a header",
      'section s // one\n "S" when x {\n  head h }',
      'section s // one\n      "S" when x {\n    head h\n  }',
    ],
    [
      "among members",
      'contract { plan a "A" // one\n // two\n | b "B" }',
      'contract {\n    plan a "A" // one\n       // two\n       | b "B"\n  }',
    ],
    [
      "as the documentation of a member",
      "contract {\n /// Doc.\n kind : one of\n /// A.\n a, b }",
      "contract {\n    /// Doc.\n    kind\n      : one of\n          /// A.\n          a,\n          b\n  }",
    ],
    [
      "above the bar of a member",
      "contract { plan a /// B.\n | b | /// C.\n c }",
      "contract {\n    plan a /// B.\n       | b /// C.\n       | c\n  }",
    ],
    [
      "before a reference, where it documents nothing",
      "item a | b\n /// c\n @d(1)\n item c @d(1)\n /// c\n @d(2)\n limit 5 per claim",
      "item a\n     // c\n     | b @d(1)\n  item\n     // c\n       c @d(1) @d(2)\n  limit 5 per claim",
    ],
    ["behind the whole", "let x = 1\n // end", "let x = 1\n  // end"],
  ];
  it("keeps the order of references behind a list of members", async () => {
    const list = "facts of incident { a : one of x, y = @d(1) @d(2) x @d(3) }";
    strictEqual(
      await formatted(`product p { ${list} }`),
      "product p {\n  facts of incident { a : one of x, y = x @d(1) @d(2) @d(3) }\n}\n",
    );
  });

  for (const [where, from, to] of places) {
    it(`keeps a comment ${where}`, async () => {
      const result = await formatted(`product p { ${from}\n}`);
      strictEqual(result, `product p {\n  ${to}\n}\n`);
      strictEqual(await formatted(result), result);
    });
  }

  it("keeps the author's grouping of the words of a scenario", async () => {
    const text = `scenario "s" for p {
  incident {leak    interference discovered 2026-05-01
     publication press ,apology   others none }
  later { }
}
`;
    strictEqual(
      await formatted(text),
      `scenario "s" for p {
  incident {
    leak  interference discovered 2026-05-01
    publication press, apology  others none
  }
  later { }
}
`,
    );
  });
});

function columnsOf(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum + (/[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/.test(character) ? 2 : 1),
    0,
  );
}
