import { builtInOf } from "./keywords.js";
import type { Binary, Expression } from "./syntax.js";

/** What sums over heads come to. */
const sums: ReadonlySet<string> = new Set(["loss", "left", "claim_loss", "claim_left", "earlier"]);

/**
 * The share in a sum that the reader could take for one of the whole sum: of `10% of loss(a) + loss(b)`, and of
 * `損害(a) + 損害(b) の 10%`, where it stands behind.
 */
export function shareInSum({ operator, left, right }: Binary, isJapanese: boolean): Binary | undefined {
  if (operator !== "+") return undefined;
  const [share, other] = isJapanese ? [right, lastAdded(left)] : [left, right];
  return share.kind === "binary" && share.operator === "of" && isSum(share.right) && isSum(other) ? share : undefined;
}

function lastAdded(node: Expression): Expression {
  return node.kind === "binary" && (node.operator === "+" || node.operator === "-") ? node.right : node;
}

function isSum(node: Expression): boolean {
  return node.kind === "call" && sums.has(builtInOf(node.function.text) ?? node.function.text);
}
