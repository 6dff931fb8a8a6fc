import type { HeadRule } from "./product.js";
import type { ProductIndex } from "./product-index.js";

/** The units that a line of a computed head is for: by their id, or those of the line that counts them without one. */
export type BroughtFor =
  { readonly unitId: string; readonly counted: undefined } | { readonly unitId: undefined; readonly counted: string };

/**
 * The id of the line that a computed head is: `=HEAD`; for each unit `=HEAD:ID` or, where a line counts units without
 * an id, `=HEAD/LINE`. A name with one of these signs in it stands in backticks, which no name holds, so that no two
 * lines have one id.
 */
export function computedId(head: string, brought?: BroughtFor): string {
  const name = head.includes(":") || head.includes("/") ? `\`${head}\`` : head;
  if (brought === undefined) return `=${name}`;
  return brought.unitId === undefined ? `=${name}/${brought.counted}` : `=${name}:${brought.unitId}`;
}

/** What a line of a computed head is known by, read from its id. */
export function readComputedId(
  { computed }: ProductIndex,
  id: string,
): { readonly head: HeadRule; readonly brought: BroughtFor | undefined } | undefined {
  for (const { head } of computed) {
    const plain = computedId(head.name);
    if (!id.startsWith(plain)) continue;
    const isPerUnit = head.computed?.perUnit !== undefined;
    if (!isPerUnit && id === plain) return { head, brought: undefined };
    const rest = id.slice(plain.length + 1);
    if (!isPerUnit || rest === "") continue;
    const mark = id[plain.length];
    if (mark === ":") return { head, brought: { unitId: rest, counted: undefined } };
    if (mark === "/") return { head, brought: { unitId: undefined, counted: rest } };
  }
  return undefined;
}
