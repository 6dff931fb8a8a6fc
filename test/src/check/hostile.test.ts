// Names, labels, places and ids that no author should choose, from the text to everything that is made of it.
import { deepStrictEqual, doesNotMatch, notStrictEqual, ok, strictEqual } from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compile } from "@yakkan/compiler/compile.js";
import { sheetToHtml } from "@yakkan/compiler/docs/html.js";
import { sheetToMarkdown } from "@yakkan/compiler/docs/markdown.js";
import { describeSheet } from "@yakkan/compiler/docs/sheet.js";
import { emitBatch } from "@yakkan/compiler/emit/batch/batch.js";
import { emit } from "@yakkan/compiler/emit/emit.js";
import { inlineRuntime } from "@yakkan/compiler/emit/standalone.js";
import { toJavaScript } from "@yakkan/compiler/emit/javascript.js";
import { format } from "@yakkan/compiler/format/format.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import { interpretPremium } from "@yakkan/compiler/interpret/premium.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { runScenario } from "@yakkan/compiler/scenarios/run.js";
import { inputSchema } from "@yakkan/compiler/schema/input.js";
import { describeApi } from "@yakkan/compiler/schema/openapi.js";
import { resultSchema } from "@yakkan/compiler/schema/result.js";
import { columnsOf } from "@yakkan/portfolio/layout.js";
import { loadProduct as loadCode, type ProductCode } from "@yakkan/portfolio/load.js";
import { run } from "@yakkan/portfolio/run.js";
import type { Ledger, SettlementInput, SettlementResult } from "@yakkan/runtime";
import { explain, explainHtml } from "@yakkan/runtime/explain.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { compare, enginesOf } from "../agree/agreement.js";
import type { EmittedProduct } from "../support/run-emitted.js";
import { csvOf } from "../portfolio/table.js";

/** Names that mean something to JavaScript, to databases, or to the language itself; the last two as they stand in a text. */
const names = [
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"],
  ...["class", "await", "arguments", "eval", "null", "undefined", "NaN", "at", "settle", "line", "k", "terms"],
  ...["select", "from", "NULL", "row_in_file", "policy", "費用・調査", "々〇ー", "`then`", "`limit`", "`exclusions`"],
];

/** What stands in quotes, or between the brackets of a reference. */
const texts = [
  `"><script>globalThis.evil = 1</script><img src=x onerror='globalThis.evil=1'>`,
  "`${globalThis.evil = 1}`",
  "*/ globalThis.evil = 1; /*",
  "// @ts-ignore",
  "a | b ~~c~~ [d](javascript:evil) **e** # f",
  "'); DROP TABLE claims; --",
  "x\u2028globalThis.evil = 1\u2029y",
  "\u202eesrever\u200b\u0007\ud800",
  "C:\\new\\table",
  "${x} {{y}} <%= z %> %s $&",
];

const runtimeFolder = new URL("../../../runtime/src/", import.meta.url);
const runtimeSources = new Map(
  readdirSync(runtimeFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [name.replaceAll("\\", "/"), readFileSync(new URL(name, runtimeFolder), "utf8")]),
);

interface Hostile {
  readonly name: string;
  readonly label: string;
  readonly place: string;
  readonly id: string;
}
const harmless: Hostile = { name: "n", label: "l", place: "p", id: "i" };

