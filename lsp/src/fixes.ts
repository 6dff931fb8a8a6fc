/**
 * What mends a diagnostic, beyond what the diagnostic brings itself: plain edits, each complete. The compiler says
 * what is wrong; how the text is changed is the editor's.
 */
import type { DiagnosticCode } from "@yakkan/compiler/diagnostics/catalog.js";
import type { Diagnostic } from "@yakkan/compiler/diagnostics/diagnostic.js";
import { closest } from "@yakkan/compiler/diagnostics/report.js";
import { isReserved } from "@yakkan/grammar/keywords.js";
import type {
  Expression,
  If,
  IsTest,
  Named,
  ScopeSyntax,
  Span,
  TermDeclaration,
  TypeSyntax,
} from "@yakkan/grammar/syntax.js";
import { declareDocument, declareUnknown } from "./declaring.js";
import type { Edit } from "./edits.js";
import type { Mending } from "./mending.js";
import { contractWords, dateFacts, triggerFor } from "./sample-words.js";
import { titled } from "./titles.js";

/** In both languages; the editor shows one. */
export interface Title {
  readonly en: string;
  readonly ja: string;
}

export interface Mend {
  readonly title: Title;
  readonly edits: readonly Edit[];
  /** May be done with many others, without being looked at. */
  readonly safe: boolean;
}

type Mender = (span: Span, mending: Mending, diagnostic: Diagnostic) => readonly (Mend | undefined)[];

export function mendsOf(diagnostic: Diagnostic, mending: Mending): Mend[] {
  const mender = menders[diagnostic.code];
  return (mender?.(diagnostic.span, mending, diagnostic) ?? []).filter((mend) => mend !== undefined);
}

/**
 * Those that may be done without being looked at. What is unknown, often hundreds of names in a broken text, is never
 * declared so.
 */
export function safeMendsOf(diagnostic: Diagnostic, mending: Mending): Mend[] {
  const mends = unknown.has(diagnostic.code) ? [] : mendsOf(diagnostic, mending);
  return mends.filter(({ safe }) => safe);
}

const unknown: ReadonlySet<DiagnosticCode> = new Set(["name/unknown", "document/unknown"]);

const remove = (what: string): Title => ({ en: `Remove ${what}`, ja: `${what}を削除` });
const add = (what: string): Title => ({ en: `Add ${what}`, ja: `${what}を追加` });
const changeTo = (what: string): Title => ({ en: `Change to ${what}`, ja: `${what}に変更` });

function mend(title: Title, edits: readonly (Edit | undefined)[], safe = false): Mend | undefined {
  const whole = edits.filter((edit) => edit !== undefined);
  return whole.length === edits.length && whole.length > 0 ? { title, edits: whole, safe } : undefined;
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `\`${line.length > 40 ? `${line.slice(0, 40)} …` : line}\``;
}

// ── Taking out what does nothing ─────────────────────────────────────────────────────────────────────

/** The declaration that the diagnostic is about goes, unless something else names it. */
const takeOut: Mender = (span, mending) => {
  const declaration = mending.around(span).at(-1);
  if (declaration === undefined) return [];
  const { uses } = mending.snapshot.compiled.model;
  const isNamedElsewhere = uses.some(
    ({ name, symbol }) =>
      symbol.declaration.start >= declaration.start &&
      symbol.declaration.end <= declaration.end &&
      !(declaration.start <= name.start && name.end <= declaration.end),
  );
  return isNamedElsewhere ? [] : [mend(remove(quoted(mending.read(span))), [mending.remove(declaration)], true)];
};

/** What stands exactly there goes, with the spaces before it. */
const cutOut: Mender = (span, mending) => [mend(remove(quoted(mending.read(span))), [mending.remove(span)], true)];

const takeFromList: Mender = (span, mending) => [
  mend(remove(quoted(mending.read(span))), [mending.removeListed(span)], true),
];

/** A guard that always holds goes; of an `if` the branch that is taken stays. */
function decided(outcome: boolean): Mender {
  return (span, mending) => {
    const branching = ifOn(span, mending);
    if (branching !== undefined) {
      const branch = outcome ? branching.then : branching.otherwise;
      return [mend(changeTo(quoted(mending.read(branch))), [mending.replace(branching, mending.read(branch))])];
    }
    return outcome ? [mend(remove(quoted(`when ${mending.read(span)}`)), [mending.removeClause(span, "when")])] : [];
  };
}

