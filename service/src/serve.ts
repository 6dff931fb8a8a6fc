import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { serve as listen } from "@hono/node-server";
import { rawProblem, Refusal } from "./problem.js";
import { createService, type ServiceOptions } from "./service.js";

export interface ServeOptions extends Omit<ServiceOptions, "hosts"> {
  /** An address of this machine; a loopback one is reached from this machine alone. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** In milliseconds; what takes longer is cut off, so that slow callers do not keep others out. */
  readonly patience?: Partial<Patience>;
  /** The most that are open at a time; 1,000 where left out. */
  readonly connections?: number;
}

interface Patience {
  readonly headers: number;
  readonly request: number;
  readonly idle: number;
  /** How long a stop waits for answers that are under way. */
  readonly stop: number;
}

export interface RunningService {
  readonly url: string;
  /** Takes no more requests, finishes those under way, and is done. */
  readonly stop: () => Promise<void>;
}

const usual: Patience = { headers: 10_000, request: 30_000, idle: 5_000, stop: 10_000 };
const loopback = ["127.0.0.1", "localhost", "::1", "[::1]"];
const mostConnections = 1_000;
const checkedEvery = 1_000;

/** Starts the service. Rejects where it cannot listen there. */
export function serve({
  host,
  port,
  patience,
  connections = mostConnections,
  ...options
}: ServeOptions): Promise<RunningService> {
  const times = { ...usual, ...patience };
  const app = createService({ ...options, ...(loopback.includes(host) ? { hosts: loopback } : {}) });
  return new Promise((resolve, reject) => {
    const server = listen(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        serverOptions: {
          headersTimeout: times.headers,
          requestTimeout: times.request,
          keepAliveTimeout: times.idle,
          connectionsCheckingInterval: Math.min(checkedEvery, times.headers),
        },
      },
      (address) => resolve({ url: urlOf(address), stop: () => stop(server, times.stop) }),
    ) as Server;
    boundConnections(server, connections);
    // Of a socket on which nothing moves, as of a caller who does not read the answer. One whose request does not come
    // is told so before: it is looked for now and then.
    server.setTimeout(times.request + 2 * checkedEvery);
    server.on("clientError", answerNoRequest);
    server.once("error", reject);
  });
}

/** Beyond `most` the one that has waited longest without a request gives way; where each has one, the new one does. */
function boundConnections(server: Server, most: number): void {
  const open = new Set<Socket>();
  // In the order in which they began to wait.
  const idle = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    idle.add(socket);
    socket.once("close", () => {
      open.delete(socket);
      idle.delete(socket);
    });
    if (open.size <= most) return;
    const [longest = socket] = idle;
    open.delete(longest);
    idle.delete(longest);
    longest.destroy();
  });
  // One may send its next request before the last is answered.
  const requests = new WeakMap<Socket, number>();
  const count = (socket: Socket, more: number): number => {
    const now = (requests.get(socket) ?? 0) + more;
    requests.set(socket, now);
    return now;
  };
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    idle.delete(socket);
    count(socket, 1);
    response.once("close", () => {
      if (count(socket, -1) === 0 && open.has(socket)) idle.add(socket);
    });
  });
}

/** To what is no HTTP, or did not come in time. */
function answerNoRequest({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const refusal =
    code === "ERR_HTTP_REQUEST_TIMEOUT"
      ? new Refusal(408, "the request did not come in time")
      : code === "HPE_HEADER_OVERFLOW"
        ? new Refusal(431, "the headers are too large")
        : new Refusal(400, "this is no request of HTTP");
  socket.end(rawProblem(refusal));
}

function stop(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
