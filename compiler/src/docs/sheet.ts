/** What a product covers, as tables for people: from the plan alone, so that it says what is computed. */
import type {
  Exclusion,
  Expr,
  Fact,
  GroupNode,
  HeadNode,
  Label,
  Node,
  Plan,
  Rule,
  Scope,
  Source,
  TableKey,
  Term,
  Type,
} from "../plan.js";
import { rational } from "../exact/rational.js";
import { amountPlace, inCase, isMoment, type Language, Prose, roundingWords } from "./prose.js";
import { headsBelow, largestNodes } from "../heads-below.js";
import { isCountedTerm } from "../quantities.js";
import { termScope, termWhere } from "./term-scope.js";

/** A text, or several below one another. */
export type Cell = string | readonly string[];

export interface Row {
  readonly cells: readonly Cell[];
  /** The name by which inputs and scenarios call what the row is about, where its title is another. */
  readonly id?: string;
  /** How far the first cell stands in. */
  readonly depth?: number;
  /** The beginning of a group, what its members come to, what is never paid. */
  readonly kind?: "group" | "total" | "never";
}

export interface Column {
  readonly title: string;
  /** A sign such as ○, in the middle of a narrow column. */
  readonly isMark?: boolean;
}

export interface Table {
  /** The column of the titles, beside which the ids stand; left out: the first. */
  readonly titles?: number;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly table: Table;
}

export interface Sheet {
  readonly language: Language;
  readonly title: string;
  readonly particulars: readonly (readonly [name: string, value: string])[];
  /** Those without a row are left out. */
  readonly parts: readonly Part[];
}

export function describeSheet(plan: Plan, language: Language): Sheet {
  return new SheetWriter(plan, new Prose(plan, language)).write();
}

type GroupOrHead = GroupNode | HeadNode;

class SheetWriter {
  private readonly say: (ja: string, en: string) => string;

  constructor(
    private readonly plan: Plan,
    private readonly prose: Prose,
  ) {
    this.say = prose.say.bind(prose);
  }

  write(): Sheet {
    const { plan, prose, say } = this;
    const { code } = plan.currency;
    return {
      language: prose.language,
      title: prose.label(plan.label, plan.name),
      particulars: [
        [say("版", "Edition"), plan.edition],
        [say("通貨", "Currency"), code],
        [say("端数処理", "Rounding"), roundingWords[prose.language][plan.rounding]],
      ],
      parts: [
        this.coverage(),
        this.plans(),
        this.choices(),
        this.openings(),
        this.triggers(),
        this.items(),
        this.rules(),
        this.exclusions(),
        this.readings(),
        this.facts(),
        this.formulas(),
        ...this.tables(),
        this.premiums(),
        this.documents(),
      ].filter(({ table }) => table.rows.length > 0),
    };
  }

  // ── Limits, deductibles, shares ────────────────────────────────────────────────────────────────────

  private coverage(): Part {
    const { say, plan } = this;
    const rows = this.nodeRows(plan.root, 0, []);
    return {
      id: "coverage",
      title: say("支払限度額・免責金額・縮小支払割合", "Limits, deductibles and shares paid"),
      notes: [
        say(
          "上から順に適用する。一つの行の条件は左から順に、番号があればその順に働く。まとまりの見出しの行にある条件は、損害の額に、費目ごとの条件より先に働く。「計」の行の条件は、費目ごとに計算した後の合計に働く。",
          "What is written first acts first; those of one line act from left to right, or in the order of their numbers. Terms in the line of a group act on the loss, before those of its heads; terms in a line “together” act on what the heads come to.",
        ),
        say(
          "内枠：その外側の支払限度額も使う。外枠：ほかの支払限度額とは別に支払う。働かない条件を記したときは、その支払限度額とは別に支払う。",
          "Inner: it also uses up a limit around it. Outer: it is paid beside other limits; where it says whose terms do not act, beside those.",
        ),
      ],
      table: {
        columns: [
          { title: say("補償・費目", "Cover, head") },
          { title: say("免責金額", "Deductible") },
          { title: say("縮小支払割合", "Share paid") },
          { title: say("支払限度額", "Limit") },
          { title: say("前提", "Where") },
          { title: say("出典", "Source") },
        ],
        rows,
      },
    };
  }

