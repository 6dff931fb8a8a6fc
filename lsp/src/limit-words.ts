import type { Rational } from "@yakkan/compiler/plan.js";
import type { BasisSyntax, Expression, Name, TermDeclaration } from "@yakkan/grammar/syntax.js";
import { formatAmount, isAtMost } from "./amounts.js";
import type { Client } from "./client.js";
import type { Coverage } from "./coverage.js";
import type { Bound } from "./limits.js";
import { policyYear } from "@yakkan/grammar/spellings.js";
import { type Snapshot, textOf } from "./snapshot.js";

type Language = Client["language"];

/** A limit as a person says it; the bases of one amount are said together. */
export interface BoundWords {
  readonly text: string;
  /** Without the range of what the contract chooses. */
  readonly brief: string;
  readonly term: TermDeclaration;
}

/** `¥10,000,000 per claim and in the policy period`, one for each limit. */
export function describeBounds(
  snapshot: Snapshot,
  coverage: Coverage,
  bounds: readonly Bound[],
  language: Language,
): BoundWords[] {
  const terms = [...new Set(bounds.map(({ term }) => term))];
  return terms.map((term) => {
    const ofTerm = bounds.filter((bound) => bound.term === term);
    const { amount, range } = describeAmount(snapshot, coverage, ofTerm[0]!, language);
    const bases = ofTerm.map(({ basis }) => shortBasis(coverage, basis, language));
    const guard = describeItems(coverage, ofTerm[0]!, language) + describeGuard(snapshot, ofTerm[0]!, language);
    const each = ofTerm[0]!.clause.forEach;
    const unit = each === undefined ? "" : describeEach(coverage, each, language);
    const counted =
      language === "ja"
        ? `（${[unit, ...bases].filter((part) => part !== "").join("・")}${guard}）`
        : ` ${[...bases, unit].filter((part) => part !== "").join(" and ")}${guard}`;
    return { text: `${amount}${range}${counted}`, brief: `${amount}${counted}`, term };
  });
}

/** The amount that can be paid under a limit; where the contract chooses it, its name and range. */
function describeAmount(
  snapshot: Snapshot,
  coverage: Coverage,
  bound: Bound,
  language: Language,
): { readonly amount: string; readonly range: string } {
  const { paid, share, term } = bound;
  const { min, max } = paid;
  const isFixed = max !== undefined && (isAtMost(max, min) || term.amount.kind === "number");
  if (isFixed) return { amount: formatAmount(max, coverage.product), range: "" };
  const words = wordsOf(snapshot, coverage, term.amount, language);
  const isChoice = term.amount.kind === "reference" && coverage.meanings.of(term.amount.name);
  if (max === undefined || share === undefined || !isChoice) return { amount: words, range: "" };
  const [from, to] = [min, max].map((value) => formatAmount(value, coverage.product));
  const percent = share.numerator === share.denominator ? "" : ` × ${formatShare(share)}`;
  const range = language === "ja" ? `〔${from}～${to}〕` : ` (${from} to ${to})`;
  return { amount: `${words}${percent}`, range };
}

function formatShare({ numerator, denominator }: Rational): string {
  const percent = numerator * 100n;
  return percent % denominator === 0n ? `${percent / denominator}%` : `${numerator}/${denominator}`;
}

function describeItems(coverage: Coverage, { clause }: Bound, language: Language): string {
  if (clause.items === undefined) return "";
  const { names, allBut } = clause.items;
  const labels = names.map((name) => labelOf(coverage, name, language)).join(language === "ja" ? "・" : ", ");
  if (language === "ja") return `、${labels}${allBut ? "以外" : ""}に限る`;
  return ` for ${allBut ? "all but " : ""}${labels}`;
}

function describeGuard(snapshot: Snapshot, { term, clause }: Bound, language: Language): string {
  const conditions = [
    ...(clause.triggers === undefined ? [] : [[...clause.triggers].join(", ")]),
    ...[term.where, term.when].flatMap((guard) => (guard === undefined ? [] : [oneLine(snapshot, guard)])),
  ];
  if (conditions.length === 0) return "";
  return language === "ja" ? `、${conditions.join("、")}のとき` : ` when ${conditions.join(" and ")}`;
}

