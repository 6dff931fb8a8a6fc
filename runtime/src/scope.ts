import type { Values } from "./bare.js";
import type { Moment, Period } from "./calendar.js";
import { nowhere, waitingFor, type Maybe, type Unknown } from "./kleene.js";
import type { ReadContract } from "./read-contract.js";
import type { Walk } from "./walk.js";

/** What the expressions of a product read, by name; each emitted module declares its own. */
export interface Reads {
  /** The choices of the contract; one that this contract lacks is unknown. */
  readonly contract: object;
  /** Whether an optional choice is stated. */
  readonly given: object;
  /** Whether an option is in force. */
  readonly options: object;
  readonly readings: object;
  /** Facts by bearer; one that is not stated is undefined. */
  readonly incident: object;
  readonly claim: object;
  readonly insured: object;
  readonly loss: object;
  /** Facts of scheduled units, by kind. */
  readonly units: object;
  /** Asserted circumstances by bearer; one that is not stated is undefined. */
  readonly circumstances: {
    readonly incident: object;
    readonly claim: object;
    readonly insured: object;
    readonly loss: object;
  };
}

/** Someone or something that facts are about. */
export interface Stated<Facts = Values, Circumstances = Values> {
  /** Undefined only of the insured of whom nothing is stated. */
  readonly id: string | undefined;
  readonly facts: Facts;
  readonly exclusions: Circumstances;
}

export interface StatedIncident<Facts = Values, Circumstances = Values> extends Stated<Facts, Circumstances> {
  readonly id: string;
  /** Triggers asserted. */
  readonly triggers: ReadonlySet<string>;
  /** No circumstance that is not stated holds. */
  readonly othersNone: boolean;
}

/** A line as the input states it, or one that a computed head brings. */
export interface StatedLine<Facts = Values, Circumstances = Values> extends Stated<Facts, Circumstances>, LineUnit {
  readonly id: string;
  readonly head: string;
  /** In minor units; of a computed head what it comes to. */
  readonly amount: Maybe<number>;
  readonly incurred: Moment | undefined;
  readonly approved: boolean | Moment | undefined;
  readonly claim: Stated | undefined;
  readonly insured: Stated | undefined;
  readonly item: string | undefined;
  readonly trigger: string | undefined;
}

/** What the input states of the incident, its claims and its insureds. */
export interface AllStated {
  readonly incident: StatedIncident;
  readonly claims: readonly Stated[];
  readonly insureds: readonly Stated[];
  readonly units: UnitsInIncident;
}

export interface UnitsInIncident {
  /** The units of a kind that the incident names, each once. */
  named(kind: string): readonly LineUnit[];
  /** One with what the contract's schedule and the incident say of it. */
  known(kind: string, id: string): Unit | undefined;
}

export interface Unit<Facts = Values> {
  readonly kind: string;
  readonly id: string;
  readonly facts: Facts;
  /** The one that it is of. */
  readonly of: Unit | undefined;
}

/** What a line says of a unit that it names. */
export interface LineUnit {
  /** The kind. */
  readonly unit: string | undefined;
  readonly unitId: string | undefined;
  readonly count: number | undefined;
  /** The line that gives the count, where its units are named by no id. */
  readonly counted: string | undefined;
  /** The unit that is named by id, where the contract's schedule or the incident says something of it. */
  readonly knownUnit: Unit | undefined;
}

/** The unit of a kind that somebody names who names this one: itself, or one that it is of. */
export function unitOfKind(unit: Unit | undefined, kind: string): Unit | undefined {
  return unit === undefined || unit.kind === kind ? unit : unitOfKind(unit.of, kind);
}

/** The unit of a kind that a line names: its own, or one that this is of. */
export function lineUnit(line: LineUnit, kind: string): LineUnit | undefined {
  if (line.unit === kind) return line;
  const outer = unitOfKind(line.knownUnit?.of, kind);
  return outer && { unit: kind, unitId: outer.id, count: undefined, counted: undefined, knownUnit: outer };
}

/**
 * What an expression is evaluated in: the settlement's givens, and the line, group or unit at hand. One
 * scope serves a whole settlement; the fields below `incident` change as it moves.
 */
export class Scope<R extends Reads = Reads> {
  readonly contract: R["contract"];
  readonly given: R["given"];
  readonly options: R["options"];
  readonly readings: R["readings"];
  readonly period: Period;
  readonly units: ReadonlyMap<string, readonly Unit[]>;
  readonly incident: StatedIncident<R["incident"], R["circumstances"]["incident"]>;
  /** All that the input lists. */
  readonly claims: readonly Stated<R["claim"], R["circumstances"]["claim"]>[];
  readonly insureds: readonly Stated<R["insured"], R["circumstances"]["insured"]>[];
  readonly unitsInIncident: UnitsInIncident;
  /** The incident's place among those of the period, from 1. */
  readonly incidentNumber: number;

