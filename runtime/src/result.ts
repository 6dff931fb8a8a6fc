import type { Bearer } from "./facts.js";
import type { CompareOperator } from "./numeric.js";
import type { Ledger } from "./claim.js";
import type { TypeMetadata } from "./metadata.js";

/** What an evaluator returns, as plain JSON. All amounts are in whole minor units, not negative. */
export interface SettlementResult {
  /** The version of its schema, which is published beside this package. */
  readonly schema: 1;
  readonly product: string;
  readonly edition: string;
  /** The content hash of the terms that it was settled by: 64 hexadecimal digits. */
  readonly terms: string;
  readonly policy: string;
  readonly incident: string;
  /** The sum of the lines as they came in; a computed head counts with its amount. */
  readonly claimed: number;
  readonly due: number;
  /** What is to be paid now. */
  readonly pay: number;
  /** Paid before, in total, beyond what is due now. */
  readonly overpaid: number;
  /** In the order of allocation: heads as declared (uncovered kinds last, as declared), then claim id, unit id, line id. */
  readonly lines: readonly LineResult[];
  /** Heads that have lines, in declared order. */
  readonly heads: readonly HeadResult[];
  /** Product, sections and frames that have lines below them, in the order of the text. */
  readonly groups: readonly GroupResult[];
  /** Exclusions whose ground is unknown and which could take away an eligible line; in declared order. */
  readonly open: readonly OpenQuestion[];
  /** Facts that were not stated and stand at their default. */
  readonly assumed: readonly FactReference[];
  readonly ledger: Ledger;
  /** Only when asked for. */
  readonly trace?: readonly TraceStep[];
  /** Only when asked for: what each computed head, and each line that is worked out, was worked out from, in the order of the lines. */
  readonly workings?: readonly Working[];
  /** Only when asked for: the readings under which another amount would be due, and how much. */
  readonly readings?: readonly ReadingResult[];
}

/** What a premium comes to under a contract. */
export type PremiumResult = {
  readonly product: string;
  readonly edition: string;
  /** Content hash of the terms that it is quoted by. */
  readonly terms: string;
  readonly premium: string;
} & (
  | { readonly verdict: "determined"; /** In minor units. */ readonly amount: number }
  | {
      readonly verdict: "undetermined";
      /** Readings that the contract has to choose, and facts that it has to state of its units. */
      readonly waitsFor: readonly FactReference[];
      /** Tables that have no row for this contract. */
      readonly unmatched: readonly string[];
    }
);

/** What the calls of a period came to. */
export interface PeriodResult {
  /** In the order of the calls. */
  readonly results: readonly SettlementResult[];
  /** After the last call. */
  readonly ledger: Ledger;
}

export type Verdict = "eligible" | "refused" | "undetermined";

export interface LineResult {
  /** The line's id; of a computed head `=` and its name, and for each unit `:` and its id, or `/` and the line that counts it. */
  readonly id: string;
  readonly head: string;
  /** Whose it is, as the line says: the ids of its claim and insured, its unit and how many of them it is for. */
  readonly claim?: string;
  readonly insured?: string;
  readonly unit?: string;
  readonly unitId?: string;
  readonly count?: number;
  /** Of a computed head for units that a line counts without an id: that line. */
  readonly countOf?: string;
  /** The trigger that the line was found eligible under. */
  readonly trigger?: string;
  readonly verdict: Verdict;
  readonly claimed: number;
  readonly due: number;
  /** Paid by earlier settlements of this incident. */
  readonly paid: number;
  readonly pay: number;
  /** Why nothing of the line is paid; all reasons. */
  readonly refused: readonly Reason[];
  /** What has to be known before the line can be settled. */
  readonly undetermined: readonly Pending[];
  /** What each term took, in the order in which they acted; with `due` they add up to `claimed`. */
  readonly reduced: readonly Cut[];
  /** Of an eligible line that names no trigger: other events that it may be of, where something is then not the same. */
  readonly elsewhere?: readonly Elsewhere[];
}

/** What was found of a line under another trigger than the one it was taken under. */
export interface Elsewhere {
  readonly trigger: string;
  /** Eligible: other terms act, or other exclusions are open. */
  readonly verdict: Verdict;
  readonly refused: readonly Reason[];
  readonly undetermined: readonly Pending[];
}

export type ReasonKind =
  /** The contract lacks the head, a node around it, or the trigger. */
  | "contract"
  /** The trigger is not asserted, or a trigger before it takes the incident. */
  | "trigger"
  /** The trigger does not open the head. */
  | "cover"
  | "attachment"
  | "window"
  | "condition"
  | "approval"
  /** The item is one that is never paid; pending: the line does not name its item. */
  | "item"
  /** The kind of loss is never paid. */
  | "uncovered"
  /** Of a computed head that brings an amount for each unit: no line names the unit any more. */
  | "unit"
  | "exclusion";

