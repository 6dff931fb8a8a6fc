// Limits that never bind behind a share, a deductible or layers with a share: what the limits in front leave is less.
import { deepStrictEqual } from "node:assert/strict";
import { foundIn } from "./product.js";

const codes = /^term\/(limit-above|limit-never|pays-)/;
const told = (section: string, more = ""): readonly string[] =>
  foundIn({ section, more, contract: "own : money 0 .. 100" }).filter((one) => codes.test(one));

const two = `head a "甲" { limit 100 per incident }\n head b "乙" { limit 100 per incident }\n`;

describe("a limit behind limits and what takes of what they leave", () => {
  const never = (section: string, limit: string): unknown =>
    it(section.replace(/\s+/g, " "), () => deepStrictEqual(told(section), [`term/limit-above-inner: ${limit}`]));
  const silent = (section: string, more = ""): unknown =>
    it(`not: ${section.replace(/\s+/g, " ")}`, () => deepStrictEqual(told(section, more), []));

  // A half of 200.
  never(`${two} coinsurance pays 50%  limit 150 per incident`, "limit 150 per incident");
  never(`${two} coinsurance pays 50%  limit 100 per incident`, "limit 100 per incident");
  silent(`${two} coinsurance pays 50%  limit 99 per incident`);
  // 500 less 100.
  never(
    `head a "甲" { limit 500 per incident  deductible 100 per incident  limit 400 per incident }`,
    "limit 400 per incident",
  );
  silent(`head a "甲" { limit 500 per incident  deductible 100 per incident  limit 399 per incident }`);
  // Each claim bears 100, of one as of several.
  never(
    `head a "甲" { limit 500 per incident  deductible 100 per claim  limit 400 per incident }`,
    "limit 400 per incident",
  );
  // A half of 100, and 100 more: 150; 90 % of 150.
  never(
    `head a "甲" { layer 100 xs 0 per incident  layer 50% of 100 xs 100 per incident  limit 150 per incident }`,
    "limit 150 per incident",
  );
  silent(`head a "甲" { layer 100 xs 0 per incident  layer 50% of 100 xs 100 per incident  limit 149 per incident }`);
  never(
    `head a "甲" { layer 100 xs 0 per incident  layer 50% of 100 xs 100 per incident  coinsurance pays 90%  limit 135 per incident }`,
    "limit 135 per incident",
  );
  // 200, a half of them, less 10: 90.
  never(`${two} coinsurance pays 50%  deductible 10 per incident  limit 90 per incident`, "limit 90 per incident");
  silent(`${two} coinsurance pays 50%  deductible 10 per incident  limit 89 per incident`);

  // What is taken of one head is not taken of the other, and what is not always taken is no less.
  silent(
    `head a "甲" { limit 100 per incident  coinsurance pays 50% }\n head b "乙" { limit 100 per incident }\n limit 149 per incident`,
  );
  never(
    `head a "甲" { limit 100 per incident  coinsurance pays 50% }\n head b "乙" { limit 100 per incident }\n limit 150 per incident`,
    "limit 150 per incident",
  );
  silent(`${two} coinsurance pays 50% for a  limit 149 per incident`);
  silent(`${two} coinsurance pays 50% when own > 50  limit 150 per incident`);
  silent(`${two} deductible own per incident  limit 150 per incident`);
  silent(`head a "甲" { limit 500 per incident  deductible 100 per period  limit 400 per incident }`);
  silent(`head a "甲" { limit 500 per claim  deductible 100 per claim  limit 400 per incident }`);
  silent(`head a "甲" { limit 500 per claim  deductible 100 per incident  limit 400 per claim }`);
  silent(`head a "甲" { limit 500 per incident  deductible 100 per room  limit 400 per incident }`, `unit room "部屋"`);
});

it("of a layer without height nothing is paid", () => {
  deepStrictEqual(told(`head a "甲" { layer 0 xs 10 per incident }`), [
    "term/pays-nothing: layer 0 xs 10 per incident",
  ]);
  deepStrictEqual(told(`head a "甲" { layer own xs 10 per incident }`), []);
});
