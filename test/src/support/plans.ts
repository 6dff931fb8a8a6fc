import type {
  Basis,
  Bearer,
  Choice,
  CompareOperator,
  ContractRule,
  Cover,
  Exclusion,
  Expr,
  Fact,
  GroupNode,
  HeadNode,
  Item,
  Label,
  Layer,
  LayerTerm,
  Literal,
  Member,
  Node,
  Option,
  Plan,
  Range,
  Rational,
  Reading,
  Rounding,
  Rule,
  RuleKind,
  Scope,
  Source,
  Table,
  TableKey,
  Term,
  Trigger,
  Type,
  UncoveredNode,
  UnitFact,
  UnitKind,
} from "@yakkan/compiler/plan.js";
import { someExpr } from "@yakkan/compiler/walk-expr.js";

/**
 * Plans written by hand, so that a test of the calculus needs no compiler. `product("p", {…}, [...])` reads
 * as the text would: inside a node, terms written before the first member stand above the members, the
 * others below; heads, ids, ranks and what an amount reads are filled in.
 */
export const nowhere: Source = { file: "plan.ts", line: 1, column: 1, start: 0, end: 0, references: [] };
const unlabelled: Label = {};

// ── Types and expressions ────────────────────────────────────────────────────────────────────────────

export const boolType: Type = { kind: "bool" };
export const moneyType: Type = { kind: "money" };
export const numberType: Type = { kind: "number" };
export const ratioType: Type = { kind: "ratio" };
export const dateType: Type = { kind: "date" };
export const datetimeType: Type = { kind: "datetime" };
export const durationType: Type = { kind: "duration" };
export const spanType: Type = { kind: "span" };

export function members(...names: readonly string[]): readonly Member[] {
  return names.map((name) => ({ name, label: unlabelled }));
}
export const enumType = (...names: readonly string[]): Type => ({ kind: "enum", members: members(...names) });
export const setType = (...names: readonly string[]): Type => ({ kind: "set", members: members(...names) });

export const rational = (numerator: number | bigint, denominator: number | bigint = 1): Rational => ({
  numerator: BigInt(numerator),
  denominator: BigInt(denominator),
});

export const literalMoney = (amount: number): Literal => ({ type: "money", value: rational(amount) });
export const literalNumber = (value: number): Literal => ({ type: "number", value: rational(value) });
export const literalBool = (value: boolean): Literal => ({ type: "bool", value });
export const literalEnum = (value: string): Literal => ({ type: "enum", value });

export const money = (amount: number): Expr => ({ kind: "literal", type: moneyType, literal: literalMoney(amount) });
export const num = (value: number): Expr => ({ kind: "literal", type: numberType, literal: literalNumber(value) });
/** `ratio(9, 10)` is 90 %. In lowest terms, please. */
export const ratio = (numerator: number, denominator: number): Expr => ({
  kind: "literal",
  type: ratioType,
  literal: { type: "ratio", value: rational(numerator, denominator) },
});
export const yes: Expr = { kind: "literal", type: boolType, literal: literalBool(true) };
export const no: Expr = { kind: "literal", type: boolType, literal: literalBool(false) };
export const unlimited: Expr = { kind: "unlimited", type: moneyType };
export const date = (text: string): Expr => ({
  kind: "literal",
  type: text.includes("T") ? datetimeType : dateType,
  literal: { type: text.includes("T") ? "datetime" : "date", value: text },
});
export const days = (count: number): Expr => span({ years: 0, months: 0, days: count });
export const months = (count: number): Expr => span({ years: 0, months: count, days: 0 });
export const years = (count: number): Expr => span({ years: count, months: 0, days: 0 });
function span(value: { years: number; months: number; days: number }): Expr {
  return { kind: "literal", type: spanType, literal: { type: "span", value } };
}

