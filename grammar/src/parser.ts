import {
  EmbeddedActionsParser,
  EOF,
  type IOrAlt,
  type IToken,
  type MismatchedTokenException,
  type OrMethodOpts,
  tokenMatcher,
  type TokenType,
} from "chevrotain";
import {
  builtInOf,
  Each,
  isFunction,
  isJapaneseMeaning,
  keywords as k,
  particles as p,
  valueWords,
} from "./keywords.js";
import { policyYear } from "./spellings.js";
import { readLayerAmount } from "./layer-share.js";
import { Lookahead, maxLookahead } from "./lookahead.js";
import { parserMessages } from "./messages.js";
import { AnyName, normalizeName } from "./names.js";
import { wordOf } from "./lexer.js";
import { readNumber, readText } from "./literals.js";
import type * as s from "./syntax.js";
import * as t from "./tokens.js";

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
export const vocabulary: TokenType[] = [...t.lexicalTokens, ...Object.values(k), ...Object.values(p), Each, AnyName];

const unitWords: readonly (readonly [TokenType, s.TimeUnit])[] = (
  ["second", "minute", "hour", "day", "week", "month", "year"] as const
).flatMap((unit) => [[k[unit], unit] as const, [k[`${unit}s`], unit] as const]);

/** What may stand behind a value of a row's key. */
const behindKey: readonly TokenType[] = [t.Comma, t.Bar, t.Colon, t.Dots];
/** What an end of a band begins with. */
const beginsSize: readonly TokenType[] = [
  t.NumberToken,
  t.Percent,
  t.GroupedNumber,
  t.JapaneseAmount,
  t.DateToken,
  t.Minus,
];
type LowerEnd = Pick<s.TableKey, "from" | "over">;
type UpperEnd = Pick<s.TableKey, "to" | "under">;
const noEnd: UpperEnd = { to: undefined, under: false };

/** What stands behind a name that is not yet the whole of an amount. */
const amountGoesOn = [k.xs, k.of, p.of, t.Plus, t.Minus, t.Times, t.Slash, t.Dot];

/**
 * How deep brackets, branches, frames may stand in one another, and how many parts a sum may have, each in a row
 * counting as one deeper. Whatever walks the tree takes some of the stack for each, the parser most for the first;
 * no text that people read comes near it.
 */
export const deepest = 50;
const mostParts = 200;

/** Thrown by `read` at a token that stands deeper. */
export class TooDeep extends Error {
  constructor(readonly token: IToken) {
    super("too many parts stand in one another");
  }
}

const literalWords = valueWords.map((word) => k[word]);

type VocabularyItem = s.Vocabulary["items"][number];

/** Of a decision that is met often: made once, for each that is made anew costs as much as what it decides. */
type Alternatives<T> = IOrAlt<T>[] | OrMethodOpts<T>;

interface FileContent {
  readonly language: s.NumberLiteral | undefined;
  readonly declarations: s.TopLevel[];
}

/** What a text stands in: whole declarations in the file; parts, up to the `}`, in a product or a vocabulary. */
export type Start = "file" | "product" | "vocabulary";

export interface Content extends FileContent {
  /** Of what begins in a product or a vocabulary. */
  readonly items: s.ProductItem[];
  /** Whether a word stood for a name of the language in Japanese. */
  readonly meetsJapaneseName: boolean;
  /** Each `optional` behind a fact. */
  readonly needless: readonly IToken[];
  /** Where a clause begins that its declaration has already. */
  readonly repeated: readonly IToken[];
}

type SliceAmounts = Pick<s.LayerSlice, "share" | "limit" | "attachment">;

interface TermTail {
  cap: s.CapSyntax | undefined;
  ranking: s.Ranking | undefined;
  scope: s.ScopeSyntax | undefined;
  where: s.Expression | undefined;
  when: s.Expression | undefined;
}

interface ParserOptions {
  readonly recovers: boolean;
  readonly validates?: boolean;
  readonly lookahead?: Lookahead;
}

/**
 * The grammar. Above each rule stands a text that it accepts.
 * It builds the tree while it parses; a concrete tree in between would cost three times as much.
 */
export class YakkanParser extends EmbeddedActionsParser {
  /** Names that are the file's own, although the language has a meaning for them. */
  private own: ReadonlySet<string> = new Set();
  private meetsJapaneseName = false;
  private readonly needless: IToken[] = [];
  private readonly repeated: IToken[] = [];
  private depth = 0;
  /** Of the loss that is being read what stands behind its amount. */
  private loss: Partial<Mutable<s.ScenarioLoss>> = {};

  /**
   * With `recovers` it reads on behind a mistake; a parser that does not is made in half the time.
   * With `validates` the grammar itself is checked, which only its tests need.
   */
  constructor({ recovers, validates = false, lookahead = new Lookahead({ maxLookahead }) }: ParserOptions) {
    super(vocabulary, {
      recoveryEnabled: recovers,
      maxLookahead,
      lookaheadStrategy: lookahead,
      skipValidations: !validates,
      errorMessageProvider: parserMessages,
    });
    this.performSelfAnalysis();
  }

  read(tokens: readonly IToken[], own: ReadonlySet<string>, start: Start = "file"): Content {
    this.own = own;
    this.meetsJapaneseName = false;
    this.needless.length = 0;
    this.repeated.length = 0;
    this.depth = 0;
    this.begin(tokens);
    const items: s.ProductItem[] = [];
    let content: FileContent | undefined;
    if (start === "file") content = this.file();
    else if (start === "product") this.productItems(items);
    else this.vocabularyItems(items as VocabularyItem[]);
    return {
      language: content?.language,
      declarations: content?.declarations ?? [],
      items,
      meetsJapaneseName: this.meetsJapaneseName,
      needless: [...this.needless],
      repeated: [...this.repeated],
    };
  }

  protected begin(tokens: readonly IToken[]): void {
    this.input = [...tokens];
  }

  private readonly file = this.RULE("file", (): FileContent => {
    const declarations: s.TopLevel[] = [];
    const language = this.OPTION(() => {
      this.CONSUME(k.language);
      const token = this.CONSUME(t.NumberToken);
      return readNumber(token.image, startOf(token));
    });
    this.MANY(() => {
      const declaration = this.OR<s.TopLevel | undefined>([
        { ALT: () => this.SUBRULE(this.useFile) },
        { ALT: () => this.SUBRULE(this.vocabulary) },
        { ALT: () => this.SUBRULE(this.product) },
        { ALT: () => this.SUBRULE(this.sampleContract) },
        { ALT: () => this.SUBRULE(this.scenario) },
      ]);
      this.ACTION(() => keep(declarations, declaration));
    });
    return { language, declarations };
  });

  // use cyber_words, cyber_protector from "cyber_words.yakkan"
  private readonly useFile = this.RULE("useFile", (): s.UseFile => {
    const start = this.from(this.CONSUME(k.use));
    const names = this.SUBRULE(this.names);
    this.CONSUME(k.from);
    const path = this.SUBRULE(this.text);
    return { kind: "use-file", names, path, ...this.declared(start) };
  });

  // vocabulary cyber_words "サイバー保険の用語" { … }
  private readonly vocabulary = this.RULE("vocabulary", (): s.Vocabulary => {
    const start = this.from(this.CONSUME(k.vocabulary));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const items: VocabularyItem[] = [];
    this.CONSUME(t.LeftBrace);
    this.SUBRULE(this.vocabularyItems, { ARGS: [items] });
    return { kind: "vocabulary", name, labels, items, ...this.declared(start) };
  });

  // document terms "約款" facts of incident { … } }
  private readonly vocabularyItems = this.RULE("vocabularyItems", (items: VocabularyItem[]): void => {
    this.MANY(() => {
      const item = this.OR<VocabularyItem | undefined>([
        { ALT: () => this.SUBRULE(this.definitionItem) },
        { ALT: () => this.SUBRULE(this.use) },
      ]);
      this.ACTION(() => keep(items, item));
    });
    this.CONSUME(t.RightBrace);
  });

