// Plain numbers in formulas that are to be amounts, in a currency that has no sign for one.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { settledByAll } from "./settled.js";

const product = (head: string, more = "") => `product stays "Stays" {
  edition 2026-04-01
  currency USD
  contract { cap : money 1 .. 1_000 }
  facts of incident { nights : number 0 .. 100  abroad : bool }
  ${more}
  triggers { illness }
  section costs { covers illness  covered at any time
    ${head} }
}`;

const codesOf = (text: string) =>
  compile({ name: "stays.yakkan", text })
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code }) => code);

/** What is due of 700 dollars after three nights, in cents. */
async function dueBy(head: string): Promise<number> {
  const { due } = await settledByAll(product(head), {
    contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" }, cap: 400_00 },
    incident: { id: "I", triggers: ["illness"], facts: { nights: 3, abroad: true } },
    losses: [{ id: "L", head: "care", amount: 700_00 }],
  });
  return due;
}

describe("a plain number that is to be an amount", () => {
  const right: Readonly<Record<string, readonly [head: string, due: number]>> = {
    "less so much for each": ["head care { limit max(0, 500 - 100 * nights) per incident }", 200_00],
    "times a count, behind it": ["head care { limit nights * 110.50 per incident }", 331_50],
    "in one branch": ["head care { limit max(0, if abroad then 90 * nights else cap) per incident }", 270_00],
    "beside an amount": ["head care { deductible cap - nights * 50 per incident }", 450_00],
    divided: ["head care { limit 1_000 * nights / 8 per incident }", 375_00],
    "in a comparison": ["head care { limit (if cap > 100 * nights then 50 else 60) per incident }", 50_00],
    "as a formula": ["head care { limit 50 + nights * (25 - 5) per incident }", 110_00],
  };
  for (const [name, [head, due]] of Object.entries(right))
    it(`is one: ${name}`, async () => deepStrictEqual(await dueBy(head), due));

  const shares: Readonly<Record<string, readonly [head: string, due: number]>> = {
    "of an amount so high, of what is claimed": ["head care { coinsurance pays loss / 1_400 }", 350_00],
    "at most all": ["head care { coinsurance pays min(1, loss / 500) }", 700_00],
    "above what is claimed": ["head care { coinsurance pays 350 / loss }", 350_00],
    "in one branch": ["head care { coinsurance pays (if abroad then loss / 2_000 else 1) }", 245_00],
    "at most all of it": ["head care { coinsurance pays min(100%, loss / 1_400) }", 350_00],
    "taken from all": ["head care { coinsurance pays 100% - loss / 1_400 }", 350_00],
    "added to a share": ["head care { coinsurance pays 10% + loss / 1_400 }", 420_00],
    "beside a share in one branch": ["head care { coinsurance pays (if abroad then loss / 1_400 else 80%) }", 350_00],
    "twice of it": ["head care { coinsurance pays min(100%, 2 * (loss / 2_800)) }", 350_00],
    "beside a share in a comparison": [
      "head care { limit (if loss / 1_400 >= 50% then 90 else 80) per incident }",
      90_00,
    ],
    "in front of `of`": ["head care { limit loss / 1_400 of cap per incident }", 200_00],
    "the rest of it in front of `of`": ["head care { limit (1 - loss / 2_800) of cap per incident }", 300_00],
    "the rest of it, of a layer": ["head care { layer (1 - loss / 2_800) of 400 xs 200 per incident }", 300_00],
    "as a fraction": ["head care { limit 1/3 of cap per incident }", 133_33],
    "as a fraction that is worked out": ["head care { limit (1 / nights) of cap per incident }", 133_33],
  };
  for (const [name, [head, due]] of Object.entries(shares))
    it(`is what something is a share of: ${name}`, async () => deepStrictEqual(await dueBy(head), due));

  it("is no share without its sign", () => {
    deepStrictEqual(codesOf(product("head care { limit 50 of cap per incident }")), ["type/operands"]);
    deepStrictEqual(codesOf(product("head care { coinsurance pays cap }")), ["type/mismatch"]);
    deepStrictEqual(codesOf(product("head care { coinsurance pays min(100%, cap) }")), ["type/branches"]);
    deepStrictEqual(codesOf(product("head care { limit cap of loss per incident }")), ["type/operands"]);
    deepStrictEqual(codesOf(product("head care { limit 50% + cap per incident }")), ["type/operands"]);
    // The rest of a share stands in parentheses.
    for (const one of ["1", "100%"])
      for (const share of ["loss / 2_800", "40%", "1/3"])
        deepStrictEqual(codesOf(product(`head care { layer ${one} - ${share} of 400 xs 0 per incident }`)), [
          "type/one-less",
        ]);
    deepStrictEqual(codesOf(product("head care { coinsurance pays 1 - 50% of 50% }")), []);
    deepStrictEqual(codesOf(product("head care { coinsurance pays cap / cap * cap }")), ["type/mismatch"]);
  });

  it("is none where something that is no amount would have to be one", () => {
    const wrong: Readonly<Record<string, string>> = {
      nights: "type/mismatch",
      "nights / 2": "type/mismatch",
      "nights * nights": "type/mismatch",
      "if abroad then nights else 5": "type/branches",
      "500 - nights": "type/operands",
      "max(cap, nights)": "type/branches",
      "if abroad then nights else cap": "type/branches",
    };
    for (const [amount, code] of Object.entries(wrong))
      deepStrictEqual(codesOf(product(`head care { limit ${amount} per incident }`)), [code], amount);
    const named = product("head care { limit each per incident }", "let each = 100 * nights");
    deepStrictEqual(codesOf(named), ["type/mismatch"]);
    deepStrictEqual(codesOf(named.replace("let each", "let each : money")), []);
  });
});
