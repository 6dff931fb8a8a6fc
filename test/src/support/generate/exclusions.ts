import { block } from "./declarations.js";
import type { ExpressionWriter, Spot } from "./expressions.js";
import type { BearerName, Vocabulary } from "./vocabulary.js";

interface Draft {
  readonly name: string;
  readonly of: BearerName | undefined;
  readonly asserted: boolean;
  readonly perInsured: boolean;
}

/**
 * The circumstances have to be known before expressions are written, so exclusions are drafted first and
 * written last.
 */
export function draftExclusions(words: Vocabulary): Draft[] {
  const { random } = words;
  return random.times(random.weighted([1, 0], [4, 1], [4, 2], [2, 3], [1, 5]), (): Draft => {
    const name = words.name("exclusion_", "免責");
    const asserted = random.chance(70);
    const of = random.weighted<BearerName | undefined>(
      [4, undefined],
      [1, "incident"],
      [3, "claim"],
      [3, "insured"],
      [3, "loss"],
    );
    const perInsured = of === "insured" && random.chance(50);
    if (asserted) words.circumstances.push({ name, of: of ?? "incident" });
    return { name, of, asserted, perInsured };
  });
}

export function exclusionsBlock(words: Vocabulary, write: ExpressionWriter, drafts: readonly Draft[]): string[] {
  const { random } = words;
  if (drafts.length === 0) return [];
  const lines: string[] = [];
  for (let rest = [...drafts]; rest.length > 0;) {
    const grouped = random.chance(30) ? rest.splice(0, random.between(1, 2)) : [];
    if (grouped.length === 0) {
      const [alone] = rest.splice(0, 1);
      lines.push(exclusion(words, write, alone!, false));
      continue;
    }
    const header = groupHeader(words, write);
    if (header === "") lines.push(...grouped.map((draft) => exclusion(words, write, draft, false)));
    else
      lines.push(
        ...block(
          header,
          grouped.map((draft) => exclusion(words, write, draft, header.includes("for "))),
        ),
      );
  }
  return block("exclusions", lines);
}

const spot = (words: Vocabulary, depth: number): Spot => ({
  allows: new Set(["incident", "claim", "insured", "loss", "line", "amount", "trigger", "item"]),
  units: words.units.map(({ name }) => name),
  guards: [],
  left: [],
  depth,
});

function exclusion(
  words: Vocabulary,
  write: ExpressionWriter,
  { name, of, asserted, perInsured }: Draft,
  scoped: boolean,
): string {
  const { random } = words;
  const clauses: string[] = [];
  const carved = random.chance(68);
  const lifted = words.options.length > 0 && random.chance(60);
  if (!asserted || random.chance(15))
    clauses.push(`when ${write.bool(spot(words, 1), carved || lifted ? "either" : "false")}`);
  if (carved) clauses.push(`unless ${write.bool(spot(words, 1))}`);
  if (random.chance(10)) clauses.push(`unless ${write.bool(spot(words, 0))}`);
  if (lifted) clauses.push(`lifted by ${random.subset(words.options, 1, 2).join(", ")}`);
  // What takes away some of the lines leaves others to be paid.
  if (!scoped && random.chance(carved ? 60 : 30)) clauses.push(scopeOf(words));
  if (perInsured) clauses.push("per insured");
  return [
    `${name}${words.label(name)}`,
    ...(of === undefined ? [] : [`of ${of}`]),
    ...(asserted ? [": bool"] : []),
    ...random.shuffle(clauses),
  ].join(" ");
}

function scopeOf(words: Vocabulary): string {
  const { random } = words;
  const names = random.weighted(
    [3, random.subset(words.triggers, 1, 2)],
    [3, random.subset(words.nodes, 1, 2).map(({ name }) => name)],
    [1, [random.pick(words.triggers), random.pick(words.nodes).name]],
    [words.items.length > 0 ? 1 : 0, random.subset(words.items, 1, 2)],
  );
  return `for ${random.chance(12) ? "all but " : ""}${names.join(", ")}`;
}

function groupHeader(words: Vocabulary, write: ExpressionWriter): string {
  const { random } = words;
  const clauses = [
    ...(random.chance(60) ? [scopeOf(words)] : []),
    ...(random.chance(40) ? [`unless ${write.bool(spot(words, 0))}`] : []),
    ...(words.options.length > 0 && random.chance(25) ? [`lifted by ${random.pick(words.options)}`] : []),
  ];
  return clauses.join(", ");
}
