import type { ChoiceName, ReadName, TableName, TypeName, Valued, Vocabulary } from "./vocabulary.js";

/** Where an expression stands: what may be read there. */
export interface Spot {
  readonly allows: ReadonlySet<ReadName>;
  /** Kinds of unit whose facts may be read. */
  readonly units: readonly string[];
  /** Texts of the guards that hold here. */
  readonly guards: readonly string[];
  /** Nodes that end before this place. */
  readonly left: readonly string[];
  /** Nodes of which the loss may be read; left out: all. */
  readonly losses?: readonly string[];
  /** Bounds what is spread over the text: an expression of a guard is small, one of an amount may be large. */
  readonly depth: number;
  /** Whether it stands in an aggregate: there it seldom has others in it. */
  readonly isAggregated?: boolean;
  /** Whether `unlimited` may stand here. */
  readonly unlimited?: boolean;
  /** Whether it is a key of a table: there no other has keys of its own. */
  readonly isKey?: boolean;
}

export const contractSpot: Spot = { allows: new Set(), units: [], guards: [], left: [], depth: 1 };

/** What makes one value of this type of many. */
const aggregatesOf: Partial<Record<TypeName, readonly string[]>> = {
  bool: ["any", "every"],
  money: ["sum", "largest", "smallest"],
  number: ["sum", "largest", "smallest"],
  ratio: ["sum", "largest", "smallest"],
  duration: ["sum", "largest", "smallest"],
  date: ["earliest", "latest"],
  datetime: ["earliest", "latest"],
};

/** What a condition mostly comes to, so that some lines are eligible and some are not. */
export type Lean = "true" | "false" | "either";

/** Draws expressions of a wanted type that may stand at a spot. */
export class ExpressionWriter {
  constructor(readonly words: Vocabulary) {}

  private get random() {
    return this.words.random;
  }

  // ── Conditions ─────────────────────────────────────────────────────────────────────────────────────

  bool(spot: Spot, lean: Lean = "either", depth = spot.depth): string {
    const { random } = this;
    if (depth > 0 && random.chance(45)) {
      const smaller = (of: Lean = lean): string => this.bool(spot, of, depth - 1);
      const opposite: Lean = lean === "true" ? "false" : lean === "false" ? "true" : "either";
      return random.weighted<() => string>(
        [lean === "true" ? 1 : 4, () => `(${smaller("either")} and ${smaller()})`],
        [lean === "false" ? 1 : 4, () => `(${smaller("either")} or ${smaller()})`],
        [2, () => `(not ${smaller(opposite)})`],
        [1, () => `(if ${smaller("either")} then ${smaller()} else ${smaller()})`],
      )();
    }
    return this.test(spot, lean);
  }

