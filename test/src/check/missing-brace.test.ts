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

describe("a node that cannot stand where it does", () => {
  it("is checked all the same", () => {
    const nested = text.replace("frame prevention", "section prevention").replace("small }", "smal }");
    deepStrictEqual(errorsOf(nested.replace("MAXIMUM", "maximum")), ["node/misplaced", "name/unknown"]);
  });
});
