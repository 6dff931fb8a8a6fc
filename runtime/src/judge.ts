import type { Values } from "./bare.js";
import { formatMoment, type Moment } from "./calendar.js";
import type { OpenExclusion } from "./cell.js";
import type { DeclaredNames } from "./declared.js";
import type { Unknown } from "./kleene.js";
import { isUnknown, never, not, or, waitingFor, waitingForAll, type Maybe, type Value } from "./kleene.js";
import { append, none } from "./lists.js";
import type {
  CoverRule,
  Dates,
  ExclusionRule,
  HeadRule,
  LineRule,
  Product,
  RuleCondition,
  RulePart,
  TriggerRule,
} from "./product.js";
import { indexOf, type IndexedHead } from "./product-index.js";
import type { ComparedDates, ComparedPart, Elsewhere, Pending, Reason, ReasonKind, Verdict } from "./result.js";
import type { Scope, Stated, StatedLine } from "./scope.js";

/** What is found of a line before any term acts. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The trigger it is eligible under. */
  readonly trigger: string | undefined;
  readonly refused: readonly Reason[];
  readonly undetermined: readonly Pending[];
  readonly open: readonly OpenExclusion[];
  readonly elsewhere: readonly Elsewhere[];
}

/** What lines are judged against. */
export interface Court {
  readonly product: Product;
  readonly at: Scope;
  readonly nobody: Stated;
  /** Asserted triggers that are left for lines that name none, in declared order. */
  readonly forUnnamed: readonly string[];
  /** By their place: how exclusions stand that do so for all lines, as far as one has been judged. */
  readonly standings: (Standing | undefined)[];
  /** Exclusions that are known to touch no line: a set of their places. */
  readonly clear: Int32Array;
  /** Whether nothing is asserted but what is stated: of those who assert nothing nothing need be asked. */
  readonly passesOverSilence: boolean;
}

export function openCourt(product: Product, at: Scope, nobody: Stated): Court {
  const forUnnamed: string[] = [];
  for (const trigger of product.triggers) {
    if (at.incident.triggers.has(trigger.name) && isExcepted(trigger, at, true) !== true) forUnnamed.push(trigger.name);
  }
  const { exclusions, ofAsserted, asserted } = indexOf(product);
  const clear = new Int32Array(ofAsserted.incident.length);
  const passesOverSilence = exclusions.length > 0 && at.incident.othersNone;
  if (passesOverSilence) {
    if (isSilent(at.incident, asserted.incident)) include(clear, ofAsserted.incident);
    if (at.insureds.every((insured) => isSilent(insured, asserted.insured))) include(clear, ofAsserted.insured);
  }
  return { product, at, nobody, forUnnamed, standings: [], clear, passesOverSilence };
}

/** Whether nothing is asserted of somebody. */
function isSilent({ exclusions }: Stated<object, object>, { unstated }: DeclaredNames): boolean {
  if (exclusions === unstated) return true;
  for (const name in exclusions) if ((exclusions as Values)[name] === true) return false;
  return true;
}

function include(places: Int32Array, others: Int32Array): void {
  for (let word = 0; word < places.length; word += 1) places[word]! |= others[word]!;
}

/** A residual is out when what it excepts is asserted, whatever becomes of that. */
function isExcepted({ except }: TriggerRule, at: Scope, lineByLine: boolean): Maybe<boolean> {
  let open: readonly Unknown[] = none;
  for (const other of except) {
    if ((other.lineByLine && !lineByLine) || !at.incident.triggers.has(other.trigger)) continue;
    const isThere = other.when === undefined ? true : other.when(at);
    if (isThere === true) return true;
    if (isThere !== false) open = [...open, isThere];
  }
  return open.length === 0 ? false : waitingForAll(open);
}

/** Judges a line under its trigger, or under each that the incident leaves. */
export function judge(court: Court, line: StatedLine, indexed: IndexedHead): Judgement {
  const { at, product } = court;
  const { head } = indexed;
  at.standAt(line, undefined);
  const missing = head.guards.length === 0 ? none : head.guards.filter((guard) => guard.holds(at) === false);
  if (missing.length > 0) return refusedFor(missing.map(({ clause }) => ({ kind: "contract", clause })));
  const triggers = line.trigger === undefined ? court.forUnnamed : [line.trigger];
  if (triggers.length > 0) return judgeUnderEach(court, line, indexed, triggers);
  const asserted = product.triggers.filter(({ name }) => at.incident.triggers.has(name));
  if (asserted.length === 0) return refusedFor([{ kind: "trigger", clause: product.name }]);
  return refusedFor(asserted.map(({ name }) => ({ kind: "trigger", clause: name, trigger: name })));
}

