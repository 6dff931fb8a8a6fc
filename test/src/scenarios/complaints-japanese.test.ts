import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { complaintsOf } from "@yakkan/compiler/scenarios/complaints.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";

const text = (...expected: readonly string[]): string => `language 1
product p "商品" {
  edition 2026-04-01
  contract { dear "高額" : bool = no }
  unit shop "店舗"
  facts of incident { found "発見日" : date }
  triggers { leak "漏えい" }
  section costs "費用" {
    covers leak
    covered when found during period
    head repair  "修理" { limit 100 per shop }
    head advice  "相談" requires approval
    head refusal "その他"
    limit 500 per period
  }
  exclusions { war "戦争" : bool for refusal }
  premium annual "年間保険料" = if dear then 20 else 10
}
scenario "s" for p {
  contract { period from 2026-04-01 to 2027-04-01 }
  incident { leak  found 2026-05-01  war }
  loss repair 150 for shop A id "a"
  loss advice 50 id "b"
  loss refusal 10 id "c"
  ${expected.join("\n  ")}
}`;

describe("a scenario that failed, in Japanese", () => {
  const told = (...expected: readonly string[]): readonly string[] =>
    compile({ name: "p.yakkan", text: text(...expected) }).scenarios.flatMap((scenario) =>
      complaintsOf(
        runScenario(scenario, (input) => interpret(scenario.plan, input)),
        (amount) => `${amount}円`,
        "ja",
      ).map(({ message }) => message),
    );

  for (const [expected, message] of [
    ["expect due 90", "支払保険金の合計は100円で、期待した90円より10円多い額です"],
    ["expect pay repair 120", "`repair`の今回支払額は100円で、期待した120円より20円少ない額です"],
    ["expect claimed 200", "請求額は210円で、期待した200円より10円多い額です"],
    ["expect overpaid 3", "過払額は0円で、期待した3円より3円少ない額です"],
    ["expect left costs 5", "`costs:limit:period:1`の残額は400円で、期待した5円より395円多い額です"],
    ["expect left costs unlimited", "`costs:limit:period:1`の残額は400円で、期待した無制限ではありません"],
    ["expect repair for shop A 5", "`repair`の支払保険金（shop `A`）は100円で、期待した5円より95円多い額です"],
    ["expect advice refused", "`advice`の明細`b`は未確定（undetermined）で、不払（refused）ではありません"],
    ["expect refusal refused by window", "`refusal`の明細`c`は不払（refused）ですが、`window`によるものではありません"],
    [
      "expect advice undetermined for found",
      "`advice`の明細`b`は未確定（undetermined）ですが、`found`を待っているのではありません",
    ],
    ["expect annual 12", "保険料`annual`は10円で、期待した12円より2円少ない額です"],
  ] as const)
    it(expected, () => deepStrictEqual(told(expected), [message]));
});
