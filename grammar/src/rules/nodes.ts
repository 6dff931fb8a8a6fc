import type { TokenType } from "chevrotain";
import { keywords as k } from "../keywords.js";
import type * as s from "../syntax.js";
import * as t from "../tokens.js";
import { type Alternatives, keep, type Mutable, startOf } from "./base.js";
import { TermRules } from "./terms.js";

type GroupClauses = Pick<s.GroupDeclaration, "outside" | "forEach" | "when">;

const termWords: readonly TokenType[] = [k.deductible, k.franchise, k.limit, k.coinsurance];
/** Words of a term that something follows, whatever its amount. */
const joins: readonly TokenType[] = [k.per, k.and, k.for, t.Comma];

/** Sections, frames and heads, and what stands in them. */
export abstract class NodeRules extends TermRules {
  private readonly nodeAlternatives: Alternatives<s.NodeItem | undefined> = [
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
  ];

  protected readonly nodeItem = this.RULE("nodeItem", (): s.NodeItem | undefined =>
    this.OR<s.NodeItem | undefined>(this.nodeAlternatives),
  );

  protected readonly nodeItems = this.RULE(
    "nodeItems",
    (): s.NodeItem[] => {
      const items: s.NodeItem[] = [];
      this.CONSUME(t.LeftBrace);
      this.passNoTerm();
      this.MANY(() => {
        keep(items, this.SUBRULE(this.nodeItem));
        this.passNoTerm();
      });
      this.CONSUME(t.RightBrace);
      return items;
    },
    { recoveryValueFunc: () => [] },
  );

  /** `no deductible per incident for fire` */
  private passNoTerm(): void {
    this.passNeedless("term", (passed) => {
      const [last, next] = [this.LA(0), this.LA(1)];
      if (next.image === "no" && termWords.includes(this.LA(2).tokenType)) return true;
      return passed > 0 && (last.image === "no" || [last, next].some(({ tokenType }) => joins.includes(tokenType)));
    });
  }

  // section costs "費用損害" when plan in (basic, wide) { … }    frame building "建物" for each location { … }
  private readonly group = this.RULE("group", (): s.GroupDeclaration => {
    const start = this.next();
    const kind = this.OR<"section" | "frame">([
      { ALT: () => (this.CONSUME(k.section), "section" as const) },
      { ALT: () => (this.CONSUME(k.frame), "frame" as const) },
    ]);
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    const clauses = this.SUBRULE(this.groupClauses);
    const items = this.SUBRULE(this.nodeItems);
    return { kind, name, labels, ...clauses, items: items ?? [], ...this.declared(start) };
  });

  // outside for each location when plan is wide
  protected readonly groupClauses = this.RULE(
    "groupClauses",
    (): GroupClauses => {
      const found: Partial<Mutable<GroupClauses>> = {};
      this.MANY(() =>
        this.OR([
          { ALT: () => this.once(found, "outside", () => (this.CONSUME(k.outside), true)) },
          {
            ALT: () =>
              this.once(found, "forEach", () => {
                this.CONSUME(k.for);
                this.CONSUME(k.each);
                return this.SUBRULE(this.name);
              }),
          },
          { ALT: () => this.once(found, "when", () => this.SUBRULE(this.guard)) },
        ]),
      );
      return { outside: found.outside ?? false, forEach: found.forEach, when: found.when };
    },
    { recoveryValueFunc: () => ({ outside: false, forEach: undefined, when: undefined }) },
  );

  // head forensics "調査費用" requires approval requires item when plan is wide { coinsurance pays 90% }
  // head profit = revenue * ratio    head hospital "入院" for each loss = daily * stay
  private readonly head = this.RULE("head", (): s.HeadDeclaration => {
    const start = startOf(this.CONSUME(k.head));
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
    const start = startOf(this.CONSUME(k.uncovered));
    const name = this.SUBRULE(this.name);
    const labels = this.SUBRULE(this.labels);
    return { kind: "uncovered", name, labels, ...this.declared(start) };
  });

  // covers leak, attack for all but probe when plan is wide
  private readonly covers = this.RULE("covers", (): s.Covers => {
    const start = startOf(this.CONSUME(k.covers));
    const triggers = this.SUBRULE(this.scopeNames);
    const { scope, when } = this.SUBRULE(this.scopeAndGuard);
    return { kind: "covers", triggers, scope, when, ...this.declared(start) };
  });

  // covered when discovered during period    covered "発見" when discovered during period    covered at any time
  private readonly covered = this.RULE("covered", (): s.Covered => {
    const start = startOf(this.CONSUME(k.covered));
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
    const start = startOf(this.CONSUME(k.window));
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

  // item server "サーバ" | data "データ" requires approval    refuse portable "携帯端末"
  private readonly items = this.RULE("items", (): s.ItemsDeclaration => {
    const start = this.next();
    const refused = this.OR<boolean>([
      { ALT: () => (this.CONSUME(k.item), false) },
      { ALT: () => (this.CONSUME(k.refuse), true) },
    ]);
    const items = this.SUBRULE(this.barredMembers);
    const approval = this.OPTION({
      // `requires approval for server`: a rule of its own begins.
      GATE: () => this.LA(3).tokenType !== k.for,
      DEF: (): s.Span => {
        const approvalStart = startOf(this.CONSUME(k.requires));
        this.CONSUME(k.approval);
        return { start: approvalStart, end: this.end(approvalStart) };
      },
    });
    return { kind: "items", refused, items, approval, ...this.declared(start) };
  });
}
