import type { ExpressionWriter } from "./expressions.js";
import { contractSpot, type Spot } from "./expressions.js";
import type { BearerName, ReadName, TableName, TypeName, Valued, Vocabulary } from "./vocabulary.js";

/** Everything of a product before its sections: contract, units, facts, triggers, readings, tables, formulas. */
export function declarations(words: Vocabulary, write: ExpressionWriter): string[] {
  const units = unitDeclarations(words, write);
  const contract = contractBlock(words, write);
  const readings = readingDeclarations(words);
  const facts = factBlocks(words, write);
  return [...units, ...contract, ...facts, ...readings];
}

// ── Contract ─────────────────────────────────────────────────────────────────────────────────────────

function contractBlock(words: Vocabulary, write: ExpressionWriter): string[] {
  const { random } = words;
  const lines: string[] = [];
  if (random.chance(75)) {
    words.plans = random.times(random.between(2, 3), () => words.name("plan_", "プラン"));
    words.choices.push({ name: "plan", type: "enum", members: words.plans, optional: false, unlimited: false });
    lines.push(`plan ${words.plans.map((name) => name + words.label(name)).join(" | ")}`);
  }
  const choicesAtStart = random.between(1, 4);
  for (let count = 0; count < choicesAtStart; count += 1) lines.push(choiceDeclaration(words, write, []));
  if (random.chance(75)) lines.push(...optionsBlock(words, write));
  for (let count = random.between(0, 3); count > 0; count -= 1)
    lines.push(choiceDeclaration(words, write, words.options));
  for (const unit of words.units.filter(({ scheduled }) => scheduled)) lines.push(`schedule ${unit.name}`);
  if (random.chance(40)) {
    const name = random.chance(50) ? `${words.name("rule_", "規則")}${words.label("規則")}: ` : "";
    const test = write.bool({ ...contractSpot, depth: 1 }, "true");
    // A rule between constants alone may be one that no contract fulfils.
    if ([...words.choices.map((choice) => choice.name), ...words.options].some((read) => test.includes(read)))
      lines.push(`require ${name}${test}`);
  }
  return block("contract", lines);
}

const choiceTypes: readonly (readonly [number, TypeName])[] = [
  [6, "money"],
  [2, "enum"],
  [2, "bool"],
  [2, "ratio"],
  [1, "number"],
  [1, "date"],
  [1, "datetime"],
  [1, "duration"],
  [1, "span"],
  [1, "set"],
];

function choiceDeclaration(words: Vocabulary, write: ExpressionWriter, guardOptions: readonly string[]): string {
  const { random } = words;
  const type = random.weighted(...choiceTypes);
  const name = words.name(`c_${type}_`, "金額");
  const members =
    type === "enum" || type === "set" ? random.times(random.between(2, 3), (place) => memberNames[place]!) : [];
  const guards: string[] = [];
  if (words.plans.length > 1)
    guards.push(`plan in (${random.subset(words.plans, 1, words.plans.length - 1).join(", ")})`);
  for (const option of guardOptions) guards.push(`${option} is yes`);
  const guard = guards.length > 0 && random.chance(30) ? random.pick(guards) : undefined;
  const optional = random.chance(12);
  const range = rangeOf(type, words, write);
  const unlimited = type === "money" && random.chance(30);
  const standing = (): string =>
    unlimited && random.chance(40) ? "unlimited" : (range.inside ?? write.literal(type, members));
  const fallback = !optional && random.chance(25) ? ` = ${standing()}` : "";
  words.choices.push({ name, type, members, optional, unlimited, ...(guard === undefined ? {} : { guard }) });
  // What is not the default may be for some contracts only.
  const guarded =
    members.length > 0 && guards.length > 0 && fallback === "" && random.chance(30)
      ? [...members.slice(0, -1), `${members.at(-1)!} (when ${random.pick(guards)})`]
      : members;
  return (
    `${name}${words.label(name)} : ${range.whole === true ? "whole" : typeText(type, guarded)}${range.text}${unlimited ? " or unlimited" : ""}` +
    `${guard === undefined ? "" : ` when ${guard}`}${fallback}${optional ? " optional" : ""}`
  );
}

