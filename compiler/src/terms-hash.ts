import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Plan } from "./plan.js";

/**
 * The content hash of a product's terms: the SHA-256 of what its plan means, in hexadecimal. Results and
 * ledgers carry it, so that an old claim can be settled again by the terms that it was settled by.
 *
 * What counts is everything that can change what an input may say or what is paid, quoted or refused, and its
 * order. What does not is how a thing is called for people, where it is written, and what it cites: labels,
 * comments, layout, documents, references. So two texts have one hash where they cannot be told apart by
 * settling.
 */
export function hashTerms(plan: Plan): string {
  const known = hashes.get(plan);
  if (known !== undefined) return known;
  const hash = bytesToHex(sha256(utf8ToBytes(canonical({ meaning: 1, plan }))));
  hashes.set(plan, hash);
  return hash;
}

/** A plan never changes. */
const hashes = new WeakMap<Plan, string>();

/** For people only. `text` and `detail` say a rule again that its `test` says, `fixed` a key that each lookup has. */
const presentation: ReadonlySet<string> = new Set(["source", "label", "documents", "text", "detail", "fixed"]);

/** JSON with its keys in the order of code units; names in the plan's records are data, never presentation. */
function canonical(value: unknown, isRecord = false): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((element) => canonical(element)).join(",")}]`;
  const fields = Object.entries(value)
    // What is false is as good as not said: a release that adds a flag keeps the hashes of products without it.
    .filter(([key, part]) => part !== undefined && part !== false && (isRecord || !presentation.has(key)))
    .filter(([key, part]) => key !== "established" || isRecord || !Array.isArray(part) || part.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part, key === "availability")}`);
  return `{${fields.join(",")}}`;
}
