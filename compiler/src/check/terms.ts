import type { Expression, LayerDeclaration, Ranking, Span, TermDeclaration } from "@yakkan/grammar/syntax.js";
import { guardOfTerm, whereOfTerm } from "../diagnostics/catalog/words.js";
import type { Alike, AmountReads, Basis, Cap, Expr, Layer, LayerTerm, Rational, Reference, Term } from "../plan.js";
import { compareRational, rational } from "../exact/rational.js";
import { replaceBy } from "../diagnostics/report.js";
import { isWithin } from "../unit-kinds.js";
import { allParts, isOverLines, someAtHand, someExpr, unitAskedOf } from "../walk-expr.js";
import { isPerInsured } from "../walk-plan.js";
import { isWholeNumber } from "../whole-numbers.js";
import { type Expressions, type Place } from "./expressions.js";
import type { ReadKind } from "./reads.js";
import { formatLiteral } from "./literals.js";
import { Bases } from "./bases.js";
import { type Around, type NodeParts, ofLine } from "./node-parts.js";
import { findOverlaps } from "./layer-overlaps.js";
import { tellLayerShare } from "./layer-shares.js";
import { describeBasis, keyOfBasis } from "../bases.js";
import { isOfLine, readsClaim } from "./of-claim.js";
import { labelOf, type NodeInfo, type ProductScope } from "./scope.js";
import type { UnitHeads } from "./unit-heads.js";
import type { YearlyEnd } from "./whole-tree.js";

/** `60 of stay_days` */
interface Counting {
  readonly number: Expression;
  readonly quantity: Expression;
}

/** A share that is paid, and of what it is one. */
interface Share {
  readonly pays: Expr;
  readonly basis: Basis;
  readonly alike?: Alike;
  readonly readsLine: boolean;
}

/** What the groups of a term are by; by lines alone, or by what is read of them, they may be put together by whatever lines have in common. */
interface Groups {
  readonly basis: Basis;
  readonly isByLine: boolean;
}

/** Lowers the terms of nodes, in their order. */
export class Terms {
  /** Ends of what is borne per policy year, of terms whose groups have to be of one such year. */
  readonly yearlyEnds: YearlyEnd[] = [];
  private readonly bases: Bases;

  constructor(
    private readonly scope: ProductScope,
    private readonly expressions: Expressions,
    private readonly parts: NodeParts,
    private readonly unitHeads: UnitHeads,
  ) {
    this.bases = new Bases(scope);
  }

