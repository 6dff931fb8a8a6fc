import type { Expr, Plan } from "@yakkan/compiler/plan.js";
import { someExpr } from "@yakkan/compiler/walk-expr.js";
import { amountsOf } from "@yakkan/compiler/walk-plan.js";
import type { FactReference, SettlementResult } from "@yakkan/runtime";
import { termsOf } from "../support/generate/history.js";
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
  ...["claim", "incident", "period", "unit", "unit and period", "insured", "insured and period", "day"].map(
    (basis) => `cut per ${basis}`,
  ),
  "a line waits for what is established of a unit",
  "a sum of each unit in turn decides a cut",
  "what goes over lines decides a cut",
];

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

  settled({ answer }: Comparison, history: number): void {
    if (history !== this.history) this.close();
    this.history = history;
    this.settlements += 1;
    if ("result" in answer) this.note(answer.result as SettlementResult);
    else this.invalid += 1;
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
        if (this.isOfOuter(clause, line.unit)) current.add("a line is cut by a term of the unit that its own is of");
      }
      if (line.id.startsWith("=") && line.due > 0) current.add("a computed head pays");
      if (line.unit !== undefined && line.due > 0) current.add("a computed head pays for a unit");
      if (line.paid > line.due) current.add("a line was paid more than is due");
      if (line.pay < line.due - line.paid) current.add("a payment is offset");
    }
    if (result.overpaid > 0) current.add("something is overpaid");
    if (result.open.length > 0) current.add("a question is open");
    if (result.assumed.length > 0) current.add("a fact is assumed");
    if ((result.readings ?? []).length > 0) current.add("a reading matters");
    if ((result.trace ?? []).some(({ used = 0, amount }) => used > 0 && typeof amount === "number"))
      current.add("another incident has used a term");
    if ((result.trace ?? []).some(({ line }) => line !== undefined)) current.add("a term acts on counted units");
    if (result.due > 0) current.add("something is due");
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