  /** A condition without parts that are conditions. */
  private test(spot: Spot, lean: Lean): string {
    const { random, words } = this;
    const { allows } = spot;
    const options: (readonly [number, () => string])[] = [];
    const add = (weight: number, text: () => string): void => void options.push([weight, text]);
    const negated = (text: string, percent: number): string => (random.chance(percent) ? `(not ${text})` : text);
    const unlikely = lean === "true" ? 15 : lean === "false" ? 85 : 50;

    for (const choice of this.readableChoices(spot)) this.addMemberTests(choice, 1, add, lean);
    for (const option of words.options) add(1, () => negated(option, unlikely));
    for (const reading of words.readings)
      this.addMemberTests({ ...reading, type: "enum" }, spot.allows.size === 0 ? 5 : 2, add, lean);
    for (const choice of words.choices.filter(({ optional }) => optional)) add(1, () => `(${choice.name} is given)`);
    for (const fact of words.facts.filter(({ of }) => allows.has(of))) {
      this.addMemberTests(fact, fact.of === "incident" ? 2 : 3, add, lean);
      if (fact.orNever) add(2, () => negated(`(${fact.name} is never)`, unlikely === 15 ? 85 : 50));
      if (fact.type === "date" || fact.type === "datetime")
        add(2, () => negated(`(${fact.name} during period)`, unlikely));
    }
    for (const { name, of } of words.circumstances.filter((one) => allows.has(one.of)))
      add(of === "incident" ? 1 : 2, () => negated(name, unlikely === 15 ? 85 : 50));
    for (const unit of this.unitFacts(spot)) {
      this.addMemberTests(unit, 3, add, lean);
      if (unit.type === "date") add(2, () => negated(`(${unit.name} during period)`, unlikely));
    }
    for (const name of words.lets.filter((one) => one.type === "bool" && this.mayRead(one.needs, spot)))
      add(2, () => negated(name.name, 30));
    if (allows.has("line")) {
      add(2, () => "approved");
      add(2, () => `(incurred during period)`);
      add(1, () => `(count ${random.pick(["<=", ">"])} ${random.between(1, 9)})`);
    }
    if (allows.has("amount")) add(1, () => `(amount ${lean === "false" ? ">" : "<="} ${this.amountLiteral(3)})`);
    if (allows.has("trigger") && words.triggers.length > 0)
      add(2, () => negated(`(trigger ${this.memberTest("is", words.triggers)})`, 30));
    if (allows.has("item") && words.items.length > 0)
      add(2, () => negated(`(item ${this.memberTest("is", words.items)})`, lean === "true" ? 80 : 30));
    this.addAggregates("bool", spot, (weight, text) => add(weight, () => negated(text(), unlikely)));
    add(2, () => this.comparison(spot, lean));
    add(2, () => this.dateTest(spot, lean));
    if (random.chance(4))
      add(2, () => (lean === "false" ? "no" : lean === "true" ? "yes" : random.pick(["yes", "no"])));
    return random.weighted(...options)();
  }

  private addMemberTests(
    { name, type, members }: Valued,
    weight: number,
    add: (weight: number, text: () => string) => void,
    lean: Lean,
  ): void {
    const { random } = this;
    if (type === "bool")
      add(weight, () => random.pick([name, `(${name} is yes)`, `(not ${name})`, `(${name} is not no)`, name]));
    if (type === "enum")
      add(weight, () => {
        const chosen = random.subset(members, 1, lean === "true" ? members.length : members.length - 1);
        const not = lean === "either" && random.chance(25) ? " not" : "";
        return chosen.length > 1 || random.chance(30)
          ? `(${name}${not} in (${chosen.join(", ")}))`
          : `(${name} is${not} ${chosen.join()})`;
      });
    if (type === "set")
      add(weight, () =>
        random.pick([
          `(${name} has ${this.listed(random.subset(members, 1))})`,
          `(${name} is not empty)`,
          lean === "true" ? `(not (${name} has ${random.pick(members)}))` : `(${name} is empty)`,
        ]),
      );
  }

  private memberTest(word: string, names: readonly string[]): string {
    const chosen = this.random.subset(names, 1, Math.max(1, names.length - 1));
    return chosen.length === 1 ? `${word} ${chosen.join()}` : `in (${chosen.join(", ")})`;
  }

  private listed(names: readonly string[]): string {
    return names.length === 1 ? names.join() : `(${names.join(", ")})`;
  }

  private comparison(spot: Spot, lean: Lean): string {
    const { random } = this;
    const type = random.weighted<TypeName>([4, "money"], [2, "ratio"], [2, "number"], [1, "duration"], [1, "datetime"]);
    const operator =
      lean === "true"
        ? random.pick(["<=", "<", "<>", "<="])
        : lean === "false"
          ? random.pick([">", ">=", "="])
          : random.pick(["<", "<=", ">", ">=", "=", "<>"]);
    const small = { ...spot, unlimited: false };
    const left = this.varying(() => this.value(type, small, 0));
    const right = type === "money" && lean !== "either" ? this.amountLiteral(3) : this.value(type, small, 1);
    return `(${left} ${operator} ${right})`;
  }

