/** Makes a whole file of a fragment that the language reference shows. */

const edition = "edition 2026-04-01";

/** What the fragments may name. A part gives way to a fragment that declares the same itself. */
const parts: readonly (readonly [declares: RegExp, text: string])[] = [
  [/\bdocument brochure\b/, `document brochure "冊子" en "Brochure"`],
  [/\bdocument terms\b/, `document terms "約款" en "Policy terms"`],
  [
    /\bcontract \{/,
    `contract {
       plan basic "ベーシック" | wide "ワイド"
       revenue "売上高" : money 0 .. unlimited = 0
       base_limit "支払限度額" : money 1 .. 100_000_000 = 10_000_000
       self_paid "免責金額" : money one of 0, 100_000 = 0
       extra_limit "拡張の限度額" : money 1 .. 5_000_000 optional
       options by plan basic wide { it_rider "IT業務特約" ○ ○ }
       schedule location
     }`,
  ],
  [/\bunit location\b/, `unit location "所在地" { value "価額" : money  wooden "木造" : bool }`],
  [/\bunit person\b/, `unit person "個人"`],
  [
    /\bfacts of incident\b/,
    `facts of incident {
       discovered "発見日" : date   notified "通知日" : date or never   reported "届出" : bool
       publication "公表" : any of press, letter, authority   outage "停止時間" : duration
       cause "原因" : one of fire, water   saved "節約した費用" : money   worth "保険価額" : money 1 .. unlimited
       stop "停止" : record { from "開始" : datetime   to "終了" : datetime   cause "原因" : one of power, attack }
     }`,
  ],
  [/\bfacts of claim\b/, `facts of claim { made "請求日" : date  demanded "請求額" : money }`],
  [/\bfacts of insured\b/, `facts of insured { negligent "過失" : bool }`],
  [/\btriggers \{/, `triggers { leak "漏えい"  disruption "業務阻害"  attack "攻撃" }`],
  [/\breading cut_order\b/, `reading cut_order "削る順" { victims_first (default) | in_proportion }`],
  [/\breading deductible_order\b/, `reading deductible_order "順序" { costs_first (default) | pro_rata }`],
];

/** Heads that fragments without members of their own act on. */
const heads = `head response "対応費用" { item phone "電話" | mail "郵便" }
     head forensics "調査費用"
     frame prevention "再発防止" { head containment "拡大防止" head recurrence "再発防止策" }
     head damages "損害賠償金"`;

const attached = "covered at any time";
const opened = "covers all";
const member = /^\s*(?:head|frame|section)\s/m;

export type Wrapper =
  | "product"
  | "contract"
  | "facts"
  | "triggers"
  | "section"
  | "head"
  | "terms"
  | "exclusions"
  | "conditions"
  | "amounts"
  | "scenario";

/** Each wrapper with where the fragment stands; `after` follows the product. */
const wrappers: Readonly<Record<Wrapper, (text: string) => { inside: string; after?: string }>> = {
  product: (text) => ({ inside: member.test(text) ? text : `${text}\n${section("")}` }),
  contract: (text) => ({ inside: `contract { ${text} }\n${section("")}` }),
  facts: (text) => ({ inside: `facts of incident { ${text} }\n${section("")}` }),
  triggers: (text) => ({ inside: `triggers { ${text} }\n${section("")}` }),
  section: (text) => ({ inside: section(text) }),
  head: (text) => ({ inside: section(`head response "対応費用" { ${text} }\n${others}`) }),
  terms: (text) => ({ inside: section(`${heads}\n${text}`) }),
  exclusions: (text) => ({ inside: `${section("")}\nexclusions { ${text} }` }),
  conditions: (text) => ({
    inside: section(
      lines(text)
        .map((line) => `require ${line}`)
        .join("\n"),
    ),
  }),
  amounts: (text) => ({
    inside: section(
      `${heads}\n${lines(text)
        .map((line) => `limit ${line} per claim`)
        .join("\n")}`,
    ),
  }),
  scenario: (text) => ({
    inside: section(""),
    after: `scenario "example" for sample {
      ${/^\s*contract\b/m.test(text) ? "" : "contract { plan basic  period from 2026-04-01 to 2027-04-01 }"}
      ${text}\n}`,
  }),
};

const others = heads.split("\n").slice(1).join("\n");

export function isWrapper(word: string): word is Wrapper {
  return Object.hasOwn(wrappers, word);
}

export function wrap(wrapper: Wrapper, text: string): string {
  const { inside, after = "" } = wrappers[wrapper](text);
  const base = parts.flatMap(([declares, part]) => (declares.test(inside) ? [] : [part]));
  return `product sample "見本" en "Sample" {\n${[edition, ...base, inside].join("\n")}\n}\n${after}\n`;
}

function section(text: string): string {
  const isIn = (pattern: RegExp): boolean => pattern.test(text);
  return `section costs "費用損害" {
     ${isIn(/^\s*covers\b/m) ? "" : opened}
     ${isIn(/^\s*covered\b/m) ? "" : attached}
     ${text}
     ${isIn(member) ? "" : heads}
   }`;
}

function lines(text: string): string[] {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.replace(/\/\/.*/, "")]));
}
