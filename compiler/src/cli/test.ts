import type { Language } from "@yakkan/grammar/keywords.js";
import { explainLine } from "@yakkan/runtime/explain.js";
import { formatMoney } from "@yakkan/runtime/explain/amount.js";
import { describeMetadata } from "../describe/metadata.js";
import { renderDiagnostic, renderMessage } from "../diagnostics/render.js";
import { interpret } from "../interpret/interpret.js";
import { interpretPremium } from "../interpret/premium.js";
import type { Plan } from "../plan.js";
import { failuresOf } from "../scenarios/failed.js";
import { type Comparison, type Difference, runByBoth } from "../scenarios/run.js";
import type { CheckedScenario } from "../scenarios/scenario.js";
import { printCoverage } from "./coverage.js";
import { type Evaluator, loadEvaluator } from "./evaluator.js";
import { exit, type ExitCode } from "./failure.js";
import { compileFlawless, languageOf, type Told } from "./sources.js";
import { paintFor, print } from "./terminal.js";

export interface TestOptions {
  /** Also name the clauses that no scenario decides. */
  readonly coverage?: boolean;
  /** In which language to say what did not come out as expected; left out: that of the settings or of the file. */
  readonly lang?: Language;
}

/** Runs all scenarios by the emitted evaluator and by the interpreter, and prints what did not come out as expected. */
export async function test(paths: readonly string[], { coverage, lang }: TestOptions = {}): Promise<ExitCode> {
  const compiled = compileFlawless(paths, "errors", lang);
  let passed = 0;
  let failed = 0;
  for (const file of compiled) {
    const evaluators = new Map<Plan, Evaluator>();
    print(paintFor("stdout").strong(file.source.name));
    for (const scenario of file.scenarios) {
      const { plan } = scenario;
      const evaluator = evaluators.get(plan) ?? (await loadEvaluator(plan));
      evaluators.set(plan, evaluator);
      const failures = describeRun(runByEmittedAndReference(scenario, evaluator), file);
      printScenario(scenario, failures, file.language);
      if (failures.length === 0) passed++;
      else failed++;
    }
    print("");
    if (coverage === true) printCoverage(file);
  }
  print(languageOf(compiled) === "ja" ? `成功${passed}件、失敗${failed}件` : `${passed} passed, ${failed} failed`);
  return failed > 0 ? exit.wrongInput : exit.fine;
}

/** With the trace, so that it is compared too. */
function runByEmittedAndReference(scenario: CheckedScenario, evaluator: Evaluator): Comparison {
  return runByBoth(
    scenario,
    { settle: (input) => evaluator.settle(input, { trace: true }), quote: evaluator.quote },
    {
      settle: (input) => interpret(scenario.plan, input, { trace: true }),
      quote: (contract, premium) => interpretPremium(scenario.plan, contract, premium),
    },
  );
}

/** What went wrong, each with its place in the text; empty where nothing did. */
export function describeRun({ outcome, differences }: Comparison, { sources, language }: Told): string[] {
  const { scenario } = outcome;
  const metadata = describeMetadata(scenario.plan);
  const paint = paintFor("stdout");
  const money = (amount: number): string => formatMoney(amount, metadata.currency);
  const failures = failuresOf(outcome, money).map(({ diagnostic, lines }) => {
    const explained = lines.slice(0, mostLines).map((line) => explainLine(metadata, line, { language }));
    const more = lines.length - mostLines;
    return [
      renderDiagnostic(diagnostic, sources, paint, language),
      ...explained.map((line) => `   ${line}`),
      ...(more > 0 ? [`   ${andMore(more, language)}`] : []),
    ].join("\n");
  });
  if (differences.length > 0) {
    failures.push(
      [
        renderMessage(
          language === "ja"
            ? "生成した評価器と参照用の解釈器の結果が一致しません"
            : "the emitted evaluator and the reference interpreter disagree",
          sources,
          scenario.titleSpan,
          paint,
          language,
        ),
        ...describeDifferences(differences, language),
      ].join("\n"),
    );
  }
  return failures;
}

function andMore(lines: number, language: Language): string {
  return language === "ja" ? `…ほか${lines}件` : `… and ${lines} more ${lines === 1 ? "line" : "lines"}`;
}

/** Of the lines that an expectation is about. */
const mostLines = 10;
const mostDifferences = 20;

function describeDifferences(differences: readonly Difference[], language: Language): string[] {
  const isJapanese = language === "ja";
  const [evaluator, interpreter] = isJapanese ? ["評価器：", "解釈器："] : ["evaluator:   ", "interpreter: "];
  const shown = differences
    .slice(0, mostDifferences)
    .flatMap((difference) => [
      `   ${difference.path}`,
      `     ${evaluator}${"first" in difference ? JSON.stringify(difference.first) : "-"}`,
      `     ${interpreter}${"second" in difference ? JSON.stringify(difference.second) : "-"}`,
    ]);
  const more = differences.length - mostDifferences;
  return more > 0 ? [...shown, isJapanese ? `   …ほか${more}件` : `   … and ${more} more`] : shown;
}

export function printScenario(scenario: CheckedScenario, failures: readonly string[], language: Language): void {
  const { good, severity } = paintFor("stdout");
  const { passed, failed } = verdicts[language];
  print(`  ${failures.length === 0 ? good(passed) : severity.error(failed)}  ${scenario.title}`);
  for (const failure of failures) print(`\n${failure.replaceAll(/^(?=.)/gm, "    ")}`);
}

const verdicts: Readonly<Record<Language, { readonly passed: string; readonly failed: string }>> = {
  en: { passed: "ok", failed: "FAILED" },
  ja: { passed: "成功", failed: "失敗" },
};
