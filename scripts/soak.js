// Settles random histories of random products by the interpreter and by the emitted evaluator: npm run soak -- --settlements 1000000 --seed 1
import { soak } from "../test/src/agree/soak.ts";

process.exitCode = await soak(process.argv.slice(2));
