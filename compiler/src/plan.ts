/**
 * The settlement plan: the narrow waist of the compiler.
 *
 * Unlike the syntax tree, every name is resolved, every expression is typed, every scope is a list of
 * heads, `and` bases are split into terms of their own, and nothing is left that a reader would have
 * to look up in the text. The checker's lowering makes it; the interpreter, the emitters and the
 * descriptions read it, and read nothing else.
 *
 * INVARIANT: whatever can change a payment carries the source clause that it came from.
 * INVARIANT: names of triggers, nodes, choices, options, readings, facts, exclusions, lets and tables are
 * unique in a product, so a name alone identifies a clause.
 */

/** An exact ratio in lowest terms, denominator positive: 90 % is 9/10. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Names for people, by language, and the `///` text above the declaration. */
export interface Label {
  readonly ja?: string;
  readonly en?: string;
  readonly doc?: string;
}

/** `@brochure(p.9)`: a place in a document that the product cites. */
export interface Reference {
  readonly document: string;
  readonly place: string;
}

/** Where a clause stands: in the product's file, and in the documents that it cites. */
export interface Source {
  /** The file, from the folder of the text that was compiled, with `/`; never an absolute path. */
  readonly file: string;
  /** Line and column, from 1; the column counts UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  /** Offsets into the text, `end` exclusive, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly references: readonly Reference[];
}

// ── Types and values ─────────────────────────────────────────────────────────────────────────────────

export interface Member {
  readonly name: string;
  readonly label: Label;
  /** The contract condition under which this member may be chosen; absent: always. */
  readonly when?: Expr;
}

export type Type =
  | { readonly kind: "bool" }
  /** Integers of the currency's minor unit at the edges, exact rationals in between. */
  | { readonly kind: "money" }
  | { readonly kind: "number" }
  /** 90 % is 9/10. */
  | { readonly kind: "ratio" }
  /** A civil day, which may carry a time of day: spans use the day, the policy period the instant. */
  | { readonly kind: "date" }
  /** A civil day with a time of day. */
  | { readonly kind: "datetime" }
  /** Elapsed time, in whole seconds. */
  | { readonly kind: "duration" }
  /** A calendar span: years, months or days. */
  | { readonly kind: "span" }
  | { readonly kind: "enum"; readonly members: readonly Member[] }
  | { readonly kind: "set"; readonly members: readonly Member[] };

/** Which way a span of the calendar goes from a day, and whether it counts that day: forwards only. */
export type SpanDirection = "after" | "including" | "before";

/** A calendar span; exactly one field is not zero. */
export interface Span {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

export type Literal =
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "money" | "number" | "ratio"; readonly value: Rational }
  /** `2026-04-01` or `2026-04-01T16:00`. */
  | { readonly type: "date" | "datetime"; readonly value: string }
  /** Seconds. */
  | { readonly type: "duration"; readonly value: number }
  | { readonly type: "span"; readonly value: Span }
  | { readonly type: "enum"; readonly value: string }
  | { readonly type: "set"; readonly value: readonly string[] };

/** Whom a fact or an exclusion's circumstance is about. */
export type Bearer = "incident" | "claim" | "insured" | "loss";

export type LineField = "amount" | "incurred" | "approved" | "count" | "item";

/** What the values of an aggregate come to. */
export type Aggregate = "any" | "every" | "sum" | "largest" | "smallest" | "earliest" | "latest";

/** Over what an aggregate goes: units of a kind, the claims or insureds of the incident, or (`loss`) the lines of a term's group. */
export type Elements =
  | {
      readonly unit: string;
      /** Those alone that are of the unit of this kind at hand. */ readonly within?: string;
      /** Absent: all that the contract's schedule lists. */ readonly named?: NamedUnits;
      readonly of?: never;
    }
  | {
      readonly of: "claim" | "insured" | "loss";
      readonly unit?: never;
      readonly within?: never;
      readonly named?: never;
    };

