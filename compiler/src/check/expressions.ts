import type {
  Binary,
  Call,
  Expression,
  FieldReference,
  IsTest,
  NameReference,
  Name,
  NumberLiteral,
  PlainType,
  Span,
  SpanFrom,
  SpanLiteral,
  TableKey as TableKeySyntax,
} from "@yakkan/grammar/syntax.js";
import { deepest } from "@yakkan/grammar/rules/base.js";
import { builtInOf } from "@yakkan/grammar/keywords.js";
import { functionNames } from "@yakkan/grammar/spellings.js";
import { rational } from "../exact/rational.js";
import type {
  Aggregate,
  CompareOperator,
  Elements,
  Expr,
  Literal,
  Member,
  NamedUnits,
  Rounding,
  Table,
  TableKey,
  Type,
  UnitKind,
} from "../plan.js";
import type { DiagnosticArguments } from "../diagnostics/catalog.js";
import { closest, replaceBy } from "../diagnostics/report.js";
import { mayBeUnlimited } from "../may-be-unlimited.js";
import { checkCommas } from "./commas.js";
import type { DeclaredSymbol, SymbolKind } from "./model.js";
import type { ProductScope } from "./scope.js";
import {
  asMoney,
  bareNumber,
  boolType,
  coerce,
  dateType,
  describeType,
  durationType,
  moneyType,
  numberType,
  ratioType,
  spanType,
} from "./types.js";
import { isWithin } from "../unit-kinds.js";
import { visitExpr } from "../walk-expr.js";
import { dateExists, isFine } from "./literals.js";
import { isQuotient, Misjoined } from "./misjoined.js";
import { WrittenAmounts } from "./written-amounts.js";

/** What an expression may read beyond the contract and its readings. */
export type ReadKind =
  | "incident"
  | "claim"
  | "insured"
  | "loss"
  | "line"
  /** `amount` */
  | "amount"
  | "trigger"
  | "item"
  /** `loss(n)`, `left(n)`, `incident.number` */
  | "amounts"
  /** `subject`, `loss`, `deducted` */
  | "term";

/** Where an expression stands. */
export interface Place {
  /** For messages: "in the guard of a section". */
  readonly where: string;
  readonly allows: ReadonlySet<ReadKind>;
  /** Kinds of units whose facts may be read. */
  readonly units: ReadonlySet<string>;
  /** Conditions on the contract that hold wherever this is evaluated. */
  readonly guards: readonly Expr[];
  /** The part of the tree in whose turn it is evaluated: `left(n)` needs n to end before. */
  readonly at?: number;
  /** A number that may be `unlimited`: of times, or of a quantity. */
  readonly isNumber?: true;
}

/** Something that an expression reads; checked against the place when the place is known. */
interface Read {
  readonly span: Span;
  readonly what: string;
  readonly kind?: ReadKind;
  readonly unit?: string;
  /** Of the unit in the incident: what it lost there, or what is established of it. */
  readonly ofIncident?: true;
  /** A sum of each unit in turn, as `loss(building)` would be of the one at hand. */
  readonly ofEach?: { readonly sum: string; readonly own: string };
  readonly choice?: string;
  readonly left?: string;
  /** Conditions around it inside the expression. */
  readonly guards: readonly Expr[];
}

export interface FormulaSyntax {
  readonly value: Expression;
  readonly type: Exclude<PlainType, "whole"> | undefined;
  readonly finish: (value: Expr) => void;
}

export const contractPlace = (where: string, guards: readonly Expr[] = []): Place => ({
  where,
  allows: new Set(),
  units: new Set(),
  guards,
});

/** Reads expressions: binds their names, checks their types, and lowers them to the plan's. */
export class Expressions {
  private readonly letReads = new Map<string, readonly Read[]>();
  private readonly letsOpen = new Set<string>();
  private readonly tablesOpen = new Set<string>();
  private readonly tablesRead = new Set<string>();
  /** Whether what is read is a number of times or of a quantity, which may be `unlimited`. */
  private numberMayBeUnlimited = false;
  readonly amounts: WrittenAmounts;
  private readonly misjoined: Misjoined;

  constructor(
    private readonly scope: ProductScope,
    /** The formulas and premiums of the product by name, elaborated when first read. */
    private readonly letSyntax: ReadonlyMap<string, FormulaSyntax>,
    /** How each table of the product is elaborated, when it is first read. */
    private readonly tableSyntax: ReadonlyMap<string, () => void>,
  ) {
    this.amounts = new WrittenAmounts(scope);
    this.misjoined = new Misjoined(scope);
  }

  /** The expression as one of the wanted type, or nothing after an error was reported. */
  typed(
    syntax: Expression,
    wanted: Type["kind"],
    place: Place,
    told?: Partial<DiagnosticArguments<"type/mismatch">>,
  ): Expr | undefined {
    const expr = this.any(syntax, place, wanted);
    return expr && this.expect(expr, wanted, syntax, told);
  }

  /** An amount that is paid or charged itself, and so has a bound. */
  plainAmount(syntax: Expression, place: Place): Expr | undefined {
    const amount = this.typed(syntax, "money", place);
    if (amount !== undefined) this.amounts.check(amount, syntax);
    return amount === undefined || this.hasNoBound(amount, syntax) ? undefined : amount;
  }

  /** Whether it comes to a plain number, not to a share; nothing is said of what it reads. */
  isNumber(syntax: Expression): boolean {
    const { diagnostics } = this.scope.file;
    const told = diagnostics.length;
    const expr = this.lowered(syntax, [], "number", true);
    diagnostics.splice(told);
    return expr?.type.kind === "number" && !isQuotient(syntax);
  }

  any(syntax: Expression, place: Place, wanted?: Type["kind"]): Expr | undefined {
    const reads: Read[] = [];
    const expr = this.lowered(syntax, reads, wanted, place.isNumber === true);
    for (const read of reads) this.verify(read, place);
    return expr;
  }

  private lowered(
    syntax: Expression,
    reads: Read[],
    wanted: Type["kind"] | undefined,
    mayBeUnlimited: boolean,
  ): Expr | undefined {
    const outer = this.numberMayBeUnlimited;
    this.numberMayBeUnlimited = mayBeUnlimited;
    const expr = this.expression(syntax, [], reads, wanted);
    this.numberMayBeUnlimited = outer;
    return expr;
  }

  /** A value that stands in the text: a literal, possibly negated. */
  literal(syntax: Expression, type: Type, owner?: DeclaredSymbol): Literal | undefined {
    if (type.kind === "enum") {
      // `none` and the like are words of the language and may be members of an enum too.
      const name: Name | undefined =
        syntax.kind === "reference"
          ? syntax.name
          : syntax.kind === "word"
            ? { kind: "name", text: syntax.word, start: syntax.start, end: syntax.end }
            : undefined;
      if (name === undefined) return this.notLiteral(syntax);
      const member = this.scope.member(name, type, owner);
      return member === undefined ? undefined : { type: "enum", value: member };
    }
    if (type.kind === "set") {
      if (syntax.kind === "word" && (syntax.word === "none" || syntax.word === "empty"))
        return { type: "set", value: [] };
      if (syntax.kind !== "reference") return this.notLiteral(syntax);
      const member = this.scope.member(syntax.name, type, owner);
      return member === undefined ? undefined : { type: "set", value: [member] };
    }
    const expr = this.typed(syntax, type.kind, contractPlace("in a plain value"));
    if (expr === undefined) return undefined;
    if (expr.kind === "literal") return expr.literal;
    const number = bareNumber({ ...expr, type: numberType });
    if (number !== undefined && (type.kind === "money" || type.kind === "number" || type.kind === "ratio"))
      return { type: type.kind, value: number };
    return this.notLiteral(syntax);
  }