  private dateTest(spot: Spot, lean: Lean): string {
    const { random } = this;
    const date = this.varying(() => this.date(spot, 0));
    const other = this.date(spot, 1);
    const after = `(${date} ${random.pick(["<=", "<", ">=", ">", "<>", "="])} ${other})`;
    const span = lean === "true" ? random.pick(["1 year", "400 days", "18 months"]) : this.span(spot, 1);
    const within = `(${date}${random.chance(15) ? " not" : ""} within ${span} ${random.pick(["after", "including", "before"])} ${other})`;
    const days = `(days(${date}, ${other}) ${random.pick(["<", "<=", ">"])} ${random.pick(["0", "30", "-30", "180", "365"])})`;
    return random.weighted([2, after], [4, within], [1, days]);
  }

  /** Not a literal, if there is anything else. */
  private varying(draw: () => string): string {
    for (let attempts = 0; attempts < 3; attempts += 1) {
      const text = draw();
      if (!/^[\d_.]/.test(text)) return text;
    }
    return draw();
  }

  // ── Values ─────────────────────────────────────────────────────────────────────────────────────────

  value(type: TypeName, spot: Spot, depth = spot.depth): string {
    switch (type) {
      case "money":
        return this.money(spot, depth);
      case "ratio":
        return this.ratio(spot, depth);
      case "number":
        return this.number(spot, depth);
      case "bool":
        return this.bool(spot, "either", depth);
      case "date":
        return this.date(spot, depth);
      case "datetime":
        return this.datetime(spot, depth);
      case "duration":
        return this.duration(spot, depth);
      case "span":
        return this.span(spot, depth);
      case "enum":
      case "set":
        throw new Error(`there is no expression of type ${type}`);
    }
  }

  money(spot: Spot, depth = spot.depth): string {
    const { random, words } = this;
    const { allows } = spot;
    const smaller = (): string => this.money(spot, depth - 1);
    const finite = (): string => this.money({ ...spot, unlimited: false }, depth - 1);
    // A plain number is money only where money is asked for, which inside a formula it is not.
    const plain = depth === spot.depth && random.chance(50);
    const options: (readonly [number, () => string])[] = [
      [3, () => (plain ? this.amountLiteral() : this.saidAmount())],
    ];
    const add = (weight: number, text: () => string): void => void options.push([weight, text]);
    if (spot.unlimited === true) add(1, () => "unlimited");
    this.addReadable("money", spot, add);
    if (allows.has("amount")) add(1, () => "amount");
    if (allows.has("term") && words.features.walkReads) {
      add(2, () => "subject");
      add(1, () => "loss");
      add(1, () => "deducted");
    }
    if (allows.has("amounts") && words.features.walkReads) {
      const nodes = words.summable().filter((node) => spot.losses?.includes(node) ?? true);
      if (nodes.length > 0) add(2, () => `loss(${random.subset(nodes, 1, 2).join(", ")}${this.underTriggers()})`);
      if (spot.left.length > 0) add(3, () => `left(${random.pick(spot.left)}${this.underTriggers()})`);
      if (words.features.intricate) add(4, () => `${random.pick(["earlier", "earlier_largest"])}(${this.anyNodes()})`);
      if (allows.has("claim") && nodes.length > 0)
        add(2, () => `claim_loss(${random.subset(nodes, 1, 2).join(", ")}${this.underTriggers()})`);
      if (allows.has("claim") && spot.left.length > 0)
        add(2, () => `claim_left(${random.pick(spot.left)}${this.underTriggers()})`);
    }
    if (depth > 0) {
      add(3, () => `(${this.ratio(spot, depth - 1)} of ${finite()})`);
      add(2, () => `(if ${this.bool({ ...spot, depth: 0 })} then ${smaller()} else ${smaller()})`);
      add(2, () => `${random.pick(["min", "max"])}(${smaller()}, ${smaller()})`);
      add(2, () => `(${finite()} ${random.pick(["+", "+", "-"])} ${finite()})`);
      add(1, () => `(${finite()} * ${this.number(spot, depth - 1)})`);
      add(1, () => `(${finite()} / ${random.pick(["2", "3", "7"])})`);
      if (random.chance(20)) add(1, () => `(${finite()} / max(1, ${this.number(spot, depth - 1)}))`);
      if (random.chance(5)) add(1, () => `(${finite()} / ${this.number(spot, depth - 1).replace(/^0$/, "1")})`);
      if (random.chance(10)) add(1, () => `(- ${finite()})`);
      add(
        1,
        () =>
          `${this.rounding()}(${finite()}${random.pick(["", ", 7", `, 1_000${words.unitAmount === undefined ? "円" : ""}`])})`,
      );
    }
    return random.weighted(...options)();
  }

