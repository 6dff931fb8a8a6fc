import type { Call, Expression } from "@yakkan/grammar/syntax.js";
import { builtInOf } from "@yakkan/grammar/keywords.js";
import { functionNames } from "@yakkan/grammar/spellings.js";
import { rational } from "../exact/rational.js";
import type { Aggregate, Elements, Expr, Literal, NamedUnits, Rounding, SumUnderTriggers, Type } from "../plan.js";
import { extremeOf, foreignFunctionOf } from "../diagnostics/catalog/foreign-functions.js";
import { closest, replaceBy } from "../diagnostics/report.js";
import { checkCommas } from "./commas.js";
import type { ProductScope } from "./scope.js";
import { moneyType, numberType } from "./types.js";
import { isWithin } from "../unit-kinds.js";
import { visitExpr } from "../walk-expr.js";
import type { Parts, Read } from "./reads.js";
import { isNumeric } from "./joined-types.js";
import { isPercentage } from "./operators.js";

/** Reads what is called: functions of amounts, numbers and dates, aggregates, and what became of heads. */
export class Calls {
  constructor(
    private readonly scope: ProductScope,
    private readonly parts: Parts,
  ) {}

  /** What is summed for the claim at hand stands only where there is one. */
  private ofClaim(isOfClaim: boolean, syntax: Call, guards: readonly Expr[], reads: Read[]): { ofClaim?: true } {
    if (!isOfClaim) return {};
    reads.push({ span: syntax, what: `\`${syntax.function.text}( )\``, kind: "claim", guards });
    return { ofClaim: true };
  }

  /** `loss(building per location)`: of each location in turn, in an aggregate over them. Nothing where the unit is none. */
  private ofUnit(
    syntax: Call,
    heads: readonly string[],
    guards: readonly Expr[],
    reads: Read[],
  ): { ofUnit?: string } | undefined {
    const { per } = syntax;
    if (per === undefined) return {};
    const { scope } = this;
    const unit = scope.resolve(per, ["unit"], "a unit")?.name;
    if (unit === undefined) return undefined;
    const [first] = syntax.arguments;
    const last = syntax.arguments.at(-1)!;
    const named = scope.file.sources.textOf({ start: first!.start, end: last.end });
    const under = syntax.scope === undefined ? "" : ` for ${scope.file.sources.textOf(syntax.scope)}`;
    const own = `${syntax.function.text}(${named}${under})`;
    const span = { start: syntax.start, end: syntax.end };
    scope.unitSums.push({ unit, heads, span });
    const sum = scope.file.sources.textOf(span).replace(/\s+/g, " ");
    reads.push({ span, what: `\`${sum}\``, unit, ofIncident: true, ofEach: { sum, own }, guards });
    return { ofUnit: unit };
  }

  /** `loss(a for flood)`: of lines under these triggers alone. Nothing where a name is none. */
  private underTriggers({ scope: syntax }: Call): { triggers?: readonly string[] } | undefined {
    if (syntax === undefined) return {};
    const { scope } = this;
    const named = syntax.names.map((name) => scope.resolve(name, ["trigger"], "a trigger")?.name);
    if (named.includes(undefined)) return undefined;
    const triggers = scope.triggers.filter((trigger) => named.includes(trigger) !== syntax.all);
    // All of them is what it counts without it.
    return triggers.length === scope.triggers.length ? {} : { triggers };
  }

