import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { type PayoutCurve, payoutCurve, type PayoutSetting, payoutSettings } from "@yakkan/compiler/analyse/payout.js";
import { compile } from "@yakkan/compiler/compile.js";
import { interpret } from "@yakkan/compiler/interpret/interpret.js";

/** A product with one section, in a scenario with these losses. */
function setting(node: string, section: string, losses = "loss response 1_000", facts = ""): PayoutSetting {
  const text = `product small "小商品" {
  edition 2026-04-01
  facts of incident { reported "届出" : bool = no  ${facts} }
  triggers { leak "漏えい" }
  unit person "個人"
  section costs "費用" { covers leak  covered at any time
${section}
  }
}
scenario "One" for small {
  contract { period from 2026-04-01 to 2027-04-01 }
  incident { leak }
  ${losses}
  expect claimed 0
}
`;
  const { diagnostics, scenarios } = compile({ name: "small.yakkan", text });
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
  deepStrictEqual(errors, []);
  const [first] = payoutSettings(scenarios[0]!, node);
  ok(first);
  return first;
}

/** `0..100 0..0 0/1`, then `because limit costs:limit:incident:1`. */
function shown({ pieces }: PayoutCurve): string[] {
  return pieces.map(({ from, to, dueFrom, dueTo, share, because }) => {
    const rate = share === undefined ? "bent" : `${share.numerator}/${share.denominator}`;
    const range = to === undefined ? `${from}.. pays ${dueFrom}..` : `${from}..${to} pays ${dueFrom}..${dueTo}`;
    return `${range} at ${rate}${because === undefined ? "" : ` because ${because.by} ${because.clause}`}`;
  });
}

