import type { Ledger, LedgerIncident, LedgerOpening, Problem } from "@yakkan/runtime/claim.js";
import { isListedInIncident, isWithin } from "../unit-kinds.js";
import type { Bearer, Plan, Term, UnitKind } from "../plan.js";
import { hashTerms } from "../terms-hash.js";
import { compareInstants, parseMoment, type Moment } from "./calendar.js";
import type { Bearing, Case, Contract, Line, LineUnit, ListedUnit, ListedUnits, Situation } from "./case.js";
import { readComputedId } from "./computed-lines.js";
import { describe, field, fieldsOf, isObject, toRecord, type JsonObject } from "./json.js";
import { hasOthers, resolvedReadings } from "./ledger.js";
import { indexPlan, unitKindsOf, keepsUnits, type Place, type PlanIndex } from "./plan-index.js";
import { at, collectProblems, suggest, type Problems } from "./problems.js";
import { contractSituation, readContract, readId, readNames, readUnitList } from "./read-contract.js";
import { readBearing } from "./read-facts.js";
import { maxAmount, readAmount, readMoment } from "./read-value.js";
import type { Keys } from "../walk-plan.js";
import { namedUnit } from "./units.js";
import { unknown, whole } from "./values.js";

/** Everything that keeps the input from being settled, in the order contract, incident, claims, insureds, units, losses, ledger. */
export function validate(plan: Plan, input: unknown): readonly Problem[] {
  const reading = readCase(indexPlan(plan), input);
  return reading.ok ? [] : reading.problems;
}

export type CaseReading =
  { readonly ok: true; readonly case: Case } | { readonly ok: false; readonly problems: readonly Problem[] };

const inputFields = ["contract", "incident", "claims", "insureds", "units", "losses", "ledger"];
const incidentFields = ["id", "triggers", "facts", "exclusions", "others"];
const bearerFields = ["id", "facts", "exclusions"];
const lossFields = [
  ...["id", "head", "amount", "incurred", "approved", "claim", "insured", "item", "trigger"],
  ...["unit", "unitId", "count", "facts", "exclusions"],
];

/** Reads an input of which nothing is known; every problem is collected, and then there is no case. */
export function readCase(index: PlanIndex, input: unknown, contractOf = readContract): CaseReading {
  const problems = collectProblems();
  if (!isObject(input)) {
    const given = input === undefined || input === null ? "none" : describe(input);
    problems.add("", "shape", `the input is an object of \`contract\`, \`incident\` and \`losses\`; ${given} is given`);
    return { ok: false, problems: problems.all };
  }
  checkFields(input, "", inputFields, "the input", problems);
  const contract = contractOf(index, field(input, "contract"), problems);
  const situation = contractSituation(index, contract);
  const incident = readIncident(field(input, "incident"), situation, problems);
  const claims = readBearers("claim", field(input, "claims"), "claims", situation, problems);
  const insureds = readBearers("insured", field(input, "insureds"), "insureds", situation, problems);
  const units = readUnits(field(input, "units"), situation, problems);
  const losses = readLosses(field(input, "losses"), { ...situation, claims, insureds, units }, problems);
  const ledger = readLedger(field(input, "ledger"), incident.incidentId, situation, problems);
  const paid = ledger?.incidents.find((entry) => entry.id === incident.incidentId)?.paid ?? {};
  checkRestated(paid, losses.ids, index, problems);
  if (problems.all.length > 0) return { ok: false, problems: problems.all };
  return { ok: true, case: { contract, ...incident, claims, insureds, units, lines: losses.lines, ledger } };
}

function checkFields(
  object: JsonObject,
  path: string,
  names: readonly string[],
  whose: string,
  problems: Problems,
): void {
  for (const name of Object.keys(object)) {
    if (names.includes(name) || field(object, name) === undefined) continue;
    problems.add(at(path, name), "unknown-name", `${whose} has no field \`${name}\`${suggest(name, names)}`);
  }
}

