import assert from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { interpretPremium } from "@yakkan/compiler/interpret/premium.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { complaintsOf } from "@yakkan/compiler/scenarios/complaints.js";
import { runByBoth, runScenario, type Engine, type Quote } from "@yakkan/compiler/scenarios/run.js";
import type { CheckedScenario } from "@yakkan/compiler/scenarios/scenario.js";
import { quoted } from "../support/premium-product.js";

/** 0.5 % of 10,000,000 less 10 %: 45,000; a twelfth of it 3,750. */
const usual = "contract { plan light  revenue 10_000_000  tax without  period from 2026-04-01 to 2027-04-01 }";

function compiled(body: string) {
  return compile({ name: "quoted.yakkan", text: `${quoted}\nscenario "Premiums" for quoted { ${body} }\n` });
}

function errorsOf(body: string): readonly string[] {
  return compiled(body).diagnostics.flatMap(({ severity, code }) => (severity === "error" ? [code] : []));
}

function scenarioOf(body: string): CheckedScenario {
  assert.deepEqual(errorsOf(body), []);
  return compiled(body).scenarios[0]!;
}

function complaints(body: string): readonly string[] {
  const scenario = scenarioOf(body);
  const outcome = runScenario(scenario, (input) => interpret(scenario.plan, input));
  const found = complaintsOf(outcome, String, "en").map(({ message }) => message);
  assert.equal(outcome.passed, found.length === 0);
  return found;
}

describe("a scenario about premiums", () => {
  it("needs a contract only", () => {
    const scenario = scenarioOf(`${usual} expect annual 45_000 expect monthly 3_750`);
    assert.deepEqual(scenario.calls, []);
    assert.deepEqual(
      scenario.premiums.map(({ premium, amount }) => [premium, amount]),
      [
        ["annual", 45_000],
        ["monthly", 3750],
      ],
    );
    assert.deepEqual(complaints(`${usual} expect annual 45_000 expect monthly 3_750`), []);
  });

  it("may have incidents too, before or after", () => {
    const incident = "incident { leak } loss response 500 expect due 500";
    assert.deepEqual(complaints(`${usual} expect annual 45_000 ${incident} expect monthly 3_750`), []);
    assert.deepEqual(complaints(`${usual} ${incident.replace("due 500", "due 400")} expect annual 44_999`), [
      "the premium `annual` is 45000, 1 more than the 44999 expected",
      "the total due is 500, 100 more than the 400 expected",
    ]);
  });

  it("says why a premium is undetermined", () => {
    const open = usual.replace("tax without", "claims 3");
    assert.deepEqual(complaints(`${open} expect monthly 1`), [
      "the premium `monthly` is undetermined: the contract does not choose a reading of `tax`; no row of the table `discounts` is for this contract",
    ]);
    assert.deepEqual(complaints(`${usual} schedule location a expect fire 1`), [
      "the premium `fire` is undetermined: the contract does not state `value` of `a`",
    ]);
  });

  it("is wrong where its contract is, and where an expectation is no amount", () => {
    assert.deepEqual(errorsOf(`${usual.replace("light", "full")} expect annual 1`), ["scenario/invalid"]);
    assert.deepEqual(errorsOf(`${usual} expect annual refused`), ["scenario/value"]);
    assert.deepEqual(errorsOf(`${usual} expect due 1`), ["scenario/no-incident"]);
  });

  it("is quoted by both evaluators, and tells where they differ", () => {
    const scenario = scenarioOf(`${usual} expect annual 45_000`);
    const settle = (input: unknown) => interpret(scenario.plan, input);
    const quote: Quote = (contract, premium) => interpretPremium(scenario.plan, contract, premium);
    const deviating: Engine = {
      settle,
      quote: (contract, premium) => {
        const answer = quote(contract, premium);
        if (!answer.ok || answer.result.verdict === "undetermined") return answer;
        return { ok: true, result: { ...answer.result, amount: answer.result.amount + 1 } };
      },
    };
    assert.deepEqual(runByBoth(scenario, { settle, quote }, settle).differences, []);
    const { outcome, differences } = runByBoth(scenario, deviating, { settle, quote });
    assert.equal(outcome.passed, false);
    assert.deepEqual(differences, [{ path: "premiums[0].result.amount", first: 45_001, second: 45_000 }]);
  });
});
