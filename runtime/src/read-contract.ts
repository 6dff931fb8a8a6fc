import { own, type Values } from "./bare.js";
import { instantOf, Moment, parseMoment, type Period } from "./calendar.js";
import { isUnknown, type Maybe } from "./kleene.js";
import { join, named, Problems, quoted, shown } from "./problems.js";
import type { ChoiceRule, ContractRule, OptionRule, Product } from "./product.js";
import { indexOf } from "./product-index.js";
import { readSchedules } from "./read-units.js";
import { readValue } from "./read-value.js";
import { Scope, type AllStated, type Unit } from "./scope.js";

/** The schedule as expressions read it. */
export interface ReadContract {
  readonly policy: string;
  readonly period: Period;
  readonly periodText: { readonly from: string; readonly to: string };
  readonly contract: Values;
  readonly given: Values;
  readonly options: Values;
  /** What is chosen or stands by default; unknown else. */
  readonly readings: Values;
  /** What the contract chose, by reading. */
  readonly chosenReadings: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, readonly Unit[]>;
  /** As it was given. */
  readonly json: object;
}

const periodFields: ReadonlySet<string> = new Set(["from", "to"]);
const someDay = new Moment(0);
const noPeriod = { period: { from: someDay, to: someDay }, text: { from: "", to: "" } };
const noIncident: AllStated = {
  incident: { id: "", facts: {}, exclusions: {}, triggers: new Set(), othersNone: false },
  claims: [],
  insureds: [],
  units: { named: () => [], known: () => undefined },
};
const nothingChosen: ReadonlyMap<string, never> = new Map<string, never>();

/** Reads the contract; undefined where it is too broken to go on. Only without problems may it be used. */
export function readContract(product: Product, json: unknown, problems: Problems): ReadContract | undefined {
  const record = problems.record(json, "contract", true);
  if (record === undefined) return undefined;
  const { readings } = record as Given;
  const chosen = readReadings(product, readings, problems);
  const read = readUnderReadings(product, record, chosen, problems);
  problems.undeclared(record, "contract", indexOf(product).contract.fields, "a choice of this product");
  return read;
}

/** The fields that every contract may have, as they are given. */
interface Given {
  readonly policy?: unknown;
  readonly period?: unknown;
  readonly options?: unknown;
  readonly readings?: unknown;
  readonly units?: unknown;
}

/** What can be read of a contract alone; the incident is one of which nothing is known. */
export function contractScope(contract: ReadContract): Scope {
  return new Scope(contract, noIncident, 1);
}

/**
 * The same contract with another reading chosen: choices that exist under that reading stand at their
 * default, those that do not are absent.
 */
export function rereadContract(
  product: Product,
  contract: ReadContract,
  reading: string,
  member: string,
): ReadContract {
  const chosen = new Map([...contract.chosenReadings, [reading, member]]);
  return readUnderReadings(product, contract.json, chosen, new Problems()) ?? contract;
}

/** The same contract, which notes every reading that is asked for while it is read and settled under. */
export function watchReadings(
  product: Product,
  contract: ReadContract,
): { readonly contract: ReadContract; readonly asked: ReadonlySet<string> } {
  const asked = new Set<string>();
  if (product.readings.length === 0) return { contract, asked };
  const watch = (readings: Values): Values =>
    new Proxy(readings, {
      get(target, name: string): unknown {
        asked.add(name);
        return target[name];
      },
    });
  const read = readUnderReadings(product, contract.json, contract.chosenReadings, new Problems(), watch);
  return { contract: read ?? contract, asked };
}