// ── The incident and who is in it ────────────────────────────────────────────────────────────────────

function readIncident(
  json: unknown,
  situation: Situation,
  problems: Problems,
): Pick<Case, "incidentId" | "incident" | "asserted" | "othersNone"> {
  const nothing: Bearing = { of: "incident", facts: new Map(), circumstances: new Map() };
  if (!isObject(json)) {
    if (json === undefined) problems.add("incident", "missing", "`incident` is not given");
    else problems.add("incident", "shape", `\`incident\` is an object; ${describe(json)} is given`);
    return { incidentId: "", incident: nothing, asserted: new Set(), othersNone: false };
  }
  checkFields(json, "incident", incidentFields, "an incident", problems);
  const incidentId = readId(json, "incident", new Set(), problems);
  const listed = field(json, "triggers");
  if (listed === undefined) problems.add("incident.triggers", "missing", "`triggers`, what has happened, is not given");
  const asserted = readNames("incident.triggers", "trigger", listed, situation.index.triggers, problems);
  const bearing = readBearing("incident", json, "incident", situation, problems);
  const others = field(json, "others");
  if (others !== undefined && others !== "none") {
    problems.add("incident.others", "shape", `\`others\` is "none" or left out; ${describe(others)} is given`);
  }
  return {
    incidentId: incidentId ?? "",
    incident: { of: "incident", ...bearing },
    asserted,
    othersNone: others === "none",
  };
}

function readBearers(
  of: Bearer,
  json: unknown,
  path: string,
  situation: Situation,
  problems: Problems,
): ReadonlyMap<string, Bearing> {
  const bearers = new Map<string, Bearing>();
  for (const [position, element] of readList(json, path, problems)) {
    const place = at(path, position);
    if (!isObject(element)) {
      problems.add(place, "shape", `a ${of} is an object; ${describe(element)} is given`);
      continue;
    }
    checkFields(element, place, bearerFields, `a ${of}`, problems);
    const id = readId(element, place, bearers, problems);
    const bearing = readBearing(of, element, place, situation, problems);
    if (id !== undefined) bearers.set(id, { of, id, ...bearing });
  }
  return bearers;
}

/** What is established of units in the incident, and of what they are. Those of a schedule are in it. */
function readUnits(json: unknown, situation: Situation, problems: Problems): ListedUnits {
  const units = new Map<string, ReadonlyMap<string, ListedUnit>>();
  if (json === undefined) return units;
  if (!isObject(json)) {
    problems.add("units", "shape", `\`units\` lists units by kind; ${describe(json)} is given`);
    return units;
  }
  const { index } = situation;
  for (const kind of fieldsOf(json)) {
    const path = at("units", kind);
    const declared = index.units.get(kind);
    if (declared === undefined || !isListedInIncident(declared)) {
      const kinds = [...index.units.values()].filter(isListedInIncident);
      const near = suggest(
        kind,
        kinds.map(({ name }) => name),
      );
      problems.add(path, "unknown-name", `an incident states nothing of \`${kind}\`${near}`);
      continue;
    }
    const list = field(json, kind);
    if (list === undefined) continue;
    if (!Array.isArray(list)) {
      problems.add(path, "shape", `\`${path}\` is a list; ${describe(list)} is given`);
      continue;
    }
    // Of what one of the schedule is, is said there.
    const outer = declared.scheduled ? undefined : declared.of;
    units.set(kind, readUnitList(outer, declared.established, list, path, situation, problems));
  }
  for (const [kind, listed] of units) checkListed(index.units.get(kind)!, listed, { ...situation, units }, problems);
  return units;
}

/** A unit of a scheduled kind is in the schedule, and so is the one that it is of; of a kind that is of another, that is known. */
function checkListed(
  { name: kind, scheduled, of: outer }: UnitKind,
  units: ReadonlyMap<string, ListedUnit>,
  situation: Situation,
  problems: Problems,
): void {
  for (const [id, { of, path }] of units) {
    if (scheduled) checkKnown(kind, id, at(path, "id"), situation, problems);
    else if (outer !== undefined && of !== undefined) checkKnown(outer, of, at(path, "of"), situation, problems);
  }
}

