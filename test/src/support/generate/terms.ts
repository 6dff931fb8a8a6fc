import { contractSpot, type ExpressionWriter, type Spot } from "./expressions.js";
import { Random } from "./random.js";
import type { ReadName, Vocabulary } from "./vocabulary.js";

/** What a term has to know of its node. */
export interface TermNode {
  /** `ofWalk`: computed from what the walk comes to. */
  readonly heads: readonly { readonly name: string; readonly computed: boolean; readonly ofWalk?: boolean }[];
  readonly name: string;
  readonly members: readonly TermNode[];
  /** The terms of the node around it do not act on it. */
  readonly outside?: boolean;
  /** Those that its lines may name. */
  readonly items?: readonly string[];
}

/** Where terms stand: above the members of their node, in a head or below the members, or below all of the product. */
export type Stand = "above" | "below" | "last";

interface TermAround {
  readonly guards: readonly string[];
  /** All lines that the terms act on may name an insured: none is of a computed head. */
  readonly named?: boolean;
  readonly forEach?: string;
  /** What stands in that frame for each unit. */
  readonly inside?: readonly string[];
}

interface BasisDraft {
  readonly text: string;
  readonly period: boolean;
  readonly claim: boolean;
  readonly loss?: true;
  readonly insured?: true;
  readonly unit?: string;
}

/** Draws the terms of a node. */
export class TermWriter {
  /** Of their own, so that nothing else is drawn otherwise for a label. */
  private readonly labels = new Random(1);
  /** Whether a limit, or a deductible, is by number of times, likewise; of each product others. */
  private counted: { readonly limit: Random; readonly deductible: Random } | undefined;
  /** Whether it is counted in a quantity, likewise. */
  private quantities: { readonly limit: Random; readonly deductible: Random } | undefined;

  /** Whether it is of what is not approved, as far as the rest of the claim leaves room, likewise. */
  private rooms: Random | undefined;
  private shares: Random | undefined;

  /** Whether a term is per day, likewise. */
  private days: Random | undefined;

  constructor(
    private readonly words: Vocabulary,
    private readonly write: ExpressionWriter,
  ) {}

  private get random() {
    return this.words.random;
  }

  private get isIntricate() {
    const { unruly, intricate } = this.words.features;
    return unruly && intricate;
  }

  terms(node: TermNode, stand: Stand, place: TermAround, left: readonly string[], count: number): string[] {
    const lines: string[] = [];
    const around = { ...place, named: !this.hasComputed(node) };
    // Layers in a row would be one term, of which all bases are the same.
    for (let rest = count; rest > 0; rest -= 1) {
      lines.push(...this.term(node, stand, around, left, !(lines.at(-1)?.startsWith("layer ") ?? false)));
      if (this.isIntricate && bears(lines.at(-1)) && this.random.chance(26)) lines.push(this.borne(node, around, left));
    }
    return lines;
  }

