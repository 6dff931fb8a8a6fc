import type { Exclusion, Fact, HeadNode, Node, Plan, Rule, Term, UnitFact } from "@yakkan/compiler/plan.js";
import { unitsKnownAgain } from "@yakkan/compiler/tallies.js";
import { isListedInIncident, isWithin } from "@yakkan/compiler/unit-kinds.js";
import { visitExpr } from "@yakkan/compiler/walk-expr.js";
import { asksDay, asksInsured } from "@yakkan/compiler/walk-plan.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";
import type { Problem } from "@yakkan/runtime/claim.js";
import { at, child, isContainer, type Json, type JsonObject, objectOf, type Path, setField, withAt } from "./json.js";
import type { Random } from "./random.js";
import {
  addDays,
  interestingIn,
  type Interesting,
  type Period,
  randomAmount,
  randomDate,
  randomValue,
} from "./values.js";

/** The calls of some incidents under one contract, in the order in which they are settled; ledgers are carried on. */
export type History = readonly JsonObject[];

/** What a history has to know of a plan, made once. */
export class HistoryWriter {
  private readonly interesting: Interesting;
  private readonly heads: readonly (HeadNode & { readonly units: Kinds })[];
  /** Facts by which something attaches, so that they mostly lie in the period. */
  private readonly attaching: ReadonlySet<string>;
  private readonly readsClaim: boolean;
  private readonly asksInsured: boolean;
  private readonly asksDay: boolean;
  /** What is seldom asked for with nothing else open: it is unknown more often than the rest. */
  private readonly elusive: ReadonlySet<string>;

  constructor(private readonly plan: Plan) {
    this.interesting = interestingIn(plan);
    const perUnit = plan.heads.flatMap(({ name, perUnit }) =>
      perUnit === undefined ? [] : [{ name, namedBy: perUnit.namedBy }],
    );
    this.heads = placed(plan.root, [], termsOf(plan.root), perUnit, unitsKnownAgain(plan));
    const rules = rulesIn(plan.root);
    this.attaching = new Set(
      rules.flatMap(({ test }) => (test.kind === "during" && test.value.kind === "fact" ? [test.value.name] : [])),
    );
    const lets = new Map(plan.lets.map((formula) => [formula.name, formula]));
    const elusive = new Set<string>();
    for (const expr of [
      ...plan.exclusions.flatMap(({ unless }) => unless.map(({ test }) => test)),
      ...rules.flatMap(({ kind, test }) => (kind === "window" ? [test] : [])),
      ...plan.heads.flatMap(({ computed }) => (computed === undefined ? [] : [computed])),
    ])
      visitExpr(expr, lets, (part) => {
        if (part.kind === "fact" || part.kind === "asserted") elusive.add(part.name);
      });
    this.elusive = elusive;
    this.readsClaim = rules.some((rule) => rule.readsClaim);
    this.asksInsured = termsOf(plan.root).some(asksInsured);
    this.asksDay = termsOf(plan.root).some(asksDay);
  }

  /** A few incidents of one policy, each with a few calls. `changing`: the contract now and then becomes another. */
  history(random: Random, { changing = false }: { readonly changing?: boolean } = {}): History {
    let contract = this.contract(random);
    let first = this.incident(random, contract, "I-1");
    for (let tries = random.between(0, 5); tries > 0 && first.due === 0; tries -= 1) {
      contract = this.contract(random);
      first = this.incident(random, contract, "I-1");
    }
    const drawn = new Map([[1, first]]);
    const incidents = random.weighted([1, 1], [5, 2], [3, 3]);
    const taken = new Map<number, number>();
    let { ledger } = first;
    const order = random.chance(70) ? inTurn(random, incidents) : undefined;
    return random.times(order?.length ?? random.between(1, 8), (place) => {
      const which = order?.[place] ?? random.between(1, incidents);
      const own = drawn.get(which) ?? this.incident(random, contract, `I-${which}`, ledger);
      if (!drawn.has(which)) ({ ledger } = own);
      drawn.set(which, own);
      // Many are settled once most is known of them, so that they use what others then lack.
      const call = taken.get(which) ?? (random.chance(50) ? own.known : 0);
      taken.set(which, call + 1);
      if (changing && random.chance(6)) contract = this.renewed(random, contract);
      const period = contract["period"] as JsonObject;
      const written = changing && random.chance(5) ? { ...contract, period: withTimes(period) } : contract;
      return objectOf([["contract", written], ...Object.entries(own.calls[Math.min(call, own.calls.length - 1)]!)]);
    });
  }

