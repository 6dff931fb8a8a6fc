import type {
  Basis,
  Cover,
  Exclusion,
  Expr,
  GroupNode,
  Literal,
  Range,
  Rational,
  Rule,
  Scope,
  Span,
  Term,
} from "../plan.js";
import { headsBelow } from "../heads-below.js";

/** Short texts for people of what the plan's parts say, close to the words of the language. */
export function summarizeTerm(term: Term): string {
  const guard = term.when === undefined ? "" : ` when ${formatExpr(term.when)}`;
  const where = term.where === undefined ? "" : ` where ${formatExpr(term.where)}`;
  const triggers = term.triggers === undefined ? "" : ` for ${term.triggers.join(", ")}`;
  return `${summarizeStep(term)}${summarizeCaps(term)}${triggers}${where}${summarizeRanks(term)}${guard}`;
}

/** `limit 10_000_000`, of a term or of a layer's. */
export function summarizeLayerTerm(term: Extract<Term, { kind: "layers" }>["layers"][number]["terms"][number]): string {
  const guard = term.when === undefined ? "" : ` when ${formatExpr(term.when)}`;
  const what =
    term.kind === "coinsurance"
      ? `coinsurance pays ${formatExpr(term.pays)}`
      : `${term.kind} ${formatExpr(term.amount)}`;
  return `${what}${guard}`;
}

/** With the node that the rule stands on, heads are named by the sections and frames that they make up. */
export function summarizeRule(rule: Rule, root?: GroupNode): string {
  const scope = summarizeScope(rule.scope, root);
  const guard = rule.when === undefined ? "" : ` when ${formatExpr(rule.when)}`;
  return `${ruleText(rule)}${scope}${guard}`;
}

/** With the product's root, heads are named by the sections and frames that they make up. */
export function summarizeExclusion(exclusion: Exclusion, root?: GroupNode): string {
  const ground = exclusion.asserted ? "when asserted" : `when ${formatExpr(exclusion.ground)}`;
  const unless = exclusion.unless.map(({ test }) => ` unless ${formatExpr(test)}`).join("");
  const lifted = exclusion.liftedBy.length === 0 ? "" : ` lifted by ${exclusion.liftedBy.join(", ")}`;
  const whose = exclusion.perInsured ? " per insured" : exclusion.of === "incident" ? "" : ` of ${exclusion.of}`;
  return `excluded${whose} ${ground}${summarizeScope(exclusion.scope, root)}${unless}${lifted}`;
}

export function summarizeCovers(covers: readonly Cover[]): string {
  return covers
    .map(
      (cover) =>
        `covered for ${cover.triggers.join(", ")}${cover.when === undefined ? "" : ` when ${formatExpr(cover.when)}`}`,
    )
    .join("; ");
}

export function formatRange(range: Range | undefined): string | undefined {
  if (range === undefined) return undefined;
  const bounds = formatBounds(range);
  if (range.orUnlimited !== true) return bounds;
  return bounds === undefined ? "or unlimited" : `${bounds} or unlimited`;
}

function formatBounds({ min, max, oneOf }: Range): string | undefined {
  if (oneOf !== undefined) return `one of ${oneOf.map(formatLiteral).join(", ")}`;
  if (min === undefined && max === undefined) return undefined;
  return `${min === undefined ? "" : `${formatLiteral(min)} `}..${max === undefined ? "" : ` ${formatLiteral(max)}`}`;
}

/** An expression in the words of the language; parentheses stand around every operator inside another. */
export function formatExpr(expr: Expr): string {
  const inner = (part: Expr): string => (isInfix(part) ? `(${formatExpr(part)})` : formatExpr(part));
  switch (expr.kind) {
    case "literal":
      return formatLiteral(expr.literal);
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
    case "round":
      return `${formatExpr(expr.operand)} rounded ${expr.rounding} to ${formatRational(expr.to)}`;
    case "add":
    case "subtract":
    case "multiply":
    case "divide":
      return `${inner(expr.left)} ${{ add: "+", subtract: "-", multiply: "*", divide: "/" }[expr.kind]} ${inner(expr.right)}`;
    case "negate":
      return `-${inner(expr.operand)}`;
    case "min":
    case "max":
      return `${expr.kind}(${expr.operands.map(formatExpr).join(", ")})`;
    case "if":
      return `if ${inner(expr.condition)} then ${inner(expr.then)} else ${inner(expr.otherwise)}`;
    case "lookup":
      return `${expr.table}(${expr.keys.map(formatExpr).join(", ")}).${expr.column}`;
    case "any":
    case "every":
    case "sum":
    case "largest":
    case "smallest":
    case "earliest":
    case "latest":
      return `${expr.kind}(${formatExpr(expr.value)})`;
    case "loss":
      return expr.heads === undefined ? "loss" : `${expr.ofClaim ? "claim_loss" : "loss"}(${expr.heads.join(", ")})`;
    case "left":
      return `${expr.ofClaim ? "claim_left" : "left"}(${expr.node})`;
    case "incident-number":
      return "incident.number";
  }
}