function ifOn(span: Span, mending: Mending): If | undefined {
  const ifs = mending.parts<If>(mending.around(span)[0], "if");
  return [...ifs].find(({ condition }) => condition.start === span.start && condition.end === span.end);
}

// ── Adding what is missing ───────────────────────────────────────────────────────────────────────────

const addAttachment: Mender = (span, mending) => {
  const section = mending.around(span).at(-1);
  if (section === undefined) return [];
  const during = dateFacts(mending, span).map((fact) =>
    mending.say(`covered when ${fact} during period`, `対象時期 ${fact} が 保険期間中`),
  );
  return [...during.slice(0, 3), mending.say("covered at any time", "対象時期不問")].map((line) =>
    mend(add(quoted(line)), [mending.addTo(section, line, "first")]),
  );
};

const addCover: Mender = (span, mending) => {
  const head = mending.nearest(span, "head");
  const around = head && mending.around(head).at(-2);
  if (head === undefined || around === undefined) return [];
  const { text } = head.name;
  const line = mending.say(`covers all for ${text}`, `対象事由 すべて 対象 ${text}`);
  return [mend(add(quoted(line)), [mending.addTo(around, line, "first")])];
};

const addGround: Mender = (span, mending) => {
  const exclusion = mending.nearest(span, "exclusion");
  if (exclusion === undefined) return [];
  const at = Math.max(mending.behindLabels(exclusion), exclusion.of?.end ?? 0);
  return [mend(add(quoted(mending.say(": bool", ": 該否"))), [mending.insert(at, mending.say(" : bool", " : 該否"))])];
};

const addEdition: Mender = (span, mending) => {
  const product = mending.product(span);
  const line = mending.say("edition 2026-04-01", "版 2026-04-01");
  return product === undefined ? [] : [mend(add(quoted(line)), [mending.addTo(product, line, "first")])];
};

const addTriggers: Mender = (span, mending) => {
  const product = mending.product(span);
  const line = mending.say('triggers {\n  incident_found "事故の発生"\n}', '事由 {\n  事故発生 "事故の発生"\n}');
  return product === undefined
    ? []
    : [mend(add(quoted(mending.say("triggers", "事由"))), [mending.addTo(product, line, "last")])];
};

const addHeads: Mender = (span, mending) => {
  const product = mending.product(span);
  if (product === undefined) return [];
  const line = mending.say(
    'section costs "費用" {\n  covers all\n  covered at any time\n  head cost "費用"\n}',
    '補償 費用補償 "費用" {\n  対象事由 すべて\n  対象時期不問\n  費目 対応費用 "対応費用"\n}',
  );
  return [mend(add(quoted(mending.say("section", "補償"))), [mending.addTo(product, line, "last")])];
};

const addLabel: Mender = (span, mending) => {
  const declared = mending.around(span).at(-1) as Partial<Named> | undefined;
  if (declared?.name === undefined || declared.labels === undefined) return [];
  const label = titled(declared.name.text);
  return [
    mend(
      { en: `Add the label ${label}`, ja: `名称 ${label} を追加` },
      [mending.insert(declared.name.end, ` ${label}`)],
      true,
    ),
  ];
};

const addSource: Mender = (span, mending) => {
  const product = mending.product(span);
  const declaration = mending.around(span).at(-1);
  const documents = product?.items.filter((item) => item.kind === "document") ?? [];
  if (declaration === undefined) return [];
  const end = "labels" in declaration ? mending.behindLabels(declaration as Named) : declaration.end;
  return documents.slice(0, 3).map(({ name }) => {
    const reference = `@${name.text}(p.)`;
    return mend({ en: `Add the source ${reference}`, ja: `出典 ${reference} を追加` }, [
      mending.insert(end, ` ${reference}`),
    ]);
  });
};

const addGuard: Mender = (span, mending) => {
  const symbol = mending.snapshot.compiled.model.uses.find(({ name }) => name.start === span.start)?.symbol;
  const guard = (symbol?.declaration as { readonly when?: Expression } | undefined)?.when;
  const term = mending.nearest(span, "term");
  if (guard === undefined || term === undefined) return [];
  const condition = mending.read(guard);
  const title = add(quoted(`when ${condition}`));
  if (term.when !== undefined)
    return [mend(title, [mending.replace(term.when, `(${mending.read(term.when)}) and ${condition}`)])];
  return [
    mend(title, [mending.insert(term.end, mending.say(` when ${condition}`, ` ただし ${condition} の場合に限る`))]),
  ];
};