  call(syntax: Call, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const { scope } = this;
    checkCommas(syntax.arguments, scope.file);
    const name = syntax.function.text;
    const wrong = (wanted: string): undefined => {
      scope.file.report("expression/arguments", { name, wanted }, syntax);
    };
    if (syntax.per !== undefined && !Object.hasOwn(wantedBy, name) && name !== "loss" && name !== "left") {
      scope.file.report("expression/per", { name, per: syntax.per.text, over: undefined }, syntax.per);
      return undefined;
    }
    if (syntax.scope !== undefined && !sumsOfLines.has(name)) {
      const said = { what: "`for`", where: `\`${name}( )\``, isOfEarlier: name.startsWith("earlier") };
      scope.file.report("node/misplaced", said, syntax.scope);
      return undefined;
    }
    switch (name) {
      case "max":
      case "min": {
        // Of one formula it is told that it is one, and not what this reads.
        const inner: Read[] = syntax.arguments.length < 2 ? [] : reads;
        const operands = syntax.arguments.map((argument) => this.parts.expression(argument, guards, inner));
        if (operands.some((operand) => operand === undefined)) return undefined;
        if (operands.length < 2) return this.lacksValues(syntax, name, inner);
        const joined = this.parts.unify(operands as Expr[], syntax);
        if (joined === undefined) return undefined;
        if (!isNumeric(joined[0]!.type) && joined[0]!.type.kind !== "duration")
          return wrong("amounts, numbers or percentages");
        return { type: joined[0]!.type, kind: name, operands: joined };
      }
      case "loss":
      case "claim_loss": {
        const nodes = syntax.arguments.map((argument) => this.node(argument));
        if (nodes.some((node) => node === undefined)) return undefined;
        if (nodes.length === 0) return wrong("heads, frames or sections");
        const ofClaim = this.ofClaim(name === "claim_loss", syntax, guards, reads);
        const summed = this.headsOf(nodes.map((node) => node!.heads));
        const ofUnit = this.ofUnit(syntax, summed, guards, reads);
        const under = this.underTriggers(syntax);
        if (ofUnit === undefined || under === undefined) return undefined;
        reads.push({ span: syntax, what: `\`${name}( )\``, kind: "amounts", guards });
        return { type: moneyType, kind: "loss", heads: summed, ...ofClaim, ...ofUnit, ...under };
      }
      case "left":
      case "claim_left": {
        const nodes = syntax.arguments.map((argument) => this.node(argument));
        if (nodes.some((found) => found === undefined)) return undefined;
        const [node, ...others] = nodes;
        if (node === undefined || others.length > 0) return wrong("one head, frame or section");
        const ofClaim = this.ofClaim(name === "claim_left", syntax, guards, reads);
        const ofUnit = this.ofUnit(syntax, node.heads, guards, reads);
        const under = this.underTriggers(syntax);
        if (ofUnit === undefined || under === undefined) return undefined;
        reads.push({ span: syntax, what: `\`${name}( )\``, kind: "amounts", left: node.symbol.name, guards });
        const of = { node: node.symbol.name, heads: node.heads, ...ofClaim, ...ofUnit, ...under };
        return { type: moneyType, kind: "left", ...of };
      }
      case "earlier":
      case "earlier_times":
      case "earlier_largest": {
        const nodes = syntax.arguments.map((argument) => this.node(argument));
        if (nodes.some((found) => found === undefined)) return undefined;
        if (nodes.length === 0) return wrong("heads, frames or sections");
        reads.push({ span: syntax, what: `\`${name}( )\``, kind: "amounts", guards });
        const names = [...new Set(nodes.map((node) => node!.symbol.name))];
        const of = { kind: "earlier", nodes: names, heads: this.headsOf(nodes.map((node) => node!.heads)) } as const;
        if (name === "earlier_times") return { type: numberType, ...of, times: true };
        return { type: moneyType, ...of, ...(name === "earlier_largest" && { largest: true }) };
      }
      case "any":
      case "every":
      case "sum":
      case "largest":
      case "smallest":
        return this.aggregate(syntax, name, guards, reads);
      case "earliest":
      case "latest":
        return syntax.arguments.length > 1
          ? this.ofDates(syntax, name, guards, reads)
          : this.aggregate(syntax, name, guards, reads);
      case "days":
      case "months":
      case "years": {
        const [first, second] = syntax.arguments;
        if (first === undefined || second === undefined || syntax.arguments.length > 2) return wrong("two dates");
        const from = this.parts.sub(first, "date", guards, reads);
        const to = this.parts.sub(second, "date", guards, reads);
        return from && to && { type: numberType, kind: "between", unit: name, from, to };
      }
      case "month":
      case "year": {
        const [only, ...others] = syntax.arguments;
        if (only === undefined || others.length > 0) return wrong("one date");
        const date = this.parts.sub(only, "date", guards, reads);
        return date && { type: numberType, kind: "date-part", part: name, date };
      }
      case "down":
      case "up":
      case "half_up":
        return this.rounded(syntax, name, guards, reads);
    }
    if (name === "") return undefined;
    if (scope.columns.has(name)) return this.parts.column(syntax, guards, reads);
    const hidden = builtInOf(name);
    const ofTable = [...scope.columns].find(([, table]) => table === name)?.[0];
    const foreign = scope.names.has(name) ? undefined : foreignFunctionOf(name);
    const nearest =
      hidden ??
      (ofTable && `${name}.${ofTable}`) ??
      (foreign === undefined ? extremeOf(name, syntax.arguments.length > 1) : undefined) ??
      closest(name, [...functionNames, ...scope.columns.keys()]);
    scope.file.report("expression/function", { name, nearest, foreign, ...(hidden && { hidden }) }, syntax.function, {
      fixes: nearest === undefined || foreign !== undefined ? [] : [replaceBy(nearest, syntax.function)],
    });
    return undefined;
  }

