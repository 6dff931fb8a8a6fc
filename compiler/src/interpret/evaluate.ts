import type { FactReference } from "@yakkan/runtime/result.js";
import type {
  AggregateExpr,
  Bearer,
  CompareOperator,
  Elements,
  Expr,
  Let,
  LineField,
  Literal,
  NamedUnits as SumsOfUnits,
  Plan,
  Table,
  TableKey,
  UnitFact,
} from "../plan.js";
import { compareInstants, endOfSpan, monthsOf, toCivil, wholeSpans, type Moment } from "./calendar.js";
import type { Bearing, Line, LineUnit, NamedUnit, Probe, Situation, Stated } from "./case.js";
import { assertNever } from "./order.js";
import { add, compare, divide, multiply, negate, rational, round, subtract, zero, floor } from "./rational.js";
import { keysOfEvery } from "../every-key.js";
import { tallyId } from "../tallies.js";
import { isSureSum, onlyGrows } from "../sure-sums.js";
import { someExpr } from "../walk-expr.js";
import { namedUnit, namedUnits, unitOfKind } from "./units.js";
import {
  bool,
  fromLiteral,
  known,
  never,
  number,
  unknown,
  unknownTime,
  unknownWith,
  whole,
  type Data,
  type DateData,
  type Unknown,
  type Value,
} from "./values.js";

/** What an expression may read beside the contract and the incident. */
export interface Scope {
  readonly situation: Situation;
  /** The trigger under which a line is judged, or that of a term's group. */
  readonly trigger?: string;
  readonly item?: string | undefined;
  readonly line?: Line;
  /** The line that waits for its claim, insured or unit. */
  readonly waitingLine?: string;
  readonly claim?: Bearing;
  readonly insured?: Bearing;
  readonly unit?: NamedUnit | undefined;
  /** The unit that an aggregate around is at, or those of a line that counts them. */
  readonly element?: LineUnit;
  readonly amounts?: AmountScope;
}

/** Whether a sum counts the line, which may come under these triggers. */
export type Counts = (line: Line, triggers: readonly string[]) => boolean;

/** What only the amounts of terms and of computed heads may read. */
export interface AmountScope {
  /** x. */
  subject(): Value;
  /** The eligible amount of the group's cells, or of the cells of these heads whose lines count; for one of these units. */
  loss(heads: readonly string[] | undefined, counts: Counts, of?: LineUnit): Value;
  /** What deductibles and franchises took from the group's cells so far. */
  deducted(): Value;
  /** The lines of the group, each with its amount, of a group of several units the part of one; and what it waits for. */
  lines(): readonly { readonly line: Line; readonly open?: Unknown }[];
  /** What the node came to when the walk left it, of the lines that count; for one of these units. */
  left(node: string, counts: Counts, of?: LineUnit): Value;
  /** What undetermined lines wait for that name no unit, and that such a sum over units counts. */
  unplaced(sums: SumsOfUnits): readonly Unknown[];
  /** The unit at hand, where lines of all these heads name one of its kind. */
  unitOf(heads: readonly string[]): LineUnit | undefined;
  /** Of a term: aggregates over units that come to the same for all of its groups. */
  readonly kept?: Map<Expr, Value>;
}

