import { foreignSigns } from "@yakkan/grammar/foreign-signs.js";
import { keywordOf, keywords, keywordSpellings } from "@yakkan/grammar/keywords.js";
import { toHalfWidth } from "@yakkan/grammar/lexer.js";
import type { SyntaxProblem } from "@yakkan/grammar/parse.js";
import type { Diagnostic, Fix } from "./diagnostic.js";
import { closest, diagnose, replaceBy } from "./report.js";

/** A list of everything that may stand somewhere helps nobody. */
const most = 6;

/** What the grammar did not allow, in the author's words. */
export function describeSyntaxProblem(problem: SyntaxProblem): Diagnostic {
  switch (problem.kind) {
    case "unclosed":
      return diagnose("syntax/unclosed", {}, problem);
    case "unopened":
      return diagnose("syntax/unopened", {}, problem);
    case "too-deep":
      return diagnose("syntax/too-deep", {}, problem);
    case "unreadable": {
      const { text } = problem;
      const sign = readAs(text);
      return diagnose("syntax/unreadable", { text, sign, ...kindOfSign(text) }, problem, {
        fixes: sign === undefined ? [] : [replaceBy(sign, problem)],
      });
    }
    case "grouped":
      return diagnose(
        "syntax/grouped-number",
        { text: problem.text, plain: problem.text.replaceAll(",", "_") },
        problem,
        {
          fixes: [replaceBy(problem.text.replaceAll(",", "_"), problem)],
        },
      );
    case "reserved":
      return diagnose("syntax/reserved-name", { name: problem.text }, problem);
    case "needless": {
      const { of, text: found } = problem;
      if (of === "fact") return diagnose("fact/optional", { word: found }, problem);
      const shown = { found, expected: [], where: undefined, hint: { kind: needless[of] } };
      return diagnose("syntax/unexpected", shown, problem, { fixes: [] });
    }
    case "repeated":
      return diagnose("syntax/repeated", { word: problem.text }, problem);
    case "misfit": {
      const { found, expected, rule, lacksBehind, unended } = problem;
      const { hint, fixes } = hintOf(problem);
      const few = expected.length > most ? [] : expected;
      const where = unended === undefined ? places[rule] : undefined;
      return diagnose("syntax/unexpected", { found, expected: few, where, hint, lacksBehind, unended }, problem, {
        fixes,
      });
    }
  }
}

const needless = {
  column: "untyped",
  scope: "named",
  basis: "each",
  cell: "spaced",
  term: "none",
  unit: "unit",
} as const;

export type Wanted = "amount" | "share" | "condition" | "day";

/** Signs as they are printed. */
const signs: ReadonlyMap<string | undefined, string> = new Map([
  ["×", "*"],
  ...[...foreignSigns].map(([sign, { name }]) => [sign, name] as const),
]);

