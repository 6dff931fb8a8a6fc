import type { Random } from "./random.js";

/** The names that a random product declares, with what an expression has to know of them. */
export type TypeName =
  "bool" | "money" | "number" | "ratio" | "date" | "datetime" | "duration" | "span" | "enum" | "set";
export type BearerName = "incident" | "claim" | "insured" | "loss";
/** What a place in the text may read beyond the contract and its readings. */
export type ReadName =
  | BearerName
  | "line"
  | "amount"
  | "trigger"
  | "item"
  | "amounts"
  | "term"
  /** In aggregates over the lines of a group, where all of these may have facts, or of some nobody states any. */
  | "lines"
  | "bare lines";

export interface Valued {
  readonly name: string;
  readonly type: TypeName;
  /** Of an enum or set. */
  readonly members: readonly string[];
}

export interface ChoiceName extends Valued {
  /** The text of the guard under which it exists. */
  readonly guard?: string;
  readonly optional: boolean;
  /** A contract may choose `unlimited`: only where that may stand. */
  readonly unlimited: boolean;
}

export interface FactName extends Valued {
  readonly of: BearerName;
  readonly orNever: boolean;
}

export interface UnitName {
  readonly name: string;
  /** The kind of unit of which each of these is. */
  readonly of?: string;
  readonly scheduled: boolean;
  readonly facts: readonly Valued[];
  /** Of the incident. */
  readonly established: readonly Valued[];
}

export interface LetName extends Valued {
  readonly needs: readonly ReadName[];
}

export interface TableName {
  readonly name: string;
  readonly keys: readonly Valued[];
  readonly columns: readonly (Valued & {
    /** Some row has no bound: only where `unlimited` may stand. */
    readonly unlimited: boolean;
  })[];
  readonly needs: readonly ReadName[];
}

/** What is left out, so that a law can ask for products without it. */
export interface Features {
  /** Amounts that read the walk: `subject`, `loss`, `deducted`, `loss(n)`, `left(n)`, and computed heads. */
  readonly walkReads: boolean;
  /** Rankings, terms for a part of a node, franchises, layers, terms per unit; without them the law of the larger loss holds. */
  readonly unruly: boolean;
  /**
   * What the batch kernel leaves to the evaluator: terms per policy year, insured, day, unit and period or outer unit, layers, ends of
   * what is borne, quantities, limits by number of times, and what was due for earlier incidents.
   */
  readonly intricate: boolean;
}

export const everything: Features = { walkReads: true, unruly: true, intricate: true };

/** The size of the amounts of a product. */
export interface Scale {
  readonly unit: number;
}

export class Vocabulary {
  plans: readonly string[] = [];
  readonly choices: ChoiceName[] = [];
  readonly options: string[] = [];
  readonly readings: Valued[] = [];
  readonly units: UnitName[] = [];
  readonly facts: FactName[] = [];
  readonly triggers: string[] = [];
  readonly lets: LetName[] = [];
  /** In a currency without a sign of its own, the formula that is one of it. */
  unitAmount: string | undefined;
  readonly tables: TableName[] = [];
  /** Circumstances that the adjuster asserts. */
  readonly circumstances: { readonly name: string; readonly of: BearerName }[] = [];
  /** Heads, frames and sections, in the order of the text, with the computed heads in them, and those of the walk. */
  readonly nodes: {
    readonly name: string;
    readonly heads: readonly string[];
    readonly computed: readonly string[];
    readonly ofWalk: readonly string[];
  }[] = [];
  /** Nodes that end before what is written now. */
  readonly left: string[] = [];
  readonly items: string[] = [];
  /** By head, the kinds of unit that its lines name, or that it is computed for each of. */
  readonly naming = new Map<string, Set<string>>();
  /** Every head attaches by one date, so that terms may be per policy year. */
  yearly = false;
  /** The one date of the incident by which all lines attach, where there is one: what one incident bears is borne in one year. */
  yearDate: string | undefined;
  private readonly taken = new Set<string>();

  constructor(
    readonly random: Random,
    readonly features: Features,
    readonly scale: Scale,
  ) {}

  /** The kind of unit itself, and those that one of it is of. */
  kindsFrom(unit: string): readonly string[] {
    const outer = this.units.find(({ name }) => name === unit)?.of;
    return outer === undefined ? [unit] : [unit, ...this.kindsFrom(outer)];
  }

  /** Lines of the heads name a unit of the kind, and so those that it is of. */
  nameUnit(unit: string, heads: readonly string[]): void {
    for (const head of heads) {
      const kinds = this.naming.get(head) ?? new Set();
      this.naming.set(head, kinds);
      for (const kind of this.kindsFrom(unit)) kinds.add(kind);
    }
  }

  /** Of which nodes the loss may be read where the text is now. */
  summable(): readonly string[] {
    return this.nodes.filter(({ ofWalk }) => ofWalk.every((head) => this.left.includes(head))).map(({ name }) => name);
  }

  /** Nodes of which it is known what each unit of the kind lost in them. */
  nodesNaming(unit: string): readonly string[] {
    return this.nodes
      .filter(({ heads }) => heads.length > 0 && heads.every((head) => this.naming.get(head)?.has(unit)))
      .map(({ name }) => name);
  }

  /** A new name; now and then one in Japanese, or one that JavaScript gives a meaning to. */
  name(stem: string, japanese: string): string {
    const spellings = [stem, stem, japanese];
    for (let number = 1; ; number += 1) {
      const spelling = this.random.pick(spellings);
      const odd = number === 1 && this.random.chance(2) ? this.random.pick(oddNames) : undefined;
      const name = odd ?? `${spelling}${this.taken.size + number}`;
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      return name;
    }
  }

  /** Nothing, one label, or one in each language. */
  label(text: string): string {
    return this.random.weighted([4, ""], [1, ` "${text}"`], [1, ` "${text}の日本語" en "${text} in English"`]);
  }
}

/** Names of what every JavaScript object has, and of what an evaluator's own code uses. */
const oddNames = [
  "constructor",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "__proto__",
  "prototype",
  "settle",
  "class",
  "function",
  "await",
  "arguments",
  "input",
  "contract_",
  "undefined",
  "null",
  "length",
  "id",
  "claim",
  "policy_",
  "facts_",
  "ﾃｽﾄ",
];
