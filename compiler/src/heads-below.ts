import type { Node } from "./plan.js";

/** The heads of a node, in the order of the text. */
export function headsBelow(node: Node): readonly string[] {
  if (node.kind === "uncovered") return [];
  return node.kind === "head" ? [node.name] : node.members.flatMap(headsBelow);
}

/** The largest nodes below this one that these heads make up: sections and frames stand for all of their heads. */
export function largestNodes(heads: readonly string[], node: Node): readonly string[] {
  if (node.kind === "uncovered" || node.kind === "head") return [];
  return node.members.flatMap((member): readonly string[] => {
    const own = headsBelow(member);
    if (own.length > 0 && own.every((head) => heads.includes(head))) return [member.name];
    return largestNodes(heads, member);
  });
}
