import { deepStrictEqual } from "node:assert/strict";
import { compileParts } from "./product.js";

const never = "that limit is never paid in full";
const sometimes = "where it takes something that limit is not paid in full";

describe("a deductible behind a limit", () => {
  const cases: Readonly<Record<string, readonly [terms: string, told: string]>> = {
    "never leaves it whole": ["limit cap per incident  deductible 50_000 per incident", never],
    "leaves it whole where what is borne has come to its end": [
      "limit cap per incident  deductible 50_000 per incident bearing at most 50_000 per period",
      sometimes,
    ],
    "leaves it whole where it is 0 for some losses": [
      "limit cap per incident  deductible (if total then 0円 else 50_000円) per incident",
      sometimes,
    ],
    "leaves it whole where the contract may choose 0": [
      "limit cap per incident  deductible own per incident",
      sometimes,
    ],
    "leaves it whole under other events": [
      "limit cap per incident  deductible 50_000 per incident for leak",
      sometimes,
    ],
  };
  for (const [name, [terms, told]] of Object.entries(cases))
    it(name, () => {
      const { diagnostics } = compileParts({
        contract: `cap "限度" : money 1_000_000 .. 10億  own "自己負担" : money one of 0, 50_000`,
        facts: `total "全損" : bool`,
        triggers: `leak "漏えい"  theft "盗難"`,
        covers: "leak, theft",
        section: `head h "費目" { ${terms} }  head other "他" { deductible own per incident when cap > 0 }`,
      });
      const found = diagnostics.filter(({ code }) => code === "term/limit-first").map(({ message }) => message);
      deepStrictEqual(
        found.map((message) => message.slice(message.lastIndexOf("so ") + 3)),
        [told],
      );
    });
});
