import { readsAsShare } from "@yakkan/grammar/layer-share.js";
import { couldBeNegatedToo } from "@yakkan/grammar/negated-part.js";
import { isLeftOpen, sharesInSum } from "@yakkan/grammar/share-of-sum.js";
import type {
  Binary,
  Call,
  Expression,
  If,
  IsTest,
  Name,
  Not,
  ScopeSyntax,
  Span,
  SpanDirection,
  SpanLiteral,
  WithinTest,
} from "@yakkan/grammar/syntax.js";
import type { Particle } from "@yakkan/grammar/spellings.js";
import type { Doc } from "prettier";
import { formatNumber } from "./numbers.js";
import { doc } from "./prettier.js";
import type { Words } from "./words.js";

const { align, fill, group, indent, join, line } = doc.builders;

/** How tightly an expression holds together: the grammar's rules from the outermost inwards. */
const enum Level {
  Or,
  And,
  Not,
  Comparison,
  Span,
  Sum,
  Product,
  Sign,
  Primary,
}

/** What stands between a day and a span in Japanese. */
const spanParticles = { after: "dayAfter", including: "dayCounted", before: "backFrom" } as const satisfies Record<
  SpanDirection,
  Particle
>;

/** Writes an expression; the parentheses that its tree needs are put back. */
export function formatExpression(node: Expression, words: Words, text: string): Doc {
  return new Writer(words, text).write(node);
}

/** Where something follows that a reader could take for a part of it, an `if` stands in parentheses. */
export function formatOperand(node: Expression, words: Words, text: string): Doc {
  const written = formatExpression(node, words, text);
  return node.kind === "if" ? ["(", written, ")"] : written;
}

/** One of several values in a row, each of which ends where the next begins. */
export function formatValue(node: Expression, words: Words, text: string): Doc {
  const writer = new Writer(words, text);
  return node.kind === "if" ? formatOperand(node, words, text) : writer.within(node, Level.Sign);
}

/** Whether a sign of comparison behind an expression would compare its last operand. */
export function endsInOperand(node: Expression): boolean {
  switch (node.kind) {
    case "binary":
      return node.operator === "or" || node.operator === "and"
        ? endsInOperand(node.right)
        : !isComparison(node.operator);
    case "not":
      return endsInOperand(node.operand);
    case "if":
      return endsInOperand(node.otherwise);
    case "is":
    case "within":
    case "during":
      return false;
    case "number":
    case "date":
    case "span":
    case "word":
    case "reference":
    case "field":
    case "call":
    case "negate":
    case "span-from":
    case "missing":
      return true;
  }
}

function isComparison(operator: Binary["operator"]): boolean {
  return ["<", "<=", ">", ">=", "=", "<>"].includes(operator);
}

/** An amount to which nothing tighter than a sum may be joined. */
export function formatTerm(node: Expression, words: Words, text: string): Doc {
  return new Writer(words, text).within(node, Level.Sum);
}

/**
 * `30% of 500_000`; an amount that is itself a share stands in parentheses where it is not the layer's, and one that is
 * called by a name may, so that it is clear what the share is of.
 */
export function formatLayerAmount(share: Expression | undefined, limit: Expression, words: Words, text: string): Doc {
  const writer = new Writer(words, text, share && limit);
  if (share !== undefined) {
    const { start } = share;
    return writer.write({ kind: "binary", operator: "of", left: share, right: limit, start, end: limit.end });
  }
  return writer.within(limit, readsAsShare(limit) || beginsWithSign(limit) ? Level.Primary : Level.Sum);
}

/** Behind the name of a layer a sign would make it a difference. */
function beginsWithSign(node: Expression): boolean {
  return node.kind === "negate" || (node.kind === "binary" && beginsWithSign(node.left));
}

class Writer {
  /** Shares in sums that need parentheses. */
  private readonly shares = new Set<Expression>();

  constructor(
    private readonly words: Words,
    private readonly text: string,
    /** Keeps its parentheses, whatever it is. */
    private readonly height?: Expression,
  ) {}

  write(node: Expression): Doc {
    const { words } = this;
    switch (node.kind) {
      case "number":
        return formatNumber(node, this.text);
      case "date":
        return node.value;
      case "span":
        return formatSpan(node, words, this.text);
      case "word":
        return words.value(node.word);
      case "reference":
        return words.name(node.name);
      case "field":
        return [
          `${words.name(node.object)}.${words.name(node.field)}`,
          ...(node.keys ? this.inParentheses(node.keys) : []),
        ];
      case "call":
        return this.call(node);
      case "not":
        return this.not(node.operand);
      case "negate":
        return ["-", this.within(node.operand, Level.Sign)];
      case "binary":
        return this.binary(node);
      case "is":
        return this.isTest(node);
      case "within":
        return this.withinTest(node);
      case "during":
        return words.isJapanese
          ? [this.within(node.value, Level.Span), ` ${words.particle("subject")} `, words.phrase("during period")]
          : [this.within(node.value, Level.Span), " ", words.phrase("during period")];
      case "span-from": {
        const span = this.within(node.span, Level.Sum);
        const from = this.within(node.from, Level.Sum);
        if (!words.isJapanese) return [span, ` ${node.direction} `, from];
        return [from, ` ${words.particle(spanParticles[node.direction])} `, span];
      }
      case "if":
        return this.choice(node);
      case "missing":
        return "";
    }
  }

