import { byName } from "../by-name.js";
import { daysIn } from "../check/literals.js";
import { compareRational, rational } from "../exact/rational.js";
import type { CompareOperator, Expr, Let, Literal, Plan, Range, Rational, TableKey, Type } from "../plan.js";
import { mayBeNever } from "../may-be-never.js";
import { mayBeUnlimited } from "../may-be-unlimited.js";
import { someExpr } from "../walk-expr.js";
import { declarationOf, isWholeRange } from "../whole-numbers.js";
import {
  add,
  addIntervals,
  anything,
  dayOfLiteral,
  divide,
  divideIntervals,
  exactly,
  greater,
  hull,
  intersection,
  type Interval,
  isNotNegative,
  lesser,
  multiply,
  multiplyIntervals,
  negate,
  negateInterval,
  notNegative,
  one,
  roundInterval,
  secondOf,
  sizeOf,
  zero,
  zeroOf,
} from "./interval.js";
import { keyOf } from "../keys.js";
import { type Logic, not } from "./logic.js";
import {
  atom,
  atomOfDay,
  atomOfLength,
  constant,
  isAtLeastPartOf,
  isMultiple,
  keyOfAtom,
  keyOfDay,
  type Linear,
  minus,
  negative,
  plus,
  scaled,
  sumOf,
  timesOf,
} from "./sums.js";
import { isInKey } from "./table-keys.js";

/** What a rule of the contract says: that a sum is not negative, or, if strict, above zero. */
interface Inequality {
  readonly sum: Linear;
  readonly strict: boolean;
}

/** A comparison of sizes that holds, and by how much its left side is more. */
interface Comparison {
  readonly operator: CompareOperator;
  readonly difference: Linear;
  readonly test: Expr;
}

/** What is known under some guards. */
interface Found {
  readonly comparisons: readonly Comparison[];
  inequalities?: readonly Inequality[];
  /** Of single parts, by their keys. */
  readonly ends: ReadonlyMap<string, Interval>;
  readonly intervals: Map<Expr, Interval>;
}

interface Bound {
  readonly value: Rational;
  readonly strict: boolean;
}

/** What a plan declares, by name, with the ranges of what is stated. */
type Declarations = Parameters<typeof mayBeUnlimited>[1] &
  Parameters<typeof declarationOf>[1] & { readonly ranges: ReadonlyMap<string, Interval> };

const startOfPeriod: Expr = { type: { kind: "datetime" }, kind: "period", end: "from" };
const endOfPeriod: Expr = { type: { kind: "datetime" }, kind: "period", end: "to" };
const lastOfPeriod: Expr = { type: { kind: "date" }, kind: "period", end: "last_day" };

type Lookup = Expr & { readonly kind: "lookup" };

/** How many rules may be combined to find one bound. */
const depthOfRules = 2;
/** How deep `if`, `min` and `max` are taken apart. */
const depthOfCases = 6;

/** How many branches are asked for one choice: of choices between choices each twice as many. */
const mostBranches = 24;

/** One list of no guards, as what is found is kept by it. */
const none: readonly Expr[] = [];
/** No guards either, but asked by the ranges alone, with neither rules nor what holds in a branch. */
const byRanges: readonly Expr[] = [];

/**
 * What amounts can be under the contracts that are allowed: from the ranges of choices and facts and from
 * the rules of the contract. What cannot be told is left open, so that it raises no alarm.
 */
export class Bounds {
  /** By the guards, what is known under them: an `if` asks for one part again and again. */
  private found = new WeakMap<readonly Expr[], Found>();
  /** By the guards, those that say something even of dates that never come. */
  private readonly sure = new WeakMap<readonly Expr[], readonly Expr[]>();
  private isDeciding = false;
  private readonly sums = new WeakMap<Expr, Linear>();
  private readonly byRanges: Found = { comparisons: [], inequalities: [], ends: new Map(), intervals: new Map() };
  /** Choices between conditions that are being taken apart, and how many branches that took. */
  private readonly branching = new Set<Expr>();
  private branched = 0;

  constructor(
    private readonly plan: Plan,
    private readonly logic: Logic,
    /** Rules that count; a rule that is itself in question is left out. */
    private readonly rules: readonly Expr[] = plan.contractRules.map(({ test }) => test),
    private readonly declared: Declarations = declarationsOf(plan),
  ) {}

  private get lets(): ReadonlyMap<string, Let> {
    return this.declared.lets;
  }

  private get ranges(): ReadonlyMap<string, Interval> {
    return this.declared.ranges;
  }

  /** The same by the ranges alone. */
  withRules(rules: readonly Expr[]): Bounds {
    return new Bounds(this.plan, this.logic, rules, this.declared);
  }

  /** The least and the most that the value can be where the guards hold, of a date its days. What these read is known there. */
  intervalOf(expr: Expr, guards: readonly Expr[]): Interval {
    const sum = isDate(expr) ? this.dayOf(expr) : this.linear(expr);
    const ends = this.endsOfSum(sum, this.inequalities(guards), guards);
    return intersection(this.plainInterval(expr, guards), ends);
  }

