/** What a head can be paid at most: the limits on it and on the frames around it, less those that never bind. */
import type { Compiled } from "@yakkan/compiler/compile.js";
import { rational } from "@yakkan/compiler/exact/rational.js";
import type { Rational } from "@yakkan/compiler/plan.js";
import type {
  BasisSyntax,
  HeadDeclaration,
  LayerDeclaration,
  NodeItem,
  ProductItem,
  Span,
  TermDeclaration,
} from "@yakkan/grammar/syntax.js";
import { intervalOf, type Interval, isAtMost, plus, times } from "./amounts.js";
import { isNumberOf } from "./counted.js";
import { policyYear } from "@yakkan/grammar/spellings.js";
import { type Coverage, headsIn, type NodeSyntax, type TermClause } from "./coverage.js";
import { spansIn } from "./tree.js";

/** One limit, on one basis. */
export interface Bound {
  readonly clause: TermClause;
  readonly term: TermDeclaration;
  readonly basis: BasisSyntax;
  /** The part of what the limit lets through that is paid in the end; undefined where the contract decides. */
  readonly share: Rational | undefined;
  /** What can be paid under it. */
  readonly paid: Interval;
  /** It acts only sometimes: for some triggers, items, lines or contracts. */
  readonly conditional: boolean;
}

/** The limits that can bind on a head, in the order in which they act. */
export function boundsOf(coverage: Coverage, head: HeadDeclaration): readonly Bound[] {
  const reaching = coverage.terms.filter(({ heads }) => heads.includes(head));
  const all = reaching.flatMap((clause, index): Bound[] => {
    const behind = reaching.slice(index + 1).map((later) => ({ ...later, conditional: isConditional(later) }));
    const tops = topsOf(coverage, clause).map(({ term, steps }) => {
      const share = shareAfter(coverage, [...steps, ...behind]);
      return { term, share, paid: partOf(intervalOf(term.amount, coverage.meanings), share) };
    });
    // Of layers that a contract may lack nobody can say what they come to.
    if (tops.length > 1 && clause.row.some(isGuarded)) return [];
    const top = tops.length > 1 ? together(tops) : tops[0];
    if (top === undefined) return [];
    const conditional = isConditional(clause) || isGuarded(top.term);
    return top.term.bases.map((basis) => ({ ...top, clause, basis, conditional }));
  });
  return all.filter((bound) => !all.some((other) => other !== bound && makesIdle(other, bound, all)));
}

function partOf({ min, max }: Interval, share: Rational | undefined): Interval {
  return share === undefined ? { min: rational(0n), max } : { min: times(min, share), max: max && times(max, share) };
}

/** Layers in a row pay what each of them pays; said only where no contract decides about these amounts, or whether they are limits. */
function together(layers: readonly Pick<Bound, "term" | "share" | "paid">[]): (typeof layers)[number] | undefined {
  let sum = rational(0n);
  for (const { term, paid, share } of layers) {
    if (isGuarded(term) || share === undefined || paid.max === undefined || !isAtMost(paid.max, paid.min))
      return undefined;
    sum = plus(sum, paid.max);
  }
  return { ...layers.at(-1)!, paid: { min: sum, max: sum } };
}

/** Whether one of these nodes may have a limit that is not told: one that is being typed, or something that cannot be read. */
export function mayHideLimit(compiled: Compiled, coverage: Coverage, nodes: readonly NodeSyntax[]): boolean {
  const hides = ({ node, syntax, isNumber, row }: TermClause): boolean =>
    nodes.includes(node) &&
    (syntax.kind === "term"
      ? syntax.term === "limit" && !isNumber && hasGap(syntax)
      : row.every((layer) => isUnread(layer) || layer.terms.some(isTop)));
  const unread = unreadIn(compiled, coverage);
  return (
    coverage.terms.some(hides) ||
    nodes.some((node) => unread.has(node)) ||
    // What is wrong in the file of its base is told there.
    (coverage.written.extends !== undefined && compiled.faults.some(({ code }) => code === "use/broken"))
  );
}

/** By text and product, the nodes among whose terms something cannot be read: each of its heads asks for them. */
const unreadNodes = new WeakMap<Compiled, WeakMap<Coverage, ReadonlySet<NodeSyntax>>>();

function unreadIn(compiled: Compiled, coverage: Coverage): ReadonlySet<NodeSyntax> {
  const ofText = unreadNodes.get(compiled) ?? new WeakMap<Coverage, ReadonlySet<NodeSyntax>>();
  unreadNodes.set(compiled, ofText);
  const known = ofText.get(coverage);
  if (known !== undefined) return known;
  const nodes = [...coverage.around.keys()];
  const unread = new Set(
    compiled.faults.flatMap(({ code, span }) => (code.startsWith("syntax/") ? (termsAt(nodes, span) ?? []) : [])),
  );
  ofText.set(coverage, unread);
  return unread;
}

/** The innermost of the nodes among whose terms a place may be; undefined within something else, such as a list of triggers. */
function termsAt(nodes: readonly NodeSyntax[], place: Span): NodeSyntax | undefined {
  const holds = ({ start, end }: Span): boolean => start <= place.start && place.end <= end;
  const node = nodes.filter(holds).at(-1);
  const items: readonly (NodeItem | ProductItem)[] = node?.items ?? [];
  const isElsewhere = items.some((item) => holds(item) && item.kind !== "term" && item.kind !== "layer");
  return isElsewhere ? undefined : node;
}

