import type { Language } from "@yakkan/grammar/keywords.js";
import type { Span } from "@yakkan/grammar/syntax.js";
import type { Problem } from "@yakkan/runtime/claim.js";
import type { LineResult, PremiumResult } from "@yakkan/runtime/result.js";
import { problemsInJapanese } from "../diagnostics/phrases.js";
import type { CallOutcome, Failure, ScenarioOutcome } from "./run.js";
import type { ScenarioCall, Whose } from "./scenario.js";

/** A failure of a scenario as a person is to see it. */
export interface Complaint {
  /** The expectation, or the call whose input is refused. */
  readonly span: Span;
  readonly message: string;
  /** The lines that it is about. */
  readonly lines: readonly LineResult[];
}

/** Writes an amount of minor units. */
export type Money = (amount: number) => string;

/** Everything that went wrong, the premiums before the calls. */
export function complaintsOf({ premiums, calls }: ScenarioOutcome, money: Money, language: Language): Complaint[] {
  const words = wording[language];
  const refused = (problems: readonly Problem[], span: Span): Complaint[] =>
    problems.map((problem) => ({ span, message: words.problem(problem), lines: [] }));
  const ofPremiums = premiums.flatMap(({ expectation, quoted, met }): Complaint[] => {
    const { premium, amount, span } = expectation;
    if (met) return [];
    if (!quoted.ok) return refused(quoted.problems, span);
    const subject = words.premium(premium);
    const message =
      quoted.result.verdict === "determined"
        ? words.gap(subject, amount, quoted.result.amount, money)
        : words.open(subject, describeOpen(quoted.result, language));
    return [{ span, message, lines: [] }];
  });
  const ofCalls = calls.flatMap(({ call, settled, expectations }, place): Complaint[] => {
    if (!settled.ok) {
      const others = settled.problems.filter(({ code }) => code !== "not-restated");
      const missing = missingLines(call, calls[place - 1]);
      return [
        ...missing.map(([id, paid]) => ({ span: call.span, message: words.notRestated(id, money(paid)), lines: [] })),
        ...refused(others, call.span),
      ];
    }
    return expectations.flatMap(({ expectation, failure }) =>
      failure === undefined
        ? []
        : [{ span: expectation.span, message: describeFailure(failure, money, words), lines: failure.lines }],
    );
  });
  return [...ofPremiums, ...ofCalls];
}

/** The lines of the incident that were paid, each with its amount, and are not stated any more. */
function missingLines(
  { input }: ScenarioCall,
  before: CallOutcome | undefined,
): readonly (readonly [string, number])[] {
  if (before?.settled.ok !== true) return [];
  const { incidents } = before.settled.result.ledger;
  const paid = incidents.find(({ id }) => id === input.incident.id)?.paid ?? {};
  const stated = new Set(input.losses.map(({ id }) => id));
  // What is computed is stated by nobody.
  return Object.entries(paid).filter(([id, amount]) => amount !== 0 && !stated.has(id) && !id.startsWith("="));
}

/** Why a premium is undetermined. */
export function describeOpen(
  { waitsFor, unmatched }: PremiumResult & { readonly verdict: "undetermined" },
  language: Language,
): string {
  const words = wording[language];
  const readings = waitsFor.filter(({ of }) => of === "reading").map(({ name }) => `\`${name}\``);
  const facts = waitsFor
    .filter(({ of }) => of !== "reading")
    .map(({ of, id, name }) => (of === "contract" ? `\`${name}\`` : words.factOf(name, id ?? "")));
  const reasons = [
    ...(readings.length > 0 ? [words.noReading(readings.join(words.comma))] : []),
    ...(facts.length > 0 ? [words.notStated(facts.join(words.comma))] : []),
    ...unmatched.map((table) => words.noRow(table)),
  ];
  return reasons.length > 0 ? reasons.join(words.semicolon) : words.noAmount;
}

