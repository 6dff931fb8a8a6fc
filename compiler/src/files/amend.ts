import type {
  Add,
  Change,
  ClauseTarget,
  FactsBlock,
  Fix,
  Name,
  NamedTarget,
  NodeItem,
  PlainItem,
  Product,
  ProductItem,
  Remove,
  Span,
  Target,
} from "@yakkan/grammar/syntax.js";
import type { DeclaredSymbol } from "../check/model.js";
import type { ProductScope } from "../check/scope.js";
import { closest, note, replaceBy } from "../diagnostics/report.js";
import { countsAlike, quantityNamed } from "./counting.js";
import {
  explode,
  isOfUnit,
  isNode,
  isNodeItem,
  isTerm,
  type Item,
  nameOf,
  type OpenNode,
  saysTheSame,
  setApart,
  spaceOf,
  unitOf,
} from "./items.js";

/** A change that a derived product makes, for the editor to show. */
export interface AmendmentMade {
  readonly kind: "fixes" | "changes" | "replaces" | "removes";
  /** Where the product says so: the name, or the whole where what is meant has none. */
  readonly at: Span;
  /** What it was in the text that is amended; nothing for a clause without a name. */
  readonly of: DeclaredSymbol | undefined;
  readonly was: Span;
}

/** A list of the text, and where in it something stands. */
interface Found {
  readonly list: Item[];
  readonly index: number;
}

/** Parts of one text that is amended: a node, or (none) the product itself. */
interface Within {
  readonly items: Item[];
  readonly node: OpenNode | undefined;
}

/** Applies what a product says about the text that it is derived from, in the order in which it says so. */
export class Amending {
  readonly made: AmendmentMade[] = [];
  /** Names of what the product declares itself, which is not declared yet. */
  readonly early: { readonly name: Name; readonly of: Name }[] = [];
  /** What the product brings itself: it is not the thing to amend. */
  private readonly own = new Set<Item>();

  constructor(
    private readonly scope: ProductScope,
    readonly items: Item[],
    /** Not only definitions of vocabularies are amended. */
    private readonly isDerived: boolean,
  ) {}

  /** The text as amended. */
  get text(): Product["items"] {
    return this.items as unknown as Product["items"];
  }

  apply(amendments: Product["items"]): void {
    this.amend(amendments, { items: this.items, node: undefined });
  }

  private amend(amendments: readonly (ProductItem | NodeItem)[], within: Within): void {
    for (const amendment of amendments)
      switch (amendment.kind) {
        case "fix":
          this.fix(amendment);
          break;
        case "change":
          this.change(amendment, within);
          break;
        case "remove":
          this.remove(amendment, within);
          break;
        case "add":
          this.add(amendment, within);
          break;
        case "use":
          break;
        case "edition":
        case "currency":
          this.restate(amendment);
          break;
        default:
          if (amendment.replaces) this.replace(amendment, within);
          else for (const item of explode([amendment])) this.append(item, within);
      }
  }

  // ── What is added ──────────────────────────────────────────────────────────────────────────────────

  /** A member behind the last member, anything else at the end. Of a term the place decides what it does. */
  private append(item: Item, { items, node }: Within): void {
    // Where the amended text has no such parts, the order of this text is all the order there is.
    const given = items.filter((other) => !this.own.has(other) && (isTerm(other) || isNode(other)));
    this.own.add(item);
    if (isTerm(item) && (given.length > 0 || (node !== undefined && node.kind !== "head")))
      this.scope.file.report("extend/term-place", {}, item);
    const isMember = isNode(item) || item.kind === "uncovered";
    const last = isMember && given.some(isNode) ? items.length - 1 - [...items].reverse().findIndex(isNode) : -1;
    if (last === -1) items.push(item);
    else items.splice(last + 1, 0, item);
  }

