import { register } from "node:module";

// node --import @yakkan/loader/register app.js
register("./hooks.js", import.meta.url);
