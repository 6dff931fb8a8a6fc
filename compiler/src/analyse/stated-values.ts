import { formatRational } from "../exact/rational.js";
import type { Choice, Fact, Literal, UnitFact } from "../plan.js";
import { sizeOf } from "./interval.js";

/** How large the amounts of an example are, within their ranges. */
export type Level = "least" | "middle" | "most";

/** A value of the choice or fact, as the input states it. */
export function valueAt({ type, range, default: preset }: Choice | Fact | UnitFact, level: Level): unknown {
  if (preset === "unlimited") return preset;
  switch (type.kind) {
    case "bool":
      return preset?.type === "bool" ? preset.value : true;
    case "money":
    case "number":
    case "ratio": {
      if (range?.oneOf !== undefined) return jsonOf(range.oneOf[level === "least" ? 0 : range.oneOf.length - 1]);
      const least = numberOf(range?.min) ?? 0;
      const most = numberOf(range?.max) ?? (type.kind === "ratio" ? 1 : Math.max(least * 100, 1_000_000));
      const value = level === "least" ? least : level === "most" ? most : least + (most - least) / 100;
      return type.kind === "ratio" ? value : Math.floor(value);
    }
    case "enum":
      return preset?.type === "enum" ? preset.value : type.members[0]?.name;
    case "set":
      return [];
    case "date":
      return "2026-04-01";
    case "datetime":
      return "2026-04-01T00:00";
    case "duration":
      return "PT1H";
    case "span":
      return "P1Y";
  }
}

export function numberOf(literal: Literal | undefined): number | undefined {
  const size = literal && sizeOf(literal);
  return size && Number(size.numerator) / Number(size.denominator);
}

export function jsonOf(literal: Literal | undefined): unknown {
  const size = literal && sizeOf(literal);
  if (size === undefined) return undefined;
  return size.denominator === 1n ? Number(size.numerator) : formatRational(size);
}