  private nodeRows(node: Node, depth: number, around: readonly GroupNode[]): Row[] {
    const { say, prose } = this;
    const name = prose.label(node.label, node.name);
    if (node.kind === "uncovered")
      return [
        {
          cells: [name, "", "", say("支払わない", "never paid"), "", this.sources(node.source)],
          ...this.idOf(node),
          depth,
          kind: "never",
        },
      ];
    const isRoot = node.kind === "product";
    const terms = node.kind === "head" ? node.terms : node.above;
    const frame = node.kind === "product" ? "" : this.frameOf(node, around);
    const where = [
      ...(node.when === undefined ? [] : [prose.expr(node.when)]),
      ...(node.kind !== "head" && node.forEach !== undefined
        ? [say(`${prose.name(node.forEach)}ごと`, `for each ${prose.name(node.forEach)}`)]
        : []),
      ...node.rules.flatMap((rule) => {
        if (!isWhole(rule, node)) return [];
        if (rule.kind === "approval") return [say("承認が必要", "requires approval")];
        return rule.kind === "item" ? [say("内訳の特定が必要", "requires the item")] : [];
      }),
      ...(node.kind === "head" && node.each !== undefined
        ? [
            say(
              `1明細ごとに算式による額：${prose.expr(node.each)}`,
              `for each line of loss an amount by formula: ${prose.expr(node.each)}`,
            ),
          ]
        : []),
      ...(node.kind === "head" && node.computed !== undefined ? [this.amountOf(node, node.computed)] : []),
    ];
    const title = frame === "" ? name : `${name} 【${frame}】`;
    const first: Row = {
      cells: [
        title,
        ...this.termCells(terms, node),
        where,
        this.sources(node.source, ...terms.map(({ source }) => source)),
      ],
      ...(isRoot ? {} : this.idOf(node)),
      depth,
      ...(node.kind === "head" ? {} : { kind: "group" }),
    };
    if (node.kind === "head") return [first];
    const members = node.members.flatMap((member) =>
      this.nodeRows(member, isRoot ? depth : depth + 1, [...around, node]),
    );
    const total: Row[] =
      node.below.length === 0
        ? []
        : [
            {
              cells: [
                say(`${name} 計`, `${name}, together`) + this.without(node),
                ...this.termCells(node.below, node),
                "",
                this.sources(...node.below.map(({ source }) => source)),
              ],
              depth,
              kind: "total",
            },
          ];
    return [...(isRoot && node.above.length === 0 ? [] : [first]), ...members, ...total];
  }

  /** Behind what the members come to together: those on which terms there do not act. */
  private without(node: GroupNode): string {
    const outside = node.members.filter((member) => member.kind !== "uncovered" && member.outside);
    if (outside.length === 0) return "";
    const names = this.prose.names(outside.map(({ name }) => name));
    return this.say(`（${names}を除く）`, ` (without ${names})`);
  }

  /** Of a computed head, its formula, and whether it is that of each unit. */
  private amountOf(head: HeadNode, computed: Expr): string {
    const { say } = this;
    const prose = this.prose.at(amountPlace(head));
    const amount = prose.expr(computed);
    if (head.perUnit === undefined) return say(`算式による額：${amount}`, `amount by formula: ${amount}`);
    const each = prose.name(head.perUnit.unit);
    return say(`${each}ごとの算式による額：${amount}`, `amount by formula, of each ${each}: ${amount}`);
  }

  /** Whether it stands beside what is around it (外枠), or uses up limits there too (内枠). */
  private frameOf(node: GroupOrHead, around: readonly GroupNode[]): string {
    const parent = around.at(-1)!;
    if (node.outside && termsOf(parent).length > 0) return this.outsideOf(node, parent, around.slice(0, -1));
    const limits = termsOf(node).filter(isLimit);
    if (limits.length === 0) return "";
    const { say } = this;
    const outer = around.flatMap(termsOf).filter(isLimit);
    const own = this.plan.heads.filter(({ name }) => limits.some(({ heads }) => heads.includes(name)));
    const reaches = own.map((head) => reachOf(head, limits, outer));
    const reached = own.filter((_, place) => reaches[place] !== "never").map(({ name }) => name);
    // Around all there is nothing to be beside.
    if (reached.length === 0) return headsBelow(node).length === this.plan.heads.length ? "" : say("外枠", "outer");
    const inner = reaches.includes("sometimes") ? say("条件により内枠", "inner, on a condition") : say("内枠", "inner");
    return reached.length === own.length ? inner : inner + say("：", ": ") + this.nodesOf(reached, node);
  }

  /** That the terms of the node around do not act on it, and which further out do. */
  private outsideOf(node: GroupOrHead, parent: GroupNode, further: readonly GroupNode[]): string {
    const { say, prose } = this;
    const own = headsBelow(node);
    const acting = further.filter((group) =>
      termsOf(group).some(({ heads }) => heads.some((one) => own.includes(one))),
    );
    const [without, within] = [[parent], acting].map((groups) =>
      prose.list(groups.map(({ label, name }) => prose.label(label, name))),
    );
    return within === ""
      ? say(`外枠：${without}の条件は働かない`, `outer: the terms of ${without} do not act on it`)
      : say(
          `外枠：${without}の条件は働かず、${within}の条件は働く`,
          `outer: the terms of ${without} do not act on it, those of ${within} do`,
        );
  }

  private termCells(terms: readonly Term[], node: GroupOrHead): Cell[] {
    const cells: [deductibles: string[], shares: string[], limits: string[]] = [[], [], []];
    const groups = together(terms);
    const columns = groups.map((group) => columnOf(group[0]!));
    // The columns are in the usual order; where the text has another one, numbers say it.
    const isNumbered = columns.some((column, place) => column < (columns[place - 1] ?? 0));
    groups.forEach((group, place) => {
      const sign = isNumbered ? `${numberSign(place + 1)} ` : "";
      cells[columns[place]!].push(sign + this.term(group, node));
    });
    return cells;
  }

