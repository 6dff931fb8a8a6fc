import type { Moment, Span } from "./calendar.js";
import type { Bearer } from "./facts.js";
import type { Maybe, Value } from "./kleene.js";
import type { Rounding } from "./money.js";
import type { CompareOperator, Numeric } from "./numeric.js";
import type { FigureResult, ReasonKind } from "./result.js";
import type { Reads, Scope } from "./scope.js";
import type { Walk } from "./walk.js";

/**
 * A product as its emitted module states it: what an input may say, as data, and what the text says of it,
 * as functions over a `Scope`. Functions are written as methods so that a product over its own `Reads`
 * is a `Product` too.
 */
export interface Product<R extends Reads = Reads> {
  readonly name: string;
  /** The first day of this edition, `2021-10-01`. */
  readonly edition: string;
  /** The content hash of what it says, in hexadecimal: the same for texts that settle everything alike. */
  readonly terms: string;
  readonly rounding: Rounding;
  readonly choices: readonly ChoiceRule<R>[];
  readonly options: readonly OptionRule<R>[];
  readonly contractRules: readonly ContractRule<R>[];
  readonly readings: readonly ReadingRule[];
  readonly units: readonly UnitRule[];
  readonly facts: Readonly<Record<Bearer, readonly FactRule[]>>;
  readonly triggers: readonly TriggerRule<R>[];
  /** In declared order, which is the order of allocation. */
  readonly heads: readonly HeadRule<R>[];
  readonly uncovered: readonly string[];
  readonly exclusions: readonly ExclusionRule<R>[];
  /** Product, sections and frames in the order of the text, each with its heads and uncovered kinds. */
  readonly groups: readonly { readonly name: string; readonly heads: readonly string[] }[];
  /** Those that a ledger keeps a use of: deductibles and limits per period, also of layers; and the tallies. */
  readonly periodTerms: readonly PeriodTerm[];
  /** Left out where no amount reads what was due in earlier incidents. */
  readonly tallies?: readonly Tally[];
  /** Left out where the product quotes none. */
  readonly premiums?: readonly PremiumRule<R>[];
  /** The text from top to bottom. */
  walk(walk: Walk<R>): void;
}

/** What is due on some heads, which later incidents read. */
export interface Tally {
  /** `costs:due`, of two nodes `a+b:due`, of each unit by itself `costs:due:location`. */
  readonly id: string;
  readonly heads: readonly string[];
  readonly unit?: string;
  /** Something is read of each incident by itself, too: their number, or the largest. */
  readonly ofEach?: true;
}

export type ValueType =
  | { readonly kind: "bool" | "money" | "number" | "ratio" | "date" | "datetime" | "duration" | "span" }
  | { readonly kind: "enum" | "set"; readonly members: readonly string[] };

/** A value as expressions read it: money and durations are numbers, ratios exact. */
export type Read = boolean | Numeric | Moment | Span | string | readonly string[];

export interface RangeRule {
  readonly min?: Numeric | Moment | Span;
  readonly max?: Numeric | Moment | Span;
  readonly oneOf?: readonly Read[];
  /** Money may also be `"unlimited"`. */
  readonly orUnlimited?: true;
  /** A number has no fraction. */
  readonly whole?: true;
}

export interface ChoiceRule<R extends Reads = Reads> {
  readonly name: string;
  readonly type: ValueType;
  readonly range?: RangeRule;
  readonly optional?: true;
  readonly default?: Read;
  /** Whether this contract has the choice. */
  when?(at: Scope<R>): Maybe<boolean>;
  /** Whether this contract may choose a member, for those that it may not always choose. */
  readonly members?: readonly { readonly name: string; when(at: Scope<R>): Maybe<boolean> }[];
}

export interface OptionRule<R extends Reads = Reads> {
  readonly name: string;
  /** By plan; a product without plans has the single key `""`. */
  readonly availability: readonly (readonly [plan: string, "unavailable" | "optional" | "automatic"])[];
  readonly requires: readonly ContractRule<R>[];
  readonly notWith: readonly string[];
}

