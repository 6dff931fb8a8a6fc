// Whatever stands between the words of a text, the formatter neither loses nor moves the meaning of anything.
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { lex } from "@yakkan/grammar/lexer.js";
import { parse } from "@yakkan/grammar/parse.js";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";
import { crowded } from "./crowded.js";
import { everything } from "./everything.js";
import { commentsIn, formatted, referencesIn } from "./formatted.js";

/** How many texts of each kind; the environment asks for more. */
const scale = Number(process.env["YAKKAN_FORMAT_SCALE"] ?? 1);
const firstSeed = Number(process.env["YAKKAN_SEED"] ?? 1);

const gaps = [
  " ",
  "  ",
  "\n",
  "\n\n\n",
  " // c\n",
  "\n// c\n",
  "\n\n// c\n\n",
  "// one\n// two\n",
  " /* c */ ",
  "\n/* c */\n",
  "/* a\n * b */",
  "/* a\n  b */\n",
  "\n/// c\n",
  " /// c\n",
  " @doc(9) ",
  "\n@doc(9)\n",
  " @doc(9, a) // c\n",
  "\n/// c\n@doc(9)\n",
  " @doc(8)\n/// c\n@doc(9) ",
];

/** The words of a text with what stands before each, and what stands behind the last. */
function piecesOf(text: string): { readonly before: string; readonly word: string }[] {
  let last = 0;
  const pieces = lex(text).tokens.flatMap(({ startOffset, image }) => {
    if (image === "") return [];
    const before = text.slice(last, startOffset);
    last = startOffset + image.length;
    return [{ before, word: text.slice(startOffset, last) }];
  });
  return [...pieces, { before: text.slice(last), word: "" }];
}

/** The text with other gaps in some places, those left out that make a syntax error of it. */
function disturb(text: string, random: Random, changes: number): string {
  const pieces = piecesOf(text);
  const withGaps = (chosen: ReadonlyMap<number, string>): string =>
    pieces
      .map(({ before, word }, index) => (chosen.has(index) ? before.trimEnd() + chosen.get(index)! : before) + word)
      .join("");
  const isFine = (chosen: ReadonlyMap<number, string>): boolean => parse(withGaps(chosen)).problems.length === 0;
  const drawn = Array.from(
    { length: changes },
    () => [random.between(0, pieces.length - 1), random.pick(gaps)] as const,
  );
  const chosen = new Map(drawn);
  if (!isFine(chosen)) for (const one of drawn) if (!isFine(new Map([one]))) chosen.delete(one[0]);
  return isFine(chosen) ? withGaps(chosen) : text;
}

async function holds(text: string): Promise<void> {
  const english = await formatted(text, "en");
  const japanese = await formatted(text, "ja");
  for (const once of [english, japanese]) {
    strictEqual(await formatted(once), once, "twice is once");
    deepStrictEqual(commentsIn(once), commentsIn(text));
    deepStrictEqual(referencesIn(once), referencesIn(text));
  }
  strictEqual(await formatted(english, "ja"), japanese, "by way of English");
  strictEqual(await formatted(japanese, "en"), english, "by way of Japanese");
}

const policy = (name: string): string =>
  readFileSync(new URL(`../../../policies/${name}.yakkan`, import.meta.url), "utf8");

describe("formatter, with anything in any gap", function () {
  this.timeout(0);

  const kinds: readonly [name: string, times: number, changes: number, text: (seed: number) => string][] = [
    ["random products", 40, 8, (seed) => randomProduct(new Random(seed))],
    ["a text of every construct", 4, 16, () => everything],
    ["a crowded text", 25, 8, () => crowded],
    ["CS@T 倶楽部", 1, 60, () => policy("cyber_club")],
    ["サイバープロテクター", 1, 60, () => policy("cyber_protector")],
    ["the Silver Jinzai scheme", 1, 60, () => policy("silver_jinzai")],
    ["Sompo Japan", 1, 60, () => policy("sompo_cyber")],
    ["Kyoei Kasai", 1, 60, () => policy("kyoei_cyber")],
  ];
  for (const [name, times, changes, textOf] of kinds)
    it(`keeps ${name}`, async () => {
      for (let seed = firstSeed; seed < firstSeed + times * scale; seed++) {
        const text = disturb(textOf(seed), new Random(seed), seed % 3 === 0 ? 0 : changes);
        try {
          await holds(text);
        } catch (problem) {
          throw new Error(`seed ${seed}`, { cause: problem });
        }
      }
    });

  it("keeps a comment in the only item of a list that is too long for a line", async () => {
    for (const comment of ["/* a\n  b */", "// c\n", "/* c */"])
      await holds(`language 1
product a "見本" {
  edition 2026-04-01
  triggers { fire "火災" }
  section s "損害" {
    covers fire
    covered at any time
    head h "費用" {
      refuse paid_by_other_clauses "他の特約で支払われる金額" ${comment} en "Paid by the other clauses"
        @brochure(p.12 L2005-L2006) @catalogue(2.14)
    }
  }
}
`);
  });
});
