import { couldBeNegatedToo } from "@yakkan/grammar/negated-part.js";
import { isLeftOpen, sharesInSum } from "@yakkan/grammar/share-of-sum.js";
import type { Binary, Expression, IsTest, Span } from "@yakkan/grammar/syntax.js";
import { replaceBy } from "../diagnostics/report.js";
import type { Expr, Type } from "../plan.js";
import type { ProductScope } from "./scope.js";
import { describeType } from "./types.js";

interface Misjoining {
  /** What the operator joins with something else than it reads. */
  readonly apart?: Span;
  /** Whether `*` does what `of` does not. */
  readonly isFactor?: boolean;
  /** What says what was meant. */
  readonly meant?: string;
}

/** What operators do not join, or join otherwise than it reads, and what was meant. */
export class Misjoined {
  constructor(private readonly scope: ProductScope) {}

  /** Tells of two operands that an operator does not join. */
  operands(
    operator: string,
    left: Expr,
    right: Expr,
    span: Span,
    { apart, isFactor = false, meant }: Misjoining = {},
  ): undefined {
    const { file } = this.scope;
    // `head h when rider = 5_000`
    const isAmount = operator === "=" && left.type.kind === "bool" && right.type.kind !== "bool";
    const textOf = (expr: Expr): string | undefined => {
      const place = file.places.get(expr);
      return place && file.sources.textOf(place).replace(/\s+/g, " ");
    };
    const wrapped = (text: string | undefined): string | undefined =>
      text === undefined || isOneWord(text) ? text : `(${text})`;
    const [amount, share] = [wrapped(textOf(left)), wrapped(textOf(right))];
    const instead =
      meant ?? (isFactor ? amount && share && `${amount} * ${share}` : this.instead(operator, left, right));
    // Japanese has the share behind: cap の 10%.
    const behind = (file.places.get(left)?.start ?? 0) > (file.places.get(right)?.start ?? 0);
    const isTurned = operator === "of" && left.type.kind !== "ratio" && right.type.kind === "ratio";
    file.report(
      "type/operands",
      {
        operator,
        left: describeType(left.type),
        right: describeType(right.type),
        turned:
          isTurned && amount !== undefined && share !== undefined
            ? { text: behind ? `${amount} の ${share}` : `${share} of ${amount}`, behind }
            : undefined,
        apart: apart && file.sources.textOf(apart).replace(/\s+/g, " "),
        isCounted: operator === "of" && left.type.kind === "number" && right.type.kind === "number",
        divisor: operator === "*" || operator === "of" ? this.plainDivisor(left, right) : undefined,
        isAmount,
        instead,
      },
      span,
      { fixes: instead === undefined || /^(?:days|max)\(/.test(instead) ? [] : [replaceBy(instead, span)] },
    );
  }

  /** `deductible 5万円 or 10% of loss`: of two amounts one is meant, and which of them has to be said. */
  amountsByOr(left: Expr, right: Expr, syntax: Binary): undefined {
    const { sources } = this.scope.file;
    const said = (span: Span): string => sources.textOf(span).replace(/\s+/g, " ");
    // Parentheses are not in the tree, and a sign between the two is in neither.
    const meant = `max(${said(syntax.left)}, ${said(syntax.right)})`;
    return this.operands(syntax.operator, left, right, syntax, { meant });
  }

  /** Whether the second stands right behind the first, with no parenthesis in between. */
  isInRow(first: Span, second: Span): boolean {
    const between = { start: first.end, end: second.start };
    return between.start < between.end && !/[()]/.test(this.scope.file.sources.textOf(between));
  }

  /** Of two amounts that are multiplied: the plain number by which one of them is divided, though it was meant as an amount. */
  private plainDivisor(...factors: readonly Expr[]): { text: string; isYen: boolean } | undefined {
    const { file, currency } = this.scope;
    if (!factors.every(({ type }) => type.kind === "money")) return undefined;
    const divided = factors.find((one) => one.kind === "divide" && one.right.kind === "literal");
    const place = divided?.kind === "divide" ? file.places.get(divided.right) : undefined;
    return place && { text: file.sources.textOf(place), isYen: (currency ?? "JPY") === "JPY" };
  }

  /** `cause = fire`: members are tested by words. */
  isOfMember(syntax: Binary, type: Type): boolean {
    const { operator, left, right } = syntax;
    const isSized = operator !== "=" && operator !== "<>";
    if (type.kind !== "enum" && (isSized || type.kind !== "set")) return false;
    const { file, names } = this.scope;
    if (right.kind !== "reference" || names.has(right.name.text)) return false;
    const member = right.name.text;
    if (!type.members.some(({ name }) => name === member)) return false;
    const tested = file.sources.textOf(left).replace(/\s+/g, " ");
    const all = type.members.map(({ name }) => name);
    const instead = isSized ? testBySize(tested, operator, all, member) : testOf(tested, operator, type.kind, member);
    if (instead === undefined) return false;
    file.report(
      "type/operands",
      { operator, left: describeType(type), right: `\`${member}\``, isAmount: false, instead },
      syntax,
      { fixes: [replaceBy(instead, syntax)] },
    );
    return true;
  }

  /** What says the same where dates or yes and no are joined as numbers are. */
  private instead(operator: string, left: Expr, right: Expr): string | undefined {
    const { file } = this.scope;
    const said = (expr: Expr): string | undefined => {
      const place = file.places.get(expr);
      const text = place && file.sources.textOf(place).replace(/\s+/g, " ");
      return text === undefined || isOneWord(text) || expr.kind === "literal" ? text : `(${text})`;
    };
    const [first, second] = [said(left), said(right)];
    if (first === undefined || second === undefined) return undefined;
    const isDay = ({ type }: Expr): boolean => type.kind === "date" || type.kind === "datetime";
    const isPlus = operator === "+";
    if (!isPlus && operator !== "-") {
      // `outage >= 8`: an elapsed time says of what.
      if (left.type.kind === "duration" && right.kind === "literal" && right.literal.type === "number")
        return `${first} ${operator} ${second} hours`;
      const isYes = right.kind === "literal" && right.literal.type === "bool" && right.literal.value;
      const isTest =
        (operator === "=" || operator === "<>") && right.kind === "literal" && right.literal.type === "bool";
      return !isTest || left.type.kind !== "bool" ? undefined : isYes === (operator === "=") ? first : `not ${first}`;
    }
    if (isDay(left) && right.type.kind === "span") return `${second} ${isPlus ? "after" : "before"} ${first}`;
    if (isPlus && left.type.kind === "span" && isDay(right)) return `${first} after ${second}`;
    return !isPlus && isDay(left) && isDay(right) ? `days(${second}, ${first})` : undefined;
  }

  /** `1 - loss / 1_000 of 100` takes an amount from an amount of 1. */
  oneLess(syntax: Binary, product: Binary): undefined {
    const { file } = this.scope;
    const said = (span: Span): string => file.sources.textOf(span).replace(/\s+/g, " ");
    const { left, right } = product;
    const isJapanese = right.start < left.start;
    const share = isJapanese
      ? `${said(right)} の (${said(syntax.left)} - ${said(left)})`
      : `(${said({ start: syntax.start, end: left.end })}) of ${said(right)}`;
    // Parentheses around either are in neither, and a comment would end elsewhere.
    const between = isJapanese ? { start: right.end, end: left.start } : { start: left.end, end: right.start };
    const isWhole = !/[()]/.test(said(between)) && !/\/[/*]/.test(said(syntax));
    file.report("type/one-less", { whole: said(syntax.left), less: said(product), share }, syntax, {
      fixes: isWhole ? [replaceBy(share, syntax)] : [],
    });
    return undefined;
  }

  /**
   * `insured / value の 80%`: the reader takes 80% of the value, and the signs are read from the left. What stands in
   * parentheses begins behind them.
   */
  isOfQuotient({ operator, left, right, start, end }: Binary): boolean {
    // `insured / value * 80%` is the same question.
    const [share, quotient] = operator === "of" ? [left, right] : [right, left];
    // Nobody means a share of a plain number.
    if (
      !isQuotient(quotient) ||
      (quotient.right.kind === "number" && !quotient.right.money) ||
      quotient.start !== start ||
      share.start < quotient.start
    )
      return false;
    const { file } = this.scope;
    const { sources } = file;
    const said = (from: number, to: number): string =>
      sources.textOf({ start: from, end: to }).replace(/\s+/g, " ").trim();
    // Parentheses around the divisor are not in it.
    const sign = /^[\s)]*\/\s*/.exec(sources.textOf({ start: quotient.left.end, end: quotient.right.start }));
    const divisor = sign === null ? quotient.right.start : quotient.left.end + sign[0].length;
    const amount = `${said(start, divisor)} (${said(divisor, end)})`;
    const whole = `(${said(start, quotient.end)}) ${said(quotient.end, end)}`;
    const hasComment = /\/[/*]/.test(said(start, end));
    file.report(
      "type/share-of-quotient",
      { share: said(share.start, end), divisor: said(divisor, quotient.end), amount, quotient: whole },
      { start, end },
      { fixes: hasComment ? [] : [replaceBy(amount, { start, end }), replaceBy(whole, { start, end })] },
    );
    return true;
  }

  /** `10% of loss(a) + loss(b)`, `月収 - 支出 の 80%` */
  isOfSum(syntax: Binary): boolean {
    const { start, end } = syntax;
    const isApart = (part: Expression): boolean => this.isInParentheses(part);
    const [open] = [false, true].flatMap((isJapanese) =>
      sharesInSum(syntax, isJapanese, isApart).flatMap((share) =>
        isLeftOpen(share, isJapanese, isApart) ? [{ share, isJapanese }] : [],
      ),
    );
    if (open === undefined) return false;
    const { share, isJapanese } = open;
    const { file } = this.scope;
    const said = (span: Span): string => file.sources.textOf(span).replace(/\s+/g, " ");
    const [ofOne, ofSum] = isJapanese
      ? [
          `${said({ start, end: share.start })}(${said(share)})${said({ start: share.end, end })}`,
          `(${said({ start, end: share.right.end })})${said({ start: share.right.end, end })}`,
        ]
      : [
          `${said({ start, end: share.start })}(${said(share)})${said({ start: share.end, end })}`,
          `${said({ start, end: share.right.start })}(${said({ start: share.right.start, end })})`,
        ];
    file.report("type/share-of-sum", { share: said(share.left), one: said(share.right), ofOne, ofSum }, syntax, {
      fixes: /\/[/*]/.test(said(syntax)) ? [] : [ofOne, ofSum].map((text) => replaceBy(text, syntax)),
    });
    return true;
  }

  /** Parentheses are not in the tree: they stand around the part. */
  private isInParentheses({ start, end }: Span): boolean {
    const { sources } = this.scope.file;
    const [before, after] = [
      { start: Math.max(0, start - 80), end: start },
      { start: end, end: end + 80 },
    ].map((span) => sources.textOf(span));
    return /\(\s*$/.test(before!) && /^\s*\)/.test(after!);
  }

  /** `a または b でない`: でない stands behind both, and is read of the second alone. Parentheses are not in the tree. */
  isHalfNegated({ left, right, start, end }: Binary): boolean {
    if (right.kind !== "not" || !couldBeNegatedToo(left)) return false;
    const { sources } = this.scope.file;
    const said = (from: number, to: number): string => sources.textOf({ start: from, end: to }).replace(/\s+/g, " ");
    const negation = /\s*(?:でない|ではない)$/;
    const [joined, last] = [said(start, end), said(right.start, end)];
    if (/^not\b/.test(last) || !negation.test(last) || /[()]\s*$/.test(said(left.end, right.start))) return false;
    const both = `(${joined.replace(negation, "")}) でない`;
    const one = `${said(start, right.start)}(${last})`;
    const fixes = /\/[/*]/.test(joined) ? [] : [both, one].map((text) => replaceBy(text, { start, end }));
    const part = last.replace(negation, "");
    this.scope.file.report("condition/half-negated", { part, both, one }, { start, end }, { fixes });
    return true;
  }

  /** `x に (a, b) を含む` may ask for both of them; `has (a, b)` asks for one. */
  isOfAnyOrAll(syntax: IsTest): boolean {
    const { sources } = this.scope.file;
    if (syntax.operator !== "has" || syntax.members.length < 2) return false;
    const text = sources.textOf(syntax);
    if (!/(?<!のいずれか)を含む$/.test(text)) return false;
    const any = text.replace(/\s*を含む$/, " のいずれかを含む");
    const value = sources.textOf(syntax.value);
    const all = syntax.members.map((member) => `${value} に ${sources.textOf(member)} を含む`).join(" かつ ");
    const fixes = [any, `(${all})`].map((instead) => replaceBy(instead, syntax));
    this.scope.file.report("condition/any-or-all", { any, all }, syntax, { fixes });
    return true;
  }

  /** `insured / 80% of value`, an amount by a share of an amount, with the parentheses that it lacks. */
  dividedByShare({ operator, left, start, end }: Binary, first: Expr): string | undefined {
    if (operator !== "of" || !isQuotient(left) || left.start !== start || first.kind !== "divide") return undefined;
    if (first.right.type.kind !== "ratio") return undefined;
    const { sources } = this.scope.file;
    const text = sources.textOf({ start, end });
    const divisor = left.right.start - start;
    return `${text.slice(0, divisor)}(${text.slice(divisor)})`.replace(/\s+/g, " ");
  }
}

function testOf(tested: string, operator: Binary["operator"], kind: "enum" | "set", member: string): string {
  const isNot = operator === "<>";
  if (kind === "enum") return `${tested} is${isNot ? " not" : ""} ${member}`;
  return isNot ? `not (${tested} has ${member})` : `${tested} has ${member}`;
}

/** Nothing where no member is meant. */
function testBySize(
  tested: string,
  operator: Binary["operator"],
  all: readonly string[],
  member: string,
): string | undefined {
  const [first, ...others] = bySize(operator, all, member) ?? [];
  if (first === undefined) return undefined;
  return others.length === 0 ? `${tested} is ${first}` : `${tested} in (${[first, ...others].join(", ")})`;
}

/** Members have no order of their own: those that a comparison would mean by the order in which they are declared. */
function bySize(operator: Binary["operator"], all: readonly string[], member: string): readonly string[] | undefined {
  const at = all.indexOf(member);
  switch (operator) {
    case ">=":
      return all.slice(at);
    case ">":
      return all.slice(at + 1);
    case "<=":
      return all.slice(0, at + 1);
    case "<":
      return all.slice(0, at);
    default:
      return undefined;
  }
}

/** A name, a number or a call: what needs no parentheses wherever it stands. */
function isOneWord(text: string): boolean {
  return /^[\p{L}\p{N}_.,・%`]+(?:\([^()]*\))?$/u.test(text);
}

export function isQuotient(syntax: Expression): syntax is Binary & { readonly operator: "/" } {
  return syntax.kind === "binary" && syntax.operator === "/";
}
