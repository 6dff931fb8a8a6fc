import type { Span } from "@yakkan/grammar/syntax.js";
import type { SourceText } from "../compile.js";
import type { Place, Sources } from "../files/sources.js";
import type { Language } from "./catalog/entry.js";
import type { Diagnostic, Severity } from "./diagnostic.js";
import { inLanguage } from "./language.js";

/** Where positions count: in one text, or in one of several files. */
export type Origin = SourceText | Sources;

function locate(origin: Origin, span: Span): Place {
  return "text" in origin ? { source: origin, start: span.start, end: span.end } : origin.placeOf(span);
}

/** How parts of a message look on a terminal; each function returns the text it is given, dressed. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
}

const asItIs = (text: string): string => text;

/** For files, pipes and tests. */
export const unpainted: Paint = {
  strong: asItIs,
  faint: asItIs,
  severity: { error: asItIs, warning: asItIs, information: asItIs },
};

/**
 * A diagnostic with the line of source that it is about:
 *
 *     error[name/unknown]: unknown head `meal`
 *        travel.yakkan:14:10
 *     14 |     head meal
 *        |          ^^^^
 *        travel.yakkan:12:8: the section begins here
 *        help: did you mean `meals`?
 *
 * Ends without a line break.
 */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  origin: Origin,
  paint: Paint = unpainted,
  language: Language = "en",
): string {
  const { severity, code, message, span, related, help } = inLanguage(diagnostic, language);
  const tinted = paint.severity[severity];
  const words = labels[language];
  return [
    `${tinted(`${words[severity]}[${code}]`)}${paint.strong(`: ${visible(message)}`)}`,
    ...renderPlace(origin, span, tinted, paint),
    ...related.map((other) => `   ${paint.faint(placeOf(origin, other.span))}: ${visible(other.message)}`),
    ...(help === undefined ? [] : [`   ${paint.strong(words.help)}: ${visible(help)}`]),
  ].join("\n");
}

const labels: Readonly<Record<Language, Readonly<Record<Severity | "help", string>>>> = {
  en: { error: "error", warning: "warning", information: "information", help: "help" },
  ja: { error: "エラー", warning: "警告", information: "情報", help: "対処" },
};

/** All diagnostics of a file, an empty line between them. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  origin: Origin,
  paint?: Paint,
  language?: Language,
): string {
  return diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, origin, paint, language)).join("\n\n");
}

/** A message of another kind (a failed expectation, a broken JSON file) above the line that it is about. */
export function renderMessage(
  message: string,
  origin: Origin,
  span: Span,
  paint: Paint = unpainted,
  language: Language = "en",
): string {
  const tinted = paint.severity.error;
  return [
    `${tinted(labels[language].error)}${paint.strong(`: ${visible(message)}`)}`,
    ...renderPlace(origin, span, tinted, paint),
  ].join("\n");
}

/** `travel.yakkan:14:10` */
export function placeOf(origin: Origin, span: Span): string {
  const { source, start } = locate(origin, span);
  const { line, column } = positionAt(source.text, start);
  return `${source.name}:${line}:${column}`;
}

/** Line and column of an offset, both from 1; the column counts UTF-16 code units, as editors do. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0 && end < offset; end = text.indexOf("\n", start)) {
    line++;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

/** Characters of a line that are shown at most. */
const widest = 240;

/** The place, its line, and marks below the part that is meant; of a longer stretch the first line that says something. */
function renderPlace(origin: Origin, written: Span, tinted: (text: string) => string, paint: Paint): string[] {
  const { source, ...span } = locate(origin, written);
  const { text } = source;
  const { line, column } = positionAt(text, span.start);
  const start = span.start - column + 1;
  const lineEnd = text.indexOf("\n", span.start);
  const whole = text.slice(start, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, "");
  // Of a very long line, some of what stands around the place.
  const from = whole.length <= widest ? 0 : Math.max(0, column - 1 - widest / 4);
  const to = whole.length <= widest ? whole.length : from + widest;
  const shown = `${from > 0 ? "…" : ""}${whole.slice(from, to)}${to < whole.length ? "…" : ""}`;
  const before = visible(`${from > 0 ? "…" : ""}${whole.slice(from, column - 1)}`);
  const meant = visible(whole.slice(column - 1, Math.min(span.end - start, to))).trimEnd();
  const gutter = " ".repeat(String(line).length);
  return [
    `   ${paint.faint(`${source.name}:${line}:${column}`)}`,
    `${paint.faint(`${line} |`)} ${visible(shown)}`.trimEnd(),
    // At least one mark: where something is missing there is nothing to underline.
    `${paint.faint(`${gutter} |`)} ${" ".repeat(columnsOf(before))}${tinted("^".repeat(Math.max(1, columnsOf(meant))))}`,
  ];
}

// All but control characters other than the line break, separators of lines (2028, 2029) and marks of direction.
const unprintable = /[^\n -~\xa0-\u2027\u202f-\u2065\u206a-\u{10ffff}]/gu;

/**
 * A text as a terminal may show it: a tab is two spaces, and what would move the cursor, or show the text
 * in another order than it has, shows as a replacement character.
 */
function visible(text: string): string {
  return text.replaceAll("\t", "  ").replace(unprintable, "\ufffd");
}

/** How many columns of a terminal a text takes. The runtime's explanation counts alike, in code of its own. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += character >= " " && character <= "~" ? 1 : columnsOfOther(character);
  return columns;
}

function columnsOfOther(character: string): number {
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return 0;
  // What Unicode's EastAsianWidth.txt calls W or F: Hangul, kana, han, their punctuation and full-width forms, emoji.
  // What it calls ambiguous (○, ①) counts as one column, as terminals outside legacy code pages show it.
  const isWide =
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2fb}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u.test(
      character,
    );
  return isWide ? 2 : 1;
}
