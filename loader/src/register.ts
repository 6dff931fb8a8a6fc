import { createRequire, register } from "node:module";

// node --import @yakkan/loader/register app.js
register("./hooks.js", import.meta.url);

// What is required is loaded at once, and a product is compiled for a while: without this it would be read as JavaScript.
const { extensions } = createRequire(import.meta.url);
extensions[".yakkan"] = (_, path) => {
  throw new Error(`${path} is imported, also from CommonJS: await import(…) in place of require(…)`);
};