const memberNames = ["red", "green", "緑", "blue"];

function typeText(type: TypeName, members: readonly string[]): string {
  if (type === "enum") return `one of ${members.join(", ")}`;
  if (type === "set") return `any of ${members.join(", ")}`;
  return type;
}

interface Ranged {
  readonly text: string;
  readonly inside?: string;
  /** The numbers are whole. */
  readonly whole?: true;
}

/** A range now and then, and a literal inside it. */
function rangeOf(type: TypeName, words: Vocabulary, write: ExpressionWriter): Ranged {
  const { random } = words;
  const literals = (least: number): string[] => [
    ...new Set(random.times(random.between(least, 3), () => write.literal(type, []))),
  ];
  if (!random.chance(50)) return { text: "" };
  switch (type) {
    case "money": {
      const { unit } = words.scale;
      if (random.chance(30)) {
        const allowed = literals(1);
        return { text: ` one of ${allowed.join(", ")}`, inside: random.pick(allowed) };
      }
      if (random.chance(15)) return { text: ` -${unit} .. ${unit}`, inside: "0" };
      return random.chance(50)
        ? { text: ` ${Math.round(unit / 10)} .. ${3 * unit}`, inside: String(unit) }
        : { text: ` 1 .. unlimited`, inside: String(unit) };
    }
    case "number":
      return random.weighted<Ranged>(
        [2, { text: " -5 .. 5", inside: "0" }],
        [4, { text: " 0 .. 9", inside: "3" }],
        [2, { text: " 0 .. 9", inside: "3", whole: true }],
        [1, { text: " -2 .. 6", inside: "1", whole: true }],
        [1, { text: " one of 1, 2, 4", inside: "2", whole: true }],
        [1, { text: "", inside: "5", whole: true }],
      );
    case "ratio":
      return random.chance(40)
        ? { text: " one of 50%, 90%, 100%", inside: "50%" }
        : { text: " 0% .. 100%", inside: "90%" };
    case "date":
      return { text: " 2025-01-01 .. 2028-12-31", inside: "2026-04-01" };
    case "duration":
      return { text: " 0 hours .. 72 hours", inside: "12 hours" };
    case "span":
      return random.weighted(
        [3, { text: " one of 180 days, 1 year", inside: "1 year" }],
        [4, { text: " 30 days .. 3 years", inside: "60 days" }],
        [3, { text: "" }],
      );
    case "bool":
    case "datetime":
    case "enum":
    case "set":
      return { text: "" };
  }
}

function optionsBlock(words: Vocabulary, write: ExpressionWriter): string[] {
  const { random } = words;
  const byPlan = words.plans.length > 0;
  const rows: string[] = [];
  for (let count = random.between(1, 3); count > 0; count -= 1) {
    const name = words.name("option_", "特約");
    const marks = random.times(byPlan ? words.plans.length : 1, () => random.weighted([5, "○"], [2, "◎"], [2, "×"]));
    const requires = random.chance(25) ? ` requires ${write.bool({ ...contractSpot, depth: 0 }, "true")}` : "";
    const other = words.options.length > 0 && random.chance(25) ? ` not with ${random.pick(words.options)}` : "";
    rows.push(`${name}${words.label(name)} ${marks.join(" ")}${other}${requires}`);
    words.options.push(name);
  }
  return block(byPlan ? `options by plan ${words.plans.join(" ")}` : "options", rows);
}

// ── Units, facts, readings ───────────────────────────────────────────────────────────────────────────

const unitFactTypes: readonly TypeName[] = ["money", "money", "ratio", "number", "bool", "enum"];