const addOrNever: Mender = (span, mending) => {
  const { uses } = mending.snapshot.compiled.model;
  return uses
    .filter(({ name, symbol }) => span.start <= name.start && name.end <= span.end && symbol.kind === "fact")
    .map(({ symbol }) => {
      const { type } = symbol.declaration as { readonly type?: TypeSyntax };
      if (type === undefined || type.orNever) return undefined;
      return mend({ en: `Let \`${symbol.name}\` be \`or never\``, ja: `\`${symbol.name}\`に「または 未発生」を追加` }, [
        mending.insert(type.end, mending.say(" or never", " または 未発生")),
      ]);
    });
};

const addSchedule: Mender = (span, mending) => {
  const unit = mending.read(span).split(".")[0]!.trim();
  const line = mending.say(`schedule ${unit}`, `明細書 ${unit}`);
  const product = mending.product(span);
  const contract = product?.items.find((item) => item.kind === "contract");
  if (product === undefined) return [];
  return [
    mend(add(quoted(line)), [
      contract === undefined
        ? mending.addTo(product, mending.say(`contract { ${line} }`, `契約 { ${line} }`), "first")
        : mending.addTo(contract, line, "last"),
    ]),
  ];
};

const addSpanEnd: Mender = (span, mending) =>
  dateFacts(mending, span)
    .slice(0, 3)
    .map((fact) => mend(add(quoted(`after ${fact}`)), [mending.insert(span.end, ` after ${fact}`)]));

// ── Scenarios ────────────────────────────────────────────────────────────────────────────────────────

const addContract: Mender = (span, mending) => {
  const scenario = mending.nearest(span, "scenario");
  const words = scenario && contractWords(mending, scenario);
  if (scenario === undefined || words === undefined) return [];
  const line = mending.say(`contract { ${words} }`, `契約 { ${words} }`);
  return [mend({ en: "Add a contract", ja: "契約を追加" }, [mending.addTo(scenario, line, "first")])];
};

const addPeriod: Mender = (span, mending) => {
  const scenario = mending.nearest(span, "scenario");
  const contract = scenario?.statements.find((statement) => statement.kind === "scenario-contract");
  if (contract === undefined) return [];
  const line = mending.say("period from 2026-04-01 to 2027-04-01", "保険期間 始期 2026-04-01 終期 2027-04-01");
  return [mend(add(quoted(line)), [mending.addTo(contract, line, "last")])];
};

const addIncident: Mender = (span, mending) => {
  const scenario = mending.nearest(span, "scenario");
  const statement = mending.around(span).at(-1);
  const trigger = scenario && triggerFor(mending, scenario, undefined);
  if (statement === undefined || trigger === undefined) return [];
  const line = mending.say(`incident { ${trigger} }`, `事故 { ${trigger} }`);
  return [mend(add(quoted(line)), [mending.addBefore(statement, line)])];
};

const addExpectation: Mender = (span, mending) => {
  const scenario = mending.nearest(span, "scenario");
  if (scenario === undefined) return [];
  const claimed = scenario.statements.find((statement) => statement.kind === "scenario-loss");
  const amount = claimed?.amount === undefined ? "0" : mending.read(claimed.amount);
  const line = mending.say(`expect due ${amount}`, `期待 支払額 ${amount}`);
  return [mend(add(quoted(line)), [mending.addTo(scenario, line, "last")])];
};

// ── Putting right ────────────────────────────────────────────────────────────────────────────────────

const backticks: Mender = (span, mending) => {
  const name = mending.read(span);
  return isReserved(name)
    ? [mend(changeTo(`\`\`\` \`${name}\` \`\`\``), [mending.replace(span, `\`${name}\``)], true)]
    : [];
};

/** Only where it is declared: whoever names it may mean the other one. */
const otherName: Mender = (span, mending) => {
  const name = mending.read(span);
  const taken = new Set(mending.snapshot.compiled.model.symbols.map((symbol) => symbol.name));
  let count = 2;
  while (taken.has(`${name}_${count}`)) count++;
  return [mend(changeTo(`\`${name}_${count}\``), [mending.replace(span, `${name}_${count}`)])];
};

const lastDayOfMonth: Mender = (span, mending) => {
  const [, year, month, rest] = /^(\d+)-(\d+)-\d+(.*)$/.exec(mending.read(span)) ?? [];
  const monthNumber = Number(month);
  if (year === undefined || monthNumber < 1 || monthNumber > 12) return [];
  const day = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
  const date = `${year}-${month}-${day}${rest}`;
  return [mend(changeTo(`\`${date}\``), [mending.replace(span, date)])];
};