/** A unit of a kind with a schedule is in it; one without that is of another is listed in the incident. Whether it is. */
function checkKnown(kind: string, id: string, path: string, situation: Situation, problems: Problems): boolean {
  const { index, contract, units } = situation;
  const declared = index.units.get(kind);
  const isScheduled = declared?.scheduled === true;
  if (!isScheduled && declared?.of === undefined) return true;
  const listed = (isScheduled ? contract.units : units).get(kind);
  if (listed?.has(id) === true || (isScheduled && !isSound(problems))) return true;
  const near = suggest(id, listed?.keys() ?? []);
  const where = isScheduled ? "the contract lists" : "`units` lists";
  const because = isScheduled ? "" : `: of which \`${declared?.of}\` it is, is not said`;
  problems.add(path, "reference", `${where} no \`${kind}\` ${describe(id)}${near}${because}`);
  return false;
}

function readList(json: unknown, path: string, problems: Problems): readonly (readonly [number, unknown])[] {
  if (json === undefined) return [];
  if (Array.isArray(json)) return Array.from(json as readonly unknown[], (element, position) => [position, element]);
  problems.add(path, "shape", `\`${path}\` is a list; ${describe(json)} is given`);
  return [];
}

// ── Lines ────────────────────────────────────────────────────────────────────────────────────────────

function readLosses(
  json: unknown,
  situation: Situation,
  problems: Problems,
): { readonly lines: readonly Line[]; readonly ids: ReadonlySet<string> } {
  if (json === undefined)
    problems.add("losses", "missing", "`losses` is not given; an incident without any has an empty list");
  const ids = new Set<string>();
  const lines: Line[] = [];
  const groups: UnitGroups = new Map();
  let total = 0n;
  for (const [position, element] of readList(json, "losses", problems)) {
    const path = at("losses", position);
    if (!isObject(element)) {
      problems.add(path, "shape", `a line is an object; ${describe(element)} is given`);
      continue;
    }
    checkFields(element, path, lossFields, "a line", problems);
    const line = readLine(element, path, ids, groups, situation, problems);
    if (line !== undefined) lines.push(line);
    const amount = field(element, "amount");
    // Of all lines given, also of such as have another problem.
    if (typeof amount === "number" && Number.isSafeInteger(amount) && amount > 0 && amount <= Number(maxAmount))
      total += BigInt(amount);
  }
  if (total > maxAmount) {
    problems.add(
      "losses",
      "amount",
      "the amounts of all lines together are more than 9,000,000,000,000,000 minor units",
    );
  }
  return { lines, ids };
}

