import type { Moment } from "./calendar.js";
import { parseMoment } from "./calendar.js";
import { checkReadings } from "./ledger-readings.js";
import { nowhere, type Maybe } from "./kleene.js";
import { formatAmount, isAmount, largestAmount } from "./money.js";
import { named, Problems, quoted, shown } from "./problems.js";
import type { HeadRule, Product } from "./product.js";
import { readComputedId } from "./computed-id.js";
import { indexOf, type ProductIndex } from "./product-index.js";
import type { PeriodLedger } from "./period-ledger.js";
import { readContract, type ReadContract } from "./read-contract.js";
import { readCircumstances, readFacts } from "./read-facts.js";
import { placeOf, readLedger, type ReadLedger } from "./read-ledger.js";
import { amountWanted } from "./read-value.js";
import { KnownUnits, type AssumedById } from "./read-units.js";
import type { FactReference } from "./result.js";
import { lineUnit, type AllStated, type LineUnit, type Stated, type StatedIncident, type StatedLine } from "./scope.js";
import { compareText } from "./kleene.js";
import { none } from "./lists.js";

/** An input without problems, as the settlement reads it. */
export interface ReadInput extends AllStated {
  readonly contract: ReadContract;
  /** An insured of whom nothing is stated: whom exclusions are judged by where none is listed. */
  readonly nobody: Stated;
  readonly units: KnownUnits;
  readonly lines: readonly StatedLine[];
  readonly ledger: ReadLedger;
  /** Facts that stand at their default: of the incident, the claims, the insureds, the units, the lines, each by id. */
  readonly assumed: readonly FactReference[];
}

/** Reads any JSON value; it may be settled when there is no problem. `period`: its ledger, where the input has none. */
export function readInput(
  product: Product,
  json: unknown,
  period?: PeriodLedger,
): { readonly problems: Problems; readonly input: ReadInput | undefined } {
  const problems = new Problems();
  if (json === undefined || json === null)
    problems.report("", "shape", "no input is given: it is a record of `contract`, `incident` and `losses`");
  const record = problems.record(json ?? undefined, "", false) as Given | undefined;
  if (record === undefined) return { problems, input: undefined };
  problems.undeclared(record, "", inputFields, "a field of the input");
  const index = indexOf(product);
  const contract = readContract(product, record.contract, problems);
  const incident = readIncident(index, record.incident, problems);
  const claims = readBearers(index, record.claims, "claim", problems);
  const insureds = readBearers(index, record.insureds, "insured", problems);
  const units = new KnownUnits(index, contract, problems);
  units.read(record.units);
  const context: LineContext = {
    product,
    index,
    problems,
    claims: claims.byId,
    insureds: insureds.byId,
    units,
  };
  const lines = readLines(context, record.losses);
  units.ofLines = lines.list;
  const before = problems.list.length;
  const ledger = period ?? readLedger(product, record.ledger, contract, problems);
  if (period !== undefined) problems.list.push(...period.problems.list);
  if (contract !== undefined && incident !== undefined && problems.list.length === before && problems.isContractSound())
    checkReadings(product, ledger, incident.stated.id, contract, problems);
  // A ledger that is broken, or not of this policy, says nothing about lines.
  if (incident !== undefined && problems.list.length === before)
    checkRestated(index, ledger, incident.stated.id, lines.ids, problems);
  if (contract === undefined || incident === undefined || problems.list.length > 0) {
    return { problems, input: undefined };
  }
  return {
    problems,
    input: {
      contract,
      incident: incident.stated,
      claims: claims.list,
      insureds: insureds.list,
      nobody: index.nobody,
      units,
      lines: lines.list,
      ledger,
      assumed: inOrder(incident.assumed, claims.assumed, insureds.assumed, ...units.assumed(), lines.assumed),
    },
  };
}

/** A record of the input as it is given: its fields, of which nothing is known yet. */
interface Given {
  readonly [field: string]: unknown;
}

const inputFields = new Set(["contract", "incident", "claims", "insureds", "units", "losses", "ledger"]);
const incidentFields = new Set(["id", "triggers", "facts", "exclusions", "others"]);
const bearerFields = new Set(["id", "facts", "exclusions"]);
const lineFields = new Set([
  "id",
  "head",
  "amount",
  "incurred",
  "approved",
  "claim",
  "insured",
  "item",
  "trigger",
  "unit",
  "unitId",
  "count",
  "facts",
  "exclusions",
]);

