import { positionAt } from "@yakkan/compiler/diagnostics/render.js";
import { findFault } from "@yakkan/runtime/json-text.js";
import { Refusal } from "./problem.js";

/** The JSON of a request, each field stated once; a `Refusal` where it is none, or has more bytes than `most`. */
export async function readBody(request: Request, most: number): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new Refusal(415, "a claim is sent as application/json");
  }
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(type)?.[1] ?? "utf-8";
  if (!/^utf-?8$/i.test(charset)) throw new Refusal(415, `a claim is sent in UTF-8, not in ${charset}`);
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity") throw new Refusal(415, `a claim is sent as it is, not by ${encoding}`);
  const text = decode(await readBytes(request, most));
  const fault = findFault(text);
  if (fault !== undefined) {
    const { line, column } = positionAt(text, fault.start);
    throw new Refusal(400, `the body is no JSON: line ${line}, column ${column}: ${fault.message}`);
  }
  return JSON.parse(text) as unknown;
}

/**
 * What is too much is not kept. It is still read for a while: a caller who is cut off in the middle of sending
 * does not get to see why.
 */
async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const tooLarge = new Refusal(413, `a body has at most ${most} bytes`);
  const patience = 8 * most;
  if (Number(request.headers.get("content-length") ?? 0) > patience) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size <= most) chunks.push(chunk);
      else chunks.length = 0;
      if (size > patience) break;
    }
  } catch {
    // The caller is gone, or was too slow: nothing of the service's.
    throw new Refusal(400, "the body broke off");
  }
  if (size > most) throw tooLarge;
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, "the body is not encoded in UTF-8");
  }
}