/** What other languages write. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ["#", "//"],
  ["&&", "and"],
  ["[", "("],
  ["]", ")"],
]);

/** What is written instead. */
function readAs(text: string): string | undefined {
  // What is not closed, or has quotes of its own, has to be written anew.
  if (/^[「『“”„][^"\\]*[」』”“]$/.test(text)) return `"${text.slice(1, -1)}"`;
  if (/^\d.*%$/.test(text)) return text.replace(/ +/, "");
  return elsewhere.get(text) ?? signs.get(toHalfWidth(text));
}

/** `a != b`, `€5_000` */
export type SignKind =
  | "unequal"
  | "currency"
  | "choice"
  | "power"
  | "quote"
  | "source"
  /** `"` with none behind it on its line. */
  | "text"
  /** A comment that does not end. */
  | "comment"
  /** `1,00円` */
  | "grouping";

function kindOfSign(text: string): { readonly kind?: SignKind } {
  if (text === "!") return { kind: "unequal" };
  if (text === "?") return { kind: "choice" };
  if (text === "^") return { kind: "power" };
  if (text === "@") return { kind: "source" };
  if (text.startsWith("'")) return { kind: "quote" };
  if (text === '"') return { kind: "text" };
  if (text === "/*") return { kind: "comment" };
  if (/^\d.*,/.test(text)) return { kind: "grouping" };
  return /^\p{Sc}$/u.test(text) ? { kind: "currency" } : {};
}

/** What has to stand behind a word that could be followed by any expression. */
const wantedBehind: ReadonlyMap<ReturnType<typeof keywordOf>, Wanted> = new Map([
  [keywords.limit, "amount"],
  [keywords.deductible, "amount"],
  [keywords.franchise, "amount"],
  [keywords.most, "amount"],
  [keywords.pays, "share"],
  [keywords.where, "condition"],
  [keywords.when, "condition"],
  [keywords.unless, "condition"],
  [keywords.from, "day"],
  [keywords.until, "day"],
]);

/** What is said another way in the language, and tells by itself what to write. */
type Slip =
  /** A term without a basis. */
  | "basis"
  /** `支払限度額 1億円、保険期間中につき 3億円` */
  | "term"
  /** `limit 5 million per incident` */
  | "scale"
  /** `deductible 30_000 max per incident` */
  | "maximum"
  /** `deductible 2% of loss per incident minimum 5_000`, `… bearing at least 5_000` */
  | "minimum"
  /** `require late for h` */
  | "scope"
  /** `1.000円` */
  | "yen"
  /** `table t by location.kind` */
  | "key"
  /** `low : 1/2` in a table */
  | "cell"
  /** `facts { … }` */
  | "bearer"
  /** `limit 5 per head` */
  | "head"
  /** `expect costs` */
  | "outcome"
  /** `item x requires approval | y`, `item x (requires approval) | y` */
  | "item"
  /** `1千万円` */
  | "signs"
  /** `停止時間 が 12時間 以上` */
  | "than"
  /** `own : money 0, 50_000` */
  | "listed"
  /** `coinsurance 90%` */
  | "share"
  /** `limit USD 5_000` */
  | "currency"
  /** `expect left s/layer 5` */
  | "clause"
  /** `a == b` */
  | "equal"
  /** `n between 1 and 5` */
  | "between"
  /** `incurred before 3 days after found` */
  | "dates"
  /** `25% part of 5_000_000 xs 5_000_000`, `30% share of …` */
  | "part"
  /** `limit 5 xs 5 per incident` */
  | "slice"
  /** `層 5億円 超過 10億円` */
  | "excess"
  /** `layer 5_000 excess of 10_000` */
  | "xs"
  /** `limit 5 per incident and 10 per period` */
  | "again"
  /** `approved yes` */
  | "approval"
  /** `refused refused by …` */
  | "refused"
  /** `t が d から 30日 以内`, `d の 180日後` */
  | "day-count"
  /** `9割` */
  | "tenths"
  /** `deductible 500 per incident if abroad`, `… unless abroad` */
  | "guard"
  /** `war : bool except abroad` */
  | "exception"
  /** `66 2/3%` */
  | "fraction"
  /** `head h 内枠` */
  | "inside"
  /** `免責日数 4日`, `waiting period 8 hours`, `deductible 8 hours` */
  | "waiting"
  /** `copay 20`, `retention 10%` */
  | "borne"
  /** `frame f "F" for wind {` */
  | "for-each"
  /** `n > 5 or <= 2` */
  | "twice"
  /** `免責金額 なし`, `deductible none` */
  | "none"
  /** `支払限度額 年間20日`, `limit 5_000 annually` */
  | "yearly"
  /** `limit 2 reinstatements`, `layer … reinstated once` */
  | "reinstated"
  /** `coinsurance pays 90% per incident` */
  | "share-basis"
  /** `縮小支払割合 90% 1事故につき`: a basis that no term stands behind. */
  | "basis-alone"
  /** `deductible 10% of loss per incident at least 100_000` */
  | "end"
  /** `contract { shop S { own } }` */
  | "unit"
  /** `most (money)` in a table */
  | "untyped"
  /** `for the head repair` */
  | "named"
  /** `per any one incident` */
  | "each"
  /** `limit 5_000 each and every loss` */
  | "of-each"
  /** `支払限度額 1事故 10円` */
  | "open-basis"
  /** `limit: 5_000` */
  | "signless-term"
  /** `head h "H" for fire` */
  | "head-for"
  /** `country is us, ca`, `country is one of us, ca` */
  | "several"
  /** `判定 が 全損 である` */
  | "test-end"
  /** `判定 が 全損 を除く` */
  | "excepted"
  /** `and(abroad, late)` */
  | "between-tests"
  /** `if(abroad, 1, 2)` */
  | "choice"
  /** `expect 5_000` */
  | "due"
  /** `age at least 20`, `age is greater than 20` */
  | "compared"
  /** `for flood and fire` */
  | "commas"
  /** `only for flood`, `limit up to 5_000 per incident` */
  | "needless"
  /** `limit 1 time per 60 days` */
  | "rolling"
  /** `2,500_000円` */
  | "digits"
  /** `until n months after found` */
  | "span"
  /** `loss stay { days 3 } for person A` */
  | "stated-last"
  /** `loss stay 5 for person A for room B` */
  | "one-unit"
  /** `low : 10, 20` in a table */
  | "spaced"
  /** `loss 500 repair`, `loss of 500 for repair` */
  | "loss"
  /** `cap = 5_000` in a scenario */
  | "signless"
  /** `if abroad then 5 else : 10` */
  | "colonless";

/** What to do about what does not fit, where its surroundings tell. */
export type SyntaxHint =
  | { readonly kind: Slip }
  /** A word of the language that was probably meant. */
  | { readonly kind: "word"; readonly word: string }
  /** A term or a condition of which only the first words stand there. */
  | { readonly kind: "value"; readonly behind: string; readonly wanted: Wanted }
  /** `a × b` */
  | { readonly kind: "sign"; readonly sign: string }
  /** `country is "us"` */
  | { readonly kind: "member"; readonly word: string }
  /** `head { … }`, `head "見舞金"` */
  | { readonly kind: "nameless"; readonly word: string }
  /** `section s { exclusions { … } }` */
  | { readonly kind: "product"; readonly word: string }
  /** `limit 20 nights per period` */
  | { readonly kind: "counted"; readonly number: string; readonly name: string }
  /** `loss stay 5_000 person A` */
  | { readonly kind: "whose"; readonly name: string }
  /** `支払限度額 1請求につき1億円` */
  | { readonly kind: "apart"; readonly text: string }
  /** `明細1件につき` */
  | { readonly kind: "bases"; readonly text: string }
  /** A name in front of which a word is missing. */
  | { readonly kind: "lacking"; readonly word: string; readonly name: string }
  /** `window discovered until …`, `対象期間 discovered の翌日から 180日 以内` */
  | { readonly kind: "window"; readonly name: string }
  /** A number or a name where an id stands in quotes. */
  | { readonly kind: "quotes"; readonly text: string };

function hintOf(problem: Extract<SyntaxProblem, { kind: "misfit" }>): {
  readonly hint?: SyntaxHint;
  readonly fixes: readonly Fix[];
} {
  const { found, expected, after, behind, rule } = problem;
  if (after === "approved" || after === "unapproved") return { hint: { kind: "approval" }, fixes: [] };
  if (after !== undefined && after === found && keywordOf(found) === keywords.refused)
    return { hint: { kind: "refused" }, fixes: [] };
  if (found !== undefined && isId(found, problem))
    return { hint: { kind: "quotes", text: found }, fixes: [replaceBy(`"${found}"`, problem)] };
  const sign = signs.get(found);
  if (sign !== undefined) return { hint: { kind: "sign", sign }, fixes: [replaceBy(sign, problem)] };
  const known = knownAs.get(found ?? "");
  if (known !== undefined && rule === "nodeItems") return { hint: { kind: "word", word: known }, fixes: [] };
  const other = wordOf(problem);
  if (other !== undefined) return { hint: { kind: "word", word: other }, fixes: [replaceBy(other, problem)] };
  if (keywordOf(after ?? "") === keywords.during && expected.join() === "`period`")
    return { hint: { kind: "word", word: "during period" }, fixes: [] };
  if (rule === "nodeItems" && /^exclu(?:de[sd]?|sion|ding)$/.test(found ?? ""))
    return { hint: { kind: "product", word: "exclusions" }, fixes: [] };
  if (rule === "nodeItems" && found !== undefined && ofProduct.has(keywordOf(found)))
    return { hint: { kind: "product", word: found }, fixes: [] };
  if (
    rule === "nodeItems" &&
    found !== undefined &&
    ofMembers.has(keywordOf(found)) &&
    !bases.has(keywordOf(after ?? ""))
  )
    return { hint: { kind: "member", word: found }, fixes: [] };
  const nameless = namelessOf(problem);
  if (nameless !== undefined) return { hint: { kind: "nameless", word: nameless }, fixes: [] };
  if (/.につき$/u.test(found ?? "") && (rule === "bases" || rule === "nodeItems"))
    return { hint: { kind: "bases", text: found! }, fixes: [] };
  const together = /^(.*につき)(.+)$/u.exec(found ?? "");
  if (rule === "bases" && together !== null) {
    const text = `${together[1]!} ${together[2]!}`;
    return { hint: { kind: "apart", text: `${behind ?? ""}${text}` }, fixes: [replaceBy(text, problem)] };
  }
  const basis = rule === "bases" ? basisMeant(found) : undefined;
  if (basis !== undefined) return { hint: { kind: "word", word: basis }, fixes: [replaceBy(basis, problem)] };
  const slip = slipOf(problem);
  if (slip !== undefined) return { hint: { kind: slip }, fixes: [] };
  if (rule === "scenario" && /^[\d_.]+円?$/u.test(behind ?? "") && isName(found))
    return { hint: { kind: "whose", name: found }, fixes: [] };
  const wanted = wantedWordOf(expected);
  const word = isMisspelt(found, expected)
    ? closest(found, wanted === undefined ? keywordSpellings : [wanted])
    : undefined;
  if (word !== undefined) return { hint: { kind: "word", word }, fixes: [replaceBy(word, problem)] };
  if (rule === "termWord" && found === "}") return { hint: { kind: "basis-alone" }, fixes: [] };
  if (rule === "termWord") return { hint: { kind: "term" }, fixes: [] };
  // 1 部屋の 保険期間中につき
  const unit = rule === "bases" && behind === "1" ? /^(.+)の$/u.exec(found ?? "")?.[1] : undefined;
  if (unit !== undefined) {
    const text = `${unit} の`;
    return { hint: { kind: "apart", text: `${behind} ${text}` }, fixes: [replaceBy(text, problem)] };
  }
  if (rule === "bases" && isNumber(behind) && isName(found))
    return { hint: { kind: "counted", number: behind, name: found }, fixes: [] };
  if (rule === "bases") return { hint: { kind: "basis" }, fixes: [] };
  if (rule === "window" && wanted !== undefined && isName(found))
    return { hint: { kind: "window", name: found }, fixes: [] };
  if (wanted !== undefined && isName(found)) return { hint: { kind: "lacking", word: wanted, name: found }, fixes: [] };
  // Where it is little, what may stand there is listed.
  if (expected.length > 0 && expected.length <= most) return { fixes: [] };
  if (rule === "expectation") return { hint: { kind: "outcome" }, fixes: [] };
  const value = after === undefined ? undefined : wantedBehind.get(keywordOf(after));
  return { ...(value && { hint: { kind: "value", behind: after!, wanted: value } }), fixes: [] };
}

/** The one word of the language that may stand there. */
function wantedWordOf(expected: readonly string[]): string | undefined {
  const word = expected.length === 1 ? expected[0]!.replaceAll("`", "") : undefined;
  return word !== undefined && keywordOf(word) !== undefined ? word : undefined;
}

/** `1日あたり`, `1敷地ごとに`, `100 a day` */
function basisMeant(found: string | undefined): string | undefined {
  if (found === "a" || found === "an") return "per";
  if (/.(?:および|及び)保険期間中?$/u.test(found ?? "")) return `${found!.replace(/中?$/, "中")}につき`;
  const [, counted] = /^(.+?)(?:あたり|当たり|当り|ごと|ごとに|毎|毎に)$/u.exec(found ?? "") ?? [];
  return counted && `${counted}につき`;
}

/** What a clause of a wording or of another language is called, and how such a clause is written. */
const knownAs: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        "sublimit sublimits sub_limit sub inner cap ceiling 限度額 保険金額 てん補限度額 填補限度額 補償限度額 上限 上限額 支払上限 支払上限額 限度",
        "limit 5_000 per incident",
      ],
      [
        "quota pay pays 縮小てん補割合 縮小填補割合 縮小割合 縮小率 てん補割合 填補割合 てん補率 支払割合 支払率",
        "coinsurance pays 80%",
      ],
      ["自己負担限度額 oop_max stoploss", "borne at most 30_000 per incident"],
      ["フランチャイズ免責 小損害免責", "franchise 5_000 per incident"],
      ["attachment xol 超過損害", "layer 5_000 xs 1_000 per incident"],
      ["condition requirement", "require reported"],
    ] as const
  ).flatMap(([words, clause]) => words.split(" ").map((word) => [word, clause] as const)),
);

