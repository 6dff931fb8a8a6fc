import { figureIn, figureKey, figureOfCondition, figureOfSide, isFloor } from "../figures.js";
import { headsBelow } from "../heads-below.js";
import type {
  AggregateExpr,
  Basis,
  Expr,
  HeadNode,
  Label,
  Literal,
  Plan,
  Rational,
  Range,
  Span,
  Term,
  Type,
} from "../plan.js";

export type Language = "ja" | "en";

type Lookup = Extract<Expr, { kind: "lookup" }>;

/** What of a term says which lines a sum counts. */
export type SaidOf = Partial<Pick<Term, "unitHeads" | "forEach" | "basis">>;

/** The same of a computed head. */
export function amountPlace({ perUnit }: HeadNode): SaidOf {
  if (perUnit === undefined) return {};
  const { unit: forEach, unitHeads } = perUnit;
  return { forEach, ...(unitHeads && { unitHeads }) };
}

/** Says in words what the expressions of a plan say, by the labels of its product. */
export class Prose {
  /** Of what has a name in the one space of names of a product. */
  private readonly labels = new Map<string, Label>();
  /** The unit of the section or frame `for each` unit in which a head stands. */
  private readonly eachAround = new Map<string, string>();

  /** `place`: where what is said stands, if that is one place: a term, or the amount of a computed head. */
  constructor(
    protected readonly plan: Plan,
    readonly language: Language,
    protected readonly place?: SaidOf,
  ) {
    const add = ({ name, label }: { readonly name: string; readonly label: Label }): void => {
      this.labels.set(name, label);
    };
    for (const list of [plan.choices, plan.options, plan.readings, plan.units, plan.facts, plan.triggers])
      list.forEach(add);
    for (const list of [plan.lets, plan.tables, plan.heads, plan.uncovered, plan.exclusions]) list.forEach(add);
    const visit = (node: Plan["root"]["members"][number]): void => {
      add(node);
      if (node.kind === "head" || node.kind === "uncovered") return;
      const { forEach } = node;
      if (forEach !== undefined) for (const head of headsBelow(node)) this.eachAround.set(head, forEach);
      node.members.forEach(visit);
    };
    visit(plan.root);
  }

  /** The same, of what stands in this place. */
  at(place: SaidOf): Prose {
    return new Prose(this.plan, this.language, place);
  }

  /** `ja` or `en`, whichever it is. */
  say(ja: string, en: string): string {
    return this.language === "ja" ? ja : en;
  }

  label(label: Label, name: string): string {
    return (this.language === "ja" ? (label.ja ?? label.en) : (label.en ?? label.ja)) ?? name;
  }

  name(name: string): string {
    return this.label(this.labels.get(name) ?? {}, name === "plan" ? this.say("プラン", "Plan") : name);
  }

  /** A member of this type: several types may have one of the same name. */
  member(name: string, type: Type): string {
    const found = "members" in type ? type.members.find((member) => member.name === name) : undefined;
    return this.label(found?.label ?? {}, name);
  }

  /** Items of these names, of whatever head: several heads may have one of the same name. */
  items(names: readonly string[]): readonly string[] {
    const items = this.plan.heads.flatMap((head) => head.items).filter(({ name }) => names.includes(name));
    return [...new Set(items.map(({ label, name }) => this.label(label, name)))];
  }

  /** The items that a scope leaves out, where it holds for lines that name none too. */
  itemsBut(names: readonly string[]): readonly string[] | undefined {
    if (!names.includes("")) return undefined;
    const all = this.plan.heads.flatMap((head) => head.items.map(({ name }) => name));
    return this.items(all.filter((name) => !names.includes(name)));
  }

  names(names: readonly string[]): string {
    return this.list(names.map((name) => this.name(name)));
  }

  list(texts: readonly string[]): string {
    return texts.join(this.say("、", ", "));
  }

  or(texts: readonly string[]): string {
    return texts.length < 2
      ? texts.join("")
      : `${this.list(texts.slice(0, -1))}${this.say("または", " or ")}${texts.at(-1)!}`;
  }

  /** A condition, an amount, a date. */
  expr(expr: Expr): string {
    return this.phrase(expr) + (this.behind?.(expr) ?? "");
  }

  /** A column of a table that is printed, by the name that stands above it. */
  protected column({ column: name }: Lookup): string {
    return this.say(`「${name}」`, name);
  }

  /** What is written behind a part. */
  protected behind?(expr: Expr): string;

  /** What is written behind one of those of which the largest or smallest is taken. */
  protected behindListed?(expr: Expr): string;

  /** The same without what is written behind its parts. */
  protected plain(): Prose {
    return this;
  }

