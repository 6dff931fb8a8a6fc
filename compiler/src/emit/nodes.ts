import type { CodeBlockWriter } from "ts-morph";
import {
  summarizeCovers,
  summarizeExclusion,
  summarizeLayerTerm,
  summarizeRule,
  summarizeTerm,
} from "../describe/summary.js";
import { dateOf, partsOfCarveBacks, partsOfGround, partsOfTest, type TestPart } from "../test-parts.js";
import { derivationOf, figuresOf } from "../figures.js";
import { formatExpr } from "../describe/summary.js";
import type {
  Basis,
  Alike,
  Cap,
  Exclusion,
  Expr,
  GroupNode,
  HeadNode,
  LayerTerm,
  Let,
  Node,
  PerUnit,
  Plan,
  Rule,
  Scope,
  SumUnderTriggers,
  Term,
} from "../plan.js";
import { type CountedTerm, isCountedTerm, quantityKey } from "../quantities.js";
import { readsIncident } from "../reads-incident.js";
import { letsByName, someAtHand, someExpr, unitAskedOf } from "../walk-expr.js";
import { unitsKnownAgain } from "../tallies.js";
import { allAskedOfLines, allTerms, findLeft, headsOfWalk, sumsUnderTriggers } from "../walk-plan.js";
import { emitExpr } from "./expressions.js";
import type { Module } from "./module.js";
import { arrow, comment, labelOf, camel, list, pascal, placeOf, quote, separator } from "./text.js";
import { headsBelow } from "../heads-below.js";

/** What the product's declaration refers to. */
export interface EmittedText {
  /** The function that walks the text; none where no term acts. */
  readonly walk: string | undefined;
  /** In declared order. */
  readonly heads: readonly string[];
}

/** The product's nodes in the order of the text, each with its walk, its rules and its terms. */
export function emitText(module: Module, writer: CodeBlockWriter): EmittedText {
  const text = new TextEmission(module, writer);
  text.emitNode(module.plan.root);
  const heads = module.plan.heads.map((head) => text.headNames.get(head.name) ?? "");
  return { walk: text.walkName(module.plan.root), heads };
}

/** The names of the constants of the exclusions, in declared order. */
export function emitExclusions(module: Module, writer: CodeBlockWriter): readonly string[] {
  if (module.plan.exclusions.length === 0) return [];
  writer.writeLine(separator("Exclusions"));
  writer.blankLine();
  return module.plan.exclusions.map((exclusion) => {
    const name = module.names.take(`exclusion${pascal(exclusion.name)}`);
    writeExclusion(module, writer, name, exclusion);
    return name;
  });
}

class TextEmission {
  readonly headNames = new Map<string, string>();
  private readonly walkNames = new Map<Node, string>();
  private readonly guardNames = new Map<Node, string>();
  private readonly ruleNames = new Map<Rule, string>();
  private readonly termNames = new Map<Term, string>();
  /** The quantities that terms count in, by what they say. */
  private readonly quantities = new Map<string, number>();
  private readonly lets: ReadonlyMap<string, Let>;
  private readonly rules: ReadonlyMap<string, readonly Rule[]>;
  private readonly terms: ReadonlyMap<string, readonly Term[]>;
  private readonly sumsUnderTriggers: readonly SumUnderTriggers[];
  private readonly headsOfWalk: ReadonlySet<string>;
  private readonly unitsKnownAgain: ReadonlyMap<string, ReadonlySet<string>>;
  /** Nodes whose amount is read after the walk has left them, with the heads that are summed. */
  private readonly readAfter: ReadonlyMap<string, readonly string[]>;
  /** The nodes around the one being emitted, from the root. */
  private around: readonly GroupNode[] = [];

  constructor(
    private readonly module: Module,
    private readonly writer: CodeBlockWriter,
  ) {
    this.lets = letsByName(module.plan.lets);
    this.rules = rulesByHead(module.plan);
    this.terms = termsByHead(module.plan);
    this.sumsUnderTriggers = sumsUnderTriggers(module.plan);
    this.headsOfWalk = headsOfWalk(module.plan.heads, this.lets);
    this.unitsKnownAgain = unitsKnownAgain(module.plan);
    this.readAfter = findLeft(module.plan);
  }

