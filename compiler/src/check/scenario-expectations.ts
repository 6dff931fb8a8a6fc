import type { Expect, ExpectedOf, Name, Span } from "@yakkan/grammar/syntax.js";
import { policyYear } from "@yakkan/grammar/spellings.js";
import type { Contract } from "@yakkan/runtime/claim.js";
import type { ReasonKind } from "@yakkan/runtime/result.js";
import { replaceBy } from "../diagnostics/report.js";
import { describeMetadata } from "../describe/metadata.js";
import { isInForce, isOfContract, periodTerms, type PeriodTerm } from "../interpret/remainder.js";
import type { Plan } from "../plan.js";
import { reasonKinds } from "../reason-kinds.js";
import type { Expectation, PremiumExpectation, ScenarioCall, Whose } from "../scenarios/scenario.js";
import type { ProductScope } from "./scope.js";
import { idText, type ScenarioWords } from "./scenario-words.js";

/** What has been stated by then that an expectation may be for, by id. */
export interface StatedBearers {
  readonly claims: ReadonlyMap<string, unknown>;
  readonly insureds: ReadonlyMap<string, unknown>;
}

/** What scenarios expect. */
export class ScenarioExpectations {
  /** What is expected to be left, until it is known of which term. */
  private readonly remainders = new Map<Expectation, Expect>();

  constructor(
    private readonly scope: ProductScope,
    private readonly words: ScenarioWords,
  ) {}

  /** What a premium is expected to come to; none where that is no amount. */
  premium({ subject, of, for: whose, outcome, start, end }: Expect): PremiumExpectation[] {
    if (of !== undefined || whose.length > 0)
      this.scope.file.report("scenario/whole", { what: "premium", name: subject.text }, of ?? whose[0]!.kind);
    if (outcome !== undefined && outcome.kind !== "amount") this.words.needs(subject, "an amount");
    const amount = outcome?.kind === "amount" ? this.words.amount(outcome.amount) : undefined;
    return amount === undefined ? [] : [{ premium: subject.text, amount, span: { start, end } }];
  }

  expectation(syntax: Expect, stated: StatedBearers): Expectation | undefined {
    const { subject } = syntax;
    const isLeft = this.isLeft(subject);
    const whose = syntax.for.flatMap((one) => (isLeft ? this.counted(one) : this.whose(one, stated)) ?? []);
    if (whose.length < syntax.for.length) return undefined;
    const found = this.expectationOfAll(syntax);
    const whole =
      found?.kind === "layer"
        ? found.kind
        : found?.kind === "total" && found.what === "overpaid"
          ? found.what
          : undefined;
    if (whose.length > 0 && whole !== undefined) {
      this.scope.file.report("scenario/whole", { what: whole, name: subject.text }, subject);
      return undefined;
    }
    if (found === undefined) return undefined;
    const expectation: Expectation = whose.length === 0 ? found : { ...found, whose };
    if (isLeft) this.remainders.set(expectation, syntax);
    return expectation;
  }

  /** `expect left …`, where nothing of the product is called so. */
  private isLeft({ text }: Name): boolean {
    return text === "left" && !this.scope.names.has("left");
  }

  private whose({ kind, id }: Expect["for"][number], stated: StatedBearers): Whose | undefined {
    const { scope } = this;
    const isOf = (what: "claim" | "insured" | "loss"): boolean => kind.text === what && !scope.names.has(what);
    for (const [what, known] of [
      ["claim", stated.claims],
      ["insured", stated.insureds],
    ] as const) {
      if (!isOf(what)) continue;
      if (known.has(idText(id))) return { kind: what, id: idText(id) };
      scope.file.report("name/unknown", { what, name: idText(id) }, id);
      return undefined;
    }
    if (isOf("loss")) return { kind: "loss", id: idText(id) };
    const unit = scope.resolve(kind, ["unit"], "a unit, `claim`, `insured` or `loss`")?.name;
    return unit === undefined ? undefined : { kind: "unit", unit, id: idText(id) };
  }

