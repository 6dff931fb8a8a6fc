import { createRequire, register } from "node:module";

// node --import @yakkan/loader/register app.js
register("./hooks.js", import.meta.url);

// What is required is loaded at once, and a product is compiled for a while: without this it would be read as JavaScript.
// It is not enumerable, or a product would be found for `require("./costs")` in front of the folder of that name.
Object.defineProperty(createRequire(import.meta.url).extensions, ".yakkan", {
  value: (_: unknown, path: string) => {
    throw new Error(`${path} is imported, also from CommonJS: await import(…) in place of require(…)`);
  },
});