  /** One term for each basis: `per claim and period` is two, in this order. */
  lower(syntax: TermDeclaration, node: NodeInfo, inScope: readonly string[], around: Around): Term[] {
    const { file } = this.scope;
    const when = this.parts.guard(syntax.when, guardOfTerm, around);
    const inner = when === undefined ? around : { ...around, guards: [...around.guards, when] };
    const resolved = this.parts.resolveScope(syntax.scope, node, true);
    const heads = inScope.filter((head) => resolved.heads?.includes(head) ?? true);
    // Of one that is for heads elsewhere that is told.
    const named = syntax.scope?.names.flatMap(({ text }) => this.scope.nodes.get(text)?.heads ?? []) ?? [];
    const isElsewhere = named.some((head) => !node.heads.includes(head));
    if (heads.length === 0 && node.heads.length > 0 && !isElsewhere)
      file.report("term/no-heads", {}, syntax, { unused: true });
    const counting = this.countingOf(syntax);
    const isRight = counting === undefined ? this.checkTimes(syntax, false) : this.checkCounting(syntax, false);
    const ranks = this.ranks(syntax.times || counting ? undefined : syntax.ranking, heads, node);
    if (syntax.term === "borne" && syntax.ranking !== undefined) file.report("term/borne-ranking", {}, syntax.ranking);
    if (!isRight) return [];
    const ranksWhen = this.parts.guard(syntax.ranking?.condition, "in the condition of a ranking", inner);
    if (syntax.bases.length > 1 && syntax.term !== "limit" && syntax.term !== "borne")
      file.report("term/and", { term: syntax.term }, syntax.bases[1]!);
    const ends = syntax.term === "coinsurance" ? syntax.cap?.bases.map((basis) => this.bases.read(basis)) : undefined;
    const share = syntax.term === "coinsurance" ? this.share(syntax, inner, ends ?? []) : undefined;
    const bases: (Basis | undefined)[] =
      syntax.term === "coinsurance"
        ? [share?.basis ?? perClaim]
        : syntax.bases.map((basis) => this.bases.read(basis, syntax));
    if (syntax.term === "limit" || syntax.term === "borne") this.bases.checkRepeated(bases, syntax.bases);
    if (syntax.term === "franchise" && bases.some((basis) => basis?.period))
      file.report("term/franchise-period", {}, syntax);
    bases.forEach((basis, index) => {
      this.bases.checkUnit(basis, syntax.bases[index], inner.forEach);
      this.bases.checkInsured(basis, syntax.bases[index], inner.forEach);
    });
    return bases.flatMap((basis, index): Term[] => {
      if (basis === undefined) return [];
      if (syntax.times && !basis.period) {
        file.report("term/times", { because: "basis", basis: describeBasis(basis) }, syntax.bases[index] ?? syntax);
        return [];
      }
      const place = this.termPlace(syntax, basis, inner, counting !== undefined);
      const amount =
        syntax.term === "coinsurance"
          ? share?.pays
          : counting === undefined
            ? this.amount(syntax, place)
            : this.expressions.typed(counting.number, "number", place, this.countOf(counting.number));
      const linePlace = (where: string): Place => ({
        ...place,
        where,
        allows: new Set<ReadKind>(["incident", "claim", "insured", "loss", "line", "item"]),
        ...(place.units.size === 0 && { units: new Set(this.scope.units.keys()) }),
      });
      const asked = syntax.where && this.expressions.typed(syntax.where, "bool", linePlace(whereOfTerm));
      const quantity = counting && this.quantity(counting.quantity, linePlace("in a quantity that is counted"));
      const isByUnit = basis.over.kind === "unit" || inner.forEach !== undefined;
      const whereUnit = asked && !isByUnit ? this.unitHeads.askedOf(asked, heads, syntax.where) : undefined;
      const where = allOf([...(resolved.items ? [itemIs(resolved.items)] : []), ...(asked ? [asked] : [])]);
      const id = this.termId(node.symbol.name, kindInId(syntax, counting !== undefined), basis);
      const own: Groups = { basis, isByLine: share === undefined ? basis.over.kind === "loss" : share.readsLine };
      const caps = counting === undefined ? this.caps(syntax, id, own, inner, ends) : [];
      if (amount === undefined || (syntax.where !== undefined && asked === undefined)) return [];
      if (counting !== undefined && quantity === undefined) return [];
      const common = {
        id,
        label: labelOf(syntax.labels, syntax.doc),
        ...(caps.length > 0 && { caps }),
        basis,
        ...this.unitHeads.byUnit([amount], basis, heads, inner.forEach),
        ...(share?.alike && { alike: share.alike }),
        heads,
        ...(resolved.triggers && { triggers: resolved.triggers }),
        ...(where && { where }),
        ...(whereUnit && { whereUnit }),
        ...(when && { when }),
        ranks,
        ...(ranksWhen && ranks.length > 1 && { ranksWhen }),
        reads: this.reads(amount, [asked, quantity]),
        source: this.scope.source(syntax, around.references),
      };
      if (quantity !== undefined && isLimitOrDeductible(syntax.term))
        return [{ ...common, kind: syntax.term, amount, quantity }];
      return [
        syntax.term === "coinsurance"
          ? { ...common, kind: "coinsurance", pays: amount }
          : syntax.times && isLimitOrDeductible(syntax.term)
            ? { ...common, kind: syntax.term, amount, times: true }
            : { ...common, kind: syntax.term, amount },
      ];
    });
  }

