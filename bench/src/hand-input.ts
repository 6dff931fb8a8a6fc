import type { Ledger, Problem, ProblemCode } from "@yakkan/runtime";

/** The input of the costs product, read and checked by hand: what `hand.ts` settles. */
export interface Given {
  readonly contract: Contract;
  readonly incident: Incident;
  readonly lines: readonly Line[];
  readonly ledger: PeriodSoFar;
}

export interface Contract {
  readonly policy: string;
  readonly from: Day;
  readonly to: Day;
  readonly costLimit: number;
  readonly ownShare: number;
}

export interface Incident {
  readonly id: string;
  /** Asserted, in declared order. */
  readonly triggers: readonly Trigger[];
  readonly discovered: Day | undefined;
}

export interface Line {
  readonly id: string;
  /** Its place in `headNames`. */
  readonly head: number;
  readonly amount: number;
  readonly incurred: Day | undefined;
  readonly approved: boolean | Day | undefined;
  readonly claim: string | undefined;
  readonly insured: string | undefined;
  readonly trigger: Trigger | undefined;
}

/** A date, perhaps with a time. */
export interface Day {
  readonly text: string;
  /** Since 1970-01-01. */
  readonly day: number;
  /** Since midnight; undefined: no time is stated. */
  readonly minute: number | undefined;
}

export type Trigger = "leak" | "attack";

/** What the ledger says of the period. */
export interface PeriodSoFar {
  readonly revision: number;
  readonly opening: Ledger["opening"];
  readonly incidents: Ledger["incidents"];
}

export const headNames = ["response", "forensics", "containment", "recurrence", "probe"] as const;
export const periodLimit = "all_costs:limit:period:1";

const largest = 9e15;
const heads = new Map<unknown, number>(headNames.map((name, place) => [name, place]));
const nothingUsed: PeriodSoFar = { revision: 0, opening: undefined, incidents: [] };
const none: readonly never[] = [];
const noIds: ReadonlySet<string> = new Set<string>();

const nothing = new Set<string>();
const inputFields = new Set(["contract", "incident", "claims", "insureds", "units", "losses", "ledger"]);
const contractFields = new Set(["policy", "period", "options", "readings", "units", "cost_limit", "own_share"]);
const periodFields = new Set(["from", "to"]);
const incidentFields = new Set(["id", "triggers", "facts", "exclusions", "others"]);
const factFields = new Set(["discovered"]);
const bearerFields = new Set(["id", "facts", "exclusions"]);
const lossFields = new Set(
  "id head amount incurred approved claim insured item trigger unit unitId count facts exclusions".split(" "),
);

type Fields = Readonly<Record<string, unknown>>;

/** Reads one input, and collects everything that is wrong with it. */
export class Reader {
  readonly problems: Problem[] = [];
  private isContractSound = true;

  constructor(private readonly terms: string) {}

  /** Undefined where the input is no record at all; only without problems may it be settled. */
  read(json: unknown): Given | undefined {
    const input = this.record(json ?? null, "");
    if (input === undefined) return undefined;
    this.fields(input, "", inputFields);
    const contract = this.contract(input["contract"]);
    const incident = this.incident(input["incident"]);
    const claims = this.bearers(input["claims"], "claims");
    const insureds = this.bearers(input["insureds"], "insureds");
    this.nothingIn(input["units"], "units");
    const ids = new Set<string>();
    const lines = this.losses(input["losses"], ids, claims, insureds);
    const before = this.problems.length;
    const ledger = this.ledger(input["ledger"], contract);
    if (incident !== undefined && this.problems.length === before) this.restated(ledger, incident.id, ids);
    return contract && incident && { contract, incident, lines, ledger };
  }

