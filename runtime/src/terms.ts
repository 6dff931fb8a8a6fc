import { laidOut } from "./bare.js";
import type { Maybe, Value } from "./kleene.js";
import type { Numeric } from "./numeric.js";
import type { FigureRule } from "./product.js";
import type { Reads, Scope } from "./scope.js";

/** What a term's amount is counted over. */
export type Over =
  | { readonly kind: "incident" }
  | { readonly kind: "claim" }
  /** A line that names no insured waits: whose it is decides what is left of it. */
  | { readonly kind: "insured" }
  | { readonly kind: "loss" }
  | { readonly kind: "unit"; readonly unit: string };

/** An end of what is borne: each of its groups is a union of the term's. */
export interface Cap<R extends Reads = Reads> {
  /** The ledger knows it by this where it is per period. */
  readonly id: string;
  readonly over: Over;
  readonly period: boolean;
  readonly year?: true;
  readonly day?: true;
  /** In minor units. */
  amount(at: Scope<R>): Value<Numeric>;
}

/** What a share reads of the lines of a claim: those of which all of it is the same are one group. */
export interface Alike<R extends Reads = Reads> {
  readonly insured?: true;
  /** The kinds of unit of which facts are read. */
  readonly units?: readonly string[];
  /** An end of what is borne is of each policy year, of each day. */
  readonly year?: true;
  readonly day?: true;
  /** What is read of each line by itself. */
  values?(at: Scope<R>): readonly unknown[];
}

interface TermBase<R extends Reads> {
  /** The clause; the ledger knows the term by it. */
  readonly id: string;
  readonly over: Over;
  /** An aggregate of the policy period, which other incidents use up too. */
  readonly period: boolean;
  /** Of each policy year of the period by itself. */
  readonly year?: true;
  /** Of each day on which its lines were incurred by itself; with `period` whatever the incident. */
  readonly day?: true;
  /** The unit of an enclosing `for each`: groups are by it too. */
  readonly forEach?: string;
  /** The heads whose lines name the unit that groups are by, where an amount sums over heads: of these only cells of the group's unit count. */
  readonly unitHeads?: readonly string[];
  /** Of a share that reads something of the lines: by what the groups are also split. */
  readonly alike?: Alike<R>;
  /** Heads that it acts on, the first rank is cut first; one rank: pro rata. */
  readonly ranks: readonly (readonly string[])[];
  /** Only cells of these triggers. */
  readonly triggers?: readonly string[];
  /** Its amount reads a fact of claim: a line that names no claim is not acted on. */
  readonly readsClaim?: true;
  /** Its amount reads more than the contract and its readings: a fact, a line, the trigger, the walk, the incident's number. */
  readonly readsIncident?: true;
  /** Its amount reads the trigger, the item: the groups are also by what is read. */
  readonly byTrigger?: true;
  readonly byItem?: true;
  /** Its amount goes over the lines of the group: it does not act on those that come to nothing. */
  readonly ofLines?: true;
  /** What its amount or share is worked out from, where that is more than one value of the contract. */
  readonly figures?: readonly FigureRule<R>[];
  /** Of a deductible or coinsurance: the most that the insured bears by it over wider groups, in their order. */
  readonly caps?: readonly Cap<R>[];
  /** Contract and readings only. */
  when?(at: Scope<R>): Maybe<boolean>;
  /** Contract and readings only. Known false: the heads are of one rank; unknown: as if `when` were. */
  ranksWhen?(at: Scope<R>): Maybe<boolean>;
  /** Only cells whose unit fulfils this. */
  where?(at: Scope<R>): Maybe<boolean>;
  /** The kind of unit that `where` asks about: only cells that name one. */
  readonly whereUnit?: string;
}

/** A part of a term that turns one number into another. */
export type Step<R extends Reads = Reads> =
  | { readonly kind: "coinsurance"; /** The share paid, not the one borne. */ pays(at: Scope<R>): Value<Numeric> }
  | AmountStep<R>;

export interface AmountStep<R extends Reads = Reads> {
  readonly kind: "deductible" | "franchise" | "limit";
  /** In minor units. */
  amount(at: Scope<R>): Value<Numeric>;
  /** Of a limit or deductible per period, not in a layer: what it comes to is a number of times that incidents are paid, or borne. */
  readonly times?: true;
  /** Of a limit or deductible, not in a layer: what it comes to is so much of a quantity of the lines, the earliest first. */
  readonly counts?: Counting<R>;
}

/** A quantity of the lines that a term counts. */
export interface Counting<R extends Reads = Reads> {
  /** Which of the product's quantities it is. */
  readonly quantity: number;
  /** What there is of it on the line at hand: a whole number. */
  of(at: Scope<R>): Value<Numeric>;
}

