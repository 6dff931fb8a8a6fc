import { own } from "./bare.js";
import type { Moment } from "./calendar.js";
import { parseMoment } from "./calendar.js";
import { formatAmount, isAmount, largestAmount } from "./money.js";
import { named, Problems, quoted, shown } from "./problems.js";
import type { HeadRule, Product } from "./product.js";
import { indexOf } from "./product-index.js";
import { readContract, type ReadContract } from "./read-contract.js";
import { readCircumstances, readFacts } from "./read-facts.js";
import { readLedger, type ReadLedger } from "./read-ledger.js";
import type { FactReference } from "./result.js";
import type { Stated, StatedIncident, StatedLine } from "./scope.js";
import { compareText } from "./kleene.js";

/** An input without problems, as the settlement reads it. */
export interface ReadInput {
  readonly contract: ReadContract;
  readonly incident: StatedIncident;
  readonly claims: readonly Stated[];
  readonly insureds: readonly Stated[];
  /** An insured of whom nothing is stated: whom exclusions are judged by where none is listed. */
  readonly nobody: Stated;
  readonly lines: readonly StatedLine[];
  readonly ledger: ReadLedger;
  /** Facts that stand at their default: of the incident, the claims, the insureds, the lines, each by id. */
  readonly assumed: readonly FactReference[];
}

/** Reads any JSON value; it may be settled when there is no problem. */
export function readInput(
  product: Product,
  json: unknown,
): { readonly problems: Problems; readonly input: ReadInput | undefined } {
  const problems = new Problems();
  const record = problems.record(json ?? null, "", true);
  if (record === undefined) return { problems, input: undefined };
  problems.undeclared(record, "", inputFields, "a field of the input");
  const contract = readContract(product, own(record, "contract"), problems);
  const incident = readIncident(product, own(record, "incident"), problems);
  const claims = readBearers(product, own(record, "claims"), "claim", problems);
  const insureds = readBearers(product, own(record, "insureds"), "insured", problems);
  const context: LineContext = { product, problems, contract, claims: claims.byId, insureds: insureds.byId };
  const lines = readLines(context, own(record, "losses"));
  const before = problems.list.length;
  const ledger = readLedger(product, own(record, "ledger"), contract, problems);
  // A ledger that is broken, or not of this policy, says nothing about lines.
  if (incident !== undefined && problems.list.length === before)
    checkRestated(product, ledger, incident.stated.id, lines?.ids ?? new Set(), problems);
  if (contract === undefined || incident === undefined || lines === undefined || problems.list.length > 0) {
    return { problems, input: undefined };
  }
  const assumed = [...incident.assumed, ...claims.assumed(), ...insureds.assumed(), ...lines.assumed()];
  return {
    problems,
    input: {
      contract,
      incident: incident.stated,
      claims: claims.list,
      insureds: insureds.list,
      nobody: {
        id: undefined,
        facts: readFacts(product.facts.insured, undefined, "insureds", "insured", undefined, problems).facts,
        exclusions: readCircumstances(product, undefined, "insureds", "insured", problems),
      },
      lines: lines.list,
      ledger,
      assumed,
    },
  };
}

const inputFields = new Set(["contract", "incident", "claims", "insureds", "losses", "ledger"]);
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

function readIncident(product: Product, json: unknown, problems: Problems) {
  const record = problems.record(json, "incident", true);
  if (record === undefined) return undefined;
  problems.undeclared(record, "incident", incidentFields, "a field of an incident");
  const id = problems.id(own(record, "id"), "incident.id");
  const triggers = readTriggers(product, own(record, "triggers"), problems);
  const { facts, assumed } = readFacts(
    product.facts.incident,
    own(record, "facts"),
    "incident.facts",
    "incident",
    undefined,
    problems,
  );
  const exclusions = readCircumstances(product, own(record, "exclusions"), "incident.exclusions", "incident", problems);
  const others = own(record, "others");
  if (others !== undefined && others !== "none") {
    problems.report("incident.others", "shape", `\`others\` is "none" or left out; ${shown(others)} is given`);
  }
  if (id === undefined) return undefined;
  const stated: StatedIncident = { id, facts, exclusions, triggers, othersNone: others === "none" };
  return { stated, assumed };
}

