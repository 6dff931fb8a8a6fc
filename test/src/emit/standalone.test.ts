import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import { emit } from "@yakkan/compiler/emit/emit.js";
import { inlineRuntime } from "@yakkan/compiler/emit/standalone.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { transformSync } from "esbuild";
import ts from "typescript";
import { planOf } from "../agree/agreement.js";
import { HistoryWriter } from "../support/generate/history.js";
import { type Json, objectOf, setField } from "../support/generate/json.js";
import { mutate } from "../support/generate/mutate.js";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";
import { type EmittedProduct, loadProduct } from "../support/run-emitted.js";
import { sampler } from "./sample.js";

const folder = new URL("../../../runtime/src/", import.meta.url);
const runtime = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [name.replaceAll("\\", "/"), readFileSync(new URL(name, folder), "utf8")]),
);

/** Without layers, and without an end of what is borne. */
const oneHead = `product one "一" {
  edition 2026-04-01
  triggers { leak "漏えい" }
  section costs "費用" {
    covers leak
    covered at any time
    head response "対応費用" { limit 100_000 per incident }
  }
}
`;

async function standalone(plan: Plan): Promise<{ readonly text: string; readonly product: EmittedProduct }> {
  const text = await inlineRuntime(await emit(plan, { prettier: false }), runtime, ["InvalidInput"]);
  const { code } = transformSync(text, { loader: "ts", format: "esm", target: "es2022" });
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Readonly<
    Record<string, unknown>
  >;
  const product = Object.values(module).find(
    (value) => typeof value === "object" && value !== null && "settle" in value,
  );
  return { text, product: product as EmittedProduct };
}

/** What a module declares and never reads. */
function unusedIn(text: string): readonly string[] {
  const options: ts.CompilerOptions = { noUnusedLocals: true, strict: true, target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  const module = ts.createSourceFile("module.ts", text, ts.ScriptTarget.ES2022, true);
  host.getSourceFile = (name, ...more) => (name === "module.ts" ? module : getSourceFile(name, ...more));
  const program = ts.createProgram(["module.ts"], options, host);
  return program
    .getSemanticDiagnostics(module)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

/** A result, or what is wrong, as JSON. */
function answer(product: EmittedProduct, input: Json): string {
  const problems = product.validate(input);
  if (problems.length > 0) return JSON.stringify(problems);
  return JSON.stringify(product.settle(input, { trace: true }));
}

describe("an evaluator that stands alone", function () {
  this.timeout(120_000);

  const plans: readonly (readonly [name: string, plan: Plan | undefined])[] = [
    ["a plan that says everything once", sampler()],
    ...[203, 206].map((seed) => [`random product ${seed}`, planOf(randomProduct(new Random(seed)))] as const),
  ];
  it("declares nothing that is not read", async () => {
    const [plan] = compile({ name: "x.yakkan", text: oneHead }).plans;
    assert.ok(plan);
    const { text } = await standalone(plan);
    assert.deepEqual(unusedIn(text), []);
  });

  for (const [name, plan] of plans) {
    it(`imports nothing, and answers as the other one does: ${name}`, async () => {
      assert.ok(plan);
      const { text, product } = await standalone(plan);
      assert.doesNotMatch(text, /^import |^export \* /m);
      const other = await loadProduct(plan);
      const random = new Random(7);
      const writer = new HistoryWriter(plan);
      let settled = 0;
      for (let history = 0; history < 6; history += 1) {
        let ledger: Json | undefined;
        for (const call of writer.history(random)) {
          const input = objectOf(Object.entries(call));
          if (ledger !== undefined) setField(input, "ledger", ledger);
          const expected = answer(other, input);
          assert.equal(answer(product, input), expected);
          const result = JSON.parse(expected) as { readonly ledger?: Json };
          if (result.ledger !== undefined) settled += 1;
          ledger = result.ledger ?? ledger;
          const mutant = mutate(random, input);
          assert.equal(answer(product, mutant), answer(other, mutant));
        }
      }
      assert.ok(settled > 4, `${settled} settlements`);
    });
  }

  it("is the same bytes for the same product, and holds no more of the runtime than it uses", async () => {
    const [small, large] = await Promise.all(
      ["product a { edition 2026-04-01 triggers { t } covered at any time head h { covers all } }"].flatMap((text) => {
        const plan = planOf(`language 1\n${text}`);
        assert.ok(plan);
        return [standalone(plan), standalone(sampler())];
      }),
    );
    assert.equal((await standalone(sampler())).text, large!.text);
    assert.match(large!.text, /function franchise/);
    assert.doesNotMatch(small!.text, /function franchise|function explain/);
  });
});
