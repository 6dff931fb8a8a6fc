import type { AstPath, Doc, Printer } from "prettier";
import { formatComment, isBelow, placeComment, takeComments } from "./comments.js";
import { alternativesOf, type Part } from "./headers.js";
import { columnsOf, layOut, pageWidth } from "./layout.js";
import { childrenOf, commentsOf, type PlacedComment, type Printable, type Statement } from "./nodes.js";
import { inlineOf, insert, isFlatList, lineOf, partsOf, referencesBehind } from "./one-line.js";
import { doc, util } from "./prettier.js";
import { columnsIn, gridOf, memberLines, tableLines } from "./rows.js";
import { formatWords, wordsOf } from "./scenario-words.js";
import { type Source, sourceOf } from "./source.js";

const { align, breakParent, hardline, indent, lineSuffix } = doc.builders;

type Path = AstPath<Printable>;
type Print = (path: Path) => Doc;

export const printer: Printer<Printable> = {
  print: (path, _options, print) => new StatementPrinter(path, print).print(),
  getCommentChildNodes: (node) => [...childrenOf(node).nodes],
  canAttachComment: (node) => node.kind !== "file",
  isBlockComment: (comment) => (comment as unknown as PlacedComment).kind === "block",
  printComment: (path) => {
    const comment = path.node as unknown as PlacedComment;
    return [" ".repeat(gaps.get(comment) ?? 0), formatComment(comment, sourceOf(path.root).text)];
  },
  handleComments: { ownLine: placeComment, endOfLine: placeComment, remaining: placeComment },
};

/** What its parent found for a statement that stands in columns: its beginning, and what follows that. */
interface Row {
  readonly text: string;
  readonly more: readonly Part[];
  /** Columns before it, where that is not what its depth says. */
  readonly margin?: number;
  /** Where its first line begins, where that is further to the left. */
  readonly start?: number;
}

const rows = new WeakMap<Printable, Row>();

/** How many columns a comment moves to the right to stand below the one above it. */
const gaps = new WeakMap<PlacedComment, number>();

class StatementPrinter {
  private readonly source: Source;
  private readonly node: Printable;
  /** Columns before the statement. */
  private readonly margin: number;

  constructor(
    private readonly path: Path,
    private readonly printChild: Print,
  ) {
    this.source = sourceOf(path.root);
    this.node = path.node;
    this.margin = 2 * path.ancestors.filter(({ kind, end }) => kind !== "file" && this.source.braces.has(end)).length;
  }

  print(): Doc {
    const { node, source } = this;
    if (node.kind === "file")
      return node.statements.length === 0 ? this.onlyComments() : [this.statements(node, 0), hardline];
    if (!source.braces.has(node.end)) return this.header(node, 0);
    const inline = rows.has(node) ? undefined : inlineOf(node, source, this.margin);
    if (inline !== undefined) return inline;
    // In a column the whole of a statement stands on its line.
    if (rows.has(node) && node.kind !== "options") return this.header(node, 0);
    if (node.kind === "options") this.setOptions(node);
    return [
      this.header(node, 2),
      " {",
      this.block(node),
      "}",
      referencesBehind(node, source).map((reference) => ` ${reference}`),
    ];
  }

  private onlyComments(): Doc {
    const { text } = this.source;
    return commentsOf(this.node).map((comment, index) => {
      comment.printed = true;
      const isApart = index > 0 && util.isPreviousLineEmpty(text, comment.start);
      return [isApart ? hardline : "", this.comment(comment), hardline];
    });
  }

  // ── Headers ────────────────────────────────────────────────────────────────────────────────────────

  private header(node: Statement, after: number): Doc {
    const { source } = this;
    const row = rows.get(node);
    const parts: Part[] =
      row === undefined
        ? partsOf(node, source.words, source)
        : [{ doc: row.text, start: node.start, role: "name" }, ...row.more];
    for (const comment of takeComments(commentsOf(node), "header")) insert(parts, this.commentPart(comment));
    return this.layOut(
      parts.flatMap((part) => this.single(part)),
      row?.margin ?? this.margin,
      after,
      row?.start,
    );
  }

