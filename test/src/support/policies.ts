import { existsSync, readFileSync } from "node:fs";
import type { Resolver } from "@yakkan/compiler/files/load.js";

const folder = new URL("../../../policies/", import.meta.url);

/** What the products in `policies` use, for a text that stands in that folder or is named as if it did. */
export const besideProducts: Resolver = (name) => {
  const file = new URL(name.replace(/^policies\//, ""), folder);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
};