function oneOf(...words: readonly string[]): Mender {
  return (span, mending) => {
    const near = closest(mending.read(span), words);
    return (near === undefined ? words : [near]).map((word) =>
      mend(changeTo(`\`${word}\``), [mending.replace(span, word)]),
    );
  };
}

const swapEnds: Mender = (span, mending) => {
  const type = mending.nearest(span, "choice", "fact")?.type;
  if (type?.min === undefined || type.max === undefined) return [];
  const [min, max] = [mending.read(type.min), mending.read(type.max)];
  return [mend(changeTo(`\`${max} .. ${min}\``), [mending.replace(type.min, max), mending.replace(type.max, min)])];
};

const defaultInRange: Mender = (span, mending) => {
  const type = mending.nearest(span, "choice", "fact")?.type;
  const ends = [type?.min, type?.max, ...(type?.oneOf ?? [])].filter((end) => end !== undefined);
  return ends
    .slice(0, 3)
    .map((end) => mend(changeTo(quoted(mending.read(end))), [mending.replace(span, mending.read(end))]));
};

const marksOfRow: Mender = (span, mending) => {
  const row = mending.nearest(span, "option");
  const block = mending.nearest(span, "options");
  if (row === undefined || block === undefined) return [];
  const wanted = Math.max(1, block.plans.length);
  const last = row.marks.at(-1);
  if (row.marks.length > wanted) {
    const surplus = row.marks.slice(wanted);
    return [
      mend(
        remove(quoted(surplus.map((mark) => mending.read(mark)).join(" "))),
        surplus.map((mark) => mending.remove(mark)),
      ),
    ];
  }
  const at = last?.end ?? mending.behindLabels(row);
  const missing = " ×".repeat(wanted - row.marks.length);
  return [mend(add(quoted(missing.trim())), [mending.insert(at, missing)])];
};

const withoutDefault: Mender = (span, mending) => {
  const text = mending.read(span);
  const short = text.replace(/\s*[(（](?:default|既定)[)）]/, "");
  return short === text ? [] : [mend(remove("`(default)`"), [mending.replace(span, short)])];
};

const moveTerm: Mender = (span, mending) => {
  const term = mending.nearest(span, "term");
  const group = term && mending.nearest({ start: term.start - 1, end: term.end }, "section", "frame", "product");
  const members = group?.items.filter(({ kind }) => kind === "head" || kind === "frame" || kind === "section") ?? [];
  const [first, last] = [members[0], members.at(-1)];
  if (term === undefined || first === undefined || last === undefined) return [];
  const text = mending.text.slice(term.start, mending.remove(term).end).trim();
  const below = Math.max(last.end, ...last.references.map((reference) => reference.end));
  const indent = mending.indentAt(last.start);
  return [
    mend({ en: "Move below the members: it acts on what they come to", ja: "費目の後へ移動：費目の合計に適用" }, [
      mending.remove(term),
      mending.insert(below, `\n${indent}${text}`),
    ]),
    mend({ en: "Move above the members: it acts on the loss first", ja: "費目の前へ移動：損害額に先に適用" }, [
      mending.addBefore(first, text),
      mending.remove(term),
    ]),
  ];
};

const oneBasis: Mender = (span, mending) => {
  const term = mending.nearest(span, "term");
  const [first, second] = term?.bases ?? [];
  if (term === undefined || first === undefined || second === undefined) return [];
  const whole = { start: first.start, end: second.end };
  return [first, second].map((basis) =>
    mend(changeTo(quoted(mending.read(basis))), [mending.replace(whole, mending.read(basis))]),
  );
};

/** `1 person および 保険期間中につき`; of the English words the compiler says it. */
const unitInPeriod: Mender = (span, mending, { fixes }) => {
  const [unit, period] = mending.nearest(span, "term")?.bases ?? [];
  if (fixes.length > 0 || unit === undefined || period === undefined) return [];
  const between = { start: unit.end, end: period.start };
  return [mend(changeTo(`\`${mending.read(unit)} の ${mending.read(period)}\``), [mending.replace(between, " の ")])];
};

const basisOf: Mender = (span, mending) => {
  const units = mending.snapshot.compiled.model.symbols.filter(({ kind }) => kind === "unit").map(({ name }) => name);
  return oneOf(
    "claim",
    "incident",
    "insured",
    "loss",
    "day",
    "period",
    "policy year",
    ...units,
  )(span, mending, undefined as never);
};

