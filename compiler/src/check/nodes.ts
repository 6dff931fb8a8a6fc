import type {
  Covered,
  Covers,
  GroupDeclaration,
  HeadDeclaration,
  ItemsDeclaration,
  LayerDeclaration,
  Name,
  NodeItem,
  Product,
  ProductItem,
  Require,
  Requires,
  Span,
  Window,
} from "@yakkan/grammar/syntax.js";
import type {
  Cover,
  Expr,
  GroupNode,
  HeadNode,
  Item,
  Label,
  Node,
  Plan,
  Rule,
  RuleKind,
  Scope,
  Source,
  Term,
  UncoveredNode,
} from "../plan.js";
import { isWithin } from "../unit-kinds.js";
import { inRule } from "../diagnostics/catalog/words.js";
import { unitsAskedOf } from "../walk-expr.js";
import { type Expressions, type Place } from "./expressions.js";
import type { ReadKind } from "./reads.js";
import { type Around, NodeParts, ofLine } from "./node-parts.js";
import { Terms } from "./terms.js";
import { findBeside, isMember } from "./beside.js";
import { ofClaim } from "./of-claim.js";
import { labelOf, type NodeInfo, type ProductScope } from "./scope.js";
import { UnitHeads } from "./unit-heads.js";
import { WholeTree } from "./whole-tree.js";
import { boolType, dateType } from "./types.js";

interface Body {
  readonly rules: Rule[];
  readonly above: Term[];
  readonly below: Term[];
  readonly members: Node[];
  readonly items: Item[];
}

export interface Tree {
  readonly root: GroupNode;
  readonly heads: readonly HeadNode[];
  readonly uncovered: readonly UncoveredNode[];
  readonly policyYears: NonNullable<Plan["policyYears"]>;
  /** A `covers` names a trigger that there is not, so what opens what is not known. */
  readonly unclear: boolean;
}

/** Lowers the nodes of a product: rules with their scopes, terms in their order, heads with what opens them. */
export class Nodes {
  private readonly heads: HeadNode[] = [];
  private readonly uncovered: UncoveredNode[] = [];
  private readonly covers = new Map<string, Cover[]>();
  /** Heads that a `covers` with an error may open. */
  private readonly unclear = new Set<string>();
  readonly parts: NodeParts;
  private readonly unitHeads: UnitHeads;
  private readonly terms: Terms;

  constructor(
    private readonly scope: ProductScope,
    private readonly expressions: Expressions,
  ) {
    this.parts = new NodeParts(scope, expressions);
    this.unitHeads = new UnitHeads(scope);
    this.terms = new Terms(scope, expressions, this.parts, this.unitHeads);
  }

  lower(product: Product): Tree {
    const info = this.scope.nodes.get(this.scope.name)!;
    this.collectCovers(product.items, info, { guards: [], references: [] });
    const body = this.body(product.items, info, { guards: [], references: [] }, "the product");
    const root: GroupNode = {
      kind: "product",
      name: this.scope.name,
      label: labelOf(product.labels, product.doc),
      outside: false,
      rules: body.rules,
      above: body.above,
      members: body.members,
      below: body.below,
      source: this.scope.source(product),
    };
    const { heads, uncovered } = this;
    this.unitHeads.complete();
    this.unitHeads.checkSums(heads);
    const whole = new WholeTree(this.scope, heads, this.terms.yearlyEnds);
    whole.check(root);
    return { root, heads, uncovered, policyYears: whole.policyYears, unclear: this.unclear.size > 0 };
  }

  /** `covers` opens heads wherever it stands, so it is read before any head is made. */
  private collectCovers(items: readonly (NodeItem | ProductItem)[], node: NodeInfo, around: Around): void {
    for (const item of items) {
      if (item.kind === "section" || item.kind === "frame" || item.kind === "head") {
        const inner = this.scope.nodesByPlace.get(item);
        if (inner !== undefined) this.collectCovers(item.items, inner, around);
      }
      if (item.kind === "covers") this.cover(item, node, around);
    }
  }