function readUnderReadings(
  product: Product,
  record: object,
  chosenReadings: ReadonlyMap<string, string>,
  problems: Problems,
  watch?: (readings: Values) => Values,
): ReadContract | undefined {
  const given = record as Given;
  const { unread } = indexOf(product).contract;
  const policy = problems.id(given.policy, "contract", "policy");
  const period = readPeriod(given.period, problems);
  const units = readSchedules(indexOf(product).contract.units, given.units, problems);
  const readings = { ...unread.readings };
  for (const [name, member] of chosenReadings) readings[name] = member;
  const read: ReadContract = {
    policy: policy ?? "",
    period: (period ?? noPeriod).period,
    periodText: (period ?? noPeriod).text,
    contract: { ...unread.contract },
    given: { ...unread.given },
    options: { ...unread.options },
    readings: watch === undefined ? readings : watch(readings),
    chosenReadings,
    units,
    json: record,
  };
  const at = contractScope(read);
  const chosenOptions = readOptionNames(product, given.options, problems);
  const notGiven = readChoices(product, record, at, chosenOptions, problems);
  if (period === undefined) notGiven.push("period");
  checkOptions(product, at, notGiven, problems);
  for (const rule of product.contractRules) checkRule(rule, at, notGiven, "contract", problems);
  return policy === undefined || period === undefined ? undefined : read;
}

function readPeriod(json: unknown, problems: Problems) {
  const record = problems.record(json, "contract.period", true);
  if (record === undefined) return undefined;
  problems.undeclared(record, "contract.period", periodFields, "an end of the period");
  const { from, to } = record as { readonly from?: unknown; readonly to?: unknown };
  const start = readEnd(from, "contract.period.from", problems);
  const end = readEnd(to, "contract.period.to", problems);
  if (start === undefined || end === undefined) return undefined;
  if (instantOf(start) >= instantOf(end)) {
    return problems.report(
      "contract.period",
      "range",
      `the period ends at ${shown(to)}, not after its start at ${shown(from)}`,
    );
  }
  return { period: { from: start, to: end }, text: { from: from as string, to: to as string } };
}

function readEnd(json: unknown, path: string, problems: Problems): Moment | undefined {
  if (json === undefined) return problems.missing(path);
  if (typeof json !== "string")
    return problems.report(path, "shape", `${named(path)} is a date; ${shown(json)} is given`);
  return (
    parseMoment(json) ??
    problems.report(
      path,
      "date",
      `${named(path)} is a date such as 2026-04-01 or 2026-04-01T16:00; ${shown(json)} is given`,
    )
  );
}

function readReadings(product: Product, json: unknown, problems: Problems): ReadonlyMap<string, string> {
  const record = problems.record(json, "contract.readings", false);
  if (record === undefined) return nothingChosen;
  const chosen = new Map<string, string>();
  problems.undeclared(record, "contract.readings", indexOf(product).contract.readings, "a reading of this product");
  for (const { name, members } of product.readings) {
    const member = own(record, name);
    if (member === undefined) continue;
    if (typeof member === "string" && members.includes(member)) {
      chosen.set(name, member);
      continue;
    }
    const expected = `${quoted(name)} is read as one of ${members.join(", ")}; ${shown(member)} is given`;
    const code = typeof member === "string" ? "unknown-name" : "shape";
    problems.report(join("contract.readings", name), code, expected);
  }
  return chosen;
}

/** Options that the contract names, by their place in its list. */
function readOptionNames(product: Product, json: unknown, problems: Problems): ReadonlyMap<string, number> {
  const list = problems.listOf(json, "contract.options", false);
  if (list === undefined) return nothingChosen;
  const declared = indexOf(product).contract.options;
  const chosen = new Map<string, number>();
  list.forEach((name, index) => {
    const path = `contract.options[${index}]`;
    if (typeof name !== "string")
      problems.report(path, "shape", `an option is named by a text; ${shown(name)} is given`);
    else if (!declared.has(name))
      problems.report(path, "unknown-name", `${shown(name)} is not an option of this product`);
    else if (!chosen.has(name)) chosen.set(name, index);
  });
  return chosen;
}

/** Fills the scope's contract in declared order; the options as soon as the plan is known. The choices that have no value. */
function readChoices(
  product: Product,
  record: object,
  at: Scope,
  chosenOptions: ReadonlyMap<string, number>,
  problems: Problems,
): string[] {
  const index = indexOf(product).contract;
  const contract = at.contract as Values;
  const given = at.given as Values;
  const options = at.options as Values;
  const notGiven: string[] = [];
  if (!index.hasPlans) putOptionsInForce(product, "", chosenOptions, options, problems);
  for (const { choice, path, notGiven: waits } of index.choices) {
    const { name } = choice;
    const json = own(record, name);
    const exists = choice.when?.(at) ?? true;
    const standing = standingOf(choice, exists, json, path, problems);
    if (json !== undefined && standing !== "absent") given[name] = true;
    let value: unknown;
    if (standing === "given")
      value = json === undefined ? choice.default : readChoice(choice, json, at, path, problems);
    if (value !== undefined) contract[name] = value;
    else {
      notGiven.push(name);
      if (isUnknown(exists)) contract[name] = exists;
      else if (exists && json === undefined) contract[name] = waits;
    }
    if (name === "plan") putOptionsInForce(product, contract["plan"], chosenOptions, options, problems);
  }
  return notGiven;
}