  /** Whether amounts are written as brochures do: `3,000万円`. */
  protected writesYen(): boolean {
    return this.language === "ja";
  }

  private phrase(expr: Expr): string {
    const inner = (part: Expr): string => this.inner(part);
    switch (expr.kind) {
      case "literal":
        return this.literal(expr.literal, expr.type);
      case "unlimited":
        return this.unlimited();
      case "choice":
      case "reading":
      case "fact":
      case "asserted":
      case "let":
        return this.quoted(this.name(expr.name));
      case "option":
        return this.say(
          `${this.quoted(this.name(expr.name))}を付帯`,
          `${this.quoted(this.name(expr.name))} is in force`,
        );
      case "given":
        return this.say(
          `${this.quoted(this.name(expr.name))}を定める`,
          `${this.quoted(this.name(expr.name))} is stated`,
        );
      case "period":
        if (expr.end === "last_day") return this.say("保険期間の末日", "the last day of the period");
        return expr.end === "from"
          ? this.say("保険期間の始期", "the start of the period")
          : this.say("保険期間の終期", "the end of the period");
      case "unit-fact":
      case "established":
        return this.quoted(`${this.name(expr.unit)}${this.say("の", ": ")}${this.unitFact(expr.unit, expr.name)}`);
      case "line":
        return {
          amount: this.say("損害の額", "the amount of the loss"),
          incurred: this.say("損害の発生日", "the day of the loss"),
          approved: this.say("保険会社の承認がある", "the insurer has approved"),
          count: this.say("件数", "the count"),
          item: this.say("内訳の特定", "the line names its item"),
        }[expr.field];
      case "trigger-is":
        return this.say(
          `事由が${this.or(expr.triggers.map((name) => this.quoted(this.name(name))))}`,
          `the event is ${this.or(expr.triggers.map((name) => this.quoted(this.name(name))))}`,
        );
      case "item-is": {
        const but = this.itemsBut(expr.items);
        const items = this.or((but ?? this.items(expr.items)).map((item) => this.quoted(item)));
        return but === undefined
          ? this.say(`内訳が${items}`, `the item is ${items}`)
          : this.say(`内訳が${items}以外`, `the item is not ${items}`);
      }
      case "not":
        return this.negated(expr.operand);
      case "and":
        return expr.operands.map((part) => this.joint(part)).join(this.say("、かつ", " and "));
      case "or":
        return expr.operands.map(inner).join(this.say("、または", " or "));
      case "compare":
        return this.compared(expr);
      case "is": {
        const members = this.members(expr.members, expr.value.type);
        return this.say(`${inner(expr.value)}が${members}`, `${inner(expr.value)} is ${members}`);
      }
      case "has": {
        const members = this.members(expr.members, expr.set.type);
        return this.say(`${inner(expr.set)}に${members}がある`, `${inner(expr.set)} has ${members}`);
      }
      case "is-empty":
        return this.say(`${inner(expr.set)}がない`, `${inner(expr.set)} is empty`);
      case "is-never":
        return this.say(`${inner(expr.value)}が未発生`, `${inner(expr.value)} has not come`);
      case "within":
        return this.say(
          `${inner(expr.value)}が${this.window(expr.from, expr.until)}`,
          `${inner(expr.value)} is ${this.window(expr.from, expr.until)}`,
        );
      case "during":
        return this.say(`${inner(expr.value)}が保険期間中`, `${inner(expr.value)} is in the policy period`);
      case "span-end": {
        const [span, from] = [inner(expr.span), inner(expr.from)];
        const counted = { after: "の翌日から", including: "からその日を含めて", before: "の前日から逆算して" };
        return this.say(`${from}${counted[expr.direction]}${span}`, `${span} ${expr.direction} ${from}`);
      }
      case "between": {
        const unit = {
          days: this.say("日数", "days"),
          months: this.say("月数", "months"),
          years: this.say("年数", "years"),
        }[expr.unit];
        return this.say(
          `${inner(expr.from)}から${inner(expr.to)}までの${unit}`,
          `${unit} from ${inner(expr.from)} to ${inner(expr.to)}`,
        );
      }
      case "date-part": {
        const part = { month: this.say("月", "month"), year: this.say("年", "year") }[expr.part];
        return this.say(`${inner(expr.date)}の${part}`, `${part} of ${inner(expr.date)}`);
      }
      case "round":
        return this.rounded(expr);
      case "add":
        return `${this.one(expr.left)} ＋ ${this.one(expr.right)}`;
      case "subtract":
        return `${this.one(expr.left)} － ${this.one(expr.right)}`;
      case "multiply":
        return `${this.one(expr.left)} × ${this.one(expr.right)}`;
      case "divide":
        return `${this.one(expr.left)} ÷ ${this.divisor(expr.right)}`;
      case "negate":
        return `－${inner(expr.operand)}`;
      case "min":
      case "max": {
        const list = expr.operands.map((operand) => this.listed(operand));
        if (isMoment(expr.type)) {
          const [ja, en] = aggregateWords[expr.kind === "min" ? "earliest" : "latest"];
          return this.say(`${list.join("と")}の${ja}`, `the ${en} of ${this.list(list)}`);
        }
        if (isFloor(expr)) {
          const other = expr.operands.find((one) => one.kind !== "literal") ?? expr.operands[0]!;
          return this.say(`${this.one(other)}（負のときは0）`, `${this.one(other)} (not below 0)`);
        }
        // 方 is one of two.
        const isMin = expr.kind === "min";
        return list.length > 2
          ? this.say(
              `${list.join("と")}のうち最も${isMin ? "小さい" : "大きい"}もの`,
              `the ${isMin ? "least" : "greatest"} of ${this.list(list)}`,
            )
          : this.say(
              `${list.join("と")}の${isMin ? "小さい" : "大きい"}方`,
              `the ${isMin ? "lesser" : "greater"} of ${list.join(" and ")}`,
            );
      }
      case "if":
        return this.cases(expr);
      case "lookup": {
        const declared = this.plan.tables.find(({ name }) => name === expr.table);
        // What every contract has is not told of, here as in the table.
        const open = expr.keys.filter((_, place) => declared?.keys[place]?.fixed === undefined);
        const keys = this.list(open.map(inner));
        const table = this.quoted(this.name(expr.table));
        const column = this.column(expr);
        if (open.length === 0) return this.say(`${table}の${column}`, `${column} of ${table}`);
        return this.say(`${keys}による${table}の${column}`, `${column} of ${table} by ${keys}`);
      }
      case "any":
      case "every":
      case "sum":
      case "largest":
      case "smallest":
      case "earliest":
      case "latest":
        return this.aggregate(expr);
      case "subject":
        return this.say("その時点の額", "the amount at that point");
      case "loss":
        return expr.heads === undefined
          ? this.say("認められた損害の額", "the eligible loss")
          : this.ofUnits(
              { ...expr, heads: expr.heads },
              this.ofClaim(
                expr,
                this.under(
                  expr,
                  this.say(`${this.names(expr.heads)}の損害の額`, `the loss of ${this.names(expr.heads)}`),
                ),
              ),
            );
      case "deducted":
        return this.say("差し引かれた免責金額", "what deductibles took");
      case "left":
        return this.ofUnits(
          expr,
          this.ofClaim(
            expr,
            this.under(
              expr,
              this.say(
                `${this.quoted(this.name(expr.node))}として残る額`,
                `what is left of ${this.quoted(this.name(expr.node))}`,
              ),
            ),
          ),
        );
      case "earlier": {
        const nodes = this.names(expr.nodes);
        const of = expr.times
          ? this.say(
              `前回までの事故で${nodes}の支払があった回数`,
              `the number of earlier incidents with something due on ${nodes}`,
            )
          : expr.largest
            ? this.say(
                `前回までの事故一回の${nodes}の支払額のうち最大の額`,
                `the most that was due on ${nodes} in one earlier incident`,
              )
            : this.say(`前回までの事故の${nodes}の支払額`, `what was due on ${nodes} in earlier incidents`);
        return this.ofUnits(expr, of);
      }
      case "incident-number":
        return this.say("保険期間中の事故の回数", "the number of the incident in the period");
    }
  }