/** The value of an expression. Never throws for an expression that was type-checked. */
export function evaluate(expr: Expr, scope: Scope): Value {
  const { contract, index } = scope.situation;
  switch (expr.kind) {
    case "literal":
      return known(fromLiteral(expr.literal));
    case "unlimited":
      return known({ kind: "unlimited" });
    case "choice": {
      const chosen = contract.choices.get(expr.name);
      return chosen === undefined ? notChosen(expr.name, scope.situation) : known(chosen);
    }
    case "given":
      return bool(contract.given.has(expr.name));
    case "option":
      return bool(isInForce(expr.name, scope.situation));
    case "period":
      return contract.period === undefined
        ? unknown()
        : known({ kind: "date", ...endOfPeriod(contract.period, expr.end), readFrom: [] });
    case "reading": {
      const member = contract.readings.get(expr.name) ?? index.readings.get(expr.name)?.default;
      return member === undefined
        ? unknown([{ of: "reading", name: expr.name }])
        : known({ kind: "enum", value: member });
    }
    case "fact":
      return factOf(expr.of, expr.name, scope);
    case "unit-fact":
      return unitFact(expr.unit, expr.name, scope);
    case "established":
      return establishedFact(expr.unit, expr.name, scope);
    case "asserted":
      return circumstanceOf(expr.of, expr.name, scope);
    case "line":
      return lineField(expr.field, scope.line);
    case "trigger-is":
      return bool(scope.trigger !== undefined && expr.triggers.includes(scope.trigger));
    case "item-is":
      return bool(expr.items.includes(scope.item ?? ""));
    case "let": {
      const declared = index.lets.get(expr.name);
      return declared === undefined ? unknown() : evaluate(declared.value, scope);
    }
    case "not":
      return not(evaluate(expr.operand, scope));
    case "and":
      return and(expr.operands.map((operand) => evaluate(operand, scope)));
    case "or":
      return or(expr.operands.map((operand) => evaluate(operand, scope)));
    case "compare":
      return compareExprs(expr, scope);
    case "is":
      return test(
        [evaluate(expr.value, scope)],
        ([value]) => value?.kind === "enum" && expr.members.includes(value.value),
      );
    case "has":
      return test(
        [evaluate(expr.set, scope)],
        ([set]) => set?.kind === "set" && expr.members.some((member) => set.members.has(member)),
      );
    case "is-empty":
      return test([evaluate(expr.set, scope)], ([set]) => set?.kind === "set" && set.members.size === 0);
    case "is-never": {
      const value = evaluate(expr.value, scope);
      return value.state === "unknown" ? value : bool(value.state === "never");
    }
    case "within": {
      const ends = expr.until === undefined ? [expr.from] : [expr.from, expr.until];
      return test(
        [expr.value, ...ends].map((part) => evaluate(part, scope)),
        ([value, from, until]) =>
          value?.kind === "date" &&
          from?.kind === "date" &&
          from.day <= value.day &&
          (until?.kind !== "date" || value.day <= until.day),
      );
    }
    case "during":
      return during(evaluate(expr.value, scope), contract.period);
    case "span-end":
      return compute([evaluate(expr.span, scope), evaluate(expr.from, scope)], ([span, from]) => {
        if (span?.kind !== "span" || from?.kind !== "date") return undefined;
        // No fact states the time of a day that a span gives.
        return { kind: "date", day: endOfSpan(span.span, from.day, expr.direction), readFrom: [] };
      });
    case "between":
      return compute([evaluate(expr.from, scope), evaluate(expr.to, scope)], ([from, to]) =>
        from?.kind === "date" && to?.kind === "date"
          ? { kind: "number", value: rational(BigInt(wholeSpans(expr.unit, from.day, to.day))) }
          : undefined,
      );
    case "date-part":
      return compute([evaluate(expr.date, scope)], ([date]) =>
        date?.kind === "date" ? { kind: "number", value: rational(BigInt(toCivil(date.day)[expr.part])) } : undefined,
      );
    case "round":
      return compute([evaluate(expr.operand, scope)], ([operand]) => {
        if (operand?.kind !== "number") return operand;
        const steps = divide(operand.value, expr.to);
        if (steps === undefined) return undefined;
        // Where the next step begins the value leaps.
        const next = multiply(rational(floor(steps) + 1n), expr.to);
        scope.situation.probe?.compared("value", subtract(operand.value, next));
        return { kind: "number", value: multiply(rational(round(steps, expr.rounding)), expr.to) };
      });
    case "add":
    case "subtract":
    case "multiply":
    case "divide": {
      const operation = expr.kind;
      return compute([evaluate(expr.left, scope), evaluate(expr.right, scope)], ([left, right]) =>
        left === undefined || right === undefined ? undefined : calculate(operation, left, right),
      );
    }
    case "negate":
      return compute([evaluate(expr.operand, scope)], ([operand]) => {
        if (operand?.kind === "number") return { kind: "number", value: negate(operand.value) };
        if (operand?.kind === "duration") return { kind: "duration", seconds: negate(operand.seconds) };
        return undefined;
      });
    case "min":
    case "max": {
      const operands = expr.operands.map((operand) => evaluate(operand, scope));
      if (expr.type.kind !== "date" && expr.type.kind !== "datetime")
        return extreme(expr.kind, operands, scope.situation.probe);
      return expr.kind === "min" ? earliest(operands) : lastOfAll(operands);
    }
    case "if":
      return choose(
        evaluate(expr.condition, scope),
        () => evaluate(expr.then, scope),
        () => evaluate(expr.otherwise, scope),
      );
    case "lookup": {
      const keys = expr.keys.map((key) => evaluate(key, scope));
      const table = index.tables.get(expr.table);
      const found = table && lookUp(expr, table, keys, index.plan);
      if (found !== undefined) return known(found);
      const open = keys.filter((key) => key.state === "unknown");
      return open.length > 0 ? unknownWith(open) : unknown([], [expr.table]);
    }
    case "any":
    case "every":
    case "sum":
    case "largest":
    case "smallest":
    case "earliest":
    case "latest": {
      const ofTerm = scope.situation.probe === undefined ? scope.amounts?.kept : undefined;
      const kept = ofTerm && isAlikeForAll(expr, index.lets) ? ofTerm : undefined;
      const found = kept?.get(expr) ?? overElements(expr, scope);
      kept?.set(expr, found);
      return found;
    }
    case "subject":
      return scope.amounts?.subject() ?? unknown();
    case "loss": {
      const of = elementOf(expr, scope);
      if (of !== undefined && "state" in of) return of;
      return scope.amounts?.loss(expr.heads, countsIn(expr, scope), of) ?? unknown();
    }
    case "deducted":
      return scope.amounts?.deducted() ?? unknown();
    case "left": {
      const of = elementOf(expr, scope);
      if (of !== undefined && "state" in of) return of;
      return scope.amounts?.left(expr.node, countsIn(expr, scope), of) ?? unknown();
    }
    case "earlier": {
      const unit = scope.amounts?.unitOf(expr.heads);
      const { amount, times, largest } = scope.situation.earlier(tallyId(expr.nodes, unit?.kind), unit?.id ?? "");
      if (expr.times === true) return whole(times);
      return number(rational(expr.largest === true ? largest : amount, unit?.count ?? 1n));
    }
    case "incident-number":
      return whole(BigInt(scope.situation.incidentNumber));
  }
}

