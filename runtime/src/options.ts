import { quoted, shown } from "./problems.js";

/** Throws `RangeError` for what a caller without types may take for an option: passed over, it would go unnoticed. */
export function checkOptions(options: object, known: readonly string[]): void {
  for (const [name, value] of Object.entries(options) as readonly (readonly [string, unknown])[]) {
    if (!known.includes(name)) throw new RangeError(`${quoted(name)} is no option; there are ${known.join(", ")}`);
    if (name === "trace" && value !== undefined && typeof value !== "boolean")
      throw new RangeError(`${quoted(name)} is true or false; ${shown(value)} is given`);
  }
}