export const choice = (name: string, type: Type = moneyType): Expr => ({ kind: "choice", type, name });
export const given = (name: string): Expr => ({ kind: "given", type: boolType, name });
export const option = (name: string): Expr => ({ kind: "option", type: boolType, name });
export const fact = (of: Bearer, name: string, type: Type = boolType): Expr => ({ kind: "fact", type, of, name });
/** A fact of the unit that the incident states. */
export const established = (unit: string, name: string, type: Type = moneyType): Expr => ({
  type,
  kind: "established",
  unit,
  name,
});
export const unitFact = (unit: string, name: string, type: Type = moneyType): Expr => ({
  kind: "unit-fact",
  type,
  unit,
  name,
});
export const asserted = (of: Bearer, name: string): Expr => ({ kind: "asserted", type: boolType, of, name });
export const lineAmount: Expr = { kind: "line", type: moneyType, field: "amount" };
export const lineIncurred: Expr = { kind: "line", type: dateType, field: "incurred" };
export const lineApproved: Expr = { kind: "line", type: boolType, field: "approved" };
export const lineItem: Expr = { kind: "line", type: boolType, field: "item" };
export const lineCount: Expr = { kind: "line", type: numberType, field: "count" };
export const reading = (name: string, ...names: readonly string[]): Expr => ({
  kind: "reading",
  type: enumType(...names),
  name,
});
export const readingIs = (name: string, member: string): Expr => is(reading(name), member);
export const letOf = (name: string, type: Type = moneyType): Expr => ({ kind: "let", type, name });
export const triggerIs = (...triggers: readonly string[]): Expr => ({ kind: "trigger-is", type: boolType, triggers });
export const itemIs = (...items: readonly string[]): Expr => ({ kind: "item-is", type: boolType, items });
export const not = (operand: Expr): Expr => ({ kind: "not", type: boolType, operand });
export const and = (...operands: readonly Expr[]): Expr => ({ kind: "and", type: boolType, operands });
export const or = (...operands: readonly Expr[]): Expr => ({ kind: "or", type: boolType, operands });
export const compare = (left: Expr, operator: CompareOperator, right: Expr): Expr => ({
  kind: "compare",
  type: boolType,
  operator,
  left,
  right,
});
export const is = (value: Expr, ...names: readonly string[]): Expr => ({
  kind: "is",
  type: boolType,
  value,
  members: names,
});
export const has = (set: Expr, ...names: readonly string[]): Expr => ({
  kind: "has",
  type: boolType,
  set,
  members: names,
});
export const isEmpty = (set: Expr): Expr => ({ kind: "is-empty", type: boolType, set });
export const isNever = (value: Expr): Expr => ({ kind: "is-never", type: boolType, value });
export const within = (value: Expr, from: Expr, until?: Expr): Expr => ({
  kind: "within",
  type: boolType,
  value,
  from,
  ...(until === undefined ? {} : { until }),
});
export const during = (value: Expr): Expr => ({ kind: "during", type: boolType, value });
export const after = (length: Expr, from: Expr): Expr => ({
  kind: "span-end",
  type: dateType,
  span: length,
  from,
  direction: "after",
});
export const before = (length: Expr, from: Expr): Expr => ({
  kind: "span-end",
  type: dateType,
  span: length,
  from,
  direction: "before",
});
export const daysBetween = (from: Expr, to: Expr): Expr => ({
  kind: "between",
  unit: "days",
  type: numberType,
  from,
  to,
});
const arithmetic =
  (kind: "add" | "subtract" | "multiply" | "divide") =>
  (left: Expr, right: Expr, type: Type = moneyType): Expr => ({ kind, type, left, right });
export const add = arithmetic("add");
export const subtract = arithmetic("subtract");
export const multiply = arithmetic("multiply");
export const divide = arithmetic("divide");
export const least = (...operands: readonly Expr[]): Expr => ({ kind: "min", type: moneyType, operands });
export const greatest = (...operands: readonly Expr[]): Expr => ({ kind: "max", type: moneyType, operands });
export const iff = (condition: Expr, then: Expr, otherwise: Expr): Expr => ({
  kind: "if",
  type: then.type,
  condition,
  then,
  otherwise,
});
export const sumOver = (unit: string, value: Expr): Expr => ({ kind: "sum", type: moneyType, unit, value });
export const subject: Expr = { kind: "subject", type: moneyType };
export const deducted: Expr = { kind: "deducted", type: moneyType };
/** `loss` of the term's cells; with names, of these heads. */
export const loss = (...heads: readonly string[]): Expr => ({
  kind: "loss",
  type: moneyType,
  ...(heads.length === 0 ? {} : { heads }),
});
export const left = (node: string, ...heads: readonly string[]): Expr => ({
  kind: "left",
  type: moneyType,
  node,
  heads: heads.length === 0 ? [node] : heads,
});
export const incidentNumber: Expr = { kind: "incident-number", type: numberType };

// ── Declarations ─────────────────────────────────────────────────────────────────────────────────────

