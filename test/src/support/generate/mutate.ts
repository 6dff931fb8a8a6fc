import { at, child, isContainer, type Json, type JsonObject, pathsIn, withAt } from "./json.js";
import type { Random } from "./random.js";

const strangers: readonly Json[] = [
  null,
  true,
  false,
  "",
  "x",
  "never",
  "none",
  "=x",
  "2026-02-30",
  "2026-04-01",
  "2026-04-01T25:00",
  "90%",
  "1/0",
  "-5%",
  "PT1H",
  "P1Y",
  "P1Y2M",
  "__proto__",
  "constructor",
  0,
  -1,
  1,
  0.5,
  1e16,
  9e15,
  9000000000000001,
  -0,
  1e-7,
  1e300,
  [],
  {},
  [[]],
  ["x"],
  { id: "x" },
];

const fields = [
  "id",
  "x",
  "facts",
  "exclusions",
  "__proto__",
  "constructor",
  "toString",
  "unit",
  "unitId",
  "units",
  "of",
  "count",
  "claim",
  "trigger",
  "item",
  "approved",
  "revision",
  "terms",
  "=x",
  "",
  "options",
  "ledger",
];

/** What no JSON has, and a careless caller may still hand over. */
const notJson: readonly unknown[] = [
  undefined,
  NaN,
  Infinity,
  -Infinity,
  -0,
  12n,
  new Date(0),
  Symbol("x"),
  (): void => undefined,
];

/** The input with one to three things changed at random; mostly it is no longer valid, and now and then no JSON. */
export function mutate(random: Random, input: Json): Json {
  let mutated = input;
  for (let count = random.weighted([5, 1], [2, 2], [1, 3]); count > 0; count -= 1) mutated = once(random, mutated);
  // What shares parts with the input would be changed with it.
  mutated = JSON.parse(JSON.stringify(mutated)) as Json;
  const paths = pathsIn(mutated).filter(({ length }) => length > 0);
  if (paths.length === 0 || !random.chance(10)) return mutated;
  const path = random.pick(paths);
  const parent = at(mutated, path.slice(0, -1));
  if (isContainer(parent)) Object.assign(parent, { [path.at(-1)!]: random.pick(notJson) });
  return mutated;
}

function once(random: Random, input: Json): Json {
  const paths = pathsIn(input);
  // What is near the top is rare among the paths, and most of the rules are about it.
  const shallow = paths.filter((path) => path.length <= 3);
  const path = random.pick(random.chance(50) ? shallow : paths);
  const value = at(input, path)!;
  const replace = (other: Json | undefined): Json => (path.length === 0 ? (other ?? {}) : withAt(input, path, other));
  const others = paths.map((other) => at(input, other)!);
  return random.weighted<() => Json>(
    [4, () => replace(undefined)],
    [6, () => replace(random.pick(strangers))],
    [3, () => replace(random.pick(others))],
    [
      typeof value === "number" ? 4 : 0,
      () => replace(random.pick([Number(value) + 1, -Number(value), Number(value) + 0.5, String(value as number)])),
    ],
    [
      typeof value === "string" ? 3 : 0,
      () => replace(random.pick([`${value as string}x`, (value as string).slice(1), [value]])),
    ],
    [
      Array.isArray(value) && value.length > 0 ? 4 : 0,
      () => replace([...(value as Json[]), random.pick(value as Json[])]),
    ],
    [isContainer(value) && !Array.isArray(value) ? 4 : 0, () => withField(random, input, path, value as JsonObject)],
  )();
}

/** A field more, of a name that may mean something elsewhere. */
function withField(random: Random, input: Json, path: readonly (string | number)[], value: JsonObject): Json {
  const name = random.pick(fields);
  const filled = withAt(
    value,
    [name],
    random.pick([...strangers, ...Object.keys(value).map((key) => child(value, key)!)]),
  );
  return path.length === 0 ? filled : withAt(input, path, filled);
}
