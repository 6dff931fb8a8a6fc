/**
 * What a claims system hands to an evaluator, as plain JSON.
 *
 * Money is in whole minor units of the product's currency (yen for JPY). A date is `2026-04-01`, or with
 * a time of the product's own place `2026-04-01T16:00`. A ratio is a number (0.9), or a string that
 * says it exactly (`"90%"`, `"2/3"`). A duration is an ISO 8601 elapsed time (`"PT12H30M"`), a span
 * an ISO 8601 calendar span of one unit (`"P180D"`, `"P1Y"`). A set is an array of its members.
 * What is left out is unknown, not false.
 */
export type FactValue = boolean | number | string | readonly string[];
export type Facts = Readonly<Record<string, FactValue>>;
/** Circumstances that the adjuster asserts or denies, by the exclusion's name. */
export type Circumstances = Readonly<Record<string, boolean>>;

export interface SettlementInput {
  readonly contract: Contract;
  readonly incident: Incident;
  readonly claims?: readonly Claim[];
  readonly insureds?: readonly Insured[];
  /** What is established of units in the incident, by kind. */
  readonly units?: Readonly<Record<string, readonly StatedUnit[]>>;
  readonly losses: readonly Loss[];
  /** As the settlement before returned it; left out: nothing used yet. */
  readonly ledger?: Ledger;
}

/** The schedule: the fields below, and every choice of the product by its name. */
export interface Contract {
  readonly policy: string;
  readonly period: { readonly from: string; readonly to: string };
  /** Options chosen; automatic ones need not be named. */
  readonly options?: readonly string[];
  /** Readings chosen, by name. */
  readonly readings?: Readonly<Record<string, string>>;
  /** Schedules of units, by kind. */
  readonly units?: Readonly<Record<string, readonly ScheduledUnit[]>>;
  readonly [choice: string]: unknown;
}

export interface ScheduledUnit {
  readonly id: string;
  /** Where units of the kind are of another: the id of that one. */
  readonly of?: string;
  readonly facts?: Facts;
}

/** A unit in the incident: one of the contract's schedule, or that lines name by this id. */
export interface StatedUnit {
  readonly id: string;
  /** Where units of the kind are of another and have no schedule: the id of that one. */
  readonly of?: string;
  readonly facts?: Facts;
}

export interface Incident {
  readonly id: string;
  readonly triggers: readonly string[];
  readonly facts?: Facts;
  readonly exclusions?: Circumstances;
  /** No circumstance that is not stated holds, here or on claims, insureds and losses. */
  readonly others?: "none";
}

/** One third party's demand, connected ones together (1請求). */
export interface Claim {
  readonly id: string;
  readonly facts?: Facts;
  readonly exclusions?: Circumstances;
}

export interface Insured {
  readonly id: string;
  readonly facts?: Facts;
  readonly exclusions?: Circumstances;
}

/** One line of loss or cost. */
export interface Loss {
  /** Unique in the incident; not empty, and not beginning with `=`. */
  readonly id: string;
  /** A head, or a kind of loss that is declared uncovered. */
  readonly head: string;
  /** In minor units, not negative; of a line with a count, all of its units together. Left out where the head works it out for each line: there 0 withdraws the line. */
  readonly amount?: number;
  /** The day on which the cost arose or the measure was taken. */
  readonly incurred?: string;
  /** Whether, or on which day, the insurer approved. */
  readonly approved?: boolean | string;
  readonly claim?: string;
  readonly insured?: string;
  readonly item?: string;
  readonly trigger?: string;
  /** A kind of unit: with the id of one, with a count of several that have equal amounts, or with both, of a group that other lines may name too. */
  readonly unit?: string;
  readonly unitId?: string;
  readonly count?: number;
  readonly facts?: Facts;
  readonly exclusions?: Circumstances;
}

/** An incident as a period replays it: an input less its contract and its ledger. */
export type Call = Omit<SettlementInput, "contract" | "ledger">;

/** What was paid elsewhere in the period, in minor units by head: what a ledger may be opened with. */
export type PaidByHead = Readonly<Record<string, number>>;

/** What the period knows, plain JSON. Only a settlement or an opening writes it. */
export interface Ledger {
  readonly schema: 1;
  readonly product: string;
  readonly edition: string;
  /** The content hash of the terms that it was settled by: 64 hexadecimal digits. */
  readonly terms: string;
  readonly policy: string;
  readonly period: { readonly from: string; readonly to: string };
  /** By which member each reading stood, chosen or by default, when it was settled; one that was open is left out. */
  readonly readings: Readonly<Record<string, string>>;
  /** Raised by one by every settlement, so that two writers notice each other. */
  readonly revision: number;
  /** What was paid before the first settlement, elsewhere; only of a ledger that was opened with it. */
  readonly opening?: LedgerOpening;
  /** In the order in which they were first settled. */
  readonly incidents: readonly LedgerIncident[];
}

export interface LedgerIncident {
  readonly id: string;
  /** Paid so far, by line id; of a computed head by the id that its line has in the result. Lines never paid are left out. */
  readonly paid: Readonly<Record<string, number>>;
  /** What its present due used of each term per period, by term id, then by unit id (`""`: not per unit). Nothing used is left out. */
  readonly used: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** No incident: it has no place among those of the period, and nothing settles it again. */
export interface LedgerOpening {
  /** By head. Heads of which nothing was paid are left out. */
  readonly paid: PaidByHead;
  /** What that used of each term per period, as an incident's `used`. */
  readonly used: LedgerIncident["used"];
}

export type ProblemCode =
  /** The input is not of the shape that the schema asks for. */
  | "shape"
  /** A field or choice that is needed is not there. */
  | "missing"
  /** A name that the product does not declare. */
  | "unknown-name"
  /** Outside the declared range, or not one of the allowed values. */
  | "range"
  /** Not an amount of whole minor units from 0 to 9 × 10^15. */
  | "amount"
  /** Not a whole number, where the product takes no other. */
  | "whole"
  /** Not a date that exists. */
  | "date"
  /** Given, though this contract does not have it. */
  | "not-available"
  /** The same id twice. */
  | "duplicate"
  /** Names a claim, insured or unit that the input does not list. */
  | "reference"
  /** The line has to name a unit, or may not give a count. */
  | "unit"
  /** A rule of the contract fails. */
  | "rule"
  /** The ledger is not of this product, edition, terms, policy and period, is broken, or cannot be opened with what was paid. */
  | "ledger"
  /** A line that was paid before is not restated. */
  | "not-restated";

/** One thing wrong with an input. */
export interface Problem {
  /** `losses[2].amount` */
  readonly path: string;
  readonly code: ProblemCode;
  /** A sentence in the words of the product. */
  readonly message: string;
}
