import type { IToken, ParserMethod, TokenType } from "chevrotain";
import { Each, isJapaneseMeaning, valueWords, keywords as k, particles as p } from "../keywords.js";
import { wordOf } from "../lexer.js";
import { readDate, readNumber } from "../literals.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";
import { type Alternatives, endOf, keep, type Mutable, startOf } from "./base.js";
import { NameRules } from "./names.js";

const unitWords: readonly (readonly [TokenType, s.TimeUnit])[] = (
  ["second", "minute", "hour", "day", "week", "month", "year"] as const
).flatMap((unit) => [[k[unit], unit] as const, [k[`${unit}s`], unit] as const]);

const literalWords = valueWords.map((word) => k[word]);

/** What a type begins with. */
const typeWords: ReadonlySet<TokenType> = new Set([
  ...[k.money, k.number, k.whole, k.ratio, k.date, k.datetime, k.duration, k.span, k.bool, k.one, k.any, k.record],
]);

/** Values and tests. */
export abstract class ExpressionRules extends NameRules {
  /** Clauses are made of expressions; of these a call may be for some triggers. */
  protected abstract readonly scope: ParserMethod<[], s.ScopeSyntax>;

  // discovered during period and (revenue > 1億 or plan is wide)
  protected readonly expression = this.RULE(
    "expression",
    (): s.Expression => {
      const start = this.next();
      let left = this.SUBRULE(this.conjunction);
      let parts = 0;
      this.MANY(() => {
        this.CONSUME(k.or);
        const right = this.SUBRULE2(this.conjunction);
        this.checkDepth(++parts);
        this.ACTION(() => (left = { kind: "binary", operator: "or", left, right, start, end: this.end(start) }));
      });
      return left;
    },
    { recoveryValueFunc: () => this.missing() },
  );

  private readonly conjunction = this.RULE(
    "conjunction",
    (): s.Expression => {
      const start = this.next();
      let left = this.SUBRULE(this.negation);
      let parts = 0;
      this.MANY(() => {
        this.CONSUME(k.and);
        const right = this.SUBRULE2(this.negation);
        this.checkDepth(++parts);
        this.ACTION(() => (left = { kind: "binary", operator: "and", left, right, start, end: this.end(start) }));
      });
      return left;
    },
    { recoveryValueFunc: () => this.missing() },
  );

  // not renewed    renewed でない
  private readonly negation = this.RULE(
    "negation",
    (): s.Expression => {
      const start = this.next();
      return this.OR<s.Expression>([
        {
          ALT: () => {
            this.CONSUME(k.not);
            const operand = this.deeper(() => this.SUBRULE(this.negation));
            return { kind: "not", operand, start, end: this.end(start) };
          },
        },
        {
          ALT: () => {
            let operand = this.SUBRULE(this.comparison);
            let parts = 0;
            this.MANY(() => {
              this.CONSUME(p.isNot);
              this.checkDepth(++parts);
              this.ACTION(() => (operand = { kind: "not", operand, start, end: this.end(start) }));
            });
            return operand;
          },
        },
      ]);
    },
    { recoveryValueFunc: () => this.missing() },
  );

  private readonly comparisonOperators: Alternatives<s.Binary["operator"]> = [
    { ALT: () => (this.CONSUME(t.Below), "<" as const) },
    { ALT: () => (this.CONSUME(t.AtMost), "<=" as const) },
    { ALT: () => (this.CONSUME(t.Above), ">" as const) },
    { ALT: () => (this.CONSUME(t.AtLeast), ">=" as const) },
    { ALT: () => (this.CONSUME(t.Equal), "=" as const) },
    { ALT: () => (this.CONSUME(t.Unequal), "<>" as const) },
  ];

