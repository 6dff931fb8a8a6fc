import type { Derivation, LayerStep, LayerTermStep } from "@yakkan/runtime/result.js";
import type { Cap, LayerTerm, Term } from "../plan.js";
import { allocate } from "./allocate.js";
import { actedOn, amountOf, groupAmount, partOf, presentOf, ratioOf, share, sumOf, timesOf } from "./amounts.js";
import type { Probe, Situation } from "./case.js";
import type { Cell } from "./cells.js";
import { countsUnit, leftOf, lossOf, ofEach, unitOfGroup, unplacedIn } from "./computed-heads.js";
import { type AmountScope, evaluate, holds, type Scope } from "./evaluate.js";
import { type Group, type GroupKey, isCounted, yearOf } from "./groups.js";
import { scopeOf } from "./judge.js";
import { formatRatio, rational } from "./rational.js";
import { unitOfKind } from "./units.js";
import { unknown, type Unknown, type Value, whole } from "./values.js";
import { type ActedCap, type Action, ledgerKeyOf, type State } from "./walk-state.js";
import { least, notNegative } from "./whole.js";
import { workingOfTerm } from "./workings.js";

/** What a term leaves of the x of a group, and how that came about. */
export interface Outcome {
  readonly leaves: bigint;
  readonly action: Action;
  readonly caps?: readonly ActedCap[];
  readonly working?: Derivation;
}

/** What the term leaves of the group's x; unknown where an amount is. */
export function applyTerm(term: Term, group: Group, doubtful: readonly Cell[], state: State): Outcome | Unknown {
  const x = actedOn(term, group);
  const scope = groupScope(term, group, doubtful, state);
  const { probe } = state.docket.situation;
  probe?.enter(term.id);
  const usedOf = (id: string): bigint => (term.basis.period ? state.docket.usedByOthers(id, ledgerKeyOf(group)) : 0n);
  switch (term.kind) {
    case "coinsurance": {
      const pays = ratioOf(evaluate(term.pays, scope), probe);
      if ("state" in pays) return pays;
      return {
        leaves: share(x, pays, state),
        action: { kind: "coinsurance", pays },
        ...workingOfTerm(term, scope, state),
      };
    }
    case "deductible":
    case "franchise":
    case "limit":
    case "borne": {
      if ("times" in term) return applyTimes(term, x, scope, usedOf(term.id), state);
      const amount = groupAmount(term.amount, scope, group);
      if (typeof amount === "object") return amount;
      const used = term.kind === "franchise" ? 0n : usedOf(term.id);
      const leaves = leavesOf(term.kind, amount, used, x, probe);
      return {
        leaves,
        action: { kind: term.kind, ...(amount === "unlimited" ? {} : { amount }), used },
        ...workingOfTerm(term, scope, state),
      };
    }
    case "layers":
      return applyLayers(term, x, group, scope, usedOf, state);
  }
}

/** While fewer other incidents than allowed have used one of its times a limit leaves everything, and a deductible nothing. */
function applyTimes(
  term: Term & { readonly kind: "deductible" | "limit" },
  x: bigint,
  scope: Scope,
  used: bigint,
  state: State,
): Outcome | Unknown {
  const allowed = timesOf(evaluate(term.amount, scope), scope.situation.probe);
  if (typeof allowed === "object") return allowed;
  const isLeft = allowed === "unlimited" || used < allowed;
  const times = { ...(allowed === "unlimited" ? {} : { allowed }), used };
  return {
    leaves: isLeft === (term.kind === "limit") ? x : 0n,
    action: { kind: term.kind, ...(isLeft ? {} : { amount: 0n }), used: 0n, times },
    ...workingOfTerm(term, scope, state),
  };
}

/** What a term of `amount` leaves of x, when others have used `used` of it. */
function leavesOf(
  kind: "deductible" | "franchise" | "limit" | "borne",
  amount: bigint | "unlimited",
  used: bigint,
  x: bigint,
  probe: Probe | undefined,
): bigint {
  if (amount !== "unlimited") probe?.compared(kind, rational(x - notNegative(amount - used)));
  switch (kind) {
    case "deductible":
      return amount === "unlimited" ? 0n : x - least(x, notNegative(amount - used));
    case "franchise":
      return amount !== "unlimited" && x > amount ? x : 0n;
    case "limit":
    case "borne":
      return amount === "unlimited" ? x : least(x, notNegative(amount - used));
  }
}

// ── Layers ───────────────────────────────────────────────────────────────────────────────────────────

