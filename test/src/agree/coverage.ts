import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Exclusion, Expr, Plan } from "@yakkan/compiler/plan.js";
import { someExpr } from "@yakkan/compiler/walk-expr.js";
import { amountsOf } from "@yakkan/compiler/walk-plan.js";
import type { FactReference, SettlementResult, TraceStep } from "@yakkan/runtime";
import { termsOf } from "../support/generate/history.js";
import type { Json } from "../support/generate/json.js";
import type { Comparison } from "./agreement.js";
import type { Observer } from "./run.js";

/** What the histories have to come to now and then; it is listed also where it was never seen. */
export const expected: readonly string[] = [
  ...[
    "contract",
    "trigger",
    "cover",
    "attachment",
    "window",
    "condition",
    "approval",
    "item",
    "uncovered",
    "exclusion",
  ].map((kind) => `refused by ${kind}`),
  ...[
    "contract",
    "cover",
    "attachment",
    "window",
    "condition",
    "approval",
    "item",
    "exclusion",
    "term",
    "computed",
  ].map((kind) => `undetermined by ${kind}`),
  ...[
    "coinsurance",
    "deductible",
    "deductible-times",
    "deductible-count",
    "franchise",
    "limit",
    "times",
    "count",
    "borne",
    "layers",
  ].map((kind) => `cut by ${kind}`),
  ...[
    "claim",
    "loss",
    "incident",
    "period",
    "policy year",
    "unit",
    "unit and period",
    "unit and policy year",
    "insured",
    "insured and period",
    "insured and policy year",
    "day",
  ].map((basis) => `cut per ${basis}`),
  ...["a deductible", "a limit", "a number of times", "a quantity", "layers", "what is borne"].map(
    (kind) => `other incidents leave less of ${kind}`,
  ),
  "what was due for earlier incidents decides a cut",
  "what a term bears has an end",
  "a ranking decides who bears a cut",
  "an exception of an exclusion keeps a line in",
  "an option that lifts an exclusion keeps a line in",
  "a line may be of another event",
  "a reading matters",
  "a question is open",
  "a fact is assumed",
  "a payment is offset",
  "a line was paid more than is due",
  "something is overpaid",
  "a computed head pays",
  "a computed head pays for a unit",
  "a term acts on counted units",
  "a line is cut by a term of the unit that its own is of",
  "a line waits for what is established of a unit",
  "a sum of each unit in turn decides a cut",
  "what goes over lines decides a cut",
];

/** In what part of the histories, from 0 to 1, each kind has to decide something. */
export const leastShare = 0.05;

/** What of a term other incidents use. */
const usedOf: Readonly<Record<string, string>> = {
  deductible: "a deductible",
  limit: "a limit",
  "deductible-times": "a number of times",
  times: "a number of times",
  "deductible-count": "a quantity",
  count: "a quantity",
  borne: "what is borne",
};

/** What random histories come to: how many lines are paid for, and how often each clause decides something. */
export class Coverage implements Observer {
  private products = 0;
  private refusedTexts = 0;
  private settlements = 0;
  private invalid = 0;
  private readonly lines = { eligible: 0, refused: 0, undetermined: 0 };
  private histories = 0;
  private current = new Set<string>();
  private history = -1;
  private plan: Plan | undefined;
  private terms = new Map<string, readonly string[]>();
  /** Terms whose amounts sum what each unit lost, in an aggregate over them. */
  private sumsEach = new Set<string>();
  /** Those whose amounts go over the lines of their groups. */
  private overLines = new Set<string>();
  /** Those whose amounts read what was due for earlier incidents. */
  private overEarlier = new Set<string>();
  /** The product as it would be if nothing kept lines in that an exclusion takes out, where something does. */
  private strict: { readonly uncarved?: Plan; readonly unlifted?: Plan } = {};
  private readonly seen = new Map<string, number>(expected.map((kind) => [kind, 0]));