  /** `（A の場合）`, ` when A`; empty without a guard. */
  when(guard: Expr | undefined): string {
    return guard === undefined ? "" : this.say(`（${inCase(this.expr(guard))}）`, ` (when ${this.expr(guard)})`);
  }

  window(from: Expr, until: Expr | undefined): string {
    const begin = this.expr(from);
    if (until === undefined) return this.say(`${begin}以後`, `on or after ${begin}`);
    const end = this.expr(until);
    return this.say(`${begin}から、${end}まで`, `from ${begin} to ${end}`);
  }

  /** Of terms that one text states; `forEach` is the unit that each of them is counted by besides. */
  bases(bases: readonly Basis[], forEach: string | undefined): string {
    // A line is of one unit, and a unit that is of this one tells which.
    const saysIt =
      bases.every(({ over }) => over.kind === "unit") ||
      bases.some(({ over }) => over.kind === "loss" || (over.kind === "unit" && over.unit === forEach));
    const each = saysIt ? undefined : forEach;
    const texts = bases.map((basis) => this.basis(basis));
    if (each === undefined) return texts.join(this.say("・", " and "));
    const unit = this.name(each);
    const isOne = bases.length === 1 && !bases[0]!.period;
    return this.say(
      [`${unit}ごと`, ...texts].join("・"),
      isOne ? `${texts[0]!} and ${unit}` : `${texts.join(" and ")}, for each ${unit}`,
    );
  }

