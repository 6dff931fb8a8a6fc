import type {
  ClauseMetadata,
  FormulaMetadata,
  NodeMetadata,
  Place,
  ProductMetadata,
  Text,
  TypeMetadata,
} from "@yakkan/runtime/metadata.js";
import type {
  Exclusion,
  Expr,
  Fact,
  GroupNode,
  HeadNode,
  Label,
  Layer,
  LayerTerm,
  Let,
  Literal,
  Member,
  Node,
  Plan,
  Rule,
  Scope,
  Source,
  Term,
  Type,
  UnitFact,
} from "../plan.js";
import { derivationOf } from "../figures.js";
import { headsBelow } from "../heads-below.js";
import { amountPlace, FormulaProse, type Language, Prose, type SaidOf } from "../docs/prose.js";
import { termScope, termWhere } from "../docs/term-scope.js";
import { exprsOf, gapsIn } from "./gaps.js";
import { isCountedTerm } from "../quantities.js";
import { hashTerms } from "../terms-hash.js";
import {
  formatExpr,
  formatRange,
  summarizeCovers,
  summarizeExclusion,
  summarizeLayerTerm,
  summarizeRule,
  summarizeTerm,
} from "./summary.js";
import { partsOfCarveBacks, partsOfGround, partsOfTest, type TestPart, toldIn } from "../test-parts.js";
import { letsByName, visitExpr } from "../walk-expr.js";
import { allTerms } from "../walk-plan.js";

/** What a product says of itself, as plain JSON: with a result it is enough to explain the result. */
export function describeMetadata(plan: Plan): ProductMetadata {
  const { currency } = plan;
  const { ja: japanese, en: english } = proseOf(plan);
  return {
    name: plan.name,
    label: toText(plan.label),
    edition: plan.edition,
    terms: hashTerms(plan),
    currency: { code: currency.code, minorDigits: currency.minorDigits },
    rounding: plan.rounding,
    documents: plan.documents.map(({ name, label, source }) => ({
      name,
      label: toText(label),
      place: toPlace(source),
    })),
    choices: plan.choices.map((choice) => ({
      name: choice.name,
      label: toText(choice.label),
      type: toType(choice.type),
      ...(choice.when === undefined ? {} : { when: formatExpr(choice.when, currency) }),
      ...optional("range", formatRange(choice.range, currency)),
      ...(choice.default === undefined
        ? {}
        : { default: choice.default === "unlimited" ? choice.default : toValue(choice.default) }),
      optional: choice.optional,
      place: toPlace(choice.source),
    })),
    options: plan.options.map((option) => ({
      name: option.name,
      label: toText(option.label),
      availability: Object.entries(option.availability).map(([name, availability]) => ({ plan: name, availability })),
      requires: option.requires.map(({ test }) => formatExpr(test, currency)),
      notWith: [...option.notWith],
      place: toPlace(option.source),
    })),
    readings: plan.readings.map((reading) => ({
      name: reading.name,
      label: toText(reading.label),
      members: reading.members.map(toMember),
      ...optional("default", reading.default),
      place: toPlace(reading.source),
    })),
    units: plan.units.map((unit) => ({
      name: unit.name,
      label: toText(unit.label),
      one: { ja: japanese.oneOf(unit.name), en: english.oneOf(unit.name) },
      ...optional("of", unit.of),
      scheduled: unit.scheduled,
      facts: unit.facts.map((fact) => describeFact(fact, plan)),
      ...(unit.established.length > 0 && { established: unit.established.map((fact) => describeFact(fact, plan)) }),
      place: toPlace(unit.source),
    })),
    facts: plan.facts.map((fact) => ({ ...describeFact(fact, plan), of: fact.of })),
    triggers: plan.triggers.map(({ name }) => name),
    heads: plan.heads.map((head) => describeHead(head, plan)),
    uncovered: plan.uncovered.map(({ name }) => name),
    exclusions: plan.exclusions.map(({ name, of, asserted, perInsured, readsInsured }) => ({
      name,
      of,
      asserted,
      perInsured,
      ...(readsInsured && { readsInsured }),
    })),
    formulas: readByAmounts(plan).map((formula) => describeFormula(formula, plan)),
    premiums: plan.premiums.map((premium) => ({
      name: premium.name,
      label: toText(premium.label),
      summary: formatExpr(premium.value, currency),
      place: toPlace(premium.source),
    })),
    tree: describeNode(plan.root),
    clauses: [
      ...clausesOfNode(plan.root, plan),
      ...plan.triggers.map((trigger): ClauseMetadata => ({
        id: trigger.name,
        kind: "trigger",
        label: toText(trigger.label),
        summary: summarizeTrigger(trigger, plan),
        place: toPlace(trigger.source),
      })),
      ...plan.exclusions.map((exclusion) => clauseOfExclusion(exclusion, plan)),
    ],
  };
}