/** What is stated of the incident itself. */
export function readIncident(index: ProductIndex, json: unknown, problems: Problems) {
  const record = problems.record(json, "incident", true);
  if (record === undefined) return undefined;
  problems.undeclared(record, "incident", incidentFields, "a field of an incident");
  const { id: idGiven, triggers: triggersGiven, facts: factsGiven, exclusions: stated, others } = record as Given;
  const id = problems.id(idGiven, "incident", "id");
  const triggers = readTriggers(index, triggersGiven, problems);
  const { facts, assumed } = readFacts(index.facts.incident, factsGiven, "incident", "incident", undefined, problems);
  const exclusions = readCircumstances(index.asserted.incident, stated, "incident", "incident", problems);
  if (others !== undefined && others !== "none") {
    problems.report("incident.others", "shape", `\`others\` is "none" or left out; ${shown(others)} is given`);
  }
  if (id === undefined) return undefined;
  const incident: StatedIncident = { id, facts, exclusions, triggers, othersNone: others === "none" };
  return { stated: incident, assumed };
}

function readTriggers(index: ProductIndex, json: unknown, problems: Problems): ReadonlySet<string> {
  const asserted = new Set<string>();
  const names = problems.listOf(json, "incident.triggers", true) ?? none;
  for (let place = 0; place < names.length; place += 1) {
    const name = names[place];
    if (typeof name === "string" && index.triggers.has(name)) {
      asserted.add(name);
      continue;
    }
    const path = `incident.triggers[${place}]`;
    if (typeof name !== "string")
      problems.report(path, "shape", `a trigger is named by a text; ${shown(name)} is given`);
    else problems.report(path, "unknown-name", `${shown(name)} is not a trigger of this product`);
  }
  return asserted;
}

interface Bearers {
  readonly list: readonly Stated[];
  readonly byId: ReadonlyMap<string, Stated>;
  readonly assumed: AssumedById;
}

const noBearers: Bearers = { list: [], byId: new Map(), assumed: [] };

/** Claims or insureds. */
function readBearers(index: ProductIndex, json: unknown, of: "claim" | "insured", problems: Problems): Bearers {
  const path = `${of}s`;
  const elements = problems.listOf(json, path, false);
  if (elements === undefined) return noBearers;
  const list: Stated[] = [];
  const byId = new Map<string, Stated>();
  const assumedById: (readonly [id: string, assumed: readonly FactReference[]])[] = [];
  elements.forEach((element, at) => {
    const place = `${path}[${at}]`;
    const record = problems.record(element ?? null, place, true);
    if (record === undefined) return;
    problems.undeclared(record, place, bearerFields, `a field of ${of === "claim" ? "a claim" : "an insured"}`);
    const given = record as Given;
    const id = problems.id(given["id"], place, "id");
    const { facts, assumed } = readFacts(index.facts[of], given["facts"], place, of, id ?? "", problems);
    const exclusions = readCircumstances(index.asserted[of], given["exclusions"], place, of, problems);
    if (id === undefined) return;
    if (byId.has(id)) problems.report(`${place}.id`, "duplicate", `the ${of} ${shown(id)} is listed twice`);
    const stated: Stated = { id, facts, exclusions };
    byId.set(id, stated);
    list.push(stated);
    if (assumed.length > 0) assumedById.push([id, assumed]);
  });
  return { list, byId, assumed: assumedById };
}

/** What a line is read against. */
export interface LineContext {
  readonly product: Product;
  readonly index: ProductIndex;
  readonly problems: Problems;
  readonly claims: ReadonlyMap<string, Stated>;
  readonly insureds: ReadonlyMap<string, Stated>;
  readonly units: KnownUnits;
}

/** By kind and id: the line that first named units, and how many it said they are. */
type UnitGroups = Map<string, { readonly line: string; readonly count: number }>;

