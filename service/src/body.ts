import { positionAt } from "@yakkan/compiler/diagnostics/render.js";
import { findFault } from "@yakkan/compiler/json-text.js";
import { Refusal } from "./problem.js";

/** The JSON of a request, each field stated once; a `Refusal` where it is none. */
export async function readBody(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new Refusal(415, "a claim is sent as application/json");
  }
  const text = decode(await request.arrayBuffer());
  const fault = findFault(text);
  if (fault !== undefined) {
    const { line, column } = positionAt(text, fault.start);
    throw new Refusal(400, `the body is no JSON: line ${line}, column ${column}: ${fault.message}`);
  }
  return JSON.parse(text) as unknown;
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, "the body is not encoded in UTF-8");
  }
}