/** A word in the bases of a term put in place of another. */
function withBasis(word: (term: TermDeclaration, mending: Mending) => string | undefined): Mender {
  return (span, mending) => {
    const term = mending.nearest(span, "term");
    const [basis] = term?.bases ?? [];
    const text = term && word(term, mending);
    if (basis === undefined || text === undefined) return [];
    return [mend(changeTo(quoted(`per ${text}`)), [mending.replace(basis, text)])];
  };
}

const basisOfLayers = withBasis((term, mending) => {
  const head = mending.nearest(term, "head");
  const [first] = head?.items.flatMap((item) => (item.kind === "layer" ? item.terms : [])) ?? [];
  const [basis] = first?.bases ?? [];
  return basis && mending.read(basis);
});

const withoutTail: Mender = (span, mending) => {
  const term = mending.nearest(span, "term");
  const scopes: (ScopeSyntax | undefined)[] = [term?.scope];
  const scope = scopes.find((at) => at !== undefined && at.start <= span.start && span.end <= at.end);
  if (scope === undefined) return [];
  const clause = mending.removeClause(scope, "for") ?? mending.remove(scope);
  return [mend(remove(quoted(mending.read(scope))), [clause])];
};

const shareBelow: Mender = (span, mending) => {
  const text = mending.read(span);
  const number = Number(text.replace(/[%_]/g, ""));
  if (!text.endsWith("%") && number > 0 && number <= 100)
    return [mend(changeTo(`\`${text}%\``), [mending.replace(span, `${text}%`)])];
  return text.endsWith("%") && number > 100 ? [mend(changeTo("`100%`"), [mending.replace(span, "100%")])] : [];
};

const ofInsured: Mender = (span, mending) => {
  const exclusion = mending.nearest(span, "exclusion");
  if (exclusion === undefined) return [];
  const title = changeTo(quoted(mending.say("of insured", "被保険者について")));
  const { of } = exclusion;
  if (of !== undefined) return [mend(title, [mending.replace(of, mending.say("insured", "被保険者"))])];
  return [
    mend(title, [mending.insert(mending.behindLabels(exclusion), mending.say(" of insured", " 被保険者について"))]),
  ];
};

/** The last line that is indented further than the one with the open brace is the block's last. */
const closeBlock: Mender = (span, mending) => {
  const indent = mending.indentAt(span.start);
  let end = mending.lineEnd(span.start);
  const isInside = (from: number): boolean => {
    const line = mending.text.slice(from, mending.lineEnd(from));
    return line.trim() === "" || /^[ \t]*/.exec(line)![0].length > indent.length;
  };
  const first = end + 1;
  while (end < mending.text.length && isInside(end + 1)) end = mending.lineEnd(end + 1);
  const hasLines = end >= first;
  return [
    mend(add("`}`"), [
      hasLines ? mending.insert(end, `\n${indent}}`) : mending.insert(mending.lineEnd(span.start), " }"),
    ]),
  ];
};

const sameBranch: Mender = (span, mending) => {
  const ifs = mending.parts<If>(mending.around(span)[0], "if");
  const found = [...ifs].find(({ start, end }) => start === span.start && end === span.end);
  if (found === undefined) return [];
  return [mend(changeTo(quoted(mending.read(found.then))), [mending.replace(found, mending.read(found.then))], true)];
};

/** Where fractions are meant, too. */
const anyNumber: Mender = (span, mending) => {
  const types = [...mending.parts<TypeSyntax>(mending.around(span)[0], "type")];
  const whole = types.find(({ name, start, end }) => name === "whole" && start <= span.start && span.end <= end);
  if (whole === undefined) return [];
  const word = mending.say("number", "数値");
  const text = mending.read(whole);
  const written = /^\S+/.exec(text)![0];
  return [
    mend(changeTo(`\`${word}\``), [mending.replace({ start: whole.start, end: whole.start + written.length }, word)]),
  ];
};

/** What is of each unit in turn, over all of them. */
const overAll: Mender = (span, mending) => {
  const text = mending.read(span);
  return [mending.say("sum", "合計"), mending.say("largest", "最大値")].map((word) =>
    mend(changeTo(quoted(`${word}(${text})`)), [mending.replace(span, `${word}(${text})`)]),
  );
};

