import type { Derivation, LayerStep, Pending, Working } from "@yakkan/runtime/result.js";
import type { Cap, Expr, Rational, Term } from "../plan.js";
import { formatMoment } from "./calendar.js";
import type { Line, Situation } from "./case.js";
import { type Cell, compareCells } from "./cells.js";
import type { ComputedLine } from "./computed-lines.js";
import type { Group, GroupKey } from "./groups.js";
import type { Judgement } from "./judge.js";
import type { Value } from "./values.js";

/** What other incidents of the period have used of a term's amount, in minor units, by the unit's id (`""`: not per unit). */
export type UsedByOthers = (term: string, unit: string) => bigint;

/** What is walked: the lines with what they were judged to be, and the computed heads that are lines. */
export interface Docket {
  readonly situation: Situation;
  readonly lines: readonly { readonly line: Line; readonly judgement: Judgement }[];
  readonly computed: readonly ComputedLine[];
  readonly usedByOthers: UsedByOthers;
  /** Whether it is asked how amounts were worked out. */
  readonly explains: boolean;
}

/** The walk as it ended. */
export interface Walk {
  /** In the order of allocation; `present` is what is due. */
  readonly cells: readonly Cell[];
  readonly steps: readonly Step[];
  /** Terms that acted, in the order of the text. */
  readonly acted: readonly Term[];
  /** What the computed heads were worked out from, in the order of the lines. */
  readonly workings: readonly Working[];
}

/** A term that acted on a group. */
export interface Step {
  readonly term: Term;
  readonly group: Group;
  /** x, and what the term left of it; of `borne at most` what was borne, and what still is. */
  readonly before: bigint;
  readonly after: bigint;
  /** Below 0: given back. */
  readonly cuts: ReadonlyMap<Cell, bigint>;
  readonly action: Action;
  readonly caps: readonly ActedCap[];
  /** Where heads bear it in an order: those of each rank that had anything, with what they had before and have after. */
  readonly ranks?: readonly ActedRank[] | undefined;
  /** How its amount or share was worked out, where that is more than one value of the contract. */
  readonly working?: Derivation;
}

export interface ActedRank {
  readonly heads: readonly string[];
  readonly before: bigint;
  readonly after: bigint;
}

export type Action =
  | { readonly kind: "coinsurance"; /** From 0 to 1. */ readonly pays: Rational }
  | {
      readonly kind: "deductible" | "franchise" | "limit" | "borne";
      /** Of all units of the group; absent: unlimited. */
      readonly amount?: bigint;
      /** What other incidents have used; 0 unless the term is per period. */
      readonly used: bigint;
      /** By number of times, where the amount is unlimited while some are left and 0 otherwise. */
      readonly times?: { /** Absent: unlimited. */ readonly allowed?: bigint; readonly used: bigint };
      /** Counted in a quantity of the lines. */
      readonly counted?: Counted;
    }
  | {
      readonly kind: "layers";
      /** What each deductible and limit of the layers, by its id, used of its amount. */
      readonly uses: readonly { readonly id: string; readonly amount: bigint }[];
      readonly layers: readonly LayerStep[];
    };

/** How a counted term stood for a group. */
export interface Counted {
  /** Absent: unlimited. */
  readonly allowed?: bigint;
  readonly used: bigint;
  /** The quantity: terms that count in the same one have the same key. */
  readonly key: string;
  /** In the order of allocation, of each line that has any: how much there was of it, and how much of that was counted. */
  readonly lines: readonly { readonly cell: Cell; readonly quantity: bigint; readonly counted: bigint }[];
}

/** An end of what is borne, as it stood for a group. */
export interface ActedCap {
  readonly cap: Cap;
  /** Absent: unlimited. */
  readonly amount?: bigint;
  /** The units that the amount is for, where they are counted. */
  readonly count?: bigint;
  readonly used: bigint;
  /** The key of its use in the ledger. */
  readonly unit: string;
  /** What the wider group would bear, and of it this group before and after. */
  readonly together: bigint;
  readonly before: bigint;
  readonly after: bigint;
}

export interface State {
  readonly docket: Docket;
  readonly cells: Cell[];
  /** Computed heads whose cells are still to come. */
  readonly awaited: Set<string>;
  /** What earlier walks noted, by line. */
  readonly noted: ReadonlyMap<string, readonly Pending[]>;
  /** What this walk notes: lines of terms whose guard or amount is unknown. */
  readonly notes: Map<string, Pending[]>;
  /** Of lines that earlier walks noted: what they have of its quantity at each counted term that they came to before, by line and term. */
  readonly countedBefore: ReadonlyMap<string, ReadonlyMap<string, bigint>>;
  /** What lines have of them in this walk. */
  readonly quantities: Map<string, ReadonlyMap<string, bigint>>;
  /** Of the term that acts: what comes to the same for all of its groups. */
  readonly kept: Map<Expr, Value>;
  /** Each node as the walk left it. */
  readonly left: Map<string, LeftNode>;
  readonly steps: Step[];
  readonly acted: Term[];
  /** By the line of a computed head. */
  readonly workings: Map<string, Working>;
}

/** What was left of each cell of a node's heads. */
interface LeftNode {
  readonly heads: readonly string[];
  readonly present: ReadonlyMap<Cell, bigint>;
}

export function cellsOf(heads: readonly string[], state: State): readonly Cell[] {
  return state.cells.filter((cell) => heads.includes(cell.line.head));
}

export function sortCells(state: State): readonly Cell[] {
  return [...state.cells].sort((a, b) => compareCells(a, b, state.docket.situation.index));
}

/** The key under which the ledger keeps the group's use: the policy year or the day, the id of the insured or unit, both, or none. */
export function ledgerKeyOf({ insured, unit, year, day }: GroupKey): string {
  const id = insured ?? unit?.id;
  const time = day === undefined ? year?.toString() : formatMoment({ day });
  return [time, id].filter((part) => part !== undefined).join("/");
}
