import type {
  ClauseMetadata,
  FactMetadata,
  FormulaMetadata,
  FormulaText,
  MemberMetadata,
  Place,
  ProductMetadata,
  Text,
} from "../metadata.js";
import type { FactReference, LineResult } from "../result.js";
import { formatExactMoney, formatMoney } from "./amount.js";
import { widestText, wrap } from "./columns.js";
import { type Language, type TermKind, type UseTime, type Words, words } from "./words.js";

/** A basis that is by no unit. */
type PlainBasis = keyof Words["term"]["per"];

/** A line, and whose it is as far as that is known. */
export type NamedLine = Pick<LineResult, "id" | "head" | "claim" | "insured" | "unit" | "unitId" | "count" | "countOf">;

/** How things of a product are called in an explanation. */
export class Names {
  readonly words: Words;
  private readonly citations = new Map<string, readonly string[]>();
  private readonly clauses: ReadonlyMap<string, ClauseMetadata>;
  /** Nodes around each node, from the outermost inwards, without the product. */
  private readonly around = new Map<string, readonly string[]>();

  constructor(
    readonly metadata: ProductMetadata,
    private readonly language: Language,
    /** The clause as its author wrote it, where the text is at hand. */
    private readonly quote: (clause: ClauseMetadata) => string | undefined,
  ) {
    this.words = words[language];
    this.clauses = new Map(metadata.clauses.map((clause) => [clause.id, clause]));
    const visit = (node: ProductMetadata["tree"], around: readonly string[]): void => {
      this.around.set(node.name, around);
      for (const member of node.members) visit(member, node.kind === "product" ? [] : [...around, node.name]);
    };
    visit(metadata.tree, []);
  }

  money(amount: number): string {
    return formatMoney(amount, this.metadata.currency);
  }

  exactMoney(numerator: bigint, denominator: bigint): string {
    return formatExactMoney(numerator, denominator, this.metadata.currency);
  }

  label(label: Text, name: string): string {
    return (this.language === "ja" ? (label.ja ?? label.en) : (label.en ?? label.ja)) ?? name;
  }

  member({ label, name }: MemberMetadata): string {
    return this.label(label, name);
  }

  /** The label of a node, trigger, exclusion; of what is not labelled its name. */
  clause(id: string): string {
    const clause = this.clauses.get(id);
    return clause === undefined ? id : this.label(clause.label, id);
  }

  /** That no fact could decide what the clause leaves open, and why, as far as the product says. */
  noValue(id: string): string {
    const gaps = this.clauses.get(id)?.gaps;
    if (gaps === undefined) return this.nothingDecides();
    const { tables, divides, sums, lists } = gaps;
    const listedDecides = lists.length > 0 || (sums && this.mayWaitForListed());
    return this.words.noValue({
      nothing: listedDecides ? this.words.waitsForNone : this.words.noFactDecides,
      tables: tables.map(({ label, name }) => this.label(label, name)),
      divides,
      sums,
      lists: lists.map((one) => (one.of === "unit" ? this.unitKind(one.unit) : this.words.listed[one.of])),
    });
  }

  /** That no fact is waited for, and, where that is so, that none could decide. */
  nothingDecides(): string {
    return this.mayWaitForListed() ? this.words.waitsForNone : this.words.noFactDecides;
  }

  /** Whether something of the product may have no value until a claim, an insured or a unit is listed. */
  private mayWaitForListed(): boolean {
    return this.metadata.clauses.some(({ gaps }) => gaps !== undefined && gaps.lists.length > 0);
  }

  /** A rule's own words; none where its author gave it none. */
  ownLabel(id: string): string | undefined {
    const label = this.clauses.get(id)?.label;
    return label === undefined || (label.ja === undefined && label.en === undefined)
      ? undefined
      : this.label(label, id);
  }

  /** `Costs > Response` */
  path(node: string): string {
    return [...(this.around.get(node) ?? []), node].map((name) => this.clause(name)).join(" > ");
  }