  private add({ where, target, items: added }: Add, within: Within): void {
    const items = explode(added);
    for (const item of items) this.own.add(item);
    const found = target && this.findOne(target, within, true);
    if (target !== undefined && found === undefined) return;
    const list = found?.list ?? within.items;
    const index =
      found === undefined ? (where === "first" ? 0 : list.length) : found.index + (where === "after" ? 1 : 0);
    if (list !== this.items)
      for (const item of items) if (!isNodeItem(item)) this.scope.file.report("extend/add-here", {}, item);
    list.splice(index, 0, ...items);
  }

  private restate(item: Item & { kind: "edition" | "currency" }): void {
    const index = this.items.findIndex((other) => other.kind === item.kind && !this.own.has(other));
    const before = this.items[index];
    const code = before?.kind === "currency" ? before.code.text : "JPY";
    if (item.kind === "currency" && item.code.text !== code && this.isDerived)
      this.scope.file.report("extend/currency", { code }, item.code);
    this.own.add(item);
    if (index === -1) this.items.push(item);
    else {
      this.items[index] = item;
      this.made.push({ kind: "replaces", at: item, of: undefined, was: before! });
    }
  }

  // ── What is changed ────────────────────────────────────────────────────────────────────────────────

  private fix(fix: Fix): void {
    const again = this.items.findIndex((other) => other.kind === "fix" && other.choice.text === fix.choice.text);
    // What the text before fixed may be fixed otherwise; twice in one text the checker refuses.
    if (again !== -1 && !this.own.has(this.items[again]!)) this.items.splice(again, 1);
    this.own.add(fix);
    this.items.push(fix);
    const found = findNamed(this.items, fix.choice.text, undefined);
    const declared = found && nameOf(found.list[found.index]!);
    if (declared !== undefined)
      this.made.push({ kind: "fixes", at: fix.choice, of: this.scope.file.table.get(declared.start), was: declared });
  }

  private change(change: Change, within: Within): void {
    const found = this.findNamed({ ...change.name, kind: "named", of: undefined, names: [change.name] }, within)[0];
    if (found === undefined) return;
    const node = found.list[found.index]!;
    if (!isNode(node) || node.kind !== change.node) {
      const symbol = this.symbolOf(node);
      this.scope.file.report(
        "name/wrong-kind",
        { name: change.name.text, kind: symbol?.kind ?? "head", wanted: `a ${change.node}` },
        change.name,
      );
      return;
    }
    if (change.forEach !== undefined && node.kind === "head")
      this.scope.file.report("node/misplaced", { what: "`for each`", where: "a head" }, change.forEach);
    this.made.push({ kind: "changes", at: change.name, of: this.symbolOf(node), was: nameOf(node)! });
    const { labels, when, outside, forEach, references, doc, items } = change;
    const header = {
      ...(labels.plain !== undefined || labels.en !== undefined ? { labels } : {}),
      ...(when && { when }),
      ...(outside && { outside }),
      ...(forEach && { forEach }),
      ...(references.length > 0 && { references }),
      ...(doc !== undefined && { doc }),
    };
    const changed = { ...node, ...header } as OpenNode;
    found.list[found.index] = changed;
    this.amend(items, { items: changed.items, node: changed });
  }

  private replace(by: PlainItem, within: Within): void {
    const parts = explode([by]).flatMap((item): Item[] =>
      item.kind === "items" ? item.items.map((one) => ({ ...item, items: [one] })) : [item],
    );
    for (const item of parts) {
      if (item.kind === "facts" && isOfUnit(item)) {
        this.replaceUnitFact(item);
        continue;
      }
      const name = nameOf(item);
      const target: Target | undefined =
        name !== undefined
          ? { kind: "named", of: spaceOf(item), names: [name], start: name.start, end: name.end }
          : clauseOf(item);
      if (target === undefined) {
        this.scope.file.report("extend/unnamed", {}, by);
        continue;
      }
      const found =
        target.kind === "clause" ? this.findClause(target, within, false, item) : this.findOne(target, within);
      if (found === undefined) continue;
      const before = found.list[found.index]!;
      if (isNodeItem(before) !== isNodeItem(item) && name !== undefined && !isContractRule(before, item))
        this.scope.file.report(
          "name/wrong-kind",
          { name: name.text, kind: this.symbolOf(before)?.kind ?? "head", wanted: wantedFor(item) },
          name,
        );
      if (item.kind === "head" && before.kind === "head") this.tellLostTerms(item, before);
      this.own.add(item);
      this.made.push({ kind: "replaces", at: name ?? by, of: this.symbolOf(before), was: nameOf(before) ?? before });
      if (name?.text === "plan") this.dropPlans(before, item);
      found.list[found.index] = item;
    }
  }

