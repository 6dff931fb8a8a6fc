import { describeBasis } from "../bases.js";
import type {
  Basis,
  Cover,
  Exclusion,
  Expr,
  GroupNode,
  HeadNode,
  Literal,
  Plan,
  Range,
  Rational,
  Rule,
  Scope,
  Span,
  Term,
} from "../plan.js";
import { formatRational, rational } from "../exact/rational.js";
import { headsOfTerm, largestNodes } from "../heads-below.js";
import { type CountedTerm, isCountedTerm } from "../quantities.js";

/** How many digits of its amounts are those of the minor unit: money of the plan is in minor units. */
type Currency = Pick<Plan["currency"], "minorDigits">;

/** Amounts as inputs and results give them. */
export const minorUnits: Currency = { minorDigits: 0 };

/** Short texts for people of what the plan's parts say, close to the words of the language. */
export function summarizeTerm(term: Term, currency: Currency, node?: GroupNode | HeadNode): string {
  const guard = term.when === undefined ? "" : ` when ${formatExpr(term.when, currency)}`;
  const where = term.where === undefined ? "" : ` where ${formatExpr(term.where, currency)}`;
  const heads = node && headsOfTerm(term.heads, node);
  const scope = [...(term.triggers ?? []), ...(heads ?? [])];
  const only = scope.length === 0 ? "" : ` for ${scope.join(", ")}`;
  return `${summarizeStep(term, currency)}${summarizeCaps(term, currency)}${only}${where}${summarizeRanks(term, currency)}${guard}`;
}

/** `limit 10_000_000`, of a term or of a layer's. */
export function summarizeLayerTerm(
  term: Extract<Term, { kind: "layers" }>["layers"][number]["terms"][number],
  currency: Currency,
): string {
  const guard = term.when === undefined ? "" : ` when ${formatExpr(term.when, currency)}`;
  const what =
    term.kind === "coinsurance"
      ? `coinsurance pays ${formatExpr(term.pays, currency)}`
      : `${term.kind} ${formatExpr(term.amount, currency)}`;
  return `${what}${guard}`;
}

/** With the node that the rule stands on, heads are named by the sections and frames that they make up. */
export function summarizeRule(rule: Rule, currency: Currency, root?: GroupNode): string {
  const scope = summarizeScope(rule.scope, root);
  const guard = rule.when === undefined ? "" : ` when ${formatExpr(rule.when, currency)}`;
  return `${ruleText(rule, currency)}${scope}${guard}`;
}

/** With the product's root, heads are named by the sections and frames that they make up. */
export function summarizeExclusion(exclusion: Exclusion, currency: Currency, root?: GroupNode): string {
  const ground = exclusion.asserted ? "when asserted" : `when ${formatExpr(exclusion.ground, currency)}`;
  const unless = exclusion.unless.map(({ test }) => ` unless ${formatExpr(test, currency)}`).join("");
  const lifted = exclusion.liftedBy.length === 0 ? "" : ` lifted by ${exclusion.liftedBy.join(", ")}`;
  const whose = exclusion.perInsured ? " per insured" : exclusion.of === "incident" ? "" : ` of ${exclusion.of}`;
  return `excluded${whose} ${ground}${summarizeScope(exclusion.scope, root)}${unless}${lifted}`;
}

export function summarizeCovers(covers: readonly Cover[], currency: Currency): string {
  return covers
    .map(
      (cover) =>
        `covered for ${cover.triggers.join(", ")}${cover.when === undefined ? "" : ` when ${formatExpr(cover.when, currency)}`}`,
    )
    .join("; ");
}

export function formatRange(range: Range | undefined, currency: Currency): string | undefined {
  if (range === undefined) return undefined;
  const bounds = formatBounds(range, currency);
  if (range.whole === true) return bounds === undefined ? "whole" : `whole ${bounds}`;
  if (range.orUnlimited !== true) return bounds;
  return bounds === undefined ? "or unlimited" : `${bounds} or unlimited`;
}

function formatBounds({ min, max, oneOf }: Range, currency: Currency): string | undefined {
  if (oneOf !== undefined) return `one of ${oneOf.map((one) => formatLiteral(one, currency)).join(", ")}`;
  if (min === undefined && max === undefined) return undefined;
  return `${min === undefined ? "" : `${formatLiteral(min, currency)} `}..${max === undefined ? "" : ` ${formatLiteral(max, currency)}`}`;
}

