import type {
  ComparedDates,
  ComparedPart,
  Elsewhere,
  FactReference,
  OpenQuestion,
  Pending,
  Reason,
  Verdict,
} from "@yakkan/runtime/result.js";
import { formatExpr } from "../describe/summary.js";
import { dateOf, partsOfCarveBacks, partsOfGround, partsOfTest, type TestPart } from "../test-parts.js";
import type { Exclusion, Expr, GroupNode, HeadNode, Scope as ClauseScope, Trigger } from "../plan.js";
import { formatMoment } from "./calendar.js";
import type { Bearing, Line, Situation } from "./case.js";
import { evaluate, holds, isInForce, not, or, truthOf, type Scope } from "./evaluate.js";
import { sortReferences } from "./order.js";
import { rulesOf, type Place } from "./plan-index.js";
import { bool, unknown, type Unknown, type Value } from "./values.js";

/** What a line came to before any term. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The trigger that the line is eligible under, or the one that it names. */
  readonly trigger?: string;
  /** The one trigger under which it was judged. */
  readonly under?: string;
  /** Of an undetermined line: the triggers under which it may yet be eligible. */
  readonly possible: readonly string[];
  readonly refused: readonly Reason[];
  readonly undetermined: readonly Pending[];
  /** Exclusions that could yet take the line away; lines are filled in where they are collected. */
  readonly open: readonly Omit<OpenQuestion, "lines">[];
  /** Of an eligible line that names no trigger: how it would fare under the others that open its head. */
  readonly elsewhere?: readonly Elsewhere[];
}

/** Judges one line: the trigger that it is paid under, or every reason why it is not. */
export function judge(line: Line, situation: Situation): Judgement {
  const { index } = situation;
  const place = index.places.get(line.head);
  if (place?.node.kind !== "head") return refusal([{ kind: "uncovered", clause: line.head }], line.trigger);

  const lacking = [...place.path, place.node].filter((node) => holds(node.when, { situation }) === false);
  if (lacking.length > 0) {
    return refusal(
      lacking.map((node) => ({ kind: "contract", clause: node.name })),
      line.trigger,
    );
  }

  if (line.trigger !== undefined) return judgeUnder(named(line.trigger, index.triggers), line, situation);
  const asserted = index.plan.triggers.filter((trigger) => situation.asserted.has(trigger.name));
  const candidates = asserted.filter((trigger) => isOut(trigger, line, situation) !== true);
  const judgements = candidates.map((trigger) => judgeUnder(trigger, line, situation));

  const eligible = judgements.find((judgement) => judgement.verdict === "eligible");
  if (eligible !== undefined) return { ...eligible, elsewhere: elsewhere(eligible, judgements, place) };
  const undetermined = judgements.filter((judgement) => judgement.verdict === "undetermined");
  if (undetermined.length > 0) {
    return {
      verdict: "undetermined",
      possible: undetermined.flatMap((judgement) => judgement.possible),
      refused: [],
      undetermined: undetermined.flatMap((judgement) => judgement.undetermined),
      open: undetermined.flatMap((judgement) => judgement.open),
    };
  }
  if (judgements.length > 0) return refusal(judgements.flatMap((judgement) => judgement.refused));
  if (asserted.length > 0)
    return refusal(asserted.map(({ name }) => ({ kind: "trigger", clause: name, trigger: name })));
  return refusal([{ kind: "trigger", clause: index.plan.name }]);
}

/** Under the other triggers that may open the head: where the line is not eligible too, or not in the same way. */
function elsewhere(chosen: Judgement, judgements: readonly Judgement[], place: Place): readonly Elsewhere[] {
  const { node, terms, summedUnder } = place;
  if (node.kind === "head" && node.computed !== undefined) return [];
  return judgements.flatMap((other): Elsewhere[] => {
    if (other === chosen || other.refused.some(({ kind }) => ["trigger", "contract", "cover"].includes(kind)))
      return [];
    const { verdict, refused, undetermined } = other;
    const trigger = other.under!;
    const tellsApart = (triggers: readonly string[]): boolean =>
      triggers.includes(trigger) !== triggers.includes(chosen.under!);
    const termsDiffer =
      summedUnder.some(tellsApart) ||
      terms.some((term) => term.reads.trigger || (term.triggers !== undefined && tellsApart(term.triggers)));
    const mayBeExcluded = other.open.some(
      ({ exclusion }) => !chosen.open.some((question) => question.exclusion === exclusion),
    );
    return verdict === "eligible" && !termsDiffer && !mayBeExcluded
      ? []
      : [{ trigger, verdict, refused, undetermined }];
  });
}

