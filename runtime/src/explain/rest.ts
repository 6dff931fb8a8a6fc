import { sortReferences } from "../kleene.js";
import type {
  FactReference,
  LineResult,
  OpenQuestion,
  ReadingOutcome,
  ReadingResult,
  SettlementResult,
} from "../result.js";
import { table, widestText, wrap } from "./columns.js";
import { waiting } from "./details.js";
import type { Names } from "./names.js";
import { once } from "./once.js";
import { sumsOf } from "./sums.js";
import { valueText } from "./values.js";

const linesById = once((lines: readonly LineResult[]) => new Map(lines.map((line) => [line.id, line])));

/** Exclusions that would take away what is due on some lines. */
export interface Stake {
  readonly text: string;
  readonly questions: readonly {
    readonly exclusion: string;
    /** What has to be known, where the exclusion's name does not say it. */
    readonly waits: string | undefined;
  }[];
}

/** A reading with what would be due under each of its members. */
export interface ReadingTable {
  readonly label: string;
  readonly place: string | undefined;
  readonly notes: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly amount: string;
    readonly mark: string;
    /** What is undecided under the member, and what it waits for. */
    readonly undecided: string | undefined;
  }[];
}

/** The same as lines of text. */
export function openQuestions(names: Names, result: SettlementResult): string[] {
  return openStakes(names, result).flatMap(({ text, questions }) => [
    ...wrap(text, widestText).map((part, i) => (i === 0 ? `  ${part}` : `    ${part}`)),
    ...questions.flatMap(({ exclusion, waits }) => [
      `  - ${names.clause(exclusion)}`,
      ...(waits === undefined ? [] : wrap(waits, widestText).map((part) => `      ${part}`)),
      ...names.citation(exclusion).map((part) => `      ${part}`),
    ]),
  ]);
}

/** Exclusions that nobody has looked into yet, together where they are about the same lines. */
export function openStakes(names: Names, { open, lines }: SettlementResult): readonly Stake[] {
  const byLines = new Map<string, OpenQuestion[]>();
  for (const question of open) {
    const key = JSON.stringify([...question.lines].sort());
    byLines.set(key, [...(byLines.get(key) ?? []), question]);
  }
  return [...byLines.values()].map((questions) => {
    const ids = new Set(questions.flatMap((question) => question.lines));
    const touched = lines.filter(({ id }) => ids.has(id));
    return {
      text: stakeOf(names, touched, lines),
      questions: questions.map((question) => ({ exclusion: question.exclusion, waits: waitsOf(names, question) })),
    };
  });
}

/** What would not be due if the exclusions held. */
function stakeOf(names: Names, touched: readonly LineResult[], all: readonly LineResult[]): string {
  const { words } = names;
  const due = sumsOf(touched).due;
  const whole = due > 0 && due === sumsOf(all).due;
  // A line that is still undetermined is at stake too, with what it may come to.
  const atStake = touched.filter((line) => line.due > 0 || line.verdict === "undetermined");
  const list = (ofLines: readonly LineResult[]): string =>
    ofLines.map((line) => names.headed(names.clause(line.head), line, " ")).join(words.and);
  if (atStake.length === 0) return words.atStake(undefined, list(touched));
  return words.atStake(names.money(due), whole ? undefined : list(atStake));
}

function waitsOf(names: Names, { exclusion, lines, waitsFor }: OpenQuestion): string | undefined {
  // A circumstance waits for itself: its name says enough, where it is not one of each claim or line.
  const facts = waitsFor.filter(({ name, id }) => name !== exclusion || id !== undefined);
  return facts.length === 0 ? undefined : waiting(names, facts, lines);
}

/** Facts that stand at their default; of a line those that something reads of it. */
export function assumedFacts(names: Names, result: SettlementResult): string[] {
  return assumedToTell(names, result).map((fact) => {
    const value = assumedValue(names, fact, result);
    return `${names.fact(fact)}${value === undefined ? "" : `: ${value}`}`;
  });
}

