import { plugin } from "./plugin.js";

/** The plugin for esbuild. */
export const yakkan = plugin.esbuild;
