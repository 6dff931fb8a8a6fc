#!/usr/bin/env node
// A file of its own, because npm links a command at install time, before the bundle is built.
require("../dist/cli/yakkan.cjs");