  claim: Stated<R["claim"], R["circumstances"]["claim"]> | undefined = undefined;
  insured: Stated<R["insured"], R["circumstances"]["insured"]> | undefined = undefined;
  line: StatedLine<R["loss"], R["circumstances"]["loss"]> | undefined = undefined;
  unit: Unit | undefined = undefined;
  /** The unit that an aggregate around is at, or those of a line that counts them. */
  element: LineUnit | undefined = undefined;
  trigger: string | undefined = undefined;
  item: string | undefined = undefined;
  /** What a term acts on; only while its amount is worked out. */
  subject: Maybe<number> = nowhere;
  walk: Walk | undefined = undefined;

  constructor(contract: ReadContract, { incident, claims, insureds, units }: AllStated, incidentNumber: number) {
    this.contract = contract.contract;
    this.given = contract.given;
    this.options = contract.options;
    this.readings = contract.readings;
    this.period = contract.period;
    this.units = contract.units;
    this.incident = incident;
    this.claims = claims;
    this.insureds = insureds;
    this.unitsInIncident = units;
    this.incidentNumber = incidentNumber;
  }

  /** Puts a line in place: all that can be read of it. */
  standAt(line: StatedLine, trigger: string | undefined): void {
    this.line = line;
    this.claim = line.claim;
    this.insured = line.insured;
    this.unit = line.knownUnit;
    this.element = undefined;
    this.item = line.item;
    this.trigger = trigger;
  }

  /** Puts nothing in place but contract and incident. */
  standAside(): void {
    this.line = this.claim = this.insured = this.unit = this.element = this.item = this.trigger = undefined;
  }
}

/** A fact of the incident, claim, insured or line at hand that is not stated. */
export function unstated(at: Scope, of: "incident" | "claim" | "insured" | "loss", name: string): Unknown {
  switch (of) {
    case "incident":
      return waitingFor("incident", undefined, name);
    case "claim":
      return at.claim === undefined ? waitingForLine(at, "claim") : waitingFor("claim", at.claim.id, name);
    case "insured":
      return at.insured === undefined ? waitingForLine(at, "insured") : waitingFor("insured", at.insured.id, name);
    case "loss":
      return at.line === undefined ? nowhere : waitingFor("loss", at.line.id, name);
  }
}

/** A circumstance that is not stated: false where the input says that no others hold. */
export function unasserted(at: Scope, of: "incident" | "claim" | "insured" | "loss", name: string): Maybe<boolean> {
  // Of whom it is not known, nothing is known.
  const isThere = of === "claim" ? at.claim !== undefined : of === "insured" ? at.insured !== undefined : true;
  return at.incident.othersNone && isThere ? false : unstated(at, of, name);
}

/** How many equal units the element of an aggregate stands for. */
export function unitCount({ element }: Scope): number {
  return element?.count ?? 1;
}

/** A fact of the unit at hand, of the schedule or of the incident; unknown without a unit of this kind by id. */
export function unitFact(at: Scope, kind: string, name: string): unknown {
  const unit = unitOfKind(at.unit, kind);
  return unit === undefined ? waitingForUnit(at) : (unit.facts[name] ?? waitingFor("unit", unit.id, name));
}

/** For the unit of the line at hand, or of the one that gives the count of the units at hand. */
export function waitingForUnit(at: Scope): Unknown {
  if (at.element?.counted !== undefined) return waitingFor("loss", at.element.counted, "unit");
  return waitingForLine(at, "unit", at.line?.counted);
}

/** Built-in facts of the line at hand. */
export function lineIncurred(at: Scope): Maybe<Moment> {
  return at.line?.incurred ?? waitingForLine(at, "incurred");
}

/** How many units the line stands for; one where it gives no count. */
export function lineCount(at: Scope): number {
  return at.line?.count ?? 1;
}

/** Whether the line is approved, or was approved on a day not after it was incurred. */
export function lineApproved(at: Scope): Maybe<boolean> {
  const approved = at.line?.approved;
  if (approved === undefined) return waitingForLine(at, "approved");
  if (typeof approved === "boolean") return approved;
  const incurred = at.line?.incurred;
  return incurred === undefined ? waitingForLine(at, "incurred") : approved.day <= incurred.day;
}

/** That the line names an item; where it names none, which one it is is not known. */
export function lineItem(at: Scope): Maybe<boolean> {
  return at.line?.item === undefined ? waitingForLine(at, "item") : true;
}

/** Whether the line is judged under, or the group is of, one of these triggers. */
export function triggerIs(at: Scope, triggers: readonly string[]): boolean {
  return at.trigger !== undefined && triggers.includes(at.trigger);
}

/** Whether the line names one of these items. */
export function itemIs(at: Scope, items: readonly string[]): boolean {
  return items.includes(at.item ?? "");
}

function waitingForLine({ line }: Scope, name: string, id = line?.id): Unknown {
  return line === undefined ? nowhere : waitingFor("loss", id, name);
}