  /** Times are counted by a limit or a deductible, which takes all or nothing: it has no ranking, and no end of what is borne. */
  private checkTimes({ term, times, ranking, cap, ...span }: TermDeclaration, inLayer: boolean): boolean {
    if (!times) return true;
    const { file } = this.scope;
    if (inLayer || !isLimitOrDeductible(term)) {
      file.report("term/times", { because: inLayer ? "layer" : "term", term: termPhrase(term) }, span);
      return false;
    }
    if (ranking !== undefined) file.report("term/times", { because: "ranking", term }, ranking);
    if (cap !== undefined && term === "deductible") file.report("term/times", { because: "cap", term }, cap);
    return true;
  }

  /** `60 of stay_days`: `of` between two numbers counts so many, where a share stands before an amount. */
  private countingOf({ term, times, amount }: TermDeclaration): Counting | undefined {
    if (times || term === "coinsurance" || amount.kind !== "binary" || amount.operator !== "of") return undefined;
    const { left: number, right: quantity } = amount;
    const isCount = number.kind === "span" || this.expressions.isNumber(number);
    const isQuantity = this.expressions.isNumber(quantity) || this.expressions.isHours(quantity);
    return isCount && isQuantity ? { number, quantity } : undefined;
  }

  /** `60 days of stay_days`: the quantity says of what, and in front of it stands a plain number. */
  private countOf(number: Expression): { readonly instead: string } | undefined {
    // Weeks and months of a number of days are another number.
    if (number.kind !== "span" || number.parts.length > 1 || !["day", "hour"].includes(number.parts[0]!.unit))
      return undefined;
    return { instead: this.scope.file.sources.textOf(number.parts[0]!.count).replaceAll(",", "_") };
  }

  /** The earliest lines come first, whatever they are of: no ranking; and what is borne by a number has no end in money. */
  private checkCounting({ term, ranking, cap, ...span }: TermDeclaration, inLayer: boolean): boolean {
    const { file } = this.scope;
    if (inLayer || !isLimitOrDeductible(term)) {
      file.report("term/counted", { because: inLayer ? "layer" : "term", term: termPhrase(term) }, span);
      return false;
    }
    if (ranking !== undefined) file.report("term/counted", { because: "ranking", term }, ranking);
    if (cap !== undefined) file.report("term/counted", { because: "cap", term }, cap);
    return true;
  }

  /** What each line has of it. */
  private quantity(syntax: Expression, place: Place): Expr | undefined {
    const quantity = this.expressions.typed(syntax, "number", place);
    if (quantity === undefined || isWholeNumber(quantity, this.scope)) return quantity;
    const { file } = this.scope;
    file.report("term/quantity", { quantity: file.sources.textOf(syntax).replace(/\s+/g, " ") }, syntax);
    return undefined;
  }

  /** Each over groups that are unions of the term's, so that what they bear can be brought down together. */
  private caps(
    { cap, term, times }: TermDeclaration,
    id: string,
    { basis: own, isByLine }: Groups,
    around: Around,
    read?: readonly (Basis | undefined)[],
  ): Cap[] {
    if (cap === undefined || (times && term === "deductible")) return [];
    if (term !== "deductible" && term !== "coinsurance") {
      this.scope.file.report("term/cap", { term }, cap);
      return [];
    }
    const bases = read ?? cap.bases.map((basis) => this.bases.read(basis));
    this.bases.checkRepeated(bases, cap.bases);
    return cap.bases.flatMap((written, index): Cap[] => {
      const basis = bases[index];
      if (basis === undefined) return [];
      this.bases.checkInsured(basis, written, around.forEach);
      const { over } = basis;
      const isWider =
        // What is counted over the period is wider than one of its years.
        (basis.year === undefined || own.year === true || !own.period) &&
        (basis.day === undefined || own.day === true || isByLine) &&
        (over.kind === "incident" ||
          (over.kind === "claim" && (own.over.kind === "claim" || isByLine)) ||
          (over.kind === "insured" && (own.over.kind === "insured" || isByLine)) ||
          (over.kind === "loss" && own.over.kind === "loss") ||
          (over.kind === "unit" &&
            own.over.kind === "unit" &&
            isWithin(own.over.unit, over.unit, this.scope.units) &&
            (around.forEach === undefined || isWithin(over.unit, around.forEach, this.scope.units))));
      if (!isWider) {
        this.scope.file.report(
          "term/cap-basis",
          { term, basis: describeBasis(basis), own: describeBasis(own) },
          written,
        );
        return [];
      }
      if (basis.year === true && own.year !== true && !isByLine)
        this.yearlyEnds.push({ term: id, written, own, forEach: around.forEach });
      const amount = this.expressions.typed(cap.amount, "money", {
        where: `in the most that is borne by ${termPhrase(term)} per ${describeBasis(basis)}`,
        allows: new Set<ReadKind>(["incident", ...(isPerInsured(basis) ? (["insured"] as const) : [])]),
        units: new Set([...(over.kind === "unit" ? [over.unit] : []), ...(around.forEach ? [around.forEach] : [])]),
        guards: around.guards,
      });
      if (amount !== undefined) this.expressions.amounts.check(amount, cap.amount);
      return amount === undefined ? [] : [{ id: `${id}/borne:${keyOfBasis(basis)}`, basis, amount }];
    });
  }

