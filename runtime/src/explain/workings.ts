import type { FigureResult, LineResult, SettlementResult } from "../result.js";
import type { Names } from "./names.js";

/**
 * How a computed head was worked out, formula by formula, the head's own first:
 * `Lost profit = Decrease ¥1,000 × Ratio 1/3 = ¥333.33…`. Nothing for another line, or without the trace.
 */
export function workingTexts(names: Names, line: LineResult, { workings = [] }: SettlementResult): readonly string[] {
  const formula = names.metadata.heads.find(({ name }) => name === line.head)?.formula;
  const working = workings.find(({ head }) => head === line.head);
  if (formula === undefined || working === undefined || !names.isComputed(line)) return [];
  const figures = new Map(working.figures.map((figure) => [`${figure.of}:${figure.name}`, figure]));
  const filled = (text: string): string =>
    text.replaceAll(" * ", " × ").replace(/\{(\w+:[^}]+)\}/g, (_, key: string) => {
      const figure = figures.get(key);
      return figure === undefined ? key : [figureLabel(names, figure), ...figureValue(names, figure)].join(" ");
    });
  return [
    [names.clause(line.head), filled(formula), ...exactly(names, "money", working.value)].join(" = "),
    ...working.figures.flatMap((figure) => {
      const inner = figure.of === "let" ? names.formula(figure.name) : undefined;
      return inner === undefined
        ? []
        : [[figureLabel(names, figure), filled(inner.formula), ...figureValue(names, figure)].join(" = ")];
    }),
  ];
}

function figureLabel(names: Names, { of, name }: FigureResult): string {
  const { facts, choices } = names.metadata;
  switch (of) {
    case "let":
      return names.label(names.formula(name)?.label ?? {}, name);
    case "choice":
      return names.label(choices.find((choice) => choice.name === name)?.label ?? {}, name);
    case "fact":
      return names.label(facts.find((fact) => fact.name === name)?.label ?? {}, name);
    case "loss":
    case "left":
      return names.clause(name);
  }
}

function figureValue(names: Names, { of, name, value }: FigureResult): readonly string[] {
  const { facts, choices } = names.metadata;
  switch (of) {
    case "let":
      return exactly(names, names.formula(name)?.kind, value);
    case "choice":
      return exactly(names, choices.find((choice) => choice.name === name)?.type.kind, value);
    case "fact":
      return exactly(names, facts.find((fact) => fact.name === name)?.type.kind, value);
    case "loss":
    case "left":
      return exactly(names, "money", value);
  }
}

/** Money to hundredths of the minor unit, with `…` where that is not all of it; what is not whole else as a fraction. */
function exactly(names: Names, kind: string | undefined, value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  if (value === "unlimited") return [names.words.term.unlimited];
  const [top = 0n, bottom = 1n] = value.split("/").map(BigInt);
  if (kind === "money") return [names.exactMoney(top, bottom)];
  const percent = top * 10_000n;
  if (kind === "ratio" && percent % bottom === 0n) return [`${Number(percent / bottom) / 100}%`];
  return [value.replace(/\B(?=(\d{3})+(?!\d))/g, ",")];
}
