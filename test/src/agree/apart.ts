import type { Random } from "../support/generate/random.js";

/**
 * A small product whose terms ask something of the lines: which event or item they are of, what is stated of them, of
 * their claim or insured, how much they are; or in which a head is worked out from what others come to. In many of these
 * a larger loss pays less. A few are no product.
 */
export function productOfLinesApart(random: Random): string {
  const test = random.pick([
    "of_line",
    "of_insured",
    "of_claim > 5円",
    "amount > 1_000",
    "item is x",
    "trigger is leak",
  ]);
  const tail = random.pick(["", " for leak", " for x", ` where ${test}`]);
  const basis = random.pick(["incident", "claim", "loss"]);
  const earlier = random.pick([
    "",
    "limit 1_000 per incident",
    "limit 1_000 per claim",
    "limit 1_000 per loss",
    "deductible 300 per incident",
  ]);
  const later = random.pick([
    `coinsurance pays if ${test} then 50% else 100%`,
    `coinsurance pays 50%${tail}`,
    `deductible 300 per ${basis}${tail}`,
    `limit 700 per ${basis}${tail}`,
    `franchise 300 per ${basis}${tail}`,
    "limit 2_000 - amount per loss",
    "limit 500 + amount per loss",
    "franchise 2 * amount - 1_000 per loss",
    "layer { limit 2_000 - amount per loss }",
    "deductible (if loss(a) > 1_000 then 500 else 0) per incident for b",
  ]);
  const stated = `{ ${random.pick(["", earlier])} }`;
  const other = random.pick([
    stated,
    stated,
    "= max(0, 1_000 - 3 * loss(a))",
    "= if left(a) > 500 then 0円 else 5_000円",
    "= if loss(a) > 500 then 5_000円 else 0円",
    "= 10% of left(a)",
  ]);
  const inHead = random.chance(60);
  return `product sample "見本" {
  edition 2026-04-01
  facts of claim { of_claim "請求" : money }
  facts of insured { of_insured "被保険者" : bool }
  facts of loss { of_line "明細" : bool }
  triggers { leak "漏えい"  attack "攻撃" }
  section costs "費用" {
    covers all
    covered at any time
    head a "甲" { item x "一" | y "二" ${inHead ? `${earlier} ${later}` : ""} }
    head b "乙" ${other}
    ${inHead ? "" : `${earlier} ${later}`}
  }
}
`;
}
