import { byName } from "../by-name.js";
import type { Span } from "@yakkan/grammar/syntax.js";
import type { DeclaredSymbol, SymbolKind } from "../check/model.js";
import { formatExpr } from "../describe/summary.js";
import type { Sources } from "../files/sources.js";
import type { Choice, Expr, Fact, Let, Plan, Table, UnitKind } from "../plan.js";
import { Bounds } from "./bounds.js";
import { type Layout, layOut } from "./layout.js";
import { Logic } from "./logic.js";
import { type Site, sitesOf } from "./sites.js";
import { once } from "../once.js";
import { letsByName } from "../walk-expr.js";

/** What a plan was made from: where its parts stand in the text. */
export interface Origin {
  readonly sources: Sources;
  readonly symbols: readonly DeclaredSymbol[];
  readonly places: { get(expr: Expr): Span | undefined };
}

/** What the analyses of one plan share. */
export interface Context {
  readonly plan: Plan;
  readonly choices: ReadonlyMap<string, Choice>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly lets: ReadonlyMap<string, Let>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly units: ReadonlyMap<string, UnitKind>;
  readonly logic: Logic;
  readonly bounds: Bounds;
  readonly layout: Layout;
  /** Every expression that the author wrote in the product. */
  readonly sites: () => readonly Site[];
  /** Where the expression stands; nothing for one that the author did not write as such. */
  readonly placeOf: (expr: Expr) => Span | undefined;
  /** The name in the declaration of something of one of these kinds. */
  readonly nameOf: (name: string, kinds: readonly SymbolKind[], within?: string) => Span | undefined;
  readonly sources: Sources;
  /** A stretch of the text on one line, for messages. */
  readonly quote: (span: Span) => string;
  /** The whole expression as the author wrote it, for advice; one that stands nowhere in the words of the language. */
  readonly written: (expr: Expr) => string;
  readonly symbols: readonly DeclaredSymbol[];
}

export function contextOf(plan: Plan, { sources, symbols, places }: Origin): Context {
  const logic = new Logic(plan);
  const layout = layOut(plan, logic);
  const textOf = (span: Span): string =>
    sources
      .textOf(span)
      .replace(/\s*@\S+\([^)]*\)/g, "")
      .replace(/\s+/g, " ")
      .trim();
  return {
    plan,
    choices: byName(plan.choices),
    facts: byName(plan.facts),
    lets: letsByName(plan.lets),
    tables: byName(plan.tables),
    units: byName(plan.units),
    logic,
    bounds: new Bounds(plan, logic),
    layout,
    sites: once(() => sitesOf(plan, layout)),
    sources,
    placeOf: (expr) => places.get(expr),
    nameOf: (name, kinds, within) =>
      symbols.find((symbol) => symbol.name === name && kinds.includes(symbol.kind) && symbol.within?.name === within)
        ?.nameSpan,
    quote: (span) => shorten(textOf(span)),
    written: (expr) => {
      const span = places.get(expr);
      return span === undefined ? formatExpr(expr, plan.currency) : textOf(span);
    },
    symbols,
  };
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 60 ? `${characters.slice(0, 59).join("")}…` : characters.join("");
}