  private cover(syntax: Covers, node: NodeInfo, around: Around): void {
    const named = syntax.triggers.names.flatMap(
      (name) => this.scope.resolve(name, ["trigger"], "a trigger")?.name ?? [],
    );
    const triggers = syntax.triggers.all
      ? this.scope.triggers.filter((trigger) => !named.includes(trigger))
      : this.scope.triggers.filter((trigger) => named.includes(trigger));
    const heads =
      syntax.scope === undefined
        ? node.heads
        : (this.parts.resolveScope(syntax.scope, node, false).heads ?? node.heads);
    const when = this.parts.guard(syntax.when, "in the guard of `covers`", around);
    const cover: Cover = { triggers, ...(when && { when }), source: this.scope.source(syntax, around.references) };
    for (const head of heads) this.covers.set(head, [...(this.covers.get(head) ?? []), cover]);
    // A name that failed to resolve may be the one that would have opened these.
    if (named.length < syntax.triggers.names.length) for (const head of node.heads) this.unclear.add(head);
  }

  private body(items: readonly (NodeItem | ProductItem)[], node: NodeInfo, around: Around, where: string): Body {
    const body: Body = { rules: [], above: [], below: [], members: [], items: [] };
    const firstMember = items.findIndex(isMember);
    const lastMember = items.length - 1 - [...items].reverse().findIndex(isMember);
    const inScope = this.headsOfTerms(items, node);
    const place = (terms: readonly Term[], index: number, span: NodeItem | ProductItem): void => {
      if (firstMember === -1 || index < firstMember) body.above.push(...terms);
      else if (index > lastMember) body.below.push(...terms);
      else {
        const behind = items.slice(index).filter(isMember);
        // What stands outside may stand in front of the terms that do not act on it.
        const areOutside = behind.every((item) => "outside" in item && item.outside);
        this.scope.file.report("term/between-members", { areOutside }, span);
      }
    };
    // With one head alone it is the same whether something is the head's or that of the node around it.
    if (node.heads.length > 1) this.checkBeside(items, node);
    const misplaced = (what: string, span: NodeItem): void =>
      this.scope.file.report("node/misplaced", { what, where }, span);

    /** What it says is checked all the same; what opens it nobody knows. */
    const apart = (what: string, item: GroupDeclaration | HeadDeclaration, check: () => void): void => {
      misplaced(what, item);
      for (const head of this.scope.nodesByPlace.get(item)?.heads ?? []) this.unclear.add(head);
      check();
    };

    items.forEach((item, index) => {
      switch (item.kind) {
        case "section":
        case "frame":
          if (node.kind === "head" || (item.kind === "section" && node.kind === "section"))
            apart(`a ${item.kind}`, item, () => this.group(item, around));
          else body.members.push(...this.group(item, around));
          break;
        case "head":
          if (node.kind === "head") apart("a head", item, () => this.head(item, around));
          else body.members.push(...this.head(item, around));
          break;
        case "uncovered":
          if (node.kind === "head") misplaced("a kind of loss that is never covered", item);
          else body.members.push(this.uncoveredNode(item, around));
          break;
        case "covered":
          body.rules.push(...this.attachment(item, node, around));
          break;
        case "window":
          body.rules.push(...this.window(item, node, around));
          break;
        case "require":
          body.rules.push(...this.condition(item, node, around));
          break;
        case "requires":
          body.rules.push(this.requirement(item, node, around));
          break;
        case "items":
          if (node.kind !== "head") misplaced("an item", item);
          else this.items(item, node, around, body);
          break;
        case "term":
          place(this.terms.lower(item, node, inScope, around), index, item);
          break;
        case "layer":
          if (items[index - 1]?.kind !== "layer")
            place(this.terms.layers(layersFrom(items, index), node, inScope, around), index, item);
          break;
        default:
          break;
      }
    });
    return body;
  }

