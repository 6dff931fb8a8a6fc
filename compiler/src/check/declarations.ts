import type {
  ChoiceDeclaration,
  Expression,
  FactDeclaration,
  FactsBlock,
  Fix,
  LetDeclaration,
  MemberDeclaration,
  Name,
  OptionsBlock,
  PlanDeclaration,
  ReadingDeclaration,
  Require,
  Span,
  TableDeclaration,
  TriggersBlock,
  TypeSyntax,
  UnitDeclaration,
} from "@yakkan/grammar/syntax.js";
import type {
  Availability,
  Bearer,
  Choice,
  ContractRule,
  Expr,
  Fact,
  Label,
  Literal,
  Member,
  Option,
  Range,
  Reading,
  Source,
  Table,
  TableKey,
  Trigger,
  Type,
  UnitFact,
} from "../plan.js";
import { compareRational, rational } from "../exact/rational.js";
import { closest, note, replaceBy } from "../diagnostics/report.js";
import { isWithin } from "../unit-kinds.js";
import { someExpr, visitExpr } from "../walk-expr.js";
import { isWholeLiteral } from "../whole-literal.js";
import { contractPlace, type Expressions } from "./expressions.js";
import { compareLiterals, formatLiteral, isAtMost, isFine } from "./literals.js";
import { checkCommas } from "./commas.js";
import type { DeclaredSymbol } from "./model.js";
import { type FixedChoice, labelOf, type ProductScope } from "./scope.js";
import { reportCycles } from "./trigger-cycles.js";
import { bareNumber, boolType, describeType } from "./types.js";

export const bearers: readonly Bearer[] = ["incident", "claim", "insured", "loss"];

// ── Types ────────────────────────────────────────────────────────────────────────────────────────────

export function membersOf(members: readonly MemberDeclaration[]): Member[] {
  return members.map(({ name, labels, doc }) => ({ name: name.text, label: labelOf(labels, doc) }));
}

/** What may stand behind a member, by what it is a member of. */
type MemberWord = "default" | "when";

export function checkMemberWords(
  scope: ProductScope,
  members: readonly MemberDeclaration[],
  allowed: readonly MemberWord[],
  where: string,
): void {
  for (const member of members) {
    if (member.isDefault && !allowed.includes("default"))
      scope.file.report("node/misplaced", { what: "`(default)`", where }, member);
    if (member.when !== undefined && !allowed.includes("when"))
      scope.file.report("node/misplaced", { what: "`when`", where }, member.when);
  }
}

/** The members with the contracts that may choose each; what can be chosen follows from that. */
function guardMembers(
  scope: ProductScope,
  expressions: Expressions,
  syntax: readonly MemberDeclaration[],
  type: Type & { readonly kind: "enum" | "set" },
  variable: (type: Type) => Expr,
  unreadable: (when: Expr) => string | undefined,
): Member[] {
  const guards = new Map<string, Expr>();
  for (const { name, when: written } of syntax) {
    if (written === undefined || guards.has(name.text)) continue;
    const when = expressions.typed(written, "bool", contractPlace("in the guard of a member"));
    if (when === undefined) continue;
    const tooEarly = unreadable(when);
    if (tooEarly !== undefined)
      scope.file.report("expression/not-here", { what: `\`${tooEarly}\``, place: "before it is declared" }, written);
    else guards.set(name.text, when);
  }
  const members = type.members.map((member) => {
    const when = guards.get(member.name);
    return when === undefined ? member : { ...member, when };
  });
  for (const [name, when] of guards) {
    const value = variable(type);
    const chosen: Expr =
      type.kind === "enum"
        ? { type: boolType, kind: "is", value, members: [name] }
        : { type: boolType, kind: "has", set: value, members: [name] };
    scope.guards.assume({
      type: boolType,
      kind: "or",
      operands: [{ type: boolType, kind: "not", operand: chosen }, when],
    });
  }
  return members;
}

/** A default that some contract may not choose is none. */
function checkDefault(
  scope: ProductScope,
  members: readonly Member[],
  byDefault: readonly string[],
  guards: readonly Expr[],
  span: Span,
): void {
  for (const { name, when } of members)
    if (when !== undefined && byDefault.includes(name) && !scope.guards.implies(guards, when))
      scope.file.report("range/default", { value: name }, span);
}

function enterMembers(scope: ProductScope, members: readonly MemberDeclaration[], owner: DeclaredSymbol): void {
  const seen = new Map<string, Name>();
  for (const member of members) {
    const first = seen.get(member.name.text);
    if (first !== undefined)
      scope.file.report("name/duplicate", { name: member.name.text, kind: "member" }, member.name, {
        related: [{ message: `\`${member.name.text}\` stands here`, span: first }],
      });
    seen.set(member.name.text, member.name);
    scope.enter("member", member.name, member, labelOf(member.labels, member.doc), { within: owner });
  }
}