  emitNode(node: Node): void {
    if (node.kind === "uncovered") return this.emitUncovered(node);
    this.writeTitle(node);
    this.writeWalk(node);
    this.writeGuard(node);
    for (const rule of node.rules) if (headsBelow(node).some((head) => holdsFor(rule, head))) this.writeRule(rule);
    if (node.kind === "head") {
      this.writeHead(node);
      for (const term of node.terms) this.writeTerm(term);
      return;
    }
    for (const term of node.above) this.writeTerm(term);
    const { around } = this;
    this.around = [...around, node];
    for (const part of node.members) this.emitNode(part);
    this.around = around;
    if (node.below.length > 0) {
      this.writer.writeLine(`// ${comment(`${node.kind} ${node.name}, below its members`)}`);
      this.writer.blankLine();
    }
    for (const term of node.below) this.writeTerm(term);
  }

  /** The walk's function of a node; none where nothing happens in it. */
  walkName(node: Node): string | undefined {
    if (node.kind === "uncovered" || !this.hasSteps(node)) return undefined;
    const known = this.walkNames.get(node);
    if (known !== undefined) return known;
    const name = this.module.names.take(`settle${pascal(node.name)}`);
    this.walkNames.set(node, name);
    return name;
  }

  private emitUncovered(node: Extract<Node, { kind: "uncovered" }>): void {
    this.writer.writeLine(
      `// ${comment(`uncovered ${node.name}${labelled(node.label)}: never paid. ${placeOf(node.source)}`)}`,
    );
    this.writer.blankLine();
  }

  private writeTitle(node: GroupNode | HeadNode): void {
    this.writer.writeLine(separator(`${node.kind} ${node.name}${labelled(node.label)}`));
    this.writer.writeLine(`// ${comment(placeOf(node.source))}`);
    this.writer.blankLine();
  }

  private hasSteps(node: Node): boolean {
    if (node.kind === "uncovered") return false;
    if (this.readAfter.has(node.name)) return true;
    if (node.kind === "head") return node.terms.length > 0 || this.headsOfWalk.has(node.name);
    return node.above.length > 0 || node.below.length > 0 || node.members.some((part) => this.hasSteps(part));
  }

  // ── The walk ───────────────────────────────────────────────────────────────────────────────────────

  private writeWalk(node: GroupNode | HeadNode): void {
    const { module, writer } = this;
    const name = this.walkName(node);
    if (name === undefined) return;
    writer.writeLine(`function ${name}(walk: ${module.useType("Walk")}<${module.types.reads}>): void {`);
    if (node.when !== undefined) writer.writeLine(`if (${this.guardName(node)}.holds(walk.at) === false) return;`);
    if (node.kind === "head") {
      if (this.headsOfWalk.has(node.name)) writer.writeLine(`${module.use("compute")}(walk, ${quote(node.name)});`);
      for (const term of node.terms) this.writeStep(term);
    } else {
      for (const term of node.above) this.writeStep(term);
      for (const part of node.members) {
        const step = this.walkName(part);
        writer.writeLine(
          step === undefined ? `// ${comment(`${part.kind} ${part.name}: no terms`)}` : `${step}(walk);`,
        );
      }
      for (const term of node.below) this.writeStep(term);
    }
    const heads = this.readAfter.get(node.name);
    if (heads !== undefined) writer.writeLine(`${module.use("leave")}(walk, ${quote(node.name)}, ${list(heads)});`);
    writer.writeLine("}");
    writer.blankLine();
  }

  private writeStep(term: Term): void {
    this.writer.writeLine(`${this.module.use(term.kind)}(walk, ${this.termName(term)});`);
  }

  // ── What stands on a node ──────────────────────────────────────────────────────────────────────────

  private guardName(node: GroupNode | HeadNode): string {
    return nameFor(this.guardNames, node, () => this.module.names.take(`exists${pascal(node.name)}`));
  }

  private writeGuard(node: GroupNode | HeadNode): void {
    if (node.when === undefined) return;
    const { module, writer } = this;
    const isUsed = this.hasSteps(node) || node.kind === "head" || headsBelow(node).length > 0;
    if (!isUsed) return;
    writer.writeLine(`/** ${comment(`Whether the contract has ${node.name}.`)} */`);
    writer.writeLine(`const ${this.guardName(node)}: ${module.useType("Guard")}<${module.types.reads}> = {`);
    writer.writeLine(`clause: ${quote(node.name)},`);
    writer.writeLine(`holds: ${arrow(emitExpr(module, node.when).text)},`);
    writer.writeLine("};");
    writer.blankLine();
  }