  private checkBeside(items: readonly (NodeItem | ProductItem)[], node: NodeInfo): void {
    for (const { head, parts } of findBeside(items, this.scope.file.sources)) {
      const [first, last] = [parts[0]!, parts.at(-1)!];
      this.scope.file.report(
        "head/no-braces",
        { head: head.name.text, node: node.symbol.name },
        { start: first.start, end: last.end },
        {
          fixes: [
            {
              title: { en: `Put it into \`${head.name.text}\``, ja: `\`${head.name.text}\`の中に入れる` },
              edits: [
                { start: head.end, end: head.end, text: " {" },
                { start: last.end, end: last.end, text: " }" },
              ],
            },
          ],
        },
      );
    }
  }

  /** The heads that terms of a node act on: all below it but those of its own members marked `outside`. */
  private headsOfTerms(items: readonly (NodeItem | ProductItem)[], node: NodeInfo): readonly string[] {
    const outside = new Set(
      items.flatMap((item) =>
        (item.kind === "section" || item.kind === "frame" || item.kind === "head") && item.outside
          ? (this.scope.nodesByPlace.get(item)?.heads ?? [])
          : [],
      ),
    );
    return node.heads.filter((head) => !outside.has(head));
  }

  private group(syntax: GroupDeclaration, around: Around): Node[] {
    const info = this.scope.nodesByPlace.get(syntax);
    const when = this.parts.guard(syntax.when, `in the guard of a ${syntax.kind}`, around);
    const unit = syntax.forEach && this.scope.resolve(syntax.forEach, ["unit"], "a unit");
    const outer = around.forEach;
    // On an outside frame the terms of the one around it do not act.
    if (unit && outer !== undefined && unit.name !== outer && !syntax.outside)
      this.scope.file.report(
        "node/two-units",
        { unit: unit.name, outer, isInner: isWithin(unit.name, outer, this.scope.units) },
        syntax.forEach,
      );
    const source = this.scope.source(syntax, around.references);
    const inner: Around = {
      guards: when === undefined ? around.guards : [...around.guards, when],
      references: source.references,
      ...(around.forEach && { forEach: around.forEach }),
      ...(around.each && { each: around.each }),
      ...(unit && info && { forEach: unit.name, each: info.heads }),
    };
    if (unit && info) this.unitHeads.name(unit.name, info.heads);
    this.checkPossible(syntax.name, when, inner);
    if (info === undefined) return [];
    const body = this.body(syntax.items, info, inner, `a ${syntax.kind}`);
    return [
      {
        kind: syntax.kind,
        name: syntax.name.text,
        label: labelOf(syntax.labels, syntax.doc),
        ...(when && { when }),
        outside: syntax.outside,
        ...(unit && { forEach: unit.name }),
        rules: body.rules,
        above: body.above,
        members: body.members,
        below: body.below,
        source,
      },
    ];
  }