/** Adds the line's id to `ids`. Nothing where the line has no head, id or amount; the problems say so. */
function readLine(
  json: JsonObject,
  path: string,
  ids: Set<string>,
  groups: UnitGroups,
  situation: Situation,
  problems: Problems,
): Line | undefined {
  const id = readId(json, path, ids, problems);
  if (id?.startsWith("=") === true) {
    problems.add(at(path, "id"), "shape", `the id of a line does not begin with "="; ${describe(id)} is given`);
  }
  if (id !== undefined) ids.add(id);
  const head = readHead(json, path, situation.index, problems);
  const amount = field(json, "amount");
  const node = head === undefined ? undefined : situation.index.places.get(head)?.node;
  const isValued = node?.kind === "head" && node.each !== undefined;
  const awaited = isValued && amount === undefined;
  if (isValued && amount !== undefined && amount !== 0) {
    const message = `the amount of a line of \`${node.name}\` is worked out: none is given, or 0 to withdraw it; ${describe(amount)} is given`;
    problems.add(at(path, "amount"), "shape", message);
  }
  if (amount === undefined && !awaited)
    problems.add(at(path, "amount"), "missing", "the `amount` of the line is not given");
  const stated = isValued && amount !== 0 ? 0 : amount;
  const claimed = stated === undefined ? undefined : readAmount("amount", stated, at(path, "amount"), problems);

  const incurred = field(json, "incurred");
  const incurredOn =
    incurred === undefined ? undefined : readMoment("incurred", incurred, at(path, "incurred"), problems);
  const approved = readApproval(field(json, "approved"), at(path, "approved"), problems);
  const claim = readReference(json, path, "claim", situation.claims, problems);
  const insured = readReference(json, path, "insured", situation.insureds, problems);
  const item = readItem(field(json, "item"), at(path, "item"), head, situation.index, problems);
  const trigger = readTrigger(field(json, "trigger"), at(path, "trigger"), situation.index, problems);
  const unit = readUnit(json, path, id ?? "", head, situation, problems);
  checkGroup(unit, id ?? "", path, groups, problems);
  const bearing = readBearing("loss", json, path, situation, problems);
  if (id === undefined || head === undefined || claimed === undefined) return undefined;
  return {
    of: "loss",
    id,
    head,
    claimed,
    amount: awaited ? unknown() : whole(claimed),
    ...(awaited ? { valued: true as const } : {}),
    ...(incurredOn === undefined ? {} : { incurred: incurredOn }),
    ...(approved === undefined ? {} : { approved }),
    ...(claim === undefined ? {} : { claim }),
    ...(insured === undefined ? {} : { insured }),
    ...(item === undefined ? {} : { item }),
    ...(trigger === undefined ? {} : { trigger }),
    ...(unit === undefined ? {} : { unit }),
    ...bearing,
  };
}

function readHead(json: JsonObject, path: string, index: PlanIndex, problems: Problems): string | undefined {
  const head = field(json, "head");
  const place = at(path, "head");
  if (head === undefined) problems.add(place, "missing", "the `head` of the line is not given");
  else if (typeof head !== "string") problems.add(place, "shape", `\`head\` names a head; ${describe(head)} is given`);
  else {
    const node = index.places.get(head)?.node;
    if (node === undefined) {
      const near = suggest(head, index.places.keys());
      problems.add(place, "unknown-name", `no head is named \`${head}\`${near}`);
    } else if (node.kind === "head" && node.computed !== undefined) {
      problems.add(place, "shape", `\`${head}\` is computed; it takes no lines`);
    } else return head;
  }
  return undefined;
}

function readApproval(json: unknown, path: string, problems: Problems): boolean | Moment | undefined {
  if (json === undefined || typeof json === "boolean") return json;
  if (typeof json === "string") return readMoment("approved", json, path, problems);
  problems.add(path, "shape", `\`approved\` is true, false, or the day of the approval; ${describe(json)} is given`);
  return undefined;
}

function readReference(
  json: JsonObject,
  path: string,
  what: "claim" | "insured",
  listed: ReadonlyMap<string, Bearing>,
  problems: Problems,
): string | undefined {
  const id = field(json, what);
  if (id === undefined) return undefined;
  if (typeof id !== "string") problems.add(at(path, what), "shape", `\`${what}\` is an id; ${describe(id)} is given`);
  else if (!listed.has(id)) {
    const near = suggest(id, listed.keys());
    problems.add(at(path, what), "reference", `no ${what} with the id ${describe(id)} is listed${near}`);
  } else return id;
  return undefined;
}

function readItem(
  json: unknown,
  path: string,
  head: string | undefined,
  index: PlanIndex,
  problems: Problems,
): string | undefined {
  if (json === undefined) return undefined;
  if (typeof json !== "string") {
    problems.add(path, "shape", `\`item\` names an item of the head; ${describe(json)} is given`);
    return undefined;
  }
  const node = head === undefined ? undefined : index.places.get(head)?.node;
  // Where the head itself is wrong, its items are not known.
  if (node === undefined) return undefined;
  const items = node.kind === "head" ? node.items.map((item) => item.name) : [];
  if (items.includes(json)) return json;
  problems.add(path, "unknown-name", `\`${node.name}\` has no item \`${json}\`${suggest(json, items)}`);
  return undefined;
}