export function formatLiteral(literal: Literal): string {
  switch (literal.type) {
    case "bool":
      return literal.value ? "yes" : "no";
    case "money":
    case "number":
      return formatRational(literal.value);
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

/** `1_000_000`; a fraction as `2/3`. */
export function formatRational({ numerator, denominator }: Rational): string {
  const whole = String(numerator).replace(/\B(?=(\d{3})+(?!\d))/g, "_");
  return denominator === 1n ? whole : `${whole}/${denominator}`;
}

function summarizeStep(term: Term): string {
  switch (term.kind) {
    case "coinsurance":
      return `coinsurance pays ${formatExpr(term.pays)}`;
    case "deductible":
    case "franchise":
    case "limit":
      return `${term.kind} ${formatExpr(term.amount)} ${formatBasis(term.basis)}`;
    case "borne":
      return `borne at most ${formatExpr(term.amount)} ${formatBasis(term.basis)}`;
    case "layers":
      return `layers ${term.layers.map(({ name }) => name).join(", ")} ${formatBasis(term.basis)}`;
  }
}

function summarizeCaps({ caps = [] }: Term): string {
  return caps.map(({ amount, basis }) => ` bearing at most ${formatExpr(amount)} ${formatBasis(basis)}`).join("");
}

function formatBasis(basis: Basis): string {
  if (basis.over.kind === "unit") return `per ${basis.over.unit}${basis.period ? " per period" : ""}`;
  return basis.period ? "per period" : `per ${basis.over.kind}`;
}

/** Who bears the cut first; the last rank is all the rest. */
function summarizeRanks(term: Term): string {
  const before = term.ranks.slice(0, -1).map((heads) => heads.join(", "));
  if (before.length === 0) return "";
  const condition = term.ranksWhen === undefined ? "" : ` if ${formatExpr(term.ranksWhen)}`;
  return ` falling first on ${before.join(", then ")}${condition}`;
}

function ruleText(rule: Rule): string {
  const { detail } = rule;
  if (detail?.kind === "during")
    return detail.value === undefined
      ? "covered at any time"
      : `covered when ${formatExpr(detail.value)} during period`;
  if (detail?.kind === "window") {
    return `window from ${formatExpr(detail.from)}${detail.until === undefined ? "" : ` until ${formatExpr(detail.until)}`}`;
  }
  return rule.kind === "approval" || rule.kind === "item"
    ? `requires ${rule.kind}`
    : `requires ${formatExpr(rule.test)}`;
}

function summarizeScope({ triggers, heads, items }: Scope, root: GroupNode | undefined): string {
  const parts = [triggers, heads && (root === undefined ? heads : largestNodes(heads, root)), items]
    .filter((names) => names !== undefined)
    .map((names) => names.map(nameOfItem).join(", "));
  return parts.length === 0 ? "" : ` for ${parts.join("; ")}`;
}

/** Sections and frames all of whose heads are listed stand for them. */
function largestNodes(heads: readonly string[], { members }: GroupNode): readonly string[] {
  return members.flatMap((member): readonly string[] => {
    if (member.kind === "uncovered") return [];
    const own = headsBelow(member);
    if (own.length > 0 && own.every((head) => heads.includes(head))) return [member.name];
    return member.kind === "head" ? [] : largestNodes(heads, member);
  });
}

/** The empty name stands for a line that names none. */
function nameOfItem(name: string): string {
  return name === "" ? "none" : name;
}

function formatMembership(subject: string, members: readonly string[]): string {
  return members.length === 1 ? `${subject} is ${members[0] ?? ""}` : `${subject} in (${members.join(", ")})`;
}

function isInfix({ kind }: Expr): boolean {
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

/** `90%` where that is short and exact. */
function formatRatio(value: Rational): string {
  const percent = value.numerator * 100n;
  if (percent % value.denominator === 0n) return `${percent / value.denominator}%`;
  return `${value.numerator}/${value.denominator}`;
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
