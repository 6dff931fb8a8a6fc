import type { Moment, Span } from "../calendar.js";
import { isUnknown, never, not, or, type Maybe, type Value } from "../kleene.js";
import { clampRatio, type Rounding } from "../money.js";
import { floorOf, type Numeric } from "../numeric.js";
import type { CoverRule, Guard, LineRule, Product } from "../product.js";
import { contractScope, type ReadContract } from "../read-contract.js";
import type { ReasonKind } from "../result.js";
import type { Scope } from "../scope.js";
import { amountOf } from "../walk.js";
import { neverDay, no, noTime, open, unknownDay, yes, type Truth } from "./codes.js";
import { broughtHeads, itemNames, partsOf } from "./columns.js";
import type { Kernel } from "./kernel.js";

/** A reason or pending, as the kernel's codes stand for it. */
export interface Clause {
  readonly kind: ReasonKind;
  readonly clause: string;
}

/**
 * What the emitted text of a product adds: the tests of rules and exclusions, and the walk. Functions are written as
 * methods so that the text of a product is a `KernelText<never, unknown>`, of which nobody knows the facts and terms.
 */
export interface KernelText<Facts, Terms> {
  /** How many rules there are, and nodes that some term reads after the walk has left them. */
  readonly ruleCount: number;
  readonly nodeCount: number;
  /** Whether what a contract settles depends on its period. */
  readonly readsPeriod: boolean;
  /** The terms per period, in the order of the text. */
  readonly periodTerms: readonly string[];
  /** What of the text a contract settles by itself. */
  terms(at: Scope, read: ContractReader): Terms;
  /** Works out, once for an incident, the tests that read nothing else. */
  prepare(kernel: Kernel<Facts>, contract: Standing<Terms>): void;
  /** Judges a line by the rules of its head, by the head's place, under a trigger. */
  readonly rules: readonly RuleJudge<Facts, Terms>["judge"][];
  /** Works out the computed heads, when all lines are judged. */
  workOut(kernel: Kernel<Facts>, contract: Standing<Terms>): void;
  /** Judges a line by the exclusions. */
  exclusions(kernel: Kernel<Facts>, contract: Standing<Terms>, line: number, trigger: number): void;
  /** Lets every term act; false: the scalar evaluator has to settle the incident. */
  walk(kernel: Kernel<Facts>, contract: Standing<Terms>): boolean;
}

interface RuleJudge<Facts, Terms> {
  judge(kernel: Kernel<Facts>, contract: Standing<Terms>, line: number, trigger: number): void;
}

/** A contract as the kernel reads it: what it says of triggers, heads and rules, and the emitted text's own. */
export interface Standing<Terms> {
  readonly terms: Terms;
  /** False: some value of the contract is not one that the kernel can count with. */
  readonly carried: boolean;
  readonly triggers: Uint8Array;
  /** Triggers that keep one out, as bits: for lines that name it, and for those that name none. */
  readonly exceptNamed: Int32Array;
  readonly exceptUnnamed: Int32Array;
  readonly guards: Uint8Array;
  /** Whether the contract has a head. */
  readonly heads: Uint8Array;
  /** Whether a trigger opens a head: by head, then trigger. */
  readonly covers: Uint8Array;
  /** By head, then trigger: whether contract and covers are in order, so that neither need be asked for. */
  readonly sound: Uint8Array;
  /** Whether a rule's guard fails, so that the rule holds of every line. */
  readonly rules: Uint8Array;
  /** Whether an exclusion is lifted. */
  readonly lifted: Uint8Array;
}

/** What the emitted text reads of a contract, in the form of the kernel. */
export class ContractReader {
  carried = true;

  constructor(private readonly rounding: Rounding) {}

  logic(value: Maybe<boolean>): Truth {
    return value === true ? yes : value === false ? no : open;
  }

  /** A whole number, or unlimited; NaN where it is unknown, or more than the kernel counts with. */
  number(value: unknown): number {
    if (isUnknown(value)) return NaN;
    if (typeof value === "number") return value;
    this.carried = false;
    return NaN;
  }

  /** An exact fraction: NaN over 1 where it is unknown. */
  fraction(value: Value<Numeric>): { readonly top: number; readonly bottom: number } {
    return partsOf(isUnknown(value) || value === never ? NaN : value);
  }