function refusedFor(refused: readonly Reason[]): Judgement {
  return { verdict: "refused", trigger: undefined, refused, undetermined: none, open: none, elsewhere: none };
}

/** Eligible under the first where it is; else undetermined if it is so under any; else refused. */
function judgeUnderEach(court: Court, line: StatedLine, indexed: IndexedHead, triggers: readonly string[]): Judgement {
  let under: readonly UnderTrigger[] = none;
  for (const trigger of triggers) {
    const found = judgeUnder(court, line, indexed, trigger);
    const { reasons, pendings, open } = found;
    if (reasons.length === 0 && pendings.length === 0) {
      // A computed head is no line that could name its trigger.
      const isAlone = triggers.length === 1 || indexed.head.computed !== undefined;
      const elsewhere = isAlone ? none : judgeElsewhere(court, line, indexed, triggers, under, found);
      return { verdict: "eligible", trigger, refused: none, undetermined: none, open, elsewhere };
    }
    under = append(under, found);
  }
  const waiting = under.filter(({ reasons }) => reasons.length === 0);
  if (waiting.length === 0) return refusedFor(under.flatMap(({ reasons }) => reasons));
  return {
    verdict: "undetermined",
    trigger: undefined,
    refused: none,
    undetermined: waiting.flatMap(({ pendings }) => pendings),
    open: waiting.flatMap(({ open }) => open),
    elsewhere: none,
  };
}

/** The other triggers that may open the head, where the line would not fare quite as under `chosen`. */
function judgeElsewhere(
  court: Court,
  line: StatedLine,
  indexed: IndexedHead,
  triggers: readonly string[],
  before: readonly UnderTrigger[],
  chosen: UnderTrigger,
): readonly Elsewhere[] {
  const others = [...before];
  for (const trigger of triggers.slice(before.length + 1))
    if (indexed.groundsOf(trigger).covers.length > 0) others.push(judgeUnder(court, line, indexed, trigger));
  return others.flatMap((other): readonly Elsewhere[] => {
    const { trigger, reasons: refused, pendings: undetermined } = other;
    if (refused.some(({ kind }) => kind === "trigger" || kind === "contract" || kind === "cover")) return none;
    const verdict = refused.length > 0 ? "refused" : undetermined.length > 0 ? "undetermined" : "eligible";
    const isSame = verdict === "eligible" && !isToldApart(indexed.head, other, chosen);
    return isSame ? none : [{ trigger, verdict, refused, undetermined: refused.length > 0 ? none : undetermined }];
  });
}

/** Whether terms act on one of them alone, or an exclusion is open under the other alone. */
function isToldApart({ triggersOfTerms = none }: HeadRule, other: UnderTrigger, chosen: UnderTrigger): boolean {
  return (
    triggersOfTerms.some((triggers) => triggers.includes(other.trigger) !== triggers.includes(chosen.trigger)) ||
    other.open.some(({ exclusion }) => chosen.open.every((question) => question.exclusion !== exclusion))
  );
}

/** What a reason says besides its clause. */
type ReasonDetail = Pick<Reason, "lacks" | "dates" | "compared" | "unless">;

/** All that is found of a line under one trigger. Of most lines that is nothing. */
class UnderTrigger {
  reasons: readonly Reason[] = none;
  pendings: readonly Pending[] = none;
  open: readonly OpenExclusion[] = none;

  constructor(readonly trigger: string) {}

  /** Keeps a condition that has to hold. */
  require(holds: Maybe<boolean>, kind: ReasonKind, clause: string): void {
    if (holds === true) return;
    if (holds === false) this.refuse(kind, clause);
    else this.wait(holds, kind, clause);
  }

  refuse(kind: ReasonKind, clause: string, more?: ReasonDetail): void {
    const { trigger } = this;
    this.reasons = append(
      this.reasons,
      more === undefined ? { kind, clause, trigger } : { kind, clause, trigger, ...more },
    );
  }