/** Whether a part of it is missing that says how much is paid, of what and when. */
function hasGap(term: TermDeclaration): boolean {
  return term.bases.length === 0 || isPartMissing(term);
}

function isUnread({ slice, terms }: LayerDeclaration): boolean {
  return terms.length === 0 || isPartMissing(slice ?? terms);
}

function isPartMissing(syntax: unknown): boolean {
  return [...spansIn(syntax)].some(
    (part) => ("kind" in part && part.kind === "missing") || ("text" in part && part.text === ""),
  );
}

/** Whether all heads of the node are under a limit that stands further out: 内枠, else 外枠. */
export function isInner(coverage: Coverage, node: NodeSyntax): boolean {
  const around = coverage.around.get(node) ?? [];
  const heads = headsIn(node);
  return coverage.terms.some(
    (clause) =>
      around.includes(clause.node) && heads.some((head) => clause.heads.includes(head)) && isLimit(coverage, clause),
  );
}

/** Whether a limit stands on the node itself. */
export function hasLimit(coverage: Coverage, node: NodeSyntax): boolean {
  return coverage.terms.some((clause) => clause.node === node && isLimit(coverage, clause));
}

/** Of an amount, not of a number of times or of a quantity; none that is still being typed. */
export function isLimit(coverage: Coverage, clause: TermClause): boolean {
  return topsOf(coverage, clause).length > 0;
}

/** What acts behind a limit. */
type Step = Pick<TermClause, "syntax"> & { readonly conditional: boolean };

interface Top {
  readonly term: TermDeclaration;
  /** What follows in its layer. */
  readonly steps: readonly Step[];
}

/** The limit that a term is, or those of the layers of a row; none where one of these has no end. */
function topsOf({ meanings }: Coverage, { syntax, row }: TermClause): readonly Top[] {
  const isKnown = (term: TermDeclaration): boolean => isTop(term) && !isNumberOf(term, meanings) && !hasGap(term);
  if (syntax.kind === "term") return isKnown(syntax) ? [{ term: syntax, steps: [] }] : [];
  const tops = row.flatMap(({ terms }): Top[] => {
    const at = terms.findIndex(isKnown);
    const steps = terms.slice(at + 1).map((term) => ({ syntax: term, conditional: isGuarded(term) }));
    return at === -1 ? [] : [{ term: terms[at]!, steps }];
  });
  return tops.length === row.length ? tops : [];
}

function isTop({ term, amount }: TermDeclaration): boolean {
  return term === "limit" && !(amount.kind === "word" && amount.word === "unlimited");
}

/** What the coinsurance behind a limit leaves of it. */
function shareAfter({ meanings }: Coverage, later: readonly Step[]): Rational | undefined {
  let share = rational(1n);
  for (const { syntax, conditional } of later) {
    if (syntax.kind === "layer") return undefined;
    // It gives back what coinsurance took before it.
    if (syntax.term === "borne" && share.numerator !== share.denominator) return undefined;
    if (syntax.term !== "coinsurance") continue;
    const { min, max } = intervalOf(syntax.amount, meanings);
    const fixed = max !== undefined && isAtMost(max, min) && !conditional && syntax.cap === undefined;
    if (!fixed) return undefined;
    share = times(share, max);
  }
  return share;
}

function isConditional({ syntax, row, triggers, items }: TermClause): boolean {
  return triggers !== undefined || items !== undefined || [syntax, ...row].some(isGuarded);
}

function isGuarded({ when, where }: Pick<TermDeclaration, "when" | "where">): boolean {
  return when !== undefined || where !== undefined;
}

/** Whether under `other` the limit `bound` is never reached. Of two that are alike the one that acts first stays. */
function makesIdle(other: Bound, bound: Bound, all: readonly Bound[]): boolean {
  if (other.conditional || !isAsWide(other, bound)) return false;
  const { max } = other.paid;
  if (max === undefined || !isAtMost(max, bound.paid.min)) return false;
  const alike = bound.paid.max !== undefined && isAtMost(bound.paid.max, other.paid.min) && isAsWide(bound, other);
  return !alike || bound.conditional || all.indexOf(other) < all.indexOf(bound);
}

/** Whether each group of `b` lies within one group of `a`. */
function isAsWide(a: Bound, b: Bound): boolean {
  const [countedA, countedB] = [countedIn(a.basis), countedIn(b.basis)];
  if (isPerPeriod(b.basis) && !isPerPeriod(a.basis)) return false;
  if (isPerYear(a.basis) && !isPerYear(b.basis)) return false;
  // A line is in one group, whatever that is by.
  if (!countedB.includes("loss") && !countedA.every((word) => countedB.includes(word))) return false;
  return a.clause.forEach === undefined || a.clause.forEach === b.clause.forEach;
}

function isPerPeriod({ over }: BasisSyntax): boolean {
  return over.some(({ text }) => text === "period" || text === policyYear);
}

function isPerYear({ over }: BasisSyntax): boolean {
  return over.some(({ text }) => text === policyYear);
}

/** The claim, unit or days that a basis counts by; none: the incident as a whole. */
function countedIn({ over }: BasisSyntax): readonly string[] {
  return over.flatMap(({ text }) => (["period", policyYear, "incident"].includes(text) ? [] : [text]));
}
