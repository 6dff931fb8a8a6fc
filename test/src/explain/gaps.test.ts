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
  facts of claim { demand "請求額" en "Demand" : money }
  facts of insured { share "分担額" en "Share" : money }
  table steps "規模別限度" en "Limits by size" by size { most
    1 : 500
    2 : 700
  }
  section costs "費用" en "Costs" {
    covers stop
    covered at any time
    head repair "修理" en "Repair" { limit steps.most per incident }
    head advice "相談" en "Advice" { limit loss(advice) / shares per incident }
    head suit "争訟" en "Suit" { limit largest(demand) per incident }
    head parts "分担" en "Parts" { limit min(smallest(share), 100円 / shares) per incident }
    head part "一部" en "Part" { limit 50% of left(suit) / shares per incident }
    head both "両方" en "Both" { limit steps.most / shares per incident }
  }
}`;

describe("explain: what no fact could decide", () => {
  let product: EmittedProduct;

  before(async () => {
    product = await loadProduct(planOf(text)!);
  });

  /** Said of a line on the head, in the page, the tree and in short. */
  function said(
    head: string,
    facts: Readonly<Record<string, unknown>>,
    language: "en" | "ja",
    amount = 300,
  ): readonly string[] {
    const input = {
      contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "I-1", triggers: ["stop"], facts },
      losses: [{ id: "1", head, amount }],
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

  it("names the table without a row by its label", () => {
    const facts = { size: 3, shares: 2 };
    assertSaid(said("repair", facts, "en"), "decide it: no row of the table Limits by size is for it");
    assertSaid(said("repair", facts, "ja"), "（表「規模別限度」に当たる行がない）");
  });

  it("says that something is divided by zero, and what else it may be", () => {
    const facts = { size: 1, shares: 0 };
    assertSaid(said("advice", facts, "en"), "it is divided by zero, or a line that it counts is undecided in this way");
    assertSaid(said("both", facts, "en"), "no row of the table Limits by size is for it, or it is divided by zero");
    assertSaid(said("both", facts, "ja"), "（表「規模別限度」に当たる行がない、または0で割っている）");
  });

  it("says that no fact could decide it only where nothing that may yet be listed could", () => {
    const facts = { size: 1, shares: 0 };
    assertSaid(said("both", facts, "en"), "no further fact could decide it: no row");
    assertSaid(said("both", facts, "ja"), "確認により決まる事実はない（表");
    // What it counts may wait for a claim in its turn.
    assertSaid(said("part", facts, "en"), "it waits for no fact: it is divided by zero, or a line that it counts");
  });

  it("says that the largest or smallest of what nobody listed is decided by one that is", () => {
    const facts = { size: 1, shares: 0 };
    assertSaid(
      said("suit", facts, "en"),
      "it waits for no fact: no claim is listed of which to take the largest or smallest, and one that is would decide",
    );
    assertSaid(
      said("suit", facts, "ja"),
      "確認を待つ事実はない（最大または最小をとる請求が挙がっていない。挙がれば決まる）",
    );
    assertSaid(said("parts", facts, "en"), "it is divided by zero, or no insured is listed of which to take");
    assertSaid(said("parts", facts, "ja"), "0で割っている、または最大または最小をとる被保険者が挙がっていない");
  });

  it("takes nothing off a line of 0", () => {
    const page = said("suit", { size: 1, shares: 0 }, "en", 0)[0]!;
    assert.match(page, /undecided/);
    assert.doesNotMatch(page, /-¥0/);
  });
});