  /** The next product; nothing where its text does not compile. */
  next(plan: Plan | undefined): void {
    this.close();
    this.products += 1;
    if (plan === undefined) this.refusedTexts += 1;
    this.plan = plan;
    if (plan === undefined) return;
    const lets = new Map(plan.lets.map((formula) => [formula.name, formula]));
    const isOfEach = (part: Expr): boolean =>
      (part.kind === "loss" || part.kind === "left") && part.ofUnit !== undefined;
    this.sumsEach = new Set(
      termsOf(plan.root)
        .filter((term) => amountsOf(term).some(({ amount }) => someExpr(amount, lets, isOfEach)))
        .map(({ id }) => id),
    );
    const ofEarlier = (part: Expr): boolean => part.kind === "earlier";
    this.overEarlier = new Set(
      termsOf(plan.root)
        .filter((term) => amountsOf(term).some(({ amount }) => someExpr(amount, lets, ofEarlier)))
        .map(({ id }) => id),
    );
    const without = (change: Partial<Exclusion>): Plan => ({
      ...plan,
      exclusions: plan.exclusions.map((exclusion) => ({ ...exclusion, ...change })),
    });
    this.strict = {
      ...(plan.exclusions.some(({ unless }) => unless.length > 0) && { uncarved: without({ unless: [] }) }),
      ...(plan.exclusions.some(({ liftedBy }) => liftedBy.length > 0) && { unlifted: without({ liftedBy: [] }) }),
    };
    this.overLines = new Set(termsOf(plan.root).flatMap(({ id, reads }) => (reads.lines === true ? [id] : [])));
    this.terms = new Map(
      termsOf(plan.root).map((term) => {
        const { over, period, year, day } = term.basis;
        const isByEach = over.kind === "unit" || over.kind === "insured";
        const time = year === true ? "policy year" : "period";
        const basis = !period ? over.kind : isByEach ? `${over.kind} and ${time}` : time;
        const isOfAll = over.kind === "incident";
        return [term.id, day === true ? [...(isOfAll ? [] : [basis]), "day"] : [basis]];
      }),
    );
  }

  settled({ answer }: Comparison, history: number, input: Json): void {
    if (history !== this.history) this.close();
    this.history = history;
    this.settlements += 1;
    if ("result" in answer) {
      this.note(answer.result as SettlementResult);
      this.noteKept(answer.result as SettlementResult, input);
    } else this.invalid += 1;
  }

  private close(): void {
    if (this.plan === undefined || this.history < 0) return;
    this.histories += 1;
    this.history = -1;
    for (const kind of this.current) this.seen.set(kind, (this.seen.get(kind) ?? 0) + 1);
    this.current = new Set();
  }

  private note(result: SettlementResult): void {
    const { current } = this;
    for (const line of result.lines) {
      this.lines[line.verdict] += 1;
      const reasons = new Set(line.refused.map(({ kind }) => kind));
      // A kind of reason decides where it stands alone.
      if (reasons.size === 1) current.add(`refused by ${[...reasons].join()}`);
      if (line.undetermined.some(({ waitsFor }) => waitsFor.some((fact) => this.isEstablished(fact))))
        current.add("a line waits for what is established of a unit");
      const open = new Set(line.undetermined.map(({ kind }) => kind));
      if (open.size === 1) current.add(`undetermined by ${[...open].join()}`);
      for (const { clause } of line.reduced) {
        const kind = clause.split(":")[1] ?? "";
        current.add(`cut by ${kind}`);
        for (const basis of this.terms.get(clause) ?? ["?"]) current.add(`cut per ${basis}`);
        if (this.sumsEach.has(clause)) current.add("a sum of each unit in turn decides a cut");
        if (this.overLines.has(clause)) current.add("what goes over lines decides a cut");
        if (this.overEarlier.has(clause)) current.add("what was due for earlier incidents decides a cut");
        if (this.isOfOuter(clause, line.unit)) current.add("a line is cut by a term of the unit that its own is of");
      }
      if (line.id.startsWith("=") && line.due > 0) {
        current.add("a computed head pays");
        if (line.unit !== undefined) current.add("a computed head pays for a unit");
      }
      if (line.elsewhere !== undefined) current.add("a line may be of another event");
      if (line.paid > line.due) current.add("a line was paid more than is due");
      if (line.pay < line.due - line.paid) current.add("a payment is offset");
    }
    if (result.overpaid > 0) current.add("something is overpaid");
    if (result.open.length > 0) current.add("a question is open");
    if (result.assumed.length > 0) current.add("a fact is assumed");
    if ((result.readings ?? []).length > 0) current.add("a reading matters");
    for (const step of result.trace ?? []) this.noteStep(step);
    if (result.due > 0) current.add("something is due");
  }

