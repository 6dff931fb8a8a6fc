import type { NumberLiteral } from "@yakkan/grammar/syntax.js";

/** `1000000` becomes `1_000_000`, and `1000000円` `1,000,000円`; what has its digits apart, percentages and the like stay. */
export function formatNumber({ start, end }: NumberLiteral, text: string): string {
  const written = text.slice(start, end).normalize("NFKC");
  const plain = /^(-?)\s*(\d[\d_]*)(\.\d+)?$/.exec(written);
  if (plain === null) return written.endsWith("円") ? written.replace(ungrouped, byThousands(",")) : written;
  const [, minus = "", whole = "", fraction = ""] = plain;
  return minus + byThousands("_")(whole.replaceAll("_", "")) + fraction;
}

/** Four digits and more in a row, of no decimals. */
const ungrouped = /(?<![\d._,])\d{4,}(?![\d._,])/g;

const byThousands =
  (mark: string) =>
  (digits: string): string =>
    digits.replace(/\B(?=(\d{3})+$)/g, mark);
