import type { NumberLiteral } from "@yakkan/grammar/syntax.js";

/** `1000000` becomes `1_000_000`; `1億5,000万円`, percentages and the like stay as they are written. */
export function formatNumber({ start, end }: NumberLiteral, text: string): string {
  const written = text.slice(start, end).normalize("NFKC");
  const plain = /^(-?)\s*(\d[\d_]*)(\.\d+)?$/.exec(written);
  if (plain === null) return written;
  const [, minus = "", whole = "", fraction = ""] = plain;
  return minus + whole.replaceAll("_", "").replace(/\B(?=(\d{3})+$)/g, "_") + fraction;
}