function typeOf(syntax: TypeSyntax): Type | undefined {
  switch (syntax.name) {
    case undefined:
      // The parser has said so where the type is missing altogether.
      return undefined;
    case "record":
      // A record is no value of its own: its fields are.
      return undefined;
    case "enum":
    case "set":
      return { kind: syntax.name, members: membersOf(syntax.members) };
    // Counted with as any number.
    case "whole":
      return { kind: "number" };
    default:
      return { kind: syntax.name };
  }
}

/** The bounds of a type; money and numbers are not negative unless the range says so. */
function rangeOf(expressions: Expressions, scope: ProductScope, syntax: TypeSyntax, type: Type): Range | undefined {
  const range = boundsOf(expressions, scope, syntax, type);
  return syntax.name === "whole" ? { ...range, whole: true } : range;
}

function boundsOf(expressions: Expressions, scope: ProductScope, syntax: TypeSyntax, type: Type): Range | undefined {
  const read = (value: Expression): Literal | undefined => {
    const literal = expressions.plainLiteral(value, type);
    if (literal !== undefined && syntax.name === "whole" && !isWholeLiteral(literal))
      scope.file.report("range/whole", { value: formatLiteral(literal, scope.minorDigits) }, value);
    if (literal !== undefined) checkPercent(scope, value, literal);
    return literal;
  };
  if (syntax.oneOf !== undefined) {
    checkCommas(syntax.oneOf, scope.file);
    const oneOf: Literal[] = [];
    for (const value of syntax.oneOf) {
      const literal = read(value);
      if (literal === undefined) continue;
      if (oneOf.some((other) => compareLiterals(other, literal) === 0))
        scope.file.report("range/repeated", { value: formatLiteral(literal, scope.minorDigits) }, value, {
          unused: true,
        });
      oneOf.push(literal);
    }
    return { oneOf };
  }
  const bound = (value: Expression | undefined): Literal | undefined =>
    value === undefined || isUnlimited(value) ? undefined : read(value);
  const min = bound(syntax.min);
  const max = bound(syntax.max);
  if (min !== undefined && max !== undefined && !isAtMost(min, max)) {
    const code = isAtMost(max, min) ? "range/empty" : "range/undecided";
    scope.file.report(
      code,
      { min: formatLiteral(min, scope.minorDigits), max: formatLiteral(max, scope.minorDigits) },
      syntax,
    );
  }
  if (min === undefined && max === undefined) return undefined;
  return { ...(min && { min }), ...(max && { max }) };
}

/** `ratio 0 .. 100`: ten times the whole or more, written without a sign, means percent. */
function checkPercent(scope: ProductScope, value: Expression, literal: Literal): void {
  if (literal.type !== "ratio" || value.kind !== "number" || value.percent) return;
  if (compareRational(literal.value, rational(10n)) < 0) return;
  const written = scope.file.sources.textOf(value);
  const instead = `${written}%`;
  scope.file.report("range/percent", { written, most: formatLiteral(literal), instead }, value, {
    fixes: [replaceBy(instead, value)],
  });
}

function isUnlimited(value: Expression | undefined): boolean {
  return value?.kind === "word" && value.word === "unlimited";
}

function inRange(value: Literal, range: Range | undefined): boolean {
  if (range === undefined) return true;
  if (range.whole === true && !isWholeLiteral(value)) return false;
  if (range.oneOf !== undefined) return range.oneOf.some((allowed) => compareLiterals(allowed, value) === 0);
  return (
    (range.min === undefined || isAtMost(range.min, value)) && (range.max === undefined || isAtMost(value, range.max))
  );
}

function defaultOf(
  expressions: Expressions,
  scope: ProductScope,
  syntax: Expression | undefined,
  type: Type,
  range: Range | undefined,
  owner: DeclaredSymbol | undefined,
  /** What it is the default of, where that may have no bound. */
  bounded?: "choice" | "unit",
): Literal | undefined {
  if (syntax === undefined) return undefined;
  if (type.kind === "money" && isUnlimited(syntax)) {
    scope.file.report("type/not-literal", { never: false, unlimited: bounded }, syntax);
    return undefined;
  }
  const value = expressions.plainLiteral(syntax, type, owner);
  if (value !== undefined) checkPercent(scope, syntax, value);
  if (value !== undefined && !inRange(value, range))
    scope.file.report("range/default", { value: formatLiteral(value, scope.minorDigits) }, syntax);
  return value;
}

// ── Contract ─────────────────────────────────────────────────────────────────────────────────────────

