import assert from "node:assert/strict";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { SettlementResult } from "@yakkan/runtime";
import { explain, explainLine } from "@yakkan/runtime/explain.js";
import { planOf } from "../agree/agreement.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { assertSaid, assertUnsaid, says, settledBoth } from "./said.js";

const text = `
language 1
product sample "見本保険" en "Sample" {
  edition  2026-04-01
  currency JPY rounding down
  triggers { leak "漏えい" en "leak" }
  facts of incident {
    happened : date
  }
  section costs "費用" en "Costs" {
    covers leak
    covered when happened during period
    window from happened until 30 days after happened
    head repair "修理" en "Repair"
  }
}`;

describe("explain: the end of a period, and of a window", () => {
  let product: EmittedProduct;

  before(async () => {
    product = await loadProduct(planOf(text)!);
  });

  function refused(
    period: { from: string; to: string },
    happened: string,
    incurred: string,
    expected: Readonly<Record<string, string>>,
  ): SettlementResult {
    const input = {
      contract: { policy: "P-1", period },
      incident: { id: "I-1", triggers: ["leak"], facts: { happened } },
      losses: [{ id: "1", head: "repair", amount: 1_000, incurred }],
    };
    const result = product.settle(input);
    assert.deepEqual(
      result.lines[0]!.refused.map(({ dates }) => dates),
      [expected],
    );
    // The plan, read on its own, says so too.
    const other = interpret(planOf(text)!, input);
    assert.ok(other.ok);
    assert.deepEqual(other.result.lines, result.lines);
    return result;
  }

  it("leaves the end of a period of days out, and names its last day in Japanese", () => {
    const period = { from: "2023-03-01", to: "2024-03-01" };
    const result = refused(period, "2024-03-01T00:00", "2024-03-02", {
      value: "2024-03-01T00:00",
      from: "2023-03-01",
      before: "2024-03-01",
    });
    assertSaid(product, result, {
      en: "outside the time of cover: “happened” 2024-03-01 00:00, allowed from 2023-03-01 and before 2024-03-01",
      ja: "補償の対象となる時期の外: 「happened」2024年3月1日0時、対象期間 2023年3月1日から2024年2月29日まで",
    });
  });

  it("asks for the time of a date that is stated without one", () => {
    const plan = planOf(text)!;
    const result = settledBoth(plan, product, {
      contract: { policy: "P-1", period: { from: "2023-04-01T16:00", to: "2024-04-01T16:00" } },
      incident: { id: "I-1", triggers: ["leak"], facts: { happened: "2023-04-01" } },
      losses: [{ id: "1", head: "repair", amount: 1_000, incurred: "2023-04-02" }],
    });
    assert.deepEqual(result.lines[0]!.undetermined[0]!.waitsFor, [{ of: "incident", name: "happened", lacks: "time" }]);
    assertSaid(product, result, {
      en: "waits for: the time of “happened”",
      ja: "確認が必要な事実: happenedの時刻",
    });
  });

  it("ends a period with a time at its time", () => {
    const period = { from: "2023-04-01T16:00", to: "2024-04-01T16:30" };
    const result = refused(period, "2024-04-01T16:30", "2024-04-02", {
      value: "2024-04-01T16:30",
      from: "2023-04-01T16:00",
      before: "2024-04-01T16:30",
    });
    assertSaid(product, result, {
      en: "allowed from 2023-04-01 16:00 and before 2024-04-01 16:30",
      ja: "対象期間 2023年4月1日16時から2024年4月1日16時30分まで",
    });
  });

  it("counts the last day of a window in, and says no time, as a window goes by days", () => {
    const period = { from: "2023-04-01", to: "2024-04-01" };
    const result = refused(period, "2023-05-01T09:00", "2023-06-01", {
      value: "2023-06-01",
      from: "2023-05-01T09:00",
      until: "2023-05-31",
    });
    assertSaid(product, result, {
      en: "the day of the loss 2023-06-01, allowed from 2023-05-01 until 2023-05-31",
      ja: "損害の発生日2023年6月1日、対象期間 2023年5月1日から2023年5月31日まで",
    });
  });
});

