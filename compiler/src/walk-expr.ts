import type { Aggregate, AggregateExpr, Elements, Expr, Let } from "./plan.js";

/** Formulas by their names, as what reads through them looks them up. */
export function letsByName(lets: readonly Let[]): ReadonlyMap<string, Let> {
  return new Map(lets.map((formula) => [formula.name, formula]));
}

/**
 * Calls `visit` with the expression and every part of it, reading through formulas: through each once, for of formulas
 * that each choose between those before there are as many ways through them as branches multiplied.
 */
export function visitExpr(expr: Expr, lets: ReadonlyMap<string, Let>, visit: (part: Expr) => void): void {
  const read = new Set<string>();
  const into = (part: Expr): void => {
    visit(part);
    const formula = part.kind === "let" && !read.has(part.name) ? lets.get(part.name) : undefined;
    if (formula !== undefined) {
      read.add(formula.name);
      into(formula.value);
    }
    parts(part).forEach(into);
  };
  into(expr);
}

/** Whether some part of the expression, formulas read through, passes the test. */
export function someExpr(expr: Expr, lets: ReadonlyMap<string, Let>, test: (part: Expr) => boolean): boolean {
  return someAtHand(expr, lets, test, true);
}

/**
 * As `someExpr`, over what is read of the claim, insured, line or unit at hand, or of none: what an aggregate reads of
 * each of its elements in turn is left out.
 */
export function someAtHand(
  expr: Expr,
  lets: ReadonlyMap<string, Let>,
  test: (part: Expr) => boolean,
  ofEachToo = false,
): boolean {
  // Of a formula other things are at hand inside another aggregate.
  const read = new Set<string>();
  const some = (part: Expr, around: readonly Elements[]): boolean => {
    if (!around.some((elements) => isOf(part, elements)) && test(part)) return true;
    const inside = isAggregate(part) && !ofEachToo ? [...around, part] : around;
    if (parts(part).some((below) => some(below, inside))) return true;
    const formula = part.kind === "let" ? lets.get(part.name) : undefined;
    if (formula === undefined) return false;
    const place = [formula.name, ...around.map(({ unit, of }) => (unit === undefined ? of : "unit"))].join(" ");
    return !read.has(place) && (read.add(place), some(formula.value, inside));
  };
  return some(expr, []);
}

/** The kinds of unit of which facts are read of the unit at hand. */
export function unitsAskedOf(expr: Expr, lets: ReadonlyMap<string, Let>): readonly string[] {
  const units = new Set<string>();
  someAtHand(expr, lets, (part) => {
    const unit = unitAskedOf(part);
    if (unit !== undefined) units.add(unit);
    return false;
  });
  return [...units];
}

/** What lines come to, before any term or at a moment of the walk, and what is made of the lines of a group. */
export function isSumOfLines(expr: Expr): boolean {
  const { kind } = expr;
  return kind === "subject" || kind === "loss" || kind === "deducted" || kind === "left" || isOverLines(expr);
}

/** An aggregate over the lines of the group on which a term acts. */
export function isOverLines(expr: Expr): boolean {
  return isAggregate(expr) && expr.of === "loss";
}

/** What aggregates over lines ask of each of these. */
export function askedOfEachLine(expr: Expr, lets: ReadonlyMap<string, Let>): readonly Expr[] {
  const found: Expr[] = [];
  visitExpr(expr, lets, (part) => {
    if (isAggregate(part) && isOverLines(part)) found.push(part.value);
  });
  return found;
}

/** Whether a sum over heads counts some of their lines alone: of the claim, of a unit, under some triggers. */
export function isOfSome({ ofClaim, ofUnit, triggers }: Sum): boolean {
  return ofClaim === true || ofUnit !== undefined || triggers !== undefined;
}

type Sum = Pick<Extract<Expr, { readonly kind: "loss" }>, "ofClaim" | "ofUnit" | "triggers">;

export function isAggregate(expr: Expr): expr is AggregateExpr {
  return aggregates.has(expr.kind);
}

const aggregates: ReadonlySet<string> = new Set<Aggregate>([
  "any",
  "every",
  "sum",
  "largest",
  "smallest",
  "earliest",
  "latest",
]);

/** The kind of unit of which something is read, at hand or, inside an aggregate, of each element. */
export function unitAskedOf(part: Expr): string | undefined {
  if (part.kind === "unit-fact" || part.kind === "established") return part.unit;
  return isAggregate(part) ? part.within : undefined;
}

/** Whether it is read of each of the elements. */
function isOf(part: Expr, { unit, of }: Elements): boolean {
  // Of units it reads the element's own facts and those of what that is of, and no others.
  if (unitAskedOf(part) !== undefined) return unit !== undefined;
  if (of === "loss" && (part.kind === "line" || part.kind === "item-is")) return true;
  return (part.kind === "fact" || part.kind === "asserted") && part.of === of;
}

/** The expression and all in it, but nothing of what it reads by a name. */
export function allParts(expr: Expr): readonly Expr[] {
  return [expr, ...parts(expr).flatMap(allParts)];
}

/** The operands of an expression; formulas are not read through. */
export function parts(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "literal":
    case "unlimited":
    case "choice":
    case "given":
    case "option":
    case "period":
    case "reading":
    case "fact":
    case "unit-fact":
    case "established":
    case "asserted":
    case "line":
    case "trigger-is":
    case "item-is":
    case "let":
    case "subject":
    case "loss":
    case "deducted":
    case "left":
    case "earlier":
    case "incident-number":
      return [];
    case "not":
    case "negate":
    case "round":
      return [expr.operand];
    case "and":
    case "or":
    case "min":
    case "max":
      return expr.operands;
    case "compare":
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      return [expr.left, expr.right];
    case "is":
    case "is-never":
    case "during":
    case "any":
    case "every":
    case "sum":
    case "largest":
    case "smallest":
    case "earliest":
    case "latest":
      return [expr.value];
    case "has":
    case "is-empty":
      return [expr.set];
    case "within":
      return expr.until === undefined ? [expr.value, expr.from] : [expr.value, expr.from, expr.until];
    case "span-end":
      return [expr.span, expr.from];
    case "between":
      return [expr.from, expr.to];
    case "date-part":
      return [expr.date];
    case "if":
      return [expr.condition, expr.then, expr.otherwise];
    case "lookup":
      return expr.keys;
  }
}