export function declarePlan(scope: ProductScope, syntax: PlanDeclaration): void {
  const type: Type = { kind: "enum", members: membersOf(syntax.members) };
  const name: Name = { kind: "name", text: "plan", start: syntax.start, end: syntax.start + "plan".length };
  const symbol = scope.declare("choice", name, syntax, { ja: "プラン", en: "Plan" }, { type });
  if (symbol === undefined) return;
  enterMembers(scope, syntax.members, symbol);
  checkMemberWords(scope, syntax.members, [], "a plan");
  scope.choices.set("plan", {
    name: "plan",
    label: symbol.label,
    type,
    optional: false,
    source: scope.source(syntax),
  });
}

/** What a contract states besides its choices, in the same object. */
const contractFields: ReadonlySet<string> = new Set(["policy", "period", "options", "readings", "units"]);

/** Enters the choice with its type and range; its guard is read when all choices are known. */
export function declareChoice(scope: ProductScope, expressions: Expressions, syntax: ChoiceDeclaration): void {
  misplacedRecord(scope, syntax, "a choice");
  const type = typeOf(syntax.type);
  const label = labelOf(syntax.labels, syntax.doc);
  const symbol = scope.declare("choice", syntax.name, syntax, label, type && { type });
  if (symbol === undefined || type === undefined) return;
  if (contractFields.has(syntax.name.text)) scope.file.report("name/built-in", { name: syntax.name.text }, syntax.name);
  if (syntax.type.orNever)
    scope.file.report("node/misplaced", { what: "`or never`", where: "the contract" }, syntax.type);
  if (syntax.type.orUnlimited && type.kind !== "money")
    scope.file.report(
      "type/mismatch",
      { found: describeType(type), wanted: describeType({ kind: "money" }) },
      syntax.type,
    );
  enterMembers(scope, syntax.type.members, symbol);
  checkMemberWords(scope, syntax.type.members, ["when"], "a choice");
  const bounds = rangeOf(expressions, scope, syntax.type, type);
  const orUnlimited = syntax.type.orUnlimited && type.kind === "money";
  const range: Range | undefined = orUnlimited ? { ...bounds, orUnlimited } : bounds;
  const defaultValue =
    orUnlimited && isUnlimited(syntax.defaultValue)
      ? "unlimited"
      : defaultOf(expressions, scope, syntax.defaultValue, type, range, symbol, "choice");
  const choice: Choice = {
    name: syntax.name.text,
    label,
    type,
    ...(range && { range }),
    ...(defaultValue && { default: defaultValue }),
    optional: syntax.optional,
    source: scope.source(syntax),
  };
  scope.choices.set(choice.name, choice);
}

/** A choice that has one value: from here on it is that value, and no choice. */
export function fixChoice(scope: ProductScope, expressions: Expressions, syntax: Fix): void {
  const symbol = scope.resolve(syntax.choice, ["choice"], "a choice of the contract");
  const choice = symbol && scope.choices.get(symbol.name);
  if (choice === undefined) {
    if (symbol !== undefined && scope.fixed.has(symbol.name))
      scope.file.report("extend/fixed-twice", { name: symbol.name }, syntax.choice);
    return;
  }
  const { type, range, name } = choice;
  const value =
    range?.orUnlimited === true && isUnlimited(syntax.value)
      ? "unlimited"
      : expressions.plainLiteral(syntax.value, type, symbol);
  if (value !== undefined && value !== "unlimited" && !inRange(value, range))
    scope.file.report("extend/fix-range", { name, value: formatLiteral(value, scope.minorDigits) }, syntax.value, {
      related: [note("declared", { name }, symbol!.nameSpan)],
    });
  scope.choices.delete(name);
  if (value !== undefined) scope.fixed.set(name, { type, value, at: syntax.value });
}

export function guardChoice(scope: ProductScope, expressions: Expressions, syntax: ChoiceDeclaration): void {
  const fixed = scope.fixed.get(syntax.name.text);
  if (fixed !== undefined) guardFixed(scope, expressions, syntax, fixed);
  const choice = scope.choices.get(syntax.name.text);
  if (choice === undefined) return;
  const { name, type } = choice;
  // Choices are read in declared order: a guard cannot know what comes after it.
  const later = [...scope.choices.keys()].slice([...scope.choices.keys()].indexOf(name));
  const unreadable = (when: Expr): string | undefined => choicesRead(scope, when).find((read) => later.includes(read));
  const when = syntax.when && expressions.typed(syntax.when, "bool", contractPlace("in the guard of a choice"));
  const tooEarly = when && unreadable(when);
  if (tooEarly !== undefined)
    scope.file.report("expression/not-here", { what: `\`${tooEarly}\``, place: "before it is declared" }, syntax.when!);
  if (type.kind !== "enum" && type.kind !== "set") {
    if (when !== undefined) scope.choices.set(name, { ...choice, when });
    return;
  }
  const variable = (of: Type): Expr => ({ type: of, kind: "choice", name });
  const members = guardMembers(scope, expressions, syntax.type.members, type, variable, unreadable);
  scope.choices.set(name, { ...choice, type: { ...type, members }, ...(when && { when }) });
  if (syntax.defaultValue !== undefined && typeof choice.default === "object" && "value" in choice.default)
    checkDefault(scope, members, [choice.default.value].flat() as string[], when ? [when] : [], syntax.defaultValue);
}

