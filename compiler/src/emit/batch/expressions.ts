import type { AggregateExpr, Bearer, Expr, Fact, Let, Literal, Plan, Rational, Table, Type } from "../../plan.js";
import { digits, member } from "../text.js";
import { formOf, type ContractTerms } from "./terms.js";
import { onlyGrows } from "../../sure-sums.js";
import { isOfSome, letsByName } from "../../walk-expr.js";

/** Conditions for a truth to be known: two conditions of TypeScript. */
export interface Logic {
  readonly isTrue: string;
  readonly isFalse: string;
  /** The code of the truth, where it is at hand. */
  readonly code?: string;
}

interface Day {
  readonly day: string;
  readonly second: string;
  readonly mayBeNever: boolean;
}

/** Thrown by an expression that the kernel does not carry: the row is then for the scalar evaluator. */
export class NotCarried extends Error {}

/** What is at hand, beyond the incident, where an expression stands: of `lines` those that were judged, all of them. */
export type AtHand = "claim" | "insured" | "loss" | "trigger" | "item" | "lines" | "group" | "units";

/** What the expressions of the kernel are written with. */
export interface KernelModule {
  readonly plan: Plan;
  readonly terms: ContractTerms;
  /** The places of items, over all heads. */
  readonly items: ReadonlyMap<string, number>;
  /** The places of nodes that are read after the walk has left them. */
  readonly nodes: ReadonlyMap<string, number>;
  use(name: string): string;
  /** The call of a function of these lines, which reads the incident and the contract alone. */
  call(hint: string, lines: readonly string[]): string;
}

/**
 * Emits expressions over columns. The variables at hand are those of the context: `row`, `line`, `claim`,
 * `insured`, `trigger` and `head`, next to the kernel `k` and the contract's fields `terms`.
 */
export class KernelExpressions {
  private readonly lets: ReadonlyMap<string, Let>;

  constructor(
    private readonly module: KernelModule,
    /** What the fields of contract terms are called after. */
    private readonly hint: string,
    private readonly atHand: ReadonlySet<AtHand>,
  ) {
    this.lets = letsByName(module.plan.lets);
  }

  /** The code of a truth. */
  truth(expr: Expr): string {
    const { isTrue, isFalse, code } = this.logic(expr);
    return code ?? `${this.module.use("truth")}(${isTrue}, ${isFalse})`;
  }

