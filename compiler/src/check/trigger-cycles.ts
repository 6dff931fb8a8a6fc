import type { TriggersBlock } from "@yakkan/grammar/syntax.js";
import type { Expr, Let, Trigger } from "../plan.js";
import type { ProductScope } from "./scope.js";

/** How many exceptions are followed from one trigger: of triggers that all except each other there are too many ways. */
const mostSteps = 2_000;

/** Triggers that keep themselves out, by exceptions that are there under one contract. */
export function reportCycles(
  scope: ProductScope,
  triggers: readonly Trigger[],
  blocks: readonly TriggersBlock[],
): void {
  const byName = new Map(triggers.map((trigger) => [trigger.name, trigger]));
  const reported: string[] = [];
  for (const { name, excepts } of blocks.flatMap((block) => block.triggers)) {
    const isTold = reported.some((other) => reaches(other, name.text, byName) && reaches(name.text, other, byName));
    if (excepts[0] === undefined || isTold || !reaches(name.text, name.text, byName)) continue;
    if (!isExceptedByItself(name.text, byName, scope)) continue;
    scope.file.report("trigger/cycle", { name: name.text }, excepts[0]);
    reported.push(name.text);
  }
}

type ByName = ReadonlyMap<string, Trigger>;

/** Whether the exceptions lead from one to the other, whatever contracts they are for. */
function reaches(from: string, target: string, byName: ByName, seen = new Set<string>()): boolean {
  return (byName.get(from)?.except ?? []).some(({ trigger }) => {
    if (trigger === target) return true;
    if (seen.has(trigger)) return false;
    seen.add(trigger);
    return reaches(trigger, target, byName, seen);
  });
}

/** Whether they lead back to it under some contract that has all triggers on the way: of ways with guards as many as are followed. */
function isExceptedByItself(target: string, byName: ByName, scope: ProductScope): boolean {
  const always = [...byName.values()].map((trigger): [string, Trigger] => {
    const except = trigger.when === undefined ? trigger.except.filter(({ when }) => when === undefined) : [];
    return [trigger.name, { ...trigger, except }];
  });
  if (reaches(target, target, new Map(always))) return true;
  let steps = 0;
  const follow = (name: string, path: readonly string[], guards: readonly Expr[]): boolean => {
    const trigger = byName.get(name);
    const known = trigger?.when === undefined ? guards : [...guards, readThrough(trigger.when, scope.lets)];
    return (trigger?.except ?? []).some((exception) => {
      if (exception.trigger !== target && path.includes(exception.trigger)) return false;
      const own = exception.when === undefined ? known : [...known, readThrough(exception.when, scope.lets)];
      if (steps++ > mostSteps) return false;
      if (own.length > 0 && !scope.guards.satisfiable(own)) return false;
      return exception.trigger === target || follow(exception.trigger, [...path, exception.trigger], own);
    });
  };
  return follow(target, [target], []);
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