function unitDeclarations(words: Vocabulary, write: ExpressionWriter): string[] {
  const { random } = words;
  return random
    .times(random.weighted([1, 0], [2, 1], [4, 2], [2, 3]), () => {
      const name = words.name("unit_", "所在地");
      const scheduled = random.chance(50);
      // What is not scheduled states no facts.
      const facts = random.times(scheduled ? random.between(1, 2) : 0, (place): Valued => {
        const type = random.pick(unitFactTypes);
        return { name: `v${place}`, type, members: type === "enum" ? ["red", "green"] : [] };
      });
      const established = random.times(random.weighted([1, 0], [3, 1], [3, 2]), (place): Valued => {
        const type = random.chance(15) ? "date" : random.pick(unitFactTypes);
        return { name: `w${place}`, type, members: type === "enum" ? ["green", "blue"] : [] };
      });
      const outer = words.units.filter(({ of, scheduled: isListed }) => !scheduled || of === undefined || isListed);
      const of =
        words.features.intricate && outer.length > 0 && random.chance(85) ? random.pick(outer).name : undefined;
      words.units.push({ name, ...(of !== undefined && { of }), scheduled, facts, established });
      const list = (some: readonly Valued[]): string =>
        some
          .map((fact) => {
            const standing = random.chance(20) ? ` = ${write.literal(fact.type, fact.members)}` : "";
            return `${fact.name} : ${typeText(fact.type, fact.members)}${standing}`;
          })
          .join("  ");
      const declared = `unit ${name}${words.label(name)}${of === undefined ? "" : ` of ${of}`}${facts.length === 0 ? "" : ` { ${list(facts)} }`}`;
      return established.length === 0 ? [declared] : [declared, `facts of ${name} { ${list(established)} }`];
    })
    .flat();
}

const factTypes: readonly (readonly [number, TypeName])[] = [
  [3, "date"],
  [4, "bool"],
  [3, "money"],
  [2, "enum"],
  [2, "set"],
  [1, "ratio"],
  [1, "number"],
  [1, "datetime"],
  [1, "duration"],
  [1, "span"],
];

function factBlocks(words: Vocabulary, write: ExpressionWriter): string[] {
  const { random } = words;
  const block1 = (of: BearerName, count: number, always: readonly TypeName[]): string[] => {
    const types = [...always, ...random.times(count, () => random.weighted(...factTypes))];
    if (types.length === 0) return [];
    // The last few may be the fields of a record.
    const inRecord = random.chance(25) ? types.splice(Math.max(always.length, types.length - 2)) : [];
    const record = inRecord.length > 0 ? words.name("record_", "記録") : "";
    const fields = inRecord.map((type) => factDeclaration(words, write, of, type, `${record}.`));
    return block(`facts of ${of}`, [
      ...types.map((type) => factDeclaration(words, write, of, type)),
      ...(record === "" ? [] : block(`${record}${words.label(record)} : record`, fields)),
    ]);
  };
  return [
    ...block1("incident", random.between(1, 4), ["date"]),
    ...(random.chance(75) ? block1("claim", random.between(0, 2), ["date"]) : []),
    ...(random.chance(40) ? block1("insured", random.between(1, 2), []) : []),
    ...(random.chance(50) ? block1("loss", random.between(1, 2), []) : []),
  ];
}

function factDeclaration(
  words: Vocabulary,
  write: ExpressionWriter,
  of: BearerName,
  type: TypeName,
  within = "",
): string {
  const { random } = words;
  const name = words.name(`${of}_${type}_`, "事実");
  const members =
    type === "enum" || type === "set" ? random.times(random.between(2, 3), (place) => memberNames[place]!) : [];
  const orNever = (type === "date" || type === "datetime") && random.chance(35);
  const range: Ranged = random.chance(30) ? rangeOf(type, words, write) : { text: "" };
  const fallback = random.chance(20) ? ` = ${range.inside ?? write.literal(type, members)}` : "";
  words.facts.push({ name: within + name, of, type, members, orNever });
  return `${name}${words.label(name)} : ${range.whole === true ? "whole" : typeText(type, members)}${range.text}${orNever ? " or never" : ""}${fallback}`;
}

function readingDeclarations(words: Vocabulary): string[] {
  const { random } = words;
  return random.times(random.weighted([1, 0], [4, 1], [3, 2]), () => {
    const name = words.name("reading_", "解釈");
    const members = random.times(random.between(2, 3), (place) => ["first", "second_", "third"][place]!);
    const chosen = random.chance(50) ? random.pick(members) : undefined;
    words.readings.push({ name, type: "enum", members });
    const texts = members.map((member) => member + words.label(member) + (member === chosen ? " (default)" : ""));
    return `reading ${name}${words.label(name)} { ${texts.join(" | ")} }`;
  });
}