  logic(expr: Expr): Logic {
    const { module } = this;
    if (module.terms.covers(expr)) {
      if (expr.kind === "literal" && expr.literal.type === "bool") return known(String(expr.literal.value));
      return this.coded(`terms${member(module.terms.field("logic", expr, this.hintOf(expr)))}`);
    }
    switch (expr.kind) {
      case "fact":
        return this.coded(this.column(expr.of, expr.name));
      case "asserted":
        return this.asserted(expr.of, expr.name);
      case "line":
        this.need("loss");
        if (expr.field === "item") return { isTrue: "k.columns.item[line]! >= 0", isFalse: "false" };
        return this.coded("k.columns.approved[line]!");
      case "trigger-is":
        this.need("trigger");
        return known(`((${this.bitsOf(module.plan.triggers, expr.triggers)} >>> trigger) & 1) !== 0`);
      case "item-is":
        this.need("item");
        return known(itemTest(expr.items, module.items));
      case "let": {
        const called = this.called(expr.name, (at, value) => at.truth(value));
        return called === undefined ? this.logic(this.formula(expr.name)) : this.coded(called);
      }
      case "not": {
        const { isTrue, isFalse } = this.logic(expr.operand);
        return { isTrue: isFalse, isFalse: isTrue };
      }
      case "and":
      case "or": {
        const operands = expr.operands.map((operand) => this.logic(operand));
        const every = (side: keyof Logic): string => `(${operands.map((one) => one[side]).join(" && ") || "true"})`;
        const some = (side: keyof Logic): string => `(${operands.map((one) => one[side]).join(" || ") || "false"})`;
        return expr.kind === "and"
          ? { isTrue: every("isTrue"), isFalse: some("isFalse") }
          : { isTrue: some("isTrue"), isFalse: every("isFalse") };
      }
      case "compare":
        return this.compare(expr);
      case "is":
        return this.is(expr.value, expr.members);
      case "has": {
        const set = this.stated(expr.set);
        const bits = `(${set} & ${this.memberBits(expr.set.type, expr.members)})`;
        return { isTrue: `(${set} >= 0 && ${bits} !== 0)`, isFalse: `(${set} >= 0 && ${bits} === 0)` };
      }
      case "is-empty": {
        const set = this.stated(expr.set);
        return { isTrue: `${set} === 0`, isFalse: `${set} > 0` };
      }
      case "is-never": {
        const { day } = this.day(expr.value);
        const isNever = `${day} === ${module.use("neverDay")}`;
        return { isTrue: isNever, isFalse: `(!(${isNever}) && ${day} !== ${module.use("unknownDay")})` };
      }
      case "within": {
        const [value, from] = [this.day(expr.value).day, this.day(expr.from).day];
        if (expr.until === undefined) return this.coded(`${module.use("fromDay")}(${value}, ${from})`);
        return this.coded(`${module.use("withinDays")}(${value}, ${from}, ${this.day(expr.until).day})`);
      }
      case "during": {
        const { day, second } = this.day(expr.value);
        return this.coded(`k.during(${day}, ${second})`);
      }
      case "if": {
        const [condition, then, otherwise] = [expr.condition, expr.then, expr.otherwise].map((part) =>
          this.logic(part),
        );
        // Where the condition is open both branches have to come to it.
        const side = (of: keyof Logic): string =>
          `((${condition!.isFalse} || ${then![of]}) && (${condition!.isTrue} || ${otherwise![of]}))`;
        return { isTrue: side("isTrue"), isFalse: side("isFalse") };
      }
      case "any":
        return this.coded(this.over(expr, module.use("no"), (at) => `Math.max(found, ${at.truth(expr.value)})`));
      case "every":
        return this.coded(this.over(expr, module.use("yes"), (at) => `Math.min(found, ${at.truth(expr.value)})`));
      default:
        throw new NotCarried();
    }
  }

  /** Whether it is a whole number, whatever is stated; else it is a fraction. */
  isWhole(expr: Expr): boolean {
    const isUnits = this.atHand.has("units");
    switch (expr.kind) {
      case "literal":
        return wholeOf(expr.literal) !== undefined;
      case "fact": {
        // By its column: beside a plain number an amount is one, too.
        const type = this.factOf(expr.of, expr.name)?.type;
        return type?.kind === "money" || type?.kind === "duration";
      }
      case "choice":
      case "unit-fact":
      case "established":
        return expr.type.kind === "money" || expr.type.kind === "duration";
      case "line":
        return expr.field === "count" || !isUnits;
      case "subject":
      case "deducted":
        return !isUnits;
      case "loss":
        return expr.heads !== undefined || !isUnits;
      case "unlimited":
      case "left":
      case "incident-number":
      case "between":
      case "date-part":
        return true;
      case "round":
        return expr.to.denominator === 1n;
      case "let":
        return this.isWhole(this.formula(expr.name));
      case "add":
      case "subtract":
        return isMoment(expr.left.type) || (this.isWhole(expr.left) && this.isWhole(expr.right));
      case "multiply":
        return this.isWhole(expr.left) && this.isWhole(expr.right);
      case "negate":
        return this.isWhole(expr.operand);
      case "min":
      case "max":
        return expr.operands.every((operand) => this.isWhole(operand));
      case "if":
        return this.isWhole(expr.then) && this.isWhole(expr.otherwise);
      case "sum":
      case "largest":
      case "smallest":
        return this.inside(expr).isWhole(expr.value);
      case "lookup":
        return this.columnOf(expr).every((value) => value === "unlimited" || wholeOf(value) !== undefined);
      default:
        return false;
    }
  }

