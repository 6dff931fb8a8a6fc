import type { Cell, Row, Sheet, Table } from "./sheet.js";

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

function tableOf({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title }) => escape(title))),
    line(columns.map(({ isMark }) => (isMark === true ? ":-:" : "---"))),
    ...rows.map((row) => line(cellsOf(row))),
  ].join("\n");
}

function cellsOf({ cells, depth = 0, kind }: Row): string[] {
  return cells.map((cell, index) => {
    const text = textOf(cell);
    if (index > 0 || text === "") return text;
    return "　".repeat(depth) + (kind === "group" || kind === "total" ? `**${text}**` : text);
  });
}

function textOf(cell: Cell): string {
  return (typeof cell === "string" ? [cell] : cell).map(escape).join("<br>");
}

function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/\s+/g, " ");
}