  private writeRule(rule: Rule): void {
    const { module, writer } = this;
    const name = module.names.take(camel(rule.id));
    this.ruleNames.set(rule, name);
    writer.writeLine(
      `/** ${comment(`${capital(summarizeRule(rule, module.plan.currency))}${labelled(rule.label)}. ${placeOf(rule.source)}`)} */`,
    );
    writer.writeLine(`const ${name}: ${module.useType("LineRule")}<${module.types.reads}> = {`);
    writer.writeLine(`id: ${quote(rule.id)},`);
    writer.writeLine(`kind: ${quote(rule.kind)},`);
    if (rule.scope.triggers !== undefined) writer.writeLine(`triggers: ${list(rule.scope.triggers)},`);
    if (rule.scope.items !== undefined) writer.writeLine(`items: ${list(rule.scope.items)},`);
    if (rule.readsClaim) writer.writeLine("readsClaim: true,");
    if (rule.when !== undefined) writer.writeLine(`when: ${arrow(emitExpr(module, rule.when).text)},`);
    writer.writeLine(`test: ${arrow(emitExpr(module, rule.test).text)},`);
    if (rule.unclaimed !== undefined) writer.writeLine(`unclaimed: ${arrow(emitExpr(module, rule.unclaimed).text)},`);
    const dates = datesOf(module, rule.test);
    if (dates !== undefined) writer.writeLine(`dates: ${arrow(dates)},`);
    else if (rule.kind !== "approval")
      writeParts(module, writer, "parts", partsOfTest(rule.test, letsByName(module.plan.lets)));
    writer.writeLine("};");
    writer.blankLine();
  }

  private writeHead(head: HeadNode): void {
    const { module, writer } = this;
    const name = module.names.take(`head${pascal(head.name)}`);
    this.headNames.set(head.name, name);
    const guards = [...this.around, head].filter((node) => node.when !== undefined).map((node) => this.guardName(node));
    const rules = this.rules.get(head.name) ?? [];
    const terms = this.terms.get(head.name) ?? [];
    const forEach = this.around.flatMap((node) => node.forEach ?? []);
    const asked = terms.flatMap(({ whereUnit }) => whereUnit ?? []);
    const units = new Set([...forEach, ...terms.flatMap(unitsOf), ...asked]);
    const what = `${capital(head.kind)} ${head.name}${labelled(head.label)}: ${summarizeCovers(head.covers, module.plan.currency) || "no trigger opens it"}. ${placeOf(head.source)}`;
    writer.writeLine(`/** ${comment(what)} */`);
    writer.writeLine(`const ${name}: ${module.useType("HeadRule")}<${module.types.reads}> = {`);
    writer.writeLine(`name: ${quote(head.name)},`);
    writer.writeLine(`guards: [${guards.join(", ")}],`);
    writer.writeLine("covers: [");
    for (const cover of head.covers) {
      const when = cover.when === undefined ? "" : `, when: ${arrow(emitExpr(module, cover.when).text)}`;
      writer.writeLine(`{ triggers: ${list(cover.triggers)}${when} },`);
    }
    writer.writeLine("],");
    writer.writeLine(`rules: [${rules.map((rule) => this.ruleNames.get(rule) ?? "").join(", ")}],`);
    writer.writeLine(
      `items: [${head.items.map((item) => `{ name: ${quote(item.name)}, refused: ${item.refused} }`).join(", ")}],`,
    );
    if (asksItem(module.plan, this.lets, head, rules, terms)) writer.writeLine("asksItem: true,");
    const byTrigger = [
      ...terms.flatMap(({ triggers, reads }) => [
        ...(triggers === undefined ? [] : [triggers]),
        ...(reads.trigger ? module.plan.triggers.map(({ name: trigger }) => [trigger]) : []),
      ]),
      ...this.sumsUnderTriggers.filter(({ heads }) => heads.includes(head.name)).map(({ triggers }) => triggers),
    ];
    if (byTrigger.length > 0) writer.writeLine(`triggersOfTerms: [${byTrigger.map((each) => list(each)).join(", ")}],`);
    writer.writeLine(`units: ${list([...units])},`);
    // What an amount is brought for, for each unit that a line names, has to be known again too.
    const brought = module.plan.heads.filter(({ perUnit }) => perUnit?.namedBy.includes(head.name));
    const known = [head, ...brought].flatMap(({ name: of }) => this.terms.get(of) ?? []);
    const countless = new Set([
      ...known.filter((term) => term.basis.period || hasCapByUnit(term)).flatMap(unitsOf),
      ...(this.unitsKnownAgain.get(head.name) ?? []),
    ]);
    writer.writeLine(`countless: ${list([...countless])},`);
    const attached = module.plan.policyYears?.find((one) => one.head === head.name);
    if (attached !== undefined) writer.writeLine(`attached: ${arrow(emitExpr(module, attached.date).text)},`);
    if (head.computed !== undefined) {
      writer.writeLine("computed: {");
      writer.writeLine(`ofWalk: ${this.headsOfWalk.has(head.name)},`);
      if (head.perUnit !== undefined) this.writePerUnit(head.perUnit);
      writer.writeLine(`amount: ${arrow(emitExpr(module, head.computed).text)},`);
      this.writeFigures(head.computed);
      writer.writeLine("},");
    }
    if (head.each !== undefined) {
      writer.writeLine("each: {");
      writer.writeLine(`amount: ${arrow(emitExpr(module, head.each).text)},`);
      this.writeFigures(head.each);
      writer.writeLine("},");
    }
    writer.writeLine("};");
    writer.blankLine();
  }