  /** A whole number; NaN where it is unknown. What is not exact takes the row out of the kernel. */
  private number(expr: Expr): string {
    const { module } = this;
    if (expr.kind === "literal") return this.literal(expr);
    if (expr.kind === "unlimited") return "Infinity";
    if (module.terms.covers(expr)) return `terms${member(module.terms.field("number", expr, this.hintOf(expr)))}`;
    switch (expr.kind) {
      case "fact":
        return this.column(expr.of, expr.name);
      case "line":
      case "subject":
      case "loss":
      case "deducted":
        return this.sumOfLines(expr);
      case "left":
        this.need("group");
        if (isOfSome(expr)) throw new NotCarried();
        return `k.noted[${module.nodes.get(expr.node) ?? 0}]!`;
      case "let":
        return this.called(expr.name, (at, value) => at.number(value)) ?? this.number(this.formula(expr.name));
      case "add":
        if (isMoment(expr.left.type) || isMoment(expr.right.type)) throw new NotCarried();
        return `k.add(${this.number(expr.left)}, ${this.number(expr.right)})`;
      case "subtract":
        return isMoment(expr.left.type) ? this.elapsed(expr.right, expr.left) : this.minus(expr.left, expr.right);
      case "multiply":
        return `k.multiply(${this.number(expr.left)}, ${this.number(expr.right)})`;
      case "negate":
        return `k.subtract(0, ${this.number(expr.operand)})`;
      case "round":
        return `k.roundedTo(${this.fraction(expr.operand)}, ${digits(expr.to.numerator)}, ${JSON.stringify(expr.rounding)})`;
      case "min":
      case "max":
        return `Math.${expr.kind}(${expr.operands.map((operand) => this.number(operand)).join(", ")})`;
      case "if": {
        const branches = `${this.number(expr.then)}, ${this.number(expr.otherwise)}`;
        return `${module.use("chosen")}(${this.truth(expr.condition)}, ${branches})`;
      }
      case "between": {
        if (expr.unit !== "days") throw new NotCarried();
        const [from, to] = [this.day(expr.from), this.day(expr.to)];
        if (from.mayBeNever || to.mayBeNever) throw new NotCarried();
        return `${module.use("differenceOfDays")}(${to.day}, ${from.day})`;
      }
      case "date-part": {
        const { day, mayBeNever } = this.day(expr.date);
        if (mayBeNever) throw new NotCarried();
        return `${module.use("partOfDay")}(${day}, ${JSON.stringify(expr.part)})`;
      }
      case "incident-number":
        return "k.incidentNumber";
      case "sum":
        return this.over(expr, "0", (at) => `k.add(found, ${at.number(expr.value)})`);
      case "largest":
        return this.over(expr, "-Infinity", (at) => `Math.max(found, ${at.number(expr.value)})`, { ofNone: "NaN" });
      case "smallest":
        return this.over(expr, "Infinity", (at) => `Math.min(found, ${at.number(expr.value)})`, { ofNone: "NaN" });
      default:
        throw new NotCarried();
    }
  }

  /** What lines come to together; of a group of units together too. */
  private sumOfLines(expr: Extract<Expr, { kind: "line" | "subject" | "loss" | "deducted" }>): string {
    this.need(expr.kind === "line" ? "loss" : expr.kind === "loss" && expr.heads !== undefined ? "lines" : "group");
    switch (expr.kind) {
      case "line":
        return expr.field === "count" ? "(k.columns.count[line]! || 1)" : "k.claimed(line)";
      case "subject":
        return "k.subject()";
      case "deducted":
        return "k.deductedSoFar()";
      case "loss": {
        if (expr.heads === undefined) return "k.loss()";
        const { ofClaim, ...others } = expr;
        if (isOfSome(others)) throw new NotCarried();
        if (ofClaim !== true) return `k.sumOf(k.columns.amount, ${this.places(expr.heads)})`;
        this.need("claim");
        return `k.lossOfClaim(claim, ${this.places(expr.heads)})`;
      }
    }
  }