  /** `replace head contents "家財"`, without braces that say that it has no terms: those of the head before are gone. */
  private tellLostTerms(item: Item & { kind: "head" }, before: Item & { kind: "head" }): void {
    const { file } = this.scope;
    const isComputed = item.computed !== undefined || item.each !== undefined;
    const isOfOneKind =
      (item.computed === undefined) === (before.computed === undefined) &&
      (item.each === undefined) === (before.each === undefined);
    const hasBody = item.items.length > 0 || file.sources.textOf(item).endsWith("}");
    if (hasBody || !isOfOneKind || !before.items.some(isTerm)) return;
    const { name } = item;
    file.report("extend/terms-gone", { name: name.text, isComputed }, name, {
      related: [note("declared", { name: name.text }, before.name)],
    });
  }

  /** Of the same unit, the fact of the same name. */
  private replaceUnitFact(by: FactsBlock): void {
    const name = by.facts[0]?.name;
    if (name === undefined) return;
    const factOf = (item: Item): Name | undefined =>
      item.kind === "facts" && unitOf(item) === by.of.text ? item.facts[0]?.name : undefined;
    const index = this.items.findIndex((item) => factOf(item)?.text === name.text);
    const before = this.items[index];
    if (before === undefined) {
      const nearest = closest(
        name.text,
        this.items.flatMap((item) => factOf(item)?.text ?? []),
      );
      this.scope.file.report("extend/unknown", { name: name.text, nearest }, name, {
        fixes: nearest === undefined ? [] : [replaceBy(nearest, name)],
      });
      return;
    }
    const was = factOf(before)!;
    if (this.own.has(before)) {
      this.scope.file.report("extend/own", { name: name.text }, name, {
        related: [note("declared", { name: name.text }, was)],
      });
      return;
    }
    this.own.add(by);
    this.made.push({ kind: "replaces", at: name, of: this.scope.file.table.get(was.start), was });
    this.items[index] = by;
  }

  /** Plans that are no more leave the grids of options; what else speaks of them is an error there. */
  private dropPlans(before: Item, after: Item): void {
    const plans = (item: Item): string[] =>
      item.kind === "contract"
        ? item.items.flatMap((one) => (one.kind === "plan" ? one.members.map(({ name }) => name.text) : []))
        : [];
    const gone = new Set(plans(before).filter((plan) => !plans(after).includes(plan)));
    if (gone.size === 0) return;
    this.items.forEach((item, index) => {
      const [block] = item.kind === "contract" ? item.items : [];
      if (item.kind !== "contract" || block?.kind !== "options") return;
      const stays = block.plans.map(({ text }) => !gone.has(text));
      const rows = block.rows.map((row) => ({ ...row, marks: row.marks.filter((_, at) => stays[at] ?? true) }));
      this.items[index] = { ...item, items: [{ ...block, plans: block.plans.filter((_, at) => stays[at]), rows }] };
    });
  }