/** A residual trigger is out when one before it is asserted, whatever becomes of that one. */
function isOut(trigger: Trigger, line: Line, situation: Situation): boolean | Unknown {
  const acting = trigger.except.filter(
    ({ trigger: before, lineByLine }) => situation.asserted.has(before) && (!lineByLine || line.trigger === undefined),
  );
  return truthOf(or(acting.map(({ when }) => guardValue(when, { situation }))));
}

function judgeUnder(trigger: Trigger, line: Line, situation: Situation): Judgement {
  return { ...findingsUnder(trigger, line, situation), under: trigger.name };
}

function findingsUnder(trigger: Trigger, line: Line, situation: Situation): Judgement {
  const { index, asserted } = situation;
  const under = trigger.name;
  const out = isOut(trigger, line, situation);
  if (!asserted.has(under) || out === true) {
    return refusal([{ kind: "trigger", clause: under, trigger: under }], line.trigger);
  }
  const triggerExists = holds(trigger.when, { situation });
  if (triggerExists === false) return refusal([{ kind: "contract", clause: under, trigger: under }], line.trigger);

  const place = named(line.head, index.places);
  const head = place.node as HeadNode;
  const scope = scopeOf(line, situation, under);
  const refused: Reason[] = [];
  const undetermined: Pending[] = [];
  /** Keeps what a condition that must hold comes to. */
  const demand = (kind: Reason["kind"], clause: string, truth: boolean | Unknown): void => {
    if (truth === false) refused.push({ kind, clause, trigger: under });
    else if (truth !== true)
      undetermined.push({ kind, clause, trigger: under, waitsFor: sortReferences(truth.waitsFor) });
  };

  demand("trigger", under, truthOf(not(out === false ? bool(false) : out)));
  demand("contract", under, triggerExists);
  const around: readonly (GroupNode | HeadNode)[] = [...place.path, head];
  for (const node of around) demand("contract", node.name, holds(node.when, { situation }));

  const covers = head.covers.filter((cover) => cover.triggers.includes(under));
  demand("cover", head.name, truthOf(or(covers.map((cover) => guardValue(cover.when, scope)))));

  for (const rule of rulesOf(place)) {
    if (!isFor(rule.scope, line, under)) continue;
    const guard = guardValue(rule.when, scope);
    if (truthOf(guard) !== false) situation.probe?.enter(rule.id);
    // A rule whose guard is known to fail is not there; where the guard is unknown, not guard or test.
    const lacksClaim = rule.readsClaim && line.claim === undefined;
    const fulfilled = lacksClaim ? withoutClaim(rule.unclaimed, scope) : evaluate(rule.test, scope);
    const truth = truthOf(or([not(guard), fulfilled]));
    const dates = lacksClaim
      ? undefined
      : rule.kind === "approval"
        ? datesOfApproval(line)
        : comparedDates(rule.test, scope);
    if (truth === false && lacksClaim)
      refused.push({ kind: rule.kind, clause: rule.id, trigger: under, lacks: "claim" });
    else if (truth === false && dates !== undefined)
      refused.push({ kind: rule.kind, clause: rule.id, trigger: under, dates });
    else if (truth === false) {
      const failed = rule.kind === "approval" ? [] : failedParts(partsOfTest(rule.test, index.lets), scope);
      refused.push({
        kind: rule.kind,
        clause: rule.id,
        trigger: under,
        ...(failed.length > 0 && { compared: failed }),
      });
    } else demand(rule.kind, rule.id, truth);
  }

  const item = head.items.find((candidate) => candidate.name === line.item);
  if (item?.refused === true) refused.push({ kind: "item", clause: `${head.name}:${item.name}`, trigger: under });

  const open: Omit<OpenQuestion, "lines">[] = [];
  for (const exclusion of index.plan.exclusions) {
    if (!isFor(exclusion.scope, line, under)) continue;
    if (exclusion.liftedBy.some((option) => isInForce(option, situation))) continue;
    situation.probe?.enter(exclusion.name);
    const finding = judgeExclusion(exclusion, line, scope);
    switch (finding.kind) {
      case "clear":
        break;
      case "excluded":
        refused.push({
          kind: "exclusion",
          clause: exclusion.name,
          trigger: under,
          ...groundOf(exclusion, line, scope),
        });
        break;
      case "pending":
        demand("exclusion", exclusion.name, unknown(finding.waitsFor));
        break;
      case "open":
        open.push({ exclusion: exclusion.name, waitsFor: sortReferences(finding.waitsFor) });
        break;
    }
  }

  if (refused.length > 0) return refusal(refused, line.trigger);
  if (undetermined.length > 0) {
    const named = line.trigger === undefined ? {} : { trigger: line.trigger };
    return { verdict: "undetermined", ...named, possible: [under], refused: [], undetermined, open };
  }
  return { verdict: "eligible", trigger: under, possible: [under], refused: [], undetermined: [], open };
}