  /** Another contract of the period, mostly with the readings under which its ledger was settled. */
  private renewed(random: Random, { period, readings }: JsonObject): JsonObject {
    const kept = random.chance(70) ? { period: period!, readings: readings! } : { period: period! };
    return objectOf(Object.entries({ ...this.contract(random), ...kept }));
  }

  /** An input with a few amounts, facts and other things of its lines and bearers changed; mostly it stays valid. */
  varied(random: Random, input: JsonObject): JsonObject {
    const period = at(input, ["contract", "period"]) as unknown as Period;
    let varied: Json = input;
    const put = (path: Path, value: Json | undefined): void => void (varied = withAt(varied, path, value));
    const losses = child(input, "losses") as JsonObject[];
    for (let changes = random.between(1, 4); changes > 0; changes -= 1) {
      const place = losses.length === 0 ? undefined : random.between(0, losses.length - 1);
      random.weighted<() => void>(
        [place === undefined ? 0 : 6, () => put(["losses", place!, "amount"], randomAmount(random, this.interesting))],
        [place === undefined ? 0 : 2, () => put(["losses", place!, "approved"], random.pick([true, false, undefined]))],
        [
          place === undefined ? 0 : 2,
          () => put(["losses", place!, "incurred"], randomDate(random, period, this.interesting, false)),
        ],
        [3, () => this.varyFact(random, input, period, put)],
        [1, () => put(["incident", "others"], random.pick(["none", undefined]))],
        [
          1,
          () =>
            put(
              ["incident", "triggers"],
              random.subset(
                this.plan.triggers.map(({ name }) => name),
                1,
                2,
              ),
            ),
        ],
      )();
    }
    return varied;
  }

  private varyFact(
    random: Random,
    input: JsonObject,
    period: Period,
    put: (path: Path, value: Json | undefined) => void,
  ): void {
    const paths = [
      ["incident", "facts"],
      ...["claims", "insureds", "losses"].flatMap((list) =>
        ((child(input, list) ?? []) as Json[]).map((_, place) => [list, place, "facts"]),
      ),
      ...this.unitPlaces(input).map((place) => [...place, "facts"]),
    ];
    const path = random.pick(paths);
    const stated = Object.keys((at(input, path) ?? {}) as object);
    if (stated.length === 0) return;
    const name = random.pick(stated);
    const declared =
      path[0] === "units"
        ? (this.plan.units.find((unit) => unit.name === path[1])?.established ?? [])
        : this.plan.facts;
    const fact = declared.find((one) => one.name === name);
    put([...path, name], fact === undefined || random.chance(25) ? undefined : this.value(random, fact, period));
  }

  /** Where an input lists units with what is established of them. */
  private unitPlaces(input: JsonObject): Path[] {
    return Object.entries((child(input, "units") ?? {}) as Record<string, Json[]>).flatMap(([kind, list]) =>
      list.map((_, place): Path => ["units", kind, place]),
    );
  }

  /** Whether one of a few incidents, each under a contract of its own, comes to something. */
  isPaying(random: Random): boolean {
    return [1, 2, 3].some(() => this.incident(random, this.contract(random), "I-1").due > 0);
  }

  /** Amounts by head that another system or insurer paid in the period. */
  paidElsewhere(random: Random): JsonObject {
    const heads = random.subset(
      this.plan.heads.map(({ name }) => name),
      random.chance(10) ? 0 : 1,
      3,
    );
    return objectOf(heads.map((head): [string, Json] => [head, randomAmount(random, this.interesting)]));
  }

  // ── The contract ───────────────────────────────────────────────────────────────────────────────────

  /** What validation says is wrong is mended, a few times; a contract that stays wrong is an invalid input. */
  contract(random: Random): JsonObject {
    const period = this.period(random);
    const draw = (name: string): Json => {
      const choice = this.plan.choices.find((one) => one.name === name)!;
      return randomValue(random, choice.type, choice.range, period, this.interesting);
    };
    let contract = objectOf([
      ["policy", "P-1"],
      ["period", { ...period }],
      ...this.plan.choices
        .filter(
          (choice) => !(choice.optional && random.chance(50)) && !(choice.default !== undefined && random.chance(50)),
        )
        .map(({ name }): [string, Json] => [name, draw(name)]),
      [
        "options",
        random.subset(
          this.plan.options.map(({ name }) => name),
          random.chance(60) ? 1 : 0,
          2,
        ),
      ],
      ["readings", objectOf(this.readings(random))],
    ]);
    const units = this.schedules(random, period);
    if (units.length > 0) setField(contract, "units", objectOf(units));
    for (let round = 0; round < 30; round += 1) {
      const tried = interpret(this.plan, { contract, incident: { id: "I", triggers: [] }, losses: [] });
      if (tried.ok) break;
      contract = this.mended(contract, tried.problems, draw, random);
    }
    return contract;
  }

