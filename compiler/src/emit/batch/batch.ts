import type { CodeBlockWriter } from "ts-morph";
import { formatExpr, summarizeExclusion, summarizeRule, summarizeTerm } from "../../describe/summary.js";
import type { Exclusion, Expr, Fact, GroupNode, HeadNode, Plan, Rule, Term } from "../../plan.js";
import { isCountedTerm } from "../../quantities.js";
import { letsByName, visitExpr } from "../../walk-expr.js";
import { talliesOf } from "../../tallies.js";
import { allTerms, asksInsured, asksYear, findLeft, headsOfWalk } from "../../walk-plan.js";
import { layOut, type EmitOptions } from "../emit.js";
import { Module } from "../module.js";
import { ranksOf, rulesByHead } from "../nodes.js";
import { emitReads } from "../reads.js";
import { runtimeNames } from "../runtime-names.js";
import {
  camel,
  comment,
  list,
  member,
  type Names,
  pascal,
  placeOf,
  quote,
  separator,
  typeKey,
  union,
} from "../text.js";
import {
  type AtHand,
  binary,
  itemTest,
  KernelExpressions,
  type KernelModule,
  type Logic,
  NotCarried,
} from "./expressions.js";
import { ContractTerms, type Form } from "./terms.js";

export interface EmitBatchOptions extends EmitOptions {
  /** From where the kernel imports the evaluator; left out: `./PRODUCT.js`. */
  readonly evaluator?: string;
}

/**
 * The batch kernel of a product: one TypeScript module beside its evaluator, which it imports. It settles
 * columns of incidents to the same amounts; what it does not carry it leaves to the evaluator.
 */
export async function emitBatch(plan: Plan, options?: EmitBatchOptions): Promise<string> {
  const { CodeBlockWriter } = await import("ts-morph");
  const section = (): CodeBlockWriter => new CodeBlockWriter({ indentNumberOfSpaces: 2 });
  const emission = new BatchEmission(plan, options?.evaluator ?? `./${plan.name}.js`, section);
  const whole = emission.emit();
  return options?.prettier === false ? whole : layOut(whole);
}

/** What bits of 32 can tell apart. */
const most = 31;

class BatchEmission implements KernelModule {
  readonly terms: ContractTerms;
  readonly items: ReadonlyMap<string, number>;
  readonly nodes: ReadonlyMap<string, number>;
  private readonly module: Module;
  private readonly used = new Set<string>();
  private readonly names: Names;
  private readonly leftHeads: ReadonlyMap<string, readonly string[]>;
  private readonly rulesByHead: ReadonlyMap<string, readonly Rule[]>;
  private readonly rules: readonly Rule[];
  /** Rules that read nothing but the incident. */
  private readonly held = new Set<Rule>();
  private readonly periodTerms: readonly Term[];
  /** Functions that expressions call, by their lines; each calls none but those before it. */
  private readonly called = new Map<string, { readonly name: string; readonly text: string }>();

  constructor(
    readonly plan: Plan,
    private readonly evaluator: string,
    private readonly section: () => CodeBlockWriter,
  ) {
    this.module = new Module(plan, [...runtimeNames, ...kernelNames]);
    this.names = this.module.names;
    this.terms = new ContractTerms(this.module);
    const items = [...new Set(plan.heads.flatMap((head) => head.items.map(({ name }) => name)))];
    this.items = new Map(items.map((name, place) => [name, place]));
    this.leftHeads = findLeft(plan);
    this.nodes = new Map([...this.leftHeads.keys()].map((name, place) => [name, place]));
    this.rulesByHead = rulesByHead(plan);
    this.rules = [...new Set(plan.heads.flatMap(({ name }) => this.rulesByHead.get(name) ?? []))];
    this.periodTerms = allTerms(plan.root).filter((term) => this.isCarried(term) && countsUse(term));
  }

  use(name: string): string {
    this.used.add(name);
    return name;
  }

  call(hint: string, lines: readonly string[]): string {
    const key = lines.join("\n");
    let called = this.called.get(key);
    if (called === undefined) {
      const name = this.names.take(camel(hint));
      const writer = this.section();
      this.writeFunction(writer, name, ["k", "contract"], "number", lines, true);
      called = { name, text: writer.toString().trim() };
      this.called.set(key, called);
    }
    return `${called.name}(k, contract)`;
  }

  /** The functions that the text calls, and those that they call. */
  private calledBy(text: string): readonly string[] {
    const found: string[] = [];
    let reading = text;
    for (const { name, text } of [...this.called.values()].reverse()) {
      if (!readsVariable(reading, name)) continue;
      found.unshift(text);
      reading = `${reading}\n${text}`;
    }
    return found;
  }