  /** Of one formula it may have been meant to go over all of which this reads something. */
  private lacksValues(syntax: Call, name: "max" | "min", reads: readonly Read[]): undefined {
    const { file } = this.scope;
    const [only] = syntax.arguments;
    const over = name === "max" ? "largest" : "smallest";
    const goesOver = reads.some((read) => elementsOf(read) !== undefined || isOfLine(read));
    const ofEach = goesOver && only ? `${over}(${file.sources.textOf(only).replace(/\s+/g, " ")})` : undefined;
    file.report("expression/arguments", { name, wanted: "two or more values", ofEach }, syntax);
  }

  /** Of several dates the first or the last. */
  private ofDates(syntax: Call, name: "earliest" | "latest", guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const operands = syntax.arguments.map((argument) => this.parts.expression(argument, guards, reads));
    if (operands.some((operand) => operand === undefined)) return undefined;
    if (syntax.per !== undefined) {
      this.scope.file.report("expression/per", { name, per: syntax.per.text, over: undefined }, syntax.per);
      return undefined;
    }
    const joined = this.parts.unify(operands as Expr[], syntax);
    if (joined === undefined) return undefined;
    const [{ type }] = joined as [Expr];
    if (!takes(name, type)) {
      this.scope.file.report("expression/arguments", { name, wanted: wantedBy[name] }, syntax);
      return undefined;
    }
    return { type, kind: name === "earliest" ? "min" : "max", operands: joined };
  }