export function choiceOf(
  name: string,
  type: Type,
  rest: { range?: Range; when?: Expr; default?: Literal; optional?: boolean } = {},
): Choice {
  return { name, label: unlabelled, type, optional: false, source: nowhere, ...rest };
}

export function optionOf(
  name: string,
  availability: Option["availability"],
  rest: { requires?: readonly ContractRule[]; notWith?: readonly string[] } = {},
): Option {
  return { name, label: unlabelled, availability, requires: [], notWith: [], source: nowhere, ...rest };
}

export function contractRule(id: string, test: Expr, ...reads: readonly string[]): ContractRule {
  return { id, label: { en: id }, test, text: id, reads, source: nowhere };
}

export function readingOf(name: string, names: readonly string[], byDefault?: string): Reading {
  return {
    name,
    label: unlabelled,
    members: members(...names),
    source: nowhere,
    ...(byDefault === undefined ? {} : { default: byDefault }),
  };
}

export function factOf(
  of: Bearer,
  name: string,
  type: Type = boolType,
  rest: { range?: Range; orNever?: boolean; default?: Literal } = {},
): Fact {
  return { name, label: unlabelled, of, type, orNever: false, source: nowhere, ...rest };
}

export function unitOf(
  name: string,
  facts: readonly UnitFact[] = [],
  scheduled = false,
  established: readonly UnitFact[] = [],
): UnitKind {
  return { name, label: unlabelled, facts, established, scheduled, source: nowhere };
}

export function unitFactOf(name: string, type: Type, rest: { default?: Literal } = {}): UnitFact {
  return { name, label: unlabelled, type, orNever: false, source: nowhere, ...rest };
}

/** `trigger("attack", { except: ["leak"], lineByLine: ["fire"] })`. */
export function trigger(
  name: string,
  rest: { except?: readonly string[]; lineByLine?: readonly string[]; exceptWhen?: Expr; when?: Expr } = {},
): Trigger {
  return {
    name,
    label: unlabelled,
    except: [
      ...(rest.except ?? []).map((other) => ({
        trigger: other,
        lineByLine: false,
        ...(rest.exceptWhen === undefined ? {} : { when: rest.exceptWhen }),
      })),
      ...(rest.lineByLine ?? []).map((other) => ({ trigger: other, lineByLine: true })),
    ],
    source: nowhere,
    ...(rest.when === undefined ? {} : { when: rest.when }),
  };
}

export function rule(
  kind: RuleKind,
  id: string,
  test: Expr,
  rest: { scope?: Scope; when?: Expr; lets?: Plan["lets"] } = {},
): Rule {
  const { scope = {}, lets = [], ...others } = rest;
  return { id, kind, label: unlabelled, scope, test, readsClaim: readsClaim(test, lets), source: nowhere, ...others };
}

export function exclusion(
  name: string,
  of: Bearer,
  rest: {
    /** Absent: a circumstance that the adjuster asserts. */
    ground?: Expr;
    unless?: readonly Expr[];
    scope?: Scope;
    liftedBy?: readonly string[];
    perInsured?: boolean;
  } = {},
): Exclusion {
  const ground = rest.ground ?? asserted(of, name);
  return {
    name,
    label: unlabelled,
    of,
    asserted: rest.ground === undefined,
    perInsured: rest.perInsured ?? false,
    scope: rest.scope ?? {},
    ground,
    groundReadsClaim: readsClaim(ground, []),
    unless: (rest.unless ?? []).map((test) => ({ test, readsClaim: readsClaim(test, []) })),
    liftedBy: rest.liftedBy ?? [],
    source: nowhere,
  };
}

/** `[[["economy"], [from, under)], [value]]`: a row's keys, each a list of alternatives, and its values. */
export function table(
  name: string,
  keys: Table["keys"],
  columns: Table["columns"],
  rows: readonly (readonly [readonly (readonly TableKey[])[], readonly (Literal | "unlimited")[]])[],
): Table {
  return {
    name,
    label: unlabelled,
    keys,
    columns,
    rows: rows.map(([rowKeys, values]) => ({ keys: rowKeys, values, source: nowhere })),
    source: nowhere,
  };
}
export const keyOf = (literal: Literal): TableKey => ({ kind: "value", literal });
export const band = (from?: Literal, under?: Literal): TableKey => ({
  kind: "band",
  ...(from === undefined ? {} : { from }),
  ...(under === undefined ? {} : { under }),
});
export const lookUp = (name: string, column: string, ...keys: readonly Expr[]): Expr => ({
  kind: "lookup",
  type: moneyType,
  table: name,
  keys,
  column,
});