  /** The line behind its head, which is called `label`; what the head itself brings is called by that alone. */
  headed(label: string, line: NamedLine, and = this.words.and): string {
    if (!this.isComputed(line)) return `${label}${and}${this.line(line)}`;
    return line.unit === undefined ? label : this.words.whose(label, this.brought(line));
  }

  /** With the claim, insured and unit that it is of, as far as it says; of a computed head by the head. */
  line(line: NamedLine): string {
    const { of, whose, and } = this.words;
    if (this.isComputed(line)) return this.headed(this.clause(line.head), line);
    const whom = [
      ...(line.claim === undefined ? [] : [of.claim(shownId(line.claim))]),
      ...(line.insured === undefined ? [] : [of.insured(shownId(line.insured))]),
      ...(line.unit === undefined ? [] : [this.unit(line.unit, line.unitId, line.count)]),
    ];
    const name = this.words.line(shownId(line.id));
    return whom.length === 0 ? name : whose(name, whom.join(and));
  }

  /** Of a line that it refuses, or may: with the claim or insured of whom it is found. */
  exclusion(name: string, line: NamedLine): string {
    const { of, anyInsured, everyInsured, whose } = this.words;
    const exclusion = this.metadata.exclusions.find((candidate) => candidate.name === name);
    const label = this.clause(name);
    if (exclusion === undefined) return label;
    const isOfInsured = exclusion.of === "insured" || exclusion.readsInsured === true;
    if (!isOfInsured && exclusion.of === "claim" && line.claim !== undefined)
      return whose(label, of.claim(shownId(line.claim)));
    if (!isOfInsured) return label;
    if (!exclusion.perInsured) return whose(label, anyInsured);
    return whose(label, line.insured === undefined ? everyInsured : of.insured(shownId(line.insured)));
  }

  /** One by its id, or several with equal amounts. */
  unit(kind: string, id: string | undefined, count: number | undefined): string {
    const { units } = this.words;
    return units(this.unitKind(kind), id === undefined ? undefined : shownId(id), count);
  }

  /** Such ids are those of computed heads alone. */
  isComputed({ id }: Pick<LineResult, "id">): boolean {
    return id.startsWith("=");
  }

  /** The unit that a computed head brings a line for, or those that another line counts. */
  private brought({ unit = "", unitId, count, countOf }: NamedLine): string {
    const units = this.unit(unit, unitId, count);
    return countOf === undefined ? units : `${units}${this.words.and}${this.words.line(shownId(countOf))}`;
  }

  findClause(id: string): ClauseMetadata | undefined {
    return this.clauses.get(id);
  }

  /** A condition of a rule, as results name it. */
  condition(id: string, condition: string): string {
    const text = this.clauses.get(id)?.conditions?.[condition];
    return text === undefined ? condition : this.label(text, condition);
  }

  /** How the head, or each of its lines, is worked out. */
  formulaOfHead(name: string): FormulaText | undefined {
    return this.metadata.heads.find((head) => head.name === name)?.formula;
  }

  /** A formula that a computed head or the amount of a term reads. */
  formula(name: string): FormulaMetadata | undefined {
    return this.metadata.formulas.find((formula) => formula.name === name);
  }

  /** What a limit or deductible counts. */
  quantity(clause: string): string {
    return this.label(this.clauses.get(clause)?.quantity ?? {}, "");
  }

  /** What a clause says, and where. */
  saying(id: string): string[] {
    const clause = this.clauses.get(id);
    return clause === undefined ? [] : [this.quote(clause) ?? clause.summary, this.place(clause.place)];
  }

  /** The same as lines to stand below what the clause did. */
  citation(id: string): readonly string[] {
    const bar = "| ";
    const known = this.citations.get(id);
    if (known !== undefined) return known;
    const lines = this.saying(id)
      .flatMap((text) => wrap(text, widestText - bar.length))
      .map((part) => bar + part);
    this.citations.set(id, lines);
    return lines;
  }

