/**
 * What reaches each head: the terms in the order in which they act, the rules, the exclusions. Read off the
 * syntax and the names, not off the plan, so that it is there while something else in the file is still wrong.
 *
 * INVARIANT: of a product without errors it says what the plan says.
 */
import type { DefinitionModel } from "@yakkan/compiler/check/model.js";
import type { Compiled } from "@yakkan/compiler/compile.js";
import type {
  Covered,
  Covers,
  ExclusionClauses,
  ExclusionDeclaration,
  GroupDeclaration,
  HeadDeclaration,
  LayerDeclaration,
  Name,
  NodeItem,
  Product,
  ProductItem,
  Require,
  Requires,
  ScopeSyntax,
  Span,
  TermDeclaration,
  Window,
} from "@yakkan/grammar/syntax.js";
import { isNumberOf } from "./counted.js";
import { definitionAt, Meanings } from "./meanings.js";

export type NodeSyntax = Product | GroupDeclaration | HeadDeclaration;
export type RuleSyntax = Covered | Window | Require | Requires;

/** Items behind `for`. */
export interface ScopedItems {
  readonly names: readonly Name[];
  /** `all but`: those that are not named, and lines that name none. */
  readonly allBut: boolean;
}

/** A term, or the layers in a row that are one, with the heads that it acts on. */
export interface TermClause {
  readonly syntax: TermDeclaration | LayerDeclaration;
  /** Of layers all of the row; else nothing. */
  readonly row: readonly LayerDeclaration[];
  readonly node: NodeSyntax;
  /** In declared order. */
  readonly heads: readonly HeadDeclaration[];
  /** Only losses of these triggers. */
  readonly triggers: ReadonlySet<string> | undefined;
  /** Only lines of these items, as they are written behind `for`. */
  readonly items: ScopedItems | undefined;
  /** Units of the frames `for each` around it. */
  readonly forEach: Name | undefined;
  /** Its amount is a number, of times or of a quantity. */
  readonly isNumber: boolean;
}

export interface RuleClause {
  readonly syntax: RuleSyntax;
  readonly node: NodeSyntax;
  readonly heads: readonly HeadDeclaration[];
  /** Only lines of these items, as they are written behind `for`. */
  readonly items: ScopedItems | undefined;
}

export interface ExclusionClause {
  readonly syntax: ExclusionDeclaration;
  readonly heads: readonly HeadDeclaration[];
  readonly triggers: ReadonlySet<string> | undefined;
  readonly unless: ExclusionClauses["unless"];
  readonly liftedBy: readonly Name[];
}

/** A product, clause by clause, with all that it uses and is derived from. */
export interface Coverage {
  /** As it stands in the text. */
  readonly written: Product;
  /** With what is not written there; it stands in other places of the text, or in other files. */
  readonly product: Product;
  readonly meanings: Meanings;
  readonly heads: readonly HeadDeclaration[];
  /** In the order in which they act. */
  readonly terms: readonly TermClause[];
  /** From the product inwards, in the order of the text. */
  readonly rules: readonly RuleClause[];
  readonly exclusions: readonly ExclusionClause[];
  /** By head, the triggers that open it under some contract. */
  readonly opens: ReadonlyMap<HeadDeclaration, ReadonlySet<string>>;
  /** By node, the nodes around it, from the product inwards. */
  readonly around: ReadonlyMap<NodeSyntax, readonly NodeSyntax[]>;
}

/** One for each product of the file. */
export function coverageOf({ model }: Compiled): readonly Coverage[] {
  return model.definitions.flatMap((definition) => read(definition) ?? []);
}

/** The product that a place of the text belongs to, or that the scenario there is about. */
export function coverageAt(compiled: Compiled, place: Span): Coverage | undefined {
  const definition = definitionAt(compiled, place);
  return definition && read(definition);
}

function read(definition: DefinitionModel): Coverage | undefined {
  const { declaration } = definition;
  if (declaration.kind !== "product") return undefined;
  const known = made.get(definition) ?? new Reader(declaration, definition).read();
  made.set(definition, known);
  return known;
}

/** Whether something stands in the product itself, not in what it is made of. */
export function isWrittenIn({ written }: Coverage, { start, end }: Span): boolean {
  return written.start <= start && end <= written.end;
}