  /**
   * Whether the left is at least the right (or above it) wherever the guards hold; of dates: where both of them come.
   * False: not known to be.
   */
  isAtLeast(left: Expr, right: Expr, guards: readonly Expr[], strict = false, depth = depthOfCases): boolean {
    const l = this.readThrough(left);
    const r = this.readThrough(right);
    if (r.kind === "unlimited") return l.kind === "unlimited" && !strict;
    if (l.kind === "unlimited") return !strict || !mayBeUnlimited(r, this.declared);
    if (depth > 0) {
      const deeper = (a: Expr, b: Expr, more: readonly Expr[] = []): boolean =>
        this.isAtLeast(a, b, [...guards, ...more], strict, depth - 1);
      if (l.kind === "if") return casesOf(l, this.logic, guards).every(([value, more]) => deeper(value, r, more));
      if (r.kind === "if") return casesOf(r, this.logic, guards).every(([value, more]) => deeper(l, value, more));
      if (l.kind === "min") return l.operands.every((operand) => deeper(operand, r));
      if (r.kind === "max") return r.operands.every((operand) => deeper(l, operand));
      if (l.kind === "max" && l.operands.some((operand) => deeper(operand, r))) return true;
      // The first of some days is not before one that never comes.
      if (r.kind === "min" && r.operands.some((operand) => this.comes(operand) && deeper(l, operand))) return true;
    }
    const isSo = (difference: Linear, isStrict: boolean): boolean => {
      const bound = this.lowerBound(difference, this.inequalities(guards), guards, depthOfRules);
      const sign = bound === undefined ? -1 : compareRational(bound.value, zero);
      return sign > 0 || (sign === 0 && (!isStrict || bound?.strict === true));
    };
    if (!isDate(l)) return isSo(minus(this.linear(l), this.linear(r)), strict);
    const days = minus(this.dayOf(l), this.dayOf(r));
    if (!isTimed(l) || !isTimed(r)) return isSo(days, strict);
    // Of two that have a time, one on a later day is the later one.
    return isSo(days, true) || isSo(minus(this.linear(l), this.linear(r)), strict);
  }

  /** Whether sizes do not rule out that the conditions hold together. */
  arePossible(conditions: readonly Expr[]): boolean {
    const sure = this.withoutNever(conditions);
    const facts = this.inequalities(sure);
    return facts.every(({ sum, strict }) => {
      const bound = this.lowerBound(negative(sum), facts, sure, depthOfRules);
      const sign = bound === undefined ? -1 : compareRational(bound.value, zero);
      return sign < 0 || (sign === 0 && !strict && bound?.strict !== true);
    });
  }

  /** Whether the amount is `unlimited` wherever the guards hold. */
  isUnlimited(amount: Expr, guards: readonly Expr[]): boolean {
    const read = this.readThrough(amount);
    switch (read.kind) {
      case "unlimited":
        return true;
      case "if":
        return casesOf(read, this.logic, guards).every(([value, more]) =>
          this.isUnlimited(value, [...guards, ...more]),
        );
      case "lookup": {
        const cells = this.cellsRead(read, guards);
        return cells.length > 0 && cells.every((cell) => cell === "unlimited");
      }
      case "min":
        return read.operands.every((operand) => this.isUnlimited(operand, guards));
      case "max":
        return read.operands.some((operand) => this.isUnlimited(operand, guards));
      default:
        return false;
    }
  }

  /** Whether it is known to be other than zero: by what it can be, or because a condition says so of it or a multiple of it. */
  isNotZero(expr: Expr, guards: readonly Expr[]): boolean {
    const nothing = zeroOf(expr);
    if (this.isAtLeast(expr, nothing, guards, true) || this.isAtLeast(nothing, expr, guards, true)) return true;
    const sum = this.linear(expr);
    return guards.some((guard) =>
      this.comparisonsIn(guard, guards).some(
        ({ operator, difference }) => operator === "<>" && isMultiple(sum, difference),
      ),
    );
  }

  /** What the comparison comes to wherever the guards hold; nothing where it can be either. */
  compare(operator: CompareOperator, left: Expr, right: Expr, guards: readonly Expr[]): boolean | undefined {
    if (!isDate(left) && !sizeKinds.has(left.type.kind)) return undefined;
    const found = this.compareSizes(operator, left, right, this.withoutNever(guards));
    // With a date that never comes, or what is worked out from it, all but `<>` fails.
    const isWithoutThem = found === (operator === "<>") || ![left, right].some((side) => mayBeNever(side, this.plan));
    return isWithoutThem ? found : undefined;
  }

  /** Not one of the dates that may be `never`. */
  private comes(expr: Expr): boolean {
    return !isDate(expr) || !mayBeNever(expr, this.plan);
  }

