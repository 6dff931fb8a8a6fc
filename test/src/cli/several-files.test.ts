// Products of several files on the command line.
import { deepStrictEqual, doesNotMatch, match, ok, strictEqual } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Workplace } from "./run.js";

const files = {
  "shared/words.yakkan": `vocabulary words "用語" {
  facts of incident { found "発見日" : date }
  triggers { leak "漏えい" }
}
`,
  "base.yakkan": `use words from "shared/words.yakkan"
product base "基本" {
  edition 2026-04-01
  use words
  contract { cap "限度額" : money 1 .. 1_000_000 }
  section costs "費用" {
    covers all
    covered when found during period
    head response "対応" { limit cap per incident }
  }
}
`,
  "schemes/club.yakkan": `use base from "../base.yakkan"
product club "クラブ" extends base {
  fix cap = 300_000
  change section costs {
    add first { deductible 10_000 per incident }
  }
}
scenario "Capped" for club {
  contract { period from 2026-04-01 to 2027-04-01 }
  incident { leak  found 2026-05-01  others none }
  loss response 500_000 on 2026-05-01
  expect due 300_000
}
`,
};

describe("yakkan, of several files", () => {
  let place: Workplace;
  beforeEach(() => {
    place = new Workplace(files);
  });
  afterEach(() => place.remove());

  it("checks and tests a derived product", () => {
    const all = ["check", "base.yakkan", "schemes/club.yakkan", "shared/words.yakkan"];
    deepStrictEqual(place.yakkan(all), { code: 0, stdout: "no problems in 3 files\n", stderr: "" });
    strictEqual(place.yakkan(["test", "schemes/club.yakkan"]).code, 0);
    place.write("schemes/club.yakkan", files["schemes/club.yakkan"].replace("500_000 on", "305_000 on"));
    const { code, stdout } = place.yakkan(["test", "schemes/club.yakkan"]);
    strictEqual(code, 1);
    match(stdout, /295,000/);
  });

  it("builds one module for each product, whose places name their files", () => {
    const { code, stdout } = place.yakkan(["build", ...Object.keys(files)]);
    strictEqual(code, 0);
    strictEqual(stdout, "build/base.ts\nbuild/club.ts\n");
    const club = readFileSync(join(place.folder, "build/club.ts"), "utf8");
    ok(club.includes("../base.yakkan:9"), club);
    ok(club.includes("../shared/words.yakkan:3"));
    ok(club.includes("club.yakkan:5"));
    doesNotMatch(club, new RegExp(place.folder));
  });

  it("explains with the words of each clause, whatever file it stands in", () => {
    // So many lines that the base's line numbers are lines of this file too.
    place.write(
      "schemes/club.yakkan",
      files["schemes/club.yakkan"].replace("product club", `${"//\n".repeat(20)}product club`),
    );
    place.write(
      "claim.json",
      JSON.stringify({
        contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" } },
        incident: { id: "I", triggers: ["leak"], facts: { found: "2026-05-01" } },
        losses: [{ id: "1", head: "response", amount: 500_000, incurred: "2026-05-01" }],
      }),
    );
    const { stdout } = place.yakkan(["explain", "schemes/club.yakkan", "--input", "claim.json"]);
    const words = stdout.split("\n").flatMap((line) => /^ +\| (.*)/.exec(line)?.[1] ?? []);
    deepStrictEqual(words, [
      "deductible 10_000 per incident",
      "club.yakkan:25",
      "limit cap per incident",
      "../base.yakkan:9",
    ]);
  });

  it("writes the same bytes from wherever it is called", () => {
    place.yakkan(["build", "schemes/club.yakkan", "--out", "here"]);
    const elsewhere = new Workplace();
    const given = join(place.folder, "schemes/club.yakkan");
    strictEqual(elsewhere.yakkan(["build", given, "--out", join(place.folder, "there")]).code, 0);
    elsewhere.remove();
    const [here, there] = ["here", "there"].map((out) => readFileSync(join(place.folder, out, "club.ts"), "utf8"));
    strictEqual(here, there);
  });

  it("says in which file something is wrong", () => {
    place.write("shared/words.yakkan", files["shared/words.yakkan"].replace(": date", ": dale"));
    const { code, stdout } = place.yakkan(["check", "schemes/club.yakkan"]);
    strictEqual(code, 1);
    match(stdout, /error\[use\/broken\][^]*schemes\/club\.yakkan:1:5[^]* {3}shared\/words\.yakkan:2:/);
    place.write("base.yakkan", files["base.yakkan"].replace("shared/words", "words"));
    match(place.yakkan(["check", "base.yakkan"]).stdout, /there is no file `words\.yakkan`/);
  });

  it("says of a file that is not UTF-8 that it is not", () => {
    place.write("shared/words.yakkan", Uint8Array.from([0x93, 0xfa, 0x96, 0x7b]));
    const { code, stderr } = place.yakkan(["check", "base.yakkan"]);
    strictEqual(code, 1);
    match(stderr, /^shared\/words\.yakkan: is not encoded in UTF-8/);
  });

  it("says what is wrong in others where one cannot be checked", () => {
    place.write("shared/words.yakkan", Uint8Array.from([0x93, 0xfa, 0x96, 0x7b]));
    place.write("other.yakkan", "product other { edition 2026-04-01 }");
    const { code, stderr } = place.yakkan(["check", "base.yakkan", "other.yakkan"]);
    strictEqual(code, 1);
    match(stderr, /other\.yakkan:1:[^]*shared\/words\.yakkan: is not encoded in UTF-8/);
  });
});
