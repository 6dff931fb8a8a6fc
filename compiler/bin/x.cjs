#!/usr/bin/env node
// A file of its own, because npm links a command at install time, before the bundle is built.
const { Buffer } = require("node:buffer");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { basename, join } = require("node:path");

/**
 * Code that runs a few times is not worth being made fast while it runs, which takes a fifth of a short run; what runs
 * long is made fast a moment later, of fifteen times the usual use. Nor is it worth watching what it is used for before
 * it has run twenty times, which is done after eight. The words for it differ between versions of V8.
 */
const later = {
  20: ["--interrupt-budget=2000000", "--interrupt-budget-factor-for-feedback-allocation=20"],
  22: ["--invocation-count-for-turbofan=45000", "--invocation-count-for-feedback-allocation=20"],
  24: ["--invocation-count-for-turbofan=45000", "--invocation-count-for-feedback-allocation=20"],
}[process.versions.node.split(".")[0]];
/** How many of the runs ask whether more was compiled than is kept. */
const askedAgain = 1 / 8;
/** What is kept begins with how much it is of, a number. */
const sizeBytes = 8;
const programs = join(__dirname, "../dist/cli-x");
const [command, ...more] = process.argv.slice(2);
// The command that is called most, and loads nothing besides: what was kept of a program cannot `import()`.
const isCheck = command === "check" && !more.includes("--help");
// Without options it has a program of its own, which is a function already: to copy all of a text takes as long as to read it.
const isAlone = isCheck && more.every((one) => !one.startsWith("-"));
const program = join(programs, isAlone ? "check.cjs" : "yakkan.cjs");
// A bundle is in ASCII.
const text = isCheck ? read(program, "latin1") : undefined;

if (text !== undefined) run(text);
else {
  // What one run compiled the next need not, with a Node that keeps it (22.1).
  require("node:module").enableCompileCache?.();
  try {
    require(program);
  } catch (problem) {
    const isMissing = problem.code === "MODULE_NOT_FOUND" && String(problem.message).includes(program);
    if (!isMissing) throw problem;
    console.error("yakkan is not built yet: run `npm run build` first");
    process.exitCode = 2;
  }
}

/**
 * Runs the program by what was compiled of it at an earlier run. A quarter of a short run is compiling; what Node keeps
 * of its own accord is only what is compiled before anything runs.
 */
function run(text) {
  const { getHeapCodeStatistics, setFlagsFromString } = require("node:v8");
  const { Script } = require("node:vm");
  for (const flag of later ?? []) setFlagsFromString(flag);
  // What is used often is compiled at once: to wait until there is enough for a batch takes as long as to compile it.
  setFlagsFromString("--baseline-batch-compilation-threshold=200");
  // Nothing lives so long that it pays to find out where what lives long is made.
  setFlagsFromString("--no-allocation-site-pretenuring");
  // Nor is anything forgotten that can be kept.
  setFlagsFromString("--no-flush-bytecode");
  // Most patterns are tried more often than once, so none is interpreted first.
  setFlagsFromString("--no-regexp-tier-up");
  // What is new is made where what came before it has been cleared away: to fetch memory takes longer than to clear.
  setFlagsFromString("--semi-space-growth-factor=1");
  // So little is cleared at a time that to wake another thread for it takes longer.
  setFlagsFromString("--no-parallel-scavenge");
  // The text ends in its hash: of another program nothing is taken.
  const hash = /^\/\/ ([0-9a-f]{64})$/m.exec(text.slice(-70))?.[1];
  const file = join(programs, ".cache", `${basename(program, ".cjs")}-${process.version}-${process.arch}-${hash}`);
  const kept = hash === undefined ? undefined : read(file);
  const called = isAlone ? text : `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  const script = new Script(called, {
    filename: program,
    // V8 takes nothing that another version or other flags have left.
    cachedData: kept?.subarray(sizeBytes),
  });
  const size = kept === undefined || script.cachedDataRejected ? 0 : kept.readDoubleLE();
  if (hash !== undefined)
    process.on("exit", (code) => {
      // Not of a run that went no further than its arguments.
      if (code > 1) return;
      // A larger product, or one of other constructs, needs more of the program than those before it. To ask takes a
      // fiftieth of a short run, so once something is kept a few runs ask for all.
      if (size > 0 && Math.random() >= askedAgain) return;
      const compiled = getHeapCodeStatistics().bytecode_and_metadata_size;
      if (compiled > 1.02 * size) keep(file, compiled, script.createCachedData());
    });
  const module = { exports: {} };
  const body = script.runInThisContext();
  // Nothing in the program is required by a path, so what is found from here is found from there.
  body.call(module.exports, module.exports, require, module, program, programs);
}

/** Nothing where it cannot be read. */
function read(file, encoding) {
  try {
    const content = readFileSync(file, encoding);
    return content.length < sizeBytes ? undefined : content;
  } catch {
    return undefined;
  }
}

/**
 * Behind how much was compiled then. Whole or not at all, since others may run at the same time; where nothing may be
 * written the next run is as slow.
 */
function keep(file, compiled, data) {
  const beside = `${file}.${process.pid}`;
  const size = Buffer.alloc(sizeBytes);
  size.writeDoubleLE(compiled);
  try {
    mkdirSync(join(programs, ".cache"), { recursive: true });
    writeFileSync(beside, Buffer.concat([size, data]));
    renameSync(beside, file);
  } catch {
    // As above.
  }
}
