import type {
  Call,
  Expression,
  FieldReference,
  NameReference,
  Name,
  NumberLiteral,
  PlainType,
  Span,
  SpanFrom,
  SpanLiteral,
  TableKey as TableKeySyntax,
} from "@yakkan/grammar/syntax.js";
import { keywordOf, keywords } from "@yakkan/grammar/keywords.js";
import { deepest } from "@yakkan/grammar/rules/base.js";
import { aValue } from "../diagnostics/catalog/words.js";
import { rational } from "../exact/rational.js";
import { readsIncident } from "../reads-incident.js";
import type { Expr, Let, Literal, Table, TableKey, Type, UnitKind } from "../plan.js";
import type { DiagnosticArguments } from "../diagnostics/catalog.js";
import { replaceBy } from "../diagnostics/report.js";
import { mayBeUnlimited } from "../may-be-unlimited.js";
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
  spanType,
} from "./types.js";
import { keyOf } from "../keys.js";
import { parts } from "../walk-expr.js";
import { checkCommas } from "./commas.js";
import { isWithin } from "../unit-kinds.js";
import { dateExists, isFine } from "./literals.js";
import { isQuotient, Misjoined } from "./misjoined.js";
import { WrittenAmounts } from "./written-amounts.js";
import type { Parts, Read, ReadKind } from "./reads.js";
import { Calls } from "./calls.js";
import { Operators } from "./operators.js";
import { Membership } from "./membership.js";
import { isNumeric, joinTypes } from "./joined-types.js";

/** What facts and choices are of, where their names are read alone. */
const bearers: ReadonlySet<ReturnType<typeof keywordOf>> = new Set([
  keywords.incident,
  keywords.claim,
  keywords.insured,
  keywords.loss,
  keywords.contract,
]);

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

export interface FormulaSyntax {
  readonly value: Expression;
  readonly type: Exclude<PlainType, "whole"> | undefined;
  readonly finish: (value: Expr) => void;
}

/** How many parts may stand in one another where formulas are read through: a chain of some hundred formulas. */
const deepestThroughFormulas = 1_000;

export const contractPlace = (where: string, guards: readonly Expr[] = []): Place => ({
  where,
  allows: new Set(),
  units: new Set(),
  guards,
});

/** Reads expressions: binds their names, checks their types, and lowers them to the plan's. */
export class Expressions implements Parts {
  private readonly letReads = new Map<string, readonly Read[]>();
  private readonly letsOpen = new Set<string>();
  private readonly letDepths = new Map<string, number>();
  private readonly tablesOpen = new Set<string>();
  private readonly tablesRead = new Set<string>();
  /** Whether what is read is a number of times or of a quantity, which may be `unlimited`. */
  private numberMayBeUnlimited = false;
  readonly amounts: WrittenAmounts;
  private readonly misjoined: Misjoined;
  private readonly operators: Operators;
  private readonly membership: Membership;
  private readonly calls: Calls;

  constructor(
    private readonly scope: ProductScope,
    /** The formulas and premiums of the product by name, elaborated when first read. */
    private readonly letSyntax: ReadonlyMap<string, FormulaSyntax>,
    /** How each table of the product is elaborated, when it is first read. */
    private readonly tableSyntax: ReadonlyMap<string, () => void>,
  ) {
    this.amounts = new WrittenAmounts(scope);
    this.misjoined = new Misjoined(scope);
    this.operators = new Operators(scope, this, this.misjoined, this.amounts);
    this.membership = new Membership(scope, this, this.misjoined);
    this.calls = new Calls(scope, this);
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
    return this.untold(syntax)?.type.kind === "number" && !isQuotient(syntax);
  }

  /** Whether it is how often one elapsed time goes into another: hours, once they are whole. */
  isHours(syntax: Expression): boolean {
    const { lets } = this.scope;
    const written = this.untold(syntax);
    const expr = written?.kind === "let" ? lets.get(written.name)?.value : written;
    return expr?.kind === "divide" && expr.right.type.kind === "duration";
  }