function readTriggers(product: Product, json: unknown, problems: Problems): ReadonlySet<string> {
  const asserted = new Set<string>();
  (problems.listOf(json, "incident.triggers", true) ?? []).forEach((name, index) => {
    const path = `incident.triggers[${index}]`;
    if (typeof name !== "string")
      problems.report(path, "shape", `a trigger is named by a text; ${shown(name)} is given`);
    else if (isTrigger(product, name)) asserted.add(name);
    else problems.report(path, "unknown-name", `${shown(name)} is not a trigger of this product`);
  });
  return asserted;
}

function isTrigger(product: Product, name: string): boolean {
  return indexOf(product).triggers.has(name);
}

/** Claims or insureds. */
function readBearers(product: Product, json: unknown, of: "claim" | "insured", problems: Problems) {
  const path = `${of}s`;
  const list: Stated[] = [];
  const byId = new Map<string, Stated>();
  const assumedById: (readonly [id: string, assumed: readonly FactReference[]])[] = [];
  (problems.listOf(json, path, false) ?? []).forEach((element, index) => {
    const place = `${path}[${index}]`;
    const record = problems.record(element ?? null, place, true);
    if (record === undefined) return;
    problems.undeclared(record, place, bearerFields, `a field of ${of === "claim" ? "a claim" : "an insured"}`);
    const id = problems.id(own(record, "id"), `${place}.id`);
    const { facts, assumed } = readFacts(
      product.facts[of],
      own(record, "facts"),
      `${place}.facts`,
      of,
      id ?? "",
      problems,
    );
    const exclusions = readCircumstances(product, own(record, "exclusions"), `${place}.exclusions`, of, problems);
    if (id === undefined) return;
    if (byId.has(id)) problems.report(`${place}.id`, "duplicate", `the ${of} ${shown(id)} is listed twice`);
    const stated: Stated = { id, facts, exclusions };
    byId.set(id, stated);
    list.push(stated);
    assumedById.push([id, assumed]);
  });
  return { list, byId, assumed: () => inOrderOfId(assumedById) };
}

interface LineContext {
  readonly product: Product;
  readonly problems: Problems;
  readonly contract: ReadContract | undefined;
  readonly claims: ReadonlyMap<string, Stated>;
  readonly insureds: ReadonlyMap<string, Stated>;
}

function readLines(context: LineContext, json: unknown) {
  const { problems } = context;
  const elements = problems.listOf(json, "losses", true);
  if (elements === undefined) return undefined;
  const list: StatedLine[] = [];
  const ids = new Set<string>();
  const assumedById: (readonly [id: string, assumed: readonly FactReference[]])[] = [];
  let sum = 0;
  elements.forEach((element, index) => {
    const path = `losses[${index}]`;
    const record = problems.record(element ?? null, path, true);
    if (record === undefined) return;
    const id = readLineId(own(record, "id"), `${path}.id`, ids, problems);
    const { line, amount, assumed } = readLine(context, record, path, id ?? "");
    sum = Math.min(sum + amount, largestAmount + 1);
    list.push(line);
    assumedById.push([line.id, assumed]);
  });
  if (sum > largestAmount)
    problems.report("losses", "amount", `the lines come to more than ${formatAmount(largestAmount)} together`);
  return { list, ids, assumed: () => inOrderOfId(assumedById) };
}

function readLineId(json: unknown, path: string, ids: Set<string>, problems: Problems): string | undefined {
  const id = problems.id(json, path);
  if (id === undefined) return undefined;
  if (id.startsWith("="))
    problems.report(
      path,
      "shape",
      `a line's id does not begin with "=", as that of a computed head does; ${shown(id)} is given`,
    );
  if (ids.has(id)) problems.report(path, "duplicate", `the line ${shown(id)} is listed twice`);
  ids.add(id);
  return id;
}