/** What the insured bears, as an amount or as a share. */
const borne: ReadonlySet<string> = new Set(
  "copay copayment co_pay co sir self_insured_retention retention excess self 自己負担 自己負担額 自己負担金 免責 控除 控除額 足切り".split(
    " ",
  ),
);

/** Time that is not paid. */
const waiting: ReadonlySet<string> = new Set(
  "waiting elimination time 免責日数 免責時間 免責期間 待機期間 待機時間 不担保期間".split(" "),
);

/** What other languages write where one word of this one stands. */
function wordOf({ found, rule, expected }: Extract<SyntaxProblem, { kind: "misfit" }>): string | undefined {
  if (expected.includes("`else`") && /^els?e?_?if$/i.test(found ?? "")) return "else if";
  if (expected.join() === "`then`" && /^(?:なら|の場合|のとき|であれば)/.test(found ?? "")) return "ならば";
  if (rule === "nodeItems" && found === "か") return "または";
  return rule === "term" && found === "保険期間中" ? "保険期間中につき" : undefined;
}

/** What begins a part of a product and none of a section. */
const ofProduct: ReadonlySet<ReturnType<typeof keywordOf>> = new Set([
  keywords.exclusions,
  keywords.facts,
  keywords.triggers,
  keywords.contract,
  keywords.unit,
  keywords.let,
  keywords.table,
  keywords.reading,
  keywords.premium,
]);

