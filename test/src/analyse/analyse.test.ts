import { deepStrictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import { besideProducts } from "../support/policies.js";
import { compileParts, foundIn, type Parts } from "./product.js";

/** A product with a table by a formula, with a row for every whole number. */
function tableBy(formula: string, rows = "0 .. under 1 : 0円  1 : 100円  2 .. : 200円"): Parts {
  return {
    facts: `gone "出た日" : date  back "戻った日" : date  level "等級" : number one of 1, 2`,
    more: `let key "鍵" = ${formula}  let used "日数" = days(gone, back) + level  table steps "表" by key { daily ${rows} }`,
    section: `require used > 5\n    head a "甲" { limit daily per incident }`,
  };
}

/** A row for each pair of whole numbers, but for one. */
function grid(size: number, [a, b]: readonly [number, number] = [size, size]): string {
  const all = Array.from({ length: size * size }, (_, index) => [Math.floor(index / size), index % size] as const);
  return all.flatMap(([x, y]) => (x === a && y === b ? [] : [`${x} | ${y} : ${x + y + 1}`])).join("\n");
}

/** What the analyses find in a product; nothing for one that only looks as if something were wrong. */
const cases: Readonly<Record<string, Readonly<Record<string, readonly [Parts, ...string[]]>>>> = {
  "what is summed under triggers": {
    "is always 0 where none of them opens it, or none is left": [
      {
        triggers: `leak "漏えい"  flood "水災"`,
        more: `let wet "水濡れ" = loss(a for flood)`,
        section: `head a "甲"
          head b "乙" { covers flood }
          limit max(1_000, wet) per incident
          limit max(1_000, left(b for all but flood, leak)) per incident`,
      },
      "expression/no-loss: loss(a for flood)",
      "expression/no-loss: left(b for all but flood, leak)",
    ],
    "is something where one of them opens a head of it": [
      {
        triggers: `leak "漏えい"  flood "水災"  war "戦争"`,
        more: `let wet "水濡れ" = loss(a, b for flood, war)`,
        section: `head a "甲"  head b "乙" { covers flood }  head c "丙" { covers war }
          limit max(1_000, wet) per incident`,
      },
    ],
  },
  "the loss of a computed head": {
    "is what it is worked out as, before its own terms": [
      {
        section: `head gross "総額" { limit 0円 per incident }
          head ceded "出再" = 40% of loss(gross) { limit 3_000_000 per incident }
          head kept "保有" = loss(gross) - loss(ceded) { limit 5_000_000 per incident }
          head fee "費用" { limit 10% of loss(ceded) per incident }`,
      },
      "expression/before-terms: loss(ceded)",
      "expression/before-terms: loss(ceded)",
    ],
    "is meant where the head has no terms, is only measured, or has a name, or where both are read": [
      {
        more: `let before_terms "出再前" = loss(ceded)`,
        section: `head gross "総額" { limit 0円 per incident }
          head same "合算" = loss(gross)
          head measured "計測" = loss(gross) * 2 { limit 0円 per incident }
          head ceded "出再" = 40% of loss(same) + 1% of loss(measured) { limit 3_000_000 per incident }
          head kept "保有" = loss(gross) - before_terms { limit 5_000_000 per incident }
          head cut "削減" = loss(ceded) - left(ceded)`,
      },
    ],
  },
  "what goes over the lines of a term": {
    "is told of nothing": [
      {
        facts: `late "遅延" : bool }\n  facts of loss { abroad "国外" : bool`,
        contract: `daily "日額" : money 1円 .. 1万円`,
        section: `head a "甲" for each loss = daily * (if abroad then 20 else 5) { limit largest(amount) per insured per day }
          head b "乙" {
            item x "一" | y "二"
            deductible largest(if item is x then 1_000 else 10_000) per incident
            limit (if any(abroad) and late then 300_000 else 500_000) per incident
          }
          head c "丙" { limit 12_000 * sum(count) per incident }
          limit largest(amount) per incident`,
      },
    ],
    "may make a larger loss pay less": [
      { section: `head a "甲" { coinsurance pays if any(amount > 100_000) then 50% else 100% }` },
      "settlement/larger-loss: coinsurance pays if any(amount > 100_000) then 50% else 100%",
    ],
    "does not compare with nothing": [
      { section: `head a "甲" { limit (if any(amount < 0) then 5_000 else 10_000) per incident }` },
      "condition/comparison: amount < 0",
    ],
  },
  "what a term is for by `where`": {
    "holds of what its amount reads": [
      {
        contract: `insured_sum "保険金額" : money 1円 .. 1億円`,
        more: `facts of loss { worth "価額" : money  grade "等級" : whole 1 .. 14 }
          table benefits "給付表" by grade { most  1 .. 13 : 100万円 }`,
        section: `head a "甲" { coinsurance pays min(100%, insured_sum / worth) where worth > 0円 }
          head b "乙" { coinsurance pays insured_sum / worth where worth >= insured_sum }
          head c "丙" { limit most per loss where grade < 14 }`,
      },
    ],
    "holds of no other losses": [
      {
        contract: `insured_sum "保険金額" : money 1円 .. 1億円`,
        more: `facts of loss { worth "価額" : money }`,
        section: `head a "甲" { coinsurance pays min(100%, insured_sum / worth) where worth < 500円 }`,
      },
      "expression/zero-divisor: worth",
    ],
  },
  "the most that a computed head comes to": {
    "is no more than its limit, alone and with what others are limited to": [
      {
        facts: `lost "喪失" : money 0 .. 500  stay "日数" : whole 0 .. 10`,
        section: `head a "甲" = lost { limit 600 per incident }
          head b "乙" = min(50 * stay, 400) { limit 500 per incident }
          head c "丙" = min(loss(d), 300) { limit 300 per incident }
          frame e "戊" { head d "丁" { limit 400 per incident }  head f "己" = lost  limit 900 per incident }`,
      },
      "term/limit-above-inner: limit 600 per incident",
      "term/limit-above-inner: limit 500 per incident",
      "term/limit-above-inner: limit 300 per incident",
      "term/limit-above-inner: limit 900 per incident",
    ],
    "is more than its limit, or comes again in the period": [
      {
        facts: `lost "喪失" : money 0 .. 500  stay "日数" : whole 0 .. 10`,
        section: `head a "甲" = lost { limit 499 per incident }
          head b "乙" = 50 * stay { limit 600 per period }
          frame e "戊" { head d "丁" { limit 400 per incident }  head f "己" = lost  limit 899 per incident }
          head g "庚" = loss(d) { limit 500 per incident }`,
      },
    ],
    "is what is taken off of some of it, or not in full": [
      {
        facts: `lost "喪失" : money 0 .. 500  war "戦争" : bool`,
        triggers: `leak "漏えい"  flood "水災"`,
        covers: "all",
        section: `head a "甲" = lost { deductible 600 per incident where war }
          head b "乙" = lost { deductible 600 per incident for flood }
          head c "丙" = lost { deductible 600 per incident bearing at most 300 per incident }
          head d "丁" = lost { franchise 600 per incident where war }
          frame e "戊" { head f "己" { limit 500 per incident  deductible 600 per incident }  borne at most 300 per incident }
          head g "庚" { limit 500 per incident  deductible 600 per incident where war }`,
      },
    ],
    "is no more than what is taken off": [
      {
        facts: `lost "喪失" : money 0 .. 500`,
        section: `head a "甲" = lost { deductible 500 per incident }
          head b "乙" = lost { franchise 500 per incident }
          head c "丙" = lost { layer 100 xs 500 per incident }
          head d "丁" = lost { deductible 499 per incident }`,
      },
      "term/deductible-above-limit: deductible 500 per incident",
      "term/deductible-above-limit: franchise 500 per incident",
      "term/deductible-above-limit: layer 100 xs 500 per incident",
    ],
  },
  "an exclusion of all": {
    "there is under a trigger": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        more: `exclusions { leaks "漏えい" when trigger is leak }`,
        section: `head a "甲"  head b "乙"`,
      },
      "exclusion/takes-all: leaks",
    ],
    "there is for a head, under each of its triggers": [
      {
        triggers: `leak "漏えい"  attack "攻撃"  spill "流出"`,
        covers: "leak, attack  covers spill for a",
        more: `exclusions { no_b "乙" for b when trigger in (leak, attack) }`,
        section: `head a "甲"  head b "乙"`,
      },
      "exclusion/takes-all: no_b",
    ],
    "but what is excepted, lifted, of some items or of other contracts": [
      {
        contract: `plan basic "基本" | wide "充実"  options { rider "特約" ○ }`,
        facts: `late "遅延" : bool`,
        triggers: `leak "漏えい"  attack "攻撃"  spill "流出" when plan is wide`,
        covers: "all",
        more: `exclusions { e1 "一" when trigger is leak unless late  e2 "二" when trigger is leak lifted by rider
          e3 "三" for x when trigger is attack  e4 "四" when trigger is attack and plan is basic }`,
        section: `head a "甲" { item x "品" | y "物" }`,
      },
    ],
    "but what a line does not fulfil that names no claim": [
      {
        facts: "",
        more: `facts of claim { property "対物" : bool }  facts of insured { young "若年" : bool }
          exclusions { e1 "一" when property or not property  e2 "二" when young or not young }`,
        section: `head a "甲"`,
      },
      "exclusion/claimless: e1",
    ],
    "there is under a trigger of the contracts that it is for": [
      {
        contract: `plan basic "基本" | wide "充実"`,
        triggers: `leak "漏えい"  spill "流出" when plan is wide`,
        covers: "all",
        more: `exclusions { e1 "一" when trigger is spill and plan is wide }`,
      },
      "exclusion/takes-all: e1",
    ],
  },
  "members of a reading": {
    "for which the same is written": [
      {
        more: `reading order "順序" { first "先" (default) | last "後" }  reading way "方法" { a1 "甲" | a2 "乙" | a3 "丙" }`,
        facts: `late "遅延" : bool`,
        section: `require not late when order is first  require not late when not (order is first)
          head a "甲" { limit 500 per incident when order is first and way is a1  limit 500 per incident when way is a1 and order is last
            deductible 20 per incident when way in (a2, a3) }
          head b "乙" { limit 400 per incident when way is a2  limit 400 per incident when way is a3 }`,
      },
      "reading/same-members: order",
      "reading/same-members: way",
    ],
    "for which it is written in another order, otherwise or for other lines": [
      {
        more: `reading order "順序" { first "先" (default) | last "後" }  reading way "方法" { a1 "甲" | a2 "乙" }
          reading scope "範囲" { one "一" | all "全" }  reading place "場所" { here "内" | there "外" }`,
        facts: `late "遅延" : bool`,
        section: `head a "甲" { limit 500 per incident when order is first  coinsurance pays 80%  limit 500 per incident when order is last }
          head b "乙" { limit 500 per incident when way is a1  limit 500 per claim when way is a2 }
          head c "丙" { limit 500 per incident when scope is one }
          head d "丁" { require place is here or late  limit 500 per incident when place is here  limit 500 per incident when place is there }
          limit 500 per incident for c when scope is all`,
      },
    ],
  },
  "a comparison of dates": {
    "is of the first of some days, of which one may never come": [
      {
        facts: `gone "閉鎖日" : date 2000-01-01 .. 2020-12-31 or never  told "通知日" : date 2021-01-01 .. 2030-12-31`,
        section: `require earliest(gone, found) > 2021-01-01  head a "甲" { require told < earliest(gone, found) }`,
      },
    ],
    "is of no day that the others leave": [
      {
        facts: `told "通知日" : date  gone "閉鎖日" : date or never`,
        section: `require found < 2020-01-01 and found > 2021-01-01 or told < period.from and told >= period.to
          head a "甲" { require gone is never or gone > 2021-01-01 and gone > 2020-01-01 }`,
      },
      "condition/comparison: found > 2021-01-01",
      "condition/comparison: told >= period.to",
    ],
    "fails both ways where one never came": [
      {
        more: `facts of loss { gone "退院" : date or never  came "入院" : date or never }`,
        section: `head a "甲" { deductible (if came < gone then 0 else if came >= gone then 0 else 500) per loss  franchise 2_000 per loss }
          head b "乙" { deductible (if came <= found then 0 else if found < came then 0 else 500) per loss  franchise 2_000 per loss }`,
      },
      "date/never-later: came < gone",
      "date/never-later: came >= gone",
      "term/deductibles-add-up: franchise 2_000 per loss",
      "date/never-later: found < came",
      "term/deductibles-add-up: franchise 2_000 per loss",
    ],
    "fails both ways of what is worked out from one that never came": [
      {
        facts: `gone "閉鎖日" : date or never  on "開始" : datetime  off "終了" : datetime or never`,
        more: `let stay "日数" = days(found, gone)`,
        section: `require days(found, 1 month after gone) > days(found, gone) or days(gone, 1 month after gone) >= 28
          require off - on >= 0 hours or off - on < 0 hours
          require max(stay, 5) >= 5
          require not (stay <= 9) or stay / 2 >= 0 or stay < 99
          head a "甲" { require if stay > 9 then stay > 19 else stay <= 9 }`,
      },
    ],
    "fails wherever one came, or may hold because it did not": [
      {
        facts: `gone "閉鎖日" : date 2010-01-02 .. 2010-01-02 or never  told "通知日" : date 2010-01-02 .. 2030-12-31
          share "割合" : ratio 0% .. 100%`,
        more: `let stay "日数" = days(found, gone)`,
        section: `require days(found, 3 days after gone) < stay
          require not (stay + 1 <= stay)
          require not (days(gone, told) <= 0) and told > 2010-01-02
          require told <> gone and told > 2010-01-02
          require days(gone, told) = 0 or told > 2010-01-02
          head a "甲" { require if stay <= 0 then share < 5% else 10 / stay > share }`,
      },
      "condition/comparison: days(found, 3 days after gone) < stay",
      "condition/comparison: not (stay + 1 <= stay)",
    ],
    "fails one way where both come": [
      {
        more: `facts of loss { gone "退院" : date  came "入院" : date }  let first "初日" = earliest(came, found)`,
        section: `head a "甲" { deductible (if came < gone then 0 else if came >= gone then 0 else 500) per loss  franchise 2_000 per loss }
          head b "乙" { deductible (if first < gone then 0 else if first >= gone then 0 else 500) per loss  franchise 2_000 per loss }`,
      },
      "condition/comparison: came >= gone",
    ],
  },
  "an end of all that is borne": {
    "gives back what others paid, and the share of an average clause": [
      {
        more: `facts of loss { recovered "回収金" : money = 0円  worth "価額" : money 1円 .. 1億 }`,
        contract: `insured_sum "保険金額" : money 1円 .. 1億`,
        section: `head a "甲" { deductible recovered per loss  deductible 100_000 per incident }
          head b "乙" { coinsurance pays min(100%, insured_sum / worth)  deductible 100_000 per incident }
          borne at most 150_000 per period for a
          borne at most 150_000 per period for b`,
      },
      "term/borne-back: borne at most 150_000 per period for a",
      "term/borne-back: borne at most 150_000 per period for b",
    ],
    "stands in front of these, is of others, or a name says that they are borne": [
      {
        more: `facts of loss { recovered "回収金" : money = 0円 }  let own "自己負担" = recovered`,
        contract: `chosen "免責" : money one of 0円, 100_000円`,
        section: `head a "甲" { deductible chosen per incident }
          head b "乙" { deductible own per loss  deductible chosen per incident }
          head c "丙" { deductible recovered per loss }
          borne at most 150_000 per period for a, b
          deductible recovered per loss for a`,
      },
    ],
  },
  "a condition on the amount of a line": {
    "asks each line by itself": [
      {
        facts: `sudden "急激" : bool`,
        contract: `least "最低額" : money 1 .. 1_000_000`,
        more: `let size "大きさ" = amount`,
        section: `require sudden and size >= least
          head a "甲" { require 200_000円 < amount }`,
      },
      "rule/line-amount: size >= least",
      "rule/line-amount: 200_000円 < amount",
    ],
    "is no threshold where it is an end, of the line's own, or nothing": [
      {
        more: `facts of loss { stated "申告額" : money }`,
        section: `require amount > 0円
          require amount <= 1_000_000円
          head a "甲" { require amount >= 10% of stated }`,
      },
    ],
  },
  "of two alike the stricter": {
    "counts, whatever option the other is under": [
      {
        contract: `options { rider "特約" ○ }`,
        facts: `stay "日数" : whole`,
        section: `head a "甲" { franchise 500 per incident  franchise 100 per incident when rider }
          head b "乙" { limit 2 times per period  limit 4 times per period when rider }
          head c "丙" { limit 60 of stay per incident  limit 60 of (stay) per incident when rider }`,
      },
      "term/never-acts: franchise 100 per incident when rider",
      "term/never-acts: limit 4 times per period when rider",
      "term/never-acts: limit 60 of (stay) per incident when rider",
    ],
    "is not there, stands behind, or is of other losses": [
      {
        contract: `options { rider "特約" ○ }`,
        facts: `stay "日数" : whole  back "再診日数" : whole`,
        section: `head a "甲" { franchise 500 per incident when rider  franchise 100 per incident }
          head b "乙" { limit 4 times per period  limit 2 times per period when rider }
          head c "丙" { limit 60 of stay per incident  limit 60 of back per incident  limit 90 of stay per period }`,
      },
    ],
  },
  "a table by a difference": {
    "may have rows for what is below 0": [
      {
        facts: `gone "取消日" : date  due "出発日" : date`,
        more: `let days_left "残り日数" = days(gone, due)
          table fees "取消料" by days_left { fee
            21 .. : 0%
            1 .. 20 : 30%
            0 : 50%
            .. under 0 : 100% }`,
        section: `head a "甲" { coinsurance pays fee }`,
      },
    ],
    "begins where days in order do": [
      {
        facts: `gone "入院日" : date  due "退院日" : date`,
        more: `let nights "日数" = days(gone, due) + 1
          table fees "給付" by nights { fee
            1 .. 3 : 10%
            4 .. : 30% }`,
        section: `head a "甲" { coinsurance pays fee }`,
      },
    ],
    "may lack them": [
      {
        facts: `gone "取消日" : date  due "出発日" : date`,
        more: `let days_left "残り日数" = days(gone, due)
          table fees "取消料" by days_left { fee
            21 .. : 10%
            0 .. 19 : 30% }`,
        section: `head a "甲" { coinsurance pays fee }`,
      },
      "table/gap: fees",
    ],
  },
  "a condition behind others": {
    "never holds": [
      {
        facts: `n "入院日数" : whole 0 .. 1_000`,
        section: `head a "甲" = if n >= 1 then 2万円 else if n >= 8 then 5万円 else 0円
          head b "乙" = if n > 5 and n < 3 then 2万円 else 1万円`,
      },
      "condition/comparison: n >= 8",
      "condition/comparison: n < 3",
    ],
    "may hold": [
      {
        facts: `n "入院日数" : whole 0 .. 1_000  k "通院日数" : whole 0 .. 1_000`,
        section: `head a "甲" = if n >= 8 then 5万円 else if n >= 1 or k >= 8 then 2万円 else 0円`,
      },
    ],
  },
  "what is left of a head": {
    "is cut further down": [
      {
        section: `head a "甲"  head b "乙" outside { limit 10% of left(a) per incident }  head c "丙" outside = 20% of left(a)  limit 1_000 per incident`,
      },
      "term/left-early: left(a)",
      "term/left-early: left(a)",
    ],
    "is read more than once in one amount": [
      {
        section: `head a "甲"  head x "子"
          head b "乙" outside = if left(a) > 50 then 10% of left(a) else 20% of (left(a) + left(x))
          head c "丙" outside = left(a)
          limit 1_000 per incident`,
      },
      `settlement/larger-loss: head b "乙" outside = if left(a) > 50 then 10% of left(a) else 20% of (left(a) + left(x))`,
      "term/left-early: left(a)",
      "term/left-early: left(x)",
      "term/left-early: left(a)",
    ],
    "is cut by the frame around it, or is read by name": [
      {
        more: `let paid "支払" = left(a)`,
        section: `frame f "枠" { head a "甲"  head x "子"  limit 1_000 per incident }  head b "乙" outside { limit 10% of left(a) per incident }
          head c "丙" outside { limit 10% of paid per incident }`,
      },
      "term/left-early: left(a)",
    ],
    "is cut with what reads it, in front of it, or never again": [
      {
        section: `frame f "枠" { head a "甲"  limit 1_000 per incident }  head b "乙" { limit 10% of left(f) per incident }
          head c "丙" { limit 10% of left(b) per incident }  limit 5_000 per incident`,
      },
    ],
  },
  "what is measured and never paid": {
    "bears a part of what is above it": [
      {
        section: `deductible 100 per incident  limit 900 per period
          head gross "総額" { limit 0 per incident }
          head b "乙" = if loss(gross) >= 1_000 then 1_000 else 0`,
      },
      "term/on-measured: deductible 100 per incident",
      "term/on-measured: limit 900 per period",
    ],
    "counts for a franchise, and for the end of what is borne by a share": [
      {
        section: `franchise 50 per incident  coinsurance pays 80% bearing at most 100 per incident
          head gross "総額" { limit 0 per incident }
          head b "乙"
          head c "丙" = loss(gross)`,
      },
      "term/on-measured: franchise 50 per incident",
      "term/on-measured: coinsurance pays 80% bearing at most 100 per incident",
    ],
    "is in a frame, beside what is stated": [
      {
        section: `layer 900 xs 100 per claim
          frame seen "計測" { head gross "総額"  limit 0 per incident }
          head b "乙" { limit 50% of loss(gross) per incident }`,
      },
      "term/on-measured: layer 900 xs 100 per claim",
    ],
    "is counted behind its limit": [
      {
        section: `head gross "総額" { coinsurance pays 50%  limit 0 per incident }
          head b "乙" = loss(gross) { coinsurance pays 60% }
          borne at most 500 per incident  deductible 10% of loss per incident`,
      },
      "term/on-measured: borne at most 500 per incident",
      "term/on-measured: deductible 10% of loss per incident",
    ],
    "is outside, left out, named, last in a ranking, or each bears its own": [
      {
        more: `section other "別" { covers leak  covered at any time  deductible 100 per incident
          head seen "計測" outside { limit 0 per incident }
          head d "丁" = loss(seen)
        }`,
        section: `coinsurance pays 80%  deductible 5% of subject per incident  deductible "控除" 100 per incident  deductible "免責" 100 per incident falling first on b, c
          deductible "一件" 50 per loss
          head gross "総額" { limit 0 per incident }
          head b "乙" = loss(gross)
          head c "丙" = loss(b)
          borne at most 90 per incident for b, c
          deductible 5% of subject per incident  limit 900 per incident`,
      },
    ],
    "is read behind the term": [
      {
        section: `deductible 100 per incident
          frame both "両方" { head a "甲"  head b "乙"  limit 0 per incident }
          head c "丙" = max(left(a), left(b)) + 5% * loss(a)`,
      },
    ],
  },
  "an amount": {
    "is one of several, and never counts": [
      {
        contract: `value "価額" : money 1 .. 1_000`,
        section: `deductible max(20, min(10, 2% of value)) per incident  head a "甲" { limit min(50, max(50, value)) per incident }`,
      },
      "expression/idle-part: min(10, 2% of value)",
      "expression/idle-part: max(50, value)",
    ],
    "is the same as another": [
      {
        more: `let a "甲額" = 500円  let b "乙額" = 500円`,
        section: `head h "費目" { limit max(a, b) per incident }`,
      },
      "expression/idle-part: b",
    ],
    "may count, is an end, or is 0": [
      {
        contract: `value "価額" : money 1 .. 1_000  share "割合" : ratio 10% .. 100%`,
        section: `deductible min(20, max(10, 2% of value)) per incident  head a "甲" { coinsurance pays min(100%, share)  limit max(0, value) per incident }`,
      },
    ],
    "is a share of the loss that it limits": [
      {
        contract: `share "割合" : ratio 10% .. 100%`,
        section: `head a "甲" { limit 25% of loss per incident }  head b "乙" { limit share * loss per claim }`,
      },
      "term/limit-of-own-loss: limit 25% of loss per incident",
      "term/limit-of-own-loss: limit share * loss per claim",
    ],
    "is a share of the loss of its head by name": [
      { section: `head a "甲" { limit 25% of loss(a) per incident }` },
      "term/limit-of-own-loss: limit 25% of loss(a) per incident",
    ],
    "is a share of the loss of the section that its head is in": [
      {
        section: `head a "甲" { limit 10% of loss(costs) per incident }
          frame f "枠" { head b "乙"  limit min(500円, 10% of loss(costs)) per incident }`,
      },
      "term/limit-of-own-loss: limit 10% of loss(costs) per incident",
      "term/limit-of-own-loss: limit min(500円, 10% of loss(costs)) per incident",
    ],
    "is a share of the loss of its own and others by name, of all, or has a name": [
      {
        more: `let total "損害計" = loss(costs)`,
        section: `head a "甲" { limit 10% of loss(a, b) per incident }
          head b "乙" { limit "上限" 10% of loss(costs) per incident }
          head c "丙" { limit 10% of total per incident }
          head d "丁" { limit 100% of loss(costs) per incident }`,
      },
    ],
    "is more than the loss that it limits": [
      { section: `head a "甲" { limit 150% of loss per incident }  head b "乙" { limit 100% of loss per incident }` },
    ],
    "is a share of another loss, or of the own one behind a deductible": [
      {
        section: `head a "甲" { limit 25% of loss(b) per incident }  head b "乙" { deductible 10 per incident  limit 25% of loss per incident }`,
      },
    ],
    "is 0, of a head that is measured for others": [
      {
        section: `head a "甲" { limit 0 per incident }  head b "乙" = loss(a) { layer 5 xs 5 per incident }  head c "丙" { limit 0 per incident }`,
      },
      "term/pays-nothing: limit 0 per incident",
    ],
    "is 0, of a frame of which each head is read before it": [
      {
        section: `frame both "両方" { head a "甲" { coinsurance pays 90% }  head b "乙"  limit 0 per incident }
          frame alone "片方" { head d "丁"  limit 0 per incident }
          head c "丙" = max(left(a), left(b)) + left(alone)
          limit 1_000 per period`,
      },
      "term/pays-nothing: limit 0 per incident",
    ],
    "is that of one, and of all": [
      {
        more: `unit shop "店舗"`,
        section: `head a "甲" { limit 5 per shop and incident }  head b "乙" { limit 5 per claim and incident  limit 9円 per claim and period }
          head c "丙" { deductible 6円 per shop per period  borne at most 4 per shop and period }
          head d "丁" { deductible 6 per shop bearing at most 9 per incident and period  limit 5 per shop  limit 5 per incident }`,
      },
      "term/unit-and-incident: limit 5 per shop and incident",
      "term/unit-and-incident: limit 5 per claim and incident",
      "term/unit-and-period: borne at most 4 per shop and period",
    ],
    "is that of all, and of one": [
      {
        more: `unit shop "店舗"`,
        section: `head a "甲" { limit 5円 per incident and shop }
          head b "乙" { limit 5円 per period and insured }
          head c "丙" { limit 5円 per incident and claim }
          head d "丁" { limit 5円 per incident and period }
          head e "戊" { limit 9円 per shop per period  limit 5円 per incident }`,
      },
      "term/unit-and-incident: limit 5円 per incident and shop",
      "term/unit-and-period: limit 5円 per period and insured",
      "term/unit-and-incident: limit 5円 per incident and claim",
    ],
    "of each unit goes over all": [
      {
        contract: "schedule shop",
        more: `unit shop "店舗" { worth "価額" : money 1 .. 100 }`,
        section: `head a "甲" { deductible 2% of sum(shop.worth) per shop  limit 10 * (shop.worth / sum(shop.worth)) per shop }`,
      },
      "term/all-units: sum(shop.worth)",
    ],
  },
  "a term of an option": {
    "acts beside that of all contracts": [
      {
        contract: `low_own "免責" : money 0 .. 10  options { rider "特約" ○  other "別特約" ○ }`,
        more: `let own "自己負担" = if other then low_own else 20円`,
        section: `deductible own per incident  deductible 0 per incident when rider
          head a "甲" { coinsurance pays 100% when rider  franchise 10 per incident  coinsurance pays 80% }
          head b "乙" { deductible 50 per incident  deductible 5 per claim  deductible 30 per incident when rider and other }`,
      },
      "term/both-act: deductible 0 per incident when rider",
      "term/both-act: coinsurance pays 100% when rider",
      "term/deductibles-add-up: franchise 10 per incident",
      "term/both-act: deductible 50 per incident",
      "term/deductibles-add-up: deductible 5 per claim",
      "term/both-act: deductible 30 per incident when rider and other",
    ],
    "is of some of the losses of another": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `deductible 100 per incident for attack  deductible 50 per incident
          head a "甲"
          head b "乙"
          coinsurance pays 80%  coinsurance pays 50% for b`,
      },
      "term/both-act: deductible 100 per incident for attack",
      "term/both-act: coinsurance pays 50% for b",
    ],
    "is of the losses that another is not of": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `deductible 100 per incident for attack  deductible 50 per incident for all but attack
          head a "甲"
          head b "乙"
          head c "丙"
          coinsurance pays 80% for a, b  coinsurance pays 50% for c`,
      },
    ],
    "is of some of the losses of another, and of others": [
      {
        triggers: `leak "漏えい"  attack "攻撃"  outage "停止"`,
        covers: "all",
        section: `deductible 100 per incident for leak, attack  deductible 50 per incident for attack, outage
          head a "甲"
          head b "乙"
          head c "丙"
          coinsurance pays 80% for a, b  coinsurance pays 50% for b, c`,
      },
      "term/both-act: deductible 50 per incident for attack, outage",
      "term/both-act: coinsurance pays 50% for b, c",
    ],
    "is of an amount by formula, of an item, of lines that say so, of a unit, or of a head below": [
      {
        contract: `value "価額" : money 1 .. 1_000  schedule shop`,
        more: `unit shop "店舗" { worth "価額" : money }  facts of loss { inside "店内" : bool }`,
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `deductible 10 per incident  deductible 2% of value per incident for attack
          head a "甲" { item glass "ガラス" | other "他"  franchise 50 per incident  franchise 5 per incident for glass }
          head b "乙" { coinsurance pays 80%  coinsurance pays 60% where not inside }
          head c "丙" { deductible 1% of shop.worth per shop for leak }`,
      },
      "term/both-act: deductible 2% of value per incident for attack",
      "term/deductibles-add-up: franchise 50 per incident",
      "term/deductibles-add-up: franchise 5 per incident for glass",
      "term/both-act: franchise 5 per incident for glass",
      "term/both-act: coinsurance pays 60% where not inside",
      "term/both-act: deductible 1% of shop.worth per shop for leak",
    ],
    "is of a head within": [
      {
        section: `deductible 10 per incident
          head a "甲" { deductible 50 per incident }
          head b "乙" { deductible 5 per claim  franchise 70 per incident }
          coinsurance pays 80%`,
      },
      "term/both-act: deductible 50 per incident",
      "term/deductibles-add-up: franchise 70 per incident",
    ],
    "is of the only head within": [
      {
        section: `deductible 10 per incident  head a "甲" { deductible 10 per incident  coinsurance pays 90% }  coinsurance pays 80%`,
      },
      "term/both-act: deductible 10 per incident",
      "term/both-act: coinsurance pays 80%",
    ],
    "is of fewer lines of some": [
      {
        more: `facts of loss { night "夜間" : bool  storm "嵐" : bool }`,
        section: `deductible 1_000 per incident where night  deductible 500 per incident where night and storm  head a "甲"`,
      },
      "term/both-act: deductible 500 per incident where night and storm",
    ],
    "is a larger franchise, or a deductible of the period": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `franchise 10 per incident  franchise 50 per incident for attack
          head a "甲"
          head b "乙" { deductible 100 per period  deductible 5 per incident for attack }`,
      },
    ],
    "stands in its place": [
      {
        contract: `options { rider "特約" ○  other "別特約" ○ not with rider }`,
        section: `deductible 10 per incident when not rider  deductible 5 per incident when rider
          head a "甲" { coinsurance pays 80% when other  coinsurance pays 90% when rider }`,
      },
    ],
    "is of other losses, of something else, or called otherwise": [
      {
        contract: `insured "保険金額" : money 1 .. 100  worth "価額" : money 1 .. 100  options { rider "特約" ○ }`,
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `deductible 10 per incident  deductible 5 per claim when rider  deductible 5円 per period for attack when rider
          deductible "追加免責" 7 per incident when rider  deductible 5% of loss per incident when rider
          coinsurance pays min(100%, insured / worth)
          head a "甲" { deductible "甲免責" 3 per incident when rider }
          head b "乙" { coinsurance "乙割合" pays 80%  limit 50 per incident  coinsurance "特約割合" pays 50% when rider }
          coinsurance pays 90% when rider`,
      },
      "term/deductibles-add-up: deductible 5% of loss per incident when rider",
    ],
    "brings a limit that may be more than the usual one": [
      {
        contract: `base "基本" : money 1_000 .. 5_000  high "上乗せ" : money 1_000 .. 50_000  options { rider "特約" ○ }`,
        section: `head a "甲" { limit base per incident  limit high per incident when rider }
          head b "乙" { limit high per incident when rider  limit base per incident }`,
      },
      "term/both-act: limit high per incident when rider",
      "term/both-act: limit high per incident when rider",
    ],
    "brings a limit that is no more, of something else, over more, or called otherwise": [
      {
        contract: `base "基本" : money 1_000 .. 5_000  high "上乗せ" : money 1_000 .. 50_000  options { rider "特約" ○ }`,
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `head a "甲" { limit base per incident  limit 3_000 per incident when rider }
          head b "乙" { limit base per incident when not rider  limit high per incident when rider }
          head c "丙" { limit base per incident  limit high per period when rider }
          head d "丁" { limit base per incident for leak  limit high per incident for attack when rider }
          head e "戊" { limit base per incident  limit "特約限度" high per incident when rider }
          head f "己" { limit high per incident  limit base per incident when rider }`,
      },
    ],
    "meets one that takes nothing under it": [
      {
        contract: `own "免責" : money one of 0, 10  options { rider "特約" ○ }  require not rider or own = 0円`,
        section: `head a "甲" { deductible own per incident  deductible 5 per incident when rider }`,
      },
    ],
    "is one of two options, or of two of one": [
      {
        contract: `options { rider "特約" ○  other "別特約" ○ }`,
        section: `head a "甲" { deductible 10 per incident when rider  deductible 5 per incident when other }
          head b "乙" { deductible 10 per incident when rider  deductible 5 per incident when rider }`,
      },
      "term/deductibles-add-up: deductible 5 per incident when rider",
    ],
    "comes off what another leaves": [
      {
        more: `unit shop "店舗"`,
        contract: `own "免責" : money 1 .. 100`,
        section: `deductible own per shop per period  deductible 2 * own per period
          head a "甲" { deductible 20 per incident  deductible 5 per claim }
          head b "乙" { deductible 20 per incident  deductible 30 per incident }`,
      },
      "term/deductibles-add-up: deductible 2 * own per period",
      "term/deductibles-add-up: deductible 20 per incident",
      "term/deductibles-add-up: deductible 5 per claim",
      "term/deductibles-add-up: deductible 30 per incident",
    ],
    "is a share of the loss": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `deductible 10 per incident
          head a "甲" { deductible 5% of loss per incident }
          head b "乙"
          head c "丙" { deductible 5% of loss per claim  deductible 20 per claim }
          head d "丁" { deductible 2% of loss per claim for attack  deductible 30 per claim }`,
      },
      "term/both-act: deductible 5% of loss per incident",
      "term/deductibles-add-up: deductible 20 per claim",
      "term/both-act: deductible 2% of loss per claim for attack",
    ],
    "stands below heads that have one for each part": [
      {
        more: `unit shop "店舗"`,
        section: `frame f "枠" { head a "甲" { deductible 50 per shop }  head b "乙" { deductible 40 per shop }
            deductible 60 per incident }
          frame g "枠二" { deductible 70 per incident
            head c "丙" { deductible 30 per loss }  head d "丁" { deductible 20 per claim } }
          frame h "枠三" { head e "戊" { deductible 25 per claim }  deductible 80 per policy year }
          head i "己" { deductible 15 per incident  deductible 90 per policy year }`,
      },
      "term/deductibles-add-up: deductible 60 per incident",
      "term/deductibles-add-up: deductible 30 per loss",
    ],
    "is of one head for each line or incident beside that of all for a year": [
      {
        section: `frame f "枠" { deductible 900 per period  head a "甲" { deductible 50 per loss }  head b "乙" }
          frame g "枠二" { head c "丙" { deductible 5 per incident }  head d "丁"  deductible 800 per policy year }
          frame h "枠三" { deductible 700 per incident  head e "戊" { deductible 4 per loss }  head i "己" }
          frame j "枠四" { deductible 900 per period for all but k  head k "庚" { deductible 50 per loss }  head l "辛" }
          frame m "枠五" { deductible 900 per period  head n "壬" { deductible "定額負担" 50 per loss }  head o "癸" }`,
      },
      "term/both-bases: deductible 50 per loss",
      "term/both-bases: deductible 5 per incident",
      "term/both-bases: deductible 4 per loss",
    ],
    "is of a head that some contracts have": [
      {
        contract: `options { rider "特約" ○ }`,
        section: `frame f "枠" { deductible 10 per incident  head a "甲" when rider { deductible 50 per incident }  head b "乙" }
          frame g "枠二" { head c "丙" when rider { deductible 5 per claim }  head d "丁" { deductible 6 per claim }
            deductible 20 per incident }`,
      },
      "term/both-act: deductible 50 per incident",
      "term/deductibles-add-up: deductible 20 per incident",
    ],
    "is what a layer begins above": [
      {
        section: `frame f "枠" { deductible 500 per incident  head a "甲" { layer 1_000 xs 500 per incident } }
          head b "乙" { deductible 600 per period  layer 1_000 xs 500 per incident  layer 1_000 xs 1_500 per incident }`,
      },
      "term/both-act: layer 1_000 xs 500 per incident",
      "term/deductibles-add-up: layer 1_000 xs 500 per incident layer 1_000 xs 1_500 per incident",
    ],
    "is not what a layer begins above only under an option": [
      {
        contract: `options { rider "特約" ○ }`,
        section: `frame f "枠" { deductible 500 per incident
            head a "甲" { layer { deductible 500 per incident when rider  limit 1_000 per incident } } }
          head b "乙" { deductible 600 per period
            layer { deductible 500 per incident when rider  limit 1_000 per incident }
            layer { deductible 1_500 per incident  limit 1_000 per incident } }`,
      },
    ],
    "is of a part, of what is left, or of one of several heads": [
      {
        more: `unit shop "店舗"`,
        section: `head a "甲" { deductible 20 per shop  layer 1_000 xs 500 per incident }
          head b "乙" { deductible 20 per incident  layer 500 xs 0 per incident  layer 500 xs 500 per incident }
          head c "丙" { deductible 20 per incident  layer high "上" 500 xs 500 per incident }
          head d "丁" { layer 500 xs 100 per incident  deductible 20円 per period }
          head e "戊" { deductible 20 per incident  deductible max(0, 150 - deducted) per incident }
          head f "己" { deductible 20 per incident  deductible 10円 * (subject / 500円) per incident }
          head g "庚" { deductible 20 per incident  layer 500 xs subject / 2 per incident }
          frame h "枠" { head i "辛" { deductible 5 per claim }  head j "壬"  deductible 10 per incident }
          frame k "枠二" { head l "癸" { deductible 5 per claim  limit 100 per claim }  deductible 10 per incident }`,
      },
    ],
    "is for other losses": [
      {
        triggers: `leak "漏えい"  flood "水災"`,
        covers: "all",
        facts: `us "米国" : bool`,
        section: `head a "甲" { deductible 5 per incident where us  franchise 80 per incident where not us }
          head b "乙" { deductible 5 per incident for leak  franchise 80 per incident for flood }
          head c "丙" { deductible 5 per incident where us  franchise 70 per incident for flood }`,
      },
      "term/deductibles-add-up: franchise 70 per incident for flood",
    ],
    "is an annual aggregate behind a retention, or taken of an excess that a head works out": [
      {
        more: `unit member "家族"`,
        section: `frame m "家族別" for each member {
            head ground "甲" { limit 0円 per incident }
            head specific "乙" = loss(ground) { deductible 50円 per period } }
          frame g "枠" { head b "丙" { deductible 20円 per claim }  deductible 500 per period }
          head c "丁" { deductible 20 per incident  deductible 90 per policy year }
          head d "戊" { deductible 90 per period  deductible 30 per claim }
          head e "己" { deductible 40 per loss  deductible 90 per period }
          head f "庚" { deductible 20円 per member per period  deductible 80 per period }
          deductible 900円 per period for specific`,
      },
      "term/deductibles-add-up: deductible 30 per claim",
      "term/deductibles-add-up: deductible 90 per period",
      "term/deductibles-add-up: deductible 80 per period",
    ],
    "is called otherwise, has an end, stands behind a limit, or is a number of times": [
      {
        more: `unit shop "店舗"`,
        section: `deductible 10円 per shop per period bearing at most 50 per period  deductible "年間免責" 20円 per period
          head a "甲" { deductible 20 per incident  limit 500 per incident  deductible 5 per claim }
          head b "乙" { deductible 20 per incident  deductible 3 times per period }`,
      },
      "term/limit-first: deductible 5 per claim",
      "settlement/larger-loss: deductible 5 per claim",
    ],
  },
  "an amount of bare digits": {
    "is told of where it is a number of times or days, or lacks its sign": [
      {
        contract: `cap "限度額" : money 1 .. 1億`,
        section: `head a "甲" { limit 2 per period }
          head b "乙" { deductible 5 per incident  limit cap per incident }
          head c "丙" { limit 60 per claim  limit 3 per policy year }
          head d "丁" { layer ７ xs 0 per incident }`,
      },
      "term/bare-amount: 2",
      "term/bare-amount: 5",
      "term/bare-amount: 60",
      "term/bare-amount: 3",
      "term/bare-amount: ７",
    ],
    "is told of where one day of a benefit comes to more": [
      {
        contract: `daily "日額" : money 1_000円 .. 20_000円`,
        more: `facts of loss { stay_days "日数" : whole 0 .. 400  degree "割合" : ratio 0% .. 100% }`,
        section: `head a "甲" for each loss = daily * stay_days { deductible 4 per incident  limit 120 per incident }
          head b "乙" for each loss = 500円 * min(60, stay_days) { deductible 400 per loss  limit 1_000 per period }
          head c "丙" for each loss = 5_000円 * stay_days { deductible 100円 per loss  limit 1_095 per period }
          head d "丁" for each loss = degree of 1_000_000円 { limit 120 per incident }`,
      },
      "term/bare-amount: 4",
      "term/bare-amount: 120",
      "term/bare-amount: 1_095",
    ],
    "is an amount where what a benefit is multiplied by cannot be counted": [
      {
        more: `currency USD  facts of loss { weeks "週" : number 0 .. 104  index "指数" : number 0 .. 1  stay "日数" : whole 0 .. 400 }`,
        section: `head a "甲" for each loss = 52_000 * (weeks / 52) { limit 26_000 per incident }
          head b "乙" for each loss = 10_000 * index { limit 6_000 per loss }
          head c "丙" for each loss = 10_000 * stay { limit 6_000 per loss }`,
      },
      "term/bare-amount: 6_000",
    ],
    "is told of where it reads as a share, unless it has a name": [
      {
        more: `currency USD  let small : money = 0.50`,
        section: `head a "甲" { deductible 0.02 per incident  limit small per incident }  head b "乙" { limit 5.00 per incident }`,
      },
      "term/bare-amount: 0.02",
    ],
    "is none where a sign of money says so, or where it is what others are": [
      {
        contract: `cap "限度額" : money 1 .. 5_000`,
        section: `head a "甲" { limit 2円 per period }
          head b "乙" { deductible 5 per incident  limit 100 per period }
          head c "丙" { limit 2 times per period  limit cap per incident  limit unlimited per period }`,
      },
    ],
  },
  "what was paid earlier": {
    "is nothing at first, so that nothing ever is": [
      {
        contract: `share "割合" : ratio 10% .. 50%`,
        more: `let paid "支払済" = share of earlier(a)`,
        section: `head a "甲" { limit paid per incident }
          head b "乙" { coinsurance pays if earlier(b) > 1_000 then 100% else 0% }
          head c "丙" { limit (if earlier_times(c) >= 1 then 500 else 0) per incident }
          head d "丁" { limit max(0, 1_000 - earlier(d)) per incident }
          head e "戊" { limit earlier(a) per incident }
          head f "己" { coinsurance pays if earlier_times(f) = 0 then 100% else 50% }
          head g "庚" { limit earlier(g, a) per incident }
          head h "辛" { coinsurance pays if earlier_largest(h) > 1_000 then 0% else 100% }
          head i "壬" { limit earlier_largest(i) per incident }`,
      },
      "term/earlier-never: paid",
      "term/earlier-never: if earlier(b) > 1_000 then 100% else 0%",
      "term/earlier-never: if earlier_times(c) >= 1 then 500 else 0",
      "term/earlier-never: earlier_largest(i)",
    ],
  },
  "the end of the period": {
    "is taken for the last day": [
      {
        facts: `made "請求日" : date`,
        section: `require made > period.to and found >= period.from
          require made within 60 days after period.to or made during period\n    head a "甲"`,
      },
      "date/end-of-period: made > period.to",
      "date/end-of-period: made within 60 days after period.to",
    ],
    "is taken for the last day by the end of a span that is a window, compared, or has a name": [
      {
        facts: `made "請求日" : date`,
        more: `let latest_day "最終日" = 30 days after period.to`,
        section: `window from found until 60 days after period.to
          require incurred <= 60 days after period.to and 2 months after period.to >= made
          require made <= latest_day\n    head a "甲"`,
      },
      "date/end-of-period: 60 days after period.to",
      "date/end-of-period: incurred <= 60 days after period.to",
      "date/end-of-period: 2 months after period.to >= made",
      "date/end-of-period: made <= latest_day",
    ],
    "is not the last day, or is said to be": [
      {
        facts: `made "請求日" : date  at "時刻" : datetime`,
        section: `require made < period.to and at <= period.to
          require incurred < 60 days after period.to and made <= 60 days after period.last_day
          require made within 60 days after (1 day before period.to) or made during period\n    head a "甲"`,
      },
    ],
    "comes at another time than midnight": [
      {
        contract: `require period.to = 2027-04-01T16:00`,
        facts: `made "請求日" : date`,
        section: `require made within 60 days after period.to or made during period\n    head a "甲"`,
      },
    ],
  },
  "a time that begins with the end of the period": {
    "refuses what came in the period": [
      {
        facts: `made "請求日" : date`,
        section: `require notice "通知" made within 60 days after period.last_day and found during period
          head a "甲"`,
      },
      "date/after-period: made within 60 days after period.last_day",
    ],
    "is that of an attachment, too": [
      {
        facts: `made "請求日" : date`,
        section: `covered when found within 90 days after period.last_day
          require made within 120 days after period.last_day\n    head a "甲"`,
      },
    ],
    "is one of several, that of an attachment, or follows both days": [
      {
        facts: `made "請求日" : date`,
        section: `covered when made within 60 days after period.last_day
          require made during period or made within 60 days after period.last_day
          require made > period.last_day and made <= 60 days after period.last_day
          require made within 60 days after found\n    head a "甲"`,
      },
    ],
  },
  "the first day of the period": {
    "is not counted in a span behind it": [
      {
        section: `window from found until 12 months after period.from
          require for a: not incurred within 90 days after period.from
          require for a: incurred > 60 days after period.from
          require "始期30日以内" for b: incurred within 30 days after period.from
          require for a: incurred not within 45 days after period.from\n    head a "甲"\n    head b "乙"`,
      },
      "date/start-of-period: 12 months after period.from",
      "date/start-of-period: incurred within 90 days after period.from",
      "date/start-of-period: incurred > 60 days after period.from",
      "date/start-of-period: incurred not within 45 days after period.from",
    ],
    "is counted, or the day behind the span is, or the span is how long the period is": [
      {
        contract: `require period.to <= 1 year after period.from`,
        section: `window from 90 days after period.from until 12 months including period.from
          require incurred < 12 months after period.from and incurred >= 90 days after period.from\n    head a "甲"`,
      },
    ],
    "has begun before": [
      {
        contract: `require period.from = 2026-04-01T16:00`,
        section: `require incurred within 15 months after period.from\n    head a "甲"`,
      },
    ],
  },
  "a number of times": {
    "beside amounts, which are never compared with it": [
      {
        contract: `visits "回数" : number 0 .. 10`,
        section: `head a "甲" { limit visits times per period  deductible 100 per incident  limit 80 per incident }
          head b "乙" { deductible 5 per incident  limit 2 times per period  borne at most 1 per incident }
          limit 3 times per period
          limit 1_000 per period
          limit 2 times per policy year
          deductible 50 per incident
          deductible 1 time per period
          deductible "年間" 3円 per policy year`,
      },
      "term/limit-first: deductible 100 per incident",
      "term/limit-first: deductible 50 per incident",
    ],
    "that lets nothing through, or everything": [
      {
        contract: `more "追加" : number 0 .. 1`,
        section: `head a "甲" { limit more / 2 times per period }
          head b "乙" { limit more times per period }
          head c "丙" { limit (if more > 2 then 1 else unlimited) times per period }`,
      },
      "term/pays-nothing: limit more / 2 times per period",
      "condition/comparison: more > 2",
    ],
    "of a deductible that bears nothing, or everything": [
      {
        contract: `more "追加" : number 0 .. 1`,
        section: `head a "甲" { deductible more / 2 times per period }
          head b "乙" { deductible more times per period }
          head c "丙" { deductible unlimited times per period }`,
      },
      "term/no-effect: deductible more / 2 times per period",
      "term/pays-nothing: deductible unlimited times per period",
    ],
    "before terms behind which a larger loss would pay less, were it an amount": [
      {
        section: `head a "甲"  head b "乙"
          limit 2 times per period
          deductible 2 times per period
          franchise 100 per incident
          deductible 10 per claim`,
      },
      "term/counted-together: limit 2 times per period",
      "term/counted-together: deductible 2 times per period",
      "term/limit-first: franchise 100 per incident",
      "term/limit-first: deductible 10 per claim",
    ],
  },
  "a number of a quantity": {
    "beside amounts, which are never compared with it": [
      {
        contract: `most "日数" : number 0 .. 10`,
        section: `head a "甲" { limit 5 per incident  deductible 6 of count per incident  limit most of count per incident }
          head b "乙" { deductible 5 per incident  limit 2 of count per period  borne at most 1 per incident }
          limit 100 of count per period
          limit 100 per period
          limit 3 of count per incident`,
      },
      "term/limit-first: deductible 6 of count per incident",
      "term/counted-together: limit 100 of count per period",
      "term/counted-together: limit 3 of count per incident",
    ],
    "that lets nothing through, or everything": [
      {
        contract: `more "追加" : number 0 .. 1`,
        section: `head a "甲" { limit more of count per period }
          head b "乙" { limit (more * 50%) of count per period }
          head c "丙" { deductible (more * 50%) of count per period  limit (if more > 2 then 1 else unlimited) of count per period }`,
      },
      "term/no-effect: deductible (more * 50%) of count per period",
      "condition/comparison: more > 2",
    ],
    "between limits of money, which do not make each other idle": [
      { section: `head a "甲" { limit 200 per incident  limit 2 of count per incident }\n    limit 100 per incident` },
    ],
  },
  "an amount of a head": {
    "that is above zero for some": [
      {
        contract: `cap "限度額" : money 1 .. 100`,
        section: `head a "甲" for each loss = 5円 - cap  head b "乙" = cap - 5円  head c "丙" = 5円 * days(period.from, found)`,
      },
    ],
    "that is above zero for none": [
      {
        contract: `cap "限度額" : money 5 .. 100`,
        section: `head a "甲" for each loss = 5円 - cap  head b "乙" = min(0円, loss(a))`,
      },
      "head/always-zero: 5円 - cap",
      "head/always-zero: min(0円, loss(a))",
    ],
  },
  "a guard": {
    "that no contract with a covered head fulfils": [
      {
        contract: `plan small "小" | large "大"`,
        covers: "leak when plan is large",
        section: `head a "甲" { limit 5 per incident when plan is small }  head b "乙" when plan is small`,
      },
      "term/never-acts: limit 5 per incident when plan is small",
      "head/never-covered: b",
    ],
    "that some contract with a covered head fulfils": [
      {
        contract: `plan small "小" | large "大"`,
        covers: "leak when plan is large",
        section: `head a "甲" { limit 5 per incident when plan is large }  head b "乙" when plan is large`,
      },
    ],
  },
  "an exclusion that asks about a unit": {
    "is for heads whose lines name one, whatever they name it for": [
      {
        more: `unit person "人"  unit thing "物" of person  facts of person { drunk "酒気帯び" : bool }
          facts of thing { worth "時価" : money 1 .. 100 }
          exclusions { intoxicated "酒気帯び" when person.drunk  others "他" for f when thing.worth > 5円 }`,
        section: `head a "甲" { limit 5 per person }  head b "乙" { limit 5 per thing }
          frame f "各人" for each thing { head c "丙"  head d "丁" = 5% of loss(c) }
          head e "戊" { require not person.drunk }`,
      },
    ],
    "is also for a head that has none": [
      {
        more: `unit person "人"  facts of person { drunk "酒気帯び" : bool }
          exclusions { intoxicated "酒気帯び" when found < 2026-04-02 and person.drunk }`,
        section: `head a "甲" { limit 5 per person }  head b "乙"`,
      },
      "exclusion/no-unit: intoxicated",
    ],
    "is also for a computed head that belongs to none": [
      {
        more: `unit person "人"  facts of person { drunk "酒気帯び" : bool }
          exclusions { mercy "猶予" : bool unless person.drunk }`,
        section: `head a "甲" { limit 5 per person }  head b "乙" = 5% of loss(a)`,
      },
      "exclusion/no-unit: mercy",
    ],
    "asks about any of the schedule": [
      {
        contract: `schedule person`,
        more: `unit person "人" { drunk "酒気帯び" : bool }  exclusions { intoxicated "酒気帯び" when any(person.drunk) }`,
        section: `head a "甲"`,
      },
    ],
  },
  "a divisor": {
    "that a fact of its range can make zero": [
      { facts: `n "数" : number 0 .. 100`, section: `head a "甲" { limit 500円 / n per incident }` },
      "expression/zero-divisor: n",
    ],
    "without a range": [
      {
        contract: `insured "保険金額" : money 1 .. 100  worth "価額" : money`,
        section: `head a "甲" { coinsurance pays min(1, insured / (80% * worth)) }`,
      },
      "expression/zero-divisor: 80% * worth",
    ],
    "of a range without zero": [
      {
        contract: `insured "保険金額" : money 1 .. 100  worth "価額" : money 1 .. 100`,
        section: `head a "甲" { coinsurance pays min(1, insured / (80% * worth)) }`,
      },
    ],
    "whose zero has a branch of its own": [
      {
        facts: `n "数" : number 0 .. 100`,
        section: `head a "甲" { limit (if n = 0 then 500円 else 500円 / n) per incident }
          head b "乙" { limit (if n > 0 then 500円 / n else 500円) per incident }
          head c "丙" { limit (if not (n <= 0) then 500円 / n else 500円) per incident }
          head d "丁" { limit 500円 / max(1, n) per incident }
          head e "戊" { limit (if n > 2 then 500円 / (n - 1) else 500円) per incident }`,
      },
    ],
    "that is a sum, or of several parts, and whose zero has a branch of its own": [
      {
        facts: `n "数" : number 0 .. 100  m "数" : number 0 .. 100 }\n  facts of claim { paid "支払" : money 0 .. 100`,
        more: `let total "合計" : money = sum(paid)  let rest "差" = n - m`,
        section: `head a "甲" { limit 500円 * (if total = 0 then 1 else 500円 / total) per incident }
          head b "乙" { limit 500円 * (if sum(paid) = 0 then 1 else 500円 / total) per incident }
          head c "丙" { limit 500円 * (if total > 0 then 500円 / sum(paid) else 1) per incident }
          head d "丁" { limit (if n <> m then 500円 / rest else 500円) per incident }
          head e "戊" { limit (if rest = 0 then 500円 else 500円 / (2 * m - 2 * n)) per incident }
          head f "己" { limit (if n * m = 0 then 500円 else 500円 / (n * m)) per incident }`,
      },
    ],
    "that is a sum whose zero has the other branch": [
      {
        facts: `n "数" : number 0 .. 100 }\n  facts of claim { paid "支払" : money 0 .. 100`,
        section: `head a "甲" { limit 500円 * (if sum(paid) = 0 then 500円 / sum(paid) else n) per incident }`,
      },
      "expression/zero-divisor: sum(paid)",
    ],
    "of which another multiple is not zero": [
      {
        facts: `n "数" : number 0 .. 100  m "数" : number 0 .. 100`,
        section: `head a "甲" { limit (if n - m = 1 then 500円 else 500円 / (n - m)) per incident }`,
      },
      "expression/zero-divisor: n - m",
    ],
    "of lines, none of which comes to nothing": [
      {
        section: `head a "甲" { coinsurance pays largest(amount) / sum(amount)  limit 500円 * (largest(amount) / smallest(amount)) / sum(count) per incident }`,
      },
    ],
    "of lines of which each may be 0": [
      {
        section: `head a "甲" { item x "一" | y "二"  limit 500円 / sum(if item is x then 1 else 0) per incident }`,
      },
      "expression/zero-divisor: sum(if item is x then 1 else 0)",
    ],
    "whose zero has the other branch": [
      {
        facts: `n "数" : number 0 .. 100`,
        section: `head a "甲" { limit (if n > 0 then 500円 else 500円 / n) per incident }`,
      },
      "expression/zero-divisor: n",
    ],
    "in a formula whose zero is kept from it where it is used": [
      {
        more: `let share "割合" = min(1, 500円 / loss(a))`,
        section: `head a "甲"  head b "乙" { coinsurance pays (if loss(a) > 0円 then share else 100%) }`,
      },
    ],
    "in a formula that is used as it is": [
      {
        more: `let share "割合" = min(1, 500円 / loss(a))`,
        section: `head a "甲"  head b "乙" { coinsurance pays share }`,
      },
      "expression/zero-divisor: loss(a)",
    ],
    "beside a condition that decides": [
      {
        facts: `n "数" : number 0 .. 100  m "数" : number 1 .. 100`,
        section: `require n = 0 or m / n < 5\n    head a "甲"`,
      },
    ],
    "beside a condition that does not": [
      {
        facts: `n "数" : number 0 .. 100  m "数" : number 1 .. 100`,
        section: `require n = 0 and m / n < 5\n    head a "甲"`,
      },
      "expression/zero-divisor: n",
    ],
    "whose zero is required not to be": [
      {
        facts: `n "数" : number 0 .. 100`,
        section: `require n > 0\n    head a "甲" { limit 500円 / n per incident }`,
      },
    ],
    "whose zero is required not to be elsewhere": [
      {
        facts: `n "数" : number 0 .. 100`,
        section: `head a "甲" { limit 500円 / n per incident }\n    head b "乙" { require n > 0 }`,
      },
      "expression/zero-divisor: n",
    ],
    "that a term acts on": [
      {
        contract: `total "合計" : money 1 .. 100`,
        section: `head a "甲" { coinsurance pays min(1, total / loss(a)) }
          head b "乙" { coinsurance pays min(1, total / loss(a, b)) }
          head c "丙" { limit total * (total / subject) per incident }`,
      },
    ],
    "that is the days of the period, or of two days that differ": [
      {
        facts: `gone "出た日" : date  back "戻った日" : date`,
        section: `head a "甲" { limit 500円 / days(period.from, period.to) per incident }
          head b "乙" { limit (if gone < back then 500円 / days(gone, back) else 500円) per incident }`,
      },
    ],
    "that is the days between two days": [
      {
        facts: `gone "出た日" : date  back "戻った日" : date`,
        section: `head a "甲" { limit 500円 / days(gone, back) per incident }`,
      },
      "expression/zero-divisor: days(gone, back)",
    ],
    "that is a sum over the units of one": [
      {
        contract: `schedule site  schedule shop`,
        more: `unit site "敷地"  unit shop "店" of site { value "価額" : money 1 .. 100 }`,
        section: `head a "甲" { limit 500円 * (shop.value / sum(shop.value per site)) per shop }
          frame sites "敷地" for each site { head b "乙" { limit 500円 * (5円 / sum(shop.value per site)) per incident } }`,
      },
      "expression/zero-divisor: sum(shop.value per site)",
    ],
    "that is a sum over the schedule": [
      {
        contract: `schedule shop`,
        more: `unit shop "店" { value "価額" : money 1 .. 100  spare "予備" : money 0 .. 100 }`,
        section: `frame shops "店舗" for each shop {
          head a "甲" { limit 500円 * (shop.value / sum(shop.value)) per incident }
          head b "乙" { limit 500円 * (shop.value / sum(shop.spare)) per incident }
        }`,
      },
      "expression/zero-divisor: sum(shop.spare)",
    ],
  },
  "a term per unit": {
    "around a part that counts by another unit does not meet its lines": [
      {
        more: `unit person "人"  unit article "品"`,
        section: `frame goods "品物" { head a "甲" { limit 5 per article } }  head b "乙"  limit 50 per person`,
      },
      "term/other-unit: limit 50 per person",
    ],
    "stands beside one for lines of another kind": [
      {
        more: `unit person "人"  unit firm "法人"`,
        section: `head a "甲"  head b "乙"  limit 5 per person for a  limit 50 per firm for a`,
      },
    ],
    "stands beside one of the incident and is of the period": [
      {
        more: `unit day "日"  unit ill "傷病"`,
        section: `head a "甲" { limit 100 per day  limit 150 per ill per period }
          head b "乙" { limit 150円 per ill per period  limit 100 per day }`,
      },
      "term/other-unit: limit 150 per ill per period",
      "term/other-unit: limit 150円 per ill per period",
    ],
    "is told of once for what stands in one place, and not with a label": [
      {
        more: `unit car "車"  unit trailer "台"`,
        section: `frame f "枠" { deductible 5_000 per car  limit 90_000 per car
            head a "甲" { limit 20_000 per trailer }  head b "乙" }
          head c "丙" { limit "車" 20_000 per car  limit "台" 5_000 per trailer per period }`,
      },
      "term/other-unit: deductible 5_000 per car",
    ],
    "stands beside one of the incident, and each kind has its own": [
      {
        more: `unit day "日"  unit ill "傷病"  unit visit "通院" of ill`,
        section: `head a "甲" { limit 100 per day  limit 70 per ill  limit 150 per ill per period }
          head b "乙" { limit 100 per day  limit 900 per day per period  limit 150 per ill per period }
          head c "丙" { limit 100 per visit  limit 150 per ill per period }`,
      },
    ],
    "is around two for lines of either kind": [
      {
        more: `unit person "人"  unit firm "法人"`,
        section: `head a "甲" { limit 5 per person  limit 50 per firm }  head b "乙"  limit 90 per firm`,
      },
    ],
    "is for another trigger than the one inside": [
      {
        more: `unit person "人"  unit article "品"`,
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "leak, attack",
        section: `head a "甲" { limit 5 per article for leak }  head b "乙"  limit 50 per person for attack`,
      },
    ],
    "acts on a computed head in a frame for each": [
      {
        more: `unit person "人"`,
        section: `frame people "人々" for each person { head a "甲"  head b "乙" = 5% of loss(a)  limit 50 per incident }`,
      },
    ],
    "acts on computed heads alone in a frame for each": [
      {
        more: `unit person "人"`,
        section: `frame people "人々" for each person { head a "甲"  head b "乙" = 5% of loss(a) { limit 50 per person } }`,
      },
    ],
    "counts a computed head in a frame for each": [
      {
        more: `unit person "人"`,
        section: `frame people "人々" for each person { head a "甲" { limit 50% of loss(b) per incident }
          head b "乙" = 5% of loss(a)
          limit 50 per incident for all but b }`,
      },
    ],
    "leaves a computed head out": [
      {
        more: `unit person "人"`,
        section: `head a "甲"  head b "乙" = 5% of loss(a)  limit 50 per person`,
      },
      "term/computed-head: b",
    ],
    "does not count a computed head": [
      {
        more: `unit person "人"`,
        section: `head a "甲" { limit 50% of loss(b) per person }
          head b "乙" = 5% of loss(a)
          limit 50 per person`,
      },
      "term/computed-head: b",
    ],
    "a sum over units reads the whole incident": [
      {
        contract: `schedule place`,
        more: `unit place "所" { value : money }`,
        section: `head a "甲" { limit unlimited per place }
          head b "乙" { limit sum(if loss(a) > 5 then place.value else 0) per incident }`,
      },
      "term/sum-of-all: loss(a)",
    ],
    "what was paid earlier is that of all units": [
      {
        contract: `schedule place`,
        more: `unit place "所" { value : money }  let paid_before "既払" = earlier(a)`,
        section: `head a "甲" { limit place.value per place
          coinsurance pays if earlier_largest(a) > 80% of place.value then 0% else 100% }
          head b "乙" { coinsurance pays if earlier(b) > 50 then 80% else 100% }
          head c "丙" { limit place.value - earlier(c) per place
          coinsurance pays if paid_before > place.value then 0% else 100% }`,
      },
      "term/sum-of-all: earlier_largest(a)",
    ],
    "one that is called otherwise is no repetition": [
      { section: `head a "甲" { deductible "一" 5 per incident  deductible "二" 5 per incident }  head b "乙"` },
    ],
    "is used where one that it is of is": [
      {
        more: `unit site "敷地"  unit place "所" of site`,
        section: `head a "甲" { limit 5 per site }  head b "乙"`,
      },
    ],
    "a share of a layer is a share": [
      {
        contract: `part "割合" : ratio 0% .. 150%`,
        section: `head a "甲" { layer part of 50 xs 0 per incident }  head b "乙"`,
      },
      "term/share-range: part",
    ],
    "an amount for each unit reads the whole incident": [
      {
        more: `unit person "人"`,
        section: `frame people "人々" for each person { head a "甲"  head b "乙" = 5% of loss(c) }  head c "丙"`,
      },
      "term/whole-incident: loss(c)",
    ],
    "leaves a computed head alone that it is not for": [
      {
        more: `unit person "人"`,
        section: `head a "甲"  head b "乙" = 5% of loss(a)  limit 50 per person for all but b`,
      },
    ],
    "counts the whole incident where lines of one of the heads name no unit": [
      {
        more: `unit place "所"`,
        section: `head a "甲" { limit 50 per place }  head b "乙"  head c "丙" { limit 10% of loss(a, b) per place }`,
      },
      "term/whole-incident: loss(a, b)",
    ],
    "counts the whole incident by a formula, which says so": [
      {
        more: `unit place "所"  let total = loss(a, b)`,
        section: `head a "甲" { limit 50 per place }  head b "乙"  head c "丙" { limit 10% of total per place }`,
      },
    ],
    "counts the unit where all lines name one": [
      {
        more: `unit place "所"`,
        section: `head a "甲" { limit 50 per place }  head b "乙" { limit 10% of loss(a) per place }`,
      },
    ],
    "counts the whole incident where lines of the only head name no unit": [
      { more: `unit place "所"`, section: `head a "甲"  head b "乙" { limit 10% of loss(a) per place }` },
      "term/whole-incident: loss(a)",
    ],
    "counts what is of other units, and by a formula": [
      {
        more: `unit place "所"  unit person "人"  let all_of "全体" = loss(a)`,
        section: `head a "甲"  head b "乙" { limit 50 per person }
          head c "丙" { limit 10% of loss(b) + 20% of all_of per place }`,
      },
    ],
  },
  "a limit above what is limited of each": {
    "never binds": [
      {
        more: `unit shop "店舗"`,
        section: `head a "甲" { limit 300円 per shop  limit 500円 per shop }
          head b "乙" { layer 300 xs 100 per incident  layer 50% of 100 xs 400 per incident  limit 400円 per incident }
          head c "丙" { limit 300円 per loss  limit 500円 per loss }
          frame f "枠" for each shop { head d "丁" { limit 300円 per incident }
          head e "戊" { limit 200円 per incident }
          limit 600円 per incident }`,
      },
      "term/limit-above-inner: limit 500円 per shop",
      "term/limit-above-inner: limit 400円 per incident",
      "term/limit-above-inner: limit 500円 per loss",
      "term/limit-above-inner: limit 600円 per incident",
    ],
    "may bind": [
      {
        contract: "schedule shop  schedule site  options { wide ○ }",
        more: `unit site "敷地"  unit shop "店舗" of site { value "価額" : money }`,
        section: `head a "甲" { limit 300円 per shop  limit 500円 per incident }
          head b "乙" { layer 300 xs 100 per claim  limit 400円 per incident }
          head c "丙" { layer { deductible 100 per incident  limit 300 per incident when wide }  limit 400円 per incident }
          head d "丁" { limit 300円 per shop  limit shop.value per shop }
          head e "戊" { limit 300円 per shop  limit 500円 per site }
          head f "己" { limit 300円 per loss  limit 500円 per shop }`,
      },
    ],
  },
  "a limit inside another": {
    "binds where the outer one is of a wider basis and larger": [
      { section: `head a "甲" { limit 50 per insured }  head b "乙"  limit 80 per incident` },
    ],
    "never binds where the outer one is of a wider basis and smaller": [
      { section: `head a "甲" { limit 80 per insured }  head b "乙"  limit 50 per incident` },
      "term/limit-never-binds: limit 80 per insured",
    ],
    "that is unlimited is there so that lines name whose they are": [
      {
        contract: `cap "限度" : money 1 .. 100`,
        more: `unit person "人"`,
        section: `head a "甲" { limit unlimited per person }  limit cap per incident`,
      },
    ],
    "that is unlimited is not above those in it by mistake": [
      { section: `head a "甲" { limit 80 per insured }  limit unlimited per insured` },
    ],
    "binds where what it leaves is read before the outer one acts": [
      {
        section: `frame all "全" { frame f "枠" { head a "甲"  limit 80 per incident }  limit 50 per incident }
          head b "乙" = 10% of left(f)`,
      },
      "term/left-early: left(f)",
    ],
    // Of 900 and 100 the outer one leaves 40 and 40, of which 20 and 40 are paid; without the inner one 72 and 8, so 36 and 8.
    "matters where a share for a part follows the outer one": [
      {
        section: `head a "甲" { limit 100 per incident }  head b "乙"
          limit 80 per incident  coinsurance pays 50% for a`,
      },
      "settlement/larger-loss: coinsurance pays 50% for a",
    ],
    "never binds where a share for all follows the outer one": [
      {
        section: `head a "甲" { limit 100 per incident }  head b "乙"
          limit 80 per incident  coinsurance pays 50%`,
      },
      "term/limit-never-binds: limit 100 per incident",
    ],
    "binds where the outer one is of a narrower basis": [
      { section: `head a "甲" { limit 80 per incident }  head b "乙"  limit 50 per insured` },
      // Two claims share the 80; the claim whose 50 are full anyway takes from the other.
      "settlement/larger-loss: limit 50 per insured",
    ],
    "binds where it is of the period and the outer one of the incident": [
      { section: `head a "甲" { limit 80 per period }  head b "乙"  limit 50 per incident` },
    ],
    "of two bases never binds only if neither does": [
      { section: `head a "甲" { limit 80 per claim and period }  head b "乙"  limit 50 per claim` },
      "term/without-claim: limit 50 per claim",
      "settlement/larger-loss: limit 50 per claim",
    ],
    "of two bases never binds": [
      { section: `head a "甲" { limit 80 per claim and period }  head b "乙"  limit 50 per claim and period` },
      "term/limit-never-binds: limit 80 per claim and period",
      "term/without-claim: limit 50 per claim and period",
    ],
    "of one clause is not compared with itself": [{ section: `head a "甲" { limit 80 per claim and period }` }],
    "may be of the same amount as the whole": [
      {
        contract: `maximum "限度額" : money 1 .. 100`,
        section: `head a "甲" { limit maximum per insured }  head b "乙"  limit maximum per insured`,
      },
    ],
    "binds where a deductible stands between": [
      { section: `head a "甲" { limit 80 per insured }  head b "乙"  deductible 40 per insured  limit 50 per insured` },
    ],
    "binds where the outer one is only sometimes there": [
      {
        contract: `plan small "小" | large "大"`,
        section: `head a "甲" { limit 80 per insured }  head b "乙"  limit 50 per insured when plan is small`,
      },
    ],
    "never binds where both are there together": [
      {
        contract: `plan small "小" | large "大"`,
        section: `head a "甲" { limit 80 per insured when plan is small }  head b "乙"
          limit 50 per insured when plan is small`,
      },
      "term/limit-never-binds: limit 80 per insured when plan is small",
    ],
    "binds where the outer one is for one trigger": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "leak, attack",
        section: `head a "甲" { limit 80 per insured }  head b "乙"  limit 50 per insured for leak`,
      },
      "settlement/larger-loss: limit 50 per insured for leak",
    ],
    "binds where its head is outside": [
      { section: `head a "甲" outside { limit 80 per insured }  head b "乙"  limit 50 per insured` },
    ],
    "never binds by a rule of the contract": [
      {
        contract: `whole "全体" : money 1 .. 100  part "部分" : money 1 .. 200  require whole <= part`,
        section: `head a "甲" { limit part per insured }  head b "乙"  limit whole per insured`,
      },
      "term/limit-never-binds: limit part per insured",
    ],
    "may bind where the contract need not state what the rule reads": [
      {
        contract: `whole "全体" : money 1 .. 100
          example "例" : one of small "小", large "大" optional  require whole = terms.wholes`,
        more: `table terms "条件" by example { wholes  small, large : 50 }`,
        section: `head a "甲"  limit whole per insured  limit 60 per insured`,
      },
    ],
    "may bind where the rule is the other way round": [
      {
        contract: `whole "全体" : money 1 .. 100  part "部分" : money 1 .. 200  require part <= whole`,
        section: `head a "甲" { limit part per insured }  head b "乙"  limit whole per insured`,
      },
    ],
    "never binds by a rule with a share": [
      {
        contract: `whole "全体" : money 1 .. 100  part "部分" : money 1 .. 900  require 2 * whole <= 50% of part`,
        section: `head a "甲" { limit part - whole per insured }  head b "乙"  limit 3 * whole per insured`,
      },
      "term/limit-never-binds: limit part - whole per insured",
    ],
    "is taken apart into its cases": [
      {
        contract: `plan small "小" | large "大"`,
        section: `head a "甲" { limit (if plan is small then 60 else 200) per insured }  head b "乙"
          limit (if plan is small then 50 else 100) per insured`,
      },
      "term/limit-never-binds: limit (if plan is small then 60 else 200) per insured",
    ],
    "may bind in one of its cases": [
      {
        contract: `plan small "小" | large "大"`,
        section: `head a "甲" { limit (if plan is small then 60 else 80) per insured }  head b "乙"
          limit (if plan is small then 50 else 100) per insured`,
      },
    ],
    "is never reached by the limits inside": [
      { section: `head a "甲" { limit 10 per insured }  head b "乙" { limit 20 per incident }  limit 40 per insured` },
      "term/limit-above-inner: limit 40 per insured",
    ],
    "may be reached where one head has none inside": [
      { section: `head a "甲" { limit 10 per insured }  head b "乙"  limit 40 per insured` },
    ],
    "may be reached by several claims": [
      { section: `head a "甲" { limit 10 per insured }  head b "乙" { limit 20 per insured }  limit 40 per incident` },
    ],
  },

  "a term per day": {
    "is wider than one of each line, and narrower than one of the incident": [
      {
        section: `head a "甲" { limit 80 per day }  head b "乙"  limit 50 per incident`,
      },
      "term/limit-never-binds: limit 80 per day",
    ],
    "is not cut down by a smaller one of each day, nor by one of each line": [
      { section: `head a "甲" { limit 80 per incident }  head b "乙"  limit 50 per day` },
      "settlement/larger-loss: limit 50 per day",
    ],
    "comes off a limit as wide or wider": [
      {
        section: `head a "甲" { limit 500 per incident  deductible 30 per day }
          head b "乙" { limit 500 per day  deductible 31 per loss }
          head c "丙" { limit 500 per day  deductible 32 per incident }
          head d "丁" { limit 500 per day per period  deductible 33 per day }`,
      },
      "term/limit-first: deductible 30 per day",
      "settlement/larger-loss: deductible 30 per day",
      "term/limit-first: deductible 31 per loss",
      "settlement/larger-loss: deductible 31 per loss",
      "term/limit-first: deductible 33 per day",
    ],
    "is borne besides one of the incident": [
      {
        section: `head a "甲" { deductible 30 per day }  head b "乙" { deductible 35 per loss }
          deductible 40 per incident`,
      },
      "term/deductibles-add-up: deductible 40 per incident",
    ],
    "has one amount of the day and one of all days, which may have been meant as one of each day of any incident": [
      { section: `head a "甲" { limit 50 per day and period }  head b "乙" { limit 60 per day and incident }` },
      "term/unit-and-period: limit 50 per day and period",
      "term/unit-and-incident: limit 60 per day and incident",
    ],
    "counts all heads of the incident in a sum over heads": [
      { section: `head a "甲"  head b "乙" { limit 10% of loss(a) per day }` },
      "term/sum-of-all: loss(a)",
    ],
    "is no rest of a limit of the incident": [
      { section: `head a "甲" { limit 50 per day }  head b "乙" { limit left(a) per incident }` },
      "term/left-of-limit: left(a)",
    ],
    "may have an end of each day": [
      {
        section: `head a "甲" { deductible 30 per day bearing at most 40 per day }  head b "乙"  limit 50 per incident`,
      },
      "term/cap-never-binds: 40",
    ],
  },
  "a deductible and a limit": {
    "leave something": [{ section: `head a "甲" { deductible 499 per incident  limit 500 per incident }` }],
    "are taken off each other in the order of a schedule": [
      {
        contract: `options { rider "特約" ○ }  own "免責" : money 0 .. 100`,
        section: `head a "甲" { limit 500 per incident  deductible 499 per incident }
          head b "乙" { limit 500 per claim and period  deductible own per claim }
          head c "丙" { limit 300 per loss  deductible 100 per incident }
          head d "丁" { limit 500 per incident  deductible 100 per incident when rider }
          head e "戊" { limit 500 per incident  deductible max(0, 100 - (loss - subject)) per incident }
          head f "己" { limit 500 per incident  coinsurance pays 90%  deductible 100 per incident }`,
      },
      "term/limit-first: deductible 499 per incident",
      "term/limit-first: deductible own per claim",
      "settlement/larger-loss: deductible own per claim",
      "term/limit-first: deductible 100 per incident",
    ],
    "are so behind a share in between, but not behind one that is worked out": [
      {
        contract: `insured "保険金額" : money 1 .. 1_000  rate "割合" : ratio 10% .. 100%`,
        facts: `worth "価額" : money 1_000 .. 9_000`,
        section: `head a "甲" { limit 500 per incident  coinsurance pays rate  deductible 98 per incident }
          head b "乙" { limit 500 per incident  coinsurance pays insured / worth  deductible 97 per incident }
          frame f "枠" { head c "丙"  head d "丁"  limit 500 per incident  coinsurance pays 50%  deductible 96 per incident }`,
      },
      "term/limit-first: deductible 98 per incident",
      "term/limit-first: deductible 96 per incident",
    ],
    "are so where the limit is of some of the heads, in one list": [
      {
        section: `limit 500 per incident for a  deductible 100 per incident
          frame f "枠" { head a "甲"  head b "乙" }
          frame g "枠二" { head c "丙" { limit 500 per incident }  head d "丁"  deductible 90 per incident }`,
      },
      "term/limit-first: deductible 100 per incident",
    ],
    "are not where the limit is stated of the loss": [
      {
        more: `unit thing "物"  facts of loss { allowed "認定額" : money 0 .. unlimited }  facts of thing { worth "価額" : money }
          let eligible "対象額" = allowed`,
        section: `head a "甲" { limit allowed per loss  deductible 30 per loss }
          head b "乙" { limit eligible per loss  deductible 30 per loss }
          head c "丙" { limit thing.worth per thing  deductible 30 per thing }`,
      },
    ],
    "are so over a period, by number, by days, by formula, or in finer groups": [
      {
        contract: "schedule shop",
        more: `unit shop "店舗" { worth "価額" : money 1_000 .. 9_000 }  facts of loss { nights "泊数" : whole 0 .. 90 }`,
        section: `head a "甲" { limit 1_000 per period  deductible 100 per incident }
          head b "乙" { limit 2 times per period  deductible 99 per incident }
          head c "丙" { limit 10 of nights per incident  deductible 1 of nights per incident }
          head d "丁" { limit 10% of shop.worth per shop  deductible 20 per shop }
          head e "戊" { limit 500 per claim  deductible 98 per loss }
          head f "己" { limit 500 per shop per period  deductible 97 per shop }
          head g "庚" { limit 800 per policy year  franchise 96 per incident }
          head h "辛" { limit 2 times per policy year  layer 500 xs 100 per incident }
          head i "壬" { layer 500 xs 0 per incident  layer 500 xs 500 per incident  deductible 95 per incident }
          head j "癸" { limit 500 per incident  deductible 3 of nights per incident }`,
      },
      "term/limit-first: deductible 100 per incident",
      "term/limit-first: deductible 99 per incident",
      "term/limit-first: deductible 1 of nights per incident",
      "term/limit-first: deductible 20 per shop",
      "term/limit-first: deductible 98 per loss",
      "settlement/larger-loss: deductible 98 per loss",
      "term/limit-first: deductible 97 per shop",
      "term/limit-first: franchise 96 per incident",
      "term/limit-first: layer 500 xs 100 per incident",
      "term/limit-first: deductible 95 per incident",
      "term/limit-first: deductible 3 of nights per incident",
    ],
    "are so in wider groups where the limit is one of the period": [
      {
        more: `unit shop "店舗"`,
        section: `head a "甲" { limit 500 per shop per period  deductible 100 per incident }
          head b "乙" { limit 500 per insured per period  franchise 99 per incident }
          head c "丙" { limit 2 times per shop per period  deductible 600 per incident }
          head d "丁" { limit 500 per shop per period  deductible 600 per incident }`,
      },
      "term/limit-first: deductible 100 per incident",
      "term/limit-first: franchise 99 per incident",
      "term/limit-first: deductible 600 per incident",
      "term/limit-first: deductible 600 per incident",
    ],
    "are not in wider groups where it is none, in front, named, or below the heads": [
      {
        more: `unit shop "店舗"`,
        section: `head a "甲" { limit 500 per shop  deductible 100 per incident }
          head b "乙" { deductible 99 per incident  limit 500 per shop per period }
          head c "丙" { limit 500 per insured per period  franchise "足切り" 98 per incident }
          head d "丁" { limit 500 per shop per period }
          deductible 97 per incident for d`,
      },
    ],
    "are so in a share of others, and for some of the losses": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `head a "甲"
          head b "乙" { limit 10% of loss(a) per incident  deductible 20 per incident }
          head c "丙" { limit 500 per incident  deductible 30 per incident for attack }
          head d "丁" { limit max(500, 50% of loss) per incident  deductible 40 per incident }`,
      },
      "term/limit-first: deductible 20 per incident",
      "term/limit-first: deductible 30 per incident for attack",
      "settlement/larger-loss: deductible 30 per incident for attack",
    ],
    "are so at two places": [
      {
        section: `head a "甲" { limit 500 per incident }  head b "乙" { limit 400 per incident }
          deductible 100 per incident`,
      },
      "term/limit-first: deductible 100 per incident",
    ],
    "are so with a limit above the heads": [
      { section: `limit 2 times per period  head a "甲" { deductible 100 per incident }  head b "乙"` },
      "term/limit-first: deductible 100 per incident",
    ],
    "are not where the deductible is the wider one, of another head, or of another kind": [
      {
        more: `facts of loss { nights "泊数" : whole 0 .. 90  beds "床数" : whole 0 .. 9 }`,
        section: `head a "甲" { limit 500 per incident  deductible 100 per period }
          head b "乙" { limit 500 per claim  deductible 100 per incident }
          head c "丙" { limit 10 of nights per incident  deductible 20円 per incident }
          head d "丁" { limit 10 of nights per incident  deductible 1 of beds per incident }
          head e "戊" { layer 500 xs 100 per incident  deductible 200 per period }
          head f "己" { limit 500 per incident  franchise 100 per incident }
          head g "庚" { limit 500 per incident  layer 300 xs 100 per incident }`,
      },
    ],
    "are not where a layer begins above it only under an option": [
      {
        contract: `options { rider "特約" ○ }`,
        section: `head a "甲" {
            limit 500 per policy year
            layer { deductible 100 per incident when rider  limit 300 per incident } }`,
      },
    ],
    "are not where it is named, or takes nothing, or the limit is none": [
      {
        section: `head a "甲" { limit 500 per period  deductible "控除" 100 per incident }
          head b "乙" { limit 500 per period  deductible 0 per incident }
          head c "丙" { limit unlimited per period  deductible 100 per incident }
          head d "丁" { limit 1_000 per period  layer 500 xs 0 per period  layer 400 xs 500 per period }
          head e "戊" { limit 500 per period }  head f "己"
          deductible 90 per incident for e, f`,
      },
    ],
    "leave something of several claims": [
      { section: `head a "甲" { limit 500 per claim  deductible 600 per incident }` },
    ],
    "may stand apart": [
      { section: `head a "甲" { limit 500 per incident }  head b "乙"  deductible 600 per incident` },
    ],
    "are a cover in excess of a retention": [
      { section: `head a "甲" { deductible 1_000 per incident  limit 500 per incident }` },
    ],
    "behind it, not below it": [
      { section: `head a "甲" { limit 500 per incident  deductible 500 per incident }` },
      "term/deductible-above-limit: deductible 500 per incident",
    ],
    "and a franchise, likewise": [
      { section: `head a "甲" { limit 500 per incident  franchise 500 per incident }` },
      "term/deductible-above-limit: franchise 500 per incident",
    ],
    "and a layer, likewise": [
      { section: `head a "甲" { limit 500 per incident  layer 100 xs 500 per incident }` },
      "term/deductible-above-limit: layer 100 xs 500 per incident",
    ],
    "and a layer that something reaches": [
      { section: `head a "甲" { limit 500 per incident  layer 100 xs 499 per incident }` },
    ],
    "and a layer over a period that several incidents reach": [
      { section: `head a "甲" { limit 500 per incident  layer 100 xs 500 per period }` },
    ],
    "and a layer above limits of heads": [
      {
        section: `head a "甲" { limit 500 per incident }  head b "乙" { limit 400 per incident }  layer 100 xs 900 per incident`,
      },
      "term/deductible-above-limit: layer 100 xs 900 per incident",
    ],
    "and a layer that both heads reach": [
      {
        section: `head a "甲" { limit 500 per incident }  head b "乙" { limit 400 per incident }  layer 100 xs 899 per incident`,
      },
    ],
    "and layers that something stands between": [
      {
        section: `head a "甲" { layer 300 xs 0 per incident  limit 1_000 per period  layer 100 xs 300 per incident }`,
      },
      "term/deductible-above-limit: layer 100 xs 300 per incident",
      "term/limit-first: layer 100 xs 300 per incident",
    ],
    "may be chosen so": [
      {
        contract: `retained "免責" : money 0 .. 900`,
        section: `head a "甲" { deductible retained per incident  limit 500 per incident }`,
      },
    ],
    "are of different readings": [
      {
        more: `reading order "順" { one "一" (default) | two "二" }`,
        section: `head a "甲" { limit 500 per incident when order is one  deductible 600 per incident when order is two }`,
      },
    ],
    "in layers": [
      {
        section: `head a "甲" {
          layer low "下" { limit 500 per incident }
          layer high "上" { deductible 500 per incident  limit 400 per incident } }`,
      },
    ],
  },

  "a time of day": {
    "is added where only days count": [
      {
        facts: `begun "開始" : datetime`,
        section: `require incurred >= begun + 12 hours  head a "甲"`,
      },
      "date/time-left-out: begun + 12 hours",
    ],
    "stands in a formula": [
      {
        more: `let stop "終了" = begun + 90 minutes`,
        facts: `begun "開始" : datetime`,
        section: `require incurred within 3 days after stop  head a "甲"`,
      },
      "date/time-left-out: stop",
    ],
    "is as many hours as make whole days": [
      {
        facts: `begun "開始" : datetime`,
        section: `window from begun + 72 hours  head a "甲"`,
      },
      "date/time-left-out: begun + 72 hours",
    ],
    "is written in Japanese as hours": [
      {
        facts: `begun "開始" : datetime`,
        section: `window from begun + 48時間 until begun + 9日  head a "甲"`,
      },
      "date/time-left-out: begun + 48時間",
    ],
    "is written where only days count": [
      { section: `require incurred < 2026-05-01T16:00  head a "甲"` },
      "date/time-left-out: 2026-05-01T16:00",
    ],
    "counts among instants": [
      {
        facts: `begun "開始" : datetime  ended "終了" : datetime`,
        section: `require ended > begun + 12 hours or ended during period  head a "甲"`,
      },
    ],
    "counts for the period, also of one of two dates": [
      {
        more: `let deemed "みなし" = if late then period.to - 1 second else found`,
        facts: `late "延長中" : bool`,
        section: `require deemed during period  head a "甲"`,
      },
    ],
    "is told of once, in the condition of one that counts": [
      {
        more: `let deemed "みなし" = if incurred < period.to - 1 second then period.to - 1 second else found`,
        section: `require deemed during period  head a "甲"`,
      },
      "date/time-left-out: period.to - 1 second",
    ],
    "is that of a fact, or the same some days later": [
      {
        facts: `begun "開始" : datetime`,
        section: `window from begun until begun + 3 days  require incurred >= period.from  head a "甲"`,
      },
    ],
  },

  "a condition that holds of every unit": {
    "keeps out lines that name none": [
      {
        more: `unit article "品"  facts of article { worth "時価" : money 0 .. 100 }`,
        section: `require article.worth >= 0円\n    head a "甲" { limit 5 per article }`,
      },
    ],
    "stands behind one that has asked already": [
      {
        more: `unit article "品"  facts of article { worth "時価" : money 0 .. 100 }`,
        section: `require article.worth < 50円 and article.worth >= 0円\n    head a "甲" { limit 5 per article }`,
      },
      "condition/comparison: article.worth >= 0円",
    ],
  },

  "rows of a table": {
    "of which a later one holds all of an earlier one do not overlap": [tableBy("level", "1 : 100円  1, 2 : 200円")],
    "of which a later one holds all of an earlier one, by size, do not overlap": [
      tableBy("months(gone, back)", "2 .. 3 : 100円  1 : 50円  0 .. 5 : 200円  6 .. : 0円"),
    ],
    "of which a later one holds but a part of an earlier one overlap": [
      tableBy("months(gone, back)", "0 .. 1 : 0円  2 .. 4 : 100円  1 .. 5 : 200円  4 .. 7 : 300円  8 .. : 0円"),
      "table/overlap: 1 .. 5 : 200円",
      "table/overlap: 4 .. 7 : 300円",
    ],
    "of which a later one is within an earlier one are never used": [
      tableBy("level", "1, 2 : 100円  2 : 200円"),
      "table/row-never: 2 : 200円",
    ],
  },

  "a table by a formula": {
    "of months has no gap between two whole numbers": [tableBy("months(gone, back)")],
    "of whole numbers worked out has none": [
      tableBy("max(1, 2 * days(gone, back) + min(level, 5))", "1 : 100円  2 .. : 200円"),
    ],
    "that is rounded has none": [tableBy("up(days(gone, back) / 30)")],
    "that is the number of the incident has none": [tableBy("incident.number", "1 : 100円  2 .. : 200円")],
    "that is a fact of whole numbers has none": [tableBy("level", "1 : 100円  2 : 200円")],
    "that is at least and at most something has none beyond": [
      tableBy("min(3, max(1, months(gone, back)))", "1 : 100円  2 : 200円  3 : 300円"),
    ],
    "that is at most something never uses a row beyond": [
      tableBy("min(2, max(1, months(gone, back)))", "1 : 100円  2 : 200円  3 .. : 300円"),
      "table/row-never: 3 .. : 300円",
    ],
    "that is at least something has one where that is left out": [
      tableBy("max(1, months(gone, back))", "2 .. : 200円"),
      "table/gap: steps",
    ],
    "that may come to a fraction has one": [tableBy("days(gone, back) / 30"), "table/gap: steps"],
    "that is rounded to halves has one": [tableBy("up(days(gone, back) / 30, 0.5)"), "table/gap: steps"],
    "of months has one where a whole number is left out": [
      tableBy("months(gone, back)", "0 .. under 2 : 0円  3 .. : 200円"),
      "table/gap: steps",
    ],
  },

  "a share": {
    "of the insured sum in the value": [
      {
        contract: `insured "保険金額" : money 1 .. unlimited`,
        facts: `value "価額" : money 1 .. unlimited`,
        section: `head a "甲" { coinsurance pays min(100%, insured / (80% * value)) }`,
      },
    ],
    "of the insured sum in the value, both without a range": [
      {
        contract: `insured "保険金額" : money`,
        facts: `value "価額" : money 1 .. 1_000`,
        section: `head a "甲" { coinsurance pays min(1, insured / (80% * value)) }`,
      },
    ],
    "of the insured sum in the value, where it is the less": [
      {
        contract: `insured "保険金額" : money 1 .. 1_000`,
        facts: `value "価額" : money 1 .. 1_000`,
        section: `head a "甲" { coinsurance pays if insured >= 80% * value then 100% else insured / (80% * value) }
          head b "乙" { coinsurance pays if value > insured then insured / value else 100% }`,
      },
    ],
    "of the insured sum in the value, where it may be the greater": [
      {
        contract: `insured "保険金額" : money 1 .. 1_000`,
        facts: `value "価額" : money 1 .. 1_000`,
        section: `head a "甲" { coinsurance pays if insured >= 85% * value then 100% else insured / (80% * value) }
          head b "乙" { coinsurance pays if value < insured then insured / value else 100% }`,
      },
      "term/share-range: if insured >= 85% * value then 100% else insured / (80% * value)",
      "term/share-range: if value < insured then insured / value else 100%",
    ],
    "that can be nothing": [
      {
        facts: `fault "過失" : ratio 0% .. 100%`,
        section: `head a "甲" { coinsurance pays 1 - fault }`,
      },
    ],
    "that is always nothing": [
      {
        facts: `fault "過失" : ratio 0% .. 100%`,
        section: `head a "甲" { coinsurance pays fault * 0% }`,
      },
      "term/share-range: fault * 0%",
    ],
    "that can be less than nothing": [
      {
        facts: `fault "過失" : ratio 0% .. 100%`,
        section: `head a "甲" { coinsurance pays 50% - fault }`,
      },
      "term/share-range: 50% - fault",
    ],
    "that can be more than all": [
      {
        facts: `value "価額" : money 1 .. 1_000`,
        section: `head a "甲" { coinsurance pays 500円 / value }`,
      },
      "term/share-range: 500円 / value",
    ],
    "of an amount in its sum with others": [
      {
        contract: `own "自社の限度額" : money 100 .. 1_000`,
        facts: `other "他社の限度額" : money 0 .. 9_000`,
        more: `let both "合計" = own + other`,
        section: `head a "甲" { coinsurance pays own / (other + own)  coinsurance pays 2 * own / (both + both) }`,
      },
    ],
    "of an amount in another that it is a part of": [
      {
        more: `unit risk "危険" { value "価額" : money 1 .. 10_000 }
          let retained "保有" : money = 100  let lines "出再線" : money = 400`,
        contract: "schedule risk",
        section: `head a "甲" { coinsurance pays min(lines, max(0円, risk.value - retained)) / risk.value }
          head b "乙" { coinsurance pays max(0円, risk.value - retained) / risk.value }
          head c "丙" { coinsurance pays max(0円, risk.value + retained) / risk.value }`,
      },
      "term/share-range: max(0円, risk.value + retained) / risk.value",
    ],
    "of an amount in a sum that can be less": [
      {
        contract: `own "自社の限度額" : money 100 .. 1_000`,
        facts: `other "他社の限度額" : money 1 .. 9_000`,
        section: `head a "甲" { coinsurance pays 2 * own / (other + own) }`,
      },
      "term/share-range: 2 * own / (other + own)",
    ],
  },

  "a share that reads the loss": {
    "falls as it grows": [
      {
        facts: `insured "価額" : money 1 .. 100`,
        more: `let rest "残り" = 1 - loss / insured`,
        section: `head a "甲" { coinsurance pays 1 - subject / insured }  head b "乙" { coinsurance pays min(80%, rest) }
          head c "丙" { coinsurance pays max(0%, 1 - subject / insured) }
          head d "丁" { limit 5 per incident  coinsurance pays 1 - subject / 100円 }`,
      },
      "term/share-range: 1 - subject / insured",
      "term/share-range: min(80%, rest)",
    ],
    "grows with it": [
      {
        contract: `worth "価額" : money 1 .. 1_000`,
        more: `let part "割合" = loss / worth`,
        section: `head a "甲" { coinsurance pays subject / 2 }  head b "乙" { coinsurance pays part }
          head c "丙" { coinsurance pays max(50%, 20% * (loss / 500円)) }
          head d "丁" { deductible 5 per incident  coinsurance pays if worth > 50円 then 80% else subject / 90円 }`,
      },
      "term/share-range: subject / 2",
      "term/share-range: part",
      "term/share-range: max(50%, 20% * (loss / 500円))",
      "term/share-range: if worth > 50円 then 80% else subject / 90円",
    ],
    "is kept below, or may be": [
      {
        contract: `worth "価額" : money 1 .. unlimited`,
        section: `head a "甲" { coinsurance pays min(1, subject / 2)  coinsurance pays subject / loss }
          head b "乙" { coinsurance pays if loss < 50円 then loss / 50円 else 100% }
          head c "丙" { limit 500 per incident  coinsurance pays subject / 500 }
          head d "丁" for each loss = 50円 { coinsurance pays loss / 50円 }
          head e "戊" { coinsurance pays 1 - subject / loss  coinsurance pays subject / worth }`,
      },
      "settlement/larger-loss: coinsurance pays subject / 500",
    ],
  },

  "a kind of unit": {
    "that nothing is by": [
      { more: `unit person "人"`, section: `head a "甲" { limit 500 per incident }` },
      "unit/unused: person",
    ],
    "that lines count": [{ more: `unit person "人"`, section: `head a "甲" for each loss = 500` }],
    "whose number a term reads": [
      { more: `unit person "人"`, section: `head a "甲" { limit 500 per incident where count > 3 }` },
    ],
  },

  "an optional choice in an amount": {
    "of which only some clauses ask": [
      {
        contract: `own "自己負担" : money 0 .. 10 optional  most "限度" : money 1 .. 10 optional`,
        facts: `late "遅れ" : bool`,
        more: `let least "下限" = max(own, 5円)`,
        section: `head a "甲" { deductible (if late then least else 3円) per incident }
          head b "乙" { deductible own per incident when own is given  limit most per incident }
          head c "丙" { deductible (if own is given and late then own else if own is given then 2 * own else 1円) per incident }`,
      },
      "term/optional-amount: least",
    ],
  },

  "the largest of all units": {
    "is also of those where nothing happened": [
      {
        contract: "schedule shop",
        more: `unit shop "店舗" { own "免責" : money  value "価額" : money }  let rate "割合" = 2% * shop.value`,
        section: `head a "甲" { deductible largest(shop.own) per incident  limit shop.value per shop }
          head b "乙" { franchise max(10円, smallest(rate)) per incident  limit shop.value per shop }
          head c "丙" { deductible largest(shop.own) per incident }`,
      },
      "term/all-units: largest(shop.own)",
      "term/all-units: smallest(rate)",
    ],
    "is of those that are affected, named, a limit, or a sum": [
      {
        contract: "schedule shop",
        more: `unit shop "店舗" { own "免責" : money  value "価額" : money }  let of_all "最大" = largest(shop.own)`,
        section: `head a "甲" { deductible largest(if loss(a per shop) > 0円 then shop.own else 0円) per incident  limit shop.value per shop }
          head b "乙" { deductible of_all per incident  limit largest(shop.value) per incident }
          head c "丙" { deductible 2% of sum(shop.value) per incident }
          head d "丁" { deductible "最大の免責" largest(shop.own) per incident }`,
      },
    ],
  },
  "in an amount for each unit": {
    "what goes over all units": [
      {
        contract: `schedule site  schedule room`,
        more: `unit site "所在地" { value "価額" : money }  unit room "部屋" of site { price "価格" : money }
          let largest_of_all "最大" = largest(site.value)`,
        section: `head a "甲" { limit largest(5% of site.value) per site  limit sum(room.price) per site }
          head b "乙" { limit 10% of sum(site.value) per site  deductible 50% of sum(room.price per site) per site }
          head c "丙" { coinsurance pays 50%  limit 900円 * (site.value / (1円 + sum(site.value))) per site }
          head d "丁" { limit largest_of_all per site  deductible 1% of largest(site.value) per incident }`,
      },
      "term/all-units: largest(5% of site.value)",
      "term/all-units: sum(room.price)",
      "term/all-units: sum(site.value)",
      "term/limit-first: deductible 50% of sum(room.price per site) per site",
      "term/all-units: largest(site.value)",
    ],
  },

  "a deductible that is counted": {
    "over several heads": [
      {
        facts: `gone "停止" : bool`,
        more: `facts of loss { down "停止時間" : whole 0 .. 100 }`,
        section: `require gone
          deductible 12 of down per incident for a, b
          head a "甲" { deductible 2 of down per incident }  head b "乙"  head c "丙"
          limit 50 of down per incident`,
      },
      "term/counted-together: deductible 12 of down per incident for a, b",
      "term/both-act: deductible 2 of down per incident",
      "term/counted-together: limit 50 of down per incident",
    ],
    "is a limit of days that benefits add up, or that has a name": [
      {
        more: `facts of loss { stay_days "日数" : whole 0 .. 100 }`,
        section: `head a "甲" for each loss = 5_000円 * stay_days
          head b "乙" for each loss = 8_000円 * stay_days
          frame f "枠" { head c "丙"  head d "丁"  limit "日数の限度" 60 of stay_days per incident }
          limit 50 of stay_days per incident for a, b`,
      },
    ],
  },

  "two amounts that are not equal, one of which is of two branches": {
    "are no end of asking": [
      {
        more: "let f = if abroad then worth else other",
        facts: `abroad "海外" : bool  worth "価額" : money  other "他" : money`,
        section: `head a "甲" { limit (if f <> 0円 then f else 1円) per incident }`,
      },
    ],
    "nor are they where another one is compared with its sum": [
      {
        contract: `cap "限度" : money 1 .. 1_000`,
        more: "let f = if worth > cap then worth else other",
        facts: `worth "価額" : money  other "他" : money`,
        section: `head a "甲" { limit (if f <> other + 5円 then 2 * f else 1円) per incident where f <> 7円 }`,
      },
    ],
  },

  "layers of a row": {
    "that attach at the height of another": [
      {
        section: `head a "甲" { layer 75% of 4_430 xs 480 per incident  layer 5% of 5_876 xs 4_430 per incident }
          head b "乙" { layer 50% of 500 xs 500 per incident  layer 40% of 900 xs 500 per incident }
          head c "丙" { layer 50% of 10 xs 5 per incident  layer 50% of 5 xs 5 per incident  layer 50% of 10 xs 10 per incident }
          head d "丁" { layer 75% of 4_430 xs 480 per incident  layer 5% of 5_876 xs 4_910 per incident }`,
      },
      "term/layer-height: layer 5% of 5_876 xs 4_430 per incident",
    ],
    "with a gap": [
      {
        section: `head a "甲" { layer 10 xs 21 per incident  layer 5 xs 5 per incident  layer 10 xs 10 per incident }
          head b "乙" { layer 50% of 5 xs 5 per incident  layer 50% of 5 xs 15 per incident }`,
      },
      "term/layer-gap: layer 10 xs 21 per incident",
    ],
    "of one part under different contracts": [
      {
        contract: `plan small "小" | large "大"  options { rider "特約" ○ }`,
        section: `head a "甲" { layer 400 xs 100 per incident when plan is small  layer 900 xs 100 per incident when plan is large }
          head b "乙" { layer 400 xs 0 per incident  layer 900 xs 100 per incident when rider }`,
      },
      "term/layer-overlap: layer 900 xs 100 per incident when rider",
    ],
    "that a contract may have none of": [
      {
        contract: `plan small "小" | large "大"  options { rider "特約" ○ }`,
        section: `head a "甲" { layer 50 xs 10 per incident when plan is small  layer 900 xs 60 per incident when rider }
          head b "乙" when plan is small or rider { layer 50 xs 10 per incident when plan is small  layer 900 xs 60 per incident when rider }
          head c "丙" { layer 50 xs 10 per incident when rider  layer 50 xs 10 per incident when not rider }`,
      },
      "term/layers-absent: layer 50 xs 10 per incident when plan is small layer 900 xs 60 per incident when rider",
    ],
  },

  "an amount over a period": {
    "is worked out from the loss of one incident": [
      {
        more: `unit shop "店舗"  let total "損害計" = loss(a, b)`,
        section: `head a "甲" { limit 20% of loss(b) per period }
          head b "乙" { deductible max(10円, 5% of loss) per incident  borne at most 1% of total per shop per period }
          deductible 2% of left(a) per period`,
      },
      "term/period-sublimit: 20% of loss(b)",
      "term/period-sublimit: 1% of total",
      "term/period-sublimit: 2% of left(a)",
    ],
    "is of the incident, of the contract, of earlier ones, or has a name": [
      {
        contract: `insured "保険金額" : money 1 .. 100`,
        section: `head a "甲" { limit 20% of loss(b) per incident  limit 20% of insured per period }
          head b "乙" { deductible 5% of loss per incident bearing at most insured per period }
          head c "丙" { limit "累計" 20% of loss(b) per period }`,
      },
    ],
  },
  "a limit over a period that is unlimited for some incidents": {
    "by their facts": [
      {
        facts: `wide "広域" : bool`,
        section: `head a "甲" { limit (if wide then 500 else unlimited) per period }`,
      },
      "term/period-sublimit: if wide then 500 else unlimited",
    ],
    "by a formula": [
      {
        facts: `wide "広域" : bool  deep "深刻" : bool`,
        more: `let most "限度" = if deep then 900円 else if wide then 500円 else unlimited`,
        section: `head a "甲" { limit most per period }`,
      },
      "term/period-sublimit: most",
    ],
    "or smaller": [
      {
        facts: `wide "広域" : bool`,
        section: `head a "甲" { limit (if not wide then 500 else 100) per incident and period }
          head b "乙" { limit (if wide then 100 else 500) per incident }`,
      },
      "term/period-sublimit: if not wide then 500 else 100",
    ],
    "by the contract": [
      {
        contract: `capped "限度あり" : bool`,
        facts: `wide "広域" : bool`,
        section: `head a "甲" { limit (if capped then (if wide then 400 else 500) else unlimited) per period }`,
      },
    ],
    "per incident": [
      {
        facts: `wide "広域" : bool`,
        section: `head a "甲" { limit (if wide then 500 else unlimited) per incident }`,
      },
    ],
  },

  "a franchise": {
    "sees what a deductible or a share leaves": [
      {
        section: `head a "甲" { deductible 50 per incident  franchise 200 per incident }
          head b "乙" { coinsurance pays 80%  franchise 210 per incident }
          frame f "枠" { deductible 10% of loss per incident  head c "丙" { franchise 220 per claim } }
          frame g "枠二" { head d "丁" { deductible 10 per claim }  head e "戊" { deductible 20 per claim }
            franchise 230 per incident }`,
      },
      "term/deductibles-add-up: franchise 200 per incident",
      "term/deductibles-add-up: franchise 210 per incident",
      "term/deductibles-add-up: franchise 220 per claim",
      "term/deductibles-add-up: franchise 230 per incident",
    ],
    "stands in front, behind a limit or days, beside another, or where nothing is taken, or is thought about": [
      {
        contract: `options { rider "特約" ○ }  insured "保険金額" : money 1 .. 100  worth "価額" : money 1 .. 100`,
        more: `facts of loss { down "停止時間" : whole 0 .. 100 }`,
        section: `head a "甲" { franchise 200 per incident  deductible 50 per incident }
          head b "乙" { deductible 50 per incident  limit 500 per incident  franchise 200 per incident }
          head c "丙" { deductible 12 of down per incident  franchise 200 per incident }
          head d "丁" { deductible 50 per incident  franchise "足切り" 200 per incident }
          head e "戊" { deductible 0 per incident  coinsurance pays 100%  franchise 200 per incident }
          head f "己" { deductible 50 per incident when rider  franchise 200 per incident }
          head g "庚" { deductible 50 per incident  franchise 200円 - deducted per incident }
          head h "辛" { coinsurance pays min(100%, insured / worth)  franchise 200 per incident }
          head i "壬" { deductible 50 per incident }  head j "癸"
          franchise 210 per incident for i, j`,
      },
    ],
  },

  "what is left of another": {
    "is not what is left of its limit": [
      {
        section: `head a "甲" { limit 1_000 per period }
          head b "乙" { limit left(a) per incident }
          frame f "枠" { head c "丙"  limit 500 per incident }
          head d "丁" { limit min(300, left(f)) per incident }`,
      },
      "term/left-of-limit: left(a)",
      "term/left-of-limit: left(f)",
    ],
    "is what it came to where it has none, by a share, a part, or a name, or in a deductible": [
      {
        more: `let paid "支払" = left(a)`,
        section: `head a "甲" { limit 1_000 per period }
          head b "乙" { limit 10% of left(a) per incident }
          head c "丙" { limit 1_000 - left(a) per incident }
          head d "丁" { limit paid per incident }
          head e "戊" { deductible left(a) per incident }
          head f "己" { deductible 10 per incident  limit 5 times per period }
          head g "庚" { limit left(f) per incident }
          head h "辛" { limit 2 times per period }`,
      },
    ],
  },

  "a share by the loss, of several claims": {
    "is that of each claim": [
      {
        more: `facts of claim { made "請求日" : date }`,
        section: `head a "甲" { coinsurance pays if loss > 1_000 then 90% else 80% }
          head b "乙" { coinsurance pays if loss >= 900 then 90% else 80%  limit 5_000 per incident }
          head c "丙" { deductible 5 per incident  coinsurance pays if subject > 500 then 90% else 80% }
          frame f "枠" { head d "丁"  head e "戊"  deductible 10 per incident  coinsurance pays if loss > 700 then 90% else 80% }`,
      },
      "fact/unused: made",
      "term/all-claims: loss",
      "term/all-claims: loss",
      "term/all-claims: subject",
      "term/all-claims: loss",
    ],
    "is so where a term or a rule is of claims": [
      {
        section: `head a "甲" { coinsurance pays if loss > 1_000 then 90% else 80%  limit 5_000 per claim  limit 9_000 per incident }
          head b "乙" { coinsurance pays if loss > 1_000 then 90% else 80% }`,
      },
      "term/all-claims: loss",
    ],
    "is meant so by a name, beside terms of claims alone, of no threshold, or cannot be": [
      {
        more: `facts of claim { made "請求日" : date }  let all "全請求" = loss(b)`,
        section: `require made >= 2026-04-01
          head a "甲" { coinsurance pays if claim_loss(a) > 1_000 then 90% else 80% }
          head b "乙" { coinsurance pays if all > 1_000 then 90% else 80% }
          head c "丙" { deductible 10 per claim  coinsurance pays if loss > 1_000 then 90% else 80%  limit 5_000 per claim and period }
          head d "丁" { coinsurance pays min(100%, 500円 / max(1円, loss)) }
          head f "己" { deductible 10 per claim  coinsurance pays if subject > 1_000 then 90% else 80% }
          head e "戊" { coinsurance "段階割合" pays if loss > 1_000 then 90% else 80%  limit 5_000 per incident }`,
      },
    ],
    "is that of the incident where claims are nowhere": [
      { section: `head a "甲" { coinsurance pays if loss > 1_000 then 90% else 80%  limit 5_000 per incident }` },
    ],
  },

  "the most that is borne of all": {
    "stands in front of that of each": [
      {
        more: `unit member "家族"`,
        section: `head a "甲" { deductible 50円 per loss  borne at most 600円 per period  borne at most 500円 per member per period }
          head b "乙" { deductible 50円 per loss  borne at most 400円 per period }
          head c "丙" { deductible 50円 per loss  borne at most 300円 per period  borne at most 200円 per incident }
          head d "丁" { deductible 50円 per loss  borne at most 500円 per member  borne at most 600円 per period }
          borne at most 700円 per member per period`,
      },
      "term/wide-first: borne at most 500円 per member per period",
    ],
  },
  "a choice between conditions": {
    "of amounts that turn on such a choice is followed to an end": [
      {
        contract: `low "低" : money 0円 .. 100円  high "高" : money 0円 .. 100円
          require (if low > 5円 or high > 5円 then low else high) >= 3円 or (if high > 4円 or low > 6円 then high else low) > 2円`,
        section: `head a "甲" { limit (if low > 1円 or high > 2円 then low else high) + 1円 per incident }`,
      },
    ],
  },
  "a limit of all": {
    "stands in front of that of each": [
      {
        more: `unit member "家族"`,
        section: `head a "甲" { limit 600円 per period  limit 500円 per member per period }
          head b "乙" { limit 600円 per incident  limit 500円 per loss }
          head c "丙" { limit 600円 per period  limit 500円 per incident }
          head d "丁" { limit 500円 per member per period  limit 600円 per period }
          head e "戊" { limit 600円 per period  limit unlimited per member }`,
      },
      "term/wide-first: limit 500円 per member per period",
      "settlement/larger-loss: limit 500円 per member per period",
      "term/wide-first: limit 500円 per loss",
      "settlement/larger-loss: limit 500円 per loss",
    ],
    "stands in front of one for none of its losses": [
      {
        triggers: `leak "漏えい"  flood "水災"`,
        covers: "all",
        facts: `us "米国" : bool  area "地域" : one of east "東", west "西"`,
        more: `unit place "所在地"  facts of loss { art "美術品" : bool  size "面積" : number 0 .. 500 }`,
        section: `limit unlimited per place
          head a "甲" { limit 600円 per period where us  limit 500円 per claim where not us }
          head b "乙" { limit 600円 per incident where area is east  limit 500円 per place where area is west }
          head c "丙" { limit 600円 per incident where us and area is east  limit 500円 per place where not us }
          head d "丁" { limit 600円 per incident for leak  limit 500円 per place for flood }
          head e "戊" { item x "一" | y "二"  limit 600円 per incident for x  limit 500円 per place for y }
          head f "己" { limit 600円 per incident where not art  limit 500円 per place where art }
          head g "庚" { limit 600円 per incident where size > 50  limit 500円 per place where size <= 50 }
          head h "辛" { deductible 5円 per loss  borne at most 600円 per incident where us  borne at most 500円 per place where not us }
          head i "壬" { deductible 5円 per loss  borne at most 600円 per incident for flood  borne at most 500円 per place for leak }`,
      },
    ],
    "stands in front of one for some of its losses": [
      {
        triggers: `leak "漏えい"  flood "水災"`,
        covers: "all",
        facts: `us "米国" : bool`,
        more: `unit place "所在地"  facts of loss { art "美術品" : bool }`,
        section: `limit unlimited per place
          head a "甲" { limit 600円 per incident where us  limit 500円 per place where art }
          head b "乙" { limit 600円 per incident for leak, flood  limit 400円 per place for flood }`,
      },
      "term/wide-first: limit 500円 per place where art",
      "settlement/larger-loss: limit 500円 per place where art",
      "term/wide-first: limit 400円 per place for flood",
      "settlement/larger-loss: limit 400円 per place for flood",
    ],
  },
  "a limit of some lines": {
    "stands behind that of all": [
      {
        triggers: `leak "漏えい"  flood "水災"`,
        covers: "all",
        facts: `us "米国" : bool`,
        more: `facts of loss { art "美術品" : bool }  unit place "所在地" { near "沿岸" : bool  far "内陸" : bool }`,
        contract: "schedule place",
        section: `head a "甲" { item x "一" | y "二"  limit 600円 per incident  limit 500円 per incident for x }
          head b "乙" { limit 600円 per incident  limit 400円 per incident for flood }
          head c "丙" { limit 600円 per period  limit 300円 per period where art }
          head d "丁" { limit 600円 per incident where place.near  limit 200円 per incident where place.far }
          head e "戊" { limit 600円 per incident  limit 100円 per incident where us and art }`,
      },
      "term/wide-first: limit 500円 per incident for x",
      "settlement/larger-loss: limit 500円 per incident for x",
      "term/wide-first: limit 400円 per incident for flood",
      "settlement/larger-loss: limit 400円 per incident for flood",
      "term/wide-first: limit 300円 per period where art",
      "settlement/larger-loss: limit 300円 per period where art",
      "term/wide-first: limit 200円 per incident where place.far",
      "term/wide-first: limit 100円 per incident where us and art",
      "settlement/larger-loss: limit 100円 per incident where us and art",
    ],
    "stands in front, is of all of them or of others, or says the same of each line of its group": [
      {
        triggers: `leak "漏えい"  flood "水災" except leak`,
        covers: "all",
        facts: `us "米国" : bool`,
        more: `facts of loss { art "美術品" : bool  net "正味" : bool }  facts of claim { abroad "国外" : bool  made "請求日" : date }
          unit place "所在地" { near "沿岸" : bool }`,
        contract: `schedule place  own "限度額" : money 700 .. 900`,
        section: `require made during period
          head a "甲" { item x "一" | y "二"  limit 500円 per incident for x  limit 600円 per incident }
          head b "乙" { limit 600円 per incident  limit 400円 per incident for flood }
          head c "丙" { limit 600円 per incident  limit 300円 per incident where us }
          head d "丁" { limit 600円 per claim  limit 200円 per claim where abroad }
          head e "戊" { limit 600円 per place  limit 100円 per place where place.near }
          head f "己" { limit 600円 per incident where art  limit 90円 per incident where not art }
          head g "庚" { limit 600円 per incident where art  limit 500円 per incident where art or net }
          head h "辛" { limit 600円 per incident  limit own per incident where art }
          head i "壬" { limit 600円 per loss  limit 500円 per loss where art }
          head j "癸" { limit 600円 per incident  limit 500円 per period where art }`,
      },
      "term/limit-above-inner: limit own per incident where art",
      "settlement/larger-loss: limit 500円 per period where art",
    ],
  },
  "a day that may never come": {
    "is asked to be the later one": [
      {
        facts: `reported "届出日" : date or never  ended "終了日" : date or never`,
        more: `exclusions { late "遅延" when reported > 30 days after found }`,
        section: `require "終了前": found < ended
          head a "甲" { coinsurance pays if found <= 10 days after reported then 100% else 70% }
          head b "乙" { limit (if earliest(reported, ended) > found then 5_000 else 6_000) per incident }`,
      },
      "date/never-later: reported > 30 days after found",
      "date/never-later: found < ended",
      "date/never-later: found <= 10 days after reported",
      "date/never-later: earliest(reported, ended) > found",
    ],
    "is asked whether it came, in the clause or in one that acts along": [
      {
        facts: `reported "届出日" : date or never  ended "終了日" : date or never  quit "退職日" : date or never`,
        more: `exclusions { late "遅延" when reported is never or reported > 30 days after found  gone "退職" when quit is never }`,
        section: `require "終了前": ended is never or found < ended
          head a "甲" { coinsurance pays if found <= reported then 100% else 70% }
          head b "乙" { limit (if quit > found then 5_000 else 6_000) per incident }`,
      },
    ],
    "is the earlier one, beside a day that does come, or one that a window or a time asks for": [
      {
        facts: `reported "届出日" : date or never  ended "終了日" : date or never  quit "退職日" : date or never`,
        section: `require "届出": reported <= 30 days after found
          window from found until 30 days after ended
          require "期間中の退職": quit during period
          head a "甲" { coinsurance pays if found <= ended then 100% else 70% }
          head b "乙" { limit (if earliest(reported, 10 days after found) > found then 5_000 else 6_000) per incident }
          head c "丙" { limit (if quit > found then 5_000 else 6_000) per incident }`,
      },
    ],
  },
  "a rule that reads what the contract may leave out": {
    "waits for it": [
      {
        contract: `retro "遡及日" : date optional  since "開始日" : date optional  till "終了日" : date optional
          wait "待機" : duration optional  rate "割合" : ratio 0% .. 100% optional`,
        facts: `act "行為日" : date  out "停止" : duration`,
        section: `require "遡及日以後": act >= retro
          require "開始日以後": act >= since or since is given
          require "終了日以前": if out > 5 hours then act <= till else act < till
          require "待機後": out > wait
          head a "甲" { coinsurance pays rate when rate is given }`,
      },
      "rule/optional-choice: retro",
      "rule/optional-choice: since",
      "rule/optional-choice: till",
    ],
    "holds without it, or is not there": [
      {
        contract: `retro "遡及日" : date optional  since "開始日" : date optional  till "終了日" : date optional
          plan basic "基本" | wide "充実"  from_day "起算日" : date when plan is wide
          last "最終日" : date optional  require last is given or plan is basic`,
        facts: `act "行為日" : date`,
        section: `require "遡及日以後": act >= retro when retro is given
          require "開始日以後": not (since is given) or act >= since
          require "終了日以前": if till is given then act <= till else yes
          require "起算日以後": plan is basic or act >= from_day
          require "最終日以前": plan is basic or act <= last
          head a "甲"`,
      },
    ],
  },
  "an exception to an exclusion": {
    "is excluded itself": [
      {
        facts: `abroad "国外" : bool`,
        more: `exclusions {
          war "戦争" : bool unless cyber_terror
          cyber_terror "サイバーテロ" : bool
          riot "暴動" when abroad unless declared
          unrest "騒乱" : bool unless declared and abroad
          declared "宣言" : bool lifted by rider }`,
        contract: `options { rider "特約" ○ }`,
      },
      "exclusion/carve-back-excluded: cyber_terror",
    ],
    "is excluded for others, under conditions, or is a fact": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        facts: `state "国家" : bool  known "既知" : bool`,
        more: `exclusions {
          war "戦争" : bool unless cyber_terror unless state
          cyber_terror "サイバーテロ" : bool for attack
          riot "暴動" : bool unless strike
          strike "ストライキ" : bool unless known }`,
      },
    ],
  },
  "a sum over the schedule less one over the units that are named": {
    "lets off who is not named": [
      {
        contract: "schedule field",
        more: `unit field "ほ場" { acres "面積" : number 0 .. 9_000 }
          facts of field { produced "収穫" : number 0 .. unlimited  lost "減収面積" : number 0 .. 9_000 }
          let guarantee "保証" = sum(field.acres) * 540円  let loss_of "減収" = sum(field.lost)`,
        section: `head a "甲" = sum(field.acres) * 540円 - sum(field.produced) * 4円
          head b "乙" = max(0円, guarantee - 4円 * sum(field.produced))
          head c "丙" = (sum(field.acres) - loss_of) * 4円`,
      },
      "expression/units-named: sum(field.produced)",
      "expression/units-named: sum(field.produced)",
    ],
    "is asked of each, or goes over the same ones": [
      {
        contract: "schedule field",
        more: `unit field "ほ場" { acres "面積" : number 0 .. 9_000 }  facts of field { produced "収穫" : number 0 .. unlimited }`,
        section: `require complete "全部" for a: sum(if field.produced >= 0 then field.acres else 0) = sum(field.acres)
          head a "甲" = sum(field.acres) * 540円 - sum(field.produced) * 4円
          head b "乙" = sum(field.acres * 540円 - field.produced * 4円)
          head c "丙" = min(sum(field.produced), sum(field.acres)) * 100円`,
      },
    ],
  },
  "a head that is worked out from all of another": {
    "is paid besides": [
      {
        section: `head gross "総額"
          head ceded "出再" = loss(gross) { coinsurance pays 40% }`,
      },
      "head/paid-twice: loss(gross)",
    ],
    "is of one that is measured, has terms, is a share, or has a name": [
      {
        more: `let double "倍額" = loss(b)`,
        section: `head gross "総額" { limit 0円 per incident }
          head ceded "出再" = loss(gross) { coinsurance pays 40% }
          head a "甲" { limit 500 per incident }
          head excess "超過" = loss(a) { layer 1_000円 xs 500円 per incident }
          head b "乙"
          head fee "費用" = 10% of loss(b)
          head again "倍額分" = double
          head both "合計" = loss(b, c)
          head c "丙"`,
      },
    ],
  },
  "what was paid for earlier incidents": {
    "is not what this one is paid": [
      {
        more: `let paid_before "既払" = earlier(a)`,
        section: `head a "甲"
          head b "乙" { deductible earlier(a) per incident }
          head c "丙" { limit max(0円, 1_000円 - earlier(a, d)) per incident }
          head d "丁" { deductible earlier(a) + left(a) per incident }
          head e "戊" { deductible paid_before per incident  limit 1_000円 - earlier(e) per incident }`,
      },
      "term/earlier-alone: earlier(a)",
      "term/earlier-alone: earlier(a, d)",
    ],
  },
  "a line that comes to nothing": {
    "is counted where conditions keep the branch above nothing": [
      {
        more: `facts of loss { stay_days "日数" : whole 0 .. 400  public "公的給付" : money 0円 .. 50万円 }`,
        section: `head a "甲" for each loss = if public >= 200_000円 then 5_000円 else 300_000円 - public { deductible 90 of stay_days per incident }
          head b "乙" for each loss = if public >= 400_000円 then 5_000円 else 300_000円 - public { deductible 91 of stay_days per incident }`,
      },
      "term/uncounted-lines: deductible 91 of stay_days per incident",
    ],
    "is not counted": [
      {
        more: `facts of loss { stay_days "日数" : whole 0 .. 400  public "公的給付" : money 0円 .. 50万円 }`,
        section: `head a "甲" for each loss = max(0円, 300_000円 - public) { deductible 90 of stay_days per incident }
          head b "乙" for each loss = max(0円, 600_000円 - public) { deductible 90 of stay_days per incident }
          head c "丙" for each loss = max(0円, 300_000円 - public) { limit 90 of stay_days per incident }
          head d "丁" for each loss = max(0円, 300_000円 - public) { deductible "待期" 90 of stay_days per incident }
          head e "戊" for each loss = 5_000円 * stay_days { deductible 90 of stay_days per incident }`,
      },
      "term/uncounted-lines: deductible 90 of stay_days per incident",
    ],
    "is none where the formula never does": [
      {
        more: `facts of loss { d "日数" : whole 0 .. 400  public "公的給付" : money 0円 .. 50万円 }`,
        section: `head a "甲" for each loss = max(100円, 300_000円 - public) { deductible 90 of d per incident }
          head b "乙" for each loss = min(300_000円, max(100円, 400_000円 - public)) { deductible 90 of d per incident }
          head c "丙" for each loss = min(300_000円, 400_000円 - public) { deductible 90 of d per incident }`,
      },
      "term/uncounted-lines: deductible 90 of d per incident",
    ],
  },
  "a number that each line has by itself": {
    "is told of where it is of days that lines state": [
      {
        more: `facts of loss { stay_days "日数" : whole 0 .. 400  minor "軽症" : bool }`,
        section: `head a "甲" for each loss = 5_000円 * stay_days { limit 120 of stay_days per loss }
          head b "乙" for each loss = 5_000円 * stay_days { limit 120 of stay_days per loss  limit 1_000 of stay_days per period }
          head c "丙" for each loss = 5_000円 * stay_days { limit "1入院の限度" 120 of stay_days per loss }
          head d "丁" for each loss = 5_000円 * stay_days { limit (if minor then 30 else 120) of stay_days per loss }
          head e "戊" { limit 3 of count per loss }`,
      },
      "term/each-line: limit 120 of stay_days per loss",
    ],
  },
  "a time": {
    "is an incident, beside terms of lines": [
      {
        section: `head a "甲" { limit 100 per loss  limit 2 times per period }
          head b "乙" { limit 100 per loss  limit "年2回" 2 times per period }
          head c "丙" { limit 100 per loss  limit 2 of count per period }`,
      },
      "term/counted-together: limit 2 times per period",
    ],
    "is an incident, beside terms of claims": [
      {
        section: `frame f "枠" { deductible 10 per claim  head a "甲" { limit 2 times per period } }
          head b "乙" { limit 50 per claim  deductible 1 time per policy year }`,
      },
      "term/counted-together: limit 2 times per period",
      "term/counted-together: deductible 1 time per policy year",
    ],
    "is meant so by name, beside terms of incidents, or of other heads": [
      {
        section: `head a "甲" { deductible 10 per incident  coinsurance pays 80%  limit 2 times per period }
          head b "乙" { deductible 10 per claim }
          head c "丙" { deductible 10 per claim  limit "2事故まで" 2 times per period }`,
      },
    ],
  },

  "what was deducted": {
    "is nothing without a deductible": [
      {
        more: `let rest "残り" = 60円 - deducted`,
        section: `head a "甲" { coinsurance pays 80%  deductible max(0, 70 - deducted) per incident }
          head b "乙" { limit 500 per incident  franchise max(0, rest) per incident }`,
      },
      "term/nothing-borne: deducted",
      "term/nothing-borne: rest",
    ],
    "does not count what a share took": [
      {
        section: `head a "甲" { deductible 10円 per incident  coinsurance pays 80%  deductible max(0, 70円 - deducted) per incident }`,
      },
      "term/nothing-borne: deducted",
    ],
    "counts all, with a share of average or behind it, or has a name": [
      {
        contract: `insured "保険金額" : money 1 .. 100  worth "価額" : money 1 .. 100`,
        section: `head a "甲" { deductible 10円 per incident  coinsurance pays min(100%, insured / worth)  deductible max(0, 70円 - deducted) per incident }
          head b "乙" { deductible 10円 per incident  deductible max(0, 70円 - deducted) per incident  coinsurance pays 80% }
          head c "丙" { deductible 10円 per incident  coinsurance pays 80%  deductible "最低免責" max(0, 70円 - deducted) per incident }
          head d "丁" { deductible 10円 per incident  coinsurance pays 80%  deductible max(0, 70円 - (loss - subject)) per incident }`,
      },
    ],
    "is something behind one of its heads, above it, counted, or by number": [
      {
        more: `facts of loss { down "停止時間" : whole 0 .. 100 }`,
        section: `frame f "枠" { deductible 20 per claim  head a "甲" { deductible max(0, 70 - deducted) per claim } }
          head b "乙" { deductible 2 of down per incident  deductible max(0, 70 - deducted) per incident }
          head c "丙" { deductible 1 time per period  deductible max(0, 70 - deducted) per incident }
          frame g "枠二" { head d "丁" { franchise 10 per incident }  head e "戊"  deductible max(0, 70 - deducted) per incident }
          head h "己" { limit 500 per incident  deductible max(0, 150 - (loss - subject)) per incident }`,
      },
    ],
  },

  "the most that is borne": {
    "gives nothing back to heads whose own limits stand in front of it": [
      {
        section: `head a "甲" { deductible 100円 per incident }
          head b "乙" { deductible 100円 per incident  limit 1_000_000 per period }
          head c "丙" { layer 1_000 xs 100 per incident }
          head d "丁" { limit 1_000_000 per period }
          borne at most 50円 per incident`,
      },
      "term/nothing-borne: borne at most 50円 per incident",
    ],
    "gives some back in front of these limits, behind what is borne there, or to others alone": [
      {
        section: `frame f "枠" { head a "甲" { deductible 100円 per incident }
          head b "乙" { deductible 100円 per incident }
          borne at most 50円 per incident
          limit 1_000_000 per period for b }
          frame g "枠二" { head c "丙" { deductible 100円 per incident  limit 1_000_000 per period  coinsurance pays 80% }
          head d "丁" { limit 1_000_000 per period }
          borne at most 51円 per incident }
          frame h "枠三" { head e "戊" { deductible 100円 per incident }
          head i "己" { deductible 100円 per incident  limit 1_000_000 per period }
          borne at most 52円 per incident for all but i }`,
      },
    ],
    "is never reached by what is borne before it": [
      {
        contract: `own "免責" : money 0 .. 900`,
        more: `unit shop "店舗"`,
        section: `head a "甲" { deductible 500 per incident  borne at most 3_000 per incident  coinsurance pays 80% }
          head b "乙" { deductible own per claim bearing at most 950 per incident  borne at most 990 per incident }
          frame f "枠" { head c "丙" { deductible 100 per incident }  head d "丁" { franchise 150 per incident }
            borne at most 250 per incident }
          head e "戊" { deductible 40 per loss  borne at most 50 per loss  borne at most 60 per incident }
          head g "己" { deductible 300 per shop  borne at most 310 per shop }`,
      },
      "term/cap-never-binds: borne at most 3_000 per incident",
      "term/cap-never-binds: borne at most 990 per incident",
      "term/cap-never-binds: borne at most 250 per incident",
      "term/cap-never-binds: borne at most 50 per loss",
      "term/cap-never-binds: borne at most 310 per shop",
    ],
    "is not, above heads that bear more": [
      {
        section: `deductible 500 per incident  borne at most 3_000 per incident
          head a "甲" { coinsurance pays 80% }  head b "乙" { coinsurance pays 80% }`,
      },
      "term/cap-never-binds: borne at most 3_000 per incident",
    ],
    "may be reached by several claims, incidents, units or heads, or by what is not known": [
      {
        contract: `own "免責" : money 0 .. 900`,
        more: `unit shop "店舗"  facts of loss { down "停止時間" : whole 0 .. 100 }`,
        section: `head a "甲" { deductible 500 per claim  borne at most 3_000 per incident }
          head b "乙" { deductible 500 per incident  borne at most 3_000 per incident and period  coinsurance pays 80% }
          head c "丙" { deductible 500 per shop  borne at most 3_000 per incident }
          frame f "枠" { head d "丁" { deductible 100 per incident }  head e "戊" { deductible 101 per incident }
            borne at most 200 per incident }
          head g "己" { coinsurance pays 90%  deductible 500 per incident  borne at most 3_000 per incident }
          head h "庚" { deductible 5% of loss per incident  borne at most 3_000 per incident }
          head i "辛" { deductible own per incident  borne at most 800 per incident  coinsurance pays 80% }
          head j "壬" { deductible 12 of down per incident  deductible 5円 per incident  borne at most 50 per incident }
          head k "癸" { deductible 2 times per period  borne at most 50 per incident }
          frame l "店別" for each shop { head m "子" { deductible 500 per incident } }
          borne at most 5_000 per incident for m`,
      },
    ],
    "alone reads a choice, a fact and a formula": [
      {
        contract: `most "自己負担限度額" : money 1 .. 500`,
        more: `let half "半分" = 50% of most`,
        facts: `often "多発" : bool`,
        section: `head a "甲" { deductible 100 per claim bearing at most (if often then half else 400円) per incident }`,
      },
    ],
    "stands under a condition that a rule decides": [
      {
        contract: `most "自己負担限度額" : money 1 .. 500`,
        section: `head a "甲" { deductible 100 per claim bearing at most (if most > 600 then 700 else most) per incident }`,
      },
      "condition/comparison: most > 600",
    ],
  },

  "a rule of the contract": {
    "that the ranges and another one contradict": [
      {
        contract: `a "甲" : money 1 .. 100  b "乙" : money 1 .. 100  require a > 2 * b  require b > 60`,
        section: `head h "費目" { limit a + b per incident }`,
      },
      "contract/contradiction: require b > 60",
    ],
    "that contradicts another one in any range": [
      {
        contract: `a "甲" : money 1 .. unlimited  b "乙" : money 1 .. unlimited  require a < b  require b < a`,
        section: `head h "費目" { limit a + b per incident }`,
      },
      "contract/contradiction: require b < a",
    ],
    "that can be fulfilled at one point": [
      {
        contract: `a "甲" : money 1 .. 100  b "乙" : money 100 .. 200  require a >= b`,
        section: `head h "費目" { limit a + b per incident }`,
      },
    ],
    "about a choice that not every contract has": [
      {
        contract: `plan small "小" | large "大"  a "甲" : money 1 .. 100
          b "乙" : money 200 .. 300 when plan is large  require b >= 2 * a or plan is small`,
        section: `head h "費目" { limit (if plan is large then a + b else a) per incident }`,
      },
      "contract/rule-idle: require b >= 2 * a or plan is small",
    ],
    "whose parts are not idle because the rule holds": [
      {
        contract: `plan small "小" | large "大"  kind "種類" : one of s "小口", l "大口"
          require plan is small and kind is s or plan is large and kind is l`,
        section: `head h "費目" { limit (if kind is s then 5 else 6) per incident }`,
      },
    ],
  },

  "a branch": {
    "may say on purpose that nothing more is asked": [
      {
        contract: `rider "特約" : bool  since "遡及日" : date when rider`,
        section: `require if rider then found >= since else yes  head a "甲"`,
      },
    ],
    "is told of where it never holds otherwise": [
      {
        contract: `rider "特約" : bool`,
        section: `require if rider then found >= 2020-01-01 else not rider  head a "甲"`,
      },
      "condition/always: not rider",
    ],
  },
  "a condition that asks for a claim, insured or unit": {
    "and holds of each": [
      {
        contract: `schedule car`,
        more: `unit car "車両" { owned "自家用" : bool }  facts of claim { property "対物" : bool }  facts of insured { young "若年" : bool }`,
        section: `require "一" : property or not property  require "二" : young or not young  require "三" : car.owned or not car.owned
          require "四" : not (property and not property)  require "五" : not (young and not young)  head a "甲"`,
      },
    ],
    "is told of where it is named for sure": [
      {
        more: `facts of claim { property "対物" : bool }`,
        section: `require property and (property or found >= 2020-01-01)  head a "甲"`,
      },
      "condition/always: property",
    ],
    "is told of where it is of the incident": [
      { facts: `night "夜間" : bool`, section: `require night or not night  head a "甲"` },
      "condition/always: not night",
    ],
  },
  "a condition": {
    "that a rule of the contract decides": [
      {
        contract: `a "甲" : money 1 .. 100  b "乙" : money 1 .. 100  require a <= b`,
        section: `head h "費目" { limit (if a > b then a else b) per incident }`,
      },
      "condition/comparison: a > b",
    ],
    "on the last of the plans": [
      {
        contract: `plan s "小" | m "中" | l "大"`,
        section: `head h "費目" { limit (if plan is s then 5 else if plan is m then 6 else if plan is l then 7 else 8) per incident }`,
      },
      "condition/always: plan is l",
    ],
    "on a fact of few values, one after the other": [
      {
        facts: `place "場所" : one of inside "内", outside_it "外"`,
        section: `head h "費目" { limit (if place is inside then 5 else 6) per incident }`,
      },
    ],
    "on sets": [
      {
        facts: `told "公表" : any of press "報道", letter "通知"`,
        section: `require told is not empty  head h "費目" { require told has (press) }`,
      },
    ],
    "on the trigger, where only one opens the head": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "leak for a",
        section: `covers attack for b  head a "甲" { require trigger is leak or found is never }  head b "乙"`,
        facts: "",
      },
      "condition/always: trigger is leak",
    ],
    "that is read under different guards": [
      {
        contract: `plan small "小" | large "大"`,
        triggers: `leak "漏えい"  attack "攻撃"`,
        section: `covers attack when plan is large
          frame one "一" when plan is large { head a "甲" }
          head b "乙"`,
      },
    ],
    "on an option that its plan brings": [
      {
        contract: `plan small "小" | large "大"  options by plan small large { rider "特約" ◎ ○ }`,
        section: `head a "甲" when rider  frame one "一" when plan is small { head b "乙" when rider }  head c "丙"`,
      },
      "condition/always: rider",
    ],
    "whose branches are alike but count together what they read": [
      {
        more: `unit person "人"`,
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "leak, attack",
        section: `head a "甲" { limit (if trigger is leak then 5 else 5) per person }`,
      },
    ],
    "on durations": [
      {
        facts: `outage "停止" : duration 1 hour .. 48 hours`,
        section: `require outage > 12 hours  head a "甲" { require outage < 49 hours }`,
      },
      "condition/comparison: outage < 49 hours",
    ],
  },

  "an exclusion": {
    "beside one of another trigger": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "leak, attack",
        more: `exclusions { war "戦争" : bool for attack  war_leak "戦争漏えい" for leak when war }`,
      },
    ],
    "beside one with an exception": [
      {
        facts: `excused "正当" : bool`,
        more: `exclusions { war "戦争" : bool unless excused  war_leak "戦争漏えい" when war }`,
      },
      // The second one has no exception, so it is the first that never decides anything.
      "exclusion/shadowed: war",
    ],
    "beside one that an option lifts": [
      {
        contract: `plan s "小" | l "大"  options by plan s l { rider "特約" ○ ○ }`,
        more: `exclusions { war "戦争" : bool lifted by rider  war_leak "戦争漏えい" when war and found < 2030-01-01 }`,
      },
    ],
    "judged by each insured, and by any": [
      {
        more: `reading apart "個別" { yes_apart "個別" | joint "全員" }
          exclusions {
            crime "犯罪" of insured : bool per insured
            for all, unless apart is yes_apart { crime_of_any "誰かの犯罪" of insured when crime }
          }`,
      },
    ],
    "lifted where its plan brings the option": [
      {
        contract: `plan s "小" | l "大"  options by plan s l { rider "特約" ○ ◎ }`,
        triggers: `leak "漏えい"  attack "攻撃" when plan is l`,
        covers: "leak, attack",
        more: `exclusions { war "戦争" : bool for attack lifted by rider }`,
      },
      "exclusion/always-lifted: war",
    ],
    "with an exception for a trigger of its block": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "leak, attack",
        more: `exclusions { war "戦争" : bool unless trigger is attack }`,
      },
    ],
    "with an exception for a trigger that its block leaves out": [
      {
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "leak, attack",
        more: `exclusions { war "戦争" : bool for leak unless trigger is attack }`,
      },
      "condition/never: trigger is attack",
    ],
  },

  "a table": {
    "that is not read beyond its rows": [
      {
        contract: `plan s "小" | l "大"  months "月数" : whole 0 .. 100  size "規模" : number 0 .. 100`,
        more: `table t by months { most  0 .. 6 : 5  7 .. 12 : 6 }  table u by size { more  0 .. under 12 : 5 }
          table w by plan, months { least  s | 0 .. 12 : 5  l | 0 .. 100 : 6 }  let step "段階" = if months > 12 then 7 else most`,
        section: `head a "甲" { limit step per incident  limit (if size < 12 then more else 9) per period }
          head b "乙" { deductible (if plan is l or months <= 12 then 1 else 2) per incident
            limit (if plan is s and months > 12 then 7 else least) per incident }
          head c "丙" { require months <= 12  limit most per incident }`,
      },
    ],
    "that is read beyond its rows at one place": [
      {
        contract: `months "月数" : whole 0 .. 100  size "規模" : number 0 .. 100`,
        more: `table t by months { most  0 .. 12 : 5 }  table u by size { more  0 .. 12 : 5 }`,
        section: `head a "甲" { limit (if months > 12 then 7 else most) per incident }  head b "乙" { limit most per incident }
          head c "丙" { limit (if size <= 13 then more else 9) per period }`,
      },
      "table/gap: t",
      "table/gap: u",
    ],
    "that lacks too much to tell whether that is read": [
      {
        contract: `a "甲" : whole 0 .. 150  b "乙" : whole 0 .. 150`,
        more: `table t by a, b { most  .. 5 | .. 150 : 1
          ${Array.from({ length: 145 }, (_, row) => `${row + 6} | ${row + 6} : 2`).join("\n")} }`,
        section: `head h "費目" { limit (if a <= 5 then most else 7) per incident }`,
      },
      "table/unchecked: t",
    ],
    "for the plans that have its keys": [
      {
        contract: `plan s "小" | l "大"  retained "免責" : money one of 0, 100 when plan is l`,
        more: `table t by plan, retained { maximum  l | 0 : 5  l | 100 : 6 }`,
        section: `head a "甲" { limit (if plan is l then maximum else 7) per incident }`,
      },
    ],
    "that lacks a combination": [
      {
        contract: `plan s "小" | l "大"  retained "免責" : money one of 0, 100`,
        more: `table t by plan, retained { maximum  l | 0, 100 : 5  s | 0 : 6 }`,
        section: `head a "甲" { limit maximum per incident }`,
      },
      "table/gap: t",
    ],
    "that lacks it for the later of two plans alone": [
      {
        contract: `plan s "小" | l "大"  retained "免責" : money one of 0, 100 when plan is l`,
        more: `table t by plan, retained { maximum  s, l | 0 : 5 }`,
        section: `head a "甲" { limit (if plan is l then maximum else 7) per incident }`,
      },
      "table/gap: t",
    ],
    "whose bands meet": [
      {
        contract: `share "割合" : ratio 0% .. 100%`,
        more: `table t by share { maximum  .. under 30% : 5  30% .. under 80% : 6  80% .. : 7 }`,
        section: `head a "甲" { limit maximum per incident }`,
      },
    ],
    "whose bands miss the end of the range": [
      {
        contract: `share "割合" : ratio 0% .. 100%`,
        more: `table t by share { maximum  .. under 30% : 5  30% .. under 100% : 6 }`,
        section: `head a "甲" { limit maximum per incident }`,
      },
      "table/gap: t",
    ],
    "of thousands of rows": [
      {
        contract: `a "甲" : whole 0 .. 59  b "乙" : whole 0 .. 59`,
        more: `table t by a, b { maximum ${grid(60, [7, 9])} }  table u by a, b { most ${grid(60)} }`,
        section: `head a1 "甲" { limit maximum per incident  limit most per period }`,
      },
      "table/gap: t",
    ],
    "whose bands go beyond the range": [
      {
        contract: `size "規模" : number 1 .. 10`,
        more: `table t by size { maximum  1 .. under 5 : 5  5 .. under 100 : 6 }`,
        section: `head a "甲" { limit maximum per incident }`,
      },
    ],
  },

  "a window": {
    "of one day": [{ section: `window from found until 0 days after found  head a "甲"` }],
    "from days before to days after": [
      { section: `window from 10 days before found until 10 days after found  head a "甲"` },
    ],
    "of months against days": [{ section: `window from 28 days after found until 1 month after found  head a "甲"` }],
    "from the last day, where no other is said": [
      {
        contract: `wide : bool`,
        section: `window from 180 days after found when wide
          head a "甲" { 対象期間 起算日 found からその日を含めて 180日 }
          head b "乙" { window from (if wide then 1 year else 90 days) after found }`,
      },
      "window/from-span: window from 180 days after found when wide",
      "window/from-span: 対象期間 起算日 found からその日を含めて 180日",
      "window/from-span: window from (if wide then 1 year else 90 days) after found",
    ],
    "from a day on, as is said, or as it has an end or begins with the cover": [
      {
        contract: `begun : date`,
        section: `head a "甲" { window "待機期間" from 8 days after found }
          head b "乙" { window from 8 days after found until 180 days after found }
          head c "丙" { window from 8 days after found  window from found until 180 days after found }
          head d "丁" { window from 91 days after period.from  window from 91 days after begun }
          head e "戊" { window from 30 days before found }
          head f "己" { window from 1 day after found }`,
      },
    ],
    "of fixed days, the wrong way round": [
      { section: `window from 2027-04-01 until 2026-04-01  head a "甲"` },
      "window/never: window from 2027-04-01 until 2026-04-01",
    ],
    "by a span of the contract that is too short": [
      {
        contract: `waiting "待機" : span 10 days .. 20 days  grace "猶予" : span 10 days .. 1 month`,
        section: `window from 30 days after found until waiting after found  head a "甲"
          head b "乙" { window from 30 days after found until grace after found }`,
      },
      "window/never: window from 30 days after found until waiting after found",
    ],
    "of a fixed day behind all that there are": [
      {
        facts: `opened "開業日" : date 2000-01-01 .. 2020-12-31`,
        section: `window from 2021-01-01 until opened  head a "甲"`,
      },
      "window/never: window from 2021-01-01 until opened",
    ],
    "between two facts": [
      {
        facts: `told "通知日" : date`,
        section: `window from told until 10 days after found  head a "甲"`,
      },
    ],
    "wider than another that holds as well": [
      {
        contract: `options { rider "特約" ○ }`,
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `window from found until 180 days after found
          window from found until 7 months after found when rider
          window from 10 days before found until 180 days after found for attack
          head a "甲" { window from found }  head b "乙"`,
      },
      "window/never-binds: window from found until 7 months after found when rider",
      "window/never-binds: window from 10 days before found until 180 days after found for attack",
      "window/never-binds: window from found",
    ],
    "not wider, or where the other is not": [
      {
        contract: `options { rider "特約" ○ }`,
        facts: `told "通知日" : date or never`,
        triggers: `leak "漏えい"  attack "攻撃"`,
        covers: "all",
        section: `window from found until 180 days after found for attack, a
          window from found until 1 year after found for b
          window from found until 1 year after told for attack
          window from found until 6 months after found for attack
          window from 1 day after found until 2 years after found when rider
          head a "甲" { window from found until 180 days after found when rider }
          head b "乙" { window from found until 90 days after found when rider }`,
      },
    ],
    "wider, but of days that may never come": [
      {
        facts: `made "請求日" : date or never  gone "閉鎖日" : date or never`,
        section: `head a "甲" { window from found until latest(made, 10 days after found)  window from found until 5 days after found }
          head b "乙" { window from made until latest(gone, 10 days after made)  window from made until 9 days after made }
          head c "丙" { window from found until 10 days after made  window from found until earliest(found, 9 days after made) }`,
      },
    ],
    "wider, of days that come with those of the other": [
      {
        facts: `made "請求日" : date or never`,
        section: `head a "甲" { window from found until 10 days after made  window from found until 9 days after made }
          head b "乙" { window from found until 10 days after found  window from found until earliest(made, 9 days after found) }`,
      },
      "window/never-binds: window from found until 10 days after made",
      "window/never-binds: window from found until 10 days after found",
    ],
    "in a condition": [
      {
        facts: `told "通知日" : date`,
        section: `require told within 10 days after found  head a "甲"`,
      },
    ],
  },

  "a larger loss": {
    "pays no less under limits one inside the other": [
      {
        section: `head a "甲" { limit 50 per incident }  head b "乙" { limit 60 per incident }  limit 80 per incident`,
      },
    ],
    "pays no less under a rate before a limit": [
      {
        section: `head a "甲" { coinsurance pays 80% }  head b "乙"  deductible 10 per incident  limit 80 per incident`,
      },
    ],
    "pays no less under one rate for all after a limit": [
      { section: `head a "甲"  head b "乙"  limit 80 per incident  coinsurance pays 80%` },
    ],
    "can pay less under a deductible per claim after a limit per incident": [
      { section: `head a "甲"  limit 1_000 per incident  deductible 100 per claim` },
      "term/limit-first: deductible 100 per claim",
      "settlement/larger-loss: deductible 100 per claim",
    ],
    "can pay less where it loses a share": [
      {
        section: `head a "甲" { coinsurance pays (if subject > 1_000 then 50% else 100%) }`,
      },
      "settlement/larger-loss: coinsurance pays (if subject > 1_000 then 50% else 100%)",
    ],
    "can pay less where it bears more above a step, of which the loss lies just above": [
      { section: `head a "甲" { deductible (if loss > 1_000 then 500 else 100) per incident }` },
      "settlement/larger-loss: deductible (if loss > 1_000 then 500 else 100) per incident",
    ],
  },
};