  private expectationOfAll(syntax: Expect): Expectation | undefined {
    const { scope } = this;
    const { subject, outcome } = syntax;
    const span: Span = { start: syntax.start, end: syntax.end };
    if (outcome === undefined || subject.text === "") return undefined;
    const total = totals.get(subject.text);
    if (syntax.of !== undefined) return this.expectationOf(syntax, syntax.of, span);
    if (total !== undefined && !scope.names.has(subject.text)) {
      const amount = outcome.kind === "amount" ? this.words.amount(outcome.amount) : undefined;
      if (outcome.kind !== "amount") this.words.needs(subject, "an amount");
      return amount === undefined ? undefined : { kind: "total", what: total, amount, span };
    }
    const kinds =
      outcome.kind === "amount"
        ? (["head", "section", "frame", "uncovered", "layer"] as const)
        : (["head", "uncovered"] as const);
    if (outcome.kind === "amount" && !scope.names.has(subject.text) && inAll.test(subject.text)) {
      const said = { what: "head, section, frame or layer", name: subject.text, nearest: "due" };
      scope.file.report("name/unknown", said, subject, { fixes: [replaceBy("due", subject)] });
      return undefined;
    }
    if (this.isLeft(subject)) {
      const nearest = [...scope.names.values()].find(({ kind }) => kind === "section")?.name;
      const what = "head, section, frame or layer";
      scope.file.report("name/unknown", { what, name: subject.text, nearest: nearest && `left ${nearest}` }, subject);
      return undefined;
    }
    const wanted = outcome.kind === "amount" ? "a head, section, frame or layer" : "a head";
    const symbol = scope.resolve(subject, kinds, wanted);
    if (symbol === undefined) return undefined;
    switch (outcome.kind) {
      case "amount": {
        const amount = this.words.amount(outcome.amount);
        if (amount === undefined) return undefined;
        return symbol.kind === "layer"
          ? { kind: "layer", layer: symbol.name, amount, span }
          : { kind: "node", what: "due", node: symbol.name, amount, span };
      }
      case "refused": {
        const by = outcome.by.flatMap((name) => this.reason(name) ?? []);
        return { kind: "refused", head: symbol.name, by, span };
      }
      case "undetermined": {
        const known = new Set([
          ...lineFacts,
          ...scope.facts.keys(),
          ...[...scope.units.values()].flatMap(({ name, facts, established }) =>
            [...facts, ...established].map((fact) => `${name}.${fact.name}`),
          ),
          ...scope.circumstances.keys(),
          ...scope.readings.keys(),
          ...[...scope.choices.values()].filter(({ optional }) => optional).map(({ name }) => name),
        ]);
        for (const name of outcome.for) {
          const declared = scope.names.get(name.text);
          if (declared !== undefined) scope.file.uses.push({ name, symbol: declared });
          else if (known.has(name.text)) this.words.useField(name);
          if (known.has(name.text)) continue;
          if (declared === undefined) scope.unknown("fact, reading or optional choice", name, known);
          else
            scope.file.report(
              "name/wrong-kind",
              {
                name: name.text,
                kind: declared.kind,
                wanted: "a fact, circumstance, reading or optional choice that may be open",
              },
              name,
            );
        }
        return { kind: "undetermined", head: symbol.name, waitsFor: outcome.for.map(({ text }) => text), span };
      }
    }
  }

  /** `pay costs 5_000`, `left costs for location L1 20_000` */
  private expectationOf(syntax: Expect, of: ExpectedOf, span: Span): Expectation | undefined {
    const { scope } = this;
    const { subject, outcome } = syntax;
    const isLeft = this.isLeft(subject);
    const amount =
      outcome?.kind !== "amount"
        ? undefined
        : isLeft && outcome.amount.kind === "word" && outcome.amount.word === "unlimited"
          ? Infinity
          : this.words.amount(outcome.amount);
    if (outcome !== undefined && outcome.kind !== "amount") this.words.needs(subject, "an amount");
    if (isLeft) {
      const kinds = ["head", "frame", "section", "layer"] as const;
      // A limit may stand in the product itself.
      const { node } = of;
      if (node.kind === "name" && node.text === scope.name) scope.file.uses.push({ name: node, symbol: scope.symbol });
      else if (node.kind === "name" && scope.resolve(node, kinds, "a head, section, frame or layer") === undefined)
        return undefined;
      if (amount === undefined) return undefined;
      return { kind: "left", term: "", amount, span };
    }
    const what = totals.get(subject.text);
    if (what === undefined || scope.names.has(subject.text)) {
      scope.unknown("total", subject, [...totals.keys(), "left"]);
      return undefined;
    }
    if (what === "overpaid") {
      scope.file.report("scenario/whole", { what, name: subject.text }, subject);
      return undefined;
    }
    if (of.term !== undefined || of.node.kind === "text") {
      this.words.needs(subject, "a head, section or frame");
      return undefined;
    }
    const symbol = scope.resolve(of.node, ["head", "section", "frame", "uncovered"], nodeWanted);
    return symbol === undefined || amount === undefined
      ? undefined
      : { kind: "node", what, node: symbol.name, amount, span };
  }