/** The value of a fixed choice has to be one that every contract with the choice could have. */
function guardFixed(
  scope: ProductScope,
  expressions: Expressions,
  { name, when: guard, type }: ChoiceDeclaration,
  fixed: FixedChoice,
): void {
  const place = contractPlace("in the guard of a choice");
  const when = guard && expressions.typed(guard, "bool", place);
  if (when !== undefined) scope.fixed.set(name.text, { ...fixed, when });
  if (fixed.value === "unlimited") return;
  const value = formatLiteral(fixed.value, scope.minorDigits).split(", ");
  for (const member of type.members) {
    if (member.when === undefined || !value.includes(member.name.text)) continue;
    const allowed = expressions.typed(member.when, "bool", place);
    if (allowed !== undefined && !scope.guards.implies(when === undefined ? [] : [when], allowed))
      scope.file.report("extend/fix-range", { name: name.text, value: member.name.text }, fixed.at);
  }
}

export function declareOptions(scope: ProductScope, block: OptionsBlock): void {
  for (const row of block.rows)
    scope.declare("option", row.name, row, labelOf(row.labels, row.doc), { type: boolType });
}

/** Reads the grid; every option's availability and demands become axioms about contracts. */
export function elaborateOptions(scope: ProductScope, expressions: Expressions, block: OptionsBlock): void {
  const fixed = scope.fixed.get("plan");
  const plan = scope.choices.get("plan") ?? fixed;
  const planType = plan?.type.kind === "enum" ? plan.type : undefined;
  const planSymbol = scope.names.get("plan");
  if (block.plans.length > 0 && planType === undefined) scope.unknown("plan", block.plans[0]!, []);
  const columns = planType === undefined ? [] : block.plans.map((name) => scope.member(name, planType, planSymbol));
  const inherited = scope.source(block).references;
  for (const row of block.rows) {
    const wanted = block.plans.length || 1;
    if (row.marks.length !== wanted)
      scope.file.report("option/marks", { name: row.name.text, wanted, found: row.marks.length }, row.name);
    const single = row.marks[0]?.availability ?? "optional";
    // A grid without plans holds under every plan alike.
    const all = planType === undefined ? [""] : planType.members.map(({ name }) => name);
    const ofFixed = columns.findIndex((column) => typeof fixed?.value === "object" && column === fixed.value.value);
    const availability: [string, Availability][] =
      block.plans.length === 0
        ? (fixed === undefined ? all : [""]).map((name) => [name, single])
        : fixed !== undefined
          ? [["", row.marks[ofFixed]?.availability ?? "unavailable"]]
          : columns.flatMap((column, index) =>
              column === undefined ? [] : [[column, row.marks[index]?.availability ?? "unavailable"]],
            );
    if (fixed === undefined && availability.length > 0 && availability.every(([, mark]) => mark === "unavailable"))
      scope.file.report("option/never", { name: row.name.text }, row.name);
    const available = availability.flatMap(([member, mark]) => (mark === "unavailable" ? [] : [member]));
    const onlyPlans: Expr[] =
      planType === undefined || fixed !== undefined || block.plans.length === 0
        ? []
        : [{ type: boolType, kind: "is", value: planExpr(planType), members: available }];
    const requires = row.requires.flatMap((syntax, index): ContractRule[] => {
      const test = expressions.typed(syntax, "bool", contractPlace("in what an option requires", onlyPlans));
      if (test === undefined) return [];
      const source = { ...scope.source(row, inherited), start: syntax.start, end: syntax.end };
      return [
        {
          id: `${row.name.text}:requires:${index + 1}`,
          label: {},
          test,
          text: textOf(scope, syntax),
          reads: ruleReads(scope, test),
          source,
        },
      ];
    });
    const notWith = row.notWith.flatMap((name) => scope.resolve(name, ["option"], "an option")?.name ?? []);
    const option: Option = {
      name: row.name.text,
      label: labelOf(row.labels, row.doc),
      availability: Object.fromEntries(availability),
      requires,
      notWith,
      source: scope.source(row, inherited),
    };
    scope.options.set(option.name, option);
    addAxioms(scope, option, fixed === undefined ? planType : undefined, availability);
  }
}

