import type { LineResult, OpenQuestion, ReadingResult, SettlementResult } from "../result.js";
import { table, widestText, wrap } from "./columns.js";
import { waiting } from "./details.js";
import type { Names } from "./names.js";
import { sumsOf } from "./sums.js";

/** Exclusions that nobody has looked into yet, together where they are about the same lines. */
export function openQuestions(names: Names, { open, lines }: SettlementResult): string[] {
  const byLines = new Map<string, OpenQuestion[]>();
  for (const question of open) {
    const key = JSON.stringify([...question.lines].sort());
    byLines.set(key, [...(byLines.get(key) ?? []), question]);
  }
  return [...byLines.values()].flatMap((questions) => {
    const ids = new Set(questions.flatMap((question) => question.lines));
    const touched = lines.filter(({ id }) => ids.has(id));
    return [
      ...wrap(stakeOf(names, touched, lines), widestText).map((text, i) => (i === 0 ? `  ${text}` : `    ${text}`)),
      ...questions.flatMap((question) => questionLines(names, question)),
    ];
  });
}

/** What would not be due if the exclusions held. */
function stakeOf(names: Names, touched: readonly LineResult[], all: readonly LineResult[]): string {
  const { words } = names;
  const due = sumsOf(touched).due;
  const whole = due > 0 && due === sumsOf(all).due;
  // A line that is still undetermined is at stake too, with what it may come to.
  const atStake = touched.filter((line) => line.due > 0 || line.verdict === "undetermined");
  const listed = atStake.map((line) => `${names.clause(line.head)} ${names.line(line)}`);
  return words.atStake(names.money(due), whole ? undefined : listed.join(words.and));
}

function questionLines(names: Names, { exclusion, lines, waitsFor }: OpenQuestion): string[] {
  // A circumstance waits for itself: its name says enough, where it is not one of each claim or line.
  const facts = waitsFor.filter(({ name, id }) => name !== exclusion || id !== undefined);
  const waits = facts.length === 0 ? [] : wrap(waiting(names, facts, lines), widestText);
  return [
    `  - ${names.clause(exclusion)}`,
    ...waits.map((text) => `      ${text}`),
    ...names.citation(exclusion).map((text) => `      ${text}`),
  ];
}

/** Facts that stand at their default. */
export function assumedFacts(names: Names, { assumed }: SettlementResult): string[] {
  return assumed.map((fact) => {
    const value = names.defaultOf(fact);
    return `  - ${names.fact(fact)}${value === undefined ? "" : `: ${value}`}`;
  });
}

/** What would be due under each reading. */
export function readings(names: Names, result: SettlementResult): string[] {
  return (result.readings ?? []).flatMap((reading) => readingLines(names, reading));
}

function readingLines(names: Names, { reading, chosen, byDefault, due }: ReadingResult): string[] {
  const { words, metadata } = names;
  const declared = metadata.readings.find(({ name }) => name === reading);
  const rows = due.map(({ reading: member, due: amount }) => {
    const found = declared?.members.find(({ name }) => name === member);
    const mark = member === chosen ? words.whose("", byDefault ? words.reading.byDefault : words.reading.chosen) : "";
    return { label: `    ${found === undefined ? member : names.member(found)}`, amount: names.money(amount), mark };
  });
  const aligned = table(rows.map(({ label, amount }) => [label, amount]));
  return [
    `  - ${declared === undefined ? reading : names.label(declared.label, reading)}`,
    ...(declared === undefined ? [] : [`      | ${names.place(declared.place)}`]),
    ...(chosen === undefined ? [`      ${words.reading.open}`] : []),
    ...(new Set(due.map((row) => row.due)).size === 1 ? [`      ${words.reading.sameTotal}`] : []),
    ...aligned.map((line, i) => `  ${line}  ${rows[i]?.mark ?? ""}`.trimEnd()),
  ];
}
