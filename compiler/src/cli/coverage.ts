import type { Compiled } from "../compile.js";
import { coverClauses, type Way } from "../scenarios/coverage.js";
import { amountOf } from "./sources.js";
import { print } from "./terminal.js";

const never: Readonly<Record<Way, string>> = {
  used: "never used",
  takes: "never takes anything",
  leaves: "never leaves a loss whole",
  passes: "never lets a loss pass",
  stops: "never stops a loss",
};

/** Names the clauses of a file's products that none of its scenarios decides, and those that it decides one way only. */
export function printCoverage({ plans, scenarios }: Compiled): void {
  for (const plan of plans) {
    const clauses = finish(coverClauses(plan, scenarios));
    let decided = 0;
    for (const { id, label, source, outcomes } of clauses) {
      const missing = outcomes.filter((outcome) => outcome.scenarios.length === 0);
      if (missing.length === 0) {
        decided++;
        continue;
      }
      const what =
        missing.length === outcomes.length ? "never decided" : missing.map(({ way }) => never[way]).join(", ");
      const name = label.en ?? label.ja;
      print(
        `  ${source.file}:${source.line}:${source.column}: ${id}${name === undefined ? "" : ` (${name})`}: ${what}`,
      );
    }
    print(`  ${plan.name}: ${decided} of ${amountOf(clauses.length, "clause")} decided in every way\n`);
  }
}

function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