describe("analyses", () => {
  for (const [subject, group] of Object.entries(cases))
    describe(subject, () => {
      for (const [name, [parts, ...expected]] of Object.entries(group))
        it(name, () => deepStrictEqual(foundIn(parts), expected));
    });

  it("shows the rules that contradict each other, and no other", () => {
    const { diagnostics, source } = compileParts({
      contract: `a "甲" : money 1 .. 100  b "乙" : money 1 .. 100  c "丙" : money 1 .. 100
        require a > b  require c > 5  require b > a`,
      section: `head h "費目" { limit a + b + c per incident }`,
    });
    const [found] = diagnostics;
    const places = found?.related.map(({ span }) => source.text.slice(span.start, span.end));
    deepStrictEqual([found?.code, places], ["contract/contradiction", ["require a > b"]]);
  });

  it("keeps a product without a possible contract from being built", () => {
    const { plans } = compileParts({
      contract: `a "甲" : money 1 .. 100  require a > 500`,
      section: `head h "費目" { limit a per incident }`,
    });
    deepStrictEqual(plans, []);
  });

  it("says nothing of a text that cannot be read, or that has an error", () => {
    const unused = `let half "半額" = 5_000`;
    deepStrictEqual(foundIn({ more: unused }), ["let/unused: half"]);
    deepStrictEqual(foundIn({ more: unused, section: "head a { limit 5 per }" }).filter(isUnused), []);
    deepStrictEqual(foundIn({ more: unused, section: "head a { limit b per incident }" }).filter(isUnused), []);
  });

  it("puts `per` in the place of `and`", () => {
    const { diagnostics, source } = compileParts({
      more: `unit person "人"`,
      section: `head a "甲" { limit 50 per person and period }`,
    });
    const [edit] = diagnostics[0]?.fixes[0]?.edits ?? [];
    const fixed = source.text.slice(0, edit?.start) + edit?.text + source.text.slice(edit?.end);
    deepStrictEqual(compile({ name: "sample.yakkan", text: fixed }).diagnostics, []);
    deepStrictEqual(fixed.includes("per person per period"), true);
  });

  // Where a larger loss pays less, it has labels.
  it("finds nothing in the cyber product", () => {
    const text = readFileSync(new URL("../../../policies/cyber_protector.yakkan", import.meta.url), "utf8");
    const { diagnostics } = compile({ name: "cyber_protector.yakkan", text }, { resolve: besideProducts });
    deepStrictEqual(
      diagnostics.map(({ code }) => code),
      [],
    );
  });
});

function isUnused(found: string): boolean {
  return found.includes("/unused");
}
