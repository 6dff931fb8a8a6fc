#!/usr/bin/env node
// A file of its own, because npm links a command at install time, before the bundle is built.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { dirname, join } = require("node:path");
const { constants, Script } = require("node:vm");

const program = join(__dirname, "../dist/cli/yakkan.cjs");
const text = read(program, "utf8");
if (text === undefined) {
  console.error("yakkan is not built yet: run `npm run build` first");
  process.exitCode = 2;
} else run(text);

/**
 * Runs the program by what was compiled of it when the same command was run before. A quarter of a short run is
 * compiling; what Node keeps of its own accord (`enableCompileCache`) is only what is compiled before anything runs.
 */
function run(text) {
  // The text ends in its hash: of another program nothing is taken.
  const hash = /^\/\/ ([0-9a-f]{64})$/m.exec(text.slice(-70))?.[1];
  const command = /^[a-z]+$/.exec(process.argv[2] ?? "")?.[0];
  const isKept = hash !== undefined && command !== undefined && !process.argv.includes("--help");
  const file = join(dirname(program), ".cache", `${command}-${process.version}-${process.arch}-${hash}`);
  const cachedData = isKept ? read(file) : undefined;
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {\n${text}\n})`, {
    filename: program,
    lineOffset: -1,
    // V8 takes nothing that another version or other flags have left.
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  // Not of a mistyped command, nor of one that went no further.
  if (isKept && script.cachedDataRejected !== false)
    process.on("exit", (code) => {
      if (code <= 1) keep(file, script.createCachedData());
    });
  const module = { exports: {} };
  const body = script.runInThisContext();
  body.call(module.exports, module.exports, createRequire(program), module, program, dirname(program));
}

/** Nothing where it cannot be read. */
function read(file, encoding) {
  try {
    return readFileSync(file, encoding);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, since others may run at the same time; where nothing may be written the next run is as slow. */
function keep(file, data) {
  const beside = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, data);
    renameSync(beside, file);
  } catch {
    // As above.
  }
}