describe("explain: an approval that came too late", () => {
  const plan = planOf(text.replace('en "Repair"', 'en "Repair" requires approval'))!;
  let product: EmittedProduct;

  before(async () => {
    product = await loadProduct(plan);
  });

  function settled(approved: boolean | string): SettlementResult {
    return settledBoth(plan, product, {
      contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "I-1", triggers: ["leak"], facts: { happened: "2026-06-01" } },
      losses: [{ id: "1", head: "repair", amount: 1_000, incurred: "2026-06-09", approved }],
    });
  }

  it("was given all the same: on which day, and after which", () => {
    const result = settled("2026-06-10T09:00");
    assert.deepEqual(
      result.lines[0]!.refused.map(({ kind, dates }) => [kind, dates]),
      [["approval", { value: "2026-06-10T09:00", until: "2026-06-09" }]],
    );
    const said = {
      en: "approved by the insurer on 2026-06-10, only after 2026-06-09, the day on which it was incurred",
      ja: "保険会社の承認（2026年6月10日）が発生日（2026年6月9日）より後",
    };
    assertSaid(product, result, said);
    assertUnsaid(product, result, { en: "not approved", ja: "承認がない" });
    assert.ok(says(explainLine(product.metadata, result.lines[0]!, { language: "ja" }), said.ja));
  });

  it("is none where the insurer refused, and counts on the day itself", () => {
    const refused = settled(false);
    assert.deepEqual(refused.lines[0]!.refused, [{ kind: "approval", clause: "repair:approval:1", trigger: "leak" }]);
    assertSaid(product, refused, { en: "not approved by the insurer", ja: "保険会社の承認がない" });
    assert.equal(settled("2026-06-09T23:00").due, 1_000);
  });
});

describe("explain: a condition that compares dates", () => {
  const compares = `
language 1
product sample "見本保険" en "Sample" {
  edition  2026-04-01
  currency JPY rounding down
  contract { retro "遡及日" en "Retroactive date" : date optional }
  triggers { act "行為" en "act" }
  facts of incident {
    done "行為日" en "Day of the act" : date
    begun "開始" en "Begun" : datetime
    ended "終了" en "Ended" : datetime or never
  }
  let late = ended > begun + 72 hours
  section costs "費用" en "Costs" {
    covers act
    covered at any time
    require past "先行行為" en "Prior acts": not (retro is given) or done >= retro
    require hours "72時間" en "72 hours": not late
    head repair "修理" en "Repair"
  }
}`;
  const plan = planOf(compares)!;
  let product: EmittedProduct;

  before(async () => {
    product = await loadProduct(plan);
  });

  const settled = (ended: string): SettlementResult =>
    settledBoth(plan, product, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" }, retro: "2021-04-01" },
      incident: { id: "1", triggers: ["act"], facts: { done: "2020-01-01", begun: "2026-05-01T10:00", ended } },
      losses: [{ id: "1", head: "repair", amount: 1_000 }],
    });

  it("says both, as they would have to stand", () => {
    const result = settled("2026-05-04T10:01");
    assert.deepEqual(
      result.lines[0]!.refused.map(({ compared }) => compared),
      [
        [{ of: "done", value: "2020-01-01", operator: ">=", other: "2021-04-01" }],
        [{ of: "ended", value: "2026-05-04T10:01", operator: "<=", other: "2026-05-04T10:00" }],
      ],
    );
    assertSaid(product, result, {
      en: "a condition is not fulfilled: Prior acts: “Day of the act” 2020-01-01, has to be not before 2021-04-01",
      ja: "条件を満たさない: 先行行為: 「行為日」2020年1月1日、条件は2021年4月1日以後",
    });
    assertSaid(product, result, {
      en: "72 hours: “Ended” 2026-05-04 10:01, has to be not after 2026-05-04 10:00",
      ja: "72時間: 「終了」2026年5月4日10時01分、条件は2026年5月4日10時以前",
    });
  });

  it("says of one that has not come that it has not", () => {
    const takeover = planOf(
      compares.replace("require hours", 'require prior "買収前" en "Before the end": done < ended\n    require hours'),
    )!;
    const result = interpret(takeover, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: {
        id: "1",
        triggers: ["act"],
        facts: { done: "2026-05-01", begun: "2026-05-01T10:00", ended: "never" },
      },
      losses: [{ id: "1", head: "repair", amount: 1_000 }],
    });
    assert.ok(result.ok);
    const words = (language: "en" | "ja") => explain(describeMetadata(takeover), result.result, { language });
    assert.ok(
      says(words("en"), "Before the end: “Day of the act” 2026-05-01, has to be before a day that has not come"),
    );
    assert.ok(says(words("ja"), "買収前: 「行為日」2026年5月1日、条件は未到来の日より前"));
  });

  it("says nothing of one that is as it has to be", () => {
    assert.equal(settled("never").lines[0]!.refused.length, 1);
  });
});