  /** Terms that one text states for several bases. */
  private term(group: readonly Term[], node: GroupOrHead): string {
    const { say, plan } = this;
    const term = group[0]!;
    const prose = this.prose.at(term);
    const bases = prose.bases(
      group.map(({ basis }) => basis),
      term.forEach,
    );
    const scope = termScope(prose, term, node);
    const where = termWhere(prose, term, plan.lets);
    const guard = term.when && prose.expr(term.when);
    const tail =
      this.caps(term) +
      (scope === "" ? "" : say(`、対象：${scope}`, `, for ${scope}`)) +
      this.ranks(term) +
      (where === "" ? "" : say(`〔${where}〕`, ` [${where}]`)) +
      (guard === undefined ? "" : say(`〔${inCase(guard)}〕`, ` [when ${guard}]`));
    const label = prose.label(term.label, "");
    return (label === "" ? "" : say(`${label}：`, `${label}: `)) + this.step(term, prose, bases) + tail;
  }

  private step(term: Term, prose: Prose, bases: string): string {
    const { say } = this;
    switch (term.kind) {
      case "coinsurance":
        return prose.expr(term.pays);
      case "limit":
        if (term.times === true && term.amount.kind !== "unlimited") {
          const times = prose.expr(wholeNumbers(term.amount));
          return say(`${times}回まで（${bases}）`, `${times === "1" ? "1 time" : `${times} times`} ${bases}`);
        }
        if (isCountedTerm(term) && term.amount.kind !== "unlimited") {
          const [number, quantity] = [prose.expr(wholeNumbers(term.amount)), prose.expr(term.quantity)];
          return say(`${quantity}は${number}まで（${bases}）`, `${number} of ${quantity} ${bases}`);
        }
        return `${prose.expr(term.amount)}${say(`（${bases}）`, ` ${bases}`)}`;
      case "deductible":
        if (term.times === true && term.amount.kind !== "unlimited") {
          const times = prose.expr(wholeNumbers(term.amount));
          return say(
            `最初の${times}回は全額自己負担（${bases}）`,
            `the first ${times === "1" ? "time" : `${times} times`} ${bases} in full`,
          );
        }
        if (isCountedTerm(term) && term.amount.kind !== "unlimited") {
          const [number, quantity] = [prose.expr(wholeNumbers(term.amount)), prose.expr(term.quantity)];
          return say(
            `${quantity}の最初の${number}は自己負担（${bases}）`,
            `the first ${number} of ${quantity} ${bases}`,
          );
        }
        return `${prose.expr(term.amount)}${say(`（${bases}）`, ` ${bases}`)}`;
      case "franchise":
        return say(
          `${prose.expr(term.amount)}以下は支払わない。超えれば差し引かない（${bases}）`,
          `nothing up to ${prose.expr(term.amount)}, in full above it, ${bases}`,
        );
      case "borne": {
        const most = prose.expr(term.amount);
        return say(`ここまでの自己負担は合計で${most}まで（${bases}）`, `all in all bearing at most ${most} ${bases}`);
      }
      case "layers":
        return (
          term.layers
            .map((layer) => {
              const parts = layer.terms.map((part) => {
                const amount = prose.expr(part.kind === "coinsurance" ? part.pays : part.amount);
                const kinds = {
                  coinsurance: say("支払割合", "share"),
                  deductible: say("免責", "deductible"),
                  franchise: say("フランチャイズ", "franchise"),
                  limit: say("限度", "limit"),
                };
                const label = prose.label(part.label, "");
                const named =
                  label === ""
                    ? `${kinds[part.kind]} ${amount}`
                    : part.kind === "coinsurance"
                      ? say(`${label}（支払割合${amount}）`, `${label} (paid share ${amount})`)
                      : `${label} ${amount}`;
                return `${named}${prose.when(part.when)}`;
              });
              return `${prose.label(layer.label, layer.name)}${say("：", ": ")}${parts.join(say("、", ", "))}`;
            })
            .join(say("／", " / ")) + say(`（${bases}）`, ` ${bases}`)
        );
    }
  }

  /** How much the insured bears by the term at most, and over what. */
  private caps({ caps = [], forEach }: Term): string {
    const [first] = caps;
    if (first === undefined) return "";
    const { say, prose } = this;
    // One amount, over one basis or several.
    const most = prose.expr(first.amount);
    const bases = prose.bases(
      caps.map(({ basis }) => basis),
      forEach,
    );
    return say(`、自己負担は${most}まで（${bases}）`, `, the insured bearing at most ${most} ${bases}`);
  }

  /** The largest nodes that make up these heads. */
  private nodesOf(heads: readonly string[], node: Node): string {
    return this.prose.names(largestNodes(heads, node));
  }

