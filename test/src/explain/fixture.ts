// A settlement worked out by hand: a leak with interim payments, an unapproved cost, an open approval.
import type { ClauseKind, ClauseMetadata, NodeMetadata, ProductMetadata, Text } from "@yakkan/runtime/metadata.js";
import type { LineResult, SettlementResult } from "@yakkan/runtime/result.js";

function clause(
  id: string,
  kind: ClauseKind,
  line: number,
  label: Text,
  summary: string,
  node?: string,
  cited?: string,
): ClauseMetadata {
  const references = cited === undefined ? [] : [{ document: "brochure", place: cited }];
  return {
    id,
    kind,
    label,
    summary,
    ...(node !== undefined && { node }),
    place: { file: "sample.yakkan", line, column: 5, references },
  };
}

const place = { file: "sample.yakkan", line: 12, column: 5, references: [] };

function node(name: string, kind: NodeMetadata["kind"], members: readonly NodeMetadata[] = []): NodeMetadata {
  return { name, kind, terms: [], rules: [], members };
}

/** Of no product; a hash all the same. */
const terms = "0123456789abcdef".repeat(4);

export const metadata: ProductMetadata = {
  name: "sample_cyber",
  label: { ja: "見本サイバー保険", en: "Sample Cyber" },
  edition: "2021-10-01",
  terms,
  currency: { code: "JPY", minorDigits: 0 },
  rounding: "down",
  documents: [{ name: "brochure", label: { ja: "見本パンフレット" }, place }],
  choices: [],
  options: [],
  readings: [
    {
      name: "deductible_order",
      label: { ja: "免責金額を先に使う費目" },
      members: [
        { name: "uncoinsured_first", label: { ja: "縮小支払割合のない費目から" } },
        { name: "pro_rata", label: { ja: "按分" } },
      ],
      default: "uncoinsured_first",
      place: { ...place, line: 33 },
    },
  ],
  units: [
    {
      name: "individual",
      label: { ja: "個人", en: "individual" },
      one: { ja: "1個人", en: "individual" },
      scheduled: false,
      facts: [],
      place,
    },
  ],
  facts: [
    {
      name: "discovered",
      label: { ja: "事故の発生を知った日" },
      of: "incident",
      type: { kind: "date" },
      orNever: false,
      place,
    },
    {
      name: "free_promotional",
      label: { ja: "無償の販促システム" },
      of: "incident",
      type: { kind: "bool" },
      orNever: false,
      default: "no",
      place,
    },
  ],
  triggers: ["leak"],
  heads: [],
  uncovered: ["ransom"],
  exclusions: [],
  formulas: [],
  premiums: [],
  tree: node("sample_cyber", "product", [
    node("liability", "section", [node("damages", "head")]),
    node("costs", "section", [
      node("response", "head"),
      node("forensics", "head"),
      node("sympathy", "head"),
      node("prevention", "frame", [node("recurrence", "head")]),
      node("ransom", "uncovered"),
    ]),
  ]),
  clauses: [
    clause("sample_cyber", "product", 3, { ja: "見本サイバー保険", en: "Sample Cyber" }, "product sample_cyber"),
    clause("leak", "trigger", 27, { ja: "他人の情報の漏えいまたはそのおそれ" }, "leak", undefined, "p.9"),
    clause("liability", "section", 37, { ja: "賠償損害", en: "Liability" }, "section liability"),
    clause("damages", "head", 41, { ja: "法律上の損害賠償金", en: "Damages" }, "head damages", "liability"),
    clause("costs", "section", 47, { ja: "費用損害", en: "Costs" }, "section costs"),
    clause("response", "head", 56, { ja: "事故対応費用", en: "Response" }, "head response", "costs"),
    clause("forensics", "head", 57, { ja: "事故原因・被害範囲調査費用", en: "Forensics" }, "head forensics", "costs"),
    clause("forensics:approval:1", "approval", 57, {}, "requires approval", "forensics", "p.10"),
    clause("sympathy", "head", 58, { ja: "見舞金・見舞品購入費用", en: "Sympathy" }, "head sympathy", "costs"),
    clause("sympathy:limit:individual:1", "limit", 59, {}, "limit 1_000 per individual", "sympathy", "p.10"),
    clause("prevention", "frame", 62, { ja: "被害拡大防止・再発防止", en: "Prevention" }, "frame prevention", "costs"),
    clause("recurrence", "head", 64, { ja: "再発防止費用", en: "Recurrence" }, "head recurrence", "prevention"),
    clause("recurrence:coinsurance:claim:1", "coinsurance", 64, {}, "coinsurance pays 90%", "recurrence", "p.10"),
    clause(
      "prevention:limit:period:1",
      "limit",
      65,
      {},
      "limit 30_000_000 per incident and period",
      "prevention",
      "p.10",
    ),
    clause("recurrence:approval:1", "approval", 64, {}, "requires approval", "recurrence"),
    clause("ransom", "uncovered", 68, { ja: "身代金等" }, "uncovered ransom", "costs"),
    clause(
      "costs:deductible:incident:1",
      "deductible",
      53,
      {},
      "deductible cost_deductible per incident falling first on response, forensics, sympathy, then prevention, then probe",
      "costs",
      "p.7",
    ),
    clause("costs:window:1", "window", 51, {}, "window from discovered until 1 year after notified", "costs", "p.9"),
    clause("war", "exclusion", 73, { ja: "戦争、外国の武力行使、革命 等" }, "war : bool"),
  ],
};

