import type { Situation } from "../interpret/case.js";
import { toCell } from "../interpret/cells.js";
import { amountOf, ratioOf, timesOf } from "../interpret/amounts.js";
import { evaluate, holds, type Scope } from "../interpret/evaluate.js";
import { keyOf } from "../interpret/groups.js";
import { situationOf } from "../interpret/interpret.js";
import { judge, scopeOf } from "../interpret/judge.js";
import type { PlanIndex } from "../interpret/plan-index.js";
import { compare, floor, multiply, rational } from "../interpret/rational.js";
import { readCase } from "../interpret/validate.js";
import { least } from "../interpret/whole.js";
import type { Expr, Rational, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { partsOfLayers } from "../walk-plan.js";
import { type ExampleLine, inputOf, type Stated } from "./trials.js";

/** A line on its way through the terms. */
export interface Passage {
  /** Among the lines. */
  readonly place: number;
  readonly line: ExampleLine;
  /** The terms that act on it, in the order of the walk. */
  readonly steps: readonly Step[];
}

/** What a term leaves of an amount that is alone in its group: `pays` of what is beyond `from`, up to `most`; of nothing up to `over`. */
export interface Step {
  readonly id: string;
  readonly kind: Term["kind"];
  /** Lines of the same are in one group. */
  readonly group: string;
  /** It falls on the lowest first. */
  readonly rank: number;
  readonly over: bigint;
  readonly from: bigint;
  readonly most: bigint | undefined;
  readonly pays: Rational;
}

const one = rational(1n);
const neutral = { over: 0n, from: 0n, most: undefined, pays: one };

/** Nothing where the input is not valid. What an amount reads of other lines is not known, and such a term is passed over. */
export function passagesOf(
  index: PlanIndex,
  stated: Stated,
  lines: readonly ExampleLine[],
): readonly Passage[] | undefined {
  const reading = readCase(
    index,
    inputOf(
      stated,
      lines.map((line) => ({ ...line, amount: 1n })),
    ),
  );
  if (!reading.ok) return undefined;
  const situation = situationOf(index, reading.case);
  return reading.case.lines.map((line, place) => {
    const cell = toCell(line, judge(line, situation), []);
    const scope = scopeOf(line, situation, cell.trigger);
    const steps = (index.places.get(line.head)?.terms ?? []).flatMap((term): Step[] => {
      if (term.triggers?.includes(cell.trigger ?? "") === false) return [];
      if (holds(term.when, { situation }) !== true || holds(term.where, scope) !== true) return [];
      const key = keyOf(term, cell, cell.trigger, situation);
      if (key === undefined || (term.reads.claim && line.claim === undefined)) return [];
      const group = JSON.stringify(key, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));
      const ranks = holds(term.ranksWhen, { situation }) === false ? [term.heads] : term.ranks;
      const rank = ranks.findIndex((heads) => heads.includes(line.head));
      return [{ id: term.id, kind: term.kind, group, rank, ...neutral, ...effectOf(term, scope, situation) }];
    });
    return { place, line: lines[place]!, steps };
  });
}

function effectOf(term: Term, scope: Scope, situation: Situation): Partial<Step> {
  const money = (amount: Expr): bigint | undefined => {
    const known = amountOf(evaluate(amount, scope), situation);
    return typeof known === "bigint" ? known : undefined;
  };
  // By what each line has of the quantity.
  if (isCountedTerm(term)) return {};
  if ("times" in term) {
    const times = timesOf(evaluate(term.amount, scope), undefined);
    if (typeof times === "object") return {};
    // The first time of the period.
    const isLeft = times === "unlimited" || times > 0n;
    return isLeft === (term.kind === "limit") ? {} : { pays: rational(0n) };
  }
  switch (term.kind) {
    case "coinsurance": {
      const pays = ratioOf(evaluate(term.pays, scope), undefined);
      return "state" in pays ? {} : { pays };
    }
    case "deductible":
      return { from: money(term.amount) ?? 0n };
    case "franchise":
      return { over: money(term.amount) ?? 0n };
    case "limit":
      return { most: money(term.amount) };
    case "borne":
      return {};
    case "layers": {
      const there = partsOfLayers(term).filter(({ guards }) =>
        guards.every((guard) => holds(guard, { situation }) === true),
      );
      const of = (kind: "deductible" | "limit"): readonly bigint[] =>
        there.flatMap(({ part }) => (part.kind === kind ? (money(part.amount) ?? []) : []));
      const limits = of("limit");
      return {
        from:
          of("deductible").reduce<bigint | undefined>((a, b) => (a === undefined ? b : least(a, b)), undefined) ?? 0n,
        most: limits.length === 0 ? undefined : limits.reduce((a, b) => a + b),
      };
    }
  }
}

/** What it leaves of an amount; `most` as far as it is not used up. */
export function leftBy({ over, from, most, pays }: Step, amount: bigint, room = most): bigint {
  if (amount <= over || amount <= from) return 0n;
  const beyond = amount - from;
  return floor(multiply(rational(room === undefined ? beyond : least(beyond, room)), pays));
}

/** The least of which it leaves so much; nothing where it never does. */
export function neededBy({ over, from, most, pays }: Step, left: bigint): bigint | undefined {
  if (left <= 0n) return 0n;
  if (pays.numerator === 0n) return undefined;
  const beyond = (left * pays.denominator + pays.numerator - 1n) / pays.numerator;
  if (most !== undefined && beyond > most) return undefined;
  const needed = beyond + from;
  return needed > over ? needed : over + 1n;
}

/** Whether less is paid of more lines of its group. */
export function isShare({ pays }: Step): boolean {
  return compare(pays, one) < 0;
}