  private basis({ day, ...basis }: Basis): string {
    if (day !== true) return this.basisOfAnyDay(basis);
    const { over, period } = basis;
    const whose = over.kind === "incident" ? [] : [this.basisOfAnyDay({ over, period: false })];
    const days = [...whose, this.say("1日につき", "per day")].join(this.say("・", " "));
    return period ? this.say(`${days}・保険期間中`, `${days} in the policy period`) : days;
  }

  private basisOfAnyDay({ over, period, year }: Basis): string {
    const time = year === true ? this.say("1保険年度につき", "policy year") : this.say("保険期間中", "period");
    const besides = period ? this.say(`・${time}`, ` and ${time}`) : "";
    if (over.kind === "unit")
      return this.say(`${this.oneOf(over.unit)}につき`, `per ${this.oneOf(over.unit)}`) + besides;
    if (over.kind === "insured") return this.say("被保険者1名につき", "per insured") + besides;
    if (period) return year === true ? this.say(time, `per ${time}`) : this.say(time, "in the policy period");
    switch (over.kind) {
      case "claim":
        return this.say("1請求につき", "per claim");
      case "loss":
        return this.say("1明細につき", "for each line of loss");
      case "incident":
        return this.say("1事故につき", "per incident");
    }
  }

  /** One of a kind of units: `1敷地`; a label that counts already, such as `1個または1組`, says it itself. */
  oneOf(unit: string): string {
    const label = this.name(unit);
    return this.say(/[0-9０-９]|^[各毎]/u.test(label) ? label : `1${label}`, label);
  }

  unlimited(): string {
    return this.say("無制限", "unlimited");
  }

  range(type: Type, range: Range | undefined): string {
    const bounds = this.bounds(type, range);
    if (range?.whole === true) {
      const isOpen = range.oneOf === undefined && range.min === undefined && range.max === undefined;
      if (isOpen) return this.say("整数", "whole number");
      return range.oneOf === undefined ? this.say(`${bounds}の整数`, `${bounds}, whole numbers`) : bounds;
    }
    return range?.orUnlimited === true ? bounds + this.say("、または無制限", ", or unlimited") : bounds;
  }

  private bounds(type: Type, range: Range | undefined): string {
    if (type.kind === "enum" || type.kind === "set") {
      return type.members
        .map(({ name, label, when }) => this.label(label, name) + this.when(when))
        .join(this.say("／", " / "));
    }
    if (range?.oneOf !== undefined)
      return range.oneOf.map((one) => this.literal(one, type)).join(this.say("／", " / "));
    const [min, max] = [range?.min, range?.max].map((end) => (end === undefined ? undefined : this.literal(end, type)));
    if (min === undefined && max === undefined) return this.type(type);
    const isDate = isMoment(type);
    if (max === undefined)
      return isDate ? this.say(`${min!}以後`, `${min!} or after`) : this.say(`${min!}以上`, `${min!} or more`);
    if (min === undefined)
      return isDate ? this.say(`${max}以前`, `${max} or before`) : this.say(`${max}以下`, `up to ${max}`);
    return this.say(`${min}～${max}`, `${min} to ${max}`);
  }

  type(type: Type): string {
    const [ja, en] = typeWords[type.kind];
    return this.say(ja, en);
  }

  /** A value of this type. */
  literal(literal: Literal, type: Type): string {
    switch (literal.type) {
      case "bool":
        return literal.value ? this.say("はい", "yes") : this.say("いいえ", "no");
      case "money":
        return this.money(literal.value);
      case "number":
        return decimal(literal.value);
      case "ratio":
        return percent(literal.value);
      case "date":
      case "datetime":
        return literal.value.replace("T", " ");
      case "enum":
        return this.member(literal.value, type);
      case "set":
        return literal.value.length === 0
          ? this.say("なし", "none")
          : this.list(literal.value.map((one) => this.member(one, type)));
      case "duration":
        return this.duration(literal.value);
      case "span":
        return this.span(literal.value);
    }
  }

