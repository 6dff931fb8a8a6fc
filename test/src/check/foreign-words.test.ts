// Words of other contract languages, spreadsheets and wordings: each is one error, and what its help writes is right.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { formatted } from "../format/formatted.js";

interface Parts {
  readonly term?: string;
  readonly rule?: string;
  readonly member?: string;
  readonly expectation?: string;
  readonly own?: string;
}

const product = ({ term = "limit 50_000 per incident", rule = "", member = "", own = "", ...rest }: Parts): string => `
product p "商品" en "Product" {
  edition 2026-04-01
  contract { cap "限度額" en "Cap" : money 0 .. 10_000_000 }
  facts of incident {
    found "発見日" en "Found" : date  born "生年月日" en "Born" : date  abroad "海外" en "Abroad" : bool
    reported "届出" en "Reported" : bool  outage "停止" en "Outage" : duration  n "数" en "Number" : whole 0 .. 99
    country "国" en "Country" : one of us "米国" en "US", ca "カナダ" en "Canada"
  }
  facts of loss { stay_days "日数" en "Days" : whole 0 .. 366 }
  triggers { fire "火災" en "Fire"  flood "水災" en "Flood" }
  ${own}
  section costs "費用" en "Costs" {
    covers all
    covered when found during period
    ${rule}
    head h "修理" en "Repair" {
      ${term}
    }
    ${member}
    limit 100_000 per period
  }
}
contract usual for p { cap 5_000_000  period from 2026-04-01 to 2027-04-01 }
scenario "s" for p {
  contract usual
  incident { fire  found 2026-05-01 born 2000-05-01 abroad no reported outage 3 hours n 3 country us }
  loss h 100 on 2026-05-01
  ${rest.expectation ?? "expect due 100"}
}
`;

function errorsIn(text: string) {
  return compile({ name: "p.yakkan", text })
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ help, span, japanese, fixes }) => ({
      at: text.slice(span.start, span.end),
      help: help ?? "",
      japanese: japanese.help ?? "",
      fix: fixes[0]?.edits[0]?.text,
    }));
}

/** The one error of what is written otherwise, which quotes what is right; that is no error. */
function checkHelp(place: keyof Parts, wrong: string, at: string, rights: readonly string[]): void {
  const found = errorsIn(product({ [place]: wrong }));
  deepStrictEqual(
    found.map((one) => one.at),
    [at],
    wrong,
  );
  for (const right of rights) {
    ok(found[0]!.help.includes(`\`${right}\``), `${wrong}: ${found[0]!.help}`);
    ok(found[0]!.japanese.includes(`\`${right}\``), `${wrong}: ${found[0]!.japanese}`);
    deepStrictEqual(errorsIn(product({ [place]: right })), [], right);
  }
}

