import type { TokenType } from "chevrotain";
import { keywords as k } from "../keywords.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";
import { keep, startOf } from "./base.js";
import { ContractRules } from "./contract.js";
import { isUnit } from "./expressions.js";

/** What may stand behind a value of a row's key. */
const behindKey: readonly TokenType[] = [t.Comma, t.Bar, t.Colon, t.Dots];
/** What shuts out an end of a band, in front of it or behind it. */
const shutsOut: readonly TokenType[] = [k.over, k.under];
/** What an end of a band begins with. */
const beginsSize: readonly TokenType[] = [
  t.NumberToken,
  t.Percent,
  t.GroupedNumber,
  t.JapaneseAmount,
  t.DateToken,
  t.Minus,
];
type FirstEnd = Pick<s.TableKey, "from" | "over" | "to" | "under">;
type UpperEnd = Pick<s.TableKey, "to" | "under">;
const noEnd: UpperEnd = { to: undefined, under: false };

/** Documents, units, facts, triggers, readings, formulas and tables. */
export abstract class DefinitionRules extends ContractRules {
  // document brochure "見本パンフレット 2022.04"
  protected readonly documentDeclaration = this.RULE("documentDeclaration", (): s.DocumentDeclaration => {
    const start = startOf(this.CONSUME(k.document));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    return { kind: "document", name, labels, ...this.declared(start) };
  });

  // unit location "所在地" { value : money }    unit building "建物" of location
  protected readonly unitDeclaration = this.RULE("unitDeclaration", (): s.UnitDeclaration => {
    const start = startOf(this.CONSUME(k.unit));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const of = this.OPTION(() => {
      this.CONSUME(k.of);
      return this.SUBRULE2(this.name);
    });
    const facts = this.OPTION2(() => this.SUBRULE(this.factList));
    return { kind: "unit", name, labels, of, facts: facts ?? [], ...this.declared(start) };
  });

  // facts of incident { discovered "事故の発生を知った日" : date }    facts of location { flooded : bool }
  protected readonly factsBlock = this.RULE("factsBlock", (): s.FactsBlock => {
    const start = startOf(this.CONSUME(k.facts));
    this.CONSUME(k.of);
    const of = this.SUBRULE(this.name);
    const facts = this.SUBRULE(this.factList);
    return { kind: "facts", of, facts, ...this.declared(start) };
  });

  // triggers { leak "漏えい"   attack "サイバー攻撃" except all above }
  protected readonly triggersBlock = this.RULE("triggersBlock", (): s.TriggersBlock => {
    const start = startOf(this.CONSUME(k.triggers));
    const triggers: s.TriggerDeclaration[] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY(() => keep(triggers, this.SUBRULE(this.trigger)));
    this.CONSUME(t.RightBrace);
    return { kind: "triggers", triggers, ...this.declared(start) };
  });

  // disruption "業務阻害" except leak line by line when plan is wide    attack except it_service (when it_rider)
  private readonly trigger = this.RULE("trigger", (): s.TriggerDeclaration => {
    const start = this.next();
    const excepts: s.Except[] = [];
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.MANY(() => keep(excepts, this.SUBRULE(this.except)));
    const when = this.SUBRULE(this.optionalGuard);
    this.MANY2(() => keep(excepts, this.SUBRULE2(this.except)));
    return { kind: "trigger", name, labels, excepts, when, ...this.declared(start) };
  });