export interface ContractRule<R extends Reads = Reads> {
  readonly id: string;
  /** The author's words, or what the rule says. */
  readonly text: string;
  readonly reads: readonly string[];
  test(at: Scope<R>): Maybe<boolean>;
}

export interface ReadingRule {
  readonly name: string;
  readonly members: readonly string[];
  readonly default?: string;
}

export interface FactRule {
  readonly name: string;
  readonly type: ValueType;
  readonly range?: RangeRule;
  readonly orNever?: true;
  readonly default?: Read;
}

export interface UnitRule {
  readonly name: string;
  /** The kind of unit of which each of these is. */
  readonly of?: string;
  readonly scheduled: boolean;
  /** Of the contract's schedule. */
  readonly facts: readonly FactRule[];
  /** What an incident may state of each; none where left out. */
  readonly established?: readonly FactRule[];
}

export interface TriggerRule<R extends Reads = Reads> {
  readonly name: string;
  readonly except: readonly ExceptionRule<R>[];
  when?(at: Scope<R>): Maybe<boolean>;
}

/** A trigger that keeps another out where it is asserted; line by line: for lines that name no trigger. */
export interface ExceptionRule<R extends Reads = Reads> {
  readonly trigger: string;
  readonly lineByLine: boolean;
  when?(at: Scope<R>): Maybe<boolean>;
}

/** A guard of a node, and the node. */
export interface Guard<R extends Reads = Reads> {
  readonly clause: string;
  holds(at: Scope<R>): Maybe<boolean>;
}

export interface HeadRule<R extends Reads = Reads> {
  readonly name: string;
  /** Of the nodes around it and its own, from the outermost inwards. */
  readonly guards: readonly Guard<R>[];
  readonly covers: readonly CoverRule<R>[];
  /** Those that hold for the head, from the root inwards. */
  readonly rules: readonly LineRule<R>[];
  readonly items: readonly { readonly name: string; readonly refused: boolean }[];
  /** A rule, an exclusion or a term of the head asks which item a line is, or an item is never paid. */
  readonly asksItem?: true;
  /** Of each term that acts under some triggers only, these; of one that reads the trigger, each alone. */
  readonly triggersOfTerms?: readonly (readonly string[])[];
  /** A line has to name a unit of one of these kinds, or one that is of such a unit. */
  readonly units: readonly string[];
  /** Kinds of which a line may not give a count: a term per unit and period could not know its units again. */
  readonly countless: readonly string[];
  readonly computed?: ComputedRule<R>;
  /** The date by which a line attaches, where a term per policy year acts on the head. */
  attached?(at: Scope<R>): Value<Moment>;
  /** Its lines state no amount: each comes to this. */
  readonly each?: WorkedOut<R>;
}

export interface ComputedRule<R extends Reads = Reads> extends WorkedOut<R> {
  /** It reads what the walk comes to: worked out, and counted, when the walk reaches the head. */
  readonly ofWalk: boolean;
  /** In a node `for each` unit: it brings an amount for each that lines of some heads name. */
  readonly perUnit?: PerUnitRule;
}

/** An amount that no input states. */
export interface WorkedOut<R extends Reads = Reads> {
  amount(at: Scope<R>): Value<Numeric>;
  /** What the amount is worked out from, to say so. */
  readonly figures: readonly FigureRule<R>[];
}

export type FigureRule<R extends Reads = Reads> = Omit<FigureResult, "value"> & {
  value(at: Scope<R>): Value<Exclude<Read, readonly string[]>>;
};

export interface PerUnitRule {
  readonly unit: string;
  /** The heads whose lines name the units. */
  readonly namedBy: readonly string[];
  /** Where the amount asks what is established of the unit: those that the incident lists count, too. */
  readonly listed?: boolean;
  /** Where the amount sums over heads: those of which only lines of the unit count. */
  readonly unitHeads?: readonly string[];
}

export interface CoverRule<R extends Reads = Reads> {
  readonly triggers: readonly string[];
  when?(at: Scope<R>): Maybe<boolean>;
}

