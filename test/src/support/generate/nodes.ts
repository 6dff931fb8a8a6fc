import { Random } from "./random.js";
import { block } from "./declarations.js";
import type { ExpressionWriter } from "./expressions.js";
import { contractSpot, type Spot } from "./expressions.js";
import { namesBelow, TermWriter, type TermNode } from "./terms.js";
import type { ReadName, Vocabulary } from "./vocabulary.js";

/** The shape of a product before its rules and terms are written, so that they can name what stands below. */
export interface NodeDraft extends TermNode {
  readonly kind: "product" | "section" | "frame" | "head";
  readonly name: string;
  readonly members: readonly NodeDraft[];
  readonly guard?: string;
  readonly outside: boolean;
  readonly forEach?: string;
  readonly computed: boolean;
  /** Its lines each come to a computed amount. */
  readonly valued?: boolean;
  readonly items: readonly string[];
  readonly refused: readonly string[];
  readonly uncovered: readonly string[];
}

const lineReads: readonly ReadName[] = ["incident", "claim", "insured", "loss", "line", "amount", "trigger", "item"];
const withoutLine: readonly ReadName[] = lineReads.filter((read) => read !== "line" && read !== "amount");

/** Draws the sections, frames and heads of a product, and writes them. */
export class NodeWriter {
  private readonly terms: TermWriter;
  /** A random of its own: what is called something is otherwise the same product. */
  private readonly labels = new Random(2);

  constructor(
    private readonly words: Vocabulary,
    private readonly write: ExpressionWriter,
  ) {
    this.terms = new TermWriter(words, write);
  }

  private get random() {
    return this.words.random;
  }

  // ── The shape ──────────────────────────────────────────────────────────────────────────────────────

  draft(): NodeDraft {
    const { random, words } = this;
    const members = random.times(random.weighted([3, 1], [4, 2], [2, 3]), () =>
      random.weighted<() => NodeDraft>(
        [7, () => this.draftGroup("section", 0, false)],
        [2, () => this.draftGroup("frame", 0, false)],
        [1, () => this.draftHead(0)],
      )(),
    );
    const root: NodeDraft = {
      kind: "product",
      name: "",
      members,
      outside: false,
      computed: false,
      items: [],
      refused: [],
      uncovered: random.chance(15) ? [words.name("uncovered_", "対象外")] : [],
      heads: members.flatMap(({ heads }) => heads),
    };
    this.register(root);
    return root;
  }

  /** In a node for each unit lines name one, and a computed head is for each of the innermost one. */
  private register(node: NodeDraft, around?: string): void {
    const { words } = this;
    const each = node.forEach ?? (node.outside ? undefined : around);
    if (node.forEach !== undefined)
      words.nameUnit(
        node.forEach,
        node.heads.flatMap(({ name, computed }) => (computed ? [] : [name])),
      );
    if (each !== undefined && node.kind === "head" && node.computed) words.nameUnit(each, [node.name]);
    if (node.name !== "")
      words.nodes.push({
        name: node.name,
        heads: node.heads.map(({ name }) => name),
        computed: node.heads.flatMap((head) => (head.computed ? [head.name] : [])),
        ofWalk: node.heads.flatMap((head) => (head.ofWalk === true ? [head.name] : [])),
      });
    words.items.push(...node.items, ...node.refused);
    node.members.forEach((member) => this.register(member, each));
  }

  private guard(percent: number): string | undefined {
    const { random, write } = this;
    return random.chance(percent)
      ? (this.readingTest(60) ?? write.bool({ ...contractSpot, depth: 1 }, "true"))
      : undefined;
  }

  /** A reading that is not chosen is the one thing about a contract that may be unknown. */
  private readingTest(percent: number): string | undefined {
    const { random, words } = this;
    if (words.readings.length === 0 || !random.chance(percent)) return undefined;
    const reading = random.pick(words.readings);
    return `(${reading.name} in (${random.subset(reading.members, 1, 2).join(", ")}))`;
  }

