import { laidOut, plainObject, type Values } from "./bare.js";
import { stepTo } from "./problems.js";
import type { FactRule } from "./product.js";

/** Names of which one record of an input may state something. */
export interface DeclaredNames {
  readonly names: ReadonlySet<string>;
  /** What is read where nothing is stated. It is copied and filled, so that all records are of one layout. */
  readonly unstated: Values;
}

/** The facts of one bearer, or of one kind of unit. */
export interface DeclaredFacts extends DeclaredNames {
  readonly rules: readonly DeclaredFact[];
  readonly hasDefaults: boolean;
}

export interface DeclaredFact {
  readonly rule: FactRule;
  /** What a path says after that of the record: `.discovered`. */
  readonly step: string;
}

export function declareNames(names: readonly string[]): DeclaredNames {
  return { names: new Set(names), unstated: recordOf(names, undefined) };
}

export function declareFacts(rules: readonly FactRule[]): DeclaredFacts {
  return {
    ...declareNames(rules.map(({ name }) => name)),
    rules: rules.map((rule) => ({ rule: laidOut(rule, factFields), step: stepTo(rule.name) })),
    hasDefaults: rules.some((rule) => rule.default !== undefined),
  };
}

const factFields = ["name", "type", "range", "orNever", "default"] as const;

/** A record with the same under every name. */
export function recordOf(names: readonly string[], value: unknown): Values {
  return plainObject(names.map((name) => [name, value] as const));
}