  private ranks({ ranks, ranksWhen }: Term): string {
    if (ranks.length < 2) return "";
    const order = ranks.map((rank) => this.nodesOf(rank, this.plan.root)).join(" → ");
    const condition = ranksWhen && this.prose.expr(ranksWhen);
    return this.say(
      `。差し引く順${condition === undefined ? "" : `（${inCase(condition)}。それ以外は按分）`}：${order}`,
      `; cut in this order${condition === undefined ? "" : ` when ${condition} (otherwise in proportion)`}: ${order}`,
    );
  }

  // ── The contract ───────────────────────────────────────────────────────────────────────────────────

  private plans(): Part {
    const { plan, prose, say } = this;
    const choice = plan.choices.find(({ name }) => name === "plan");
    const members = choice !== undefined && "members" in choice.type ? choice.type.members : [];
    const marks = { optional: "○", automatic: "◎", unavailable: "×" } as const;
    const rows = plan.options.map((option): Row => {
      const rules = [
        ...option.requires.map(({ test }) => say(`要件：${prose.expr(test)}`, `needs: ${prose.expr(test)}`)),
        ...(option.notWith.length === 0
          ? []
          : [say(`併用不可：${prose.names(option.notWith)}`, `not with: ${prose.names(option.notWith)}`)]),
      ];
      const lifts = plan.exclusions.filter(({ liftedBy }) => liftedBy.includes(option.name)).map(({ name }) => name);
      const lifting =
        lifts.length === 0 ? [] : [say(`外れる免責事由：${prose.names(lifts)}`, `lifts: ${prose.names(lifts)}`)];
      const available =
        members.length === 0
          ? [marks[option.availability[""] ?? "optional"]]
          : members.map(({ name }) => marks[option.availability[name] ?? "unavailable"]);
      return {
        cells: [
          prose.label(option.label, option.name),
          ...available,
          [...rules, ...lifting],
          this.sources(option.source),
        ],
        ...this.idOf(option),
      };
    });
    return {
      id: "plans",
      title: say("プランと特約", "Plans and options"),
      notes: [say("◎ 自動付帯　○ 任意付帯　× 付帯できない", "◎ automatic   ○ optional   × not available")],
      table: {
        columns: [
          { title: say("特約", "Option") },
          ...(members.length === 0
            ? [{ title: say("付帯", "Available"), isMark: true }]
            : members.map((member) => ({ title: prose.label(member.label, member.name), isMark: true }))),
          { title: say("条件", "Conditions") },
          { title: say("出典", "Source") },
        ],
        rows,
      },
    };
  }

  private choices(): Part {
    const { plan, prose, say } = this;
    return {
      id: "contract",
      title: say("契約で定める事項", "What the contract states"),
      notes: [],
      table: {
        columns: [
          { title: say("事項", "Item") },
          { title: say("範囲", "Range") },
          { title: say("定める場合", "Where it is stated") },
          { title: say("定めのないとき", "Where it is left out") },
          { title: say("出典", "Source") },
        ],
        rows: [
          ...plan.choices.map((choice): Row => ({
            cells: [
              prose.label(choice.label, choice.name === "plan" ? say("プラン", "Plan") : choice.name),
              prose.range(choice.type, choice.range),
              choice.when === undefined ? "" : prose.expr(choice.when),
              choice.default !== undefined
                ? choice.default === "unlimited"
                  ? prose.unlimited()
                  : prose.literal(choice.default, choice.type)
                : choice.optional
                  ? say("定めなくてよい", "may be left out")
                  : "",
              this.sources(choice.source),
            ],
            ...this.idOf(choice),
          })),
          ...plan.contractRules
            .filter(({ id }) => !plan.options.some(({ requires }) => requires.some((rule) => rule.id === id)))
            .map((rule): Row => ({
              cells: [
                prose.label(rule.label, say("規則", "Rule")),
                prose.expr(rule.test),
                "",
                "",
                this.sources(rule.source),
              ],
            })),
        ],
      },
    };
  }

  // ── Triggers ───────────────────────────────────────────────────────────────────────────────────────

  private openings(): Part {
    const { plan, prose, say } = this;
    const sign = (head: HeadNode, trigger: string): string => {
      const covers = head.covers.filter(({ triggers }) => triggers.includes(trigger));
      if (covers.length === 0) return "";
      return covers.some(({ when }) => when === undefined) ? "○" : "△";
    };
    const numbers = (names: readonly string[]): string =>
      names.map((name) => plan.triggers.findIndex((trigger) => trigger.name === name) + 1).join(say("・", ", "));
    // By condition and by events, the heads that are covered only so.
    const guarded = new Map<string, string[]>();
    for (const head of plan.heads)
      for (const { triggers, when } of head.covers) {
        const events = triggers.filter((trigger) => sign(head, trigger) === "△");
        if (when === undefined || events.length === 0) continue;
        const key = say(
          `△ 事由 ${numbers(events)} は${inCase(prose.expr(when))}に限る`,
          `△ events ${numbers(events)} only when ${prose.expr(when)}`,
        );
        guarded.set(key, [...(guarded.get(key) ?? []), head.name]);
      }
    const notes = [...guarded].map(([key, heads]) =>
      say(`${key}（${this.nodesOf(heads, plan.root)}）`, `${key} (${this.nodesOf(heads, plan.root)})`),
    );
    const rows = (node: Node, depth: number): Row[] => {
      if (node.kind === "uncovered") return [];
      if (node.kind === "head")
        return [
          { cells: [prose.label(node.label, node.name), ...plan.triggers.map(({ name }) => sign(node, name))], depth },
        ];
      const members = node.members.flatMap((member) => rows(member, node.kind === "product" ? depth : depth + 1));
      if (node.kind === "product" || members.length === 0) return members;
      return [
        { cells: [prose.label(node.label, node.name), ...plan.triggers.map(() => "")], depth, kind: "group" },
        ...members,
      ];
    };
    return {
      id: "heads",
      title: say("事由と費目", "Heads by event"),
      notes: [
        say(
          "列の番号は、次の「事由」の表の番号。○ 対象",
          "Columns are numbered as in the table of events below. ○ covered",
        ),
        ...notes,
      ],
      table: {
        columns: [
          { title: say("費目", "Head") },
          ...plan.triggers.map((_, index) => ({ title: String(index + 1), isMark: true })),
        ],
        rows: rows(plan.root, 0),
      },
    };
  }

