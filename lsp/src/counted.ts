import type { Expression, LetDeclaration, TermDeclaration } from "@yakkan/grammar/syntax.js";
import type { Meanings } from "./meanings.js";

/** Whether a limit or deductible has a number in place of an amount: `2 times`, `60 of stay_days`. */
export function isNumberOf({ term, times, amount }: TermDeclaration, meanings: Meanings): boolean {
  if (times) return true;
  const isOf = amount.kind === "binary" && amount.operator === "of";
  return (term === "limit" || term === "deductible") && isOf && isNumber(amount.left, meanings);
}

/** Whether it is a number and no share, as far as literals and names tell. */
function isNumber(expression: Expression, meanings: Meanings, depth = 0): boolean {
  const inner = (part: Expression): boolean => depth < 20 && isNumber(part, meanings, depth + 1);
  switch (expression.kind) {
    case "number":
      return !expression.percent && !expression.money;
    case "word":
      return expression.word === "unlimited";
    case "reference": {
      const symbol = meanings.of(expression.name);
      if (symbol?.type !== undefined) return symbol.type.kind === "number";
      return symbol?.kind === "let" && inner((symbol.declaration as LetDeclaration).value);
    }
    case "if":
      return inner(expression.then) && inner(expression.otherwise);
    case "binary":
      return expression.operator !== "/" && inner(expression.left) && inner(expression.right);
    default:
      return false;
  }
}
