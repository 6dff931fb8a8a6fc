import type { CompareOperator, Exclusion, Expr, Let } from "./plan.js";
import { beyondContract } from "./reads-incident.js";
import { someExpr } from "./walk-expr.js";

/**
 * A part of the test of a rule or exclusion, to say which of them fail, or hold: what is joined by `and` and by `or`,
 * through formulas, in the order of the text and behind a `not` turned round. What it comes to where it fails is `fails`.
 */
export type TestPart =
  | { readonly kind: "all"; readonly parts: readonly TestPart[] }
  | { readonly kind: "any"; readonly parts: readonly TestPart[] }
  | DateComparison
  | (Leaf & { readonly kind: "dates"; readonly expr: DateTest })
  /** `settled`: the contract alone decides it. */
  | (Leaf & { readonly kind: "other"; readonly settled: boolean });

/** `operator`: how the two dates have to stand. */
type DateComparison = Leaf & {
  readonly kind: "compare";
  readonly expr: Comparison;
  readonly operator: CompareOperator;
};

interface Leaf {
  readonly expr: Expr;
  readonly fails: boolean;
  /** What has to hold: the expression or its contrary. */
  readonly condition: Expr;
}

export type Comparison = Extract<Expr, { readonly kind: "compare" }>;
export type DateTest = Extract<Expr, { readonly kind: "within" | "during" }>;

/** The parts that all have to hold; none of a test that is one condition and compares no dates: it says itself what fails. */
export function partsOfTest(test: Expr, lets: ReadonlyMap<string, Let>): readonly TestPart[] {
  const found = partOf(test, lets, false);
  if (found.kind === "other") return [];
  return partsIn(found);
}

/** The parts of the ground of an exclusion, but for its own circumstance, which it says itself; none of a test of days. */
export function partsOfGround({ name, ground }: Exclusion, lets: ReadonlyMap<string, Let>): readonly TestPart[] {
  if (ground.kind === "within" || ground.kind === "during") return [];
  return partsIn(partOf(ground, lets, false)).filter(
    (part) => part.kind !== "other" || part.expr.kind !== "asserted" || part.expr.name !== name,
  );
}

/** What would have to hold for one of the carve-backs of an exclusion; none where it has none. */
export function partsOfCarveBacks({ unless }: Exclusion, lets: ReadonlyMap<string, Let>): readonly TestPart[] {
  if (unless.length === 0) return [];
  const tests = unless.map(({ test }) => partOf(test, lets, false));
  return partsIn(joined("any", tests));
}

function partsIn(part: TestPart): readonly TestPart[] {
  return part.kind === "all" ? part.parts : [part];
}

function partOf(expr: Expr, lets: ReadonlyMap<string, Let>, negated: boolean): TestPart {
  switch (expr.kind) {
    case "and":
    case "or":
      return joined(
        (expr.kind === "and") !== negated ? "all" : "any",
        expr.operands.map((operand) => partOf(operand, lets, negated)),
      );
    case "not":
      return partOf(expr.operand, lets, !negated);
    case "let": {
      const formula = lets.get(expr.name);
      return formula === undefined ? leaf(expr, lets, negated) : partOf(formula.value, lets, negated);
    }
    default:
      return leaf(expr, lets, negated);
  }
}

function leaf(expr: Expr, lets: ReadonlyMap<string, Let>, fails: boolean): TestPart {
  const condition = fails ? contrary(expr) : expr;
  if (expr.kind === "compare" && isDate(expr.left) && isDate(expr.right))
    return { kind: "compare", expr, fails, condition, operator: fails ? opposite[expr.operator] : expr.operator };
  if (!fails && (expr.kind === "within" || expr.kind === "during")) return { kind: "dates", expr, fails, condition };
  return { kind: "other", expr, fails, condition, settled: isSettled(expr, lets) };
}

/** All that has to be told in words: the conditions, and dates by what they are. */
export function toldIn(parts: readonly TestPart[]): readonly Expr[] {
  return parts.flatMap((part) => {
    if (part.kind === "all" || part.kind === "any") return toldIn(part.parts);
    const date = dateOf(part);
    return date === undefined ? [part.condition] : [part.condition, date];
  });
}

/** The date that is looked at, which a name or formula tells from others. */
export function dateOf(part: Exclude<TestPart, { readonly parts: unknown }>): Expr | undefined {
  if (part.kind === "other") return undefined;
  const date = part.kind === "compare" ? part.expr.left : part.expr.value;
  return date.kind === "literal" ? undefined : date;
}

function contrary(expr: Expr): Expr {
  return expr.kind === "compare"
    ? { ...expr, operator: opposite[expr.operator] }
    : { type: expr.type, kind: "not", operand: expr };
}

/** Joined in the same way as those around it, a part is one of them. */
function joined(kind: "all" | "any", parts: readonly TestPart[]): TestPart {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  return flat.length === 1 ? flat[0]! : { kind, parts: flat };
}

const opposite = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "<>", "<>": "=" } as const;

function isDate({ type }: Expr): boolean {
  return type.kind === "date" || type.kind === "datetime";
}

/** Whether it reads nothing but the contract. */
function isSettled(expr: Expr, lets: ReadonlyMap<string, Let>): boolean {
  return !someExpr(expr, lets, ({ kind }) => readsTheClaim.has(kind));
}

const readsTheClaim: ReadonlySet<Expr["kind"]> = new Set([...beyondContract, "unit-fact"]);
