import type { Expr, GroupNode, HeadNode, Node, Rule, Term } from "../plan.js";
import { rational } from "../exact/rational.js";
import { headsBelow } from "../heads-below.js";
import { isCountedTerm } from "../quantities.js";
import { type Cell, type GroupOrHead, type Part, PartWriter, type Row } from "./part.js";
import { amountPlace, inCase, type Prose } from "./prose.js";
import { termScope, termWhere } from "./term-scope.js";

/** Limits, deductibles and shares, node by node. */
export class CoverageWriter extends PartWriter {
  coverage(): Part {
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
              return `${prose.label(layer.label, layer.name)}${prose.when(layer.when)}${say("：", ": ")}${parts.join(say("、", ", "))}`;
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

  private ranks({ ranks, ranksWhen }: Term): string {
    if (ranks.length < 2) return "";
    const order = ranks.map((rank) => this.nodesOf(rank, this.plan.root)).join(" → ");
    const condition = ranksWhen && this.prose.expr(ranksWhen);
    return this.say(
      `。差し引く順${condition === undefined ? "" : `（${inCase(condition)}。それ以外は按分）`}：${order}`,
      `; cut in this order${condition === undefined ? "" : ` when ${condition} (otherwise in proportion)`}: ${order}`,
    );
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
