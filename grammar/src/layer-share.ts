import type { Binary, Expression, LayerSlice } from "./syntax.js";

/** The amount before `xs`: the share that is paid, if it says one, of a layer how high. */
type LayerAmount = Pick<LayerSlice, "share" | "limit">;

const arithmetic: readonly Binary["operator"][] = ["+", "-", "*", "/", "of"];

/**
 * A share is what stands before the first `of`, whatever operators follow: `25% of 10% * revenue` is a quarter of a
 * layer of `10% * revenue`. In Japanese it is what stands behind the last の. What is enclosed in parentheses is no
 * part of this.
 *
 * @param begin where the amount begins with its parentheses, which are not in the tree
 */
export function readLayerAmount(amount: Expression, begin: number): LayerAmount {
  return split(amount, begin) ?? { share: undefined, limit: amount };
}

/** Whether an amount without a share has to be in parentheses, so that none is read into it. */
export function readsAsShare(limit: Expression): boolean {
  return isArithmetic(limit) && (limit.operator === "of" || readsAsShare(limit.left));
}

function split(node: Expression, begin: number): LayerAmount | undefined {
  if (!isArithmetic(node) || node.start !== begin) return undefined;
  const here = node.operator === "of" ? { share: node.left, limit: node.right } : undefined;
  if (here !== undefined && isJapanese(node)) return here;
  const first = split(node.left, begin);
  if (first === undefined) return here;
  const { share, limit } = first;
  // What follows belongs to the last of the two.
  return share !== undefined && share.start > limit.start
    ? { share: { ...node, left: share, start: share.start }, limit }
    : { share, limit: { ...node, left: limit, start: limit.start } };
}

function isArithmetic(node: Expression): node is Binary {
  return node.kind === "binary" && arithmetic.includes(node.operator);
}

/** In `gnpi の 25%` the share stands behind. */
function isJapanese({ left, right }: Binary): boolean {
  return right.start < left.start;
}
