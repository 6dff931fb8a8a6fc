/** A product with one deductible, one limit and an approval; its scenarios hold. */
export const product = `language 1

product sample "見本保険" en "Sample" {
  edition  2026-04-01
  currency JPY rounding down
  document brochure "見本パンフレット"

  contract {
    cost_limit "費用の支払限度額" : money 1 .. 1_000_000
  }
  facts of incident {
    discovered "事故の発生を知った日" : date
  }
  triggers {
    leak "情報の漏えい"                                          @brochure(p.1)
  }
  section costs "費用損害" {
    covers leak
    covered when discovered during period                        @brochure(p.2)
    deductible 10_000 per incident                               @brochure(p.3)
    head response  "事故対応費用"
    head forensics "事故原因調査費用" requires approval            @brochure(p.4)
    limit cost_limit per incident and period                     @brochure(p.3)
  }
}

scenario "The deductible comes off the loss" for sample {
  contract { cost_limit 1_000_000  period from 2026-04-01 to 2027-04-01 }
  incident { leak  discovered 2026-05-01 }
  loss response 100_000
  expect due 90_000
}
`;

/** Settled: 100,000 less 10,000, capped at 60,000; line 2 waits for an approval. */
export const claim = {
  contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, cost_limit: 60_000 },
  incident: { id: "I-1", triggers: ["leak"], facts: { discovered: "2026-05-01" } },
  losses: [
    { id: "1", head: "response", amount: 100_000 },
    { id: "2", head: "forensics", amount: 50_000 },
  ],
};

/** `claim` with other lines. */
export function claimWith(losses: readonly object[]): string {
  return JSON.stringify({ ...claim, losses });
}
