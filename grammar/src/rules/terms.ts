import { Each, isFunction, keywords as k, particles as p } from "../keywords.js";
import { readLayerAmount } from "../layer-share.js";
import { normalizeName } from "../names.js";
import { policyYear } from "../spellings.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";
import { type Alternatives, keep, startOf } from "./base.js";
import { ExclusionRules } from "./exclusions.js";

/** What stands behind a name that is not yet the whole of an amount. */
const amountGoesOn = [k.xs, p.above, k.of, p.of, t.Plus, t.Minus, t.Times, t.Slash, t.Dot];

/** Words before what a term is counted over that say no more than it does. */
const articles: ReadonlySet<string> = new Set(["a", "an", "the", "each", "every", "any", "one"]);
const basisWords = [k.incident, k.claim, k.loss, k.period, k.insured];

type SliceAmounts = Pick<s.LayerSlice, "share" | "limit" | "attachment">;

/** For which losses and when a term holds. */
export interface Restrictions {
  scope: s.ScopeSyntax | undefined;
  where: s.Expression | undefined;
  when: s.Expression | undefined;
}

interface TermTail extends Restrictions {
  cap: s.CapSyntax | undefined;
  ranking: s.Ranking | undefined;
}

type CountedAmount = Pick<s.TermDeclaration, "amount" | "times" | "bases">;
type TermBegin = CountedAmount & Pick<s.TermDeclaration, "term" | "labels">;

/** Terms, what they are counted by and in which order they act, and layers, which are made of them. */
export abstract class TermRules extends ExclusionRules {
  private readonly amountAlternatives: Alternatives<CountedAmount> = [
    {
      ALT: () => {
        const amount = this.SUBRULE2(this.expression);
        const times = this.SUBRULE(this.times);
        return { amount, times, bases: this.SUBRULE(this.bases) };
      },
    },
    {
      ALT: () => {
        const bases = this.SUBRULE2(this.bases);
        const amount = this.SUBRULE3(this.expression);
        return { amount, times: this.SUBRULE2(this.times), bases };
      },
    },
  ];

  private readonly termAlternatives: Alternatives<TermBegin> = [
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
        return { term: word, labels, ...this.OR2<CountedAmount>(this.amountAlternatives) };
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
  ];

  // limit 30_000_000 per incident and period    coinsurance pays 90%    deductible 0 per claim falling first on damages
  // 支払限度額 1事故および保険期間中につき 3,000万円    1事故につき 免責金額 10万円
  // deductible "自賠責控除" en "Less compulsory cover" paid per claim    coinsurance "比例てん補" pays share
  protected readonly term = this.RULE("term", (): s.TermDeclaration => {
    const start = this.next();
    const found = this.OR<TermBegin>(this.termAlternatives);
    const tail: TermTail = { cap: undefined, ranking: undefined, scope: undefined, where: undefined, when: undefined };
    this.MANY(() =>
      this.OR3([
        { ALT: () => this.once(tail, "cap", () => this.SUBRULE(this.cap)) },
        { ALT: () => this.once(tail, "ranking", () => this.SUBRULE(this.ranking)) },
        { ALT: () => this.SUBRULE(this.restriction, { ARGS: [tail] }) },
      ]),
    );
    return { kind: "term", ...found, ...tail, ...this.declared(start) };
  });

  // for leak, attack    where severity = 1    when plan is wide    ただし severity = 1 のものに限る
  protected readonly restriction = this.RULE("restriction", (found: Restrictions): void => {
    this.OR([
      { ALT: () => this.once(found, "scope", () => this.SUBRULE(this.scope)) },
      {
        ALT: () =>
          this.once(found, "where", () => {
            this.CONSUME(k.where);
            return this.SUBRULE(this.expression);
          }),
      },
      {
        ALT: () =>
          this.once(found, "when", () => {
            this.CONSUME(k.when);
            return this.SUBRULE2(this.expression);
          }),
      },
      {
        ALT: () => {
          const start = this.LA(1);
          const test = this.SUBRULE(this.provisoTest);
          this.OR2([
            { ALT: () => this.once(found, "when", () => (this.CONSUME(p.onlyWhen), test), start) },
            { ALT: () => this.once(found, "where", () => (this.CONSUME(p.onlyThose), test), start) },
          ]);
        },
      },
    ]);
  });

