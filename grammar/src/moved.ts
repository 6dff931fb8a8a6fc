import type { Scenario, TopLevel } from "./syntax.js";

/**
 * A copy whose positions are `by` further on: of a syntax tree, or of whatever else has positions. What the parser put
 * in stands at 0, and stays there: nothing moves that begins a text.
 */
export function moved<T>(value: T, by: number): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return (value.length === 0 ? value : value.map((part: unknown) => moved(part, by))) as T;
  const copy = { ...value } as Record<string, unknown>;
  for (const key in copy) {
    const part = copy[key];
    if (typeof part === "object" && part !== null) copy[key] = moved(part, by);
  }
  const { start, end } = copy;
  if (typeof start === "number" && typeof end === "number") {
    copy["start"] = start === 0 ? 0 : start + by;
    copy["end"] = end === 0 ? 0 : end + by;
  }
  return copy as T;
}

/** The same for declarations of a file. Most of one are scenarios, of which nobody reads most. */
export function moveDeclarations(declarations: readonly TopLevel[], by: number): TopLevel[] {
  return declarations.map((one) => (one.kind === "scenario" ? moveScenario(one, by) : moved(one, by)));
}

const origin = Symbol("origin");

/** A scenario that has moved: what it was, and how far it went in all. */
interface MovedScenario extends Scenario {
  readonly [origin]?: { readonly scenario: Scenario; readonly by: number };
}

/** What a scenario was before it moved: the same for the same text, wherever it stands. */
export function originOf(scenario: Scenario): Scenario {
  return (scenario as MovedScenario)[origin]?.scenario ?? scenario;
}

/** Its statements move when somebody reads them. */
function moveScenario(scenario: MovedScenario, further: number): Scenario {
  const first = originOf(scenario);
  const by = (scenario[origin]?.by ?? 0) + further;
  let statements: Scenario["statements"] | undefined;
  const lazy: MovedScenario = {
    kind: "scenario",
    title: moved(first.title, by),
    product: moved(first.product, by),
    get statements() {
      return (statements ??= moved(first.statements, by));
    },
    references: moved(first.references, by),
    doc: first.doc,
    start: first.start + by,
    end: first.end + by,
    [origin]: { scenario: first, by },
  };
  return lazy;
}
