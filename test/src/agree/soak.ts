import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { enginesOf, type Engines } from "./agreement.js";
import { Coverage } from "./coverage.js";
import { agreeOn, productOf, report, smallest } from "./run.js";

const usage = `npm run soak -- [PRODUCT.yakkan …] [--settlements 20000] [--seed 1] [--histories 20] [--variations 8] [--report]

Settles random histories of random products, or of the products named, with the interpreter and with the
emitted evaluator, until the settlements asked for are done or the two disagree.
  --settlements  how many
  --seed         of the first product; the next has the next seed
  --histories    of each product
  --variations   of each call of a history: the same with a few things changed
  --report       also what the histories came to, and how often each clause decided something`;

/** The exit code: 0 where they agree on everything. */
export async function soak(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      settlements: { type: "string", default: "20000" },
      seed: { type: "string", default: "1" },
      histories: { type: "string", default: "20" },
      variations: { type: "string", default: "8" },
      report: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const { help, report: reports } = values;
  const counts = [values.settlements, values.seed, values.histories, values.variations].map(Number);
  const [wanted, seed, histories, variations] = counts as [number, number, number, number];
  if (help || !counts.every((count) => Number.isSafeInteger(count) && count >= 0) || wanted * histories === 0) {
    console.log(usage);
    return help ? 0 : 2;
  }
  const named = await Promise.all(positionals.map((file) => enginesOf(readFileSync(file, "utf8"))));
  const coverage = new Coverage();
  const clock = new Clock(wanted);
  for (let products = 0; clock.settlements < wanted; products += 1) {
    const engines: Engines | undefined =
      named.length > 0 ? named[products % named.length] : await productOf(seed + products);
    coverage.next(engines?.plan);
    if (engines === undefined) {
      if (named.length === 0) continue;
      console.log(`${positionals[products % named.length]} does not compile`);
      return 2;
    }
    const { finding, settlements } = agreeOn(engines, seed + products, histories, {
      observer: coverage,
      variations,
    });
    clock.add(settlements);
    if (finding === undefined) continue;
    console.log(report(await smallest(finding)));
    console.log(`DISAGREE: after ${clock.settlements} settlements of ${products + 1} products`);
    return 1;
  }
  if (reports) console.log(coverage.text());
  console.log(`AGREE: ${clock.settlements} settlements in ${clock.seconds()} s`);
  return 0;
}

/** Counts, and says now and then how far it is. */
class Clock {
  settlements = 0;
  private readonly start = performance.now();
  private told = this.start;

  constructor(private readonly wanted: number) {}

  add(settlements: number): void {
    this.settlements += settlements;
    if (performance.now() - this.told < 10_000) return;
    this.told = performance.now();
    const speed = Math.round((1000 * this.settlements) / (this.told - this.start));
    console.log(`${this.settlements} of ${this.wanted} settlements, ${speed} a second`);
  }

  seconds(): number {
    return Math.round((performance.now() - this.start) / 1000);
  }
}