function overElements(expr: AggregateExpr, scope: Scope): Value {
  if (expr.of === "loss") return overLines(expr, scope);
  const elements = elementsOf(expr, scope);
  if ("state" in elements) return elements;
  const values = elements.map((element) => {
    const value = evaluate(expr.value, { ...scope, ...element });
    return expr.kind === "sum" ? times(value, element.element?.count ?? 1n) : value;
  });
  // Of whichever unit such a line is, what is lost of it or of another one is not known.
  const open = expr.named === undefined ? [] : (scope.amounts?.unplaced(expr.named) ?? []);
  return atLeastKnown(expr, [...values, ...open], scope);
}

/** An open sum of what is never below zero is at least that of the values that are known. */
function atLeastKnown(expr: AggregateExpr, values: readonly Value[], { situation }: Scope): Value {
  const found = aggregate(expr, values, situation.probe);
  if (found.state !== "unknown" || !isSureSum(expr, situation.index.plan)) return found;
  const sure = values.filter((value) => value.state === "known").reduce(plus, number(zero));
  return sure.state === "known" && sure.data.kind === "number" ? { ...found, atLeast: sure.data.value } : found;
}

/** What is read of each unit alone, and so comes to the same for every group of a term. */
function isAlikeForAll(expr: AggregateExpr, lets: ReadonlyMap<string, Let>): boolean {
  if (expr.unit === undefined || expr.within !== undefined) return false;
  const isOther = (part: Expr): boolean =>
    part.kind === "loss" || part.kind === "left"
      ? part.ofUnit === undefined || part.ofClaim === true
      : !ofEachUnit.has(part.kind);
  return !someExpr(expr.value, lets, isOther);
}

const ofEachUnit: ReadonlySet<Expr["kind"]> = new Set([
  "literal",
  "choice",
  "reading",
  "let",
  "unit-fact",
  "established",
  "compare",
  "and",
  "or",
  "not",
  "if",
  "add",
  "subtract",
  "multiply",
  "divide",
  "negate",
  "min",
  "max",
  "round",
]);

/** Which lines a sum counts: all, or those of the claim at hand (where none is, those that name none), or under some triggers. */
function countsIn({ ofClaim, triggers: wanted }: SumOfLines, { claim }: Scope): Counts {
  return (line, triggers) =>
    (ofClaim !== true || line.claim === claim?.id) &&
    (wanted === undefined || triggers.some((trigger) => wanted.includes(trigger)));
}

type SumOfLines = Pick<Extract<Expr, { readonly kind: "loss" }>, "ofClaim" | "triggers">;

/** The unit of which a sum in an aggregate is, that of the element; nothing of other sums. */
function elementOf({ ofUnit }: { readonly ofUnit?: string }, { element }: Scope): LineUnit | Unknown | undefined {
  return ofUnit === undefined ? undefined : (unitOfKind(element, ofUnit) ?? unknown());
}

/** Whether a condition holds: true, false, or unknown. No condition holds always; what never happened does not hold. */
export function holds(condition: Expr | undefined, scope: Scope): boolean | Unknown {
  return condition === undefined ? true : truthOf(evaluate(condition, scope));
}

export function truthOf(value: Value): boolean | Unknown {
  switch (value.state) {
    case "known":
      return value.data.kind === "bool" && value.data.value;
    case "unknown":
      return value;
    case "never":
      return false;
  }
}

