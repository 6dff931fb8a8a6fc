import { tokenMatcher } from "chevrotain";
import { isReserved, keywords as k, particles as p } from "../keywords.js";
import { AnyName } from "../names.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";
import { endOf, startOf } from "./base.js";
import { ExpressionRules } from "./expressions.js";

/** What follows a name of a scope in it. */
const inScope = [t.Comma, k.but, p.others];

/** What declarations of all kinds say of themselves: for what they hold, when, and what they ask for. */
export abstract class ClauseRules extends ExpressionRules {
  // for leak, response    for all but probe    対象 probe 以外
  protected readonly scope = this.RULE(
    "scope",
    (): s.ScopeSyntax => {
      this.CONSUME(k.for);
      return this.SUBRULE(this.scopeNames);
    },
    { recoveryValueFunc: () => this.noScope() },
  );

  /** An article, or what kind of thing the name is of. */
  private isNeedless(place: number): boolean {
    const [before, { image, tokenType, startOffset }] = [this.LA(place - 1), this.LA(place)];
    // On a line of its own a head, section or frame begins.
    const isBeside = startOffset === endOf(before) + 1;
    return isBeside && (image === "the" || [k.head, k.section, k.frame].includes(tokenType));
  }

  protected readonly scopeNames = this.RULE(
    "scopeNames",
    (): s.ScopeSyntax => {
      // `for the head repair`
      this.passNeedless("scope", () => this.isNeedless(1) && (this.isNeedless(2) || tokenMatcher(this.LA(2), AnyName)));
      const start = this.next();
      const found = this.OR<{ all: boolean; names: s.Name[] }>({
        DEF: [
          {
            ALT: () => {
              this.CONSUME(k.all);
              const names = this.OPTION(() => {
                this.CONSUME(k.but);
                return this.SUBRULE(this.names);
              });
              return { all: true, names: names ?? [] };
            },
          },
          {
            ALT: () => {
              const names = this.SUBRULE2(this.names);
              const others = this.OPTION2(() => (this.CONSUME(p.others), true));
              return { all: others ?? false, names };
            },
          },
        ],
        IGNORE_AMBIGUITIES: true,
      });
      return { kind: "scope", ...found, start, end: this.end(start) };
    },
    { recoveryValueFunc: () => this.noScope() },
  );

  protected readonly scopeAndGuard = this.RULE(
    "scopeAndGuard",
    (): { scope: s.ScopeSyntax | undefined; when: s.Expression | undefined } => {
      const scope = this.OPTION(() => this.SUBRULE(this.scope));
      const when = this.SUBRULE(this.optionalGuard);
      return { scope, when };
    },
    { recoveryValueFunc: () => ({ scope: undefined, when: undefined }) },
  );

  // when plan is wide    ただし プラン が wide の場合に限る
  protected readonly guard = this.RULE(
    "guard",
    (): s.Expression =>
      this.OR<s.Expression>([
        {
          ALT: () => {
            this.CONSUME(k.when);
            return this.SUBRULE(this.expression);
          },
        },
        {
          ALT: () => {
            const test = this.SUBRULE(this.provisoTest);
            this.CONSUME(p.onlyWhen);
            return test;
          },
        },
      ]),
    { recoveryValueFunc: () => this.missing() },
  );

  // ただし プラン が wide
  protected readonly provisoTest = this.RULE(
    "provisoTest",
    (): s.Expression => {
      this.CONSUME(p.proviso);
      this.OPTION(() => this.CONSUME(t.Comma));
      return this.SUBRULE(this.expression);
    },
    { recoveryValueFunc: () => this.missing() },
  );

  protected readonly optionalGuard = this.RULE("optionalGuard", (): s.Expression | undefined =>
    this.OPTION(() => this.SUBRULE(this.guard)),
  );

  // require publication "公表" for leak, attack: publication is not empty
  protected readonly require = this.RULE("require", (): s.Require => {
    const start = startOf(this.CONSUME(k.require));
    const name = this.OPTION({
      GATE: () =>
        ([t.TextToken, t.Colon, k.en].includes(this.LA(2).tokenType) &&
          !(this.LA(1).tokenType === k.en && this.LA(2).tokenType === t.TextToken)) ||
        (this.LA(2).tokenType === k.for && this.isAskedBehindScope()),
      DEF: () => this.SUBRULE(this.name),
    });
    const labels = this.SUBRULE(this.labels, { ARGS: [true] });
    const scope = this.OPTION2(() => this.SUBRULE(this.scope));
    this.OPTION3(() => this.CONSUME(t.Colon));
    const test = this.SUBRULE(this.expression);
    const when = this.SUBRULE(this.optionalGuard);
    return { kind: "require", name, labels, scope, test, when, ...this.declared(start) };
  });

  /** `late for leak: found > made`; of `late for leak` alone the first word is no name but what is asked. */
  private isAskedBehindScope(): boolean {
    let place = 3;
    while (inScope.includes(this.LA(place + 1).tokenType)) place += this.LA(place + 1).tokenType === p.others ? 1 : 2;
    const { image, tokenType } = this.LA(place + 1);
    return tokenType === k.not || tokenType === k.if || !(tokenType === t.RightBrace || isReserved(image));
  }

  // requires approval for response, forensics    requires item
  protected readonly requires = this.RULE("requires", (): s.Requires => {
    const start = startOf(this.CONSUME(k.requires));
    const what = this.SUBRULE(this.requiredWhat);
    const scope = this.OPTION({
      // `requires approval for each loss = …`: the header of a head goes on.
      GATE: () => !(this.LA(2).tokenType === k.each && this.LA(3).tokenType === k.loss),
      DEF: () => this.SUBRULE(this.scope),
    });
    return { kind: "requires", what, scope, when: undefined, ...this.declared(start) };
  });

  protected readonly requiredWhat = this.RULE(
    "requiredWhat",
    (): s.Requires["what"] =>
      this.OR<s.Requires["what"]>([
        { ALT: () => (this.CONSUME(k.approval), "approval") },
        { ALT: () => (this.CONSUME(k.item), "item") },
      ]),
    { recoveryValueFunc: (): s.Requires["what"] => "approval" },
  );

  private noScope(): s.ScopeSyntax {
    return { kind: "scope", all: false, names: [], ...this.here() };
  }
}
