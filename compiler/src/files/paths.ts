/**
 * The name of a file by how another one speaks of it: `../words.yakkan` in `policies/cyber/a.yakkan` is
 * `policies/words.yakkan`. Nothing where the path is not relative, or not written with `/`.
 */
export function resolvePath(from: string, path: string): string | undefined {
  if (path.startsWith("/") || path.includes("\\") || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return undefined;
  const steps = from.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") {
      // Above the root of an absolute name there is nothing.
      if (steps.length === 1 && steps[0] === "") return undefined;
      steps.pop();
    } else steps.push(step);
  }
  return steps.join("/");
}

/** How the first file speaks of the second, both named alike. */
export function relativePath(from: string, to: string): string {
  const start = from.split("/").slice(0, -1);
  const end = to.split("/");
  let common = 0;
  while (common < start.length && common < end.length - 1 && start[common] === end[common]) common++;
  return [...start.slice(common).map(() => ".."), ...end.slice(common)].join("/");
}
