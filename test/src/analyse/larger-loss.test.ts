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
    losses: [{ id: "2", head: "b", amount: 1000 }],
    raised: [
      { id: "1", head: "a", amount: 0 },
      { id: "1", head: "a", amount: 1000 },
    ],
    // 1,000 fits. Of 1,000 and 1,000 the limit leaves 500 each: half of the one, and 500.
    due: [1000, 750],
    words: ["`a` (claim A) 0 raised to 1,000", "750 is due instead of 1,000"],
  },
  {
    name: "a deductible per claim after a limit per incident",
    parts: { section: `head a "甲"  limit 1_000 per incident  deductible 100 per claim` },
    losses: [{ id: "2", head: "a", amount: 1000, claim: "B" }],
    raised: [
      { id: "1", head: "a", amount: 0, claim: "A" },
      { id: "1", head: "a", amount: 100, claim: "A" },
    ],
    // 900; of 100 and 1,000 the limit takes 9 and 91, and what is left of the one is borne: 909 less 100.
    due: [900, 809],
    words: ["`a` (claim A) 0 raised to 100", "809 is due instead of 900"],
  },
  {
    name: "a limit per claim, filled by another head, after a limit per incident on one",
    parts: {
      section: `head damages "損害"  head defence "争訟" { limit 30_000_000 per incident }  limit 100_000_000 per claim`,
    },
    losses: [
      { id: "1", head: "damages", amount: 100_000_000, claim: "A" },
      { id: "2", head: "defence", amount: 30_000_000, claim: "B" },
    ],
    raised: [
      { id: "3", head: "defence", amount: 0, claim: "A" },
      { id: "3", head: "defence", amount: 30_000_000, claim: "A" },
    ],
    // 100 million and 30 million fit. Of 30 and 30 million 15 each are left: those of claim A are beyond its 100.
    due: [130_000_000, 115_000_000],
    words: ["`defence` (claim A) 0 raised to 30,000,000", "115,000,000 is due instead of 130,000,000"],
  },
  {
    name: "a limit per claim, filled by the line that is raised, after a wider one",
    parts: { section: `head a "甲"  head b "乙" { limit 50_000_000 per incident }  limit 10_000_000 per claim` },
    losses: [{ id: "2", head: "b", amount: 10_000_000, claim: "B" }],
    raised: [
      { id: "1", head: "b", amount: 40_000_000, claim: "A" },
      { id: "1", head: "b", amount: 500_000_000, claim: "A" },
    ],
    // 40 and 10 million fit: 10 of each claim. Of 500 and 10 million claim B keeps a fifty-first of 50 million.
    due: [20_000_000, 10_980_392],
    words: ["`b` (claim A) 40,000,000 raised to 500,000,000", "10,980,392 is due instead of 20,000,000"],
  },
  {
    name: "a limit per unit after a wider one",
    parts: {
      more: `unit location "拠点"`,
      section: `head a "甲"  head b "乙" { limit 50_000_000 per incident }  limit 10_000_000 per location`,
    },
    losses: [{ id: "2", head: "b", amount: 10_000_000, unit: "location", unitId: "2" }],
    raised: [
      { id: "1", head: "b", amount: 40_000_000, unit: "location", unitId: "1" },
      { id: "1", head: "b", amount: 500_000_000, unit: "location", unitId: "1" },
    ],
    due: [20_000_000, 10_980_392],
    words: ["`b` (location 1) 40,000,000 raised to 500,000,000"],
  },
  {
    name: "a franchise per claim after a share and a limit per incident",
    parts: {
      section: `head a "甲" { coinsurance pays 50%  limit 50_000_000 per incident  franchise 20_000_000 per claim }`,
    },
    losses: [{ id: "2", head: "a", amount: 100_000_000, claim: "B" }],
    raised: [
      { id: "1", head: "a", amount: 0, claim: "A" },
      { id: "1", head: "a", amount: 40_000_000, claim: "A" },
    ],
    // Half of 100 million. Of 20 and 50 million the limit takes two sevenths: 14,285,715 is no more than 20 million.
    due: [50_000_000, 35_714_285],
    words: ["`a` (claim A) 0 raised to 40,000,000", "35,714,285 is due instead of 50,000,000"],
  },
  {
    name: "a limit per claim after one of a frame",
    parts: {
      section: `frame f "枠" { head a "甲"  head b "乙"  limit 10_000_000 per incident }
        head c "丙"  limit 50_000_000 per claim`,
    },
    losses: [
      { id: "2", head: "a", amount: 10_000_000, claim: "B" },
      { id: "3", head: "c", amount: 50_000_000, claim: "A" },
    ],
    raised: [
      { id: "1", head: "a", amount: 0, claim: "A" },
      { id: "1", head: "a", amount: 10_000_000, claim: "A" },
    ],
    // The 5 million of claim A are beyond its 50, and are lost to claim B.
    due: [60_000_000, 55_000_000],
    words: ["`a` (claim A) 0 raised to 10,000,000", "55,000,000 is due instead of 60,000,000"],
  },
  {
    name: "a deductible that falls on others, of what a limit behind it cuts",
    parts: {
      section: `frame f "枠" {
          frame g "内枠" { head a "甲"  head b "乙"  limit 10_000 per incident }
          head c "丙"
          deductible 5_000 per incident falling first on a, then c
        }
        limit 5_000 per incident for a, b`,
    },
    losses: [
      { id: "2", head: "a", amount: 10_000 },
      { id: "3", head: "c", amount: 10_000 },
    ],
    raised: [
      { id: "1", head: "b", amount: 0 },
      { id: "1", head: "b", amount: 100_000 },
    ],
    // 5,000 of a, and c. Of 10,000 and 100,000 the limit leaves 910 and 9,090: c bears 4,090, and of b 5,000 is paid.
    due: [15_000, 10_910],
    words: ["`b` 0 raised to 100,000", "10,910 is due instead of 15,000"],
  },
  {
    name: "two limits per claim, each of which by itself would do, after a wider one",
    parts: { section: `head a "甲" { limit 1_000 per incident }  limit 500 per claim  limit 200 per claim` },
    losses: [{ id: "2", head: "a", amount: 500, claim: "B" }],
    raised: [
      { id: "1", head: "a", amount: 500, claim: "A" },
      { id: "1", head: "a", amount: 10_000, claim: "A" },
    ],
    // 200 of each; of 10,000 and 500 claim B keeps 47.
    due: [400, 247],
    words: ["`a` (claim A) 500 raised to 10,000", "247 is due instead of 400"],
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

  /** By what the section is: what is said of the lines that show it. */
  const apart: Readonly<Record<string, readonly string[]>> = {
    // Of 1,000 and 1,000 each gets 500, and half of the first; of more of that, less of the second.
    [`head a "甲" { limit 1_000 per incident  coinsurance pays if small then 50% else 100% }`]: [
      "small yes",
      "small no",
    ],
    [`head a "甲" { limit 1_000 per incident  coinsurance pays if sued > 5円 then 50% else 100% }`]: [
      "sued 10000",
      "sued 5",
    ],
    [`head a "甲" { limit 1_000 per incident  coinsurance pays if minor then 50% else 100% }`]: [
      "minor yes",
      "minor no",
    ],
    [`head a "甲" { limit 1_000 per incident  deductible 300 per incident where small }`]: ["small yes", "small no"],
    [`head a "甲" { item x "一" | y "二"  limit 1_000 per incident  coinsurance pays 50% for x }`]: [
      "item x",
      "item y",
    ],
    [`head a "甲" { item x "一" | y "二"  limit 1_000 per incident  coinsurance pays if item is x then 50% else 100% }`]:
      ["item x", "item y"],
    [`head a "甲"  head b "乙"  limit 1_000 per incident  limit 700 per incident for leak`]: [
      "under leak",
      "under attack",
    ],
    [`head a "甲"  head b "乙"  limit 1_000 per incident  deductible 300 per incident for leak`]: ["under leak"],
    [`head a "甲" { limit 1_000 per incident  deductible 300 per loss }`]: ["`a` 1,000"],
    [`deductible (if loss(a) > 1_000 then 500 else 0) per incident for b  head a "甲"  head b "乙"`]: [
      "raised to 1,101",
    ],
    [`head a "甲" { coinsurance pays if amount > 1_000 then 50% else 100% }`]: [
      "raised to 1,101",
      "550 is due instead of 1,000",
    ],
    [`head a "甲" { limit 2_000 - amount per loss }`]: ["0 is due instead of 1,000"],
    [`head a "甲" { franchise 2 * amount - 1_000 per loss }`]: ["500 raised to 1,000"],
    [`head a "甲" { layer { limit 2_000 - amount per loss } }`]: ["0 is due instead of 1,000"],
    [`head a "甲"  head b "乙" = max(0, 1_000 - 3 * loss(a))`]: [
      "100 raised to 500",
      "give its formula a name with a label",
    ],
    [`head a "甲"  head b "乙" = if left(a) > 500 then 0円 else 5_000円`]: ["551 is due instead of 5,500"],
  };
  const asking: Parts = {
    triggers: `leak "漏えい"  attack "攻撃"`,
    covers: "all",
    more: `facts of loss { small "少額" : bool }  facts of claim { sued "訴額" : money }  facts of insured { minor "未成年" : bool }`,
  };
  for (const [section, words] of Object.entries(apart))
    it(`are shown of ${section}`, () => {
      const { diagnostics } = compileParts({ ...asking, section });
      const found = diagnostics.filter(({ code }) => code === "settlement/larger-loss");
      deepStrictEqual(found.length, 1);
      const said = `${found[0]!.message} ${found[0]!.help}`;
      deepStrictEqual(
        words.filter((word) => !said.includes(word)),
        [],
        said,
      );
    });

  describe("are shown by a fall in which the clause takes part", () => {
    const shares = (a: string, d: string): string =>
      `limit 1_000 per incident  coinsurance "重度" pays ${a} for a  coinsurance pays ${d} for d  head a "甲"  head d "丁"`;
    const apart: readonly { readonly name: string; readonly parts: Parts; readonly words: readonly string[] }[] = [
      {
        // 10,000 of the other head is 7,000 after its deductible. Of 100 more the limit takes 99 from it, and 100 less is added.
        name: "of a head that is worked out, and not of a labelled deductible beside it",
        parts: {
          section: `limit 10_000 per incident for a, other  head a "甲"  head other "他" { deductible "自己負担" 3_000 per loss }
            head b "乙" = max(0, 1_000 - loss(a))`,
        },
        words: ["`a` 0 raised to 100", "7,900 is due instead of 8,000", "`other` 10,000"],
      },
      {
        name: "of a head that is worked out, and not of a labelled one beside it",
        parts: {
          more: `let tail "残り" = max(0, 1_000 - 2 * loss(a))`,
          section: `head a "甲"  head b "乙" = tail  head c "丙" = if loss(a) <= 1_000 then 500円 else 0円`,
        },
        words: ["`a` 1,000 raised to 1,101", "1,101 is due instead of 1,500"],
      },
      {
        name: "of a share that is one for some lines, and not of a labelled one beside it",
        parts: {
          more: `facts of loss { major "重度" : bool  seen "発見" : date }`,
          section: shares("(if major then 50% else 100%)", "(if seen > 2026-06-01 then 50% else 100%)"),
        },
        // Of 1,000 and 1,000 each gets 500, and half of the one that was seen late.
        words: ["`d` (claim A, seen 2026-06-02) 0 raised to 1,000", "750 is due instead of 1,000"],
      },
      {
        name: "of a share by which it falls less",
        parts: { section: shares("50%", "99%") },
        words: [],
      },
      {
        name: "of a share by which it falls beside a labelled one",
        parts: { section: shares("50%", "20%") },
        // Half of 1,000; of 1,000 and 1,000 half of 500, and a fifth.
        words: ["`d` (claim A) 0 raised to 1,000", "350 is due instead of 500"],
      },
      {
        name: "of two deductibles of which one by itself would do",
        parts: { section: `head a "甲"  limit 1_000 per incident  deductible 100 per claim  deductible 100 per claim` },
        // 800; of 100 and 1,000 the limit leaves 91, which is borne, and 909.
        words: ["709 is due instead of 800"],
      },
    ];
    for (const { name, parts, words } of apart)
      it(name, () => {
        const found = compileParts(parts).diagnostics.filter(({ code }) => code === "settlement/larger-loss");
        const said = found.map(({ message, help }) => `${message} ${help}`).join(" ");
        deepStrictEqual(
          [found.length, words.filter((word) => !said.includes(word))],
          [words.length > 0 ? 1 : 0, []],
          said,
        );
      });
  });

  it("are none where a head that is worked out only grows, or is called so by a label", () => {
    const told = (section: string, more = ""): readonly string[] =>
      compile({ name: "sample.yakkan", text: productOf({ section, more }) }, { lints: true }).diagnostics.flatMap(
        ({ code }) => (code.endsWith("/larger-loss") ? [code] : []),
      );
    deepStrictEqual(
      [
        // It does grow, but that is not plain.
        told(`head a "甲"  head b "乙" = if loss(a) > 500 then 5_000円 else 10% of left(a)`),
        told(`head a "甲"  head b "乙" = if loss(a) >= 500 then 5_000円 else 100円`),
        told(`head a "甲"  head b "乙" = 10% of left(a)  limit 1_000 per incident`),
        told(`limit 1_000 per incident  head a "甲"  head c "丙"  head b "乙" outside = 10% of left(a)`),
        told(`head a "甲"  head b "乙" = rest`, `let rest "残り" = max(0, 1_000 - 3 * loss(a))`),
      ],
      [["lint/larger-loss"], [], [], ["settlement/larger-loss"], ["lint/larger-loss"]],
    );
  });

  it("are said in Japanese of the same lines", () => {
    const { diagnostics } = compileParts({
      ...asking,
      section: `head a "甲" { item x "一" | y "二"  limit 1_000 per incident  deductible 300 per incident where small and item is x }`,
    });
    const found = diagnostics.find(({ code }) => code === "settlement/larger-loss");
    ok(found?.japanese.message.includes("内訳x"), found?.japanese.message);
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
