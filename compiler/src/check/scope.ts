import type {
  Declaration,
  Labels,
  Name,
  Product,
  Reference as ReferenceSyntax,
  Span,
  Vocabulary,
} from "@yakkan/grammar/syntax.js";
import type { DiagnosticArguments, DiagnosticCode } from "../diagnostics/catalog.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { literalsElsewhere } from "../diagnostics/catalog/foreign-functions.js";
import { closest, type Details, diagnose, note, replaceBy } from "../diagnostics/report.js";
import type {
  Bearer,
  Choice,
  Expr,
  Fact,
  Label,
  Let,
  Literal,
  Option,
  Reading,
  Reference,
  Rounding,
  Source,
  Table,
  Type,
  UnitKind,
} from "../plan.js";
import type { Sources } from "../files/sources.js";
import { once } from "../once.js";
import { Guards } from "./guards.js";
import type { DeclaredSymbol, NameUse, SymbolKind } from "./model.js";
import { type KnownWords, wordsApart, wordsRoughlyApart } from "./words-apart.js";

/** Symbols by where their names stand: what several products have of one text is one symbol. */
export type SymbolTable = Map<number, DeclaredSymbol>;

/** Collects what is found in checking one product, which may be made of the texts of several files. */
export class FileContext {
  readonly diagnostics: Diagnostic[] = [];
  readonly symbols: DeclaredSymbol[] = [];
  readonly uses: NameUse[] = [];
  /** Where the expressions of the plans stand in the text. */
  readonly places = new WeakMap<Expr, Span>();

  constructor(
    readonly sources: Sources,
    readonly table: SymbolTable,
  ) {}

  report<C extends DiagnosticCode>(code: C, a: DiagnosticArguments<C>, span: Span, details?: Details): void {
    this.diagnostics.push(diagnose(code, a, span, details));
  }

  hasErrors(): boolean {
    return this.diagnostics.some(({ severity }) => severity === "error");
  }
}

/** What the `left` and `loss` of a node sum up, and where the node ends in the order of the text. */
export interface NodeInfo {
  readonly symbol: DeclaredSymbol;
  readonly kind: "product" | "section" | "frame" | "head";
  /** All heads in it, in declared order. */
  readonly heads: readonly string[];
  /** How many parts of the tree begin before its end. */
  readonly end: number;
}

/** `loss(building per location)` */
export interface UnitSum {
  readonly unit: string;
  readonly heads: readonly string[];
  readonly span: Span;
}

/** A choice that the contract does not give. */
export interface FixedChoice {
  readonly type: Type;
  readonly value: Literal | "unlimited";
  /** Where the value is said. */
  readonly at: Span;
  /** Under which contracts the choice exists. */
  readonly when?: Expr;
}