function addAxioms(
  scope: ProductScope,
  option: Option,
  planType: (Type & { kind: "enum" }) | undefined,
  availability: readonly (readonly [string, Availability])[],
): void {
  const chosen: Expr = { type: boolType, kind: "option", name: option.name };
  const implied = (premise: Expr, conclusion: Expr): void => {
    scope.guards.assume({
      type: boolType,
      kind: "or",
      operands: [{ type: boolType, kind: "not", operand: premise }, conclusion],
    });
  };
  if (planType !== undefined) {
    const under = (mark: Availability): Expr => ({
      type: boolType,
      kind: "is",
      value: planExpr(planType),
      members: availability.flatMap(([member, found]) => (found === mark ? [member] : [])),
    });
    implied(chosen, { type: boolType, kind: "not", operand: under("unavailable") });
    implied(under("automatic"), chosen);
  }
  for (const { test } of option.requires) implied(chosen, test);
  for (const other of option.notWith)
    implied(chosen, { type: boolType, kind: "not", operand: { type: boolType, kind: "option", name: other } });
}

const planExpr = (type: Type): Expr => ({ type, kind: "choice", name: "plan" });

export function elaborateContractRule(
  scope: ProductScope,
  expressions: Expressions,
  syntax: Require,
  ordinal: number,
): ContractRule | undefined {
  // A rule that reads a choice absent under the contract holds, so no guard is asked of it.
  const everywhere = [...scope.choices.values()].flatMap(({ when }) => (when === undefined ? [] : [when]));
  const place = contractPlace("in a rule of the contract", everywhere);
  const condition = expressions.typed(syntax.test, "bool", place);
  const when = syntax.when && expressions.typed(syntax.when, "bool", place);
  const absent = guardsOfFixed(scope, syntax.test).map((guard): Expr => ({
    type: boolType,
    kind: "not",
    operand: guard,
  }));
  if (syntax.scope !== undefined)
    scope.file.report("node/misplaced", { what: "`for`", where: "a rule of the contract" }, syntax.scope);
  if (condition === undefined || (syntax.when !== undefined && when === undefined)) return undefined;
  const exempt = when === undefined ? absent : [...absent, { type: boolType, kind: "not", operand: when } as const];
  const test: Expr = exempt.length === 0 ? condition : { type: boolType, kind: "or", operands: [...exempt, condition] };
  const name = syntax.name?.text;
  return {
    id: `contract:${name ?? ordinal}`,
    label: labelOf(syntax.labels, syntax.doc),
    test,
    text: textOf(scope, syntax.test),
    reads: ruleReads(scope, test),
    source: scope.source(syntax),
  };
}

function textOf(scope: ProductScope, { start, end }: Span): string {
  return scope.file.sources.textOf({ start, end }).replace(/\s+/g, " ");
}

/** When the choices that a rule reads, and that have one value, are there at all. */
function guardsOfFixed(scope: ProductScope, syntax: unknown): Expr[] {
  if (typeof syntax !== "object" || syntax === null) return [];
  const node = syntax as { readonly kind?: string; readonly text?: string };
  if (node.kind === "name") {
    const when = scope.fixed.get(node.text ?? "")?.when;
    return when === undefined ? [] : [when];
  }
  return Object.values(syntax).flatMap((part) => guardsOfFixed(scope, part));
}

function ruleReads(scope: ProductScope, test: Expr): string[] {
  const period = someExpr(test, scope.lets, ({ kind }) => kind === "period" || kind === "during");
  return [...choicesRead(scope, test), ...(period ? ["period"] : [])];
}

function choicesRead(scope: ProductScope, test: Expr): string[] {
  const names = new Set<string>();
  visitExpr(test, scope.lets, (part) => {
    if (part.kind === "choice") names.add(part.name);
  });
  return [...scope.choices.keys()].filter((name) => names.has(name));
}

// ── Facts, units, readings, tables ───────────────────────────────────────────────────────────────────

