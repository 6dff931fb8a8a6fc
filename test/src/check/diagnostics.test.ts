import assert from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { catalog, type DiagnosticCode } from "@yakkan/compiler/diagnostics/catalog.js";
import { filesIn } from "../support/files.js";
import { diagnosticsOf } from "../support/found.js";
import { englishLeftIn } from "./japanese.js";

/** A small product without a fault, in parts that a case replaces. */
interface Parts {
  readonly header?: string;
  readonly contract?: string;
  readonly facts?: string;
  readonly triggers?: string;
  readonly body?: string;
  readonly after?: string;
}

function product({ header, contract, facts, triggers, body, after }: Parts): string {
  return `product sample "見本" en "Sample" {
  ${header ?? `edition 2026-04-01`}
  document brochure "冊子"
  contract {
    ${
      contract ??
      `plan small "小" | large "大"
    maximum "限度額" : money 1 .. 100_000`
    }
  }
  ${facts ?? ""}
  facts of incident { found "発見日" : date  late "遅れ" : bool }
  facts of claim { made "請求日" : date }
  triggers { ${triggers ?? `leak "漏えい"  attack "攻撃"`} }
  ${body ?? section(`head response "対応" { limit maximum per incident }\n    head repair "修理"`)}
  exclusions {
    war "戦争" : bool @brochure(p.1)
    delay "遅延" when late unless amount < 5
    early "発見前の請求" when any(made < found)
  }
}
${after ?? ""}`;
}

const section = (inside: string): string => `section costs {
    covers leak, attack
    covered when found during period
    require amount < maximum when plan is small
    ${inside}
  }`;
const head = `head response "対応"`;
const scenario = (inside: string): Parts => ({
  after: `scenario "s" for sample {
  contract { plan small  maximum 1_000  period from 2026-04-01 to 2027-04-01 }
  ${inside}
}`,
});

/** Rows whose bands each end somewhere else. */
function scattered(rows: number, keys: number): string {
  const band = (row: number, key: number): string => {
    const from = (row * (key * 2 + 3) * 17 + 5 * key) % 61;
    return `${from} .. ${from + 30}`;
  };
  const all = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: keys }, (_, key) => band(row, key)).join(" | "),
  );
  const rest = Array.from({ length: keys }, () => "0 ..").join(" | ");
  return [...all, rest].map((row, index) => `${row} : ${index + 1}`).join("\n");
}

const words = `// words.yakkan
vocabulary words {
  facts of incident { found "発見日" : date  late "遅れ" : bool = yes }
  triggers { leak "漏えい" }
  exclusions { delay "遅延" when late }
}
// sample.yakkan
`;
const using = (use: string): string => `product sample "見本" {
  edition 2026-04-01
  ${use === "" ? `facts of incident { found "発見日" : date }  triggers { leak "漏えい" }` : use}
  section costs { covers all  covered when found during period  ${head} }
}`;
const derived = (text: string): Parts => ({ after: `product group extends sample { ${text} }` });