  /** The place of an exact fraction, as the kernel keeps them; of what is known to be a whole number, too. */
  fraction(expr: Expr): string {
    const { module } = this;
    if (this.isWhole(expr)) return `k.whole(${this.number(expr)})`;
    if (expr.kind === "literal") return this.ratio(expr.literal);
    if (module.terms.covers(expr)) {
      const field = `terms${member(module.terms.field("fraction", expr, this.hintOf(expr)))}`;
      return `k.ratio(${field}.top, ${field}.bottom)`;
    }
    const both = (call: string, { left, right }: { readonly left: Expr; readonly right: Expr }): string =>
      `k.${call}(${this.fraction(left)}, ${this.fraction(right)})`;
    switch (expr.kind) {
      case "fact":
        if (!isRatio(this.factOf(expr.of, expr.name)?.type)) throw new NotCarried();
        return `k.ratio(${this.place(expr.of, expr.name, ".top")}, ${this.place(expr.of, expr.name, ".bottom")})`;
      case "line":
      case "subject":
      case "loss":
      case "deducted":
        // Of what the units of a group have together the part of one.
        return `k.over(k.whole(${this.sumOfLines(expr)}), k.whole(k.units()))`;
      case "let":
        return this.called(expr.name, (at, value) => at.fraction(value)) ?? this.fraction(this.formula(expr.name));
      case "add":
        return both("plus", expr);
      case "subtract":
        return both("minus", expr);
      case "multiply":
        return both("times", expr);
      case "divide":
        return both("over", expr);
      case "negate":
        return `k.minus(k.whole(0), ${this.fraction(expr.operand)})`;
      case "min":
      case "max": {
        const call = expr.kind === "min" ? "least" : "greatest";
        return expr.operands.map((one) => this.fraction(one)).reduce((found, one) => `k.${call}(${found}, ${one})`);
      }
      case "if":
        return `k.choose(${this.truth(expr.condition)}, ${this.fraction(expr.then)}, ${this.fraction(expr.otherwise)})`;
      case "sum":
        return this.over(expr, "k.whole(0)", (at) => `k.plus(found, ${at.fraction(expr.value)})`);
      case "largest":
        return this.extreme(expr, "k.whole(-Infinity)", "greatest");
      case "smallest":
        return this.extreme(expr, "k.whole(Infinity)", "least");
      default:
        throw new NotCarried();
    }
  }

  private extreme(expr: AggregateExpr, start: string, call: "greatest" | "least"): string {
    return this.over(expr, start, (at) => `k.${call}(found, ${at.fraction(expr.value)})`, { ofNone: "k.whole(NaN)" });
  }

  /** A formula that reads nothing but the incident is a function of its name. */
  private called(name: string, write: (at: KernelExpressions, value: Expr) => string): string | undefined {
    const alone = new KernelExpressions(this.module, name, new Set());
    try {
      return this.module.call(name, [`return ${write(alone, this.formula(name))};`]);
    } catch (problem) {
      if (!(problem instanceof NotCarried)) throw problem;
      return undefined;
    }
  }

  private ratio(literal: Literal): string {
    const { numerator, denominator } = literal.value as Rational;
    if (!isSafe(numerator) || !isSafe(denominator)) throw new NotCarried();
    return `k.ratio(${signed(numerator)}, ${digits(denominator)})`;
  }

  /** An amount as a term uses it, in minor units; of a group that counts units of all of them. */
  amount(expr: Expr): string {
    const units = this.atHand.has("units") ? "k.units()" : "1";
    return `k.amountOf(${this.rounded(expr)}, ${units})`;
  }

  /** As an amount, rounded where it is a fraction. */
  rounded(expr: Expr): string {
    return this.isWhole(expr) ? this.number(expr) : `k.rounded(${this.fraction(expr)})`;
  }