function describeFact(fact: Fact | UnitFact, { currency }: Plan) {
  return {
    name: fact.name,
    label: toText(fact.label),
    type: toType(fact.type),
    ...optional("range", formatRange(fact.range, currency)),
    orNever: fact.orNever,
    ...(fact.default === undefined ? {} : { default: toValue(fact.default) }),
    place: toPlace(fact.source),
  };
}

/** Formulas that amounts of heads, of their lines and of terms read, directly or through others. */
function readByAmounts({ heads, lets, root }: Plan): readonly Let[] {
  const byName = letsByName(lets);
  const read = new Set<string>();
  const terms = allTerms(root).flatMap((term): readonly (Term | LayerTerm)[] =>
    term.kind === "layers" ? term.layers.flatMap((layer) => layer.terms) : [term],
  );
  const amounts = [...heads.map(({ computed, each }) => computed ?? each), ...terms.map(derivationOf)];
  for (const amount of amounts)
    if (amount !== undefined)
      visitExpr(amount, byName, (part) => {
        if (part.kind === "let") read.add(part.name);
      });
  return lets.filter(({ name }) => read.has(name));
}

/** In both languages, with its figures to be filled in. */
function formulaText(expr: Expr, plan: Plan, place?: SaidOf): Text {
  return {
    ja: new FormulaProse(plan, "ja", place).expr(expr),
    en: new FormulaProse(plan, "en", place).expr(expr),
  };
}

function describeFormula({ name, label, value, source }: Let, plan: Plan): FormulaMetadata {
  return {
    name,
    label: toText(label),
    type: toType(value.type),
    formula: formulaText(value, plan),
    place: toPlace(source),
  };
}

function describeHead(head: HeadNode, plan: Plan) {
  const amount = head.computed ?? head.each;
  return {
    name: head.name,
    computed: head.computed !== undefined,
    ...(head.perUnit === undefined ? {} : { perUnit: head.perUnit.unit }),
    ...(amount === undefined ? {} : { formula: formulaText(amount, plan, amountPlace(head)) }),
    items: head.items.map(({ name, label, refused }) => ({ name, label: toText(label), refused })),
    ...defaultsRead(head, plan),
    triggers: [...new Set(head.covers.flatMap((cover) => cover.triggers))],
  };
}

/** What is read of a line of the head: by rules, terms and exclusions on it, and where it is worked out. */
function defaultsRead(head: HeadNode, { root, exclusions, facts, lets }: Plan): { readonly defaultsRead?: string[] } {
  const withDefault = facts.filter((fact) => fact.of === "loss" && fact.default !== undefined);
  if (withDefault.length === 0) return {};
  const isFor = ({ heads }: Scope): boolean => heads?.includes(head.name) ?? true;
  const rules = rulesAround(root, head).filter(({ scope }) => isFor(scope));
  const terms = allTerms(root).filter((term) => term.heads.includes(head.name));
  const byName = letsByName(lets);
  const read = new Set<string>();
  for (const expr of [
    head.each,
    ...rules.map(({ test }) => test),
    ...terms.flatMap(exprsOf),
    ...exclusions
      .filter(({ scope }) => isFor(scope))
      .flatMap(({ ground, unless }) => [ground, ...unless.map(({ test }) => test)]),
  ])
    if (expr !== undefined)
      visitExpr(expr, byName, (part) => {
        if (part.kind === "fact" && part.of === "loss") read.add(part.name);
      });
  return { defaultsRead: withDefault.map(({ name }) => name).filter((name) => read.has(name)) };
}