  /** Of which what was due in earlier incidents may be read: they may stand anywhere. */
  private anyNodes(): string {
    return this.random
      .subset(
        this.words.nodes.map(({ name }) => name),
        1,
        2,
      )
      .join(", ");
  }

  /** Sums over a schedule, columns of tables, formulas, facts, choices, facts of units. */
  private addReadable(type: TypeName, spot: Spot, add: (weight: number, text: () => string) => void): void {
    const { words } = this;
    for (const choice of words.choices.filter(
      (one) => one.type === type && (!one.unlimited || spot.unlimited === true),
    ))
      add(2, () => this.readChoice(choice, spot));
    for (const fact of words.facts.filter((one) => one.type === type && spot.allows.has(one.of)))
      add(2, () => fact.name);
    for (const unit of this.unitFacts(spot)) if (unit.type === type) add(3, () => unit.name);
    for (const formula of words.lets.filter((one) => one.type === type && this.mayRead(one.needs, spot)))
      add(2, () => formula.name);
    for (const table of words.tables)
      for (const column of table.columns.filter(
        (one) => one.type === type && (!one.unlimited || spot.unlimited === true),
      )) {
        const called = (): string => (this.random.chance(50) ? column.name : `${table.name}.${column.name}`);
        if (this.mayRead(table.needs, spot)) add(2, called);
        if (spot.isKey !== true) add(1, () => `${called()}(${this.ownKeys(table, spot).join(", ")})`);
      }
    this.addAggregates(type, spot, add);
  }

  private ownKeys({ keys, needs }: TableName, spot: Spot): string[] {
    const mayRead = this.mayRead(needs, spot);
    return keys.map(({ name, type, members }) => {
      if (mayRead && this.random.chance(30)) return name;
      return type === "enum"
        ? this.random.pick(members)
        : this.value(type, { ...spot, isKey: true, unlimited: false }, 0);
    });
  }

  // ── Aggregates ─────────────────────────────────────────────────────────────────────────────────────