// ── Terms ────────────────────────────────────────────────────────────────────────────────────────────

/** `claim`, `incident`, `period`, a unit's name, or `UNIT-period`. */
export type BasisName = string;

interface TermOptions {
  readonly when?: Expr;
  readonly where?: Expr;
  readonly triggers?: readonly string[];
  /** Only on these of the node's heads. */
  readonly for?: readonly string[];
  /** `falling first on a, b, then c`. */
  readonly first?: readonly (readonly string[])[];
  /** `sparing a, then b`. */
  readonly sparing?: readonly (readonly string[])[];
}

type TermBody =
  | { readonly kind: "coinsurance"; readonly pays: Expr }
  | { readonly kind: "deductible" | "franchise" | "limit"; readonly amount: Expr }
  | { readonly kind: "layers"; readonly layers: readonly LayerDraft[] };

interface LayerDraft {
  readonly name: string;
  readonly terms: readonly ({ readonly when?: Expr } & (
    | { readonly kind: "coinsurance"; readonly pays: Expr }
    | { readonly kind: "deductible" | "franchise" | "limit"; readonly amount: Expr }
  ))[];
}

/** A term that does not know its node yet. */
export interface TermDraft {
  readonly draft: "term";
  readonly basis: BasisName;
  readonly body: TermBody;
  readonly options: TermOptions;
}

const toExpr = (amount: number | Expr): Expr => (typeof amount === "number" ? money(amount) : amount);

function draft(body: TermBody, basis: BasisName, options: TermOptions): TermDraft {
  return { draft: "term", basis, body, options };
}

export const coinsurance = (pays: Expr, options: TermOptions = {}): TermDraft =>
  draft({ kind: "coinsurance", pays }, "claim", options);
export const deductible = (amount: number | Expr, basis: BasisName, options: TermOptions = {}): TermDraft =>
  draft({ kind: "deductible", amount: toExpr(amount) }, basis, options);
export const franchise = (amount: number | Expr, basis: BasisName, options: TermOptions = {}): TermDraft =>
  draft({ kind: "franchise", amount: toExpr(amount) }, basis, options);
export const limit = (amount: number | Expr, basis: BasisName, options: TermOptions = {}): TermDraft =>
  draft({ kind: "limit", amount: toExpr(amount) }, basis, options);
export const layers = (basis: BasisName, drafts: readonly LayerDraft[], options: TermOptions = {}): TermDraft =>
  draft({ kind: "layers", layers: drafts }, basis, options);
export const layer = (name: string, ...terms: readonly TermDraft[]): LayerDraft => ({
  name,
  terms: terms.map(({ body, options }) => {
    if (body.kind === "layers") throw new Error("layers in a layer");
    return { ...body, ...(options.when === undefined ? {} : { when: options.when }) };
  }),
});

// ── Nodes ────────────────────────────────────────────────────────────────────────────────────────────

interface NodeOptions {
  readonly when?: Expr;
  readonly outside?: boolean;
  readonly rules?: readonly Rule[];
}

interface GroupDraft {
  readonly draft: "group";
  readonly kind: "section" | "frame";
  readonly name: string;
  readonly options: NodeOptions & { readonly forEach?: string };
  readonly parts: readonly Part[];
}

interface HeadDraft {
  readonly draft: "head";
  readonly name: string;
  readonly options: HeadOptions;
  readonly terms: readonly TermDraft[];
}

interface HeadOptions extends NodeOptions {
  /** Triggers that open the head; absent: every trigger of the product. */
  readonly covers?: readonly (string | Omit<Cover, "source">)[];
  /** Items; one that begins with `!` is never paid. */
  readonly items?: readonly string[];
  readonly computed?: Expr;
}

interface UncoveredDraft {
  readonly draft: "uncovered";
  readonly name: string;
}

type NodeDraft = GroupDraft | HeadDraft | UncoveredDraft;
type Part = TermDraft | NodeDraft;

export function section(name: string, options: GroupDraft["options"], parts: readonly Part[]): GroupDraft {
  return { draft: "group", kind: "section", name, options, parts };
}

export function frame(name: string, options: GroupDraft["options"], parts: readonly Part[]): GroupDraft {
  return { draft: "group", kind: "frame", name, options, parts };
}