/** The names of one product and what is known of each. Unique names: one map for all kinds. */
export class ProductScope {
  readonly name: string;
  readonly names = new Map<string, DeclaredSymbol>();
  readonly choices = new Map<string, Choice>();
  readonly options = new Map<string, Option>();
  readonly readings = new Map<string, Reading>();
  readonly facts = new Map<string, Fact>();
  readonly units = new Map<string, UnitKind>();
  readonly lets = new Map<string, Let>();
  readonly tables = new Map<string, Table>();
  /** By column name, the table that has it. */
  readonly columns = new Map<string, string>();
  /** Asserted circumstances and whom they are about. */
  readonly circumstances = new Map<string, Bearer>();
  readonly nodes = new Map<string, NodeInfo>();
  /** The same by where they stand, also of those whose names are taken. */
  readonly nodesByPlace = new Map<Declaration, NodeInfo>();
  /** Heads that work out the amount of each of their lines. */
  readonly valued = new Set<string>();
  /** The parts of the tree as the text has them in a row, whatever files they stand in. */
  readonly order = new Map<Declaration, number>();
  /** Choices that have one value under every contract. */
  readonly fixed = new Map<string, FixedChoice>();
  /** Names that the product took away from what it is made of, and where it says so (nothing: all is said). */
  readonly removed = new Map<string, Span | undefined>();
  /** In declared order. */
  readonly triggers: string[] = [];
  /** Items by name, with the heads that list one of it. */
  readonly items = new Map<string, readonly string[]>();
  /** Premiums that something else reads: formulas as well. */
  readonly premiumsRead = new Set<string>();
  /** By column, where a table has amounts with a part of the smallest unit: prices, unless an amount is read so. */
  readonly fineCells = new Map<string, readonly Span[]>();
  readonly documents = new Map<string, DeclaredSymbol>();
  readonly guards = new Guards();
  /** Sums of each unit in turn, whose lines have to name one of the kind: known when the tree was read. */
  readonly unitSums: UnitSum[] = [];
  minorDigits = 0;
  rounding: Rounding = "down";
  /** Of a vocabulary none: it speaks in that of each product. */
  currency: string | undefined;
  /** Declared again as something else, or once more. */
  private readonly repeated = new Map<string, readonly DeclaredSymbol[]>();
  /** What names that are not there may have meant: where a part cannot be read, much speaks of what it declares. */
  private readonly meant = new Map<string, string | undefined>();
  /** Members, items, columns and facts of units, by what they belong to. */
  private readonly members = new Map<DeclaredSymbol, Map<string, DeclaredSymbol>>();

  /** Of the product itself. */
  readonly symbol: DeclaredSymbol;

  constructor(
    readonly file: FileContext,
    { kind, name, labels, doc, ...more }: Product | Vocabulary,
  ) {
    this.name = name.text;
    this.symbol = this.enter(kind, name, { ...more, doc }, labelOf(labels, doc));
  }

  /** The same names, for a text that speaks of the product: what is found there is collected apart. */
  seenFrom(file: FileContext): ProductScope {
    return Object.create(this, { file: { value: file } }) as ProductScope;
  }

  /** Enters a name; a second one of the same text is an error that points at the first, and stands for what is of its kind. */
  declare(
    kind: SymbolKind,
    name: Name,
    declaration: Declaration,
    label: Label,
    more: { readonly type?: Type; readonly within?: DeclaredSymbol } = {},
  ): DeclaredSymbol | undefined {
    if (name.text === "") return undefined;
    const first = this.names.get(name.text);
    const symbol = this.enter(kind, name, declaration, label, more);
    if (isBuiltIn(name.text)) this.file.report("name/built-in", { name: name.text }, name);
    else if (first !== undefined) {
      this.duplicate(name, first);
      this.repeated.set(name.text, [...(this.repeated.get(name.text) ?? []), symbol]);
      return undefined;
    } else if (name.text === this.name && this.symbol.kind === "product") this.duplicate(name, this.symbol);
    this.names.set(name.text, symbol);
    this.meant.clear();
    return symbol;
  }

  /** What the name would be, were it not something else: that it is twice has been told of. */
  repeatedAs(name: Name, kinds: readonly SymbolKind[]): DeclaredSymbol | undefined {
    return this.repeated.get(name.text)?.find(({ kind }) => kinds.includes(kind));
  }

  /** A product is a node among its nodes in plan, ledger and result, so that its own name is taken, too. */
  private duplicate(name: Name, { kind, nameSpan }: DeclaredSymbol): void {
    this.file.report("name/duplicate", { name: name.text, kind }, name, {
      related: [{ message: `\`${name.text}\` is declared here`, span: nameSpan }],
    });
  }

