import { plainObject } from "./bare.js";
import type { Ledger, LedgerIncident } from "./claim.js";
import { compareText, sortReferences } from "./kleene.js";
import type { Product } from "./product.js";
import { indexOf } from "./product-index.js";
import type { ReadInput } from "./read-input.js";
import type {
  FactReference,
  GroupResult,
  HeadResult,
  LineResult,
  OpenQuestion,
  Pending,
  ReadingResult,
  SettlementResult,
} from "./result.js";
import type { Settled, SettledLine } from "./settle.js";
import { gatherUses } from "./use.js";

/** The result as plain JSON. */
export function assemble(
  product: Product,
  input: ReadInput,
  settled: Settled,
  readings: readonly ReadingResult[] | undefined,
): SettlementResult {
  const { lines, walk } = settled;
  const total = totalOf(lines);
  return {
    schema: 1,
    product: product.name,
    edition: product.edition,
    terms: product.terms,
    policy: input.contract.policy,
    incident: input.incident.id,
    ...total,
    overpaid: sum(lines, ({ payment }) => payment.excess),
    lines: lines.map(lineResult),
    heads: headResults(product, lines),
    groups: groupResults(product, lines),
    open: openQuestions(product, lines),
    assumed: input.assumed,
    ledger: newLedger(product, input, settled),
    ...(walk.trace === undefined ? {} : { trace: walk.trace }),
    ...(readings === undefined ? {} : { readings }),
  };
}

function lineResult({ line, cell, claimed, payment }: SettledLine): LineResult {
  const { due, paid, toGet: pay } = payment;
  const amounts = { claimed, due, paid, pay };
  if (cell === undefined) {
    const refused = [{ kind: "uncovered", clause: line.head }] as const;
    return { id: line.id, head: line.head, verdict: "refused", ...amounts, refused, undetermined: [], reduced: [] };
  }
  const { verdict } = cell;
  const trigger = verdict === "eligible" && cell.trigger !== undefined ? { trigger: cell.trigger } : {};
  return {
    id: line.id,
    head: line.head,
    ...trigger,
    verdict,
    ...amounts,
    refused: cell.refused,
    undetermined: cell.undetermined().map(pendingResult),
    reduced: cell.cuts,
  };
}

function pendingResult(pending: Pending): Pending {
  return { ...pending, waitsFor: sortReferences(pending.waitsFor) };
}

function headResults(product: Product, lines: readonly SettledLine[]): readonly HeadResult[] {
  const byHead = new Map<string, SettledLine[]>();
  for (const settled of lines) {
    const below = byHead.get(settled.line.head);
    if (below === undefined) byHead.set(settled.line.head, [settled]);
    else below.push(settled);
  }
  // A few heads have lines, of many.
  return indexOf(product).leaves.flatMap((name) => {
    const below = byHead.get(name);
    return below === undefined ? [] : [{ head: name, ...totalOf(below) }];
  });
}

function groupResults(product: Product, lines: readonly SettledLine[]): readonly GroupResult[] {
  return product.groups.flatMap(({ name, heads }) => {
    const below = lines.filter(({ line }) => heads.includes(line.head));
    return below.length === 0 ? [] : [{ group: name, ...totalOf(below) }];
  });
}

function totalOf(lines: readonly SettledLine[]) {
  return {
    claimed: sum(lines, ({ claimed }) => claimed),
    due: sum(lines, ({ payment }) => payment.due),
    pay: sum(lines, ({ payment }) => payment.toGet),
  };
}

function sum(lines: readonly SettledLine[], amount: (line: SettledLine) => number): number {
  return lines.reduce((total, line) => total + amount(line), 0);
}

/** From the lines that are eligible in the end, by exclusion in declared order. */
function openQuestions(product: Product, lines: readonly SettledLine[]): readonly OpenQuestion[] {
  if (lines.every(({ cell }) => cell === undefined || cell.openQuestions.length === 0)) return [];
  return product.exclusions.flatMap((exclusion, index) => {
    const touched: string[] = [];
    const waitsFor: FactReference[] = [];
    for (const { line, cell } of lines) {
      if (cell === undefined || cell.verdict === "refused") continue;
      const open = cell.openQuestions.filter((question) => question.exclusion === index);
      if (open.length > 0) touched.push(line.id);
      for (const question of open) waitsFor.push(...question.waitsFor.waitsFor);
    }
    return touched.length === 0
      ? []
      : [{ exclusion: exclusion.name, lines: touched, waitsFor: sortReferences(waitsFor) }];
  });
}

/** The ledger with this incident's payments added and its use replaced; an incident new to it goes to the end. */
function newLedger(product: Product, input: ReadInput, { lines, walk }: Settled): Ledger {
  const { contract, incident, ledger } = input;
  const before = ledger.incidents.findIndex(({ id }) => id === incident.id);
  const entry: LedgerIncident = {
    id: incident.id,
    paid: paidSoFar(ledger.incidents[before]?.paid ?? {}, lines),
    used: gatherUses(walk.uses),
  };
  return {
    schema: 1,
    product: product.name,
    edition: product.edition,
    terms: product.terms,
    policy: contract.policy,
    period: contract.periodText,
    revision: ledger.revision + 1,
    ...(ledger.opening === undefined ? {} : { opening: ledger.opening }),
    incidents:
      before === -1
        ? [...ledger.incidents, entry]
        : ledger.incidents.map((other, index) => (index === before ? entry : other)),
  };
}

function paidSoFar(
  before: Readonly<Record<string, number>>,
  lines: readonly SettledLine[],
): Readonly<Record<string, number>> {
  const paid = new Map(Object.entries(before));
  for (const { line, payment } of lines) paid.set(line.id, payment.paid + payment.toGet);
  return plainObject([...paid].filter(([, amount]) => amount > 0).sort(([a], [b]) => compareText(a, b)));
}