  /** An amount as a term uses it; NaN where it is unknown. */
  amount(value: Value<Numeric>): number {
    return this.number(amountOf(value, this.rounding));
  }

  /** A number of times, neither rounded nor below zero; NaN where it is unknown. */
  times(value: Value<Numeric>): number {
    if (isUnknown(value) || value === never) return NaN;
    return Math.max(0, floorOf(value));
  }

  /** A share as coinsurance uses it. */
  share(value: Value<Numeric>): Numeric | undefined {
    return isUnknown(value) || value === never ? undefined : clampRatio(value);
  }

  day(value: Value<Moment>): number {
    return isUnknown(value) ? unknownDay : value === never ? neverDay : value.day;
  }

  second(value: Value<Moment>): number {
    return isUnknown(value) || value === never ? noTime : (value.second ?? noTime);
  }

  span(value: Value<Span>): Span | undefined {
    return isUnknown(value) || value === never ? undefined : value;
  }
}

const noBits = new Int32Array(0);

/** What is alike in all products: triggers, guards, covers, items. Judges the lines of an incident. */
export class Law<Facts, Terms> {
  readonly clauses: readonly Clause[];
  private readonly triggerCount: number;
  private readonly triggerBase: number;
  private readonly noTrigger: number;
  private readonly guardBase: number;
  private readonly coverBase: number;
  readonly ruleBase: number;
  private readonly uncoveredBase: number;
  readonly exclusionBase: number;
  private readonly hasExclusions: boolean;
  private readonly distinctGuards: readonly Guard[];
  private readonly distinctRules: readonly LineRule[];
  /** By head, whether it is computed and has a line in columns. */
  private readonly brought: readonly boolean[];
  private readonly bringsLines: boolean;
  /** The places of the other computed heads. */
  private readonly unbrought: readonly number[];
  /** By head, whether the amounts of its lines are worked out. */
  private readonly valued: readonly boolean[];
  /** The places of a head's guards. */
  private readonly guardsOf: readonly (readonly number[])[];
  /** By head and item: the clause of an item that is never paid, -1. */
  private readonly refusedItems: Int32Array;
  private readonly items: number;

  constructor(
    private readonly product: Product,
    private readonly text: KernelText<Facts, Terms>,
  ) {
    const { triggers, heads, exclusions, uncovered } = product;
    this.distinctGuards = [...new Set(heads.flatMap((head) => head.guards))];
    this.distinctRules = rulesOf(product);
    const clauses: Clause[] = [];
    const begin = (some: readonly Clause[]): number => clauses.push(...some) - some.length;
    this.triggerCount = triggers.length;
    this.triggerBase = begin(triggers.map(({ name }) => ({ kind: "trigger", clause: name })));
    begin(triggers.map(({ name }) => ({ kind: "contract", clause: name })));
    this.noTrigger = begin([{ kind: "trigger", clause: product.name }]);
    this.guardBase = begin(this.distinctGuards.map(({ clause }) => ({ kind: "contract", clause })));
    this.coverBase = begin(heads.map(({ name }) => ({ kind: "cover", clause: name })));
    this.ruleBase = begin(this.distinctRules.map(({ kind, id }) => ({ kind, clause: id })));
    this.uncoveredBase = begin(uncovered.map((name) => ({ kind: "uncovered", clause: name })));
    this.exclusionBase = begin(exclusions.map(({ name }) => ({ kind: "exclusion", clause: name })));
    const names = itemNames(product);
    this.items = names.length;
    this.refusedItems = new Int32Array(heads.length * names.length).fill(-1);
    heads.forEach((head, place) => {
      for (const { name, refused } of head.items) {
        if (!refused) continue;
        this.refusedItems[place * names.length + names.indexOf(name)] = clauses.length;
        clauses.push({ kind: "item", clause: `${head.name}:${name}` });
      }
    });
    this.clauses = clauses;
    this.hasExclusions = exclusions.length > 0;
    this.valued = heads.map(({ each }) => each !== undefined);
    const brought = broughtHeads(product).map(({ place }) => place);
    this.brought = heads.map((_, place) => brought.includes(place));
    this.bringsLines = brought.length > 0;
    this.unbrought = heads.flatMap((head, place) =>
      head.computed === undefined || brought.includes(place) ? [] : [place],
    );
    this.guardsOf = heads.map((head) => head.guards.map((guard) => this.distinctGuards.indexOf(guard)));
  }

