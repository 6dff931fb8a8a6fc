// Claims worked out by hand from the catalogue and the documents, before they were run, by product.
import { deepStrictEqual, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";
import { besideProducts } from "../support/policies.js";

const folder = new URL("../../fixtures/examination/", import.meta.url);

/** How many claims each product was tried on. */
const claims: Readonly<Record<string, number>> = {
  "cyber_club.yakkan": 17,
  "cyber_protector.yakkan": 55,
  "kyoei_cyber.yakkan": 80,
  "silver_jinzai.yakkan": 56,
  "sompo_cyber.yakkan": 27,
};

describe("claims worked out by hand", () => {
  it("are there for every product", () => {
    deepStrictEqual(readdirSync(folder).sort(), Object.keys(claims).sort());
  });

  for (const [name, count] of Object.entries(claims)) {
    it(`are paid so by ${name}`, () => {
      const text = readFileSync(new URL(name, folder), "utf8");
      const { scenarios, diagnostics } = compile(
        { name: `test/fixtures/examination/${name}`, text },
        { resolve: besideProducts },
      );
      deepStrictEqual(
        diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
        [],
      );
      ok(scenarios.length === count, `${scenarios.length} claims`);
      const failed = scenarios.filter(
        (scenario) => !runScenario(scenario, (input) => interpret(scenario.plan, input)).passed,
      );
      deepStrictEqual(
        failed.map(({ title }) => title),
        [],
      );
    });
  }
});