  /**
   * Over the one kind of unit, or the claims or insureds, whose facts the formula reads, units with those that they are
   * of; where it reads of none of these, over the lines of which it reads something.
   */
  private aggregate(syntax: Call, name: Aggregate, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const { file } = this.scope;
    const [argument] = syntax.arguments;
    const wrong = (): undefined => {
      const many = name === "largest" ? "max" : name === "smallest" ? "min" : undefined;
      const texts = syntax.arguments.map((one) => file.sources.textOf(one).replace(/\s+/g, " "));
      const ofSeveral = many !== undefined && texts.length > 1 ? `${many}(${texts.join(", ")})` : undefined;
      file.report("expression/arguments", { name, wanted: wantedBy[name], ofSeveral }, syntax);
    };
    if (argument === undefined || syntax.arguments.length > 1) return wrong();
    const inner: Read[] = [];
    const value = this.parts.expression(argument, guards, inner);
    if (value === undefined) return undefined;
    const found = new Map(
      inner
        .flatMap((read) => elementsOf(read) ?? [])
        .map((each) => [each.unit === undefined ? each.of : `unit ${each.unit}`, each]),
    );
    // Over the units that the others are of, where there are such.
    const all = [...found.values()];
    const isOfAll = ({ unit }: Elements): boolean =>
      unit !== undefined &&
      all.every((other) => other.unit !== undefined && isWithin(unit, other.unit, this.scope.units));
    const ofLines: Elements | undefined = inner.some(isOfLine) ? { of: "loss" } : undefined;
    const elements = all.length === 0 ? ofLines : all.length === 1 ? all[0] : all.find(isOfAll);
    if (elements === undefined) {
      file.report(
        "expression/elements",
        {
          name,
          found: [...found.values()].map(({ unit, of }) => unit ?? of),
          sum: found.size === 0 ? sumIn(argument, file) : undefined,
        },
        syntax,
      );
      return undefined;
    }
    if (!takes(name, value.type)) return wrong();
    if (name === "sum" && this.parts.hasNoBound(value, argument)) return undefined;
    const { per } = syntax;
    const within = per && this.scope.resolve(per, ["unit"], "a unit")?.name;
    if (per !== undefined && within === undefined) return undefined;
    if (within !== undefined && !this.isOfUnit(elements, within)) {
      file.report("expression/per", { name, per: within, over: elements.unit }, per!);
      return undefined;
    }
    const named = elements.unit === undefined ? undefined : this.namedUnits(inner, value);
    if (within !== undefined) {
      const ofIncident = named && ({ ofIncident: true } as const);
      reads.push({ span: per!, what: `\`per ${within}\``, unit: within, ...ofIncident, guards });
    }
    if (elements.of === "loss") {
      const what = `\`${name}( )\` over lines`;
      reads.push({ span: syntax, what, kind: "lines", guards }, ...inner.filter((read) => !isOfLine(read)));
      return { type: value.type, kind: name, value, ...elements };
    }
    // The elements are read one after the other, wherever the aggregate stands: claims, insureds and what units are in
    // the incident as the incident's, other units as the contract's, which is read everywhere.
    for (const read of inner) {
      if (elementsOf(read) === undefined) reads.push(read);
      else if (read.unit === undefined || (read.ofIncident && read.ofEach === undefined)) {
        const { span, what, through, guards } = read;
        reads.push({ span, what, ...(through !== undefined && { through }), guards, kind: "incident" });
      }
    }
    const counted: Elements =
      elements.unit === undefined
        ? elements
        : { unit: elements.unit, ...(within !== undefined && { within }), ...(named && { named }) };
    return { type: value.type, kind: name, value, ...counted };
  }

  /** Of units of which the formula asks what happened to them, those that the incident names; nothing where it asks that of none. */
  private namedUnits(reads: readonly Read[], value: Expr): NamedUnits | undefined {
    const { units, lets } = this.scope;
    const kinds = reads.flatMap(({ ofIncident, unit }) => (ofIncident && unit !== undefined ? [unit] : []));
    // Who names one of these names those that it is of.
    const unit = kinds.find((kind) => kinds.every((other) => isWithin(kind, other, units)));
    if (unit === undefined) return undefined;
    const heads = new Set<string>();
    const underTriggers: SumUnderTriggers[] = [];
    visitExpr(value, lets, (part) => {
      if ((part.kind !== "loss" && part.kind !== "left") || part.ofUnit === undefined) return;
      const { heads: summed = [], triggers } = part;
      if (triggers !== undefined) underTriggers.push({ heads: summed, triggers });
      else for (const head of summed) heads.add(head);
    });
    const all = this.scope.nodes.get(this.scope.name)?.heads ?? [];
    return {
      unit,
      heads: all.filter((head) => heads.has(head)),
      ...(underTriggers.length > 0 && { underTriggers }),
    };
  }

  /** Whether it goes over units that are of one of this kind. */
  private isOfUnit({ unit }: Elements, outer: string): boolean {
    return unit !== undefined && unit !== outer && isWithin(unit, outer, this.scope.units);
  }