  /**
   * A share that reads something of the lines is that of the lines of a claim of which this is the same; one that reads
   * how large a line is, of that line alone. What goes over lines is then nothing that the clause says.
   */
  private share(syntax: TermDeclaration, around: Around, ends: readonly (Basis | undefined)[]): Share | undefined {
    const { allows, ...place } = this.termPlace(syntax, perLoss, around);
    const pays = this.amount(syntax, { ...place, allows: new Set<ReadKind>([...allows, "lines"]) });
    if (pays === undefined) return undefined;
    if (!this.readsLine(pays, around)) return { pays, basis: perClaim, readsLine: false };
    const { lets } = this.scope;
    // The innermost part, or the formula by whose name it stands there.
    const over = allParts(pays)
      .filter((part) => someExpr(part, lets, isOverLines))
      .at(-1);
    if (over !== undefined) {
      const { file } = this.scope;
      const span = file.places.get(over) ?? syntax.amount;
      const what = `\`${file.sources.textOf(span).replace(/\s+/g, " ")}\``;
      const where = "in a share paid that reads something of each line";
      file.report("expression/not-here", { what, place: where, overLines: true }, span);
    }
    const isOfOne =
      ends.some((end) => end?.over.kind === "loss") ||
      someAtHand(pays, lets, (part) => part.kind === "line" && (part.field === "amount" || part.field === "count"));
    if (isOfOne) return { pays, basis: perLoss, readsLine: true };
    const alike = this.alikeOf(pays, around, ends);
    return { pays, basis: perClaim, ...(alike && { alike }), readsLine: true };
  }

  /** What the share reads of lines, and what the ends of what is borne are counted over. Trigger and item are told of with all that is read. */
  private alikeOf(pays: Expr, { forEach }: Around, ends: readonly (Basis | undefined)[]): Alike | undefined {
    const { lets, units: kinds } = this.scope;
    const values = new Map<string, Expr>();
    const units = new Set<string>();
    let insured = ends.some((end) => end !== undefined && isPerInsured(end));
    someAtHand(pays, lets, (part) => {
      const unit = unitAskedOf(part);
      if (unit !== undefined && (forEach === undefined || !isWithin(forEach, unit, kinds))) units.add(unit);
      if (isOfLine(part) && part.of === "insured") insured = true;
      else if (isOfLine(part)) values.set(`${part.kind} ${part.name}`, part);
      if (part.kind === "line") values.set(part.field, part);
      return false;
    });
    const year = ends.some((end) => end?.year === true);
    const day = ends.some((end) => end?.day === true);
    if (!insured && units.size === 0 && !year && !day && values.size === 0) return undefined;
    return {
      ...(insured && { insured }),
      ...(units.size > 0 && { units: [...units] }),
      ...(year && { year }),
      ...(day && { day }),
      values: [...values.values()],
    };
  }

  private amount(syntax: TermDeclaration, place: Place): Expr | undefined {
    const type = syntax.term === "coinsurance" ? "ratio" : syntax.times ? "number" : "money";
    const told = type === "money" ? (this.countedTime(syntax) ?? this.shareOfLoss(syntax)) : undefined;
    const amount = this.expressions.typed(syntax.amount, type, place, told);
    if (type === "money" && amount !== undefined) this.expressions.amounts.check(amount, syntax.amount);
    if (syntax.term === "coinsurance" && amount !== undefined) this.checkShare(amount, syntax.amount);
    return amount;
  }

