import type { Fact, Plan, UnitFact } from "@yakkan/compiler/plan.js";
import type { FactReference, SettlementResult } from "@yakkan/runtime";
import { at, child, type Json, type JsonObject, type Path, withAt } from "../support/generate/json.js";
import type { Random } from "../support/generate/random.js";
import { type Interesting, interestingIn, type Period, randomDate, randomValue } from "../support/generate/values.js";

/** A fact, circumstance, built-in fact or reading that an input leaves open, and a value that it may take. */
interface Open {
  readonly reference: FactReference;
  readonly path: Path;
  readonly value: Json;
}

/**
 * States some of what is open, but nothing that the line waits for and nothing of an open question: its verdict has
 * to stay as it is.
 */
export function statingOthers(plan: Plan, input: Json, result: SettlementResult, random: Random) {
  const line = result.lines.length === 0 ? undefined : random.pick(result.lines);
  if (line === undefined) return undefined;
  // How much earlier terms leave of a line that waits for a term is open until the others are known; where they leave
  // nothing of it, or of these, the term may have nothing to ask any more.
  const asking = line.undetermined.some(({ kind }) => kind === "term") ? result.lines : [line];
  const waits = new Set(
    [
      ...asking.flatMap(({ undetermined }) => undetermined.flatMap(({ waitsFor }) => waitsFor)),
      // Also those about other lines: a term may read the loss of these.
      ...result.open.flatMap(({ waitsFor }) => waitsFor),
    ].map(keyOf),
  );
  const others = openIn(plan, input, random).filter(({ reference }) => !waits.has(keyOf(reference)));
  const stated = random.subset(others, 1);
  const then = stated.reduce<Json>((json, { path, value }) => withField(json, path, value), input);
  return { line, stated: stated.map(({ path, value }) => `${path.join(".")} ${JSON.stringify(value)}`), input: then };
}

function keyOf({ of, id, name }: FactReference): string {
  return JSON.stringify([of, id ?? null, name]);
}

function openIn(plan: Plan, input: Json, random: Random): readonly Open[] {
  const contract = child(input, "contract")!;
  const period = child(contract, "period") as unknown as Period;
  const interesting = interestingIn(plan);
  const open: Open[] = [];
  const add = (reference: FactReference, path: Path, value: () => Json): void => {
    if (at(input, path) === undefined) open.push({ reference, path, value: value() });
  };
  const addFacts = (
    facts: readonly (Fact | UnitFact)[],
    of: FactReference["of"],
    id: string | undefined,
    path: Path,
  ) => {
    for (const fact of facts)
      if (fact.default === undefined)
        add({ of, ...(id !== undefined && { id }), name: fact.name }, [...path, "facts", fact.name], () =>
          valueOf(random, fact, period, interesting),
        );
  };
  const addBearer = (of: "incident" | "claim" | "insured" | "loss", id: string | undefined, path: Path): void => {
    addFacts(
      plan.facts.filter((fact) => fact.of === of),
      of,
      id,
      path,
    );
    if (at(input, ["incident", "others"]) === "none") return;
    for (const { name } of plan.exclusions.filter((exclusion) => exclusion.asserted && exclusion.of === of))
      add({ of, ...(id !== undefined && { id }), name }, [...path, "exclusions", name], () => random.chance(50));
  };
  addBearer("incident", undefined, ["incident"]);
  for (const [of, list] of [
    ["claim", "claims"],
    ["insured", "insureds"],
    ["loss", "losses"],
  ] as const)
    ((child(input, list) ?? []) as JsonObject[]).forEach((bearer, place) => {
      const id = bearer["id"] as string;
      addBearer(of, id, [list, place]);
      if (of !== "loss") return;
      add({ of, id, name: "approved" }, [list, place, "approved"], () => random.chance(50));
      add({ of, id, name: "incurred" }, [list, place, "incurred"], () =>
        randomDate(random, period, interesting, false),
      );
    });
  for (const { name, facts, established } of plan.units) {
    ((at(contract, ["units", name]) ?? []) as JsonObject[]).forEach((unit, place) =>
      addFacts(facts, "unit", unit["id"] as string, ["contract", "units", name, place]),
    );
    ((at(input, ["units", name]) ?? []) as JsonObject[]).forEach((unit, place) =>
      addFacts(established, "unit", unit["id"] as string, ["units", name, place]),
    );
  }
  for (const { name, members, default: preset } of plan.readings)
    if (preset === undefined)
      add({ of: "reading", name }, ["contract", "readings", name], () => random.pick(members).name);
  return open;
}

function valueOf(random: Random, fact: Fact | UnitFact, period: Period, interesting: Interesting): Json {
  if (fact.orNever && random.chance(15)) return "never";
  return randomValue(random, fact.type, fact.range, period, interesting);
}

/** As `withAt`, and makes the objects on the way where there are none. */
function withField(root: Json, path: Path, value: Json): Json {
  const around = path.slice(0, -1);
  const parent = at(root, around);
  if (parent !== undefined) return withAt(root, path, value);
  return withAt(withField(root, around, {}), path, value);
}
