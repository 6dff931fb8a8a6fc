import { EOF } from "chevrotain";
import { keywords as k, particles as p } from "../keywords.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";
import { type Alternatives, keep, type Mutable, startOf } from "./base.js";
import { DefinitionRules } from "./definitions.js";

/** Exclusions, alone and in groups. */
export abstract class ExclusionRules extends DefinitionRules {
  // exclusions { war "戦争" : bool   for mail, unless free { … } }
  protected readonly exclusionsBlock = this.RULE("exclusionsBlock", (): s.ExclusionsBlock => {
    const start = startOf(this.CONSUME(k.exclusions));
    const entries: (s.ExclusionDeclaration | s.ExclusionGroup)[] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      const entry = this.OR<s.ExclusionDeclaration | s.ExclusionGroup>([
        { ALT: () => this.SUBRULE(this.exclusionGroup) },
        { ALT: () => this.SUBRULE(this.exclusion) },
      ]);
      keep(entries, entry);
    });
    this.CONSUME(t.RightBrace);
    return { kind: "exclusions", entries, ...this.declared(start) };
  });

  private readonly exclusionGroup = this.RULE("exclusionGroup", (): s.ExclusionGroup => {
    const start = this.next();
    const exclusions: s.ExclusionDeclaration[] = [];
    const clauses = this.SUBRULE(this.exclusionGroupHeader);
    this.MANY(() => keep(exclusions, this.SUBRULE(this.exclusion)));
    this.CONSUME(t.RightBrace);
    return { kind: "exclusion-group", ...clauses, exclusions, ...this.declared(start) };
  });

  // for mail, unless free_promotional, lifted by it_rider {
  private readonly exclusionGroupHeader = this.RULE(
    "exclusionGroupHeader",
    (): s.ExclusionClauses => {
      const clauses = noClauses();
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.exclusionClause, { ARGS: [clauses] }) });
      this.CONSUME(t.LeftBrace);
      return clauses;
    },
    { recoveryValueFunc: noClauses },
  );

  private readonly readAsserted = (): boolean => {
    this.CONSUME(t.Colon);
    this.CONSUME(k.bool);
    return true;
  };
  private readonly beginsGroup = this.BACKTRACK(this.exclusionGroupHeader);

  // X2_10 "知的財産権" of claim : bool unless trigger is ip unless trigger is leak and outside_attacker
  private readonly exclusion = this.RULE("exclusion", (): s.ExclusionDeclaration => {
    const start = this.next();
    const clauses = noClauses();
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const of = this.OPTION(() => {
      this.CONSUME(k.of);
      return this.SUBRULE2(this.name);
    });
    const asserted = this.OPTION2(this.readAsserted);
    this.MANY({
      // `for mail { … }` after an exclusion is the header of the next block, not a clause of this one.
      GATE: () => !this.opensBlock() || !this.beginsGroup.call(this),
      DEF: () => this.SUBRULE(this.exclusionClause, { ARGS: [clauses] }),
    });
    return {
      kind: "exclusion",
      name,
      labels,
      of,
      asserted: asserted ?? false,
      ...clauses,
      ...this.declared(start),
    };
  });

  /** Of the exclusion or group that is being read. */
  private clauses = noClauses();

  private readonly clauseAlternatives: Alternatives<void> = [
    {
      ALT: () => {
        const scope = this.SUBRULE(this.scope);
        this.ACTION(() => (this.clauses.scopes = [...this.clauses.scopes, scope]));
      },
    },
    {
      ALT: () => {
        this.CONSUME(k.unless);
        const test = this.SUBRULE(this.expression);
        this.ACTION(() => (this.clauses.unless = [...this.clauses.unless, test]));
      },
    },
    {
      ALT: () => {
        this.CONSUME(k.lifted);
        this.CONSUME(k.by);
        const names = this.SUBRULE(this.names);
        this.ACTION(() => (this.clauses.liftedBy = [...this.clauses.liftedBy, ...names]));
      },
    },
    {
      ALT: () => {
        this.CONSUME(k.per);
        this.CONSUME(k.insured);
        this.ACTION(() => (this.clauses.perInsured = true));
      },
    },
    {
      ALT: () => {
        this.CONSUME(k.when);
        const when = this.SUBRULE2(this.expression);
        this.ACTION(() => (this.clauses.whens = [...this.clauses.whens, when]));
      },
    },
    {
      ALT: () => {
        const test = this.SUBRULE(this.provisoTest);
        this.OR2([
          {
            ALT: () => (
              this.CONSUME(p.onlyWhen),
              this.ACTION(() => (this.clauses.whens = [...this.clauses.whens, test]))
            ),
          },
          {
            ALT: () => (
              this.CONSUME(p.exceptWhen),
              this.ACTION(() => (this.clauses.unless = [...this.clauses.unless, test]))
            ),
          },
        ]);
      },
    },
  ];

  // unless free_promotional    lifted by it_rider    per insured    ただし free_promotional の場合を除く
  private readonly exclusionClause = this.RULE("exclusionClause", (clauses: Mutable<s.ExclusionClauses>): void => {
    this.clauses = clauses;
    this.OR(this.clauseAlternatives);
  });

  /** Whether a `{` comes before anything that begins or ends an exclusion. A quick look: backtracking is slow. */
  private opensBlock(): boolean {
    for (let ahead = 1; ; ahead++) {
      const { tokenType } = this.LA(ahead);
      if (tokenType === t.LeftBrace) return true;
      if (tokenType === t.RightBrace || tokenType === t.Colon || tokenType === t.TextToken || tokenType === EOF)
        return false;
    }
  }
}

function noClauses(): Mutable<s.ExclusionClauses> {
  return { scopes: [], unless: [], liftedBy: [], perInsured: false, whens: [] };
}