function factParts(
  scope: ProductScope,
  expressions: Expressions,
  syntax: FactDeclaration,
  symbol: DeclaredSymbol | undefined,
  type: Type,
  /** What the contract's schedule states may have no bound, as a choice may. */
  isScheduled = false,
): UnitFact {
  if (symbol !== undefined) enterMembers(scope, syntax.type.members, symbol);
  checkMemberWords(scope, syntax.type.members, [], "a fact");
  if (syntax.type.orNever && type.kind !== "date" && type.kind !== "datetime")
    scope.file.report(
      "type/mismatch",
      { found: describeType(type), wanted: describeType({ kind: "date" }) },
      syntax.type,
    );
  const orUnlimited = syntax.type.orUnlimited && isScheduled && type.kind === "money";
  if (syntax.type.orUnlimited && !orUnlimited)
    scope.file.report("node/misplaced", { what: "`or unlimited`", where: "a fact" }, syntax.type);
  const bounds = rangeOf(expressions, scope, syntax.type, type);
  const range: Range | undefined = orUnlimited ? { ...bounds, orUnlimited } : bounds;
  const bounded = isScheduled ? "unit" : undefined;
  const defaultValue = defaultOf(expressions, scope, syntax.defaultValue, type, range, symbol, bounded);
  return {
    name: syntax.name.text,
    label: labelOf(syntax.labels, syntax.doc),
    type,
    ...(range && { range }),
    orNever: syntax.type.orNever,
    ...(defaultValue && { default: defaultValue }),
    source: scope.source(syntax),
  };
}

export function declareFact(scope: ProductScope, expressions: Expressions, of: Bearer, syntax: FactDeclaration): void {
  if (syntax.type.name === "record") {
    declareRecord(scope, expressions, of, syntax);
    return;
  }
  const type = typeOf(syntax.type);
  const symbol = scope.declare("fact", syntax.name, syntax, labelOf(syntax.labels, syntax.doc), type && { type });
  // `others none` in a scenario's incident says that nothing else holds.
  if (of === "incident" && syntax.name.text === "others")
    scope.file.report("name/built-in", { name: syntax.name.text }, syntax.name);
  if (type === undefined) return;
  const fact: Fact = { ...factParts(scope, expressions, syntax, symbol, type), of };
  if (symbol !== undefined) scope.facts.set(fact.name, fact);
}

/** Each field of a record is a fact of its own, `outage.from`. */
function declareRecord(scope: ProductScope, expressions: Expressions, of: Bearer, syntax: FactDeclaration): void {
  const label = labelOf(syntax.labels, syntax.doc);
  const symbol = scope.declare("record", syntax.name, syntax, label);
  if (syntax.type.orNever || syntax.defaultValue !== undefined)
    scope.file.report("node/misplaced", { what: "a default", where: "a record" }, syntax.defaultValue ?? syntax.type);
  if (symbol === undefined) return;
  for (const field of syntax.type.fields) {
    const type = typeOf(field.type);
    if (scope.memberOf(symbol, field.name.text) !== undefined)
      scope.file.report("name/duplicate", { name: field.name.text, kind: "fact" }, field.name);
    if (field.type.name === "record") misplacedRecord(scope, field, "a record");
    if (type === undefined) continue;
    const own = labelOf(field.labels, field.doc);
    const inner = scope.enter("fact", field.name, field, own, { type, within: symbol });
    const name = `${syntax.name.text}.${field.name.text}`;
    const fact: Fact = {
      ...factParts(scope, expressions, field, inner, type),
      name,
      label: joinLabels(label, own),
      of,
    };
    scope.facts.set(name, fact);
  }
}

function misplacedRecord(scope: ProductScope, { type }: { readonly type: TypeSyntax }, where: string): void {
  if (type.name === "record") scope.file.report("node/misplaced", { what: "a record", where }, type);
}

/** 停止 開始, Outage from */
function joinLabels(outer: Label, inner: Label): Label {
  const both = (language: "ja" | "en"): string | undefined =>
    outer[language] === undefined || inner[language] === undefined
      ? undefined
      : `${outer[language]} ${inner[language]}`;
  const [ja, en, doc] = [both("ja") ?? inner.ja, both("en") ?? inner.en, inner.doc];
  return { ...(ja !== undefined && { ja }), ...(en !== undefined && { en }), ...(doc !== undefined && { doc }) };
}

export function declareUnit(
  scope: ProductScope,
  expressions: Expressions,
  syntax: UnitDeclaration,
  scheduled: boolean,
): void {
  const label = labelOf(syntax.labels, syntax.doc);
  const symbol = scope.declare("unit", syntax.name, syntax, label);
  if (symbol === undefined) return;
  const facts = unitFacts(scope, expressions, syntax.facts, symbol, true);
  scope.units.set(symbol.name, {
    name: symbol.name,
    label,
    facts,
    established: [],
    scheduled,
    source: scope.source(syntax),
  });
}