  // revenue <= 1億    plan in (basic, wide)    publication is not empty    incurred within 30 days after discovered
  private readonly comparison = this.RULE(
    "comparison",
    (): s.Expression => {
      const start = this.next();
      const left = this.SUBRULE(this.spanFrom);
      const test = this.OPTION<s.Expression>({
        // In `requires a not with b` the `not` is the option's.
        GATE: () => this.LA(1).tokenType !== k.not || this.LA(2).tokenType !== k.with,
        DEF: () =>
          this.OR<s.Expression>([
            {
              ALT: () => {
                const operator = this.OR2<s.Binary["operator"]>(this.comparisonOperators);
                const right = this.SUBRULE2(this.spanFrom);
                return { kind: "binary", operator, left, right, start, end: this.end(start) };
              },
            },
            {
              ALT: () => {
                this.CONSUME(k.is);
                const negated = this.OPTION2(() => (this.CONSUME(k.not), true)) ?? false;
                const members = this.SUBRULE(this.membersTested);
                return { kind: "is", operator: "is", negated, value: left, members, start, end: this.end(start) };
              },
            },
            {
              ALT: () => {
                this.CONSUME(k.has);
                const members = this.SUBRULE2(this.membersTested);
                return {
                  kind: "is",
                  operator: "has",
                  negated: false,
                  value: left,
                  members,
                  start,
                  end: this.end(start),
                };
              },
            },
            {
              ALT: () => {
                this.CONSUME(k.during);
                this.CONSUME(k.period);
                return { kind: "during", value: left, start, end: this.end(start) };
              },
            },
            {
              ALT: () => {
                this.CONSUME(p.subject);
                const test = this.SUBRULE(this.japaneseTest, { ARGS: [left] });
                return this.ACTION(() => ({ ...test, start, end: this.end(start) }));
              },
            },
            {
              ALT: () => {
                this.CONSUME(p.among);
                const members = this.SUBRULE4(this.membersTested);
                this.CONSUME(p.contains);
                return {
                  kind: "is",
                  operator: "has",
                  negated: false,
                  value: left,
                  members,
                  start,
                  end: this.end(start),
                };
              },
            },
            {
              ALT: () => {
                const negated = this.OPTION3(() => (this.CONSUME2(k.not), true)) ?? false;
                return this.OR3<s.Expression>([
                  {
                    ALT: () => {
                      this.CONSUME(k.in);
                      const members = this.SUBRULE3(this.membersTested);
                      return { kind: "is", operator: "in", negated, value: left, members, start, end: this.end(start) };
                    },
                  },
                  {
                    ALT: () => {
                      this.CONSUME(k.within);
                      const window = this.SUBRULE3(this.spanFrom);
                      return { kind: "within", negated, value: left, window, start, end: this.end(start) };
                    },
                  },
                ]);
              },
            },
          ]),
      });
      return test ?? left;
    },
    { recoveryValueFunc: () => this.missing() },
  );

  private readonly japaneseOperators: Alternatives<s.Binary["operator"]> = [
    { ALT: () => (this.CONSUME(p.atLeast), ">=" as const) },
    { ALT: () => (this.CONSUME(p.atMost), "<=" as const) },
    { ALT: () => (this.CONSUME(p.above), ">" as const) },
    { ALT: () => (this.CONSUME(k.over), ">" as const) },
    { ALT: () => (this.CONSUME(p.below), "<" as const) },
    { ALT: () => (this.CONSUME(k.under), "<" as const) },
  ];