// ── Exclusions ───────────────────────────────────────────────────────────────────────────────────────

type Finding =
  | { readonly kind: "clear" }
  | { readonly kind: "excluded" }
  /** The ground holds, and a carve-back may yet. */
  | { readonly kind: "pending"; readonly waitsFor: readonly FactReference[] }
  /** The ground may yet hold. */
  | { readonly kind: "open"; readonly waitsFor: readonly FactReference[] };

/** What a test comes to for a line that names no claim: false, but for parts that ask nothing of one. */
function withoutClaim(unclaimed: Expr | undefined, scope: Scope): Value {
  return unclaimed === undefined ? bool(false) : evaluate(unclaimed, scope);
}

function judgeExclusion(exclusion: Exclusion, line: Line, scope: Scope): Finding {
  const noClaim = line.claim === undefined;
  const groundFor = (under: Scope): Value =>
    exclusion.groundReadsClaim && noClaim
      ? withoutClaim(exclusion.groundUnclaimed, under)
      : evaluate(exclusion.ground, under);
  const carveBacksFor = (under: Scope): readonly Value[] =>
    exclusion.unless.map(({ test, readsClaim, unclaimed }) =>
      readsClaim && noClaim ? withoutClaim(unclaimed, under) : evaluate(test, under),
    );

  if (isOfLine(exclusion, line)) return findingOf(groundFor(scope), carveBacksFor(scope));
  const listed: readonly Bearing[] = [...scope.situation.insureds.values()];
  // Where nobody is listed there is still somebody, of whom nothing is stated.
  const nobody: Bearing = { of: "insured", facts: new Map(), circumstances: new Map() };
  const findingFor = (insured: Bearing): Finding => {
    const under: Scope = { ...scope, insured };
    return findingOf(groundFor(under), carveBacksFor(under));
  };
  const somebody = listed.length > 0 ? listed : [nobody];
  if (!exclusion.perInsured) return worstOf(somebody.map(findingFor));
  const finding = agreed(
    somebody.map((insured) => ({
      ground: truthOf(groundFor({ ...scope, insured })),
      finding: findingFor(insured),
    })),
    line,
  );
  // Who else is insured is not known: the line may be of another than those listed, who all fulfil it. Of a computed
  // head nobody can say.
  return finding.kind === "excluded" && !line.id.startsWith("=") && findingFor(nobody).kind !== "excluded"
    ? { kind: "pending", waitsFor: [insuredOf(line)] }
    : finding;
}

/** Whether it is judged by the line itself, not by those who are insured one after the other. */
function isOfLine({ of, readsInsured, perInsured }: Exclusion, line: Line): boolean {
  return (of !== "insured" && readsInsured !== true) || (perInsured && line.insured !== undefined);
}

