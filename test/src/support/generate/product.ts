import { block, declarations, formulas, premiums, tables, triggersBlock } from "./declarations.js";
import { draftExclusions, exclusionsBlock } from "./exclusions.js";
import { ExpressionWriter } from "./expressions.js";
import { NodeWriter } from "./nodes.js";
import type { Random } from "./random.js";
import { everything, Vocabulary, type Features } from "./vocabulary.js";

/** The text of a random product: mostly small amounts, now and then such as no floating point number holds. */
export function randomProduct(random: Random, features: Features = everything): string {
  const scale = random.weighted([8, 1000], [4, 100], [2, 10], [3, 1_000_000], [1, 400_000_000_000_000]);
  const words = new Vocabulary(random, features, { unit: scale });
  const write = new ExpressionWriter(words);
  const nodes = new NodeWriter(words, write);
  const currency = random.weighted([6, "JPY"], [1, "USD"], [1, "KWD"]);
  if (currency !== "JPY") words.unitAmount = words.name("one_", "単価");
  const rounding = random.weighted([5, " rounding down"], [2, " rounding half_up"], [2, " rounding up"], [1, ""]);
  const before = declarations(words, write);
  const drafts = draftExclusions(words);
  const triggers = triggersBlock(words, write);
  const tree = nodes.draft();
  const given = [...tables(words, write), ...formulas(words, write), ...premiums(words, write)];
  const inside = nodes.product(tree);
  const exclusions = exclusionsBlock(words, write, drafts);
  const name = words.name("product_", "商品");
  const lines = [
    "edition 2026-04-01",
    `currency ${currency}${rounding}`,
    ...(words.unitAmount === undefined ? [] : [`let ${words.unitAmount} : money = 1`]),
    ...before,
    ...triggers,
    ...given,
    ...inside,
    ...exclusions,
  ];
  return `${block(`product ${name}${words.label(name)}`, lines).join("\n")}\n`;
}