/** Those that the incident names: in a line, in its list of units, or as what one of these is of. */
export interface NamedUnits {
  /** The kind that is to be named: that of the elements; or one that each of them, of the schedule, is of. */
  readonly unit: string;
  /** The heads that the formula sums of each of them: an undetermined line of one that names no unit may be of any. */
  readonly heads: readonly string[];
  /** Those of which it sums what comes under some triggers alone. */
  readonly underTriggers?: readonly SumUnderTriggers[];
}

/** Heads of which only lines under one of these triggers count. */
export interface SumUnderTriggers {
  readonly heads: readonly string[];
  readonly triggers: readonly string[];
}

export type CompareOperator = "<" | "<=" | ">" | ">=" | "=" | "<>";

/**
 * An expression. Its value is known, unknown (a fact not stated, a reading not chosen), or, for a date
 * that `or never` allows, never. Logic is Kleene's; every other operator is unknown when an operand is.
 */
export type Expr = { readonly type: Type } & (
  | { readonly kind: "literal"; readonly literal: Literal }
  /** No upper bound; only as the amount of a limit, a branch of `if`, or an argument of `min`/`max`. */
  | { readonly kind: "unlimited" }
  /** What the contract chose; the plan is the choice named `plan`. Not given: unknown, and waiting for it where this contract has it. */
  | { readonly kind: "choice"; readonly name: string }
  /** Whether the contract states an `optional` choice. */
  | { readonly kind: "given"; readonly name: string }
  /** Whether the option is in force: chosen, or automatic under the plan. */
  | { readonly kind: "option"; readonly name: string }
  /** `last_day`: the day of the end, or, where the period ends at midnight, the day before. */
  | { readonly kind: "period"; readonly end: "from" | "to" | "last_day" }
  /** The reading that the contract chose, else the default, else unknown. */
  | { readonly kind: "reading"; readonly name: string }
  /** A fact of the incident, or of the claim, insured or line at hand; inside an aggregate over claims, insureds or lines, of each in turn. */
  | { readonly kind: "fact"; readonly of: Bearer; readonly name: string }
  /** A fact of the unit that the group of a term, or the line, names; inside an aggregate over these units, of each in turn. */
  | { readonly kind: "unit-fact"; readonly unit: string; readonly name: string }
  /** A fact that the incident states of the unit which the group of a term, or the line, names by id. */
  | { readonly kind: "established"; readonly unit: string; readonly name: string }
  /** The circumstance of a `: bool` exclusion, as the adjuster asserts it; of whom, as a fact. */
  | { readonly kind: "asserted"; readonly of: Bearer; readonly name: string }
  /**
   * Built-in facts of the line. `approved` holds when approved, or approved on a day not after `incurred`;
   * `item`, a yes-or-no value, where the line names an item, and is unknown where it names none.
   */
  | { readonly kind: "line"; readonly field: LineField }
  | { readonly kind: "trigger-is"; readonly triggers: readonly string[] }
  /** Whether the line names one of these items. A line that names none has none of them. */
  | { readonly kind: "item-is"; /** The empty name: it names none. */ readonly items: readonly string[] }
  | { readonly kind: "let"; readonly name: string }
  | { readonly kind: "not"; readonly operand: Expr }
  | { readonly kind: "and" | "or"; readonly operands: readonly Expr[] }
  /** Numbers, money and ratios by value; dates by day; datetimes by instant. With never: false (`<>`: true). */
  | { readonly kind: "compare"; readonly operator: CompareOperator; readonly left: Expr; readonly right: Expr }
  /** An enum value is one of `members`. */
  | { readonly kind: "is"; readonly value: Expr; readonly members: readonly string[] }
  /** A set holds at least one of `members`. */
  | { readonly kind: "has"; readonly set: Expr; readonly members: readonly string[] }
  | { readonly kind: "is-empty"; readonly set: Expr }
  | { readonly kind: "is-never"; readonly value: Expr }
  /** The day of `value` is in the closed window [from, until]; false with never. No `until`: no end. */
  | { readonly kind: "within"; readonly value: Expr; readonly from: Expr; readonly until?: Expr }
  /** The instant of `value` is in the policy period, which is half open; a day without a time is unknown on a day on which the period turns otherwise than at 00:00. */
  | { readonly kind: "during"; readonly value: Expr }
  /**
   * The last day of the span that begins by the event of day `from`, which is not counted, or for `including` is its
   * first day; for `before`, the first day of the span that ends so.
   */
  | { readonly kind: "span-end"; readonly span: Expr; readonly from: Expr; readonly direction: SpanDirection }
  /**
   * From the day of `from` to the day of `to`: the number of days, or of whole months or years (the most that, counted
   * as spans after `from`, end not after `to`); negative when `to` is earlier. A number.
   */
  | { readonly kind: "between"; readonly unit: "days" | "months" | "years"; readonly from: Expr; readonly to: Expr }
  /** The month, 1 to 12, or the year of the day. A number. */
  | { readonly kind: "date-part"; readonly part: "month" | "year"; readonly date: Expr }
  /** To a whole multiple of `to`, which is above 0. */
  | { readonly kind: "round"; readonly rounding: Rounding; readonly operand: Expr; readonly to: Rational }
  | { readonly kind: "add" | "subtract" | "multiply" | "divide"; readonly left: Expr; readonly right: Expr }
  | { readonly kind: "negate"; readonly operand: Expr }
  /** Of dates the earliest and the latest, as if an aggregate had them; but never is later than all. */
  | { readonly kind: "min" | "max"; readonly operands: readonly Expr[] }
  /** Unknown where the condition is; the branch not taken is not looked at. */
  | { readonly kind: "if"; readonly condition: Expr; readonly then: Expr; readonly otherwise: Expr }
  | {
      readonly kind: "lookup";
      readonly table: string;
      readonly keys: readonly Expr[];
      /** Not those that the table declares. */ readonly ownKeys?: true;
      readonly column: string;
    }
  /**
   * What `value` comes to over all elements. `any` and `every` are Kleene's `or` and `and`; of dates that never came
   * the earliest and the latest take no notice, and of none are never; of none the sum is 0, the largest and the
   * smallest unknown.
   */
  | ({ readonly kind: Aggregate; readonly value: Expr } & Elements)
  /** x: what the term acts on. Only in a term. */
  | { readonly kind: "subject" }
  /** The eligible amount, before any term, of the term's cells; with heads: of these, in the incident (or of the unit: `unitHeads` of a term). */
  | {
      readonly kind: "loss";
      readonly heads?: readonly string[];
      /** Of the claim at hand alone; of none, of what names none. */ readonly ofClaim?: true;
      /** Of the unit of this kind that the aggregate around is at; of several that are counted, of one. */ readonly ofUnit?: string;
      /** Of lines that are eligible under one of these alone. */ readonly triggers?: readonly string[];
    }
  /** What deductibles and franchises took so far from the term's cells. Only in a term. */
  | { readonly kind: "deducted" }
  /** What a node written earlier came to when the walk left it: the sum over these heads at that moment (or those of the unit: `unitHeads` of a term). */
  | {
      readonly kind: "left";
      readonly node: string;
      readonly heads: readonly string[];
      readonly ofClaim?: true;
      readonly ofUnit?: string;
      readonly triggers?: readonly string[];
    }
  /**
   * What is due on these heads for the earlier incidents of the period, as they were last settled (or that of the unit:
   * `unitHeads` of a term); `times`: for how many of them something is; `largest`: the most that is for one of them.
   */
  | {
      readonly kind: "earlier";
      readonly nodes: readonly string[];
      readonly heads: readonly string[];
      readonly times?: true;
      readonly largest?: true;
    }
  /** The incident's place among those of the period, from 1. */
  | { readonly kind: "incident-number" }
);

