import type { Span } from "@yakkan/grammar/syntax.js";
import { formatLiteral } from "../check/literals.js";
import type { DiagnosticArguments } from "../diagnostics/catalog.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import { rational } from "../exact/rational.js";
import type { Expr, Literal, Rational, Type } from "../plan.js";

import { isAggregate, parts, someAtHand, unitAskedOf, unitsAskedOf } from "../walk-expr.js";
import { Bounds } from "./bounds.js";
import type { Context } from "./context.js";
import { sizeOf } from "./interval.js";
import { keyOf } from "../keys.js";
import { Logic, not } from "./logic.js";

/** What a condition comes to wherever it is read: always, never, or (nothing) one or the other. */
type Outcome = boolean | undefined;

interface Reading {
  readonly expr: Expr;
  readonly guards: readonly Expr[];
  readonly outcome: Outcome;
}

/** Conditions, and parts of conditions, that decide nothing. */
export function findIdleConditions(context: Context): Diagnostic[] {
  // A text may be read in several places (`covers` for many heads): it is idle only if it is in all of them.
  const readings = new Map<string, { readonly span: Span; readonly all: Reading[] }>();
  const branches = new Map<string, Span>();
  const withoutRules = contextWithoutRules(context);
  for (const site of context.sites()) {
    const { logic } = context;
    if (!logic.satisfiable(site.guards)) continue;
    // That it never holds is said of what it is the guard of.
    if (site.silent !== undefined && !logic.satisfiable([...site.guards, site.expr])) continue;
    const around = site.isRule ? withoutRules : context;
    // Nor are its parts worth telling of where the whole is idle.
    if (site.isRule && around.bounds.holds(site.expr, [])) continue;
    const whole: Standing = { guards: site.guards, named: site.guards, isDenied: false };
    visit(site.expr, whole, {
      read: (expr, { guards, named, isDenied }) => {
        const span = context.placeOf(expr);
        if (span === undefined) return;
        const found = outcomeOf(expr, guards, around);
        const outcome = found === !isDenied && asksWhose(expr, named, context) ? undefined : found;
        const key = `${span.start} ${span.end}`;
        const known = readings.get(key) ?? { span, all: [] };
        readings.set(key, known);
        known.all.push({ expr, guards, outcome: expr === site.expr && site.silent === "both" ? undefined : outcome });
      },
      sameBranches: (expr) => {
        const span = context.placeOf(expr);
        // What the amount of a term reads of a line splits its groups, whatever the amount is.
        if (span !== undefined && !readsLine(expr.condition, context)) branches.set(`${span.start} ${span.end}`, span);
      },
    });
  }
  const idle = [...readings.values()].filter(({ all }) =>
    all.every(({ outcome }) => outcome !== undefined && outcome === all[0]!.outcome),
  );
  const smallest = idle.filter(({ span }) => !idle.some((other) => other.span !== span && isWithin(other.span, span)));
  return [
    ...smallest.map(({ span, all }) => describe(span, all[0]!, context)),
    ...[...branches.values()].map((span) => diagnose("condition/same-branches", {}, span)),
  ];
}

function contextWithoutRules(context: Context): Context {
  const { plan } = context;
  if (plan.contractRules.length === 0) return context;
  const logic = new Logic({ ...plan, contractRules: [] });
  return { ...context, logic, bounds: new Bounds(plan, logic, []) };
}

function readsLine(condition: Expr, { lets }: Context): boolean {
  return someAtHand(condition, lets, (part) => {
    if (unitAskedOf(part) !== undefined) return true;
    switch (part.kind) {
      case "trigger-is":
      case "item-is":
        return true;
      case "fact":
        return part.of !== "incident";
      default:
        return false;
    }
  });
}

/**
 * Whether it is the first to read of some claim, insured or unit: it then says, whatever it comes to, that the line
 * has to name one of which this is known.
 */
function asksWhose(expr: Expr, named: readonly Expr[], { lets }: Context): boolean {
  const known = new Set(named.flatMap((guard) => [...bearersIn(guard, lets)]));
  return [...bearersIn(expr, lets)].some((bearer) => !known.has(bearer));
}

