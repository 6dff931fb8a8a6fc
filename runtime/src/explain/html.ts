import type { SettlementResult } from "../result.js";
import { lineBlocks, type LineBlock, type Row } from "./details.js";
import { shownId, type Names } from "./names.js";
import { overpaidWords } from "./overpaid.js";
import { overviewTable, periodWords, signed } from "./overview.js";
import { assumedFacts, openStakes, readingTables } from "./rest.js";
import type { LetterOptions } from "../explain.js";

/** Markup, apart from text: what is no `Html` is escaped before it becomes part of one. */
class Html {
  constructor(readonly markup: string) {}
}

type Part = string | Html | readonly Part[];

/** Names with the places in documents that the letter cites of a clause. */
interface Cited {
  readonly names: Names;
  readonly citationOf: (clause: string) => string;
}

/** The explanation as one page, without scripts and without anything to load. */
export function htmlLetter(names: Names, result: SettlementResult, options: LetterOptions): string {
  const { words, metadata } = names;
  const cited: Cited = { names, citationOf: (clause) => names.documentsOf(clause, options.documents) };
  const title = words.title(names.label(metadata.label, metadata.name), result.edition);
  const section = (heading: string, content: readonly Part[]): Part =>
    content.length === 0 ? [] : element("section", element("h2", plainHeading(heading)), content);
  const body = element(
    "body",
    element(
      "header",
      element("h1", title),
      element("p", words.subject(shownId(result.policy), shownId(result.incident))),
      element("p", periodWords(names, result)),
    ),
    element("p.pay", words.toPay(names.money(result.pay))),
    overpaidWords(names, result).map((said) => element("p", said)),
    result.lines.length === 0 ? element("p", words.nothingClaimed) : overview(names, result),
    section(
      words.heading.lines,
      lineBlocks(names, result).map((block) => lineArticle(cited, block)),
    ),
    section(words.heading.open, open(cited, result)),
    section(words.heading.readings, options.readings === true ? readings(names, result) : []),
    section(words.heading.assumed, bulleted(assumedFacts(names, result))),
    element(
      "footer",
      words.basis(names.label(metadata.label, metadata.name), result.edition, result.terms.slice(0, 12)),
    ),
  );
  const { markup } = element("title", title);
  return `<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${markup}<style>${style}</style>
</head>
${body.markup}</html>
`;
}

function overview(names: Names, result: SettlementResult): Html {
  const { columns, rows } = overviewTable(names, result);
  return element(
    "table.overview",
    element(
      "thead",
      element(
        "tr",
        element("th", ""),
        columns.map((column) => element("th.amount", column)),
      ),
    ),
    element(
      "tbody",
      rows.map(({ depth, label, amounts }) =>
        element(
          `tr.depth${Math.min(depth, 5)}`,
          element("th", label),
          amounts.map((amount) => element("td", amount)),
        ),
      ),
    ),
  );
}

/** One line of the claim: from what is claimed, step by step, to what is paid. */
function lineArticle(cited: Cited, { heading, rows }: LineBlock): Html {
  return element(
    "article",
    element("h3", heading),
    element(
      "table.steps",
      rows.map((row) => stepRow(cited, row)),
    ),
  );
}

function stepRow({ names, citationOf }: Cited, row: Row): Part {
  switch (row.kind) {
    case "step": {
      const change = row.change === undefined ? "" : signed(names, row.change);
      return element("tr.step", element("th", row.label), element("td", change), element("td", names.money(row.after)));
    }
    case "words":
      return element("tr.words", element("td.wide", row.text));
    case "clause": {
      const citation = citationOf(row.id);
      return citation === "" ? [] : element("tr.clause", element("td.wide", citation));
    }
  }
}

function open({ names, citationOf }: Cited, result: SettlementResult): readonly Part[] {
  return openStakes(names, result).map(({ text, questions }) => [
    element("p", text),
    bulleted(
      questions.map(({ exclusion, waits }) =>
        [names.clause(exclusion), citationOf(exclusion), waits].filter(Boolean).join(" – "),
      ),
    ),
  ]);
}