/** Why it takes the line: the dates or parts by which the ground holds, and what fails of its carve-backs. */
function groundOf(exclusion: Exclusion, line: Line, scope: Scope): Pick<Reason, "dates" | "compared" | "unless"> {
  if (!isOfLine(exclusion, line)) return {};
  const { lets } = scope.situation.index;
  const namesNoClaim = line.claim === undefined;
  const dates = comparedDates(exclusion.ground, scope);
  const isSilent = exclusion.groundReadsClaim && namesNoClaim;
  const holding = isSilent || dates !== undefined ? [] : holdingParts(partsOfGround(exclusion, lets), scope);
  const failed = exclusion.unless.some(({ readsClaim }) => readsClaim && namesNoClaim)
    ? []
    : failedParts(partsOfCarveBacks(exclusion, lets), scope);
  return {
    ...(!isSilent && dates !== undefined && { dates }),
    ...(holding.length > 0 && { compared: holding }),
    ...(failed.length > 0 && { unless: failed }),
  };
}

/** What holds of every insured alike; where they differ, the line has to name its own. */
function agreed(
  ofInsureds: readonly { readonly ground: boolean | Unknown; readonly finding: Finding }[],
  line: Line,
): Finding {
  const findings = ofInsureds.map(({ finding }) => finding);
  if (new Set(findings.map(({ kind }) => kind)).size === 1) return worstOf(findings);
  const waitsFor = [insuredOf(line)];
  return { kind: ofInsureds.every(({ ground }) => ground === true) ? "pending" : "open", waitsFor };
}

function insuredOf({ id }: Line): FactReference {
  return { of: "loss", id, name: "insured" };
}

function findingOf(ground: Value, carveBacks: readonly Value[]): Finding {
  const [groundHolds, back] = [truthOf(ground), truthOf(or(carveBacks))];
  if (groundHolds === false || back === true) return { kind: "clear" };
  if (groundHolds !== true) return { kind: "open", waitsFor: groundHolds.waitsFor };
  return back === false ? { kind: "excluded" } : { kind: "pending", waitsFor: back.waitsFor };
}

/** Judged by whether any insured fulfils it: one that is known to is enough, then one that may yet. */
function worstOf(findings: readonly Finding[]): Finding {
  if (findings.some((finding) => finding.kind === "excluded")) return { kind: "excluded" };
  const pending = findings.filter((finding) => finding.kind === "pending");
  if (pending.length > 0) return { kind: "pending", waitsFor: pending.flatMap((finding) => finding.waitsFor) };
  const open = findings.filter((finding) => finding.kind === "open");
  if (open.length > 0) return { kind: "open", waitsFor: open.flatMap((finding) => finding.waitsFor) };
  return { kind: "clear" };
}

// ── Scopes ───────────────────────────────────────────────────────────────────────────────────────────

/** The scope in which expressions about a line are evaluated. */
export function scopeOf(line: Line, situation: Situation, trigger: string | undefined): Scope {
  const claim = line.claim === undefined ? undefined : situation.claims.get(line.claim);
  const insured = line.insured === undefined ? undefined : situation.insureds.get(line.insured);
  return {
    situation,
    line,
    waitingLine: line.id,
    ...(trigger === undefined ? {} : { trigger }),
    ...(line.item === undefined ? {} : { item: line.item }),
    ...(claim === undefined ? {} : { claim }),
    ...(insured === undefined ? {} : { insured }),
    ...(line.unit?.id === undefined ? {} : { unit: line.unit }),
  };
}

function isFor(scope: ClauseScope, line: Line, trigger: string): boolean {
  return (
    (scope.triggers === undefined || scope.triggers.includes(trigger)) &&
    (scope.heads === undefined || scope.heads.includes(line.head)) &&
    (scope.items === undefined || scope.items.includes(line.item ?? ""))
  );
}

function guardValue(guard: Parameters<typeof holds>[0], scope: Scope): Value {
  return guard === undefined ? bool(true) : evaluate(guard, scope);
}

/** Of an approval by its day that counts for lines up to then alone. */
function datesOfApproval({ approved, incurred }: Line): ComparedDates | undefined {
  if (approved === undefined || typeof approved === "boolean" || incurred === undefined) return undefined;
  return { value: formatMoment(approved), until: formatMoment(incurred) };
}

