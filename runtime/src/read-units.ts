import { own, type Values } from "./bare.js";
import type { DeclaredFacts } from "./declared.js";
import { join, named, quoted, shown, type Problems } from "./problems.js";
import type { UnitRule } from "./product.js";
import type { IndexedUnit, ProductIndex } from "./product-index.js";
import type { ReadContract } from "./read-contract.js";
import { readFacts, type ReadFacts } from "./read-facts.js";
import type { FactReference } from "./result.js";
import { lineUnit, type LineUnit, type Unit, type UnitsInIncident } from "./scope.js";

/** What stands at its default, by the id of whom it is of. */
export type AssumedById = readonly (readonly [id: string, assumed: readonly FactReference[]])[];

type Units = ReadonlyMap<string, IndexedUnit>;

// ── Lists ────────────────────────────────────────────────────────────────────────────────────────────

/** A unit as the contract's schedule or the incident lists it. */
interface ListedUnit extends ReadFacts {
  /** Where it is listed. */
  readonly path: string;
  /** The id of the unit that it is of. */
  readonly of: string | undefined;
}

/** Units of a kind by id, with the facts that may be stated of them there; where they say of what they are, `outer` is that kind. */
function readList(
  kind: string,
  outer: string | undefined,
  declared: DeclaredFacts,
  json: unknown,
  path: string,
  problems: Problems,
): Map<string, ListedUnit> {
  const units = new Map<string, ListedUnit>();
  (problems.listOf(json, path, false) ?? []).forEach((element, index) => {
    const place = `${path}[${index}]`;
    const unit = problems.record(element ?? null, place, true);
    if (unit === undefined) return;
    problems.undeclared(unit, place, outer === undefined ? unitFields : innerFields, "a field of a unit");
    const given = unit as { readonly id?: unknown; readonly of?: unknown; readonly facts?: unknown };
    const id = problems.id(given.id, place, "id");
    const of = outer === undefined ? undefined : readOuter(outer, given.of, place, problems);
    const facts = readFacts(declared, given.facts, place, "unit", id, problems);
    if (id === undefined) return;
    if (units.has(id))
      problems.report(`${place}.id`, "duplicate", `${shown(id)} is listed twice among ${quoted(kind)}`);
    else units.set(id, { path: place, of, ...facts });
  });
  return units;
}

function readOuter(kind: string, json: unknown, place: string, problems: Problems): string | undefined {
  const path = `${place}.of`;
  if (json === undefined) return problems.missing(path);
  if (typeof json === "string" && json !== "") return json;
  return problems.report(path, "shape", `${named(path)} is the id of a ${quoted(kind)}; ${shown(json)} is given`);
}

const unitFields: ReadonlySet<string> = new Set(["id", "facts"]);
const innerFields: ReadonlySet<string> = new Set(["id", "of", "facts"]);

// ── The schedule ─────────────────────────────────────────────────────────────────────────────────────

/** The contract's schedules by kind, each unit with the one that it is of. */
export function readSchedules(
  declared: Units,
  json: unknown,
  problems: Problems,
): ReadonlyMap<string, readonly Unit[]> {
  const record = problems.record(json, "contract.units", false);
  if (record === undefined) return new Map();
  problems.undeclared(record, "contract.units", declared, "a kind of unit of this product");
  const lists = new Map<string, ReadonlyMap<string, ListedUnit>>();
  for (const { unit: kind, facts } of declared.values()) {
    const path = join("contract.units", kind.name);
    const list = own(record, kind.name);
    if (list === undefined) continue;
    if (kind.scheduled) lists.set(kind.name, readList(kind.name, kind.of, facts, list, path, problems));
    else problems.report(path, "not-available", `the contract lists no units of the kind ${quoted(kind.name)}`);
  }
  for (const [kind, units] of lists) {
    const outer = declared.get(declared.get(kind)?.unit.of ?? "")?.unit;
    if (outer?.scheduled !== true) continue;
    for (const { of, path } of units.values())
      if (of !== undefined && lists.get(outer.name)?.has(of) !== true)
        notListed(outer.name, of, `${path}.of`, problems);
  }
  return linked(declared, lists);
}

