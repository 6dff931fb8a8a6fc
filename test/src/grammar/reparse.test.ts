import assert from "node:assert/strict";
import { originOf } from "@yakkan/grammar/moved.js";
import { type Parsed, parse } from "@yakkan/grammar/parse.js";
import type { GroupDeclaration } from "@yakkan/grammar/syntax.js";
import { applyEdit, productTexts, randomEdit } from "../support/edits.js";
import { Random } from "../support/generate/random.js";

/** Trees of what has moved are read off when they are asked for, which is nobody's business. */
function plain({ file, problems }: Parsed): unknown {
  return structuredClone({ file, problems });
}

describe("reading a text again after an edit", function () {
  this.timeout(120_000);

  for (const { name, text: original } of productTexts())
    it(`comes to what reading all of it comes to: ${name}`, () => {
      const random = new Random(original.length);
      let text = original;
      let read = parse(text);
      for (let step = 0; step < 12; step++) {
        const edit = randomEdit(text, original, random);
        text = applyEdit(text, edit);
        read = parse(text, read);
        assert.deepEqual(plain(read), plain(parse(text)), `step ${step}: ${JSON.stringify(edit)}`);
      }
    });

  const two = (first: string, second: string): string =>
    `language 1\n\nproduct a "A" {\n  contract {\n    x "X" : money\n  }\n  head h "H" {\n    limit 5 per incident\n  }${first}\n}\n${second}\nscenario "s" for a {\n  expect due 0\n}\n`;

  /** Edits where one part ends and the next begins, and such as reach beyond their part. */
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    "a reference behind a part": [two("", ""), two(" @doc(p.1)", "")],
    "a doc comment before a reference": [two(" @doc(p.1)", ""), two(" /// x\n @doc(p.1)", "")],
    "a comment that closes further below": [two("", "/* a */"), two(" /*", "/* a */")],
    "a quotation mark beside another": [two(' // "', ""), two(' "', "")],
    "the brace of a product commented out": [two("", ""), two(" //", "").replace("//\n}", "// }")],
    "a part more": [two("", ""), two('\n  head i "I" { }', "")],
    "another product between": [two("", ""), two("", 'product b "B" {\n}')],
    "a brace too many": [two("", ""), two(" }", "")],
    "a brace too few": [two("", ""), two(" head i {", "")],
    "a brace too few, and then there": [two(" head i {", ""), two(" head i { }", "")],
    "a header that is none": [two("", ""), two("", "").replace('product a "A" {', 'product "A" a a {')],
    "a word that is part of the next": [two("", ""), two("", "").replace("scenario", "xscenario")],
    "a name within braces of nothing": [two("\n  section s {}{ a b }", ""), two("\n  section s {}{ a c }", "")],
    "`language` below": [two("", ""), two("", "language 2")],
    "a line more above": [two("", ""), `\n${two("", "")}`],
    "a line for a character": [two("", "a b"), two("", "a\nb")],
    "a name that means something in Japanese": [
      two("", ""),
      two("", "").replace("x ", "無制限 ").replace("limit 5", "limit 無制限"),
    ],
  };
  for (const [what, [before, after]] of Object.entries(cases))
    it(`does so after an edit of ${what}, and back`, () => {
      const read = parse(before);
      const again = parse(after, read);
      assert.deepEqual(plain(again), plain(parse(after)));
      assert.deepEqual(plain(parse(before, again)), plain(read));
    });

  const nodes = (body: string): string =>
    two(
      `
  section s "S" @doc(p.1) {
    covers a
    frame f "F" when x > 5 {
      head i "I" { limit 5 per incident }
      head j "J"
      frame g { head k { } } @doc(p.2)
    } @doc(p.3)
    ${body}
    limit 5 per incident
  } @doc(p.4)`,
      "",
    );
  const inNodes = nodes("head l");
  /** Edits in sections and frames, which are read part by part, too. */
  const edits: Readonly<Record<string, readonly [string | RegExp, string]>> = {
    "a term of a head": ["{ limit 5", "{ limit 55"],
    "a term of a section that is not yet one": ["head l", "head l limit"],
    "a word before a frame": ["covers a", "covers a limit"],
    "the header of a frame": ["when x > 5", "when x >"],
    "the word of a frame": ['frame f "F"', 'fram f "F"'],
    "the word of an inner frame": ["frame g", "head g"],
    "the name of a section": ["section s", "section"],
    "a brace of a frame": ["{ head k", "head k"],
    "an end of a frame": ["} @doc(p.3)", "@doc(p.3)"],
    "a reference behind a frame": [" @doc(p.3)", ""],
    "a doc comment before the reference of a frame": [" @doc(p.3)", " /// x\n @doc(p.3)"],
    "a product in a frame": ["head j", "product j"],
    "a head between frames": ["frame g", "head m { } frame g"],
    "a change of a frame": ["frame g", "change frame g"],
    "an end too many": ["head l", "} head l"],
    "a node too many": ["head l", "section t { } head l"],
    "a name that means something in Japanese": ["head l", "head 無制限"],
  };
  for (const [what, [from, to]] of Object.entries(edits))
    it(`does so within nodes after an edit of ${what}, and back`, () => {
      const read = parse(inNodes);
      const after = inNodes.replace(from, to);
      assert.notEqual(after, inNodes);
      const again = parse(after, read);
      assert.deepEqual(plain(again), plain(parse(after)));
      assert.deepEqual(plain(parse(inNodes, again)), plain(read));
    });

  /** The section, the first frame in it and the frame in that. */
  const nodesOf = ({ file }: Parsed): readonly GroupDeclaration[] => {
    const found: GroupDeclaration[] = [];
    const visit = (items: readonly { readonly kind: string }[]): void => {
      for (const item of items)
        if (item.kind === "section" || item.kind === "frame") {
          found.push(item as GroupDeclaration);
          visit((item as GroupDeclaration).items);
        }
    };
    const [product] = file.declarations;
    assert.ok(product?.kind === "product");
    visit(product.items);
    return found;
  };

  it("does so where a node is one no longer and nothing follows that begins a part", () => {
    for (const body of ["change section s { head m }", "section s { head m } x"]) {
      const text = `product a {\n  edition 2026-04-01\n  ${body}\n}\n`;
      const read = parse(text);
      const after = text.replace("section", "sectio");
      assert.deepEqual(plain(parse(after, read)), plain(parse(after)));
      assert.deepEqual(plain(parse(text, parse(after, read))), plain(read));
    }
  });

  it("gives what stands in nodes to its owner", () => {
    const [section, frame, inner] = nodesOf(parse(inNodes));
    assert.deepEqual(
      section!.items.map(({ kind }) => kind),
      ["covers", "frame", "head", "term"],
    );
    const placesOf = ({ references }: GroupDeclaration): string[] => references.map(({ place }) => place);
    assert.deepEqual([section!, frame!, inner!].map(placesOf), [["p.1", "p.4"], ["p.3"], ["p.2"]]);
    assert.equal(inNodes.slice(inner!.start, inner!.end), "frame g { head k { } }");
  });

  it("reads no other head of a section again", () => {
    const before = parse(inNodes);
    const after = parse(inNodes.replace("head k { }", "head k { x }"), before);
    assert.equal(nodesOf(after)[1]!.items[0], nodesOf(before)[1]!.items[0]);
  });

  it("moves what stands below as often as wanted, from where it was first", () => {
    const below =
      'product b "B" { // b\n  contract {\n    y "Y" : money\n  }\n  head i "I" {\n    limit 5 per incident\n  }\n}';
    const first = parse(two("", below));
    let read = first;
    // Above both products, in the first, in the second, and again; then all of it back.
    const edits = [
      ["language 1", "language 1 // one"],
      ["// one", "//"],
      ["limit 5", "limit 55"],
      ["// b", "// bb"],
      ["// bb", "// bb\n"],
      ["//\n", "// two\n"],
      ['"Y"', '"Z"'],
      ["limit 55", "limit 5"],
      ["// two", "// two and more"],
    ] as const;
    for (const [from, to] of edits) {
      const text = read.read.text.replace(from, to);
      assert.notEqual(text, read.read.text);
      read = parse(text, read);
      assert.deepEqual(plain(read), plain(parse(text)), to);
    }
    const back = parse(two("", below), read);
    assert.deepEqual(plain(back), plain(first));
    const [, before] = first.file.declarations;
    const [, after] = parse(`\n${two("", below)}`, first).file.declarations;
    assert.ok(before?.kind === "product" && after?.kind === "product");
    assert.equal(originOf(after), before);
    assert.equal(after.items[0]?.start, before.items[0]!.start + 1);
  });

  it("shares what has not moved, and reads no other part again", () => {
    const before = parse(two("", ""));
    const after = parse(two("", "").replace("limit 5", "limit 6"), before);
    const [product, scenario] = after.file.declarations;
    assert.equal(scenario, before.file.declarations[1]);
    assert.notEqual(product, before.file.declarations[0]);
    assert.ok(product?.kind === "product" && before.file.declarations[0]?.kind === "product");
    assert.equal(product.items[0], before.file.declarations[0].items[0]);
    assert.notEqual(product.items[1], before.file.declarations[0].items[1]);
  });
});
