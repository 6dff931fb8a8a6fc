import type { TypeMetadata, ValueText } from "../metadata.js";
import type { Names } from "./names.js";

/** A value as figures of a result and metadata have it, for people: by its type, money in the product's currency. */
export function valueText(names: Names, { kind, members = [] }: TypeMetadata, value: ValueText): string {
  const { words } = names;
  const member = (name: string): string => {
    const found = members.find((candidate) => candidate.name === name);
    return found === undefined ? name : names.member(found);
  };
  if (typeof value !== "string") return value.length === 0 ? words.none : value.map(member).join(words.and);
  // What is worked out from a date that never comes is never, too; members may be called so.
  if (value === "never" && kind !== "enum" && kind !== "set") return words.date(value);
  switch (kind) {
    case "money":
    case "number":
    case "ratio":
      return exactly(names, kind, value);
    case "date":
    case "datetime":
      return words.date(value);
    case "bool":
      return words.plainValue(value);
    case "duration":
      return words.plainValue(durationText(value));
    case "span":
      return words.plainValue(spanText(value));
    case "enum":
    case "set":
      return member(value);
  }
}

/** `12 hours 30 minutes` of whole seconds; of more than a week that is whole days, these. */
function durationText(seconds: string): string {
  if (!/^-?\d+$/.test(seconds)) return `${seconds} seconds`;
  const total = Number(seconds);
  const size = Math.abs(total);
  const day = 86_400;
  if (size % day === 0 && size > 7 * day) return counted(total / day, "days");
  const parts = [
    [Math.floor(size / 3600), "hours"],
    [Math.floor(size / 60) % 60, "minutes"],
    [size % 60, "seconds"],
  ] as const;
  const text = parts.flatMap(([count, unit]) => (count === 0 ? [] : [counted(count, unit)])).join(" ");
  return text === "" ? "0 hours" : total < 0 ? `-${text}` : text;
}

/** `6 months` of `P6M`. */
function spanText(span: string): string {
  const units: Readonly<Record<string, string>> = { D: "days", M: "months", Y: "years" };
  return counted(Number(span.slice(1, -1)), units[span.slice(-1)] ?? "");
}

function counted(count: number, units: string): string {
  return `${count} ${count === 1 ? units.slice(0, -1) : units}`;
}

/** Money to hundredths of the minor unit, with `…` where that is not all of it; what has no short decimal as a fraction. */
function exactly(names: Names, kind: TypeMetadata["kind"], value: string): string {
  if (value === "unlimited") return names.words.term.unlimited;
  const [top = 0n, bottom = 1n] = value.split("/").map(BigInt);
  if (kind === "money") return names.exactMoney(top, bottom);
  return kind === "ratio"
    ? (decimal(top * 100n, bottom, "%") ?? names.words.about(grouped(value), percent(top, bottom)))
    : (decimal(top, bottom, "") ?? grouped(value));
}

/** To hundredths, half up. */
function percent(top: bigint, bottom: bigint): string {
  return decimal((top * 20_000n + bottom) / (bottom * 2n), 100n, "%")!;
}

function decimal(top: bigint, bottom: bigint, sign: string): string | undefined {
  const scaled = top * 10_000n;
  if (scaled % bottom !== 0n) return undefined;
  const digits = String(scaled < 0n ? -scaled / bottom : scaled / bottom).padStart(5, "0");
  const part = digits.slice(-4).replace(/0+$/, "");
  return `${top < 0n ? "-" : ""}${grouped(digits.slice(0, -4))}${part === "" ? "" : `.${part}`}${sign}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