  /** Over the claims and insureds of the incident, and over every schedule. */
  private addAggregates(type: TypeName, spot: Spot, add: (weight: number, text: () => string) => void): void {
    const names = aggregatesOf[type] ?? [];
    if (names.length === 0 || (spot.isAggregated === true && !this.random.chance(15))) return;
    for (const elements of this.elements(spot)) {
      const read = elements.facts.filter((fact) => fact.type === type).map(({ name }) => name);
      if (type === "money") read.push(...elements.sums);
      if (type === "bool") read.push(...elements.circumstances);
      const tested = [
        ...elements.facts.filter((fact) => fact.type === "bool").map(({ name }) => name),
        ...elements.facts.flatMap(({ name, type: of, members: [member] }) =>
          of === "enum" && member !== undefined ? [`(${name} is ${member})`] : [],
        ),
        ...elements.facts.flatMap((fact) => (fact.type === "date" ? [`(${fact.name} during period)`] : [])),
        ...elements.circumstances,
        ...elements.sums.map((sum) => `(${sum} > ${this.random.chance(60) ? this.zero() : this.saidAmount()})`),
      ];
      const { random } = this;
      const formulas: (() => string)[] = [];
      if (read.length > 0) formulas.push(() => random.pick(read));
      if (tested.length > 0) {
        const value = (): string => this.value(type, elements.spot, 0);
        formulas.push(() => `(if ${random.pick(tested)} then ${value()} else ${value()})`);
        if (type === "bool") formulas.push(() => `(${random.pick(tested)} ${random.pick(["and", "or"])} ${value()})`);
      }
      if (type === "bool")
        for (const fact of elements.facts)
          if (fact.type === "money" || fact.type === "date")
            formulas.push(
              () => `(${fact.name} ${random.pick(["<=", ">"])} ${this.value(fact.type, elements.spot, 0)})`,
            );
      if (elements.sums.length > 0 && type === "money")
        formulas.push(() => `(${this.ratioLiteral()} of ${random.pick(elements.sums)})`);
      const per = spot.units.filter((kind) => elements.within.includes(kind));
      // What is asked of the outer units alone goes over those.
      const isOfInner = (text: string): boolean =>
        elements.unit !== undefined && (text.includes(`${elements.unit}.`) || text.includes(`per ${elements.unit})`));
      const over = (text: string): string =>
        per.length > 0 && isOfInner(text) && random.chance(60) ? `${text} per ${random.pick(per)}` : text;
      if (type === "bool" && tested.length > 0)
        add(
          1,
          () =>
            `(sum(${over(`(if ${random.pick(tested)} then 1 else 0)`)}) ${random.pick([">=", "<", "="])} ${random.pick(["1", "2"])})`,
        );
      if (formulas.length > 0)
        add(
          elements.sums.length > 0 ? 6 : elements.isOfLines ? 5 : 1,
          () => `${random.pick(names)}(${over(random.pick(formulas)())})`,
        );
    }
  }

  /** The kinds that units are of, from the inside out. */
  private outerKinds(kind: string | undefined): readonly string[] {
    const unit = this.words.units.find(({ name }) => name === kind);
    return unit === undefined ? [] : [unit.name, ...this.outerKinds(unit.of)];
  }

  /** What each unit of the kind, or of one that it is of, lost, or what is left of it. */
  private sumsOfEach(unit: string, spot: Spot): readonly string[] {
    const { words } = this;
    if (!spot.allows.has("amounts") || !words.features.walkReads) return [];
    return words.kindsFrom(unit).flatMap((kind) => {
      const nodes = words.nodesNaming(kind);
      const summable = words.summable();
      const losses = nodes.filter((node) => summable.includes(node) && (spot.losses?.includes(node) ?? true));
      return [
        ...losses.map((node) => `loss(${node}${this.underTriggers()} per ${kind})`),
        ...nodes
          .filter((node) => spot.left.includes(node))
          .map((node) => `left(${node}${this.underTriggers()} per ${kind})`),
      ];
    });
  }

  /** Mostly a sum counts what comes under every trigger. */
  private underTriggers(): string {
    const { random, words } = this;
    if (words.triggers.length < 2 || random.chance(70)) return "";
    const triggers = random.subset(words.triggers, 1, words.triggers.length - 1).join(", ");
    return random.chance(25) ? ` for all but ${triggers}` : ` for ${triggers}`;
  }

  private zero(): string {
    const { unitAmount } = this.words;
    return unitAmount === undefined ? "0円" : `(0 * ${unitAmount})`;
  }

