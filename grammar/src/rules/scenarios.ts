import { EOF, type TokenType } from "chevrotain";
import { keywords as k, particles as p } from "../keywords.js";
import { AnyName } from "../names.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";
import { type Alternatives, endOf, keep, type Mutable, startOf } from "./base.js";
import { ProductRules } from "./products.js";

/** How an amount begins behind the head of a loss; a keyword there goes on with the line, or ends it. */
const startsAmount: TokenType[] = [
  t.Minus,
  t.LeftParenthesis,
  t.NumberToken,
  t.GroupedNumber,
  t.JapaneseAmount,
  t.Percent,
  t.DateToken,
  t.TextToken,
  t.Identifier,
  t.QuotedName,
];

const beginsStatement: ReadonlySet<string> = new Set(["contract", "incident", "later", "claim", "insured", "loss"]);

/** For `spanOrNumber`. */
const stated: { ARGS: [boolean] } = { ARGS: [true] };

type PlacedUnit = Pick<s.ScenarioUnit, "unit" | "id" | "of" | "words">;

/** Sample contracts and scenarios. */
export abstract class ScenarioRules extends ProductRules {
  // contract wide_100m "ワイド" for cyber_protector { plan wide … }
  protected readonly sampleContract = this.RULE("sampleContract", (): s.SampleContract => {
    const start = startOf(this.CONSUME(k.contract));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(k.for);
    const product = this.SUBRULE2(this.name);
    const words = this.SUBRULE(this.words);
    return { kind: "sample-contract", name, labels, product, words: words ?? [], ...this.declared(start) };
  });

  private readonly statementAlternatives: Alternatives<s.ScenarioStatement | undefined> = [
    { ALT: () => this.SUBRULE(this.scenarioContract) },
    { ALT: () => this.SUBRULE(this.scenarioSchedule) },
    { ALT: () => this.SUBRULE(this.scenarioIncident) },
    { ALT: () => this.SUBRULE(this.scenarioBearer) },
    { ALT: () => this.SUBRULE(this.scenarioUnit) },
    { ALT: () => this.SUBRULE(this.scenarioLoss) },
    { ALT: () => this.SUBRULE(this.expectation) },
  ];