  /** `3,000万円`, `1億5,000万円` as brochures print it; in English `¥30,000,000`. */
  money({ numerator, denominator }: Rational): string {
    const { code, minorDigits } = this.plan.currency;
    const scale = 10n ** BigInt(minorDigits);
    if (code === "JPY" && this.writesYen() && denominator === 1n) {
      const [oku, rest] = [numerator / 100_000_000n, numerator % 100_000_000n];
      const [man, yen] = [rest / 10_000n, rest % 10_000n];
      if (numerator >= 10_000n)
        return `${oku > 0n ? `${grouped(oku)}億` : ""}${man > 0n ? `${grouped(man)}万` : ""}${yen > 0n ? grouped(yen) : ""}円`;
      return `${grouped(numerator)}円`;
    }
    const symbol = { JPY: "¥", USD: "$", EUR: "€", GBP: "£" }[code] ?? `${code} `;
    if (denominator !== 1n) return `${symbol}${decimal({ numerator, denominator: denominator * scale })}`;
    const part = minorDigits === 0 ? "" : `.${String(numerator % scale).padStart(minorDigits, "0")}`;
    return `${symbol}${grouped(numerator / scale)}${part}`;
  }

  /** Of heads whose lines name a unit: whether the sum is that of the unit at hand, of each in turn, or of all of them. */
  private ofUnits({ heads, ofUnit }: { heads: readonly string[]; ofUnit?: string }, sum: string): string {
    if (ofUnit !== undefined)
      return this.say(`その${this.name(ofUnit)}の${sum}`, `${sum} for that ${this.name(ofUnit)}`);
    if (this.place === undefined) return sum;
    const { unitHeads, forEach, basis } = this.place;
    const own = forEach ?? (basis?.over.kind === "unit" ? basis.over.unit : undefined);
    if (own !== undefined && unitHeads !== undefined && heads.every((head) => unitHeads.includes(head)))
      return this.say(`その${this.name(own)}の${sum}`, `${sum} for this ${this.name(own)}`);
    const unit = heads.map((head) => this.eachAround.get(head)).find((each) => each !== undefined);
    if (unit === undefined) return sum;
    return this.say(`すべての${this.name(unit)}の${sum}`, `${sum} over every ${this.name(unit)}`);
  }

  private unitFact(unit: string, name: string): string {
    const kind = this.plan.units.find((candidate) => candidate.name === unit);
    const facts = kind && [...kind.facts, ...kind.established];
    return this.label(facts?.find((fact) => fact.name === name)?.label ?? {}, name);
  }

  private aggregate(expr: AggregateExpr): string {
    const element = this.element(expr);
    const inside = this.plain();
    const value = inside.inner(expr.value);
    switch (expr.kind) {
      case "any":
        return this.say(`いずれかの${element}について${value}`, `${value} for at least one ${element}`);
      case "every":
        return this.say(`すべての${element}について${value}`, `${value} for every ${element}`);
      default: {
        const [ja, en] = aggregateWords[expr.kind];
        return this.say(`${element}ごとの${value}の${ja}`, `the ${en} of ${value} over every ${element}`);
      }
    }
  }

  private element({ unit, within, named, of }: AggregateExpr): string {
    if (of !== undefined) return elementWords[this.language][of];
    const own = this.name(unit);
    // Those that the incident names, not all that are insured.
    const name = named?.unit === unit ? this.say(`事故に係る${own}`, `${own} in the incident`) : own;
    return within === undefined
      ? name
      : this.say(`その${this.name(within)}の${name}`, `${name} of the ${this.name(within)}`);
  }

  private members(names: readonly string[], type: Type): string {
    return this.or(names.map((name) => this.quoted(this.member(name, type))));
  }

  private ofClaim(sum: { readonly ofClaim?: true }, text: string): string {
    return sum.ofClaim === undefined ? text : this.say(`その請求の${text}`, `${text} in that claim`);
  }

  /** Of a sum that counts what comes under some triggers alone. */
  private under({ triggers }: { readonly triggers?: readonly string[] }, text: string): string {
    if (triggers === undefined) return text;
    const events = this.or(triggers.map((name) => this.quoted(this.name(name))));
    return this.say(`${events}による${text}`, `${text} under ${events}`);
  }

  private quoted(text: string): string {
    return this.say(`「${text}」`, `“${text}”`);
  }

  /** What is rounded stands in brackets where it is not one thing; in English so does all of it (`inner`). */
  private rounded({ operand, rounding, to, type }: Extract<Expr, { kind: "round" }>): string {
    const isOne = to.numerator === to.denominator;
    const isWhole = isOne && type.kind !== "money";
    const unit = type.kind === "money" ? this.money(to) : type.kind === "ratio" ? percent(to) : decimal(to);
    const isBare = operand.kind !== "multiply" && operand.kind !== "divide";
    return this.say(
      `${isBare ? this.one(operand) : this.bracketed(operand)}（${isWhole ? "整数" : `${unit}単位`}に${roundingWords.ja[rounding]}）`,
      `${this.one(operand)}, rounded ${roundingWords.en[rounding]} to ${isWhole ? "a whole number" : `a multiple of ${unit}`}`,
    );
  }

