import type { NameUse } from "@yakkan/compiler/check/model.js";
import { formatMoment } from "@yakkan/compiler/interpret/calendar.js";
import type { Earlier, Situation } from "@yakkan/compiler/interpret/case.js";
import { evaluate, holds } from "@yakkan/compiler/interpret/evaluate.js";
import { indexPlan } from "@yakkan/compiler/interpret/plan-index.js";
import { readCase } from "@yakkan/compiler/interpret/validate.js";
import type { Value } from "@yakkan/compiler/interpret/values.js";
import type { Expr, Node, Plan, Rule } from "@yakkan/compiler/plan.js";
import type { CheckedScenario, ScenarioCall } from "@yakkan/compiler/scenarios/scenario.js";
import { letsByName, someExpr } from "@yakkan/compiler/walk-expr.js";
import type { Client } from "./client.js";
import type { Snapshot } from "./snapshot.js";
import { headsBelow } from "@yakkan/compiler/heads-below.js";

type Language = Client["language"];

/** Inside a scenario: the windows that a head or fact has to do with, with the dates that they have there. */
export function describeWindowsHere(snapshot: Snapshot, { name, symbol }: NameUse, { language }: Client): string[] {
  if (symbol.kind !== "head" && symbol.kind !== "fact") return [];
  const scenario = snapshot.compiled.scenarios.find(({ span }) => span.start <= name.start && name.end <= span.end);
  if (scenario === undefined) return [];
  const call = callAt(scenario, name.start);
  const situation = call && situationOf(scenario, call);
  if (situation === undefined) return [];
  const { plan } = scenario;
  const lines = windowsOf(plan.root).flatMap((rule): string[] => {
    if (rule.detail?.kind !== "window" || holds(rule.when, { situation }) === false) return [];
    const { from, until } = rule.detail;
    const concerned =
      symbol.kind === "head"
        ? isReached(rule, symbol.name)
        : [from, until].some((end) => end !== undefined && reads(end, symbol.name, plan));
    return concerned ? [describeDates(from, until, situation, language)] : [];
  });
  const title = language === "ja" ? "**この事例での期間**" : "**Window in this scenario**";
  return [...new Set(lines)].map((line) => `${title}: ${line}`);
}

/** The call that a place belongs to: the last one that begins before it. */
function callAt({ calls }: CheckedScenario, offset: number): ScenarioCall | undefined {
  return [...calls].reverse().find(({ span }) => span.start <= offset) ?? calls[0];
}

function situationOf({ plan }: CheckedScenario, { input }: ScenarioCall): Situation | undefined {
  const index = indexPlan(plan);
  const reading = readCase(index, input);
  if (!reading.ok) return undefined;
  const { contract, incident, asserted, othersNone, claims, insureds, units, lines } = reading.case;
  const earlier = (): Earlier => ({ amount: 0n, times: 0n, largest: 0n });
  return {
    index,
    contract,
    incident,
    asserted,
    othersNone,
    claims,
    insureds,
    units,
    lines,
    incidentNumber: 1,
    earlier,
  };
}

interface Placed extends Rule {
  readonly below: ReadonlySet<string>;
}

function windowsOf(node: Node): readonly Placed[] {
  if (node.kind === "uncovered") return [];
  const below = new Set(headsBelow(node));
  const own = node.rules.filter(({ kind }) => kind === "window").map((rule) => ({ ...rule, below }));
  return node.kind === "head" ? own : [...own, ...node.members.flatMap(windowsOf)];
}

function isReached({ scope, below }: Placed, head: string): boolean {
  return below.has(head) && (scope.heads?.includes(head) ?? true);
}

function reads(expr: Expr, fact: string, { lets }: Plan): boolean {
  const formulas = letsByName(lets);
  return someExpr(expr, formulas, (part) => part.kind === "fact" && part.name === fact);
}

/** `2026-05-01 to 2026-10-29, 182 days` */
function describeDates(from: Expr, until: Expr | undefined, situation: Situation, language: Language): string {
  const ja = language === "ja";
  const first = evaluate(from, { situation });
  const last = until && evaluate(until, { situation });
  for (const value of [first, last]) {
    if (value?.state === "never") return ja ? "開かない（起点が never）" : "never open: it begins or ends with never";
    if (value?.state === "unknown") return describeUnknown(value, ja);
  }
  const [firstDay, lastDay] = [dayOf(first), last && dayOf(last)];
  if (firstDay === undefined) return ja ? "未定" : "not known";
  const begin = formatMoment({ day: firstDay });
  if (lastDay === undefined) return ja ? `${begin}から` : `from ${begin}`;
  const end = formatMoment({ day: lastDay });
  const days = lastDay - firstDay + 1;
  if (days < 1) return ja ? `${begin}から${end}まで、開かない` : `${begin} to ${end}: never open`;
  return ja ? `${begin}から${end}まで、${days}日間` : `${begin} to ${end}, ${days} day${days === 1 ? "" : "s"}`;
}

function describeUnknown({ waitsFor }: Extract<Value, { state: "unknown" }>, ja: boolean): string {
  const facts = waitsFor.map(({ name }) => `\`${name}\``).join(", ");
  if (facts === "") return ja ? "未定" : "not known";
  return ja ? `未定（${facts}による）` : `not known before ${facts}`;
}

function dayOf(value: Value): number | undefined {
  return value.state === "known" && value.data.kind === "date" ? value.data.day : undefined;
}
