import type { SourceFile, Span } from "@yakkan/grammar/syntax.js";
import type { SourceText } from "../compile.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Expr, Plan } from "../plan.js";
import type { CheckedScenario } from "../scenarios/scenario.js";
import { replaceBy } from "../diagnostics/report.js";
import type { Model, NameUse } from "./model.js";
import { checkProduct } from "./product.js";
import { checkScenarios } from "./scenarios.js";
import { FileContext } from "./scope.js";

export interface Checked {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the expressions of the plans stand in the text. */
  readonly places: WeakMap<Expr, Span>;
  readonly plans: readonly Plan[];
  readonly scenarios: readonly CheckedScenario[];
}

/** Checks a file: its products, then the scenarios, which need them. */
export function check(source: SourceText, file: SourceFile): Checked {
  const context = new FileContext(source);
  checkLanguage(context, file);
  const products = file.declarations.flatMap((declaration) =>
    declaration.kind === "product" && declaration.name.text !== "" ? [checkProduct(context, declaration)] : [],
  );
  products.forEach(({ scope, syntax }, index) => {
    if (products.findIndex((other) => other.scope.name === scope.name) < index)
      context.report("name/duplicate", { name: scope.name, kind: "product" }, syntax.name);
  });
  const scenarios = checkScenarios(context, file, products);
  return {
    model: { symbols: context.symbols, uses: distinctUses(context.uses) },
    diagnostics: distinct(context.diagnostics),
    places: context.places,
    plans: products.flatMap(({ plan }) => plan ?? []),
    scenarios,
  };
}

/** The version of the language that this compiler reads. */
const language = 1n;

function checkLanguage(context: FileContext, { language: written }: SourceFile): void {
  if (written === undefined || (written.digits === language && written.decimals === 0)) return;
  const found = context.source.text.slice(written.start, written.end);
  context.report("product/language", { found, known: String(language) }, written, {
    fixes: [replaceBy(String(language), written)],
  });
}

/** What is written once and read several times (the header of a block, an amount with two bases) is told once. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, message, span }) => {
    const key = `${span.start} ${span.end} ${code} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function distinctUses(uses: readonly NameUse[]): NameUse[] {
  const byPlace = new Map(uses.map((use) => [use.name.start, use]));
  return [...byPlace.values()].sort((a, b) => a.name.start - b.name.start);
}