  private inner(expr: Expr): string {
    if (expr.kind === "round" && this.language === "en") return this.bracketed(expr);
    const isOpen = ["and", "or", "if", "add", "subtract", "within", "any", "every"].includes(expr.kind);
    return isOpen ? this.bracketed(expr) : this.expr(expr);
  }

  /** One of several that all have to hold: in English one that lists alternatives would run into the next. */
  private joint(expr: Expr): string {
    const lists =
      ((expr.kind === "is" || expr.kind === "has") && expr.members.length > 1) ||
      (expr.kind === "trigger-is" && expr.triggers.length > 1) ||
      (expr.kind === "item-is" && expr.items.length > 1);
    return lists && this.language === "en" ? this.bracketed(expr) : this.inner(expr);
  }

  private bracketed(expr: Expr): string {
    return this.say(`〔${this.expr(expr)}〕`, `(${this.expr(expr)})`);
  }

  /** What is divided by stands in brackets where it is not one thing: a ÷ b × c is another amount. */
  private divisor(expr: Expr): string {
    return expr.kind === "multiply" || expr.kind === "divide" ? this.bracketed(expr) : this.one(expr);
  }

  /** One of several amounts of which the least or greatest is meant. */
  private one(expr: Expr): string {
    const isSeveral = expr.kind === "min" || expr.kind === "max";
    return isSeveral ? this.bracketed(expr) : this.inner(expr);
  }

  /** One of several in a row: と and “and” do not say by themselves that × binds more closely. */
  private listed(expr: Expr): string {
    const isProduct = expr.kind === "multiply" || expr.kind === "divide";
    return (isProduct ? this.bracketed(expr) : this.one(expr)) + (this.behindListed?.(expr) ?? "");
  }

  protected negated(operand: Expr): string {
    const { language } = this;
    if (operand.kind === "line" && operand.field === "approved")
      return this.say("保険会社の承認がない", "the insurer has not approved");
    switch (operand.kind) {
      case "option":
        return language === "ja"
          ? `「${this.name(operand.name)}」を付帯しない`
          : `“${this.name(operand.name)}” is not in force`;
      case "given":
        return this.say(`「${this.name(operand.name)}」を定めない`, `“${this.name(operand.name)}” is not stated`);
      case "is-empty":
        return this.say(`${this.inner(operand.set)}がある`, `${this.inner(operand.set)} is not empty`);
      case "is": {
        const members = this.members(operand.members, operand.value.type);
        return this.say(
          `${this.inner(operand.value)}が${members}でない`,
          `${this.inner(operand.value)} is not ${members}`,
        );
      }
      case "is-never":
        return this.say(`${this.inner(operand.value)}が発生済み`, `${this.inner(operand.value)} has come`);
      case "has": {
        const members = this.members(operand.members, operand.set.type);
        return this.say(
          `${this.inner(operand.set)}に${members}がない`,
          `${this.inner(operand.set)} does not have ${members}`,
        );
      }
      case "trigger-is": {
        const events = this.or(operand.triggers.map((name) => this.quoted(this.name(name))));
        const isNone = operand.triggers.length > 1 ? "のいずれでもない" : "でない";
        return this.say(`事由が${events}${isNone}`, `the event is not ${events}`);
      }
      case "item-is": {
        const but = this.itemsBut(operand.items);
        const items = this.or((but ?? this.items(operand.items)).map((item) => this.quoted(item)));
        return but === undefined
          ? this.say(
              `内訳が${items}${operand.items.length > 1 ? "のいずれでもない" : "でない"}`,
              `the item is not ${items}`,
            )
          : this.say(`内訳が${items}`, `the item is ${items}`);
      }
      case "compare":
        return language === "ja" ? this.comparedNot(operand) : `not ${this.bracketed(operand)}`;
      default:
        return this.say(`${this.inner(operand)}でない`, `not ${this.inner(operand)}`);
    }
  }

  private compared(expr: Extract<Expr, { kind: "compare" }>): string {
    const { operator, left, right } = expr;
    if (isMoment(left.type)) return this.comparedDates(expr);
    const [a, b] = [this.inner(left), this.inner(right)];
    const ja = {
      "<": `${a}が${b}より小さい`,
      "<=": `${a}が${b}以下`,
      ">": `${a}が${b}を超える`,
      ">=": `${a}が${b}以上`,
      "=": `${a}が${b}`,
      "<>": `${a}が${b}でない`,
    };
    const signs = { "<": "<", "<=": "≤", ">": ">", ">=": "≥", "=": "=", "<>": "≠" };
    return this.say(ja[operator], `${a} ${signs[operator]} ${b}`);
  }

