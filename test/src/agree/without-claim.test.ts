// Tests of which a part reads a fact of claim, for lines that name a claim and for lines that name none.
import { deepStrictEqual } from "node:assert/strict";
import type { SettlementInput } from "@yakkan/runtime";
import { settledByAll } from "./settled.js";

const product = (rules: string, exclusions = ""): string => `product p "商品" en "Product" {
  edition 2026-04-01
  contract { basis "基準" en "Basis" : one of claims "請求", events "発生" }
  facts of incident { found "発見日" en "Found" : date  reported "届出" en "Reported" : bool }
  facts of claim { made "請求日" en "Made" : date  settled "示談" en "Settled" : bool }
  let in_time "期間内" en "In time" = made during period or found during period
  triggers { leak "漏えい" en "Leak" }
  section costs "費用" en "Costs" {
    covers all
    ${rules}
    head response "対応" en "Response"
  }
  ${exclusions}
}`;

type Verdict = readonly [verdict: string, ...reasons: string[]];

/** How a line stands, of claim A and without a claim; all readings say so, and the batch. */
async function judged(
  text: string,
  facts: object,
  ofClaim: object,
  basis = "claims",
): Promise<{ claim: Verdict; none: Verdict }> {
  const input: SettlementInput = {
    contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, basis },
    incident: { id: "I-1", triggers: ["leak"], facts: { ...facts } },
    claims: [{ id: "A", facts: { ...ofClaim } }],
    losses: [
      { id: "claim", head: "response", amount: 100, claim: "A" },
      { id: "none", head: "response", amount: 100 },
    ],
  };
  const { lines } = await settledByAll(text, input);
  const of = (id: string): Verdict => {
    const { verdict, refused, undetermined } = lines.find((line) => line.id === id)!;
    return [
      verdict,
      ...refused.map(({ kind, lacks }) => `${kind}${lacks === undefined ? "" : ` lacks ${lacks}`}`),
      ...undetermined.flatMap(({ waitsFor }) => waitsFor.map(({ of: bearer, name }) => `${bearer} ${name}`)),
    ];
  };
  return { claim: of("claim"), none: of("none") };
}

const [inside, outside] = [{ found: "2026-05-01" }, { found: "2026-03-01" }];
const late = { made: "2028-01-01" };

describe("a test that reads a fact of claim", () => {
  for (const rule of [
    "covered when found during period or made during period",
    "covered when in_time",
    "covered when (reported and made during period) or found during period",
  ])
    describe(rule, () => {
      it("holds for a line without a claim where another part does", async () =>
        deepStrictEqual(await judged(product(rule), { ...inside, reported: true }, late), {
          claim: ["eligible"],
          none: ["eligible"],
        }));
      it("fails where no other part does", async () =>
        deepStrictEqual(await judged(product(rule), { ...outside, reported: true }, { made: "2026-05-01" }), {
          claim: ["eligible"],
          none: ["refused", "attachment lacks claim"],
        }));
      it("waits for the other part, and never for the claim", async () =>
        deepStrictEqual((await judged(product(rule), { reported: true }, {})).none, [
          "undetermined",
          "incident found",
        ]));
    });

  for (const rule of [
    "covered when (if basis is claims then made else found) during period",
    "covered when if basis is claims then made during period else found during period",
    "covered when (if basis is claims then made else found) within 1 year after 2026-04-01",
  ])
    it(`holds for a line without a claim in the branch that reads none: ${rule}`, async () => {
      deepStrictEqual(await judged(product(rule), inside, late, "events"), { claim: ["eligible"], none: ["eligible"] });
      deepStrictEqual((await judged(product(rule), inside, late, "claims")).none, [
        "refused",
        "attachment lacks claim",
      ]);
      deepStrictEqual((await judged(product(rule), {}, late, "events")).none, ["undetermined", "incident found"]);
    });

  it("of parts joined by `and` fails, whatever the others", async () =>
    deepStrictEqual(await judged(product("covered when reported and made during period"), {}, { made: "2026-05-01" }), {
      claim: ["undetermined", "incident reported"],
      none: ["refused", "attachment lacks claim"],
    }));

  it("under `not` is a part of its own, which fails", async () =>
    deepStrictEqual(
      await judged(product("covered when not (made during period or reported)"), { reported: false }, late),
      {
        claim: ["eligible"],
        none: ["refused", "attachment lacks claim"],
      },
    ));

  it("in the ground of an exclusion takes a line without a claim where another part holds", async () => {
    const text = product("covered at any time", "exclusions { known when settled or reported }");
    deepStrictEqual(await judged(text, { reported: true }, { settled: false }), {
      claim: ["refused", "exclusion"],
      none: ["refused", "exclusion"],
    });
    deepStrictEqual(await judged(text, { reported: false }, { settled: true }), {
      claim: ["refused", "exclusion"],
      none: ["eligible"],
    });
  });

  it("in a carve-back gives back where another part holds", async () => {
    const text = product(
      "covered at any time",
      "exclusions { old when found during period unless settled or reported }",
    );
    deepStrictEqual(await judged(text, { ...inside, reported: true }, { settled: false }), {
      claim: ["eligible"],
      none: ["eligible"],
    });
    deepStrictEqual(await judged(text, { ...inside, reported: false }, { settled: true }), {
      claim: ["eligible"],
      none: ["refused", "exclusion"],
    });
  });
});