const ofMembers: ReadonlySet<ReturnType<typeof keywordOf>> = new Set([keywords.is, keywords.has, keywords.in]);

/** What a term is counted over, where it is a word of the language. */
const bases: ReadonlySet<ReturnType<typeof keywordOf>> = new Set([
  keywords.incident,
  keywords.claim,
  keywords.loss,
  keywords.period,
  keywords.insured,
]);

/** Rules by which what is stated and expected is read. */
const stating: ReadonlySet<string> = new Set(["words", "scenario", "expectation"]);

/** Rules by which an expression begins. */
const ofExpressions: ReadonlySet<string> = new Set(["negation", "sign", "primary"]);

/** What all incidents of a period or year have together. */
const ofPeriod =
  /^(?:annual(?:ly)?|yearly|aggregate|overall|altogether|年間|年額|通算|総額|期間中$|期間通算|期間中通算|保険期間通算|保険期間中通算)/u;

/** Words of a comparison. */
const comparing: ReadonlySet<string> = new Set(
  "at no over under than more less above below exceeds exceeding equals equal".split(" "),
);

/** What is said another way in the language. */
function slipOf({
  found,
  after,
  behind,
  rule,
  expected,
  lacksBehind,
}: Extract<SyntaxProblem, { kind: "misfit" }>): Slip | undefined {
  const word = keywordOf(found ?? "");
  if (/^(?:k|m|mn|bn|thousand|million|billion)$/iu.test(found ?? "")) return "scale";
  const isTerm = rule === "bases" || rule === "nodeItems";
  if (word === keywords.and || word === keywords.or) return ofExpressions.has(rule) ? "between-tests" : "commas";
  if (rule === "nodeItems" && borne.has((found ?? "").toLowerCase())) return "borne";
  if (rule === "nodeItems" && waiting.has(found ?? "")) return "waiting";
  if (rule === "nodeItems" && found !== undefined && clauses.has(word)) return "signless-term";
  if (rule === "primary" && found === "," && expected.join() === "`)`") return "choice";
  if (rule === "name" && keywordOf(after ?? "") === keywords.expect && /^[-\d]/.test(found ?? "")) return "due";
  if (rule === "head" && keywordOf(after ?? "") === keywords.for) return "head-for";
  if (isTerm && /^max(?:imum)?$/u.test(found ?? "")) return "maximum";
  if (isTerm && /^min(?:imum)?$/u.test(found ?? "")) return "minimum";
  if (isTerm && found === "at" && (rule === "bases" || bases.has(keywordOf(after ?? "")))) return "end";
  if (found === "no" && (rule === "nodeItems" || /^[{}]$/.test(behind ?? ""))) return "none";
  if (rule === "name" && keywordOf(after ?? "") === keywords.loss && (word === keywords.of || /^\d/.test(found ?? "")))
    return "loss";
  if (rule === "nodeItems" && comparing.has(found ?? "")) return "compared";
  if (stating.has(rule) && (found === "=" || found === ":")) return "signless";
  if (found === ":" && /^(?:then|else)$/.test(after ?? "")) return "colonless";
  if (isTerm && ofPeriod.test(found ?? "")) return "yearly";
  if (found === "in" && (bases.has(keywordOf(after ?? "")) || rule === "basis")) return "yearly";
  if (isTerm && /^(?:reinstate(?:d|ments?)|(?:自動)?復[元活](?:回数)?)$/u.test(found ?? "")) return "reinstated";
  if (rule === "bases" && /^(?:each|any|every)$/.test(found ?? "")) return "of-each";
  if (rule === "bases" && /^毎/.test(behind ?? "")) return "of-each";
  if (rule === "bases" && found === "1" && /円$/.test(behind ?? "")) return "open-basis";
  if (rule === "bases" && behind === "1" && /^(?:事故|請求|損害)$/u.test(found ?? "")) return "open-basis";
  if (rule === "bases" && (/^hours?$/.test(after ?? "") || /^\d.*(?:日|時間)$/u.test(lacksBehind ?? "")))
    return "waiting";
  if (rule === "bases" && /^(?:日|時間)分?$/u.test(found ?? "")) return "waiting";
  if (rule === "nodeItems" && /^(?:である|であること|のとき|の場合)$/u.test(found ?? "")) return "test-end";
  if (rule === "nodeItems" && /(?:を除く|を除き|以外)$/u.test(found ?? "")) return "excepted";
  if (rule === "nodeItems" && found === "," && (behind?.endsWith('"') === true || isName(behind))) return "several";
  if (rule === "nodeItems" && (after === "one" || behind === "either")) return "several";
  if (rule === "nodeItems" && /^(?:以上|以下|超|未満)$/u.test(after ?? behind ?? "") && /^\d/.test(found ?? ""))
    return "between";
  if (rule === "membersTested" && /^\d/.test(found ?? "")) return "between";
  if (rule === "membersTested" && word === keywords.within) return "dates";
  if (rule === "membersTested" && (word === keywords.after || word === keywords.before)) return "compared";
  if (rule === "nodeItems" && found === "支払" && /%$/.test(behind ?? "")) return "needless";
  if (found === "only" || found === "まで" || (rule === "bases" && (behind === "the" || behind === "up")))
    return "needless";
  if (rule === "bases" && /^(?:なし|無し|none|nil|zero|waived)$/u.test(after ?? behind ?? "")) return "none";
  if (rule === "bases" && (after === "year" || ofPeriod.test(behind ?? "") || /^1年間/u.test(behind ?? "")))
    return "yearly";
  if (rule === "bases" && /^(?:min|max)(?:imum)?$/u.test(behind ?? ""))
    return behind!.startsWith("min") ? "minimum" : "maximum";
  if (rule === "nodeItems" && word === keywords.per && !bases.has(keywordOf(after ?? ""))) return "share-basis";
  if (found === "least" && expected.join() === "`most`") return "minimum";
  // `損害 の 5% ただし 1万円 以上`
  if (expected.includes("`の場合に限る`") && (found === "以上" || found === "以下"))
    return found === "以上" ? "minimum" : "maximum";
  if (found === "円") return "yen";
  if (rule === "nodeItems" && word === keywords.for) return "scope";
  if (/^[千万億兆]+円?$/u.test(found ?? "")) return "signs";
  if (rule === "japaneseTest" && /^\d/.test(found ?? "")) return "than";
  if (rule === "bases" && after !== "per" && /^\d/.test(found ?? "")) return "currency";
  // `1e6`, `1.000.000`: a number goes on in a way of other languages.
  if (isTerm && /^(?:\.|[eE]\d+|\d{3})$/.test(found ?? "")) return "currency";
  if (found === "割") return "tenths";
  if (found === "内枠") return "inside";
  if (/^(?:自己)?負担(?:割合|率)$|^免責(?:割合|率)$/u.test(found ?? "")) return "share";
  if (keywordOf(after ?? "") === keywords.for && (rule === "groupClauses" || rule === "guarded")) return "for-each";
  if (/^(?:から|日後|日前)/.test(found ?? "")) return "day-count";
  if ((isTerm && word === keywords.unless) || (rule === "ranking" && expected.join() === "`then`")) return "guard";
  if (found === "except" && rule.startsWith("exclusion")) return "exception";
  if (rule === "nodeItems" && /^\d/.test(found ?? "") && bases.has(keywordOf(after ?? ""))) return "again";
  if (rule === "nodeItems" && /^\d{1,2}$/.test(found ?? "") && !named.has(keywordOf(after ?? ""))) return "fraction";
  if (["<", "<=", ">", ">="].includes(found ?? "") && /^(?:or|and)$/.test(after ?? "")) return "twice";
  if (found === "," && expected.join() === "`..`") return "listed";
  if (found === "," && /^\d{1,3}$/.test(behind ?? "")) return "digits";
  if (rule !== "bases" && spanUnit.test(found ?? "") && (isName(behind) || behind === ")")) return "span";
  if (keywordOf(after ?? "") === keywords.coinsurance) return "share";
  if (rule === "expectation" && found === "/") return "clause";
  if (found === "between") return "between";
  if (rule === "sign" && found === "=") return "equal";
  if (rule === "nodeItems" && (word === keywords.after || word === keywords.before)) return "dates";
  if (/^(?:part|share|po|x)$/.test(found ?? "") && rule.startsWith("slice")) return "part";
  if ((found === "excess" || found === "in") && expected.includes("`xs`")) return "xs";
  if (rule === "bases" && (word === keywords.xs || found === "超過" || found === "excess")) return "slice";
  if (rule === "bases" && found === "of" && behind === "excess") return "slice";
  if (found === "超過" && rule.startsWith("slice")) return "excess";
  if (keywordOf(after ?? "") === keywords.and && /^\d/.test(found ?? "") && /^(?:basis|bases|counted|name)$/.test(rule))
    return "again";
  // `limit 5 per incident, 10 per period`, or with a slash.
  if (rule === "nodeItems" && (found === "," || found === "/") && bases.has(keywordOf(after ?? ""))) return "again";
  // `支払限度額 1請求につき 1億円、保険期間中につき 3億円`
  if (rule === "nodeItems" && found === "," && /円$/.test(behind ?? "")) return "again";
  if (after === "per" && /^\d/.test(found ?? "")) return "rolling";
  if (rule === "scenario" && (after ?? behind) === "}" && ofLine.has(word)) return "stated-last";
  if (rule === "scenarioLoss" && word === keywords.for) return "one-unit";
  if (rule === "tableDeclaration" && found === ".") return "key";
  if (rule === "tableDeclaration" && (found === "/" || found === "*")) return "cell";
  if (after === "facts" && found === "{") return "bearer";
  if (rule === "nodeItems" && found === "|" && keywordOf(after ?? "") === keywords.approval) return "item";
  if (rule === "member" && word === keywords.requires) return "item";
  return after === "per" && word === keywords.head ? "head" : undefined;
}