  /** `「甲」が「乙」を超えない` */
  private comparedNot(expr: Extract<Expr, { kind: "compare" }>): string {
    if (expr.operator === "<>") return this.expr({ ...expr, operator: "=" });
    const endings = { を超える: "を超えない", より小さい: "より小さくない" };
    const text = this.expr(expr);
    const found = Object.entries(endings).find(([ending]) => text.endsWith(ending));
    return found === undefined ? `${text}でない` : text.slice(0, -found[0].length) + found[1];
  }

  /** A day is not more than another, but before or after it. */
  private comparedDates({ operator, left, right }: Extract<Expr, { kind: "compare" }>): string {
    const [a, b] = [this.dayOf(left), this.dayOf(right)];
    const on = left.type.kind === "date" ? "on" : "at";
    const [ja, en] = {
      "<": ["より前", "is before"],
      "<=": ["以前", `is ${on} or before`],
      ">": ["より後", "is after"],
      ">=": ["以後", `is ${on} or after`],
      "=": ["", "="],
      "<>": ["でない", "≠"],
    }[operator] as [string, string];
    return this.say(`${a}が${b}${ja}`, `${a} ${en} ${b}`);
  }

  /** The end of a span by itself, as it is not said where the span runs to it. */
  private dayOf(expr: Expr): string {
    if (expr.kind !== "span-end" || this.language === "en") return this.inner(expr);
    return expr.direction !== "before" && expr.type.kind === "date" ? `${this.expr(expr)}の末日` : this.bracketed(expr);
  }

  protected cases(expr: Extract<Expr, { kind: "if" }>): string {
    const parts: string[] = [];
    let last: Expr = expr;
    for (; last.kind === "if"; last = last.otherwise)
      parts.push(
        this.say(
          `${inCase(this.case(last.condition))}は${this.case(last.then)}`,
          `${this.case(last.then)} if ${this.case(last.condition)}`,
        ),
      );
    return this.say(
      `${parts.join("、")}、その他の場合は${this.expr(last)}`,
      `${parts.join(", ")}, else ${this.expr(last)}`,
    );
  }

  /** The condition or value of a case: one that has cases in its turn would run into those around it. */
  protected case(part: Expr): string {
    const runsOn = part.kind === "if" || (part.kind === "round" && this.language === "en");
    return runsOn ? this.bracketed(part) : this.expr(part);
  }

  private duration(seconds: number): string {
    const pick = (count: number, ja: string, en: string): string =>
      this.say(`${count}${ja}`, `${count} ${en}${count === 1 ? "" : "s"}`);
    // Up to a week the hours count: 72時間.
    if (seconds % 86_400 === 0 && seconds > 7 * 86_400) return pick(seconds / 86_400, "日", "day");
    if (seconds % 3600 === 0) return pick(seconds / 3600, "時間", "hour");
    return seconds % 60 === 0 ? pick(seconds / 60, "分", "minute") : pick(seconds, "秒", "second");
  }

  private span({ years, months, days }: Span): string {
    const [count, ja, en] =
      years !== 0 ? [years, "年", "year"] : months !== 0 ? [months, "か月", "month"] : [days, "日", "day"];
    return this.say(`${count}${ja}`, `${count} ${en}${count === 1 ? "" : "s"}`);
  }
}

/** What is yes or no and is called by its name alone. */
function isName({ kind }: Expr): boolean {
  return ["fact", "choice", "reading", "let", "unit-fact", "established", "asserted"].includes(kind);
}

/** Says a formula with `{fact:revenue}` behind each of its figures, to be filled in with what it came to. */
export class FormulaProse extends Prose {
  protected override behind(expr: Expr): string {
    const figure = figureIn(expr);
    return figure === undefined ? "" : `{${figureKey(figure)}}`;
  }

  protected override behindListed(expr: Expr): string {
    const side = figureOfSide(expr);
    return side === undefined ? "" : `{${figureKey(side)}}`;
  }

  /** Each case by itself, so that of an amount that was worked out only the one that was taken is told. */
  protected override cases(expr: Extract<Expr, { kind: "if" }>): string {
    let text = "{if}";
    let last: Expr = expr;
    for (; last.kind === "if"; last = last.otherwise) {
      const condition = this.case(last.condition);
      const key = figureKey(figureOfCondition(last.condition));
      text += `{case ${key}}${this.say(inCase(condition), condition)}{then}${this.case(last.then)}`;
    }
    // Where it is the only one that failed, what that says.
    const failed = last === expr.otherwise ? `{not}${this.failed(expr.condition)}` : "";
    return `${text}{else}${this.expr(last)}${failed}{end}`;
  }