export type EarlierExpr = Extract<Expr, { readonly kind: "earlier" }>;

/** One value made of what a formula comes to at each of several elements. */
export type AggregateExpr = Extract<Expr, { readonly kind: Aggregate }>;

// ── Contract, facts, readings ────────────────────────────────────────────────────────────────────────

/** Both ends inclusive. */
export interface Range {
  readonly min?: Literal;
  readonly max?: Literal;
  /** Allowed values, when the range is a set. */
  readonly oneOf?: readonly Literal[];
  /** Of a choice of money, or one that the schedule states of a unit: besides these, `unlimited`. */
  readonly orUnlimited?: true;
  /** Of a number: whole ones alone. */
  readonly whole?: true;
}

export interface Choice {
  readonly name: string;
  readonly label: Label;
  readonly type: Type;
  readonly range?: Range;
  /** The contract condition under which the choice exists. */
  readonly when?: Expr;
  readonly default?: Literal | "unlimited";
  /** The contract may leave it out though it exists. */
  readonly optional: boolean;
  readonly source: Source;
}

/** × not available, ○ optional, ◎ automatic. */
export type Availability = "unavailable" | "optional" | "automatic";

export interface Option {
  readonly name: string;
  readonly label: Label;
  /** By member of `plan`; a product without plans has the single key `""`. */
  readonly availability: Readonly<Record<string, Availability>>;
  /** What must hold for the option to be chosen. */
  readonly requires: readonly ContractRule[];
  readonly notWith: readonly string[];
  readonly source: Source;
}