  private writeFigures(amount: Expr): void {
    const { module, writer } = this;
    writer.writeLine("figures: [");
    for (const { of, name, expr } of figuresOf(amount, this.lets)) {
      const value = arrow(emitExpr(module, expr).text);
      writer.writeLine(`{ of: ${quote(of)}, name: ${quote(name)}, kind: ${quote(expr.type.kind)}, value: ${value} },`);
    }
    writer.writeLine("],");
  }

  private writePerUnit({ unit, namedBy, toldBy, unitHeads }: PerUnit): void {
    const listed = toldBy === undefined ? "" : ", listed: true";
    const summed = unitHeads === undefined ? "" : `, unitHeads: ${list(unitHeads)}`;
    this.writer.writeLine(`perUnit: { unit: ${quote(unit)}, namedBy: ${list(namedBy)}${listed}${summed} },`);
  }

  private termName(term: Term): string {
    return nameFor(this.termNames, term, () => this.module.names.take(camel(term.id)));
  }

  private writeTerm(term: Term): void {
    this.module.ofWalk(() => this.writeTermText(term));
  }

  private writeTermText(term: Term): void {
    const { module, writer } = this;
    writer.writeLine(
      `/** ${comment(`${capital(summarizeTerm(term, module.plan.currency))}${labelled(term.label)}. ${placeOf(term.source)}`)} */`,
    );
    writer.writeLine(`const ${this.termName(term)} = ${module.use("term")}<${module.types.reads}>({`);
    writer.writeLine(`kind: ${quote(term.kind)},`);
    writer.writeLine(`id: ${quote(term.id)},`);
    writer.writeLine(`over: ${emitOver(term.basis)},`);
    writer.writeLine(`period: ${term.basis.period},`);
    if (term.basis.year === true) writer.writeLine("year: true,");
    if (term.basis.day === true) writer.writeLine("day: true,");
    if ("times" in term) writer.writeLine("times: true,");
    if (isCountedTerm(term)) this.writeCounting(term);
    if (term.forEach !== undefined) writer.writeLine(`forEach: ${quote(term.forEach)},`);
    if (term.unitHeads !== undefined) writer.writeLine(`unitHeads: ${list(term.unitHeads)},`);
    if (term.alike !== undefined) this.writeAlike(term.alike);
    writer.writeLine(`ranks: [${ranksOf(term).map(list).join(", ")}],`);
    if (term.triggers !== undefined) writer.writeLine(`triggers: ${list(term.triggers)},`);
    if (term.reads.claim) writer.writeLine("readsClaim: true,");
    if (this.readsIncident(term)) writer.writeLine("readsIncident: true,");
    if (term.reads.trigger) writer.writeLine("byTrigger: true,");
    if (term.reads.item) writer.writeLine("byItem: true,");
    if (term.reads.lines) writer.writeLine("ofLines: true,");
    const derivation = derivationOf(term);
    if (derivation !== undefined) this.writeFigures(derivation);
    if (term.caps !== undefined) this.writeCaps(term.caps);
    if (term.when !== undefined) writer.writeLine(`when: ${arrow(emitExpr(module, term.when).text)},`);
    if (term.ranksWhen !== undefined) writer.writeLine(`ranksWhen: ${arrow(emitExpr(module, term.ranksWhen).text)},`);
    if (term.where !== undefined) writer.writeLine(`where: ${arrow(emitExpr(module, term.where).text)},`);
    if (term.whereUnit !== undefined) writer.writeLine(`whereUnit: ${quote(term.whereUnit)},`);
    if (term.kind === "layers") {
      writer.writeLine("layers: [");
      for (const layer of term.layers) {
        const when = layer.when === undefined ? "" : ` when: ${arrow(emitExpr(module, layer.when).text)},`;
        writer.writeLine(`{ name: ${quote(layer.name)},${when} terms: [`);
        for (const part of layer.terms) this.writeLayerTerm(part);
        writer.writeLine("] },");
      }
      writer.writeLine("],");
    } else {
      this.writeAmount(term);
    }
    writer.writeLine("});");
    writer.blankLine();
  }

