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