  private contract(json: unknown): Contract | undefined {
    const contract = this.record(json, "contract");
    if (contract === undefined) {
      this.isContractSound = false;
      return undefined;
    }
    const before = this.problems.length;
    this.nothingIn(contract["readings"], "contract.readings");
    const policy = this.text(contract["policy"], "contract", "policy");
    const period = this.period(contract["period"]);
    this.nothingIn(contract["units"], "contract.units");
    if (contract["options"] !== undefined) this.options(contract["options"]);
    const costLimit = this.amount(contract["cost_limit"], "contract", "cost_limit", 1_000_000, 50_000_000);
    const ownShare = this.amount(contract["own_share"], "contract", "own_share", 0, 1_000_000);
    this.fields(contract, "contract", contractFields);
    this.isContractSound = this.problems.length === before;
    if (policy === undefined || period === undefined) return undefined;
    return { policy, from: period.from, to: period.to, costLimit, ownShare };
  }

  private period(json: unknown) {
    const period = this.record(json, "contract.period");
    if (period === undefined) return undefined;
    this.fields(period, "contract.period", periodFields);
    const from = this.day(period["from"], "contract.period", "from", true);
    const to = this.day(period["to"], "contract.period", "to", true);
    if (from === undefined || to === undefined) return undefined;
    if (instant(from) >= instant(to))
      return this.wrong("contract.period", "range", "the period ends no later than it begins");
    return { from, to };
  }

  private options(json: unknown): void {
    for (const [place, name] of this.list(json, "contract.options", false).entries()) {
      const code = typeof name === "string" ? "unknown-name" : "shape";
      this.wrong(`contract.options[${place}]`, code, "the product has no options");
    }
  }

  private incident(json: unknown): Incident | undefined {
    const incident = this.record(json, "incident");
    if (incident === undefined) return undefined;
    this.fields(incident, "incident", incidentFields);
    const id = this.text(incident["id"], "incident", "id");
    const triggers = this.triggers(incident["triggers"]);
    const discovered = this.facts(incident["facts"]);
    this.nothingIn(incident["exclusions"], "incident.exclusions");
    const others = incident["others"];
    if (others !== undefined && others !== "none") this.wrong("incident.others", "shape", "not `none`");
    return id === undefined ? undefined : { id, triggers, discovered };
  }

  /** In declared order, each once. */
  private triggers(json: unknown): readonly Trigger[] {
    let [leak, attack] = [false, false];
    const names = this.list(json, "incident.triggers", true);
    for (let place = 0; place < names.length; place += 1) {
      const name = names[place];
      if (name === "leak") leak = true;
      else if (name === "attack") attack = true;
      else {
        const code = typeof name === "string" ? "unknown-name" : "shape";
        this.wrong(`incident.triggers[${place}]`, code, "not a trigger of this product");
      }
    }
    return leak ? (attack ? ["leak", "attack"] : ["leak"]) : attack ? ["attack"] : none;
  }

  private facts(json: unknown): Day | undefined {
    if (json === undefined) return undefined;
    const facts = this.record(json, "incident.facts");
    if (facts === undefined) return undefined;
    const discovered = this.day(facts["discovered"], "incident.facts", "discovered", false);
    this.fields(facts, "incident.facts", factFields);
    return discovered;
  }

  private bearers(json: unknown, path: "claims" | "insureds"): ReadonlySet<string> {
    if (json === undefined) return noIds;
    const ids = new Set<string>();
    for (const [index, element] of this.list(json, path, false).entries()) {
      const place = `${path}[${index}]`;
      const bearer = this.record(element ?? null, place);
      if (bearer === undefined) continue;
      this.fields(bearer, place, bearerFields);
      const id = this.text(bearer["id"], place, "id");
      this.nothingIn(bearer["facts"], `${place}.facts`);
      this.nothingIn(bearer["exclusions"], `${place}.exclusions`);
      if (id === undefined) continue;
      if (ids.has(id)) this.wrong(`${place}.id`, "duplicate", "the same id twice");
      ids.add(id);
    }
    return ids;
  }