  private remove({ what }: Remove, within: Within): void {
    if (what.kind === "clause" && within.node?.kind === "head") {
      // It may stand in the header.
      const { requirements } = within.node;
      const gone = requirements.find(
        (one) => `requires-${one.what}` === what.clause && saysTheSame(one.scope, what.scope),
      );
      if (gone !== undefined) {
        within.node.requirements = requirements.filter((one) => one !== gone);
        this.made.push({ kind: "removes", at: what, of: undefined, was: gone });
        return;
      }
    }
    const all = what.kind === "clause" ? [this.findClause(what, within)] : this.findNamed(what, within);
    const names = what.kind === "named" ? what.names : [];
    // From behind, so that places found before stay right.
    for (const [at, found] of [...all.entries()].reverse()) {
      if (found === undefined) continue;
      const { list } = found;
      const index = list.indexOf(found.item);
      const [gone] = list.splice(index, 1);
      const name = nameOf(gone!);
      this.made.push({
        kind: "removes",
        at: names[at] ?? what,
        of: this.symbolOf(gone!),
        was: name ?? gone!,
      });
      this.forget(gone!, names[at] ?? what);
      if (gone!.kind === "unit") this.dropFactsOf(gone.name.text);
    }
  }

  /** What incidents state of a unit goes with it. */
  private dropFactsOf(unit: string): void {
    for (let index = this.items.length - 1; index >= 0; index -= 1) {
      const item = this.items[index]!;
      if (item.kind === "facts" && unitOf(item) === unit && !this.own.has(item)) this.items.splice(index, 1);
    }
  }

  /** Everything that is gone, for the places that still read it. */
  private forget(gone: Item, at: Span): void {
    const name = nameOf(gone);
    if (name !== undefined) this.scope.removed.set(name.text, at);
    if (isNode(gone)) for (const inner of gone.items) this.forget(inner, at);
    if (gone.kind === "contract" && name !== undefined) {
      const fixed = this.items.findIndex((other) => other.kind === "fix" && other.choice.text === name.text);
      if (fixed !== -1) this.items.splice(fixed, 1);
    }
  }

  // ── What is meant ──────────────────────────────────────────────────────────────────────────────────

  private findOne(target: Target, within: Within, ownToo = false): (Found & { item: Item }) | undefined {
    return target.kind === "clause"
      ? this.findClause(target, within, ownToo)
      : this.findNamed(target, within, ownToo)[0];
  }

  private findNamed(
    { of, names }: NamedTarget,
    { items, node }: Within,
    ownToo = false,
  ): ((Found & { item: Item }) | undefined)[] {
    return names.map((name) => {
      if (name.text === "") return undefined;
      const found = findNamed(items, name.text, of);
      if (found === undefined) {
        this.unknown(name, of, items, node);
        return undefined;
      }
      const item = found.list[found.index]!;
      const symbol = this.symbolOf(item);
      if (this.own.has(item) && !ownToo) {
        this.scope.file.report("extend/own", { name: name.text }, name, {
          related: [note("declared", { name: name.text }, nameOf(item)!)],
        });
        return undefined;
      }
      if (symbol !== undefined) this.scope.file.uses.push({ name, symbol });
      else this.early.push({ name, of: nameOf(item)! });
      return { ...found, item };
    });
  }

  private unknown(name: Name, of: NamedTarget["of"], items: readonly Item[], node: OpenNode | undefined): void {
    const elsewhere = node === undefined ? undefined : findNamed(this.items, name.text, of);
    if (elsewhere !== undefined) {
      this.scope.file.report("scope/not-below", { name: name.text, node: node!.name.text }, name);
      return;
    }
    const nearest = closest(name.text, namesIn(items, of));
    this.scope.file.report("extend/unknown", { name: name.text, nearest }, name, {
      fixes: nearest === undefined ? [] : [replaceBy(nearest, name)],
    });
  }

