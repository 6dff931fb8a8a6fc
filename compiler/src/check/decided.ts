import type { Span } from "@yakkan/grammar/syntax.js";
import { isAlways, isExpr } from "../constants.js";
import type { Expr, Let, Literal, Table } from "../plan.js";
import { Rebuilding } from "../rebuilt.js";
import { letsByName } from "../walk-expr.js";
import { compareLiterals } from "./literals.js";
import { constant } from "./types.js";

/**
 * What a product says once some of its choices have one value: of an `if` that these decide the branch that stands, of a
 * condition what is still open of it, and no guard that always holds. Nobody has to be told of a choice that there is
 * not. What is paid, quoted or refused stays the same: what is left out is known, so no value that was known becomes
 * unknown or the other way round.
 */
export function decided<Body extends { readonly lets: readonly Let[]; readonly tables: readonly Table[] }>(
  body: Body,
  /** What is new stands where this stood. */
  places: WeakMap<Expr, Span>,
): Body {
  const lets = letsByName(body.lets);
  /** Tables that are read by other keys, too: there each of their rows counts. */
  const openlyRead = new Set<string>();
  const rebuilding = new Rebuilding((part, before) => {
    if (!isExpr(part)) return withoutIdleGuards(part);
    if (part.kind === "lookup" && part.ownKeys) openlyRead.add(part.table);
    const made = decide(part, valueOf);
    const place = places.get(before as Expr);
    if (place !== undefined && !places.has(made)) places.set(made, place);
    return made;
  });
  /** What an expression is always, read through formulas. */
  const valueOf = (expr: Expr): Literal | "unlimited" | undefined => {
    if (expr.kind === "literal") return expr.literal;
    if (expr.kind === "unlimited") return "unlimited";
    const formula = expr.kind === "let" ? lets.get(expr.name) : undefined;
    return formula && valueOf(rebuilding.of(formula.value)!);
  };
  const made = rebuilding.of(body)!;
  // Nothing reads any more what is known.
  const open = made.lets.filter(({ value }) => !isAlways(value, true) && !isAlways(value, false));
  return {
    ...made,
    lets: open,
    tables: made.tables.map((table) => (openlyRead.has(table.name) ? opened(table) : table)),
  };
}

function opened(table: Table): Table {
  return { ...table, keys: table.keys.map(({ name, type }) => ({ name, type })) };
}

type ValueOf = (expr: Expr) => Literal | "unlimited" | undefined;

function decide(expr: Expr, valueOf: ValueOf): Expr {
  const truthOf = (part: Expr): boolean | undefined => {
    const value = valueOf(part);
    return typeof value === "object" && value.type === "bool" ? value.value : undefined;
  };
  switch (expr.kind) {
    case "let": {
      const truth = truthOf(expr);
      return truth === undefined ? expr : constant(truth);
    }
    case "if": {
      const truth = truthOf(expr.condition);
      return truth === undefined ? expr : truth ? expr.then : expr.otherwise;
    }
    case "not": {
      const truth = truthOf(expr.operand);
      return truth === undefined ? expr : constant(!truth);
    }
    case "and":
    case "or": {
      const deciding = expr.kind === "or";
      const truths = expr.operands.map(truthOf);
      if (truths.includes(deciding)) return constant(deciding);
      const open = expr.operands.filter((_, place) => truths[place] === undefined);
      if (open.length === expr.operands.length) return expr;
      return open.length > 1 ? { ...expr, operands: open } : (open[0] ?? constant(!deciding));
    }
    case "compare": {
      const [left, right] = [valueOf(expr.left), valueOf(expr.right)];
      const order = left && right && orderOf(left, right);
      return order === undefined ? expr : constant(holds[expr.operator](order));
    }
    case "is": {
      const value = valueOf(expr.value);
      return typeof value === "object" && value.type === "enum" ? constant(expr.members.includes(value.value)) : expr;
    }
    default:
      return expr;
  }
}

function orderOf(left: Literal | "unlimited", right: Literal | "unlimited"): number | undefined {
  if (left === "unlimited" || right === "unlimited")
    return Number(left === "unlimited") - Number(right === "unlimited");
  // Of a day and a moment the day alone counts.
  return left.type === right.type ? compareLiterals(left, right) : undefined;
}

const holds = {
  "<": (order: number) => order < 0,
  "<=": (order: number) => order <= 0,
  ">": (order: number) => order > 0,
  ">=": (order: number) => order >= 0,
  "=": (order: number) => order === 0,
  "<>": (order: number) => order !== 0,
};

function withoutIdleGuards(part: object): object {
  const idle = guards.filter((guard) => isAlways((part as { readonly [guard in Guard]?: Expr })[guard], true));
  if (idle.length === 0) return part;
  return Object.fromEntries(Object.entries(part).filter(([key]) => !(idle as readonly string[]).includes(key)));
}

type Guard = "when" | "ranksWhen";
const guards: readonly Guard[] = ["when", "ranksWhen"];
