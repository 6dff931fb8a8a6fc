import type { TriggersBlock } from "@yakkan/grammar/syntax.js";
import { keyOf } from "../keys.js";
import type { ContractRule, Expr, Let, Trigger } from "../plan.js";
import { ringsIn } from "./rings.js";
import type { ProductScope } from "./scope.js";

/** What is looked through at most, of all triggers of a product: an exception counts one. Beyond, nothing is said. */
const mostSteps = 1_000_000;
/** Whether guards hold together by names alone takes as long as so many. */
const stepsOfNames = 1_000;

/** Triggers that keep themselves out under some contract, for certain: one whose sizes may be whatever they are. */
export function reportCycles(
  scope: ProductScope,
  triggers: readonly Trigger[],
  blocks: readonly TriggersBlock[],
  contractRules: readonly ContractRule[],
): void {
  const rules = contractRules.map(({ test }) => readThrough(test, scope.lets));
  const isCertain = (guards: readonly Expr[]): boolean => scope.guards.surelySatisfiable(guards, rules);
  const cycles = cyclesOf(triggers, scope.lets, isCertain, stepsOfNames);
  const declared = blocks.flatMap((block) => block.triggers);
  for (const cycle of cycles) {
    const first = declared.find(({ name, excepts }) => cycle.has(name.text) && excepts[0] !== undefined);
    if (first !== undefined) scope.file.report("trigger/cycle", { name: first.name.text }, first.excepts[0]!);
  }
}

/** Triggers that except each other by exceptions that may be there together, those of each ring. */
export function cyclesOf(
  triggers: readonly Trigger[],
  lets: ReadonlyMap<string, Let>,
  arePossible: (guards: readonly Expr[]) => boolean,
  stepsOfGuards: number,
): readonly ReadonlySet<string>[] {
  const guards = new Map<string, Expr>();
  const keyed = new Map<Expr, string>();
  const guardOf = (written: Expr | undefined): readonly string[] => {
    if (written === undefined) return [];
    const known = keyed.get(written);
    if (known !== undefined) return [known];
    const guard = readThrough(written, lets);
    const key = keyOf(guard);
    guards.set(key, guard);
    keyed.set(written, key);
    return [key];
  };
  const exceptions = triggers.flatMap(({ name, when, except }) =>
    except.map((one): Exception => ({ from: name, to: one.trigger, guards: [...guardOf(when), ...guardOf(one.when)] })),
  );
  const search = new Search((keys) => arePossible(keys.map((key) => guards.get(key)!)), stepsOfGuards);
  return ringsIn(exceptions).flatMap((ring) => search.cycleIn(within(exceptions, ring), new Set()) ?? []);
}

/** That one trigger is out where the other is asserted, under contracts under which all the guards hold. */
interface Exception {
  readonly from: string;
  readonly to: string;
  readonly guards: readonly string[];
}

class Search {
  private steps = 0;

  constructor(
    private readonly arePossible: (guards: readonly string[]) => boolean,
    private readonly stepsOfGuards: number,
  ) {}

  /** Triggers that except each other where the guards hold that are known to, and perhaps others. */
  cycleIn(exceptions: readonly Exception[], known: ReadonlySet<string>): ReadonlySet<string> | undefined {
    let left = exceptions;
    for (;;) {
      this.steps += left.length;
      if (this.steps > mostSteps) return undefined;
      const [cycle] = ringsIn(left.filter(({ guards }) => guards.every((guard) => known.has(guard))));
      if (cycle !== undefined) return new Set(cycle);
      const [ring, ...others] = ringsIn(left);
      if (ring === undefined) return undefined;
      for (const other of others) {
        const found = this.cycleIn(within(left, other), known);
        if (found !== undefined) return found;
      }
      // With one of the guards, and then without.
      left = within(left, ring);
      const guard = left.flatMap(({ guards }) => guards.filter((one) => !known.has(one)))[0]!;
      const more = new Set([...known, guard]);
      this.steps += this.stepsOfGuards;
      const found = this.arePossible([...more]) ? this.cycleIn(left, more) : undefined;
      if (found !== undefined) return found;
      left = left.filter(({ guards }) => !guards.includes(guard));
    }
  }
}

function within(exceptions: readonly Exception[], ring: readonly string[]): readonly Exception[] {
  const names = new Set(ring);
  return exceptions.filter(({ from, to }) => names.has(from) && names.has(to));
}

/** Formulas by their names, of which a guard may be made. */
function readThrough(test: Expr, lets: ReadonlyMap<string, Let>): Expr {
  const into = (part: Expr): Expr => readThrough(part, lets);
  switch (test.kind) {
    case "let": {
      const formula = lets.get(test.name);
      return formula === undefined ? test : into(formula.value);
    }
    case "not":
      return { ...test, operand: into(test.operand) };
    case "and":
    case "or":
      return { ...test, operands: test.operands.map(into) };
    default:
      return test;
  }
}
