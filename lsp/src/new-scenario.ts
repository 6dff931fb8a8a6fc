import type { Expression, HeadDeclaration, NameReference } from "@yakkan/grammar/syntax.js";
import { type Coverage, coverageAt } from "./coverage.js";
import type { Mending } from "./mending.js";
import { factsOf, openingTrigger, productContract, valueOf } from "./sample-words.js";
import { spansIn } from "./tree.js";

/** The loss of a new scenario, to be written over. */
const amount = "1_000_000";

/**
 * A scenario for a head: a contract that the product allows as far as can be seen, an incident under a trigger that
 * opens the head, and a loss. It expects the whole loss: what is really due is for its author to work out.
 */
export function scenarioFor(declared: HeadDeclaration, mending: Mending): string | undefined {
  const { text } = declared.name;
  const coverage = coverageAt(mending.snapshot.compiled, declared);
  const head = coverage?.heads.find(({ name }) => name.text === text);
  if (coverage === undefined || head === undefined) return undefined;
  const { product } = coverage;
  const edition = product.items.find((item) => item.kind === "edition")?.date?.value ?? "2026-04-01";
  const day = monthAfter(edition);
  const trigger = openingTrigger(coverage, text);
  const needed = factsNeededBy(head, coverage);
  const stated = (bearer: string): string[] =>
    factsOf(product, bearer)
      .filter(({ name, defaultValue }) => defaultValue === undefined && needed.has(name.text))
      .flatMap(({ name, type }) => {
        if (type.name === "bool") return [name.text];
        const value = valueOf(type, mending, day);
        return value === undefined ? [] : [`${name.text} ${value}`];
      });
  const say = (english: string, japanese: string): string => mending.say(english, japanese);
  const others = say("others none", "その他の免責事由 該当なし");
  const incident = [...(trigger === undefined ? [] : [trigger]), ...stated("incident"), others].join("  ");
  const claimFacts = stated("claim");
  const claim = claimFacts.length === 0 ? [] : [`  ${say("claim", "請求")} A { ${claimFacts.join("  ")} }`];
  const parts = [
    say(`on ${day}`, `発生日 ${day}`),
    ...(needsApproval(head, coverage) ? [say("approved", "承認済")] : []),
    ...(claimFacts.length === 0 ? [] : [say("of claim A", "該当請求 A")]),
  ];
  const label = head.labels.plain?.value ?? text;
  return [
    `${say("scenario", "事例")} "${say(`${label}: a loss`, `${label}の損害`)}" ${say("for", "対象")} ${product.name.text} {`,
    `  ${say("contract", "契約")} { ${productContract(mending, product)} }`,
    `  ${say("incident", "事故")} { ${incident} }`,
    ...claim,
    `  ${say("loss", "損害")} ${text} ${amount} ${parts.join(" ")}`,
    `  ${say("expect", "期待")} ${text} ${amount}`,
    "}",
  ].join("\n");
}

/** The facts that the rules on the head read, and those that the conditions around it do. */
function factsNeededBy(head: HeadDeclaration, { rules }: Coverage): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { syntax } of rules.filter(({ heads }) => heads.includes(head)))
    for (const span of spansIn(syntax)) {
      const expression = span as Expression;
      if (expression.kind === "reference") names.add((expression satisfies NameReference).name.text);
    }
  return names;
}

function needsApproval(head: HeadDeclaration, { rules }: Coverage): boolean {
  return rules.some(
    ({ syntax, heads }) => syntax.kind === "requires" && syntax.what === "approval" && heads.includes(head),
  );
}

/** A day in the first year of an edition. */
function monthAfter(date: string): string {
  const [year, month] = date.split("-").map(Number) as [number, number];
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${next[0]}-${String(next[1]).padStart(2, "0")}-01`;
}