function readTrigger(json: unknown, path: string, index: PlanIndex, problems: Problems): string | undefined {
  if (json === undefined) return undefined;
  if (typeof json !== "string") problems.add(path, "shape", `\`trigger\` names a trigger; ${describe(json)} is given`);
  else if (!index.triggers.has(json)) {
    problems.add(path, "unknown-name", `no trigger is named \`${json}\`${suggest(json, index.triggers.keys())}`);
  } else return json;
  return undefined;
}

function readUnit(
  json: JsonObject,
  path: string,
  line: string,
  head: string | undefined,
  situation: Situation,
  problems: Problems,
): LineUnit | undefined {
  const { index } = situation;
  const [kind, unitId, count] = [field(json, "unit"), field(json, "unitId"), field(json, "count")];
  const unitPath = at(path, "unit");
  const place = head === undefined ? undefined : index.places.get(head);
  // A line of a kind that is never paid needs no unit.
  const kinds = place?.node.kind === "head" ? unitKindsOf(place) : new Set<string>();
  if (kind === undefined) {
    if (kinds.size > 0) {
      problems.add(unitPath, "unit", `a line of \`${head}\` names its unit: ${[...kinds].join(", ")}`);
    } else if (unitId !== undefined || count !== undefined) {
      problems.add(unitPath, "unit", "`unitId` and `count` are of a `unit`, which is not given");
    }
    return undefined;
  }
  if (typeof kind !== "string") {
    problems.add(unitPath, "shape", `\`unit\` names a kind of unit; ${describe(kind)} is given`);
    return undefined;
  }
  const declared = index.units.get(kind);
  if (declared === undefined) {
    problems.add(unitPath, "unknown-name", `no unit is named \`${kind}\`${suggest(kind, index.units.keys())}`);
    return undefined;
  }
  if (kinds.size > 0 && ![...kinds].some((asked) => isWithin(kind, asked, index.units))) {
    problems.add(unitPath, "unit", `a line of \`${head}\` names a unit of ${[...kinds].join(", ")}, not \`${kind}\``);
    return undefined;
  }
  if (unitId === undefined && count === undefined) {
    problems.add(
      unitPath,
      "unit",
      `a line by \`${kind}\` gives the \`unitId\` of one, a \`count\` of several, or both of a group of several`,
    );
    return undefined;
  }
  if (unitId !== undefined && count !== undefined && declared.scheduled) {
    problems.add(unitPath, "unit", `a \`${kind}\` of the schedule is one: it has no \`count\``);
    return undefined;
  }
  if (count !== undefined && declared.of !== undefined) {
    problems.add(
      unitPath,
      "unit",
      `a \`${kind}\` is of one \`${declared.of}\`: its line names it by \`unitId\`, without a \`count\``,
    );
    return undefined;
  }
  const units = count === undefined ? undefined : readCount(count, path, problems);
  if (count !== undefined && units === undefined) return undefined;
  if (unitId !== undefined) {
    if (typeof unitId !== "string" || unitId === "") {
      problems.add(at(path, "unitId"), "shape", `\`unitId\` is a text that is not empty; ${describe(unitId)} is given`);
      return undefined;
    }
    if (!checkKnown(kind, unitId, at(path, "unitId"), situation, problems)) return undefined;
    return { ...namedUnit(kind, unitId, situation), ...(units === undefined ? {} : { count: units }) };
  }
  // Units that are only counted cannot be known again in the next incident of the period.
  if (place !== undefined && termsOfUnitsOf(place, index).some((term) => keepsUnits(term, kind))) {
    problems.add(unitPath, "unit", `\`${head}\` has a term per ${kind} and period: its lines name each ${kind} by id`);
    return undefined;
  }
  if (place !== undefined && index.unitsKnownAgain.get(place.node.name)?.has(kind) === true) {
    const message = `a term on \`${head}\` reads what is due for each ${kind} in earlier incidents: its lines name each by id`;
    problems.add(unitPath, "unit", message);
    return undefined;
  }
  return { kind, count: units!, line };
}

