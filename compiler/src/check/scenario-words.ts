import type { DateLiteral, Expression, Name, OuterUnit, Span, Text, Word } from "@yakkan/grammar/syntax.js";
import { builtInOf } from "@yakkan/grammar/keywords.js";
import type { FactValue } from "@yakkan/runtime/claim.js";
import type { Literal, Range, Type, UnitFact } from "../plan.js";
import { wantedValue } from "./declarations.js";
import { contractPlace, Expressions } from "./expressions.js";
import { dateExists } from "./literals.js";
import type { ProductScope } from "./scope.js";

/** The words of a block, grouped: each name with the values that follow it. */
interface Entry {
  readonly name: Name;
  readonly negated: boolean;
  readonly values: readonly Exclude<Word, { kind: "punctuation" }>[];
}

export type Stated = Record<string, FactValue>;

const inScenario = contractPlace("in a scenario");

/** What the words of a scenario say of facts, choices and amounts. */
export class ScenarioWords {
  private readonly expressions: Expressions;

  constructor(private readonly scope: ProductScope) {
    this.expressions = new Expressions(scope, new Map(), new Map());
  }

  /** Splits words into entries: a name begins one, unless the name before it takes a name as its value. */
  group(words: readonly Word[]): Entry[] {
    const entries: { name: Name; negated: boolean; values: Entry["values"][number][] }[] = [];
    let negated: Word | undefined;
    let afterComma = false;
    const stray = (word: Word | undefined): void => {
      if (word !== undefined) this.scope.file.report("scenario/word", { word: this.text(word) }, word);
    };
    for (const word of words) {
      if (word.kind === "punctuation") {
        // `not` stands in front of a name.
        stray(negated);
        negated = word.text === "not" ? word : undefined;
        afterComma = word.text !== "not";
        continue;
      }
      const last = entries.at(-1);
      const isValue =
        last !== undefined && negated === undefined && (word.kind !== "name" || this.takes(last, word, afterComma));
      if (isValue) last.values.push(word);
      else if (word.kind === "name") entries.push({ name: word, negated: negated !== undefined, values: [] });
      else stray(word);
      if (word.kind !== "name") stray(negated);
      negated = undefined;
      afterComma = false;
    }
    stray(negated);
    return entries;
  }

  private takes(
    entry: { readonly name: Name; readonly values: readonly Word[] },
    word: Name,
    afterComma: boolean,
  ): boolean {
    if (entry.name.text === "period") {
      // In a file with a name 始期 of its own the word means the period's beginning where that is missing.
      const end = endNamed(word);
      const isGiven = entry.values.some((value) => endNamed(value) === end);
      return word.text === end || (end !== undefined && !isGiven);
    }
    if (entry.name.text === "policy") return entry.values.length === 0;
    if (entry.name.text === "others") return entry.values.length === 0;
    const type = this.typeOf(entry.name.text);
    if (type === undefined) return false;
    const isMember = "members" in type && type.members.some(({ name }) => name === word.text);
    if (type.kind === "enum") return entry.values.length === 0 && (isMember || !this.scope.names.has(word.text));
    if (type.kind === "set")
      return isMember || (afterComma && !this.scope.names.has(word.text)) || entry.values.length === 0;
    return false;
  }

  private typeOf(name: string): Type | undefined {
    const symbol = this.scope.names.get(name);
    if (symbol?.type !== undefined) return symbol.type;
    const field = this.scope.facts.get(name);
    if (field !== undefined) return field.type;
    for (const unit of this.scope.units.values()) {
      const fact = [...unit.facts, ...unit.established].find((candidate) => candidate.name === name);
      if (fact !== undefined) return fact.type;
    }
    return undefined;
  }

  facts(
    words: readonly Word[],
    find: (
      name: Name,
    ) => (Pick<UnitFact, "type" | "range" | "orNever"> & { readonly circumstance: boolean }) | undefined,
  ): { facts: Stated; exclusions: Record<string, boolean>; places: ReadonlyMap<string, Span> } {
    const facts: Stated = {};
    const exclusions: Record<string, boolean> = {};
    const places = new Map<string, Span>();
    const seen = new Set<string>();
    for (const entry of this.group(words)) {
      const found = find(entry.name);
      if (found === undefined) continue;
      this.once(seen, entry);
      const value = this.unlimited(entry, found.range) ?? this.value(entry, found.type, found.orNever);
      if (value === undefined) continue;
      put<unknown>(found.circumstance ? exclusions : facts, entry.name.text, value);
      places.set(entry.name.text, placeOf(entry));
    }
    return { facts, exclusions, places };
  }