  /** The only member of a list stands in the statement's own line. */
  private single(part: Part): Part[] {
    const [member, ...others] = part.list?.members ?? [];
    if (member === undefined || others.length > 0) return [part];
    const behind = commentsOf(member);
    if (behind.some(({ trailing }) => trailing !== true)) return [part];
    const [name, ...rest] = partsOf(member, this.source.words, this.source);
    const parts: Part[] = [{ ...name!, doc: [part.list!.before, " ", name!.doc], role: part.role }, ...rest];
    const last = parts.pop()!;
    return [...parts, { ...last, doc: [last.doc, behind.map((comment) => this.behind(comment))] }];
  }

  /** As the comment behind a statement is printed, which it will be the next time. */
  private behind(comment: PlacedComment): Doc {
    comment.printed = true;
    const text = [" ", this.comment(comment)];
    return comment.kind === "block" ? text : [lineSuffix(text), breakParent];
  }

  private layOut(parts: readonly Part[], margin: number, after: number, start = margin): Doc {
    return layOut(parts, {
      indent: margin,
      start,
      // Before a block the second line of a header is set off from the block.
      hanging: after > 0 ? 4 : 2,
      after,
      members: (part) => this.members(part, margin),
      isFlat: (part) => isFlatList(this.node as Statement, part, this.source, pageWidth - margin - 4),
    });
  }

  private commentPart(comment: PlacedComment): Part {
    const { text } = this.source;
    const part: Part = { doc: this.comment(comment), start: comment.start, role: "comment" };
    // Where a short block comment stands in its line says nothing: the line may have been broken for its length.
    if (comment.kind === "block" && !text.slice(comment.start, comment.end).includes("\n")) return part;
    return { ...part, line: comment.kind === "block" || isBelow(comment, text) ? "own" : "ends" };
  }

  private comment(comment: PlacedComment): Doc {
    return formatComment(comment, this.source.text);
  }

  /** The members of an enum, one on a line. */
  private members({ list }: Part, margin: number): Doc {
    const { before, members, separator } = list!;
    const isList = separator === ",";
    // The first member stands beside the word before it, and the bars of the others below its end.
    const lead = before === "" ? 2 : columnsOf(before) + 1;
    const column = margin + (isList ? 6 : lead);
    const lines = memberLines(members, this.source, column);
    const beginsBelow = isList || members.slice(0, 1).some((member) => commentsOf(member).some((one) => one.leading));
    const first = before === "" ? "  " : `${before} `;
    members.forEach((member, index) => {
      const led = isList ? "" : index > 0 ? "| " : beginsBelow ? "  " : first;
      const comma = isList && index < members.length - 1 ? "," : "";
      const end: Part[] = comma === "" ? [] : [{ doc: comma, start: member.end, role: "rest", tight: true }];
      const { text, more } = lines[index]!;
      rows.set(member, {
        text: led + text,
        more: [...more, ...end],
        margin: column - Math.min(columnsOf(led), 2),
        start: column - columnsOf(led),
      });
    });
    const printed = this.children();
    const step = isList ? 4 : lead - 2;
    const lined = printed.map((member, index) => (index === 0 && !beginsBelow ? member : [hardline, member]));
    return [beginsBelow ? before : "", align(step, lined)];
  }

  // ── Blocks ─────────────────────────────────────────────────────────────────────────────────────────