/** A test that names every member holds; one that is denied never does. */
const everyMember: Mender = (span, mending, diagnostic) => {
  const tests = mending.parts<IsTest>(mending.around(span)[0], "is");
  const found = [...tests].find(({ start, end }) => start === span.start && end === span.end);
  return found === undefined ? [] : decided(!found.negated)(span, mending, diagnostic);
};

const menders: Readonly<Partial<Record<DiagnosticCode, Mender>>> = {
  "attachment/none": addAttachment,
  "choice/guard": addGuard,
  "choice/never": takeOut,
  "choice/unused": takeOut,
  "condition/all-members": everyMember,
  "condition/always": decided(true),
  "condition/never": decided(false),
  "condition/never-impossible": addOrNever,
  "condition/same-branches": sameBranch,
  "contract/impossible": takeOut,
  "contract/contradiction": takeOut,
  "contract/rule-idle": takeOut,
  "cover/never": takeOut,
  "cover/none": addCover,
  "cover/repeated": takeOut,
  "cover/trigger-unused": takeOut,
  "date/invalid": lastDayOfMonth,
  "document/unknown": declareDocument,
  "document/unused": takeOut,
  "exclusion/always-lifted": takeOut,
  "exclusion/bearer": oneOf("incident", "claim", "insured", "loss"),
  "exclusion/carve-back-never": (span, mending) => [
    mend(remove(quoted(`unless ${mending.read(span)}`)), [mending.removeClause(span, "unless")], true),
  ],
  "exclusion/never": takeOut,
  "exclusion/no-ground": addGround,
  "exclusion/no-scope": takeOut,
  "exclusion/per-insured": ofInsured,
  "exclusion/shadowed": takeOut,
  "expression/each-unit": overAll,
  "expression/no-schedule": addSchedule,
  "expression/span-direction": addSpanEnd,
  "fact/bearer": oneOf("incident", "claim", "insured", "loss"),
  "fact/optional": cutOut,
  "fact/unused": takeOut,
  "let/unused": takeOut,
  "lint/no-label": addLabel,
  "lint/no-source": addSource,
  "name/built-in": otherName,
  "name/duplicate": otherName,
  "name/unknown": declareUnknown,
  "node/never": takeOut,
  "option/marks": marksOfRow,
  "option/never": takeOut,
  "option/unused": takeOut,
  "product/currency": (span, mending) => [mend(changeTo("`JPY`"), [mending.replace(span, "JPY")])],
  "product/no-edition": addEdition,
  "product/no-heads": addHeads,
  "product/no-triggers": addTriggers,
  "product/repeated": takeOut,
  "product/rounding": oneOf("down", "up", "half_up"),
  "range/default": defaultInRange,
  "range/empty": swapEnds,
  "range/repeated": takeFromList,
  "range/whole": anyNumber,
  "reading/defaults": withoutDefault,
  "reading/unused": takeOut,
  "rule/approval-repeated": takeOut,
  "rule/no-scope": takeOut,
  "rule/repeated": takeOut,
  "scenario/contract-unused": takeOut,
  "scenario/no-contract": addContract,
  "scenario/no-expectation": addExpectation,
  "scenario/no-incident": addIncident,
  "scenario/period": addPeriod,
  "scenario/word": cutOut,
  "scope/not-below": takeFromList,
  "syntax/reserved-name": backticks,
  "syntax/unclosed": closeBlock,
  "syntax/unopened": cutOut,
  "syntax/unreadable": cutOut,
  "table/row-never": takeOut,
  "table/unused": takeOut,
  "term/and": oneBasis,
  "term/basis": basisOf,
  "term/between-members": moveTerm,
  "term/franchise-period": withBasis((_, mending) => mending.say("incident", "事故")),
  "term/layer-basis": basisOfLayers,
  "term/layer-tail": withoutTail,
  "term/limit-above-inner": takeOut,
  "term/limit-never-binds": takeOut,
  "term/never-acts": takeOut,
  "term/no-effect": takeOut,
  "term/no-heads": takeOut,
  "term/rank-outside": takeFromList,
  "term/rank-repeated": takeFromList,
  "term/ranking-idle": cutOut,
  "term/repeated": takeOut,
  "term/share": shareBelow,
  "term/unit-and-period": unitInPeriod,
  "trigger/cycle": cutOut,
  "trigger/except-nothing": cutOut,
  "trigger/except-twice": takeFromList,
  "unit/unused": takeOut,
};

/** The diagnostics that are mended here. */
export const mendedCodes: ReadonlySet<DiagnosticCode> = new Set(Object.keys(menders) as DiagnosticCode[]);
