/** A sound product. Columns count: tests name places in it. */
export const sound = `product mini "見本" en "Sample" {
  edition 2026-04-01
  currency JPY rounding down
  document brochure "見本パンフレット 2026.04"
  contract {
    plan basic "ベーシック" | wide "ワイド"
    cost_limit "支払限度額" : money 1 .. 100_000_000
  }
  facts of incident { discovered "発見日" : date }
  triggers { leak "漏えい" @brochure(p.9) }
  section costs "費用損害" {
    covers leak
    covered when discovered during period
    /// 弁護士その他の専門家に払う費用。
    head 争訟費用 "争訟費用" en "Dispute costs" requires approval @brochure(p.7)
    head forensics "調査費用" when plan is wide { coinsurance pays 90% }
    limit cost_limit per incident sparing 争訟費用
  }
}
`;

/** `sound` with a part put in place of another; the new part may hold the cursor. */
export function soundWith(part: string, other: string): string {
  if (!sound.includes(part)) throw new Error(`the sample has no ${part}`);
  return sound.replace(part, () => other);
}

/** A product with frames, windows, exclusions and scenarios, of which the last one fails. Sound as well. */
export const framed = `product 枠組 "枠のある商品" en "Framed" {
  edition 2026-04-01
  currency JPY rounding down
  document brochure "パンフレット" en "Brochure"
  contract {
    plan basic "ベーシック" | wide "ワイド"
    liability_limit "賠償の限度額" en "Liability limit" : money 10_000_000 .. 100_000_000
    cost_limit "費用の限度額" en "Cost limit" : money 1_000_000 .. 50_000_000
    options by plan basic wide { rider "特約" en "Rider" ○ ○ }
  }
  unit person "個人" en "Person"
  facts of incident {
    discovered "発見日" en "Day of discovery" : date
    notified "通知日" en "Day of notice" : date or never
    free "無償" : bool
  }
  triggers { leak "漏えい" @brochure(p.9)  attack "攻撃" }
  reading order "順序" { first "先に" (default) | later "後で" }
  section liability "賠償損害" en "Liability" {
    covers leak
    covered when discovered during period
    head damages "損害賠償金" en "Damages"
    head 争訟費用 "争訟費用" en "Dispute costs" { limit 10_000_000 per incident and period }
    limit liability_limit per incident sparing damages
  }
  section costs "費用損害" en "Costs" {
    covers leak, attack
    covered when discovered during period
    window from discovered until (if plan is basic then 180 days else 1 year) after notified
    deductible 100_000 per incident when order is first
    frame prevention "再発防止" en "Prevention" {
      head containment "拡大防止" en "Containment" { coinsurance pays 90% }
      head sympathy "見舞金" en "Sympathy money" { limit 1_000 per person }
      limit 30_000_000 per incident
    }
    head probe "調査費用" en "Probe" { limit 60_000_000 per incident }
    limit cost_limit per incident
  }
  head extra "その他" en "Extra" { covers leak  covered at any time }
  exclusions {
    war "戦争" en "War" : bool
    for attack, unless free, lifted by rider { system "システム" en "System" : bool }
  }
}
contract 例 for 枠組 {
  plan wide  liability_limit 50_000_000  cost_limit 5_000_000  period from 2026-04-01 to 2027-04-01
}
scenario "調査費用は支払われる" for 枠組 {
  contract 例
  incident { leak  discovered 2026-05-01  notified 2026-05-02  others none }
  loss probe 1_100_000 on 2026-05-03
  expect due 1_000_000
}
scenario "It is twice as much" for 枠組 {
  contract 例
  incident { leak  discovered 2026-05-01  notified never  war }
  loss damages 500_000 on 2026-05-03
  expect damages 1_000_000
  expect due 0
}
`;

/** `framed` with a part put in place of another. */
export function framedWith(part: string, other: string): string {
  if (!framed.includes(part)) throw new Error(`the sample has no ${part}`);
  return framed.replace(part, () => other);
}

/** A product with facts of units and of claims, items, heads for each loss and what is borne at most. Sound as well. */
export const located = `product shops "店舗" en "Shops" {
  edition 2026-04-01
  currency JPY rounding down
  contract {
    schedule location
    base_limit "限度額" en "Base limit" : money 1 .. 1_000_000_000
  }
  unit location "所在地" en "Location" { value "保険金額" : money  wooden "木造" : bool }
  facts of location { damage "程度" : one of below "床下", above "床上"  worth "時価" : money }
  facts of incident { reported "届出" : bool }
  facts of claim { territory "地域" : one of japan "日本", us "米国" }
  facts of loss { stay "日数" : number 0 .. 1_000 }
  triggers { flood "水災" en "Flood" }
  section places "損害" en "Places" {
    covers flood
    covered at any time
    require for building: location.damage is above or location.worth > 0 or reported
    head building "建物" en "Building" {
      item roof "屋根" en "Roof" | wall "壁" en "Wall"
      limit 3_000_000 per incident for roof
    }
    head days_in "入院" en "Stays" for each loss = 5_000 * min(stay, 180)
    coinsurance pays 90% where location.wooden for building
    borne at most 100_000 per incident for building
    limit base_limit per incident where territory is us for building
  }
}
scenario "A roof" for shops {
  contract { base_limit 9_000_000  period from 2026-04-01 to 2027-04-01 }
  schedule location T { value 30_000_000  wooden }
  incident { flood }
  unit location T { damage above }
  claim C { territory us }
  loss building 5_000_000 for location T of claim C item roof
  expect due 2_900_000
}
`;

/** `located` with a part put in place of another. */
export function locatedWith(part: string, other: string): string {
  if (!located.includes(part)) throw new Error(`the sample has no ${part}`);
  return located.replace(part, () => other);
}