  private term(node: TermNode, stand: Stand, around: TermAround, left: readonly string[], layers: boolean): string[] {
    const { random, words } = this;
    if (!words.features.unruly) return this.tameTerm(stand, around, left);
    if (layers && this.isIntricate && random.chance(14)) return this.layers(around, left);
    const kind = random.weighted(
      [4, "coinsurance"] as const,
      [10, "deductible"] as const,
      [3, "franchise"] as const,
      [15, "limit"] as const,
    );
    const guard = random.chance(18)
      ? this.write.bool({ ...contractSpot, guards: around.guards, depth: 0 }, "true")
      : undefined;
    const guards = guard === undefined ? around.guards : [...around.guards, guard];
    const tails = this.tails(node, guards);
    if (guard !== undefined) tails.push({ text: ` when ${guard}` });
    const own = [...words.triggers.join(), ...node.name].reduce((sum, one) => sum + one.charCodeAt(0), 0);
    this.counted ??= { limit: new Random(own), deductible: new Random(~own) };
    if (
      (kind === "limit" && this.isIntricate && this.counted.limit.chance(26)) ||
      (kind === "deductible" && this.counted.deductible.chance(20))
    )
      return [this.byTimes(kind, node, { ...around, guards }, tails)];
    this.quantities ??= { limit: new Random(own + 1), deductible: new Random(~own - 1) };
    if (
      this.isIntricate &&
      (kind === "limit" || kind === "deductible") &&
      (node.members.length > 0 || !this.hasComputed(node)) &&
      this.quantities[kind].chance(kind === "limit" ? 36 : 32)
    )
      return [this.byQuantity(kind, node, { ...around, guards }, tails)];
    this.rooms ??= new Random(own + 2);
    if (kind === "limit" && !this.hasComputed(node) && words.summable().includes(node.name) && this.rooms.chance(20))
      return [this.byRoom(node, { ...around, guards }, tails)];
    if (kind === "coinsurance") {
      const ofLine = !this.hasComputed(node) && random.chance(25);
      const drawn: BasisDraft = ofLine ? ofLoss : { text: "claim", period: false, claim: true };
      const spot = this.spot([drawn], { ...around, guards }, left);
      const where = this.where(node, [], { ...around, guards });
      // Of several lines of a claim the approval is often the same.
      this.shares ??= new Random(own + 3);
      const ofApproval = ofLine && this.shares.chance(40);
      const claim: BasisDraft = { text: "claim", period: false, claim: true };
      tails.push(...this.cap(ofApproval ? { ...claim, loss: true } : claim, { ...around, guards }));
      const share = this.share(spot);
      const pays = ofApproval ? `min(${share}, if approved then 97% else 63%)` : share;
      return [`coinsurance${this.called()} pays ${pays}${this.joined([...tails, ...where])}`];
    }
    const ofLine = !this.hasComputed(node) && random.chance(18);
    const isShared = kind !== "franchise" && random.chance(45);
    const first = ofLine ? ofLoss : isShared ? this.shared(around) : this.basis(kind === "franchise", around);
    const bases = distinct(kind === "limit" && random.chance(30) ? [first, this.basis(false, around)] : [first]);
    const spot = this.spot(bases, { ...around, guards }, left);
    const where = this.where(node, bases, { ...around, guards });
    if (kind === "deductible") tails.push(...this.cap(first, { ...around, guards }));
    const amount = this.amount(kind, spot);
    const isForAll = tails.every(({ text }) => !text.startsWith(" for "));
    const apart = node.members.flatMap(({ outside, heads }) => (outside === true ? heads.map(({ name }) => name) : []));
    const stated = node.heads.flatMap(({ name, computed }) => (computed || apart.includes(name) ? [] : [name]));
    if (isForAll) for (const { unit } of bases) if (unit !== undefined) words.nameUnit(unit, stated);
    return [
      `${kind}${this.called()} ${amount} per ${bases.map(({ text }) => text).join(" and ")}${this.joined([...tails, ...where])}`,
    ];
  }

  /** Of so many incidents of a period, in full. */
  private byTimes(
    kind: "deductible" | "limit",
    node: TermNode,
    around: TermAround,
    tails: readonly { text: string }[],
  ): string {
    const { random, write, words } = this;
    const drawn = this.basis(false, around);
    const basis = drawn.period ? drawn : { text: "period", period: true, claim: false };
    const ofInsured: readonly ReadName[] = basis.insured === true ? ["insured"] : [];
    const allows = new Set<ReadName>(["incident", ...ofInsured]);
    const spot: Spot = { ...this.spot([basis], around, []), allows, left: [], depth: 1 };
    const choices = words.choices.filter(({ type, guard }) => type === "number" && guard === undefined);
    const number = random.weighted<() => string>(
      [8, () => random.pick(["1", "1", "1.5", "2"])],
      [choices.length > 0 ? 2 : 0, () => random.pick(choices).name],
      [3, () => write.number(spot)],
      [1, () => `(if ${write.bool({ ...spot, depth: 0 })} then unlimited else ${write.number({ ...spot, depth: 0 })})`],
      [1, () => "unlimited"],
    )();
    const unranked = tails.filter(({ text }) => text.startsWith(" for ") || text.startsWith(" when "));
    const where = this.where(node, [basis], around);
    return `${kind}${this.called()} ${number} ${number === "1" ? "time" : "times"} per ${basis.text}${this.joined([...unranked, ...where])}`;
  }