function readLine(context: LineContext, record: object, path: string, id: string) {
  const { product, problems } = context;
  problems.undeclared(record, path, lineFields, "a field of a line");
  const headName = problems.text(own(record, "head"), `${path}.head`, true);
  const head = headName === undefined ? undefined : indexOf(product).heads.get(headName)?.head;
  if (headName !== undefined) checkHead(context, headName, head, `${path}.head`);
  const amount = readLineAmount(own(record, "amount"), `${path}.amount`, problems);
  const incurred = readIncurred(own(record, "incurred"), `${path}.incurred`, id, problems);
  const approved = readApproved(own(record, "approved"), `${path}.approved`, id, problems);
  const claim = readReference(own(record, "claim"), `${path}.claim`, context.claims, "claim", problems);
  const insured = readReference(own(record, "insured"), `${path}.insured`, context.insureds, "insured", problems);
  const trigger = problems.text(own(record, "trigger"), `${path}.trigger`, false);
  if (trigger !== undefined && !isTrigger(product, trigger)) {
    problems.report(`${path}.trigger`, "unknown-name", `${shown(trigger)} is not a trigger of this product`);
  }
  const item = problems.text(own(record, "item"), `${path}.item`, false);
  if (item !== undefined) checkItem(context, headName, head, item, `${path}.item`);
  const unit = readLineUnit(context, record, path, head);
  const { facts, assumed } = readFacts(product.facts.loss, own(record, "facts"), `${path}.facts`, "loss", id, problems);
  const exclusions = readCircumstances(product, own(record, "exclusions"), `${path}.exclusions`, "loss", problems);
  const line: StatedLine = {
    id,
    head: headName ?? "",
    amount,
    incurred,
    approved,
    claim,
    insured,
    item,
    trigger,
    ...unit,
    facts,
    exclusions,
  };
  return { line, amount, assumed };
}