  /** What an amount is counted for: a unit, an insured, a policy year, a day. */
  private counted({ kind, id }: Expect["for"][number]): Whose | undefined {
    const { scope } = this;
    if (kind.text === policyYear) return { kind: policyYear, id: idText(id) };
    if (kind.text === "insured" && !scope.names.has("insured")) return { kind: "insured", id: idText(id) };
    if (kind.text === "day" && scope.names.get("day")?.kind !== "unit") return { kind: "day", id: idText(id) };
    if ((kind.text === "claim" || kind.text === "loss") && !scope.names.has(kind.text)) {
      scope.file.report("scenario/whole", { what: "left", name: kind.text }, kind);
      return undefined;
    }
    const unit = scope.resolve(kind, ["unit"], "a unit, `insured`, `day` or `policy year`")?.name;
    return unit === undefined ? undefined : { kind: "unit", unit, id: idText(id) };
  }

  /** What a refusal is `by`: a kind of rule, or a clause by its name. */
  private reason(name: Name): string | undefined {
    if (reasonKinds.includes(name.text as ReasonKind)) return name.text;
    const symbol = this.scope.names.get(name.text);
    if (
      symbol !== undefined &&
      ["rule", "exclusion", "trigger", "uncovered", "head", "frame", "section"].includes(symbol.kind)
    ) {
      this.scope.file.uses.push({ name, symbol });
      return name.text;
    }
    const clauses = [...this.scope.names.values()].filter(({ kind }) =>
      ["rule", "exclusion", "trigger"].includes(kind),
    );
    this.scope.unknown("reason", name, [...reasonKinds, ...clauses.map((other) => other.name)]);
    return undefined;
  }

  /** The calls with the term behind each remainder that is expected. */
  withRemainders(calls: readonly ScenarioCall[], plan: Plan): readonly ScenarioCall[] {
    return calls.map((call) => ({
      ...call,
      expectations: call.expectations.flatMap((expectation) => {
        const written = this.remainders.get(expectation);
        if (written?.of === undefined || expectation.kind !== "left") return [expectation];
        const each = (expectation.whose ?? []).map(({ unit, kind }) => unit ?? kind);
        const term = this.periodTerm(written.of, each, plan, call.input.contract);
        if (term === undefined) return [];
        // It was read as an amount before its term was known.
        const plain = term.plain && { plain: term.plain, amount: expectation.amount / 10 ** plan.currency.minorDigits };
        return [{ ...expectation, term: term.id, ...plain }];
      }),
    }));
  }

  /** The one term of the period that is meant; an error where it is none, or the contract has more than one. */
  private periodTerm(
    { term = "limit", node, ...span }: ExpectedOf,
    each: readonly string[],
    plan: Plan,
    contract: Contract,
  ): PeriodTerm | undefined {
    const { file } = this.scope;
    const all = periodTerms(plan);
    const found =
      node.kind === "text"
        ? all.filter(({ id }) => id === node.value)
        : all.filter((one) => (one.node === node.text || one.layer === node.text) && one.kind === term);
    const isOfThese = (one: PeriodTerm): boolean =>
      one.each.length === each.length && one.each.every((counted) => each.includes(counted));
    const counted = found.filter(isOfThese);
    // Those that this contract lacks are meant only where it has none.
    const inForce = counted.filter((one) => isInForce(one, plan, contract));
    const fitting = inForce.length === 0 ? counted.slice(0, 1) : inForce;
    const [first] = fitting;
    if (first === undefined || fitting.length > 1) {
      const ofNode = (one: PeriodTerm): boolean => node.kind === "text" && one.node === node.value;
      const meant = fitting.length > 1 ? fitting : found.length > 0 ? found : all.filter(ofNode);
      const { clauses } = describeMetadata(plan);
      const terms = meant.map(({ id }) => ({ id, says: clauses.find((clause) => clause.id === id)?.summary }));
      file.report(
        "scenario/remainder",
        {
          name: idText(node),
          isUnknownId: node.kind === "text" && found.length === 0,
          term,
          terms,
          each: meant[0]?.each ?? [],
          elsewhere: all.filter(({ kind }) => kind === term).map(({ id }) => id)[0],
        },
        span,
      );
      return undefined;
    }
    if (!isOfContract(first, plan)) {
      file.report("scenario/remainder-open", { term: first.id }, span);
      return undefined;
    }
    return first;
  }
}

const nodeWanted = "a head, section or frame";

const totals: ReadonlyMap<string, "due" | "pay" | "overpaid" | "claimed"> = new Map([
  ["due", "due"],
  ["pay", "pay"],
  ["paid", "pay"],
  ["overpaid", "overpaid"],
  ["claimed", "claimed"],
]);

/** What people call what is due in all. */
const inAll =
  /^(?:total|sum|all|payment|payout|payable|benefit|indemnity|settlement|合計|合計額|総額|支払額|支払金額|支払|支払保険金|保険金)$/u;

const lineFacts = ["incurred", "approved", "claim", "insured", "unit", "count", "item"];