/** A rule across choices. It holds when it reads a choice that this contract lacks. */
export interface ContractRule {
  readonly id: string;
  readonly label: Label;
  readonly test: Expr;
  /** `test` as the author wrote it, for messages. */
  readonly text: string;
  /** The choices that `test` reads, and `period` where it reads that. */
  readonly reads: readonly string[];
  readonly source: Source;
}

export interface Reading {
  readonly name: string;
  readonly label: Label;
  readonly members: readonly Member[];
  readonly default?: string;
  readonly source: Source;
}

export interface Fact {
  /** Of a field of a record with the record's name before it: `outage.from`. */
  readonly name: string;
  readonly label: Label;
  readonly of: Bearer;
  readonly type: Type;
  readonly range?: Range;
  readonly orNever: boolean;
  readonly default?: Literal;
  readonly source: Source;
}

export interface UnitKind {
  readonly name: string;
  readonly label: Label;
  /** What the contract's schedule says of each. */
  readonly facts: readonly UnitFact[];
  /** What is established of each in the incident; no name is in both. */
  readonly established: readonly UnitFact[];
  /** The kind of unit of which each of these is: who names one of these names that one, too. */
  readonly of?: string;
  /** The contract lists the units of this kind. */
  readonly scheduled: boolean;
  readonly source: Source;
}

export type UnitFact = Omit<Fact, "of">;

export interface Let {
  readonly name: string;
  readonly label: Label;
  readonly value: Expr;
  readonly source: Source;
}

export interface Table {
  readonly name: string;
  readonly label: Label;
  /** One or more keys; the rows are tried from the top and the first that matches counts. */
  readonly keys: readonly {
    readonly name: string;
    readonly type: Type;
    /** For people: of a choice that is fixed, its value, by which every lookup reads. */
    readonly fixed?: Literal;
  }[];
  readonly columns: readonly { readonly name: string; readonly label: Label; readonly type: Type }[];
  readonly rows: readonly {
    /** One list of alternatives for each key; an enum member, a value, or a band. */
    readonly keys: readonly (readonly TableKey[])[];
    readonly values: readonly (Literal | "unlimited")[];
    readonly source: Source;
  }[];
  readonly source: Source;
}

export type TableKey =
  | { readonly kind: "value"; readonly literal: Literal }
  /** `from` and `to` are in it, `over` and `under` are not; one of each end at most. */
  | ({ readonly kind: "band" } & { readonly [End in BandEnd]?: Literal });

export const bandEnds = ["from", "over", "to", "under"] as const;
export type BandEnd = (typeof bandEnds)[number];

