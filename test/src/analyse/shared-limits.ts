import { type ExampleLine, type Stated, trialOf } from "@yakkan/compiler/analyse/trials.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { productOf } from "./product.js";
import type { Random } from "../support/generate/random.js";

/** A million yen. */
const million = 1_000_000;
const bases = ["claim", "claim", "incident", "incident", "site"] as const;
const amounts = [10, 20, 30, 50, 100];

/** A product of two to four heads whose terms share out, one after the other, in groups of several kinds. */
export function productOfSharedLimits(random: Random): string {
  const names = ["h1", "h2", "h3", "h4"].slice(0, random.between(2, 4));
  const amount = (): string => String(random.pick(amounts) * million);
  const of = (names: readonly string[], mayRank: boolean): string => {
    const basis = random.pick(bases);
    const some = names.length > 1 && random.chance(30) ? random.shuffle(names).slice(0, -1) : [];
    const scope = some.length > 0 ? ` for ${some.join(", ")}` : "";
    const ranked = mayRank && names.length > 1 && some.length === 0 && random.chance(20);
    const ranks = ranked ? ` falling first on ${random.pick(names)}` : "";
    return random.weighted(
      [6, `limit ${amount()} per ${basis}${ranks}${scope}`],
      [2, `coinsurance pays ${random.pick([50, 80, 90])}%${ranks}${scope}`],
      [1, `deductible ${random.pick([1, 5, 10]) * million} per ${basis}${ranks}${scope}`],
      [1, `franchise ${random.pick([5, 10, 20]) * million} per ${basis}${scope}`],
    );
  };
  const terms = (most: number, names: readonly string[]): string =>
    random.times(random.between(0, most), () => of(names, true)).join("  ");
  const head = (name: string): string => {
    const own = terms(2, [name]);
    return own === "" ? `head ${name} "${name}"` : `head ${name} "${name}" { ${own} }`;
  };
  const framed = random.chance(40) ? names.slice(0, random.between(1, names.length)) : [];
  const frame = framed.length > 0 ? `frame f1 "枠" { ${framed.map(head).join("  ")}  ${terms(2, framed)} }` : "";
  const others = names.filter((name) => !framed.includes(name)).map(head);
  return productOf({
    more: `unit site "拠点"`,
    section: [frame, ...others, terms(3, names)].filter((part) => part !== "").join("\n    "),
  });
}

/** Lines of every head, claim and site. */
export function linesOf({ heads }: Plan): readonly ExampleLine[] {
  return heads.flatMap(({ name }) =>
    ["A", "B"].flatMap((claim) =>
      ["site 1", "site 2"].map((unit) => ({ head: name, claim, unit, trigger: "leak", amount: 0n })),
    ),
  );
}

const stated: Stated = {
  contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" } },
  facts: { incident: { found: "2026-05-01" }, claim: {}, insured: {}, loss: {} },
};

/** Amounts of the lines of which one is raised, and what is due before and after. */
export interface Fall {
  readonly amounts: readonly bigint[];
  readonly raised: number;
  readonly to: bigint;
  readonly before: bigint;
  readonly after: bigint;
}

const drawn = [1, 2, 5, 10, 11, 20, 30, 45, 50, 95, 100, 150, 300, 1000, 3000];

/** A larger loss that pays less by more than what rounding makes, found by chance. */
export function fallByChance(plan: Plan, random: Random, tries: number): Fall | undefined {
  const lines = linesOf(plan);
  const trial = trialOf(plan, stated, lines);
  if (trial === undefined) return undefined;
  const draw = (): bigint => BigInt(random.pick(drawn) * million);
  for (let tried = 0; tried < tries; tried += 1) {
    const some = random.subset(lines, 2, 5);
    const amounts = lines.map((line) => (some.includes(line) ? draw() : 0n));
    const before = trial(amounts)!;
    for (const line of some) {
      const raised = lines.indexOf(line);
      const to = amounts[raised]! + draw();
      const after = trial(amounts.map((amount, place) => (place === raised ? to : amount)))!;
      if (before - after > BigInt(2 * lines.length)) return { amounts, raised, to, before, after };
      const from = trial(amounts.map((amount, place) => (place === raised ? 0n : amount)))!;
      if (from - before > BigInt(2 * lines.length))
        return {
          amounts: amounts.map((amount, place) => (place === raised ? 0n : amount)),
          raised,
          to: amounts[raised]!,
          before: from,
          after: before,
        };
    }
  }
  return undefined;
}