function line(id: string, head: string, claimed: number, given: Partial<LineResult>): LineResult {
  return {
    id,
    head,
    verdict: "eligible",
    claimed,
    due: 0,
    paid: 0,
    pay: 0,
    refused: [],
    undetermined: [],
    reduced: [],
    ...given,
  };
}

const lines: readonly LineResult[] = [
  line("2", "damages", 8_000_000, { trigger: "leak", due: 8_000_000, paid: 3_000_000, pay: 5_000_000 }),
  line("1", "response", 1_000_000, {
    trigger: "leak",
    due: 900_000,
    paid: 1_000_000,
    reduced: [{ clause: "costs:deductible:incident:1", amount: 100_000 }],
  }),
  line("3", "forensics", 5_000_000, {
    verdict: "refused",
    refused: [
      {
        kind: "window",
        clause: "costs:window:1",
        trigger: "leak",
        dates: { value: "2027-05-03", from: "2026-05-01", until: "2027-05-02" },
      },
      { kind: "approval", clause: "forensics:approval:1", trigger: "leak" },
    ],
  }),
  line("4", "sympathy", 700_000, {
    trigger: "leak",
    due: 500_000,
    pay: 400_000,
    reduced: [{ clause: "sympathy:limit:individual:1", amount: 200_000 }],
  }),
  line("5", "recurrence", 20_000_000, {
    trigger: "leak",
    due: 13_000_000,
    pay: 13_000_000,
    reduced: [
      { clause: "recurrence:coinsurance:claim:1", amount: 2_000_000 },
      { clause: "prevention:limit:period:1", amount: 5_000_000 },
    ],
  }),
  line("6", "recurrence", 1_500_000, {
    verdict: "undetermined",
    undetermined: [
      {
        kind: "approval",
        clause: "recurrence:approval:1",
        trigger: "leak",
        waitsFor: [{ of: "loss", id: "6", name: "approved" }],
      },
    ],
  }),
  line("7", "ransom", 3_000_000, { verdict: "refused", refused: [{ kind: "uncovered", clause: "ransom" }] }),
];

export const result: SettlementResult = {
  schema: 1,
  product: "sample_cyber",
  edition: "2021-10-01",
  terms,
  policy: "P-1",
  incident: "2026-0001",
  claimed: 39_200_000,
  due: 22_400_000,
  pay: 18_400_000,
  overpaid: 0,
  lines,
  heads: [],
  groups: [],
  open: [{ exclusion: "war", lines: ["1", "2", "4", "5"], waitsFor: [{ of: "incident", name: "war" }] }],
  assumed: [{ of: "incident", name: "free_promotional" }],
  readings: [
    {
      reading: "deductible_order",
      chosen: "uncoinsured_first",
      byDefault: true,
      due: [
        { reading: "uncoinsured_first", due: 22_400_000, undetermined: [] },
        { reading: "pro_rata", due: 22_495_300, undetermined: [] },
      ],
    },
  ],
  ledger: {
    schema: 1,
    product: "sample_cyber",
    edition: "2021-10-01",
    terms,
    policy: "P-1",
    period: { from: "2026-04-01", to: "2027-04-01" },
    readings: {},
    revision: 2,
    incidents: [],
  },
  trace: [
    {
      clause: "costs:deductible:incident:1",
      before: 21_700_000,
      after: 21_600_000,
      amount: 100_000,
      cuts: [{ line: "1", amount: 100_000 }],
    },
    {
      clause: "sympathy:limit:individual:1",
      line: "4",
      count: 500,
      before: 700_000,
      after: 500_000,
      amount: 500_000,
      cuts: [{ line: "4", amount: 200_000 }],
    },
    {
      clause: "recurrence:coinsurance:claim:1",
      before: 20_000_000,
      after: 18_000_000,
      pays: "9/10",
      cuts: [{ line: "5", amount: 2_000_000 }],
    },
    {
      clause: "prevention:limit:period:1",
      before: 18_000_000,
      after: 13_000_000,
      amount: 30_000_000,
      used: 17_000_000,
      cuts: [{ line: "5", amount: 5_000_000 }],
    },
  ],
};