  /** So much of a quantity of the lines. */
  private byQuantity(
    kind: "deductible" | "limit",
    node: TermNode,
    around: TermAround,
    tails: readonly { text: string }[],
  ): string {
    const { random, write } = this;
    const bases = kind === "limit" && random.chance(25) ? [0, 1] : [0];
    const drawn = distinct(
      bases.map(() => (random.chance(12) && !this.hasComputed(node) ? ofLoss : this.shared(around))),
    );
    const spot = this.spot(drawn, around, []);
    const ofWalk: readonly ReadName[] = ["amounts", "term", "lines", "bare lines"];
    const allows = new Set([...spot.allows].filter((read) => !ofWalk.includes(read)));
    const number = random.weighted<() => string>(
      [12, () => random.pick(["1", "1", "2", "3", "6"])],
      [2, () => write.number({ ...spot, allows, depth: 1 })],
      [1, () => "unlimited"],
    )();
    const reads = new Set<ReadName>(["incident", "claim", "insured", "loss", "line", "item"]);
    const ofLine: Spot = { ...contractSpot, allows: reads, units: spot.units, guards: around.guards, depth: 1 };
    const quantity = random.weighted<() => string>(
      [4, () => "count"],
      [6, () => random.pick(["1", "2", "3"])],
      [2, () => `down(${write.number(ofLine)})`],
      [1, () => `days(${write.date(ofLine, 0)}, ${write.date(ofLine, 0)})`],
    )();
    const computed = node.heads.filter((head) => head.computed).map(({ name }) => name);
    const stated = computed.length === 0 ? [] : [{ text: ` for all but ${computed.join(", ")}` }];
    const unranked = [
      ...tails.filter(({ text }) => (stated.length === 0 && text.startsWith(" for ")) || text.startsWith(" when ")),
      ...stated,
    ];
    const where = this.where(node, drawn, around);
    return `${kind}${this.called()} ${number} of ${quantity} per ${drawn.map(({ text }) => text).join(" and ")}${this.joined([...unranked, ...where])}`;
  }

  /** Of what is not approved of a claim as much as an amount is above the rest of the claim. */
  private byRoom(node: TermNode, around: TermAround, tails: readonly { text: string }[]): string {
    const { write } = this;
    const claim: BasisDraft = { text: "claim", period: false, claim: true };
    const most = write.money({ ...this.spot([claim], around, []), depth: 0 });
    const guard = tails.filter(({ text }) => text.startsWith(" when "));
    const amount = `max(${most} - (claim_loss(${node.name}) - loss), 0)`;
    return `limit${this.called()} ${amount} per claim where not approved${this.joined(guard)}`;
  }

  /**
   * A term of a product in which a larger loss pays no less: what binds stands below, and what comes after it is
   * as wide or wider.
   */
  private tameTerm(stand: Stand, around: TermAround, left: readonly string[]): string[] {
    const { random, write } = this;
    const claim: BasisDraft = { text: "claim", period: false, claim: true };
    const wide: BasisDraft = random.chance(50)
      ? { text: "incident", period: false, claim: false }
      : { text: "period", period: true, claim: false };
    const basis = stand === "below" ? claim : stand === "last" ? wide : random.pick([claim, wide]);
    const spot = this.spot([basis], around, left);
    const when = random.chance(15) ? ` when ${write.bool({ ...contractSpot, guards: around.guards, depth: 0 })}` : "";
    const kind = random.pick([
      ...(stand === "last" ? [] : ["coinsurance"]),
      "deductible",
      ...(stand === "above" ? [] : ["limit", "limit"]),
    ]);
    if (kind === "coinsurance")
      return [`coinsurance${this.called()} pays ${this.share(this.spot([claim], around, left))}${when}`];
    return [`${kind}${this.called()} ${this.amount(kind, spot)} per ${basis.text}${when}`];
  }

  /** At times a label. */
  private called(): string {
    return this.labels.weighted([5, ""], [1, ' "条件"'], [1, ' "条件の日本語" en "Condition in English"']);
  }

  /** The most that is borne of all that was taken before. */
  private borne(node: TermNode, around: TermAround, left: readonly string[]): string {
    const { random } = this;
    const bases = distinct(
      random.chance(20) ? [this.basis(false, around), this.basis(false, around)] : [this.shared(around)],
    );
    const tails = this.tails(node, around.guards).filter(({ text }) => text.startsWith(" for "));
    const spot = this.spot(bases, around, left);
    const amount = random.chance(75) ? this.write.amountLiteral(0.25) : this.amount("borne", spot);
    const where = this.where(node, bases, around);
    return `borne at most${this.called()} ${amount} per ${bases.map(({ text }) => text).join(" and ")}${this.joined([...tails, ...where])}`;
  }