export interface Reason {
  readonly kind: ReasonKind;
  /** The clause, as in the product's `clauses`. */
  readonly clause: string;
  /** The trigger under which the line was judged, where it was judged under one. */
  readonly trigger?: string;
  /** The clause reads facts of a claim, and the line names none. */
  readonly lacks?: "claim";
  /** Of a test of days or of the policy period, such as a window or an attachment, and of an approval that came too late: the dates that were compared. */
  readonly dates?: ComparedDates;
  /** Of another test, unless it is one condition that compares no dates: its parts that do not hold, though all have to. Of the ground of an exclusion: the parts that make it hold. */
  readonly compared?: readonly ComparedPart[];
  /** Of an exclusion with exceptions: what fails of them, as of a test that one of them makes hold. */
  readonly unless?: readonly ComparedPart[];
}

/** A part of a test: a condition, or several of which one, or each, has to hold. `holds` left out: it does not. */
export type ComparedPart = (
  ComparedCondition | { readonly anyOf: readonly ComparedPart[] } | { readonly allOf: readonly ComparedPart[] }
) & { readonly holds?: true | "open" };

/** Two dates; a date and the ends that it has to lie between; another condition, in the words of the language. */
export type ComparedCondition =
  DateComparison | { readonly of?: string; readonly dates: ComparedDates } | { readonly condition: string };

/** `value` would have to be before, after … `other`, or of an exclusion is: dates as an input gives them, or `never`. */
export interface DateComparison {
  /** What `value` is, in the words of the language. */
  readonly of?: string;
  readonly value: string;
  readonly operator: CompareOperator;
  readonly other: string;
}

/** Dates as an input gives them, `never`, or left out where they are unknown or there is no such end. */
export interface ComparedDates {
  readonly value?: string;
  readonly from?: string;
  /** The last day of a window; the day of the line, by which an approval had to be given. */
  readonly until?: string;
  /** The end of the policy period, which does not belong to it. */
  readonly before?: string;
}

export interface Pending {
  readonly kind: ReasonKind | "term" | "computed";
  readonly clause: string;
  readonly trigger?: string;
  /** Sorted by bearer, id and name. */
  readonly waitsFor: readonly FactReference[];
}

/** A fact, built-in fact, circumstance, reading, or choice of the contract. */
export interface FactReference {
  readonly of: Bearer | "unit" | "reading" | "contract";
  /** Which claim, insured, line or unit. */
  readonly id?: string;
  readonly name: string;
  /** A date that is stated, but not at what time of the day. */
  readonly lacks?: "time";
}

export interface Cut {
  /** The term. */
  readonly clause: string;
  readonly amount: number;
}

export interface HeadResult {
  readonly head: string;
  readonly claimed: number;
  readonly due: number;
  readonly pay: number;
}

export interface GroupResult {
  readonly group: string;
  readonly claimed: number;
  readonly due: number;
  readonly pay: number;
}

export interface OpenQuestion {
  readonly exclusion: string;
  /** The lines that it could take away. */
  readonly lines: readonly string[];
  readonly waitsFor: readonly FactReference[];
}

/** A term that acted on a group with an amount above zero. */
export interface TraceStep {
  readonly clause: string;
  readonly claim?: string;
  readonly insured?: string;
  /** From 1. */
  readonly policyYear?: number;
  /** The day of the lines, where the term is per day. */
  readonly day?: string;
  readonly unit?: string;
  /** Of a term per loss, and for a line that gives a count of units without an id: the line. */
  readonly line?: string;
  /** The units of that line, or of the group of units that `unit` names: the amount below is that of each, so many times. */
  readonly count?: number;
  /** What the term acted on, and what it left; of `borne at most` what the insured bore, and still bears. */
  readonly before: number;
  readonly after: number;
  /** The deductible, franchise, limit or end of what is borne (for a count, of all its units); null: unlimited. Absent for layers. */
  readonly amount?: number | null;
  /** The paid share, as `9/10`. */
  readonly pays?: string;
  /** What other incidents of the period have used. Only of a term per period. */
  readonly used?: number;
  /** By number of times, in place of amounts: how many incidents a limit lets through, or a deductible bears; null: unlimited. */
  readonly times?: number | null;
  /** How many other incidents of the period have used one of these. */
  readonly timesUsed?: number;
  /** Of a limit or deductible that is counted in a quantity of the lines, in place of amounts. */
  readonly counted?: CountedStep;
  /** Where heads bear it in an order: by rank, the first first, those that have anything. Within a rank it is in proportion. */
  readonly ranks?: readonly RankStep[];
  /** The ends of what the insured bears by the term, in their order. */
  readonly caps?: readonly CapStep[];
  /** Of layers: each, in the order of the text. What they leave together is `after`, but no more than `before`. */
  readonly layers?: readonly LayerStep[];
  /** How the amount or share was worked out, of one unit where they are counted; only where it is more than one value of the contract. */
  readonly working?: Derivation;
  /** Below zero: given back. */
  readonly cuts: readonly { readonly line: string; readonly amount: number }[];
}