/** In what a span is long. */
const spanUnit = /^(?:(?:year|month|week|day|hour)s?|(?:年|か月|ヶ月|カ月|箇月|週|日|時間)間?[前後]?)$/u;

/** What is said of a line in front of its braces. */
const ofLine: ReadonlySet<ReturnType<typeof keywordOf>> = new Set([
  keywords.for,
  keywords.of,
  keywords.on,
  keywords.item,
  keywords.id,
  keywords.approved,
  keywords.unapproved,
]);

/** What begins a term, which fits where a term does unless a sign stands behind it. */
const clauses: ReadonlySet<ReturnType<typeof keywordOf>> = new Set([
  keywords.limit,
  keywords.deductible,
  keywords.franchise,
  keywords.coinsurance,
]);

/** What stands without a name, where one of these begins nothing else. */
const named: ReadonlySet<ReturnType<typeof keywordOf>> = new Set([
  keywords.head,
  keywords.section,
  keywords.frame,
  keywords.uncovered,
]);

/** The word behind which a name is missing. */
function namelessOf({ found, after, expected, rule }: Extract<SyntaxProblem, { kind: "misfit" }>): string | undefined {
  const [word, last] = [found, after].map((text) => (named.has(keywordOf(text ?? "")) ? text : undefined));
  if (expected.join() === "a name") return last;
  return rule === "nodeItems" ? word : undefined;
}