/** The terms on the head, and on those that bring an amount for units that lines of the head count without an id. */
function termsOfUnitsOf({ node, terms }: Place, { places }: PlanIndex): readonly Term[] {
  const brought = [...places.values()].filter(
    ({ node: other }) => other.kind === "head" && other.perUnit?.namedBy.includes(node.name),
  );
  return [terms, ...brought.map((place) => place.terms)].flat();
}

/** By kind and id: the line that first named units, and how many it said they are. */
type UnitGroups = Map<string, { readonly line: string; readonly count: bigint }>;

/** Lines that name the same units say alike how many they are. */
function checkGroup(
  unit: LineUnit | undefined,
  line: string,
  path: string,
  groups: UnitGroups,
  problems: Problems,
): void {
  if (unit?.id === undefined) return;
  checkGroup(unit.of, line, path, groups, problems);
  const key = JSON.stringify([unit.kind, unit.id]);
  const count = unit.count ?? 1n;
  const first = groups.get(key);
  if (first === undefined) groups.set(key, { line, count });
  else if (first.count !== count) {
    problems.add(
      at(path, "count"),
      "unit",
      `the line ${describe(first.line)} says that \`${unit.kind}\` ${describe(unit.id)} are ${first.count}, and the line ${describe(line)} that they are ${count}`,
    );
  }
}

function readCount(count: unknown, path: string, problems: Problems): bigint | undefined {
  if (typeof count === "number" && Number.isSafeInteger(count) && count >= 1) return BigInt(count);
  problems.add(at(path, "count"), "unit", `\`count\` is a whole number of at least 1; ${describe(count)} is given`);
  return undefined;
}

// ── The ledger ───────────────────────────────────────────────────────────────────────────────────────

function readLedger(
  json: unknown,
  incident: string,
  { index, contract }: Situation,
  problems: Problems,
): Ledger | undefined {
  if (json === undefined) return undefined;
  const refuse = (path: string, message: string): void => problems.add(path, "ledger", message);
  if (!isObject(json)) {
    refuse("ledger", `the ledger is an object; ${describe(json)} is given`);
    return undefined;
  }
  const before = problems.all.length;
  const demand = (name: string, expected: string | number): void => {
    const found = field(json, name);
    if (found === expected) return;
    refuse(at("ledger", name), `the ledger's \`${name}\` is ${describe(found)}, and not ${describe(expected)}`);
  };
  demand("schema", 1);
  demand("product", index.plan.name);
  demand("edition", index.plan.edition);
  const { product, edition } = { product: field(json, "product"), edition: field(json, "edition") };
  // The terms of another product or edition are others anyway.
  if (product === index.plan.name && edition === index.plan.edition) demand("terms", hashTerms(index.plan));
  // A contract with problems of its own says nothing about the ledger.
  if (isSound(problems)) demand("policy", contract.policy);
  // Of what contract it is, a contract without a number does not say.
  checkLedgerPeriod(field(json, "period"), contract.policy === "" ? undefined : contract.period, refuse);
  const revision = field(json, "revision");
  if (typeof revision !== "number" || !Number.isSafeInteger(revision) || revision < 0) {
    refuse("ledger.revision", `the ledger's \`revision\` is a whole number; ${describe(revision)} is given`);
  }
  const opening = readOpening(field(json, "opening"), index, refuse);
  const incidents = readEntries(field(json, "incidents"), index, refuse);
  const readings = readLedgerReadings(field(json, "readings"), index, refuse);
  if (problems.all.length > before) return undefined;
  const read: Ledger = {
    schema: 1,
    product: index.plan.name,
    edition: index.plan.edition,
    terms: hashTerms(index.plan),
    policy: contract.policy,
    period: contract.periodText,
    readings,
    revision: revision as number,
    ...(opening === undefined ? {} : { opening }),
    incidents,
  };
  if (isSound(problems) && incident !== "")
    checkSameReadings(read, incident, resolvedReadings(index, contract), refuse);
  return problems.all.length > before ? undefined : read;
}