  /** What the contract's tables may say in a column. */
  private columnOf({ table, column }: Extract<Expr, { kind: "lookup" }>): Table["rows"][number]["values"] {
    const { columns, rows } = this.module.plan.tables.find(({ name }) => name === table)!;
    const place = columns.findIndex(({ name }) => name === column);
    return rows.map(({ values }) => values[place]!);
  }

  /** The places of heads, as a list. */
  places(heads: readonly string[]): string {
    return `[${heads.map((name) => this.module.plan.heads.findIndex((head) => head.name === name)).join(", ")}]`;
  }

  /** Bits of the places of names. */
  bitsOf(declared: readonly { readonly name: string }[], names: readonly string[]): string {
    let bits = 0;
    for (const name of names) bits |= 1 << declared.findIndex((one) => one.name === name);
    return binary(bits);
  }

  /** The word and bit of an asserted circumstance. */
  placeOfAsserted(of: Bearer, name: string): { readonly word: number; readonly bit: number } {
    const place = this.module.plan.exclusions
      .filter((exclusion) => exclusion.of === of && exclusion.asserted)
      .findIndex((exclusion) => exclusion.name === name);
    return { word: place >>> 5, bit: place & 31 };
  }

  private minus(left: Expr, right: Expr): string {
    return `k.subtract(${this.number(left)}, ${this.number(right)})`;
  }

  private elapsed(fromExpr: Expr, toExpr: Expr): string {
    const [from, to] = [this.day(fromExpr), this.day(toExpr)];
    if (from.mayBeNever || to.mayBeNever) throw new NotCarried();
    return `${this.module.use("differenceOfInstants")}(${to.day}, ${to.second}, ${from.day}, ${from.second})`;
  }

  private day(expr: Expr): Day {
    const { module } = this;
    if (module.terms.covers(expr)) {
      const hint = this.hintOf(expr);
      return {
        day: `terms${member(module.terms.field("day", expr, hint))}`,
        second: `terms${member(module.terms.field("second", expr, `${hint}_second`))}`,
        mayBeNever: false,
      };
    }
    switch (expr.kind) {
      case "fact": {
        const fact = this.factOf(expr.of, expr.name);
        this.needBearer(expr.of);
        const column = `k.facts.${expr.of}${member(expr.name)}`;
        const place = placeOf[expr.of];
        return {
          day: `${column}.day[${place}]!`,
          second: `${column}.second[${place}]!`,
          mayBeNever: fact?.orNever === true,
        };
      }
      case "line":
        this.need("loss");
        return { day: "k.columns.incurred.day[line]!", second: "k.columns.incurred.second[line]!", mayBeNever: false };
      case "let":
        return this.day(this.formula(expr.name));
      case "span-end": {
        if (!module.terms.covers(expr.span)) throw new NotCarried();
        const span = `terms${member(module.terms.field("span", expr.span, this.hintOf(expr.span)))}`;
        const from = this.day(expr.from);
        return {
          day: `${module.use("spanEndOf")}(${span}, ${from.day}, ${JSON.stringify(expr.direction)})`,
          second: "-1",
          mayBeNever: from.mayBeNever,
        };
      }
      case "if": {
        const condition = this.truth(expr.condition);
        const [then, otherwise] = [this.day(expr.then), this.day(expr.otherwise)];
        const branches = `${then.day}, ${then.second}, ${otherwise.day}, ${otherwise.second}`;
        return {
          day: `${module.use("chosenDay")}(${condition}, ${branches})`,
          second: `(${condition} === ${module.use("yes")} ? ${then.second} : ${otherwise.second})`,
          mayBeNever: then.mayBeNever || otherwise.mayBeNever,
        };
      }
      case "earliest":
      case "latest":
        return this.outermost(expr);
      case "min":
      case "max":
        return expr.operands.map((operand) => this.day(operand)).reduce((a, b) => this.outer(expr.kind, a, b));
      default:
        throw new NotCarried();
    }
  }

