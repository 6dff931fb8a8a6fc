import assert from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { hashTerms } from "@yakkan/compiler/terms-hash.js";
import { product as text } from "../cli/fixture.js";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";
import { loadProduct } from "../support/run-emitted.js";
import { labelled, sampler } from "./sample.js";

function hashOf(source: string): string {
  const [plan] = compile({ name: "some.yakkan", text: source }).plans;
  assert.ok(plan, "the text has an error");
  return hashTerms(plan);
}

describe("the content hash of a product's terms", () => {
  it("is the same from release to release, or a ledger would be refused that is good", () => {
    assert.equal(hashOf(text), "5649d9da09ad82da944e669d8a15e7aee132852a9cc3280d3c971f8ffa97c317");
  });

  it("does not change with labels, comments, layout, references, documents, scenarios and the file's name", () => {
    const others = [
      text.replace("見本保険", "別の名前"),
      text.replace(' en "Sample"', ""),
      `// A comment.\n${text}`,
      text.replaceAll(/ *@brochure\(p\.\d\)/g, "").replace(/ *document.*\n/, ""),
      text.slice(0, text.indexOf("scenario")),
      text.replaceAll("\n", "\n\n"),
      text.replace("10_000 per incident", "1万円 per incident"),
    ];
    for (const other of others) {
      assert.notEqual(other, text);
      assert.equal(hashOf(other), hashOf(text), other);
    }
    const plan = sampler();
    const moved = labelled(plan, "Another label", { file: "elsewhere.yakkan", line: 7, start: 70, end: 90 });
    assert.equal(hashTerms(moved), hashTerms(plan));
  });

  it("changes with whatever can change an input or a payment", () => {
    const changes: readonly (readonly [string, string])[] = [
      ["10_000 per incident", "10_001 per incident"],
      ["1 .. 1_000_000", "1 .. 1_000_001"],
      ["rounding down", "rounding up"],
      ["2026-04-01\n", "2026-04-02\n"],
      ["deductible 10_000", "franchise 10_000"],
      ["per incident and period", "per incident"],
      ["covered when discovered during period", "covered at any time"],
      ["forensics", "forensic"],
      ["requires approval", ""],
      ["product sample", "product simple"],
    ];
    const hashes = changes.map(([from, to]) => {
      const other = text
        .replaceAll(from, to)
        .replace("for sample", to.includes("simple") ? "for simple" : "for sample");
      assert.notEqual(other, text, from);
      return hashOf(other);
    });
    assert.equal(new Set([hashOf(text), ...hashes]).size, changes.length + 1);
    // The order of members is the order of allocation.
    const [response, forensics] = text.match(/^ {4}head .*$/gm)!;
    assert.notEqual(hashOf(text.replace(`${response}\n${forensics}`, `${forensics}\n${response}`)), hashOf(text));
  });

  it("tells random products apart, and keeps to each when its text is laid out anew", () => {
    const seen = new Set<string>();
    let products = 0;
    for (let seed = 1; seed <= 20; seed += 1) {
      const source = randomProduct(new Random(seed));
      const [plan] = compile({ name: "random.yakkan", text: source }).plans;
      if (plan === undefined) continue;
      products += 1;
      seen.add(hashTerms(plan));
      assert.equal(hashOf(`// Moved.\n\n${source.replaceAll("\n", "\n\n  ")}`), hashTerms(plan));
    }
    assert.ok(products > 15);
    assert.equal(seen.size, products);
  });

  it("is what the emitted product, its results and its ledgers carry", async () => {
    const plan = sampler();
    const { metadata } = await loadProduct(plan);
    assert.equal(metadata.terms, hashTerms(plan));
    assert.match(metadata.terms, /^[0-9a-f]{64}$/);
  });
});