// ── Triggers, rules, exclusions ──────────────────────────────────────────────────────────────────────

export interface Trigger {
  readonly name: string;
  readonly label: Label;
  /** The trigger is out when one of these is asserted; line by line: only for lines that name no trigger. */
  readonly except: readonly Exception[];
  readonly when?: Expr;
  readonly source: Source;
}

export interface Exception {
  readonly trigger: string;
  readonly lineByLine: boolean;
  /** Contract and readings only. Known not to hold: the exception is not there. */
  readonly when?: Expr;
}

/** What a rule or an exclusion is for; a list that is absent allows all. All lists given must match. */
export interface Scope {
  readonly triggers?: readonly string[];
  readonly heads?: readonly string[];
  readonly items?: readonly string[];
}

export type RuleKind = "attachment" | "window" | "condition" | "approval" | "item";

/** A condition on every line below its node that is in its scope. */
export interface Rule {
  /** `costs:window:1` (node, kind, ordinal), or the name that the author gave the rule. */
  readonly id: string;
  readonly kind: RuleKind;
  readonly label: Label;
  readonly scope: Scope;
  /** Contract and readings only. Known not to hold: the rule is not there. */
  readonly when?: Expr;
  readonly test: Expr;
  /** `test` reads a fact of claim: a line that names no claim fails the rule, but for what `unclaimed` says. */
  readonly readsClaim: boolean;
  /** The test for a line that names no claim, where it may hold without one. */
  readonly unclaimed?: Expr;
  /** For people: the ends of a window, or the fact that attaches (none: at any time). */
  readonly detail?:
    | { readonly kind: "window"; readonly from: Expr; readonly until?: Expr }
    | { readonly kind: "during"; readonly value?: Expr };
  readonly source: Source;
}

export interface CarveBack {
  readonly test: Expr;
  readonly readsClaim: boolean;
  /** The test for a line that names no claim, where it may hold without one. */
  readonly unclaimed?: Expr;
}

/**
 * An exclusion takes a line out when its ground holds and all its carve-backs fail. It is not there when
 * one of the options that lift it is in force.
 */
export interface Exclusion {
  readonly name: string;
  readonly label: Label;
  readonly of: Bearer;
  /** An asserted circumstance (`: bool`): the input may state it under `exclusions` of its bearer. */
  readonly asserted: boolean;
  /** Judged by the line's insured; any other of insured is judged by whether any insured fulfils it. */
  readonly perInsured: boolean;
  /** Of another bearer, but something of an insured is read: judged as one of insured is. */
  readonly readsInsured?: true;
  readonly scope: Scope;
  readonly ground: Expr;
  readonly groundReadsClaim: boolean;
  /** The ground for a line that names no claim, where it may hold without one. */
  readonly groundUnclaimed?: Expr;
  readonly unless: readonly CarveBack[];
  readonly liftedBy: readonly string[];
  readonly source: Source;
}

// ── Nodes and terms ──────────────────────────────────────────────────────────────────────────────────

interface NodeBase {
  /** The name; of the root, the product's. */
  readonly name: string;
  readonly label: Label;
  /** Contract and readings only: whether the node exists under this contract. */
  readonly when?: Expr;
  /** Outside the enclosing node's own terms; its conditions stay. */
  readonly outside: boolean;
  readonly rules: readonly Rule[];
  readonly source: Source;
}

export interface GroupNode extends NodeBase {
  readonly kind: "product" | "section" | "frame";
  /** `for each location`. */
  readonly forEach?: string;
  readonly above: readonly Term[];
  readonly members: readonly Node[];
  readonly below: readonly Term[];
}

export interface HeadNode extends NodeBase {
  readonly kind: "head";
  /** What opens the head; one of them has to. */
  readonly covers: readonly Cover[];
  readonly items: readonly Item[];
  /** A computed head: no lines of its own, this amount once per incident, or once for each unit. */
  readonly computed?: Expr;
  /** Of a computed head in a node `for each` unit. */
  readonly perUnit?: PerUnit;
  /** Its lines state no amount: each comes to this; one that counts units that many times. */
  readonly each?: Expr;
  readonly terms: readonly Term[];
}

