/** A product that is all about its premiums: banded tables of several keys, a formula, open readings, a schedule. */
export const quoted = `language 1

product quoted "保険料の見本" en "Quoted" {
  edition  2026-04-01
  currency JPY rounding half_up

  contract {
    plan light "ライト" | full "フル"
    revenue "売上高"   : money 1 .. 10_000_000_000
    claims  "事故件数" : number 0 .. 100 = 0
    share   "割合"     : ratio 0% .. 100% optional
    extra   "特約保険金額" : money 0 .. 1_000_000 when plan is full
    schedule location
    options by plan light full { rider "特約" × ○ }
  }
  unit location "所在地" { value "価額" : money }
  reading tax "税" { without "別" | included "込" }

  table rates "料率" by plan, revenue {
                                                 rate  minimum
    light       | .. under 1_000_000_000          : 0.5%   10_000
    full        | .. under 1_000_000_000          : 0.75%  20_000
    light, full | 1_000_000_000 .. under 5_000_000_000 : 0.3%   30_000
  }
  table discounts "割引" by claims {
    discount
    0         : 10%
    1 .. under 3 : 0%
  }
  let base "基本保険料" = max(rate * revenue, minimum)

  premium annual  "年間保険料" en "Annual premium" = base * (100% - discount)
  premium monthly "月払保険料" = base * (100% - discount) * (if tax is included then 110% else 100%) / 12
  premium fire    "火災" = 1/3 * sum(location.value) + (if rider then 2% of extra else 0)
  premium rebate  "返戻" = minimum - 1_000_000円

  triggers { leak "情報の漏えい" }
  section costs "費用損害" {
    covers leak
    covered at any time
    head response "事故対応費用"
    limit 1_000_000 per period
  }
}
`;

export const contract = {
  policy: "P-1",
  period: { from: "2026-04-01", to: "2027-04-01" },
  plan: "full",
  revenue: 123_456_789,
  extra: 500_000,
};
