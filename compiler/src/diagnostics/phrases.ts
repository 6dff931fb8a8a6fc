import type { ProblemCode } from "@yakkan/runtime/claim.js";

/**
 * The parts of messages that a pass fills in: kinds of things, types, places. Passes name them in English;
 * this is their Japanese. A test asks of every message whether English words are left in it.
 */
export function inJapanese(phrase: string): string {
  const known = phrases[phrase];
  if (known !== undefined) return known;
  for (const [pattern, translate] of patterns) {
    const match = pattern.exec(phrase);
    if (match !== null) return translate(...match.slice(1));
  }
  return phrase;
}

/** “a trigger, head or frame”: 支払事由、費目または枠 */
function listInJapanese(list: string): string {
  const parts = list.split(/, | or /).map((part) => phrases[part] ?? inJapanese(part.replace(/^(?:an?|the) /, "")));
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join("、")}または${parts.at(-1)!}`;
}

const phrases: Readonly<Record<string, string>> = {
  // ── Kinds of things ──
  product: "商品",
  document: "文書",
  choice: "契約の選択項目",
  "optional choice": "任意の契約の選択項目",
  plan: "プラン",
  member: "選択肢",
  option: "特約",
  unit: "単位",
  fact: "事実",
  trigger: "支払事由",
  reading: "解釈",
  let: "計算式",
  table: "表",
  column: "表の列",
  premium: "保険料の計算式",
  section: "補償部分",
  frame: "枠",
  head: "費目",
  uncovered: "支払対象外の損害",
  layer: "層",
  item: "項目",
  rule: "規則",
  exclusion: "免責事由",
  circumstance: "免責事由",
  "sample contract": "契約例",
  contract: "契約",
  incident: "事故",
  claim: "請求",
  insured: "被保険者",
  loss: "損害明細",
  name: "名前",
  value: "値",
  formula: "計算式",
  condition: "条件",
  scenario: "事例",
  deductible: "免責金額",
  franchise: "フランチャイズ",
  limit: "支払限度額",
  coinsurance: "縮小支払割合",
  layers: "層",
  borne: "自己負担合計限度額",
  "`borne at most`": "`borne at most`（自己負担合計限度額）",
  "choice of the contract": "契約の選択項目",
  "end of the period": "保険期間の端",
  "property of the incident": "事故の属性",
  "kind of loss that is never covered": "支払対象外の損害",
  expectation: "期待値",
  "`later`": "`later`",

  // ── Types and values ──
  "yes or no": "はい／いいえ（yes/no）",
  "`yes` or `no`": "`yes`か`no`",
  "an amount of money": "金額",
  "an amount": "金額",
  "an amount that may be `unlimited`": "上限なし（`unlimited`）になりうる金額",
  "a plain amount": "上限のある金額",
  "a number": "数",
  "a percentage": "割合",
  "a date": "日付",
  "one date": "日付を一つ",
  "a date with a time": "日時",
  "an elapsed time": "経過時間",
  "a calendar span": "暦の期間",
  "a fraction": "端数",
  "a whole number": "整数",
  "a value": "値",
  "an ordered value": "大小のある値",
  "`none`": "`none`",

  // ── What functions take ──
  "two or more values": "二つ以上の値",
  "an amount or a number, and what it becomes a whole multiple of": "金額または数値と、その倍数に丸める単位",
  "two dates": "二つの日付",
  "two dates: `period from 2026-04-01 to 2027-04-01`": "二つの日付（`period from 2026-04-01 to 2027-04-01`）",
  "amounts, numbers or percentages": "金額、数または割合",
  "one head, frame or section": "費目、枠または補償部分を一つ",
  "heads, frames or sections": "費目、枠または補償部分",
  "one condition on claims, insureds, a unit or lines": "請求、被保険者、単位または損害明細についての条件を一つ",
  "one amount, number or length of time of claims, insureds, a unit or lines":
    "請求、被保険者、単位または損害明細についての金額、数または時間の長さを一つ",
  "two or more dates, or one date of claims, insureds, a unit or lines":
    "二つ以上の日付、または請求、被保険者、単位もしくは損害明細についての日付を一つ",

  // ── What cannot be read, and where ──
  "the day of a loss": "損害明細の日",
  "the approval of a loss": "損害明細の承認",
  "the amount of a loss": "損害明細の金額",
  "the count of a loss": "損害明細の件数",
  "the trigger of a loss": "損害明細の支払事由",
  "the item of a loss": "損害明細の項目",
  "the number of the incident": "事故の番号",
  "`loss( )`": "`loss( )`",
  "`claim_loss( )`": "`claim_loss( )`",
  "`claim_left( )`": "`claim_left( )`",
  "`left( )`": "`left( )`",
  "`subject`": "`subject`",
  "`loss`": "`loss`",
  "`deducted`": "`deducted`",
  "in `where`": "`where`の中",
  "in `covered when`": "`covered when`の中",
  "in a plain value": "値を直接書く場所",
  "in a premium": "保険料の計算式の中",
  "in a rule": "条件の中",
  "a rule of the contract": "契約の規則",
  "in a rule of the contract": "契約の規則の中",
  "in a scenario": "事例の中",
  "over the units of the contract's schedule": "契約の明細の単位すべてについて求める値の中",
  "in a table": "表の中",
  "in a window": "対象期間の中",
  "in an exclusion": "免責事由の中",
  "in a share paid": "縮小支払割合の中",
  "in a share paid that reads something of each line": "明細ごとに計算する縮小支払割合の中",
  "in a quantity that is counted": "数える数量の中",
  "in the amount of a computed head": "計算で求める費目の金額の中",
  "in the amount of each line": "明細ごとに計算する金額の中",
  "in what an option requires": "特約の付帯条件の中",
  "in the guard of `covers`": "`covers`の適用条件の中",
  "in the guard of an exception": "例外の適用条件の中",

  // ── Places of the text ──
  "the file": "ファイル",
  "the product": "商品",
  "the contract": "契約",
  "a choice": "契約の選択項目",
  "a choice of the contract": "契約の選択項目",
  "a member": "選択肢",
  "a plan": "プラン",
  "a reading": "解釈",
  "a record": "記録",
  "a default": "既定の値",
  "a unit, a table or a record": "単位・表・記録",
  record: "記録",
  "an item": "費目の細目",
  "the grid of options": "特約の一覧表",
  "the facts": "事実の一覧",
  "a fact": "事実",
  "a fact, circumstance, reading or optional choice that may be open":
    "未決となりうる事実・免責事由への該当・解釈・任意の契約の選択項目",
  "the triggers": "支払事由の一覧",
  "a trigger": "支払事由",
  "an exception": "例外",
  "the block of a section, frame or head": "補償部分・枠・費目の中",
  "a section or frame": "補償部分または枠",
  "a head": "費目",
  "a term": "支払条件",
  "a basis": "単位（1事故につき等）",
  "a ranking": "順位",
  "a window": "対象期間",
  "a rule": "条件",
  "`covers`": "`covers`",
  "`covered`": "`covered`",
  "`for`": "`for`",
  "`where`": "`where`",
  ranking: "順位の指定",
  "in the condition of a ranking": "順位の条件の中",
  "the exclusions": "免責事由の一覧",
  "the header of a block of exclusions": "免責事由のまとまりの見出し",
  "an exclusion": "免責事由",
  "a table": "表",
  "a row of a table": "表の行",
  "a scenario": "事例",
  "a loss": "損害明細",
  "an expectation": "期待値",
  "a block of what is stated": "記載事項のまとまり",
  "an expression": "式",
  "a section": "補償部分",
  "a frame": "枠",
  "a name": "名前",
  "a text in quotes": "引用符で囲んだ文字列",
  "○, ◎ or ×": "○、◎または×",

  // ── Parts of a product ──
  "the edition": "販売開始日（`edition`）",
  "the currency": "通貨（`currency`）",
  "this rule": "この規則",
  keys: "見出し",
  values: "値",
  approval: "承認",
  day: "日付",
  facts: "明細の事実",
  line: "明細",
  quantity: "数える数量",
};

/** What is wrong with an input, by the code of the problem. */
export const problemsInJapanese: Readonly<Record<ProblemCode, string>> = {
  shape: "形式が違います",
  missing: "必要な値がありません",
  "unknown-name": "宣言されていない名前です",
  range: "範囲外の値です",
  amount: "金額として使えない値です",
  whole: "整数ではありません",
  date: "存在しない日付です",
  "not-available": "この契約にはありません",
  duplicate: "同じIDが重複しています",
  reference: "一覧にないものを指しています",
  unit: "単位の指定が合いません",
  rule: "契約の規則に反します",
  ledger: "台帳と合いません",
  "not-restated": "既払の明細が再掲されていません",
};

const patterns: readonly (readonly [RegExp, (...parts: readonly string[]) => string])[] = [
  [/^one of (`.*`)$/, (members) => `${members.replaceAll(", ", "、")}のいずれか`],
  [/^any of (`.*`)$/, (members) => `${members.replaceAll(", ", "、")}の組合せ`],
  [/^the fact of (\w+) (`.*`)$/, (of, name) => `${inJapanese(of)}の事実${name}`],
  [/^the circumstance (`.*`)$/, (name) => `免責事由${name}の該否`],
  [/^(?:a )?fact of (`.*`|\w+)$/, (of) => `${inJapanese(of)}の事実`],
  [/^(`[^`]*`) over lines$/, (what) => `損害明細を順に見る${what}`],
  [/^(.*), which (`.*`) reads,$/, (what, name) => `${name}が参照する${inJapanese(what)}`],
  [/^in the guard of (.*)$/, (what) => `${listInJapanese(what)}の適用条件の中`],
  [
    /^in the (amount|number|number of times) of (?:a )?(\w+|`borne at most`) per (.*)$/,
    (what, term, basis) =>
      `${inJapanese(term)}（${basisInJapanese(basis)}）の${what === "amount" ? "金額" : what === "number" ? "数" : "回数"}の中`,
  ],
  [
    /^in the most that is borne by (?:a )?(\w+) per (.*)$/,
    (term, basis) => `${inJapanese(term)}の自己負担の上限額（${basisInJapanese(basis)}）の中`,
  ],
  [
    /^a unit of which the contract has a schedule: add (`.*`)$/,
    (fix) => `契約に明細のある単位（${fix}を加えてください）`,
  ],
  [/^a date such as (`.*`)$/, (example) => `日付（例：${example}）`],
  [/^(`[^`]*` is declared) here$/, (what) => `${what.replace(" is declared", "")}の宣言`],
  [/^(`[^`]*`) (?:stands|is written) here$/, (what) => `${what}はここにあります`],
  [/^Change to (`.*`)$/, (name) => `${name}に変更`],
  [/^(?:an?|the) (.*)$/, (what) => listInJapanese(what)],
  [/^(.*(?:, | or ).*)$/, (list) => listInJapanese(list)],
];

/** “claim and period”, “location per period”, “insured per day” */
function basisInJapanese(basis: string): string {
  const [, counted, days, inPeriod] = /^(?:(.*) per )?(day)( per period)?$/.exec(basis) ?? [];
  if (days !== undefined)
    return `${inPeriod === undefined ? "" : "保険期間中"}${counted === undefined ? "" : `${basisInJapanese(counted)}・`}1日につき`;
  switch (basis) {
    case "claim":
      return "1請求につき";
    case "incident":
      return "1事故につき";
    case "loss":
      return "1明細につき";
    case "period":
      return "保険期間中";
    case "insured":
      return "被保険者1名につき";
    case "policy year":
      return "1保険年度につき";
    default: {
      const [, unit, time] = /^(.*) per (period|policy year)$/.exec(basis) ?? [];
      return unit === undefined ? `${basis}ごと` : `${time === "period" ? "保険期間中" : "1保険年度につき"}${unit}ごと`;
    }
  }
}
