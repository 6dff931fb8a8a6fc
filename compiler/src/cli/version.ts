import { readFileSync } from "node:fs";

/** The version of this program, and of the packages that come with it. */
export function version(): string {
  // The same folders up from the sources and from the bundle.
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