/** Gives back what deductibles, franchises and coinsurance took so far beyond the amount, as far as limits allow. */
export interface BorneAtMost<R extends Reads = Reads> {
  readonly kind: "borne";
  /** In minor units. */
  amount(at: Scope<R>): Value<Numeric>;
}

export type LayerTerm<R extends Reads = Reads> = {
  readonly id: string;
  /** As of a term. */
  readonly figures?: readonly FigureRule<R>[];
  when?(at: Scope<R>): Maybe<boolean>;
} & Step<R>;

export interface Layer<R extends Reads = Reads> {
  readonly name: string;
  /** Without it the layer leaves nothing. */
  when?(at: Scope<R>): Maybe<boolean>;
  readonly terms: readonly LayerTerm<R>[];
}

export type TermText<R extends Reads = Reads> = TermBase<R> &
  (Step<R> | BorneAtMost<R> | { readonly kind: "layers"; readonly layers: readonly Layer<R>[] });

export type Term<R extends Reads = Reads> = TermText<R> & {
  /** The rank of each head that the term acts on. */
  readonly rankOf: ReadonlyMap<string, number>;
  /** The same by the head's place in the product, as far as it has been asked for; -1: it does not act on the head. */
  readonly ranksByPlace: number[];
  /** Those heads as a set of their places, once it has been asked for. */
  readonly places: Int32Array[];
  /** Groups are by claim. */
  readonly byClaim: boolean;
  /** Groups are by insured. */
  readonly byInsured: boolean;
  /** They are, or those of an end of what is borne: lines have to name an insured. */
  readonly asksInsured: boolean;
  /** It has to be known of its lines in which policy year they are. */
  readonly asksYear: boolean;
  /** It has to be known of its lines on which day they were incurred. */
  readonly asksDay: boolean;
  /** Each line is a group of its own. */
  readonly byLoss: boolean;
  /** Groups are by unit of the basis, and of an enclosing `for each`, which that of the basis is of; of neither: they are not by unit. */
  readonly unitKinds: readonly string[];
  /** It acts on every line of its heads, as one group or one for each claim, and its amount asks nothing of them. */
  readonly isPlain: boolean;
};

/** A term as the walk uses it. */
export function term<R extends Reads>(text: TermText<R>): Term<R> {
  const rankOf = new Map<string, number>();
  text.ranks.forEach((heads, rank) => heads.forEach((head) => rankOf.set(head, rank)));
  const byLoss = text.over.kind === "loss";
  const byClaim = byLoss || text.kind === "coinsurance" || text.over.kind === "claim";
  const byInsured = text.over.kind === "insured";
  const asksInsured = byInsured || text.caps?.some(({ over }) => over.kind === "insured") === true;
  const asksYear = text.year === true || text.caps?.some(({ year }) => year === true) === true;
  const asksDay = text.day === true || text.caps?.some(({ day }) => day === true) === true;
  const unitKinds = unitKindsOf(text);
  const isPlain =
    !(
      byLoss ||
      asksInsured ||
      asksYear ||
      asksDay ||
      unitKinds.length > 0 ||
      conditions.some((field) => field in text)
    ) &&
    text.kind !== "layers" &&
    text.readsIncident !== true;
  return laidOut<Term<R>>(
    {
      ...text,
      rankOf,
      ranksByPlace: [],
      places: [],
      byClaim,
      byInsured,
      asksInsured,
      asksYear,
      asksDay,
      byLoss,
      unitKinds,
      isPlain,
    },
    termFields,
  );
}

/** What tells lines, or groups, of a term's heads apart. */
const conditions = [
  "triggers",
  "readsClaim",
  "byTrigger",
  "byItem",
  "ofLines",
  "alike",
  "caps",
  "where",
  "whereUnit",
] as const satisfies readonly (keyof TermText)[];

const termFields = [
  "kind",
  "id",
  "over",
  "period",
  "year",
  "day",
  "times",
  "counts",
  "ranks",
  "forEach",
  "unitHeads",
  "alike",
  "triggers",
  "readsClaim",
  "byTrigger",
  "byItem",
  "ofLines",
  "figures",
  "caps",
  "when",
  "ranksWhen",
  "where",
  "whereUnit",
  "amount",
  "pays",
  "layers",
] as readonly (keyof Term)[];

function unitKindsOf<R extends Reads>({ kind, over, forEach }: TermText<R>): readonly string[] {
  const kinds = forEach === undefined ? [] : [forEach];
  if (kind !== "coinsurance" && over.kind === "unit" && over.unit !== forEach) kinds.unshift(over.unit);
  return kinds;
}