  /** `pays 80` and `pays 80/20` leave out that 80 is a percentage. */
  private checkShare(pays: Expr, syntax: Expression): void {
    const share = writtenShare(pays);
    if (share === undefined || (share.numerator > 0n && compareRational(share, rational(1n)) <= 0)) return;
    const first = this.scope.file.sources.textOf(syntax).split("/")[0]!.trim();
    const meant = /^(?:100|[1-9]\d?(?:\.\d+)?)$/.test(first) ? `${first}%` : undefined;
    const said = formatLiteral({ type: "ratio", value: share }, this.scope.minorDigits);
    this.scope.file.report("term/share", { share: said, meant }, syntax, {
      fixes: meant === undefined ? [] : [replaceBy(meant, syntax)],
    });
  }

  /** `deductible 12 hours per incident`: what counts so many hours of each line instead. */
  private countedTime({ amount, term }: TermDeclaration) {
    if (amount.kind !== "span" || (term !== "limit" && term !== "deductible" && term !== "franchise")) return undefined;
    const { count, unit } = amount.parts[0]!;
    const fact = `${["hour", "minute", "second"].includes(unit) ? "down" : "stay"}_${unit}s`;
    const number = this.scope.file.sources.textOf(count);
    return { time: { number, fact, term: term === "limit" ? term : "deductible" } };
  }

  /** `deductible 10% per incident` does not say of what. A limit that is a share of its own loss would be no limit. */
  private shareOfLoss({ amount, term }: TermDeclaration) {
    return amount.kind === "number" && amount.percent && term !== "limit"
      ? { instead: `${this.scope.file.sources.textOf(amount)} of loss` }
      : undefined;
  }

  private termPlace(syntax: TermDeclaration, basis: Basis, around: Around, isCounted = false): Place {
    const { over } = basis;
    const perUnit = over.kind === "unit" && !basis.period;
    const perLoss = over.kind === "loss";
    const isNumber = syntax.times || isCounted;
    const what = syntax.times ? "number of times" : isCounted ? "number" : "amount";
    return {
      where:
        syntax.term === "coinsurance"
          ? "in a share paid"
          : `in the ${what} of ${termPhrase(syntax.term)} per ${describeBasis(basis)}`,
      allows: new Set<ReadKind>([
        "incident",
        ...(isNumber ? [] : (["amounts", "term"] as const)),
        ...(isNumber || perLoss ? [] : (["lines"] as const)),
        ...(over.kind === "claim" ? (["claim"] as const) : []),
        ...(over.kind === "insured" ? (["insured"] as const) : []),
        ...(perUnit ? (["trigger", "item"] as const) : []),
        ...(perLoss ? ofLine : []),
      ]),
      units: new Set([
        ...(over.kind === "unit" ? [over.unit] : []),
        ...(around.forEach ? [around.forEach] : perLoss ? this.scope.units.keys() : []),
      ]),
      guards: around.guards,
      ...(isNumber && { isNumber: true }),
      at: this.scope.order.get(syntax)!,
    };
  }

  /** All heads by rank, the rank that is cut first in front. */
  private ranks(syntax: Ranking | undefined, heads: readonly string[], node: NodeInfo): string[][] {
    if (syntax === undefined) return [[...heads]];
    const ranked = new Set<string>();
    const named = syntax.ranks.map((names) =>
      names.flatMap((name) => {
        if (this.scope.resolve(name, ["head", "frame", "section"], "a head, frame or section") === undefined) return [];
        const inNode = this.parts.headsBelow(name, node);
        const below = inNode.filter((head) => heads.includes(head));
        if (below.length === 0 && inNode.length > 0)
          this.scope.file.report("term/rank-outside", { name: name.text }, name, { unused: true });
        if (below.some((head) => ranked.has(head)))
          this.scope.file.report("term/rank-repeated", { name: name.text }, name);
        const fresh = below.filter((head) => !ranked.has(head));
        for (const head of fresh) ranked.add(head);
        return fresh;
      }),
    );
    const rest = heads.filter((head) => !ranked.has(head));
    const all = syntax.direction === "falling" ? [...named, rest] : [rest, ...named.reverse()];
    const ranks = all.map((rank) => heads.filter((head) => rank.includes(head))).filter((rank) => rank.length > 0);
    if (ranks.length === 1 && named.every((rank) => rank.length > 0))
      this.scope.file.report("term/ranking-idle", {}, syntax, { unused: true });
    return ranks;
  }