  /** A contract that has no problem. */
  standing(contract: ReadContract): Standing<Terms> {
    const { product, text } = this;
    const at = contractScope(contract);
    const read = new ContractReader(product.rounding);
    const terms = text.terms(at, read);
    const options = contract.options as Readonly<Record<string, unknown>>;
    const truths = (values: readonly Maybe<boolean>[]): Uint8Array =>
      Uint8Array.from(values, (value) => read.logic(value));
    const guards = truths(this.distinctGuards.map((guard) => guard.holds(at)));
    const covered = (covers: readonly CoverRule[], trigger: string): Maybe<boolean> =>
      or(...covers.flatMap((cover) => (cover.triggers.includes(trigger) ? [cover.when?.(at) ?? true] : [])));
    const triggers = truths(product.triggers.map((trigger) => trigger.when?.(at) ?? true));
    const heads = Uint8Array.from(this.guardsOf, (places) =>
      places.reduce((least, place) => Math.min(least, guards[place]!), yes),
    );
    const covers = truths(
      product.heads.flatMap(({ covers }) => product.triggers.map(({ name }) => covered(covers, name))),
    );
    const exceptions = this.exceptionsUnder(at);
    return {
      terms,
      carried: read.carried && exceptions !== undefined,
      triggers,
      exceptNamed: exceptions?.named ?? noBits,
      exceptUnnamed: exceptions?.unnamed ?? noBits,
      guards,
      heads,
      covers,
      sound: covers.map((cover, place) => {
        const [head, trigger] = [Math.floor(place / triggers.length), place % triggers.length];
        return cover === yes && heads[head] === yes && triggers[trigger] === yes ? 1 : 0;
      }),
      rules: truths(this.distinctRules.map((rule) => not(rule.when?.(at) ?? true))),
      lifted: truths(product.exclusions.map(({ liftedBy }) => liftedBy.some((option) => options[option] === true))),
    };
  }

  /** The triggers that keep each one out, as bits; nothing where a reading that is open decides it. */
  private exceptionsUnder(at: Scope): { readonly named: Int32Array; readonly unnamed: Int32Array } | undefined {
    const { triggers } = this.product;
    const [named, unnamed] = [new Int32Array(triggers.length), new Int32Array(triggers.length)];
    for (const [place, { except }] of triggers.entries()) {
      for (const exception of except) {
        const isThere = exception.when?.(at) ?? true;
        if (isUnknown(isThere)) return undefined;
        if (!isThere) continue;
        const bit = 1 << triggers.findIndex(({ name }) => name === exception.trigger);
        unnamed[place]! |= bit;
        if (!exception.lineByLine) named[place]! |= bit;
      }
    }
    return { named, unnamed };
  }

  /** Judges every line of the incident at hand, and works out computed heads. False: the kernel does not carry it. */
  judge(kernel: Kernel<Facts>, standing: Standing<Terms>): boolean {
    const { columns } = kernel;
    const asserted = columns.triggers[kernel.row]!;
    for (let at = 0; at < this.unbrought.length; at += 1)
      if (this.isOpened(standing, this.unbrought[at]!, asserted)) return false;
    for (let line = kernel.first; line < kernel.last; line += 1)
      if (this.valued[columns.head[line]!] === true) return false;
    let named = 0;
    let unnamed = 0;
    for (let bits = asserted; bits !== 0; bits &= bits - 1) {
      const trigger = 31 - Math.clz32(bits & -bits);
      if ((asserted & standing.exceptNamed[trigger]!) === 0) named |= 1 << trigger;
      if ((asserted & standing.exceptUnnamed[trigger]!) === 0) unnamed |= 1 << trigger;
    }
    kernel.named = named;
    kernel.unnamed = unnamed;
    this.text.prepare(kernel, standing);
    for (let line = kernel.first; line < kernel.last; line += 1) {
      const head = columns.head[line]!;
      if (this.brought[head] === true && !this.isOpened(standing, head, asserted)) kernel.leaveOut(line);
      else this.judgeLine(kernel, standing, line);
      kernel.reasonsEnd[line] = kernel.reasonCount;
    }
    if (!this.bringsLines) return kernel.carried;
    this.text.workOut(kernel, standing);
    return kernel.carried && kernel.isWithinLargest();
  }