/** `incident E1 {`, `id 2` */
function isId(found: string, { expected, after, rule }: Extract<SyntaxProblem, { kind: "misfit" }>): boolean {
  const isOfIncident = rule === "scenario" && (after === "incident" || after === "later");
  if (isOfIncident) return /^[\p{L}\p{N}]/u.test(found) && keywordOf(found) === undefined;
  return /^\d/.test(found) && expected.includes("a text in quotes");
}

function isNumber(text: string | undefined): text is string {
  return /^\d[\d_]*$/.test(text ?? "");
}

function isName(text: string | undefined): text is string {
  return text !== undefined && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) && keywordOf(text) === undefined;
}

/** A name where none may stand; of a few letters any word would do. */
function isMisspelt(found: string | undefined, expected: readonly string[]): found is string {
  return (
    found !== undefined &&
    /^[\p{L}_][\p{L}\p{N}_]*$/u.test(found) &&
    !/^\w{1,3}$/.test(found) &&
    keywordOf(found) === undefined &&
    !keywordSpellings.includes(found) &&
    !expected.includes("a name")
  );
}

/** The grammar's rules that an author would know by a name. */
const places: Readonly<Record<string, string>> = {
  file: "the file",
  product: "the product",
  productItems: "the product",
  contractBlock: "the contract",
  choice: "a choice of the contract",
  optionsBlock: "the grid of options",
  optionRow: "the grid of options",
  factList: "the facts",
  fact: "a fact",
  triggersBlock: "the triggers",
  trigger: "a trigger",
  nodeItems: "the block of a section, frame or head",
  group: "a section or frame",
  head: "a head",
  term: "a term",
  basis: "a basis",
  ranking: "a ranking",
  ranks: "a ranking",
  window: "a window",
  require: "a rule",
  covers: "`covers`",
  covered: "`covered`",
  exclusionsBlock: "the exclusions",
  exclusionGroupHeader: "the header of a block of exclusions",
  exclusion: "an exclusion",
  tableDeclaration: "a table",
  tableRow: "a row of a table",
  scenario: "a scenario",
  scenarioLoss: "a loss",
  expectation: "an expectation",
  words: "a block of what is stated",
  primary: "an expression",
};