  /** Makes a symbol without entering it among the product's names: members and items, which are read by their type. */
  enter(
    kind: SymbolKind,
    name: Name,
    declaration: Declaration,
    label: Label,
    more: { readonly type?: Type; readonly within?: DeclaredSymbol } = {},
  ): DeclaredSymbol {
    const symbol: DeclaredSymbol = this.file.table.get(name.start) ?? {
      kind,
      name: name.text,
      label,
      nameSpan: { start: name.start, end: name.end },
      declaration,
      product: this.name,
      ...more,
    };
    if (more.within !== undefined) {
      const siblings = this.members.get(more.within) ?? new Map<string, DeclaredSymbol>();
      this.members.set(more.within, siblings.set(name.text, symbol));
    }
    this.file.table.set(name.start, symbol);
    this.file.symbols.push(symbol);
    this.file.uses.push({ name, symbol });
    return symbol;
  }

  /** The symbol behind a name of one of the kinds wanted, or an error and nothing. */
  resolve(name: Name, kinds: readonly SymbolKind[], wanted: string): DeclaredSymbol | undefined {
    if (name.text === "") return undefined;
    const first = this.names.get(name.text);
    const symbol = first && !kinds.includes(first.kind) ? (this.repeatedAs(name, kinds) ?? first) : first;
    if (symbol === undefined) {
      this.unknownName(wanted.replace(/\ban? /g, ""), name, kinds);
      return undefined;
    }
    this.file.uses.push({ name, symbol });
    if (kinds.includes(symbol.kind)) return symbol;
    if (this.repeated.has(name.text)) return undefined;
    this.file.report("name/wrong-kind", { name: name.text, kind: symbol.kind, wanted }, name, {
      related: [{ message: `\`${name.text}\` is declared here`, span: symbol.nameSpan }],
    });
    return undefined;
  }

  /** One that should be among the product's names, of one of the kinds. */
  unknownName(what: string, name: Name, kinds: readonly SymbolKind[]): void {
    this.tellUnknown(what, name, () => this.nearestOf(name.text, kinds));
  }

  private nearestOf(name: string, kinds: readonly SymbolKind[]): string | undefined {
    const key = `${name} ${kinds.join(" ")}`;
    if (!this.meant.has(key)) {
      const candidates = [...this.names.values()].filter(({ kind }) => kinds.includes(kind)).map((other) => other.name);
      // A fact of a unit is read by what it is of.
      const unit = [...this.units.values()].find(({ facts, established }) =>
        [...facts, ...established].some((fact) => fact.name === name),
      );
      const ofUnit = kinds.includes("fact") ? unit && `${unit.name}.${name}` : undefined;
      this.meant.set(key, ofUnit ?? closest(name, candidates));
    }
    return this.meant.get(key);
  }

  unknown(what: string, name: Name, candidates: Iterable<string>): void {
    this.tellUnknown(what, name, () => closest(name.text, candidates));
  }

  private tellUnknown(what: string, name: Name, findNearest: () => string | undefined): void {
    if (this.repeated.has(name.text)) return;
    if (what !== "member" && this.removed.has(name.text)) {
      const removed = this.removed.get(name.text);
      if (removed === undefined) return;
      this.file.report("extend/removed", { name: name.text, product: this.name }, name, {
        related: [note("removed", {}, removed)],
      });
      return;
    }
    const members = once(() => new Set([...this.members.values()].flatMap((parts) => [...parts.keys()])));
    const known: KnownWords = {
      isName: (word) => this.names.has(word),
      isMember: (word) => members().has(word),
    };
    const apart = wordsApart(name.text, known);
    // 風災・水災
    const listed = name.text.split("・");
    const isList = listed.length > 1 && listed.every((one) => this.names.has(one));
    const literal = what === "name" ? literalsElsewhere.get(name.text.toLowerCase()) : undefined;
    const nearest = isList ? listed.join(", ") : (apart ?? literal ?? findNearest());
    const roughly = nearest === undefined ? wordsRoughlyApart(name.text, known) : undefined;
    const isInOne = apart !== undefined || roughly !== undefined;
    this.file.report("name/unknown", { what, name: name.text, nearest: nearest ?? roughly, isInOne }, name, {
      fixes: nearest === undefined ? [] : [replaceBy(nearest, name)],
    });
  }

