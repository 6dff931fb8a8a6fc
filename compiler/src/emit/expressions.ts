import type { Aggregate, AggregateExpr, Bearer, Expr, Fact, Literal, NamedUnits, Rational, Type } from "../plan.js";
import { tallyId } from "../tallies.js";
import { isSureSum, onlyGrows } from "../sure-sums.js";
import { onceFor } from "./once.js";
import { arrow, digits, list, member, quote } from "./text.js";
import type { Module } from "./module.js";

/** An expression in TypeScript, over a scope named `at`. */
export interface Code {
  readonly text: string;
  /** It is never unknown (nor never): plain operators may be used on it. */
  readonly known: boolean;
  /** A plain JavaScript number or boolean, not an exact fraction. */
  readonly plain: boolean;
}

/** Emits an expression; what is hoisted out of it (exact ratios, dates, spans) goes to the module. */
export function emitExpr(module: Module, expr: Expr): Code {
  return new Emission(module, countTests(expr)).emit(expr);
}

/** The type of an expression's value when it is known. */
export function knownType(type: Type): string {
  switch (type.kind) {
    case "bool":
      return "boolean";
    case "money":
    case "number":
    case "ratio":
    case "duration":
      return "Numeric";
    case "date":
    case "datetime":
      return "Moment";
    case "span":
      return "Span";
    case "enum":
      return "string";
    case "set":
      return "readonly string[]";
  }
}

export function emitLiteral(module: Module, literal: Literal): Code {
  switch (literal.type) {
    case "bool":
      return plain(String(literal.value));
    case "money":
    case "number":
    case "ratio":
      return emitRational(module, literal.value);
    case "date":
    case "datetime":
      return known(
        module.hoist(`day${literal.value.replace(/\D/g, "")}`, `${module.use("moment")}(${quote(literal.value)})`),
      );
    case "duration":
      return plain(digits(literal.value));
    case "span": {
      const { years, months, days } = literal.value;
      const name = years !== 0 ? `years${years}` : months !== 0 ? `months${months}` : `days${days}`;
      return known(module.hoist(name, `{ years: ${years}, months: ${months}, days: ${days} }`, module.useType("Span")));
    }
    case "enum":
      return known(quote(literal.value));
    case "set":
      return known(list(literal.value));
  }
}

const largestSafe = 9007199254740991n;

function emitRational(module: Module, { numerator, denominator }: Rational): Code {
  const magnitude = numerator < 0n ? -numerator : numerator;
  if (denominator === 1n && magnitude <= largestSafe)
    return plain(numerator < 0n ? `-${digits(magnitude)}` : digits(magnitude));
  const name = `ratio${numerator < 0n ? "Minus" : ""}${magnitude}Of${denominator}`;
  return known(module.hoist(name, `${module.use("fraction")}(${digits(numerator)}n, ${digits(denominator)}n)`));
}

const known = (text: string): Code => ({ text, known: true, plain: false });
const plain = (text: string): Code => ({ text, known: true, plain: true });
const maybe = (text: string): Code => ({ text, known: false, plain: false });

class Emission {
  constructor(
    private readonly module: Module,
    /** How often each choice is tested in the expression. */
    private readonly tests: ReadonlyMap<string, number>,
  ) {}

