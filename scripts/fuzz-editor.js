// Random edits and requests on the five products: npm run fuzz:editor -- --steps 50000 --seed 1
import { parseArgs } from "node:util";
import { fuzz } from "../test/src/lsp/fuzz.ts";
import { productTexts } from "../test/src/support/edits.ts";

const { values } = parseArgs({
  options: { steps: { type: "string", default: "50000" }, seed: { type: "string", default: "1" } },
});
const [steps, seed] = [Number(values.steps), Number(values.seed)];
await fuzz({ steps, seed, texts: productTexts().map(({ text }) => text), report: (line) => console.log(line) });
console.log(`${steps} edits and requests, seed ${seed}: the server is as a fresh one`);