  private writeCounting(term: CountedTerm): void {
    const key = quantityKey(term, this.lets);
    const quantity = this.quantities.get(key) ?? this.quantities.size;
    this.quantities.set(key, quantity);
    const of = arrow(emitExpr(this.module, term.quantity).text);
    this.writer.writeLine(`counts: { quantity: ${quantity}, of: ${of} },`);
  }

  private writeAlike({ insured, units, year, day, values }: Alike): void {
    const read = values.map((value) => emitExpr(this.module, value).text);
    const fields = [
      ...(insured === true ? ["insured: true"] : []),
      ...(units === undefined ? [] : [`units: ${list(units)}`]),
      ...(year === true ? ["year: true"] : []),
      ...(day === true ? ["day: true"] : []),
      ...(read.length === 0 ? [] : [`values: ${arrow(`[${read.join(", ")}]`)}`]),
    ];
    this.writer.writeLine(`alike: { ${fields.join(", ")} },`);
  }

  private writeCaps(caps: readonly Cap[]): void {
    const { module, writer } = this;
    writer.writeLine("caps: [");
    for (const { id, basis, amount } of caps) {
      const amountText = arrow(emitExpr(module, amount).text);
      writer.writeLine(
        `{ id: ${quote(id)}, over: ${emitOver(basis)}, period: ${basis.period}, ${basis.year === true ? "year: true, " : ""}${basis.day === true ? "day: true, " : ""}amount: ${amountText} },`,
      );
    }
    writer.writeLine("],");
  }

  private readsIncident(term: Term): boolean {
    if (term.kind === "layers") return false;
    const amount = term.kind === "coinsurance" ? term.pays : term.amount;
    return readsIncident(amount, this.lets);
  }

  private writeLayerTerm(part: LayerTerm): void {
    const { module, writer } = this;
    writer.writeLine(`// ${comment(`${summarizeLayerTerm(part, module.plan.currency)}. ${placeOf(part.source)}`)}`);
    writer.writeLine("{");
    writer.writeLine(`id: ${quote(part.id)},`);
    writer.writeLine(`kind: ${quote(part.kind)},`);
    const derivation = derivationOf(part);
    if (derivation !== undefined) this.writeFigures(derivation);
    if (part.when !== undefined) writer.writeLine(`when: ${arrow(emitExpr(module, part.when).text)},`);
    this.writeAmount(part);
    writer.writeLine("},");
  }

  private writeAmount(part: Exclude<Term, { kind: "layers" }> | LayerTerm): void {
    const [field, expr]: readonly [string, Expr] =
      part.kind === "coinsurance" ? ["pays", part.pays] : ["amount", part.amount];
    this.writer.writeLine(`${field}: ${arrow(emitExpr(this.module, expr).text)},`);
  }
}

function emitOver({ over }: Basis): string {
  return over.kind === "unit" ? `{ kind: "unit", unit: ${quote(over.unit)} }` : `{ kind: ${quote(over.kind)} }`;
}