/** Of which lines: as the scenario says it. */
export function describeWhose(whose: readonly Whose[]): string {
  return whose.map(({ kind, unit, id }) => `for ${unit ?? kind} \`${id}\``).join(" ");
}

/** How the numbers of a failure are written: as amounts, as plain numbers, or as having no bound. */
export function figureOf({ plain }: Failure & { readonly kind: "amount" }, money: Money, language: Language): Money {
  const bounded = plain === true ? String : money;
  return (figure) => (figure === Infinity ? wording[language].unlimited : bounded(figure));
}

/** A failure as a sentence. */
function describeFailure(failure: Failure, money: Money, words: Wording): string {
  const { of, whose } = failure;
  // `due`, or `pay NODE`; a node alone means what is due on it.
  const [, what = "due", node] = /^(?:(due|pay|claimed|overpaid|left)(?: |$))?(.*)$/.exec(of) ?? [];
  const subject = words.subject(what as Total, node === "" ? undefined : node, whose);
  switch (failure.kind) {
    case "amount":
      return words.gap(subject, failure.expected, failure.actual, figureOf(failure, money, words.language));
    case "no-lines":
      return words.noLines(node === "" ? undefined : node, whose);
    case "verdict":
      return failure.lines.map((line) => words.verdict(line, of, failure.expected)).join(words.semicolon);
    case "grounds":
      return words.grounds(
        failure.lines.map(({ id }) => `\`${id}\``).join(words.comma),
        of,
        failure.verdict,
        failure.missing.map((name) => `\`${name}\``).join(words.comma),
      );
  }
}

type Total = "due" | "pay" | "claimed" | "overpaid" | "left";
type Verdict = LineResult["verdict"];

interface Wording {
  readonly language: Language;
  readonly comma: string;
  readonly semicolon: string;
  readonly unlimited: string;
  /** Of a premium, where nothing that it reads is open. */
  readonly noAmount: string;
  readonly problem: (problem: Problem) => string;
  readonly notRestated: (id: string, paid: string) => string;
  readonly premium: (name: string) => string;
  readonly open: (subject: string, because: string) => string;
  readonly factOf: (name: string, id: string) => string;
  readonly noReading: (readings: string) => string;
  readonly notStated: (facts: string) => string;
  readonly noRow: (table: string) => string;
  readonly gap: (subject: string, expected: number, actual: number, figure: Money) => string;
  readonly subject: (what: Total, node: string | undefined, whose?: readonly Whose[]) => string;
  readonly noLines: (node: string | undefined, whose?: readonly Whose[]) => string;
  readonly verdict: (line: LineResult, head: string, expected: Verdict) => string;
  readonly grounds: (lines: string, head: string, verdict: Verdict, missing: string) => string;
}

const totals = { due: "the total due", pay: "what is to be paid now", claimed: "what is claimed" };
const inEnglish = {
  due: "what is due",
  pay: "what is to be paid now",
  claimed: "what is claimed",
  left: "what is left",
};
const inJapanese = { due: "支払保険金", pay: "今回支払額", claimed: "請求額", overpaid: "過払額", left: "残額" };
const verdicts = { eligible: "支払対象", refused: "不払（refused）", undetermined: "未確定（undetermined）" };
const kinds: Readonly<Record<string, string>> = {
  claim: "請求",
  insured: "被保険者",
  loss: "明細",
  "policy year": "保険年度",
  day: "日",
};

