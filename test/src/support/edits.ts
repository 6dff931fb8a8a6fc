import { readdirSync, readFileSync } from "node:fs";
import type { Random } from "./generate/random.js";

/** The five products, as their authors keep them. */
export function productTexts(): { readonly name: string; readonly text: string }[] {
  const folder = new URL("../../../policies/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".yakkan"));
  return names.map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }));
}

/** A stretch of a text and what comes in its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

export function applyEdit(text: string, { start, end, by }: Edit): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** Pieces that people type, and some that break what they are put into. */
const pieces = [
  ...'{ } ( ) , | : . @ " ` 、 」 // /* */ \n 　 🙂 \t = <'.split(" "),
  ..."limit head frame section covers when per unless lifted by scenario expect loss product contract 1億 90% 2026-04-01".split(
    " ",
  ),
  ..."支払限度額 費目 枠 ただし の場合に限る が 対象事由 1事故につき の翌日から 以内 争訟費用 180日 要承認".split(" "),
  '\n  head new_head "新しい費目"\n',
  "limit 5_000_000 per incident and period",
  '\nscenario "x" for y {\n',
];

/** As a person might edit, or a careless one; `original` is what everything is now and then set back to. */
export function randomEdit(text: string, original: string, random: Random): Edit {
  const at = random.between(0, text.length);
  switch (random.between(0, 11)) {
    case 0: // Everything back to how it was: what is quite broken answers little.
      return { start: 0, end: text.length, by: original };
    case 1: {
      // A line goes.
      const end = text.indexOf("\n", at);
      return { start: text.lastIndexOf("\n", at - 1) + 1, end: end === -1 ? text.length : end + 1, by: "" };
    }
    case 2: {
      // A line is there twice.
      const start = text.lastIndexOf("\n", at - 1) + 1;
      const end = text.indexOf("\n", at) + 1 || text.length;
      return { start: end, end, by: text.slice(start, end) };
    }
    case 3:
    case 4:
      return { start: at, end: Math.min(text.length, at + 1 + random.between(0, 11)), by: "" };
    case 5: // A stretch is moved elsewhere.
      return { start: at, end: at, by: text.slice(random.between(0, text.length)).slice(0, 1 + random.between(0, 79)) };
    default:
      return { start: at, end: at, by: random.pick(pieces) };
  }
}
