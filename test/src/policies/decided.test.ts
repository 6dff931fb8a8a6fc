// No clause of a product that its scenarios would not miss, and no term, reading or option that none of them uses.
import { deepStrictEqual, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { GroupNode, Node, Plan, Term } from "@yakkan/compiler/plan.js";
import { paysAll } from "@yakkan/compiler/scenarios/coverage.js";
import { runScenario, type ScenarioOutcome } from "@yakkan/compiler/scenarios/run.js";
import type { CheckedScenario } from "@yakkan/compiler/scenarios/scenario.js";
import { besideProducts } from "../support/policies.js";
import { withoutEach } from "./without.js";

const folder = new URL("../../../policies/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".yakkan"));

/** How many scenarios each product has at least. */
const atLeast: Readonly<Record<string, number>> = {
  cyber_club: 12,
  cyber_protector: 30,
  kyoei_cyber: 25,
  silver_jinzai: 30,
  sompo_cyber: 10,
};

describe("the scenarios of a product", function () {
  this.timeout(0);

  for (const name of files) {
    const { plans, scenarios } = compile(
      { name, text: readFileSync(new URL(name, folder), "utf8") },
      { resolve: besideProducts },
    );
    for (const plan of plans) {
      const own = scenarios.filter((scenario) => scenario.plan === plan);

      it(`hold for ${plan.name}`, () => {
        ok(own.length >= (atLeast[plan.name] ?? 1), `${own.length} scenarios`);
        deepStrictEqual(
          own.filter((scenario) => !run(scenario, plan).passed).map(({ title }) => title),
          [],
        );
      });

      it(`miss every clause of ${plan.name} that is left out`, () => {
        // What failed last is tried first: neighbours in the text are often missed by one scenario.
        const order = [...own];
        const unnoticed = withoutEach(plan).filter((without) => {
          const place = order.findIndex((scenario) => !run(scenario, without.plan).passed);
          if (place > 0) order.unshift(...order.splice(place, 1));
          return place === -1;
        });
        deepStrictEqual(
          unnoticed.map(({ clause }) => clause),
          [],
        );
      });

      it(`see every term of ${plan.name} at work`, () => {
        const cut = new Set(
          own.flatMap((scenario) =>
            run(scenario, plan).calls.flatMap(({ settled }) =>
              settled.ok ? settled.result.lines.flatMap(({ reduced }) => reduced.map(({ clause }) => clause)) : [],
            ),
          ),
        );
        const idle = termsOf(plan.root).filter((term) => !cut.has(term.id) && !paysAll(term));
        deepStrictEqual(
          idle.map(({ id }) => id),
          [],
        );
      });

      it(`choose every reading and every option of ${plan.name}`, () => {
        const chosen = new Set(
          own.flatMap(({ contract }) =>
            Object.entries(contract.readings ?? {}).map(([reading, member]) => `${reading} ${member}`),
          ),
        );
        const open = plan.readings.flatMap((reading) =>
          reading.members
            .filter((member) => member.name !== reading.default)
            .map((member) => `${reading.name} ${member.name}`),
        );
        const options = new Set(own.flatMap(({ contract }) => contract.options ?? []));
        const optional = plan.options.filter(({ availability }) => Object.values(availability).includes("optional"));
        deepStrictEqual(
          open.filter((member) => !chosen.has(member)),
          [],
        );
        deepStrictEqual(
          optional.filter((option) => !options.has(option.name)).map((option) => option.name),
          [],
        );
      });
    }
  }
});

function run(scenario: CheckedScenario, plan: Plan): ScenarioOutcome {
  return runScenario(scenario, (input) => interpret(plan, input));
}

function termsOf(node: Node): readonly Term[] {
  if (node.kind === "uncovered") return [];
  if (node.kind === "head") return node.terms;
  const group: GroupNode = node;
  return [...group.above, ...group.members.flatMap(termsOf), ...group.below];
}