/** Chosen, or automatic under the plan. */
export function isInForce(option: string, situation: Pick<Situation, "index" | "contract">): boolean {
  const availability = availabilityOf(option, situation);
  if (availability === "automatic") return true;
  // One that the plan does not offer is not chosen, whatever the contract says.
  return situation.contract.options.has(option) && availability !== "unavailable";
}

/** Whether the contract's plan has the option; nothing where the plan is not known. */
export function availabilityOf(
  option: string,
  { index, contract }: Pick<Situation, "index" | "contract">,
): "unavailable" | "optional" | "automatic" | undefined {
  const declared = index.options.get(option);
  if (declared === undefined) return undefined;
  const plan = contract.choices.get("plan");
  if (plan === undefined && index.choices.has("plan")) return undefined;
  const key = plan?.kind === "enum" ? plan.value : "";
  return Object.hasOwn(declared.availability, key) ? declared.availability[key] : "unavailable";
}

// ── Logic ────────────────────────────────────────────────────────────────────────────────────────────

export function not(operand: Value): Value {
  const truth = truthOf(operand);
  return typeof truth === "boolean" ? bool(!truth) : truth;
}

export function and(operands: readonly Value[]): Value {
  return junction(operands, false);
}

export function or(operands: readonly Value[]): Value {
  return junction(operands, true);
}

/** Kleene's: decided by one operand that is `decisive`, else open by one that is unknown. */
function junction(operands: readonly Value[], decisive: boolean): Value {
  const truths = operands.map(truthOf);
  if (truths.some((truth) => truth === decisive)) return bool(decisive);
  const open = truths.filter((truth) => typeof truth !== "boolean");
  return open.length > 0 ? unknownWith(open) : bool(!decisive);
}

function choose(condition: Value, then: () => Value, otherwise: () => Value): Value {
  const truth = truthOf(condition);
  if (typeof truth === "boolean") return truth ? then() : otherwise();
  const branches = [then(), otherwise()] as const;
  const same = bothSame(...branches);
  return same ?? unknownWith([truth, ...branches.filter((branch) => branch.state === "unknown")]);
}

/** The value that two are both known to be, if they are. */
function bothSame(a: Value, b: Value): Value | undefined {
  if (a.state === "never" && b.state === "never") return never;
  if (a.state !== "known" || b.state !== "known") return undefined;
  const [{ data }, { data: other }] = [a, b];
  if (data.kind === "date" && other.kind === "date") {
    if (data.day !== other.day || data.minute !== other.minute) return undefined;
    // Where its time is needed and not there, what stated either is waited for.
    return known({ ...data, readFrom: [...data.readFrom, ...other.readFrom] });
  }
  return compareData(data, other, true) === 0 ? a : undefined;
}

// ── Aggregates ───────────────────────────────────────────────────────────────────────────────────────

/** What the scope holds at each element in turn; unknown where they are of a unit and none is at hand. */
function elementsOf(elements: Elements, scope: Scope): readonly Partial<Scope>[] | Unknown {
  const { situation } = scope;
  const { claims, insureds } = situation;
  if (elements.of === undefined) {
    const { within } = elements;
    const outer = within === undefined ? undefined : unitOfKind(scope.unit, within);
    if (within !== undefined && outer === undefined) return unnamed("unit", scope);
    return unitsOver(elements, situation)
      .filter((unit) => within === undefined || unitOfKind(unit, within)?.id === outer?.id)
      .map((element) => ({ element, unit: element.id === undefined ? undefined : element }));
  }
  return elements.of === "claim"
    ? [...claims.values()].map((claim) => ({ claim }))
    : [...insureds.values()].map((insured) => ({ insured }));
}

/**
 * Over the lines of the group at hand. One that waits may be of it in the end or not: what it adds is unknown, unless
 * what is known of the others comes to the same with it as without.
 */
function overLines(expr: AggregateExpr, scope: Scope): Value {
  const lines = scope.amounts?.lines() ?? [];
  const valueAt = (line: Line): Value => evaluate(expr.value, { ...scope, line, item: line.item });
  const values = lines.flatMap(({ line, open }) => (open === undefined ? [valueAt(line)] : []));
  const known = values.filter(({ state }) => state !== "unknown");
  const added = lines.flatMap(({ line, open }) => {
    if (open === undefined) return [];
    const value = valueAt(line);
    const isIdle = bothSame(aggregate(expr, known), aggregate(expr, [...known, value])) !== undefined;
    return isIdle ? [value] : [unknownWith(value.state === "unknown" ? [open, value] : [open])];
  });
  return atLeastKnown(expr, [...values, ...added], scope);
}