function checkHead({ product, problems }: LineContext, name: string, head: HeadRule | undefined, path: string): void {
  if (head?.computed !== undefined) problems.report(path, "shape", `${quoted(name)} is computed and takes no lines`);
  if (head === undefined && !product.uncovered.includes(name)) {
    problems.report(path, "unknown-name", `${shown(name)} is not a head of this product`);
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
  if (json === undefined) problems.missing(path);
  else if (typeof json !== "number")
    problems.report(path, "shape", `${named(path)} is an amount; ${shown(json)} is given`);
  else
    problems.report(
      path,
      "amount",
      `${named(path)} is a whole number of minor units from 0 to ${formatAmount(largestAmount)}; ${shown(json)} is given`,
    );
  return 0;
}

function readIncurred(json: unknown, path: string, id: string, problems: Problems): Moment | undefined {
  if (json === undefined) return undefined;
  if (typeof json !== "string")
    return problems.report(path, "shape", `${named(path)} is a date; ${shown(json)} is given`);
  const read = parseMoment(json, { of: "loss", id, name: "incurred" });
  return read ?? problems.report(path, "date", `${named(path)} is a date such as 2026-04-01; ${shown(json)} is given`);
}

function readApproved(json: unknown, path: string, id: string, problems: Problems): boolean | Moment | undefined {
  if (json === undefined || typeof json === "boolean") return json;
  if (typeof json !== "string")
    return problems.report(path, "shape", `${named(path)} is true, false or a date; ${shown(json)} is given`);
  const read = parseMoment(json, { of: "loss", id, name: "approved" });
  return (
    read ??
    problems.report(path, "date", `${named(path)} is true, false or a date such as 2026-04-01; ${shown(json)} is given`)
  );
}

function readReference(
  json: unknown,
  path: string,
  listed: ReadonlyMap<string, Stated>,
  what: string,
  problems: Problems,
): Stated | undefined {
  const id = problems.text(json, path, false);
  if (id === undefined) return undefined;
  return listed.get(id) ?? problems.report(path, "reference", `the ${what} ${shown(id)} is not listed`);
}

/** Not empty: the empty id stands for no unit in the ledger. */
function readUnitId(json: unknown, path: string, problems: Problems): string | undefined {
  const id = problems.text(json, path, false);
  return id === "" ? problems.report(path, "shape", `${named(path)} is not empty`) : id;
}

/** A kind of unit with exactly one of an id and a count; which kinds, and whether a count will do, the head says. */
function readLineUnit(context: LineContext, record: object, path: string, head: HeadRule | undefined) {
  const { product, problems, contract } = context;
  const none = { unit: undefined, unitId: undefined, count: undefined, scheduled: undefined };
  const [kindName, idGiven, countGiven] = [own(record, "unit"), own(record, "unitId"), own(record, "count")];
  const wrong = (message: string): typeof none => {
    problems.report(`${path}.unit`, "unit", message);
    return none;
  };
  if (kindName !== undefined && typeof kindName !== "string") {
    problems.report(`${path}.unit`, "shape", `${named(`${path}.unit`)} is a kind of unit; ${shown(kindName)} is given`);
    return none;
  }
  const needed = head?.units ?? [];
  if (kindName === undefined) {
    if (needed.length > 0) return wrong(`a line of ${quoted(head?.name ?? "")} names its unit: ${needed.join(" or ")}`);
    if (idGiven !== undefined || countGiven !== undefined) return wrong("the kind of unit is not given");
    return none;
  }
  const kind = product.units.find(({ name }) => name === kindName);
  if (kind === undefined) {
    problems.report(`${path}.unit`, "unknown-name", `${shown(kindName)} is not a kind of unit of this product`);
    return none;
  }
  if (needed.length > 0 && !needed.includes(kindName)) {
    return wrong(
      `a line of ${quoted(head?.name ?? "")} names a unit of the kind ${needed.join(" or ")}; ${quoted(kindName)} is given`,
    );
  }
  if ((idGiven === undefined) === (countGiven === undefined)) {
    return wrong(`a line names one ${quoted(kindName)} by \`unitId\`, or several by \`count\``);
  }
  if (countGiven !== undefined) {
    if (!Number.isSafeInteger(countGiven) || (countGiven as number) < 1) {
      problems.report(
        `${path}.count`,
        "unit",
        `\`count\` is a whole number of at least 1; ${shown(countGiven)} is given`,
      );
    } else if (head?.countless.includes(kindName) === true) {
      wrong(
        `a line of ${quoted(head.name)} names its ${quoted(kindName)} by \`unitId\`: a term per unit and period has to know it again`,
      );
    }
    return { ...none, unit: kindName, count: countGiven as number };
  }
  const unitId = readUnitId(idGiven, `${path}.unitId`, problems);
  const scheduled = contract?.units.get(kindName)?.find(({ id }) => id === unitId);
  if (kind.scheduled && scheduled === undefined && unitId !== undefined && problems.isContractSound()) {
    problems.report(`${path}.unitId`, "reference", `the contract lists no ${quoted(kindName)} ${shown(unitId)}`);
  }
  return { unit: kindName, unitId, count: undefined, scheduled };
}

/** Every line that the ledger has paid for this incident is stated again. */
function checkRestated(
  product: Product,
  ledger: ReadLedger,
  incident: string,
  ids: ReadonlySet<string>,
  problems: Problems,
): void {
  const before = ledger.incidents.find(({ id }) => id === incident);
  if (before === undefined) return;
  const computed = new Set(product.heads.filter((head) => head.computed !== undefined).map(({ name }) => `=${name}`));
  for (const [line, paid] of Object.entries(before.paid)) {
    if (paid === 0 || ids.has(line) || computed.has(line)) continue;
    problems.report(
      "losses",
      "not-restated",
      `${formatAmount(paid)} was paid on the line ${shown(line)}, which is not stated again`,
    );
  }
}

function inOrderOfId(
  assumed: readonly (readonly [id: string, assumed: readonly FactReference[]])[],
): readonly FactReference[] {
  if (assumed.every(([, references]) => references.length === 0)) return [];
  return [...assumed].sort(([a], [b]) => compareText(a, b)).flatMap(([, references]) => references);
}
