import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { productOf } from "../agree/run.js";
import { Random } from "../support/generate/random.js";
import { type ClaimTally, fuzzClaims } from "./claims.js";
import { mostSeconds, policies } from "./fuzz.js";
import { large } from "./large.js";
import { take } from "./take.js";
import { randomText } from "./texts.js";

describe("any text", function () {
  this.timeout(0);

  it("is taken by parser, checker and formatter: bytes, words, edits of real and of random products", async () => {
    const real = policies();
    for (let seed = 1; seed <= 200; seed += 1) {
      const text = randomText(new Random(seed), real);
      const { seconds } = await take(text).catch((error: unknown) => {
        throw new Error(`seed ${seed}: ${text}`, { cause: error });
      });
      ok(seconds < mostSeconds, `seed ${seed} takes ${seconds} s`);
    }
  });

  /** A head's limit, its rule, and what stands in its section, each nested or repeated as often as is said. */
  const product = (limit: string, rule = "yes", inside = 'head response "対応"', lets = "") => `product p "商品" {
    edition 2026-04-01
    contract { most "最高額" : money  renewed "継続" : bool }
    triggers { leak "漏えい" }
    ${lets}
    section costs "費用" {
      covers leak
      covered at any time
      require ${rule}
      ${inside}
      limit ${limit} per incident
    }
  }`;
  const shapes: Readonly<Record<string, (times: number) => string>> = {
    brackets: (times) => product(`${"(".repeat(times)}most${")".repeat(times)}`),
    "open brackets": (times) => product(`${"(".repeat(times)}most`),
    calls: (times) => product(`${"max(most, ".repeat(times)}1${")".repeat(times)}`),
    negations: (times) => product("most", `${"not ".repeat(times)}renewed`),
    branches: (times) => product(`${"if renewed then most else ".repeat(times)}most`),
    signs: (times) => product(`${"- ".repeat(times)}most`),
    sums: (times) => product(Array.from({ length: times }, () => "most").join(" + ")),
    conditions: (times) => product("most", Array.from({ length: times }, () => "renewed").join(" and ")),
    frames: (times) =>
      product(
        "most",
        "yes",
        `${Array.from({ length: times }, (_, place) => `frame f${place} "枠" {`).join(" ")} head response "対応" ${"}".repeat(times)}`,
      ),
    formulas: (times) =>
      product(
        "l0",
        "yes",
        'head response "対応"',
        Array.from(
          { length: times },
          (_, place) => `let l${place} "式" = ${place + 1 < times ? `l${place + 1}` : "most"} + 1`,
        ).join("\n"),
      ),
    records: (times) =>
      product("most").replace(
        "triggers",
        `facts of incident { ${'stated "申告" : record { '.repeat(times)} found "発見日" : date ${"}".repeat(times + 1)} triggers`,
      ),
    changes: (times) =>
      `${product("most")} product changed "変更" extends p { edition 2026-05-01 ${"change section costs { ".repeat(times)} remove response ${"}".repeat(times + 1)}`,
    braces: (times) => product("most", "yes", "{".repeat(times)),
    scenarios: (times) => 'scenario "s" for p { '.repeat(times),
  };
  for (const [name, shape] of Object.entries(shapes))
    it(`of ${name} 1,000 deep gets an answer, and 40 deep the right one`, async () => {
      ok((await take(shape(1000))).seconds < mostSeconds);
      const { diagnostics, plans } = compile({ name: "deep.yakkan", text: shape(1000) });
      if (plans.length === 0) ok(diagnostics.some(({ severity }) => severity === "error"));
      if (["open brackets", "records", "changes", "braces", "scenarios"].includes(name)) return;
      const errors = compile({ name: "deep.yakkan", text: shape(40) }).diagnostics.filter(
        ({ severity }) => severity === "error",
      );
      deepStrictEqual(
        errors.map(({ message }) => message),
        [],
      );
    });

  it("of formulas that each read the one before is told of where it is too deep to be walked", () => {
    const chain = (times: number) =>
      product(
        `l${times}`,
        "yes",
        'head response "対応"',
        Array.from({ length: times }, (_, at) => `let l${at + 1} "式" = ${at === 0 ? "most" : `l${at}`} + 1`).join(
          "\n",
        ),
      );
    const errorsOf = (times: number) =>
      compile({ name: "deep.yakkan", text: chain(times) }).diagnostics.flatMap(({ code, severity }) =>
        severity === "error" ? [code] : [],
      );
    deepStrictEqual(errorsOf(300), []);
    deepStrictEqual(errorsOf(5_000), ["syntax/too-deep"]);
  });

  it("of 20,000 lines is checked in seconds", () => {
    const text = large(1540);
    ok(text.split("\n").length >= 20_000);
    const before = process.cpuUsage();
    const { plans, diagnostics } = compile({ name: "large.yakkan", text });
    const { user, system } = process.cpuUsage(before);
    deepStrictEqual(
      diagnostics.map(({ code }) => code),
      [],
    );
    strictEqual(plans.length, 1);
    ok((user + system) / 1e6 < 20, `${(user + system) / 1e6} s`);
  });
});

describe("any claim", function () {
  this.timeout(0);

  it("that is broken at random is settled alike by both readings, or refused by both with paths", async () => {
    const tally: ClaimTally = { settled: 0, refused: 0 };
    for (let seed = 1; tally.settled + tally.refused < 3000; seed += 1) {
      const engines = await productOf(seed);
      strictEqual(engines && fuzzClaims(engines, new Random(seed), 50, tally), undefined);
    }
    ok(tally.settled > 200, `${tally.settled} are settled`);
  });
});