  wait({ waitsFor }: Unknown, kind: ReasonKind, clause: string): void {
    this.pendings = append(this.pendings, { kind, clause, trigger: this.trigger, waitsFor });
  }

  leaveOpen(exclusion: number, waitsFor: Unknown): void {
    this.open = append(this.open, { exclusion, waitsFor });
  }
}

function judgeUnder(court: Court, line: StatedLine, indexed: IndexedHead, name: string): UnderTrigger {
  const { at } = court;
  const { head } = indexed;
  const { trigger, covers, rules, exclusions } = indexed.groundsOf(name);
  const found = new UnderTrigger(name);
  at.standAt(line, name);
  // A line that names no trigger is judged under those alone that are not known to be out line by line.
  const isOut = trigger === undefined ? true : isExcepted(trigger, at, line.trigger === undefined);
  if (trigger === undefined || !at.incident.triggers.has(name) || isOut === true) {
    found.refuse("trigger", name);
    return found;
  }
  const exists = trigger.when === undefined ? true : trigger.when(at);
  if (exists === false) {
    found.refuse("contract", name);
    return found;
  }
  if (isOut !== false) found.wait(isOut, "trigger", name);
  found.require(exists, "contract", name);
  for (const guard of head.guards) found.require(guard.holds(at), "contract", guard.clause);
  found.require(isCovered(at, covers), "cover", head.name);
  for (const rule of rules) judgeRule(at, line, rule, found);
  if (line.item !== undefined) judgeItem(line.item, head, found);
  if (exclusions.length > 0) judgeExclusions(court, line, exclusions, found);
  return found;
}

/** Whether the guard of one of these covers holds. */
function isCovered(at: Scope, covers: readonly CoverRule[]): Maybe<boolean> {
  for (const cover of covers) if (cover.when === undefined) return true;
  return or(...covers.map((cover) => (cover.when === undefined ? true : cover.when(at))));
}

function judgeItem(name: string, head: HeadRule, found: UnderTrigger): void {
  const item = head.items.find((declared) => declared.name === name);
  if (item?.refused === true) found.refuse("item", `${head.name}:${name}`);
}

function judgeRule(at: Scope, line: StatedLine, rule: LineRule, found: UnderTrigger): void {
  // Its triggers are those of the line.
  if (!isForItem(rule.items, line)) return;
  const guard = rule.when === undefined ? true : rule.when(at);
  if (guard === false) return;
  const lacksClaim = rule.readsClaim === true && line.claim === undefined;
  const test = lacksClaim ? (rule.unclaimed?.(at) ?? false) : rule.test(at);
  const holds = guard === true ? test : or(not(guard), test);
  if (holds === false && lacksClaim) found.refuse(rule.kind, rule.id, { lacks: "claim" });
  else if (holds === false) {
    const dates = rule.kind === "approval" ? lateApproval(line) : rule.dates && shownDates(rule.dates(at));
    found.refuse(
      rule.kind,
      rule.id,
      dates === undefined ? told("compared", failedParts(at, rule.parts ?? none)) : { dates },
    );
  } else found.require(holds, rule.kind, rule.id);
}

/** The day of an approval that came after that of the line; nothing of one that was not given. */
function lateApproval({ approved, incurred }: StatedLine): ComparedDates | undefined {
  if (typeof approved !== "object" || incurred === undefined) return undefined;
  return { value: formatMoment(approved), until: formatMoment(incurred) };
}

/** The parts of a test that are known not to hold. */
function failedParts(at: Scope, parts: readonly RulePart[]): readonly ComparedPart[] {
  return parts
    .map((part) => standingOfPart(at, part))
    .filter(({ holds }) => holds === false)
    .map(({ said }) => said);
}

/** By which parts a test holds: what the contract alone decides where nothing else does. */
function holdingParts(at: Scope, parts: readonly RulePart[]): readonly ComparedPart[] {
  const holding = parts.map((part) => ({ part, ...standingOfPart(at, part) })).filter(({ holds }) => holds === true);
  const asked = holding.filter(({ settled }) => !settled);
  return (asked.length > 0 ? asked : holding).flatMap(({ part, said }) => {
    if ("any" in part) return holdingParts(at, part.any);
    return "all" in part ? holdingParts(at, part.all) : [said];
  });
}

