import type { Keyword } from "@yakkan/grammar/keywords.js";
import { type Phrase, policyYear } from "@yakkan/grammar/spellings.js";
import type {
  BasisSyntax,
  CapSyntax,
  ChoiceDeclaration,
  DateLiteral,
  ExclusionClauses,
  ExclusionDeclaration,
  Expect,
  Expression,
  Labels,
  LayerDeclaration,
  MemberDeclaration,
  Name,
  Named,
  Ranking,
  ReadingDeclaration,
  Requires,
  ScenarioLoss,
  ScopeSyntax,
  TableKey,
  Target,
  TermDeclaration,
  Text,
  TypeSyntax,
} from "@yakkan/grammar/syntax.js";
import type { Doc } from "prettier";
import {
  endsInOperand,
  formatExpression,
  formatLayerAmount,
  formatNames,
  formatOperand,
  formatScope,
  formatScopeNames,
  formatValue,
  formatTerm,
} from "./expressions.js";
import type { Statement } from "./nodes.js";
import { formatNumber } from "./numbers.js";
import { doc } from "./prettier.js";
import type { Words } from "./words.js";

const { align, fill, group, join, line } = doc.builders;

/** A piece of a statement that stays together on one line where it can. */
export interface Part {
  readonly doc: Doc;
  /** Where it begins in the text; references and comments are kept between the parts that they stand between. */
  readonly start: number;
  /** Which column it belongs to where statements stand in columns. */
  readonly role: "name" | "label" | "english" | "amount" | "rest" | "reference" | "comment";
  /** Follows the part before it without a space. */
  readonly tight?: boolean;
  /** Where the statement does not fit on one line, it begins a line of its own. */
  readonly breaks?: boolean;
  /** The members of an enum, which may take a line each, and what stands before them. */
  readonly list?: {
    readonly before: string;
    readonly members: readonly MemberDeclaration[];
    readonly separator: "," | "|";
  };
  /** Of a comment: whether it has a line of its own, or ends its line. */
  readonly line?: "own" | "ends";
}

/** Everything of a statement that stands before its block, or the whole of one that has none. */
export function headerOf(node: Statement, words: Words, text: string): Part[] {
  return new Headers(words, text).of(node);
}

/** The choices of a reading. */
export function alternativesOf(node: ReadingDeclaration, words: Words, text: string): Part {
  return new Headers(words, text).alternatives(node);
}

class Headers {
  constructor(
    private readonly words: Words,
    private readonly text: string,
  ) {}

  of(node: Statement): Part[] {
    const [first, ...others] = this.header(node);
    if (first === undefined || !("replaces" in node) || !node.replaces)
      return first === undefined ? [] : [first, ...others];
    const before = `${this.words.word("replace")} `;
    const list = first.list && { ...first.list, before: before + first.list.before };
    return [{ ...first, doc: [before, first.doc], ...(list && { list }) }, ...others];
  }

