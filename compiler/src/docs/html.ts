import type { Cell, Column, Part, Row } from "./part.js";
import type { Sheet } from "./sheet.js";

/** One page that needs nothing else: light and dark by the reader's system, and for paper. */
export function sheetToHtml(sheet: Sheet, other?: { readonly href: string; readonly name: string }): string {
  const { language, title, particulars, parts } = sheet;
  const contents = language === "ja" ? "目次" : "Contents";
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>
${style}</style>
</head>
<body>
<header>
<h1>${escape(title)}</h1>
<dl class="particulars">${particulars.map(([name, value]) => `<div><dt>${escape(name)}</dt><dd>${escape(value)}</dd></div>`).join("")}</dl>
${other === undefined ? "" : `<p class="other"><a href="${escape(other.href)}" hreflang="${language === "ja" ? "en" : "ja"}">${escape(other.name)}</a></p>\n`}</header>
<nav aria-label="${contents}"><ol>${parts.map(({ id, title: name }) => `<li><a href="#${escape(id)}">${escape(name)}</a></li>`).join("")}</ol></nav>
<main>
${parts.map(partOf).join("\n")}
</main>
</body>
</html>
`;
}

function partOf({ id, title, notes, table }: Part): string {
  const { columns, rows, titles = 0 } = table;
  return `<section id="${escape(id)}" aria-labelledby="${escape(id)}-title">
<h2 id="${escape(id)}-title">${escape(title)}</h2>
${notes.map((note) => `<p class="note">${escape(note)}</p>`).join("\n")}
<div class="scroll" tabindex="0" role="region" aria-labelledby="${escape(id)}-title"><table>
<thead><tr>${columns.map(headOf).join("")}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, columns, titles)).join("\n")}
</tbody>
</table></div>
</section>`;
}

function headOf({ title, isMark }: Column): string {
  return `<th scope="col"${isMark === true ? ' class="mark"' : ""}>${escape(title)}</th>`;
}

function rowOf({ cells, id, depth = 0, kind }: Row, columns: readonly Column[], titles: number): string {
  const shown = cells.map((cell, index) => {
    const isSource = index === columns.length - 1 && index > 0 && columns[index]!.isMark !== true;
    const classes = columns[index]!.isMark === true ? "mark" : isSource ? "last" : "";
    const attributes = classes === "" ? "" : ` class="${classes}"`;
    const text = textOf(cell, index === titles ? id : undefined);
    if (index > 0) return `<td${attributes}>${text}</td>`;
    return `<th scope="row"${attributes}${depth > 0 ? ` style="--depth:${depth}"` : ""}>${text}</th>`;
  });
  return `<tr${kind === undefined ? "" : ` class="${kind}"`}>${shown.join("")}</tr>`;
}

/** With the id behind its first line. */
function textOf(cell: Cell, id: string | undefined): string {
  const name = id === undefined ? "" : ` <code>${escape(id)}</code>`;
  const lines = typeof cell === "string" ? [cell] : cell;
  if (lines.length < 2) return mark(escape(lines[0] ?? "")) + name;
  return lines.map((text, index) => `<div>${mark(escape(text))}${index === 0 ? name : ""}</div>`).join("");
}

/** `【内枠】` behind a name, and behind a term the condition under which it is there. */
function mark(text: string): string {
  return text
    .replace(/【([^】]+)】$/, '<span class="badge">$1</span>')
    .replace(/(〔[^]*(?:場合|もの|もの全体で)〕|\[(?:when|where|for) [^]*\])$/, '<span class="when">$1</span>');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `:root {
  color-scheme: light dark;
  --ink: #1c2430; --faint: #5b6675; --line: #d9dee6; --paper: #fff; --band: #f3f6fa; --total: #fbf6e9; --accent: #1f5fa8; --never: #a0353a;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ee; --faint: #9aa6b5; --line: #333c49; --paper: #14181e; --band: #1d232c; --total: #2a2618; --accent: #7db4f0; --never: #f0888c; }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body {
  margin: 0 auto; padding: 2rem clamp(1rem, 3vw, 3rem) 4rem; max-width: 96rem; background: var(--paper); color: var(--ink);
  font: 15px/1.6 system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif;
}
h1 { margin: 0; font-size: 1.9rem; line-height: 1.3; }
h2 { margin: 2.8rem 0 .4rem; padding-left: .6rem; border-left: .3rem solid var(--accent); font-size: 1.25rem; line-height: 1.4; }
a { color: var(--accent); }
.particulars { display: flex; flex-wrap: wrap; gap: .2rem 2rem; margin: .5rem 0 0; color: var(--faint); }
.particulars div { display: flex; gap: .5rem; }
.particulars dd { margin: 0; color: var(--ink); }
.other { margin: .3rem 0 0; }
nav ol { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: 1.2rem 0 0; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: .5rem; list-style: none; }
.note { margin: .2rem 0; color: var(--faint); font-size: .9rem; }
.scroll { overflow-x: auto; margin-top: .7rem; border: 1px solid var(--line); border-radius: .5rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .4rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
tbody tr:last-child > * { border-bottom: 0; }
thead th { position: sticky; top: 0; background: var(--band); color: var(--faint); font-size: .85rem; font-weight: 600; white-space: nowrap; }
tbody th { padding-left: calc(.7rem + var(--depth, 0) * 1.3rem); min-width: 16rem; font-weight: 500; }
tr.group > * { background: var(--band); }
tr.group > th, tr.total > th { font-weight: 700; }
tr.total > * { background: var(--total); }
tr.never > th, tr.never > td:not(.last) { color: var(--never); }
td:not(.mark) { min-width: 7rem; }
th.mark, td.mark { min-width: 2.4rem; text-align: center; }
thead th.mark { white-space: normal; }
tbody th.mark { min-width: 2.4rem; padding-left: .7rem; }
td.last { min-width: 11rem; max-width: 16rem; color: var(--faint); font-size: .78rem; }
td > div + div { margin-top: .35rem; padding-top: .35rem; border-top: 1px dotted var(--line); }
code { color: var(--faint); font-size: .82em; font-weight: 400; }
.when { color: var(--faint); font-size: .88em; }
.badge { display: inline-block; margin-left: .5rem; padding: 0 .5rem; border: 1px solid currentColor; border-radius: 1rem; color: var(--accent); font-size: .75rem; font-weight: 600; white-space: nowrap; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root { --ink: #000; --faint: #444; --line: #bbb; --paper: #fff; --band: #f0f0f0; --total: #f8f4e6; --accent: #1f5fa8; --never: #a0353a; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  nav, .other { display: none; }
  .scroll { overflow: visible; border-radius: 0; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr, th, td { print-color-adjust: exact; }
}
`;