  // scenario "…" for sample_cyber { contract { … } incident { … } loss … expect … }
  protected readonly scenario = this.RULE("scenario", (): s.Scenario => {
    const start = startOf(this.CONSUME(k.scenario));
    const title = this.SUBRULE(this.text);
    this.CONSUME(k.for);
    const product = this.SUBRULE(this.name);
    const statements: s.ScenarioStatement[] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      const statement = this.OR<s.ScenarioStatement | undefined>(this.statementAlternatives);
      keep(statements, statement);
      const isName = (at: number): boolean => this.LA(at).tokenType === t.Identifier;
      if (isName(1) && isName(2) && this.LA(3).tokenType === t.LeftBrace) this.passUnit(2);
    });
    this.CONSUME(t.RightBrace);
    return {
      kind: "scenario",
      title,
      product,
      statements,
      references: [],
      doc: undefined,
      start,
      end: this.end(start),
    };
  });

  private readonly readWords = (): s.Word[] => this.SUBRULE(this.words);

  // contract wide_100m { cost_deductible 100_000 }
  private readonly scenarioContract = this.RULE("scenarioContract", (): s.ScenarioContract => {
    const start = startOf(this.CONSUME(k.contract));
    const base = this.OPTION(() => this.SUBRULE(this.name));
    const words = this.OPTION2(this.readWords);
    return {
      kind: "scenario-contract",
      base,
      words: words ?? [],
      references: [],
      doc: undefined,
      start,
      end: this.end(start),
    };
  });

  // schedule location L1 { value 100_000_000 }    schedule building B1 of location L1
  private readonly scenarioSchedule = this.RULE("scenarioSchedule", (): s.ScenarioSchedule => {
    const start = startOf(this.CONSUME(k.schedule));
    const placed = this.SUBRULE(this.placedUnit);
    return { kind: "scenario-schedule", ...placed, references: [], doc: undefined, start, end: this.end(start) };
  });

  // location L1 { value 100_000_000 }    building B1 of location L1
  private readonly placedUnit = this.RULE(
    "placedUnit",
    (): PlacedUnit => {
      const unit = this.SUBRULE(this.name);
      const id = this.SUBRULE(this.id);
      const of = this.OPTION(() => this.SUBRULE(this.outerUnit));
      const words = this.OPTION2(this.readWords);
      return { unit, id, of, words: words ?? [] };
    },
    { recoveryValueFunc: () => ({ unit: this.noName(), id: this.noName(), of: undefined, words: [] }) },
  );

  // of location L1
  private readonly outerUnit = this.RULE("outerUnit", (): s.OuterUnit => {
    const start = startOf(this.CONSUME(k.of));
    const kind = this.SUBRULE(this.name);
    const id = this.SUBRULE(this.id);
    return { kind, id, start, end: this.end(start) };
  });

  // incident "2026-0001" { leak  discovered 2026-05-01 }    later { attack }
  private readonly scenarioIncident = this.RULE("scenarioIncident", (): s.ScenarioIncident => {
    const start = this.next();
    const later = this.OR<boolean>([
      { ALT: () => (this.CONSUME(k.incident), false) },
      { ALT: () => (this.CONSUME(k.later), true) },
    ]);
    const id = this.OPTION(this.readText);
    const words = this.OPTION2(this.readWords);
    return {
      kind: "scenario-incident",
      later,
      id,
      words: words ?? [],
      references: [],
      doc: undefined,
      start,
      end: this.end(start),
    };
  });

  // claim A { made 2026-06-01 }    insured director
  private readonly scenarioBearer = this.RULE("scenarioBearer", (): s.ScenarioBearer => {
    const start = this.next();
    const of = this.OR<"claim" | "insured">([
      { ALT: () => (this.CONSUME(k.claim), "claim" as const) },
      { ALT: () => (this.CONSUME(k.insured), "insured" as const) },
    ]);
    const id = this.SUBRULE(this.id);
    const words = this.OPTION(this.readWords);
    return {
      kind: "scenario-bearer",
      of,
      id,
      words: words ?? [],
      references: [],
      doc: undefined,
      start,
      end: this.end(start),
    };
  });

  // unit location T { flooded }    unit building B1 of location L1
  private readonly scenarioUnit = this.RULE("scenarioUnit", (): s.ScenarioUnit => {
    const start = startOf(this.CONSUME(k.unit));
    const placed = this.SUBRULE(this.placedUnit);
    return { kind: "scenario-unit", ...placed, references: [], doc: undefined, start, end: this.end(start) };
  });

  /** Of the loss that is being read what stands behind its amount. */
  private loss: Partial<Mutable<s.ScenarioLoss>> = {};

  /** Each once: of two the reader would not know which one counts. */
  private readonly lossAlternatives: Alternatives<unknown> = [
    {
      GATE: () => this.loss.on === undefined,
      ALT: () => {
        this.CONSUME(k.on);
        this.loss.on = this.SUBRULE(this.dateLiteral);
      },
    },
    {
      GATE: () => this.loss.approval === undefined,
      ALT: () => {
        this.CONSUME(k.approved);
        const on = this.OPTION({
          // `approved on D` is a day of approval only where the line's own day is already given.
          GATE: () => this.loss.on !== undefined,
          DEF: () => {
            this.CONSUME2(k.on);
            return this.SUBRULE2(this.dateLiteral);
          },
        });
        this.loss.approval = { approved: true, on };
      },
    },
    {
      // Like `approved on D`, only after the line's own day.
      GATE: () => this.loss.on !== undefined && this.loss.approval === undefined,
      ALT: () => {
        this.CONSUME(p.approvedOn);
        this.loss.approval = { approved: true, on: this.SUBRULE3(this.dateLiteral) };
      },
    },
    {
      GATE: () => this.loss.approval === undefined,
      ALT: () => {
        this.CONSUME(k.unapproved);
        this.loss.approval = { approved: false, on: undefined };
      },
    },
    {
      GATE: () => (this.LA(2).tokenType === k.claim ? this.loss.claim : this.loss.insured) === undefined,
      ALT: () => {
        this.CONSUME(k.of);
        this.OR2([
          {
            ALT: () => {
              this.CONSUME(k.claim);
              this.loss.claim = this.SUBRULE(this.id);
            },
          },
          {
            ALT: () => {
              this.CONSUME(k.insured);
              this.loss.insured = this.SUBRULE2(this.id);
            },
          },
        ]);
      },
    },
    {
      GATE: () => this.loss.trigger === undefined,
      ALT: () => {
        this.CONSUME(k.under);
        this.loss.trigger = this.SUBRULE2(this.name);
      },
    },
    {
      GATE: () => this.loss.item === undefined,
      ALT: () => {
        this.CONSUME(k.item);
        this.loss.item = this.SUBRULE3(this.name);
      },
    },
    {
      GATE: () => this.loss.id === undefined,
      ALT: () => {
        this.CONSUME(k.id);
        this.loss.id = this.SUBRULE3(this.id);
      },
    },
    {
      GATE: () => this.loss.unit === undefined,
      ALT: () => {
        this.CONSUME(k.for);
        this.loss.unit = this.SUBRULE(this.lossUnit);
      },
    },
  ];

  private readonly lossAmount = {
    GATE: () => startsAmount.includes(this.LA(1).tokenType),
    DEF: () => this.SUBRULE(this.sign),
  };
  private readonly readOfLoss = (): unknown => this.OR(this.lossAlternatives);

  // loss sympathy 500_000 for 500 individual on 2026-05-03 approved of claim A
  private readonly scenarioLoss = this.RULE("scenarioLoss", (): s.ScenarioLoss => {
    const start = startOf(this.CONSUME(k.loss));
    const head = this.SUBRULE(this.name);
    const amount = this.OPTION3(this.lossAmount);
    const found = (this.loss = {} as Partial<Mutable<s.ScenarioLoss>>);
    this.MANY(this.readOfLoss);
    const words = this.OPTION2(this.readWords);
    return {
      kind: "scenario-loss",
      head,
      amount,
      id: found.id,
      on: found.on,
      approval: found.approval,
      claim: found.claim,
      insured: found.insured,
      trigger: found.trigger,
      item: found.item,
      unit: found.unit,
      words: words ?? [],
      references: [],
      doc: undefined,
      start,
      end: this.end(start),
    };
  });

  private readonly lossUnits: Alternatives<NonNullable<s.ScenarioLoss["unit"]>> = [
    {
      ALT: () => {
        const count = this.SUBRULE(this.number);
        const kind = this.SUBRULE(this.name);
        // A keyword goes on with the line; as an id it stands in quotes.
        const id = this.OPTION({
          GATE: () => [t.Identifier, t.QuotedName, t.TextToken].includes(this.LA(1).tokenType),
          DEF: () => this.SUBRULE(this.id),
        });
        return { kind, id, count };
      },
    },
    {
      ALT: () => {
        const kind = this.SUBRULE2(this.name);
        const id = this.SUBRULE2(this.id);
        return { kind, id, count: undefined };
      },
    },
  ];

  // 500 individual    500 individual victims    location L1
  private readonly lossUnit = this.RULE("lossUnit", (): NonNullable<s.ScenarioLoss["unit"]> =>
    this.OR<NonNullable<s.ScenarioLoss["unit"]>>(this.lossUnits),
  );

  private readonly whatIsExpected = {
    GATE: () => ![k.refused, k.undetermined, k.unlimited].includes(this.LA(1).tokenType),
    DEF: () => this.SUBRULE(this.expectedOf),
  };
  private readonly outcomes: Alternatives<s.Expect["outcome"]> = {
    DEF: [
      {
        ALT: () => {
          this.CONSUME(k.refused);
          const by = this.OPTION(() => {
            this.CONSUME(k.by);
            return this.SUBRULE(this.reasons);
          });
          return { kind: "refused", by: by ?? [] };
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.undetermined);
          const waits = this.OPTION2(() => {
            this.CONSUME(k.for);
            return this.SUBRULE(this.factNames);
          });
          return { kind: "undetermined", for: waits ?? [] };
        },
      },
      {
        ALT: () => {
          const amount = this.SUBRULE(this.additive);
          return { kind: "amount", amount };
        },
      },
    ],
    IGNORE_AMBIGUITIES: true,
  };

  private readonly idOrDay: Alternatives<s.Name | s.Text | s.DateLiteral> = [
    { ALT: () => this.SUBRULE(this.id) },
    { ALT: () => this.SUBRULE(this.dateLiteral) },
  ];

  // expect due 1_000_000    expect pay costs 5_000    expect left costs for location L1 20_000    expect forensics refused by approval
  private readonly expectation = this.RULE("expectation", (): s.Expect => {
    const start = startOf(this.CONSUME(k.expect));
    const subject = this.SUBRULE(this.name);
    const of = this.OPTION3(this.whatIsExpected);
    const whose: s.Expect["for"][number][] = [];
    this.MANY(() => {
      this.CONSUME2(k.for);
      const kind = this.SUBRULE(this.counted);
      const id = this.OR3<s.Name | s.Text | s.DateLiteral>(this.idOrDay);
      this.ACTION(() => whose.push({ kind, id }));
    });
    const outcome = this.OR<s.Expect["outcome"]>(this.outcomes);
    return {
      kind: "expect",
      subject,
      of,
      for: whose,
      outcome,
      references: [],
      doc: undefined,
      start,
      end: this.end(start),
    };
  });

  private readonly readTermWord = (): s.TermWord => this.SUBRULE(this.termWord);

  // costs    deductible costs    "costs:limit:period:2"
  private readonly expectedOf = this.RULE("expectedOf", (): s.ExpectedOf => {
    const start = this.next();
    const term = this.OPTION(this.readTermWord);
    const node = this.SUBRULE(this.id);
    return { term, node, start, end: this.end(start) };
  });

  // approval, window, war
  private readonly reasons = this.RULE(
    "reasons",
    (): s.Name[] => {
      const reasons: s.Name[] = [];
      this.AT_LEAST_ONE_SEP({
        SEP: t.Comma,
        DEF: () => {
          // Some kinds of reasons are reserved words.
          const token = this.OR([
            { ALT: () => this.CONSUME(k.window) },
            { ALT: () => this.CONSUME(k.contract) },
            { ALT: () => this.CONSUME(k.uncovered) },
            { ALT: () => this.CONSUME(AnyName) },
          ]);
          this.ACTION(() => reasons.push(this.readName(token)));
        },
      });
      return reasons;
    },
    { recoveryValueFunc: () => [] },
  );

  private readonly wordAlternatives: Alternatives<s.Word | undefined> = {
    DEF: [
      { ALT: () => this.SUBRULE(this.spanOrNumber, stated) },
      {
        ALT: () => {
          const start = startOf(this.CONSUME(t.Minus));
          // Recovery reads nothing where no number stands.
          const number = this.SUBRULE(this.number) as s.NumberLiteral | undefined;
          return this.ACTION(() => number && { ...number, digits: -number.digits, start });
        },
      },
      { ALT: () => this.SUBRULE(this.dateLiteral) },
      { ALT: () => this.SUBRULE(this.text) },
      { GATE: () => this.isValueWord(), ALT: () => this.SUBRULE(this.word) },
      { ALT: () => this.SUBRULE(this.factName) },
      {
        ALT: () => {
          const token = this.CONSUME(t.Comma);
          return { kind: "punctuation", text: ",", start: startOf(token), end: endOf(token) };
        },
      },
      {
        ALT: () => {
          const token = this.CONSUME(k.not);
          return { kind: "punctuation", text: "not", start: startOf(token), end: endOf(token) };
        },
      },
    ],
    IGNORE_AMBIGUITIES: true,
  };

  /** Reads over a unit that is not stated as one, from the words in front of its braces to their end: `shop S { own }`. */
  private passUnit(wordsInFront: number): void {
    this.ACTION(() => {
      this.passNeedless("unit", (passed) => passed <= wordsInFront);
      for (let open = 1; open > 0 && this.LA(1).tokenType !== EOF; this.SKIP_TOKEN()) {
        const { tokenType } = this.LA(1);
        if (tokenType === t.LeftBrace) open += 1;
        if (tokenType === t.RightBrace) open -= 1;
      }
    });
  }

  /** Of a unit among other things that are stated, `{ plan wide  schedule shop S { own } }`, its words are none of them. */
  private forgetUnit(words: s.Word[]): void {
    this.ACTION(() => {
      const [word, kind, id] = [-3, -2, -1].map((at) => {
        const found = words.at(at);
        return found?.kind === "name" ? found.text : undefined;
      });
      // Behind these a block of its own begins, and the one around it has no end.
      if (kind === undefined || id === undefined || beginsStatement.has(id) || beginsStatement.has(kind)) return;
      words.length -= word === "schedule" ? 3 : 2;
      this.passUnit(0);
    });
  }

  private readonly readIsNot = (): s.Word => {
    const token = this.CONSUME(p.isNot);
    return { kind: "punctuation", text: "not", start: startOf(token), end: endOf(token) };
  };

  // { leak  discovered 2026-05-01  publication press, apology  not war }    { leak  war でない }
  private readonly words = this.RULE(
    "words",
    (): s.Word[] => {
      const words: s.Word[] = [];
      this.CONSUME(t.LeftBrace);
      this.MANY(() => {
        keep(words, this.OR<s.Word | undefined>(this.wordAlternatives));
        const { tokenType } = this.LA(1);
        if (tokenType === t.LeftBrace) this.forgetUnit(words);
        else if (tokenType === k.unit && this.LA(4).tokenType === t.LeftBrace) this.passUnit(3);
        const not = this.OPTION(this.readIsNot);
        if (not !== undefined) words.splice(-1, 0, not);
      });
      this.CONSUME(t.RightBrace);
      return words;
    },
    { recoveryValueFunc: () => [] },
  );

  private readonly readField = (): s.Name => {
    this.CONSUME(t.Dot);
    return this.SUBRULE2(this.name);
  };

  // discovered    outage.from
  private readonly factName = this.RULE(
    "factName",
    (): s.Name => {
      const name = this.SUBRULE(this.name);
      const field = this.OPTION(this.readField);
      if (field === undefined) return name;
      return { kind: "name", text: `${name.text}.${field.text}`, start: name.start, end: field.end };
    },
    { recoveryValueFunc: () => this.noName() },
  );

  private readonly factNames = this.RULE(
    "factNames",
    (): s.Name[] => {
      const names: s.Name[] = [];
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => keep(names, this.SUBRULE(this.factName)) });
      return names;
    },
    { recoveryValueFunc: () => [] },
  );
}