/** A computed head that brings an amount for each unit of a kind. */
export interface PerUnit {
  readonly unit: string;
  /** The heads whose lines name the units that it brings an amount for. */
  readonly namedBy: readonly string[];
  /**
   * Where the amount asks what is established of the unit, those that the incident lists count, too; how many such a
   * unit stands for, lines of these heads tell.
   */
  readonly toldBy?: readonly string[];
  /** Where the amount reads `loss(n)` or `left(n)`: as of a term. */
  readonly unitHeads?: readonly string[];
}

/** A kind of loss that is never paid. */
export interface UncoveredNode {
  readonly kind: "uncovered";
  readonly name: string;
  readonly label: Label;
  readonly source: Source;
}

export type Node = GroupNode | HeadNode | UncoveredNode;

export interface Cover {
  readonly triggers: readonly string[];
  readonly when?: Expr;
  readonly source: Source;
}

export interface Item {
  readonly name: string;
  readonly label: Label;
  /** Never paid. */
  readonly refused: boolean;
  readonly source: Source;
}

/** What a term's amount is counted over; `over` and `period` make `per location per period`. */
export interface Basis {
  readonly over:
    | { readonly kind: "incident" }
    | { readonly kind: "claim" }
    /** A line that names no insured waits: whose it is decides what is left of it. */
    | { readonly kind: "insured" }
    /** Each line by itself. */
    | { readonly kind: "loss" }
    | { readonly kind: "unit"; readonly unit: string };
  /** An aggregate of the policy period, which other incidents use up too. */
  readonly period: boolean;
  /** Of each policy year of the period by itself. */
  readonly year?: true;
  /** Of each day on which its lines were incurred by itself; with `period` whatever the incident. */
  readonly day?: true;
}

interface TermBase {
  /** `costs:limit:incident:1`: node, kind (by number of times: of a limit `times`, of a deductible `deductible-times`; counted `count`, `deductible-count`), basis (`claim`, `incident`, `period`, `loss`, `insured`, `UNIT`, these with `-period`; `policy-year` for `period`; `day` for `incident`, `-day` behind the others) and ordinal among these. The ledger knows the term by it. */
  readonly id: string;
  /** What people call it, where its author says: 回収金, which is a limit. */
  readonly label: Label;
  readonly basis: Basis;
  /** The unit of an enclosing `for each`: groups are by it too. */
  readonly forEach?: string;
  /**
   * Where the groups are by unit and an amount reads `loss(n)` or `left(n)`: the heads whose lines name a unit of that
   * kind, as they stand in a node `for each` of them or under a term per unit. Of an n of these alone only lines of the
   * group's unit count.
   */
  readonly unitHeads?: readonly string[];
  /** The heads that it acts on, in declared order. */
  readonly heads: readonly string[];
  /** Of a share that reads something of the lines: by what the groups are also split. */
  readonly alike?: Alike;
  /** Only cells of these triggers. */
  readonly triggers?: readonly string[];
  /** Only cells whose unit fulfils this. */
  readonly where?: Expr;
  /** The kind of unit that `where` asks about: only cells that name one. */
  readonly whereUnit?: string;
  /** Contract and readings only. */
  readonly when?: Expr;
  /** Of a deductible or coinsurance: the most that the insured bears by it, over wider groups; in their order. */
  readonly caps?: readonly Cap[];
  /** All heads of the term by rank, the first rank is cut first; one rank: pro rata. */
  readonly ranks: readonly (readonly string[])[];
  /** Contract and readings only. Known false: the heads are of one rank; unknown: as if `when` were. */
  readonly ranksWhen?: Expr;
  readonly source: Source;
}