  bearerFact(of: string, name: Name): { type: Type; orNever: boolean; circumstance: boolean } | undefined {
    const { scope } = this;
    const fact = scope.facts.get(name.text);
    const circumstance = scope.circumstances.get(name.text);
    const symbol = scope.names.get(name.text);
    if (symbol !== undefined && (fact !== undefined || circumstance !== undefined))
      scope.file.uses.push({ name, symbol });
    if (symbol === undefined && fact !== undefined) this.useField(name);
    if (fact?.of === of) return { type: fact.type, orNever: fact.orNever, circumstance: false };
    if (circumstance === of) return { type: { kind: "bool" }, orNever: false, circumstance: true };
    const actual = fact?.of ?? circumstance;
    if (actual !== undefined) {
      scope.file.report(
        "name/wrong-kind",
        { name: name.text, kind: `fact of ${actual}`, wanted: `a fact of ${of}` },
        name,
      );
      return undefined;
    }
    const known = [
      ...[...scope.facts.values()].filter((other) => other.of === of).map((other) => other.name),
      ...[...scope.circumstances].filter(([, bearer]) => bearer === of).map(([other]) => other),
    ];
    if (of === "incident") known.push(...scope.triggers, "others");
    scope.unknown(of === "incident" ? "trigger, fact or exclusion" : `fact of ${of}`, name, known);
    return undefined;
  }

  /** `outage.from`: the record, and its field. */
  useField(name: Name): void {
    const { scope } = this;
    const [record = "", field = ""] = name.text.split(".");
    const symbol = scope.names.get(record);
    const inner = symbol && scope.memberOf(symbol, field);
    const written = scope.file.sources.textOf(name);
    const dot = written.indexOf(".");
    if (symbol === undefined || inner === undefined) return;
    const end = name.start + written.slice(0, dot).trimEnd().length;
    const start = name.end - written.slice(dot + 1).trimStart().length;
    scope.file.uses.push({ name: { kind: "name", text: record, start: name.start, end }, symbol });
    scope.file.uses.push({ name: { kind: "name", text: field, start, end: name.end }, symbol: inner });
  }

  /** `of location L1`, where units of the kind are of one. */
  outerUnit(unit: string, syntax: OuterUnit | undefined): { readonly of?: string } {
    if (syntax === undefined) return {};
    const outer = this.scope.units.get(unit)?.of;
    const named = this.scope.resolve(syntax.kind, ["unit"], "a unit");
    if (named !== undefined && named.name !== outer)
      this.scope.file.report("scenario/outer-unit", { unit, named: named.name, outer }, syntax);
    return { of: idText(syntax.id) };
  }

  /** Of the contract's schedule, or established in the incident. */
  unitFact(unit: string, where: "facts" | "established", name: Name): (UnitFact & { circumstance: false }) | undefined {
    const facts = this.scope.units.get(unit)?.[where] ?? [];
    const fact = facts.find((candidate) => candidate.name === name.text);
    const owner = this.scope.names.get(unit);
    const symbol = owner && fact && this.scope.memberOf(owner, name.text);
    if (symbol !== undefined) this.scope.file.uses.push({ name, symbol });
    if (fact === undefined)
      this.scope.unknown(
        `fact of \`${unit}\``,
        name,
        facts.map((other) => other.name),
      );
    return fact && { ...fact, circumstance: false };
  }

  /** `pd_limit unlimited`, where the choice allows it. */
  unlimited({ negated, values: [first, ...others] }: Entry, range: Range | undefined): "unlimited" | undefined {
    const isAllowed = range?.orUnlimited === true;
    const isSaid = first?.kind === "word" && first.word === "unlimited" && others.length === 0;
    return isAllowed && isSaid && !negated ? "unlimited" : undefined;
  }

  /** The JSON value of an entry, by its type. A bare name of a yes-or-no fact means yes. */
  value(entry: Entry, type: Type, orNever = false): FactValue | undefined {
    const { name, values, negated } = entry;
    const [first] = values;
    if (type.kind === "bool" && values.length === 0) return !negated;
    // `not` takes back a name alone, not what stands behind one.
    if (this.isNegated(entry)) return undefined;
    if (type.kind === "bool") {
      if (values.length === 1 && first?.kind === "word" && (first.word === "yes" || first.word === "no"))
        return first.word === "yes";
      this.needs(name, wantedValue(type));
      return undefined;
    }
    if (type.kind === "set") {
      if (values.length === 1 && first?.kind === "word" && (first.word === "none" || first.word === "empty")) return [];
      const owner = this.scope.names.get(name.text);
      const members = values.flatMap((value) =>
        value.kind === "name" ? (this.scope.member(value, type, owner) ?? []) : [],
      );
      if (members.length === 0 || members.length < values.length) {
        if (values.length === 0 || values.some(({ kind }) => kind !== "name")) this.needs(name, wantedValue(type));
        return undefined;
      }
      return members;
    }
    if (first === undefined || values.length > 1) {
      this.needs(name, wantedValue(type));
      return undefined;
    }
    if (first.kind === "word" && first.word === "never" && orNever) return "never";
    if (type.kind === "enum") {
      // `none` and the like are words of the language and may be members of an enum too.
      const member: Name | undefined =
        first.kind === "name"
          ? first
          : first.kind === "word"
            ? { ...first, kind: "name", text: first.word }
            : undefined;
      if (member === undefined) this.needs(name, wantedValue(type));
      return member && this.scope.member(member, type, this.scope.names.get(name.text));
    }
    if (type.kind === "date" || type.kind === "datetime") {
      if (first.kind !== "date") this.needs(name, wantedValue(type));
      else if (this.date(first)) return first.value;
      return undefined;
    }
    if (first.kind !== "number" && first.kind !== "span") {
      this.needs(name, wantedValue(type));
      return undefined;
    }
    const literal = this.expressions.literal(first, type);
    return literal && toJson(literal);
  }

