import { formatMoment, type Moment } from "./calendar.js";
import type { OpenExclusion } from "./cell.js";
import type { Unknown } from "./kleene.js";
import { isUnknown, never, not, or, waitingFor, waitingForAll, type Maybe, type Value } from "./kleene.js";
import type { Dates, ExclusionRule, HeadRule, LineRule, Product } from "./product.js";
import { indexOf } from "./product-index.js";
import type { ComparedDates, Pending, Reason, ReasonKind, Verdict } from "./result.js";
import type { Scope, Stated, StatedLine } from "./scope.js";

/** What is found of a line before any term acts. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The trigger it is eligible under. */
  readonly trigger: string | undefined;
  readonly refused: readonly Reason[];
  readonly undetermined: readonly Pending[];
  readonly open: readonly OpenExclusion[];
}

/** What lines are judged against. */
export interface Court {
  readonly product: Product;
  readonly at: Scope;
  readonly insureds: readonly Stated[];
  readonly nobody: Stated;
  /** Asserted triggers that are left for lines that name one, and for those that name none. */
  readonly forNamed: ReadonlySet<string>;
  readonly forUnnamed: readonly string[];
}

/** The triggers that the incident leaves: a residual is out when what it excepts is asserted, whatever becomes of that. */
export function openCourt(product: Product, at: Scope, insureds: readonly Stated[], nobody: Stated): Court {
  const asserted = at.incident.triggers;
  const standing = product.triggers.filter(({ name }) => asserted.has(name));
  const forNamed = standing.filter((t) => !t.except.some((s) => !s.lineByLine && asserted.has(s.trigger)));
  const forUnnamed = standing.filter((t) => !t.except.some((s) => asserted.has(s.trigger)));
  return {
    product,
    at,
    insureds,
    nobody,
    forNamed: new Set(forNamed.map(({ name }) => name)),
    forUnnamed: forUnnamed.map(({ name }) => name),
  };
}

/** Judges a line under its trigger, or under each that the incident leaves. */
export function judge(court: Court, line: StatedLine, head: HeadRule): Judgement {
  const { at, product } = court;
  at.standAt(line, undefined);
  const missing = head.guards.filter((guard) => guard.holds(at) === false);
  if (missing.length > 0) return refusedFor(missing.map(({ clause }) => ({ kind: "contract", clause })));
  if (line.trigger !== undefined) return verdictOf([judgeUnder(court, line, head, line.trigger)]);
  if (court.forUnnamed.length > 0)
    return verdictOf(court.forUnnamed.map((trigger) => judgeUnder(court, line, head, trigger)));
  const asserted = product.triggers.filter(({ name }) => at.incident.triggers.has(name));
  if (asserted.length === 0) return refusedFor([{ kind: "trigger", clause: product.name }]);
  return refusedFor(asserted.map(({ name }) => ({ kind: "trigger", clause: name, trigger: name })));
}

function refusedFor(refused: readonly Reason[]): Judgement {
  return { verdict: "refused", trigger: undefined, refused, undetermined: [], open: [] };
}

/** Eligible under the first where it is; else undetermined if it is so under any; else refused. */
function verdictOf(under: readonly UnderTrigger[]): Judgement {
  const eligible = under.find(({ reasons, pendings }) => reasons.length === 0 && pendings.length === 0);
  if (eligible !== undefined) {
    return { verdict: "eligible", trigger: eligible.trigger, refused: [], undetermined: [], open: eligible.open };
  }
  const waiting = under.filter(({ reasons }) => reasons.length === 0);
  if (waiting.length > 0) {
    return {
      verdict: "undetermined",
      trigger: undefined,
      refused: [],
      undetermined: waiting.flatMap(({ pendings }) => pendings),
      open: waiting.flatMap(({ open }) => open),
    };
  }
  return refusedFor(under.flatMap(({ reasons }) => reasons));
}

/** All that is found of a line under one trigger. */
class UnderTrigger {
  readonly reasons: Reason[] = [];
  readonly pendings: Pending[] = [];
  readonly open: OpenExclusion[] = [];

  constructor(readonly trigger: string) {}

