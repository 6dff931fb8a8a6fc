// Products derived from others, and products of several files, against the same products written out.
import { deepStrictEqual, ok } from "node:assert/strict";
import { compile } from "@yakkan/compiler/compile.js";
import type { Plan } from "@yakkan/compiler/plan.js";
import { planOf } from "../agree/agreement.js";
import { derivedName, edited, overrides, productIn, spread } from "../support/generate/derive.js";
import { randomProduct } from "../support/generate/product.js";
import { Random } from "../support/generate/random.js";

const seeds = Array.from({ length: Number(process.env["YAKKAN_DERIVED"] ?? 60) }, (_, index) => index + 1);

/** A plan but for where its parts stand; of a derived product under the name of its base. */
function meaningOf(plan: Plan | undefined, name: string): unknown {
  const text = JSON.stringify(plan, (key, value: unknown) =>
    key === "source" || key === "" ? (key === "" ? value : undefined) : typeof value === "bigint" ? `${value}n` : value,
  );
  return text && (JSON.parse(text.replaceAll(new RegExp(`"${derivedName}(?=[":])`, "g"), `"${name}`)) as unknown);
}

describe("a derived product", function () {
  this.timeout(0);

  it("that changes nothing is its base, also over several files", () => {
    let compared = 0;
    for (const seed of seeds) {
      const text = randomProduct(new Random(seed));
      const plan = planOf(text);
      if (plan === undefined) continue;
      const derived = planOf(spread(text, []));
      ok(derived, `seed ${seed}`);
      deepStrictEqual(meaningOf(derived, plan.name), meaningOf(plan, plan.name), `seed ${seed}`);
      compared += 1;
    }
    ok(compared > seeds.length / 2);
  });

  it("that changes something is the same product written out", () => {
    let compared = 0;
    let changes = 0;
    for (const seed of seeds) {
      const text = randomProduct(new Random(seed));
      const name = productIn(text).name.text;
      // What cannot be read any more is wrong in both.
      for (const some of [overrides(text, new Random(seed)), overrides(text, new Random(seed + 1000)).slice(0, 2)]) {
        const flat = planOf(
          edited(
            text,
            some.map(({ edit }) => edit),
          ),
        );
        const amendments = some.map(({ amendment }) => amendment);
        const derived = planOf(spread(text, amendments));
        if (planOf(text) === undefined) continue;
        deepStrictEqual(
          meaningOf(derived, name),
          meaningOf(flat, name),
          `seed ${seed}: ${amendments.join("\n")}\n${text}`,
        );
        if (flat === undefined) continue;
        compared += 1;
        changes += some.length;
      }
    }
    ok(compared > seeds.length / 2, String(compared));
    ok(changes > compared, String(changes));
  });
});

// `replace` names no clause: it is the one with the same basis and, of several, the same `for`, `where` and `when`.
describe("a term that is replaced", () => {
  const limitsOf = (base: string, change: string): readonly (number | string)[] => {
    const { plans, diagnostics } = compile({
      name: "limits.yakkan",
      text: `language 1
product base "基本" en "Base" {
  edition 2026-04-01
  contract { most "割合" en "Most" : ratio 1% .. 100%  cap "上限" en "Cap" : money 1円 .. 100円 }
  facts of incident { coast "沿岸" en "Coast" : bool }
  facts of loss { nights "泊数" en "Nights" : whole 0 .. 9 }
  triggers { fire "火災" en "Fire" }
  section own "財物" en "Property" { covers all  covered at any time  head pd "物損" en "PD"
    ${base} }
}
product other "別" en "Other" extends base { change section own { ${change} } }`,
    });
    deepStrictEqual(
      diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
      [],
    );
    const { root } = plans.find(({ name }) => name === "other")!;
    const [own] = root.members;
    ok(own?.kind === "section");
    return own.below.map((term) =>
      `${term.id} ${"amount" in term ? term.amount.kind : ""} ${term.where?.kind ?? ""}`.trim(),
    );
  };
  const two = "limit 300円 per incident where coast\n    limit 500円 per incident";

  it("may be a share of the loss, which counts nothing", () => {
    deepStrictEqual(limitsOf(two, "replace limit 80% of loss per incident"), [
      "own:limit:incident:1 literal fact",
      "own:limit:incident:2 multiply",
    ]);
  });
  it("may have been one", () => {
    const shares = "limit 30% of loss per incident where coast\n    limit most of cap per incident";
    deepStrictEqual(limitsOf(shares, "replace limit 5円 per incident"), [
      "own:limit:incident:1 multiply fact",
      "own:limit:incident:2 literal",
    ]);
    deepStrictEqual(
      limitsOf(
        "limit 30% of loss per incident where coast\n    limit 50% of loss per incident",
        "remove limit per incident",
      ),
      ["own:limit:incident:1 multiply fact"],
    );
  });
  it("is the one that counts the same", () => {
    deepStrictEqual(limitsOf(`limit 3 of nights per incident\n    ${two}`, "replace limit 5 of nights per incident"), [
      "own:count:incident:1 literal",
      "own:limit:incident:1 literal fact",
      "own:limit:incident:2 literal",
    ]);
  });
});
