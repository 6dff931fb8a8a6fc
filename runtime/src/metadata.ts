import type { Bearer } from "./facts.js";
import type { ReasonKind } from "./result.js";

/**
 * What a product says of itself, as plain JSON: enough to explain a result to a person without the
 * product's text.
 */
export interface ProductMetadata {
  readonly name: string;
  readonly label: Text;
  /** The first day of this edition, `2021-10-01`. */
  readonly edition: string;
  /** The content hash of its terms, as results and ledgers carry it. */
  readonly terms: string;
  readonly currency: { readonly code: string; /** 0 for JPY, 2 for USD. */ readonly minorDigits: number };
  readonly rounding: "down" | "up" | "half-up";
  readonly documents: readonly { readonly name: string; readonly label: Text; readonly place: Place }[];
  readonly choices: readonly ChoiceMetadata[];
  readonly options: readonly OptionMetadata[];
  readonly readings: readonly ReadingMetadata[];
  readonly units: readonly UnitMetadata[];
  readonly facts: readonly FactMetadata[];
  /** In declared order, names of clauses. */
  readonly triggers: readonly string[];
  readonly heads: readonly HeadMetadata[];
  readonly uncovered: readonly string[];
  readonly exclusions: readonly ExclusionMetadata[];
  /** Formulas that its computed heads and the amounts of its terms read, in declared order. */
  readonly formulas: readonly FormulaMetadata[];
  /** What the product can quote, in declared order. */
  readonly premiums: readonly PremiumMetadata[];
  /** The product with its sections, frames, heads and uncovered kinds, in the order of the text. */
  readonly tree: NodeMetadata;
  /** Everything that a result can name: nodes, rules, terms, triggers, exclusions, items (`HEAD:ITEM`), uncovered kinds. */
  readonly clauses: readonly ClauseMetadata[];
}

/** Names for people, by language, and the author's comment. */
export interface Text {
  readonly ja?: string;
  readonly en?: string;
  readonly doc?: string;
}

/** Where something is written: in the product's file, and in the documents that it cites. */
export interface Place {
  /** The file's name, as its author knows it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly references: readonly { readonly document: string; readonly place: string }[];
}

export interface ClauseMetadata {
  readonly id: string;
  readonly kind: ClauseKind;
  readonly label: Text;
  /** What the clause says, in the words of the language: `limit 10_000_000 per claim`. */
  readonly summary: string;
  /** The node that it stands on. */
  readonly node?: string;
  /** Of a term in a section or frame `for each` unit: the kind of units, for each of which it counts by itself. */
  readonly each?: string;
  /** Of a term that is not for all of its node: for which heads and events, and where. */
  readonly scope?: Omit<Text, "doc">;
  /** Of a term, rule or computed head that may have no value although no fact is waited for: why. */
  readonly gaps?: GapsMetadata;
  /** Of a term, also of a layer, whose amount or share is more than one value of the contract: how it is worked out. */
  readonly formula?: FormulaText;
  /** Of a limit or deductible that is counted in a quantity of the lines: what it is, in words. */
  readonly quantity?: Omit<Text, "doc">;
  /** Of a rule whose test has several parts or compares dates: what has to hold, and which dates, as a result names them. */
  readonly conditions?: Readonly<Record<string, Text>>;
  /** Of a rule or exclusion that asks of one date alone where it lies: which it is, in words. */
  readonly date?: Omit<Text, "doc">;
  /** Of a deductible that may come to 0 or be used up: the lines that it acts on. Left out where more than their heads and events says which. */
  readonly actsOn?: { readonly heads: readonly string[]; readonly triggers?: readonly string[] };
  readonly place: Place;
}

/** What leaves an amount or a test without a value that no fact could give it. */
export interface GapsMetadata {
  /** Tables that may have no row for what they are asked. */
  readonly tables: readonly { readonly name: string; readonly label: Text }[];
  /** It divides by what may be zero. */
  readonly divides: boolean;
  /** It reads what lines come to, which may have no value in their turn. */
  readonly sums: boolean;
  /** Of what it takes the largest or smallest: there is none where none is listed. */
  readonly lists: readonly Listed[];
}

/** What an input lists: claims, insureds, or units of a kind in the contract's schedule. */
export type Listed = { readonly of: "claim" | "insured" } | { readonly of: "unit"; readonly unit: string };

export type ClauseKind =
  | "product"
  | "section"
  | "frame"
  | "head"
  | "item"
  | "trigger"
  | Exclude<ReasonKind, "contract" | "trigger" | "cover" | "item" | "unit">
  | "coinsurance"
  | "deductible"
  | "franchise"
  | "limit"
  | "times"
  | "deductible-times"
  | "count"
  | "deductible-count"
  | "borne"
  | "layers"
  | "layer"
  | "layer-term";

