import type { NumberLiteral, Span } from "@yakkan/grammar/syntax.js";
import { replaceBy } from "../diagnostics/report.js";
import type { Expr, Literal } from "../plan.js";
import { isFine } from "./literals.js";
import type { ProductScope } from "./scope.js";

/** How amounts are written: in digits that the currency has, grouped evenly, and in the currency of the product. */
export class WrittenAmounts {
  constructor(private readonly scope: ProductScope) {}

  /** What a term takes or leaves has no part of the smallest unit; a price that is multiplied may have. */
  checkMinorUnit(expr: Expr, written: Span): void {
    const check = (part: Expr): void => this.checkMinorUnit(part, written);
    const tell = (place: Span): void => this.tellFine(place, this.isOwn(place) ? place : written);
    switch (expr.kind) {
      case "literal": {
        const place = this.scope.file.places.get(expr);
        if (place !== undefined && isFine(expr.literal)) tell(place);
        return;
      }
      case "negate":
      case "round":
        return check(expr.operand);
      case "add":
      case "subtract":
        return [expr.left, expr.right].forEach(check);
      case "min":
      case "max":
        return expr.operands.forEach(check);
      case "if":
        return [expr.then, expr.otherwise].forEach(check);
      case "let": {
        const value = this.scope.lets.get(expr.name)?.value;
        return value && check(value);
      }
      case "lookup":
        return this.scope.fineCells.get(expr.column)?.forEach(tell);
      default:
        return;
    }
  }

  /** In `250.000` euros the point is meant to set thousands apart: there are no thousandths of a euro. */
  checkPoint(amount: Literal, place: Span): void {
    // Where it is finer indeed, it may be a price.
    if (!isFine(amount)) this.tellPoint(place);
  }

  tellPoint(place: Span): void {
    if (this.scope.minorDigits <= 2 && groupedAs(this.scope.file.sources.textOf(place)) !== undefined)
      this.tellFine(place);
  }

  /** What a vocabulary says is told of where the product reads it. */
  private isOwn(place: Span): boolean {
    const { declaration } = this.scope.symbol;
    return declaration.start <= place.start && place.end <= declaration.end;
  }

  tellFine(place: Span, at = place): void {
    const { file, currency } = this.scope;
    // A vocabulary speaks in that of each product.
    if (currency === undefined) return;
    const amount = file.sources.textOf(place);
    const grouped = groupedAs(amount);
    file.report("type/minor-unit", { amount, currency, grouped }, at, {
      fixes: grouped === undefined || at !== place ? [] : [replaceBy(grouped, place)],
    });
  }

  /** Groups are all of three digits, or all of four (万). */
  checkGroups(syntax: NumberLiteral): void {
    const { file } = this.scope;
    const written = file.sources.textOf(syntax);
    for (const digits of written.match(/(?<![\d.])\d+(?:_\d+)+/g) ?? []) {
      const [first = "", ...groups] = digits.split("_");
      const size = groups[0]!.length;
      const isGrouped = (size === 3 || size === 4) && groups.every(({ length }) => length === size);
      if (isGrouped && first.length <= size) continue;
      const plain = [first, ...groups].join("");
      const grouped = plain.replace(/\B(?=(\d{3})+$)/g, "_");
      const fixed = written.replace(digits, grouped);
      file.report("type/digit-groups", { written, grouped: fixed }, syntax, { fixes: [replaceBy(fixed, syntax)] });
    }
  }

  /** 円 says yen, whatever the product counts in. */
  checkYen(syntax: NumberLiteral): void {
    const { file, currency } = this.scope;
    if (currency === undefined || currency === "JPY") return;
    const amount = file.sources.textOf(syntax);
    const plain = amount.replace(/円$/, "");
    // Commas group digits only before a sign such as 万.
    const text = /[千万億兆]/.test(plain) ? plain : plain.replaceAll(",", "_");
    file.report("type/yen", { amount, currency, plain: text }, syntax, { fixes: [replaceBy(text, syntax)] });
  }
}

/** What was meant where a point sets thousands apart: `250.000`, `1.000万円`. */
function groupedAs(amount: string): string | undefined {
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(amount)) return amount.replace(".", "_");
  return /^[1-9]\d{0,2}\.\d{2}0[千万億兆]円?$/.test(amount) ? amount.replace(".", ",") : undefined;
}
