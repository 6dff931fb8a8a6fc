import type { NodeMetadata } from "../metadata.js";
import type { LineResult, OpenQuestion, SettlementResult, TraceStep, Verdict } from "../result.js";
import { claimedWord, isNothingComputed } from "./claimed.js";
import { actedOn } from "./acted.js";
import {
  idleWords,
  onlyTrigger,
  pendingText,
  pendingWaits,
  reasonText,
  stepWords,
  underEvents,
  waiting,
  withdrawnWords,
} from "./details.js";
import { amountOf } from "./given.js";
import { layerNotes, layersTogether } from "./layers.js";
import type { Names } from "./names.js";
import { balanceOf, overpaidWords } from "./overpaid.js";
import { linesBelow, periodWords, signed } from "./overview.js";
import { assumedToTell, assumedValue, readingNotes, undecidedUnder } from "./rest.js";
import { ofOpeningEvents, told, toldReasons } from "./reasons.js";
import { sumsOf } from "./sums.js";
import { workingTexts } from "./workings.js";

/** A part of an explanation that holds the parts it comes from: a total its heads, a head its lines, a line its steps. */
export interface ExplanationNode {
  readonly kind: "total" | "node" | "line" | "amount" | "step" | "ground" | "words" | "part";
  readonly label: string;
  /** Formatted: what it comes to, or what a step takes. */
  readonly amount?: string;
  /** Said in full where there is room: what was done with other amounts, what the clause says. */
  readonly detail: readonly string[];
  /** The clause behind it. */
  readonly clause?: string;
  /** Of a line. */
  readonly verdict?: Verdict;
  readonly parts: readonly ExplanationNode[];
}

/** A settlement as a tree, from what is to be paid down to every step, each with its clause. */
export function explanationTree(names: Names, result: SettlementResult): ExplanationNode[] {
  const { words } = names;
  const part = (label: string, parts: readonly ExplanationNode[]): ExplanationNode[] =>
    parts.length === 0 ? [] : [{ kind: "part", label, detail: [], parts }];
  const lines = nodeFor(names, names.metadata.tree, result);
  const total: ExplanationNode = {
    kind: "total",
    label: words.column.pay,
    amount: names.money(result.pay),
    detail: [
      words.title(names.label(names.metadata.label, names.metadata.name), result.edition),
      words.subject(result.policy, result.incident),
      periodWords(names, result),
      ...overpaidWords(names, result),
    ],
    parts: lines ?? [{ kind: "words", label: words.nothingClaimed, detail: [], parts: [] }],
  };
  return [
    total,
    ...part(
      words.heading.open,
      result.open.map((question) => questionNode(names, question)),
    ),
    ...part(words.heading.readings, readingNodes(names, result)),
    ...part(
      words.heading.assumed,
      assumedToTell(names, result).map((fact) => {
        const amount = assumedValue(names, fact, result);
        return {
          kind: "words",
          label: names.fact(fact),
          ...(amount !== undefined && { amount }),
          detail: [],
          parts: [],
        };
      }),
    ),
  ];
}

/** Nothing where nothing is claimed below the node. */
function nodeFor(names: Names, node: NodeMetadata, result: SettlementResult): ExplanationNode[] | undefined {
  const below = linesBelow(node, result.lines);
  if (below.length === 0) return undefined;
  const parts =
    node.members.length === 0
      ? below.map((line) => lineNode(names, line, result))
      : node.members.flatMap((member) => nodeFor(names, member, result) ?? []);
  const sums = sumsOf(below);
  return [
    {
      kind: "node",
      label: names.clause(node.name),
      amount: names.money(sums.due),
      detail: [sumWords(names, below), ...names.saying(node.name)],
      clause: node.name,
      parts,
    },
  ];
}

/** `claimed ¥1,000,000, reduced -¥100,000, due ¥900,000` */
function sumWords(names: Names, lines: readonly LineResult[]): string {
  const sums = sumsOf(lines);
  const { column, and } = names.words;
  const taken = (["refused", "undetermined", "reduced"] as const)
    .filter((name) => sums[name] > 0)
    .map((name) => `${column[name]} ${signed(names, -sums[name])}`);
  return [
    `${claimedWord(names, lines)} ${names.money(sums.claimed)}`,
    ...taken,
    `${column.due} ${names.money(sums.due)}`,
  ].join(and);
}

function lineNode(names: Names, line: LineResult, result: SettlementResult): ExplanationNode {
  const { words } = names;
  const trigger = line.trigger ?? onlyTrigger([...ofOpeningEvents(line.refused), ...line.undetermined]);
  const withdrawn = withdrawnWords(names, line);
  const event: ExplanationNode[] =
    trigger === undefined ? [] : [ground(names, words.judgedUnder(names.clause(trigger)), trigger)];
  return {
    kind: "line",
    label: names.line(line),
    amount: names.money(line.due),
    detail: isNothingComputed(names, line)
      ? [words.column[line.verdict === "refused" ? "refused" : "undetermined"]]
      : [sumWords(names, [line])],
    clause: line.head,
    verdict: line.verdict,
    parts: [
      ...event,
      ...workingTexts(names, line, result).map((label): ExplanationNode => ({
        kind: "words",
        label,
        detail: [],
        parts: [],
      })),
      ...(withdrawn === undefined ? [] : [said(withdrawn)]),
      ...(isNothingComputed(names, line) ? [] : [amount(names, claimedWord(names, [line]), line.claimed)]),
      ...verdictNodes(names, line, result.trace),
      amount(names, words.column.due, line.due),
      ...paymentNodes(names, line, result),
    ],
  };
}