/** For every code a text that raises it, and it alone, at the place between ⟦ and ⟧. */
const cases: Readonly<Record<DiagnosticCode, Parts | string>> = {
  "syntax/unexpected": { body: section(`${head} { limit 5 ⟦incident⟧ }`) },
  "syntax/unclosed": { body: section(`${head} ⟦{⟧ limit 5円 per incident\n    head repair`) },
  "syntax/unopened": { body: section(`${head} limit 5円 per incident ⟦}⟧\n    head repair`) },
  "syntax/behind-part": { triggers: `leak "漏えい"  attack "攻撃" except leak when ⟦plan is small⟧` },
  "syntax/repeated": { body: section(`${head} { limit 5円 per incident when plan is small ⟦when⟧ plan is large }`) },
  "syntax/grouped-number": { body: section(`${head} { limit ⟦5,000,000⟧ per incident }`) },
  "syntax/decimal-comma": { body: section(`${head} { limit max(⟦0,5⟧ * maximum, 10) per incident }`) },
  "syntax/reserved-name": { triggers: `leak "漏えい"  attack "攻撃"`, body: section(`${head}\n    head ⟦premium⟧`) },
  "syntax/too-deep": {
    body: section(`${head} { limit ${"(".repeat(50)}⟦(⟧5${")".repeat(51)} per incident }`),
  },
  "syntax/unreadable": { body: section(`${head} ⟦#⟧`) },
  "name/unknown": { body: section(`${head} { limit ⟦maximun⟧ per incident }`) },
  "name/duplicate": { body: section(`${head}\n    head ⟦response⟧`) },
  "name/wrong-kind": { body: section(`${head} { require for ⟦found⟧: late }`) },
  "name/built-in": { body: section(`head ⟦period⟧`) },
  "name/hides": {
    contract: `plan small "小" | large "大"  maximum "限度額" : money 1 .. 100_000  ⟦対象額⟧ "対象額" : money`,
    body: section(`${head} { limit min(maximum, 対象額) per incident }`),
  },
  "name/two-meanings": `// words.yakkan
vocabulary words { facts of incident { found "発見日" : date  損害額 "損害" : money }  triggers { leak "漏えい" } }
// sample.yakkan
use words from "words.yakkan"
${using("use words").replace(head, "head response { coinsurance pays 5円 / ⟦損害額⟧ }")}`,
  "product/language": `language ⟦2⟧\nproduct p { edition 2026-04-01 triggers { leak } section s { covers leak covered at any time head h } }`,
  "product/no-edition": `product ⟦p⟧ { triggers { leak } section s { covers leak covered at any time head h } }`,
  "product/repeated": { header: "edition 2026-04-01 ⟦edition 2026-05-01⟧" },
  "product/rounding": { header: "edition 2026-04-01 currency JPY rounding ⟦nearest⟧" },
  "product/currency": { header: "edition 2026-04-01 currency ⟦JPX⟧" },
  "product/no-heads": `product ⟦p⟧ { edition 2026-04-01 triggers { } }`,
  "product/no-triggers": `product ⟦p⟧ { edition 2026-04-01 }`,
  "type/mismatch": { body: section(`${head} { limit ⟦90%⟧ per incident }`) },
  "type/operands": { body: section(`${head} { limit ⟦maximum * maximum⟧ per incident }`) },
  "type/branches": { body: section(`${head} { limit ⟦if plan is small then maximum else 90%⟧ per incident }`) },
  "type/one-less": {
    body: section(`${head} { layer ⟦1 - loss / 1_000 of maximum⟧ xs 0 per incident }`),
  },
  "type/share-of-quotient": { body: section(`${head} { coinsurance pays ⟦5_000 / maximum の 80%⟧ }`) },
  "type/share-of-sum": {
    body: section(`${head} head other "他" { limit ⟦10% of loss(response) + loss(other)⟧ per incident }`),
  },
  "type/amount-parts": { body: section(`${head} { limit maximum + ⟦1億5000⟧ per incident }`) },
  "type/digit-groups": { body: section(`${head} { limit maximum + ⟦1_000_00⟧ per incident }`) },
  "type/two-amounts": { facts: "unit person", body: section(`${head} { limit ⟦25_000/50_000⟧ per person }`) },
  "type/minor-unit": { body: section(`${head} { deductible ⟦100.500⟧ per incident }`) },
  "type/not-literal": { facts: "facts of incident { size : money = ⟦maximum⟧ }" },
  "type/time-units": { body: section(`window from found until ⟦1 year 2 days⟧ after found\n    ${head}`) },
  "type/yen": {
    header: "edition 2026-04-01 currency USD",
    body: section(`${head} { limit maximum per incident  deductible ⟦1,500円⟧ per incident }`),
  },
  "expression/function": { body: section(`${head} { limit ⟦maxi⟧(maximum, 5) per incident }`) },
  "expression/arguments": { body: section(`${head} { limit ⟦max(maximum)⟧ per incident }`) },
  "expression/per": {
    contract: `plan small "小" | large "大"  maximum "限度額" : money 1 .. 100_000  schedule site  schedule room`,
    facts: "unit site  unit floor  unit room of floor { value : money }",
    body: section(`${head} { limit sum(room.value per ⟦site⟧) per site }`),
  },
  "expression/elements": { body: section(`${head} { limit (if ⟦any(late)⟧ then 5 else 6) per incident }`) },
  "expression/units-named": {
    contract: `maximum "限度額" : money 1 .. 100_000  schedule field`,
    facts: "unit field { acres : number 0 .. 100 }  facts of field { produced : number 0 .. unlimited }",
    body: `section costs { covers all  covered when found during period
      head yield "収量" = sum(field.acres) * 540円 - ⟦sum(field.produced)⟧ * 4円 { limit maximum per incident } }`,
  },
  "expression/each-unit": {
    contract: `plan small "小" | large "大"  maximum "限度額" : money 1 .. 100_000  schedule site`,
    facts: "unit site",
    body: section(`${head} { limit ⟦loss(response per site)⟧ per site }`),
  },
  "expression/unit-heads": {
    contract: `plan small "小" | large "大"  maximum "限度額" : money 1 .. 100_000  schedule site`,
    facts: "unit site",
    body: section(`head response { limit unlimited per site }
    head repair { limit maximum per incident }
    deductible largest(⟦loss(response, repair per site)⟧) per incident`),
  },
  "expression/not-here": { body: section(`${head} { limit (if ⟦trigger⟧ is leak then 5 else 6) per incident }`) },
  "expression/left-unwritten": { body: section(`${head} { limit ⟦left(repair)⟧ per incident }\n    head repair`) },
  "expression/loss-unwritten": {
    body: `section costs {
    covers leak, attack
    covered when found during period
    deductible 10% of ⟦loss(costs)⟧ per incident
    ${head}
    head repair = 10% of left(response)
  }`,
  },
  "expression/span-direction": { body: section(`${head} { require incurred within ⟦30 days⟧ }`) },
  "expression/cycle": { facts: "let a = b + 1\n  let b = ⟦a⟧ + 1" },
  "expression/no-schedule": {
    facts: "unit person { age : number }",
    body: section(`${head} { limit (if ⟦person.age⟧ > 5 then 5 else 6) per person }`),
  },
  "expression/first-day": {
    facts: "facts of loss { admitted : date  discharged : date }",
    body: section(`${head} for each loss = 5_000 * ⟦days(admitted, discharged)⟧`),
  },
  "expression/open-ratio": {
    facts: "facts of loss { degree : ratio }",
    body: section(`${head} for each loss = ⟦degree⟧ of 10_000_000`),
  },
  "expression/before-terms": {
    body: `section costs { covers all  covered at any time  ${head}
      head part = 50% of loss(response) { limit 5円 per incident when plan is small }
      head rest = loss(response) - ⟦loss(part)⟧ { limit maximum per incident } }`,
  },
  "expression/no-loss": {
    body: section(`${head}\n    deductible 5% of ⟦loss(response for all but leak, attack)⟧ per incident`),
  },
  "expression/idle-part": { body: section(`${head} { limit min(5, ⟦max(10, maximum)⟧) per incident }`) },
  "expression/division-by-zero": { body: section(`${head} { limit maximum / ⟦0⟧ per incident }`) },
  "expression/zero-divisor": {
    body: section(`${head}\n    head repair "修理" { coinsurance pays min(1, maximum / ⟦claim_loss(response)⟧) }`),
  },
  "date/invalid": { body: section(`${head} { require incurred < ⟦2026-02-30⟧ }`) },
  "choice/guard": {
    contract: `plan small | large\n    maximum : money\n    extra : money 1 .. 10 when plan is large`,
    body: section(`${head} { limit ⟦extra⟧ per incident }`),
  },
  "range/whole": { contract: "plan small | large  maximum : money 1 .. 10  grade : whole 1 .. ⟦2.5⟧" },
  "range/empty": { contract: "plan small | large  maximum : ⟦money 10 .. 1⟧" },
  "range/percent": {
    contract: "plan small | large  maximum : money  share : ratio 0 .. ⟦100⟧",
    body: section(`${head} { limit share of maximum per incident }`),
  },
  "range/undecided": { contract: "plan small | large  maximum : money  grace : ⟦span 30 days .. 1 month⟧" },
  "range/default": { contract: "plan small | large  maximum : money 1 .. 10 = ⟦11⟧" },
  "option/marks": { contract: "plan small | large  options by plan small large { ⟦rider⟧ ○ }  maximum : money" },
  "option/never": { contract: "plan small | large  options by plan small large { ⟦rider⟧ × × }  maximum : money" },
  "choice/never": {
    contract: "plan small | large  maximum : money  ⟦extra⟧ : money 1 .. 10 when plan is small and plan is large",
  },
  "choice/unused": { contract: "plan small | large  maximum : money  ⟦extra⟧ : money 1 .. 10" },
  "range/repeated": { contract: "plan small | large  maximum : money one of 5, 10, ⟦5⟧" },
  "option/impossible": {
    contract: "plan small | large  maximum : money  options by plan small large { ⟦rider⟧ ○ × requires plan is large }",
  },
  "option/mark-impossible": {
    contract: "plan small | large  maximum : money  options by plan small large { ⟦rider⟧ ○ ○ requires plan is large }",
    body: section(`${head} { limit 5円 per incident when rider }`),
  },
  "option/unused": { contract: "plan small | large  maximum : money  options by plan small large { ⟦rider⟧ ○ ○ }" },
  "contract/contradiction": {
    contract: "plan small | large  maximum : money 1 .. 100  ⟦require maximum > 500⟧",
  },
  "contract/plan-impossible": {
    contract:
      "plan ⟦small⟧ | large  maximum : money 20 .. 100  extra : money 1 .. 10 when plan is small  require extra > maximum",
  },
  "contract/rule-idle": { contract: "plan small | large  maximum : money 1 .. 100  ⟦require maximum <= 100⟧" },
  "fact/bearer": { facts: "facts of ⟦someone⟧ { size : money }" },
  "fact/optional": {
    facts: "facts of incident { size : money ⟦optional⟧ }  let double = 2 * size",
    body: section(`${head} { limit double per incident }`),
  },
  "fact/unused": { facts: "facts of incident { ⟦size⟧ : money }" },
  "unit/cycle": {
    facts: "unit room of floor  unit floor of ⟦room⟧",
    body: section(`${head} { limit 5円 per room }`),
  },
  "unit/outer-schedule": {
    contract: `plan small "小" | large "大"  maximum "限度額" : money 1 .. 100_000  schedule room`,
    facts: "unit site  unit floor of site  unit room of ⟦floor⟧",
    body: section(`${head} { limit 5円 per room }`),
  },
  "unit/unused": { facts: "unit ⟦site⟧ { value : money }" },
  "let/unused": { facts: "let ⟦double⟧ = 2 * maximum" },
  "document/unused": { header: "edition 2026-04-01 document ⟦wording⟧" },
  "table/unchecked": {
    contract: `plan small | large  maximum : money 1 .. 100_000  ${[..."abcdef"].map((key) => `${key} : number 0 .. 100`).join("  ")}`,
    facts: `table ⟦sizes⟧ by ${[..."abcdef"].join(", ")} { most ${scattered(40, 6)} }`,
    body: section(`${head} { limit min(most, maximum) per incident }`),
  },
  "table/unused": { facts: "table ⟦t⟧ by plan { a  small : 1  large : 3 }" },
  "table/column-unused": {
    facts: "table t by plan { a ⟦b⟧  small : 1 2  large : 3 4 }",
    body: section(`${head} { limit a per incident }`),
  },
  "table/gap": {
    facts: "table ⟦t⟧ by plan { a  small : 1 }",
    body: section(`${head} { limit a per incident }`),
  },
  "table/overlap": {
    facts: "table t by maximum { a  0 .. under 500 : 1  ⟦400 .. under 900 : 2⟧  900 .. : 3 }",
    body: section(`${head} { limit a per incident }`),
  },
  "table/row-never": {
    facts: "table t by plan { a  small : 1  large : 3  ⟦small : 2⟧ }",
    body: section(`${head} { limit a per incident }`),
  },
  "condition/half-negated": { body: section(`require ⟦late または approved でない⟧\n    ${head}`) },
  "condition/any-or-all": {
    facts: "facts of incident { parts : any of a, b }",
    body: section(`require ⟦parts に (a, b) を含む⟧\n    ${head}`),
  },
  "condition/always": {
    body: section(`frame inner when plan is small { ${head} { require late when ⟦plan is small⟧ } }`),
  },
  "condition/never": { body: section(`${head} { require late or plan is small and ⟦plan is large⟧ }`) },
  "condition/comparison": { body: section(`${head} { require late or ⟦maximum <= 0⟧ }`) },
  "condition/all-members": { body: section(`${head} { require late or ⟦plan in (small, large)⟧ }`) },
  "condition/same-branches": { body: section(`${head} { limit ⟦if plan is small then 5 else 5⟧ per incident }`) },
  "condition/never-impossible": { body: section(`${head} { require late or ⟦found is never⟧ }`) },
  "contract/impossible": { contract: "plan small | large  maximum : money  ⟦require plan is small and plan is large⟧" },
  "trigger/cycle": { triggers: "leak ⟦except attack⟧  attack except leak" },
  "trigger/perhaps-cycle": {
    contract: `plan small | large  maximum : money  staff : whole 1 .. 1_000`,
    triggers: "⟦leak⟧ except attack (when staff >= 50)  attack except leak (when staff <= 50)",
  },
  "trigger/except-nothing": { triggers: "leak ⟦except all above⟧  attack" },
  "head/always-zero": { body: section(`${head}\n    head cash for each loss = ⟦0円 - maximum⟧`) },
  "head/no-braces": { body: section(`${head}\n    head repair "修理"  ⟦limit 5_000 per incident⟧`) },
  "head/paid-twice": {
    contract: `maximum "限度額" : money 1 .. 100_000`,
    body: `section costs { covers all  covered when found during period  ${head}
      head ceded "出再" = ⟦loss(response)⟧ { limit maximum per incident } }`,
  },
  "head/never-covered": {
    body: `section costs {
    covers leak, attack when plan is large
    covered when found during period
    ${head} { limit maximum per incident }\n    head ⟦repair⟧ "修理" when plan is small
  }`,
  },
  "head/no-unit": {
    facts: "unit person",
    body: `section costs { covers leak, attack  covered at any time  head response "対応" { limit maximum per incident when plan is small }  frame each for each person { head ⟦lump_sum⟧ = 5 } }`,
  },
  "cover/none": {
    body: `section costs { covers leak, attack for response  covered at any time  ${head}  head ⟦repair⟧ }`,
  },
  "trigger/except-twice": { triggers: "leak  attack except leak except ⟦leak⟧" },
  "trigger/never": {
    triggers: "leak  attack  ⟦fear⟧ when plan is small and plan is large",
    body: section(`covers fear\n    ${head}`),
  },
  "cover/never": {
    triggers: "leak  attack  fear when plan is small",
    body: section(
      `frame rest when plan is large { ⟦covers fear⟧  ${head} }\n    head other\n    covers fear for other`,
    ),
  },
  "cover/repeated": { body: section(`${head}\n    ⟦covers attack⟧`) },
  "cover/trigger-unused": { triggers: "leak  attack  ⟦fear⟧" },
  "attachment/none": { body: `section ⟦costs⟧ { covers leak, attack  ${head} }` },
  "attachment/trigger": {
    body: `section costs { covers leak, attack  covered at any time for leak  head ⟦response⟧ }`,
  },
  "attachment/item": {
    body: `section costs { covers leak, attack  covered at any time for phone  head ⟦response⟧ { item phone | mail } }`,
  },
  "scope/item-hidden": {
    body: section(`${head} { item mail "M" }\n    head mail\n    limit 5円 per incident for ⟦mail⟧`),
  },
  "scope/not-below": {
    body: `section a { covers leak, attack for ⟦other⟧  covers leak, attack  covered at any time  ${head} }
  section b { covers leak  covered at any time  head other }`,
  },
  "rule/computed-head": { body: section(`⟦window from found until 30 days after found⟧\n    head lost = 5`) },
  "rule/computed-claim": {
    body: `section costs { covers all  ⟦covered when made during period⟧
      ${head}  head lost = 5
      limit maximum per incident when plan is small }`,
  },
  "rule/computed-waits": {
    facts: `facts of loss { worn "摩耗" : bool }`,
    body: `section costs { covers all  covered when found during period  ⟦require worn⟧
      ${head}  head lost = 5
      limit maximum per incident when plan is small }`,
  },
  "rule/line-amount": { body: section(`require ⟦amount >= maximum / 2⟧\n    ${head}`) },
  "rule/no-items": { body: section(`${head} requires approval ⟦requires item⟧ { refuse gifts }`) },
  "rule/no-scope": {
    body: `section costs { covers leak for response  covers attack for repair  covered at any time
    require amount < maximum when plan is small  ${head} { ⟦require for attack: late⟧ }  head repair }`,
  },
  "rule/contradiction": { body: section(`require late\n    ${head} { ⟦require not late⟧ }`) },
  "rule/repeated": { body: section(`require late\n    ${head} { ⟦require late⟧ }`) },
  "rule/approval-repeated": { body: section(`requires approval\n    ${head} ⟦requires approval⟧`) },
  "rule/approval-of-items": { body: section(`${head} { item gifts "贈答品" | letters "書状" ⟦requires approval⟧ }`) },
  "rule/refused-approval": { body: section(`${head} { ⟦refuse gifts "贈答品" requires approval⟧ }`) },
  "window/never": { body: section(`⟦window from 30 days after found until 10 days after found⟧\n    ${head}`) },
  "window/never-binds": {
    body: section(`window from found until 90 days after found
    ⟦window from found until 180 days after found when plan is large⟧\n    ${head}`),
  },
  "window/from-span": { body: section(`⟦window from 180 days after found⟧\n    ${head}`) },
  "date/end-of-period": { body: section(`require ⟦found <= period.to⟧\n    ${head} { limit maximum per incident }`) },
  "date/never-later": {
    facts: "facts of incident { refused : date or never }",
    body: section(`require ⟦found < refused⟧\n    ${head} { limit maximum per incident }`),
  },
  "date/after-period": {
    body: section(`require ⟦found within 60 days after period.last_day⟧\n    ${head} { limit maximum per incident }`),
  },
  "date/start-of-period": {
    body: section(`require ⟦found within 90 days after period.from⟧\n    ${head} { limit maximum per incident }`),
  },
  "date/time-left-out": {
    facts: `facts of incident { begun "開始" : datetime }`,
    body: section(`window from ⟦begun + 12 hours⟧
    ${head}`),
  },
  "reading/unused": { facts: "reading ⟦order⟧ { first | second }" },
  "reading/same-members": {
    facts: "reading ⟦order⟧ { first | second | third }",
    body: section(`${head} { limit 5円 per incident when order is first }`),
  },
  "reading/one": { facts: "reading ⟦order⟧ { first }" },
  "reading/defaults": { facts: "reading order { first (default) | ⟦second (default)⟧ }" },
  "node/misplaced": { body: section(`${head} { ⟦head inner⟧ }`) },
  "node/never": { body: section(`head ⟦response⟧ when plan is small and plan is large`) },
  "term/between-members": { body: section(`${head}\n    ⟦limit 5円 per incident⟧\n    head repair`) },
  "term/and": { body: section(`${head} { deductible 5円 per claim and ⟦period⟧ }`) },
  "term/basis": { body: section(`${head} { limit 5円 per ⟦incidnt⟧ }`) },
  "term/basis-repeated": { body: section(`${head} { limit 5円 per incident and ⟦incident⟧ }`) },
  "term/basis-period": { body: section(`${head} { limit 5円 per ⟦incident per period⟧ }`) },
  "term/two-units": {
    facts: "unit person  unit article",
    body: `section costs for each person { covers all  covered at any time  ${head} { limit 5円 per ⟦article⟧ } }`,
  },
  "term/insured-each": {
    facts: "unit person",
    body: `section costs for each person { covers all  covered at any time  ${head} { limit 5円 per ⟦insured per period⟧ } }`,
  },
  "term/policy-year": {
    body: `section costs { covers all  covered at any time  ${head} { ⟦limit 5円 per policy year⟧ } }`,
  },
  "node/two-units": {
    facts: "unit person  unit article",
    body: `section costs for each person { covers all  covered at any time
      frame goods for each ⟦article⟧ { ${head} }  limit maximum per incident when plan is small }`,
  },
  "term/other-unit": {
    facts: "unit person  unit article",
    body: section(`${head} { limit 5円 per article }\n    ⟦limit 50円 per person⟧`),
  },
  "term/computed-head": {
    facts: "unit person",
    body: section(`${head}\n    head ⟦extra⟧ = 10% of loss(response)\n    limit 50円 per person`).replace(
      /require.*/,
      "require for response: amount < maximum when plan is small",
    ),
  },
  "term/whole-incident": {
    facts: "unit person",
    body: section(`${head}\n    head repair { limit 10% of ⟦loss(response, repair)⟧ per person }`),
  },
  "term/sum-of-all": { body: section(`${head}\n    head repair "修理" { limit 10% of ⟦loss(response)⟧ per insured }`) },
  "term/all-units": {
    contract: `plan small "小" | large "大"  maximum "限度額" : money 1 .. 100_000  schedule site`,
    facts: "unit site { value : money }",
    body: section(`${head} { limit ⟦largest(5% of site.value)⟧ per site }`),
  },
  "term/none-named": {
    facts: "unit person",
    body: section(`head response { limit unlimited per person }
    head repair { limit maximum per incident }
    deductible ⟦largest(loss(response per person))⟧ per incident`),
  },
  "term/all-claims": {
    body: section(`${head}\n    head repair { limit 10% of ⟦loss(response)⟧ per claim }`),
  },
  "term/where-units": {
    facts: "unit person { old : bool }  unit article { new : bool }",
    contract: "plan small | large  maximum : money  schedule person  schedule article",
    body: section(`${head} { limit 5円 per incident where ⟦person.old and article.new⟧ }`),
  },
  "term/cap": { body: section(`${head} { limit 5円 per claim ⟦bearing at most 9円 per period⟧ }`) },
  "term/cap-basis": { body: section(`${head} { deductible 5円 per incident bearing at most 9円 per ⟦claim⟧ }`) },
  "term/cap-year": {
    body: `section costs { covers all  covered when made during period
      ${head} { deductible 5円 per incident bearing at most 9円 per ⟦policy year⟧ } }`,
  },
  "term/cap-never-binds": {
    facts: "unit person",
    body: `section costs for each person { covers all  covered at any time
      deductible 5円 per period bearing at most ⟦9円⟧ per period  ${head}
      limit maximum per incident when plan is small }`,
  },
  "term/borne-ranking": {
    body: section(
      `deductible 5円 per claim  borne at most 5円 per incident ⟦falling first on response⟧\n    ${head}\n    head repair`,
    ),
  },
  "term/times": { body: section(`${head} { limit 2 times per ⟦incident⟧ }`) },
  "term/counted": {
    body: section(
      `deductible 4 of spent per incident ⟦falling first on response⟧\n    ${head}\n    head repair "修理"`,
    ),
    facts: "facts of loss { spent : whole }",
  },
  "term/quantity": {
    body: section(`${head} { limit 60 of ⟦spent⟧ per incident }`),
    facts: "facts of loss { spent : number }",
  },
  "term/nothing-borne": {
    body: section(`${head} { ⟦borne at most 5円 per incident⟧  deductible 5円 per claim }`),
  },
  "term/layer-overlap": {
    body: section(`${head} { layer 60% of 100 xs 0 per incident  ⟦layer 50% of 100 xs 50 per incident⟧ }`),
  },
  "term/layer-gap": {
    body: section(`${head} { layer 5_000 xs 5_000 per incident  ⟦layer 10_000 xs 11_000 per incident⟧ }`),
  },
  "term/layers-absent": {
    body: section(`${head} { ⟦layer 5_000 xs 0 per incident when plan is small⟧ }`),
  },
  "term/bare-amount": { body: section(`${head} { limit ⟦2⟧ per period }`) },
  "term/limit-first": { body: section(`${head} { limit 1_000 per incident  ⟦deductible 200 per incident⟧ }`) },
  "term/earlier-never": { body: section(`${head} { limit ⟦50% of earlier(response)⟧ per incident }`) },
  "term/borne-back": {
    facts: "facts of loss { recovered : money }",
    body: section(`${head} { deductible recovered per loss }\n    ⟦borne at most maximum per period⟧`),
  },
  "term/earlier-unpaid": {
    body: section(
      `${head} { limit 0 per incident }\n    head other { limit loss(response) - ⟦earlier(response)⟧ per incident }`,
    ),
  },
  "term/earlier-years": {
    body: section(`${head} { limit max(0, maximum - ⟦earlier(response)⟧) per incident  limit 900 per policy year }`),
  },
  "term/layer-share": { body: section(`${head} { layer ⟦20% of maximum⟧ xs 110% of maximum per incident }`) },
  "term/franchise-period": { body: section(`${head} { ⟦franchise 5円 per period⟧ }`) },
  "term/share": { body: section(`${head} { coinsurance pays ⟦120%⟧ }`) },
  "term/rank-repeated": {
    body: section(
      `deductible 5円 per incident falling first on response, then ⟦response⟧\n    ${head}\n    head repair`,
    ),
  },
  "term/no-heads": { body: section(`${head} outside\n    ⟦limit 5円 per incident⟧`) },
  "term/share-range": {
    contract: "plan small | large  maximum : money  share : ratio 50% .. 120%",
    body: section(`${head} { coinsurance pays ⟦share⟧ }`),
  },
  "term/rank-outside": {
    body: section(
      `deductible 5円 per incident falling first on ⟦other⟧, then response\n    ${head}\n    head other outside\n    head repair`,
    ),
  },
  "term/ranking-idle": { body: section(`deductible 5円 per incident ⟦falling first on response⟧\n    ${head}`) },
  "term/limit-never-binds": {
    body: section(`${head} { ⟦limit 80_000 per insured⟧ }\n    head repair\n    limit 50_000 per insured`),
  },
  "term/limit-above-inner": {
    body: section(
      `${head} { limit 10円 per incident }\n    head repair { limit 20円 per incident }\n    ⟦limit 30円 per incident⟧`,
    ),
  },
  "rule/optional-choice": {
    contract: `plan small "小" | large "大"  maximum "限度額" : money 1 .. 100_000  retro : date optional`,
    body: section(`require found >= ⟦retro⟧\n    ${head} { limit maximum per incident }`),
  },
  "term/optional-amount": {
    contract: `plan small "小" | large "大"  maximum "限度額" : money 1 .. 100_000  own : money optional`,
    body: section(`require own is given or found < 2026-05-01
    ${head} { deductible ⟦own⟧ per incident }`),
  },
  "term/no-effect": { body: section(`${head} { ⟦deductible min(maximum, 0) per incident⟧ }`) },
  "term/pays-nothing": { body: section(`${head} { ⟦limit 0 per incident⟧ }`) },
  "term/deductible-above-limit": { body: section(`${head} { limit 500 per incident  ⟦deductible 600 per incident⟧ }`) },
  "term/repeated": { body: section(`${head} { deductible 5円 per incident  ⟦deductible 5円 per incident⟧ }`) },
  "term/layer-height": {
    body: section(`${head} { layer 50% of 4_000 xs 500 per incident  ⟦layer 50% of 5_000 xs 4_000 per incident⟧ }`),
  },
  "term/earlier-alone": {
    body: section(`${head}\n    head repair "修理" { deductible ⟦earlier(response)⟧ per incident }`),
  },
  "term/wide-first": {
    facts: `unit person "人"`,
    body: section(`${head} { deductible 300円 per loss
      borne at most 600円 per period  ⟦borne at most 500円 per person per period⟧ }`),
  },
  "term/uncounted-lines": {
    facts: `facts of loss { days_out "日数" : whole  public "公的給付" : money }`,
    body: section(`${head} for each loss = max(0円, 300円 - public) { ⟦deductible 90 of days_out per incident⟧ }`),
  },
  "term/count-first": {
    facts: `facts of loss { nights "泊数" : whole 0 .. 1_000 }`,
    body: section(`${head} { limit 10 of nights per incident  ⟦limit 100円 * nights per loss⟧ }`),
  },
  "term/both-bases": {
    body: section(`deductible 1_500 per period
    ${head} { ⟦deductible 30 per loss⟧ }
    head repair "修理"`),
  },
  "term/both-act": {
    body: section(`${head} { deductible 10円 per incident  ⟦deductible 5円 per incident when plan is large⟧ }`),
  },
  "term/deductibles-add-up": {
    body: section(`deductible 5円 per claim  ⟦deductible 10円 per incident⟧\n ${head} {}`),
  },
  "term/count-twice": {
    facts: `unit person "人"`,
    body: section(`${head} for each loss = ⟦1_000 * count⟧`),
  },
  "term/earlier-twice": { body: section(`${head} { limit max(0, ⟦500 - earlier(response)⟧) per period }`) },
  "term/counted-together": {
    facts: `facts of loss { down "停止時間" : whole }`,
    body: section(`⟦deductible 12 of down per incident⟧
    ${head}
    head repair "修理"`),
  },
  "term/claimless": {
    facts: `facts of claim { abroad "海外" : bool }`,
    body: section(`${head} { ⟦coinsurance pays if abroad then 50% else 80%⟧ }`),
  },
  "term/without-claim": { body: section(`${head}\n    head defence\n    ⟦limit 10_000 per claim⟧`) },
  "term/each-line": { body: section(`${head}\n    head debris\n    ⟦limit 10_000 per loss⟧`) },
  "term/average-behind": {
    contract: "plan small | large  maximum : money 1 .. 100_000  worth : money 1 .. 100_000",
    body: section(`${head} { limit maximum per incident  ⟦coinsurance pays min(100%, maximum / worth)⟧ }`),
  },
  "term/never-acts": {
    facts: "unit person",
    body: `section costs { covers leak, attack  covered at any time  head lost = maximum when plan is small { ⟦limit 5円 per person⟧ } }`,
  },
  "term/left-early": {
    body: section(
      `${head}\n    head other outside { limit 10% of ⟦left(response)⟧ per incident }\n    limit 1_000 per incident`,
    ),
  },
  "term/other-triggers": {
    body: section(`${head}\n    head other { limit 10% of ⟦loss(response)⟧ per incident for attack }`),
  },
  "term/left-of-limit": {
    body: section(`${head} { limit 1_000 per incident }\n    head other { limit ⟦left(response)⟧ per incident }`),
  },
  "term/limit-of-own-loss": { body: section(`${head} { ⟦limit 25% of loss per incident⟧ }`) },
  "term/unit-and-incident": { facts: "unit person", body: section(`${head} { ⟦limit 5円 per person and incident⟧ }`) },
  "term/unit-and-period": { facts: "unit person", body: section(`${head} { ⟦limit 5円 per person and period⟧ }`) },
  "term/on-measured": {
    body: section(
      `⟦deductible 1_000 per incident⟧\n    ${head} { limit 0 per incident }\n    head other { limit 10% of loss(response) per incident }`,
    ),
  },
  "term/period-sublimit": {
    facts: "facts of incident { wide : bool }",
    body: section(`${head} { limit (⟦if wide then 5 else unlimited⟧) per period }`),
  },
  "settlement/larger-loss": {
    body: section(
      `frame both { ${head}  head repair  limit 90円 per incident }\n    ⟦coinsurance pays 50% for response⟧`,
    ),
  },
  "term/layer-basis": {
    body: section(`${head} { layer a { limit 5円 per incident  ⟦limit 6円 per claim⟧ } }`),
  },
  "term/layer-tail": { body: section(`${head} { layer a { limit 5円 per incident for ⟦leak⟧ } }`) },
  "exclusion/no-ground": { after: "", facts: 'exclusions { ⟦intent⟧ "故意" }' },
  "exclusion/repeated": { facts: "exclusions { intent : bool for leak for ⟦attack⟧ }" },
  "exclusion/bearer": { facts: "exclusions { intent of ⟦someone⟧ : bool }" },
  "exclusion/per-insured": { facts: "exclusions { intent of ⟦claim⟧ : bool per insured }" },
  "exclusion/no-scope": {
    body: `section costs { covers leak for response  covers attack for repair  covered at any time
    require amount < maximum when plan is small  ${head}  head repair }`,
    facts: "exclusions { ⟦intent⟧ : bool for attack, response }",
  },
  "exclusion/claimless": { facts: "exclusions { ⟦intent⟧ of claim : bool }" },
  "exclusion/no-unit": {
    facts:
      "unit person { }  facts of person { drunk : bool }  exclusions { ⟦intoxicated⟧ for response, repair when person.drunk }",
    body: section(`${head} { limit maximum per person }\n    head repair "修理"`),
  },
  "exclusion/always-lifted": {
    contract: "plan small | large  maximum : money  options by plan small large { rider ◎ ◎ }",
    facts: "exclusions { ⟦intent⟧ : bool lifted by rider }",
  },
  "exclusion/lift-never": {
    contract: "plan small | large  maximum : money  options by plan small large { rider ○ × }",
    facts: "exclusions { ⟦intent⟧ : bool for fear lifted by rider }",
    triggers: "leak  attack  fear when plan is large",
    body: section(`covers fear\n    ${head}`),
  },
  "exclusion/shadowed": { facts: "exclusions { ⟦intent⟧ for leak when war and late }" },
  "exclusion/takes-all": { facts: "exclusions { ⟦intent⟧ when trigger is leak }" },
  "exclusion/never": { facts: "exclusions { ⟦intent⟧ when late unless late }" },
  "exclusion/carve-back-excluded": { facts: "exclusions { intent : bool unless ⟦cyber⟧  cyber : bool }" },
  "exclusion/carve-back-never": { facts: "exclusions { intent : bool when late unless ⟦not late⟧ }" },
  "table/open-band": {
    facts: "table t by maximum { a  0 .. 500 : 1  ⟦over 500⟧ : 2 }",
    body: section(`${head} { limit a per incident }`),
  },
  "table/keys": {
    facts: "table t by plan { a  small : 1  large : 2 }",
    body: section(`${head} { limit ⟦a(plan, maximum)⟧ per incident }`),
  },
  "table/row": { facts: "table t by plan { a b  ⟦small : 1⟧  large : 3 4 }" },
  "document/unknown": { body: section(`${head} @⟦brochur⟧(p.3)`) },
  "scenario/no-contract": { after: `scenario ⟦"s"⟧ for sample { incident { leak }  expect due 0 }` },
  "scenario/no-incident": scenario("⟦expect due 0⟧  incident { leak }  expect due 0"),
  "scenario/outer-unit": {
    contract: `plan small "小" | large "大"  maximum "限度額" : money 1 .. 100_000  schedule site  schedule floor`,
    facts: "unit site  unit floor of site",
    body: section(`${head} { limit 5円 per floor }`),
    after: `scenario "s" for sample {
      contract { plan small  maximum 5  period from 2026-04-01 to 2027-04-01 }
      schedule site A  schedule floor F ⟦of floor A⟧
      incident { leak }
      expect due 0
    }`,
  },
  "scenario/no-expectation": {
    after: `scenario ⟦"s"⟧ for sample { contract { plan small maximum 5 period from 2026-04-01 to 2027-04-01 } incident { leak } }`,
  },
  "scenario/value": scenario("incident { leak  ⟦found⟧ 5 }  expect due 0"),
  "scenario/word": scenario("incident { leak ⟦5⟧ }  expect due 0"),
  "scenario/amount-missing": scenario("incident { leak }  loss ⟦response⟧ on 2026-05-01  expect due 0"),
  "scenario/amount-computed": {
    ...scenario("incident { leak }  loss response ⟦5⟧  expect due 5"),
    body: section("head response for each loss = maximum"),
  },
  "scenario/contract-late": {
    after: `scenario "s" for sample {
  incident { leak  found 2026-05-01 }
  ⟦contract { plan small  maximum 1_000  period from 2026-04-01 to 2027-04-01 }⟧
  loss response 5
  expect due 5
}`,
  },
  "scenario/twice": scenario("incident { leak  late  ⟦late⟧ no }  expect due 0"),
  "scenario/passed-by": {
    ...scenario(
      "schedule site A  schedule house B of site A  incident { leak  found 2026-05-01 }  ⟦loss response 10 for site A⟧  expect due 10",
    ),
    contract: `plan small "小" | large "大"  maximum "限度額" : money 1 .. 100_000  schedule site  schedule house`,
    facts: `unit site "所在地"  unit house "建物" of site`,
    body: section(`frame all for each site { ${head} { limit maximum per house } }`),
  },
  "scenario/failed": scenario("incident { leak  found 2026-05-01 }  loss response 10  ⟦expect due 11⟧"),
  "scenario/invalid": {
    ...scenario("incident { leak }  ⟦loss response 5 on 2026-05-01 for 0 person⟧  expect due 0"),
    facts: "unit person",
    body: section(`${head} { limit 5円 per person }`),
  },
  "scenario/contract-unused": {
    after: `contract ⟦example⟧ for sample { plan small  maximum 5  period from 2026-04-01 to 2027-04-01 }
${scenario("incident { leak }  expect due 0").after}`,
  },
  "lint/no-label": { facts: 'facts of incident { ⟦size⟧ : bool }  exclusions { intent "故意" when size }' },
  "lint/no-source": { body: section(`head ⟦response⟧ "対応"`) },
  "lint/same-label": { body: section(`head response "対応"\n    head ⟦repair⟧ "対応"`) },
  "lint/larger-loss": {
    facts: "facts of incident { size : money }",
    body: section(`${head} { limit 90円 per incident }\n    ⟦deductible "手数料" size per claim⟧`),
  },
  "scenario/remainder": {
    body: section(`${head} { limit maximum per incident }`),
    ...scenario("incident { leak found 2026-05-01 late no }\n  expect left ⟦response⟧ 5"),
  },
  "scenario/whole": scenario(
    "incident { leak found 2026-05-01 }\n  claim A { made 2026-05-02 }\n  expect ⟦overpaid⟧ for claim A 0  expect due 0",
  ),
  "scenario/same-title": {
    after: `${scenario("incident { leak found 2026-05-01 } expect due 0").after!}
${scenario("incident { leak found 2026-05-01 } expect due 0").after!.replace('"s"', '⟦"s"⟧')}`,
  },
  "scenario/assumed-event": {
    body: section(`${head} { limit 5円 per incident for attack }`),
    ...scenario("incident { leak attack found 2026-05-01 } ⟦loss response 10⟧ expect due 10"),
  },
  "scenario/bearer-unused": scenario("incident { leak found 2026-05-01 } loss response 10 ⟦claim A⟧ expect due 10"),
  "scenario/empty-incident": scenario("⟦incident⟧ incident { leak found 2026-05-01 } loss response 10 expect due 10"),
  "scenario/no-event": scenario("⟦incident { found 2026-05-01 }⟧ loss response 10 expect due 0"),
  "scenario/last-day": {
    after: scenario("incident { leak found 2026-05-01 } loss response 10 expect due 10").after!.replace(
      "to 2027-04-01",
      "to ⟦2027-03-31⟧",
    ),
  },
  "scenario/remainder-open": {
    body: section(`${head} { limit (if late then maximum else 5) per period }`),
    ...scenario("incident { leak found 2026-05-01 late no }\n  expect left ⟦response⟧ 5"),
  },
  "use/path": `use words from ⟦"C:\\\\words.yakkan"⟧\n${using("")}`,
  "use/no-file": `use words from ⟦"wordz.yakkan"⟧\n${using("use words")}`,
  "use/cycle": `// other.yakkan\nuse sample from "sample.yakkan"\n// sample.yakkan\nuse a from ⟦"other.yakkan"⟧\n${using("")}`,
  "use/unknown": `${words}use ⟦wordz⟧ from "words.yakkan"\n${using("")}`,
  "use/broken": `${words.replace("yes", "maybe")}use ⟦words⟧ from "words.yakkan"\n${using("use words")}`,
  "use/all-of-what": `${words}use words from "words.yakkan"\n${using("use words  use ⟦all⟧")}`,
  "use/unknown-word": `${words}use words from "words.yakkan"\n${using("use words  use ⟦flood⟧ from words")}`,
  "use/needs": `${words}use words from "words.yakkan"\n${using("use all but ⟦late⟧ from words")}`,
  "extend/cycle": "product a extends b { edition 2026-04-01 }\nproduct b extends ⟦a⟧ { edition 2026-04-01 }",
  "extend/unknown": derived("remove ⟦respond⟧"),
  "extend/own": derived(`let cap = 5円  change head response { replace limit cap per incident }  remove ⟦cap⟧`),
  "extend/removed": {
    body: section(`head response "対応"\n head repair "修理"\n limit 5円 per incident sparing ⟦repair⟧`),
    after: "product group extends sample { remove repair }",
  },
  "extend/unnamed": derived("change section costs { ⟦replace require amount > 5⟧ }"),
  "extend/no-clause": derived("change head response { remove ⟦limit per claim⟧ }"),
  "extend/ambiguous": {
    body: section(`${head} { limit 5円 per incident when plan is small  limit 6円 per incident when plan is large }`),
    after: "product group extends sample { change head response { remove ⟦limit per incident⟧ } }",
  },
  "extend/term-place": derived("change head response { ⟦coinsurance pays 90%⟧ }"),
  "extend/terms-gone": {
    body: section(`${head} { limit 5円 per incident }`),
    after: `product group extends sample { replace head ⟦response⟧ "対応費用" }`,
  },
  "extend/add-here": derived("add after repair { ⟦premium yearly = 5⟧ }"),
  "extend/currency": derived("currency ⟦USD⟧"),
  "extend/fixed-twice": derived("fix maximum = 5  fix ⟦maximum⟧ = 6"),
  "extend/fix-range": derived("fix maximum = ⟦200_000⟧"),
  "scenario/line-moved": {
    body: section(`${head}\n    head repair`),
    ...scenario(`incident "1" { leak found 2026-05-01 }\n  loss response 5\n  loss repair 5
  incident "1" { leak found 2026-05-01 }\n  loss ⟦repair⟧ 5\n  loss response 5\n  expect due 10`),
  },
  "scenario/period": {
    after: `scenario ⟦"s"⟧ for sample { contract { plan small maximum 5 } incident { leak } expect due 0 }`,
  },
};

