import { plainObject } from "../bare.js";
import { formatMoment, Moment } from "../calendar.js";
import type { Ledger, LedgerIncident, Problem, SettlementInput } from "../claim.js";
import { compareText } from "../kleene.js";
import { PeriodLedger } from "../period-ledger.js";
import { InvalidInput } from "../problems.js";
import type { Product } from "../product.js";
import type { ReadContract } from "../read-contract.js";
import { standingReadings, type StandingReadings } from "../ledger-readings.js";
import type { Reason, SettlementResult } from "../result.js";
import { emptyLedger } from "../read-ledger.js";
import { settleNext } from "../settle.js";
import type { FactColumns } from "./columns.js";
import { noTime } from "./codes.js";
import { Columns, headNames, places } from "./columns.js";
import { eligible, Kernel, refused, undetermined } from "./kernel.js";
import { Law, type KernelText, type Standing } from "./law.js";
import type { Bearer } from "../facts.js";

/** The rest of what the columns stand for: asked for only where the kernel does not carry a row, and for ledgers. */
export interface BatchSource {
  /** The row as an input, without its ledger. */
  inputOf(row: number): Omit<SettlementInput, "ledger">;
  policyOf(row: number): string;
  incidentOf(row: number): string;
  lineOf(line: number): string;
}

/** A product and the kernel that is emitted from it, with facts and terms of its own. Both settle every incident alike. */
export interface BatchProduct<Facts = never, Terms = unknown> {
  readonly product: Product;
  /** None where the product has more triggers, or terms per period, than the kernel counts. */
  readonly text: KernelText<Facts, Terms> | undefined;
}

export interface BatchCounts {
  rows: number;
  /** Settled by the scalar evaluator. */
  scalar: number;
  /** Of these restatements of an incident, which only the scalar evaluator knows. */
  restated: number;
}

/**
 * Settles incidents in columns, policy by policy, each from the ledger of the one before. What the emitted
 * kernel does not carry is settled by the scalar evaluator, to the same amounts and the same ledger.
 */
export class Batch {
  readonly columns: Columns;
  readonly kernel: Kernel;
  readonly counts: BatchCounts = { rows: 0, scalar: 0, restated: 0 };
  /** Rows that the scalar evaluator settled. */
  readonly results = new Map<number, SettlementResult>();
  /** Rows that cannot be settled after those before. */
  readonly problems = new Map<number, readonly Problem[]>();
  /** By line: what is to be paid now. */
  pay = new Float64Array(64);
  private readonly law: Law<Record<Bearer, FactColumns>, unknown> | undefined;
  private readonly contracts: (Standing<unknown> | undefined)[] = [];
  /** By contract: how it reads the wording. */
  private readonly readings: { readonly standing: StandingReadings; readonly key: string }[] = [];
  /** By place, as the columns say them. */
  readonly headNames: readonly string[];
  readonly triggerNames: readonly string[];
  private readonly triggers: ReadonlyMap<string, number>;
  /** The terms of which a use is counted, in the order of `kernel.uses`. */
  readonly periodTerms: readonly string[];
  private source: BatchSource | undefined;
  /** Of the policy at hand, once the scalar evaluator has settled of it: the ledger, and the row after it. */
  private ledger: PeriodLedger | undefined;
  private ledgerRow = 0;
  /** How the incidents of the policy so far read the wording. */
  private readingsSoFar: string | undefined;

  constructor(private readonly batched: BatchProduct) {
    const { product } = batched;
    const text = batched.text as unknown as KernelText<Record<Bearer, FactColumns>, unknown> | undefined;
    this.columns = new Columns(product);
    this.periodTerms = text?.periodTerms ?? [];
    this.kernel = new Kernel(this.columns, product.rounding, {
      heads: headNames(product).length,
      rules: text?.ruleCount ?? 0,
      nodes: text?.nodeCount ?? 0,
      periodTerms: this.periodTerms.length,
    });
    this.law = text && new Law(product, text);
    this.kernel.ruleBase = this.law?.ruleBase ?? 0;
    this.kernel.exclusionBase = this.law?.exclusionBase ?? 0;
    this.headNames = headNames(product);
    this.triggerNames = product.triggers.map(({ name }) => name);
    this.triggers = places(this.triggerNames);
  }

  get product(): Product {
    return this.batched.product;
  }

  /** The place by which rows name the contract. Policy and period are the rows' own, unless the text reads the period. */
  addContract(contract: ReadContract): number {
    this.contracts.push(this.law?.standing(contract));
    const standing = standingReadings(contract);
    this.readings.push({ standing, key: JSON.stringify(standing) });
    return this.contracts.length - 1;
  }

