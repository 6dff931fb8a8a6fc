import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { productOf } from "../agree/run.js";
import { Random } from "../support/generate/random.js";
import { type ClaimTally, fuzzClaims } from "./claims.js";
import { take } from "./take.js";
import { randomText } from "./texts.js";

const usage = `npm run fuzz -- [--texts 10000] [--claims 10000] [--seed 1]

Hands texts that no author wrote to the parser, the checker and the formatter, and claims that were broken at
random to both readings of random products.
  --texts   how many texts
  --claims  how many claims
  --seed    of the first; the next has the next seed`;

/** More than any of them should need, in CPU seconds. */
export const mostSeconds = 10;

const root = new URL("../../../", import.meta.url);

/** The real products. */
export function policies(): readonly string[] {
  const folder = new URL("policies/", root);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yakkan"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"));
}

/** The exit code: 0 where nothing broke. */
export async function fuzz(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      texts: { type: "string", default: "10000" },
      claims: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      help: { type: "boolean", default: false },
    },
  });
  const [texts, claims, seed] = [values.texts, values.claims, values.seed].map(Number) as [number, number, number];
  if (values.help || ![texts, claims, seed].every((value) => Number.isSafeInteger(value) && value >= 0)) {
    console.log(usage);
    return values.help ? 0 : 2;
  }
  const broken = (await fuzzTexts(seed, texts)) + (await fuzzProducts(seed, claims));
  return broken === 0 ? 0 : 1;
}

async function fuzzTexts(seed: number, texts: number): Promise<number> {
  const real = policies();
  const found = { broken: 0, sound: 0, slowest: 0 };
  for (let count = 0; count < texts; count += 1) {
    const text = randomText(new Random(seed + count), real);
    try {
      const { errors, seconds } = await take(text);
      if (errors === 0) found.sound += 1;
      found.slowest = Math.max(found.slowest, seconds);
      if (seconds > mostSeconds) throw new Error(`it takes ${seconds.toFixed(1)} s`);
    } catch (error) {
      found.broken += 1;
      console.log(`text of seed ${seed + count}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    if (count % 2000 === 1999) console.log(`${count + 1} of ${texts} texts`);
  }
  console.log(
    `${texts} texts: ${found.broken} broke something, ${found.sound} had no error, the slowest took ${found.slowest.toFixed(2)} s`,
  );
  return found.broken;
}

async function fuzzProducts(seed: number, claims: number): Promise<number> {
  const tally: ClaimTally = { settled: 0, refused: 0 };
  let broken = 0;
  let next = seed;
  while (tally.settled + tally.refused < claims && broken < 10) {
    const engines = await productOf(next);
    const wrong =
      engines &&
      fuzzClaims(engines, new Random(next ^ 0x1b873593), Math.min(50, claims - tally.settled - tally.refused), tally);
    if (wrong !== undefined) {
      broken += 1;
      console.log(`claims of seed ${next}: ${wrong}`);
    }
    next += 1;
  }
  console.log(
    `${tally.settled + tally.refused} claims: ${tally.settled} settled alike, ${tally.refused} refused alike, ${broken} broke something`,
  );
  return broken;
}
