import { builtInOf } from "./keywords.js";
import type { Binary, Expression } from "./syntax.js";

/** What sums over heads come to. */
const sums: ReadonlySet<string> = new Set(["loss", "left", "claim_loss", "claim_left", "earlier"]);

/**
 * The shares among what is added up that without parentheses the reader could take for one of several parts: of
 * `10% of loss(a) + loss(b)`, and of `損害(a) + 損害(b) の 10%`, where it stands behind.
 */
export function sharesInSum(
  sum: Binary,
  isJapanese: boolean,
  isInParentheses: (part: Expression) => boolean,
): readonly Binary[] {
  if (sum.operator !== "+") return [];
  const parts = partsOf(sum, isInParentheses);
  if (isJapanese) parts.reverse();
  return parts.filter(
    (part, index): part is Binary => isShare(part) && isSum(part.right) && parts.slice(index + 1).some(isSum),
  );
}

/** Whether nothing says of what such a share is, in the language in which it is written. */
export function isLeftOpen(
  share: Binary,
  isJapanese: boolean,
  isInParentheses: (part: Expression) => boolean,
): boolean {
  const isBehind = share.left.start > share.right.start;
  return isBehind === isJapanese && !isInParentheses(share) && !isInParentheses(share.right);
}

function partsOf({ left, right }: Binary, isInParentheses: (part: Expression) => boolean): Expression[] {
  const isChain = left.kind === "binary" && left.operator === "+" && !isInParentheses(left);
  return [...(isChain ? partsOf(left, isInParentheses) : [left]), right];
}

function isShare(node: Expression): node is Binary {
  return node.kind === "binary" && node.operator === "of";
}

function isSum(node: Expression): boolean {
  return node.kind === "call" && sums.has(builtInOf(node.function.text) ?? node.function.text);
}