/** All of a kind: of the contract's schedule, or such as the incident names. */
function unitsOver(
  { unit: kind, named }: Extract<Elements, { readonly unit: string }>,
  situation: Situation,
): readonly LineUnit[] {
  if (named?.unit === kind) return namedUnits(kind, situation);
  const scheduled = [...(situation.contract.units.get(kind)?.keys() ?? [])].map((id) => namedUnit(kind, id, situation));
  if (named === undefined) return scheduled;
  const ids = new Set(namedUnits(named.unit, situation).map(({ id }) => id));
  return scheduled.filter((unit) => ids.has(unitOfKind(unit, named.unit)?.id));
}

/** What each of several equal units has, of all of them. */
function times(value: Value, count: bigint): Value {
  return count === 1n
    ? value
    : compute([value, whole(count)], ([each, n]) => each && n && calculate("multiply", each, n));
}

function aggregate({ kind, type }: AggregateExpr, values: readonly Value[], probe?: Probe): Value {
  switch (kind) {
    case "any":
      return or(values);
    case "every":
      return and(values);
    case "sum":
      return values.reduce(plus, type.kind === "duration" ? known({ kind: "duration", seconds: zero }) : number(zero));
    case "largest":
      return values.length === 0 ? unknown() : extreme("max", values, probe);
    case "smallest":
      return values.length === 0 ? unknown() : extreme("min", values, probe);
    case "earliest":
      return earliest(values);
    case "latest":
      return latest(values);
  }
}

function earliest(values: readonly Value[]): Value {
  return firstDate(values, (date, other) => compareInstants(date, other) < 0);
}

function latest(values: readonly Value[]): Value {
  return firstDate(values, (date, other) => compareInstants(date, other) > 0);
}

/** The latest where never is later than all that came. */
function lastOfAll(values: readonly Value[]): Value {
  const isNever = values.some(({ state }) => state === "never");
  return isNever && values.every(({ state }) => state !== "unknown") ? never : latest(values);
}

/**
 * The date before which none of the others comes; those that never came are none. Where the time of one on its day is
 * not known, the time of the first is not.
 */
function firstDate(values: readonly Value[], isBefore: (date: Moment, other: Moment) => boolean): Value {
  const came = values.filter((value) => value.state !== "never");
  if (came.length === 0) return never;
  return compute(came, (all) => {
    const dates = all.filter((data) => data.kind === "date");
    const first = dates.reduce((best, next) => (isBefore(next, best) ? next : best));
    const open = dates.filter(({ day, minute }) => day === first.day && minute === undefined);
    return open.length === 0
      ? first
      : { kind: "date", day: first.day, readFrom: open.flatMap(({ readFrom }) => readFrom) };
  });
}

// ── Facts ────────────────────────────────────────────────────────────────────────────────────────────

/** Whom the scope's facts of this kind are about; where nobody is named, what the line waits for. */
function bearerOf(of: Bearer, scope: Scope): Bearing | Unknown {
  switch (of) {
    case "incident":
      return scope.situation.incident;
    case "claim":
      return scope.claim ?? unnamed("claim", scope);
    case "insured":
      return scope.insured ?? unnamed("insured", scope);
    case "loss":
      return scope.line ?? unknown();
  }
}

function unnamed(what: "claim" | "insured" | "unit", scope: Scope): Unknown {
  const counting = what === "unit" ? (scope.element?.line ?? scope.line?.unit?.line) : undefined;
  const id = counting ?? scope.waitingLine;
  return unknown(id === undefined ? [] : [{ of: "loss", id, name: what }]);
}

function factOf(of: Bearer, name: string, scope: Scope): Value {
  const bearer = bearerOf(of, scope);
  if ("state" in bearer) return bearer;
  const declared = scope.situation.index.facts[of].get(name);
  return statedValue(bearer.facts.get(name), declared?.default, referenceTo(bearer, name));
}

function unitFact(kind: string, name: string, scope: Scope): Value {
  const { index, contract } = scope.situation;
  const unit = unitOfKind(scope.unit, kind);
  const facts = unit && contract.units.get(kind)?.get(unit.id)?.facts;
  if (unit === undefined || facts === undefined) return unnamed("unit", scope);
  const declared: UnitFact | undefined = index.units.get(kind)?.facts.find((fact) => fact.name === name);
  return statedValue(facts.get(name), declared?.default, { of: "unit", id: unit.id, name });
}

/** Of a unit that the incident does not list nothing is stated. */
function establishedFact(kind: string, name: string, scope: Scope): Value {
  const { index, units } = scope.situation;
  const unit = unitOfKind(scope.unit, kind);
  if (unit === undefined) return unnamed("unit", scope);
  const stated = units.get(kind)?.get(unit.id)?.facts.get(name);
  const declared = index.units.get(kind)?.established.find((fact) => fact.name === name);
  return statedValue(stated, declared?.default, { of: "unit", id: unit.id, name });
}