  private compareSizes(
    operator: CompareOperator,
    left: Expr,
    right: Expr,
    guards: readonly Expr[],
  ): boolean | undefined {
    const above = (strict: boolean): boolean => this.isAtLeast(left, right, guards, strict);
    const below = (strict: boolean): boolean => this.isAtLeast(right, left, guards, strict);
    switch (operator) {
      case "<":
        return below(true) ? true : above(false) ? false : undefined;
      case "<=":
        return below(false) ? true : above(true) ? false : undefined;
      case ">":
        return above(true) ? true : below(false) ? false : undefined;
      case ">=":
        return above(false) ? true : below(true) ? false : undefined;
      case "=":
        return above(true) || below(true) ? false : above(false) && below(false) ? true : undefined;
      case "<>":
        return above(true) || below(true) ? true : above(false) && below(false) ? false : undefined;
    }
  }

  /** Whether the condition holds wherever the guards do, by sizes and by logic. */
  holds(test: Expr, guards: readonly Expr[]): boolean {
    const read = this.readThrough(test);
    switch (read.kind) {
      case "compare":
        return this.compare(read.operator, read.left, read.right, guards) === true || this.logic.implies(guards, read);
      case "and":
        return read.operands.every((operand) => this.holds(operand, guards));
      case "or":
        return read.operands.some((operand) => this.holds(operand, guards)) || this.logic.implies(guards, read);
      default:
        return this.logic.implies(guards, read);
    }
  }

  // ── Intervals ──────────────────────────────────────────────────────────────────────────────────────

  private plainInterval(expr: Expr, guards: readonly Expr[]): Interval {
    const { intervals } = this.foundUnder(guards);
    const known = intervals.get(expr);
    if (known !== undefined) return known;
    const own = this.ownInterval(expr, guards);
    const interval = expr.kind === "literal" || expr.kind === "if" ? own : this.narrowed(own, expr, guards);
    intervals.set(expr, interval);
    return interval;
  }

  private branches(expr: Expr & { kind: "if" }, guards: readonly Expr[]): Interval {
    // What is known of a branch may be known by comparing the choice itself, which is then asked by its ranges alone.
    if (guards === byRanges || this.branching.has(expr) || this.branched >= mostBranches)
      return [expr.then, expr.otherwise].map((one) => this.plainInterval(one, byRanges)).reduce(hull);
    this.branching.add(expr);
    try {
      const cases = casesOf(expr, this.logic, guards);
      this.branched += cases.length;
      return cases.map(([value, more]) => this.intervalOf(value, [...guards, ...more])).reduce(hull);
    } finally {
      this.branching.delete(expr);
      if (this.branching.size === 0) this.branched = 0;
    }
  }

  /** What the guards say of the claim, insured or unit at hand they do not say of each. In a branch, what is found is kept for it alone. */
  private ofEach(guards: readonly Expr[]): readonly Expr[] {
    return guards === byRanges ? byRanges : this.branching.size === 0 ? none : [];
  }

  /** By what conditions and rules say of just this. */
  private narrowed(own: Interval, expr: Expr, guards: readonly Expr[]): Interval {
    const { ends } = this.foundUnder(guards);
    const end = ends.size === 0 ? undefined : ends.get(isDate(expr) ? keyOfDay(expr) : keyOfAtom(expr));
    return end === undefined ? own : intersection(own, end);
  }

  private ownInterval(expr: Expr, guards: readonly Expr[]): Interval {
    const of = (part: Expr): Interval => this.plainInterval(part, guards);
    switch (expr.kind) {
      case "literal":
        return intervalOfLiteral(expr.literal);
      case "choice":
        return this.ranges.get(`choice ${expr.name}`) ?? anything;
      case "fact":
        return this.ranges.get(`fact ${expr.name}`) ?? anything;
      case "unit-fact":
      case "established":
        return this.ranges.get(`unit ${expr.unit}.${expr.name}`) ?? anything;
      case "line":
        return expr.field === "count" ? { least: one } : expr.field === "amount" ? notNegative : anything;
      case "let":
        return of(this.readThrough(expr));
      // A time and a duration, or two times, are no sum of days.
      case "add":
        return isDate(expr.left) ? anything : addIntervals(of(expr.left), of(expr.right));
      case "subtract":
        return isDate(expr.left) ? anything : addIntervals(of(expr.left), negateInterval(of(expr.right)));
      case "negate":
        return negateInterval(of(expr.operand));
      case "multiply":
        return multiplyIntervals(of(expr.left), of(expr.right));
      case "divide":
        return this.quotient(expr, guards);
      case "round":
        return roundInterval(of(expr.operand), expr.rounding, expr.to);
      case "min":
      case "max": {
        const all = expr.operands.map(of);
        const ends = (pick: "least" | "most"): Rational[] =>
          all.flatMap((one, at) => (pick === "least" || this.comes(expr.operands[at]!) ? (one[pick] ?? []) : []));
        const pick = (values: readonly Rational[], choose: typeof lesser): Rational | undefined =>
          values.length === 0 ? undefined : values.reduce(choose);
        const whole = (values: readonly Rational[]): readonly Rational[] => (values.length < all.length ? [] : values);
        // The lesser of two is at most either of them, and at least both.
        return expr.kind === "min"
          ? { least: pick(whole(ends("least")), lesser), most: pick(ends("most"), lesser) }
          : { least: pick(ends("least"), greater), most: pick(whole(ends("most")), greater) };
      }
      case "if":
        return this.branches(expr, guards);
      case "lookup":
        return this.columnInterval(expr, guards);
      case "sum": {
        const { least } = this.plainInterval(expr.value, this.ofEach(guards));
        return least !== undefined && compareRational(least, zero) >= 0 ? notNegative : anything;
      }
      case "largest":
      case "smallest":
        return this.plainInterval(expr.value, this.ofEach(guards));
      case "subject":
      case "loss":
      case "deducted":
      case "left":
      case "earlier":
        return notNegative;
      case "incident-number":
        return { least: one };
      case "between":
        return this.daysApart(expr, guards);
      case "date-part":
        if (expr.part === "month") return { least: one, most: rational(12n) };
        // A span may lead out of the years that can be stated.
        return someExpr(
          expr.date,
          this.lets,
          ({ kind }) => kind === "span-end" || kind === "add" || kind === "subtract",
        )
          ? anything
          : { least: one, most: rational(9_999n) };
      default:
        return anything;
    }
  }

