/** A text in which every word of the language occurs. It is right in its grammar, not as a product. */
export const everything = `language 1

use common_words, older from "shared/words.yakkan"

/// What several products share.
vocabulary own_words "用語" en "Words" {
  use common_words
  use all but war, crime from common_words
  document terms "約款"
  facts of incident {
    reported "届出" : bool
  }
}

/// A product that says everything.
product everything "すべて" en "Everything" @doc(1) {
  edition  2026-04-01
  currency JPY rounding down
  document doc "資料" en "Document"

  contract {
    plan basic "ベーシック" | wide "ワイド" en "Wide"
    revenue "売上高" : money 1 .. unlimited when plan in (basic, wide) = 1_000_000
    share : ratio 0% .. 100% optional
    persons : number one of 1, 2, 3
    floors : whole 1 .. 60
    open "対物" : money 1 .. 100 or unlimited = unlimited
    started : date 2020-01-01 .. 2030-01-01 or never
    moment : datetime
    waiting : duration
    grace : span 1 year .. 2 years
    kind "区分" : one of retail "小売", it "IT" = retail
    marks : any of red, blue or never
    require revenue <= 50% of limits.cost
    require named "名前" en "Named" for a, b: revenue > 0 when wide_only
    schedule location
    options by plan   basic wide {
      rider "特約A"   ○     ◎    requires revenue <= 10億
      other "特約B"   ×     ○    not with rider
    }
  }

  unit person "個人"
  unit location "所在地" {
    value : money
  }
  unit room "部屋" en "Room" of location
  facts of incident {
    stop "停止" en "Stop" : record {
      begun "開始" : datetime   // when
      ended "終了" : datetime or never
    }
    discovered "知った日" : date
    sudden : bool = no
  }
  facts of claim {
    made : date or never
  }
  facts of insured {
    guilty : bool
  }
  facts of loss {
    usual : bool = yes
  }
  facts of location {
    flooded "床上浸水" : bool
  }

  triggers {
    a "甲"
    b "乙" except a line by line when plan is wide
    c "丙" except all above (when plan is basic)
  }

  reading order "順序" {
    early "先" (default) | final "後"
  }
  let sums "合計額" = max(1億5,000万円, min(revenue, 3)) + sum(location.value) * 2 - -1 / 4
  let small : money = 5_000
  let other_kinds = limits.cost(retail,share/2)+cost( kind , 20% )
  let which = if plan is basic then 1 else if sudden then 2 else 3
  table limits by kind, share {
                         cost "費用" en "Cost"   other
    retail, it | .. under 30%     :  1_000_000          5
    retail     | 30% .. under 100% :  2_000_000  unlimited
    it         | over 20%..40%, over   100% ..           : 30_000_000         10
  }
  premium annual "年間" = limits.cost / 1000

  section first_one "第一" outside for each location when not sudden and (plan is not basic or kind in (it, retail)) {
    covers a, b for all but h2 when sudden
    covers all
    covered when discovered during period and made not within 30 days before discovered
    covered "発見期間" en "Discovery" when discovered during period for h2
    covered at any time for h1
    window "通知期間" en "Notice" from discovered until 90 days including made for h1
    window from discovered until (if plan is basic then 180 days else 1 year) after made for a when sudden
    require for a: marks has red or marks has (red, blue) or marks is not empty
    require discovered within 2 weeks after made and item not in (x, y) and not (sudden and usual)
    requires approval for h1
    requires item for h1
    deductible 10_000 per claim falling first on h1, h2, then h3 for h1 when order is early
    franchise "小損害" 5千円 per incident
    limit 4_000 per insured and period
    limit 6 per policy year and insured per policy year
    limit 7 per day and insured per day per period  deductible 1 per location per day
    limit 2 times per period  limit (if sudden then 1 else 2) times per insured per policy year
    deductible 1 time per period for h1  deductible (if sudden then 1 else 2) times per insured per policy year
    limit 60 of count per incident and period  deductible cap of (count + 2) per insured for h1
    deductible loss(h1) + left(h2) + subject + deducted per period
    deductible loss(h1, h2 for a, b) + left(h2 for all but a) + largest(loss(h4 for a per location)) per incident
    head h1 "費目1" requires approval requires item when sudden {
      item x "X" requires approval
      item y "Y"
      refuse z "Z"
      coinsurance "割合" en "Share" pays 90%
      limit /* called */ "枠" 5_000 per person and period where location.value > 1_000
    }
    head h2 = revenue * 2
    head h5 requires approval for each loss = revenue * count when sudden { limit 5 per loss and period }
    head h3 outside {
      coinsurance pays 80% bearing at most 9 per period
      borne at most 9 per insured per period
      layer lower "第1層" { coinsurance pays 30%  limit 1 / 3 of revenue per incident }
      layer "第2層" en "Second" (50% of 500_000) xs 500_000 per incident when plan is wide
      layer upper "第3層" 30% of revenue xs 1_000_000 + 1 per incident
    }
    frame inner "枠" {
      head h4
      limit 1_000 per location per period sparing h4 if order is early
      borne at most 9 per location and period for h4
      limit 7 per claim and period
      limit incident.number * 100 + earlier(h1, h2) * earlier_times(inner) + earlier_largest(h1) per period
    }
    uncovered ransom "身代金"
  }

  exclusions {
    war "戦争" : bool
    ip "知財" of claim : bool unless trigger is a unless trigger is b and sudden
    late of loss when incurred within 1 hour after discovered
    both of insured : bool per insured lifted by rider
    event of incident : bool for a
    for a, per insured, unless sudden, lifted by rider, when plan is wide {
      crime : bool
    }
  }
}

product derived "派生" en "Derived" extends everything {
  edition 2026-10-01
  use reported from own_words
  fix plan = wide
  fix revenue = 1億円
  change section first_one "第一・改" outside for each location when sudden {
    remove window when sudden
    remove borne at most per incident
    remove coinsurance pays
    remove covered when for h1
    remove requires approval for h1
    remove requires item for h1
    remove covers for h2
    remove item x, y
    add first { franchise 1_000 per incident }
    add before deductible per claim for h1 when order is early { deductible 5 per claim }
    add after limit per location per period where location.value > 1 { limit 5 per period }
    replace limit 5 per claim and period
    change head h1 {
      replace coinsurance pays 80%
    }
  }
  remove h4, war
  remove document doc
  replace triggers {
    b "乙"
  }
  replace head h3 "三" { limit 5 per incident }
  add after a {
    triggers { d "丁" }
  }
  add last {
    limit 9 per period
  }
}

contract base "基本" for everything {
  plan wide  revenue 500_000_000  marks red, blue  not rider
  policy "P-1"  period from 2026-04-01 to 2027-04-01
}

scenario "All of it" for everything {
  contract base { share 30%  waiting 2 hours 30 minutes 10 seconds  grace 3 months }
  schedule location L1 { value 100_000_000 }
  incident "1" { a  discovered 2026-05-01  sudden yes  others none }
  claim A { made never }
  insured director { not guilty }
  unit location L1 { flooded }
  unit room R1 of location L1
  loss h1 1_000_000 for 500 person on 2026-05-03 approved on 2026-05-04 of claim A under a item x id "1" { usual no }
  loss h3     5_000 on 2026-05-03 unapproved of insured director
  loss h4        70 for location L1 on 2026-05-03 approved
  loss h5           on 2026-05-03 approved { usual }
  expect left deductible s for location L1 5
  expect pay s 5
  expect due 1_000
  expect h1  refused by approval, window, war
  expect h2  refused
  expect h3  undetermined
  expect h4  undetermined for discovered
  later { marks none }
  expect pay 0
}
`;