  emit(): string {
    const { plan, section } = this;
    // What is due in each incident is kept where earlier ones are read, by the evaluator alone.
    const isCounted = plan.triggers.length <= most && this.periodTerms.length <= most && talliesOf(plan).length === 0;
    const facts = section();
    this.writeFacts(facts);
    const judging = section();
    const names = { rules: [] as string[], exclusions: "judgeByExclusions", workOut: "", walk: "" };
    if (isCounted) {
      this.writePrepare(judging);
      names.rules = plan.heads.map((head) => this.writeRules(judging, head));
      this.writeExclusions(judging);
      names.workOut = this.writeComputed(judging);
    }
    const walk = section();
    if (isCounted) names.walk = this.writeNode(walk, plan.root);
    const terms = section();
    this.writeTerms(terms);
    const ending = section();
    this.writeEnding(ending, isCounted, names);
    const reads = section();
    // Of a product that leaves nothing to the contract nothing is read.
    if (this.terms.all().length > 0) {
      emitReads(this.module, reads);
      this.writeScopeTypes(reads);
    }
    const settling = isCounted ? [judging, walk].map((part) => part.toString().trim()) : [];
    const called = this.calledBy(settling.join("\n"));
    const [before, after] = [[reads, facts, terms], [ending]].map((some) => some.map((part) => part.toString().trim()));
    const heading =
      called.length === 0 ? [] : [separator("Formulas, and what is one value over all claims or insureds")];
    const parts = [...before!, ...heading, ...called, ...settling, ...after!];
    const body = parts.filter((part) => part !== "").join("\n\n");
    const top = section();
    this.writeTop(top, body);
    return `${top.toString().trim()}\n\n${body}\n`;
  }

  // ── Types ──────────────────────────────────────────────────────────────────────────────────────────

  private writeTop(writer: CodeBlockWriter, body: string): void {
    const { plan, module } = this;
    const file = comment(plan.source.file.slice(plan.source.file.lastIndexOf("/") + 1));
    writer.writeLine(`// Generated from ${file}. Do not edit: change the product and run \`yakkan build\`.`);
    writer.blankLine();
    const values = [...module.imports].sort();
    const types = [...module.typeImports].sort();
    if (values.length > 0) writer.writeLine(`import { ${values.join(", ")} } from "@yakkan/runtime";`);
    if (types.length > 0) writer.writeLine(`import type { ${types.join(", ")} } from "@yakkan/runtime";`);
    const kernelTypes = ["BatchProduct", "ContractReader", "Days", "Kernel", "Ratios", "Standing"].filter((name) =>
      readsVariable(body, name),
    );
    // A condition of which only one side was needed may have taken its helper with it.
    const kernelValues = [...this.used].filter((name) => readsVariable(body, name)).sort();
    if (kernelValues.length > 0)
      writer.writeLine(`import { ${kernelValues.join(", ")} } from "@yakkan/runtime/batch.js";`);
    writer.writeLine(`import type { ${kernelTypes.join(", ")} } from "@yakkan/runtime/batch.js";`);
    const { exportName } = new Module(plan, runtimeNames);
    const alias = exportName === module.exportName ? "" : ` as ${module.exportName}`;
    writer.writeLine(`import { ${exportName}${alias} } from ${quote(this.evaluator)};`);
  }

  /** Types that the evaluator's module declares for itself too. */
  private writeScopeTypes(writer: CodeBlockWriter): void {
    const { types, plan } = this.module;
    const planChoice = plan.choices.find(({ name }) => name === "plan");
    if (planChoice?.type.kind === "enum")
      writer.writeLine(`type ${types.plan} = ${union(planChoice.type.members.map(({ name }) => name))};`);
    if (!writer.toString().includes(`type ${types.at} =`))
      writer.writeLine(`type ${types.at} = ${this.module.useType("Scope")}<${types.reads}>;`);
  }

  private writeFacts(writer: CodeBlockWriter): void {
    writer.writeLine(separator("Columns"));
    writer.blankLine();
    writer.writeLine("/** Facts in columns: truths, days, places of members, bits of sets, amounts. */");
    writer.writeLine("interface Facts {");
    for (const of of ["incident", "claim", "insured", "loss"] as const) {
      const fields = this.plan.facts.filter((fact) => fact.of === of).flatMap(columnField);
      writer.writeLine(`readonly ${of}: { ${fields.join(" ")} };`);
    }
    writer.writeLine("}");
    writer.blankLine();
    writer.writeLine("type Contract = Standing<Terms>;");
  }

