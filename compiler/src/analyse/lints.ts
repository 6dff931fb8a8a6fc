import type { Span } from "@yakkan/grammar/syntax.js";
import type { SymbolKind } from "../check/model.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Label, Source } from "../plan.js";
import type { Context } from "./context.js";

/** What a product may well do without, and what is good to have all the same. */
export function findLints(context: Context): Diagnostic[] {
  const declared = declarationsOf(context);
  return [...findUnlabelled(context), ...findUnsourced(declared, context), ...findSameLabels(declared)];
}

interface Declared {
  readonly kind: SymbolKind;
  readonly name: string;
  readonly label: Label;
  readonly source: Source;
  readonly span: Span;
}

/** What a claim or a contract is about, and people read of. */
const labelled: ReadonlySet<SymbolKind> = new Set([
  "product",
  "document",
  "choice",
  "member",
  "option",
  "unit",
  "fact",
  "trigger",
  "reading",
  "premium",
  "section",
  "frame",
  "head",
  "uncovered",
  "item",
  "exclusion",
]);

function findUnlabelled({ symbols }: Context): Diagnostic[] {
  return symbols.flatMap(({ kind, name, label, nameSpan }) =>
    !labelled.has(kind) || label.ja !== undefined || label.en !== undefined
      ? []
      : [diagnose("lint/no-label", { name, kind }, nameSpan)],
  );
}

/** Of a product that cites no document nothing is asked. */
function findUnsourced(declared: readonly Declared[], { plan }: Context): Diagnostic[] {
  if (plan.documents.length === 0) return [];
  return declared.flatMap(({ kind, name, source, span }) =>
    source.references.length > 0 ? [] : [diagnose("lint/no-source", { name, kind }, span)],
  );
}

function findSameLabels(declared: readonly Declared[]): Diagnostic[] {
  const first = new Map<string, Declared>();
  return declared.flatMap((one) => {
    const label = one.label.ja ?? one.label.en;
    if (label === undefined) return [];
    const key = `${one.kind} ${label}`;
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, one);
      return [];
    }
    return [
      diagnose("lint/same-label", { name: one.name, other: other.name, label }, one.span, {
        related: [{ message: `\`${other.name}\` is declared here`, span: other.span }],
      }),
    ];
  });
}

function declarationsOf({ plan, layout, nameOf }: Context): readonly Declared[] {
  const declare =
    (kind: SymbolKind) =>
    ({
      name,
      label,
      source,
    }: {
      readonly name: string;
      readonly label: Label;
      readonly source: Source;
    }): Declared[] => {
      const span = nameOf(name, [kind]);
      return span === undefined ? [] : [{ kind, name, label, source, span }];
    };
  return [
    // The plans say each for itself where they come from.
    ...plan.choices.filter(({ name }) => name !== "plan").flatMap(declare("choice")),
    ...plan.options.flatMap(declare("option")),
    ...plan.triggers.flatMap(declare("trigger")),
    ...layout.nodes.flatMap(({ node }) => (node.kind === "product" ? [] : declare(node.kind)(node))),
    ...plan.uncovered.flatMap(declare("uncovered")),
    ...plan.exclusions.flatMap(declare("exclusion")),
  ];
}
