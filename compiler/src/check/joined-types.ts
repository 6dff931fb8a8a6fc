import type { Expr, Let, Member, Type } from "../plan.js";
import { parts } from "../walk-expr.js";
import { bareNumber } from "./types.js";

export function isNumeric({ kind }: Type): boolean {
  return kind === "money" || kind === "number" || kind === "ratio";
}

/** All as one type, where plain numbers take the type of the others; nothing where they cannot be. */
export function joinTypes(
  exprs: readonly Expr[],
  coerceTo: (expr: Expr, wanted: Type["kind"]) => Expr,
  lets: ReadonlyMap<string, Let>,
): Expr[] | undefined {
  const isOf = (kind: Type["kind"]): boolean => exprs.some(({ type }) => type.kind === kind);
  // `min(100%, loss / 400_000)`: beside a share an amount by a plain number is one.
  const shares =
    isOf("money") && exprs.some((expr) => isShare(expr, lets))
      ? sameKind(
          exprs.map((expr) => coerceTo(expr, "ratio")),
          "ratio",
        )
      : undefined;
  if (shares !== undefined) return shares;
  // Beside a share that is no plain `100%`, what is rounded to whole numbers is one, too.
  const share = exprs.find(({ type, kind }) => type.kind === "ratio" && kind !== "literal");
  const wanted =
    exprs.find(({ type }) => type.kind === "money") ??
    (share && exprs.every((expr) => expr.kind === "literal" || isShare(expr, lets)) ? share : undefined) ??
    exprs.find((expr) => bareNumber(expr) === undefined) ??
    exprs[0]!;
  const kind =
    wanted.type.kind === "datetime" && exprs.some(({ type }) => type.kind === "date") ? "date" : wanted.type.kind;
  const joined = sameKind(
    exprs.map((expr) => coerceTo(expr, kind)),
    kind,
  );
  if (joined === undefined) return undefined;
  if ((kind === "enum" || kind === "set") && !joined.every(({ type }) => sameMembers(type, wanted.type)))
    return undefined;
  return joined;
}

function sameKind(exprs: Expr[], kind: Type["kind"]): Expr[] | undefined {
  return exprs.every(({ type }) => type.kind === kind) ? exprs : undefined;
}

function sameMembers(a: Type, b: Type): boolean {
  const names = (type: Type): string =>
    "members" in type ? type.members.map(({ name }: Member) => name).join("\n") : "";
  return names(a) === names(b);
}

/** A ratio, or what is made of ratios of which some are rounded to whole numbers: `10% * down(late / 1 day)`. */
export function isShare(expr: Expr, lets: ReadonlyMap<string, Let>): boolean {
  if (expr.type.kind !== "number") return expr.type.kind === "ratio";
  const allShares = (written: readonly Expr[]): boolean => {
    const others = written.filter((part) => part.kind !== "literal");
    return others.length > 0 && others.every((part) => isShare(part, lets));
  };
  switch (expr.kind) {
    case "let": {
      const formula = lets.get(expr.name);
      return formula !== undefined && isShare(formula.value, lets);
    }
    case "if":
      return allShares([expr.then, expr.otherwise]);
    case "round":
    case "negate":
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
    case "min":
    case "max":
      return allShares(parts(expr));
    default:
      return false;
  }
}