/** An expression in the words of the language; parentheses stand around every operator inside another. */
export function formatExpr(expr: Expr, currency: Currency): string {
  const inner = (part: Expr): string =>
    isInfix(part) ? `(${formatExpr(part, currency)})` : formatExpr(part, currency);
  switch (expr.kind) {
    case "literal":
      return formatLiteral(expr.literal, currency);
    case "unlimited":
    case "subject":
    case "deducted":
      return expr.kind;
    case "choice":
    case "option":
    case "reading":
    case "fact":
    case "asserted":
    case "let":
      return expr.name;
    case "given":
      return `${expr.name} is given`;
    case "period":
      return `period.${expr.end}`;
    case "unit-fact":
    case "established":
      return `${expr.unit}.${expr.name}`;
    case "line":
      return expr.field;
    case "trigger-is":
      return formatMembership("trigger", expr.triggers);
    case "item-is":
      return formatMembership("item", expr.items.map(nameOfItem));
    case "not":
      return `not ${inner(expr.operand)}`;
    case "and":
    case "or":
      return expr.operands.map(inner).join(` ${expr.kind} `);
    case "compare":
      return `${inner(expr.left)} ${expr.operator} ${inner(expr.right)}`;
    case "is":
      return formatMembership(inner(expr.value), expr.members);
    case "has":
      return `${inner(expr.set)} has ${expr.members.join(" or ")}`;
    case "is-empty":
      return `${inner(expr.set)} is empty`;
    case "is-never":
      return `${inner(expr.value)} is never`;
    case "within": {
      const until = expr.until === undefined ? "" : ` until ${inner(expr.until)}`;
      return `${inner(expr.value)} within from ${inner(expr.from)}${until}`;
    }
    case "during":
      return `${inner(expr.value)} during period`;
    case "span-end":
      return `${inner(expr.span)} ${expr.direction} ${inner(expr.from)}`;
    case "between":
      return `${expr.unit} from ${inner(expr.from)} to ${inner(expr.to)}`;
    case "date-part":
      return `${expr.part}(${formatExpr(expr.date, currency)})`;
    case "round":
      return `${formatExpr(expr.operand, currency)} rounded ${expr.rounding} to ${expr.type.kind === "money" ? formatMoney(expr.to, currency) : formatNumber(expr.to)}`;
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      return `${inner(expr.left)} ${{ add: "+", subtract: "-", multiply: "*", divide: "/" }[expr.kind]} ${inner(expr.right)}`;
    case "negate":
      return `-${inner(expr.operand)}`;
    case "min":
    case "max":
      return `${functionOf(expr)}(${expr.operands.map((one) => formatExpr(one, currency)).join(", ")})`;
    case "if":
      return `if ${inner(expr.condition)} then ${inner(expr.then)} else ${inner(expr.otherwise)}`;
    case "lookup":
      return `${expr.table}.${expr.column}${expr.ownKeys ? `(${expr.keys.map((key) => formatExpr(key, currency)).join(", ")})` : ""}`;
    case "any":
    case "every":
    case "sum":
    case "largest":
    case "smallest":
    case "earliest":
    case "latest":
      return `${expr.kind}(${formatExpr(expr.value, currency)}${per(expr.within)})`;
    case "loss":
      return expr.heads === undefined
        ? "loss"
        : `${expr.ofClaim ? "claim_loss" : "loss"}(${expr.heads.join(", ")}${per(expr.ofUnit)}${under(expr)})`;
    case "left":
      return `${expr.ofClaim ? "claim_left" : "left"}(${expr.node}${per(expr.ofUnit)}${under(expr)})`;
    case "earlier":
      return `${expr.times ? "earlier_times" : expr.largest ? "earlier_largest" : "earlier"}(${expr.nodes.join(", ")})`;
    case "incident-number":
      return "incident.number";
  }
}

function per(unit: string | undefined): string {
  return unit === undefined ? "" : ` per ${unit}`;
}

function under({ triggers }: { readonly triggers?: readonly string[] }): string {
  return triggers === undefined ? "" : ` for ${triggers.join(", ")}`;
}

function functionOf({ kind, type }: Extract<Expr, { kind: "min" | "max" }>): string {
  if (type.kind !== "date" && type.kind !== "datetime") return kind;
  return kind === "min" ? "earliest" : "latest";
}

export function formatLiteral(literal: Literal, currency: Currency): string {
  switch (literal.type) {
    case "bool":
      return literal.value ? "yes" : "no";
    case "money":
      return formatMoney(literal.value, currency);
    case "number":
      return formatNumber(literal.value);
    case "ratio":
      return formatRatio(literal.value);
    case "date":
    case "datetime":
    case "enum":
      return literal.value;
    case "duration":
      return formatDuration(literal.value);
    case "span":
      return formatSpan(literal.value);
    case "set":
      return `(${literal.value.join(", ")})`;
  }
}

/** `1_000_000`, `1_234.50`: in the currency's unit, with all digits of the minor one where there are any. */
function formatMoney({ numerator, denominator }: Rational, { minorDigits }: Currency): string {
  const text = formatNumber(rational(numerator, denominator * 10n ** BigInt(minorDigits)));
  const [, part] = text.split(".");
  return part === undefined ? text : text + "0".repeat(Math.max(0, minorDigits - part.length));
}