describe("explain: an exclusion whose ground compares dates", () => {
  const compares = `
language 1
product sample "見本保険" en "Sample" {
  edition  2026-04-01
  currency JPY rounding down
  triggers { illness "疾病" en "illness" }
  facts of incident { begun "発病日" en "Onset" : date  told "告知日" en "Told" : date }
  facts of claim { made "請求日" en "Made" : date }
  facts of insured { born "生年月日" en "Born" : date }
  section costs "費用" en "Costs" {
    covers illness
    covered at any time
    head care "治療" en "Care"
  }
  exclusions {
    waiting "待機期間" en "Waiting period" when begun within 90 days after period.from
    late    "請求の遅れ" en "Late claim" of claim : bool when not (made <= told)
    before_told "告知前発病" en "Before it was told" when begun < told and told <> begun
    young   "年齢" en "Age" of insured when born > told
  }
}`;
  const plan = planOf(compares)!;
  let product: EmittedProduct;

  before(async () => {
    product = await loadProduct(plan);
  });

  function settled(facts: Readonly<Record<string, string>>, more: object = {}): SettlementResult {
    return settledBoth(plan, product, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "1", triggers: ["illness"], facts, others: "none" },
      claims: [{ id: "A", facts: { made: "2026-12-01" }, exclusions: { late: true } }],
      losses: [{ id: "1", head: "care", amount: 1_000, ...more }],
    });
  }
  const groundsOf = ({ lines: [line] }: SettlementResult) =>
    line!.refused.map(({ clause, dates, compared }) => [clause, dates ?? compared]);

  it("says them as they stand", () => {
    const waiting = settled({ begun: "2026-05-01T10:00", told: "2026-04-01" });
    assert.deepEqual(groundsOf(waiting), [
      ["waiting", { value: "2026-05-01T10:00", from: "2026-04-01", until: "2026-06-30" }],
    ]);
    assertSaid(product, waiting, {
      en: "excluded: Waiting period: “Onset” 2026-05-01, which is from 2026-04-01 until 2026-06-30",
      ja: "待機期間: 「発病日」2026年5月1日、該当期間 2026年4月1日から2026年6月30日まで",
    });
    const late = settled({ begun: "2026-08-01", told: "2026-09-01" }, { claim: "A" });
    assert.deepEqual(groundsOf(late), [
      ["late", [{ of: "made", value: "2026-12-01", operator: ">", other: "2026-09-01", holds: true }]],
      [
        "before_told",
        [
          { of: "begun", value: "2026-08-01", operator: "<", other: "2026-09-01", holds: true },
          { of: "told", value: "2026-09-01", operator: "<>", other: "2026-08-01", holds: true },
        ],
      ],
    ]);
    assertSaid(product, late, {
      en: "Late claim (claim A): “Made” 2026-12-01, which is after 2026-09-01",
      ja: "請求の遅れ（請求A）: 「請求日」2026年12月1日、該当条件は2026年9月1日より後",
    });
  });

  it("says none of those insured, of whom one is enough", () => {
    const insureds = [{ id: "X", facts: { born: "2026-10-01" } }];
    const result = settledBoth(plan, product, {
      contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
      incident: { id: "1", triggers: ["illness"], facts: { begun: "2026-09-01", told: "2026-09-01" }, others: "none" },
      insureds,
      losses: [{ id: "1", head: "care", amount: 1_000, insured: "X" }],
    });
    assert.deepEqual(groundsOf(result), [["young", undefined]]);
  });
});