  // bearing at most 500_000 per incident and period    自己負担限度額 保険期間中につき 50万円
  private readonly cap = this.RULE(
    "cap",
    (): s.CapSyntax => {
      const start = startOf(this.CONSUME(k.bearing));
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

  private readonly termWords: Alternatives<s.TermWord> = [
    { ALT: () => (this.CONSUME(k.deductible), "deductible" as const) },
    { ALT: () => (this.CONSUME(k.franchise), "franchise" as const) },
    { ALT: () => (this.CONSUME(k.limit), "limit" as const) },
    { ALT: () => (this.CONSUME(k.borne), this.CONSUME(k.at), this.CONSUME(k.most), "borne" as const) },
  ];

  protected readonly termWord = this.RULE("termWord", (): s.TermWord => this.OR<s.TermWord>(this.termWords), {
    // 支払限度額 1億円、保険期間中につき 3億円
    recoveryValueFunc: (): s.TermWord => "limit",
  });

  private readonly timesAlternatives: Alternatives<boolean> = [
    { ALT: () => (this.CONSUME(k.times), true) },
    { ALT: () => (this.CONSUME(k.time), true) },
  ];
  private readonly readTimes = (): boolean => this.OR<boolean>(this.timesAlternatives);

  // 2 times    1 time    2回
  protected readonly times = this.RULE("times", (): boolean => this.OPTION(this.readTimes) === true, {
    recoveryValueFunc: () => false,
  });

  private readonly basesAlternatives: Alternatives<s.BasisSyntax[]> = [
    {
      ALT: () => {
        const bases: s.BasisSyntax[] = [];
        this.CONSUME(k.per);
        this.AT_LEAST_ONE_SEP({ SEP: k.and, DEF: () => keep(bases, this.SUBRULE(this.basis)) });
        return bases;
      },
    },
    { ALT: () => this.SUBRULE(this.basesAfter) },
  ];

  // per incident and period    1事故および保険期間中につき
  protected readonly bases = this.RULE(
    "bases",
    (): s.BasisSyntax[] => this.OR<s.BasisSyntax[]>(this.basesAlternatives),
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
  protected readonly counted = this.RULE(
    "counted",
    (): s.Name => {
      // `per any one incident`; a unit may be called so.
      this.passNeedless("basis", () => {
        const [first, second] = [this.LA(1), this.LA(2)];
        return articles.has(first.image) && (articles.has(second.image) || basisWords.includes(second.tokenType));
      });
      const name = this.SUBRULE(this.name);
      // A policy of several years is the only thing here that is called by two words.
      const isYear = this.OPTION({
        GATE: () => name.text === "policy",
        DEF: () => (this.CONSUME(k.year), true),
      });
      return isYear === true ? { ...name, text: policyYear, end: this.end(name.start) } : name;
    },
    { recoveryValueFunc: () => this.noName() },
  );

  // 1事故および保険期間中につき    1 location の 保険期間中につき
  protected readonly basesAfter = this.RULE(
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
      keep(ranks[0]!, first);
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.OPTION(() => {
          this.CONSUME(k.then);
          ranks.push([]);
        });
        const name = this.SUBRULE2(this.name);
        keep(ranks.at(-1)!, name);
      });
      return { direction, ranks };
    },
    { recoveryValueFunc: (): Pick<s.Ranking, "direction" | "ranks"> => ({ direction: "sparing", ranks: [[]] }) },
  );

  // layer primary "第1層" when plan is wide { coinsurance pays 30%  limit 500_000 per incident }
  // layer 30% of 500_000 xs 500_000 per incident when plan is wide
  protected readonly layer = this.RULE("layer", (): s.LayerDeclaration => {
    const start = startOf(this.CONSUME(k.layer));
    const nameless = this.noName();
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
    const tail: Restrictions = { scope: undefined, where: undefined, when: undefined };
    const { slice, terms } = this.OR<{ slice: s.LayerSlice | undefined; terms: readonly s.TermDeclaration[] }>([
      {
        ALT: () => {
          const inside: s.TermDeclaration[] = [];
          this.MANY(() => this.SUBRULE(this.restriction, { ARGS: [tail] }));
          this.CONSUME(t.LeftBrace);
          this.MANY2(() => keep(inside, this.SUBRULE(this.term)));
          this.CONSUME(t.RightBrace);
          return { slice: undefined, terms: inside };
        },
      },
      {
        ALT: () => {
          const slice = this.SUBRULE(this.layerSlice);
          this.MANY3(() => this.SUBRULE2(this.restriction, { ARGS: [tail] }));
          return { slice, terms: this.ACTION(() => this.termsOf(slice)) };
        },
      },
    ]);
    return { kind: "layer", name: name ?? nameless, labels, ...tail, slice, terms, ...this.declared(start) };
  });

  // 30% of 500_000 xs 500_000 per incident    1事故につき 50万円 を超える 50万円 の 30%
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

  // 30% of 500_000 xs 500_000    50万円 を超える 50万円 の 30%
  private readonly sliceAmounts = this.RULE(
    "sliceAmounts",
    (): SliceAmounts => {
      const begin = this.next();
      const first = this.SUBRULE(this.additive);
      const isTurned = this.OR([
        { ALT: () => (this.CONSUME(k.xs), false) },
        { ALT: () => (this.CONSUME(p.above), true) },
      ]);
      const behind = this.next();
      const second = this.SUBRULE2(this.additive);
      return this.ACTION(() =>
        isTurned
          ? { ...readLayerAmount(second, behind), attachment: first }
          : { ...readLayerAmount(first, begin), attachment: second },
      );
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

  private noAmounts(): SliceAmounts {
    return { share: undefined, limit: this.missing(), attachment: this.missing() };
  }
}
