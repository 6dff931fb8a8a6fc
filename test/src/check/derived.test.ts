// Products derived from others, and products of several files, against the same products written out.
import { deepStrictEqual, ok } from "node:assert/strict";
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