  private triggers(): Part {
    const { plan, prose, say } = this;
    return {
      id: "events",
      title: say("事由", "Events"),
      notes: [],
      table: {
        titles: 1,
        columns: [
          { title: say("番号", "No."), isMark: true },
          { title: say("事由", "Event") },
          { title: say("説明", "Meaning") },
          { title: say("次に当たるときは除く", "Not where it is also") },
          { title: say("前提", "Where") },
          { title: say("出典", "Source") },
        ],
        rows: plan.triggers.map(({ name, label, except, when, source }, index) => ({
          cells: [
            String(index + 1),
            prose.label(label, name),
            this.docOf(label),
            except.map(({ trigger, lineByLine, when: guard }) => {
              const number = plan.triggers.findIndex((other) => other.name === trigger) + 1;
              return `${number}. ${prose.name(trigger)}${lineByLine ? say("（事由を特定しない損害に限る）", " (losses that name no event)") : ""}${prose.when(guard)}`;
            }),
            when === undefined ? "" : prose.expr(when),
            this.sources(source),
          ],
          ...this.idOf({ label, name }),
        })),
      },
    };
  }

  private items(): Part {
    const { plan, prose, say } = this;
    return {
      id: "items",
      title: say("費目の内訳", "Items of the heads"),
      notes: [],
      table: {
        titles: 1,
        columns: [
          { title: say("費目", "Head") },
          { title: say("内訳", "Item") },
          { title: say("支払", "Paid"), isMark: true },
          { title: say("出典", "Source") },
        ],
        rows: plan.heads.flatMap((head) =>
          head.items.map((item, index): Row => ({
            cells: [
              index === 0 ? prose.label(head.label, head.name) : "",
              prose.label(item.label, item.name),
              item.refused ? "×" : "○",
              this.sources(item.source),
            ],
            ...this.idOf(item),
            ...(item.refused ? { kind: "never" } : {}),
          })),
        ),
      },
    };
  }

  // ── Rules ──────────────────────────────────────────────────────────────────────────────────────────

  private rules(): Part {
    const { plan, say } = this;
    const rows = (node: Node): Row[] => {
      if (node.kind === "uncovered") return [];
      const own = node.rules.map((rule) => this.ruleRow(rule, node));
      return node.kind === "head" ? own : [...own, ...node.members.flatMap(rows)];
    };
    return {
      id: "conditions",
      title: say("支払の条件・対象期間・承認・内訳", "Conditions, windows, approval, items"),
      notes: [
        say(
          "「…から、…まで」はどちらの日も含む。「翌日から」数える期間は、起算の日の翌日を1日目とする。",
          "Windows hold both their days. A span after a day begins on the day that follows it.",
        ),
        ...(asksApproval(plan.root)
          ? [
              say(
                "承認は、その日が述べられたときは、損害の発生日以前のものに限る。",
                "An approval whose day is stated counts where it was on or before the day of the loss.",
              ),
            ]
          : []),
      ],
      table: {
        columns: [
          { title: say("補償・費目", "Cover, head") },
          { title: say("種類", "Kind") },
          { title: say("内容", "What has to hold") },
          { title: say("対象", "For") },
          { title: say("出典", "Source") },
        ],
        rows: rows(plan.root),
      },
    };
  }

  private ruleRow(rule: Rule, node: GroupOrHead): Row {
    const { prose, say } = this;
    const kinds = {
      attachment: say("対象時期", "Attachment"),
      window: say("対象期間", "Window"),
      condition: say("条件", "Condition"),
      approval: say("承認", "Approval"),
      item: say("内訳", "Item"),
    };
    const label = prose.label(rule.label, "");
    const guard =
      rule.when === undefined ? [] : [say(`〔${inCase(prose.expr(rule.when))}〕`, `[when ${prose.expr(rule.when)}]`)];
    return {
      cells: [
        prose.label(node.label, node.name),
        kinds[rule.kind],
        [...(label === "" ? [] : [label]), this.ruleText(rule), ...guard],
        this.scope(rule.scope, node),
        this.sources(rule.source),
      ],
    };
  }