  private elements(spot: Spot) {
    const { words } = this;
    const allows = [...spot.allows].filter((name) => name !== "claim" && name !== "insured");
    const inside: Spot = { ...spot, units: [], depth: 1, unlimited: false, isAggregated: true };
    const bearers = spot.allows.has("incident") ? (["claim", "insured"] as const) : [];
    return [
      ...this.linesOf(spot, { ...inside, allows: new Set(allows) }),
      ...bearers.map((of) => ({
        facts: words.facts.filter((fact) => fact.of === of),
        circumstances: words.circumstances.filter((one) => one.of === of).map(({ name }) => name),
        sums: [] as readonly string[],
        unit: undefined,
        spot: { ...inside, allows: new Set([...allows, of]) },
        within: [] as readonly string[],
        isOfLines: false,
      })),
      ...words.units
        .filter(({ scheduled }) => scheduled || spot.allows.has("incident"))
        .map((unit) => ({
          facts: [
            ...(unit.scheduled ? unit.facts : []),
            // Of those that the incident names, not of the schedule.
            ...(spot.allows.has("incident") ? unit.established : []),
          ].map((fact): Valued => ({ ...fact, name: `${unit.name}.${fact.name}` })),
          circumstances: [] as string[],
          sums: this.sumsOfEach(unit.name, spot),
          unit: unit.name,
          spot: { ...inside, allows: new Set(allows), units: [unit.name] },
          within: this.outerKinds(unit.of),
          isOfLines: false,
        })),
    ];
  }

  /** The lines of the group; of computed heads nothing is stated. */
  private linesOf(spot: Spot, inside: Spot) {
    const { words } = this;
    const { unruly, walkReads } = words.features;
    const isStated = spot.allows.has("lines");
    if (!(isStated || spot.allows.has("bare lines")) || !unruly || !walkReads) return [];
    const stated = { members: [], of: "loss", orNever: false } as const;
    const items = words.items.length === 0 ? [] : [`(item ${this.memberTest("is", words.items)})`];
    return [
      {
        facts: [
          { name: "amount", type: "money" as const, ...stated },
          { name: "count", type: "number" as const, ...stated },
          ...(isStated ? [{ name: "incurred", type: "date" as const, ...stated }] : []),
          ...words.facts.filter(({ of }) => isStated && of === "loss"),
        ],
        circumstances: [
          ...(isStated ? ["approved"] : []),
          ...words.circumstances.flatMap(({ name, of }) => (isStated && of === "loss" ? [name] : [])),
          ...items,
        ],
        sums: [] as readonly string[],
        unit: undefined,
        spot: inside,
        within: [] as readonly string[],
        isOfLines: true,
      },
    ];
  }

  ratio(spot: Spot, depth = spot.depth): string {
    const { random } = this;
    const options: (readonly [number, () => string])[] = [[5, () => this.ratioLiteral()]];
    const add = (weight: number, text: () => string): void => void options.push([weight, text]);
    this.addReadable("ratio", spot, add);
    if (depth > 0) {
      const smaller = (): string => this.ratio(spot, depth - 1);
      add(2, () => `(if ${this.bool({ ...spot, depth: 0 })} then ${smaller()} else ${smaller()})`);
      add(1, () => `${random.pick(["min", "max"])}(${smaller()}, ${smaller()})`);
      add(1, () => `(100% - ${smaller()})`);
      const finite = { ...spot, unlimited: false };
      if (random.chance(30)) add(2, () => `(${this.money(finite, -1)} / ${this.money(finite, -1)})`);
      add(1, () => `(${this.duration(spot, depth - 1)} / ${random.pick(["1 day", "12 hours", "90 seconds"])})`);
      add(1, () => `${this.rounding()}(${smaller()}, ${random.pick(["1%", "25%"])})`);
    }
    return random.weighted(...options)();
  }

  number(spot: Spot, depth = spot.depth): string {
    const { random } = this;
    const options: (readonly [number, () => string])[] = [
      [3, () => random.weighted([4, String(random.between(1, 6))], [1, "0"], [1, "1.5"], [1, "0.25"])],
    ];
    const add = (weight: number, text: () => string): void => void options.push([weight, text]);
    this.addReadable("number", spot, add);
    if (spot.allows.has("line")) add(2, () => "count");
    if (spot.allows.has("amounts")) {
      add(2, () => "incident.number");
      if (this.words.features.intricate) add(1, () => `earlier_times(${this.anyNodes()})`);
    }
    if (depth > 0) {
      const smaller = (): string => this.number(spot, depth - 1);
      add(1, () => `(${smaller()} ${random.pick(["+", "-", "*"])} ${smaller()})`);
      add(1, () => `days(${this.date(spot, 0)}, ${this.date(spot, 0)})`);
      add(1, () => `${random.pick(["min", "max"])}(${smaller()}, ${smaller()})`);
      add(1, () => `${random.pick(["months", "years"])}(${this.date(spot, 0)}, ${this.date(spot, 0)})`);
      add(1, () => `${random.pick(["month", "year"])}(${this.date(spot, 0)})`);
      add(1, () => `${this.rounding()}(${smaller()}${random.pick(["", ", 2", ", 0.5"])})`);
    }
    return random.weighted(...options)();
  }

