import type { Choice, Expr, Member, Option, UnitFact } from "../plan.js";
import { compareInstants, type Moment } from "./calendar.js";
import type { Bearing, Contract, ListedUnit, ListedUnits, Situation } from "./case.js";
import { availabilityOf, evaluate, holds, isInForce, truthOf } from "./evaluate.js";
import { describe, field, fieldsOf, isObject, type JsonObject } from "./json.js";
import type { PlanIndex } from "./plan-index.js";
import { at, suggest, type Problems } from "./problems.js";
import { readMoment, readValue } from "./read-value.js";
import { readStated } from "./read-facts.js";
import { fromLiteral, type Data } from "./values.js";

const ownFields = ["policy", "period", "options", "readings", "units"] as const;

/**
 * Reads the schedule. What could not be read is left out of the contract that comes back, so that one
 * mistake is one problem and the rest of the input can be read; `problems` says whether it may be settled under.
 */
export function readContract(index: PlanIndex, json: unknown, problems: Problems): Contract {
  if (!isObject(json)) {
    if (json === undefined) problems.add("contract", "missing", "`contract` is not given");
    else problems.add("contract", "shape", `\`contract\` is an object; ${describe(json)} is given`);
    return emptyContract;
  }
  const policy = readPolicy(field(json, "policy"), problems);
  const period = readPeriod(field(json, "period"), problems);
  const choices = new Map<string, Data>();
  const given = new Set<string>();
  const units = new Map<string, ReadonlyMap<string, ListedUnit>>();
  const contract: Contract = {
    ...emptyContract,
    policy: policy ?? "",
    ...period,
    choices,
    given,
    options: readNames("contract.options", "option", field(json, "options"), index.options, problems),
    units,
  };
  const read: Contract = { ...contract, readings: readReadings(index, field(json, "readings"), problems) };
  const situation = contractSituation(index, read);
  // In declared order, into the same maps: a guard may read the choices before it.
  for (const choice of index.plan.choices) readChoice(choice, json, situation, choices, given, problems);
  for (const [kind, schedule] of readUnits(index, field(json, "units"), situation, problems)) units.set(kind, schedule);
  for (const name of fieldsOf(json)) {
    if (index.choices.has(name) || ownFields.some((own) => own === name)) continue;
    const near = suggest(name, [...index.choices.keys(), ...ownFields]);
    problems.add(at("contract", name), "unknown-name", `the contract has no \`${name}\`${near}`);
  }
  checkOptions(json, situation, problems);
  checkRules(situation, problems);
  return read;
}

const emptyContract: Contract = {
  policy: "",
  period: undefined,
  periodText: { from: "", to: "" },
  choices: new Map(),
  given: new Set(),
  options: new Set(),
  readings: new Map(),
  units: new Map(),
};

/** A situation in which only the contract is known. */
export function contractSituation(index: PlanIndex, contract: Contract): Situation {
  return { ...nothing, index, contract };
}

const noFacts: Bearing = { of: "incident", facts: new Map(), circumstances: new Map() };

const nothing: Omit<Situation, "index" | "contract"> = {
  incident: noFacts,
  asserted: new Set(),
  othersNone: false,
  claims: new Map(),
  insureds: new Map(),
  units: new Map(),
  lines: [],
  incidentNumber: 1,
  earlier: () => ({ amount: 0n, times: 0n, largest: 0n }),
};

/** Whether the member may be chosen under the contract; where that is unknown it may not. */
export function mayChoose(member: Member, situation: Situation): boolean {
  return holds(member.when, { situation }) === true;
}

function readPolicy(json: unknown, problems: Problems): string | undefined {
  if (json === undefined)
    problems.add("contract.policy", "missing", "`policy`, the number of the policy, is not given");
  else if (typeof json !== "string" || json === "") {
    problems.add("contract.policy", "shape", `\`policy\` is the number of the policy; ${describe(json)} is given`);
  } else return json;
  return undefined;
}

function readPeriod(
  json: unknown,
  problems: Problems,
): { period: { from: Moment; to: Moment }; periodText: { from: string; to: string } } | undefined {
  if (json === undefined) {
    problems.add("contract.period", "missing", "`period`, the policy period, is not given");
    return undefined;
  }
  if (!isObject(json)) {
    problems.add("contract.period", "shape", `\`period\` has \`from\` and \`to\`; ${describe(json)} is given`);
    return undefined;
  }
  const readEnd = (end: "from" | "to"): Moment | undefined => {
    const path = at("contract.period", end);
    const text = field(json, end);
    if (text !== undefined) return readMoment(end, text, path, problems);
    problems.add(path, "missing", `\`${end}\` of the policy period is not given`);
    return undefined;
  };
  const [from, to] = [readEnd("from"), readEnd("to")];
  for (const name of fieldsOf(json)) {
    if (name !== "from" && name !== "to") {
      problems.add(at("contract.period", name), "unknown-name", `the policy period has no \`${name}\``);
    }
  }
  if (from === undefined || to === undefined) return undefined;
  if (compareInstants(from, to) >= 0) {
    problems.add("contract.period", "range", "the policy period ends before it has begun");
    return undefined;
  }
  return {
    period: { from, to },
    periodText: { from: field(json, "from") as string, to: field(json, "to") as string },
  };
}