  /** The most that is borne, over something wider than the term. */
  private cap(own: BasisDraft, around: TermAround): { text: string }[] {
    const { random, write } = this;
    if (!this.isIntricate || !random.chance(40)) return [];
    const wider = ["incident", "period", "period", "incident and period", ...(own.claim ? ["claim"] : [])];
    if (own.loss) wider.push("loss");
    if (own.loss ? this.words.yearly : this.words.yearDate !== undefined && !own.period) wider.push("policy year");
    if (around.named === true && (own.loss ?? own.insured)) wider.push(...this.ofInsureds(around));
    if (around.named === true && own.loss) wider.push("day", "day per period");
    const kinds = this.within(around, own.unit === undefined ? [] : this.words.kindsFrom(own.unit));
    wider.push(...kinds.flatMap((kind) => [kind, `${kind} per period`]));
    const basis = random.pick(wider);
    const byUnit = kinds.filter((kind) => basis.split(" ")[0] === kind);
    const units = [...new Set([...byUnit, ...(around.forEach === undefined ? [] : [around.forEach])])];
    const ofInsured: readonly ReadName[] = basis.startsWith("insured") ? ["insured"] : [];
    const allows = new Set<ReadName>(["incident", ...ofInsured]);
    const spot: Spot = { ...contractSpot, allows, units, guards: around.guards, depth: 1 };
    const amount = random.chance(70) ? write.amountLiteral(0.3) : write.money({ ...spot, unlimited: true });
    return [{ text: ` bearing at most ${amount} per ${basis}` }];
  }

  private hasComputed(node: TermNode): boolean {
    return [node, ...nodesBelow(node)].some(({ heads }) => heads.some(({ computed }) => computed));
  }

  private joined(tails: readonly { readonly text: string }[]): string {
    return this.random
      .shuffle(tails)
      .map(({ text }) => text)
      .join("");
  }

  /** Mostly a plain amount or a choice; else whatever may be read. */
  private amount(kind: string, spot: Spot): string {
    const { random, write, words } = this;
    const small = kind === "limit" ? 1 : 0.25;
    const choices = words.choices.filter(({ type, guard }) => type === "money" && guard === undefined);
    return random.weighted<() => string>(
      [5, () => write.amountLiteral(small)],
      [choices.length > 0 ? 4 : 0, () => random.pick(choices).name],
      [5, () => write.money({ ...spot, unlimited: kind === "limit", depth: 2 })],
    )();
  }

  private share(spot: Spot): string {
    return this.random.chance(65) ? this.write.ratioLiteral() : this.write.ratio({ ...spot, depth: 2 });
  }

  /** Of these kinds of unit, in a frame for each unit those that are, or are of, its own. */
  private within({ forEach }: TermAround, kinds: readonly string[]): readonly string[] {
    return kinds.filter((kind) => forEach === undefined || this.words.kindsFrom(kind).includes(forEach));
  }

  /** In a frame for each unit no ledger could keep what each uses in the period. */
  private ofInsureds({ forEach }: TermAround): readonly string[] {
    return forEach === undefined ? ["insured", "insured per period"] : ["insured"];
  }

  /** Of each day at times, where no head is computed: it has none. */
  private basis(franchise: boolean, around: TermAround): BasisDraft {
    const basis = this.basisOfAnyDay(franchise, around);
    this.days ??= new Random(this.words.triggers.join().length + this.words.units.length + 7);
    const isOfDays =
      this.isIntricate && around.named === true && !basis.text.includes("policy year") && this.days.chance(22);
    if (!isOfDays || (basis.claim && basis.period)) return basis;
    const [counted = ""] = basis.text.split(/(?: per )?(?:period)$|^incident$/u);
    const { unit, period, claim, insured } = basis;
    const text = `${counted === "" ? "" : `${counted} per `}day${period ? " per period" : ""}`;
    return { text, period, claim, ...(insured === true && { insured }), ...(unit !== undefined && { unit }) };
  }

  /** Mostly one that the incidents of a period share. */
  private shared(around: TermAround): BasisDraft {
    const drawn = this.basis(false, around);
    return drawn.period || this.random.chance(20) ? drawn : this.basis(false, around);
  }

