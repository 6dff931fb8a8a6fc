import type { Bearer, UnitFact } from "../plan.js";
import type { Bearing, Situation, Stated } from "./case.js";
import { holds } from "./evaluate.js";
import { describe, field, fieldsOf, isObject, type JsonObject } from "./json.js";
import { at, suggest, type Problems } from "./problems.js";
import { readValue } from "./read-value.js";

/** The facts and circumstances stated of a bearer; `situation` holds the contract, which may narrow members. */
export function readBearing(
  of: Bearer,
  json: JsonObject,
  path: string,
  situation: Situation,
  problems: Problems,
): Pick<Bearing, "facts" | "circumstances"> {
  return {
    facts: readStated(situation.index.facts[of], field(json, "facts"), at(path, "facts"), situation, problems),
    circumstances: readCircumstances(of, field(json, "exclusions"), at(path, "exclusions"), situation, problems),
  };
}

/** Facts by name, with those that could not be read. */
export function readStated(
  declared: ReadonlyMap<string, UnitFact>,
  json: unknown,
  path: string,
  situation: Situation,
  problems: Problems,
): ReadonlyMap<string, Stated> {
  const stated = new Map<string, Stated>();
  if (json === undefined) return stated;
  if (!isObject(json)) {
    problems.add(path, "shape", `\`facts\` states facts by name; ${describe(json)} is given`);
    return stated;
  }
  for (const name of fieldsOf(json)) {
    const fact = declared.get(name);
    const value = field(json, name);
    if (fact === undefined) {
      const near = suggest(name, declared.keys());
      problems.add(at(path, name), "unknown-name", `no fact is named \`${name}\` here${near}`);
    } else if (fact.orNever && value === "never") stated.set(name, "never");
    else {
      const data = readValue(fact, value, {
        path: at(path, name),
        problems,
        currency: situation.index.plan.currency,
        mayChoose: (member) => holds(member.when, { situation }) === true,
      });
      stated.set(name, data ?? "unreadable");
    }
  }
  return stated;
}

function readCircumstances(
  of: Bearer,
  json: unknown,
  path: string,
  { index }: Situation,
  problems: Problems,
): ReadonlyMap<string, boolean> {
  const circumstances = new Map<string, boolean>();
  if (json === undefined) return circumstances;
  if (!isObject(json)) {
    problems.add(path, "shape", `\`exclusions\` states circumstances by name; ${describe(json)} is given`);
    return circumstances;
  }
  const asserted = index.plan.exclusions.filter((exclusion) => exclusion.asserted && exclusion.of === of);
  for (const name of fieldsOf(json)) {
    const value = field(json, name);
    if (!asserted.some((exclusion) => exclusion.name === name)) {
      const near = suggest(
        name,
        asserted.map((exclusion) => exclusion.name),
      );
      problems.add(at(path, name), "unknown-name", `no circumstance is named \`${name}\` here${near}`);
    } else if (typeof value !== "boolean") {
      problems.add(at(path, name), "shape", `\`${name}\` is true or false; ${describe(value)} is given`);
    } else circumstances.set(name, value);
  }
  return circumstances;
}