export interface MemberMetadata {
  readonly name: string;
  readonly label: Text;
}

export interface TypeMetadata {
  readonly kind: "bool" | "money" | "number" | "ratio" | "date" | "datetime" | "duration" | "span" | "enum" | "set";
  /** Of an enum or a set. */
  readonly members?: readonly MemberMetadata[];
}

/**
 * A value as figures of a result have it: numbers, money and ratios exact, money in minor units; a duration in whole
 * seconds; a date, a span (`P6M`), the name of a member; `yes` or `no`; `unlimited`. Of a set its members.
 */
export type ValueText = string | readonly string[];

export interface ChoiceMetadata {
  readonly name: string;
  readonly label: Text;
  readonly type: TypeMetadata;
  /** The condition under which the contract has it, in the words of the language. */
  readonly when?: string;
  /** `1 .. 1_000`, or the values allowed. */
  readonly range?: string;
  readonly default?: ValueText;
  readonly optional: boolean;
  readonly place: Place;
}

export interface OptionMetadata {
  readonly name: string;
  readonly label: Text;
  readonly availability: readonly {
    readonly plan: string;
    readonly availability: "unavailable" | "optional" | "automatic";
  }[];
  readonly requires: readonly string[];
  readonly notWith: readonly string[];
  readonly place: Place;
}

export interface ReadingMetadata {
  readonly name: string;
  readonly label: Text;
  readonly members: readonly MemberMetadata[];
  readonly default?: string;
  readonly place: Place;
}

export interface FactMetadata {
  readonly name: string;
  readonly label: Text;
  readonly of: Bearer;
  readonly type: TypeMetadata;
  readonly range?: string;
  readonly orNever: boolean;
  readonly default?: ValueText;
  readonly place: Place;
}

export interface UnitMetadata {
  readonly name: string;
  readonly label: Text;
  /** One of them, as in “per …”: 1敷地, and of what counts already 1個または1組. */
  readonly one: Text;
  /** The kind of unit of which each of them is. */
  readonly of?: string;
  readonly scheduled: boolean;
  /** Of the contract's schedule. */
  readonly facts: readonly Omit<FactMetadata, "of">[];
  /** What an incident states of each; none where left out. */
  readonly established?: readonly Omit<FactMetadata, "of">[];
  readonly place: Place;
}

export interface HeadMetadata {
  readonly name: string;
  readonly computed: boolean;
  /** The unit of each of which a computed head brings an amount; left out: it brings one for the incident. */
  readonly perUnit?: string;
  /** How a computed head, or else each of its lines, is worked out. */
  readonly formula?: FormulaText;
  readonly items: readonly { readonly name: string; readonly label: Text; readonly refused: boolean }[];
  /** Of the facts of loss that have a default: those that something reads of its lines. Left out where none has one. */
  readonly defaultsRead?: readonly string[];
  /** The triggers that open it, under some contract. */
  readonly triggers: readonly string[];
}

export interface ExclusionMetadata {
  readonly name: string;
  readonly of: Bearer;
  /** A circumstance that the input may state. */
  readonly asserted: boolean;
  readonly perInsured: boolean;
  /** Of another bearer, but judged for insureds, of whom something is read. */
  readonly readsInsured?: true;
}

/**
 * A formula in words, with `{fact:revenue}` behind its figures: `OF:NAME` of the figures of a result. What depends on
 * conditions is `{if}{case OF:NAME}condition{then}value … {else}value{end}`; of a single condition `{not}` and what it says that it
 * failed stands in front of `{end}`.
 */
export type FormulaText = Omit<Text, "doc">;

export interface FormulaMetadata {
  readonly name: string;
  readonly label: Text;
  readonly type: TypeMetadata;
  readonly formula: FormulaText;
  readonly place: Place;
}

export interface PremiumMetadata {
  readonly name: string;
  readonly label: Text;
  /** How it is worked out, in the words of the language. */
  readonly summary: string;
  readonly place: Place;
}

export interface NodeMetadata {
  /** The clause of the node. */
  readonly name: string;
  readonly kind: "product" | "section" | "frame" | "head" | "uncovered";
  /** Ids of its terms, in the order of the text; of a group first those above its members. */
  readonly terms: readonly string[];
  /** Ids of its rules, in the order of the text. */
  readonly rules: readonly string[];
  readonly members: readonly NodeMetadata[];
}

/** The clause that a result names. */
export function findClause(metadata: ProductMetadata, id: string): ClauseMetadata | undefined {
  return metadata.clauses.find((clause) => clause.id === id);
}