  // After が: wide    wide でない    (basic, wide) のいずれか    保険期間中    discovered の翌日から 30日 以内    20万円 以上
  private readonly japaneseTest = this.RULE("japaneseTest", (value: s.Expression): s.Expression => {
    const start = this.next();
    const isCompared = this.BACKTRACK(this.comparedWith);
    return this.OR<s.Expression>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(k.during);
            this.CONSUME(k.period);
            return { kind: "during", value, start, end: this.end(start) };
          },
        },
        {
          GATE: () => isCompared.call(this),
          ALT: () => {
            const behind = this.SUBRULE(this.spanFrom);
            return this.OR2<s.Expression>([
              { ALT: () => (this.CONSUME(p.within), this.withinOf(value, behind, false, start)) },
              { ALT: () => (this.CONSUME(p.notWithin), this.withinOf(value, behind, true, start)) },
              {
                ALT: () => {
                  const operator = this.OR4<s.Binary["operator"]>(this.japaneseOperators);
                  return { kind: "binary", operator, left: value, right: behind, start, end: this.end(start) };
                },
              },
            ]);
          },
        },
        {
          ALT: () => {
            const members = this.SUBRULE(this.membersTested);
            const end = this.OPTION(() =>
              this.OR3<Pick<s.IsTest, "operator" | "negated">>([
                { ALT: () => (this.CONSUME(p.anyOfThese), { operator: "in", negated: false }) },
                { ALT: () => (this.CONSUME(p.noneOfThese), { operator: "in", negated: true }) },
                { ALT: () => (this.CONSUME(p.isNot), { operator: "is", negated: true }) },
              ]),
            );
            return {
              kind: "is",
              operator: end?.operator ?? "is",
              negated: end?.negated ?? false,
              value,
              members,
              start,
              end: this.end(start),
            };
          },
        },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });

  private withinOf(value: s.Expression, window: s.Expression, negated: boolean, start: number): s.WithinTest {
    return { kind: "within", negated, value, window, start, end: this.end(start) };
  }

  // discovered の翌日から    20万円 以上: what tells a window or a comparison from a member
  private readonly comparedWith = this.RULE("comparedWith", (): void => {
    this.SUBRULE(this.additive);
    this.OR([
      { ALT: () => this.CONSUME(p.dayAfter) },
      { ALT: () => this.CONSUME(p.dayCounted) },
      { ALT: () => this.CONSUME(p.backFrom) },
      { ALT: () => this.OR2(this.japaneseOperators) },
    ]);
  });

  // wide    (basic, wide)
  private readonly membersTested = this.RULE(
    "membersTested",
    (): s.Name[] =>
      this.OR<s.Name[]>([
        {
          ALT: () => {
            this.CONSUME(t.LeftParenthesis);
            const names = this.SUBRULE(this.names);
            this.CONSUME(t.RightParenthesis);
            return names;
          },
        },
        {
          ALT: () => {
            const name = this.SUBRULE(this.name);
            return [name];
          },
        },
      ]),
    { recoveryValueFunc: () => [] },
  );

  private readonly spanDirections: Alternatives<{ direction: s.SpanDirection; turned: boolean }> = [
    { ALT: () => (this.CONSUME(k.after), { direction: "after", turned: false }) },
    { ALT: () => (this.CONSUME(k.including), { direction: "including", turned: false }) },
    { ALT: () => (this.CONSUME(k.before), { direction: "before", turned: false }) },
    { ALT: () => (this.CONSUME(p.dayAfter), { direction: "after", turned: true }) },
    { ALT: () => (this.CONSUME(p.dayCounted), { direction: "including", turned: true }) },
    { ALT: () => (this.CONSUME(p.backFrom), { direction: "before", turned: true }) },
  ];

  // (if plan is basic then 180 days else 1 year) after notified    notified の翌日から 180日
  private readonly spanFrom = this.RULE(
    "spanFrom",
    (): s.Expression => {
      const start = this.next();
      const left = this.SUBRULE(this.additive);
      const rest = this.OPTION(() => {
        const { direction, turned } = this.OR<{ direction: s.SpanDirection; turned: boolean }>(this.spanDirections);
        const right = this.SUBRULE2(this.additive);
        return { direction, span: turned ? right : left, from: turned ? left : right };
      });
      return rest === undefined ? left : { kind: "span-from", ...rest, start, end: this.end(start) };
    },
    { recoveryValueFunc: () => this.missing() },
  );

  private readonly sumOperators: Alternatives<"+" | "-"> = [
    { ALT: () => (this.CONSUME(t.Plus), "+" as const) },
    { ALT: () => (this.CONSUME(t.Minus), "-" as const) },
  ];

  protected readonly additive = this.RULE(
    "additive",
    (): s.Expression => {
      const start = this.next();
      let left = this.SUBRULE(this.multiplicative);
      let parts = 0;
      this.MANY(() => {
        const operator = this.OR<"+" | "-">(this.sumOperators);
        const right = this.SUBRULE2(this.multiplicative);
        this.checkDepth(++parts);
        this.ACTION(() => (left = { kind: "binary", operator, left, right, start, end: this.end(start) }));
      });
      return left;
    },
    { recoveryValueFunc: () => this.missing() },
  );

  private readonly productOperators: Alternatives<"*" | "/" | "of" | "の"> = [
    { ALT: () => (this.CONSUME(t.Times), "*" as const) },
    { ALT: () => (this.CONSUME(t.Slash), "/" as const) },
    { ALT: () => (this.CONSUME(k.of), "of" as const) },
    { ALT: () => (this.CONSUME(p.of), "の" as const) },
  ];

  // 50% of liability_limit    liability_limit の 50%    price * count
  private readonly multiplicative = this.RULE(
    "multiplicative",
    (): s.Expression => {
      const start = this.next();
      let left = this.SUBRULE(this.sign);
      let parts = 0;
      this.MANY(() => {
        const operator = this.OR<"*" | "/" | "of" | "の">(this.productOperators);
        const right = this.SUBRULE2(this.sign);
        this.checkDepth(++parts);
        this.ACTION(() => {
          const end = this.end(start);
          left =
            operator === "の"
              ? { kind: "binary", operator: "of", left: right, right: left, start, end }
              : { kind: "binary", operator, left, right, start, end };
        });
      });
      return left;
    },
    { recoveryValueFunc: () => this.missing() },
  );

  private readonly signAlternatives: Alternatives<s.Expression> = [
    {
      ALT: () => {
        const start = startOf(this.CONSUME(t.Minus));
        const operand = this.deeper(() => this.SUBRULE(this.sign));
        return { kind: "negate", operand, start, end: this.end(start) };
      },
    },
    { ALT: () => this.SUBRULE(this.primary) },
  ];

  protected readonly sign = this.RULE("sign", (): s.Expression => this.OR<s.Expression>(this.signAlternatives), {
    recoveryValueFunc: () => this.missing(),
  });

  private readonly primaryAlternatives: Alternatives<s.Expression> = {
    DEF: [
      { ALT: () => this.SUBRULE(this.spanOrNumber) },
      { ALT: () => this.SUBRULE(this.dateLiteral) },
      { GATE: () => this.isValueWord(), ALT: () => this.SUBRULE(this.word) },
      {
        ALT: () => {
          const start = startOf(this.CONSUME(k.if));
          const condition = this.deeper(() => this.SUBRULE(this.expression));
          this.CONSUME(k.then);
          const then = this.deeper(() => this.SUBRULE2(this.expression));
          this.CONSUME(k.else);
          const otherwise = this.deeper(() => this.SUBRULE3(this.expression));
          return { kind: "if", condition, then, otherwise, start, end: this.end(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.LeftParenthesis);
          const inner = this.deeper(() => this.SUBRULE4(this.expression));
          this.CONSUME(t.RightParenthesis);
          return inner;
        },
      },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
    ],
    IGNORE_AMBIGUITIES: true,
  };

  protected readonly primary = this.RULE(
    "primary",
    (): s.Expression => this.OR<s.Expression>(this.primaryAlternatives),
    {
      recoveryValueFunc: () => this.missing(),
    },
  );

  private readonly nameOrCall = this.RULE(
    "nameOrCall",
    (): s.Expression => {
      const start = this.next();
      const name = this.SUBRULE(this.name);
      const rest = this.OPTION(() =>
        this.OR<Pick<s.FieldReference, "field" | "keys"> | Pick<s.Call, "arguments" | "per" | "scope">>([
          {
            ALT: () => {
              this.CONSUME(t.Dot);
              const field = this.SUBRULE2(this.name);
              const keys = this.OPTION3(() => this.SUBRULE(this.keysInParentheses));
              return { field, keys };
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.LeftParenthesis);
              const found: s.Expression[] = [];
              // 1 location につき
              const before = this.OPTION2(() => {
                this.CONSUME(Each);
                const unit = this.SUBRULE3(this.name);
                this.CONSUME(p.per);
                return unit;
              });
              this.MANY_SEP({
                SEP: t.Comma,
                DEF: () =>
                  keep(
                    found,
                    this.deeper(() => this.SUBRULE(this.expression)),
                  ),
              });
              // per location for storm
              const behind: Mutable<Pick<s.Call, "per" | "scope">> = { per: undefined, scope: undefined };
              this.MANY(() =>
                this.OR2([
                  {
                    ALT: () =>
                      this.once(behind, "per", () => {
                        this.CONSUME(k.per);
                        return this.SUBRULE4(this.name);
                      }),
                  },
                  { ALT: () => this.once(behind, "scope", () => this.SUBRULE(this.scope)) },
                ]),
              );
              this.CONSUME(t.RightParenthesis);
              return { arguments: found, per: before ?? behind.per, scope: behind.scope };
            },
          },
        ]),
      );
      const end = this.end(start);
      if (rest === undefined) return { kind: "reference", name, start, end };
      return "field" in rest
        ? { kind: "field", object: name, ...rest, start, end }
        : { kind: "call", function: name, ...rest, start, end };
    },
    { recoveryValueFunc: () => this.missing() },
  );

  // (existing_plan, cause)
  private readonly keysInParentheses = this.RULE(
    "keysInParentheses",
    (): s.Expression[] => {
      const found: s.Expression[] = [];
      this.CONSUME(t.LeftParenthesis);
      this.MANY_SEP({
        SEP: t.Comma,
        DEF: () =>
          keep(
            found,
            this.deeper(() => this.SUBRULE(this.expression)),
          ),
      });
      this.CONSUME(t.RightParenthesis);
      return found;
    },
    { recoveryValueFunc: () => [] },
  );

  protected readonly expressions = this.RULE(
    "expressions",
    (): s.Expression[] => {
      const found: s.Expression[] = [];
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => keep(found, this.SUBRULE(this.additive)) });
      return found;
    },
    { recoveryValueFunc: () => [] },
  );

  // 1_000_000    90%    3,000万円    180 days    2 hours 30 minutes
  protected readonly spanOrNumber = this.RULE("spanOrNumber", (isStated?: boolean): s.NumberLiteral | s.SpanLiteral => {
    const start = this.next();
    const number = this.SUBRULE(this.number);
    const parts: { count: s.NumberLiteral; unit: s.TimeUnit }[] = [];
    this.OPTION({
      GATE: () => !this.isName(isStated === true),
      DEF: () => {
        const unit = this.SUBRULE(this.timeUnit);
        this.ACTION(() => parts.push({ count: number, unit }));
        this.MANY({
          // `2 hours 30 minutes` goes on only where a unit follows the number.
          GATE: () => isUnit(this.LA(2)),
          DEF: () => {
            const count = this.SUBRULE2(this.number);
            const next = this.SUBRULE2(this.timeUnit);
            this.ACTION(() => parts.push({ count, unit: next }));
          },
        });
      },
    });
    return parts.length === 0 ? number : { kind: "span", parts, start, end: this.end(start) };
  });

  /**
   * A time unit that begins what is next: `age : whole 0 .. 120` and in the next line `hours "Hours" : number` or
   * `hours : number`, and of what is stated `age 30  hours 5`. `6 hours : 500` is a row of a table.
   */
  private isName(isStated: boolean): boolean {
    const { tokenType } = this.LA(2);
    if (tokenType === k.en) return this.LA(3).tokenType === t.TextToken;
    if (tokenType === t.Colon) return typeWords.has(this.LA(3).tokenType);
    if (isStated && tokenType === t.NumberToken) return !isUnit(this.LA(3));
    return tokenType === t.TextToken || tokenType === t.MarkToken;
  }

  private readonly timeUnitAlternatives: Alternatives<s.TimeUnit> = unitWords.map(([type, unit], index) => ({
    ALT: () => (this.consume(index, type), unit),
  }));

  private readonly timeUnit = this.RULE("timeUnit", (): s.TimeUnit => this.OR<s.TimeUnit>(this.timeUnitAlternatives), {
    recoveryValueFunc: (): s.TimeUnit => "day",
  });

  private readonly numberAlternatives: Alternatives<s.NumberLiteral> = [
    { ALT: () => numberOf(this.CONSUME(t.JapaneseAmount)) },
    { ALT: () => numberOf(this.CONSUME(t.Percent)) },
    { ALT: () => numberOf(this.CONSUME(t.NumberToken)) },
  ];

  protected readonly number = this.RULE("number", (): s.NumberLiteral =>
    this.OR<s.NumberLiteral>(this.numberAlternatives),
  );

  protected readonly dateLiteral = this.RULE("dateLiteral", (): s.DateLiteral => {
    const token = this.CONSUME(t.DateToken);
    return { kind: "date", value: readDate(token.image), start: startOf(token), end: endOf(token) };
  });

  private readonly literalWordAlternatives: Alternatives<IToken> = literalWords.map((type, index) => ({
    ALT: () => this.consume(index, type),
  }));

  protected readonly word = this.RULE("word", (): s.WordLiteral => {
    const token = this.OR(this.literalWordAlternatives);
    return this.ACTION(() => {
      if (isJapaneseMeaning(token.image)) this.meetsJapaneseName = true;
      return { kind: "word", word: wordOf(token) as s.WordLiteral["word"], start: startOf(token), end: endOf(token) };
    });
  });

  /** `該当` is yes, unless the file declares a member of that name. */
  protected isValueWord(): boolean {
    return !this.own.has(this.LA(1).image);
  }
}

/** Whether it is the word of a time unit. */
export function isUnit({ tokenType }: IToken): boolean {
  return unitWords.some(([type]) => type === tokenType);
}

function numberOf(token: IToken): s.NumberLiteral {
  return readNumber(token.image, startOf(token));
}
