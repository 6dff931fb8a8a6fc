import { type Lexed, lex, wordOf } from "@yakkan/grammar/lexer.js";
import type {
  ContractItem,
  Declaration,
  ExclusionDeclaration,
  ExclusionGroup,
  FactDeclaration,
  MemberDeclaration,
  Named,
  NodeItem,
  OptionRow,
  Product,
  ProductItem,
  Scenario,
  ScenarioStatement,
  Span,
  TableRow,
  TopLevel,
  TriggerDeclaration,
} from "@yakkan/grammar/syntax.js";
import type { Edit } from "./edits.js";
import { Meanings } from "./meanings.js";
import { type Snapshot, textOf } from "./snapshot.js";
import { declarationsIn, spansIn } from "./tree.js";

export type AnyDeclaration =
  | TopLevel
  | ProductItem
  | ContractItem
  | NodeItem
  | ScenarioStatement
  | MemberDeclaration
  | OptionRow
  | FactDeclaration
  | TriggerDeclaration
  | TableRow
  | ExclusionDeclaration
  | ExclusionGroup;
type Kind = AnyDeclaration["kind"];

/** A text that is to be changed: its declarations and words, and the edits that add to it and take from it. */
export class Mending {
  readonly text: string;
  readonly meanings: Meanings;
  // A text may have many things to mend: what is found in all of it is found once, where it is asked for.
  private lexedText: Lexed | undefined;
  private declarations: readonly Declaration[] | undefined;

  constructor(readonly snapshot: Snapshot) {
    this.text = snapshot.document.getText();
    this.meanings = Meanings.in(snapshot.compiled);
  }

  get lexed(): Lexed {
    return (this.lexedText ??= lex(this.text));
  }

  private get tokens(): Lexed["tokens"] {
    return this.lexed.tokens;
  }

  /** The one of two spellings that fits the file: new keywords are in the language of most of those that are there. */
  say(english: string, japanese: string): string {
    return this.lexed.language === "ja" ? japanese : english;
  }

  /** Of the files that the text uses too. */
  read(span: Span): string {
    return textOf(this.snapshot, span);
  }

  /** Declarations around a place, outer before inner. */
  around({ start, end }: Span): Declaration[] {
    this.declarations ??= [...declarationsIn(this.snapshot.compiled.file)];
    return this.declarations.filter((at) => at.start <= start && end <= at.end);
  }

  /** The innermost declaration of one of these kinds around a place. */
  nearest<K extends Kind>(place: Span, ...kinds: K[]): Extract<AnyDeclaration, { kind: K }> | undefined {
    const found = this.around(place).filter((at) => (kinds as string[]).includes((at as AnyDeclaration).kind));
    return found.at(-1) as Extract<AnyDeclaration, { kind: K }> | undefined;
  }

  /** The parts of one kind in a part of the tree, outer before inner. */
  *parts<P extends Span & { readonly kind: string }>(within: unknown, kind: P["kind"]): Generator<P> {
    for (const span of spansIn(within)) if ("kind" in span && span.kind === kind) yield span as P;
  }

  // ── Taking away ──────────────────────────────────────────────────────────────────────────────────

  /** Takes a declaration out, with its line where nothing else stands on it. */
  remove({ start, end, ...rest }: Span & Partial<Declaration>): Edit {
    // References may stand behind the last word.
    const last = Math.max(end, ...(rest.references ?? []).map((reference) => reference.end));
    const lineStart = this.text.lastIndexOf("\n", start - 1) + 1;
    const lineEnd = this.lineEnd(last);
    const isAlone =
      this.text.slice(lineStart, start).trim() === "" && /^\s*(?:\/\/.*)?$/.test(this.text.slice(last, lineEnd));
    if (!isAlone) return { start: this.skipBack(start), end: last, text: "" };
    return { start: this.docStart(lineStart), end: Math.min(lineEnd + 1, this.text.length), text: "" };
  }

  /** Takes one out of names that commas set apart, with its comma and the `then` before it. */
  removeListed({ start, end }: Span): Edit {
    const before = /,\s*(?:then\s+|次に\s*)?$/.exec(this.text.slice(0, start));
    if (before !== null) return { start: before.index, end, text: "" };
    const after = /^\s*,\s*(?:then\s+|次に\s*)?/.exec(this.text.slice(end));
    return after === null ? { start, end, text: "" } : { start, end: end + after[0].length, text: "" };
  }

