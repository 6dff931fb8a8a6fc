// The earliest and the latest of two or more dates, as `min` and `max` are of amounts.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { describeSheet } from "@yakkan/compiler/docs/sheet.js";
import type { FactReference, SettlementInput } from "@yakkan/runtime";
import { formatted } from "../format/formatted.js";
import { planOf } from "./agreement.js";
import { settledByAll } from "./settled.js";

const product = (members: string): string => `product p "商品" en "Product" {
  edition 2026-04-01
  facts of incident {
    occurred "事故日" en "Occurred" : date
    notified "通知日" en "Notified" : date or never
    begun    "開始" en "Begun" : datetime or never
    ended    "終了" en "Ended" : datetime or never
  }
  facts of claim { made "請求日" en "Made" : date or never }
  triggers { fire "火災" en "Fire" }
  section costs "費用" en "Costs" {
    covers all
    covered at any time
    ${members}
    head repair "修理" en "Repair"
  }
}`;

const year = { from: "2026-04-01", to: "2027-04-01" };

/** Of the line what is due, "refused", or what it waits for. */
async function outcomeOf(
  member: string,
  facts: Readonly<Record<string, unknown>>,
  incurred = "2026-06-01",
  period = year,
): Promise<number | string | readonly string[]> {
  const input = {
    contract: { policy: "P-1", period },
    incident: { id: "I-1", triggers: ["fire"], facts },
    losses: [{ id: "1", head: "repair", amount: 1000, incurred }],
  } as unknown as SettlementInput;
  const { verdict, due, undetermined } = (await settledByAll(product(member), input)).lines[0]!;
  if (verdict !== "undetermined") return verdict === "refused" ? verdict : due;
  return undetermined.flatMap(({ waitsFor }) => waitsFor.map(({ name }: FactReference) => name));
}

describe("the earliest and the latest of several dates", () => {
  const until = "window from occurred until earliest(notified, 180 days after occurred)";
  const occurred = "2026-05-01";

  it("ends a window with what comes first, also where one never came", async () => {
    deepStrictEqual(await outcomeOf(until, { occurred, notified: "2026-06-01" }), 1000);
    deepStrictEqual(await outcomeOf(until, { occurred, notified: "2026-05-31" }), "refused");
    deepStrictEqual(await outcomeOf(until, { occurred, notified: "never" }, "2026-10-28"), 1000);
    deepStrictEqual(await outcomeOf(until, { occurred, notified: "never" }, "2026-10-29"), "refused");
    deepStrictEqual(await outcomeOf(until, { occurred, notified: "2027-01-01" }, "2026-10-29"), "refused");
    deepStrictEqual(await outcomeOf(until, { occurred }), ["notified"]);
    deepStrictEqual(await outcomeOf(until, { notified: "never" }), ["occurred"]);
  });

  it("never is later than all", async () => {
    const last = "window from occurred until latest(notified, occurred, 2026-05-20)";
    deepStrictEqual(await outcomeOf(last, { occurred, notified: "2026-06-01" }), 1000);
    deepStrictEqual(await outcomeOf(last, { occurred, notified: "2026-05-02" }, "2026-05-20"), 1000);
    deepStrictEqual(await outcomeOf(last, { occurred, notified: "2026-05-02" }, "2026-05-21"), "refused");
    // A span that ends with never is never open.
    deepStrictEqual(await outcomeOf(last, { occurred, notified: "never" }), "refused");
    deepStrictEqual(await outcomeOf("require latest(notified, begun) is never", { notified: "never" }), ["begun"]);
    const none = { notified: "never", begun: "never" };
    deepStrictEqual(await outcomeOf("require earliest(notified, begun) is never", none), 1000);
    deepStrictEqual(await outcomeOf("require latest(notified, occurred) is never", { ...none, occurred }), 1000);
  });

  it("of dates with times goes by instants, and has no time where one of that day has none", async () => {
    const period = { from: "2026-04-01T16:00", to: "2027-04-01T16:00" };
    const first = "covered when earliest(begun, ended) during period for all";
    const among = (facts: Readonly<Record<string, unknown>>, member = first) =>
      outcomeOf(member.replace("covered when", "require").replace(" for all", ""), facts, "2026-06-01", period);
    deepStrictEqual(await among({ begun: "2026-04-01T17:00", ended: "2026-04-01T15:30" }), "refused");
    deepStrictEqual(await among({ begun: "2026-04-01T17:00", ended: "2026-04-02T15:30" }), 1000);
    deepStrictEqual(await among({ begun: "2026-04-01T17:00", ended: "never" }), 1000);
    const mixed = "require earliest(begun, occurred) during period";
    deepStrictEqual(await among({ begun: "2026-04-01T17:00", occurred: "2026-04-01" }, mixed), ["occurred"]);
    deepStrictEqual(await among({ begun: "2026-04-01T17:00", occurred: "2026-04-02" }, mixed), 1000);
    deepStrictEqual(await among({ begun: "2026-04-02T17:00", occurred: "2026-04-01T16:00" }, mixed), 1000);
    const elapsed = "require latest(begun, ended) - begun > 12 hours";
    deepStrictEqual(await among({ begun: "2026-05-01T00:00", ended: "2026-05-01T12:01" }, elapsed), 1000);
    deepStrictEqual(await among({ begun: "2026-05-01T00:00", ended: "2026-05-01T12:00" }, elapsed), "refused");
  });

  it("takes dates, and one by itself is over all claims", () => {
    const codes = (test: string) =>
      compile({ name: "p.yakkan", text: product(`require ${test}`) })
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code, message }) => [code, message]);
    deepStrictEqual(codes("earliest(made) is not never and earliest(notified, earliest(made)) > occurred"), []);
    const [[code, message] = []] = codes("earliest(1, 2) > occurred");
    strictEqual(code, "expression/arguments");
    match(message ?? "", /two or more dates/);
    deepStrictEqual(
      codes("earliest(notified) > occurred").map(([one]) => one),
      ["expression/elements"],
    );
    deepStrictEqual(
      codes("earliest(notified, 5) > occurred").map(([one]) => one),
      ["type/branches"],
    );
    const { diagnostics } = compile({
      name: "p.yakkan",
      text: product("require earliest(notified, occurred) is never"),
    });
    ok(diagnostics.some(({ code }) => code === "condition/never-impossible"));
  });

  it("is said in words, and written in Japanese", async () => {
    const plan = planOf(product(until));
    ok(plan);
    const said = (language: "en" | "ja") => JSON.stringify(describeSheet(plan, language));
    match(said("en"), /from “Occurred” to the earliest of “Notified”, 180 days after “Occurred”/);
    match(said("ja"), /「通知日」と「事故日」の翌日から180日のうち最も早い日まで/);
    const japanese = await formatted(product(until), "ja");
    match(japanese, /最も早い日\(notified, occurred の翌日から 180日\)/);
    deepStrictEqual(await formatted(japanese, "en"), await formatted(product(until)));
  });
});
