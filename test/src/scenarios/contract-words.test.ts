// What stands behind `period` and `policy` of a contract goes where its word says, or is refused where it stands.
import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";

const product = `product sample "見本" en "Sample" {
  edition 2026-04-01
  facts of incident { found "発見日" en "Found" : date }
  triggers { leak "漏えい" en "Leak" }
  section costs "費用" en "Costs" {
    covers leak
    covered when found during period
    head response "対応" en "Response"
  }
}
`;
const story = "incident { leak  found 2026-05-01 }  loss response 5  expect due 5";
const inScenario = (words: string, others = story): string =>
  `${product}scenario "s" for sample { contract { ${words} }  ${others} }`;
const inSample = (words: string): string =>
  `${product}contract usual for sample { ${words} }  scenario "s" for sample { contract usual  ${story} }`;

const contractOf = (text: string): readonly unknown[] => {
  const { scenarios, diagnostics } = compile({ name: "sample.yakkan", text });
  return [...diagnostics.map(({ message }) => message), ...scenarios.map(({ contract }) => contract)];
};

/** What is told, and where it is other than at ⟦…⟧. */
const told = (marked: string): readonly string[] => {
  const [start, end] = [marked.indexOf("⟦"), marked.indexOf("⟧") - 1];
  const { diagnostics } = compile({ name: "sample.yakkan", text: marked.replace(/[⟦⟧]/g, "") });
  return diagnostics.map(
    ({ code, span }) => code + (span.start === start && span.end === end ? "" : ` at ${span.start} for ${start}`),
  );
};

describe("the period of a contract", () => {
  it("has each date where its word says, in either order", () => {
    const expected = {
      policy: "P-7",
      period: { from: "2026-04-01", to: "2027-04-01" },
      options: [],
      readings: {},
    };
    for (const words of [
      'policy "P-7"  period from 2026-04-01 to 2027-04-01',
      'period to 2027-04-01 from 2026-04-01  policy "P-7"',
      'policy "P-7"  保険期間 終期 2027-04-01 始期 2026-04-01',
    ]) {
      deepStrictEqual(contractOf(inScenario(words)), [expected], words);
      deepStrictEqual(contractOf(inSample(words)), [expected], words);
    }
  });

  it("takes no value that no word is for", () => {
    for (const words of [
      "period from 2025-04-01 ⟦2026-04-01⟧ to 2027-04-01",
      "period ⟦5⟧ from 2026-04-01 7 to 2027-04-01 9",
      "period from 2026-04-01 to 2027-04-01 ⟦9⟧",
      "period ⟦2026-04-01⟧ 2027-04-01",
      "period ⟦2026-04-01⟧ to 2027-04-01",
      "period from ⟦to⟧ 2027-04-01",
      "period from 2026-04-01 ⟦from⟧ 2026-05-01 to 2027-04-01",
      "⟦period⟧ from 2026-04-01",
      "⟦period⟧ from 2026-04-01 to",
    ]) {
      deepStrictEqual(told(inScenario(words)), ["scenario/value"], words);
      deepStrictEqual(told(inSample(words)), ["scenario/value"], words);
    }
  });

  it("is missed where none is said, also where another word takes it for its value", () => {
    const titled = (words: string): string => inScenario(words).replace('"s"', '⟦"s"⟧');
    for (const words of ['policy "P-1"', "policy period", "policy 保険期間"])
      deepStrictEqual(told(titled(words)), ["scenario/period"], words);
    deepStrictEqual(told(inSample("policy period").replace('"s"', '⟦"s"⟧')), ["scenario/period"]);
  });

  it("is missed, too, where one of another file could not be read, of which it is told there", () => {
    const other = `${product}contract usual for sample { period from 2026-04-01 }`;
    const text = `use sample from "sample.yakkan"\nscenario "s" for sample { contract usual  ${story} }`;
    const { diagnostics } = compile({ name: "claims.yakkan", text }, { resolve: () => other });
    deepStrictEqual(
      diagnostics.map(({ code }) => code),
      ["scenario/period"],
    );
  });
});

describe("other words of one value", () => {
  it("take no second one", () => {
    const period = "period from 2026-04-01 to 2027-04-01";
    deepStrictEqual(told(inScenario(`policy "P-1" ⟦"P-2"⟧  ${period}`)), ["scenario/value"]);
    const incident = "incident { leak  others none ⟦5⟧  found 2026-05-01 }  loss response 5  expect due 5";
    deepStrictEqual(told(inScenario(period, incident)), ["scenario/value"]);
  });
});