/** The rules of the head and of every node around it. */
function rulesAround(node: Node, head: HeadNode): readonly Rule[] {
  if (node.kind === "uncovered") return [];
  if (node.kind === "head") return node === head ? node.rules : [];
  return headsBelow(node).includes(head.name)
    ? [...node.rules, ...node.members.flatMap((one) => rulesAround(one, head))]
    : [];
}

function describeNode(node: Node): NodeMetadata {
  switch (node.kind) {
    case "uncovered":
      return { name: node.name, kind: node.kind, terms: [], rules: [], members: [] };
    case "head":
      return { name: node.name, kind: node.kind, terms: ids(node.terms), rules: ids(node.rules), members: [] };
    case "product":
    case "section":
    case "frame":
      return {
        name: node.name,
        kind: node.kind,
        terms: ids([...node.above, ...node.below]),
        rules: ids(node.rules),
        members: node.members.map(describeNode),
      };
  }
}

/** A node, what stands on it, and what is below it, in the order of the text. */
function clausesOfNode(node: Node, plan: Plan): readonly ClauseMetadata[] {
  const clause = { id: node.name, kind: node.kind, label: toText(node.label), place: toPlace(node.source) };
  switch (node.kind) {
    case "uncovered":
      return [{ ...clause, summary: `uncovered ${node.name}` }];
    case "head":
      return [
        {
          ...clause,
          summary: summarizeHead(node, plan),
          ...optional("gaps", gapsIn([node.computed, node.each], plan)),
        },
        ...node.items.map((item): ClauseMetadata => ({
          id: `${node.name}:${item.name}`,
          kind: "item",
          label: toText(item.label),
          summary: item.refused ? `refuse ${item.name}` : `item ${item.name}`,
          node: node.name,
          place: toPlace(item.source),
        })),
        ...node.rules.map((rule) => clauseOfRule(rule, node, plan)),
        ...node.terms.flatMap((term) => clausesOfTerm(term, node, plan)),
      ];
    case "product":
    case "section":
    case "frame":
      return [
        {
          ...clause,
          summary: `${node.kind} ${node.name}${node.when === undefined ? "" : ` when ${formatExpr(node.when, plan.currency)}`}`,
        },
        ...node.rules.map((rule) => clauseOfRule(rule, node, plan)),
        ...node.above.flatMap((term) => clausesOfTerm(term, node, plan)),
        ...node.members.flatMap((member) => clausesOfNode(member, plan)),
        ...node.below.flatMap((term) => clausesOfTerm(term, node, plan)),
      ];
  }
}

function clauseOfRule(rule: Rule, node: GroupNode | HeadNode, plan: Plan): ClauseMetadata {
  return {
    id: rule.id,
    kind: rule.kind,
    label: toText(rule.label),
    summary: summarizeRule(rule, plan.currency, node.kind === "head" ? undefined : node),
    node: node.name,
    ...optional("gaps", gapsIn([rule.when, rule.test], plan)),
    ...conditionsOf(rule, plan),
    place: toPlace(rule.source),
  };
}

/** As results name what fails of it. */
function conditionsOf({ kind, test }: Rule, plan: Plan): Pick<ClauseMetadata, "conditions" | "date"> {
  if (kind === "approval") return {};
  return { ...dateIn(test, plan), ...inWords(isOfDates(test) ? [] : partsOfTest(test, letsByName(plan.lets)), plan) };
}

/** As results name what holds of its ground, and what fails of its carve-backs. */
function conditionsOfExclusion(exclusion: Exclusion, plan: Plan): Pick<ClauseMetadata, "conditions" | "date"> {
  const lets = letsByName(plan.lets);
  return {
    ...dateIn(exclusion.ground, plan),
    ...inWords([...partsOfGround(exclusion, lets), ...partsOfCarveBacks(exclusion, lets)], plan),
  };
}

function isOfDates({ kind }: Expr): boolean {
  return kind === "within" || kind === "during";
}

function dateIn(test: Expr, plan: Plan): Pick<ClauseMetadata, "date"> {
  if ((test.kind !== "within" && test.kind !== "during") || test.value.kind === "literal") return {};
  return { date: said(test.value, plan) };
}