/** A list of declared names; left out: none. */
export function readNames(
  path: string,
  what: string,
  json: unknown,
  declared: ReadonlyMap<string, unknown>,
  problems: Problems,
): ReadonlySet<string> {
  const names = new Set<string>();
  if (json === undefined) return names;
  if (!Array.isArray(json)) {
    problems.add(path, "shape", `a list of names is asked for; ${describe(json)} is given`);
    return names;
  }
  Array.from(json as readonly unknown[]).forEach((name, position) => {
    if (typeof name !== "string") {
      problems.add(
        at(path, position),
        "shape",
        `the name of a declared ${what} is asked for; ${describe(name)} is given`,
      );
    } else if (!declared.has(name)) {
      const near = suggest(name, declared.keys());
      problems.add(at(path, position), "unknown-name", `no ${what} is named \`${name}\`${near}`);
    } else names.add(name);
  });
  return names;
}

function readReadings(index: PlanIndex, json: unknown, problems: Problems): ReadonlyMap<string, string> {
  const readings = new Map<string, string>();
  if (json === undefined) return readings;
  if (!isObject(json)) {
    problems.add("contract.readings", "shape", `\`readings\` names readings; ${describe(json)} is given`);
    return readings;
  }
  for (const name of fieldsOf(json)) {
    const path = at("contract.readings", name);
    const member = field(json, name);
    const reading = index.readings.get(name);
    if (reading === undefined) {
      problems.add(path, "unknown-name", `no reading is named \`${name}\`${suggest(name, index.readings.keys())}`);
      continue;
    }
    const names = reading.members.map((candidate) => candidate.name);
    const chosen = reading.members.find((candidate) => candidate.name === member);
    if (typeof member !== "string") {
      problems.add(path, "shape", `\`${name}\` is one of ${names.join(", ")}; ${describe(member)} is given`);
    } else if (chosen === undefined) {
      const near = suggest(member, names);
      problems.add(
        path,
        "unknown-name",
        `\`${name}\` is one of ${names.join(", ")}; ${describe(member)} is given${near}`,
      );
    } else readings.set(name, member);
  }
  return readings;
}

function readChoice(
  choice: Choice,
  json: JsonObject,
  situation: Situation,
  choices: Map<string, Data>,
  given: Set<string>,
  problems: Problems,
): void {
  const path = at("contract", choice.name);
  const value = field(json, choice.name);
  const exists = holds(choice.when, { situation }) === true;
  if (!exists) {
    if (value !== undefined) {
      problems.add(path, "not-available", `this contract has no \`${choice.name}\`, though it is given`);
    }
    return;
  }
  if (value === undefined) {
    if (choice.default !== undefined)
      choices.set(choice.name, choice.default === "unlimited" ? { kind: "unlimited" } : fromLiteral(choice.default));
    else if (!choice.optional) problems.add(path, "missing", `\`${choice.name}\` is not given`);
    return;
  }
  const data = readValue(choice, value, {
    path,
    problems,
    currency: situation.index.plan.currency,
    mayChoose: (member) => mayChoose(member, situation),
  });
  // Stated wrongly is stated: what is wrong with it is said once.
  given.add(choice.name);
  if (data !== undefined) choices.set(choice.name, data);
}

function readUnits(index: PlanIndex, json: unknown, situation: Situation, problems: Problems): ListedUnits {
  const units = new Map<string, ReadonlyMap<string, ListedUnit>>();
  if (json === undefined) return units;
  if (!isObject(json)) {
    problems.add("contract.units", "shape", `\`units\` lists units by kind; ${describe(json)} is given`);
    return units;
  }
  for (const kind of fieldsOf(json)) {
    const path = at("contract.units", kind);
    const declared = index.units.get(kind);
    const schedule = field(json, kind);
    if (declared === undefined) {
      problems.add(path, "unknown-name", `no unit is named \`${kind}\`${suggest(kind, index.units.keys())}`);
    } else if (!declared.scheduled) {
      problems.add(path, "not-available", `the contract does not list its \`${kind}\``);
    } else if (!Array.isArray(schedule)) {
      problems.add(path, "shape", `a list of each \`${kind}\` is asked for; ${describe(schedule)} is given`);
    } else {
      units.set(kind, readUnitList(declared.of, declared.facts, schedule, path, situation, problems));
    }
  }
  for (const [kind, listed] of units) checkOuter(index.units.get(kind)?.of, listed, index, units, problems);
  return units;
}

/** Every unit of a kind that is of another with a schedule is of one that is in it. */
function checkOuter(
  kind: string | undefined,
  inner: ReadonlyMap<string, ListedUnit>,
  index: PlanIndex,
  units: ListedUnits,
  problems: Problems,
): void {
  if (kind === undefined || index.units.get(kind)?.scheduled !== true) return;
  const outer = units.get(kind) ?? new Map<string, ListedUnit>();
  for (const { of, path } of inner.values()) {
    if (of === undefined || outer.has(of)) continue;
    problems.add(
      at(path, "of"),
      "reference",
      `the contract lists no \`${kind}\` ${describe(of)}${suggest(of, outer.keys())}`,
    );
  }
}

