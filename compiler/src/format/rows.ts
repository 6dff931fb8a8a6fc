import type { MemberDeclaration, OptionRow, OptionsBlock, TableDeclaration } from "@yakkan/grammar/syntax.js";
import { flat, type Part } from "./headers.js";
import { columnsOf, inColumns, pageWidth } from "./layout.js";
import type { Statement } from "./nodes.js";
import { inlineOf, isFlatList, join, lineOf, partsOf } from "./one-line.js";
import type { Source } from "./source.js";

/** Statements of these kinds stand in columns where they follow each other line by line. */
const shapes: Partial<Record<Statement["kind"], string>> = {
  edition: "particulars",
  currency: "particulars",
  document: "particulars",
  choice: "choice",
  fact: "fact",
  trigger: "trigger",
  unit: "unit",
  head: "head",
  uncovered: "uncovered",
  exclusion: "exclusion",
  let: "let",
  premium: "premium",
  "scenario-loss": "loss",
  expect: "expect",
};

/** The texts of statements that stand in columns. `isApart` says of one that it does not follow the one before it. */
export function columnsIn(
  nodes: readonly Statement[],
  source: Source,
  margin: number,
  isApart: (node: Statement) => boolean,
): Map<Statement, string> {
  const texts = new Map<Statement, string>();
  let run: { readonly node: Statement; readonly cells: Cells }[] = [];
  const finish = (): void => {
    const aligned =
      run.length < 2
        ? undefined
        : alignCells(
            run.map(({ cells }) => cells),
            margin,
          );
    aligned?.forEach((text, index) => texts.set(run[index]!.node, text));
    run = [];
  };
  for (const node of nodes) {
    const cells = cellsOf(node, source, margin);
    const last = run.at(-1);
    if (last !== undefined && (cells === undefined || shapes[node.kind] !== shapes[last.node.kind] || isApart(node)))
      finish();
    if (cells !== undefined) run.push({ node, cells });
  }
  finish();
  return texts;
}

/** The members of an enum for a line each: of each the columns that fit, and what follows them. */
export function memberLines(
  members: readonly MemberDeclaration[],
  source: Source,
  margin: number,
): { readonly text: string; readonly more: readonly Part[] }[] {
  const rows = members.map((member) => partsOf(member, source.words, source));
  const cells = rows.map(byRole);
  const whole = alignCells(cells, margin);
  if (whole !== undefined) return whole.map((text) => ({ text, more: [] }));
  // A few that are longer than the others do not keep these from standing in columns.
  const byLength = rows
    .map((_, index) => index)
    .sort((a, b) => columnsOf(cells[b]!.label) - columnsOf(cells[a]!.label));
  for (const roles of [["name", "label", "english"], ["name", "label"], ["name"]] as const)
    for (let left = 0; left <= rows.length / 3; left++) {
      const isOut = (index: number): boolean => byLength.indexOf(index) < left;
      const rolesOf = (index: number): readonly Part["role"][] => (isOut(index) ? ["name"] : roles);
      const texts = inColumns(
        cells.map((row, index) => roles.map((role) => (rolesOf(index).includes(role) ? row[role] : ""))),
      );
      if (texts.every((text) => margin + columnsOf(text) <= pageWidth) || roles.length === 1)
        return rows.map((parts, index) => ({
          text: texts[index]!,
          more: isPlainLine(parts) ? [] : parts.filter(({ role }) => !rolesOf(index).includes(role)),
        }));
    }
  return [];
}

/** What stands in the columns of a statement. */
interface Cells {
  readonly keyword: string;
  readonly name: string;
  readonly label: string;
  readonly english: string;
  readonly amount: string;
  readonly rest: string;
  readonly references: string;
}

function cellsOf(node: Statement, source: Source, margin: number): Cells | undefined {
  if (shapes[node.kind] === undefined) return undefined;
  const line = lineOf(node, source.words, source);
  if (line === undefined || margin + columnsOf(line) > pageWidth) return undefined;
  const parts = partsOf(node, source.words, source);
  if (parts.some((part) => part.list !== undefined && !isFlatList(node, part, source, pageWidth - margin - 4)))
    return undefined;
  const cells = byRole(parts);
  const [keyword = "", ...name] = cells.name.split(" ");
  if (node.kind === "document") return { ...cells, keyword, name: name.join(" ") };
  if (shapes[node.kind] === "particulars") return { ...cells, keyword, name: cells.rest, rest: "" };
  if (!source.braces.has(node.end)) return cells;
  const whole = inlineOf(node, source, margin);
  const header = join(parts);
  if (whole === undefined) return undefined;
  // The block goes on where the header ends.
  return { ...cells, rest: joined(cells.rest, cells.references, whole.slice(header.length + 1)), references: "" };
}

