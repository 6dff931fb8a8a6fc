import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "@yakkan/compiler/compile.js";
import { emitBatch } from "@yakkan/compiler/emit/batch/batch.js";
import { emit } from "@yakkan/compiler/emit/emit.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import ts from "typescript";
import { labelled, sampler } from "./sample.js";
import { loadEmitted, loadProduct } from "../support/run-emitted.js";
import * as p from "../support/plans.js";
import { quoted } from "../support/premium-product.js";

const here = dirname(fileURLToPath(import.meta.url));

/** Errors of the modules under the strictest settings that a consumer may have. */
function typeErrors(modules: Readonly<Record<string, string>>): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    noEmit: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const texts = new Map(Object.entries(modules).map(([name, text]) => [join(here, name), text]));
  const original = { ...host };
  host.getSourceFile = (file, target) => {
    const text = texts.get(file);
    return text === undefined ? original.getSourceFile(file, target) : ts.createSourceFile(file, text, target);
  };
  host.fileExists = (file) => texts.has(file) || original.fileExists(file);
  host.readFile = (file) => texts.get(file) ?? original.readFile(file);
  const program = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map((found) => {
    const line = found.file?.getLineAndCharacterOfPosition(found.start ?? 0).line ?? -1;
    const text = found.file?.text.split("\n")[line] ?? "";
    return `${ts.flattenDiagnosticMessageText(found.messageText, " ")} | ${text.trim()}`;
  });
}

const hostile = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "class",
  "at",
  "limit",
  "settle",
  "`${process.exit(1)}`",
  "*/ throw new Error('out') /*",
  "// @ts-ignore",
  "*\u200b/ throw new Error() /*",
  'a"b\\',
  "line\nbreak\u2028and\u2029more",
  "\u202eesrever",
  "サイバー・保険々",
  "ﬁ①Ａ",
  "💥",
  "\ud800",
  "0",
  "",
  " ",
];

/** A product whose every name and text is `name`, or begins so. */
function named(name: string): Plan {
  const declared = (suffix: string): string => `${name}${suffix}`;
  const plan = p.product(
    name,
    {
      choices: [p.choiceOf("plan", p.enumType(declared("p"), "q")), p.choiceOf(declared("c"), p.moneyType)],
      options: [p.optionOf(declared("o"), { [declared("p")]: "optional", q: "unavailable" })],
      readings: [p.readingOf(declared("r"), [declared("m"), "n"], declared("m"))],
      units: [p.unitOf(declared("u"), [p.unitFactOf(declared("v"), p.moneyType)], true)],
      facts: [
        p.factOf("incident", declared("f"), p.boolType),
        p.factOf("claim", declared("g"), p.enumType(declared("e"), "z")),
        p.factOf("loss", declared("l"), p.setType(declared("e"), "z")),
      ],
      triggers: [p.trigger(declared("t")), p.trigger("other", { except: [declared("t")] })],
      lets: { [declared("let")]: p.choice(declared("c")) },
      exclusions: [p.exclusion(declared("x"), "incident", { unless: [p.option(declared("o"))] })],
    },
    [
      p.section(
        declared("s"),
        { rules: [p.rule("condition", declared("s:condition:1"), p.fact("incident", declared("f")))] },
        [
          p.head(
            declared("h"),
            { items: [declared("i")], covers: [declared("t")] },
            p.limit(p.letOf(declared("let")), "claim"),
          ),
          p.head(declared("h2"), { when: p.readingIs(declared("r"), declared("m")), computed: p.left(declared("h")) }),
          p.uncovered(declared("w")),
          p.limit(p.unitFact(declared("u"), declared("v")), declared("u")),
        ],
      ),
    ],
  );
  const premium = { name: declared("premium"), label: {}, value: p.letOf(declared("let")), source: p.nowhere };
  return labelled({ ...plan, premiums: [premium] }, name, {
    file: `${name}.yakkan`,
    references: [{ document: name, place: name }],
  });
}

