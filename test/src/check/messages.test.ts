// What is said of mistakes that are easily made, and what to do about them.
import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import { renderDiagnostic } from "@yakkan/compiler/diagnostics/render.js";
import { quotedInJapanese } from "@yakkan/compiler/diagnostics/file-keywords.js";
import { validate } from "@yakkan/compiler/interpret/validate.js";
import { englishLeftIn } from "./japanese.js";
import { formatted } from "../format/formatted.js";
import { filesIn } from "../support/files.js";
import { loadProduct } from "../support/run-emitted.js";

const product = (term: string, scenario = ""): string => `product p "商品" en "Product" {
  edition 2026-04-01
  contract { cap "限度額" en "Cap" : money 0 .. 10_000_000 }
  facts of incident { found "発見日" en "Found" : date }
  triggers { leak "漏えい" en "Leak" }
  section costs "費用" en "Costs" {
    covers leak
    covered when found during period
    head response "対応" en "Response"
    ${term}
  }
}
contract usual for p { cap 5_000_000  period from 2026-04-01 to 2027-04-01 }
scenario "s" for p {
  contract usual
  incident { leak  found 2026-05-01 }
  ${scenario === "" ? "loss response 100 on 2026-05-01" : scenario}
  expect due 100
}
`;

/** The first error: where, what it says and what helps, in English and in Japanese, and what the fix writes. */
function errorIn(text: string) {
  const { diagnostics } = compile({ name: "p.yakkan", text });
  const found = diagnostics.find(({ severity }) => severity === "error");
  return (
    found && {
      at: text.slice(found.span.start, found.span.end),
      message: found.message,
      help: found.help,
      japanese: found.japanese.help,
      fix: found.fixes[0]?.edits[0]?.text,
    }
  );
}

/** All that is told of a text, whatever it is of. */
function codesIn(text: string): string[] {
  return compile({ name: "p.yakkan", text }).diagnostics.map(({ code }) => code);
}

