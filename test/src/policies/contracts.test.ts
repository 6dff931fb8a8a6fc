// Which contracts the products take: each range, rule and option, a step inside and a step outside.
import { deepStrictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Contract } from "@yakkan/runtime/claim.js";
import { besideProducts } from "../support/policies.js";

type Changes = Readonly<Record<string, unknown>>;

/** A contract that is taken, and changes to it with what is wrong then: nothing, or code, path and a word of the message. */
interface Cases {
  readonly base: Changes;
  readonly changed: readonly (readonly [change: Changes, ...wrong: string[]])[];
}

const year = { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } };

const products: Readonly<Record<string, Cases>> = {
  cyber_protector: {
    base: {
      ...year,
      plan: "basic",
      revenue: 500_000_000,
      liability_limit: 100_000_000,
      liability_deductible: 0,
      cost_limit: 30_000_000,
      cost_deductible: 0,
    },
    changed: [
      [{}],
      // Eligibility (p.7): exactly 100 billion is in.
      [{ revenue: 100_000_000_000 }],
      [{ revenue: 100_000_000_001 }, "range contract.revenue"],
      [{ business: "public_body" }, "rule contract 契約の対象となる事業者であること"],
      [{ business: "consumer_loans" }, "rule contract 契約の対象となる事業者であること"],
      [{ business: "mutual_aid" }, "rule contract 契約の対象となる事業者であること"],
      [{ period: { from: "2026-04-01", to: "2027-03-31" } }, "rule contract 保険期間1年"],
      [{ period: { from: "2027-04-01", to: "2028-04-01" } }],
      // p.1: contracts that start on 1 October 2021 or later.
      [{ period: { from: "2021-10-01", to: "2022-10-01" } }],
      [{ period: { from: "2021-09-30", to: "2022-09-30" } }, "rule contract 2021年10月1日以降に始まる契約"],
      // C1-6, C1-9
      [{ liability_limit: 10_000_000, cost_limit: 5_000_000 }],
      [{ liability_limit: 9_999_999, cost_limit: 4_999_999 }, "range contract.liability_limit"],
      [{ liability_limit: 1_000_000_000 }],
      [{ liability_limit: 1_000_000_001 }, "range contract.liability_limit"],
      [{ liability_deductible: 10_000_000 }],
      [{ liability_deductible: 10_000_001 }, "range contract.liability_deductible"],
      // C1-7: 1 to 500 million, at most half of the liability limit.
      [{ cost_limit: 1_000_000 }],
      [{ cost_limit: 999_999 }, "range contract.cost_limit"],
      [{ cost_limit: 50_000_000 }],
      [{ cost_limit: 50_000_001 }, "rule contract 費用損害の支払限度額は賠償損害の50％以内"],
      [{ liability_limit: 1_000_000_000, cost_limit: 500_000_000 }],
      [{ liability_limit: 1_000_000_000, cost_limit: 500_000_001 }, "range contract.cost_limit"],
      // C1-10
      [{ cost_deductible: 100_000 }],
      [{ cost_deductible: 50_000 }, "range contract.cost_deductible"],
      [{ plan: "economy" }, "not-available contract.cost_limit", "not-available contract.cost_deductible"],
      // Days of the premium: of one way to pay it or of the other.
      [{ premium_received: "2026-04-10" }],
      [{ premium_unpaid: true }],
      [{ premium_method: "by_due_day", premium_due: "2026-04-26", grace_until: "2026-05-31" }],
      // Of a due day in April they end on 31 May or, where a transfer failed, on 30 June, whatever the day; no other is one.
      [{ premium_method: "by_due_day", premium_due: "2026-04-01", grace_until: "2026-06-30" }],
      [{ premium_method: "by_due_day", premium_due: "2026-04-30", grace_until: "2026-05-31" }],
      [{ premium_method: "by_due_day", premium_due: "2026-12-27", grace_until: "2027-02-28" }],
      ...["2026-04-27", "2026-04-30", "2026-05-30", "2026-06-01", "2026-07-31"].map(
        (grace_until): readonly [Changes, ...string[]] => [
          { premium_method: "by_due_day", premium_due: "2026-04-26", grace_until },
          "rule contract 猶予期間の末日が払込期日の翌月末日または翌々月末日であること",
        ],
      ),
      [{ premium_method: "by_due_day", grace_until: "2026-05-31" }, "rule contract 猶予期間には払込期日があること"],
      [{ grace_until: "2026-05-31" }, "not-available contract.grace_until"],
      [{ premium_method: "by_due_day", premium_received: "2026-04-10" }, "not-available contract.premium_received"],
      // C1-1 to C1-5
      [{ options: ["bi_rider"], profit_limit: 10_000_000 }],
      [
        { plan: "economy", cost_limit: undefined, cost_deductible: undefined, options: ["bi_rider"] },
        "not-available contract.options[0]",
      ],
      [{ options: ["bi_rider"], profit_limit: 10_000_000, revenue: 10_000_000_000 }],
      [{ options: ["bi_rider"], profit_limit: 10_000_000, revenue: 10_000_000_001 }, "rule contract.options revenue"],
      [
        { options: ["bi_rider"], profit_limit: 10_000_000, profit_industry: false },
        "rule contract.options profit_industry",
      ],
      [{ options: ["exclude_extra_expense"] }, "rule contract.options bi_rider"],
      [{ options: ["bi_rider", "exclude_extra_expense"], profit_limit: 10_000_000 }],
      [{ options: ["additional_named_insured"] }],
      [{ options: ["additional_named_insured", "it_rider"] }, "rule contract.options it_rider"],
      [
        { options: ["additional_named_insured", "bi_rider"], profit_limit: 10_000_000 },
        "rule contract.options bi_rider",
      ],
      // C1-8
      [{ options: ["bi_rider"], profit_limit: 9_999_999 }, "range contract.profit_limit"],
      [{ options: ["bi_rider"], profit_limit: 100_000_000 }],
      [{ options: ["bi_rider"], profit_limit: 100_000_001 }, "range contract.profit_limit"],
      [
        { options: ["bi_rider"], profit_limit: 60_000_000, liability_limit: 59_999_999, cost_limit: 20_000_000 },
        "rule contract 利益損害の支払限度額は賠償損害の支払限度額以内",
      ],
      [{ profit_limit: 10_000_000 }, "not-available contract.profit_limit"],
      // The grid of p.8: what each plan cannot have.
      [{ options: ["attack_basic"] }],
      [{ plan: "wide", options: ["attack_basic"] }, "not-available contract.options[0]"],
      [{ plan: "wide", options: ["exclude_dishonesty"] }, "not-available contract.options[0]"],
      [{ plan: "wide", options: ["exclude_personal_information"] }, "not-available contract.options[0]"],
      [{ options: ["extend"] }, "not-available contract.options[0]"],
      [{ plan: "wide", options: ["protect"] }, "not-available contract.options[0]"],
      // Premium examples are of their own terms only.
      [{ example: "software" }],
      [{ example: "software", revenue: 600_000_000 }, "rule contract プラン例の売上高"],
      [{ example: "software", liability_limit: 200_000_000 }, "rule contract プラン例の賠償の限度額"],
      [{ example: "software", liability_deductible: 1 }, "rule contract プラン例の賠償の免責金額"],
      [{ example: "software", cost_limit: 20_000_000 }, "rule contract プラン例の費用の限度額"],
      [{ example: "software", cost_deductible: 100_000 }, "rule contract プラン例の費用の免責金額"],
      [{ example: "car_retail", options: ["it_rider"] }, "rule contract プラン例の特約"],
      [{ example: "software", options: ["bi_rider"], profit_limit: 10_000_000 }, "rule contract プラン例の特約"],
      [
        { example: "car_retail", options: ["bi_rider"], profit_limit: 20_000_000 },
        "rule contract プラン例の利益の限度額",
      ],
    ],
  },
  silver_jinzai: {
    base: {
      policy: "P-1",
      period: { from: "2026-04-01T16:00", to: "2027-04-01T16:00" },
      plan: "full",
      type: "F1",
      rank: "A",
    },
    changed: [
      [{}],
      [{ type: "G1" }, "rule contract プランに応じたタイプであること"],
      [{ plan: "limited" }, "rule contract プランに応じたタイプであること"],
      [{ plan: "limited", type: "G3" }],
      [{ member: false }, "rule contract 加入者が協会の会員であること"],
      [
        { period: { from: "2026-04-01T15:59", to: "2027-04-01T16:00" } },
        "rule contract 年間加入の始期が2026年4月1日16時であること",
        "rule contract 始期が2026年4月1日16時以降であること",
        "rule contract 始期が16時であること",
      ],
      [
        { period: { from: "2026-04-01T16:00", to: "2027-04-01T15:00" } },
        "rule contract 満期が2027年4月1日16時であること",
      ],
      [
        { period: { from: "2026-10-01T16:00", to: "2027-04-01T16:00" } },
        "rule contract 年間加入の始期が2026年4月1日16時であること",
      ],
      [{ joining: "midterm", midterm_premium: 77_640, period: { from: "2026-10-01T16:00", to: "2027-04-01T16:00" } }],
      [
        { joining: "midterm", midterm_premium: 77_640, period: { from: "2026-10-01T09:00", to: "2027-04-01T16:00" } },
        "rule contract 始期が16時であること",
      ],
      // The premium is not needed to pay a claim.
      [{ joining: "midterm", period: { from: "2026-10-01T16:00", to: "2027-04-01T16:00" } }],
      [{ midterm_premium: 77_640 }, "not-available contract.midterm_premium"],
      [{ options: ["mail_rider"] }, "not-available contract.options[0]"],
      [{ plan: "limited", type: "G1", options: ["mail_rider"] }],
    ],
  },
  kyoei_cyber: {
    base: {
      ...year,
      plan: "wide",
      period_limit: 100_000_000,
      cost_limit: 30_000_000,
      liability_deductible: 0,
      cost_deductible: 0,
      sympathy_per_individual: 1_000,
      sympathy_per_corporation: 50_000,
      territory: "worldwide",
    },
    changed: [
      [{}],
      // What the page has lost is asked for, never guessed.
      [{ period_limit: undefined }, "missing contract.period_limit"],
      [{ cost_limit: undefined }, "missing contract.cost_limit"],
      [{ liability_deductible: undefined }, "missing contract.liability_deductible"],
      [{ cost_deductible: undefined }, "missing contract.cost_deductible"],
      // Needed by some claims only.
      [{ sympathy_per_individual: undefined, sympathy_per_corporation: undefined }],
      [{ territory: undefined }],
      [
        { options: ["interruption"] },
        "missing contract.interruption_limit",
        "missing contract.interruption_deductible",
      ],
      [{ plan: "basic", options: ["interruption"], interruption_limit: 1, interruption_deductible: 0 }],
      [{ interruption_limit: 1 }, "not-available contract.interruption_limit"],
      [{ options: ["without_network"] }, "not-available contract.options[0]"],
    ],
  },
  cyber_club: {
    base: {
      ...year,
      containment_rate: 0.9,
      prevention_rate: 0.9,
      probe_rate: 0.8,
      sympathy_per_individual: 1_000,
      sympathy_per_corporation: 50_000,
      territory: "japan",
      own_company: "insurer",
    },
    changed: [
      [{}],
      // The sheet announces the rates and prints none (A000-1): their heads wait for them, the others do not.
      [{ containment_rate: undefined, prevention_rate: undefined, probe_rate: undefined }],
      [{ own_company: undefined }],
      [{ sympathy_per_individual: undefined, sympathy_per_corporation: undefined }],
      [{ territory: undefined }],
      [{ probe_rate: 1.1 }, "range contract.probe_rate"],
    ],
  },
  sompo_cyber: {
    base: {
      ...year,
      revenue: 500_000_000,
      industry: "retail",
      industry_accepted: true,
      liability_limit: 100_000_000,
      cost_limit: 30_000_000,
      own_share: 100_000,
      limit_basis: "of_period",
      cost_frame: "beside",
      cost_rate: 1,
      sympathy_per_individual: 1_000,
      sympathy_per_corporation: 50_000,
    },
    changed: [
      [{}],
      [{ industry_accepted: false }, "rule contract 加入できる業種であること"],
      [{ industry_accepted: undefined }, "missing contract.industry_accepted"],
      // One year, neither a day less nor a day more, wherever 29 February lies.
      [{ period: { from: "2026-04-01", to: "2027-03-31" } }, "rule contract 保険期間1年"],
      [{ period: { from: "2026-04-01", to: "2027-04-02" } }, "rule contract 保険期間1年"],
      [{ period: { from: "2026-04-01", to: "2028-04-01" } }, "rule contract 保険期間1年"],
      [{ period: { from: "2025-10-01T16:00", to: "2026-10-01T16:00" } }],
      [{ period: { from: "2027-04-01", to: "2028-04-01" } }],
      [{ period: { from: "2028-01-01", to: "2028-12-31" } }, "rule contract 保険期間1年"],
      [{ period: { from: "2027-02-28", to: "2028-02-28" } }],
      [{ period: { from: "2027-02-28", to: "2028-02-29" } }, "rule contract 保険期間1年"],
      [{ period: { from: "2027-03-01", to: "2028-02-29" } }, "rule contract 保険期間1年"],
      [{ period: { from: "2027-03-01", to: "2028-03-01" } }],
      [{ period: { from: "2028-02-28", to: "2029-02-28" } }],
      [{ period: { from: "2028-02-29", to: "2029-02-27" } }, "rule contract 保険期間1年"],
      [{ period: { from: "2028-02-29", to: "2029-02-28" } }],
      [{ period: { from: "2028-02-29", to: "2029-03-01" } }],
      [{ period: { from: "2028-02-29", to: "2029-03-02" } }, "rule contract 保険期間1年"],
      [{ period: { from: "2028-03-01", to: "2029-03-01" } }],
      [{ limit_basis: undefined }, "missing contract.limit_basis"],
      [{ cost_frame: undefined }, "missing contract.cost_frame"],
      // Needed by some claims only.
      [{ liability_limit: undefined }],
      [{ cost_limit: undefined, cost_rate: undefined, sympathy_per_individual: undefined }],
      [{ own_share: undefined, revenue: undefined, industry: undefined }],
      [{ options: ["profit_rider"] }],
      [{ profit_limit: 10_000_000 }, "not-available contract.profit_limit"],
      [{ example: "at_500m" }],
      [{ example: "at_3bn" }, "rule contract 試算例の売上高"],
      [{ example: "at_500m", period: { from: "2025-04-01", to: "2026-04-01" } }],
      [
        { example: "at_500m", period: { from: "2025-03-31", to: "2026-03-31" } },
        "rule contract 試算例の保険期間の始期",
      ],
      [{ period: { from: "2025-03-31", to: "2026-03-31" } }],
      [{ example: "at_500m", revenue: undefined }, "rule contract 試算例の条件を示すこと"],
      [{ example: "at_500m", liability_limit: undefined }, "rule contract 試算例の条件を示すこと"],
      [{ example: "at_500m", cost_limit: undefined }, "rule contract 試算例の条件を示すこと"],
      [{ example: "at_500m", own_share: undefined }, "rule contract 試算例の条件を示すこと"],
      [{ example: "at_500m", own_share: 0 }, "rule contract 試算例の自己負担額"],
      [{ example: "at_500m", cost_limit: 10_000_000 }, "rule contract 試算例の費用の限度額"],
      [{ example: "at_500m", liability_limit: 10_000_000 }, "rule contract 試算例の賠償の限度額"],
      [{ example: "at_500m", revenue_abroad: 1 }, "rule contract 海外売上高なし"],
      [{ example: "at_500m", options: ["profit_rider"] }, "rule contract 試算例の追加条項"],
      [{ example: "at_500m", options: ["injury_rider"] }, "rule contract 試算例の追加条項"],
    ],
  },
};

describe("contracts", () => {
  for (const [name, { base, changed }] of Object.entries(products)) {
    const file = new URL(`../../../policies/${name}.yakkan`, import.meta.url);
    const [plan] = compile(
      { name: `${name}.yakkan`, text: readFileSync(file, "utf8") },
      { resolve: besideProducts },
    ).plans;

    for (const [change, ...wrong] of changed) {
      it(`of ${name} with ${JSON.stringify(change)} ${wrong.length === 0 ? "are taken" : "are refused"}`, () => {
        const contract = { ...base, ...change } as unknown as Contract;
        const settled = interpret(plan!, { contract, incident: { id: "1", triggers: [] }, losses: [] });
        const problems = settled.ok ? [] : settled.problems;
        deepStrictEqual(
          problems.map(({ code, path, message }, place) => {
            const word = wrong[place]?.split(" ").slice(2).join(" ") ?? "";
            return [code, path, ...(word !== "" && message.includes(word) ? [word] : [])].join(" ");
          }),
          wrong,
        );
      });
    }
  }
});
