import { EOF, type MismatchedTokenException } from "chevrotain";
import { keywords as k, particles as p } from "../keywords.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";
import { type Alternatives, keep, startOf } from "./base.js";
import { NodeRules } from "./nodes.js";
import type { Restrictions } from "./terms.js";

type VocabularyItem = s.Vocabulary["items"][number];

/** Products and vocabularies, and what a product changes of the one that it is derived from. */
export abstract class ProductRules extends NodeRules {
  // vocabulary cyber_words "サイバー保険の用語" { … }
  protected readonly vocabulary = this.RULE("vocabulary", (): s.Vocabulary => {
    const start = startOf(this.CONSUME(k.vocabulary));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const items: VocabularyItem[] = [];
    this.CONSUME(t.LeftBrace);
    this.SUBRULE(this.vocabularyItems, { ARGS: [items] });
    return { kind: "vocabulary", name, labels, items, ...this.declared(start) };
  });

  private readonly vocabularyAlternatives: Alternatives<VocabularyItem | undefined> = [
    { ALT: () => this.SUBRULE(this.definitionItem) },
    { ALT: () => this.SUBRULE(this.use) },
  ];

  // document terms "約款" facts of incident { … } }
  protected readonly vocabularyItems = this.RULE("vocabularyItems", (items: VocabularyItem[]): void => {
    this.MANY(() => {
      const item = this.OR<VocabularyItem | undefined>(this.vocabularyAlternatives);
      this.ACTION(() => keep(items, item));
    });
    this.CONSUME(t.RightBrace);
  });

  // product sample_cyber "見本サイバー保険" en "Sample Cyber" extends base { … }
  protected readonly product = this.RULE("product", (): s.Product => {
    const start = startOf(this.CONSUME(k.product));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const base = this.OPTION(() => {
      this.CONSUME(k.extends);
      return this.SUBRULE2(this.name);
    });
    const items: s.ProductItem[] = [];
    this.CONSUME(t.LeftBrace);
    this.SUBRULE(this.productItems, { ARGS: [items] });
    return { kind: "product", name, labels, extends: base, items, ...this.declared(start) };
  });

  private readonly productAlternatives: Alternatives<s.ProductItem | undefined> = [
    { ALT: () => this.SUBRULE(this.plainItem) },
    { ALT: () => this.SUBRULE(this.use) },
    { ALT: () => this.SUBRULE(this.fix) },
    { ALT: () => this.SUBRULE(this.amendment) },
  ];

  // edition 2026-04-01 section costs "費用損害" { … } }
  protected readonly productItems = this.RULE("productItems", (items: s.ProductItem[]): void => {
    this.MANY(() => {
      const item = this.OR<s.ProductItem | undefined>(this.productAlternatives);
      this.ACTION(() => keep(items, item));
    });
    this.CONSUME(t.RightBrace);
  });

  private readonly plainAlternatives: Alternatives<s.PlainItem | undefined> = [
    { ALT: () => this.SUBRULE(this.edition) },
    { ALT: () => this.SUBRULE(this.currency) },
    { ALT: () => this.SUBRULE(this.definitionItem) },
    { ALT: () => this.SUBRULE(this.nodeItem) },
  ];

  private readonly plainItem = this.RULE(
    "plainItem",
    (): s.PlainItem | undefined => this.OR<s.PlainItem | undefined>(this.plainAlternatives),
    // An edition whose date cannot be read is one all the same.
    {
      recoveryValueFunc: (mistake): s.Edition | undefined => {
        const { previousToken } = mistake as MismatchedTokenException;
        if (previousToken?.tokenType !== k.edition) return undefined;
        return { kind: "edition", date: undefined, ...this.declared(startOf(previousToken)) };
      },
    },
  );

  private readonly definitionAlternatives: Alternatives<s.DefinitionItem | undefined> = [
    { ALT: () => this.SUBRULE(this.documentDeclaration) },
    { ALT: () => this.SUBRULE(this.contractBlock) },
    { ALT: () => this.SUBRULE(this.unitDeclaration) },
    { ALT: () => this.SUBRULE(this.factsBlock) },
    { ALT: () => this.SUBRULE(this.triggersBlock) },
    { ALT: () => this.SUBRULE(this.readingDeclaration) },
    { ALT: () => this.SUBRULE(this.letDeclaration) },
    { ALT: () => this.SUBRULE(this.tableDeclaration) },
    { ALT: () => this.SUBRULE(this.premiumDeclaration) },
    { ALT: () => this.SUBRULE(this.exclusionsBlock) },
  ];

  private readonly definitionItem = this.RULE("definitionItem", (): s.DefinitionItem | undefined =>
    this.OR<s.DefinitionItem | undefined>(this.definitionAlternatives),
  );