describe("emit", function () {
  this.timeout(60_000);

  it("passes the strictest type check, whatever the product says", async () => {
    const modules: Record<string, string> = {};
    modules["sampler.ts"] = await emit(sampler());
    modules["bare.ts"] = await emit(sampler(), { prettier: false });
    modules["empty.ts"] = await emit(p.product("empty", { triggers: [] }, []));
    modules["sampler.batch.ts"] = await emitBatch(sampler());
    modules["empty.batch.ts"] = await emitBatch(p.product("empty", { triggers: [] }, []));
    for (const [index, name] of hostile.entries()) {
      modules[`hostile${index}.ts`] = await emit(named(name), { prettier: index % 2 === 0 });
      const evaluator = `./hostile${index}.js`;
      modules[`hostile${index}.batch.ts`] = await emitBatch(named(name), { prettier: index % 2 === 0, evaluator });
    }
    modules["quoted.ts"] = await emit(compile({ name: "quoted.yakkan", text: quoted }).plans[0]!);
    modules["use.ts"] = `
      import { quoted } from "./quoted.js";
      const period = { from: "2026-04-01", to: "2027-04-01" };
      const quotedContract = { policy: "P", period, plan: "light", revenue: 5 } as const;
      const ledger = quoted.openLedger(quotedContract, { response: 5 });
      const call = { incident: { id: "1", triggers: ["leak"] }, losses: [{ id: "1", head: "response", amount: 5 }] } as const;
      export const revision: number = quoted.settlePeriod(quotedContract, [call], { ledger, trace: true }).ledger.revision;
      const premium = quoted.premium("annual", quotedContract);
      export const annual: number | undefined = premium.verdict === "determined" ? premium.amount : undefined;
      // @ts-expect-error: no such premium
      quoted.premium("annually", quotedContract);
      // @ts-expect-error: no such head
      quoted.openLedger(quotedContract, { respons: 5 });
      // @ts-expect-error: a call is settled under the contract of the period
      quoted.settlePeriod(quotedContract, [{ ...call, contract: quotedContract, incident: 5 }]);
      import type { SettlementInput, SettlementResult } from "@yakkan/runtime";
      import { sampler, type SamplerInput } from "./sampler.js";
      export const widen = (input: SamplerInput): SettlementInput => input;
      export const result: SettlementResult = sampler.settle({
        contract: { policy: "P", period: { from: "2026-04-01", to: "2027-04-01" }, plan: "wide", cap: 5, extra: 100, options: ["rider"], readings: { order: "last" }, units: { location: [{ id: "a", facts: { value: 1 } }] } },
        incident: { id: "1", triggers: ["leak"], facts: { publication: ["press"], notified: "never" }, exclusions: { war: false }, others: "none" },
        claims: [{ id: "A", facts: { share: "90%" }, exclusions: { defect: false } }],
        losses: [{ id: "1", head: "damages", amount: 5, item: "server", claim: "A" }, { id: "2", head: "ransom", amount: 1 }],
      });
      // @ts-expect-error: a computed head takes no lines
      export const head: SamplerInput["losses"][number] = { id: "1", head: "profit", amount: 1 };
      // @ts-expect-error: no such plan
      export const plan: SamplerInput["contract"]["plan"] = "widee";
    `;
    assert.deepEqual(typeErrors(modules), []);
  });

  it("neither breaks nor is taken over by the text of a product", async () => {
    for (const name of hostile) {
      const plan = named(name);
      const product = await loadProduct(plan);
      const input = {
        contract: {
          policy: "P",
          period: { from: "2026-04-01", to: "2027-04-01" },
          plan: `${name}p`,
          [`${name}c`]: 60,
          options: [`${name}o`],
          readings: plain(`${name}r`, `${name}m`),
          units: plain(`${name}u`, [{ id: "__proto__", facts: plain(`${name}v`, 50) }]),
        },
        incident: {
          id: "__proto__",
          triggers: [`${name}t`],
          facts: plain(`${name}f`, true),
          exclusions: plain(`${name}x`, false),
        },
        losses: [
          { id: "__proto__", head: `${name}h`, amount: 100, unit: `${name}u`, unitId: "__proto__", item: `${name}i` },
        ],
      };
      assert.deepEqual(product.validate(input), [], name);
      // 100, limited to 60, then to 50 for the unit; the computed head opens with the trigger too and has the 60 that were left.
      const result = product.settle(input, { trace: true });
      const lines = result.lines.map(({ id, due }) => [id, due]);
      assert.deepEqual(
        lines,
        [
          ["__proto__", 50],
          // A name with `:` or `/` in it stands in backticks.
          [/[:/]/.test(name) ? `=\`${name}h2\`` : `=${name}h2`, 60],
        ],
        name,
      );
      const again = product.settle({ ...input, ledger: JSON.parse(JSON.stringify(result.ledger)) as unknown });
      assert.deepEqual([again.pay, again.overpaid, again.ledger.revision], [0, 0, 2], name);
      assert.equal(product.metadata.name, name);
    }
  });

  it("says where everything comes from, in comments that cannot be left", async () => {
    const text = await emit(
      labelled(sampler(), "見本 */ evil() /* \n@ts-nocheck", {
        file: "cyber.yakkan",
        line: 7,
        references: [{ document: "brochure", place: "p.9" }],
      }),
    );
    assert.ok(
      text.startsWith("// Generated from cyber.yakkan. Do not edit: change the product and run `yakkan build`.\n"),
    );
    assert.ok(text.includes("cyber.yakkan:7, brochure p.9"));
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|"(?:[^"\\]|\\.)*"/gm, "");
    assert.ok(!code.includes("evil"));
    assert.deepEqual(Object.keys(await loadEmitted(text)), ["sampler"]);
  });

  it("gives the same bytes for the same plan", async () => {
    assert.equal(await emit(sampler()), await emit(sampler()));
    assert.equal(await emit(sampler(), { prettier: false }), await emit(sampler(), { prettier: false }));
  });

  it("imports the runtime alone, and carries no absolute path", async () => {
    const text = await emit(sampler());
    const imports = [...text.matchAll(/from "([^"]+)"/g)].map((match) => match[1]);
    assert.deepEqual([...new Set(imports)], ["@yakkan/runtime"]);
    assert.ok(!/["'](\/|file:)/.test(text));
  });
});

function plain(key: string, value: unknown): object {
  return Object.fromEntries([[key, value]]);
}