  /** Empties the columns, to be filled again. */
  restart(): void {
    this.columns.restart();
    Object.assign(this.counts, { rows: 0, scalar: 0, restated: 0 });
  }

  forgetContracts(): void {
    this.contracts.length = 0;
    this.readings.length = 0;
  }

  /** Settles all rows of the columns. */
  settle(source: BatchSource): void {
    const { kernel, columns } = this;
    this.source = source;
    this.results.clear();
    this.problems.clear();
    kernel.reserve();
    if (this.pay.length < kernel.left.length) this.pay = new Float64Array(kernel.left.length);
    for (let row = 0; row < columns.rows; row += 1) {
      if (row === 0 || columns.policy[row] !== columns.policy[row - 1]) this.enterPolicy(row);
      if (!this.settleRow(row)) this.settleScalar(row);
    }
    this.counts.rows += columns.rows;
  }

  /** By reading the member that the contract at this place chose, or that stands by default. */
  readingsOf(contract: number): StandingReadings {
    return this.readings[contract]!.standing;
  }

  /** The ledger of the policy of a row, after that row. */
  ledgerAfter(row: number): Ledger {
    const { columns } = this;
    let first = row;
    while (first > 0 && columns.policy[first - 1] === columns.policy[row]) first -= 1;
    let ledger: Ledger | undefined;
    let from = first;
    for (let at = row; at >= first; at -= 1) {
      const result = this.results.get(at);
      if (result === undefined) continue;
      ledger = result.ledger;
      from = at + 1;
      break;
    }
    return this.extended(ledger, from, row + 1);
  }

  /** Why a line that the kernel settled is refused, or waits. */
  reasonsOf(line: number): readonly Reason[] {
    const { kernel, law } = this;
    const reasons: Reason[] = [];
    for (let at = line === 0 ? 0 : kernel.reasonsEnd[line - 1]!; at < kernel.reasonsEnd[line]!; at += 1) {
      const code = kernel.reasons[at]!;
      const clause = law!.clauses[code >> 6]!;
      const trigger = code & 63;
      reasons.push(trigger === 0 ? clause : { ...clause, trigger: this.triggerNames[trigger - 1]! });
    }
    return reasons;
  }

  private enterPolicy(row: number): void {
    this.kernel.enterPolicy(row);
    const { used } = this.kernel;
    for (let term = 0; term < used.length; term += 1) used[term] = 0;
    this.kernel.incidentNumber = 1;
    this.ledger = undefined;
    this.ledgerRow = row;
    this.readingsSoFar = undefined;
  }

  /** By the kernel; false: it does not carry the row. */
  private settleRow(row: number): boolean {
    const { kernel, columns, law } = this;
    const standing = this.contracts[columns.contract[row]!];
    kernel.enter(row);
    if (law === undefined || standing?.carried !== true || columns.restated[row] === 1 || !kernel.countsUsed())
      return false;
    const { key } = this.readings[columns.contract[row]!]!;
    // Whether it may read the wording otherwise than the incidents before, the scalar evaluator says.
    if (this.readingsSoFar !== undefined && this.readingsSoFar !== key) return false;
    const reasons = kernel.reasonCount;
    if (!law.judge(kernel, standing) || !this.batched.text!.walk(kernel as never, standing) || !kernel.carried) {
      kernel.reasonCount = reasons;
      kernel.dropUses();
      return false;
    }
    kernel.keepUses();
    kernel.incidentNumber += 1;
    this.readingsSoFar = key;
    for (let line = kernel.first; line < kernel.last; line += 1) this.pay[line] = kernel.left[line]!;
    return true;
  }

