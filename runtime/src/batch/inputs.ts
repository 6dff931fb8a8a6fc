import type { Problem, SettlementInput } from "../claim.js";
import type { Product } from "../product.js";
import { readInput, type ReadInput } from "../read-input.js";
import type { Pending, Reason, Verdict } from "../result.js";
import { Batch, type BatchProduct, type BatchSource } from "./batch.js";
import { ColumnWriter } from "./columns.js";
import { undetermined, refused } from "./kernel.js";

/** What a batch says of a line. What it waits for, and what each term took, the evaluator says of the one incident. */
export interface BatchLine {
  readonly id: string;
  readonly head: string;
  /** The trigger that the line was found eligible under. */
  readonly trigger?: string;
  readonly verdict: Verdict;
  readonly claimed: number;
  readonly due: number;
  readonly pay: number;
  readonly refused: readonly Reason[];
  readonly undetermined: readonly Omit<Pending, "waitsFor">[];
}

/** Contracts that are kept from one filling to the next. */
const mostContracts = 10_000;

/** A batch filled from inputs as an evaluator takes them, the incidents of a policy one after the other. */
export class InputBatch implements BatchSource {
  readonly batch: Batch;
  private readonly product: Product;
  private readonly writer: ColumnWriter;
  private readonly readsPeriod: boolean;
  private readonly contracts = new Map<string, number>();
  private readonly chosenReadings: (readonly (readonly [string, string])[])[] = [];
  private readonly inputs: SettlementInput[] = [];
  private readonly lineIds: string[] = [];
  private policy = -1;
  private policyKey: string | undefined;
  private readonly seen = new Set<string>();

  constructor(batched: BatchProduct<never, never>) {
    this.batch = new Batch(batched);
    this.product = batched.product;
    this.readsPeriod = batched.text?.readsPeriod ?? true;
    this.writer = new ColumnWriter(this.product, this.batch.columns);
  }

  /** Appends an incident, without its ledger. What is wrong with it; then it is left out. */
  add(json: unknown): readonly Problem[] {
    const { input, problems } = readInput(this.product, json);
    if (input === undefined) return problems.list;
    const { policy, periodText } = input.contract;
    const key = JSON.stringify([policy, periodText]);
    if (key !== this.policyKey) {
      this.policyKey = key;
      this.policy += 1;
      this.seen.clear();
    }
    const restated = this.seen.has(input.incident.id);
    this.seen.add(input.incident.id);
    const lines = this.writer.append(input, { contract: this.contractOf(input), policy: this.policy, restated });
    this.inputs.push(json as SettlementInput);
    for (const line of lines) this.lineIds.push(line.id);
    return [];
  }

  /** Settles all that was added. */
  settle(): void {
    this.batch.settle(this);
  }

  /** Empties the batch, to be filled again; what it knows of contracts stays, as long as they are few. */
  restart(): void {
    this.batch.restart();
    this.inputs.length = 0;
    this.lineIds.length = 0;
    this.policy = -1;
    this.policyKey = undefined;
    this.seen.clear();
    if (this.contracts.size < mostContracts) return;
    this.contracts.clear();
    this.chosenReadings.length = 0;
    this.batch.forgetContracts();
  }

  /** By reading the member that the row's contract chose, or that stands by default. */
  readingsOf(row: number): readonly (readonly [reading: string, member: string])[] {
    return this.chosenReadings[this.batch.columns.contract[row]!] ?? [];
  }

  inputOf(row: number): Omit<SettlementInput, "ledger"> {
    return this.inputs[row]!;
  }

  policyOf(row: number): string {
    return this.inputs[row]!.contract.policy;
  }

  incidentOf(row: number): string {
    return this.inputs[row]!.incident.id;
  }

  lineOf(line: number): string {
    return this.lineIds[line]!;
  }

  /** The lines of a row, in the order of the result. */
  linesOf(row: number): readonly BatchLine[] {
    return linesOf(this.batch, this, row);
  }

  private contractOf({ contract }: ReadInput): number {
    const key = JSON.stringify({ ...contract.json, policy: "", ...(this.readsPeriod ? {} : { period: "" }) });
    const known = this.contracts.get(key);
    if (known !== undefined) return known;
    const place = this.batch.addContract(contract);
    this.contracts.set(key, place);
    this.chosenReadings[place] = this.product.readings.flatMap(({ name, default: byDefault }) => {
      const member = contract.chosenReadings.get(name) ?? byDefault;
      return member === undefined ? [] : [[name, member] as const];
    });
    return place;
  }
}

/** What a batch says of the lines of a row, as objects. */
export function linesOf(batch: Batch, source: BatchSource, row: number): readonly BatchLine[] {
  const scalar = batch.results.get(row);
  if (scalar !== undefined) {
    return scalar.lines.map(({ id, head, trigger, verdict, claimed, due, pay, refused, undetermined }) => ({
      id,
      head,
      ...(trigger === undefined ? {} : { trigger }),
      verdict,
      claimed,
      due,
      pay,
      refused: refused.map(({ kind, clause, trigger }) =>
        trigger === undefined ? { kind, clause } : { kind, clause, trigger },
      ),
      undetermined: undetermined.map(({ kind, clause, trigger }) =>
        trigger === undefined ? { kind, clause } : { kind, clause, trigger },
      ),
    }));
  }
  const { columns, kernel } = batch;
  const lines: BatchLine[] = [];
  for (let line = row === 0 ? 0 : columns.linesEnd[row - 1]!; line < columns.linesEnd[row]!; line += 1) {
    const found = batch.reasonsOf(line);
    const verdict =
      kernel.verdict[line] === refused
        ? "refused"
        : kernel.verdict[line] === undetermined
          ? "undetermined"
          : "eligible";
    const trigger = kernel.trigger[line]!;
    lines.push({
      id: source.lineOf(line),
      head: batch.headNames[columns.head[line]!]!,
      ...(trigger < 0 ? {} : { trigger: batch.triggerNames[trigger]! }),
      verdict,
      claimed: columns.amount[line]!,
      due: kernel.left[line]!,
      pay: batch.pay[line]!,
      refused: verdict === "refused" ? found : [],
      undetermined: verdict === "undetermined" ? found : [],
    });
  }
  return lines;
}
