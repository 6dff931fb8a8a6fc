import type { Cell, Row, Table } from "./part.js";
import type { Sheet } from "./sheet.js";

/** As GitHub and editors show it. */
export function sheetToMarkdown({ language, title, particulars, parts }: Sheet): string {
  const facts = particulars.map(([name, value]) => `${name}${language === "ja" ? "：" : ": "}${value}`).join(" · ");
  const blocks = [
    `# ${escape(title)}`,
    escape(facts),
    ...parts.flatMap((part) => [`## ${escape(part.title)}`, ...part.notes.map(escape), tableOf(part.table)]),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function tableOf({ columns, rows, titles = 0 }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title }) => escape(title))),
    line(columns.map(({ isMark }) => (isMark === true ? ":-:" : "---"))),
    ...rows.map((row) => line(cellsOf(row, titles))),
  ].join("\n");
}

function cellsOf({ cells, id, depth = 0, kind }: Row, titles: number): string[] {
  return cells.map((cell, index) => {
    const isStrong = index === 0 && (kind === "group" || kind === "total");
    const [first = "", ...more] = linesOf(cell).map(escape);
    const title = isStrong && first !== "" ? `**${first}**` : first;
    const named = id === undefined || index !== titles ? title : `${title} \`${id}\``;
    const text = [named, ...more].join("<br>");
    return index === 0 && text !== "" ? "　".repeat(depth) + text : text;
  });
}

function linesOf(cell: Cell): readonly string[] {
  return typeof cell === "string" ? [cell] : cell;
}

function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/\s+/g, " ");
}
