import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Plan, Type } from "@yakkan/compiler/plan.js";
import { inputSchema } from "@yakkan/compiler/schema/input.js";
import { describeApi } from "@yakkan/compiler/schema/openapi.js";
import { resultSchema } from "@yakkan/compiler/schema/result.js";
import type { Problem } from "@yakkan/runtime/claim.js";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { planOf } from "../agree/agreement.js";
import { besideProducts } from "../support/policies.js";
import { HistoryWriter } from "../support/generate/history.js";
import { type Json, objectOf, setField } from "../support/generate/json.js";
import { mutate } from "../support/generate/mutate.js";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";

const root = new URL("../../../", import.meta.url);

function compiled(schema: object): ValidateFunction {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allErrors: false,
    ownProperties: true,
  });
  return ajv.compile(schema);
}

function complaints(validate: ValidateFunction): string {
  return JSON.stringify(validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`));
}

/** The kind of value at a path of an input, where the product declares one. */
function typeAt(plan: Plan, path: string): Type["kind"] | undefined {
  const name = /^(?:.*\.facts|contract)(?:\.(.+?)|\["(.*?)"\])(?:\[\d+\])?$/.exec(path)?.slice(1).find(Boolean);
  // Facts of several kinds of units may have one name.
  const kind = /(?:^|\.)units\.([^.[]+)\[/.exec(path)?.[1];
  const ofUnit = plan.units.find((unit) => unit.name === kind);
  const declared = ofUnit === undefined ? [...plan.choices, ...plan.facts] : [...ofUnit.facts, ...ofUnit.established];
  return declared.find((one) => one.name === name)?.type.kind;
}

/** What validation refuses for a shape, a type, a member or a range, so far as a schema can say it. */
function isForTheSchema(plan: Plan, { code, path, message }: Problem): boolean {
  switch (code) {
    case "shape":
    case "amount":
    case "date":
      // The sum of all lines.
      return path !== "losses";
    case "missing":
      // A choice that this contract needs and another does not.
      return !/^contract[.[]/.test(path) || /^contract\.(policy|period)\b/.test(path);
    case "unknown-name":
      return true;
    case "whole":
      return true;
    case "range": {
      if (path === "contract.period") return false;
      const kind = typeAt(plan, path);
      return !(
        kind === "date" ||
        kind === "datetime" ||
        kind === "duration" ||
        kind === "span" ||
        (kind === "ratio" && /\d\/|%|"/.test(message))
      );
    }
    case "not-available":
    case "duplicate":
    case "reference":
    case "unit":
    case "rule":
    case "ledger":
    case "not-restated":
      return false;
  }
}

/** Random valid histories and mutants of them against the product's schemas. */
function compareWithSchemas(plan: Plan, seed: number, histories: number) {
  const random = new Random(seed);
  const writer = new HistoryWriter(plan);
  const [input, result] = [compiled(inputSchema(plan)), compiled(resultSchema(plan))];
  const anyResult = compiled(resultSchema());
  const counts = { valid: 0, refused: 0 };
  const look = (json: Json): Json | undefined => {
    const settled = interpret(plan, json, { trace: true });
    const passes = input(json);
    if (settled.ok) {
      counts.valid += 1;
      assert.ok(passes, `a valid input fails: ${complaints(input)}\n${JSON.stringify(json)}`);
      const plain = JSON.parse(JSON.stringify(settled.result)) as { ledger: Json };
      assert.ok(result(plain), `a result fails: ${complaints(result)}\n${JSON.stringify(plain)}`);
      assert.ok(anyResult(plain), complaints(anyResult));
      return plain.ledger;
    }
    const problem = settled.problems.find((one) => isForTheSchema(plan, one));
    if (problem !== undefined) {
      counts.refused += 1;
      assert.ok(!passes, `${problem.path}: ${problem.message}: passes the schema\n${JSON.stringify(json)}`);
    }
    return undefined;
  };
  for (let history = 0; history < histories; history += 1) {
    let ledger: Json | undefined;
    for (const call of writer.history(random)) {
      const json = objectOf(Object.entries(call));
      if (ledger !== undefined) setField(json, "ledger", ledger);
      ledger = look(json) ?? ledger;
      for (let mutant = 0; mutant < 3; mutant += 1) {
        look(
          JSON.parse(
            JSON.stringify(mutate(random, json), (_, value: unknown) => (typeof value === "bigint" ? 0 : value)) ??
              "null",
          ) as Json,
        );
      }
    }
  }
  return counts;
}

describe("the schemas of a product", function () {
  this.timeout(0);

  it("agree with validation on claims, mutants and results of random products", () => {
    let [products, valid, refused] = [0, 0, 0];
    for (let seed = 1; seed <= 20; seed += 1) {
      const text = randomProduct(new Random(seed));
      // Ajv takes no property of that name, whatever a schema says.
      const plan = text.includes("__proto__") ? undefined : planOf(text);
      if (plan === undefined) continue;
      products += 1;
      const counts = compareWithSchemas(plan, seed, 4);
      valid += counts.valid;
      refused += counts.refused;
    }
    // Else nothing was looked at.
    assert.ok(
      products > 15 && valid > 120 && refused > 120,
      `${products} products, ${valid} valid, ${refused} refused`,
    );
  });

  for (const file of readdirSync(new URL("policies/", root)).filter((name) => name.endsWith(".yakkan"))) {
    it(`agree with validation on claims of ${file}`, () => {
      const text = readFileSync(new URL(`policies/${file}`, root), "utf8");
      for (const plan of compile({ name: file, text }, { resolve: besideProducts }).plans)
        compareWithSchemas(plan, 7, 4);
    });
  }

  it("are published for any product beside the runtime", () => {
    const published = readFileSync(new URL("runtime/schemas/result-1.schema.json", root), "utf8");
    assert.equal(published, `${JSON.stringify(resultSchema(), undefined, 2)}\n`);
  });

  it("stand in an API whose references all lead somewhere", () => {
    const plans = [3, 4, 5, 6, 7].flatMap((seed) => planOf(randomProduct(new Random(seed))) ?? []).slice(0, 3);
    const api = describeApi(plans, "1.0.0");
    const resolve = (ref: string): unknown =>
      ref
        .slice(2)
        .split("/")
        .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], api);
    let references = 0;
    JSON.stringify(api, (key, value: unknown) => {
      if (key === "$ref") {
        references += 1;
        assert.ok(resolve(value as string), String(value));
      }
      return value;
    });
    assert.ok(references > 50);
    assert.deepEqual(JSON.parse(JSON.stringify(api)), api);
    const ajv = new Ajv2020({ strict: false });
    const { components } = api as { readonly components: { readonly schemas: object } };
    ajv.addSchema({ $id: "https://example.org/api.json", components });
    const inputs = Object.keys(components.schemas).filter((name) => name.endsWith(".input"));
    assert.equal(inputs.length, plans.length);
    for (const name of inputs)
      assert.ok(ajv.getSchema(`https://example.org/api.json#/components/schemas/${name}`), name);
  });
});
