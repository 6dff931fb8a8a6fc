import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Details, diagnose } from "../diagnostics/report.js";
import { keyOf } from "../keys.js";
import { describeBasis } from "../bases.js";
import type { Basis, Source } from "../plan.js";
import { isKeptById } from "../walk-plan.js";
import type { Context } from "./context.js";
import type { PlacedTerm } from "./layout.js";

/**
 * `per person and period`, `per person and incident`: an amount of one, and the same amount of all. It reads as the
 * limit of each in the period or incident.
 */
export function findSharedAmounts(terms: readonly PlacedTerm[], context: Context): Diagnostic[] {
  return terms.flatMap(({ term, before }): Diagnostic[] => {
    const { caps = [] } = term;
    const ofCaps = caps.flatMap((cap, index) => {
      const last = caps[index - 1];
      const isOne = last !== undefined && keyOf(last.amount) === keyOf(cap.amount);
      return isOne ? tell(last.basis, cap.basis, "borne", term.source, context) : [];
    });
    const isOne = before?.kind === term.kind && before.source.start === term.source.start;
    if (!isOne || (term.kind !== "limit" && term.kind !== "borne")) return ofCaps;
    return [...ofCaps, ...tell(before.basis, term.basis, term.kind, term.source, context)];
  });
}

function tell(first: Basis, second: Basis, term: "limit" | "borne", source: Source, context: Context): Diagnostic[] {
  const isWideFirst = isOfAll(first) && !isOfAll(second);
  const [own, wide] = isWideFirst ? [second, first] : [first, second];
  if (own.period || wide.year === true || wide.day === true || isKeptById(wide, {})) return [];
  const unit = describeBasis(own);
  const said = {
    unit,
    bases: `per ${isWideFirst ? `${describeBasis(wide)} and ${unit}` : `${unit} and ${describeBasis(wide)}`}`,
    term,
  };
  if (wide.period) {
    if (!isKeptById(own, {}) && own.day !== true) return [];
    return [diagnose("term/unit-and-period", said, source, { fixes: fixOfAnd(source, unit, isWideFirst, context) })];
  }
  return unit === "incident" ? [] : [diagnose("term/unit-and-incident", said, source)];
}

/** One amount of the whole incident or period. */
function isOfAll({ over, day }: Basis): boolean {
  return over.kind === "incident" && day !== true;
}

function fixOfAnd(
  source: Source,
  unit: string,
  isWideFirst: boolean,
  { sources }: Context,
): NonNullable<Details["fixes"]> {
  const written = sources.textOf(source);
  const name = unit.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s+");
  const bases = isWideFirst ? `period\\s+and\\s+${name}` : `${name}\\s+and\\s+period`;
  const match = new RegExp(`\\bper\\s+${bases}(?![\\p{L}\\p{N}_])`, "u").exec(written);
  if (match === null) return [];
  const start = source.start + match.index;
  const title = `per ${unit} per period`;
  return [
    {
      title: { en: `Change to \`${title}\``, ja: `\`${title}\`に変更` },
      edits: [{ start, end: start + match[0].length, text: title }],
    },
  ];
}