  /** `見本パンフレット p.9, p.11; sample.yakkan:57` */
  place(place: Place): string {
    return [...this.documents(place), `${place.file}:${place.line}`].join("; ");
  }

  /** `sample.yakkan:57` */
  lineOf(id: string): string | undefined {
    const place = this.clauses.get(id)?.place;
    return place && `${place.file}:${place.line}`;
  }

  /** `limit per incident of Costs, for Tests: ¥30,000,000`; what stands on the head of the line itself does not name it again. */
  term(id: string, amount: string | undefined, head: string): string {
    const clause = this.clauses.get(id);
    if (clause === undefined) return id;
    const { kind, node } = clause;
    if (!isTermKind(kind)) return this.clause(id);
    const own = this.ownLabel(id);
    const named = own ?? this.words.term.kind[kind];
    // What has a label of its own says by it whose it is, and for what.
    const where = own !== undefined || node === undefined || node === head ? undefined : this.clause(node);
    if (kind === "coinsurance" && own !== undefined && amount !== undefined)
      return this.words.term.paidShare(own, amount);
    return this.words.term.named(
      named,
      kind === "coinsurance" ? "" : this.basis(id.split(":")[2] ?? "", clause.each),
      where,
      own === undefined && clause.scope !== undefined ? this.label(clause.scope, "") : undefined,
      amount,
    );
  }

  /** What the term is called without its amount: as its author did, else by its kind. */
  termKind(id: string): string | undefined {
    const kind = this.clauses.get(id)?.kind;
    return kind !== undefined && isTermKind(kind) ? (this.ownLabel(id) ?? this.words.term.kind[kind]) : undefined;
  }

  fact(reference: FactReference): string {
    const { of, id, name } = reference;
    const label = this.calledFor(reference);
    // What the contract does not state is no fact that an adjuster could find.
    if (of === "contract") return this.words.whose(label, this.words.of.contract(""));
    if (of === "incident" || id === undefined) return label;
    const kinds =
      of === "unit"
        ? this.metadata.units.filter(({ facts, established = [] }) =>
            [...facts, ...established].some((one) => one.name === name),
          )
        : [];
    const [kind, ...others] = kinds;
    const isClear = kind !== undefined && others.length === 0;
    return this.words.whose(label, isClear ? this.unit(kind.name, id, undefined) : this.words.of[of](shownId(id)));
  }

  /** The fact, or what is wanted of it, whomever it is about. */
  calledFor({ of, name, lacks }: FactReference): string {
    const label = this.factLabel(of, name);
    return lacks === undefined ? label : this.words.timeOf(label);
  }

  /** The fact as it is declared, unless it is one that every line has. */
  declaredFact({ of, name }: FactReference): Omit<FactMetadata, "of"> | undefined {
    const { facts, units } = this.metadata;
    const declared: readonly Omit<FactMetadata, "of">[] =
      of === "unit"
        ? units.flatMap(({ established = [] }) => established)
        : facts.filter((candidate) => candidate.of === of);
    return declared.find((candidate) => candidate.name === name);
  }

  /** What a fact is called, whomever it is about. */
  factLabel(of: FactReference["of"], name: string): string {
    const { choices, facts, units, readings } = this.metadata;
    const declared: readonly { readonly name: string; readonly label: Text }[] =
      of === "unit"
        ? units.flatMap((unit) => [...unit.facts, ...(unit.established ?? [])])
        : of === "reading"
          ? readings
          : of === "contract"
            ? choices
            : facts.filter((fact) => fact.of === of);
    const found = declared.find((candidate) => candidate.name === name);
    if (found !== undefined) return this.label(found.label, name);
    const builtIn = of === "loss" && Object.hasOwn(this.words.lineFact, name) ? this.words.lineFact[name] : undefined;
    return builtIn ?? this.clause(name);
  }

  /** `見本パンフレット p.9, p.11`, of these documents alone, where they are given; empty where the clause cites none. */
  documentsOf(id: string, only?: readonly string[]): string {
    const clause = this.clauses.get(id);
    return clause === undefined ? "" : this.documents(clause.place, only).join("; ");
  }

