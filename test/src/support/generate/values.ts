import type { Literal, Plan, Range, Type } from "@yakkan/compiler/plan.js";
import type { Json } from "./json.js";
import type { Random } from "./random.js";

/** Values of a plan that are worth trying: what its text names, and what lies one beside it. */
export interface Interesting {
  /** In minor units. */
  readonly amounts: readonly number[];
  readonly ratios: readonly string[];
  readonly dates: readonly string[];
}

/** The literals of a plan. */
export function interestingIn(plan: Plan): Interesting {
  const amounts = new Set<number>([1]);
  const ratios = new Set<string>(["90%", "1/3"]);
  const dates = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    if ("type" in part && "value" in part) visitLiteral(part as Literal);
    for (const [key, inner] of Object.entries(part)) if (key !== "source" && key !== "label") visit(inner);
  };
  const visitLiteral = (literal: Literal): void => {
    if (literal.type === "money") {
      const amount = Number(literal.value.numerator / literal.value.denominator);
      if (amount > 0 && amount <= 9e15) amounts.add(amount);
    }
    if (literal.type === "ratio") ratios.add(`${literal.value.numerator}/${literal.value.denominator}`);
    if (literal.type === "date") dates.add(literal.value);
  };
  visit({ ...plan, documents: [], premiums: [] });
  return { amounts: [...amounts], ratios: [...ratios], dates: [...dates] };
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A day near which something turns, or somewhere in the period. */
export function randomDate(random: Random, period: Period, { dates }: Interesting, withTime: boolean): string {
  const [from, to] = [period.from.slice(0, 10), period.to.slice(0, 10)];
  const anchor = random.weighted(
    [3, addDays(from, random.between(1, 300))],
    [4, addDays(from, random.between(20, 150))],
    [1, from],
    [1, to],
    [dates.length > 0 ? 1 : 0, dates.length > 0 ? random.pick(dates) : from],
  );
  const distance = random.weighted(
    [8, 0],
    [1, -1],
    [1, 1],
    [1, random.pick([29, 30, 31, 179, 180, 181, 364, 365, 366])],
    [1, random.between(-400, 400)],
  );
  const day = addDays(anchor, distance);
  if (!withTime && !random.chance(8)) return day;
  return `${day}T${random.pick(["00:00", "15:59", "16:00", "16:01", "23:59"])}`;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** An amount of a product: near one that its text names, or anything of that size. */
export function randomAmount(random: Random, { amounts }: Interesting): number {
  const near = random.pick(amounts);
  const amount = random.weighted(
    [3, near + random.pick([-1, 0, 1])],
    [3, near * random.between(2, 3) + random.between(0, 9)],
    [4, random.between(1, 2 * near + 1)],
    [1, random.between(0, 9)],
  );
  return Math.min(9e15, Math.max(0, amount));
}

/** A value of the type, mostly in the range. */
export function randomValue(
  random: Random,
  type: Type,
  range: Range | undefined,
  period: Period,
  interesting: Interesting,
): Json {
  if (range?.orUnlimited === true && random.chance(30)) return "unlimited";
  if (range?.oneOf !== undefined && range.oneOf.length > 0 && random.chance(97))
    return jsonOf(random.pick(range.oneOf));
  const ends = [range?.min, range?.max].filter((end): end is Literal => end !== undefined);
  if (ends.length > 0 && random.chance(20)) return jsonOf(random.pick(ends));
  switch (type.kind) {
    case "bool":
      return random.chance(65);
    case "money": {
      const [least, most] = [range?.min, range?.max].map((end) =>
        end === undefined ? undefined : Number(jsonOf(end)),
      );
      const amount = randomAmount(random, interesting);
      return Math.max(least ?? 0, Math.min(most ?? 9e15, amount));
    }
    case "number": {
      const [least, most] = [range?.min, range?.max].map((end) =>
        end === undefined ? undefined : Number(jsonOf(end)),
      );
      // A fraction of what is whole is a mistake, as people make them.
      if (range?.whole === true && random.chance(95)) return random.between(least ?? 0, most ?? 9);
      return random.weighted([8, random.between(least ?? 0, most ?? 9)], [1, 0.5], [1, 2.25]);
    }
    case "ratio":
      return random.weighted<Json>(
        [3, random.pick(interesting.ratios)],
        [1, 0.5],
        [1, 0.1],
        [1, 1],
        [1, "2/3"],
        [1, 0.3333],
      );
    case "date":
      return randomDate(random, period, interesting, false);
    case "datetime":
      return randomDate(random, period, interesting, true);
    case "duration":
      return random.pick(["PT12H", "PT1H30M", "PT0S", "PT36H", "PT11H59M59S", "PT90M"]);
    case "span":
      return random.pick(["P180D", "P1Y", "P6M", "P1M", "P30D", "P0D", "P1097D", "P40M"]);
    case "enum":
      return random.pick(type.members).name;
    case "set":
      return random.shuffle(random.subset(type.members, random.chance(75) ? 1 : 0).map(({ name }) => name));
  }
}

export function jsonOf(literal: Literal): Json {
  switch (literal.type) {
    case "money":
      return Number(literal.value.numerator / literal.value.denominator);
    case "number":
      return Number(literal.value.numerator) / Number(literal.value.denominator);
    case "ratio":
      return `${literal.value.numerator}/${literal.value.denominator}`;
    case "duration":
      return `PT${literal.value}S`;
    case "span": {
      const { years, months, days } = literal.value;
      return years > 0 ? `P${years}Y` : months > 0 ? `P${months}M` : `P${days}D`;
    }
    case "set":
      return [...literal.value];
    case "bool":
    case "date":
    case "datetime":
    case "enum":
      return literal.value;
  }
}