describe("a word of another language", () => {
  it("that begins a term is told how such a term is written", () => {
    const borne = ["deductible 5_000 per incident", "coinsurance pays 80%"];
    for (const [term, at, ...rights] of [
      ["copay 20", "copay", ...borne],
      ["copayment 20%", "copayment", ...borne],
      ["co-pay 20 per incident", "co", ...borne],
      ["SIR 1_000", "SIR", ...borne],
      ["retention 1_000 per incident", "retention", ...borne],
      ["excess 20 each and every loss", "excess", ...borne],
      ["免責 10万円", "免責", ...borne],
      ["自己負担額 1事故につき 10円", "自己負担額", ...borne],
      ["控除 1事故につき 10円", "控除", ...borne],
      ["自己負担率 20%", "自己負担率", "coinsurance pays 90%"],
      ["sublimit 100 for fire", "sublimit", "limit 5_000 per incident"],
      ["sub-limit 100 per incident", "sub", "limit 5_000 per incident"],
      ["てん補限度額 1事故につき 10円", "てん補限度額", "limit 5_000 per incident"],
      ["上限 10円", "上限", "limit 5_000 per incident"],
      ["maximum 100 per incident", "maximum", "limit 30_000 per incident"],
      ["支払割合 80%", "支払割合", "coinsurance pays 80%"],
      ["pays 80% of loss", "pays", "coinsurance pays 80%"],
      ["小損害免責 1事故につき 10円", "小損害免責", "franchise 5_000 per incident"],
      ["超過損害 10円 xs 5円", "超過損害", "layer 5_000 xs 1_000 per incident"],
      ["waiting period 8 hours", "waiting", "deductible 4 of stay_days per incident"],
      ["免責時間 8時間", "免責時間", "deductible 4 of stay_days per incident"],
      ["deductible 8 hours", "hours", "deductible 4 of stay_days per incident"],
      ["支払限度額 30日分", "日分", "limit 30 of stay_days per incident"],
      ["limit: 100 per incident", "limit", "limit 5_000 per incident", "coinsurance pays 80%"],
      ["deductible nil", "nil"],
    ] as const)
      checkHelp("term", term, at, rights);
  });

  it("in a term is told what stands there", () => {
    const slice = "layer 5_000_000 xs 1_000_000 per incident";
    const part = "layer 25% of 5_000_000 xs 5_000_000 per incident";
    for (const [term, at, ...rights] of [
      ["layer 30% share of 1_000 xs 500 per incident", "share", part],
      ["layer 30% po 1_000 xs 500 per incident", "po", part],
      ["layer 1_000 in excess of 500 per incident", "in", slice],
      ["limit 100 excess of 50 per incident", "excess", slice],
      ["limit 100 in excess of 50 per incident", "of", slice],
      ["limit 100 per incident in the aggregate", "in", "limit 2_000_000 per period"],
      ["limit 100 per incident and in the aggregate", "in", "limit 2_000_000 per period"],
      ["limit 100 reinstated once", "reinstated", slice, "limit 15_000_000 per period"],
      ["layer 100 xs 50 per incident reinstated once", "reinstated", slice],
      ["自動復元 1回", "自動復元", slice],
      ["limit 100 each and every loss", "each", "limit 5_000 per incident"],
      ["limit 100 any one occurrence", "any", "limit 5_000 per incident"],
      ["支払限度額 毎事故 10円", "10円", "limit 5_000 per incident"],
      ["支払限度額 10円 1事故", "1", "支払限度額 1事故につき 5,000円"],
      ["支払限度額 1事故 10円", "事故", "支払限度額 1事故につき 5,000円"],
      ["limit 100 per hour", "hour", "limit 5_000 * (outage / 1 hour) per incident"],
    ] as const)
      checkHelp("term", term, at, rights);
    for (const [term, at, help] of [
      ["limit 100 per policy period", "policy", "did you mean `period`?"],
      ["limit 100 per annual period", "annual", "did you mean `policy year`?"],
      ["支払限度額 保険期間中 10円", "保険期間中", "did you mean `保険期間中につき`?"],
      ["coinsurance pays 80/20", "80/20", "which share is paid is a percentage: `80%`"],
      ["coinsurance pays 80", "80", "which share is paid is a percentage: `80%`"],
      ["coinsurance pays 0", "0", ""],
    ] as const)
      deepStrictEqual(
        errorsIn(product({ term })).map((found) => [found.at, found.help]),
        [[at, help]],
      );
    deepStrictEqual(errorsIn(product({ term: "coinsurance pays 4/5" })), []);
  });

  it("that is called is told what is written in its place", () => {
    for (const [wrong, quoted, right] of [
      ["round(cap * 0.3)", "half_up(a)", "half_up(cap * 0.3)"],
      ["ROUND(cap * 0.3, -1)", "half_up(a, 10)", "half_up(cap * 0.3, 10)"],
      ["ceil(cap / 3)", "up(a)", "up(cap / 3)"],
      ["切り上げ(cap / 3)", "up(a)", "up(cap / 3)"],
      ["floor(cap / 3)", "down(a)", "down(cap / 3)"],
      ["abs(cap - 500)", "max(a - b, b - a)", "max(cap - 500, 500 - cap)"],
      ["average(cap, 500)", "(a + b) / 2", "(cap + 500) / 2"],
      ["avg(amount)", "sum(amount) / sum(count)", "sum(amount) / sum(count)"],
      ["cap * sqrt(n)", "x * x", "cap * (n * n)"],
      ["mod(cap, 7)", "n - down(n, 7)", "cap - down(cap, 7)"],
      ["IF(abroad, 5_000, 10_000)", "if abroad then 5_000 else 10_000", "if abroad then 5_000 else 10_000"],
      ["5_000 * countif(amount > 5_000)", "sum(count)", "5_000 * sum(count)"],
      [
        "5_000 * countif(amount > 5_000)",
        "sum(if amount > 5_000 then count else 0)",
        "5_000 * sum(if amount > 5_000 then count else 0)",
      ],
      ["5_000 * hours(outage)", "5_000 * (outage / 1 hour)", "5_000 * (outage / 1 hour)"],
      ["if age(born) >= 18 then 5 else 6", "years(born, found) >= 18", "if years(born, found) >= 18 then 5 else 6"],
      ["if 年齢(born) >= 18 then 5 else 6", "years(born, found)", "if years(born, found) >= 18 then 5 else 6"],
      ["if year_of(found) = 2026 then 5 else 6", "year(a)", "if year(found) = 2026 then 5 else 6"],
      ["if DateDiff(born, found) > 9 then 5 else 6", "days(a, b)", "if days(born, found) > 9 then 5 else 6"],
      ["if today() > found then 5 else 6", "facts of incident { notified : date }", "if born > found then 5 else 6"],
      ["if date(2026, 4, 1) < found then 5 else 6", "2026-04-01", "if 2026-04-01 < found then 5 else 6"],
      ["if contains(country, us) then 5 else 6", "country is us", "if country is us then 5 else 6"],
    ] as const) {
      const [found, ...others] = errorsIn(product({ term: `limit (${wrong}) per incident` }));
      deepStrictEqual(others, [], wrong);
      match(found!.at, /^[\p{L}_]+$/u, wrong);
      for (const help of [found!.help, found!.japanese]) ok(help.includes(`\`${quoted}\``), `${wrong}: ${help}`);
      deepStrictEqual(errorsIn(product({ term: `limit (${right}) per incident` })), [], right);
    }
    for (const [wrong, right] of [
      ["MAX(cap, 5)", "max"],
      ["larger(cap, 5)", "max"],
      ["minimum(cap, 5)", "min"],
      ["smaller(amount)", "smallest"],
    ] as const)
      strictEqual(errorsIn(product({ term: `limit ${wrong} per incident` }))[0]?.fix, right, wrong);
    match(errorsIn(product({ term: "limit outage * 5_000 per incident" }))[0]!.help, /`5_000 \* \(outage \/ 1 hour\)`/);
  });

  it("in an expression is told how that is written", () => {
    for (const elif of ["elif", "elsif", "elseif", "ELSIF"]) {
      const term = (word: string): string => `limit (if abroad then 1 ${word} n > 3 then 2 else 3) per incident`;
      deepStrictEqual(
        errorsIn(product({ term: term(elif) })).map(({ at, fix }) => [at, fix]),
        [[elif, "else if"]],
      );
      deepStrictEqual(errorsIn(product({ term: term("else if") })), []);
    }
    const choice = "if abroad then 5_000 else 10_000";
    for (const wrong of ["limit (abroad ? 1 : 2) per incident", "limit if(abroad, 1, 2) per incident"]) {
      const found = errorsIn(product({ term: wrong }));
      strictEqual(found.length, 1, wrong);
      ok(found[0]!.help.includes(`\`${choice}\``), found[0]!.help);
    }
    deepStrictEqual(errorsIn(product({ term: `limit ${choice} per incident` })), []);
    for (const [test, at, right] of [
      ["and(abroad, n > 3)", "and", "abroad and amount > 5_000"],
      ["country is us, ca", ",", "country in (us, ca)"],
      ["country in us, ca", ",", "country in (us, ca)"],
      ["country is one of us, ca", "of", "country in (us, ca)"],
      ["country is either us or ca", "us", "country in (us, ca)"],
      ["country が us、ca のいずれか", "、", "country in (us, ca)"],
      ["country が us である", "である", "country is us"],
      ["country が us を除く", "を除く", "country is not us"],
      ["country が us 以外", "以外", "country is not us"],
      ["n が 5 以上 10 以下", "10", "n >= 1 and n <= 5"],
      ["n in 1..5", "1", "n >= 1 and n <= 5"],
      ["abroad is true", "abroad is true", "abroad is yes"],
      ["abroad is not false", "abroad is not false", "abroad is not no"],
    ] as const) {
      const found = errorsIn(product({ rule: `require ${test}` }));
      deepStrictEqual(
        found.map((one) => one.at),
        [at],
        test,
      );
      for (const help of [found[0]!.help, found[0]!.japanese]) ok(help.includes(`\`${right}\``), `${test}: ${help}`);
      deepStrictEqual(errorsIn(product({ rule: `require ${right}` })), [], right);
    }
    for (const [test, at, fix] of [
      ["true", "true", "yes"],
      ["abroad && n > 3", "&&", "and"],
      ["country が us か ca", "か", "または"],
    ] as const)
      deepStrictEqual(
        errorsIn(product({ rule: `require ${test}` })).map((found) => [found.at, found.fix]),
        [[at, fix]],
      );
    match(errorsIn(product({ rule: "covered when found during the policy period" }))[0]!.help, /`during period`/);
  });

  it("of a head, an exclusion or an expectation is told where that is said", () => {
    checkHelp("member", `head k "片付" en "Clearing" for fire`, "fire", []);
    for (const right of [
      `head k "片付" en "Clearing" { covers fire }`,
      `covers fire for k  head k "片付" en "Clearing"`,
    ])
      deepStrictEqual(errorsIn(product({ member: right })), []);
    for (const items of ["item phone, mail", 'item phone "電話", mail "郵便"'])
      match(errorsIn(product({ term: items }))[0]!.help, /`item phone \| mail`/);
    deepStrictEqual(errorsIn(product({ term: "item phone | mail" })), []);
    match(errorsIn(product({ rule: "covers fire for h, h and h" }))[0]!.help, /`for fire, flood`/);
    match(errorsIn(product({ term: "limit 100 * stay_days * days" }))[0]!.help, /`per incident`/);
    match(errorsIn(product({ member: "費目 片付 対象 火災" }))[0]!.help, /`covers fire for h`/);
    match(errorsIn(product({ rule: "exclude abroad" }))[0]!.help, /^`exclusions` stands in the braces of the product/);
    for (const [wrong, at, right] of [
      ["expect 100", "100", "due"],
      ["expect benefit 100", "benefit", "due"],
      ["期待 支払保険金 100", "支払保険金", "due"],
      ["expect left 5", "left", "left costs"],
      ["expect left h 99_900", "h", `left "costs:limit:period:1"`],
    ] as const) {
      const found = errorsIn(product({ expectation: wrong }));
      deepStrictEqual(
        found.map((one) => one.at),
        [at],
        wrong,
      );
      match(found[0]!.help, new RegExp(`\`(?:expect )?${right}[ \`]`), wrong);
      deepStrictEqual(errorsIn(product({ expectation: `expect ${right} 100` })), [], right);
    }
  });

  it("is quoted in the words of a Japanese file so that it is right there", async () => {
    const japanese = await formatted(product({}), "ja");
    const withTerm = (term: string): string => japanese.replace(/支払限度額 1事故につき 50_000/, term);
    for (const wrong of [
      "免責 10万円",
      "上限 10円",
      "支払割合 80%",
      "小損害免責 10円",
      "超過損害 10円",
      "自己負担率 20%",
      "免責時間 8時間",
      "支払限度額 10円 each",
      "自動復元 1回",
      "層 30% share 1_000 xs 500",
      "支払限度額 1時間につき 10円",
    ]) {
      const found = errorsIn(withTerm(wrong));
      strictEqual(found.length, 1, wrong);
      const quoted = [...found[0]!.help.matchAll(/`([^`]+)`/g)].map(([, text]) => text!);
      const terms = quoted.filter((text) => /^(?:支払限度額|免責金額|フランチャイズ|縮小支払割合|層) /.test(text));
      ok(terms.length > 0, `${wrong}: ${found[0]!.help}`);
      for (const term of terms) deepStrictEqual(errorsIn(withTerm(term)), [], term);
    }
  });

  it("is a name like any other where the product declares it", () => {
    const own = (text: string): string =>
      text
        .replaceAll("cap ", "retention ")
        .replaceAll(/\bn\b/g, "age")
        .replace('head h "', 'head excess "')
        .replace("loss h", "loss excess");
    deepStrictEqual(errorsIn(own(product({ rule: "require age >= 1", term: "limit retention per incident" }))), []);
    // Of what the product calls so something else may be meant.
    deepStrictEqual(
      errorsIn(own(product({ rule: "require age(born) >= 18" }))).map(({ help }) => help),
      [""],
    );
  });
});

describe("what has no way out by its message alone", () => {
  const helpsOf = (parts: Parts): readonly string[] => errorsIn(product(parts)).map(({ help }) => help ?? "");

  it("says where a condition on what was lost stands", () => {
    const [help, ...more] = helpsOf({ rule: `require big "大" en "Big": loss(h) > 10` });
    match(help!, /`coinsurance pays if loss\(h\) > 100_000 then 100% else 0%`/);
    deepStrictEqual(more, []);
    deepStrictEqual(helpsOf({ term: "coinsurance pays if loss(h) > 100_000 then 100% else 0%" }), []);
  });

  it("says how a span is as long as something says", () => {
    for (const until of ["n months after found", "(2 * n) days after found"])
      match(helpsOf({ rule: `window from found until ${until}` })[0]!, /a column of a table that holds spans/);
    const own = `table waits "期間" en "Waits" by country { wait "期間" en "Wait"  us : 3 months  ca : 1 year }`;
    deepStrictEqual(helpsOf({ own, rule: "window from found until wait after found" }), []);
  });

  it("says where a quantity is counted beside layers, and how digits are grouped", () => {
    match(helpsOf({ term: "layer { limit 10 of stay_days per incident }" })[0]!, /in front of the layers/);
    match(helpsOf({ term: "limit 2,500_000円 per incident" })[0]!, /`2_500_000` or `2,500,000円`/);
  });
});