/** Heads that bear what a term takes as one, and what there was of them before and after it. */
export interface RankStep {
  readonly heads: readonly string[];
  readonly before: number;
  readonly after: number;
}

/** How much of a quantity of its lines a term counted. */
export interface CountedStep {
  /** How much the term pays, or leaves to the insured to bear, in all; null: unlimited. */
  readonly allowed: number | null;
  /** How much other incidents of the period have used of it. Only of a term per period. */
  readonly used?: number;
  /** Each line that has any, in the order of allocation: how much there was, and how much of that was paid, or borne. */
  readonly lines: readonly { readonly line: string; readonly quantity: number; readonly counted: number }[];
}

/** A layer on what its term acts on. */
export interface LayerStep {
  /** The id of the term, `/` and the layer's name, which is its number where it has none. */
  readonly clause: string;
  /** Its terms that are in force, each on what the one before it leaves. */
  readonly terms: readonly LayerTermStep[];
  readonly after: number;
}

export type LayerTermStep = Pick<TraceStep, "clause" | "before" | "after" | "amount" | "pays" | "used" | "working">;

/** What an amount or share comes to before it is rounded, and from what. Values are left out where they are unknown. */
export interface Derivation {
  /** Exact, in minor units: `24691357`, `37037037/109739369`, `unlimited`. */
  readonly value?: string;
  /** What its formula reads, and the formulas in it, each once, in the order of the text. */
  readonly figures: readonly FigureResult[];
}

/** Of a computed head, or of a line of a head that is for each loss. */
export interface Working extends Derivation {
  readonly head: string;
  /** Of a head that is for each loss, or for each unit: the line. */
  readonly line?: string;
  /** The units that the line counts, where they are more than one: it comes to that many times the amount. */
  readonly count?: number;
}

export interface FigureResult {
  /**
   * `loss`, `left`: the eligible amount of a head before any term, what is left of a node. `expression`: what has no
   * name of its own, such as a date that a span gives, a fact of a unit, a value of a table, the condition of an `if`, or one side of a `min` or `max`.
   */
  readonly of: "choice" | "fact" | "reading" | "let" | "loss" | "left" | "expression";
  /** Of an expression what it says, in the words of the language. */
  readonly name: string;
  readonly kind: Exclude<TypeMetadata["kind"], "set">;
  /**
   * Numbers, money and ratios exact, money in minor units; a duration in whole seconds. Else as inputs give it: a
   * date (or `never`), a span, the name of a member. `yes` or `no`.
   */
  readonly value?: string;
}

/** The most that the insured bears by a term over a wider group, and what it made of the group's part. */
export interface CapStep {
  /** The term's id, `/borne:` and the basis. */
  readonly clause: string;
  /** For a count, of all its units; null: unlimited. */
  readonly amount: number | null;
  /** The units of the line or group, where they are counted and the amount is for each of them. */
  readonly count?: number;
  /** What other incidents of the period have borne. Only of one per period. */
  readonly used?: number;
  /** What the groups would have borne together, and of it this group; `after` is what it bears in the end. */
  readonly together: number;
  readonly before: number;
  readonly after: number;
}

export interface ReadingResult {
  readonly reading: string;
  /** Absent: neither chosen nor set by default. */
  readonly chosen?: string;
  readonly byDefault: boolean;
  /** Other incidents of the period count with what they used as they were settled: not as another reading would have it. */
  readonly othersAsSettled?: true;
  /** What would be due under each reading, in declared order. */
  readonly due: readonly ReadingOutcome[];
}

export interface ReadingOutcome {
  readonly reading: string;
  readonly due: number;
  /** Lines of which it is open what is due under it, in the order of the lines. */
  readonly undetermined: readonly {
    readonly id: string;
    readonly head: string;
    /** Sorted by bearer, id and name. */
    readonly waitsFor: readonly FactReference[];
  }[];
}