  // use cyber_words    use leak, discovered from cyber_words    use all but war from cyber_words
  private readonly use = this.RULE("use", (): s.Use => {
    const start = startOf(this.CONSUME(k.use));
    const names = this.SUBRULE(this.scopeNames);
    const from = this.OPTION(() => {
      this.CONSUME(k.from);
      return this.SUBRULE(this.name);
    });
    return { kind: "use", names, from, ...this.declared(start) };
  });

  // edition 2021-10-01
  private readonly edition = this.RULE("edition", (): s.Edition => {
    const start = startOf(this.CONSUME(k.edition));
    const date = this.SUBRULE(this.dateLiteral);
    return { kind: "edition", date, ...this.declared(start) };
  });

  // currency JPY rounding down
  private readonly currency = this.RULE("currency", (): s.Currency => {
    const start = startOf(this.CONSUME(k.currency));
    const code = this.SUBRULE(this.name);
    const rounding = this.OPTION(() => {
      this.CONSUME(k.rounding);
      return this.SUBRULE2(this.name);
    });
    return { kind: "currency", code, rounding, ...this.declared(start) };
  });

  private readonly amendment = this.RULE("amendment", (): Exclude<s.Amendment, s.Fix> | s.PlainItem | undefined =>
    this.OR<Exclude<s.Amendment, s.Fix> | s.PlainItem | undefined>([
      { ALT: () => this.deeper(() => this.SUBRULE(this.change)) },
      { ALT: () => this.SUBRULE(this.replace) },
      { ALT: () => this.SUBRULE(this.remove) },
      { ALT: () => this.SUBRULE(this.add) },
    ]),
  );

  // fix plan = wide
  private readonly fix = this.RULE("fix", (): s.Fix => {
    const start = startOf(this.CONSUME(k.fix));
    const choice = this.SUBRULE(this.name);
    this.CONSUME(t.Equal);
    const value = this.SUBRULE(this.expression);
    return { kind: "fix", choice, value, ...this.declared(start) };
  });

