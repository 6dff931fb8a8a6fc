import type { Call, Expression, Span } from "@yakkan/grammar/syntax.js";
import type { Expr, Literal, Type } from "../plan.js";

/** What an expression may read beyond the contract and its readings. */
export type ReadKind =
  | "incident"
  | "claim"
  | "insured"
  | "loss"
  | "line"
  /** `amount` */
  | "amount"
  | "trigger"
  | "item"
  /** `loss(n)`, `left(n)`, `incident.number` */
  | "amounts"
  /** `subject`, `loss`, `deducted` */
  | "term"
  /** An aggregate over the lines of the group. */
  | "lines";

/** Something that an expression reads; checked against the place when the place is known. */
export interface Read {
  readonly span: Span;
  readonly what: string;
  /** The formula by which it is read. */
  readonly through?: string;
  readonly kind?: ReadKind;
  readonly unit?: string;
  /** Of the unit in the incident: what it lost there, or what is established of it. */
  readonly ofIncident?: true;
  /** A sum of each unit in turn, as `loss(building)` would be of the one at hand. */
  readonly ofEach?: { readonly sum: string; readonly own: string };
  readonly choice?: string;
  readonly left?: string;
  /** Conditions around it inside the expression. */
  readonly guards: readonly Expr[];
}

/** How the parts of an expression are read: each reports what is wrong with it, and is nothing then. */
export interface Parts {
  expression(syntax: Expression, guards: readonly Expr[], reads: Read[], wanted?: Type["kind"]): Expr | undefined;
  /** A part that has to be of one type (or of another that does as well). */
  sub(
    syntax: Expression,
    wanted: Type["kind"],
    guards: readonly Expr[],
    reads: Read[],
    alternative?: Type["kind"],
  ): Expr | undefined;
  expect(expr: Expr, wanted: Type["kind"], syntax: Expression): Expr | undefined;
  literal(syntax: Expression, type: Type): Literal | undefined;
  /** A column of a table by keys of its own. */
  column(syntax: Call, guards: readonly Expr[], reads: Read[]): Expr | undefined;
  coerce(expr: Expr, wanted: Type["kind"]): Expr;
  /** As one type; each stands where it stood. */
  join(exprs: readonly Expr[]): Expr[] | undefined;
  unify(exprs: readonly Expr[], span: Span): Expr[] | undefined;
  hasNoBound(expr: Expr, span: Span): boolean;
}
