import type { Span } from "@yakkan/grammar/syntax.js";
import type { Contract, SettlementInput } from "@yakkan/runtime/claim.js";
import type { Plan } from "../plan.js";

/**
 * An executable example: calls in the order of time, and what is expected after each. One that is about
 * premiums alone has no calls.
 */
export interface CheckedScenario {
  readonly title: string;
  readonly plan: Plan;
  readonly contract: Contract;
  /** What premiums are expected to come to, in the order of the text; they read the contract only, so no call matters. */
  readonly premiums: readonly PremiumExpectation[];
  readonly calls: readonly ScenarioCall[];
  readonly span: Span;
  /** Of the title, for a mark beside it. */
  readonly titleSpan: Span;
}

/** One settlement. Each call goes on from the ledger of the call before. */
export interface ScenarioCall {
  readonly input: Omit<SettlementInput, "ledger">;
  readonly expectations: readonly Expectation[];
  readonly span: Span;
}

export interface PremiumExpectation {
  readonly premium: string;
  /** In minor units. */
  readonly amount: number;
  readonly span: Span;
}

/** Whether it has to be settled with a trace: what a layer came to stands nowhere else. */
export function asksTrace({ calls }: CheckedScenario): boolean {
  return calls.some(({ expectations }) => expectations.some(({ kind }) => kind === "layer"));
}

/** Of the lines that are expected, those of one unit, claim or insured, or the one of that id; of what is left, whose it is. */
export interface Whose {
  /** A kind of unit; else `claim`, `insured`, `loss`, the year or the day. */
  readonly unit?: string;
  readonly kind: "unit" | "claim" | "insured" | "loss" | "policy year" | "day";
  readonly id: string;
}

export type Expectation = { readonly span: Span; readonly whose?: readonly Whose[] } & (
  | { readonly kind: "total"; readonly what: "due" | "pay" | "overpaid" | "claimed"; readonly amount: number }
  /** Of a head, section or frame, all its lines together. */
  | {
      readonly kind: "node";
      readonly what: "due" | "pay" | "claimed";
      readonly node: string;
      readonly amount: number;
    }
  /** What a layer came to, of all groups together; terms behind its row are not in it. */
  | { readonly kind: "layer"; readonly layer: string; readonly amount: number }
  /** What is left of a term's amount in the period, as the ledger stands after the call. */
  | {
      readonly kind: "left";
      /** The id of a limit or deductible per period; of a part of layers too. */
      readonly term: string;
      /** `Infinity` where it has no bound. */
      readonly amount: number;
      /** The amount is a plain number: of times, or of the quantity that is counted. */
      readonly plain?: true;
    }
  /** Every line of the head is refused, with at least these reasons (rule kinds, or ids of clauses). */
  | { readonly kind: "refused"; readonly head: string; readonly by: readonly string[] }
  /** Every line of the head is undetermined, and waits for at least these facts. */
  | { readonly kind: "undetermined"; readonly head: string; readonly waitsFor: readonly string[] }
);
