export interface Currency {
  /** ISO 4217. */
  readonly code: string;
  /** 0 for JPY, 2 for USD. */
  readonly minorDigits: number;
}

const symbols: Readonly<Record<string, string>> = { JPY: "¥", USD: "$", EUR: "€", GBP: "£" };

/** An amount of minor units for people, the same in every locale: `¥1,234,567`, `$12,345.67`, `CHF 12,345.67`. */
export function formatMoney(amount: number, currency: Currency): string {
  return formatDigits(amount < 0, String(Math.abs(amount)), currency);
}

/** An exact part of minor units, to hundredths of one: `¥333.33…`, which says with `…` that it goes on. */
export function formatExactMoney(numerator: bigint, denominator: bigint, { code, minorDigits }: Currency): string {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const whole = magnitude % denominator === 0n;
  const hundredths = (magnitude * 100n) / denominator;
  const goesOn = (magnitude * 100n) % denominator === 0n ? "" : "…";
  const shown = whole
    ? formatDigits(numerator < 0n, String(magnitude / denominator), { code, minorDigits })
    : formatDigits(numerator < 0n, String(hundredths), { code, minorDigits: minorDigits + 2 });
  return `${shown}${goesOn}`;
}

function formatDigits(isNegative: boolean, minorUnits: string, { code, minorDigits }: Currency): string {
  const digits = minorUnits.padStart(minorDigits + 1, "0");
  const whole = digits.slice(0, digits.length - minorDigits).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const part = minorDigits === 0 ? "" : `.${digits.slice(-minorDigits)}`;
  // The hyphen, and not the minus sign, which some terminals show two columns wide.
  return `${isNegative ? "-" : ""}${symbols[code] ?? `${code} `}${whole}${part}`;
}
