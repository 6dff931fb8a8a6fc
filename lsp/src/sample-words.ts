import type {
  ChoiceDeclaration,
  FactDeclaration,
  Product,
  Scenario,
  Span,
  TypeSyntax,
} from "@yakkan/grammar/syntax.js";
import { type Coverage, coverageAt } from "./coverage.js";
import type { Mending } from "./mending.js";

/** The dates of an incident that a product's adjuster establishes, in declared order. */
export function dateFacts(mending: Mending, place: Span): string[] {
  return factsOf(coverageAt(mending.snapshot.compiled, place)?.product, "incident")
    .filter(({ type }) => type.name === "date" || type.name === "datetime")
    .map(({ name }) => name.text);
}

export function factsOf(product: Product | undefined, bearer: string): FactDeclaration[] {
  return (product?.items ?? []).flatMap((item) => (item.kind === "facts" && item.of.text === bearer ? item.facts : []));
}

/** What a contract has to state, with the first plan and the smallest amounts. */
export function contractWords(mending: Mending, scenario: Scenario): string | undefined {
  const coverage = coverageAt(mending.snapshot.compiled, scenario);
  return coverage && productContract(mending, coverage.product);
}

export function productContract(mending: Mending, product: Product): string {
  const items = product.items.flatMap((item) => (item.kind === "contract" ? item.items : []));
  const plan = items.flatMap((item) => (item.kind === "plan" ? item.members : []))[0];
  const edition = product.items.find((item) => item.kind === "edition")?.date?.value ?? "2026-04-01";
  const choices = items
    .filter((item): item is ChoiceDeclaration => item.kind === "choice")
    .filter(({ optional, defaultValue, when }) => !optional && defaultValue === undefined && when === undefined)
    .flatMap(({ name, type }) => {
      const value = valueOf(type, mending);
      return value === undefined ? [] : [`${name.text} ${value}`];
    });
  return [
    ...(plan === undefined ? [] : [`${mending.say("plan", "プラン")} ${plan.name.text}`]),
    ...choices,
    mending.say(
      `period from ${edition} to ${yearAfter(edition)}`,
      `保険期間 始期 ${edition} 終期 ${yearAfter(edition)}`,
    ),
  ].join("  ");
}

/** A value that the type allows: the smallest, or the first. */
export function valueOf(type: TypeSyntax, mending: Mending, day = "2026-05-01"): string | undefined {
  const [first] = type.oneOf ?? [];
  const stated = first ?? type.min;
  switch (type.name) {
    case "money":
      return stated === undefined ? "1_000_000" : mending.read(stated);
    case "number":
    case "whole":
      return stated === undefined ? "1" : mending.read(stated);
    case "ratio":
      return stated === undefined ? "100%" : mending.read(stated);
    case "date":
      return stated === undefined ? day : mending.read(stated);
    case "datetime":
      return stated === undefined ? `${day}T09:00` : mending.read(stated);
    case "duration":
      return stated === undefined ? mending.say("24 hours", "24時間") : mending.read(stated);
    case "span":
      return stated === undefined ? mending.say("30 days", "30日") : mending.read(stated);
    case "enum":
    case "set":
      return type.members[0]?.name.text;
    case "bool":
      return mending.say("yes", "該当");
    // A record has no value of its own.
    case "record":
    case undefined:
      return undefined;
  }
}

/** A trigger that opens the head; without a head the first one. */
export function triggerFor(mending: Mending, scenario: Scenario, head: string | undefined): string | undefined {
  const coverage = coverageAt(mending.snapshot.compiled, scenario);
  return coverage && openingTrigger(coverage, head);
}

export function openingTrigger({ product, heads, opens }: Coverage, head: string | undefined): string | undefined {
  const opened = heads.find(({ name }) => name.text === head);
  const triggers = product.items.flatMap((item) => (item.kind === "triggers" ? item.triggers : []));
  const [first] = (opened && opens.get(opened)) ?? [];
  return first ?? triggers[0]?.name.text;
}

function yearAfter(date: string): string {
  return date.replace(/^\d+/, (year) => String(Number(year) + 1));
}
