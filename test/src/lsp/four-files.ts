/** A product of four files, with Japanese names and keywords: a vocabulary, a base, what is derived from it, its scenarios. */
export const fourFiles = {
  "共通/用語.yakkan": `用語集 用語 "用語" {
  資料 約款 "普通保険約款" 英語 "Policy wording"
  事故の事実 {
    発見   "発見日" 英語 "Day of discovery" : 日付
    届出済 "届出"                           : 該否
  }
  事由 { 漏えい "情報の漏えい" @約款(第2条)  攻撃 "サイバー攻撃" }
  免責事由 { 戦争 "戦争" : 該否 ただし 届出済 の場合を除く @約款(第9条) }
}
`,
  "基本.yakkan": `利用 用語 所収 "共通/用語.yakkan"

商品 基本 "基本の商品" {
  版 2026-04-01
  契約 {
    プラン 標準 "標準" | 充実 "充実"
    限度 "支払限度" : 金額 1_000_000 .. 50_000_000
  }
  利用 用語
  補償 費用 "費用損害" {
    対象事由 漏えい, 攻撃
    対象時期 発見 が 保険期間中
    対象期間 起算日 発見 満了日 発見 の翌日から 180日
    免責金額 1事故につき 100_000 ただし プラン が 充実 の場合に限る
    /// 原因を調べる費用。
    費目 調査 "調査費用" { 支払限度額 1事故につき 5_000_000 }
    費目 対応 "対応費用"
    支払限度額 1事故につき 限度
  }
  免責事由 { 対象 費用 { 故意 "故意" : 該否 } }
}
`,
  "団体.yakkan": `利用 基本 所収 "基本.yakkan"

商品 団体 "団体の商品" 派生元 基本 {
  変更 補償 費用 { 費目 見舞 "見舞費用" { 支払限度額 1事故につき 300_000 } }
  差替え 費目 対応 "団体の対応費用" { 縮小支払割合 90% }
}
`,
  "事例.yakkan": `利用 団体 所収 "団体.yakkan"

契約 例 対象 団体 { プラン 充実  限度 10_000_000  保険期間 始期 2026-04-01 終期 2027-04-01 }

事例 "調査と対応" 対象 団体 {
  契約 例
  事故 { 漏えい  発見 2026-05-01  その他の免責事由 該当なし }
  損害 調査 600_000 発生日 2026-05-02
  損害 対応 500_000 発生日 2026-05-03
  期待 支払額 954_545
}

事例 "戦争は除かれる" 対象 団体 {
  契約 例
  事故 { 攻撃  発見 2026-05-01  戦争  届出済 でない }
  損害 調査 600_000 発生日 2026-05-02
  期待 支払額 600_000
}
`,
};
export type FileName = keyof typeof fourFiles;

/** A place in every file where somebody is typing; no other place moves. */
const halfTyped: Record<FileName, readonly [part: string, other: string]> = {
  "共通/用語.yakkan": ["@約款(第9条)", "@約款("],
  "基本.yakkan": ["支払限度額 1事故につき 限度", "支払限度額 1事故につき"],
  "団体.yakkan": ["{ 縮小支払割合 90% }", "{ 縮小支払割合 }"],
  "事例.yakkan": ["期待 支払額 600_000", "期待 支払額"],
};
export const fourFilesHalfTyped = Object.fromEntries(
  Object.entries(halfTyped).map(([name, [part, other]]) => [name, fourFiles[name as FileName].replace(part, other)]),
) as Record<FileName, string>;