/** How a choice stands under the contract that is read. */
function standingOf(choice: ChoiceRule, exists: Maybe<boolean>, json: unknown, path: string, problems: Problems) {
  // A guard that is unknown counts as failing.
  if (exists !== true) {
    if (json !== undefined) problems.report(path, "not-available", `this contract has no ${quoted(choice.name)}`);
    return "absent";
  }
  if (json !== undefined || choice.default !== undefined) return "given";
  if (choice.optional) return "left-out";
  problems.missing(path);
  return "problem";
}

function readChoice(choice: ChoiceRule, json: unknown, at: Scope, path: string, problems: Problems) {
  const value = readValue(json, choice.type, choice.range, path, problems);
  if (choice.members === undefined) return value;
  // By what is written, not by what is read: a set is read in declared order.
  const isSet = choice.type.kind === "set" && Array.isArray(json);
  const places: readonly (readonly [path: string, member: unknown])[] = isSet
    ? Array.from(json as readonly unknown[], (member, index) => [`${path}[${index}]`, member])
    : [[path, json]];
  const forbidden = places.filter(([, name]) => {
    const guarded = choice.members?.find((member) => member.name === name);
    return guarded !== undefined && guarded.when(at) !== true;
  });
  for (const [place, name] of forbidden)
    problems.report(place, "not-available", `this contract cannot choose ${shown(name)} for ${quoted(choice.name)}`);
  return forbidden.length === 0 ? value : undefined;
}

function putOptionsInForce(
  product: Product,
  plan: unknown,
  chosen: ReadonlyMap<string, number>,
  options: Values,
  problems: Problems,
): void {
  for (const option of product.options) {
    const index = chosen.get(option.name);
    const availability = typeof plan === "string" ? availabilityOf(option, plan) : undefined;
    if (index !== undefined && availability === "unavailable") {
      const under = plan === "" ? "" : ` under the plan ${quoted(String(plan))}`;
      problems.report(`contract.options[${index}]`, "not-available", `${quoted(option.name)} is not available${under}`);
    }
    // Where the plan itself is a problem, nothing more is said of what it offers.
    options[option.name] = availability === "automatic" || (index !== undefined && availability !== "unavailable");
  }
}

function availabilityOf(option: OptionRule, plan: string) {
  return option.availability.find(([name]) => name === plan)?.[1] ?? "unavailable";
}

function checkOptions(product: Product, at: Scope, notGiven: readonly string[], problems: Problems): void {
  const inForce = at.options as Values;
  for (const option of product.options) {
    if (inForce[option.name] !== true) continue;
    for (const rule of option.requires) checkRule(rule, at, notGiven, "contract.options", problems, option.name);
    for (const other of option.notWith) {
      if (inForce[other] === true)
        problems.report("contract.options", "rule", `${quoted(option.name)} goes not with ${quoted(other)}`);
    }
  }
}

/** A rule that reads a choice which the contract lacks or leaves out holds; one that reads a choice with a problem is silent. */
function checkRule(
  rule: ContractRule,
  at: Scope,
  notGiven: readonly string[],
  path: string,
  problems: Problems,
  option?: string,
): void {
  const silent = rule.reads.some((name) => notGiven.includes(name));
  if (silent || rule.test(at) !== false) return;
  const said = option === undefined ? `not fulfilled: ${rule.text}` : `${quoted(option)} requires: ${rule.text}`;
  // Schedules often print the last day instead.
  const end = rule.reads.includes("period") ? " (a period ends at `to`: the day after its last day)" : "";
  problems.report(path, "rule", said + end);
}
