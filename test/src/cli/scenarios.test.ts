// The pure part of `yakkan test`, with evaluators made to disagree.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { complaintsOf } from "@yakkan/compiler/scenarios/complaints.js";
import { runByBoth, runScenario, type Settle } from "@yakkan/compiler/scenarios/run.js";
import type { CheckedScenario } from "@yakkan/compiler/scenarios/scenario.js";
import { product } from "./fixture.js";

const plainMoney = String;

function scenarioOf(text: string): CheckedScenario {
  const { scenarios, diagnostics } = compile({ name: "sample.yakkan", text });
  deepStrictEqual(diagnostics, []);
  ok(scenarios[0]);
  return scenarios[0];
}

function interpreterOf({ plan }: CheckedScenario): Settle {
  return (input) => interpret(plan, input, { trace: true });
}

function complaints(expectations: string): string[] {
  const scenario = scenarioOf(product.replace("expect due 90_000", expectations));
  return complaintsOf(runScenario(scenario, interpreterOf(scenario)), plainMoney, "en").map(({ message }) => message);
}

describe("running a scenario", () => {
  it("passes where everything expected is so", () => {
    deepStrictEqual(
      complaints(
        "expect due 90_000\n  expect pay 90_000\n  expect claimed 100_000\n  expect overpaid 0\n  expect costs 90_000",
      ),
      [],
    );
    deepStrictEqual(complaints("loss forensics 5\n  expect forensics undetermined"), []);
    deepStrictEqual(complaints("loss forensics 5 unapproved\n  expect forensics refused by approval"), []);
  });

  it("says what differs, and by how much", () => {
    deepStrictEqual(complaints("expect due 95_000"), ["the total due is 90000, 5000 less than the 95000 expected"]);
    deepStrictEqual(complaints("expect costs 0"), ["what is due on `costs` is 90000, 90000 more than the 0 expected"]);
    deepStrictEqual(complaints("expect forensics refused by approval"), ["nothing is claimed on `forensics`"]);
    match(complaints("expect response refused by approval")[0]!, /^line `.+` of `response` is eligible, not refused$/);
    match(
      complaints("loss forensics 5 unapproved\n  expect forensics refused by attachment")[0]!,
      /^line `.+` of `forensics` is refused, but not by `attachment`$/,
    );
  });

  it("goes on from the ledger of the call before, and stops at an input that is refused", () => {
    const scenario = scenarioOf(product);
    const again = { ...scenario, calls: [...scenario.calls, ...scenario.calls] };
    const revisions: (number | undefined)[] = [];
    const settle: Settle = (input) => {
      revisions.push(input.ledger?.revision);
      return interpreterOf(scenario)(input);
    };
    strictEqual(runScenario(again, settle).passed, true);
    deepStrictEqual(revisions, [undefined, 1]);

    const refused = runScenario(again, () => ({
      ok: false,
      problems: [{ path: "losses[0].amount", code: "amount", message: "no" }],
    }));
    deepStrictEqual([refused.passed, refused.calls.length], [false, 1]);
    deepStrictEqual(complaintsOf(refused, plainMoney, "en")[0]?.message, "losses[0].amount: no");
  });

  it("finds every field in which two evaluators differ", () => {
    const scenario = scenarioOf(product);
    const reference = interpreterOf(scenario);
    deepStrictEqual(runByBoth(scenario, reference, reference).differences, []);

    const deviating: Settle = (input) => {
      const settled = reference(input);
      if (!settled.ok) return settled;
      const result = { ...settled.result };
      delete (result as { trace?: unknown }).trace;
      const lines = result.lines.map((line) => ({ ...line, due: line.due + 1 }));
      return { ok: true, result: { ...result, lines, open: [{ exclusion: "war", lines: [], waitsFor: [] }] } };
    };
    const { outcome, differences } = runByBoth(scenario, deviating, reference);
    strictEqual(outcome.passed, true); // Of the total, which is left as it was.
    deepStrictEqual(
      differences.map(({ path }) => path),
      ["calls[0].result.lines[0].due", "calls[0].result.open[0]", "calls[0].result.trace"],
    );
    deepStrictEqual(differences[0], { path: "calls[0].result.lines[0].due", first: 90_001, second: 90_000 });
    ok(!("first" in differences[2]!) && "second" in differences[2]!);
  });

  it("takes two refusals for the same where paths and codes are, whatever the words", () => {
    const scenario = scenarioOf(product);
    const refusing =
      (message: string): Settle =>
      () => ({ ok: false, problems: [{ path: "losses", code: "shape", message }] });
    deepStrictEqual(runByBoth(scenario, refusing("no"), refusing("いいえ")).differences, []);
    strictEqual(runByBoth(scenario, refusing("no"), interpreterOf(scenario)).differences.length, 2);
  });
});
