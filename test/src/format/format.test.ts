// The formatter: what it may change, what it may not, and how the result looks.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import { format } from "@yakkan/compiler/format/format.js";
import { isSameMeaning } from "@yakkan/compiler/format/same-meaning.js";
import { lex } from "@yakkan/grammar/lexer.js";
import { parse } from "@yakkan/grammar/parse.js";
import fc from "fast-check";
import { expectGolden } from "../support/golden.js";
import { everything } from "./everything.js";
import { crowded } from "./crowded.js";

const root = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const sample = read("test/fixtures/sample_cyber.yakkan");
const policy = read("policies/cyber_protector.yakkan");

const texts = { sample, policy, everything, crowded } as const;

/** The formatted text of one that has no syntax errors. */
async function formatted(text: string, keywords: "ja" | "en" | "keep" = "keep"): Promise<string> {
  const result = await format(text, { keywords });
  if ("problems" in result) throw new Error(result.problems.map(({ message }) => message).join("; "));
  return result.text;
}

/** All comments of a text, as words, whatever their indentation. */
function commentsIn(text: string): string[] {
  const words = (comment: string): string => comment.replace(/^\/+/, "//").replace(/\s+/g, " ").trim();
  return parse(text).file.comments.map(({ start, end }) => words(text.slice(start, end)));
}

function referencesIn(text: string): string[] {
  return lex(text).references.map(({ image }) => image);
}

/** The plans and scenarios of a text, but for where everything stands. */
function planOf(text: string): string {
  const { plans, scenarios, diagnostics } = compile({ name: "p.yakkan", text });
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
          deepStrictEqual(commentsIn(result).sort(), commentsIn(text).sort());
          deepStrictEqual(referencesIn(result).sort(), referencesIn(text).sort());
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

  it("gives the same plans in either language", async () => {
    for (const text of [sample, policy])
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

  const rewritten: [what: string, from: string, to: string][] = [
    ["groups digits", "let x = 1000000", "let x = 1_000_000"],
    ["groups them by three", "let x = 10_00", "let x = 1_000"],
    ["leaves Japanese amounts", "let x = 3,000万円 + 1億", "let x = 3,000万円 + 1億"],
    ["leaves percentages", "let x = 1250% * 2", "let x = 1250% * 2"],
    ["makes full-width digits half-width", "let x = １００", "let x = 100"],
    ["drops parentheses that nobody needs", "let x = ((1))", "let x = 1"],
    ["keeps those that help", "let x = a or (b and c)", "let x = a or (b and c)"],
    ["keeps those that matter", "let x = (a or b) and not (c or d)", "let x = (a or b) and not (c or d)"],
    ["keeps the author's names", "let `limit` = ｶﾅ + B", "let `limit` = ｶﾅ + B"],
    ["writes one year and two years", "let x = (1 years) after (2 year)", "let x = 1 year after 2 years"],
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
    ["behind the whole", "let x = 1\n // end", "let x = 1\n  // end"],
  ];
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

  const gap = fc.constantFrom(
    ...[
      " ",
      "  ",
      "\n",
      "\n\n\n",
      " // c\n",
      "\n// c\n",
      "\n\n// c\n\n",
      " /* c */ ",
      "\n/* c */\n",
      "\n/// c\n",
      " @doc(9) ",
    ],
  );
  for (const [name, numRuns] of [
    ["everything", 8],
    ["crowded", 40],
  ] as const)
    it(`never changes what ${name} says, wherever its lines are broken and whatever comments stand in it`, async () => {
      const pieces = piecesOf(texts[name]);
      const changes = fc.array(fc.tuple(fc.nat(pieces.length - 1), gap), { maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(changes, async (changed) => {
          const gaps = new Map(changed);
          const withGap = (before: string, index: number): string =>
            gaps.has(index) ? before.trim() + gaps.get(index)! : before;
          const text = pieces.map(({ before, word }, index) => withGap(before, index) + word).join("");
          if (parse(text).problems.length > 0) return;
          for (const keywords of ["en", "ja"] as const) {
            const once = await formatted(text, keywords);
            strictEqual(await formatted(once), once);
            deepStrictEqual(commentsIn(once).sort(), commentsIn(text).sort());
            strictEqual(await formatted(await formatted(once, "ja"), "en"), await formatted(once, "en"));
          }
        }),
        { numRuns },
      );
    });
});

/** The words of a text with the spaces before them. */
function piecesOf(text: string): { readonly before: string; readonly word: string }[] {
  let last = 0;
  return lex(text).tokens.map(({ startOffset, image }) => {
    const before = text.slice(last, startOffset);
    last = startOffset + image.length;
    return { before, word: image };
  });
}

function columnsOf(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum + (/[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]/.test(character) ? 2 : 1),
    0,
  );
}
