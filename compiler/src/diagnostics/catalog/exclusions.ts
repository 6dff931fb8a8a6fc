import { once } from "../../once.js";
import { error, warning } from "./entry.js";
import { allQuoted, inRow, quoted } from "./words.js";

/** Exclusions. */
export const exclusions = once(() => ({
  "exclusion/no-ground": error<{ name: string }>(
    {
      en: ({ name }) => `the exclusion ${quoted(name)} does not say when it holds`,
      ja: ({ name }) => `免責事由${quoted(name)}に、いつ当てはまるかが書かれていません`,
    },
    {
      en: () => "`: bool` for a circumstance that the adjuster asserts, or `when` with a condition",
      ja: () => "査定者が該否を示すものは`: bool`、条件で決まるものは`when`と条件を書いてください",
    },
  ),
  "exclusion/repeated": error<{ what: string }>(
    { en: ({ what }) => `${quoted(what)} stands twice`, ja: ({ what }) => `${quoted(what)}が二度書かれています` },
    { en: () => "write one, with all that belongs to it", ja: () => "一つにまとめてください" },
  ),
  "exclusion/bearer": error<{ name: string }>(
    {
      en: ({ name }) => `${quoted(name)} is not what a fact can be about`,
      ja: ({ name }) => `${quoted(name)}についての事実は書けません`,
    },
    {
      en: () => "`incident`, `claim`, `insured` or `loss`",
      ja: () => "`incident`（事故）、`claim`（請求）、`insured`（被保険者）、`loss`（損害明細）のいずれかです",
    },
  ),
  "exclusion/per-insured": error<{ name: string }>({
    en: ({ name }) => `the exclusion ${quoted(name)} is per insured, so it has to be of insured`,
    ja: ({ name }) =>
      `免責事由${quoted(name)}は被保険者ごとに判定するため、被保険者（insured）の事由でなければなりません`,
  }),
  "exclusion/no-scope": warning<{ name: string }>({
    en: ({ name }) => `the exclusion ${quoted(name)} can take nothing away: nothing is covered where it applies`,
    ja: ({ name }) => `免責事由${quoted(name)}が及ぶ範囲に補償されるものがなく、働くことがありません`,
  }),
  "exclusion/claimless": warning<{ name: string }>(
    {
      en: ({ name }) =>
        `the exclusion ${quoted(name)} asks about a third party's claim, and nothing else of its heads does: it takes nothing from a line that names none`,
      ja: ({ name }) =>
        `免責事由${quoted(name)}は第三者からの請求についての事実を見ますが、その費目にはほかに請求を見るものがありません。請求を示さない明細には適用されません`,
    },
    {
      en: () => "what is established of the event is a fact of incident, of one bill or article of loss",
      ja: () => "事故について認定することは`事故の事実`、個々の損害については`損害の事実`に置いてください",
    },
  ),
  "exclusion/no-unit": warning<{
    name: string;
    unit: string;
    /** The heads that it is for whose lines are not asked for a unit, and those whose lines are. */
    without: readonly string[];
    naming: readonly string[];
    /** All that is said of a unit is said in the contract. */
    isScheduled: boolean;
  }>(
    {
      en: ({ name, unit, without }) =>
        `the exclusion ${quoted(name)} asks about the ${quoted(unit)} of a line, and nothing has lines of ${allQuoted(without)} name one: for one that names none it stays open, whatever else is stated`,
      ja: ({ name, unit, without }) =>
        `免責事由${quoted(name)}は明細の${quoted(unit)}についての事実を見ますが、${inRow(without)}の明細は${quoted(unit)}を示す必要がありません。示さない明細については、ほかに何を申告しても未確認のまま残ります`,
    },
    {
      en: ({ unit, naming, isScheduled }) =>
        naming.length > 0
          ? `say that it is for the others: \`for ${naming.join(", ")}\``
          : `put the heads into a section or frame \`for each ${unit}\`${isScheduled ? ", or ask about any of the schedule: `any(…)`" : ""}`,
      ja: ({ unit, naming, isScheduled }) =>
        naming.length > 0
          ? `その他の費目に限ってください：\`for ${naming.join(", ")}\``
          : `費目を\`for each ${unit}\`の補償部分か枠に入れてください${isScheduled ? "。または契約の明細のいずれかについて`any(…)`で見てください" : ""}`,
    },
  ),
  "exclusion/always-lifted": warning<{ name: string; options: readonly string[] }>({
    en: ({ name, options }) =>
      `the exclusion ${quoted(name)} is always lifted: ${allQuoted(options)} ${options.length === 1 ? "is" : "are"} in force wherever it applies`,
    ja: ({ name, options }) =>
      `免責事由${quoted(name)}は常に解除されます。及ぶ契約にはいつも${inRow(options)}が付いているためです`,
  }),
  "exclusion/lift-never": warning<{ name: string; option: string }>({
    en: ({ name, option }) => `${quoted(option)} is never in force where ${quoted(name)} applies: it lifts nothing`,
    ja: ({ name, option }) => `免責事由${quoted(name)}が及ぶ契約に${quoted(option)}が付くことはなく、解除は働きません`,
  }),
  "exclusion/shadowed": warning<{ name: string; by: string }>({
    en: ({ name, by }) => `the exclusion ${quoted(name)} never decides anything: ${quoted(by)} holds whenever it does`,
    ja: ({ name, by }) => `免責事由${quoted(name)}が当てはまるときは必ず${quoted(by)}も当てはまるため、不要です`,
  }),
  "exclusion/takes-all": warning<{ name: string; what: "trigger" | "head"; names: readonly string[] }>(
    {
      en: ({ name, what, names }) =>
        `${quoted(name)} always holds ${what === "trigger" ? "under" : "for"} ${allQuoted(names)}: nothing is ever paid there`,
      ja: ({ name, what, names }) =>
        `免責事由${quoted(name)}が必ず当てはまるため、${what === "trigger" ? "支払事由" : "費目"}${inRow(names)}では何も支払われません`,
    },
    {
      en: ({ what }) =>
        what === "trigger"
          ? "leave the trigger out of `covers`, or say when it is excluded and what is excepted (`unless`, `lifted by`)"
          : "leave the head out of `covers`, or say when it is excluded and what is excepted (`unless`, `lifted by`)",
      ja: ({ what }) =>
        `${what === "trigger" ? "支払事由" : "費目"}を\`covers\`から外すか、免責となる場合や例外（\`unless\`、\`lifted by\`）を書いてください`,
    },
  ),
  "exclusion/never": warning<{ name: string }>({
    en: ({ name }) => `the exclusion ${quoted(name)} never applies: an exception holds whenever its ground does`,
    ja: ({ name }) => `免責事由${quoted(name)}が適用されることはありません。当てはまるときは必ず例外にも当たるためです`,
  }),
  "exclusion/carve-back-never": warning<{ name: string }>({
    en: ({ name }) => `this exception to ${quoted(name)} never holds when its ground does`,
    ja: ({ name }) => `免責事由${quoted(name)}のこの例外は、事由が当てはまるときに成り立つことがありません`,
  }),
  "exclusion/carve-back-excluded": warning<{
    by: string;
    /** Of whom it is stated, where it is. */ of: string | undefined;
  }>(
    {
      en: ({ by }) =>
        `where this holds, the exclusion ${quoted(by)} takes the line away: the exception gives nothing back`,
      ja: ({ by }) => `これが成り立つときは免責事由${quoted(by)}により対象外となるため、この例外では何も戻りません`,
    },
    {
      en: ({ by, of }) =>
        of === undefined
          ? `where it is to be covered, leave ${quoted(by)} out`
          : `a circumstance that only gives back is a fact, not an exclusion: \`facts of ${of} { ${by} : bool }\``,
      ja: ({ by, of }) =>
        of === undefined
          ? `対象とするのであれば、${quoted(by)}を除いてください`
          : `例外としてだけ使う事情は、免責事由ではなく事実として宣言してください：\`facts of ${of} { ${by} : bool }\``,
    },
  ),
}));