  private isOpened(standing: Standing<Terms>, head: number, asserted: number): boolean {
    if (standing.heads[head] === no) return false;
    for (let bits = asserted; bits !== 0; bits &= bits - 1) {
      const trigger = 31 - Math.clz32(bits & -bits);
      if (standing.covers[head * this.triggerCount + trigger] !== no) return true;
    }
    return false;
  }

  private judgeLine(kernel: Kernel<Facts>, standing: Standing<Terms>, line: number): void {
    const head = kernel.columns.head[line]!;
    const trigger = kernel.columns.trigger[line]!;
    const heads = this.guardsOf.length;
    kernel.under = 0;
    kernel.openLine();
    if (this.brought[head] === true) kernel.columns.amount[line] = NaN;
    if (head >= heads) {
      kernel.refuse(this.uncoveredBase + head - heads);
      kernel.reject(line, true);
      return;
    }
    if (standing.heads[head] === no) {
      for (const guard of this.guardsOf[head]!)
        if (standing.guards[guard] === no) kernel.refuse(this.guardBase + guard);
      kernel.reject(line, true);
      return;
    }
    if (trigger >= 0) {
      const reasons = kernel.reasonCount;
      this.judgeUnder(kernel, standing, line, head, trigger);
      if (kernel.reasonCount > reasons) kernel.reject(line, true);
      else if (kernel.waiting > 0) kernel.reject(line, false);
      else kernel.accept(line, trigger);
      return;
    }
    this.judgeUnnamed(kernel, standing, line, head);
  }

  /** Eligible under the first trigger where it is; else undetermined if it is so under any; else refused. */
  private judgeUnnamed(kernel: Kernel<Facts>, standing: Standing<Terms>, line: number, head: number): void {
    if (kernel.unnamed === 0) {
      this.refuseAll(kernel);
      kernel.reject(line, true);
      return;
    }
    const reasonsBefore = kernel.reasonCount;
    for (let bits = kernel.unnamed; bits !== 0; bits &= bits - 1) {
      const trigger = 31 - Math.clz32(bits & -bits);
      const reasons = kernel.reasonCount;
      const pendings = kernel.waiting;
      this.judgeUnder(kernel, standing, line, head, trigger);
      if (kernel.reasonCount > reasons) kernel.forget(kernel.reasonCount, pendings);
      else if (kernel.waiting === pendings) {
        kernel.forget(reasonsBefore, 0);
        kernel.accept(line, trigger);
        return;
      }
    }
    const isOpen = kernel.waiting > 0;
    if (isOpen) kernel.forget(reasonsBefore, kernel.waiting);
    kernel.reject(line, !isOpen);
  }

  private refuseAll(kernel: Kernel<Facts>): void {
    const asserted = kernel.columns.triggers[kernel.row]!;
    if (asserted === 0) kernel.refuse(this.noTrigger);
    for (let bits = asserted; bits !== 0; bits &= bits - 1) {
      const trigger = 31 - Math.clz32(bits & -bits);
      kernel.under = trigger + 1;
      kernel.refuse(this.triggerBase + trigger);
    }
  }

  private judgeUnder(
    kernel: Kernel<Facts>,
    standing: Standing<Terms>,
    line: number,
    head: number,
    trigger: number,
  ): void {
    kernel.under = trigger + 1;
    if (((kernel.named >>> trigger) & 1) === 0) {
      kernel.refuse(this.triggerBase + trigger);
      return;
    }
    if (standing.sound[head * this.triggerCount + trigger] === 0) {
      const exists = standing.triggers[trigger]!;
      kernel.require(exists, this.triggerBase + this.triggerCount + trigger);
      if (exists === no) return;
      if (standing.heads[head] !== yes)
        for (const guard of this.guardsOf[head]!) kernel.require(standing.guards[guard]!, this.guardBase + guard);
      kernel.require(standing.covers[head * this.triggerCount + trigger]!, this.coverBase + head);
    }
    this.text.rules[head]!(kernel, standing, line, trigger);
    const item = kernel.columns.item[line]!;
    if (item >= 0) {
      const clause = this.refusedItems[head * this.items + item]!;
      if (clause >= 0) kernel.refuse(clause);
    }
    if (this.hasExclusions) this.text.exclusions(kernel, standing, line, trigger);
  }
}

/** The rules of all heads, each once, in the order of heads and in theirs. */
export function rulesOf(product: Product): readonly LineRule[] {
  return [...new Set(product.heads.flatMap((head) => head.rules))];
}
