import { own, type Values } from "./bare.js";
import { Moment } from "./calendar.js";
import type { DeclaredFact, DeclaredFacts, DeclaredNames } from "./declared.js";
import type { Bearer } from "./facts.js";
import { never } from "./kleene.js";
import { join, named, shown, type Problems } from "./problems.js";
import type { FactRule, Read } from "./product.js";
import { readValue } from "./read-value.js";
import type { FactReference } from "./result.js";
import { none } from "./lists.js";

export interface ReadFacts {
  /** By name; not stated: the default, else undefined. */
  readonly facts: Values;
  /** Those that stand at their default. */
  readonly assumed: readonly FactReference[];
}

/** The facts of one bearer, whose record is at `path`. `id` is left out for the incident. */
export function readFacts(
  declared: DeclaredFacts,
  json: unknown,
  path: string,
  of: Bearer | "unit",
  id: string | undefined,
  problems: Problems,
): ReadFacts {
  if (json === undefined && !declared.hasDefaults) return { facts: declared.unstated, assumed: none };
  const place = `${path}.facts`;
  const record = problems.record(json, place, false);
  const facts = { ...declared.unstated };
  const assumed: FactReference[] = [];
  for (const fact of declared.rules) {
    const { name, default: standing } = fact.rule;
    const stated = record === undefined ? undefined : own(record, name);
    if (stated !== undefined) {
      facts[name] = readFact(fact, stated, place, of, id, problems);
    } else if (standing !== undefined) {
      const reference = referenceTo(of, id, name);
      facts[name] = byDefault(standing, reference);
      assumed.push(reference);
    }
  }
  if (record !== undefined) problems.undeclared(record, place, declared.names, whose[of]);
  return { facts, assumed };
}

const whose = {
  incident: "a fact of the incident",
  claim: "a fact of a claim",
  insured: "a fact of an insured",
  loss: "a fact of a loss",
  unit: "a fact of this kind of unit",
} as const;

/** Circumstances that the adjuster asserts of one bearer, whose record is at `path`, by exclusion; not stated: undefined. */
export function readCircumstances(
  declared: DeclaredNames,
  json: unknown,
  path: string,
  of: Bearer,
  problems: Problems,
): Values {
  if (json === undefined) return declared.unstated;
  const place = `${path}.exclusions`;
  const record = problems.record(json, place, false);
  if (record === undefined) return declared.unstated;
  const circumstances = { ...declared.unstated };
  for (const name of Object.keys(record)) {
    if (!declared.names.has(name)) continue;
    const stated = own(record, name);
    if (stated !== undefined && typeof stated !== "boolean") {
      const at = join(place, name);
      problems.report(at, "shape", `${named(at)} is true or false; ${shown(stated)} is given`);
    }
    circumstances[name] = stated;
  }
  const what = of === "incident" ? "the incident" : of === "insured" ? "an insured" : `a ${of}`;
  problems.undeclared(record, place, declared.names, `a circumstance of ${what}`);
  return circumstances;
}

function readFact(
  { rule, step }: DeclaredFact,
  json: unknown,
  place: string,
  of: Bearer | "unit",
  id: string | undefined,
  problems: Problems,
): unknown {
  if (json === "never" && rule.orNever === true) return never;
  return readValue(json, rule.type, rule.range, place + step, problems, statedBy(rule, of, id));
}

/** What a date waits for where its time is needed; nothing else asks. */
function statedBy(
  { name, type }: FactRule,
  of: Bearer | "unit",
  id: string | undefined,
): readonly FactReference[] | undefined {
  return type.kind === "date" || type.kind === "datetime" ? [referenceTo(of, id, name)] : undefined;
}

function referenceTo(of: Bearer | "unit", id: string | undefined, name: string): FactReference {
  return id === undefined ? { of, name } : { of, id, name };
}

/** A date by default waits for its own fact when its time is needed. */
function byDefault(value: Read, reference: FactReference): Read {
  return value instanceof Moment ? new Moment(value.day, value.second, [reference]) : value;
}