/** Of whom something is read that a line may not name. */
export function bearersIn(expr: Expr, lets: Context["lets"]): ReadonlySet<string> {
  const found = new Set(unitsAskedOf(expr, lets).map((unit) => `unit ${unit}`));
  someAtHand(expr, lets, (part) => {
    if ((part.kind === "fact" || part.kind === "asserted") && (part.of === "claim" || part.of === "insured"))
      found.add(part.of);
    return false;
  });
  return found;
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

// ── Going through an expression ──────────────────────────────────────────────────────────────────────

/** Where a condition stands. */
interface Standing {
  /** What holds where it is looked at. */
  readonly guards: readonly Expr[];
  /** Those of them without which the whole would not hold: the claim, insured or unit that they read is named. */
  readonly named: readonly Expr[];
  /** The whole holds where it does not. */
  readonly isDenied: boolean;
}

interface Visitor {
  read(expr: Expr, at: Standing): void;
  sameBranches(expr: Expr & { kind: "if" }): void;
}

/** Reads every condition in the expression with what holds where it is looked at. */
function visit(expr: Expr, at: Standing, visitor: Visitor): void {
  const into = (part: Expr, more: readonly Expr[] = [], isNamed = true): void => {
    const named = isNamed ? [...at.named, ...more] : at.named;
    visit(part, { ...at, guards: [...at.guards, ...more], named }, visitor);
  };
  if (expr.type.kind === "bool") visitor.read(expr, at);
  switch (expr.kind) {
    case "and":
    case "or":
      expr.operands.forEach((operand, index) => {
        const before = expr.operands.slice(0, index);
        // Of a line that names no claim, insured or unit one alternative fails, or is unknown, as the other does.
        const isNamed = (expr.kind === "and") !== at.isDenied;
        into(operand, expr.kind === "and" ? before : before.map(not), isNamed);
      });
      break;
    case "not": {
      const denied: Standing = { ...at, isDenied: !at.isDenied };
      // `x is not a` is one test, not two.
      if (expr.operand.kind === "and" || expr.operand.kind === "or") visit(expr.operand, denied, visitor);
      else for (const part of parts(expr.operand)) visit(part, denied, visitor);
      break;
    }
    case "if":
      into(expr.condition);
      // `else yes` says on purpose what holds there.
      if (expr.then.kind !== "literal") into(expr.then, [expr.condition]);
      if (expr.otherwise.kind !== "literal") into(expr.otherwise, [not(expr.condition)]);
      if (keyOf(expr.then) === keyOf(expr.otherwise)) visitor.sameBranches(expr);
      break;
    default:
      // What is known of the claim, insured or unit at hand is not known of each.
      for (const part of parts(expr)) visit(part, isAggregate(expr) ? nowhere : at, visitor);
  }
}

const nowhere: Standing = { guards: [], named: [], isDenied: false };

// ── What a condition comes to ────────────────────────────────────────────────────────────────────────

function outcomeOf(expr: Expr, guards: readonly Expr[], context: Context): Outcome {
  const { logic, bounds } = context;
  // Behind a condition that never holds everything would follow.
  if (!logic.satisfiable(guards)) return undefined;
  switch (expr.kind) {
    case "literal":
      return expr.literal.type === "bool" ? expr.literal.value : undefined;
    case "compare": {
      const found = bounds.compare(expr.operator, expr.left, expr.right, guards);
      return found ?? byLogic(expr, guards, context);
    }
    case "not": {
      const found = outcomeOf(expr.operand, guards, context);
      return found === undefined ? undefined : !found;
    }
    case "is-never":
      return neverImpossible(expr.value, context) === undefined ? undefined : false;
    default:
      return byLogic(expr, guards, context);
  }
}

function byLogic(expr: Expr, guards: readonly Expr[], { logic }: Context): Outcome {
  if (logic.implies(guards, expr)) return true;
  return logic.satisfiable([...guards, expr]) ? undefined : false;
}

/** The name of a date that happens for certain. */
function neverImpossible(value: Expr, context: Context): string | undefined {
  switch (value.kind) {
    case "fact":
      return context.plan.facts.some(({ name, of, orNever }) => name === value.name && of === value.of && orNever)
        ? undefined
        : value.name;
    case "choice":
      return value.name;
    // The first of several has come as soon as one has, the last where all have.
    case "min":
      return value.operands.map((operand) => neverImpossible(operand, context)).find((name) => name !== undefined);
    case "max": {
      const names = value.operands.map((operand) => neverImpossible(operand, context));
      return names.includes(undefined) ? undefined : names[0];
    }
    default:
      return undefined;
  }
}

// ── What to say ──────────────────────────────────────────────────────────────────────────────────────

function describe(span: Span, { expr, guards, outcome }: Reading, context: Context): Diagnostic {
  const text = context.quote(span);
  const holds = outcome === true;
  const positive = expr.kind === "not" ? expr.operand : expr;
  const details = { unused: true };
  if (positive.kind === "compare") {
    const bound = boundOf(positive, guards, context);
    return diagnose("condition/comparison", { text, holds, bound }, span, details);
  }
  if (positive.kind === "is-never") {
    const name = neverImpossible(positive.value, context);
    if (name !== undefined) return diagnose("condition/never-impossible", { name }, span, details);
  }
  if (positive.kind === "is" && positive.value.type.kind === "enum" && isAll(positive.members, positive.value.type))
    return diagnose("condition/all-members", { text, holds }, span, details);
  return diagnose(holds ? "condition/always" : "condition/never", { text }, span, details);
}

function isAll(named: readonly string[], { members }: Type & { kind: "enum" }): boolean {
  return members.every(({ name }) => named.includes(name));
}

/** What the side that is not a plain value can be. */
function boundOf(
  { left, right }: Expr & { kind: "compare" },
  guards: readonly Expr[],
  context: Context,
): DiagnosticArguments<"condition/comparison">["bound"] {
  const [side, other] = right.kind === "literal" ? [left, right] : [right, left];
  const span = context.placeOf(side);
  // The days that a date can be are not said in the words for sizes.
  if (other.kind !== "literal" || span === undefined || sizeOf(other.literal) === undefined) return undefined;
  const { bounds } = context;
  const range = bounds.intervalOf(side, guards);
  const { least, most } = range;
  if (least === undefined && most === undefined) return undefined;
  const digits = context.plan.currency.minorDigits;
  const plain = (value: Rational): Expr => ({ ...other, literal: { type: "number", value } });
  return {
    value: context.quote(span),
    least: least && formatSize(least, side.type, digits),
    most: most && formatSize(most, side.type, digits),
    isAbove: least !== undefined && bounds.isAtLeast(side, plain(least), guards, true),
    isBelow: most !== undefined && bounds.isAtLeast(plain(most), side, guards, true),
    isHere: keyOf(range) !== keyOf(context.bounds.intervalOf(side, [])),
  };
}

/** An amount in the author's words; money in major units. */
export function formatSize(value: Rational, { kind }: Type, minorDigits: number): string {
  switch (kind) {
    case "ratio":
      return formatLiteral({ type: "ratio", value });
    case "duration":
      return formatDuration(value);
    case "money": {
      const major = { numerator: value.numerator, denominator: value.denominator * 10n ** BigInt(minorDigits) };
      return formatLiteral(asLiteral(major));
    }
    default:
      return formatLiteral(asLiteral(value));
  }
}

function asLiteral({ numerator, denominator }: Rational): Literal {
  return { type: "number", value: rational(numerator, denominator) };
}

function formatDuration({ numerator, denominator }: Rational): string {
  const hour = 3600n * denominator;
  if (numerator % hour === 0n) return `${numerator / hour} h`;
  const minute = 60n * denominator;
  return numerator % minute === 0n ? `${numerator / minute} min` : `${numerator / denominator} s`;
}
