export interface Currency {
  /** ISO 4217. */
  readonly code: string;
  /** 0 for JPY, 2 for USD. */
  readonly minorDigits: number;
}

const symbols: Readonly<Record<string, string>> = { JPY: "¥", USD: "$", EUR: "€", GBP: "£" };

/** An amount of minor units for people, the same in every locale: `¥1,234,567`, `$12,345.67`, `CHF 12,345.67`. */
export function formatMoney(amount: number, { code, minorDigits }: Currency): string {
  const digits = String(Math.abs(amount)).padStart(minorDigits + 1, "0");
  const whole = digits.slice(0, digits.length - minorDigits).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const part = minorDigits === 0 ? "" : `.${digits.slice(-minorDigits)}`;
  // The hyphen, and not the minus sign, which some terminals show two columns wide.
  return `${amount < 0 ? "-" : ""}${symbols[code] ?? `${code} `}${whole}${part}`;
}