/** Every declared name begins with the name, or is it; every label, place and id is the text. */
function textOf({ name, label, place, id }: Hostile): string {
  // The bare name goes to what is read most: a head, its fact and its trigger come with something behind it.
  const bare = name.replaceAll("`", "");
  const quoted = (text: string): string => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  const named = (suffix: string): string =>
    `${suffix === "" ? name : `${bare}_${suffix}`} ${quoted(label)} en ${quoted(label)}`;
  const cited = `@doc(${place})`;
  return `product ${bare}_product ${quoted(label)} en ${quoted(label)} {
  edition 2026-04-01
  document doc ${quoted(label)} en ${quoted(label)}
  contract {
    plan ${named("plan")} | other
    ${named("choice")} : money 0 .. 1_000 ${cited}
    options by plan ${bare}_plan other { ${named("option")} ○ × ${cited} }
    schedule ${bare}_unit
    require ${named("demand")}: ${bare}_choice <= 1_000
  }
  unit ${named("unit")} { ${named("value")} : money }
  facts of incident { ${named("fact")} : bool  ${named("set")} : any of ${named("member")}, other }
  facts of claim { ${named("made")} : date }
  triggers { ${named("trigger")} ${cited}  other except ${bare}_trigger }
  reading ${named("reading")} { ${named("read")} (default) | other }
  let ${named("let")} = ${bare}_choice
  table ${named("table")} by plan { ${bare}_column  ${bare}_plan : 10  other : 20 }
  premium ${named("premium")} = ${bare}_let + ${bare}_table.${bare}_column
  section ${named("section")} ${cited} {
    covers ${bare}_trigger
    covered at any time
    require ${named("rule")}: ${bare}_fact and ${bare}_set has ${bare}_member ${cited}
    head ${named("")} ${cited} { item ${named("item")} ${cited}  limit ${bare}_let per claim ${cited} }
    head ${named("bonus")} = 10% of left(${name}) when ${bare}_reading is ${bare}_read
    uncovered ${named("never")}
    limit ${bare}_unit.${bare}_value per ${bare}_unit for ${name} ${cited}
    limit 1_000_000 per period
  }
  exclusions { ${named("exclusion")} : bool unless ${bare}_option ${cited} }
}
scenario ${quoted(`${label} `)} for ${bare}_product {
  contract { plan ${bare}_plan  ${bare}_choice 60  ${bare}_option  policy ${quoted(id)}  period from 2026-04-01 to 2027-04-01 }
  schedule ${bare}_unit ${quoted(id)} { ${bare}_value 50 }
  incident ${quoted(id)} { ${bare}_trigger  ${bare}_fact  ${bare}_set ${bare}_member  others none }
  claim ${quoted(id)} { ${bare}_made 2026-05-01 }
  loss ${name} 100 for ${bare}_unit ${quoted(id)} item ${bare}_item of claim ${quoted(id)} id ${quoted(id)}
  loss ${bare}_never 5
  expect ${name} 50
  expect due 56
  expect ${bare}_premium 70
}
`;
}

/** The claim of the scenario. */
function inputOf({ name, id }: Hostile): SettlementInput {
  const bare = name.replaceAll("`", "");
  const own = (suffix: string, value: unknown): object => Object.fromEntries([[`${bare}_${suffix}`, value]]);
  return {
    contract: {
      policy: id,
      period: { from: "2026-04-01", to: "2027-04-01" },
      plan: `${bare}_plan`,
      options: [`${bare}_option`],
      ...own("choice", 60),
      units: own("unit", [{ id, facts: own("value", 50) }]),
    },
    incident: {
      id,
      triggers: [`${bare}_trigger`],
      facts: { ...own("fact", true), ...own("set", [`${bare}_member`]) },
      others: "none",
    },
    claims: [{ id, facts: own("made", "2026-05-01") }],
    losses: [
      { id, head: bare, amount: 100, unit: `${bare}_unit`, unitId: id, item: `${bare}_item`, claim: id },
      { id: `${id}2`, head: `${bare}_never`, amount: 5 },
    ],
  } as SettlementInput;
}

/** One for each name and for each text; an id is not empty, nor does that of a line begin with `=`. */
const all: readonly Hostile[] = [
  ...names.map((name) => ({ ...harmless, name, id: name.replaceAll("`", "") })),
  ...texts.map((text) => ({ name: "n", label: text, place: text.replace(/\)/g, "］"), id: text })),
];

