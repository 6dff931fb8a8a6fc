import { boolType } from "../check/types.js";
import type { Expr } from "../plan.js";
import { visitExpr } from "../walk-expr.js";
import type { Context } from "./context.js";
import { zeroOf } from "./interval.js";
import { keyOf } from "../keys.js";
import { areCompatible } from "./compatible.js";
import { type PlacedTerm, withGuard } from "./layout.js";
import { not, triggerIs } from "./logic.js";
import { isInKey, keysAt } from "./table-keys.js";

/** How many conditions of the amounts are tried out, one after the other. */
const depthOfSplits = 6;
/** Of a table by more than these it is not asked which. */
const mostKeys = 30;
/** How often is asked in all: tables that are added up have as many cases as their rows multiplied. */
const mostTests = 200;

/**
 * Whether there is a contract, and what is stated of an incident, under which the test holds: by the branches of an
 * `if` and the rows of a table that the amounts go by. The test gets what then holds, and says no where it is sure.
 */
export function holdsInSomeCase(
  amounts: readonly Expr[],
  test: (guards: readonly Expr[]) => boolean,
  guards: readonly Expr[],
  context: Context,
): boolean {
  let tests = 0;
  const holdsUnder = (known: readonly Expr[], depth: number): boolean => {
    if (!context.logic.satisfiable(known)) return false;
    // What nobody can tell may be.
    if (tests === mostTests) return true;
    tests += 1;
    if (!test(known)) return false;
    const cases = depth === 0 ? [] : casesOf(amounts, known, context);
    return cases.length === 0 || cases.some((more) => holdsUnder([...known, more], depth - 1));
  };
  return holdsUnder(guards, depthOfSplits);
}

/** Whether some line may be under both terms, by their triggers and by what each is for. */
export function canMeetOnLine(a: PlacedTerm, b: PlacedTerm, context: Context): boolean {
  const known = [a, b].flatMap(({ term, guards }) => {
    const of = withGuard(guards, term.where);
    return term.triggers === undefined ? of : [...of, triggerIs(term.triggers)];
  });
  return areCompatible(known, context);
}

/** Whether both amounts can be above zero under one contract. */
export function canBothTake(a: Expr, b: Expr, guards: readonly Expr[], context: Context): boolean {
  const bothTake = (known: readonly Expr[]): boolean =>
    context.bounds.arePossible([...known, isAboveZero(a), isAboveZero(b)]);
  return holdsInSomeCase([a, b], bothTake, guards, context);
}

export function isAboveZero(amount: Expr): Expr {
  return { type: boolType, kind: "compare", operator: ">", left: amount, right: zeroOf(amount) };
}

/** What decides something in the amounts and is not decided yet, each way. */
function casesOf(amounts: readonly Expr[], guards: readonly Expr[], { lets, logic, tables }: Context): readonly Expr[] {
  const isOpen = (test: Expr): boolean => logic.satisfiable([...guards, test]) && !logic.implies(guards, test);
  let cases: readonly Expr[] | undefined;
  for (const amount of amounts)
    visitExpr(amount, lets, (part) => {
      cases ??= decidingIn(part, tables).find((tests) => tests.some(isOpen));
    });
  return cases ?? [];
}

/** By a condition whether it holds, by each key of a table which of those in the rows it is. */
function decidingIn(part: Expr, tables: Context["tables"]): readonly (readonly Expr[])[] {
  if (part.kind === "if") return [[part.condition, not(part.condition)]];
  const table = part.kind === "lookup" ? tables.get(part.table) : undefined;
  if (part.kind !== "lookup" || table === undefined) return [];
  return part.keys
    .map((key, index) => new Map(keysAt(table, index).map((row) => [keyOf(row), isInKey(key, row)])))
    .filter(({ size }) => size <= mostKeys)
    .map((tests) => [...tests.values()]);
}
