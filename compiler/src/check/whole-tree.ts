import type { BasisSyntax, Span } from "@yakkan/grammar/syntax.js";
import { keyOf } from "../keys.js";
import type { Basis, Expr, GroupNode, HeadNode, Node, PerUnit, Plan, Rule, Term } from "../plan.js";
import { isCountedTerm } from "../quantities.js";
import { isWithin } from "../unit-kinds.js";
import { askedOfEachLine, someAtHand, someExpr, unitAskedOf, visitExpr } from "../walk-expr.js";
import { allTerms, amountsOf, asksDay, asksInsured, asksYear } from "../walk-plan.js";
import { describeBasis } from "../bases.js";
import { findEarlySums } from "./early-sums.js";
import { isOfLine } from "./of-claim.js";
import type { ProductScope } from "./scope.js";
import { boolType, dateType } from "./types.js";

/** The end of what is borne per policy year, of a term whose groups have to be of one such year. */
export interface YearlyEnd {
  readonly term: string;
  readonly written: BasisSyntax;
  readonly own: Basis;
  readonly forEach: string | undefined;
}

/** What can be told of the nodes of a product only when all of them are there. */
export class WholeTree {
  readonly policyYears: NonNullable<Plan["policyYears"]>[number][] = [];
  /** By term: the dates that say in which policy year its lines are. */
  private readonly datesOfTerms = new Map<string, readonly Expr[]>();

  constructor(
    private readonly scope: ProductScope,
    private readonly heads: readonly HeadNode[],
    private readonly yearlyEnds: readonly YearlyEnd[],
  ) {}

  check(root: GroupNode): void {
    const silent = new Set<Node>();
    const terms = allTerms(root);
    const yearly = terms.filter(asksYear);
    const visit = (node: Node, rules: readonly Rule[], section: Node | undefined): void => {
      if (node.kind === "uncovered") return;
      const all = [...rules, ...node.rules];
      if (node.kind === "head") {
        const here = all.filter(({ scope }) => scope.heads === undefined || scope.heads.includes(node.name));
        const attachments = here.filter(({ kind }) => kind === "attachment");
        if (attachments.length === 0) silent.add(section ?? node);
        else {
          this.checkAttached(node, attachments, here);
          this.datePolicyYears(node, attachments, yearly);
        }
        if (node.computed !== undefined) this.checkComputed(node, here);
        else this.checkItems(node, here);
        return;
      }
      for (const member of node.members) visit(member, all, node.kind === "section" ? node : section);
    };
    visit(root, [], undefined);
    this.checkYearlyEnds(terms);
    for (const term of terms) {
      this.checkLineTerm(term);
      this.checkTermOfLines(term);
      this.checkCountedTerm(term);
    }
    this.checkCircles();
    findEarlySums(root, this.heads, this.scope);
    for (const node of silent) this.scope.file.report("attachment/none", { name: node.name }, this.nameOf(node));
  }

  /** Where its name stands: of two of one name each has its own. */
  private nameOf({ name, source }: Node): Span {
    const own = [...this.scope.nodesByPlace].find(([{ start }]) => start === source.start);
    return (own?.[1] ?? this.scope.nodes.get(name)!).symbol.nameSpan;
  }

  /** The policy year of a line is that of the date by which it attaches: there has to be one under each trigger. */
  private datePolicyYears({ name, covers }: HeadNode, attachments: readonly Rule[], yearly: readonly Term[]): void {
    const term = yearly.find(({ heads }) => heads.includes(name));
    if (term === undefined) return;
    const opening = this.scope.triggers.filter((trigger) => covers.some(({ triggers }) => triggers.includes(trigger)));
    const dates = opening.map((trigger) => ({ trigger, date: oneDate(attachments, trigger) }));
    if (dates.some(({ date }) => date === undefined)) {
      this.scope.file.report("term/policy-year", { head: name }, term.source);
      return;
    }
    const date = dates.reduceRight<Expr | undefined>((otherwise, { trigger, date: then }) => {
      if (otherwise === undefined || keyOf(otherwise) === keyOf(then!)) return then;
      const condition: Expr = { type: boolType, kind: "trigger-is", triggers: [trigger] };
      return { type: dateType, kind: "if", condition, then: then!, otherwise };
    }, undefined);
    if (date !== undefined) this.policyYears.push({ head: name, date });
    for (const { id, triggers } of yearly.filter(({ heads }) => heads.includes(name))) {
      const own = dates.filter(({ trigger }) => triggers?.includes(trigger) ?? true);
      this.datesOfTerms.set(id, [...(this.datesOfTerms.get(id) ?? []), ...own.map((one) => one.date!)]);
    }
  }