/** The result lists every fact that has a default, also of lines of which nothing asks for it. */
export function assumedToTell({ metadata }: Names, { assumed, lines }: SettlementResult): readonly FactReference[] {
  const isRead = ({ of, id, name }: FactReference): boolean => {
    if (of !== "loss" || !metadata.facts.some((fact) => fact.of === "loss" && fact.name === name)) return true;
    const line = id === undefined ? undefined : linesById(lines).get(id);
    const head = metadata.heads.find((one) => one.name === line?.head);
    // Of a kind of loss that is never paid nothing is read.
    return head !== undefined && (head.defaultsRead?.includes(name) ?? true);
  };
  return assumed.filter(isRead);
}

/** What is assumed of a fact: its default; of an item that a line does not name, none; of its trigger, the one it was taken under. */
export function assumedValue(names: Names, fact: FactReference, { lines }: SettlementResult): string | undefined {
  if (fact.of !== "loss" || (fact.name !== "item" && fact.name !== "trigger")) {
    const { type, default: assumed } = names.declaredFact(fact) ?? {};
    return type === undefined || assumed === undefined ? undefined : valueText(names, type, assumed);
  }
  const trigger = fact.id === undefined ? undefined : linesById(lines).get(fact.id)?.trigger;
  return fact.name === "item" || trigger === undefined ? names.words.noItem : names.clause(trigger);
}

/** What would be due under each reading, as lines of text. */
export function readings(names: Names, result: SettlementResult): string[] {
  return readingTables(names, result).flatMap(({ label, place, notes, rows }) => {
    const aligned = table(rows.map((row) => [`    ${row.label}`, row.amount]));
    return [
      `  - ${label}`,
      ...(place === undefined ? [] : [`      | ${place}`]),
      ...notes.flatMap((note) => wrap(note, widestText).map((part) => `      ${part}`)),
      ...aligned.flatMap((line, i) => [
        `  ${line}  ${rows[i]?.mark ?? ""}`.trimEnd(),
        ...wrap(rows[i]?.undecided ?? "", widestText).map((part) => `          ${part}`),
      ]),
    ];
  });
}

export function readingTables(names: Names, { readings: all = [], lines }: SettlementResult): readonly ReadingTable[] {
  return all.map((reading) => readingTable(names, reading, lines));
}

function readingTable(names: Names, result: ReadingResult, lines: readonly LineResult[]): ReadingTable {
  const { reading, chosen, byDefault, due } = result;
  const { words, metadata } = names;
  const declared = metadata.readings.find(({ name }) => name === reading);
  const rows = due.map((outcome) => {
    const { reading: member, due: amount } = outcome;
    const found = declared?.members.find(({ name }) => name === member);
    const mark = member === chosen ? words.whose("", byDefault ? words.reading.byDefault : words.reading.chosen) : "";
    const label = found === undefined ? member : names.member(found);
    return { label, amount: names.money(amount), mark, undecided: undecidedUnder(names, outcome, lines) };
  });
  return {
    label: declared === undefined ? reading : names.label(declared.label, reading),
    place: declared && names.place(declared.place),
    notes: readingNotes(names, result),
    rows,
  };
}

/** What has to be known to read the amounts rightly. */
export function readingNotes({ words }: Names, { chosen, othersAsSettled, due }: ReadingResult): readonly string[] {
  const isDecided = due.every(({ undetermined }) => undetermined.length === 0);
  const isSameTotal = isDecided && new Set(due.map((row) => row.due)).size === 1;
  return [
    ...(chosen === undefined ? [words.reading.open] : []),
    ...(isSameTotal ? [words.reading.sameTotal] : []),
    ...(othersAsSettled === true ? [words.reading.othersAsSettled] : []),
  ];
}

/** The lines that are open under a member of a reading, and what they wait for. */
export function undecidedUnder(
  names: Names,
  { undetermined }: ReadingOutcome,
  all: readonly LineResult[],
): string | undefined {
  if (undetermined.length === 0) return undefined;
  const { words } = names;
  const lines = undetermined
    .map((line) => names.headed(names.clause(line.head), linesById(all).get(line.id) ?? line, " "))
    .join(words.and);
  const facts = sortReferences(undetermined.flatMap(({ waitsFor }) => waitsFor));
  const ids = undetermined.map(({ id }) => id);
  return words.reading.undecided(lines, waiting(names, facts, ids));
}