function statedValue(stated: Stated | undefined, byDefault: Literal | undefined, reference: FactReference): Value {
  if (stated === "never") return never;
  if (stated === "unreadable") return unknown();
  const data = stated ?? (byDefault === undefined ? undefined : fromLiteral(byDefault));
  if (data === undefined) return unknown([reference]);
  return known(data.kind === "date" ? { ...data, readFrom: [reference] } : data);
}

function circumstanceOf(of: Bearer, name: string, scope: Scope): Value {
  const bearer = bearerOf(of, scope);
  if ("state" in bearer) return bearer;
  const stated = bearer.circumstances.get(name) ?? (scope.situation.othersNone ? false : undefined);
  return stated === undefined ? unknown([referenceTo(bearer, name)]) : bool(stated);
}

function referenceTo(bearer: Bearing, name: string): FactReference {
  return bearer.id === undefined ? { of: bearer.of, name } : { of: bearer.of, id: bearer.id, name };
}

function lineField(field: LineField, line: Line | undefined): Value {
  if (line === undefined) return unknown();
  const reference = referenceTo(line, field);
  switch (field) {
    case "amount":
      return line.amount;
    case "incurred":
      return line.incurred === undefined
        ? unknown([reference])
        : known({ kind: "date", ...line.incurred, readFrom: [reference] });
    case "approved": {
      if (line.approved === undefined) return unknown([reference]);
      if (typeof line.approved === "boolean") return bool(line.approved);
      // An approval counts from its day: a measure taken before it was not approved.
      return line.incurred === undefined
        ? unknown([referenceTo(line, "incurred")])
        : bool(line.approved.day <= line.incurred.day);
    }
    case "item":
      return line.item === undefined ? unknown([reference]) : bool(true);
    case "count":
      // One unit, or a line that is not by units at all, is one.
      return whole(line.unit?.count ?? 1n);
  }
}

// ── Comparison and arithmetic ────────────────────────────────────────────────────────────────────────

/** Unknown with every operand that is; never with one that never happened; else what `by` makes of them. */
function compute(operands: readonly Value[], by: (data: readonly Data[]) => Data | undefined): Value {
  const open = operands.filter((operand) => operand.state === "unknown");
  if (open.length > 0) return unknownWith(open);
  if (operands.some((operand) => operand.state === "never")) return never;
  const result = by(operands.flatMap((operand) => (operand.state === "known" ? [operand.data] : [])));
  return result === undefined ? unknown() : known(result);
}

/** A question that is answered with no as soon as one operand never happened. */
function test(operands: readonly Value[], by: (data: readonly Data[]) => boolean): Value {
  if (operands.some((operand) => operand.state === "never")) return bool(false);
  return compute(operands, (data) => ({ kind: "bool", value: by(data) }));
}

/** The least or the most of one or more. */
function extreme(which: "min" | "max", values: readonly Value[], probe: Probe | undefined): Value {
  const sign = which === "min" ? 1 : -1;
  return compute(values, (operands) =>
    operands.reduce((best, next) => {
      tell(probe, next, best);
      return (compareData(next, best, false) ?? 0) * sign < 0 ? next : best;
    }),
  );
}

function compareExprs({ operator, left, right }: Extract<Expr, { kind: "compare" }>, scope: Scope): Value {
  const [a, b] = [evaluate(left, scope), evaluate(right, scope)];
  const { plan } = scope.situation.index;
  const sure =
    (onlyGrows(left, plan) ? sureOf(operator, a, b) : undefined) ??
    (onlyGrows(right, plan) ? sureOf(mirrored[operator], b, a) : undefined);
  const byInstant = left.type.kind === "datetime" && right.type.kind === "datetime";
  return sure ?? compareValues(operator, a, b, byInstant, scope.situation.probe);
}

const mirrored = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "<>": "<>" } as const;

/** How an open sum, of losses or of what is never below zero, stands to what is known, where it does so however large it becomes. */
function sureOf(operator: CompareOperator, sum: Value, other: Value): Value | undefined {
  if (sum.state !== "unknown" || sum.atLeast === undefined) return undefined;
  if (other.state !== "known" || other.data.kind !== "number") return undefined;
  const order = compare(sum.atLeast, other.data.value);
  if (order > 0) return bool(satisfies(operator, 1));
  return order === 0 && (operator === ">=" || operator === "<") ? bool(operator === ">=") : undefined;
}

function compareValues(
  operator: CompareOperator,
  left: Value,
  right: Value,
  byInstant: boolean,
  probe: Probe | undefined,
): Value {
  if (left.state === "never" || right.state === "never") return bool(operator === "<>");
  return compute([left, right], ([a, b]) => {
    tell(probe, a, b);
    const order = a === undefined || b === undefined ? undefined : compareData(a, b, byInstant);
    return order === undefined ? undefined : { kind: "bool", value: satisfies(operator, order) };
  });
}