  private rounding(): string {
    return this.random.pick(["down", "up", "half_up"]);
  }

  /** A date that may carry a time: an author's span or window begins with it. */
  date(spot: Spot, depth = spot.depth): string {
    const { random } = this;
    const options: (readonly [number, () => string])[] = [[1, () => this.dateLiteral()]];
    const add = (weight: number, text: () => string): void => void options.push([weight, text]);
    this.addReadable("date", spot, (weight, text) => add(2 * weight, text));
    if (spot.allows.has("line")) add(4, () => "incurred");
    add(1, () => "period.last_day");
    if (depth > 0) {
      const smaller = (): string => this.date(spot, depth - 1);
      add(
        2,
        () => `(${this.span(spot, depth - 1)} ${random.pick(["after", "after", "including", "before"])} ${smaller()})`,
      );
      add(1, () => `(if ${this.bool({ ...spot, depth: 0 })} then ${smaller()} else ${smaller()})`);
      if (random.chance(40))
        add(
          2,
          () =>
            `${random.pick(["earliest", "latest"])}(${smaller()}, ${random.chance(30) ? this.datetime(spot, 0) : smaller()})`,
        );
    }
    return random.weighted(...options)();
  }

  span(spot: Spot, depth = spot.depth): string {
    const { random } = this;
    const options: (readonly [number, () => string])[] = [[4, () => this.spanLiteral()]];
    this.addReadable("span", spot, (weight, text) => void options.push([weight, text]));
    if (depth > 0)
      options.push([
        2,
        () => `(if ${this.bool({ ...spot, depth: 0 })} then ${this.spanLiteral()} else ${this.spanLiteral()})`,
      ]);
    return random.weighted(...options)();
  }

  duration(spot: Spot, depth = spot.depth): string {
    const { random } = this;
    const options: (readonly [number, () => string])[] = [[2, () => this.durationLiteral()]];
    const add = (weight: number, text: () => string): void => void options.push([weight, text]);
    this.addReadable("duration", spot, (weight, text) => add(2 * weight, text));
    if (depth > 0) {
      const smaller = (): string => this.duration(spot, depth - 1);
      add(1, () => `${random.pick(["min", "max"])}(${smaller()}, ${smaller()})`);
      add(1, () => `(${smaller()} ${random.pick(["+", "-"])} ${smaller()})`);
      add(1, () => `(${smaller()} ${random.pick(["* 2", "* 50%", "/ 7"])})`);
      add(2, () => `(${this.datetime(spot, depth - 1)} - ${this.datetime(spot, 0)})`);
    }
    return random.weighted(...options)();
  }

  datetime(spot: Spot, depth = spot.depth): string {
    const { random } = this;
    const options: (readonly [number, () => string])[] = [
      [1, () => this.literal("datetime", [])],
      [1, () => random.pick(["period.from", "period.to"])],
    ];
    this.addReadable("datetime", spot, (weight, text) => void options.push([3 * weight, text]));
    if (depth > 0)
      options.push([
        2,
        () => `(${this.datetime(spot, depth - 1)} ${random.pick(["+", "-"])} ${this.duration(spot, depth - 1)})`,
      ]);
    if (depth > 0 && random.chance(25))
      options.push([
        3,
        () => `${random.pick(["earliest", "latest"])}(${this.datetime(spot, depth - 1)}, ${this.datetime(spot, 0)})`,
      ]);
    return random.weighted(...options)();
  }