  private writeTerms(writer: CodeBlockWriter): void {
    const { types } = this.module;
    writer.writeLine(separator("What the contract settles"));
    writer.blankLine();
    writer.writeLine("/** Worked out once for each contract, by the code of the evaluator. */");
    const fields = this.terms.all();
    const reads = fields.some(({ value }) => /\bat\b/.test(value.replace(/"(?:[^"\\]|\\.)*"/g, '""')));
    writer.writeLine(
      `function termsOf(${fields.length === 0 ? "" : `${reads ? "at" : "_at"}: ${types.at}, read: ContractReader`}) {`,
    );
    writer.writeLine("return {");
    for (const { name, value } of fields) writer.writeLine(`${typeKey(name)}: ${value},`);
    writer.writeLine("};");
    writer.writeLine("}");
    writer.blankLine();
    writer.writeLine("type Terms = ReturnType<typeof termsOf>;");
  }

  private writeEnding(
    writer: CodeBlockWriter,
    isCounted: boolean,
    names: { rules: readonly string[]; exclusions: string; workOut: string; walk: string },
  ): void {
    const { plan, module } = this;
    const name = this.names.take(`${module.exportName}Batch`);
    writer.writeLine(separator("The kernel"));
    writer.blankLine();
    writer.writeLine(`/** ${comment(`${plan.name}, edition ${plan.edition}, for columns of incidents.`)} */`);
    writer.writeLine(`export const ${name}: BatchProduct<Facts, Terms> = {`);
    writer.writeLine(`product: ${module.exportName}.product,`);
    if (!isCounted) {
      writer.writeLine(
        `// ${comment(`More than ${most} triggers or terms per period: the evaluator settles every row.`)}`,
      );
      writer.writeLine("text: undefined,");
      writer.writeLine("};");
      return;
    }
    writer.writeLine("text: {");
    writer.writeLine(`ruleCount: ${this.rules.length},`);
    writer.writeLine(`nodeCount: ${this.nodes.size},`);
    writer.writeLine(`readsPeriod: ${this.terms.readsPeriod},`);
    writer.writeLine(`periodTerms: ${list(this.periodTerms.map(({ id }) => id))},`);
    writer.writeLine("terms: termsOf,");
    writer.writeLine(`prepare,`);
    writer.writeLine(`rules: [${names.rules.join(", ")}],`);
    writer.writeLine(`exclusions: ${names.exclusions},`);
    writer.writeLine(`workOut: ${names.workOut},`);
    writer.writeLine(`walk: ${names.walk},`);
    writer.writeLine("},");
    writer.writeLine("};");
  }

  // ── Judging ────────────────────────────────────────────────────────────────────────────────────────

  private expressions(hint: string, atHand: readonly AtHand[]): KernelExpressions {
    return new KernelExpressions(this, hint, new Set(atHand));
  }

  private writePrepare(writer: CodeBlockWriter): void {
    writer.writeLine(separator("Rules"));
    writer.blankLine();
    writer.writeLine("/** The rules that read nothing but the incident. */");
    const lines: string[] = [];
    this.rules.forEach((rule, place) => {
      try {
        const truth = this.expressions(rule.id, []).truth(rule.test);
        this.held.add(rule);
        lines.push(
          `// ${comment(`${summarizeRule(rule, this.plan.currency)}. ${placeOf(rule.source)}`)}`,
          `k.held[${place}] = ${truth};`,
        );
      } catch (problem) {
        if (!(problem instanceof NotCarried)) throw problem;
      }
    });
    this.writeFunction(writer, "prepare", ["k", "contract"], "void", lines);
  }

  /** The rules of a head, on a line of it under a trigger. */
  private writeRules(writer: CodeBlockWriter, head: HeadNode): string {
    const lines = (this.rulesByHead.get(head.name) ?? []).flatMap((rule) => this.ruleOf(rule));
    if (lines.length === 0) return "() => {}";
    const name = this.names.take(`judge${pascal(head.name)}`);
    this.writeFunction(writer, name, ["k", "contract", "line", "trigger"], "void", lines);
    return name;
  }

  private ruleOf(rule: Rule): readonly string[] {
    const place = this.rules.indexOf(rule);
    const expressions = this.expressions(rule.id, ["claim", "insured", "loss", "trigger", "item"]);
    let call: string;
    try {
      const test = this.held.has(rule) ? `k.held[${place}]!` : expressions.truth(rule.test);
      const without = rule.unclaimed === undefined ? this.use("no") : expressions.truth(rule.unclaimed);
      const ofClaim = rule.readsClaim ? `claim === 0 ? ${without} : ${test}` : test;
      call = `k.rule(${place}, ${rule.when === undefined ? ofClaim : `Math.max(contract.rules[${place}]!, ${ofClaim})`});`;
    } catch (problem) {
      if (!(problem instanceof NotCarried)) throw problem;
      call = "k.notCarried();";
    }
    const scope = this.scopeOf(rule.scope, expressions);
    // Where its guard fails the rule is not there.
    if (rule.when !== undefined) scope.unshift(`contract.rules[${place}] !== ${this.use("yes")}`);
    return [
      `// ${comment(`${summarizeRule(rule, this.plan.currency)}. ${placeOf(rule.source)}`)}`,
      scope.length === 0 ? call : `if (${scope.join(" && ")}) ${call}`,
    ];
  }

  private scopeOf(scope: Rule["scope"], expressions: KernelExpressions, headsToo = false): string[] {
    const { plan } = this;
    const tests: string[] = [];
    if (scope.triggers !== undefined)
      tests.push(`((${expressions.bitsOf(plan.triggers, scope.triggers)} >>> trigger) & 1) !== 0`);
    if (headsToo && scope.heads !== undefined)
      tests.push(
        plan.heads.length <= 32
          ? `((${expressions.bitsOf(plan.heads, scope.heads)} >>> head) & 1) !== 0`
          : `${expressions.places(scope.heads)}.includes(head)`,
      );
    if (scope.items !== undefined) tests.push(itemTest(scope.items, this.items));
    return tests;
  }

  private writeExclusions(writer: CodeBlockWriter): void {
    writer.writeLine(separator("Exclusions"));
    writer.blankLine();
    const lines: string[] = [];
    let block:
      | { readonly key: string; readonly of: Exclusion["of"]; readonly masks: Map<number, number>; lines: string[] }
      | undefined;
    const close = (): void => {
      if (block === undefined) return;
      const { of, masks } = block;
      const words = [...masks].map(([word, bits]) => {
        const value =
          of === "insured"
            ? `k.ofInsureds[${word}]!`
            : `k.columns.circumstances.${of}.asserted[${word}]![${placeIn[of]}]!`;
        return `(${value} & ${binary(bits)}) !== 0`;
      });
      lines.push(`if (${words.join(" || ")}) {`, ...block.lines, "}");
      block = undefined;
    };
    this.plan.exclusions.forEach((exclusion, place) => {
      const own = this.exclusionOf(writer, exclusion, place);
      const needed = neededAssertion(exclusion);
      if (needed === undefined) {
        close();
        lines.push(...own);
        return;
      }
      if (block?.key !== exclusion.of) close();
      block ??= { key: exclusion.of, of: exclusion.of, masks: new Map(), lines: [] };
      const { word, bit } = this.expressions("", []).placeOfAsserted(exclusion.of, needed);
      block.masks.set(word, (block.masks.get(word) ?? 0) | (1 << bit));
      block.lines.push(...own);
    });
    close();
    writer.writeLine(
      "/** An exclusion takes the line out where its ground is known to hold and no carve-back does. */",
    );
    this.writeFunction(writer, "judgeByExclusions", ["k", "contract", "line", "trigger"], "void", lines);
  }

  private exclusionOf(writer: CodeBlockWriter, exclusion: Exclusion, place: number): readonly string[] {
    const expressions = this.expressions(exclusion.name, ["claim", "insured", "loss", "trigger", "item"]);
    const tests = this.scopeOf(exclusion.scope, expressions, true);
    if (exclusion.liftedBy.length > 0) tests.push(`contract.lifted[${place}] === ${this.use("no")}`);
    let call: string;
    try {
      const ground = groundOf(exclusion, expressions);
      const kept = this.keptBy(exclusion, expressions);
      if (exclusion.of === "insured" || exclusion.readsInsured) {
        const name = this.writeStanding(writer, exclusion, ground, kept);
        call = `k.excludeInsured(${place}, ${exclusion.perInsured}, line, (insured) => ${name}(k, contract, line, trigger, insured));`;
      } else {
        tests.push(ground.isTrue);
        call = `k.exclude(${place}, ${kept});`;
      }
    } catch (problem) {
      if (!(problem instanceof NotCarried)) throw problem;
      call = "k.notCarried();";
    }
    return [
      `// ${comment(`${summarizeExclusion(exclusion, this.plan.currency)}. ${placeOf(exclusion.source)}`)}`,
      tests.length === 0 ? call : `if (${tests.join(" && ")}) ${call}`,
    ];
  }

  /** Whether some carve-back holds. */
  private keptBy({ unless }: Exclusion, expressions: KernelExpressions): string {
    if (unless.length === 0) return this.use("no");
    const tests = unless.map(({ test, readsClaim, unclaimed }) => {
      const logic = expressions.logic(test);
      return readsClaim ? byClaim(logic, unclaimed, expressions) : logic;
    });
    const isTrue = tests.map((test) => test.isTrue).join(" || ");
    return `${this.use("truth")}(${isTrue}, ${tests.map((test) => test.isFalse).join(" && ")})`;
  }

  /** How an exclusion stands for one insured. */
  private writeStanding(writer: CodeBlockWriter, exclusion: Exclusion, ground: Logic, kept: string): string {
    const name = this.names.take(`stands${pascal(exclusion.name)}`);
    const own = `${this.use("truth")}(${ground.isTrue}, ${ground.isFalse})`;
    this.writeFunction(
      writer,
      name,
      ["k", "contract", "line", "trigger", "insured"],
      "number",
      [`return ${this.use("standing")}(${own}, ${kept});`],
      true,
    );
    return name;
  }

  // ── Computed heads ─────────────────────────────────────────────────────────────────────────────────────

  private writeComputed(writer: CodeBlockWriter): string {
    const lines = this.computedInTurn().flatMap(({ name, computed, source }) => {
      const place = this.plan.heads.findIndex((head) => head.name === name);
      let amount: string;
      try {
        amount = `k.comesTo(${this.expressions(name, ["lines"]).amount(computed)})`;
      } catch (problem) {
        if (!(problem instanceof NotCarried)) throw problem;
        amount = "k.notCarried()";
      }
      const text = formatExpr(computed, this.plan.currency);
      return [`// ${comment(`head ${name} = ${text}. ${placeOf(source)}`)}`, `if (k.brings(${place})) ${amount};`];
    });
    if (lines.length === 0) return "() => {}";
    writer.writeLine(separator("Computed heads"));
    writer.blankLine();
    this.writeFunction(writer, "workOutComputed", ["k", "contract"], "void", lines);
    return "workOutComputed";
  }

  /** The computed heads that have a line, those first that others read. */
  private computedInTurn(): readonly BroughtHead[] {
    const lets = letsByName(this.plan.lets);
    const ofWalk = headsOfWalk(this.plan.heads, lets);
    const waiting = this.plan.heads.filter(
      (head): head is BroughtHead =>
        head.computed !== undefined && head.perUnit === undefined && !ofWalk.has(head.name),
    );
    const found: BroughtHead[] = [];
    const visit = (head: BroughtHead): void => {
      if (found.includes(head)) return;
      visitExpr(head.computed, lets, (part) => {
        if (part.kind !== "loss") return;
        for (const other of waiting) if (other !== head && part.heads?.includes(other.name) === true) visit(other);
      });
      found.push(head);
    };
    waiting.forEach(visit);
    return found;
  }

  // ── The walk ───────────────────────────────────────────────────────────────────────────────────────

  /** The walk of a node and those below it; the name of its function. */
  private writeNode(writer: CodeBlockWriter, node: GroupNode | HeadNode): string {
    const lines: string[] = [];
    if (node.when !== undefined)
      lines.push(`if (${this.termField("logic", node.when, `has_${node.name}`)} === ${this.use("no")}) return true;`);
    if (node.kind === "head") {
      lines.push(...this.termsOf(writer, node.terms));
    } else {
      lines.push(...this.termsOf(writer, node.above));
      for (const part of node.members) {
        if (part.kind === "uncovered" || !this.hasSteps(part)) continue;
        lines.push(`if (!${this.writeNode(writer, part)}(k, contract)) return false;`);
      }
      lines.push(...this.termsOf(writer, node.below));
    }
    const noted = this.nodes.get(node.name);
    if (noted !== undefined) {
      const heads = this.expressions("", []).places(this.leftHeads.get(node.name) ?? []);
      lines.push(`k.noted[${noted}] = k.sumOf(k.left, ${heads});`);
    }
    lines.push("return true;");
    const name = this.names.take(`settle${pascal(node.name)}`);
    writer.writeLine(separator(`${node.kind} ${node.name}`));
    writer.writeLine(`// ${comment(placeOf(node.source))}`);
    writer.blankLine();
    this.writeFunction(writer, name, ["k", "contract"], "boolean", lines, true);
    return name;
  }

  private hasSteps(node: GroupNode | HeadNode): boolean {
    if (this.nodes.has(node.name)) return true;
    if (node.kind === "head") return node.terms.length > 0;
    return (
      node.above.length + node.below.length > 0 ||
      node.members.some((part) => part.kind !== "uncovered" && this.hasSteps(part))
    );
  }

  /** Terms one after the other. Those that act on one and the same group take it together. */
  private termsOf(writer: CodeBlockWriter, terms: readonly Term[]): readonly string[] {
    const steps = terms.map((term) => this.stepOf(writer, term));
    return steps.flatMap(({ title, acts, body, group }, place) => {
      const isFirst = group === undefined || steps[place - 1]?.group !== group;
      const isLast = group === undefined || steps[place + 1]?.group !== group;
      if (body.length === 1 && body[0] === leave) return [title, `if (${acts}) ${leave}`];
      return [...(isFirst ? [title, `if (${acts}) {`] : [title]), ...body, ...(isLast ? ["}"] : [])];
    });
  }

  private stepOf(writer: CodeBlockWriter, term: Term): Step {
    const shape = this.writeShape(writer, term);
    const title = `// ${comment(`${summarizeTerm(term, this.plan.currency)}. ${placeOf(term.source)}`)}`;
    const by = groupsBy(term);
    const when = term.when === undefined ? undefined : `${this.termField("logic", term.when, `${term.id}_when`)}`;
    const where = this.writeWhere(writer, term);
    const gathers =
      where === undefined ? `k.gather(${shape})` : `k.gather(${shape}, (line) => ${where}(k, contract, line))`;
    const acts = when === undefined ? gathers : `${when} !== ${this.use("no")} && ${gathers}`;
    let amount: string | undefined;
    try {
      if (this.isCarried(term) && (term.where === undefined || where !== undefined)) amount = this.amountOf(term, by);
    } catch (problem) {
      if (!(problem instanceof NotCarried)) throw problem;
    }
    if (amount === undefined) return { title, acts, body: [leave], group: undefined };
    const ranked = term.ranksWhen && this.termField("logic", term.ranksWhen, `${term.id}_ranks`);
    const isOpen = [when, ranked].map((guard) => (guard ? `${guard} === ${this.use("open")} || ` : "")).join("");
    const byRank =
      ranked && `${ranked} === ${this.use("no")} ? ${this.writeShape(writer, term, [term.heads])} : ${shape}`;
    const step = `if (${isOpen}!k.${isByTimes(term) ? "deductibleByTimes" : term.kind}(${byRank ?? shape}, ${amount})) return false;`;
    const variables = groupVariables(amount);
    if (by !== 0) {
      const dated = (by & groupBits.day) === 0 ? [] : [`if (!k.isDated()) ${leave}`];
      // Of which lines facts are the same the evaluator sees.
      const alone = isByRead(term) ? [`if (!k.isAlone()) ${leave}`] : [];
      const body = ["do {", ...dated, ...alone, ...variables, step, `} while (k.nextGroup(${shape}));`];
      return { title, acts, body, group: undefined };
    }
    const isAlways = when === undefined && where === undefined;
    const group = isAlways && variables.length === 0 ? linesOf(term) : undefined;
    return { title, acts, body: [...variables, step], group };
  }

  /** The function of the condition on each line; none where it has none, or one that the kernel does not carry. */
  private writeWhere(writer: CodeBlockWriter, term: Term): string | undefined {
    if (term.where === undefined || term.whereUnit !== undefined) return undefined;
    let holds: string;
    try {
      holds = this.expressions(term.id, ["claim", "insured", "loss", "item"]).truth(term.where);
    } catch (problem) {
      if (!(problem instanceof NotCarried)) throw problem;
      return undefined;
    }
    const name = this.names.take(camel(`where_${term.id}`));
    this.writeFunction(writer, name, ["k", "contract", "line"], "number", [`return ${holds};`], true);
    return name;
  }

  private termField(form: Form, expr: Expr, hint: string): string {
    return `terms${member(this.terms.field(form, expr, hint))}`;
  }

  /**
   * The kernel counts amounts, and times of deductibles; shares that read facts of lines where they are of one line;
   * not quantities, not for each insured or policy year, not layers,
   * nor what was borne and may be given back, use per period for one group only, other heads only in all or for the
   * claim, and lines only by their own unit.
   */
  private isCarried(term: Term): boolean {
    if (term.unitHeads !== undefined || asksInsured(term) || asksYear(term)) return false;
    if (unitKinds(term).some((kind) => this.isOuter(kind))) return false;
    if (term.kind === "layers" || term.kind === "borne" || term.caps !== undefined) return false;
    if (isCountedTerm(term)) return false;
    if (term.alike?.units !== undefined && this.plan.units.length > 1) return false;
    // What a limit by number of times has used shows at the end of the walk.
    if (term.kind === "limit" && term.times === true) return false;
    return !term.basis.period || groupsBy(term) === 0;
  }

  /** Whether units of another kind are of such. */
  private isOuter(kind: string): boolean {
    return this.plan.units.some(({ of }) => of === kind);
  }

  private amountOf(term: Term, by: number): string {
    if (term.kind === "layers" || term.kind === "borne") throw new NotCarried();
    const expressions = this.expressions(term.id, atHandOf(term, by));
    if (term.kind === "coinsurance")
      return this.terms.covers(term.pays)
        ? this.termField("share", term.pays, term.id)
        : `k.shareOf(${expressions.fraction(term.pays)})`;
    if (isByTimes(term))
      return this.terms.covers(term.amount)
        ? this.termField("times", term.amount, term.id)
        : `k.floorOf(${expressions.fraction(term.amount)})`;
    if (!this.terms.covers(term.amount)) return expressions.amount(term.amount);
    const field = this.termField("amount", term.amount, term.id);
    return countsUnits(by) ? `k.amountOf(${field}, k.units())` : field;
  }

  private writeShape(writer: CodeBlockWriter, term: Term, byRank = ranksOf(term)): string {
    const { plan } = this;
    const name = this.names.take(camel(term.id));
    const expressions = this.expressions("", []);
    const ranks = byRank.map((heads) => expressions.places(heads));
    const fields: string[] = [];
    if (term.triggers !== undefined) fields.push(`triggers: ${expressions.bitsOf(plan.triggers, term.triggers)}`);
    if (term.reads.claim) fields.push("claims: true");
    const [kind, other] = unitKinds(term);
    // A line that names an inner unit is gathered too, and then the incident is left to the evaluator.
    if (kind !== undefined && !unitKinds(term).some((one) => this.isOuter(one)))
      fields.push(
        `unit: ${other === undefined ? plan.units.findIndex((unit) => unit.name === kind) : plan.units.length}`,
      );
    const by = groupsBy(term);
    if (by !== 0) fields.push(`by: ${this.bitNames(by)}`);
    const period = this.periodTerms.indexOf(term);
    if (period >= 0) fields.push(`period: ${period}`);
    const count = plan.heads.length + plan.uncovered.length;
    writer.writeLine(
      `const ${name} = ${this.use("termShape")}(${count}, [${ranks.join(", ")}]${fields.length === 0 ? "" : `, { ${fields.join(", ")} }`});`,
    );
    return name;
  }

  private bitNames(by: number): string {
    const bits = [
      ["byClaim", groupBits.claim],
      ["byUnit", groupBits.unit],
      ["byTrigger", groupBits.trigger],
      ["byItem", groupBits.item],
      ["byLoss", groupBits.loss],
      ["byDay", groupBits.day],
      ["byInsured", groupBits.insured],
    ] as const;
    return bits.flatMap(([name, bit]) => ((by & bit) === 0 ? [] : [this.use(name)])).join(" | ");
  }

  /** A function with only the variables and parameters that its lines read. */
  private writeFunction(
    writer: CodeBlockWriter,
    name: string,
    parameters: readonly (keyof typeof parameterTypes)[],
    result: string,
    lines: readonly string[],
    isCalledWithAll = false,
  ): void {
    const code = lines.filter((line) => !line.startsWith("//")).join("\n");
    const variables: string[] = [];
    const declared = (variable: string): boolean => readsVariable([...variables, code].join("\n"), variable);
    const reads = declared;
    if (reads("terms")) variables.push("const { terms } = contract;");
    if (reads("head")) variables.push("const head = k.columns.head[line]!;");
    if (reads("claim") && !/\b(?:const|let) claim\b/.test(code))
      variables.push("const claim = k.columns.claim[line]!;");
    if (reads("insured") && !parameters.includes("insured") && !/\b(?:const|let) insured\b/.test(code))
      variables.push("const insured = k.columns.insured[line]!;");
    const read = parameters.map((parameter) => declared(parameter));
    const last = isCalledWithAll ? parameters.length - 1 : read.lastIndexOf(true);
    const taken = parameters
      .slice(0, last + 1)
      .map((parameter, place) => `${read[place] === true ? "" : "_"}${parameter}: ${parameterTypes[parameter]}`);
    writer.writeLine(`function ${name}(${taken.join(", ")}): ${result} {`);
    for (const line of [...variables, ...lines]) writer.writeLine(line);
    writer.writeLine("}");
    writer.blankLine();
  }
}

/** A computed head that is no unit's, and is worked out before the walk. */
type BroughtHead = HeadNode & { readonly computed: Expr };

/** The incident is not for the kernel. */
const leave = "return false;";

/** A term in the walk: on what condition it acts, and what it does. */
interface Step {
  readonly title: string;
  readonly acts: string;
  readonly body: readonly string[];
  /** The same for terms that act unconditionally on the same lines as one group. */
  readonly group: string | undefined;
}

function groundOf({ ground, groundReadsClaim, groundUnclaimed }: Exclusion, expressions: KernelExpressions): Logic {
  const logic = expressions.logic(ground);
  return groundReadsClaim ? byClaim(logic, groundUnclaimed, expressions) : logic;
}

/** Of a line that names no claim what is asked without one, or false. */
function byClaim({ isTrue, isFalse }: Logic, unclaimed: Expr | undefined, expressions: KernelExpressions): Logic {
  if (unclaimed === undefined) return { isTrue: `(claim !== 0 && ${isTrue})`, isFalse: `(claim === 0 || ${isFalse})` };
  const without = expressions.logic(unclaimed);
  const either = (side: "isTrue" | "isFalse", named: string): string => `(claim === 0 ? ${without[side]} : ${named})`;
  return { isTrue: either("isTrue", isTrue), isFalse: either("isFalse", isFalse) };
}

function linesOf({ heads, triggers, reads }: Term): string {
  return JSON.stringify([[...heads].sort(), triggers, reads.claim]);
}

const parameterTypes = {
  k: "Kernel<Facts>",
  contract: "Contract",
  line: "number",
  trigger: "number",
  insured: "number",
} as const;

/** Whether code reads a variable; not a field of that name, and not where an arrow function binds it. */
function readsVariable(code: string, name: string): boolean {
  const free = code
    // In one go: a comment may hold a quotation mark, and a text what begins a comment.
    .replace(/"(?:[^"\\]|\\.)*"|\/\*[^]*?\*\/|\/\/.*$/gm, '""')
    .replace(/\(insured\) => (\w+\(k, contract, line, trigger), insured\)/g, "$1)");
  return new RegExp(`(?<![.\\w$])${name}(?![\\w$])`).test(free);
}