  /** Whether it may be another for each line of a claim, and of the unit that the frame around is for. */
  private readsLine(amount: Expr, { forEach }: Around): boolean {
    const ownKinds: readonly string[] = ["line", "trigger-is", "item-is"];
    return someAtHand(amount, this.scope.lets, (part) => {
      const unit = unitAskedOf(part);
      return unit === undefined
        ? isOfLine(part) || ownKinds.includes(part.kind)
        : forEach === undefined || !isWithin(forEach, unit, this.scope.units);
    });
  }

  private reads(amount: Expr, ofLines: readonly (Expr | undefined)[] = []): AmountReads {
    const { lets } = this.scope;
    return {
      claim: [amount, ...ofLines].some((part) => part !== undefined && readsClaim(part, this.scope)),
      trigger: someExpr(amount, lets, ({ kind }) => kind === "trigger-is"),
      item: someAtHand(amount, lets, ({ kind }) => kind === "item-is"),
      ...(someExpr(amount, lets, isOverLines) && { lines: true }),
    };
  }

  /** Layers in a row are one term. */
  layers(syntax: readonly LayerDeclaration[], node: NodeInfo, inScope: readonly string[], around: Around): Term[] {
    const { file } = this.scope;
    const terms = syntax.flatMap((layer) => layer.terms);
    const based = terms.filter((term) => term.term !== "coinsurance");
    const bases = based.map((term) => (term.bases[0] === undefined ? undefined : this.bases.read(term.bases[0])));
    const basis: Basis = bases[0] ?? { over: { kind: "incident" }, period: false };
    based.forEach((term, index) => {
      const own = bases[index];
      this.bases.checkUnit(own, term.bases[0], around.forEach);
      if (own !== undefined && JSON.stringify(own) !== JSON.stringify(basis)) file.report("term/layer-basis", {}, term);
      // A slice is two terms of the same bases.
      if (
        term.bases.length > 1 &&
        !terms.slice(0, terms.indexOf(term)).some(({ bases: others }) => others === term.bases)
      )
        file.report("term/and", { term: "layer" }, term.bases[1]!);
    });
    const id = this.termId(node.symbol.name, "layers", basis);
    const layers = syntax.map((layer, index): Layer => {
      const source = this.scope.source(layer, around.references);
      const name = layer.name.text === "" ? String(index + 1) : layer.name.text;
      if (layer.slice !== undefined) tellLayerShare(file, layer.slice);
      this.checkLayerTail(layer);
      const when = this.parts.guard(layer.when, guardOfTerm, around);
      const inner = when === undefined ? around : { ...around, guards: [...around.guards, when] };
      return {
        name,
        label: labelOf(layer.labels, layer.doc),
        ...(when && { when }),
        source,
        terms: layer.terms.flatMap((term) => this.layerTerm(term, `${id}/${name}`, basis, inner, source.references)),
      };
    });
    findOverlaps(
      syntax.map((layer, index) => ({ syntax: layer, when: layers[index]!.when })),
      (guards) => this.scope.guards.satisfiable([...around.guards, ...guards]),
      file,
    );
    const amounts = layers.flatMap((layer) =>
      layer.terms.map((term) => (term.kind === "coinsurance" ? term.pays : term.amount)),
    );
    const reads = amounts.map((amount) => this.reads(amount));
    const first = syntax[0]!;
    const source = this.scope.source(first, around.references);
    return [
      {
        kind: "layers",
        id,
        label: {},
        basis,
        ...this.unitHeads.byUnit(amounts, basis, inScope, around.forEach),
        heads: inScope,
        ranks: [[...inScope]],
        reads: {
          claim: reads.some(({ claim }) => claim),
          trigger: reads.some(({ trigger }) => trigger),
          item: reads.some(({ item }) => item),
          ...(reads.some(({ lines }) => lines) && { lines: true }),
        },
        layers,
        source: { ...source, end: syntax.at(-1)!.end },
      },
    ];
  }