describe("a message", () => {
  it("shows of a very long line what is around its place", () => {
    const facts = Array.from({ length: 100 }, (_, n) => `fact_${n} : ${n === 60 ? "dat" : "date"}`).join("  ");
    const line = `  facts of incident { ${facts} }`;
    const compiled = compile({ name: "p.yakkan", text: `product p "P" {\n${line}\n}\n` });
    const at = line.indexOf("dat  ");
    const found = compiled.diagnostics.find(({ code }) => code === "syntax/unexpected");
    const [, place, shown, marks] = renderDiagnostic(found!, compiled.sources).split("\n");
    strictEqual(place, `   p.yakkan:2:${at + 1}`);
    strictEqual(shown, `2 | …${line.slice(at - 60, at + 180)}…`);
    strictEqual(marks, `  | ${" ".repeat(61)}^^^`);
  });

  it("is one where a mark has no other half, commas group nothing, or a word in front of a name is misspelt", () => {
    const sound = product("limit 1_000 per incident");
    const onOneLine = sound.slice(0, sound.indexOf("contract usual")).replace(/\s+/g, " ");
    for (const [text, at, code, help] of [
      [
        sound.replace("    covers leak", "    /* not closed\n    covers leak"),
        "/*",
        "syntax/unreadable",
        /between `\/\*` and/,
      ],
      [sound.replace('leak "漏えい"', 'leak "漏えい'), '"', "syntax/unreadable", /ends on its line/],
      [product("limit 1,00円 per incident"), "1,00円", "syntax/unreadable", /group three digits each/],
      [sound.replace("covered when", "coverd when"), "coverd", "syntax/unexpected", /did you mean/],
      [sound.replace('found "発見日" en "Found" : date', "found = date"), "=", "syntax/unexpected", undefined],
      [`${onOneLine} }`, "}", "syntax/unexpected", undefined],
      [onOneLine.replace(/} *$/, ""), "", "syntax/unexpected", undefined],
    ] as const) {
      const found = errorIn(text);
      deepStrictEqual([found?.at, codesIn(text).filter((one) => !one.startsWith("lint/"))], [at, [code]], text);
      if (help !== undefined) match(found!.help!, help);
    }
    deepStrictEqual(codesIn(product("limit min(1,000,000円, cap,2_000円) per incident")), []);
  });

  it("says by one error how a loss, what is due in all, values of a row and a term that is not there are written", () => {
    const table = `low : 10円, 20円, 30円\n  high : 40円 50円 60円`;
    const withTable = product("limit first + second + third per incident").replace(
      "  triggers",
      `  facts of incident { level "級" en "Level" : one of low "低" en "Low", high "高" en "High" }
  table rates "率" en "Rates" by level { first second third\n  ${table} }\n  triggers`,
    );
    for (const [text, at, help, codes] of [
      [product("", "loss of 500 for response"), "of", /`loss repair 5_000`/, ["syntax/unexpected"]],
      [product("", "loss 500 response"), "500", /`loss repair 5_000`/, ["syntax/unexpected"]],
      [product("").replace("expect due", "expect total"), "total", /`due`/, ["name/unknown"]],
      [product("").replace("expect due", "expect 合計"), "合計", /`due`/, ["name/unknown"]],
      [withTable, ",", /`low : 10 20`/, ["syntax/unexpected", "syntax/unexpected"]],
      [
        product("limit cap per incident\n    no deductible"),
        "no deductible",
        /a term that is not there is left out/,
        ["syntax/unexpected"],
      ],
      [product("no limit"), "no limit", /a term that is not there is left out/, ["syntax/unexpected"]],
      [
        product("no deductible per incident and period for leak"),
        "no deductible per incident and period for leak",
        /a term that is not there is left out/,
        ["syntax/unexpected"],
      ],
      [
        product("require cap for leak\n    limit cap per incident"),
        "for",
        /`require for h: amount > 0`/,
        ["syntax/unexpected"],
      ],
      [
        product("").replace("  triggers", "  let least = if cap > 5 then 5 else : 10\n  triggers"),
        ":",
        /stands right behind `then` and `else`/,
        ["syntax/unexpected"],
      ],
      [
        withTable.replace(/low : .*\n/, "low : 10円 20円 30円\n").replace("high :", "else :"),
        "else",
        /for all the rest lists what it is for, `fire, water : 5_000`/,
        ["syntax/reserved-name"],
      ],
    ] as const) {
      const error = errorIn(text);
      strictEqual(error?.at, at);
      match(error?.help ?? "", help);
      deepStrictEqual(
        codesIn(text).filter((code) => code !== "choice/unused"),
        codes,
      );
    }
  });

  it("says that what was paid earlier is not kept by trigger", () => {
    for (const name of ["earlier", "earlier_largest", "earlier_times"])
      match(
        errorIn(product(`limit cap - ${name}(response for leak) per incident`))?.help ?? "",
        /kept by head and not by trigger/,
      );
    strictEqual(errorIn(product("limit min(cap, 5 for leak) per incident"))?.help, undefined);
  });

  it("is none where a test follows what a named rule is for, with a colon or without", () => {
    for (const rule of [
      "late for leak: cap > 5",
      "late for leak, flood not cap > 5",
      "late for all but leak (cap) > 5",
    ])
      deepStrictEqual(
        errorIn(product(`require ${rule}`).replace(/(triggers \{.*) \}/, '$1 flood "水" en "Flood" }')),
        undefined,
      );
    deepStrictEqual(errorIn(product("条件 late 対象 leak 以外 cap > 5")), undefined);
  });

  it("says how the most and the least that is borne are written", () => {
    for (const [wrong, right] of [
      ["deductible 30_000 max per incident", /`borne at most 30_000 per incident`/],
      ["deductible 30_000 per incident maximum 50_000", /`borne at most 30_000 per incident`/],
      ["deductible 2% of loss per incident minimum 5_000", /`deductible max\(5_000, 2% of loss\) per incident`/],
      ["limit 60 days per incident", /`limit 60 of stay_days`/],
      ["deductible 4 days per claim", /`stay_days : whole/],
      ["limit 10m per incident", /`5_000_000`/],
      ["limit 5 million per incident", /`5_000_000`/],
      ["layer 5_000 excess of 1_000 per incident", /`xs`/],
      ["limit 5 per incident 保険期間中につき 3", /write its word again/],
      ["layer 5_000 xs 1_000 per incident and period", /a limit behind the layers/],
    ] as const) {
      const found = errorIn(product(wrong));
      match(found?.help ?? "", right, wrong);
    }
  });

  it("is one for one mistake, and says what to write", () => {
    const facts = (text: string): string =>
      text
        .replace("facts of incident {", "facts of incident { told : date  kind : one of fire, flood  size : number")
        .replace("triggers {", "unit place { tiv : money }  triggers {");
    for (const [wrong, right] of [
      ["layer 25% part of 5_000 xs 5_000 per incident", /`layer 25% of 5_000_000 xs/],
      ["layer 5_000 excess of 5_000 per incident", /`xs`/],
      ["require size ≥ 5", /`>=`/],
      ["require size − 5 > 3", /`-`/],
      ["require size == 5", /one `=`/],
      ["require size != 5", /`<>`/],
      [`require kind is "fire"`, /`country is us`/],
      ["require size between 1 and 5", /`n >= 1 and n <= 5`/],
      ["require size is 2", /`n = 2`/],
      ["require size > 2 @brochure", /`@brochure\(p\.2\)`/],
      ["支払限度額 期間中 1億円", /`limit 2_000_000 per period`/],
      ["支払限度額 1事故につき 1億円、保険期間中につき 3億円", /is a term of its own/],
      ["require told before 3 days after found", /`incurred within 3 days after found`/],
      ["limit 5 xs 5 per incident", /`layer 5_000_000 xs/],
      ["limit €5_000 per incident", /`5_000`/],
      ["limit 5 per incident and 10 per period", /`limit 2_000_000 per period`/],
      ["limit 5 per incident, 10 per period", /`limit 2_000_000 per period`/],
      ["limit 5 per occurrence", /`incident`/],
      ["limit 2% of tiv per place", /`place\.tiv`/],
      ["require 12 hours >= 8", /`12 hours >= 8 hours`/],
      ["支払限度額 1事故につき 1千万円", /1,000万円/],
      ["window from found until 12 months", /`12 months after …`/],
      ["sublimit 5 per incident", /`limit 5_000 per incident`/],
      ["縮小支払割合 1事故につき 50%", /`80%`/],
      [`exclusions { war "戦争" : bool }`, /beside its sections/],
      [`head a "甲" { item x requires approval | y }`, /list of its own/],
      ["deductible 5 per incident borne at least 50_000", /`deductible max\(5_000, 2% of loss\)/],
      ["limit 1e6 per incident", /`limit 1_000_000 per incident`/],
      ["limit 1.000.000 per incident", /`limit 1_000_000 per incident`/],
      ["limit 1 000 000 per incident", /`limit 1_000_000 per incident`/],
      ["limit USD 1_000_000 per incident", /`limit 1_000_000 per incident`/],
      ["limit none per incident", /`unlimited`/],
      [`frame f "F" for leak { head g "G" }`, /`covers wind`/],
      ["deductible 500 per incident if not cap > 5", /behind `when`/],
      ["deductible 500 per incident unless cap > 5", /behind `when`/],
      ["require told before period.from", /`told < period\.from`/],
      ["deductible greater of 5_000 and 10% of loss per incident", /`max\(5_000, 10% of loss\)`/],
      ["deductible lesser of 5% of loss and 10_000 per incident", /`min\(5% of loss, 10_000\)`/],
      ["免責金額 1事故につき 損害 の 5% ただし 1万円 以上", /`deductible max\(5_000, 2% of loss\) per incident`/],
      ["縮小てん補割合 80%", /`coinsurance pays 80%`/],
      ["自己負担限度額 1事故につき 10万円", /`borne at most 30_000 per incident`/],
      ["limit 5% of amount per incident", /`loss`.*`per loss`/],
      ["coinsurance pays 66 2/3%", /`pays \(2 \/ 3\)`/],
      ["coinsurance pays 80 %", /`80%`/],
      ["require size > 5 or <= 2", /`n > 5 or n <= 2`/],
      ["head a “A”", /`"A"`/],
      ["縮小支払割合 9割", /`90%`/],
      ["自己負担割合 30%", /which share is paid/],
      ["免責日数 4日", /`deductible 4 of stay_days per incident`/],
      ["require told が found から 30日 以内", /翌日から 30日 以内`.*からその日を含めて/],
      ["require told < found の 30日後", /`d の翌日から 30日`/],
      ["支払限度額 1事故1名につき 10円", /`insured`/],
      ["limit 1 time per kind per 60 days", /its day is a fact/],
      ["limit 1 time per loss per period", /`limit 1 of count per period`/],
      ["limit 2 times per loss", /`limit 2 of count per period`/],
      [
        `head a "甲" = 50円  head b "乙" for each loss = 100円 - left(a)`,
        /`= … \{ deductible left\(a\) per incident \}`/,
      ],
      [`head a "甲" { item x (requires approval) | y }`, /list of its own/],
    ] as const) {
      const text = facts(product(wrong));
      const { diagnostics } = compile({ name: "p.yakkan", text });
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      deepStrictEqual(errors.length, 1, `${wrong}: ${errors.map(({ message }) => message).join("; ")}`);
      match(errors[0]!.help ?? "", right, wrong);
    }
  });

  it("says where a unit is stated that stands among what is stated, or without its word", () => {
    const shops = (contract: string, incident: string, schedule = "", units = ""): string => `product p "商品" {
  edition 2026-04-01
  contract { schedule shop }
  unit shop "店舗" { own "自己所有" : bool }
  facts of shop { open "営業中" : bool }
  triggers { fire "火災" }
  section property "財産" {
    covers fire
    covered at any time
    require shop.own and shop.open
    head building "建物"
  }
}
scenario "s" for p {
  contract { period from 2026-04-01 to 2027-04-01  ${contract} }
  ${schedule}
  incident { fire  ${incident} }
  ${units}
  loss building 100 for shop S
  expect due 100
}
`;
    const [scheduled, stated] = ["schedule shop S { own }", "unit shop S { open }"];
    deepStrictEqual(compile({ name: "p.yakkan", text: shops("", "", scheduled, stated) }).diagnostics, []);
    for (const [at, wrong] of [
      ["{", shops("shop S { own }", "", "", stated)],
      ["{", shops(scheduled, "", "", stated)],
      ["unit shop S {", shops("", stated, scheduled)],
      ["shop S {", shops("", "", "shop S { own }", stated)],
    ] as const) {
      deepStrictEqual(codesIn(wrong), ["syntax/unexpected"], wrong);
      const found = errorIn(wrong)!;
      strictEqual(found.at, at, wrong);
      for (const help of [found.help, found.japanese]) match(help!, /`schedule shop S \{ … \}`.*`unit shop S \{ … \}`/);
    }
  });

  it("says what is not excluded, and where a trigger stands in a scenario", () => {
    const excluded = product("").replace("triggers {", `exclusions { war "戦争" : bool except late }  triggers {`);
    match(errorIn(excluded)?.help ?? "", /`war : bool unless abroad`/);
    const trigger = product("").replace("incident { leak  found 2026-05-01 }", "incident leak");
    match(errorIn(trigger)?.help ?? "", /`\{ leak … \}`/);
  });

  it("takes days of a quantity for its number, whose facts of loss can be read", () => {
    const counted = product("limit 60 days of stay per incident").replace(
      "triggers {",
      "facts of loss { stay : whole }  triggers {",
    );
    const { diagnostics } = compile({ name: "p.yakkan", text: counted });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    deepStrictEqual(
      errors.map(({ code, help }) => [code, help]),
      [["type/mismatch", "as a number: `60`"]],
    );
  });

  it("proposes a fact with a time where hours are counted from the day of a line", () => {
    const found = errorIn(product("require incurred within 72 hours after found"));
    match(found?.help ?? "", /`occurred <= found \+ 72 hours`, where .*`occurred : datetime`/);
  });

  it("spells what it proposes in the words of the file, except a word that the file has made its own", async () => {
    const days = await formatted(product("limit 5 per incident"), "ja");
    const helpOf = (wrong: string): string => errorIn(days.replace(/支払限度額 1事故につき 5円?/, wrong))?.help ?? "";
    match(helpOf("支払限度額 1事故につき 60日"), /`支払限度額 stay_days のうち 60`/);
    match(helpOf("支払限度額 1事故につき 2回"), /`支払限度額 保険期間中につき 2回`.*`免責金額 保険期間中につき 1回`/);
    const hidden = days.replace(/found "発見日"/, `日数 "日数" : 整数 = 0 found "発見日"`);
    const called = errorIn(hidden.replace(/支払限度額 1事故につき 5円?/, "条件 日数(found, found) < 5"));
    match(called?.help ?? "", /hides.*`days\(…\)`/);
    strictEqual(called?.fix, "days");
    // In a period the word is what it is.
    const own = days.replaceAll("found", "始期");
    deepStrictEqual(errorIn(own), undefined);
  });

  it("is about braces alone where it was guessed which belong together", () => {
    const text = `product m "商品" {
 edition 2026-01-01
  triggers { fire "火災" }
 section s "補償" {
 covers fire
 covered at any time
 head a "甲" {
 limit 5 per incident
 head b "乙"
 }

}`;
    const { diagnostics } = compile({ name: "p.yakkan", text });
    deepStrictEqual([...new Set(diagnostics.map(({ code }) => code))].sort(), ["syntax/unclosed", "syntax/unopened"]);
  });

  it("says what is written where dates, members, or yes and no are joined as numbers are", () => {
    const facts = (text: string): string =>
      text.replace("facts of incident {", "facts of incident { told : date  late : bool  kind : one of fire, flood");
    for (const [test, right, fix] of [
      ["kind = fire", /`kind is fire`/, "kind is fire"],
      ["kind <> fire", /`kind is not fire`/, "kind is not fire"],
      ["late = yes", /`late`$/, "late"],
      ["late <> yes", /`not late`/, "not late"],
      ["(late or kind is fire) = no", /`not \(late or kind is fire\)`/, "not (late or kind is fire)"],
      ["told < found + 3 days", /`3 days after found`/, "3 days after found"],
      ["told < 3 days + found", /`3 days after found`/, "3 days after found"],
      ["told > found - 3 days", /`3 days before found`/, "3 days before found"],
      ["told - found <= 30 days", /`days\(found, told\) <= 30`/, undefined],
    ] as const) {
      const found = errorIn(facts(product(`require ${test}`)));
      match(found?.help ?? "", right, test);
      strictEqual(found?.fix, fix, test);
      ok(found?.japanese !== undefined && found.japanese !== found.help, test);
    }
    // What is called as a member is, is something else.
    const both = facts(product("require kind = cap")).replace("fire, flood", "cap, flood");
    deepStrictEqual(errorIn(both)?.help, undefined);
    match(errorIn(product("limit (1 + 50%) の cap per incident"))?.help ?? "", /`cap の \(1 \+ 50%\)`/);
  });

  it("says how the first row of a table begins, and that a cell divides nothing", () => {
    const table = (rows: string): string =>
      product("limit part of cap per incident")
        .replace("triggers {", `table t by n { part ${rows} }  triggers {`)
        .replace("facts of incident {", "facts of incident { n : whole 0 .. 9");
    match(errorIn(table("under 1 : 50%  1 .. : 60%"))?.help ?? "", /`\.\. under 1`/);
    match(errorIn(table(".. under 1 : 1\n/ 3  1 .. : 60%"))?.help ?? "", /a column for each number/);
    strictEqual(errorIn(table(".. under 1 : 50%  1 .. : 60%")), undefined);
  });

  it("says that a row for all above or below a number is a band, in the words of the file", () => {
    const table = (rows: string): string =>
      product("limit part of cap per incident")
        .replace("triggers {", `table t by n { part ${rows} }  triggers {`)
        .replace("facts of incident {", "facts of incident { n : whole 0 .. 99");
    for (const [rows, at, band] of [
      ["0 .. 30 : 50%  over 30 : 60%", "over 30", "over 30 .."],
      ["0 .. 30 : 50%  30 over : 60%", "30 over", "30 over .."],
      ["0 .. 30 : 50%  超 30 : 60%", "超 30", "超 30 .."],
      ["0 .. 30 : 50%  30 超 : 60%", "30 超", "30 超 .."],
      ["30 .. : 50%  under 30 : 60%", "under 30", ".. under 30"],
      ["30 .. : 50%  未満 30 : 60%", "未満 30", ".. 未満 30"],
      ["30 .. : 50%  30 未満 : 60%", "30 未満", ".. 30 未満"],
      ["over 30 : 50%  0 .. 30 : 60%", "over 30", "over 30 .."],
      ["30 超 : 50%  0 .. 30 : 60%", "30 超", "30 超 .."],
      ["未満 30 : 50%  30 .. : 60%", "未満 30", ".. 未満 30"],
      ["30 未満 : 50%  30 .. : 60%", "30 未満", ".. 30 未満"],
      ["0, over 30 : 50%  1 .. 30 : 60%", "over 30", "over 30 .."],
    ] as const) {
      const text = table(rows);
      const found = errorIn(text);
      deepStrictEqual([found?.at, found?.fix], [at, band], rows);
      ok(found?.help?.includes(band) && found.japanese?.includes(band), rows);
      // The one error is all that is wrong, and the fix is right.
      deepStrictEqual(codesIn(text), ["table/open-band"], rows);
      deepStrictEqual(codesIn(text.replace(at, band)), [], rows);
    }
  });

  it("says which parentheses a share behind a quotient lacks", async () => {
    const pays = (share: string): string => product(`coinsurance pays min(100%, ${share})`);
    for (const [share, divisor, whole] of [
      ["5_000 / cap の 80%", "5_000 / (cap の 80%)", "(5_000 / cap) の 80%"],
      ["2 * 5_000 / cap の 80%", "2 * 5_000 / (cap の 80%)", "(2 * 5_000 / cap) の 80%"],
      [
        "(5_000 + 1) / (cap + 1) の (1 - 20%)",
        "(5_000 + 1) / ((cap + 1) の (1 - 20%))",
        "((5_000 + 1) / (cap + 1)) の (1 - 20%)",
      ],
    ] as const) {
      const text = pays(share);
      const { diagnostics } = compile({ name: "p.yakkan", text });
      const found = diagnostics.filter(({ severity }) => severity === "error");
      deepStrictEqual(
        found.map(({ code }) => code),
        ["type/share-of-quotient"],
        share,
      );
      strictEqual(text.slice(found[0]!.span.start, found[0]!.span.end), share);
      deepStrictEqual(
        found[0]!.fixes.map(({ edits }) => edits[0]!.text),
        [divisor, whole],
      );
      for (const right of [divisor, whole]) {
        strictEqual(errorIn(pays(right)), undefined, right);
        // The parentheses are kept, and in English the same is said.
        const english = await formatted(pays(right), "en");
        const japanese = await formatted(english, "ja");
        ok(japanese.includes(right), japanese);
        strictEqual(await formatted(japanese, "en"), english);
      }
    }
    for (const right of ["cap の 80% / 5_000", "cap / 2 * 3 の 80%", "3 * cap の 80%"])
      strictEqual(errorIn(product(`limit max(cap, ${right}) per incident`)), undefined, right);
    // A comment would end elsewhere.
    deepStrictEqual(errorIn(pays("5_000 / // one\n cap の 80%"))?.fix, undefined);
  });

  it("says of which of two sums a share may be, in the language in which it stands beside both", async () => {
    const limited = (amount: string): string => product(`limit ${amount} per incident`);
    for (const [open, one, both] of [
      [
        "10% of loss(response) + loss(costs)",
        "(10% of loss(response)) + loss(costs)",
        "10% of (loss(response) + loss(costs))",
      ],
      [
        "損害(response) + 損害(costs) の 10%",
        "損害(response) + (損害(costs) の 10%)",
        "(損害(response) + 損害(costs)) の 10%",
      ],
      [
        "5円 + 損害(response) + 損害(costs) の 10%",
        "5円 + 損害(response) + (損害(costs) の 10%)",
        "(5円 + 損害(response) + 損害(costs)) の 10%",
      ],
      [
        "10% of loss(response) + cap + loss(costs)",
        "(10% of loss(response)) + cap + loss(costs)",
        "10% of (loss(response) + cap + loss(costs))",
      ],
      [
        "loss(costs) + 10% of loss(response) + loss(costs)",
        "loss(costs) + (10% of loss(response)) + loss(costs)",
        "loss(costs) + 10% of (loss(response) + loss(costs))",
      ],
      // In Japanese the share stands behind all that it may be of, whatever that is.
      ["cap + 損害(costs) の 10%", "cap + (損害(costs) の 10%)", "(cap + 損害(costs)) の 10%"],
      ["損害(response) - cap の 10%", "損害(response) - (cap の 10%)", "(損害(response) - cap) の 10%"],
      ["cap - 5円 の 10% + 1円", "cap - (5円 の 10%) + 1円", "(cap - 5円) の 10% + 1円"],
      ["cap * 2 + cap の 10%", "cap * 2 + (cap の 10%)", "(cap * 2 + cap) の 10%"],
      ["cap - 損害(costs) の (1 - 20%)", "cap - (損害(costs) の (1 - 20%))", "(cap - 損害(costs)) の (1 - 20%)"],
    ] as const) {
      const text = limited(open);
      const found = compile({ name: "p.yakkan", text }).diagnostics.filter(({ severity }) => severity === "error");
      deepStrictEqual(
        found.map(({ code, span, fixes }) => [
          code,
          text.slice(span.start, span.end),
          fixes.map(({ edits }) => edits[0]!.text),
        ]),
        [["type/share-of-sum", open, [one, both]]],
      );
      // What is open stays so.
      ok((await formatted(text, open.includes("の") ? "ja" : "en")).includes(open));
      for (const right of [one, both]) {
        strictEqual(errorIn(limited(right)), undefined, right);
        const english = await formatted(limited(right), "en");
        const japanese = await formatted(english, "ja");
        ok((right.includes("の") ? japanese : english).includes(right), right);
        for (const other of [english, japanese]) strictEqual(errorIn(other), undefined, other);
        strictEqual(await formatted(japanese, "en"), english);
      }
    }
    for (const right of [
      "10% of (loss(response)) + loss(costs)",
      "80% of loss(response) - loss(costs) + 5_000",
      "loss(costs) + 10% of loss(response)",
      "10% of loss(costs) + cap",
      "損害(costs) の 10% + 損害(response)",
      "損害(costs) の 10% + 損害(response) の 20%",
      "cap の 10% - 損害(response) の 5%",
      "cap * 10% + cap の 5%",
      "cap の (10% + 50% の 50%)",
      "cap の (1 - 50% の 50%)",
      "cap + (cap) の 10%",
      "cap + (cap + 1円) の 10%",
      "cap - 10% of loss(costs)",
      "cap + 10% of loss(costs) * 2",
      "cap + 10% of loss(costs) - 20% of cap + 30% of 5_000",
      "cap - 20% of 10% of cap",
    ]) {
      strictEqual(errorIn(limited(right)), undefined, right);
      for (const language of ["ja", "en"] as const) {
        const once = await formatted(limited(right), language);
        strictEqual(errorIn(once), undefined, once);
        strictEqual(await formatted(once, language), once);
      }
    }
  });

  it("says what a head loses that replaces another", () => {
    const told = (before: string, after: string): readonly (string | undefined)[] => {
      const text = `${product("").replace(/head response[^\n]*/, before)}
        product group extends p { edition 2026-10-01  replace ${after} }`;
      const found = compile({ name: "p.yakkan", text }).diagnostics.filter(({ code }) => code === "extend/terms-gone");
      return found.map(({ help }) => help);
    };
    const limited = 'head response "対応" { limit 5円 per incident }';
    const counted = "head response = 5 { limit 5円 per incident }";
    for (const after of ["head response", 'head response "対応費用" requires approval'])
      deepStrictEqual(told(limited, after), [
        "`change head response { … }` keeps them; where they are to go, write `{ }` behind it",
      ]);
    deepStrictEqual(told(counted, "head response = 6"), [
      "write them in its braces; where they are to go, write `{ }` behind it",
    ]);
    for (const [before, after] of [
      [limited, "head response { }"],
      [limited, "head response { limit 6円 per incident }"],
      [limited, "head response = 6"],
      ['head response "対応" requires approval', "head response"],
      ["head response { require cap > 5 }", "head response"],
    ] as const)
      deepStrictEqual(told(before, after), [], after);
  });

  it("says how an amount is divided by a share of another", () => {
    for (const [wrong, right] of [
      ["cap / 80% of cap", "cap / (80% of cap)"],
      ["2 * cap / (100% - 20%) of cap", "2 * cap / ((100% - 20%) of cap)"],
      ["5_000 / 80% of cap", "5_000 / (80% of cap)"],
    ] as const) {
      const found = errorIn(product(`coinsurance pays min(100%, ${wrong})`));
      deepStrictEqual([found?.at, found?.fix], [wrong, right]);
      ok(found?.help?.includes(right) && found.japanese?.includes(right), wrong);
      strictEqual(errorIn(product(`coinsurance pays min(100%, ${right})`)), undefined);
    }
    strictEqual(errorIn(product("limit 1 / 3 of cap per incident")), undefined);
  });

  it("is one of one slip, at the slip, with advice that mends it", () => {
    const withHead = (inside: string): string => product("").replace('en "Response"', `en "Response" { ${inside} }`);
    const table = (column: string): string =>
      product("limit rates.most per incident", "").replace(
        "triggers {",
        `facts of incident { low "低" en "Low" : bool }
  table rates "表" en "Rates" by low { ${column}  yes : 5円  no : 6円 }
  triggers {`,
      );
    for (const [wrong, at, right] of [
      [withHead("limit cap per incident for the leak"), "the", withHead("limit cap per incident for leak")],
      [product("limit cap per incident for head response"), "head", product("limit cap per incident for response")],
      [product("limit cap per incident for the head response"), "the head", product("limit cap per incident")],
      [product("limit cap per any one incident"), "any one", product("limit cap per incident")],
      [product("limit cap per each claim"), "each", product("limit cap per claim")],
      [table("most (money)"), "(money)", table("most")],
      [product("limit contract.cap per incident"), "contract", product("limit cap per incident")],
      [product("deductible none"), "none", product("")],
      [product("1事故につき 免責金額 なし"), "なし", product("")],
      [product("limit 5_000\n// so much\n"), "5_000", product("limit 5_000 per incident")],
      [
        product("require found within 180 days from found"),
        "180 days",
        product("require found within 180 days after found"),
      ],
      [product("limit cap per incident for losses by leak"), "losses", product("limit cap per incident for leak")],
      [
        product("limit cap per incident for response and leak"),
        "and",
        product("limit cap per incident for response, leak"),
      ],
      [product("require found no later than found"), "no", product("require found <= found")],
      [product("", "loss response = 100"), "=", product("", "loss response 100")],
      [product("支払限度額 1事故につき 1億円まで"), "まで", product("支払限度額 1事故につき 1億円")],
      [
        table("most")
          .replace("limit rates", "require kind >= b  limit rates")
          .replace('low "低"', 'kind "種" en "Kind" : one of a, b, c  low "低"'),
        "kind >= b",
        table("most")
          .replace("limit rates", "require kind in (b, c)  limit rates")
          .replace('low "低"', 'kind "種" en "Kind" : one of a, b, c  low "低"'),
      ],
      [product("require cap over 20"), "over", product("require cap > 20")],
      [product("limit cap annually"), "annually", product("limit cap per period")],
      [product("aggregate limit cap"), "aggregate", product("limit cap per period")],
      [product("支払限度額 年間 cap"), "cap", product("支払限度額 保険期間中につき cap")],
      [product("支払限度額 保険期間通算 100万円"), "100万円", product("支払限度額 保険期間中につき 100万円")],
      [
        product("支払限度額 1事故および保険期間中 cap"),
        "事故および保険期間中",
        product("支払限度額 1事故および保険期間中につき cap"),
      ],
      [product("支払限度額 1請求ごとに cap"), "請求ごとに", product("支払限度額 1請求につき cap")],
      [product("limit 2 reinstatements"), "reinstatements", product("limit 3 * cap per period")],
      [product("limit cap per 72 hours"), "72", product("limit cap per incident")],
      [product("limit cap per person"), "person", product("limit cap per insured")],
      [product("deductible min 10, max 50"), "10", product("deductible max(10, 5% of loss) per incident")],
      [product("deductible 10% per incident"), "10%", product("deductible 10% of loss per incident")],
      [product("limit largest(5, cap) per incident"), "largest(5, cap)", product("limit max(5, cap) per incident")],
      [product("limit cap per incident where trigger is leak"), "trigger", product("limit cap per incident for leak")],
      [product("limit cap per incident when leak"), "leak", product("limit cap per incident for leak")],
    ] as const) {
      const errors = (text: string) =>
        compile({ name: "p.yakkan", text }).diagnostics.filter(({ severity }) => severity === "error");
      deepStrictEqual(
        errors(wrong).map(({ span }) => wrong.slice(span.start, span.end)),
        [at],
        wrong,
      );
      deepStrictEqual(errors(right), [], right);
    }
  });

  it("says of a comma between two digits what it is, where it may have been meant to set decimals apart", () => {
    const toldIn = (body: string): string[] => {
      const text = product("").replace("head response", `${body} head response`);
      return compile({ name: "p.yakkan", text })
        .diagnostics.filter(({ code }) => code === "syntax/decimal-comma")
        .map(({ span }) => text.slice(span.start, span.end));
    };
    for (const [body, told] of [
      ["limit max(0,5 * loss, 100) per incident", ["0,5"]],
      ["deductible max(2,5% of loss, 50) per incident", ["2,5%"]],
      ["deductible max(1_000,50, 50) per incident", ["1_000,50"]],
      ["limit max(0, 5 * loss, 100) per incident", []],
      ["limit max(1,2,3) per incident", []],
      ["limit max(1，2) per incident", []],
      ["limit max(1.5,2) per incident", []],
      ["limit max(loss,2) per incident", []],
    ] as const)
      deepStrictEqual(toldIn(body), told, body);
    const text = product("").replace(
      "contract {",
      "contract { rate : ratio one of 2,5%, 5%  part : money one of 2,50, 5,75  grade : whole one of 1,2,3 ",
    );
    deepStrictEqual(
      compile({ name: "p.yakkan", text })
        .diagnostics.filter(({ code }) => code === "syntax/decimal-comma")
        .map(({ span }) => text.slice(span.start, span.end)),
      ["2,5%", "2,50", "5,75"],
    );
  });

  it("says how hours, numbers that multiply and further members are written", () => {
    const text = (body: string): string =>
      product(body).replace(
        "triggers {",
        `contract { tier : one of a, b, c  children : whole }
        facts of incident { began : datetime  ended : datetime }
        let per_child = 16% * children
        triggers { other`,
      );
    for (const [wrong, right] of [
      ["require ended within 72 hours after began", "ended <= began + 72 hours"],
      ["require ended within 72 hours before began", "ended >= began - 72 hours"],
      ["require ended not within 72 hours after began", "ended > began + 72 hours"],
      ["window from found until 72 hours after began", "occurred <= began + 72 hours"],
      ["deductible 12 hours per incident", "deductible 12 of down_hours"],
      ["limit 60 days per incident", "limit 60 of stay_days"],
      ["head more = per_child of cap", "per_child * cap"],
      ["head more = (16% * children) of cap", "(16% * children) * cap"],
      ["head more = 2 * per_child of cap", "(2 * per_child) * cap"],
      ["head more = children * 50% of cap", "(50% of cap)"],
      ["limit 5 per incident when tier is a or b", "tier in (a, b)"],
      ["limit 5 per incident when tier is a or b or c", "tier in (a, b, c)"],
      ["require trigger is leak or other", "trigger in (leak, other)"],
      ["deductible 5% of loss per incident bearing at least 5", "max(5_000, 2% of loss)"],
      ["limit 1.000円 per incident", "`1,000円`"],
      ["layer 100 xs 100 per incident for response", "write them into the head"],
    ] as const) {
      const found = errorIn(text(wrong));
      ok(found?.help?.includes(right), `${wrong}: ${found?.help}`);
      ok(found?.japanese !== undefined, wrong);
    }
    // What is proposed is no error.
    for (const right of [
      "require ended <= began + 72 hours",
      "head more = (16% * children) * cap",
      "limit 5 per incident when tier in (a, b, c)",
      "require trigger in (leak, other)",
      "limit 5 per incident when tier is a or tier is b",
    ])
      strictEqual(errorIn(text(right))?.message.replace(/.*is not given.*/, ""), "", right);
  });

  it("guesses no name of which not a letter is the same", () => {
    const nearestOf = (name: string): string | undefined =>
      errorIn(product(`limit ${name} per incident`).replace("contract {", "contract { n : money "))?.help;
    strictEqual(nearestOf("y"), undefined);
    match(nearestOf("N") ?? "", /`n`/);
    match(nearestOf("cab") ?? "", /`cap`/);
  });

  it("says nothing of an expectation that is missing where one cannot be read", () => {
    const { diagnostics } = compile({
      name: "p.yakkan",
      text: product("").replace("expect due 100", "expect due = 100"),
    });
    deepStrictEqual(
      diagnostics.map(({ code }) => code),
      ["syntax/unexpected"],
    );
  });

  it("tells of a layer whose attachment is a share of what is written out", () => {
    const helpFor = (layer: string): string | undefined =>
      compile({ name: "p.yakkan", text: product(layer) }).diagnostics.find(({ code }) => code === "term/layer-share")
        ?.help;
    match(helpFor("層 1事故につき 5億円 xs 5億円 の 60%") ?? "", /`5億円 を超える 5億円 の 60%`/);
    match(helpFor("layer 500 xs 60% of 500 per incident") ?? "", /`60% of 500 xs 500`/);
    strictEqual(helpFor("layer 60% of 500 xs 500 per incident"), undefined);
    strictEqual(helpFor("層 1事故につき cap の 10% を超える 500円"), undefined);
    strictEqual(helpFor("層 1事故につき 500円 の 60% を超える 500円"), undefined);
    // All of 400, or 80% of 500?
    match(helpFor("layer 80% * 500 xs 100 per incident") ?? "", /`\(80% \* 500\) xs …`.*`80% of 500 xs …`/);
    match(
      helpFor("層 1事故につき 100円 を超える 500円 * 80%") ?? "",
      /`… を超える \(500円 \* 80%\)`.*`… を超える 500円 の 80%`/,
    );
    match(helpFor("layer cap * 80% xs 100 per incident") ?? "", /`80% of \(cap\) xs …`/);
    match(helpFor("層 1事故につき 100円 を超える (cap + 500円) * 80%") ?? "", /`… を超える \(cap \+ 500円\) の 80%`/);
    match(helpFor("layer 80% * (cap + 500) xs 100 per incident") ?? "", /`80% of \(cap \+ 500\) xs …`/);
    strictEqual(helpFor("layer (80% * 500) xs 100 per incident"), undefined);
    strictEqual(helpFor("layer ( 80% * cap ) xs 100 per incident"), undefined);
    strictEqual(helpFor("layer 500 * 2 xs 100 per incident"), undefined);
    strictEqual(helpFor("layer 500 xs 60% of cap per incident"), undefined);
  });

  it("names the word of the language that is misspelt", () => {
    for (const [wrong, right] of [
      ["deductable", "deductible"],
      ["免責額", "免責金額"],
      ["coinsurence", "coinsurance"],
    ] as const) {
      const found = errorIn(product(`${wrong} 100 per incident`));
      deepStrictEqual([found?.at, found?.fix], [wrong, right]);
      match(found?.help ?? "", new RegExp(right));
      match(found?.japanese ?? "", new RegExp(`${right}.*ではありませんか`));
    }
    // Of something else nothing is guessed.
    strictEqual(errorIn(product("zzzzzz 100 per incident"))?.help, undefined);
  });

  it("says how what is written otherwise is written here", () => {
    for (const [term, at, english, japanese] of [
      ["limit 20 times per incident", "incident", /`limit 2 times per period`/, /その回数の事故まで支払い/],
      ["franchise 2 times per period", "franchise 2 times per period", /`limit 2 times/, /`deductible 1 time/],
      [
        "deductible 2 times per period bearing at most 5 per incident",
        "bearing at most 5 per incident",
        /`borne at most`/,
        /後に`borne at most`/,
      ],
      [
        "deductible 2 times per period falling first on a",
        "falling first on a",
        /all of an incident or nothing/,
        /減らす順序はありません/,
      ],
      ["franchise 2 of 3 per incident", "franchise 2 of 3 per incident", /`limit 60 of/, /60日分まで/],
      ["limit 2 of 3 per incident sparing a", "sparing a", /earliest lines/, /日付の早い明細から/],
      [
        "deductible 2 of 3 per claim bearing at most 5 per incident",
        "bearing at most 5 per incident",
        /`borne at most`/,
        /後に`borne at most`/,
      ],
      ["layer { limit 2 of 3 per incident }", "limit 2 of 3 per incident", /in front of the layers/, /層の前か後に/],
      ["limit 2 of 1.5 per incident", "1.5", /that are whole say so/, /と宣言します/],
      ["limit 2 of 3 * 4 per incident", "2 of 3", /stands in parentheses/, /括弧に入れて/],
      ["limit 5 per head", "head", /in the block of each/, /それぞれの費目の中に/],
      [
        "limit 5 per claim per incident",
        "claim per incident",
        /^did you mean `per claim`\?$/,
        /`per claim`ではありませんか/,
      ],
      ["支払限度額 1回の事故につき 5", "回の事故", /`per incident`/, /`per incident`ではありませんか/],
      ["limit 2 × 50円 per incident", "×", /`×` is written `\*`/, /`×`は`\*`と書きます/],
      ["limit 100円 ÷ 2 per incident", "÷", /`÷` is written `\/`/, /`÷`は`\/`と書きます/],
      [
        "limit 5 per incident when found < 2026-05-01",
        "found",
        /`limit 1_000 per incident where abroad`/,
        /`where`で書く/,
      ],
      ["head h when (cap > 5円) = 50円", "(cap > 5円) = 50円", /`head … = AMOUNT when CONDITION`/, /金額は条件の前/],
      ["head h = 2 * 50% of cap", "2 * 50% of cap", /put `\(50% of cap\)` in parentheses/, /`\(50% of cap\)`と括弧に/],
      ["require amount > 0円 for response", "for", /`require for h: amount > 0`/, /判定の前/],
    ] as const) {
      const found = errorIn(product(term));
      strictEqual(found?.at, at, term);
      match(found.help ?? "", english, term);
      match(found.japanese ?? "", japanese, term);
    }
    const facts = errorIn(product("").replace("facts of incident {", "facts {"));
    match(facts?.help ?? "", /`facts of incident/);
    const table = "table t by response.kind { v  a : 1 }";
    match(errorIn(product("").replace("triggers {", `${table}\n triggers {`))?.help ?? "", /`let key = location.kind`/);
  });

  it("says what to do with what stands outside behind a term", () => {
    const help = (member: string) => errorIn(product(`limit 5 per incident\n    ${member}`))?.help ?? "";
    match(help(`head h "費目" outside`), /goes above it/);
    match(help(`head h "費目"`), /above all members/);
  });

  it("says of an edition without a date only what it takes for one", () => {
    const text = product("").replace("2026-04-01", "2026/4/1");
    deepStrictEqual(
      compile({ name: "p.yakkan", text })
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code }) => code),
      ["syntax/unexpected"],
    );
  });

  it("says what is meant where a term is written as wordings put it", () => {
    for (const [term, help] of [
      ["支払限度額 1請求につき1億円", /`1請求につき 1億円`/],
      ["免責金額 なし", /left out/],
      ["deductible none", /left out/],
      ["支払限度額 年間20日", /`limit 20 of stay_days per period`/],
      ["支払限度額 年間 100万円", /`limit 2_000_000 per period`/],
      ["limit cap overall", /`limit 2_000_000 per period`/],
      ["縮小支払割合 90% 1事故につき", /share paid .* has no basis/],
      ["coinsurance pays 90% per incident", /share paid has no basis/],
      ["limit 20 nights per period", /`20 of nights`/],
      ["deductible 10% of loss per incident at least 100_000", /`deductible max\(5_000, 2% of loss\) per incident`/],
      ["deductible 10% of loss per incident at most 100_000", /`bearing at most 30_000 per incident`/],
      ["limit incident.cap per incident", /by their names alone: `cap`/],
      ["window found until 30 days after found", /: `window from found until 180 days after found`$/],
      ["対象期間 found の翌日から 180日 以内", /: `window from found until 180 days after found`$/],
      ["免責金額 1事故あたり 5円", /`事故につき`/],
    ] as const)
      match(errorIn(product(term))?.help ?? "", help, term);
  });

  it("tells of a basis in front that is none, and not of the amount behind it", () => {
    for (const [term, at] of [
      ["免責金額 損害明細1件につき 3,000円", "損害明細1件につき"],
      ["支払限度額 損害1件につき   cap", "損害1件につき"],
      ["損害明細1件につき 免責金額 3,000円", "損害明細1件につき"],
    ] as const) {
      const found = errorIn(product(term));
      strictEqual(found?.at, at);
      match(found.help ?? "", /`1損害につき` \(of each line of a loss\)/);
      match(found.japanese ?? "", /`1損害につき`（損害明細1件ごと）/);
    }
    deepStrictEqual(errorIn(product("免責金額 1損害につき 3,000円")), undefined);
  });

  it("says of a share whose end is no wider than it what it is taken of", () => {
    for (const term of [
      "coinsurance pays 80% bearing at most 2_000 per insured",
      "縮小支払割合 80% 自己負担限度額 被保険者1名につき 2,000円",
    ]) {
      const { message, help } = errorIn(product(term)) ?? {};
      match(message ?? "", /^a share paid, which is that of each claim, cannot be borne at most /);
      match(help ?? "", /, or `(?:per claim|1請求につき)`;/);
    }
    const right = product("coinsurance pays 80% bearing at most 2_000円 per claim\n borne at most 2_000円 per insured");
    deepStrictEqual(errorIn(right), undefined);
  });

  it("is one where a term is for a head elsewhere", () => {
    const text = product(`head other "他" en "Other" { limit cap per incident for response }`);
    deepStrictEqual(codesIn(text), ["scope/not-below"]);
  });

  it("spells the most that is borne of a deductible as the file does", () => {
    deepStrictEqual(
      quotedInJapanese("`deductible 50_000 per incident bearing at most 200_000 per period`", new Set()),
      "`免責金額 1事故につき 50_000 自己負担限度額 保険期間中につき 200_000`",
    );
  });

  it("asks for the basis of a term, in either language", () => {
    for (const term of ["limit cap", "deductible 1_000", "支払限度額 cap"])
      match(errorIn(product(term))?.help ?? "", /`per incident`, `per claim`, `per period`/);
  });

  it("says what has to stand behind a word where the line ends", () => {
    for (const [term, english, japanese] of [
      ["limit", /^behind `limit` stands an amount/, /^`limit`の後には金額/],
      ["borne at most", /stands an amount/, /金額/],
      ["coinsurance pays", /^behind `pays` stands a share/, /割合/],
      ["limit cap per incident where", /^behind `where` stands a condition/, /条件/],
      ["window from", /^behind `from` stands a day/, /日付/],
    ] as const) {
      const found = errorIn(product(term));
      match(found?.help ?? "", english);
      match(found?.japanese ?? "", japanese);
    }
    const unsaid = errorIn(product("limit cap per incident", "expect costs"));
    match(unsaid?.help ?? "", /an amount, `refused` or `undetermined`$/);
  });

  it("tells an amount for each incident and one for the period apart", () => {
    const found = errorIn(product("limit cap per incident per period"));
    strictEqual(found?.at, "incident per period");
    match(found.help ?? "", /`per incident and period`/);
  });

  it("is given of a negative amount, which takes nothing off", () => {
    const codes = (term: string): readonly string[] =>
      compile({ name: "p.yakkan", text: product(term) }).diagnostics.map(({ code }) => code);
    ok(codes("deductible -100 per incident").includes("term/no-effect"));
    ok(!codes("deductible 0 per incident").includes("term/no-effect"));
  });

  it("says how a line is approved, and how an id that is a number is written", () => {
    match(errorIn(product("", "loss response 100 approved yes"))?.help ?? "", /`approved` alone/);
    for (const [line, help] of [
      ["loss response 100 { n 3 } on 2026-05-01", /in braces stands last/],
      ["loss response 100 { n 3 } for insured A", /in braces stands last/],
      ["loss response 100 for person A for room B", /`unit room of building`/],
      ["loss response 100 person A", /`for person …`/],
    ] as const)
      match(
        errorIn(product("", line).replace("triggers {", `unit person  facts of loss { n : whole }  triggers {`))
          ?.help ?? "",
        help,
        line,
      );
    const found = errorIn(product("", "loss response 100 id 2"));
    deepStrictEqual([found?.at, found?.fix], ["2", '"2"']);
  });

  it("says how the id of an incident is written", () => {
    const found = errorIn(product("").replace("incident { leak", "incident E1 { leak"));
    deepStrictEqual([found?.at, found?.fix], ["E1", '"E1"']);
    // Of a word of the language nothing is guessed.
    strictEqual(errorIn(product("").replace("incident { leak", "incident covers { leak"))?.fix, undefined);
  });

  it("says how a formula of a plain number is an amount", () => {
    const shared = (term: string): string =>
      product(term).replace("facts of", "let share = 30%  let small = 500  let steps = 500 * share  facts of");
    match(errorIn(shared("limit small per incident"))?.help ?? "", /`let small : money = …`/);
    match(errorIn(shared("limit steps per incident"))?.help ?? "", /`let steps : money = …`/);
    strictEqual(errorIn(shared("limit share per incident"))?.help, undefined);
  });

  it("names several kinds without their articles, and no date that is not there", () => {
    const named = errorIn(product("").replace("section", "table t by nothing { due\n 5 : 5 }\n section"));
    strictEqual(named?.message, "unknown choice, fact or formula `nothing`");
    const { diagnostics } = compile({ name: "p.yakkan", text: product("").replace("edition 2026-04-01", "edition") });
    deepStrictEqual(
      diagnostics.filter(({ message }) => message.includes("``")),
      [],
    );
  });

  it("says elapsed times as they are written", () => {
    const text = product("limit steps.most per incident").replace(
      'en "Found" : date }',
      `en "Found" : date  outage "停止" en "Outage" : duration }
      table steps by outage { most\n .. under 12 hours : 5\n 36 hours 30 minutes .. : 6 }`,
    );
    const gap = compile({ name: "p.yakkan", text }).diagnostics.find(({ code }) => code === "table/gap");
    strictEqual(gap?.message, "no row is for `outage` `12 hours`");
    deepStrictEqual(englishLeftIn(gap), []);
  });

  it("says what to write instead of a condition on a term, of `per year`, of a default `never`", () => {
    match(
      errorIn(
        product("deductible 100 per incident when leaked_data").replace(
          "facts of",
          "facts of incident { leaked_data : bool }  facts of",
        ),
      )?.help ?? "",
      /in its amount/,
    );
    strictEqual(errorIn(product("limit 100 per year"))?.help, "did you mean `policy year`?");
    strictEqual(errorIn(product("limit 100 per days"))?.help, "did you mean `day`?");
    strictEqual(errorIn(product("limit 100 per night"))?.help, "did you mean `day`?");
    strictEqual(errorIn(product("limit 100 a day"))?.help, "did you mean `per`?");
    strictEqual(errorIn(product("支払限度額 1日あたり 100"))?.help, "did you mean `日につき`?");
    for (const [written, meant] of [
      ["incident per day", "day"],
      ["day per incident", "day"],
      ["day per insured", "insured per day"],
      ["period per day", "day per period"],
      ["day per policy year", "day per period"],
      ["loss per day", "loss"],
      ["day per day", "day"],
    ] as const)
      strictEqual(errorIn(product(`limit 100 per ${written}`))?.help, `did you mean \`per ${meant}\`?`, written);
    strictEqual(errorIn(product("limit 100 per incident and year"))?.help, "did you mean `policy year`?");
    match(
      errorIn(product("").replace("facts of", "facts of incident { told : date or never = never }  facts of"))?.help ??
        "",
      /no default/,
    );
  });

  it("says where `unlimited` is no default what may have no bound", () => {
    const found = (type: string, where: string): string | undefined =>
      errorIn(product("").replace("triggers {", `${where.replace("TYPE", type)}\n  triggers {`))?.help;
    const said = /^what may have no bound says so in its type: `money … or unlimited`/;
    match(found("money = unlimited", "contract { sum_insured : TYPE }") ?? "", said);
    const ofUnit = "unit site { value : TYPE }  contract { schedule site }";
    for (const type of ["money = unlimited", "money or unlimited = unlimited"])
      match(found(type, ofUnit) ?? "", /the schedule states it/);
    strictEqual(found("money = unlimited", "facts of incident { size : TYPE }"), undefined);
  });

  it("says of the digits of a number how they are grouped", () => {
    const grouped = (number: string): readonly (string | undefined)[] =>
      compile({ name: "p.yakkan", text: product(`limit ${number} per claim and period`) })
        .diagnostics.filter(({ code }) => code === "type/digit-groups")
        .map(({ fixes }) => fixes[0]?.edits[0]?.text);
    for (const right of [
      "1000",
      "1_000",
      "12_345_678",
      "1_2345_6789",
      "1億2,000万",
      "1億_2000万",
      "3,000万円",
      "0.000_5",
    ])
      deepStrictEqual(grouped(right), [], right);
    deepStrictEqual(grouped("1_000_00"), ["100_000"]);
    deepStrictEqual(grouped("1_0000_000"), ["10_000_000"]);
    deepStrictEqual(grouped("12345_678"), ["12_345_678"]);
    deepStrictEqual(grouped("1000,000円"), ["1,000,000円"]);
    deepStrictEqual(grouped("１０００，０００円"), ["1,000,000円"]);
  });

  it("says once what is written otherwise elsewhere, and reads it as that", () => {
    const found = (body: string, facts = ""): readonly string[] =>
      compile({
        name: "p.yakkan",
        text: `product p "品" {
          edition 2026-04-01
          facts of incident { found "発見日" : date  size "規模" : number 0 .. 100  loss_size "額" : money ${facts} }
          triggers { leak "漏えい" }
          section s "補" {
            covers leak
            covered when found during period
            ${body}
          }
        }`,
      })
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ help, message }) => help ?? message);
    deepStrictEqual(found(`require size ≧ 3  head h "頭"`), ["`≧` is written `>=`"]);
    deepStrictEqual(found(`require size − 1 > 2  head h "頭"`), ["`−` is written `-`"]);
    deepStrictEqual(found(`head h 「頭」`), ['`「頭」` is written `"頭"`']);
    deepStrictEqual(found(`# nothing { here\n head h "頭"`), ["`#` is written `//`"]);
    deepStrictEqual(found(`head h "頭"`, "low : number 0〜3"), ["`〜` is written `..`"]);
    match(found(`head { limit 5_000 per incident }`).join(), /^behind `head` stands a name/);
    match(found(`head "頭" { limit 5_000 per incident }`).join(), /^behind `head` stands a name/);
    match(found(`head h "頭" { coinsurance 90% }`).join(), /^it says which share is paid/);
    match(found(`head h "頭" { limit USD 5_000 per incident }`).join(), /^an amount is one plain number/);
    match(found(`head h "頭"`, "own : money 0, 5_000").join(), /^values of which one is chosen/);
    for (const amount of ["5万円", "50_000"])
      deepStrictEqual(found(`head h "頭" { deductible ${amount} or 10% of loss per incident }`), [
        `the larger of the two is \`max(${amount}, 10% of loss)\`, the smaller \`min(${amount}, 10% of loss)\``,
      ]);
    deepStrictEqual(found(`head h "頭" { limit (size * 50%) of loss_size per incident }`), [
      "write `(size * 50%) * loss_size`",
    ]);
    deepStrictEqual(found(`require loss_size が 20万円以上 かつ found が 2026年4月1日 以降  head h "頭"`), []);
  });

  it("says what an amount comes to whose parts overlap or lack a sign", () => {
    const parts = (amount: string): readonly (string | undefined)[] =>
      compile({ name: "p.yakkan", text: product(`limit ${amount} per claim and period`) })
        .diagnostics.filter(({ code }) => code === "type/amount-parts")
        .flatMap(({ fixes }) => fixes.map(({ edits }) => edits[0]?.text));
    for (const right of ["1億5,000万円", "3万5000", "3万5,000円", "5千500円", "1.5億円", "1億5,000,000円", "2兆3億"])
      deepStrictEqual(parts(right), [], right);
    deepStrictEqual(parts("1億5000"), ["1億5000万", "100_005_000"]);
    deepStrictEqual(parts("１億５０００円"), ["1億5000万円", "100,005,000円"]);
    deepStrictEqual(parts("1兆500"), ["1兆500億", "1_000_000_000_500"]);
    deepStrictEqual(parts("3.5万5千円"), ["40,000円"]);
    deepStrictEqual(parts("1億20,000万円"), ["300,000,000円"]);
    deepStrictEqual(parts("5万1億"), ["100_050_000"]);
  });

  it("says what stands behind a head on a line of several", () => {
    const beside = (members: string): readonly string[] => {
      const text = product(members);
      return compile({ name: "p.yakkan", text })
        .diagnostics.filter(({ code }) => code === "head/no-braces")
        .map(({ span }) => text.slice(span.start, span.end));
    };
    deepStrictEqual(beside(`head a "A"  head b "B"  limit 5 per incident`), ["limit 5 per incident"]);
    deepStrictEqual(beside(`head a "A"  head b "B"\n      limit 5 per incident`), ["limit 5 per incident"]);
    deepStrictEqual(beside(`head a "A"  head b "B"\n    limit 5 per incident`), []);
    // Where a whole block stands on one line, nothing is meant by it.
    deepStrictEqual(beside(`frame f "F" { head a "A"  head b "B"  limit 5 per incident }`), []);
  });

  it("says that a refusal is said once", () => {
    const twice = errorIn(product("", "loss response 100\n  expect response refused refused by war"));
    match(twice?.help ?? "", /`refused by` alone/);
  });

  it("is at the line of the scenario that it is about", () => {
    const found = errorIn(product("", "loss response 100.50 on 2026-05-01"));
    strictEqual(found?.at, "loss response 100.50 on 2026-05-01");
  });

  it("says that a choice is nothing to wait for", () => {
    const found = errorIn(product("", "loss response 100 on 2026-05-01\n  expect response undetermined for cap"));
    match(found?.message ?? "", /`cap` is a choice/);
  });

  it("spells the words of the language as the file does", async () => {
    const english = product("limit cap per incident");
    const japanese = await formatted(english, "ja");
    const basis = errorIn(japanese.replace("1事故につき", "1事項につき"));
    for (const help of [basis?.help, basis?.japanese]) match(help ?? "", /`事故`/);
    const missing = errorIn(japanese.replace("1事故につき", ""));
    for (const help of [missing?.help, missing?.japanese]) match(help ?? "", /`1事故につき`/);
    match(errorIn(english.replace("incident\n", "incidnt\n"))?.help ?? "", /`incident`/);
  });

  it("spells so also what Japanese says by the order of its words, and several words", () => {
    const said = (text: string): string =>
      compile({ name: "p.yakkan", text })
        .diagnostics.map(({ message, help = "", japanese }) =>
          [message, help, japanese.message, japanese.help].join("\n"),
        )
        .join("\n");
    const turned = '商品 p "商品" { 契約 { cap : 金額 } 算式 a = 10% の cap }';
    match(said(turned), /`の`は金額と割合の間では使えません[^]*割合は`の`の後に書きます：`cap の 10%`/);
    match(said(turned), /`の` does not join an amount of money and a percentage[^]*stands behind[^]*`cap の 10%`/);
    match(said("product p { contract { cap : money } let a = cap of 10% }"), /in front of `of`: `10% of cap`/);
    match(said("商品 p { 版 2026-04-01  補償 s { 費目 h } }"), /対象となる支払事由[^]*`対象事由 leak, attack`/);
    match(said("商品 p { 版 2026-04-01  補償 s { 費目 h } }"), /`対象時期 discovered が 保険期間中`/);
    // Names of the file stay as they are, and so does what is written in it.
    match(said("商品 p { 契約 { of : 金額 } }"), /^`of`は言語の予約語/m);
    match(said("商品 p { 契約 { `of` : 金額 } 算式 a = 10% の `of` + 1日 }"), /：`(?:`?of`?) の 10%`/);
  });

  it("says of a claim what an amount looks like, and that there is no claim at all", async () => {
    const { plans } = compile({ name: "p.yakkan", text: product("limit cap per incident") });
    const evaluator = await loadProduct(plans[0]!);
    const claim = {
      contract: { policy: "P-1", period: { from: "2026-04-01", to: "2027-04-01" }, cap: "5000000" },
      incident: { id: "1", triggers: ["leak"] },
      losses: [{ id: "1", head: "response", amount: "100" }],
    };
    for (const check of [
      (input: unknown) => validate(plans[0]!, input),
      (input: unknown) => evaluator.validate(input),
    ]) {
      const messages = check(claim).map(({ message }) => message);
      strictEqual(messages.length, 2);
      for (const message of messages) match(message, /a number .*without quotation marks/);
      for (const nothing of [undefined, null]) match(check(nothing)[0]!.message, /`contract`, `incident` and `losses`/);
    }
  });
});

describe("a sample contract", () => {
  const files = `// p.yakkan
${product("limit cap per incident").replace(/scenario [^]*/, "")}
// claims.yakkan
use p from "p.yakkan"
scenario "s" for p {
  contract usual { cap 50 }
  incident { leak  found 2026-05-01 }
  loss response 100
  expect due 50
}
`;

  it("beside a product is at hand for the scenarios of other files", () => {
    const { resolve, ...source } = filesIn(files, "claims.yakkan");
    const { diagnostics, scenarios } = compile(source, { resolve });
    deepStrictEqual(diagnostics, []);
    deepStrictEqual(
      scenarios.map(({ contract }) => contract.cap),
      [50],
    );
  });

  it("is not called unused where its file has no scenario", () => {
    const { resolve, ...source } = filesIn(files.split("// claims.yakkan")[0]!, "p.yakkan");
    deepStrictEqual(
      compile(source, { resolve }).diagnostics.map(({ code }) => code),
      [],
    );
  });
});

describe("a deductible that takes all that a limit leaves", () => {
  const said = (terms: string): readonly string[] => {
    const text = product("").replace('head response "対応" en "Response"', `head response "対応" { ${terms} }`);
    return compile({ name: "p.yakkan", text })
      .diagnostics.filter(({ code }) => code === "term/deductible-above-limit")
      .flatMap(({ message, japanese }) => [message, japanese.message]);
  };
  const leaves = "takes all that `limit 500 per incident` leaves";
  const inJapanese = "`limit 500 per incident`が残す額をすべて差し引くため、そこから支払われるものはありません";

  it("leaves nothing to be paid", () => {
    deepStrictEqual(said("limit 500 per incident  deductible 600 per incident"), [
      `this deductible ${leaves}: nothing of it is ever paid`,
      `この免責金額は${inJapanese}`,
    ]);
  });

  it("leaves nothing where its condition holds, and says no more", () => {
    deepStrictEqual(said("limit 500 per incident  deductible 600 per incident when cap > 5"), [
      `where its condition holds, this deductible ${leaves}: nothing of it is paid then`,
      `条件を満たす場合、この免責金額は${inJapanese}`,
    ]);
    deepStrictEqual(
      said("limit 500 per incident  layer { deductible 500 per incident when cap > 5  limit 9 per incident }")[0],
      "where the condition of its deductible holds, all that `limit 500 per incident` leaves is no more than where this layer begins: it pays nothing then",
    );
  });

  it("is not spoken of where the limit is not always there", () => {
    deepStrictEqual(said("limit 500 per incident when cap > 5  deductible 600 per incident"), []);
  });

  it("never lets a layer pay that is only there under some contracts", () => {
    match(said("limit 500 per incident  layer 9 xs 500 per incident when cap > 5")[0]!, /: it never pays$/);
  });
});