  /** By what conditions say of days alone; of months and years no more than that they are in order. */
  private daysApart(expr: Expr & { kind: "between" }, guards: readonly Expr[]): Interval {
    const facts = this.foundUnder(guards)
      .comparisons.flatMap(inequalitiesFor)
      .filter(({ sum }) => sum.parts.every((part) => isDate(part.expr)));
    const days = this.endsOfSum(this.daysBetween(expr), facts, guards);
    return expr.unit === "days" ? days : isNotNegative(days) ? notNegative : anything;
  }

  private endsOfSum(sum: Linear, facts: readonly Inequality[], guards: readonly Expr[]): Interval {
    const least = this.lowerBound(sum, facts, guards, depthOfRules)?.value;
    const most = this.lowerBound(negative(sum), facts, guards, depthOfRules)?.value;
    return { least, most: most && negate(most) };
  }

  private quotient({ left, right }: { readonly left: Expr; readonly right: Expr }, guards: readonly Expr[]): Interval {
    const part = this.plainInterval(left, guards);
    const quotient = divideIntervals(part, this.plainInterval(right, guards));
    // What is divided by the sum of itself and of what is not negative is at most all of it.
    if (!isNotNegative(part) || !this.isPlainlyAtLeast(right, left, guards)) return quotient;
    return { least: quotient.least ?? zero, most: quotient.most === undefined ? one : lesser(quotient.most, one) };
  }

  /** By ranges, or by one of the conditions alone: what these read may be quotients itself. */
  private isPlainlyAtLeast(left: Expr, right: Expr, guards: readonly Expr[]): boolean {
    const l = this.readThrough(left);
    const r = this.readThrough(right);
    if (l.kind === "max" && l.operands.some((operand) => this.isPlainlyAtLeast(operand, r, guards))) return true;
    if (r.kind === "min" && r.operands.some((operand) => this.isPlainlyAtLeast(l, operand, guards))) return true;
    if (r.kind === "max" && r.operands.every((operand) => this.isPlainlyAtLeast(l, operand, guards))) return true;
    const rest = minus(this.linear(l), this.linear(r));
    return (
      isNotNegative({ least: this.lowerByRanges(rest, guards)?.value }) ||
      guards.some((guard) =>
        this.comparisonsIn(guard, none)
          .flatMap(inequalitiesFor)
          .some((inequality) => isAtLeastPartOf(rest, inequality.sum)),
      )
    );
  }

  private columnInterval(read: Lookup, guards: readonly Expr[]): Interval {
    const intervals = this.cellsRead(read, guards).map((cell): Interval => {
      const size = cell === "unlimited" ? undefined : sizeOf(cell);
      return size === undefined ? anything : exactly(size);
    });
    return intervals.length === 0 ? anything : intervals.reduce(hull);
  }

  /** What may be read where the guards hold: of rows no key of which is ruled out by itself. */
  private cellsRead(
    { table: name, column, keys }: Lookup,
    guards: readonly Expr[],
  ): readonly (Literal | "unlimited")[] {
    const table = this.declared.tables.get(name);
    if (table === undefined) return [];
    const index = table.columns.findIndex((candidate) => candidate.name === column);
    const open = new Map<string, boolean>();
    const isOpen = (key: Expr, row: TableKey): boolean => {
      const test = `${keys.indexOf(key)} ${keyOf(row)}`;
      const known = open.get(test) ?? this.canBeIn(key, row, guards);
      open.set(test, known);
      return known;
    };
    return table.rows
      .filter((row) => keys.every((key, at) => row.keys[at]?.some((one) => isOpen(key, one)) ?? true))
      .flatMap(({ values }) => values[index] ?? []);
  }

