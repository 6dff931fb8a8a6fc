import { bare, own, type Values } from "./bare.js";
import { Moment } from "./calendar.js";
import type { Bearer } from "./facts.js";
import { never } from "./kleene.js";
import { join, named, shown, type Problems } from "./problems.js";
import type { FactRule, Product, Read } from "./product.js";
import { factNames, indexOf } from "./product-index.js";
import { readValue } from "./read-value.js";
import type { FactReference } from "./result.js";

export interface ReadFacts {
  /** By name; not stated: the default, else undefined. */
  readonly facts: Values;
  /** Those that stand at their default. */
  readonly assumed: readonly FactReference[];
}

/** The facts of one bearer. `id` is left out for the incident. */
export function readFacts(
  rules: readonly FactRule[],
  json: unknown,
  path: string,
  of: Bearer | "unit",
  id: string | undefined,
  problems: Problems,
): ReadFacts {
  const facts = bare();
  const assumed: FactReference[] = [];
  const record = problems.record(json, path, false);
  for (const rule of rules) {
    const stated = record === undefined ? undefined : own(record, rule.name);
    if (stated === undefined && rule.default === undefined) {
      facts[rule.name] = undefined;
      continue;
    }
    const reference: FactReference = id === undefined ? { of, name: rule.name } : { of, id, name: rule.name };
    if (stated !== undefined) {
      facts[rule.name] = readFact(rule, stated, join(path, rule.name), reference, problems);
    } else {
      facts[rule.name] = byDefault(rule.default, reference);
      assumed.push(reference);
    }
  }
  if (record !== undefined) {
    const whose =
      of === "unit"
        ? "a fact of this kind of unit"
        : of === "incident"
          ? "a fact of the incident"
          : `a fact of ${articleOf(of)} ${of}`;
    problems.undeclared(record, path, factNames(rules), whose);
  }
  return { facts, assumed };
}

/** Circumstances that the adjuster asserts of one bearer, by exclusion; not stated: undefined. */
export function readCircumstances(
  product: Product,
  json: unknown,
  path: string,
  of: Bearer,
  problems: Problems,
): Values {
  const circumstances = bare();
  const record = problems.record(json, path, false);
  if (record === undefined) return circumstances;
  const declared = indexOf(product).asserted[of];
  for (const name of Object.keys(record)) {
    if (!declared.has(name)) continue;
    const stated = own(record, name);
    if (stated !== undefined && typeof stated !== "boolean") {
      const place = join(path, name);
      problems.report(place, "shape", `${named(place)} is true or false; ${shown(stated)} is given`);
    }
    circumstances[name] = stated;
  }
  problems.undeclared(record, path, declared, `a circumstance of ${of === "incident" ? "the" : articleOf(of)} ${of}`);
  return circumstances;
}

function readFact(rule: FactRule, json: unknown, path: string, reference: FactReference, problems: Problems): unknown {
  if (json === "never" && rule.orNever === true) return never;
  return readValue(json, rule.type, rule.range, path, problems, reference);
}

/** A date by default waits for its own fact when its time is needed. */
function byDefault(value: Read | undefined, reference: FactReference): Read | undefined {
  return value instanceof Moment ? new Moment(value.day, value.second, reference) : value;
}

function articleOf(of: Bearer): string {
  return of === "insured" ? "an" : "a";
}