  private header(node: Statement): Part[] {
    const { words } = this;
    const { start } = node;
    const begin = (keyword: Keyword, ...more: string[]): Part => ({
      doc: [words.word(keyword), ...more.map((one) => ` ${one}`)].join(""),
      start,
      role: "name",
    });
    switch (node.kind) {
      case "language":
        return [begin("language", formatNumber(node.version, this.text))];
      case "use-file":
        return [
          begin("use", formatNames(node.names, words).join(", ")),
          this.rest(`${words.word("from", 2)} ${this.quoted(node.path)}`, node.path.start),
        ];
      case "use":
        return [
          { doc: group([`${words.word("use")} `, formatScopeNames(node.names, words)]), start, role: "name" },
          ...(node.from === undefined
            ? []
            : [this.rest(`${words.word("from", 2)} ${words.name(node.from)}`, node.from.start)]),
        ];
      case "product":
        return [
          ...this.named("product", node),
          ...(node.extends === undefined
            ? []
            : [this.rest(`${words.word("extends")} ${words.name(node.extends)}`, node.extends.start)]),
        ];
      case "fix":
        return [begin("fix", words.name(node.choice)), ...this.assigned(node.value)];
      case "change": {
        const [name, ...rest] = this.named(node.node, node);
        return [
          { ...name!, doc: [`${words.word("change")} `, name!.doc] },
          ...rest,
          ...this.outside(node.outside, node),
          ...this.forEach(node.forEach),
          ...this.guard(node.when),
        ];
      }
      case "remove":
        return [begin("remove"), ...this.target(node.what)];
      case "add":
        return [begin("add", words.word(node.where)), ...(node.target === undefined ? [] : this.target(node.target))];
      case "unit":
        return [...this.named("unit", node), ...this.ofUnit(node.of)];
      case "vocabulary":
      case "uncovered":
      case "document":
        return this.named(node.kind, node);
      case "layer":
        return this.layer(node);
      case "reading":
        return this.named("reading", node);
      case "edition":
        return [begin("edition"), this.rest(node.date?.value ?? "", node.date?.start ?? node.end)];
      case "currency":
        return [
          begin("currency"),
          this.rest(
            words.name(node.code) +
              (node.rounding === undefined ? "" : ` ${words.word("rounding")} ${words.name(node.rounding)}`),
            node.code.start,
          ),
        ];
      case "contract":
      case "triggers":
      case "exclusions":
        return [begin(node.kind)];
      case "plan":
        return [this.list(words.word("plan"), node.members, "|", start, "name")];
      case "member":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          // Its place is not in the tree: after the labels.
          ...this.memberEnd(node),
        ];
      case "choice":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          ...this.type(node.type),
          ...this.guardAndValue(node),
          ...(node.optional ? [this.rest(words.word("optional"), node.end - 1)] : []),
        ];
      case "fact":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          ...this.type(node.type),
          ...this.assigned(node.defaultValue),
        ];
      case "options":
        return node.plans.length === 0
          ? [begin("options")]
          : [begin("options", words.phrase("by plan"), ...formatNames(node.plans, words))];
      case "option":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          ...node.marks.map(({ availability, start: at }) => this.rest(marks[availability], at)),
          ...node.requires.map((test) => this.clause(words.word("requires"), test)),
          ...(node.notWith.length === 0
            ? []
            : [
                this.rest(
                  `${words.phrase("not with")} ${formatNames(node.notWith, words).join(", ")}`,
                  node.notWith[0]!.start,
                ),
              ]),
        ];
      case "schedule":
        return [begin("schedule", words.name(node.unit))];
      case "facts": {
        const phrase = `facts of ${node.of.text}` as Phrase;
        return [
          {
            doc: bearers.has(node.of.text)
              ? words.phrase(phrase)
              : `${words.phrase("facts of")} ${words.name(node.of)}`,
            start,
            role: "name",
          },
        ];
      }
      case "trigger":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          // In front of the parts that it would else seem to be of, here and below.
          ...this.guard(node.when),
          ...node.excepts.map(({ allAbove, triggers, when, lineByLine, start: at }) =>
            this.rest(
              [
                allAbove
                  ? words.phrase("except all above")
                  : `${words.word("except")} ${formatNames(triggers, words).join(", ")}`,
                ...this.guard(when).map(({ doc }): Doc => [" (", doc, ")"]),
                lineByLine ? ` ${words.phrase("line by line")}` : "",
              ],
              at,
            ),
          ),
        ];
      case "let":
        return [
          ...this.named("let", node),
          ...(node.type === undefined ? [] : [this.rest(`: ${words.word(node.type.name)}`, node.type.start)]),
          ...this.assigned(node.value),
        ];
      case "premium":
        return [...this.named(node.kind, node), ...this.assigned(node.value)];
      case "table":
        return [
          ...this.named("table", node),
          this.rest(`${words.word("by")} ${formatNames(node.keys, words).join(", ")}`, node.keys[0]?.start ?? node.end),
        ];
      case "row":
        return [
          ...node.keys.map((key, index): Part => ({
            doc: `${this.tableKeys(key)} ${index === node.keys.length - 1 ? ":" : "|"}`,
            start: index === 0 ? start : key[0]!.start,
            role: "name",
          })),
          ...node.values.map((value): Part => ({
            doc: formatValue(value, words, this.text),
            start: value.start,
            role: "amount",
          })),
        ];
      case "section":
      case "frame":
        return [
          ...this.named(node.kind, node),
          ...this.outside(node.outside, node),
          ...this.forEach(node.forEach),
          ...this.guard(node.when),
        ];
      case "head":
        return [
          ...this.named("head", node),
          ...this.outside(node.outside, node),
          ...(node.requirements.length > 0 ? this.guard(node.when) : []),
          ...node.requirements.flatMap((required) => this.requires(required)),
          ...this.assigned(node.computed),
          ...this.ofEachLoss(node.each),
          ...(node.requirements.length > 0 ? [] : this.guard(node.when)),
        ];
      case "items":
        return [
          this.list(words.word(node.refused ? "refuse" : "item"), node.items, "|", start, "name"),
          ...(node.approval === undefined ? [] : [this.rest(words.phrase("requires approval"), node.approval.start)]),
        ];
      case "covers":
        return [
          { doc: group([`${words.word("covers")} `, formatScopeNames(node.triggers, words)]), start, role: "name" },
          ...this.scope(node.scope),
          ...this.guard(node.when),
        ];
      case "covered": {
        const of = (doc: Doc): Part => ({ doc, start, role: "name" });
        const labels = this.labels(node.labels);
        if (node.test === undefined) return [of(words.phrase("covered at any time")), ...this.scope(node.scope)];
        const test = this.expression(node.test);
        if (labels.length === 0)
          return [of(group([`${words.phrase("covered when")} `, test])), ...this.scope(node.scope)];
        // 対象時期 is both words of `covered when`, which a label stands between.
        const [word, behind] = words.isJapanese
          ? [words.phrase("covered when"), test]
          : ["covered", group([`${words.word("when")} `, test])];
        return [of(word), ...labels, this.rest(behind, node.test.start), ...this.scope(node.scope)];
      }
      case "window": {
        const labels = this.labels(node.labels);
        const from: Doc = [`${words.word("from", 1)} `, this.operand(node.from)];
        const header: readonly Part[] =
          labels.length === 0
            ? [{ doc: [`${words.word("window")} `, from], start, role: "name" }]
            : [{ doc: words.word("window"), start, role: "name" }, ...labels, this.rest(from, node.from.start)];
        return [
          ...header,
          ...(node.until === undefined
            ? []
            : [this.rest([`${words.word("until")} `, this.operand(node.until)], node.until.start)]),
          ...this.scope(node.scope),
          ...this.guard(node.when),
        ];
      }
      case "require": {
        const scope = this.scope(node.scope);
        const labels = this.labels(node.labels);
        const named = node.name !== undefined || labels.length > 0;
        return [
          begin("require", ...(node.name === undefined ? [] : [words.name(node.name)])),
          ...labels,
          ...scope,
          ...(named || scope.length > 0 ? [{ ...this.rest(":", node.test.start), tight: true }] : []),
          { ...this.rest(this.expression(node.test), node.test.start), breaks: named },
          ...this.guard(node.when),
        ];
      }
      case "requires":
        return this.requires(node).map((part, index) => (index === 0 ? { ...part, role: "name" } : part));
      case "term":
        return this.term(node);
      case "exclusion":
        return [
          { doc: words.name(node.name), start, role: "name" },
          ...this.labels(node.labels),
          ...this.ground(node),
          ...this.clauses(node, node.end),
        ];
      case "exclusion-group": {
        const clauses = this.clauses(node, node.start);
        return clauses.map((clause, index) => ({
          ...clause,
          start: index === 0 ? start : clause.start,
          doc: index < clauses.length - 1 ? [clause.doc, ","] : clause.doc,
          role: index === 0 ? "name" : "rest",
        }));
      }
      case "sample-contract":
        return [
          ...this.named("contract", node),
          this.rest(`${words.word("for")} ${words.name(node.product)}`, node.product.start),
        ];
      case "scenario":
        return [
          begin("scenario", ...(node.title === undefined ? [] : [this.quoted(node.title)])),
          this.rest(`${words.word("for")} ${words.name(node.product)}`, node.product.start),
        ];
      case "scenario-contract":
        return [begin("contract", ...(node.base === undefined ? [] : [words.name(node.base)]))];
      case "scenario-schedule":
        return [begin("schedule", words.name(node.unit), this.id(node.id)), ...this.ofUnit(node.of?.kind, node.of?.id)];
      case "scenario-unit":
        return [begin("unit", words.name(node.unit), this.id(node.id)), ...this.ofUnit(node.of?.kind, node.of?.id)];
      case "scenario-incident":
        return [begin(node.later ? "later" : "incident", ...(node.id === undefined ? [] : [this.quoted(node.id)]))];
      case "scenario-bearer":
        return [begin(node.of, this.id(node.id))];
      case "scenario-loss":
        return this.loss(node);
      case "expect":
        return [begin("expect", words.name(node.subject), ...this.expectedOf(node)), ...this.outcome(node.outcome)];
    }
  }

  alternatives({ members, start }: ReadingDeclaration): Part {
    return this.list("", members, "|", start, "rest");
  }

  /** `(default)`, `(when plan is wide)`; where the first stands the tree does not say: after the labels. */
  private memberEnd({ isDefault, when, end }: MemberDeclaration): Part[] {
    const guard = this.guard(when)[0];
    return [
      ...(isDefault ? [this.rest(`(${this.words.word("default")})`, (when?.start ?? end) - 1)] : []),
      ...(guard === undefined ? [] : [{ ...guard, doc: ["(", guard.doc, ")"] }]),
    ];
  }

  // ── Parts that many statements have ────────────────────────────────────────────────────────────────

  private named(keyword: Keyword, { name, labels, start }: Named): Part[] {
    const { words } = this;
    return [{ doc: `${words.word(keyword)} ${words.name(name)}`, start, role: "name" }, ...this.labels(labels)];
  }

  private labels({ plain, en }: Labels): Part[] {
    return [
      ...(plain === undefined ? [] : [{ doc: this.quoted(plain), start: plain.start, role: "label" as const }]),
      ...(en === undefined
        ? []
        : [{ doc: `${this.words.word("en")} ${this.quoted(en)}`, start: en.start, role: "english" as const }]),
    ];
  }

  private rest(written: Doc, start: number): Part {
    return { doc: written, start, role: "rest" };
  }

  private clause(word: string, test: Expression): Part {
    return this.rest(group([`${word} `, align(2, this.expression(test))]), test.start);
  }

  /** For what and when a term holds. */
  private restrictions({ scope, where, when }: Pick<TermDeclaration, "scope" | "where" | "when">): Part[] {
    return [...this.scope(scope), ...(where === undefined ? [] : [this.proviso("where", where)]), ...this.guard(when)];
  }

  private guard(test: Expression | undefined): Part[] {
    return test === undefined ? [] : [this.proviso("when", test)];
  }

  /** The value behind the guard, unless the guard would take the sign before it for its own. */
  private guardAndValue({ when, defaultValue }: ChoiceDeclaration): Part[] {
    const parts = [this.guard(when), this.assigned(defaultValue)];
    return (when !== undefined && endsInOperand(when) ? parts.reverse() : parts).flat();
  }

  /** `when E`; in Japanese the word that says what becomes of it stands at the end. */
  private proviso(word: "when" | "where" | "unless", test: Expression): Part {
    const { words } = this;
    const written = this.expression(test);
    if (!words.isJapanese) return this.rest(group([`${word} `, align(2, written)]), test.start);
    const end = { when: "onlyWhen", where: "onlyThose", unless: "exceptWhen" } as const;
    return this.rest(
      group([`${words.particle("proviso")} `, align(2, written), ` ${words.particle(end[word])}`]),
      test.start,
    );
  }

  private assigned(value: Expression | undefined): Part[] {
    return value === undefined ? [] : [this.clause("=", value)];
  }

  /** `for each loss = daily * stay` */
  private ofEachLoss(amount: Expression | undefined): Part[] {
    const { words } = this;
    return amount === undefined ? [] : [this.clause(`${words.phrase("for each")} ${words.word("loss")} =`, amount)];
  }

  private outside(outside: boolean, { start }: Named): Part[] {
    // Where it stands the tree does not say: before everything but the labels.
    return outside ? [this.rest(this.words.word("outside"), start)] : [];
  }

  private forEach(unit: Name | undefined): Part[] {
    const { words } = this;
    return unit === undefined ? [] : [this.rest(`${words.phrase("for each")} ${words.name(unit)}`, unit.start)];
  }

  /** The unit that one is of. */
  private ofUnit(kind: Name | undefined, id?: Name | Text): Part[] {
    const { words } = this;
    if (kind === undefined) return [];
    const text = [words.phrase("of A"), words.name(kind), ...(id === undefined ? [] : [this.id(id)])].join(" ");
    return [this.rest(text, kind.start)];
  }

  /** What an amendment is about. */
  private target(target: Target): Part[] {
    const { words } = this;
    const { start } = target;
    if (target.kind === "named") {
      const space = target.of === undefined ? "" : `${words.word(target.of)} `;
      return [this.rest([space, align(2, fill(join([",", line], formatNames(target.names, words))))], start)];
    }
    const { clause, bases, times, quantity, scope, where, when } = target;
    const tail = [...this.restrictions({ scope, where, when })];
    switch (clause) {
      case "coinsurance":
        return [this.rest(words.phrase("coinsurance pays"), start), ...tail];
      case "deductible":
      case "franchise":
      case "limit":
      case "borne":
        return [
          this.rest(
            words.isJapanese
              ? [
                  `${words.term(clause)} ${this.japaneseBases(bases)}${times ? ` ${words.word("times")}` : ""}`,
                  ...(quantity === undefined ? [] : [" ", this.operand(quantity), ` ${words.particle("of", 1)}`]),
                ]
              : [
                  `${words.term(clause)}${times ? " times" : ""}`,
                  ...(quantity === undefined ? [] : [" of ", this.operand(quantity)]),
                  this.englishBases(bases),
                ],
            start,
          ),
          ...tail,
        ];
      case "covers":
      case "window":
        return [this.rest(words.word(clause), start), ...tail];
      case "covered":
        return [this.rest(words.phrase("covered when"), start), ...tail];
      case "requires-approval":
        return [this.rest(words.phrase("requires approval"), start), ...tail];
      case "requires-item":
        return [this.rest(words.phrase("requires item"), start), ...tail];
    }
  }

  private afterLabels({ name, labels }: Named): number {
    return (labels.en ?? labels.plain ?? name).end;
  }

  private list(
    before: string,
    members: readonly MemberDeclaration[],
    separator: "," | "|",
    start: number,
    role: Part["role"],
  ): Part {
    const flatMembers = members.map((member) => this.flatMember(member));
    const list = { before: "", members, separator };
    const part: Part = { doc: join(separator === "," ? ", " : " | ", flatMembers), start, role, list };
    return before === "" ? part : withLead(part, before);
  }

  private flatMember(member: MemberDeclaration): Doc {
    return join(" ", [
      ...this.of(member).map((part) => part.doc),
      ...member.references.map(({ start, end }) => this.text.slice(start, end)),
    ]);
  }

  private type(type: TypeSyntax): Part[] {
    const { words } = this;
    const beyond = type.orNever ? "never" : type.orUnlimited ? "unlimited" : undefined;
    const or = beyond === undefined ? "" : ` ${words.word("or")} ${words.word(beyond)}`;
    if (type.name === "enum" || type.name === "set")
      return [
        this.list(
          `: ${words.phrase(type.name === "enum" ? "one of" : "any of")}`,
          type.members,
          ",",
          type.start,
          "rest",
        ),
        ...(or === "" ? [] : [this.rest(or.trim(), type.end - 1)]),
      ];
    if (type.name === "record") return [this.rest(`: ${words.word("record")}`, type.start)];
    const range =
      type.oneOf !== undefined
        ? [
            ` ${words.phrase("one of")} `,
            join(
              ", ",
              type.oneOf.map((value) => this.expression(value)),
            ),
          ]
        : type.min !== undefined && type.max !== undefined
          ? [" ", this.expression(type.min), " .. ", this.expression(type.max)]
          : [];
    return [this.rest([`: ${type.name === undefined ? "" : words.word(type.name)}`, ...range, or], type.start)];
  }

  private scope(scope: ScopeSyntax | undefined): Part[] {
    return scope === undefined ? [] : [this.rest(formatScope(scope, this.words), scope.start)];
  }

  private requires({ what, scope, start }: Requires): Part[] {
    return [this.rest(this.words.phrase(`requires ${what}`), start), ...this.scope(scope)];
  }

  // ── Terms ──────────────────────────────────────────────────────────────────────────────────────────

  private term(node: TermDeclaration): Part[] {
    const { term, labels, amount, times, bases, cap, ranking, scope, where, when, start } = node;
    const { words } = this;
    const written = this.operand(amount);
    const isCalled = labels.plain !== undefined || labels.en !== undefined;
    // 縮小支払割合 is both words of `coinsurance pays`, which a label stands between.
    const isSplit = term === "coinsurance" && isCalled && !words.isJapanese;
    const word = term !== "coinsurance" ? words.term(term) : isSplit ? term : words.phrase("coinsurance pays");
    const core: Doc =
      term === "coinsurance"
        ? [isSplit ? `${words.word("pays")} ` : "", written]
        : words.isJapanese
          ? [`${this.japaneseBases(bases)} `, written, times ? this.times(amount) : ""]
          : [written, times ? this.times(amount) : "", this.englishBases(bases)];
    return [
      ...(isCalled
        ? [{ doc: word, start, role: "name" as const }, ...this.labels(labels), this.rest(core, amount.start)]
        : [{ doc: [`${word} `, core], start, role: "name" as const }]),
      ...(ranking === undefined ? [] : [this.ranking(ranking)]),
      ...this.restrictions({ scope, where, when }),
      ...(cap === undefined ? [] : [this.cap(cap)]),
    ];
  }

  private layer({ name, labels, slice, scope, where, when, start, ...rest }: LayerDeclaration): Part[] {
    const { words } = this;
    const tail = this.restrictions({ scope, where, when });
    const header: Part[] =
      name.text === ""
        ? [{ doc: words.word("layer"), start, role: "name" }, ...this.labels(labels)]
        : this.named("layer", { name, labels, start, ...rest });
    if (slice === undefined) return [...header, ...tail];
    const { share, limit, attachment, bases } = slice;
    const amount = formatLayerAmount(share, limit, words, this.text);
    const from = formatTerm(attachment, words, this.text);
    const written: Doc = words.isJapanese
      ? [`${this.japaneseBases(bases)} `, from, ` ${words.particle("above")} `, amount]
      : [amount, ` ${words.word("xs")} `, from, this.englishBases(bases)];
    return [...header, this.rest(written, slice.start), ...tail];
  }

  private cap({ amount, bases, start }: CapSyntax): Part {
    const { words } = this;
    const written = this.operand(amount);
    const phrase = words.phrase("bearing at most");
    return this.rest(
      words.isJapanese
        ? [`${phrase} ${this.japaneseBases(bases)} `, written]
        : [`${phrase} `, written, this.englishBases(bases)],
      start,
    );
  }

  /** `2 times`, `1 time`; `2回`, and behind what is no numeral a space. */
  private times(amount: Expression): string {
    const { words } = this;
    const isNumeral = amount.kind === "number";
    if (words.isJapanese) return `${isNumeral ? "" : " "}${words.word("times")}`;
    return isNumeral && amount.digits === 1n && amount.decimals === 0 ? " time" : " times";
  }

  private englishBases(bases: readonly BasisSyntax[]): string {
    return ` per ${bases.map(({ over }) => formatNames(over, this.words).join(" per ")).join(" and ")}`;
  }

  /** `1請求および保険期間中につき`, `1 building の 保険期間中につき` */
  private japaneseBases(bases: readonly BasisSyntax[]): string {
    const { words } = this;
    const per = words.particle("per");
    const pieces = bases.flatMap(({ over }, index) =>
      over.map((name, place) => ({
        one: words.one(name),
        joint: place > 0 ? words.particle("of") : index > 0 ? words.word("and", 1) : "",
        isWord: ["claim", "incident", "insured", "loss", "day", "period", policyYear].includes(name.text),
      })),
    );
    const [first, ...more] = pieces;
    // What the lexer takes apart again needs no spaces.
    if (more.length === 0) return first!.one + per;
    const isApart = ({ one, isWord }: (typeof pieces)[number]): boolean => one.endsWith(" ") || !isWord;
    if (!first!.one.endsWith(" ") && !more.some(isApart))
      return pieces.map(({ one, joint }) => joint + one).join("") + per;
    const together = pieces.map(({ one, joint }) => `${joint} ${one.trimEnd()}`.trimStart()).join(" ");
    return together + (isApart(pieces.at(-1)!) ? " " : "") + per;
  }

  /** `sparing a if E`; in Japanese the condition stands in front. */
  private ranking({ condition, start, ...ranking }: Ranking): Part {
    const { words } = this;
    const written = this.ranks(ranking);
    if (condition === undefined) return this.rest(written, start);
    const test: Doc = [`${words.word("if")} `, align(2, this.expression(condition))];
    return this.rest(
      group(words.isJapanese ? [test, ` ${words.word("then")}`, line, written] : [written, line, test]),
      start,
    );
  }

  private ranks({ direction, ranks }: Pick<Ranking, "direction" | "ranks">): Doc {
    const { words } = this;
    const word = direction === "falling" ? words.phrase("falling first on") : words.word("sparing");
    const written = ranks.map((names, index) => {
      const rank = align(2, fill(join([",", line], formatNames(names, words))));
      return index === 0 ? rank : [`${words.word("then", 1)} `, rank];
    });
    return [`${word} `, align(2, fill(join([",", line], written)))];
  }

  // ── Exclusions ─────────────────────────────────────────────────────────────────────────────────────

  /** In the order of the text, which the tree gives for all but `per insured`. */
  private clauses({ scopes, unless, liftedBy, perInsured, whens }: ExclusionClauses, from: number): Part[] {
    const { words } = this;
    const parts = [
      ...scopes.flatMap((scope) => this.scope(scope)),
      ...unless.map((test) => this.proviso("unless", test)),
      ...whens.map((test) => this.proviso("when", test)),
      ...(liftedBy.length === 0
        ? []
        : [this.rest(`${words.phrase("lifted by")} ${formatNames(liftedBy, words).join(", ")}`, liftedBy[0]!.start)]),
    ].sort((a, b) => a.start - b.start);
    if (!perInsured) return parts;
    const isScope = ({ start }: Part): boolean => scopes.some((scope) => scope.start === start);
    const afterScopes = parts.length - [...parts].reverse().findIndex(isScope);
    const at = parts.some(isScope) ? afterScopes : 0;
    const start = parts[at]?.start ?? parts.at(-1)?.start ?? from;
    return [...parts.slice(0, at), this.rest(words.phrase("per insured"), start), ...parts.slice(at)];
  }

  /** `of claim : bool`: whom the circumstance is about, and that somebody asserts it. */
  private ground(node: ExclusionDeclaration): Part[] {
    const of = node.of === undefined ? [] : [this.bearer(node.of)];
    const asserted = node.asserted ? [`: ${this.words.word("bool")}`] : [];
    const written = [...of, ...asserted].join(" ");
    return written === "" ? [] : [this.rest(written, node.of?.start ?? this.afterLabels(node))];
  }

  private bearer(of: Name): string {
    return bearers.has(of.text) ? this.words.phrase(`of ${of.text}` as Phrase) : `of ${this.words.name(of)}`;
  }

  // ── Tables ─────────────────────────────────────────────────────────────────────────────────────────

  private tableKeys(alternatives: readonly TableKey[]): string {
    return alternatives.map((key) => this.tableKey(key)).join(", ");
  }

  private tableKey({ from, over, isBand, to, under }: TableKey): string {
    const { words } = this;
    const end = (expression: Expression, word: string | undefined): string => {
      const value = flat(this.operand(expression));
      if (word === undefined) return value;
      return words.isJapanese ? `${value} ${word}` : `${word} ${value}`;
    };
    const first = from && end(from, over ? words.word("over") : undefined);
    const last = to && end(to, under ? words.word("under") : undefined);
    return [first, isBand ? ".." : undefined, last].filter((part) => part !== undefined).join(" ");
  }

  // ── Scenarios ──────────────────────────────────────────────────────────────────────────────────────

  private loss(node: ScenarioLoss): Part[] {
    const { words } = this;
    const details: Part[] = [];
    const add = (at: number | undefined, written: () => string): void => {
      if (at !== undefined) details.push(this.rest(written(), at));
    };
    add(node.on?.start, () => `${words.word("on")} ${node.on!.value}`);
    add(node.claim?.start, () => `${words.phrase("of claim A")} ${this.id(node.claim!)}`);
    add(node.insured?.start, () => `${words.phrase("of insured A")} ${this.id(node.insured!)}`);
    add(node.trigger?.start, () => `${words.word("under", 1)} ${words.name(node.trigger!)}`);
    add(node.item?.start, () => `${words.word("item")} ${words.name(node.item!)}`);
    add(node.id?.start, () => `${words.word("id")} ${this.id(node.id!)}`);
    add(node.unit && (node.unit.count ?? node.unit.kind).start, () => {
      const { kind, id, count } = node.unit!;
      const number = count === undefined ? "" : `${formatNumber(count, this.text)} `;
      return `${words.word("for")} ${number}${words.name(kind)}${id === undefined ? "" : ` ${this.id(id)}`}`;
    });
    details.sort((a, b) => a.start - b.start);
    if (node.approval !== undefined) {
      // Where it stands the tree does not say: after the day, which an approval with a day of its own needs.
      const day = details.findIndex(({ start }) => start === node.on?.start);
      const on = node.approval.on;
      const written = !node.approval.approved
        ? words.word("unapproved")
        : on === undefined
          ? words.word("approved")
          : `${words.isJapanese ? words.particle("approvedOn") : "approved on"} ${on.value}`;
      details.splice(day + 1, 0, this.rest(written, details[day]?.start ?? node.amount?.end ?? node.head.end));
    }
    return [
      { doc: `${words.word("loss")} ${words.name(node.head)}`, start: node.start, role: "name" },
      ...(node.amount === undefined
        ? []
        : [{ doc: this.expression(node.amount), start: node.amount.start, role: "amount" as const }]),
      ...details,
    ];
  }

  private expectedOf({ of, for: whose }: Expect): string[] {
    const { words } = this;
    return [
      ...(of?.term === undefined ? [] : [words.term(of.term)]),
      ...(of === undefined ? [] : [this.id(of.node)]),
      ...whose.flatMap(({ kind, id }) => [words.word("for"), words.name(kind), this.id(id)]),
    ];
  }

  private outcome(outcome: Extract<Statement, { kind: "expect" }>["outcome"]): Part[] {
    const { words } = this;
    switch (outcome?.kind) {
      case undefined:
        return [];
      case "amount":
        return [{ doc: this.expression(outcome.amount), start: outcome.amount.start, role: "amount" }];
      case "refused": {
        const [first] = outcome.by;
        if (first === undefined) return [this.rest(words.word("refused"), 0)];
        return [
          this.rest(
            `${words.phrase("refused by")} ${outcome.by.map((name) => words.reason(name)).join(", ")}`,
            first.start,
          ),
        ];
      }
      case "undetermined": {
        const [first] = outcome.for;
        if (first === undefined) return [this.rest(words.word("undetermined"), 0)];
        return [
          this.rest(`${words.phrase("undetermined for")} ${formatNames(outcome.for, words).join(", ")}`, first.start),
        ];
      }
    }
  }

  // ── Words and values ───────────────────────────────────────────────────────────────────────────────

  private expression(node: Expression): Doc {
    return formatExpression(node, this.words, this.text);
  }

  private operand(node: Expression): Doc {
    return formatOperand(node, this.words, this.text);
  }

  private quoted({ start, end }: Text): string {
    return this.text.slice(start, end);
  }

  private id(id: Name | Text | DateLiteral): string {
    if (id.kind === "date") return id.value;
    return id.kind === "name" ? this.words.name(id) : this.quoted(id);
  }
}

const marks = { optional: "○", automatic: "◎", unavailable: "×" } as const;

const bearers: ReadonlySet<string> = new Set(["incident", "claim", "insured", "loss"]);

/** A list with one word more before its members. */
export function withLead(part: Part, word: string): Part {
  const list = part.list!;
  // The words before the members are the first of the document.
  const before = list.before === "" ? word : `${list.before} ${word}`;
  const members = list.before === "" ? part.doc : (part.doc as Doc[])[1]!;
  return { ...part, doc: [`${before} `, members], list: { ...list, before } };
}

/** A document on one line. */
export function flat(written: Doc): string {
  if (typeof written === "string") return written;
  if (Array.isArray(written)) return written.map(flat).join("");
  switch (written.type) {
    case "group":
    case "align":
    case "indent":
      return flat(written.contents);
    case "fill":
      return flat(written.parts);
    case "line":
      return "hard" in written ? "\n" : " ";
    default:
      return "";
  }
}