  emit(expr: Expr): Code {
    const { module } = this;
    switch (expr.kind) {
      case "literal":
        return emitLiteral(module, expr.literal);
      case "unlimited":
        return plain(module.use("unlimited"));
      case "choice":
        return this.choice(expr.name, expr.type);
      case "given":
        return plain(`at.given${member(expr.name)}`);
      case "option":
        return plain(`at.options${member(expr.name)}`);
      case "period":
        return known(expr.end === "last_day" ? `${module.use("lastDay")}(at.period)` : `at.period.${expr.end}`);
      case "reading":
        return this.reading(expr.name);
      case "fact":
        return this.fact(expr.of, expr.name);
      case "unit-fact":
      case "established":
        return maybe(`${module.unitFact(expr.unit, expr.name)}(at)`);
      case "asserted":
        return maybe(`${module.asserted(expr.of, expr.name)}(at)`);
      case "line":
        return expr.field === "count"
          ? plain(`${module.use(lineFields[expr.field])}(at)`)
          : maybe(`${module.use(lineFields[expr.field])}(at)`);
      case "trigger-is":
        return plain(`${module.use("triggerIs")}(at, ${list(expr.triggers)})`);
      case "item-is":
        return plain(`${module.use("itemIs")}(at, ${list(expr.items)})`);
      case "let":
        return module.let(expr.name);
      case "not":
        return this.not(this.emit(expr.operand));
      case "and":
      case "or":
        return this.logic(
          expr.kind,
          expr.operands.map((operand) => this.emit(operand)),
        );
      case "compare":
        return this.compare(expr);
      case "is":
        return this.is(expr.value, expr.members);
      case "has": {
        const set = this.emit(expr.set);
        return this.call("hasAny", [set, known(list(expr.members))], true);
      }
      case "is-empty":
        return this.call("isEmpty", [this.emit(expr.set)], true);
      case "is-never":
        return { ...maybe(`${module.use("isNever")}(${this.emit(expr.value).text})`) };
      case "within": {
        const until = expr.until === undefined ? [] : [this.emit(expr.until)];
        return this.call("within", [this.emit(expr.value), this.emit(expr.from), ...until], true);
      }
      case "during":
        return maybe(`${module.use("during")}(${this.emit(expr.value).text}, at.period)`);
      case "span-end":
        return this.call("spanEnd", [this.emit(expr.span), this.emit(expr.from), known(quote(expr.direction))], false);
      case "between": {
        const helper = { days: "daysBetween", months: "monthsBetween", years: "yearsBetween" }[expr.unit];
        return this.call(helper, [this.emit(expr.from), this.emit(expr.to)], true);
      }
      case "date-part":
        return this.call(`${expr.part}Of`, [this.emit(expr.date)], true);
      case "round":
        return this.call(
          "roundTo",
          [this.emit(expr.operand), emitRational(module, expr.to), known(quote(expr.rounding))],
          false,
        );
      case "add":
      case "subtract":
        return this.sum(expr.kind, expr.left, expr.right);
      case "multiply":
        return this.call("multiply", [this.emit(expr.left), this.emit(expr.right)], false);
      case "divide":
        return maybe(`${module.use("divide")}(${this.emit(expr.left).text}, ${this.emit(expr.right).text})`);
      case "negate":
        return this.call("negate", [this.emit(expr.operand)], false);
      case "min":
      case "max":
        return this.call(
          isMoment(expr.type) ? (expr.kind === "min" ? "firstOf" : "lastOf") : expr.kind,
          expr.operands.map((operand) => this.emit(operand)),
          false,
        );
      case "if":
        return this.choose(this.emit(expr.condition), this.emit(expr.then), this.emit(expr.otherwise));
      case "lookup":
        return maybe(
          `${module.use("lookup")}(${module.table(expr)}, [${expr.keys.map((part) => this.emit(part).text).join(", ")}], ${quote(expr.column)}, ${quote(expr.table)})`,
        );
      case "any":
      case "every":
      case "sum":
      case "largest":
      case "smallest":
      case "earliest":
      case "latest":
        return this.aggregate(expr);
      case "subject":
        return maybe(`${module.use("subject")}(at)`);
      case "loss":
        return maybe(
          expr.heads === undefined
            ? `${module.use("loss")}(at)`
            : expr.ofUnit === undefined
              ? `${module.use("lossOf")}(at, ${list(expr.heads)}${ofThese(expr)})`
              : `${module.use("lossOfUnit")}(at, ${list(expr.heads)}, ${quote(expr.ofUnit)}${ofThese(expr)})`,
        );
      case "deducted":
        return maybe(`${module.use("deducted")}(at)`);
      case "left":
        return maybe(
          expr.ofUnit === undefined
            ? `${module.use("leftOf")}(at, ${quote(expr.node)}${ofThese(expr)})`
            : `${module.use("leftOfUnit")}(at, ${quote(expr.node)}, ${quote(expr.ofUnit)}${ofThese(expr)})`,
        );
      case "earlier": {
        const read = module.use(expr.times ? "earlierTimes" : expr.largest ? "earlierLargest" : "earlier");
        return plain(`${read}(at, ${quote(tallyId(expr.nodes, undefined))}, ${list(expr.heads)})`);
      }
      case "incident-number":
        return plain(`${module.use("incidentNumber")}(at)`);
    }
  }

  /** A helper whose result is known when its operands are. */
  private call(helper: string, operands: readonly Code[], isPlain: boolean): Code {
    const everyKnown = operands.every((operand) => operand.known);
    const text = `${this.module.use(helper)}(${operands.map((operand) => operand.text).join(", ")})`;
    return { text, known: everyKnown, plain: everyKnown && isPlain };
  }

