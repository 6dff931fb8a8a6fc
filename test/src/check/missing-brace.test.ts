// One missing brace is one error, also where no indentation betrays which it is; unknown names are told of all the same.
import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";

const text = `product sample "見本" {
edition 2026-04-01
contract { plan small "小" | large "大"  maximum "限度額" : money 1円 .. 100円 }
facts of incident { found "発見日" : date }
triggers { leak "漏えい" }
section costs "費用" {
covers leak
covered when found during period
head response "対応" { limit maximum per incident }
frame prevention "防止" {
head repair "修理" { limit maximum per claim when plan is small }
limit maximum per incident
}
}
section others "他" {
covers leak
covered at any time
head advice "相談" { limit MAXIMUM per incident }
}
}
`;

function errorsOf(source: string): readonly string[] {
  const { diagnostics } = compile({ name: "sample.yakkan", text: source });
  return diagnostics.flatMap(({ code, severity }) => (severity === "error" ? [code] : []));
}

describe("a missing brace", () => {
  it("is one error, wherever it is missing", () => {
    const sound = text.replace("MAXIMUM", "maximum");
    deepStrictEqual(errorsOf(sound), []);
    for (const { index } of sound.matchAll(/\}/g)) {
      const found = errorsOf(`${sound.slice(0, index)} ${sound.slice(index + 1)}`);
      strictEqual(found.length, 1, `${found.join(", ")} without the brace at ${index}`);
    }
  });

  it("leaves unknown names behind it to be told of", () => {
    const broken = text.replace("incident }\nframe", "incident\nframe").replace("MAXIMUM", "maxmum");
    deepStrictEqual(errorsOf(broken), ["name/unknown", "syntax/unexpected"]);
  });
});

describe("the brace missing at the end of a text without indentation", () => {
  const words = (what: string, inside: string): string => `${what} {\n${inside}\n`;
  const scenario = `period from 2026-04-01 to 2027-04-01 }
incident { leak  found 2026-05-01 }
loss response 5
expect due 5`;
  const sound = text.replace("MAXIMUM", "maximum");
  for (const [kind, begins, source] of [
    ["a product", "product sample", sound.trimEnd().slice(0, -1)],
    [
      "a scenario",
      'scenario "s"',
      sound + words('scenario "s" for sample', `contract { plan small  maximum 9円\n${scenario}`),
    ],
    ["a contract", "contract usual", sound + words("contract usual for sample", "plan small maximum 9円")],
    [
      "a vocabulary",
      "vocabulary words",
      words('vocabulary words "用語"', 'facts of incident { found "発見日" : date }'),
    ],
    ["a product in Japanese", "商品 sample", words("商品 sample", "版 2026-04-01")],
  ] as const)
    it(`is told of with what is open: ${kind}`, () => {
      const told = compile({ name: "sample.yakkan", text: source }).diagnostics.filter(
        ({ severity }) => severity === "error",
      );
      const [error] = told.filter(({ code }) => code.startsWith("syntax/"));
      strictEqual(error?.message, `the file ends here, and \`${begins}\` does not: expected \`}\``);
      strictEqual(
        error.japanese.message,
        `ここでファイルが終わっていますが、\`${begins}\`が閉じられていません：\`}\`が必要です`,
      );
      strictEqual(error.span.start, source.trimEnd().length);
      deepStrictEqual(
        told.filter(({ code }) => code !== "syntax/unexpected").map(({ code }) => code),
        [],
      );
    });
});

describe("a node that cannot stand where it does", () => {
  it("is checked all the same", () => {
    const nested = text.replace("frame prevention", "section prevention").replace("small }", "smal }");
    deepStrictEqual(errorsOf(nested.replace("MAXIMUM", "maximum")), ["node/misplaced", "name/unknown"]);
  });
});
