#!/usr/bin/env node
// A file of its own, because npm links a command at install time, before the bundle is built.
const { existsSync } = require("node:fs");
const { join } = require("node:path");

const bundle = join(__dirname, "../dist/cli/yakkan.cjs");
if (existsSync(bundle)) require(bundle);
else {
  console.error("yakkan is not built yet: run `npm run build` first");
  process.exitCode = 2;
}