function byRole(parts: readonly Part[]): Cells {
  const of = (role: Part["role"]): Part[] => parts.filter((part) => part.role === role);
  if (isPlainLine(parts)) return { ...noCells, name: join(parts) };
  const beyond = parts.slice(lastOfLabels(parts) + 1);
  let trailing = beyond.length;
  while (trailing > 0 && beyond[trailing - 1]!.role === "reference") trailing--;
  const references = beyond.slice(trailing);
  const rest = beyond.slice(0, trailing);
  const amount = rest[0]?.role === "amount" ? rest.shift() : undefined;
  return {
    keyword: "",
    name: join(of("name")),
    label: join(of("label")),
    english: join(of("english")),
    amount: amount === undefined ? "" : flat(amount.doc),
    rest: join(rest),
    references: join(references),
  };
}

/** A reference between the name and the labels keeps its place only in a line without columns. */
function isPlainLine(parts: readonly Part[]): boolean {
  return parts.slice(0, lastOfLabels(parts)).some(({ role }) => role === "reference");
}

function lastOfLabels(parts: readonly Part[]): number {
  return lastIndex(parts, ({ role }) => role === "name" || role === "label" || role === "english");
}

const noCells: Cells = { keyword: "", name: "", label: "", english: "", amount: "", rest: "", references: "" };

function listed({ keyword, name, label, english, amount, rest, references }: Cells): string[] {
  return [keyword, name, label, english, amount, rest, references];
}

/** In as many columns as fit; undefined where none do. */
function alignCells(rows: readonly Cells[], margin: number): string[] | undefined {
  const amountWidth = Math.max(...rows.map(({ amount }) => columnsOf(amount)));
  const layouts: ((cells: Cells) => string[])[] = [
    listed,
    ({ rest, references, ...cells }) => listed({ ...cells, rest: joined(rest, references), references: "" }),
    ({ english, rest, references, ...cells }) =>
      listed({ ...cells, english: joined(english, rest, references), rest: "", references: "" }),
    ({ label, english, rest, references, ...cells }) =>
      listed({ ...cells, label: joined(label, english, rest, references), english: "", rest: "", references: "" }),
  ];
  const isNumber = rows.map(({ amount }) => /^[\d_.%-]+$/.test(amount));
  for (const layout of layouts) {
    const cells = rows.map((row, index) =>
      layout(isNumber[index] ? { ...row, amount: row.amount.padStart(amountWidth) } : row),
    );
    const texts = inColumns(cells);
    if (texts.every((text) => margin + columnsOf(text) <= pageWidth)) return texts;
  }
  return undefined;
}

function lastIndex(parts: readonly Part[], test: (part: Part) => boolean): number {
  return parts.reduce((last, part, index) => (test(part) ? index : last), -1);
}

function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(" ");
}

// ── Grids ────────────────────────────────────────────────────────────────────────────────────────────

export interface Grid {
  /** What stands before the brace, the plans above their marks; undefined where they do not fit there. */
  readonly header: string | undefined;
  /** Of each option its name, labels and marks, and what follows them. */
  readonly rows: readonly { readonly text: string; readonly more: readonly Part[] }[];
}

