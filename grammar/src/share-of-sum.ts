import { builtInOf } from "./keywords.js";
import type { Binary, Expression } from "./syntax.js";

/** What sums over heads come to. */
const sums: ReadonlySet<string> = new Set(["loss", "left", "claim_loss", "claim_left", "earlier"]);

/**
 * The shares among what is added up that without parentheses the reader could take for one of several parts: of
 * `10% of loss(a) + loss(b)`, and of `月収 - 支出 の 80%`, where it stands behind and reads as of all that is in front,
 * whatever that is.
 */
export function sharesInSum(
  sum: Binary,
  isJapanese: boolean,
  isInParentheses: (part: Expression) => boolean,
): readonly Binary[] {
  const signs = isJapanese ? ["+", "-"] : ["+"];
  if (!signs.includes(sum.operator)) return [];
  const parts = partsOf(sum, signs, isInParentheses);
  return parts.filter((part, index): part is Binary => {
    if (!isShare(part)) return false;
    if (!isJapanese) return isSum(part.right) && parts.slice(index + 1).some(isSum);
    const isEnclosed = part.right.kind === "binary" && isInParentheses(part.right);
    return index > 0 && !isEnclosed && !isOfShares(parts[index - 1]!);
  });
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

function partsOf(
  { left, right }: Binary,
  signs: readonly string[],
  isInParentheses: (part: Expression) => boolean,
): Expression[] {
  const isChain = left.kind === "binary" && signs.includes(left.operator) && !isInParentheses(left);
  return [...(isChain ? partsOf(left, signs, isInParentheses) : [left]), right];
}

function isShare(node: Expression): node is Binary {
  return node.kind === "binary" && node.operator === "of";
}

/** What a share is added to so that it is one of several: a share, a percentage, or the 1 of which a rest is left. */
function isOfShares(node: Expression): boolean {
  if (node.kind === "number") return node.percent || (!node.money && node.digits === 10n ** BigInt(node.decimals));
  if (node.kind === "negate") return isOfShares(node.operand);
  if (node.kind !== "binary") return false;
  const { operator, left, right } = node;
  if (operator === "+" || operator === "-") return isOfShares(right);
  return operator === "of" || (operator === "*" && (isOfShares(left) || isOfShares(right)));
}

function isSum(node: Expression): boolean {
  return node.kind === "call" && sums.has(builtInOf(node.function.text) ?? node.function.text);
}
