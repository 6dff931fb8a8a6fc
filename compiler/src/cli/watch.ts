import { once } from "node:events";
import { dirname } from "node:path";
import { watch as watchFiles } from "chokidar";
import { renderDiagnostics } from "../diagnostics/render.js";
import { interpret } from "../interpret/interpret.js";
import { interpretPremium } from "../interpret/premium.js";
import { runScenario } from "../scenarios/run.js";
import type { CheckedScenario } from "../scenarios/scenario.js";
import { languageOfSettings } from "./ending.js";
import { exit, type ExitCode, Failure } from "./failure.js";
import { productFiles } from "./products.js";
import { amountOf, compileFiles, count, languageOf, summarise, type Told } from "./sources.js";
import { paintFor, print, tell } from "./terminal.js";
import { describeRun, printScenario } from "./test.js";

/** How long the files rest before they are read, in milliseconds: an editor may write several at once. */
const rest = 50;

/** Checks the files and runs their scenarios now and whenever one, or one that they use, is saved, until it is interrupted. */
export async function watch(given: readonly string[]): Promise<ExitCode> {
  // Their folders: a file that was moved away is not seen to come back by itself.
  const watcher = watchFiles((await productFiles(given)).map(dirname), {
    ignoreInitial: true,
    depth: 0,
    ignored: (path, stats) => stats?.isFile() === true && !path.endsWith(".yakkan"),
    awaitWriteFinish: { stabilityThreshold: rest, pollInterval: 10 },
  });
  // What is saved from here on is seen.
  await once(watcher, "ready");
  const look = async (): Promise<void> => {
    watcher.add(await report(given));
  };
  let timer: NodeJS.Timeout | undefined;
  let running = look();
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(look);
    }, rest);
  });
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  clearTimeout(timer);
  await watcher.close();
  return exit.fine;
}

/**
 * A file that is gone, or cannot be read at the moment, is told and waited for.
 *
 * @returns the folders of all files that were read
 */
async function report(given: readonly string[]): Promise<string[]> {
  try {
    const compiled = compileFiles(await productFiles(given));
    for (const { sources, diagnostics, language } of compiled)
      if (diagnostics.length > 0) print(`${renderDiagnostics(diagnostics, sources, paintFor("stdout"), language)}\n`);
    const failed = compiled.map(printFailures).reduce((sum, number) => sum + number, 0);
    const scenarios = compiled.reduce((sum, file) => sum + file.scenarios.length, 0);
    const ran = languageOf(compiled) === "ja" ? ranInJapanese(scenarios, failed) : ranInEnglish(scenarios, failed);
    print(`${summarise(compiled)}${count(compiled, "error") > 0 ? "" : ran}\n`);
    return compiled.flatMap(({ sources }) => sources.all.map(({ name }) => dirname(name)));
  } catch (problem) {
    if (!(problem instanceof Failure)) throw problem;
    tell(`${problem.messageIn(languageOfSettings())}\n`);
    return [];
  }
}

function ranInEnglish(scenarios: number, failed: number): string {
  const all = amountOf(scenarios, "scenario");
  return failed === 0 ? `; ${all} passed` : `; ${failed} of ${all} failed`;
}

function ranInJapanese(scenarios: number, failed: number): string {
  return failed === 0 ? `。事例${scenarios}件すべて成功` : `。事例${scenarios}件のうち${failed}件が失敗`;
}

/** How many scenarios of the file failed. */
function printFailures(file: Told): number {
  let failed = 0;
  for (const scenario of file.scenarios) {
    const failures = describeRun({ outcome: runByReference(scenario), differences: [] }, file);
    if (failures.length === 0) continue;
    printScenario(scenario, failures, file.language);
    failed++;
  }
  return failed;
}

/** By the interpreter alone: it answers at once, where the evaluator has to be emitted first. */
function runByReference(scenario: CheckedScenario): ReturnType<typeof runScenario> {
  return runScenario(scenario, {
    settle: (input) => interpret(scenario.plan, input, { trace: true }),
    quote: (contract, premium) => interpretPremium(scenario.plan, contract, premium),
  });
}