/** What an amount reads of its group: of the first line, by which the group is. */
function groupVariables(amount: string): readonly string[] {
  const variables: string[] = [];
  if (readsVariable(amount, "claim")) variables.push("const claim = k.columns.claim[line]!;");
  if (readsVariable(amount, "insured")) variables.push("const insured = k.columns.insured[line]!;");
  if (readsVariable(amount, "trigger")) variables.push("const trigger = k.trigger[line]!;");
  return variables.length > 0 || readsVariable(amount, "line") ? ["const line = k.seed;", ...variables] : [];
}

const placeIn = { incident: "k.row", claim: "claim", insured: "insured", loss: "line" } as const;

/** As the runtime's `byClaim` … say. */
const groupBits = { claim: 1, unit: 2, trigger: 4, item: 8, loss: 16, day: 32, insured: 64 } as const;

function groupsBy(term: Term): number {
  const { over } = term.basis;
  return (
    (term.kind === "coinsurance" || over.kind === "claim" ? groupBits.claim : 0) |
    (unitKinds(term).length > 0 ? groupBits.unit : 0) |
    (term.reads.trigger ? groupBits.trigger : 0) |
    (term.reads.item ? groupBits.item : 0) |
    (over.kind === "loss" ? groupBits.loss : 0) |
    (term.basis.day === true ? groupBits.day : 0) |
    (term.alike?.insured === true ? groupBits.insured : 0)
  );
}