// ── Triggers ─────────────────────────────────────────────────────────────────────────────────────────

export function triggersBlock(words: Vocabulary, write: ExpressionWriter): string[] {
  const { random } = words;
  const lines = random.times(random.weighted([1, 1], [3, 2], [3, 3], [3, 4]), () => {
    const above = [...words.triggers];
    const name = words.name("trigger_", "事由");
    const lineByLine = (): string => (random.chance(40) ? " line by line" : "");
    const guard = (): string =>
      random.chance(15) ? ` (when ${write.bool({ ...contractSpot, depth: 0 }, "true")})` : "";
    const except =
      above.length === 0 || !random.chance(55)
        ? ""
        : random.chance(25)
          ? ` except all above${guard()}${lineByLine()}`
          : ` except ${random.subset(above, 1, 2).join(", ")}${guard()}${lineByLine()}`;
    const when = random.chance(12) ? ` when ${write.bool({ ...contractSpot, depth: 0 }, "true")}` : "";
    words.triggers.push(name);
    return `${name}${words.label(name)}${random.chance(80) ? except + when : when + except}`;
  });
  return block("triggers", lines);
}

// ── Tables and formulas ──────────────────────────────────────────────────────────────────────────────

export function tables(words: Vocabulary, write: ExpressionWriter): string[] {
  const { random } = words;
  return random.times(random.weighted([5, 0], [4, 1], [1, 2]), () => table(words, write)).flat();
}

function table(words: Vocabulary, write: ExpressionWriter): string[] {
  const { random } = words;
  const keyed = (one: Valued): boolean => one.type !== "set" && one.type !== "span";
  const candidates: { readonly key: Valued; readonly needs: readonly ReadName[] }[] = [
    ...words.choices.filter((one) => keyed(one) && one.guard === undefined).map((key) => ({ key, needs: [] })),
    ...words.facts
      .filter((one) => keyed(one) && !one.name.includes(".") && (one.of === "incident" || one.of === "claim"))
      .map((key) => ({ key, needs: [key.of] })),
  ];
  const formula = random.chance(20) ? keyFormula(words) : undefined;
  const named = candidates.length === 0 ? [] : random.subset(candidates, 1, formula === undefined ? 2 : 1);
  const keys = random.shuffle(formula === undefined ? named : [...named, formula]);
  if (keys.length === 0) return [];
  const name = words.name("table_", "表");
  const columns = random.times(random.between(1, 2), (): TableName["columns"][number] => {
    const type = random.weighted<TypeName>([3, "money"], [1, "ratio"]);
    const unlimited = type === "money" && random.chance(25);
    return { name: words.name(`col_${type}_`, "列"), type, members: [], unlimited };
  });
  const cell = ({ type, unlimited }: TableName["columns"][number]): string =>
    unlimited && random.chance(40) ? "unlimited" : write.literal(type, []);
  const rows: string[] = [];
  const rowCount = random.between(2, 4);
  for (let row = 0; row < rowCount; row += 1) {
    const last = row === rowCount - 1;
    const texts = keys.map(({ key }, place) =>
      keyText(key, words, write, last && random.chance(85), row === 0 || place > 0),
    );
    // The first row decides the types of the columns, and what is unlimited is money.
    rows.push(`${texts.join(" | ")} : ${columns.map(cell).join(" ")}`);
  }
  words.tables.push({ name, keys: keys.map(({ key }) => key), columns, needs: keys.flatMap(({ needs }) => needs) });
  return [
    ...(formula === undefined ? [] : [formula.text]),
    ...block(`table ${name}${words.label(name)} by ${keys.map(({ key }) => key.name).join(", ")}`, [
      columns.map((column) => column.name + (random.chance(30) ? words.label("列") : "")).join(" "),
      ...rows,
    ]),
  ];
}