  private basisOfAnyDay(franchise: boolean, around: TermAround): BasisDraft {
    const { random, words } = this;
    const units = this.within(
      around,
      words.units.map(({ name }) => name),
    );
    const unit = units.length > 0 ? random.pick(units) : "";
    const named = this.isIntricate && around.named === true;
    const inPeriod = named && !franchise && around.forEach === undefined;
    return random.weighted<BasisDraft>(
      [named ? 7 : 0, { text: "insured", period: false, claim: false, insured: true }],
      [words.yearly && !franchise ? 5 : 0, { text: "policy year", period: true, claim: false }],
      [
        words.yearly && inPeriod ? 14 : 0,
        { text: "insured per policy year", period: true, claim: false, insured: true },
      ],
      [
        words.yearly && !franchise && units.length > 0 ? 9 : 0,
        { text: `${unit} per policy year`, period: true, claim: false, unit },
      ],
      [inPeriod ? 8 : 0, { text: "insured per period", period: true, claim: false, insured: true }],
      [4, { text: "claim", period: false, claim: true }],
      [6, { text: "incident", period: false, claim: false }],
      [franchise ? 0 : 6, { text: "period", period: true, claim: false }],
      [units.length > 0 ? 5 : 0, { text: unit, period: false, claim: false, unit }],
      [
        this.isIntricate && units.length > 0 && !franchise ? 5 : 0,
        { text: `${unit} per period`, period: true, claim: false, unit },
      ],
    );
  }

  /** What every basis of the term lets its amount read. */
  private spot(bases: readonly BasisDraft[], around: TermAround, left: readonly string[]): Spot {
    const reads: ReadName[] = ["incident", "amounts", "term"];
    if (bases.every(({ loss }) => loss)) reads.push("insured", "loss", "line", "amount");
    if (!bases.some(({ loss }) => loss)) reads.push(around.named === true ? "lines" : "bare lines");
    if (bases.every(({ claim }) => claim)) reads.push("claim");
    if (bases.every(({ insured }) => insured)) reads.push("insured");
    if (bases.every(({ loss, unit, period }) => loss === true || (unit !== undefined && !period)))
      reads.push("trigger", "item");
    // In a frame for each unit amounts of what stands in it are those of the unit.
    const { inside } = around;
    const near = inside !== undefined && this.random.chance(60) ? inside : undefined;
    return {
      allows: new Set(reads),
      units: this.unitsOf(bases, around),
      guards: around.guards,
      left: near === undefined ? [...left] : left.filter((name) => near.includes(name)),
      ...(near !== undefined && { losses: near }),
      depth: 2,
    };
  }

  private unitsOf(bases: readonly BasisDraft[], { forEach }: TermAround): string[] {
    if (bases.every(({ loss }) => loss))
      return forEach === undefined ? this.words.units.map(({ name }) => name) : [forEach];
    const first = bases[0]?.unit;
    const common = first !== undefined && bases.every(({ unit }) => unit === first) ? [first] : [];
    return [...common, ...(forEach === undefined || common.includes(forEach) ? [] : [forEach])];
  }

  private where(node: TermNode, bases: readonly BasisDraft[], around: TermAround): { text: string }[] {
    const own = this.unitsOf(bases, around);
    const { random, words } = this;
    // Nobody states anything of the line of a computed head.
    if (!this.hasComputed(node) && random.chance(8)) {
      const allows = new Set<ReadName>(["incident", "claim", "insured", "loss", "line", "item"]);
      const spot: Spot = { ...contractSpot, allows, units: own, guards: around.guards, depth: 0 };
      return [{ text: ` where ${this.write.bool(spot, "true")}` }];
    }
    if (!random.chance(own.length > 0 ? 25 : words.units.length > 0 ? 12 : 4)) return [];
    const isByUnit = around.forEach !== undefined || bases.some(({ unit }) => unit !== undefined);
    const units = isByUnit || words.units.length === 0 ? own : [random.pick(words.units).name];
    const spot: Spot = { ...contractSpot, allows: new Set(["incident"]), units, guards: around.guards, depth: 0 };
    return [{ text: ` where ${this.write.bool(spot, "true")}` }];
  }

