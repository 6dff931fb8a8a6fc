import { deepStrictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";

/** The claims that no line is said to be of, though terms act by claim. */
function told(statements: string, term = "deductible 10_000 per claim"): readonly string[] {
  const text = `product cyber "サイバー" en "Cyber" {
    edition 2026-04-01
    facts of incident { found "発見日" en "Found" : date }
    facts of claim { made "請求日" en "Made" : date }
    triggers { breach "漏えい" en "Breach" }
    section costs "費用" en "Costs" {
      covers breach
      covered when found during period
      head response "対応" en "Response"
      head damages "賠償" en "Damages" { ${term} }
    }
  }
  scenario "s" for cyber {
    contract { period from 2026-04-01 to 2027-04-01 }
    ${statements}
  }`;
  const { diagnostics } = compile({ name: "cyber.yakkan", text });
  return diagnostics.flatMap(({ code, span }) =>
    code === "scenario/bearer-unused" ? [text.slice(span.start, span.end)] : [],
  );
}

describe("a claim that no line is of", () => {
  it("is told of where lines of heads that go by claims name none, whatever is stated of it", () => {
    deepStrictEqual(
      told(
        `incident { breach found 2026-05-01 }  loss damages 200_000 claim A { made 2026-05-01 }  expect due 190_000`,
      ),
      ["claim A { made 2026-05-01 }"],
    );
  });

  it("is not where a line is of it, also later, where no such line names none, or nothing goes by claims", () => {
    const claims = "claim A { made 2026-05-01 }";
    const incident = `incident { breach found 2026-05-01 }  ${claims}`;
    const others = [
      `${incident}  loss damages 20_000 of claim A  loss damages 20_000  expect due 20_000`,
      `${incident}  loss damages 20_000  later  loss damages 30_000 of claim A  expect due 30_000`,
      `${incident}  loss response 20_000  expect due 20_000`,
      incident,
    ];
    deepStrictEqual(
      others.flatMap((one) => told(one)),
      [],
    );
    deepStrictEqual(told(`${incident}  loss damages 20_000`, "deductible 10_000 per incident"), []);
  });
});