/** Each layer starts from the same x; they add up, never beyond it. */
function applyLayers(
  block: Term & { readonly kind: "layers" },
  x: bigint,
  group: Group,
  scope: Scope,
  usedOf: (id: string) => bigint,
  state: State,
): Outcome | Unknown {
  const open: Unknown[] = [];
  const uses: { id: string; amount: bigint }[] = [];
  const steps: LayerStep[] = [];
  let total = 0n;
  for (const layer of block.layers) {
    const isThere = holds(layer.when, scope);
    if (isThere === false) continue;
    if (isThere !== true) open.push(isThere);
    const terms: LayerTermStep[] = [];
    let y = x;
    for (const term of layer.terms) {
      const guard = holds(term.when, scope);
      if (guard === false) continue;
      if (guard !== true) open.push(guard);
      const outcome = applyLayerTerm(term, y, group, layerScope(scope, y, group.count), usedOf, state);
      if ("state" in outcome) {
        open.push(outcome);
        continue;
      }
      const { leaves, ...given } = outcome;
      if (term.kind === "deductible") uses.push({ id: term.id, amount: y - leaves });
      if (term.kind === "limit") uses.push({ id: term.id, amount: leaves });
      const used = block.basis.period && term.kind !== "coinsurance" ? { used: Number(usedOf(term.id)) } : {};
      terms.push({ clause: term.id, before: Number(y), after: Number(leaves), ...used, ...given });
      y = leaves;
    }
    steps.push({ clause: `${block.id}/${layer.name}`, terms, after: Number(y) });
    total += y;
  }
  if (open.length > 0) return unknown(open.flatMap((part) => part.waitsFor));
  state.docket.situation.probe?.compared("layers", rational(total - x));
  return { leaves: least(total, x), action: { kind: "layers", uses, layers: steps } };
}

function applyLayerTerm(
  term: LayerTerm,
  y: bigint,
  group: Group,
  scope: Scope,
  usedOf: (id: string) => bigint,
  state: State,
): LayerOutcome | Unknown {
  const { situation } = state.docket;
  situation.probe?.enter(term.id);
  switch (term.kind) {
    case "coinsurance": {
      const pays = ratioOf(evaluate(term.pays, scope), situation.probe);
      if ("state" in pays) return pays;
      return { leaves: share(y, pays, state), pays: formatRatio(pays), ...workingOfTerm(term, scope, state) };
    }
    case "deductible":
    case "franchise":
    case "limit": {
      const amount = groupAmount(term.amount, scope, group);
      if (typeof amount === "object") return amount;
      const used = term.kind === "franchise" ? 0n : usedOf(term.id);
      return {
        leaves: leavesOf(term.kind, amount, used, y, situation.probe),
        amount: amount === "unlimited" ? null : Number(amount),
        ...workingOfTerm(term, scope, state),
      };
    }
  }
}

interface LayerOutcome extends Pick<LayerTermStep, "amount" | "pays" | "working"> {
  readonly leaves: bigint;
}

/** Inside a layer, what a term acts on is the number that the layer has come to. */
function layerScope(scope: Scope, y: bigint, count: bigint): Scope {
  const { amounts } = scope;
  if (amounts === undefined) return scope;
  const ofBlock = amounts.subject();
  return {
    ...scope,
    amounts: { ...amounts, subject: () => (ofBlock.state === "unknown" ? ofBlock : partOf(whole(y), count)) },
  };
}

// ── The most that is borne ───────────────────────────────────────────────────────────────────────────

/**
 * What the groups are left with when what they bear is brought down, cap by cap: of more than is allowed over
 * its wider groups, each bears its part in proportion. Groups of which it is unknown what they bear count nothing.
 */
export function capped(
  term: Term,
  groups: readonly Group[],
  outcomes: readonly (Outcome | Unknown)[],
  state: State,
): readonly (Outcome | Unknown)[] {
  const results = [...outcomes];
  for (const cap of term.caps ?? []) {
    const { kind: over } = cap.basis.over;
    const keyIn = (group: Group): string => {
      const { claim, alone } = group;
      const { unit, insured, year, day } = widerGroup(cap, term, group, state);
      return JSON.stringify([
        over === "claim" ? claim : "",
        insured,
        year,
        day,
        over === "loss" ? alone : "",
        unit?.id,
        unit?.line,
      ]);
    };
    for (const key of new Set(groups.map(keyIn))) {
      const places = groups.flatMap((group, place) => (keyIn(group) === key ? [place] : []));
      const first = groups[places[0]!]!;
      const wider = widerGroup(cap, term, first, state);
      const amount = capAmount(cap, wider, state);
      if (typeof amount === "object") {
        for (const place of places) results[place] = unknownBoth(results[place]!, amount);
        continue;
      }
      const unit = ledgerKeyOf(wider);
      const used = cap.basis.period ? state.docket.usedByOthers(cap.id, unit) : 0n;
      const known = places.filter((place) => !("state" in results[place]!));
      const borne = known.map((place) => presentOf(groups[place]!) - (results[place] as Outcome).leaves);
      const together = borne.reduce((sum, part) => sum + part, 0n);
      const allowed = amount === "unlimited" ? together : least(together, notNegative(amount - used));
      if (amount !== "unlimited") {
        state.docket.situation.probe?.compared("deductible", rational(together - notNegative(amount - used)));
      }
      allocate(allowed, borne).forEach((part, index) => {
        const place = known[index]!;
        const outcome = results[place] as Outcome;
        const acted: ActedCap = {
          cap,
          ...(amount === "unlimited" ? {} : { amount }),
          ...(isCounted(wider) ? { count: wider.count } : {}),
          used,
          unit,
          together,
          before: borne[index]!,
          after: part,
        };
        results[place] = {
          ...outcome,
          leaves: presentOf(groups[place]!) - part,
          caps: [...(outcome.caps ?? []), acted],
        };
      });
    }
  }
  return results;
}