/** An expression as a reader of the language calls it: the label of what it names, else as it is written. */
export function wordsOf(
  snapshot: Snapshot,
  { meanings }: Coverage,
  expression: Expression,
  language: Language,
): string {
  if (expression.kind !== "reference") return oneLine(snapshot, expression);
  const label = meanings.of(expression.name)?.label;
  return (language === "ja" ? label?.ja : label?.en) ?? expression.name.text;
}

/** Longer ones are cut: the reader can go there. */
const longest = 60;

export function oneLine(snapshot: Snapshot, expression: Expression): string {
  const line = textOf(snapshot, expression).replace(/\s+/g, " ").trim();
  return line.length <= longest ? line : `${line.slice(0, longest)}…`;
}

export function labelOf({ meanings }: Coverage, name: Name, language: Language): string {
  const label = meanings.of(name)?.label;
  return (language === "ja" ? label?.ja : label?.en) ?? name.text;
}

/** `per claim`, `in the policy period` */
function shortBasis(coverage: Coverage, { over }: BasisSyntax, language: Language): string {
  const english = language === "en";
  return over
    .map((name) => {
      switch (wordOf(coverage, name)) {
        case "period":
          return english ? "in the policy period" : "保険期間中";
        case "policy year":
          return english ? "per policy year" : "1保険年度";
        case "incident":
          return english ? "per incident" : "1事故";
        case "day":
          return english ? "per day" : "1日";
        case "claim":
          return english ? "per claim" : "1請求";
        case "insured":
          return english ? "per insured" : "被保険者1名";
        case "loss":
          return english ? "for each line" : "1明細";
        default:
          return english ? `per ${labelOf(coverage, name, language)}` : `${labelOf(coverage, name, language)}ごと`;
      }
    })
    .join(english ? " " : "・");
}

function describeEach(coverage: Coverage, unit: Name, language: Language): string {
  const label = labelOf(coverage, unit, language);
  return language === "ja" ? `${label}ごと` : `for each ${label}`;
}

/** What the bases of a term count together, written out. */
export function describeBases(coverage: Coverage, bases: readonly BasisSyntax[], language: Language): string {
  return bases.map((basis) => longBasis(coverage, basis, language)).join(language === "ja" ? "、さらに" : ", then ");
}

function longBasis(coverage: Coverage, { over }: BasisSyntax, language: Language): string {
  const english = language === "en";
  const time = over.find(({ text }) => text === "period" || text === policyYear);
  const counted = over.filter((one) => one !== time).map((name) => longCounted(coverage, name, language));
  const isYear = time?.text === policyYear;
  if (counted.length === 0 && isYear)
    return english ? "all incidents of each policy year together" : "保険年度ごとに全事故を通算";
  if (counted.length === 0) return english ? "all incidents of the policy period together" : "保険期間中の全事故を通算";
  const all = counted.join(english ? " and " : "・");
  if (time === undefined) return all;
  if (isYear) return english ? `${all} in all incidents of each policy year` : `${all}に保険年度を通算`;
  return english ? `${all} in all incidents of the policy period` : `${all}に保険期間を通算`;
}

/** The word of the language that it is; a unit may be called `day`. */
function wordOf({ meanings }: Coverage, name: Name): string | undefined {
  return meanings.of(name) === undefined ? name.text : undefined;
}

function longCounted(coverage: Coverage, name: Name, language: Language): string {
  const english = language === "en";
  switch (wordOf(coverage, name)) {
    case "claim":
      return english ? "each series of connected claims" : "一連の損害賠償請求ごと";
    case "insured":
      return english ? "each insured" : "被保険者1名ごと";
    case "incident":
      return english ? "the incident as a whole" : "1回の事故の全体で";
    case "loss":
      return english ? "each line of loss" : "損害の明細ごと";
    case "day":
      return english ? "each day" : "1日ごと";
    default: {
      const label = labelOf(coverage, name, language);
      return english ? `each ${label}` : `${label}ごと`;
    }
  }
}