  /** What each group of a term bears is borne in one policy year: one date says it of all its lines. */
  private checkYearlyEnds(terms: readonly Term[]): void {
    for (const { term, written, own, forEach } of this.yearlyEnds) {
      const { id, kind } = terms.find((one) => one.id === term) ?? {};
      const [date, ...others] = this.datesOfTerms.get(id ?? "") ?? [];
      if (kind === undefined || date === undefined) continue;
      const isOne = others.every((other) => keyOf(other) === keyOf(date));
      if (!isOne || someAtHand(date, this.scope.lets, (part) => !isSameInGroup(part, own, forEach)))
        this.scope.file.report("term/cap-year", { term: kind, own: describeBasis(own) }, written);
    }
  }

  /** A line that no attachment is for would be paid whenever it happened: under another trigger, of another item, of none. */
  private checkAttached({ name, covers, items }: HeadNode, attachments: readonly Rule[], rules: readonly Rule[]): void {
    const { file, nodes } = this.scope;
    const span = nodes.get(name)!.symbol.nameSpan;
    const isUnder = (trigger: string, { scope }: Rule): boolean => scope.triggers?.includes(trigger) ?? true;
    const withoutItem: (readonly string[])[] = [];
    for (const trigger of new Set(covers.flatMap(({ triggers }) => triggers))) {
      const own = attachments.filter((rule) => isUnder(trigger, rule));
      if (own.length === 0) file.report("attachment/trigger", { head: name, trigger }, span);
      else if (own.every(({ scope }) => scope.items !== undefined)) {
        const missing = items.filter(
          (item) => !item.refused && !own.some(({ scope }) => scope.items!.includes(item.name)),
        );
        const namesItem = rules.some(
          (rule) => rule.kind === "item" && rule.when === undefined && isUnder(trigger, rule),
        );
        const takesNone = namesItem || own.some(({ scope }) => scope.items!.includes(""));
        if (missing.length > 0 || !takesNone) withoutItem.push(takesNone ? missing.map((item) => item.name) : []);
      }
    }
    const [first] = withoutItem;
    if (first !== undefined) file.report("attachment/item", { head: name, items: first }, span);
  }

  /** A computed head whose amount reads its own, directly or through other computed heads. */
  private checkCircles(): void {
    const reads = new Map(
      this.heads.map(({ name, computed }) => {
        const found = new Set<string>();
        if (computed !== undefined)
          visitExpr(computed, this.scope.lets, (part) => {
            if (part.kind === "loss" || part.kind === "left") for (const head of part.heads ?? []) found.add(head);
          });
        return [name, found];
      }),
    );
    const reaches = (from: string, target: string, seen: Set<string>): boolean =>
      [...(reads.get(from) ?? [])].some(
        (next) => next === target || (!seen.has(next) && seen.add(next) && reaches(next, target, seen)),
      );
    for (const { name } of this.heads)
      if (reaches(name, name, new Set()))
        this.scope.file.report("expression/cycle", { name }, this.scope.nodes.get(name)!.symbol.nameSpan);
  }

  /** A line can only name an item that its head lists. */
  private checkItems(head: HeadNode, rules: readonly Rule[]): void {
    if (head.items.some(({ refused }) => !refused)) return;
    for (const rule of rules)
      if (rule.kind === "item") this.scope.file.report("rule/no-items", { head: head.name }, rule.source);
  }

  /** A computed head names no insured and has no day, so under a term that asks for one it would wait for ever. */
  private checkTermOfLines(term: Term): void {
    const what = asksInsured(term) ? "insured" : asksDay(term) ? "day" : undefined;
    if (what === undefined) return;
    const computed = this.heads.find(({ name, computed: amount }) => amount !== undefined && term.heads.includes(name));
    if (computed !== undefined)
      this.scope.file.report("rule/computed-head", { head: computed.name, what }, term.source);
  }

  /** A computed head has no day, and nothing of which a quantity is stated. */
  private checkCountedTerm(term: Term): void {
    if (!isCountedTerm(term) || term.reads.claim) return;
    const computed = this.heads.find(({ name, computed: amount }) => amount !== undefined && term.heads.includes(name));
    if (computed !== undefined)
      this.scope.file.report("rule/computed-head", { head: computed.name, what: "quantity" }, term.source);
  }

  /** Of a computed head nobody can state what an amount per loss, a share, what is of each line, or a `where` reads, so it would wait for ever. */
  private checkLineTerm(term: Term): void {
    const isPerLoss = term.basis.over.kind === "loss" || term.alike !== undefined;
    // Where it reads the claim, it does not act on them; in a frame for each unit, on those for each.
    if ((!isPerLoss && term.where === undefined && !term.reads.lines) || term.reads.claim) return;
    const computed = this.heads.find(
      ({ name, computed: amount, perUnit }) =>
        amount !== undefined &&
        term.heads.includes(name) &&
        (term.forEach === undefined || isAt(perUnit, term.forEach, this.scope)),
    );
    if (computed === undefined) return;
    const { lets } = this.scope;
    const amounts = amountsOf(term).flatMap(({ amount }) => (isPerLoss ? [amount] : askedOfEachLine(amount, lets)));
    const fields: readonly string[] = ["incurred", "approved", "item"];
    const isMissing = (part: Expr): boolean =>
      (part.kind === "line" && fields.includes(part.field)) ||
      (isPerLoss && unitAskedOf(part) !== undefined && !isAt(computed.perUnit, unitAskedOf(part)!, this.scope)) ||
      isOfLine(part);
    const tests = term.where === undefined ? amounts : [...amounts, term.where];
    if (tests.some((test) => someAtHand(test, lets, isMissing)))
      this.scope.file.report("rule/computed-head", { head: computed.name, what: "facts" }, term.source);
  }