function readings(names: Names, result: SettlementResult): readonly Part[] {
  return readingTables(names, result).map(({ label, notes, rows }) => [
    element("h3", label),
    notes.map((note) => element("p", note)),
    element(
      "table.steps",
      rows.map(({ label: member, amount, mark, undecided }) => [
        element("tr", element("th", `${member} ${mark}`), element("td", amount)),
        undecided === undefined ? [] : element("tr.words", element("td.both", undecided)),
      ]),
    ),
  ]);
}

function bulleted(items: readonly string[]): readonly Part[] {
  return items.length === 0
    ? []
    : [
        element(
          "ul",
          items.map((item) => element("li", item)),
        ),
      ];
}

/** Headings of the text form are marked as such; a page has its own way. */
function plainHeading(text: string): string {
  return text.replace(/^■ /, "");
}

const spans: Readonly<Record<string, string>> = { "td.wide": ' colspan="3"', "td.both": ' colspan="2"' };

/** `tag` or `tag.class`, which the code says; what stands in it is escaped. */
function element(name: string, ...parts: readonly Part[]): Html {
  const [tag = "", kind] = name.split(".");
  const attributes = `${kind === undefined ? "" : ` class="${kind}"`}${spans[name] ?? ""}`;
  const breaks = blocks.has(tag) ? "\n" : "";
  return new Html(`<${tag}${attributes}>${breaks}${render(parts)}</${tag}>${inRow.has(tag) ? "" : "\n"}`);
}

/** Elements that begin a line of their own, so that the page can be read as text too. */
const blocks: ReadonlySet<string> = new Set(["body", "header", "section", "article", "table", "thead", "tbody", "ul"]);
const inRow: ReadonlySet<string> = new Set(["th", "td"]);

function render(part: Part): string {
  if (part instanceof Html) return part.markup;
  return typeof part === "string" ? escape(part) : part.map(render).join("");
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
@page { size: A4; margin: 18mm 16mm; }
body { font: 10.5pt/1.6 "Hiragino Sans", "Noto Sans CJK JP", "Yu Gothic", Meiryo, system-ui, sans-serif; color: #1a1a1a; max-width: 178mm; margin: 0 auto; padding: 8mm; }
h1 { font-size: 16pt; margin: 0; }
h2 { font-size: 12pt; margin: 2em 0 .6em; border-bottom: 1.5pt solid #444; }
h3 { font-size: 10.5pt; margin: 1.2em 0 .3em; }
header p { margin: .2em 0 0; overflow-wrap: anywhere; }
.pay { font-size: 14pt; font-weight: 600; border: 1pt solid #444; padding: .5em .8em; margin: 1.2em 0; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .2em .5em; vertical-align: baseline; }
th { font-weight: 400; text-align: left; overflow-wrap: anywhere; }
td { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.overview { font-size: 9pt; border-top: 1pt solid #444; border-bottom: 1pt solid #444; }
.overview th.amount { text-align: right; white-space: nowrap; font-weight: 600; border-bottom: .5pt solid #999; }
.overview tr.depth0 > * { font-weight: 600; }
.overview tr.depth2 > th { padding-left: 1.5em; }
.overview tr.depth1 > th { padding-left: 1em; }
.overview tr.depth3 > th { padding-left: 2.2em; }
.overview tr.depth4 > th, .overview tr.depth5 > th { padding-left: 3em; }
.steps tr.step > * { border-bottom: .5pt solid #ddd; }
.steps td { width: 8.5em; }
.steps tr.step:last-child > * { font-weight: 600; border-bottom: 1pt solid #999; }
td.wide, td.both { text-align: left; white-space: normal; overflow-wrap: anywhere; font-size: 9pt; padding-left: 1.6em; }
.clause td.wide { color: #555; padding-left: 2.4em; }
article { break-inside: avoid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
footer { margin-top: 2.5em; font-size: 8.5pt; color: #555; border-top: .5pt solid #999; padding-top: .4em; }
@media print { body { max-width: none; padding: 0; } }
`;