  private choice(name: string, type: Type): Code {
    const text = `at.contract${member(name)}`;
    if (!this.module.isAlwaysChosen(name)) return maybe(text);
    return type.kind === "number" || type.kind === "ratio" ? known(text) : plain(text);
  }

  private reading(name: string): Code {
    const text = `at.readings${member(name)}`;
    return this.module.plan.readings.find((reading) => reading.name === name)?.default === undefined
      ? maybe(text)
      : plain(text);
  }

  private fact(of: Bearer, name: string): Code {
    const text = `${this.module.fact(of, name)}(at)`;
    const declared = this.module.plan.facts.find((fact) => fact.of === of && fact.name === name);
    if (declared === undefined || !isAlwaysStated(declared)) return maybe(text);
    return declared.type.kind === "number" || declared.type.kind === "ratio" ? known(text) : plain(text);
  }

  private not(operand: Code): Code {
    return operand.known ? plain(`!(${operand.text})`) : maybe(`${this.module.use("not")}(${operand.text})`);
  }

  private logic(kind: "and" | "or", operands: readonly Code[]): Code {
    const [first] = operands;
    if (first === undefined) return plain(String(kind === "and"));
    if (operands.length === 1) return first;
    if (operands.every((operand) => operand.known)) {
      return plain(operands.map((operand) => `(${operand.text})`).join(kind === "and" ? " && " : " || "));
    }
    return maybe(`${this.module.use(kind)}(${operands.map((operand) => operand.text).join(", ")})`);
  }

  private compare(expr: Extract<Expr, { kind: "compare" }>): Code {
    const [left, right] = [this.emit(expr.left), this.emit(expr.right)];
    const kinds = [expr.left.type.kind, expr.right.type.kind];
    if (kinds.some((kind) => kind === "bool" || kind === "enum")) {
      const same = this.call("isSame", [left, right], true);
      return expr.operator === "=" ? same : this.not(same);
    }
    const inOrder = expr.operator !== "=" && expr.operator !== "<>";
    const isNumeric = kinds.every(
      (kind) => kind === "money" || kind === "number" || kind === "ratio" || kind === "duration",
    );
    if (inOrder && isNumeric && left.plain && right.plain)
      return plain(`(${left.text}) ${expr.operator} (${right.text})`);
    const [isLeft, isRight] = [expr.left, expr.right].map((side) => onlyGrows(side, this.module.plan));
    const operator = known(quote(expr.operator));
    const compared =
      isLeft || isRight
        ? this.call(
            "compareLoss",
            [left, operator, right, known(quote(isLeft && isRight ? "both" : isLeft ? "left" : "right"))],
            true,
          )
        : this.call(comparisonOf(kinds), [left, operator, right], true);
    // A span of months against one of days stays undecided.
    return kinds.includes("span") ? maybe(compared.text) : compared;
  }

  /** Written out where TypeScript's narrowing cannot stumble over a second test of the same choice. */
  private is(value: Expr, members: readonly string[]): Code {
    const code = this.emit(value);
    const distinct = [...new Set(members)];
    const declared = this.module.membersOf(value);
    const once = (value.kind === "choice" || value.kind === "reading") && this.tests.get(value.name) === 1;
    if (once && code.known && distinct.length > 0 && distinct.every((name) => declared.includes(name))) {
      return plain(distinct.map((name) => `${code.text} === ${quote(name)}`).join(" || "));
    }
    return this.call("isOneOf", [code, known(list(distinct))], true);
  }

  private sum(kind: "add" | "subtract", leftExpr: Expr, rightExpr: Expr): Code {
    const { module } = this;
    const [left, right] = [this.emit(leftExpr), this.emit(rightExpr)];
    if (!isMoment(leftExpr.type) && isMoment(rightExpr.type))
      return maybe(`${module.use("shiftSeconds")}(${right.text}, ${left.text})`);
    if (!isMoment(leftExpr.type)) return this.call(kind, [left, right], false);
    if (isMoment(rightExpr.type)) return maybe(`${module.use("elapsed")}(${right.text}, ${left.text})`);
    const seconds = kind === "add" ? right.text : `${module.use("negate")}(${right.text})`;
    return maybe(`${module.use("shiftSeconds")}(${left.text}, ${seconds})`);
  }