  private losses(
    json: unknown,
    ids: Set<string>,
    claims: ReadonlySet<string>,
    insureds: ReadonlySet<string>,
  ): readonly Line[] {
    const lines: Line[] = [];
    let sum = 0;
    const losses = this.list(json, "losses", true);
    for (let index = 0; index < losses.length; index += 1) {
      const path = `losses[${index}]`;
      const loss = this.record(losses[index] ?? null, path);
      if (loss === undefined) continue;
      const line = this.loss(loss, path, ids, claims, insureds);
      sum = Math.min(sum + line.amount, largest + 1);
      lines.push(line);
    }
    if (sum > largest) this.wrong("losses", "amount", "more than can be settled");
    return lines;
  }

  private loss(
    loss: Fields,
    path: string,
    ids: Set<string>,
    claims: ReadonlySet<string>,
    insureds: ReadonlySet<string>,
  ): Line {
    const id = this.text(loss["id"], path, "id") ?? "";
    if (id.startsWith("=")) this.wrong(`${path}.id`, "shape", "the id of a computed head");
    if (id !== "" && ids.has(id)) this.wrong(`${path}.id`, "duplicate", "the same id twice");
    if (id !== "") ids.add(id);
    this.fields(loss, path, lossFields);
    const headName = this.optionalText(loss["head"], path, "head", true);
    const head = heads.get(headName);
    if (headName !== undefined && head === undefined) this.wrong(`${path}.head`, "unknown-name", "no such head");
    const amount = this.amount(loss["amount"], path, "amount", 0, largest);
    const incurred = loss["incurred"] === undefined ? undefined : this.day(loss["incurred"], path, "incurred", false);
    const approved =
      loss["approved"] === undefined || typeof loss["approved"] === "boolean"
        ? loss["approved"]
        : this.day(loss["approved"], path, "approved", false);
    const claim = this.optionalText(loss["claim"], path, "claim", false);
    if (claim !== undefined && !claims.has(claim)) this.wrong(`${path}.claim`, "reference", "no such claim");
    const insured = this.optionalText(loss["insured"], path, "insured", false);
    if (insured !== undefined && !insureds.has(insured)) this.wrong(`${path}.insured`, "reference", "no such insured");
    const trigger = this.optionalText(loss["trigger"], path, "trigger", false);
    const isTrigger = trigger === "leak" || trigger === "attack";
    if (trigger !== undefined && !isTrigger) this.wrong(`${path}.trigger`, "unknown-name", "no such trigger");
    const item = this.optionalText(loss["item"], path, "item", false);
    if (item !== undefined && head !== undefined) this.wrong(`${path}.item`, "unknown-name", "the head has no items");
    this.unit(loss, path);
    this.nothingIn(loss["facts"], `${path}.facts`);
    this.nothingIn(loss["exclusions"], `${path}.exclusions`);
    const own = isTrigger ? trigger : undefined;
    return { id, head: head ?? 0, amount, incurred, approved, claim, insured, trigger: own };
  }

  /** The product has no units. */
  private unit({ unit, unitId, count }: Fields, path: string): void {
    if (unit === undefined && unitId === undefined && count === undefined) return;
    const code = unit === undefined ? "unit" : typeof unit === "string" ? "unknown-name" : "shape";
    this.wrong(`${path}.unit`, code, "the product has no units");
  }

  // ── The ledger ───────────────────────────────────────────────────────────────────────────────────────

  private ledger(json: unknown, contract: Contract | undefined): PeriodSoFar {
    if (json === undefined) return nothingUsed;
    const broken = (path: string): void => void this.wrong(path, "ledger", "not a ledger of this period");
    if (!isRecord(json)) {
      broken("ledger");
      return nothingUsed;
    }
    if (json["schema"] !== 1) broken("ledger.schema");
    if (json["product"] !== "costs") broken("ledger.product");
    if (json["edition"] !== "2026-04-01") broken("ledger.edition");
    if (this.isContractSound && contract !== undefined && json["policy"] !== contract.policy) broken("ledger.policy");
    if (json["product"] === "costs" && json["edition"] === "2026-04-01" && json["terms"] !== this.terms)
      broken("ledger.terms");
    const period = json["period"];
    if (!isRecord(period) || !isSameEnd(period["from"], contract?.from) || !isSameEnd(period["to"], contract?.to))
      broken("ledger.period");
    const revision = json["revision"];
    const known = isWhole(revision) && revision >= 0;
    if (!known) broken("ledger.revision");
    // The product has no readings.
    const { readings = {} } = json;
    if (!isRecord(readings)) broken("ledger.readings");
    else
      for (const [name, member] of Object.entries(readings))
        if (member !== undefined) broken(join("ledger.readings", name));
    const opening = json["opening"];
    return {
      revision: known ? revision : 0,
      opening: opening === undefined ? undefined : this.opening(opening, broken),
      incidents: this.settled(json["incidents"], broken),
    };
  }