  // ── Literals ───────────────────────────────────────────────────────────────────────────────────────

  /** An amount that is money wherever it stands. */
  private saidAmount(): string {
    const { unitAmount } = this.words;
    const amount = this.amountLiteral();
    return unitAmount === undefined ? `${amount}円` : `(${amount} * ${unitAmount})`;
  }

  /** Of the product's scale; some as people write them, some that do not divide evenly. */
  amountLiteral(times = 1): string {
    const { random, words } = this;
    const most = words.scale.unit * times;
    const amount = random.weighted(
      [5, Math.max(1, Math.round(most / 10) * random.between(1, 10))],
      [3, random.between(1, most)],
      [1, random.between(0, 9)],
    );
    if (amount >= 10_000 && amount % 10_000 === 0 && random.chance(40)) return `${amount / 10_000}万`;
    return amount >= 1000 && random.chance(50) ? String(amount).replace(/\B(?=(\d{3})+$)/g, "_") : String(amount);
  }

  ratioLiteral(): string {
    return this.random.pick(["90%", "80%", "50%", "100%", "33%", "12.5%", "5%", "66.67%"]);
  }

  dateLiteral(): string {
    return this.random.pick([
      "2026-04-01",
      "2026-09-30",
      "2026-10-15",
      "2027-01-31",
      "2026-04-01",
      "2027-03-31",
      "2028-02-29",
    ]);
  }

  spanLiteral(): string {
    const { random } = this;
    return random.pick([
      "180 days",
      "30 days",
      "1 year",
      "6 months",
      "1 month",
      "2 weeks",
      "1 day",
      "0 days",
      "13 months",
    ]);
  }

  durationLiteral(): string {
    return this.random.pick(["12 hours", "1 hour 30 minutes", "36 hours", "90 minutes", "45 seconds"]);
  }

  literal(type: TypeName, members: readonly string[]): string {
    switch (type) {
      case "bool":
        return this.random.pick(["yes", "no"]);
      case "money":
        return this.amountLiteral();
      case "number":
        return String(this.random.between(0, 9));
      case "ratio":
        return this.ratioLiteral();
      case "date":
        return this.dateLiteral();
      case "datetime":
        return `${this.dateLiteral()}T${this.random.pick(["00:00", "16:00", "09:30"])}`;
      case "duration":
        return this.durationLiteral();
      case "span":
        return this.spanLiteral();
      case "enum":
        return this.random.pick(members);
      case "set":
        return this.random.chance(40) ? "none" : this.random.pick(members);
    }
  }

  // ── What may be read ───────────────────────────────────────────────────────────────────────────────

  private mayRead(needs: readonly ReadName[], spot: Spot): boolean {
    // A formula may read the loss of any node.
    return needs.every((need) => spot.allows.has(need) && !(need === "amounts" && spot.losses !== undefined));
  }

  /** Choices that exist wherever this spot is looked at. */
  private readableChoices(spot: Spot): ChoiceName[] {
    return this.words.choices.filter(({ guard }) => guard === undefined || spot.guards.includes(guard));
  }

  private readChoice(choice: ChoiceName, spot: Spot): string {
    if (choice.guard === undefined || spot.guards.includes(choice.guard)) return choice.name;
    return `(if ${choice.guard} then ${choice.name} else ${this.literal(choice.type, choice.members)})`;
  }

  private unitFacts(spot: Spot): Valued[] {
    const kinds = spot.units.flatMap((unit) => this.words.kindsFrom(unit));
    return this.words.units
      .filter(({ name }) => kinds.includes(name))
      .flatMap(({ name, facts, established }) =>
        [
          ...facts,
          ...(spot.isAggregated !== true || spot.allows.has("incident") ? [...established, ...established] : []),
        ].map((fact) => ({
          ...fact,
          name: `${name}.${fact.name}`,
        })),
      );
  }
}