  private canBeIn(key: Expr, row: TableKey, guards: readonly Expr[]): boolean {
    const isAllowed = (): boolean => this.logic.satisfiable([...guards, isInKey(key, row)]);
    if (!sizeKinds.has(key.type.kind)) return isAllowed();
    const { least, most } = this.plainInterval(key, guards);
    const [from, to] = row.kind === "value" ? [row.literal, row.literal] : [row.from ?? row.over, row.to ?? row.under];
    const room = [roomBetween(from && sizeOf(from), most), roomBetween(least, to && sizeOf(to))];
    // Where they meet in an end, conditions say whether that is in both.
    return room.every((one) => one >= 0) && (room.every((one) => one > 0) || isAllowed());
  }

  private readThrough(expr: Expr): Expr {
    if (expr.kind !== "let") return expr;
    const formula = this.plan.lets.find(({ name }) => name === expr.name);
    return formula === undefined ? expr : this.readThrough(formula.value);
  }

  // ── Sums and rules ─────────────────────────────────────────────────────────────────────────────────

  private linear(expr: Expr): Linear {
    const known = this.sums.get(expr);
    if (known !== undefined) return known;
    const sum = this.sumOf(expr);
    this.sums.set(expr, sum);
    return sum;
  }

  private sumOf(expr: Expr): Linear {
    switch (expr.kind) {
      case "let":
        return this.linear(this.readThrough(expr));
      case "literal": {
        const size = sizeOf(expr.literal) ?? secondOf(expr.literal);
        return size === undefined ? atom(expr) : constant(size);
      }
      case "add":
        return plus(this.linear(expr.left), this.linear(expr.right));
      case "subtract":
        return minus(this.linear(expr.left), this.linear(expr.right));
      case "negate":
        return negative(this.linear(expr.operand));
      case "multiply": {
        const left = this.linear(expr.left);
        const right = this.linear(expr.right);
        if (left.parts.length === 0) return scaled(right, left.constant);
        return right.parts.length === 0 ? scaled(left, right.constant) : atom(expr);
      }
      case "between":
        return expr.unit === "days" ? this.daysBetween(expr) : atom(expr);
      case "divide": {
        const by = this.linear(expr.right);
        if (by.parts.length > 0 || by.constant.numerator === 0n) return atom(expr);
        return scaled(this.linear(expr.left), divide(one, by.constant));
      }
      case "loss": {
        // In an amount by unit a part may be that of the unit where the whole is that of the incident.
        if (expr.heads === undefined || this.plan.units.length > 0) return atom(expr);
        return sumOf(expr.heads.map((head) => ({ ...expr, heads: [head] })));
      }
      default:
        return atom(expr);
    }
  }

  private daysBetween({ from, to }: Expr & { kind: "between" }): Linear {
    return minus(this.dayOf(to), this.dayOf(from));
  }

  /** The day of a date, counted in days; of a span that begins or ends with another by that. */
  private dayOf(expr: Expr): Linear {
    const date = this.readThrough(expr);
    const day = date.kind === "literal" ? dayOfLiteral(date.literal) : undefined;
    if (day !== undefined) return constant(day);
    if (date.kind !== "span-end") return atomOfDay(date);
    const length = this.lengthOf(date);
    const from = this.dayOf(date.from);
    if (date.direction === "before") return minus(from, length);
    return plus(from, date.direction === "after" ? length : minus(length, constant(one)));
  }

  /** In days. How long a month is depends on the day that it is counted from. */
  private lengthOf(end: Expr & { kind: "span-end" }): Linear {
    const span = this.readThrough(end.span);
    const { least, most } = span.kind === "literal" ? intervalOfLiteral(span.literal) : anything;
    const isFixed = least !== undefined && most !== undefined && compareRational(least, most) === 0;
    return isFixed ? constant(least) : atomOfLength(span, end);
  }

  /** The least that the sum can be; each rule may be used to replace one part by others. */
  private lowerBound(
    sum: Linear,
    facts: readonly Inequality[],
    guards: readonly Expr[],
    depth: number,
  ): Bound | undefined {
    let best = this.lowerByRanges(sum, guards);
    if (depth === 0 || sum.parts.length === 0) return best;
    facts.forEach((fact) =>
      sum.parts.forEach(({ key, times }) => {
        const inFact = timesOf(key, fact.sum);
        if (inFact === undefined || inFact.numerator > 0n !== times.numerator > 0n) return;
        const factor = divide(times, inFact);
        // sum = factor × fact + rest, and the fact is not negative.
        const rest = this.lowerBound(plus(sum, scaled(fact.sum, negate(factor))), facts, guards, depth - 1);
        if (rest === undefined) return;
        const found = { value: rest.value, strict: rest.strict || fact.strict };
        if (best === undefined || isBetter(found, best)) best = found;
      }),
    );
    return best;
  }

  private lowerByRanges(sum: Linear, guards: readonly Expr[]): Bound | undefined {
    let value = sum.constant;
    for (const { key, times, expr } of sum.parts) {
      const { least, most } = this.intervalOfPart(key, expr, guards);
      const end = times.numerator > 0n ? least : most;
      if (end === undefined) return undefined;
      value = add(value, multiply(times, end));
    }
    return { value, strict: false };
  }

