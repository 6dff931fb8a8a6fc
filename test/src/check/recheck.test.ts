import assert from "node:assert/strict";
import { CompileCache } from "@yakkan/compiler/cache.js";
import { check, type Checked } from "@yakkan/compiler/check/check.js";
import { type Compiled, compile } from "@yakkan/compiler/compile.js";
import { load, ParseCache } from "@yakkan/compiler/files/load.js";
import { applyEdit, productTexts, randomEdit } from "../support/edits.js";
import { filesIn } from "../support/files.js";
import { Random } from "../support/generate/random.js";
import { besideProducts } from "../support/policies.js";

/** Everything that a text comes to, whatever of it was worked out before. */
function plain({ file, faults, findings, model, plans, scenarios }: Compiled): unknown {
  return structuredClone({ file, faults, findings, model, plans, scenarios });
}

describe("checking a text again after an edit", function () {
  this.timeout(180_000);

  for (const { name, text: original } of productTexts())
    it(`comes to what checking all of it comes to: ${name}`, () => {
      const random = new Random(original.length);
      const cache = new CompileCache();
      let text = original;
      for (let step = 0; step < 6; step++) {
        const edit = randomEdit(text, original, random);
        text = applyEdit(text, edit);
        const again = compile({ name, text }, { resolve: besideProducts, cache });
        // Not everything is asked for after every edit.
        if (step % 3 === 0) continue;
        const anew = compile({ name, text }, { resolve: besideProducts });
        assert.deepEqual(plain(again), plain(anew), `step ${step}: ${JSON.stringify(edit)}`);
      }
    });

  const text = (head: string, limit: string, sample: string, expected: string): string => `language 1
product a "A" {
  edition 2026-04-01
  document terms "約款"
  contract { cap "C" : money 1 .. 100 }
  facts of incident { found "F" : date }
  triggers { leak "L" }
  section s "S" {
    covers leak
    covered when found during period
    head ${head} "H" { limit ${limit} per incident }
  }
}
contract usual for a { period from 2026-04-01 to 2027-04-01  cap ${sample} }
scenario "one" for a {
  contract usual
  incident { leak  found 2026-05-01 }
  loss h 10
  expect due ${expected}
}
scenario "two" for a {
  contract usual { cap 50 }
  incident { leak  found 2026-05-01 }
  loss h 10
  expect due 5
}
`;
  const plainText = text("h", "5", "5", "5");
  const cases: Readonly<Record<string, string>> = {
    "a scenario, and lines above the next": text("h", "5", "5", "5\n  expect due\n 5"),
    "the sample contract that both start from": text("h", "5", "500", "5"),
    "a name that the scenarios read": text("other", "5", "5", "5"),
    "an amount in the product": text("h", "cap", "5", "5"),
    "what breaks the product": text("h", "unknown", "5", "5"),
    "the first line": `// New\n${plainText}`,
    "the title of the product, at the same length": plainText.replace('"A"', '"B"'),
    "a line break for a space": plainText.replace("found 2026", "found\n2026"),
  };
  for (const [what, after] of Object.entries(cases))
    it(`does so after an edit of ${what}, and back`, () => {
      const cache = new CompileCache();
      for (const version of [plainText, after, plainText, after]) {
        const again = compile({ name: "a.yakkan", text: version }, { cache });
        assert.deepEqual(plain(again), plain(compile({ name: "a.yakkan", text: version })));
      }
    });

  const several = `language 1
vocabulary words "W" {
  document terms "約款"
  facts of incident { found "F" : date }
}
/// What follows.
${plainText.replace("language 1\n", "").replace('document terms "約款"', "use words").replace('  facts of incident { found "F" : date }\n', "")}
${plainText.replace("language 1\n", "").replace("product a", "product b").replaceAll("for a", "for b")}
product c "C" extends b {
  edition 2026-04-02
  change section s { head more "M" }
}
`;

  it("does so in a text of several products, whatever of it moves", () => {
    assert.deepEqual(
      compile({ name: "a.yakkan", text: several }).faults.filter(({ severity }) => severity === "error"),
      [],
    );
    const random = new Random(7);
    const cache = new CompileCache();
    let text = several;
    for (let step = 0; step < 400; step++) {
      // Most edits leave other products as they are.
      const edit = random.chance(40)
        ? { start: 0, end: text.length, by: several.replace(/\n/g, () => (random.chance(3) ? "\n\n" : "\n")) }
        : randomEdit(text, several, random);
      text = applyEdit(text, edit);
      const again = compile({ name: "a.yakkan", text }, { cache });
      const anew = compile({ name: "a.yakkan", text });
      assert.deepEqual(again.faults, anew.faults, `step ${step}: ${JSON.stringify(edit)}`);
      // Not everything is asked for after every edit.
      if (step % 3 === 0) assert.deepEqual(plain(again), plain(anew), `step ${step}: ${JSON.stringify(edit)}`);
    }
  });

  it("does so when a file changes that the text uses", () => {
    const cache = new CompileCache();
    for (const word of ["leak", "breach", "leak", ""]) {
      const { resolve, ...source } = filesIn(
        `// words.yakkan\nvocabulary words "W" {\n  triggers { ${word} "T" }\n}\n// a.yakkan\nuse words from "words.yakkan"\n${plainText
          .replace("language 1\n", "")
          .replace('triggers { leak "L" }', "use words")}`,
        "a.yakkan",
      );
      assert.deepEqual(plain(compile(source, { resolve, cache })), plain(compile(source, { resolve })));
    }
  });

  it("checks only what the edit touched, and what speaks of it", () => {
    const cache = new CompileCache();
    const compiled = (version: string): Compiled => compile({ name: "a.yakkan", text: version }, { cache });
    const before = compiled(plainText);
    const one = compiled(text("h", "5", "5", "6"));
    assert.equal(one.plans[0], before.plans[0]);
    assert.notEqual(one.scenarios[0], before.scenarios[0]);
    assert.equal(one.scenarios[1], before.scenarios[1]);
    const moved = compiled(text("h", "5", "5", "6\n"));
    assert.equal(moved.scenarios[1]?.contract, before.scenarios[1]?.contract);
    assert.notEqual(compiled(text("h", "6", "5", "6")).plans[0], before.plans[0]);
  });

  it("puts off what has moved and has nothing wrong, until somebody asks for it", () => {
    const resolve = (): undefined => undefined;
    const parsed = new ParseCache();
    const checked = (text: string, before?: Checked): Checked =>
      check(load({ name: "a.yakkan", text }, resolve, parsed), before);
    const before = checked(plainText);
    const moved = checked(plainText.replace("language 1\n", "language 1\n\n"), before);
    const worked = (of: Checked): number =>
      [...of.known.values()].filter((known) => known.checked !== undefined).length;
    assert.deepEqual([worked(before), worked(moved)], [1, 0]);
    assert.equal(moved.own.length, 1);
    assert.equal(worked(moved), 1);
  });
});
