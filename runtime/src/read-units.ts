import { own, type Values } from "./bare.js";
import type { DeclaredFacts } from "./declared.js";
import { join, quoted, shown, type Problems } from "./problems.js";
import type { UnitRule } from "./product.js";
import type { ProductIndex } from "./product-index.js";
import type { ReadContract } from "./read-contract.js";
import { readFacts, type ReadFacts } from "./read-facts.js";
import type { FactReference } from "./result.js";
import type { Unit } from "./scope.js";

/** What stands at its default, by the id of whom it is of. */
export type AssumedById = readonly (readonly [id: string, assumed: readonly FactReference[]])[];

/** The units that lines may name by id, with what the contract's schedule and the incident say of each. */
export class KnownUnits {
  /** Kinds of which an incident may state something. */
  private readonly kinds = new Map<string, KindInIncident>();

  constructor(
    index: ProductIndex,
    private readonly contract: ReadContract | undefined,
    private readonly problems: Problems,
  ) {
    for (const { unit, established } of index.contract.units.values())
      if (established.rules.length > 0) this.kinds.set(unit.name, { rule: unit, facts: established, units: new Map() });
  }

  /** Reads `units` of an input. */
  read(json: unknown): void {
    const { problems, kinds } = this;
    const record = problems.record(json, "units", false);
    if (record === undefined) return;
    problems.undeclared(record, "units", kinds, "a kind of unit of which an incident states something");
    for (const [name, kind] of kinds) {
      const path = join("units", name);
      (problems.listOf(own(record, name), path, false) ?? []).forEach((element, place) =>
        this.readUnit(kind, element, `${path}[${place}]`),
      );
    }
  }

  /** The unit with what is said of it; nothing where nothing can be said. */
  known(kind: string, id: string): Unit | undefined {
    const scheduled = this.scheduled(kind, id);
    const known = this.kinds.get(kind);
    if (known === undefined) return scheduled;
    if (known.rule.scheduled && scheduled === undefined) return undefined;
    let unit = known.units.get(id);
    if (unit === undefined) {
      // Of a unit that is not listed nothing is stated.
      const read = readFacts(known.facts, undefined, "", "unit", id, this.problems);
      known.units.set(id, (unit = unitOf(kind, id, scheduled, read)));
    }
    return unit;
  }

  /** A unit of a kind with a schedule is in it; nothing is said where the contract itself has a problem. */
  checkScheduled(rule: UnitRule, id: string, path: string): void {
    if (!rule.scheduled || this.scheduled(rule.name, id) !== undefined || !this.problems.isContractSound()) return;
    this.problems.report(path, "reference", `the contract lists no ${quoted(rule.name)} ${shown(id)}`);
  }

  /** Of the units listed and of those that were asked for, kind by kind in declared order. */
  assumed(): readonly AssumedById[] {
    return [...this.kinds.values()].map(({ units }) =>
      [...units].flatMap(([id, { assumed }]) => (assumed.length === 0 ? [] : [[id, assumed] as const])),
    );
  }

  private readUnit({ rule, facts, units }: KindInIncident, json: unknown, place: string): void {
    const { problems } = this;
    const record = problems.record(json ?? null, place, true);
    if (record === undefined) return;
    problems.undeclared(record, place, unitFields, "a field of a unit");
    const given = record as { readonly id?: unknown; readonly facts?: unknown };
    const id = problems.id(given.id, place, "id");
    const read = readFacts(facts, given.facts, place, "unit", id, problems);
    if (id === undefined) return;
    if (units.has(id))
      problems.report(`${place}.id`, "duplicate", `${shown(id)} is listed twice among ${quoted(rule.name)}`);
    this.checkScheduled(rule, id, `${place}.id`);
    units.set(id, unitOf(rule.name, id, this.scheduled(rule.name, id), read));
  }

  private scheduled(kind: string, id: string): Unit | undefined {
    return this.contract?.units.get(kind)?.find((unit) => unit.id === id);
  }
}

interface KindInIncident {
  readonly rule: UnitRule;
  readonly facts: DeclaredFacts;
  readonly units: Map<string, KnownUnit>;
}

interface KnownUnit extends Unit {
  readonly assumed: readonly FactReference[];
}

const unitFields = new Set(["id", "facts"]);

/** No name is both a fact of the schedule and one of the incident. */
function unitOf(kind: string, id: string, scheduled: Unit | undefined, { facts, assumed }: ReadFacts): KnownUnit {
  const both: Values = scheduled === undefined ? facts : { ...scheduled.facts, ...facts };
  return { kind, id, facts: both, assumed };
}