  // change section costs "費用" when plan is wide { remove probe   add last { limit 10_000_000 per period } }
  private readonly change = this.RULE("change", (): s.Change => {
    const start = startOf(this.CONSUME(k.change));
    const node = this.OR<s.Change["node"]>([
      { ALT: () => (this.CONSUME(k.section), "section" as const) },
      { ALT: () => (this.CONSUME(k.frame), "frame" as const) },
      { ALT: () => (this.CONSUME(k.head), "head" as const) },
    ]);
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const clauses = this.SUBRULE(this.groupClauses);
    const items: s.Change["items"][number][] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      const item = this.OR2<s.Change["items"][number] | undefined>([
        { ALT: () => this.SUBRULE(this.nodeItem) },
        { ALT: () => this.SUBRULE(this.amendment) },
      ]);
      keep(items, item);
    });
    this.CONSUME(t.RightBrace);
    return { kind: "change", node, name, labels, ...clauses, items, ...this.declared(start) };
  });

  // replace triggers { attack "攻撃" except all above }    replace limit 5_000_000 per incident
  private readonly replace = this.RULE("replace", (): s.PlainItem | undefined => {
    const start = startOf(this.CONSUME(k.replace));
    const item = this.SUBRULE(this.plainItem);
    return this.ACTION(() => item && { ...item, start, replaces: true });
  });

  // remove damages, war    remove limit per incident when plan is wide
  private readonly remove = this.RULE("remove", (): s.Remove => {
    const start = startOf(this.CONSUME(k.remove));
    const what = this.SUBRULE(this.target);
    return { kind: "remove", what, ...this.declared(start) };
  });

  // add first { deductible 100_000 per incident }    add after leak { triggers { outage "停止" } }
  private readonly add = this.RULE("add", (): s.Add => {
    const start = startOf(this.CONSUME(k.add));
    const found: { target?: s.Target } = {};
    const where = this.OR<s.Add["where"]>([
      { ALT: () => (this.CONSUME(k.first), "first" as const) },
      { ALT: () => (this.CONSUME(k.last), "last" as const) },
      {
        ALT: () => {
          const word = this.OR2<s.Add["where"]>([
            { ALT: () => (this.CONSUME(k.before), "before" as const) },
            { ALT: () => (this.CONSUME(k.after), "after" as const) },
          ]);
          found.target = this.SUBRULE(this.target);
          return word;
        },
      },
    ]);
    const items: s.Add["items"][number][] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      const item = this.SUBRULE(this.plainItem);
      keep(items, item);
    });
    this.CONSUME(t.RightBrace);
    return { kind: "add", where, target: found.target, items, ...this.declared(start) };
  });

  // damages, war    document brochure    item phone    limit per incident for attack
  private readonly target = this.RULE(
    "target",
    (): s.Target => {
      const start = this.next();
      return this.OR<s.Target>({
        DEF: [
          {
            ALT: () => {
              this.CONSUME(k.document);
              const names = this.SUBRULE(this.names);
              return { kind: "named", of: "document", names, start, end: this.end(start) };
            },
          },
          {
            ALT: () => {
              this.CONSUME(k.item);
              const names = this.SUBRULE2(this.names);
              return { kind: "named", of: "item", names, start, end: this.end(start) };
            },
          },
          {
            // `borne` alone may be a name.
            GATE: () => !(this.LA(1).tokenType === k.borne && this.LA(2).tokenType === k.at),
            ALT: () => {
              const names = this.SUBRULE3(this.names);
              return { kind: "named", of: undefined, names, start, end: this.end(start) };
            },
          },
          { ALT: () => this.SUBRULE(this.clauseTarget) },
        ],
        IGNORE_AMBIGUITIES: true,
      });
    },
    { recoveryValueFunc: (): s.Target => ({ kind: "named", of: undefined, names: [], ...this.here() }) },
  );

  // times    of stay_days    stay_days のうち
  private readonly countedBy = this.RULE(
    "countedBy",
    (): Pick<s.ClauseTarget, "times" | "quantity"> =>
      this.OR<Pick<s.ClauseTarget, "times" | "quantity">>([
        {
          ALT: () => {
            this.CONSUME(k.of);
            return { times: false, quantity: this.SUBRULE(this.primary) };
          },
        },
        {
          GATE: () => this.isBeforeOf(),
          ALT: () => {
            const quantity = this.SUBRULE2(this.primary);
            this.CONSUME(p.of);
            return { times: false, quantity };
          },
        },
        { ALT: () => ({ times: this.SUBRULE(this.times), quantity: undefined }) },
      ]),
    { recoveryValueFunc: () => ({ times: false, quantity: undefined }) },
  );

  /** Whether の or のうち stands behind a name, a field or what is in parentheses, before anything else begins. */
  private isBeforeOf(): boolean {
    let open = 0;
    for (let at = 1; ; at += 1) {
      const { tokenType } = this.LA(at);
      if (tokenType === t.LeftParenthesis) open += 1;
      else if (tokenType === t.RightParenthesis) open -= 1;
      else if (tokenType === EOF) return false;
      else if (open === 0 && at > 1 && tokenType !== t.Dot && this.LA(at - 1).tokenType !== t.Dot)
        return tokenType === p.of;
    }
  }

  // limit per incident    coinsurance pays    window when plan is basic    requires approval    requires item
  private readonly clauseTarget = this.RULE(
    "clauseTarget",
    (): s.ClauseTarget => {
      const start = this.next();
      const found = this.OR<
        Pick<s.ClauseTarget, "clause" | "bases"> & Partial<Pick<s.ClauseTarget, "times" | "quantity">>
      >([
        {
          ALT: () => {
            this.CONSUME(k.coinsurance);
            this.CONSUME(k.pays);
            return { clause: "coinsurance", bases: [] };
          },
        },
        {
          ALT: () => {
            const clause = this.SUBRULE(this.termWord);
            const before = this.SUBRULE(this.countedBy);
            const bases = this.SUBRULE(this.bases);
            // Of 支払限度額 保険期間中につき 回 it stands behind.
            const behind = this.SUBRULE2(this.countedBy);
            const { times, quantity } = before.times || before.quantity !== undefined ? before : behind;
            return { clause, bases, times, quantity };
          },
        },
        {
          ALT: () => {
            const bases = this.SUBRULE(this.basesAfter);
            const clause = this.SUBRULE2(this.termWord);
            return { clause, bases, ...this.SUBRULE3(this.countedBy) };
          },
        },
        { ALT: () => (this.CONSUME(k.covers), { clause: "covers", bases: [] }) },
        {
          ALT: () => {
            this.CONSUME(k.covered);
            this.CONSUME(k.when);
            return { clause: "covered", bases: [] };
          },
        },
        { ALT: () => (this.CONSUME(k.window), { clause: "window", bases: [] }) },
        {
          ALT: () => {
            this.CONSUME(k.requires);
            const what = this.SUBRULE(this.requiredWhat);
            return { clause: `requires-${what}`, bases: [] };
          },
        },
      ]);
      const tail: Restrictions = { scope: undefined, where: undefined, when: undefined };
      this.MANY(() => this.SUBRULE(this.restriction, { ARGS: [tail] }));
      return { kind: "clause", times: false, quantity: undefined, ...found, ...tail, start, end: this.end(start) };
    },
    {
      recoveryValueFunc: (): s.ClauseTarget => ({
        kind: "clause",
        times: false,
        quantity: undefined,
        clause: "window",
        bases: [],
        scope: undefined,
        where: undefined,
        when: undefined,
        ...this.here(),
      }),
    },
  );
}
