import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { diagnose } from "../diagnostics/report.js";
import type { Expr, Plan } from "../plan.js";
import { parts } from "../walk-expr.js";
import { amountsOf, visitObjects } from "../walk-plan.js";
import type { Context } from "./context.js";
import { not } from "./logic.js";

/** Where a choice is read that the contract may leave out, and waited for. */
export function findOptional(context: Context): Diagnostic[] {
  const asked = askedFor(context.plan);
  return [...findOptionalAmounts(asked, context), ...findOptionalChoices(asked, context)];
}

/**
 * Amounts that read a choice which the contract may leave out, where nothing asks whether it is given though the product
 * does elsewhere: what the term acts on then waits for the contract. Where the product never asks, the amount is one that
 * its documents do not say, and waiting for it is meant. Of one choice the first is told of.
 */
function findOptionalAmounts(asked: ReadonlySet<string>, context: Context): Diagnostic[] {
  if (asked.size === 0) return [];
  const told = new Set<string>();
  const reads = new Reads(asked, context);
  return context.layout.terms.flatMap(({ term, guards }) =>
    amountsOf(term).flatMap(({ amount, guards: own }) =>
      reads.of(amount).flatMap(({ name, part, under }) => {
        if (told.has(name) || !context.logic.satisfiable([...guards, ...own, ...under])) return [];
        told.add(name);
        const whole = context.written(amount);
        const span = context.placeOf(part) ?? context.placeOf(amount) ?? term.source;
        return [diagnose("term/optional-amount", { name, term: term.kind, amount: whole }, span)];
      }),
    ),
  );
}

/**
 * Rules that read a choice which the contract may leave out, where they wait for it: a date, as who leaves out a
 * retroactive date means that there is none, or another choice of which a clause asks whether it is given. Of one choice
 * the first is told of.
 */
function findOptionalChoices(asked: ReadonlySet<string>, context: Context): Diagnostic[] {
  const { plan, layout, logic } = context;
  const mayLack = plan.choices.filter(
    ({ name, type, optional }) => optional && (type.kind === "date" || asked.has(name)),
  );
  if (mayLack.length === 0) return [];
  const told = new Set<string>();
  const reads = new Reads(new Set(mayLack.map(({ name }) => name)), context);
  return layout.rules.flatMap(({ rule, guards }) =>
    reads.of(rule.test).flatMap(({ name, part, under }) => {
      if (told.has(name) || !logic.satisfiable([...guards, ...under])) return [];
      told.add(name);
      return [diagnose("rule/optional-choice", { name }, context.placeOf(part) ?? rule.source)];
    }),
  );
}

/** The choices of which a clause asks whether they are given. A rule of the contract says no more than how it is filled in. */
function askedFor(plan: Plan): ReadonlySet<string> {
  const found = new Set<string>();
  visitObjects([plan.root, plan.lets], (part: Partial<Extract<Expr, { kind: "given" }>>) => {
    if (part.kind === "given" && part.name !== undefined) found.add(part.name);
  });
  return found;
}

interface Read {
  readonly name: string;
  readonly part: Expr;
  /** What holds where it is read and is not given. */
  readonly under: readonly Expr[];
}

/** In how many branches one choice is read through a formula, as far as is asked: of formulas of formulas they multiply. */
const mostBranches = 8;

/** Where amounts read these choices. */
class Reads {
  private readonly ofFormulas = new Map<string, readonly Read[]>();

  constructor(
    private readonly names: ReadonlySet<string>,
    private readonly context: Context,
  ) {}

  of(expr: Expr): readonly Read[] {
    switch (expr.kind) {
      case "choice": {
        const given: Expr = { type: { kind: "bool" }, kind: "given", name: expr.name };
        return this.names.has(expr.name) ? [{ name: expr.name, part: expr, under: [not(given)] }] : [];
      }
      case "let":
        // Where the formula is read is where it may be asked for.
        return this.ofFormula(expr.name).map((read) => ({ ...read, part: expr }));
      case "if":
        return [
          ...this.of(expr.condition),
          ...this.under(expr.condition, this.of(expr.then)),
          ...this.under(not(expr.condition), this.of(expr.otherwise)),
        ];
      case "and":
      case "or":
        // It is waited for where none of the others decides.
        return expr.operands.flatMap((operand) => {
          const others = expr.operands.filter((other) => other !== operand);
          const open = expr.kind === "and" ? others : others.map(not);
          return this.of(operand).map((read) => ({ ...read, under: [...open, ...read.under] }));
        });
      default:
        return parts(expr).flatMap((part) => this.of(part));
    }
  }

  private under(condition: Expr, reads: readonly Read[]): readonly Read[] {
    return reads.map((read) => ({ ...read, under: [condition, ...read.under] }));
  }

  private ofFormula(name: string): readonly Read[] {
    const known = this.ofFormulas.get(name);
    if (known !== undefined) return known;
    const formula = this.context.lets.get(name);
    const times = new Map<string, number>();
    const found = (formula === undefined ? [] : this.of(formula.value)).filter((read) => {
      const before = times.get(read.name) ?? 0;
      if (before === mostBranches || !this.context.logic.satisfiable(read.under)) return false;
      times.set(read.name, before + 1);
      return true;
    });
    this.ofFormulas.set(name, found);
    return found;
  }
}