  /** The first or the last of two dates; never is later than all. */
  private outer(kind: "min" | "max", a: Day, b: Day): Day {
    const both = `${a.day}, ${a.second}, ${b.day}, ${b.second}`;
    return {
      // What is not stated is the least code, and is known of neither.
      day: kind === "min" ? `Math.min(${a.day}, ${b.day})` : `${this.module.use("lastDay")}(${a.day}, ${b.day})`,
      second: `${this.module.use(kind === "min" ? "firstTime" : "lastTime")}(${both})`,
      mayBeNever: kind === "min" ? a.mayBeNever && b.mayBeNever : a.mayBeNever || b.mayBeNever,
    };
  }

  /** Of none, and of days that never came, never. */
  private outermost(expr: AggregateExpr): Day {
    const { module } = this;
    const isLatest = expr.kind === "latest";
    const [never, outer] = [module.use("neverDay"), isLatest ? "Math.max" : "Math.min"];
    const later = isLatest ? module.use("laterDay") : outer;
    const day = this.over(expr, never, (at) => `${later}(found, ${at.day(expr.value).day})`);
    // The times of those that came on that day; of the first there is none before.
    const second = this.over(
      expr,
      "NaN",
      (at) => {
        const own = at.day(expr.value);
        const both = `${module.use("timeOfBoth")}(found, ${own.second}, ${outer})`;
        return `${own.day} !== outermost ? found : found !== found ? ${own.second} : ${both}`;
      },
      { result: "found !== found ? -1 : found", before: [`const outermost = ${day};`], prefix: "time_of_" },
    );
    return { day, second, mayBeNever: true };
  }

  /** Goes over the claims, or the insureds listed: from `start`, by `step` from what is found so far at each. */
  private over(
    { kind, of, value }: AggregateExpr,
    start: string,
    step: (at: KernelExpressions) => string,
    {
      result = "found",
      ofNone,
      before = [],
      prefix = "",
    }: Partial<Record<"result" | "ofNone" | "prefix", string>> & {
      before?: readonly string[];
    } = {},
  ): string {
    if (of === undefined || of === "loss") throw new NotCarried();
    const at = this.inside({ of });
    const [first, last] = of === "claim" ? ["k.firstClaim", "k.lastClaim"] : ["k.firstInsured", "k.lastListed"];
    return this.module.call(`${prefix}${kind}_${value.kind === "fact" ? value.name : this.hint}`, [
      ...before,
      `let found = ${start};`,
      `for (let ${of} = ${first}; ${of} < ${last}; ${of} += 1) found = ${step(at)};`,
      `return ${ofNone === undefined ? result : `${first} === ${last} ? ${ofNone} : ${result}`};`,
    ]);
  }

  /** What expressions are written with that are asked of each element. */
  private inside({ of }: Pick<AggregateExpr, "of">): KernelExpressions {
    return new KernelExpressions(this.module, this.hint, new Set(of === undefined ? [] : [of]));
  }