/** The heads in a node; of a head itself. */
export function headsIn(node: NodeSyntax): readonly HeadDeclaration[] {
  if (node.kind === "head") return [node];
  return node.items.flatMap((item) => (isNode(item) ? headsIn(item) : []));
}

/** The node of the product of one that a name stands for: one that a derived product changes is a copy. */
export function nodeOf({ around }: Pick<Coverage, "around">, declared: NodeSyntax): NodeSyntax {
  for (const node of around.keys()) if (node.start === declared.start && node.kind === declared.kind) return node;
  return declared;
}

/** The exclusions that can take a loss of the head away. */
export function exclusionsOf({ exclusions, opens }: Coverage, head: HeadDeclaration): ExclusionClause[] {
  const triggers = opens.get(head) ?? new Set();
  return exclusions.filter(
    (exclusion) =>
      exclusion.heads.includes(head) &&
      (exclusion.triggers === undefined || [...exclusion.triggers].some((name) => triggers.has(name))),
  );
}

function nodesIn(node: NodeSyntax): readonly NodeSyntax[] {
  return [node, ...node.items.flatMap((item: Item) => (isNode(item) ? nodesIn(item) : []))];
}

const made = new WeakMap<DefinitionModel, Coverage>();

type Item = NodeItem | ProductItem;

function isNode(item: Item): item is GroupDeclaration | HeadDeclaration {
  return item.kind === "section" || item.kind === "frame" || item.kind === "head";
}

function isRule(item: Item): item is RuleSyntax {
  return ["covered", "window", "require", "requires"].includes(item.kind);
}

/** The layers of a row that begins at `index`. */
function rowAt(items: readonly Item[], index: number): readonly LayerDeclaration[] {
  const end = items.findIndex((item, at) => at > index && item.kind !== "layer");
  return items.slice(index, end === -1 ? items.length : end) as LayerDeclaration[];
}

interface Narrowed {
  readonly heads: readonly HeadDeclaration[];
  readonly triggers: ReadonlySet<string> | undefined;
}

class Reader {
  private readonly terms: TermClause[] = [];
  private readonly rules: RuleClause[] = [];
  private readonly opens = new Map<HeadDeclaration, Set<string>>();
  private readonly around = new Map<NodeSyntax, readonly NodeSyntax[]>();
  private readonly product: Product;
  private readonly meanings: Meanings;
  private readonly triggers: readonly string[];
  private readonly nodes: ReadonlyMap<number, NodeSyntax>;

  constructor(
    private readonly written: Product,
    definition: DefinitionModel,
  ) {
    this.product = definition.flat;
    this.meanings = Meanings.within(definition);
    this.triggers = this.product.items.flatMap((item) =>
      item.kind === "triggers" ? item.triggers.map(({ name }) => name.text) : [],
    );
    this.nodes = new Map(nodesIn(this.product).map((node) => [node.start, node]));
  }

  read(): Coverage {
    this.visit(this.product, [], undefined);
    const exclusions = this.product.items.flatMap((item) =>
      item.kind !== "exclusions"
        ? []
        : item.entries.flatMap((entry) =>
            entry.kind === "exclusion"
              ? [this.exclusion(entry, [entry])]
              : entry.exclusions.map((syntax) => this.exclusion(syntax, [entry, syntax])),
          ),
    );
    const { written, product, meanings, terms, rules, opens, around } = this;
    return { written, product, meanings, heads: headsIn(product), terms, rules, exclusions, opens, around };
  }

  /** The walk: rules, the terms above the members, the members, the terms below them. */
  private visit(node: NodeSyntax, around: readonly NodeSyntax[], forEach: Name | undefined): void {
    this.around.set(node, around);
    const items: readonly Item[] = node.items;
    const below = headsIn(node);
    if (node.kind === "head") for (const required of node.requirements) this.rule(required, node, below);
    for (const item of items) {
      if (item.kind === "covers") this.covers(item, below);
      if (isRule(item)) this.rule(item, node, below);
    }
    const members = items.filter(isNode);
    const outside = new Set(members.filter((member) => member.outside).flatMap(headsIn));
    const inScope = below.filter((head) => !outside.has(head));
    const lastMember = members.at(-1);
    const inner = (node.kind !== "head" && node.kind !== "product" && node.forEach) || forEach;
    const place = (part: readonly Item[]): void => {
      part.forEach((item, index) => {
        if (item.kind === "term") this.term(item, [], node, inScope, inner);
        if (item.kind === "layer" && part[index - 1]?.kind !== "layer")
          this.term(item, rowAt(part, index), node, inScope, inner);
      });
    };
    const end = lastMember === undefined ? items.length : items.indexOf(lastMember);
    // What stands between members is an error of its own; it is read as if it stood above them.
    place(items.slice(0, end));
    for (const member of members) this.visit(member, [...around, node], inner);
    place(items.slice(end));
  }

