// A line that no further fact could decide says why.
import assert from "node:assert/strict";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { explain, explainLine, explainTree } from "@yakkan/runtime/explain.js";
import { planOf } from "../agree/agreement.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { labelsOf } from "./said.js";

const text = `
product sample "見本保険" en "Sample" {
  edition 2026-04-01
  triggers { stop "停止" en "Stop" }
  facts of incident { size "規模" en "Size" : number  shares "口数" en "Shares" : number }
  table steps by size { most
    1 : 500
    2 : 700
  }
  section costs "費用" en "Costs" {
    covers stop
    covered at any time
    head repair "修理" en "Repair" { limit steps.most per incident }
    head advice "相談" en "Advice" { limit loss(advice) / shares per incident }
    head both "両方" en "Both" { limit steps.most / shares per incident }
  }
}`;

describe("explain: what no fact could decide", () => {
  let product: EmittedProduct;

  before(async () => {
    product = await loadProduct(planOf(text)!);
  });

  /** Said of a line of 300 on the head, in the page, the tree and in short. */
  function said(head: string, facts: Readonly<Record<string, unknown>>, language: "en" | "ja"): readonly string[] {
    const input = {
      contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "I-1", triggers: ["stop"], facts },
      losses: [{ id: "1", head, amount: 300 }],
    };
    const result = product.settle(input);
    const other = interpret(planOf(text)!, input);
    assert.ok(other.ok);
    assert.deepEqual(other.result, result);
    assert.equal(result.due, 0);
    assert.deepEqual(
      result.lines.map(({ undetermined }) => undetermined.map(({ waitsFor }) => waitsFor)),
      [[[]]],
    );
    return [
      explain(product.metadata, result, { language }),
      labelsOf(explainTree(product.metadata, result, { language })).join("\n"),
      explainLine(product.metadata, result.lines[0]!, { language }),
    ].map((page) => page.replace(/\n +/g, language === "en" ? " " : ""));
  }

  const assertSaid = (pages: readonly string[], words: string): void => {
    for (const page of pages) assert.ok(page.includes(words), page);
  };

  it("names the table without a row", () => {
    const facts = { size: 3, shares: 2 };
    assertSaid(said("repair", facts, "en"), "no further fact could decide it: no row of the table steps is for it");
    assertSaid(said("repair", facts, "ja"), "確認により決まる事実はない（表stepsに当たる行がない）");
  });

  it("says that something is divided by zero, and what else it may be", () => {
    const facts = { size: 1, shares: 0 };
    assertSaid(said("advice", facts, "en"), "it is divided by zero, or a line that it counts is undecided in this way");
    assertSaid(said("both", facts, "en"), "no row of the table steps is for it, or it is divided by zero");
    assertSaid(said("both", facts, "ja"), "（表stepsに当たる行がない、または0で割っている）");
  });
});