function verdictNodes(names: Names, line: LineResult, trace: readonly TraceStep[] | undefined): ExplanationNode[] {
  switch (line.verdict) {
    case "eligible":
      return cutNodes(names, line, trace);
    case "refused":
      return toldReasons(line.refused).map((one) =>
        ground(names, underEvents(names, one, reasonText(names, line, one.reason)), one.reason.clause),
      );
    case "undetermined":
      return told(line.undetermined).map((one) => ({
        ...ground(names, underEvents(names, one, pendingText(names, line, one.reason)), one.reason.clause),
        parts: [{ kind: "words", label: pendingWaits(names, one.reason), detail: [], parts: [] }],
      }));
  }
}

function cutNodes(names: Names, line: LineResult, trace: readonly TraceStep[] | undefined): ExplanationNode[] {
  let left = line.claimed;
  return actedOn(names, line, trace).map(({ cut, step }): ExplanationNode => {
    left -= cut.amount;
    const label = names.term(cut.clause, amountOf(names, step), line.head);
    if (cut.amount === 0) {
      const texts = idleWords(names, step);
      const detail = [...texts, ...names.saying(cut.clause)];
      return { kind: "step", label, detail, clause: cut.clause, parts: texts.map(said) };
    }
    return {
      kind: "step",
      label,
      amount: signed(names, -cut.amount),
      detail: [
        ...stepWords(names, line, step, cut, left),
        ...(step?.layers === undefined ? names.saying(cut.clause) : layersTogether(names, step)),
      ],
      clause: cut.clause,
      parts: [
        ...stepWords(names, line, step, cut, left).map(said),
        ...(step === undefined ? [] : layerNodes(names, step)),
      ],
    };
  });
}

function layerNodes(names: Names, step: TraceStep): ExplanationNode[] {
  return [
    ...layerNotes(names, step).map(({ clause, texts: [label = "", ...texts] }): ExplanationNode => ({
      ...said(label),
      detail: names.saying(clause),
      clause,
      parts: texts.map(said),
    })),
    ...layersTogether(names, step).map(said),
  ];
}

function said(label: string): ExplanationNode {
  return { kind: "words", label, detail: [], parts: [] };
}

function ground(names: Names, label: string, clause: string): ExplanationNode {
  return { kind: "ground", label, detail: names.saying(clause), clause, parts: [] };
}

function amount(names: Names, label: string, of: number): ExplanationNode {
  return { kind: "amount", label, amount: names.money(of), detail: [], parts: [] };
}

function paymentNodes(names: Names, line: LineResult, result: SettlementResult): ExplanationNode[] {
  const { words } = names;
  const balance = balanceOf(names, line, result);
  if (line.paid === 0 && balance === undefined) return [];
  const change = (label: string, of: number): ExplanationNode => ({
    ...amount(names, label, 0),
    amount: signed(names, of),
  });
  return [
    ...(line.paid === 0 ? [] : [change(words.column.paid, -line.paid)]),
    ...(balance === undefined
      ? []
      : [{ ...change(balance.label, balance.amount), detail: balance.notes, parts: balance.notes.map(said) }]),
    amount(names, words.column.pay, line.pay),
  ];
}

function questionNode(names: Names, { exclusion, waitsFor }: OpenQuestion): ExplanationNode {
  const facts = waitsFor.filter(({ name, id }) => name !== exclusion || id !== undefined);
  const waits = facts.length === 0 ? [] : [waiting(names, facts)];
  return {
    ...ground(names, names.clause(exclusion), exclusion),
    parts: waits.map((label) => ({ kind: "words", label, detail: [], parts: [] })),
  };
}

function readingNodes(names: Names, { readings = [], lines }: SettlementResult): ExplanationNode[] {
  return readings.map((result): ExplanationNode => {
    const { reading, chosen, byDefault, due } = result;
    const declared = names.metadata.readings.find(({ name }) => name === reading);
    const { words } = names;
    return {
      kind: "part",
      label: declared === undefined ? reading : names.label(declared.label, reading),
      detail: readingNotes(names, result),
      parts: due.map((outcome) => {
        const { reading: member, due: comesTo } = outcome;
        const found = declared?.members.find(({ name }) => name === member);
        const called = found === undefined ? member : names.member(found);
        const mark = words.whose("", byDefault ? words.reading.byDefault : words.reading.chosen);
        const undecided = undecidedUnder(names, outcome, lines);
        return {
          ...amount(names, member === chosen ? `${called}${mark}` : called, comesTo),
          detail: undecided === undefined ? [] : [undecided],
        };
      }),
    };
  });
}
