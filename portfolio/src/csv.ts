/** A cell of a CSV file (RFC 4180). */
export function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A line of a CSV file. */
export function csvLine(values: readonly (string | number)[]): string {
  return `${values.map(cell).join(",")}\n`;
}
