// A motor policy whose limit for property damage may be chosen as unlimited (対物賠償 無制限).
import assert from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { sheetToMarkdown } from "@yakkan/compiler/docs/markdown.js";
import { describeSheet } from "@yakkan/compiler/docs/sheet.js";
import { emit } from "@yakkan/compiler/emit/emit.js";
import { format } from "@yakkan/compiler/format/format.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { interpretPremium } from "@yakkan/compiler/interpret/premium.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";
import { inputSchema } from "@yakkan/compiler/schema/input.js";
import { InvalidInput } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { explain } from "@yakkan/runtime/explain.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { loadBatch } from "../support/run-batch.js";
import { loadProduct } from "../support/run-emitted.js";

const motor = (more = ""): string => `product motor "自動車保険" en "Motor policy" {
  edition 2026-04-01
  contract {
    pd_limit "対物賠償保険金額" en "Property damage limit" : money 10_000_000 .. 100_000_000 or unlimited = unlimited
    goods_limit "積載物" : money one of 1_000_000, 3_000_000 or unlimited = 1_000_000
    require within_pd "積載物は対物以下": goods_limit <= pd_limit
  }
  facts of incident { happened "事故日" : date }
  triggers { crash "衝突" }
  table loading "割増" by pd_limit {
    rate
    .. under 30_000_000 : 100%
    30_000_000 .. under 100_000_001 : 110%
    100_000_001 .. : 150%
  }
  premium yearly "年間保険料" = 40_000円 * loading.rate + (if pd_limit is unlimited then 5_000円 else 0円)
  premium sized "保険金額による保険料" = 10% of min(pd_limit, 50_000_000)
  section liability "対物賠償" {
    covers crash
    covered when happened during period
    head damage "対物賠償" en "Damage to property" { limit pd_limit per incident }
    head goods "積載物" en "Goods" { limit goods_limit per incident }
  }
  ${more}
}
scenario "無制限" for motor {
  contract { pd_limit unlimited  period from 2026-04-01 to 2027-04-01 }
  incident { crash  happened 2026-05-01 }
  loss damage 145_000_000
  loss goods 2_000_000
  expect damage 145_000_000
  expect goods 1_000_000
}
scenario "3,000万円" for motor {
  contract { pd_limit 30_000_000  period from 2026-04-01 to 2027-04-01 }
  incident { crash  happened 2026-05-01 }
  loss damage 145_000_000
  expect damage 30_000_000
}
`;

const compiled = compile({ name: "motor.yakkan", text: motor() });
const plan = compiled.plans[0]!;
const contract = (choices: object): object => ({
  policy: "P-1",
  period: { from: "2026-04-01", to: "2027-04-01" },
  ...choices,
});
const input = (choices: object): object => ({
  contract: contract(choices),
  incident: { id: "I", triggers: ["crash"], facts: { happened: "2026-05-01" } },
  losses: [
    { id: "L1", head: "damage", amount: 145_000_000 },
    { id: "L2", head: "goods", amount: 2_000_000 },
  ],
});
const codes = (problems: readonly { readonly path: string; readonly code: string }[]): string[] =>
  problems.map(({ path, code }) => `${path} ${code}`);