function readLines(context: LineContext, json: unknown) {
  const { problems } = context;
  const elements = problems.listOf(json, "losses", true) ?? none;
  const groups: UnitGroups = new Map();
  const list: StatedLine[] = [];
  const ids = new Set<string>();
  const assumedById: (readonly [id: string, assumed: readonly FactReference[]])[] = [];
  let sum = 0;
  for (let index = 0; index < elements.length; index += 1) {
    const path = `losses[${index}]`;
    const record = problems.record(elements[index] ?? null, path, true);
    if (record === undefined) continue;
    const { line, assumed } = readLine(context, record as Given, path, ids);
    checkGroup(line, line, path, groups, problems);
    // Of all lines given, also of such as have another problem.
    const stated = (record as Given)["amount"];
    if (isAmount(stated)) sum = Math.min(sum + stated, largestAmount + 1);
    list.push(line);
    if (assumed.length > 0) assumedById.push([line.id, assumed]);
  }
  if (sum > largestAmount)
    problems.report(
      "losses",
      "amount",
      `the lines come to more than ${formatAmount(largestAmount)} minor units together`,
    );
  return { list, ids, assumed: assumedById };
}

function readLineId(json: unknown, path: string, ids: Set<string>, problems: Problems): string | undefined {
  const id = problems.id(json, path, "id");
  if (id === undefined) return undefined;
  if (id.startsWith("="))
    problems.report(
      `${path}.id`,
      "shape",
      `a line's id does not begin with "=", as that of a computed head does; ${shown(id)} is given`,
    );
  if (ids.has(id)) problems.report(`${path}.id`, "duplicate", `the line ${shown(id)} is listed twice`);
  ids.add(id);
  return id;
}

/** A line, whose id is to be none of `ids`. */
export function readLine(context: LineContext, given: Given, path: string, ids: Set<string>) {
  const { index, problems } = context;
  const id = readLineId(given["id"], path, ids, problems) ?? "";
  problems.undeclared(given, path, lineFields, "a field of a line");
  const headName = problems.text(given["head"], path, "head", true);
  const head = headName === undefined ? undefined : index.heads.get(headName)?.head;
  if (headName !== undefined) checkHead(context, headName, head, path);
  const amount =
    head?.each === undefined
      ? readLineAmount(given["amount"], path, problems)
      : readWithdrawn(given["amount"], headName ?? "", path, problems);
  const incurred = readIncurred(given["incurred"], path, id, problems);
  const approved = readApproved(given["approved"], path, id, problems);
  const claim = readReference(given["claim"], path, context.claims, "claim", problems);
  const insured = readReference(given["insured"], path, context.insureds, "insured", problems);
  const trigger = problems.text(given["trigger"], path, "trigger", false);
  if (trigger !== undefined && !index.triggers.has(trigger)) {
    problems.report(`${path}.trigger`, "unknown-name", `${shown(trigger)} is not a trigger of this product`);
  }
  const item = problems.text(given["item"], path, "item", false);
  if (item !== undefined) checkItem(context, headName, head, item, `${path}.item`);
  const { unit, unitId, count, knownUnit } = readLineUnit(context, given, path, head);
  const { facts, assumed } = readFacts(index.facts.loss, given["facts"], path, "loss", id, problems);
  const exclusions = readCircumstances(index.asserted.loss, given["exclusions"], path, "loss", problems);
  const line = {
    id,
    head: headName ?? "",
    amount,
    incurred,
    approved,
    claim,
    insured,
    item,
    trigger,
    unit,
    unitId,
    count,
    counted: count !== undefined && unitId === undefined ? id : undefined,
    knownUnit,
    facts,
    exclusions,
  } satisfies StatedLine;
  return { line, assumed };
}

function checkHead({ product, problems }: LineContext, name: string, head: HeadRule | undefined, path: string): void {
  if (head?.computed !== undefined)
    problems.report(`${path}.head`, "shape", `${quoted(name)} is computed and takes no lines`);
  if (head === undefined && !product.uncovered.includes(name)) {
    problems.report(`${path}.head`, "unknown-name", `${shown(name)} is not a head of this product`);
  }
}