const wording: Readonly<Record<Language, Wording>> = {
  en: {
    language: "en",
    comma: ", ",
    semicolon: "; ",
    unlimited: "unlimited",
    noAmount: "it divides by zero or is unlimited",
    problem: ({ path, message }) => (path === "" ? message : `${path}: ${message}`),
    notRestated: (id, paid) =>
      `${paid} was paid on line \`${id}\`, which is not stated again; one that is withdrawn is stated with 0`,
    premium: (name) => `the premium \`${name}\``,
    open: (subject, because) => `${subject} is undetermined: ${because}`,
    factOf: (name, id) => `\`${name}\` of \`${id}\``,
    noReading: (readings) => `the contract does not choose a reading of ${readings}`,
    notStated: (facts) => `the contract does not state ${facts}`,
    noRow: (table) => `no row of the table \`${table}\` is for this contract`,
    gap: (subject, expected, actual, figure) => {
      if (Math.max(expected, actual) === Infinity) return `${subject} is ${figure(actual)}, not ${figure(expected)}`;
      const gap = actual > expected ? `${figure(actual - expected)} more` : `${figure(expected - actual)} less`;
      return `${subject} is ${figure(actual)}, ${gap} than the ${figure(expected)} expected`;
    },
    subject: (what, node, whose = []) => {
      const ofWhom = whose.length === 0 ? "" : ` ${describeWhose(whose)}`;
      if (what === "overpaid") return `what was overpaid${ofWhom}`;
      if (node === undefined && what !== "left") return totals[what] + ofWhom;
      return `${inEnglish[what]} ${what === "left" ? "of" : "on"} \`${node ?? ""}\`${ofWhom}`;
    },
    noLines: (node, whose = []) =>
      ["nothing is claimed", ...(node === undefined ? [] : [`on \`${node}\``]), describeWhose(whose)].join(" ").trim(),
    verdict: ({ id, verdict }, head, expected) => `line \`${id}\` of \`${head}\` is ${verdict}, not ${expected}`,
    grounds: (lines, head, verdict, missing) =>
      `line ${lines} of \`${head}\` is ${verdict === "refused" ? `refused, but not by ${missing}` : `undetermined, but does not wait for ${missing}`}`,
  },
  ja: {
    language: "ja",
    comma: "、",
    semicolon: "。",
    unlimited: "無制限",
    noAmount: "0で割っているか、限度がありません",
    problem: ({ path, code }) => (path === "" ? problemsInJapanese[code] : `${path}：${problemsInJapanese[code]}`),
    notRestated: (id, paid) =>
      `明細\`${id}\`には${paid}が支払われましたが、再び書かれていません。取り下げる明細は金額を0と書きます`,
    premium: (name) => `保険料\`${name}\``,
    open: (subject, because) => `${subject}は確定していません：${because}`,
    factOf: (name, id) => `\`${id}\`の\`${name}\``,
    noReading: (readings) => `契約が${readings}の読み方を選んでいません`,
    notStated: (facts) => `契約に${facts}がありません`,
    noRow: (table) => `表\`${table}\`にこの契約の行がありません`,
    gap: (subject, expected, actual, figure) => {
      if (Math.max(expected, actual) === Infinity)
        return `${subject}は${figure(actual)}で、期待した${figure(expected)}ではありません`;
      const gap = actual > expected ? `${figure(actual - expected)}多い` : `${figure(expected - actual)}少ない`;
      return `${subject}は${figure(actual)}で、期待した${figure(expected)}より${gap}額です`;
    },
    subject: (what, node, whose = []) =>
      `${node === undefined ? "" : `\`${node}\`の`}${inJapanese[what]}${node === undefined && what === "due" ? "の合計" : ""}${whoseInJapanese(whose)}`,
    noLines: (node, whose = []) =>
      `${node === undefined ? "" : `\`${node}\`の`}請求がありません${whoseInJapanese(whose)}`,
    verdict: ({ id, verdict }, head, expected) =>
      `\`${head}\`の明細\`${id}\`は${verdicts[verdict]}で、${verdicts[expected]}ではありません`,
    grounds: (lines, head, verdict, missing) =>
      `\`${head}\`の明細${lines}は${verdicts[verdict]}ですが、${missing}${verdict === "refused" ? "によるものではありません" : "を待っているのではありません"}`,
  },
};

function whoseInJapanese(whose: readonly Whose[]): string {
  if (whose.length === 0) return "";
  return `（${whose.map(({ kind, unit, id }) => `${unit ?? kinds[kind] ?? kind} \`${id}\``).join("、")}）`;
}
