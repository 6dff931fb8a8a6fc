import type { Ledger } from "@yakkan/runtime/claim.js";
import type { Bearer, Rational } from "../plan.js";
import type { Moment } from "./calendar.js";
import type { PlanIndex } from "./plan-index.js";
import type { Data, Value } from "./values.js";

/**
 * An input that has been read: every name looked up, every value typed. Unlike the JSON, nothing in it is
 * of the wrong shape; unlike the plan, it is about one contract and one incident. validate.ts makes it.
 */
export interface Case {
  readonly contract: Contract;
  readonly incidentId: string;
  readonly incident: Bearing;
  /** Declared triggers that the input asserts. */
  readonly asserted: ReadonlySet<string>;
  readonly othersNone: boolean;
  readonly claims: ReadonlyMap<string, Bearing>;
  readonly insureds: ReadonlyMap<string, Bearing>;
  readonly units: ListedUnits;
  readonly lines: readonly Line[];
  readonly ledger: Ledger | undefined;
}

export interface Contract {
  readonly policy: string;
  /** Absent only while an input is read whose period is wrong. */
  readonly period: { readonly from: Moment; readonly to: Moment } | undefined;
  /** The period as it was given, for the ledger. */
  readonly periodText: { readonly from: string; readonly to: string };
  /** Choices that have a value under this contract: given, or by default. */
  readonly choices: ReadonlyMap<string, Data>;
  readonly given: ReadonlySet<string>;
  /** Options that the contract names; automatic ones are found by the plan. */
  readonly options: ReadonlySet<string>;
  readonly readings: ReadonlyMap<string, string>;
  readonly units: ListedUnits;
}

/** By kind and id, in the contract's schedule or in the incident. */
export type ListedUnits = ReadonlyMap<string, ReadonlyMap<string, ListedUnit>>;

/** What is said of a unit: its facts, and the id of the one that it is of. */
export interface ListedUnit {
  /** Where it is listed. */
  readonly path: string;
  readonly facts: ReadonlyMap<string, Stated>;
  readonly of?: string;
}

/** A fact as stated; what could not be read is stated too, and no default stands for it. */
export type Stated = Data | "never" | "unreadable";

/** Whoever facts and circumstances are about. */
export interface Bearing {
  readonly of: Bearer;
  /** As references name it; absent of the incident, and of an insured that nobody listed. */
  readonly id?: string;
  readonly facts: ReadonlyMap<string, Stated>;
  readonly circumstances: ReadonlyMap<string, boolean>;
}

/** A line of loss. */
export interface Line extends Bearing {
  readonly of: "loss";
  /** Of a computed head `=` and its name, then where it is for a unit, that unit. */
  readonly id: string;
  readonly head: string;
  /** The amount as it came in, in minor units. */
  readonly claimed: bigint;
  /** The same as rules read it: unknown where a computed head's is. */
  readonly amount: Value;
  /** Its head works the amount out: until that is done it is unknown. */
  readonly valued?: true;
  readonly incurred?: Moment;
  readonly approved?: boolean | Moment;
  readonly claim?: string;
  readonly insured?: string;
  readonly item?: string;
  readonly trigger?: string;
  readonly unit?: LineUnit;
}

/**
 * One unit by its id; a count of several with equal amounts, which with an id are a group that other lines may name
 * too, and without one are those of the line that gives the count.
 */
export type LineUnit =
  | (NamedUnit & { readonly count?: bigint; readonly line?: never })
  | { readonly kind: string; readonly id?: never; readonly count: bigint; readonly line: string; readonly of?: never };

/** A unit that is named by its id, with the one that it is of. */
export interface NamedUnit {
  readonly kind: string;
  readonly id: string;
  readonly of?: NamedUnit;
}

/** In minor units; `times`: in how many incidents there was something, `largest`: the most in one of them. */
export interface Earlier {
  readonly amount: bigint;
  readonly times: bigint;
  readonly largest: bigint;
}

/** What is the same for every line of a settlement. */
export interface Situation {
  readonly index: PlanIndex;
  readonly contract: Contract;
  readonly incident: Bearing;
  readonly asserted: ReadonlySet<string>;
  readonly othersNone: boolean;
  readonly claims: ReadonlyMap<string, Bearing>;
  readonly insureds: ReadonlyMap<string, Bearing>;
  readonly units: ListedUnits;
  /** As the input states them. */
  readonly lines: readonly Line[];
  /** The incident's place among those of the period, from 1. */
  readonly incidentNumber: number;
  /** What was due in earlier incidents of the period, by tally and unit (`""`: of all). */
  readonly earlier: (tally: string, unit: string) => Earlier;
  readonly probe?: Probe;
}

/**
 * Is told of every comparison of amounts that a settlement turns on: an analysis asks it where a payment bends.
 * It has no part in the settlement.
 */
export interface Probe {
  /** The text is walked from its beginning; what was told of an earlier walk no longer counts. */
  begin(): void;
  /** This clause is there and looked at; what is compared from here on is compared by it. */
  enter(clause: string): void;
  /** `difference` is the left side less the right one, in minor units where it is money. */
  compared(by: Comparison, difference: Rational): void;
}

/** By what two amounts are compared: what a term acts on with its amount, a rank with what is to be taken, two values. */
export type Comparison = "deductible" | "franchise" | "limit" | "borne" | "layers" | "rank" | "value";