/** Of a head that there is not the items are not known: one mistake, one problem. A kind that is never paid has none. */
function checkItem(
  { product, problems }: LineContext,
  headName: string | undefined,
  head: HeadRule | undefined,
  item: string,
  path: string,
): void {
  if (headName === undefined || (head === undefined && !product.uncovered.includes(headName))) return;
  if (head?.items.some(({ name }) => name === item) === true) return;
  problems.report(path, "unknown-name", `${shown(item)} is not an item of ${quoted(headName)}`);
}

function readLineAmount(json: unknown, path: string, problems: Problems): number {
  if (isAmount(json)) return json === 0 ? 0 : json;
  const place = `${path}.amount`;
  if (json === undefined) problems.missing(place);
  else if (typeof json !== "number")
    problems.report(place, "shape", `${named(place)} is ${amountWanted}; ${shown(json)} is given`);
  else
    problems.report(
      place,
      "amount",
      `${named(place)} is a whole number of minor units from 0 to ${formatAmount(largestAmount)}; ${shown(json)} is given`,
    );
  return 0;
}

/** The amount is worked out later, but of a line that is withdrawn. */
function readWithdrawn(json: unknown, head: string, path: string, problems: Problems): Maybe<number> {
  if (json === 0) return 0;
  if (json !== undefined) {
    const message = `a line of ${quoted(head)} states no amount, as the product works it out; only 0 withdraws it; ${shown(json)} is given`;
    problems.report(`${path}.amount`, "shape", message);
  }
  return nowhere;
}

function readIncurred(json: unknown, path: string, id: string, problems: Problems): Moment | undefined {
  if (json === undefined) return undefined;
  return readLineDate(json, path, "incurred", id, problems, "a date");
}

function readApproved(json: unknown, path: string, id: string, problems: Problems): boolean | Moment | undefined {
  if (json === undefined || typeof json === "boolean") return json;
  return readLineDate(json, path, "approved", id, problems, "true, false or a date");
}

function readLineDate(
  json: unknown,
  path: string,
  name: string,
  id: string,
  problems: Problems,
  what: string,
): Moment | undefined {
  const place = `${path}.${name}`;
  if (typeof json !== "string")
    return problems.report(place, "shape", `${quoted(name)} is ${what}; ${shown(json)} is given`);
  const read = parseMoment(json, [{ of: "loss", id, name }]);
  return (
    read ?? problems.report(place, "date", `${quoted(name)} is ${what} such as 2026-04-01; ${shown(json)} is given`)
  );
}

function readReference(
  json: unknown,
  path: string,
  listed: ReadonlyMap<string, Stated>,
  what: string,
  problems: Problems,
): Stated | undefined {
  const id = problems.text(json, path, what, false);
  if (id === undefined) return undefined;
  return listed.get(id) ?? problems.report(`${path}.${what}`, "reference", `the ${what} ${shown(id)} is not listed`);
}

/** Not empty: the empty id stands for no unit in the ledger. */
function readUnitId(json: unknown, path: string, problems: Problems): string | undefined {
  const id = problems.text(json, path, "unitId", false);
  return id === "" ? problems.report(`${path}.unitId`, "shape", "`unitId` is not empty") : id;
}

const noUnit = { unit: undefined, unitId: undefined, count: undefined, knownUnit: undefined };