  private block(node: Statement): Doc {
    const { source } = this;
    const [open] = takeComments(commentsOf(node), "open").map((comment) => this.comment(comment));
    const comments = takeComments(commentsOf(node), "body");
    const words = wordsOf(node);
    const lines: Doc[] = [
      ...(words === undefined
        ? comments.map((comment) => this.comment(comment))
        : formatWords(
            words,
            comments.map((comment) => ({ ...comment, text: source.text.slice(comment.start, comment.end) })),
            source,
            source.words,
          )),
    ];
    if (node.kind === "table") lines.push(this.setTable(node));
    if (childrenOf(node).nodes.length > 0)
      lines.push(node.kind === "reading" ? this.alternatives(node) : this.statements(node, this.margin + 2));
    const behind = open === undefined ? "" : [" ", open];
    if (lines.length === 0) return open === undefined ? " " : [behind, hardline];
    return [behind, indent(lines.map((line) => [hardline, line])), hardline];
  }

  /** Statements below one another, a blank line between them where there was one. */
  private statements(node: Printable, margin: number): Doc {
    const { text } = this.source;
    const { nodes } = childrenOf(node);
    const hasBelow = (one: Statement | undefined): boolean =>
      one !== undefined && commentsOf(one).some((comment) => comment.trailing && isBelow(comment, text));
    const isApart = (one: Statement): boolean =>
      hasBelow(nodes[nodes.indexOf(one) - 1]) ||
      commentsOf(one).some(({ leading }) => leading) ||
      util.isPreviousLineEmpty(text, one.start);
    for (const [one, line] of columnsIn(nodes, this.source, margin, isApart)) rows.set(one, { text: line, more: [] });
    this.alignComments(nodes, margin, isApart);
    return this.children().map((statement, index) => {
      if (index === 0) return statement;
      return [hardline, util.isPreviousLineEmpty(text, beginOf(nodes[index]!)) ? hardline : "", statement];
    });
  }

  /** Comments behind statements on lines that follow each other begin in one column. */
  private alignComments(nodes: readonly Statement[], margin: number, isApart: (one: Statement) => boolean): void {
    let run: { readonly comment: PlacedComment; readonly width: number }[] = [];
    const finish = (): void => {
      const widest = Math.max(...run.map(({ width }) => width));
      for (const { comment, width } of run) gaps.set(comment, widest - width);
      run = [];
    };
    for (const node of nodes) {
      const line = rows.get(node)?.text ?? lineOf(node, this.source.words, this.source);
      const comment = commentsOf(node).find(({ trailing, kind }) => trailing && kind !== "block");
      const isBehind = comment !== undefined && !isBelow(comment, this.source.text);
      if (!isBehind || isApart(node)) finish();
      if (isBehind && line !== undefined && margin + columnsOf(line) <= pageWidth)
        run.push({ comment, width: columnsOf(line) });
      else finish();
    }
    finish();
  }

  private children(): Doc[] {
    const { path } = childrenOf(this.node);
    // The types of a path know only the properties that every node has.
    const map = this.path.map.bind(this.path) as unknown as (print: Print, ...path: readonly string[]) => Doc[];
    return map(this.printChild, ...path);
  }

  private setOptions(node: Statement & { readonly kind: "options" }): void {
    const grid = gridOf(node, this.source, this.margin);
    node.rows.forEach((row, index) => rows.set(row, grid.rows[index]!));
    if (grid.header !== undefined)
      rows.set(node, { text: grid.header, more: partsOf(node, this.source.words, this.source).slice(1) });
  }

  private setTable(node: Statement & { readonly kind: "table" }): Doc {
    const lines = tableLines(node, this.source, this.margin + 2);
    node.rows.forEach((row, index) => rows.set(row, { text: lines.rows[index]!, more: [] }));
    return lines.header;
  }

  /** The choices of a reading, on one line or with their bars below one another. */
  private alternatives(node: Statement & { readonly kind: "reading" }): Doc {
    const part = alternativesOf(node, this.source.words, this.source.text);
    return this.layOut([part], this.margin + 2, 0);
  }
}

/** Where a statement begins with the comments above it. */
function beginOf(node: Statement): number {
  return Math.min(node.start, ...commentsOf(node).map(({ leading, start }) => (leading ? start : node.start)));
}
