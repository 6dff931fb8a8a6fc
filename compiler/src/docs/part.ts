import type { GroupNode, HeadNode, Label, Node, Plan, Scope, Source } from "../plan.js";
import { headsBelow, largestNodes } from "../heads-below.js";
import type { Prose } from "./prose.js";

/** A text, or several below one another. */
export type Cell = string | readonly string[];

export interface Row {
  readonly cells: readonly Cell[];
  /** The name by which inputs and scenarios call what the row is about, where its title is another. */
  readonly id?: string;
  /** How far the first cell stands in. */
  readonly depth?: number;
  /** The beginning of a group, what its members come to, what is never paid. */
  readonly kind?: "group" | "total" | "never";
}

export interface Column {
  readonly title: string;
  /** A sign such as ○, in the middle of a narrow column. */
  readonly isMark?: boolean;
}

export interface Table {
  /** The column of the titles, beside which the ids stand; left out: the first. */
  readonly titles?: number;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly table: Table;
}

export type GroupOrHead = GroupNode | HeadNode;

/** What the parts of a sheet have in common: how they name things, and where these come from. */
export class PartWriter {
  protected readonly say: (ja: string, en: string) => string;

  constructor(
    protected readonly plan: Plan,
    protected readonly prose: Prose,
  ) {
    this.say = prose.say.bind(prose);
  }

  protected scope({ triggers, heads, items }: Scope, node: Node): Cell {
    const { prose } = this;
    return [
      ...(triggers === undefined ? [] : [prose.names(triggers)]),
      ...(heads === undefined || heads.length === headsBelow(node).length ? [] : [this.nodesOf(heads, node)]),
      ...(items === undefined ? [] : [this.itemsOf(items)]),
    ];
  }

  private itemsOf(items: readonly string[]): string {
    const { prose, say } = this;
    const but = prose.itemsBut(items);
    if (but === undefined) return prose.list(prose.items(items));
    return say(`${prose.list(but)}以外`, `all but ${prose.list(but)}`);
  }

  /** The largest nodes that make up these heads. */
  protected nodesOf(heads: readonly string[], node: Node): string {
    return this.prose.names(largestNodes(heads, node));
  }

  /** Nothing where what is shown is the name already. */
  protected idOf({ label, name }: { readonly label: Label; readonly name: string }): Pick<Row, "id"> {
    return this.prose.label(label, name) === name ? {} : { id: name };
  }

  /** The lines of a doc comment that are in the language: authors write a line in each. */
  protected docOf({ doc }: Label): string {
    const count = (line: string, letters: RegExp): number => line.match(letters)?.length ?? 0;
    const isJapanese = (line: string): boolean => count(line, /[\u3040-\u30ff\u4e00-\u9fff]/g) > count(line, /[a-z]/gi);
    const lines = (doc ?? "").split("\n");
    // `日本語。 English.` on one line is both.
    const apart = lines.flatMap((line) => line.split(/(?<=。) (?=[A-Z])/));
    return apart
      .filter((line) => line !== "" && isJapanese(line) === (this.prose.language === "ja"))
      .join(this.say("", " "));
  }

  protected sources(...sources: readonly Source[]): string {
    const places = new Map<string, string[]>();
    for (const { references } of sources)
      for (const { document, place } of references) {
        const known = places.get(document) ?? [];
        for (const one of place.split(/,\s*/)) if (!known.includes(one)) known.push(one);
        places.set(document, known);
      }
    return [...places].map(([document, list]) => `${document} ${list.join(", ")}`).join(this.say("；", "; "));
  }
}