  /** A computed head has no line: no day, no approval, no item, no claim; and in a node `for each` unit others name its units. */
  private checkComputed(head: HeadNode, rules: readonly Rule[]): void {
    this.checkUnitsOf(head);
    for (const rule of rules) {
      if (rule.readsClaim && !rule.unclaimed && !rule.when && !rule.scope.triggers)
        this.scope.file.report("rule/computed-claim", { head: head.name }, rule.source);
      const unstated = this.unstatedOf(head, rule.test);
      if (unstated !== undefined)
        this.scope.file.report("rule/computed-waits", { head: head.name, unstated }, rule.source);
      if (
        rule.scope.items?.includes("") === false ||
        !someExpr(rule.test, this.scope.lets, ({ kind }) => kind === "line")
      )
        continue;
      const what = rule.kind === "approval" || rule.kind === "item" ? rule.kind : this.askedOfLine(rule.test);
      this.scope.file.report("rule/computed-head", { head: head.name, what }, rule.source);
    }
  }

  /** Somebody has to name the units that it brings an amount for, under each of its triggers. */
  private checkUnitsOf({ name, computed, perUnit, covers }: HeadNode): void {
    if (computed === undefined || perUnit === undefined || perUnit.toldBy !== undefined) return;
    const naming = this.heads.filter((one) => one.computed === undefined && perUnit.namedBy.includes(one.name));
    const opens = (one: HeadNode, trigger: string): boolean =>
      one.covers.some(({ triggers }) => triggers.includes(trigger));
    const alone = this.scope.triggers.filter(
      (trigger) =>
        covers.some(({ triggers }) => triggers.includes(trigger)) && !naming.some((one) => opens(one, trigger)),
    );
    // What heads come to that nothing opens is nothing in any case.
    const isOfHeads = someExpr(computed, this.scope.lets, ({ kind }) => kind === "loss" || kind === "left");
    if (naming.length > 0 && (isOfHeads || alone.length === 0)) return;
    const { nameSpan } = this.scope.nodes.get(name)!.symbol;
    const under = naming.length > 0 ? alone : undefined;
    this.scope.file.report("head/no-unit", { name, unit: perUnit.unit, under }, nameSpan);
  }

  /** What a test reads of a line that no computed head has. */
  private askedOfLine(test: Expr): "day" | "line" {
    return someExpr(test, this.scope.lets, (part) => part.kind === "line" && part.field === "incurred")
      ? "day"
      : "line";
  }

  /** What a test reads that nobody can state of a computed head: of its loss, its insured, or a unit that it is not for. */
  private unstatedOf({ perUnit }: HeadNode, test: Expr): string | undefined {
    const { lets, facts } = this.scope;
    let unstated: string | undefined;
    someAtHand(test, lets, (part) => {
      const unit = unitAskedOf(part);
      if (unit !== undefined && !isAt(perUnit, unit, this.scope)) unstated = unit;
      else if (isOfLine(part) && (part.of === "insured" || facts.get(part.name)?.default === undefined))
        unstated = part.name;
      return unstated !== undefined;
    });
    return unstated;
  }
}

/** The one date that has to lie in the period for lines under the trigger, whatever their items. */
function oneDate(attachments: readonly Rule[], trigger: string): Expr | undefined {
  const dates = attachments.flatMap(({ scope, detail }) => {
    const isOfTrigger = scope.triggers?.includes(trigger) ?? true;
    return isOfTrigger && detail?.kind === "during" && detail.value !== undefined
      ? [{ date: detail.value, isForAll: scope.items === undefined }]
      : [];
  });
  const [first] = dates;
  const isOne = dates.every(({ date }) => keyOf(date) === keyOf(first!.date));
  return isOne && dates.some(({ isForAll }) => isForAll) ? first?.date : undefined;
}

/** Whether what is read at hand is the same for all lines of a group. */
function isSameInGroup(part: Expr, { over }: Basis, forEach: string | undefined): boolean {
  switch (part.kind) {
    case "fact":
    case "asserted":
      return part.of === "incident" || part.of === over.kind;
    case "unit-fact":
    case "established":
      return part.unit === forEach || (over.kind === "unit" && part.unit === over.unit);
    case "line":
    case "trigger-is":
    case "item-is":
      return false;
    default:
      return true;
  }
}

/** Whether a computed head is for units of the kind, or of such as are of one. */
export function isAt(perUnit: PerUnit | undefined, kind: string, { units }: ProductScope): boolean {
  return perUnit !== undefined && isWithin(perUnit.unit, kind, units);
}
