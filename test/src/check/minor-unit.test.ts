// Amounts written finer than their currency is: in whatever place a literal is an amount of money.
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";

interface Parts {
  readonly currency?: string;
  readonly before?: string;
  readonly body?: string;
  readonly loss?: string;
}

const product = ({
  currency = "JPY",
  before = "",
  body = "",
  loss = "5",
}: Parts): string => `${before.includes("vocabulary") ? before : ""}
product p {
  edition 2026-04-01
  currency ${currency}
  ${before.includes("vocabulary") ? "use words" : before}
  facts of incident { nights : whole = 1 }
  triggers { leak }
  section costs {
    covers leak
    covered at any time
    head response
    ${body}
  }
}
scenario "s" for p {
  contract { period from 2026-04-01 to 2027-04-01 }
  incident { leak }
  loss response ${loss}
  expect due 5
}
`;

/** What is told of, in the order of the text, and what is proposed for each. */
function told(parts: Parts): readonly (string | undefined)[][] {
  const text = product(parts);
  return compile({ name: "p", text })
    .diagnostics.filter(({ code }) => code === "type/minor-unit")
    .map(({ span, fixes }) => [text.slice(span.start, span.end), fixes[0]?.edits[0]?.text]);
}
const places = (parts: Parts): (string | undefined)[] => told(parts).map(([amount]) => amount);

describe("an amount finer than its currency", () => {
  it("is told of wherever it is what something comes to", () => {
    for (const [amount, parts] of [
      ["250.5", { body: "deductible max(250.5, 5% of loss) per incident" }],
      ["250.5", { body: "limit (if nights > 2 then 250.5 else 9) per incident" }],
      ["250.5", { body: "deductible 10 per incident bearing at most 250.5 per period" }],
      ["250.5", { body: "layer 250.5 xs 10 per incident" }],
      ["250.5", { body: "head fixed = 250.5" }],
      ["250.5", { body: "head fixed for each loss = 250.5" }],
      ["250.5", { before: "premium annual = 250.5" }],
      ["250.5", { before: "let held : money = 250.5", body: "limit held per incident" }],
      ["held", { before: "vocabulary words { let held : money = 250.5 }", body: "limit held per incident" }],
      ["250.5", { before: "contract { cap : money 250.5 .. 300 = 260 }" }],
      ["250.5", { before: "contract { cap : money 250 .. 300 = 250.5 }" }],
      ["250.5", { before: "contract { cap : money one of 250, 250.5 = 250 }" }],
      ["250.5", { before: "table steps by nights { most  1 : 250.5 }", body: "limit most per incident" }],
      ["250.555", { currency: "USD", body: "limit 250.555 per incident" }],
    ] as const)
      deepStrictEqual(places(parts), [amount], JSON.stringify(parts));
  });

  it("is none where it is a price, a number or exact", () => {
    for (const parts of [
      { body: "limit 12.5 * nights per incident" },
      { before: "let price : money = 12.5", body: "limit price * nights per incident" },
      { before: "table steps by nights { price  1 : 12.5 }", body: "limit price * nights per incident" },
      { before: "let factor = 1.250", body: "limit factor * 100 per incident" },
      { currency: "USD", body: "limit 1.250 * loss per incident" },
      { currency: "USD", body: "limit 250.50 per incident" },
      { currency: "KWD", body: "limit 250.500 per incident" },
      { body: "limit 1.125億 per incident" },
      { body: "limit 1.5万円 per incident" },
    ])
      deepStrictEqual(told(parts), [], JSON.stringify(parts));
  });

  it("is seen by its digits where a point was to set thousands apart", () => {
    for (const [amount, plain, parts] of [
      ["250.000", "250_000", { currency: "EUR", body: "limit 250.000 per incident" }],
      ["250.000", "250_000", { body: "limit 250.000 per incident" }],
      ["250.000", "250_000", { currency: "EUR", body: "limit 250.000 * nights per incident" }],
      ["2.500", "2_500", { currency: "EUR", body: "layer 5_000 xs 2.500 per incident" }],
      ["500.000", "500_000", { currency: "EUR", before: "contract { cap : money 1 .. 500.000 = 10 }" }],
      ["1.500", "1_500", { currency: "EUR", before: "table steps by nights { most  1 : 1.500 }" }],
      ["1.500", "1_500", { currency: "EUR", body: "limit 5 per incident where amount > 1.500" }],
      ["1.505", "1_505", { currency: "EUR", body: "limit 5 per incident where amount > 1.505" }],
      ["1.000万円", "1,000万円", { body: "limit 1.000万円 per incident" }],
      ["10.000", "10_000", { currency: "EUR", loss: "10.000" }],
    ] as const)
      deepStrictEqual(told(parts), [[amount, plain]], JSON.stringify(parts));
  });

  it("is told of once, and not where the currency is unknown", () => {
    strictEqual(
      places({ before: "let held : money = 250.5", body: "limit held per incident  limit held per claim" }).length,
      1,
    );
    deepStrictEqual(told({ currency: "JPX", body: "limit 250.500 per incident" }), []);
  });
});
