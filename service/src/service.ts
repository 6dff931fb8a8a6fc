import { explain, explainHtml } from "@yakkan/runtime/explain.js";
import { editions, type Editions, type Evaluator } from "@yakkan/runtime";
import type { Problem, SettlementInput } from "@yakkan/runtime/claim.js";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { readBody } from "./body.js";
import { answerProblem, Refusal } from "./problem.js";

/** What the service needs of an evaluator. */
export type Settling = Pick<Evaluator, "metadata" | "validate" | "settle">;

/** A product with what a caller may want to know of it. */
export interface ServedProduct {
  readonly product: Settling;
  /** JSON Schemas of a claim and of a settlement. */
  readonly schemas: { readonly input: object; readonly result: object };
}

export interface ServiceOptions {
  /** Of one product there may be several editions. */
  readonly products: readonly ServedProduct[];
  /** The OpenAPI document of the service. */
  readonly openapi: object;
  /** The largest body that is read, in bytes. */
  readonly maxBody: number;
  /** The most lines of a claim: requests are settled one after the other, and each of them waits for those before. */
  readonly maxLines: number;
  /** Host names that requests may be for, in small letters; left out: any. A page of another site cannot reach a service by its own name then. */
  readonly hosts?: readonly string[];
  /** Is told of faults of the program, which callers get no details of. */
  readonly report: (fault: unknown) => void;
}

/**
 * The service: stateless, each request answered from itself alone. What is wrong with a request is answered as
 * RFC 9457 says, never with a stack trace.
 */
export function createService({ products, openapi, hosts, report, ...bounds }: ServiceOptions): Hono {
  const catalogue = new Catalogue(products);
  const read = (c: Context): Promise<unknown> => readClaim(c.req.raw, bounds);
  const app = new Hono();
  app.use(async (c, next) => {
    const host = c.req.header("host")?.replace(/:\d+$/, "").toLowerCase() ?? "";
    if (hosts !== undefined && !hosts.includes(host))
      throw new Refusal(421, `this service does not answer for ${host}`);
    await next();
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
  });
  app.get("/health", taking(), (c) => c.json({ status: "ok" }));
  app.get("/openapi.json", taking(), (c) => c.json(openapi));
  app.get("/products", taking(), (c) => c.json(catalogue.describe()));
  app.get("/products/:product", taking("terms"), (c) => c.json(catalogue.find(c).product.metadata));
  app.get("/products/:product/schema/:of", taking("terms"), (c) => {
    const of = c.req.param("of");
    if (of !== "input" && of !== "result") throw new Refusal(404, "there are schemas of the input and of the result");
    return c.json(catalogue.find(c).schemas[of]);
  });
  app.post("/products/:product/validate", taking("terms"), async (c) => {
    const input = await read(c);
    return c.json({ problems: catalogue.validate(c, input) });
  });
  app.post("/products/:product/settle", taking("terms", "trace", "revision"), async (c) => {
    const trace = choice(c, "trace", ["false", "true"]) === "true";
    const revision = whole(c, "revision");
    const input = await read(c);
    const { product } = catalogue.for(c, input);
    return c.json(product.settle(input as SettlementInput, { trace, ...(revision === undefined ? {} : { revision }) }));
  });
  app.post("/products/:product/explain", taking("terms", "lang", "format", "readings"), async (c) => {
    const language = choice(c, "lang", ["ja", "en"]);
    const format = choice(c, "format", ["html", "text"]);
    const readings = choice(c, "readings", ["false", "true"]) === "true";
    const input = await read(c);
    const { product } = catalogue.for(c, input);
    const result = product.settle(input as SettlementInput, { trace: true });
    if (format === "text") return c.text(explain(product.metadata, result, { language }));
    c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
    return c.html(explainHtml(product.metadata, result, { language, readings }));
  });

  const methodsOf = allowed(app.routes);
  app.all("*", (c) => {
    const methods = methodsOf(c.req.path);
    if (methods.length === 0) throw new Refusal(404, `there is no ${c.req.path}`);
    const allow = methods.join(", ");
    throw new Refusal(405, `${c.req.path} is asked by ${allow}, not by ${c.req.method}`, { headers: { allow } });
  });
  app.onError((problem) => {
    const known = refusalOf(problem);
    if (known === undefined) report(problem);
    return answerProblem(known ?? new Refusal(500, "the service has a fault; it is not your claim's"));
  });
  return app;
}

async function readClaim(
  request: Request,
  { maxBody, maxLines }: Pick<ServiceOptions, "maxBody" | "maxLines">,
): Promise<unknown> {
  const input = await readBody(request, maxBody);
  const { losses } = (typeof input === "object" && input !== null ? input : {}) as Partial<SettlementInput>;
  if (Array.isArray(losses) && losses.length > maxLines)
    throw new Refusal(413, `a claim has at most ${maxLines} lines; ${losses.length} are given`);
  return input;
}

/** The editions of each product. */
class Catalogue {
  private readonly served = new Map<Settling, ServedProduct>();
  private readonly byName = new Map<string, Editions<Settling>>();

  constructor(products: readonly ServedProduct[]) {
    const named = new Map<string, Settling[]>();
    for (const one of products) {
      this.served.set(one.product, one);
      const { name } = one.product.metadata;
      named.set(name, [...(named.get(name) ?? []), one.product]);
    }
    for (const [name, all] of named) this.byName.set(name, editions(all));
  }