  /** Where it does not fit on one line, each `else` begins one; the cases of a chain stand below one another. */
  private choice(node: If): Doc {
    const { words } = this;
    const cases: Doc[] = [];
    let last: Expression = node;
    for (; last.kind === "if"; last = last.otherwise)
      cases.push(
        group([
          `${words.word("if")} `,
          this.write(last.condition),
          indent([line, `${words.word("then")} `, this.branch(last.then)]),
        ]),
      );
    const others = [...cases.slice(1), this.write(last)].map((written) => [line, `${words.word("else")} `, written]);
    return group([cases[0]!, indent(others)]);
  }

  /** In the middle of an `if` another one needs parentheses for the reader's sake. */
  private branch(node: Expression): Doc {
    return node.kind === "if" ? ["(", this.write(node), ")"] : this.write(node);
  }

  private call({ function: name, arguments: operands, per, scope }: Call): Doc {
    const { words } = this;
    const before = per !== undefined && words.isJapanese ? [words.one(per), words.particle("per"), " "] : "";
    const behind = per !== undefined && !words.isJapanese ? [" per ", words.name(per)] : "";
    const under = scope === undefined ? "" : [" ", formatScope(scope, words)];
    return [words.name(name), ...this.inParentheses(operands, before, [behind, under])];
  }

  private inParentheses(operands: readonly Expression[], before: Doc = "", behind: Doc = ""): Doc[] {
    const written = operands.map((operand) => this.write(operand));
    return ["(", before, join(", ", written), behind, ")"];
  }

  private not(operand: Expression): Doc {
    const { words } = this;
    if (!words.isJapanese) return ["not ", this.within(operand, Level.Not)];
    // Of `a が b でない` the last word would belong to the test.
    return [this.within(operand, Level.Span), ` ${words.particle("isNot")}`];
  }

  /**
   * `a or not b` is clear; of `a または b でない` the last word could be for both. Where the author has left that open, it
   * stays so, and is told.
   */
  private negatedPart(part: Not, before: Expression): Doc {
    const written = this.write(part);
    if (!this.words.isJapanese || !couldBeNegatedToo(before)) return written;
    const isOpen = this.said(part).endsWith("ない") && !this.words.isInParentheses(part);
    return isOpen ? written : ["(", written, ")"];
  }