function linked(
  declared: Units,
  lists: ReadonlyMap<string, ReadonlyMap<string, ListedUnit>>,
): ReadonlyMap<string, readonly Unit[]> {
  const unitOf = (kind: string, id: string): Unit => {
    const listed = lists.get(kind)?.get(id);
    const outer = declared.get(kind)?.unit.of;
    const of = outer === undefined || listed?.of === undefined ? undefined : unitOf(outer, listed.of);
    return { kind, id, facts: listed?.facts ?? {}, of };
  };
  return new Map([...lists].map(([kind, units]) => [kind, [...units.keys()].map((id) => unitOf(kind, id))]));
}

function notListed(kind: string, id: string, path: string, problems: Problems): void {
  problems.report(path, "reference", `the contract lists no ${quoted(kind)} ${shown(id)}`);
}

// ── The incident ─────────────────────────────────────────────────────────────────────────────────────

/** The units that lines may name by id, with what the contract's schedule and the incident say of each. */
export class KnownUnits implements UnitsInIncident {
  /** What lines say of the units that they name. */
  ofLines: readonly LineUnit[] = [];
  private readonly foundNamed = new Map<string, readonly LineUnit[]>();
  private readonly declared: Units;
  /** Kinds that an incident lists: it states something of them, or says of what they are. */
  private readonly kinds = new Map<string, KindInIncident>();

  constructor(
    index: ProductIndex,
    private readonly contract: ReadContract | undefined,
    private readonly problems: Problems,
  ) {
    this.declared = index.contract.units;
    for (const { unit, established } of this.declared.values())
      if (established.rules.length > 0 || (unit.of !== undefined && !unit.scheduled))
        this.kinds.set(unit.name, {
          rule: unit,
          facts: established,
          listed: new Map(),
          known: new Map(),
          unlisted: [],
        });
  }

  /** Reads `units` of an input. */
  read(json: unknown): void {
    const { problems, kinds } = this;
    const record = problems.record(json, "units", false);
    if (record === undefined) return;
    problems.undeclared(record, "units", kinds, "a kind of unit of which an incident states something");
    for (const [name, kind] of kinds) {
      // Of what one of the schedule is, is said there.
      const outer = kind.rule.scheduled ? undefined : kind.rule.of;
      kind.listed = readList(name, outer, kind.facts, own(record, name), join("units", name), problems);
    }
    for (const [name, { rule, listed }] of kinds) {
      for (const [id, { of, path }] of listed) {
        if (rule.scheduled) this.check(name, id, `${path}.id`);
        else if (rule.of !== undefined && of !== undefined) this.check(rule.of, of, `${path}.of`);
      }
    }
  }

  /** The unit with what is said of it; nothing where a schedule should say it and does not. */
  known(kind: string, id: string): Unit | undefined {
    const scheduled = this.scheduled(kind, id);
    const inIncident = this.kinds.get(kind);
    if (inIncident === undefined) {
      // Where there is nothing to say of one, others may be of it.
      if (this.declared.get(kind)?.unit.scheduled !== true) return { kind, id, facts: {}, of: undefined };
      return scheduled?.of === undefined ? scheduled : this.within(scheduled, scheduled.of.id);
    }
    if (inIncident.rule.scheduled && scheduled === undefined) return undefined;
    let unit = inIncident.known.get(id);
    if (unit === undefined) {
      // Of a unit that is not listed nothing is stated.
      const listed: Omit<ListedUnit, "path"> = inIncident.listed.get(id) ?? {
        of: undefined,
        ...readFacts(inIncident.facts, undefined, "", "unit", id, this.problems),
      };
      // No name is both a fact of the schedule and one of the incident.
      const facts: Values = scheduled === undefined ? listed.facts : { ...scheduled.facts, ...listed.facts };
      unit = this.within({ kind, id, facts, of: undefined }, scheduled === undefined ? listed.of : scheduled.of?.id);
      inIncident.known.set(id, unit);
      if (!inIncident.listed.has(id)) inIncident.unlisted.push([id, listed.assumed]);
    }
    return unit;
  }