  private notLiteral(span: Span): undefined {
    this.scope.file.report("type/not-literal", { never: false }, span);
  }

  private expect(
    expr: Expr,
    wanted: Type["kind"],
    syntax: Expression,
    told: Partial<DiagnosticArguments<"type/mismatch">> = {},
  ): Expr | undefined {
    const found = this.coerce(expr, wanted);
    if (found.type.kind === wanted) {
      this.scope.file.places.set(found, { start: syntax.start, end: syntax.end });
      return found;
    }
    if (found.kind === "unlimited" && wanted === "money") return found;
    this.scope.file.report(
      "type/mismatch",
      {
        found: describeType(expr.type),
        wanted: describeType({ kind: wanted } as Type),
        instead:
          wanted === "money"
            ? this.saidAsMoney(expr)
            : wanted === "date" && expr.type.kind === "span"
              ? `${this.scope.file.sources.textOf(syntax).replace(/\s+/g, " ")} after …`
              : undefined,
        ...told,
      },
      syntax,
    );
    return undefined;
  }

  /** `72 hours after happened`: where days are counted, or nothing where no elapsed time stands there. */
  private elapsed({ span, from, direction }: SpanFrom, value = "occurred", negated = false): string | undefined {
    if (span.kind !== "span") return undefined;
    const [time, begin] = [span, from].map((part) => this.scope.file.sources.textOf(part).replace(/\s+/g, " "));
    // The day of a line has no time.
    const moment = value === "incurred" ? "occurred" : value;
    const isBack = direction === "before";
    const operator = isBack ? (negated ? "<" : ">=") : negated ? ">" : "<=";
    return `${moment} ${operator} ${begin!} ${isBack ? "-" : "+"} ${time!}`;
  }

  /** How a formula of a plain number says that it is an amount. */
  private saidAsMoney(expr: Expr): string | undefined {
    if (expr.kind !== "let") return undefined;
    const value = this.scope.lets.get(expr.name)?.value;
    return value && asMoney(value, this.scope.minorDigits) && `let ${expr.name} : money = …`;
  }

  private verify(read: Read, place: Place): void {
    const { file } = this.scope;
    const refuse = (): void =>
      file.report(
        "expression/not-here",
        {
          what: read.what,
          place: place.where,
          unit: read.unit,
          ofAmounts: (read.kind === "amounts" || read.kind === "term") && file.sources.textOf(read.span),
        },
        read.span,
      );
    if (read.kind !== undefined && !place.allows.has(read.kind)) refuse();
    const { unit } = read;
    if (read.ofEach !== undefined) {
      file.report("expression/each-unit", { ...read.ofEach, unit: unit! }, read.span);
      return;
    }
    // Where a unit is at hand, so are those that it is of.
    if (unit !== undefined && ![...place.units].some((kind) => isWithin(kind, unit, this.scope.units))) refuse();
    if (read.choice !== undefined) {
      const choice = this.scope.choices.get(read.choice);
      if (choice?.when !== undefined && !this.scope.guards.implies([...place.guards, ...read.guards], choice.when))
        file.report("choice/guard", { name: read.choice }, read.span);
    }
    if (read.left !== undefined) {
      const node = this.scope.nodes.get(read.left);
      if (node !== undefined && place.at !== undefined && node.end > place.at)
        file.report("expression/left-unwritten", { name: read.left }, read.span, {
          related: [{ message: `\`${read.left}\` is written here`, span: node.symbol.nameSpan }],
        });
    }
  }

  private expression(
    syntax: Expression,
    guards: readonly Expr[],
    reads: Read[],
    wanted?: Type["kind"],
  ): Expr | undefined {
    const expr = this.lower(syntax, guards, reads, wanted);
    if (expr !== undefined) this.scope.file.places.set(expr, { start: syntax.start, end: syntax.end });
    return expr;
  }

  private lower(syntax: Expression, guards: readonly Expr[], reads: Read[], wanted?: Type["kind"]): Expr | undefined {
    const { file } = this.scope;
    switch (syntax.kind) {
      case "missing":
        return undefined;
      case "number":
        return this.number(syntax, wanted);
      case "date": {
        if (!dateExists(syntax.value)) {
          if (syntax.value !== "") file.report("date/invalid", { date: syntax.value }, syntax);
          return undefined;
        }
        const kind = syntax.value.includes("T") ? "datetime" : "date";
        return { type: { kind }, kind: "literal", literal: { type: kind, value: syntax.value } };
      }
      case "span":
        return this.span(syntax);
      case "word":
        if (syntax.word === "unlimited")
          return { type: this.numberMayBeUnlimited && wanted === "number" ? numberType : moneyType, kind: "unlimited" };
        if (syntax.word === "yes" || syntax.word === "no")
          return { type: boolType, kind: "literal", literal: { type: "bool", value: syntax.word === "yes" } };
        file.report(
          "type/not-literal",
          { never: syntax.word === "never", none: syntax.word === "none" && wanted === "money" },
          syntax,
        );
        return undefined;
      case "reference":
        return this.reference(syntax, guards, reads);
      case "field":
        return this.field(syntax, reads, guards);
      case "call":
        return this.call(syntax, guards, reads);
      case "not": {
        const operand = this.sub(syntax.operand, "bool", guards, reads);
        return operand && { type: boolType, kind: "not", operand };
      }
      case "negate": {
        const operand = this.expression(syntax.operand, guards, reads, wanted);
        if (operand === undefined) return undefined;
        if (
          operand.kind === "literal" &&
          (operand.literal.type === "number" || operand.literal.type === "money" || operand.literal.type === "ratio")
        ) {
          const { numerator, denominator } = operand.literal.value;
          return { ...operand, literal: { ...operand.literal, value: rational(-numerator, denominator) } };
        }
        if (!isNumeric(operand.type)) return this.misjoined.operands("-", operand, operand, syntax);
        if (this.hasNoBound(operand, syntax.operand)) return undefined;
        return { type: operand.type, kind: "negate", operand };
      }
      case "binary":
        return this.binary(syntax, guards, reads, wanted);
      case "is":
        return this.isTest(syntax, guards, reads);
      case "within": {
        const value = this.sub(syntax.value, "date", guards, reads);
        if (syntax.window.kind !== "span-from") {
          file.report("expression/span-direction", {}, syntax.window);
          return undefined;
        }
        const { direction } = syntax.window;
        const end = this.spanEnd(syntax.window, guards, reads, {
          value: file.sources.textOf(syntax.value).replace(/\s+/g, " "),
          negated: syntax.negated,
        });
        if (value === undefined || end === undefined) return undefined;
        const within: Expr =
          direction === "before"
            ? { type: boolType, kind: "within", value, from: end, until: end.from }
            : { type: boolType, kind: "within", value, from: end.from, until: end };
        return syntax.negated ? { type: boolType, kind: "not", operand: within } : within;
      }
      case "during": {
        const value = this.sub(syntax.value, "date", guards, reads, "datetime");
        return value && { type: boolType, kind: "during", value };
      }
      case "span-from":
        return this.spanEnd(syntax, guards, reads);
      case "if": {
        const condition = this.sub(syntax.condition, "bool", guards, reads);
        const whenTrue = condition === undefined ? guards : [...guards, condition];
        const whenFalse: readonly Expr[] =
          condition === undefined ? guards : [...guards, { type: boolType, kind: "not", operand: condition }];
        const then = this.expression(syntax.then, whenTrue, reads, wanted);
        const otherwise = this.expression(syntax.otherwise, whenFalse, reads, wanted);
        const joined = then && otherwise && this.unify([then, otherwise], syntax);
        if (condition === undefined || joined === undefined) return undefined;
        return { type: joined[0]!.type, kind: "if", condition, then: joined[0]!, otherwise: joined[1]! };
      }
    }
  }