/** The insured or unit that the wider group of a cap is by, as that of the group is or is of it; and how many its amount is for. */
function widerGroup(
  { basis: { over, year: byYear, day: byDay } }: Cap,
  { forEach }: Term,
  { cells, count }: Group,
  { docket }: State,
): GroupKey {
  const kind = over.kind === "unit" ? over.unit : forEach;
  const [first] = cells;
  const unit = kind === undefined ? undefined : unitOfKind(first?.line.unit, kind);
  const insured = over.kind === "insured" ? first?.line.insured : undefined;
  const year = byYear === true && first !== undefined ? yearOf(first, first.trigger, docket.situation) : undefined;
  const day = byDay === true ? first?.line.incurred?.day : undefined;
  return {
    ...(unit && { unit }),
    ...(insured !== undefined && { insured }),
    ...(typeof year === "number" && { year }),
    ...(day !== undefined && { day }),
    count: over.kind === "loss" ? count : (unit?.count ?? 1n),
  };
}

function capAmount(cap: Cap, { unit, insured, count }: GroupKey, state: State): bigint | "unlimited" | Unknown {
  const { situation } = state.docket;
  const amount = amountOf(
    evaluate(cap.amount, {
      situation,
      ...insuredAt(insured, situation),
      ...(unit?.id === undefined ? {} : { unit }),
      ...(unit?.line === undefined ? {} : { waitingLine: unit.line }),
    }),
    situation,
  );
  return typeof amount === "bigint" ? amount * count : amount;
}

function unknownBoth(outcome: Outcome | Unknown, cap: Unknown): Unknown {
  return "state" in outcome ? unknown([...outcome.waitsFor, ...cap.waitsFor]) : cap;
}

// ── What amounts may read ────────────────────────────────────────────────────────────────────────────

export function groupScope(term: Term, group: Group, doubtful: readonly Cell[], state: State): Scope {
  const { situation } = state.docket;
  const all = [...group.cells, ...doubtful];
  const of = unitOfGroup(term, group);
  const forOne = (value: Value): Value => partOf(value, group.count);
  const amounts: AmountScope = {
    subject: () => forOne(sumOf(all, (cell) => (term.kind === "borne" ? cell.borne : cell.present))),
    loss: (heads, counts, each) =>
      heads === undefined
        ? forOne(sumOf(all, (cell) => cell.eligible))
        : lossOf(heads, state, ofEach(each) ?? of, counts),
    deducted: () => forOne(sumOf(all, (cell) => cell.deducted)),
    lines: () =>
      all.map(({ line, verdict, undetermined }) => ({
        line: { ...line, amount: forOne(line.amount) },
        ...(verdict === "undetermined" && { open: unknown(undetermined.flatMap(({ waitsFor }) => waitsFor)) }),
      })),
    left: (node, counts, each) => leftOf(node, state, ofEach(each) ?? of, counts),
    unplaced: (sums) => unplacedIn(sums, state),
    unitOf: (heads) => (countsUnit(heads, of) ? of : undefined),
    kept: state.kept,
  };
  // Of lines of which a share reads the same, each will do.
  const [first] = group.cells;
  if ((group.alone !== undefined || group.alike !== undefined) && first !== undefined) {
    const line = { ...first.line, amount: forOne(first.line.amount) };
    return { ...scopeOf(line, situation, first.trigger), amounts };
  }
  const claim = group.claim === undefined ? undefined : situation.claims.get(group.claim);
  const { unit } = group;
  return {
    situation,
    ...(claim === undefined ? {} : { claim }),
    ...insuredAt(group.insured, situation),
    ...(unit?.id === undefined ? {} : { unit }),
    ...(unit?.line === undefined ? {} : { waitingLine: unit.line }),
    ...(group.trigger === undefined ? {} : { trigger: group.trigger }),
    ...(group.item === undefined ? {} : { item: group.item }),
    amounts,
  };
}

function insuredAt(id: string | undefined, { insureds }: Situation): Pick<Scope, "insured"> {
  const insured = id === undefined ? undefined : insureds.get(id);
  return insured === undefined ? {} : { insured };
}
