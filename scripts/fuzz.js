// Hands random texts to the compiler and broken claims to both readings: npm run fuzz -- --texts 100000 --claims 100000 --seed 1
import { fuzz } from "../test/src/fuzz/fuzz.ts";

process.exitCode = await fuzz(process.argv.slice(2));