function inWords(parts: readonly TestPart[], plan: Plan): Pick<ClauseMetadata, "conditions"> {
  const conditions = toldIn(parts);
  if (conditions.length === 0) return {};
  return {
    conditions: Object.fromEntries(
      conditions.map((condition) => [formatExpr(condition, plan.currency), said(condition, plan)]),
    ),
  };
}

function said(expr: Expr, plan: Plan): Omit<Text, "doc"> {
  const { ja, en } = proseOf(plan);
  return { ja: ja.expr(expr), en: en.expr(expr) };
}

const prose = new WeakMap<Plan, Readonly<Record<Language, Prose>>>();

/** In each language, once for a plan: it looks at all that has a name. */
function proseOf(plan: Plan): Readonly<Record<Language, Prose>> {
  const known = prose.get(plan) ?? { ja: new Prose(plan, "ja"), en: new Prose(plan, "en") };
  prose.set(plan, known);
  return known;
}

/** A deductible that has no label and that the contract chooses is called as the contract calls it: 自己負担額. */
function labelOfTerm(term: Term, { choices }: Plan): Label {
  if (isCalled(term.label) || term.kind !== "deductible" || term.amount.kind !== "choice") return term.label;
  const { name } = term.amount;
  return choices.find((choice) => choice.name === name)?.label ?? term.label;
}

function isCalled({ ja, en }: Label): boolean {
  return ja !== undefined || en !== undefined;
}

function clausesOfTerm(term: Term, on: GroupNode | HeadNode, plan: Plan): readonly ClauseMetadata[] {
  const derivation = derivationOf(term);
  const node = on.name;
  const clause: ClauseMetadata = {
    id: term.id,
    kind: clauseKindOf(term),
    label: toText(labelOfTerm(term, plan)),
    summary: summarizeTerm(term, plan.currency, on),
    node,
    ...scopeOfTerm(term, on, plan),
    ...optional("each", term.forEach),
    ...optional("gaps", gapsIn(exprsOf(term), plan)),
    ...(derivation === undefined ? {} : { formula: formulaText(derivation, plan, term) }),
    ...(derivation === undefined && !mayBeUsedUp(term) ? {} : actsOn(term)),
    ...quantityOf(term, plan),
    place: toPlace(term.source),
  };
  if (term.kind !== "layers") return [clause];
  return [clause, ...term.layers.flatMap((layer) => clausesOfLayer(layer, term, node, plan))];
}

function clauseKindOf(term: Term): ClauseMetadata["kind"] {
  if (term.kind !== "limit" && term.kind !== "deductible") return term.kind;
  const isLimit = term.kind === "limit";
  if (term.times === true) return isLimit ? "times" : "deductible-times";
  return isCountedTerm(term) ? (isLimit ? "count" : "deductible-count") : term.kind;
}

function quantityOf(term: Term, plan: Plan): Pick<ClauseMetadata, "quantity"> {
  if (!isCountedTerm(term)) return {};
  const [ja, en] = (["ja", "en"] as const).map((language) => new Prose(plan, language, term).expr(term.quantity));
  return { quantity: { ja: ja!, en: en! } };
}

/** For what of its node the term is, where that is not all of it. */
function scopeOfTerm(term: Term, on: GroupNode | HeadNode, plan: Plan): Pick<ClauseMetadata, "scope"> {
  const said = (language: Language): string => {
    const prose = new Prose(plan, language, term);
    const what = termScope(prose, term, on);
    const parts = [what && prose.say(`対象：${what}`, `for ${what}`), termWhere(prose, term, plan.lets)];
    return prose.list(parts.filter((part) => part !== ""));
  };
  const [ja, en] = [said("ja"), said("en")];
  return en === "" ? {} : { scope: { ja, en } };
}

/** Whether other incidents may have borne all that the insured bears by the term. */
function mayBeUsedUp({ basis, caps = [] }: Term): boolean {
  return basis.period || caps.some((cap) => cap.basis.period);
}

/** Groups that are by event or item too do not say so. */
function actsOn({ kind, heads, triggers, where, reads }: Term): Pick<ClauseMetadata, "actsOn"> {
  if (kind !== "deductible" || where !== undefined || reads.trigger || reads.item) return {};
  return { actsOn: { heads, ...optional("triggers", triggers) } };
}