  /** Tells of `insured.capital`, where `capital` is a fact or choice, which is read by its name alone. */
  readsAlone(object: Name, field: Name): boolean {
    const kind = this.names.get(field.text)?.kind;
    if (this.names.has(object.text) || (kind !== "fact" && kind !== "choice")) return false;
    const span = { start: object.start, end: field.end };
    const what = "unit, table or record";
    this.file.report("name/unknown", { what, name: object.text, nearest: undefined, alone: field.text }, object, {
      fixes: [replaceBy(field.text, span)],
    });
    return true;
  }

  unknownDocument(name: Name): void {
    const nearest = closest(name.text, this.documents.keys());
    this.file.report("document/unknown", { name: name.text, nearest }, name, {
      fixes: nearest === undefined ? [] : [replaceBy(nearest, name)],
    });
  }

  /** A member of an enum or set by its type. */
  member(
    name: Name,
    type: Type & { readonly kind: "enum" | "set" },
    owner: DeclaredSymbol | undefined,
  ): string | undefined {
    if (name.text === "") return undefined;
    if (!type.members.some((member) => member.name === name.text)) {
      this.unknown(
        "member",
        name,
        type.members.map((member) => member.name),
      );
      return undefined;
    }
    const symbol = owner && this.memberOf(owner, name.text);
    if (symbol !== undefined) this.file.uses.push({ name, symbol });
    return name.text;
  }

  /**
   * Tells of the use of an item, where it is clear whose it is: that of a head, or the only one of its name. Of several
   * heads that list one, `for` means each.
   */
  useItem(name: Name, head?: string): void {
    const found = [...this.members].flatMap(([owner, parts]) => {
      const item = parts.get(name.text);
      return item?.kind === "item" && (head === undefined || owner.name === head) ? [item] : [];
    });
    if (found.length === 1) this.file.uses.push({ name, symbol: found[0]! });
  }

  memberOf(owner: DeclaredSymbol, name: string): DeclaredSymbol | undefined {
    return this.members.get(owner)?.get(name);
  }

  membersOf(owner: DeclaredSymbol): Iterable<string> {
    return this.members.get(owner)?.keys() ?? [];
  }

  source(declaration: Declaration, inherited: readonly Reference[] = []): Source {
    const own = declaration.references.map((reference) => this.reference(reference));
    const { sources } = this.file;
    const { source, line, column } = sources.lineOf(declaration);
    return {
      file: sources.pathTo(source),
      line,
      column,
      start: declaration.start,
      end: declaration.end,
      // A clause without a reference of its own stands under that of the declaration around it.
      references: own.length > 0 ? own : inherited,
    };
  }

  private reference({ document, place }: ReferenceSyntax): Reference {
    return { document: document.text, place };
  }
}

/** Whether the name stands for something everywhere, so that nothing of a product can have it. */
export function isBuiltIn(name: string): boolean {
  return builtIns.has(name);
}

const builtIns: ReadonlySet<string> = new Set([
  "period",
  "incident",
  "trigger",
  "item",
  "incurred",
  "approved",
  "amount",
  "count",
  "subject",
  "deducted",
  "loss",
  "left",
  "sum",
  "max",
  "min",
  "days",
  "given",
  "yes",
  "no",
  "never",
  "unlimited",
  "none",
  "empty",
]);

/** `"見本" en "Sample"`. A single label is Japanese where it has kana or kanji, else English. */
export function labelOf(labels: Labels, doc?: string): Label {
  const label: { ja?: string; en?: string; doc?: string } = {};
  if (labels.plain !== undefined) {
    const japanese =
      labels.en !== undefined || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(labels.plain.value);
    if (japanese) label.ja = labels.plain.value;
    else label.en = labels.plain.value;
  }
  if (labels.en !== undefined) label.en = labels.en.value;
  if (doc !== undefined) label.doc = doc;
  return label;
}
