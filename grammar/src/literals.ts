import type { NumberLiteral } from "./syntax.js";

/** What the signs of an amount are. */
export const powers: Readonly<Record<string, bigint>> = {
  千: 1_000n,
  万: 10_000n,
  億: 100_000_000n,
  兆: 1_000_000_000_000n,
};

/** `1_000`, `12.5%`, `1億5,000万円`: exact, as digits and a count of decimals. */
export function readNumber(image: string, start: number): NumberLiteral {
  const end = start + image.length;
  const whole = readWhole(image);
  if (whole !== undefined)
    return { kind: "number", digits: whole, decimals: 0, percent: false, money: false, start, end };
  const money = image.endsWith("円");
  const percent = image.endsWith("%");
  let digits = 0n;
  let decimals = 0;
  for (const [, integer, fraction = "", power] of image
    .replace(/[_,円%]/g, "")
    .matchAll(/(\d+)(?:\.(\d+))?([千万億兆])?/g)) {
    let part = BigInt(integer! + fraction) * (power === undefined ? 1n : powers[power]!);
    let scale = fraction.length;
    while (scale > 0 && part % 10n === 0n) {
      part /= 10n;
      scale--;
    }
    const common = Math.max(scale, decimals);
    digits = digits * 10n ** BigInt(common - decimals) + part * 10n ** BigInt(common - scale);
    decimals = common;
  }
  return { kind: "number", digits, decimals, percent, money, start, end };
}

/** Digits and underscores, as most numbers are written; nothing for others, and for more than a number holds exactly. */
function readWhole(image: string): bigint | undefined {
  if (image.length > 15) return undefined;
  let value = 0;
  for (let at = 0; at < image.length; at++) {
    const code = image.charCodeAt(at);
    if (code === 0x5f) continue;
    if (code < 0x30 || code > 0x39) return undefined;
    value = value * 10 + (code - 0x30);
  }
  return BigInt(value);
}

/** `2026-04-01T16:00`; what 2026年4月1日 is, too. */
export function readDate(image: string): string {
  const [year = "", month = "", day] = image.split(/[年月日]/);
  return day === undefined ? image : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** The value of a string: `\"`, `\\` and `\n` are escapes. */
export function readText(image: string): string {
  const text = image.slice(1, -1);
  return !text.includes("\\")
    ? text
    : text.replace(/\\(.)/gu, (_, escaped: string) => (escaped === "n" ? "\n" : escaped));
}