  private noteStep(step: TraceStep): void {
    const { current } = this;
    const kind = step.clause.split(":")[1] ?? "";
    const counted = step.counted?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
    const parts = step.layers?.flatMap(({ terms }) => terms) ?? [];
    if (
      isLess(step.before, step.amount, step.used) ||
      isLess(1, step.times, step.timesUsed) ||
      isLess(counted, step.counted?.allowed, step.counted?.used) ||
      parts.some(({ before, amount, used }) => isLess(before, amount, used))
    )
      current.add(`other incidents leave less of ${usedOf[kind] ?? kind}`);
    for (const { together, before, after, amount, used } of step.caps ?? []) {
      if (isLess(together, amount, used)) current.add("other incidents leave less of what is borne");
      if (after < before) current.add("what a term bears has an end");
    }
    const [first, ...others] = step.ranks ?? [];
    const part = (of: number, whole: number): bigint => BigInt(of) * BigInt(whole);
    // In proportion each would have kept the same part of what it had.
    if (first !== undefined && others.some((one) => part(one.after, first.before) !== part(first.after, one.before)))
      current.add("a ranking decides who bears a cut");
    if (step.count !== undefined) current.add("a term acts on counted units");
  }

  /** Lines that are eligible, and would not be if nothing kept them in. */
  private noteKept({ lines }: SettlementResult, input: Json): void {
    const eligible = new Set(lines.filter(({ verdict }) => verdict === "eligible").map(({ id }) => id));
    if (eligible.size === 0) return;
    const tell = (kind: string, strict: Plan | undefined): void => {
      if (strict === undefined || this.current.has(kind)) return;
      const other = interpret(strict, input);
      if (other.ok && other.result.lines.some(({ id, verdict }) => verdict === "refused" && eligible.has(id)))
        this.current.add(kind);
    };
    tell("an exception of an exclusion keeps a line in", this.strict.uncarved);
    tell("an option that lifts an exclusion keeps a line in", this.strict.unlifted);
  }

  private isOfOuter(clause: string, unit: string | undefined): boolean {
    const [, , basis = ""] = clause.split(":");
    const kind = basis.replace(/-(?:day|period|day-period|policy-year)$/, "");
    return unit !== undefined && unit !== kind && this.plan?.units.some(({ name }) => name === kind) === true;
  }

  private isEstablished({ of, name }: FactReference): boolean {
    const established = this.plan?.units.flatMap((unit) => unit.established) ?? [];
    return of === "unit" && established.some((fact) => fact.name === name);
  }

  /** Products that compile, and histories of them. */
  get size(): { readonly products: number; readonly histories: number } {
    this.close();
    return { products: this.products - this.refusedTexts, histories: this.histories };
  }

  /** Of all lines, from 0 to 1. */
  get eligible(): number {
    return this.lines.eligible / Math.max(1, this.lines.eligible + this.lines.refused + this.lines.undetermined);
  }

  /** In what part of the histories, from 0 to 1, each kind decides something. */
  get shares(): ReadonlyMap<string, number> {
    this.close();
    return new Map([...this.seen].map(([kind, count]) => [kind, count / Math.max(1, this.histories)]));
  }

  text(): string {
    const { products, histories } = this.size;
    const lines = this.lines.eligible + this.lines.refused + this.lines.undetermined;
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    const of = (part: number, whole: number): string => percent(part / Math.max(1, whole));
    return [
      `${this.products} products (${of(products, this.products)} compile), ${histories} histories, ${this.settlements} settlements (${of(this.invalid, this.settlements)} of invalid inputs)`,
      `lines: ${percent(this.eligible)} eligible, ${of(this.lines.refused, lines)} refused, ${of(this.lines.undetermined, lines)} undetermined`,
      "of the histories:",
      ...[...this.shares].map(([kind, share]) => `${percent(share).padStart(8)}  ${kind}`),
    ].join("\n");
  }
}

/** Whether a group would come to something else if other incidents had used nothing of what is allowed. */
function isLess(before: number, allowed: number | null | undefined, used: number | undefined): boolean {
  if (typeof allowed !== "number" || used === undefined) return false;
  return used > 0 && allowed > 0 && before > Math.max(0, allowed - used);
}