  describe(): object {
    return [...this.byName].map(([name, { all }]) => ({
      name,
      label: all.at(-1)?.metadata.label,
      editions: all.map(({ metadata: { edition, terms } }) => ({ edition, terms })),
    }));
  }

  /** By the terms that the caller names; else the newest edition. */
  find(c: Context): ServedProduct {
    const known = this.editionsOf(c);
    return this.serving(this.named(c, known) ?? known.all.at(-1)!);
  }

  /**
   * By the terms that the caller names, else those of the ledger given, else those of the policy's start. Where the
   * input does not say which, all that is wrong with it is told, as the newest edition has it.
   */
  for(c: Context, input: unknown): ServedProduct {
    const known = this.editionsOf(c);
    const { ledger, contract } = (typeof input === "object" && input !== null ? input : {}) as Partial<SettlementInput>;
    try {
      const chosen = this.named(c, known) ?? (ledger === undefined ? known.of(contract) : settledBy(ledger, known));
      return this.serving(chosen);
    } catch (problem) {
      const found = refusalOf(problem)?.more.problems;
      if (found === undefined) throw problem;
      // Of the ledger another edition does not know what is wrong.
      const others = known.all
        .at(-1)!
        .validate(input)
        .filter(({ path }) => !/^ledger\b/.test(path));
      throw invalid([
        ...others,
        ...found.filter(({ path }) => others.every((other) => other.path !== "" && other.path !== path)),
      ]);
    }
  }

  /** Problems of the input, also where it does not even say which edition it is for. */
  validate(c: Context, input: unknown): readonly Problem[] {
    try {
      return this.for(c, input).product.validate(input);
    } catch (problem) {
      const found = refusalOf(problem)?.more.problems;
      if (found === undefined) throw problem;
      return found;
    }
  }

  private editionsOf(c: Context): Editions<Settling> {
    const name = c.req.param("product") ?? "";
    const known = this.byName.get(name) ?? this.byName.get(name.normalize("NFKC"));
    if (known === undefined) throw new Refusal(404, `there is no product ${name}`);
    return known;
  }

  private named(c: Context, { all }: Editions<Settling>): Settling | undefined {
    const terms = c.req.query("terms");
    if (terms === undefined) return undefined;
    const found = all.find(({ metadata }) => metadata.terms === terms);
    if (found === undefined) throw new Refusal(404, `there are no terms ${terms} of this product`);
    return found;
  }

  private serving(product: Settling): ServedProduct {
    return this.served.get(product)!;
  }
}

/** The methods by which a path is asked. */
function allowed(routes: readonly { readonly method: string; readonly path: string }[]) {
  const known = routes
    .filter(({ path }) => path !== "/*")
    .map(({ method, path }) => ({ method, pattern: new RegExp(`^${path.replace(/:[a-z]+/g, "[^/]+")}$`) }));
  return (asked: string): readonly string[] => [
    ...new Set(known.flatMap(({ method, pattern }) => (pattern.test(asked) ? [method] : []))),
  ];
}

/** The edition that has settled what is in a ledger, in which paths of problems begin. */
function settledBy(ledger: unknown, known: Editions<Settling>): Settling {
  try {
    return known.settledBy(ledger);
  } catch (problem) {
    const problems = problemsOf(problem);
    if (problems === undefined) throw problem;
    throw invalid(problems.map(({ path, ...rest }) => ({ path: `ledger.${path}`, ...rest })));
  }
}

/** Refuses what a request does not take: a misspelt name would settle otherwise than is asked. */
function taking(...names: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    for (const [name, values] of Object.entries(c.req.queries())) {
      if (!names.includes(name)) {
        const known = names.length === 0 ? "none" : names.join(", ");
        throw new Refusal(400, `there is no ${name}; in its query ${c.req.path} takes ${known}`);
      }
      if (values.length > 1) throw new Refusal(400, `${name} is stated ${values.length} times`);
    }
    await next();
  };
}

/** A member of a query; the first where it is left out. */
function choice<T extends string>(c: Context, name: string, members: readonly [T, ...T[]]): T {
  const given = c.req.query(name);
  const found = given === undefined ? members[0] : members.find((member) => member === given);
  if (found === undefined) throw new Refusal(400, `${name} is one of ${members.join(", ")}`);
  return found;
}

/** A whole number of a query. */
function whole(c: Context, name: string): number | undefined {
  const given = c.req.query(name);
  if (given === undefined) return undefined;
  if (!/^\d{1,15}$/.test(given)) throw new Refusal(400, `${name} is a whole number`);
  return Number(given);
}

function refusalOf(problem: unknown): Refusal | undefined {
  if (problem instanceof Refusal) return problem;
  const problems = problemsOf(problem);
  return problems && invalid(problems);
}

function invalid(problems: readonly Problem[]): Refusal {
  return new Refusal(422, "the claim cannot be settled as it is given", { problems });
}

/** Of an `InvalidInput`, also of one that another copy of the runtime throws: a product may carry its own. */
function problemsOf(problem: unknown): readonly Problem[] | undefined {
  const isInvalid = problem instanceof Error && problem.name === "InvalidInput" && "problems" in problem;
  return isInvalid ? (problem.problems as readonly Problem[]) : undefined;
}