  private readonly except = this.RULE("except", (): s.Except => {
    const start = startOf(this.CONSUME(k.except));
    const found = this.OR<{ allAbove: boolean; triggers: s.Name[] }>({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(k.all);
            this.CONSUME(k.above);
            return { allAbove: true, triggers: [] };
          },
        },
        { ALT: () => ({ allAbove: false, triggers: this.SUBRULE(this.names) }) },
      ],
      IGNORE_AMBIGUITIES: true,
    });
    const when = this.OPTION2(() => {
      this.CONSUME(t.LeftParenthesis);
      const guard = this.SUBRULE(this.guard);
      this.CONSUME(t.RightParenthesis);
      return guard;
    });
    const lineByLine = this.OPTION(() => {
      this.CONSUME(k.line);
      this.CONSUME(k.by);
      this.CONSUME2(k.line);
      return true;
    });
    return { ...found, when, lineByLine: lineByLine ?? false, start, end: this.end(start) };
  });

  // reading deductible_order "免責の順" { first "…" (default) | pro_rata "按分" }
  protected readonly readingDeclaration = this.RULE("readingDeclaration", (): s.ReadingDeclaration => {
    const start = startOf(this.CONSUME(k.reading));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(t.LeftBrace);
    const members = this.SUBRULE(this.barredMembers);
    this.CONSUME(t.RightBrace);
    return { kind: "reading", name, labels, members, ...this.declared(start) };
  });

  // let standard_profit "標準利益" = revenue * profit_ratio    let small : money = 5_000
  protected readonly letDeclaration = this.RULE("letDeclaration", (): s.LetDeclaration => {
    const start = startOf(this.CONSUME(k.let));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const type = this.OPTION(() => {
      this.CONSUME(t.Colon);
      return this.SUBRULE(this.plainType);
    });
    this.CONSUME(t.Equal);
    const value = this.SUBRULE(this.expression);
    return { kind: "let", name, labels, type, value, ...this.declared(start) };
  });

  // premium annual "年間保険料" = rates.annual
  protected readonly premiumDeclaration = this.RULE("premiumDeclaration", (): s.PremiumDeclaration => {
    const start = startOf(this.CONSUME(k.premium));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(t.Equal);
    const value = this.SUBRULE(this.expression);
    return { kind: "premium", name, labels, value, ...this.declared(start) };
  });

  // table limits by type { liability "賠償" en "Liability" days (number)   G1, F1 : 200_000_000 10_000_000 }
  protected readonly tableDeclaration = this.RULE("tableDeclaration", (): s.TableDeclaration => {
    const start = startOf(this.CONSUME(k.table));
    const columns: s.TableColumn[] = [];
    const rows: s.TableRow[] = [];
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(k.by);
    const keys = this.SUBRULE(this.names);
    this.CONSUME(t.LeftBrace);
    this.AT_LEAST_ONE({
      // A name followed by `,`, `|` or `:` begins the first row, and so does an end that is none.
      GATE: () => !this.isEnd() && ![t.Comma, t.Bar, t.Colon].includes(this.LA(2).tokenType),
      DEF: () => {
        const column = this.SUBRULE2(this.name);
        const columnLabels = this.SUBRULE2(this.labels, { ARGS: [true] });
        // `most (money)`: what a column holds its values say.
        this.passNeedless("column", (passed) => {
          const isEnclosed = this.LA(1).tokenType === t.LeftParenthesis && this.LA(3).tokenType === t.RightParenthesis;
          return passed === 0 ? isEnclosed && this.LA(2).tokenType !== k.number : passed < 3;
        });
        const isNumber = this.OPTION(() => {
          this.CONSUME(t.LeftParenthesis);
          this.CONSUME(k.number);
          this.CONSUME(t.RightParenthesis);
          return true;
        });
        keep(columns, { name: column, labels: columnLabels, isNumber: isNumber === true });
      },
    });
    this.MANY(() => keep(rows, this.SUBRULE(this.tableRow, { ARGS: [columns.length] })));
    this.CONSUME(t.RightBrace);
    return { kind: "table", name, labels, keys, columns, rows, ...this.declared(start) };
  });

  // G1, F1 | over 30% .. under 100% : 200_000_000 unlimited
  private readonly tableRow = this.RULE("tableRow", (columns: number): s.TableRow => {
    const start = this.next();
    const keys: s.TableKey[][] = [];
    const values: s.Expression[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: t.Bar,
      DEF: () => {
        const alternatives: s.TableKey[] = [];
        this.AT_LEAST_ONE_SEP2({ SEP: t.Comma, DEF: () => keep(alternatives, this.SUBRULE(this.tableKey)) });
        keys.push(alternatives);
      },
    });
    this.CONSUME(t.Colon);
    let hasCommas = false;
    this.AT_LEAST_ONE({
      GATE: () =>
        values.length === 0 || (hasCommas && values.length < columns) || !this.beginsRow(values.length < columns),
      DEF: () => {
        keep(values, this.SUBRULE(this.sign));
        // `low : 10, 20`: what stands behind the comma is the next value.
        const isComma = values.length < columns && this.LA(1).tokenType === t.Comma;
        hasCommas = isComma;
        this.passNeedless("cell", (passed) => isComma && passed === 0);
      },
    });
    return { kind: "row", keys, values, ...this.declared(start) };
  });

  /**
   * A literal or a name that a `,`, `|`, `:` or `..` follows begins the next row, and so does an end that is none. In a
   * row that lacks a value, what `..` follows is that, and the next row has no lower end: `50% 5_000 .. under 10%`.
   */
  private beginsRow(lacksValue: boolean): boolean {
    const behind = this.behindLiteral();
    const { tokenType } = this.LA(behind);
    // Behind the last value of a row, `over` begins the next one: `80_000 over 30% ..`.
    const isShutOut = shutsOut.includes(tokenType) && behindKey.includes(this.LA(behind + 1).tokenType);
    if (lacksValue && tokenType === t.Dots) return false;
    return this.isEnd() || isShutOut || behindKey.includes(tokenType);
  }

  /** `over 30%`; not a column or a value of that name. */
  private isEnd(): boolean {
    return shutsOut.includes(this.LA(1).tokenType) && beginsSize.includes(this.LA(2).tokenType);
  }

  /** Where a name or literal ends: behind `6` or, where it is a time, behind `6 hours` or `2 hours 30 minutes`. */
  private behindLiteral(): number {
    const behind = this.LA(1).tokenType === t.Minus ? 3 : 2;
    let place = behind;
    while (isUnit(this.LA(place))) place += 2;
    // Behind a unit stands what follows, or the next number of the same time.
    return place === behind ? behind : place - 1;
  }

  private readonly tableKey = this.RULE("tableKey", (): s.TableKey => {
    const start = this.next();
    return this.OR<s.TableKey>([
      {
        ALT: () => {
          this.CONSUME(t.Dots);
          const upper = this.SUBRULE(this.upperEnd);
          return { from: undefined, over: false, isBand: true, ...upper, start, end: this.end(start) };
        },
      },
      {
        ALT: () => {
          const first = this.SUBRULE(this.firstEnd);
          const band = this.OPTION({
            GATE: () => !first.under,
            DEF: () => {
              this.CONSUME2(t.Dots);
              return this.OPTION2(() => this.SUBRULE2(this.upperEnd)) ?? noEnd;
            },
          });
          return { ...first, isBand: band !== undefined, ...band, start, end: this.end(start) };
        },
      },
    ]);
  });

  // 30%    over 30%    30% 超; and what lacks its `..`: under 30%    30% 未満
  private readonly firstEnd = this.RULE(
    "firstEnd",
    (): FirstEnd =>
      this.OR<FirstEnd>({
        DEF: [
          {
            GATE: () => this.isEnd(),
            ALT: () => {
              const isOver = this.SUBRULE(this.shutOut);
              return firstEnd(this.SUBRULE(this.sign), isOver);
            },
          },
          {
            ALT: () => {
              const value = this.SUBRULE2(this.sign);
              return firstEnd(
                value,
                this.OPTION(() => this.SUBRULE2(this.shutOut)),
              );
            },
          },
        ],
        IGNORE_AMBIGUITIES: true,
      }),
    { recoveryValueFunc: () => firstEnd(this.missing(), undefined) },
  );

  private readonly shutOut = this.RULE("shutOut", (): boolean =>
    this.OR<boolean>([{ ALT: () => (this.CONSUME(k.over), true) }, { ALT: () => (this.CONSUME(k.under), false) }]),
  );

  // 100%    under 100%    100% 未満
  private readonly upperEnd = this.RULE(
    "upperEnd",
    (): UpperEnd =>
      this.OR<UpperEnd>({
        DEF: [
          {
            ALT: () => {
              this.CONSUME(k.under);
              return { to: this.SUBRULE(this.sign), under: true };
            },
          },
          {
            ALT: () => {
              const to = this.SUBRULE2(this.sign);
              return { to, under: this.OPTION(() => this.CONSUME2(k.under)) !== undefined };
            },
          },
        ],
        IGNORE_AMBIGUITIES: true,
      }),
    { recoveryValueFunc: () => ({ to: this.missing(), under: true }) },
  );
}

/** Behind or in front of `over`, of `under`, or of neither. */
function firstEnd(value: s.Expression, isOver: boolean | undefined): FirstEnd {
  return isOver === false
    ? { from: undefined, over: false, to: value, under: true }
    : { from: value, over: isOver === true, ...noEnd };
}
