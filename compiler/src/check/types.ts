import type { Expr, Rational, Type } from "../plan.js";
import { rational } from "../exact/rational.js";

export const boolType: Type = { kind: "bool" };
export const moneyType: Type = { kind: "money" };
export const numberType: Type = { kind: "number" };
export const ratioType: Type = { kind: "ratio" };
export const dateType: Type = { kind: "date" };
export const durationType: Type = { kind: "duration" };
export const spanType: Type = { kind: "span" };

/** A condition that is known. */
export function constant(value: boolean): Expr {
  return { type: boolType, kind: "literal", literal: { type: "bool", value } };
}

/** A type in the author's words. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "bool":
      return "yes or no";
    case "money":
      return "an amount of money";
    case "number":
      return "a number";
    case "ratio":
      return "a percentage";
    case "date":
      return "a date";
    case "datetime":
      return "a date with a time";
    case "duration":
      return "an elapsed time";
    case "span":
      return "a calendar span";
    case "enum":
      return `one of ${type.members.map(({ name }) => `\`${name}\``).join(", ")}`;
    case "set":
      return `any of ${type.members.map(({ name }) => `\`${name}\``).join(", ")}`;
  }
}

/**
 * An amount divided by a plain number, as the share that it is of an amount so high: `loss / 300_000`. Beside it a
 * number that was taken for an amount is one of shares again: `min(1, loss / 300_000)`.
 */
function asShare(expr: Expr, minorDigits: number): Expr | undefined {
  const of = (part: Expr): Expr | undefined => asShare(part, minorDigits);
  switch (expr.kind) {
    case "literal": {
      const { literal } = expr;
      if (literal.type !== "money") return undefined;
      const { numerator, denominator } = literal.value;
      const value = rational(numerator, denominator * 10n ** BigInt(minorDigits));
      return { type: ratioType, kind: "literal", literal: { type: "ratio", value } };
    }
    case "divide": {
      const right = bareNumber(expr.right) && asMoney(expr.right, minorDigits);
      return right && { ...expr, type: ratioType, right };
    }
    case "multiply": {
      const [left, right] = [expr.left, expr.right].map((part) => (part.type.kind === "money" ? of(part) : part));
      return left && right && { ...expr, type: ratioType, left, right };
    }
    case "add":
    case "subtract": {
      const [left, right] = [of(expr.left), of(expr.right)];
      return left && right && { ...expr, type: ratioType, left, right };
    }
    case "min":
    case "max": {
      const operands = expr.operands.flatMap((operand) => of(operand) ?? []);
      return operands.length < expr.operands.length ? undefined : { ...expr, type: ratioType, operands };
    }
    case "if": {
      const [then, otherwise] = [of(expr.then), of(expr.otherwise)];
      return then && otherwise && { ...expr, type: ratioType, then, otherwise };
    }
    default:
      return undefined;
  }
}

/** The value of an expression made of number literals alone, which is money where money is wanted. */
export function bareNumber(expr: Expr): Rational | undefined {
  if (expr.type.kind !== "number") return undefined;
  switch (expr.kind) {
    case "literal":
      return expr.literal.type === "number" ? expr.literal.value : undefined;
    case "negate": {
      const value = bareNumber(expr.operand);
      return value && rational(-value.numerator, value.denominator);
    }
    case "add":
    case "subtract":
    case "multiply":
    case "divide": {
      const left = bareNumber(expr.left);
      const right = bareNumber(expr.right);
      if (left === undefined || right === undefined) return undefined;
      if (expr.kind === "multiply")
        return rational(left.numerator * right.numerator, left.denominator * right.denominator);
      if (expr.kind === "divide")
        return right.numerator === 0n
          ? undefined
          : rational(left.numerator * right.denominator, left.denominator * right.numerator);
      const sign = expr.kind === "add" ? 1n : -1n;
      return rational(
        left.numerator * right.denominator + sign * right.numerator * left.denominator,
        left.denominator * right.denominator,
      );
    }
    default:
      return undefined;
  }
}

/** Told of each number in the text that becomes an amount. */
export type OnAmount = (number: Expr, amount: Expr) => void;

/** As the wanted type, where a plain number may stand for it; otherwise as it is. */
export function coerce(expr: Expr, wanted: Type["kind"], minorDigits: number, onAmount?: OnAmount): Expr {
  if (expr.type.kind === wanted) return expr;
  if (wanted === "money") return asMoney(expr, minorDigits, onAmount) ?? expr;
  if (wanted === "ratio" && expr.type.kind === "money" && expr.kind !== "literal")
    return asShare(expr, minorDigits) ?? expr;
  // Both are exact fractions; `profit / revenue` is a share as much as `90%` is.
  if ((wanted === "ratio" && expr.type.kind === "number") || (wanted === "number" && expr.type.kind === "ratio"))
    return expr.kind === "literal" && (expr.literal.type === "number" || expr.literal.type === "ratio")
      ? { ...expr, type: { kind: wanted }, literal: { type: wanted, value: expr.literal.value } }
      : { ...expr, type: { kind: wanted } };
  // An elapsed time may be written in days: 24 hours each.
  if (wanted === "duration" && expr.kind === "literal" && expr.literal.type === "span") {
    const { years, months, days } = expr.literal.value;
    if (years === 0 && months === 0)
      return { type: durationType, kind: "literal", literal: { type: "duration", value: days * 86_400 } };
  }
  // An instant has a day.
  if (wanted === "date" && expr.type.kind === "datetime") return { ...expr, type: dateType };
  return expr;
}

/**
 * A number in which every amount is written out, as money: `500 - 100 * nights`. Nothing where something else, such as
 * a fact or a formula, would have to be the amount.
 */
export function asMoney(expr: Expr, minorDigits: number, onAmount?: OnAmount): Expr | undefined {
  const value = bareNumber(expr);
  if (value !== undefined) {
    const amount: Expr = {
      type: moneyType,
      kind: "literal",
      literal: { type: "money", value: rational(value.numerator * 10n ** BigInt(minorDigits), value.denominator) },
    };
    onAmount?.(expr, amount);
    return amount;
  }
  if (expr.type.kind !== "number") return undefined;
  const of = (part: Expr): Expr | undefined => asMoney(part, minorDigits, onAmount);
  switch (expr.kind) {
    case "negate": {
      const operand = of(expr.operand);
      return operand && { ...expr, type: moneyType, operand };
    }
    case "add":
    case "subtract": {
      const left = of(expr.left);
      const right = of(expr.right);
      return left && right && { ...expr, type: moneyType, left, right };
    }
    case "multiply": {
      const right = of(expr.right);
      if (right !== undefined) return { ...expr, type: moneyType, right };
      const left = of(expr.left);
      return left && { ...expr, type: moneyType, left };
    }
    case "divide": {
      const left = of(expr.left);
      return left && { ...expr, type: moneyType, left };
    }
    case "min":
    case "max": {
      const operands = expr.operands.flatMap((operand) => of(operand) ?? []);
      return operands.length < expr.operands.length ? undefined : { ...expr, type: moneyType, operands };
    }
    case "if": {
      const then = of(expr.then);
      const otherwise = of(expr.otherwise);
      return then && otherwise && { ...expr, type: moneyType, then, otherwise };
    }
    case "sum":
    case "largest":
    case "smallest": {
      const each = of(expr.value);
      return each && { ...expr, type: moneyType, value: each };
    }
    default:
      return undefined;
  }
}
