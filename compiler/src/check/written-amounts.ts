import { toHalfWidth } from "@yakkan/grammar/lexer.js";
import { powers } from "@yakkan/grammar/literals.js";
import type { Expression, NumberLiteral, Span } from "@yakkan/grammar/syntax.js";
import { replaceBy } from "../diagnostics/report.js";
import { compareRational, rational } from "../exact/rational.js";
import type { Expr, Literal } from "../plan.js";
import { formatLiteral, isFine } from "./literals.js";
import type { ProductScope } from "./scope.js";

/** How amounts are written: in digits that the currency has, grouped evenly, and in the currency of the product. */
export class WrittenAmounts {
  constructor(private readonly scope: ProductScope) {}

  /** What a term takes or leaves has no part of the smallest unit; a price that is multiplied may have. */
  check(amount: Expr, written: Expression): void {
    if (!this.isTwoAmounts(written)) this.checkMinorUnit(amount, written);
  }

  /** The same of what is read where it is written. */
  checkMinorUnit(expr: Expr, written: Span, read = new Set<string>()): void {
    const check = (part: Expr): void => this.checkMinorUnit(part, written, read);
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
        const value = read.has(expr.name) ? undefined : this.scope.lets.get(expr.name)?.value;
        read.add(expr.name);
        return value && check(value);
      }
      case "lookup":
        return this.scope.fineCells.get(expr.column)?.forEach(tell);
      default:
        return;
    }
  }

  /** `25_000 / 50_000`: two limits as policies print them, of each and of all, are a quotient here, and next to nothing. */
  private isTwoAmounts(written: Expression): boolean {
    if (written.kind !== "binary" || written.operator !== "/") return false;
    const [each, all] = [written.left, written.right];
    if (each.kind !== "number" || all.kind !== "number" || each.percent || all.percent) return false;
    const [least, most] = [each, all].map(({ digits, decimals }) => rational(digits, 10n ** BigInt(decimals)));
    if (compareRational(least!, most!) >= 0) return false;
    const said = (span: Span): string => this.scope.file.sources.textOf(span);
    this.scope.file.report("type/two-amounts", { written: said(written), each: said(each), all: said(all) }, written);
    return true;
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

  /** How digits are grouped, and what stands between them. */
  checkDigits(syntax: NumberLiteral): void {
    const text = this.scope.file.sources.textOf(syntax);
    // As most are: `5_000_000`, `30`.
    if (/^(?:\d+|\d{1,3}(?:_\d{3})+)$/.test(text)) return;
    const written = toHalfWidth(text);
    this.checkGroups(syntax, written);
    this.checkParts(syntax, written);
  }

  /** Groups are all of three digits, or all of four (万). */
  private checkGroups(syntax: NumberLiteral, written: string): void {
    const { file } = this.scope;
    for (const digits of written.match(/(?<![\d.])\d+(?:[_,]\d+)+/g) ?? []) {
      const [first = "", ...groups] = digits.split(/[_,]/);
      const size = groups[0]!.length;
      const isGrouped = (size === 3 || size === 4) && groups.every(({ length }) => length === size);
      if (isGrouped && first.length <= size) continue;
      const plain = [first, ...groups].join("");
      const grouped = inGroups(plain, digits.includes(",") ? "," : "_");
      const fixed = written.replace(digits, grouped);
      file.report("type/digit-groups", { written, grouped: fixed }, syntax, { fixes: [replaceBy(fixed, syntax)] });
    }
  }

  /** The parts of `1億5,000万円` stand from the largest sign down, and each is less than the sign before it. */
  private checkParts(syntax: NumberLiteral, written: string): void {
    const { file } = this.scope;
    const parts = [...written.matchAll(/([\d_,]+(?:\.\d+)?)([千万億兆]?)/g)].map(([, digits = "", sign = ""]) => ({
      digits,
      sign,
      reach: Number(digits.replace(/[_,]/g, "")) * Number(powers[sign] ?? 1),
    }));
    const isFault = parts.some(({ reach }, index) => {
      const before = parts[index - 1];
      return before !== undefined && (before.digits.includes(".") || reach >= Number(powers[before.sign]));
    });
    // `1億5000`, where the second sign is spoken and left out in writing.
    const [first, second] = parts;
    const next = first?.sign === "兆" ? "億" : first?.sign === "億" ? "万" : undefined;
    const lacks = !isFault && next !== undefined && second?.sign === "" && second.reach < 10_000;
    if (!isFault && !lacks) return;
    const value = rational(syntax.digits, 10n ** BigInt(syntax.decimals));
    const plain = formatLiteral({ type: "number", value });
    const digits = syntax.money ? `${plain}円` : plain.replaceAll(",", "_");
    const signed = lacks ? `${written.replace(/円$/, "")}${next}${syntax.money ? "円" : ""}` : undefined;
    file.report("type/amount-parts", { written, digits, signed }, syntax, {
      fixes: [signed ?? [], digits].flat().map((text) => replaceBy(text, syntax)),
    });
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

function inGroups(digits: string, by: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, by);
}

/** What was meant where a point sets thousands apart: `250.000`, `1.000万円`. */
function groupedAs(amount: string): string | undefined {
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(amount)) return amount.replace(".", "_");
  return /^[1-9]\d{0,2}\.\d{2}0[千万億兆]円?$/.test(amount) ? amount.replace(".", ",") : undefined;
}
