import type { Rational } from "../plan.js";

// The compiler's own constants (literals, ranges, folded expressions). The interpreter and the runtime
// each have their own arithmetic: two readings that share a function share its faults.

/** In lowest terms, denominator positive. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  // As most are.
  if (denominator === 1n) return { numerator, denominator };
  const sign = denominator < 0n ? -1n : 1n;
  const common = gcd(numerator < 0n ? -numerator : numerator, denominator * sign);
  return { numerator: (sign * numerator) / common, denominator: (sign * denominator) / common };
}

export function compareRational(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `12`, `12.5`, `2/3` */
export function formatRational({ numerator, denominator }: Rational): string {
  if (denominator === 1n) return numerator.toString();
  for (let digits = 1; digits <= 12; digits++) {
    const power = 10n ** BigInt(digits);
    if (power % denominator !== 0n) continue;
    const scaled = ((numerator < 0n ? -numerator : numerator) * power) / denominator;
    const text = scaled.toString().padStart(digits + 1, "0");
    return `${numerator < 0n ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
  }
  return `${numerator}/${denominator}`;
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a === 0n ? 1n : a;
}
