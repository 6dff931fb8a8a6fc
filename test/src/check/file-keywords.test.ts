import { strictEqual } from "node:assert/strict";
import { quotedInJapanese } from "@yakkan/compiler/diagnostics/file-keywords.js";

const names = new Set(["入院日", "退院日2", "初・回", "発生日〇", "車2", "費目2", "is2", "入院days"]);

describe("what a message quotes, in Japanese", () => {
  for (const [english, japanese] of [
    ["months(入院日, 1 day after 退院日2)", "月数(入院日, 退院日2 の翌日から 1日)"],
    ["within 30 days after 初・回", "初・回 の翌日から 30日 以内"],
    ["発生日〇 within 30 days including 退院日2", "発生日〇 が 退院日2 からその日を含めて 30日 以内"],
    ["30 days before latest(入院日, 退院日2)", "最も遅い日(入院日, 退院日2) から遡って 30日"],
    ["発生日〇 not within 30 days including 退院日2", "発生日〇 が 退院日2 からその日を含めて 30日 以内でない"],
    ["費目2 in (車2, is2)", "費目2 が (車2, is2) のいずれか"],
    ["費目2 not in (車2, is2)", "費目2 が (車2, is2) のいずれでもない"],
    ["初・回 has (車2, is2)", "初・回 に (車2, is2) を含む"],
    ["not (初・回 has 車2)", "(初・回 に 車2 を含む) でない"],
    ["limit 500 per incident for 費目2", "支払限度額 1事故につき 500 対象 費目2"],
    ["layer 5_000 xs 1_000 per incident", "層 1事故につき 1_000 を超える 5_000"],
    ["layer 25% of 5_000 xs 1_000 per period", "層 保険期間中につき 1_000 を超える 5_000 の 25%"],
    ["発生日〇 during period", "発生日〇 が 保険期間中"],
    ["退院日2 is 費目2", "退院日2 が 費目2"],
    ["is2 is 3", "is2 が 3"],
    ["per 車2", "1 車2 につき"],
    ["per 車2 per period", "1 車2 の 保険期間中につき"],
    ["all but 費目2", "費目2 以外"],
    ["per incident and 費目2", "1事故 および 1 費目2 につき"],
    ["per insured and incident", "被保険者1名および1事故につき"],
    ["limit 60 of 費目2 per incident", "支払限度額 1事故につき 費目2 のうち 60"],
    ["66.5% of loss(費目2)", "損害(費目2) の 66.5%"],
    ["loss(費目2 for 初・回)", "損害(費目2 対象 初・回)"],
    ["loss(費目2 for all but 初・回)", "損害(費目2 対象 初・回 以外)"],
    ["loss(費目2 per 車2 for 初・回)", "損害(1 車2 につき 費目2 対象 初・回)"],
    ["5% of 1_000_000", "1_000_000 の 5%"],
    ["入院days < 30 days", "入院days < 30日"],
    ["deductible 100 per 車2", "免責金額 1 車2 につき 100"],
    [
      "deductible max(100, 5% of loss) per 車2 per policy year",
      "免責金額 1 車2 の 1保険年度につき 最大(100, 損害 の 5%)",
    ],
    ["borne at most 100 per insured per period", "自己負担合計限度額 被保険者1名の保険期間中につき 100"],
    ["limit 100 per insured per policy year", "支払限度額 被保険者1名の1保険年度につき 100"],
    ["limit largest(amount) per insured per day", "支払限度額 被保険者1名の1日につき 最大値(損害額)"],
    ["limit 100 per insured per day per period", "支払限度額 被保険者1名の1日の保険期間中につき 100"],
    ["limit 100 per day", "支払限度額 1日につき 100"],
    ["limit 100 per 車2 per day", "支払限度額 1 車2 の 1日につき 100"],
    [
      "免責金額 1 車2 につき 100 bearing at most 500 per insured",
      "免責金額 1 車2 につき 100 自己負担限度額 被保険者1名につき 500",
    ],
    ["limit 2 times per 車2 per period", "支払限度額 1 車2 の 保険期間中につき 2回"],
    ["when not (plan is 費目2)", "ただし (プラン が 費目2) でない の場合に限る"],
    ["where not (初・回)", "ただし (初・回) でない のものに限る"],
    ["where is2", "ただし is2 のものに限る"],
    ["where not (車2 かつ 費目2 が x)", "ただし (車2 かつ 費目2 が x) でない のものに限る"],
    ["when not 車2", "ただし 車2 でない の場合に限る"],
    ["when not …", "ただし … でない の場合に限る"],
    ["when 車2 is given", "ただし 車2 が 指定あり の場合に限る"],
    ["unless not 費目2 is x and 車2", "ただし (費目2 が x) でない かつ 車2 の場合を除く"],
    ["費目2 is not x", "費目2 が x でない"],
    ["when not 車2 > 5", "when not 車2 > 5"],
    ["when not 車2 or not (初・回)", "ただし 車2 でない または (初・回) でない の場合に限る"],
    ["limit 2 of count per 車2 per period", "支払限度額 1 車2 の 保険期間中につき 数量 のうち 2"],
    ["deductible 5 per policy year when 車2", "免責金額 1保険年度につき 5 ただし 車2 の場合に限る"],
    ["limit 5 per claim where not 車2", "支払限度額 1請求につき 5 ただし 車2 でない のものに限る"],
    ["covered when 入院日 during period", "対象時期 入院日 が 保険期間中"],
  ] as const)
    it(`spells \`${english}\` with names as they are`, () => {
      strictEqual(quotedInJapanese(`\`${english}\``, names), `\`${japanese}\``);
    });
});