  /** Of an instant only what conditions say of it: intervals of dates are of days. */
  private intervalOfPart(key: string, expr: Expr, guards: readonly Expr[]): Interval {
    if (!isDate(expr) || key === keyOfDay(expr)) return this.plainInterval(expr, guards);
    return this.foundUnder(guards).ends.get(key) ?? anything;
  }

  /** The rules that hold under the guards, and these themselves, as far as they are sums. */
  private inequalities(guards: readonly Expr[]): readonly Inequality[] {
    const under = this.foundUnder(guards);
    return (under.inequalities ??= under.comparisons
      .flatMap((comparison) =>
        comparison.operator === "<>" ? this.awayFromZero(comparison.difference, guards) : inequalitiesFor(comparison),
      )
      .map((inequality) => this.inWholes(inequality)));
  }

  /** A sum of whole numbers, or of days, that is above 3 is at least 4. */
  private inWholes(inequality: Inequality): Inequality {
    const { sum, strict } = inequality;
    const isOfWholes = sum.parts.every(({ key, times, expr }) => times.denominator === 1n && this.isWhole(key, expr));
    if (sum.parts.length === 0 || !isOfWholes) return inequality;
    const { numerator, denominator } = sum.constant;
    const down = numerator / denominator - (numerator % denominator < 0n ? 1n : 0n);
    const isExact = numerator % denominator === 0n;
    return { sum: { parts: sum.parts, constant: rational(strict && isExact ? down - 1n : down) }, strict: false };
  }

  private isWhole(key: string, expr: Expr): boolean {
    if (isDate(expr)) return key === keyOfDay(expr);
    if (expr.type.kind === "span") return true;
    return (expr.kind === "line" && expr.field === "count") || isWholeRange(declarationOf(expr, this.declared)?.range);
  }

  private foundUnder(guards: readonly Expr[]): Found {
    const known = guards === byRanges ? this.byRanges : this.found.get(guards);
    if (known !== undefined) return known;
    const keep = (comparisons: readonly Comparison[]): Found => {
      const ends = endsOf(comparisons.flatMap(inequalitiesFor));
      const under: Found = { comparisons, ends, intervals: new Map() };
      this.found.set(guards, under);
      return under;
    };
    // What is left of a choice between conditions goes by what the guards say without it, and of a rule by the guards.
    keep([]);
    const own = guards.flatMap((guard) => this.comparisonsIn(guard, guards));
    keep(own);
    const ofRules = this.rules.flatMap((rule) =>
      this.comparisonsIn(rule, guards).filter((comparison) => this.isOfAll(comparison, guards)),
    );
    return keep([...own, ...ofRules, ...periodsIn([...own, ...ofRules])]);
  }

  /** The comparisons of sizes that hold where the condition does. */
  private comparisonsIn(test: Expr, guards: readonly Expr[]): readonly Comparison[] {
    switch (test.kind) {
      case "and":
        return test.operands.flatMap((operand) => this.comparisonsIn(operand, guards));
      case "or": {
        // What is left of a choice between conditions where the guards rule the others out.
        const open = test.operands.filter((operand) => !this.isRuledOut(operand, guards));
        if (open.length > 1) return [];
        // Of none of them it cannot hold: that nothing is above zero.
        return open[0] === undefined
          ? [{ operator: ">", difference: constant(zero), test }]
          : this.comparisonsIn(open[0], guards);
      }
      case "not": {
        const operand = this.readThrough(test.operand);
        const turned = this.mayFailByNever(operand) ? undefined : opposite(operand);
        return turned === undefined ? [] : this.comparisonsIn(turned, guards);
      }
      case "let": {
        const read = this.readThrough(test);
        return read.kind === "let" ? [] : this.comparisonsIn(read, guards);
      }
      case "compare": {
        const { left, right, operator } = test;
        if (isDate(left)) return this.comparisonsOfDates(test);
        return sizeKinds.has(left.type.kind)
          ? [{ operator, difference: minus(this.linear(left), this.linear(right)), test }]
          : [];
      }
      case "within": {
        const notBefore = this.isFrom(test.value, test.from, test);
        return test.until === undefined ? [notBefore] : [notBefore, this.isFrom(test.until, test.value, test)];
      }
      case "during":
        return [this.isFrom(test.value, startOfPeriod, test), this.isFrom(endOfPeriod, test.value, test)];
      default:
        return [];
    }
  }

  /** Whether it may be one of `<` to `>=` that fails because a date never came; then the one turned round fails, too. */
  private mayFailByNever(test: Expr): boolean {
    if (test.kind !== "compare" || test.operator === "=" || test.operator === "<>") return false;
    return isDate(test.left) && [test.left, test.right].some((date) => mayBeNever(date, this.plan));
  }