function tell(probe: Probe | undefined, a: Data | undefined, b: Data | undefined): void {
  if (a?.kind === "number" && b?.kind === "number") probe?.compared("value", subtract(a.value, b.value));
}

function satisfies(operator: CompareOperator, order: number): boolean {
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
  }
}

/** Below zero, zero, above; nothing where the two cannot be compared (a month with 30 days). */
export function compareData(a: Data, b: Data, byInstant: boolean): number | undefined {
  if (a.kind === "unlimited" || b.kind === "unlimited") {
    return (a.kind === "unlimited" ? 1 : 0) - (b.kind === "unlimited" ? 1 : 0);
  }
  switch (a.kind) {
    case "number":
      return b.kind === "number" ? compare(a.value, b.value) : undefined;
    case "date":
      if (b.kind !== "date") return undefined;
      return byInstant ? compareInstants(a, b) : a.day - b.day;
    case "duration":
      return b.kind === "duration" ? compare(a.seconds, b.seconds) : undefined;
    case "span": {
      if (b.kind !== "span") return undefined;
      const months = monthsOf(a.span) - monthsOf(b.span);
      const days = a.span.days - b.span.days;
      return months === 0 || days === 0 ? months + days : undefined;
    }
    case "bool":
      return b.kind === "bool" ? Number(a.value) - Number(b.value) : undefined;
    case "enum":
      // Members have no order; only equality is asked.
      return b.kind === "enum" ? (a.value === b.value ? 0 : 1) : undefined;
    case "set":
      if (b.kind !== "set") return undefined;
      return a.members.size === b.members.size && [...a.members].every((member) => b.members.has(member)) ? 0 : 1;
    default:
      return assertNever(a);
  }
}

function calculate(operation: "add" | "subtract" | "multiply" | "divide", left: Data, right: Data): Data | undefined {
  if (left.kind === "unlimited" || right.kind === "unlimited") return withUnlimited(operation, left, right);
  switch (operation) {
    case "add":
      if (left.kind === "number" && right.kind === "number") return ofNumber(add(left.value, right.value));
      if (left.kind === "duration" && right.kind === "duration") return ofSeconds(add(left.seconds, right.seconds));
      if (left.kind === "date" && right.kind === "duration") return shiftDate(left, right.seconds);
      if (left.kind === "duration" && right.kind === "date") return shiftDate(right, left.seconds);
      return undefined;
    case "subtract":
      if (left.kind === "number" && right.kind === "number") return ofNumber(subtract(left.value, right.value));
      if (left.kind === "duration" && right.kind === "duration") {
        return ofSeconds(subtract(left.seconds, right.seconds));
      }
      if (left.kind === "date" && right.kind === "duration") return shiftDate(left, negate(right.seconds));
      if (left.kind === "date" && right.kind === "date") return ofSeconds(secondsBetween(right, left));
      return undefined;
    case "multiply":
      if (left.kind === "number" && right.kind === "number") return ofNumber(multiply(left.value, right.value));
      if (left.kind === "duration" && right.kind === "number") return ofSeconds(multiply(left.seconds, right.value));
      if (left.kind === "number" && right.kind === "duration") return ofSeconds(multiply(left.value, right.seconds));
      return undefined;
    case "divide": {
      if (right.kind === "number" && left.kind === "number") return ofNumber(divide(left.value, right.value));
      if (right.kind === "number" && left.kind === "duration") return ofSeconds(divide(left.seconds, right.value));
      if (right.kind === "duration" && left.kind === "duration") return ofNumber(divide(left.seconds, right.seconds));
      return undefined;
    }
  }
}

/** Unlimited stays unlimited when something finite is added, taken away, or scales it; anything else is undefined. */
function withUnlimited(
  operation: "add" | "subtract" | "multiply" | "divide",
  left: Data,
  right: Data,
): Data | undefined {
  const other = left.kind === "unlimited" ? right : left;
  const sign = other.kind === "number" ? compare(other.value, zero) : other.kind === "unlimited" ? 1 : undefined;
  if (sign === undefined) return undefined;
  switch (operation) {
    case "add":
      return { kind: "unlimited" };
    case "subtract":
      return right.kind === "unlimited" ? undefined : { kind: "unlimited" };
    case "multiply":
      return sign > 0 ? { kind: "unlimited" } : sign === 0 ? { kind: "number", value: zero } : undefined;
    case "divide":
      if (right.kind === "unlimited") return left.kind === "unlimited" ? undefined : { kind: "number", value: zero };
      return sign > 0 ? { kind: "unlimited" } : undefined;
  }
}