  private said({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  private binary(node: Binary): Doc {
    const { operator } = node;
    const { words } = this;
    switch (operator) {
      case "or":
      case "and": {
        const level = operator === "or" ? Level.Or : Level.And;
        const chain = [...this.chain(node, operator), node.right];
        const [first, ...rest] = chain.map((part, index) =>
          index > 0 && part.kind === "not"
            ? this.negatedPart(part, chain[index - 1]!)
            : this.within(part, index === 0 ? level : level + 1),
        );
        return group([first!, indent(rest.map((part) => [line, `${words.word(operator)} `, part]))]);
      }
      case "<":
      case "<=":
      case ">":
      case ">=":
      case "=":
      case "<>":
        return [this.within(node.left, Level.Span), ` ${operator} `, this.within(node.right, Level.Span)];
      case "+":
      case "-":
        this.noteShares(node);
        return group([
          this.added(node.left, Level.Sum),
          indent([line, `${operator} `, this.added(node.right, Level.Product)]),
        ]);
      case "*":
      case "/":
        return [this.within(node.left, Level.Product), ` ${operator} `, this.within(node.right, Level.Sign)];
      case "of": {
        const [first, second] = words.isJapanese ? [node.right, node.left] : [node.left, node.right];
        // Which of two goes first without parentheses is not the same in both languages: here none are kept.
        const isShare = (operation: string): boolean => operation === "of" || (operation === "/" && !words.isJapanese);
        const isChain = first.kind === "binary" && isShare(first.operator);
        const begin = isChain ? this.write(first) : this.within(first, Level.Product);
        // A number that is no share is one of a quantity; of others the author says which it is.
        const isNumber =
          (node.left.kind === "number" && !node.left.percent) ||
          this.text.slice(first.end, second.start).includes("のうち");
        const of = words.isJapanese ? words.particle("of", isNumber ? 1 : 0) : "of";
        return [begin, ` ${of} `, this.within(second, Level.Sign)];
      }
    }
  }

  /** Shares that could be taken for one of a sum. Where the author has left that open, it stays so, and is told. */
  private noteShares(sum: Binary): void {
    const { isJapanese } = this.words;
    const isApart = (part: Expression): boolean => this.words.isInParentheses(part);
    for (const share of sharesInSum(sum, isJapanese, isApart))
      if (!isLeftOpen(share, isJapanese, isApart)) this.shares.add(share);
  }

  private added(part: Expression, level: Level): Doc {
    return this.shares.has(part) ? ["(", this.write(part), ")"] : this.within(part, level);
  }

  /** The operands of a chain of the same operator, without the last. */
  private chain({ left }: Binary, operator: "or" | "and"): Expression[] {
    return left.kind === "binary" && left.operator === operator && !this.isInParentheses(left)
      ? [...this.chain(left, operator), left.right]
      : [left];
  }

  private isTest(node: IsTest): Doc {
    const { words } = this;
    const { operator, negated, value, members } = node;
    const subject = this.within(value, Level.Span);
    const [first] = members;
    const list =
      members.length === 1 && operator !== "in" ? words.name(first!) : `(${formatNames(members, words).join(", ")})`;
    if (!words.isJapanese) {
      const test = operator === "is" ? (negated ? "is not" : "is") : negated ? `not ${operator}` : operator;
      return [subject, ` ${test} `, list];
    }
    switch (operator) {
      case "is":
        return [subject, ` ${words.particle("subject")} `, list, negated ? ` ${words.particle("isNot")}` : ""];
      case "in":
        return [
          subject,
          ` ${words.particle("subject")} `,
          list,
          ` ${words.particle(negated ? "noneOfThese" : "anyOfThese")}`,
        ];
      case "has": {
        // Of several, which of the two is meant is for the author to say.
        const isOpen = /(?<!のいずれか)を含む$/.test(this.said(node));
        const contains = words.particle("contains", members.length > 1 && !isOpen ? 1 : 0);
        return [subject, ` ${words.particle("among")} `, list, ` ${contains}`];
      }
    }
  }

  private withinTest({ value, negated, window }: WithinTest): Doc {
    const { words } = this;
    const subject = this.within(value, Level.Span);
    const span = this.within(window, Level.Span);
    // Only a span from a day has a Japanese form; anything else is an error that the checker explains.
    if (!words.isJapanese || window.kind !== "span-from") return [subject, negated ? " not" : "", " within ", span];
    return [subject, ` ${words.particle("subject")} `, span, ` ${words.particle(negated ? "notWithin" : "within")}`];
  }

  /** As a part of something that holds together at least as tightly as `level`. */
  within(node: Expression, level: Level): Doc {
    const written = this.write(node);
    const needed = this.levelOf(node) < level || node.kind === "if";
    return needed || this.isInParentheses(node) ? ["(", written, ")"] : written;
  }

  /** Parentheses that only help the reader stay, but around what nobody could misread. */
  private isInParentheses(node: Expression): boolean {
    const { kind } = node;
    const mayHelp = kind === "binary" || kind === "not" || kind === "is" || node === this.height;
    return mayHelp && this.words.isInParentheses(node);
  }

  private levelOf(node: Expression): Level {
    switch (node.kind) {
      case "binary":
        switch (node.operator) {
          case "or":
            return Level.Or;
          case "and":
            return Level.And;
          case "+":
          case "-":
            return Level.Sum;
          case "*":
          case "/":
          case "of":
            return Level.Product;
          case "<":
          case "<=":
          case ">":
          case ">=":
          case "=":
          case "<>":
            return Level.Comparison;
        }
      // eslint-disable-next-line no-fallthrough -- every operator returns
      case "not":
        return Level.Not;
      case "is":
      case "within":
      case "during":
        return Level.Comparison;
      case "span-from":
        return Level.Span;
      case "negate":
        return Level.Sign;
      case "number":
      case "date":
      case "span":
      case "word":
      case "reference":
      case "field":
      case "call":
      case "if":
      case "missing":
        return Level.Primary;
    }
  }
}

/** `for leak, response`, `対象 leak 以外` */
export function formatScope(scope: ScopeSyntax, words: Words): Doc {
  return group([`${words.word("for")} `, formatScopeNames(scope, words)]);
}

export function formatScopeNames({ all, names }: ScopeSyntax, words: Words): Doc {
  const list = align(2, fill(join([",", line], formatNames(names, words))));
  if (!all) return list;
  if (names.length === 0) return words.word("all");
  return words.isJapanese ? [list, ` ${words.particle("others")}`] : ["all but ", list];
}

export function formatNames(names: readonly Name[], words: Words): string[] {
  return names.map((name) => words.name(name));
}

/** `2 hours 30 minutes`, `2時間30分` */
export function formatSpan({ parts }: SpanLiteral, words: Words, text: string): string {
  return parts
    .map(({ count, unit }) => {
      const number = formatNumber(count, text);
      return words.isJapanese ? `${number}${words.word(unit)}` : `${number} ${number === "1" ? unit : `${unit}s`}`;
    })
    .join(words.isJapanese ? "" : " ");
}