  /** `down(x, 10円)`: to a whole multiple; without it to whole units, of money to the smallest of the currency. */
  private rounded(
    syntax: Call,
    name: keyof typeof roundings,
    guards: readonly Expr[],
    reads: Read[],
  ): Expr | undefined {
    const [first, second] = syntax.arguments;
    const wrong = (): undefined => {
      this.scope.file.report(
        "expression/arguments",
        { name, wanted: "an amount or a number, and what it becomes a whole multiple of" },
        syntax,
      );
    };
    if (first === undefined || syntax.arguments.length > 2) return wrong();
    const operand = this.parts.expression(first, guards, reads);
    if (operand === undefined) return undefined;
    if (!isNumeric(operand.type)) return wrong();
    const step = second === undefined ? undefined : this.parts.literal(second, operand.type);
    if (second !== undefined && step === undefined) return undefined;
    const to = step === undefined ? rational(1n) : (step as Literal & { readonly type: "money" }).value;
    if (to.numerator <= 0n) return wrong();
    // So many whole hours, or whole times an amount, are a number; `down(x, 5%)` is a share.
    const isCount = operand.type.kind === "ratio" && to.denominator === 1n && !(second && isPercentage(second));
    const type = isCount ? numberType : operand.type;
    return { type, kind: "round", rounding: roundings[name], operand, to };
  }

  /** Those of several nodes, each once, in declared order. */
  private headsOf(nodes: readonly (readonly string[])[]): readonly string[] {
    const heads = new Set(nodes.flat());
    return (this.scope.nodes.get(this.scope.name)?.heads ?? []).filter((head) => heads.has(head));
  }

  private node(syntax: Expression): ReturnType<ProductScope["nodes"]["get"]> {
    if (syntax.kind !== "reference") {
      if (syntax.kind !== "missing")
        this.scope.file.report("type/mismatch", { found: "a value", wanted: "a head, frame or section" }, syntax);
      return undefined;
    }
    const symbol = this.scope.resolve(syntax.name, ["head", "frame", "section"], "a head, frame or section");
    return symbol && this.scope.nodes.get(symbol.name);
  }
}

/** What counts lines, which come under triggers. */
const sumsOfLines: ReadonlySet<string> = new Set(["loss", "left", "claim_loss", "claim_left"]);

/** `loss(building)` or `loss`, where that is all that is aggregated. */
function sumIn(syntax: Expression, { sources }: ProductScope["file"]): string | undefined {
  if (syntax.kind === "reference" && ["loss", "subject"].includes(syntax.name.text)) return syntax.name.text;
  if (syntax.kind !== "call" || syntax.per !== undefined) return undefined;
  const text = sources.textOf(syntax);
  return /^(?:loss|left)\s*\(/.test(text) ? text.replace(/\s+/g, " ") : undefined;
}

/** Of what an aggregate around it would read it one after the other. */
function elementsOf({ kind, unit }: Read): Elements | undefined {
  if (unit !== undefined) return { unit };
  return kind === "claim" || kind === "insured" ? { of: kind } : undefined;
}

/** What is stated of a line. */
function isOfLine({ kind }: Read): boolean {
  return kind === "loss" || kind === "line" || kind === "amount" || kind === "item";
}

/** What an aggregate takes. */
const wantedBy = {
  any: "one condition on claims, insureds, a unit or lines",
  every: "one condition on claims, insureds, a unit or lines",
  sum: "one amount, number or length of time of claims, insureds, a unit or lines",
  largest: "one amount, number or length of time of claims, insureds, a unit or lines",
  smallest: "one amount, number or length of time of claims, insureds, a unit or lines",
  earliest: "two or more dates, or one date of claims, insureds, a unit or lines",
  latest: "two or more dates, or one date of claims, insureds, a unit or lines",
} as const satisfies Record<Aggregate, string>;

function takes(name: Aggregate, type: Type): boolean {
  switch (name) {
    case "any":
    case "every":
      return type.kind === "bool";
    case "sum":
    case "largest":
    case "smallest":
      return isNumeric(type) || type.kind === "duration";
    case "earliest":
    case "latest":
      return type.kind === "date" || type.kind === "datetime";
  }
}

/** Ways of rounding, as the header of a product and functions name them. */
export const roundings = { down: "down", up: "up", half_up: "half-up" } as const satisfies Record<string, Rounding>;
