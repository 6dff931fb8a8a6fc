// Every rule of the catalogue stands in its product, or in policies/catalogue.md with the reason why not.
import { deepStrictEqual, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";

const root = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

/** The ids by product, and under `all` those of every product. */
const catalogue = listOf(read("test/fixtures/catalogue.txt"));
/** What the products leave out. */
const left = rowsOf(read("policies/catalogue.md"));
const products = readdirSync(new URL("policies/", root))
  .filter((name) => name.endsWith(".yakkan"))
  .flatMap((name) => compile({ name, text: read(`policies/${name}`) }).file.declarations)
  .flatMap((declaration) => (declaration.kind === "product" ? [declaration] : []));

describe("the catalogue of products", () => {
  it("has a product for each of its chapters", () => {
    deepStrictEqual(
      products.map(({ name }) => name.text).sort(),
      [...catalogue.keys()].filter((name) => name !== "all").sort(),
    );
  });

  for (const product of products) {
    const name = product.name.text;
    const own = [...(catalogue.get("all") ?? []), ...(catalogue.get(name) ?? [])];
    const cited = citedIn(product);
    const leftOut = left.filter((row) => row.product === name || row.product === "all").map(({ id }) => id);

    it(`stands in ${name}, or is left out with a reason`, () => {
      deepStrictEqual(
        own.filter((id) => !cited.has(id) && !leftOut.includes(id)),
        [],
      );
    });

    it(`is cited in ${name} by ids that it has`, () => {
      deepStrictEqual(
        [...cited].filter((id) => !own.includes(id)),
        [],
      );
    });

    it(`is not both cited in ${name} and left out`, () => {
      deepStrictEqual(
        leftOut.filter((id) => cited.has(id)),
        [],
      );
    });
  }

  it("has what is said to be left out", () => {
    for (const { product, id, why } of left) {
      ok(why.length > 0, `${product} ${id} is left out without a reason`);
      // A row of a table without ids: the table's number, and what the row is about.
      const known = catalogue.get(product) ?? [];
      ok(known.includes(id) || known.includes(id.split(" ")[0]!), `${product} has no ${id}`);
    }
  });
});

function listOf(text: string): ReadonlyMap<string, readonly string[]> {
  const list = new Map<string, string[]>();
  let ids: string[] = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("#") || line.trim() === "") continue;
    if (line.startsWith(" ")) ids.push(...line.trim().split(/\s+/));
    else list.set(line.trim(), (ids = []));
  }
  return list;
}

function rowsOf(markdown: string): readonly { readonly product: string; readonly id: string; readonly why: string }[] {
  const rows = markdown.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) => {
    const [, product = "", id = "", why = ""] = row.split("|").map((cell) => cell.trim());
    return { product, id, why };
  });
}

/** The places of `@catalogue(…)` anywhere in a product. */
function citedIn(part: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof part !== "object" || part === null) return found;
  const { document, place } = part as { readonly document?: unknown; readonly place?: unknown };
  const name = typeof document === "string" ? document : (document as { readonly text?: string } | undefined)?.text;
  if (name === "catalogue" && typeof place === "string") found.add(place);
  for (const child of Object.values(part)) citedIn(child, found);
  return found;
}
