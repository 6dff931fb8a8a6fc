import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { compile } from "@yakkan/compiler/compile.js";
import { inputSchema } from "@yakkan/compiler/schema/input.js";
import { describeApi } from "@yakkan/compiler/schema/openapi.js";
import { resultSchema } from "@yakkan/compiler/schema/result.js";
import { serve, type RunningService, type ServeOptions } from "@yakkan/service/serve.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { claim, product as text } from "../cli/fixture.js";
import { Workplace } from "../cli/run.js";
import { root } from "../packages/pack.js";
import { loadProduct } from "../support/run-emitted.js";

const newer = text.replace("2026-04-01\n", "2028-04-01\n").replace("deductible 10_000", "deductible 20_000");
const plans = [text, newer].map(
  (source) => compile({ name: "sample.yakkan", text: source.slice(0, source.indexOf("scenario")) }).plans[0]!,
);
const maxBody = 100_000;
const maxLines = 500;
const patience = { headers: 400, request: 800, idle: 400, stop: 3_000 };

async function start(
  report: (fault: unknown) => void = (fault) => assert.fail(String(fault)),
  more: Partial<ServeOptions> = {},
): Promise<RunningService> {
  const products = [];
  for (const plan of plans) {
    products.push({
      product: await loadProduct(plan),
      schemas: { input: inputSchema(plan), result: resultSchema(plan) },
    });
  }
  return serve({
    products,
    openapi: describeApi(plans, "1.0.0"),
    host: "127.0.0.1",
    port: 0,
    maxBody,
    maxLines,
    patience,
    report,
    ...more,
  });
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly allow: string | null;
  readonly text: string;
  readonly json: Record<string, unknown>;
}