  /** `180 days after notified`; `tested` is what has to be within it. */
  private spanEnd(
    syntax: SpanFrom,
    guards: readonly Expr[],
    reads: Read[],
    tested?: { readonly value: string; readonly negated: boolean },
  ): (Expr & { readonly kind: "span-end" }) | undefined {
    const written = this.expression(syntax.span, guards, reads, "span");
    const isElapsed = written?.type.kind === "duration";
    if (written?.type.kind === "date" || written?.type.kind === "datetime") {
      const [day, from] = [syntax.span, syntax.from].map((part) => this.scope.file.sources.textOf(part));
      const compared = `${day!} ${{ after: ">", including: ">=", before: "<" }[syntax.direction]} ${from!}`.replace(
        /\s+/g,
        " ",
      );
      const mismatch = { found: describeType(written.type), wanted: describeType(spanType), compared };
      this.scope.file.report("type/mismatch", mismatch, syntax.span, { fixes: [replaceBy(compared, syntax)] });
      return undefined;
    }
    const span =
      written &&
      this.expect(
        written,
        "span",
        syntax.span,
        isElapsed ? { elapsed: this.elapsed(syntax, tested?.value, tested?.negated) } : {},
      );
    const from = this.sub(syntax.from, "date", guards, reads);
    if (span === undefined || from === undefined) return undefined;
    const end = { type: dateType, kind: "span-end" as const, span, from, direction: syntax.direction };
    this.scope.file.places.set(end, { start: syntax.start, end: syntax.end });
    return end;
  }

  /** A part that has to be of one type (or of another that does as well). */
  private sub(
    syntax: Expression,
    wanted: Type["kind"],
    guards: readonly Expr[],
    reads: Read[],
    alternative?: Type["kind"],
  ): Expr | undefined {
    const expr = this.expression(syntax, guards, reads, wanted);
    if (expr === undefined || expr.type.kind === alternative) return expr;
    return this.expect(expr, wanted, syntax);
  }

  private number(syntax: NumberLiteral, wanted?: Type["kind"]): Expr {
    const value = rational(syntax.digits, 10n ** BigInt(syntax.decimals + (syntax.percent ? 2 : 0)));
    const type = syntax.percent ? "ratio" : "number";
    const expr: Expr = { type: { kind: type }, kind: "literal", literal: { type, value } };
    this.amounts.checkGroups(syntax);
    this.amounts.checkParts(syntax);
    if (syntax.money) this.amounts.checkYen(syntax);
    if (!syntax.money && (wanted !== "money" || syntax.percent)) return expr;
    const written: Expr = syntax.money ? { ...expr, type: numberType } : expr;
    this.scope.file.places.set(written, { start: syntax.start, end: syntax.end });
    return this.coerce(written, "money");
  }

  /** As the wanted type, where it can be; an amount stands where the number that it was made of stands. */
  private readonly coerce = (expr: Expr, wanted: Type["kind"]): Expr =>
    coerce(expr, wanted, this.scope.minorDigits, (number, amount) => {
      const place = this.scope.file.places.get(number);
      if (place === undefined) return;
      this.scope.file.places.set(amount, place);
      if (amount.kind === "literal") this.amounts.checkPoint(amount.literal, place);
    });

  /** A value that stands in the text, and is no price. */
  plainLiteral(syntax: Expression, type: Type, owner?: DeclaredSymbol): Literal | undefined {
    const literal = this.literal(syntax, type, owner);
    if (literal !== undefined && isFine(literal)) this.amounts.tellFine(syntax);
    return literal;
  }

