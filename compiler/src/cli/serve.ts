import type { RunningService, ServeOptions } from "@yakkan/service/serve.js";
import { inputSchema } from "../schema/input.js";
import { describeApi } from "../schema/openapi.js";
import { resultSchema } from "../schema/result.js";
import { loadProduct } from "./evaluator.js";
import { exit, type ExitCode, wrongInput, wrongUsage } from "./failure.js";
import { compileFlawless } from "./sources.js";
import { print, tell } from "./terminal.js";
import { version } from "./version.js";

export interface ServeCommandOptions {
  readonly host: string;
  /** Texts as the command line gives them. */
  readonly port: string;
  readonly maxBody: string;
  readonly maxLines: string;
}

/** Answers settlements over HTTP until it is told to stop. */
export async function serve(files: readonly string[], options: ServeCommandOptions): Promise<ExitCode> {
  const listen = await loadService();
  const port = wholeNumber("--port", options.port, 0, 65_535);
  const maxBody = wholeNumber("--max-body", options.maxBody, 1, 1_073_741_824);
  const maxLines = wholeNumber("--max-lines", options.maxLines, 1, 1_000_000);
  const compiled = compileFlawless(files, "errors");
  const plans = compiled.flatMap((one) => one.plans);
  // Files of vocabularies alone go along with the products that use them.
  if (plans.length === 0) throw wrongInput(`${compiled.map(({ source }) => source.name).join(", ")}: has no product`);
  const seen = new Map<string, string>();
  const products = [];
  for (const plan of plans) {
    const product = await loadProduct(plan);
    const key = `${plan.name} ${product.metadata.terms}`;
    const other = seen.get(key);
    if (other !== undefined)
      throw wrongInput(`${plan.source.file}: the product \`${plan.name}\` says the same as in ${other}`);
    seen.set(key, plan.source.file);
    products.push({ product, schemas: { input: inputSchema(plan), result: resultSchema(plan) } });
  }
  const service = await start(listen, {
    products,
    openapi: describeApi(plans, version()),
    host: options.host,
    port,
    maxBody,
    maxLines,
    report: (fault) => tell(`yakkan serve: ${fault instanceof Error ? fault.stack : String(fault)}`),
  });
  print(`${plans.map(({ name, edition }) => `${name} ${edition}`).join(", ")}: ${service.url}`);
  await stopped();
  await service.stop();
  return exit.fine;
}

type Listen = (options: ServeOptions) => Promise<RunningService>;

/** A package of its own: nothing of it is loaded by other commands, nor need it be installed for them. */
async function loadService(): Promise<Listen> {
  try {
    return (await import("@yakkan/service/serve.js")).serve;
  } catch (problem) {
    const isMissing = problem instanceof Error && "code" in problem && problem.code === "ERR_MODULE_NOT_FOUND";
    if (!isMissing) throw problem;
    throw wrongUsage("yakkan serve needs the package @yakkan/service: npm install @yakkan/service");
  }
}

function start(listen: Listen, options: ServeOptions): Promise<RunningService> {
  return listen(options).catch((problem: NodeJS.ErrnoException) => {
    const where = `${options.host}:${options.port}`;
    switch (problem.code) {
      case "EADDRINUSE":
        throw wrongUsage(`${where}: something else is listening there; choose another --port`);
      case "EACCES":
      case "EADDRNOTAVAIL":
      case "ENOTFOUND":
        throw wrongUsage(`${where}: cannot be listened on`);
      default:
        throw problem;
    }
  });
}

/** Until the process is asked to end. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw wrongUsage(`${option} ${text}: is a whole number from ${least} to ${most}`);
}