  amount(syntax: Expression): number | undefined {
    const expr = this.expressions.typed(syntax, "money", inScenario);
    if (expr === undefined) return undefined;
    const literal = expr.kind === "literal" ? expr.literal : this.expressions.literal(syntax, { kind: "money" });
    return literal === undefined ? undefined : (toJson(literal) as number);
  }

  /** `from 2026-04-01 to 2027-04-01`, or the end in front. */
  period({ name, values }: Entry): { readonly from: DateLiteral; readonly to: DateLiteral } | undefined {
    const ends: { from?: DateLiteral; to?: DateLiteral } = {};
    let stray: Word | undefined;
    let end: "from" | "to" | undefined;
    for (const value of values) {
      const named = endNamed(value);
      if (value.kind === "date" && end !== undefined) {
        ends[end] = value;
        end = undefined;
      } else if (named !== undefined && end === undefined && ends[named] === undefined) end = named;
      else stray ??= value;
    }
    const { from, to } = ends;
    if (stray === undefined && from !== undefined && to !== undefined) return { from, to };
    this.needs(name, "two dates: `period from 2026-04-01 to 2027-04-01`", stray);
    return undefined;
  }

  date({ value, ...span }: { readonly value: string } & Span): boolean {
    if (dateExists(value)) return true;
    this.scope.file.report("date/invalid", { date: value }, span);
    return false;
  }

  once(seen: Set<string>, { name }: Entry): void {
    if (seen.has(name.text)) this.scope.file.report("scenario/twice", { name: name.text }, name);
    seen.add(name.text);
  }

  isNegated({ name, negated }: Entry): boolean {
    if (negated) this.scope.file.report("scenario/word", { word: "not" }, name);
    return negated;
  }

  noValue({ values }: Entry): void {
    for (const value of values) this.scope.file.report("scenario/word", { word: this.text(value) }, value);
  }

  /** At the value that is no such, where it is one of several. */
  needs(name: Name, wanted: string, at: Span = name): void {
    this.scope.file.report("scenario/value", { name: name.text, wanted }, at);
  }

  private text(span: Span): string {
    return this.scope.file.sources.textOf(span);
  }
}

/** A name with its values. */
export function placeOf({ name, values }: Entry): Span {
  return { start: name.start, end: values.at(-1)?.end ?? name.end };
}

/** Which end of the period a word names. */
function endNamed(word: Word): "from" | "to" | undefined {
  if (word.kind !== "name") return undefined;
  const english = builtInOf(word.text) ?? word.text;
  return english === "from" || english === "to" ? english : undefined;
}

export function idText(id: Name | Text | DateLiteral): string {
  return id.kind === "name" ? id.text : id.value;
}

/** Sets a property of any name, `__proto__` among them. */
export function put<T>(target: Record<string, T>, name: string, value: T): void {
  if (name !== "__proto__") target[name] = value;
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

export function ungroup({ name, negated, values }: Entry): Word[] {
  const not: Word[] = negated ? [{ kind: "punctuation", text: "not", start: name.start, end: name.start }] : [];
  return [...not, name, ...values];
}

/** A literal as a claim's JSON has it. */
function toJson(literal: Literal): FactValue {
  switch (literal.type) {
    case "money":
    case "number":
      return Number(literal.value.numerator) / Number(literal.value.denominator);
    case "ratio":
      return `${literal.value.numerator}/${literal.value.denominator}`;
    case "duration":
      return `PT${literal.value}S`;
    case "span": {
      const { years, months, days } = literal.value;
      return years > 0 ? `P${years}Y` : months > 0 ? `P${months}M` : `P${days}D`;
    }
    default:
      return literal.value;
  }
}