/** The layer itself, then its terms. */
function clausesOfLayer(layer: Layer, block: Term, node: string, plan: Plan): readonly ClauseMetadata[] {
  const says = layer.terms.map((part) => summarizeLayerTerm(part, plan.currency));
  const guard = layer.when === undefined ? "" : ` when ${formatExpr(layer.when, plan.currency)}`;
  return [
    {
      id: `${block.id}/${layer.name}`,
      kind: "layer",
      label: toText(layer.label),
      summary: `layer ${layer.name}: ${says.join(", ")}${guard}`,
      node,
      place: toPlace(layer.source),
    },
    ...layer.terms.map((part, place): ClauseMetadata => {
      const derivation = derivationOf(part);
      return {
        id: part.id,
        kind: "layer-term",
        label: toText(isCalled(part.label) ? part.label : layer.label),
        summary: `layer ${layer.name}: ${says[place]!}${guard}`,
        node,
        ...(derivation === undefined ? {} : { formula: formulaText(derivation, plan, block) }),
        place: toPlace(part.source),
      };
    }),
  ];
}

function clauseOfExclusion(exclusion: Exclusion, plan: Plan): ClauseMetadata {
  return {
    id: exclusion.name,
    kind: "exclusion",
    label: toText(exclusion.label),
    summary: summarizeExclusion(exclusion, plan.currency, plan.root),
    ...conditionsOfExclusion(exclusion, plan),
    place: toPlace(exclusion.source),
  };
}

function summarizeHead(head: HeadNode, { currency }: Plan): string {
  const guard = head.when === undefined ? "" : ` when ${formatExpr(head.when, currency)}`;
  const perUnit = head.perUnit === undefined ? "" : ` for each ${head.perUnit.unit}`;
  const computed = head.computed === undefined ? "" : ` = ${formatExpr(head.computed, currency)}${perUnit}`;
  const covers = summarizeCovers(head.covers, currency);
  const each = head.each === undefined ? "" : ` for each loss = ${formatExpr(head.each, currency)}`;
  return `head ${head.name}${guard}${computed}${each}${covers === "" ? "" : `, ${covers}`}`;
}

function summarizeTrigger(trigger: Plan["triggers"][number], { currency }: Plan): string {
  const except = trigger.except
    .map(
      (other) =>
        ` except ${other.trigger}${other.when === undefined ? "" : ` (when ${formatExpr(other.when, currency)})`}${other.lineByLine ? " line by line" : ""}`,
    )
    .join("");
  return `trigger ${trigger.name}${except}${trigger.when === undefined ? "" : ` when ${formatExpr(trigger.when, currency)}`}`;
}

/** As figures of a result have it: exact, money in minor units. */
function toValue(literal: Literal): string | readonly string[] {
  switch (literal.type) {
    case "bool":
      return literal.value ? "yes" : "no";
    case "money":
    case "number":
    case "ratio": {
      const { numerator, denominator } = literal.value;
      return denominator === 1n ? String(numerator) : `${numerator}/${denominator}`;
    }
    case "duration":
      return String(literal.value);
    case "span": {
      const { years, months, days } = literal.value;
      return years !== 0 ? `P${years}Y` : months !== 0 ? `P${months}M` : `P${days}D`;
    }
    case "date":
    case "datetime":
    case "enum":
    case "set":
      return literal.value;
  }
}

function toType(type: Type): TypeMetadata {
  return type.kind === "enum" || type.kind === "set"
    ? { kind: type.kind, members: type.members.map(toMember) }
    : { kind: type.kind };
}

function toMember({ name, label }: Member) {
  return { name, label: toText(label) };
}

function toText({ ja, en, doc }: Label): Text {
  return { ...optional("ja", ja), ...optional("en", en), ...optional("doc", doc) };
}

function toPlace({ file, line, column, references }: Source): Place {
  return { file, line, column, references: references.map(({ document, place }) => ({ document, place })) };
}

function ids(clauses: readonly { readonly id: string }[]): readonly string[] {
  return clauses.map(({ id }) => id);
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]: V });
}