  /** What a layer is for is said by the node that it stands in. */
  private checkLayerTail(syntax: LayerDeclaration | TermDeclaration): void {
    const { file } = this.scope;
    const tell = (what: string, present: Span | undefined): void => {
      if (present !== undefined) file.report("term/layer-tail", { what, of: syntax.kind }, present);
    };
    tell("`for`", syntax.scope);
    tell("`where`", syntax.where);
    if (syntax.kind === "layer") return;
    tell("`bearing at most`", syntax.cap);
    tell("ranking", syntax.ranking);
  }

  private layerTerm(
    syntax: TermDeclaration,
    prefix: string,
    basis: Basis,
    around: Around,
    inherited: readonly Reference[],
  ): LayerTerm[] {
    this.checkLayerTail(syntax);
    if (syntax.term === "borne") {
      this.scope.file.report("term/layer-tail", { what: "`borne at most`", of: "term" }, syntax);
      return [];
    }
    if (syntax.term === "franchise" && basis.period) this.scope.file.report("term/franchise-period", {}, syntax);
    const isCounted = this.countingOf(syntax) !== undefined;
    if (!(isCounted ? this.checkCounting(syntax, true) : this.checkTimes(syntax, true))) return [];
    const when = this.parts.guard(syntax.when, guardOfTerm, around);
    const inner = when === undefined ? around : { ...around, guards: [...around.guards, when] };
    const amount = this.amount(syntax, this.termPlace(syntax, basis, inner));
    if (amount === undefined) return [];
    const common = {
      id: `${prefix}:${syntax.term}:${this.parts.ordinal(`${prefix}:${syntax.term}`)}`,
      label: labelOf(syntax.labels, syntax.doc),
      ...(when && { when }),
      source: this.scope.source(syntax, inherited),
    };
    return [
      syntax.term === "coinsurance"
        ? { ...common, kind: "coinsurance", pays: amount }
        : { ...common, kind: syntax.term, amount },
    ];
  }

  private termId(node: string, kind: string, basis: Basis): string {
    const prefix = `${node}:${kind}:${keyOfBasis(basis)}`;
    return `${prefix}:${this.parts.ordinal(prefix)}`;
  }
}

/** That a line names one of the items; the empty name: none. */
function itemIs(items: readonly string[]): Expr {
  return { type: { kind: "bool" }, kind: "item-is", items };
}

function allOf(tests: readonly Expr[]): Expr | undefined {
  return tests.length > 1 ? { type: { kind: "bool" }, kind: "and", operands: tests } : tests[0];
}

const perClaim: Basis = { over: { kind: "claim" }, period: false };
const perLoss: Basis = { over: { kind: "loss" }, period: false };

/** What stands for the term in its id. */
function kindInId({ term, times }: TermDeclaration, isCounted: boolean): string {
  const counted = times ? "times" : isCounted ? "count" : undefined;
  if (counted === undefined) return term;
  return term === "limit" ? counted : `${term}-${counted}`;
}

/** Terms that count times or a quantity. */
function isLimitOrDeductible(term: TermDeclaration["term"]): term is "deductible" | "limit" {
  return term === "deductible" || term === "limit";
}

function termPhrase(term: TermDeclaration["term"]): string {
  return term === "borne" ? "`borne at most`" : `a ${term}`;
}

/** A share that is written out, as one number or a quotient of two. */
function writtenShare(pays: Expr): Rational | undefined {
  if (pays.kind === "divide") {
    const [whole, by] = [writtenShare(pays.left), writtenShare(pays.right)];
    if (whole === undefined || by === undefined || by.numerator <= 0n) return undefined;
    return rational(whole.numerator * by.denominator, whole.denominator * by.numerator);
  }
  if (pays.kind !== "literal") return undefined;
  const { literal } = pays;
  return literal.type === "ratio" || literal.type === "number" ? literal.value : undefined;
}
