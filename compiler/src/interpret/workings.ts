import type { Derivation, FigureResult } from "@yakkan/runtime/result.js";
import { derivationOf, figuresOf } from "../figures.js";
import type { Expr, LayerTerm, Rational, Term } from "../plan.js";
import { formatMoment } from "./calendar.js";
import { evaluate, type Scope } from "./evaluate.js";
import type { Value } from "./values.js";
import type { State } from "./walk-state.js";

/** What it comes to, and the figures that it is worked out from. */
export function derived(expr: Expr, value: Value, scope: Scope): Derivation {
  return {
    ...exactText(value),
    figures: figuresOf(expr, scope.situation.index.lets).map(({ of, name, expr: figure }): FigureResult => ({
      of,
      name,
      kind: figure.type.kind as FigureResult["kind"],
      ...exactText(evaluate(figure, scope)),
    })),
  };
}

export function workingOfTerm(
  term: Term | LayerTerm,
  scope: Scope,
  { docket }: State,
): { readonly working?: Derivation } {
  const amount = docket.explains ? derivationOf(term) : undefined;
  if (amount === undefined) return {};
  return { working: derived(amount, evaluate(amount, scope), scope) };
}

function exactText(value: Value): { readonly value?: string } {
  if (value.state === "never") return { value: "never" };
  if (value.state === "unknown") return {};
  const { data } = value;
  switch (data.kind) {
    case "number":
      return { value: exact(data.value) };
    case "duration":
      return { value: exact(data.seconds) };
    case "unlimited":
      return { value: "unlimited" };
    case "bool":
      return { value: data.value ? "yes" : "no" };
    case "enum":
      return { value: data.value };
    case "date":
      return { value: formatMoment(data) };
    case "span": {
      const { years, months, days } = data.span;
      return { value: years !== 0 ? `P${years}Y` : months !== 0 ? `P${months}M` : `P${days}D` };
    }
    case "set":
      return {};
  }
}

function exact({ numerator, denominator }: Rational): string {
  return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
}