  // product sample_cyber "見本サイバー保険" en "Sample Cyber" extends base { … }
  private readonly product = this.RULE("product", (): s.Product => {
    const start = this.from(this.CONSUME(k.product));
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

  // edition 2026-04-01 section costs "費用損害" { … } }
  private readonly productItems = this.RULE("productItems", (items: s.ProductItem[]): void => {
    this.MANY(() => {
      const item = this.OR<s.ProductItem | undefined>([
        { ALT: () => this.SUBRULE(this.plainItem) },
        { ALT: () => this.SUBRULE(this.use) },
        { ALT: () => this.SUBRULE(this.fix) },
        { ALT: () => this.SUBRULE(this.amendment) },
      ]);
      this.ACTION(() => keep(items, item));
    });
    this.CONSUME(t.RightBrace);
  });

  private readonly plainItem = this.RULE(
    "plainItem",
    (): s.PlainItem | undefined =>
      this.OR<s.PlainItem | undefined>([
        { ALT: () => this.SUBRULE(this.edition) },
        { ALT: () => this.SUBRULE(this.currency) },
        { ALT: () => this.SUBRULE(this.definitionItem) },
        { ALT: () => this.SUBRULE(this.nodeItem) },
      ]),
    // An edition whose date cannot be read is one all the same.
    {
      recoveryValueFunc: (mistake): s.Edition | undefined => {
        const { previousToken } = mistake as MismatchedTokenException;
        if (previousToken?.tokenType !== k.edition) return undefined;
        return { kind: "edition", date: undefined, ...this.declared(startOf(previousToken)) };
      },
    },
  );

  private readonly definitionItem = this.RULE("definitionItem", (): s.DefinitionItem | undefined =>
    this.OR<s.DefinitionItem | undefined>([
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
    ]),
  );

  // use cyber_words    use leak, discovered from cyber_words    use all but war from cyber_words
  private readonly use = this.RULE("use", (): s.Use => {
    const start = this.from(this.CONSUME(k.use));
    const names = this.SUBRULE(this.scopeNames);
    const from = this.OPTION(() => {
      this.CONSUME(k.from);
      return this.SUBRULE(this.name);
    });
    return { kind: "use", names, from, ...this.declared(start) };
  });

  // ── Derived products ──────────────────────────────────────────────────────────────────────────────

  private readonly amendment = this.RULE("amendment", (): Exclude<s.Amendment, s.Fix> | s.PlainItem | undefined =>
    this.OR<Exclude<s.Amendment, s.Fix> | s.PlainItem | undefined>([
      { ALT: () => this.SUBRULE(this.change) },
      { ALT: () => this.SUBRULE(this.replace) },
      { ALT: () => this.SUBRULE(this.remove) },
      { ALT: () => this.SUBRULE(this.add) },
    ]),
  );

  // fix plan = wide
  private readonly fix = this.RULE("fix", (): s.Fix => {
    const start = this.from(this.CONSUME(k.fix));
    const choice = this.SUBRULE(this.name);
    this.CONSUME(t.Equal);
    const value = this.SUBRULE(this.expression);
    return { kind: "fix", choice, value, ...this.declared(start) };
  });

  // change section costs "費用" when plan is wide { remove probe   add last { limit 10_000_000 per period } }
  private readonly change = this.RULE("change", (): s.Change => {
    const start = this.from(this.CONSUME(k.change));
    const node = this.OR<s.Change["node"]>([
      { ALT: () => (this.CONSUME(k.section), "section" as const) },
      { ALT: () => (this.CONSUME(k.frame), "frame" as const) },
      { ALT: () => (this.CONSUME(k.head), "head" as const) },
    ]);
    const found: { outside?: true; forEach?: s.Name; when?: s.Expression } = {};
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.MANY(() =>
      this.OR2([
        {
          ALT: () => {
            this.CONSUME(k.outside);
            found.outside = true;
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.for);
            this.CONSUME(k.each);
            found.forEach = this.SUBRULE2(this.name);
          },
        },
        {
          ALT: () => {
            found.when = this.SUBRULE(this.guard);
          },
        },
      ]),
    );
    const items: s.Change["items"][number][] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY2(() => {
      const item = this.OR3<s.Change["items"][number] | undefined>([
        { ALT: () => this.SUBRULE(this.nodeItem) },
        { ALT: () => this.SUBRULE(this.amendment) },
      ]);
      this.ACTION(() => keep(items, item));
    });
    this.CONSUME(t.RightBrace);
    return {
      kind: "change",
      node,
      name,
      labels,
      outside: found.outside ?? false,
      forEach: found.forEach,
      when: found.when,
      items,
      ...this.declared(start),
    };
  });

  // replace triggers { attack "攻撃" except all above }    replace limit 5_000_000 per incident
  private readonly replace = this.RULE("replace", (): s.PlainItem | undefined => {
    const start = this.from(this.CONSUME(k.replace));
    const item = this.SUBRULE(this.plainItem);
    return this.ACTION(() => item && { ...item, start, replaces: true });
  });

  // remove damages, war    remove limit per incident when plan is wide
  private readonly remove = this.RULE("remove", (): s.Remove => {
    const start = this.from(this.CONSUME(k.remove));
    const what = this.SUBRULE(this.target);
    return { kind: "remove", what, ...this.declared(start) };
  });

  // add first { deductible 100_000 per incident }    add after leak { triggers { outage "停止" } }
  private readonly add = this.RULE("add", (): s.Add => {
    const start = this.from(this.CONSUME(k.add));
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
      this.ACTION(() => keep(items, item));
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

  // limit per incident    coinsurance pays    window when plan is basic    requires approval    requires item
  private readonly clauseTarget = this.RULE(
    "clauseTarget",
    (): s.ClauseTarget => {
      const start = this.next();
      const found = this.OR<Pick<s.ClauseTarget, "clause" | "bases"> & { times?: boolean }>([
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
            const before = this.SUBRULE(this.times);
            const bases = this.SUBRULE(this.bases);
            // Of 支払限度額 保険期間中につき 回 it stands behind.
            const behind = this.SUBRULE2(this.times);
            return { clause, bases, times: before || behind };
          },
        },
        {
          ALT: () => {
            const bases = this.SUBRULE(this.basesAfter);
            const clause = this.SUBRULE2(this.termWord);
            return { clause, bases, times: this.SUBRULE3(this.times) };
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
      const tail: Omit<TermTail, "ranking" | "cap"> = { scope: undefined, where: undefined, when: undefined };
      this.MANY(() =>
        this.OR2([
          { ALT: () => this.once(tail, "scope", () => this.SUBRULE(this.scope)) },
          {
            ALT: () =>
              this.once(tail, "where", () => {
                this.CONSUME(k.where);
                return this.SUBRULE(this.expression);
              }),
          },
          {
            ALT: () =>
              this.once(tail, "when", () => {
                this.CONSUME2(k.when);
                return this.SUBRULE2(this.expression);
              }),
          },
          {
            ALT: () => {
              const start = this.LA(1);
              const test = this.SUBRULE(this.provisoTest);
              this.OR3([
                { ALT: () => this.once(tail, "when", () => (this.CONSUME(p.onlyWhen), test), start) },
                { ALT: () => this.once(tail, "where", () => (this.CONSUME(p.onlyThose), test), start) },
              ]);
            },
          },
        ]),
      );
      return { kind: "clause", times: false, ...found, ...tail, start, end: this.end(start) };
    },
    {
      recoveryValueFunc: (): s.ClauseTarget => ({
        kind: "clause",
        times: false,
        clause: "window",
        bases: [],
        scope: undefined,
        where: undefined,
        when: undefined,
        ...this.here(),
      }),
    },
  );

  // ── Headers ───────────────────────────────────────────────────────────────────────────────────────

  // edition 2021-10-01
  private readonly edition = this.RULE("edition", (): s.Edition => {
    const start = this.from(this.CONSUME(k.edition));
    const date = this.SUBRULE(this.dateLiteral);
    return { kind: "edition", date, ...this.declared(start) };
  });

  // currency JPY rounding down
  private readonly currency = this.RULE("currency", (): s.Currency => {
    const start = this.from(this.CONSUME(k.currency));
    const code = this.SUBRULE(this.name);
    const rounding = this.OPTION(() => {
      this.CONSUME(k.rounding);
      return this.SUBRULE2(this.name);
    });
    return { kind: "currency", code, rounding, ...this.declared(start) };
  });

  // document brochure "見本パンフレット 2022.04"
  private readonly documentDeclaration = this.RULE("documentDeclaration", (): s.DocumentDeclaration => {
    const start = this.from(this.CONSUME(k.document));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    return { kind: "document", name, labels, ...this.declared(start) };
  });

  // ── Contract ──────────────────────────────────────────────────────────────────────────────────────

  // contract { plan … revenue "売上高" : money 1 .. unlimited … }
  private readonly contractBlock = this.RULE("contractBlock", (): s.ContractBlock => {
    const start = this.from(this.CONSUME(k.contract));
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
      this.ACTION(() => keep(items, item));
    });
    this.CONSUME(t.RightBrace);
    return { kind: "contract", items, ...this.declared(start) };
  });

  // plan economy "エコノミープラン" | basic "ベーシックプラン"
  private readonly plan = this.RULE("plan", (): s.PlanDeclaration => {
    const start = this.from(this.CONSUME(k.plan));
    const members = this.SUBRULE(this.barredMembers);
    return { kind: "plan", members, ...this.declared(start) };
  });

  private readonly barredMembers = this.RULE(
    "barredMembers",
    (): s.MemberDeclaration[] => {
      const members: s.MemberDeclaration[] = [];
      this.AT_LEAST_ONE_SEP({
        SEP: t.Bar,
        DEF: () => {
          const member = this.SUBRULE(this.member);
          this.ACTION(() => keep(members, member));
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
    const found: { isDefault: boolean; when: s.Expression | undefined } = { isDefault: false, when: undefined };
    this.MANY(() => {
      this.CONSUME(t.LeftParenthesis);
      this.OR([
        { ALT: () => (this.CONSUME(k.default), (found.isDefault = true)) },
        { ALT: () => (found.when = this.SUBRULE(this.guard)) },
      ]);
      this.CONSUME(t.RightParenthesis);
    });
    return { kind: "member", name, labels, ...found, ...this.declared(start) };
  });

  // cost_limit "費用損害の支払限度額" : money 1_000_000 .. 500_000_000 when plan in (basic, wide) = 1_000_000
  private readonly choice = this.RULE("choice", (): s.ChoiceDeclaration => {
    const start = this.next();
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(t.Colon);
    const type = this.SUBRULE(this.type);
    const found: { when?: s.Expression; defaultValue?: s.Expression; optional: boolean } = { optional: false };
    // In any order: behind `when bi_rider` a sign would belong to the guard.
    this.MANY(() =>
      this.OR([
        { ALT: () => (found.when = this.SUBRULE(this.guard)) },
        {
          ALT: () => {
            this.CONSUME(t.Equal);
            found.defaultValue = this.SUBRULE(this.expression);
          },
        },
        {
          ALT: () => {
            this.CONSUME(k.optional);
            found.optional = true;
          },
        },
      ]),
    );
    return {
      kind: "choice",
      name,
      labels,
      type,
      when: found.when,
      defaultValue: found.defaultValue,
      optional: found.optional,
      ...this.declared(start),
    };
  });

  // money
  private readonly plainType = this.RULE("plainType", (): s.PlainTypeSyntax => {
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

  // money 1 .. unlimited    record { from : datetime }    one of retail "小売", it "IT"    date or never    money or unlimited
  private readonly type = this.RULE(
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
            found.fields = this.SUBRULE(this.factList);
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

  // reported "届出", press "報道"
  private readonly listedMembers = this.RULE(
    "listedMembers",
    (): s.MemberDeclaration[] => {
      const members: s.MemberDeclaration[] = [];
      this.AT_LEAST_ONE_SEP({
        SEP: t.Comma,
        DEF: () => {
          const member = this.SUBRULE(this.member);
          this.ACTION(() => keep(members, member));
        },
      });
      return members;
    },
    { recoveryValueFunc: () => [] },
  );

  // options by plan economy basic wide { it_rider "IT業務特約" ○ ○ ○ requires revenue <= 1_000 not with bi_rider }
  private readonly optionsBlock = this.RULE("optionsBlock", (): s.OptionsBlock => {
    const start = this.from(this.CONSUME(k.options));
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
    const start = this.from(this.CONSUME(k.schedule));
    const unit = this.SUBRULE(this.name);
    return { kind: "schedule", unit, ...this.declared(start) };
  });

  // ── Facts, triggers, readings, formulas ───────────────────────────────────────────────────────────

  // unit location "所在地" { value : money }    unit building "建物" of location
  private readonly unitDeclaration = this.RULE("unitDeclaration", (): s.UnitDeclaration => {
    const start = this.from(this.CONSUME(k.unit));
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
  private readonly factsBlock = this.RULE("factsBlock", (): s.FactsBlock => {
    const start = this.from(this.CONSUME(k.facts));
    this.CONSUME(k.of);
    const of = this.SUBRULE(this.name);
    const facts = this.SUBRULE(this.factList);
    return { kind: "facts", of, facts, ...this.declared(start) };
  });

  private readonly factList = this.RULE(
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
    this.ACTION(() => this.passOptional());
    const defaultValue = this.OPTION(() => {
      this.CONSUME(t.Equal);
      return this.SUBRULE(this.expression);
    });
    this.ACTION(() => this.passOptional());
    return { kind: "fact", name, labels, type, defaultValue, ...this.declared(start) };
  });

  /** Reads a clause that a declaration has once. Where it stands again the first counts, and the text is told of it. */
  private once<T, K extends keyof T>(found: T, clause: K, read: () => T[K], start = this.LA(1)): void {
    const value = read();
    this.ACTION(() => {
      if (found[clause] === undefined) found[clause] = value;
      else this.repeated.push(start);
    });
  }

  /** `optional` as of a choice, which no fact needs; not where it is the name of the next fact. */
  private passOptional(): void {
    const token = this.LA(1);
    if (token.tokenType !== k.optional || [t.TextToken, t.Colon, k.en].includes(this.LA(2).tokenType)) return;
    this.needless.push(token);
    this.SKIP_TOKEN();
  }

  // triggers { leak "漏えい"   attack "サイバー攻撃" except all above }
  private readonly triggersBlock = this.RULE("triggersBlock", (): s.TriggersBlock => {
    const start = this.from(this.CONSUME(k.triggers));
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
    const start = this.from(this.CONSUME(k.except));
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
  private readonly readingDeclaration = this.RULE("readingDeclaration", (): s.ReadingDeclaration => {
    const start = this.from(this.CONSUME(k.reading));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(t.LeftBrace);
    const members = this.SUBRULE(this.barredMembers);
    this.CONSUME(t.RightBrace);
    return { kind: "reading", name, labels, members, ...this.declared(start) };
  });

  // let standard_profit "標準利益" = revenue * profit_ratio    let small : money = 5_000
  private readonly letDeclaration = this.RULE("letDeclaration", (): s.LetDeclaration => {
    const start = this.from(this.CONSUME(k.let));
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
  private readonly premiumDeclaration = this.RULE("premiumDeclaration", (): s.PremiumDeclaration => {
    const start = this.from(this.CONSUME(k.premium));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(t.Equal);
    const value = this.SUBRULE(this.expression);
    return { kind: "premium", name, labels, value, ...this.declared(start) };
  });

  // table limits by type { liability cost   G1, F1 : 200_000_000 10_000_000 }
  private readonly tableDeclaration = this.RULE("tableDeclaration", (): s.TableDeclaration => {
    const start = this.from(this.CONSUME(k.table));
    const columns: s.Name[] = [];
    const numbers: s.Name[] = [];
    const rows: s.TableRow[] = [];
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(k.by);
    const keys = this.SUBRULE(this.names);
    this.CONSUME(t.LeftBrace);
    this.AT_LEAST_ONE({
      // A name followed by `,`, `|` or `:` begins the first row, and so does an end that is none.
      GATE: () => !this.isOver() && ![t.Comma, t.Bar, t.Colon].includes(this.LA(2).tokenType),
      DEF: () => {
        const column = this.SUBRULE2(this.name);
        this.ACTION(() => keep(columns, column));
        this.OPTION(() => {
          this.CONSUME(t.LeftParenthesis);
          this.CONSUME(k.number);
          this.CONSUME(t.RightParenthesis);
          this.ACTION(() => keep(numbers, column));
        });
      },
    });
    this.MANY(() => keep(rows, this.SUBRULE(this.tableRow)));
    this.CONSUME(t.RightBrace);
    return { kind: "table", name, labels, keys, columns, numbers, rows, ...this.declared(start) };
  });

  // G1, F1 | over 30% .. under 100% : 200_000_000 unlimited
  private readonly tableRow = this.RULE("tableRow", (): s.TableRow => {
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
    this.AT_LEAST_ONE({
      GATE: () => values.length === 0 || !this.beginsRow(),
      DEF: () => keep(values, this.SUBRULE(this.sign)),
    });
    return { kind: "row", keys, values, ...this.declared(start) };
  });

  /** A literal or a name that a `,`, `|`, `:` or `..` follows begins the next row, and so does an end that is none. */
  private beginsRow(): boolean {
    const behind = this.behindLiteral();
    const { tokenType } = this.LA(behind);
    // Behind the last value of a row, `over` begins the next one: `80_000 over 30% ..`.
    const isLower = tokenType === k.over && this.LA(behind + 1).tokenType === t.Dots;
    return this.isOver() || isLower || behindKey.includes(tokenType);
  }

  /** `over 30%`; not a column or a value of that name. */
  private isOver(): boolean {
    return this.LA(1).tokenType === k.over && beginsSize.includes(this.LA(2).tokenType);
  }

  /** Where a name or literal ends: behind `6` or, where it is a time, behind `6 hours` or `2 hours 30 minutes`. */
  private behindLiteral(): number {
    const behind = this.LA(1).tokenType === t.Minus ? 3 : 2;
    let place = behind;
    while (unitWords.some(([type]) => this.LA(place).tokenType === type)) place += 2;
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
          const lower = this.SUBRULE(this.lowerEnd);
          const band = this.OPTION(() => {
            this.CONSUME2(t.Dots);
            return this.OPTION2(() => this.SUBRULE2(this.upperEnd)) ?? noEnd;
          });
          return { ...lower, isBand: band !== undefined, ...(band ?? noEnd), start, end: this.end(start) };
        },
      },
    ]);
  });

  // 30%    over 30%    30% 超
  private readonly lowerEnd = this.RULE(
    "lowerEnd",
    (): LowerEnd =>
      this.OR<LowerEnd>({
        DEF: [
          {
            GATE: () => this.isOver(),
            ALT: () => {
              this.CONSUME(k.over);
              return { from: this.SUBRULE(this.sign), over: true };
            },
          },
          {
            ALT: () => {
              const from = this.SUBRULE2(this.sign);
              return { from, over: this.OPTION(() => this.CONSUME2(k.over)) !== undefined };
            },
          },
        ],
        IGNORE_AMBIGUITIES: true,
      }),
    { recoveryValueFunc: () => ({ from: this.missing(), over: false }) },
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

  // ── Nodes ─────────────────────────────────────────────────────────────────────────────────────────

  private readonly nodeItem = this.RULE("nodeItem", (): s.NodeItem | undefined =>
    this.OR<s.NodeItem | undefined>([
      { ALT: () => this.deeper(() => this.SUBRULE(this.group)) },
      { ALT: () => this.SUBRULE(this.head) },
      { ALT: () => this.SUBRULE(this.uncovered) },
      { ALT: () => this.SUBRULE(this.covers) },
      { ALT: () => this.SUBRULE(this.covered) },
      { ALT: () => this.SUBRULE(this.window) },
      { ALT: () => this.SUBRULE(this.require) },
      { ALT: () => this.SUBRULE(this.requires) },
      { ALT: () => this.SUBRULE(this.term) },
      { ALT: () => this.SUBRULE(this.layer) },
      { ALT: () => this.SUBRULE(this.items) },
    ]),
  );

  private readonly nodeItems = this.RULE(
    "nodeItems",
    (): s.NodeItem[] => {
      const items: s.NodeItem[] = [];
      this.CONSUME(t.LeftBrace);
      this.MANY(() => keep(items, this.SUBRULE(this.nodeItem)));
      this.CONSUME(t.RightBrace);
      return items;
    },
    { recoveryValueFunc: () => [] },
  );

  // section costs "費用損害" when plan in (basic, wide) { … }    frame building "建物" for each location { … }
  private readonly group = this.RULE("group", (): s.GroupDeclaration => {
    const start = this.next();
    const kind = this.OR<"section" | "frame">([
      { ALT: () => (this.CONSUME(k.section), "section" as const) },
      { ALT: () => (this.CONSUME(k.frame), "frame" as const) },
    ]);
    const found: { outside?: true; forEach?: s.Name; when?: s.Expression } = {};
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.MANY(() =>
      this.OR2([
        { ALT: () => this.once(found, "outside", () => (this.CONSUME(k.outside), true as const)) },
        {
          ALT: () =>
            this.once(found, "forEach", () => {
              this.CONSUME(k.for);
              this.CONSUME(k.each);
              return this.SUBRULE2(this.name);
            }),
        },
        { ALT: () => this.once(found, "when", () => this.SUBRULE(this.guard)) },
      ]),
    );
    const items = this.SUBRULE(this.nodeItems);
    return {
      kind,
      name,
      labels,
      outside: found.outside ?? false,
      forEach: found.forEach,
      when: found.when,
      items: items ?? [],
      ...this.declared(start),
    };
  });

  // head forensics "調査費用" requires approval requires item when plan is wide { coinsurance pays 90% }
  // head profit = revenue * ratio    head hospital "入院" for each loss = daily * stay
  private readonly head = this.RULE("head", (): s.HeadDeclaration => {
    const start = this.from(this.CONSUME(k.head));
    const found: {
      outside?: true;
      when?: s.Expression;
      computed?: s.Expression;
      each?: s.Expression;
      requirements: s.Requires[];
    } = { requirements: [] };
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    this.MANY(() =>
      this.OR([
        { ALT: () => this.once(found, "outside", () => (this.CONSUME(k.outside), true as const)) },
        { ALT: () => this.once(found, "when", () => this.SUBRULE(this.guard)) },
        {
          ALT: () => {
            keep(found.requirements, this.SUBRULE(this.requires));
          },
        },
        {
          GATE: () => found.each === undefined,
          ALT: () =>
            this.once(found, "computed", () => {
              this.CONSUME(t.Equal);
              return this.SUBRULE(this.expression);
            }),
        },
        {
          GATE: () => found.computed === undefined,
          ALT: () =>
            this.once(found, "each", () => {
              this.CONSUME(k.for);
              this.CONSUME(k.each);
              this.CONSUME(k.loss);
              this.CONSUME2(t.Equal);
              return this.SUBRULE2(this.expression);
            }),
        },
      ]),
    );
    const items = this.OPTION(() => this.SUBRULE(this.nodeItems));
    return {
      kind: "head",
      name,
      labels,
      outside: found.outside ?? false,
      when: found.when,
      computed: found.computed,
      each: found.each,
      requirements: found.requirements,
      items: items ?? [],
      ...this.declared(start),
    };
  });

  // uncovered ransom "身代金等"
  private readonly uncovered = this.RULE("uncovered", (): s.UncoveredDeclaration => {
    const start = this.from(this.CONSUME(k.uncovered));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    return { kind: "uncovered", name, labels, ...this.declared(start) };
  });

  // covers leak, attack for all but probe when plan is wide
  private readonly covers = this.RULE("covers", (): s.Covers => {
    const start = this.from(this.CONSUME(k.covers));
    const triggers = this.SUBRULE(this.scopeNames);
    const { scope, when } = this.SUBRULE(this.scopeAndGuard);
    return { kind: "covers", triggers, scope, when, ...this.declared(start) };
  });

  // covered when discovered during period    covered "発見" when discovered during period    covered at any time
  private readonly covered = this.RULE("covered", (): s.Covered => {
    const start = this.from(this.CONSUME(k.covered));
    const between = this.SUBRULE(this.labels);
    const found = this.OR<{ test?: s.Expression; behind?: s.Labels }>([
      {
        ALT: () => {
          this.CONSUME(k.when);
          // 対象時期 is both words.
          const behind = this.SUBRULE2(this.labels, { ARGS: [true] });
          return { test: this.SUBRULE(this.expression), behind };
        },
      },
      {
        // What is not asked about is called nothing.
        GATE: () => between.plain === undefined && between.en === undefined,
        ALT: () => {
          this.CONSUME(k.at);
          this.CONSUME(k.any);
          this.CONSUME(k.time);
          return {};
        },
      },
    ]);
    const scope = this.OPTION(() => this.SUBRULE(this.scope));
    const labels = { plain: between?.plain ?? found?.behind?.plain, en: between?.en ?? found?.behind?.en };
    return { kind: "covered", labels, test: found?.test, scope, ...this.declared(start) };
  });

  // window "通知期間" from discovered until 1 year after notified for consult, inquiry
  private readonly window = this.RULE("window", (): s.Window => {
    const start = this.from(this.CONSUME(k.window));
    const labels = this.SUBRULE(this.labels);
    this.CONSUME(k.from);
    const from = this.SUBRULE(this.expression);
    const until = this.OPTION(() => {
      this.CONSUME(k.until);
      return this.SUBRULE2(this.expression);
    });
    const { scope, when } = this.SUBRULE(this.scopeAndGuard);
    return { kind: "window", labels, from, until, scope, when, ...this.declared(start) };
  });

  // require publication "公表" for leak, attack: publication is not empty
  private readonly require = this.RULE("require", (): s.Require => {
    const start = this.from(this.CONSUME(k.require));
    const name = this.OPTION({
      GATE: () =>
        [t.TextToken, t.Colon, k.for, k.en].includes(this.LA(2).tokenType) &&
        !(this.LA(1).tokenType === k.en && this.LA(2).tokenType === t.TextToken),
      DEF: () => this.SUBRULE(this.name),
    });
    const labels = this.SUBRULE(this.labels, { ARGS: [true] });
    const scope = this.OPTION2(() => this.SUBRULE(this.scope));
    this.OPTION3(() => this.CONSUME(t.Colon));
    const test = this.SUBRULE(this.expression);
    const when = this.SUBRULE(this.optionalGuard);
    return { kind: "require", name, labels, scope, test, when, ...this.declared(start) };
  });

  // requires approval for response, forensics    requires item
  private readonly requires = this.RULE("requires", (): s.Requires => {
    const start = this.from(this.CONSUME(k.requires));
    const what = this.SUBRULE(this.requiredWhat);
    const scope = this.OPTION({
      // `requires approval for each loss = …`: the header of a head goes on.
      GATE: () => !(this.LA(2).tokenType === k.each && this.LA(3).tokenType === k.loss),
      DEF: () => this.SUBRULE(this.scope),
    });
    return { kind: "requires", what, scope, when: undefined, ...this.declared(start) };
  });

  private readonly requiredWhat = this.RULE(
    "requiredWhat",
    (): s.Requires["what"] =>
      this.OR<s.Requires["what"]>([
        { ALT: () => (this.CONSUME(k.approval), "approval") },
        { ALT: () => (this.CONSUME(k.item), "item") },
      ]),
    { recoveryValueFunc: (): s.Requires["what"] => "approval" },
  );

  // limit 30_000_000 per incident and period    coinsurance pays 90%    deductible 0 per claim falling first on damages
  // 支払限度額 1事故および保険期間中につき 3,000万円    1事故につき 免責金額 10万円
  // deductible "自賠責控除" en "Less compulsory cover" paid per claim    coinsurance "比例てん補" pays share
  private readonly term = this.RULE("term", (): s.TermDeclaration => {
    const start = this.next();
    const found = this.OR<Pick<s.TermDeclaration, "term" | "labels" | "amount" | "times"> & { bases: s.BasisSyntax[] }>(
      [
        {
          ALT: () => {
            this.CONSUME(k.coinsurance);
            const before = this.SUBRULE(this.labels, { ARGS: [true] });
            this.CONSUME(k.pays);
            // Behind 縮小支払割合, which is both words.
            const behind = this.SUBRULE2(this.labels, { ARGS: [true] });
            const amount = this.SUBRULE(this.expression);
            const labels = { plain: before.plain ?? behind.plain, en: before.en ?? behind.en };
            return { term: "coinsurance", labels, amount, times: false, bases: [] };
          },
        },
        {
          ALT: () => {
            const word = this.SUBRULE(this.termWord);
            const labels = this.SUBRULE3(this.labels, { ARGS: [true] });
            return this.OR2([
              {
                ALT: () => {
                  const amount = this.SUBRULE2(this.expression);
                  const times = this.SUBRULE(this.times);
                  const bases = this.SUBRULE(this.bases);
                  return { term: word, labels, amount, times, bases };
                },
              },
              {
                ALT: () => {
                  const bases = this.SUBRULE2(this.bases);
                  const amount = this.SUBRULE3(this.expression);
                  return { term: word, labels, amount, times: this.SUBRULE2(this.times), bases };
                },
              },
            ]);
          },
        },
        {
          ALT: () => {
            const bases = this.SUBRULE(this.basesAfter);
            const word = this.SUBRULE2(this.termWord);
            const labels = this.SUBRULE4(this.labels, { ARGS: [true] });
            const amount = this.SUBRULE4(this.expression);
            return { term: word, labels, amount, times: this.SUBRULE3(this.times), bases };
          },
        },
      ],
    );
    const tail: TermTail = { cap: undefined, ranking: undefined, scope: undefined, where: undefined, when: undefined };
    this.MANY(() =>
      this.OR3([
        { ALT: () => this.once(tail, "cap", () => this.SUBRULE(this.cap)) },
        { ALT: () => this.once(tail, "ranking", () => this.SUBRULE(this.ranking)) },
        { ALT: () => this.once(tail, "scope", () => this.SUBRULE(this.scope)) },
        {
          ALT: () =>
            this.once(tail, "where", () => {
              this.CONSUME(k.where);
              return this.SUBRULE5(this.expression);
            }),
        },
        {
          ALT: () =>
            this.once(tail, "when", () => {
              this.CONSUME(k.when);
              return this.SUBRULE6(this.expression);
            }),
        },
        {
          ALT: () => {
            const start = this.LA(1);
            const test = this.SUBRULE(this.provisoTest);
            this.OR4([
              { ALT: () => this.once(tail, "when", () => (this.CONSUME(p.onlyWhen), test), start) },
              { ALT: () => this.once(tail, "where", () => (this.CONSUME(p.onlyThose), test), start) },
            ]);
          },
        },
      ]),
    );
    return { kind: "term", ...found, ...tail, ...this.declared(start) };
  });

  // bearing at most 500_000 per incident and period    自己負担限度額 保険期間中につき 50万円
  private readonly cap = this.RULE(
    "cap",
    (): s.CapSyntax => {
      const start = this.from(this.CONSUME(k.bearing));
      this.CONSUME(k.at);
      this.CONSUME(k.most);
      const found = this.OR<Pick<s.CapSyntax, "amount" | "bases">>([
        {
          ALT: () => {
            const amount = this.SUBRULE(this.expression);
            return { amount, bases: this.SUBRULE(this.bases) };
          },
        },
        {
          ALT: () => {
            const bases = this.SUBRULE2(this.bases);
            return { bases, amount: this.SUBRULE2(this.expression) };
          },
        },
      ]);
      return { amount: found.amount, bases: found.bases, start, end: this.end(start) };
    },
    { recoveryValueFunc: (): s.CapSyntax => ({ amount: this.missing(), bases: [], ...this.here() }) },
  );

  private readonly termWord = this.RULE("termWord", (): s.TermWord =>
    this.OR<s.TermWord>([
      { ALT: () => (this.CONSUME(k.deductible), "deductible" as const) },
      { ALT: () => (this.CONSUME(k.franchise), "franchise" as const) },
      { ALT: () => (this.CONSUME(k.limit), "limit" as const) },
      { ALT: () => (this.CONSUME(k.borne), this.CONSUME(k.at), this.CONSUME(k.most), "borne" as const) },
    ]),
  );

  // 2 times    1 time    2回
  private readonly times = this.RULE(
    "times",
    (): boolean =>
      this.OPTION(() =>
        this.OR([{ ALT: () => (this.CONSUME(k.times), true) }, { ALT: () => (this.CONSUME(k.time), true) }]),
      ) === true,
    { recoveryValueFunc: () => false },
  );

  // per incident and period    1事故および保険期間中につき
  private readonly bases = this.RULE(
    "bases",
    (): s.BasisSyntax[] =>
      this.OR<s.BasisSyntax[]>([
        {
          ALT: () => {
            const bases: s.BasisSyntax[] = [];
            this.CONSUME(k.per);
            this.AT_LEAST_ONE_SEP({ SEP: k.and, DEF: () => keep(bases, this.SUBRULE(this.basis)) });
            return bases;
          },
        },
        { ALT: () => this.SUBRULE(this.basesAfter) },
      ]),
    { recoveryValueFunc: () => [] },
  );

  // location per period    insured per policy year
  private readonly basis = this.RULE("basis", (): s.BasisSyntax => {
    const start = this.next();
    const over: s.Name[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: k.per, DEF: () => keep(over, this.SUBRULE(this.counted)) });
    return { over, start, end: this.end(start) };
  });

  // location    policy year
  private readonly counted = this.RULE(
    "counted",
    (): s.Name => {
      const name = this.SUBRULE(this.name);
      // A policy of several years is the only thing here that is called by two words.
      const isYear = this.OPTION({
        GATE: () => name.text === "policy",
        DEF: () => (this.CONSUME(k.year), true),
      });
      return isYear === true ? { ...name, text: policyYear, end: this.end(name.start) } : name;
    },
    { recoveryValueFunc: (): s.Name => ({ kind: "name", text: "", ...this.here() }) },
  );

  // 1事故および保険期間中につき    1 location の 保険期間中につき
  private readonly basesAfter = this.RULE(
    "basesAfter",
    (): s.BasisSyntax[] => {
      const bases: s.BasisSyntax[] = [];
      this.CONSUME(Each);
      this.AT_LEAST_ONE_SEP({ SEP: k.and, DEF: () => keep(bases, this.SUBRULE(this.basisAfter)) });
      this.CONSUME(p.per);
      return bases;
    },
    { recoveryValueFunc: () => [] },
  );

  private readonly basisAfter = this.RULE("basisAfter", (): s.BasisSyntax => {
    const start = this.next();
    const over: s.Name[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: p.of, DEF: () => keep(over, this.SUBRULE(this.name)) });
    return { over, start, end: this.end(start) };
  });

  // sparing damages if victims_first    もし victims_first ならば 優先支払 damages
  private readonly ranking = this.RULE("ranking", (): s.Ranking => {
    const start = this.next();
    const found = this.OR<Pick<s.Ranking, "direction" | "ranks" | "condition">>([
      {
        ALT: () => {
          this.CONSUME(k.if);
          const condition = this.SUBRULE(this.expression);
          this.CONSUME(k.then);
          return { ...this.SUBRULE(this.ranks), condition };
        },
      },
      {
        ALT: () => {
          const ranks = this.SUBRULE2(this.ranks);
          const condition = this.OPTION(() => {
            this.CONSUME2(k.if);
            return this.SUBRULE2(this.expression);
          });
          return { ...ranks, condition };
        },
      },
    ]);
    return { ...found, start, end: this.end(start) };
  });

  // falling first on response, forensics, then prevention    sparing damages, then defense
  private readonly ranks = this.RULE(
    "ranks",
    (): Pick<s.Ranking, "direction" | "ranks"> => {
      const ranks: s.Name[][] = [[]];
      const direction = this.OR<s.Ranking["direction"]>([
        {
          ALT: () => {
            this.CONSUME(k.falling);
            this.CONSUME(k.first);
            this.CONSUME(k.on);
            return "falling";
          },
        },
        { ALT: () => (this.CONSUME(k.sparing), "sparing" as const) },
      ]);
      const first = this.SUBRULE(this.name);
      this.ACTION(() => keep(ranks[0]!, first));
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.OPTION(() => {
          this.CONSUME(k.then);
          ranks.push([]);
        });
        const name = this.SUBRULE2(this.name);
        this.ACTION(() => keep(ranks.at(-1)!, name));
      });
      return { direction, ranks };
    },
    { recoveryValueFunc: (): Pick<s.Ranking, "direction" | "ranks"> => ({ direction: "sparing", ranks: [[]] }) },
  );

  // layer primary "第1層" { coinsurance pays 30%  limit 500_000 per incident }    layer 30% of 500_000 xs 500_000 per incident
  private readonly layer = this.RULE("layer", (): s.LayerDeclaration => {
    const start = this.from(this.CONSUME(k.layer));
    const nameless: s.Name = { kind: "name", text: "", ...this.here() };
    const name = this.OPTION({
      // A name that goes on as an amount does is the amount of a slice; one before `(`, if it can be called.
      GATE: () => {
        const { tokenType } = this.LA(2);
        if (this.LA(1).tokenType === k.en && tokenType === t.TextToken) return false;
        if (tokenType === t.LeftParenthesis) return !isFunction(normalizeName(this.LA(1).image));
        return !amountGoesOn.includes(tokenType);
      },
      DEF: () => this.SUBRULE(this.name),
    });
    const labels = this.SUBRULE(this.labels, { ARGS: [true] });
    const { slice, terms } = this.OR<{ slice: s.LayerSlice | undefined; terms: readonly s.TermDeclaration[] }>([
      {
        ALT: () => {
          const inside: s.TermDeclaration[] = [];
          this.CONSUME(t.LeftBrace);
          this.MANY(() => keep(inside, this.SUBRULE(this.term)));
          this.CONSUME(t.RightBrace);
          return { slice: undefined, terms: inside };
        },
      },
      {
        ALT: () => {
          const slice = this.SUBRULE(this.layerSlice);
          return { slice, terms: this.ACTION(() => this.termsOf(slice)) };
        },
      },
    ]);
    return { kind: "layer", name: name ?? nameless, labels, slice, terms, ...this.declared(start) };
  });

  // 30% of 500_000 xs 500_000 per incident    1事故につき 50万円 の 30% 超過 50万円
  private readonly layerSlice = this.RULE(
    "layerSlice",
    (): s.LayerSlice => {
      const start = this.next();
      const { amounts, bases } = this.OR<{ amounts: SliceAmounts; bases: s.BasisSyntax[] }>([
        {
          ALT: () => {
            const before = this.SUBRULE(this.basesAfter);
            return { bases: before, amounts: this.SUBRULE(this.sliceAmounts) };
          },
        },
        {
          ALT: () => {
            const amounts = this.SUBRULE2(this.sliceAmounts);
            return { amounts, bases: this.SUBRULE(this.bases) };
          },
        },
      ]);
      return { ...amounts, bases, start, end: this.end(start) };
    },
    { recoveryValueFunc: (): s.LayerSlice => ({ ...this.noAmounts(), bases: [], ...this.here() }) },
  );

  // 30% of 500_000 xs 500_000
  private readonly sliceAmounts = this.RULE(
    "sliceAmounts",
    (): SliceAmounts => {
      const begin = this.next();
      const amount = this.SUBRULE(this.additive);
      this.CONSUME(k.xs);
      const attachment = this.SUBRULE2(this.additive);
      return { ...this.ACTION(() => readLayerAmount(amount, begin)), attachment };
    },
    { recoveryValueFunc: () => this.noAmounts() },
  );

  /** What a slice is short for: a deductible where it attaches, a limit, and the share that is paid. */
  private termsOf(slice: s.LayerSlice): s.TermDeclaration[] {
    const { share, limit, attachment, bases, start, end } = slice;
    const term = (kind: s.TermDeclaration["term"], of: s.Expression): s.TermDeclaration => ({
      kind: "term",
      term: kind,
      labels: { plain: undefined, en: undefined },
      amount: of,
      times: false,
      bases: kind === "coinsurance" ? [] : bases,
      cap: undefined,
      ranking: undefined,
      scope: undefined,
      where: undefined,
      when: undefined,
      references: [],
      doc: undefined,
      start,
      end,
    });
    return [
      ...(attachment.kind === "number" && attachment.digits === 0n ? [] : [term("deductible", attachment)]),
      term("limit", limit),
      ...(share === undefined ? [] : [term("coinsurance", share)]),
    ];
  }

  // item server "サーバ" | data "データ" requires approval    refuse portable "携帯端末"
  private readonly items = this.RULE("items", (): s.ItemsDeclaration => {
    const start = this.next();
    const refused = this.OR<boolean>([
      { ALT: () => (this.CONSUME(k.item), false) },
      { ALT: () => (this.CONSUME(k.refuse), true) },
    ]);
    const items = this.SUBRULE(this.barredMembers);
    const requiresApproval = this.OPTION(() => {
      this.CONSUME(k.requires);
      this.CONSUME(k.approval);
      return true;
    });
    return { kind: "items", refused, items, requiresApproval: requiresApproval ?? false, ...this.declared(start) };
  });

  // for leak, response    for all but probe    対象 probe 以外
  private readonly scope = this.RULE(
    "scope",
    (): s.ScopeSyntax => {
      this.CONSUME(k.for);
      return this.SUBRULE(this.scopeNames);
    },
    { recoveryValueFunc: (): s.ScopeSyntax => ({ kind: "scope", all: false, names: [], ...this.here() }) },
  );

  private readonly scopeNames = this.RULE(
    "scopeNames",
    (): s.ScopeSyntax => {
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
    { recoveryValueFunc: (): s.ScopeSyntax => ({ kind: "scope", all: false, names: [], ...this.here() }) },
  );

  private readonly scopeAndGuard = this.RULE(
    "scopeAndGuard",
    (): { scope: s.ScopeSyntax | undefined; when: s.Expression | undefined } => {
      const scope = this.OPTION(() => this.SUBRULE(this.scope));
      const when = this.SUBRULE(this.optionalGuard);
      return { scope, when };
    },
    { recoveryValueFunc: () => ({ scope: undefined, when: undefined }) },
  );

  // when plan is wide    ただし プラン が wide の場合に限る
  private readonly guard = this.RULE(
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
  private readonly provisoTest = this.RULE(
    "provisoTest",
    (): s.Expression => {
      this.CONSUME(p.proviso);
      this.OPTION(() => this.CONSUME(t.Comma));
      return this.SUBRULE(this.expression);
    },
    { recoveryValueFunc: () => this.missing() },
  );

  private readonly optionalGuard = this.RULE("optionalGuard", (): s.Expression | undefined =>
    this.OPTION(() => this.SUBRULE(this.guard)),
  );

  // ── Exclusions ────────────────────────────────────────────────────────────────────────────────────

  // exclusions { war "戦争" : bool   for mail, unless free { … } }
  private readonly exclusionsBlock = this.RULE("exclusionsBlock", (): s.ExclusionsBlock => {
    const start = this.from(this.CONSUME(k.exclusions));
    const entries: (s.ExclusionDeclaration | s.ExclusionGroup)[] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      const entry = this.OR<s.ExclusionDeclaration | s.ExclusionGroup>([
        { ALT: () => this.SUBRULE(this.exclusionGroup) },
        { ALT: () => this.SUBRULE(this.exclusion) },
      ]);
      this.ACTION(() => keep(entries, entry));
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
    const beginsGroup = this.BACKTRACK(this.exclusionGroupHeader);
    const asserted = this.OPTION2(() => {
      this.CONSUME(t.Colon);
      this.CONSUME(k.bool);
      return true;
    });
    this.MANY({
      // `for mail { … }` after an exclusion is the header of the next block, not a clause of this one.
      GATE: () => !this.opensBlock() || !beginsGroup.call(this),
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

  // unless free_promotional    lifted by it_rider    per insured    ただし free_promotional の場合を除く
  private readonly exclusionClause = this.RULE("exclusionClause", (clauses: Mutable<s.ExclusionClauses>): void => {
    this.OR([
      {
        ALT: () => {
          const scope = this.SUBRULE(this.scope);
          this.ACTION(() => (clauses.scopes = [...clauses.scopes, scope]));
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.unless);
          const test = this.SUBRULE(this.expression);
          this.ACTION(() => (clauses.unless = [...clauses.unless, test]));
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.lifted);
          this.CONSUME(k.by);
          const names = this.SUBRULE(this.names);
          this.ACTION(() => (clauses.liftedBy = [...clauses.liftedBy, ...names]));
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.per);
          this.CONSUME(k.insured);
          this.ACTION(() => (clauses.perInsured = true));
        },
      },
      {
        ALT: () => {
          this.CONSUME(k.when);
          const when = this.SUBRULE2(this.expression);
          this.ACTION(() => (clauses.whens = [...clauses.whens, when]));
        },
      },
      {
        ALT: () => {
          const test = this.SUBRULE(this.provisoTest);
          this.OR2([
            { ALT: () => (this.CONSUME(p.onlyWhen), this.ACTION(() => (clauses.whens = [...clauses.whens, test]))) },
            {
              ALT: () => (this.CONSUME(p.exceptWhen), this.ACTION(() => (clauses.unless = [...clauses.unless, test]))),
            },
          ]);
        },
      },
    ]);
  });

  // ── Expressions ───────────────────────────────────────────────────────────────────────────────────

  // discovered during period and (revenue > 1億 or plan is wide)
  private readonly expression = this.RULE(
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
                const operator = this.OR2<s.Binary["operator"]>([
                  { ALT: () => (this.CONSUME(t.Below), "<" as const) },
                  { ALT: () => (this.CONSUME(t.AtMost), "<=" as const) },
                  { ALT: () => (this.CONSUME(t.Above), ">" as const) },
                  { ALT: () => (this.CONSUME(t.AtLeast), ">=" as const) },
                  { ALT: () => (this.CONSUME(t.Equal), "=" as const) },
                  { ALT: () => (this.CONSUME(t.Unequal), "<>" as const) },
                ]);
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

  // After が: wide    wide でない    (basic, wide) のいずれか    保険期間中    discovered の翌日から 30日 以内
  private readonly japaneseTest = this.RULE("japaneseTest", (value: s.Expression): s.Expression => {
    const start = this.next();
    const isWindow = this.BACKTRACK(this.windowFrom);
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
          GATE: () => isWindow.call(this),
          ALT: () => {
            const window = this.SUBRULE(this.spanFrom);
            const negated = this.OR2<boolean>([
              { ALT: () => (this.CONSUME(p.within), false) },
              { ALT: () => (this.CONSUME(p.notWithin), true) },
            ]);
            return { kind: "within", negated, value, window, start, end: this.end(start) };
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

  // discovered の翌日から: what tells a window from a member
  private readonly windowFrom = this.RULE("windowFrom", (): void => {
    this.SUBRULE(this.additive);
    this.OR([{ ALT: () => this.CONSUME(p.dayAfter) }, { ALT: () => this.CONSUME(p.backFrom) }]);
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

  // (if plan is basic then 180 days else 1 year) after notified    notified の翌日から 180日
  private readonly spanFrom = this.RULE(
    "spanFrom",
    (): s.Expression => {
      const start = this.next();
      const left = this.SUBRULE(this.additive);
      const rest = this.OPTION(() => {
        const { direction, turned } = this.OR<{ direction: "after" | "before"; turned: boolean }>([
          { ALT: () => (this.CONSUME(k.after), { direction: "after", turned: false }) },
          { ALT: () => (this.CONSUME(k.before), { direction: "before", turned: false }) },
          { ALT: () => (this.CONSUME(p.dayAfter), { direction: "after", turned: true }) },
          { ALT: () => (this.CONSUME(p.backFrom), { direction: "before", turned: true }) },
        ]);
        const right = this.SUBRULE2(this.additive);
        return { direction, span: turned ? right : left, from: turned ? left : right };
      });
      return rest === undefined ? left : { kind: "span-from", ...rest, start, end: this.end(start) };
    },
    { recoveryValueFunc: () => this.missing() },
  );

  private readonly additive = this.RULE(
    "additive",
    (): s.Expression => {
      const start = this.next();
      let left = this.SUBRULE(this.multiplicative);
      let parts = 0;
      this.MANY(() => {
        const operator = this.OR<"+" | "-">([
          { ALT: () => (this.CONSUME(t.Plus), "+" as const) },
          { ALT: () => (this.CONSUME(t.Minus), "-" as const) },
        ]);
        const right = this.SUBRULE2(this.multiplicative);
        this.checkDepth(++parts);
        this.ACTION(() => (left = { kind: "binary", operator, left, right, start, end: this.end(start) }));
      });
      return left;
    },
    { recoveryValueFunc: () => this.missing() },
  );

  // 50% of liability_limit    liability_limit の 50%    price * count
  private readonly multiplicative = this.RULE(
    "multiplicative",
    (): s.Expression => {
      const start = this.next();
      let left = this.SUBRULE(this.sign);
      let parts = 0;
      this.MANY(() => {
        const operator = this.OR<"*" | "/" | "of" | "の">([
          { ALT: () => (this.CONSUME(t.Times), "*" as const) },
          { ALT: () => (this.CONSUME(t.Slash), "/" as const) },
          { ALT: () => (this.CONSUME(k.of), "of" as const) },
          { ALT: () => (this.CONSUME(p.of), "の" as const) },
        ]);
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
        const start = this.from(this.CONSUME(t.Minus));
        const operand = this.deeper(() => this.SUBRULE(this.sign));
        return { kind: "negate", operand, start, end: this.end(start) };
      },
    },
    { ALT: () => this.SUBRULE(this.primary) },
  ];

  private readonly sign = this.RULE("sign", (): s.Expression => this.OR<s.Expression>(this.signAlternatives), {
    recoveryValueFunc: () => this.missing(),
  });

  private readonly primaryAlternatives: Alternatives<s.Expression> = {
    DEF: [
      { ALT: () => this.SUBRULE(this.spanOrNumber) },
      { ALT: () => this.SUBRULE(this.dateLiteral) },
      { GATE: () => this.isValueWord(), ALT: () => this.SUBRULE(this.word) },
      {
        ALT: () => {
          const start = this.from(this.CONSUME(k.if));
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

  private readonly primary = this.RULE("primary", (): s.Expression => this.OR<s.Expression>(this.primaryAlternatives), {
    recoveryValueFunc: () => this.missing(),
  });

  private readonly nameOrCall = this.RULE(
    "nameOrCall",
    (): s.Expression => {
      const start = this.next();
      const name = this.SUBRULE(this.name);
      const rest = this.OPTION(() =>
        this.OR<{ field?: s.Name; arguments?: s.Expression[]; per?: s.Name | undefined }>([
          {
            ALT: () => {
              this.CONSUME(t.Dot);
              const field = this.SUBRULE2(this.name);
              return { field };
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
              const behind = this.OPTION3(() => {
                this.CONSUME(k.per);
                return this.SUBRULE4(this.name);
              });
              this.CONSUME(t.RightParenthesis);
              return { arguments: found, per: before ?? behind };
            },
          },
        ]),
      );
      if (rest?.field !== undefined)
        return { kind: "field", object: name, field: rest.field, start, end: this.end(start) };
      if (rest?.arguments !== undefined)
        return { kind: "call", function: name, arguments: rest.arguments, per: rest.per, start, end: this.end(start) };
      return { kind: "reference", name, start, end: this.end(start) };
    },
    { recoveryValueFunc: () => this.missing() },
  );

  private readonly expressions = this.RULE(
    "expressions",
    (): s.Expression[] => {
      const found: s.Expression[] = [];
      this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => keep(found, this.SUBRULE(this.additive)) });
      return found;
    },
    { recoveryValueFunc: () => [] },
  );

  // 1_000_000    90%    3,000万円    180 days    2 hours 30 minutes
  private readonly spanOrNumber = this.RULE("spanOrNumber", (): s.NumberLiteral | s.SpanLiteral => {
    const start = this.next();
    const number = this.SUBRULE(this.number);
    const parts: { count: s.NumberLiteral; unit: s.TimeUnit }[] = [];
    this.OPTION(() => {
      const unit = this.SUBRULE(this.timeUnit);
      this.ACTION(() => parts.push({ count: number, unit }));
      this.MANY({
        // `2 hours 30 minutes` goes on only where a unit follows the number.
        GATE: () => unitWords.some(([type]) => this.LA(2).tokenType === type),
        DEF: () => {
          const count = this.SUBRULE2(this.number);
          const next = this.SUBRULE2(this.timeUnit);
          this.ACTION(() => parts.push({ count, unit: next }));
        },
      });
    });
    return parts.length === 0 ? number : { kind: "span", parts, start, end: this.end(start) };
  });

  private readonly timeUnitAlternatives: Alternatives<s.TimeUnit> = unitWords.map(([type, unit], index) => ({
    ALT: () => (this.consume(index, type), unit),
  }));

  private readonly timeUnit = this.RULE("timeUnit", (): s.TimeUnit => this.OR<s.TimeUnit>(this.timeUnitAlternatives), {
    recoveryValueFunc: (): s.TimeUnit => "day",
  });

  private readonly numberAlternatives: Alternatives<IToken> = [
    { ALT: () => this.CONSUME(t.JapaneseAmount) },
    { ALT: () => this.CONSUME(t.Percent) },
    { ALT: () => this.CONSUME(t.NumberToken) },
  ];

  private readonly number = this.RULE("number", (): s.NumberLiteral => {
    const token = this.OR(this.numberAlternatives);
    return this.ACTION(() => readNumber(token.image, startOf(token)));
  });

  private readonly dateLiteral = this.RULE("dateLiteral", (): s.DateLiteral => {
    const token = this.CONSUME(t.DateToken);
    return { kind: "date", value: token.image, start: startOf(token), end: endOf(token) };
  });

  private readonly literalWordAlternatives: Alternatives<IToken> = literalWords.map((type, index) => ({
    ALT: () => this.consume(index, type),
  }));

  private readonly word = this.RULE("word", (): s.WordLiteral => {
    const token = this.OR(this.literalWordAlternatives);
    return this.ACTION(() => {
      if (isJapaneseMeaning(token.image)) this.meetsJapaneseName = true;
      return { kind: "word", word: wordOf(token) as s.WordLiteral["word"], start: startOf(token), end: endOf(token) };
    });
  });

  /** `該当` is yes, unless the file declares a member of that name. */
  private isValueWord(): boolean {
    return !this.own.has(this.LA(1).image);
  }

  // ── Scenarios ─────────────────────────────────────────────────────────────────────────────────────

  // contract wide_100m "ワイド" for cyber_protector { plan wide … }
  private readonly sampleContract = this.RULE("sampleContract", (): s.SampleContract => {
    const start = this.from(this.CONSUME(k.contract));
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
  private readonly scenario = this.RULE("scenario", (): s.Scenario => {
    const start = this.from(this.CONSUME(k.scenario));
    const title = this.SUBRULE(this.text);
    this.CONSUME(k.for);
    const product = this.SUBRULE(this.name);
    const statements: s.ScenarioStatement[] = [];
    this.CONSUME(t.LeftBrace);
    this.MANY(() => {
      const statement = this.OR<s.ScenarioStatement | undefined>(this.statementAlternatives);
      this.ACTION(() => keep(statements, statement));
    });
    this.CONSUME(t.RightBrace);
    return { kind: "scenario", title, product, statements, ...this.declared(start) };
  });

  // contract wide_100m { cost_deductible 100_000 }
  private readonly scenarioContract = this.RULE("scenarioContract", (): s.ScenarioContract => {
    const start = this.from(this.CONSUME(k.contract));
    const base = this.OPTION(() => this.SUBRULE(this.name));
    const words = this.OPTION2(() => this.SUBRULE(this.words));
    return { kind: "scenario-contract", base, words: words ?? [], ...this.declared(start) };
  });

  // schedule location L1 { value 100_000_000 }    schedule building B1 of location L1
  private readonly scenarioSchedule = this.RULE("scenarioSchedule", (): s.ScenarioSchedule => {
    const start = this.from(this.CONSUME(k.schedule));
    const unit = this.SUBRULE(this.name);
    const id = this.SUBRULE(this.id);
    const of = this.OPTION(() => this.SUBRULE(this.outerUnit));
    const words = this.OPTION2(() => this.SUBRULE(this.words));
    return { kind: "scenario-schedule", unit, id, of, words: words ?? [], ...this.declared(start) };
  });

  // of location L1
  private readonly outerUnit = this.RULE("outerUnit", (): s.OuterUnit => {
    const start = this.from(this.CONSUME(k.of));
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
    const id = this.OPTION(() => this.SUBRULE(this.text));
    const words = this.OPTION2(() => this.SUBRULE(this.words));
    return { kind: "scenario-incident", later, id, words: words ?? [], ...this.declared(start) };
  });

  // claim A { made 2026-06-01 }    insured director
  private readonly scenarioBearer = this.RULE("scenarioBearer", (): s.ScenarioBearer => {
    const start = this.next();
    const of = this.OR<"claim" | "insured">([
      { ALT: () => (this.CONSUME(k.claim), "claim" as const) },
      { ALT: () => (this.CONSUME(k.insured), "insured" as const) },
    ]);
    const id = this.SUBRULE(this.id);
    const words = this.OPTION(() => this.SUBRULE(this.words));
    return { kind: "scenario-bearer", of, id, words: words ?? [], ...this.declared(start) };
  });

  // unit location T { flooded }    unit building B1 of location L1
  private readonly scenarioUnit = this.RULE("scenarioUnit", (): s.ScenarioUnit => {
    const start = this.from(this.CONSUME(k.unit));
    const unit = this.SUBRULE(this.name);
    const id = this.SUBRULE(this.id);
    const of = this.OPTION(() => this.SUBRULE(this.outerUnit));
    const words = this.OPTION2(() => this.SUBRULE(this.words));
    return { kind: "scenario-unit", unit, id, of, words: words ?? [], ...this.declared(start) };
  });

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

  // loss sympathy 500_000 for 500 individual on 2026-05-03 approved of claim A
  private readonly scenarioLoss = this.RULE("scenarioLoss", (): s.ScenarioLoss => {
    const start = this.from(this.CONSUME(k.loss));
    const head = this.SUBRULE(this.name);
    const amount = this.OPTION3({
      GATE: () => startsAmount.includes(this.LA(1).tokenType),
      DEF: () => this.SUBRULE(this.sign),
    });
    const found = (this.loss = {} as Partial<Mutable<s.ScenarioLoss>>);
    this.MANY(() => this.OR(this.lossAlternatives));
    const words = this.OPTION2(() => this.SUBRULE(this.words));
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
      ...this.declared(start),
    };
  });

  // 500 individual    500 individual victims    location L1
  private readonly lossUnit = this.RULE("lossUnit", (): NonNullable<s.ScenarioLoss["unit"]> =>
    this.OR<NonNullable<s.ScenarioLoss["unit"]>>([
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
    ]),
  );

  // expect due 1_000_000    expect pay costs 5_000    expect left costs for location L1 20_000    expect forensics refused by approval
  private readonly expectation = this.RULE("expectation", (): s.Expect => {
    const start = this.from(this.CONSUME(k.expect));
    const subject = this.SUBRULE(this.name);
    const of = this.OPTION3({
      GATE: () => ![k.refused, k.undetermined, k.unlimited].includes(this.LA(1).tokenType),
      DEF: () => this.SUBRULE(this.expectedOf),
    });
    const whose: s.Expect["for"][number][] = [];
    this.MANY(() => {
      this.CONSUME2(k.for);
      const kind = this.SUBRULE(this.counted);
      const id = this.SUBRULE(this.id);
      this.ACTION(() => whose.push({ kind, id }));
    });
    const outcome = this.OR<s.Expect["outcome"]>({
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
    });
    return { kind: "expect", subject, of, for: whose, outcome, ...this.declared(start) };
  });

  // costs    deductible costs    "costs:limit:period:2"
  private readonly expectedOf = this.RULE("expectedOf", (): s.ExpectedOf => {
    const start = this.next();
    const term = this.OPTION(() => this.SUBRULE(this.termWord));
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
      { ALT: () => this.SUBRULE(this.spanOrNumber) },
      {
        ALT: () => {
          const start = this.from(this.CONSUME(t.Minus));
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

  // { leak  discovered 2026-05-01  publication press, apology  not war }    { leak  war でない }
  private readonly words = this.RULE(
    "words",
    (): s.Word[] => {
      const words: s.Word[] = [];
      this.CONSUME(t.LeftBrace);
      this.MANY(() => {
        const word = this.OR<s.Word | undefined>(this.wordAlternatives);
        keep(words, word);
        this.OPTION(() => {
          const token = this.CONSUME(p.isNot);
          this.ACTION(() =>
            words.splice(-1, 0, { kind: "punctuation", text: "not", start: startOf(token), end: endOf(token) }),
          );
        });
      });
      this.CONSUME(t.RightBrace);
      return words;
    },
    { recoveryValueFunc: () => [] },
  );

  // discovered    outage.from
  private readonly factName = this.RULE(
    "factName",
    (): s.Name => {
      const name = this.SUBRULE(this.name);
      const field = this.OPTION(() => {
        this.CONSUME(t.Dot);
        return this.SUBRULE2(this.name);
      });
      if (field === undefined) return name;
      return { kind: "name", text: `${name.text}.${field.text}`, start: name.start, end: field.end };
    },
    { recoveryValueFunc: (): s.Name => ({ kind: "name", text: "", ...this.here() }) },
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

  // ── Names and labels ──────────────────────────────────────────────────────────────────────────────

  private readonly idAlternatives: Alternatives<s.Name | s.Text> = [
    { ALT: () => this.SUBRULE(this.name) },
    { ALT: () => this.SUBRULE(this.text) },
  ];

  private readonly id = this.RULE("id", (): s.Name | s.Text => this.OR<s.Name | s.Text>(this.idAlternatives), {
    recoveryValueFunc: (): s.Name => ({ kind: "name", text: "", ...this.here() }),
  });

  private readonly names = this.RULE(
    "names",
    (): s.Name[] => {
      const names: s.Name[] = [];
      keep(names, this.SUBRULE(this.name));
      this.MANY({
        // In `for leak, unless free` the comma is not the list's.
        GATE: () => tokenMatcher(this.LA(2), AnyName),
        DEF: () => {
          this.CONSUME(t.Comma);
          keep(names, this.SUBRULE2(this.name));
        },
      });
      return names;
    },
    { recoveryValueFunc: () => [] },
  );

  private readonly name = this.RULE(
    "name",
    (): s.Name => {
      const token = this.CONSUME(AnyName);
      return this.readName(token);
    },
    { recoveryValueFunc: (): s.Name => ({ kind: "name", text: "", ...this.here() }) },
  );

  private readonly labels = this.RULE(
    "labels",
    (beforeAmount?: boolean): s.Labels => {
      const plain = this.OPTION(() => this.SUBRULE(this.text));
      const en = this.OPTION2({
        // The amount of a term may be called `en`.
        GATE: () => beforeAmount !== true || this.LA(2).tokenType === t.TextToken,
        DEF: () => {
          this.CONSUME(k.en);
          return this.SUBRULE2(this.text);
        },
      });
      return { plain, en };
    },
    { recoveryValueFunc: () => ({ plain: undefined, en: undefined }) },
  );

  private readonly text = this.RULE(
    "text",
    (): s.Text => {
      const token = this.CONSUME(t.TextToken);
      return { kind: "text", value: readText(token.image), start: startOf(token), end: endOf(token) };
    },
    { recoveryValueFunc: (): s.Text => ({ kind: "text", value: "", ...this.here() }) },
  );

  private readName(token: IToken): s.Name {
    return { kind: "name", text: this.nameOf(token), start: startOf(token), end: endOf(token) };
  }

  private nameOf({ image, payload }: IToken): string {
    if (image.startsWith("`")) return normalizeName(image.slice(1, -1));
    if (typeof payload === "string") return payload;
    const text = normalizeName(image);
    if (!isJapaneseMeaning(text)) return text;
    this.meetsJapaneseName = true;
    return (this.own.has(text) ? undefined : builtInOf(text)) ?? text;
  }

  // ── Positions ─────────────────────────────────────────────────────────────────────────────────────

  private deeper<T>(rule: () => T): T {
    this.depth += mostParts / deepest;
    try {
      this.checkDepth(0);
      return rule();
    } finally {
      this.depth -= mostParts / deepest;
    }
  }

  private checkDepth(more: number): void {
    if (this.depth + more > mostParts) throw new TooDeep(this.LA(1));
  }

  private from(token: IToken): number {
    return startOf(token);
  }

  /** Where the next token begins; at the end of the text, where the last one ends. */
  private next(): number {
    const { startOffset } = this.LA(1);
    return Number.isNaN(startOffset) ? this.last() : startOffset;
  }

  /** Where the last token read ends. */
  private last(): number {
    return endOf(this.LA(0));
  }

  /** Where what begins there ends. */
  private end(start: number): number {
    return Math.max(start, this.last());
  }

  private here(): s.Span {
    const at = this.next();
    return { start: at, end: at };
  }

  private declared(start: number): s.Declaration {
    return { references: [], doc: undefined, start, end: this.end(start) };
  }

  /** Whether a `{` comes before anything that begins or ends an exclusion. A quick look: backtracking is slow. */
  private opensBlock(): boolean {
    for (let ahead = 1; ; ahead++) {
      const { tokenType } = this.LA(ahead);
      if (tokenType === t.LeftBrace) return true;
      if (tokenType === t.RightBrace || tokenType === t.Colon || tokenType === t.TextToken || tokenType === EOF)
        return false;
    }
  }

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

  private noAmounts(): SliceAmounts {
    return { share: undefined, limit: this.missing(), attachment: this.missing() };
  }

  private missing(): s.Missing {
    return { kind: "missing", ...this.here() };
  }
}

type Mutable<T> = { -readonly [P in keyof T]: T[P] };

function noClauses(): Mutable<s.ExclusionClauses> {
  return { scopes: [], unless: [], liftedBy: [], perInsured: false, whens: [] };
}

/** Recovery gives up on a rule by returning nothing. */
function keep<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

/** Tokens carry only where they begin; one that recovery inserted stands nowhere. */
function startOf({ startOffset }: IToken): number {
  return Number.isNaN(startOffset) ? 0 : startOffset;
}

function endOf(token: IToken): number {
  return startOf(token) + token.image.length;
}

function availability(mark: string): s.Mark["availability"] {
  if (mark === "◎") return "automatic";
  return mark === "×" || mark === "✕" || mark === "✗" ? "unavailable" : "optional";
}
