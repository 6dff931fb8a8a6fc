import { randomProduct } from "../support/generate/product.js";
import type { Random } from "../support/generate/random.js";

/** What may stand anywhere in a text, whether it means something there or not. */
const strangers = [
  ..."{}()[]|,:;.=<>+-*/@\"'`$\\#%^&~!?",
  ..."｛｝（）、：＝＠「」　〜…○◯✕×",
  "\n",
  "\r\n",
  "\t",
  "\0",
  "\ufeff",
  "\u2028",
  "\u200b",
  "\u202e",
  "\ud800",
  "💥",
  "${x}",
  "//",
  "/*",
  "*/",
  "..",
  "<=",
  "<>",
  "__proto__",
  "constructor",
  "class",
  "0",
  "00",
  "1_",
  "1,000",
  "1億",
  "3,000万円",
  "9999999999999999999",
  "1e9",
  "50%",
  "1/3",
  "1事故につき",
  "保険期間中につき",
  "2026-02-30",
  "2026-04-01T25:61",
  "180 days",
  "@brochure(p.1)",
  "language 1",
  'use "x"',
];

/** A text that no author wrote: bytes, words without order, or a text with a few things changed. */
export function randomText(random: Random, texts: readonly string[]): string {
  return random.weighted<() => string>(
    [1, () => bytes(random)],
    [1, () => wordsOf(random, random.pick(texts))],
    [4, () => edited(random, window(random, random.pick(texts)))],
    [6, () => edited(random, randomProduct(random.fork()))],
  )();
}

function bytes(random: Random): string {
  const list = random.times(random.between(0, 400), () => random.between(0, 255));
  return new TextDecoder(random.pick(["utf-8", "latin1", "utf-16le"])).decode(Uint8Array.from(list));
}

function wordsOf(random: Random, text: string): string {
  const words = text.split(/\s+/);
  return random
    .times(random.between(1, 120), () => (random.chance(15) ? random.pick(strangers) : random.pick(words)))
    .join(random.pick([" ", "\n", ""]));
}

/** The whole text now and then, mostly some lines of it. */
function window(random: Random, text: string): string {
  if (random.chance(3)) return text;
  const lines = text.split("\n");
  const from = random.between(0, lines.length - 1);
  return lines.slice(from, from + random.between(1, 60)).join("\n");
}

/** One to five parts of the text cut, put twice, moved, or replaced. */
function edited(random: Random, text: string): string {
  const parts = text.split(/(?<=[\s{}(),|:])|(?=[\s{}(),|:])/);
  for (let edits = random.between(1, 5); edits > 0; edits -= 1) {
    const at = random.between(0, parts.length);
    const length = random.weighted([6, 1], [3, random.between(2, 6)], [1, random.between(7, 60)]);
    const part = parts.slice(at, at + length);
    random.weighted<() => void>(
      [3, () => void parts.splice(at, length)],
      [2, () => void parts.splice(at, 0, ...part)],
      [2, () => void parts.splice(random.between(0, parts.length), 0, ...parts.splice(at, length))],
      [3, () => void parts.splice(at, random.between(0, 1), random.pick(strangers))],
      [2, () => void parts.splice(at, 1, random.pick(parts.length > 0 ? parts : [""]))],
      [1, () => void parts.splice(at, 1, (parts[at] ?? "").slice(0, random.between(0, 3)))],
    )();
  }
  return parts.join("");
}