  private ruleText({ kind, detail, test }: Rule): string {
    const { prose, say } = this;
    if (kind === "approval") return say("保険会社の承認", "The insurer has approved");
    if (kind === "item")
      return say("内訳の特定（特定しない損害は未決）", "The loss names its item; it waits until it does");
    if (detail?.kind === "window")
      return say(
        `損害の発生が${prose.window(detail.from, detail.until)}`,
        `The loss arises ${prose.window(detail.from, detail.until)}`,
      );
    if (detail?.kind === "during")
      return detail.value === undefined
        ? say("時期を問わない", "At any time")
        : say(`${prose.expr(detail.value)}が保険期間中`, `${prose.expr(detail.value)} in the policy period`);
    return prose.expr(test);
  }

  private itemsOf(items: readonly string[]): string {
    const { prose, say } = this;
    const but = prose.itemsBut(items);
    if (but === undefined) return prose.list(prose.items(items));
    return say(`${prose.list(but)}以外`, `all but ${prose.list(but)}`);
  }

  private scope({ triggers, heads, items }: Scope, node: Node): Cell {
    const { prose } = this;
    return [
      ...(triggers === undefined ? [] : [prose.names(triggers)]),
      ...(heads === undefined || heads.length === headsBelow(node).length ? [] : [this.nodesOf(heads, node)]),
      ...(items === undefined ? [] : [this.itemsOf(items)]),
    ];
  }

  private exclusions(): Part {
    const { plan, say } = this;
    return {
      id: "exclusions",
      title: say("免責事由", "Exclusions"),
      notes: [],
      table: {
        columns: [
          { title: say("支払わない場合", "Nothing is paid for") },
          { title: say("判定", "Judged by") },
          { title: say("対象", "For") },
          { title: say("ただし、次の場合は支払う", "Unless") },
          { title: say("外す特約", "Lifted by") },
          { title: say("出典", "Source") },
        ],
        rows: plan.exclusions.map((exclusion): Row => this.exclusionRow(exclusion)),
      },
    };
  }

  private exclusionRow(exclusion: Exclusion): Row {
    const { prose, say, plan } = this;
    const whose = exclusion.perInsured
      ? say("被保険者ごと", "each insured")
      : {
          incident: say("事故", "the incident"),
          claim: say("請求", "the claim"),
          insured: say("被保険者のいずれか", "any insured"),
          loss: say("損害明細", "the loss"),
        }[exclusion.readsInsured ? "insured" : exclusion.of];
    const ground = exclusion.asserted && exclusion.ground.kind === "asserted" ? [] : [this.groundOf(exclusion.ground)];
    return {
      cells: [
        [prose.label(exclusion.label, exclusion.name), ...ground],
        whose,
        this.scope(exclusion.scope, plan.root),
        exclusion.unless.map(({ test }) => prose.expr(test)),
        prose.names(exclusion.liftedBy),
        this.sources(exclusion.source),
      ],
      ...this.idOf(exclusion),
    };
  }

  private groundOf(ground: Expr): string {
    return this.say(`（${this.prose.expr(ground)}）`, `(${this.prose.expr(ground)})`);
  }

  // ── What is open, and what is to be established ────────────────────────────────────────────────────

  private readings(): Part {
    const { plan, prose, say } = this;
    return {
      id: "readings",
      title: say("文言の読み方が分かれる点", "What the wording leaves open"),
      notes: [
        say(
          "● 契約に定めがないときの読み方。● のない項目は、契約で定めるまで未決とする。",
          "● holds where the contract says nothing. Without ● it stays undecided until the contract says.",
        ),
      ],
      table: {
        columns: [
          { title: say("論点", "Question") },
          { title: say("読み方", "Readings") },
          { title: say("説明", "Meaning") },
          { title: say("出典", "Source") },
        ],
        rows: plan.readings.map(({ name, label, members, default: chosen, source }) => ({
          cells: [
            prose.label(label, name),
            members.map((member) => `${member.name === chosen ? "●" : "○"} ${prose.label(member.label, member.name)}`),
            this.docOf(label),
            this.sources(source),
          ],
          ...this.idOf({ label, name }),
        })),
      },
    };
  }