/** A kind of unit with an id, a count, or both; which kinds, and whether a count alone will do, the head says. */
function readLineUnit(context: LineContext, given: Given, path: string, head: HeadRule | undefined) {
  const { index, problems, units } = context;
  const { unit: kindName, unitId: idGiven, count: countGiven } = given;
  const needed = head?.units ?? [];
  if (kindName === undefined && idGiven === undefined && countGiven === undefined && needed.length === 0) return noUnit;
  const wrong = (message: string): typeof noUnit => {
    problems.report(`${path}.unit`, "unit", message);
    return noUnit;
  };
  if (kindName !== undefined && typeof kindName !== "string") {
    problems.report(`${path}.unit`, "shape", `${named(`${path}.unit`)} is a kind of unit; ${shown(kindName)} is given`);
    return noUnit;
  }
  if (kindName === undefined) {
    if (needed.length > 0) return wrong(`a line of ${quoted(head?.name ?? "")} names its unit: ${needed.join(" or ")}`);
    if (idGiven !== undefined || countGiven !== undefined) return wrong("the kind of unit is not given");
    return noUnit;
  }
  const kind = index.contract.units.get(kindName)?.unit;
  if (kind === undefined) {
    problems.report(`${path}.unit`, "unknown-name", `${shown(kindName)} is not a kind of unit of this product`);
    return noUnit;
  }
  if (needed.length > 0 && !needed.some((asked) => units.isWithin(kindName, asked))) {
    return wrong(
      `a line of ${quoted(head?.name ?? "")} names a unit of the kind ${needed.join(" or ")}; ${quoted(kindName)} is given`,
    );
  }
  if (idGiven === undefined && countGiven === undefined) {
    return wrong(
      `a line names one ${quoted(kindName)} by \`unitId\`, several by \`count\`, or a group of several by both`,
    );
  }
  if (idGiven !== undefined && countGiven !== undefined && kind.scheduled) {
    return wrong(`a ${quoted(kindName)} of the schedule is one: it has no \`count\``);
  }
  if (countGiven !== undefined && kind.of !== undefined) {
    const message = `each ${quoted(kindName)} is of one ${quoted(kind.of)}: a line names one by \`unitId\`, and gives no \`count\``;
    return wrong(message);
  }
  const count = countGiven === undefined ? undefined : readUnitCount(countGiven, `${path}.count`, problems);
  if (countGiven !== undefined && count === undefined) return noUnit;
  if (idGiven === undefined) {
    if (head?.countless.includes(kindName) === true) {
      return wrong(
        `a line of ${quoted(head.name)} names its ${quoted(kindName)} by \`unitId\`: a term per unit and period has to know it again`,
      );
    }
    return { ...noUnit, unit: kindName, count };
  }
  const unitId = readUnitId(idGiven, path, problems);
  if (unitId === undefined) return { unit: kindName, unitId, count, knownUnit: undefined };
  units.check(kindName, unitId, `${path}.unitId`);
  return { unit: kindName, unitId, count, knownUnit: units.known(kindName, unitId) };
}

function readUnitCount(json: unknown, path: string, problems: Problems): number | undefined {
  if (Number.isSafeInteger(json) && (json as number) >= 1) return json as number;
  return problems.report(path, "unit", `\`count\` is a whole number of at least 1; ${shown(json)} is given`);
}

/** Lines that name the same units say alike how many they are. */
function checkGroup(
  { id }: Pick<StatedLine, "id">,
  named: LineUnit,
  path: string,
  groups: UnitGroups,
  problems: Problems,
): void {
  const { unit, unitId, count = 1, knownUnit } = named;
  if (unitId === undefined) return;
  const outer = knownUnit?.of;
  if (outer !== undefined) checkGroup({ id }, lineUnit(named, outer.kind)!, path, groups, problems);
  const key = JSON.stringify([unit, unitId]);
  const first = groups.get(key);
  if (first === undefined) groups.set(key, { line: id, count });
  else if (first.count !== count)
    problems.report(
      `${path}.count`,
      "unit",
      `the line ${shown(first.line)} says that ${quoted(unit ?? "")} ${shown(unitId)} are ${first.count}, and the line ${shown(id)} that they are ${count}`,
    );
}

/** Every line that the ledger has paid for this incident is stated again. */
function checkRestated(
  index: ProductIndex,
  ledger: ReadLedger,
  incident: string,
  ids: ReadonlySet<string>,
  problems: Problems,
): void {
  const place = placeOf(incident, ledger);
  const before = place === -1 ? undefined : ledger.incidents[place];
  if (before === undefined) return;
  for (const [line, paid] of Object.entries(before.paid)) {
    if (paid === 0 || ids.has(line) || readComputedId(index, line) !== undefined) continue;
    problems.report(
      "losses",
      "not-restated",
      `${formatAmount(paid)} was paid on the line ${shown(line)}, which is not stated again`,
    );
  }
}

/** Of the incident, then of claims, insureds, units and lines, each by id. */
function inOrder(incident: readonly FactReference[], ...others: readonly AssumedById[]): readonly FactReference[] {
  const assumed = [...incident];
  for (const byId of others) {
    if (byId.length === 0) continue;
    for (const [, references] of [...byId].sort(([a], [b]) => compareText(a, b))) assumed.push(...references);
  }
  return assumed;
}
