import { deepStrictEqual } from "node:assert/strict";
import { foundIn } from "./product.js";

const worth = `contract { si "保険金額" : money 1 .. 1億  fee "費用" : money 1 .. 1億 }
  facts of loss { piece "点" : bool  price "価額" : money 1 .. 1億 }  facts of claim { made "請求日" : date }`;

function told(section: string, triggers?: string): readonly string[] {
  const found = foundIn({
    more: worth,
    facts: `value "価額" : money 1 .. 1億`,
    section,
    ...(triggers === undefined ? {} : { triggers, covers: "all" }),
  });
  return found.filter((one) => /term\/(average-behind|each-line|without-claim)/.test(one));
}

describe("average behind the sum insured", () => {
  const wrong: Readonly<Record<string, string>> = {
    "in one head": "head a { limit si per incident  coinsurance pays min(100%, si / value) }",
    "of a limit that is the less of two":
      "head a { limit min(si, fee) per incident  coinsurance pays min(100%, si / value) }",
    "with a name of its own": `head a { limit si per period  coinsurance "比例てん補" pays min(100%, si / value) }`,
    "below heads with limits": "head a { limit si per incident }  head b  coinsurance pays min(100%, si / value)",
    "of a part of the value": "head a { limit si per incident  coinsurance pays min(100%, si / (80% of value)) }",
  };
  for (const [name, section] of Object.entries(wrong))
    it(`is told of ${name}`, () =>
      deepStrictEqual(
        told(section).map((one) => one.split(":")[0]),
        ["term/average-behind"],
      ));

  const right: Readonly<Record<string, string>> = {
    "in front": "head a { coinsurance pays min(100%, si / value)  limit si per incident }",
    "of another amount": "head a { limit fee per incident  coinsurance pays min(100%, si / value) }",
    "behind a limit with a name": `head a { limit "先の限度" si per incident  coinsurance pays min(100%, si / value) }`,
    "of another head": "head a { limit si per incident }  head b { coinsurance pays min(100%, si / value) }",
    "as a plain share": "head a { limit si per incident  coinsurance pays 90% }",
    "by what the value is divided by": "head a { limit si per incident  coinsurance pays min(100%, value / si) }",
  };
  for (const [name, section] of Object.entries(right)) it(`is not ${name}`, () => deepStrictEqual(told(section), []));

  it("is not where the two are for other losses", () =>
    deepStrictEqual(
      told(
        "head a { limit si per incident for fire  coinsurance pays min(100%, si / value) for flood }",
        `fire "火災"  flood "水災"`,
      ),
      [],
    ));
});

describe("a term per loss around several heads", () => {
  it("is told of where nothing of the incident stands beside it", () =>
    deepStrictEqual(told("deductible 10_000 per loss  head a  head b  limit 50_000 per loss"), [
      "term/each-line: deductible 10_000 per loss",
      "term/each-line: limit 50_000 per loss",
    ]));

  const right: Readonly<Record<string, string>> = {
    "of one head": "head a { limit 50_000 per loss }  head b",
    "with one of the incident beside it": "deductible 10_000 per loss  head a  head b  limit 50_000 per incident",
    "with the most that is borne of the incident":
      "deductible 10_000 per loss bearing at most 30_000 per incident  head a  head b",
    "with a name": `deductible "1点につき" 10_000 per loss  head a  head b`,
    "of what the line states": "head a  head b  limit price per loss",
    "by what the line is": "head a  head b  deductible (if piece then 10_000 else 0) per loss",
    "of benefits for each loss": "head a for each loss = price  head b for each loss = price  limit 50_000 per loss",
  };
  for (const [name, section] of Object.entries(right)) it(`is not ${name}`, () => deepStrictEqual(told(section), []));
});

describe("a share that reads a fact of the line", () => {
  it("is told of where it compares the loss", () =>
    deepStrictEqual(told("head a { coinsurance pays if piece and loss > 100円 then 50% else 100% }"), [
      "term/each-line: loss",
    ]));

  const right: Readonly<Record<string, string>> = {
    "without the loss": "head a { coinsurance pays if piece then 50% else 100% }",
    "with a name": `head a { coinsurance "部品" pays if piece and loss > 100円 then 50% else 100% }`,
    "in proportion": "head a { coinsurance pays if piece then 1円 / max(1円, loss) else 100% }",
  };
  for (const [name, section] of Object.entries(right)) it(`is not ${name}`, () => deepStrictEqual(told(section), []));
});

describe("a term per claim over several heads", () => {
  it("is told of where lines need not name a claim", () =>
    deepStrictEqual(told("head a  head b  limit 50_000 per claim"), ["term/without-claim: limit 50_000 per claim"]));

  it("is told of where a head that is worked out bears it once more", () =>
    deepStrictEqual(told("deductible 50_000 per claim  head a\n head b = 10% of loss(a)"), [
      "term/without-claim: deductible 50_000 per claim",
    ]));

  it("is told of once where it is of two bases", () =>
    deepStrictEqual(told("head a  head b  limit 50_000 per claim and period").length, 1));

  const right: Readonly<Record<string, string>> = {
    "that ask for a fact of claim": "require made >= found  head a  head b  limit 50_000 per claim",
    "of which one asks for it under some contracts":
      "head a { require made >= found when si > fee }  head b  limit 50_000 per claim",
    "that are deducted from": "deductible 50_000 per claim  head a  head b",
    "that a share by a fact of claim is of":
      "head a  head b  coinsurance pays (if made > found then 50% else 80%)  limit 50_000 per claim",
    "that is deducted from heads that are all worked out":
      "deductible 50_000 per claim for b, c  head a\n head b = 500\n head c = 10% of loss(a)",
    "that are deducted from before one is worked out": "deductible 50_000 per claim  head a\n head b = 10% of left(a)",
    "that are deducted from by a name": `deductible "1請求の免責" 50_000 per claim  head a\n head b = 500`,
    "of which one alone has lines": "head a  head b = 500  limit 50_000 per claim",
    "with a name": `head a  head b  limit "1請求の限度" 50_000 per claim`,
    "where it is in each head": "head a { limit 50_000 per claim }  head b { limit 50_000 per claim }",
  };
  for (const [name, section] of Object.entries(right)) it(`is not ${name}`, () => deepStrictEqual(told(section), []));
});
