import type { Expr } from "../plan.js";
import type { Context as WholeContext } from "./context.js";
import { and, not } from "./logic.js";

type Context = Pick<WholeContext, "logic" | "bounds" | "lets">;

/** How many ways of fulfilling choices between sizes and days are tried: several such choices multiply. */
const mostWays = 40;
/** Of more conditions only logic is asked: what sizes say together takes time by the cube of their number. */
const mostConditions = 40;

/**
 * Whether the conditions may hold together: by logic, by sizes and days, and in some way of fulfilling each choice
 * between conditions. No where it is sure.
 */
export function areCompatible(conditions: readonly Expr[], context: Context): boolean {
  const { logic, bounds } = context;
  const all = conditions.flatMap((condition) => partsOfAll(condition, context));
  if (!logic.satisfiable(all)) return false;
  if (all.length > mostConditions) return true;
  let tried = 0;
  // Sizes are asked of what holds for certain, and of the way that is tried: of a choice they would ask which.
  const areSo = (known: readonly Expr[], [first, ...others]: readonly Choices[]): boolean => {
    // What nobody can tell may be.
    if (tried === mostWays) return true;
    tried += 1;
    if (!bounds.arePossible(known) || !logic.satisfiable([...all, ...known])) return false;
    if (first === undefined) return true;
    return first.some((one) => {
      const { plain, ofSizes } = sorted(partsOfAll(one, context), context);
      return areSo([...known, ...plain], [...others, ...ofSizes]);
    });
  };
  const { plain, ofSizes } = sorted(all, context);
  return areSo(plain, ofSizes);
}

/** Conditions of which one has to hold. */
type Choices = readonly Expr[];

/**
 * What holds for certain, and the choices between sizes and days. In these ways that say nothing of sizes come first: most
 * choices have one, and what it leaves is soon found to be possible.
 */
function sorted(
  conditions: readonly Expr[],
  context: Context,
): { readonly plain: readonly Expr[]; readonly ofSizes: readonly Choices[] } {
  const choices = conditions.map((condition) => alternativesOf(condition, context));
  return {
    plain: choices.flatMap((some) => (some.length === 1 ? some : [])),
    ofSizes: choices
      .filter((some) => some.length > 1 && some.some((one) => isOfSizes(one, context)))
      .map((some) => [...some].sort((a, b) => Number(isOfSizes(a, context)) - Number(isOfSizes(b, context)))),
  };
}

/** Whether it leaves a choice between conditions that sizes or days decide. */
export function hasCases(condition: Expr, context: Context): boolean {
  return sorted(partsOfAll(condition, context), context).ofSizes.length > 0;
}

/** Conditions that all have to hold where this one does. */
export function partsOfAll(condition: Expr, context: Context): readonly Expr[] {
  const into = (part: Expr): readonly Expr[] => partsOfAll(part, context);
  const read = readDenied(condition, context);
  return read.kind === "and" ? read.operands.flatMap(into) : [read];
}

/** Conditions of which one has to hold where this one does. */
export function alternativesOf(condition: Expr, context: Context): readonly Expr[] {
  const into = (part: Expr): readonly Expr[] => alternativesOf(part, context);
  const read = readDenied(condition, context);
  return read.kind === "or" ? read.operands.flatMap(into) : [read];
}

/** Formulas read through, and what is denied taken apart. */
export function readDenied(condition: Expr, context: Context): Expr {
  const into = (part: Expr): Expr => readDenied(part, context);
  switch (condition.kind) {
    case "let": {
      const formula = context.lets.get(condition.name);
      return formula === undefined ? condition : into(formula.value);
    }
    case "if": {
      const { condition: test, then, otherwise, type } = condition;
      if (type.kind !== "bool") return condition;
      return { type, kind: "or", operands: [and([test, then]), and([not(test), otherwise])] };
    }
    case "not": {
      const denied = into(condition.operand);
      if (denied.kind === "not") return into(denied.operand);
      if (denied.kind === "and") return { ...denied, kind: "or", operands: denied.operands.map(not) };
      if (denied.kind === "or") return { ...denied, kind: "and", operands: denied.operands.map(not) };
      return denied === condition.operand ? condition : not(denied);
    }
    default:
      return condition;
  }
}

/** Whether sizes or days decide something in it; of each formula that is asked once. */
function isOfSizes(condition: Expr, { lets }: Context): boolean {
  const asked = new Set<string>();
  const into = (part: Expr): boolean => {
    switch (part.kind) {
      case "let": {
        const formula = asked.has(part.name) ? undefined : lets.get(part.name);
        asked.add(part.name);
        return formula !== undefined && into(formula.value);
      }
      case "and":
      case "or":
        return part.operands.some(into);
      case "not":
        return into(part.operand);
      case "if":
        return [part.condition, part.then, part.otherwise].some(into);
      default:
        return part.kind === "compare" || part.kind === "within" || part.kind === "during";
    }
  };
  return into(condition);
}