export function head(name: string, options: HeadOptions = {}, ...terms: readonly TermDraft[]): HeadDraft {
  return { draft: "head", name, options, terms };
}

export function uncovered(name: string): UncoveredDraft {
  return { draft: "uncovered", name };
}

// ── The product ──────────────────────────────────────────────────────────────────────────────────────

interface ProductOptions {
  readonly rounding?: Rounding;
  readonly minorDigits?: number;
  readonly choices?: readonly Choice[];
  readonly options?: readonly Option[];
  readonly contractRules?: readonly ContractRule[];
  readonly readings?: readonly Reading[];
  readonly units?: readonly UnitKind[];
  readonly facts?: readonly Fact[];
  /** Absent: the one trigger `fire`. */
  readonly triggers?: readonly Trigger[];
  readonly lets?: Readonly<Record<string, Expr>>;
  readonly tables?: Plan["tables"];
  readonly exclusions?: readonly Exclusion[];
  readonly rules?: readonly Rule[];
}

export function product(name: string, options: ProductOptions, parts: readonly Part[]): Plan {
  const triggers = options.triggers ?? [trigger("fire")];
  const lets = Object.entries(options.lets ?? {}).map(([letName, value]) => ({
    name: letName,
    label: unlabelled,
    value,
    source: nowhere,
  }));
  const context: Context = { triggers: triggers.map((declared) => declared.name), lets };
  const rules = options.rules ?? [];
  const root = buildGroup({ draft: "group", kind: "section", name, options: { rules }, parts }, "product", [], context);
  const leaves = leavesOf(root);
  return {
    name,
    label: unlabelled,
    edition: "2026-04-01",
    currency: { code: "JPY", minorDigits: options.minorDigits ?? 0 },
    rounding: options.rounding ?? "down",
    documents: [],
    choices: options.choices ?? [],
    options: options.options ?? [],
    contractRules: options.contractRules ?? [],
    readings: options.readings ?? [],
    units: options.units ?? [],
    facts: options.facts ?? [],
    triggers,
    lets,
    tables: options.tables ?? [],
    root,
    heads: leaves.filter((node) => node.kind === "head"),
    uncovered: leaves.filter((node) => node.kind === "uncovered"),
    exclusions: options.exclusions ?? [],
    premiums: [],
    source: nowhere,
  };
}

interface Context {
  readonly triggers: readonly string[];
  readonly lets: Plan["lets"];
}

function buildGroup(
  { name, options, parts }: GroupDraft,
  kind: GroupNode["kind"],
  around: readonly string[],
  context: Context,
): GroupNode {
  const forEach = options.forEach === undefined ? around : [options.forEach];
  const built = parts.map((part) => (part.draft === "term" ? part : buildNode(part, forEach, context)));
  const isTerm = (part: TermDraft | Node): part is TermDraft => "draft" in part;
  const nodes = built.filter((part): part is Node => !isTerm(part));
  const firstMember = built.findIndex((part) => !isTerm(part));
  const lastMember = built.length - 1 - [...built].reverse().findIndex((part) => !isTerm(part));
  built.slice(firstMember, lastMember).forEach((part) => {
    if (isTerm(part)) throw new Error(`a term between the members of ${name}`);
  });
  const heads = nodes.filter((node) => node.kind === "uncovered" || !node.outside).flatMap(headNames);
  const terms = buildTerms(name, built.filter(isTerm), heads, forEach[0], context);
  const aboveCount = built.slice(0, firstMember).length;
  return {
    kind,
    name,
    label: unlabelled,
    outside: options.outside ?? false,
    rules: options.rules ?? [],
    source: nowhere,
    ...(options.when === undefined ? {} : { when: options.when }),
    ...(options.forEach === undefined ? {} : { forEach: options.forEach }),
    above: terms.slice(0, aboveCount),
    members: nodes,
    below: terms.slice(aboveCount),
  };
}

function buildNode(part: NodeDraft, forEach: readonly string[], context: Context): Node {
  switch (part.draft) {
    case "group":
      return buildGroup(part, part.kind, forEach, context);
    case "uncovered":
      return { kind: "uncovered", name: part.name, label: unlabelled, source: nowhere };
    case "head": {
      const { name, options } = part;
      const covers = options.covers ?? context.triggers;
      return {
        kind: "head",
        name,
        label: unlabelled,
        outside: options.outside ?? false,
        rules: options.rules ?? [],
        source: nowhere,
        ...(options.when === undefined ? {} : { when: options.when }),
        ...(options.computed === undefined ? {} : { computed: options.computed }),
        covers: covers.map((cover) =>
          typeof cover === "string" ? { triggers: [cover], source: nowhere } : { ...cover, source: nowhere },
        ),
        items: (options.items ?? []).map((item): Item => ({
          name: item.replace(/^!/, ""),
          label: unlabelled,
          refused: item.startsWith("!"),
          source: nowhere,
        })),
        terms: buildTerms(name, part.terms, [name], forEach[0], context),
      };
    }
  }
}