  private head(syntax: HeadDeclaration, around: Around): Node[] {
    const info = this.scope.nodesByPlace.get(syntax);
    const when = this.parts.guard(syntax.when, "in the guard of a head", around);
    const source = this.scope.source(syntax, around.references);
    const inner: Around = {
      ...around,
      guards: when === undefined ? around.guards : [...around.guards, when],
      references: source.references,
    };
    this.checkPossible(syntax.name, when, inner);
    if (info === undefined) return [];
    const computed =
      syntax.computed &&
      this.expressions.plainAmount(syntax.computed, {
        where: "in the amount of a computed head",
        allows: new Set<ReadKind>(["incident", "amounts"]),
        units: new Set(around.forEach === undefined ? [] : [around.forEach]),
        guards: inner.guards,
        at: this.scope.order.get(syntax)!,
      });
    const perUnit = computed && this.unitHeads.brings(syntax.name.text, computed, around.forEach, around.each);
    const each =
      syntax.each &&
      this.expressions.plainAmount(syntax.each, {
        where: "in the amount of each line",
        allows: new Set<ReadKind>(["incident", ...beforeAmount]),
        units: new Set(this.scope.units.keys()),
        guards: inner.guards,
      });
    if (syntax.each !== undefined) this.scope.valued.add(syntax.name.text);
    // A line that names no unit has no amount then.
    if (each !== undefined)
      for (const unit of unitsAskedOf(each, this.scope.lets)) this.unitHeads.name(unit, [syntax.name.text]);
    const body = this.body(syntax.items, info, inner, "a head");
    const requirements = syntax.requirements.map((required) => this.requirement(required, info, inner));
    const head: HeadNode = {
      kind: "head",
      name: syntax.name.text,
      label: labelOf(syntax.labels, syntax.doc),
      ...(when && { when }),
      outside: syntax.outside,
      rules: [...requirements, ...body.rules],
      covers: this.covers.get(syntax.name.text) ?? [],
      items: body.items,
      ...(computed && { computed }),
      ...(each && { each }),
      ...(perUnit && { perUnit }),
      terms: [...body.above, ...body.below],
      source,
    };
    this.heads.push(head);
    if (!this.unclear.has(head.name) && head.covers.every(({ triggers }) => triggers.length === 0))
      this.scope.file.report("cover/none", { name: head.name }, syntax.name);
    return [head];
  }

  private uncoveredNode(syntax: NodeItem & { kind: "uncovered" }, around: Around): UncoveredNode {
    const node: UncoveredNode = {
      kind: "uncovered",
      name: syntax.name.text,
      label: labelOf(syntax.labels, syntax.doc),
      source: this.scope.source(syntax, around.references),
    };
    this.uncovered.push(node);
    return node;
  }

  private items(syntax: ItemsDeclaration, node: NodeInfo, around: Around, body: Body): void {
    const inherited = this.scope.source(syntax, around.references).references;
    for (const member of syntax.items)
      body.items.push({
        name: member.name.text,
        label: labelOf(member.labels, member.doc),
        refused: syntax.refused,
        source: this.scope.source(member, inherited),
      });
    const { approval } = syntax;
    if (approval === undefined) return;
    if (syntax.refused) this.scope.file.report("rule/refused-approval", {}, syntax);
    else this.checkApproval(syntax, approval);
    if (!syntax.refused)
      body.rules.push(
        this.rule(
          "approval",
          node,
          { heads: node.heads, items: syntax.items.map(({ name }) => name.text) },
          approved,
          this.scope.source(syntax, around.references),
        ),
      );
  }

  /** Behind several items it may be meant for the last alone, and on a line of its own for the whole head. */
  private checkApproval(list: ItemsDeclaration, approval: Span): void {
    const items = list.items.map(({ name }) => name.text);
    const { sources } = this.scope.file;
    const [of, from] = [sources.lineOf(approval), sources.lineOf(list)];
    const isOnOwnLine = of.line !== from.line && of.column <= from.column;
    if (items.length > 1 || isOnOwnLine) this.scope.file.report("rule/approval-of-items", { items }, approval);
  }

  private checkPossible(name: Name, when: Expr | undefined, inner: Around): void {
    if (when !== undefined && !this.scope.guards.satisfiable(inner.guards))
      this.scope.file.report("node/never", { name: name.text }, name, { unused: true });
  }

  // ── Rules ──────────────────────────────────────────────────────────────────────────────────────────

  private rule(
    kind: RuleKind,
    node: NodeInfo,
    scope: Scope,
    test: Expr,
    source: Source,
    more: {
      readonly name?: string;
      readonly label?: Label;
      readonly when?: Expr | undefined;
      readonly detail?: NonNullable<Rule["detail"]>;
    } = {},
  ): Rule {
    const owner = node.symbol.name;
    return {
      id: more.name ?? `${owner}:${kind}:${this.parts.ordinal(`${owner}:${kind}`)}`,
      kind,
      label: more.label ?? {},
      scope,
      ...(more.when && { when: more.when }),
      test,
      ...ofClaim(test, this.scope),
      ...(more.detail && { detail: more.detail }),
      source,
    };
  }