  private opening(json: unknown, broken: (path: string) => void): Ledger["opening"] {
    if (!isRecord(json)) {
      broken("ledger.opening");
      return undefined;
    }
    const paid = this.paid(json["paid"], "ledger.opening.paid", broken, (head) => heads.has(head));
    return { paid, used: this.used(json["used"], "ledger.opening.used", broken) };
  }

  private settled(json: unknown, broken: (path: string) => void): Ledger["incidents"] {
    if (!Array.isArray(json)) {
      broken("ledger.incidents");
      return [];
    }
    const ids = new Set<string>();
    return json.flatMap((incident: unknown, index) => {
      const path = `ledger.incidents[${index}]`;
      const id = isRecord(incident) ? incident["id"] : undefined;
      if (!isRecord(incident) || typeof id !== "string" || id === "") {
        broken(path);
        return [];
      }
      if (ids.has(id)) broken(`${path}.id`);
      ids.add(id);
      const isLine = (line: string): boolean => line !== "" && !line.startsWith("=");
      const paid = this.paid(incident["paid"], `${path}.paid`, broken, isLine);
      return [{ id, paid, used: this.used(incident["used"], `${path}.used`, broken) }];
    });
  }

  private paid(
    json: unknown,
    path: string,
    broken: (path: string) => void,
    isName: (name: string) => boolean,
  ): Readonly<Record<string, number>> {
    const paid = this.amounts(json, path, broken, isName);
    if (Object.values(paid).reduce((sum, amount) => Math.min(sum + amount, largest + 1), 0) > largest) broken(path);
    return paid;
  }

  private used(json: unknown, path: string, broken: (path: string) => void): Ledger["incidents"][number]["used"] {
    if (!isRecord(json)) {
      broken(path);
      return {};
    }
    const entries = Object.entries(json).filter(([, amounts]) => amounts !== undefined);
    return Object.fromEntries(
      entries.flatMap(([term, amounts]) => {
        const place = join(path, term);
        if (term === periodLimit) return [[term, this.amounts(amounts, place, broken, (unit) => unit === "")] as const];
        broken(place);
        return [];
      }),
    );
  }

  private amounts(
    json: unknown,
    path: string,
    broken: (path: string) => void,
    isName: (name: string) => boolean,
  ): Readonly<Record<string, number>> {
    if (!isRecord(json)) {
      broken(path);
      return {};
    }
    const entries: [string, number][] = [];
    for (const [name, amount] of Object.entries(json)) {
      if (amount === undefined) continue;
      if (isName(name) && isWhole(amount) && amount >= 0 && amount <= largest) entries.push([name, amount + 0]);
      else broken(join(path, name));
    }
    return Object.fromEntries(entries);
  }

  private restated({ incidents }: PeriodSoFar, incident: string, ids: ReadonlySet<string>): void {
    for (const [line, amount] of Object.entries(incidents.find(({ id }) => id === incident)?.paid ?? {})) {
      if (amount > 0 && !ids.has(line)) this.wrong("losses", "not-restated", `the line ${line} was paid before`);
    }
  }

  // ── Values ───────────────────────────────────────────────────────────────────────────────────────────

  private wrong(path: string, code: ProblemCode, message: string): undefined {
    this.problems.push({ path, code, message });
    return undefined;
  }

  private record(json: unknown, path: string): Fields | undefined {
    if (isRecord(json)) return json;
    return this.wrong(path, json === undefined ? "missing" : "shape", "a record");
  }

