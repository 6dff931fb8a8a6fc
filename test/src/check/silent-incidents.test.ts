import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";

const textOf = (statements: string): string => `product p "商品" en "P" {
    edition 2026-04-01
    triggers { leak "漏えい" en "Leak" }
    section s "費用" en "S" { covers leak  covered at any time  head h "対応" en "H"  uncovered fines "罰金" en "Fines" }
  }
  scenario "s" for p {
    contract { period from 2026-04-01 to 2027-04-01 }
    ${statements}
  }`;

/** What is told of the incidents, with the text at which it stands. */
function told(statements: string): readonly string[] {
  const text = textOf(statements);
  return compile({ name: "p.yakkan", text }).diagnostics.map(
    ({ code, span }) => `${code} at ${text.slice(span.start, span.end)}`,
  );
}

describe("an incident that states nothing", () => {
  it("is told of where nothing stands behind it", () => {
    deepStrictEqual(told('incident incident "1" { leak }  loss h 5  expect due 5'), [
      "scenario/empty-incident at incident",
    ]);
    deepStrictEqual(told("incident { leak }  loss h 5  expect due 5  続報 続報 { }  expect pay 0"), [
      "scenario/empty-incident at 続報",
    ]);
    deepStrictEqual(told("incident { leak }  loss h 5  expect due 5  later"), ["scenario/empty-incident at later"]);
  });

  it("is not where something is expected of it, or a line is behind it", () => {
    deepStrictEqual(told("incident { leak }  expect due 0  later  loss h 5  expect due 5  later  expect pay 0"), []);
  });
});

describe("an incident without any trigger", () => {
  it("is told of where it has lines, which are not expected to be refused", () => {
    deepStrictEqual(told("incident { }  loss h 10  expect due 0"), ["scenario/no-event at incident { }"]);
    deepStrictEqual(told("incident { }  expect due 0  later  loss h 10  expect due 0  expect h 0"), [
      "scenario/no-event at incident { }",
    ]);
  });

  it("is not where it has none, where one comes later or is taken back, or where that is said", () => {
    for (const statements of [
      "incident { }  expect due 0",
      "incident { }  loss h 10  expect due 0  later { leak }  expect due 10",
      "incident { leak }  loss h 10  expect due 10  later { not leak }  expect due 0",
      "incident { }  loss h 10  expect h refused by trigger",
      "incident { }  loss h 10  expect h refused",
    ])
      deepStrictEqual(told(statements), [], statements);
  });

  it("is of lines that an event could have had paid, not of those that never are", () => {
    deepStrictEqual(told("incident { }  loss fines 10  expect due 0"), []);
    const helpOf = (statements: string): readonly unknown[] =>
      compile({ name: "p.yakkan", text: textOf(statements) }).diagnostics.map(({ code, help }) => [code, help]);
    const help = "state what has come: `incident { leak … }`; if nothing has, say so: `expect h refused by trigger`";
    for (const statements of [
      "incident { }  loss fines 10  loss h 10  expect due 0",
      "incident { }  loss fines 10  loss h 10  expect fines refused by uncovered",
      "incident { }  expect due 0  later  loss fines 5  loss h 10  expect due 0",
    ])
      deepStrictEqual(helpOf(statements), [["scenario/no-event", help]], statements);
  });
});