  /** Keeps a condition that has to hold. */
  require(holds: Maybe<boolean>, kind: ReasonKind, clause: string): void {
    if (holds === false) this.refuse(kind, clause);
    if (isUnknown(holds)) this.wait(holds, kind, clause);
  }

  refuse(kind: ReasonKind, clause: string, dates?: ComparedDates): void {
    this.reasons.push({ kind, clause, trigger: this.trigger, ...(dates === undefined ? {} : { dates }) });
  }

  wait(waitsFor: Unknown, kind: ReasonKind, clause: string): void {
    this.pendings.push({ kind, clause, trigger: this.trigger, waitsFor: waitsFor.waitsFor });
  }
}

function judgeUnder(court: Court, line: StatedLine, head: HeadRule, trigger: string): UnderTrigger {
  const { at, product } = court;
  const found = new UnderTrigger(trigger);
  at.standAt(line, trigger);
  const rule = product.triggers.find(({ name }) => name === trigger);
  const exists = rule?.when === undefined ? true : rule.when(at);
  if (!court.forNamed.has(trigger)) {
    found.refuse("trigger", trigger);
    return found;
  }
  if (exists === false) {
    found.refuse("contract", trigger);
    return found;
  }
  found.require(exists, "contract", trigger);
  for (const guard of head.guards) found.require(guard.holds(at), "contract", guard.clause);
  found.require(isCovered(at, head, trigger), "cover", head.name);
  for (const lineRule of head.rules) judgeRule(at, line, lineRule, found);
  const item = head.items.find(({ name }) => name === line.item);
  if (item?.refused === true) found.refuse("item", `${head.name}:${item.name}`);
  for (const { exclusion, place } of indexOf(product).exclusionsOf(head.name, trigger))
    judgeExclusion(court, line, exclusion, place, found);
  return found;
}

/** Whether a cover of the head, whose guard holds, lists the trigger. */
function isCovered(at: Scope, head: HeadRule, trigger: string): Maybe<boolean> {
  return or(
    ...head.covers
      .filter((cover) => cover.triggers.includes(trigger))
      .map((cover) => (cover.when === undefined ? true : cover.when(at))),
  );
}

function judgeRule(at: Scope, line: StatedLine, rule: LineRule, found: UnderTrigger): void {
  if (!isInScope(rule, found.trigger, line)) return;
  const guard = rule.when === undefined ? true : rule.when(at);
  if (guard === false) return;
  const test = rule.readsClaim && line.claim === undefined ? false : rule.test(at);
  const holds = guard === true ? test : or(not(guard), test);
  if (holds === false && rule.dates !== undefined && !(rule.readsClaim && line.claim === undefined)) {
    found.refuse(rule.kind, rule.id, shownDates(rule.dates(at)));
  } else {
    found.require(holds, rule.kind, rule.id);
  }
}

function shownDates({ value, from, until }: Dates): ComparedDates {
  const shown = (date: Value<Moment>): string | undefined =>
    isUnknown(date) ? undefined : date === never ? "never" : formatMoment(date);
  const named = [
    ["value", shown(value)],
    ["from", shown(from)],
    ["until", until === undefined ? undefined : shown(until)],
  ] as const;
  return Object.fromEntries(named.filter(([, date]) => date !== undefined));
}

/** What has a scope by items applies only to lines that name one of them. */
function isInScope(
  scope: {
    readonly triggers?: readonly string[];
    readonly heads?: readonly string[];
    readonly items?: readonly string[];
  },
  trigger: string,
  line: StatedLine,
): boolean {
  if (scope.triggers !== undefined && !scope.triggers.includes(trigger)) return false;
  if (scope.heads !== undefined && !scope.heads.includes(line.head)) return false;
  return isForItem(scope.items, line);
}

function isForItem(items: readonly string[] | undefined, { item }: StatedLine): boolean {
  return items === undefined || (item !== undefined && items.includes(item));
}

// ── Exclusions ───────────────────────────────────────────────────────────────────────────────────────

