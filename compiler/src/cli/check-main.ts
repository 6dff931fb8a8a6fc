import { check } from "./check.js";
import { endProcess, endWith } from "./ending.js";
import { productFiles } from "./products.js";

/** `yakkan check FILE…` without options, as a program of its own: half of the whole one, and without its arguments. */
void productFiles(process.argv.slice(3))
  .then((files) => check(files, { format: "text" }))
  .catch((problem: unknown) => endWith(problem))
  .then((code) => endProcess(code, { atOnce: true }));