  private facts(): Part {
    const { plan, prose, say } = this;
    const bearers = {
      incident: say("事故について", "Of the incident"),
      claim: say("請求ごと", "Of each claim"),
      insured: say("被保険者ごと", "Of each insured"),
      loss: say("損害明細ごと", "Of each loss"),
    };
    const row = ({ name, label, type, range, orNever, default: assumed, source }: Omit<Fact, "of">): Row => ({
      cells: [
        prose.label(label, name),
        prose.range(type, range) + (orNever ? say("、または未発生", ", or not yet") : ""),
        assumed === undefined ? "" : prose.literal(assumed, type),
        this.docOf(label),
        this.sources(source),
      ],
      ...this.idOf({ label, name }),
    });
    const group = (title: string, facts: readonly Omit<Fact, "of">[]): Row[] =>
      facts.length === 0
        ? []
        : [{ cells: [title, "", "", "", ""], kind: "group" }, ...facts.map((fact) => ({ ...row(fact), depth: 1 }))];
    return {
      id: "facts",
      title: say("確かめる事実", "Facts to establish"),
      notes: [],
      table: {
        columns: [
          { title: say("事実", "Fact") },
          { title: say("値", "Value") },
          { title: say("述べないとき", "Where not stated") },
          { title: say("説明", "Meaning") },
          { title: say("出典", "Source") },
        ],
        rows: [
          ...(["incident", "claim", "insured", "loss"] as const).flatMap((of) =>
            group(
              bearers[of],
              plan.facts.filter((fact) => fact.of === of),
            ),
          ),
          ...plan.units.flatMap((unit) => {
            const own = prose.label(unit.label, unit.name);
            const outer = unit.of && prose.name(unit.of);
            const label = outer === undefined ? own : say(`${own}（${outer}に属する）`, `${own} of a ${outer}`);
            return [
              ...group(say(`${label}ごと`, `Of each ${label}`), unit.facts),
              ...group(say(`事故における${label}ごと`, `Of each ${label} in the incident`), unit.established),
            ];
          }),
        ],
      },
    };
  }

  private formulas(): Part {
    const { plan, prose, say } = this;
    return {
      id: "formulas",
      title: say("算式", "Formulas"),
      notes: [],
      table: {
        columns: [
          { title: say("名称", "Name") },
          { title: say("算式", "Formula") },
          { title: say("説明", "Meaning") },
          { title: say("出典", "Source") },
        ],
        rows: plan.lets
          // A premium has its own place, read or not.
          .filter(({ name }) => !plan.premiums.some((premium) => premium.name === name))
          .map(({ name, label, value, source }) => ({
            cells: [prose.label(label, name), prose.expr(value), this.docOf(label), this.sources(source)],
            ...this.idOf({ label, name }),
          })),
      },
    };
  }

  private tables(): Part[] {
    const { plan, prose, say } = this;
    return plan.tables.map((table) => ({
      id: `table-${table.name}`,
      title: say(`表：${prose.label(table.label, table.name)}`, `Table: ${prose.label(table.label, table.name)}`),
      notes: [],
      table: {
        columns: [
          ...table.keys.map(({ name }) => ({ title: prose.name(name) })),
          ...table.columns.map(({ name }) => ({ title: name })),
          { title: say("出典", "Source") },
        ],
        rows: table.rows.map(({ keys, values, source }) => ({
          cells: [
            ...keys.map((alternatives, at) =>
              prose.or(alternatives.map((key) => this.tableKey(key, table.keys[at]!.type))),
            ),
            ...values.map((value, at) =>
              value === "unlimited" ? prose.unlimited() : prose.literal(value, table.columns[at]!.type),
            ),
            this.sources(source),
          ],
        })),
      },
    }));
  }

  private tableKey(key: TableKey, type: Type): string {
    const { prose, say } = this;
    if (key.kind === "value") return prose.literal(key.literal, type);
    const [lower, upper] = [key.from ?? key.over, key.to ?? key.under].map((end) => end && prose.literal(end, type));
    const [over, under] = [key.over !== undefined, key.under !== undefined];
    const words = isMoment(type)
      ? { after: "より後", from: "以後", before: "より前", to: "以前" }
      : { after: "超", from: "以上", before: "未満", to: "以下" };
    if (lower === undefined && upper === undefined) return say("すべて", "any");
    const japanese =
      (lower === undefined ? "" : lower + (over ? words.after : words.from)) +
      (upper === undefined ? "" : upper + (under ? words.before : words.to));
    return say(japanese, isMoment(type) ? days(lower, over, upper, under) : sizes(lower, over, upper, under));
  }

  private premiums(): Part {
    const { plan, prose, say } = this;
    return {
      id: "premiums",
      title: say("保険料", "Premiums"),
      notes: [],
      table: {
        columns: [{ title: say("名称", "Name") }, { title: say("算式", "Formula") }, { title: say("出典", "Source") }],
        rows: plan.premiums.map(({ name, label, value, source }) => ({
          cells: [prose.label(label, name), prose.expr(value), this.sources(source)],
          ...this.idOf({ label, name }),
        })),
      },
    };
  }

  private documents(): Part {
    const { plan, prose, say } = this;
    return {
      id: "documents",
      title: say("出典の文書", "Documents cited"),
      notes: [],
      table: {
        columns: [{ title: say("略号", "Short") }, { title: say("文書", "Document") }],
        rows: plan.documents.map(({ name, label }) => ({ cells: [name, prose.label(label, name)] })),
      },
    };
  }

  /** Nothing where what is shown is the name already. */
  private idOf({ label, name }: { readonly label: Label; readonly name: string }): Pick<Row, "id"> {
    return this.prose.label(label, name) === name ? {} : { id: name };
  }

  // ── What all share ─────────────────────────────────────────────────────────────────────────────────