/** `1_000_000`, `2.5`; a fraction as `2/3`. */
function formatNumber(value: Rational): string {
  return formatRational(value).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, "_");
}

function summarizeStep(term: Term, currency: Currency): string {
  switch (term.kind) {
    case "coinsurance":
      return `coinsurance pays ${formatExpr(term.pays, currency)}`;
    case "franchise":
      return `franchise ${formatExpr(term.amount, currency)} ${formatBasis(term.basis)}`;
    case "deductible":
    case "limit": {
      const times = term.times === true ? (isOne(term.amount) ? " time" : " times") : "";
      const amount = isCountedTerm(term) ? formatCount(term, currency) : `${formatExpr(term.amount, currency)}${times}`;
      return `${term.kind} ${amount} ${formatBasis(term.basis)}`;
    }
    case "borne":
      return `borne at most ${formatExpr(term.amount, currency)} ${formatBasis(term.basis)}`;
    case "layers":
      return `layers ${term.layers.map(({ name }) => name).join(", ")} ${formatBasis(term.basis)}`;
  }
}

/** `60 of stay_days`, `60 of (stay_days * count)` */
function formatCount({ amount, quantity }: CountedTerm, currency: Currency): string {
  const [number, of] = [amount, quantity].map((part) =>
    isInfix(part) ? `(${formatExpr(part, currency)})` : formatExpr(part, currency),
  );
  return `${number} of ${of}`;
}

function isOne(amount: Expr): boolean {
  return amount.kind === "literal" && formatLiteral(amount.literal, minorUnits) === "1";
}

function summarizeCaps({ caps = [] }: Term, currency: Currency): string {
  return caps
    .map(({ amount, basis }) => ` bearing at most ${formatExpr(amount, currency)} ${formatBasis(basis)}`)
    .join("");
}

export function formatBasis(basis: Basis): string {
  return `per ${describeBasis(basis)}`;
}

/** Who bears the cut first; the last rank is all the rest. */
function summarizeRanks(term: Term, currency: Currency): string {
  const before = term.ranks.slice(0, -1).map((heads) => heads.join(", "));
  if (before.length === 0) return "";
  const condition = term.ranksWhen === undefined ? "" : ` if ${formatExpr(term.ranksWhen, currency)}`;
  return ` falling first on ${before.join(", then ")}${condition}`;
}

function ruleText(rule: Rule, currency: Currency): string {
  const { detail } = rule;
  if (detail?.kind === "during")
    return detail.value === undefined
      ? "covered at any time"
      : `covered when ${formatExpr(detail.value, currency)} during period`;
  if (detail?.kind === "window") {
    return `window from ${formatExpr(detail.from, currency)}${detail.until === undefined ? "" : ` until ${formatExpr(detail.until, currency)}`}`;
  }
  return rule.kind === "approval" || rule.kind === "item"
    ? `requires ${rule.kind}`
    : `requires ${formatExpr(rule.test, currency)}`;
}

function summarizeScope({ triggers, heads, items }: Scope, root: GroupNode | undefined): string {
  const parts = [triggers, heads && (root === undefined ? heads : largestNodes(heads, root)), items]
    .filter((names) => names !== undefined)
    .map((names) => names.map(nameOfItem).join(", "));
  return parts.length === 0 ? "" : ` for ${parts.join("; ")}`;
}

/** The empty name stands for a line that names none. */
function nameOfItem(name: string): string {
  return name === "" ? "none" : name;
}

function formatMembership(subject: string, members: readonly string[]): string {
  return members.length === 1 ? `${subject} is ${members[0] ?? ""}` : `${subject} in (${members.join(", ")})`;
}

export function isInfix({ kind }: Expr): boolean {
  const infix = [
    "not",
    "and",
    "or",
    "compare",
    "is",
    "has",
    "is-empty",
    "is-never",
    "within",
    "during",
    "add",
    "subtract",
    "multiply",
    "divide",
    "negate",
    "if",
  ];
  return infix.includes(kind);
}

/** `90%`, `12.5%`; `1/3`. */
function formatRatio(value: Rational): string {
  const percent = formatNumber(rational(value.numerator * 100n, value.denominator));
  return percent.includes("/") ? formatNumber(value) : `${percent}%`;
}

function formatDuration(seconds: number): string {
  if (seconds % 3600 === 0) return count(seconds / 3600, "hour");
  return seconds % 60 === 0 ? count(seconds / 60, "minute") : count(seconds, "second");
}

function formatSpan({ years, months, days }: Span): string {
  if (years !== 0) return count(years, "year");
  return months !== 0 ? count(months, "month") : count(days, "day");
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
