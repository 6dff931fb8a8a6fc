import { keywords as k } from "../keywords.js";
import { wordOf } from "../lexer.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";
import { endOf, keep, startOf } from "./base.js";
import { ClauseRules } from "./clauses.js";

/** Types of values, members, and the facts of a record. */
export abstract class TypeRules extends ClauseRules {
  // money 1 .. unlimited    record { from : datetime }    one of retail "小売", it "IT"    date or never    money or unlimited
  protected readonly type = this.RULE(
    "type",
    (): s.TypeSyntax => {
      const start = this.next();
      const found: { -readonly [P in keyof s.TypeSyntax]?: s.TypeSyntax[P] } = {};
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k.one);
            this.CONSUME(k.of);
            found.name = "enum";
            found.members = this.SUBRULE(this.listedMembers);
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.any);
            this.CONSUME2(k.of);
            found.name = "set";
            found.members = this.SUBRULE2(this.listedMembers);
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.record);
            found.name = "record";
            found.fields = this.deeper(() => this.SUBRULE(this.factList));
          },
        },
        {
          ALT: () => {
            const { name } = this.SUBRULE(this.plainType);
            found.name = name;
            this.OPTION(() =>
              this.OR3([
                {
                  ALT: () => {
                    this.CONSUME2(k.one);
                    this.CONSUME3(k.of);
                    found.oneOf = this.SUBRULE(this.expressions);
                  },
                },
                {
                  ALT: () => {
                    found.min = this.SUBRULE(this.rangeEnd);
                    this.CONSUME(t.Dots);
                    found.max = this.OR4<s.Expression>([
                      { ALT: () => this.SUBRULE2(this.rangeEnd) },
                      { ALT: () => this.SUBRULE(this.word) },
                    ]);
                  },
                },
              ]),
            );
          },
        },
      ]);
      this.OPTION2(() => {
        this.CONSUME(k.or);
        this.OR5([
          {
            ALT: () => {
              this.CONSUME(k.never);
              found.orNever = true;
            },
          },
          {
            ALT: () => {
              this.CONSUME(k.unlimited);
              found.orUnlimited = true;
            },
          },
        ]);
      });
      return {
        kind: "type",
        name: found.name,
        members: found.members ?? [],
        fields: found.fields ?? [],
        min: found.min,
        max: found.max,
        oneOf: found.oneOf,
        orNever: found.orNever ?? false,
        orUnlimited: found.orUnlimited ?? false,
        start,
        end: this.end(start),
      };
    },
    { recoveryValueFunc: () => this.noType() },
  );

  // money
  protected readonly plainType = this.RULE("plainType", (): s.PlainTypeSyntax => {
    const word = this.OR([
      { ALT: () => this.CONSUME(k.money) },
      { ALT: () => this.CONSUME(k.number) },
      { ALT: () => this.CONSUME(k.whole) },
      { ALT: () => this.CONSUME(k.ratio) },
      { ALT: () => this.CONSUME(k.date) },
      { ALT: () => this.CONSUME(k.datetime) },
      { ALT: () => this.CONSUME(k.duration) },
      { ALT: () => this.CONSUME(k.span) },
      { ALT: () => this.CONSUME(k.bool) },
    ]);
    return this.ACTION(() => ({
      kind: "plain-type",
      name: wordOf(word) as s.PlainType,
      start: startOf(word),
      end: endOf(word),
    }));
  });

  // -100    1_000_000    2026-04-01    1 year
  private readonly rangeEnd = this.RULE(
    "rangeEnd",
    (): s.Expression => {
      const start = this.next();
      return this.OR<s.Expression>([
        {
          ALT: () => {
            this.CONSUME(t.Minus);
            const operand = this.SUBRULE(this.number);
            return { kind: "negate", operand, start, end: this.end(start) };
          },
        },
        { ALT: () => this.SUBRULE(this.spanOrNumber) },
        { ALT: () => this.SUBRULE(this.dateLiteral) },
      ]);
    },
    { recoveryValueFunc: () => this.missing() },
  );

  /** Where a type should be and none could be read. */
  private noType(): s.TypeSyntax {
    return {
      kind: "type",
      name: undefined,
      members: [],
      fields: [],
      min: undefined,
      max: undefined,
      oneOf: undefined,
      orNever: false,
      orUnlimited: false,
      ...this.here(),
    };
  }

  // reported "届出", press "報道"
  private readonly listedMembers = this.RULE(
    "listedMembers",
    (): s.MemberDeclaration[] => {
      const members: s.MemberDeclaration[] = [];
      this.AT_LEAST_ONE_SEP({
        SEP: t.Comma,
        DEF: () => {
          const member = this.SUBRULE(this.member);
          keep(members, member);
        },
      });
      return members;
    },
    { recoveryValueFunc: () => [] },
  );

  protected readonly barredMembers = this.RULE(
    "barredMembers",
    (): s.MemberDeclaration[] => {
      const members: s.MemberDeclaration[] = [];
      this.AT_LEAST_ONE_SEP({
        SEP: t.Bar,
        DEF: () => {
          const member = this.SUBRULE(this.member);
          keep(members, member);
        },
      });
      return members;
    },
    { recoveryValueFunc: () => [] },
  );

  // pro_rata "按分" (default)    it "IT" (when plan is wide)
  private readonly member = this.RULE("member", (): s.MemberDeclaration => {
    const start = this.next();
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const found: { isDefault?: boolean; when?: s.Expression } = {};
    this.MANY(() => {
      this.CONSUME(t.LeftParenthesis);
      this.OR([
        { ALT: () => this.once(found, "isDefault", () => (this.CONSUME(k.default), true)) },
        { ALT: () => this.once(found, "when", () => this.SUBRULE(this.guard)) },
      ]);
      this.CONSUME(t.RightParenthesis);
    });
    const { isDefault = false, when } = found;
    return { kind: "member", name, labels, isDefault, when, ...this.declared(start) };
  });

  protected readonly factList = this.RULE(
    "factList",
    (): s.FactDeclaration[] => {
      const facts: s.FactDeclaration[] = [];
      this.CONSUME(t.LeftBrace);
      this.MANY(() => keep(facts, this.SUBRULE(this.fact)));
      this.CONSUME(t.RightBrace);
      return facts;
    },
    { recoveryValueFunc: () => [] },
  );

  // free_promotional "無償の販促システム" : bool = no
  private readonly fact = this.RULE("fact", (): s.FactDeclaration => {
    const start = this.next();
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(t.Colon);
    const type = this.SUBRULE(this.type);
    this.passOptional();
    const defaultValue = this.OPTION(() => {
      this.CONSUME(t.Equal);
      return this.SUBRULE(this.expression);
    });
    this.passOptional();
    return { kind: "fact", name, labels, type, defaultValue, ...this.declared(start) };
  });

  /** `optional` as of a choice, which no fact needs; not where it is the name of the next fact. */
  private passOptional(): void {
    this.passNeedless("fact", () => {
      return this.LA(1).tokenType === k.optional && ![t.TextToken, t.Colon, k.en].includes(this.LA(2).tokenType);
    });
  }
}