  /** Takes out a clause and the words that lead to it; nothing where other words lead there. */
  removeClause(clause: Span, keyword: "for" | "when" | "unless"): Edit | undefined {
    const before = this.tokens.filter(({ startOffset }) => startOffset < clause.start).at(-1);
    if (before === undefined) return undefined;
    const start = this.skipBack(before.startOffset);
    if (wordOf(before) === keyword) return { start, end: clause.end, text: "" };
    // In Japanese the words stand on both sides: ただし … の場合に限る.
    const after = this.tokens.find(({ startOffset }) => startOffset >= clause.end);
    const ends = keyword === "unless" ? /を除く$/ : /に限る$/;
    if (before.image !== "ただし" || after === undefined || !ends.test(after.image)) return undefined;
    return { start, end: after.startOffset + after.image.length, text: "" };
  }

  // ── Adding ───────────────────────────────────────────────────────────────────────────────────────

  /** Puts a line into a block, as its first or its last one; a declaration without a block gets one. */
  addTo(declaration: Declaration, line: string, where: "first" | "last"): Edit {
    const inside = this.tokens.filter(
      ({ startOffset }) => startOffset >= declaration.start && startOffset < declaration.end,
    );
    const open = inside.find(({ image }) => image === "{");
    if (open === undefined) {
      const end = Math.max(declaration.end, ...declaration.references.map((reference) => reference.end));
      return { start: end, end, text: ` { ${line} }` };
    }
    const close = inside.filter(({ image }) => image === "}").at(-1);
    const outer = this.indentAt(declaration.start);
    const at = where === "first" || close === undefined ? open.startOffset + 1 : close.startOffset;
    const closesOnSameLine =
      close !== undefined && !this.text.slice(open.startOffset, close.startOffset).includes("\n");
    if (closesOnSameLine) {
      const gap = this.text[at - 1] === " " ? "" : " ";
      return where === "first"
        ? { start: at, end: at, text: ` ${line} ` }
        : { start: at, end: at, text: `${gap} ${line} `.replace(/^ {2}/, " ") };
    }
    const indented = line
      .split("\n")
      .map((part) => `${outer}  ${part}`)
      .join("\n");
    if (where === "first" || close === undefined) return { start: at, end: at, text: `\n${indented}` };
    const lineStart = this.text.lastIndexOf("\n", at - 1) + 1;
    return { start: lineStart, end: lineStart, text: `${indented}\n` };
  }

  /** Puts a line before a declaration, indented like it. */
  addBefore({ start }: Span, line: string): Edit {
    const lineStart = this.text.lastIndexOf("\n", start - 1) + 1;
    const isAlone = this.text.slice(lineStart, start).trim() === "";
    if (!isAlone) return { start, end: start, text: `${line}  ` };
    const indent = this.indentAt(start);
    const at = this.docStart(lineStart);
    return { start: at, end: at, text: `${indent}${line.replaceAll("\n", `\n${indent}`)}\n` };
  }

  insert(at: number, text: string): Edit {
    return { start: at, end: at, text };
  }

  replace({ start, end }: Span, text: string): Edit {
    return { start, end, text };
  }

  /** Behind the labels of a declaration; without labels behind its name. */
  behindLabels({ name, labels }: Pick<Named, "name" | "labels">): number {
    return Math.max(name.end, labels.plain?.end ?? 0, labels.en?.end ?? 0);
  }

  indentAt(offset: number): string {
    const lineStart = this.text.lastIndexOf("\n", offset - 1) + 1;
    return /^[ \t]*/.exec(this.text.slice(lineStart))![0];
  }

  lineEnd(offset: number): number {
    const end = this.text.indexOf("\n", offset);
    return end === -1 ? this.text.length : end;
  }

  product(place: Span): Product | undefined {
    const { declarations } = this.snapshot.compiled.file;
    const products = declarations.filter((at) => at.kind === "product");
    return (
      products.find(({ start, end }) => start <= place.start && place.end <= end) ?? this.productOf(place, products)
    );
  }

  /** A scenario names its product. */
  private productOf(place: Span, products: readonly Product[]): Product | undefined {
    const scenario = this.nearest(place, "scenario", "sample-contract") as Scenario | undefined;
    return products.find(({ name }) => name.text === scenario?.product.text) ?? products[0];
  }

  private skipBack(offset: number): number {
    let at = offset;
    while (at > 0 && (this.text[at - 1] === " " || this.text[at - 1] === "\t")) at--;
    return at;
  }

  /** Where the `///` lines above a line begin. */
  private docStart(lineStart: number): number {
    let at = lineStart;
    for (;;) {
      const before = this.text.lastIndexOf("\n", at - 2) + 1;
      if (at === 0 || !/^\s*\/\/\//.test(this.text.slice(before, at))) return at;
      at = before;
    }
  }
}