  /** Ranking and `for`. */
  private tails(node: TermNode, guards: readonly string[]): { text: string }[] {
    const { random, words, write } = this;
    const tails: { text: string }[] = [];
    const below = namesBelow(node);
    const items = [node, ...nodesBelow(node)].flatMap((part) => part.items ?? []);
    if (below.length > 1 && random.chance(85)) {
      const ranked = this.disjoint(node, random.between(1, 3));
      if (ranked.length > 0) {
        const text = ranked
          .map((name, place) => (place === 0 ? name : random.chance(50) ? `then ${name}` : name))
          .join(", ");
        const ranking = `${random.pick(["falling first on", "sparing"])} ${text}`;
        const condition = random.chance(25) ? write.bool({ ...contractSpot, guards, depth: 0 }, "true") : undefined;
        tails.push({
          text: random.pick(
            condition === undefined
              ? [` ${ranking}`]
              : [` ${ranking} if ${condition}`, ` if ${condition} then ${ranking}`],
          ),
        });
      }
    }
    if (random.chance(22)) {
      const names = [
        ...(random.chance(60) ? random.subset(words.triggers, 1, 2) : []),
        ...(below.length > 0 && random.chance(60) ? random.subset(below, 1, 2) : []),
        ...(items.length > 0 && random.chance(30) ? random.subset(items, 1, 2) : []),
      ];
      if (names.length > 0) tails.push({ text: ` for ${random.chance(15) ? "all but " : ""}${names.join(", ")}` });
    }
    return tails;
  }

  /** Names below that share no head, in any order. */
  private disjoint(node: TermNode, most: number): string[] {
    const { random } = this;
    const taken = new Set<string>();
    const chosen: string[] = [];
    for (const below of random.shuffle(nodesBelow(node))) {
      if (chosen.length === most) break;
      if (below.heads.some(({ name }) => taken.has(name))) continue;
      chosen.push(below.name);
      for (const { name } of below.heads) taken.add(name);
    }
    return chosen;
  }

  /** Layers in a row, all on one basis. */
  private layers(around: TermAround, left: readonly string[]): string[] {
    const { random, write, words } = this;
    const basis = this.shared(around);
    const unit = words.scale.unit;
    return random.times(random.between(1, 3), (place) => {
      const guard = random.chance(12)
        ? write.bool({ ...contractSpot, guards: around.guards, depth: 0 }, "true")
        : undefined;
      const guards = guard === undefined ? around.guards : [...around.guards, guard];
      const spot = this.spot([basis], { ...around, guards }, left);
      const when = guard === undefined ? "" : ` when ${guard}`;
      const ofLayer = random.chance(30);
      const amount = (): string =>
        random.chance(70) ? write.amountLiteral(0.5) : write.money({ ...spot, unlimited: true, depth: 1 });
      const terms = random.subset(
        [
          `deductible ${place === 0 ? 0 : Math.round((place * unit) / 3)} per ${basis.text}${ofLayer ? "" : when}`,
          `limit ${amount()} per ${basis.text}`,
          `coinsurance pays ${this.share(spot)}`,
          ...(basis.period || !random.chance(20) ? [] : [`franchise ${write.amountLiteral(0.1)} per ${basis.text}`]),
        ],
        1,
      );
      if ((guard === undefined || ofLayer) && random.chance(30)) {
        const name = random.chance(50) ? ` ${words.name("layer_", "層")}${words.label("層")}` : "";
        const share = random.chance(60) ? `${write.ratioLiteral()} of ` : "";
        return `layer${name} ${share}${amount()} xs ${Math.round((place * unit) / 3)} per ${basis.text}${when}`;
      }
      const name = words.name("layer_", "層");
      // A layer of coinsurance alone would be per incident.
      const based = terms.some((term) => !term.startsWith("coinsurance"));
      return `layer ${name}${words.label(name)}${ofLayer ? when : ""} { ${[...(based ? [] : [`limit ${amount()} per ${basis.text}`]), ...random.shuffle(terms)].join("  ")} }`;
    });
  }
}

/** Each line by itself. A computed head has none, so a term on one may not read what is of a line. */
const ofLoss: BasisDraft = { text: "loss", period: false, claim: true, loss: true };

function nodesBelow(node: TermNode): TermNode[] {
  return node.members.flatMap((member) => [member, ...nodesBelow(member)]);
}

export function namesBelow(node: TermNode): string[] {
  return nodesBelow(node).map(({ name }) => name);
}

/** Whether the insured bears something by the term. */
function bears(line: string | undefined): boolean {
  return line !== undefined && /^(?:deductible|franchise|coinsurance) /.test(line);
}

/** A basis stands once in a term. */
function distinct(bases: readonly BasisDraft[]): readonly BasisDraft[] {
  return bases.filter(({ text }, place) => bases.findIndex((other) => other.text === text) === place);
}