/** Of the lines of a claim those of which all of this is the same are one group; what is not stated of two is the same, too. */
export interface Alike {
  readonly insured?: true;
  /** The kinds of unit of which facts are read. */
  readonly units?: readonly string[];
  /** An end of what is borne is of each policy year, of each day. */
  readonly year?: true;
  readonly day?: true;
  /** Facts and circumstances of loss, `incurred`, `approved`. */
  readonly values: readonly Expr[];
}

/** `bearing at most M per B`: what its groups bear together is brought down to M, in proportion. */
export interface Cap {
  /** `costs:deductible:claim:1/borne:period`. The ledger knows it by that where it is per period. */
  readonly id: string;
  /** Each of its groups is a union of the term's. */
  readonly basis: Basis;
  readonly amount: Expr;
}

/** What the amounts of a term read, beyond contract, readings and facts of the incident; one per loss reads the line. */
export interface AmountReads {
  /** A line that names no claim is not acted on. */
  readonly claim: boolean;
  /** Groups are split by what is read. */
  readonly trigger: boolean;
  readonly item: boolean;
  /** An aggregate goes over the lines of the group: the term does not act on those that come to nothing. */
  readonly lines?: true;
}

export type Term = TermBase & { readonly reads: AmountReads } & (
    | { readonly kind: "coinsurance"; /** The share paid, not the one borne. */ readonly pays: Expr }
    | { readonly kind: "franchise"; readonly amount: Expr }
    | {
        readonly kind: "deductible" | "limit";
        /** By number of times a number: so many incidents of the period are borne, or paid, in full, the others not at all; counted, a number of the quantity. */
        readonly amount: Expr;
        readonly times?: true;
        /** Counted: what each line has of it, a whole number. So much of it is borne, or paid, the earliest lines first. */
        readonly quantity?: Expr;
      }
    /** Gives back what deductibles, franchises and coinsurance took so far beyond the amount, as far as limits allow. */
    | { readonly kind: "borne"; readonly amount: Expr }
    | { readonly kind: "layers"; readonly layers: readonly Layer[] }
  );

export interface Layer {
  readonly name: string;
  readonly label: Label;
  /** Without it the layer leaves nothing. */
  readonly when?: Expr;
  readonly terms: readonly LayerTerm[];
  readonly source: Source;
}

/** A term of a layer acts on a number, on the basis of its block. */
export type LayerTerm = {
  readonly id: string;
  readonly label: Label;
  readonly when?: Expr;
  readonly source: Source;
} & (
  | { readonly kind: "coinsurance"; readonly pays: Expr }
  | { readonly kind: "deductible" | "franchise" | "limit"; readonly amount: Expr }
);

// ── The plan ─────────────────────────────────────────────────────────────────────────────────────────

export type Rounding = "down" | "up" | "half-up";

export interface Plan {
  readonly name: string;
  readonly label: Label;
  /** The day from which this edition is sold, `2021-10-01`. */
  readonly edition: string;
  readonly currency: { readonly code: string; /** 0 for JPY, 2 for USD. */ readonly minorDigits: number };
  readonly rounding: Rounding;
  readonly documents: readonly { readonly name: string; readonly label: Label; readonly source: Source }[];
  readonly choices: readonly Choice[];
  readonly options: readonly Option[];
  readonly contractRules: readonly ContractRule[];
  readonly readings: readonly Reading[];
  readonly units: readonly UnitKind[];
  readonly facts: readonly Fact[];
  readonly triggers: readonly Trigger[];
  readonly lets: readonly Let[];
  readonly tables: readonly Table[];
  readonly root: GroupNode;
  /** Every head in declared order; the order of allocation. */
  readonly heads: readonly HeadNode[];
  readonly uncovered: readonly UncoveredNode[];
  /** Of heads on which a term per policy year acts: the date by which their lines attach, which decides the year. */
  readonly policyYears?: readonly { readonly head: string; readonly date: Expr }[];
  readonly exclusions: readonly Exclusion[];
  readonly premiums: readonly {
    readonly name: string;
    readonly label: Label;
    readonly value: Expr;
    readonly source: Source;
  }[];
  readonly source: Source;
}
