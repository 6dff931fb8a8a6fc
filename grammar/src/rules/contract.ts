import { keywords as k } from "../keywords.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";
import { endOf, keep, startOf } from "./base.js";
import { TypeRules } from "./types.js";

/** What a contract chooses: plan, options, amounts. */
export abstract class ContractRules extends TypeRules {
  // contract { plan … revenue "売上高" : money 1 .. unlimited … }
  protected readonly contractBlock = this.RULE("contractBlock", (): s.ContractBlock => {
    const start = startOf(this.CONSUME(k.contract));
    const items: s.ContractItem[] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      const item = this.OR<s.ContractItem | undefined>({
        DEF: [
          { ALT: () => this.SUBRULE(this.plan) },
          { ALT: () => this.SUBRULE(this.require) },
          { ALT: () => this.SUBRULE(this.optionsBlock) },
          { ALT: () => this.SUBRULE(this.schedule) },
          { ALT: () => this.SUBRULE(this.choice) },
        ],
        IGNORE_AMBIGUITIES: true,
      });
      keep(items, item);
    });
    this.CONSUME(t.RightBrace);
    return { kind: "contract", items, ...this.declared(start) };
  });

  // plan economy "エコノミープラン" | basic "ベーシックプラン"
  private readonly plan = this.RULE("plan", (): s.PlanDeclaration => {
    const start = startOf(this.CONSUME(k.plan));
    const members = this.SUBRULE(this.barredMembers);
    return { kind: "plan", members, ...this.declared(start) };
  });

  // cost_limit "費用損害の支払限度額" : money 1_000_000 .. 500_000_000 when plan in (basic, wide) = 1_000_000
  private readonly choice = this.RULE("choice", (): s.ChoiceDeclaration => {
    const start = this.next();
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(t.Colon);
    const type = this.SUBRULE(this.type);
    const found: { when?: s.Expression; defaultValue?: s.Expression; optional?: boolean } = {};
    // In any order: behind `when bi_rider` a sign would belong to the guard.
    this.MANY(() =>
      this.OR([
        { ALT: () => this.once(found, "when", () => this.SUBRULE(this.guard)) },
        {
          ALT: () =>
            this.once(found, "defaultValue", () => {
              this.CONSUME(t.Equal);
              return this.SUBRULE(this.expression);
            }),
        },
        { ALT: () => this.once(found, "optional", () => (this.CONSUME(k.optional), true)) },
      ]),
    );
    return {
      kind: "choice",
      name,
      labels,
      type,
      when: found.when,
      defaultValue: found.defaultValue,
      optional: found.optional ?? false,
      ...this.declared(start),
    };
  });

  // options by plan economy basic wide { it_rider "IT業務特約" ○ ○ ○ requires revenue <= 1_000 not with bi_rider }
  private readonly optionsBlock = this.RULE("optionsBlock", (): s.OptionsBlock => {
    const start = startOf(this.CONSUME(k.options));
    const plans: s.Name[] = [];
    const rows: s.OptionRow[] = [];
    this.OPTION(() => {
      this.CONSUME(k.by);
      this.CONSUME(k.plan);
      this.AT_LEAST_ONE(() => keep(plans, this.SUBRULE(this.name)));
    });
    this.CONSUME(t.LeftBrace);
    this.MANY(() => keep(rows, this.SUBRULE(this.optionRow)));
    this.CONSUME(t.RightBrace);
    return { kind: "options", plans, rows, ...this.declared(start) };
  });

  private readonly optionRow = this.RULE("optionRow", (): s.OptionRow => {
    const start = this.next();
    const marks: s.Mark[] = [];
    const requires: s.Expression[] = [];
    const notWith: s.Name[] = [];
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.MANY(() => {
      const mark = this.CONSUME(t.MarkToken);
      this.ACTION(() => marks.push({ availability: availability(mark.image), start: startOf(mark), end: endOf(mark) }));
    });
    this.MANY2(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(k.requires);
            keep(requires, this.SUBRULE(this.expression));
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.not);
            this.CONSUME(k.with);
            const names = this.SUBRULE(this.names);
            this.ACTION(() => notWith.push(...names));
          },
        },
      ]),
    );
    return { kind: "option", name, labels, marks, requires, notWith, ...this.declared(start) };
  });

  // schedule location
  private readonly schedule = this.RULE("schedule", (): s.ScheduleDeclaration => {
    const start = startOf(this.CONSUME(k.schedule));
    const unit = this.SUBRULE(this.name);
    return { kind: "schedule", unit, ...this.declared(start) };
  });
}

function availability(mark: string): s.Mark["availability"] {
  if (mark === "◎") return "automatic";
  return mark === "×" || mark === "✕" || mark === "✗" ? "unavailable" : "optional";
}
