import type { Span } from "@yakkan/grammar/syntax.js";
import { type DiagnosticArguments, type DiagnosticCode, entryOf, notes } from "./catalog.js";
import type { Language } from "./catalog/entry.js";
import type { Diagnostic, Fix } from "./diagnostic.js";
import { inJapanese } from "./phrases.js";

/** In both languages; what is in English alone is looked up among the phrases. */
export type Told = string | Readonly<Record<Language, string>>;

export interface Details {
  readonly related?: readonly { readonly message: Told; readonly span: Span }[];
  readonly fixes?: readonly (Omit<Fix, "title"> & { readonly title: Told })[];
  readonly unused?: boolean;
}

/** A diagnostic worded by the catalogue. */
export function diagnose<C extends DiagnosticCode>(
  code: C,
  a: DiagnosticArguments<C>,
  span: Span,
  { related = [], fixes = [], unused }: Details = {},
): Diagnostic {
  const { severity, text, help } = entryOf(code);
  const english = help?.en(a);
  const japanese = help?.ja(a);
  return {
    code,
    severity,
    message: text.en(a),
    ...(english !== undefined && { help: english }),
    span: { start: span.start, end: span.end },
    related: related.map(({ message, span: { start, end } }) => ({
      message: told(message, "en"),
      span: { start, end },
    })),
    fixes: fixes.map((fix) => ({ ...fix, title: told(fix.title, "en") })),
    ...(unused && { unused: true }),
    japanese: {
      message: text.ja(a),
      ...(japanese !== undefined && { help: japanese }),
      related: related.map(({ message }) => told(message, "ja")),
      fixes: fixes.map(({ title }) => told(title, "ja")),
    },
  };
}

function told(text: Told, language: Language): string {
  if (typeof text !== "string") return text[language];
  return language === "en" ? text : inJapanese(text);
}

/** A related place with what the catalogue says of it. */
export function note<K extends keyof typeof notes>(
  key: K,
  a: Parameters<(typeof notes)[K]["en"]>[0],
  span: Span,
): { readonly message: Told; readonly span: Span } {
  const { en, ja } = notes[key] as Readonly<Record<Language, (a: unknown) => string>>;
  return { message: { en: en(a), ja: ja(a) }, span };
}

/** The edit behind "did you mean": another name at the same place. */
export function replaceBy(name: string, span: Span): Fix {
  return { title: `Change to \`${name}\``, edits: [{ start: span.start, end: span.end, text: name }] };
}

/** Of `names` the one nearest to `name`, when it is near enough to be meant. */
export function closest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  // A third of the letters may be wrong, and at least one: Japanese names are short.
  let distance = Math.max(1, Math.floor([...name].length / 3)) + 1;
  const letters = [...name.toLowerCase()];
  const differing = countDiffering(letters);
  for (const candidate of names) {
    const other = candidate.toLowerCase();
    // Most names have too many other letters to be meant.
    if (differing(other) >= distance) continue;
    const found = editDistance(letters, [...other], distance);
    // Of a name of one letter nothing is left where that is wrong.
    if (found < distance && found < Math.max(letters.length, [...other].length)) {
      distance = found;
      best = candidate;
    }
  }
  return best;
}

/** How many letters of a text are not among these or these not among them, at the least: where they stand does not count. */
function countDiffering(letters: readonly string[]): (text: string) => number {
  // Letters that share a place are taken for the same.
  const counts = new Int32Array(64);
  for (const letter of letters) counts[letter.codePointAt(0)! & 63]! += 1;
  const left = new Int32Array(64);
  return (text) => {
    left.set(counts);
    let count = 0;
    let same = 0;
    for (let at = 0; at < text.length; count += 1) {
      const letter = text.codePointAt(at)!;
      at += letter > 0xffff ? 2 : 1;
      if (left[letter & 63]!-- > 0) same += 1;
    }
    return Math.max(count, letters.length) - same;
  };
}

/** Insertions, deletions, replacements and swaps of neighbours from `a` to `b`; gives up at `bound`. */
function editDistance(a: readonly string[], b: readonly string[], bound: number): number {
  let leastBefore = 0;
  let beforeLast: number[] = [];
  let last = b.map((_, j) => j);
  last.push(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    // What two rows hold only grows from there.
    if (least >= bound && leastBefore >= bound) return bound;
    leastBefore = least;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