/** `unit building of location`: once all are declared. What is wrong is of no other. */
export function nestUnits(scope: ProductScope, units: readonly UnitDeclaration[]): void {
  const { file } = scope;
  for (const { name, of } of units) {
    const unit = scope.units.get(name.text);
    if (of === undefined || unit === undefined) continue;
    const outer = scope.resolve(of, ["unit"], "a unit");
    if (outer === undefined) continue;
    if (isWithin(outer.name, unit.name, scope.units)) file.report("unit/cycle", { name: unit.name }, of);
    else scope.units.set(unit.name, { ...unit, of: outer.name });
  }
  for (const { name, of } of units) {
    const unit = scope.units.get(name.text);
    const outer = scope.units.get(unit?.of ?? "");
    // The contract says of its units of what they are, and is read without an incident.
    if (of !== undefined && unit?.scheduled === true && outer?.of !== undefined && !outer.scheduled)
      file.report("unit/outer-schedule", { name: unit.name, outer: outer.name, outermost: outer.of }, of);
  }
}

/** `facts of location { … }`: of a unit, what is established in the incident. Units are declared before. */
export function establishFacts(scope: ProductScope, expressions: Expressions, { of, facts }: FactsBlock): void {
  const symbol = scope.names.get(of.text);
  const unit = scope.units.get(of.text);
  if (symbol === undefined || unit === undefined) {
    const nearest = closest(of.text, [...bearers, ...scope.units.keys()]);
    if (of.text !== "")
      scope.file.report("fact/bearer", { name: of.text, nearest }, of, {
        fixes: nearest === undefined ? [] : [replaceBy(nearest, of)],
      });
    return;
  }
  scope.file.uses.push({ name: of, symbol });
  const established = unitFacts(scope, expressions, facts, symbol, false);
  scope.units.set(unit.name, { ...unit, established: [...unit.established, ...established] });
}

function unitFacts(
  scope: ProductScope,
  expressions: Expressions,
  facts: readonly FactDeclaration[],
  unit: DeclaredSymbol,
  isScheduled: boolean,
): UnitFact[] {
  return facts.flatMap((fact) => {
    misplacedRecord(scope, fact, "a unit");
    const type = typeOf(fact.type);
    const first = scope.memberOf(unit, fact.name.text);
    if (first !== undefined)
      scope.file.report("name/duplicate", { name: fact.name.text, kind: "fact" }, fact.name, {
        related: [{ message: `\`${fact.name.text}\` is declared here`, span: first.nameSpan }],
      });
    if (type === undefined || first !== undefined || fact.name.text === "") return [];
    const inner = scope.enter("fact", fact.name, fact, labelOf(fact.labels, fact.doc), { type, within: unit });
    return [factParts(scope, expressions, fact, inner, type, isScheduled)];
  });
}

export function declareReading(scope: ProductScope, syntax: ReadingDeclaration): void {
  const members = membersOf(syntax.members);
  const label = labelOf(syntax.labels, syntax.doc);
  const symbol = scope.declare("reading", syntax.name, syntax, label, { type: { kind: "enum", members } });
  if (symbol === undefined) return;
  enterMembers(scope, syntax.members, symbol);
  if (members.length < 2) scope.file.report("reading/one", { name: syntax.name.text }, syntax.name);
  checkMemberWords(scope, syntax.members, ["default"], "a reading");
  const defaults = syntax.members.filter(({ isDefault }) => isDefault);
  if (defaults.length > 1) scope.file.report("reading/defaults", { name: syntax.name.text }, defaults[1]!);
  const reading: Reading = {
    name: syntax.name.text,
    label,
    members,
    ...(defaults[0] && { default: defaults[0].name.text }),
    source: scope.source(syntax),
  };
  scope.readings.set(reading.name, reading);
}

export function declareTable(scope: ProductScope, syntax: TableDeclaration): void {
  const symbol = scope.declare("table", syntax.name, syntax, labelOf(syntax.labels, syntax.doc));
  if (symbol === undefined) return;
  for (const { name, labels } of syntax.columns) {
    scope.declare("column", name, syntax, labelOf(labels), { within: symbol });
    scope.columns.set(name.text, syntax.name.text);
  }
}

