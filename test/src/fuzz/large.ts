/** A product of so many sections, 13 lines each, that is right and of which nothing is odd. */
export function large(sections: number): string {
  const times = <T>(count: number, make: (place: number) => T): T[] =>
    Array.from({ length: count }, (_, place) => make(place));
  const section = (place: number): string => `  section s${place} "補償${place}" en "Cover ${place}" {
    covers t${place % 20}
    covered when found during period
    require amount < 9_000_000
    deductible c${place % 20} per incident
    head a${place} "費用${place}甲" en "Costs ${place} A" {
      item x${place} "品${place}" en "Item ${place}"
      limit 1_000_000 per claim
      coinsurance pays 90%
    }
    head b${place} "費用${place}乙" en "Costs ${place} B" requires approval
    limit 2_000_000 per incident and period
  }`;
  return `language 1
product large "大商品" en "Large" {
  edition 2026-04-01
  currency JPY rounding down
  contract {
${times(20, (place) => `    c${place} "免責金額${place}" en "Deductible ${place}" : money 0 .. 100_000`).join("\n")}
  }
  facts of incident { found "発見日" en "Found" : date }
  triggers {
${times(20, (place) => `    t${place} "事由${place}" en "Trigger ${place}"`).join("\n")}
  }
  deductible "共通の免責金額" c0 per incident
${times(sections, section).join("\n")}
  limit 9_000_000 per incident and period
  coinsurance pays 80%
}
`;
}