function buildTerms(
  node: string,
  drafts: readonly TermDraft[],
  heads: readonly string[],
  forEach: string | undefined,
  context: Context,
): readonly Term[] {
  const ordinals = new Map<string, number>();
  return drafts.map(({ basis, body, options }): Term => {
    const prefix = `${node}:${body.kind}:${basis}`;
    const ordinal = (ordinals.get(prefix) ?? 0) + 1;
    ordinals.set(prefix, ordinal);
    const id = `${prefix}:${ordinal}`;
    const own = options.for === undefined ? heads : heads.filter((name) => options.for?.includes(name));
    const amounts = amountsOf(body);
    const term = {
      id,
      label: unlabelled,
      basis: toBasis(basis),
      heads: own,
      ranks: ranksOf(own, options),
      source: nowhere,
      reads: {
        claim: amounts.some((amount) => readsClaim(amount, context.lets)),
        trigger: amounts.some((amount) => reads(amount, context.lets, (part) => part.kind === "trigger-is")),
        item: amounts.some((amount) => reads(amount, context.lets, (part) => part.kind === "item-is")),
      },
      ...(forEach === undefined ? {} : { forEach }),
      ...(options.triggers === undefined ? {} : { triggers: options.triggers }),
      ...(options.where === undefined ? {} : { where: options.where }),
      ...(options.when === undefined ? {} : { when: options.when }),
    };
    if (body.kind !== "layers") return { ...term, ...body };
    return { ...term, kind: "layers", layers: body.layers.map((drafted) => buildLayer(id, drafted)) };
  });
}

function buildLayer(block: string, { name, terms }: LayerDraft): Layer {
  return {
    name,
    label: unlabelled,
    source: nowhere,
    terms: terms.map((term, place): LayerTerm => ({
      ...term,
      id: `${block}:${name}:${place + 1}`,
      label: unlabelled,
      source: nowhere,
    })),
  };
}

function toBasis(name: BasisName): Basis {
  if (name === "claim" || name === "incident") return { over: { kind: name }, period: false };
  if (name === "period") return { over: { kind: "incident" }, period: true };
  const unit = name.replace(/-period$/, "");
  return { over: { kind: "unit", unit }, period: unit !== name };
}

function ranksOf(heads: readonly string[], { first, sparing }: TermOptions): readonly (readonly string[])[] {
  const ranked = [...(first ?? []), ...(sparing ?? [])].flat();
  const rest = heads.filter((name) => !ranked.includes(name));
  return [...(first ?? []), rest, ...[...(sparing ?? [])].reverse()].filter((rank) => rank.length > 0);
}

function amountsOf(body: TermBody): readonly Expr[] {
  switch (body.kind) {
    case "coinsurance":
      return [body.pays];
    case "deductible":
    case "franchise":
    case "limit":
      return [body.amount];
    case "layers":
      return body.layers.flatMap((drafted) => drafted.terms.flatMap(amountsOf));
  }
}

function readsClaim(expr: Expr, lets: Plan["lets"]): boolean {
  return reads(expr, lets, (part) => (part.kind === "fact" || part.kind === "asserted") && part.of === "claim");
}

function reads(expr: Expr, lets: Plan["lets"], looksFor: (part: Expr) => boolean): boolean {
  return someExpr(expr, new Map(lets.map((declared) => [declared.name, declared])), looksFor);
}

function headNames(node: Node): readonly string[] {
  switch (node.kind) {
    case "head":
      return [node.name];
    case "uncovered":
      return [];
    case "product":
    case "section":
    case "frame":
      return node.members.flatMap(headNames);
  }
}

function leavesOf(node: Node): readonly (HeadNode | UncoveredNode)[] {
  switch (node.kind) {
    case "head":
    case "uncovered":
      return [node];
    case "product":
    case "section":
    case "frame":
      return node.members.flatMap(leavesOf);
  }
}