  private mended(
    contract: JsonObject,
    problems: readonly Problem[],
    draw: (name: string) => Json,
    random: Random,
  ): JsonObject {
    let mended: Json = contract;
    for (const { path, code } of problems) {
      const name = path.split(/[.[]/)[1];
      if (path.startsWith("contract.options") || (code === "rule" && random.chance(30)))
        mended = withAt(
          mended,
          ["options"],
          random.subset(
            this.plan.options.map((one) => one.name),
            0,
            2,
          ),
        );
      else if (path === "contract" || code === "rule") {
        for (const choice of random.subset(this.plan.choices, 1))
          if (child(mended, choice.name) !== undefined) mended = withAt(mended, [choice.name], draw(choice.name));
      } else if (name !== undefined && this.plan.choices.some((choice) => choice.name === name))
        mended = withAt(mended, [name], code === "not-available" ? undefined : draw(name));
    }
    return mended as JsonObject;
  }

  private period(random: Random): Period {
    if (this.plan.policyYears !== undefined && random.chance(85)) {
      const [from, to] = random.pick([
        ["2026-04-01", "2029-04-01"],
        ["2026-10-15", "2028-10-15"],
        ["2024-02-29", "2028-02-29"],
      ] as const);
      const time = random.weighted([5, ""], [3, "T16:00"]);
      return { from: from + time, to: to + time };
    }
    const from = random.pick(["2026-04-01", "2026-04-01", "2026-04-01", "2026-10-15", "2027-02-28"]);
    const to = random.weighted([6, `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`], [1, addDays(from, 30)]);
    const time = random.weighted([5, ""], [4, "T16:00"], [1, "T00:00"]);
    return { from: from + time, to: to + time };
  }

  private readings(random: Random): [string, Json][] {
    return this.plan.readings.flatMap(({ name, members, default: byDefault }): [string, Json][] =>
      random.chance(byDefault === undefined ? 42 : 40) ? [[name, random.pick(members).name]] : [],
    );
  }

  private schedules(random: Random, period: Period): [string, Json][] {
    const schedules: [string, Json][] = [];
    // Those that others are of are declared before them.
    for (const { name, of, facts } of this.plan.units.filter(({ scheduled }) => scheduled)) {
      const outer = of === undefined ? [] : this.outerIds(of, { units: objectOf(schedules) });
      const most = of === undefined || outer.length > 0 ? random.weighted([1, 0], [8, 1], [12, 2], [5, 3]) : 0;
      const units = random.times(most, (place) => {
        const unit = this.bearer(random, `U${place + 1}`, facts, period, 92);
        if (of !== undefined) setField(unit, "of", random.pick(outer));
        return unit;
      });
      schedules.push([name, units]);
    }
    return schedules;
  }

  /** What an incident says of units, most of those that lines may name by id; all of those of which it says of what they are. */
  private established(random: Random, contract: JsonObject, period: Period): [string, Json][] {
    return this.plan.units
      .filter(isListedInIncident)
      .flatMap(({ name, of, scheduled, established }): [string, Json][] => {
        const outer = of === undefined || scheduled ? undefined : this.outerIds(of, contract);
        if (outer === undefined && !random.chance(90)) return [];
        const ids = random.shuffle(this.idsOf(name, contract)).filter(() => outer !== undefined || random.chance(85));
        const units = ids.map((id) => {
          const unit = this.bearer(random, id, established, period, 62);
          if (outer !== undefined) setField(unit, "of", random.pick(outer));
          return unit;
        });
        return [[name, units]];
      });
  }

  /** The ids of units of which others may be: of one each. */
  private outerIds(kind: string, contract: JsonObject): readonly string[] {
    return this.idsOf(kind, contract).filter((id) => id !== "two" && id !== "seven");
  }

  /** The ids by which lines may name units of a kind. */
  private idsOf(kind: string, contract: JsonObject): readonly string[] {
    const declared = this.plan.units.find(({ name }) => name === kind);
    if (declared?.scheduled !== true) {
      if (declared?.of === undefined) return ["x", "y", "z", "two", "seven"];
      return this.outerIds(declared.of, contract).length === 0 ? [] : ["p", "q", "r"];
    }
    const listed = at(contract, ["units", kind]);
    return (Array.isArray(listed) ? listed : []).flatMap((unit) =>
      isContainer(unit) ? [child(unit, "id") as string] : [],
    );
  }

  /** With facts, most of them stated. */
  private bearer(
    random: Random,
    id: string,
    facts: readonly (Fact | UnitFact)[],
    period: Period,
    percent: number,
  ): JsonObject {
    const bearer: JsonObject = { id };
    const stated = facts.filter((fact) => this.states(random, fact, percent));
    if (stated.length > 0 || random.chance(20))
      setField(bearer, "facts", objectOf(stated.map((fact) => [fact.name, this.value(random, fact, period)])));
    return bearer;
  }

  private states(random: Random, fact: Fact | UnitFact, percent: number): boolean {
    return random.chance(fact.default !== undefined ? 50 : this.elusive.has(fact.name) ? 54 : percent);
  }

  private value(random: Random, fact: Fact | UnitFact, period: Period): Json {
    const attaches = this.attaching.has(fact.name);
    if (fact.orNever && random.chance(attaches ? 5 : 12)) return "never";
    if (attaches && random.chance(95))
      return (
        addDays(period.from.slice(0, 10), random.between(1, 25) + this.laterYear(random)) +
        (fact.type.kind === "datetime" || random.chance(5) ? "T12:00" : "")
      );
    return randomValue(random, fact.type, fact.range, period, this.interesting);
  }

  /** Mostly the first policy year, so that incidents of one follow one another. */
  private laterYear(random: Random): number {
    return this.plan.policyYears !== undefined && random.chance(15) ? 370 : 0;
  }

  private circumstances(random: Random, of: string, bearer: JsonObject, contract: JsonObject, percent: number): void {
    const options = (contract["options"] ?? []) as string[];
    const own = this.plan.exclusions.filter((exclusion) => exclusion.asserted && exclusion.of === of);
    // Of many, no more than one holds; those that can be carved back or are lifted hold more often.
    const rare = 1 + own.length / 4;
    const holding = ({ unless, liftedBy }: Exclusion): number =>
      liftedBy.some((option) => options.includes(option)) ? 85 : unless.length > 0 ? 60 : 10;
    const stated = own
      .filter(({ name }) => random.chance(this.elusive.has(name) ? 46 : percent))
      .map((exclusion): [string, Json] => [exclusion.name, random.chance(holding(exclusion) / rare)]);
    if (stated.length > 0) setField(bearer, "exclusions", objectOf(stated));
  }

  // ── Incidents ──────────────────────────────────────────────────────────────────────────────────────

  private factsOf(of: string): readonly Fact[] {
    return this.plan.facts.filter((fact) => fact.of === of);
  }

  /**
   * The states of one incident, call by call: what is known grows, and now and then something changes. `ledger`: after
   * those that are settled before it, which leave it less.
   */
  private incident(random: Random, contract: JsonObject, id: string, ledger?: Json): DrawnIncident {
    const names = this.plan.triggers.map(({ name }) => name);
    const promising = this.promising(random, contract, id, ledger);
    const calls: JsonObject[] = [promising.state];
    while (calls.length < 4 && random.chance(55)) calls.unshift(this.earlier(random, calls[0]!));
    const known = calls.length - 1;
    while (calls.length < 5 && random.chance(50)) calls.push(this.later(random, calls.at(-1)!, names));
    return { calls, known, due: promising.due, ledger: promising.ledger };
  }

  /**
   * Most drawings of an incident pay nothing. So a few are tried, each with more lines than are wanted, and of the
   * best one are kept such lines as are paid for, and some others, each for another reason.
   */
  private promising(random: Random, contract: JsonObject, id: string, ledger: Json | undefined): Judged {
    const wanted = this.heads.length === 0 ? 0 : random.weighted([1, 0], [5, 3], [9, 5], [8, 8], [2, 12]);
    const tries = random.chance(5) ? 1 : 10;
    const lacking = new Set<string>();
    const judged = (state: JsonObject): Judged => this.judged(state, contract, lacking, ledger);
    let best = judged(this.draw(random, contract, id, 2 * wanted + 4));
    const isUsed = usedOf(ledger).size > 0;
    const isLacking = (): boolean => best.eligible.length < wanted || (isUsed && wanted > 0 && best.shared === 0);
    // A contract under which some drawings have come to nothing seldom has more to give.
    const isHopeless = (round: number): boolean => round > 5 && best.eligible.length === 0;
    for (let round = 1; round < tries && isLacking() && !isHopeless(round); round += 1) {
      const other = this.draw(random, contract, id, 2 * wanted + 4, lacking);
      const state = random.weighted<JsonObject>(
        [best.eligible.length === 0 ? 3 : 1, other],
        [best.eligible.length === 0 ? 1 : 3, { ...best.state, losses: this.redrawn(random, contract, best, lacking) }],
      );
      const candidate = judged(state);
      if (worth(candidate, wanted) >= worth(best, wanted)) best = candidate;
    }
    const telling = best.others.slice(0, Math.max(1, Math.floor(0.38 * wanted)));
    const kept = new Set([...best.eligible.slice(0, Math.max(0, wanted - telling.length)), ...telling]);
    const losses = (best.state["losses"] as JsonObject[]).filter((loss) => kept.has(loss["id"] as string));
    return judged({ ...best.state, losses: wanted === 0 ? [] : losses });
  }

  /** One line for each way not to be paid for: what a single kind of reason decides first, open before refused. */
  private judged(state: JsonObject, contract: JsonObject, lacking: Set<string>, ledger: Json | undefined): Judged {
    const given: [string, Json][] = ledger === undefined ? [] : [["ledger", ledger]];
    const tried = interpret(this.plan, objectOf([["contract", contract], ...Object.entries(state), ...given]));
    const all = tried.ok ? tried.result.lines : [];
    const lines = all.filter(({ id }) => !id.startsWith("="));
    // A reason without a trigger is a node that the contract lacks.
    for (const { head, refused } of lines)
      if (refused.some(({ kind, trigger }) => kind === "contract" && trigger === undefined)) lacking.add(head);
    const others = new Map<string, string>();
    const decided = lines
      .filter(({ verdict }) => verdict !== "eligible")
      .map(({ id, refused, undetermined }) => {
        const kinds = new Set([...refused, ...undetermined].map(({ kind }) => kind));
        return {
          id,
          rank: 3 * kinds.size + (refused.length > 0 ? 2 : [...kinds].some((kind) => seldomOpen.has(kind)) ? 0 : 1),
          way: `${refused.length > 0} ${[...kinds].join()}`,
        };
      })
      .sort((a, b) => a.rank - b.rank);
    for (const { id, way } of decided) if (!others.has(way)) others.set(way, id);
    // A line that is cut by what cuts none before it tells most.
    const cutting = new Set<string>();
    const [telling, rest]: [string[], string[]] = [[], []];
    for (const { id, verdict, reduced } of lines) {
      if (verdict !== "eligible") continue;
      (reduced.some(({ clause }) => !cutting.has(clause)) ? telling : rest).push(id);
      for (const { clause } of reduced) cutting.add(clause);
    }
    const used = usedOf(ledger);
    for (const { reduced } of all) for (const { clause } of reduced) cutting.add(clause);
    return {
      state,
      eligible: [...telling, ...rest],
      others: [...others.values()],
      due: tried.ok ? tried.result.due : 0,
      cutting: cutting.size,
      shared: [...cutting].filter((clause) => used.has(clause)).length,
      ...(tried.ok ? { ledger: tried.result.ledger as unknown as Json } : ledger !== undefined && { ledger }),
    };
  }

  /** Lines that are not paid for, mostly drawn anew. */
  private redrawn(
    random: Random,
    contract: JsonObject,
    { state, eligible }: Judged,
    lacking: ReadonlySet<string>,
  ): JsonObject[] {
    return (state["losses"] as JsonObject[]).map((loss) =>
      eligible.includes(loss["id"] as string) || random.chance(21)
        ? loss
        : this.loss(random, loss["id"] as string, contract, state, lacking),
    );
  }

  private draw(
    random: Random,
    contract: JsonObject,
    id: string,
    lines: number,
    lacking: ReadonlySet<string> = new Set(),
  ): JsonObject {
    const period = contract["period"] as unknown as Period;
    const incident = this.bearer(random, id, this.factsOf("incident"), period, 94);
    const names = this.plan.triggers.map(({ name }) => name);
    const triggers = random.shuffle(
      random.subset(names, random.chance(97) ? 1 : 0, random.weighted([3, 1], [5, 2], [1, 4])),
    );
    setField(incident, "triggers", triggers);
    this.circumstances(random, "incident", incident, contract, 80);
    if (random.chance(45)) setField(incident, "others", "none");
    const bearers = (of: "claim" | "insured", prefix: string, count: number): JsonObject[] =>
      random.times(count, (place) => {
        const bearer = this.bearer(random, `${prefix}${place + 1}`, this.factsOf(of), period, 93);
        this.circumstances(random, of, bearer, contract, 80);
        return bearer;
      });
    const claims = bearers("claim", "A-", random.weighted([this.readsClaim ? 0 : 2, 0], [4, 1], [3, 2], [1, 3]));
    const insureds = bearers("insured", "N", random.weighted([this.asksInsured ? 1 : 13, 0], [10, 1], [7, 2]));
    const state: JsonObject = { incident };
    if (claims.length > 0) setField(state, "claims", claims);
    if (insureds.length > 0) setField(state, "insureds", insureds);
    const units = this.established(random, contract, period);
    if (units.length > 0) setField(state, "units", objectOf(units));
    const losses = this.heads.length === 0 ? 0 : lines;
    return {
      ...state,
      losses: random.times(losses, (place) => this.loss(random, `L${place + 1}`, contract, state, lacking)),
    };
  }

  private loss(
    random: Random,
    id: string,
    contract: JsonObject,
    state: JsonObject,
    lacking: ReadonlySet<string>,
  ): JsonObject {
    const { plan } = this;
    const period = contract["period"] as unknown as Period;
    const triggers = at(state, ["incident", "triggers"]) as string[];
    const [claims, insureds] = ["claims", "insureds"].map((list) => (state[list] ?? []) as JsonObject[]);
    if (plan.uncovered.length > 0 && random.chance(5))
      return { id, head: random.pick(plan.uncovered).name, amount: randomAmount(random, this.interesting) };
    const open = this.heads.filter(
      ({ name, covers }) =>
        !lacking.has(name) && covers.some((cover) => cover.triggers.some((one) => triggers.includes(one))),
    );
    const head = random.pick(open.length > 0 && random.chance(96) ? open : this.heads);
    const isStated = head.each === undefined || random.chance(3);
    const loss: JsonObject = { id, head: head.name, ...(isStated && { amount: this.lossAmount(random, contract) }) };
    const set = (name: string, percent: number, value: () => Json): void => {
      if (random.chance(percent)) setField(loss, name, value());
    };
    set("incurred", 97, () => randomDate(random, period, this.interesting, random.chance(5)));
    // Lines of one day, which seldom comes about by itself.
    if (this.asksDay && "incurred" in loss && random.chance(60))
      setField(
        loss,
        "incurred",
        addDays(period.from.slice(0, 10), random.pick([30, 30, 31, 60])) + random.pick(["", "T09:00"]),
      );
    set("approved", 93, () =>
      random.weighted<Json>([12, true], [1, false], [1, randomDate(random, period, this.interesting, false)]),
    );
    if (claims!.length > 0) set("claim", this.readsClaim ? 92 : 75, () => random.pick(claims!)["id"]!);
    if (insureds!.length > 0) set("insured", this.asksInsured ? 99 : 60, () => random.pick(insureds!)["id"]!);
    const paid = head.items.filter((item) => !item.refused);
    if (head.items.length > 0)
      set("item", 55, () => random.pick(paid.length > 0 && random.chance(65) ? paid : head.items).name);
    const likely = triggers.length > 0 && random.chance(93) ? triggers : plan.triggers.map(({ name }) => name);
    set("trigger", 25, () => random.pick(likely));
    this.unit(random, loss, head.units, contract);
    const facts = this.factsOf("loss").filter((fact) => this.states(random, fact, 93));
    if (facts.length > 0)
      setField(loss, "facts", objectOf(facts.map((fact) => [fact.name, this.value(random, fact, period)])));
    this.circumstances(random, "loss", loss, contract, 85);
    return loss;
  }

  /** Near what the contract chose, or what the text names. */
  private lossAmount(random: Random, contract: JsonObject): number {
    const chosen = this.plan.choices.flatMap(({ name, type }) => {
      const value = child(contract, name);
      return type.kind === "money" && typeof value === "number" && value > 0 ? [value] : [];
    });
    const near = chosen.length > 0 && random.chance(25) ? { ...this.interesting, amounts: chosen } : this.interesting;
    // Mostly enough for what stands in its way to bind.
    const amounts = random.times(random.between(1, 2), () => randomAmount(random, near));
    return Math.min(9e14, Math.max(...amounts));
  }

  private unit(random: Random, loss: JsonObject, kinds: Kinds, contract: JsonObject): void {
    const wanted = [...kinds.all];
    if (wanted.length === 0) {
      if (this.plan.units.length === 0 || !random.chance(8)) return;
      wanted.push(random.pick(this.plan.units).name);
    }
    // Who names a unit names those that it is of; such a one is never counted.
    const { units } = this.plan;
    const isNamed = (kind: string): boolean =>
      units.find(({ name }) => name === kind)?.of === undefined || this.idsOf(kind, contract).length > 0;
    const named = units
      .map(({ name }) => name)
      .filter(
        (name) =>
          wanted.some((kind) => isWithin(name, kind, new Map(units.map((unit) => [unit.name, unit])))) && isNamed(name),
      );
    // Inner ones are declared behind those that they are of.
    const kind = named.length > 1 && random.chance(40) ? named.at(-1)! : random.pick(named.length > 0 ? named : wanted);
    const isInner = units.find(({ name }) => name === kind)?.of !== undefined;
    const ids = this.idsOf(kind, contract);
    const groups: Readonly<Record<string, number>> = { two: 2, seven: 7 };
    setField(loss, "unit", kind);
    if (ids.length > 0 && (isInner || kinds.byPeriod.has(kind) || random.chance(40))) {
      const id = random.pick(ids);
      setField(loss, "unitId", id);
      const count = groups[id];
      if (count !== undefined) setField(loss, "count", count);
    } else setField(loss, "count", random.weighted([3, random.between(1, 9)], [1, 100]));
  }

  // ── Calls ──────────────────────────────────────────────────────────────────────────────────────────

  /** The incident as it was known some time before. */
  private earlier(random: Random, state: JsonObject): JsonObject {
    let before: Json = state;
    const forget = (path: readonly (string | number)[], percent: number): void => {
      for (const name of Object.keys((at(before, path) ?? {}) as object))
        if (random.chance(percent)) before = withAt(before, [...path, name], undefined);
    };
    forget(["incident", "facts"], 20);
    forget(["incident", "exclusions"], 20);
    for (const list of ["claims", "insureds"])
      ((child(before, list) ?? []) as Json[]).forEach((_, place) => forget([list, place, "facts"], 15));
    for (const place of this.unitPlaces(state)) forget([...place, "facts"], 15);
    const losses = (child(before, "losses") as JsonObject[])
      .filter(() => !random.chance(30))
      .map((loss) => {
        const known: JsonObject = { ...loss };
        if (random.chance(20)) delete known["approved"];
        if (random.chance(20) && loss["amount"] !== undefined)
          known["amount"] = random.between(0, Number(loss["amount"]));
        if (random.chance(5)) delete known["incurred"];
        return known;
      });
    return withAt(before, ["losses"], losses) as JsonObject;
  }

  /** The incident as it looks some time after: lines withdrawn or cut, or of another unit, another trigger. */
  private later(random: Random, state: JsonObject, triggers: readonly string[]): JsonObject {
    const before = state["losses"] as JsonObject[];
    const losses = before.map((loss) => {
      const changed: JsonObject = { ...loss };
      if (loss["unit"] !== undefined && random.chance(12)) {
        const other = random.pick(before.filter(({ head, unit }) => head === loss["head"] && unit === loss["unit"]));
        for (const field of ["unitId", "count"])
          if (other[field] === undefined) delete changed[field];
          else changed[field] = other[field];
      }
      if (random.chance(20) && loss["amount"] === undefined) changed["amount"] = 0;
      else if (random.chance(20))
        changed["amount"] = random.weighted(
          [2, 0],
          [3, random.between(0, Number(loss["amount"]))],
          [2, Math.min(9e14, 2 * Number(loss["amount"]) + 1)],
        );
      if (random.chance(8)) changed["approved"] = random.chance(50);
      if (random.chance(5)) delete changed["trigger"];
      return changed;
    });
    let after: Json = withAt(state, ["losses"], random.chance(2) ? losses.slice(1) : losses);
    if (random.chance(25)) after = withAt(after, ["incident", "triggers"], random.subset(triggers, 1, 2));
    if (random.chance(15)) after = withAt(after, ["incident", "others"], "none");
    return after as JsonObject;
  }
}

function rulesIn(node: Node): Rule[] {
  if (node.kind === "uncovered") return [];
  return [...node.rules, ...(node.kind === "head" ? [] : node.members.flatMap(rulesIn))];
}

/** Incidents one after the other, each settled a few times; at the end now and then the first again. */
function inTurn(random: Random, incidents: number): number[] {
  const order = random.times(incidents, (place) => Array<number>(random.between(1, 3)).fill(place + 1)).flat();
  return random.chance(30) ? [...order, 1] : order;
}

/** The same period, written with times. */
function withTimes(period: JsonObject): JsonObject {
  return objectOf(
    Object.entries(period).map(([end, moment]): [string, Json] => [
      end,
      (moment as string).includes("T") ? moment : `${moment as string}T00:00`,
    ]),
  );
}

/** What seldom is all that a line waits for. */
const seldomOpen: ReadonlySet<string> = new Set(["contract", "cover", "exclusion", "window"]);

/** Lines that are paid for count most, but not all of them should be; then what cuts them, most where others used it. */
function worth({ eligible, others, due, cutting, shared }: Judged, wanted: number): number {
  const lines = 2 * Math.min(eligible.length, wanted) + Math.min(others.length, wanted);
  return lines + (due > 0 ? 2 : 0) + 2 * cutting + 4 * shared;
}

/** The terms of which incidents of the ledger used something. */
function usedOf(ledger: Json | undefined): ReadonlySet<string> {
  const incidents = Object.values((child(ledger ?? {}, "incidents") ?? {}) as Record<string, Json>);
  return new Set(incidents.flatMap((incident) => Object.keys((child(incident, "used") ?? {}) as object)));
}

/** An incident as it was drawn. */
interface DrawnIncident {
  readonly calls: readonly JsonObject[];
  /** The call in which most is known of it. */
  readonly known: number;
  readonly due: number;
  /** After that call. */
  readonly ledger: Json | undefined;
}

interface Judged {
  readonly state: JsonObject;
  /** Ids of lines, those first that another term cuts than those before them. */
  readonly eligible: readonly string[];
  /** Of the other lines one for each way not to be paid for. */
  readonly others: readonly string[];
  readonly due: number;
  /** How many terms cut something, and how many of these what other incidents used, too. */
  readonly cutting: number;
  readonly shared: number;
  readonly ledger?: Json;
}

// ── What a line of a head has to name ────────────────────────────────────────────────────────────────

interface Kinds {
  readonly all: ReadonlySet<string>;
  /** With a term per unit and period: named by id. */
  readonly byPeriod: ReadonlySet<string>;
}

/** The heads that take lines. */
function placed(
  node: Node,
  around: readonly string[],
  terms: readonly Term[],
  perUnit: readonly { readonly name: string; readonly namedBy: readonly string[] }[],
  knownAgain: ReadonlyMap<string, ReadonlySet<string>>,
): (HeadNode & { units: Kinds })[] {
  if (node.kind === "uncovered") return [];
  if (node.kind === "head") {
    if (node.computed !== undefined) return [];
    const own = terms.filter(({ heads }) => heads.includes(node.name));
    const kindsOf = (term: Term): string[] => [
      ...(term.basis.over.kind === "unit" ? [term.basis.over.unit] : []),
      ...(term.forEach === undefined ? [] : [term.forEach]),
    ];
    const asked = own.flatMap(({ whereUnit }) => whereUnit ?? []);
    const all = new Set([...around, ...own.flatMap(kindsOf), ...asked]);
    const brought = terms.filter(({ heads }) =>
      perUnit.some(({ name, namedBy }) => namedBy.includes(node.name) && heads.includes(name)),
    );
    const known = [...own, ...brought].filter(({ basis }) => basis.period);
    const byPeriod = new Set([...known.flatMap(kindsOf), ...(knownAgain.get(node.name) ?? [])]);
    return [{ ...node, units: { all, byPeriod } }];
  }
  const inner = node.forEach === undefined ? around : [...around, node.forEach];
  return node.members.flatMap((member) => placed(member, inner, terms, perUnit, knownAgain));
}

/** The terms of a node and all below, in the order of the walk. */
export function termsOf(node: Node): Term[] {
  switch (node.kind) {
    case "uncovered":
      return [];
    case "head":
      return [...node.terms];
    case "product":
    case "section":
    case "frame":
      return [...node.above, ...node.members.flatMap(termsOf), ...node.below];
  }
}