/** Units of a kind by id, in the schedule or in the incident, with the facts that may be stated of them there. */
export function readUnitList(
  outer: string | undefined,
  declared: readonly UnitFact[],
  json: readonly unknown[],
  path: string,
  situation: Situation,
  problems: Problems,
): ReadonlyMap<string, ListedUnit> {
  const facts = new Map(declared.map((fact) => [fact.name, fact]));
  const fields = outer === undefined ? ["id", "facts"] : ["id", "of", "facts"];
  const read = new Map<string, ListedUnit>();
  Array.from(json).forEach((unit, position) => {
    const place = at(path, position);
    if (!isObject(unit)) {
      problems.add(place, "shape", `a unit has an \`id\`; ${describe(unit)} is given`);
      return;
    }
    const id = readId(unit, place, read, problems);
    const stated = readStated(facts, field(unit, "facts"), at(place, "facts"), situation, problems);
    for (const name of fieldsOf(unit)) {
      if (fields.includes(name)) continue;
      problems.add(at(place, name), "unknown-name", `a unit has no \`${name}\`${suggest(name, fields)}`);
    }
    const of = outer === undefined ? undefined : readOuter(outer, field(unit, "of"), at(place, "of"), problems);
    if (id !== undefined) read.set(id, { path: place, facts: stated, ...(of !== undefined && { of }) });
  });
  return read;
}

/** The id of the unit that a unit is of. */
function readOuter(kind: string, json: unknown, path: string, problems: Problems): string | undefined {
  if (json === undefined) problems.add(path, "missing", `\`of\`, the id of its \`${kind}\`, is not given`);
  else if (typeof json !== "string" || json === "") {
    problems.add(path, "shape", `\`of\` is the id of a \`${kind}\`; ${describe(json)} is given`);
  } else return json;
  return undefined;
}

/** A non-empty id that is not among those read before. */
export function readId(
  json: JsonObject,
  path: string,
  before: { has(id: string): boolean },
  problems: Problems,
): string | undefined {
  const id = field(json, "id");
  if (id === undefined) problems.add(at(path, "id"), "missing", "the `id` is not given");
  else if (typeof id !== "string" || id === "") {
    problems.add(at(path, "id"), "shape", `an \`id\` is a text that is not empty; ${describe(id)} is given`);
  } else if (before.has(id)) problems.add(at(path, "id"), "duplicate", `the id ${describe(id)} is given twice`);
  else return id;
  return undefined;
}

// ── Options and rules ────────────────────────────────────────────────────────────────────────────────

function checkOptions(json: JsonObject, situation: Situation, problems: Problems): void {
  const listed = field(json, "options");
  if (Array.isArray(listed)) {
    Array.from(listed as readonly unknown[]).forEach((name, position) => {
      // Named again it is no further mistake.
      if (listed.indexOf(name) < position) return;
      if (typeof name === "string" && availabilityOf(name, situation) === "unavailable") {
        problems.add(
          at("contract.options", position),
          "not-available",
          `the option \`${name}\` is not available under this plan`,
        );
      }
    });
  }
  for (const option of situation.index.plan.options) {
    if (availabilityOf(option.name, situation) !== "unavailable" && isInForce(option.name, situation)) {
      checkOption(option, situation, problems);
    }
  }
}

function checkOption(option: Option, situation: Situation, problems: Problems): void {
  for (const rule of option.requires) {
    if (fails(rule.test, rule.reads, situation)) {
      problems.add("contract.options", "rule", `the option \`${option.name}\` requires \`${rule.text}\``);
    }
  }
  for (const other of option.notWith) {
    if (isInForce(other, situation)) {
      problems.add("contract.options", "rule", `the option \`${option.name}\` may not be combined with \`${other}\``);
    }
  }
}

function checkRules(situation: Situation, problems: Problems): void {
  for (const rule of situation.index.plan.contractRules) {
    if (fails(rule.test, rule.reads, situation)) {
      problems.add(
        "contract",
        "rule",
        `the contract has to fulfil ${rule.label.ja ?? rule.label.en ?? `\`${rule.text}\``}${endOfPeriod(rule.reads)}`,
      );
    }
  }
}

/** Of a rule that reads the period: schedules often print its last day where an input has its end. */
function endOfPeriod(reads: readonly string[]): string {
  return reads.includes("period") ? "; `period.to` is the end of the period: the day after its last day" : "";
}

/** A rule that reads a choice that this contract lacks holds; where the period is a problem, that is the one. */
function fails(rule: Expr, reads: readonly string[], situation: Situation): boolean {
  const { choices, period } = situation.contract;
  const isThere = (read: string): boolean => (read === "period" ? period !== undefined : choices.has(read));
  if (!reads.every(isThere)) return false;
  return truthOf(evaluate(rule, { situation })) === false;
}
