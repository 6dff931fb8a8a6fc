import type { LayerStep, LayerTermStep, TraceStep } from "../result.js";
import { amountOf } from "./given.js";
import type { Names } from "./names.js";
import { useTimeOf } from "./use-time.js";
import type { UseTime } from "./words.js";
import { termTexts } from "./workings.js";

/** What is said of a layer, by the clause that it is. */
export interface LayerNote {
  readonly clause: string;
  readonly texts: readonly string[];
}

/** How each layer came to what it leaves: what fell into it, what is paid of that, and what others had used. */
export function layerNotes(names: Names, { layers = [], before, ...step }: TraceStep): readonly LayerNote[] {
  const time = useTimeOf(step);
  return layers.map((layer) => ({
    clause: layer.clause,
    texts: [layerText(names, layer, before, time), ...layer.terms.flatMap((term) => termTexts(names, term))],
  }));
}

/** What several layers leave together; nothing of one by itself. More than there was takes nothing, and is not told of. */
export function layersTogether(names: Names, { layers = [] }: TraceStep): readonly string[] {
  if (layers.length < 2) return [];
  const sum = layers.reduce((total, { after }) => total + after, 0);
  const parts = layers.map(({ after }) => names.money(after)).join(" + ");
  return [names.words.layer.together(parts, names.money(sum))];
}

/** `layer “First”, $500,000 xs $500,000: $700,000 → above its attachment of $500,000: $200,000 → paid share 30%: $60,000` */
function layerText(names: Names, layer: LayerStep, before: number, time: UseTime): string {
  const { words } = names;
  const parts = [names.money(before)];
  for (const term of layer.terms) {
    // Nothing that is left for the terms behind it.
    if (term.before === 0) break;
    const left = term.after === 0 ? words.layer.nothing : names.money(term.after);
    parts.push(`${termText(names, layer, term, time)}: ${left}`);
  }
  return `${headingOf(names, layer)}: ${parts.join(" → ")}`;
}

function headingOf(names: Names, { clause, terms }: LayerStep): string {
  const { words } = names;
  const name = clause.slice(clause.lastIndexOf("/") + 1);
  const label = names.ownLabel(clause) ?? (/^\d+$/.test(name) ? undefined : name);
  return words.layer.heading(label, sliceOf(names, terms) ?? (label === undefined ? name : undefined));
}

/** Of what is, or could be, written as `30% of 500_000 xs 500_000`. */
function sliceOf(names: Names, terms: readonly LayerTermStep[]): string | undefined {
  const kinds = terms.map((term) => kindOf(term)).join(" ");
  if (!/^(?:deductible )?limit(?: coinsurance)?$/.test(kinds)) return undefined;
  const told = (kind: string): string | undefined =>
    amountOf(
      names,
      terms.find((term) => kindOf(term) === kind),
    );
  return names.words.layer.slice(told("limit") ?? "", told("deductible"), told("coinsurance"));
}

function termText(names: Names, layer: LayerStep, term: LayerTermStep, time: UseTime): string {
  const { words } = names;
  const own = names.ownLabel(term.clause);
  const label = own === names.ownLabel(layer.clause) ? undefined : own;
  const { used = 0 } = term;
  const note = used === 0 ? "" : words.given(words.term.usedByOthers(names.money(used), time));
  return words.layer.term[kindOf(term)](`${amountOf(names, term) ?? ""}`, note, label);
}

type LayerTermKind = "coinsurance" | "deductible" | "franchise" | "limit";

/** From its id, `TERM/LAYER:KIND:ORDINAL`. */
function kindOf({ clause }: LayerTermStep): LayerTermKind {
  return clause.split(":").at(-2) as LayerTermKind;
}