  private untold(syntax: Expression): Expr | undefined {
    const { diagnostics } = this.scope.file;
    const told = diagnostics.length;
    const expr = this.lowered(syntax, [], "number", true);
    diagnostics.splice(told);
    return expr;
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

  expect(
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
          what: read.through === undefined ? read.what : `${read.what}, which \`${read.through}\` reads,`,
          place: place.where,
          unit: read.unit,
          ofAmounts: (read.kind === "amounts" || read.kind === "term") && file.sources.textOf(read.span),
          overLines: read.kind === "lines",
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

  expression(syntax: Expression, guards: readonly Expr[], reads: Read[], wanted?: Type["kind"]): Expr | undefined {
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
        return this.calls.call(syntax, guards, reads);
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
        return this.operators.binary(syntax, guards, reads, wanted);
      case "is":
        return this.membership.isTest(syntax, guards, reads);
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
  sub(
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
    this.amounts.checkDigits(syntax);
    if (syntax.money) this.amounts.checkYen(syntax);
    if (!syntax.money && (wanted !== "money" || syntax.percent)) return expr;
    const written: Expr = syntax.money ? { ...expr, type: numberType } : expr;
    this.scope.file.places.set(written, { start: syntax.start, end: syntax.end });
    return this.coerce(written, "money");
  }

  /** As the wanted type, where it can be; an amount stands where the number that it was made of stands. */
  readonly coerce = (expr: Expr, wanted: Type["kind"]): Expr =>
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
    // Nobody knows which of the two is meant.
    if (scope.repeatedAs(name, valueKinds) !== undefined) return undefined;
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
        return table && this.lookup(table, symbol.name, this.declaredKeys(table, name, guards, reads));
      }
      default:
        break;
    }
    scope.file.report("name/wrong-kind", { name: name.text, kind: symbol.kind, wanted: aValue }, name, {
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
      scope.file.report("syntax/too-deep", { formulas: true }, name);
      return undefined;
    }
    if (!this.letReads.has(name.text)) {
      const own: Read[] = [];
      this.letsOpen.add(name.text);
      const written = this.lowered(syntax.value, own, syntax.type, false);
      const value = written && syntax.type ? this.expect(written, syntax.type, syntax.value) : written;
      this.letsOpen.delete(name.text);
      this.letReads.set(name.text, this.distinct(own));
      if (value !== undefined && this.isShallow(name, value)) syntax.finish(value);
    }
    const found = scope.lets.get(name.text);
    if (found === undefined) return undefined;
    for (const read of this.letReads.get(name.text)!)
      reads.push({ ...read, span: name, through: name.text, guards: [...guards, ...read.guards] });
    return { type: found.value.type, kind: "let", name: name.text };
  }

  /** Whether what walks the formula through all those that it reads has room on the stack. */
  private isShallow(name: Name, value: Expr): boolean {
    const depth = (part: Expr): number =>
      1 + Math.max(0, ...parts(part).map(depth), part.kind === "let" ? (this.letDepths.get(part.name) ?? 0) : 0);
    const deep = depth(value);
    this.letDepths.set(name.text, deep);
    if (deep > deepestThroughFormulas) this.scope.file.report("syntax/too-deep", { formulas: true }, name);
    return deep <= deepestThroughFormulas;
  }

  /** What a formula reads, each once: by formulas that each choose between those before there are many ways to it. */
  private distinct(reads: readonly Read[]): readonly Read[] {
    const found = new Map<string, Read>();
    for (const read of reads) {
      // Only of what exists under some contracts it matters what holds around it, and of that what a contract says.
      const isGuarded = read.choice !== undefined && this.scope.choices.get(read.choice)?.when !== undefined;
      const told = isGuarded ? read.guards.flatMap((guard) => contractParts(guard, this.scope.lets)) : [];
      const guards = [...new Map(told.map((guard) => [keyOf(guard), guard])).values()];
      const key = keyOf({ ...read, span: undefined, through: undefined, guards });
      if (!found.has(key)) found.set(key, { ...read, guards });
    }
    return [...found.values()];
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

  private field(
    { object, field, keys, ...span }: FieldReference,
    reads: Read[],
    guards: readonly Expr[],
  ): Expr | undefined {
    const { scope } = this;
    if (keys !== undefined && scope.names.get(object.text)?.kind !== "table") {
      const name = scope.file.sources.textOf({ start: object.start, end: field.end });
      scope.file.report("expression/function", { name, nearest: undefined }, { start: object.start, end: field.end });
      return undefined;
    }
    if (object.text === "period") {
      if (field.text === "from" || field.text === "to")
        return { type: { kind: "datetime" }, kind: "period", end: field.text };
      if (field.text === "last_day") return { type: { kind: "date" }, kind: "period", end: field.text };
      scope.unknown("end of the period", field, ["from", "to", "last_day"]);
      return undefined;
    }
    if (bearers.has(keywordOf(object.text)) && scope.readsAlone(object, field)) return undefined;
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
      if (keys !== undefined) return this.byOwnKeys(field, { table, keys, span }, guards, reads);
      this.useColumn(field, symbol.name);
      return this.lookup(table, field.text, this.declaredKeys(table, object, guards, reads));
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

  /** `share(earlier_grade)` */
  column({ function: name, arguments: keys, ...span }: Call, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const table = this.table(this.scope.columns.get(name.text) ?? "", name);
    return table && this.byOwnKeys(name, { table, keys, span }, guards, reads);
  }

  private byOwnKeys(column: Name, written: OwnKeys, guards: readonly Expr[], reads: Read[]): Expr | undefined {
    const { table } = written;
    this.useColumn(column, table.name);
    const read = this.lookup(table, column.text, this.ownKeys(written, guards, reads));
    const isDeclared = read?.keys.every(
      (key, index) =>
        (key.kind === "choice" || key.kind === "fact" || key.kind === "let") && key.name === table.keys[index]!.name,
    );
    return read && (isDeclared ? read : { ...read, ownKeys: true });
  }

  private lookup(
    { name: table, columns, keys: declared }: Table,
    column: string,
    found: readonly (Expr | undefined)[] | undefined,
  ): (Expr & { readonly kind: "lookup" }) | undefined {
    const type = columns.find(({ name }) => name === column)?.type;
    const keys = found?.flatMap((key) => key ?? []);
    if (type === undefined || keys?.length !== declared.length) return undefined;
    return { type, kind: "lookup", table, keys, column };
  }

  private declaredKeys(table: Table, at: Name, guards: readonly Expr[], reads: Read[]): (Expr | undefined)[] {
    const { start, end } = at;
    return table.keys.map(({ name: text }) => {
      const name: Name = { kind: "name", text, start, end };
      return this.reference({ kind: "reference", name, start, end }, guards, reads);
    });
  }

  private ownKeys(
    { table, keys, span }: OwnKeys,
    guards: readonly Expr[],
    reads: Read[],
  ): (Expr | undefined)[] | undefined {
    const { file } = this.scope;
    checkCommas(keys, file);
    const found = keys.map((key, index) => {
      const declared = table.keys[index];
      return declared === undefined ? this.expression(key, guards, reads) : this.ownKey(key, declared, guards, reads);
    });
    if (keys.length === table.keys.length) return found;
    const read = file.sources.textOf(span).replace(/\(.*/s, "");
    file.report("table/keys", { read, keys: table.keys.map(({ name }) => name), found: keys.length }, span);
    return undefined;
  }

  /** Of an enum it may be a member, where nothing else is called so. */
  private ownKey(
    syntax: Expression,
    { name, type }: Table["keys"][number],
    guards: readonly Expr[],
    reads: Read[],
  ): Expr | undefined {
    const { scope } = this;
    if (type.kind !== "enum") return this.sub(syntax, type.kind, guards, reads);
    const isMember = (text: string): boolean => type.members.some((member) => member.name === text);
    if (
      syntax.kind === "word" ||
      (syntax.kind === "reference" && isMember(syntax.name.text) && !this.isValue(syntax))
    ) {
      const literal = this.literal(syntax, type, scope.names.get(name));
      return literal && { type, kind: "literal", literal };
    }
    const key = this.expression(syntax, guards, reads);
    if (key === undefined) return undefined;
    if (key.type.kind === "enum" && key.type.members.every((member) => isMember(member.name))) return key;
    scope.file.report("type/mismatch", { found: describeType(key.type), wanted: describeType(type) }, syntax);
    return undefined;
  }

  private isValue({ name }: NameReference): boolean {
    const kind = this.scope.names.get(name.text)?.kind;
    return kind !== undefined && valueKinds.includes(kind);
  }

  /** There is nothing to add to or to share of what has no bound; it is for limits, choices and comparisons. */
  hasNoBound(expr: Expr, span: Span): boolean {
    if (!mayBeUnlimited(expr, this.scope)) return false;
    const found = "an amount that may be `unlimited`";
    const { file } = this.scope;
    const instead = `min(${file.sources.textOf(span).replace(/\s+/g, " ")}, …)`;
    file.report("type/mismatch", { found, wanted: "a plain amount", instead }, span);
    return true;
  }

  /** As one type; each stands where it stood. */
  join(exprs: readonly Expr[]): Expr[] | undefined {
    const { file } = this.scope;
    const joined = joinTypes(exprs, this.coerce, this.scope.lets);
    joined?.forEach((expr, i) => {
      const place = file.places.get(exprs[i]!);
      if (place !== undefined) file.places.set(expr, place);
    });
    return joined;
  }

  unify(exprs: readonly Expr[], span: Span): Expr[] | undefined {
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

/** By which keys a table is read instead of those that it declares, and where that stands. */
export interface OwnKeys {
  readonly table: Table;
  readonly keys: readonly Expression[];
  readonly span: Span;
}

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

/** The names of a unit's facts, of the schedule and of the incident. */
function factsOf({ facts, established }: UnitKind): string[] {
  return [...facts, ...established].map(({ name }) => name);
}

/** What of a condition that holds the contract says by itself. */
function contractParts(guard: Expr, lets: ReadonlyMap<string, Let>): readonly Expr[] {
  if (guard.kind === "and") return guard.operands.flatMap((part) => contractParts(part, lets));
  const denied = guard.kind === "not" ? guard.operand : undefined;
  if (denied?.kind === "or")
    return denied.operands.flatMap((part) => contractParts({ ...guard, kind: "not", operand: part }, lets));
  if (!readsIncident(guard, lets)) return [guard];
  const formula = guard.kind === "let" ? lets.get(guard.name) : undefined;
  return formula === undefined ? [] : contractParts(formula.value, lets);
}
