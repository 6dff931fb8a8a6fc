import { deepStrictEqual, ok } from "node:assert/strict";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { compile } from "@yakkan/compiler/compile.js";
import { compileParts, type Parts, productOf } from "./product.js";

/** Products in which a larger loss pays less, with the losses that show it. */
const cases: readonly {
  readonly name: string;
  readonly parts: Parts;
  readonly losses: readonly object[];
  /** The line that is raised, from and to. */
  readonly raised: readonly [object, object];
  readonly due: readonly [number, number];
  readonly words: readonly string[];
}[] = [
  {
    name: "a rate on one head after a limit on two",
    parts: {
      section: `frame both "両方" { head a "甲"  head b "乙"  limit 1_000 per incident }  coinsurance pays 50% for a`,
    },
    losses: [{ id: "2", head: "b", amount: 500 }],
    raised: [
      { id: "1", head: "a", amount: 500 },
      { id: "1", head: "a", amount: 1000 },
    ],
    // 500 and 500 fit: half of 500, and 500. Of 1,000 and 500 the limit takes 333 and 167: half of 667, and 333.
    due: [750, 666],
    words: ["`a` (claim A) 500 raised to 1,000", "666 is due instead of 750"],
  },
  {
    name: "a deductible per claim after a limit per incident",
    parts: { section: `head a "甲"  limit 1_000 per incident  deductible 100 per claim` },
    losses: [{ id: "1", head: "a", amount: 1000, claim: "A" }],
    raised: [
      { id: "2", head: "a", amount: 0, claim: "B" },
      { id: "2", head: "a", amount: 50, claim: "B" },
    ],
    // 900; with a second claim 953 and 47 are left of the limit, less up to 100 each.
    due: [900, 853],
    words: ["`a` (claim B) 0 raised to 50", "853 is due instead of 900"],
  },
];

describe("larger losses", () => {
  for (const { name, parts, losses, raised, due, words } of cases)
    it(name, () => {
      const { plans, diagnostics } = compileParts(parts);
      const plan = plans[0]!;
      const settle = (loss: object): number => {
        const outcome = interpret(plan, {
          contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
          incident: { id: "I-1", triggers: ["leak"], facts: { found: "2026-05-01" } },
          claims: [{ id: "A" }, { id: "B" }],
          losses: [...losses, loss],
        });
        ok(outcome.ok, JSON.stringify(outcome));
        return outcome.result.due;
      };
      deepStrictEqual(raised.map(settle), due);
      const found = diagnostics.find(({ code }) => code === "settlement/larger-loss");
      for (const word of words) ok(found?.message.includes(word), found?.message);
    });

  it("finds one where the contract may leave out the share, but for one that it never states", () => {
    const section = `frame both "両方" { head a "甲"  head b "乙"  limit 1_000 per incident }  coinsurance pays share for a`;
    const share = `share "割合" : ratio 10% .. 90% optional`;
    const of = (contract: string): boolean =>
      compileParts({ contract, section }).diagnostics.some(({ code }) => code === "settlement/larger-loss");
    deepStrictEqual([of(share), of(`${share}  require not share is given`)], [true, false]);
  });

  it("are meant where the term has a label; lints tell of them by themselves", () => {
    const step = (label: string, lints = false): readonly string[] =>
      compile(
        {
          name: "sample.yakkan",
          text: productOf({
            section: `head a "甲" { coinsurance ${label} pays if subject > 1_000 then 50% else 100% }`,
          }),
        },
        { lints },
      ).diagnostics.flatMap(({ code }) => (code.endsWith("/larger-loss") ? [code] : []));
    deepStrictEqual(
      [step(""), step(`"段階"`), step(`"段階"`, true), step("", true)],
      [["settlement/larger-loss"], [], ["lint/larger-loss"], ["settlement/larger-loss"]],
    );
  });

  it("are meant of a deductible that asks only whether there is a loss", () => {
    const largest = (test: string): boolean =>
      compileParts({
        section: `deductible max(if ${test} then 10_000 else 0, if loss(b) > 0 then 5_000 else 0) per incident
          head a "甲"\n    head b "乙"`,
      }).diagnostics.some(({ code }) => code === "settlement/larger-loss");
    deepStrictEqual([largest("loss(a) > 0"), largest("loss(a) > 20_000")], [false, true]);
  });
});
