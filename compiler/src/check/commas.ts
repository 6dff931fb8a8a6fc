import type { Span } from "@yakkan/grammar/syntax.js";
import type { FileContext } from "./scope.js";

/**
 * Tells of `max(0,5 * loss, 100)`: two values of a list with nothing but a comma between their digits, as if it set
 * decimals apart. In `1,2,3` no comma does, nor does a full-width one.
 */
export function checkCommas(list: readonly Span[], file: FileContext): void {
  const tight = list.map((value, index) => {
    const next = list[index + 1];
    return next && decimalsOf(value, next, file);
  });
  tight.forEach((found, index) => {
    if (found === undefined || tight[index - 1] !== undefined || tight[index + 1] !== undefined) return;
    const { whole, fraction, start, end } = found;
    file.report("syntax/decimal-comma", { whole, fraction }, { start, end });
  });
}

function decimalsOf(value: Span, next: Span, { sources }: FileContext) {
  const [{ source, end }, { start }] = [sources.placeOf(value), sources.placeOf(next)];
  if (sources.placeOf(next).source !== source || start !== end + 1 || source.text[end] !== ",") return undefined;
  const whole = /(?<![\d_.])[\d_]+$/.exec(sources.textOf(value))?.[0];
  const fraction = /^\d+%?/.exec(sources.textOf(next))?.[0];
  if (whole === undefined || fraction === undefined) return undefined;
  return { whole, fraction, start: value.end - whole.length, end: next.start + fraction.length };
}
