// `yakkan check --format sarif` and `--format github`: what code hosts read.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { default as Draft4 } from "ajv-draft-04";
import { product } from "./fixture.js";
import { Workplace } from "./run.js";

const schemaFile = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as object;
const wrong = product.replace("covers leak", "covers lak");
const unused = product.replace("facts of incident {", 'facts of incident { spare "予備" : bool');

describe("yakkan check", () => {
  let place: Workplace;
  beforeEach(() => (place = new Workplace({ "a b.yakkan": wrong, "fine.yakkan": product, "unused.yakkan": unused })));
  afterEach(() => place.remove());

  it("writes SARIF that keeps to its schema", () => {
    const { code, stdout } = place.yakkan(["check", "--format", "sarif", "a b.yakkan", "fine.yakkan"]);
    strictEqual(code, 1);
    const log = JSON.parse(stdout) as { runs: [{ results: { ruleId: string; locations: unknown[] }[] }] };
    const validate = new Draft4.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
      schema,
    );
    ok(validate(log), JSON.stringify(validate.errors, undefined, 2));
    // The schema does refuse what is none.
    ok(!validate({ ...log, runs: [{ results: [{ message: "no object" }] }] }));
    const unknown = log.runs[0].results.find(({ ruleId }) => ruleId === "name/unknown");
    deepStrictEqual(unknown?.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: "a%20b.yakkan", uriBaseId: "%SRCROOT%" },
          region: { startLine: 18, startColumn: 12, endLine: 18, endColumn: 15 },
        },
      },
    ]);
    strictEqual(place.yakkan(["check", "--format", "sarif", "fine.yakkan"]).code, 0);
  });

  it("writes what GitHub shows beside the lines", () => {
    const { stdout } = place.yakkan(["check", "--format", "github", "a b.yakkan", "unused.yakkan"]);
    match(
      stdout,
      /^::error file=a b\.yakkan,line=18,endLine=18,col=12,endColumn=15,title=name\/unknown::unknown trigger `lak`%0Adid you mean `leak`\?$/m,
    );
    match(stdout, /^::warning file=unused\.yakkan,line=\d+,.*title=fact\/unused::/m);
  });
});
