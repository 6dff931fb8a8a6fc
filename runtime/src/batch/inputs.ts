import { instantOf } from "../calendar.js";
import type { Problem, SettlementInput } from "../claim.js";
import type { Product } from "../product.js";
import type { ReadContract } from "../read-contract.js";
import { readInput, type ReadInput } from "../read-input.js";
import type { Pending, Reason, Verdict } from "../result.js";
import { Batch, type BatchProduct, type BatchSource } from "./batch.js";
import { ColumnWriter, type Placed } from "./columns.js";
import { absent, undetermined, refused } from "./kernel.js";

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

/** What a row is called by, and the policy period that it is of. */
export interface RowNames {
  readonly policy: string;
  readonly period: ReadContract["period"];
  readonly incident: string;
}

/** The policy and its period, whose ends may be written in several ways. */
export function policyKey({ policy, period: { from, to } }: Pick<RowNames, "policy" | "period">): string {
  return JSON.stringify([policy, instantOf(from), instantOf(to)]);
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
  private inputs: (SettlementInput | undefined)[] = [];
  private lineIds: (string | undefined)[] = [];
  private policy = -1;
  private policyKey: string | undefined;
  private readonly seen = new Set<string>();

  /** `written` says what the rows stand for that `place` was asked for. */
  constructor(
    batched: BatchProduct,
    private readonly written?: BatchSource,
  ) {
    this.batch = new Batch(batched);
    this.product = batched.product;
    this.readsPeriod = batched.text?.readsPeriod ?? true;
    this.writer = new ColumnWriter(this.product, this.batch.columns);
  }

  /** What is wrong with an incident, as `add` says it. */
  check(json: unknown): readonly Problem[] {
    return readInput(this.product, json).problems.list;
  }

  /** Appends an incident, without its ledger. What is wrong with it; then it is left out. */
  add(json: unknown): readonly Problem[] {
    const { input, problems } = readInput(this.product, json);
    if (input !== undefined) this.append(input, json);
    return problems.list;
  }

  /** Appends an incident that was read. */
  append(input: ReadInput, json: unknown): void {
    const { rows, lines: first } = this.batch.columns;
    const { policy, period } = input.contract;
    const named = { policy, period, incident: input.incident.id };
    const lines = this.writer.append(input, this.place(this.contractOf(input.contract), named));
    this.inputs[rows] = json as SettlementInput;
    lines.forEach(({ id }, index) => {
      this.lineIds[first + index] = id;
    });
  }

  /**
   * Where the next row stands, for one who writes it into the columns himself. `named` is left out for the
   * only incident of its policy and period.
   */
  place(contract: number, named?: RowNames): Placed {
    const key = named === undefined ? undefined : policyKey(named);
    if (key === undefined || key !== this.policyKey) {
      this.policyKey = key;
      this.policy += 1;
      this.seen.clear();
    }
    const restated = named !== undefined && this.seen.has(named.incident);
    if (named !== undefined) this.seen.add(named.incident);
    return { contract, policy: this.policy, restated };
  }

  /** Whether the row was written by another, and settled by the kernel: `written` knows its lines. */
  isWritten(row: number): boolean {
    return this.inputs[row] === undefined && !this.batch.results.has(row) && !this.batch.problems.has(row);
  }

  /** Settles all that was added. */
  settle(): void {
    this.batch.settle(this);
  }

  /** Empties the batch, to be filled again; what it knows of contracts stays, as long as they are few. */
  restart(): { readonly areContractsKept: boolean } {
    this.batch.restart();
    this.inputs = [];
    this.lineIds = [];
    this.policy = -1;
    this.policyKey = undefined;
    this.seen.clear();
    if (this.contracts.size < mostContracts) return { areContractsKept: true };
    this.contracts.clear();
    this.batch.forgetContracts();
    return { areContractsKept: false };
  }

  inputOf(row: number): Omit<SettlementInput, "ledger"> {
    return this.inputs[row] ?? this.written!.inputOf(row);
  }

  policyOf(row: number): string {
    return this.inputs[row]?.contract.policy ?? this.written!.policyOf(row);
  }

  incidentOf(row: number): string {
    return this.inputs[row]?.incident.id ?? this.written!.incidentOf(row);
  }

  lineOf(line: number): string {
    return this.lineIds[line] ?? this.written!.lineOf(line);
  }

  /** The lines of a row, in the order of the result. */
  linesOf(row: number): readonly BatchLine[] {
    return linesOf(this.batch, this, row);
  }

  /** The place of a contract among those of the batch. */
  contractOf(contract: ReadContract): number {
    const key = JSON.stringify({ ...contract.json, policy: "", ...(this.readsPeriod ? {} : { period: "" }) });
    const known = this.contracts.get(key);
    if (known !== undefined) return known;
    const place = this.batch.addContract(contract);
    this.contracts.set(key, place);
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
    if (kernel.verdict[line] === absent) continue;
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
