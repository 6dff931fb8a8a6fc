import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "@yakkan/compiler/compile.js";
import { columnsOf } from "@yakkan/portfolio/layout.js";
import { loadProduct } from "@yakkan/portfolio/load.js";
import { settle, type SettlementInput, type SettlementResult } from "@yakkan/runtime";
import { InputBatch } from "@yakkan/runtime/batch.js";
import { csvOf } from "@yakkan/test/dist/portfolio/table.js";
import { random } from "./claims.js";
import { codeOf } from "@yakkan/compiler/emit/product-code.js";
import type { FileJob, FileResult } from "./file.js";

/**
 * Nanoseconds of CPU for each incident of a real product, of a file behind its first fifth, and the share of incidents
 * that its kernel leaves.
 */
export interface ProductFigures {
  readonly product: string;
  readonly lines: number;
  readonly left: number;
  readonly evaluator: number;
  readonly kernel: number;
  readonly file: number;
}

const examples = {
  cyber_club: ["club_mail_error"],
  cyber_protector: ["leak", "network_stop", "suspected_attack"],
  kyoei_cyber: ["kyoei_ransomware"],
  silver_jinzai: ["silver_false_alarm", "silver_leak"],
  sompo_cyber: ["sompo_shop_attack"],
} as const;

const policies = new URL("../../policies/", import.meta.url);
const fileProgram = new URL("file.js", import.meta.url).pathname;

/** The real products on their example claims, under so many policies, two incidents each, with other amounts. */
export async function timeProducts(folder: string, count: number, rounds: number): Promise<readonly ProductFigures[]> {
  const figures: ProductFigures[] = [];
  for (const [name, claims] of Object.entries(examples)) figures.push(await timeProduct(folder, name, claims));
  return figures;

  async function timeProduct(folder: string, name: string, claims: readonly string[]): Promise<ProductFigures> {
    const read = (path: string): string => readFileSync(new URL(path, policies), "utf8");
    const [plan] = compile({ name: `${name}.yakkan`, text: read(`${name}.yakkan`) }, { resolve: read }).plans;
    assert.ok(plan);
    const code = await codeOf(plan);
    const loaded = loadProduct(code);
    const inputs = varied(
      claims.map((claim) => JSON.parse(read(`claims/${claim}.json`)) as SettlementInput),
      count,
    );
    const batch = new InputBatch(loaded);
    for (const input of inputs) assert.deepEqual(batch.add(input), []);
    batch.settle();
    const dues: number[] = [];
    /** From ledger to ledger, as the kernel does. */
    const settleAll = (take: (result: SettlementResult, row: number) => void): void => {
      let before: SettlementInput["ledger"];
      inputs.forEach((input, row) => {
        const isSecond = row % 2 === 1;
        const result = settle(loaded.product, isSecond && before !== undefined ? { ...input, ledger: before } : input);
        before = result.ledger;
        take(result, row);
      });
    };
    settleAll((result, row) => {
      assert.deepStrictEqual(batch.batch.ledgerAfter(row), result.ledger);
      dues.push(result.due);
    });
    const left = batch.batch.counts.scalar / inputs.length;

    const [evaluator, kernel] = [new Set<number>(), new Set<number>()];
    for (let round = 0; round < rounds; round += 1) {
      evaluator.add(each(inputs.length, () => settleAll(() => {})));
      kernel.add(each(inputs.length, () => batch.settle()));
    }
    const [codeFile, input, out] = ["code.json", "claims.csv", "out"].map((file) => join(folder, `${name}-${file}`));
    writeFileSync(codeFile!, JSON.stringify(code));
    const columns = columnsOf(loaded.product);
    const timeFile = (some: readonly SettlementInput[]): number => {
      writeFileSync(input!, csvOf(some, columns));
      const job: FileJob = { way: "run", input: input!, out: out!, workers: 1, code: codeFile! };
      const printed = execFileSync(process.execPath, [fileProgram, JSON.stringify(job)]).toString();
      const { due, cpu } = JSON.parse(printed) as FileResult;
      assert.equal(due, String(dues.slice(0, some.length).reduce((sum, one) => sum + one, 0)));
      rmSync(out!, { recursive: true });
      return cpu * 1e6;
    };
    // What the start of the program takes is in both.
    const some = inputs.slice(0, Math.floor(inputs.length / 10) * 2);
    const file = (timeFile(inputs) - timeFile(some)) / (inputs.length - some.length);
    return {
      product: name,
      lines: inputs.reduce((sum, { losses }) => sum + losses.length, 0) / inputs.length,
      left,
      evaluator: Math.min(...evaluator),
      kernel: Math.min(...kernel),
      file,
    };
  }
}

function varied(claims: readonly SettlementInput[], count: number): readonly SettlementInput[] {
  const next = random(20_261_128);
  return Array.from({ length: count }, (_, place) => {
    const policy = Math.floor(place / 2);
    const { contract, incident, losses, ...others } = claims[policy % claims.length]!;
    return {
      ...others,
      contract: { ...contract, policy: `P-${policy}` },
      incident: { ...incident, id: `I-${place % 2}` },
      losses: losses.map((loss) =>
        loss.amount === undefined ? loss : { ...loss, amount: Math.floor((loss.amount * (500 + next(1_000))) / 1_000) },
      ),
    };
  });
}

/** Nanoseconds of CPU of a task, shared out. */
function each(count: number, task: () => void): number {
  const started = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(started);
  return ((user + system) * 1000) / count;
}