/** How a part of a test stands; `settled`: by the contract alone. */
interface PartStanding {
  readonly holds: boolean | "open";
  readonly settled: boolean;
  readonly said: ComparedPart;
}

function standingOfPart(at: Scope, part: RulePart): PartStanding {
  if ("any" in part) return standingOfSeveral(at, part.any, true, (anyOf) => ({ anyOf }));
  if ("all" in part) return standingOfSeveral(at, part.all, false, (allOf) => ({ allOf }));
  const test = part.test(at);
  const holds = isUnknown(test) ? "open" : test !== part.fails;
  return { holds, settled: part.settled === true, said: { ...saidOfCondition(at, part), ...shownHolding(holds) } };
}

/** Of several of which one that is `decisive` decides. What the contract settles otherwise is as good as not there. */
function standingOfSeveral(
  at: Scope,
  parts: readonly RulePart[],
  decisive: boolean,
  join: (parts: readonly ComparedPart[]) => ComparedPart,
): PartStanding {
  const all = parts.map((part) => standingOfPart(at, part));
  const isDecided = all.some(({ settled, holds }) => settled && holds === decisive);
  const asked = all.filter(({ settled }) => !settled);
  const settled = isDecided || asked.length === 0;
  const told = settled ? all : asked;
  if (told.length === 1) return told[0]!;
  const holds = told.some((one) => one.holds === decisive)
    ? decisive
    : told.every((one) => one.holds !== "open")
      ? !decisive
      : "open";
  return { holds, settled, said: { ...join(told.map(({ said }) => said)), ...shownHolding(holds) } };
}

function shownHolding(holds: boolean | "open"): Pick<ComparedPart, "holds"> {
  return holds === false ? {} : { holds };
}

function saidOfCondition(at: Scope, part: RuleCondition): ComparedPart {
  const { condition, of, operator } = part;
  const named = of === undefined ? undefined : { of };
  const dates = part.dates && shownDates(part.dates(at));
  if (dates?.value !== undefined) return { ...named, dates };
  const value = part.value && momentText(part.value(at));
  const other = part.other && momentText(part.other(at));
  return operator === undefined || value === undefined || other === undefined
    ? { condition }
    : { ...named, value, operator, other };
}

function momentText(date: Value<Moment>): string | undefined {
  if (isUnknown(date)) return undefined;
  return date === never ? "never" : formatMoment(date);
}

function shownDates({ value, from, until, before }: Dates): ComparedDates {
  const dates: { value?: string; from?: string; until?: string; before?: string } = {};
  const show = (name: keyof ComparedDates, date: Value<Moment> | undefined): void => {
    const text = date && momentText(date);
    if (text !== undefined) dates[name] = text;
  };
  show("value", value);
  show("from", from);
  show("until", until);
  show("before", before);
  return dates;
}

