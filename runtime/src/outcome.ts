import { derivationOf } from "./derivation.js";
import { type Group, ledgerKeyOf } from "./groups.js";
import { type Unknown, type Maybe, isUnknown, never, nowhere, waitingForAll } from "./kleene.js";
import { atMost, clampRatio, formatRatio, nearest, shareOf } from "./money.js";
import { type Numeric, floorOf, multiply, order } from "./numeric.js";
import type { CapStep, Derivation, LayerStep, LayerTermStep } from "./result.js";
import type { Scope } from "./scope.js";
import type { AmountStep, BorneAtMost, Cap, Layer, LayerTerm, Step, Term } from "./terms.js";
import { TermUse } from "./use.js";
import { type Walk, amountOf } from "./walk.js";
import { none } from "./lists.js";

/** What a term leaves of x, and the amount by which it does. */
export interface Outcome {
  readonly leaves: number;
  /** The deductible, franchise or limit; of a group with a count for all of its units. */
  readonly amount: Numeric | undefined;
  readonly ratio: Numeric | undefined;
  /** What other incidents have used. */
  readonly used: Numeric;
  readonly uses: readonly TermUse[];
  readonly caps: readonly ActedCap[] | undefined;
  /** By number of times: how many there are, `used` being those of other incidents. */
  readonly times: number | undefined;
  /** Only for a trace. */
  readonly layers: readonly LayerStep[] | undefined;
  readonly working: Derivation | undefined;
}

/** An end of what is borne, as it stood for a group. */
interface ActedCap {
  readonly cap: Cap;
  /** The key of its use in the ledger. */
  readonly unit: string;
  readonly step: CapStep;
}

export function outcomeOf(walk: Walk, term: Term, group: Group, x: number): Outcome | Unknown {
  if (term.kind === "layers") return layersOutcome(walk, term, group, x);
  const used = term.period ? walk.used.of(term.id, ledgerKeyOf(group)) : 0;
  if (term.kind !== "borne" && term.kind !== "coinsurance" && term.times === true)
    return timesOutcome(walk, term, x, used);
  const given = givenOf(walk, term, group, x);
  if (isUnknown(given)) return given;
  const leaves = leavesOf(walk, term.kind, given, x, used);
  const isShare = term.kind === "coinsurance";
  const amount = isShare ? undefined : given;
  const ratio = isShare ? given : undefined;
  const working = walk.trace === undefined ? undefined : workingOf(walk, term);
  return { leaves, amount, ratio, used, uses: none, caps: undefined, times: undefined, layers: undefined, working };
}

/** While fewer other incidents than allowed have used one of its times a limit leaves everything, and a deductible nothing. */
function timesOutcome(walk: Walk, term: Term & AmountStep, x: number, used: Numeric): Outcome | Unknown {
  const allowed = numberOf(term, walk.at);
  if (isUnknown(allowed)) return allowed;
  const isLeft = order(used, allowed) < 0;
  return {
    leaves: isLeft === (term.kind === "limit") ? x : 0,
    amount: isLeft ? Infinity : 0,
    ratio: undefined,
    used,
    uses: none,
    caps: undefined,
    times: allowed,
    layers: undefined,
    working: walk.trace === undefined ? undefined : workingOf(walk, term),
  };
}

/** A whole number of times, or of a quantity; below 0 it is 0. */
export function numberOf(term: AmountStep, at: Scope): Maybe<number> {
  const value = term.amount(at);
  if (value === never) return nowhere;
  if (isUnknown(value)) return value;
  return value === Infinity ? Infinity : Math.max(0, floorOf(value));
}

/** How the amount or share is worked out where x stands. */
export function workingOf({ at }: Walk, term: Pick<Term, "figures"> & (Step | BorneAtMost)): Derivation | undefined {
  if (term.figures === undefined) return undefined;
  return derivationOf(at, term.kind === "coinsurance" ? term.pays(at) : term.amount(at), term.figures);
}

