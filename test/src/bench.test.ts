// The bench settles the same claims in several ways and ends with an error where two of them differ: by hand, in
// columns, by other engines, by SQL and from a file. Here with few claims, of which no time says anything.
import { execFileSync } from "node:child_process";
import { match } from "node:assert/strict";
import { fileURLToPath } from "node:url";

const bench = fileURLToPath(new URL("../../bench/dist/main.js", import.meta.url));

describe("the bench", function () {
  this.timeout(300_000);

  it("comes to the same in every way that it times", () => {
    const few = ["--claims", "500", "--products", "100", "--rounds", "1", "--scale", "1000"];
    const printed = execFileSync(process.execPath, ["--expose-gc", bench, ...few], { encoding: "utf8" });
    match(printed, /\| evaluator \/ hand-written \| [\d.]+ \| at most 1\.05 \|/u);
    match(printed, /\| sompo_cyber \| 13\.0 \| 0 % \|/u);
  });
});