/** What has a scope by items applies only to lines that name one of them, the empty name standing for none. */
function isForItem(items: readonly string[] | undefined, { item }: StatedLine): boolean {
  return items === undefined || items.includes(item ?? "");
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

/** Those of a set, in declared order, but for such as are known not to touch the line. */
function judgeExclusions(court: Court, line: StatedLine, places: Int32Array, found: UnderTrigger): void {
  const { clear, passesOverSilence } = court;
  const { exclusions, ofAsserted, asserted } = indexOf(court.product);
  const ofLine = passesOverSilence && isSilent(line, asserted.loss);
  const ofClaim = passesOverSilence && (line.claim === undefined || isSilent(line.claim, asserted.claim));
  for (let word = 0; word < places.length; word += 1) {
    let rest = places[word]! & ~clear[word]!;
    if (ofLine) rest &= ~ofAsserted.loss[word]!;
    if (ofClaim) rest &= ~ofAsserted.claim[word]!;
    for (; rest !== 0; rest &= rest - 1) {
      const place = word * 32 + 31 - Math.clz32(rest & -rest);
      judgeExclusion(court, line, exclusions[place]!, place, found);
    }
  }
}

function judgeExclusion(
  court: Court,
  line: StatedLine,
  exclusion: ExclusionRule,
  place: number,
  found: UnderTrigger,
): void {
  // Its triggers and heads are those of the line.
  if (!isForItem(exclusion.items, line)) return;
  const standing = exclusion.readsLine
    ? standingFor(court, line, exclusion)
    : (court.standings[place] ??= standingFor(court, line, exclusion));
  switch (standing.kind) {
    case "out":
      found.refuse("exclusion", exclusion.name, groundOf(court.at, line, exclusion));
      break;
    case "clear":
      if (exclusion.readsLine !== true) court.clear[place >>> 5]! |= 1 << (place & 31);
      break;
    case "pending":
      found.wait(standing.waitsFor, "exclusion", exclusion.name);
      break;
    case "open":
      found.leaveOpen(place, standing.waitsFor);
      break;
  }
}

function standingFor(court: Court, line: StatedLine, exclusion: ExclusionRule): Standing {
  const options = court.at.options as Readonly<Record<string, unknown>>;
  for (const option of exclusion.liftedBy) if (options[option] === true) return notThere;
  return isOfInsureds(exclusion) ? standingOfInsureds(court, line, exclusion) : standingOf(court.at, line, exclusion);
}

function isOfInsureds({ of, readsInsured }: ExclusionRule): boolean {
  return of === "insured" || readsInsured === true;
}

/** Why the exclusion takes the line; nothing where it is one of those insured for whom it does. */
function groundOf(at: Scope, line: StatedLine, exclusion: ExclusionRule): ReasonDetail | undefined {
  const { parts = none, unless, carveBacks = none } = exclusion;
  if (isOfInsureds(exclusion) && (exclusion.perInsured !== true || line.insured === undefined)) return undefined;
  const asksInVain = (test: { readonly readsClaim?: true }): boolean =>
    test.readsClaim === true && line.claim === undefined;
  const found = {
    ...(asksInVain(exclusion)
      ? undefined
      : exclusion.dates === undefined
        ? told("compared", holdingParts(at, parts))
        : { dates: shownDates(exclusion.dates(at)) }),
    ...(unless.some(asksInVain) ? undefined : told("unless", failedParts(at, carveBacks))),
  };
  return Object.keys(found).length === 0 ? undefined : found;
}

/** Nothing where there is no part to tell of. */
function told(name: "compared" | "unless", parts: readonly ComparedPart[]): ReasonDetail | undefined {
  return parts.length === 0 ? undefined : { [name]: parts };
}

/** What most exclusions are for most lines: one object for all. */
const notThere: Standing = { kind: "clear", ground: false };

function standingOf(at: Scope, line: StatedLine, exclusion: ExclusionRule): Standing {
  const lacksClaim = line.claim === undefined;
  const ground = exclusion.readsClaim && lacksClaim ? (exclusion.unclaimed?.(at) ?? false) : exclusion.ground(at);
  if (ground === false) return notThere;
  const kept =
    exclusion.unless.length === 0
      ? false
      : or(
          ...exclusion.unless.map((unless) =>
            unless.readsClaim && lacksClaim ? (unless.unclaimed?.(at) ?? false) : unless.test(at),
          ),
        );
  if (kept === true) return { kind: "clear", ground };
  // Only the ground is asked for: a carve-back alone cannot change the verdict of an eligible line.
  if (isUnknown(ground)) return { kind: "open", waitsFor: ground };
  return isUnknown(kept) ? { kind: "pending", waitsFor: kept } : { kind: "out" };
}

/** An exclusion of insured: by the line's insured where it is `per insured`, else by whether any insured fulfils it. */
function standingOfInsureds(court: Court, line: StatedLine, exclusion: ExclusionRule): Standing {
  const { at } = court;
  const { insureds } = at;
  if (exclusion.perInsured && line.insured !== undefined) return standingOf(at, line, exclusion);
  const standingWith = (insured: NonNullable<Scope["insured"]>): Standing => {
    at.insured = insured;
    const standing = standingOf(at, line, exclusion);
    at.insured = line.insured;
    return standing;
  };
  // Where no insured is listed there is still one, of whom nothing is stated.
  if (insureds.length === 0) return standingWith(court.nobody);
  const standings = insureds.map(standingWith);
  if (!exclusion.perInsured) return strongest(standings);
  const standing = agreed(standings, line);
  // Who else is insured is not known: the line may be of another than those listed, who all fulfil it. Of a computed
  // head nobody can say.
  return standing.kind === "out" && !line.id.startsWith("=") && standingWith(court.nobody).kind !== "out"
    ? { kind: "pending", waitsFor: waitingFor("loss", line.id, "insured") }
    : standing;
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
