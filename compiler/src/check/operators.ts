import type { Binary, Expression, IsTest, Name } from "@yakkan/grammar/syntax.js";
import type { CompareOperator, Expr, Type } from "../plan.js";
import { extremeOf } from "../diagnostics/catalog/foreign-functions.js";
import { replaceBy } from "../diagnostics/report.js";
import type { ProductScope } from "./scope.js";
import { boolType, coerce, durationType, moneyType, numberType, ratioType } from "./types.js";
import type { Misjoined } from "./misjoined.js";
import { isQuotient } from "./misjoined.js";
import type { WrittenAmounts } from "./written-amounts.js";
import type { Parts, Read } from "./reads.js";
import { isNumeric, isShare } from "./joined-types.js";

/** Reads what operators join, and tells of what they do not. */
export class Operators {
  constructor(
    private readonly scope: ProductScope,
    private readonly parts: Parts,
    private readonly misjoined: Misjoined,
    private readonly amounts: WrittenAmounts,
  ) {}

  /** `greater of 5_000 and 10% of loss`, as wordings have it. */
  private isGreaterOf({ left, right, start, end }: Binary): boolean {
    let joined = left;
    while (joined.kind === "binary" && isArithmetic(joined) && joined.left.kind === "binary") joined = joined.left;
    if (joined.kind !== "binary" || joined.operator !== "of" || joined.left.kind !== "reference") return false;
    const { scope } = this;
    const { name } = joined.left;
    const called = extremeOf(name.text, true);
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

  binary(syntax: Binary, guards: readonly Expr[], reads: Read[], wanted?: Type["kind"]): Expr | undefined {
    const { operator } = syntax;
    if (operator === "and" && this.isGreaterOf(syntax)) return undefined;
    if (operator === "or" && this.isOtherMember(syntax)) return undefined;
    if (operator === "of" && this.misjoined.isOfQuotient(syntax)) return undefined;
    if ((operator === "+" || operator === "-") && this.misjoined.isOfSum(syntax)) return undefined;
    if (operator === "and" || operator === "or") {
      if (this.misjoined.isHalfNegated(syntax)) return undefined;
      const first = this.parts.expression(
        syntax.left,
        guards,
        reads,
        operator === "or" && wanted === "money" ? wanted : "bool",
      );
      if (operator === "or" && first?.type.kind === "money") {
        const second = this.parts.expression(syntax.right, guards, reads, "money");
        if (second === undefined) return undefined;
        return second.type.kind === "money"
          ? this.misjoined.amountsByOr(first, second, syntax)
          : this.misjoined.operands(operator, first, second, syntax);
      }
      const left = first && this.parts.expect(first, "bool", syntax.left);
      // What stands to the left of `and` holds to its right; what stands to the left of `or` does not.
      const known: Expr[] =
        left === undefined ? [] : operator === "and" ? [left] : [{ type: boolType, kind: "not", operand: left }];
      const right = this.parts.sub(syntax.right, "bool", [...guards, ...known], reads);
      if (left === undefined || right === undefined) return undefined;
      return {
        type: boolType,
        kind: operator,
        operands: left.kind === operator ? [...left.operands, right] : [left, right],
      };
    }
    const numeric = operator === "+" || operator === "-" ? wanted : undefined;
    const written = this.parts.expression(syntax.left, guards, reads, numeric);
    if (written !== undefined && this.misjoined.isOfMember(syntax, written.type)) return undefined;
    const second = this.parts.expression(syntax.right, guards, reads, numeric);
    const isShared = operator === "of" && written?.type.kind === "money";
    const first = isShared ? this.parts.coerce(written, "ratio") : written;
    if (first === undefined || second === undefined) return undefined;
    if (isArithmetic(syntax)) {
      if (this.parts.hasNoBound(first, syntax.left) || this.parts.hasNoBound(second, syntax.right)) return undefined;
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
        const joined = this.parts.join([first, second]);
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
        const isOfShare =
          isShare(first, this.scope.lets) ||
          (first.type.kind === "number" && isQuotient(syntax.left) && divided === undefined);
        if (type === undefined || (operator === "of" && !isOfShare)) {
          // Parentheses, and the order of Japanese, say already what goes together.
          const { left, right } = syntax;
          const isOpen = operator === "of" && left.kind === "binary" && this.misjoined.isInRow(left, right);
          const factor = isOpen ? left.right : undefined;
          if (factor !== undefined && first.kind === "multiply" && first.right.type.kind === "ratio")
            return this.misjoined.operands(operator, first, second, syntax, {
              apart: { start: factor.start, end: syntax.end },
            });
          if (divided !== undefined)
            return this.misjoined.operands(operator, first, second, syntax, { meant: divided });
          // A number that is worked out; one that is written lacks its `%`.
          const isFactor =
            operator === "of" && first.type.kind === "number" && (factor ?? syntax.left).kind !== "number";
          return this.misjoined.operands(operator, first, second, syntax, { isFactor: isFactor && type !== undefined });
        }
        return { type, kind: "multiply", left: first, right: second };
      }
      case "/": {
        // `outage / 1 day`: days are 24 hours each where time has elapsed.
        const divisor = first.type.kind === "duration" ? coerce(second, "duration", 0) : second;
        // `10_000_000 / loss(damages)`: a plain number by an amount is one itself.
        const dividend = divisor.type.kind === "money" ? this.parts.coerce(first, "money") : first;
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
        const joined = this.parts.join([first, second]);
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
    const type = this.parts.expression(value, [], [])?.type;
    file.diagnostics.splice(told);
    return (type?.kind === "enum" || type?.kind === "set") && type.members.some((member) => member.name === name);
  }
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

function isArithmetic({ operator }: Binary): boolean {
  return ["+", "-", "*", "/", "of"].includes(operator);
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
