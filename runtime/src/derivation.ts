import { formatMoment, Moment } from "./calendar.js";
import { isUnknown, never, type Value } from "./kleene.js";
import { formatExact } from "./money.js";
import type { Numeric } from "./numeric.js";
import type { FigureRule, Read } from "./product.js";
import type { Derivation } from "./result.js";
import type { Reads, Scope } from "./scope.js";

/** What an amount comes to, and the figures that it is worked out from, as they stand now. */
export function derivationOf<R extends Reads>(
  at: Scope<R>,
  value: Value<Numeric>,
  figures: readonly FigureRule<R>[],
): Derivation {
  return {
    ...shown(value),
    figures: figures.map((figure) => {
      const { of, name, kind } = figure;
      return { of, name, kind, ...shown(figure.value(at)) };
    }),
  };
}

function shown(value: Value<Exclude<Read, readonly string[]>>): { readonly value?: string } {
  return isUnknown(value) ? {} : { value: textOf(value) };
}

function textOf(value: Exclude<Read, readonly string[]> | typeof never): string {
  if (value === never) return "never";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  if (value instanceof Moment) return formatMoment(value);
  if (typeof value === "object" && "years" in value) {
    const { years, months, days } = value;
    return years !== 0 ? `P${years}Y` : months !== 0 ? `P${months}M` : `P${days}D`;
  }
  return formatExact(value);
}