/** The amount or share of a step, worked out where x stands. */
function givenOf(walk: Walk, step: Step | BorneAtMost, group: Group, x: number): Maybe<Numeric> {
  walk.at.subject = x;
  if (step.kind === "coinsurance") {
    const pays = step.pays(walk.at);
    if (pays === never) return nowhere;
    return isUnknown(pays) ? pays : clampRatio(pays);
  }
  const amount = amountOf(step.amount(walk.at), walk.rounding);
  return isUnknown(amount) || group.count === 1 ? amount : multiply(amount, group.count);
}

/** The table of the calculus: what a step leaves of x, u being what others have used. */
function leavesOf(walk: Walk, kind: Step["kind"] | "borne", given: Numeric, x: number, used: Numeric): number {
  switch (kind) {
    case "coinsurance":
      return shareOf(x, given, walk.rounding);
    case "deductible":
      return x - atMost(x, given, used);
    case "franchise":
      return order(x, given) > 0 ? x : 0;
    case "limit":
    case "borne":
      return atMost(x, given, used);
  }
}

/** Layers on one group, and what they leave behind: their uses, and what they wait for. */
interface LayersAtHand {
  readonly block: Term & { readonly kind: "layers" };
  readonly group: Group;
  readonly uses: TermUse[];
  readonly unknown: Unknown[];
}

function layersOutcome(walk: Walk, block: LayersAtHand["block"], group: Group, x: number): Outcome | Unknown {
  const at: LayersAtHand = { block, group, uses: [], unknown: [] };
  const steps: LayerStep[] | undefined = walk.trace === undefined ? undefined : [];
  let sum = 0;
  for (const layer of block.layers) {
    const isThere: Maybe<boolean> = layer.when === undefined ? true : layer.when(walk.at);
    if (isThere === false) continue;
    if (isUnknown(isThere)) at.unknown.push(isThere);
    const terms: LayerTermStep[] | undefined = steps === undefined ? undefined : [];
    const after = layerLeaves(walk, at, layer, x, terms);
    if (terms !== undefined) steps?.push({ clause: `${block.id}/${layer.name}`, terms, after });
    sum += after;
  }
  return at.unknown.length > 0
    ? waitingForAll(at.unknown)
    : {
        leaves: Math.min(x, sum),
        amount: undefined,
        ratio: undefined,
        used: 0,
        uses: at.uses,
        caps: undefined,
        times: undefined,
        layers: steps,
        working: undefined,
      };
}

function layerLeaves(
  walk: Walk,
  { block, group, uses, unknown }: LayersAtHand,
  layer: Layer,
  x: number,
  steps: LayerTermStep[] | undefined,
): number {
  const key = ledgerKeyOf(group);
  let y = x;
  for (const step of layer.terms) {
    const guard: Maybe<boolean> = step.when === undefined ? true : step.when(walk.at);
    if (guard === false) continue;
    const given = givenOf(walk, step, group, y);
    if (isUnknown(guard)) unknown.push(guard);
    if (isUnknown(given)) unknown.push(given);
    if (isUnknown(guard) || isUnknown(given)) continue;
    const used = block.period ? walk.used.of(step.id, key) : 0;
    const leaves = leavesOf(walk, step.kind, given, y, used);
    if (block.period) noteLayerUse(step, key, y, leaves, uses);
    steps?.push(layerTermStep(walk, block, step, { given, used, before: y, after: leaves }));
    y = leaves;
  }
  return y;
}

function layerTermStep(
  walk: Walk,
  block: Term,
  step: LayerTerm,
  { given, used, before, after }: Readonly<Record<"given" | "used", Numeric> & Record<"before" | "after", number>>,
): LayerTermStep {
  const working = workingOf(walk, step);
  return {
    clause: step.id,
    before,
    after,
    ...(step.kind === "coinsurance"
      ? { pays: formatRatio(given) }
      : { amount: given === Infinity ? null : nearest(given), ...(block.period ? { used: nearest(used) } : {}) }),
    ...(working === undefined ? {} : { working }),
  };
}

function noteLayerUse(step: LayerTerm, unit: string, x: number, leaves: number, uses: TermUse[]): void {
  if (step.kind === "deductible") uses.push(new TermUse(step.id, unit, x - leaves));
  if (step.kind === "limit") uses.push(new TermUse(step.id, unit, leaves));
}