  /**
   * Those that say something even of dates that never come. The others tell what a value is, as it is one only where
   * these come, and not that a comparison holds.
   */
  private withoutNever(guards: readonly Expr[]): readonly Expr[] {
    const known = this.sure.get(guards);
    if (known !== undefined) return known;
    const sure = guards.filter((guard) => !this.mayHoldByNever(guard, true));
    const kept = sure.length === guards.length ? guards : sure;
    this.sure.set(guards, kept);
    return kept;
  }

  /** Whether the test may hold, or fail, because a date that it reads never came. */
  private mayHoldByNever(test: Expr, isHeld: boolean): boolean {
    const read = this.readThrough(test);
    switch (read.kind) {
      case "not":
        return this.mayHoldByNever(read.operand, !isHeld);
      case "and":
      case "or":
        return read.operands.some((operand) => this.mayHoldByNever(operand, isHeld));
      case "compare":
        return (
          (read.operator === "<>") === isHeld && [read.left, read.right].some((side) => mayBeNever(side, this.plan))
        );
      default:
        return false;
    }
  }

  /** By days, or, of two that have a time, by instants, which in their order are of days that are. */
  private comparisonsOfDates(test: Expr & { kind: "compare" }): readonly Comparison[] {
    const { left, right, operator } = test;
    const days = minus(this.dayOf(left), this.dayOf(right));
    if (left.type.kind !== "datetime" || right.type.kind !== "datetime") return [{ operator, difference: days, test }];
    const difference = minus(this.linear(left), this.linear(right));
    const loose = { "<": "<=", ">": ">=", "<=": "<=", ">=": ">=", "=": "=", "<>": undefined } as const;
    const byDays = loose[operator];
    return [
      { operator, difference, test },
      ...(byDays === undefined ? [] : [{ operator: byDays, difference: days, test }]),
    ];
  }

  private isFrom(later: Expr, earlier: Expr, test: Expr): Comparison {
    return { operator: ">=", difference: minus(this.dayOf(later), this.dayOf(earlier)), test };
  }

  private isRuledOut(test: Expr, guards: readonly Expr[]): boolean {
    const read = this.readThrough(test);
    if (this.logic.implies(guards, not(read))) return true;
    if (read.kind !== "compare") return false;
    return this.withoutDeciding(guards, () => this.compare(read.operator, read.left, read.right, guards)) === false;
  }

  /** What decides which comparisons hold goes by those alone that are known without it, or it would go round in circles. */
  private withoutDeciding<T>(guards: readonly Expr[], find: () => T): T | undefined {
    if (this.isDeciding) return undefined;
    const kept = this.found;
    const { comparisons, ends } = this.foundUnder(guards);
    this.found = new WeakMap([[guards, { comparisons, ends, intervals: new Map() }]]);
    this.isDeciding = true;
    try {
      return find();
    } finally {
      this.found = kept;
      this.isDeciding = false;
    }
  }

  /** A sum that is not zero is above it where it cannot be below, and the other way round. */
  private awayFromZero(sum: Linear, guards: readonly Expr[]): readonly Inequality[] {
    return [sum, negative(sum)].flatMap((one) => {
      const least = this.withoutDeciding(guards, () => this.lowerByRanges(one, guards))?.value;
      return least !== undefined && compareRational(least, zero) >= 0 ? [{ sum: one, strict: true }] : [];
    });
  }

  /**
   * A rule that reads what this contract may not say, or a table that may have no row for it, tells nothing; one of a
   * single choice holds wherever that is read.
   */
  private isOfAll({ difference, test }: Comparison, guards: readonly Expr[]): boolean {
    const [only] = difference.parts;
    const single = difference.parts.length === 1 && only?.expr.kind === "choice" ? only.expr.name : undefined;
    return !someExpr(test, this.lets, (part) => {
      if (part.kind === "lookup") return true;
      if (part.kind !== "choice" || part.name === single) return false;
      const choice = this.plan.choices.find(({ name }) => name === part.name);
      if (choice === undefined || choice.optional) return true;
      return choice.when !== undefined && !this.logic.implies(guards, choice.when);
    });
  }
}

const sizeKinds: ReadonlySet<Type["kind"]> = new Set(["money", "number", "ratio", "duration"]);

/** Counted in days. */
const dayKinds: ReadonlySet<Type["kind"]> = new Set(["date", "datetime", "span"]);

function isDate({ type }: Expr): boolean {
  return type.kind === "date" || type.kind === "datetime";
}

/** Has a time that counts where it is compared with another one. */
function isTimed({ type }: Expr): boolean {
  return type.kind === "datetime";
}

const dayOfEnd = { from: atomOfDay(startOfPeriod), to: atomOfDay(endOfPeriod), last_day: atomOfDay(lastOfPeriod) };

/** That a period does not end before it begins, where something is known of its days. */
const orderOfPeriod: readonly Comparison[] = [
  { operator: ">=", difference: minus(dayOfEnd.last_day, dayOfEnd.from), test: lastOfPeriod },
  { operator: ">=", difference: minus(dayOfEnd.to, dayOfEnd.last_day), test: lastOfPeriod },
  { operator: ">=", difference: minus(dayOfEnd.to, dayOfEnd.from), test: lastOfPeriod },
];