/** How an exclusion stands: the line is out, would be out, may be out, or is not touched by it. */
type Standing =
  | { readonly kind: "out" }
  /** The ground fails, or a carve-back holds whatever the ground. */
  | { readonly kind: "clear"; readonly ground: Maybe<boolean> }
  /** The ground holds, and it is unknown whether a carve-back does. */
  | { readonly kind: "pending"; readonly waitsFor: Unknown }
  /** The ground is unknown, and no carve-back is known to hold. */
  | { readonly kind: "open"; readonly waitsFor: Unknown };

function judgeExclusion(
  court: Court,
  line: StatedLine,
  exclusion: ExclusionRule,
  index: number,
  found: UnderTrigger,
): void {
  const options = court.at.options as Readonly<Record<string, unknown>>;
  // Its triggers and heads are those of the line.
  if (!isForItem(exclusion.items, line)) return;
  if (exclusion.liftedBy.some((option) => options[option] === true)) return;
  const standing =
    exclusion.of === "insured" ? standingOfInsureds(court, line, exclusion) : standingOf(court.at, line, exclusion);
  if (standing.kind === "out") found.refuse("exclusion", exclusion.name);
  if (standing.kind === "pending") found.wait(standing.waitsFor, "exclusion", exclusion.name);
  if (standing.kind === "open") found.open.push({ exclusion: index, waitsFor: standing.waitsFor });
}

/** What most exclusions are for most lines: one object for all. */
const notThere: Standing = { kind: "clear", ground: false };

function standingOf(at: Scope, line: StatedLine, exclusion: ExclusionRule): Standing {
  const ground = exclusion.readsClaim && line.claim === undefined ? false : exclusion.ground(at);
  if (ground === false) return notThere;
  const kept =
    exclusion.unless.length === 0
      ? false
      : or(
          ...exclusion.unless.map((unless) =>
            unless.readsClaim && line.claim === undefined ? false : unless.test(at),
          ),
        );
  if (kept === true) return { kind: "clear", ground };
  // Only the ground is asked for: a carve-back alone cannot change the verdict of an eligible line.
  if (isUnknown(ground)) return { kind: "open", waitsFor: ground };
  return isUnknown(kept) ? { kind: "pending", waitsFor: kept } : { kind: "out" };
}

/** An exclusion of insured: by the line's insured where it is `per insured`, else by whether any insured fulfils it. */
function standingOfInsureds(court: Court, line: StatedLine, exclusion: ExclusionRule): Standing {
  const { at, insureds } = court;
  if (exclusion.perInsured && line.insured !== undefined) return standingOf(at, line, exclusion);
  if (insureds.length <= 1) {
    // Where no insured is listed there is still one, of whom nothing is stated.
    at.insured = insureds[0] ?? court.nobody;
    const only = standingOf(at, line, exclusion);
    at.insured = line.insured;
    return only;
  }
  const standings = insureds.map((insured) => {
    at.insured = insured;
    return standingOf(at, line, exclusion);
  });
  at.insured = line.insured;
  return exclusion.perInsured ? agreed(standings, line) : strongest(standings);
}

/** Some insured: out if one is out; else what the nearest to it waits for. */
function strongest(standings: readonly Standing[]): Standing {
  if (standings.some(({ kind }) => kind === "out")) return { kind: "out" };
  for (const kind of ["pending", "open"] as const) {
    const waiting = standings.flatMap((standing) => (standing.kind === kind ? [standing.waitsFor] : []));
    if (waiting.length > 0) return { kind, waitsFor: waitingForAll(waiting) };
  }
  return { kind: "clear", ground: false };
}

/** A line that names no insured: what all insureds agree on, else it waits for the line's insured. */
function agreed(standings: readonly Standing[], line: StatedLine): Standing {
  if (new Set(standings.map(({ kind }) => kind)).size === 1) return strongest(standings);
  // Where the ground holds for every insured, only whether a carve-back does depends on whose line it is.
  const holds = standings.every(
    (one) => one.kind === "out" || one.kind === "pending" || (one.kind === "clear" && one.ground === true),
  );
  return { kind: holds ? "pending" : "open", waitsFor: waitingFor("loss", line.id, "insured") };
}
