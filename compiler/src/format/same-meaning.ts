import { parse } from "@yakkan/grammar/parse.js";

/** Whether two texts have one tree, but for where its nodes stand. */
export function isSameMeaning(one: string, other: string): boolean {
  return treeOf(one) === treeOf(other);
}

function treeOf(text: string): string {
  const { file, problems } = parse(text);
  const isPlace = (key: string): boolean => key === "start" || key === "end";
  const tree = { version: file.language, declarations: file.declarations, problems: problems.length };
  return JSON.stringify(tree, (key, value: unknown) =>
    isPlace(key) ? undefined : typeof value === "bigint" ? String(value) : value,
  );
}
