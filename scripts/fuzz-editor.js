// Random edits and requests on the five products: npm run fuzz:editor -- --steps 50000 --seed 1
import { parseArgs } from "node:util";
import { fuzz, products } from "../test/src/lsp/fuzz.ts";

const { values } = parseArgs({
  options: { steps: { type: "string", default: "50000" }, seed: { type: "string", default: "1" } },
});
const [steps, seed] = [Number(values.steps), Number(values.seed)];
await fuzz({ steps, seed, texts: products(), report: (line) => console.log(line) });
console.log(`${steps} edits and requests, seed ${seed}: the server is as a fresh one`);