function periodsIn(comparisons: readonly Comparison[]): readonly Comparison[] {
  const isRead = (key: string): boolean => comparisons.some(({ difference }) => timesOf(key, difference) !== undefined);
  return orderOfPeriod.filter(({ difference }) => difference.parts.some(({ key }) => isRead(key)));
}

function declarationsOf({ lets, choices, facts, tables, units }: Plan): Declarations {
  const ranges = new Map<string, Interval>();
  for (const choice of choices) ranges.set(`choice ${choice.name}`, intervalOfRange(choice));
  for (const fact of facts) ranges.set(`fact ${fact.name}`, intervalOfRange(fact));
  for (const unit of units)
    for (const fact of [...unit.facts, ...unit.established])
      ranges.set(`unit ${unit.name}.${fact.name}`, intervalOfRange(fact));
  return {
    lets: byName(lets),
    choices: byName(choices),
    facts: byName(facts),
    tables: byName(tables),
    units: byName(units),
    ranges,
  };
}

function intervalOfRange({ type, range }: { readonly type: Type; readonly range?: Range }): Interval {
  const isSize = sizeKinds.has(type.kind);
  if (!isSize && !dayKinds.has(type.kind)) return anything;
  if (range?.oneOf !== undefined) {
    const within = range.oneOf.map(intervalOfLiteral).reduce(hull);
    return range.orUnlimited === true ? { least: within.least } : within;
  }
  const of = (literal: Literal | undefined): Interval =>
    literal === undefined ? anything : intervalOfLiteral(literal);
  // Money, numbers and ratios are not negative unless the range says so.
  const least = of(range?.min).least ?? (isSize ? zero : undefined);
  return { least, most: range?.orUnlimited === true ? undefined : of(range?.max).most };
}

/** What a literal comes to; a date its day, a span its days, which are not the same from every day. */
function intervalOfLiteral(literal: Literal): Interval {
  if (literal.type === "span") {
    const { least, most } = daysIn(literal.value);
    return { least: rational(BigInt(least)), most: rational(BigInt(most)) };
  }
  const size = sizeOf(literal) ?? dayOfLiteral(literal);
  return size === undefined ? anything : exactly(size);
}

/** The branches of an `if` that can be taken, each with what then holds. */
function casesOf(
  { condition, then, otherwise }: Expr & { kind: "if" },
  logic: Logic,
  guards: readonly Expr[],
): (readonly [Expr, readonly Expr[]])[] {
  const isTrue = [condition];
  const isFalse = [not(condition)];
  if (logic.implies(guards, condition)) return [[then, isTrue]];
  if (logic.implies(guards, isFalse[0]!)) return [[otherwise, isFalse]];
  return [
    [then, isTrue],
    [otherwise, isFalse],
  ];
}

/** What holds where the condition does not, as another condition; nothing where it takes more than turning it round. */
function opposite(test: Expr): Expr | undefined {
  switch (test.kind) {
    case "compare":
      return { ...test, operator: turned[test.operator] };
    case "and":
      return { ...test, kind: "or", operands: test.operands.map(not) };
    case "or":
      return { ...test, kind: "and", operands: test.operands.map(not) };
    case "not":
      return test.operand;
    default:
      return undefined;
  }
}

const turned: Readonly<Record<CompareOperator, CompareOperator>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "=": "<>",
  "<>": "=",
};

/** Above zero where the first is below the second or there is no end, zero where they are the same. */
function roomBetween(a: Rational | undefined, b: Rational | undefined): number {
  return a === undefined || b === undefined ? 1 : compareRational(b, a);
}

/** None of what is only known to be other than zero. */
function inequalitiesFor({ operator, difference }: Comparison): Inequality[] {
  switch (operator) {
    case "<":
      return [{ sum: negative(difference), strict: true }];
    case "<=":
      return [{ sum: negative(difference), strict: false }];
    case ">":
      return [{ sum: difference, strict: true }];
    case ">=":
      return [{ sum: difference, strict: false }];
    case "=":
      return [
        { sum: difference, strict: false },
        { sum: negative(difference), strict: false },
      ];
    case "<>":
      return [];
  }
}

/** What single parts are at least and at most by inequalities of nothing else. */
function endsOf(inequalities: readonly Inequality[]): ReadonlyMap<string, Interval> {
  const ends = new Map<string, Interval>();
  for (const { sum } of inequalities) {
    if (sum.parts.length !== 1) continue;
    const { key, times } = sum.parts[0]!;
    const end = negate(divide(sum.constant, times));
    const known = ends.get(key) ?? anything;
    ends.set(key, intersection(known, times.numerator > 0n ? { least: end } : { most: end }));
  }
  return ends;
}

function isBetter(a: Bound, b: Bound): boolean {
  const sign = compareRational(a.value, b.value);
  return sign > 0 || (sign === 0 && a.strict && !b.strict);
}