  private compare(expr: Extract<Expr, { kind: "compare" }>): Logic {
    const { module } = this;
    const kinds = [expr.left.type.kind, expr.right.type.kind];
    if (kinds.some((kind) => kind === "enum" || kind === "bool")) return this.isSame(expr);
    if (kinds.includes("span")) throw new NotCarried();
    if (!kinds.some((kind) => kind === "date" || kind === "datetime")) {
      const { operator, left, right } = expr;
      // What is certain of a sum that is open the evaluator sees.
      const isSum = [left, right].some((side) => side.kind !== "loss" && onlyGrows(side, module.plan));
      const sized = (side: Expr): string => (isSum ? `k.sure(${this.number(side)})` : this.number(side));
      if (isSum && !(this.isWhole(left) && this.isWhole(right))) throw new NotCarried();
      return this.isWhole(left) && this.isWhole(right)
        ? ordered(operator, sized(left), sized(right))
        : this.coded(`k.compare(${this.fraction(left)}, ${JSON.stringify(operator)}, ${this.fraction(right)})`);
    }
    const [left, right] = [this.day(expr.left), this.day(expr.right)];
    const difference = kinds.every((kind) => kind === "datetime")
      ? `${module.use("differenceOfInstants")}(${left.day}, ${left.second}, ${right.day}, ${right.second})`
      : `${module.use("differenceOfDays")}(${left.day}, ${right.day})`;
    const compared = ordered(expr.operator, difference, "0");
    const nevers = [left, right]
      .filter((side) => side.mayBeNever)
      .map(({ day }) => `${day} === ${module.use("neverDay")}`);
    if (nevers.length === 0) return compared;
    const never = `(${nevers.join(" || ")})`;
    return expr.operator === "<>"
      ? { isTrue: `(${never} || ${compared.isTrue})`, isFalse: `(!${never} && ${compared.isFalse})` }
      : { isTrue: `(!${never} && ${compared.isTrue})`, isFalse: `(${never} || ${compared.isFalse})` };
  }

  /** An enum fact against a member. */
  private isSame({ operator, left, right }: Extract<Expr, { kind: "compare" }>): Logic {
    const [value, literal] = left.kind === "literal" ? [right, left] : [left, right];
    if (literal.kind !== "literal" || literal.literal.type !== "enum") throw new NotCarried();
    const same = this.is(value, [literal.literal.value]);
    return operator === "=" ? same : { isTrue: same.isFalse, isFalse: same.isTrue };
  }

  private is(value: Expr, members: readonly string[]): Logic {
    const code = this.stated(value);
    if (value.type.kind !== "enum") throw new NotCarried();
    const declared = value.type.members.map(({ name }) => name);
    const places = [...new Set(members)].map((name) => declared.indexOf(name)).filter((place) => place >= 0);
    const isOne = `(${places.map((place) => `${code} === ${place}`).join(" || ") || "false"})`;
    return { isTrue: isOne, isFalse: `(${code} >= 0 && !${isOne})` };
  }

  /** The code of an enum or set that is stated as a fact. */
  private stated(value: Expr): string {
    if (value.kind === "let") return this.stated(this.formula(value.name));
    if (value.kind !== "fact") throw new NotCarried();
    if (value.type.kind === "set" && value.type.members.length > 31) throw new NotCarried();
    return this.column(value.of, value.name);
  }

  private memberBits(type: Type, members: readonly string[]): string {
    if (type.kind !== "set") throw new NotCarried();
    return this.bitsOf(
      type.members,
      members.filter((name) => type.members.some((one) => one.name === name)),
    );
  }

  private asserted(of: Bearer, name: string): Logic {
    this.needBearer(of);
    const { word, bit } = this.placeOfAsserted(of, name);
    const place = placeOf[of];
    const words = (side: "asserted" | "denied"): string => `k.columns.circumstances.${of}.${side}[${word}]![${place}]!`;
    // Of someone who is not named nothing is known, whatever else does not hold.
    const others = of === "claim" || of === "insured" ? `${of} === 0 ? 0 : ` : "";
    const code = `${this.module.use("circumstance")}(${words("asserted")}, ${words("denied")}, ${bit}, ${others}k.columns.othersNone[k.row]!)`;
    return { isTrue: `((${words("asserted")} >>> ${bit}) & 1) !== 0`, isFalse: `${code} === ${this.module.use("no")}` };
  }

  private column(of: Bearer, name: string): string {
    const fact = this.factOf(of, name);
    if (fact === undefined || isRatio(fact.type) || fact.type.kind === "span") throw new NotCarried();
    return this.place(of, name);
  }

  private place(of: Bearer, name: string, part = ""): string {
    this.needBearer(of);
    return `k.facts.${of}${member(name)}${part}[${placeOf[of]}]!`;
  }

  private factOf(of: Bearer, name: string): Fact | undefined {
    return this.module.plan.facts.find((one) => one.of === of && one.name === name);
  }