describe("payout curve", () => {
  it("bends where a deductible is used up and where a limit is reached, after the paid share", () => {
    const curve = payoutCurve(
      setting(
        "costs",
        `deductible 100 per incident
         head response "対応" { coinsurance pays 90% }
         limit 900 per incident`,
      ),
    );
    // 0.9 × (x - 100) = 900 at x = 1100.
    deepStrictEqual(shown(curve), [
      "0..100 pays 0..0 at 0/1",
      "101..1101 pays 0..900 at 9/10 because deductible costs:deductible:incident:1",
      "1102.. pays 900.. at 0/1 because limit costs:limit:incident:1",
    ]);
    deepStrictEqual(curve.stated, { loss: 1000n, due: 810n });
  });

  it("is drawn of a scenario that expects what a layer comes to", () => {
    const losses = "loss response 300  expect first 200";
    const curve = payoutCurve(
      setting("costs", `head response "対応" { layer first "第1" 500 xs 100 per incident }`, losses),
    );
    deepStrictEqual(curve.stated, { loss: 300n, due: 200n });
  });

  it("is a part of each line where days are counted, from where something of it is left", () => {
    const counted = setting(
      "costs",
      `head response "対応" { deductible 100 per incident  limit 3 of 4 per incident  limit 600 per incident }`,
      "loss response 1_000",
    );
    // 3/4 of x - 100; at most 600, which is that of 900.
    deepStrictEqual(shown(payoutCurve(counted)), [
      "0..100 pays 0..0 at 0/1",
      "101..901 pays 0..600 at 3/4 because deductible response:deductible:incident:1",
      "902.. pays 600.. at 0/1 because limit response:limit:incident:1",
    ]);
  });

  it("jumps at a franchise", () => {
    const curve = payoutCurve(setting("response", `head response "対応" { franchise 300 per incident }`));
    deepStrictEqual(shown(curve), [
      "0..300 pays 0..0 at 0/1",
      "301.. pays 301.. at 1/1 because franchise response:franchise:incident:1",
    ]);
  });

  it("bends at the bounds of layers", () => {
    const section = `head response "対応" {
      layer first "第1層" { limit 500 per incident }
      layer second "第2層" { deductible 500 per incident  limit 500 per incident  coinsurance pays 30% }
    }`;
    deepStrictEqual(shown(payoutCurve(setting("small", section))), [
      "0..500 pays 0..500 at 1/1",
      "501..1000 pays 500..650 at 3/10 because limit response:layers:incident:1/first:limit:1",
      "1001.. pays 650.. at 0/1 because limit response:layers:incident:1/second:limit:1",
    ]);
  });

  it("bends where an amount begins to follow another rule", () => {
    // The deductible is 100 up to a loss of 2000, and 5 % of the loss beyond, rounded down.
    const section = `deductible max(100, 5% of loss) per incident\nhead response "対応"`;
    deepStrictEqual(shown(payoutCurve(setting("costs", section))), [
      "0..100 pays 0..0 at 0/1",
      "101..2000 pays 1..1900 at 1/1 because deductible costs:deductible:incident:1",
      "2001.. pays 1901.. at 19/20 because value costs:deductible:incident:1",
    ]);
  });

  it("shows what a condition on the amount refuses", () => {
    const section = `require amount >= 250\nhead response "対応"`;
    deepStrictEqual(shown(payoutCurve(setting("costs", section))), [
      "0..249 pays 0..0 at 0/1",
      "250.. pays 250.. at 1/1 because value costs:condition:1",
    ]);
  });

  it("follows several lines in proportion", () => {
    // A third of 902 is 300 whole yen, of 903 it is 301.
    const section = `head response "対応" { limit 300 per incident }\nhead probe "調査"\nlimit 1_000 per incident`;
    const curve = payoutCurve(setting("costs", section, "loss response 1_000  loss probe 2_000"));
    deepStrictEqual(shown(curve), [
      "0..902 pays 0..902 at 1/1",
      "903..1050 pays 902..1000 at 2/3 because limit response:limit:incident:1",
      "1051.. pays 1000.. at 0/1 because limit costs:limit:incident:1",
    ]);
  });

  it("takes a loss beside the varied one as it is", () => {
    const section = `head response "対応"\nhead probe "調査"\nlimit 1_000 per incident sparing probe`;
    const curve = payoutCurve(setting("response", section, "loss response 100  loss probe 700"));
    deepStrictEqual(shown(curve), [
      "0..300 pays 0..300 at 1/1",
      "301.. pays 300.. at 0/1 because limit costs:limit:incident:1",
    ]);
  });

  it("shows no bend where none can be seen", () => {
    const section = `head response "対応" { limit 1_000 per incident }\nlimit 400 per incident`;
    const curve = payoutCurve(setting("costs", section));
    deepStrictEqual(shown(curve), [
      "0..400 pays 0..400 at 1/1",
      "401.. pays 400.. at 0/1 because limit costs:limit:incident:1",
    ]);
  });

  it("is drawn in no scenario without a loss below the node", () => {
    const { scenarios } = compile({ name: "x", text: "" });
    deepStrictEqual(scenarios, []);
    const { plan } = setting("costs", `head response "対応"\nhead probe "調査"`);
    const one = { title: "", plan, contract: {}, premiums: [], calls: [], span: { start: 0, end: 0 } };
    deepStrictEqual(payoutSettings({ ...one, titleSpan: one.span } as never, "probe"), []);
  });

  const sections: Readonly<Record<string, string>> = {
    "a share before and after a deductible": `head response "対応" {
      coinsurance pays 80%
      deductible 150 per incident
      coinsurance pays 70%
      limit 400 per incident
    }`,
    "a limit of what is left, and a rank": `deductible 90 per incident falling first on probe
      head response "対応" { limit 333 per incident }
      head probe "調査" { coinsurance pays 35% }
      limit 50% of left(response) per incident for probe
      limit 700 per incident sparing response`,
    "an amount with branches": `deductible (if loss > 700 then 200 else if loss > 300 then 50 else 10) per incident
      head response "対応"
      limit min(600, 75% of loss) per incident`,
    "layers and a franchise": `franchise 20 per incident
      head response "対応" {
        layer a "甲" { limit 111 per incident }
        layer b "乙" { deductible 222 per incident  coinsurance pays 45% }
      }
      limit 555 per incident`,
  };
  for (const [name, section] of Object.entries(sections))
    for (const losses of ["loss response 1_000", "loss response 700  loss probe 300"]) {
      if (losses.includes("probe") && !section.includes("probe")) continue;
      it(`is what the interpreter pays at every single loss: ${name}, ${losses}`, function () {
        this.timeout(20_000);
        const given = setting("costs", section, losses);
        const { pieces } = payoutCurve(given);
        const { losses: lines } = given.input;
        const stated = lines.reduce((sum, { amount = 0 }) => sum + amount, 0);
        for (let loss = 0; loss <= 2_500; loss++) {
          // Each line its share, rounded down; the first and largest what is left over.
          const shares = lines.map(({ amount = 0 }) => Math.floor((loss * amount) / stated));
          const left = loss - shares.reduce((sum, share) => sum + share, 0);
          const input = {
            ...given.input,
            losses: lines.map((line, i) => ({ ...line, amount: shares[i]! + (i === 0 ? left : 0) })),
          };
          const settled = interpret(given.plan, input);
          ok(settled.ok);
          const piece = pieces.find(({ from, to }) => from <= BigInt(loss) && (to === undefined || BigInt(loss) <= to));
          ok(piece?.share, `a loss of ${loss} is in no straight piece`);
          const { numerator, denominator } = piece.share;
          const due = Number(piece.dueFrom) + ((loss - Number(piece.from)) * Number(numerator)) / Number(denominator);
          ok(Math.abs(due - settled.result.due) <= 4, `${loss}: drawn ${due}, paid ${settled.result.due}`);
          if (BigInt(loss) === piece.from) strictEqual(settled.result.due, Number(piece.dueFrom));
          if (BigInt(loss) === piece.to) strictEqual(settled.result.due, Number(piece.dueTo));
        }
      });
    }
});