  private rule(syntax: RuleSyntax, node: NodeSyntax, below: readonly HeadDeclaration[]): void {
    const { heads } = this.narrow(syntax.scope, below);
    this.rules.push({ syntax, node, heads, items: this.itemsOf(syntax.scope) });
  }

  private term(
    syntax: TermClause["syntax"],
    row: TermClause["row"],
    node: NodeSyntax,
    inScope: readonly HeadDeclaration[],
    forEach: Name | undefined,
  ): void {
    const scope = syntax.kind === "term" ? syntax.scope : undefined;
    const { heads, triggers } = this.narrow(scope, inScope);
    const isNumber = syntax.kind === "term" && isNumberOf(syntax, this.meanings);
    this.terms.push({ syntax, row, node, heads, triggers, items: this.itemsOf(scope), forEach, isNumber });
  }

  private covers({ triggers, scope }: Covers, below: readonly HeadDeclaration[]): void {
    const named = new Set(triggers.names.map(({ text }) => text));
    const opened = this.triggers.filter((trigger) => named.has(trigger) !== triggers.all);
    for (const head of this.narrow(scope, below).heads) {
      const known = this.opens.get(head) ?? new Set();
      for (const trigger of opened) known.add(trigger);
      this.opens.set(head, known);
    }
  }

  private exclusion(syntax: ExclusionDeclaration, clauses: readonly ExclusionClauses[]): ExclusionClause {
    const scopes = clauses.flatMap((clause) => clause.scopes);
    const narrowed = scopes.reduce<Narrowed>(
      (sofar, scope) => {
        const { heads, triggers } = this.narrow(scope, sofar.heads);
        return { heads, triggers: triggers ?? sofar.triggers };
      },
      { heads: headsIn(this.product), triggers: undefined },
    );
    return {
      syntax,
      ...narrowed,
      unless: clauses.flatMap((clause) => clause.unless),
      liftedBy: clauses.flatMap((clause) => clause.liftedBy),
    };
  }

  /** What names no trigger and no node behind `for` is an item; several heads may list one. */
  private itemsOf(scope: ScopeSyntax | undefined): ScopedItems | undefined {
    if (scope === undefined) return undefined;
    const names = scope.names.filter((name) => (this.meanings.of(name)?.kind ?? "item") === "item");
    return names.length === 0 ? undefined : { names, allBut: scope.all };
  }

  /** Names behind `for` narrow the heads where they name heads, sections or frames; triggers where triggers. */
  private narrow(scope: ScopeSyntax | undefined, below: readonly HeadDeclaration[]): Narrowed {
    if (scope === undefined) return { heads: below, triggers: undefined };
    // By name: what a name stands for is declared in the product as it is checked, with what it uses, not as it is written.
    const heads = new Set<string>();
    const triggers = new Set<string>();
    let narrowsHeads = false;
    for (const name of scope.names) {
      const symbol = this.meanings.of(name);
      const declaration = symbol?.declaration as NodeSyntax | undefined;
      if (symbol?.kind === "trigger") triggers.add(symbol.name);
      if (symbol?.kind !== "head" && symbol?.kind !== "frame" && symbol?.kind !== "section") continue;
      narrowsHeads = true;
      // A derived product may add heads to a section that it has from elsewhere.
      for (const head of headsIn(this.nodes.get(declaration!.start) ?? declaration!)) heads.add(head.name.text);
    }
    return {
      heads: narrowsHeads ? below.filter((head) => heads.has(head.name.text) !== scope.all) : below,
      triggers:
        triggers.size === 0
          ? undefined
          : new Set(this.triggers.filter((trigger) => triggers.has(trigger) !== scope.all)),
    };
  }
}