/** The kinds of units that lines of the term's groups have to name. */
function unitKinds(term: Term): readonly string[] {
  const kinds = term.forEach === undefined ? [] : [term.forEach];
  const { over } = term.basis;
  if (term.kind !== "coinsurance" && over.kind === "unit" && over.unit !== term.forEach) kinds.push(over.unit);
  return kinds;
}

/** Whether a number of incidents is borne, each in full. */
function isByTimes(term: Term): boolean {
  return term.kind === "deductible" && term.times === true;
}

/** Whether a group may stand for several units. */
function countsUnits(by: number): boolean {
  return (by & (groupBits.unit | groupBits.loss)) !== 0;
}

/** Whether the share reads facts of lines, or of their units. */
function isByRead({ alike }: Term): boolean {
  return alike !== undefined && (alike.units !== undefined || alike.values.length > 0);
}

/** What an amount of groups by these may read. */
function atHandOf(term: Term, by: number): readonly AtHand[] {
  const atHand: AtHand[] = ["lines", "group"];
  if (countsUnits(by) || term.alike?.units !== undefined) atHand.push("units");
  if ((by & groupBits.claim) !== 0) atHand.push("claim");
  if ((by & groupBits.trigger) !== 0) atHand.push("trigger");
  if ((by & groupBits.item) !== 0) atHand.push("item");
  if ((by & groupBits.insured) !== 0) atHand.push("insured");
  if ((by & groupBits.loss) !== 0 || isByRead(term)) atHand.push("claim", "insured", "loss", "trigger", "item");
  return atHand;
}