function ofNumber(value: ReturnType<typeof divide>): Data | undefined {
  return value === undefined ? undefined : { kind: "number", value };
}

function ofSeconds(seconds: ReturnType<typeof divide>): Data | undefined {
  return seconds === undefined ? undefined : { kind: "duration", seconds };
}

function secondsBetween(from: DateData, to: DateData): ReturnType<typeof rational> {
  return rational(BigInt((to.day - from.day) * 86_400 + secondOf(to) - secondOf(from)));
}

function shiftDate(date: DateData, seconds: ReturnType<typeof rational>): Data {
  const instant = secondOf(date) + Number(floor(seconds));
  const days = Math.floor(instant / 86_400);
  // No fact states an instant that is worked out.
  return { kind: "date", day: date.day + days, minute: (instant - days * 86_400) / 60, readFrom: [] };
}

/** Seconds after that day's 00:00. */
function secondOf({ minute = 0 }: DateData): number {
  return Math.round(minute * 60);
}

/** A choice without a value waits to be given, if the contract has it and does not give it wrongly. */
function notChosen(name: string, situation: Situation): Value {
  const { index, contract } = situation;
  const exists = holds(index.choices.get(name)?.when, { situation });
  if (typeof exists !== "boolean") return exists;
  return exists && !contract.given.has(name) ? unknown([{ of: "contract", name }]) : unknown();
}

/** The sum of two amounts; unknown as soon as one is. */
export function plus(a: Value, b: Value): Value {
  return compute([a, b], ([left, right]) =>
    left === undefined || right === undefined ? undefined : calculate("add", left, right),
  );
}

type Period = NonNullable<Situation["contract"]["period"]>;

function endOfPeriod(period: Period, end: "from" | "to" | "last_day"): Moment {
  if (end !== "last_day") return period[end];
  const { day, minute = 0 } = period.to;
  return { day: minute === 0 ? day - 1 : day };
}

/** The period is half open. A day without a time is undecided on a day on which the period turns otherwise than at 00:00. */
function during(value: Value, period: Period | undefined): Value {
  if (value.state === "never") return bool(false);
  if (value.state === "unknown") return value;
  return value.data.kind !== "date" || period === undefined ? unknown() : dateDuring(value.data, period);
}

function dateDuring(date: DateData, period: Period): Value {
  const turnsThatDay = [period.from, period.to].some((turn) => turn.day === date.day && (turn.minute ?? 0) !== 0);
  if (date.minute === undefined && turnsThatDay) return unknownTime(date);
  return bool(compareInstants(period.from, date) <= 0 && compareInstants(date, period.to) < 0);
}

// ── Tables ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * The first row from the top whose keys all match; what never happened matches none. Keys that are unknown match for
 * sure where the row has all that they can be; elsewhere they may, and what such rows say has to be what the first that
 * matches for sure says.
 */
function lookUp(
  read: Expr & { readonly kind: "lookup" },
  table: Table,
  keys: readonly Value[],
  plan: Plan,
): Data | undefined {
  const place = table.columns.findIndex(({ name }) => name === read.column);
  const every = keysOfEvery(read, table, plan);
  const possible = table.rows.filter((row) =>
    keys.every(
      (key, position) =>
        key.state === "unknown" ||
        (key.state === "known" && row.keys[position]!.some((alternative) => matches(alternative, key.data))),
    ),
  );
  const sure = possible.findIndex((row) =>
    keys.every((key, position) => key.state === "known" || every.get(row)!.has(position)),
  );
  const said = possible.slice(0, sure + 1).map((row): Value => {
    const value = row.values[place]!;
    return known(value === "unlimited" ? { kind: "unlimited" } : fromLiteral(value));
  });
  const [first] = said;
  const isOne = first?.state === "known" && said.every((other) => bothSame(first, other) !== undefined);
  return isOne ? first.data : undefined;
}

function matches(key: TableKey, data: Data): boolean {
  switch (key.kind) {
    case "value":
      return compareKey(data, key.literal) === 0;
    case "band": {
      const lower = key.from ?? key.over;
      const upper = key.to ?? key.under;
      // 0 at an end itself.
      const above = lower === undefined ? 1 : compareKey(data, lower);
      const below = upper === undefined ? -1 : compareKey(data, upper);
      if (above === undefined || below === undefined) return false;
      return (
        (above > 0 || (above === 0 && key.from !== undefined)) && (below < 0 || (below === 0 && key.to !== undefined))
      );
    }
  }
}

/** Of dates with a time the instants count. */
function compareKey(data: Data, literal: Literal): number | undefined {
  return compareData(data, fromLiteral(literal), literal.type === "datetime");
}