/** A key that is worked out of dates, some of which may never have come. */
function keyFormula(words: Vocabulary): { key: Valued; needs: readonly ReadName[]; text: string } | undefined {
  const { random } = words;
  const dates = words.facts.filter(({ type, of }) => type === "date" && (of === "incident" || of === "claim"));
  if (dates.length === 0) return undefined;
  const { name: read, of } = random.pick(dates);
  const other = words.facts.filter((fact) => fact.type === "date" && fact.of === "incident");
  const worked: (readonly [TypeName, string])[] = [
    ["number", `days(${read}, ${random.pick([...other.map((fact) => fact.name), "period.to"])})`],
    ["ratio", `(days(${read}, period.to) / 365)`],
    ["date", `(30 days after ${read})`],
  ];
  if (of === "claim") worked.push(["date", `${random.pick(["earliest", "latest"])}(${read})`]);
  const [type, value] = random.pick(worked);
  const name = words.name("key_", "鍵");
  return {
    key: { name, type, members: [] },
    needs: value.startsWith("earliest") || value.startsWith("latest") ? ["incident"] : ["incident", of],
    text: `let ${name}${words.label(name)} = ${value}`,
  };
}

/** A row after another cannot begin with `..`: that would go on with the last value before it. */
function keyText(
  { type, members }: Valued,
  words: Vocabulary,
  write: ExpressionWriter,
  everything: boolean,
  open: boolean,
): string {
  const { random } = words;
  if (type === "enum") return (everything ? members : random.subset(members, 1)).join(", ");
  if (type === "bool") return everything ? "yes, no" : random.pick(["yes", "no"]);
  const [zero, more] = endsOf(type, words);
  const from = write.literal(type, []);
  if (everything)
    return open ? random.pick([`.. under ${from}, ${from} ..`, `.. ${from}, over ${from} ..`]) : `${zero} ..`;
  const lower = random.pick(["", "over "]) + from;
  const upper = random.pick(["", "under "]) + more;
  return random.pick([`${lower} .. ${upper}`, `${open ? "" : zero} .. ${upper}`, `${lower} ..`, from]);
}

/** Below and above the literals of a type. */
function endsOf(type: TypeName, words: Vocabulary): readonly [string, string] {
  if (type === "date") return ["2020-01-01", "2032-01-01"];
  if (type === "datetime") return ["2020-01-01T00:00", "2032-01-01T00:00"];
  if (type === "duration") return ["0 hours", "900 days"];
  if (type === "ratio") return ["0%", "150%"];
  return ["0", type === "money" ? String(3 * words.scale.unit) : "20"];
}

export function formulas(words: Vocabulary, write: ExpressionWriter): string[] {
  const { random } = words;
  const reads: readonly (readonly ReadName[])[] = [
    [],
    ["incident"],
    ["incident"],
    ["claim"],
    ["incident", "loss", "line", "amount", "trigger"],
    ["insured"],
    ...(words.features.walkReads ? ([["amounts"], ["term", "incident"]] as const) : []),
  ];
  const texts = random.times(random.weighted([2, 0], [3, 1], [3, 2], [2, 4]), () => {
    const needs = random.pick(reads);
    const type = random.weighted<TypeName>(
      [5, "money"],
      [3, "bool"],
      [2, "ratio"],
      [1, "number"],
      [1, "date"],
      [1, "span"],
    );
    const spot: Spot = { ...contractSpot, allows: new Set(needs), depth: 2 };
    const value = write.value(type, spot, spot.depth - 1);
    const name = words.name(`let_${type}_`, "式");
    words.lets.push({ name, type, members: [], needs });
    return `let ${name}${words.label(name)} = ${value}`;
  });
  return random.chance(30) ? random.shuffle(texts) : texts;
}

export function premiums(words: Vocabulary, write: ExpressionWriter): string[] {
  const { random } = words;
  return random.times(random.weighted([3, 0], [2, 1], [1, 2]), () => {
    const value = write.money({ ...contractSpot, depth: 3 });
    const name = words.name("premium_", "保険料");
    // What it reads is open at times, and so is then what reads it.
    if (random.chance(40)) words.lets.push({ name, type: "money", members: [], needs: [] });
    return `premium ${name}${words.label(name)} = ${value}`;
  });
}

/** A header with its lines indented below it. */
export function block(header: string, lines: readonly string[]): string[] {
  return [`${header} {`, ...lines.map((line) => `  ${line}`), "}"];
}