/** The grid of options: the marks of each plan below one another, below the plan where they fit. */
export function gridOf(node: OptionsBlock, source: Source, margin: number): Grid {
  const { words } = source;
  const options = node.rows.map((row) => readOption(row, source));
  const plans = node.plans.map((plan) => words.name(plan));
  const [first, ...references] = partsOf(node, words, source);
  const title = flat(first!.doc).slice(0, -plans.join(" ").length).trimEnd();
  const behind = join(references).length === 0 ? 0 : columnsOf(join(references)) + 1;

  for (const separate of [true, false]) {
    const names = inColumns(options.map(({ cells }) => (separate ? cells : [joined(...cells)])));
    const widest = Math.max(...names.map(columnsOf), 0);
    // The block stands two columns further in than its header.
    const column = Math.max(widest + 2, columnsOf(title) - 1);
    const widths = plans.map((plan) => Math.max(columnsOf(plan), 1));
    const end = margin + 2 + column + widths.reduce((sum, width) => sum + width + 1, 0);
    const matches = plans.length > 0 && options.every(({ marks }) => marks.length <= plans.length);
    if (matches && end + behind + 1 <= pageWidth)
      return {
        header: `${title.padEnd(title.length + column + 2 - columnsOf(title))}${plans.join(" ")}`,
        rows: options.map(({ marks, more }, index) => ({
          text: `${fill(names[index]!, column)}${marks.map((mark, plan) => centred(mark, widths[plan]!)).join(" ")}`.trimEnd(),
          more,
        })),
      };
    const longest = Math.max(...options.map(({ marks }) => 2 * marks.length));
    if (margin + 2 + widest + longest <= pageWidth)
      return {
        header: undefined,
        rows: options.map(({ marks, more }, index) => ({
          text: marks.length === 0 ? names[index]!.trimEnd() : `${fill(names[index]!, widest + 1)}${marks.join(" ")}`,
          more,
        })),
      };
  }
  return {
    header: undefined,
    rows: options.map(({ cells, marks, more }) => ({
      text: joined(...cells, ...marks),
      more,
    })),
  };
}

function readOption(row: OptionRow, source: Source): { cells: string[]; marks: string[]; more: Part[] } {
  const parts = partsOf(row, source.words, source);
  const lastMark = lastIndex(parts, ({ doc }) => doc === "○" || doc === "◎" || doc === "×");
  const before = parts.slice(0, Math.max(lastMark + 1, 1));
  const { name, label, english } = byRole(before.filter(({ role }) => role !== "rest" && role !== "reference"));
  return {
    cells: [name, label, english],
    marks: before.filter(({ role }) => role === "rest").map(({ doc }) => flat(doc)),
    more: [...before.filter(({ role }) => role === "reference"), ...parts.slice(before.length)],
  };
}

function fill(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}

function centred(mark: string, width: number): string {
  return fill(" ".repeat((width - 1) >> 1) + mark, width);
}

// ── Tables ───────────────────────────────────────────────────────────────────────────────────────────

/** The header and the rows of a table: keys below each other, the values right-aligned below their columns. */
export function tableLines(node: TableDeclaration, source: Source, margin: number): { header: string; rows: string[] } {
  const { words } = source;
  const columns = node.columns.map(({ name, labels: { plain, en }, isNumber }) =>
    [
      words.name(name),
      ...(plain === undefined ? [] : [source.text.slice(plain.start, plain.end)]),
      ...(en === undefined ? [] : [words.word("en"), source.text.slice(en.start, en.end)]),
      ...(isNumber ? [`(${words.word("number")})`] : []),
    ].join(" "),
  );
  const rows = node.rows.map((row) => {
    const parts = partsOf(row, words, source);
    const values = parts.filter(({ role }) => role === "amount").map(({ doc }) => flat(doc));
    const keys = parts.filter(({ role }) => role === "name").map(({ doc }) => flat(doc));
    return { keys, values, behind: join(parts.filter(({ role }) => role === "reference")) };
  });
  const aligned = alignTable(columns, rows);
  if ([aligned.header, ...aligned.rows].every((text) => margin + columnsOf(text) <= pageWidth)) return aligned;
  return {
    header: columns.join("  "),
    rows: rows.map(({ keys, values, behind }) => [...keys, ...values, ...(behind === "" ? [] : [behind])].join(" ")),
  };
}

interface Row {
  /** Each with the sign behind it. */
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly behind: string;
}

function alignTable(columns: readonly string[], rows: readonly Row[]): { header: string; rows: string[] } {
  const keys = inColumns(rows.map((row) => row.keys.flatMap((key) => [key.slice(0, -2), key.slice(-1)])));
  const width = Math.max(...keys.map(columnsOf), 0);
  const widths = columns.map((column, index) =>
    Math.max(columnsOf(column), ...rows.map(({ values }) => columnsOf(values[index] ?? ""))),
  );
  const line = (key: string, values: readonly string[], behind: string): string =>
    [
      fill(key, width),
      ...values.map((value, index) => " ".repeat(Math.max(0, (widths[index] ?? 0) - columnsOf(value))) + value),
      ...(behind === "" ? [] : [behind]),
    ].join("  ");
  return {
    header: line("", columns, ""),
    rows: rows.map(({ values, behind }, index) => line(keys[index]!, values, behind)),
  };
}