  private attachment(syntax: Covered, node: NodeInfo, around: Around): Rule[] {
    const scope = this.parts.resolveScope(syntax.scope, node, true);
    const source = this.scope.source(syntax, around.references);
    if (syntax.test === undefined)
      return [this.rule("attachment", node, scope, always, source, { detail: { kind: "during" } })];
    const test = this.expressions.typed(syntax.test, "bool", this.linePlace("in `covered when`", around));
    // What is wrong with the test is said; that there is an attachment is known.
    const label = labelOf(syntax.labels, syntax.doc);
    if (test === undefined) return [this.rule("attachment", node, scope, always, source, { label })];
    const detail = test.kind === "during" ? { detail: { kind: "during" as const, value: test.value } } : {};
    return [this.rule("attachment", node, scope, test, source, { label, ...detail })];
  }

  private window(syntax: Window, node: NodeInfo, around: Around): Rule[] {
    const when = this.parts.guard(syntax.when, "in the guard of a window", around);
    const inner = when === undefined ? around : { ...around, guards: [...around.guards, when] };
    const place = this.linePlace("in a window", inner);
    const from = this.expressions.typed(syntax.from, "date", place);
    const until = syntax.until && this.expressions.typed(syntax.until, "date", place);
    const scope = this.parts.resolveScope(syntax.scope, node, true);
    if (from === undefined || (syntax.until !== undefined && until === undefined)) return [];
    const test: Expr = {
      type: boolType,
      kind: "within",
      value: { type: dateType, kind: "line", field: "incurred" },
      from,
      ...(until && { until }),
    };
    const detail = { kind: "window" as const, from, ...(until && { until }) };
    const label = labelOf(syntax.labels, syntax.doc);
    const source = this.scope.source(syntax, around.references);
    return [this.rule("window", node, scope, test, source, { label, when, detail })];
  }

  private condition(syntax: Require, node: NodeInfo, around: Around): Rule[] {
    const when = this.parts.guard(syntax.when, "in the guard of a rule", around);
    const inner = when === undefined ? around : { ...around, guards: [...around.guards, when] };
    const test = this.expressions.typed(syntax.test, "bool", this.linePlace(inRule, inner));
    const scope = this.parts.resolveScope(syntax.scope, node, true);
    if (test === undefined) return [];
    return [
      this.rule("condition", node, scope, test, this.scope.source(syntax, around.references), {
        ...(syntax.name && { name: syntax.name.text }),
        label: labelOf(syntax.labels, syntax.doc),
        when,
      }),
    ];
  }

  private requirement(syntax: Requires, node: NodeInfo, around: Around): Rule {
    const scope = this.parts.resolveScope(syntax.scope, node, true);
    const source = this.scope.source(syntax, around.references);
    return this.rule(syntax.what, node, scope, syntax.what === "item" ? namesItem : approved, source);
  }

  private linePlace(where: string, around: Around): Place {
    return {
      where,
      allows: new Set<ReadKind>(["incident", ...ofLine]),
      units: new Set(this.scope.units.keys()),
      guards: around.guards,
    };
  }
}

/** The same without what depends on what the line comes to, or on how it is judged. */
const beforeAmount: readonly ReadKind[] = ofLine.filter((kind) => kind !== "amount" && kind !== "trigger");
const approved: Expr = { type: boolType, kind: "line", field: "approved" };
const namesItem: Expr = { type: boolType, kind: "line", field: "item" };
const always: Expr = { type: boolType, kind: "literal", literal: { type: "bool", value: true } };

function layersFrom(items: readonly (NodeItem | ProductItem)[], index: number): LayerDeclaration[] {
  const layers: LayerDeclaration[] = [];
  for (let item = items[index]; item?.kind === "layer"; item = items[++index]) layers.push(item);
  return layers;
}
