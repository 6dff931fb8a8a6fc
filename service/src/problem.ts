import { STATUS_CODES } from "node:http";
import type { Problem } from "@yakkan/runtime/claim.js";

/** A request that is not answered as it asks, and why. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 404 | 405 | 413 | 415 | 421 | 422 | 500,
    readonly detail: string,
    readonly more: { readonly problems?: readonly Problem[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
  }
}

/** As RFC 9457 says it. */
export function answerProblem({ status, detail, more: { problems, headers } }: Refusal): Response {
  const body = { type: "about:blank", title: STATUS_CODES[status], status, detail, ...(problems && { problems }) };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      // What is left of a body that was not read is nobody's request.
      ...(status === 413 ? { connection: "close" } : {}),
    },
  });
}
