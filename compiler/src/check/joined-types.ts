import type { Expr, Member, Type } from "../plan.js";
import { bareNumber } from "./types.js";

export function isNumeric({ kind }: Type): boolean {
  return kind === "money" || kind === "number" || kind === "ratio";
}

/** All as one type, where plain numbers take the type of the others; nothing where they cannot be. */
export function joinTypes(
  exprs: readonly Expr[],
  coerceTo: (expr: Expr, wanted: Type["kind"]) => Expr,
): Expr[] | undefined {
  const isOf = (kind: Type["kind"]): boolean => exprs.some(({ type }) => type.kind === kind);
  // `min(100%, loss / 400_000)`: beside a share an amount by a plain number is one.
  const shares =
    isOf("ratio") && isOf("money")
      ? sameKind(
          exprs.map((expr) => coerceTo(expr, "ratio")),
          "ratio",
        )
      : undefined;
  if (shares !== undefined) return shares;
  const wanted =
    exprs.find(({ type }) => type.kind === "money") ??
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