  private settleScalar(row: number): void {
    const { kernel, columns, source } = this;
    if (source === undefined) return;
    this.counts.scalar += 1;
    this.counts.restated += columns.restated[row]!;
    const ledger = (this.ledger ??= new PeriodLedger(this.product, emptyLedger));
    for (let at = this.ledgerRow; at < row; at += 1)
      if (!this.problems.has(at)) ledger.take(this.entryOf(at), this.readingsOf(columns.contract[at]!));
    this.ledgerRow = row + 1;
    try {
      const result = settleNext(this.product, source.inputOf(row), ledger);
      this.results.set(row, result);
      this.writeLines(row, result, ledger);
    } catch (problem) {
      if (!(problem instanceof InvalidInput)) throw problem;
      this.problems.set(row, problem.problems);
      for (let line = kernel.first; line < kernel.last; line += 1) {
        kernel.reject(line, true);
        kernel.reasonsEnd[line] = kernel.reasonCount;
        this.pay[line] = 0;
      }
    }
    // Until something of the policy is settled, the next incident may be under any reading.
    if (ledger.incidents.length === 0) return;
    this.readingsSoFar = JSON.stringify(ledger.readings);
    kernel.incidentNumber = ledger.incidents.length + 1;
    this.periodTerms.forEach((term, place) => {
      const used = ledger.usedOf(term, "");
      // More than is exact is not the kernel's to count.
      kernel.used[place] = typeof used === "number" ? used : Infinity;
    });
  }

  private writeLines(row: number, result: SettlementResult, ledger: PeriodLedger): void {
    const { kernel, source } = this;
    const byId = new Map(result.lines.map((line) => [line.id, line]));
    for (let line = kernel.first; line < kernel.last; line += 1) {
      const settled = byId.get(source!.lineOf(line));
      // A computed head that nothing opens is no line.
      if (settled === undefined && this.isComputed(line)) {
        kernel.leaveOut(line);
        kernel.reasonsEnd[line] = kernel.reasonCount;
        this.pay[line] = 0;
        continue;
      }
      if (settled === undefined) throw new Error(`line ${line} of row ${row} is not in the result`);
      kernel.verdict[line] =
        settled.verdict === "eligible" ? eligible : settled.verdict === "refused" ? refused : undetermined;
      kernel.trigger[line] = settled.trigger === undefined ? -1 : (this.triggers.get(settled.trigger) ?? -1);
      kernel.left[line] = settled.due;
      // What the evaluator has worked out no column said.
      this.columns.amount[line] = settled.claimed;
      kernel.reasonsEnd[line] = kernel.reasonCount;
      this.pay[line] = settled.pay;
    }
    const used = ledger.incidents[ledger.placeOf(result.incident)]?.used ?? {};
    for (let term = 0; term < this.periodTerms.length; term += 1) {
      const name = this.periodTerms[term]!;
      kernel.uses[row * this.periodTerms.length + term] = Object.hasOwn(used, name) ? (used[name]![""] ?? 0) : 0;
    }
  }

  private isComputed(line: number): boolean {
    return this.product.heads[this.columns.head[line]!]?.computed !== undefined;
  }

  /** A ledger with the incidents of rows that the kernel settled, from `row` to before `until`. */
  private extended(ledger: Ledger | undefined, from: number, until: number): Ledger {
    const incidents: LedgerIncident[] = [...(ledger?.incidents ?? [])];
    let revision = ledger?.revision ?? 0;
    let readings: StandingReadings = {};
    for (let row = from; row < until; row += 1) {
      if (this.problems.has(row)) continue;
      readings = this.readingsOf(this.columns.contract[row]!);
      incidents.push(this.entryOf(row));
      revision += 1;
    }
    // A caller may change one ledger: it has nothing of another.
    if (ledger !== undefined) return { ...ledger, readings: { ...ledger.readings }, revision, incidents };
    const { from: starts, to: ends } = this.columns;
    const at = Math.min(from, this.columns.rows - 1);
    const { name, edition, terms } = this.product;
    return {
      schema: 1,
      product: name,
      edition,
      terms,
      policy: this.source!.policyOf(at),
      period: { from: textOf(starts.day[at]!, starts.second[at]!), to: textOf(ends.day[at]!, ends.second[at]!) },
      readings: { ...readings },
      revision,
      incidents,
    };
  }

  private entryOf(row: number): LedgerIncident {
    const { columns, kernel, source, periodTerms } = this;
    const paid: (readonly [string, number])[] = [];
    for (let line = row === 0 ? 0 : columns.linesEnd[row - 1]!; line < columns.linesEnd[row]!; line += 1)
      if (this.pay[line]! > 0) paid.push([source!.lineOf(line), this.pay[line]!]);
    const used = periodTerms.flatMap((term, place) => {
      const use = kernel.uses[row * periodTerms.length + place]!;
      return use > 0 ? [[term, { "": use }] as const] : [];
    });
    return {
      id: source!.incidentOf(row),
      paid: plainObject(paid.sort(([a], [b]) => compareText(a, b))),
      used: plainObject(used),
    };
  }
}

function textOf(day: number, second: number): string {
  return formatMoment(new Moment(day, second === noTime ? undefined : second));
}
