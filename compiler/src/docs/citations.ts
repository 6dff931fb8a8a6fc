import type { Plan, Source } from "../plan.js";

/** What of a product cites one place of a document. */
export interface Citation {
  readonly document: string;
  readonly place: string;
  readonly by: readonly { readonly name: string; readonly source: Source }[];
}

/** Every place that a product cites, by document in the order of their declarations and then by place. */
export function citationsOf(plan: Plan): Citation[] {
  const found = new Map<string, { document: string; place: string; by: Map<string, Citation["by"][number]> }>();
  for (const cited of clausesIn(plan))
    for (const { document, place } of cited.source.references)
      for (const one of place.split(/,\s*/)) {
        const key = `${document} ${one}`;
        const known = found.get(key) ?? { document, place: one, by: new Map<string, Citation["by"][number]>() };
        // A clause for several bases is several terms; it cites once.
        known.by.set(`${cited.source.file} ${cited.source.start}`, cited);
        found.set(key, known);
      }
  const order = plan.documents.map(({ name }) => name);
  const rank = ({ document }: { readonly document: string }): number => order.indexOf(document);
  return [...found.values()]
    .sort((a, b) => rank(a) - rank(b) || compareNaturally(a.place, b.place))
    .map(({ document, place, by }) => ({ document, place, by: [...by.values()] }));
}

/** Whatever has a name and a place in the text. */
function* clausesIn(value: unknown): Generator<{ readonly name: string; readonly source: Source }> {
  if (typeof value !== "object" || value === null) return;
  if ("source" in value) {
    const name = "id" in value ? value.id : "name" in value ? value.name : "";
    yield { name: String(name), source: value.source as Source };
  }
  for (const part of Object.values(value)) yield* clausesIn(part);
}

/** `X1-9` before `X1-15`; the same in every locale. */
function compareNaturally(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.match(/\d+|\D+/g) ?? []);
  for (let index = 0; ; index++) {
    const [one, other] = [left![index], right![index]];
    if (one === undefined || other === undefined) return (one === undefined ? 0 : 1) - (other === undefined ? 0 : 1);
    if (one === other) continue;
    const numbers = Number(one) - Number(other);
    return Number.isNaN(numbers) || numbers === 0 ? (one < other ? -1 : 1) : numbers;
  }
}