/** Keys take their type from the choice, fact or formula of their name, columns from their values, unless they say `(number)`. */
export function elaborateTable(scope: ProductScope, expressions: Expressions, syntax: TableDeclaration): void {
  const keys = syntax.keys.flatMap((name) => {
    const symbol = scope.resolve(name, ["choice", "fact", "let"], "a choice, a fact or a formula");
    const type = symbol?.kind === "let" ? expressions.typeOfFormula(name) : symbol?.type;
    return type === undefined ? [] : [{ name: name.text, type, symbol }];
  });
  if (keys.length !== syntax.keys.length) return;
  const first = syntax.rows[0];
  const columnTypes = syntax.columns.map(({ isNumber }, index): Type | undefined => {
    if (isNumber) return { kind: "number" };
    const value = first?.values[index];
    if (value === undefined) return undefined;
    const expr = expressions.any(value, contractPlace("in a table"));
    if (expr === undefined) return undefined;
    // Plain numbers in a table of a coverage language are amounts of money.
    return bareNumber(expr) !== undefined || expr.kind === "unlimited" ? { kind: "money" } : expr.type;
  });
  const rows: { keys: TableKey[][]; values: (Literal | "unlimited")[]; source: Source }[] = [];
  for (const row of syntax.rows) {
    if (row.keys.length !== keys.length)
      scope.file.report("table/row", { wanted: keys.length, found: row.keys.length, what: "keys" }, row);
    if (row.values.length !== syntax.columns.length)
      scope.file.report("table/row", { wanted: syntax.columns.length, found: row.values.length, what: "values" }, row);
    for (const alternatives of row.keys) checkCommas(alternatives, scope.file);
    rows.push({
      keys: row.keys.slice(0, keys.length).map((alternatives, index) =>
        alternatives.flatMap((alternative): TableKey[] => {
          const found = expressions.tableKey(alternative, keys[index]!.type, keys[index]!.symbol);
          return found === undefined ? [] : [found];
        }),
      ),
      values: row.values.slice(0, columnTypes.length).flatMap((value, index): (Literal | "unlimited")[] => {
        const type = columnTypes[index];
        if (value.kind === "word" && value.word === "unlimited" && type?.kind !== "number") return ["unlimited"];
        const literal = type && expressions.literal(value, type);
        const column = syntax.columns[index]!.name.text;
        if (literal !== undefined && isFine(literal))
          scope.fineCells.set(column, [...(scope.fineCells.get(column) ?? []), value]);
        return literal === undefined ? [] : [literal];
      }),
      source: scope.source(row),
    });
  }
  const table: Table = {
    name: syntax.name.text,
    label: labelOf(syntax.labels, syntax.doc),
    keys: keys.map(({ name, type, symbol }) => {
      const fixed = symbol?.kind === "choice" ? scope.fixed.get(name)?.value : undefined;
      return { name, type, ...(typeof fixed === "object" && { fixed }) };
    }),
    columns: syntax.columns.flatMap(({ name, labels }, index) => {
      const type = columnTypes[index];
      return type === undefined ? [] : [{ name: name.text, label: labelOf(labels), type }];
    }),
    rows,
    source: scope.source(syntax),
  };
  scope.tables.set(table.name, table);
}

export function declareLet(scope: ProductScope, syntax: LetDeclaration): void {
  scope.declare("let", syntax.name, syntax, labelOf(syntax.labels, syntax.doc));
}

// ── Triggers ─────────────────────────────────────────────────────────────────────────────────────────

export function declareTriggers(scope: ProductScope, block: TriggersBlock): void {
  for (const trigger of block.triggers) {
    const { name, labels, doc } = trigger;
    const symbol = scope.declare("trigger", name, trigger, labelOf(labels, doc)) ?? scope.repeatedAs(name, ["trigger"]);
    if (symbol !== undefined && !scope.triggers.includes(symbol.name)) scope.triggers.push(symbol.name);
  }
}

export function elaborateTriggers(
  scope: ProductScope,
  expressions: Expressions,
  blocks: readonly TriggersBlock[],
  contractRules: readonly ContractRule[],
): Trigger[] {
  const triggers: Trigger[] = [];
  for (const block of blocks)
    for (const syntax of block.triggers) {
      const above = triggers.map(({ name }) => name);
      const excepted = new Set<string>();
      const except = syntax.excepts.flatMap(({ allAbove, triggers: names, when: guard, lineByLine, ...span }) => {
        if (allAbove && above.length === 0)
          scope.file.report("trigger/except-nothing", { name: syntax.name.text }, span, { unused: true });
        const found = allAbove
          ? above
          : names.flatMap((name) => scope.resolve(name, ["trigger"], "a trigger")?.name ?? []);
        for (const name of names) {
          if (excepted.has(name.text)) scope.file.report("trigger/except-twice", { name: name.text }, name);
          excepted.add(name.text);
        }
        for (const name of found) excepted.add(name);
        const when = guard && expressions.typed(guard, "bool", contractPlace("in the guard of an exception"));
        return found.map((trigger) => ({ trigger, lineByLine, ...(when && { when }) }));
      });
      const when = syntax.when && expressions.typed(syntax.when, "bool", contractPlace("in the guard of a trigger"));
      triggers.push({
        name: syntax.name.text,
        label: labelOf(syntax.labels, syntax.doc),
        except,
        ...(when && { when }),
        source: scope.source(syntax, scope.source(block).references),
      });
    }
  reportCycles(scope, triggers, blocks, contractRules);
  return triggers;
}

/** "a date" for the types that a scenario's value can have. */
export function wantedValue(type: Type): string {
  return type.kind === "bool" ? "`yes` or `no`" : describeType(type);
}