  private list(json: unknown, path: string, needed: boolean): readonly unknown[] {
    if (Array.isArray(json)) return json as readonly unknown[];
    if (json === undefined && needed) this.wrong(path, "missing", "not given");
    else if (json !== undefined) this.wrong(path, "shape", "a list");
    return none;
  }

  private fields(record: Fields, path: string, declared: ReadonlySet<string>): void {
    for (const field in record)
      if (!declared.has(field) && record[field] !== undefined)
        this.wrong(join(path, field), "unknown-name", "no such field");
  }

  /** A record that is given may state nothing. */
  private nothingIn(json: unknown, path: string): void {
    if (json === undefined) return;
    const record = this.record(json, path);
    if (record !== undefined) this.fields(record, path, nothing);
  }

  private text(json: unknown, path: string, field: string): string | undefined {
    if (typeof json === "string" && json !== "") return json;
    return this.wrong(`${path}.${field}`, json === undefined ? "missing" : "shape", "a text that is not empty");
  }

  private optionalText(json: unknown, path: string, field: string, needed: boolean): string | undefined {
    if (typeof json === "string") return json;
    if (json === undefined && !needed) return undefined;
    return this.wrong(`${path}.${field}`, json === undefined ? "missing" : "shape", "a text");
  }

  private amount(json: unknown, path: string, field: string, least: number, most: number): number {
    if (isWhole(json) && json >= least && json <= most) return json + 0;
    const place = `${path}.${field}`;
    if (json === undefined) this.wrong(place, "missing", "not given");
    else if (typeof json !== "number") this.wrong(place, "shape", "an amount");
    else if (!isWhole(json) || json < 0 || json > largest) this.wrong(place, "amount", "whole minor units");
    else this.wrong(place, "range", `from ${least} to ${most}`);
    return 0;
  }

  private day(json: unknown, path: string, field: string, needed: boolean): Day | undefined {
    if (json === undefined) return needed ? this.wrong(`${path}.${field}`, "missing", "not given") : undefined;
    if (typeof json !== "string") return this.wrong(`${path}.${field}`, "shape", "a date");
    return dayIn(json) ?? this.wrong(`${path}.${field}`, "date", "a date such as 2026-04-01");
  }
}

function isRecord(json: unknown): json is Fields {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isWhole(json: unknown): json is number {
  return Number.isSafeInteger(json);
}

function join(path: string, field: string): string {
  if (!/^[\p{L}\p{Nl}_][\p{L}\p{M}\p{N}_・]*$/u.test(field)) return `${path}[${JSON.stringify(field)}]`;
  return path === "" ? field : `${path}.${field}`;
}

/** Minutes since 1970-01-01T00:00. */
export function instant({ day, minute }: Day): number {
  return day * 1440 + (minute ?? 0);
}

function isSameEnd(json: unknown, end: Day | undefined): boolean {
  const given = typeof json === "string" ? dayIn(json) : undefined;
  return given !== undefined && (end === undefined || instant(given) === instant(end));
}

/** `2026-04-01` or `2026-04-01T16:00`, of a day that there is. */
function dayIn(text: string): Day | undefined {
  if (text.length !== 10 && text.length !== 16) return undefined;
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const date = digits(text, 8, 10);
  if (!(year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= lengthOf(year, month))) return undefined;
  // Counted from March the months have a regular pattern, and the leap day is the last of the year.
  const y = month > 2 ? year : year - 1;
  const m = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const day = 365 * y + leapDays + Math.floor((153 * m + 2) / 5) + date - 719_469;
  if (text.length === 10) return { text, day, minute: undefined };
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  if (text[10] !== "T" || text[13] !== ":" || !(hour <= 23 && minute <= 59)) return undefined;
  return { text, day, minute: hour * 60 + minute };
}

const dash = 45;

/** NaN where there is anything else. */
function digits(text: string, from: number, until: number): number {
  let number = 0;
  for (let place = from; place < until; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

function lengthOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
