// Numbers below zero, in what a scenario states and in the bands of a table.
import { strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { formatted } from "../format/formatted.js";
import { settledByAll } from "../agree/settled.js";

const frost = (low: string): string => `product frost "霜" en "Frost" {
  edition 2026-01-01
  contract { deepest "下限" : number -60 .. 0 }
  facts of incident { low "最低気温" en "Lowest temperature" : number -60 .. 60 }
  table steps by low {
    pay
    .. under -10 : 1_000
    -10 .. under -0.5 : 500
    -0.5 .. : 0
  }
  triggers { cold "霜" }
  section crops "農作物" {
    covers cold
    covered at any time
    head loss_of_crop "減収" = if low < deepest then 0円 else pay
  }
}

scenario "below zero" for frost {
  contract { period from 2026-01-01 to 2027-01-01  deepest -50 }
  incident { cold  low ${low} }
  expect due 0
}
`;

describe("a number below zero", () => {
  // Below -10 all, from -10 half, from -0.5 nothing; below -50 nothing either.
  for (const [low, due] of [
    ["-10.5", 1_000],
    ["-10", 500],
    ["-0.6", 500],
    ["-0.5", 0],
    ["12", 0],
    ["-50", 1_000],
    ["-50.1", 0],
  ] as const)
    it(`is ${low} in a scenario and finds its band, written in either language`, async () => {
      for (const text of [frost(low), await formatted(frost(low), "ja")]) {
        const { input } = compile({ name: "frost.yakkan", text }).scenarios[0]!.calls[0]!;
        strictEqual((await settledByAll(text, input)).due, due);
      }
    });

  it("is a value of a row as well, and stays one when it is formatted", async () => {
    const text = `product temperature "気温" {
  edition 2026-04-01
  contract { en "英" : money = 100 }
  facts of incident { low "最低気温" : number -60 .. 60 }
  table steps by low {
    factor (number) pay
    .. under -10 : (-2) (250)
    -10 .. under 0 : -1 90
    0 .. : 3 10
  }
  triggers { cold "霜" }
  section crops "農作物" {
    covers cold
    covered at any time
    head lost "減収" = pay + factor * 10 { limit en + 0円 per incident when en > 0円  limit (en) * 3 per incident }
  }
}`;
    const japanese = await formatted(text, "ja");
    const english = await formatted(japanese, "en");
    const dueAt = async (of: string, low: number): Promise<number> => {
      const input = {
        contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" }, en: 1_000 },
        incident: { id: "I", triggers: ["cold"], facts: { low } },
        losses: [],
      };
      return (await settledByAll(of, input)).due;
    };
    for (const of of [text, japanese, english]) {
      strictEqual(await dueAt(of, -11), 230); // 250 - 20
      strictEqual(await dueAt(of, -5), 80); // 90 - 10
      strictEqual(await dueAt(of, 6), 40); // 10 + 30
    }
  });

  it("is told where only its sign stands", () => {
    for (const low of ["-", "- x", '-"a"', "--5"]) {
      const { diagnostics } = compile({ name: "frost.yakkan", text: frost(low) });
      strictEqual(diagnostics.map(({ code }) => code).includes("syntax/unexpected"), true, low);
    }
  });
});
