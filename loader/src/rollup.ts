import { plugin } from "./plugin.js";

/** The plugin for rollup. */
export const yakkan = plugin.rollup;
