#!/usr/bin/env node
// A file of its own, because npm links a command at install time, before the bundle is built.

// What one run compiled the next need not, with a Node that keeps it (22.1).
require("node:module").enableCompileCache?.();

try {
  require("../dist/cli/yakkan.cjs");
} catch (problem) {
  const isMissing = problem.code === "MODULE_NOT_FOUND" && String(problem.message).includes("dist/cli/yakkan.cjs");
  if (!isMissing) throw problem;
  console.error("yakkan is not built yet: run `npm run build` first");
  process.exitCode = 2;
}