  private failed(condition: Expr): string {
    switch (condition.kind) {
      case "compare":
        if (this.language === "ja") return this.negated(condition);
        // A day that has not come is neither before nor after.
        return isMoment(condition.left.type)
          ? `it does not hold that ${this.case(condition)}`
          : this.expr({ ...condition, operator: opposite[condition.operator] });
      case "option":
      case "given":
      case "is":
      case "has":
      case "is-empty":
      case "is-never":
      case "trigger-is":
      case "item-is":
        return this.negated(condition);
      case "not": {
        const text = this.case(condition.operand);
        return this.say(`${inCase(text)}に当たる`, isName(condition.operand) ? `${text} holds` : text);
      }
      default: {
        const text = this.case(condition);
        const failed = isName(condition) ? `${text} does not hold` : `it does not hold that ${text}`;
        return this.say(`${inCase(text)}に当たらない`, failed);
      }
    }
  }

  /**
   * Of a column without a label a name in other letters says nothing to a reader of Japanese, who sees the value. Where
   * there are several it tells them apart all the same.
   */
  protected override column({ table, column: name }: Lookup): string {
    const columns = this.plan.tables.find((one) => one.name === table)?.columns;
    const label = columns?.find((one) => one.name === name)?.label;
    if (label?.ja !== undefined || label?.en !== undefined)
      return this.say(`「${this.label(label, name)}」`, this.label(label, name));
    const isOnly = columns?.length === 1;
    return this.say(isOnly && /^[\x20-\x7e]+$/.test(name) ? "値" : `「${name}」`, name.replaceAll("_", " "));
  }

  protected override plain(): Prose {
    return new PlainFormulaProse(this.plan, this.language, this.place);
  }

  /** As what is filled in. */
  protected override writesYen(): boolean {
    return false;
  }
}

class PlainFormulaProse extends Prose {
  protected override writesYen(): boolean {
    return false;
  }
}

const opposite = { "<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "<>", "<>": "=" } as const;

export const roundingWords = {
  ja: { down: "切捨て", up: "切上げ", "half-up": "四捨五入" },
  en: { down: "down", up: "up", "half-up": "half up" },
} as const;

const elementWords = {
  ja: { claim: "請求", insured: "被保険者", loss: "明細" },
  en: { claim: "claim", insured: "insured", loss: "line" },
} as const;

const aggregateWords = {
  sum: ["合計", "sum"],
  largest: ["最大値", "largest"],
  smallest: ["最小値", "smallest"],
  earliest: ["うち最も早い日", "earliest"],
  latest: ["うち最も遅い日", "latest"],
} as const;

const typeWords: Readonly<Record<Type["kind"], readonly [ja: string, en: string]>> = {
  bool: ["はい／いいえ", "yes or no"],
  money: ["金額", "amount"],
  number: ["数", "number"],
  ratio: ["割合", "percentage"],
  date: ["日付", "date"],
  datetime: ["日時", "date and time"],
  duration: ["時間の長さ", "length of time"],
  span: ["期間", "span"],
  enum: ["選択", "choice"],
  set: ["複数選択", "choices"],
};

/** Whether values of the type are points in time. */
export function isMoment({ kind }: Type): boolean {
  return kind === "date" || kind === "datetime";
}

function grouped(value: bigint): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** As a decimal where it has one, else as a fraction. */
function decimal({ numerator, denominator }: Rational): string {
  for (let digits = 0n; digits <= 9n; digits++) {
    const scaled = numerator * 10n ** digits;
    if (scaled % denominator !== 0n) continue;
    const whole = scaled / denominator;
    if (digits === 0n) return grouped(whole);
    const sign = whole < 0n ? "-" : "";
    const text = String(whole < 0n ? -whole : whole).padStart(Number(digits) + 1, "0");
    return `${sign}${grouped(BigInt(text.slice(0, -Number(digits))))}.${text.slice(-Number(digits))}`;
  }
  return `${grouped(numerator)}/${grouped(denominator)}`;
}

function percent({ numerator, denominator }: Rational): string {
  return numerator === 0n
    ? "0%"
    : /\//.test(decimal({ numerator: numerator * 100n, denominator }))
      ? decimal({ numerator, denominator })
      : `${decimal({ numerator: numerator * 100n, denominator })}%`;
}

/** `「A」が「B」の場合`, and after a verb or adjective without の: `「A」が「B」でない場合`. */
export function inCase(condition: string): string {
  return /[いうくすつぬむる]$/u.test(condition) ? `${condition}場合` : `${condition}の場合`;
}
