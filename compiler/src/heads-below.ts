import type { Node } from "./plan.js";

/** The heads of a node, in the order of the text. */
export function headsBelow(node: Node): readonly string[] {
  if (node.kind === "uncovered") return [];
  return node.kind === "head" ? [node.name] : node.members.flatMap(headsBelow);
}