/** Whether what is paid of a line of the head may depend on which item it is. */
function asksItem(
  plan: Plan,
  lets: ReadonlyMap<string, Let>,
  head: HeadNode,
  rules: readonly Rule[],
  terms: readonly Term[],
): boolean {
  if (head.computed !== undefined) return false;
  const names = head.items.map(({ name }) => name);
  const tells = (items: readonly string[]): boolean =>
    names.some((item) => items.includes(item) !== items.includes(""));
  const isAsked = ({ heads, items }: Scope, ...tests: readonly Expr[]): boolean =>
    heads?.includes(head.name) !== false &&
    ((items !== undefined && tells(items)) ||
      tests.some((test) => someExpr(test, lets, (part) => part.kind === "item-is" && tells(part.items))));
  return (
    head.items.some(({ refused }) => refused) ||
    rules.some(({ scope, test }) => isAsked(scope, test)) ||
    plan.exclusions.some(({ scope, ground, unless }) => isAsked(scope, ground, ...unless.map(({ test }) => test))) ||
    terms.some(({ reads }) => reads.item && names.length > 0) ||
    terms.flatMap((term) => allAskedOfLines(term, lets)).some((test) => isAsked({}, test)) ||
    (head.each !== undefined && isAsked({}, head.each))
  );
}

function hasCapByUnit({ caps = [], forEach }: Term): boolean {
  return caps.some(({ basis }) => basis.period && (basis.over.kind === "unit" || forEach !== undefined));
}

function writeParts(module: Module, writer: CodeBlockWriter, name: string, parts: readonly TestPart[]): void {
  if (parts.length === 0) return;
  writer.writeLine(`${name}: [`);
  for (const part of parts) {
    writer.writeLine("{");
    if (part.kind === "all" || part.kind === "any") writeParts(module, writer, part.kind, part.parts);
    else writeCondition(module, writer, part);
    writer.writeLine("},");
  }
  writer.writeLine("],");
}

function writeCondition(module: Module, writer: CodeBlockWriter, part: Exclude<TestPart, { parts: unknown }>): void {
  const emitted = (expr: Expr): string => arrow(emitExpr(module, expr).text);
  writer.writeLine(`condition: ${quote(formatExpr(part.condition, module.plan.currency))},`);
  writer.writeLine(`test: ${emitted(part.expr)},`);
  writer.writeLine(`fails: ${part.fails},`);
  const date = dateOf(part);
  if (date !== undefined) writer.writeLine(`of: ${quote(formatExpr(date, module.plan.currency))},`);
  switch (part.kind) {
    case "compare":
      writer.writeLine(`operator: ${quote(part.operator)},`);
      writer.writeLine(`value: ${emitted(part.expr.left)},`);
      writer.writeLine(`other: ${emitted(part.expr.right)},`);
      break;
    case "dates":
      writer.writeLine(`dates: ${arrow(datesOf(module, part.expr)!)},`);
      break;
    case "other":
      if (part.settled) writer.writeLine("settled: true,");
  }
}

function datesOf(module: Module, test: Expr): string | undefined {
  const emitted = (date: Expr): string => emitExpr(module, date).text;
  const end = (name: "from" | "to"): Expr => ({ type: { kind: "date" }, kind: "period", end: name });
  if (test.kind === "during") {
    return `{ value: ${emitted(test.value)}, from: ${emitted(end("from"))}, before: ${emitted(end("to"))} }`;
  }
  if (test.kind !== "within") return undefined;
  const until = test.until === undefined ? "" : `, until: ${emitted(test.until)}`;
  return `{ value: ${emitted(test.value)}, from: ${emitted(test.from)}${until} }`;
}