/** What a test of dates compares; nothing of another. */
function comparedDates(test: Expr, scope: Scope): ComparedDates | undefined {
  if (test.kind !== "within" && test.kind !== "during") return undefined;
  const ofPeriod = (end: "from" | "to"): Expr => ({ type: { kind: "date" }, kind: "period", end });
  const compared: Readonly<Record<string, Expr | undefined>> =
    test.kind === "during"
      ? { value: test.value, from: ofPeriod("from"), before: ofPeriod("to") }
      : { value: test.value, from: test.from, until: test.until };
  return Object.fromEntries(
    Object.entries(compared).flatMap(([name, date]) => {
      const text = date && dateText(evaluate(date, scope));
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** The parts of a test that are known not to hold. */
function failedParts(parts: readonly TestPart[], scope: Scope): readonly ComparedPart[] {
  return parts
    .map((part) => found(part, scope))
    .filter(({ truth }) => truth === false)
    .map(({ said }) => said);
}

/** The parts by which a test holds: of those that do, what the contract alone decides is told where it is all. */
function holdingParts(parts: readonly TestPart[], scope: Scope): readonly ComparedPart[] {
  const all = parts.map((part) => ({ part, ...found(part, scope) })).filter(({ truth }) => truth === true);
  const ofClaim = all.filter(({ settled }) => !settled);
  const told = ofClaim.length === 0 ? all : ofClaim;
  return told.flatMap(({ part, said }) =>
    part.kind === "all" || part.kind === "any" ? holdingParts(part.parts, scope) : said,
  );
}

interface Found {
  readonly truth: boolean | "open";
  /** The contract alone decides it. */
  readonly settled: boolean;
  readonly said: ComparedPart;
}

/** A part of a test, as it stands and as it is told. */
function found(part: TestPart, scope: Scope): Found {
  const told = (said: ComparedPart, truth: boolean | "open"): ComparedPart =>
    truth === false ? said : { ...said, holds: truth };
  if (part.kind !== "all" && part.kind !== "any") {
    const value = truthOf(evaluate(part.expr, scope));
    const truth = typeof value === "boolean" ? value !== part.fails : "open";
    return { truth, settled: part.kind === "other" && part.settled, said: told(saidOf(part, scope), truth) };
  }
  const below = part.parts.map((one) => found(one, scope));
  const ofContract = below.filter(({ settled }) => settled);
  const ofClaim = below.filter(({ settled }) => !settled);
  const join = (those: readonly Found[], settled: boolean): Found => {
    const [only, ...others] = those;
    if (only !== undefined && others.length === 0) return only;
    const truths = those.map(({ truth }) => truth);
    const said = those.map((one) => one.said);
    if (part.kind === "any") {
      const truth = truths.includes(true) || (truths.includes("open") ? "open" : false);
      return { truth, settled, said: told({ anyOf: said }, truth) };
    }
    const truth = truths.includes(false) ? false : truths.includes("open") ? "open" : true;
    return { truth, settled, said: told({ allOf: said }, truth) };
  };
  // An alternative that the contract does not allow is none; a condition that it fulfils asks nothing of the claim.
  const isClosed = ofContract.some(({ truth }) => truth === (part.kind === "any"));
  return isClosed || ofClaim.length === 0 ? join(below, true) : join(ofClaim, false);
}

function saidOf(part: Extract<TestPart, { readonly condition: Expr }>, scope: Scope): ComparedPart {
  const condition = (): ComparedPart => ({
    condition: formatExpr(part.condition, scope.situation.index.plan.currency),
  });
  const date = dateOf(part);
  const of = date && { of: formatExpr(date, scope.situation.index.plan.currency) };
  switch (part.kind) {
    case "compare": {
      const [value, other] = [part.expr.left, part.expr.right].map((date) => dateText(evaluate(date, scope)));
      return value === undefined || other === undefined
        ? condition()
        : { ...of, value, operator: part.operator, other };
    }
    case "dates": {
      const dates = comparedDates(part.expr, scope);
      return dates?.value === undefined ? condition() : { ...of, dates };
    }
    case "other":
      return condition();
  }
}

function dateText(date: Value): string | undefined {
  if (date.state === "never") return "never";
  return date.state === "known" && date.data.kind === "date" ? formatMoment(date.data) : undefined;
}

export function refusal(refused: readonly Reason[], trigger?: string): Judgement {
  const named = trigger === undefined ? {} : { trigger };
  return { verdict: "refused", ...named, possible: [], refused, undetermined: [], open: [] };
}

function named<T>(name: string, declarations: ReadonlyMap<string, T>): T {
  const found = declarations.get(name);
  if (found === undefined) throw new Error(`\`${name}\` was not validated`);
  return found;
}