describe("diagnostics", () => {
  it("has a case for every code of the catalogue", () => {
    assert.deepEqual(Object.keys(cases).sort(), Object.keys(catalog()).sort());
  });

  it("finds nothing in the product that the cases start from", () => {
    assert.deepEqual(compile({ name: "sample.yakkan", text: product({}) }).diagnostics, []);
  });

  for (const [code, parts] of Object.entries(cases))
    it(code, () => {
      const marked = typeof parts === "string" ? parts : product(parts);
      const { resolve, ...source } = filesIn(marked.replace("⟦", "").replace("⟧", ""), "sample.yakkan");
      const { text } = source;
      const place = marked.split(/^\/\/ \S+\.yakkan\n/m).at(-1)!;
      const start = place.indexOf("⟦");
      const end = place.indexOf("⟧") - 1;
      const isLint = (one: string): boolean => one.startsWith("lint/");
      const diagnostics = diagnosticsOf(source, { lints: isLint(code), resolve });
      const found = diagnostics.map((diagnostic) => ({
        code: diagnostic.code,
        at: text.slice(diagnostic.span.start, diagnostic.span.end),
        start: diagnostic.span.start,
      }));
      assert.ok(
        found.some((one) => one.code === code && one.start === start && one.at === text.slice(start, end)),
        JSON.stringify(found, undefined, 1),
      );
      const strangers = found.filter(
        (one) => one.code !== code && !isLint(one.code) && !allowedBeside[code as DiagnosticCode]?.includes(one.code),
      );
      assert.deepEqual(strangers, []);
      assert.deepEqual(diagnostics.flatMap(englishLeftIn), []);
    });
});

/** What cannot but come along. */
const allowedBeside: Partial<Record<DiagnosticCode, readonly DiagnosticCode[]>> = {
  // A product without heads or triggers lacks the other too.
  "product/no-heads": ["product/no-triggers"],
  "product/no-triggers": ["product/no-heads"],
};
