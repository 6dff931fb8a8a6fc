import { claimedWord, isNothingComputed } from "./explain/claimed.js";
import { details, named, reasonWords, pendingWaits } from "./explain/details.js";
import { htmlLetter } from "./explain/html.js";
import { Names, shownId } from "./explain/names.js";
import { overpaidWords } from "./explain/overpaid.js";
import { overview, periodWords } from "./explain/overview.js";
import { assumedFacts, openQuestions, readings } from "./explain/rest.js";
import { type ExplanationNode, explanationTree } from "./explain/tree.js";
import { type Language, words as wordsOf } from "./explain/words.js";
import type { ClauseMetadata, ProductMetadata } from "./metadata.js";
import { shown } from "./problems.js";
import type { LineResult, SettlementResult } from "./result.js";

export interface ExplainOptions {
  /** Of the words between; labels fall back to the other language where the product has only that. */
  readonly language: Language;
  /** The clause as its author wrote it, where the text is at hand; else its summary is shown. */
  readonly quote?: (clause: ClauseMetadata) => string | undefined;
}

/**
 * A settlement for a person: what is paid now, how the sums come about from the total down to the lines, of
 * every line each cut or reason with the clause behind it, and what is still open or assumed. Full of detail
 * for a result with its trace; without it, the amounts of terms and the readings are left out. Throws `RangeError`
 * where the metadata is not that of the terms by which the result came about: the letter would be wrong.
 */
export function explain(metadata: ProductMetadata, result: SettlementResult, options: ExplainOptions): string {
  const names = checkedNames(result, metadata, options);
  const { words } = names;
  const part = (heading: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", heading, ...lines];
  return [
    words.title(names.label(metadata.label, metadata.name), result.edition),
    words.subject(shownId(result.policy), shownId(result.incident)),
    periodWords(names, result),
    "",
    words.toPay(names.money(result.pay)),
    ...overpaidWords(names, result),
    "",
    ...(result.lines.length === 0 ? [words.nothingClaimed] : overview(names, result)),
    ...part(words.heading.lines, details(names, result)),
    ...part(words.heading.open, openQuestions(names, result)),
    ...part(words.heading.readings, readings(names, result)),
    ...part(
      words.heading.assumed,
      assumedFacts(names, result).map((fact) => `  - ${fact}`),
    ),
    "",
  ].join("\n");
}

export interface LetterOptions extends Pick<ExplainOptions, "language"> {
  /** Also what would be due under other readings: for who handles the claim, not for the insured. */
  readonly readings?: boolean | undefined;
  /** The documents that it cites, by their names in the product; left out: all of them. */
  readonly documents?: readonly string[] | undefined;
}

/**
 * The same as a page of HTML that stands alone: for a letter to the insured, on screen or printed. It cites the
 * documents of the product, not its file. Whatever comes from a claim or a product is text in it, never markup.
 */
export function explainHtml(metadata: ProductMetadata, result: SettlementResult, options: LetterOptions): string {
  return htmlLetter(checkedNames(result, metadata, options), result, options);
}

/** One line of a result in a few words, for where there is no room for more. */
export function explainLine(metadata: ProductMetadata, line: LineResult, options: ExplainOptions): string {
  const names = namesOf(metadata, options);
  const { words } = names;
  const at = (clause: string): string => {
    const place = names.lineOf(clause);
    return place === undefined ? "" : ` (${place})`;
  };
  const whose = `${names.headed(names.clause(line.head), line)}: `;
  const claimed = isNothingComputed(names, line)
    ? whose
    : `${whose}${claimedWord(names, [line])} ${names.money(line.claimed)}; `;
  const due = `${words.column.due} ${names.money(line.due)}`;
  switch (line.verdict) {
    case "eligible": {
      const cuts = line.reduced.map(
        ({ clause, amount }) =>
          ` ${amount < 0 ? "+" : "-"} ${names.money(Math.abs(amount))} ${names.term(clause, undefined, line.head)}${at(clause)}`,
      );
      return `${whose}${claimedWord(names, [line])} ${names.money(line.claimed)}${cuts.join("")} = ${due}`;
    }
    case "refused": {
      const reasons = line.refused.map((reason) => {
        // The head itself is named already.
        const what = reason.clause === line.head ? undefined : named(names, reason.kind, reason.clause, line);
        return `${reasonWords(names, reason)}${what === undefined ? "" : `: ${what}`}${at(reason.clause)}`;
      });
      return `${claimed}${words.column.refused}: ${[...new Set(reasons)].join(words.and)}`;
    }
    case "undetermined": {
      const facts = line.undetermined.flatMap(({ waitsFor }) => waitsFor.map((fact) => names.fact(fact)));
      const reasons = line.undetermined.flatMap((pending) =>
        pending.waitsFor.length === 0 ? [pendingWaits(names, pending)] : [],
      );
      const waits = facts.length === 0 ? [] : [words.waitsFor([...new Set(facts)].join(words.and))];
      return `${claimed}${words.column.undetermined}, ${[...waits, ...new Set(reasons)].join(words.and)}`;
    }
  }
}

/** The same as a tree, for where its parts can be opened and closed. */
export function explainTree(
  metadata: ProductMetadata,
  result: SettlementResult,
  options: ExplainOptions,
): ExplanationNode[] {
  return explanationTree(checkedNames(result, metadata, options), result);
}

function checkedNames(result: SettlementResult, metadata: ProductMetadata, options: ExplainOptions): Names {
  for (const [key, described, settled] of [
    ["product", metadata.name, result.product],
    ["edition", metadata.edition, result.edition],
    ["terms", metadata.terms, result.terms],
  ] as const)
    if (described !== settled)
      throw new RangeError(`the metadata is of ${key} ${shown(described)}, the result of ${shown(settled)}`);
  return namesOf(metadata, options);
}

// Callers without types leave the language, or all options, out.
function namesOf(metadata: ProductMetadata, { language, quote }: Partial<ExplainOptions> = {}): Names {
  if (language === undefined || !Object.hasOwn(wordsOf, language))
    throw new RangeError(`the language is ${languages.join(" or ")}; ${shown(language)} is given`);
  return new Names(metadata, language, quote ?? (() => undefined));
}

const languages = Object.keys(wordsOf).map(shown);