  /**
   * Of several clauses alike, the one with the same conditions. `by` replaces it: what is behind `of` there may be an
   * amount of which it is a share; else that names the quantity.
   */
  private findClause(
    target: ClauseTarget,
    { items }: Within,
    ownToo = false,
    by?: Item,
  ): (Found & { item: Item }) | undefined {
    const alike = items.filter((item) => {
      const clause = clauseOf(item);
      return (
        (ownToo || !this.own.has(item)) &&
        clause?.clause === target.clause &&
        clause.times === target.times &&
        saysTheSame(clause.bases, target.bases) &&
        (by === undefined
          ? target.quantity === undefined || saysTheSame(clause.quantity, target.quantity)
          : countsAlike(item, by, this.items))
      );
    });
    const exact = alike.filter((item) => {
      const clause = clauseOf(item)!;
      // What replaces it has been compared above.
      const counts = by !== undefined || saysTheSame(quantityNamed(item, this.items), target.quantity);
      return counts && (["scope", "where", "when"] as const).every((key) => saysTheSame(clause[key], target[key]));
    });
    const chosen = alike.length === 1 ? alike : exact;
    if (chosen.length === 1) return { list: items, index: items.indexOf(chosen[0]!), item: chosen[0]! };
    if (alike.length === 0) {
      const others = items.filter((item) => !this.own.has(item) && clauseOf(item)?.clause === target.clause);
      this.scope.file.report("extend/no-clause", { others: others.length > 0 }, target, {
        related: others.map((item) => note("candidate", {}, item)),
      });
    } else
      this.scope.file.report("extend/ambiguous", { count: alike.length }, target, {
        related: alike.map((item) => note("candidate", {}, item)),
      });
    return undefined;
  }

  private symbolOf(item: Item): DeclaredSymbol | undefined {
    const name = nameOf(item);
    return name && this.scope.file.table.get(name.start);
  }
}

function findNamed(items: Item[], name: string, of: NamedTarget["of"]): Found | undefined {
  if (of === "item") {
    const list = items.find((item) => item.kind === "items" && item.items.some((one) => one.name.text === name));
    if (list?.kind === "items") items.splice(items.indexOf(list), 1, ...setApart(list, name));
  }
  const index = items.findIndex((item) => nameOf(item)?.text === name && spaceOf(item) === of);
  if (index !== -1) return { list: items, index };
  for (const item of items) {
    const found = isNode(item) ? findNamed(item.items, name, of) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function namesIn(items: readonly Item[], of: NamedTarget["of"]): string[] {
  return items.flatMap((item) => [
    ...(item.kind === "items" && of === "item" ? item.items.map((one) => one.name.text) : []),
    ...(item.kind !== "items" && spaceOf(item) === of ? (nameOf(item)?.text ?? []) : []),
    ...(isNode(item) ? namesIn(item.items, of) : []),
  ]);
}

/** How a clause without a name is known among those of its node. */
function clauseOf(item: Item): ClauseTarget | undefined {
  const { start, end } = item;
  switch (item.kind) {
    case "term": {
      const { term, amount, bases, times, scope, where, when } = item;
      const quantity = amount.kind === "binary" && amount.operator === "of" ? amount.right : undefined;
      return { kind: "clause", clause: term, bases, times, quantity, scope, where, when, start, end };
    }
    case "covers":
    case "window":
    case "requires": {
      const { scope, when } = item;
      const clause = item.kind === "requires" ? (`requires-${item.what}` as const) : item.kind;
      return {
        kind: "clause",
        clause,
        bases: [],
        times: false,
        quantity: undefined,
        scope,
        where: undefined,
        when,
        start,
        end,
      };
    }
    case "covered":
      return {
        kind: "clause",
        clause: "covered",
        bases: [],
        times: false,
        quantity: undefined,
        scope: item.scope,
        where: undefined,
        when: undefined,
        start,
        end,
      };
    default:
      return undefined;
  }
}

/** A rule may stand in the contract or in a node. */
function isContractRule(before: Item, after: Item): boolean {
  const isRule = (item: Item): boolean =>
    item.kind === "require" || (item.kind === "contract" && item.items[0]?.kind === "require");
  return isRule(before) && isRule(after);
}

function wantedFor(item: Item): string {
  switch (item.kind) {
    case "facts":
      return "a fact";
    case "triggers":
      return "a trigger";
    case "exclusions":
      return "an exclusion";
    case "contract":
      return "a choice of the contract";
    default:
      return `a ${item.kind}`;
  }
}