  private documents({ references }: Place, only?: readonly string[]): readonly string[] {
    const places = new Map<string, string[]>();
    for (const { document, place } of references)
      if (only?.includes(document) !== false) places.set(document, [...(places.get(document) ?? []), place]);
    return [...places].map(([document, inIt]) => `${this.document(document)} ${inIt.join(", ")}`);
  }

  private document(name: string): string {
    const document = this.metadata.documents.find((candidate) => candidate.name === name);
    return document === undefined ? name : this.label(document.label, name);
  }

  /** Of the most that is borne by a term: from its id, `TERM/borne:BASIS`. */
  capBasis(id: string): string {
    const term = id.slice(0, id.lastIndexOf("/borne:"));
    return this.basis(id.slice(id.lastIndexOf(":") + 1), this.clauses.get(term)?.each);
  }

  /** Within what other incidents use it up. */
  capTime(id: string): UseTime {
    const { day, time } = this.partsOf(id.slice(id.lastIndexOf(":") + 1));
    return day ?? time ?? "period";
  }

  /** As ids have it; of a term, `NODE:KIND:BASIS:ORDINAL`. */
  private basis(basis: string, each: string | undefined): string {
    const { per, perUnit, forEach, betweenParts } = this.words.term;
    // A line is of one unit, and a unit that is of that of a frame tells which.
    if (basis === "loss") return per.loss;
    const { counted, day, time } = this.partsOf(basis);
    const unit = this.unitNamed(counted);
    const own =
      unit === undefined ? (isPlain(counted, per) ? per[counted] : undefined) : perUnit(this.label(unit.one, counted));
    if (counted !== "" && own === undefined) return "";
    const told = [own, day && per[day], time && per[time]].filter((part) => part !== undefined).join(betweenParts);
    return each === undefined || unit !== undefined ? told : forEach(told, this.unitKind(each), time !== undefined);
  }

  /** The kind of unit that a term counts by: that of its basis, or that of the frame around it. */
  countedKind(id: string): string | undefined {
    return this.unitNamed(this.partsOf(id.split(":")[2] ?? "").counted)?.name ?? this.clauses.get(id)?.each;
  }

  /** `room`, `day` and `period` of `room-day-period`; a unit may be called `day`. */
  private partsOf(basis: string): BasisParts {
    const [, first = "", time] = /^(.*?)(?:(?:^|-)(period|policy-year))?$/.exec(basis) ?? [];
    const isUnit = this.unitNamed(first) !== undefined;
    const [, counted = "", day] = isUnit ? [first, first] : (/^(.*?)(?:(?:^|-)(day))?$/.exec(first) ?? []);
    return { counted, day, time } as BasisParts;
  }

  private unitNamed(name: string): ProductMetadata["units"][number] | undefined {
    return this.metadata.units.find((unit) => unit.name === name);
  }

  /** What a kind of units is called. */
  unitKind(name: string): string {
    return this.label(this.metadata.units.find((unit) => unit.name === name)?.label ?? {}, name);
  }
}

/**
 * An id as a claim gives it, where a person reads it: without what does not show, moves the cursor or turns
 * the direction of writing, so that it cannot pass for something else.
 */
export function shownId(id: string): string {
  return id.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

function isTermKind(kind: ClauseMetadata["kind"]): kind is TermKind {
  return (
    kind === "coinsurance" ||
    kind === "deductible" ||
    kind === "franchise" ||
    kind === "limit" ||
    kind === "times" ||
    kind === "deductible-times" ||
    kind === "count" ||
    kind === "deductible-count" ||
    kind === "borne" ||
    kind === "layers"
  );
}

interface BasisParts {
  readonly counted: string;
  readonly day: "day" | undefined;
  readonly time: "period" | "policy-year" | undefined;
}

function isPlain(basis: string, per: Words["term"]["per"]): basis is PlainBasis {
  return Object.hasOwn(per, basis);
}