  /** Inside a node `for each` unit only an outside one is for another. */
  private draftGroup(kind: "section" | "frame", depth: number, inSection: boolean, unit?: string): NodeDraft {
    const { random, words } = this;
    const name = words.name(`${kind}_`, kind === "section" ? "補償" : "枠");
    const outside = random.chance(12);
    const forEach =
      words.features.unruly && words.units.length > 0 && random.chance(kind === "frame" ? 38 : 18)
        ? ((outside ? undefined : unit) ?? random.pick(words.units).name)
        : undefined;
    const guard = this.guard(24);
    const insideSection = inSection || kind === "section";
    const members = random.times(depth === 0 ? random.between(2, 4) : random.between(1, 2), () =>
      random.weighted<() => NodeDraft>(
        [6, () => this.draftHead(forEach === undefined ? 22 : 70)],
        [depth < 2 ? 2 : 0, () => this.draftGroup("frame", depth + 1, insideSection, forEach ?? unit)],
        [depth < 1 && !insideSection ? 2 : 0, () => this.draftGroup("section", depth + 1, true, forEach ?? unit)],
      )(),
    );
    return {
      kind,
      name,
      members,
      ...(guard === undefined ? {} : { guard }),
      ...(forEach === undefined ? {} : { forEach }),
      outside,
      computed: false,
      items: [],
      refused: [],
      uncovered: random.chance(20) ? [words.name("uncovered_", "対象外")] : [],
      heads: members.flatMap(({ heads }) => heads),
    };
  }

  /** Of a hundred heads so many are computed. */
  private draftHead(percent: number): NodeDraft {
    const { random, words } = this;
    const name = words.name("head_", "費用");
    const computed = percent > 0 && words.features.walkReads && random.chance(percent);
    const guard = this.guard(21);
    const list = (percent: number): string[] =>
      computed || !random.chance(percent) ? [] : random.times(random.between(1, 2), () => words.name("item_", "品目"));
    return {
      kind: "head",
      name,
      members: [],
      ...(guard === undefined ? {} : { guard }),
      outside: random.chance(10),
      computed,
      valued: !computed && random.chance(12),
      items: list(25),
      refused: list(15),
      uncovered: [],
      heads: [{ name, computed, ofWalk: computed && random.chance(50) }],
    };
  }

  // ── The text ───────────────────────────────────────────────────────────────────────────────────────

  /** What stands inside the product; the nodes are written in order, since `left(n)` looks back. */
  product(root: NodeDraft): string[] {
    this.words.yearly = this.words.features.intricate && this.dates().length > 0 && this.random.chance(60);
    const ofIncident = this.dates().filter(({ of }) => of === "incident");
    if (this.words.yearly && ofIncident.length > 0 && this.random.chance(50))
      this.words.yearDate = this.random.pick(ofIncident).name;
    return this.body(root, { guards: [], attached: false, covered: false });
  }

  private body(node: NodeDraft, around: Around): string[] {
    const { random } = this;
    const lines: string[] = [];
    const isHead = node.kind === "head";
    const attaches = !around.attached && (isHead || (node.kind === "product" ? random.chance(15) : random.chance(85)));
    if (attaches || (around.attached && !this.words.yearly && random.chance(8)))
      lines.push(this.attachment(node, around, attaches));
    const covers = !around.covered && (isHead || (node.kind === "product" ? random.chance(10) : random.chance(75)));
    if (covers) lines.push(`covers ${this.triggers(true)}${this.when(around, 58)}`);
    if ((around.covered || covers) && random.chance(25)) lines.push(this.scopedCover(node, around));
    lines.push(...this.rules(node, around));
    const inner: Around = {
      ...around,
      guards: around.guards,
      attached: around.attached || attaches,
      covered: around.covered || covers,
      ...(node.forEach === undefined ? {} : { forEach: node.forEach, inside: namesBelow(node) }),
    };
    if (node.kind === "head") {
      lines.push(...this.items(node.items));
      if (node.refused.length > 0) lines.push(`refuse ${node.refused.join(" | ")}`);
      lines.push(
        ...this.terms.terms(node, "below", inner, this.words.left, random.weighted([4, 0], [5, 1], [2, 2], [1, 3])),
      );
      return lines;
    }
    const shuffled = random.chance(20) ? random.shuffle(lines) : lines;
    shuffled.push(...this.terms.terms(node, "above", inner, this.words.left, random.weighted([6, 0], [3, 1], [1, 2])));
    shuffled.push(...node.members.flatMap((member) => this.member(member, inner)));
    for (const name of node.uncovered) shuffled.push(`uncovered ${name}`);
    shuffled.push(
      ...this.terms.terms(
        node,
        node.kind === "product" ? "last" : "below",
        inner,
        this.words.left,
        random.weighted([3, 0], [5, 1], [2, 2]),
      ),
    );
    return shuffled;
  }