  private aggregate(expr: AggregateExpr): Code {
    const { module } = this;
    const join = isSureSum(expr, module.plan) ? "sumFromZero" : aggregates[expr.kind];
    const text = `${module.use(join)}(${this.over(expr)})`;
    const once = module.isOfWalk ? onceFor(expr, module.formulas) : undefined;
    return maybe(once === undefined ? text : `${module.use(once)}(at, ${module.placeOf(expr)}, (at) => ${text})`);
  }

  /** The values of an aggregate, of one element after the other. */
  private over({ kind, unit, within, named, of, value }: AggregateExpr): string {
    const code = this.emit(value).text;
    if (named !== undefined) {
      const elements = `{ unit: ${quote(unit)}, named: ${quote(named.unit)}${within === undefined ? "" : `, within: ${quote(within)}`}, heads: ${list(named.heads)}${underTriggers(named)} }`;
      // Of units that are counted each has it.
      const each =
        kind === "sum" ? `${this.module.use("multiply")}(${code}, ${this.module.use("unitCount")}(at))` : code;
      return `${this.module.use("overNamed")}(at, ${elements}, ${arrow(each)})`;
    }
    const text = arrow(code);
    if (of === "loss") return `${this.module.use("overLines")}(at, ${this.module.use(aggregates[kind])}, ${text})`;
    if (within !== undefined) return `${this.module.use("overUnitsOf")}(at, ${quote(unit)}, ${quote(within)}, ${text})`;
    if (of === undefined) return `${this.module.use("overUnits")}(at, ${quote(unit)}, ${text})`;
    return `${this.module.use(of === "claim" ? "overClaims" : "overInsureds")}(at, ${text})`;
  }

  private choose(condition: Code, then: Code, otherwise: Code): Code {
    if (!condition.known)
      return maybe(`${this.module.use("choose")}(${condition.text}, ${then.text}, ${otherwise.text})`);
    const text = `((${condition.text}) ? (${then.text}) : (${otherwise.text}))`;
    return { text, known: then.known && otherwise.known, plain: then.plain && otherwise.plain };
  }
}

function underTriggers({ underTriggers: sums }: NamedUnits): string {
  if (sums === undefined) return "";
  const each = sums.map(({ heads, triggers }) => `{ heads: ${list(heads)}, triggers: ${list(triggers)} }`);
  return `, underTriggers: [${each.join(", ")}]`;
}

/** A fact of the incident that stands at a default when it is not stated. */
export function isAlwaysStated(fact: Fact): boolean {
  return fact.of === "incident" && fact.default !== undefined && !fact.orNever;
}

/** Helpers that make one of many values. */
const aggregates = {
  any: "anyOf",
  every: "everyOf",
  sum: "sumOf",
  largest: "largestOf",
  smallest: "smallestOf",
  earliest: "earliestOf",
  latest: "latestOf",
} as const satisfies Record<Aggregate, string>;

const lineFields = {
  amount: "lineAmount",
  incurred: "lineIncurred",
  approved: "lineApproved",
  item: "lineItem",
  count: "lineCount",
} as const;

function comparisonOf(kinds: readonly Type["kind"][]): string {
  if (kinds.every((kind) => kind === "datetime")) return "compareInstants";
  if (kinds.some((kind) => kind === "date" || kind === "datetime")) return "compareDays";
  return kinds.includes("span") ? "compareSpans" : "compare";
}

function isMoment(type: Type): boolean {
  return type.kind === "date" || type.kind === "datetime";
}

/** Counts the tests of each choice and reading, without looking into formulas, which are functions of their own. */
function countTests(root: Expr): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const part = value as Partial<Extract<Expr, { kind: "is" }>>;
    if (part.kind === "is" && (part.value?.kind === "choice" || part.value?.kind === "reading")) {
      counts.set(part.value.name, (counts.get(part.value.name) ?? 0) + 1);
    }
    Object.values(value).forEach(visit);
  };
  visit(root);
  return counts;
}

/** Which lines a sum counts, where it does not count all. */
function ofThese({ ofClaim, triggers }: Pick<Extract<Expr, { kind: "loss" }>, "ofClaim" | "triggers">): string {
  if (ofClaim === undefined && triggers === undefined) return "";
  const these = [...(ofClaim ? ["ofClaim: true"] : []), ...(triggers ? [`triggers: ${list(triggers)}`] : [])];
  return `, { ${these.join(", ")} }`;
}