/** A condition on every line of the heads that list it. */
export interface LineRule<R extends Reads = Reads> {
  readonly id: string;
  readonly kind: ReasonKind;
  readonly triggers?: readonly string[];
  readonly items?: readonly string[];
  /** A line that names no claim fails, but for what `unclaimed` says. */
  readonly readsClaim?: true;
  when?(at: Scope<R>): Maybe<boolean>;
  test(at: Scope<R>): Maybe<boolean>;
  /** The test of a line that names no claim, where it may hold without one. */
  unclaimed?(at: Scope<R>): Maybe<boolean>;
  /** What a test of dates compares, to say when it fails. */
  dates?(at: Scope<R>): Dates;
  /** The parts of a test of another kind, all of which have to hold, to say which of them fail. */
  readonly parts?: readonly RulePart<R>[];
}

/** A part of a test: several of which all, or one, have to hold, or a condition. */
export type RulePart<R extends Reads = Reads> =
  { readonly all: readonly RulePart<R>[] } | { readonly any: readonly RulePart<R>[] } | RuleCondition<R>;

export interface RuleCondition<R extends Reads = Reads> {
  /** What has to hold, in the words of the language. */
  readonly condition: string;
  /** The condition as it is written, and what that comes to where it fails. */
  test(at: Scope<R>): Maybe<boolean>;
  readonly fails: boolean;
  /** The contract alone decides it. */
  readonly settled?: true;
  /** The date that is looked at, in the words of the language. */
  readonly of?: string;
  /** Of two dates: how they have to stand. */
  readonly operator?: CompareOperator;
  value?(at: Scope<R>): Value<Moment>;
  other?(at: Scope<R>): Value<Moment>;
  /** Of a date that has to lie between others. */
  dates?(at: Scope<R>): Dates;
}

/** A date, and the ends that it has to lie between: `until` is the last day, `before` does not belong to it. */
export interface Dates {
  readonly value: Value<Moment>;
  readonly from: Value<Moment>;
  readonly until?: Value<Moment>;
  readonly before?: Value<Moment>;
}

export interface ExclusionRule<R extends Reads = Reads> {
  readonly name: string;
  readonly of: Bearer;
  readonly asserted?: true;
  readonly perInsured?: true;
  /** Of another bearer, but something of an insured is read: judged as one of insured is. */
  readonly readsInsured?: true;
  readonly triggers?: readonly string[];
  readonly heads?: readonly string[];
  readonly items?: readonly string[];
  readonly liftedBy: readonly string[];
  readonly readsClaim?: true;
  /** It may stand otherwise for one line than for another: it reads more than the contract, the incident and the insureds listed. */
  readonly readsLine?: true;
  ground(at: Scope<R>): Maybe<boolean>;
  /** The ground for a line that names no claim, where it may hold without one. */
  unclaimed?(at: Scope<R>): Maybe<boolean>;
  /** What the ground compares, as of a rule. */
  dates?(at: Scope<R>): Dates;
  /** The parts of the ground. */
  readonly parts?: readonly RulePart<R>[];
  readonly unless: readonly CarveBack<R>[];
  /** What has to hold for one of them. */
  readonly carveBacks?: readonly RulePart<R>[];
}

export interface PeriodTerm {
  readonly id: string;
  /** By what its use is kept: under the one key `""`, the id of a unit or an insured, the number of a policy year, or `2/ID`; a day, or `2026-05-01/ID`. */
  readonly keys: "none" | "id" | "year" | "year and id" | "day" | "day and id";
}

export interface PremiumRule<R extends Reads = Reads> {
  readonly name: string;
  /** Contract and readings only. */
  amount(at: Scope<R>): Value<Numeric>;
}

export interface CarveBack<R extends Reads = Reads> {
  readonly readsClaim?: true;
  test(at: Scope<R>): Maybe<boolean>;
  /** The test of a line that names no claim, where it may hold without one. */
  unclaimed?(at: Scope<R>): Maybe<boolean>;
}