function readLedgerReadings(json: unknown, { readings }: PlanIndex, refuse: Refuse): Ledger["readings"] {
  if (json === undefined && readings.size === 0) return {};
  if (!isObject(json)) {
    refuse("ledger.readings", `the ledger's \`readings\` are by name; ${describe(json)} is given`);
    return {};
  }
  for (const name of fieldsOf(json)) {
    const path = at("ledger.readings", name);
    const reading = readings.get(name);
    if (reading === undefined) refuse(path, `no reading is named \`${name}\`${suggest(name, readings.keys())}`);
    else if (!reading.members.some((member) => member.name === field(json, name)))
      refuse(path, `\`${name}\` has no member ${describe(field(json, name))}`);
  }
  return toRecord(fieldsOf(json).map((name) => [name, field(json, name) as string] as const));
}

/** Where other incidents have used something, they used it under their readings. */
function checkSameReadings(ledger: Ledger, incident: string, now: ReadonlyMap<string, string>, refuse: Refuse): void {
  if (!hasOthers(ledger, incident)) return;
  for (const [name, member] of now) {
    const before = Object.hasOwn(ledger.readings, name) ? ledger.readings[name] : member;
    if (before === member) continue;
    refuse(
      at("ledger.readings", name),
      `other incidents were settled under \`${name}\` ${describe(before)}, and this contract says ${describe(member)}: replay the period to change it`,
    );
  }
}