function planOf(hostile: Hostile): Plan {
  const { plans, diagnostics } = compile({ name: "hostile.yakkan", text: textOf(hostile) });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  deepStrictEqual(
    errors.map(({ message }) => message),
    [],
    hostile.name,
  );
  return plans[0]!;
}

/** The tags of a page, without what stands between them. */
const tagsOf = (page: string): readonly string[] =>
  (page.replace(/<style>[^]*?<\/style>/g, "").match(/<[^>]*>/g) ?? []).map((tag) =>
    tag.replace(/(?<=(?:id|href|aria-labelledby)=")[^"]*/g, ""),
  );

/** How many cells each line has. */
const cellsOf = (markdown: string): readonly number[] =>
  markdown.split("\n").map((line) => (line.replace(/\\\\/g, "").match(/(?<!\\)\|/g) ?? []).length);

describe("hostile names and texts", function () {
  this.timeout(120_000);
  const untouched = planOf(harmless);
  afterEach(() => {
    strictEqual((globalThis as { evil?: unknown }).evil, undefined, "something was run");
  });

  for (const hostile of all)
    it(JSON.stringify(hostile.label === "l" ? hostile.name : hostile.label), async () => {
      const text = textOf(hostile);
      const plan = planOf(hostile);
      const input = inputOf(hostile);

      // Both keywords, without another meaning.
      const japanese = await format(text, { keywords: "ja" });
      ok("text" in japanese);
      const english = await format(text, { keywords: "en" });
      const back = await format(japanese.text, { keywords: "en" });
      ok("text" in english && "text" in back);
      strictEqual(back.text, english.text);

      // Both readings, and a second settlement from the ledger as JSON.
      const engines = await enginesOf(text);
      ok(engines);
      const { answer, disagreement } = compare(engines, "settle", input as never, true);
      strictEqual(disagreement, undefined);
      ok("result" in answer, JSON.stringify(answer));
      const result = answer.result as SettlementResult;
      deepStrictEqual(
        result.lines.map(({ due }) => due),
        [50, 6, 0],
      );
      const ledger = JSON.parse(JSON.stringify(result.ledger)) as Ledger;
      const again = compare(engines, "settle", { ...input, ledger } as never, true);
      strictEqual(again.disagreement, undefined);
      strictEqual((again.answer as { result: SettlementResult }).result.pay, 0);
      const bare = hostile.name.replaceAll("`", "");
      const premium = interpretPremium(plan, input.contract, `${bare}_premium`);
      deepStrictEqual(premium, {
        ok: true,
        result: engines.product.premium(`${bare}_premium`, input.contract),
      });

      // The scenario, by both.
      const { scenarios } = compile({ name: "hostile.yakkan", text });
      for (const settle of [
        (given: SettlementInput) => interpret(plan, given),
        (given: SettlementInput) => ({ ok: true, result: engines.product.settle(given) }) as const,
      ]) {
        const outcomes = scenarios.map((scenario) => runScenario(scenario, settle));
        deepStrictEqual(
          outcomes.map(({ passed }) => passed),
          [true],
        );
      }

      // Emitted code: what is not in a text or a comment is the language's own.
      const code = await emit(plan, { prettier: false });
      const kernel = await emitBatch(plan, { prettier: false });
      for (const module of [code, kernel])
        doesNotMatch(module.replace(/"(?:[^"\\]|\\.)*"|\/\*[^]*?\*\/|\/\/.*$/gm, ""), /evil|DROP|ts-ignore/);

      // Pages: the same tags, whatever the words.
      for (const language of ["ja", "en"] as const) {
        const sheets = [untouched, plan].map((one) => describeSheet(one, language));
        const [expected, found] = sheets.map((sheet) => tagsOf(sheetToHtml(sheet)));
        deepStrictEqual(found, expected);
        const [expectedCells, foundCells] = sheets.map((sheet) => cellsOf(sheetToMarkdown(sheet)));
        deepStrictEqual(foundCells, expectedCells);
        doesNotMatch(sheetToMarkdown(sheets[1]!), /(?<!\\)<(?!br>)|(?<!\\)\[/);
        const { metadata } = engines.product;
        const page = explainHtml(metadata, result, { language, readings: true });
        doesNotMatch(page, /<script|<img/);
        notStrictEqual(page, "");
        ok(explain(metadata, result, { language }).length > 0);
      }

      // Schemas take the claim and the result.
      const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
      const takes = ajv.compile(inputSchema(plan));
      ok(takes(JSON.parse(JSON.stringify({ ...input, ledger }))), JSON.stringify(takes.errors));
      const gives = ajv.compile(resultSchema(plan));
      ok(gives(JSON.parse(JSON.stringify(result))), JSON.stringify(gives.errors));
      ok(JSON.stringify(describeApi([plan], "1.0.0")).length > 0);
    });

  it("in an evaluator that stands alone", async () => {
    for (const hostile of [{ ...harmless, name: "__proto__" }, all[names.length]!]) {
      const plan = planOf(hostile);
      const alone = await inlineRuntime(await emit(plan, { prettier: false }), runtimeSources, ["InvalidInput"]);
      const javascript = wellFormed(await toJavaScript(alone, "esm"));
      const module = (await import(`data:text/javascript,${encodeURIComponent(javascript)}`)) as object;
      const evaluator = (Object.values(module) as unknown[]).find(isEvaluator);
      strictEqual(evaluator?.settle(inputOf(hostile)).due, 56);
    }
  });

  it("in the tables of a portfolio", async () => {
    const toDatabases = ["__proto__", "select", "NULL", "row_in_file", "c0"];
    const some = [...toDatabases.map((name) => ({ ...harmless, name })), ...all.slice(names.length)];
    for (const hostile of some) {
      const input = inputOf({ ...hostile, id: wellFormed(hostile.id) });
      const { lines, bad } = await settledInTable(planOf(hostile), input, hostile.label);
      deepStrictEqual(bad, []);
      ok(/,50,50,/.test(lines) && /,6,6,/.test(lines), lines);
    }
  });

  it("of columns that differ in upper and lower case alone", async () => {
    const text = textOf(harmless).replace(
      "facts of claim",
      "facts of incident { N_fact : bool = no  n_FACT : money = 0 }\n facts of claim",
    );
    const { plans } = compile({ name: "hostile.yakkan", text });
    const input = inputOf(harmless);
    const facts = { ...input.incident.facts, N_fact: true, n_FACT: 5 };
    const { lines, bad } = await settledInTable(plans[0]!, { ...input, incident: { ...input.incident, facts } }, "own");
    deepStrictEqual(bad, []);
    ok(/,50,50,/.test(lines), lines);
  });
});

function isEvaluator(value: unknown): value is EmittedProduct {
  return typeof value === "object" && value !== null && "settle" in value;
}

/** A file has no half of a pair of code units. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

/** What a portfolio of one claim comes to. */
async function settledInTable(
  plan: Plan,
  input: SettlementInput,
  variant: string,
): Promise<{ readonly lines: string; readonly bad: readonly string[] }> {
  const product: ProductCode = {
    name: plan.name,
    evaluator: await toJavaScript(await emit(plan, { prettier: false }), "cjs"),
    kernel: await toJavaScript(await emitBatch(plan, { prettier: false }), "cjs"),
  };
  const folder = mkdtempSync(join(tmpdir(), "yakkan-'hostile-"));
  try {
    const [claims, out] = [join(folder, "claims.csv"), join(folder, "out")];
    writeFileSync(claims, csvOf([input], columnsOf(loadCode(product).product)));
    const variants = [{ name: variant, product }];
    await run({ input: claims, out, variants, shards: 1, workers: 1, format: "csv", memory: "500MB" });
    const read = (name: string): string => readFileSync(join(out, name), "utf8");
    return { lines: read("lines.csv"), bad: read("bad.csv").trim().split("\n").slice(1) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
