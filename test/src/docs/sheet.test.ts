// `yakkan docs`: the tables of a product say all that it says, and those in policies/docs say it of today's products.
import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { compile } from "@yakkan/compiler/compile.js";
import { describeMetadata } from "@yakkan/compiler/describe/metadata.js";
import { citationsOf } from "@yakkan/compiler/docs/citations.js";
import { sheetFiles } from "@yakkan/compiler/docs/files.js";
import { sheetToHtml } from "@yakkan/compiler/docs/html.js";
import { sheetToMarkdown } from "@yakkan/compiler/docs/markdown.js";
import { inCase, Prose } from "@yakkan/compiler/docs/prose.js";
import type { Part } from "@yakkan/compiler/docs/part.js";
import { describeSheet, type Sheet } from "@yakkan/compiler/docs/sheet.js";
import type { Node, Plan } from "@yakkan/compiler/plan.js";
import { expectGolden } from "../support/golden.js";
import { Workplace } from "../cli/run.js";

const root = new URL("../../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const policies = readdirSync(new URL("policies/", root)).filter((name) => name.endsWith(".yakkan"));

function plansOf(path: string): readonly Plan[] {
  const { plans } = compile(
    { name: path, text: read(path) },
    { resolve: (name) => readFileSync(new URL(name, root), "utf8") },
  );
  return plans;
}

const rowsOf = (sheet: Sheet, id: string): Part["table"]["rows"] =>
  sheet.parts.find((part) => part.id === id)?.table.rows ?? [];
const nodesOf = (node: Node): Node[] =>
  node.kind === "uncovered" || node.kind === "head" ? [node] : [node, ...node.members.flatMap(nodesOf)];
/** Each line of a cell. */
const lines = (cell: string | readonly string[]): readonly string[] => (typeof cell === "string" ? [cell] : cell);

describe("yakkan docs", () => {
  const sample = plansOf("test/fixtures/sample_cyber.yakkan")[0]!;

  it("looks like this", () => {
    for (const language of ["ja", "en"] as const)
      expectGolden("docs", `sample_cyber.${language}.md`, sheetToMarkdown(describeSheet(sample, language)));
  });

  for (const file of policies)
    it(`leaves nothing out of ${file}`, () => {
      for (const plan of plansOf(`policies/${file}`))
        for (const language of ["ja", "en"] as const) {
          const sheet = describeSheet(plan, language);
          const nodes = nodesOf(plan.root);
          const name = ({ label, name: own }: Node): string =>
            (language === "ja" ? label.ja : (label.en ?? label.ja)) ?? own;
          const named = rowsOf(sheet, "coverage").map(({ cells }) => String(cells[0]).replace(/ 【.*/, ""));
          for (const node of nodes) if (node.kind !== "product") ok(named.includes(name(node)), name(node));
          // Terms that stand in one text for several bases are one line.
          const terms = nodes.flatMap((node) =>
            node.kind === "uncovered" ? [] : node.kind === "head" ? node.terms : [...node.above, ...node.below],
          );
          const written = new Set(terms.map(({ source, kind }) => `${source.file} ${source.start} ${kind}`));
          const told = rowsOf(sheet, "coverage").flatMap(({ cells, kind }) =>
            kind === "never" ? [] : cells.slice(1, 4).flatMap((cell) => lines(cell).filter((line) => line !== "")),
          );
          strictEqual(told.length, written.size);
          const rules = nodes.flatMap((node) => (node.kind === "uncovered" ? [] : node.rules));
          strictEqual(rowsOf(sheet, "conditions").length, rules.length);
          strictEqual(rowsOf(sheet, "exclusions").length, plan.exclusions.length);
          strictEqual(rowsOf(sheet, "plans").length, plan.options.length);
          strictEqual(rowsOf(sheet, "readings").length, plan.readings.length);
          strictEqual(rowsOf(sheet, "events").length, plan.triggers.length);
          strictEqual(rowsOf(sheet, "formulas").length, plan.lets.length);
          strictEqual(rowsOf(sheet, "premiums").length, plan.premiums.length);
          strictEqual(
            rowsOf(sheet, "items").length,
            plan.heads.reduce((sum, { items }) => sum + items.length, 0),
          );
          const facts = plan.facts.length + plan.units.reduce((sum, unit) => sum + unit.facts.length, 0);
          strictEqual(rowsOf(sheet, "facts").filter(({ kind }) => kind !== "group").length, facts);
          for (const part of sheet.parts)
            for (const { cells } of part.table.rows) strictEqual(cells.length, part.table.columns.length, part.id);
        }
    });

  it("prints the name beside a title, where it is another", () => {
    const sheet = describeSheet(sample, "en");
    const ids = (part: string): readonly unknown[] => rowsOf(sheet, part).map(({ id }) => id);
    deepStrictEqual(ids("events").includes("leak"), true);
    for (const head of sample.heads) ok(ids("coverage").includes(head.name), head.name);
    for (const { name } of sample.facts) ok(ids("facts").includes(name), name);
    ok(sheetToMarkdown(sheet).includes("`leak`"));
    ok(sheetToHtml(sheet).includes("<code>leak</code>"));
  });

  it("names the sections that the heads of an exclusion make up, in its short form", () => {
    const { plans } = compile({
      name: "p.yakkan",
      text: `product p {
        edition 2026-04-01
        triggers { leak "漏えい" }
        section costs "費用" { covers leak  covered at any time  head response  head repair }
        section suits "争訟" { covers leak  covered at any time  head suit  head damages }
        exclusions { war "戦争" : bool for costs, suit }
      }`,
    });
    const { clauses } = describeMetadata(plans[0]!);
    strictEqual(clauses.find(({ id }) => id === "war")?.summary, "excluded when asserted for costs, suit");
  });

  it("says over what an aggregate goes", () => {
    const { plans } = compile({
      name: "p.yakkan",
      text: `product p {
        edition 2026-04-01
        unit site "所在地" en "Site" { value "価額" en "Value" : money }
        contract { schedule site }
        facts of claim { made "請求日" en "Made" : date or never  demand "請求額" en "Demand" : money }
        facts of insured { knew "認識" en "Knew" : bool }
        triggers { leak "漏えい" }
        section costs "費用" {
          covers leak
          covered when earliest(made) during period
          require made_known: any(made is never) and not every(knew)
          head response "対応" { limit largest(site.value) per incident  limit sum(demand) per incident }
          head travel "旅費" { limit largest(amount) per insured per day }
        }
      }`,
    });
    const [ja, en] = (["ja", "en"] as const).map((language) => sheetToMarkdown(describeSheet(plans[0]!, language)));
    for (const text of [
      "請求ごとの「請求日」のうち最も早い日",
      "いずれかの請求について「請求日」が未発生",
      "〔すべての被保険者について「認識」〕でない",
      "所在地ごとの「所在地の価額」の最大値",
      "請求ごとの「請求額」の合計",
      "明細ごとの損害の額の最大値",
    ])
      ok(ja!.includes(text), `${text} in ${ja}`);
    for (const text of [
      "the earliest of “Made” over every claim",
      "“Made” has not come for at least one claim",
      "not (“Knew” for every insured)",
      "the largest of “Site: Value” over every Site",
      "the sum of “Demand” over every claim",
      "the largest of the amount of the loss over every line",
    ])
      ok(en!.includes(text), `${text} in ${en}`);
  });

  it("calls members, items and facts of units by what they belong to, though others have their names", () => {
    const { plans } = compile({
      name: "p.yakkan",
      text: `product p {
        edition 2026-04-01
        contract { schedule site }
        unit site "所在地" { abroad "国外にある" : bool }
        facts of incident {
          place "事故地" : one of japan "日本国内", abroad "国外" = japan
          court "裁判地" : one of japan "日本の裁判所", abroad "外国の裁判所" = japan
        }
        triggers { leak "漏えい" }
        exclusions { elsewhere "国外の事故" when place is abroad }
        section costs "費用" {
          covers leak
          covered at any time
          require at_home "国内": place is not abroad and court is japan
          head response "対応" { item phone "電話" }
          head suit "訴訟" { item phone "通話" }
          head building "建物" { limit 10_000 per site where site.abroad }
        }
        exclusions { calls "通話料" : bool for phone }
      }`,
    });
    const sheet = describeSheet(plans[0]!, "ja");
    deepStrictEqual(
      rowsOf(sheet, "facts").flatMap(({ cells }) => (cells[2] === "" ? [] : [cells[2]])),
      ["日本国内", "日本の裁判所"],
    );
    const rule = rowsOf(sheet, "conditions").flatMap(({ cells }) => lines(cells[2]!));
    ok(rule.includes("「事故地」が「国外」でない、かつ「裁判地」が「日本の裁判所」"), rule.join("\n"));
    deepStrictEqual(
      rowsOf(sheet, "exclusions").map(({ cells }) => [cells[0], cells[2]]),
      [
        [["国外の事故", "（「事故地」が「国外」）"], []],
        [["通話料"], ["電話、通話"]],
      ],
    );
    ok(rowsOf(sheet, "coverage").some(({ cells }) => String(cells[3]).includes("「所在地の国外にある」の場合")));
  });

  it("lists what is cited by what, in the order of the places", () => {
    const cited = citationsOf(sample).map(({ document, place, by }) => [
      `${document} ${place}`,
      by.map(({ name }) => name),
    ]);
    deepStrictEqual(
      cited.map(([place]) => place),
      ["brochure p.7", "brochure p.8", "brochure p.9"],
    );
    ok((cited[2]![1] as string[]).includes("leak"));
  });

  it("escapes what a label holds", () => {
    const { plans } = compile({
      name: "p.yakkan",
      text: read("test/fixtures/sample_cyber.yakkan").replace("見本サイバー保険", "<script>|`*&"),
    });
    const sheet = describeSheet(plans[0]!, "ja");
    ok(!sheetToHtml(sheet).includes("<script>"));
    ok(sheetToHtml(sheet).includes("&#60;script&#62;|`*&#38;"));
    ok(sheetToMarkdown(sheet).startsWith("# \\<script\\>\\|\\`\\*&\n"));
  });

  it("says in brackets what is divided by, and of what the least is meant", () => {
    const amounts = [
      "a / (n * r)",
      "a / n * r",
      "a / (80% of n)",
      "a - (b - 5)",
      "max(5, min(a, b))",
      "min(a, b) * n",
      "if n > 3 then (if n > 5 then a else b) else if n > 2 then b else 9",
    ] as const;
    const heads = amounts.map((amount, place) => `head h${place} "h" { limit ${amount} per incident }`).join("\n");
    const { plans } = compile({
      name: "p.yakkan",
      text: `product p "P" { edition 2026-04-01
        contract { a "A" : money 1 .. 9  b "B" : money 1 .. 9  r "R" : ratio  n "N" : number 1 .. 9 }
        triggers { t "T" }  covered at any time  section s "S" { covers all ${heads} } }`,
    });
    const prose = new Prose(plans[0]!, "en");
    deepStrictEqual(
      plans[0]!.heads.map(({ terms: [term] }) => (term?.kind === "limit" ? prose.expr(term.amount) : undefined)),
      [
        "“A” ÷ (“N” × “R”)",
        "“A” ÷ “N” × “R”",
        "“A” ÷ (80% × “N”)",
        "“A” － (“B” － ¥5)",
        "the greater of ¥5 and (the lesser of “A” and “B”)",
        "(the lesser of “A” and “B”) × “N”",
        "(“A” if “N” > 5, else “B”) if “N” > 3, “B” if “N” > 2, else ¥9",
      ],
    );
  });

  it("counts by units as their labels read, and says of which of them a sum is", () => {
    const { plans } = compile({
      name: "p.yakkan",
      text: `product p {
        edition 2026-04-01
        unit site "敷地" en "site"
        unit article "1個または1組" en "article"
        triggers { fire "火災" en "fire" }
        section damage "損害" en "Damage" for each site {
          covers fire
          covered at any time
          frame loss_of_property "財物" en "Property" {
            head building "建物" en "Building" { limit 900_000 per incident and period }
            deductible 100_000 per incident
          }
          head debris "片付け" en "Debris" { limit 10% of left(loss_of_property) per incident }
          head gems "貴金属" en "Gems" { limit 300_000 per incident }
        }
        section costs "費用" en "Costs" {
          covers fire
          covered at any time
          head art "美術品" en "Art" { limit 200_000 per article }
          head other "その他" en "Other" { limit 5% of loss(building) per incident }
          head lump "一時金" en "Lump sum" = 1% of left(damage)
        }
      }`,
    });
    const said = (language: "ja" | "en"): readonly string[] =>
      rowsOf(describeSheet(plans[0]!, language), "coverage").flatMap(({ cells }) =>
        cells.slice(1, 5).flatMap((cell) => lines(cell).filter((line) => line !== "")),
      );
    deepStrictEqual(said("ja"), [
      "敷地ごと",
      "90万円（敷地ごと・1事故につき・保険期間中）",
      "10万円（敷地ごと・1事故につき）",
      "10% × その敷地の「財物」として残る額（敷地ごと・1事故につき）",
      "30万円（敷地ごと・1事故につき）",
      "20万円（1個または1組につき）",
      "5% × すべての敷地の建物の損害の額（1事故につき）",
      "算式による額：1% × すべての敷地の「損害」として残る額",
    ]);
    deepStrictEqual(said("en"), [
      "for each site",
      "¥900,000 per incident and in the policy period, for each site",
      "¥100,000 per incident and site",
      "10% × what is left of “Property” for this site per incident and site",
      "¥300,000 per incident and site",
      "¥200,000 per article",
      "5% × the loss of Building over every site per incident",
      "amount by formula: 1% × what is left of “Damage” over every site",
    ]);
  });

  it("says how much is borne at most by a deductible or a share, and over what", () => {
    const { plans } = compile({
      name: "p.yakkan",
      text: `product p {
        edition 2026-04-01
        unit site "敷地" en "site"
        triggers { fire "火災" en "fire" }
        section costs "費用" en "Costs" {
          covers fire
          covered at any time
          deductible 100_000 per claim bearing at most 250_000 per incident for response
          head response "対応" en "Response"
          head art "美術品" en "Art" {
            deductible 50_000 per site bearing at most 120_000 per incident and period
            coinsurance pays 80% bearing at most 3_000_000 per period
          }
          frame places "所在地" en "Places" for each site {
            head goods "財物" en "Goods" { deductible 10_000 per incident bearing at most 15_000 per period }
          }
        }
      }`,
    });
    const said = (language: "ja" | "en"): readonly string[] =>
      rowsOf(describeSheet(plans[0]!, language), "coverage").flatMap(({ cells }) =>
        cells.slice(1, 3).flatMap((cell) => lines(cell).filter((line) => line !== "")),
      );
    deepStrictEqual(said("ja"), [
      "10万円（1請求につき）、自己負担は25万円まで（1事故につき）、対象：対応",
      "5万円（1敷地につき）、自己負担は12万円まで（1事故につき・保険期間中）",
      "80%、自己負担は300万円まで（保険期間中）",
      "1万円（敷地ごと・1事故につき）、自己負担は1万5,000円まで（敷地ごと・保険期間中）",
    ]);
    deepStrictEqual(said("en"), [
      "¥100,000 per claim, the insured bearing at most ¥250,000 per incident, for Response",
      "¥50,000 per site, the insured bearing at most ¥120,000 per incident and in the policy period",
      "80%, the insured bearing at most ¥3,000,000 in the policy period",
      "¥10,000 per incident and site, the insured bearing at most ¥15,000 in the policy period, for each site",
    ]);
  });

  it("says how many incidents a limit by number of times pays, which is none of amounts", () => {
    const { plans } = compile({
      name: "p.yakkan",
      text: `product p {
        edition 2026-04-01
        contract { visits "回数" en "visits" : number 0 .. 5 }
        unit site "拠点" en "site"
        facts of incident { found "発見日" en "found" : date }
        triggers { call "出動" en "call" }
        section costs "費用" en "Costs" {
          covers call
          covered when found during period
          head tow "けん引" en "Towing" { limit visits times per site per period  limit 500 per incident }
          head room "宿泊" en "Room" { limit 1 time per policy year }
          head car "代車" en "Car" { limit 2.5 times per period }
          head food "食事" en "Food" { limit 30 per day  limit 40 per site per day  limit 50 per insured per day per period }
          head help "救援" en "Help" { limit (if visits > 2 then 1.5 else -1) times per period  limit -2 times per period }
          deductible 1 time per period
          limit 3 times per period
        }
      }`,
    });
    const said = (language: "ja" | "en"): readonly string[] =>
      rowsOf(describeSheet(plans[0]!, language), "coverage").flatMap(({ cells }) =>
        cells.slice(1).flatMap((cell) => lines(cell).filter((line) => /回|円|time|¥/u.test(line))),
      );
    deepStrictEqual(said("ja"), [
      "「回数」回まで（1拠点につき・保険期間中）",
      "500円（1事故につき）",
      "1回まで（1保険年度につき）",
      "2回まで（保険期間中）",
      "30円（1日につき）",
      "40円（1拠点につき・1日につき）",
      "50円（被保険者1名につき・1日につき・保険期間中）",
      "「回数」が2を超える場合は1、その他の場合は0回まで（保険期間中）",
      "0回まで（保険期間中）",
      "最初の1回は全額自己負担（保険期間中）",
      "3回まで（保険期間中）",
    ]);
    deepStrictEqual(said("en"), [
      "“visits” times per site and period",
      "¥500 per incident",
      "1 time per policy year",
      "2 times in the policy period",
      "¥30 per day",
      "¥40 per site per day",
      "¥50 per insured per day in the policy period",
      "1 if “visits” > 2, else 0 times in the policy period",
      "0 times in the policy period",
      "the first time in the policy period in full",
      "3 times in the policy period",
    ]);
  });

  it("says how many days a counted limit pays, which is none of amounts", () => {
    const { plans } = compile({
      name: "p.yakkan",
      text: `product p {
        edition 2026-04-01
        contract { most "限度" en "most" : number 0 .. 90 }
        facts of incident { found "発見日" en "found" : date }
        facts of loss { stay "入院日数" en "days" : whole }
        triggers { call "事故" en "accident" }
        section costs "費用" en "Costs" {
          covers call
          covered when found during period
          deductible 4.5 of stay per incident
          head bed "入院" en "Bed" { limit 60 of stay per incident and period }
          head room "個室" en "Room" { limit most of (stay * count) per incident when most > 5 }
        }
      }`,
    });
    const said = (language: "ja" | "en"): readonly string[] =>
      rowsOf(describeSheet(plans[0]!, language), "coverage").flatMap(({ cells }) =>
        cells.slice(1).flatMap((cell) => lines(cell).filter((line) => /日数|days/u.test(line))),
      );
    deepStrictEqual(said("ja"), [
      "「入院日数」の最初の4は自己負担（1事故につき）",
      "「入院日数」は60まで（1事故につき・保険期間中）",
      "「入院日数」 × 件数は「限度」まで（1事故につき）〔「限度」が5を超える場合〕",
    ]);
    deepStrictEqual(said("en"), [
      "the first 4 of “days” per incident",
      "60 of “days” per incident and in the policy period",
      "“most” of “days” × the count per incident [when “most” > 5]",
    ]);
  });

  it("says whose terms do not act on what stands outside, and what a limit is inside of", () => {
    const { plans } = compile({
      name: "p.yakkan",
      text: `product p {
        edition 2026-04-01
        contract { plan basic "基本" en "Basic" | wide "充実" en "Wide" }
        triggers { fire "火災" en "fire"  flood "水災" en "flood" }
        section cover "補償" en "Cover" {
          covers all
          covered at any time
          frame inside "枠" en "Frame" {
            head a "甲" en "A" { limit 500 per incident }
            head b "乙" en "B" outside
            head c "丙" en "C" outside { limit 700 per incident }
            limit 1_000 per incident
            coinsurance pays 90%
          }
          head d "丁" en "D" outside { limit 600 per incident }
          head e "戊" en "E" { limit 800 per incident }
          head f "己" en "F" { limit 900 per incident for fire }
          limit 5_000 per incident for inside, f, fire
          limit 6_000 per incident for inside when plan is basic
        }
        section other "ほか" en "Other" { covers all  covered at any time  head g "庚" en "G" { limit 400 per incident } }
      }`,
    });
    const titles = (language: "ja" | "en"): readonly string[] =>
      rowsOf(describeSheet(plans[0]!, language), "coverage").map(({ cells }) => String(cells[0]));
    deepStrictEqual(titles("en"), [
      "Cover 【outer】",
      // Of fire always, of flood under one plan.
      "Frame 【inner, on a condition】",
      "A 【inner】",
      "B 【outer: the terms of Frame do not act on it, those of Cover do】",
      "C 【outer: the terms of Frame do not act on it, those of Cover do】",
      "Frame, together (without B, C)",
      "D 【outer: the terms of Cover do not act on it】",
      "E 【outer】",
      // Its own limit is of fire alone, as the one around.
      "F 【inner】",
      "Cover, together (without D)",
      "Other",
      "G 【outer】",
    ]);
    deepStrictEqual(
      titles("ja").filter((title) => /[乙丁計]/.test(title)),
      [
        "乙 【外枠：枠の条件は働かず、補償の条件は働く】",
        "枠 計（乙、丙を除く）",
        "丁 【外枠：補償の条件は働かない】",
        "補償 計（丁を除く）",
      ],
    );
  });

  it("tells a limit of each unit from one of all units that fulfil a test, and both from a guard", () => {
    const { plans } = compile({
      name: "p.yakkan",
      text: `product p {
        edition 2026-04-01
        contract { plan basic "基本" en "Basic" | wide "充実" en "Wide"  schedule site }
        unit site "敷地" en "site" { coastal "沿岸" en "Coastal" : bool  value "価額" en "Value" : money }
        facts of incident { abroad "海外" en "Abroad" : bool }
        facts of loss { copay "自己負担" en "Copayment" : money = 0 }
        triggers { fire "火災" en "fire" }
        section cover "補償" en "Cover" {
          covers fire
          covered at any time
          frame places "所在地" en "Places" for each site {
            head a "甲" en "A" {
              item cash "現金" en "Cash"
              limit 100_000 per incident where site.coastal
              limit 50_000 per incident for cash
            }
          }
          head b "乙" en "B" { limit 200_000 per site where site.value > 500_000 when plan is basic }
          head c "丙" en "C" { limit copay per loss where copay > 0  limit 500_000 per incident where abroad }
          limit 300_000 per incident and period where site.coastal when plan is wide
        }
      }`,
    });
    const said = (language: "ja" | "en"): readonly string[] =>
      rowsOf(describeSheet(plans[0]!, language), "coverage").flatMap(({ cells }) =>
        lines(cells[3]!).filter((line) => line !== ""),
      );
    deepStrictEqual(said("en"), [
      "¥100,000 per incident and site [where “site: Coastal”]",
      "¥50,000 per incident and site [where the item is “Cash”]",
      "¥200,000 per site [where “site: Value” > ¥500,000] [when “Plan” is “Basic”]",
      "“Copayment” for each line of loss [where “Copayment” > ¥0]",
      "¥500,000 per incident [where “Abroad”]",
      "¥300,000 per incident and in the policy period [for every site where “site: Coastal”, together] [when “Plan” is “Wide”]",
    ]);
    deepStrictEqual(said("ja"), [
      "10万円（敷地ごと・1事故につき）〔敷地のうち「敷地の沿岸」の場合のもの〕",
      "5万円（敷地ごと・1事故につき）〔損害のうち内訳が「現金」の場合のもの〕",
      "20万円（1敷地につき）〔敷地のうち「敷地の価額」が50万円を超える場合のもの〕〔「プラン」が「基本」の場合〕",
      "「自己負担」（1明細につき）〔損害のうち「自己負担」が0円を超える場合のもの〕",
      "50万円（1事故につき）〔「海外」の場合〕",
      "30万円（1事故につき・保険期間中）〔敷地のうち「敷地の沿岸」の場合のもの全体で〕〔「プラン」が「充実」の場合〕",
    ]);
  });

  it("says of days that one is before or after another, and of an approval no more than that", () => {
    const { plans } = compile({
      name: "p.yakkan",
      text: `product p {
        edition 2026-04-01
        facts of incident {
          found "発見日" en "Found" : date
          told "通知日" en "Told" : date
          ended "終了" en "Ended" : datetime
        }
        table by_day "期日別" en "By day" by found { most "最高額" en "The most"
          .. under 2026-01-01 : 100
          2026-01-01 .. under 2027-01-01 : 200
          2027-01-01 .. : 300
        }
        triggers { fire "火災" en "fire" }
        section cover "補償" en "Cover" {
          covers fire
          covered at any time
          require found >= told and found < 2026-05-01
          require found <= 30 days after told and not (found > told)
          require ended >= 2026-04-01T12:00
          head a "甲" en "A" requires approval { limit most per incident }
        }
      }`,
    });
    const said = (language: "ja" | "en", part: string, column: number): readonly string[] =>
      rowsOf(describeSheet(plans[0]!, language), part).flatMap(({ cells }) => lines(cells[column]!));
    deepStrictEqual(said("ja", "conditions", 2), [
      "時期を問わない",
      "「発見日」が「通知日」以後、かつ「発見日」が2026-05-01より前",
      "「発見日」が「通知日」の翌日から30日の末日以前、かつ「発見日」が「通知日」より後でない",
      "「終了」が2026-04-01 12:00以後",
      "保険会社の承認",
    ]);
    deepStrictEqual(said("en", "conditions", 2), [
      "At any time",
      "“Found” is on or after “Told” and “Found” is before 2026-05-01",
      "“Found” is on or before 30 days after “Told” and not (“Found” is after “Told”)",
      "“Ended” is at or after 2026-04-01 12:00",
      "The insurer has approved",
    ]);
    const notes = describeSheet(plans[0]!, "en").parts.find(({ id }) => id === "conditions")?.notes;
    ok(notes?.includes("An approval whose day is stated counts where it was on or before the day of the loss."));
    deepStrictEqual(said("ja", "table-by_day", 0), [
      "2026-01-01より前",
      "2026-01-01以後2027-01-01より前",
      "2027-01-01以後",
    ]);
    const titles = (language: "ja" | "en") =>
      describeSheet(plans[0]!, language)
        .parts.find(({ id }) => id === "table-by_day")
        ?.table.columns.map(({ title }) => title);
    deepStrictEqual([titles("ja")?.[1], titles("en")?.[1]], ["最高額", "The most"]);
    deepStrictEqual(said("en", "table-by_day", 0), [
      "before 2026-01-01",
      "2026-01-01 to before 2027-01-01",
      "2027-01-01 or after",
    ]);
  });

  it("says of a line without approval that the insurer has not approved", () => {
    const { plans } = compile({
      name: "shop.yakkan",
      text: `language 1
      product shop "店" en "Shop" {
        edition 2026-01-01
        currency JPY rounding down
        facts of claim { owed "責任の額" en "Owed by law" : money }
        let settled "承認のない賠償金" en "Without approval" = any(not approved)
        triggers { fire "火災" en "fire" }
        section cover "補償" en "Cover" {
          covers fire
          covered at any time
          head a "甲" en "A" { limit (if settled then owed else unlimited) per claim }
        }
      }`,
    });
    const said = (language: "ja" | "en"): readonly string[] =>
      rowsOf(describeSheet(plans[0]!, language), "formulas").map(({ cells }) => lines(cells[1]!)[0]!);
    deepStrictEqual(said("ja"), ["いずれかの明細について保険会社の承認がない"]);
    deepStrictEqual(said("en"), ["the insurer has not approved for at least one line"]);
  });

  it("puts no の between a verb or adjective and 場合", () => {
    strictEqual(inCase("「プラン」が「充実」"), "「プラン」が「充実」の場合");
    strictEqual(inCase("「プラン」が「充実」でない"), "「プラン」が「充実」でない場合");
    strictEqual(inCase("「期間」を定める"), "「期間」を定める場合");
  });

  it("is written beside the products as they are today (`npm run yakkan -- docs` writes it anew)", () => {
    const folder = new URL("policies/docs/", root);
    const expected = new Map<string, string>();
    for (const file of policies)
      for (const plan of plansOf(`policies/${file}`))
        for (const { name, text } of sheetFiles(plan, plan.name)) expected.set(name, text);
    deepStrictEqual(readdirSync(folder).sort(), [...expected.keys()].sort());
    for (const [name, text] of expected)
      ok(readFileSync(new URL(name, folder), "utf8") === text, `${name} is out of date`);
  });

  it("fails on stale tables and names them", function () {
    this.timeout(60_000);
    const place = new Workplace({ "sample.yakkan": read("test/fixtures/sample_cyber.yakkan") });
    const docs = (...more: string[]): ReturnType<Workplace["yakkan"]> =>
      place.yakkan(["docs", "sample.yakkan", ...more]);
    try {
      strictEqual(docs("--check").code, 1);
      strictEqual(docs().code, 0);
      strictEqual(docs("--check").stdout, "4 files up to date\n");
      place.write(
        "sample.yakkan",
        read("test/fixtures/sample_cyber.yakkan").replace("50_000 per corporation", "60_000 per corporation"),
      );
      const { code, stdout } = docs("--check");
      strictEqual(code, 1);
      deepStrictEqual(stdout.split("\n").slice(0, 4), [
        "docs/sample_cyber.ja.md: out of date",
        "docs/sample_cyber.ja.html: out of date",
        "docs/sample_cyber.en.md: out of date",
        "docs/sample_cyber.en.html: out of date",
      ]);
    } finally {
      place.remove();
    }
  });
});