/** Whether the contract itself was read without a problem. */
function isSound(problems: Problems): boolean {
  return !problems.all.some(({ path }) => /^contract(?:\.|\[|$)/.test(path));
}

type Refuse = (path: string, message: string) => void;

/** The same period is the same two instants, however they are written. */
function checkLedgerPeriod(json: unknown, period: Contract["period"], refuse: Refuse): void {
  const ends = isObject(json) ? (["from", "to"] as const).map((end) => field(json, end)) : [];
  const [from, to] = ends.map((end) => (typeof end === "string" ? parseMoment(end) : undefined));
  if (from === undefined || to === undefined) {
    refuse("ledger.period", "the ledger's `period` has two dates, `from` and `to`");
  } else if (
    period !== undefined &&
    (compareInstants(from, period.from) !== 0 || compareInstants(to, period.to) !== 0)
  ) {
    refuse("ledger.period", "the ledger is of another policy period");
  }
}

function readEntries(json: unknown, index: PlanIndex, refuse: Refuse): readonly LedgerIncident[] {
  if (!Array.isArray(json)) {
    refuse("ledger.incidents", `the ledger's \`incidents\` is a list; ${describe(json)} is given`);
    return [];
  }
  const ids = new Set<string>();
  return Array.from(json as readonly unknown[]).flatMap((entry, position) => {
    const path = at("ledger.incidents", position);
    const id = isObject(entry) ? field(entry, "id") : undefined;
    if (!isObject(entry) || typeof id !== "string" || id === "") {
      refuse(path, "an incident of the ledger has an `id`");
      return [];
    }
    if (ids.has(id)) refuse(at(path, "id"), `the ledger has the incident ${describe(id)} twice`);
    ids.add(id);
    const paid = readPaid(field(entry, "paid"), at(path, "paid"), refuse, (line) => {
      return line.startsWith("=") ? readComputedId(line, index) !== undefined : line !== "";
    });
    return [{ id, paid, used: readUsed(field(entry, "used"), at(path, "used"), index, refuse) }];
  });
}

function readOpening(json: unknown, index: PlanIndex, refuse: Refuse): LedgerOpening | undefined {
  if (json === undefined) return undefined;
  if (!isObject(json)) {
    refuse("ledger.opening", `what the ledger was opened with is an object; ${describe(json)} is given`);
    return undefined;
  }
  const paid = readPaid(field(json, "paid"), "ledger.opening.paid", refuse, (head) =>
    index.plan.heads.some(({ name }) => name === head),
  );
  return { paid, used: readUsed(field(json, "used"), "ledger.opening.used", index, refuse) };
}

/** `""`, `A`, `2`, `2/A`, `2026-05-01`, `2026-05-01/A` */
function isKeyOf(keys: Keys, key: string): boolean {
  if (keys === "none") return key === "";
  if (keys === "id") return key !== "";
  if (keys === "day") return isDay(key);
  if (keys === "day and id") return isDay(key.slice(0, 10)) && key[10] === "/" && key.length > 11;
  const end = keys === "year" ? key.length : key.indexOf("/");
  const year = key.slice(0, end);
  return (
    end >= 1 &&
    [...year].every((digit) => digit >= "0" && digit <= "9") &&
    year[0] !== "0" &&
    (keys === "year" || end < key.length - 1)
  );
}

function isDay(text: string): boolean {
  return text.length === 10 && parseMoment(text) !== undefined;
}

function readUsed(json: unknown, path: string, index: PlanIndex, refuse: Refuse): LedgerIncident["used"] {
  if (!isObject(json)) {
    refuse(path, `what was \`used\` is by term; ${describe(json)} is given`);
    return {};
  }
  const known = fieldsOf(json).filter((term) => {
    if (index.periodTerms.has(term)) return true;
    refuse(at(path, term), `no term per period is known as \`${term}\`${suggest(term, index.periodTerms.keys())}`);
    return false;
  });
  return toRecord(
    known.map((term) => {
      const keys = index.periodTerms.get(term);
      const isKey = (key: string): boolean => keys !== undefined && isKeyOf(keys, key);
      return [term, readAmounts(field(json, term), at(path, term), refuse, isKey)] as const;
    }),
  );
}

/** What was paid is no more than can be settled. */
function readPaid(
  json: unknown,
  path: string,
  refuse: Refuse,
  isKey: (name: string) => boolean,
): Readonly<Record<string, number>> {
  const paid = readAmounts(json, path, refuse, isKey);
  const sound = (amount: number): boolean => Number.isSafeInteger(amount) && amount > 0 && amount <= Number(maxAmount);
  const total = Object.values(paid).reduce((sum, amount) => (sound(amount) ? sum + BigInt(amount) : sum), 0n);
  if (total > maxAmount) refuse(path, "what was paid is more than 9,000,000,000,000,000 minor units together");
  return paid;
}

function readAmounts(
  json: unknown,
  path: string,
  refuse: Refuse,
  isKey: (name: string) => boolean,
): Readonly<Record<string, number>> {
  if (!isObject(json)) {
    refuse(path, `amounts by name are asked for; ${describe(json)} is given`);
    return {};
  }
  const problems = collectProblems();
  for (const name of fieldsOf(json)) {
    if (isKey(name)) readAmount(name, field(json, name), at(path, name), problems, "ledger");
    else refuse(at(path, name), `\`${name}\` is nothing that amounts are kept for here`);
  }
  for (const problem of problems.all) refuse(problem.path, problem.message);
  // What JSON writes as -0 is 0; what is no number is refused above.
  const zeroed = (value: unknown): number => (Object.is(value, -0) ? 0 : (value as number));
  return toRecord(fieldsOf(json).map((name) => [name, zeroed(field(json, name))] as const));
}

/** A payment is never forgotten: a line that is no longer claimed is restated with the amount 0. */
function checkRestated(
  paid: LedgerIncident["paid"],
  ids: ReadonlySet<string>,
  index: PlanIndex,
  problems: Problems,
): void {
  for (const [id, amount] of Object.entries(paid)) {
    if (amount === 0 || ids.has(id)) continue;
    if (readComputedId(id, index) !== undefined) continue;
    problems.add(
      "losses",
      "not-restated",
      `the line ${describe(id)} was paid before and is not restated; withdrawn, it has the amount 0`,
    );
  }
}