function writeExclusion(module: Module, writer: CodeBlockWriter, name: string, exclusion: Exclusion): void {
  const { scope } = exclusion;
  writer.writeLine(
    `/** ${comment(`${capital(summarizeExclusion(exclusion, module.plan.currency))}${labelled(exclusion.label)}. ${placeOf(exclusion.source)}`)} */`,
  );
  writer.writeLine(`const ${name}: ${module.useType("ExclusionRule")}<${module.types.reads}> = {`);
  writer.writeLine(`name: ${quote(exclusion.name)},`);
  writer.writeLine(`of: ${quote(exclusion.of)},`);
  if (exclusion.asserted) writer.writeLine("asserted: true,");
  if (exclusion.perInsured) writer.writeLine("perInsured: true,");
  if (exclusion.readsInsured) writer.writeLine("readsInsured: true,");
  if (scope.triggers !== undefined) writer.writeLine(`triggers: ${list(scope.triggers)},`);
  if (scope.heads !== undefined) writer.writeLine(`heads: ${list(scope.heads)},`);
  if (scope.items !== undefined) writer.writeLine(`items: ${list(scope.items)},`);
  writer.writeLine(`liftedBy: ${list(exclusion.liftedBy)},`);
  if (exclusion.groundReadsClaim) writer.writeLine("readsClaim: true,");
  if (readsLine(module.plan, exclusion)) writer.writeLine("readsLine: true,");
  writer.writeLine(`ground: ${arrow(emitExpr(module, exclusion.ground).text)},`);
  if (exclusion.groundUnclaimed !== undefined)
    writer.writeLine(`unclaimed: ${arrow(emitExpr(module, exclusion.groundUnclaimed).text)},`);
  const dates = datesOf(module, exclusion.ground);
  if (dates !== undefined) writer.writeLine(`dates: ${arrow(dates)},`);
  const lets = letsByName(module.plan.lets);
  writeParts(module, writer, "parts", partsOfGround(exclusion, lets));
  writeParts(module, writer, "carveBacks", partsOfCarveBacks(exclusion, lets));
  writer.writeLine("unless: [");
  for (const { test, readsClaim, unclaimed } of exclusion.unless) {
    const without = unclaimed === undefined ? "" : `, unclaimed: ${arrow(emitExpr(module, unclaimed).text)}`;
    writer.writeLine(
      `{ ${readsClaim ? "readsClaim: true, " : ""}test: ${arrow(emitExpr(module, test).text)}${without} },`,
    );
  }
  writer.writeLine("],");
  writer.writeLine("};");
  writer.blankLine();
}

/** Whether it may stand otherwise for one line than for another of its scope. */
function readsLine({ lets }: Plan, { of, perInsured, readsInsured, ground, unless }: Exclusion): boolean {
  const formulas = letsByName(lets);
  const ofLine = (part: Expr): boolean => {
    if (part.kind !== "fact" && part.kind !== "asserted")
      return beyondIncident.has(part.kind) || unitAskedOf(part) !== undefined;
    return part.of !== "incident" && !(part.of === "insured" && (of === "insured" || readsInsured === true));
  };
  return perInsured || [ground, ...unless.map(({ test }) => test)].some((test) => someAtHand(test, formulas, ofLine));
}

/** What is not the same for all lines of an incident, whatever stands below it. */
const beyondIncident: ReadonlySet<Expr["kind"]> = new Set([
  "line",
  "trigger-is",
  "item-is",
  "subject",
  "loss",
  "deducted",
  "left",
] as const);

/** The rules that hold for each head, from the root inwards. */
export function rulesByHead({ root }: Plan): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, readonly Rule[]>();
  const visit = (node: Node, around: readonly Rule[]): void => {
    if (node.kind === "uncovered") return;
    const rules = [...around, ...node.rules];
    if (node.kind !== "head") for (const part of node.members) visit(part, rules);
    else
      found.set(
        node.name,
        rules.filter((rule) => holdsFor(rule, node.name)),
      );
  };
  visit(root, []);
  return found;
}

function holdsFor({ scope: { heads } }: Rule, head: string): boolean {
  return heads === undefined || heads.includes(head);
}

/** The terms that act on each head, in the order of the text. */
function termsByHead({ root }: Plan): ReadonlyMap<string, readonly Term[]> {
  const found = new Map<string, Term[]>();
  for (const term of allTerms(root)) for (const head of term.heads) found.set(head, [...(found.get(head) ?? []), term]);
  return found;
}

/** The kinds of units by which a term's groups are. */
function unitsOf(term: Term): readonly string[] {
  const forEach = term.forEach === undefined ? [] : [term.forEach];
  return term.basis.over.kind === "unit" ? [...forEach, term.basis.over.unit] : forEach;
}

export function ranksOf(term: Term): readonly (readonly string[])[] {
  return term.ranks.length === 0 ? [term.heads] : term.ranks;
}

function nameFor<K>(names: Map<K, string>, key: K, take: () => string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = take();
  names.set(key, name);
  return name;
}

function labelled(label: Node["label"]): string {
  const text = labelOf(label);
  return text === "" ? "" : ` 「${text}」`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