describe("the service", function () {
  this.timeout(60_000);
  let service: RunningService;

  before(async () => {
    service = await start();
  });
  after(() => service.stop());

  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(`${service.url}${path}`, init);
    const body = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return {
      status: response.status,
      type,
      allow: response.headers.get("allow"),
      text: body,
      json: type.includes("json") ? (JSON.parse(body) as Record<string, unknown>) : {},
    };
  };
  const post = (path: string, body: unknown, type = "application/json"): Promise<Answer> =>
    ask(path, {
      method: "POST",
      headers: { "content-type": type },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const settle = (body: unknown): Promise<Answer> => post("/products/sample/settle", body);

  const assertProblem = ({ status, type, json, text: said }: Answer, expected: number, detail: RegExp): void => {
    assert.equal(status, expected, said);
    assert.equal(type, "application/problem+json");
    assert.equal(json["status"], expected);
    assert.match(String(json["detail"]), detail);
    assert.doesNotMatch(said, /\bat .*\.[jt]s|node_modules/);
  };

  it("settles, by the terms of the policy's start, of the ledger, or those named", async () => {
    const first = await settle(claim);
    assert.deepEqual(
      [first.status, first.json["due"], first.json["pay"], first.json["edition"]],
      [200, 60_000, 60_000, "2026-04-01"],
    );
    const later = {
      ...claim,
      contract: { ...claim.contract, cost_limit: 90_000, period: { from: "2029-04-01", to: "2030-04-01" } },
      incident: { ...claim.incident, facts: { discovered: "2029-05-01" } },
    };
    // 100,000 less 20,000.
    const second = await settle(later);
    assert.deepEqual([second.json["due"], second.json["edition"]], [80_000, "2028-04-01"]);
    const again = await settle({ ...claim, ledger: first.json["ledger"] });
    assert.deepEqual([again.json["due"], again.json["pay"]], [60_000, 0]);
    const named = await post(`/products/sample/settle?terms=${String(first.json["terms"])}`, later);
    assert.deepEqual([named.json["due"], named.json["edition"]], [90_000, "2026-04-01"]);
    assert.equal((await post("/products/sample/settle?trace=true", claim)).text.includes('"trace"'), true);
  });

  it("refuses a ledger of another revision than the one asked for", async () => {
    const first = await post("/products/sample/settle?revision=0", claim);
    assert.equal((first.json["ledger"] as { revision: number }).revision, 1);
    const again = { ...claim, ledger: first.json["ledger"] };
    assert.equal((await post("/products/sample/settle?revision=1", again)).json["pay"], 0);
    const late = await post("/products/sample/settle?revision=2", again);
    assertProblem(late, 422, /cannot be settled/);
    assert.deepEqual(late.json["problems"], [
      {
        path: "ledger.revision",
        code: "ledger",
        message: "the settlement goes on from revision 2; the ledger has revision 1",
      },
    ]);
    assertProblem(await post("/products/sample/settle?revision=-1", again), 400, /revision is a whole number/);
  });

  it("tells all that is wrong, also where the claim does not say which edition it is for", async () => {
    const wrong = { bad: 1, incident: {} };
    const { problems } = (await post("/products/sample/validate", wrong)).json as { problems: { path: string }[] };
    assert.deepEqual(problems.map(({ path }) => path).slice(0, 2), ["bad", "contract"]);
    for (const way of ["settle", "explain"]) {
      const refused = await post(`/products/sample/${way}`, wrong);
      assertProblem(refused, 422, /cannot be settled/);
      assert.deepEqual(refused.json["problems"], problems);
    }
  });

  it("validates, explains, and says what there is", async () => {
    assert.deepEqual((await post("/products/sample/validate", claim)).json, { problems: [] });
    const wrong = await post("/products/sample/validate", { ...claim, losses: [{ id: "1", head: "x", amount: -1 }] });
    assert.deepEqual(
      (wrong.json["problems"] as { path: string }[]).map(({ path }) => path),
      ["losses[0].head", "losses[0].amount"],
    );
    assert.equal(((await post("/products/sample/validate", null)).json["problems"] as unknown[]).length, 1);
    const page = await post("/products/sample/explain", claim);
    assert.match(page.type, /^text\/html/);
    assert.match(page.text, /^<!doctype html>[^]*今回支払額: ¥60,000/);
    assert.match((await post("/products/sample/explain?lang=en&format=text", claim)).text, /To pay now: ¥60,000/);
    const products = (await ask("/products")).json as unknown as { editions: { edition: string }[] }[];
    assert.deepEqual(
      products.map(({ editions }) => editions.map(({ edition }) => edition)),
      [["2026-04-01", "2028-04-01"]],
    );
    assert.equal((await ask("/products/sample")).json["edition"], "2028-04-01");
    assert.equal((await ask("/health")).status, 200);
    const api = (await ask("/openapi.json")).json;
    assert.equal(api["openapi"], "3.1.0");
    const schema = (await ask("/products/sample/schema/input")).json;
    const validate = new Ajv2020({ strict: false }).compile(schema);
    assert.ok(validate(claim));
  });

  it("answers what it says in its OpenAPI document", async () => {
    const api = (await ask("/openapi.json")).json as { paths: Record<string, Record<string, unknown>> };
    for (const [path, operations] of Object.entries(api.paths)) {
      for (const method of Object.keys(operations)) {
        const where = path.replace("{of}", "result");
        const { status } = method === "get" ? await ask(where) : await post(where, claim);
        assert.equal(status, 200, `${method} ${where}`);
        const { responses } = operations[method] as { responses: Readonly<Record<string, unknown>> };
        const told = Object.keys(responses).map(Number);
        const refusals = [400, 408, 421, 431, 500, ...(path.startsWith("/products/") ? [404] : [])];
        const ofClaims = method === "post" ? [413, 415] : [];
        for (const refusal of [...refusals, ...ofClaims]) assert.ok(told.includes(refusal), `${path} ${refusal}`);
      }
    }
  });

  it("says what is wrong with a request, and no more", async () => {
    assertProblem(await settle("{"), 400, /line 1, column 1: this is never closed/);
    assertProblem(await settle('{"a": 1, "a": 2}'), 400, /line 1, column 10/);
    assertProblem(await settle("[".repeat(5_000)), 400, /nested too deeply/);
    assertProblem(await post("/products/sample/settle", claim, "text/plain"), 415, /application\/json/);
    assertProblem(await post("/products/none/settle", claim), 404, /no product none/);
    assertProblem(await post("/products/__proto__/settle", claim), 404, /no product/);
    assertProblem(await post("/products/sample/settle?terms=0", claim), 404, /no terms 0/);
    assertProblem(await post("/products/sample/settle?trace=yes", claim), 400, /trace is one of/);
    assertProblem(await post("/products/sample/explain?lang=fr", claim), 400, /lang is one of ja, en/);
    // A misspelt name would settle by another edition than is meant.
    assertProblem(await post("/products/sample/settle?term=0", claim), 400, /no term; .*settle takes terms, trace/);
    assertProblem(await post("/products/sample/settle?trace=true&trace=false", claim), 400, /trace is stated 2 times/);
    assertProblem(await ask("/health?terms=0"), 400, /takes none/);
    assertProblem(
      await post("/products/sample/settle", claim, "application/json; charset=shift_jis"),
      415,
      /shift_jis/,
    );
    assert.equal((await post("/products/sample/settle", claim, 'application/json; charset="UTF-8"')).status, 200);
    const packed = { "content-type": "application/json", "content-encoding": "gzip" };
    const compressed = await ask("/products/sample/settle", { method: "POST", headers: packed, body: "{}" });
    assertProblem(compressed, 415, /gzip/);
    assertProblem(await ask("/products/sample/schema/x"), 404, /schemas/);
    assertProblem(await ask("/nothing"), 404, /no \/nothing/);
    const asked = await ask("/products/sample/settle");
    assertProblem(asked, 405, /settle is asked by POST, not by GET/);
    assert.equal(asked.allow, "POST");
    const ledger = { product: "sample", edition: "2026-04-01", terms: "0" };
    const other = await settle({ ...claim, ledger });
    assertProblem(other, 422, /cannot be settled/);
    assert.deepEqual((other.json["problems"] as { path: string }[])[0]?.path, "ledger.terms");
    const old = await settle({
      ...claim,
      contract: { ...claim.contract, period: { from: "2020-04-01", to: "2021-04-01" } },
    });
    assertProblem(old, 422, /cannot be settled/);
    assert.deepEqual((old.json["problems"] as { path: string }[])[0]?.path, "contract.period.from");
    const invalid = await settle({ ...claim, losses: [{ id: "1", head: "response", amount: 0.5 }] });
    assertProblem(invalid, 422, /cannot be settled/);
    assert.deepEqual((invalid.json["problems"] as { path: string }[])[0]?.path, "losses[0].amount");
    const bytes = await ask("/products/sample/settle", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Uint8Array([0x22, 0xff, 0x22]),
    });
    assertProblem(bytes, 400, /UTF-8/);
  });

  it("reads no body beyond its bound, whether or not the length is told", async () => {
    const large = JSON.stringify({ ...claim, more: "x".repeat(maxBody) });
    assertProblem(await settle(large), 413, /at most 100000 bytes/);
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(" ".repeat(20_000)));
      },
    });
    const endless = ask("/products/sample/settle", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: stream,
      duplex: "half",
    });
    // The answer, or the connection closed while the caller is still sending.
    await endless.then(
      (answer) => assertProblem(answer, 413, /at most/),
      (problem: unknown) => assert.ok(problem instanceof TypeError),
    );
    assert.equal((await settle(claim)).status, 200);
  });

  it("settles no more lines than its bound, as others wait for it", async () => {
    const losses = Array.from({ length: maxLines + 1 }, (_, at) => ({ id: String(at), head: "response", amount: 1 }));
    assert.equal((await settle({ ...claim, losses: losses.slice(1) })).status, 200);
    for (const way of ["validate", "settle", "explain"])
      assertProblem(await post(`/products/sample/${way}`, { ...claim, losses }), 413, /at most 500 lines; 501 are/);
  });

  it("answers among more idle connections than it keeps: those that wait longest give way", async () => {
    const patient = await start(undefined, { connections: 100, patience: { stop: 0 } });
    const { port } = new URL(patient.url);
    const idle = Array.from({ length: 150 }, () => connect(Number(port), "127.0.0.1"));
    const ended = idle.map((socket) => collected(socket));
    await Promise.all(idle.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    const good = await Promise.all(Array.from({ length: 20 }, () => fetch(`${patient.url}/health`)));
    assert.deepEqual([...new Set(good.map(({ status }) => status))], [200]);
    await patient.stop();
    await Promise.all(ended);
  });

  it("tells a caller whose request does not come in time", async () => {
    const { port } = new URL(service.url);
    const head = "POST /products/sample/settle HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    for (const request of [`${head}Content-Length: 5000\r\n\r\n{`, head]) {
      const said = await raw(Number(port), request);
      assert.match(said, /^HTTP\/1\.1 408 [^]*application\/problem\+json[^]*"the request did not come in time"/);
    }
  });

  it("answers no request for another host, whose name has no case", async () => {
    const { port } = new URL(service.url);
    const known = await raw(Number(port), "GET /health HTTP/1.1\r\nHost: LocalHost\r\nConnection: close\r\n\r\n");
    assert.match(known, /^HTTP\/1\.1 200 /);
    const said = await raw(
      Number(port),
      "GET /products HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n",
    );
    assert.match(said, /^HTTP\/1\.1 421 /);
  });

  it("stays up and answers the good ones among slow, broken and oversized requests", async () => {
    const { port } = new URL(service.url);
    const head = "POST /products/sample/settle HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    const bad = [
      // Headers that never end, a body that never comes, one that comes byte by byte, and no HTTP at all.
      ...Array.from({ length: 40 }, () => raw(Number(port), "POST /products/sample/settle HTTP/1.1\r\nHost: local")),
      ...Array.from({ length: 40 }, () => raw(Number(port), `${head}Content-Length: 5000\r\n\r\n{`)),
      ...Array.from({ length: 10 }, () => drip(Number(port), `${head}Content-Length: 5000\r\n\r\n`)),
      ...Array.from({ length: 40 }, () => raw(Number(port), "\u0000\u0001 no http\r\n\r\n")),
      ...Array.from({ length: 40 }, () => raw(Number(port), `${head}Content-Length: 99999999999\r\n\r\n`)),
      ...Array.from({ length: 20 }, () =>
        raw(Number(port), `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(100_000)}\r\n\r\n`),
      ),
    ];
    const good = await Promise.all(Array.from({ length: 200 }, () => settle(claim)));
    assert.deepEqual([...new Set(good.map(({ status, json }) => `${status} ${String(json["pay"])}`))], ["200 60000"]);
    const answers = await Promise.all(bad);
    // Every one was ended by the service, in time, and where there was an answer it was a problem.
    for (const said of answers) assert.match(said, /^(HTTP\/1\.1 4\d\d [^]*application\/problem\+json[^]*"detail"|$)/);
    assert.equal((await settle(claim)).json["pay"], 60_000);
  });

  it("finishes what is under way when it stops, and takes nothing new", async () => {
    const other = await start();
    const body = JSON.stringify(claim);
    const { port } = new URL(other.url);
    const socket = connect(Number(port), "127.0.0.1");
    const said = collected(socket);
    socket.write(
      `POST /products/sample/settle HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = other.stop();
    socket.write(body);
    assert.match(await said, /^HTTP\/1\.1 200 OK[^]*"pay":60000/);
    await stopped;
    await assert.rejects(fetch(`${other.url}/health`));
  });

  it("tells a fault of its own to whom it concerns, and callers nothing of it", async () => {
    const faults: unknown[] = [];
    const product = await loadProduct(plans[0]!);
    const broken = {
      ...product,
      settle: () => {
        throw new Error("secret");
      },
    };
    const other = await serve({
      products: [{ product: broken, schemas: { input: {}, result: {} } }],
      openapi: {},
      host: "127.0.0.1",
      port: 0,
      maxBody,
      maxLines,
      report: (fault) => faults.push(fault),
    });
    const response = await fetch(`${other.url}/products/sample/settle`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(claim),
    });
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /secret/);
    assert.match(String(faults[0]), /secret/);
    await other.stop();
  });

  it("takes no caller who goes away for a fault of its own", async () => {
    const faults: unknown[] = [];
    const other = await start((fault) => faults.push(fault));
    const { port } = new URL(other.url);
    const head = "POST /products/sample/settle HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(`${head}Content-Length: 5000\r\n\r\n{`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    await raw(Number(port), `${head}Content-Length: 5000\r\n\r\n{`);
    await other.stop();
    assert.deepEqual(faults, []);
  });

  it("is started and stopped from the command line", async () => {
    const place = new Workplace({ "sample.yakkan": text });
    const bin = join(root, "compiler/bin/yakkan.cjs");
    const child = spawn(process.execPath, [bin, "serve", "sample.yakkan", "--port", "0"], { cwd: place.folder });
    try {
      const said = await new Promise<string>((resolve) =>
        child.stdout.once("data", (data: Buffer) => resolve(data.toString())),
      );
      const url = /^sample 2026-04-01: (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(said)?.[1];
      assert.ok(url, said);
      const response = await fetch(`${url}/products/sample/settle`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(claim),
      });
      assert.equal(((await response.json()) as { pay: number }).pay, 60_000);
      const taken = place.yakkan(["serve", "sample.yakkan", "--port", new URL(url).port]);
      assert.deepEqual([taken.code, taken.stdout], [2, ""]);
      assert.match(taken.stderr, /something else is listening there/);
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      assert.equal(await ended, 0);
    } finally {
      child.kill("SIGKILL");
      place.remove();
    }
  });

  it("is not needed by other commands, which do not load it", () => {
    const place = new Workplace({ "sample.yakkan": text });
    try {
      // The command line alone, with none of the packages that it loads when asked.
      for (const part of ["package.json", "bin/yakkan.cjs", "dist/cli/yakkan.cjs", "dist/cli/check.cjs"]) {
        place.write(`alone/${part}`, readFileSync(join(root, "compiler", part)));
      }
      const call = (...args: readonly string[]) =>
        spawnSync(process.execPath, ["alone/bin/yakkan.cjs", ...args], { cwd: place.folder, encoding: "utf8" });
      assert.equal(call("check", "sample.yakkan").status, 0);
      const { status, stderr } = call("serve", "sample.yakkan");
      assert.deepEqual(
        [status, stderr],
        [2, "yakkan serve needs the package @yakkan/service: npm install @yakkan/service\n"],
      );
    } finally {
      place.remove();
    }
  });
});

/** Everything that the service says until it ends the connection. */
function collected(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let said = "";
    socket.on("data", (data) => (said += data.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(said));
  });
}

function raw(port: number, request: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const said = collected(socket);
  socket.write(request);
  return said;
}

/** Sends a byte of the body now and then. */
async function drip(port: number, head: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const said = collected(socket);
  socket.write(head);
  const timer = setInterval(() => socket.write(" "), 100);
  return said.finally(() => clearInterval(timer));
}