  /** Whether who names a unit of the kind names one of the other, too. */
  isWithin(kind: string, outer: string): boolean {
    if (kind === outer) return true;
    const of = this.declared.get(kind)?.unit.of;
    return of !== undefined && this.isWithin(of, outer);
  }

  /** A unit of a kind with a schedule is in it; one without that is of another is listed in the incident. */
  check(kind: string, id: string, path: string): void {
    const rule = this.declared.get(kind)?.unit;
    if (rule?.scheduled === true) {
      // Nothing is said where the contract itself has a problem.
      if (this.scheduled(kind, id) === undefined && this.problems.isContractSound())
        notListed(kind, id, path, this.problems);
    } else if (rule?.of !== undefined && this.kinds.get(kind)?.listed.has(id) !== true)
      this.problems.report(
        path,
        "reference",
        `of which ${quoted(rule.of)} the ${quoted(kind)} ${shown(id)} is, \`units\` does not say`,
      );
  }

  /** Those of a kind that lines name or that are listed, and what these are of; looked for when it is asked for. */
  named(kind: string): readonly LineUnit[] {
    let found = this.foundNamed.get(kind);
    if (found === undefined) {
      const byKey = new Map<string, LineUnit>();
      // A line may tell how many the units of an id are, which no list does: it comes first.
      for (const one of [...this.ofLines, ...this.listed()]) {
        const own = lineUnit(one, kind);
        const key = own && (own.unitId === undefined ? `/${own.counted}` : `:${own.unitId}`);
        if (key !== undefined && !byKey.has(key)) byKey.set(key, own!);
      }
      this.foundNamed.set(kind, (found = [...byKey.values()]));
    }
    return found;
  }

  /** The ids of those of a kind that the incident lists. */
  listedOf(kind: string): readonly string[] {
    return [...(this.kinds.get(kind)?.listed.keys() ?? [])];
  }

  /** As if a line named each of them. */
  private listed(): readonly LineUnit[] {
    return [...this.kinds].flatMap(([unit, { listed }]) =>
      [...listed.keys()].map((unitId) => ({
        unit,
        unitId,
        count: undefined,
        counted: undefined,
        knownUnit: this.known(unit, unitId),
      })),
    );
  }

  /** Of the units that the incident names, kind by kind in declared order. */
  assumed(): readonly AssumedById[] {
    // What a listed unit is of is named, too.
    this.listed();
    return [...this.kinds.values()].map(({ listed, unlisted }) => {
      const ofListed = [...listed].map(([id, { assumed }]) => [id, assumed] as const);
      return [...ofListed, ...unlisted].filter(([, assumed]) => assumed.length > 0);
    });
  }

  /** The unit with the one that it is of, whose id this is. */
  private within(unit: Unit, of: string | undefined): Unit {
    const kind = this.declared.get(unit.kind)?.unit.of;
    if (kind === undefined || of === undefined) return unit;
    return { ...unit, of: this.known(kind, of) ?? { kind, id: of, facts: {}, of: undefined } };
  }

  private scheduled(kind: string, id: string): Unit | undefined {
    return this.contract?.units.get(kind)?.find((unit) => unit.id === id);
  }
}

interface KindInIncident {
  readonly rule: UnitRule;
  readonly facts: DeclaredFacts;
  listed: ReadonlyMap<string, ListedUnit>;
  /** Those that were asked for. */
  readonly known: Map<string, Unit>;
  /** Of these such as are not listed, with what stands at its default. */
  readonly unlisted: (readonly [id: string, assumed: readonly FactReference[]])[];
}