  private span(syntax: SpanLiteral): Expr | undefined {
    const { file } = this.scope;
    const elapsed: Partial<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 };
    const counts = syntax.parts.map(({ count, unit }) => ({
      count: Number(count.digits),
      whole: count.decimals === 0 && !count.percent,
      unit,
    }));
    const wrong = counts.findIndex(({ whole, count }) => !whole || !Number.isSafeInteger(count));
    if (wrong !== -1) {
      file.report("type/mismatch", { found: "a fraction", wanted: "a whole number" }, syntax.parts[wrong]!.count);
      return undefined;
    }
    const isElapsed = counts.some(({ unit }) => unit === "second" || unit === "minute" || unit === "hour");
    if (isElapsed && counts.every(({ unit }) => elapsed[unit] !== undefined)) {
      const seconds = counts.reduce((sum, { count, unit }) => sum + count * elapsed[unit]!, 0);
      return { type: durationType, kind: "literal", literal: { type: "duration", value: seconds } };
    }
    if (counts.length > 1) {
      file.report("type/time-units", {}, syntax);
      return undefined;
    }
    const { count, unit } = counts[0]!;
    const value = {
      years: unit === "year" ? count : 0,
      months: unit === "month" ? count : 0,
      days: unit === "day" ? count : unit === "week" ? 7 * count : 0,
    };
    return { type: spanType, kind: "literal", literal: { type: "span", value } };
  }

  private reference({ name }: NameReference, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const { scope } = this;
    const read = (what: string, more: Partial<Read>): void => {
      reads.push({ span: name, what, guards, ...more });
    };
    switch (name.text) {
      case "":
        return undefined;
      case "incurred":
        read("the day of a loss", { kind: "line" });
        return { type: dateType, kind: "line", field: "incurred" };
      case "approved":
        read("the approval of a loss", { kind: "line" });
        return { type: boolType, kind: "line", field: "approved" };
      case "amount":
        read("the amount of a loss", { kind: "amount" });
        return { type: moneyType, kind: "line", field: "amount" };
      case "count":
        read("the count of a loss", { kind: "line" });
        return { type: numberType, kind: "line", field: "count" };
      case "subject":
        read("`subject`", { kind: "term" });
        return { type: moneyType, kind: "subject" };
      case "loss":
        read("`loss`", { kind: "term" });
        return { type: moneyType, kind: "loss" };
      case "deducted":
        read("`deducted`", { kind: "term" });
        return { type: moneyType, kind: "deducted" };
    }
    const symbol = scope.names.get(name.text);
    if (symbol === undefined) {
      scope.unknownName("name", name, valueKinds);
      return undefined;
    }
    scope.file.uses.push({ name, symbol });
    switch (symbol.kind) {
      case "choice": {
        const fixed = scope.fixed.get(symbol.name);
        if (fixed?.value === "unlimited") return { type: moneyType, kind: "unlimited" };
        if (fixed !== undefined) return { type: fixed.type, kind: "literal", literal: fixed.value };
        const choice = scope.choices.get(symbol.name);
        if (choice === undefined) return undefined;
        read(`\`${name.text}\``, { choice: name.text });
        return { type: choice.type, kind: "choice", name: choice.name };
      }
      case "option":
        return { type: boolType, kind: "option", name: symbol.name };
      case "reading": {
        const reading = scope.readings.get(symbol.name);
        return reading && { type: { kind: "enum", members: reading.members }, kind: "reading", name: reading.name };
      }
      case "fact": {
        const fact = scope.facts.get(symbol.name);
        if (fact === undefined) return undefined;
        read(`the fact of ${fact.of} \`${name.text}\``, { kind: fact.of });
        return { type: fact.type, kind: "fact", of: fact.of, name: fact.name };
      }
      case "exclusion": {
        const of = scope.circumstances.get(symbol.name);
        if (of === undefined) break;
        read(`the circumstance \`${name.text}\``, { kind: of });
        return { type: boolType, kind: "asserted", of, name: symbol.name };
      }
      case "premium": {
        scope.premiumsRead.add(symbol.name);
        const own: Read[] = [];
        const premium = this.letReference(name, guards, own);
        // Unlike a formula it has a place, where is told what it must not read; but choices ask for guards here, too.
        reads.push(...own.filter(({ choice }) => choice !== undefined));
        return premium;
      }
      case "let":
        return this.letReference(name, guards, reads);
      case "column": {
        const table = this.table(scope.columns.get(symbol.name) ?? "", name);
        return table && this.lookup(table.name, symbol.name, name, guards, reads);
      }
      default:
        break;
    }
    scope.file.report("name/wrong-kind", { name: name.text, kind: symbol.kind, wanted: "a value" }, name, {
      related: [{ message: `\`${name.text}\` is declared here`, span: symbol.nameSpan }],
    });
    return undefined;
  }

  /** A formula is read through: what it reads has to be readable where it is used. */
  private letReference(name: Name, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const { scope } = this;
    const syntax = this.letSyntax.get(name.text);
    if (syntax === undefined) return undefined;
    if (this.letsOpen.has(name.text)) {
      scope.file.report("expression/cycle", { name: name.text }, name);
      return undefined;
    }
    if (this.letsOpen.size >= deepest) {
      scope.file.report("syntax/too-deep", {}, name);
      return undefined;
    }
    if (!this.letReads.has(name.text)) {
      const own: Read[] = [];
      this.letsOpen.add(name.text);
      const written = this.lowered(syntax.value, own, syntax.type, false);
      const value = written && syntax.type ? this.expect(written, syntax.type, syntax.value) : written;
      this.letsOpen.delete(name.text);
      this.letReads.set(name.text, own);
      if (value !== undefined) syntax.finish(value);
    }
    const found = scope.lets.get(name.text);
    if (found === undefined) return undefined;
    for (const read of this.letReads.get(name.text)!)
      reads.push({
        ...read,
        span: name,
        what: `${read.what}, which \`${name.text}\` reads,`,
        guards: [...guards, ...read.guards],
      });
    return { type: found.value.type, kind: "let", name: name.text };
  }

  typeOfFormula(name: Name): Type | undefined {
    return this.letReference(name, [], [])?.type;
  }

  /** Elaborates a formula that nothing may have read yet. */
  finishLet(name: Name): void {
    const reads: Read[] = [];
    if (!this.letReads.has(name.text)) this.letReference(name, [], reads);
  }

  /** Elaborates a premium, which reads the contract alone, and has a bound. */
  premium(name: Name, syntax: Expression): void {
    this.finishLet(name);
    for (const read of this.letReads.get(name.text) ?? []) this.verify(read, contractPlace("in a premium"));
    const found = this.scope.lets.get(name.text);
    if (found === undefined) return;
    this.hasNoBound(found.value, syntax);
    this.amounts.checkMinorUnit(found.value, syntax);
  }

  private field({ object, field, ...span }: FieldReference, reads: Read[], guards: readonly Expr[]): Expr | undefined {
    const { scope } = this;
    if (object.text === "period") {
      if (field.text === "from" || field.text === "to")
        return { type: { kind: "datetime" }, kind: "period", end: field.text };
      if (field.text === "last_day") return { type: { kind: "date" }, kind: "period", end: field.text };
      scope.unknown("end of the period", field, ["from", "to", "last_day"]);
      return undefined;
    }
    if (object.text === "incident") {
      if (field.text !== "number") {
        scope.unknown("property of the incident", field, ["number"]);
        return undefined;
      }
      reads.push({ span, what: "the number of the incident", kind: "amounts", guards });
      return { type: numberType, kind: "incident-number" };
    }
    const symbol = scope.resolve(object, ["unit", "table", "record"], "a unit, a table or a record");
    if (symbol === undefined || field.text === "") return undefined;
    if (symbol.kind === "record") {
      const used = scope.memberOf(symbol, field.text);
      const fact = scope.facts.get(`${symbol.name}.${field.text}`);
      if (used === undefined) scope.unknown(`fact of \`${symbol.name}\``, field, scope.membersOf(symbol));
      if (used === undefined || fact === undefined) return undefined;
      scope.file.uses.push({ name: field, symbol: used });
      reads.push({ span, what: `the fact of ${fact.of} \`${fact.name}\``, kind: fact.of, guards });
      return { type: fact.type, kind: "fact", of: fact.of, name: fact.name };
    }
    if (symbol.kind === "table") {
      const table = this.table(symbol.name, object);
      if (table === undefined) return undefined;
      if (!table.columns.some(({ name }) => name === field.text)) {
        scope.unknown(
          "column",
          field,
          table.columns.map(({ name }) => name),
        );
        return undefined;
      }
      this.useColumn(field, symbol.name);
      return this.lookup(symbol.name, field.text, object, guards, reads);
    }
    const unit = scope.units.get(symbol.name);
    const named = ({ name }: { readonly name: string }): boolean => name === field.text;
    const established = unit?.established.find(named);
    const fact = established ?? unit?.facts.find(named);
    if (unit === undefined || fact === undefined) {
      scope.unknown(`fact of \`${symbol.name}\``, field, unit === undefined ? [] : factsOf(unit));
      return undefined;
    }
    if (!unit.scheduled && established === undefined)
      scope.file.report(
        "expression/no-schedule",
        { unit: unit.name, fact: fact.name },
        { start: object.start, end: field.end },
      );
    const used = scope.memberOf(symbol, field.text);
    if (used !== undefined) scope.file.uses.push({ name: field, symbol: used });
    const what = `\`${symbol.name}.${fact.name}\``;
    reads.push({ span, what, unit: symbol.name, ...(established && { ofIncident: true }), guards });
    const kind = established === undefined ? "unit-fact" : "established";
    return { type: fact.type, kind, unit: symbol.name, name: fact.name };
  }

  private useColumn(field: Name, table: string): void {
    const symbol = this.scope.names.get(field.text);
    if (symbol?.kind === "column" && this.scope.columns.get(field.text) === table)
      this.scope.file.uses.push({ name: field, symbol });
  }

  /** The table of this name, as it is read at a place. A key may be a formula, and so read a table in turn. */
  table(name: string, at: Name): Table | undefined {
    const elaborate = this.tableSyntax.get(name);
    if (this.tablesOpen.has(name)) {
      this.scope.file.report("expression/cycle", { name }, at);
      return undefined;
    }
    if (elaborate !== undefined && !this.tablesRead.has(name)) {
      this.tablesRead.add(name);
      this.tablesOpen.add(name);
      elaborate();
      this.tablesOpen.delete(name);
    }
    return this.scope.tables.get(name);
  }

  private lookup(table: string, column: string, at: Name, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const found = this.scope.tables.get(table);
    const type = found?.columns.find(({ name }) => name === column)?.type;
    if (found === undefined || type === undefined) return undefined;
    const keys = found.keys.map(({ name }) =>
      this.reference(
        {
          kind: "reference",
          name: { kind: "name", text: name, start: at.start, end: at.end },
          start: at.start,
          end: at.end,
        },
        guards,
        reads,
      ),
    );
    if (keys.some((key) => key === undefined)) return undefined;
    return { type, kind: "lookup", table, keys: keys as Expr[], column };
  }

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
    const own = `${syntax.function.text}(${named})`;
    const span = { start: syntax.start, end: syntax.end };
    scope.unitSums.push({ unit, heads, span });
    const sum = scope.file.sources.textOf(span).replace(/\s+/g, " ");
    reads.push({ span, what: `\`${sum}\``, unit, ofIncident: true, ofEach: { sum, own }, guards });
    return { ofUnit: unit };
  }

  private call(syntax: Call, guards: readonly Expr[], reads: Read[]): Expr | undefined {
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
    switch (name) {
      case "max":
      case "min": {
        const operands = syntax.arguments.map((argument) => this.expression(argument, guards, reads));
        if (operands.some((operand) => operand === undefined)) return undefined;
        if (operands.length < 2) return wrong("two or more values");
        const joined = this.unify(operands as Expr[], syntax);
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
        if (ofUnit === undefined) return undefined;
        reads.push({ span: syntax, what: `\`${name}( )\``, kind: "amounts", guards });
        return { type: moneyType, kind: "loss", heads: summed, ...ofClaim, ...ofUnit };
      }
      case "left":
      case "claim_left": {
        const nodes = syntax.arguments.map((argument) => this.node(argument));
        if (nodes.some((found) => found === undefined)) return undefined;
        const [node, ...others] = nodes;
        if (node === undefined || others.length > 0) return wrong("one head, frame or section");
        const ofClaim = this.ofClaim(name === "claim_left", syntax, guards, reads);
        const ofUnit = this.ofUnit(syntax, node.heads, guards, reads);
        if (ofUnit === undefined) return undefined;
        reads.push({ span: syntax, what: `\`${name}( )\``, kind: "amounts", left: node.symbol.name, guards });
        return { type: moneyType, kind: "left", node: node.symbol.name, heads: node.heads, ...ofClaim, ...ofUnit };
      }
      case "earlier":
      case "earlier_times": {
        const nodes = syntax.arguments.map((argument) => this.node(argument));
        if (nodes.some((found) => found === undefined)) return undefined;
        if (nodes.length === 0) return wrong("heads, frames or sections");
        reads.push({ span: syntax, what: `\`${name}( )\``, kind: "amounts", guards });
        const names = [...new Set(nodes.map((node) => node!.symbol.name))];
        const of = { kind: "earlier", nodes: names, heads: this.headsOf(nodes.map((node) => node!.heads)) } as const;
        return name === "earlier" ? { type: moneyType, ...of } : { type: numberType, ...of, times: true };
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
        const from = this.sub(first, "date", guards, reads);
        const to = this.sub(second, "date", guards, reads);
        return from && to && { type: numberType, kind: "between", unit: name, from, to };
      }
      case "down":
      case "up":
      case "half_up":
        return this.rounded(syntax, name, guards, reads);
    }
    if (name === "") return undefined;
    const hidden = builtInOf(name);
    const nearest = hidden ?? closest(name, functionNames);
    scope.file.report("expression/function", { name, nearest, ...(hidden && { hidden }) }, syntax.function, {
      fixes: nearest === undefined ? [] : [replaceBy(nearest, syntax.function)],
    });
    return undefined;
  }

  /** Of several dates the first or the last. */
  private ofDates(syntax: Call, name: "earliest" | "latest", guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const operands = syntax.arguments.map((argument) => this.expression(argument, guards, reads));
    if (operands.some((operand) => operand === undefined)) return undefined;
    if (syntax.per !== undefined) {
      this.scope.file.report("expression/per", { name, per: syntax.per.text, over: undefined }, syntax.per);
      return undefined;
    }
    const joined = this.unify(operands as Expr[], syntax);
    if (joined === undefined) return undefined;
    const [{ type }] = joined as [Expr];
    if (!takes(name, type)) {
      this.scope.file.report("expression/arguments", { name, wanted: wantedBy[name] }, syntax);
      return undefined;
    }
    return { type, kind: name === "earliest" ? "min" : "max", operands: joined };
  }

  /** Over the one kind of unit, or the claims or insureds, whose facts the formula reads; units with those that they are of. */
  private aggregate(syntax: Call, name: Aggregate, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const { file } = this.scope;
    const [argument] = syntax.arguments;
    const wrong = (): undefined => {
      file.report("expression/arguments", { name, wanted: wantedBy[name] }, syntax);
    };
    if (argument === undefined || syntax.arguments.length > 1) return wrong();
    const inner: Read[] = [];
    const value = this.expression(argument, guards, inner);
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
    const elements = all.length === 1 ? all[0] : all.find(isOfAll);
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
    if (name === "sum" && this.hasNoBound(value, argument)) return undefined;
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
    // The elements are read one after the other, wherever the aggregate stands: claims, insureds and what units are in
    // the incident as the incident's, other units as the contract's, which is read everywhere.
    for (const read of inner) {
      if (elementsOf(read) === undefined) reads.push(read);
      else if (read.unit === undefined || (read.ofIncident && read.ofEach === undefined))
        reads.push({ span: read.span, what: read.what, guards: read.guards, kind: "incident" });
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
    visitExpr(value, lets, (part) => {
      if ((part.kind === "loss" || part.kind === "left") && part.ofUnit !== undefined)
        for (const head of part.heads ?? []) heads.add(head);
    });
    const all = this.scope.nodes.get(this.scope.name)?.heads ?? [];
    return { unit, heads: all.filter((head) => heads.has(head)) };
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
    const operand = this.expression(first, guards, reads);
    if (operand === undefined) return undefined;
    if (!isNumeric(operand.type)) return wrong();
    const step = second === undefined ? undefined : this.literal(second, operand.type);
    if (second !== undefined && step === undefined) return undefined;
    const to = step === undefined ? rational(1n) : (step as Literal & { readonly type: "money" }).value;
    if (to.numerator <= 0n) return wrong();
    return { type: operand.type, kind: "round", rounding: roundings[name], operand, to };
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

  /** `greater of 5_000 and 10% of loss`, as wordings have it. */
  private isGreaterOf({ left, right, start, end }: Binary): boolean {
    let joined = left;
    while (joined.kind === "binary" && joined.left.kind === "binary") joined = joined.left;
    if (joined.kind !== "binary" || joined.operator !== "of" || joined.left.kind !== "reference") return false;
    const { scope } = this;
    const { name } = joined.left;
    const called = extremes.get(name.text);
    if (called === undefined || scope.names.has(name.text)) return false;
    const [first, second] = [{ start: joined.right.start, end: left.end }, right].map((part) =>
      scope.file.sources.textOf(part).replace(/\s+/g, " "),
    );
    const nearest = `${called}(${first!}, ${second!})`;
    const hasComment = /\/[/*]/.test(scope.file.sources.textOf({ start, end }));
    const fixes = hasComment ? [] : [replaceBy(nearest, { start, end })];
    scope.file.report("expression/function", { name: name.text, nearest }, name, { fixes });
    return true;
  }

  private binary(syntax: Binary, guards: readonly Expr[], reads: Read[], wanted?: Type["kind"]): Expr | undefined {
    const { operator } = syntax;
    if (operator === "and" && this.isGreaterOf(syntax)) return undefined;
    if (operator === "or" && this.isOtherMember(syntax)) return undefined;
    if (operator === "of" && this.misjoined.isOfQuotient(syntax)) return undefined;
    if (operator === "and" || operator === "or") {
      if (this.misjoined.isHalfNegated(syntax)) return undefined;
      const first = this.expression(
        syntax.left,
        guards,
        reads,
        operator === "or" && wanted === "money" ? wanted : "bool",
      );
      if (operator === "or" && first?.type.kind === "money") {
        const second = this.expression(syntax.right, guards, reads, "money");
        if (second === undefined) return undefined;
        return second.type.kind === "money"
          ? this.misjoined.amountsByOr(first, second, syntax)
          : this.misjoined.operands(operator, first, second, syntax);
      }
      const left = first && this.expect(first, "bool", syntax.left);
      // What stands to the left of `and` holds to its right; what stands to the left of `or` does not.
      const known: Expr[] =
        left === undefined ? [] : operator === "and" ? [left] : [{ type: boolType, kind: "not", operand: left }];
      const right = this.sub(syntax.right, "bool", [...guards, ...known], reads);
      if (left === undefined || right === undefined) return undefined;
      return {
        type: boolType,
        kind: operator,
        operands: left.kind === operator ? [...left.operands, right] : [left, right],
      };
    }
    const numeric = operator === "+" || operator === "-" ? wanted : undefined;
    const written = this.expression(syntax.left, guards, reads, numeric);
    if (written !== undefined && this.misjoined.isOfMember(syntax, written.type)) return undefined;
    const second = this.expression(syntax.right, guards, reads, numeric);
    const isShared = operator === "of" && written?.type.kind === "money";
    const first = isShared ? this.coerce(written, "ratio") : written;
    if (first === undefined || second === undefined) return undefined;
    if (["+", "-", "*", "/", "of"].includes(operator)) {
      if (this.hasNoBound(first, syntax.left) || this.hasNoBound(second, syntax.right)) return undefined;
    }
    switch (operator) {
      case "+":
      case "-": {
        const kind = operator === "+" ? "add" : "subtract";
        if (
          operator === "-" &&
          isWhole(syntax.left) &&
          syntax.right.kind === "binary" &&
          syntax.right.operator === "of"
        ) {
          const isAmount = wanted === "money" || second.type.kind === "money";
          if (isAmount) return this.misjoined.oneLess(syntax, syntax.right);
        }
        const moved = movedInTime(kind, first, second);
        if (moved !== undefined) return moved;
        const joined = this.join([first, second]);
        const addable = joined?.every(({ type }) => isNumeric(type) || type.kind === "duration");
        if (joined === undefined || addable !== true) return this.misjoined.operands(operator, first, second, syntax);
        return {
          type: joined[0]!.type,
          kind,
          left: joined[0]!,
          right: joined[1]!,
        };
      }
      case "*":
      case "of": {
        // Of an amount by an amount the share may be that of the second one, as coinsurance clauses have it.
        const isByAmount = operator === "*" && first.kind === "divide" && first.right.type.kind === "money";
        if (isByAmount && isPercentage(syntax.right) && this.misjoined.isOfQuotient(syntax)) return undefined;
        const type = productType(first.type, second.type);
        // `1/3 of loss` is a share, too; `50 of loss` lacks its `%`.
        const divided = this.misjoined.dividedByShare(syntax, first);
        const isShare =
          first.type.kind === "ratio" ||
          (first.type.kind === "number" && isQuotient(syntax.left) && divided === undefined);
        if (type === undefined || (operator === "of" && !isShare)) {
          // Parentheses, and the order of Japanese, say already what goes together.
          const { left, right } = syntax;
          const isOpen = operator === "of" && left.kind === "binary" && this.misjoined.isInRow(left, right);
          const factor = isOpen ? left.right : undefined;
          if (factor !== undefined && first.kind === "multiply" && first.right.type.kind === "ratio")
            return this.misjoined.operands(operator, first, second, syntax, { start: factor.start, end: syntax.end });
          if (divided !== undefined)
            return this.misjoined.operands(operator, first, second, syntax, undefined, false, divided);
          // A number that is worked out; one that is written lacks its `%`.
          const isFactor =
            operator === "of" && first.type.kind === "number" && (factor ?? syntax.left).kind !== "number";
          return this.misjoined.operands(operator, first, second, syntax, undefined, isFactor && type !== undefined);
        }
        return { type, kind: "multiply", left: first, right: second };
      }
      case "/": {
        // `outage / 1 day`: days are 24 hours each where time has elapsed.
        const divisor = first.type.kind === "duration" ? coerce(second, "duration", 0) : second;
        // `10_000_000 / loss(damages)`: a plain number by an amount is one itself.
        const dividend = divisor.type.kind === "money" ? this.coerce(first, "money") : first;
        const type = quotientType(dividend.type, divisor.type);
        if (type === undefined) return this.misjoined.operands(operator, first, second, syntax);
        if (isZeroLiteral(divisor)) {
          this.scope.file.report("expression/division-by-zero", {}, syntax.right);
          return undefined;
        }
        return { type, kind: "divide", left: dividend, right: divisor };
      }
      case "<":
      case "<=":
      case ">":
      case ">=":
      case "=":
      case "<>": {
        const joined = this.join([first, second]);
        const comparable = joined?.every(
          ({ type }) => isNumeric(type) || type.kind === "date" || type.kind === "datetime" || type.kind === "duration",
        );
        if (joined === undefined || comparable !== true)
          return this.misjoined.operands(operator, first, second, syntax);
        for (const expr of joined) {
          const place = expr.kind === "literal" && expr.type.kind === "money" && this.scope.file.places.get(expr);
          if (place) this.amounts.tellPoint(place);
        }
        return {
          type: boolType,
          kind: "compare",
          operator: operator satisfies CompareOperator,
          left: joined[0]!,
          right: joined[1]!,
        };
      }
    }
  }

  /** `plan is basic or wide`: what is not said again is not tested again. */
  private isOtherMember(syntax: Binary): boolean {
    const others: Name[] = [];
    let test: Expression = syntax;
    while (test.kind === "binary" && test.operator === "or") {
      if (test.right.kind !== "reference") return false;
      others.unshift(test.right.name);
      test = test.left;
    }
    if (test.kind !== "is" || test.negated || !others.every(({ text }) => this.isMemberOf(test, text))) return false;
    const { file } = this.scope;
    const [tested, other] = [file.sources.textOf(test.value).replace(/\s+/g, " "), others[0]!];
    const members = [...test.members, ...others].map(({ text }) => text).join(", ");
    const instead = test.operator === "has" ? `${tested} has (${members})` : `${tested} in (${members})`;
    file.report(
      "type/operands",
      { operator: "or", left: "a condition", right: `\`${other.text}\``, isAmount: false, instead },
      syntax,
      { fixes: [replaceBy(instead, syntax)] },
    );
    return true;
  }

  /** Whether a name could stand behind `is` there, and is nothing else. */
  private isMemberOf({ value }: IsTest, name: string): boolean {
    const { names, triggers, items, file } = this.scope;
    if (value.kind === "reference" && value.name.text === "trigger") return triggers.includes(name);
    if (value.kind === "reference" && value.name.text === "item") return items.has(name) && !names.has(name);
    if (names.has(name)) return false;
    const told = file.diagnostics.length;
    const type = this.expression(value, [], [])?.type;
    file.diagnostics.splice(told);
    return (type?.kind === "enum" || type?.kind === "set") && type.members.some((member) => member.name === name);
  }

  /** There is nothing to add to or to share of what has no bound; it is for limits, choices and comparisons. */
  private hasNoBound(expr: Expr, span: Span): boolean {
    if (!mayBeUnlimited(expr, this.scope)) return false;
    const found = "an amount that may be `unlimited`";
    const { file } = this.scope;
    const instead = `min(${file.sources.textOf(span).replace(/\s+/g, " ")}, …)`;
    file.report("type/mismatch", { found, wanted: "a plain amount", instead }, span);
    return true;
  }

  private isTest(syntax: IsTest, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const tested = this.tested(syntax, guards, reads);
    if (tested === undefined || this.misjoined.isOfAnyOrAll(syntax)) return undefined;
    return syntax.negated ? { type: boolType, kind: "not", operand: tested } : tested;
  }

  /** What the names stand for depends on what the left side is. */
  private tested(syntax: IsTest, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const { scope } = this;
    const names = syntax.members.map(({ text }) => text);
    if (names.includes("")) return undefined;
    if (syntax.value.kind === "reference" && syntax.value.name.text === "trigger") {
      reads.push({ span: syntax.value, what: "the trigger of a loss", kind: "trigger", guards });
      const triggers = syntax.members.map((name) => scope.resolve(name, ["trigger"], "a trigger")?.name);
      if (triggers.includes(undefined)) return undefined;
      return { type: boolType, kind: "trigger-is", triggers: triggers as string[] };
    }
    if (syntax.value.kind === "reference" && syntax.value.name.text === "item") {
      reads.push({ span: syntax.value, what: "the item of a loss", kind: "item", guards });
      for (const name of syntax.members)
        if (!scope.items.has(name.text)) {
          scope.unknown("item", name, scope.items.keys());
          return undefined;
        }
      for (const name of syntax.members) scope.useItem(name);
      return { type: boolType, kind: "item-is", items: names };
    }
    if (syntax.value.kind === "reference" && names.length === 1 && names[0] === "given") {
      const symbol = scope.resolve(syntax.value.name, ["choice"], "a choice of the contract");
      const fixed = symbol && scope.fixed.get(symbol.name);
      if (fixed !== undefined) return fixed.when ?? constant(true);
      return symbol && { type: boolType, kind: "given", name: symbol.name };
    }
    const value = this.expression(syntax.value, guards, reads);
    if (value === undefined) return undefined;
    const owner = syntax.value.kind === "reference" ? scope.names.get(syntax.value.name.text) : undefined;
    const single = names.length === 1 ? names[0] : undefined;
    const { type } = value;
    if (type.kind === "bool" && (single === "yes" || single === "no"))
      return single === "yes" ? value : { type: boolType, kind: "not", operand: value };
    if ((type.kind === "date" || type.kind === "datetime") && single === "never")
      return { type: boolType, kind: "is-never", value };
    if (type.kind === "money" && single === "unlimited")
      return {
        type: boolType,
        kind: "compare",
        operator: "=",
        left: value,
        right: { type: moneyType, kind: "unlimited" },
      };
    const isMember = (name: string | undefined): boolean =>
      (type.kind === "enum" || type.kind === "set") && type.members.some((member) => member.name === name);
    if (type.kind === "set" && (single === "empty" || single === "none") && !isMember(single)) {
      if (value.kind === "literal" && value.literal.type === "set") return constant(value.literal.value.length === 0);
      return { type: boolType, kind: "is-empty", set: value };
    }
    if (type.kind === "enum" || type.kind === "set") {
      const members = syntax.members.map((name) => scope.member(name, type, owner));
      if (members.includes(undefined)) return undefined;
      if (value.kind === "literal" && (value.literal.type === "enum" || value.literal.type === "set")) {
        const held = [value.literal.value].flat();
        return constant(held.some((member) => members.includes(member)));
      }
      return type.kind === "enum"
        ? { type: boolType, kind: "is", value, members: members as string[] }
        : { type: boolType, kind: "has", set: value, members: members as string[] };
    }
    scope.file.report(
      "type/operands",
      {
        operator: syntax.operator,
        left: describeType(type),
        right: names.map((name) => `\`${name}\``).join(", "),
        isAmount: false,
      },
      syntax,
    );
    return undefined;
  }

  /** As one type; each stands where it stood. */
  private join(exprs: readonly Expr[]): Expr[] | undefined {
    const { file } = this.scope;
    const joined = join(exprs, this.coerce);
    joined?.forEach((expr, i) => {
      const place = file.places.get(exprs[i]!);
      if (place !== undefined) file.places.set(expr, place);
    });
    return joined;
  }

  private unify(exprs: readonly Expr[], span: Span): Expr[] | undefined {
    const joined = this.join(exprs);
    if (joined === undefined) {
      const odd = exprs.find(({ type }) => type.kind !== exprs[0]!.type.kind) ?? exprs[0]!;
      this.scope.file.report(
        "type/branches",
        { left: describeType(exprs[0]!.type), right: describeType(odd.type) },
        span,
      );
    }
    return joined;
  }

  /** A key of a table's row, by the type of the key. */
  tableKey(syntax: TableKeySyntax, type: Type, owner: DeclaredSymbol | undefined): TableKey | undefined {
    const from = syntax.from && this.literal(syntax.from, type, owner);
    const to = syntax.to && this.literal(syntax.to, type, owner);
    if ((syntax.from && from === undefined) || (syntax.to && to === undefined)) return undefined;
    const lacksDots = !syntax.isBand && (syntax.over || syntax.under);
    if (lacksDots) {
      const { file } = this.scope;
      const text = file.sources.textOf(syntax).replace(/\s+/g, " ");
      const band = syntax.over ? `${text} ..` : `.. ${text}`;
      file.report("table/open-band", { text, band }, syntax, { fixes: [replaceBy(band, syntax)] });
    } else if (!syntax.isBand) return from && { kind: "value", literal: from };
    return {
      kind: "band",
      ...(from && { [syntax.over ? "over" : "from"]: from }),
      ...(to && { [syntax.under ? "under" : "to"]: to }),
    };
  }
}

/** `loss(building)`, where that is all that is aggregated. */
function sumIn(syntax: Expression, { sources }: ProductScope["file"]): string | undefined {
  if (syntax.kind !== "call" || syntax.per !== undefined) return undefined;
  const text = sources.textOf(syntax);
  return /^(?:loss|left)\s*\(/.test(text) ? text.replace(/\s+/g, " ") : undefined;
}

/** Of what an aggregate around it would read it one after the other. */
function elementsOf({ kind, unit }: Read): Elements | undefined {
  if (unit !== undefined) return { unit };
  return kind === "claim" || kind === "insured" ? { of: kind } : undefined;
}

/** What an aggregate takes. */
const wantedBy = {
  any: "one condition on claims, insureds or a unit",
  every: "one condition on claims, insureds or a unit",
  sum: "one amount, number or length of time of claims, insureds or a unit",
  largest: "one amount, number or length of time of claims, insureds or a unit",
  smallest: "one amount, number or length of time of claims, insureds or a unit",
  earliest: "two or more dates, or one date of claims, insureds or a unit",
  latest: "two or more dates, or one date of claims, insureds or a unit",
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

/** Kinds of names that an expression can read. */
const valueKinds: readonly SymbolKind[] = [
  "choice",
  "option",
  "reading",
  "fact",
  "exclusion",
  "let",
  "premium",
  "column",
];

function isNumeric({ kind }: Type): boolean {
  return kind === "money" || kind === "number" || kind === "ratio";
}

/** All as one type, where plain numbers take the type of the others; nothing where they cannot be. */
function join(exprs: readonly Expr[], coerceTo: (expr: Expr, wanted: Type["kind"]) => Expr): Expr[] | undefined {
  const isOf = (kind: Type["kind"]): boolean => exprs.some(({ type }) => type.kind === kind);
  // `min(100%, loss / 400_000)`: beside a share an amount by a plain number is one.
  const shares =
    isOf("ratio") && isOf("money")
      ? sameKind(
          exprs.map((expr) => coerceTo(expr, "ratio")),
          "ratio",
        )
      : undefined;
  if (shares !== undefined) return shares;
  const wanted =
    exprs.find(({ type }) => type.kind === "money") ??
    exprs.find((expr) => bareNumber(expr) === undefined) ??
    exprs[0]!;
  const kind =
    wanted.type.kind === "datetime" && exprs.some(({ type }) => type.kind === "date") ? "date" : wanted.type.kind;
  const joined = sameKind(
    exprs.map((expr) => coerceTo(expr, kind)),
    kind,
  );
  if (joined === undefined) return undefined;
  if ((kind === "enum" || kind === "set") && !joined.every(({ type }) => sameMembers(type, wanted.type)))
    return undefined;
  return joined;
}

function sameKind(exprs: Expr[], kind: Type["kind"]): Expr[] | undefined {
  return exprs.every(({ type }) => type.kind === kind) ? exprs : undefined;
}

function sameMembers(a: Type, b: Type): boolean {
  const names = (type: Type): string =>
    "members" in type ? type.members.map(({ name }: Member) => name).join("\n") : "";
  return names(a) === names(b);
}

/** `datetime ± duration`, `duration + datetime` and `datetime - datetime`; nothing where it is none of these. */
function movedInTime(kind: "add" | "subtract", first: Expr, second: Expr): Expr | undefined {
  const instant = (expr: Expr): boolean => expr.type.kind === "datetime";
  if (!instant(first) && !instant(second)) return undefined;
  if (instant(first) && instant(second))
    return kind === "subtract" ? { type: durationType, kind, left: first, right: second } : undefined;
  const [left, right] = [first, second].map((expr) => (instant(expr) ? expr : coerce(expr, "duration", 0)));
  const isMove = (instant(left!) ? right! : left!).type.kind === "duration" && (kind === "add" || instant(left!));
  return isMove ? { type: { kind: "datetime" }, kind, left: left!, right: right! } : undefined;
}

function productType(left: Type, right: Type): Type | undefined {
  const scales = ({ kind }: Type): boolean => kind === "number" || kind === "ratio";
  if ((left.kind === "duration" && scales(right)) || (scales(left) && right.kind === "duration")) return durationType;
  if (!isNumeric(left) || !isNumeric(right)) return undefined;
  if (left.kind === "money" && right.kind === "money") return undefined;
  if (left.kind === "money" || right.kind === "money") return moneyType;
  return left.kind === "ratio" && right.kind === "ratio" ? ratioType : numberType;
}

function quotientType(left: Type, right: Type): Type | undefined {
  if (left.kind === "duration" && right.kind === "duration") return ratioType;
  if (left.kind === "duration" && (right.kind === "number" || right.kind === "ratio")) return durationType;
  if (!isNumeric(left) || !isNumeric(right)) return undefined;
  if (right.kind === "money") return left.kind === "money" ? ratioType : undefined;
  return left;
}

export function isPercentage(syntax: Expression): boolean {
  return syntax.kind === "number" && syntax.percent;
}

/** `1` or `100%` */
function isWhole(syntax: Expression): boolean {
  return (
    syntax.kind === "number" &&
    !syntax.money &&
    syntax.digits === 10n ** BigInt(syntax.decimals + (syntax.percent ? 2 : 0))
  );
}

function isZeroLiteral(expr: Expr): boolean {
  if (expr.kind !== "literal") return false;
  const { literal } = expr;
  if (literal.type === "duration") return literal.value === 0;
  return (
    (literal.type === "number" || literal.type === "money" || literal.type === "ratio") &&
    literal.value.numerator === 0n
  );
}

function constant(value: boolean): Expr {
  return { type: boolType, kind: "literal", literal: { type: "bool", value } };
}

/** The names of a unit's facts, of the schedule and of the incident. */
function factsOf({ facts, established }: UnitKind): string[] {
  return [...facts, ...established].map(({ name }) => name);
}

/** How wordings call the larger and the smaller of two amounts. */
const extremes: ReadonlyMap<string, "max" | "min"> = new Map([
  ...["greater", "larger", "higher", "greatest", "highest"].map((word) => [word, "max"] as const),
  ...["lesser", "smaller", "lower", "least", "lowest"].map((word) => [word, "min"] as const),
]);
