import { normalizeName } from "./names.js";
import type { Declaration, Name } from "./syntax.js";

/** The names that declarations introduce as they are written, of any kind, also in its enums and tables. */
export function declaredNames(text: string, declarations: readonly Declaration[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    if ("labels" in value && "name" in value) visitName(value.name);
    Object.values(value).forEach(visit);
  };
  const visitName = (name: unknown): void => {
    if (typeof name !== "object" || name === null) return;
    const { start, end } = name as Name;
    names.add(normalizeName(text.slice(start, end).replaceAll("`", "")));
  };
  visit(declarations);
  names.delete("");
  return names;
}