  /** The lines of a doc comment that are in the language: authors write a line in each. */
  private docOf({ doc }: Label): string {
    const count = (line: string, letters: RegExp): number => line.match(letters)?.length ?? 0;
    const isJapanese = (line: string): boolean => count(line, /[\u3040-\u30ff\u4e00-\u9fff]/g) > count(line, /[a-z]/gi);
    const lines = (doc ?? "").split("\n");
    // `日本語。 English.` on one line is both.
    const apart = lines.flatMap((line) => line.split(/(?<=。) (?=[A-Z])/));
    return apart
      .filter((line) => line !== "" && isJapanese(line) === (this.prose.language === "ja"))
      .join(this.say("", " "));
  }

  private sources(...sources: readonly Source[]): string {
    const places = new Map<string, string[]>();
    for (const { references } of sources)
      for (const { document, place } of references) {
        const known = places.get(document) ?? [];
        for (const one of place.split(/,\s*/)) if (!known.includes(one)) known.push(one);
        places.set(document, known);
      }
    return [...places].map(([document, list]) => `${document} ${list.join(", ")}`).join(this.say("；", "; "));
  }
}

function termsOf(node: GroupOrHead): readonly Term[] {
  return node.kind === "head" ? node.terms : [...node.above, ...node.below];
}

/** Numbers of times, or of a quantity, as they count: of 2.5 there are 2, and none below 0. */
function wholeNumbers(amount: Expr): Expr {
  if (amount.kind === "if")
    return { ...amount, then: wholeNumbers(amount.then), otherwise: wholeNumbers(amount.otherwise) };
  if (amount.kind !== "literal" || amount.literal.type !== "number") return amount;
  const { numerator, denominator } = amount.literal.value;
  const value = numerator < 0n ? rational(0n) : rational(numerator / denominator);
  return { ...amount, literal: { type: "number", value } };
}

/** Whether one of the outer limits acts on what the own ones leave of the head. */
function reachOf(head: HeadNode, own: readonly Term[], outer: readonly Term[]): "always" | "sometimes" | "never" {
  const opening = head.covers.flatMap(({ triggers }) => triggers);
  const actsOn = (terms: readonly Term[], trigger: string): readonly Term[] =>
    terms.filter(({ heads, triggers }) => heads.includes(head.name) && (triggers?.includes(trigger) ?? true));
  const around = opening.filter((one) => actsOn(own, one).length > 0).map((one) => actsOn(outer, one));
  if (around.every((limits) => limits.length === 0)) return "never";
  const isSure = ({ when, where }: Term): boolean => when === undefined && where === undefined;
  return around.every((limits) => limits.some(isSure)) ? "always" : "sometimes";
}

/** Of an amount. */
function isLimit(term: Term): boolean {
  return (term.kind === "limit" && term.times !== true && !isCountedTerm(term)) || term.kind === "layers";
}

function isWhole({ scope }: Rule, node: GroupOrHead): boolean {
  return (
    scope.triggers === undefined &&
    scope.items === undefined &&
    (scope.heads === undefined || scope.heads.length === headsBelow(node).length)
  );
}

function asksApproval(node: Node): boolean {
  if (node.kind === "uncovered") return false;
  return (
    node.rules.some(({ kind }) => kind === "approval") || (node.kind !== "head" && node.members.some(asksApproval))
  );
}

/** Terms in a row that come from one text, such as `per claim and period`. */
function together(terms: readonly Term[]): Term[][] {
  const groups: Term[][] = [];
  for (const term of terms) {
    const last = groups.at(-1)?.[0];
    if (last?.source.start === term.source.start && last.source.file === term.source.file && last.kind === term.kind)
      groups.at(-1)!.push(term);
    else groups.push([term]);
  }
  return groups;
}

/** Deductibles, shares paid, limits. */
function columnOf({ kind }: Term): 0 | 1 | 2 {
  switch (kind) {
    case "deductible":
    case "franchise":
    case "borne":
      return 0;
    case "coinsurance":
      return 1;
    case "limit":
    case "layers":
      return 2;
  }
}

/** ① … ⑳, then (21) and on. */
function numberSign(number: number): string {
  return number <= 20 ? String.fromCodePoint(0x245f + number) : `(${number})`;
}

/** `over 30% to under 80%`, `30% or more`, `up to 80%` */
function sizes(lower: string | undefined, over: boolean, upper: string | undefined, under: boolean): string {
  if (upper === undefined) return over ? `over ${lower!}` : `${lower!} or more`;
  if (lower === undefined) return under ? `under ${upper}` : `up to ${upper}`;
  return `${over ? "over " : ""}${lower} to ${under ? "under " : ""}${upper}`;
}

/** `after 2026-04-01 to before 2026-06-01` */
function days(lower: string | undefined, over: boolean, upper: string | undefined, under: boolean): string {
  if (upper === undefined) return over ? `after ${lower!}` : `${lower!} or after`;
  if (lower === undefined) return `${under ? "before" : "until"} ${upper}`;
  return `${over ? "after " : ""}${lower} to ${under ? "before " : ""}${upper}`;
}