function countsUse(term: Term): boolean {
  return term.basis.period && (term.kind === "deductible" || term.kind === "limit");
}

/** The circumstance of its own bearer without which the ground is not known to hold. */
function neededAssertion({ ground, of }: Exclusion): string | undefined {
  const needed = (expr: Expr): string | undefined => {
    if (expr.kind === "asserted") return expr.of === of ? expr.name : undefined;
    if (expr.kind !== "and") return undefined;
    for (const operand of expr.operands) {
      const found = needed(operand);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return needed(ground);
}

function columnField(fact: Fact): readonly string[] {
  const name = `readonly ${typeKey(fact.name)}`;
  switch (fact.type.kind) {
    case "bool":
      return [`${name}: Uint8Array;`];
    case "enum":
    case "set":
      return [`${name}: Int32Array;`];
    case "money":
    case "duration":
      return [`${name}: Float64Array;`];
    case "date":
    case "datetime":
      return [`${name}: Days;`];
    case "number":
    case "ratio":
      return [`${name}: Ratios;`];
    case "span":
      return [];
  }
}

const kernelNames = [
  "byClaim",
  "byDay",
  "byInsured",
  "byItem",
  "byLoss",
  "byTrigger",
  "byUnit",
  "chosen",
  "chosenDay",
  "circumstance",
  "differenceOfDays",
  "differenceOfInstants",
  "firstTime",
  "fromDay",
  "lastDay",
  "lastTime",
  "laterDay",
  "neverDay",
  "no",
  "open",
  "partOfDay",
  "spanEndOf",
  "standing",
  "termShape",
  "timeOfBoth",
  "truth",
  "unknownDay",
  "withinDays",
  "yes",
  "BatchProduct",
  "ContractReader",
  "Days",
  "Kernel",
  "Ratios",
  "Standing",
  "Facts",
  "Terms",
  "Contract",
  "termsOf",
  "prepare",
  "judgeByExclusions",
  "workOutComputed",
  "k",
  "contract",
  "terms",
  "line",
  "claim",
  "insured",
  "trigger",
  "head",
];