  private need(what: AtHand): void {
    if (!this.atHand.has(what)) throw new NotCarried();
  }

  private needBearer(of: Bearer): void {
    if (of !== "incident") this.need(of);
  }

  private coded(code: string): Logic {
    const [isTrue, isFalse] = (["yes", "no"] as const).map((known) => `${code} === ${this.module.use(known)}`);
    return { isTrue: isTrue!, isFalse: isFalse!, code };
  }

  private literal(expr: Extract<Expr, { kind: "literal" }>): string {
    const value = wholeOf(expr.literal);
    if (value === undefined || !isSafe(value)) throw new NotCarried();
    return signed(value);
  }

  private formula(name: string): Expr {
    const found = this.lets.get(name);
    if (found === undefined) throw new Error(`the plan has no formula ${name}`);
    return found.value;
  }

  private hintOf(expr: Expr): string {
    if (expr.kind === "choice" || expr.kind === "let" || expr.kind === "reading" || expr.kind === "option")
      return expr.name;
    if (expr.kind === "is" && (expr.value.kind === "choice" || expr.value.kind === "reading"))
      return `${expr.value.name}_is_${expr.members.join("_or_")}`;
    return formOf(expr.type) === "span" ? `${this.hint}_span` : this.hint;
  }
}

/** The variable that says where a bearer stands in its columns. */
const placeOf = { incident: "k.row", claim: "claim", insured: "insured", loss: "line" } as const satisfies Record<
  Bearer,
  string
>;

export function binary(bits: number): string {
  return bits < 0 ? String(bits) : `0b${bits.toString(2)}`;
}

function known(condition: string): Logic {
  return { isTrue: condition, isFalse: `!(${condition})` };
}

/** A comparison of numbers that are NaN where they are unknown. */
function ordered(operator: Extract<Expr, { kind: "compare" }>["operator"], left: string, right: string): Logic {
  const test = (sign: string): string => `${left} ${sign} ${right}`;
  const apart = `(${test("<")} || ${test(">")})`;
  switch (operator) {
    case "<":
      return { isTrue: test("<"), isFalse: test(">=") };
    case "<=":
      return { isTrue: test("<="), isFalse: test(">") };
    case ">":
      return { isTrue: test(">"), isFalse: test("<=") };
    case ">=":
      return { isTrue: test(">="), isFalse: test("<") };
    case "=":
      return { isTrue: test("==="), isFalse: apart };
    case "<>":
      return { isTrue: apart, isFalse: test("===") };
  }
}

/** The whole number that a literal is. */
function wholeOf(literal: Literal): bigint | undefined {
  if (literal.type === "duration") return BigInt(literal.value);
  if (literal.type !== "money" && literal.type !== "number" && literal.type !== "ratio") return undefined;
  return literal.value.denominator === 1n ? literal.value.numerator : undefined;
}

function isSafe(value: bigint): boolean {
  return value >= -9007199254740991n && value <= 9007199254740991n;
}

function signed(value: bigint): string {
  return value < 0n ? `-${digits(-value)}` : digits(value);
}

/** What is stated as an exact fraction. */
function isRatio(type: Type | undefined): boolean {
  return type?.kind === "number" || type?.kind === "ratio";
}

function isMoment(type: Type): boolean {
  return type.kind === "date" || type.kind === "datetime";
}

/** That the line names one of the items, -1 being none: as bits, or where there are too many as a search. */
export function itemTest(names: readonly string[], items: ReadonlyMap<string, number>): string {
  const places = names.flatMap((item) => (item === "" ? -1 : (items.get(item) ?? [])));
  if (items.size > 31) return `[${places.join(", ")}].includes(k.columns.item[line]!)`;
  const bits = places.reduce((all, place) => all | (1 << (place + 1)), 0);
  return `((${bits} >>> (k.columns.item[line]! + 1)) & 1) !== 0`;
}