describe("an amount that a contract may choose as unlimited", () => {
  it("compiles without a word said", () => {
    assert.deepEqual(compiled.diagnostics, []);
    assert.deepEqual(plan.choices[0]!.default, "unlimited");
  });

  it("pays all of the loss, or up to the amount chosen, in scenarios", () => {
    assert.equal(compiled.scenarios.length, 2);
    for (const scenario of compiled.scenarios)
      assert.ok(runScenario(scenario, (given) => interpret(plan, given)).passed, scenario.title);
  });

  // Damage 145,000,000; goods 2,000,000 with a limit of 1,000,000 unless it is chosen.
  const due: Readonly<Record<string, readonly [choices: object, damage: number, goods: number]>> = {
    "chosen as unlimited": [{ pd_limit: "unlimited" }, 145_000_000, 1_000_000],
    "left at its default": [{}, 145_000_000, 1_000_000],
    "chosen as 30,000,000": [{ pd_limit: 30_000_000 }, 30_000_000, 1_000_000],
    "one of several amounts or unlimited": [{ goods_limit: "unlimited" }, 145_000_000, 2_000_000],
  };
  for (const [name, [choices, damage, goods]] of Object.entries(due))
    it(`settles where it is ${name}, by interpreter, evaluator and kernel`, async () => {
      const byPlan = interpret(plan, input(choices));
      assert.ok(byPlan.ok);
      const product = await loadProduct(plan);
      const batch = new InputBatch(await loadBatch(plan));
      assert.deepEqual(batch.add(input(choices) as never), []);
      batch.settle();
      const paid = (lines: readonly { readonly due: number }[]): number[] => lines.map((line) => line.due);
      assert.deepEqual(paid(byPlan.result.lines), [damage, goods]);
      assert.deepEqual(product.settle(input(choices)), byPlan.result);
      assert.deepEqual(paid(batch.linesOf(0)), [damage, goods]);
    });

  it("refuses what is neither in the range nor unlimited, and rules that fail", async () => {
    const product = await loadProduct(plan);
    const refused: readonly (readonly [object, readonly string[]])[] = [
      [{ pd_limit: 9_999_999 }, ["contract.pd_limit range"]],
      [{ pd_limit: 100_000_001 }, ["contract.pd_limit range"]],
      [{ pd_limit: "無制限" }, ["contract.pd_limit shape"]],
      [{ goods_limit: 2_000_000 }, ["contract.goods_limit range"]],
      // Unlimited goods within 30,000,000 of property damage: the rule does not hold.
      [{ pd_limit: 30_000_000, goods_limit: "unlimited" }, ["contract rule"]],
    ];
    for (const [choices, problems] of refused) {
      const byPlan = interpret(plan, input(choices));
      assert.ok(!byPlan.ok);
      assert.deepEqual(codes(byPlan.problems), problems);
      assert.throws(
        () => product.settle(input(choices)),
        (found) => found instanceof InvalidInput && assert.deepEqual(codes(found.problems), problems) === undefined,
      );
    }
    const [{ message } = { message: "" }] = product.validate(input({ pd_limit: 5 }));
    assert.match(message, /or "unlimited"/);
  });

  // 40,000 × 150% + 5,000; 40,000 × 110%; 10% of the lesser of the limit and 50,000,000.
  it("quotes a premium that asks for it", async () => {
    const product = await loadProduct(plan);
    const amounts: readonly (readonly [string, object, number])[] = [
      ["yearly", {}, 65_000],
      ["yearly", { pd_limit: 30_000_000 }, 44_000],
      ["sized", {}, 5_000_000],
      ["sized", { pd_limit: 30_000_000 }, 3_000_000],
    ];
    for (const [premium, choices, amount] of amounts) {
      const quotation = interpretPremium(plan, contract(choices), premium);
      assert.ok(quotation.ok && quotation.result.verdict === "determined");
      assert.equal(quotation.result.amount, amount);
      assert.deepEqual(product.premium(premium, contract(choices)), quotation.result);
    }
  });

  it("is in the types, the schema, the metadata, the sheet and the explanation", async () => {
    assert.match(await emit(plan), /readonly pd_limit\?: number \| "unlimited";/);
    const validate = new Ajv2020({ strict: false }).compile(inputSchema(plan));
    assert.ok(validate(input({ pd_limit: "unlimited" })));
    assert.ok(!validate(input({ pd_limit: "never" })));
    const metadata = describeMetadata(plan);
    assert.deepEqual(
      metadata.choices.map(({ range, default: standing }) => [range, standing]),
      [
        ["10_000_000 .. 100_000_000 or unlimited", "unlimited"],
        ["one of 1_000_000, 3_000_000 or unlimited", "1000000"],
      ],
    );
    assert.match(sheetToMarkdown(describeSheet(plan, "ja")), /、または無制限 .*無制限/);
  });

  it("is called so in an explanation, where it acts", async () => {
    const text = motor().replace("limit goods_limit", "deductible goods_limit");
    const retained = compile({ name: "motor.yakkan", text }).plans[0]!;
    const product = await loadProduct(retained);
    const settled = product.settle(input({ goods_limit: "unlimited" }), { trace: true });
    const byPlan = interpret(retained, input({ goods_limit: "unlimited" }), { trace: true });
    assert.ok(byPlan.ok);
    assert.deepEqual(settled, byPlan.result);
    assert.equal(settled.lines[1]!.due, 0);
    const metadata = describeMetadata(retained);
    assert.match(explain(metadata, settled, { language: "ja" }), /積載物（1事故につき）: 無制限/);
    assert.match(explain(metadata, settled, { language: "en" }), /積載物 per incident: unlimited/);
  });

  it("is written in Japanese, and means the same", async () => {
    const japanese = await format(motor(), { keywords: "ja" });
    assert.ok("text" in japanese);
    assert.match(japanese.text, /pd_limit が 無制限/);
    assert.match(japanese.text, /金額 10_000_000 \.\. 100_000_000 または 無制限 = 無制限/);
    const again = compile({ name: "motor.yakkan", text: japanese.text });
    assert.deepEqual(again.diagnostics, []);
    assert.equal(describeMetadata(again.plans[0]!).terms, describeMetadata(plan).terms);
    const back = await format(japanese.text, { keywords: "en" });
    assert.deepEqual(back, await format(motor(), { keywords: "en" }));
  });

  it("can be fixed by a derived product", () => {
    const text = `${motor()}\nproduct light "ライト" extends motor { edition 2026-04-01  fix pd_limit = unlimited }`;
    const { diagnostics, plans } = compile({ name: "motor.yakkan", text });
    assert.deepEqual(
      diagnostics.filter(({ severity }) => severity === "error"),
      [],
    );
    const light = plans.find(({ name }) => name === "light")!;
    const settled = interpret(light, input({}));
    assert.ok(settled.ok);
    assert.equal(settled.result.lines[0]!.due, 145_000_000);
  });

  it("takes part in no arithmetic and is for choices of money alone", () => {
    const errors = (text: string): string[] =>
      compile({ name: "motor.yakkan", text }).diagnostics.flatMap(({ code, severity, span }) =>
        severity === "error" ? [`${code}: ${text.slice(span.start, span.end)}`] : [],
      );
    const swap = (from: string, to: string): string[] => errors(motor().replace(from, to));
    const limit = "limit pd_limit per";
    assert.deepEqual(swap(limit, "limit pd_limit * 2 per"), ["type/mismatch: pd_limit"]);
    assert.deepEqual(swap(limit, "limit 50% of pd_limit per"), ["type/mismatch: pd_limit"]);
    assert.deepEqual(swap(limit, "limit (-pd_limit) per"), ["type/mismatch: pd_limit"]);
    assert.deepEqual(swap(limit, "limit 50% of min(pd_limit, 9) per"), []);
    assert.deepEqual(swap('happened "事故日" : date', 'happened "事故日" : date  size "額" : money or unlimited'), [
      "node/misplaced: money or unlimited",
    ]);
    assert.equal(
      swap("money 10_000_000 .. 100_000_000 or unlimited = unlimited", "ratio or unlimited = 5%")[0],
      "type/mismatch: ratio or unlimited",
    );
    // What is paid or charged has a bound.
    for (const [brought, said] of [
      ["pd_limit", "pd_limit"],
      ["if pd_limit is unlimited then 5 else pd_limit", "if pd_limit is unlimited then 5 else pd_limit"],
      ["min(pd_limit, 5_000)", undefined],
    ] as const) {
      const told = said === undefined ? [] : [`type/mismatch: ${said}`];
      for (const part of [`head more "追加" = `, `head more "追加" for each loss = `])
        assert.deepEqual(swap('head goods "積載物"', `${part}${brought}\n    head goods "積載物"`), told, part);
      assert.deepEqual(swap("premium sized ", `premium more "追加" = ${brought}\n  premium sized `), told);
    }
    assert.deepEqual(swap("100_000_000 or unlimited = unlimited", "100_000_000 = unlimited"), [
      "type/not-literal: unlimited",
      "scenario/value: pd_limit",
    ]);
  });

  it("is not taken to bind or to hold where it may be unlimited", () => {
    // Strictly below unlimited is no rule that always holds: the choice may be unlimited itself.
    const [text] = motor().split("\nscenario");
    const product = (rule: string): string => text!.replace("goods_limit <= pd_limit", rule);
    const codesOf = (rule: string): string[] =>
      compile({ name: "motor.yakkan", text: product(rule) }).diagnostics.map(({ code }) => code);
    assert.deepEqual(codesOf("pd_limit < unlimited"), []);
    assert.deepEqual(codesOf("pd_limit <= 100_000_000"), []);
    assert.deepEqual(codesOf("pd_limit <= unlimited"), ["contract/rule-idle"]);
    assert.deepEqual(codesOf("pd_limit >= 10_000_000"), ["contract/rule-idle"]);
  });
});
