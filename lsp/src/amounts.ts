import { minorDigitsOf } from "@yakkan/compiler/currencies.js";
import { compareRational, rational } from "@yakkan/compiler/exact/rational.js";
import type { Rational } from "@yakkan/compiler/plan.js";
import type { ChoiceDeclaration, Expression, LetDeclaration, NumberLiteral, Product } from "@yakkan/grammar/syntax.js";
import { formatExactMoney } from "@yakkan/runtime/explain/amount.js";
import type { Meanings } from "./meanings.js";

/** The smallest and the largest that an amount can be under any contract; no `max`: it has no end. */
export interface Interval {
  readonly min: Rational;
  readonly max: Rational | undefined;
}

const zero = rational(0n);
const anything: Interval = { min: zero, max: undefined };

/** What an amount can be, as far as literals and the ranges of choices say. In units of the currency. */
export function intervalOf(expression: Expression, meanings: Meanings, depth = 0): Interval {
  // A formula may name itself while it is being written.
  if (depth > 20) return anything;
  const inner = (part: Expression): Interval => intervalOf(part, meanings, depth + 1);
  switch (expression.kind) {
    case "number": {
      const value = valueOf(expression);
      return { min: value, max: value };
    }
    case "reference": {
      const symbol = meanings.of(expression.name);
      if (symbol?.kind === "let") return inner((symbol.declaration as LetDeclaration).value);
      return symbol?.kind === "choice" ? intervalOfChoice(symbol.declaration as ChoiceDeclaration, inner) : anything;
    }
    case "if": {
      const [a, b] = [inner(expression.then), inner(expression.otherwise)];
      return { min: smaller(a.min, b.min), max: a.max && b.max && larger(a.max, b.max) };
    }
    case "binary": {
      if (expression.operator !== "of" && expression.operator !== "*") return anything;
      const [a, b] = [inner(expression.left), inner(expression.right)];
      return { min: times(a.min, b.min), max: a.max && b.max && times(a.max, b.max) };
    }
    default:
      return anything;
  }
}

function intervalOfChoice({ type }: ChoiceDeclaration, inner: (part: Expression) => Interval): Interval {
  const values = (type.oneOf ?? []).map(inner);
  if (values.length > 0) {
    const maxima = values.flatMap(({ max }) => max ?? []);
    return {
      min: values.map(({ min }) => min).reduce(smaller),
      max: maxima.length < values.length ? undefined : maxima.reduce(larger),
    };
  }
  return { min: type.min === undefined ? zero : inner(type.min).min, max: type.max && inner(type.max).max };
}

export function valueOf({ digits, decimals, percent }: NumberLiteral): Rational {
  return rational(digits, 10n ** BigInt(decimals) * (percent ? 100n : 1n));
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function isAtMost(a: Rational, b: Rational): boolean {
  return compareRational(a, b) <= 0;
}

function smaller(a: Rational, b: Rational): Rational {
  return isAtMost(a, b) ? a : b;
}

function larger(a: Rational, b: Rational): Rational {
  return isAtMost(a, b) ? b : a;
}

/** `¥10,000,000`, the currency being the product's. */
export function formatAmount(value: Rational, { items }: Product): string {
  const currency = items.find(({ kind }) => kind === "currency");
  const code = currency?.kind === "currency" ? currency.code.text : "JPY";
  const minorDigits = minorDigitsOf(code) ?? 0;
  return formatExactMoney(value.numerator * 10n ** BigInt(minorDigits), value.denominator, { code, minorDigits });
}
