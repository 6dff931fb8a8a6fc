import { STATUS_CODES } from "node:http";
import type { Problem } from "@yakkan/runtime/claim.js";

/** A request that is not answered as it asks, and why. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 404 | 405 | 408 | 413 | 415 | 421 | 422 | 431 | 500,
    readonly detail: string,
    readonly more: { readonly problems?: readonly Problem[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(detail);
  }
}

/** As RFC 9457 says it. */
export function answerProblem(refusal: Refusal): Response {
  const { status, more } = refusal;
  return new Response(bodyOf(refusal), {
    status,
    headers: {
      ...more.headers,
      ...always,
      // What is left of a body that was not read is nobody's request.
      ...(status === 413 ? { connection: "close" } : {}),
    },
  });
}

/** The same where there is no request that could be answered, as it is no HTTP: all of it, as it is sent. */
export function rawProblem(refusal: Refusal): string {
  const { status } = refusal;
  const body = bodyOf(refusal);
  const headers = { ...always, "content-length": String(Buffer.byteLength(body)), connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`;
}

const always = {
  "content-type": "application/problem+json",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

function bodyOf({ status, detail, more: { problems } }: Refusal): string {
  return JSON.stringify({
    type: "about:blank",
    title: STATUS_CODES[status],
    status,
    detail,
    ...(problems && { problems }),
  });
}
