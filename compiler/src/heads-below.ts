import type { GroupNode, HeadNode, Node } from "./plan.js";

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

/** The nodes that these heads make up, where they are not all that a term of the node is for by itself. */
export function headsOfTerm(heads: readonly string[], node: GroupNode | HeadNode): readonly string[] | undefined {
  // A term leaves out what stands outside: that is said there.
  const outside = outsideOf(node);
  const expected = headsBelow(node).filter((head) => !outside.has(head));
  return heads.length < expected.length ? largestNodes(heads, node) : undefined;
}

function outsideOf(node: GroupNode | HeadNode): ReadonlySet<string> {
  const members: readonly Node[] = node.kind === "head" ? [] : node.members;
  return new Set(
    members.flatMap((member) => (member.kind !== "uncovered" && member.outside ? headsBelow(member) : [])),
  );
}