  /** An approval is of one item alone, or says by `for` of which. */
  private items(items: readonly string[]): string[] {
    const [first, ...rest] = items;
    if (first === undefined) return [];
    const list = `item ${items.join(" | ")}`;
    if (!this.random.chance(25)) return [list];
    if (rest.length === 0) return [`${list} requires approval`];
    return this.random.chance(50)
      ? [list, `requires approval for ${items.join(", ")}`]
      : [`item ${first} requires approval`, `item ${rest.join(" | ")}`];
  }

  private member(node: NodeDraft, around: Around): string[] {
    const { random, words, write } = this;
    const guards = node.guard === undefined ? around.guards : [...around.guards, node.guard];
    const inner: Around = { ...around, guards };
    const when = node.guard === undefined ? "" : ` when ${node.guard}`;
    const outside = node.outside ? " outside" : "";
    if (node.kind !== "head") {
      const forEach = node.forEach === undefined ? "" : ` for each ${node.forEach}`;
      const lines = block(
        `${node.kind} ${node.name}${words.label(node.name)}${random.shuffle([forEach, outside, when]).join("")}`,
        this.body(node, inner),
      );
      this.words.left.push(node.name);
      return lines;
    }
    const computed = !node.computed
      ? ""
      : ` = ${write.money(this.computedSpot(inner, node.heads[0]?.ofWalk === true))}`;
    const valued = node.valued === true ? ` for each loss = ${write.money(this.valuedSpot(guards))}` : "";
    // Each of its lines waits that names no unit whose fact the amount reads of the one at hand.
    if (!/\b(?:any|every|sum|largest|smallest|earliest|latest)\(/.test(valued))
      for (const { name } of words.units)
        if (new RegExp(`(?<![\\p{L}\\p{N}_])${name}\\.`, "u").test(valued)) words.nameUnit(name, [node.name]);
    const approval = !node.computed && random.chance(15) ? " requires approval" : "";
    const item = node.items.length > 0 && random.chance(40) ? " requires item" : "";
    const lines = this.body(node, inner);
    this.words.left.push(node.name);
    const header = `head ${node.name}${words.label(node.name)}${outside}${computed}${when}${approval}${item}${valued}`;
    if (lines.length === 0) return [header];
    return lines.length === 1 && random.chance(30) ? [`${header} { ${lines[0]} }`] : block(header, lines);
  }

  /** What the amount of a line may read: the line before it is judged. */
  private valuedSpot(guards: readonly string[]): Spot {
    return {
      ...contractSpot,
      allows: new Set(["incident", "claim", "insured", "loss", "line", "item"]),
      units: this.words.units.map(({ name }) => name),
      guards,
      depth: 2,
    };
  }

  /** A computed head reads no head that may read it; one that is not of the walk nothing of it. */
  private computedSpot({ guards, forEach, inside }: Around, ofWalk: boolean): Spot {
    const { nodes, left } = this.words;
    // In a frame for each unit mostly what stands in it, and then of the unit.
    const near = inside !== undefined && this.random.chance(75) ? inside : undefined;
    const isNear = (name: string): boolean => near?.includes(name) !== false;
    const losses = nodes.filter(
      (node) =>
        isNear(node.name) && node.computed.every((head) => left.includes(head)) && (ofWalk || node.ofWalk.length === 0),
    );
    return {
      ...contractSpot,
      allows: new Set(["incident", "amounts"]),
      units: forEach === undefined ? [] : [forEach],
      guards,
      left: ofWalk ? left.filter(isNear) : [],
      losses: losses.map(({ name }) => name),
      depth: 2,
    };
  }

  // ── Rules ──────────────────────────────────────────────────────────────────────────────────────────

  /** Rules that read the line cannot stand on a computed head. */
  private lineSpot(node: NodeDraft, around: Around): Spot {
    const reads = node.heads.some(({ computed }) => computed) ? withoutLine : lineReads;
    return {
      allows: new Set(reads),
      units: this.words.units.map(({ name }) => name),
      guards: around.guards,
      left: [],
      depth: 1,
    };
  }

  private dates() {
    return this.words.facts.filter(
      ({ type, of }) => (type === "date" || type === "datetime") && (of === "incident" || of === "claim"),
    );
  }

  private attachment(node: NodeDraft, around: Around, main: boolean): string {
    const { random, words, write } = this;
    const dates = this.dates();
    const scope = main ? "" : this.scope(node, true);
    if (dates.length === 0 || (!words.yearly && random.chance(20))) return `covered at any time${scope}`;
    const incident = dates.filter(({ of }) => of === "incident");
    const date = random.chance(60) && incident.length > 0 ? random.pick(incident) : random.pick(dates);
    const when = `covered${this.called()} when`;
    if (words.yearDate !== undefined) return `${when} ${words.yearDate} during period${scope}`;
    if (words.yearly || random.chance(85)) return `${when} ${date.name} during period${scope}`;
    return `${when} ${write.bool(this.lineSpot(node, around), "true")}${scope}`;
  }

  /** At times a label. */
  private called(): string {
    return this.labels.weighted([5, ""], [1, ' "規定"'], [1, ' "規定の日本語" en "Rule in English"']);
  }

  private triggers(main: boolean): string {
    const { random, words } = this;
    if (random.chance(main ? 35 : 15)) return "all";
    const named = random.subset(words.triggers, 1, main ? words.triggers.length : 2);
    return words.triggers.length > 1 && named.length < words.triggers.length && random.chance(20)
      ? `all but ${named.join(", ")}`
      : named.join(", ");
  }

  private scopedCover(node: NodeDraft, around: Around): string {
    const { random } = this;
    const heads = this.namesBelow(node);
    const scope =
      heads.length === 0 || random.chance(30)
        ? ""
        : random.chance(25)
          ? ` for all but ${random.pick(heads)}`
          : ` for ${random.subset(heads, 1, 2).join(", ")}`;
    return `covers ${this.triggers(false)}${scope}${this.when(around, 58)}`;
  }

  private when(around: Around, percent: number): string {
    const { random, write } = this;
    if (!random.chance(percent)) return "";
    const reading = this.readingTest(70);
    if (reading !== undefined) return ` when ${reading}`;
    return ` when ${write.bool({ ...contractSpot, guards: around.guards, depth: 0 }, "true")}`;
  }

  private namesBelow(node: NodeDraft): string[] {
    return node.members.flatMap((member) => [member.name, ...this.namesBelow(member)]);
  }

  /** `for` with triggers, heads, frames, or the items of a head. */
  private scope(node: NodeDraft, withItems: boolean): string {
    const { random, words } = this;
    if (!random.chance(35)) return "";
    const below = this.namesBelow(node);
    const items = withItems ? [...node.items, ...node.refused] : [];
    if (items.length > 0 && random.chance(50)) return ` for ${random.subset(items, 1).join(", ")}`;
    const names = [
      ...(random.chance(60) ? random.subset(words.triggers, 1, 2) : []),
      ...(below.length > 0 && random.chance(60) ? random.subset(below, 1, 2) : []),
    ];
    if (names.length === 0) return "";
    return random.chance(15) ? ` for all but ${names.join(", ")}` : ` for ${names.join(", ")}`;
  }

  private rules(node: NodeDraft, around: Around): string[] {
    const { random, words, write } = this;
    const lines: string[] = [];
    const spot = this.lineSpot(node, around);
    const hasComputed = node.heads.some(({ computed }) => computed);
    const percent = node.kind === "head" ? 11 : node.kind === "product" ? 5 : 20;
    if (random.chance(percent) && !hasComputed) {
      const from = write.date({ ...spot, depth: 0, allows: new Set(["incident"]) });
      const until = random.chance(85)
        ? ` until (${random.pick(["1 year", "13 months", "180 days", "400 days"])} after ${from})`
        : "";
      const wide = random.chance(40) ? `(${random.pick(["30 days", "1 year"])} before ${from})` : from;
      lines.push(`window${this.called()} from ${wide}${until}${this.scope(node, true)}${this.when(around, 20)}`);
    }
    if (random.chance(percent)) {
      const scope = this.scope(node, true);
      const name = random.chance(40)
        ? ` ${words.name("rule_", "規則")}${words.label("規則")}${scope}:`
        : scope === ""
          ? ""
          : `${scope}:`;
      const guard = this.when(around, 20);
      lines.push(`require${name} ${write.bool({ ...spot, guards: around.guards }, "true")}${guard}`);
    }
    if (random.chance(percent) && !hasComputed) lines.push(`requires approval${this.scope(node, true)}`);
    return lines;
  }
}

export interface Around {
  readonly guards: readonly string[];
  readonly forEach?: string;
  readonly inside?: readonly string[];
  readonly attached: boolean;
  readonly covered: boolean;
}
